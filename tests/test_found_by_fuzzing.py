"""What fuzzing found, kept as small pages and texts: tests/fuzz/found. `tests/fuzz/run.py` looks for more."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.checks import FUNCTIONS, MATCHED, MOST_CHARS, check_page, check_text, made_text, patterns

import newsclean

FOUND = Path(__file__).parent / "fuzz" / "found"
PAGES = sorted(FOUND.glob("*.html"))
STANDFIRST_BELOW = FOUND / "standfirst-below-a-paragraph.html"


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_a_page_that_broke_a_promise_keeps_it(path: Path) -> None:
    """A page that once broke a promise gives an article that keeps all of them, from bytes and from text."""
    data = path.read_bytes()
    check_page(data)
    check_page(data.decode("utf-8", "surrogateescape"))


def test_a_standfirst_below_a_kept_paragraph_opens_the_text() -> None:
    """Whatever stays above it: the text is the standfirst and the body, by the article and by its verdicts."""
    traced = newsclean.trace(STANDFIRST_BELOW.read_bytes())
    assert newsclean.replay(traced) == traced.article.text


HOSTILE = [b"\0\0\0", b"\0\1\1\2\3", b"\0\5\3(:a ", bytes(range(40)), b"\0\2\5\x20\x41\x20\x3a\x61"]

RUNS = (
    " ", "\t\n", "a", "A.", "0", "(", "<", "中", "é", "\u0301", "_", "a@", "-", "İ", "[a:", ", ", "a\n", "\nby A",
)  # fmt: skip


@pytest.mark.parametrize("name", [*patterns(), *FUNCTIONS])
def test_texts_made_for_a_pattern_cost_no_time(name: str) -> None:
    """A pattern searches, and a function of a line takes, 20,000 characters of any kind in a quarter of a second."""
    for data in HOSTILE:
        check_text(name, made_text(data)[1])
    for run in RUNS:
        check_text(name, run * (20_000 // len(run)))


def test_limits_name_patterns_that_there_are() -> None:
    """Each limit of the fuzzer is that of a pattern or function that there is."""
    assert {*MOST_CHARS, *MATCHED} <= {*patterns(), *FUNCTIONS}
