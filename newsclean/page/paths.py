"""Where elements stand in the tree of their page (layer 0): paths in; an element, its XPath or the way to it out."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Any

Step = tuple[Any, str, int]
"""The path of an element: that of the element above it, None above the root; its tag; its number among those of that
tag there, from 1."""


def steps(path: Any, known: Container[int]) -> list[Step]:
    """Return the steps of a path below the nearest one that is known by its id, the outermost first."""
    found = []
    while id(path) not in known:
        found.append(path)
        path = path[0]
    found.reverse()
    return found


FlatStep = tuple[int, str, int]
"""A path whose first part is the place of the path above in a list, -1 above the root."""


def flattened(paths: Sequence[Any]) -> tuple[tuple[FlatStep, ...], tuple[int, ...]]:
    """Return all steps of paths, each behind those above it, and the place of each path among them.

    Python compares and pickles what is nested as deep as a hostile page's paths no further than it may call itself.
    """
    places: dict[FlatStep, int] = {}
    known = {id(None): -1}
    for path in paths:
        for step in steps(path, known):
            above, tag, nth = step
            known[id(step)] = places.setdefault((known[id(above)], tag, nth), len(places))
    return tuple(places), tuple([known[id(path)] for path in paths])


def nested(flat: Sequence[FlatStep]) -> list[Step]:
    """Return the paths that `flattened` made steps of."""
    paths: list[Step] = []
    for above, tag, nth in flat:
        paths.append((paths[above] if above >= 0 else None, tag, nth))
    return paths


class Tree:
    """The elements of a tree by their paths; the children of each element on the way are counted once."""

    def __init__(self, root: Any) -> None:
        self._known: dict[int, Any] = {id(None): None}  # by the id of a path, which its page holds on to
        self._children: dict[tuple[int, str], list[Any]] = {}  # by the id of a path and a tag
        self._root = root

    def element(self, path: Any) -> Any:
        """Return the element at a path, None where the tree has none."""
        for step in steps(path, self._known):
            above, tag, nth = step
            element = self._root if above is None else None
            if (parent := self._known[id(above)]) is not None:
                of_tag = self._children_of(parent, above, tag)
                element = of_tag[nth - 1] if nth <= len(of_tag) else None
            self._known[id(step)] = element
        return self._known[id(path)]

    def _children_of(self, element: Any, path: Any, tag: str) -> list[Any]:
        children = self._children.get((id(path), tag))
        if children is None:
            children = self._children[id(path), tag] = list(element.iterchildren(tag))
        return children


def xpath(path: Any, known: dict[int, str]) -> str:
    """Return the XPath of a path; `known` holds those above it by their ids, None's too, and is added to.

    Of a path of hundreds of levels, which no page has that a person wrote, it is the last ones: "//div[1]/p[7]".
    """
    below = []
    while (written := known.get(id(path))) is None:
        below.append(path)
        path = path[0]
    for step in reversed(below):
        _, tag, nth = step
        if len(written) > _XPATH_CHARS:  # else a page of a megabyte may have gigabytes of paths
            written = f"/{written[written.find('/', len(written) - _XPATH_CHARS // 2) :]}"
        if tag not in _USUAL_TAGS and not _PLAIN_TAG.fullmatch(tag):
            tag = _odd_tag(tag)
        known[id(step)] = written = f"{written}/{tag}[{nth}]"
    return written


def _odd_tag(tag: str) -> str:
    """Return what selects the elements of a long tag, or one that XPath takes for no name ("o:p" has no namespace)."""
    quote = '"' if "'" in tag else "'"
    start = tag[:_TAG_CHARS].partition(quote)[0]
    literal = f"{quote}{start}{quote}"
    return f"*[name()={literal}]" if start == tag else f"*[starts-with(name(),{literal})]"


_XPATH_CHARS = 4_000
_TAG_CHARS = 100  # by hand; at half and at twice no page of 520 differs
_USUAL_TAGS = frozenset(  # a look-up takes a tenth of a match
    "html body div p span a ul ol li h1 h2 h3 h4 section article header footer main nav aside figure figcaption form "
    "button label table tbody tr td".split()
)
_PLAIN_TAG = re.compile(rf"[A-Za-z_][\w.-]{{0,{_TAG_CHARS - 1}}}", re.ASCII)


def nearest(paths: Sequence[Step], element: Any) -> tuple[int, Any]:
    """Return which of a page's paths, by its number, leads to an element or the nearest above it; the element's own."""
    known = {(id(above), tag, nth): number for number, (above, tag, nth) in enumerate(paths)}
    found = 0
    path: Any = None
    for one in [*reversed(list(element.iterancestors())), element]:
        nth = sum(1 for _ in one.itersiblings(one.tag, preceding=True)) + 1
        number = known.get((id(path), one.tag, nth))
        if number is None:
            path = (path, one.tag, nth)
        else:
            found, path = number, paths[number]
    return found, path
