"""Authors and day as the page shows them near its headline (layer 2): lxml elements in, strings and days out.

Asked only where metadata was silent: the searches here cost as much as all of the rest of the metadata.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple

from lxml import etree

from newsclean.dates import at_clock, find_date, find_publish_word, find_update_word, parse_date
from newsclean.headline import clean_line
from newsclean.names import after_byline_word, before_place, is_byline_word, is_full_name, visible_names

PIECES_AFTER = 60
"""Text nodes after the headline that may hold the byline. Measured on wcxb: the median byline is the fourth."""
PIECES_BEFORE = 8
MAX_PIECE_CHARS = 160
"""A longer text is a paragraph, and ..."""
HEAD_PARAGRAPHS = 2
"""... after so many of them the article's head is over: what follows is looked at last."""
MIN_SENTENCE_CHARS = 80
SENTENCE = 0.5
"""Of a paragraph: what a sentence as long as that counts for; it may be a summary or a caption."""
MAX_AROUND_DATE_CHARS = 40
"""A line that says more than so much beside a day tells a story."""
DAY_CHARS = 12
CLIMB = 5
"""Ancestors whose attributes say what a piece is."""
MAX_STEPS = 4_000
"""Elements visited at most on the way to PIECES_AFTER texts."""

_WHOLE = frozenset(("body", "article", "main", "html"))
_NEITHER, _OWN, _NOT_OWN = range(3)
_UNREAD = frozenset(
    ("script", "style", "noscript", "option", "template", "svg", etree.Comment, etree.ProcessingInstruction)
)

MAX_MARKED_AUTHORS = 12
MAX_MARKED_DATES = 8

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


class Piece(NamedTuple):
    """One text node near the headline."""

    text: str
    element: Any
    """The element that it stands in."""


class ShownDates(NamedTuple):
    """Days that the page shows."""

    published: datetime | None
    updated: datetime | None


class Nearby(NamedTuple):
    """The short texts around the headline."""

    head: list[Piece]
    """Those of the article's head: below the headline, above the text."""
    others: list[Piece]
    """Those before the headline, then those below the head."""


def near_headline(root: Any, h1: Any | None) -> Nearby:
    """Return the short texts around the headline."""
    if h1 is None:
        return Nearby(_head_and_rest(_texts(next(root.iter("article", "main", "body"), root)))[0], [])
    head, rest = _head_and_rest(_following(h1))
    return Nearby(head, _preceding(h1) + rest)


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
            paragraphs += len(line) >= MIN_SENTENCE_CHARS and line[-1] in ".!?" and SENTENCE
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


# What an element's own attributes mark, read at once: a loop over all elements takes two to four times as long. XPath
# knows no "author" in either case, so that `_AUTHOR_CLASS` looks again.
_MARKED_AUTHORS = etree.XPath("""
    descendant-or-self::*/@class[contains(., "uthor") or contains(., "yline")]/..
    | descendant-or-self::*/@itemprop[. = "author"]/.. | descendant-or-self::*/@rel[. = "author"]/..
""")
_MARKED_DATES = etree.XPath("""
    descendant-or-self::*/@class[contains(., "publish")]/.. | descendant-or-self::*/@itemprop[. = "datePublished"]/..
""")
_AUTHOR_CLASS = re.compile("[aA]uthor|[bB]yline")
_DATE_CLASS = re.compile("published|publish[-_]date|publishDate")


def marked_as_author(root: Any) -> list[Any]:
    """Return the first elements that microdata or a class marks as an author's, in document order."""
    return [
        element
        for element in _marked(_MARKED_AUTHORS, root)
        if element.get("itemprop") == "author"
        or element.get("rel") == "author"
        or _AUTHOR_CLASS.search(element.get("class", ""))
    ][:MAX_MARKED_AUTHORS]


def marked_as_date(root: Any) -> list[Any]:
    """Return the first elements that microdata or a class marks as the day of publication, in document order."""
    return [
        element
        for element in _marked(_MARKED_DATES, root)
        if element.get("itemprop") == "datePublished" or _DATE_CLASS.search(element.get("class", ""))
    ][:MAX_MARKED_DATES]


def _marked(marks: etree.XPath, root: Any) -> Any:
    try:
        return marks(root)
    except etree.XPathError:  # on more than 10,000,000 elements
        return []


