"""Rendered pages -> files on disk that a crash cannot spoil (an edge): writers, shards and the manifest of a run.

Everything is written in the order of the input, so what is finished is a prefix of the pages and a *checkpoint* is
a few numbers: how many pages, and how far each file had got. Resuming cuts the files back to the last checkpoint
and goes on with the next page. A file gets its name only when it is whole.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO, NamedTuple, Protocol

from newsclean.archives import need
from newsclean.records import BY_NAME, to_line

BLOCK_BYTES = 1 << 20
"""Compressed JSON Lines and Parquet are made safe in blocks of this many bytes: what a crash can cost."""
ROW_GROUP_BYTES = 64 << 20
SHARD = "part-{:05d}"
MANIFEST = ".newsclean-run.jsonl"
"""The manifest of a run into a folder; a run into a file has it beside the file."""
_LEFTOVER = re.compile(r"\.part-\d{5}\.[a-z.]+\.(part|pieces)")
_OF_A_RUN = re.compile(
    rf"part-\d{{5}}\.(jsonl|jsonl\.gz|jsonl\.zst|parquet)|{_LEFTOVER.pattern}|\.newsclean-run\.jsonl"
)
State = dict[str, Any]


class OutputExistsError(Exception):
    """The output is there already, or cannot be gone on with; the message says what to do."""


class Rendered(NamedTuple):
    """One page, ready to be written."""

    output: str
    """Its place below the output folder, without extension."""
    body: Any
    """Bytes of a file or a line; for Parquet the record."""
    failed: bool = False


class Sink(Protocol):
    """Where rendered pages go."""

    def resume(self, state: State) -> None:
        """Cut what was written back to the state of a checkpoint."""

    def write(self, page: Rendered) -> bool:
        """Take a page; return True where a checkpoint makes sense now."""
        ...

    def state(self) -> State:
        """Make what was written safe on disk and return how far it got."""
        ...

    def settle(self) -> None:
        """Remove what the last checkpoint made needless."""

    def finish(self) -> None:
        """Give every file its final name."""


def write_aside(path: str, data: bytes, *, sync: bool = False) -> None:
    """Write a file so that its name never stands for half of it."""
    folder, name = os.path.split(path)
    aside = os.path.join(folder, f".{name[:200]}.part")
    try:
        with open(aside, "wb") as file:
            file.write(data)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        os.replace(aside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(aside)
        raise


class PagesSink:
    """A file a page, in folders as the input has them. A failed page leaves `NAME.error.json`, its record."""

    def __init__(self, folder: str, extension: str) -> None:
        self._folder = folder
        self._extension = extension
        self._made: str | None = None

    def resume(self, state: State) -> None:
        """Nothing to cut back: a page's file is whole or absent, and a page done twice is the same."""

    def write(self, page: Rendered) -> bool:
        path = os.path.join(self._folder, page.output)
        parent = os.path.dirname(path)
        if parent != self._made:
            os.makedirs(parent, exist_ok=True)
            self._made = parent
        write_aside(path + (".error.json" if page.failed else self._extension), page.body)
        return True

    def state(self) -> State:
        return {}

    def settle(self) -> None:
        pass

    def finish(self) -> None:
        os.makedirs(self._folder, exist_ok=True)


class OneFileSink:
    """A single page in a single file."""

    def __init__(self, path: str) -> None:
        self._path = path

    def resume(self, state: State) -> None:
        pass

    def write(self, page: Rendered) -> bool:
        if not page.failed:
            write_aside(self._path, page.body)
        return False

    def state(self) -> State:
        return {}

    def settle(self) -> None:
        pass

    def finish(self) -> None:
        pass


class StreamSink:
    """Pages one after the other on standard output, each under a header where they need one."""

    def __init__(self, stream: BinaryIO, *, header: str | None = None, failed_too: bool = False) -> None:
        """header: a format string with one {} for the page's name. failed_too: write the records of failed pages."""
        self._stream = stream
        self._header = header
        self._failed_too = failed_too
        self._written = 0

    def resume(self, state: State) -> None:
        raise OutputExistsError("--resume needs an output (-o)")

    def write(self, page: Rendered) -> bool:
        if page.failed and not self._failed_too:
            return False
        if self._header is not None:
            gap = "\n" if self._written else ""
            self._stream.write((gap + self._header.format(page.output) + "\n").encode("utf-8", "replace"))
        self._stream.write(page.body)
        self._stream.flush()
        self._written += 1
        return False

    def state(self) -> State:
        return {}

    def settle(self) -> None:
        pass

    def finish(self) -> None:
        self._stream.flush()


