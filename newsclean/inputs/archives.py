"""Files that hold many pages -> Items (an edge): WARC, JSON Lines, Parquet, read as a stream."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from newsclean.batch.records import VERSION, passed_name
from newsclean.batch.workers import Failure
from newsclean.errors import BrokenInput, NewscleanError
from newsclean.inputs.lists import ERROR_LIST_HEAD
from newsclean.inputs.paths import size
from newsclean.inputs.saved import HEAD_CHARS, Saved, read_saved, unwrap

ARCHIVE_SUFFIXES = (".warc", ".warc.gz", ".jsonl", ".jsonl.gz", ".jsonl.zst", ".ndjson", ".ndjson.gz", ".ndjson.zst",
                    ".parquet")  # fmt: skip
MAX_LINE = 256 << 20
"""Bytes of a JSON Lines row; a longer one is skipped and recorded as an error."""
_MOST_LEVELS = 100  # of lists and objects in a column: what writes records later is sure to take it
PARQUET_BUFFER = 1 << 18
"""Bytes of a column that are read at once; without a buffer all of a row group, which may be gigabytes of HTML, are."""
PEEKED_ROWS = 1000
"""Rows of a JSON Lines file that are looked at for the names and types of its columns."""
_PEEKED_IN_ALL = 10_000
_PEEKED_AT_LEAST = 10


class MissingExtraError(ImportError):
    """A package that is optional is missing; the message says how to install it."""


class _NoColumnError(BrokenInput):
    """A table has no column of HTML."""


class RowNames(NamedTuple):
    """Where a table keeps what newsclean reads."""

    html: str = "html"
    url: str = "url"
    id: str = "id"


class Item(NamedTuple):
    """A page to clean. Exactly one of html, path, row and failure is given."""

    key: str
    html: bytes | str | None = None
    url: str | None = None
    charset: str | None = None
    extra: Mapping[str, Any] = {}
    """The input's own columns, passed through."""
    path: str | None = None
    """A file that the worker reads."""
    is_found: bool = False
    """The file was found in a folder, not named: if newsclean itself wrote it, it is passed over."""
    row: bytes | None = None
    """A JSON object that the worker parses."""
    failure: Failure | None = None
    """Why there is no HTML."""
    size: int = 0
    """Bytes of the input that this page accounts for."""
    output: str = ""
    """Where its file goes below the output folder, without the format's extension."""
    place: str = ""
    """For a page in a table or a web archive, the file's path and the page's number: "in/crawl.warc.gz#4"."""


def need(module: str, extra: str) -> Any:
    """Import an optional package, or raise MissingExtraError with the command that installs it."""
    import importlib

    try:
        return importlib.import_module(module)
    except ImportError:
        package = module.split(".")[0]
        message = f"this needs the package {package}: pip install '.[{extra}]' in newsclean's folder"
        raise MissingExtraError(message) from None


def archive_suffix(name: str) -> str | None:
    """Return the suffix that makes `name` a file of many pages (".warc.gz"), or None."""
    lower = name.lower()
    if not lower.endswith(ARCHIVE_SUFFIXES):  # as good as all of millions
        return None
    return next(suffix for suffix in ARCHIVE_SUFFIXES if lower.endswith(suffix))


def check_archive(path: str, names: RowNames) -> None:
    """Raise MissingExtraError where a file needs a package that is missing, BrokenInput where it lacks a column."""
    suffix = archive_suffix(path) or ""
    if ".warc" in suffix:
        need("fastwarc.warc", "warc")
    elif suffix.endswith(".zst"):
        need("zstandard", "zstd")
    elif suffix == ".parquet":
        _check_columns(need("pyarrow.parquet", "arrow").read_schema(path).names, path, names)


def _check_columns(found: list[str], path: str, names: RowNames) -> None:
    if names.html not in found:
        have = ", ".join(found)
        raise _NoColumnError(f"{path} has no column {names.html!r} (--html-column names another). It has: {have}")


def lacking(path: str, names: Iterable[str]) -> set[str] | None:
    """Return which columns a table lacks: Parquet by its schema, JSON Lines where none of the first rows has them.

    None for a file that is no table or cannot be read: what reads its pages says so.
    """
    left, seen = set(names), False
    suffix = archive_suffix(path) or ""
    if ".warc" in suffix or not suffix:
        return None
    if suffix == ".parquet":
        with contextlib.suppress(Exception):  # the reader has many of its own
            return left - set(need("pyarrow.parquet", "arrow").read_schema(path).names)
        return None
    for item in _first_rows(path):
        with contextlib.suppress(ValueError, RecursionError):
            row = json.loads(item.row or b"")
            if isinstance(row, dict):
                seen = True
                left -= row.keys()
        if not left:
            break
    return left if seen else None


