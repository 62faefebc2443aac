"""Captions of Chinese and Japanese pages, each in a paragraph of its own right below its picture (layer 3).

In: the page and the blocks that stay. Out: the indices of the blocks that go. Their content systems set pictures and
captions as paragraphs, alike but for the looks: centred, small or grey, or much shorter than the text. In languages
with spaces looks say too little: of 45 such lines 31 belong (wcxb, where blogs show their pictures so).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from statistics import median
from typing import Any, NamedTuple

from newsclean.features import PROSE_WORDS
from newsclean.look import Look
from newsclean.model import Block
from newsclean.structure import element_of
from newsclean.tags import HEADINGS
from newsclean.text import is_spaceless

_CHARS = 80  # of a caption: the longest that stayed has 63
_LINES = 60  # of a page that are looked at: each takes a walk down from the root
_SHARE = 0.5  # of the lines with such looks, below pictures: verse and lists of products are centred elsewhere, too
_SHORT_CHARS = 12
_TIMES_LONGER = 5
_SHORT_LINES = 2
_WRAPPERS = 3  # elements around a line, or around a picture
_LABELS = "\u25b2\u25b3\u2191"  # ▲ and the like point at the picture above
_NO_LINE = HEADINGS | {"li", "td", "th", "dt", "dd"}


class _Line(NamedTuple):
    """A short line, and its looks."""

    block: Block
    below: bool
    """It stands right below an element with a picture and no text."""
    centred: bool
    small: bool
    """Its letters are smaller than usual, or grey."""


def find_below_pictures(look: Look) -> list[int]:
    """Return the short lines below pictures that are made otherwise than the text, or point at the picture.

    Of 36 on 11 Chinese pages by strangers none belongs.
    """
    page, staying = look.page, look.staying
    prose = [page.blocks[i] for i in staying if page.blocks[i].words >= PROSE_WORDS]
    short = [page.blocks[i] for i in staying if _is_short(page.blocks[i])]
    short = [block for block in short if page.containers[block.container].tag not in _NO_LINE]
    if not prose or not any(block.media for block in short) or len(short) > _LINES:
        return []
    elements = [(block, element_of(page, block.container)) for block in short]
    lines = [_read_line(block, element) for block, element in elements if element is not None]
    found = {line.block.index for line in lines if line.below and line.block.text[0] in _LABELS}
    for looks in ([x for x in lines if x.centred], [x for x in lines if x.small]):
        below = [line.block.index for line in looks if line.below]
        found.update(below if len(below) > _SHARE * len(looks) else ())
    usual = median(block.chars for block in prose)
    tiny = [line.block.index for line in lines if line.below and _is_tiny(line.block, usual)]
    found.update(tiny if len(tiny) >= _SHORT_LINES else ())
    return sorted(found)


def _is_short(block: Block) -> bool:
    is_line = block.chars <= _CHARS and "\n" not in block.text and 2 * block.link_chars <= block.chars
    return is_line and 2 * sum(map(is_spaceless, block.text)) >= block.chars


def _is_tiny(block: Block, usual: float) -> bool:
    """Tell whether a line is a few signs with a full stop, as no subhead has, and the paragraphs are much longer."""
    is_plain = block.text[-1] == "\u3002" and not set(block.text[:-1]) & _MARKS
    return block.chars <= _SHORT_CHARS and is_plain and usual >= _TIMES_LONGER * block.chars


_MARKS = frozenset("\uff0c,\u3001\uff1a:\u3002\uff1f\uff01")


def _read_line(block: Block, element: Any) -> _Line:
    around = list(islice(_with_parents(element), _WRAPPERS))
    inside = [child for child in islice(element.iter(), _WRAPPERS) if isinstance(child.tag, str)]
    is_centred = any(_is_centred(one) for one in around)
    return _Line(block, bool(block.media) and _is_below_picture(element), is_centred, any(map(_is_small, inside)))


def _with_parents(element: Any) -> Iterator[Any]:
    while element is not None and element.tag not in ("body", "html"):
        yield element
        element = element.getparent()


def _is_centred(element: Any) -> bool:
    names, style = element.get("class", "")[:_NAME_CHARS], element.get("style", "")[:_NAME_CHARS]
    is_set = element.tag == "center" or element.get("align", "").lower() == "center"
    return is_set or _CENTRED.search(style) is not None or _CENTRE_NAME.search(names) is not None


def _is_small(element: Any) -> bool:
    return element.tag == "small" or _SMALL.search(element.get("style", "")[:_NAME_CHARS]) is not None


_NAME_CHARS = 400
_CENTRED = re.compile(r"text-align:\s?center", re.I)
_CENTRE_NAME = re.compile(r"(?<![a-z])(?:text-?)?cent(?:er|re)(?:ed)?(?![a-z])", re.I)
_SMALL = re.compile(
    r"(?<!-)color:\s?(?:#(?:[6-9]{3}){1,2}\b|gr[ae]y)|font-size:\s?(?:[6-9]pt|10pt|1[0-2]px|x?-?small|smaller)", re.I
)


def _is_below_picture(element: Any) -> bool:
    """Tell whether what stands right before an element holds a picture and no text."""
    for one in islice(_with_parents(element), _WRAPPERS):
        for before in islice(one.itersiblings(preceding=True), _WRAPPERS):
            if not isinstance(before.tag, str) or before.tag in ("br", "script", "style"):
                continue
            text = next((part for part in before.itertext() if part.strip()), "")
            if text or (before.tail or "").strip():
                return False
            if before.tag == "img" or before.find(".//img") is not None:
                return True
        if _opens_with_text(one.getparent()):
            return False
    return False


def _opens_with_text(element: Any) -> bool:
    return element is None or bool((element.text or "").strip())
