"""Authors as the page shows them near its headline (layer 2): Pieces and lxml elements in, names out."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice
from typing import Any

from lxml import etree

from newsclean.dates import find_date, find_publish_word
from newsclean.headline import clean_line
from newsclean.names import after_byline_word, before_place, is_byline_word, is_full_name, visible_names
from newsclean.near_headline import MAX_PIECE_CHARS, PIECES_BEFORE, Piece, elements_by, marks_of, near_ancestors
from newsclean.shown_dates import MAX_AROUND_DATE_CHARS

MAX_MARKED_AUTHORS = 12

_NEITHER, _OWN, _NOT_OWN = range(3)

# Of lower-case marks: a pattern that heeds no case takes twice as long.
_AUTHOR_TOKEN = re.compile(
    r"author(?!i[tz])|byline|autor(?!i[tz])|auteur|writer|writtenby|contributor|journalist|penulis"
)
_NOT_OWN_TOKEN = re.compile(r"comment|related|sidebar|recommend|newsletter|share|social|breadcrumb|card-list|trending")
_AUTHOR_HREF = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|people|staff|team|contributors?|journalists?|profiles?|writers?|reporters?|redaktion)/",
    re.I,
)


_GOES_ON = re.compile(r"\s{0,9}[^\W\d_A-Z][^\W\d_]{1,30}\s.{20}", re.DOTALL)  # "Ada Quill told the meeting that ..."


def _author_container(element: Any, known: dict[Any, int]) -> Any | None:
    """Return the outermost near ancestor that is marked as the author's; None where another mark says otherwise.

    `known` keeps what was found out of an element: neighbours share their ancestors.
    """
    found = None
    for ancestor in near_ancestors(element):
        if (told := known.get(ancestor)) is None:
            told = known[ancestor] = _says_author(ancestor)
        if told == _NOT_OWN:
            return None
        if told == _OWN:
            found = ancestor
    return found


def _says_author(element: Any) -> int:
    """Return what the attributes of an element say: it is the author's, it is something else's, or neither."""
    marks = marks_of(element).lower()
    if marks.isspace():
        own = False
    elif "byline" not in marks and _NOT_OWN_TOKEN.search(marks):  # not of a "share-byline"
        return _NOT_OWN
    else:
        own = _AUTHOR_TOKEN.search(marks) is not None
    return _OWN if own or (element.tag == "a" and _leads_to_author(element)) else _NEITHER


def _leads_to_author(link: Any) -> bool:
    """Tell whether a link leads to an author's page, and is not one of those in a paragraph: to people written of."""
    if not _AUTHOR_HREF.search(link.get("href", "")):
        return False
    return not (link.tail and _GOES_ON.match(link.tail))


