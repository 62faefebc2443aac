"""`clean_many`, the records, and that one input gives one output whatever the workers."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from planted_runs import ENVIRONMENT, contents, invoke, make_pages, page, rows_of

from newsclean import __version__
from newsclean.batch.clean_many import clean_many
from newsclean.batch.records import BY_NAME, DEFAULT_COLUMNS, record, to_line
from newsclean.batch.workers import AHEAD, SHOWN_CALLS, Failure, Outcome
from newsclean.inputs.archives import Item
from newsclean.model import CUT_ROLES, Article, Caption, Paragraph, Removal
from newsclean.options import Options

pytestmark = pytest.mark.usefixtures("planted")

# --- clean_many


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_every_item_has_its_result_in_order(workers: int) -> None:
    """Results come in the order of the items, each with its key and an Article or an error."""
    items = [(f"k{number}", page(number)) for number in range(30)]
    items[7] = ("k7", " ")
    results = list(clean_many(items, workers=workers))
    assert [result.key for result in results] == [f"k{number}" for number in range(30)]
    assert [result.key for result in results if result.error] == ["k7"]
    assert results[7].error == Failure("EmptyInput", "the page is empty")
    assert results[7].article is None
    assert results[8].article is not None
    assert results[8].article.text == "First of 8.\nSecond of 8."


def test_items_are_paths_pairs_or_bare_html(tmp_path: Path) -> None:
    """An item may be a path, a key with its HTML, bare HTML or an Item; its key says which."""
    path = tmp_path / "a.html"
    path.write_text(page(1))
    items = [path, ("k", page(2)), page(3), page(4).encode(), Item("i", html=page(5), url="https://e.org/5")]
    results = list(clean_many(items, workers=0))
    assert [result.key for result in results] == [str(path), "k", "2", "3", "i"]
    assert [result.article.title for result in results if result.article] == [f"Title {n}" for n in range(1, 6)]
    assert results[4].article is not None
    assert results[4].article.url == "https://e.org/5"


@pytest.mark.parametrize("workers", [0, 1])
def test_what_is_no_page_is_a_result(workers: int) -> None:
    """An item that is neither a path nor HTML has an error in its place, as `clean` has."""
    items: Any = [5, None, "<p>a</p>", bytearray(b"<p>b</p>")]
    five, none, *others = clean_many(items, workers=workers)
    assert five.error == Failure("TypeError", "a page is bytes or str, not int")
    assert none.error == Failure("TypeError", "a page is bytes or str, not NoneType")
    assert [result.error for result in others] == [None, None]


@pytest.mark.parametrize("workers", [0, 1])
@pytest.mark.parametrize(
    ("item", "key", "said"),
    [
        (("a", "<p>x</p>", 3), "1", "a pair is (key, html), not a tuple of 3"),
        ((), "1", "a pair is (key, html), not a tuple of 0"),
        (("a", None), "a", "the html of a pair (key, html) is bytes or str, not NoneType"),
        (Item("i"), "i", "the html of an Item is bytes or str, not NoneType"),
    ],
)
def test_a_pair_that_is_none_is_a_result(item: Any, key: str, said: str, workers: int) -> None:
    """A tuple of another length, and a pair or an Item without HTML, has an error that names it; the others go on."""
    before, wrong, after = clean_many([("k", "<p>x</p>"), item, ("l", "<p>y</p>")], workers=workers)
    assert (wrong.key, wrong.error) == (key, Failure("TypeError", said))
    assert (before.error, after.key, after.error) == (None, "l", None)


@pytest.mark.parametrize("item", [("k", memoryview(b"<p>x</p>")), Item("k", html=memoryview(b"<p>x</p>"))])  # type: ignore[arg-type]  # not promised
def test_other_kinds_of_bytes_reach_the_workers(item: Any) -> None:
    """A memoryview, which no process can be sent, is cleaned as bytes, in a pair and in an Item too."""
    (result,) = clean_many([item], workers=1)
    assert (result.key, result.error, result.article and result.article.text) == ("k", None, "x")


@pytest.mark.parametrize("workers", [0, 1])
def test_an_error_of_the_engine_says_where(workers: int) -> None:
    """What no page should make the engine raise has the last calls of its traceback; what says of a page has none."""
    fault, empty = clean_many([("a", "PLANT raise"), ("b", " ")], workers=workers)
    assert fault.error is not None and fault.error[:2] == ("RuntimeError", "planted")
    assert fault.error.where is not None
    assert re.search(r'File ".*planted_engine.py", line \d+, in _misbehave\n +raise RuntimeError', fault.error.where)
    assert fault.error.where.count("  File ") <= SHOWN_CALLS
    assert empty.error is not None and empty.error.where is None


@pytest.mark.parametrize(
    "given",
    [
        {"workers": -1}, {"workers": "2"}, {"workers": True}, {"workers": 1.5}, {"timeout": -1}, {"timeout": "3"},
        {"timeout": float("nan")}, {"timeout": True}, {"memory": -5}, {"memory": "1GB"}, {"memory": True},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_number_is_said_at_the_call(given: dict[str, Any]) -> None:
    """A number of workers, seconds or bytes that is none is a ValueError that names it, before any result is asked."""
    with pytest.raises(ValueError, match=f"^{min(given)}: "):
        clean_many(["<p>x</p>"], **given)


def test_a_limit_that_cannot_hold_is_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Unix processes a RuntimeWarning says that no limit holds; where none is asked for nothing is said."""
    monkeypatch.setattr("newsclean.batch.limits.HAS_POOL", False)
    monkeypatch.setattr("newsclean.batch.clean_many.HAS_POOL", False)
    with pytest.warns(RuntimeWarning, match="without limits of time and memory") as caught:
        (result,) = clean_many(["<p>x</p>"], workers=2, timeout=5)
    assert result.article is not None and caught[0].filename == __file__
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for limits in ({"timeout": None, "memory": None}, {"workers": 0}):
            (result,) = clean_many(["<p>x</p>"], **limits)  # type: ignore[arg-type]  # each value is of its type
            assert result.article is not None


