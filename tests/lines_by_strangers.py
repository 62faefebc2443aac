"""How many single lines by strangers go, and how many stay, each in a plain paragraph of a page of news.

    python tests/lines_by_strangers.py                    # the counts of all files
    python tests/lines_by_strangers.py read/english       # and the lines that come out wrong

`by_strangers/lines/` holds lines by people who knew no rule and no phrase: pitches, notes and tails in all the forms
that they could think of, and lines that belong and look like them. Those in `unread/` are the control: nobody has read
them, and who reads them to write a rule or a phrase has none any more. No class or element tells what a line is.
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

LINES = Path(__file__).with_name("by_strangers") / "lines"
FILES = sorted(str(path.relative_to(LINES).with_suffix("")) for path in LINES.glob("*/*.jsonl"))
_TAG = re.compile(r"</?[a-z]+\b[^>]*>", re.I)
_PLACES = {"start": 0, "middle": 3, "end": 7}  # paragraphs above it, of seven


class Counts(NamedTuple):
    """Of a file."""

    cut: int
    """Lines of no article that are cut."""
    kept: int
    """Lines of the article that stay."""


def page_of(line: dict[str, Any]) -> str:
    """Return a page with a line in a paragraph of its own."""
    body = _bodies()[line["language"]]
    paragraphs = [f"<p>{escape(text)}</p>" for text in body]
    paragraphs.insert(_PLACES[line["place"]], f"<p>{line['text']}</p>")
    title = escape(" ".join(body[0].split()[:7]) if " " in body[0] else body[0][:14])
    site = escape(line["site"])
    return (
        f"<!doctype html><html lang={line['language']}><head><meta charset=utf-8><title>{title} - {site}</title>"
        f'<meta property=og:site_name content="{site}"><link rel=canonical href="https://gull.example/1">'
        '<script type="application/ld+json">{"@type": "NewsArticle"}</script></head>'
        f"<body><article><h1>{title}</h1>{''.join(paragraphs)}</article></body></html>"
    )


@cache
def _bodies() -> dict[str, list[str]]:
    bodies: dict[str, list[str]] = json.loads((LINES / "bodies.json").read_text(encoding="utf-8"))
    return bodies


def comes_out(line: dict[str, Any]) -> bool:
    """Tell whether a line that belongs stays whole, or of one that does not no sentence stays."""
    text = unescape(_TAG.sub("", line["text"])).strip()
    left = _key(newsclean.clean(page_of(line).encode()).text)
    is_whole = _key(text) in left
    if line["belongs"]:
        return is_whole
    sentences = map(_key, re.split(r"(?<=[.!?।。])\s+", text))
    return not is_whole and not any(key in left for key in sentences if len(key) > _SENTENCE_CHARS)


_SENTENCE_CHARS = 12


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text)


def read(name: str) -> list[dict[str, Any]]:
    """Return the lines of a file."""
    return [json.loads(row) for row in (LINES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def count(name: str) -> Counts:
    """Return how many lines of a file come out."""
    right = [line["belongs"] for line in read(name) if comes_out(line)]
    return Counts(right.count(False), right.count(True))


def main() -> None:
    """Print what the head says."""
    for name in sys.argv[1:]:
        if name.startswith("unread"):
            sys.exit("who reads these has no control any more")
        for line in read(name):
            if not comes_out(line):
                print("is cut:" if line["belongs"] else "stays:", line["language"], line["kind"], line["text"])
    for name in sys.argv[1:] or FILES:
        belong = [line["belongs"] for line in read(name)]
        counts = count(name)
        print(f"{name}: {counts.cut} of {belong.count(False)} cut, {counts.kept} of {belong.count(True)} stay")


if __name__ == "__main__":
    main()
