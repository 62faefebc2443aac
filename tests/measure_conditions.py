"""Print what each condition in the rules is worth: how many pages get worse, and better, where it is left out.

    python tests/measure_conditions.py DATA --only teasers       # or a room; DATA: as for `newsclean benchmark`
    python tests/measure_conditions.py DATA --worth 1            # all rooms, some half an hour: those worth no more

A condition is an operand of `and` or `or`, an `if` without `else`, the filter of a comprehension. Left out, an operand
of `and` and a filter count as true, the others as false; one at a time, on the pages where they say otherwise. A line
a condition: module, line, function, what it says, on how many pages; annotated pages worse and better without it, and
pages by strangers. A page that gets worse in one field and better in another counts as neither. `page/paths.py`, which
is loaded before the others are rewritten, is left out.

What is worth nothing here may be a guard: against hostile pages, for languages and forms that these pages lack, for
fields without an annotation (the time of day, captions). What one page by a stranger is worth has not carried over.
"""

from __future__ import annotations

import argparse
import ast
import builtins
import functools
import gc
import importlib.util
import inspect
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from multiprocessing import get_context
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, ClassVar, NamedTuple

import test_by_strangers
from measure_thresholds import ROOMS, STRANGERS

import newsclean
from newsclean.benchmark.datasets import read_sets
from newsclean.benchmark.measures import score_meta, score_page, score_segments
from newsclean.errors import NewscleanError

_FIRST = 20  # pages
_LEFT_OUT, _SAYS = "_is_left_out", "_says"  # names that the rewritten modules read


class Condition(NamedTuple):
    """Where a condition stands, and what it counts as where it is left out."""

    module: str
    line: int
    function: str
    text: str
    neutral: bool


class _Run:
    """The conditions of the rewritten modules, the one left out, those that spoke, what they are asked by."""

    conditions: ClassVar[list[Condition]] = []
    left_out: ClassVar[int] = -1
    spoke: ClassVar[set[int]] = set()
    pages: ClassVar[list[tuple[str, bytes, Any]]] = []
    caches: ClassVar[list[Any]] = []


def _is_left_out(index: int) -> bool:
    return index == _Run.left_out


def _says(index: int, value: Any) -> Any:
    if bool(value) != _Run.conditions[index].neutral:
        _Run.spoke.add(index)
    return value


class Rewriter(ast.NodeTransformer):
    """Makes each condition of a module ask first whether it is left out."""

    def __init__(self, module: str) -> None:
        self.module, self.function = module, ""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        outer, self.function = self.function, node.name
        node.body = [self.visit(part) for part in node.body]
        self.function = outer
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.BoolOp:
        node.values = [self._asked(value, neutral=isinstance(node.op, ast.And)) for value in node.values]
        return node

    def visit_If(self, node: ast.If) -> ast.If:
        node.test = self.visit(node.test) if node.orelse else self._asked(node.test, neutral=False)
        node.body, node.orelse = ([self.visit(part) for part in parts] for parts in (node.body, node.orelse))
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.comprehension:
        node.iter, node.ifs = self.visit(node.iter), [self._asked(test, neutral=True) for test in node.ifs]
        return node

    def _asked(self, test: ast.expr, *, neutral: bool) -> ast.expr:
        if not self.function:
            return test
        index = ast.Constant(len(_Run.conditions))
        _Run.conditions.append(Condition(self.module, test.lineno, self.function, ast.unparse(test), neutral))
        left_out = ast.Call(ast.Name(_LEFT_OUT, ast.Load()), [index], [])
        says = ast.Call(ast.Name(_SAYS, ast.Load()), [index, self.visit(test)], [])
        if neutral:
            return ast.copy_location(ast.BoolOp(ast.Or(), [left_out, says]), test)
        return ast.copy_location(ast.BoolOp(ast.And(), [ast.UnaryOp(ast.Not(), left_out), says]), test)


def rewritten(source: str, module: str, path: str) -> CodeType:
    """Return the code of a module whose conditions can be left out."""
    tree = ast.fix_missing_locations(Rewriter(module).visit(ast.parse(source)))
    return compile(tree, path, "exec")  # type: ignore[no-any-return]  # of what mypy takes for Any


