"""Boxes of facts that are part of the article, by their name: "factbox", "faktaboks" (layer 3).

In: a Look. Out: the indices of the blocks that stay.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Set
from functools import lru_cache
from itertools import dropwhile, islice, pairwise, takewhile

from newsclean.context.look import Look, Staying
from newsclean.model import Block, Page
from newsclean.page.structure import ancestors, is_heading, is_inside
from newsclean.page.tags import CLASS_CHARS, HEADINGS, Hint, words_of_name
from newsclean.prose import COLON, SENTENCE, end_mark


def find_fact_boxes(look: Staying) -> list[int]:
    """Return what is in boxes of facts, below the first prose that stays and in its article.

    A box holds no links and no pictures, and no phrase knows its heading: houses call related links so, too. It is one

    - if it is called a box of facts: on pages by strangers all 23 blocks that come belong, on 7 pages, and on 3 more
      readers differ;
    - between two blocks that stay, if it is called facts or an infobox: all 8 belong, on 2 pages by strangers; called
      but a box, if it is a heading and a list, which may also end below them: all 18, on 5 pages;
    - if it is an <aside> of a heading and sentences, whatever it is called: on 5 pages;
    - if it ends a review.

    On annotated pages a text, its label and a heading come, and belong (wcxb, segments). The article is where its first
    prose stands or, as that may be a standfirst elsewhere, the prose midway.
    """
    page, prose = look.page, look.prose
    parts = [part for part in _PARTS if part in look.scene.names]
    if not prose or not (parts or look.scene.hints & _OF_BOXES):
        return []
    styles = {box.style for box in page.containers} if parts else ()
    names = {style for part in parts for style in styles if part in style.lower() and _is_fact_box(style[:CLASS_CHARS])}
    places = prose[0], prose[len(prose) // 2]
    return [
        index for box, within in _boxes_near(look, names).items()
        if len(within) > 1 and any(_is_beside_text(page, box, i) for i in places)
        and _is_of_article(look, box, within, names)
        for index in _facts(look, within)
    ]  # fmt: skip


def _boxes_near(look: Staying, names: Set[str]) -> dict[int, list[Block]]:
    """Return what may be boxes of facts, below the first prose that stays, and their blocks.

    Around a block it is the outermost of the elements with one of the names, else one called an infobox, or an <aside>.
    """
    page, containers = look.page, look.page.containers
    boxes: dict[int, list[Block]] = defaultdict(list)
    for block in page.blocks[look.prose[0] + 1 : look.staying[-1] + _REACH]:
        if not names and not containers[block.container].hints & _OF_BOXES:
            continue  # as nearly all
        around = list(islice(ancestors(page, block.container), _DEPTH))
        inside = [i for i in around if containers[i].style in names][-1:]
        inside = inside or _called_one(page, around) or [i for i in around if containers[i].tag == "aside"][:1]
        if inside:
            boxes[inside[0]].append(block)
    return boxes


def _is_of_article(look: Staying, box: int, within: list[Block], names: Set[str]) -> bool:
    """Tell whether a box beside the text is one of its facts, as `find_fact_boxes` says."""
    container = look.page.containers[box]
    if _is_called_box(container.style[:CLASS_CHARS]):
        return True
    if _is_said_aside(look, box, within) or _is_labelled(look, within):
        return True
    is_list = _is_list(look, within)
    is_facts = container.style in names or (is_list and container.own_hints & Hint.INFOBOX)
    return bool(is_facts) and within[0 if is_list else -1].index < look.staying[-1]


def _called_one(page: Page, around: list[int]) -> list[int]:
    """Return the nearest element that is called an infobox, or the one around it whose part it is: "box__title"."""
    called = dropwhile(lambda i: not page.containers[i].own_hints & Hint.INFOBOX, around)
    return [*takewhile(lambda i: page.containers[i].own_hints & Hint.INFOBOX, called)][-1:]


_OF_BOXES = Hint.INFOBOX | Hint.SIDEBAR

# Bounds set by hand, as are `_AROUND` and `_BLOCKS`: no page was measured with others.
_DEPTH = 5  # elements, from a block up to its box
_REACH = 15  # blocks below the last that stays


@lru_cache(maxsize=4096)
def _is_fact_box(style: str) -> bool:
    """Tell whether an element is called a box of facts, facts or an infobox: "fact".

    An <aside> that is called an infobox is none: those of some houses offer what is beside the article.
    """
    words = words_of_name(style)
    is_info = _is_infobox(words) and not style.startswith("aside")
    return _is_called_box(style) or is_info or not _FACTS.isdisjoint(words)


def _is_infobox(words: Collection[str]) -> bool:
    return not _INFOBOXES.isdisjoint(words) or not _INFO_PAIRS.isdisjoint(pairwise(words))


@lru_cache(maxsize=4096)
def _is_called_box(style: str) -> bool:
    words = words_of_name(style)
    return not _BOXES.isdisjoint(words) or not _PAIRS.isdisjoint(pairwise(words))


# As Spanish, Dutch, French, Polish and Hungarian papers call a box of the article.
_FRAMES = ("despiece", "recuadro", "kader", "encadre", "ramka", "keretes")
_BOXES = frozenset("factbox factsbox faktabox faktaboks faktaruta faktenbox faktenkasten".split()).union(_FRAMES)
_PAIRS = frozenset((facts, box) for facts in ("fact", "facts", "fakta", "fakten") for box in ("box", "boks", "kasten"))
# Each of these names has one of them; a quick look, as nearly no name on a page has any.
_PARTS = ("fact", "fakt", "info", *_FRAMES)
_FACTS = frozenset("fact facts fakta fakten".split())
_INFOBOXES = frozenset("infobox infoboks infokasten".split())
_INFO_PAIRS = frozenset(("info", box) for box in ("box", "boks", "kasten"))  # "InfoBox", "info-box"


def _is_said_aside(look: Staying, box: int, within: list[Block]) -> bool:
    """Tell whether an <aside> right in the text's element is a heading and sentences in paragraphs: "About Ada Quill".

    A list of sentences may be a summary.
    """
    page = look.page
    if page.containers[box].tag != "aside" or not is_heading(page, within[0].index):
        return False
    beside = {page.containers[page.blocks[i].container].parent for i in look.prose}
    are_said = all(page.containers[b.container].tag == "p" and end_mark(b.text) == SENTENCE for b in within[1:])
    return are_said and page.containers[box].parent in beside


def _is_list(look: Look, within: list[Block]) -> bool:
    """Tell whether a heading and items of a list without a link are all that a box holds.

    They are sentences, or nearly read like text, as what a reader will need; a sentence may lead to them.
    """
    items = within[1:]
    if items and look.page.containers[items[0].container].tag == "p" and end_mark(items[0].text) in (COLON, SENTENCE):
        items = items[1:]
    if not items or any(look.page.containers[b.container].tag != "li" or b.link_chars for b in items):
        return False
    read_like_text = all(look.scores[b.index] >= _ITEM_SCORE for b in items)
    return read_like_text or all(end_mark(b.text) == SENTENCE for b in items)


_ITEM_SCORE = 0.3  # pages by strangers have them at 0.34 and 0.43; annotated pages are the same from 0.6


def _is_labelled(look: Staying, within: list[Block]) -> bool:
    """Tell whether all below the heading of a box right below the text are labels and what they are.

    So a review ends: "Where: ...", "When: ...", "Tickets: ...", below a sentence or not. It rests on three pages by
    strangers: no annotated page has such a box.
    """
    lines = within[1:]
    if within[0].index != look.staying[-1] + 1 or len(lines) < _LEAST_LABELLED:
        return False
    return all(_LABELLED.match(b.text) for b in lines[end_mark(lines[0].text) == SENTENCE :])


_LEAST_LABELLED = 3  # a bound set by hand
_LABELLED = re.compile(r"[^\W\d_](?:[^\W_]| ){1,20}(?:: |\uff1a)\S")


def _is_beside_text(page: Page, box: int, prose: int) -> bool:
    """Tell whether the text stands in an element around a box, not far from it: else the box is the page's."""
    outer = (i for i in islice(ancestors(page, box), 1, _AROUND) if page.containers[i].tag not in _WHOLE)
    return any(is_inside(page, page.blocks[prose].container, i) for i in outer)


