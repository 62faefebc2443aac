"""tests/measure_instructions.py: the stages it runs, and how it reads what valgrind counted."""

from __future__ import annotations

from pathlib import Path

from measure_instructions import BARE, Stage, run_stages, table, total

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
