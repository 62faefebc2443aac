"""newsclean compare: which lines came and went."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsclean.commands.cli import newsclean as command_line
from newsclean.compare import Comparison, Line, Totals, compare
from newsclean.model import Article, Paragraph, Removal

SAMPLES = Path(__file__).parent.parent / "samples"


def article(*texts: str, cut: str = "", title: str = "Quay") -> Article:
    """Return an article of paragraphs, with one removal."""
    removed = (Removal("promo", "tips-phrase", "asks for tips", cut, "/p[1]"),) if cut else ()
    return Article(title=title, paragraphs=tuple(Paragraph("paragraph", text) for text in texts), removed=removed)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command_line, ["compare", *map(str, arguments)])


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Path, Path]:
    before, after = tmp_path / "before", tmp_path / "after"
    for folder, texts, cut in ((before, ("One.", "Got a story?"), ""), (after, ("One.",), "Got a story?")):
        (folder / "sub").mkdir(parents=True)
        (folder / "sub" / "a.json").write_text(article(*texts, cut=cut).to_json())
        (folder / "b.json").write_text(article("Same.").to_json())
    return before, after


def test_lines_that_went_name_the_rule_that_cuts_them() -> None:
    """A line that only the first article has says what the second cut it as."""
    found = compare("a", article("One.", "Got a story?"), article("One.", cut="Got a story?"))
    assert found.lines == (Line("-", "Got a story?", "promo", "tips-phrase", "asks for tips"),)


def test_lines_that_came_name_the_rule_that_cut_them() -> None:
    """A line that only the second article has says what the first cut it as; lines of one cut block are told apart."""
    found = compare("a", article("One.", cut="Two.\nThree."), article("One.", "Three."))
    assert found.lines == (Line("+", "Three.", "promo", "tips-phrase", "asks for tips"),)


def test_same_articles_do_not_differ() -> None:
    """Two like articles make an empty comparison."""
    assert not compare("a", article("One."), article("One.")).differs


@pytest.mark.timeout(3)
def test_thousands_of_like_lines_are_compared_in_no_time() -> None:
    """What repeats is matched beside what does not: of 20,000 lines, most of them like, the one that went is found."""
    texts = ["One.", *["Again."] * 10_000, "Two.", *["Again."] * 10_000]
    assert [line.text for line in compare("a", article(*texts), article(*texts[1:])).lines] == ["One."]


def test_changed_fields_are_told() -> None:
    """A field that changed stands with both values."""
    assert compare("a", article(title="A"), article(title="B")).fields == (("title", "A", "B"),)


def test_totals_count_by_rule() -> None:
    """Totals count pages, and lines by the rule that cut them."""
    totals = Totals()
    totals.add(compare("a", article("One.", "Two."), article("One.", cut="Two.")))
    totals.add(Comparison("b", (), ()))
    assert (totals.pages, totals.differ, dict(totals.went), dict(totals.came)) == (2, 1, {"tips-phrase": 1}, {})


def test_folders_of_articles_are_compared(sides: tuple[Path, Path]) -> None:
    """Two folders are compared page by page; only what differs is printed, and the status is 1."""
    result = run(*sides)
    assert result.exit_code == 1
    assert result.stdout == (
        "sub/a\n  − Got a story?\n      now cut as promo: asks for tips (tips-phrase)\n"
        "1 of 2 pages differ\nlines removed: 1 (1 tips-phrase)\nlines added: 0\n"
    )


def test_summary_is_the_totals_alone(sides: tuple[Path, Path]) -> None:
    """--summary leaves the pages out."""
    assert run(*sides, "--summary").stdout.startswith("1 of 2 pages differ\n")


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_may_want_no_colours(variable: str, value: str, sides: tuple[Path, Path]) -> None:
    """Lines are coloured on a terminal, but not on one that shows no colours or where nobody wants them."""
    for environment, is_coloured in (({"NO_COLOR": None, "TERM": "xterm"}, True), ({variable: value}, False)):
        result = CliRunner(env=environment).invoke(command_line, ["compare", *map(str, sides)], color=True)
        assert ("\x1b[31m" in result.stdout) is is_coloured


def test_differences_come_as_json(sides: tuple[Path, Path]) -> None:
    """--json prints an object for each page that differs, and nothing else, on standard output."""
    data = json.loads(run(*sides, "--json").stdout)
    assert data["page"] == "sub/a" and data["lines"][0]["rule"] == "tips-phrase"


def test_json_is_utf8_in_any_locale(sides: tuple[Path, Path]) -> None:
    """What goes into a file or a pipe is read again, whatever the terminal writes."""
    (sides[1] / "b.json").write_text(article("Same.", "Чайки").to_json())
    words = [sys.executable, "-m", "newsclean", "compare", *map(str, sides), "--json"]
    done = subprocess.run(words, env={**os.environ, "PYTHONIOENCODING": "latin-1"}, capture_output=True, check=False)
    assert "Чайки" in done.stdout.decode("utf-8")


def test_a_page_on_one_side_alone_differs(sides: tuple[Path, Path]) -> None:
    """A page that one folder lacks is told."""
    (sides[1] / "b.json").unlink()
    result = run(*sides)
    assert f"b\n  only in {sides[0]}" in result.stdout and "1 on one side only" in result.stdout


def test_a_folder_may_be_called_as_articles_are(sides: tuple[Path, Path]) -> None:
    """A folder x.json among the articles is no article, and those in it are compared."""
    for side in sides:
        (side / "sub").rename(side / "x.json")
    assert "x.json/a\n" in run(*sides).stdout


def test_a_page_that_failed_on_both_sides_is_told_and_not_counted(sides: tuple[Path, Path]) -> None:
    """What `clean --json` left of a failed page is no article: two are nothing to compare, one is a page without."""
    for side in sides:
        (side / "c.error.json").write_text('{"id": "c.html", "error": "EmptyInput: the input is empty"}')
    result = run(*sides, "--summary")
    assert result.stdout.startswith("1 of 2 pages differ; 1 failed on both sides\n")
    assert result.stderr == "newsclean: c: EmptyInput: the input is empty\n"
    (sides[0] / "c.error.json").rename(sides[0] / "b.error.json")
    (sides[0] / "b.json").unlink()
    (sides[1] / "c.error.json").unlink()
    result = run(*sides)
    assert "b\n  EmptyInput: the input is empty\n" in result.stdout and "1 on one side only" in result.stdout


def test_a_page_that_fails_in_both_ways_is_told_and_not_counted(tmp_path: Path) -> None:
    """A page that cannot be cleaned is no page without a difference, and the status is 1."""
    (tmp_path / "a.html").write_text("<p>Words.</p>")
    (tmp_path / "empty.html").touch()
    result = run("balanced", "recall", "--on", tmp_path)
    assert result.exit_code == 1
    assert result.stdout.startswith("0 of 1 page differs; 1 failed on both sides\n")
    assert result.stderr == "newsclean: empty: EmptyInput: the input is empty\n"


def test_ways_to_clean_are_compared() -> None:
    """The same way twice gives the same articles."""
    result = run("balanced", "balanced", "--on", SAMPLES / "french-chapo.html")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "0 of 1 page differs")


def test_options_come_from_toml(tmp_path: Path) -> None:
    """A TOML file of clean's options is a way to clean."""
    options = tmp_path / "no-tables.toml"
    options.write_text("no-tables = true\nparallel = 2\n")
    result = run("balanced", options, "--on", SAMPLES / "sports-table.html")
    assert result.exit_code in (0, 1) and "of 1 page differs" in result.stdout


