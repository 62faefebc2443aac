"""Doubtful last blocks: `newsclean.context.loose_end`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page

from newsclean.context.loose_end import find_loose_end

BODY = Part(PROSE)
OTHERWISE = Part(PROSE, "div")
HEADING = Part("What to bring", "h2")
SURE, NO = 0.9, 0.1


def loose_end(*scores: float, last: Part = OTHERWISE) -> frozenset[int]:
    page = make_page(*[BODY] * (len(scores) - 1), last)
    return find_loose_end(make_look(page, [i for i, score in enumerate(scores) if score >= 0.5], scores))


def test_a_doubtful_last_block_below_a_gap_is_a_loose_end() -> None:
    """A last block that is doubtful and stands below one that goes is no part of the text."""
    assert loose_end(SURE, SURE, SURE, SURE, SURE, NO, 0.55) == {6}


@pytest.mark.parametrize(
    "scores",
    [(SURE,) * 5 + (0.55,), (SURE,) * 5 + (NO, 0.65), (SURE, SURE, NO, 0.55)],
    ids=["no gap", "a good score", "a short text"],
)
def test_another_last_block_is_none(scores: tuple[float, ...]) -> None:
    """A last block that follows the text at once, has a good score, or ends a short text is none."""
    assert not loose_end(*scores)


def test_a_last_block_made_like_the_text_is_none() -> None:
    """A doubtful last paragraph with the tag and class of those above is the text's, whatever stands between."""
    assert not loose_end(SURE, SURE, SURE, SURE, SURE, NO, 0.55, last=BODY)


@pytest.mark.parametrize(("score", "ends"), [(0.75, {5, 6}), (0.85, frozenset())])
def test_headings_at_the_end_are_loose_ends(score: float, ends: frozenset[int]) -> None:
    """Headings that no text follows go, but for those with a good score."""
    page = make_page(*[BODY] * 5, HEADING, HEADING)
    assert find_loose_end(make_look(page, range(7), [SURE] * 5 + [score] * 2)) == ends
