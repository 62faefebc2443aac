"""The days that a page shows near its headline (layer 2): Pieces and lxml elements in, datetimes out."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, NamedTuple

from lxml import etree

from newsclean.dates import at_clock, find_date, find_publish_word, find_update_word, parse_date
from newsclean.headline import clean_line
from newsclean.names import after_byline_word
from newsclean.near_headline import MAX_PIECE_CHARS, Piece, elements_by, marks_of, near_ancestors

MAX_MARKED_DATES = 8
MAX_AROUND_DATE_CHARS = 40
"""A line that says more than so much beside a day tells a story."""
DAY_CHARS = 12

# What an element's own attributes mark, read at once: a loop over all elements takes two to four times as long.
_MARKED_DATES = etree.XPath("""
    descendant-or-self::*/@class[contains(., "publish")]/.. | descendant-or-self::*/@itemprop[. = "datePublished"]/..
""")
_DATE_CLASS = re.compile("published|publish[-_]date|publishDate")


class ShownDates(NamedTuple):
    """Days that the page shows."""

    published: datetime | None
    updated: datetime | None


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
        if (moment := at_clock(day, text)) and not any(
            _OF_PLAYER.search(marks_of(near)) for near in near_ancestors(element)
        ):
            return moment
    return day


_OF_PLAYER = re.compile("player|audio|video|duration|listen|rating|score|read", re.I)  # minutes, or points


def _is_of_update(before: str, element: Any) -> bool:
    """Return whether the words before a day, or the elements that it stands in, speak of an update."""
    return find_update_word(before) is not None or any(
        find_update_word(marks_of(ancestor)) is not None for ancestor in near_ancestors(element)
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


def marked_as_date(root: Any) -> list[Any]:
    """Return the first elements that microdata or a class marks as the day of publication, in document order."""
    return [
        element
        for element in elements_by(_MARKED_DATES, root)
        if element.get("itemprop") == "datePublished" or _DATE_CLASS.search(element.get("class", ""))
    ][:MAX_MARKED_DATES]
