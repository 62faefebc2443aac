"""`newsclean compare` (an edge): which lines came and went between two ways to clean the same pages."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

import click

from newsclean.commands.clean import clean as clean_command
from newsclean.commands.explain import cleans_pages
from newsclean.commands.explain_table import printable
from newsclean.commands.options import fail_for_input, read_config, say
from newsclean.commands.plan import options_of
from newsclean.commands.progress import page_bar
from newsclean.commands.traced import traced
from newsclean.compare import Comparison, Found, Totals, compare_found, compare_stored, read_found, stored_articles
from newsclean.inputs.archives import Item
from newsclean.inputs.errors import InputError, NoPagesError
from newsclean.inputs.inputs import Inputs
from newsclean.options import FAVORS, Options

SOME_DIFFER = 1  # or failed: of these nothing is known
_COLORS = {"+": "green", "-": "red"}
_MARKS = {"+": "+", "-": "\N{MINUS SIGN}"}


@click.command(
    epilog="""\b
Examples:
  newsclean compare balanced precision --on saved/
  newsclean compare strict.toml loose.toml --on saved/   as clean --config
  newsclean gallery saved/ -o before/ --traces    then change a rule, and
  newsclean compare before/ balanced --on saved/
  newsclean compare before/ after/
  newsclean compare old.json new.json

\b
Exit status: 0 no difference; 1 some pages differ or failed; 2 wrong
arguments; 4 no pages.
""",
)
@click.argument("before")
@click.argument("after")
@click.option("--on", "pages", multiple=True, metavar="INPUT", help="Pages to clean: files, folders, globs.")
@click.option("--summary", is_flag=True, help="Print only the totals.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object for each page that differs, one per line.")
@click.pass_context
def compare_command(
    ctx: click.Context, /, before: str, after: str, pages: Sequence[str], summary: bool, as_json: bool
) -> None:
    """Show which lines came and went from BEFORE to AFTER, and which rule cut them.

    BEFORE and AFTER are each a JSON trace or article, or a folder of them. With --on, either may also be a TOML file of
    options, or one of balanced, precision, recall: the pages are then cleaned that way, one by one in this process,
    without newsclean clean's limits of time and memory.
    """
    if summary and as_json:
        raise click.UsageError("--summary and --json cannot be used together", ctx)
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":  # which click does not ask for
        ctx.color = False
    totals = Totals()
    try:
        is_bare = summary or not sys.stdout.isatty()  # else a bar would stand among the lines
        for comparison in _comparisons(before, after, pages, with_bar=is_bare):
            totals.add(comparison)
            if comparison.failed:
                click.echo(f"newsclean: {printable(comparison.key)}: {printable(comparison.failed)}", err=True)
            if comparison.differs and not summary:
                click.echo(_as_json(comparison) if as_json else _as_text(comparison))
    except InputError as error:
        fail_for_input(error)
    click.echo(_totals(totals), err=as_json)
    ctx.exit(SOME_DIFFER if totals.differ or totals.failed else 0)


def _comparisons(before: str, after: str, pages: Sequence[str], *, with_bar: bool) -> Iterator[Comparison]:
    if not pages:
        for side in (before, after):
            if side in FAVORS or side.endswith(".toml"):
                raise InputError(f"{side} is a way of cleaning: name the pages with --on")
            _check_exists(side)
        return compare_stored(before, after)
    inputs = Inputs(pages)
    for side in (before, after):
        if os.path.isfile(side) and not side.endswith(".toml") and not inputs.lone_page:
            raise InputError(f"{side} is the article of one page, but --on names several: name a folder of articles")
    bar = page_bar(inputs.survey().bytes, shown=with_bar)
    return _telling(inputs, _compared(inputs, _side(before, inputs), _side(after, inputs), bar))


def _telling(inputs: Inputs, comparisons: Iterator[Comparison]) -> Iterator[Comparison]:
    """Yield the comparisons, then say what of the inputs was passed over. Raises InputError where there is no page."""
    pages = 0
    for pages, comparison in enumerate(comparisons, 1):  # noqa: B007 - how many there were
        yield comparison
    say(inputs.told())
    if not pages:
        raise NoPagesError(inputs.no_pages())


_Side = Callable[[Item], Found | None]
"""What gives a page's article, or why it has none; None for a page that is passed over."""


