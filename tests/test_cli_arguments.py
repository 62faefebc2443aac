"""What is asked of the command line: options, configuration files, rules, help; and what is wrong with it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from planted_runs import ENVIRONMENT, REAL, invoke, make_pages, page, ran

from newsclean import phrase_files
from newsclean.batch import page_job
from newsclean.commands.clean import clean
from newsclean.commands.cli import newsclean

pytestmark = pytest.mark.usefixtures("planted")


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


@pytest.mark.parametrize(("said", "asked"), [("overwrite", "--resume"), ("resume", "--overwrite")])
def test_what_is_asked_for_outdoes_the_file_of_settings(said: str, asked: str, one: Path, tmp_path: Path) -> None:
    """Of --resume and --overwrite the one on the command line counts, where --config says the other for all runs."""
    (tmp_path / "all.toml").write_text(f"{said} = true\n")
    for _ in range(2):
        written = invoke(one, "--config", tmp_path / "all.toml", "-o", tmp_path / "out.jsonl", asked, "--parallel", "0")
        assert written[0] == 0, written[2]
    assert ("is finished" in written[2]) == (asked == "--resume")


def test_resuming_by_the_file_of_settings_is_for_what_can_be_resumed(one: Path, tmp_path: Path) -> None:
    """A page goes to the screen whatever --config says of interrupted runs."""
    (tmp_path / "all.toml").write_text("resume = true\n")
    assert invoke(one, "--config", tmp_path / "all.toml", "--parallel", "0")[0] == 0


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


@pytest.fixture
def real(planted: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Clean with newsclean's own engine, in this process and in workers."""
    monkeypatch.setattr(page_job, "ENGINE", "newsclean.pipeline:trace")


RULES = "host = '{}'\n[[drop]]\ncss = '.x'\nreason = 'a reason'\n"


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("command", [["clean"], ["clean", "--explain"], ["explain"], ["gallery", "-o", "OUT"]])
@pytest.mark.parametrize("is_met", [True, False])
def test_site_rules_for_another_host_are_said(command: list[str], is_met: bool, tmp_path: Path) -> None:
    """Site rules that no page is meant by are named on standard error, with the hosts there are; others are not."""
    (tmp_path / "gull.toml").write_text(RULES.format("gull.example" if is_met else "lark.example"))
    path = tmp_path / "page.html"
    path.write_text('<link rel=canonical href="https://www.gull.example/1"><h1>Quay</h1><p>A ferry came in.</p>')
    arguments = [str(tmp_path / "out") if word == "OUT" else word for word in command]
    arguments += [str(path), "--site-rules", str(tmp_path / "gull.toml")]
    ended = CliRunner().invoke(newsclean, arguments)
    assert ended.exit_code == 0
    said = "no page is from lark.example: the site rules or profiles for it changed nothing"
    assert (f"{said} (the pages are from gull.example)" in ended.stderr) == (not is_met)
    assert ("no page is from" in ended.stderr) == (not is_met)


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("command", [["clean"], ["clean", "--explain"], ["explain"], ["gallery", "-o", "OUT"]])
def test_a_selector_that_selects_nothing_is_said(command: list[str], tmp_path: Path) -> None:
    """Selectors that select nothing are named on standard error, others are not; the exit status is 0."""
    path = tmp_path / "page.html"
    path.write_text("<h1>Quay</h1><p>A ferry came in.</p><p class=x></p>")
    arguments = [str(tmp_path / "out") if word == "OUT" else word for word in command]
    arguments += [str(path), "--drop", ".x", "--drop", ".sponsred", "--keep", "//section"]
    ended = CliRunner().invoke(newsclean, arguments)
    assert ended.exit_code == 0
    assert "newsclean: --keep '//section', --drop '.sponsred' select nothing on the page\n" in ended.stderr


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_selector_is_said_of_all_pages_together(workers: str, tmp_path: Path) -> None:
    """A selector is said to select nothing where it does so on no page of the run, whichever process cleaned it."""
    for number in range(12):
        (tmp_path / f"{number}.html").write_text(f"<h1>Quay</h1><p class=x{number}>A ferry came in.</p>")
    given = [str(tmp_path), "--parallel", workers, *(word for n in range(13) for word in ("--drop", f".x{n}"))]
    ended = CliRunner().invoke(newsclean, ["clean", *given])
    assert ended.exit_code == 0
    assert ended.stderr == "newsclean: --drop '.x12' selects nothing on any of the pages\n"


def test_a_missing_column_is_said_by_each_way_to_clean(tmp_path: Path) -> None:
    """A column that no table has ends with status 2, whatever the output."""
    (tmp_path / "in.jsonl").write_text(json.dumps({"html": page(1)}) + "\n")
    for way in (["--jsonl"], ["--explain"], ["-o", tmp_path / "out"]):
        status, out, messages = invoke(tmp_path / "in.jsonl", *way, "--url-column", "adress")
        assert (status, out, "--url-column adress: there is no such column" in messages) == (2, b"", True)


def test_columns_can_be_chosen(one: Path) -> None:
    """--columns names the record's columns, in order, others than the default ones too."""
    _, out, _ = invoke(one, "--jsonl", "--columns", "text, id,markdown", "--parallel", "0")
    assert list(json.loads(out)) == ["text", "id", "markdown"]


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


def test_the_benchmark_speaks_as_the_other_commands(tmp_path: Path) -> None:
    """What stops newsclean benchmark is said as by the other commands, not by click's "Error:"."""
    result = CliRunner().invoke(newsclean, ["benchmark", str(tmp_path)])
    assert result.exit_code == 2
    assert result.stderr.startswith("newsclean: ")


def test_a_terminal_of_no_width_shows_the_table(one: Path) -> None:
    """COLUMNS=0, as some jobs set it, is no width: the table has its text."""
    command = [sys.executable, "-m", "newsclean", "explain", str(one)]
    shown = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "COLUMNS": "0"}, check=True)
    assert "paragraph" in shown.stdout
