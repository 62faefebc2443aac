"""Moments in time as pages write them (layer 1): str in, datetime or None out.

`parse_date` reads what machines write into meta tags; `find_date` looks for a day in a line that people read.
Words are data: dates.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.characters import COLON_CLASS, EAST_ASIAN
from newsclean.metadata.calendars import find_era, gregorian, is_solar_year

MAX_CHARS = 60
"""A longer text is not a date but holds one at best."""
FIRST_YEAR, LAST_YEAR = 1990, 2046
"""Years of web pages; what lies outside is a default value or a mistake, or from 2047 on a year of Nepal's calendar."""

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
_ZONE = re.compile(r"([+-])(\d{1,2}):?(\d{2})?")
_ZONE_AT_END = re.compile(r"(?<=[\dMm.])\s?((?:GMT|UTC)?[+-][01]\d:?[0-5]\d|\s(?!CST)[A-Z]{2,4})\Z", re.ASCII)
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
    try:
        return _sane(datetime.fromisoformat(text))
    except ValueError:
        pass
    if text.isascii() and text.isdigit() and len(text) in (10, 13):
        return _sane(datetime.fromtimestamp(int(text[:10]), UTC))
    if match := _ISO.match(text):
        return _from_match(match, False)
    if match := _DAY_FIRST.match(text):
        return _from_match(match, month_before_day and match["sep"] == "/")
    moment = None if _HALF_DAY.search(text) else _as_in_mail(text)  # in mail a day has 24 hours
    moment = moment or find_date(text, month_before_day=month_before_day)
    zone = _ZONE_AT_END.search(text) if moment and moment.tzinfo is None and ":" in text else None
    return _in_zone(moment, zone[1].strip()) if moment and zone else moment


