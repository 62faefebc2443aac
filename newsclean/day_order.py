"""Whether 01/02/2024 is the second of January on a page (layer 1).

In: codes of languages, a host, lines. Out: DayOrder. Only in English does it depend on the country; what is known of
countries stands in dates.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsclean.dates import countries, zone_before_day

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
    known = countries()
    top = host.rpartition(".")[2] if "." in host else ""
    if top in known["at_ends_of_us"]:
        top = "us"
    elif len(top) != 2 or not top.isalpha() or top in known["of_no_country"]:
        top = ""
    for country in filter(None, (top, *regions)):
        if country not in known["in_either_order"]:
            return DayOrder(country in known["month_first"], is_guess=False)
    return DayOrder(bool(split), is_guess=True)


def order_by_zone(order: DayOrder, lines: Iterable[str]) -> DayOrder:
    """Return the order that the first telling time zone behind a day in figures gives, where else it is a guess.

    >>> order_by_zone(DayOrder(True, True), ["7/8/2024 10:00 BST"])
    DayOrder(month_first=False, is_guess=False)
    """
    if order.is_guess:
        for line in lines:
            if "/" in line and (month_first := zone_before_day(line)) is not None:
                return DayOrder(month_first, is_guess=False)
    return order
