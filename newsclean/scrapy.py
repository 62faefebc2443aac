"""A crawled item with its page -> the same item with the article (an edge): an item pipeline for Scrapy.

    ITEM_PIPELINES = {"newsclean.scrapy.ArticlePipeline": 300}

An item's field `html` holds the page: the response, or its body as bytes or text. Settings, all optional:
NEWSCLEAN_HTML_FIELD, NEWSCLEAN_URL_FIELD, NEWSCLEAN_KEEP_HTML, NEWSCLEAN_TIMEOUT (seconds per page),
NEWSCLEAN_OPTIONS (a `newsclean.Options`).
"""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Self

from itemadapter import ItemAdapter
from scrapy.crawler import Crawler
from scrapy.http import Response
from w3lib.encoding import http_content_type_encoding

from newsclean.arrow import own_columns
from newsclean.batch import page_job
from newsclean.batch.bounded import clean_item
from newsclean.batch.limits import MEMORY, TIMEOUT, limits_of
from newsclean.batch.records import DEFAULT_COLUMNS
from newsclean.inputs.archives import Item
from newsclean.options import DEFAULT, check_options

_EMPTY: tuple[Any, ...] = (None, "", [], (), {})
"""What a field holds that nobody has filled, by the class of the item too."""


class ArticlePipeline:
    """Fill an item's fields (`batch.records.DEFAULT_COLUMNS`) from its page, and remove the page from the item.

    A dict gets all fields, other items those they declare; a field that the spider has filled stays as it is. An item
    without a page passes through. On a dataclass, which cannot lack a field, the page becomes None. Cleaning runs in a
    thread and a process of its own, while the crawl goes on.
    """

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self._html = settings.get("NEWSCLEAN_HTML_FIELD", "html")
        self._url = settings.get("NEWSCLEAN_URL_FIELD", "url")
        self._keep_html = settings.getbool("NEWSCLEAN_KEEP_HTML", False)
        options = settings.get("NEWSCLEAN_OPTIONS", DEFAULT)
        check_options(options)
        self._job = page_job.Job(page_job.ENGINE, options, form="row", columns=tuple(own_columns(DEFAULT_COLUMNS)))
        self._limits = limits_of(settings.getfloat("NEWSCLEAN_TIMEOUT", TIMEOUT), MEMORY)
        self._stats = crawler.stats
        self._thread = ThreadPoolExecutor(max_workers=1)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the pipeline; Scrapy calls this."""
        return cls(crawler)

    async def process_item(self, item: Any, spider: Any = None) -> Any:
        """Return the item with its article. If the page fails, the item's `error` is filled and the failure counted.

        spider: passed by Scrapy before 2.14.
        """
        adapter = ItemAdapter(item)
        page = adapter.get(self._html)
        if page is None:
            return item
        answer = await self._clean(_as_item(page, adapter.get(self._url)))
        if isinstance(item, MutableMapping) and not self._keep_html:  # a dict or a scrapy.Item
            del item[self._html]
        elif not self._keep_html:  # Scrapy's log prints each item: it may not lack an attribute
            adapter[self._html] = None
        fields = answer.body if isinstance(item, dict) else set(answer.body) & set(adapter.field_names())
        for name in fields:
            if adapter.get(name) in _EMPTY:
                adapter[name] = answer.body[name]
        self._stats.inc_value(f"newsclean/{answer.error.type if answer.error else 'cleaned'}")
        return item

    async def _clean(self, page: Item) -> page_job.Answer:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # a reactor without asyncio: the crawl waits
            return clean_item(page, self._job, self._limits)
        return await loop.run_in_executor(self._thread, clean_item, page, self._job, self._limits)

    def close_spider(self, spider: Any = None) -> None:
        """End the thread; the process ends with Scrapy's."""
        self._thread.shutdown()


def _as_item(page: Response | bytes | str, url: str | None) -> Item:
    if not isinstance(page, Response):
        return Item("", page, url)
    declared = page.headers.get("Content-Type") or b""
    return Item("", page.body, page.url, charset=http_content_type_encoding(declared.decode("latin-1")))
