"""`newsclean benchmark` (an edge): the figures of the README, for anyone to repeat."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from newsclean.benchmark import growth, report
from newsclean.benchmark.datasets import DataSet, DataSetError, read_sets
from newsclean.benchmark.extractors import EXTRACTORS
from newsclean.benchmark.report import Report
from newsclean.benchmark.rows import Row, has_metadata, row_of
from newsclean.benchmark.workers import Ran, Workers
from newsclean.commands.options import Names, OutputPath, keep_existing, write_file
from newsclean.commands.progress import Screen

_SIZE = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})?|\.[0-9]{1,6}")
PEERS = """\
pip install trafilatura readability-lxml html-text newspaper4k[all] \\
      goose3 justext boilerpy3 resiliparse"""


@click.command(
    epilog=f"""\b
DATA is a folder of data sets, or one of them; each is read as its authors
publish it (AEB: scrapinghub/article-extraction-benchmark):
  gold.jsonl                  html/<id>.html.gz   the project's own layout
  ground-truth.json           html/<id>.html.gz   AEB
  dataset/ground_truth.json   dataset/html/       dobbersc/fundus-evaluation
  ground-truth/<id>.json      html/<id>.html.gz   WCXB, its dev and test

\b
Examples:
  git clone https://github.com/scrapinghub/article-extraction-benchmark
  newsclean benchmark article-extraction-benchmark
  newsclean benchmark sets/ --sets aeb,fundus16 --json figures.json
  newsclean benchmark sets/ --extractors newsclean,trafilatura
  python tests/fitting/fit_weights.py sets/ --folds folds/ --only-folds
  newsclean benchmark sets/ --folds folds/ --markdown > table.md
  newsclean benchmark --growth
  newsclean benchmark --growth --shapes words,nested --sizes 0.1,1

\b
Other extractors take part if they are installed:
  {PEERS}
