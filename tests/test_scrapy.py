"""newsclean.scrapy in Scrapy itself: a spider over saved pages, and the pipeline with items of each kind."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from engine_pages import PNG, cleaned, page, pages, url
from planted_runs import ENVIRONMENT

pytest.importorskip("scrapy", reason="needs the extra scrapy")

import scrapy
from scrapy.http import HtmlResponse
from scrapy.utils.test import get_crawler

from newsclean import Options
from newsclean.scrapy import ArticlePipeline

SPIDER = """
import scrapy

class SavedPages(scrapy.Spider):
    name = "saved"
    custom_settings = {"ITEM_PIPELINES": {"newsclean.scrapy.ArticlePipeline": 300}}

    def __init__(self, folder):
        self.start_urls = [f"file://{folder}/{number}.html" for number in range(30)]

    def parse(self, response):
        number = int(response.url.split("/")[-1].split(".")[0])
        yield {"id": number, "url": f"https://news.example/{number}", "html": response.body}
"""


pytestmark = pytest.mark.usefixtures("no_worker_left")


def process(item: Any, **settings: Any) -> tuple[Any, dict[str, Any]]:
    """Return the item as the pipeline leaves it, and what it counted."""
    crawler = get_crawler(settings_dict=settings)
    pipeline = ArticlePipeline.from_crawler(crawler)
    result = asyncio.run(pipeline.process_item(item))
    pipeline.close_spider()
    return result, crawler.stats.get_stats()


@pytest.mark.slow
def test_a_crawl_gives_the_records_of_a_loop_over_clean(tmp_path: Path) -> None:
    """Scrapy runs the spider, the pipeline fills its items, the feed holds them; what is no page costs its item."""
    rows = pages(30, {7: PNG})
    for row in rows:
        (tmp_path / f"{row['id']}.html").write_bytes(row["html"])
    (tmp_path / "spider.py").write_text(SPIDER)
    command = [sys.executable, "-m", "scrapy", "runspider", "spider.py", "-a", f"folder={tmp_path}", "-o", "out.jsonl"]
    done = subprocess.run(command, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, timeout=50)
    found = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert sorted(found, key=lambda row: int(row["id"])) == cleaned(rows)
    assert "'newsclean/NotHTML': 1" in done.stderr and "'newsclean/cleaned': 29" in done.stderr


def test_an_item_takes_the_fields_that_it_declares() -> None:
    """A scrapy.Item without a field for the confidence gets none, and the page is taken off."""

    class News(scrapy.Item):  # type: ignore[misc]
        html = scrapy.Field()
        url = scrapy.Field()
        title = scrapy.Field()

    result, _ = process(News(html=page(1), url=url(1)))
    assert dict(result) == {"url": url(1), "title": "Lower Tansy gets its library back"}


@dataclass
class Story:
    """An item of a spider's own."""

    html: bytes | None
    title: str | None = None
    text: str | None = None


def test_what_the_spider_filled_stays() -> None:
    """A field that has a value keeps it; a dataclass is an item too."""
    result, _ = process(Story(page(1).encode(), title="By hand"))
    assert result.title == "By hand" and result.text.startswith("After 1 days")


def test_an_item_of_a_class_can_be_printed() -> None:
    """The page goes off a dataclass as None: Scrapy's log prints each item, and knows no missing attribute."""
    result, _ = process(Story(page(1).encode()))
    assert result.html is None and "library back" in repr(result)


def test_what_is_empty_by_the_class_is_filled() -> None:
    """An empty text or list that a class gives its items is nothing that a spider has filled."""

    @dataclass
    class Note:
        html: str
        title: str = ""
        authors: tuple[str, ...] | list[str] = ()

    result, _ = process(Note(page(1)))
    assert (result.title, result.authors) == ("Lower Tansy gets its library back", ["Tobias Wren"])


def test_the_page_may_stand_where_the_text_is_to_go() -> None:
    """A page in the field `text` makes way for the clean text."""
    result, _ = process({"text": page(1)}, NEWSCLEAN_HTML_FIELD="text")
    assert result["text"].startswith("After 1 days")


def test_wrong_options_are_said_when_the_crawl_begins() -> None:
    """What is no Options costs no item: Scrapy does not start."""
    with pytest.raises(TypeError, match="options are"):
        process({}, NEWSCLEAN_OPTIONS={"favor": "precision"})


def test_the_page_may_be_the_response() -> None:
    """A response gives body, address and the charset of its header."""
    body = "<h1>Über Öl</h1><p>Der Preis für Öl ist über Nacht gefallen, sagt die Börse.</p>".encode("cp1252")
    response = HtmlResponse(url(9), body=body, headers={"Content-Type": "text/html; charset=windows-1252"})
    result, _ = process({"html": response})
    assert result["url"] == url(9) and "Öl" in result["text"] and "html" not in result


def test_settings_name_fields_and_options() -> None:
    """Other field names, options and the wish to keep the page are settings."""
    result, _ = process(
        {"body": page(1)},
        NEWSCLEAN_HTML_FIELD="body",
        NEWSCLEAN_KEEP_HTML=True,
        NEWSCLEAN_OPTIONS=Options(drop=("//p[contains(., 'council')]",)),
    )
    assert "council" not in result["text"] and result["body"] == page(1)


def test_a_page_that_hangs_costs_one_item(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is ended after NEWSCLEAN_TIMEOUT seconds, counted, and its item says so."""
    monkeypatch.setattr("newsclean.batch.page_job.ENGINE", "planted_engine:trace")
    result, stats = process({"html": "PLANT loop"}, NEWSCLEAN_TIMEOUT=0.5)
    assert result["error"].startswith("PageTimeout") and stats == {"newsclean/PageTimeout": 1}


def test_an_item_without_a_page_passes() -> None:
    """Items of another kind are left as they are."""
    assert process({"price": 3})[0] == {"price": 3}
