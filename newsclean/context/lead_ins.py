"""Lists that a line, a heading or a colon leads to, and the lines that lead (layer 3).

In: a Look. Out: the blocks that stay for what stands right above or below them.
"""

from __future__ import annotations

from itertools import pairwise

from newsclean.characters import COLONS
from newsclean.context.look import Kept
from newsclean.model import Block, Page
from newsclean.page.structure import ancestors, child_of, is_bold, is_inside
from newsclean.page.tags import BESIDE_TEXT, HEADINGS, LISTS, LISTS_OF_ITEMS, Hint
from newsclean.phrase_files import BIT
from newsclean.prose import PROSE_WORDS


def find_led_lists(look: Kept) -> list[int]:
    """Return the items of lists that would go whole, between a line that leads to them and text, in one element.

    A heading leads to a list, or a line that ends in a colon: "Of these harbours three are open:". The list is often
    one of links, which else are teasers. On publishers that the weights had not seen 285 of 316 such items belong, on
    16 of 18 pages (wcxb). A paragraph all in bold, as old pages have for a heading, leads to items without links: by
    strangers one such list comes, which belongs, on annotated pages none.
    """
    page, kept, phrases = look.page, look.kept, look.phrases
    blocks, containers = page.blocks, page.containers
    found: list[int] = []
    for before, after in pairwise(kept):
        if after - before <= _LED_ITEMS or phrases[before]:
            continue
        lead = containers[blocks[before].container]
        if lead.parent != containers[blocks[after].container].parent:
            continue
        leads = lead.tag in HEADINGS or blocks[before].text.endswith(COLONS)
        if not leads and not (lead.tag == "p" and _is_subhead(blocks[before])):
            continue
        top = child_of(page, lead.parent, blocks[before + 1].container)
        if containers[top].tag in LISTS:
            end = next((i for i in range(before + 1, after) if not is_inside(page, blocks[i].container, top)), after)
            items = range(before + 1, end)
            if not leads and any(blocks[i].link_chars for i in items):
                continue
            found += [i for i in items if not phrases[i]] if len(items) >= _LED_ITEMS else []
    return found


def _is_subhead(block: Block) -> bool:
    """Tell whether all of a block is in bold, without a link or a picture."""
    return is_bold(block) and not block.link_chars and not block.media


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
            found += [i for i in (lead, *items) if not phrases[i]]
    return sorted({*found}.difference(kept))


_LEAD_SCORE = 0.3  # by hand; at half and at twice 0 and 1 of 520 pages differ
_ADVERT = BIT["advertisement"]


def _list_below(page: Page, lead: int, first: int) -> range:
    """Return the blocks of the list whose `first` stands below a block; none of links, or that is named as no text.

    A list that holds the block, too, is another: a menu's that was never closed takes in the page (wcxb).
    What is around the block, too, names both: an entry of a live page, a card. Two annotated pages gain so (wcxb).
    """
    blocks, containers = page.blocks, page.containers
    below = blocks[first].container if first < len(blocks) else -1
    outer = {*ancestors(page, blocks[lead].container)}
    lists = (i for i in ancestors(page, below) if containers[i].tag in LISTS_OF_ITEMS)
    top = min((i for i in lists if i not in outer), default=-1)
    if top < 0:
        return range(0)
    if containers[top].hints & ~containers[blocks[lead].container].hints & _NO_TEXT:
        return range(0)
    end = first
    while end < len(blocks) and is_inside(page, blocks[end].container, top):
        end += 1
    items = blocks[first:end]
    is_text = 2 * sum(b.link_chars for b in items) < sum(b.chars for b in items)
    return range(first, end) if is_text and len(items) <= _LIST_BLOCKS else range(0)


_LIST_BLOCKS = 40  # a longer one is an index, which needs more than a colon above it
_NO_TEXT = BESIDE_TEXT | Hint.POPULAR | Hint.PROMO | Hint.SIDEBAR | Hint.TAGS | Hint.BREADCRUMB
