"""Files and folders that the command line writes, and what it never writes over or reads again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from planted_runs import ENVIRONMENT, REAL, SAMPLES, contents, invoke, make_pages, page, ran

pytestmark = pytest.mark.usefixtures("planted")


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


@pytest.mark.parametrize("there", [True, False])
def test_an_output_that_is_a_link_is_written_where_it_leads(there: bool, tmp_path: Path) -> None:
    """The link stays, and what is written stands on the disk that it leads to, while the run goes on as well."""
    make_pages(tmp_path / "in", 3, planted={0: "PLANT raise"})
    (tmp_path / "disk").mkdir()
    for name in ("out.jsonl", "errors.jsonl"):
        (tmp_path / name).symlink_to(tmp_path / "disk" / name)
        if there:
            (tmp_path / "disk" / name).write_text("A tide table.\n")
    out = ["-o", tmp_path / "out.jsonl", "--errors", tmp_path / "errors.jsonl"]
    status, _, messages = invoke(tmp_path / "in", *out, "--parallel", "0", *["--overwrite"] * there)
    assert (status, (tmp_path / "out.jsonl").is_symlink(), (tmp_path / "errors.jsonl").is_symlink()) == (1, True, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["disk", "errors.jsonl", "in", "out.jsonl"], messages
    assert len((tmp_path / "disk" / "out.jsonl").read_text().splitlines()) == 3
    assert len((tmp_path / "disk" / "errors.jsonl").read_text().splitlines()) == 1


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


def test_pages_in_another_language_get_no_file(tmp_path: Path) -> None:
    """A folder of articles holds nothing in place of pages in another language, not what was there before either."""
    make_pages(tmp_path / "in", 2, planted={0: "<html lang=de>"})
    options = [tmp_path / "in", "-o", tmp_path / "out", "--parallel", "0", "-q"]
    assert invoke(*options)[0] == 0
    assert invoke(*options, "--overwrite", "--target-language", "de-CH")[0] == 0
    assert [path.name for path in (tmp_path / "out").rglob("p*")] == ["p0000.txt"]
