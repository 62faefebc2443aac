"""Authors and day as the page shows them near its headline (layer 2): lxml elements in, strings and days out.

Asked only where metadata was silent: the searches here cost as much as all of the rest of the metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple

from lxml import etree

from newsclean.dates import find_date, find_update_word, parse_date
from newsclean.headline import clean_line
from newsclean.names import after_byline_word, is_byline_word, is_full_name, visible_names

PIECES_AFTER = 60
"""Text nodes after the headline that may hold the byline. Measured on wcxb: the median byline is the fourth."""
PIECES_BEFORE = 8
MAX_PIECE_CHARS = 160
"""A longer text is a paragraph, and ..."""
HEAD_PARAGRAPHS = 2
"""... after so many of them the article's head is over: what follows is looked at last."""
MAX_AROUND_DATE_CHARS = 40
"""A line that says more than so much beside a day tells a story."""
DAY_CHARS = 12
CLIMB = 5
"""Ancestors whose attributes say what a piece is."""
MAX_STEPS = 4_000
"""Elements visited at most on the way to PIECES_AFTER texts."""

_UNREAD = frozenset(("script", "style", "noscript", "option", "template", "svg"))

_MARKED = etree.XPath(
    "//*[@itemprop='author' or @rel='author' or contains(@class, 'author') or contains(@class, 'Author')"
    " or contains(@class, 'byline') or contains(@class, 'Byline')]"
)
_DATED = etree.XPath("//*[@itemprop='datePublished' or contains(@class, 'published')]")

_AUTHOR_TOKEN = re.compile(
    r"author(?!i[tz])|byline|autor(?!i[tz])|auteur|writer|writtenby|contributor|journalist|penulis", re.I
)
_NOT_OWN_TOKEN = re.compile(
    r"comment|related|sidebar|recommend|newsletter|share|social|breadcrumb|card-list|trending", re.I
)
_AUTHOR_HREF = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|people|staff|team|contributors?|journalists?|profiles?|writers?|reporters?|redaktion)/",
    re.I,
)


class Piece(NamedTuple):
    """One text node near the headline."""

    text: str
    element: Any
    """The element that it stands in."""


class ShownDates(NamedTuple):
    """Days that the page shows."""

    published: datetime | None
    updated: datetime | None


def near_headline(root: Any, h1: Any | None) -> list[Piece]:
    """Return the short texts around the headline: those of the article's head, those before it, then the rest."""
    if h1 is None:
        return _head_and_rest(_texts(next(root.iter("article", "main", "body"), root)))[0]
    head, rest = _head_and_rest(_following(h1))
    return head + _preceding(h1) + rest


def _head_and_rest(texts: Iterator[tuple[str, Any]]) -> tuple[list[Piece], list[Piece]]:
    """Return the short texts before and after the second paragraph."""
    head: list[Piece] = []
    rest: list[Piece] = []
    paragraphs = 0
    for text, element in islice(texts, PIECES_AFTER):
        line = clean_line(text, MAX_PIECE_CHARS)
        if line is None:
            paragraphs += 1
        else:
            (head if paragraphs < HEAD_PARAGRAPHS else rest).append(Piece(line, element))
    return head, rest


def _texts(top: Any) -> Iterator[tuple[str, Any]]:
    """Yield the text nodes below an element that are not blank, each with the element it stands in."""
    if not isinstance(top.tag, str) or top.tag in _UNREAD:
        return
    walk = etree.iterwalk(top, events=("start", "end"))
    for _, (event, element) in zip(range(MAX_STEPS), walk, strict=False):
        if event == "start":
            if element.tag in _UNREAD:
                walk.skip_subtree()
            elif element.text and not element.text.isspace():
                yield element.text, element
        elif element is not top and element.tail and not element.tail.isspace():
            yield element.tail, element.getparent()


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
            texts = [Piece(line, e) for text, e in _texts(sibling) if (line := clean_line(text, MAX_PIECE_CHARS))]
            found = texts[-PIECES_BEFORE:] + found
        element = element.getparent()
        if element is None or len(found) >= PIECES_BEFORE:
            break
    return found[-PIECES_BEFORE:]


def _select(path: etree.XPath, start: Any) -> list[Any]:
    """Return what an XPath finds, as a list."""
    found = path(start)
    return found if isinstance(found, list) else []


def _marks(element: Any) -> Iterator[tuple[Any, str]]:
    """Yield the nearest ancestors with what their attributes say of them, the element itself first."""
    for _ in range(CLIMB):
        if element is None or element.tag in ("body", "article", "main", "html"):
            break
        get = element.get
        yield element, f"{get('class', '')} {get('id', '')} {get('itemprop', '')} {get('rel', '')}"
        element = element.getparent()


def _author_container(element: Any) -> Any | None:
    """Return the outermost near ancestor that is marked as the author's; None where another mark says otherwise."""
    found = None
    for ancestor, marks in _marks(element):
        if _NOT_OWN_TOKEN.search(marks):
            return None
        if _AUTHOR_TOKEN.search(marks) or (ancestor.tag == "a" and _AUTHOR_HREF.search(ancestor.get("href", ""))):
            found = ancestor
    return found


