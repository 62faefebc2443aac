"""The same blocks judged in context (layer 4): neighbours, container, headline, metadata, phrases.

In: Page, context-free verdicts, Metadata, Lexicon. Out: one contextual verdict a block. Nothing is changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.context.candidates import find_candidates, match_phrases
from newsclean.context.finders import state
from newsclean.context.look import Look
from newsclean.context.thresholds import find_threshold
from newsclean.lexicon import Lexicon
from newsclean.lines.dated import is_dated
from newsclean.model import Block, Metadata, Page, Verdict
from newsclean.options import THRESHOLDS, Options
from newsclean.page.structure import role_of
from newsclean.phrase_files import BIT
from newsclean.scoring.context_features import context_rows
from newsclean.scoring.features import CONTEXT, Row
from newsclean.scoring.rules import COUNTED_WORDS, FITTED_SCORE, KEPT_ROLES, LIKELIEST_TEXT, MOSTLY, name_cut_by
from newsclean.scoring.scene import survey
from newsclean.scoring.score import row_of
from newsclean.scoring.trees import TreeTerms, forest

_CATEGORY_OF_BIT: dict[int, str | None] = {0: None} | {bit: category for category, bit in BIT.items()}


def select_article(
    page: Page, scored: Sequence[Verdict], meta: Metadata, lexicon: Lexicon, options: Options
) -> tuple[Verdict, ...]:
    """Return the contextual verdict on each block."""
    alone = [v.score for v in scored]
    candidates = find_candidates(page, alone)
    phrases = match_phrases(page, lexicon, candidates)
    scene = survey(page, alone, meta)
    alone_rows = {i: row_of(page, scored[i]) for i in candidates}
    rows = dict(zip(candidates, context_rows(page, scene, alone, alone_rows, phrases, candidates), strict=True))
    scores = list(alone)
    score = forest("context").score
    for i, known in rows.items():
        scores[i] = score(known)
    look = Look(page, meta, lexicon, scene, scores, rows.keys(), phrases, scene.titles)
    usual = THRESHOLDS[options.favor]
    kept, stated = state(look, find_threshold(page, scores, usual))
    seen: set[str] = set()
    verdicts = []
    for block, before in zip(page.blocks, scored, strict=True):
        i = block.index
        row = rows.get(i)
        terms = TreeTerms("context", row) if row else before.terms
        rule = stated.get(i)
        if rule is None:
            is_again = block.text in seen
            if i in kept:
                rule = FITTED_SCORE if scores[i] >= usual else LIKELIEST_TEXT
            else:
                rule = name_cut_by(_evidence(page, block, phrases[i], is_again, row))
        seen.add(block.text)
        name, _, role = rule
        keep = role in KEPT_ROLES
        if role == FITTED_SCORE.role:
            role = role_of(page, block)
        verdicts.append(_new(Verdict, (i, -1, "context", keep, scores[i], name, role, terms, None, ())))
    return tuple(verdicts)


_new = tuple.__new__
_IN_MAIN = CONTEXT.index("in-main")


def _evidence(
    page: Page, block: Block, phrase_bit: int, repeats: bool, row: Row | None
) -> tuple[int | bool | str | None, ...]:
    """Return what the block rules look at, the fields of an Evidence."""
    container = page.containers[block.container]
    words, link_chars = block.words, block.link_chars
    return (
        words if words < COUNTED_WORDS else COUNTED_WORDS, container.near, container.hints, block.inline_hints,
        link_chars >= MOSTLY * block.chars, _CATEGORY_OF_BIT[phrase_bit], repeats, bool(row and row[_IN_MAIN]),
        link_chars == 0 and not phrase_bit and is_dated(block),  # what has a phrase is named for it
        block.href is not None and len(block.href) > 1 and block.href[0] == "#",
    )  # fmt: skip