def _as_in_mail(text: str) -> datetime | None:
    from email.utils import parsedate_to_datetime  # 7 ms, for the few pages that write dates like mail

    try:
        return _sane(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _from_match(match: re.Match[str], swapped: bool) -> datetime | None:
    part = match.groupdict()
    year, month, day = int(part["year"]), int(part["month"]), int(part["day"])
    if month > 12 or (swapped and day <= 12):
        month, day = day, month
    half = part.get("meridian") or ""
    hour, zone = _hour_and_zone(int(part["hour"] or 0), half, part.get("zone"))
    minute, second = int(part["minute"] or 0), int(part.get("second") or 0)
    fraction = int((part.get("fraction") or "0")[:6].ljust(6, "0"))
    try:
        return _sane(_in_zone(datetime(year, month, day, hour, minute, second, fraction), zone))
    except ValueError:
        return None


def _hour_and_zone(hour: int, half: str, zone: str | None) -> tuple[int, str | None]:
    """Return an hour of the half of a day ("PM", "a.m.") among the day's 24, and the zone that is meant.

    CST is a zone of America, where days have two halves, and without them it may be China's.
    """
    if not half:
        return hour, None if zone == "CST" else zone
    return hour % 12 + 12 * (half[0] in "pP") if 1 <= hour <= 12 else hour, zone


def _in_zone(moment: datetime, text: str | None) -> datetime:
    """Return a moment in the zone that a text names; as it was where the text names none.

    >>> _in_zone(datetime(2024, 5, 1, 9, 30), "CEST").isoformat()
    '2024-05-01T09:30:00+02:00'
    >>> _in_zone(datetime(2024, 5, 1, 9, 30), "ET").isoformat()
    '2024-05-01T09:30:00-04:00'
    """
    if not text:
        return moment
    if text == "Z":
        return moment.replace(tzinfo=UTC)
    match = _ZONE.search(text)
    if match is None:
        hours = _data()["zones"].get(text)
        if text in _data()["zones_of_us"]:
            hours = _data()["zones_of_us"][text] + _is_us_summer(moment)
        return moment if hours is None else moment.replace(tzinfo=timezone(timedelta(hours=hours)))
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return moment.replace(tzinfo=timezone(offset if match[1] == "+" else -offset))


def _is_us_summer(moment: datetime) -> bool:
    """Tell whether clocks in the United States are an hour ahead: second Sunday of March to first of November."""
    march, november = (datetime(moment.year, month, 1) for month in (3, 11))
    start = march + timedelta(days=(6 - march.weekday()) % 7 + 7, hours=2)
    end = november + timedelta(days=(6 - november.weekday()) % 7, hours=2)
    return start <= moment < end


def is_day(moment: datetime) -> bool:
    """Tell whether a moment names but a day."""
    return moment.tzinfo is None and (moment.hour, moment.minute, moment.second) == (0, 0, 0)


def _sane(moment: datetime) -> datetime | None:
    return moment if FIRST_YEAR <= moment.year <= LAST_YEAR else None


# ---- days in lines that people read --------------------------------------------------------------

# As machines write it: 2024-01-31T13:45:07.123+01:00
_STAMP = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d (?: :\d\d (?:\.\d{1,6})? )? (?: Z | [+-]\d\d:?\d\d )? (?!\d)", re.VERBOSE | re.ASCII
)
_YMD = re.compile(r"(?<!\d)(?<!\d[./-])(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)")
_DMY = re.compile(r"(?<![\d.])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("dates.toml").read_text(encoding="utf-8"))


class _Clocks(NamedTuple):
    """Patterns of a time of day by where it stands: "9.30 pm", "21:54", "9pm", "9時03分", "오후 9:54"."""

    behind: re.Pattern[str]
    """Behind a day."""
    before: re.Pattern[str]
    """Before a day, up to the end."""
    anywhere: re.Pattern[str]
    alone: re.Pattern[str]
    """Nothing else. "4:32" may be minutes and seconds; "04:32", "4.32pm" and "4:32 Uhr" are not."""


@cache
def _clocks() -> _Clocks:
    words = {name: "|".join(map(re.escape, spelled)) for name, spelled in _data()["clock"].items()}
    clock = rf"""
        (?: (?P<late>{words["afternoon"]}) \s? | (?:{words["morning"]}) \s? )?
        (?: (?P<hour>\d{{1,2}}) (?:[:.h] | \sh\s | [時时點点시]\s?) (?P<minute>\d{{2}}) (?::\d\d)? (?![\d.]) [分분]?
            \s? (?:(?P<half>[ap])\.?m\b\.?)?
          | (?P<whole>\d{{1,2}}) \s? (?P<half_of_whole>[ap])\.?m\b\.? )
    """
    # "GMT", "CEST", "hs (GMT-3)", "Z", "+02:00". Any short word may be a zone here: what is none changes nothing.
    # "10:00-11:30" and "10:00 - 11:30" are spans: an offset with a minus has its digits in one, or a space before it.
    zone = rf"""
        (?: \s? (?:(?:{words["hours"]}|{words["oclock"]})\b)? \s? \(?
            (?P<zone> [a-z]{{2,4}}\b (?:\s?[+-]\d{{1,2}}(?::?\d\d)?(?!\d))? | z\b
              | (?: \+[01]\d:? | -[01]\d | (?<=\s)-[01]\d: ) (?:00|30|45) (?![\d:]) ) )?
    """
    alone = rf"""
        (?:{words["at"]})? \s?
        (?= \d\d[:.h] | .{{0,6}}[ap]\.?m | .{{0,6}}(?:{words["oclock"]}) | .{{0,4}}[時时點点시] )
        {clock} {zone} \)? \s? (?:{words["hours"]}|{words["oclock"]})?
    """
    patterns = (
        rf"[^\d\n]{{1,12}}? {clock} {zone}",
        rf"(?<![\d.:]) {clock} {zone} [^\d\n]{{1,20}}\Z",
        rf"(?<![\d.:]) {clock} {zone}",
        alone,
    )
    return _Clocks(*(re.compile(pattern, re.IGNORECASE | re.VERBOSE) for pattern in patterns))


@cache
def _updated() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _data()["updated"])), re.IGNORECASE)


def find_update_word(text: str) -> int | None:
    """Return where a text starts to speak of an update, or None where it does not.

    >>> find_update_word("1 May 2024 (updated 3 May 2024)")
    12
    """
    if text.isascii():
        return _first_of(_updated_in_ascii(), text.lower())
    match = _updated().search(text)
    return match.start() if match else None


@cache
def _updated_in_ascii() -> tuple[str, ...]:
    return tuple(filter(str.isascii, _data()["updated"]))


def _first_of(words: Iterable[str], text: str) -> int | None:
    """Return where the first of the words stands in a text, None where none does."""
    return min((at for at in map(text.find, words) if at >= 0), default=None)


def find_publish_word(text: str) -> int | None:
    """Return where a text starts to speak of its publication, or None where it does not.

    >>> find_publish_word("Last updated 3 May 2024, first published 1 May 2024")
    25
    """
    return _first_of(_data()["published"], text.lower())


def tells_of_members(text: str) -> bool:
    """Tell whether a text is but a label for the day on which a member of a forum joined it.

    >>> tells_of_members("Joined:"), tells_of_members("Ada joined in")
    (True, False)
    """
    return text.lower().rstrip(" " + COLON_CLASS) in _data()["joined"]