def shown_authors(pieces: list[Piece], *, instead_of: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the names in the byline near the headline.

    `instead_of` are names that the metadata states and that are nobody's, as a rule the publisher's: only a full
    name beats them.
    """
    for index in range(len(pieces)):
        names = _spoken(pieces, index) or _marked_here(pieces, index)
        if instead_of:
            names = tuple(name for name in names if name not in instead_of and is_full_name(name))
        if names:
            return names
    return ()


def _marked_here(pieces: list[Piece], index: int) -> tuple[str, ...]:
    """Return the names in a piece and those after it that stand in an element marked as the author's."""
    container = _author_container(pieces[index].element)
    if container is None:
        return ()
    return _run_of_names([piece for piece in pieces[index : index + 12] if _is_inside(piece.element, container)])


def _is_inside(element: Any, container: Any) -> bool:
    return element is container or any(ancestor is container for ancestor in element.iterancestors())


def _run_of_names(pieces: list[Piece]) -> tuple[str, ...]:
    """Return the first name and those written like it: in an element of the same tag and class."""
    found: list[str] = []
    shape = None
    for text, element in pieces:
        own = (element.tag, element.get("class"))
        if (shape is None or own == shape) and (names := visible_names([text], known=True)):
            shape = own
            found += names
    return tuple(dict.fromkeys(found))


def bare_authors(pieces: list[Piece]) -> tuple[str, ...]:
    """Return the name that stands alone, in bold or italics, in a paragraph before the text or after it.

    For pages whose metadata names the publisher or an account as author. A subhead looks the same, but stands
    between paragraphs.
    """
    for text, element in pieces:
        paragraph = element.getparent()
        if paragraph is None or paragraph.tag != "p" or element.tag not in ("strong", "b", "em", "i"):
            continue
        if clean_line("".join(paragraph.itertext())) == text and not _is_between_paragraphs(paragraph):
            names = visible_names([text])
            if names and all(map(is_full_name, names)):
                return names
    return ()


def _is_between_paragraphs(paragraph: Any) -> bool:
    before = any(
        _chars(p) > MAX_PIECE_CHARS for p in islice(paragraph.itersiblings("p", preceding=True), PIECES_BEFORE)
    )
    return before and next(paragraph.itersiblings("p"), None) is not None


def _chars(element: Any) -> int:
    return sum(map(len, element.itertext()))


def marked_authors(root: Any) -> tuple[str, ...]:
    """Return the names in the first element of the page that is marked as its author's."""
    for element in _select(_MARKED, root)[:12]:
        if _author_container(element) is None:
            continue
        names = visible_names(text for text in map(clean_line, element.itertext()) if text)
        if names:
            return names[:1]
    return ()


def _spoken(pieces: list[Piece], index: int) -> tuple[str, ...]:
    """Return the names behind a byline word: "By Ada Quill", or "By" and a link."""
    text = pieces[index].text
    rest = after_byline_word(text)
    if rest is None:
        return ()
    if rest and not is_byline_word(text):
        return visible_names([rest])
    texts: list[str] = []
    for piece in pieces[index + 1 : index + 6]:
        names = visible_names([piece.text], known=not texts)
        if not names and not (texts and len(piece.text) <= 4):
            break
        texts.append(piece.text)
    return visible_names(texts, known=True)


def shown_dates(pieces: list[Piece], *, month_before_day: bool) -> ShownDates:
    """Return the days of publication and of the update that the page shows near its headline."""
    published = updated = None
    before = ""
    for text, element in pieces:
        update = find_update_word(text)
        if any(map(str.isdigit, text)):
            told = text[:update]
            of_update = find_update_word(before) is not None or any(
                find_update_word(marks) is not None for _, marks in _marks(element)
            )
            moment = _day_in(told, element, month_before_day)
            if moment and not of_update:
                published = published or moment
            elif updated is None:
                updated = moment or (_day_in(text, element, month_before_day) if update is not None else None)
        before = text if len(text) <= MAX_AROUND_DATE_CHARS else ""
    return ShownDates(published, updated)


def _day_in(text: str, element: Any, month_before_day: bool) -> datetime | None:
    """Return the day that a piece is about: its <time>'s stamp, or the one written in a line that says little else."""
    if not any(map(str.isdigit, text)):
        return None
    stamp = element.get("datetime")
    if stamp and (moment := parse_date(stamp, month_before_day=month_before_day)):
        return moment
    if len(text) > MAX_AROUND_DATE_CHARS + DAY_CHARS:
        return None
    return find_date(text, month_before_day=month_before_day)


def marked_date(root: Any, *, month_before_day: bool) -> datetime | None:
    """Return the moment in the first element that microdata or a class marks as the publication's."""
    for element in _select(_DATED, root)[:8]:
        shown = clean_line("".join(element.itertext()), MAX_PIECE_CHARS)
        for text in (element.get("content"), element.get("datetime"), element.get("title"), shown):
            if text and (moment := parse_date(text, month_before_day=month_before_day)):
                return moment
    return None
