"""`newsclean explain` (an edge): why a page was cleaned as it was, as a report, as JSON, or as a table."""

from __future__ import annotations

import os
import sys
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import click

from newsclean.batch.unused import Unused
from newsclean.commands.clean import clean as clean_command
from newsclean.commands.explain_table import print_table
from newsclean.commands.options import (
    SOME_FAILED,
    OutputPath,
    cannot_write,
    fail,
    files_read,
    keep_existing,
    say,
    write_file,
)
from newsclean.commands.plan import options_of, row_names
from newsclean.commands.traced import traced
from newsclean.inputs.archives import archive_suffix
from newsclean.inputs.errors import InputError
from newsclean.inputs.inputs import Inputs
from newsclean.inputs.paths import STDIN
from newsclean.model import Trace
from newsclean.options import THRESHOLDS
from newsclean.report import report

_SHARED = ("url", "charset")
_COLUMNS = ("html_column", "url_column", "id_column")
_WRITTEN = (".html", ".htm", ".json")
_C = TypeVar("_C", bound=click.Command)


def cleans_pages(command: _C) -> _C:
    """Give a command the options of `newsclean clean` that say how a page is cleaned."""
    command.params += [
        param
        for param in clean_command.params
        if param.name in _SHARED or (getattr(param, "group", "") == "Cleaning" and param.name != "target_language")
    ]
    return command


def reads_tables(command: _C) -> _C:
    """Give a command the options of `newsclean clean` that name the columns of tables."""
    command.params += [param for param in clean_command.params if param.name in _COLUMNS]
    return command


@cleans_pages
@reads_tables
@click.command(
    epilog="""\b
Examples:
  newsclean explain page.html                  a table on the screen
  newsclean explain page.html -o report.html   a report for the browser
  newsclean explain page.html --open
  newsclean explain crawl.warc.gz#4            its fourth page; also a table's
  newsclean explain page.html -o trace.json    every verdict, for tools
""",
)
@click.argument("page", default=STDIN, type=click.Path(allow_dash=True))
@click.option(
    "-o",
    "--output",
    type=OutputPath(allow_dash=True),
    metavar="OUT",
    help="report.html or trace.json; '-': the report on standard output. Default: a table on the screen.",
)
@click.option("--overwrite", is_flag=True, help="Replace an existing file.")
@click.option("--open", "show", is_flag=True, help="Show the report in the browser.")  # fmt: skip
def explain(page: str, output: str | None, overwrite: bool, show: bool, **params: Any) -> None:
    """Report on one page: what was kept, what was cut, and why.

    PAGE is a saved page; without PAGE, or with '-', it is read from standard input. FILE#N is page N of a web archive
    or a table, as newsclean clean --errors lists it.
    """
    is_file = output not in (None, "-")
    suffix = os.path.splitext(output or "")[1].lower() if is_file else ""
    if suffix and suffix not in _WRITTEN:
        fail(f"{output}: newsclean explain writes .html and .json, not {suffix}")
    if show and output == "-":
        fail("--open needs a report in a file, not on standard output")
    if overwrite and not is_file:
        fail("--overwrite needs an output (-o)")
    trace = _trace(page, output, params, overwrite=overwrite)
    unused = Unused(options_of(params))
    unused.meet(trace.page)
    say(unused.told(lone_page=True))
    if output is None and not show:
        print_table(trace)
        return
    favor = params["favor"] or "balanced"
    text = trace.to_json() if suffix == ".json" else report(trace, name=page, threshold=THRESHOLDS[favor])
    path = _write(text, output, page)
    if show and path is not None and click.launch(path.resolve().as_uri()):
        say([f"found no browser to show the report in: it is {path}"])


def _trace(page: str, output: str | None, params: dict[str, Any], *, overwrite: bool) -> Trace:
    file, number = _place(page)
    try:
        inputs = Inputs([file], names=row_names(params))
        read = files_read(click.get_current_context())
        inputs.check_outputs([output] if output and output != "-" else [], beside=read)
    except InputError as error:
        fail(str(error))
    if not inputs.lone_page and number is None:
        one = f"name one of them ({page}#1), or " if archive_suffix(page) and os.path.isfile(page) else ""
        fail(f"{page} holds many pages: {one}newsclean gallery {page} -o DIR writes a report for each")
    keep_existing(output, overwrite=overwrite)
    item = next(islice(inputs.items(), (number or 1) - 1, None), None)
    if item is None:
        fail(f"{file} has no page {number}")
    result = traced(item, options_of(params), names=inputs.names, url=params["url"])
    if result.is_own:
        inputs.meet_own(item)
    say(inputs.told())
    if result.trace is None:
        fail(f"{page}: {result.error}", SOME_FAILED)
    return result.trace


def _place(page: str) -> tuple[str, int | None]:
    """Return the file that a page is in and which of its pages it is, counted from 1; None where it is the file."""
    file, _, number = page.rpartition("#")
    is_number = number.isdecimal() and len(number) < 19 and int(number)  # none that `islice` cannot count to
    is_place = is_number and archive_suffix(file) and os.path.isfile(file) and not os.path.exists(page)
    return (file, int(number)) if is_place else (page, None)


def _write(text: str, output: str | None, page: str) -> Path | None:
    """Write the text; return the file, None where it went to standard output."""
    if output == "-":
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        return None
    if output is None:
        import tempfile

        try:
            output = str(Path(tempfile.mkdtemp(prefix="newsclean-")) / f"{Path(page).stem or 'page'}.html")
        except OSError as error:
            cannot_write(error, "a temporary file")
    write_file(output, text)
    return Path(output)
