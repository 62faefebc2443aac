"""Lines right below pictures that are made otherwise than the text: centred, small (layer 3).

In: a Look. Out: the indices of the blocks that are captions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any, NamedTuple

import regex

from newsclean.characters import COLON_CLASS, EAST_ASIAN
from newsclean.context.look import Staying
from newsclean.model import Block, Page
from newsclean.page.element_text import holds
from newsclean.page.elements import holds_picture
from newsclean.page.structure import is_bold
from newsclean.page.tags import HEADINGS, STYLE_CHARS
from newsclean.prose import NO_MARK, PROSE_WORDS, end_mark


def find_lines_below_pictures(look: Staying) -> list[int]:
    """Return the lines right below pictures that are centred or small as the text is not.

    Each is a paragraph of its own, as many content systems in China and elsewhere set them. In the scripts of East Asia
    on 17 pages by strangers all 56 are captions or credits. Elsewhere they are as often text (wcxb: 4 pages better for
    it, 6 worse), and no news of the annotated sets has any: there a centred line tells in its picture's paragraph
    alone. "Fig. 2:" does whatever the make: both such lines on a page by a stranger are captions (with a full stop
    behind the number, "FIGURE 2.", 2 of 2 belong on wcxb).
    """
    page = look.page
    staying = [page.blocks[i] for i in look.staying]
    pictured = [b for b in staying if b.media and b.words <= _LINE_WORDS]
    numbered = [b.index for b in pictured if _NUMBERED.match(b.text)]
    below = [b for b in pictured if _may_be_caption(page, b)]
    others = [b for b in staying if not b.media] if below else []
    if sum(b.words >= PROSE_WORDS for b in others) < _LEAST_PARAGRAPHS:
        return numbered
    looks = _Looks(page)
    return sorted({*numbered, *_small(looks, below, others), *_centred(looks, below, others)})


def _may_be_caption(page: Page, block: Block) -> bool:
    """Tell whether a block is one line, unlinked, in an element that captions stand in."""
    is_line = "\n" not in block.text and 2 * block.link_chars <= block.chars
    return is_line and page.containers[block.container].tag not in _NO_CAPTION


_EAST_ASIAN = regex.compile(f"[{EAST_ASIAN}]")
_NUMBERED = re.compile(
    rf"(?:fig(?:ure|ura|uur|ur)?|abb(?:ildung)?|afb(?:eelding)?|rys)\.?"  # a word ends where no other begins: linear
    rf"\s{{0,2}}[0-9]{{1,3}}[a-z]?\s?[{COLON_CLASS}]",
    re.IGNORECASE,
)
_LINE_WORDS = 60  # by hand; at half and at twice no page of 520 differs
_LEAST_PARAGRAPHS = 3  # a page of pictures has no text but what stands below them
_NO_CAPTION = HEADINGS | {"li", "td", "th", "dt", "dd", "pre", "blockquote"}


class _Make(NamedTuple):
    """How the letters of a block are made, by its own element and what is right in it."""

    is_centred: bool
    size: str
    """As written, "" where nothing is."""
    is_slanted: bool
    """Whether <em> or <i> holds all of it."""


class _Looks:
    """The makes of a page's blocks; each is read once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: dict[int, _Make] = {}

    def of(self, block: Block) -> _Make:
        """Return the make of a block."""
        if block.index not in self._known:
            element = self._page.element(block.container)
            self._known[block.index] = _PLAIN if element is None else _make(element, block.text)
        return self._known[block.index]

    def is_with_picture(self, block: Block) -> bool:
        """Tell whether a block stands in a <p> that holds a picture, too."""
        element = self._page.element(block.container)
        return element is not None and element.tag == "p" and holds_picture(element)


_PLAIN = _Make(is_centred=False, size="", is_slanted=False)


def _make(element: Any, text: str) -> _Make:
    """Return how an element makes a text that stands in it, alone or in an inline element of its own."""
    size = ""
    is_slanted = False
    for inner in _around(element, text):
        is_slanted = is_slanted or inner.tag in _SLANTED
        if inner.tag in _SMALL_TAGS:
            size = "small" if inner.tag != "font" else inner.get("size") or size
        for value in _DECLARED.findall((inner.get("style") or "")[:STYLE_CHARS]):
            size = value
    return _Make(is_centred(element), size.strip().lower(), is_slanted)


_DECLARED = re.compile(r"(?:^|[;\s])font-size\s{0,3}:\s{0,3}([^;!]{1,40})", re.IGNORECASE)


def _around(element: Any, text: str) -> list[Any]:
    """Return an element and the inline ones in it that hold all of a text, from without to within."""
    return [element, *(inner for inner in islice(element.iter(*_INLINE), _MOST_INNER) if holds(inner, text))]


_INLINE = ("span", "font", "small", "sub", "sup", "strong", "b", "em", "i")
_SMALL_TAGS = ("small", "sub", "sup", "font")
_SLANTED = ("em", "i")
_MOST_INNER = 8  # a text that stands loose among many is not looked for far


def is_centred(element: Any) -> bool:
    """Tell whether an element says that its text is centred."""
    is_aligned = (element.get("align") or "").strip().lower() == "center"
    return is_aligned or _CENTRED.search((element.get("style") or "")[:STYLE_CHARS]) is not None


_CENTRED = re.compile(r"text-align\s{0,3}:\s{0,3}center", re.IGNORECASE)


def _centred(looks: _Looks, lines: Sequence[Block], others: Sequence[Block]) -> list[int]:
    """Return the centred lines of East Asia or in one <p> with their picture, where less else is centred: no verse."""
    centred = [block for block in lines if looks.of(block).is_centred]
    found = [b.index for b in centred if _EAST_ASIAN.search(b.text) or looks.is_with_picture(b)]
    return found if found and sum(looks.of(block).is_centred for block in others) < len(found) else []


def _small(looks: _Looks, lines: Sequence[Block], others: Sequence[Block]) -> list[int]:
    """Return the lines below pictures that are small, where nothing else is.

    By the elements for small print, <small>, <sub> or <font size="1">; by style where they are no sentences, or bold or
    slanted from end to end; slanted ones may be of any size that is said. Of slanted ones of no size of their own 8 of
    10 belong (wcxb, on one of 3 pages).
    """
    found = [block.index for block in lines if _is_small_print(block, looks.of(block))]
    return [] if found and any(_is_small(looks.of(block).size) for block in others) else found


def _is_small_print(block: Block, make: _Make) -> bool:
    if make.size in _PRINT:
        return True
    is_set_apart = end_mark(block.text) == NO_MARK or is_bold(block)
    return is_set_apart and (_is_small(make.size) or (make.is_slanted and make.size != ""))


_PRINT = ("small", "1", "-1", "-2")


def _is_small(size: str) -> bool:
    """Tell whether a size is below that of a text: 12px or 9pt, a part of the text's own, or a word for it."""
    match = _SIZE.fullmatch(size)
    if match is None:
        return size in _SMALL_WORDS
    return float(match[1]) <= _SMALL[match[2]]


_SIZE = re.compile(r"([0-9]{0,4}\.?[0-9]{1,4})(px|pt|em|rem|%)")
_SMALL = {"px": 12.0, "pt": 9.0, "em": 0.9, "rem": 0.9, "%": 90.0}
_SMALL_WORDS = ("small", "smaller", "x-small", "xx-small", "1", "2", "-1", "-2")
