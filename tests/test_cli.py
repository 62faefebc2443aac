"""The command line as a person uses it."""

from __future__ import annotations

import errno
import gzip
import io
import itertools
import json
import os
import pty
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from planted_runs import COMMAND, ENVIRONMENT, contents, invoke, make_pages, page, pages_done, rows_of, run, start
from rich.console import Console

from newsclean import Article, phrase_files
from newsclean.batch import page_job
from newsclean.batch.clean_many import outcomes
from newsclean.batch.limits import Limits
from newsclean.batch.outputs import LinesSink, Rendered
from newsclean.batch.records import BY_NAME
from newsclean.batch.run import Totals
from newsclean.batch.workers import Outcome, WorkerStartError
from newsclean.commands.clean import clean
from newsclean.commands.cli import newsclean
from newsclean.commands.plan import EXTENSIONS, FLAGS, HEADERS
from newsclean.commands.progress import Reporter, summary
from newsclean.inputs.page_places import PAGE_EXTENSIONS

SAMPLES = Path(__file__).parent.parent / "samples"
REAL = [sys.executable, "-m", "newsclean.commands.cli"]


@pytest.fixture(autouse=True)
def planted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Clean with the planted engine, in this process unless a test asks for workers."""
    monkeypatch.setattr(page_job, "ENGINE", "planted_engine:trace")


@pytest.fixture
def one(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(page(1))
    return path


# --- to the screen


def test_a_format_is_known_wherever_one_is_named() -> None:
    """Each format is written, has an option, a place in folders, and a heading where several pages go to the screen."""
    assert set(page_job._TEXTS) == set(EXTENSIONS), "page_job._TEXTS writes a format"
    assert set(PAGE_EXTENSIONS) == set(EXTENSIONS.values()), "page_places.PAGE_EXTENSIONS knows an earlier run's files"
    assert set(HEADERS) == set(EXTENSIONS) - {"json"}, "plan.HEADERS has what stands above each of several pages"
    options = {option for parameter in clean.params for option in parameter.opts}
    assert {f"--{name}" for name in FLAGS} <= options, "commands/clean.py has an option for each format"


def test_a_page_comes_out_as_text(one: Path) -> None:
    """One file prints its clean text and nothing else."""
    assert invoke(one) == (0, b"First of 1.\nSecond of 1.\n", "")


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_a_page_comes_in_by_pipe(arguments: list[str]) -> None:
    """Without an input, or with '-', the page is read from standard input."""
    assert invoke(*arguments, "--parallel", "0", input=page(2).encode())[1] == b"First of 2.\nSecond of 2.\n"


def test_several_pages_stand_under_their_names(tmp_path: Path) -> None:
    """Several pages on the screen are kept apart by headers."""
    make_pages(tmp_path, 2)
    status, out, _ = invoke(tmp_path, "--parallel", "0")
    assert status == 0
    assert out.decode() == (
        "==> d0/p0000 <==\nFirst of 0.\nSecond of 0.\n\n==> d1/p0001 <==\nFirst of 1.\nSecond of 1.\n"
    )


@pytest.mark.parametrize(("count", "titles"), [(1, ["Title 0"]), (3, ["Title 0", "Title 2"])])
def test_several_pages_as_json_are_one_array(count: int, titles: list[str], tmp_path: Path) -> None:
    """--json of what may be several pages is one document, a list of the articles; failed pages are not in it."""
    make_pages(tmp_path, count, planted={1: "PLANT raise"})
    _, out, _ = invoke(tmp_path, "--json", "--parallel", "0")
    assert [article["title"] for article in json.loads(out)] == titles


def test_each_article_of_an_array_says_which_page_it_is_of(tmp_path: Path) -> None:
    """Articles of several pages have an id as records have, and are read as articles; files of their own have none."""
    make_pages(tmp_path / "in", 2)
    found = json.loads(invoke(tmp_path / "in", "--json", "--parallel", "0")[1])
    assert [article["id"] for article in found] == ["d0/p0000.html", "d1/p0001.html"]
    assert [Article.from_dict(article).title for article in found] == ["Title 0", "Title 1"]
    invoke(tmp_path / "in", "-o", tmp_path / "out", "--json", "--parallel", "0")
    assert "id" not in json.loads((tmp_path / "out" / "d0" / "p0000.json").read_bytes())


@pytest.mark.parametrize("named", ["*.html", "page.html page.html", "--files-from list.lst"])
def test_what_may_be_several_pages_is_an_array(named: str, one: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A glob or a list gives an array whatever it comes to: what is named decides, not how many files there are."""
    monkeypatch.chdir(one.parent)
    Path("list.lst").write_text("page.html\n")
    (article,) = json.loads(invoke(*named.split(), "--json", "--parallel", "0")[1])
    assert (article["id"], article["title"]) == ("page.html", "Title 1")


