"""Moments in time as pages write them (layer 1): str in, datetime or None out.

`parse_date` reads what machines write into meta tags; `find_date` looks for a day in a line that people read.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime

import regex

from newsclean.characters import EAST_ASIAN
from newsclean.metadata.dates.calendars import find_era, is_solar_year
from newsclean.metadata.dates.clocks import MAX_CHARS, clocks, hour_and_zone, in_zone, moment_at, sane
from newsclean.metadata.dates.date_words import month_of, solar_months
from newsclean.text import has_digits

# 2024-01-31, 2024/1/31, 20240131, then a time if there is one: T13:45:07.123 +01:00
_ISO = re.compile(
    r"""
    (?P<year>\d{4}) (?P<sep>[-/.]?) (?P<month>\d{1,2}) (?P=sep) (?P<day>\d{1,2})
    (?: (?:T|\s|,){1,3} (?P<hour>\d{1,2}) :? (?P<minute>\d{2})
        (?: :? (?P<second>\d{2}) (?:[.,](?P<fraction>\d{1,9}))? )?
        \s{0,2} (?P<meridian>[AaPp]\.?[Mm]\b\.?)?
        \s{0,2} (?P<zone> Z | (?:[A-Z]{3,4})?\s?[+-]\d{1,2}:?(?:\d{2})? (?::\d{2})? | [A-Z]{2,4}\b )?
    )?
    """,
    re.VERBOSE | re.ASCII,
)
# 31.01.2024, 31. 1. 2024, 31/01/2024, then a time if there is one: 1:45:07 PM EST
_DAY_FIRST = re.compile(
    r"""
    (?P<day>\d{1,2}) (?P<sep>[./-]) \s? (?P<month>\d{1,2}) (?P=sep) \s? (?P<year>\d{4})
    (?: \D{1,8} (?P<hour>\d{1,2}) [:.h] (?P<minute>\d{2}) (?: :(?P<second>\d{2}) )?
        (?: \s? (?P<meridian>[AaPp]) \.?[Mm]\b\.? )?
        (?: \s (?P<zone> (?:GMT|UTC)?[+-]\d\d:?\d\d\b | [A-Z]{2,4}\b ) )?
    )?
    """,
    re.VERBOSE | re.ASCII,
)
# Before the year it stands as Java writes it: "Wed Jan 31 13:45:07 CET 2024".
_ZONE_AT_END = re.compile(
    r"(?<=[\dMm.])\s?((?:GMT|UTC)?[+-][01]\d:?[0-5]\d|\s(?!CST)[A-Z]{2,4})(?:\s\d{4})?\Z", re.ASCII
)
# Mail names the zone in brackets, too: "+0100 (Central European Standard Time)".
_ZONE_IN_WORDS = re.compile(r"(?<=[+-]\d{4})\s?\([^()]*\)\Z")
_HALF_DAY = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)


def parse_date(text: str, *, month_before_day: bool = False) -> datetime | None:
    """Return the moment that a machine-written date names; timezone-aware only where it says so.

    01/02/2024 is read as the flag says.

    >>> parse_date("2024-01-31T13:45:07+0100").isoformat()
    '2024-01-31T13:45:07+01:00'
    >>> parse_date("Wed, 31 Jan 2024 13:45:07 GMT").isoformat()
    '2024-01-31T13:45:07+00:00'
    """
    text = _ZONE_IN_WORDS.sub("", text[: 2 * MAX_CHARS].strip().replace("\u2212", "-"))
    if not 6 <= len(text) <= MAX_CHARS:
        return None
    if len(text) in (10, 13) and text.isascii() and text.isdigit():  # to ISO 8601 1712010312345 is a day of 1712
        return sane(datetime.fromtimestamp(int(text[:10]), UTC))
    try:
        return sane(datetime.fromisoformat(text))
    except ValueError:
        pass
    if match := _ISO.match(text):
        moment = _from_match(match, False)
        is_all = match["hour"] is not None or match.end() == len(text)  # not so "2024-01-31 | 13:45"
        return moment if is_all else find_date(text, month_before_day=month_before_day) or moment
    if match := _DAY_FIRST.match(text):
        return _from_match(match, month_before_day and match["sep"] == "/")
    moment = None if _HALF_DAY.search(text) else _as_in_mail(text)  # in mail a day has 24 hours
    moment = moment or find_date(text, month_before_day=month_before_day)
    zone = _ZONE_AT_END.search(text) if moment and moment.tzinfo is None and ":" in text else None
    return in_zone(moment, zone[1].strip()) if moment and zone else moment


def _as_in_mail(text: str) -> datetime | None:
    from email.utils import parsedate_to_datetime  # 7 ms, for the few pages that write dates like mail

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return sane(moment.replace(tzinfo=None) if _CST.search(text) else moment)


_CST = re.compile(r"\bCST\b")  # to mail America's, to `hour_and_zone` none; programs of China write it, too


def _from_match(match: re.Match[str], swapped: bool) -> datetime | None:
    part = match.groupdict()
    year, month, day = int(part["year"]), int(part["month"]), int(part["day"])
    if month > 12 or (swapped and day <= 12):
        month, day = day, month
    half = part.get("meridian") or ""
    hour, zone = hour_and_zone(int(part["hour"] or 0), half, part.get("zone"))
    minute, second = int(part["minute"] or 0), int(part.get("second") or 0)
    fraction = int((part.get("fraction") or "0")[:6].ljust(6, "0"))
    try:
        moment = datetime(year, month, day)
    except ValueError:
        return None
    with suppress(ValueError):  # 24:00, or a leap second: the day alone is told
        moment = in_zone(moment.replace(hour=hour, minute=minute, second=second, microsecond=fraction), zone)
    return sane(moment)


_YEAR = re.compile(r"\d{4}")
# As machines write it: 2024-01-31T13:45:07.123+01:00
_STAMP = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d (?: :\d\d (?:\.\d{1,6})? )? (?: Z | [+-]\d\d:?\d\d )? (?!\d)", re.VERBOSE | re.ASCII
)
_YMD = re.compile(r"(?<!\d)(?<!\d[./-])(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)")
# Arabic has marks of direction before the slashes.
_DMY = re.compile(
    r"(?<![\d.])(\d{1,2})[\s\u200e\u200f]?([-/.])\s?(\d{1,2})[\s\u200e\u200f]?\2\s?(\d{4}|\d{2})(?!\d)"
)


# Any word may be a month here; to compile the months' names into the patterns takes 8 ms, to look a word up nothing.
# In scripts of India and Thailand they hold signs that count as no letters; in Vietnamese they have numbers; in Persian
# "month" may stand behind them.
_MONTH = (
    r"(?P<month>th(?:áng|g)\s\d{1,2}|[^\W\d_\u0900-\u0dff\u0e00-\u0e7f]{1,20}|[\u0e00-\u0e7f]{1,3}\.[\u0e00-\u0e7f]"
    r"|[\u0900-\u0dff\u0e00-\u0e7f\u200d]{2,20})(?!\w)[.\u05f3']?"
    r"(?:[\s\u200c]?ماه)?"
)
_BEHIND_WEEKDAY = r"(?<=[^\W\d_],\s\d\d),|(?<=[^\W\d_],\s\d),"
_DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "31. Januar 2024", "31st of January, 2024", "31 de enero de 2024", "środa, 31, styczeń 2024"
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.|{_BEHIND_WEEKDAY})?[\s\-]{{0,2}}(?:de\s|of\s|d['\u2019])?{_MONTH}"
        r"\s?[,\u060c]?[\s\-]{0,2}(?:de\s|del\s|năm\s|[คพ]\.ศ\.\s?)?(?P<year>\d{4})(?!\d)",
        # "January 31, 2024"
        rf"(?<!\w){_MONTH}\s{{0,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{0,2}}(?P<year>\d{{4}})(?!\d)",
        # "2024 Jan 31", "2024. január 31.", "2024 m. sausio 31 d.", "2024ko urtarrilaren 31"
        rf"(?<!\d)(?P<year>\d{{4}})(?:\.|ko|\(e\)ko)?\s(?:m\.\s)?{_MONTH}\s{{0,2}}(?P<day>\d{{1,2}})(?!\d)",
        # "2024. gada 31. janvāris", "2024 жылғы 31 қаңтар"
        rf"(?<!\d)(?P<year>\d{{4}})(?:\.\sgada|\sж\.|\sжыл(?:ғы|ы))\s(?P<day>\d{{1,2}})\.?\s{_MONTH}",
    )
)


def find_date(line: str, *, month_before_day: bool = False) -> datetime | None:
    """Return the first day that a line names, with the time beside it; 01/02/2024 is read as the flag says.

    >>> find_date("Published on January 31, 2024 by Ada Quill").date().isoformat()
    '2024-01-31'
    """
    written = _written(line, month_before_day)
    return written[0] if written else None


def day_span(line: str) -> tuple[int, int] | None:
    """Return where the first day that a line names begins and ends, without the time beside it.

    >>> day_span("Published on 31 January 2024 by Ada Quill")
    (13, 28)
    """
    written = _written(line, False)
    return written[1].span() if written else None


_Day = tuple[datetime | None, re.Match[str]]
"""A day and what it is written as; None for what is written as one and is none: "31 February 2024"."""


def _written(line: str, month_before_day: bool) -> tuple[datetime, re.Match[str]] | None:
    """Return the first day that a line names and what it is written as: the first of the forms that is found counts."""
    if not has_digits(line):
        return None
    line = line.replace("\u2212", "-")
    found = _of_era(line)
    if not found and _YEAR.search(line):  # most have none: a tenth of the time
        found = _year_first(line) or _month_in_words(line)
    found = found or _in_numbers(line, month_before_day)
    return (found[0], found[1]) if found and found[0] else None


def _of_era(line: str) -> _Day | None:
    if of_era := find_era(line):
        written, named = of_era
        return _moment(line, written, *map(str, named)), written
    return None


def _year_first(line: str) -> _Day | None:
    """Return the day of "2024-01-31"; what is none may be one in another form."""
    match = _YMD.search(line)
    moment = (_stamped(line, match.start()) or _moment(line, match, match[1], match[2], match[3])) if match else None
    return (moment, match) if match and moment else None


def _month_in_words(line: str) -> _Day | None:
    """Return the day of "31 January 2024", "January 31, 2024"."""
    for pattern in _DAYS:
        match = pattern.search(line)
        while match:
            word = match["month"].lower()
            is_solar = is_solar_year(int(match["year"]))
            of_dot = month_of(f". {word}") if line.startswith(".", match.end("day")) else 0
            if number := solar_months().get(word, 0) if is_solar else of_dot or month_of(word):
                return _moment(line, match, match["year"], str(number), match["day"]), match
            match = pattern.search(line, match.start() + 1)
    return None


def _in_numbers(line: str, month_before_day: bool) -> _Day | None:
    """Return the day of "31.01.2024", "1/31/24"."""
    match = _DMY.search(line)
    if not match:
        return None
    if len(match[1]) == len(match[4]) == 2 and _OF_EAST_ASIA.search(line):  # "24-05-06": the year first
        return _moment(line, match, "20" + match[1], match[3], match[4]), match
    day, month = (match[3], match[1]) if month_before_day and match[2] == "/" else (match[1], match[3])
    if int(month) > 12:  # then it can only be the other way round
        day, month = month, day
    return _moment(line, match, match[4] if len(match[4]) == 4 else "20" + match[4], month, day), match


_OF_EAST_ASIA = regex.compile(f"[{EAST_ASIAN}]")


def _stamped(line: str, start: int) -> datetime | None:
    """Return the moment of the ISO stamp that begins there, seconds and offset with it; None where there is none."""
    match = _STAMP.match(line, start)
    try:
        return sane(datetime.fromisoformat(match[0])) if match else None
    except ValueError:
        return None


def _moment(line: str, written: re.Match[str], year: str, month: str, day: str) -> datetime | None:
    """Return a day, with the time behind it or, if there is none, before it: ", 9.30 pm", "17:42, "."""
    after, before = line[written.end() :][:MAX_CHARS], line[: written.start()][-MAX_CHARS:]
    clock = clocks().behind.match(after) or clocks().before.search(before)
    return moment_at(int(year), int(month), int(day), clock)
