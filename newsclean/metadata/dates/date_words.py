"""The words of dates.toml: months, days of the week, and what speaks of publication or an update (layer 1)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def date_words() -> dict[str, Any]:
    """Return what dates.toml holds."""
    return tomllib.loads(Path(__file__).with_name("dates.toml").read_text(encoding="utf-8"))


@cache
def _updated() -> re.Pattern[str]:
    """Return the pattern of what speaks of an update, in whatever script."""
    return re.compile("|".join(map(re.escape, date_words()["updated"])), re.IGNORECASE)


def find_update_word(text: str) -> int | None:
    """Return where a text starts to speak of an update, or None where it does not.

    >>> find_update_word("1 May 2024 (updated 3 May 2024)")
    12
    """
    match = _updated_in_ascii().search(text.lower()) if text.isascii() else _updated().search(text)
    return match.start() if match else None


@cache
def _updated_in_ascii() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, filter(str.isascii, date_words()["updated"]))))


@cache
def _published() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, date_words()["published"])))


def find_publish_word(text: str) -> int | None:
    """Return where a text starts to speak of its publication, or None where it does not.

    >>> find_publish_word("Last updated 3 May 2024, first published 1 May 2024")
    25
    """
    match = _published().search(text.lower())
    return match.start() if match else None


def names_month(word: str) -> bool:
    """Tell whether a word is the name of a month.

    >>> names_month("March"), names_month("Sept."), names_month("Quill")
    (True, True, False)
    """
    return month_of(word.rstrip(".,").lower()) != 0


def names_weekday(word: str) -> bool:
    """Tell whether a word is the name of a day of the week."""
    return word.rstrip(".,").lower() in date_words()["weekdays"]


@cache
def _months() -> tuple[dict[str, int], dict[str, int]]:
    """Return the month by its spelling, and by the beginning of its name in languages that inflect it."""
    whole: dict[str, int] = {}
    beginnings: dict[str, int] = {}
    for names in date_words()["months"].values():
        for number, alternatives in enumerate(names, 1):
            for spelling in filter(None, alternatives.split("|")):
                if spelling.endswith("*"):
                    beginnings.setdefault(spelling[:-1], number)
                else:
                    whole.setdefault(spelling, number)
    return whole, beginnings


def month_of(word: str) -> int:
    """Return the month that a word names, 0 where it names none."""
    whole, beginnings = _months()
    if word in whole:
        return whole[word]
    if not word.startswith(_month_beginnings()):  # as nearly every word: a tenth of the time of a look at each
        return 0
    return next(
        (n for start, n in beginnings.items() if word.startswith(start) and len(word) <= len(start) + _ENDING_CHARS), 0
    )


_ENDING_CHARS = 8  # of a month's name that the data give the beginning of


@cache
def _month_beginnings() -> tuple[str, ...]:
    return tuple(_months()[1])


@cache
def solar_months() -> dict[str, int]:
    """Return the month of the Solar Hijri calendar by its spelling."""
    named = ((n, months) for names in date_words()["solar_months"].values() for n, months in enumerate(names, 1))
    return {spelling: number for number, spellings in named for spelling in spellings.split("|")}
