"""The short texts around a page's headline, and how to look around in them (layer 2): lxml elements in, Pieces out.

Bylines and dates are read from them where metadata was silent: the walks here cost as much as all of the metadata.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain, islice
from typing import Any, NamedTuple

from lxml import etree

from newsclean.characters import SENTENCE_ENDS
from newsclean.prose import SENTENCE, end_mark
from newsclean.text import clean_line

PIECES_AFTER = 60
"""Text nodes after the headline that may hold the byline. Measured on wcxb: the median byline is the fourth."""
PIECES_BEFORE = 8  # by hand; at half and at twice 0 and 1 of 520 pages differ
MAX_PIECE_CHARS = 160
"""A longer text is a paragraph, and ..."""
HEAD_PARAGRAPHS = 2
"""... after so many of them the article's head is over: what follows is looked at last."""
MIN_SENTENCE_CHARS = 80  # by hand; at half and at twice 2 and 0 of 520 pages differ
SENTENCE_SHARE = 0.5
"""Of a paragraph: what a sentence as long as that counts for; it may be a summary or a caption."""
CLIMB = 5
"""Ancestors whose attributes say what a piece is."""
MAX_STEPS = 4_000
"""Elements visited at most on the way to PIECES_AFTER texts."""

_WHOLE = frozenset(("body", "article", "main", "html"))
UNREAD = frozenset(
    ("script", "style", "noscript", "option", "template", "svg", etree.Comment, etree.ProcessingInstruction)
)
"""Nodes that hold no text that is shown."""
OF_QUOTE = frozenset(("blockquote", "q", "figure", "figcaption", "cite"))
"""Elements whose names are those of who said something, or took a picture."""
PRESSED = frozenset(("a", "button"))
"""Elements that are to be pressed: topics, and what to do next."""


class Piece(NamedTuple):
    """One text node near the headline."""

    text: str
    element: Any
    """The element that it stands in."""


@dataclass(frozen=True)
class Nearby:
    """The short texts around the headline; those out of the article's head are read when they are first asked for."""

    head: list[Piece]
    """Those of the article's head: below the headline, above the text."""
    read_before: Callable[[], list[Piece]] = list
    read_below: Callable[[], list[Piece]] = list

    @cached_property
    def before(self) -> list[Piece]:
        """Those before the headline."""
        return self.read_before()

    @cached_property
    def below(self) -> list[Piece]:
        """Those below the head."""
        return self.read_below()

    @property
    def others(self) -> list[Piece]:
        """Those out of the head."""
        return self.before + self.below


def near_headline(root: Any, h1: Any | None) -> Nearby:
    """Return the short texts around the headline; those of the page's start where the page shows none."""
    if h1 is None:
        return Nearby(_head_and_rest(_texts(next(root.iter("article", "main", "body"), root)))[0])
    head, rest = _head_and_rest(_following(h1))
    return Nearby(head, partial(_preceding, h1), partial(list, rest))


def texts_of(root: Any) -> list[tuple[str, Any]]:
    """Return the texts of a page that are not blank, as they are written, each with the element it stands in."""
    return list(_texts(next(root.iter("body"), root)))


def _head_and_rest(texts: Iterator[tuple[str, Any]]) -> tuple[list[Piece], Iterator[Piece]]:
    """Return the short texts before the end of the article's head, and those after it, which are not yet read."""
    head: list[Piece] = []
    paragraphs = 0.0
    lines = islice(texts, PIECES_AFTER)
    for text, element in lines:
        line = clean_line(text, MAX_PIECE_CHARS)
        if line is None:
            paragraphs += 1
        elif len(line) >= MIN_SENTENCE_CHARS and line[-1] in SENTENCE_ENDS:
            paragraphs += SENTENCE_SHARE
        if paragraphs >= HEAD_PARAGRAPHS:
            return head, short_texts(chain([(text, element)], lines))
        if line:
            head.append(Piece(line, element))
    return head, short_texts(lines)


def short_texts(texts: Iterable[tuple[str, Any]]) -> Iterator[Piece]:
    """Yield the short ones of texts, each as one line."""
    new = tuple.__new__  # a third of the time
    for text, element in texts:
        if line := clean_line(text, MAX_PIECE_CHARS):
            yield new(Piece, (line, element))


