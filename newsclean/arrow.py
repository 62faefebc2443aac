"""Arrow tables of pages in, Arrow tables of articles out (an edge), for Spark, Ray, DuckDB and Polars to call.

Each row in gives one row out, in the same order. The columns of `batch.records` come first, then the input's own,
unchanged, without the HTML and the address that newsclean fills; one with the name of a newsclean column becomes
`input_text` and the like. If the input is not a page, or breaks a limit, `error` is filled and the article's columns
are null.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, repeat
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, Unpack

from newsclean.batch import page_job
from newsclean.batch.bounded import clean_items
from newsclean.batch.limits import MEMORY, TIMEOUT, Limits, limits_of
from newsclean.batch.parquet import arrow_type
from newsclean.batch.records import BY_NAME, DEFAULT_COLUMNS, check_columns, passed_name, to_line
from newsclean.batch.workers import Failure
from newsclean.errors import ColumnError
from newsclean.inputs.archives import Item, need, to_its_end
from newsclean.inputs.warc import read_warc
from newsclean.options import DEFAULT, Options, check_options

if TYPE_CHECKING:
    import pyarrow as pa
else:
    pa = need("pyarrow", "arrow")

WARC_ROWS = 500
"""Articles in a batch that `clean_warcs` yields: some 2 MB."""


class Settings(TypedDict, total=False):
    """The keyword arguments of every adapter."""

    options: Options
    columns: Sequence[str]
    """Names of `newsclean.batch.records.COLUMNS`."""
    timeout: float | None
    """Time limit per page in seconds: 10 if not given, None for no limit."""
    memory: int | None
    """Memory limit per page in bytes: 1 GiB if not given, None for no limit.

    0 is no limit, too. If neither limit is set, no process is started.
    """


class _Plan(NamedTuple):
    """`Settings` with their defaults."""

    options: Options
    columns: Sequence[str]
    limits: Limits

    def job(self, columns: Sequence[str]) -> page_job.Job:
        return page_job.Job(page_job.ENGINE, self.options, form="row", columns=tuple(columns))


def checked(
    options: Options = DEFAULT,
    columns: Sequence[str] = DEFAULT_COLUMNS,
    timeout: float | None = TIMEOUT,
    memory: int | None = MEMORY,
) -> _Plan:
    """Return the settings once they are valid. Raises TypeError, ValueError for an invalid limit, ColumnError."""
    check_options(options)
    article_schema(columns)
    return _Plan(options, columns, limits_of(timeout, memory))


def clean_batches(
    batches: Iterable[pa.RecordBatch], html: str = "html", url: str | None = "url", **settings: Unpack[Settings]
) -> Iterator[pa.RecordBatch]:
    """Yield a batch of articles for each batch of pages: a row for each row, in the same order.

    html, url: the columns of the HTML (text or bytes) and of its address; the address may be missing
    options: how to clean, a `newsclean.Options`
    columns: which of newsclean's columns come out, else `SCHEMA`; those of the input follow
    timeout, memory: seconds and bytes that a page may take, 10 and 1 GiB if not given; None or 0 is no limit, and with
        neither limit no process is started

    Raises, at the call, TypeError for what is no iterable of batches, and ValueError for an invalid limit; ColumnError
    for a column that is not there or holds no HTML. A page that fails raises nothing: its row has the `error`.
    """
    plan = checked(**settings)
    if isinstance(batches, pa.Table | pa.RecordBatch) or not isinstance(batches, Iterable):
        kind = type(batches).__name__
        raise TypeError(f"clean_batches takes an iterable of RecordBatches, not {kind}; clean_table takes a Table")
    return _cleaned(batches, html, url, plan)


def _cleaned(
    batches: Iterable[pa.RecordBatch], html: str, url: str | None, plan: _Plan
) -> Iterator[pa.RecordBatch]:
    own = own_columns(plan.columns)
    for pages in batches:
        if not isinstance(pages, pa.RecordBatch):
            raise TypeError(f"clean_batches takes an iterable of RecordBatches, not of {type(pages).__name__}")
        schema = cleaned_schema(pages.schema, html, plan.columns, url)
        answers = clean_items(_items(pages, html, url), plan.job(own), plan.limits)
        articles = _batch([answer.body for answer in answers], article_schema(own))
        passed = [pages.column(position) for position, _ in passed_columns(pages.schema.names, html, url, own)]
        yield pa.RecordBatch.from_arrays([*articles.columns, *passed], schema=schema)


def clean_table(table: pa.Table, html: str = "html", url: str | None = "url", **settings: Unpack[Settings]) -> pa.Table:
    """Return the table of articles for a table of pages. Arguments and errors are those of `clean_batches`."""
    if not isinstance(table, pa.Table):
        raise TypeError(f"clean_table takes a pyarrow.Table, not {type(table).__name__}; clean_batches takes batches")
    schema = cleaned_schema(table.schema, html, checked(**settings).columns, url)
    return pa.Table.from_batches(clean_batches(table.to_batches(), html, url, **settings), schema)


def clean_warcs(paths: Iterable[str | os.PathLike[str]], **settings: Unpack[Settings]) -> Iterator[pa.RecordBatch]:
    """Yield batches of the articles in WARC files, with `WARC_SCHEMA`; `id` is that of the WARC record.

    File names do not matter. A file that is cut off, missing or not a WARC gives one row, with its path as `id` and
    the reason in `error`. Raises TypeError for a single path instead of an iterable of them.
    """
    if isinstance(paths, str | bytes | os.PathLike):
        raise TypeError(f"clean_warcs takes any number of paths, not one: [{paths!r}]")
    return _cleaned_warcs((os.fspath(path) for path in paths), checked(**settings))


def _cleaned_warcs(paths: Iterable[str], plan: _Plan) -> Iterator[pa.RecordBatch]:
    schema = warc_schema(plan.columns)
    items = (item for path in paths for item in to_its_end(read_warc(path, plan.options.max_bytes), path, path))
    answers = clean_items(items, plan.job(plan.columns), plan.limits)
    while rows := [answer.body for answer in islice(answers, WARC_ROWS)]:
        yield _batch(rows, schema)


def cleaned_schema(
    schema: pa.Schema, html: str = "html", columns: Sequence[str] = DEFAULT_COLUMNS, url: str | None = "url"
) -> pa.Schema:
    """Return the schema of the articles for pages of this schema, cleaned with these settings. Raises ColumnError."""
    own = own_columns(columns)
    passed = [schema.field(at).with_name(name) for at, name in passed_columns(schema.names, html, url, own)]
    return pa.schema([*article_schema(own), *passed])


def article_schema(columns: Sequence[str]) -> pa.Schema:
    """Return the schema of these columns of newsclean. Raises ColumnError."""
    check_columns(columns)
    return pa.schema([(name, arrow_type(BY_NAME[name].type)) for name in columns])


def warc_schema(columns: Sequence[str] = DEFAULT_COLUMNS) -> pa.Schema:
    """Return the schema of what `clean_warcs` yields. Raises ColumnError."""
    return article_schema(columns).append(pa.field("warc_date", pa.string()))


def own_columns(columns: Sequence[str]) -> list[str]:
    """Return the columns that newsclean fills: a page's id is the input's own, if it has one."""
    return [name for name in columns if name != "id"]


def passed_columns(names: Sequence[str], html: str, url: str | None, own: Sequence[str]) -> list[tuple[int, str]]:
    """Return the positions of the input's columns that pass through, and what they are called then.

    The page's id keeps its name, and so does its address where newsclean fills no column of that name. Raises
    ColumnError if none is called `html`.
    """
    if html not in names:
        raise ColumnError(f"no column is called {html!r}; there are: {', '.join(names)}")
    read = {html, *(("url",) if url == "url" and "url" in own else ())}
    kept = {"id", *(("url",) if url == "url" else ())}
    return [
        (position, name if name in kept else passed_name(name))
        for position, name in enumerate(names)
        if name not in read
    ]


def _items(pages: pa.RecordBatch, html: str, url: str | None) -> Iterator[Item]:
    names = pages.schema.names  # of two columns of one name the first counts
    addresses = _values(pages.column(names.index(url))) if url in names else repeat(None)
    for page, address in zip(_values(pages.column(names.index(html))), addresses, strict=False):
        known = address.decode("utf-8", "replace") if isinstance(address, bytes) else address
        yield Item("", page, known, failure=_NO_HTML if page is None else None)


_NO_HTML = Failure("BrokenInput", "the row has no HTML")


def _values(column: pa.Array) -> Iterator[str | bytes | None]:
    """Yield text or bytes, as the column's type says; text whose UTF-8 is broken too, which `as_py` raises on."""
    is_text = _is_text(column.type)
    if pa.types.is_dictionary(column.type):  # Arrow casts none whose values are views, as Polars has them
        column = pa.DictionaryArray.from_arrays(column.indices, column.dictionary.cast(pa.large_binary()))
    for scalar in column.cast(pa.large_binary()):
        value: bytes | None = scalar.as_py()
        yield value.decode("utf-8", "replace") if is_text and value is not None else value


