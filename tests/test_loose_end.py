"""Doubtful last blocks: `newsclean.context.loose_end`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.context.loose_end import find_loose_end, find_small_print

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


def test_a_list_told_in_headings_has_no_loose_end() -> None:
    """Headings made alike that end as sentences are the texts of pictures; one alone is a call, and goes."""
    told = Part(PROSE, "h2", css_class="item")
    page = make_page(*[BODY] * 5, told, told, told)
    assert not find_loose_end(make_look(page, range(8), [SURE] * 5 + [0.55] * 3))
    assert not find_loose_end(make_look(make_page(*[BODY] * 5, told, told, HEADING, told), [0, 1, 2, 3, 4, 5, 6, 8]))
    page = make_page(*[BODY] * 5, told, told)
    assert find_loose_end(make_look(page, range(7), [SURE] * 5 + [0.55] * 2)) == {5, 6}


# ---- small print -------------------------------------------------------------------------------------------------

NOTICE = "The Gull is printed on Mondays. Ring us on 01632 960 444."


def small_print(html: str, gone: int | None = None) -> list[int]:
    """Return what is found below four paragraphs, where all stays but the block `gone`."""
    page = page_of(f"<main>{f'<p>{PROSE}</p>' * 4}{html}</main>")
    return find_small_print(make_look(page, [b.index for b in page.blocks if b.index != gone]))


def test_small_print_below_what_goes_is_no_text() -> None:
    """A last block in <small>, or in the smallest font, below one that goes; so is a signature on a board."""
    assert small_print(f"<p>Up</p><p align=center><small>{NOTICE}</small></p>", gone=4) == [5]
    assert small_print(f"<p>Up</p><p><font size=1>{NOTICE}</font></p>", gone=4) == [5]
    assert small_print(f"<div>__________<br>{NOTICE}</div>") == [4]


@pytest.mark.parametrize(
    ("html", "gone"),
    [
        (f"<p><small>{NOTICE}</small></p>", None),
        (f"<p>Up</p><p>{NOTICE}</p>", 4),
        (f"<p>Up</p><p>{NOTICE} <small>Twice.</small></p>", 4),
        (f"<p><small>{PROSE}</small></p><p>Up</p><p><small>{NOTICE}</small></p>", 5),
        (f"<div>__<br>{NOTICE}</div>", None),
        (f"<div>__________<br>{PROSE * 9}</div>", None),
    ],
    ids=["right below", "no small print", "a part", "more small print", "a blank", "a text"],
)
def test_other_last_blocks_are_none(html: str, gone: int | None) -> None:
    """What follows the text at once, or is made as others that stay, is a note to the text."""
    assert small_print(html, gone) == []
