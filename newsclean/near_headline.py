"""The short texts around a page's headline, and how to look around in them (layer 2): lxml elements in, Pieces out.

Bylines and dates are read from them where metadata was silent: the walks here cost as much as all of the metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from lxml import etree

from newsclean.headline import clean_line

PIECES_AFTER = 60
"""Text nodes after the headline that may hold the byline. Measured on wcxb: the median byline is the fourth."""
PIECES_BEFORE = 8
MAX_PIECE_CHARS = 160
"""A longer text is a paragraph, and ..."""
HEAD_PARAGRAPHS = 2
"""... after so many of them the article's head is over: what follows is looked at last."""
MIN_SENTENCE_CHARS = 80
SENTENCE_SHARE = 0.5
"""Of a paragraph: what a sentence as long as that counts for; it may be a summary or a caption."""
CLIMB = 5
"""Ancestors whose attributes say what a piece is."""
MAX_STEPS = 4_000
"""Elements visited at most on the way to PIECES_AFTER texts."""

_WHOLE = frozenset(("body", "article", "main", "html"))
_UNREAD = frozenset(
    ("script", "style", "noscript", "option", "template", "svg", etree.Comment, etree.ProcessingInstruction)
)
OF_QUOTE = frozenset(("blockquote", "q", "figure", "figcaption", "cite"))
"""Elements whose names are those of who said something, or took a picture."""
PRESSED = frozenset(("a", "button"))
"""Elements that are to be pressed: topics, and what to do next."""


class Piece(NamedTuple):
    """One text node near the headline."""

    text: str
    element: Any
    """The element that it stands in."""


class Nearby(NamedTuple):
    """The short texts around the headline."""

    head: list[Piece]
    """Those of the article's head: below the headline, above the text."""
    before: list[Piece]
    """Those before the headline."""
    below: list[Piece]
    """Those below the head."""

    @property
    def others(self) -> list[Piece]:
        """Those out of the head."""
        return self.before + self.below


def near_headline(root: Any, h1: Any | None) -> Nearby:
    """Return the short texts around the headline; those of the page's start where the page shows none."""
    if h1 is None:
        return Nearby(_head_and_rest(_texts(next(root.iter("article", "main", "body"), root)))[0], [], [])
    head, rest = _head_and_rest(_following(h1))
    return Nearby(head, _preceding(h1), rest)


def _head_and_rest(texts: Iterator[tuple[str, Any]]) -> tuple[list[Piece], list[Piece]]:
    """Return the short texts before and after the end of the article's head."""
    head: list[Piece] = []
    rest: list[Piece] = []
    paragraphs = 0.0
    for text, element in islice(texts, PIECES_AFTER):
        line = clean_line(text, MAX_PIECE_CHARS)
        if line is None:
            paragraphs += 1
        else:
            paragraphs += len(line) >= MIN_SENTENCE_CHARS and line[-1] in ".!?" and SENTENCE_SHARE
            (head if paragraphs < HEAD_PARAGRAPHS else rest).append(Piece(line, element))
    return head, rest


def _texts(top: Any) -> Iterator[tuple[str, Any]]:
    """Yield the text nodes below an element that are not blank, each with the element it stands in."""
    if not isinstance(top.tag, str) or top.tag in _UNREAD:
        return
    if top.text and not top.text.isspace():
        yield top.text, top
    outer: list[Any] = []  # the open elements but the innermost
    parent, child = top, top[0] if len(top) else None  # an iterator over each one's children takes twice as long
    for _ in range(MAX_STEPS):
        if child is None:
            if not outer:
                return
            child, parent = parent, outer.pop()
        elif child.tag not in _UNREAD:
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
    if not isinstance(top.tag, str) or top.tag in _UNREAD:
        return
    outer: list[Any] = []
    parent, child = top, top[-1] if len(top) else None
    for _ in range(MAX_STEPS):
        if child is None:
            if parent.text and not parent.text.isspace():
                yield parent.text, parent
            if not outer:
                return
            child, parent = parent.getprevious(), outer.pop()
            continue
        text = child.tail
        if text and not text.isspace():
            yield text, parent
        if child.tag in _UNREAD:
            child = child.getprevious()
        else:
            outer.append(parent)
            parent, child = child, child[-1] if len(child) else None


def _following(start: Any) -> Iterator[tuple[str, Any]]:
    """Yield the text nodes after an element, in document order."""
    element = start
    while (parent := element.getparent()) is not None:
        for _ in range(MAX_STEPS):
            if element.tail and not element.tail.isspace():
                yield element.tail, parent
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