# --- data sets -------------------------------------------------------------------------------------------------


class _Shards:
    """Names and sizes of a data set's files, which JSON Lines and Parquet share."""

    def __init__(self, path: str, suffix: str, shard_bytes: int | None) -> None:
        """shard_bytes: None writes one file, `path`; else `path` is a folder of shards cut after this many bytes.

        The bytes are those of the records as JSON Lines before compression, so cuts are the same on any machine.
        """
        self._path = path
        self._suffix = suffix
        self._shard_bytes = shard_bytes
        self._shard = 0
        self._fill = 0
        if shard_bytes is not None:
            os.makedirs(path, exist_ok=True)

    def _name(self) -> str:
        if self._shard_bytes is None:
            return self._path
        return os.path.join(self._path, SHARD.format(self._shard) + self._suffix)

    def _aside(self, ending: str) -> str:
        """Return where a file stands until it is whole: beside it, and in a folder of shards hidden from readers."""
        folder, name = os.path.split(self._name())
        return os.path.join(folder, ("" if self._shard_bytes is None else ".") + name + ending)

    def _is_full(self) -> bool:
        return self._shard_bytes is not None and self._fill >= self._shard_bytes


class LinesSink(_Shards):
    """JSON Lines: one file or shards, plain, gzip or zstd. What is compressed is blocks, each whole in itself."""

    def __init__(self, path: str, suffix: str, shard_bytes: int | None) -> None:
        super().__init__(path, suffix, shard_bytes)
        self._compress = _compressor(suffix)
        self._plain = not suffix.endswith((".gz", ".zst"))
        self._block: list[bytes] = []
        self._block_bytes = 0
        self._file: BinaryIO | None = None

    def resume(self, state: State) -> None:
        self._shard, self._fill, offset = state["shard"], state["fill"], state["bytes"]
        part = self._aside(".part")
        if not os.path.exists(part) and os.path.exists(self._name()):
            os.replace(self._name(), part)  # it was finished, but the run ended before the manifest could say so
        if offset:
            self._file = open(part, "r+b")  # noqa: SIM115 - closed by _close
            self._file.truncate(offset)
            self._file.seek(offset)

    def write(self, page: Rendered) -> bool:
        self._block.append(page.body)
        self._block_bytes += len(page.body)
        self._fill += len(page.body)
        if self._is_full():
            self._close()
            self._shard, self._fill = self._shard + 1, 0
            return True
        if self._block_bytes >= BLOCK_BYTES:
            self._flush()
            return True
        return self._plain

    def state(self) -> State:
        offset = 0
        if self._plain:
            self._flush()
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())
            offset = self._file.tell()
        return {"shard": self._shard, "fill": self._fill, "bytes": offset}

    def settle(self) -> None:
        pass

    def finish(self) -> None:
        if self._fill or self._shard == 0:
            self._close()

    def _flush(self) -> None:
        if self._file is None:
            self._file = open(self._aside(".part"), "wb")  # noqa: SIM115 - closed by _close
        if self._block:
            self._file.write(self._compress(b"".join(self._block)))
        self._block, self._block_bytes = [], 0

    def _close(self) -> None:
        self._flush()
        assert self._file is not None
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._file = None
        os.replace(self._aside(".part"), self._name())


def _compressor(suffix: str) -> Any:
    if suffix.endswith(".gz"):
        return lambda data: gzip.compress(data, compresslevel=6, mtime=0)
    if suffix.endswith(".zst"):
        return need("zstandard", "zstd").ZstdCompressor(level=6).compress
    return lambda data: data


