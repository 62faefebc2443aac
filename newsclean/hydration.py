"""The article that a page shows only once its scripts run (layer 4): markup in the data that they are handed.

Some sites send an empty shell, and the body as a string of HTML in the JSON of a script (`__NEXT_DATA__`, Next.js
flight chunks, `window.__STATE__ = ...`), from which the browser fills the shell. A saved page that was never opened in
a browser has it there alone. To rules of the caller's own, all that stands in such a string is the script's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from newsclean.decode import decode
from newsclean.errors import NewscleanError
from newsclean.features import PROSE_WORDS
from newsclean.model import Block, Metadata, Page
from newsclean.parse import parse
from newsclean.paths import nearest
from newsclean.segment import segment
from newsclean.text import squeeze

# The second quotation mark may be missing, so that each character is read once; a line's end ends a string too.
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*+("?)')
_PARAGRAPH = re.compile(r"<p[\s>]", re.I)
_PARAGRAPHS = 3
_LEAST_CHARS = 300
_MOST_TRIED = 3  # the longest ones
_NESTED = 2  # JSON in a string of JSON
_JSON = re.compile(r"\A\s*(?:\w{1,8}:)?[\[{]")  # a row of a flight chunk has a name
_WORD = re.compile(r"[^\W\d_]+")
_WORD_CHARS = 4  # shorter words stand in every text
_TITLE_SHARE = 0.5  # of the headline's words that stand in the article


class Hydrated(NamedTuple):
    """A page with the article that its scripts hold."""

    page: Page
    warnings: tuple[str, ...]


def hydrated(page: Page, meta: Metadata) -> Hydrated | None:
    """Return the page with the blocks of the article that its scripts hold, None where they hold none.

    An article is the longest markup with paragraphs in a string of a script, in which the headline's words stand. Of
    1,511 annotated pages 102 have such strings; of these 3 show hardly any text, and the article of 2 comes out.
    """
    title = _telling(meta.title or "")
    found = [(len(html), -i, script, html) for i, (script, html) in enumerate(_markup(page.root))] if title else []
    for _, _, script, html in sorted(found, reverse=True, key=lambda one: one[:2])[:_MOST_TRIED]:
        try:
            parsed = parse(decode(html))
        except NewscleanError:  # a string may hold anything
            continue
        own = segment(parsed.root, page.url)
        if len(title & _telling("\n".join([b.text for b in own.blocks]))) >= _TITLE_SHARE * len(title):
            return Hydrated(_joined(page, script, own), parsed.warnings)
    return None


def _markup(root: Any) -> Iterator[tuple[Any, str]]:
    """Yield each string of markup with paragraphs in a script, and the script."""
    for script in root.iter("script"):
        for html in _strings(script.text or "", _NESTED):
            yield script, html


def _strings(text: str, depth: int) -> Iterator[str]:
    for literal in _STRING.finditer(text):
        raw = literal[0]
        if len(raw) < _LEAST_CHARS or not literal[1] or "p" not in raw:
            continue
        try:
            value = json.loads(raw, strict=False)
        except ValueError:
            continue
        inner = list(_strings(value, depth - 1)) if depth and ("\\" in value or _JSON.match(value)) else []
        if inner:
            yield from inner
        elif len(_PARAGRAPH.findall(value)) >= _PARAGRAPHS:
            yield value


def _telling(text: str) -> set[str]:
    """Return the words of a text that tell what it is about; pairs of characters where writing has no capitals."""
    found: set[str] = set()
    for word in _WORD.findall(text.lower()):
        if word.upper() == word:
            found.update(map("".join, pairwise(word)))
        elif len(word) >= _WORD_CHARS:
            found.add(word)
    return found


def _joined(page: Page, script: Any, own: Page) -> Page:
    """Return the page with the blocks of a script's markup behind its own, but those that it shows already."""
    first, shift = len(page.blocks), len(page.containers)
    above, place = nearest([container.path for container in page.containers], script)
    containers = [c._replace(parent=c.parent + shift if c.parent >= 0 else above, path=place) for c in own.containers]
    shown = {squeeze(block.text) for block in page.blocks if block.words >= PROSE_WORDS}
    new = [block for block in own.blocks if block.words < PROSE_WORDS or squeeze(block.text) not in shown]
    blocks: list[Block] = [b._replace(index=first + i, container=b.container + shift) for i, b in enumerate(new)]
    joined = replace(page, blocks=(*page.blocks, *blocks), containers=(*page.containers, *containers))
    return replace(joined, is_cut=page.is_cut or own.is_cut)
