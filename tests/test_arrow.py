"""newsclean.arrow: tables of pages in, tables of articles out; DuckDB, Polars and plain pyarrow through it."""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
from engine_pages import PNG, cleaned, page, pages, url, write_warc

pa = pytest.importorskip("pyarrow", reason="needs the extra arrow")

from newsclean import Options  # noqa: E402
from newsclean.arrow import (  # noqa: E402
    SCHEMA,
    WARC_SCHEMA,
    ColumnError,
    Settings,
    article_schema,
    clean_batches,
    clean_table,
    clean_warcs,
    cleaned_schema,
)
from newsclean.batch import bounded  # noqa: E402
from newsclean.batch.records import BY_NAME, DEFAULT_COLUMNS  # noqa: E402
from newsclean.model import Caption, Link, Paragraph, Removal  # noqa: E402

pytestmark = pytest.mark.usefixtures("no_worker_left")


def in_process(table: Any, *names: str, **settings: Any) -> Any:
    """Clean without limits: no worker process has to start."""
    return clean_table(table, *names, timeout=None, memory=None, **settings)


def rows_of(table: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


def html_table(*html: Any, kind: Any = None) -> Any:
    return pa.table({"html": pa.array(html, kind)})


def test_rows_are_as_a_loop_over_clean_makes_them() -> None:
    """Each row is the record of its page, in the order of the input."""
    rows = pages(300, {7: PNG, 299: b""})
    assert rows_of(clean_table(pa.Table.from_pylist(rows))) == cleaned(rows)


def test_a_batch_in_is_a_batch_out() -> None:
    """Batches keep their number and their lengths, empty ones too."""
    batches = pa.Table.from_pylist(pages(5)).to_batches(max_chunksize=2)
    batches.insert(1, batches[0].slice(0, 0))
    assert [batch.num_rows for batch in clean_batches(batches, timeout=None, memory=None)] == [2, 0, 2, 1]


def test_the_next_batch_is_read_only_when_asked_for() -> None:
    """A stream of batches is read as it is consumed."""
    read = []

    def batches() -> Iterator[Any]:
        for number in range(3):
            read.append(number)
            yield from pa.Table.from_pylist(pages(1)).to_batches()

    next(clean_batches(batches(), timeout=None, memory=None))
    assert read == [0]


def test_unknown_columns_pass_through() -> None:
    """The input's own columns come after newsclean's with type and values unchanged; the HTML goes."""
    table = pa.table({"date": pa.array([7], pa.int16()), "html": [page(1)], "tags of mine": [[{"a": 1.5}]]})
    result = in_process(table)
    assert result.schema.names == [*SCHEMA.names, "date", "tags of mine"]
    assert result.select(["date", "tags of mine"]) == table.select(["date", "tags of mine"])


def test_a_column_of_the_same_name_is_renamed() -> None:
    """An input column that newsclean has too, asked for or not, comes out as `input_language`; `id` is the input's."""
    table = pa.table({"id": [7], "html": [page(1)], "language": ["tlh"], "tags": [3]})
    result = in_process(table)
    assert result.schema.names == [*SCHEMA.names, "id", "input_language", "input_tags"]
    assert (result["language"].to_pylist(), result["input_language"].to_pylist()) == (["en"], ["tlh"])
    assert result.schema == cleaned_schema(table.schema)


@pytest.mark.parametrize(
    ("url", "columns", "names"),
    [
        ("url", ("text", "url"), ["text", "url"]),  # newsclean's, who has read the input's
        ("url", ("text",), ["text", "url"]),  # the input's, as newsclean has read it
        ("link", ("text", "url"), ["text", "url", "input_url"]),
        (None, ("text",), ["text", "input_url"]),
    ],
)
def test_an_address_that_newsclean_has_not_read_is_renamed(
    url: str | None, columns: tuple[str, ...], names: list[str]
) -> None:
    """The input's column `url` keeps its name only where it is the page's address."""
    table = pa.table({"html": [page(1)], "url": ["https://e.org/"]})
    result = clean_table(table, url=url, columns=columns, timeout=None, memory=None)
    assert result.schema.names == names
    assert result.schema == cleaned_schema(table.schema, columns=columns, url=url)


def test_the_schema_is_known_beforehand() -> None:
    """cleaned_schema is the schema of the result, for no rows as well."""
    table = pa.Table.from_pylist(pages(2))
    assert in_process(table).schema == in_process(table.slice(0, 0)).schema == cleaned_schema(table.schema)


def test_the_published_schema_is_that_of_the_records() -> None:
    """SCHEMA has the columns of the records but for the id, which is the input's own."""
    assert SCHEMA.names == [name for name in DEFAULT_COLUMNS if name != "id"]


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view", "binary", "large_binary", "binary_view"])
def test_html_is_text_or_bytes(kind: str) -> None:
    """Every Arrow type of text or bytes is read."""
    table = html_table(page(3), None, kind=getattr(pa, kind)())
    result = in_process(table)
    assert result["title"].to_pylist() == ["Saint Orrin gets its tram depot back", None]


@pytest.mark.parametrize("kind", ["string", "string_view", "binary"])
def test_html_may_be_a_dictionary(kind: str) -> None:
    """A dictionary-encoded column is read as what it encodes."""
    values = pa.array([page(3), None], getattr(pa, kind)())
    table = pa.table({"html": pa.DictionaryArray.from_arrays(pa.array([0, 1, 0, None], pa.uint32()), values)})
    title = "Saint Orrin gets its tram depot back"
    assert in_process(table)["title"].to_pylist() == [title, None, title, None]


def test_text_is_taken_as_text() -> None:
    """A text column is not decoded again, whatever charset its page declares; a column of bytes is."""
    html = '<meta charset="koi8-r"><h1>Über Öl</h1><p>Der Preis für Öl ist über Nacht gefallen, sagt die Börse.</p>'
    assert "Öl" in in_process(html_table(html))["text"][0].as_py()
    assert "Öl" in in_process(html_table(html.replace("koi8-r", "latin-1").encode("latin-1")))["text"][0].as_py()


def test_broken_utf8_in_a_text_column_costs_one_letter() -> None:
    """Arrow does not check its text; a page with a broken letter is cleaned all the same."""
    column = html_table(page(1).encode().replace(b"queue", b"que\xffue"))["html"].combine_chunks().view(pa.string())
    assert "que\ufffdue" in in_process(pa.table({"html": column}))["text"][0].as_py()


def test_a_row_without_html_has_an_error() -> None:
    """Null is no page, and the row says so, without a word of the command line."""
    error = in_process(html_table(None, kind=pa.string()))["error"][0].as_py()
    assert error == "BrokenInput: the row has no HTML"


def test_the_address_is_optional() -> None:
    """Without a column of addresses pages are cleaned by themselves; another name may be given."""
    assert in_process(html_table(page(1)))["url"].to_pylist() == [None]
    other = pa.table({"body": [page(1)], "address": [url(1)]})
    assert in_process(other, "body", "address")["url"].to_pylist() == [url(1)]


@pytest.mark.parametrize("twin", ["html", "url"])
def test_of_two_columns_of_one_name_the_first_is_read(twin: str) -> None:
    """A table may have two columns of one name, as a join leaves them."""
    columns = {"html": page(1), "url": url(1)}
    table = pa.Table.from_arrays([[value] for value in (*columns.values(), "twin")], [*columns, twin])
    assert in_process(table).select(["url", "title"]).to_pylist() == [
        {"url": url(1), "title": "Lower Tansy gets its library back"}
    ]


def test_other_columns_on_request() -> None:
    """columns names what is wanted of the records' columns, options how to clean."""
    html = page(1).replace(
        "</article>", "<p class=box>A box that nobody wants to read, in two or three words.</p></article>"
    )
    result = in_process(html_table(html), columns=("markdown", "removed"), options=Options(drop=(".box",)))
    assert result.schema.names == ["markdown", "removed"]
    assert "A box" not in result["markdown"][0].as_py()


def test_every_column_fits_its_type() -> None:
    """All the records' columns at once have an Arrow type that holds them."""
    result = in_process(html_table(page(1), PNG.decode("latin-1")), columns=tuple(BY_NAME))
    assert set(result.schema.names) == set(BY_NAME) - {"id"}


def test_a_lone_surrogate_becomes_a_question_mark() -> None:
    """What UTF-8 cannot say, Arrow cannot hold."""
    from newsclean.arrow import _batch

    batch = _batch(
        [{"title": "a\ud800b", "authors": ["Bo\ud800"]}],
        pa.schema([SCHEMA.field("title"), SCHEMA.field("authors")]),
    )
    assert batch.to_pylist() == [{"title": "a?b", "authors": ["Bo?"]}]


@pytest.mark.parametrize(
    ("column", "kind"), [("captions", Caption), ("paragraphs", Paragraph), ("related", Link), ("removed", Removal)]
)
def test_a_column_of_pieces_has_all_that_a_piece_has(column: str, kind: Any) -> None:
    """Arrow drops what the type of a column does not name."""
    pieces = article_schema([column]).field(0).type.value_type
    assert [pieces.field(i).name for i in range(pieces.num_fields)] == list(kind._fields)


def test_a_missing_column_is_named() -> None:
    """The error says which column is missing, and which there are."""
    with pytest.raises(ColumnError, match="'html'; there are: body"):
        clean_table(pa.table({"body": [page(1)]}))


@pytest.mark.parametrize(
    ("settings", "said"),
    [({"timeout": -1}, "^timeout: "), ({"memory": "1GB"}, "^memory: "), ({"columns": ["headline"]}, "no column head")],
)
def test_wrong_settings_are_said_at_the_call(settings: Any, said: str) -> None:
    """What is no limit or no column is an error before the first batch is asked for."""
    for call in (lambda: clean_batches([], **settings), lambda: clean_warcs([], **settings)):
        with pytest.raises((ValueError, ColumnError), match=said):
            call()


def test_a_column_that_newsclean_lacks_is_named() -> None:
    """A wrong name in `columns` is an error before any page is cleaned."""
    with pytest.raises(ColumnError, match="no column headline"):
        clean_table(html_table(page(1)), columns=("headline",))


def test_numbers_are_no_html() -> None:
    """A column of another type is an error, not a table of errors."""
    with pytest.raises(ColumnError, match="int64"):
        clean_table(html_table(1))


# --- bounded ---------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize(
    ("plant", "error"), [("loop", "PageTimeout"), ("die", "WorkerDied"), ("raise", "RuntimeError")]
)
def test_a_poisoned_page_costs_one_row(plant: str, error: str) -> None:
    """A page that hangs, kills its process or raises fills `error`; the rows around it are cleaned."""
    html = ["<h1>One</h1><p>Text.</p>", f"PLANT {plant}", "<h1>Three</h1><p>Text.</p>"]
    result = clean_table(pa.table({"html": html, "n": [1, 2, 3]}), timeout=0.5)
    assert result["title"].to_pylist() == ["One", None, "Three"]
    assert result["n"].to_pylist() == [1, 2, 3]
    assert [(value or "").split(":")[0] for value in result["error"].to_pylist()] == ["", error, ""]


