"""newsclean.curator in the extractor that NeMo Curator calls."""

from __future__ import annotations

from typing import Any

import pytest
from engine_pages import PNG, cleaned, pages

pytest.importorskip("nemo_curator", reason="needs the extra curator")

from nemo_curator.stages.text.download.common_crawl.extract import CommonCrawlHTMLExtractor

from newsclean.curator import NewscleanExtractor

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300), pytest.mark.usefixtures("no_worker_left")]


def record(html: bytes) -> dict[str, Any]:
    return {"url": "https://news.example/1", "warc_id": "w", "source_id": "s", "content": html}


def test_the_paragraphs_are_those_of_clean() -> None:
    """What Curator's extractor writes is the clean text, its paragraphs two lines apart."""
    extractor = CommonCrawlHTMLExtractor(algorithm=NewscleanExtractor())
    rows = pages(50)
    texts = [(extractor.extract(record(row["html"])) or {}).get("text") for row in rows]
    assert texts == [row["text"].replace("\n", "\n\n") for row in cleaned(rows)]


def test_a_page_without_an_article_is_none() -> None:
    """A page that fails or has no article gives None, which Curator passes over."""
    extract = NewscleanExtractor().extract_text
    assert extract("", frozenset(), "ENGLISH") is None
    assert extract(PNG.decode("latin-1"), frozenset(), "ENGLISH") is None


def test_a_page_that_hangs_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that overruns its time is given up, and the next one is cleaned."""
    monkeypatch.setattr("newsclean.batch.page_job.ENGINE", "planted_engine:trace")
    extractor = NewscleanExtractor(timeout=0.5)
    texts = [extractor.extract_text(html, frozenset(), "ENGLISH") for html in ("PLANT loop", "<p>One.</p><p>Two.</p>")]
    assert texts == [None, ["One.", "Two."]]
