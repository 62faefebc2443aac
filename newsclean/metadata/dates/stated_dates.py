"""Days as metadata and the address state them (layer 2): StatedPage in, datetimes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from newsclean.metadata.dates.clocks import is_without_time
from newsclean.metadata.dates.dates import parse_date
from newsclean.metadata.stated import MAX_VALUES, Found, StatedPage, strings, types_of

ADDRESS, MARKED, SHOWN, BELOW = "address", "marked on the page", "near the headline", "below the text"
"""Sources of a date."""
# A day in an address: /2024/01/31/, /2024-01-31- or /2024/jan/31/
_URL_DAY = re.compile(r"/((?:19|20)\d\d)([/-])(\d{1,2}|[a-z]{3,9})\2(\d{1,2})(?=[/_-])", re.IGNORECASE)


def stated_date(page: StatedPage, names: tuple[str, ...], metas: tuple[str, ...], month_first: bool) -> Found | None:
    """Return the first moment that a source states; where it has no offset, the same moment from one that has.

    Where it is but a day, the first moment of that day that another source states.
    """
    first = None
    for text, source in _date_texts(page, names, metas):
        moment = parse_date(text, month_before_day=month_first)
        if moment is not None and (first is None or _says_more(moment, first.value)):
            first = Found(moment, source)
            if moment.tzinfo is not None:
                return first
    return first


def _says_more(moment: datetime, first: datetime) -> bool:
    """Tell whether a moment is the first of a day that was stated without one, or the same with an offset."""
    if is_without_time(first) and not is_without_time(moment):
        return moment.date() == first.date()
    return moment.tzinfo is not None and moment.replace(tzinfo=None) == first


def _date_texts(page: StatedPage, names: tuple[str, ...], metas: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield what states a date: article, meta tags, page (of 6 days that it alone states 5 are right: wcxb)."""
    for name in names:
        for text in _texts_of(page.main.get(name)):
            yield text, "json-ld"
    for name in metas:
        for text in page.meta.get(name, ()):
            yield text, f"meta {name}"
    for node in page.jsonld.nodes:
        if any(kind.endswith("WebPage") for kind in types_of(node)):  # "MedicalWebPage", too
            for name in names:
                for text in _texts_of(node.get(name)):
                    yield text, "json-ld WebPage"


def _texts_of(value: Any) -> Iterator[str]:
    """Yield the strings of a JSON-LD value as `strings` does, and its numbers, which are seconds or milliseconds."""
    for item in (value if isinstance(value, list) else [value])[:MAX_VALUES]:
        number = item.get("@value") if isinstance(item, dict) else item
        if isinstance(number, (int, float)) and 0 < number < _MAX_EPOCH:
            yield str(int(number))
        else:
            yield from strings(item)


_MAX_EPOCH = 10**13
"""Milliseconds of the year 2286: `parse_date` reads no number of more digits."""


def address_date(address: Found | None) -> Found | None:
    """Return the day that an address has in its path."""
    match = _URL_DAY.search(address.value) if address else None
    if match is None:
        return None
    year, _, month, day = match.groups()
    moment = parse_date(f"{year}-{month:0>2}-{day:0>2}" if month.isdigit() else f"{day} {month} {year}")
    return Found(moment, ADDRESS) if moment else None
