"""What a run does with one page (an edge): a Job and an Item in, an Answer out, within a worker process or without.

The Answer's body is the article in the form that the job asks for.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.batch.records import DEFAULT_COLUMNS, record, removed_counts, to_line
from newsclean.batch.workers import Failure, Outcome, resolve, unforeseen
from newsclean.errors import NewscleanError
from newsclean.inputs.archives import Item, RowNames, open_item, read_row
from newsclean.model import Article, Trace
from newsclean.options import DEFAULT, Options

if TYPE_CHECKING:
    from newsclean.batch.unused import UnusedSelectors

WORKER = "newsclean.batch.page_job:page_worker"
"""What a pool of workers is given to find `page_worker` by."""
ENGINE = "newsclean.pipeline:trace"
"""The function that workers clean with; tests plant another."""


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
    from newsclean.batch.unused import UnusedSelectors  # loads lxml: where pages are cleaned, and not with this module

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


NO_TEXT = b"\n"
"""What `render` makes of an article without text, in the forms that hold the text alone."""


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