def _is_text(kind: pa.DataType) -> bool:
    """Tell whether it is a type of text, not of bytes. Raises ColumnError if it is neither."""
    if pa.types.is_dictionary(kind):
        return _is_text(kind.value_type)
    name = str(kind).split("[")[0]
    if name not in _TEXT | _BYTES:
        raise ColumnError(f"HTML and addresses are text or bytes; this column is {kind}")
    return name in _TEXT


_TEXT = frozenset({"string", "large_string", "string_view"})
_BYTES = frozenset({"binary", "large_binary", "binary_view", "fixed_size_binary", "null"})


def _batch(rows: Sequence[dict[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    """Return records as a batch."""
    try:
        return _as_batch(rows, schema)
    except UnicodeEncodeError:  # a lone surrogate, which Arrow cannot hold, becomes a question mark
        return _as_batch([json.loads(to_line(row)) for row in rows], schema)


def _as_batch(rows: Sequence[dict[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    # A file that is no WARC has no date of its own.
    arrays = [pa.array([row.get(field.name) for row in rows], field.type) for field in schema]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


SCHEMA = article_schema(own_columns(DEFAULT_COLUMNS))
"""The schema of the articles, before the input's own columns."""
WARC_SCHEMA = warc_schema()
"""The schema of the articles that `clean_warcs` yields."""
