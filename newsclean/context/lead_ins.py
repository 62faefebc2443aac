"""Lists that a line, a heading or a colon leads to, and the lines that lead (layer 3).

In: a Look. Out: the blocks that stay for what stands right above or below them.
"""

from __future__ import annotations

from itertools import pairwise

from newsclean.characters import COLONS
from newsclean.context.look import Kept
from newsclean.metadata.page_types import may_be_news
from newsclean.model import Page
from newsclean.page.structure import ancestors, child_of, is_inside
from newsclean.page.tags import HEADINGS, LISTS, LISTS_OF_ITEMS
from newsclean.phrase_files import BIT
from newsclean.prose import PROSE_WORDS


def find_led_lists(look: Kept) -> list[int]:
    """Return the items of lists that would go whole, between a line that leads to them and text, in one element.

    A heading leads to a list, or a line that ends in a colon: "Of these harbours three are open:". The list is often
    one of links, which else are teasers. On publishers that the weights had not seen 285 of 316 such items belong, on
    16 of 18 pages (wcxb). Below a colon some of its items may stay (they belong on 4 of 5 pages) or, on a page that
    says that it is no news, the list may end the text (on 4 of 7: wcxb, whose weights have seen both).
    """
    page, kept, phrases = look.page, look.kept, look.phrases
    blocks, containers = page.blocks, page.containers
    found: list[int] = []
    for before, after in pairwise((*kept, len(blocks))):
        if after - before <= 1 or phrases[before]:
            continue
        lead = containers[blocks[before].container]
        has_colon = blocks[before].text.endswith(COLONS)
        if lead.tag not in HEADINGS and not has_colon:
            continue
        top = child_of(page, lead.parent, blocks[before + 1].container)
        if top < 0 or containers[top].tag not in LISTS:
            continue
        first = before + 1
        end = next((i for i in range(first, len(blocks)) if not is_inside(page, blocks[i].container, top)), len(blocks))
        if after == len(blocks):
            is_led = has_colon and blocks[before].words >= _LEAD_WORDS and not may_be_news(look.meta)
        elif after < end:
            is_led = has_colon
        else:
            is_led = lead.parent == containers[blocks[after].container].parent
        if is_led and end - first >= _LED_ITEMS:
            found += range(first, end)
    return found


_LEAD_WORDS = 6  # fewer are a label: "More on harbours:"
_LED_ITEMS = 2  # by hand; at half and at twice no page of 520 differs


def find_after_colons(look: Kept) -> list[int]:
    """Return the items of lists that a line with a colon leads to, amid the text, and the line: "These stay open:".

    In elements of their own, without end marks and each unlike the next, they score like a menu. On publishers that the
    weights had not seen 22 of 32 belong, 1 of 1 on the sets of news. An advert may stand between line and list.
    """
    page, scores, kept, phrases, candidates = look.page, look.scores, look.kept, look.phrases, look.candidates
    prose = [i for i in kept if page.blocks[i].words >= PROSE_WORDS]
    found: list[int] = []
    for lead in candidates if prose else ():
        if not page.blocks[lead].text.endswith(COLONS) or scores[lead] < _LEAD_SCORE or phrases[lead]:
            continue
        is_parted = lead + 1 < len(phrases) and phrases[lead + 1] == _ADVERT
        items = _list_below(page, lead, lead + 1 + is_parted)
        if prose[0] < lead and items and items[-1] < prose[-1]:
            found += (lead, *items)
    return sorted({*found}.difference(kept))


_LEAD_SCORE = 0.3  # by hand; at half and at twice 0 and 1 of 520 pages differ
_ADVERT = BIT["advertisement"]


def _list_below(page: Page, lead: int, first: int) -> range:
    """Return the blocks of the list whose `first` stands below a block; none of links.

    A list that holds the block, too, is another: a menu's that was never closed takes in the page (wcxb).
    """
    blocks, containers = page.blocks, page.containers
    below = blocks[first].container if first < len(blocks) else -1
    outer = {*ancestors(page, blocks[lead].container)}
    lists = (i for i in ancestors(page, below) if containers[i].tag in LISTS_OF_ITEMS)
    top = min((i for i in lists if i not in outer), default=-1)
    if top < 0:
        return range(0)
    end = first
    while end < len(blocks) and is_inside(page, blocks[end].container, top):
        end += 1
    items = blocks[first:end]
    is_text = 2 * sum(b.link_chars for b in items) < sum(b.chars for b in items)
    return range(first, end) if is_text else range(0)
