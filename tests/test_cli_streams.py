"""Pipes, devices, terminals and full disks at the ends of the command line."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from planted_runs import COMMAND, ENVIRONMENT, PLANTED, REAL, SAMPLES, invoke, make_pages, page, ran, run
from rich.console import Console

from newsclean.commands.cli import newsclean

pytestmark = pytest.mark.usefixtures("planted")


def test_an_output_that_cannot_be_written_is_said(one: Path, tmp_path: Path) -> None:
    """A file where a folder is needed is a sentence and status 2."""
    status, _, messages = invoke(one, "-o", one / "out.jsonl")
    assert (status, f"cannot write {one}: " in messages) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["clean", "IN", "-o", "out/"],
        ["clean", "IN", "-o", "out.jsonl"],
        ["clean", "IN", "-o", "out.jsonl.gz"],
        ["clean", "IN/page.html", "-o", "out.txt", "--parallel", "0"],
        ["gallery", "IN", "-o", "out"],
        ["explain", "IN/page.html", "-o", "out.html"],
        ["learn", "IN", "-o", "out.toml"],
    ],
    ids=" ".join,
)
def test_a_disk_that_is_full_from_the_start_is_said(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be written from the first, status 3 and a sentence that names the file; then try again."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "page.html").write_text(page(1))
    (tmp_path / "in" / "other.html").write_text(page(2))
    command = [argument.replace("IN", "in") for argument in arguments]
    full = ["bash", "-c", 'ulimit -f 0; exec "$@"', "bash", *PLANTED, *command]
    ended = subprocess.run(full, env=ENVIRONMENT, capture_output=True, text=True, cwd=tmp_path)
    assert ended.returncode == 3
    assert re.match(r"newsclean: cannot write (\S*out\S*): File too large\n", ended.stderr)
    assert ".part" not in ended.stderr and "Traceback" not in ended.stderr
    again = [*command, "--resume"] if "--resume" in ended.stderr else command
    again += ["--overwrite"] if arguments[0] == "gallery" else []
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(newsclean, again).exit_code == 0


@pytest.mark.parametrize(
    "command",
    [
        "clean in/page.html -o OUT.txt", "clean in -o OUT", "clean in -o OUT --jsonl", "clean in -o OUT.jsonl",
        "clean in -o OUT.parquet", "clean in --errors OUT.jsonl", "clean in -o fine.jsonl --errors OUT.jsonl",
        "gallery in -o OUT", "explain in/page.html -o OUT.html", "learn in -o OUT.toml",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["/proc/out", "in/page.html/out"])
def test_a_place_where_nothing_can_be_written_is_said(
    command: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody may write, or a folder would have to be a file, that is one line that names it, and status 2."""
    if not os.path.exists("/proc/self"):
        pytest.skip("needs /proc, where not even root may write")
    monkeypatch.chdir(tmp_path)
    make_pages(tmp_path / "in", 2)
    os.replace("in/d0/p0000.html", "in/page.html")
    result = CliRunner().invoke(newsclean, command.replace("OUT", place).split())
    line = next(line for line in result.stderr.splitlines() if line.startswith("newsclean: cannot write "))
    assert result.exit_code == 2 and (result.exception is None or isinstance(result.exception, SystemExit))
    reasons = "No such file or directory|Not a directory|it is a file, but a folder is needed"
    assert re.fullmatch(rf"newsclean: cannot write (/proc/out|in/page\.html)(/out)?(\.[a-z]+)?: ({reasons})", line)
    assert not line.split(": ")[1].endswith((".run", ".part"))
    assert not os.path.exists("fine.jsonl") and not os.path.exists("fine.jsonl.run")


