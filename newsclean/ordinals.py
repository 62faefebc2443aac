"""The numbers of ordered lists (layer 3): containers of list items in, what a browser counts each as out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from typing import Any

from newsclean.model import Page
from newsclean.structure import ROLE_DEPTH, ancestors

_LISTS = frozenset(("ul", "ol", "menu", "dl", "table"))
_NUMBER = re.compile(r"\s{0,9}([+-]?\d{1,9})(?!\d)", re.ASCII)  # browsers, too, take no notice of what stands behind it


def numbers_of(page: Page, containers: Iterable[int]) -> dict[int, int]:
    """Return the number of the item that each container is or stands in; those in no ordered list are left out.

    It is counted on the page itself, with the items that go: `start`, `reversed` and `value` count as in browsers.
    """
    found: dict[int, int] = {}
    counted: dict[int, list[int]] = {}  # by the container of a list
    tree = Tree(page.root)
    for index in containers:
        item = _item_around(page, index)
        if item is None:
            continue
        _, _, nth = page.containers[item].path
        around = page.containers[item].parent
        if around not in counted:
            counted[around] = _counted(tree.element(page.containers[around].path))
        if nth <= len(counted[around]):
            found[index] = counted[around][nth - 1]
    return found


def _item_around(page: Page, index: int) -> int | None:
    """Return the container of the item of an ordered list that a container is or stands in."""
    containers = page.containers
    for around in islice(ancestors(page, index), ROLE_DEPTH):
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


class Tree:
    """The elements of a tree by their paths; the children of each element on the way are counted once."""

    def __init__(self, root: Any) -> None:
        self._known: dict[int, Any] = {}  # by the id of a path, which its page holds on to
        self._children: dict[int, dict[str, list[Any]]] = {}
        self._root = root

    def element(self, path: Any) -> Any:
        """Return the element at a path, None where the tree has none."""
        below = []
        while path is not None and id(path) not in self._known:
            below.append(path)
            path = path[0]
        element = self._known[id(path)] if path is not None else None
        for step in reversed(below):
            above, tag, nth = step
            if above is None:
                element = self._root
            elif element is not None:
                of_tag = self._of(element, above).get(tag, [])
                element = of_tag[nth - 1] if nth <= len(of_tag) else None
            self._known[id(step)] = element
        return element

    def _of(self, element: Any, path: Any) -> dict[str, list[Any]]:
        if id(path) not in self._children:
            children: dict[str, list[Any]] = defaultdict(list)
            for child in element:
                children[child.tag].append(child)
            self._children[id(path)] = children
        return self._children[id(path)]