_AROUND = 4  # by hand; at half and at twice no page of 520 differs
_WHOLE = ("html", "body", "main")


def _facts(look: Look, within: list[Block]) -> list[int]:
    """Return the heading of a box and its facts, none where it holds links or pictures.

    A button, "Show more", a label above the heading and who said so, at the end, are none.
    """
    page = look.page
    if page.containers[within[-1].container].own_hints & Hint.CREDIT:
        within = within[:-1]
    if len(within) > _BLOCKS or any(b.media or 2 * b.link_chars > b.chars for b in within):
        return []
    said = [b for b in within if not look.lexicon.match(b.text)]
    return [b.index for b in said if b.words > 1 or page.containers[b.container].tag in _ONE_WORD]


_BLOCKS = 15  # by hand; at half and at twice 1 and 0 of 520 pages differ
_ONE_WORD = HEADINGS | {"li", "dt", "dd"}


def find_callouts(look: Staying) -> list[int]:
    """Return what Ghost's authors set apart in a callout amid the text: sentences without a link.

    Elsewhere what is called a callout offers something, and so does one of Ghost's with a link or below the text. On
    annotated pages and on pages by strangers 5 of 5 belong.
    """
    page = look.page
    if not look.staying or _CALLOUT not in look.scene.names:  # most pages
        return []
    callouts: dict[int, list[Block]] = defaultdict(list)
    for block in page.blocks[look.staying[0] + 1 : look.staying[-1]]:
        around = islice(ancestors(page, block.container), _CARD_DEPTH)
        if (box := next((i for i in around if _CALLOUT in page.containers[i].style), -1)) >= 0:
            callouts[box].append(block)
    return [block.index for within in callouts.values() if _is_said(within) for block in within]


_CALLOUT = "kg-callout-text"


def _is_said(within: list[Block]) -> bool:
    """Tell whether blocks are sentences without a link."""
    return all(end_mark(b.text) == SENTENCE and not b.link_chars for b in within)


_CARD_DEPTH = 3  # by hand; at half and at twice no page of 520 differs
