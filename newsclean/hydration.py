"""The article that a page shows only once its scripts run (layer 4): markup in the data that they are handed.

Some sites send an empty shell, and the body as a string of HTML in the JSON of a script (`__NEXT_DATA__`, Next.js
flight chunks, `window.__STATE__ = ...`), from which the browser fills the shell. A saved page that was never opened in
a browser has it there alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from newsclean.decode import decode
from newsclean.errors import NewscleanError
from newsclean.model import Metadata, Page
from newsclean.parse import parse
from newsclean.segment import segment

# The second quotation mark may be missing, so that each character is read once; a line's end ends a string too.
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*+("?)')
_PARAGRAPH = re.compile(r"<p[\s>]", re.I)
_PARAGRAPHS = 3
_LEAST_CHARS = 300
_MOST_TRIED = 3  # the longest ones
_NESTED = 2  # JSON in a string of JSON
_TITLE_SHARE = 0.4  # of the headline's words that stand in the article


def hydrated(page: Page, meta: Metadata) -> Page | None:
    """Return the page with the blocks of the article that its scripts hold, None where they hold none.

    An article is the longest markup with paragraphs in a string of a script, in which the headline's words stand.
    """
    found = [(len(html), -i, script, html) for i, (script, html) in enumerate(_markup(page.root))]
    for _, _, script, html in sorted(found, reverse=True, key=lambda one: one[:2])[:_MOST_TRIED]:
        if _is_about(html, meta.title):
            try:
                return _with_markup(page, script, html)
            except NewscleanError:  # a string may hold anything
                continue
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
        if len(_PARAGRAPH.findall(value)) >= _PARAGRAPHS and not value.lstrip().startswith(("{", "[")):
            yield value
        elif depth and '"' in value:
            yield from _strings(value, depth - 1)


def _is_about(html: str, title: str | None) -> bool:
    """Tell whether markup says what the headline says: enough of its words."""
    words = set((title or "").lower().split())
    text = html.lower()
    return bool(words) and sum(word.strip(".,:;!?\"'") in text for word in words) >= _TITLE_SHARE * len(words)


def _with_markup(page: Page, script: Any, html: str) -> Page:
    """Return the page with the blocks of markup behind its own, as if they stood in the script's element."""
    own = segment(parse(decode(html)).root, page.url)
    first, shift = len(page.blocks), len(page.containers)
    place = _path(script)
    containers = [
        container._replace(parent=container.parent + shift if container.parent >= 0 else 0, path=place)
        for container in own.containers
    ]
    blocks = [b._replace(index=b.index + first, container=b.container + shift) for b in own.blocks]
    return Page(
        page.url, page.root, (*page.blocks, *blocks), (*page.containers, *containers), page.is_cut or own.is_cut
    )


def _path(element: Any) -> Any:
    """Return the steps to an element, as containers have them."""
    above = element.getparent()
    nth = sum(1 for _ in element.itersiblings(element.tag, preceding=True)) + 1
    return (None if above is None else _path(above), element.tag, nth)