@pytest.mark.parametrize("more", [[], ["--overwrite"]], ids=["", "overwrite"])
@pytest.mark.parametrize(
    "command",
    ["clean in", "clean in/page.html", "clean in --jsonl", "clean in -o out.jsonl --errors", "learn in"],
)
def test_a_device_is_written_to_and_not_replaced(
    command: str, more: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`-o /dev/null` and `--errors /dev/null` throw away what is written, and no file takes the device's place."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/page.html").write_text(page(1))
    Path("in/other.html").write_text(page(2))
    Path("null").symlink_to("/dev/null")  # root, whom tests may run as, could replace /dev/null itself
    output = [] if command.endswith("--errors") else ["-o"]
    result = CliRunner().invoke(newsclean, [*command.split(), *output, "null", *more])
    assert (result.exit_code, os.readlink("null"), result.stdout) == (0, "/dev/null", "")
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("form", ["--text", "--jsonl", "--json"])
def test_a_pipe_gets_what_the_screen_gets(form: str, tmp_path: Path) -> None:
    """`-o PIPE` writes the pages one after the other, as to the screen."""
    make_pages(tmp_path / "in", 3, planted={1: "PLANT raise"})
    os.mkfifo(tmp_path / "pipe")
    reader = subprocess.Popen(["cat", str(tmp_path / "pipe")], stdout=subprocess.PIPE)
    status, _, messages = invoke(tmp_path / "in", "-o", tmp_path / "pipe", form, "--parallel", "0")
    assert (status, reader.communicate(timeout=20)[0]) == invoke(tmp_path / "in", form, "--parallel", "0")[:2]
    assert "output" in messages and (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize("output", ["/dev/stdout", "/dev/fd/1", "/dev/fd/3"])
def test_what_is_open_already_is_written_to(output: str, one: Path, tmp_path: Path) -> None:
    """`-o /dev/stdout >> FILE` adds to the file that is open, and no other takes its place."""
    (tmp_path / "all.txt").write_text("Before.\n")
    called = ["bash", "-c", '"$@" >> all.txt 3>&1', "bash", *COMMAND, str(one), "-o", output, "--overwrite"]
    assert subprocess.run(called, env=ENVIRONMENT, cwd=tmp_path).returncode == 0
    assert (tmp_path / "all.txt").read_text() == "Before.\nFirst of 1.\nSecond of 1.\n"
    assert os.path.islink("/dev/stdout")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("-o /dev/null --resume", "--resume needs a file or folder as output"),
        ("-o /dev/null --output-format parquet", "Parquet and compressed records need a file"),
        ("-o pipe.jsonl.gz", "Parquet and compressed records need a file"),
        ("-o /dev/fd/99", "cannot write /dev/fd/99: Bad file descriptor"),
        ("--errors /dev/stdout", "standard output is for the articles"),
    ],
)
def test_what_a_device_cannot_take_is_said(
    arguments: str, said: str, one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What needs a file is refused for a pipe or device, before that is opened."""
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.jsonl.gz")
    status, _, messages = invoke(one, *arguments.split(), "--parallel", "0")
    assert (status, said in messages) == (2, True)


@pytest.mark.parametrize(
    "arguments",
    [["clean", "--explain"], ["clean"], ["explain"], ["explain", "-o", "-"], ["explain", "-o", "/dev/stdout"]],
)
def test_a_reader_that_goes_away_is_no_failed_page(arguments: list[str], tmp_path: Path) -> None:
    """A pipe that nobody reads ends every command that prints with 141 and no word, as it does cat."""
    path = tmp_path / "page.html"  # of more text than a pipe holds
    path.write_text("<html>" + "<p>The ferry came in on Monday, and the quay was full of people.</p>" * 1200)
    command = " ".join(map(shlex.quote, [*REAL, *arguments, str(path)])) + ' | true; echo "${PIPESTATUS[0]}"'
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=ENVIRONMENT)
    assert (ended.stdout.strip(), ended.stderr) == ("141", "")


def test_a_reader_that_hangs_up_ends_the_run_quietly(tmp_path: Path) -> None:
    """`newsclean clean … | head -1` ends without a traceback."""
    make_pages(tmp_path / "in", 300)
    done = subprocess.run(
        ["bash", "-c", 'set -o pipefail; "$@" | head -1', "bash", *COMMAND, str(tmp_path / "in"), "--jsonl"],
        env=ENVIRONMENT, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_a_full_standard_output_is_said(one: Path) -> None:
    """A standard output that takes no more is a message and status 3."""
    with open("/dev/full", "wb") as full:
        status, _, messages = run(one, stdout=full)
    assert status == 3
    assert "No space left" in messages
    assert "Traceback" not in messages


@pytest.mark.parametrize("command", ["clean", "clean --explain", "explain", "learn"])
@pytest.mark.parametrize(("output", "said"), [(">&-", "Bad file descriptor"), (">/dev/full", "No space left")])
def test_a_standard_output_that_takes_nothing_is_said(command: str, output: str, said: str, one: Path) -> None:
    """A standard output that is closed or full is a message and status 3, whatever the command."""
    line = f'"$@" {output}'
    called = ["bash", "-c", line, "bash", *PLANTED, *command.split(), str(one)]
    if command == "learn":  # of one article there is nothing to write
        (one.parent / "other.html").write_text(page(2))
        called.append(str(one.parent / "other.html"))
    done = subprocess.run(called, env=ENVIRONMENT, capture_output=True, text=True)
    assert done.returncode == 3
    assert f"cannot write standard output: {said}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_log_on_a_full_disk_ends_the_run_early(one: Path, tmp_path: Path) -> None:
    """A standard error that takes no more is status 3: that of an error of Python's would say that pages failed."""
    called = ["bash", "-c", '"$@" 2>/dev/full', "bash", *COMMAND, str(one.parent), "-o", str(tmp_path / "out")]
    assert subprocess.run(called, env=ENVIRONMENT).returncode == 3


@pytest.mark.parametrize("command", ["clean", "clean -", "explain"])
def test_a_closed_standard_input_is_an_empty_one(command: str) -> None:
    """Where the shell closed standard input, the page that is read from it is empty."""
    called = ["bash", "-c", '"$@" <&-', "bash", *REAL, *command.split()]
    done = subprocess.run(called, env=ENVIRONMENT, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == "newsclean: -: EmptyInput: the input is empty\n"


def test_closed_streams_are_no_matter_to_files(one: Path, tmp_path: Path) -> None:
    """With all three standard streams closed a page is written as ever."""
    called = ["bash", "-c", '"$@" <&- >&- 2>&-', "bash", *COMMAND, str(one), "-o", str(tmp_path / "out.txt")]
    assert subprocess.run(called, env=ENVIRONMENT).returncode == 0
    assert (tmp_path / "out.txt").read_bytes() == b"First of 1.\nSecond of 1.\n"


def in_terminal(command: list[str]) -> tuple[int, bytes, str]:
    """Run a command whose standard error is a terminal; return status, what it printed and what the terminal saw."""
    terminal, end = pty.openpty()
    printed = tempfile.TemporaryFile()  # noqa: SIM115 - closed below
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=printed, stderr=end,
        env={**ENVIRONMENT, "TERM": "xterm-256color", "COLUMNS": "120"},
    )  # fmt: skip
    os.close(end)
    seen = b""
    while True:
        try:
            data = os.read(terminal, 1 << 16)
        except OSError:  # Linux says so when the last process has closed the terminal
            break
        if not data:
            break
        seen += data
    os.close(terminal)
    with printed:
        printed.seek(0)
        return process.wait(), printed.read(), seen.decode()


def test_a_terminal_shows_the_bar(tmp_path: Path) -> None:
    """On a terminal a run shows a bar with pages, pages a second, failures and time left, then the summary."""
    make_pages(tmp_path / "in", 120, "PLANT sleep", {60: "PLANT raise"})
    status, _, seen = in_terminal([*COMMAND, str(tmp_path / "in"), "-o", str(tmp_path / "out")])
    assert status == 1
    plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", seen)
    assert re.search(r"━.*\d+% +\d+ pages +[\d.]+/s +\d+ failed .* left", plain)
    assert "120 pages" in plain
    assert "by kind" in plain


@pytest.mark.parametrize("command", ["gallery in -o out", "learn in", "compare balanced recall --on in"])
def test_what_reads_pages_in_this_process_shows_a_bar(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal every command that reads many pages shows how far it is, and on standard error alone."""
    monkeypatch.chdir(tmp_path)
    make_pages(Path("in"), 2)
    plain = ran(command)
    if Path("out").exists():
        shutil.rmtree("out")
    drawn = io.StringIO()
    monkeypatch.setattr("newsclean.commands.progress.Screen", lambda **_: Console(file=drawn, force_terminal=True))
    shown = ran(command)
    assert (shown.exit_code, shown.stdout) == (plain.exit_code, plain.stdout)
    assert "100%" in drawn.getvalue() and "2 pages" in drawn.getvalue()


def test_piped_output_is_clean_while_the_bar_shows(tmp_path: Path) -> None:
    """With output into a pipe and a terminal for messages, the pipe gets records and the terminal the bar."""
    make_pages(tmp_path / "in", 60, "PLANT sleep")
    status, out, seen = in_terminal([*COMMAND, str(tmp_path / "in"), "--jsonl"])
    assert status == 0
    assert [json.loads(line)["error"] for line in out.splitlines()] == [None] * 60
    assert "pages" in seen
    assert b"\x1b" not in out


def test_a_log_gets_plain_lines(tmp_path: Path) -> None:
    """Where standard error is no terminal there is no bar and no colour."""
    make_pages(tmp_path / "in", 3)
    _, _, messages = run(tmp_path / "in", "-o", tmp_path / "out")
    assert "\x1b" not in messages
    assert "━" not in messages


@pytest.mark.parametrize(
    "form", ["text", *(pytest.param(form, marks=pytest.mark.slow) for form in ("markdown", "html", "json", "jsonl"))]
)
def test_the_samples_come_out_in_every_format(form: str) -> None:
    """The bare command on samples/ prints every page in each format, with the bar on the terminal."""
    status, out, seen = in_terminal([*REAL, "clean", str(SAMPLES), f"--{form}"])
    assert status == 0, seen
    count = len(list(SAMPLES.glob("*.html")))
    if form == "jsonl":
        assert len([json.loads(line) for line in out.splitlines()]) == count
    elif form == "text":
        assert out.count(b"==> ") == count
    assert b"\x1b" not in out
    assert "pages" in seen
