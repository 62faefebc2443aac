"""Blocks and pages built by hand, for tests of the rules and of the metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from lxml import etree

from newsclean.article import assemble
from newsclean.context.look import Settled
from newsclean.lexicon import lexicon_for
from newsclean.metadata.reader import read_metadata
from newsclean.model import Article, Block, Container, Metadata, Page, Term, Verdict
from newsclean.page.block_text import count_words
from newsclean.page.decode import decode
from newsclean.page.parse import parse
from newsclean.page.segment import segment
from newsclean.scoring.scene import survey

PROSE = "The council said on Monday that the bridge over the Lume would stay shut until the end of the month."
FERRY = "<p>" + "The ferry left at nine and the harbour was quiet again until noon. " * 4 + "</p>"
"""A paragraph, as markup."""


class Part(NamedTuple):
    """What a hand-made block is; the rest of its fields follow."""

    text: str
    tag: str = "p"
    hints: int = 0
    """Bits of its own element, which stand in `near` and `hints` of its container too."""
    above: int = 0
    """Bits of far ancestors."""
    inline: int = 0
    bold: float = 0.0
    """Share of its characters in bold."""
    linked: float = 0.0
    """Share of its characters in links."""
    href: str | None = None
    media: int = 0
    parent: int = 1
    """Index of its container's parent: 0 is <html>, 1 <body>, `2 + n` the element of part n."""
    css_class: str = ""


def make_page(*parts: Part, url: str | None = None) -> Page:
    """Return a page of the parts, each in an element of its own."""
    html = Container(-1, "html", "html.", (None, "html", 1), 0, 0, 0, 0)
    body = Container(0, "body", "body.", (html.path, "body", 1), 1, 0, 0, 0)
    containers = [html, body]
    blocks = []
    for index, part in enumerate(parts):
        above = containers[part.parent]
        path = (above.path, part.tag, index + 1)
        bits, near = above.hints | part.hints | part.above, above.own_hints | part.hints
        style = f"{part.tag}.{part.css_class}"
        containers.append(Container(part.parent, part.tag, style, path, above.depth + 1, part.hints, bits, near))
        chars, words = len(part.text), count_words(part.text)
        linked = round(part.linked * chars)
        links = int(linked > 0)
        bold = round(part.bold * chars)
        blocks.append(
            Block(index, index + 2, part.text, chars, words, linked, bold, links, part.href, part.inline, part.media)
        )
    return Page(url, None, tuple(blocks), tuple(containers))


SAYS_NOTHING = Metadata()


def make_look(
    page: Page,
    kept: Sequence[int] = (),
    scores: Sequence[float] = (),
    *,
    phrases: Mapping[int, int] | None = None,
    meta: Metadata = SAYS_NOTHING,
    title: int | None = None,
    **fields: Any,
) -> Settled:
    """Return what finders look at where these blocks stay, by their scores (0 each unless given) and by rules.

    `phrases` gives the bits of the blocks that match one; `title` is the block that shows the headline, where the
    page is not asked itself; `fields` are others of Settled, the look of the last phase.
    """
    scores = scores or [0.0] * len(page.blocks)
    scene = survey(page, scores, meta)
    if title is not None:
        scene = scene._replace(title_index=title)
    bits = [(phrases or {}).get(block.index, 0) for block in page.blocks]
    none: frozenset[int] = frozenset()
    look = Settled(page, meta, lexicon_for("en"), scene, scores, range(len(bits)), bits, none, kept, staying=kept)
    return replace(look, **fields)


def in_context(index: int, keep: bool = True, score: float = 0.9, **fields: Any) -> Verdict:
    """Return a contextual verdict on a whole block."""
    rule, role = ("fitted-score", "paragraph") if keep else ("low-score", "other")
    terms = (Term("made", 1.0, "by hand"),)
    return Verdict(index, -1, "context", keep, score, rule, role, terms)._replace(**fields)


def cut(index: int, rule: str, role: str, **fields: Any) -> Verdict:
    """Return a contextual verdict that cuts a block, by this rule and as this."""
    return in_context(index, keep=False, score=0.1, rule=rule, role=role, **fields)


def page_of(html: str) -> Page:
    """Return the blocks of markup."""
    return segment(parse(decode(html)).root)


def texts(html: str) -> list[str]:
    """Return the texts of the blocks of markup."""
    return [block.text for block in page_of(html).blocks]


def only_block(html: str) -> Block:
    """Return the one block of markup."""
    (block,) = page_of(html).blocks
    return block


def article_of(page: Page, verdicts: Sequence[Verdict], meta: Metadata = SAYS_NOTHING) -> Article:
    """Return the article of a page by these verdicts, in English."""
    return assemble(page, meta, verdicts, lexicon_for("en"))


def read(head: str = "", body: str = FERRY, *, url: str | None = None, saved_from: str | None = None) -> Metadata:
    """Read the metadata of a page with this head and body."""
    text = f'<html lang="en"><head>{head}</head><body>{body}</body></html>'
    root = etree.fromstring(text, etree.HTMLParser(remove_comments=True))
    return read_metadata(root, url, saved_from=saved_from)


def meta(name: str, content: str) -> str:
    """Return a meta tag."""
    return f'<meta property="{name}" content="{content}">'


def ld(json: str) -> str:
    """Return a JSON-LD script."""
    return f'<script type="application/ld+json">{json}</script>'