def shown_authors(pieces: list[Piece], *, instead_of: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the names in the byline near the headline.

    `instead_of` are names that the metadata states and that are nobody's, as a rule the publisher's: only a full
    name beats them.
    """
    known: dict[Any, int] = {}
    for index in range(len(pieces)):
        names = _spoken(pieces, index) or _marked_here(pieces, index, known)
        if instead_of:
            names = tuple(name for name in names if name not in instead_of and is_full_name(name))
        if names:
            return names
    return ()


def _marked_here(pieces: list[Piece], index: int, known: dict[Any, int]) -> tuple[str, ...]:
    """Return the names in a piece and those after it that stand in an element marked as the author's."""
    container = _author_container(pieces[index].element, known)
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
    between paragraphs, and seldom alone.
    """
    alone = [(text, paragraph) for text, element in pieces if (paragraph := _set_apart(text, element)) is not None]
    for text, paragraph in alone if len(alone) <= _MOST_SET_APART else ():
        names = visible_names([text])
        if names and all(map(is_full_name, names)) and not _is_between_paragraphs(paragraph):
            return names
    return ()


# Paragraphs in bold near the headline: where there are more they are subheads. With 3, two pages of fundus_world lose
# their author; with 7, one page more of wcxb takes a subhead for one.
_MOST_SET_APART = 5


def _set_apart(text: str, element: Any) -> Any | None:
    """Return the paragraph of which a text in bold or italics is the whole, None where it is not."""
    paragraph = element.getparent() if element.tag in ("strong", "b", "em", "i") else None
    if paragraph is None or paragraph.tag != "p":
        return None
    return paragraph if clean_line("".join(paragraph.itertext())) == text else None


def _is_between_paragraphs(paragraph: Any) -> bool:
    before = any(
        _chars(p) > MAX_PIECE_CHARS for p in islice(paragraph.itersiblings("p", preceding=True), PIECES_BEFORE)
    )
    return before and next(paragraph.itersiblings("p"), None) is not None


def _chars(element: Any) -> int:
    return sum(map(len, element.itertext()))


def names_by_date(head: list[Piece], title: str, topics: Collection[str] = ()) -> tuple[str, ...]:
    """Return the full names that stand alone beside the day in the article's head, where nothing else says whose it is.

    "Ada Quill" above or below "4 March 2025", or both in one line: "Ada Quill | 4 March 2025". Of 6 on wcxb,
    fundus_world and the segments set 6 are the author's; a link or a part of the headline is a topic.
    """
    for index, (text, element) in enumerate(head[:_PIECES_BY_DATE]):
        if any(near.tag in _PRESSED or _OF_PICTURE.search(marks_of(near)) for near in near_ancestors(element)):
            continue
        if any(map(str.isdigit, text)):
            parts = [part.strip() for part in _BARS.split(text)]
            is_by_date = any(find_date(part) for part in parts)
            names = [name for name in visible_names(parts) if _is_persons(name)]
        else:
            beside = head[max(0, index - _FROM_DATE) : index + _FROM_DATE + 1]
            is_by_date = any(len(other.text) <= MAX_AROUND_DATE_CHARS and find_date(other.text) for other in beside)
            names = list(visible_names([text])) if is_by_date else []
        names = [name for name in names if _is_persons(name) and name not in title and name not in topics]
        if is_by_date and names:
            return tuple(names)
    return ()


def _is_persons(name: str) -> bool:
    """Tell whether a full name is no title of something: "List of Events"."""
    words = name.split()
    return is_full_name(name) and len(words) <= _NAME_WORDS and _OF_TITLES.isdisjoint(words)


_NAME_WORDS = 3
_OF_TITLES = frozenset(("of", "des", "the", "for", "und", "auf"))
_PIECES_BY_DATE = 5
_FROM_DATE = 2
_PRESSED = frozenset(("a", "button"))  # topics, and what to do next
_OF_PICTURE = re.compile("credit|caption|image|photo|picture|figure", re.I)
_BARS = re.compile(r"[|\u2022\u00b7]|\s[-\u2013\u2014]\s")


_BY_BEHIND_DATE = re.compile(r"\d{4}\b.{0,20}?\s(?:by|von|par|por|di|door|av|af)\s+([^\W\d_].*)")


def _spoken(pieces: list[Piece], index: int) -> tuple[str, ...]:
    """Return the names behind a byline word: "By Ada Quill", or "By" and a link."""
    text = pieces[index].text
    rest = after_byline_word(text)
    if rest is None and find_publish_word(text) == 0 and (behind := _BY_BEHIND_DATE.search(text)):
        rest = behind[1]  # "Published 5 May 2024 by Ada Quill"
    if rest is None:
        return ()
    if rest and not is_byline_word(text):
        return visible_names([before_place(rest)]) or visible_names([rest])
    texts: list[str] = []
    for piece in pieces[index + 1 : index + 6]:
        text = before_place(piece.text) if " for " in piece.text else piece.text
        names = visible_names([text], known=not texts)
        if not names and not (texts and len(piece.text) <= 4):
            break
        texts.append(text)
    return visible_names(texts, known=True)


# What an element's own attributes mark, read at once: a loop over all elements takes two to four times as long. XPath
# knows no "author" in either case, so that `_AUTHOR_CLASS` looks again.
_MARKED_AUTHORS = etree.XPath("""
    descendant-or-self::*/@class[contains(., "uthor") or contains(., "yline")]/..
    | descendant-or-self::*/@itemprop[. = "author"]/.. | descendant-or-self::*/@rel[. = "author"]/..
""")
_AUTHOR_CLASS = re.compile("[aA]uthor|[bB]yline")


def marked_as_author(root: Any) -> list[Any]:
    """Return the first elements that microdata or a class marks as an author's, in document order."""
    return [
        element
        for element in elements_by(_MARKED_AUTHORS, root)
        if element.get("itemprop") == "author"
        or element.get("rel") == "author"
        or _AUTHOR_CLASS.search(element.get("class", ""))
    ][:MAX_MARKED_AUTHORS]


def marked_authors(elements: list[Any]) -> tuple[str, ...]:
    """Return the names in the first of the elements that are marked as an author's that holds any."""
    known: dict[Any, int] = {}
    for element in elements:
        if _author_container(element, known) is None:
            continue
        names = visible_names(text for text in map(clean_line, element.itertext()) if text)
        if names:
            return names[:1]
    return ()
