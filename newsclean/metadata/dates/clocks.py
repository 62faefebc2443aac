"""Times of day and their zones as pages write them (layer 1): a day and a str in, datetime or None out."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import NamedTuple

from newsclean.metadata.dates.calendars import gregorian
from newsclean.metadata.dates.date_words import date_words

MAX_CHARS = 60
"""A longer text is not a date but holds one at best."""
FIRST_YEAR, LAST_YEAR = 1990, 2046
"""Years of web pages; what lies outside is a default value or a mistake, or from 2047 on a year of Nepal's calendar."""
_ZONE = re.compile(r"([+-])(\d{1,2}):?(\d{2})?")


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
def clocks() -> _Clocks:
    words = {name: "|".join(map(re.escape, spelled)) for name, spelled in date_words()["clock"].items()}
    clock = rf"""
        (?: (?P<late>{words["afternoon"]}) \s? | (?P<early>{words["morning"]}) \s? )?
        (?: (?P<hour>\d{{1,2}}) (?:[:.h] | \sh\s | [時时點点시]\s?)
                (?P<minute>\d{{2}}|\d(?=\s?[分분])) (?::\d\d)? (?![\d.]) [分분]?
            \s? (?:(?P<half>[ap]\.?m\b|(?:{words["am"]}|{words["pm"]})(?!\w))\.?)?
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


def at_clock(day: datetime, text: str) -> datetime | None:
    """Return a day at the time of day that a text gives, None where it says anything else.

    >>> at_clock(datetime(2024, 5, 1), "9.54pm").isoformat()
    '2024-05-01T21:54:00'
    """
    match = clocks().alone.fullmatch(text.strip())
    moment = moment_at(day.year, day.month, day.day, match) if match else None
    return None if match and match["zone"] and moment and moment.tzinfo is None else moment


def clock_in(day: datetime, text: str) -> datetime | None:
    """Return a day at the first time of day that a text names, None where it names none.

    >>> clock_in(datetime(2024, 5, 1), "Aggiornato alle 12:40").isoformat()
    '2024-05-01T12:40:00'
    """
    match = clocks().anywhere.search(text[: 2 * MAX_CHARS])
    moment = moment_at(day.year, day.month, day.day, match) if match else None
    return moment.replace(tzinfo=day.tzinfo) if moment and moment.tzinfo is None else moment


def is_time_of_day(text: str) -> bool:
    """Tell whether a text is hours and minutes, with what may stand behind them, and no more.

    >>> is_time_of_day("23:59:01"), is_time_of_day("12.40 Uhr"), is_time_of_day("9pm"), is_time_of_day("25:00")
    (True, True, False, False)
    """
    return _time_of_day().fullmatch(text) is not None


@cache
def _time_of_day() -> re.Pattern[str]:
    data = date_words()
    hours = "|".join(map(re.escape, (*data["clock"]["hours"], *data["clock"]["oclock"])))
    zones = "|".join((*data["zones"], *data["zones_of_us"]))  # in capitals: "8.05 ct" is a price
    clock = rf"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[:.][0-5]\d)?(?:\s?(?:[ap]\.?m\.?|{hours}|(?-i:{zones})))?"
    return re.compile(clock, re.IGNORECASE)


def moment_at(year: int, month: int, day: int, clock: re.Match[str] | None) -> datetime | None:
    """Return a day at the time that was found, in its zone; None for a day that no calendar has."""
    hour = minute = 0
    zone = None
    if clock:
        half = clock["half"] or clock["half_of_whole"] or ("p" if clock["late"] else "a" if clock["early"] else "")
        hour, zone = hour_and_zone(int(clock["hour"] or clock["whole"]), half, clock["zone"])
        zone = None if zone == "CST" and (clock["late"] or clock["early"]) else zone  # China's
        minute = int(clock["minute"] or 0)
        if hour > 23 or minute > 59:
            hour, minute, zone = 0, 0, None
    try:
        return sane(in_zone(datetime(*gregorian(year, month, day), hour, minute), _known_zone(zone)))
    except ValueError:
        return None


def hour_and_zone(hour: int, half: str, zone: str | None) -> tuple[int, str | None]:
    """Return an hour of the half of a day ("PM", "a.m.", "μ.μ") among the day's 24, and the zone that is meant.

    CST is a zone of America, where days have two halves, and without them it may be China's.
    """
    if not half:
        return hour, None if zone == "CST" else zone
    words = date_words()["clock"]
    is_late = half.lower() in words["pm"] or (half[0] in "pP" and half.lower() not in words["am"])
    return hour % 12 + 12 * is_late if 1 <= hour <= 12 else hour, zone


def _known_zone(text: str | None) -> str | None:
    """Return the zone behind a time: a word in capitals, an offset alone or behind GMT or UTC."""
    if not text or text[0] in "+-":
        return text
    return text if text[:3].isupper() and (text.isalpha() or text[:3] in ("GMT", "UTC")) else None


def in_zone(moment: datetime, text: str | None) -> datetime:
    """Return a moment in the zone that a text names; as it was where the text names none.

    >>> in_zone(datetime(2024, 5, 1, 9, 30), "CEST").isoformat()
    '2024-05-01T09:30:00+02:00'
    >>> in_zone(datetime(2024, 5, 1, 9, 30), "ET").isoformat()
    '2024-05-01T09:30:00-04:00'
    """
    if not text:
        return moment
    if text == "Z":
        return moment.replace(tzinfo=UTC)
    match = _ZONE.search(text)
    if match is None:
        hours = date_words()["zones"].get(text)
        if text in date_words()["zones_of_us"]:
            hours = date_words()["zones_of_us"][text] + _is_us_summer(moment)
        return moment if hours is None else moment.replace(tzinfo=timezone(timedelta(hours=hours)))
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return moment.replace(tzinfo=timezone(offset if match[1] == "+" else -offset))


def _is_us_summer(moment: datetime) -> bool:
    """Tell whether clocks in the United States are an hour ahead: second Sunday of March to first of November."""
    march, november = (datetime(moment.year, month, 1) for month in (3, 11))
    start = march + timedelta(days=(6 - march.weekday()) % 7 + 7, hours=2)
    end = november + timedelta(days=(6 - november.weekday()) % 7, hours=2)
    return start <= moment < end


def is_without_time(moment: datetime) -> bool:
    """Tell whether a moment names but a day: half a minute past midnight, or midnight with an offset, is a moment.

    >>> [is_without_time(datetime.fromisoformat(f"2024-05-01T00:00:{end}")) for end in ("00", "30", "00+02:00")]
    [True, False, False]
    """
    return moment.tzinfo is None and (moment.hour, moment.minute, moment.second) == (0, 0, 0)


def sane(moment: datetime) -> datetime | None:
    """Return a moment in the years of the web, None for any other."""
    return moment if FIRST_YEAR <= moment.year <= LAST_YEAR else None
