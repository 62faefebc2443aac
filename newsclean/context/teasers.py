"""Links elsewhere amid the text: teasers, bars and lists of them, and pages of nothing else (layer 3).

In: the page and the blocks that stay. Out: the indices of those that go.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from newsclean.addresses import leads_elsewhere
from newsclean.characters import COLONS, QUESTION_MARKS
from newsclean.context.look import Kept, Staying
from newsclean.metadata.page_types import may_be_index, says_news, says_other
from newsclean.model import Block, Page
from newsclean.page.structure import (
    HEADLINE_WORDS,
    LIST_ITEMS,
    MOST_ITEMS,
    blocks_beside,
    is_heading,
    is_inside,
    leads_within_site,
    lists_with,
    make_of,
)
from newsclean.page.tags import HEADINGS, Hint
from newsclean.phrase_files import BIT
from newsclean.prose import NO_MARK, SENTENCE, end_mark

# Of paragraphs that are one link and end without a mark, 1 in 40 belongs on fundus_world and 1 in 90 on aeb; of those
# that ask none of 10, of linked headings as long as a headline none of 10 (all sets): one that leads to another site
# names a thing in a list.
TEASER_TAGS = frozenset(("p", "div", "aside"))
_TEASER_WORDS = 5  # shorter ones are names in a list of things
_BOLD_TEASER_WORDS = 4  # by hand; at half and at twice 2 and 5 of 520 pages differ
_LINK_SHARE = 0.9  # by hand; at half and at twice 6 and 20 of 520 pages differ
_BRACKETED_SHARE = 0.6  # "[ Nine geese walk in, opens in a new window ]"
_TEASER_SHARE = 0.3  # of what stays; where there are more, the page is a list of links


def find_link_teasers(look: Staying) -> frozenset[int]:
    """Return, of the kept blocks, the paragraphs that are one link and no statement: teasers in mid-body."""
    page, staying = look.page, look.staying
    is_within = leads_within_site(page)
    teasers = []
    for i in staying:
        block = page.blocks[i]
        if block.link_chars < _BRACKETED_SHARE * block.chars:
            continue  # as most
        if _is_link(block) and _may_be_teaser(page, block, is_within):
            teasers.append(i)
    if not teasers or len(teasers) > _TEASER_SHARE * len(staying):
        return frozenset()
    prose = look.prose[0] if look.prose else 0  # above it stands the author's name
    others = sorted(look.stay.difference(teasers, range(prose + 1)))
    names = Counter(make_of(page, page.blocks[i]) for i in others if _is_linked_name(page.blocks[i]))
    like = Counter(make_of(page, page.blocks[i]) for i in teasers)
    return frozenset(i for i in teasers if names[(made := make_of(page, page.blocks[i]))] < _NAMES_SHARE * like[made])


def _is_link(block: Block) -> bool:
    """Tell whether a block of several words is one link to another page, and no statement."""
    is_bracketed = _is_bracketed(block.text)
    if block.words < (_TEASER_WORDS if block.bold_chars < block.link_chars else _BOLD_TEASER_WORDS):
        return False
    if block.link_chars < (_BRACKETED_SHARE if is_bracketed else _LINK_SHARE) * block.chars:
        return False
    return (is_bracketed or _is_open(block.text)) and leads_elsewhere(block.href)


def _may_be_teaser(page: Page, block: Block, is_within: Callable[[Block], bool]) -> bool:
    """Tell whether a link's element is a paragraph, a heading over an article of this site, a line or an item alone."""
    tag = page.containers[block.container].tag
    if tag in HEADINGS:
        return block.words >= HEADLINE_WORDS and is_within(block)
    if tag == "td":
        return _is_line(page, block)
    return tag in TEASER_TAGS or (tag == "li" and _is_alone(page, block))


def find_link_bars(look: Staying) -> list[int]:
    """Return the rows of short links with bars between them: "Audio | Video | RSS"."""
    blocks = look.page.blocks
    return [i for i in look.staying if blocks[i].links >= LIST_ITEMS and _is_bar(blocks[i])]


def _is_bar(block: Block) -> bool:
    parts = block.text[:_BAR_CHARS].split("|")
    return len(parts) >= LIST_ITEMS and block.link_chars + 3 * len(parts) >= block.chars


_BAR_CHARS = 500  # by hand; at half and at twice no page of 520 differs


