"""Headings of boxes of facts that stay (layer 3).

In: a Look. Out: the indices of the headings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import islice, takewhile

from newsclean.context.look import Staying
from newsclean.context.subheads import LABEL_WORDS
from newsclean.lines.dated import opens_with_clock
from newsclean.model import Block, Page
from newsclean.options import THRESHOLDS
from newsclean.page.structure import ancestors, is_bold, is_inside
from newsclean.page.tags import HEADINGS, Hint


def find_unfolding(look: Staying) -> list[int]:
    """Return the headings that are a button, above what stays and what it unfolds: "Transcript".

    What several buttons say is a control, "Key features".
    """
    page = look.page
    buttons = look.scene.by_tag.get("button", ())
    found = [i for i in buttons if i + 1 in look.stay and _is_in_heading(page, page.blocks[i])]
    said = Counter(page.blocks[i].text for i in found)
    return [i for i in found if said[page.blocks[i].text] == 1]


def _is_in_heading(page: Page, block: Block) -> bool:
    return page.containers[page.containers[block.container].parent].tag in HEADINGS


def find_box_headings(look: Staying) -> list[int]:
    """Return the headings right above a text that stays of boxes of facts: a list says little without its name.

    On publishers that the weights had not seen 9 of 9 belong where the text below them does, on 7 pages (wcxb), of
    those with a lower score 1 of 2.
    """
    page, blocks, stay, prose = look.page, look.page.blocks, look.stay, look.prose
    first, third = (*prose[:1], len(blocks))[0], (*prose[_PROSE_ABOVE - 1 : _PROSE_ABOVE], len(blocks))[0]
    found = []
    for i in look.staying:
        if not i or i - 1 in stay or i - 1 in look.titles:
            continue
        above, is_amid = blocks[i - 1], first < i
        score = look.scores[i - 1]
        is_of_box = score >= _BOX_HEADING_SCORE and _names_box(page, above, blocks[i])
        is_of_box = is_of_box or (is_amid and _heads_box(page, above, stay))
        is_barred = is_amid and score >= THRESHOLDS["balanced"] and _heads_next(page, above, blocks[i])
        if is_of_box or is_barred or (third < i and _opens_box(page, above, stay)):
            found.append(i - 1)
    return found


def _heads_box(page: Page, above: Block, stay: Collection[int]) -> bool:
    """Tell whether what is called a head opens a small box, all of which stays, or a label an <aside> of one block.

    On annotated pages 2 of 2 such heads belong, on one page (wcxb), on pages by strangers, too. That of a live page's
    entry says when and by whom it was written.
    """
    container = page.containers[above.container]
    box = container.parent
    if opens_with_clock(above) or above.inline_hints & Hint.AUTHOR:
        return False
    is_called = container.own_hints & Hint.HEADER
    if not is_called and (page.containers[box].tag != "aside" or container.tag not in _HEAD_TAGS):
        return False
    below = page.blocks[above.index + 1 : above.index + 2 + _BOX_BLOCKS]
    within = list(takewhile(lambda b: is_inside(page, b.container, box), below))
    is_box = 0 < len(within) <= _BOX_BLOCKS if is_called else len(within) == 1
    return is_box and all(b.index in stay for b in within)


def _heads_next(page: Page, above: Block, below: Block) -> bool:
    """Tell whether a heading stands in one element with the text below it, or with that text's list.

    Where such a heading is scored as text and goes by what its element is called ("callout"), and the text in the same
    element stays, 5 of 6 belong, on 4 of 5 pages (wcxb), and 3 on pages by strangers.
    """
    title, text = page.containers[above.container], page.containers[below.container]
    if title.tag not in HEADINGS:
        return False
    return title.parent in (text.parent, page.containers[text.parent].parent)


_HEAD_TAGS = ("p", "div")


def _opens_box(page: Page, above: Block, stay: Collection[int]) -> bool:
    """Tell whether a heading, or a few words called a title, open a small box without links that stays, but for its
    last block at most: a source may end it.

    On annotated pages all 22 such headings belong, on 6 pages (wcxb).
    """
    title = page.containers[above.container]
    if above.words > LABEL_WORDS or above.link_chars or above.media or title.tag in _NO_TITLES:
        return False
    if title.tag not in HEADINGS and not title.own_hints & Hint.HEADLINE:
        return False
    below = page.blocks[above.index + 1 : above.index + 2 + _BOX_BLOCKS]
    within = list(takewhile(lambda b: is_inside(page, b.container, title.parent), below))
    if not 1 < len(within) <= _BOX_BLOCKS or any(b.index not in stay for b in within[:-1]):
        return False
    return not within[-1].link_chars


_NO_TITLES = ("h1", "button")
_PROSE_ABOVE = 3  # blocks that stay: above the text a list's label is none of it; a bound set by hand
_BOX_BLOCKS = 12  # a bound set by hand


def _names_box(page: Page, above: Block, below: Block) -> bool:
    """Tell whether a block is an unlinked heading, or a line all in bold, in the box of facts that the next is in."""
    containers = page.containers
    container = containers[above.container]
    if above.link_chars or not container.near & Hint.INFOBOX:
        return False
    if container.tag not in HEADINGS and not is_bold(above):
        return False
    return any(
        containers[i].own_hints & Hint.INFOBOX and is_inside(page, below.container, i)
        for i in islice(ancestors(page, container.parent), _BOX_DEPTH)
    )


_BOX_DEPTH = 3  # by hand; at half and at twice 1 and 0 of 520 pages differ
_BOX_HEADING_SCORE = 0.2  # by hand; at half and at twice 0 and 2 of 520 pages differ
