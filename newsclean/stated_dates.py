"""Days as metadata and address state them, or htmldate guesses (layer 2): StatedPage in, datetimes out."""

from __future__ import annotations

import re
import threading
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from typing import Any

from lxml import etree

from newsclean.dates import parse_date
from newsclean.headline import Found
from newsclean.stated import MAX_VALUES, StatedPage, strings, types_of

ADDRESS, MARKED, SHOWN, BELOW = "address", "marked on the page", "near the headline", "below the text"
"""Sources of a date."""
Others = Callable[[], list[Any]]
MAX_GUESS_CHARS = 400_000
"""Pages over this size are not given to htmldate: its patterns are not linear."""
# A day in an address: /2024/01/31/, /2024-01-31- or /2024/jan/31/
_URL_DAY = re.compile(r"/((?:19|20)\d\d)([/-])(\d{1,2}|[a-z]{3,9})\2(\d{1,2})(?=[/_-])", re.IGNORECASE)


def stated_date(page: StatedPage, names: tuple[str, ...], metas: tuple[str, ...], month_first: bool) -> Found | None:
    """Return the first moment that a source states; where it has no offset, the same moment from one that has."""
    first = None
    for text, source in _date_texts(page, names, metas):
        moment = parse_date(text, month_before_day=month_first)
        if moment is None:
            continue
        if moment.tzinfo is not None:
            if first is None or moment.replace(tzinfo=None) == first.value:
                return Found(moment, source)
        elif first is None:
            first = Found(moment, source)
    return first


def _date_texts(page: StatedPage, names: tuple[str, ...], metas: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield what states a date: article, meta tags, page (of 6 days that it alone states 5 are right: wcxb)."""
    for name in names:
        for text in _texts_of(page.main.get(name)):
            yield text, "json-ld"
    for name in metas:
        for text in page.meta.get(name, ()):
            yield text, f"meta {name}"
    for node in page.jsonld.nodes:
        if "WebPage" in types_of(node):
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


def guessed_date(page: StatedPage, address: Found | None, modified: Found | None, others: Others) -> Found | None:
    """Ask htmldate, unless the page states when it was modified: that is what it would find.

    It is given the page without its `others`, which are comments, teasers and the like, and without its programs, whose
    remarks have days.

    It guesses, so a first of January, which is a copyright line's year, does not count, nor does the first of a month
    of which the page writes no such day: 2024-02-30, too, is the first of February to it.

    Its extensive search is left out: of the 24 days that it alone names on wcxb 2 are right and 2 wrong, the other 20
    pages have none; and it loads the words of 205 languages, which takes 1.7 s.
    """
    if (modified and modified.source != MARKED) or _has_more_text(page.root, MAX_GUESS_CHARS):
        return None
    text = etree.tostring(page.root, encoding="unicode", method="html")
    if len(text) > MAX_GUESS_CHARS:
        return None
    for other in others():
        text = text.replace(etree.tostring(other, encoding="unicode", method="html", with_tail=False), "")
    text = _without_programs(text)
    moment = parse_date(_guess(text, address.value if address else None) or "")
    if moment is None or (moment.day == 1 and (moment.month == 1 or not _writes_first(text, moment))):
        return None
    return Found(moment, "htmldate")


def _without_programs(text: str) -> str:
    """Return the markup that lxml writes without its scripts, but for the data in them, which say so.

    >>> _without_programs("a<script>b</script><script type=json>c</script><p>d<script>e")
    'a<script type=json>c</script><p>d<script>e'
    """
    parts: list[str] = []
    at = 0
    while (start := text.find("<script", at)) >= 0 and (end := text.find("</script>", start)) >= 0:
        end += len("</script>")
        parts.append(text[at : end if "json" in text[start : text.find(">", start)] else start])
        at = end
    return "".join((*parts, text[at:]))


def _guess(text: str, url: str | None) -> str | None:
    """Return what htmldate finds. Its parsers raise what they like on hostile pages, and warn of zones unknown to them.

    The lock keeps threads from putting back each other's warnings.
    """
    with _one_by_one, warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="dateutil")
        try:
            return _htmldate()(text, url=url, original_date=True, extensive_search=False)
        except Exception:
            return None


_one_by_one = threading.Lock()


def _writes_first(text: str, first: datetime) -> bool:
    """Tell whether a page writes the first of a month: "2024-02-01", "1. Februar 2024", "February 1st, 2024"."""
    year, month = first.year, first.month
    before = rf"(?<!\d)0?1(?!\d)[^\d<>]{{1,20}}(?:0?{month}[^\d<>])?{year}"
    return re.search(rf"{before}|{year}\D?0?{month}\D?0?1(?!\d)", text) is not None


@cache
def _htmldate() -> Callable[..., str | None]:
    """Return htmldate's `find_date`; to load it takes 0.2 s, and nearly no news page needs it."""
    with warnings.catch_warnings():  # on loading it silences warnings of urllib3 for the whole process
        from htmldate import find_date
    return find_date


def _has_more_text(root: Any, chars: int) -> bool:
    """Tell whether a tree's texts are longer together; a tree of 100 MB is not written out to know."""
    left = chars
    for text in root.itertext():
        left -= len(text)
        if left < 0:
            return True
    return False
