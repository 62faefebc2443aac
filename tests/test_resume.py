"""Runs that are interrupted, and go on: the output equals that of an undisturbed run, byte for byte."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from planted_runs import COMMAND, ENVIRONMENT, contents, invoke, make_pages, pages_done, rows_of, run, start

pytestmark = pytest.mark.usefixtures("planted")  # for what runs in this process

PAGES = 303
FORMS = {
    "pages": ["OUT"],
    "jsonl": ["OUT.jsonl"],
    "zstd": ["OUT.jsonl.zst"],
    "parquet": ["OUT.parquet"],
    "gzip-shards": ["OUT", "--output-format", "jsonl", "--compression", "gzip", "--shard-size", "9K"],
    "parquet-shards": ["OUT", "--output-format", "parquet", "--shard-size", "9K"],
}
HEAVY = FORMS.keys() - {"zstd"}
EVERY_FORM = [pytest.param(form, marks=pytest.mark.slow if form in HEAVY else ()) for form in FORMS]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return 303 pages that take 3 ms each, three of them copies and one that fails."""
    folder = make_pages(tmp_path_factory.mktemp("kill") / "in", PAGES, "PLANT sleep", {150: "PLANT raise"})
    for copy in (6, 9, 12):
        (folder / "d0" / f"p{copy:04d}.html").write_bytes((folder / "d0" / "p0003.html").read_bytes())
    return folder


def arguments(form: str, pages: Path, out: Path) -> list[str]:
    name, *rest = FORMS[form]
    return [str(pages), "-o", name.replace("OUT", str(out / "clean")), *rest, "--parallel", "2", "-q"]


def output(form: str, out: Path) -> Path:
    return Path(FORMS[form][0].replace("OUT", str(out / "clean")))


def manifest(path: Path) -> Path:
    return path.with_name(path.name + ".run") if path.suffix else path / ".newsclean-run.jsonl"


@pytest.fixture(scope="module")
def undisturbed(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, bytes]]:
    """Return a function that says what an undisturbed run writes, by form."""
    found: dict[str, dict[str, bytes]] = {}

    def of(form: str) -> dict[str, bytes]:
        if form not in found:
            out = tmp_path_factory.mktemp("undisturbed")
            status, _, messages = run(*arguments(form, pages, out))
            assert status == 1, messages  # one page fails
            found[form] = contents(output(form, out))
        return found[form]

    return of


def wait_for(process: subprocess.Popen[bytes], manifest: Path, done: int) -> None:
    """Wait until a run has `done` pages in its manifest, or has ended."""
    while process.poll() is None and pages_done(manifest) < done:
        time.sleep(0.005)


@pytest.mark.parametrize("form", EVERY_FORM)
def test_a_killed_run_goes_on(form: str, pages: Path, tmp_path: Path, undisturbed: Callable[..., object]) -> None:
    """A run killed at three random moments and resumed writes what an undisturbed run writes."""
    moments = sorted(random.Random().sample(range(5, PAGES - 20), 3))
    place = manifest(output(form, tmp_path))
    for done in moments:
        process = start(*arguments(form, pages, tmp_path), "--resume")
        wait_for(process, place, done)
        process.kill()
        process.communicate()
    status, _, messages = run(*arguments(form, pages, tmp_path), "--resume")
    assert status == 1, messages
    assert contents(output(form, tmp_path)) == undisturbed(form), f"killed at {moments}"


def test_killed_workers_lose_nothing(pages: Path, tmp_path: Path, undisturbed: Callable[..., object]) -> None:
    """A run whose workers are killed ten times writes what an undisturbed run writes."""
    process = start(*arguments("zstd", pages, tmp_path))
    kills = 0
    while process.poll() is None and kills < 10:
        with open(f"/proc/{process.pid}/task/{process.pid}/children") as file:
            workers = [int(pid) for pid in file.read().split()]
        if len(workers) == 2:
            os.kill(random.choice(workers), signal.SIGKILL)
            kills += 1
            wait_for(process, manifest(output("zstd", tmp_path)), 10 * kills)  # no page costs three workers
        time.sleep(0.005)
    _, messages = process.communicate(timeout=50)
    assert process.returncode == 1, messages
    assert kills == 10
    assert contents(output("zstd", tmp_path)) == undisturbed("zstd")


def test_ctrl_c_ends_at_once_and_says_how_to_go_on(
    pages: Path, tmp_path: Path, undisturbed: Callable[..., object]
) -> None:
    """Ctrl-C ends a run within two seconds, names the command that goes on, and that command finishes the work."""
    process = start(*arguments("pages", pages, tmp_path), start_new_session=True)
    wait_for(process, manifest(output("pages", tmp_path)), 20)
    struck = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    _, messages = process.communicate()
    assert time.monotonic() - struck < 2
    assert process.returncode == 130
    assert b"interrupted" in messages
    assert b"--resume" in messages
    assert run(*arguments("pages", pages, tmp_path), "--resume")[0] == 1
    assert contents(output("pages", tmp_path)) == undisturbed("pages")


