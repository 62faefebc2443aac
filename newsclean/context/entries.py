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
from newsclean.page.tags import BESIDE_TEXT
from newsclean.prose import SENTENCE, end_mark

_ENTRIES = 3  # by hand; at half and at twice 3 and 1 of 520 pages differ
_STAYING = 0.5  # of the entries
_ENTRY_DEPTH = 4  # elements between an entry and its time
_LINK_SHARE = 0.3  # by hand; at half and at twice 1 and 0 of 520 pages differ


def find_entries(look: Staying) -> list[int]:
    """Return what goes of the entries of a live page though it is made as what stays of most others.

    The first entry often has but a line, and a share bar and links to other pages below it. No annotated page comes out
    otherwise; of four live pages by strangers that lost their first entry three have it. Nor does any with sentences of
    another make, items and quotations, in an entry of which some stays.
    """
    page, stay = look.page, look.stay
    entries = _entries(page)
    if not entries:
        return []
    kept_entries = {entry for entry, members in entries.items() if any(b.index in stay for b in members)}
    if len(kept_entries) < max(_ENTRIES - 1, _STAYING * len(entries)):
        return []
    made = {_made(page, b, entries) for members in entries.values() for b in members if b.index in stay}
    found = []
    for members in entries.values():
        is_text = [b.index in stay or _made(page, b, entries) in made for b in members]
        for block, like_text in zip(members, is_text, strict=True):
            is_own = like_text or (any(is_text) and _is_sentence(page, block))
            if is_own and block.index not in stay and not opens_with_clock(block):
                found += [block.index] if block.link_chars <= _LINK_SHARE * block.chars else []
    return found


def _made(page: Page, block: Block, entries: Collection[int]) -> Make:
    """Return how a block is made, right within an entry whatever that is called beside "entry": "entry pinned"."""
    own, above = make_of(page, block)
    return (own, "") if page.containers[block.container].parent in entries else (own, above)


def _is_sentence(page: Page, block: Block) -> bool:
    """Tell whether a paragraph, an item or a quotation is a sentence that nothing near it calls something else."""
    container = page.containers[block.container]
    if container.tag not in _TEXT_TAGS or (container.near | block.inline_hints) & BESIDE_TEXT:
        return False
    return block.words >= _SENTENCE_WORDS and end_mark(block.text) == SENTENCE


_TEXT_TAGS = ("p", "li", "blockquote")
_SENTENCE_WORDS = 6  # by hand; at half and at twice no page of 520 differs


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
    (parent, style), group = max(alike.items(), key=lambda found: (len(found[1]), -min(found[1])))
    for (around, name), found in alike.items():
        if around == parent and name.startswith(f"{style} "):  # "entry pinned" among those called "entry"
            group = group | found
    if len(group) < _ENTRIES:
        return {}
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