# Any word may be a month here; to compile the months' names into the patterns takes 8 ms, to look a word up nothing.
# In scripts of India and Thailand they hold signs that count as no letters. In Persian "month" may stand behind them.
_MONTH = (
    r"(?P<month>[^\W\d_\u0900-\u0dff\u0e00-\u0e7f]{1,20}|[\u0900-\u0dff\u0e00-\u0e7f]{2,20})(?!\w)\.?"
    r"(?:[\s\u200c]?ماه)?"
)
_BEHIND_WEEKDAY = r"(?<=[^\W\d_],\s\d\d),|(?<=[^\W\d_],\s\d),"
_DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "31. Januar 2024", "31st of January, 2024", "31 de enero de 2024", "środa, 31, styczeń 2024"
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.|{_BEHIND_WEEKDAY})?[\s\-]{{0,2}}(?:de\s|of\s)?{_MONTH}"
        r"\s?[,\u060c]?[\s\-]{0,2}(?:de\s|del\s)?(?P<year>\d{4})(?!\d)",
        # "January 31, 2024"
        rf"(?<!\w){_MONTH}\s{{0,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{0,2}}(?P<year>\d{{4}})(?!\d)",
        # "2024 Jan 31", "2024. január 31.", "2024 m. sausio 31 d."
        rf"(?<!\d)(?P<year>\d{{4}})\.?\s(?:m\.\s)?{_MONTH}\s{{0,2}}(?P<day>\d{{1,2}})(?!\d)",
    )
)
_ENDING_CHARS = 8  # of a month's name that the data give the beginning of


@cache
def _months() -> tuple[dict[str, int], dict[str, int]]:
    """Return the month by its spelling, and by the beginning of its name in languages that inflect it."""
    whole: dict[str, int] = {}
    beginnings: dict[str, int] = {}
    for names in _data()["months"].values():
        for number, alternatives in enumerate(names, 1):
            for spelling in filter(None, alternatives.split("|")):
                if spelling.endswith("*"):
                    beginnings.setdefault(spelling[:-1], number)
                else:
                    whole.setdefault(spelling, number)
    return whole, beginnings


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


def _written(line: str, month_before_day: bool) -> tuple[datetime, re.Match[str]] | None:
    """Return the first day that a line names and what it is written as."""
    if not any(map(str.isdigit, line)):
        return None
    line = line.replace("\u2212", "-")
    if of_era := find_era(line):
        written, named = of_era
        moment = _moment(line, written, *map(str, named))
        return (moment, written) if moment else None
    if match := _YMD.search(line):
        moment = _stamped(line, match.start()) or _moment(line, match, match[1], match[2], match[3])
        if moment:
            return moment, match
    for pattern in _DAYS:
        match = pattern.search(line)
        while match:
            word = match["month"].lower()
            is_solar = is_solar_year(int(match["year"]))
            if number := _solar_months().get(word, 0) if is_solar else _month(word):
                moment = _moment(line, match, match["year"], str(number), match["day"])
                return (moment, match) if moment else None
            match = pattern.search(line, match.start() + 1)
    if match := _DMY.search(line):
        if len(match[1]) == len(match[4]) == 2 and _OF_EAST_ASIA.search(line):  # "24-05-06": the year first
            moment = _moment(line, match, "20" + match[1], match[3], match[4])
            return (moment, match) if moment else None
        day, month = (match[3], match[1]) if month_before_day and match[2] == "/" else (match[1], match[3])
        if int(month) > 12:  # then it can only be the other way round
            day, month = month, day
        moment = _moment(line, match, match[4] if len(match[4]) == 4 else "20" + match[4], month, day)
        return (moment, match) if moment else None
    return None


_OF_EAST_ASIA = re.compile(f"[{EAST_ASIAN}]")


def _stamped(line: str, start: int) -> datetime | None:
    """Return the moment of the ISO stamp that begins there, seconds and offset with it; None where there is none."""
    match = _STAMP.match(line, start)
    try:
        return _sane(datetime.fromisoformat(match[0])) if match else None
    except ValueError:
        return None


def find_zone(line: str) -> str | None:
    """Return the letters of the zone behind the first time of day that a line names, None where no zone is known.

    >>> find_zone("7/8/2024 10:00 ET"), find_zone("7/8/2024 10:00 +01:00"), find_zone("7/8/2024 10:00 XYZ")
    ('ET', None, None)
    """
    match = _clocks().anywhere.search(line[: 2 * MAX_CHARS])
    zone = _known_zone(match["zone"]) if match else None
    return zone if zone in _data()["zones"] or zone in _data()["zones_of_us"] else None