def test_ctrl_c_does_not_wait_for_a_page_that_hangs(tmp_path: Path) -> None:
    """Ctrl-C ends a run within two seconds while its pages loop."""
    pages = make_pages(tmp_path / "in", 4, "PLANT loop")
    process = start(pages, "-o", tmp_path / "out.jsonl", "--timeout", "30", start_new_session=True)
    while not (tmp_path / "out.jsonl.run").exists():  # on a busy machine a process takes seconds to begin
        time.sleep(0.01)
    time.sleep(0.7)
    struck = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    process.communicate()
    assert time.monotonic() - struck < 2
    assert process.returncode == 130


def test_a_file_that_cannot_grow_ends_the_run(pages: Path, tmp_path: Path, undisturbed: Callable[..., object]) -> None:
    """A file that takes no more ends the run with a message; with room again it goes on to the same output."""
    command = [*COMMAND, *arguments("jsonl", pages, tmp_path)]
    limited = ["bash", "-c", 'ulimit -f 20; exec "$@"', "bash", *command]
    ended = subprocess.run(limited, env=ENVIRONMENT, capture_output=True, text=True)
    assert ended.returncode == 3
    assert "cannot write" in ended.stderr
    assert "--resume" in ended.stderr
    assert not output("jsonl", tmp_path).exists()
    assert run(*arguments("jsonl", pages, tmp_path), "--resume")[0] == 1
    assert contents(output("jsonl", tmp_path)) == undisturbed("jsonl")


