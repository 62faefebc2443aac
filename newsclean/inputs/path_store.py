"""Millions of paths in little memory (an edge): paths in, the same paths out, and which keys of them may recur."""

from __future__ import annotations

import heapq
import os
import zlib
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

_BLOCK = 1000
"""Paths that are packed together; those of one folder shrink to a tenth."""
_RUN = 100_000
"""Paths that are sorted together."""
_BITS = 16
"""A key in the table of `may_recur`, at least: then it takes 3 % of the keys that come once for others."""


class PathStore(Collection[str]):
    """Paths in their order, packed: some 10 bytes each, where a `str` of a path has 120."""

    def __init__(self, paths: Iterable[str]) -> None:
        """paths: any; none has a NUL byte."""
        self._blocks: list[bytes] = []
        self._count = 0
        paths = iter(paths)
        while block := list(islice(paths, _BLOCK)):
            self._count += len(block)
            self._blocks.append(zlib.compress(os.fsencode("\0".join(block)), 1))

    def __contains__(self, path: object) -> bool:
        return any(path == other for other in self)

    def __iter__(self) -> Iterator[str]:
        for block in self._blocks:
            yield from os.fsdecode(zlib.decompress(block)).split("\0")

    def __len__(self) -> int:
        return self._count


def in_order(paths: Iterable[str]) -> Iterator[str]:
    """Yield paths sorted, with few of them in memory: packed in runs that are sorted each, then merged.

    >>> list(in_order(["b", "a/c", "a"]))
    ['a', 'a/c', 'b']
    """
    paths = iter(paths)
    runs = []
    while run := sorted(islice(paths, _RUN)):
        runs.append(PathStore(run))
    return heapq.merge(*runs)


def may_recur(hashes: Iterable[int], count: int) -> set[int]:
    """Return the hashes that come more than once, and a few that do not, of `count` hashes at most.

    >>> {3} <= may_recur([1, 3, 2, 3], 4)
    True
    """
    size = 1 << max(3, (_BITS * count).bit_length())
    seen = bytearray(size >> 3)
    found = set()
    for number in hashes:
        place, bit = (number & (size - 1)) >> 3, 1 << (number & 7)
        if seen[place] & bit:
            found.add(number)
        else:
            seen[place] |= bit
    return found