def _month(word: str) -> int:
    """Return the month that a word names, 0 where it names none."""
    whole, beginnings = _months()
    if word in whole:
        return whole[word]
    if not word.startswith(_month_beginnings()):  # as nearly every word: a tenth of the time of a look at each
        return 0
    return next(
        (n for start, n in beginnings.items() if word.startswith(start) and len(word) <= len(start) + _ENDING_CHARS), 0
    )


@cache
def _solar_months() -> dict[str, int]:
    """Return the month of the Solar Hijri calendar by its spelling."""
    named = ((n, months) for names in _data()["solar_months"].values() for n, months in enumerate(names, 1))
    return {spelling: number for number, spellings in named for spelling in spellings.split("|")}


@cache
def _month_beginnings() -> tuple[str, ...]:
    return tuple(_months()[1])


def names_month(word: str) -> bool:
    """Tell whether a word is the name of a month.

    >>> names_month("March"), names_month("Sept."), names_month("Quill")
    (True, True, False)
    """
    return _month(word.rstrip(".,").lower()) != 0


def names_weekday(word: str) -> bool:
    """Tell whether a word is the name of a day of the week."""
    return word.rstrip(".,").lower() in _data()["weekdays"]


def at_clock(day: datetime, text: str) -> datetime | None:
    """Return a day at the time of day that a text gives, None where it says anything else.

    >>> at_clock(datetime(2024, 5, 1), "9.54pm").isoformat()
    '2024-05-01T21:54:00'
    """
    match = _clocks().alone.fullmatch(text.strip())
    moment = _at(day.year, day.month, day.day, match) if match else None
    return None if match and match["zone"] and moment and moment.tzinfo is None else moment


def is_time_of_day(text: str) -> bool:
    """Tell whether a text is hours and minutes, with what may stand behind them, and no more.

    >>> is_time_of_day("23:59:01"), is_time_of_day("12.40 Uhr"), is_time_of_day("9pm"), is_time_of_day("25:00")
    (True, True, False, False)
    """
    return _time_of_day().fullmatch(text) is not None


@cache
def _time_of_day() -> re.Pattern[str]:
    data = _data()
    hours = "|".join(map(re.escape, (*data["clock"]["hours"], *data["clock"]["oclock"])))
    zones = "|".join((*data["zones"], *data["zones_of_us"]))  # in capitals: "8.05 ct" is a price
    clock = rf"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[:.][0-5]\d)?(?:\s?(?:[ap]\.?m\.?|{hours}|(?-i:{zones})))?"
    return re.compile(clock, re.IGNORECASE)


def clock_in(day: datetime, text: str) -> datetime | None:
    """Return a day at the first time of day that a text names, None where it names none.

    >>> clock_in(datetime(2024, 5, 1), "Aggiornato alle 12:40").isoformat()
    '2024-05-01T12:40:00'
    """
    match = _clocks().anywhere.search(text[: 2 * MAX_CHARS])
    moment = _at(day.year, day.month, day.day, match) if match else None
    return moment.replace(tzinfo=day.tzinfo) if moment and moment.tzinfo is None else moment


def _at(year: int, month: int, day: int, clock: re.Match[str] | None) -> datetime | None:
    hour = minute = 0
    zone = None
    if clock:
        half = clock["half"] or clock["half_of_whole"] or ("p" if clock["late"] else "")
        hour, zone = _hour_and_zone(int(clock["hour"] or clock["whole"]), half, clock["zone"])
        minute = int(clock["minute"] or 0)
        if hour > 23 or minute > 59:
            hour, minute, zone = 0, 0, None
    try:
        return _sane(_in_zone(datetime(*gregorian(year, month, day), hour, minute), _known_zone(zone)))
    except ValueError:
        return None


def _known_zone(text: str | None) -> str | None:
    """Return the zone behind a time: a word in capitals, an offset alone or behind GMT or UTC."""
    if not text or text[0] in "+-":
        return text
    return text if text[:3].isupper() and (text.isalpha() or text[:3] in ("GMT", "UTC")) else None


def _moment(line: str, written: re.Match[str], year: str, month: str, day: str) -> datetime | None:
    """Return a day, with the time behind it or, if there is none, before it: ", 9.30 pm", "17:42, "."""
    after, before = line[written.end() :][:MAX_CHARS], line[: written.start()][-MAX_CHARS:]
    clock = _clocks().behind.match(after) or _clocks().before.search(before)
    return _at(int(year), int(month), int(day), clock)
