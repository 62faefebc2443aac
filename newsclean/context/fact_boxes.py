"""Boxes of facts that are part of the article, by their name: "factbox", "faktaboks" (layer 3).

In: a Look. Out: the indices of the blocks that stay.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import islice, pairwise

from newsclean.captions.players import ends_in_running_time
from newsclean.context.look import Look
from newsclean.model import Block, Page
from newsclean.page.structure import ancestors, is_heading, is_inside
from newsclean.page.tags import BESIDE_TEXT, CLASS_CHARS, HEADINGS, Hint, name_words
from newsclean.scoring.features import PROSE_WORDS, SENTENCE, end_mark


def find_fact_boxes(look: Look) -> list[int]:
    """Return what is in boxes that are called boxes of facts, below the first prose that stays and in its article.

    A box holds no links and no pictures, and no phrase knows its heading: houses call related links so, too. What is
    but called facts counts between two that stay. On annotated pages one text comes, which belongs, and its label
    (wcxb); on pages by strangers all 23 blocks that come belong, on 7 pages, and on 3 more readers differ.
    """
    page = look.page
    styles = {box.style for box in page.containers}
    loose = {style for style in styles if _is_info_box(style[:CLASS_CHARS])}
    names = loose | {style for style in styles if _is_fact_box(style[:CLASS_CHARS])}
    prose = [i for i in look.staying if page.blocks[i].words >= PROSE_WORDS]
    if not names or not prose:
        return []
    boxes: dict[int, list[Block]] = defaultdict(list)
    for block in page.blocks[prose[0] + 1 : look.staying[-1] + _REACH]:
        inside = [i for i in islice(ancestors(page, block.container), _DEPTH) if page.containers[i].style in names]
        if inside:
            boxes[inside[-1]].append(block)
    found: list[int] = []
    for box, within in boxes.items():
        is_amid = within[-1].index < look.staying[-1]
        is_whole = is_amid or _is_called_box(page.containers[box].style[:CLASS_CHARS])
        is_whole = is_whole and (page.containers[box].style not in loose or _is_headed_prose(page, within))
        if is_whole and _is_beside_text(page, box, prose[0]):
            found += _facts(look, box, within)
    return found


# Bounds set by hand, as are `_AROUND` and `_BLOCKS`: no page was measured with others.
_DEPTH = 5  # elements, from a block up to its box
_REACH = 15  # blocks below the last that stays


@lru_cache(maxsize=4096)
def _is_fact_box(style: str) -> bool:
    """Tell whether an element is called a box of facts, or facts: "article-fact-box", "fact"; "fact-check" is none."""
    return _is_called_box(style) or (not _FACTS.isdisjoint(words := name_words(style)) and _CHECKS.isdisjoint(words))


@lru_cache(maxsize=4096)
def _is_called_box(style: str) -> bool:
    words = name_words(style)
    return not _BOXES.isdisjoint(words) or not _PAIRS.isdisjoint(pairwise(words))


@lru_cache(maxsize=4096)
def _is_info_box(style: str) -> bool:
    """Tell whether an element is called an info box, by which houses mean more than facts: "InfoBox_root__a1"."""
    words = name_words(style)
    is_box = "infobox" in words or ("info", "box") in pairwise(words)
    return is_box and not _is_fact_box(style)


def _is_headed_prose(page: Page, within: list[Block]) -> bool:
    """Tell whether a box is a heading and one or two paragraphs of prose that end as sentences, in no <aside>.

    Info boxes in an <aside> are left out by one sample page, and kept by one page by strangers.
    """
    heading, *text = within
    if any(page.containers[i].tag == "aside" for i in islice(ancestors(page, heading.container), _DEPTH)):
        return False
    if not is_heading(page, heading.index) or not 0 < len(text) <= _PARAGRAPHS:
        return False
    return all(b.words >= PROSE_WORDS and end_mark(b.text) == SENTENCE for b in text)


_PARAGRAPHS = 2
_BOXES = frozenset("factbox factsbox faktabox faktaboks faktaruta faktenbox faktenkasten".split())
_PAIRS = frozenset((facts, box) for facts in ("fact", "facts", "fakta", "fakten") for box in ("box", "boks", "kasten"))
_FACTS = frozenset("fact facts fakta fakten".split())
_CHECKS = frozenset("check checks checked checker checking".split())


def _is_beside_text(page: Page, box: int, prose: int) -> bool:
    """Tell whether the text stands in an element around a box, not far from it: else the box is the page's."""
    outer = (i for i in islice(ancestors(page, box), 1, _AROUND) if page.containers[i].tag not in _WHOLE)
    return any(is_inside(page, page.blocks[prose].container, i) for i in outer)


_AROUND = 4
_WHOLE = ("html", "body", "main")


def _facts(look: Look, box: int, within: list[Block]) -> list[int]:
    """Return the heading of a box and its facts, none where it holds links or pictures, or offers something.

    A button, "Show more", and a label above the heading are none.
    """
    page = look.page
    hints = page.containers[box].near
    for block in within:
        hints |= page.containers[block.container].near
        if 2 * block.link_chars > block.chars or block.index in look.titles:
            return []
        if block.media or ends_in_running_time(block.text):
            return []
    if hints & _NO_FACTS or not 1 < len(within) <= _BLOCKS:
        return []
    said = [b for b in within if not look.lexicon.match(b.text)]
    if any(is_heading(page, b.index) and b not in said for b in within):
        return []
    facts = [b.index for b in said if b.words > 1 or page.containers[b.container].tag in _ONE_WORD]
    return facts if any(not is_heading(page, i) for i in facts) else []


_BLOCKS = 15
_NO_FACTS = (BESIDE_TEXT | Hint.PROMO | Hint.MEDIA | Hint.EMBED) & ~Hint.DATE
_ONE_WORD = HEADINGS | {"li", "dt", "dd"}
