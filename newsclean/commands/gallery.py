"""`newsclean gallery` (an edge): a report for each page of a folder, and an index page."""

from __future__ import annotations

import os
from collections.abc import Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import click

from newsclean.batch.outputs import page_files
from newsclean.batch.unused import Unused
from newsclean.commands.explain import cleans_pages, reads_tables
from newsclean.commands.options import SOME_FAILED, OutputPath, fail, fail_for_input, say, write_file
from newsclean.commands.plan import check_url, options_of, row_names
from newsclean.commands.traced import Traced, traces_beside_bar
from newsclean.inputs.errors import InputError, NoPagesError
from newsclean.inputs.inputs import Inputs
from newsclean.inputs.paths import readable
from newsclean.options import THRESHOLDS
from newsclean.report import Piece, asset, fill, pieces_of, policy, report

INDEX = "index.html"
_THEME = """const dark = matchMedia("(prefers-color-scheme: dark)").matches;
document.documentElement.dataset.theme = dark ? "dark" : "light";"""
_STRIP_HEIGHT, _CUT_HEIGHT = 28, 8


class Card(NamedTuple):
    """What the index page says of one page, and whether that page could be read."""

    html: str
    failed: bool


@cleans_pages
@reads_tables
@click.command(
    epilog="""\b
Examples:
  newsclean gallery samples/ -o gallery/
  newsclean gallery saved/ -o before/ --traces   to be compared with later
""",
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path())
@click.option("-o", "--output", required=True, type=OutputPath(file_okay=False), metavar="DIR",
              help="Folder to write to.")  # fmt: skip
@click.option("--traces", "with_traces", is_flag=True, help="Also write each page's trace, as JSON.")
@click.option("--overwrite", is_flag=True, help="Write into a folder that already holds files.")
@click.pass_context
def gallery(
    ctx: click.Context, /, inputs: Sequence[str], output: str, with_traces: bool, overwrite: bool, **params: Any
) -> None:
    """Write a report for each page, with an index.

    INPUT is any number of saved pages, folders, globs, web archives or tables of pages. They are cleaned one by
    one in this process, without newsclean clean's limits of time and memory.
    """
    if os.path.isdir(output) and os.listdir(output) and not overwrite:
        fail(f"{output} already holds files: --overwrite writes into it")
    try:
        pages, index = Inputs(inputs, names=row_names(params), exclude=[output]), os.path.join(output, INDEX)
        check_url(params["url"], pages)
        written = [output, index]
        pages.check_outputs(written, output, lambda page: [os.path.join(output, n) for n in _names(page, with_traces)])
        pages.check_columns()
        unused, cards = Unused(options_of(params)), []
        for page in traces_beside_bar(pages, options_of(params), url=params["url"]):
            if page.trace is not None:
                unused.meet(page.trace.page)
            cards.append(_write(page, output, with_traces, params))
        say([*pages.told(), *unused.told()])
        if not cards:
            raise NoPagesError(pages.no_pages())
    except InputError as error:
        fail_for_input(error)
    write_file(index, _index(cards, pages.roots))
    failed = sum(card.failed for card in cards)
    told = f"; {failed} {'page' if failed == 1 else 'pages'} failed" if failed else ""
    made = len(cards) - failed
    say([f"{made} {'report' if made == 1 else 'reports'} in {index}{told}"])
    ctx.exit(SOME_FAILED if failed else 0)


def _write(page: Traced, folder: str, with_traces: bool, params: dict[str, Any]) -> Card:
    """Write the files of one page; return its card."""
    if page.trace is None:
        return Card(f"<li>{escape(page.key)}: {escape(page.error or '')}</li>", True)
    names = _names(page.output, with_traces)
    html = report(page.trace, name=page.key, threshold=THRESHOLDS[params["favor"] or "balanced"])
    write_file(os.path.join(folder, names[0]), html)
    for name in names[1:]:
        write_file(os.path.join(folder, name), page.trace.to_json())
    return Card(_card(page, names[0]), False)


def _names(output: str, with_traces: bool) -> list[str]:
    """Return the names of a page's files below the gallery: its report, and its trace where it is wanted."""
    # A page called "index" must not take the place of the index.
    own = output + ("-page" if output.casefold() == "index" else "")
    names = [(own, ".html"), *([(output, ".json")] if with_traces else [])]
    return [Path(page_files("", *name)[0]).as_posix() for name in names]


def _card(page: Traced, name: str) -> str:
    assert page.trace is not None
    article, pieces = page.trace.article, pieces_of(page.trace)
    kept = sum(piece.fate != "cut" for piece in pieces)
    about = [article.kind, article.language, f"confidence {article.confidence:.0%}", f"{kept} of {len(pieces)} blocks"]
    lang = f' lang="{escape(article.language)}"' if article.language else ""
    return (
        f'<li><a class="card" href="{escape(quote(os.fsencode(name)))}"><span class="file">{escape(page.key)}</span>'
        f'<strong dir="auto"{lang}>{escape(article.title or "Untitled page")}</strong>{_strip(pieces)}'
        f'<span class="about">{escape(" · ".join(filter(None, about)))}</span></a></li>'
    )


def _strip(pieces: Sequence[Piece]) -> str:
    """Return a page as a strip: a bar for each run of blocks of one role."""
    bars, place = [], 0
    for (role, is_kept), run in groupby(pieces, key=lambda piece: (piece.role, piece.fate != "cut")):
        width = len(list(run))
        height = _STRIP_HEIGHT if is_kept else _CUT_HEIGHT
        at = f'x="{place}" y="{_STRIP_HEIGHT - height}" width="{width}" height="{height}"'
        bars.append(f'<rect class="bar" data-role="{escape(role)}" {at}/>')
        place += width
    box = f'viewBox="0 0 {max(1, place)} {_STRIP_HEIGHT}" preserveAspectRatio="none"'
    return f'<svg {box} aria-hidden="true">{"".join(bars)}</svg>'


def _named(roots: Sequence[str]) -> str:
    """Return the inputs for the heading: one as it is, of many the first by its name."""
    first = roots[0] if len(roots) == 1 else os.path.basename(os.path.normpath(roots[0]))
    return readable(first) + (f" and {len(roots) - 1} more" if len(roots) > 1 else "")


def _index(cards: Sequence[Card], roots: Sequence[str]) -> str:
    made = [card.html for card in cards if not card.failed]
    failed = [card.html for card in cards if card.failed]
    parts = {
        "policy": policy(_THEME),
        "style": asset("report.css"),
        "script": _THEME,
        "heading": f"{len(made)} {'page' if len(made) == 1 else 'pages'} of {escape(_named(roots))}",
        "cards": "\n".join(made),
        "failed": f'<div class="failed"><h2>Pages that failed</h2><ul>{"".join(failed)}</ul></div>' if failed else "",
    }
    return fill(asset("gallery.html"), parts)