def test_a_file_that_is_not_there_is_a_result(tmp_path: Path) -> None:
    """A missing file is that item's error."""
    (result,) = clean_many([tmp_path / "gone.html"], workers=0)
    assert result.error is not None
    assert result.error.type == "FileNotFoundError"


def test_results_may_come_as_they_finish() -> None:
    """Unordered, a page that hangs holds up no more than the few that its worker was sent ahead."""
    items = [("slow", "PLANT loop"), *((str(number), page(number)) for number in range(20))]
    results = list(clean_many(items, workers=2, timeout=2, ordered=False))
    assert [result.key for result in results].index("slow") >= 21 - AHEAD
    assert len(results) == 21


def test_options_and_charset_reach_the_page() -> None:
    """The options are the engine's, and an item's own charset goes before them."""
    items = [Item("a", html="<p>Café</p>".encode("latin-1"), charset="latin-1"), ("b", "<p>Café</p>".encode("cp850"))]
    texts = [result.article and result.article.text for result in clean_many(items, options=Options(charset="cp850"))]
    assert texts == ["Café", "Café"]


@pytest.mark.parametrize(("items", "started"), [(["<p>a</p>", "<p>b</p>"], 2), (iter(["<p>a</p>"]), 8), ([], 1)])
def test_no_more_workers_than_items(items: Any, started: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a list it is known how many pages it has, and no worker is started for none."""
    counts = []

    def note(*_: object, workers: int, **__: object) -> Iterator[Outcome]:
        counts.append(workers)
        yield from ()

    monkeypatch.setattr("newsclean.batch.clean_many.outcomes", note)
    assert list(clean_many(items, workers=8)) == []
    assert counts == [started]


def test_it_needs_no_main_guard(tmp_path: Path) -> None:
    """A plain script without `if __name__ == "__main__"` uses workers."""
    script = tmp_path / "script.py"
    script.write_text(
        "import newsclean\n"
        "from newsclean.batch import page_job\n"
        "page_job.ENGINE = 'planted_engine:trace'\n"
        "print(*[r.article.text for r in newsclean.clean_many(['<p>a</p>', '<p>b</p>'], workers=2)])\n"
    )
    done = subprocess.run([sys.executable, script], env=ENVIRONMENT, capture_output=True, text=True)
    assert done.stdout == "a b\n"


def test_importing_it_is_cheap() -> None:
    """The module loads neither lxml nor rich nor a table library."""
    heavy = ("lxml", "rich", "pyarrow", "click")
    code = f"import sys, newsclean.batch.clean_many; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


# --- records

ARTICLE = Article(
    url="https://e.org/a",
    title="Ferry returns",
    authors=("Ada Quill", "Bo Reed"),
    published=datetime(2026, 2, 3, 4, 5, tzinfo=UTC),
    paragraphs=(Paragraph("paragraph", "The ferry is back."), Paragraph("paragraph", "It left at noon.")),
    captions=(Caption("The pier", "PA"),),
    removed=tuple(Removal(role, "rule", "reason", "text", "/p") for role in ("promo", "caption", "promo")),
    kind="article",
    confidence=0.75,
)


def test_a_record_has_the_default_columns() -> None:
    """A record holds the documented columns, in order."""
    row = record("a.html", None, ARTICLE)
    assert tuple(row) == DEFAULT_COLUMNS
    assert row == {
        "id": "a.html",
        "url": "https://e.org/a",
        "text": "The ferry is back.\nIt left at noon.",
        "title": "Ferry returns",
        "authors": ["Ada Quill", "Bo Reed"],
        "date_published": "2026-02-03T04:05:00+00:00",
        "date_modified": None,
        "language": None,
        "kind": "article",
        "confidence": 0.75,
        "captions": [{"text": "The pier", "credit": "PA"}],
        "removed_counts": dict.fromkeys(CUT_ROLES, 0) | {"caption": 1, "promo": 2},
        "error": None,
        "newsclean_version": __version__,
    }


def test_a_failed_page_has_its_record() -> None:
    """Of a failed page the record holds id, url, error and who made it, and no text."""
    row = record("a.html", "https://e.org/a", Failure("NotHTML", "a PNG image"))
    assert {name: value for name, value in row.items() if value is not None} == {
        "id": "a.html",
        "url": "https://e.org/a",
        "error": "NotHTML: a PNG image",
        "newsclean_version": __version__,
    }


def test_input_columns_pass_through() -> None:
    """The input's `date` and its unknown columns are in the record as they were; its `title` is not the article's."""
    row = record("a", None, ARTICLE, extra={"date": "2020-01-01", "dump": 7, "title": "old"})
    assert (row["date"], row["dump"], row["title"], row["input_title"]) == ("2020-01-01", 7, "Ferry returns", "old")


@pytest.mark.parametrize("result", [ARTICLE, Failure("NotHTML", "a PNG image")], ids=["article", "failed"])
def test_no_input_column_comes_out_as_newscleans(result: Article | Failure) -> None:
    """An input column has a name of its own whether newsclean's of that name is asked for or not."""
    own = dict.fromkeys([*BY_NAME, *(f"input_{name}" for name in BY_NAME)], "mine")
    row = record("a", None, result, columns=("id",), extra=own)
    assert (row.pop("id"), len(row), set(row.values())) == ("a", len(own), {"mine"})
    assert not row.keys() & BY_NAME.keys()


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_columns_of_a_table_that_newsclean_has_too_are_renamed(form: str, tmp_path: Path) -> None:
    """Of a table on disk, too, and in each kind of output; `id` and `url` are what newsclean has read there."""
    own = {"text": "MINE", "error": "E", "kind": ["k"], "tags": 2}
    row = {"id": 1, "url": "https://e.org/a", "html": "<p>x</p>", **own}
    (tmp_path / "in.jsonl").write_text(json.dumps(row))
    out = tmp_path / f"out.{form}"
    assert invoke(tmp_path / "in.jsonl", "-o", out, "--columns", "id,text", "-q", "--parallel", "0")[0] == 0
    (found,) = rows_of(out)
    found.pop("other_columns", None)
    kinds = ["k"] if form == "jsonl" else '["k"]'
    assert found.pop("text") != "MINE"
    assert found == {"id": "1", "input_text": "MINE", "input_error": "E", "input_kind": kinds, "input_tags": 2}


def test_a_line_is_valid_utf_8_whatever_the_text() -> None:
    """A lone surrogate, a newline and a NUL in a text leave one line of valid JSON."""
    line = to_line({"text": "a\ud800b\nc\0d\u2028e"})
    assert line.count(b"\n") == 1
    assert json.loads(line)["text"] == "a?b\nc\0d\u2028e"


def test_a_line_has_no_number_that_json_lacks() -> None:
    """A float that is no number or infinite is null, at any depth, and the others stay."""
    line = to_line({"a": float("nan"), "b": [1.5, float("inf")], "c": {"d": (float("-inf"), "e")}})
    assert json.loads(line) == {"a": None, "b": [1.5, None], "c": {"d": [None, "e"]}}


# --- one input, one output


@pytest.mark.parametrize("levels", [200, 600, 900])
@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_a_row_nested_too_deep_is_an_error_and_the_run_goes_on(name: str, levels: int, tmp_path: Path) -> None:
    """A row with a column that no writer would take to its end is one failed record, not the end of the run."""
    deep = "[" * levels + "NaN" + "]" * levels
    (tmp_path / "in.jsonl").write_text(
        f'{{"id": "a", "html": "<p>A</p>", "x": {deep}}}\n{{"id": "b", "html": "<p>B</p>", "x": [[1]]}}\n'
    )
    output = tmp_path / name
    status, _, messages = invoke(tmp_path / "in.jsonl", "-o", output, "-q", "--parallel", "2")
    assert (status, "a: BrokenInput: a column is nested" in messages) == (1, True)
    read = pytest.importorskip("pyarrow.parquet").read_table if name == "out.parquet" else None
    rows = read(output).to_pylist() if read else [json.loads(line) for line in output.read_text().splitlines()]
    assert [(row["id"], row["error"] is None) for row in rows] == [("a", False), ("b", True)]


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet", "out"])
def test_the_output_is_the_same_for_any_number_of_workers(name: str, tmp_path: Path) -> None:
    """No worker at all, one and three write the same bytes."""
    pages = make_pages(tmp_path / "in", 120, planted={50: "PLANT raise", 70: "PLANT sleep"})
    found = []
    for workers in ("0", "1", "3"):
        (tmp_path / workers).mkdir()
        status, _, messages = invoke(pages, "-o", tmp_path / workers / name, "--parallel", workers, "-q")
        assert status == 1, messages
        found.append(contents(tmp_path / workers / name))
    assert all(other == found[0] for other in found[1:])


def test_formats_agree(tmp_path: Path) -> None:
    """Folder -> JSON Lines of records, and the same pages as rows of JSON and of Parquet, give the same articles."""
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    pages = make_pages(tmp_path / "in", 60, planted={7: "PLANT raise"})
    paths = sorted(pages.rglob("*.html"))
    rows = [{"id": str(path.relative_to(pages)), "url": None, "html": path.read_text(), "date": "d"} for path in paths]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "rows.parquet")

    assert invoke(pages, "-o", tmp_path / "a.jsonl", "-q", "--parallel", "0")[0] == 1
    assert invoke(tmp_path / "rows.jsonl", "-o", tmp_path / "b.parquet", "-q", "--parallel", "0")[0] == 1
    assert invoke(tmp_path / "rows.parquet", "-o", tmp_path / "c.jsonl.gz", "-q", "--parallel", "0")[0] == 1
    assert invoke(tmp_path / "rows.parquet", "-o", tmp_path / "d.jsonl", "-q", "--parallel", "0")[0] == 1

    first = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()]
    last = [json.loads(line) for line in (tmp_path / "d.jsonl").read_text().splitlines()]
    table = parquet.read_table(tmp_path / "b.parquet").to_pylist()
    assert {row.pop("date") for row in last} == {"d"}
    assert {row.pop("date") for row in table} == {"d"}
    for row in table:
        assert row.pop("other_columns") is None
    assert first == last == table
    assert len(first) == 60


