"""Numbers that head the sections of a text (layer 3).

In: a Look. Out: the indices of the lines.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from newsclean.context.look import Staying
from newsclean.model import Block, Page
from newsclean.page.structure import make_of


def find_section_numbers(look: Staying) -> list[int]:
    """Return the lines amid the text that number its sections: "1", "02", each a block of its own, from one upward.

    Each is one more than the one before it, or the same again (a slip), and made alike; below it stands what stays,
    and above it, but for the first, in the same element. On 5 pages by strangers all 23 belong; no annotated page has
    any.
    """
    page, stay = look.page, look.stay
    found: list[int] = []
    last = 0
    for block in [block for block in page.blocks if block.chars <= _NUMBER_CHARS and not block.link_chars]:
        match = _SECTION_NUMBER.fullmatch(block.text)
        if match is None or page.containers[block.container].tag in _NUMBERED:
            continue
        if not _heads_text(page, block, stay, is_first=not found):
            continue
        number = int(match[1])
        if found and make_of(page, block) != make_of(page, page.blocks[found[0]]):
            continue
        if number == last + 1 or (found and number == last):
            found.append(block.index)
            last = number
    return found if last >= _LEAST_SECTIONS else []


_SECTION_NUMBER = re.compile("0?([1-9][0-9]?)[.、．]?")
_NUMBER_CHARS = 4
_NUMBERED = ("li", "td", "th", "dt", "dd")
_LEAST_SECTIONS = 2
_NUMBER_REACH = 3  # blocks from a number to the text: a picture's caption and its credit may stand between


def _heads_text(page: Page, block: Block, stay: Collection[int], *, is_first: bool) -> bool:
    """Tell whether a block stands in the same element as what stays below it and, but for the first, above it."""
    here = {block.container, page.containers[block.container].parent}

    def is_text(index: int) -> bool:
        container = page.blocks[index].container
        return index in stay and not here.isdisjoint((container, page.containers[container].parent))

    below = range(block.index + 1, min(len(page.blocks), block.index + 1 + _NUMBER_REACH))
    above = range(max(0, block.index - _NUMBER_REACH), block.index)
    return any(map(is_text, below)) and (is_first or any(map(is_text, above)))
