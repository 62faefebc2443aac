"""Networks that a text tells of, which the phrases for "follow us" also name (layer 3).

In: the page, the phrase of each block, the blocks that stay. Out: the indices of the items and headings that stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from newsclean.characters import COLONS
from newsclean.context.look import Kept, Look
from newsclean.model import Block
from newsclean.page.tags import Hint
from newsclean.phrase_files import BIT
from newsclean.prose import PROSE_WORDS

_FOLLOW = BIT["follow"]
_NAME_WORDS = 2  # by hand; at half and at twice 1 and 0 of 520 pages differ
_BUTTONS = Hint.SHARE | Hint.TOOL | Hint.NAV | Hint.FOOTER | Hint.AUTHOR | Hint.BIO


def find_mentions(look: Kept) -> frozenset[int]:
    """Return the names of networks, without a link, that head prose that stays or are items of a list in the text.

    Such a list has an item that is no network and stays, or stands below a line that ends in a colon. On publishers
    that the weights had not seen 5 of 5 belong (wcxb).
    """
    page, phrases = look.page, look.phrases
    if _FOLLOW not in phrases:
        return frozenset()
    stay = {*look.kept}
    found = []
    for i in look.scene.headings:
        if i + 1 in stay and _is_name(look, page.blocks[i]):
            below = page.blocks[i + 1]
            if below.words >= PROSE_WORDS and not phrases[below.index]:
                found.append(i)
    lists: dict[int, list[Block]] = defaultdict(list)
    for i in look.scene.by_tag.get("li", ()):
        block = page.blocks[i]
        lists[page.containers[block.container].parent].append(block)
    for items in lists.values():
        names = [block.index for block in items if _is_name(look, block)]
        if names and _is_of_text(look, items, stay):
            found += names
    return frozenset(found)


def _is_name(look: Look, block: Block) -> bool:
    """Tell whether a block is the name of a network and no button or link to it."""
    if look.phrases[block.index] != _FOLLOW or block.words > _NAME_WORDS or block.link_chars:
        return False
    return not look.page.containers[block.container].near & _BUTTONS


def _is_of_text(look: Look, items: Sequence[Block], stay: set[int]) -> bool:
    if any(block.index in stay and not look.phrases[block.index] for block in items):
        return True
    above = items[0].index - 1
    return above in stay and not look.phrases[above] and look.page.blocks[above].text.endswith(COLONS)
