"""Runs over many pages from the command line: failures, summaries, interruptions, going on."""

from __future__ import annotations

import errno
import io
import itertools
import json
import os
import re
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from planted_runs import contents, invoke, make_pages, page, pages_done, ran, rows_of, run, start
from rich.console import Console

from newsclean.batch.clean_many import outcomes
from newsclean.batch.limits import Limits
from newsclean.batch.manifest import Manifest
from newsclean.batch.outputs import LinesSink, Rendered
from newsclean.batch.records import BY_NAME
from newsclean.batch.run import Totals
from newsclean.batch.workers import Outcome, WorkerStartError
from newsclean.commands.cli import newsclean
from newsclean.commands.progress import Reporter, summary

pytestmark = pytest.mark.usefixtures("planted")


@pytest.mark.parametrize("command", ["clean", "gallery", "explain", "learn", "compare balanced recall --on"])
def test_ctrl_c_is_said(command: str, one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends any command with a word and status 130, from the first moment."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("newsclean.inputs.inputs.Inputs.__init__", interrupt)
    output = ["-o", str(tmp_path / "out")] if command == "gallery" else []
    result = CliRunner().invoke(newsclean, [*command.split(), str(one), *output])
    assert (result.exit_code, result.stderr) == (130, "newsclean: interrupted\n")


def test_an_endless_limit_of_time_is_none(one: Path) -> None:
    """--timeout inf is no limit, as 0 is."""
    assert run(one, "--timeout", "inf") == run(one, "--timeout", "0") == (0, b"First of 1.\nSecond of 1.\n", "")


@pytest.mark.parametrize(("pages", "asked", "started"), [(1, 8, 1), (3, 8, 3), (3, 2, 2), (3, 0, 0)])
def test_no_more_workers_than_pages(
    pages: int, asked: int, started: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--parallel starts no worker that would have no page to clean."""
    counts = []

    def note(*_: object, workers: int, **__: object) -> Iterator[Outcome]:
        counts.append(workers)
        yield from ()

    monkeypatch.setattr("newsclean.batch.run.outcomes", note)
    (tmp_path / "in").mkdir()
    make_pages(tmp_path / "in", pages)
    invoke(tmp_path / "in", "--parallel", str(asked))
    assert counts == [started]


def test_failed_pages_are_listed_on_standard_error(tmp_path: Path) -> None:
    """`--errors /dev/stderr` lists failed pages there."""
    (tmp_path / "a.html").write_text("PLANT raise")
    status, _, messages = run(tmp_path / "a.html", "-o", tmp_path / "a.txt", "--errors", "/dev/stderr")
    assert status == 1
    assert '{"id": "a.html"' in messages


def test_failed_pages_are_records_and_in_the_error_list(tmp_path: Path) -> None:
    """A failed page is a record with its error, a line of the error list and status 1; the counts agree."""
    make_pages(tmp_path / "in", 12, planted={4: "PLANT raise"})
    options = ["-o", tmp_path / "out.jsonl", "--errors", tmp_path / "errors.jsonl", "--parallel", "0"]
    status, _, messages = invoke(tmp_path / "in", *options)
    assert status == 1
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert len(rows) == 12
    (failed,) = [row for row in rows if row["error"]]
    assert (failed["id"], failed["text"], failed["error"]) == ("d1/p0004.html", None, "RuntimeError: planted")
    (line,) = (tmp_path / "errors.jsonl").read_text().splitlines()
    assert json.loads(line)["id"] == "d1/p0004.html"
    assert json.loads(line)["type"] == "RuntimeError"
    assert "RuntimeError 1" in messages


def test_the_summary_counts(tmp_path: Path) -> None:
    """The table at the end counts pages by kind, errors by type, cut pieces by role, and the speed."""
    make_pages(tmp_path / "in", 12, planted={4: "PLANT raise"})
    (tmp_path / "in" / "stub.html").write_text("<h1>Stub</h1>")
    _, _, messages = invoke(tmp_path / "in", "-o", tmp_path / "out", "--parallel", "0")
    flat = re.sub(r" +", " ", messages)
    assert "pages 13" in flat
    assert "by kind article 11, stub 1" in flat
    assert "errors RuntimeError 1" in flat
    assert "cut promo 11" in flat
    assert re.search(r"speed [\d,.]+ pages/s, [\d,.]+ MB/s", flat)


def test_quiet_says_nothing(tmp_path: Path) -> None:
    """-q leaves standard error to errors."""
    make_pages(tmp_path / "in", 3)
    assert invoke(tmp_path / "in", "-o", tmp_path / "out", "--parallel", "0", "-q") == (0, b"", "")


@pytest.mark.parametrize("name", ["out", "out.jsonl"])
def test_resuming_what_is_finished_does_nothing(name: str, tmp_path: Path) -> None:
    """--resume on a finished output says so and changes nothing; without an output it starts one."""
    make_pages(tmp_path / "in", 3)
    options = [tmp_path / "in", "-o", tmp_path / name, "--parallel", "0", "-q", "--resume"]
    assert invoke(*options) == (0, b"", "")
    before = contents(tmp_path / name)
    status, _, messages = invoke(*options)
    assert status == 0
    assert "finished" in messages
    assert contents(tmp_path / name) == before


def test_other_inputs_are_not_in_what_is_finished(tmp_path: Path) -> None:
    """--resume with other inputs is refused by a folder; a finished file does not know its own, which is said."""
    make_pages(tmp_path / "in", 3)
    make_pages(tmp_path / "other", 3)
    for name in ("out", "out.jsonl", "out.txt"):
        source = ("d0", "p0000.html") if name == "out.txt" else ()
        first, second = ((tmp_path / folder).joinpath(*source) for folder in ("in", "other"))
        options = ["-o", tmp_path / name, "--parallel", "0", "--resume"]
        assert invoke(first, *options)[0] == 0
        status, _, messages = invoke(second, *options)
        said = "the input has changed since that run" if name == "out" else "any that are new or different are not in"
        assert (status, said in messages) == (2 if name == "out" else 0, True)


def test_a_foreign_folder_is_not_resumed(tmp_path: Path) -> None:
    """--resume refuses a folder that holds no run."""
    make_pages(tmp_path / "in", 3)
    make_pages(tmp_path / "out", 3)
    status, _, messages = invoke(tmp_path / "in", "-o", tmp_path / "out", "--resume")
    assert status == 2
    assert "holds no run" in messages


def test_failed_pages_are_tried_again_from_the_list_of_errors(tmp_path: Path) -> None:
    """The list that --errors has written is read by --files-from, and says nothing of the pages that came out."""
    pages = make_pages(tmp_path / "in", 6, planted={1: "PLANT raise", 5: "PLANT raise"})
    options = ["--parallel", "0", "-q", "-o"]
    assert invoke(pages, *options, tmp_path / "out.jsonl", "--errors", tmp_path / "failed.jsonl")[0] == 1
    make_pages(pages, 6)
    assert invoke("--files-from", tmp_path / "failed.jsonl", *options, tmp_path / "again.jsonl")[0] == 0
    assert [row["title"] for row in rows_of(tmp_path / "again.jsonl")] == ["Title 1", "Title 5"]


def test_a_page_that_is_tried_again_is_called_as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a list of errors each page has the id, and the place in the output folder, that it had in that run."""
    monkeypatch.chdir(tmp_path)
    Path("saved/a/b").mkdir(parents=True)
    for name in ("saved/a/bad.html", "saved/a/b/caf\udce9.html"):
        Path(name).write_bytes(b"")
    assert ran("clean saved -o out --errors failed.jsonl --parallel 0").exit_code == 1
    listed = [json.loads(line)["id"] for line in Path("failed.jsonl").read_bytes().splitlines()]
    for name in ("saved/a/bad.html", "saved/a/b/caf\udce9.html"):
        Path(name).write_text(page(1))
    assert ran("clean --files-from failed.jsonl -o again.jsonl --parallel 0").exit_code == 0
    assert [row["id"] for row in rows_of(Path("again.jsonl"))] == listed == ["a/bad.html", "a/b/caf\\xe9.html"]
    assert ran("clean --files-from failed.jsonl -o out --overwrite --parallel 0").exit_code == 0
    written = {os.path.relpath(path, "out") for path in Path("out").rglob("*.*") if path.name[0] != "."}
    assert written == {"a/bad.txt", "a/b/caf\udce9.txt"}


@pytest.mark.parametrize("name", ["out", "out.jsonl", "out.jsonl.gz", "out.parquet"])
@pytest.mark.parametrize(("plant", "expected"), [("PLANT raise", 1), ("", 0)])
def test_a_finished_run_has_the_status_of_the_first(name: str, plant: str, expected: int, tmp_path: Path) -> None:
    """--resume on a run that is finished ends with 1 where pages of it failed, and says how many."""
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow")
    make_pages(tmp_path / "in", 6, planted={4: plant})
    options = [tmp_path / "in", "-o", tmp_path / name, "--parallel", "0"]
    assert invoke(*options)[0] == expected
    status, _, messages = invoke(*options, "--resume")
    assert (status, "is finished" in messages) == (expected, True)
    assert ("1 of its pages failed: --resume does not retry them, but --files-from" in messages) == bool(plant)


def test_other_languages_are_no_failure_of_a_finished_run(tmp_path: Path) -> None:
    """Records of pages in another language do not make the status of a finished run 1."""
    make_pages(tmp_path / "in", 2)
    options = [tmp_path / "in", "-o", tmp_path / "out.jsonl", "--parallel", "0", "--target-language", "de"]
    assert [invoke(*options)[0], invoke(*options, "--resume")[0]] == [0, 0]


def test_a_table_is_gone_on_with_in_columns_of_its_types_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run of a newsclean of the same number, whose column had another type, left pieces that go with no others."""
    pytest.importorskip("pyarrow")
    make_pages(tmp_path / "in", 2)
    options = [tmp_path / "in", "-o", tmp_path / "out", "--output-format", "parquet", "--parallel", "0"]
    with monkeypatch.context() as earlier:
        kind = BY_NAME["removed_counts"]._replace(type="string", value=lambda article: "{}")
        earlier.setitem(BY_NAME, "removed_counts", kind)  # type: ignore[arg-type]  # it is a dict
        assert invoke(*options)[0] == 0
    assert "cannot resume: newsclean has changed since that run" in invoke(*options, "--resume")[2]


def test_settings_that_differ_are_named_one_by_one(tmp_path: Path) -> None:
    """--resume with other settings names each one that differs, with both values, and no others."""
    make_pages(tmp_path / "in", 2)
    options = [tmp_path / "in", "-o", tmp_path / "out", "--parallel", "0"]
    assert invoke(*options)[0] == 0
    _, _, messages = invoke(*options, "--resume", "--precision", "--with-metadata")
    said = "options.favor was 'balanced' and is now 'precision'; header was False and is now True"
    assert f"cannot resume: {said}; --overwrite starts again" in messages


def test_what_an_interrupted_run_left_is_named(one: Path, tmp_path: Path) -> None:
    """Where only the manifest of a run is there, the message does not say that its output is."""
    (tmp_path / "out.jsonl.run").write_bytes(b"")
    status, _, messages = invoke(one, "-o", tmp_path / "out.jsonl", "--parallel", "0")
    assert status == 2
    assert "out.jsonl.run was left by an interrupted run: --resume" in messages and "exists" not in messages


@pytest.mark.parametrize("name", ["out", "out.jsonl"])
def test_what_another_run_is_writing_is_not_called_left(name: str, tmp_path: Path) -> None:
    """A second run to an output that is being written says so: neither that it was left nor that it exists."""
    make_pages(tmp_path / "in", 3)
    (tmp_path / "out").mkdir()
    manifest = Manifest(str(tmp_path / ("out.jsonl.run" if "." in name else "out/.newsclean-run.jsonl")), {}, keep=True)
    manifest.begin({"pages": 0})
    status, _, messages = invoke(tmp_path / "in", "-o", tmp_path / name, "--parallel", "0")
    manifest.close()
    assert (status, messages) == (2, "newsclean: another run is writing this output\n")


@pytest.mark.parametrize("name", ["out", "out.jsonl"])
def test_a_run_that_is_refused_holds_nothing(name: str, tmp_path: Path) -> None:
    """What --resume refuses may be begun again at once by the same program."""
    make_pages(tmp_path / "in", 3)
    options = [tmp_path / "in", "-o", tmp_path / name, "--parallel", "0", "-q"]
    with pytest.MonkeyPatch.context() as patched:
        end_early(patched, 2, KeyboardInterrupt())
        invoke(*options)
    kept = []  # a traceback that is kept, as by a notebook, keeps the files alive
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("newsclean.commands.clean.fail", kept_in(kept))
        assert invoke(*options, "--resume", "--precision")[0] == 2
    assert "cannot resume" in str(kept[0])
    assert invoke(*options, "--resume")[0] == 0


def kept_in(kept: list[BaseException | None]) -> Callable[[str], None]:
    """Return what ends a command in the place of `fail`, and keeps the error that led to it."""

    def fail(message: str) -> None:
        kept.append(sys.exception())
        raise SystemExit(2)

    return fail


def end_early(monkeypatch: pytest.MonkeyPatch, after: int, error: BaseException) -> None:
    """Let runs end by an error after so many pages."""

    def cleaned(items: Any, job: Any, **_: Any) -> Iterator[Outcome]:
        yield from outcomes(itertools.islice(items, after), job, workers=0, limits=Limits(None, None))
        raise error

    monkeypatch.setattr("newsclean.batch.run.outcomes", cleaned)


@pytest.mark.parametrize(
    ("pages", "said"), [(0, "Nothing is done yet. Start again with:"), (3, "What is done is kept. Continue with:")]
)
def test_an_interrupted_run_says_what_is_done(
    pages: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that ends before its first page does not say that anything is kept."""
    make_pages(tmp_path / "in", 6)
    end_early(monkeypatch, pages, KeyboardInterrupt())
    status, _, messages = invoke(tmp_path / "in", "-o", tmp_path / "out.jsonl")
    assert (status, said in messages) == (130, True)


@pytest.mark.parametrize("name", ["out", "out.jsonl", "out.jsonl.gz", "out.parquet"])
@pytest.mark.parametrize("error", [KeyboardInterrupt(), WorkerStartError("no process")], ids=["ctrl-c", "no-worker"])
def test_each_page_before_the_end_is_kept(
    error: BaseException, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that ends early keeps all that it has done, though its last checkpoint is longer ago."""
    make_pages(tmp_path / "in", 6, planted={1: "PLANT raise"})
    options = [tmp_path / "in", "--parallel", "0", "-q", "--errors"]
    invoke(*options, tmp_path / "all.txt", "-o", tmp_path / f"all{name[3:]}")
    with monkeypatch.context() as patched:
        end_early(patched, 4, error)
        messages = invoke(*options, tmp_path / "errors.txt", "-o", tmp_path / name)[2]
    assert "What is done is kept" in messages
    assert pages_done(tmp_path / (f"{name}.run" if "." in name else f"{name}/.newsclean-run.jsonl")) == 4
    invoke(*options, tmp_path / "errors.txt", "-o", tmp_path / name, "--resume")
    found, expected = tmp_path / name, tmp_path / f"all{name[3:]}"
    if name == "out":
        renamed = {path: data.replace(b'"all.txt"', b'"errors.txt"') for path, data in contents(expected).items()}
        assert contents(found) == renamed
    else:
        assert rows_of(found) == rows_of(expected)
    assert (tmp_path / "errors.txt").read_bytes() == (tmp_path / "all.txt").read_bytes()


@pytest.fixture
def heeds_hangup() -> Iterator[None]:
    """The tests may have been started by `nohup`, and what a process ignores those that it starts ignore."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.mark.usefixtures("heeds_hangup")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interruption_waits_for_the_page_that_is_written(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C amid the writing of a page ends the run after it, and the page is kept."""

    def write(self: LinesSink, page: Rendered) -> bool:
        if b"Title 1" in page.body:
            os.kill(os.getpid(), number)
        return written(self, page)

    make_pages(tmp_path / "in", 6)
    written = LinesSink.write
    monkeypatch.setattr(LinesSink, "write", write)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell starts with "&" ignores it
    try:
        status, _, messages = invoke(tmp_path / "in", "-o", tmp_path / "out.jsonl", "--parallel", "0", "-q")
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
    assert (status, "What is done is kept" in messages) == (130, True)
    assert pages_done(tmp_path / "out.jsonl.run") == 3


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "2 of 3 pages are kept. Continue with:"), (9, "None of the 3 pages is kept. Start again with:")],
)
@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left")], ids=["ctrl-c", "full"])
def test_a_run_that_ends_amid_a_page_says_what_is_kept(
    error: BaseException, seconds: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that is half counted and half written is not in the checkpoint that a run goes on from."""

    def write(self: LinesSink, page: Rendered) -> bool:
        if b"Title 1" in page.body:
            raise error
        return written(self, page)

    make_pages(tmp_path / "in", 6)
    options = [tmp_path / "in", "-o", tmp_path / "out.jsonl", "--parallel", "0", "-q"]
    written = LinesSink.write
    with monkeypatch.context() as patched:
        patched.setattr(LinesSink, "write", write)
        patched.setattr("newsclean.batch.run.CHECKPOINT_SECONDS", seconds)
        messages = invoke(*options)[2]
    assert said in messages
    assert invoke(*options, "--resume")[0] == 0
    assert [row["title"][-1] for row in rows_of(tmp_path / "out.jsonl")] == ["0", "3", "1", "4", "2", "5"]


@pytest.mark.parametrize(("failed", "is_said"), [(10, False), (11, True), (12, True)])
def test_failures_that_are_not_named_are_said_once(failed: int, is_said: bool, tmp_path: Path) -> None:
    """Ten failures are named; that there are more is said where there are."""
    make_pages(tmp_path / "in", 12, planted=dict.fromkeys(range(failed), "PLANT raise"))
    _, _, messages = invoke(tmp_path / "in", "-o", tmp_path / "out", "--parallel", "0")
    assert messages.count("RuntimeError: planted") == 10
    assert messages.count("further failures are not named here") == is_said


def test_the_summary_does_not_call_the_rest_a_role() -> None:
    """What is left of the roles has a name that no role has."""
    totals = Totals(pages=1, cut=Counter({f"role{n}": 20 - n for n in range(12)} | {"other": 99}))
    told = summary(totals, Reporter(Console(), total_bytes=1, mode="none"), "", 0)
    (cut,) = [cell for cell in map(str, told.columns[1].cells) if "role0" in cell]
    assert cut.count("other") == 1 and cut.endswith(", all the rest 55")


def test_the_summary_names_the_output_as_it_is() -> None:
    """A folder's name that reads like markup is no markup."""
    console = Console(record=True, file=io.StringIO(), width=80)
    console.print(summary(Totals(), Reporter(console, total_bytes=1, mode="none"), "clean[red][/x]", 0))
    assert "clean[red][/x]" in console.export_text()


def test_the_summary_tells_what_archives_hold_that_is_no_page() -> None:
    """What was passed over stands in the summary."""
    told = summary(Totals(), Reporter(Console(), total_bytes=1, mode="none"), "", 0, {"HTTP 404": 3})
    assert "HTTP 404 3" in [str(cell) for cell in told.columns[1].cells]


def test_what_an_earlier_run_left_is_said(tmp_path: Path) -> None:
    """Files of the earlier run that --overwrite does not write are counted, and one is named; others are not."""
    pages, out = make_pages(tmp_path / "in", 4), tmp_path / "out"
    arguments = (pages, "-o", out, "--parallel", "0", "--no-progress")
    (pages / "d1" / "p0001.htm").write_text(page(9))  # beside p0001.html: both texts keep the whole name
    assert "did not write" not in invoke(*arguments)[2]
    assert "did not write" not in invoke(*arguments, "--overwrite")[2]
    (pages / "d1" / "p0001.htm").unlink()
    (out / "notes.pdf").write_bytes(b"somebody's")
    _age(out)
    status, _, messages = invoke(*arguments, "--overwrite")
    assert status == 0
    left = f"{out} holds 2 files that this run did not write (d1/p0001.htm.txt, ...), apparently from an earlier run"
    assert f"newsclean: {left}\n" in messages
    _age(out)
    messages = invoke(*arguments, "--markdown", "--overwrite")[2]
    assert f"{out} holds 6 files that this run did not write" in messages


def _age(folder: Path) -> None:
    """Make all files old: a file system's clock may stand still from one run to the next."""
    for path in filter(Path.is_file, folder.rglob("*")):
        os.utime(path, (1, 1))


def test_a_system_without_processes_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no limit can hold a run says so, but not one that is told to have none."""
    for module in ("batch.limits", "batch.clean_many", "commands.plan"):
        monkeypatch.setattr(f"newsclean.{module}.HAS_POOL", False)
    (tmp_path / "a.html").write_text(page(1))
    told = "newsclean: this system has no worker processes"
    assert told in invoke(tmp_path / "a.html")[2]
    assert told not in invoke(tmp_path / "a.html", "--parallel", "0")[2]
    assert told not in invoke(tmp_path / "a.html", "--timeout", "0", "--memory-limit", "0")[2]


def test_an_error_list_says_where_the_engine_failed(tmp_path: Path) -> None:
    """The line of a page that the engine fails on has the last calls of the traceback; that of a bad page has not."""
    (tmp_path / "a.html").write_text("PLANT raise")
    (tmp_path / "b.html").write_text(" ")
    invoke(tmp_path, "--errors", tmp_path / "errors", "--parallel", "0")
    fault, empty = map(json.loads, (tmp_path / "errors").read_text().splitlines())
    assert "in _misbehave" in fault["where"] and "where" not in empty


def test_workers_time_out_from_the_command_line(tmp_path: Path) -> None:
    """--timeout and --memory-limit end the pages that break them, and the run goes on."""
    make_pages(tmp_path / "in", 8, planted={2: "PLANT loop", 5: "PLANT eat"})
    options = ["--timeout", "1", "--memory-limit", "64MB", "--parallel", "2", "-q"]
    assert invoke(tmp_path / "in", "-o", tmp_path / "out.jsonl", *options)[0] == 1
    errors = [json.loads(line)["error"] for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    types = sorted(error.split(":")[0] for error in errors if error)
    assert types == ["MemoryLimit", "PageTimeout"]


@pytest.mark.parametrize("change", ["gone", "new", "none"])
def test_an_input_that_changes_during_the_run_is_told(
    change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that goes from a folder, or comes to it, before that is read is told of: no record names it."""

    def cleaned(items: Any, job: Any, **_: Any) -> Iterator[Outcome]:
        for outcome in outcomes(items, job, workers=0, limits=Limits(None, None)):
            if change == "gone":
                (tmp_path / "in" / "d2" / "p0002.html").unlink(missing_ok=True)
            elif change == "new":
                (tmp_path / "in" / "d2" / "new.html").write_text(page(9))
            yield outcome

    make_pages(tmp_path / "in", 6)
    monkeypatch.setattr("newsclean.batch.run.outcomes", cleaned)
    status, _, messages = invoke(tmp_path / "in", "-o", tmp_path / "out.jsonl")
    said = re.search("had 6 files when that began, and ([57]) were read", messages)
    assert (status, said and said[1]) == (0, {"gone": "5", "new": "7", "none": None}[change])


@pytest.mark.usefixtures("heeds_hangup")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_polite_kill_ends_like_ctrl_c(number: signal.Signals, tmp_path: Path) -> None:
    """SIGTERM, and a terminal that is closed, end a run as Ctrl-C does, with a word on how to go on."""
    make_pages(tmp_path / "in", 300, "PLANT sleep")
    process = start(tmp_path / "in", "-o", tmp_path / "out.jsonl", "-q")
    while not pages_done(tmp_path / "out.jsonl.run"):
        time.sleep(0.01)
    process.send_signal(number)
    _, messages = process.communicate()
    assert process.returncode == 130
    assert b"--resume" in messages


def test_a_run_that_is_to_outlive_its_terminal_does(tmp_path: Path) -> None:
    """What `nohup` has started goes on where SIGHUP comes, its workers too."""
    make_pages(tmp_path / "in", 60, "PLANT sleep")
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # what is started inherits it
    try:
        process = start(tmp_path / "in", "-o", tmp_path / "out.jsonl", "-q", start_new_session=True)
    finally:
        signal.signal(signal.SIGHUP, before)
    while not pages_done(tmp_path / "out.jsonl.run"):
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGHUP)
    assert process.communicate()[1] == b""
    assert process.returncode == 0
    assert len(rows_of(tmp_path / "out.jsonl")) == 60