def is_of_records(path: str, names: RowNames) -> bool:
    """Tell whether a table holds records that newsclean wrote, and no HTML: by its schema, or its first row."""
    suffix, columns = archive_suffix(path) or "", ()
    with contextlib.suppress(Exception):  # as in `read_archive`: what reads its pages says what is wrong with it
        if suffix == ".parquet":
            columns = tuple(need("pyarrow.parquet", "arrow").read_schema(path).names)
        elif suffix and ".warc" not in suffix:
            (first,) = islice(_read_lines(path), 1)
            columns = tuple(json.loads(first.row or b"{}"))
    return VERSION in columns and names.html not in columns


def holds_foreign_pages(path: str, names: RowNames, max_bytes: int) -> bool:
    """Tell whether a file, of any name, has pages that newsclean did not write: what takes its place costs them.

    A table without a column of HTML has none; one that cannot be read may have some.
    """
    if not size(path):
        return False
    if archive_suffix(path) is None:
        from newsclean.own_rules.site_rules import PROFILE_HEAD  # loads lxml

        with open(path, "rb") as file:
            head = file.read(HEAD_CHARS)
        return not (Saved(head).is_own or head.startswith((ERROR_LIST_HEAD, PROFILE_HEAD.encode())))
    if lacking(path, [names.html]):
        return False
    for item in islice(read_archive(path, path, names, max_bytes), PEEKED_ROWS):
        with contextlib.suppress(NewscleanError):  # a page that failed has no HTML of newsclean's own, nor another's
            return not open_item(item, names, max_bytes)[1].is_own
    return True


def open_item(item: Item, names: RowNames, max_bytes: int) -> tuple[Item, Saved]:
    """Return the item with all its fields known, and its HTML; reads the file or the row if it has to.

    Raises what `read_saved` raises, and BrokenInput for a row that is no JSON object or has no HTML.
    """
    if item.path is not None:
        saved = read_saved(item.path, max_bytes)
        return item._replace(url=item.url or saved.url, charset=item.charset or saved.charset), saved
    if item.row is not None:
        item = read_row(item, names)
    if item.failure is not None:
        raise BrokenInput(item.failure.message)
    if item.html is None:
        raise BrokenInput(f"the row has no HTML in a column {names.html!r} (--html-column names another)")
    saved = unwrap(item.html, "")
    return item._replace(url=item.url or saved.url, charset=item.charset or saved.charset), saved


def read_row(item: Item, names: RowNames) -> Item:
    """Return the item of a JSON row with its columns apart. Raises BrokenInput.

    A row nested too deep is a failure; it keeps its columns that are not nested.
    """
    try:
        row = json.loads(item.row or b"")
    except (ValueError, RecursionError) as error:  # RecursionError: a thousand brackets, one inside the other
        raise BrokenInput(f"not valid JSON: {error}") from None
    if not isinstance(row, dict):
        raise BrokenInput("the line is JSON, but not an object")
    if _is_deep(row):
        failure = Failure("BrokenInput", f"a column is nested more than {_MOST_LEVELS} levels deep")
        row = {name: value for name, value in row.items() if not isinstance(value, dict | list)}
        item = item._replace(failure=failure)
    return row_item(row, item, names)


def _is_deep(row: dict[str, Any]) -> bool:
    level: list[Any] = [row]
    for _ in range(_MOST_LEVELS):
        values = (value for outer in level for value in (outer.values() if isinstance(outer, dict) else outer))
        level = [value for value in values if isinstance(value, dict | list)]
        if not level:
            return False
    return True


def row_item(row: Mapping[str, Any], item: Item, names: RowNames) -> Item:
    """Return `item` filled from a table's row."""
    key, url, html = row.get(names.id), row.get(names.url), row.get(names.html)
    extra = {name: value for name, value in row.items() if name not in names}
    return item._replace(
        key=item.key if key is None else _text_of(key),
        url=None if url is None else _text_of(url),
        html=html if isinstance(html, bytes | str) else None,
        extra={**item.extra, **extra},
        row=None,
    )


