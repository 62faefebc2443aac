"""Which blocks are worth a second look, and what phrases they match (layer 3).

In: Page, the scores of the blocks alone, Lexicon. Out: indices, bits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsclean.lexicon import Lexicon
from newsclean.model import Page
from newsclean.page.tags import Hint
from newsclean.phrase_files import BIT
from newsclean.prose import PHRASE_WORDS, PROSE_WORDS

# A block whose own score is lower than this is not looked at again, unless it stands near what is surely prose: of the
# blocks that belong on aeb, fundus16 and fundus_world, 0.7 in 100 are no candidates.
CANDIDATE_SCORE = 0.12
UNSURE_CANDIDATE_SCORE = 0.03
"""The same on a page where nothing alone is sure prose, as one of nameless elements."""
NEAR_PROSE = 4
SURE_PROSE = 0.7


def match_phrases(page: Page, lexicon: Lexicon, candidates: Iterable[int]) -> list[int]:
    """Return, per block, the bit of the phrase category that its text matches, 0 where none does."""
    bits = [0] * len(page.blocks)
    for i in candidates:
        block = page.blocks[i]
        if block.words <= PHRASE_WORDS and (found := lexicon.match(block.text, block.link_chars / block.chars)):
            bits[i] = BIT[found.category]
    return bits


def find_candidates(page: Page, alone: Sequence[float]) -> list[int]:
    """Return the indices of the blocks that are worth a second look."""
    near = bytearray(len(alone) + 2 * NEAR_PROSE)  # shifted by NEAR_PROSE, so that no end needs care
    span = b"\x01" * (2 * NEAR_PROSE + 1)
    least = UNSURE_CANDIDATE_SCORE
    for block in page.blocks:
        if block.words >= PROSE_WORDS and alone[block.index] >= SURE_PROSE:
            near[block.index : block.index + 2 * NEAR_PROSE + 1] = span
            least = CANDIDATE_SCORE
    containers = page.containers
    return [
        b.index
        for b in page.blocks
        if (alone[b.index] >= least or near[b.index + NEAR_PROSE]) and not containers[b.container].own_hints & Hint.MENU
    ]