def test_the_worker_is_kept_for_the_next_call() -> None:
    """Two calls one after the other are served by one process."""
    clean_table(html_table(page(1)))
    first = worker_ids()
    clean_table(html_table(page(2)))
    assert worker_ids() == first and len(first) == 1


def test_calls_at_the_same_time_have_a_worker_each() -> None:
    """Threads do not share a process while they use it, and every answer is its own page's."""
    results: dict[int, Any] = {}

    def run(number: int) -> None:
        results[number] = clean_table(html_table(*[page(number)] * 20))["title"].to_pylist()

    threads = [threading.Thread(target=run, args=(number,)) for number in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {number: set(titles) for number, titles in results.items()} == {
        1: {"Lower Tansy gets its library back"},
        2: {"Quill Harbour gets its night ferry back"},
    }


def test_a_stream_that_is_given_up_leaves_no_worker() -> None:
    """A consumer that stops half way through a batch (a LIMIT, a cancelled task) ends the worker."""
    from newsclean.batch.limits import Limits
    from newsclean.batch.page_job import Job
    from newsclean.inputs.archives import Item

    items = [Item(str(number), page(number)) for number in range(50)]
    answers = bounded.clean_items(items, Job("newsclean.pipeline:trace"), Limits())
    next(answers)
    answers.close()  # type: ignore[attr-defined]
    assert not worker_ids()


def test_a_limit_that_cannot_hold_is_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Unix processes a table is cleaned in this one, and a RuntimeWarning says that no limit holds."""
    monkeypatch.setattr("newsclean.batch.limits.HAS_POOL", False)
    monkeypatch.setattr("newsclean.batch.bounded.HAS_POOL", False)
    with pytest.warns(RuntimeWarning, match="without limits of time and memory"):
        assert clean_table(html_table(page(1)))["error"].to_pylist() == [None]
    assert not worker_ids()


CHILD = """
import os, signal, pyarrow as pa
from newsclean.batch import bounded
from newsclean.arrow import clean_table
clean_table(pa.table({"html": ["<h1>A</h1><p>Text.</p>"]}))
print(bounded._idle[0][1]._workers[0].process.pid, flush=True)
"""


@pytest.mark.parametrize("end", ["", "os.kill(os.getpid(), signal.SIGKILL)"])
def test_the_worker_ends_with_the_process_that_started_it(end: str) -> None:
    """Neither an exit nor a kill leaves a process behind."""
    done = subprocess.run([sys.executable, "-c", CHILD + end], capture_output=True, text=True, check=False, timeout=50)
    assert done.stderr == ""
    assert gone(int(done.stdout))


def test_a_forked_process_starts_a_worker_of_its_own() -> None:
    """An engine that forks its workers (Spark's daemon does) never has two of them talk to one process."""
    clean_table(html_table(page(1)))
    parents = worker_ids()
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        title = clean_table(html_table(page(2)))["title"][0].as_py()
        os.write(send, f"{title}|{worker_ids() & parents}".encode())
        bounded.end_workers()
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(receive, 1000).decode() == "Quill Harbour gets its night ferry back|set()"
    assert clean_table(html_table(page(1)))["error"].to_pylist() == [None]


def worker_ids() -> set[int]:
    return {worker.process.pid for _, pool in bounded._idle for worker in pool._workers}


def gone(pid: int) -> bool:
    """Wait up to five seconds for a process to end."""
    for _ in range(100):
        if not Path(f"/proc/{pid}").exists():
            return True
        time.sleep(0.05)
    return False


# --- web archives ----------------------------------------------------------------------------------------------


def test_a_web_archive_becomes_articles(tmp_path: Path) -> None:
    """clean_warcs yields the articles of the files' pages, with the date of the crawl."""
    pytest.importorskip("fastwarc", reason="needs the extra warc")
    rows = pages(3, {1: PNG})
    path = write_warc(tmp_path / "crawl.warc.gz", rows)
    result = pa.Table.from_batches(clean_warcs([str(path)] * 2, timeout=None, memory=None), WARC_SCHEMA)
    found = [{**row, "id": None} for row in rows_of(result.drop_columns(["warc_date"]))]
    assert found == [{**row, "id": None} for row in cleaned(rows)] * 2
    assert result["id"][0].as_py().startswith("<urn:uuid:") and result["warc_date"][0].as_py()


def test_a_broken_archive_costs_one_row(tmp_path: Path) -> None:
    """A file that is cut off gives the pages before the cut and one row with the reason; the next file is read."""
    pytest.importorskip("fastwarc", reason="needs the extra warc")
    whole = write_warc(tmp_path / "whole.warc.gz", pages(3))
    broken = tmp_path / "broken.warc.gz"
    broken.write_bytes(whole.read_bytes()[:-100])
    result = pa.Table.from_batches(clean_warcs([str(broken), str(whole)], timeout=None, memory=None), WARC_SCHEMA)
    assert [error and error.split(":")[0] for error in result["error"].to_pylist()] == [
        None,
        None,
        "BrokenInput",
        *[None] * 3,
    ]


@pytest.mark.parametrize("file", [b"no archive", "cut between pages", None])
def test_an_archive_without_a_record_to_blame_costs_one_row(file: bytes | str | None, tmp_path: Path) -> None:
    """A file that is no WARC, that breaks off between pages or is not there is a row without a date of the crawl."""
    pytest.importorskip("fastwarc", reason="needs the extra warc")
    whole, bad = write_warc(tmp_path / "whole.warc.gz", pages(2)), tmp_path / "bad.warc.gz"
    if file is not None:
        bad.write_bytes(file if isinstance(file, bytes) else whole.read_bytes() + whole.read_bytes()[:30])
    found = rows_of(pa.Table.from_batches(clean_warcs([bad, whole], timeout=None, memory=None), WARC_SCHEMA))
    wrong = [row for row in found if row["error"]]
    assert [(row["id"], row["warc_date"]) for row in wrong] == [(str(bad), None)]
    assert [row["title"] for row in found if row not in wrong][-2:] == [row["title"] for row in cleaned(pages(2))]


def test_an_archive_may_be_called_anything(tmp_path: Path) -> None:
    """What clean_warcs is given is read as a WARC, as a cache calls it too; one path alone is refused."""
    pytest.importorskip("fastwarc", reason="needs the extra warc")
    cached = write_warc(tmp_path / "crawl.warc.gz", pages(1)).rename(tmp_path / "5d41402abc4b")
    (batch,) = clean_warcs([str(cached)], timeout=None, memory=None)
    assert batch["error"].to_pylist() == [None]
    with pytest.raises(TypeError, match="any number of paths"):
        clean_warcs(str(cached))


def test_a_table_for_batches_and_the_like_are_told() -> None:
    """What is no batch, no table or no list of columns is an error that says what is needed, not an attribute's."""
    table = pa.table({"html": [page(1)]})
    (batch,) = table.to_batches()
    for given in (table, batch, None):
        with pytest.raises(TypeError, match=r"takes an iterable of RecordBatches, not .*clean_table takes a Table"):
            clean_batches(given)
    with pytest.raises(TypeError, match="iterable of RecordBatches, not of str"):
        list(clean_batches([page(1)]))
    with pytest.raises(TypeError, match=r"takes a pyarrow\.Table, not RecordBatch"):
        clean_table(batch)
    with pytest.raises(ColumnError, match=r"a list of names, such as \['text'\]"):
        clean_table(table, columns="text")


def test_help_of_clean_batches_has_the_settings_of_all_adapters() -> None:
    """The other adapters' docstrings send there, and `**settings` in a signature says nothing."""
    told = inspect.getdoc(clean_batches) or ""  # Python 3.13 takes the indentation away when it compiles
    for name in Settings.__annotations__:
        assert re.search(rf"^(\w+, )?{name}[,:]", told, re.MULTILINE), name


# --- other engines through Arrow -------------------------------------------------------------------------------


def test_a_plain_data_set_is_cleaned_file_by_file(tmp_path: Path) -> None:
    """pyarrow.dataset reads, clean_batches cleans, pyarrow.dataset writes, in threads and so in any order."""
    import pyarrow.dataset as ds
    import pyarrow.parquet as pq

    rows = pages(20)
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "pages.parquet")
    saved = ds.dataset(tmp_path / "pages.parquet")
    articles = clean_batches(saved.to_batches(batch_size=8), timeout=None, memory=None)
    ds.write_dataset(articles, tmp_path / "out", format="parquet", schema=cleaned_schema(saved.schema))
    written = rows_of(ds.dataset(tmp_path / "out").to_table())
    assert sorted(written, key=itemgetter("url")) == sorted(cleaned(rows), key=itemgetter("url"))


def test_duckdb_reads_the_batches() -> None:
    """A query's batches are cleaned while another connection to the database reads the articles."""
    duckdb = pytest.importorskip("duckdb", reason="needs the extra engines")
    table = pa.Table.from_pylist(pages(20))
    with duckdb.connect() as connection:
        saved = connection.from_arrow(table).filter("id >= 10").to_arrow_reader(8)
        articles = pa.RecordBatchReader.from_batches(
            cleaned_schema(saved.schema), clean_batches(saved, timeout=None, memory=None)
        )
        found = (
            connection.cursor().from_arrow(articles).aggregate("count(*), min(id), count(DISTINCT title)").fetchall()
        )
    assert found == [(10, 10, 10)]


def test_polars_reads_the_table() -> None:
    """A Polars frame goes through clean_table and comes back."""
    polars = pytest.importorskip("polars", reason="needs the extra engines")
    rows = pages(5)
    frame = polars.from_arrow(in_process(polars.DataFrame(rows).to_arrow()))
    assert frame["text"].to_list() == [row["text"] for row in cleaned(rows)]
