"""Many pages in, a Result each out (an edge): `clean_many`, and the outcomes that a run makes its totals of."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator, Sized
from typing import Any, NamedTuple

from newsclean.batch import page_job
from newsclean.batch.limits import HAS_POOL, MEMORY, TIMEOUT, Limits, check_workers, limits_of, warn_of_limits
from newsclean.batch.page_job import WORKER, Job, answer_of, page_worker
from newsclean.batch.workers import Failure, Outcome, Pool
from newsclean.inputs.archives import Item
from newsclean.model import Article
from newsclean.options import DEFAULT, Options, check_options


class Result(NamedTuple):
    """A page's key, and its Article or the error in its place.

    key: the path as it was given, the key of a (key, html) pair, or the page's position
    article: None if the page failed
    error: a `Failure` if the page failed, else None
    """

    key: str
    article: Article | None
    error: Failure | None


def clean_many(
    items: Iterable[Item | tuple[str, str | bytes] | os.PathLike[str] | str | bytes],
    *,
    workers: int | None = None,
    options: Options = DEFAULT,
    timeout: float | None = TIMEOUT,
    memory: int | None = MEMORY,
    ordered: bool = True,
) -> Iterator[Result]:
    """Yield a Result for every page, in the order of `items` or, with `ordered=False`, as they finish.

    items: an iterable of paths (pathlib.Path) of saved pages, (key, html) pairs, bare HTML (its key is its position,
    "0", "1", ...) or `Item`s. It is read as results are taken, never far ahead.
    workers: number of processes; None means one per core, 0 cleans in this process without limits.
    timeout, memory: seconds and bytes that a page may take before it is stopped and reported; None or 0 is no limit.
    Without Unix processes (on Windows) no limit can hold, and a RuntimeWarning says so once. The memory limit needs a
    kernel that enforces RLIMIT_AS, as Linux does.

    Raises, at the call, TypeError for what is not an iterable of pages (a single page or path), and ValueError for an
    invalid number of workers, seconds or bytes.
    """
    single = isinstance(items, Item | str | bytes | bytearray | memoryview | os.PathLike)
    if single or not isinstance(items, Iterable):  # told here, not when the first result is taken
        raise TypeError(_ONE_FOR_MANY.format(type(items).__name__))
    pages = iter(items)
    check_options(options)
    check_workers(workers)
    limits = limits_of(timeout, memory)
    if workers != 0:
        warn_of_limits(limits)
    workers = enough(workers, len(items)) if isinstance(items, Sized) else workers
    return _results(pages, workers, Job(page_job.ENGINE, options), limits, ordered)


_ONE_FOR_MANY = (
    "clean_many takes an iterable of pages, not {}: [Path('page.html')] for a file, "
    "Path('saved').glob('*.html') for a folder, [html] for a page"
)


def _results(items: Iterator[Any], workers: int | None, job: Job, limits: Limits, ordered: bool) -> Iterator[Result]:
    stream = (_as_item(item, number) for number, item in enumerate(items))
    for outcome in outcomes(stream, job, workers=workers, limits=limits, ordered=ordered):
        answer = answer_of(outcome, job)
        yield Result(answer.key, answer.body, answer.error)


def enough(workers: int | None, pages: int) -> int:
    """Return how many worker processes so many pages need: those asked for, else one a core, but no idle ones."""
    wanted = (os.cpu_count() or 1) if workers is None else workers
    return min(wanted, max(1, pages))


def _as_item(item: Any, number: int) -> Item:
    """Return what an item of `clean_many` is, or why it is none."""
    if isinstance(item, Item):
        has_more = item.path is not None or item.row is not None or item.failure is not None
        return item if has_more else _held(item, item.html, "the html of an Item")
    if isinstance(item, tuple):
        if len(item) != 2:
            return _no_page(Item(str(number)), f"a pair is (key, html), not a tuple of {len(item)}")
        key, html = item
        return _held(Item(str(key)), html, "the html of a pair (key, html)")
    if isinstance(item, os.PathLike):
        path = os.fspath(item)
        return Item(path, path=path)
    return _held(Item(str(number)), item, "a page")


def _held(item: Item, html: Any, what: str) -> Item:
    """Return the item with its HTML, or why that is none: `what` names it."""
    if isinstance(html, bytearray | memoryview):
        html = bytes(html)
    if isinstance(html, str | bytes):
        return item._replace(html=html)
    return _no_page(item, f"{what} is bytes or str, not {type(html).__name__}")


def _no_page(item: Item, why: str) -> Item:
    return item._replace(failure=Failure("TypeError", why))


def outcomes(
    items: Iterable[Item], job: Job, *, workers: int | None, limits: Limits, ordered: bool = True
) -> Generator[Outcome, None, None]:
    """Yield the outcome of every item: its value is an Answer, or its error a limit that the page broke.

    Worker processes need a Unix; elsewhere all is done in this process, without limits.
    """
    if workers == 0 or not HAS_POOL:
        work = page_worker(job)
        for number, item in enumerate(items):
            yield Outcome(number, item, work(item), None)
        return
    with Pool(WORKER, job, workers=workers or os.cpu_count() or 1, limits=limits) as pool:
        yield from pool.map(items, ordered=ordered)
