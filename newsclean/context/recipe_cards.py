"""The ingredients, steps, notes and summary of a recipe, which plugins set in a card below the text (layer 3).

In: the page, the blocks that stay. Out: the indices of the lines and headings of the card that stay with them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import dropwhile, islice

from newsclean.context.look import Kept
from newsclean.model import Block, Page
from newsclean.page.structure import ancestors
from newsclean.page.tags import CLASS_CHARS, HEADINGS, Hint

# "wprm-recipe-ingredient", "tasty-recipes-instructions", "recipe__step".
_RECIPE = "recipe"
_PART = re.compile(rf"{_RECIPE}\S{{0,40}}?[-_](?:ingredient|instruction|direction|method|step|note|summary)", re.I)
_DEPTH = 6  # by hand; at half and at twice no page of 520 differs
_LINK_SHARE = 0.8  # an ingredient may lead to where it is sold, but for how much of it one takes
_STEP_WORDS = 8  # by hand; at half and at twice no page of 520 differs


def find_recipe_lines(look: Kept) -> list[int]:
    """Return the ingredients, steps, notes, summary, and the short headings above them.

    On publishers that the weights had not seen 55 of 58 such lines belong, of those that would go 11 of 12 (wcxb). Of
    notes that would go both belong, and the heading of one (wcxb); by strangers one, and readers differ on one. Below
    the headline and above the first text all 7 belong (wcxb), and the steps of a recipe that had none (segments). Of
    summaries that the text does not say word for word all 4 belong (wcxb, segments), and two by strangers.
    """
    page = look.page
    if not look.kept or not look.scene.hints & Hint.INFOBOX or _RECIPE not in look.scene.names:
        return []
    title = look.scene.title_index
    first = title if 0 <= title < look.kept[0] else look.kept[0]
    lines = [
        b.index for b in page.blocks[first + 1 :]
        if page.containers[b.container].hints & Hint.INFOBOX
        and b.link_chars <= _LINK_SHARE * b.chars and _is_of_recipe(page, b)
    ]  # fmt: skip
    said = {page.blocks[i].text for i in look.kept}
    lines = [i for i in lines if page.blocks[i].words < _STEP_WORDS or page.blocks[i].text not in said]
    found = set(lines)
    above = (_heading_above(page, i) for i in lines if i - 1 not in found)
    return sorted({*lines, *(i for i in above if i is not None)})


def _is_of_recipe(page: Page, block: Block) -> bool:
    """Tell whether a block is of a list's item, or a step, in what is called a recipe's ingredients, steps, notes or
    summary.

    Not a box to tick, nor the buttons for twice as much.
    """
    if not any(map(str.isalpha, block.text)):
        return False
    near = [page.containers[i] for i in islice(ancestors(page, block.container), _DEPTH)]
    is_item = block.words >= _STEP_WORDS or any(container.tag == "li" for container in near)
    styles = [container.style[:CLASS_CHARS] for container in near]
    return is_item and any(map(_is_part, styles))


@lru_cache(maxsize=1024)
def _is_part(style: str) -> bool:
    return _PART.search(style) is not None


def _heading_above(page: Page, line: int) -> int | None:
    """Return the short heading above a line of the card, which buttons may part from it, "Metric", "2x", or a box to
    tick.
    """
    above = reversed(page.blocks[max(0, line - _BUTTONS - 1) : line])
    nearest = next(dropwhile(lambda b: _is_control(page, b), above), None)
    return nearest.index if nearest and _is_heading(page, nearest) else None


def _is_control(page: Page, block: Block) -> bool:
    return page.containers[block.container].tag == "button" or not any(map(str.isalpha, block.text))


_BUTTONS = 6  # a bound set by hand


def _is_heading(page: Page, block: Block) -> bool:
    container = page.containers[block.container]
    return container.tag in HEADINGS and bool(container.hints & Hint.INFOBOX)
