"""Pages that the command line names -> their traces (an edge), one by one in this process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from newsclean.archives import RowNames, open_item
from newsclean.errors import NewscleanError
from newsclean.inputs import Inputs
from newsclean.model import DEFAULT, Options, Trace
from newsclean.pipeline import trace


class Traced(NamedTuple):
    """A page's trace, or why it has none."""

    key: str
    """Its path below the input."""
    output: str
    """Where its own file goes, without the extension."""
    trace: Trace | None
    error: str | None


def traces(
    inputs: Inputs, options: Options = DEFAULT, *, names: RowNames | None = None, url: str | None = None
) -> Iterator[Traced]:
    """Yield the trace of every page; a page that fails is told in its place."""
    for item in inputs.items():
        try:
            if item.failure is not None:
                raise NewscleanError(item.failure.message)
            item, saved = open_item(item, names or RowNames(), options.max_bytes)
            own = replace(options, charset=item.charset) if item.charset else options
            yield Traced(item.key, item.output or item.key, trace(saved.html, url=url or item.url, options=own), None)
        except (NewscleanError, OSError) as error:
            yield Traced(item.key, item.output or item.key, None, f"{type(error).__name__}: {error}")
