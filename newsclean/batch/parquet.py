"""Records -> Parquet (an edge): the schema, and a sink that can be resumed although Parquet cannot be appended to."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from newsclean.batch.outputs import Rendered, Shards, State, write_aside
from newsclean.batch.records import BY_NAME, to_line
from newsclean.inputs.archives import need

ROW_GROUP_BYTES = 64 << 20


class ParquetSink(Shards):
    """Parquet with zstd. Until a file is whole its rows stand in a folder beside it, a piece a checkpoint."""

    def __init__(self, path: str, shard_bytes: int | None, columns: Sequence[str], passed: Mapping[str, Any]) -> None:
        """passed: the input's own columns, name -> pyarrow DataType."""
        super().__init__(path, ".parquet", shard_bytes)
        self._schema = schema(columns, passed)
        self._own = frozenset(columns)
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
        self._rows.append(_fit(page.body, self._schema, self._own))
        self._rows_bytes += size
        self._fill += size
        if self._ends_shard():
            return True
        if self._is_block(self._rows_bytes):
            self._spill()
            return True
        return False

    def state(self) -> State:
        if self._rows:
            self._spill()
        return {"shard": self._shard, "fill": self._fill, "pieces": self._pieces}

    def settle(self) -> None:
        while self._stale:
            shutil.rmtree(self._stale.pop(), ignore_errors=True)

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
"""The Parquet column for what a row of JSON has and the table has no column for: a JSON object.

It is the table's last; its name is longer where the input has a column of this name.
"""


def schema(columns: Sequence[str], passed: Mapping[str, Any]) -> Any:
    """Return the pyarrow schema of records with these columns and the input's own."""
    pa = need("pyarrow", "arrow")
    fields = {name: arrow_type(BY_NAME[name].type) for name in columns}
    for name, kind in passed.items():
        fields.setdefault(_utf_8(name), kind)
    rest = REST
    while rest in fields:
        rest += "_"
    return pa.schema([*fields.items(), (rest, pa.string())])


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
    return pa.struct([(name, arrow_type(kind)) for name, kind in (part.split(": ") for part in inner.split(", "))])


def _utf_8(text: str) -> str:
    """Return the text as Arrow can hold it: a lone surrogate becomes a question mark."""
    return text.encode("utf-8", "replace").decode()


def _fit(row: dict[str, Any], table: Any, own: Set[str]) -> dict[str, Any]:
    """Return the record as the table can hold it; what has no place in it goes to its last column.

    own: the columns that newsclean fills, whose values are of their types.
    """
    pa = need("pyarrow", "arrow")
    fitted: dict[str, Any] = {}
    rest: dict[str, Any] = {}
    for name, value in row.items():
        column = _utf_8(name)
        index = table.get_field_index(column)
        if index < 0 or column in fitted or column == table.names[-1]:
            rest[name] = value
            continue
        kind = table.field(index).type
        if pa.types.is_map(kind) and isinstance(value, dict):
            value = list(value.items())
        elif pa.types.is_string(kind) and value is not None and not isinstance(value, str):
            text = to_line({"": value})[5:-2].decode()
            value = None if text == "null" else text  # "null": a float that is no number
        if isinstance(value, str):
            value = _utf_8(value)
        if name not in own:
            try:
                pa.scalar(value, kind)
            except Exception:  # Arrow has many for a value that is not of its type or has none
                rest[name], value = value, None
        fitted[column] = value
    fitted[table.names[-1]] = to_line(rest)[:-1].decode() if rest else None
    return fitted
