"""The body that a page tells machines but not its readers (layer 4): JSON-LD `articleBody` where the text is cut short.

Paywalled pages show two paragraphs and carry the whole article in their metadata. What the page shows stays as it
is; what only the metadata has is appended, block by block, under verdicts of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsclean.block_text import count_words
from newsclean.model import Block, Container, Metadata, Page, Term, Verdict
from newsclean.rules import JSON_LD_BODY
from newsclean.text import squeeze

_LONGER = 1.5  # the metadata's body has at least so many times the shown text
_SHARED = 0.6  # share of the shown text that stands in the metadata's body: else they are two texts
_LITTLE_WORDS = 40  # fewer may be but a standfirst, which no articleBody has
_PROBED = 200  # blocks at either end of the shown text: to look for each of 30,000 in 5 MB would take minutes
_LAST_PROBE = 30  # squeezed characters by which the end of the shown text is found in the body
_SCORE = 0.9


def continue_from_metadata(page: Page, verdicts: Sequence[Verdict], meta: Metadata) -> tuple[Page, tuple[Verdict, ...]]:
    """Return the page with the paragraphs that only its JSON-LD has, and the verdicts that keep them.

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
    stages: tuple[str, ...] = ("alone", "context")
    added = tuple(
        Verdict(b.index, -1, stage, True, _SCORE, rule, role, (term,))  # type: ignore[arg-type]  # of stages
        for b in blocks
        for stage in stages
    )
    return replace(page, blocks=(*page.blocks, *blocks), containers=(*page.containers, script)), added


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
        if squeezed <= 0 and (character.isalnum() or character in "\"'\u201c\u201e\u00ab\u2018("):
            return line[at:]
        squeezed -= len(squeeze(character))
    return ""