class ParquetSink(_Shards):
    """Parquet with zstd. Until a file is whole its rows stand in a folder beside it, a piece a checkpoint."""

    def __init__(self, path: str, shard_bytes: int | None, columns: Sequence[str], passed: Mapping[str, Any]) -> None:
        """passed: the input's own columns, name -> pyarrow DataType."""
        super().__init__(path, ".parquet", shard_bytes)
        self._schema = schema(columns, passed)
        self._rows: list[dict[str, Any]] = []
        self._rows_bytes = 0
        self._pieces = 0
        self._stale: list[str] = []

    def resume(self, state: State) -> None:
        for shard in range(state["shard"]):
            self._shard = shard
            shutil.rmtree(self._folder(), ignore_errors=True)
        self._shard, self._fill, self._pieces = state["shard"], state["fill"], state["pieces"]

    def write(self, page: Rendered) -> bool:
        size = len(to_line(page.body))
        self._rows.append(_fit(page.body, self._schema))
        self._rows_bytes += size
        self._fill += size
        if self._is_full():
            self._close()
            self._shard, self._fill = self._shard + 1, 0
            return True
        if self._rows_bytes >= BLOCK_BYTES:
            self._spill()
            return True
        return False

    def state(self) -> State:
        return {"shard": self._shard, "fill": self._fill, "pieces": self._pieces}

    def settle(self) -> None:
        while self._stale:
            shutil.rmtree(self._stale.pop(), ignore_errors=True)

    def finish(self) -> None:
        if self._fill or self._shard == 0:
            self._close()

    def _folder(self) -> str:
        return self._aside(".pieces")

    def _spill(self) -> None:
        if self._pieces and not self._rows:
            return
        pa = need("pyarrow", "arrow")
        os.makedirs(self._folder(), exist_ok=True)
        table = pa.Table.from_pylist(self._rows, schema=self._schema)
        buffer = pa.BufferOutputStream()
        with pa.ipc.new_file(buffer, self._schema) as writer:
            writer.write_table(table)
        write_aside(os.path.join(self._folder(), f"{self._pieces:06d}.arrow"), buffer.getvalue(), sync=True)
        self._pieces += 1
        self._rows, self._rows_bytes = [], 0

    def _close(self) -> None:
        """Make the pieces one file."""
        parquet = need("pyarrow.parquet", "arrow")
        self._spill()
        aside = self._aside(".part")
        with parquet.ParquetWriter(aside, self._schema, compression="zstd") as writer:
            for group in self._row_groups():
                writer.write_table(group, row_group_size=max(1, group.num_rows))
        with open(aside, "rb") as file:
            os.fsync(file.fileno())
        os.replace(aside, self._name())
        self._stale.append(self._folder())
        self._pieces = 0

    def _row_groups(self) -> Iterator[Any]:
        pa = need("pyarrow", "arrow")
        tables: list[Any] = []
        for number in range(self._pieces):
            with pa.ipc.open_file(os.path.join(self._folder(), f"{number:06d}.arrow")) as reader:
                tables.append(reader.read_all())
            if sum(table.nbytes for table in tables) >= ROW_GROUP_BYTES:
                yield pa.concat_tables(tables)
                tables = []
        if tables:
            yield pa.concat_tables(tables)


REST = "other_columns"
"""The Parquet column for what a row of JSON has and the table has no column for: a JSON object."""


def schema(columns: Sequence[str], passed: Mapping[str, Any]) -> Any:
    """Return the pyarrow schema of records with these columns and the input's own."""
    pa = need("pyarrow", "arrow")
    fields = {name: arrow_type(BY_NAME[name].type) for name in columns}
    for name, kind in passed.items():
        fields.setdefault(name, kind)
    fields.setdefault(REST, pa.string())
    return pa.schema(list(fields.items()))


def arrow_type(words: str) -> Any:
    """Return the pyarrow type that a Column's type names.

    >>> str(arrow_type("list<struct<text: string, level: int32>>"))
    'list<item: struct<text: string, level: int32>>'
    """
    pa = need("pyarrow", "arrow")
    simple = {"string": pa.string(), "double": pa.float64(), "int32": pa.int32()}
    if words in simple:
        return simple[words]
    outer, _, inner = words.partition("<")
    inner = inner.removesuffix(">")
    if outer == "list":
        return pa.list_(arrow_type(inner))
    if outer == "map":
        return pa.map_(*(arrow_type(part) for part in inner.split(", ")))
    return pa.struct([(name, arrow_type(kind)) for name, kind in (part.split(": ") for part in inner.split(", "))])


