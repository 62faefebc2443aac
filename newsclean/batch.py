"""Many pages in, a Result each out (an edge): `clean_many`, and what a worker process does with one page."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence, Sized
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.archives import Item, RowNames, open_item, read_row
from newsclean.errors import NewscleanError
from newsclean.limits import HAS_POOL, MEMORY, TIMEOUT, Limits, check_workers, limits_of, warn_of_limits
from newsclean.model import Article, Trace
from newsclean.options import DEFAULT, Options, check_options
from newsclean.records import DEFAULT_COLUMNS, record, removed_counts, to_line
from newsclean.workers import Failure, Outcome, Pool, resolve, unforeseen

if TYPE_CHECKING:
    from newsclean.unused import UnusedSelectors

ENGINE = "newsclean.pipeline:trace"
"""The function that workers clean with; tests plant another."""


class Result(NamedTuple):
    """A page's key, and its Article or the error in its place."""

    key: str
    article: Article | None
    error: Failure | None
    """Its `type` ("NotHTML", "PageTimeout", "MemoryLimit", "WorkerDied", ...) and `message`, and for errors in
    newsclean itself `where`."""


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

    Raises, at the call, TypeError for a single page or path instead of an iterable of them, and ValueError for an
    invalid number of workers, seconds or bytes.
    """
    if isinstance(items, Item | str | bytes | bytearray | memoryview | os.PathLike):
        raise TypeError(_ONE_FOR_MANY.format(type(items).__name__))
    check_options(options)
    check_workers(workers)
    limits = limits_of(timeout, memory)
    if workers != 0:
        warn_of_limits(limits)
    return _results(items, workers, Job(ENGINE, options), limits, ordered)


_ONE_FOR_MANY = (
    "clean_many takes any number of pages, not one {}: [Path('page.html')] for a file, "
    "Path('saved').glob('*.html') for a folder, [html] for a page"
)


def _results(items: Iterable[Any], workers: int | None, job: Job, limits: Limits, ordered: bool) -> Iterator[Result]:
    workers = enough(workers, len(items)) if isinstance(items, Sized) else workers
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
    with Pool("newsclean.batch:page_worker", job, workers=workers or os.cpu_count() or 1, limits=limits) as pool:
        yield from pool.map(items, ordered=ordered)


# --- one page --------------------------------------------------------------------------------------------------


class Job(NamedTuple):
    """What to do with every page."""

    engine: str
    options: Options = DEFAULT
    form: str = "article"
    """article (the object), text, markdown, html, json, jsonl (a record's line) or row (a record)."""
    columns: Sequence[str] = DEFAULT_COLUMNS
    names: RowNames = RowNames()
    url: str | None = None
    """Address of the page, where the caller knows it."""
    language: str | None = None
    """Only pages in this language; others are OtherLanguage."""
    header: bool = False
    """Text and markdown begin with a block of metadata."""
    with_id: bool = False
    """JSON begins with the page's id: several articles are one document."""


class Answer(NamedTuple):
    """What became of one page."""

    key: str
    body: Any
    """In the job's form; of a failed page its record in that form, None where the form is "article"."""
    error: Failure | None
    kind: str | None = None
    cut: tuple[tuple[str, int], ...] = ()
    """How many pieces were cut, by role."""
    html_bytes: int = 0
    url: str | None = None
    met: tuple[tuple[str, str], ...] = ()
    """Selectors of the options that select something for the first time in this worker: see `UnusedSelectors.meet`."""
    is_cut: bool = False
    """The page had more blocks than are read: the article's `warnings` say so."""
    is_own: bool = False
    """Newsclean itself wrote the page; one that was found in a folder has no body then."""


class OtherLanguage(NewscleanError):  # noqa: N818 - named as the other page errors are
    """The page is in another language than the one asked for."""


def page_worker(job: Job) -> Callable[[Item], Answer]:
    """Return the function that cleans one item; the factory that worker processes call."""
    from newsclean.unused import UnusedSelectors  # loads lxml: where pages are cleaned, and not with this module

    trace, unused = resolve(job.engine), UnusedSelectors(job.options)
    with contextlib.suppress(NewscleanError):  # load phrases and weights now, outside any page's time limit
        trace("<p>Warm up.</p>", options=job.options)
    return lambda item: _clean_item(item, job, trace, unused)


def _clean_item(item: Item, job: Job, trace: Callable[..., Trace], unused: UnusedSelectors) -> Answer:
    size = 0
    try:
        if item.failure is not None:
            return failed_answer(item, job, item.failure)
        item, saved = open_item(item, job.names, job.options.max_bytes)
        size = len(saved.html)
        is_own = item.path is not None and saved.is_own  # what a table holds is of who filled it
        if is_own and item.is_found:
            return Answer(item.key, None, None, is_own=True)
        options = replace(job.options, charset=item.charset) if item.charset else job.options
        traced = trace(saved.html, url=job.url or item.url, options=options)
        article = traced.article
        if job.language and not _speaks(article.language, job.language):
            raise OtherLanguage(f"the page is in {article.language or 'an unknown language'}")
        body = render(article, item, job)
        cut = tuple((role, count) for role, count in removed_counts(article).items() if count)
        met = unused.meet(traced.page.root)
        is_cut = traced.page.is_cut
        return Answer(item.key, body, None, article.kind, cut, size, article.url, met, is_cut, is_own)
    except MemoryError:
        raise
    except OSError as error:
        return failed_answer(item, job, Failure(type(error).__name__, error.strerror or str(error)), size)
    except NewscleanError as error:
        return failed_answer(item, job, Failure(type(error).__name__, str(error)), size)
    except Exception as error:  # whatever a page makes the engine raise is that page's record, not the run's end
        return failed_answer(item, job, unforeseen(error), size)


def answer_of(outcome: Outcome, job: Job) -> Answer:
    """Return what became of a page: what its worker says, or that the page ended it."""
    answer: Answer | None = outcome.value
    return answer or failed_answer(outcome.payload, job, outcome.error or _NO_ANSWER)


_NO_ANSWER = Failure("WorkerDied", "the worker gave no answer for the page")


def failed_answer(item: Item, job: Job, failure: Failure, size: int = 0) -> Answer:
    """Return the answer for a page that has no article."""
    if item.row is not None:
        with contextlib.suppress(NewscleanError):
            item = read_row(item, job.names)
    body: Any = None
    if job.form != "article":
        row = record(item.key, job.url or item.url, failure, columns=job.columns, extra=item.extra)
        body = row if job.form == "row" else to_line(row)
    return Answer(item.key, body, failure, None, (), size, job.url or item.url)


def render(article: Article, item: Item, job: Job) -> Any:
    """Return the article in the job's form."""
    if job.form == "article":
        return article
    if job.form in ("jsonl", "row"):
        row = record(item.key, item.url, article, columns=job.columns, extra=item.extra)
        return row if job.form == "row" else to_line(row)
    if job.form == "json" and job.with_id:
        text = json.dumps({"id": item.key, **article.to_dict()}, ensure_ascii=False, indent=2)
    else:
        text = _TEXTS[job.form](article)
    if job.header and job.form in ("text", "markdown"):
        text = _front_matter(article) + text
    return (text.rstrip("\n") + "\n").encode("utf-8", "replace")


_TEXTS: dict[str, Callable[[Article], str]] = {
    "text": lambda article: article.text,
    "markdown": lambda article: article.to_markdown(),
    "html": lambda article: article.to_html(),
    "json": lambda article: article.to_json(indent=2),
}


def _front_matter(article: Article) -> str:
    """Return the metadata as a block between two lines of dashes, the values as YAML reads them."""
    fields: dict[str, Any] = {
        "title": article.title,
        "authors": list(article.authors),
        "date_published": article.published and article.published.isoformat(),
        "date_modified": article.modified and article.modified.isoformat(),
        "url": article.url,
        "site": article.site,
        "language": article.language,
        "kind": article.kind,
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value]
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def _speaks(language: str | None, wanted: str) -> bool:
    return (language or "").lower().split("-")[0] == wanted.lower().split("-")[0]
