"""Networks that a text tells of, which the phrases for "follow us" also name (layer 3).

In: the page, the phrase of each block, the blocks that stay. Out: the indices of the headings that stay.
"""

from __future__ import annotations

from newsclean.context.look import Kept, Look
from newsclean.model import Block
from newsclean.page.tags import Hint
from newsclean.phrase_files import BIT
from newsclean.prose import PROSE_WORDS

_FOLLOW = BIT["follow"]
_NAME_WORDS = 2  # by hand; at half and at twice 1 and 0 of 520 pages differ
_BUTTONS = Hint.SHARE | Hint.TOOL | Hint.NAV | Hint.FOOTER | Hint.AUTHOR | Hint.BIO


def find_mentions(look: Kept) -> frozenset[int]:
    """Return the names of networks, without a link, that head prose that stays.

    On publishers that the weights had not seen 5 of 5 belong (wcxb).
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
    return frozenset(found)


def _is_name(look: Look, block: Block) -> bool:
    """Tell whether a block is the name of a network and no button or link to it."""
    if look.phrases[block.index] != _FOLLOW or block.words > _NAME_WORDS or block.link_chars:
        return False
    return not look.page.containers[block.container].near & _BUTTONS
