"""Print what learning a site adds: each page of DATA's publishers cleaned with a profile of their other pages.

    python tests/measure_learning.py DATA                       # DATA: as for `newsclean benchmark DATA`
    python tests/measure_learning.py DATA --folds DIR           # with weights that have not seen the publisher
    python tests/measure_learning.py DATA --sets fundus_world --show

Leave one out: the profile that cleans a page never saw it. `--folds DIR` takes the weights that
`tests/fitting/fit_weights.py DATA --folds DIR` wrote, so that what is printed is what a new publisher gets. The
measures are those of `newsclean benchmark`. Printed on 1 December 2026, with --folds:

    fundus16      alone          30 pages  F1 0.9595  clean 0.800  junk 0.70  lost 0.20
    fundus16      with profile   30 pages  F1 0.9595  clean 0.800  junk 0.70  lost 0.20
    fundus_world  alone          30 pages  F1 0.9888  clean 0.667  junk 1.07  lost 0.33
    fundus_world  with profile   30 pages  F1 0.9888  clean 0.667  junk 1.07  lost 0.33

What recurs on these publishers the rules cut by now, so that the profiles change nothing. On 26 November, with fewer
rules, a profile took fundus16 from F1 0.9521 and clean 0.767 to 0.9574 and 0.800.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import newsclean
from newsclean.benchmark.datasets import AnnotatedPage, DataSet, DataSetError, fold_of, read_sets
from newsclean.benchmark.measures import BodyFigures
from newsclean.benchmark.rows import text_figures
from newsclean.options import Options
from newsclean.own_rules.learning import note, settle
from newsclean.pipeline import trace
from newsclean.scoring import trees, weights, wording

sys.path.insert(0, str(Path(__file__).parent / "fitting"))
import labels

FOLDS = 5
FEWEST = 3  # pages of a publisher: two to learn from, one to clean


class Row(NamedTuple):
    """A page and what came of it."""

    set_name: str
    page: AnnotatedPage
    alone: str
    """Its text."""
    with_profile: str
    """The same with what recurs on its site cut."""


def sets_of(data: Path, names: str) -> list[DataSet]:
    """Return the sets of these names (parted by commas) in DATA; the command ends where one is not to be had."""
    try:
        return read_sets(data, tuple(names.split(",")))
    except DataSetError as error:
        sys.exit(f"{Path(sys.argv[0]).name}: {error.message}")


def clean_publishers(sets: list[DataSet], fold: int | None, show: bool) -> list[Row]:
    """Return what came of every page of publishers with enough pages."""
    publishers: dict[tuple[str, str], list[AnnotatedPage]] = defaultdict(list)
    for dataset in sets:
        for page in dataset.pages:
            if page.gold.kind == "body" and fold in (None, fold_of(page.gold, FOLDS)):
                publishers[dataset.name, labels.group(asdict(page.gold))].append(page)
    rows = []
    for (name, _), pages in publishers.items():
        if len(pages) < FEWEST:
            continue
        traces = [trace(page.html(), url=page.gold.url) for page in pages]
        notes = [note(traced) for traced in traces]
        for i, page in enumerate(pages):
            profile = settle(notes[:i] + notes[i + 1 :])._replace(hosts=("*",))  # whatever host the page names
            with_profile = newsclean.clean(page.html(), url=page.gold.url, options=Options(profiles=(profile,)))
            rows.append(Row(name, page, traces[i].article.text, with_profile.text))
            for cut in with_profile.removed if show else ():
                if cut.rule == "recurs-on-site":
                    print(f"    {name}/{page.gold.id}  {cut.text[:90]!r}", flush=True)
    return rows


def report(rows: list[Row]) -> None:
    """Print the measures, set by set, without and with the profiles."""
    for name in sorted({row.set_name for row in rows}):
        own = [row for row in rows if row.set_name == name]
        for label, texts in (("alone", [r.alone for r in own]), ("with profile", [r.with_profile for r in own])):
            figures = text_figures([row.page for row in own], texts)
            assert isinstance(figures, BodyFigures)  # `clean_publishers` takes no others
            print(
                f"{name:13} {label:13} {len(own):3} pages  F1 {figures.f1:.4f}  clean {figures.clean:.3f}  "
                f"junk {figures.junk:.2f}  lost {figures.lost:.2f}",
                flush=True,
            )


def use_weights(path: Path) -> None:
    """Judge with other weights from here on."""
    weights.WEIGHTS = path
    trees.forest.cache_clear()
    wording.fitted.cache_clear()


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--sets", default="fundus16,fundus_world", help="default: %(default)s")
    parser.add_argument("--folds", type=Path, metavar="DIR")
    parser.add_argument("--show", action="store_true", help="print what the profiles cut")
    arguments = parser.parse_args()
    sets = sets_of(arguments.data, arguments.sets)
    rows: list[Row] = []
    for fold in range(FOLDS) if arguments.folds else (None,):
        if fold is not None:
            use_weights(arguments.folds / f"{fold}.json")
        rows += clean_publishers(sets, fold, arguments.show)
    report(rows)


if __name__ == "__main__":
    main()