@pytest.mark.parametrize("named", ["*.html", "--files-from list.lst"])
def test_a_glob_or_a_list_of_one_page_is_written_as_that_page(
    named: str, one: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text has a heading, and is refused a single file, only where there are two pages or more."""
    monkeypatch.chdir(one.parent)
    Path("list.lst").write_text("page.html\n")
    text = "First of 1.\nSecond of 1.\n"
    assert invoke(*named.split(), "--parallel", "0") == (0, text.encode(), "")
    assert not invoke(*named.split(), "--explain")[1].startswith(b"==>")
    assert invoke(*named.split(), "-o", "one.txt", "--parallel", "0", "-q")[0] == 0
    assert Path("one.txt").read_text() == text
    Path("other.html").write_text(page(2))
    Path("list.lst").write_text("page.html\nother.html\n")
    assert invoke(*named.split(), "--parallel", "0")[1].count(b"==> ") == 2
    assert invoke(*named.split(), "-o", "two.txt")[0] == 2 and not Path("two.txt").exists()


def test_one_page_as_json_is_an_object(one: Path) -> None:
    """--json of one page is the article."""
    assert json.loads(invoke(one, "--json", "--parallel", "0")[1])["title"] == "Title 1"


def test_a_dash_as_output_is_the_screen(one: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """-o - writes to standard output, as many tools do, and no file called "-"."""
    monkeypatch.chdir(tmp_path)
    before = contents(tmp_path)
    assert invoke(one, "-o", "-", "--parallel", "0")[1] == invoke(one, "--parallel", "0")[1] != b""
    assert contents(tmp_path) == before


@pytest.mark.parametrize("shorthand", [True, False])
@pytest.mark.parametrize("form", ["text", "markdown", "html", "json", "jsonl"])
def test_every_format_reaches_the_screen(form: str, shorthand: bool, one: Path) -> None:
    """Each format has a name and a shorthand, which do the same."""
    asked = [f"--{form}"] if shorthand else ["--output-format", form]
    status, out, _ = invoke(one, *asked, "--parallel", "0")
    assert status == 0
    if form in ("json", "jsonl"):
        assert json.loads(out)["title"] == "Title 1"
    assert b"First of 1." in out
    assert (out.count(b"\n") == 1) == (form == "jsonl")


def test_metadata_can_head_the_text(one: Path) -> None:
    """--with-metadata puts a block of metadata before the text."""
    _, out, _ = invoke(one, "--with-metadata", "--parallel", "0")
    assert out.startswith(b'---\ntitle: "Title 1"\nauthors: ["Ada Quill"]\n')
    assert out.endswith(b"---\n\nFirst of 1.\nSecond of 1.\n")


def test_the_address_can_be_given(one: Path) -> None:
    """--url is the page's address; for several pages it is refused."""
    _, out, _ = invoke(one, "--url", "https://e.org/1", "--jsonl", "--parallel", "0")
    assert json.loads(out)["url"] == "https://e.org/1"
    assert invoke(one.parent, "--url", "https://e.org/1")[0] == 2


def test_a_page_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    """A failed page is named on standard error with its typed error, nothing is printed, and the status is 1."""
    (tmp_path / "empty.html").write_bytes(b"")
    status, out, messages = invoke(tmp_path / "empty.html", "--json", "--parallel", "0")
    assert (status, out) == (1, b"")
    assert "empty.html: EmptyInput: the page is empty" in messages


# --- wrong arguments


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gone"], "no such file or folder: gone"),
        (["gone/*.html"], "no file matches"),
        (["IN", "--output-format", "parquet"], "-o"),
        (["IN", "-o", "OUT.txt"], "several pages cannot go into one .txt file"),
        (["IN", "-o", "OUT.jsonl", "--html"], "ends in .jsonl, but the format is html"),
        (["IN", "-o", "IN"], "is an input"),
        (["IN", "-o", "OUT", "--columns", "id,headline"], "newsclean has no column headline"),
        (["IN", "--resume"], "--resume needs a file or folder"),
        (["IN", "--parallel", "-1"], "parallel"),
        (["IN", "--shard-size", "big"], "not a size"),
        (["IN", "--timeout", "nan"], "not a number of seconds"),
        (["IN", "--memory-limit", "9" * 400], "not a size"),
        (["IN", "--memory-limit", "9999999T"], "not a size"),
        (["IN", "--config", "gone.toml"], "gone.toml"),
        (["--files-from", "gone.txt"], "gone.txt"),
        (["IN", "--markdown", "--html"], "--markdown and --html cannot be used together"),
        (["IN", "--recall", "--precision"], "--recall and --precision cannot be used together"),
        (["IN", "--shard-size", "8K"], "--shard-size is for a folder of records"),
        (["IN", "--shard-size", "8K", "-o", "OUT.jsonl"], "--shard-size is for a folder of records"),
        (["IN", "--timeout", "soon"], "'soon' is not a valid number of seconds"),
        (["IN", "--parallel", "two"], "'two' is not a valid whole number"),
        (["IN", "--compression", "gzip", "-o", "OUT.jsonl"], "--compression is for a folder of records"),
        (["IN", "--compression", "gzip", "-o", "OUT", "--output-format", "parquet"], "--compression is for JSON Lines"),
        (["IN", "--jsonl", "--columns", ""], "'--columns': at least one name is needed here"),
        (["IN", "--jsonl", "--columns", " ,"], "'--columns': at least one name is needed here"),
        (["IN", "--columns", "id"], "--columns is for records: --jsonl, or an output that ends in .jsonl or .parquet"),
        (["IN", "--with-metadata", "--json"], "--with-metadata is for text and markdown, but the format is json"),
        (["IN", "--overwrite"], "--overwrite needs an output (-o) or --errors"),
        (["IN", "--parallel", "0", "--timeout", "5"], "--timeout needs worker processes, but --parallel 0 has none"),
        (["IN", "--parallel", "0", "--memory-limit", "1G"], "--memory-limit needs worker processes"),
        (["IN/d0/p0000.html", "--include", "*.php"], "--include is for folders, but the input has none"),
        (["IN", "--html-column", "page"], "--html-column is for tables (.jsonl, .parquet), but the input has none"),
        (["IN", "--progress", "--quiet"], "--progress cannot be used with --quiet"),
        (["IN", "--explain", "--jsonl"], "--jsonl cannot be used with --explain"),
        (["IN", "--explain", "--output-format", "md"], "--output-format cannot be used with --explain"),
        (["IN", "--explain", "--timeout", "5"], "--timeout cannot be used with --explain"),
        (["IN", "--explain", "--target-language", "de"], "--target-language cannot be used with --explain"),
        (["IN", "--explain", "--url", "https://e.org/1"], "--url is the address of one page, but the input is several"),
        (["IN", "-o", "OUT.csv"], "newsclean writes .txt, .md, .html, .json, .jsonl (.gz, .zst), .parquet, not .csv"),
        (["IN/d0/p0000.html", "-o", "OUT.docx"], "not .docx: --text writes text anyway"),
        (["IN", "--charset", "klingon"], "'klingon' is not a charset"),
        (["IN", "--charset", "latin-2"], "did you mean latin2"),
        (["IN/d0/p0000.html", "--url", "notaurl"], "'notaurl' is not an address"),
        (["IN", "--target-language", "English"], "is not a language code such as de or pt (did you mean en?)"),
        (["IN", "--target-language", "Portugues"], "(did you mean pt?)"),
        (["IN", "--target-language", "deu"], "(did you mean de?)"),
        (["IN", "--target-language", "xx"], "'xx' is not a language code"),
    ],
)
def test_wrong_arguments_are_said(arguments: list[str], said: str, tmp_path: Path) -> None:
    """A wrong argument or a missing input ends with status 2 and a sentence, before anything is written."""
    make_pages(tmp_path / "in", 2)
    places = {"IN": str(tmp_path / "in"), "OUT": str(tmp_path / "out")}
    given = [re.sub("IN|OUT", lambda found: places[found[0]], argument) for argument in arguments]
    status, _, messages = invoke(*given)
    assert status == 2
    assert said in messages
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_file_of_settings_is_for_many_runs(one: Path, tmp_path: Path) -> None:
    """What --config says is no wrong argument where it changes nothing, and neither is a flag that says no."""
    (tmp_path / "all.toml").write_text('columns = ["id"]\nshard-size = "1MB"\noverwrite = true\nurl-column = "u"\n')
    assert invoke(one, "--config", tmp_path / "all.toml", "--parallel", "0", "--timeout", "0", "--no-progress")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("gallery IN -o OUT --url https://e.org/1", "--url is the address of one page"),
        ("explain IN/d0/p0000.html -o - --open", "--open needs a report in a file"),
        ("explain IN/d0/p0000.html -o OUT.pdf", "newsclean explain writes .html and .json, not .pdf"),
        ("learn IN --overwrite", "--overwrite needs an output (-o)"),
        ("learn IN/d0/p0000.html --include *.php", "--include is for folders"),
        ("compare balanced recall --on IN --json --summary", "--summary and --json cannot be used together"),
        ("benchmark IN --sizes 1", "--sizes needs --growth"),
        ("benchmark IN --growth", "DATA cannot be used with --growth"),
    ],
)
def test_an_option_without_effect_is_a_wrong_argument(arguments: str, said: str, tmp_path: Path) -> None:
    """The other commands refuse, too, what would change nothing, with status 2 and before anything is written."""
    make_pages(tmp_path / "in", 2)
    places = arguments.replace("IN", str(tmp_path / "in")).replace("OUT", str(tmp_path / "out"))
    result = CliRunner().invoke(newsclean, places.split())
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_gallery_of_one_page_takes_its_address(one: Path, tmp_path: Path) -> None:
    """`newsclean gallery --url` is the page's address, as for the other commands."""
    arguments = ["gallery", str(one), "-o", str(tmp_path / "out"), "--traces", "--url", "https://e.org/1"]
    result = CliRunner().invoke(newsclean, arguments)
    assert (result.exit_code, "newsclean: 1 report in " in result.stderr) == (0, True)
    assert json.loads((tmp_path / "out" / "page.json").read_text())["url"] == "https://e.org/1"


def test_a_page_without_article_text_is_said(tmp_path: Path) -> None:
    """An empty line alone says nothing; a page among several is counted by its kind."""
    (tmp_path / "list.html").write_text("<ul>" + "<li><a href=/a>Harbour dredged</a></li>" * 9 + "</ul>")
    said = f"newsclean: {tmp_path}/list.html: no article text was found (kind: stub)"
    status, out, messages = invoke(tmp_path / "list.html", "--parallel", "0")
    assert (status, out) == (0, b"\n") and said in messages
    assert "no article text" not in invoke(tmp_path / "list.html", "--json", "--parallel", "0")[2]
    assert "no article text" not in invoke(tmp_path, "--parallel", "0")[2]


