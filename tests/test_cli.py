"""The command line as a person uses it: pages in, articles on the screen."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from planted_runs import ENVIRONMENT, REAL, SAMPLES, contents, invoke, make_pages, page, ran

from newsclean import Article
from newsclean.batch import page_job
from newsclean.commands.clean import clean
from newsclean.commands.cli import COMMANDS, newsclean
from newsclean.commands.plan import EXTENSIONS, FLAGS, HEADERS
from newsclean.inputs.page_places import PAGE_EXTENSIONS

pytestmark = pytest.mark.usefixtures("planted")


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
        ("help", "newsclean --help lists the commands"),
    ):
        result = CliRunner().invoke(newsclean, [name])
        assert result.exit_code == 2 and said in result.stderr


@pytest.mark.parametrize(("option", "said"), [("--learn", "newsclean learn PAGES"), ("--favor", "--precision")])
def test_options_under_another_name_are_answered(one: Path, tmp_path: Path, option: str, said: str) -> None:
    """Who looks for what Python calls `favor`, or learns while cleaning, is told where that is, in a TOML file too."""
    result = CliRunner().invoke(newsclean, ["clean", str(one), option])
    assert result.exit_code == 2 and f"No such option '{option}'" in result.stderr and said in result.stderr
    (tmp_path / "own.toml").write_text(f'{option.strip("-")} = "x"', encoding="utf-8")
    result = CliRunner().invoke(newsclean, ["clean", str(one), "--config", str(tmp_path / "own.toml")])
    assert result.exit_code == 2 and f"no option is called '{option.strip('-')}'" in result.stderr
    assert said in result.stderr


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_a_terminal(command: str) -> None:
    """No line of --help is folded by a terminal of 80 columns, examples included."""
    text = CliRunner(env={"COLUMNS": "80"}).invoke(newsclean, [*command.split(), "--help"]).stdout
    assert [line for line in text.splitlines() if len(line) > 80] == [] and len(text) > 100


def test_the_package_is_a_program(one: Path) -> None:
    """`python -m newsclean` is the command line."""
    called = [sys.executable, "-m", "newsclean", "--help"]
    done = subprocess.run(called, env=ENVIRONMENT, capture_output=True, text=True)
    assert done.returncode == 0 and "Usage: newsclean" in done.stdout


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


@pytest.mark.parametrize("form", ["--text", "--jsonl"])
def test_a_lone_page_in_another_language_is_said(form: str, one: Path) -> None:
    """Where the one page is in another language, nothing comes out but a word on why, and the run is well."""
    status, out, messages = invoke(one, form, "--target-language", "de", "--parallel", "0")
    assert (status, out == b"") == (0, form == "--text")
    assert messages == f"newsclean: {one}: OtherLanguage: the page is in en\n"
    status, out, messages = invoke(one.parent, form, "--target-language", "de", "--parallel", "0")
    assert (status, out == b"") == (0, form == "--text")
    assert messages == "newsclean: left out 1 page in another language than de\n"


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
