"""Text apart from the article, in another element: a column in the sidebar, a box on the author below it (layer 3).

In: the page, the blocks that stay and its headline. Out: the indices of the blocks that go.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise

import regex

from newsclean.context.look import Look, Settled, Staying
from newsclean.lexicon import Lexicon
from newsclean.metadata.date_words import names_month, names_weekday
from newsclean.metadata.names import is_full_name
from newsclean.metadata.page_types import may_be_news
from newsclean.model import Block, Page
from newsclean.page.structure import ancestors, around, is_heading, is_inside, is_linked
from newsclean.page.tags import Hint
from newsclean.phrase_files import BIT
from newsclean.prose import PROSE_WORDS

_TEXT_BLOCKS = 3  # below the headline
# Blocks that go. Between the parts of an article stand an advertisement and a few links: on pages that may be news
# there are 50 to 207 where it is right to cut, 3 where it would be wrong (aeb, fundus_world, wcxb).
_FAR = 10


def find_apart(look: Staying) -> list[int]:
    """Return what stays beyond many blocks that go, outside the element around the headline and the text below it.

    It may be longer than the article. On publishers that the weights had not seen none of 13 such blocks belongs, on 3
    of the pages that may be news (aeb, fundus_world, wcxb). On others a list of things is made so, and only what is
    called a sidebar goes.
    """
    page, staying, title, meta = look.page, look.staying, look.scene.title_index, look.meta
    text = list(islice((i for i in look.prose if i > title), _TEXT_BLOCKS))
    if title < 0 or len(text) < _TEXT_BLOCKS or page.containers[page.blocks[title].container].tag != "h1":
        return []
    breaks = [after for before, after in pairwise(staying) if after - before > _FAR]
    start = max((b for b in breaks if b <= text[0]), default=0)
    end = min((b for b in breaks if b > text[-1]), default=len(page.blocks))
    far = [i for i in staying if i < start or i >= end]
    if not far:
        return []
    outer = around(page, (title, *text))
    outside = [i for i in far if not is_inside(page, page.blocks[i].container, outer)]
    if not outside:
        return []
    if not may_be_news(meta):
        return [i for i in outside if page.containers[page.blocks[i].container].hints & Hint.SIDEBAR]
    near = [page.blocks[i] for i in (title, *staying) if start <= i < end]
    return [] if _goes_on(look.lexicon, near, [page.blocks[i] for i in outside]) else outside


def _goes_on(lexicon: Lexicon, near: Sequence[Block], far: Sequence[Block]) -> bool:
    """Tell whether the blocks far off name what the text near the headline names again and again.

    So they do where an appeal to register and a row of teasers part the article. One name alone may be the town's.
    """
    named = Counter(name for block in near for name in _NAME.findall(block.text))
    # Who begins sentences alone may be any word; in German any noun has a capital.
    amid = {name for block in near[: 1 if lexicon.code == "de" else None] for name in _AMID.findall(block.text)}
    own = {name for name, times in named.items() if times > 1 and name in amid and not _is_common(name, lexicon)}
    shared = [own.intersection(_NAME.findall(block.text)) for block in far] if own else []
    naming = sum(map(bool, shared))
    return len(set().union(*shared)) >= _NAMES <= naming and _NAMING_SHARE * naming >= len(far)


_NAMES = 2  # bounds set by hand, as the next: of three blocks one
_NAMING_SHARE = 3
_AMID = regex.compile(r"(?<=[\p{Ll}\d,]\s)\p{Lu}[\w&'\u2019-]{3,}")
_NAME = regex.compile(r"(?<!\w)\p{Lu}[\w&'\u2019-]{3,}")


def _is_common(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word with a capital is a stop word, a day or a month."""
    return lexicon.is_stopword(word) or names_weekday(word) or names_month(word)


def find_side_cells(look: Staying) -> list[int]:
    """Return what stays in the table cells beside the one that holds the text, where they hold no prose.

    So pages of old lay out their columns.
    """
    page, staying = look.page, look.staying
    blocks, containers = page.blocks, page.containers
    text = look.prose[:_TEXT_BLOCKS]
    if len(text) < _TEXT_BLOCKS or "td" not in look.scene.tags:
        return []
    cells = [i for i in ancestors(page, around(page, text)) if containers[i].tag == "td"]
    rows = {containers[cell].parent for cell in cells if containers[containers[cell].parent].tag == "tr"}
    outside = [i for i in staying if rows and not is_inside(page, blocks[i].container, cells[0])]
    beside = [i for i in outside if _row_around(page, blocks[i].container) in rows]
    return [] if any(blocks[i].words >= PROSE_WORDS for i in beside) else beside


def _row_around(page: Page, index: int) -> int:
    """Return the row that an element stands in, in a cell that holds no other table; -1 where in none."""
    return next((i for i in ancestors(page, index) if page.containers[i].tag == "tr"), -1)


