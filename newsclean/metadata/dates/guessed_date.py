"""The day of publication as htmldate guesses it where nothing states one (layer 2): StatedPage in, a datetime out."""

from __future__ import annotations

import re
import threading
import warnings
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any

from lxml import etree

from newsclean.metadata.dates.dates import parse_date
from newsclean.metadata.dates.stated_dates import MARKED
from newsclean.metadata.stated import Found, StatedPage

Others = Callable[[], list[Any]]
MAX_GUESS_CHARS = 400_000
"""Pages over this size are not given to htmldate: its patterns are not linear."""


def guessed_date(page: StatedPage, address: Found | None, modified: Found | None, others: Others) -> Found | None:
    """Return the day that htmldate finds; where the page states when it was modified, it would find that: None.

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
