"""A page in a NeMo Curator pipeline -> the paragraphs of its article (an edge): an HTMLExtractorAlgorithm.

Curator abandons the rest of a WARC file when an extractor raises, so this one never does. It asks for no share of stop
words in a paragraph, as Curator's own extractors do: that drops subheads and short quotes.
"""

from __future__ import annotations

from nemo_curator.stages.text.download.html_extractors import HTMLExtractorAlgorithm

from newsclean.batch import page_job
from newsclean.batch.bounded import clean_item
from newsclean.batch.limits import MEMORY, TIMEOUT, limits_of
from newsclean.inputs.archives import Item
from newsclean.options import DEFAULT, Options, check_options


class NewscleanExtractor(HTMLExtractorAlgorithm):
    """Extract the paragraphs of the article, as `CommonCrawlDownloadExtractStage(html_extraction=...)` wants them."""

    def __init__(
        self, options: Options = DEFAULT, *, timeout: float | None = TIMEOUT, memory: int | None = MEMORY
    ) -> None:
        """Take how to clean, and the seconds and bytes that a page may take; None or 0 is no limit."""
        check_options(options)
        self.options = options
        self.limits = limits_of(timeout, memory)

    def extract_text(self, html: str, stop_words: frozenset[str], language: str) -> list[str] | None:
        """Return the paragraphs, None if there are none. stop_words and language are ignored."""
        job = page_job.Job(page_job.ENGINE, self.options, form="row", columns=("text",))
        answer = clean_item(Item("", html), job, self.limits)
        return (answer.body["text"] or "").splitlines() or None
