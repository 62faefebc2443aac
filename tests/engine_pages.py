"""Helpers of the engines' tests: news pages by number, a web archive of them, and what a loop makes of them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import newsclean
from newsclean.batch.records import DEFAULT_COLUMNS, record
from newsclean.batch.workers import Failure
from newsclean.errors import NewscleanError

PLACES = ("Marrow Bay", "Lower Tansy", "Quill Harbour", "Saint Orrin", "Velder")
THINGS = ("bridge", "library", "night ferry", "tram depot", "weather station", "swimming hall", "seed bank")
PEOPLE = ("Ina Larch", "Tobias Wren", "Marit Oster", "Dev Calloway")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
"""What a crawler stores as a page now and then: NotHTML."""
ARTICLE = tuple(name for name in DEFAULT_COLUMNS if name not in ("id", "error"))


def url(number: int) -> str:
    return f"https://news.example/{number}"


def page(number: int) -> str:
    """Return a small news page; no two are the same."""
    place, thing, person = (names[number % len(names)] for names in (PLACES, THINGS, PEOPLE))
    return f"""<!DOCTYPE html><html lang="en"><head><title>{place} gets its {thing} back - The Gull</title>
<meta property="og:title" content="{place} gets its {thing} back"><meta name="author" content="{person}">
<meta property="article:published_time" content="2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/local">Local</a> <a href="/sport">Sport</a></nav>
<article><h1>{place} gets its {thing} back</h1><p class="byline">By {person}</p>
<figure><img src="{number}.jpg"><figcaption>The {thing} in {place}. Photo: {person}/Gull</figcaption></figure>
<p>After {number} days behind scaffolding, the {thing} in {place} opened its doors again on Monday morning, and the
queue reached as far as the fish market before the mayor had finished her speech.</p>
<p>“We counted {number * 7} visitors by noon,” said {person}, who has looked after the building since it was a school.
“Nobody complained about the rain, and that is how you know that people missed it.”</p>
<p><a href="/{number + 1}">Read more: Harbour fees rise by {number} crowns</a></p>
<p>The council paid for the work from a fund that was meant for a car park. A report on the costs, which came to
{number}.5 million crowns, is due before the summer; the opposition has asked to see it earlier.</p></article>
<footer><p>Sign up for our newsletter</p><p>© The Gull {number}</p></footer></body></html>"""


def pages(count: int, planted: dict[int, bytes] | None = None) -> list[dict[str, Any]]:
    """Return rows of id, url and html; `planted` stands in the place of single pages."""
    return [
        {"id": number, "url": url(number), "html": (planted or {}).get(number, page(number).encode())}
        for number in range(count)
    ]


def cleaned(rows: Iterable[dict[str, Any]], columns: Sequence[str] = DEFAULT_COLUMNS) -> list[dict[str, Any]]:
    """Return what a loop over `clean` makes of the rows, as records."""
    return [_cleaned(row, columns) for row in rows]


def _cleaned(row: dict[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    try:
        result: Any = newsclean.clean(row["html"], url=row["url"])
    except NewscleanError as error:
        result = Failure(type(error).__name__, str(error))
    return {**record("", row["url"], result, columns=columns), "id": row["id"]}


def write_warc(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    """Write the pages as the responses of a crawl."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for row in rows:
            http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            headers = {"WARC-Identified-Payload-Type": "text/html"}
            writer.write_record(
                writer.create_warc_record(
                    row["url"], "response", io.BytesIO(row["html"]), http_headers=http, warc_headers_dict=headers
                )
            )
    return path


def huge_page() -> bytes:
    """Return a page that takes more than a second."""
    return b"<article>" + b"<p>One <b>more</b> word of the <i>same</i> <a href=/x>kind</a>, and so on.</p>" * 100_000
