"""Preformatted text amid the body: code, letters, verse (layer 3).

In: the page, the blocks' scores in context, those that stay. Out: the indices of the blocks that stay with them.
"""

from __future__ import annotations

from itertools import islice

from newsclean.look import Look
from newsclean.model import Block, Page
from newsclean.structure import ancestors
from newsclean.tags import BESIDE_TEXT

_LEAST_SCORE = 0.2
_DEPTH = 4


def find_preformatted(look: Look) -> list[int]:
    """Return the preformatted blocks between the first and the last that stay, whatever names what holds them.

    On publishers that the weights had not seen 19 of 22 such blocks that would go belong, on 8 pages (wcxb).
    """
    page, scores, kept = look.page, look.scores, look.kept
    if not kept or not any(container.tag == "pre" for container in page.containers):
        return []
    stay = {*kept}
    return [
        b.index for b in page.blocks[kept[0] : kept[-1]]
        if b.index not in stay and scores[b.index] >= _LEAST_SCORE and _is_preformatted(page, b)
    ]  # fmt: skip


def _is_preformatted(page: Page, block: Block) -> bool:
    container = page.containers[block.container]
    if container.near & BESIDE_TEXT or 2 * block.link_chars > block.chars:
        return False
    return any(page.containers[i].tag == "pre" for i in islice(ancestors(page, block.container), _DEPTH))
