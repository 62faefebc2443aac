"""The days that a page shows near its headline (layer 2): Pieces and lxml elements in, datetimes out."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import islice
from typing import Any, NamedTuple

import regex
from lxml import etree

from newsclean.metadata.authors.byline_words import after_byline_word
from newsclean.metadata.authors.bylines import are_names_alone
from newsclean.metadata.dates.clocks import at_clock, clock_in, is_without_time
from newsclean.metadata.dates.date_words import find_publish_word, find_update_word
from newsclean.metadata.dates.dates import day_span, find_date, parse_date
from newsclean.metadata.dates.day_order import month_first_near
from newsclean.metadata.near_headline import MAX_PIECE_CHARS, Piece, elements_by, marks_of, near_ancestors
from newsclean.text import clean_line, has_digits

MAX_MARKED_DATES = 8  # by hand; at half and at twice no page of 520 differs
MAX_AROUND_DATE_CHARS = 40
"""A line that says more than so much beside a day tells a story."""
DAY_CHARS = 12  # by hand; at half and at twice no page of 520 differs

# What an element's own attributes mark, read at once: a loop over all elements takes two to four times as long.
# The first of each kind alone: `..` and `|` are quadratic in what they are given.
_MARKED_DATES = etree.XPath("""
    (descendant-or-self::*/@class[contains(., "publish") or contains(., "updated") or contains(., "modified")])
        [position() <= 500]/..
    | (descendant-or-self::*/@itemprop[. = "datePublished" or . = "dateModified"])[position() <= 500]/..
    | (descendant-or-self::*/@property[contains(., "date") or contains(., "created")])[position() <= 500]/..
""")
_DATE_CLASS = re.compile("published|publish[-_]date|publishDate")
_UPDATE_CLASS = re.compile(r"(?<![a-z])(?:updated|modified)(?![a-z])")
_RDFA_DATE = re.compile(
    r"(?:^|\s)(?:dc:date|dc:created|dcterms:created|(?:schema:)?date(?:Created|Published))(?:\s|$)"
)
# On blogs of the commonest system the day of publication has both classes, where nothing was updated.
_PUBLISHED_AND_UPDATED = re.compile("entry-date|publish")

_NUMBER_GROUPS = re.compile(r"\D{0,200}\d{1,2}(?:\D\d\d)?\D{0,200}")


class ShownDates(NamedTuple):
    """Days that the page shows."""

    published: datetime | None
    updated: datetime | None
    at: int
    """Which of the pieces has the day of publication, 0 where none has."""

    is_update_told: bool = True
    """Whether more says of the update's day what it is than the class that hAtom has for an entry's only day."""


def shown_dates(pieces: list[Piece], *, month_before_day: bool) -> ShownDates:
    """Return the days of publication and of the update that the page shows near its headline."""
    published = updated = None
    is_told = True
    at = 0
    before = ""
    month_first = month_first_near((piece.text for piece in pieces), month_before_day)
    for index, (text, element) in enumerate(pieces):
        text = _whole_date(pieces, index) or text
        may_be_day = has_digits(text) or _is_stamped(element)
        if may_be_day and "©" not in text and not _is_another_day(element):
            update = find_update_word(text)
            told, of_update = _parts(text, update)
            moment = _day_in(told, element, month_first)
            is_published = moment is not None and not _is_of_update(before, told, element)
            if moment and is_published and published is None:
                beside = pieces[index + 1 : index + 2] + pieces[max(0, index - 1) : index]
                published, at = _with_clock(moment, beside), index
            elif published and moment and is_published and _is_signed(text, element):
                published = with_time(published, moment)
            if updated is None:
                is_told = update is not None or find_update_word(before) is not None or not _is_in_hatom(element)
                updated = None if is_published else moment or _day_in(of_update, element, month_first)
                updated = updated or _update_in(of_update, published, month_first)
        before = text if len(text) <= MAX_AROUND_DATE_CHARS and not has_digits(text) else ""
    return ShownDates(published, updated, at, is_told)


def _is_signed(text: str, element: Any) -> bool:
    """Tell whether a line opens as blogs sign their articles, "Posted by Ada Quill on 5 May at 10:15"; no reader's."""
    is_of_reader = any(_OF_READER.search(marks_of(near)) for near in near_ancestors(element))
    return find_publish_word(text) == 0 and not is_of_reader


_OF_READER = re.compile("comment|reply|respon[ds]|discuss|trackback", re.IGNORECASE)


def _is_another_day(element: Any) -> bool:
    """Tell whether a day is the start of an event, or when who wrote joined the forum."""
    return any(_OF_OTHER.search(marks_of(near)) for near in islice(near_ancestors(element), 2))


_OF_OTHER = re.compile(r"(?<![a-z])(?:joined|(?:start|end)Date)(?![a-z])")


