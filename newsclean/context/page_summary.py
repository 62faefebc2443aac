"""The standfirst of pages that are no news: a summary that a template sets to describe the page (layer 3).

In: a Look whose standfirst is known. Out: the indices of its blocks that but describe the page.
"""

from __future__ import annotations

from newsclean.context.look import Look, Settled
from newsclean.context.standfirst import repeats_description
from newsclean.metadata.page_types import says_article, says_other, says_review
from newsclean.page.tags import Hint


def find_summary(look: Settled) -> list[int]:
    """Return, of the standfirst's blocks on a page that does not say that it is news, those that but describe it.

    They have a low score. On pages that say they are something else most do not belong (wcxb; in the segments set 1 of
    1 does, and 5 of 5 with a higher score), but for those of reviews and recipes: 4 of 4 belong (by strangers). On
    pages that say nothing, or but "article", 12 of 14 with a very low score do not either (aeb, wcxb), which readers
    see otherwise: one page less of wcxb is clean with them.
    """
    if not look.standfirst or not says_other(look.meta) or says_review(look.meta):
        return []
    return [i for i in look.standfirst if look.scores[i] < _NO_NEWS_SCORE and not _is_the_pages(look, i)]


def _is_the_pages(look: Look, index: int) -> bool:
    """Tell whether a block is called a standfirst and says what the page's description says.

    Or stands right below the headline of a page that says it is an article: wcxb leaves out 4 of 5 such blocks; on
    pages by strangers all 7 belong.
    """
    block = look.page.blocks[index]
    if not look.page.containers[block.container].near & Hint.STANDFIRST:
        return False
    is_articles = says_article(look.meta) and _is_right_below(look, index)
    return is_articles or repeats_description(block, look.scene.description)


def _is_right_below(look: Look, index: int) -> bool:
    """Tell whether a block is the first below the headline that is shown: stars have words for screen readers."""
    page, first = look.page, look.scene.title_index + 1
    between = page.blocks[first:index]
    is_near = first <= index <= first + _STARS
    return is_near and all(page.containers[b.container].hints & Hint.SCREEN_READER for b in between)


_STARS = 2  # blocks, a bound set by hand
_NO_NEWS_SCORE = 0.6  # by hand; at half and at twice 4 and 4 of 520 pages differ
