"""Print what learning a site adds: each page of DATA's publishers cleaned with a profile of their other pages.

    python tests/measure_learning.py DATA                       # DATA: the layout of the shared evaluation data
    python tests/measure_learning.py DATA --folds DIR           # with weights that have not seen the publisher
    python tests/measure_learning.py DATA --sets fundus_world --show

Leave one out: the profile that cleans a page never saw it. `--folds DIR` takes the weights that
`tests/fitting/fit_weights.py DATA --folds DIR` wrote, so that what is printed is what a new publisher gets. The
measures are those of DATA/../score.py. Printed in November 2026, with --folds:

    fundus16      alone          30 pages  F1 0.9521  clean 0.767  junk 0.90  lost 0.50
    fundus16      with profile   30 pages  F1 0.9574  clean 0.800  junk 0.70  lost 0.50
    fundus_world  alone          30 pages  F1 0.9653  clean 0.533  junk 1.07  lost 1.07
    fundus_world  with profile   30 pages  F1 0.9653  clean 0.533  junk 1.07  lost 1.07

With the weights fitted on these very pages there is nothing left that recurs, and the profiles change nothing.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import newsclean
from newsclean import trees, wording
from newsclean.learning import note, settle
from newsclean.model import Options
from newsclean.pipeline import trace

sys.path.insert(0, str(Path(__file__).parent / "fitting"))
import labels

FOLDS = 5
Row = tuple[str, Any, str, str]
FEWEST = 3  # pages of a publisher: two to learn from, one to clean


def read_score(data: Path) -> ModuleType:
    """Return the module that measures."""
    spec = importlib.util.spec_from_file_location("score", data.parent / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def clean_publishers(data: Path, sets: list[str], fold: int | None, show: bool) -> list[Row]:
    """Return (set, gold, text as it is, text with the profile) of every page of publishers with enough pages."""
    score = read_score(data)
    publishers: dict[str, list[Any]] = defaultdict(list)
    for name in sets:
        for gold, html in score.load(data, name):
            if gold["kind"] == "body" and fold in (None, labels.fold(gold, FOLDS)):
                publishers[f"{name} {labels.group(gold)}"].append((name, gold, html))
    rows = []
    for pages in publishers.values():
        if len(pages) < FEWEST:
            continue
        traces = [trace(html, url=gold["url"]) for _, gold, html in pages]
        notes = [note(traced) for traced in traces]
        for i, (name, gold, html) in enumerate(pages):
            profile = settle(notes[:i] + notes[i + 1 :])._replace(hosts=("*",))  # whatever host the page names
            with_profile = newsclean.clean(html, url=gold["url"], options=Options(profiles=(profile,)))
            rows.append((name, gold, traces[i].article.text, with_profile.text))
            for cut in with_profile.removed if show else ():
                if cut.rule == "recurs-on-site":
                    print(f"    {name}/{gold['id']}  {cut.text[:90]!r}", flush=True)
    return rows


def report(data: Path, rows: list[Row]) -> None:
    """Print the measures, set by set, without and with the profiles."""
    score = read_score(data)
    for name in sorted({row[0] for row in rows}):
        for label, column in (("alone", 2), ("with profile", 3)):
            pages = [{"gold": row[1], "out": row[column], "err": None, "s": 0.0} for row in rows if row[0] == name]
            m = score.measure(pages)
            print(
                f"{name:13} {label:13} {len(pages):3} pages  F1 {m['F1']:.4f}  clean {m['clean']:.3f}  "
                f"junk {m['junk']:.2f}  lost {m['lost']:.2f}",
                flush=True,
            )


def use_weights(path: Path) -> None:
    """Judge with other weights from here on."""
    trees.WEIGHTS = path
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
    rows: list[Row] = []
    for fold in range(FOLDS) if arguments.folds else (None,):
        if fold is not None:
            use_weights(arguments.folds / f"{fold}.json")
        rows += clean_publishers(arguments.data, arguments.sets.split(","), fold, arguments.show)
    report(arguments.data, rows)


if __name__ == "__main__":
    main()