def test_what_is_no_command_is_answered_with_the_command_that_is_meant(one: Path) -> None:
    """A page's name is a call for `clean`, a command with a slip in it for that command; other words are no command."""
    for name, said in (
        (str(one), f"newsclean clean {one} cleans it"),
        ("claen", "'claen': did you mean 'clean'?"),
        ("https://gull.example/1", "nothing is fetched: save the page"),
        ("wash", "No such command 'wash'"),
    ):
        result = CliRunner().invoke(newsclean, [name])
        assert result.exit_code == 2 and said in result.stderr


def test_help_is_shown_whatever_else_is_wrong() -> None:
    """--help ends with the help, though two options beside it are one choice."""
    status, shown, _ = invoke("--markdown", "--html", "--help")
    assert (status, shown.startswith(b"Usage:")) == (0, True)


def test_a_broken_phrase_file_does_not_break_the_hint_of_a_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The languages of the valid files are hinted at where another's file is not valid."""
    (tmp_path / "en.toml").write_text("name = 'English'")
    (tmp_path / "de.toml").write_text("name = ")
    files = {path.stem: path for path in tmp_path.iterdir()}
    monkeypatch.setattr(phrase_files, "language_files", lambda: files)  # what is cached of the true ones stays so
    monkeypatch.setattr(phrase_files, "phrase_file", lambda code: phrase_files.read_phrase_file(files[code]))
    status, _, messages = invoke("page.html", "--target-language", "Englich")
    assert (status, "did you mean en?" in messages) == (2, True)


