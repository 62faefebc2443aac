"""Print what each number in the rules decides: on how many pages other things come out at half and at twice it.

    python tests/measure_thresholds.py DATA                      # DATA: as for `newsclean benchmark DATA`
    python tests/measure_thresholds.py DATA --only standfirst    # the constants of the modules so called
    python tests/measure_thresholds.py DATA --annotated 30 --strangers 30

A line a constant: module, name, value, pages that differ at half, at twice. Many bounds in the rules say "by hand", and
then two figures: these, of 520 pages, as printed in December 2026. A bound that nothing hangs on may be a guard against
hostile pages. What is built into a pattern when its module is imported is left out.
"""

from __future__ import annotations

import argparse
import ast
import functools
import gc
import importlib
import random
import sys
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

import newsclean
from newsclean.benchmark.datasets import read_sets
from newsclean.errors import NewscleanError

PACKAGE = Path(newsclean.__file__).parent
ROOMS = ("captions", "context", "lines", "metadata", "page", "scoring")
STRANGERS = Path(__file__).parent / "by_strangers"
SEED = 7


class Constant(NamedTuple):
    """A number that a module's functions read."""

    module: str
    name: str
    value: float


def constants(only: str | None) -> Iterator[Constant]:
    """Yield the numbers that are named in capitals at the top of the rules' modules and read within functions."""
    for path in sorted(path for room in ROOMS for path in (PACKAGE / room).rglob("*.py")):
        if only and path.stem != only:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        outside = {
            name.id for part in tree.body if not isinstance(part, ast.FunctionDef | ast.ClassDef)
            for name in ast.walk(part) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Load)
        }  # fmt: skip
        for part in tree.body:
            if not isinstance(part, ast.Assign) or not isinstance(part.value, ast.Constant):
                continue
            target, value = part.targets[0], part.value.value
            if not isinstance(value, int | float) or isinstance(value, bool):
                continue
            if isinstance(target, ast.Name) and target.id.isupper() and target.id not in outside:
                module = ".".join(("newsclean", *path.relative_to(PACKAGE).with_suffix("").parts))
                yield Constant(module, target.id, value)


def pages(data: Path, some: int, others: int) -> list[bytes]:
    """Return so many annotated pages and so many by strangers, drawn at random."""
    draw = random.Random(SEED)
    annotated = [page for dataset in read_sets(data) for page in dataset.pages]
    strange = sorted(STRANGERS.rglob("*.html"))
    drawn = [page.html() for page in draw.sample(annotated, min(some, len(annotated)))]
    return drawn + [path.read_bytes() for path in draw.sample(strange, min(others, len(strange)))]


def outcome(html: bytes) -> Any:
    """Return what of an article the rules decide."""
    try:
        article = newsclean.clean(html)
    except NewscleanError as error:
        return type(error)
    return (article.text, article.title, article.authors, article.published, article.modified, article.captions,
            article.kind, tuple(link.title for link in article.related))  # fmt: skip


class _Run:
    """The pages and what comes out of them as the constants are; one a process."""

    html: list[bytes]
    usual: list[Any]


def measure(constant: Constant) -> tuple[Constant, list[int]]:
    """Return on how many pages other things come out at half and at twice a constant."""
    importlib.import_module(constant.module)
    ours = [module for name, module in list(sys.modules.items()) if name.split(".")[0] == "newsclean"]
    same = [m for m in ours if vars(m).get(constant.name) == constant.value and _may_be(m.__name__, constant)]
    caches = [found for found in gc.get_objects() if isinstance(found, functools._lru_cache_wrapper)
              and found.cache_parameters()["maxsize"]]  # fmt: skip
    halved = constant.value // 2 if isinstance(constant.value, int) else constant.value / 2
    counts = []
    for value in (halved, constant.value * 2 or 1):
        for put in (value, constant.value):
            for module in same:
                setattr(module, constant.name, put)
            for cache in caches:
                cache.cache_clear()
            if put is value:
                counts.append(sum(outcome(html) != usual for html, usual in zip(_Run.html, _Run.usual, strict=True)))
    return constant, counts


def _may_be(module: str, constant: Constant) -> bool:
    """Tell whether a module has a constant, or may have imported it."""
    return module == constant.module or not constant.name.startswith("_")


def main() -> None:
    """Print the table, the modules in order."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--only", metavar="MODULE")
    parser.add_argument("--annotated", type=int, default=300, metavar="PAGES")
    parser.add_argument("--strangers", type=int, default=220, metavar="PAGES")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    _Run.html = pages(options.data, options.annotated, options.strangers)
    _Run.usual = [outcome(html) for html in _Run.html]
    print(f"of {len(_Run.html)} pages")
    with Pool(options.workers) as pool:
        for constant, counts in pool.imap(measure, list(constants(options.only))):
            print(f"{constant.module:48} {constant.name:24} {constant.value:>8} {counts[0]:4} {counts[1]:4}")


if __name__ == "__main__":
    main()
