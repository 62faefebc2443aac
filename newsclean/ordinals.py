"""The numbers of ordered lists (layer 3): containers of list items in, what a browser counts each as out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from newsclean.model import Page
from newsclean.structure import ancestors

_DEPTH = 4  # elements between a text and its item, as `select.role_of` has it
_LISTS = frozenset(("ul", "ol", "menu", "dl", "table"))
_NUMBER = re.compile(r"\s{0,9}([+-]?\d{1,9})(?!\d)", re.ASCII)  # browsers, too, take no notice of what stands behind it


def numbers_of(page: Page, containers: Iterable[int]) -> dict[int, int]:
    """Return the number of the item that each container is or stands in; those in no ordered list are left out.

    It is counted on the page itself, with the items that go: `start`, `reversed` and `value` count as in browsers.
    """
    found: dict[int, int] = {}
    counted: dict[int, list[int]] = {}  # by the container of a list
    for index in containers:
        item = _item_around(page, index)
        if item is None:
            continue
        _, _, nth = page.containers[item].path
        around = page.containers[item].parent
        if around not in counted:
            counted[around] = _counted(page.element(around))
        if nth <= len(counted[around]):
            found[index] = counted[around][nth - 1]
    return found


def _item_around(page: Page, index: int) -> int | None:
    """Return the container of the item of an ordered list that a container is or stands in."""
    containers = page.containers
    for around in islice(ancestors(page, index), _DEPTH):
        tag, parent = containers[around].tag, containers[around].parent
        if tag in _LISTS:
            return None
        if tag == "li":
            is_ordered = parent >= 0 and containers[parent].tag == "ol"
            return around if is_ordered and containers[around].path[0] is containers[parent].path else None
    return None


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
