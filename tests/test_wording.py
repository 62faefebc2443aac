"""What a text's words say of it: `newsclean.scoring.wording`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsclean.errors import DataError
from newsclean.pipeline import trace
from newsclean.scoring import weights as fitted_numbers
from newsclean.scoring import wording
from newsclean.scoring.features import CONTEXT
from newsclean.scoring.wording import MAX_LINE_WORDS, words_of

WEIGHTS = {"said": 3.0, "photo": -2.0, "#": -1.0}


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a file that is read for the weights until the test ends."""
    path = tmp_path / "weights.json"
    monkeypatch.setattr(fitted_numbers, "WEIGHTS", path)
    wording.fitted.cache_clear()
    yield path
    wording.fitted.cache_clear()


def test_words_are_weighed_in_lower_case_and_numbers_alike() -> None:
    """A word's case is no part of it, its marks neither, and every number is one word."""
    assert words_of("PHOTO: the Quay, 12/2024!") == ["photo", "the", "quay", "#", "#"]


@pytest.mark.parametrize("text", ["PHOTO: the Quay, 12/2024!", "No#1 in_a 3D-print", "7", "# _ #", ""])
def test_a_letter_beyond_ascii_changes_no_other_word(text: str) -> None:
    """The words of a text in ASCII, read another way, are those that it has beside a word that is not."""
    assert words_of(f"{text} Čaj") == [*words_of(text), "čaj"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("she said", 3.0 / 2**0.5),
        ("Photo: Ada Quill", -2.0 / 3**0.5),
        ("Photo 2024", -3.0 / 2**0.5),
        ("unknown words only", 0.0),
        ("...", 0.0),
        ("", 0.0),
    ],
)
def test_a_text_has_the_sum_of_its_words(text: str, expected: float) -> None:
    """The weights add up, by the square root of the number of words; a word without a weight adds nothing."""
    assert wording.wording(text, WEIGHTS) == pytest.approx(expected)


def test_the_fitted_words_know_reports_from_furniture() -> None:
    """A reported sentence is worded as articles are, a credit, a pitch and a label are not."""
    report = wording.wording("The mayor said that the bridge was closed because its pillars had cracked.")
    others = [wording.wording(t) for t in ("Photo: Ada Quill/Getty Images", "Sign up to our newsletter", "Read more")]
    assert report > 0 > max(others)


def test_words_come_from_the_weights_file(weights: Path) -> None:
    """Weights fitted anew are read from the file that holds the trees."""
    weights.write_text(json.dumps({"words": {"quay": 1.5}}), encoding="utf-8")
    assert wording.wording("quay") == 1.5


@pytest.mark.parametrize("content", ["{}", '{"words": []}', "[]", "{"], ids=["none", "a list", "no object", "no JSON"])
def test_a_weights_file_without_words_is_a_data_error(weights: Path, content: str) -> None:
    """What is wrong with the file is said in a typed error."""
    weights.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=r"weights\.json"):
        wording.wording("quay")


def test_a_long_text_is_not_asked_for_its_words() -> None:
    """Prose is prose whatever its words: only a short block has a wording, and the trace shows it."""
    long = " ".join(["Ferries crossed the water all day,"] * (MAX_LINE_WORDS // 6 + 1))
    page = f"<article><h1>Ferries</h1><p>{long}.</p><p>The mayor said that it was late.</p></article>"
    rows = {
        v.block: v.terms.row  # type: ignore[attr-defined]  # terms of trees keep their row
        for v in trace(page.encode()).verdicts if v.stage == "context" and hasattr(v.terms, "row")
    }  # fmt: skip
    column = CONTEXT.index("wording")
    assert rows[1][column] == 0.0
    assert rows[2][column] > 0.0