def find_labelled_links(look: Staying) -> list[int]:
    """Return the paragraphs of a few words, a colon and a link to another article, which a phrase would name.

    In any language where the label is in capitals; else in those without a phrase file, where the same label does not
    name other things. No annotated page of news has one that stays; on 5 of 36 pages by strangers in small languages
    one does, and does not belong.
    """
    if says_other(look.meta):
        return []
    blocks = look.page.blocks
    if not look.lexicon.fallback:
        return _capital_labels(look)
    is_within = leads_within_site(look.page)
    found = [i for i in look.staying if _is_labelled_link(look.page, blocks[i]) and is_within(blocks[i])]
    labels = {blocks[i].text[: -blocks[i].link_chars].strip() for i in found}
    return found if len(labels) == 1 else []  # "Monday: ...", "Tuesday: ..." are a list


def _capital_labels(look: Staying) -> list[int]:
    """Return the paragraphs of a label in capitals, a colon and a link to another article: "MORE: ...", in brackets or
    not; no sentence. A page that has several opens its parts so.
    """
    page, blocks = look.page, look.page.blocks
    capitals = [i for i in look.staying if _in_capitals(blocks[i].text) and end_mark(blocks[i].text) != SENTENCE]
    if not capitals:
        return []
    found = [i for i in capitals if blocks[i].links == 1 and _is_labelled_link(page, blocks[i])]
    is_within = leads_within_site(page)
    return [i for i in found if is_within(blocks[i])] if len(found) <= _CAPITAL_LABELS else []


def _in_capitals(text: str) -> bool:
    """Tell whether a text opens with a label in capitals and a colon, in brackets or not."""
    label, colon, _ = text[: _LABEL_CHARS + 1].partition(":")
    if not colon:
        return False  # as most
    label = label.lstrip("([")
    return label.isupper() and len(label) >= _LABEL_LETTERS


_CAPITAL_LABELS = 2  # by hand; at half and at twice no page of 520 differs
_LABEL_LETTERS = 3  # "Q: ..."


def _is_labelled_link(page: Page, block: Block) -> bool:
    text, container = block.text.strip("()[] "), page.containers[block.container]
    if block.links != 1 or not block.link_chars or container.tag not in ("p", "div") or container.near & Hint.QUOTE:
        return False
    label, title = text[: -block.link_chars].rstrip(), text[-block.link_chars :]
    if "\n" in text or label[-1:] not in COLONS or not label[0].isalpha():
        return False
    if len(label) > _LABEL_CHARS or label.count(" ") > _LABEL_SPACES:
        return False
    return len(title) >= _TITLE_CHARS and leads_elsewhere(block.href) and not _FILE.search(block.href or "")