def near_ancestors(element: Any) -> Iterator[Any]:
    """Yield the nearest ancestors, the element itself first."""
    for _ in range(CLIMB):
        if element is None or element.tag in _WHOLE:
            break
        yield element
        element = element.getparent()


def is_within(element: Any, container: Any) -> bool:
    """Tell whether an element is another or stands in it."""
    return element is container or any(ancestor is container for ancestor in element.iterancestors())


def chars_in(element: Any) -> int:
    """Return how many characters an element holds."""
    return sum(map(len, element.itertext()))


def marks_of(element: Any) -> str:
    """Return what the attributes of an element say of it."""
    get = element.get
    named = get("data-testid") or get("data-component") or ""
    return f"{get('class', '')} {get('id', '')} {get('itemprop', '')} {get('rel', '')} {named}"


def elements_by(marks: etree.XPath, root: Any) -> Any:
    """Return what an XPath finds, nothing on a page of more elements than libxml2 searches."""
    try:
        return marks(root)
    except etree.XPathError:  # on more than 10,000,000
        return []


# ---- the picture below the headline -----------------------------------------------------------------------------

MAX_PICTURE_STEPS = 400
"""Elements after the headline that may hold the lead picture."""
MIN_PICTURE_WIDTH = 160
"""Pixels; what says it is narrower is an icon, a portrait or a teaser's."""
_OF_PICTURE = re.compile("foto|photo|image|img|pict?(?![a-z])|pictur|figure|lead|hero|media|bild|beeld|imagen", re.I)
_NO_PICTURE = re.compile(
    "logo|icon|avatar|author|byline|share|social|relat|teaser|promo|advert|sponsor|banner|recommend|sidebar|comment"
    r"|(?<![a-z])ads?(?![a-z])|badge|pixel|spacer|sprite|flag",
    re.I,
)
_NO_PICTURE_FILE = re.compile(r"[/_.-](?:logo|icon|avatar|badge|pixel|spacer|sprite|blank)s?(?=[/_.-]|\d|$)", re.I)
_NO_PLACE = frozenset(("aside", "nav", "footer", "li", "form"))


def picture_below(headline: Any) -> str | None:
    """Return the address of the first picture after the headline and before the third paragraph, as the page writes it.

    It stands in a figure, or in an element named for pictures, or is marked as the article's; not in a list or a link
    elsewhere, and is no logo, portrait or icon.
    """
    paragraphs = 0
    for element in islice(elements_after(headline), MAX_PICTURE_STEPS):
        if element.tag == "img":
            if _is_picture(element) and (source := _source_of(element)):
                return source
        elif element.tag == "p" and len(element.text or "") >= MIN_SENTENCE_CHARS:
            paragraphs += 1
            if paragraphs > HEAD_PARAGRAPHS:
                return None
    return None


def elements_after(start: Any) -> Iterator[Any]:
    """Yield the elements after one, in document order."""
    while start is not None:
        for sibling in start.itersiblings():
            if sibling.tag not in _UNREAD:
                yield from sibling.iter(etree.Element)
        start = start.getparent()


def _is_picture(image: Any) -> bool:
    """Tell whether an image is marked as an article's picture, or stands where those stand."""
    near = list(near_ancestors(image))
    marks = [marks_of(element) for element in near]
    width = image.get("width") or ""
    if width.isdecimal() and int(width[:6]) < MIN_PICTURE_WIDTH:
        return False
    if any(_NO_PICTURE.search(mark) for mark in marks) or _NO_PICTURE_FILE.search(image.get("src") or ""):
        return False
    if any(element.tag in _NO_PLACE or (element.tag == "a" and not _shows(element)) for element in near):
        return False
    return any(element.tag in ("figure", "picture") for element in near) or any(map(_OF_PICTURE.search, marks))


def _shows(link: Any) -> bool:
    """Tell whether a link shows a picture larger and leads to no other page."""
    href = (link.get("href") or "").lower()
    return href.startswith(("#", "javascript:")) or not href or _IMAGE_FILE.search(href) is not None


_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])")


def _source_of(image: Any) -> str | None:
    """Return the address of an image, which may stand where a script finds it."""
    get = image.get
    for source in (get("data-src"), get("data-original"), get("data-lazy-src"), get("src")):
        if source and not _STAND_IN.search(source):
            return str(source).strip()
    sets = (get("data-srcset") or get("srcset") or "").split(maxsplit=1)
    return sets[0].rstrip(",") if sets and not _STAND_IN.search(sets[0]) else None


_STAND_IN = re.compile(r"^\s{0,9}data:|placeholder|lazy-?load|/blank\.|/loading\.", re.IGNORECASE)
