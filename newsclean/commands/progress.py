"""What a person sees of a run (an edge): a live bar on a terminal, plain lines in a log, a summary at the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from newsclean.batch.run import Totals

LOG_SECONDS = 10.0
"""A log gets a line this often."""
DRAW_SECONDS = 0.1
"""The bar is told of progress at most this often."""
SUMMARY_ROWS = 8
"""Roles and errors that the summary names, most frequent first."""


_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"  # of Persian and Hindi letters, and of emoji


def obeyed_by_none(text: str) -> str:
    """Return a text, as a page's id in a table, with nothing in it that a terminal would obey."""
    return "".join(c if c.isprintable() or c in _JOINERS else "\N{REPLACEMENT CHARACTER}" for c in text)


class Screen(Console):
    """A console that raises BrokenPipeError where nobody reads: rich's own says that pages failed (status 1)."""

    def on_broken_pipe(self) -> None:
        """Let the error go to who ends the program."""
        raise  # rich calls this where it catches the error


class Reporter:
    """Shows a run's progress on standard error; use it as a context manager."""

    def __init__(self, console: Console, *, total_bytes: int, mode: str) -> None:
        """mode: "bar", "log" or "none". total_bytes: size of the input; progress is measured in bytes of it."""
        self._console = console
        self._mode = mode
        self._total_bytes = max(1, total_bytes)
        self._start = self._last = time.monotonic()
        self._first_pages: int | None = None
        self._bar: Progress | None = None
        self._task: Any = None

    def __enter__(self) -> Reporter:
        if self._mode == "bar":
            self._bar = Progress(
                SpinnerColumn(),
                BarColumn(bar_width=None),
                TextColumn("{task.percentage:>3.0f}%"),
                TextColumn("{task.fields[line]}"),
                TimeElapsedColumn(),
                TextColumn("left"),
                TimeRemainingColumn(),
                console=self._console,
                refresh_per_second=8,
                redirect_stdout=False,  # it would go to standard error
            )
            self._task = self._bar.add_task("", total=self._total_bytes, line="starting")
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def page(self, totals: Totals) -> None:
        """Take note of one more page."""
        if self._first_pages is None:
            self._first_pages = totals.pages - 1
        now = time.monotonic()
        if self._mode == "none" or now - self._last < (DRAW_SECONDS if self._bar else LOG_SECONDS):
            return
        self._last = now
        if self._bar is not None:
            self._bar.update(self._task, completed=totals.input_bytes, line=self._line(totals))
        else:
            share = min(1.0, totals.input_bytes / self._total_bytes)
            self._console.print(f"{share:4.0%}  {self._line(totals)}", highlight=False, soft_wrap=True)

    def finish(self, totals: Totals) -> None:
        """Fill the bar."""
        if self._bar is not None:
            self._bar.update(self._task, completed=self._total_bytes, line=self._line(totals))

    def seconds(self) -> float:
        """Return how long the run has taken."""
        return max(1e-3, time.monotonic() - self._start)

    def rate(self, totals: Totals) -> float:
        """Return the pages a second of this run, without those of an earlier one."""
        return (totals.pages - (self._first_pages or 0)) / self.seconds()

    def _line(self, totals: Totals) -> str:
        done = "page" if totals.pages == 1 else "pages"
        return f"{totals.pages:,} {done}  {self.rate(totals):,.1f}/s  {totals.failed:,} failed"


@contextmanager
def page_bar(total_bytes: int, *, shown: bool = True) -> Iterator[Callable[..., None]]:
    """Show a bar on a terminal while pages are read one by one in this process.

    Gives the function that is told of each: its bytes of `total_bytes`, whether it failed, and what is to be said of
    that above the bar.
    """
    console, totals = Screen(stderr=True), Totals()
    mode = "bar" if shown and console.is_terminal else "none"
    with Reporter(console, total_bytes=total_bytes, mode=mode) as reporter:

        def tell(size: int, failed: bool, said: str = "") -> None:
            if said:
                console.print(f"newsclean: {obeyed_by_none(said)}", markup=False, highlight=False, soft_wrap=True)
            totals.pages += 1
            totals.failed += failed
            totals.input_bytes += size
            reporter.page(totals)

        yield tell
        reporter.finish(totals)


def summary(
    totals: Totals, reporter: Reporter, output: str, resumed: int, passed_over: Mapping[str, int] | None = None
) -> Table:
    """Return the table that ends a run. passed_over: what archives hold that is no page, "HTTP 404" -> how often."""
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0), title=None)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    pages = f"{totals.pages:,}" + (f" ({resumed:,} of them from the earlier run)" if resumed else "")
    table.add_row("pages", pages)
    table.add_row("by kind", _counts(totals.kinds) or "none")
    table.add_row("errors", _counts(totals.errors) or "none")
    if passed_over:
        table.add_row("passed over", _counts(passed_over))
    table.add_row("cut", _counts(totals.cut) or "nothing")
    seconds = reporter.seconds()
    share = (totals.pages - resumed) / totals.pages if totals.pages else 0.0
    megabytes = totals.html_bytes * share / 1e6 / seconds
    table.add_row("speed", f"{reporter.rate(totals):,.1f} pages/s, {megabytes:,.1f} MB/s, {seconds:,.1f} s")
    table.add_row("output", Text(output))  # a name may look like markup: "clean[/]"
    return table


def _counts(counter: Mapping[str, int]) -> str:
    named = sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = ", ".join(f"{name} {count:,}" for name, count in named[:SUMMARY_ROWS])
    rest = sum(count for _, count in named[SUMMARY_ROWS:])
    return shown + (f", all the rest {rest:,}" if rest else "")
