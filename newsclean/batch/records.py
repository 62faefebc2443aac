"""An article, or the error in its place, as one flat record (an edge): the columns of every table newsclean writes.

The one place that names the columns and their types; JSON Lines, Parquet and the engines' adapters all read it. What
each means stands in README.md beside this file, under "The fields".
"""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from math import isfinite
from typing import Any, NamedTuple

from newsclean import __version__
from newsclean.batch.workers import Failure
from newsclean.errors import ColumnError
from newsclean.model import CUT_ROLES, Article


class Column(NamedTuple):
    """One column of the table: its name, its type and how an article fills it."""

    name: str
    type: str
    """Arrow type in words: string, double, list<string>, struct<...>, list<struct<...>>."""
    value: Callable[[Article], Any]


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _rows(values: Sequence[Any]) -> list[dict[str, Any]]:
    return [value._asdict() for value in values]


def removed_counts(article: Article) -> dict[str, int]:
    """Return how many pieces of each role were cut, none of most."""
    return dict.fromkeys(CUT_ROLES, 0) | Counter(removal.role for removal in article.removed)


_CAPTIONS = "list<struct<text: string, credit: string>>"
_PARAGRAPHS = "list<struct<role: string, text: string, level: int32, number: int32>>"
_LINKS = "list<struct<title: string, url: string>>"
# All roles, whatever was cut: a map's keys are none of a table's columns, and Hugging Face's datasets knows no maps.
_COUNTS = f"struct<{', '.join(f'{role}: int32' for role in CUT_ROLES)}>"
_REMOVED = "list<struct<role: string, rule: string, reason: string, text: string, xpath: string>>"

VERSION = "newsclean_version"
"""The column of the newsclean that made the record: tables are put together from runs of years."""

# `id`, `url`, `error` and VERSION are filled for failed pages too; `record` sees to them.
COLUMNS = (
    Column("id", "string", lambda article: None),
    Column("url", "string", lambda article: article.url),
    Column("text", "string", lambda article: article.text),
    Column("title", "string", lambda article: article.title),
    Column("authors", "list<string>", lambda article: list(article.authors)),
    Column("date_published", "string", lambda article: _iso(article.published)),
    Column("date_modified", "string", lambda article: _iso(article.modified)),
    Column("language", "string", lambda article: article.language),
    Column("kind", "string", lambda article: article.kind),
    Column("confidence", "double", lambda article: article.confidence),
    Column("captions", _CAPTIONS, lambda article: _rows(article.captions)),
    Column("removed_counts", _COUNTS, removed_counts),
    Column("error", "string", lambda article: None),
    Column(VERSION, "string", lambda article: __version__),
    # Not written unless asked for by name.
    Column("canonical_url", "string", lambda article: article.canonical_url),
    Column("site", "string", lambda article: article.site),
    Column("standfirst", "string", lambda article: article.standfirst),
    Column("section", "string", lambda article: article.section),
    Column("tags", "list<string>", lambda article: list(article.tags)),
    Column("image", "string", lambda article: article.image),
    Column("markdown", "string", lambda article: article.to_markdown()),
    Column("html", "string", lambda article: article.to_html()),
    Column("paragraphs", _PARAGRAPHS, lambda article: _rows(article.paragraphs)),
    Column("related", _LINKS, lambda article: _rows(article.related)),
    Column("removed", _REMOVED, lambda article: _rows(article.removed)),
    Column("warnings", "list<string>", lambda article: list(article.warnings)),
)

BY_NAME: Mapping[str, Column] = {column.name: column for column in COLUMNS}
DEFAULT_COLUMNS = tuple(column.name for column in COLUMNS[: [column.name for column in COLUMNS].index(VERSION) + 1])


def check_columns(columns: Sequence[str]) -> None:
    """Raise ColumnError where newsclean has no column of a name, and for one name instead of a list of them."""
    if isinstance(columns, str):
        raise ColumnError(f"columns are a list of names, such as [{columns!r}], not {columns!r}")
    unknown = [name for name in columns if name not in BY_NAME]
    if unknown:
        raise ColumnError(f"newsclean has no column {', '.join(unknown)}; it has: {', '.join(BY_NAME)}")


FOREIGN = "input_"
"""What is put before the name of an input's own column that would read as newsclean's."""


def passed_name(name: str) -> str:
    """Return what an input's own column is called in a record: never as one of `COLUMNS`, asked for or not.

    It does not depend on what other columns there are, so that it is the same in each row of JSON, and no two names
    become one.

    >>> passed_name("text"), passed_name("input_text"), passed_name("lang"), passed_name("input_lang")
    ('input_text', 'input_input_text', 'lang', 'input_lang')
    """
    bare = name
    while bare.startswith(FOREIGN):
        bare = bare[len(FOREIGN) :]
    return FOREIGN + name if bare in BY_NAME else name


def record(
    key: str,
    url: str | None,
    result: Article | Failure,
    *,
    columns: Sequence[str] = DEFAULT_COLUMNS,
    extra: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the record of one page: `columns` in order, then the input's own columns.

    A failed page has `error` filled ("PageTimeout: the page took longer than 10 s") and None in the columns that
    the article would have filled. An input column that is named as one of newsclean's has another name: `passed_name`.
    """
    if isinstance(result, Failure):
        row: dict[str, Any] = dict.fromkeys(columns)
        given: dict[str, Any] = {"url": url, "error": f"{result.type}: {result.message}", VERSION: __version__}
    else:
        row = {name: BY_NAME[name].value(result) for name in columns}
        given = {"url": result.url or url}
    row.update((name, value) for name, value in {"id": key, **given}.items() if name in row)
    for name, value in (extra or {}).items():
        row[passed_name(name)] = value
    return row


def to_line(row: Mapping[str, Any]) -> bytes:
    """Return the record as one line of JSON Lines, newline included."""
    try:
        text = _dumps(row)
    except ValueError:  # a float that is no number, or infinite: JSON has none of these
        text = _dumps(_finite(row))
    return text.encode("utf-8", "replace") + b"\n"  # a lone surrogate has no UTF-8: it becomes a question mark


def _dumps(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, allow_nan=False, default=_plain)


def _finite(value: Any) -> Any:
    """Return a value with None for each float in it that is not finite."""
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, Mapping):
        return {name: _finite(part) for name, part in value.items()}
    return [_finite(part) for part in value] if isinstance(value, list | tuple) else value


def _plain(value: Any) -> Any:
    """Return what JSON can hold of a value that came from a table."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return str(value)
