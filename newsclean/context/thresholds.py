"""From which score a block stays: on this page, and by what the elements around it are called (layer 3).

In: Page, contextual scores. Out: scores.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.context.candidates import SURE_PROSE
from newsclean.model import Block, Container, Page
from newsclean.options import THRESHOLDS
from newsclean.page.tags import HEADINGS, Hint
from newsclean.prose import NO_MARK, PROSE_WORDS, SENTENCE, end_mark

# Where fewer words pass than a short news item has, the page's own best blocks are taken down to this score. A page of
# one sentence has one at 0.16; no annotated page comes out otherwise than with 0.2.
LAST_RESORT = 0.15
ENOUGH_WORDS = 40  # by hand; at half and at twice 0 and 1 of 520 pages differ
LEADING_WORDS = ENOUGH_WORDS // 2  # of the best block: a label may score higher than all text
NEAR_BEST = 0.8  # of its score stays, too: a bound, set by hand
# Where so many words stay anyway, what has a lower score is none of the text: no page of the annotated sets or by
# strangers is otherwise for it, and a death notice's "Send flowers" (0.18) goes.
SOME_RESORT, FEW_WORDS = 0.3, 15

# Of shorter blocks under these scores and names, on publishers that the weights had not seen, there belong: suspect 54
# of 160 (all sets), doubtful 0 of 10 on fundus_world, 3 of 5 on aeb and fundus16, 217 of 361 on wcxb (half no news).
SUSPECT_SCORE = 0.9
BAR_WORDS = 60  # a longer block speaks for itself
DOUBTFUL_SCORE = 0.7  # by hand; at half and at twice 9 and 14 of 520 pages differ
_SUSPECT = Hint.NEWSLETTER | Hint.ADVERT | Hint.CAPTION | Hint.DATE | Hint.DISCLAIMER | Hint.AUTHOR
# Of lines without an end mark, in elements that are themselves called so, 1 of 22 belongs, on 4 pages (wcxb).
_PROMO = Hint.PROMO | Hint.RELATED
# So named in a longer block, an element is but a part of it. One page more of fundus_world is clean, none less.
INLINE_WORDS = 25
_DOUBTFUL = Hint.TAGS | Hint.HIDDEN | Hint.PROMO | Hint.INFOBOX | Hint.CREDIT | Hint.SUBSCRIBE
_BARRED = _SUSPECT | _DOUBTFUL | _PROMO


def find_threshold(page: Page, scores: Sequence[float], usual: float) -> float:
    """Return the score from which blocks stay: lower than usual where hardly anything would."""
    blocks = page.blocks
    words = sum([blocks[i].words for i, score in enumerate(scores) if score >= usual])
    if words >= ENOUGH_WORDS:
        return usual
    best = max((scores[b.index] for b in blocks if b.words >= LEADING_WORDS), default=0.0)
    least = LAST_RESORT if words < FEW_WORDS else SOME_RESORT
    return min(usual, max(least, NEAR_BEST * best))


def usual_hints(page: Page, scores: Sequence[float]) -> int:
    """Return the hints that half of the sure prose has: there they say nothing of a block.

    A whole article may stand in what is called a box, and its paragraphs may each be called "paywall".
    """
    count = boxed = barred = 0
    for block, score in zip(page.blocks, scores, strict=True):
        if score >= SURE_PROSE and block.words >= PROSE_WORDS:
            container = page.containers[block.container]
            count += 1
            boxed += container.near & Hint.INFOBOX != 0
            barred += container.own_hints & Hint.SUBSCRIBE != 0
    if not count:
        return 0
    return (Hint.INFOBOX if 2 * boxed >= count else 0) | (Hint.SUBSCRIBE if 2 * barred >= count else 0)


def least_score(page: Page, block: Block, threshold: float, usual: int = 0) -> float:
    """Return the score from which a block stays, by what the elements right around it, but not the text, are called."""
    if threshold < THRESHOLDS["balanced"] or block.words > BAR_WORDS:
        return threshold
    container = page.containers[block.container]
    near, own = container.near & ~usual, container.own_hints
    if near & Hint.TAGS:
        near = _without_topics(page, container)
    inline = block.inline_hints if block.words <= INLINE_WORDS else 0
    if inline & _PROMO and 2 * block.link_chars < block.chars and end_mark(block.text) == SENTENCE:
        inline &= ~_PROMO  # a link in a sentence may be called "inline link"
    if not (near | inline) & _BARRED:
        return threshold
    is_promo = own & _PROMO and container.tag not in HEADINGS
    if near & _SUSPECT or (is_promo and end_mark(block.text) == NO_MARK):
        return SUSPECT_SCORE
    return max(threshold, DOUBTFUL_SCORE) if near & _DOUBTFUL or inline & _BARRED else threshold


def _without_topics(page: Page, container: Container) -> int:
    """Return the hints right around a block, without what the class of the whole post says: "post tag-ferry"."""
    parent = page.containers[container.parent]
    post = page.containers[parent.parent]
    is_post = post.own_hints & Hint.ARTICLE and not (container.own_hints | parent.own_hints) & Hint.TAGS
    return container.near & ~Hint.TAGS if is_post else container.near
