"""Authors and day as the page shows them near its headline (layer 2): lxml elements in, strings and days out.

Asked only where metadata was silent: the searches here cost as much as all of the rest of the metadata.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, NamedTuple

from lxml import etree

from newsclean.dates import find_date, parse_date
from newsclean.headline import clean_line
from newsclean.names import after_byline_word, is_byline_word, visible_names

PIECES_AFTER = 60
"""Text nodes after the headline that may hold the byline. Measured on wcxb: the median byline is the fourth."""
PIECES_BEFORE = 8
MAX_PIECE_CHARS = 160
"""A longer text is a paragraph."""
CLIMB = 5
"""Ancestors whose attributes say what a piece is."""

_READABLE = "[normalize-space() and not(parent::script or parent::style or parent::noscript or parent::option)]"
_AFTER = etree.XPath(f"(following::text(){_READABLE})[position() <= {PIECES_AFTER}]")
_BEFORE = etree.XPath(f"(preceding::text(){_READABLE})[position() > last() - {PIECES_BEFORE}]")
_START = etree.XPath(f"(.//text(){_READABLE})[position() <= {PIECES_AFTER}]")
_MARKED = etree.XPath(
    "//*[@itemprop='author' or @rel='author' or contains(@class, 'author') or contains(@class, 'Author')"
    " or contains(@class, 'byline') or contains(@class, 'Byline')]"
    "[not(ancestor-or-self::*[contains(@class, 'comment')])]"
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
_UPDATED = re.compile(
    r"updat|modif|aktualis|actualis|actualiz|aggiorn|bijgewerkt|uppdater|oppdater|opdater|обновл|оновл|güncel", re.I
)


class Piece(NamedTuple):
    """One text node near the headline."""

    text: str
    element: Any
    """The element that it stands in."""


def near_headline(root: Any, h1: Any | None) -> list[Piece]:
    """Return the text nodes after the headline, then those just before it."""
    if h1 is None:
        body = next(root.iter("article", "main", "body"), root)
        return _pieces(_START, body)
    return _pieces(_AFTER, h1) + _pieces(_BEFORE, h1)


def _pieces(path: etree.XPath, start: Any) -> list[Piece]:
    pieces = []
    for node in _select(path, start):
        element = node.getparent()
        if element is not None and getattr(node, "is_tail", False):
            element = element.getparent()
        if len(node) <= 4 * MAX_PIECE_CHARS and (text := clean_line(str(node), MAX_PIECE_CHARS)):
            pieces.append(Piece(text, element))
    return pieces


def _select(path: etree.XPath, start: Any) -> list[Any]:
    """Return what an XPath finds, as a list."""
    found = path(start)
    return found if isinstance(found, list) else []


def _container(element: Any, attributes: re.Pattern[str]) -> Any | None:
    """Return the outermost of the nearest ancestors whose class, id or itemprop holds a token."""
    found = None
    for _ in range(CLIMB):
        if element is None or element.tag in ("body", "article", "main", "html"):
            break
        get = element.get
        marks = f"{get('class', '')} {get('id', '')} {get('itemprop', '')} {get('rel', '')} {get('data-testid', '')}"
        if attributes.search(marks) or (element.tag == "a" and _AUTHOR_HREF.search(get("href", ""))):
            found = element
        element = element.getparent()
    return found


def shown_authors(root: Any, pieces: list[Piece]) -> tuple[str, ...]:
    """Return the names in the byline near the headline, else in what the page marks as its author."""
    for index, piece in enumerate(pieces):
        names = _spoken(pieces, index)
        if names:
            return names
        container = _container(piece.element, _AUTHOR_TOKEN)
        if container is None or _container(piece.element, _NOT_OWN_TOKEN) is not None:
            continue
        names = visible_names(
            (p.text for p in pieces[index : index + 12] if container in (p.element, *p.element.iterancestors())),
            known=True,
        )
        if names:
            return names
    return ()


def marked_authors(root: Any) -> tuple[str, ...]:
    """Return the names in the first element of the page that is marked as its author's."""
    for element in _select(_MARKED, root)[:12]:
        names = visible_names(text for text in map(clean_line, element.itertext()) if text)
        if names:
            return names
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


def shown_date(root: Any, pieces: list[Piece], *, month_before_day: bool) -> datetime | None:
    """Return the day of publication that the page shows near its headline; never one that it calls an update."""
    before = ""
    for text, element in pieces:
        if len(text) <= MAX_PIECE_CHARS and any(map(str.isdigit, text)):
            updated = _UPDATED.search(text) or (len(before) < 30 and _UPDATED.search(before))
            if not updated and _container(element, _UPDATED) is None:
                stamp = element.get("datetime") if element is not None else None
                moment = parse_date(stamp) if stamp else None
                moment = moment or find_date(text, month_before_day=month_before_day)
                if moment:
                    return moment
        before = text
    return None


def marked_date(root: Any, *, month_before_day: bool) -> datetime | None:
    """Return the moment in the first element that microdata or a class marks as the publication's."""
    for element in _select(_DATED, root)[:8]:
        shown = clean_line("".join(element.itertext()), MAX_PIECE_CHARS)
        for text in (element.get("content"), element.get("datetime"), element.get("title"), shown):
            if text and (moment := parse_date(text, month_before_day=month_before_day)):
                return moment
    return None
