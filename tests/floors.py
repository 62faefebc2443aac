"""Pin what newsclean reaches on annotated pages, as floors that tests/test_floors.py holds.

    python tests/floors.py                # measure, raise the floors that are exceeded, write tests/floors.json
    python tests/floors.py --lower        # also lower those that are not reached; say why in the commit

The sets are those of $NEWSCLEAN_EVAL (default: ../shared/eval/data beside the repository) and, as "samples" and
"pages", the project's own pages. A floor holds for the pages that it was measured on, told by their fingerprint: for
pages that changed it is pinned anew, and going lower takes --lower there too.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import newsclean
from newsclean.benchmark.datasets import AnnotatedPage, DataSet, Gold, read_sets
from newsclean.benchmark.rows import text_figures

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("NEWSCLEAN_EVAL") or ROOT.parent / "shared" / "eval" / "data")
FLOORS = Path(__file__).with_name("floors.json")
DIGITS = 4
PINNED = {"body": ("f1", "clean"), "segments": ("f1",)}
"""Figures that have a floor, by kind of set."""


class Change(NamedTuple):
    """A floor that is to move."""

    set_name: str
    figure: str
    old: float | None
    new: float

    @property
    def lowers(self) -> bool:
        """Tell whether it goes down."""
        return self.old is not None and self.new < self.old


def own_sets() -> list[DataSet]:
    """Return the project's own pages as sets: `samples`, and `pages` where tests/pages is there."""
    samples = [
        (path.stem, path, path.with_suffix(".expected.txt")) for path in sorted((ROOT / "samples").glob("*.html"))
    ]
    pages = [
        (p.parent.name, p, p.with_name("expected.txt")) for p in sorted((ROOT / "tests/pages").glob("*/page.html"))
    ]
    return [
        DataSet(name, tuple(_own_pages(files))) for name, files in (("samples", samples), ("pages", pages)) if files
    ]


def _own_pages(files: list[tuple[str, Path, Path]]) -> Iterator[AnnotatedPage]:
    for name, page, expected in files:
        lines = expected.read_text(encoding="utf-8").splitlines()
        yield AnnotatedPage(Gold(name, paragraphs=tuple(line for line in lines if line)), page)


def all_sets() -> list[DataSet]:
    """Return every set that is here."""
    return own_sets() + (read_sets(DATA) if DATA.is_dir() else [])


def measure(dataset: DataSet) -> dict[str, float]:
    """Return what newsclean reaches on a set, rounded down."""
    figures = text_figures(dataset.pages, [_text(page.html()) for page in dataset.pages])
    scale = 10**DIGITS
    return {name: math.floor(getattr(figures, name) * scale) / scale for name in PINNED[dataset.kind]}


def _text(html: bytes) -> str:
    try:
        return newsclean.clean(html).text
    except newsclean.NewscleanError:
        return ""


def read_floors() -> dict[str, Any]:
    """Return the floors by set: pages, fingerprint and the pinned figures."""
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return floors


def pin(floors: dict[str, Any], dataset: DataSet, reached: dict[str, float]) -> tuple[dict[str, Any], list[Change]]:
    """Return the entry of a set at what it reaches, and what that changes."""
    old = floors.get(dataset.name, {})
    changes = [Change(dataset.name, figure, old.get(figure), value) for figure, value in reached.items()]
    entry = {"pages": len(dataset.pages), "fingerprint": dataset.fingerprint(), **reached}
    return entry, [change for change in changes if change.old != change.new]


def main() -> None:
    """Measure every set that is here and pin its floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lower", action="store_true", help="also lower floors that are not reached")
    lower = parser.parse_args().lower
    floors = read_floors()
    refused = []
    if not DATA.is_dir():
        print(f"no annotated pages at {DATA}: only the project's own are measured (NEWSCLEAN_EVAL names their folder)")
    for dataset in all_sets():
        entry, changes = pin(floors, dataset, measure(dataset))
        held = [change for change in changes if change.lowers and not lower]
        for change in changes:
            note = "  stays: lowering takes --lower" if change in held else ""
            print(f"{change.set_name:14} {change.figure:6} {change.old} -> {change.new}{note}", flush=True)
        refused += held
        known = floors.get(dataset.name)
        if not held:
            floors[dataset.name] = entry
        elif known and known["fingerprint"] == entry["fingerprint"]:
            floors[dataset.name] = entry | {change.figure: change.old for change in held}
    FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    sys.exit(bool(refused))


if __name__ == "__main__":
    main()
