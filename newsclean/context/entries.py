"""Entries of a live page: texts made alike, each with a time of day (layer 3).

In: the page and the blocks that stay. Out: the indices of those that stay with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import islice

from newsclean.context.look import Staying
from newsclean.lines.dated import CLOCK_WORDS, opens_with_clock
from newsclean.model import Block, Page
from newsclean.page.structure import Make, ancestors, make_of

_ENTRIES = 3  # by hand; at half and at twice 3 and 1 of 520 pages differ
_STAYING = 0.5  # of the entries
_ENTRY_DEPTH = 4  # elements between an entry and its time
_LINK_SHARE = 0.3  # by hand; at half and at twice 1 and 0 of 520 pages differ


def find_entries(look: Staying) -> list[int]:
    """Return what goes of the entries of a live page though it is made as what stays of most others.

    The first entry often has but a line, and a share bar and links to other pages below it. No annotated page comes out
    otherwise; of four live pages by strangers that lost their first entry three have it.
    """
    page, stay = look.page, look.stay
    entries = _entries(page)
    if not entries:
        return []
    kept_entries = {entry for entry, members in entries.items() if any(b.index in stay for b in members)}
    if len(kept_entries) < max(_ENTRIES - 1, _STAYING * len(entries)):
        return []
    made = {_made(page, b, entries) for members in entries.values() for b in members if b.index in stay}
    going = (b for members in entries.values() for b in members if b.index not in stay)
    return [b.index for b in going if _made(page, b, entries) in made and b.link_chars <= _LINK_SHARE * b.chars]


def _made(page: Page, block: Block, entries: Collection[int]) -> Make:
    """Return how a block is made, right within an entry whatever that is called beside "entry": "entry pinned"."""
    own, above = make_of(page, block)
    return (own, "") if page.containers[block.container].parent in entries else (own, above)


def _entries(page: Page) -> dict[int, list[Block]]:
    """Return the blocks of each element that is made as those beside it and has a time of day as they have."""
    clocks = [b for b in page.blocks if b.words <= CLOCK_WORDS and b.text[:1].isdigit() and opens_with_clock(b)]
    if len(clocks) < _ENTRIES:
        return {}
    alike: dict[tuple[int, str], set[int]] = defaultdict(set)
    for clock in clocks:
        for index in islice(ancestors(page, clock.container), _ENTRY_DEPTH):
            container = page.containers[index]
            if container.parent >= 0:
                alike[container.parent, container.style].add(index)
    # Of two groups, of which one stands in the other, the one with more elements; of as many the outer.
    group = max(alike.values(), key=lambda found: (len(found), -min(found)), default=())
    entries: dict[int, list[Block]] = {index: [] for index in sorted(group)}
    first = min(group)
    for block in page.blocks:
        index = block.container
        while index >= first:  # a container's index is greater than its ancestors'
            if index in entries:
                entries[index].append(block)
                break
            index = page.containers[index].parent
    return entries
