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
NEAR_PROSE = 4  # by hand; at half and at twice 15 and 16 of 520 pages differ
SURE_PROSE = 0.7  # by hand; at half and at twice 7 and 44 of 520 pages differ


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
    blocks, containers = page.blocks, page.containers
    for i, score in enumerate(alone):
        if score >= SURE_PROSE and blocks[i].words >= PROSE_WORDS:
            near[i : i + 2 * NEAR_PROSE + 1] = span
            least = CANDIDATE_SCORE
    return [
        i for i, score in enumerate(alone)
        if (score >= least or near[i + NEAR_PROSE]) and not containers[blocks[i].container].own_hints & Hint.MENU
    ]  # fmt: skip