@pytest.mark.parametrize(
    ("form", "room"), [("pages", "160k"), pytest.param("parquet-shards", "80k", marks=pytest.mark.slow)]
)
def test_a_full_disk_ends_the_run(
    form: str, room: str, pages: Path, tmp_path: Path, undisturbed: Callable[..., object]
) -> None:
    """A full disk ends the run with a message and no half file; with room again it goes on to the same output."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("a small file system cannot be mounted here")
    try:
        status, _, messages = run(*arguments(form, pages, disk))
        assert status == 3
        assert "No space left" in messages
        subprocess.run(["mount", "-o", "remount,size=8m", disk], check=True)
        assert run(*arguments(form, pages, disk), "--resume")[0] == 1
        assert contents(output(form, disk)) == undisturbed(form)
    finally:
        subprocess.run(["umount", disk], check=False)


def test_a_changed_input_is_not_resumed(tmp_path: Path) -> None:
    """A run is not resumed over an input that has changed since."""
    pages = make_pages(tmp_path / "in", 200, "PLANT sleep")
    process = start(pages, "-o", tmp_path / "out.jsonl")
    wait_for(process, tmp_path / "out.jsonl.run", 20)
    process.kill()
    process.communicate()
    (pages / "d0" / "new.html").write_text("<p>New.</p>")
    status, _, messages = invoke(pages, "-o", tmp_path / "out.jsonl", "--resume")
    assert status == 2
    assert "the input has changed" in messages


@pytest.mark.parametrize("how", ["--resume", "--overwrite"])
@pytest.mark.parametrize("name", ["out.jsonl", "out"])
def test_two_runs_do_not_write_one_output(name: str, how: str, tmp_path: Path) -> None:
    """A second run into an output that another is writing is refused, and the first ends as if it were alone."""
    pages = make_pages(tmp_path / "in", 200, "PLANT sleep")
    process = start(pages, "-o", tmp_path / name)
    wait_for(process, manifest(tmp_path / name), 5)
    process.send_signal(signal.SIGSTOP)
    status, _, messages = invoke(pages, "-o", tmp_path / name, how)
    process.send_signal(signal.SIGCONT)
    assert status == 2
    assert "another run" in messages
    process.communicate()
    assert process.returncode == 0


def test_the_error_list_survives_an_interruption(tmp_path: Path) -> None:
    """The list of errors of a killed and resumed run names each failed page once."""
    planted = dict.fromkeys(range(0, 200, 10), "PLANT raise")
    pages = make_pages(tmp_path / "in", 200, "PLANT sleep", planted)
    options = [pages, "-o", tmp_path / "out.jsonl", "--errors", tmp_path / "errors.jsonl", "-q", "--resume"]
    process = start(*options)
    wait_for(process, tmp_path / "out.jsonl.run", 90)
    process.kill()
    process.communicate()
    assert invoke(*options)[0] == 1
    lines = (tmp_path / "errors.jsonl").read_text().splitlines()
    assert len(lines) == 20
    assert len(set(lines)) == 20


def test_a_run_is_resumed_with_the_error_list_that_it_began(tmp_path: Path) -> None:
    """Another list lacks what failed before, and a file of that name would be cut: that is status 2, and no harm."""
    pages = make_pages(tmp_path / "in", 200, "PLANT sleep", {0: "PLANT raise"})
    process = start(pages, "-o", tmp_path / "out.jsonl", "--errors", tmp_path / "errors.jsonl", "-q")
    wait_for(process, tmp_path / "out.jsonl.run", 90)
    process.kill()
    process.communicate()
    (tmp_path / "other.jsonl").write_text("A tide table.\n" * 50)
    status, _, messages = run(pages, "-o", tmp_path / "out.jsonl", "--errors", tmp_path / "other.jsonl", "--resume")
    assert status == 2
    assert "errors was 'errors.jsonl' and is now 'other.jsonl'" in messages
    assert (tmp_path / "other.jsonl").read_text() == "A tide table.\n" * 50
    moved = tmp_path / "moved"
    moved.mkdir()
    for path in tmp_path.glob("*.jsonl*"):
        path.rename(moved / path.name)
    assert invoke(pages, "-o", moved / "out.jsonl", "--errors", moved / "errors.jsonl", "--resume")[0] == 1
    assert len((moved / "errors.jsonl").read_text().splitlines()) == 1


@pytest.mark.parametrize("lost", ["out.jsonl.part", "errors.jsonl.part"])
def test_a_run_that_lost_what_it_wrote_is_not_resumed(lost: str, tmp_path: Path) -> None:
    """What is gone of an unfinished file is said, and nothing takes its place."""
    pages = make_pages(tmp_path / "in", 200, "PLANT sleep", {0: "PLANT raise"})
    options = [pages, "-o", tmp_path / "out.jsonl", "--errors", tmp_path / "errors.jsonl", "-q"]
    process = start(*options)
    wait_for(process, tmp_path / "out.jsonl.run", 90)
    process.kill()
    process.communicate()
    os.truncate(tmp_path / lost, 10)
    status, _, messages = run(*options, "--resume")
    assert (status, (tmp_path / lost).stat().st_size) == (2, 10)
    assert "what the interrupted run wrote there is gone; --overwrite starts again" in messages
    assert invoke(*options, "--overwrite")[0] == 1


def test_a_list_of_errors_of_a_stream_is_left_under_its_name(tmp_path: Path) -> None:
    """Where there is nothing to resume, as with articles on the screen, the list holds what has failed so far."""
    pages = make_pages(tmp_path / "in", 200, "PLANT sleep", {0: "PLANT raise"})
    process = start(pages, "--jsonl", "--errors", tmp_path / "errors.jsonl", "--parallel", "1")
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=50)
    assert process.returncode == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["errors.jsonl", "in"]
    assert len((tmp_path / "errors.jsonl").read_text().splitlines()) == 1


def test_two_runs_do_not_share_a_list_of_errors(tmp_path: Path) -> None:
    """A run whose list another one is writing does not begin: each would cut and rename what the other has written."""
    pages = make_pages(tmp_path / "in", 200, "PLANT sleep", {0: "PLANT raise"})
    process = start(pages, "-o", tmp_path / "a.jsonl", "--errors", tmp_path / "errors.jsonl", "-q")
    wait_for(process, tmp_path / "a.jsonl.run", 90)
    process.send_signal(signal.SIGSTOP)
    status, _, messages = run(pages, "-o", tmp_path / "b.jsonl", "--errors", tmp_path / "errors.jsonl")
    assert (status, messages) == (2, f"newsclean: another run is writing {tmp_path / 'errors.jsonl'}\n")
    process.send_signal(signal.SIGCONT)
    process.communicate(timeout=50)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "errors.jsonl", "in"]


def test_a_log_that_nobody_reads_ends_the_run_as_a_pipe_does(tmp_path: Path) -> None:
    """Standard error whose reader has gone is status 141, not that pages failed; the run can be resumed."""
    pages = make_pages(tmp_path / "in", 60, "", {0: "PLANT raise"})
    reader, writer = os.pipe()
    os.close(reader)
    process = start(pages, "-o", tmp_path / "out.jsonl", stderr=writer)
    os.close(writer)
    process.communicate(timeout=50)
    assert process.returncode == 141
    assert run(pages, "-o", tmp_path / "out.jsonl", "--resume", "-q")[0] == 1
    assert len(rows_of(tmp_path / "out.jsonl")) == 60