_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|zip)(?:$|[?#])", re.I)
_LABEL_CHARS = 30  # by hand; at half and at twice no page of 520 differs
_LABEL_SPACES = 3  # one before the colon, too
_TITLE_CHARS = 15  # of a headline


def _is_bracketed(text: str) -> bool:
    return text[0] == "[" and text[-1] == "]"


def _is_alone(page: Page, block: Block) -> bool:
    """Tell whether a list has no item but this one."""
    parent = page.containers[block.container].parent
    return all(page.containers[other.container].parent != parent for other in blocks_beside(page, block))


def _is_line(page: Page, block: Block) -> bool:
    """Tell whether a block stands between two others of its element: a line of text that a table lays out."""
    return [other.container for other in blocks_beside(page, block)] == 2 * [block.container]


def _is_open(text: str) -> bool:
    """Tell whether a text ends without a mark, or asks; an arrow or bracket behind it is none."""
    text = text.rstrip(_ARROWS)
    return end_mark(text) == NO_MARK or text.endswith(QUESTION_MARKS)


_ARROWS = " ])>\u00bb\u203a\u2192\u00ab\u2039\u2190"
# Where paragraphs that are but a linked name stay, half as many as there are longer links made like them, links name
# the parts of the text. On publishers that the weights had not seen 11 of 12 such links belong, on 5 of 6 pages (wcxb).
_NAMES_SHARE = 0.5


def _is_linked_name(block: Block) -> bool:
    return block.words < _TEASER_WORDS and block.link_chars >= _LINK_SHARE * block.chars


def find_teaser_lists(look: Staying) -> list[int]:
    """Return what stays of lists of headlines that lead to other pages of the site, and the headings above them, on a
    page of news. Below a label of related links a list may be of any length.

    On publishers that the weights had not seen none of 4 such lists belongs (aeb, fundus_world); on pages that say
    they are something else 18 of 18 do (wcxb).
    """
    page, meta = look.page, look.meta
    if not says_news(meta):
        return []
    blocks, stay = page.blocks, look.stay
    is_within = leads_within_site(page)
    found = []
    for items in lists_with(page, look.scene.by_tag.get("li", ()), stay):
        teasers = sum(_is_teaser(blocks[i]) and is_within(blocks[i]) for i in items)
        above = items[0] - 1
        is_long = sum(blocks[i].words for i in items) >= _LISTED_WORDS * len(items) and len(items) >= LIST_ITEMS
        is_labelled = above >= 0 and look.phrases[above] == BIT["related"]
        if (is_long or is_labelled) and teasers >= MOST_ITEMS * len(items):
            found += [i for i in items if i in stay]
            found += [above] if above in stay and is_heading(page, above) else []
    return found


_LISTED_WORDS = 6  # of a headline
_LISTED_LINK_SHARE = 0.4  # by hand; at half and at twice 0 and 1 of 520 pages differ


def _is_teaser(block: Block) -> bool:
    """Tell whether a block is a line, linked to a good part, that leads to another page."""
    return (
        block.link_chars >= _LISTED_LINK_SHARE * block.chars
        and end_mark(block.text) != SENTENCE
        and leads_elsewhere(block.href)
    )


def find_links_headings(look: Staying) -> list[int]:
    """Return the headings in whose element stand but links, all of which go: "Key points" above a list of them.

    So may a few words that end in a colon, "More in The Gull:", if they are no item of a list. On publishers that the
    weights had not seen 7 of 47 such headings belong (wcxb, aeb, fundus_world).
    """
    page, staying = look.page, look.staying
    blocks, containers = page.blocks, page.containers
    found = []
    for i, after in pairwise((*staying, len(blocks))):
        heading = containers[blocks[i].container]
        if after == i + 1 or not (heading.tag in HEADINGS or _is_label(page, blocks[i])):
            continue
        below = blocks[i + 1 : after]
        own = blocks[i].container
        holds_links = heading.tag not in HEADINGS and is_inside(page, below[0].container, own)
        around = own if holds_links else heading.parent  # a label in <b> stands in the box itself
        within = [b for b in below if is_inside(page, b.container, around)]
        goes_on = after < len(blocks) and is_inside(page, blocks[after].container, around)
        if within and within[0] is below[0] and not goes_on and all(2 * b.link_chars > b.chars for b in within):
            found.append(i)
    return found


def _is_label(page: Page, block: Block) -> bool:
    """Tell whether a block is a few words that end in a colon, and no item of a list."""
    own = page.containers[block.container]
    return block.text.endswith(COLONS) and block.words <= _LABEL_WORDS and own.tag != "li"


_LABEL_WORDS = 6  # by hand; at half and at twice no page of 520 differs


# ---- index pages ---------------------------------------------------------------------------------

_INDEX_LINK_BLOCKS = 25  # by hand; at half and at twice 0 and 1 of 520 pages differ
_CARD_WORDS = 40  # a teaser's summary is shorter
_LONG_BLOCKS = 2  # an index page has at most so many longer texts
_SAME_PARENT = 0.34  # share of the summaries that stand beside one another: in an article most do


def is_index_page(look: Kept) -> bool:
    """Tell whether what would stay are the summaries of teasers, each in a card of its own."""
    page, kept, meta = look.page, look.kept, look.meta
    if meta.article_body or not may_be_index(meta) or len(kept) < 3:
        return False
    blocks = [page.blocks[i] for i in kept]
    if sum(b.words >= _CARD_WORDS for b in blocks) > _LONG_BLOCKS:
        return False
    parents = Counter(page.containers[b.container].parent for b in blocks)
    if max(parents.values()) > _SAME_PARENT * len(blocks):
        return False
    links = sum(1 for b in page.blocks if b.link_chars > 0.9 * b.chars)
    beside = sum(1 for b in blocks if _beside_link(page, b))
    return links >= _INDEX_LINK_BLOCKS and beside * 2 > len(blocks) and not _has_text(page, blocks)


def _has_text(page: Page, blocks: Sequence[Block]) -> bool:
    """Tell whether three blocks follow each other without a linked headline: text, in however many elements it is."""
    in_row, last = 0, -1
    for block in blocks:
        in_row = 0 if _beside_link(page, block) else in_row + 1 if block.index == last + 1 else 1
        if in_row >= _IN_A_ROW:
            return True
        last = block.index
    return False


_IN_A_ROW = 3  # of two annotated pages that are taken for an index the one has none, the other no two


def _beside_link(page: Page, block: Block) -> bool:
    """Tell whether one of the two blocks before is a linked headline."""
    before = page.blocks[max(0, block.index - 2) : block.index]
    return any(b.words >= 3 and b.link_chars > 0.9 * b.chars for b in before)
