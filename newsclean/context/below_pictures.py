"""Lines right below pictures that are made otherwise than the text: centred, small (layer 3).

In: a Look. Out: the indices of the blocks that are captions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any, NamedTuple

import regex

from newsclean.characters import COLON_CLASS, EAST_ASIAN, is_spaceless
from newsclean.context.look import Look, Staying
from newsclean.model import Block, Page
from newsclean.page.element_text import holds
from newsclean.page.elements import holds_picture
from newsclean.page.structure import is_bold
from newsclean.page.tags import CLASS_CHARS, HEADINGS, STYLE_CHARS
from newsclean.phrase_files import BIT
from newsclean.prose import NO_MARK, PROSE_WORDS, end_mark


def find_lines_below_pictures(look: Staying) -> list[int]:
    """Return the lines right below pictures that are centred or small as the text is not.

    Each is a paragraph of its own, as many content systems in China and elsewhere set them. In the scripts of East Asia
    on 17 pages by strangers all 56 are captions or credits. Elsewhere they are as often text (wcxb: 4 pages better for
    it, 6 worse), and no news of the annotated sets has any: there only the elements for small print tell. "Fig. 2:"
    does whatever the make: both such lines on a page by a stranger are captions (with a full stop behind the number,
    "FIGURE 2.", 2 of 2 belong on wcxb).
    """
    page, phrases = look.page, look.phrases
    staying = [page.blocks[i] for i in look.staying]
    pictured = [b for b in staying if b.media and phrases[b.index] in _OF_PICTURES]
    numbered = [b.index for b in pictured if b.words <= _LINE_WORDS and _NUMBERED.match(b.text)]
    below = [b for b in pictured if _may_be_caption(page, b)]
    if not below:
        return numbered
    looks = _Looks(page)
    lines = [block for block in below if _EAST_ASIAN.search(block.text)]
    found = {*numbered, *(block.index for block in lines if _ends_as_credit(block, look))}
    found.update(_small_print(looks, below, staying))
    found.update(_small_and_centred(looks, below, [block for block in staying if not phrases[block.index]]))
    found.update(_centred(looks, lines, staying))
    found.update(_in_pictures_paragraph(looks, below, staying))
    return sorted(found)


def _may_be_caption(page: Page, block: Block) -> bool:
    """Tell whether a block is one line, unlinked, in an element that captions stand in."""
    return (
        block.words <= _LINE_WORDS and 2 * block.link_chars <= block.chars
        and "\n" not in block.text and page.containers[block.container].tag not in _NO_CAPTION
    )  # fmt: skip


_EAST_ASIAN = regex.compile(f"[{EAST_ASIAN}]")
_NUMBERED = re.compile(
    rf"(?:fig(?:ure|ura|uur|ur)?|abb(?:ildung)?|afb(?:eelding)?|rys)\.?"  # a word ends where no other begins: linear
    rf"\s{{0,2}}[0-9]{{1,3}}[a-z]?\s?[{COLON_CLASS}]",
    re.IGNORECASE,
)
_LINE_WORDS = 60  # by hand; at half and at twice no page of 520 differs
_OF_PICTURES = (0, BIT["credit"], BIT["caption"])  # "Updated on 19 May" may be small, too
_NO_CAPTION = HEADINGS | {"li", "td", "th", "dt", "dd", "pre", "blockquote"}


def _ends_as_credit(block: Block, look: Look) -> bool:
    """Tell whether a line in a script without spaces ends in a credit, which has no mark before it there."""
    return is_spaceless(block.text[0]) and look.lexicon.ends_as_credit(block.text)


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
    inner = islice(element.iter(*_INLINE), _MOST_INNER)
    return [element, *(one for one in inner if one is not element and holds(one, text))]


_INLINE = ("span", "font", "small", "sub", "sup", "strong", "b", "em", "i")
_SMALL_TAGS = ("small", "sub", "sup", "font")
_SLANTED = ("em", "i")
_MOST_INNER = 8  # a text that stands loose among many is not looked for far


def is_centred(element: Any) -> bool:
    """Tell whether an element says that its text is centred, or stands right in one for that."""
    parent = element.getparent()
    return (
        element.tag == "center"
        or (parent is not None and parent.tag == "center")
        or (element.get("align") or "").strip().lower() == "center"
        or _CENTRED.search((element.get("style") or "")[:STYLE_CHARS]) is not None
        or _CENTRED_CLASS.search((element.get("class") or "")[:CLASS_CHARS]) is not None
    )


_CENTRED = re.compile(r"text-align\s{0,3}:\s{0,3}center", re.IGNORECASE)
_CENTRED_CLASS = re.compile(r"(?:^|[\s_-])cent(?:er|re)(?:ed)?(?:\s|$)", re.IGNORECASE)


def _centred(looks: _Looks, lines: Sequence[Block], staying: Sequence[Block]) -> list[int]:
    """Return the centred lines below pictures, where most of what is centred stands below one: verse does not."""
    found = [block for block in lines if looks.of(block).is_centred]
    if not found:
        return []
    elsewhere = [block for block in staying if not block.media and not block.link_chars]
    paragraphs = [block for block in elsewhere if block.words >= PROSE_WORDS]
    if len(paragraphs) < _LEAST_PARAGRAPHS or sum(looks.of(block).is_centred for block in elsewhere) >= len(found):
        return []
    if not any(is_bold(block) and not looks.of(block).is_centred for block in elsewhere):
        found = [block for block in found if not is_bold(block)]  # they may be the page's subheads
    return [block.index for block in found]


_LEAST_PARAGRAPHS = 3  # a page of pictures has no text but what stands below them


def _small_print(looks: _Looks, lines: Sequence[Block], staying: Sequence[Block]) -> list[int]:
    """Return the lines below pictures that stand in <small>, <sub> or <font size="1">, as nothing else that stays."""
    found = [block for block in lines if block.words >= _LEAST_WORDS and looks.of(block).size in _PRINT]
    others = [block for block in staying if not block.media] if found else []
    if sum(block.words >= PROSE_WORDS for block in others) < _LEAST_PARAGRAPHS:
        return []
    return [] if any(looks.of(block).size in _PRINT for block in others) else [block.index for block in found]


def _small_and_centred(looks: _Looks, lines: Sequence[Block], staying: Sequence[Block]) -> list[int]:
    """Return the lines below pictures that are both small and centred, where no other is small, no paragraph centred.

    They are no sentences, or slanted or bold from end to end; slanted ones may be of any size that is said. In any
    script: on annotated pages all 6 are captions, on two (wcxb, segments), and so are all 5 on pages by strangers, of
    which four are sentences. Headings and "THE END." may be centred, too, and so may what goes for a phrase. Of slanted
    ones of no size of their own 8 of 10 belong (wcxb, on one of 3 pages).
    """
    other = [block for block in lines if end_mark(block.text) == NO_MARK or is_bold(block)]
    small = [block for block in other if _is_small((make := looks.of(block)).size) or (make.is_slanted and make.size)]
    found = [block for block in small if block.words >= _LEAST_WORDS and looks.of(block).is_centred]
    others = [block for block in staying if not block.media] if found else []
    if sum(block.words >= PROSE_WORDS for block in others) < _LEAST_PARAGRAPHS:
        return []
    is_usual = any(
        _is_small((make := looks.of(block)).size) or (make.is_centred and block.words >= PROSE_WORDS)
        for block in others
    )
    return [] if is_usual else [block.index for block in found]


def _in_pictures_paragraph(looks: _Looks, lines: Sequence[Block], staying: Sequence[Block]) -> list[int]:
    """Return the centred lines in one <p> with their picture that are slanted or of a size of their own.

    In any script, sentences too; no text without a picture is centred.
    """
    centred = [block for block in lines if looks.is_with_picture(block) and looks.of(block).is_centred]
    found = [block for block in centred if looks.of(block).is_slanted or looks.of(block).size]
    others = [block for block in staying if not block.media and block.words >= PROSE_WORDS] if found else []
    if len(others) < _LEAST_PARAGRAPHS or any(looks.of(block).is_centred for block in others):
        return []
    return [block.index for block in found]


_PRINT = ("small", "1", "-1", "-2")
_LEAST_WORDS = 3  # by hand; at half and at twice no page of 520 differs


def _is_small(size: str) -> bool:
    """Tell whether a size is below that of a text: 12px or 9pt, a part of the text's own, or a word for it."""
    match = _SIZE.fullmatch(size)
    if match is None:
        return size in _SMALL_WORDS
    return float(match[1]) <= _SMALL[match[2]]


_SIZE = re.compile(r"([0-9]{0,4}\.?[0-9]{1,4})(px|pt|em|rem|%)")
_SMALL = {"px": 12.0, "pt": 9.0, "em": 0.9, "rem": 0.9, "%": 90.0}
_SMALL_WORDS = ("small", "smaller", "x-small", "xx-small", "1", "2", "-1", "-2")
