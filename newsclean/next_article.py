"""Another whole article below the page's own, as pages without end load it (layer 3).

In: the page, the blocks that say its headline and those that stay. Out: the indices of the blocks that go.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from newsclean.context_rules import is_date, opens_as_byline
from newsclean.features import PROSE_WORDS
from newsclean.look import Look
from newsclean.model import Block, Page
from newsclean.standfirst import is_byline_or_date
from newsclean.structure import around, is_inside
from newsclean.tags import Hint

_TEXT_BLOCKS = 3  # that stay, in the element that is an article: in less stands but its head
_NEXT_BLOCKS = 2  # the same in a later one, which may be cut short
_BARE_ARTICLES = 2  # where nothing but their elements tells their headlines from the text's
_TITLES = 20  # are tried: a hostile page may say its headline thousands of times
_HEADLINES = ("h1", "h2")
_LATER_HEADLINES = ("h1", "h2", "h3")


def find_next_articles(look: Look) -> list[int]:
    """Return the blocks in each later element that is made like the page's article and has a headline made like its.

    In an <article> beside the page's own the headline may be of another level, if it opens with it and the author.

    The entries of a live page and the parts of a list have headings too, but the page's headline stands in none of
    them, or they have no byline of their own. Of 1,511 annotated pages one has such articles, and they do not belong.
    """
    page, staying, titles = look.page, look.staying, look.titles
    prose = [i for i in staying if page.blocks[i].words >= PROSE_WORDS]
    for title in islice(sorted(titles), _TITLES):
        article = _article_of(page, title, _next(prose, title, _TEXT_BLOCKS))
        found = list(_next_articles(look, article, title, prose)) if article > 0 else []
        if len(found) >= (_BARE_ARTICLES if _is_bare(page, title) else 1):
            return [i for blocks in found for i in blocks]
    return []


def _is_bare(page: Page, title: int) -> bool:
    """Tell whether a headline is an <h2> without a class, as headings in the text are."""
    return page.containers[page.blocks[title].container].style == "h2."


def _next(prose: Sequence[int], index: int, count: int) -> Sequence[int]:
    """Return the first so many blocks of prose after a block, none where there are fewer."""
    start = bisect_right(prose, index)
    found = prose[start : start + count]
    return found if len(found) == count else ()


def _article_of(page: Page, title: int, text: Sequence[int]) -> int:
    """Return the smallest element around the headline and the text below it; 0 where nothing tells it from others."""
    heading = page.containers[page.blocks[title].container]
    if not text or heading.tag not in _HEADLINES:
        return 0
    outer = around(page, (title, *text))
    container = page.containers[outer]
    is_classed = not container.style.endswith(".")
    if _is_bare(page, title) and not is_classed:
        return 0
    return outer if container.tag == "article" or (heading.tag == "h1" and is_classed) else 0


def _next_articles(look: Look, article: int, title: int, prose: Sequence[int]) -> Iterator[range]:
    """Yield the blocks of each later article."""
    page = look.page
    end = title + 1
    for block in page.blocks[end:]:
        if block.index < end or block.text == page.blocks[title].text:
            continue
        outer = _next_around(page, block, article, title)
        is_alike = _is_made_like(page, block, title) and not _is_bare(page, title)
        count = _NEXT_BLOCKS if is_alike else _TEXT_BLOCKS
        text = _next(prose, block.index, count) if outer > article else ()
        if text and not _is_made_like(page, block, title) and not _opens_with_author(look, block.index, text[0]):
            continue
        if text and is_inside(page, page.blocks[text[-1]].container, outer):
            start = end = block.index
            while is_inside(page, page.blocks[start - 1].container, outer):
                start -= 1
            while end < len(page.blocks) and is_inside(page, page.blocks[end].container, outer):
                end += 1
            if any(_is_byline(look, other) for other in page.blocks[start:end]):  # the parts of a list have none
                yield range(start, end)


def _next_around(page: Page, block: Block, article: int, title: int) -> int:
    """Return the later element that is made like the page's article if a block is its headline, else -1."""
    containers = page.containers
    own, heading = containers[article], containers[block.container]
    is_alike = _is_made_like(page, block, title)
    if not is_alike and (own.tag != "article" or heading.tag not in _LATER_HEADLINES):
        return -1
    outer = block.container
    while outer > article and containers[outer].style != own.style:
        outer = containers[outer].parent
    if outer <= article or is_inside(page, outer, article):
        return -1
    if is_alike and not _is_bare(page, title):
        return outer
    is_first = is_alike or not is_inside(page, page.blocks[block.index - 1].container, outer)
    return outer if is_first and containers[outer].parent == own.parent else -1


def _is_made_like(page: Page, block: Block, title: int) -> bool:
    """Tell whether a block stands in a heading made like the page's headline."""
    return page.containers[block.container].style == page.containers[page.blocks[title].container].style


def _opens_with_author(look: Look, headline: int, text: int) -> bool:
    """Tell whether a byline stands between a headline and its text: letters are signed below, entries have a clock."""
    return any(
        opens_as_byline(block.text, look.lexicon)
        or (look.page.containers[block.container].near & Hint.AUTHOR and not is_date(block.text))
        for block in look.page.blocks[headline + 1 : text]
    )


def _is_byline(look: Look, block: Block) -> bool:
    return is_byline_or_date(look.page, block) or opens_as_byline(block.text, look.lexicon)
