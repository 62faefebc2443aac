"""Print what each rule does on annotated pages: how many blocks and lines it kept or cut, and how many rightly.

    python tests/measure_rules.py DATA                     # DATA: as for `newsclean benchmark DATA`
    python tests/measure_rules.py DATA --folds DIR         # with weights that have not seen the publisher
    python tests/measure_rules.py DATA --show sibling      # each block that this rule decided, wrong ones first

A line a rule: its name, whether it keeps (+) or cuts (-), and per set right/wrong by `fitting/labels.py`; the last
column is the same over all sets, but only where the scores alone would have said otherwise: what the rule is worth.
Docstrings of rules give counts of this kind, as they were when the rule was made.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

from measure_learning import FOLDS, sets_of, use_weights

from newsclean.benchmark.datasets import DataSet, fold_of
from newsclean.errors import NewscleanError
from newsclean.model import Trace
from newsclean.options import THRESHOLDS
from newsclean.pipeline import trace

sys.path.insert(0, str(Path(__file__).parent / "fitting"))
import labels

SETS = ["aeb", "fundus16", "fundus_world", "wcxb"]
SHOWN_CHARS = 110


class Decision(NamedTuple):
    """What a rule said of a block or a line of one, and whether the annotation says so too."""

    rule: str
    keeps: bool
    is_right: bool
    against_score: bool
    page: str
    text: str


def decisions(sets: list[DataSet], fold: int | None) -> Iterator[Decision]:
    """Yield what rules decided on the annotated pages of a fold, None for all."""
    for dataset in sets:
        for page in dataset.pages:
            if page.gold.kind != "body" or fold not in (None, fold_of(page.gold, FOLDS)):
                continue
            try:
                traced = trace(page.html())
            except NewscleanError:
                continue
            for decision in page_decisions(traced, asdict(page.gold)):
                yield decision._replace(page=f"{dataset.name}/{page.gold.id}")


def page_decisions(traced: Trace, gold: dict[str, object]) -> Iterator[Decision]:
    """Yield what rules decided of one page: of lines what the last stage said, of whole blocks the stage before."""
    texts = [block.text for block in traced.page.blocks]
    lines = [(i, n, line) for i, text in enumerate(texts) for n, line in enumerate(text.split("\n"))]
    of_block = labels.label_body(texts, gold)
    labelled = zip(lines, labels.label_body([line for *_, line in lines], gold), strict=True)
    of_line = {(i, n): label for (i, n, _), label in labelled}
    for v in traced.verdicts:
        if v.stage not in ("context", "line") or v.block < 0:
            continue
        is_line = v.stage == "line"
        belongs, weight = of_line[v.block, max(v.line, 0)] if is_line and "\n" in texts[v.block] else of_block[v.block]
        if weight:
            against = not v.keep if is_line else (v.score >= THRESHOLDS["balanced"]) != v.keep
            text = texts[v.block].split("\n")[v.line] if is_line else texts[v.block]
            yield Decision(v.rule, v.keep, bool(belongs) == v.keep, against, "", text)


def print_table(found: list[Decision], sets: list[str]) -> None:
    """Print a line for each rule, those that were wrong most often against the scores first."""
    by_rule: dict[tuple[str, bool], Counter[tuple[str, bool]]] = defaultdict(Counter)
    for d in found:
        counts = by_rule[d.rule, d.keeps]
        counts[d.page.partition("/")[0], d.is_right] += 1
        if d.against_score:
            counts["against", d.is_right] += 1
    print(f"{'rule':32}   " + "".join(f"{name:>15}" for name in (*sets, "against scores")))
    for (rule, keeps), counts in sorted(by_rule.items(), key=lambda item: -item[1]["against", False]):
        cells = "".join(f"{counts[s, True]:>9}/{counts[s, False]:<5}" for s in (*sets, "against"))
        print(f"{rule:32} {'+' if keeps else '-'} {cells}")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=Path, help="the folder that fit_weights.py --folds wrote")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--show", metavar="RULE", help="print the blocks that this rule decided")
    arguments = parser.parse_args()
    sets = sets_of(arguments.data, arguments.sets)
    found: list[Decision] = []
    for fold in range(FOLDS) if arguments.folds else (None,):
        if fold is not None:
            use_weights(arguments.folds / f"{fold}.json")
        found += decisions(sets, fold)
    if not arguments.show:
        print_table(found, [dataset.name for dataset in sets])
        return
    for d in sorted((d for d in found if d.rule == arguments.show), key=lambda d: d.is_right):
        said = ("" if d.is_right else "wrongly ") + ("kept" if d.keeps else "cut") + (" !" if d.against_score else "")
        print(f"{said:16}{d.page[:40]:42}{' / '.join(d.text.splitlines())[:SHOWN_CHARS]}")


if __name__ == "__main__":
    main()
