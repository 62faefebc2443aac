"""Moments in time as pages write them (layer 1): str in, datetime or None out."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

MAX_CHARS = 60
"""A longer text is not a date but holds one at best."""
FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Years of web pages; what lies outside is a default value or a mistake."""

# 2024-01-31, 2024/1/31, 20240131, then a time if there is one: T13:45:07.123 +01:00
_ISO = re.compile(
    r"""
    (?P<year>\d{4}) (?P<sep>[-/.]?) (?P<month>\d{1,2}) (?P=sep) (?P<day>\d{1,2})
    (?: (?:T|\s|,){1,3} (?P<hour>\d{1,2}) :? (?P<minute>\d{2}) (?: :? (?P<second>\d{2}) (?:[.,](?P<fraction>\d{1,9}))? )?
        \s{0,2} (?P<meridian>[AaPp]\.?[Mm])?
        \s{0,2} (?P<zone> Z | (?:UTC|GMT)?\s?[+-]\d{1,2}:?(?:\d{2})? (?::\d{2})? | UTC | GMT )?
    )?
    """,
    re.VERBOSE | re.ASCII,
)
# 31.01.2024, 31. 1. 2024, 31/01/2024 [13:45]
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?P<sep>[./-])\s?(?P<month>\d{1,2})(?P=sep)\s?(?P<year>\d{4})"
    r"(?:\D{1,8}(?P<hour>\d{1,2})[:.h](?P<minute>\d{2}))?",
    re.ASCII,
)
_ZONE = re.compile(r"([+-])(\d{1,2}):?(\d{2})?")


def parse_date(text: str) -> datetime | None:
    """Return the moment that a machine-written date names; timezone-aware only where it says so.

    >>> parse_date("2024-01-31T13:45:07+0100").isoformat()
    '2024-01-31T13:45:07+01:00'
    >>> parse_date("Wed, 31 Jan 2024 13:45:07 GMT").isoformat()
    '2024-01-31T13:45:07+00:00'
    """
    text = text.strip()
    if not 6 <= len(text) <= MAX_CHARS or not text.isascii():
        return None
    try:
        return _sane(datetime.fromisoformat(text))
    except ValueError:
        pass
    if text.isdigit() and len(text) in (10, 13):
        return _sane(datetime.fromtimestamp(int(text[:10]), timezone.utc))
    if match := _ISO.match(text):
        return _from_match(match, "/" in match["sep"])
    if match := _DAY_FIRST.match(text):
        return _from_match(match, True)
    try:
        return _sane(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _from_match(match: re.Match[str], may_swap: bool) -> datetime | None:
    part = match.groupdict()
    year, month, day = int(part["year"]), int(part["month"]), int(part["day"])
    if month > 12 and may_swap:
        month, day = day, month
    hour, minute, second = int(part["hour"] or 0), int(part["minute"] or 0), int(part.get("second") or 0)
    meridian = (part.get("meridian") or "")[:1].lower()
    if meridian and 1 <= hour <= 12:
        hour = hour % 12 + (12 if meridian == "p" else 0)
    fraction = int((part.get("fraction") or "0")[:6].ljust(6, "0"))
    try:
        return _sane(datetime(year, month, day, hour, minute, second, fraction, _zone(part.get("zone"))))
    except ValueError:
        return None


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    match = _ZONE.search(text)
    if match is None:
        return timezone.utc
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(offset if match[1] == "+" else -offset)


def _sane(moment: datetime) -> datetime | None:
    return moment if FIRST_YEAR <= moment.year <= LAST_YEAR else None
