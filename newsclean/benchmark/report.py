"""The benchmark's table (an edge): for the terminal, in Markdown for a README, and as JSON."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, NamedTuple

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from newsclean.benchmark.datasets import DataSet
from newsclean.benchmark.extractors import EXTRACTORS
from newsclean.benchmark.measures import BodyFigures, MetaFigures, SegmentFigures
from newsclean.benchmark.rows import Row


class Column(NamedTuple):
    """A column of figures."""

    head: str
    value: Callable[[Row], float | None]
    form: str
    best: Callable[[Iterable[float]], float]
    """max or min: which of several values is best."""


class Report(NamedTuple):
    """Everything that a run of the benchmark found."""

    datasets: Sequence[DataSet]
    rows: Sequence[Row]
    """By set, then by extractor."""
    meta: bool
    folds: int
    """Into how many folds newsclean's rows are cross-validated by publisher; 0: they are not."""


def _figure(name: str, *kinds: type[NamedTuple]) -> Callable[[Row], float | None]:
    """Return a reader of a figure that rows of these kinds have."""
    return lambda row: getattr(row.figures, name) if isinstance(row.figures, kinds) else None


_COST = [
    Column("failed", lambda row: len(row.errors) or None, ".0f", min),
    Column("× parse", lambda row: row.parse_ratio, ".1f", min),
]
TEXT_COLUMNS = [
    Column("F1", _figure("f1", BodyFigures), ".3f", max),
    Column("P", _figure("precision", BodyFigures, SegmentFigures), ".3f", max),
    Column("R", _figure("recall", BodyFigures, SegmentFigures), ".3f", max),
    Column("clean", _figure("clean", BodyFigures), ".3f", max),
    Column("junk", _figure("junk", BodyFigures), ".2f", min),
    Column("lost", _figure("lost", BodyFigures), ".2f", min),
    Column("segF", _figure("f1", SegmentFigures), ".3f", max),
    *_COST,
]
META_COLUMNS = [
    Column("title", _figure("title", MetaFigures), ".3f", max),
    Column("authors", _figure("authors", MetaFigures), ".3f", max),
    Column("date", _figure("date", MetaFigures), ".3f", max),
    *_COST,
]


def tables(report: Report) -> Iterator[Table]:
    """Yield a table a set for a terminal of 80 columns; the best of each column is bold."""
    for name, rows in _by_set(report):
        shown = Table(
            title=Text(f"{name}, {_pages(rows[0].pages)}"),  # a folder's name may look like markup
            title_justify="left",
            show_edge=False,
            box=SIMPLE_HEAD,
            padding=(0, 1, 0, 0),
        )
        shown.add_column("extractor", no_wrap=True)
        columns = _columns(rows, meta=report.meta)
        for column in columns:
            shown.add_column(column.head, justify="right", no_wrap=True)
        for row in rows:
            shown.add_row(row.extractor, *_cells(row, rows, columns, "[bold]{}[/bold]"))
        yield shown


def markdown(report: Report) -> str:
    """Return the table and its notes in Markdown."""
    columns = _columns(report.rows, meta=report.meta)
    lines = [
        "| set (pages) | extractor | " + " | ".join(column.head for column in columns) + " |",
        "|---|---|" + "--:|" * len(columns),
    ]
    for name, rows in _by_set(report):
        for i, row in enumerate(rows):
            first = f"{name} ({row.pages:,})" if i == 0 else ""
            lines.append(" | ".join([f"| {first}", row.extractor, *_cells(row, rows, columns, "**{}**")]) + " |")
    return "\n".join([*lines, "", *(note + "  " for note in notes(report))]).rstrip()


def as_json(report: Report) -> dict[str, Any]:
    """Return everything as JSON values."""
    sets: dict[str, Any] = {}
    for dataset in report.datasets:
        rows = {
            row.extractor: row.figures._asdict()
            | {"errors": len(row.errors), "ms": row.ms, "parse_ratio": row.parse_ratio}
            for row in report.rows
            if row.set_name == dataset.name
        }  # fmt: skip
        sets[dataset.name] = {
            "pages": len(dataset.pages), "kind": dataset.kind, "fingerprint": dataset.fingerprint(), "extractors": rows,
        }  # fmt: skip
    return {
        "date": _today(), "python": platform.python_version(), "machine": platform.machine(), "cores": os.cpu_count(),
        "versions": _versions(report), "folds": report.folds, "measure": "metadata" if report.meta else "text",
        "sets": sets,
    }  # fmt: skip


def notes(report: Report) -> list[str]:
    """Return what a reader has to know of the figures."""
    lines = []
    if any(row.extractor == "newsclean" for row in report.rows):
        lines.append(
            f"newsclean is cross-validated: each page was cleaned with weights fitted without its publisher "
            f"({report.folds} folds)."
            if report.folds
            else "newsclean is not cross-validated (--folds): its weights may have been fitted on some of these pages."
        )
    shown = {column.head for column in _columns(report.rows, meta=report.meta)}
    lines.append("; ".join(meaning for name, meaning in _MEANINGS.items() if name in shown) + ".")
    lines.extend(
        f"{row.extractor} failed on {_pages(len(row.errors))} of {row.set_name}, first with {_plain(row.errors[0])}."
        for row in report.rows
        if row.errors
    )
    versions = ", ".join(f"{package} {version}" for package, version in _versions(report).items())
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    return [*lines, f"{_today()}; {machine}; {versions}."]


_MEANINGS = {
    "title": "title, date: share of pages",
    "authors": "authors: F1 of names",
    "clean": "clean: share of pages with neither junk nor a loss",
    "junk": "junk, lost: passages per page",
    "segF": "segF: F over segments",
    "× parse": "× parse: processor time as a multiple of bare parsing",
}


def _pages(number: int) -> str:
    return f"{number:,} {'page' if number == 1 else 'pages'}"


def _plain(error: str) -> str:
    """Return an error without the rules that some frame theirs with."""
    return " ".join(_RULE.sub(" ", error).split())


_RULE = re.compile(r"[*=#-]{4,}")


def _columns(rows: Sequence[Row], *, meta: bool) -> list[Column]:
    """Return the columns in which any row has a figure."""
    columns = META_COLUMNS if meta else TEXT_COLUMNS
    return [column for column in columns if any(column.value(row) is not None for row in rows)]


def _by_set(report: Report) -> Iterable[tuple[str, list[Row]]]:
    return ((name, list(rows)) for name, rows in groupby(report.rows, key=lambda row: row.set_name))


def _cells(row: Row, rows: Sequence[Row], columns: Sequence[Column], emphasis: str) -> list[str]:
    """Return a row's figures as text; the best of several rows with emphasis."""
    cells = []
    for column in columns:
        value = column.value(row)
        if value is None:
            cells.append("")
            continue
        cell = format(value, column.form)
        shown = [format(other, column.form) for r in rows if (other := column.value(r)) is not None]
        best = format(column.best(float(other) for other in shown), column.form)
        cells.append(emphasis.format(cell) if cell == best and len(set(shown)) > 1 else cell)
    return cells


def _versions(report: Report) -> dict[str, str]:
    used = [EXTRACTORS[name] for name in dict.fromkeys(row.extractor for row in report.rows)]
    return {extractor.package: extractor.version for extractor in used}


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
