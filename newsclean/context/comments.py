"""Readers' comments and what stands below them (layer 3): a Look in, the indices of the blocks that go out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from newsclean.context.look import Staying
from newsclean.model import Page
from newsclean.page.structure import is_inside, is_linked, make_of
from newsclean.page.tags import Hint
from newsclean.phrase_files import BIT
from newsclean.prose import PROSE_WORDS


def find_comments(look: Staying) -> list[int]:
    """Return what stands below a label such as "Comments", under the body, in the element that the label opens.

    Readers' comments read like an article; on some pages only their label says what they are. Where the body is in that
    element too, these are the blocks that stay. On publishers that the weights had not seen 964 of 982 such blocks do
    not belong (all sets). Where there are more comments than text, the label has to stand apart from the text, and what
    is below it to be made in another way, or to have a name to each (4 pages by strangers).
    """
    page, staying, phrases = look.page, look.staying, look.phrases
    blocks = page.blocks
    if BIT["comments"] not in phrases:
        return []
    words = sum(blocks[i].words for i in staying)
    labels = (b for b in blocks if phrases[b.index] == BIT["comments"] and b.words <= _LABEL_WORDS)
    first: list[int] = []
    for label in islice(labels, _LABELS):
        above = [i for i in staying if i < label.index]
        outer = page.containers[label.container].parent
        is_shared = any(is_inside(page, blocks[i].container, outer) for i in above)
        if is_shared and is_linked(label):  # a button that leads to them, above footnotes
            continue
        below = [i for i in staying if i > label.index] if is_shared else range(label.index + 1, len(blocks))
        found = [i for i in below if is_inside(page, blocks[i].container, outer)]
        is_under = sum(blocks[i].words for i in above) >= _BODY_SHARE * words
        is_apart = bool(found) and not is_shared
        if is_under or (is_apart and (_is_other_text(page, above, found) or _is_signed(page, above, found))):
            if not look.stay.isdisjoint(found):
                return found
            first = first or found  # a button's: what it leads to has a label, too
    return first


_LABELS = 20  # are tried: a hostile page may have thousands
_LABEL_WORDS = 3  # "Join the discussion"
_BODY_SHARE = 0.7  # of the words that stay, above the label; a link to the comments stands above the body


def _is_signed(page: Page, above: Sequence[int], below: Sequence[int]) -> bool:
    """Tell whether below some paragraphs there is a name, or "Reply", to each text."""
    if sum(page.blocks[i].words >= PROSE_WORDS for i in above) < _MORE_PARAGRAPHS:
        return False
    names = sum(b.words <= _NAME_WORDS for b in page.blocks[below[0] - 1 : below[-1] + 2])
    return names >= sum(page.blocks[i].words > _NAME_WORDS for i in below)


def _is_other_text(page: Page, above: Sequence[int], below: Sequence[int]) -> bool:
    """Tell whether the paragraphs above are text of their own, and nothing below is made like them."""
    prose = [i for i in above if page.blocks[i].words >= PROSE_WORDS]
    made = {make_of(page, page.blocks[i]) for i in prose}
    return len(prose) >= _FEW_PARAGRAPHS and all(make_of(page, page.blocks[i]) not in made for i in below)


_FEW_PARAGRAPHS = 2  # by hand; at half and at twice no page of 520 differs
_MORE_PARAGRAPHS = 3  # by hand; at half and at twice no page of 520 differs
_NAME_WORDS = 4  # by hand; at half and at twice no page of 520 differs


def find_below_comments(look: Staying) -> list[int]:
    """Return what stays below the section of readers' comments, under the body, in none of its elements: teasers.

    Of 16 such blocks none belongs, on 5 pages (by strangers, the segments set).
    """
    page, staying = look.page, look.staying
    if not look.scene.hints & Hint.COMMENT:
        return []
    comments = (b.index for b in reversed(page.blocks) if page.containers[b.container].hints & Hint.COMMENT)
    section = [*islice(comments, _SECTION_BLOCKS)][::-1]
    below = [i for i in staying if section and i > section[-1]]
    if not below or len(section) < _SECTION_BLOCKS:
        return []
    above = [i for i in staying if i < section[0]]
    words = [sum(page.blocks[i].words for i in part) for part in (above, below)]
    parents = [{page.containers[page.blocks[i].container].parent for i in part} for part in (above, below)]
    is_amid = any(section[0] <= i < section[-1] for i in staying) or not parents[0].isdisjoint(parents[1])
    return below if not is_amid and words[0] >= _BODY_SHARE * sum(words) else []


_SECTION_BLOCKS = 5  # by hand; at half and at twice no page of 520 differs