def _texts(top: Any) -> Iterator[tuple[str, Any]]:
    """Yield the text nodes below an element that are not blank, each with the element it stands in.

    What is hidden by a style may be the byline, as on 4 annotated pages of blogs; what has the attribute is not.
    """
    if not isinstance(top.tag, str) or top.tag in UNREAD:
        return
    text = top.text
    if text and not text.isspace():
        yield text, top
    outer: list[Any] = []  # the open elements but the innermost
    parent, child = top, top[0] if len(top) else None  # an iterator over each one's children takes twice as long
    for _ in range(MAX_STEPS):
        if child is None:
            if not outer:
                return
            child, parent = parent, outer.pop()
        elif child.tag not in UNREAD and child.get("hidden") is None:
            text = child.text
            if text and not text.isspace():
                yield text, child
            if len(child):
                outer.append(parent)
                parent, child = child, child[0]
                continue
        text = child.tail
        if text and not text.isspace():
            yield text, parent
        child = child.getnext()


def _texts_backwards(top: Any) -> Iterator[tuple[str, Any]]:
    """Yield what `_texts` does, the last text first."""
    if not isinstance(top.tag, str) or top.tag in UNREAD:
        return
    outer: list[Any] = []
    parent, child = top, top[-1] if len(top) else None
    for _ in range(MAX_STEPS):
        if child is None:
            text = parent.text
            if text and not text.isspace():
                yield text, parent
            if not outer:
                return
            child, parent = parent.getprevious(), outer.pop()
            continue
        text = child.tail
        if text and not text.isspace():
            yield text, parent
        if child.tag in UNREAD or child.get("hidden") is not None:
            child = child.getprevious()
        else:
            outer.append(parent)
            parent, child = child, child[-1] if len(child) else None


def _following(start: Any) -> Iterator[tuple[str, Any]]:
    """Yield the text nodes after an element, in document order."""
    element = start
    while (parent := element.getparent()) is not None:
        for _ in range(MAX_STEPS):
            text = element.tail
            if text and not text.isspace():
                yield text, parent
            if (sibling := element.getnext()) is None:
                break
            element = sibling
            yield from _texts(element)
        element = parent


def _preceding(start: Any) -> list[Piece]:
    """Return the last short texts before an element, in document order."""
    found: list[Piece] = []
    element = start
    for _ in range(CLIMB):
        if element.tag == "body":
            break
        for sibling in islice(element.itersiblings(preceding=True), PIECES_BEFORE):
            for text, holder in _texts_backwards(sibling):
                if line := clean_line(text, MAX_PIECE_CHARS):
                    found.append(Piece(line, holder))
                    if len(found) == PIECES_BEFORE:
                        return found[::-1]
        element = element.getparent()
        if element is None:
            break
    return found[::-1]


def elements_after(start: Any) -> Iterator[Any]:
    """Yield the elements after one, in document order."""
    while start is not None:
        for sibling in start.itersiblings():
            if sibling.tag not in UNREAD:
                yield from sibling.iter(etree.Element)
        start = start.getparent()


def near_ancestors(element: Any) -> Iterator[Any]:
    """Yield the nearest ancestors, the element itself first."""
    for _ in range(CLIMB):
        if element is None or element.tag in _WHOLE:
            break
        yield element
        element = element.getparent()


def is_within(element: Any, container: Any) -> bool:
    """Tell whether an element is another or stands in it."""
    return element is container or any(above is container for above in element.iterancestors(container.tag))


def chars_in(element: Any) -> int:
    """Return how many characters an element holds."""
    return sum(map(len, element.itertext()))


def marks_of(element: Any) -> str:
    """Return what the attributes of an element say of it."""
    if not element.attrib:
        return _NO_MARKS
    get = element.get
    named = get("data-testid") or get("data-component") or ""
    return f"{get('class', '')} {get('id', '')} {get('itemprop', '')} {get('rel', '')} {named}"


_NO_MARKS = "    "


def is_in_prose(element: Any, *, least: int = MIN_SENTENCE_CHARS) -> bool:
    """Tell whether an element is a paragraph of the text, a long one or one of `least` characters that a sentence ends.

    "Published by Gull and sold in May", and so on; "By Monday they had done with Ada Street and Quill Row."
    """
    if element.tag != "p" or element.find("br") is not None or (chars := chars_in(element)) < least:
        return False
    return chars > 2 * MAX_PIECE_CHARS or end_mark("".join(element.itertext()).rstrip()) == SENTENCE


def elements_by(marks: etree.XPath, root: Any) -> Any:
    """Return what an XPath finds, nothing on a page of more elements than libxml2 searches."""
    try:
        return marks(root)
    except etree.XPathError:  # on more than 10,000,000
        return []