def find_menu_texts(look: Settled) -> list[int]:
    """Return what stays in menus above a headline that has text below it, outside menus: their teasers, and those that
    a link to read on follows.
    """
    page, staying, title = look.page, look.staying, look.scene.title_index
    above = [i for i in staying if i < title]
    if not above:  # as on nearly all pages
        return []
    menus = [i for i in above if page.containers[page.blocks[i].container].hints & Hint.NAV]
    teasers = [i for i in above if _is_read_on(look, i + 1) and not look.standfirst]
    text = (page.containers[page.blocks[i].container] for i in look.prose if i > title)
    is_text_below = any(not container.hints & Hint.NAV for container in text)
    return sorted({*menus, *teasers}) if is_text_below else []


def _is_read_on(look: Look, index: int) -> bool:
    """Tell whether a block is a link that a phrase names as one to another article."""
    block = look.page.blocks[index]
    if block.words > _LINK_WORDS or not is_linked(block):
        return False
    found = look.lexicon.match(block.text, 1.0)
    return found is not None and found.category == "related"


_LINK_WORDS = 4


def find_above_headline(look: Settled) -> list[int]:
    """Return the few blocks that stay above the headline, where the text is below it: greetings, where it was printed.

    On annotated pages and by strangers 6 of 6 such blocks, on 3 pages, do not belong; where more stay, the line that
    says the headline stands below the text as often (wcxb: 2 of 2 pages).
    """
    title = look.scene.title_index
    if title not in look.titles:
        return []
    above = [i for i in look.staying if i < title and i not in look.standfirst and i not in look.captions]
    text = [i for i in look.prose if i > title]
    return above if len(above) <= _MOST_ABOVE and len(text) >= _TEXT_BLOCKS else []


_MOST_ABOVE = 3  # a bound set by hand


def find_foot_text(look: Settled) -> list[int]:
    """Return the last block that stays, between a row of links that goes and a notice on rights that ends the page."""
    staying, blocks = look.staying, look.page.blocks
    if len(look.prose) <= _TEXT_BLOCKS:
        return []
    last = staying[-1]
    row, below = blocks[last - 1], blocks[last + 1 : last + 1 + _BELOW_FOOT]
    is_last = 0 < len(below) == len(blocks) - last - 1
    is_row = row.index not in staying and row.links >= _ROW_LINKS
    return [last] if is_last and is_row and any(_is_of_rights(look, block) for block in below) else []


def _is_of_rights(look: Look, block: Block) -> bool:
    """Tell whether a block opens with the sign for rights, or is a notice on them by its phrase."""
    return block.text[0] == "©" or look.phrases[block.index] == BIT["copyright"]


_BELOW_FOOT = 2  # blocks
_ROW_LINKS = 3


def find_kickers(look: Staying) -> list[int]:
    """Return the lines above the headline that stay and are called its kicker. No annotated page has one."""
    page = look.page
    above = (page.blocks[i] for i in look.staying if i < look.scene.title_index)
    return [b.index for b in above if b.words <= _KICKER_WORDS and page.containers[b.container].own_hints & Hint.KICKER]


_KICKER_WORDS = 12  # a bound set by hand


def find_bios(look: Staying) -> list[int]:
    """Return what stays, below the last prose, of a small box that is called a biography and names an author.

    No annotated page has one that stays; on a page by a stranger its two lines do not belong.
    """
    return _named_bios(look) + _labelled_bios(look)


def _named_bios(look: Staying) -> list[int]:
    page, staying, authors = look.page, look.staying, look.scene.authors
    if not look.hints & Hint.BIO:
        return []
    boxes = {i for i, container in enumerate(page.containers) if container.own_hints & Hint.BIO}
    in_box = {i for i in staying if not boxes.isdisjoint(islice(ancestors(page, page.blocks[i].container), _BOX_DEPTH))}
    text = [i for i in look.prose if i not in in_box]
    below = sorted(i for i in in_box if text and i > text[-1])
    if not any(author in page.blocks[i].text for i in below for author in authors):
        return []  # "about-the-book"
    return below if sum(page.blocks[i].words for i in below) <= _BIO_WORDS else []


def _labelled_bios(look: Staying) -> list[int]:
    """Return what stays, below all other text, right below a label such as "Author": a heading that is a name, and who
    it is. Of one such box on a page by a stranger its two lines do not belong.
    """
    page, staying, phrases = look.page, look.staying, look.phrases
    blocks = page.blocks
    if BIT["byline"] not in phrases:
        return []
    for place in range(max(_TEXT_BLOCKS, len(staying) - _BOX_DEPTH), len(staying)):
        head, below = staying[place], staying[place:]
        is_labelled = phrases[head - 1] == BIT["byline"] and blocks[head - 1].words <= _LABEL_WORDS
        is_box = below[-1] - head < _BOX_DEPTH and sum(blocks[i].words for i in below) <= _BIO_WORDS
        if is_labelled and is_box and is_heading(page, head) and is_full_name(blocks[head].text):
            return list(below)
    return []


_LABEL_WORDS = 3
_BOX_DEPTH = 4
_BIO_WORDS = 100  # a bound: the stranger's has 13, and more is a text on somebody
