"""Which blocks of an annotated page belong to its article, by the gold's text: `fitting.labels`."""

from __future__ import annotations

from typing import Any

import pytest
from fitting.labels import label
from hand_made import PROSE

YES, NO, UNKNOWN = (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)
OTHER = "Nobody asked the ferrymen, who had been out since four."


def labels(texts: list[str], *gold: str, **fields: Any) -> list[tuple[float, float]]:
    return label(texts, {"kind": "body", "paragraphs": list(gold), **fields})


def test_a_block_that_the_gold_has_belongs() -> None:
    """A block belongs where most of its words stand in the gold, and not where few do."""
    assert labels(["Home and garden news", PROSE, f"{OTHER} Late."], PROSE, OTHER) == [NO, YES, YES]


def test_a_short_line_of_the_gold_belongs() -> None:
    """A subhead of one word belongs where the gold has it as a line."""
    assert labels([PROSE, "Why", OTHER], PROSE, "Why", OTHER) == [YES, YES, YES]


@pytest.mark.parametrize(
    ("gold", "wanted"),
    [
        ([PROSE, f"Why {OTHER}"], YES),
        ([f"{PROSE} Why {OTHER}"], YES),
        ([f"{PROSE} Why not", OTHER], UNKNOWN),
        ([PROSE, OTHER], NO),
    ],
    ids=["one line with the text below", "one line with both", "as above alone", "not there"],
)
def test_a_short_text_is_known_by_what_stands_beside_it(gold: list[str], wanted: tuple[float, float]) -> None:
    """A text of a word or two belongs where the gold goes on as the page does; on one side only it teaches nothing."""
    assert labels([PROSE, "Why", OTHER], *gold)[1] == wanted


def test_cells_of_a_row_belong() -> None:
    """The gold has a row of a table as a line."""
    cells = ["Place", "Name", "Time", "1", "Tove Ash", "17:04", "2", "Ines Marlo", "17:09"]
    gold = ["Place | Name | Time", "1 | Tove Ash | 17:04", "2 | Ines Marlo | 17:09"]
    assert labels([PROSE, *cells, OTHER], PROSE, *gold, OTHER) == [YES] * 11


def test_of_blocks_that_say_the_same_as_many_belong_as_the_gold_has() -> None:
    """The one amid the text is the gold's."""
    texts = ["Why", "Home", "About", "News", "Sport", "Travel", "Food", PROSE, "Why", OTHER]
    assert [yes for yes, _ in labels(texts, PROSE, "Why", OTHER)] == [0, 0, 0, 0, 0, 0, 0, 1, 1, 1]


def test_an_optional_paragraph_teaches_nothing() -> None:
    """Some golds hold paragraphs that may stay or go."""
    assert labels([PROSE, OTHER], PROSE, OTHER, optional=[OTHER]) == [YES, UNKNOWN]
