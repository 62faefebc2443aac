"""How many bylines by strangers are understood: whom they name, which day, and whether they leave the text.

    python tests/bylines_by_strangers.py            # the counts
    python tests/bylines_by_strangers.py read       # and the bylines that come out wrong

`by_strangers/bylines/` holds what stands between a headline and the text, or below it, on pages in some 30 languages,
half without any class. `unread.jsonl` is the control, as in `lines_by_strangers.py`.
"""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import Any, NamedTuple

import newsclean

BYLINES = Path(__file__).with_name("by_strangers") / "bylines"
FILES = ("read", "unread")


class Counts(NamedTuple):
    """Of a file, or of one of its bylines."""

    named: int
    """All authors are found, and nobody else."""
    dated: int
    """The day that it shows is found."""
    gone: int
    """The text is the page's paragraphs, and what of the byline belongs to it."""


def comes_out(byline: dict[str, Any]) -> Counts:
    """Return what of a byline comes out."""
    headline, *body = _bodies()[byline["language"]]
    paragraphs = [f"<p>{escape(text)}</p>" for text in body]
    paragraphs.insert(0 if byline["place"] == "top" else len(body), byline["html"])
    site = escape(byline["site"])
    article = newsclean.clean(
        f"<!doctype html><html lang={byline['language']}><head><meta charset=utf-8><title>{escape(headline)} - {site}"
        f'</title><meta property=og:site_name content="{site}">'
        '<script type="application/ld+json">{"@type": "NewsArticle"}</script></head>'
        f"<body><article><h1>{escape(headline)}</h1>{''.join(paragraphs)}</article></body></html>"
    )
    wanted = sorted(map(str.casefold, byline["authors"]))
    stays = [_key(unescape(text)) for text in byline["stays"]]
    text = _key(article.text)
    return Counts(
        sorted(map(str.casefold, article.authors)) == wanted,
        byline["date"] is not None and str(article.published)[:10] == byline["date"],
        all(key in text for key in stays) and len(text) <= sum(map(len, [*map(_key, body), *stays])) + _SLACK,
    )


_SLACK = 3  # characters: a mark or an initial


@cache
def _bodies() -> dict[str, list[str]]:
    bodies: dict[str, list[str]] = json.loads((BYLINES / "bodies.json").read_text(encoding="utf-8"))
    return bodies


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text)


def read(name: str) -> list[dict[str, Any]]:
    """Return the bylines of a file."""
    return [json.loads(row) for row in (BYLINES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def count(name: str) -> Counts:
    """Return how much of the bylines of a file comes out."""
    return Counts(*map(sum, zip(*map(comes_out, read(name)), strict=True)))


def main() -> None:
    """Print what the head says."""
    for name in sys.argv[1:]:
        if name == "unread":
            sys.exit("who reads these has no control any more")
        for byline in read(name):
            found = comes_out(byline)
            if not found.named or not found.gone:
                print(found, byline["language"], byline["authors"], byline["html"])
    for name in FILES:
        bylines, counts = read(name), count(name)
        dated = sum(byline["date"] is not None for byline in bylines)
        print(f"{name}: {counts.dated} of {dated} dated; of {len(bylines)} {counts.named} named, {counts.gone} gone")


if __name__ == "__main__":
    main()