def _text_of(value: Any) -> str:
    """Return an id or an address as text: Impala, Hive and older Sparks write text in columns of bytes."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def read_archive(
    path: str,
    key: str,
    names: RowNames,
    max_bytes: int,
    pass_over: Callable[[str], None] = lambda what: None,
    end: int | None = None,
) -> Iterator[Item]:
    """Yield the pages of a WARC, JSON Lines or Parquet file, in order.

    key: what the file is called in ids and errors. A file that breaks off yields one last item with a failure.
    pass_over: called with what is no page of the site's own ("HTTP 404"), as `read_warc` says. end: bytes of a JSON
    Lines file that are read; None is what it holds when it is opened.
    """
    suffix = archive_suffix(path) or ""
    if ".warc" in suffix:
        from newsclean.inputs.warc import read_warc

        yield from to_its_end(read_warc(path, max_bytes, pass_over), key, path)
    elif suffix == ".parquet":
        yield from to_its_end(_read_parquet(path, names), key, path)
    else:
        yield from to_its_end(_read_lines(path, end), key, path)


def to_its_end(pages: Iterator[Item], key: str, path: str) -> Iterator[Item]:
    """Yield the pages of a file with a key each, and a failure as the last of one that cannot be read to its end."""
    try:
        yield from _number(pages, key, path)
    except MissingExtraError:
        raise
    except _NoColumnError as error:
        yield Item(key, failure=Failure("BrokenInput", str(error)), output=key)
    except Exception as error:  # each reader has errors of its own; what was read before stands
        yield Item(key, failure=Failure("BrokenInput", f"{key} cannot be read to its end: {error}"), output=key)


def _number(items: Iterator[Item], key: str, path: str) -> Iterator[Item]:
    """Give every item a key, where it has none, and a file name that no other has."""
    for number, item in enumerate(items, 1):
        place = f"{path}#{number}"
        yield item._replace(key=item.key or f"{key}#{number}", output=f"{key}/{number:08d}", place=place)


# --- JSON Lines ------------------------------------------------------------------------------------------------


class _Head(io.RawIOBase):
    """The first bytes of a file: one that grows as it is read, maybe by what is made of it, ends all the same."""

    def __init__(self, raw: io.RawIOBase, end: int) -> None:
        self._raw = raw
        self._left = end

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = self._raw.readinto(memoryview(buffer)[: self._left]) or 0
        self._left -= size
        return size


class _ZstdReader(io.RawIOBase):
    """The bytes in a file of zstd frames. EOFError where it breaks off: zstandard's own reader does not say."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._new = need("zstandard", "zstd").ZstdDecompressor().decompressobj
        self._frame: Any = None
        self._data = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._data:
            packed = (self._frame.unused_data if self._frame is not None and self._frame.eof else b"") or None
            packed = packed or self._raw.read(1 << 16)
            if not packed:
                if self._frame is not None and not self._frame.eof:
                    raise EOFError("the compressed data are cut off")
                return 0
            if self._frame is None or self._frame.eof:
                self._frame = self._new()
            self._data = self._frame.decompress(packed)
        size = min(len(buffer), len(self._data))
        buffer[:size], self._data = self._data[:size], self._data[size:]
        return size


def _bounded(raw: io.FileIO, end: int | None) -> io.RawIOBase:
    """Return the file up to `end`, of None up to where it ends now; a pipe as it is, which has no size."""
    found = os.fstat(raw.fileno())
    return _Head(raw, found.st_size if end is None else end) if stat.S_ISREG(found.st_mode) else raw


def _open_lines(path: str, raw: Any) -> Any:
    """Return a file object whose readline gives every line that is there before it raises."""
    if path.lower().endswith(".gz"):
        return gzip.GzipFile(fileobj=raw)
    if path.lower().endswith(".zst"):
        return io.BufferedReader(_ZstdReader(raw), 1 << 16)
    return io.BufferedReader(raw, 1 << 18)


def _read_lines(path: str, end: int | None = None) -> Iterator[Item]:
    """Yield one item a row, not yet taken apart: that is the workers' work."""
    with open(path, "rb", buffering=0) as raw:
        lines = _open_lines(path, _bounded(raw, end))
        before = 0
        while line := lines.readline(MAX_LINE):
            position = raw.tell()
            size, before = position - before, position
            if len(line) >= MAX_LINE and not line.endswith(b"\n"):
                while (rest := lines.readline(MAX_LINE)) and not rest.endswith(b"\n"):
                    pass
                yield Item("", failure=Failure("TooLarge", f"the row is over {MAX_LINE:,} bytes"), size=size)
            elif line.strip():
                yield Item("", row=line, size=size)


# --- Parquet ---------------------------------------------------------------------------------------------------


