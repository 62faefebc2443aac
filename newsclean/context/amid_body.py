"""What stands amid the body's paragraphs and is made otherwise: embedded posts, stray texts, code and verse (layer 3).

In: a Look. Out: the indices of the blocks that stay for it.
"""

from __future__ import annotations

from itertools import islice, pairwise

from newsclean.addresses import leads_elsewhere
from newsclean.context.look import Kept, Staying
from newsclean.model import Block, Page
from newsclean.page.structure import ancestors
from newsclean.page.tags import HEADINGS, NEGATIVE, TAG_HINTS, Hint
from newsclean.prose import PROSE_WORDS

NEAR_POSTS = 6  # blocks between a body's first or last paragraph and a post that belongs to it
_BODY_SCORE = 0.8  # by hand; at half and at twice 1 and 8 of 520 pages differ
_LINK_SHARE = 0.9  # a bound set by hand


def find_posts(look: Staying) -> frozenset[int]:
    """Return the blocks of embedded posts that stand amid the body: a reader takes them for quotations.

    Their text is kept on aeb and in the segments set (42 of 42 blocks) and mostly left out on fundus_world and wcxb
    (1 of 25). One that is but a link quotes nothing: the one on annotated pages (wcxb) does not belong, nor that of a
    page by strangers.
    """
    page, scores = look.page, look.scores
    if not look.scene.hints & Hint.POST:
        return frozenset()
    of_posts = (b for b in page.blocks if page.containers[b.container].hints & Hint.POST)
    posts = [b.index for b in of_posts if b.link_chars < _LINK_SHARE * b.chars]
    body = [b.index for b in page.blocks if scores[b.index] > _BODY_SCORE and b.words >= PROSE_WORDS]
    if not body:
        return frozenset()
    body += [i for i in look.prose if i > body[-1]]
    return frozenset(i for i in posts if body[0] - NEAR_POSTS <= i <= body[-1] + NEAR_POSTS)


def find_wedged(look: Kept) -> frozenset[int]:
    """Return the texts as long as a sentence, each alone between two sure paragraphs of the body, that nothing around
    them calls something else: text outside any paragraph, or in an element that is not what its tag says.

    Tests of hostile markup need it; hardly any other page has such texts.
    """
    page, scores, kept, phrases = look.page, look.scores, look.kept, look.phrases
    blocks, containers = page.blocks, page.containers
    found = []
    for before, after in pairwise(kept):
        i = before + 1
        if after != i + 1 or phrases[i] or min(scores[before], scores[after]) < _BODY_SCORE:
            continue
        block = blocks[i]
        if min(block.words, blocks[before].words, blocks[after].words) < PROSE_WORDS or block.media:
            continue
        if leads_elsewhere(block.href):
            continue
        outer = containers[blocks[before].container].parent
        if outer == containers[blocks[after].container].parent and _is_unnamed(page, block, outer):
            found.append(i)
    return frozenset(found)


def _is_unnamed(page: Page, block: Block, outer: int) -> bool:
    """Tell whether a block is at most two elements deep in `outer`, and none of them has a name of its own."""
    index = block.container
    for _ in range(_WEDGE_DEPTH):
        if index == outer:
            return not block.inline_hints & NEGATIVE
        parent, tag, _, _, _, own_hints, _, _ = page.containers[index]
        if tag in _MISUSED and page.containers[parent].tag != "figure":
            own_hints &= ~TAG_HINTS[tag]
        if own_hints & (NEGATIVE | Hint.FIGURE) or tag in HEADINGS:
            return False
        index = parent
    return index == outer and not block.inline_hints & NEGATIVE


_WEDGE_DEPTH = 2  # by hand; at half and at twice no page of 520 differs
# A figure without a picture, a caption without a figure, a button that says a sentence, a list without items.
_MISUSED = frozenset(("figure", "figcaption", "button", "ul", "ol"))


def find_amid_code(look: Kept) -> list[int]:
    """Return, of a text with preformatted parts, the blocks between the first and the last that stay that may be text.

    Pages about code have little but their text amid it, and headings that are scored as names. Of the preformatted
    blocks 19 of 22 belong on publishers that the weights had not seen, on 8 pages (wcxb), whatever they score; with
    the others that score somewhat 8 annotated pages are better and 2 worse (wcxb), and 4 by strangers better.
    """
    page, scores, kept = look.page, look.scores, look.kept
    if not kept or "pre" not in look.scene.tags:
        return []
    amid = page.blocks[kept[0] : kept[-1] + 1]
    code = {b.index for b in amid if _is_preformatted(page, b)}
    if not code:
        return []  # it stands in the comments, or is empty: the preview in a form
    stay = {*kept}
    return [
        b.index for b in amid
        if b.index not in stay and (scores[b.index] >= _AMID_CODE_SCORE or b.index in code)
    ]  # fmt: skip


_AMID_CODE_SCORE = 0.2  # by hand; from 0.1 to 0.3 as many pages gain


def _is_preformatted(page: Page, block: Block) -> bool:
    return any(page.containers[i].tag == "pre" for i in islice(ancestors(page, block.container), _PREFORMATTED_DEPTH))


_PREFORMATTED_DEPTH = 4  # by hand; at half and at twice no page of 520 differs