def _whole_date(pieces: list[Piece], index: int) -> str | None:
    """Return the date whose year stands alone in a piece, and its month, day and time in those behind it."""
    if not _YEAR.fullmatch(pieces[index].text):
        return None
    behind = " ".join(piece.text for piece in pieces[index : index + _PIECES_OF_DATE])
    match = _IN_PIECES.match(behind)
    return "-".join(match.group(1, 2, 3)) + (match[4] or "") if match else None


_PIECES_OF_DATE = 5  # year, month, a slash, day and time
_IN_PIECES = re.compile(r"(\d{4})\s?[-/.]?\s?(\d\d?)\s?[-/.]\s?(\d\d?)(?!\d)(\s\d\d?:\d\d(?::\d\d)?(?!\d))?", re.ASCII)


def _parts(text: str, update: int | None) -> tuple[str, str]:
    """Return what a text tells of the publication and what of the update, whose word stands at `update`.

    Of two days behind a word for publication the second is the update's, whatever stands before it.
    """
    if update is None:
        is_told = find_publish_word(text) is not None
        second = _SECOND_DAY.search(text) if is_told and len(text) <= 2 * (MAX_AROUND_DATE_CHARS + DAY_CHARS) else None
        return (text[: second.start(1)], text[second.start(1) :]) if second else (text, "")
    told, behind = text[:update], text[update:]
    if has_digits(told):
        return told, behind
    publish = find_publish_word(behind) or len(behind)
    return behind[publish:], behind[:publish]


# Behind a time of day some words and another day with its time: "12:00, ostatnia modyfikacja: 03.10.2025 07:41".
_SECOND_DAY = regex.compile(
    r"\d[:.h]\d\d([^\d\n]{1,40}\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d\b)(?=\D{1,8}\d{1,2}[:.h]\d\d)"
)


def _update_in(text: str, published: datetime | None, month_first: bool) -> datetime | None:
    """Return the moment of an update that a text names: its day, or the time alone on the day of publication."""
    if len(text) > MAX_AROUND_DATE_CHARS + DAY_CHARS:
        return None
    day = find_date(text, month_before_day=month_first)
    if day is not None or published is None:
        return day
    moment = clock_in(published, text) if _NUMBER_GROUPS.fullmatch(text) else None  # "Updated 5 May at 10.30" has more
    if moment is None:
        return None
    return moment if moment >= published.replace(tzinfo=published.tzinfo or moment.tzinfo) else None


def _with_clock(day: datetime, beside: list[Piece]) -> datetime:
    """Return a day with the time that a piece beside it gives, if it gives one and nothing else."""
    if not is_without_time(day):
        return day
    for text, element in beside:
        if (moment := at_clock(day, text)) and not any(
            _OF_PLAYER.search(marks_of(near)) for near in near_ancestors(element)
        ):
            return moment
    return day


_OF_PLAYER = re.compile("player|audio|video|duration|listen|rating|score|read", re.I)  # minutes, or points


def _is_of_update(before: str, told: str, element: Any) -> bool:
    """Tell whether the words before a day, or the elements that it stands in, speak of an update.

    What is told beside the day says more than the name of an element, and the nearest name more than those around it.
    """
    if find_update_word(before) is not None:
        return True
    if find_publish_word(told) is not None:
        return False
    for near in near_ancestors(element):
        marks = marks_of(near)
        if is_publication(marks) or near.get("pubdate") is not None:
            return False
        if find_update_word(marks) is not None:
            return True
    return False


def _is_in_hatom(element: Any) -> bool:
    """Tell whether a day is marked as hAtom's "updated", the day of publication of an entry that names no other."""
    return any("updated" in (near.get("class") or "").split() for near in near_ancestors(element))


def is_publication(marks: str) -> bool:
    """Tell whether marks are of the day of publication, though they may have hAtom's "updated", too."""
    return _PUBLISHED_AND_UPDATED.search(marks) is not None or {"date", "updated"} <= set(marks.split())


def _day_in(text: str, element: Any, month_before_day: bool) -> datetime | None:
    """Return the day that a piece is about: its <time>'s stamp, or the one written in a line that says little else."""
    if not (has_digits(text) or (text and _is_stamped(element))):
        return None
    stamp = _stamp_around(element)
    if stamp and (moment := parse_date(stamp, month_before_day=month_before_day)):
        return with_time(moment, find_date(text, month_before_day=month_before_day))
    shown = find_date(text, month_before_day=month_before_day)
    if shown is None:
        return None  # as most
    around = MAX_AROUND_DATE_CHARS if after_byline_word(text) is None else 2 * MAX_AROUND_DATE_CHARS
    if len(text) > around + DAY_CHARS and _chars_without_names(text) > around + DAY_CHARS:
        return None
    if "\u3002" in text:  # a stop of Chinese or Japanese: a sentence, though of few characters
        return None
    return shown


