"""The numbers of ordered lists (layer 3): containers of list items in, what a browser counts each as out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from newsclean.model import Page
from newsclean.page.structure import item_of

_NUMBER = re.compile(r"\s{0,9}([+-]?\d{1,9})(?!\d)", re.ASCII)  # browsers, too, take no notice of what stands behind it


def numbers_of(page: Page, containers: Iterable[int]) -> dict[int, int]:
    """Return the number of the item that each container is or stands in; those in no ordered list are left out.

    It is counted on the page itself, with the items that go: `start`, `reversed` and `value` count as in browsers.
    """
    found: dict[int, int] = {}
    counted: dict[int, list[int]] = {}  # by the container of a list
    for index in containers:
        item = item_of(page, index)
        around = page.containers[item].parent if item >= 0 else -1
        if around < 0 or page.containers[around].tag != "ol":
            continue
        above, _, nth = page.containers[item].path
        if above is not page.containers[around].path:  # an inline element is in between
            continue
        if around not in counted:
            counted[around] = _counted(page.element(around))
        if nth <= len(counted[around]):
            found[index] = counted[around][nth - 1]
    return found


def _counted(element: Any) -> list[int]:
    """Return the numbers of a list's items, in order."""
    if element is None:
        return []
    items = [child for child in element if child.tag == "li"]
    step = 1 if element.get("reversed") is None else -1
    number = _number(element.get("start"), 1 if step > 0 else len(items))
    numbers = []
    for item in items:
        number = _number(item.get("value"), number)
        numbers.append(number)
        number += step
    return numbers


def _number(text: str | None, default: int) -> int:
    match = _NUMBER.match(text) if text else None
    return int(match[1]) if match else default