def _read_parquet(path: str, names: RowNames) -> Iterator[Item]:
    parquet = need("pyarrow.parquet", "arrow")
    file = parquet.ParquetFile(path, pre_buffer=False, buffer_size=PARQUET_BUFFER)
    with file:
        _check_columns(file.schema_arrow.names, path, names)
        columns = file.schema_arrow.names
        for batch in file.iter_batches(batch_size=32, use_threads=False):
            for cells in zip(*batch.columns, strict=True):
                row: dict[str, Any] = {}
                for name, cell in zip(columns, cells, strict=True):
                    if name not in row:  # of two columns of one name the first counts
                        row[name] = _value(cell)
                item = row_item(row, Item(""), names)
                yield item._replace(size=len(item.html or b""))


def _value(cell: Any) -> Any:
    """Return what a cell of a table holds, or what comes nearest to it where Python cannot hold that."""
    try:
        return cell.as_py()
    except Exception:  # a day after the year 9999, an unknown time zone, text that is no UTF-8 ...
        for nearest in (_in_microseconds, _as_text, lambda cell: str(cell.value)):
            with contextlib.suppress(Exception):
                return nearest(cell)
        return None


def _in_microseconds(cell: Any) -> Any:
    """Return a moment or duration that is in nanoseconds, which only pandas has a type for."""
    pa = need("pyarrow", "arrow")
    kind = pa.duration("us") if pa.types.is_duration(cell.type) else pa.timestamp("us", cell.type.tz)
    if cell.type.unit != "ns":
        raise ValueError(cell.type)
    return cell.cast(kind, safe=False).as_py()


def _as_text(cell: Any) -> str:
    text: bytes = cell.cast(need("pyarrow", "arrow").large_binary()).as_py()
    return text.decode("utf-8", "replace")


# --- what else the tables hold ---------------------------------------------------------------------------------


def peeked_rows(files: int) -> int:
    """Return how many rows of each of so many files are looked at: a row takes a millisecond before a run begins.

    >>> peeked_rows(10), peeked_rows(100), peeked_rows(100_000)
    (1000, 100, 10)
    """
    return min(PEEKED_ROWS, max(_PEEKED_AT_LEAST, _PEEKED_IN_ALL // files))


def passed_columns(path: str, names: RowNames, rows: int = PEEKED_ROWS) -> dict[str, Any]:
    """Return the columns that pass through from a file of many pages, as records call them: name -> pyarrow DataType.

    Parquet says; of JSON Lines the first rows are looked at, and a column of mixed or nested values is a string. Of a
    damaged file it is what can be read: what reads its pages says what is wrong with it.
    """
    suffix = archive_suffix(path) or ""
    pa = need("pyarrow", "arrow")
    if ".warc" in suffix:
        return {"warc_date": pa.string()}
    if suffix == ".parquet":
        return _parquet_types(path, names)
    kinds: dict[str, set[type]] = {}
    for item in _first_rows(path, rows):
        try:
            extra = read_row(item, names).extra
        except BrokenInput:
            continue
        for name, value in extra.items():
            kinds.setdefault(name, set()).update(set() if value is None else {type(value)})
    types = {frozenset({int}): pa.int64(), frozenset({float}): pa.float64(), frozenset({int, float}): pa.float64(),
             frozenset({bool}): pa.bool_()}  # fmt: skip
    return {passed_name(name): types.get(frozenset(found), pa.string()) for name, found in kinds.items()}


def _parquet_types(path: str, names: RowNames) -> dict[str, Any]:
    found: dict[str, Any] = {}
    with contextlib.suppress(Exception):
        for field in need("pyarrow.parquet", "arrow").read_schema(path):
            if field.name not in names:
                found.setdefault(passed_name(field.name), field.type)  # of two columns of one name the first counts
    return found


def errors_in(path: str) -> Counter[str]:
    """Return what the `error` column of a table of records says, by type of error; as far as it can be read."""
    found: Counter[str] = Counter()
    with contextlib.suppress(Exception):  # as in `read_archive`; it may be no table of records at all
        for error in _errors_of_parquet(path) if archive_suffix(path) == ".parquet" else _errors_of_lines(path):
            if isinstance(error, str):
                found[error.partition(":")[0]] += 1
    return found


def _errors_of_lines(path: str) -> Iterator[Any]:
    for item in _read_lines(path):
        if item.row is not None and b'"error": "' in item.row:  # `to_line` writes it so; most have none
            yield json.loads(item.row).get("error")


def _errors_of_parquet(path: str) -> Iterator[Any]:
    with need("pyarrow.parquet", "arrow").ParquetFile(path) as file:
        for batch in file.iter_batches(columns=["error"]):
            yield from batch.column(0).to_pylist()


def _first_rows(path: str, rows: int = PEEKED_ROWS) -> Iterator[Item]:
    try:
        yield from islice(_read_lines(path), rows)
    except MissingExtraError:
        raise
    except Exception:  # as in `read_archive`
        return
