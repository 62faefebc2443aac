"""The headline where the page shows it in other words, and parts of the text that are called as it is (layer 3).

In: a Look. Out: the indices of the headings.
"""

from __future__ import annotations

from newsclean.context.look import Look
from newsclean.metadata.page_types import says_news
from newsclean.page.tags import HEADINGS
from newsclean.prose import PROSE_WORDS


def find_headline_again(look: Look) -> frozenset[int]:
    """Return the headings below the first prose that say what the headline, shown further up, says.

    A text "How to prune a rose" often has a part of that name. Of those with so high a score 17 of 20 belong (wcxb).
    """
    page, scores, titles, shown = look.page, look.scores, look.titles, look.scene.title_index
    again = [
        i for i in titles
        if i > shown >= 0 and scores[i] >= _AGAIN_SCORE
        and page.containers[page.blocks[i].container].tag in HEADINGS
    ]  # fmt: skip
    if not again:
        return frozenset()
    return frozenset(i for i in again if any(b.words >= PROSE_WORDS for b in page.blocks[shown + 1 : i]))


_AGAIN_SCORE = 0.7  # by hand; at half and at twice 1 and 3 of 520 pages differ


def find_other_headline(look: Look) -> frozenset[int]:
    """Return the first <h1> of a page of news that shows its headline in other words than the page states it.

    On publishers that the weights had not seen one such <h1> stays, and does not belong (fundus_world); on pages that
    do not say that they are news 4 of 6 belong (wcxb).
    """
    page, scores, scene, meta = look.page, look.scores, look.scene, look.meta
    first = scene.title_index
    if scene.titles or first < 0 or not says_news(meta):
        return frozenset()
    is_below_text = any(b.words >= PROSE_WORDS and scores[b.index] >= _TEXT_SCORE for b in page.blocks[:first])
    return frozenset() if is_below_text else frozenset((first,))


_TEXT_SCORE = 0.5  # by hand; at half and at twice no page of 520 differs