def test_rows_of_json_that_fit_no_column_are_kept(tmp_path: Path) -> None:
    """What a later row has and the table has no column for stands in `other_columns`."""
    parquet = pytest.importorskip("pyarrow.parquet")
    lines = [{"html": "<p>a</p>", "n": number} for number in range(1100)]
    lines[1050] = {"html": "<p>a</p>", "n": "many", "late": [1, 2]}
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    status, _, messages = invoke(tmp_path / "in.jsonl", "-o", tmp_path / "out.parquet", "-q", "--parallel", "0")
    assert status == 0, messages
    table = parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert len(table) == 1100
    assert table[1049]["n"] == 1049
    assert table[1050]["n"] is None
    assert json.loads(table[1050]["other_columns"]) == {"n": "many", "late": [1, 2]}


@pytest.mark.parametrize("workers", ["0", "1"])
@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_a_hostile_row_costs_one_record(name: str, workers: str, tmp_path: Path) -> None:
    """Rows that no reader takes are records with an error, those that a reader takes have their articles."""
    lines = [
        b'{"html": "<p>a</p>"}',
        b"[" * 200_000,
        b'{"html": "<p>a</p>", "deep": ' + b"[" * 200_000,
        b'{"html": "<p>a</p>", "long": ' + b"9" * 10_000 + b"}",
        b'{"html": 7}',
        b'{"html": "<p>\\ud800</p>", "id": "\\ud800", "url": "\\udfff"}',
        b'{"html": "<p>a</p>", "n": NaN, "\\ud800": 1e999}',
        b"\xff\x00",
        b'{"html": "<p>a</p>"}',
    ]
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(lines))
    status, _, messages = invoke(tmp_path / "in.jsonl", "-o", tmp_path / name, "-q", "--parallel", workers)
    assert status == 1, messages
    kinds = [(row["error"] or "well").split(":")[0] for row in rows_of(tmp_path / name)]
    assert kinds == ["well", *["BrokenInput"] * 4, "well", "well", "BrokenInput", "well"]