def _stamp_around(element: Any) -> str | None:
    """Return the stamp of an element, or of a <time> right around the link that it is."""
    around = element.getparent() if element.tag == "a" else None
    return element.get("datetime") or (around.get("datetime") if around is not None and around.tag == "time" else None)


def _is_stamped(element: Any) -> bool:
    """Tell whether an element is a <time> with a stamp: "<time datetime=...>yesterday</time>" has no figures."""
    return element.tag == "time" and bool(element.get("datetime"))


def byline_behind_day(text: str, language: str | None = None) -> str | None:
    """Return what stands behind a byline word behind the day that a text opens with, "" where that word ends it.

    >>> byline_behind_day("Published 5 May 2024, 10:15 by Ada Quill"), byline_behind_day("Sold on 5 May 2024 by Gull")
    ('Ada Quill', None)
    >>> byline_behind_day("5 May 2024 by")
    ''
    """
    year = _YEAR.search(text)
    if year is None:
        return None
    gaps = _GAP.finditer(text, year.end(), year.end() + _CLOCK_CHARS)
    rests = (after_byline_word(text[gap.end() :], language) for gap in gaps)
    rest = next((rest for rest in rests if rest is not None), None)
    if rest is None or find_publish_word(text) == 0:
        return rest
    day = day_span(text)
    return rest if day and day[0] <= _WEEKDAY_CHARS and " " not in text[: day[0]].strip() else None


_YEAR = re.compile(r"\d{4}\b")
_GAP = re.compile(r"\s+")
_CLOCK_CHARS = 20  # the time may stand between them
_WEEKDAY_CHARS = 16  # by hand; at half and at twice no page of 520 differs


def _chars_without_names(text: str) -> int:
    """Return how long a line with a day is without who wrote: behind a byline word, or names alone between bars."""
    byline = byline_behind_day(text)
    if byline is not None and are_names_alone(byline):
        return len(text) - len(byline)
    return sum(len(part) for part in BARS.split(text) if not are_names_alone(part))


BARS = re.compile(r"[|\u2022\u00b7]|\s[-/\u2013\u2014]\s")
"""The marks between the parts of a line."""


def _stamped(element: Any, moment: datetime) -> datetime:
    """Return a moment as the first <time> in the element stamps it, if that is on the same day."""
    stamp = next((time.get("datetime") for time in element.iter("time")), None)
    stamped = parse_date(stamp) if stamp else None
    return stamped if stamped and stamped.date() == moment.date() else moment


def with_time(day: datetime, other: datetime | None) -> datetime:
    """Return a moment that names but the day as another names it, if that is on the same day and has the time.

    The day may be that of Greenwich, which machines write, where the other has an offset.
    """
    if other is None or not is_without_time(day):
        return day
    days = (other, other.astimezone(UTC)) if other.tzinfo else (other,)
    return other if any(moment.date() == day.date() for moment in days) else day


class Marked(NamedTuple):
    """Elements that microdata or a class marks, in document order."""

    published: list[Any]
    updated: list[Any]


def marked_date(elements: list[Any], *, month_before_day: bool) -> datetime | None:
    """Return the moment in the first of the elements that are marked as the publication's day that holds any."""
    for element in elements:
        shown = clean_line("".join(element.itertext()), MAX_PIECE_CHARS)
        for text in (*_stamps(element), shown):
            if text and (moment := parse_date(text, month_before_day=month_before_day)):
                return _stamped(element, moment)
    return None


def marked_stamp(elements: list[Any]) -> datetime | None:
    """Return the moment that machines wrote into the first of the elements that holds any."""
    for element in elements:
        for text in _stamps(element):
            if text and (moment := parse_date(text)) and (moment.hour or moment.minute):
                return moment
    return None


def _stamps(element: Any) -> list[str | None]:
    """Return what an element's attributes may say of a moment, as ISO 8601 or in milliseconds, which a script reads."""
    get = element.get
    epochs = [value for name, value in element.items() if _OF_TIME.match(name) and _EPOCH.fullmatch(value)]
    return [get("content"), get("datetime"), get("title"), *epochs]


_OF_TIME = re.compile("data-.{0,40}?(?:time|date|stamp|epoch|publish|unix|created)")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?", re.ASCII)


def marked_as_date(root: Any) -> Marked:
    """Return the first elements that microdata, RDFa or a class marks as the day of publication or of an update."""
    published: list[Any] = []
    updated: list[Any] = []
    for element in elements_by(_MARKED_DATES, root):
        get = element.get
        name, kind = get("itemprop"), get("class", "")
        if name == "datePublished" or _DATE_CLASS.search(kind) or _RDFA_DATE.search(get("property", "")):
            published.append(element)
        elif name == "dateModified" or (_UPDATE_CLASS.search(kind) and not is_publication(kind)):
            updated.append(element)
    return Marked(published[:MAX_MARKED_DATES], updated[:MAX_MARKED_DATES])