class _Loader(SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        return rewritten(Path(self.path).read_text(encoding="utf-8"), fullname, self.path)


class _Finder(MetaPathFinder):
    """Finds the modules of the rooms, to be rewritten as they load; `only` those of one room, or one of them."""

    def __init__(self, only: str | None) -> None:
        self.only = only

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        parts = fullname.split(".")
        if parts[0] != "newsclean" or not {*ROOMS}.intersection(parts[1:2]):
            return None
        found = PathFinder.find_spec(fullname, path) if self.only in (None, *parts[1:]) else None
        if found is None or found.submodule_search_locations or not (found.origin or "").endswith(".py"):
            return None
        return importlib.util.spec_from_file_location(fullname, found.origin, loader=_Loader(fullname, found.origin))


def _read_pages(data: Path) -> Iterator[tuple[str, bytes, Any]]:
    """Yield the name, markup and annotation of all pages; a stranger's is a dict."""
    for dataset in read_sets(data):
        yield from ((f"{dataset.name}/{page.gold.id}", page.html(), page.gold) for page in dataset.pages)
    for path in sorted(STRANGERS.rglob("*.html")):
        yield path.stem, path.read_bytes(), json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def judged(html: bytes, gold: Any) -> dict[str, float]:
    """Return how well each annotated field of a page comes out: more is better."""
    try:
        article = newsclean.clean(html)
    except (NewscleanError, ValueError, TypeError, AttributeError, LookupError):  # of a guard that is left out
        return {}
    if isinstance(gold, dict):
        fields = (field for field in test_by_strangers.FIELDS if field.__name__ in gold)
        return {field.__name__: float(found == wanted) for field in fields for found, wanted in [field(article, gold)]}
    published = article.published.isoformat() if article.published else None
    found = (article.title, article.authors, published)
    meta = score_meta((gold.title, gold.authors, gold.date), found)
    fields = {name: value for name, value in meta._asdict().items() if value is not None}
    if gold.kind == "body":
        page = score_page(gold.paragraphs, article.text, optional=gold.optional, title=gold.title or "")
        return fields | {"text": -float(sum(len(passage.split()) for passage in (*page.junk, *page.lost)))}
    kept, _, _, cut = score_segments(gold.wanted, gold.unwanted, article.text)
    return fields | {"text": float(kept + cut)}


@functools.cache
def _usual(page: int) -> dict[str, float]:
    return judged(*_Run.pages[page][1:])


def _caches() -> list[Any]:
    """Return the caches of the rooms; those of the lexicon and of what is read once hold data, long to fill."""
    found = (each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper))
    rooms = (each for each in found if {*(each.__module__ or "").split(".")[1:2]} <= {*ROOMS} and each is not _usual)
    return [each for each in rooms if inspect.signature(each).parameters]


def _clear() -> None:
    """Forget what was worked out with another condition left out."""
    for cache in _Run.caches:
        cache.cache_clear()


def spoken(page: int) -> tuple[int, set[int]]:
    """Return which conditions say otherwise than if they were left out."""
    _clear()
    _Run.spoke = set()
    with suppress(NewscleanError):
        newsclean.clean(_Run.pages[page][1])
    return page, _Run.spoke


def worth(job: tuple[int, list[int]]) -> tuple[int, Counter[str]]:
    """Return how many pages get worse and better without a condition: "annotated worse" and so on."""
    index, pages = job
    usual = {page: _usual(page) for page in pages}
    _Run.left_out = index
    _clear()
    counts: Counter[str] = Counter()
    for page in pages:
        without = judged(*_Run.pages[page][1:])
        change = [without.get(field, -1.0) - value for field, value in usual[page].items()]
        whose = "stranger's" if isinstance(_Run.pages[page][2], dict) else "annotated"
        if min(change, default=0) < 0 <= -max(change, default=0):
            counts[f"{whose} worse"] += 1
        elif max(change, default=0) > 0 <= min(change, default=0):
            counts[f"{whose} better"] += 1
    _Run.left_out = -1
    _clear()
    return index, counts


def main() -> None:
    """Print the conditions, module by module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--only", metavar="NAME", help="of a room or a module")
    parser.add_argument("--most", type=int, default=60, metavar="PAGES", help="conditions that speak on no more")
    parser.add_argument("--worth", type=int, metavar="PAGES", help="only those that cost no more pages, net")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    setattr(builtins, _LEFT_OUT, _is_left_out)
    setattr(builtins, _SAYS, _says)
    sys.meta_path.insert(0, _Finder(options.only))
    _Run.pages = list(_read_pages(options.data))
    for page in range(min(_FIRST, len(_Run.pages))):
        spoken(page)  # loads what is loaded when first used
    _Run.caches = _caches()
    context = get_context("fork")  # with the pages
    on: dict[int, list[int]] = defaultdict(list)
    with context.Pool(options.workers) as pool:
        for page, indexes in pool.imap_unordered(spoken, range(len(_Run.pages)), 16):
            for index in indexes:
                on[index].append(page)
    jobs = [(index, sorted(pages)) for index, pages in sorted(on.items()) if len(pages) <= options.most]
    with context.Pool(options.workers) as pool:
        for index, counts in pool.imap(worth, jobs, 4):
            condition = _Run.conditions[index]
            annotated = counts["annotated worse"], counts["annotated better"]
            strangers = counts["stranger's worse"], counts["stranger's better"]
            if options.worth is None or annotated[0] + strangers[0] - annotated[1] - strangers[1] <= options.worth:
                print(
                    f"{condition.module.removeprefix('newsclean.')}:{condition.line} {condition.function}"
                    f" n={len(on[index])} annotated -{annotated[0]} +{annotated[1]} strangers -{strangers[0]}"
                    f" +{strangers[1]}: {condition.text}"
                )


if __name__ == "__main__":
    main()
