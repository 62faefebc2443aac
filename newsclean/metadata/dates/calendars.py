"""Days of other calendars than the Gregorian, as pages of Iran, Thailand, Japan and Taiwan write them (layer 1).

In: the numbers of a day, or a line. Out: those of the Gregorian day. The words are data: dates.toml.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

_FIRST_SOLAR, _LAST_SOLAR = 1369, 1409
"""Solar Hijri years of web pages, 1990 to 2031; as lunar ones they would lie before 1990."""
_FIRST_NEW_YEAR = date(1990, 3, 21)
# A year of 366 days by its place in the cycle of 33, which holds from 1178 to 1633.
_LEAP_PLACES = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_CYCLE = 33  # by hand; at half and at twice no page of 520 differs
_LONG_MONTHS, _DAYS_OF_LONG = 6, 31
_DAYS_OF_SHORT = 30  # by hand; at half and at twice no page of 520 differs

_YEARS_OF_BUDDHA = 543  # that the years of Thailand are ahead
_FIRST_OF_BUDDHA = 1990 + _YEARS_OF_BUDDHA

_ERAS = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}
_OF_ERA = re.compile(
    rf"({'|'.join(_ERAS)})\s?(\d{{1,3}}|元)\s?(?:[)）]\s?年|年\s?[)）]?)(?:\s?[(（]\d{{4}}年?[)）])?"
    r"\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日"
)


class Day(NamedTuple):
    """A day of the Gregorian calendar; nobody has looked whether there is one."""

    year: int
    month: int
    day: int


def is_solar_year(year: int) -> bool:
    """Tell whether a year of a web page is one of Iran's and Afghanistan's calendar, the Solar Hijri."""
    return _FIRST_SOLAR <= year <= _LAST_SOLAR


def gregorian(year: int, month: int, day: int) -> Day:
    """Return the Gregorian day of a day whose year tells the calendar; ValueError where there is no such day.

    >>> gregorian(1403, 2, 12), gregorian(2567, 5, 1), gregorian(2024, 5, 1)
    (Day(year=2024, month=5, day=1), Day(year=2024, month=5, day=1), Day(year=2024, month=5, day=1))
    """
    if year >= _FIRST_OF_BUDDHA:
        return Day(year - _YEARS_OF_BUDDHA, month, day)
    if not is_solar_year(year):
        return Day(year, month, day)
    days = _DAYS_OF_LONG if month <= _LONG_MONTHS else _DAYS_OF_SHORT - (month == 12 and not _is_leap(year))
    if not (1 <= month <= 12 and 1 <= day <= days):
        raise ValueError(f"no day of the Solar Hijri calendar: {year}-{month}-{day}")
    before = (month - 1) * _DAYS_OF_SHORT + min(month - 1, _LONG_MONTHS) + day - 1
    leaps = sum(map(_is_leap, range(_FIRST_SOLAR, year)))
    found = _FIRST_NEW_YEAR + timedelta(days=(year - _FIRST_SOLAR) * 365 + leaps + before)
    return Day(found.year, found.month, found.day)


def _is_leap(year: int) -> bool:
    return year % _CYCLE in _LEAP_PLACES


def find_era(line: str) -> tuple[re.Match[str], Day] | None:
    """Return the first day that a line counts from an emperor's first year or the republic's, and its Gregorian one.

    >>> find_era("2024年5月1日"), find_era("令和6年(2024年)5月1日")[1], find_era("中華民國113年5月1日")[1]
    (None, Day(year=2024, month=5, day=1), Day(year=2024, month=5, day=1))
    """
    match = None if line.isascii() else _OF_ERA.search(line)
    if match is None:
        return None
    era, year, month, day = match.groups()
    return match, Day(_ERAS[era] + (1 if year == "元" else int(year)), int(month), int(day))