def test_a_failed_row_keeps_its_id_and_columns(tmp_path: Path) -> None:
    """A row without HTML is a failed record with its own id, address and columns."""
    (tmp_path / "in.jsonl").write_text('{"id": "n1", "html": null, "url": "https://e.org/a", "x": 1}')
    assert invoke(tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl", "-q", "--parallel", "0")[0] == 1
    [row] = rows_of(tmp_path / "out.jsonl")
    assert (row["id"], row["url"], row["x"]) == ("n1", "https://e.org/a", 1)
    assert row["error"].startswith("BrokenInput")


DAMAGED = {
    "bad.parquet": b"PAR1 garbage",
    "bad.jsonl.gz": gzip.compress(b'{"html": "<p>a</p>"}\n' * 99)[:-20],
    "bad.ndjson.gz": gzip.compress(b"") + b"garbage",
}


def test_a_column_called_as_one_that_is_not_written_may_hold_anything(tmp_path: Path) -> None:
    """The input's own "section" is looked at as any other of its columns: a late value of another type ends no run."""
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = [{"id": str(n), "html": "<p>A</p>", "section": n if n < 1_001 else "quay"} for n in range(1_002)]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    invoke(tmp_path / "in.jsonl", "-o", tmp_path / "out.parquet", "-q", "--parallel", "0")
    assert parquet.read_table(tmp_path / "out.parquet").num_rows == len(rows)


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_input_is_a_record_in_parquet_too(name: str, tmp_path: Path) -> None:
    """An input that cannot be read to its end is one record with an error; the other inputs are read."""
    (tmp_path / name).write_bytes(DAMAGED[name])
    (tmp_path / "good.jsonl").write_text('{"id": "g", "html": "<p>a</p>", "n": 1}')
    status, _, messages = invoke(tmp_path / name, tmp_path / "good.jsonl", "-o", tmp_path / "out.parquet", "-q")
    assert status == 1, messages
    *_, bad, good = rows_of(tmp_path / "out.parquet")
    assert bad["error"].startswith("BrokenInput")
    assert (good["id"], good["n"], good["error"]) == ("g", 1, None)


def test_of_many_tables_a_few_rows_each_are_looked_at(tmp_path: Path) -> None:
    """The columns of a thousand JSON Lines files are told by few rows each: all would be read before the run begins."""
    few = '{"html": "<p>a</p>", "n": 1}\n' * 10 + '{"html": "<p>a</p>", "late": 2}\n'
    tables = [tmp_path / f"in/{number}.jsonl" for number in range(1000)]
    tables[0].parent.mkdir()
    for table in tables:
        table.touch()
    tables[0].write_text(few)
    assert invoke(tmp_path / "in", "-o", tmp_path / "out.parquet", "-q", "--parallel", "0")[0] == 0
    last = rows_of(tmp_path / "out.parquet")[10]
    assert (last["n"], last["other_columns"]) == (None, '{"late": 2}')


def test_an_input_may_have_other_columns_of_its_own(tmp_path: Path) -> None:
    """The column for what has no place is called differently where the input has a column of its name."""
    lines = ['{"html": "<p>a</p>", "other_columns": 1}'] * 1000 + ['{"html": "<p>a</p>", "late": 2}']
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    status, _, messages = invoke(tmp_path / "in.jsonl", "-o", tmp_path / "out.parquet", "-q", "--parallel", "0")
    assert status == 0, messages
    found = [(row["other_columns"], row["other_columns_"]) for row in rows_of(tmp_path / "out.parquet")]
    assert found == [(1, None)] * 1000 + [(None, '{"late": 2}')]


def test_a_late_column_called_other_columns_is_kept(tmp_path: Path) -> None:
    """A column of that name that comes when the table is made stands in the column of that name."""
    lines = ['{"html": "<p>a</p>"}'] * 1000 + ['{"html": "<p>a</p>", "other_columns": 1}']
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    assert invoke(tmp_path / "in.jsonl", "-o", tmp_path / "out.parquet", "-q", "--parallel", "0")[0] == 0
    assert rows_of(tmp_path / "out.parquet")[1000]["other_columns"] == '{"other_columns": 1}'


def test_values_that_parquet_cannot_hold_are_kept_as_text(tmp_path: Path) -> None:
    """A number too large for its column stands in `other_columns`, and a lone surrogate is a question mark."""
    lines = [r'{"html": "<p>a</p>", "n": 1, "k\ud800": 1, "k\udfff": 2}'] * 1000
    lines += [f'{{"html": "<p>a</p>", "n": {2**70}}}', r'{"html": "<p>a</p>", "late": ["\ud800"]}']
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    status, _, messages = invoke(tmp_path / "in.jsonl", "-o", tmp_path / "out.parquet", "-q", "--parallel", "0")
    assert status == 0, messages
    found = rows_of(tmp_path / "out.parquet")
    assert (found[999]["n"], found[999]["k?"], json.loads(found[999]["other_columns"])) == (1, 1, {"k?": 2})
    assert found[1000]["n"] is None
    assert json.loads(found[1000]["other_columns"])["n"] == 2**70
    assert json.loads(found[1001]["other_columns"])["late"] == ["?"]


def test_shards_hold_every_record_once(tmp_path: Path) -> None:
    """Shards are cut by size, and together they are the one file."""
    pages = make_pages(tmp_path / "in", 100)
    assert invoke(pages, "-o", tmp_path / "one.jsonl", "-q", "--parallel", "0")[0] == 0
    assert (
        invoke(
            pages, "-o", tmp_path / "many", "--output-format", "jsonl", "--shard-size", "8K", "-q", "--parallel", "0"
        )[0]
        == 0
    )
    shards = sorted((tmp_path / "many").glob("part-*.jsonl"))
    assert len(shards) >= 3
    assert all(8192 <= shard.stat().st_size < 9000 for shard in shards[:-1])
    assert b"".join(shard.read_bytes() for shard in shards) == (tmp_path / "one.jsonl").read_bytes()