def _fit(row: dict[str, Any], table: Any) -> dict[str, Any]:
    """Return the record as the table can hold it; what has no place in it goes to REST."""
    pa = need("pyarrow", "arrow")
    fitted: dict[str, Any] = {}
    rest: dict[str, Any] = {}
    for name, value in row.items():
        index = table.get_field_index(name)
        if index < 0:
            rest[name] = value
            continue
        kind = table.field(index).type
        if pa.types.is_map(kind) and isinstance(value, dict):
            value = list(value.items())
        elif pa.types.is_string(kind) and value is not None and not isinstance(value, str):
            value = to_line({"": value})[5:-2].decode() if not isinstance(value, list | dict) else json.dumps(value)
        if isinstance(value, str):
            value = value.encode("utf-8", "replace").decode()
        if name not in BY_NAME:
            try:
                pa.scalar(value, kind)
            except (pa.ArrowInvalid, pa.ArrowTypeError):
                rest[name], value = value, None
        fitted[name] = value
    fitted[REST] = json.dumps(rest, ensure_ascii=False, default=str) if rest else None
    return fitted


# --- the manifest ----------------------------------------------------------------------------------------------


class Appended:
    """A file of lines that grows with the run and can be cut back: the list of errors."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._file = open(path + ".part", "ab")  # noqa: SIM115 - closed by finish

    def resume(self, offset: int) -> None:
        """Cut the file back to its first `offset` bytes."""
        self._file.truncate(offset)
        self._file.seek(offset)

    def write(self, line: bytes) -> None:
        """Append a line."""
        self._file.write(line)

    def state(self) -> int:
        """Make the lines safe and return how many bytes there are."""
        self._file.flush()
        os.fsync(self._file.fileno())
        return self._file.tell()

    def finish(self) -> None:
        """Give the file its name."""
        self._file.close()
        os.replace(self._path + ".part", self._path)


class Manifest:
    """What a run has finished, as JSON lines: a header, then checkpoints. It is locked while a run writes it."""

    def __init__(self, path: str, header: Mapping[str, Any], *, keep: bool) -> None:
        """header: what must be the same for a run to be resumed. keep: leave one line when finished (folders)."""
        self._path = path
        self._header = dict(header)
        self._keep = keep
        self._file: BinaryIO | None = None

    def last(self) -> State | None:
        """Return the last checkpoint, None where there is no run to go on with.

        Raises OutputExistsError where the run was of other inputs or other settings.
        """
        try:
            with open(self._path, "rb") as file:
                lines = [line for line in file.read().split(b"\n")[:-1] if line]  # what has no newline is torn
        except FileNotFoundError:
            return None
        if not lines:
            return None
        header = json.loads(lines[0])
        for name, value in self._header.items():
            if header.get(name) != value:
                what = {"inputs": "the input has changed", "newsclean": "newsclean has changed"}
                said = what.get(name, f"{name} was {header.get(name)!r} and is {value!r}")
                raise OutputExistsError(f"cannot resume: {said} since that run; --overwrite starts again")
        return dict(json.loads(lines[-1])) if len(lines) > 1 else {"pages": 0}

    def begin(self, checkpoint: State | None) -> None:
        """Start a manifest afresh, from a checkpoint where one is resumed."""
        with contextlib.suppress(FileNotFoundError), open(self._path, "rb") as before:
            _lock(before)
        lines = [self._header] + ([checkpoint] if checkpoint else [])
        write_aside(self._path, b"".join(to_line(line) for line in lines), sync=True)
        self._file = open(self._path, "ab")  # noqa: SIM115 - closed by finish
        _lock(self._file)

    def checkpoint(self, state: State) -> None:
        """Add a checkpoint; when this returns it is on disk."""
        assert self._file is not None
        self._file.write(to_line(state))
        self._file.flush()
        os.fsync(self._file.fileno())

    def finish(self, totals: State) -> None:
        """Say that the run is whole."""
        if self._file is not None:
            self._file.close()
        if self._keep:
            write_aside(self._path, to_line(self._header) + to_line({**totals, "finished": True}), sync=True)
        else:
            os.unlink(self._path)


def _lock(file: BinaryIO) -> None:
    try:
        import fcntl
    except ImportError:  # not on Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OutputExistsError("another run is writing this output") from None


def remove_run(output: str, *, leftovers_only: bool = False) -> None:
    """Remove what an earlier run left: of a folder its manifest and its shards, of a file its unfinished parts.

    leftovers_only: remove no more than what a finished run had no time to tidy up.
    """
    if os.path.isdir(output):
        pattern = _LEFTOVER if leftovers_only else _OF_A_RUN
        doomed = [os.path.join(output, name) for name in os.listdir(output) if pattern.fullmatch(name)]
    else:
        doomed = [output + ending for ending in (".part", ".pieces", ".run")]
    for path in doomed:
        if os.path.isdir(path):
            shutil.rmtree(path)
        elif os.path.exists(path):
            os.unlink(path)
