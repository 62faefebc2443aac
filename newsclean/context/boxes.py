"""Boxes with none of the text, which ask or offer something else: a quiz, a product, a letter, consent (layer 3).

In: a Look. Out: the indices of the blocks that go.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice, pairwise, takewhile
from typing import Any, NamedTuple

from newsclean.characters import QUESTION_MARKS
from newsclean.context.forms import leads_to_offer
from newsclean.context.look import Staying
from newsclean.model import Block, Page
from newsclean.page.structure import Make, ancestors, around, is_inside, leads_within_site, make_of, usual_make
from newsclean.page.tags import CLASS_CHARS, Hint, words_of_name
from newsclean.phrase_files import BIT
from newsclean.text import is_blank


def find_inserts(look: Staying) -> list[int]:
    """Return what stays of small boxes with a name that no text has, where none of their blocks is made like the text.

    Three boxes alike and more are what the article tells of: a test's products (3 pages, wcxb). Of calls to action on 6
    annotated pages 11 of 13 lines do not belong, none has another; on 12 by strangers none of 23 such blocks does.
    """
    page = look.page
    boxes = _named_boxes(look)
    if not boxes:  # as nearly always
        return []
    text = _text_of(look)
    styles = Counter([page.containers[box].style for box in boxes])
    found: set[int] = set()
    for box, within in boxes.items():
        if len(within) > _INSERT_BLOCKS or styles[page.containers[box].style] >= _ALIKE:
            continue
        if _is_apart(page, [page.blocks[i] for i in within], text):
            found |= text.stay.intersection(within)
    return sorted(found)


def _named_boxes(look: Staying) -> dict[int, list[int]]:
    """Return the blocks of each box with a name that no text has, of the names that stand near what stays."""
    page, containers = look.page, look.page.containers
    near, level = set[int](), {page.blocks[i].container for i in look.staying}
    for _ in range(_INSERT_DEPTH):  # level by level, as most blocks have the same elements around them
        near |= level
        level = {containers[box].parent for box in level if box > 0}
    names = {style for style in {containers[box].style for box in near} if _is_insert(style[:CLASS_CHARS])}
    if not names:
        return {}
    named = {i for i, box in enumerate(containers) if box.parent >= 0 and box.style in names}
    boxes: dict[int, list[int]] = defaultdict(list)
    for block in page.blocks:
        for index in islice(ancestors(page, block.container), _INSERT_DEPTH):
            if index in named:
                boxes[index].append(block.index)
    return boxes


_INSERT_DEPTH = 5  # elements, from a block up to its box
_INSERT_BLOCKS = 12  # a game's data have ten
# Boxes of one name: what the article is about, as the products of a test, or a live page's entries, with a button each.
_ALIKE = 3


@lru_cache(maxsize=4096)
def _is_insert(style: str) -> bool:
    """Tell whether the name of an element has a word, or two beside each other, of boxes that are no text."""
    words = words_of_name(style)
    return not _WORDS.isdisjoint(words) or not _PAIRS.isdisjoint(pairwise(words))


_WORDS = frozenset(
    "quiz trivia countdown donate donates donation donations dons spende spenden doneer membership adhesion republish "
    "sponsorship commerce giveaway cta weather meteo wetter chaptermarks".split()
)
_PAIRS = frozenset(
    tuple(pair.split())
    for pair in (
        "product card|product box|product block|product widget|shop box|buy box|get involved|rate table|press contact|"
        "media contact|display card|slideshow inset|slideshow module|popular on|native unit|native ad|mod whatsapp|"
        "whatsapp box|whatsapp promo|pb promo|newsletter signup|newsletter promo|newsletter box|newsletter cta|"
        "video playlist|vjs playlist|dm playlist|jw playlist|block don|bloc don|encart don|don encart"
    ).split("|")
)


class _Text(NamedTuple):
    """What tells a box from the text of a page."""

    stay: frozenset[int]
    usual: Make | None
    """How most of the text is made."""
    most_words: float
    """That may stay in a box."""


def _text_of(look: Staying) -> _Text:
    words = sum(look.page.blocks[i].words for i in look.staying)
    return _Text(look.stay, usual_make(look.page, look.staying), _BOX_SHARE * words)


_BOX_SHARE = 0.3  # of the words that stay


def _is_apart(page: Page, box: Sequence[Block], text: _Text) -> bool:
    """Tell whether no block of a box is made like the text, and few words that stay are in it."""
    if any(make_of(page, b) == text.usual for b in box):
        return False
    return sum(b.words for b in box if b.index in text.stay) <= text.most_words


def find_signups(look: Staying) -> list[int]:
    """Return what stays of small boxes that ask readers to sign up, and hold none of the text.

    A box has a button, a line that asks, or a link to where readers sign up on this site or give to it: where a charity
    takes gifts is news. A poll's button says what a phrase knows: "Vote". A label that offers something counts below
    the first prose: above it, "Survey" may be the article's own. A box that is labelled as advertising at its head may
    hold several offers, each with its figures.

    A newsletter's name and motto read like a heading and a sentence. On publishers that the weights had not seen 5 of 8
    such blocks do not belong, on 5 of 8 pages (wcxb, fundus_world); on pages by strangers all 9 do not, on 6 pages.
    """
    page, phrases, stay, containers = look.page, look.phrases, look.stay, look.page.containers
    if not stay:
        return []
    offers = _links_to_offers(look)
    asking = _asking_blocks(look, offers)
    if not asking:  # as most pages near what stays
        return []
    text = _text_of(look)
    boxes = {i for block in asking for i in islice(ancestors(page, block.container), _BOX_DEPTH)}
    beside = {containers[i].parent for i in boxes}
    made = Counter([(c.parent, c.style) for c in containers if c.parent in beside])
    found: list[int] = []
    for block in asking:
        is_told = bool(phrases[block.index]) or block.index in offers
        for index, box in _small_boxes(look, block, made, text):
            most_words = _MOTTO_WORDS
            if is_told:
                most_words = _ASIDE_WORDS if containers[index].own_hints & Hint.SIDEBAR else _BOX_WORDS
            if (is_told or len(box) > _BUTTON_AND_TEXT) and max(b.words for b in box) <= most_words:
                found += [b.index for b in box if b.index in stay]
    return sorted({*found})


def _small_boxes(
    look: Staying, block: Block, made: Counter[tuple[int, str]], text: _Text
) -> Iterator[tuple[int, list[Block]]]:
    """Yield the elements around a block and their blocks, the smallest first, as far as each may be a box.

    One with many blocks, with the text, or among several made alike is none; `made` counts those by parent and style.
    """
    page = look.page
    for index in islice(ancestors(page, block.container), _BOX_DEPTH):
        container = page.containers[index]
        most = _WALL_BLOCKS if container.own_hints & Hint.SUBSCRIBE else _BOX_BLOCKS
        if look.phrases[block.index] & BIT["advertisement"] and _opens(page, index, block):
            most = _OFFERS_BLOCKS
        box = _blocks_in(page, index, block.index, most)
        is_alike = made[container.parent, container.style] >= _ALIKE and container.tag != "p"  # paragraphs are no boxes
        if container.parent < 0 or len(box) > most or is_alike or not _is_apart(page, box, text):
            return
        yield index, box


def _links_to_offers(look: Staying) -> set[int]:
    """Return the blocks in and near the text that lead to where readers sign up on this site."""
    page = look.page
    is_within = leads_within_site(page)
    near = page.blocks[max(0, look.staying[0] - _WALL_BLOCKS) : look.staying[-1] + 1 + _WALL_BLOCKS]
    return {block.index for block in near if leads_to_offer(block) and is_within(block)}


def _asking_blocks(look: Staying, offers: Iterable[int]) -> list[Block]:
    """Return the blocks of which each may stand in a box that asks: lines that ask, links to offers, buttons."""
    page, phrases = look.page, look.phrases
    asking = [page.blocks[i] for i in look.candidates if phrases[i] and _asks(look, page.blocks[i])]
    asking += [page.blocks[i] for i in sorted(offers)]
    buttons = (page.blocks[i] for i in look.scene.by_tag.get("button", ()))
    asking += [button for button in buttons if _is_button(page, button, phrases)]
    return [block for block in asking if _may_share_box(look, block)]


def _opens(page: Page, index: int, block: Block) -> bool:
    """Tell whether a block is the first in a container, or stands below but one, as a label below a heading."""
    above = block.index - 2
    return above < 0 or not is_inside(page, page.blocks[above].container, index)


def _may_share_box(look: Staying, block: Block) -> bool:
    """Tell whether the nearest of what stays on either side of a block is in an element that may be its box."""
    page, at = look.page, bisect_left(look.staying, block.index)
    *_, outer = islice(ancestors(page, block.container), _BOX_DEPTH)
    near = range(block.index - _WALL_BLOCKS, block.index + _WALL_BLOCKS)
    beside = look.staying[max(0, at - 1) : at + 1]
    return any(i in near and is_inside(page, page.blocks[i].container, outer) for i in beside)


def _asks(look: Staying, block: Block) -> bool:
    """Tell whether a block with a phrase asks readers to sign up or, below the first prose, offers something."""
    phrase = look.phrases[block.index]
    if phrase & _ASKING:
        return True
    if block.text.endswith(QUESTION_MARKS):  # on what stands above it: "Was this summary helpful?"
        return False
    if phrase & _OFFERING and block.words <= _OFFER_WORDS and look.prose and block.index > look.prose[0]:
        return True
    return bool(phrase & BIT["feedback"]) and look.page.containers[block.container].tag == "button"


_ASKS = ("newsletter", "subscribe", "app", "follow", "tips", "embed", "correction", "listen")
_ASKING = sum(BIT[category] for category in _ASKS)
_OFFERING = BIT["affiliate"] | BIT["advertisement"] | BIT["feedback"]  # "Shop now", "Together with", "Take the quiz"
_OFFER_WORDS = 4  # of such a label; a longer one may be the author's own note, as on 2 pages (wcxb)
_BOX_DEPTH = 3  # by hand; at half and at twice 3 and 1 of 520 pages differ
_BOX_BLOCKS = 5  # by hand; at half and at twice 6 and 14 of 520 pages differ
_WALL_BLOCKS = 12  # of a box that is called a subscription's, which lists what one pays for: a bound set by hand
_OFFERS_BLOCKS = 24  # of a box with offers, the one, by a stranger, has 18: a bound set by hand
_BUTTON_AND_TEXT = 2  # blocks: an answer that unfolds, a picture's text above "Enlarge"
_BOX_WORDS = 40  # of a block, in a box that says what it asks
_ASIDE_WORDS = 80  # the same, where the box is said to be beside the text: an appeal; a bound set by hand
_MOTTO_WORDS = 14  # of a block, in a box with no more than a button


def _is_button(page: Page, block: Block, phrases: Sequence[int]) -> bool:
    """Tell whether a button says nothing that a phrase knows, nor that it shares."""
    if phrases[block.index] or block.words > _BUTTON_WORDS:
        return False
    return not page.containers[block.container].near & Hint.SHARE


_BUTTON_WORDS = 6  # by hand; at half and at twice no page of 520 differs


def _blocks_in(page: Page, index: int, within: int, most: int = _BOX_BLOCKS) -> list[Block]:
    """Return the blocks in a container around the block `within`; of a larger container one more than a box has."""
    found = [page.blocks[within]]
    for step in (-1, 1):
        at = within + step
        while 0 <= at < len(page.blocks) and len(found) <= most:
            if not is_inside(page, page.blocks[at].container, index):
                break
            found.append(page.blocks[at])
            at += step
    return found


def find_beside_forms(look: Staying) -> list[int]:
    """Return what stays of small boxes with a field for an address or a story: a letter's name, what it brings.

    "A letter a week from Ada Quill" above the field, whatever the box is called and however its lines are made. The one
    annotated block of the kind is a pitch, which its annotator kept.
    """
    page, staying = look.page, look.staying
    element = page.element(around(page, (staying[0], staying[-1]))) if staying else None
    if element is None or not any(map(_asks_readers, islice(element.iter("input", "textarea"), _FIELDS))):
        return []  # as most pages
    holders = _holders(filter(_asks_readers, element.iter("input", "textarea")))
    found = set[int]()
    for i in staying:
        if i in found or page.blocks[i].words > _BOX_WORDS:
            continue
        around_it = islice(ancestors(page, page.blocks[i].container), _FIELD_DEPTH)
        near = [index for index in around_it if look.scene.count[index] <= _WALL_BLOCKS]
        depth = next((depth for depth, index in enumerate(near) if page.element(index) in holders), len(near))
        if depth < len(near) and all(_is_small(page, index, i) for index in near[: depth + 1]):
            found.update(b.index for b in _blocks_in(page, near[depth], i, _WALL_BLOCKS) if b.index in look.stay)
    return sorted(found)


def _holders(fields: Iterable[Any]) -> set[Any]:
    """Return the elements that are fields or hold one."""
    holders = set[Any]()
    for field in fields:
        for outer in chain((field,), field.iterancestors()):
            if outer in holders:
                break
            holders.add(outer)
    return holders


def _is_small(page: Page, index: int, within: int) -> bool:
    """Tell whether few blocks with few words stand in a container around the block `within`, but for forms in it."""
    if page.containers[index].parent < 0:
        return False
    beside = [b for b in _blocks_in(page, index, within, _WALL_BLOCKS) if not _is_in_form(page, b, index)]
    return len(beside) <= _BOX_BLOCKS and sum(b.words for b in beside) <= _FIELD_WORDS


_FIELDS = 50  # are looked at


def _asks_readers(field: Any) -> bool:
    """Tell whether a field is for an e-mail address, or an empty one of many lines, for what readers have to tell."""
    if field.tag == "textarea":
        return is_blank(field.text)
    return (field.get("type") or "").lower() == "email"


def _is_in_form(page: Page, block: Block, box: int) -> bool:
    """Tell whether a block stands in a form in a box: an error, small print, a choice, which no bound counts."""
    return any(page.containers[i].tag == "form" for i in takewhile(box.__lt__, ancestors(page, block.container)))


_FIELD_DEPTH = 3  # by hand; at half and at twice no page of 520 differs
_FIELD_WORDS = 60  # of a box: a bound set by hand


def find_notices(look: Staying) -> list[int]:
    """Return what stays of notices on cookies and consent, on a page that has other text.

    Such a notice may be longer than the article: of the 17 blocks that stayed on publishers that the weights had not
    seen none belongs (fundus_world, wcxb). A name for cookies on the article itself or on all of the page says nothing.
    """
    page, staying = look.page, look.staying
    containers = page.containers
    if not look.hints & Hint.COOKIE:
        return []
    parents = {i: containers[page.blocks[i].container].parent for i in staying}
    notices = [i for i, parent in parents.items() if parent >= 0 and containers[parent].hints & Hint.COOKIE]
    return notices if {*look.prose}.difference(notices) else []
