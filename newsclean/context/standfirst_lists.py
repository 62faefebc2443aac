"""Lists in a standfirst: points below the headline, lists called a summary (layer 3).

In: the page, a block. Out: indices, bools; `find_headings` takes a Look.
"""

from __future__ import annotations

from itertools import islice, takewhile

from newsclean.characters import COLONS
from newsclean.context.look import Settled
from newsclean.model import Block, Page
from newsclean.page.structure import ancestors, is_heading, is_inside
from newsclean.page.tags import HEADINGS, LISTS, Hint

STANDFIRST_REACH = 15
"""Blocks below the headline: between them stand byline, date, share bar and lead picture."""


def points_below(page: Page, title: int, stop: int) -> frozenset[int]:
    """Return the items of a list below the headline that read like points: of words, several, none a link.

    An item may be a heading: `<li><h2>`. Of 18 on annotated pages 16 belong; fundus_world leaves out two of three on
    one page. The list stands right below it, or a label above the list, in its box: "Key points".
    """
    found: list[int] = []
    start = next((i + 1 for i in range(title + 1, stop) if _labels_list(page, i)), title + 1)
    for block in page.blocks[start : start + STANDFIRST_REACH]:
        container = page.containers[block.container]
        if container.tag in HEADINGS:
            container = page.containers[container.parent]
        is_short = block.words < _POINT_WORDS and len(found) < _SURE_POINTS
        if container.tag != "li" or block.link_chars or is_short:
            break
        found.append(block.index)
    return frozenset(found if len(found) >= _SURE_POINTS else ())


_SURE_POINTS = 2  # below so many a further one may be short: "Talks end Friday."
_POINT_WORDS = 5  # by hand; at half and at twice 1 and 1 of 520 pages differ


def _labels_list(page: Page, index: int) -> bool:
    """Tell whether a block is a few words above a list in an element that holds both and no more.

    A button is no label: it unfolds what a machine has summed up.
    """
    if index + 1 >= len(page.blocks):
        return False
    label, item = page.blocks[index], page.blocks[index + 1]
    if label.words > _LABEL_WORDS or label.link_chars:
        return False
    points = page.containers[page.containers[item.container].parent]
    own = label.container
    if page.containers[own].tag == "button":
        return False
    is_boxed = points.tag in LISTS and points.parent in (own, page.containers[own].parent)
    return is_boxed and not is_inside(page, page.blocks[index - 1].container, points.parent)


_LABEL_WORDS = 4  # by hand; at half and at twice no page of 520 differs


def is_summary_list(page: Page, block: Block) -> bool:
    """Tell whether a block is an item of a list that is called a summary: on wcxb all 23 such items belong.

    So may be the element right around the list, "summary-box", if no more than a heading stands in it above the list: a
    button there unfolds what a machine has summed up.
    """
    near = [page.containers[i] for i in islice(ancestors(page, block.container), _SUMMARY_DEPTH)]
    if any(c.tag in _SUMMARY_LISTS and c.own_hints & Hint.STANDFIRST for c in near):
        return True
    if near[0].tag != "li" or len(near) < _SUMMARY_DEPTH:
        return False
    *_, around = islice(ancestors(page, block.container), _SUMMARY_DEPTH)
    if not near[-1].own_hints & Hint.STANDFIRST or page.containers[around].tag not in _SUMMARY_BOXES:
        return False
    inside = takewhile(lambda b: is_inside(page, b.container, around), reversed(page.blocks[: block.index]))
    above = (page.containers[other.container] for other in islice(inside, STANDFIRST_REACH))
    return all(other.tag in _ABOVE_POINTS for other in above)


_SUMMARY_LISTS = LISTS | {"li"}
_SUMMARY_BOXES = ("div", "section")
_ABOVE_POINTS = HEADINGS | {"li"}
_SUMMARY_DEPTH = 3  # by hand; at half and at twice 18 and 1 of 520 pages differ


def find_headings(look: Settled) -> list[int]:
    """Return the headings right above the items of a summary that stay or end in a colon: "In brief:" leads to them.

    The one that comes for the colon belongs (by strangers); no annotated page has any.
    """
    blocks = look.page.blocks
    items = [i for i in look.standfirst if look.page.containers[blocks[i].container].tag == "li"]
    stay = look.stay - look.titles
    leads = {i - 1 for i in items if i and blocks[i - 1].text.endswith(COLONS)}
    return [i - 1 for i in items if i - 1 in stay | leads and is_heading(look.page, i - 1)]


def is_named(page: Page, index: int) -> bool:
    """Tell whether a block's own element is called a standfirst."""
    return bool(page.containers[page.blocks[index].container].own_hints & Hint.STANDFIRST)