""",
)
@click.argument("data", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--sets", "set_names", type=Names(), default=(), metavar="NAMES", help="Only these sets, separated by commas."
)
@click.option(
    "--extractors",
    "names",
    type=Names(),
    default=(),
    metavar="NAMES",
    help=f"Only these, separated by commas. Default: those installed of {', '.join(EXTRACTORS)}.",
)
@click.option(
    "--folds",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Clean each page with weights fitted without its publisher: DIR/0.json, 1.json, ...",
)
@click.option("--meta", is_flag=True, help="Measure title, authors and date instead of the text.")
@click.option("--growth", "is_growth", is_flag=True, help="Without DATA: measure how time grows with page size.")
@click.option(
    "--shapes",
    type=Names(),
    default=(),
    metavar="NAMES",
    help=f"With --growth: page shapes, from {', '.join(growth.SHAPES)}. Default: story.",
)
@click.option("--sizes", type=Names(), default=(), metavar="MB", help="With --growth: megabytes. Default: 0.1,1,10,50.")
@click.option(
    "--json",
    "json_file",
    type=OutputPath(dir_okay=False, writable=True),
    metavar="FILE",
    help="Also write all figures to FILE.",
)
@click.option("--overwrite", is_flag=True, help="Replace an existing FILE of --json.")
@click.option("--markdown", is_flag=True, help="Print the table in Markdown.")
@click.option("--progress/--no-progress", default=None, help="Show a bar on standard error (default: on a terminal).")
def benchmark(
    data: Path | None,
    set_names: tuple[str, ...],
    names: tuple[str, ...],
    folds: Path | None,
    meta: bool,
    is_growth: bool,
    shapes: tuple[str, ...],
    sizes: tuple[str, ...],
    json_file: str | None,
    overwrite: bool,
    markdown: bool,
    progress: bool | None,
) -> None:
    """Compare newsclean with other extractors on the annotated pages in DATA."""
    shown = progress if progress is not None else sys.stderr.isatty()
    _refuse(is_growth, {"--shapes": shapes, "--sizes": sizes}, {"DATA": data, "--sets": set_names, "--folds": folds,
                                                               "--meta": meta})  # fmt: skip
    keep_existing(json_file, overwrite=overwrite)
    if is_growth:
        curves = measure_growth(choose_extractors(names, meta=False), shapes or ("story",), sizes, quiet=not shown)
        show_growth(curves, json_file, is_markdown=markdown)
        return
    if data is None:
        raise click.UsageError("Missing argument 'DATA'.")
    datasets = read_sets(data, set_names)
    if meta:
        datasets = [dataset for dataset in datasets if has_metadata(dataset)]
    if not datasets:
        raise DataSetError(f"{data}: no set is annotated with metadata")
    extractors = choose_extractors(names, meta=meta)
    weights = fold_weights(folds) if folds else ()
    rows = run_all(datasets, extractors, folds=weights, meta=meta, console=Screen(stderr=True), show_progress=shown)
    found = Report(datasets, rows, meta, len(weights))
    try:  # what took an hour is told in the other way where one cannot be written
        _show(found, is_markdown=markdown)
    finally:
        if json_file is not None:
            write_file(json_file, json.dumps(report.as_json(found), indent=1) + "\n")


def _show(found: Report, *, is_markdown: bool) -> None:
    """Print the figures, a table a set, and what is to be said of them."""
    if is_markdown:
        click.echo(report.markdown(found))
        return
    screen = Screen()
    for table in report.tables(found):
        print_table(table)
        screen.print()
    for note in report.notes(found):
        screen.print(note, markup=False, highlight=False)


def print_table(table: Table) -> None:
    """Print a table with all its figures; a terminal that is too narrow folds the lines."""
    Screen(width=_ANY_WIDTH).print(table)


_ANY_WIDTH = 1000  # chars; a table takes no more than it needs


def _refuse(is_growth: bool, of_growth: Mapping[str, Any], of_data: Mapping[str, Any]) -> None:
    """Raise click.UsageError for what is given and changes nothing, with or without --growth."""
    for name, given in (of_data if is_growth else of_growth).items():
        if given:
            raise click.UsageError(f"{name} cannot be used with --growth" if is_growth else f"{name} needs --growth")


def choose_extractors(names: Sequence[str], *, meta: bool) -> list[str]:
    """Return the extractors that are to run: those named, else those installed. Raises click.BadParameter."""
    able = {name: known for name, known in EXTRACTORS.items() if known.load_meta is not None or not meta}
    if unknown := [name for name in names if name not in able]:
        raise click.BadParameter(f"{', '.join(unknown)}: there are {', '.join(able)}", param_hint="--extractors")
    if missing := [able[name].package for name in names if not able[name].installed]:
        raise click.BadParameter(f"not installed; pip install {' '.join(missing)}", param_hint="--extractors")
    return list(names) or [name for name, known in able.items() if known.installed]


def measure_growth(
    extractors: Sequence[str], shapes: Sequence[str], sizes: Sequence[str], *, quiet: bool
) -> list[growth.Curve]:
    """Return the curves of growth, sizes given in megabytes; a line of progress each. Raises click.BadParameter."""
    if unknown := [name for name in shapes if name not in growth.SHAPES]:
        raise click.BadParameter(f"{', '.join(unknown)}: there are {', '.join(growth.SHAPES)}", param_hint="--shapes")
    if wrong := [size for size in sizes if not _SIZE.fullmatch(size)]:
        raise click.BadParameter(f"{wrong[0]!r} is not a number of megabytes such as 0.1", param_hint="--sizes")
    wanted = sorted({int(float(size) * 1e6) for size in sizes}) or growth.SIZES
    curves: list[growth.Curve] = []
    progress = Screen(stderr=True, quiet=quiet)
    for curve in growth.measure_all(extractors, shapes, wanted):
        curves.append(curve)
        progress.print(f"{curve.shape}: {curve.extractor}", style="dim")
    return curves


def show_growth(curves: Sequence[growth.Curve], json_file: str | None, *, is_markdown: bool) -> None:
    """Print the seconds by size, a table a shape."""
    try:
        if is_markdown:
            click.echo(growth.markdown(curves))
        for table in () if is_markdown else growth.tables(curves):
            print_table(table)
    finally:
        if json_file is not None:
            write_file(json_file, json.dumps(growth.as_json(curves), indent=1) + "\n")


def fold_weights(folder: Path) -> list[Path]:
    """Return the files of weights in a folder, fold by fold. Raises click.BadParameter where a fold is missing."""
    files = list(folder.glob("*.json"))
    weights = [folder / f"{fold}.json" for fold in range(len(files))]
    if len(files) < 2 or set(files) != set(weights):
        raise click.BadParameter(f"{folder} does not hold 0.json, 1.json, ... and no others", param_hint="--folds")
    return [path.resolve() for path in weights]


def run_all(
    datasets: Sequence[DataSet],
    extractors: Sequence[str],
    *,
    folds: Sequence[Path] = (),
    meta: bool = False,
    console: Console,
    show_progress: bool,
) -> list[Row]:
    """Return the rows of the table, by set and extractor. One process works at a time, so that times compare."""
    rows: dict[tuple[str, str], Row] = {}
    description, unit = TextColumn("{task.description}", markup=False), TextColumn("pages")
    columns = (description, BarColumn(), MofNCompleteColumn(), unit, TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not show_progress, transient=True) as bar:
        task = bar.add_task("", total=len(extractors) * sum(len(dataset.pages) for dataset in datasets))
        for extractor in extractors:
            with Workers(extractor, meta=meta, folds=folds if extractor == "newsclean" else ()) as workers:
                for dataset in datasets:
                    bar.update(task, description=f"{extractor}: {dataset.name}")
                    ran: list[Ran] = []
                    for done in workers.run(dataset):
                        ran.append(done)
                        bar.advance(task)
                    rows[dataset.name, extractor] = row_of(dataset, extractor, ran, meta=meta)
    return [rows[dataset.name, extractor] for dataset in datasets for extractor in extractors]
