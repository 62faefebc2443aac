"""The article that a page tells machines but not its readers: in the data of a script or in its JSON-LD (layer 4).

In: a page and its metadata. Out: the page with the blocks that it does not show behind its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from newsclean.characters import OPENING_QUOTES
from newsclean.errors import NewscleanError
from newsclean.model import Block, Container, Metadata, Page, Term, Verdict
from newsclean.page.block_text import count_words
from newsclean.page.decode import decode
from newsclean.page.parse import parse
from newsclean.page.paths import nearest
from newsclean.page.segment import segment
from newsclean.prose import PROSE_WORDS
from newsclean.scoring.rules import JSON_LD_BODY
from newsclean.text import squeeze


class Hydrated(NamedTuple):
    """A page with the article that its scripts hold."""

    page: Page
    warnings: tuple[str, ...]


def hydrated(page: Page, meta: Metadata) -> Hydrated | None:
    """Return the page with the blocks of the article that its scripts hold, None where they hold none.

    Some sites send an empty shell, and the body as a string of HTML in the JSON of a script (`__NEXT_DATA__`, Next.js
    flight chunks, `window.__STATE__ = ...`), from which the browser fills the shell. A saved page that was never opened
    in a browser has it there alone. To rules of the caller's own, all that stands in such a string is the script's.

    An article is the longest markup with paragraphs in a string of a script, in which the headline's words stand. Of
    1,511 annotated pages 102 have such strings; of these 3 show hardly any text, and the article of 2 comes out.
    """
    title = _telling(meta.title or "")
    found = sorted(_markup(page.root), key=lambda one: len(one[1]), reverse=True) if title else []
    for script, html in found[:_MOST_TRIED]:
        try:
            parsed = parse(decode(html))
        except NewscleanError:  # a string may hold anything
            continue
        own = segment(parsed.root, page.url)
        if len(title & _telling("\n".join([b.text for b in own.blocks]))) >= _TITLE_SHARE * len(title):
            return Hydrated(_joined(page, script, own), parsed.warnings)
    return None


# The second quotation mark may be missing, so that each character is read once; a line's end ends a string too.
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*+("?)')
_PARAGRAPH = re.compile(r"<p[\s>]", re.I)
_PARAGRAPHS = 3  # by hand; at half and at twice no page of 520 differs
_LEAST_CHARS = 300  # by hand; at half and at twice no page of 520 differs
_MOST_TRIED = 3  # the longest ones
_NESTED = 2  # JSON in a string of JSON
_JSON = re.compile(r"\A\s*(?:\w{1,8}:)?[\[{]")  # a row of a flight chunk has a name
_WORD = re.compile(r"[^\W\d_]+")
_WORD_CHARS = 4  # shorter words stand in every text
_TITLE_SHARE = 0.5  # of the headline's words that stand in the article


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


def continue_from_metadata(page: Page, verdicts: Sequence[Verdict], meta: Metadata) -> tuple[Page, tuple[Verdict, ...]]:
    """Return the page with the paragraphs that only its JSON-LD has, and the verdicts that keep them.

    Paywalled pages show two paragraphs and carry the whole article in their metadata. What the page shows stays as it
    is; what only the metadata has is appended, block by block, under verdicts of its own.

    The page comes back as it is, with no verdicts, where the shown text is whole or another text.
    """
    body = meta.article_body
    gone = {v.block for v in verdicts if v.stage == "line" and not v.keep and "\n" not in page.blocks[v.block].text}
    kept = [page.blocks[v.block] for v in verdicts if v.keep and v.stage == "context" and v.block not in gone]
    if not body or not page.containers:
        return page, ()
    shown = sum(b.chars for b in kept)
    if len(body) < _LONGER * shown:
        return page, ()
    rest = _rest(body, kept, is_stub=_shows_little(page, kept, meta))
    if rest is None:
        return page, ()
    parent = next((i for i, c in enumerate(page.containers) if c.tag == "body"), 0)
    script = Container(parent, "script", "script.json-ld", (page.containers[parent].path, "script", 1), 1, 0, 0, 0)
    first, container = len(page.blocks), len(page.containers)
    blocks = tuple(
        Block(first + i, container, line, len(line), count_words(line), 0, 0, 0, None, 0, 0)
        for i, line in enumerate(rest)
    )
    rule, role = JSON_LD_BODY.name, JSON_LD_BODY.role
    term = Term(rule, 0.0, "stands in JSON-LD articleBody, not on the page")
    stages: tuple[Literal["alone", "context"], ...] = ("alone", "context")
    added = tuple(Verdict(b.index, -1, stage, True, _SCORE, rule, role, (term,)) for b in blocks for stage in stages)
    return replace(page, blocks=(*page.blocks, *blocks), containers=(*page.containers, script)), added


_LONGER = 1.5  # the metadata's body has at least so many times the shown text
_SHARED = 0.6  # share of the shown text that stands in the metadata's body: else they are two texts
_LITTLE_WORDS = 40  # fewer may be but a standfirst, which no articleBody has
_PROBED = 200  # blocks at either end of the shown text: to look for each of 30,000 in 5 MB would take minutes
_LAST_PROBE = 30  # squeezed characters by which the end of the shown text is found in the body
_SCORE = 0.9  # of each paragraph


def _shows_little(page: Page, kept: Sequence[Block], meta: Metadata) -> bool:
    """Tell whether a page shows its headline and hardly more: a standfirst, which no articleBody has, or a teaser."""
    title = squeeze(meta.title or "")
    if not title or sum(b.words for b in kept) >= _LITTLE_WORDS:
        return False
    return any(b.chars <= 2 * len(title) and squeeze(b.text) == title for b in page.blocks)


def _rest(body: str, kept: Sequence[Block], *, is_stub: bool) -> list[str] | None:
    """Return the lines of the body behind the last shown paragraph; None where the shown text is another.

    Of a page that shows hardly anything that is no other text.
    """
    lines = [line for line in (" ".join(line.split()) for line in body.split("\n")) if line]
    if not kept:
        return lines
    squeezed = squeeze(body)
    kept = kept if len(kept) <= 2 * _PROBED else [*kept[:_PROBED], *kept[-_PROBED:]]
    shared = [b for b in kept if squeeze(b.text)[:_LAST_PROBE] in squeezed]
    if not is_stub and sum(b.chars for b in shared) < _SHARED * sum(b.chars for b in kept):
        return None
    probes = [squeeze(b.text)[-_LAST_PROBE:] for b in shared]
    end = max((squeezed.find(probe) + len(probe) for probe in probes if probe in squeezed), default=0)
    rest = []
    position = 0
    for line in lines:
        length = len(squeeze(line))
        if position + length > end:
            rest.append(line if position >= end else _behind(line, end - position))
        position += length
    return [line for line in rest if line]


def _behind(line: str, squeezed: int) -> str:
    """Return the part of a line behind its first `squeezed` letters and digits."""
    for at, character in enumerate(line):
        if squeezed <= 0 and (character.isalnum() or character in OPENING_QUOTES + "("):
            return line[at:]
        squeezed -= len(squeeze(character))
    return ""
