"""Fitted trees as plain Python: `newsclean.scoring.trees`."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsclean
from newsclean.errors import DataError
from newsclean.page.tags import Hint
from newsclean.scoring import weights as fitted_numbers
from newsclean.scoring.features import ALONE, CONTEXT, MASKS, WHOLE
from newsclean.scoring.trees import Forest, TreeTerms, forest

# words > 10 ? (near footer ? -2 : 1) : -1; each node has the value expected there.
TREE = ["words", 10.0, -1.0, [f"near:{Hint.FOOTER}", 0.5, 1.0, -2.0, 0.5], 0.2]
BIAS = 0.1
SMALL = Forest(["words", "chars"], ["near"], [TREE, 0.3], BIAS)


PAGE = f"<h1>Ferry stops</h1><p>{'The ferry over the Lume stopped on Monday, the town said. ' * 3}</p><p>Read more</p>"


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a file that is read for the weights until the test ends."""
    path = tmp_path / "weights.json"
    monkeypatch.setattr(fitted_numbers, "WEIGHTS", path)
    forest.cache_clear()
    yield path
    forest.cache_clear()


def log_odds(trees: Forest, row: tuple[float, ...]) -> float:
    """Return a row's score as log-odds, in which what the trees say adds up."""
    score = trees.score(row)
    return math.log(score / (1 - score))


# ---- scores -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "expected"),
    [((5, 0, 0), -0.6), ((10, 0, 0), -0.6), ((11, 0, 0), 1.4), ((11, 0, Hint.FOOTER), -1.6), ((11, 0, Hint.NAV), 1.4)],
    ids=["below", "at the threshold", "above", "above with the bit", "with another bit"],
)
def test_a_row_goes_down_each_tree(row: tuple[float, ...], expected: float) -> None:
    """The log-odds are the bias and the leaf of each tree that the row leads to."""
    assert log_odds(SMALL, row) == pytest.approx(expected)


def test_the_score_is_a_probability() -> None:
    """The score is the logistic function of the log-odds."""
    assert SMALL.score((11, 0, 0)) == pytest.approx(1 / (1 + math.exp(-1.4)))


@pytest.mark.parametrize(("words", "expected"), [(10, -1.0), (11, 1.0)])
def test_a_threshold_between_two_whole_numbers_parts_them(words: int, expected: float) -> None:
    """Of a feature that is a whole number the threshold may have a fraction."""
    assert log_odds(Forest(["words"], [], [["words", 10.5, -1.0, 1.0, 0.0]], 0.0), (words,)) == pytest.approx(expected)


def test_a_clear_case_ends_early() -> None:
    """A sum that no later tree would turn is given after the first trees."""
    many = Forest(["words"], [], [0.5] * 100, 0.0)
    assert log_odds(many, (1,)) == pytest.approx(8.0)


# ---- terms ------------------------------------------------------------------------------------------------------


def test_terms_name_what_moved_the_score() -> None:
    """Each feature on the way is a term with what it added, the strongest first, and its value in words."""
    assert [(t.rule, round(t.weight, 6), t.evidence) for t in SMALL.terms((11, 0, Hint.FOOTER))] == [
        (f"near:{Hint.FOOTER}", -2.5, "near footer: yes"),
        ("words", 0.3, "words 11"),
    ]


def test_terms_and_starts_add_up() -> None:
    """Terms, bias and the values at the trees' roots are the log-odds."""
    for row in ((5, 0, 0), (11, 0, 0), (11, 0, Hint.FOOTER)):
        assert sum(t.weight for t in SMALL.terms(row)) + BIAS + 0.2 + 0.3 == pytest.approx(log_odds(SMALL, row))


def start_of(tree: object) -> float:
    return tree[4] if isinstance(tree, list) else float(tree)  # type: ignore[arg-type]  # a leaf is a number


@pytest.mark.parametrize("stage", ["alone", "context"])
def test_terms_of_the_weights_add_up(stage: str) -> None:
    """On the weights of the package terms and bias come near the log-odds of any row that is no clear case."""
    fitted = forest(stage)
    starts = sum(start_of(tree) for tree in fitted._trees) + fitted._bias
    draw = random.Random(7)
    close = 0
    for _ in range(6000):
        numbers = [draw.choice((0.0, 0.2, 0.9, 3.0, 15.0, 60.0)) for _ in fitted.features]
        row = (*numbers, *(draw.getrandbits(24) for _ in fitted.masks))
        reached = log_odds(fitted, row)
        if abs(reached) < 2.25:
            assert sum(term.weight for term in fitted.terms(row)) + starts == pytest.approx(reached, abs=1e-6)
            close += 1
    assert close > 10


def test_terms_are_worked_out_when_looked_at() -> None:
    """The terms of a verdict are a sequence made from the row, equal where stage and row are."""
    row = (0.0,) * (len(CONTEXT) + len(MASKS))
    terms = TreeTerms("context", row)
    assert len(terms) == len(forest("context").terms(row)) > 0
    assert terms[0] == forest("context").terms(row)[0]
    assert terms == TreeTerms("context", row) != TreeTerms("alone", row)


# ---- the file ---------------------------------------------------------------------------------------------------


def test_the_weights_read_the_rows_that_are_made() -> None:
    """The features and masks of each forest are those of the rows, in order."""
    assert (forest("alone").features, len(forest("alone").masks)) == (ALONE, 3)
    assert (forest("context").features, forest("context").masks) == (CONTEXT, MASKS)


def test_whole_features_are_whole_in_every_row() -> None:
    """What is compared with a whole number, as if its threshold had no fraction, is one in the rows of a page."""
    traced = newsclean.trace(PAGE)
    rows = [v.terms.row for v in traced.verdicts if isinstance(v.terms, TreeTerms)]
    for names, masks in ((ALONE, MASKS[:3]), (CONTEXT, MASKS)):
        made = [dict(zip((*names, *masks), row, strict=True)) for row in rows if len(row) == len(names) + len(masks)]
        assert made
        for row in made:
            assert {name for name in names if isinstance(row[name], int)} == WHOLE.intersection(names)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"alone": {}}',
        '{"alone": {"features": [], "masks": [], "trees": [["x", 0, 1, 2, 0]], "bias": 0}}',
    ],
    ids=["empty", "broken", "a list", "no stage", "no trees", "an unknown feature"],
)
def test_a_broken_file_is_a_data_error(weights: Path, text: str) -> None:
    """Weights that can't be used raise a DataError that names the file, and the stage where it is that."""
    weights.write_text(text)
    with pytest.raises(DataError, match=r"weights\.json: (stage 'alone'|no object|JSONDecodeError)"):
        forest("alone")


def test_a_missing_file_is_a_data_error(weights: Path) -> None:
    """Weights that aren't there raise a DataError."""
    with pytest.raises(DataError, match=r"weights\.json"):
        forest("context")


def test_other_weights_are_told(weights: Path) -> None:
    """A trace notes the file that its scores are from, where they are not newsclean's own."""
    weights.write_bytes(fitted_numbers.OWN.read_bytes())
    assert newsclean.trace(PAGE).notes == (f"the scores are from the weights in {weights}",)


def test_a_file_is_read_once(weights: Path) -> None:
    """A forest is built once a process."""
    weights.write_text(json.dumps({"alone": {"features": ["words"], "masks": [], "trees": [1.0], "bias": 0.5}}))
    assert forest("alone") is forest("alone")
    assert log_odds(forest("alone"), (3,)) == pytest.approx(1.5)
