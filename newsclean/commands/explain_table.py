"""A trace as a table on the terminal (an edge): fate, role, score, rule, the first words."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsclean.batch.unused import Unused
from newsclean.commands.options import say
from newsclean.commands.plan import HEADERS, check_url, options_of, refuse
from newsclean.commands.progress import obeyed_by_none
from newsclean.commands.traced import traces
from newsclean.inputs.errors import InputError, NoPagesError
from newsclean.inputs.inputs import Inputs
from newsclean.model import Trace
from newsclean.report import Piece, pieces_of

STYLES = {"kept": "green", "part": "yellow", "cut": "dim"}
SHOWN_CHARS = 200
PIPED_WIDTH = 160
"""Columns of a table that does not go to a terminal, which would say how wide it is; COLUMNS goes before it."""
TEXT_WIDTH = 40
"""Where the text has fewer columns than this left, it stands on a line of its own, below what became of it."""


_OF_RUNS = (
    "output_format", "columns", "shard_size", "compression", "with_metadata", "errors", "resume", "overwrite",
    "target_language", "parallel", "timeout", "memory_limit", "progress",
)  # fmt: skip


def print_tables(inputs: Inputs, params: Mapping[str, Any]) -> int:
    """Print a table for each page; return the exit status, 1 where a page failed.

    Raises InputError, also where there is no page.
    """
    if params["output"]:
        raise InputError(
            "--explain prints to the screen: newsclean explain PAGE -o report.html writes a report"
        )
    check_url(params["url"], inputs)
    refuse(params, dict.fromkeys(_OF_RUNS, "cannot be used with --explain, which prints a table instead"))
    inputs.check_columns()
    inputs.survey()
    options = options_of(params)
    unused = Unused(options)
    failed, pages = False, 0
    for page in traces(inputs, options, url=params["url"]):
        pages += 1
        if page.trace is None:
            say([obeyed_by_none(f"{page.key}: {page.error}")])
            failed = True
            continue
        if not inputs.comes_to_one:
            click.echo(HEADERS["text"](printable(page.output)))
        print_table(page.trace)
        unused.meet(page.trace.page)
    say([*inputs.told(), *(() if params["quiet"] else unused.told(lone_page=inputs.lone_page))])
    if not pages:
        raise NoPagesError(inputs.no_pages())
    return int(failed)


def print_table(traced: Trace) -> None:
    """Print what became of each block of a page, and of each line that went its own way.

    Raises BrokenPipeError where nobody reads: rich itself would end the program, as if the page had failed.
    """
    console = Console(soft_wrap=False)
    if not sys.stdout.isatty() and not os.environ.get("COLUMNS", "").isdigit():
        console.width = PIPED_WIDTH
    with console.capture() as shown:
        for part in tables(traced, console.width):
            console.print(part, no_wrap=True, overflow="ellipsis")
    sys.stdout.write(shown.get())
    sys.stdout.flush()


def tables(traced: Trace, columns: int) -> Iterator[Table | Text]:
    """Yield what a terminal so wide shows: a row a block, and under it one for each line with a verdict of its own."""
    found = [row for piece in pieces_of(traced) for row in _rows(piece)]
    widths = [max([len(name), *(len(cells[i]) for _, cells in found)]) for i, name in enumerate(_NAMES)]
    room = columns - sum(widths) - len(widths)
    if room >= TEXT_WIDTH:
        rows = _grid(widths)
        rows.add_column("text", ratio=1, no_wrap=True, overflow="ellipsis")
        for fate, cells in found:
            rows.add_row(*map(Text, cells), style=STYLES[fate])
        yield rows
        return
    is_grid = room >= 0
    if is_grid:
        yield Text(_row(_NAMES, widths) + ", and the text below", style="bold")
    for fate, cells in found:
        block, kept, role, score, rule, text = cells
        about = f"{block:>{widths[0]}} {kept:{widths[1]}} {rule}  {role} {score}"
        for line in (_row(cells[:-1], widths) if is_grid else about.rstrip(), " " * (widths[0] + 1) + text):
            yield Text(line, style=STYLES[fate])


_NAMES = ("block", "fate", "role", "score", "rule")
_TO_THE_RIGHT = ("block", "score")


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return a row of the table without its text; the last column is as wide as it is."""
    sides = (">" if name in _TO_THE_RIGHT else "<" for name in _NAMES)
    return " ".join(f"{cell:{side}{width}}" for cell, side, width in zip(cells, sides, widths, strict=True)).rstrip()


def _grid(widths: Sequence[int]) -> Table:
    rows = Table(box=None, pad_edge=False, expand=True, header_style="bold")
    for name, width in zip(_NAMES, widths, strict=True):
        rows.add_column(name, width=width, no_wrap=True, justify="right" if name in _TO_THE_RIGHT else "left")
    return rows


def _rows(piece: Piece) -> Iterator[tuple[str, tuple[str, ...]]]:
    block, ruling = piece.block, piece.ruling
    lines = block.text.split("\n")
    alone = len(lines) == 1 and piece.lines.get(0)  # then the verdict on the line is that on the block
    rule = alone.rule if alone else ruling.rule
    yield piece.fate, (str(block.index), piece.fate, piece.role, f"{ruling.score:.2f}", rule, printable(block.text))
    for index, verdict in () if alone else piece.lines.items():
        fate = ("kept" if verdict.text is None else "part") if verdict.keep else "cut"
        yield fate, (f"{block.index}.{index}", fate, piece.role_of(index), "", verdict.rule, printable(lines[index]))


def printable(text: str) -> str:
    """Return the beginning of a text on one line, with nothing in it that a terminal would obey."""
    return obeyed_by_none(" ".join(text[:SHOWN_CHARS].split()))