def _near(element: Any) -> Iterator[Any]:
    """Yield the nearest ancestors, the element itself first."""
    for _ in range(CLIMB):
        if element is None or element.tag in _WHOLE:
            break
        yield element
        element = element.getparent()


def _marks(element: Any) -> str:
    """Return what the attributes of an element say of it."""
    get = element.get
    return f"{get('class', '')} {get('id', '')} {get('itemprop', '')} {get('rel', '')}"


def _author_container(element: Any, known: dict[Any, int]) -> Any | None:
    """Return the outermost near ancestor that is marked as the author's; None where another mark says otherwise.

    `known` keeps what was found out of an element: neighbours share their ancestors.
    """
    found = None
    for ancestor in _near(element):
        if (told := known.get(ancestor)) is None:
            told = known[ancestor] = _says_author(ancestor)
        if told == _NOT_OWN:
            return None
        if told == _OWN:
            found = ancestor
    return found


def _says_author(element: Any) -> int:
    """Return what the attributes of an element say: it is the author's, it is something else's, or neither."""
    marks = _marks(element).lower()
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
        if any(near.tag in _PRESSED or _OF_PICTURE.search(_marks(near)) for near in _near(element)):
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


def shown_dates(pieces: list[Piece], *, month_before_day: bool) -> ShownDates:
    """Return the days of publication and of the update that the page shows near its headline."""
    published = updated = None
    before = ""
    for index, (text, element) in enumerate(pieces):
        if any(map(str.isdigit, text)):
            update = find_update_word(text)
            told = text[:update]
            if update is not None and not any(map(str.isdigit, told)):
                behind = text[update:]
                told = behind[find_publish_word(behind) or len(behind) :]
            moment = _day_in(told, element, month_before_day)
            if moment and not _is_of_update(before, element):
                beside = pieces[index + 1 : index + 2] + pieces[max(0, index - 1) : index]
                published = published or _with_clock(moment, beside)
            elif updated is None:
                updated = moment or (_day_in(text, element, month_before_day) if update is not None else None)
        before = text if len(text) <= MAX_AROUND_DATE_CHARS and not any(map(str.isdigit, text)) else ""
    return ShownDates(published, updated)


def _with_clock(day: datetime, beside: list[Piece]) -> datetime:
    """Return a day with the time that a piece beside it gives, if it gives one and nothing else."""
    if (day.hour, day.minute) != (0, 0):
        return day
    for text, element in beside:
        if (moment := at_clock(day, text)) and not any(_OF_PLAYER.search(_marks(near)) for near in _near(element)):
            return moment
    return day


_OF_PLAYER = re.compile("player|audio|video|duration|listen|rating|score|read", re.I)  # minutes, or points


def _is_of_update(before: str, element: Any) -> bool:
    """Return whether the words before a day, or the elements that it stands in, speak of an update."""
    return find_update_word(before) is not None or any(
        find_update_word(_marks(ancestor)) is not None for ancestor in _near(element)
    )


def _day_in(text: str, element: Any, month_before_day: bool) -> datetime | None:
    """Return the day that a piece is about: its <time>'s stamp, or the one written in a line that says little else."""
    if not any(map(str.isdigit, text)):
        return None
    stamp = element.get("datetime")
    if stamp and (moment := parse_date(stamp, month_before_day=month_before_day)):
        return moment
    around = MAX_AROUND_DATE_CHARS if after_byline_word(text) is None else 2 * MAX_AROUND_DATE_CHARS
    if len(text) > around + DAY_CHARS:
        return None
    return find_date(text, month_before_day=month_before_day)


def _stamped(element: Any, moment: datetime) -> datetime:
    """Return a moment as the first <time> in the element stamps it, if that is on the same day."""
    stamp = next((time.get("datetime") for time in element.iter("time")), None)
    stamped = parse_date(stamp) if stamp else None
    return stamped if stamped and stamped.date() == moment.date() else moment


def marked_date(elements: list[Any], *, month_before_day: bool) -> datetime | None:
    """Return the moment in the first of the elements that are marked as the publication's day that holds any."""
    for element in elements:
        shown = clean_line("".join(element.itertext()), MAX_PIECE_CHARS)
        for text in (element.get("content"), element.get("datetime"), element.get("title"), shown):
            if text and (moment := parse_date(text, month_before_day=month_before_day)):
                return _stamped(element, moment)
    return None