def test_traces_are_compared_with_a_way_to_clean(tmp_path: Path) -> None:
    """Stored traces stand for one side, matched to the pages by name."""
    page = SAMPLES / "french-chapo.html"
    CliRunner().invoke(command_line, ["gallery", str(page), "-o", str(tmp_path), "--traces"])
    assert run(tmp_path, "balanced", "--on", page).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["balanced", "recall"], "name the pages with --on"),
        (["nowhere.json", "balanced"], "no such file"),
        (["balanced", "presicion", "--on", str(SAMPLES)], "(ways of cleaning are balanced, precision, recall)"),
        (["balanced", "nowhere.toml", "--on", str(SAMPLES)], "newsclean: cannot read nowhere.toml"),
        ([str(SAMPLES / "gallery.html"), str(SAMPLES / "gallery.html")], "it is no JSON"),
        ([str(SAMPLES / "gallery.expected.json"), "balanced", "--on", str(SAMPLES)], "is the article of one page"),
        ([str(SAMPLES / "gallery.expected.json"), str(SAMPLES)], "one is a file, the other a folder"),
    ],
)
def test_compare_says_what_is_wrong(arguments: list[str], message: str) -> None:
    """Wrong arguments are named."""
    result = run(*arguments)
    assert result.exit_code == 2 and message in result.stderr


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("[[", "newsclean: own.toml is not valid TOML"),
        ("swift = 1", "newsclean: own.toml: no option is called 'swift'"),
        ("keep = ['[[']", "newsclean: Invalid value for '--keep': '[[' is not valid CSS"),
    ],
)
def test_wrong_settings_name_their_file_or_option(
    settings: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wrong with a TOML file is told of the file, and of no argument that compare does not have."""
    monkeypatch.chdir(tmp_path)
    Path("own.toml").write_text(settings)
    result = run("own.toml", "balanced", "--on", SAMPLES / "french-chapo.html")
    assert (result.exit_code, result.stderr.startswith(message)) == (2, True), result.stderr


@pytest.mark.parametrize(
    "text", ['{"foo": 1}', "[]", "3", "null", '{"verdicts": []}', '{"text": "a"}', "{", "[" * 200_000],
    ids=["another object", "a list", "a number", "null", "no article", "no paragraphs", "broken", "deep"],
)  # fmt: skip
def test_other_json_is_no_article(text: str, tmp_path: Path) -> None:
    """JSON that is no article of newsclean is named, not taken for an empty one."""
    (tmp_path / "a.json").write_text(text)
    result = run(tmp_path / "a.json", tmp_path / "a.json")
    assert result.exit_code == 2 and "a.json is neither a trace nor an article of newsclean" in result.stderr
