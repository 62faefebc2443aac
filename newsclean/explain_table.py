"""A trace as a table on the terminal (an edge): fate, role, score, rule, the first words."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsclean.archives import RowNames
from newsclean.inputs import InputError, Inputs
from newsclean.model import Trace
from newsclean.plan import options_of
from newsclean.report import ROLE_NAMES, Piece, pieces_of
from newsclean.traced import traces

STYLES = {"kept": "green", "part": "yellow", "cut": "dim"}
SHOWN_CHARS = 200
PIPED_WIDTH = 160
"""Columns of a table that does not go to a terminal, which would say how wide it is."""


def print_tables(inputs: Inputs, params: Mapping[str, Any]) -> int:
    """Print a table for each page; return the exit status, 1 where a page failed. Raises InputError."""
    if params["output"]:
        raise InputError(
            "--explain prints to the screen: newsclean explain PAGE -o report.html writes a report"
        )
    names = RowNames(params["html_column"], params["url_column"], params["id_column"])
    failed = False
    for page in traces(inputs, options_of(params), names=names, url=params["url"]):
        if page.trace is None:
            click.echo(f"newsclean: {page.key}: {page.error}", err=True)
            failed = True
            continue
        if not inputs.lone_page:
            click.echo(f"==> {page.key} <==")
        print_table(page.trace)
    return int(failed)


def print_table(traced: Trace) -> None:
    """Print what became of each block of a page, and of each line that went its own way."""
    console = Console(soft_wrap=False)
    if not sys.stdout.isatty():
        console.width = PIPED_WIDTH
    console.print(table(traced))


def table(traced: Trace) -> Table:
    """Return the table: a row a block, and under it a row for each line with a verdict of its own."""
    found = [row for piece in pieces_of(traced) for row in _rows(piece)]
    rows = Table(box=None, pad_edge=False, expand=True, header_style="bold")
    for place, name in enumerate(("block", "fate", "role", "score", "rule")):
        width = max([len(name), *(len(cells[place]) for _, cells in found)])
        rows.add_column(name, width=width, no_wrap=True, justify="right" if name in ("block", "score") else "left")
    rows.add_column("text", ratio=1, no_wrap=True, overflow="ellipsis")
    for fate, cells in found:
        rows.add_row(*map(Text, cells), style=STYLES[fate])
    return rows


def _rows(piece: Piece) -> Iterator[tuple[str, tuple[str, ...]]]:
    block, ruling = piece.block, piece.ruling
    lines = block.text.split("\n")
    alone = len(lines) == 1 and piece.lines.get(0)  # then the verdict on the line is that on the block
    rule = alone.rule if alone else ruling.rule
    role = ROLE_NAMES.get(piece.role, piece.role)
    yield piece.fate, (str(block.index), piece.fate, role, f"{ruling.score:.2f}", rule, printable(block.text))
    for index, verdict in () if alone else piece.lines.items():
        fate = ("kept" if verdict.text is None else "part") if verdict.keep else "cut"
        yield fate, (f"{block.index}.{index}", fate, verdict.role, "", verdict.rule, printable(lines[index]))


def printable(text: str) -> str:
    """Return the beginning of a text on one line, with nothing in it that a terminal would obey."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(text[:SHOWN_CHARS].split()))
