"""The standfirst of pages that are no news: a summary that a template sets to describe the page (layer 3).

In: a Look whose standfirst is known. Out: the indices of its blocks that but describe the page.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.context.look import Look, Settled
from newsclean.context.standfirst import HEADLINE_REACH, repeats_description
from newsclean.context.standfirst_lists import is_summary_list
from newsclean.lines.dated import is_byline_or_date
from newsclean.metadata.page_types import says_article, says_other, says_review, says_website
from newsclean.model import Page
from newsclean.page.tags import Hint
from newsclean.prose import PROSE_WORDS, SENTENCE, end_mark


def find_summary(look: Settled) -> list[int]:
    """Return, of the standfirst's blocks on a page that does not say that it is news, those that but describe it.

    They have a low score and stand in an element apart from the body's, where a template sets them. On pages that say
    they are something else most do not belong (wcxb; in the segments set 1 of 1 does, and 5 of 5 with a higher score).
    On pages that say nothing, or but "article", 12 of 14 with a very low score do not either (aeb, wcxb), which readers
    see otherwise: one page less of wcxb is clean with them.
    """
    page, scores, standfirst, kept, meta = look.page, look.scores, look.standfirst, look.kept, look.meta
    if not standfirst or not says_other(meta):
        return []
    found = (i for i in standfirst if scores[i] < _NO_NEWS_SCORE and not _is_beside_body(page, i, kept))
    is_signed = says_website(meta) and bool(meta.authors and meta.published)
    found = (i for i in found if not (is_signed and is_summary_list(page, page.blocks[i])))
    return [i for i in found if not (_is_the_pages(look, i) or _is_an_articles(look, i) or _is_signed(look, i))]


def _is_the_pages(look: Look, index: int) -> bool:
    """Tell whether a block is called a standfirst and says what the page's description says."""
    block = look.page.blocks[index]
    is_named = bool(look.page.containers[block.container].near & Hint.STANDFIRST)
    return is_named and repeats_description(block, look.scene.description)


def _is_an_articles(look: Look, index: int) -> bool:
    """Tell whether a block is called a standfirst, right below the headline, on a page that says it is an article.

    wcxb leaves out 4 of 5 such blocks; on pages by strangers all 7 belong. On a review or a recipe it need not be
    called so: 4 of 4 belong (by strangers), but not a shorter label (segments). What is called so there and is a
    sentence may stand elsewhere above the body, in a box with who made and who sells what is reviewed.
    """
    block = look.page.blocks[index]
    is_named = bool(look.page.containers[block.container].near & Hint.STANDFIRST)
    if is_named and says_review(look.meta) and end_mark(block.text) == SENTENCE:
        return True
    is_told = says_review(look.meta) and block.words >= _REVIEW_WORDS
    return _is_right_below(look, index) and (is_told or (is_named and says_article(look.meta)))


_REVIEW_WORDS = 8  # by hand; at half and at twice 0 and 1 of 520 pages differ


def _is_right_below(look: Look, index: int) -> bool:
    """Tell whether a block is the first below the headline that is shown: stars have words for screen readers."""
    page, first = look.page, look.scene.title_index + 1
    between = page.blocks[first:index]
    is_near = first <= index <= first + _STARS
    return is_near and all(page.containers[b.container].hints & Hint.SCREEN_READER for b in between)


_STARS = 2  # blocks, a bound set by hand


def _is_signed(look: Look, index: int) -> bool:
    """Tell whether a block is a sentence between headline and byline, on a page that says it is but a website.

    Builders of sites state this of all pages. wcxb leaves out the one such block, as it does the standfirsts of news;
    on pages by strangers both belong.
    """
    page, below = look.page, index + 1
    if not says_website(look.meta) or not look.meta.authors or not _is_right_below(look, index):
        return False
    following = page.blocks[below : below + HEADLINE_REACH]
    is_above = any(is_byline_or_date(page, other, look.scene.authors) for other in following)
    return is_above and end_mark(page.blocks[index].text) == SENTENCE


_NO_NEWS_SCORE = 0.6  # by hand; at half and at twice 4 and 4 of 520 pages differ


def _is_beside_body(page: Page, index: int, kept: Sequence[int]) -> bool:
    """Tell whether the first prose that stays below a block is in the same element."""
    blocks, containers = page.blocks, page.containers
    below = next((blocks[i] for i in kept if i > index and blocks[i].words >= PROSE_WORDS), None)
    if below is None:
        return False
    return containers[below.container].parent == containers[blocks[index].container].parent
