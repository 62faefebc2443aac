"""Which doubtful paragraphs beside those that stay are the text's, by how they are made and where they stand (layer 3).

In: a Look. Out: the blocks that stay with the paragraphs above, below or around them.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from newsclean.characters import QUESTION_MARKS, QUOTES
from newsclean.context.look import Kept
from newsclean.metadata.page_types import may_be_news, says_article, says_news
from newsclean.model import Block
from newsclean.page.structure import make_of, usual_make
from newsclean.page.tags import NEGATIVE, Hint
from newsclean.prose import PROSE_WORDS, SENTENCE, end_mark


def find_siblings(look: Kept) -> frozenset[int]:
    """Return the doubtful paragraphs that stand beside the body's and are made like them.

    A promo or the end of the text beside a paragraph lowers its score; that most paragraphs of the same tag and
    class, in elements of the same tag and class, belongs says more. What <br> alone parts from a paragraph that stays
    right above it needs a lower score: no annotated page has any; of two by strangers it is the last line. A short one
    has to stand by what stays, or above one of these.
    """
    page, scores, kept = look.page, look.scores, look.kept
    blocks, stay = page.blocks, set(kept)
    likely = [
        blocks[i] for i, score in enumerate(scores)
        if score >= _PARTED_SCORE and i not in stay
        and (score >= _SIBLING_SCORE or (i - 1 in stay and blocks[i - 1].container == blocks[i].container))
    ]  # fmt: skip
    doubtful = [
        b for b in likely if b.link_chars <= _SIBLING_LINK_SHARE * b.chars and end_mark(b.text) == SENTENCE
    ]
    usual = usual_make(page, kept) if doubtful else None
    alike = [b for b in doubtful if make_of(page, b) == usual]
    found = {b.index for b in alike if b.words >= PROSE_WORDS}
    found |= {b.index for b in alike if b.index not in found and _is_end_beside(look, b, stay)}
    return frozenset(found | {b.index for b in alike if b.index + 1 in found})


def _is_end_beside(look: Kept, block: Block, stay: Set[int]) -> bool:
    """Tell whether a block of few words stands right beside one that stays or, with a higher score, near below one."""
    i, score = block.index, look.scores[block.index]
    if (i - 1 in stay or i + 1 in stay) and i > look.kept[0]:
        return True
    return score >= _NEAR_SCORE and not stay.isdisjoint(range(i - _NEAR + 1, i - 1))


_SIBLING_SCORE = 0.3  # by hand; at half and at twice 4 and 5 of 520 pages differ
_PARTED_SCORE = 0.1  # by hand: the two have 0.23 and 0.24
_NEAR = 7  # a video, its running time and a notice stand before last words (by a stranger)
_NEAR_SCORE = 0.4  # of one less than seven below; pages by strangers have last words there at 0.41, a pitch at 0.33
_SIBLING_LINK_SHARE = 0.3  # by hand; at half and at twice 1 and 2 of 520 pages differ


def find_between(look: Kept) -> list[int]:
    """Return the doubtful blocks, each between two that stay, that are made as most paragraphs that stay.

    They are no sentences, which `find_siblings` keeps from a lower score: labels, signatures, a paragraph behind which
    a link says "read more". On publishers that the weights had not seen 25 of 26 belong, on 8 of 9 pages (all sets).
    What one element parts from the text around it by <br> alone needs no score, but no link: no annotated page has any
    that would go; of letters to the editor by a stranger it is who wrote one.
    """
    page, scores, kept, phrases = look.page, look.scores, look.kept, look.phrases
    doubtful = []
    for before, after in pairwise(kept):
        i = before + 1
        if after != i + 1 or phrases[i]:
            continue
        block = page.blocks[i]
        is_amid_one = page.blocks[before].container == block.container == page.blocks[after].container
        if scores[i] < _BETWEEN_SCORE and (block.link_chars or not is_amid_one):
            continue
        is_named = page.containers[block.container].near & NEGATIVE
        if not is_named and block.link_chars <= _BETWEEN_LINK_SHARE * block.chars:
            doubtful.append(block)
    usual = usual_make(page, kept) if doubtful else None
    return [block.index for block in doubtful if make_of(page, block) == usual]


_BETWEEN_SCORE = 0.4  # by hand; at half and at twice 1 and 3 of 520 pages differ
_BETWEEN_LINK_SHARE = 0.3  # by hand; at half and at twice 1 and 1 of 520 pages differ


def find_sentences(look: Kept) -> list[int]:
    """Return the doubtful sentences, on pages of news, between two blocks that stay, or beside one made like them.

    They have no link, and nothing around them is called worse than what is around those. On a page that does not say
    what it is, they are in quotation marks between two, or in a <blockquote>, which stands where its paragraph does. A
    quotation in a box of its own or as a subhead is one, too, and the first paragraph in an element of its own, and the
    last words of a text of three.

    On publishers that the weights had not seen there is none in the sets of news; on pages by strangers all 6 belong,
    with scores from 0.44, where appeals and pointers on annotated pages have up to 0.42.
    """
    is_open = may_be_news(look.meta)
    if not is_open and not says_article(look.meta):
        return []
    blocks, stay = look.page.blocks, {*look.kept, *look.siblings}
    found = []
    for i in sorted({j for k in stay for j in (k - 1, k + 1)} - stay):
        if not 0 <= i < len(blocks) or look.scores[i] < _QUOTED_SCORE or blocks[i].words < _FEW_WORDS:
            continue
        beside = [blocks[j] for j in (i - 1, i + 1) if j in stay]
        is_quoted = is_open and len(beside) == 2 and blocks[i].text[0] in QUOTES and blocks[i].text[-1] in QUOTES
        if _is_likely(look, i, is_quoted=is_quoted) and _is_made_as(look, i, beside):
            found.append(i)
    return found


def _is_likely(look: Kept, index: int, *, is_quoted: bool) -> bool:
    """Tell whether a doubtful block is a sentence without a link, with a score that is enough for its kind of page."""
    block = look.page.blocks[index]
    if not (says_news(look.meta) or is_quoted or _blockquote(look, index) >= 0):
        return False
    is_called_quote = look.page.containers[block.container].near & Hint.QUOTE
    if look.scores[index] < _SENTENCE_SCORE and not (is_quoted or is_called_quote):
        return False
    if block.link_chars or block.text.endswith(QUESTION_MARKS):
        return False
    return is_quoted or end_mark(block.text) == SENTENCE


def _is_made_as(look: Kept, index: int, beside: Sequence[Block]) -> bool:
    """Tell whether a block stands as those beside it do, or between two, and nothing around it is called worse."""
    containers, block, quote = look.page.containers, look.page.blocks[index], _blockquote(look, index)
    above = containers[quote if quote >= 0 else block.container].parent
    is_alike = any(containers[containers[b.container].parent].style == containers[above].style for b in beside)
    worse = NEGATIVE & ~containers[beside[0].container].near
    named = containers[block.container].near | (block.inline_hints if block.words < PROSE_WORDS else 0)
    return (len(beside) == 2 or is_alike) and not named & worse


def _blockquote(look: Kept, index: int) -> int:
    """Return the <blockquote> that a block is, or the paragraph of, else -1."""
    containers = look.page.containers
    own = look.page.blocks[index].container
    return next((i for i in (own, containers[own].parent) if containers[i].tag == "blockquote"), -1)


_SENTENCE_SCORE = 0.43  # by hand; at half and at twice 1 and 1 of 520 pages differ
# Of subheads in quotation marks, and of what an element calls a quotation: no annotated page has one that would go.
_QUOTED_SCORE = 0.2
_FEW_WORDS = 3  # "Thaw is forecast.", the last words of a page by a stranger