@pytest.mark.parametrize(
    ("module", "arguments", "extra"),
    [
        ("pyarrow", ["page.html", "-o", "out.parquet"], "arrow"),
        ("zstandard", ["page.html", "-o", "out.jsonl.zst"], "zstd"),
        ("zstandard", ["in.jsonl.zst", "-o", "out.jsonl"], "zstd"),
        ("fastwarc", ["in.warc.gz", "-o", "out.jsonl"], "warc"),
    ],
)
def test_a_missing_package_is_said_before_anything_is_written(
    module: str, arguments: list[str], extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a format needs a package that is missing, the message names the extra, and nothing is written."""
    for name in [module, *(name for name in sys.modules if name.startswith(f"{module}."))]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.chdir(tmp_path)
    Path(arguments[0]).write_bytes(page(1).encode())
    status, _, messages = invoke(*arguments)
    assert status == 2
    assert f"pip install '.[{extra}]' in newsclean's folder" in messages
    assert os.listdir() == [arguments[0]]


@pytest.mark.parametrize(
    "command", ["clean --explain", "gallery -o out", "learn -o out.toml", "compare balanced recall --on"]
)
def test_a_missing_package_is_said_by_every_command(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What reads pages in this process says which package is missing, and writes nothing, as a run does."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "fastwarc"]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "fastwarc", None)
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in", "a.html").write_text(page(1))
    Path("in", "crawl.warc.gz").touch()
    result = ran(f"{command} in")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("newsclean: this needs the package fastwarc: pip install ")
    assert os.listdir() == ["in"]


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
def test_a_disk_that_is_full_from_the_start_is_said(arguments: list[str], tmp_path: Path) -> None:
    """Where nothing can be written from the first, status 3 and a sentence that names the file; then try again."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "page.html").write_text(page(1))
    (tmp_path / "in" / "other.html").write_text(page(2))
    command = [*REAL, *(argument.replace("IN", "in") for argument in arguments)]
    full = ["bash", "-c", 'ulimit -f 0; exec "$@"', "bash", *command]
    ended = subprocess.run(full, env=ENVIRONMENT, capture_output=True, text=True, cwd=tmp_path)
    assert ended.returncode == 3
    assert re.match(r"newsclean: cannot write (\S*out\S*): File too large\n", ended.stderr)
    assert ".part" not in ended.stderr and "Traceback" not in ended.stderr
    again = [*command, "--resume"] if "--resume" in ended.stderr else command
    again += ["--overwrite"] if arguments[0] == "gallery" else []
    assert subprocess.run(again, env=ENVIRONMENT, capture_output=True, cwd=tmp_path).returncode == 0


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


@pytest.mark.parametrize(
    "command",
    [
        "explain in/d0/p0000.html -o OUT.html", "explain in/d0/p0000.html -o OUT.json", "learn in -o OUT.toml",
        "clean in/d0/p0000.html --parallel 0 --errors OUT.jsonl", "clean in --parallel 0 -o OUT.jsonl",
    ],
)  # fmt: skip
def test_a_file_is_written_with_its_folder_and_once(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the command, the folder in front of a file is made, and one that exists is replaced only when told."""
    monkeypatch.chdir(tmp_path)
    make_pages(Path("in"), 2)
    command = command.replace("OUT", "new/folder/out")
    assert ran(command).exit_code == 0
    (out,) = Path("new", "folder").iterdir()
    out.write_text("mine")
    refused = ran(command)
    assert refused.exit_code == 2 and f"newsclean: {out} already exists: " in refused.stderr
    assert "--overwrite replaces it" in refused.stderr and out.read_text() == "mine"
    assert ran(f"{command} --overwrite").exit_code == 0 and out.read_text() != "mine"


@pytest.mark.parametrize("command", ["clean", "gallery", "explain", "learn"])
def test_an_empty_name_of_an_output_is_said(command: str, one: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-o "$OUT"` with an empty variable is a wrong argument, and nothing is written into the folder one is in."""
    monkeypatch.chdir(one.parent)
    done = subprocess.run([*REAL, command, str(one), "-o", ""], env=ENVIRONMENT, capture_output=True, text=True)
    assert (done.returncode, "name of a file or folder is needed" in done.stderr) == (2, True)
    assert os.listdir() == ["page.html"]


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_name_cannot_end_its_comment(form: str, tmp_path: Path) -> None:
    """The comment above each of several pages holds the page's name whatever it is."""
    for name in ("--><b>a.html", "--!><b>.html", ">b.html"):
        (tmp_path / name).write_text(page(1))
    _, out, _ = invoke(tmp_path, f"--{form}", "--parallel", "0")
    assert out.count(b"-->") == out.count(b"<!--") == 3 and b"!>" not in out.replace(b"<!DOCTYPE html>", b"")
    assert b"<!-- --&gt;&lt;b&gt;a -->\n" in out


def test_a_name_is_one_line(tmp_path: Path) -> None:
    """A line break in a file's name does not make two lines of its header."""
    make_pages(tmp_path, 1)
    (tmp_path / "a\nb\x1b.html").write_text(page(1))
    assert invoke(tmp_path, "--parallel", "0")[1].decode().startswith("==> a\ufffdb\ufffd <==\n")


@pytest.mark.parametrize("command", ["clean", "gallery", "explain", "learn", "compare balanced recall --on"])
def test_ctrl_c_is_said(command: str, one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends any command with a word and status 130, from the first moment."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("newsclean.inputs.inputs.Inputs.__init__", interrupt)
    output = ["-o", str(tmp_path / "out")] if command == "gallery" else []
    result = CliRunner().invoke(newsclean, [*command.split(), str(one), *output])
    assert (result.exit_code, result.stderr) == (130, "newsclean: interrupted\n")


def test_the_package_is_a_program(one: Path) -> None:
    """`python -m newsclean` is the command line."""
    called = [sys.executable, "-m", "newsclean", "--help"]
    done = subprocess.run(called, env=ENVIRONMENT, capture_output=True, text=True)
    assert done.returncode == 0 and "Usage: newsclean" in done.stdout


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


@pytest.mark.parametrize(
    "command",
    [
        "clean in", "clean in -q -o out", "clean in --explain", "gallery in -o out", "learn in",
        "compare balanced recall --on in",
    ],
)  # fmt: skip
def test_what_is_passed_over_in_a_folder_is_said(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the command, standard error says that a linked folder was not followed, once."""
    monkeypatch.chdir(tmp_path)
    make_pages(tmp_path / "in", 1)
    make_pages(tmp_path / "other", 1)
    Path("in", "link").symlink_to(tmp_path / "other")
    result = CliRunner().invoke(newsclean, command.split())
    assert result.stderr.count("newsclean: passed over in/link: links to folders are not followed") == 1


@pytest.mark.parametrize(
    "command",
    [
        "clean in", "clean in --json", "clean in --explain", "clean in -o out", "clean in -o out.jsonl",
        "clean in -o out --output-format parquet --errors e.jsonl", "gallery in -o out", "learn in -o out.toml",
        "compare balanced recall --on in",
    ],
)  # fmt: skip
def test_an_input_without_pages_is_said(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no page, nothing is written or printed, and a sentence and the status say so."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    result = ran(command)
    assert (result.exit_code, result.stdout) == (4, "")
    hint = " (--include names other kinds of file)" if command.startswith(("clean", "learn")) else ""
    assert result.stderr == f"newsclean: no pages in in{hint}\n"
    assert os.listdir() == ["in"]


def test_a_subfolder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A subfolder that is closed to us is a failed page: it is named and counted, and the others are cleaned."""
    scan = os.scandir

    def listed(path: str) -> Any:
        if Path(path).name == "d1":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    make_pages(tmp_path / "in", 3)
    monkeypatch.setattr(os, "scandir", listed)
    status, _, messages = invoke(tmp_path / "in", "-o", tmp_path / "out", "--parallel", "0")
    assert (status, len(list((tmp_path / "out").rglob("*.txt")))) == (1, 2)
    assert re.search(r"d1/: PermissionError: cannot read the folder \S*d1: Permission denied", messages)
    assert "PermissionError 1" in messages


@pytest.mark.parametrize("output", [["--jsonl"], ["-o", "out.jsonl"], ["-o", "out"]], ids=" ".join)
def test_pages_with_too_many_blocks_are_told(
    output: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many pages were cut for their length is said at the end, whatever is written, and the manifest has it."""
    monkeypatch.chdir(tmp_path)
    make_pages(tmp_path / "in", 4, planted={1: "PLANT long", 2: "PLANT long"})
    status, _, messages = invoke("in", *output, "--parallel", "0")
    assert (status, "newsclean: 2 pages have too many blocks and came out cut" in messages) == (0, True)
    if output[-1] == "out":
        assert json.loads(Path("out/.newsclean-run.jsonl").read_text().splitlines()[-1])["totals"]["overlong"] == 2


# --- to pipes and devices


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


def test_failed_pages_are_listed_on_standard_error(tmp_path: Path) -> None:
    """`--errors /dev/stderr` lists failed pages there."""
    (tmp_path / "a.html").write_text("PLANT raise")
    status, _, messages = run(tmp_path / "a.html", "-o", tmp_path / "a.txt", "--errors", "/dev/stderr")
    assert status == 1
    assert '{"id": "a.html"' in messages


# --- to files


def test_a_folder_is_mirrored(tmp_path: Path) -> None:
    """Every page of a folder has its file, in folders as they were, copies included."""
    make_pages(tmp_path / "in", 9)
    for number in (1, 2):
        (tmp_path / "in" / "d0" / f"copy{number}.html").write_text(page(0))
    status, _, _ = invoke(tmp_path / "in", "-o", tmp_path / "out", "--parallel", "0", "--keep-dirs")
    assert status == 0
    found = {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.txt")}
    expected = {
        str(path.relative_to(tmp_path / "in").with_suffix(".txt")) for path in (tmp_path / "in").rglob("*.html")
    }
    assert found == expected
    assert len(found) == 11


@pytest.mark.parametrize(
    ("form", "extension"), [("markdown", ".md"), ("html", ".html"), ("json", ".json"), ("txt", ".txt")]
)
def test_files_have_the_right_extension(form: str, extension: str, tmp_path: Path) -> None:
    """Markdown is .md, JSON .json, HTML .html, text .txt."""
    make_pages(tmp_path / "in", 1)
    invoke(tmp_path / "in", "-o", tmp_path / "out", "--output-format", form, "--parallel", "0")
    assert (tmp_path / "out" / "d0" / f"p0000{extension}").exists()


def test_the_format_follows_the_name(one: Path, tmp_path: Path) -> None:
    """-o page.md writes markdown, -o page.json JSON."""
    assert invoke(one, "-o", tmp_path / "a.json", "--parallel", "0")[0] == 0
    assert json.loads((tmp_path / "a.json").read_text())["title"] == "Title 1"
    assert invoke(one, "-o", tmp_path / "a.md", "--parallel", "0")[0] == 0
    assert (tmp_path / "a.md").read_text().startswith("# Title 1")


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


@pytest.mark.parametrize("name", ["out", "out.jsonl", "out.txt"])
def test_an_existing_output_is_refused(name: str, one: Path, tmp_path: Path) -> None:
    """An output that exists is refused with status 2 and left alone; --overwrite replaces it."""
    if name == "out":
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.txt").write_bytes(b"precious")
    else:
        (tmp_path / name).write_bytes(b"precious")
    before = contents(tmp_path / name)
    status, _, messages = invoke(one, "-o", tmp_path / name, "--parallel", "0")
    assert status == 2
    assert "already exists" in messages
    assert contents(tmp_path / name) == before
    assert invoke(one, "-o", tmp_path / name, "--overwrite", "--parallel", "0", "-q")[0] == 0
    assert b"precious" not in b"".join(contents(tmp_path / name).values())


def test_overwriting_removes_what_a_killed_run_was_writing(tmp_path: Path) -> None:
    """A half-written page that a killed run left goes with the next run into the folder."""
    make_pages(tmp_path / "in", 3)
    (tmp_path / "out" / "d0").mkdir(parents=True)
    (tmp_path / "out" / "d0" / ".newsclean.0123456789abcdef.part").write_bytes(b"half")
    assert invoke(tmp_path / "in", "-o", tmp_path / "out", "--overwrite", "--parallel", "0", "-q")[0] == 0
    assert [path.name for path in (tmp_path / "out" / "d0").iterdir()] == ["p0000.txt"]


def test_overwriting_removes_the_shards_of_before_and_nothing_else(tmp_path: Path) -> None:
    """A second run with fewer shards leaves none of the first, and leaves foreign files alone."""
    make_pages(tmp_path / "in", 60)
    records = ["-o", tmp_path / "out", "--output-format", "jsonl", "--parallel", "0", "-q"]
    invoke(tmp_path / "in", *records, "--shard-size", "4K")
    (tmp_path / "out" / "notes.txt").write_text("mine")
    assert len(list((tmp_path / "out").glob("part-*"))) > 2
    invoke(tmp_path / "in", *records, "--overwrite")
    assert sorted(path.name for path in (tmp_path / "out").glob("[!.]*")) == ["notes.txt", "part-00000.jsonl"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("in/a.html -o in/a.html", "is an input"),
        ("in/a.html -o link.html", "is an input"),
        ("in/a.html --errors in/a.html", "is an input"),
        ("rows.jsonl -o rows.jsonl", "is an input"),
        ("more.jsonl.part -o more.jsonl", "is an input"),
        ("in/a.html --html -o in/", "is an input"),
        ("in/*.html --html -o in", "is an input"),
        ("in/sub --html -o in", "is an input"),
        ("in/a.html -o out.jsonl --errors ./out.jsonl", "two outputs"),
        ("in/a.html -o out.jsonl --errors out.jsonl.run", "two outputs"),
        ("in -o out --errors out/a.txt", "two outputs"),
        ("in -o out --jsonl --errors out/errors.jsonl", "a part of out"),
        ("in -o out.jsonl --errors -", "needs a file"),
    ],
)
def test_nothing_is_written_over_an_input(
    arguments: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An output that is an input or the other output is refused, --overwrite or not, and all files stay as they are."""
    for name in ("in/a.html", "in/b.html", "in/sub/c.html", "in/sub/sub/c.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(page(1))
    for name in ("rows.jsonl", "more.jsonl.part"):
        (tmp_path / name).write_text(json.dumps({"html": page(1)}) + "\n")
    (tmp_path / "link.html").symlink_to("in/a.html")
    monkeypatch.chdir(tmp_path)
    before = contents(tmp_path)
    status, _, messages = invoke(*arguments.split(), "--overwrite", "--parallel", "0")
    assert status == 2
    assert said in messages
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("clean in -o in/rows.jsonl", "in/rows.jsonl"),
        ("clean in -o in/null.jsonl", "in/null.jsonl"),
        ("clean in -o in/rows.parquet", "in/rows.parquet"),
        ("clean in x.html -o o.jsonl --errors in/a.html", "in/a.html"),
        ("clean in -o in/sub --html", "in/sub/c.html"),
        ("clean in -o in/sub --jsonl", "in/sub/c.html"),
        ("learn in -o in/a.html", "in/a.html"),
        ("gallery in -o in/sub", "in/sub/c.html"),
        ("clean x.html -o rules.txt --site-rules rules.txt", "rules.txt"),
        ("clean x.html --errors rules.txt --profile profile.md --config no.toml -o profile.md", "profile.md"),
        ("clean x.html -o no.toml --text --config no.toml", "no.toml"),
        ("clean --files-from list.txt -o list.txt", "list.txt"),
        ("explain x.html --site-rules rules.json -o rules.json", "rules.json"),
    ],
)
def test_nothing_is_written_over_what_is_read(
    arguments: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page or table in an input folder is an input as a named one is; so are rules, profiles, settings and lists."""
    monkeypatch.chdir(tmp_path)
    make_pages(tmp_path / "in" / "sub", 1)
    for name in ("x.html", "in/a.html", "in/sub/c.html"):
        Path(name).write_text(page(1))
    Path("in/rows.jsonl").write_text(json.dumps({"html": page(1)}) + "\n")
    Path("in/null.jsonl").write_text('{"html": null}\n' + json.dumps({"html": page(1)}) + "\n")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pytest.importorskip("pyarrow").table({"html": [page(1)]}), "in/rows.parquet")
    for name in ("rules.txt", "rules.json"):
        Path(name).write_text('host = "gull.example"\n[[drop]]\ncss = ".pitch"\nreason = "pitch"\nrole = "promo"\n')
    Path("profile.md").write_text('host = "gull.example"\npages = 3\n')
    Path("no.toml").write_text("no-tables = true\n")
    Path("list.txt").write_text("x.html\n")
    before = contents(tmp_path)
    result = ran(f"{arguments} --overwrite")
    assert (result.exit_code, contents(tmp_path) == before) == (2, True)
    assert f"{said} is an input: write elsewhere" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        "clean . -o all.jsonl --parallel 0",
        "clean . -o all.jsonl --columns id,text --parallel 0",
        "clean . -o all.parquet --columns id,html --parallel 0",
        "clean . -o out --html --parallel 0",
        "clean . -o set --jsonl --columns id,html --parallel 0",
        "clean . -o all.jsonl.gz --errors failed.html --parallel 0",
        "clean . -o all.jsonl --errors failed.jsonl --parallel 0",
        "learn . --include * -o site.toml",
        "gallery . -o out",
    ],
)
def test_what_newsclean_wrote_is_written_over_as_often_as_one_likes(
    arguments: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An output of before in the input folder, by whatever name, is no input."""
    monkeypatch.chdir(tmp_path)
    for sample in sorted(SAMPLES.glob("*.html"))[:3]:
        shutil.copy(sample, tmp_path)
    Path("empty.html").write_text("" if "errors" in arguments else page(1))
    expected = 1 if "errors" in arguments else 0
    assert [ran(f"{arguments} --overwrite").exit_code for _ in range(2)] == [expected, expected]


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        ("in/a.html -o in", "in/a.txt"),
        ("in/sub/d0/p0000.html --html -o in", "in/p0000.html"),
        ("in -o in/out.jsonl --errors in/errors.jsonl", "in/out.jsonl"),
        ("in -o out --errors out/errors.jsonl", "out/errors.jsonl"),
    ],
)
def test_outputs_may_stand_beside_inputs(
    arguments: str, written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder may hold inputs and outputs, as long as these have names of their own."""
    make_pages(tmp_path / "in/sub", 1)
    (tmp_path / "in/a.html").write_text(page(1))
    monkeypatch.chdir(tmp_path)
    before = contents(tmp_path)
    assert invoke(*arguments.split(), "--overwrite", "--parallel", "0", "-q")[0] == 0
    after = contents(tmp_path)
    assert before.items() <= after.items()
    assert written in after


def test_an_existing_error_list_is_refused(one: Path, tmp_path: Path) -> None:
    """An error list of before is replaced with --overwrite only."""
    (tmp_path / "errors.jsonl").write_bytes(b"precious")
    status, _, messages = invoke(one, "--errors", tmp_path / "errors.jsonl", "--parallel", "0")
    assert status == 2
    assert "errors.jsonl already exists" in messages
    assert (tmp_path / "errors.jsonl").read_bytes() == b"precious"
    assert invoke(one, "--errors", tmp_path / "errors.jsonl", "--parallel", "0", "--overwrite")[0] == 0
    assert (tmp_path / "errors.jsonl").read_bytes() == b""


def test_two_failures_of_similar_names_have_a_record_each(tmp_path: Path) -> None:
    """The record of a page that fails, a.error.json, is not that of a page called a.error.html."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text("PLANT raise")
    (tmp_path / "in" / "a.error.html").write_text(page(1))
    assert invoke(tmp_path / "in", "-o", tmp_path / "out", "--json", "--parallel", "0", "-q")[0] == 1
    assert {"a.error.json", "a.error.html.json"} <= set(contents(tmp_path / "out"))


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


def test_an_output_in_the_input_is_not_read(tmp_path: Path) -> None:
    """`newsclean clean . -o ./clean` cleans the same pages each time."""
    make_pages(tmp_path, 3)
    for _ in range(2):
        assert invoke(tmp_path, "-o", tmp_path / "clean", "--html", "--overwrite", "--parallel", "0", "-q")[0] == 0
    assert len(list((tmp_path / "clean").rglob("*.html"))) == 3


@pytest.mark.parametrize(
    "output", ["out --html", "out --jsonl", "out --output-format parquet", "o.jsonl.gz", "o.parquet"]
)
def test_what_an_earlier_run_wrote_is_not_read(output: str, tmp_path: Path) -> None:
    """Articles and records of an earlier run that lie in the input are passed over, and that is said."""
    make_pages(tmp_path, 3)
    name, *form = output.split()
    assert invoke(tmp_path, "-o", tmp_path / name, *form, "--parallel", "0", "-q") == (0, b"", "")
    status, out, messages = invoke(tmp_path, "--jsonl", "--columns", "id", "--parallel", "0")
    assert (status, out.count(b"\n")) == (0, 3)
    assert messages == f"newsclean: passed over {tmp_path}/{name}: written by an earlier run\n"


WRITERS = {
    "an article": "clean in/d0/p0000.html -o in/own.html",
    "a report": "explain in/d0/p0000.html -o in/own.html",
    "a gallery": "gallery in/d0/p0000.html -o in/own",
}
READERS = ["clean in --text --parallel 0", "clean in -o out.jsonl -q --parallel 0", "clean in --explain",
           "gallery in -o out", "learn in", "compare balanced recall --on in"]  # fmt: skip


def ran(command: str) -> Result:
    return CliRunner().invoke(newsclean, command.split())


@pytest.mark.parametrize(
    ("writer", "reader"),
    [*((writer, READERS[0]) for writer in WRITERS), *(("a report", reader) for reader in READERS[1:])],
)
def test_pages_that_an_earlier_run_wrote_are_not_read(
    writer: str, reader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Articles, reports and galleries of newsclean that lie in the input are passed over, and that is said once."""
    monkeypatch.chdir(tmp_path)
    make_pages(Path("in"), 1)
    before = ran(reader)
    said = [path.read_bytes() for path in Path().glob("out.jsonl")]
    if Path("out").exists():
        shutil.rmtree("out")
    assert ran(WRITERS[writer]).exit_code == 0
    after = ran(f"{reader} --overwrite" if said else reader)
    assert (after.exit_code, after.stdout) == (before.exit_code, before.stdout)
    assert [path.read_bytes() for path in Path().glob("out.jsonl")] == said
    (told,) = [line for line in after.stderr.splitlines() if "passed over" in line]
    assert told.startswith("newsclean: passed over in/own") and told.endswith("written by an earlier run")


@pytest.mark.parametrize(
    "reader",
    ["clean own.html", "clean *.html --parallel 0", "explain own.html", "compare balanced recall --on own.html"],
)
def test_a_page_that_newsclean_wrote_is_read_where_it_is_named(
    reader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who names a file means it; that newsclean wrote it is said."""
    monkeypatch.chdir(tmp_path)
    Path("page.htm").write_text(page(1))
    assert ran("clean page.htm -o own.html").exit_code == 0
    result = ran(reader)
    assert result.exit_code == 0 and result.stdout
    assert result.stderr == "newsclean: own.html: newsclean itself wrote this; it is read because it is named\n"


@pytest.mark.parametrize("name", ["own.jsonl", "own.jsonl.gz", "own.parquet"])
@pytest.mark.parametrize("command", ["clean {} -o again.jsonl --parallel 0", "learn {}", "gallery {} -o g"])
def test_records_that_newsclean_wrote_are_no_pages(
    command: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who names a table of records is told what it is, in whatever form it is, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    Path("page.htm").write_text(page(1))
    assert ran(f"clean page.htm -o {name} --parallel 0").exit_code == 0
    result = ran(command.format(name))
    assert (result.exit_code, result.stdout) == (2, "")
    said = f"newsclean: {name} holds records that newsclean wrote, without HTML in a column 'html': name what"
    assert (result.stderr.startswith(said), result.stderr.count("\n")) == (True, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == [name, "page.htm"]


def test_a_folder_of_nothing_but_own_pages_has_none(tmp_path: Path) -> None:
    """Where all that is found is newsclean's own, the run says so and fails."""
    make_pages(tmp_path, 1)
    assert invoke(tmp_path / "d0" / "p0000.html", "-o", tmp_path / "own" / "a.html")[0] == 0
    status, out, messages = invoke(tmp_path / "own", "--parallel", "0")
    assert (status, out, messages.count("\n")) == (4, b"", 2) and "no pages in" in messages


@pytest.mark.parametrize(
    "to", ["-o again.jsonl", "-o new/again.parquet --errors new/e/e.jsonl", "-o new/out", "-o set/ --jsonl", "--json"]
)
@pytest.mark.parametrize("source", ["own", "none.jsonl"])
def test_what_turns_out_to_have_no_pages_leaves_nothing(
    source: str, to: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where only the run finds out that there are no pages, it leaves no file or folder of its own, nor prints one."""
    monkeypatch.chdir(tmp_path)
    Path("page.htm").write_text(page(1))
    Path("none.jsonl").write_text("")
    assert ran("clean page.htm -o own/a.html").exit_code == 0
    before = sorted(Path().rglob("*"))
    result = ran(f"clean {source} {to} --parallel 0")
    assert (result.exit_code, result.stdout) == (4, "")
    hint = " (--include names other kinds of file)" if source == "own" else ""
    assert result.stderr.endswith(f"newsclean: no pages in {source}{hint}\n")
    assert sorted(Path().rglob("*")) == before


@pytest.mark.parametrize("to", ["-o out", "-o out/ --jsonl", "-o out.jsonl --errors e.jsonl"])
@pytest.mark.parametrize("source", ["own", "none.jsonl"])
def test_what_turns_out_to_have_no_pages_takes_no_earlier_runs_place(
    source: str, to: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An earlier run's output is what it was where --overwrite has nothing to overwrite it with."""
    monkeypatch.chdir(tmp_path)
    Path("page.htm").write_text(page(1))
    Path("none.jsonl").write_text("\n")
    Path("in").mkdir()
    Path("in/page.htm").write_text(page(2))
    assert ran("clean page.htm -o own/a.html --parallel 0").exit_code == 0
    assert ran(f"clean in {to} --parallel 0").exit_code == 0
    before = contents(tmp_path)
    result = ran(f"clean {source} {to} --overwrite --parallel 0")
    assert (result.exit_code, f"no pages in {source}" in result.stderr) == (4, True)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("rows", ["rows.jsonl", "rows.parquet"])
def test_records_that_hold_html_are_read(rows: str, tmp_path: Path) -> None:
    """A table with HTML is an input whatever else it holds; so are text files' folders, whose pages are others'."""
    make_pages(tmp_path / "in", 2)
    (tmp_path / "t").mkdir()
    assert invoke(tmp_path / "in", "-o", tmp_path / "t" / rows, "--columns", "html,newsclean_version")[0] == 0
    assert invoke(tmp_path / "in" / "d0", "-o", tmp_path / "in" / "d1", "--overwrite", "--parallel", "0")[0] == 0
    _, out, messages = invoke(tmp_path, "--jsonl", "--columns", "id", "--parallel", "0")
    assert (out.count(b"\n"), messages) == (4, "")


def test_a_list_of_files_comes_by_pipe(tmp_path: Path) -> None:
    """--files-from - reads the inputs' paths from standard input."""
    make_pages(tmp_path / "in", 6)
    listed = "\n".join(map(str, sorted((tmp_path / "in").rglob("*.html"))))
    options = ["--files-from", "-", "-o", tmp_path / "out", "--parallel", "0", "-q"]
    assert invoke(*options, input=b"\xef\xbb\xbf" + listed.encode())[0] == 0  # as Windows' Notepad saves it
    assert (tmp_path / "out" / "d1" / "p0001.txt").exists()


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


def test_an_empty_list_of_files_is_said(tmp_path: Path) -> None:
    """A list that names nothing, as --errors leaves where all went well, is nothing to do, and nothing is written."""
    assert invoke(make_pages(tmp_path / "in", 1), "-q", "--parallel", "0", "--errors", tmp_path / "empty.txt")[0] == 0
    for options in (["-o", tmp_path / "out"], ["--explain"], ["--json"]):
        status, out, messages = invoke("--files-from", tmp_path / "empty.txt", *options)
        said = f"newsclean: {tmp_path}/empty.txt is empty: there is nothing to do"
        assert (status, out, messages.strip()) == (0, b"", said)
    assert not (tmp_path / "out").exists()


def test_a_list_of_failed_rows_is_said(tmp_path: Path) -> None:
    """Rows of a table that failed cannot be cleaned by themselves, and the list of errors holds nothing else."""
    (tmp_path / "in.jsonl").write_text('{"id": "a"}\n{"id": "b"}\n')
    invoke(tmp_path / "in.jsonl", "-q", "--parallel", "0", "--errors", tmp_path / "failed.jsonl")
    status, _, messages = invoke("--files-from", tmp_path / "failed.jsonl")
    assert status == 2
    assert "passed over a and 1 more: a single page of a table" in messages
    assert "failed.jsonl names no file" in messages


def test_only_one_language_may_be_wanted(tmp_path: Path) -> None:
    """--target-language keeps the records of other pages without their text, and the run is well."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text("<html lang=de><p>Guten Tag.</p>")
    (tmp_path / "in" / "b.html").write_text("<html lang=en><p>Good day.</p>")
    assert (
        invoke(tmp_path / "in", "-o", tmp_path / "o.jsonl", "--target-language", "de", "--parallel", "0", "-q")[0] == 0
    )
    rows = [json.loads(line) for line in (tmp_path / "o.jsonl").read_text().splitlines()]
    assert [(row["text"], row["error"]) for row in rows] == [
        ("Guten Tag.", None),
        (None, "OtherLanguage: the page is in en"),
    ]


@pytest.mark.parametrize("form", ["--text", "--jsonl"])
def test_a_lone_page_in_another_language_is_said(form: str, one: Path) -> None:
    """Where the one page is in another language, nothing comes out but a word on why, and the run is well."""
    status, out, messages = invoke(one, form, "--target-language", "de", "--parallel", "0")
    assert (status, out == b"") == (0, form == "--text")
    assert messages == f"newsclean: {one}: OtherLanguage: the page is in en\n"
    status, out, messages = invoke(one.parent, form, "--target-language", "de", "--parallel", "0")
    assert (status, out == b"") == (0, form == "--text")
    assert messages == "newsclean: left out 1 page in another language than de\n"


def test_pages_in_another_language_get_no_file(tmp_path: Path) -> None:
    """A folder of articles holds nothing in place of pages in another language, not what was there before either."""
    make_pages(tmp_path / "in", 2, planted={0: "<html lang=de>"})
    options = [tmp_path / "in", "-o", tmp_path / "out", "--parallel", "0", "-q"]
    assert invoke(*options)[0] == 0
    assert invoke(*options, "--overwrite", "--target-language", "de-CH")[0] == 0
    assert [path.name for path in (tmp_path / "out").rglob("p*")] == ["p0000.txt"]


@pytest.mark.parametrize("words", ["markdown = true\nhtml = true", "output-format = 'json'\nhtml = true"])
def test_a_configuration_of_two_formats_is_said(words: str, one: Path, tmp_path: Path) -> None:
    """Two keys that stand for one choice are refused, as they are on the command line."""
    (tmp_path / "c.toml").write_text(words)
    status, _, messages = invoke(one, "--config", tmp_path / "c.toml")
    assert (status, "set the same option: give one" in messages) == (2, True)


def test_a_configuration_for_many_runs_may_hold_what_one_has_no_use_for(one: Path, tmp_path: Path) -> None:
    """Only what is named on the command line has to mean something; a format there goes before one in the file."""
    (tmp_path / "c.toml").write_text("shard-size = '8K'\ncompression = 'gzip'\nmarkdown = true\n")
    status, out, _ = invoke(one, "--config", tmp_path / "c.toml", "--text", "--parallel", "0")
    assert (status, out) == (0, b"First of 1.\nSecond of 1.\n")


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


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
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


RULES = "host = '{}'\n[[drop]]\ncss = '.x'\nreason = 'a reason'\n"


@pytest.mark.parametrize("command", [["clean"], ["clean", "--explain"], ["explain"], ["gallery", "-o", "OUT"]])
@pytest.mark.parametrize("is_met", [True, False])
def test_site_rules_for_another_host_are_said(command: list[str], is_met: bool, tmp_path: Path) -> None:
    """Site rules that no page is meant by are named on standard error, with the hosts there are; others are not."""
    (tmp_path / "gull.toml").write_text(RULES.format("gull.example" if is_met else "lark.example"))
    path = tmp_path / "page.html"
    path.write_text('<link rel=canonical href="https://www.gull.example/1"><h1>Quay</h1><p>A ferry came in.</p>')
    arguments = [str(tmp_path / "out") if word == "OUT" else word for word in command]
    arguments += [str(path), "--site-rules", str(tmp_path / "gull.toml")]
    ended = subprocess.run([*REAL, *arguments], capture_output=True, text=True, env=ENVIRONMENT)
    assert ended.returncode == 0
    said = "no page is from lark.example: the site rules or profiles for it changed nothing"
    assert (f"{said} (the pages are from gull.example)" in ended.stderr) == (not is_met)
    assert ("no page is from" in ended.stderr) == (not is_met)


@pytest.mark.parametrize("command", [["clean"], ["clean", "--explain"], ["explain"], ["gallery", "-o", "OUT"]])
def test_a_selector_that_selects_nothing_is_said(command: list[str], tmp_path: Path) -> None:
    """Selectors that select nothing are named on standard error, others are not; the exit status is 0."""
    path = tmp_path / "page.html"
    path.write_text("<h1>Quay</h1><p>A ferry came in.</p><p class=x></p>")
    arguments = [str(tmp_path / "out") if word == "OUT" else word for word in command]
    arguments += [str(path), "--drop", ".x", "--drop", ".sponsred", "--keep", "//section"]
    ended = subprocess.run([*REAL, *arguments], capture_output=True, text=True, env=ENVIRONMENT)
    assert ended.returncode == 0
    assert "newsclean: --keep '//section', --drop '.sponsred' select nothing on the page\n" in ended.stderr


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_selector_is_said_of_all_pages_together(workers: str, tmp_path: Path) -> None:
    """A selector is said to select nothing where it does so on no page of the run, whichever process cleaned it."""
    for number in range(12):
        (tmp_path / f"{number}.html").write_text(f"<h1>Quay</h1><p class=x{number}>A ferry came in.</p>")
    given = [str(tmp_path), "--parallel", workers, *(word for n in range(13) for word in ("--drop", f".x{n}"))]
    ended = subprocess.run([*REAL, "clean", *given], capture_output=True, text=True, env=ENVIRONMENT)
    assert ended.returncode == 0
    assert ended.stderr == "newsclean: --drop '.x12' selects nothing on any of the pages\n"


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


def test_a_missing_column_is_said_by_each_way_to_clean(tmp_path: Path) -> None:
    """A column that no table has ends with status 2, whatever the output."""
    (tmp_path / "in.jsonl").write_text(json.dumps({"html": page(1)}) + "\n")
    for way in (["--jsonl"], ["--explain"], ["-o", tmp_path / "out"]):
        status, out, messages = invoke(tmp_path / "in.jsonl", *way, "--url-column", "adress")
        assert (status, out, "--url-column adress: there is no such column" in messages) == (2, b"", True)


@pytest.mark.parametrize(
    "arguments",
    [["clean", "--explain"], ["clean"], ["explain"], ["explain", "-o", "-"], ["explain", "-o", "/dev/stdout"]],
)
def test_a_reader_that_goes_away_is_no_failed_page(arguments: list[str], tmp_path: Path) -> None:
    """A pipe that nobody reads ends every command that prints with 141 and no word, as it does cat."""
    path = tmp_path / "page.html"
    path.write_text("<html>" + "<p>The ferry came in on Monday, and the quay was full of people.</p>" * 3000)
    command = " ".join(map(shlex.quote, [*REAL, *arguments, str(path)])) + ' | true; echo "${PIPESTATUS[0]}"'
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=ENVIRONMENT)
    assert (ended.stdout.strip(), ended.stderr) == ("141", "")


def test_columns_can_be_chosen(one: Path) -> None:
    """--columns names the record's columns, in order, others than the default ones too."""
    _, out, _ = invoke(one, "--jsonl", "--columns", "text, id,markdown", "--parallel", "0")
    assert list(json.loads(out)) == ["text", "id", "markdown"]


# --- configuration, help, completion


def test_options_come_from_a_toml_file(one: Path, tmp_path: Path) -> None:
    """--config sets any option by its long name; a flag goes before it. Windows' Notepad puts a mark before them."""
    config = tmp_path / "newsclean.toml"
    config.write_text('\ufeffoutput-format = "jsonl"\ncolumns = ["id", "title"]\nparallel = 0\n', "utf-8")
    assert json.loads(invoke(one, "--config", config)[1]) == {"id": "page.html", "title": "Title 1"}
    assert list(json.loads(invoke(one, "--config", config, "--columns", "id")[1])) == ["id"]
    assert invoke(one, "--config", config, "--markdown")[1].startswith(b"# Title 1")


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("markdown = true", ["--markdown"]),
        ("markdown = false", []),
        ("precision = true", ["--precision"]),
        ("no-comments = true", ["--no-comments"]),
        ("no-comments = false", ["--with-comments"]),
        ("no-progress = true\nquiet = false", ["--no-progress"]),
        ('keep = "h1"', ["--keep", "h1"]),
        ('drop = ["p", "//h1"]', ["--drop", "p", "--drop", "//h1"]),
    ],
)
def test_a_toml_file_says_what_flags_say(text: str, flags: list[str], one: Path, tmp_path: Path) -> None:
    """Flags of every kind are true or false, and an option that may be given again takes one value or a list."""
    (tmp_path / "c.toml").write_text(text)
    params = clean.make_context("clean", [str(one), "--config", str(tmp_path / "c.toml")]).params
    assert params == clean.make_context("clean", [str(one), *flags]).params


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1", "colour"),
        ("timeout = 'soon'", "soon"),
        ("timeout = [1]", "[1] is not one value"),
        ("timeout = 2024-05-06", "2024-05-06"),
        ("errors = true", "True is not a file name"),
        ("files-from = 1", "1 is not a file name"),
        (r'errors = "a\u0000b"', "is not a file name"),
        ("precision = 'soon'", "'soon' is not a valid boolean"),
        ("keep = [1]", "'1' is not valid CSS"),
        ("columns = 3", "newsclean has no column 3"),
        ("= 3", "TOML"),
        ("timeout = " + "[" * 3000, "not valid TOML"),
        ("url = '\xff'", "not valid TOML"),
        ("clean = 1", "no option is called 'clean'"),
    ],
)
def test_a_wrong_configuration_is_said(text: str, said: str, one: Path, tmp_path: Path) -> None:
    """An unknown key, a wrong value and broken TOML end with status 2 and name the trouble."""
    (tmp_path / "c.toml").write_text(text, encoding="latin-1")
    status, _, messages = invoke(one, "--config", tmp_path / "c.toml")
    assert status == 2
    assert said in messages


def test_help_is_grouped_and_has_examples() -> None:
    """--help lists options under headings, with examples and the exit statuses."""
    status, out, _ = invoke("--help")
    text = out.decode()
    assert status == 0
    headings = [text.index(f"\n{heading}:\n") for heading in ("Input", "Output", "Cleaning", "Running")]
    assert headings == sorted(headings)
    assert "newsclean clean saved/ -o news.jsonl" in text
    assert "Exit status" in text


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_can_complete(shell: str) -> None:
    """`newsclean completion SHELL` prints a script for that shell."""
    done = subprocess.run(
        [*REAL, "completion", shell], env=ENVIRONMENT, capture_output=True, text=True, check=True
    ).stdout
    assert "_NEWSCLEAN_COMPLETE" in done


def test_the_command_group_is_cheap() -> None:
    """`newsclean --help` imports no command: neither lxml nor rich."""
    asked = "[m for m in ('lxml', 'rich', 'newsclean.batch.page_job') if m in sys.modules]"
    code = f"import sys, newsclean.commands.cli; print({asked})"
    done = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


# --- the world around


def test_workers_time_out_from_the_command_line(tmp_path: Path) -> None:
    """--timeout and --memory-limit end the pages that break them, and the run goes on."""
    make_pages(tmp_path / "in", 8, planted={2: "PLANT loop", 5: "PLANT eat"})
    options = ["--timeout", "1", "--memory-limit", "64MB", "--parallel", "2", "-q"]
    assert invoke(tmp_path / "in", "-o", tmp_path / "out.jsonl", *options)[0] == 1
    errors = [json.loads(line)["error"] for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    types = sorted(error.split(":")[0] for error in errors if error)
    assert types == ["MemoryLimit", "PageTimeout"]


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
    called = ["bash", "-c", line, "bash", *REAL, *command.split(), str(one)]
    if command == "learn":  # of one article there is nothing to write
        (one.parent / "other.html").write_text(page(2))
        called.append(str(one.parent / "other.html"))
    done = subprocess.run(called, env=ENVIRONMENT, capture_output=True, text=True)
    assert done.returncode == 3
    assert f"cannot write standard output: {said}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_log_on_a_full_disk_ends_the_run_early(one: Path, tmp_path: Path) -> None:
    """A standard error that takes no more is status 3: that of an error of Python's would say that pages failed."""
    called = ["bash", "-c", '"$@" 2>/dev/full', "bash", *REAL, "clean", str(one.parent), "-o", str(tmp_path / "out")]
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


def test_the_command_prints_what_the_function_returns() -> None:
    """`newsclean clean PAGE` prints the text of `newsclean.clean_file(PAGE)`, to the letter."""
    import newsclean

    sample = SAMPLES / "radio-captions.html"
    done = subprocess.run([*REAL, "clean", sample], env=ENVIRONMENT, capture_output=True, text=True)
    assert done.stdout == newsclean.clean_file(sample).text + "\n"


def test_a_gzipped_page_is_cleaned(tmp_path: Path) -> None:
    """A page that was saved as .html.gz is cleaned as the page it holds."""
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(page(3).encode()))
    assert invoke(tmp_path / "a.html.gz", "--parallel", "0")[1] == b"First of 3.\nSecond of 3.\n"


def test_a_page_with_megabytes_of_pictures_in_it_is_cleaned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page saved by SingleFile, its pictures written into it, gives the same text as without them."""
    monkeypatch.setattr(page_job, "ENGINE", "newsclean.pipeline:trace")
    html = (SAMPLES / "singlefile-saved.html").read_text()
    picture = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 400_000}">'
    (tmp_path / "plain.html").write_text(html)
    (tmp_path / "large.html").write_text(html.replace("</p>", f"</p>{picture}", 1))
    plain, large = (invoke(tmp_path / name, "--parallel", "0")[1] for name in ("plain.html", "large.html"))
    assert len(plain) > 500
    assert plain == large


def test_a_polite_kill_ends_like_ctrl_c(tmp_path: Path) -> None:
    """SIGTERM ends a run as Ctrl-C does, with a word on how to go on."""
    make_pages(tmp_path / "in", 300, "PLANT sleep")
    process = start(tmp_path / "in", "-o", tmp_path / "out.jsonl", "-q")
    while not pages_done(tmp_path / "out.jsonl.run"):
        time.sleep(0.01)
    process.terminate()
    _, messages = process.communicate()
    assert process.returncode == 130
    assert b"--resume" in messages