def _side(name: str, inputs: Inputs) -> _Side:
    """Return what gives a page's article on one side: it is cleaned by options, or stored."""
    if name in FAVORS:
        return _cleaning(Options(favor=name), inputs)
    if name.endswith(".toml"):
        return _cleaning(_options_from(name), inputs)
    _check_exists(name)
    return _stored(stored_articles(name))


def _check_exists(side: str) -> None:
    """Raise InputError where a side is neither stored nor a way of cleaning."""
    if not os.path.exists(side):
        raise InputError(f"no such file or folder: {side} (ways of cleaning are {', '.join(FAVORS)})")


def _cleaning(options: Options, inputs: Inputs) -> _Side:
    def found(item: Item) -> Found | None:
        page = traced(item, options)
        if page.is_own and not inputs.meet_own(item):
            return None
        return page.trace.article if page.trace else None, page.error

    return found


def _stored(files: dict[str, str]) -> _Side:
    def found(item: Item) -> Found:
        path = files.get("") or files.get(item.output)
        return read_found(path) if path else (None, "no stored article")

    return found


def _compared(
    inputs: Inputs, before: _Side, after: _Side, bar: AbstractContextManager[Callable[[int, bool], None]]
) -> Iterator[Comparison]:
    with bar as tell:
        for item in inputs.items():
            old, new = before(item), after(item)
            if old is not None and new is not None:
                yield compare_found(item.output or item.key, old, new)
            tell(item.size, old is not None and new is not None and None in (old[0], new[0]))


@cleans_pages
@click.command("clean")
def _options_command(**params: Any) -> Options:
    return options_of(params)


def _options_from(path: str) -> Options:
    """Return the options that a TOML file of `newsclean clean --config` states. Raises InputError."""
    try:
        context = click.Context(clean_command, info_name="clean")
        read_config(context, None, path)
        known = {param.name for param in _options_command.params}
        defaults = {name: value for name, value in (context.default_map or {}).items() if name in known}
        options: Options = _options_command.main([], standalone_mode=False, default_map=defaults)
    except click.ClickException as error:
        is_of_file = isinstance(error, click.BadParameter) and error.param is None
        raise InputError(error.message if is_of_file else error.format_message()) from None
    return options


# ---- what is printed ----------------------------------------------------------------------------


def _as_text(comparison: Comparison) -> str:
    out = [click.style(printable(comparison.key), bold=True)]
    if comparison.missing:
        out.append(f"  {printable(comparison.missing)}")
    for name, old, new in comparison.fields:
        out.append(f"  {name}: {printable(_plain(old))} \N{RIGHTWARDS ARROW} {printable(_plain(new))}")
    for line in comparison.lines:
        out.append(click.style(f"  {_MARKS[line.change]} {printable(line.text)}", fg=_COLORS[line.change]))
        if line.rule:
            verb = "now cut" if line.change == "-" else "was cut"
            out.append(f"      {verb} as {line.role}: {printable(line.reason)} ({line.rule})")
    return "\n".join(out)


def _plain(value: Any) -> str:
    return "none" if value in (None, ()) else ", ".join(value) if isinstance(value, tuple) else str(value)


def _as_json(comparison: Comparison) -> bytes:
    """Return a line of JSON, which is UTF-8 in any locale."""
    data = {
        "page": comparison.key,
        "lines": [line._asdict() for line in comparison.lines],
        "fields": {name: [old, new] for name, old, new in comparison.fields},
        "missing": comparison.missing,
    }
    return json.dumps(data, ensure_ascii=False, default=str).encode("utf-8", "replace")


def _totals(totals: Totals) -> str:
    def by_rule(counts: Any) -> str:
        named = ", ".join(f"{count} {rule}" for rule, count in counts.most_common())
        return f"{sum(counts.values())}" + (f" ({named})" if named else "")

    head = f"{totals.differ} of {totals.pages} {'page differs' if totals.pages == 1 else 'pages differ'}"
    missing = f"; {totals.missing} on one side only" if totals.missing else ""
    failed = f"; {totals.failed} failed on both sides" if totals.failed else ""
    return f"{head}{missing}{failed}\nlines removed: {by_rule(totals.went)}\nlines added: {by_rule(totals.came)}"
