"""The same blocks judged in context (layer 4): neighbours, container, headline, JSON-LD body, phrases.

In: Page, context-free verdicts, Metadata, Lexicon. Out: one contextual verdict a block. Nothing is changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.features import CONTEXT, context_rows, near_hints, squeeze
from newsclean.lexicon import CATEGORIES, Lexicon
from newsclean.model import Block, Metadata, Options, Page, Verdict
from newsclean.rules import Evidence, name_cut, phrase_rule
from newsclean.score import row_of
from newsclean.tags import Hint
from newsclean.trees import TreeTerms, forest

# A block whose own score is lower than this is not looked at again, unless it stands near prose: of the blocks
# that belong, 0.5 in 100 score lower (aeb, fundus_world).
CANDIDATE_SCORE = 0.04
NEAR_PROSE = 6
PHRASE_WORDS = 60  # a longer block is not asked for phrases: it is prose, whatever it mentions
THRESHOLDS = {"balanced": 0.5, "precision": 0.7, "recall": 0.3}
# Where nothing passes, the page's own best blocks are taken down to this score.
LAST_RESORT = 0.2

_PHRASE_BITS = {category: 1 << i for i, category in enumerate(CATEGORIES)}
_CAT_OF_BIT = {bit: category for category, bit in _PHRASE_BITS.items()}


class Phrases(NamedTuple):
    """Which phrase category each block's text matches."""

    bits: list[int]
    categories: list[str | None]


def match_phrases(page: Page, lexicon: Lexicon, candidates: Sequence[int]) -> list[int]:
    """Return, per block, the bit of the phrase category that its text matches, 0 where none does."""
    bits = [0] * len(page.blocks)
    for i in candidates:
        block = page.blocks[i]
        if block.words <= PHRASE_WORDS and (found := lexicon.match(block.text, block.link_chars / block.chars)):
            bits[i] = _PHRASE_BITS[found.category]
    return bits


def find_candidates(alone: Sequence[float], words: Sequence[int]) -> list[int]:
    """Return the indices of the blocks that are worth a second look."""
    size = len(alone)
    near = [False] * size
    for i in range(size):
        if alone[i] >= 0.5 and words[i] >= 12:
            for j in range(max(0, i - NEAR_PROSE), min(size, i + NEAR_PROSE + 1)):
                near[j] = True
    return [i for i in range(size) if near[i] or alone[i] >= CANDIDATE_SCORE]


def select_article(page: Page, scored: Sequence[Verdict], meta: Metadata, lexicon: Lexicon, options: Options) -> tuple[Verdict, ...]:
    """Return the contextual verdict on each block."""
    alone = [v.score for v in scored]
    candidates = find_candidates(alone, [b.words for b in page.blocks])
    phrases = match_phrases(page, lexicon, candidates)
    alone_rows = {i: row_of(page, scored[i]) for i in candidates}
    rows = context_rows(page, alone, alone_rows, meta, phrases, candidates)
    score = forest("context").score
    scores = {i: score(row) for i, row in zip(candidates, rows, strict=True)}
    threshold = THRESHOLDS[options.favor]
    if scores and not any(s >= threshold and page.blocks[i].words > 5 for i, s in scores.items()):
        threshold = max(LAST_RESORT, min(threshold, 0.8 * max(scores.values())))
    title = squeeze(meta.title) if meta.title else None
    row_by_block = dict(zip(candidates, rows, strict=True))
    verdicts = []
    seen: set[str] = set()
    for block, before in zip(page.blocks, scored, strict=True):
        i = block.index
        repeats = block.text in seen
        seen.add(block.text)
        s = scores.get(i, before.score)
        is_title = bool(title) and block.words <= 60 and squeeze(block.text) == title
        terms = TreeTerms("context", row_by_block[i]) if i in row_by_block else before.terms
        if i in scores and s >= threshold and not is_title:
            verdicts.append(Verdict(i, -1, "context", True, s, "fitted-score", role_of(page, block), terms))
        else:
            in_main = bool(row_by_block[i][_IN_MAIN]) if i in row_by_block else False
            rule = name_cut(evidence_of(page, block, phrases[i], is_title, repeats, in_main))
            verdicts.append(Verdict(i, -1, "context", False, s, rule.name, rule.role, terms))
    return tuple(verdicts)


_IN_MAIN = CONTEXT.index("in-main")


def evidence_of(page: Page, block: Block, phrase_bit: int, is_title: bool, repeats: bool, in_main: bool) -> Evidence:
    """Return what the block rules look at."""
    container = page.containers[block.container]
    return Evidence(
        container.tag, block.words, near_hints(page, block.container), container.hints, block.inline_hints,
        block.link_chars / block.chars, _CAT_OF_BIT.get(phrase_bit), is_title, repeats, in_main,
    )  # fmt: skip


_ROLE_OF_TAG = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "li": "list-item", "dd": "list-item", "dt": "list-item", "td": "table-row", "th": "table-row", "pre": "preformatted",
}  # fmt: skip


def role_of(page: Page, block: Block) -> str:
    """Return the role of a kept block by the elements it stands in."""
    index = block.container
    tag = page.containers[index].tag
    if tag in _ROLE_OF_TAG:
        return _ROLE_OF_TAG[tag]
    for _ in range(4):
        container = page.containers[index]
        if container.tag == "blockquote":
            return "quote"
        if container.tag == "li" and block.words < 60:
            return "list-item"
        if container.tag in _ROLE_OF_TAG and container.tag.startswith("h"):
            return "heading"
        if container.tag == "pre":
            return "preformatted"
        if container.parent < 0:
            break
        index = container.parent
    if page.containers[block.container].own_hints & Hint.QUOTE:
        return "quote"
    return "paragraph"


__all__ = ["find_candidates", "match_phrases", "phrase_rule", "role_of", "select_article"]
