"""Pages that the command line names -> their traces (an edge), one by one in this process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from newsclean.commands.progress import page_bar
from newsclean.inputs.archives import Item, RowNames, open_item
from newsclean.inputs.inputs import Inputs
from newsclean.model import Trace
from newsclean.options import DEFAULT, Options
from newsclean.pipeline import trace


class Traced(NamedTuple):
    """A page's trace, or why it has none."""

    key: str
    """Its path below the input."""
    output: str
    """Where its own file goes, without the extension."""
    trace: Trace | None
    error: str | None
    is_own: bool = False
    """Newsclean itself wrote the page; one that was found in a folder has no trace then."""
    size: int = 0
    """Bytes of the input that it stands for."""


def traces(inputs: Inputs, options: Options = DEFAULT, *, url: str | None = None) -> Iterator[Traced]:
    """Yield the trace of every page; a page that fails is told in its place."""
    for item in inputs.items():
        page = traced(item, options, names=inputs.names, url=url)
        if not page.is_own or inputs.meet_own(item):
            yield page


def traces_beside_bar(inputs: Inputs, options: Options = DEFAULT, *, url: str | None = None) -> Iterator[Traced]:
    """Yield the trace of every page, with a bar on a terminal, above which it is said why a page failed."""
    with page_bar(inputs.survey().bytes) as tell:
        for page in traces(inputs, options, url=url):
            yield page
            tell(page.size, page.trace is None, f"{page.key}: {page.error}" if page.trace is None else "")


def traced(item: Item, options: Options = DEFAULT, *, names: RowNames | None = None, url: str | None = None) -> Traced:
    """Return the trace of a page, or why it has none."""
    if item.failure is not None:
        why = f"{item.failure.type}: {item.failure.message}"
        return Traced(item.key, item.output or item.key, None, why, size=item.size)
    trace_of, error, is_own = None, None, False
    try:
        item, saved = open_item(item, names or RowNames(), options.max_bytes)
        is_own = item.path is not None and saved.is_own
        if not (is_own and item.is_found):
            own = replace(options, charset=item.charset) if item.charset else options
            trace_of = trace(saved.html, url=url or item.url, options=own)
    except Exception as failure:  # whatever a page makes the engine raise is that page's failure, not the command's end
        error = f"{type(failure).__name__}: {failure}"
    return Traced(item.key, item.output or item.key, trace_of, error, is_own, item.size)
