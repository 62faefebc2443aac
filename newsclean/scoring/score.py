"""Each block judged alone (layer 4): Page -> one context-free verdict a block."""

from __future__ import annotations

from newsclean.model import Page, Term, Verdict
from newsclean.page.tags import Hint
from newsclean.scoring.features import Row, alone_row
from newsclean.scoring.rules import FITTED_SCORE, LINK_LABEL, LOW_SCORE
from newsclean.scoring.trees import TreeTerms, forest

KEEP_SCORE = 0.5  # by hand; at half and at twice no page of 520 differs
LINK_LABEL_WORDS = 12  # by hand; at half and at twice 2 and 2 of 520 pages differ
LINK_LABEL_SHARE = 0.9  # by hand; at half and at twice 16 and 13 of 520 pages differ
# Of blocks with so many of their words in links 1 in 190 belongs to an article on aeb and fundus_world (lists of
# linked names), more on wcxb; none is worth the trees' time here, and in context each is looked at again.
LINK_LABEL_SCORE = 0.02

_LINK_LABEL_TERMS = (Term(LINK_LABEL.name, -3.9, "a few words, nearly all in a link"),)
# A verdict's fields behind `block`.
_LINK_LABEL = (-1, "alone", False, LINK_LABEL_SCORE, LINK_LABEL.name, LINK_LABEL.role, _LINK_LABEL_TERMS, None, ())
_new = tuple.__new__  # a NamedTuple's own constructor costs twice as much


def are_labels(page: Page) -> list[bool]:
    """Tell of each block whether it is but a short link, or a menu."""
    return [
        (b.words <= LINK_LABEL_WORDS and b.link_chars >= LINK_LABEL_SHARE * b.chars)
        or bool(page.containers[b.container].own_hints & Hint.MENU)
        for b in page.blocks
    ]


def score_blocks(page: Page) -> tuple[Verdict, ...]:
    """Return the verdict on each block by what it is itself: text, links, marks, names of its elements."""
    score_row = forest("alone").score
    verdicts = []
    for block, is_label in zip(page.blocks, are_labels(page), strict=True):
        if is_label:
            verdicts.append(_new(Verdict, (block.index, *_LINK_LABEL)))
        else:
            row = alone_row(page, block)
            score = score_row(row)
            keep = score >= KEEP_SCORE
            rule, _, role = FITTED_SCORE if keep else LOW_SCORE
            terms = TreeTerms("alone", row)
            verdicts.append(_new(Verdict, (block.index, -1, "alone", keep, score, rule, role, terms, None, ())))
    return tuple(verdicts)


def row_of(page: Page, verdict: Verdict) -> Row:
    """Return the alone row behind a context-free verdict."""
    terms = verdict.terms
    return terms.row if isinstance(terms, TreeTerms) else alone_row(page, page.blocks[verdict.block])
