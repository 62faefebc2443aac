"""Learning a site from its own pages (an edge): saved pages of one site in, a SiteProfile out.

Pages are read one by one into `PageNotes`, which hold no tree; `settle` compares the notes. What the order of the
pages is makes no difference, and a text that stands in one article alone is never learned.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import NamedTuple

from newsclean.addresses import host_in
from newsclean.files import trace_file
from newsclean.model import Trace
from newsclean.options import DEFAULT, Options, RecurringLine, RecurringLinks, SiteProfile
from newsclean.own_rules.recurrence import is_links, line_key, numbers_in, style_key
from newsclean.own_rules.site_rules import EVERY_HOST
from newsclean.page.block_text import count_words
from newsclean.pipeline import trace
from newsclean.text import fold

# Leaving one page out of the publishers with three pages or more (tests/measure_learning.py, 92 pages of fundus16,
# fundus_world and wcxb, weights that have not seen the publisher), no share from 0 to 0.7 cuts a word that belongs;
# the shares are for larger sites, where two stories of a thousand share a paragraph of background.
FEWEST = 2  # articles beside which a thing stands before it is said to recur
_SHARE = 0.5  # of the articles, where the engine holds it for text
_DOUBTED_SHARE = 0.05  # of the articles, where the engine is in doubt: an author's biography stands on few pages
_DOUBT = 0.8
# Results, weather and markets are told in the same sentences every day: a line with other numbers on other pages is
# learned only where the engine is in doubt of it. A pitch ("our 12,500 readers") has new ones now and then: its numbers
# are the same in this share of the articles that have it. Chosen, not fitted: no line of the 21 annotated publishers
# with three pages or more is decided by it.
_SAME_NUMBERS = 0.8
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
    numbers: Mapping[tuple[str, str], frozenset[str]]
    """Of the lines with numbers, the numbers that each stands with."""

    @property
    def words(self) -> int:
        """Return how many words of it the engine keeps."""
        return sum(self.kept.values())


def learn(pages: Iterable[bytes | str | Path | tuple[str, bytes | str]], *, options: Options = DEFAULT) -> SiteProfile:
    """Return what recurs on saved pages of one site, for `Options.profiles`.

    A page is HTML, the pathlib.Path of a saved page, or (address, HTML) if the page does not state its address. From a
    single article nothing can be learned. Raises what `trace_file` raises, ValueError if no page has an article, and
    TypeError for a single page or path instead of an iterable of them.
    """
    if isinstance(pages, str | bytes | Path) or not isinstance(pages, Iterable):
        one = type(pages).__name__
        raise TypeError(f"learn takes any number of pages, not one {one}: Path('saved').glob('*.html')")
    profile = settle([_read(page, options) for page in pages])
    if not profile.pages:
        raise ValueError(f"there is no article to learn from, and it takes at least {FEWEST} to see what recurs")
    return profile


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
    numbers: dict[tuple[str, str], frozenset[str]] = {}
    for block in page.blocks:
        style = style_key(page, block)
        if is_links(block):
            links[style] = max(score[block.index], links.get(style, 0.0))
        for line in block.text.split("\n"):
            key = line_key(line)
            lines[key, style] = max(score[block.index], lines.get((key, style), 0.0))
            if "#" in key:
                numbers[key, style] = numbers.get((key, style), frozenset()) | {numbers_in(line)}
    names = {name for name in (article.canonical_url, article.url, fold(article.title or "")) if name}
    kept = {line_key(p.text): count_words(p.text) for p in article.paragraphs}
    return PageNotes(host_in(page.url), frozenset(names), kept, lines, links, numbers)


def settle(notes: Sequence[PageNotes]) -> SiteProfile:
    """Return what recurs on the pages; those without text do not count."""
    notes = [page for page in notes if page.kept]
    article = _articles(notes)
    number = len(set(article))
    line_articles: dict[tuple[str, str], set[int]] = defaultdict(set)
    link_articles: dict[str, set[int]] = defaultdict(set)
    line_score: dict[tuple[str, str], float] = defaultdict(float)
    link_score: dict[str, float] = defaultdict(float)
    number_articles: dict[tuple[str, str], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for which, page in zip(article, notes, strict=True):
        for line, score in page.lines.items():
            line_articles[line].add(which)
            line_score[line] = max(line_score[line], score)
            for written in page.numbers.get(line, ()):
                number_articles[line][written].add(which)
        for style, score in page.links.items():
            link_articles[style].add(which)
            link_score[style] = max(link_score[style], score)
    lines = [
        RecurringLine(text, style, len(found))
        for (text, style), found in line_articles.items()
        if len(found) >= _needed(number, line_score[text, style])
        and any(c.isalpha() for c in text)
        and (line_score[text, style] < _DOUBT or _same_numbers(number_articles[text, style], len(found)))
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
    return max(FEWEST, ceil(articles * (_SHARE if score >= _DOUBT else _DOUBTED_SHARE)))


def _same_numbers(articles: Mapping[str, set[int]], number: int) -> bool:
    """Tell whether a line, which so many articles have, stands with the same numbers beside most, or has none."""
    return not articles or max(map(len, articles.values())) >= _SAME_NUMBERS * number


def _articles(notes: Sequence[PageNotes]) -> list[int]:
    """Return, per page, the number of its article: copies and versions of one article share it."""
    group = list(range(len(notes)))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = i = group[group[i]]
        return i

    first: dict[str, int] = {}
    for i, page in enumerate(notes):
        for name in page.names:
            group[root(i)] = root(first.setdefault(name, i))
    for i, j in _neighbours(notes):
        if root(i) != root(j) and _same_text(notes[i], notes[j]):
            group[root(i)] = root(j)
    return [root(i) for i in range(len(notes))]


def _neighbours(notes: Sequence[PageNotes]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of pages, the later one first, that may share half of the shorter one's text.

    They share a line other than the commonest ones of the shorter page that make up no more than half of it: lines
    that stand on every page of a site bring no pages together.
    """
    pages = Counter(key for page in notes for key in page.kept)
    words: dict[str, int] = {}  # a line may be counted in other words on another page
    for page in notes:
        for key, count in page.kept.items():
            words[key] = max(count, words.get(key, 0))
    seen: dict[str, list[int]] = defaultdict(list)
    long_enough = [i for i, page in enumerate(notes) if page.words >= _SAME_WORDS]
    for i in sorted(long_enough, key=lambda i: -notes[i].words):
        kept = notes[i].kept
        rest = _SAME_SHARE * notes[i].words
        near: set[int] = set()
        for key in sorted(kept, key=lambda key: -pages[key]):
            rest -= words[key]
            if rest < 0:
                near.update(seen[key])
            seen[key].append(i)
        yield from ((max(i, j), min(i, j)) for j in near)


def _same_text(page: PageNotes, other: PageNotes) -> bool:
    shared = sum(page.kept[key] for key in page.kept.keys() & other.kept.keys())
    return shared > _SAME_SHARE * min(page.words, other.words)
