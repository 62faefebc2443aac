"""tests/measure_instructions.py: the stages it runs, and how it reads what valgrind counted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from measure_instructions import BARE, Stage, count, run_stages, table, total

from newsclean import pipeline

SAMPLES = Path(__file__).parent.parent / "samples"


def test_all_that_a_trace_calls_is_a_stage() -> None:
    """The stages are those of the pipeline, in its order, between parsing by lxml alone and freeing what they made."""
    done: list[str] = []
    run_stages([(SAMPLES / "radio-captions.html").read_bytes()], done.append)
    first, bare, *stages, last = done
    assert (first, bare, last) == ("start", BARE, "freeing all")
    named = {"language": "_lexicon_of", "assemble": "article"}
    assert all(hasattr(pipeline, named.get(stage, stage)) for stage in stages)


@pytest.mark.slow
@pytest.mark.timeout(300)  # under valgrind all takes fifty times as long
@pytest.mark.skipif(shutil.which("valgrind") is None, reason="needs valgrind")
def test_each_stage_is_counted_by_itself() -> None:
    """Of two pages alike each stage costs about twice what it does of one; loading is in none of them."""
    page = (SAMPLES / "radio-captions.html").read_bytes()
    one, two = count([page]), count([page, page])
    assert [stage.name for stage in one] == [stage.name for stage in two]
    of_memory = 400_000  # what it costs depends on what was freed before, up to 346,000
    for a, b in zip(one[:-1], two[:-1], strict=True):
        assert b.instructions == pytest.approx(2 * a.instructions, rel=0.2, abs=of_memory), a.name
    assert two[-1].instructions > one[-1].instructions  # freeing, which depends on how all of it lies: 2.0 to 2.7 times


def test_the_last_total_of_a_file_counts(tmp_path: Path) -> None:
    """A file of callgrind's has a summary, and in its newer form totals at the end."""
    (tmp_path / "counts.1").write_text("summary: 17\n\nfn=(1) main\n4 17\n\ntotals: 170000\n")
    assert total(tmp_path / "counts.1") == 170_000


def test_the_stages_are_set_against_bare_parsing() -> None:
    """Each stage has its thousands a page and its share of bare parsing, which is not among the sum."""
    lines = table([Stage(BARE, 40_000_000), Stage("decode", 10_000_000), Stage("parse", 50_000_000)], pages=10)
    assert [line.split() for line in lines.splitlines()] == [
        ["bare", "parsing", "4,000", "1.00"], ["decode", "1,000", "0.25"], ["parse", "5,000", "1.25"],
        ["all", "6,000", "1.50"],
    ]  # fmt: skip
