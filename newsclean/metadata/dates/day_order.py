"""Whether 01/02/2024 is the second of January on a page (layer 1).

In: codes of languages, a host, lines that the page shows or states. Out: a DayOrder, or whether the month is first.
Only in English does it depend on the country; what is known of countries and their time zones is in day_order.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

GUESSED_ORDER = "day and month of a date in figures are a guess: no country is known to tell which comes first"
"""What is said of a page in English with 7/8/2024, where nothing but the language decides."""
TEMPLATES_COUNTRY = "us"
"""Templates say "en-US" everywhere: another country that the page names counts more."""


class DayOrder(NamedTuple):
    """How a page writes days in figures alone."""

    month_first: bool
    is_guess: bool
    """No country is known, and so the language alone decides."""

    def other(self) -> DayOrder:
        """Return the order that a guess is not."""
        return DayOrder(not self.month_first, self.is_guess)


def day_order(codes: Sequence[str], host: str) -> DayOrder:
    """Return how a page writes days that states these languages, its own first, and has its address at that host.

    >>> day_order(["en"], "lume.co.uk"), day_order(["en-US", "en-GB"], "lume.example")
    (DayOrder(month_first=False, is_guess=False), DayOrder(month_first=False, is_guess=False))
    >>> day_order(["en"], "lume.example"), day_order(["en", "en-US"], "lume.io")
    (DayOrder(month_first=True, is_guess=True), DayOrder(month_first=True, is_guess=False))
    """
    split = [code.lower().split("-") for code in codes]
    if split and split[0][0] != "en":
        return DayOrder(month_first=False, is_guess=False)
    regions = [parts[1] for parts in split if parts[0] == "en" and len(parts) > 1 and len(parts[1]) == 2]
    regions.sort(key=lambda region: region == TEMPLATES_COUNTRY)
    known = _data()["countries"]
    top = host.rpartition(".")[2] if "." in host else ""
    if top in known["at_ends_of_us"]:
        top = "us"
    elif len(top) != 2 or not top.isalpha() or top in known["of_no_country"]:
        top = ""
    for country in filter(None, (top, *regions)):
        if country not in known["in_either_order"]:
            return DayOrder(country in known["month_first"], is_guess=False)
    return DayOrder(bool(split), is_guess=True)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("day_order.toml").read_text(encoding="utf-8"))


def month_first_near(lines: Iterable[str], default: bool) -> bool:
    """Tell whether 01/02/2024 is the second of January: as days past the twelfth are written near it.

    Where prices are in pounds it is not.

    >>> month_first_near(["1/31/2024"], False), month_first_near(["31/1/2024"], True), month_first_near(["£5"], True)
    (True, False, False)
    """
    for line in lines:
        default = default and "£" not in line
        for match in _SLASHED.finditer(line) if "/" in line else ():
            first, second = int(match[1]), int(match[2])
            if (first > _MONTHS) != (second > _MONTHS):
                return second > _MONTHS
    return default


_SLASHED = re.compile(r"(?<!\d)(\d\d?)/(\d\d?)/(?:\d{4}|\d\d)(?!\d)")
_MONTHS = 12  # by hand; at half and at twice no page of 520 differs


def may_be_swapped(days: Iterable[datetime]) -> bool:
    """Tell whether one of the days is another with day and month the other way round.

    >>> may_be_swapped([datetime(2024, 7, 8)]), may_be_swapped([datetime(2024, 7, 7), datetime(2024, 7, 31)])
    (True, False)
    """
    return any(day.day <= _MONTHS and day.day != day.month for day in days)
