"""datatrove documents of HTML in, documents of articles out (an edge): an extractor beside datatrove's own.

It runs in datatrove's own sandbox, a process that is killed when a page overruns. The sandbox starts its clock before
that process is ready, so the engine is loaded here, ahead of it, and the forked process has it at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from datatrove.data import Document
from datatrove.pipeline.extractors.base import BaseExtractor, ExtractorSandbox
from datatrove.utils.typeshelper import StatHints

from newsclean.batch.limits import TIMEOUT, limits_of
from newsclean.batch.records import VERSION, check_columns, passed_name, record
from newsclean.options import DEFAULT, Options, check_options

METADATA = ("title", "authors", "date_published", "date_modified", "language", "kind", "confidence", VERSION)
_WARM_UP = "<p>Warm up.</p>"
_FAILED = {"PageTimeout": "timeout", "WorkerDied": "broken_process"}
"""The names of datatrove's extractors for what went wrong; all else is its clean_error."""


class Newsclean(BaseExtractor):
    """Put the clean article into a document's text, and what is known about it into the document's metadata.

    The document's own metadata with the name of one of newsclean's become `input_title` and the like.
    """

    name = "📰 newsclean"

    def __init__(
        self,
        options: Options = DEFAULT,
        columns: Sequence[str] = METADATA,
        *,
        timeout: float = TIMEOUT,
        keep_empty: bool = False,
    ) -> None:
        """Take how to clean, and which of the records' columns become metadata.

        timeout: seconds that a page may take.
        keep_empty: also pass on documents without an article, with the reason as metadata `error` if they failed.
        By default they are dropped, as datatrove's own extractors do.
        """
        check_options(options)
        check_columns(columns)
        if limits_of(timeout, None).seconds is None:
            raise ValueError(f"timeout: datatrove's sandbox takes a number of seconds over 0, not {timeout!r}")
        super().__init__(timeout)
        self.options = options
        self.columns = tuple(columns)
        self._filled = [name for name in (*self.columns, "error") if name != "url"]
        self.keep_empty = keep_empty

    def extract(self, text: str | bytes) -> str:
        """Return the clean text of a page, empty if it has none. Never raises."""
        return self.clean(text, None)[0]

    def clean(self, html: str | bytes, url: str | None) -> tuple[str, dict[str, Any]]:
        """Return the clean text of a page and its metadata, only `error` if it failed. Never raises."""
        from newsclean.pipeline import clean

        try:
            article = clean(html, url=url, options=self.options)
            row = record("", url, article, columns=("text", *self.columns))
        except Exception as error:  # what a page makes the engine raise is that page's error
            return "", {"error": f"{type(error).__name__}: {error}"}
        return row.pop("text"), row

    def run(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """Yield the documents that have an article, with it in `text` instead of the HTML."""
        self.extract(_WARM_UP)
        with ExtractorSandbox(timeout=self.timeout, warmup_text=(_WARM_UP, None)) as sandbox:
            for document in data:
                self.stat_update(StatHints.total)
                with self.track_time():
                    document.text, metadata = self._bounded(sandbox, document)
                for name in self._filled:
                    if name in document.metadata:
                        document.metadata[passed_name(name)] = document.metadata.pop(name)
                document.metadata.update(metadata)
                error = metadata.get("error")
                self.stat_update(_FAILED.get(error.split(":")[0], "clean_error") if error else "extracted")
                if document.text or self.keep_empty:
                    self.stat_update(StatHints.forwarded)
                    self.update_doc_stats(document)
                    yield document
                else:
                    self.stat_update(StatHints.dropped)

    def _bounded(self, sandbox: ExtractorSandbox, document: Document) -> tuple[str, dict[str, Any]]:
        try:
            text, metadata = sandbox.process_document((document.text, document.metadata.get("url")), self.clean)
        except TimeoutError:
            return "", {"error": f"PageTimeout: the page took longer than {self.timeout:g} s"}
        except (EOFError, OSError):
            return "", {"error": "WorkerDied: the page ended its process"}
        return text, metadata
