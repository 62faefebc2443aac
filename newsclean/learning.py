"""Learning a site from its own pages (an edge): saved pages of one site in, a SiteProfile out.

Pages are read one by one into `PageNotes`, which hold no tree; `settle` compares the notes. What the order of the
pages is makes no difference, and a text that stands in one article alone is never learned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import NamedTuple

from newsclean.files import trace_file
from newsclean.model import DEFAULT, Options, RecurringLine, RecurringLinks, SiteProfile, Trace
from newsclean.pipeline import trace
from newsclean.recurrence import is_links, line_key, style_key
from newsclean.site_rules import EVERY_HOST
from newsclean.tags import host_in
from newsclean.text import fold

# Leaving one page out of the publishers with three pages or more (tests/measure_learning.py, 92 pages of fundus16,
# fundus_world and wcxb, weights that have not seen the publisher), no share from 0 to 0.7 cuts a word that belongs;
# the shares are for larger sites, where two stories of a thousand share a paragraph of background.
_FEWEST = 2  # articles beside which a thing stands before it is said to recur
_SHARE = 0.5  # of the articles, where the engine holds it for text
_DOUBTED_SHARE = 0.05  # of the articles, where the engine is in doubt: an author's biography stands on few pages
_DOUBT = 0.8
_RISK = 0.1  # a line is learned where its score comes this near to being kept on a page
_SAME_WORDS = 100  # pages that share half of their text are one article if the shorter has so many words
_SAME_SHARE = 0.5


class PageNotes(NamedTuple):
    """What is remembered of a page."""

    host: str
    names: frozenset[str]
    """Address and headline: pages that share one are one article."""
    kept: Mapping[str, int]
    """Keys of the lines of the article and their words."""
    lines: Mapping[tuple[str, str], float]
    """(key, style) of every line of the page and its block's highest score."""
    links: Mapping[str, float]
    """Styles of link blocks and the highest score of one."""


def learn(pages: Iterable[bytes | str | Path | tuple[str, bytes | str]], *, options: Options = DEFAULT) -> SiteProfile:
    """Return what recurs on saved pages of one site, for `Options.profiles`.

    A page is HTML, the path of a saved page, or (address, HTML) where it does not give its address itself. Raises
    what `trace_file` raises.
    """
    return settle([_read(page, options) for page in pages])


def _read(page: bytes | str | Path | tuple[str, bytes | str], options: Options) -> PageNotes:
    if isinstance(page, Path):
        return note(trace_file(page, options=options))
    url, html = page if isinstance(page, tuple) else (None, page)
    return note(trace(html, url=url, options=options))


def note(traced: Trace) -> PageNotes:
    """Return what learning needs of a page."""
    page, article = traced.page, traced.article
    score = {v.block: v.score for v in traced.verdicts if v.stage == "context"}
    lines: dict[tuple[str, str], float] = {}
    links: dict[str, float] = {}
    for block in page.blocks:
        style = style_key(page, block)
        if is_links(block):
            links[style] = max(score[block.index], links.get(style, 0.0))
        for line in block.text.split("\n"):
            key = line_key(line)
            lines[key, style] = max(score[block.index], lines.get((key, style), 0.0))
    names = {name for name in (article.canonical_url, article.url, fold(article.title or "")) if name}
    kept = {line_key(p.text): len(p.text.split()) for p in article.paragraphs}
    return PageNotes(host_in(page.url), frozenset(names), kept, lines, links)


def settle(notes: Sequence[PageNotes]) -> SiteProfile:
    """Return what recurs on the pages; those without text do not count."""
    notes = [page for page in notes if page.kept]
    article = _articles(notes)
    number = len(set(article))
    line_articles: dict[tuple[str, str], set[int]] = defaultdict(set)
    link_articles: dict[str, set[int]] = defaultdict(set)
    line_score: dict[tuple[str, str], float] = defaultdict(float)
    link_score: dict[str, float] = defaultdict(float)
    for which, page in zip(article, notes, strict=True):
        for line, score in page.lines.items():
            line_articles[line].add(which)
            line_score[line] = max(line_score[line], score)
        for style, score in page.links.items():
            link_articles[style].add(which)
            link_score[style] = max(link_score[style], score)
    lines = [
        RecurringLine(text, style, len(found))
        for (text, style), found in line_articles.items()
        if len(found) >= _needed(number, line_score[text, style]) and any(c.isalpha() for c in text)
    ]
    links = [
        RecurringLinks(style, len(found))
        for style, found in link_articles.items()
        if len(found) >= _needed(number, link_score[style])
    ]
    hosts = sorted({page.host for page in notes if page.host}) or [EVERY_HOST]
    by_pages = sorted(lines, key=lambda r: (-r.pages, r.text, r.style))
    return SiteProfile(tuple(hosts), number, tuple(by_pages), tuple(sorted(links, key=lambda r: (-r.pages, r.style))))


def _needed(articles: int, score: float) -> float:
    """Return beside how many articles a thing with this score has to stand."""
    if score < _RISK:
        return float("inf")  # it is cut on every page as it is
    return max(_FEWEST, ceil(articles * (_SHARE if score >= _DOUBT else _DOUBTED_SHARE)))


def _articles(notes: Sequence[PageNotes]) -> list[int]:
    """Return, per page, the number of its article: copies and versions of one article share it."""
    group = list(range(len(notes)))

    def root(i: int) -> int:
        while group[i] != i:
            i = group[i]
        return i

    for i, page in enumerate(notes):
        for j in range(i):
            if _same_article(page, notes[j]):
                group[root(i)] = root(j)
    return [root(i) for i in range(len(notes))]


def _same_article(page: PageNotes, other: PageNotes) -> bool:
    if page.names & other.names:
        return True
    shared = sum(page.kept[key] for key in page.kept.keys() & other.kept.keys())
    fewer = min(sum(page.kept.values()), sum(other.kept.values()))
    return fewer >= _SAME_WORDS and shared > _SAME_SHARE * fewer
