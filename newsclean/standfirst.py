"""The standfirst: the summary that a page shows between its headline and its body (layer 3).

Half of the annotated sets leave it out; a reader who copies the article by hand takes it along, so it stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.features import PROSE_WORDS, Scene, squeeze
from newsclean.model import Block, Page
from newsclean.tags import Hint

_WORDS = range(5, 91)
_REACH = 15  # blocks below the headline: between them stand byline, date, share bar and lead picture
_BODY_SCORE = 0.8
_LINK_SHARE = 0.4
_PROBE = 40  # squeezed characters that a block and the page's description share
_MIN_PROBE = 20
# Of blocks above the body that are called lead, summary and so on, or that repeat the page's description,
# 47 of 56 belong on fundus_world, which annotates standfirsts; without these names 59 of 75 do not.
_NOT = (
    Hint.CAPTION | Hint.CREDIT | Hint.AUTHOR | Hint.DATE | Hint.SHARE | Hint.NEWSLETTER | Hint.RELATED | Hint.POPULAR
    | Hint.COMMENT | Hint.ADVERT | Hint.BIO | Hint.SCREEN_READER | Hint.NAV | Hint.KICKER | Hint.SUBSCRIBE | Hint.LIST
)  # fmt: skip


def find_standfirst(page: Page, scene: Scene, scores: Sequence[float], phrases: Sequence[int]) -> list[int]:
    """Return the indices of the blocks that are the page's standfirst; none where the page shows none.

    `scores` are the probabilities of the blocks in context, or alone.
    """
    title = scene.title_index
    if title < 0:
        return []
    blocks = page.blocks
    after = range(title + 1, len(blocks))
    body = next((i for i in after if scores[i] > _BODY_SCORE and blocks[i].words >= PROSE_WORDS), None)
    found: list[int] = []
    for block in blocks[title + 1 : min(title + _REACH, len(blocks) if body is None else body + 1)]:
        i = block.index
        if block.words not in _WORDS or block.link_chars > _LINK_SHARE * block.chars or phrases[i]:
            continue
        hints = page.containers[block.container].near | block.inline_hints
        if hints & _NOT:
            continue
        named = bool(hints & Hint.STANDFIRST)
        if i == body:
            if named and not found and not _has_twin(page, block):
                found.append(i)
        elif named or repeats_description(block, scene.description):
            found.append(i)
    return found


def _has_twin(page: Page, block: Block) -> bool:
    """Tell whether other blocks of the page have the same tag and class: then it is a paragraph of the body."""
    style = page.containers[block.container].style
    return any(page.containers[b.container].style == style and b.index != block.index for b in page.blocks)


def repeats_description(block: Block, description: str) -> bool:
    """Tell whether a block says what the page's description (squeezed) says."""
    text = squeeze(block.text[: 4 * _PROBE])[:_PROBE]
    if min(len(text), len(description)) < _MIN_PROBE:
        return False
    return description.startswith(text) or text.startswith(description[:_PROBE])
