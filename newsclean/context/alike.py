"""What blocks made alike say of each other: lists and their entries, headings (layer 3).

The fitted score sees a block and those right beside it; a list, or the headings of a text, are one thing to a reader.
In: a Look. Out: the blocks that stay because most of their like do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from newsclean.context.look import Kept, Look
from newsclean.model import Block, Page
from newsclean.page.structure import (
    LIST_ITEMS,
    MOST_ITEMS,
    Make,
    is_heading,
    lists_with,
    make_of,
    outermost_lists,
)
from newsclean.page.tags import BESIDE_TEXT, HEADINGS
from newsclean.prose import COLON, NO_MARK, PROSE_WORDS, SENTENCE, end_mark


def find_alike(look: Kept) -> frozenset[int]:
    """Return the doubtful items of lists, and the doubtful headings, of whose like most stay.

    On publishers that the weights had not seen 189 of 234 such items and 113 of 180 such headings belong (wcxb).
    """
    scores, kept, phrases, candidates = look.scores, look.kept, look.phrases, look.candidates
    stay = set(kept)
    doubtful = [i for i in candidates if scores[i] >= _ALIKE_SCORE and i not in stay and not phrases[i]]
    if not doubtful:
        return frozenset()
    found = _alike_items(look, stay, doubtful)
    found += _alike_headings(look, stay, doubtful)
    return frozenset(found)


_ALIKE_SCORE = 0.2  # below it a block is something else, however it is made


def _alike_items(look: Look, stay: set[int], doubtful: Sequence[int]) -> list[int]:
    """Return the doubtful blocks that stand in a list most of whose blocks stay, or in a short one of which some do."""
    page = look.page
    open_items = set(doubtful)
    found: list[int] = []
    for items in outermost_lists(page, look.scene.count, doubtful):
        like = [i for i in items if not look.phrases[i]]
        if len(like) >= LIST_ITEMS and sum(i in stay for i in like) >= MOST_ITEMS * len(like):
            found += open_items.intersection(items)
        elif 2 <= len(like) <= _SHORT_LIST and not stay.isdisjoint(like):
            likely = (i for i in open_items.intersection(like) if look.scores[i] >= _LISTED_SCORE)
            found += [i for i in likely if page.blocks[i].words > 1]
    return found


# Half a list is worse than a whole one or none: of what the scores left out of such lists 30 of 33 belong (wcxb, where
# the weights had not seen the publisher; the one on fundus16 does not).
_SHORT_LIST = 8
_LISTED_SCORE = 0.35  # by hand; at half and at twice 4 and 8 of 520 pages differ


def _alike_headings(look: Look, stay: set[int], doubtful: Sequence[int]) -> list[int]:
    """Return the doubtful headings with text below them that are made like headings half of which stay."""
    page, blocks = look.page, look.page.blocks
    open_headings = [i for i in doubtful if is_heading(page, i)]
    if not open_headings:
        return []
    like: dict[Make, list[bool]] = defaultdict(list)
    for i in look.scene.headings:
        like[make_of(page, blocks[i])].append(i in stay)
    found = []
    for i in open_headings:
        same = like[make_of(page, blocks[i])]
        below = range(i + 1, min(i + 1 + _TEXT_BELOW, len(blocks)))
        has_text = any(j in stay and not is_heading(page, j) for j in below)
        if has_text and sum(same) >= max(_HEADINGS, _HALF * len(same)):
            found.append(i)
    return found


_HALF = 0.5  # of the headings
_HEADINGS = 2  # by hand; at half and at twice 1 and 0 of 520 pages differ
_TEXT_BELOW = 3  # blocks below a heading among which its text begins


def find_numbered_headings(look: Look) -> list[int]:
    """Return the headings that count what the text lists, made alike and numbered from one: "1. The quay", "2. ...".

    What stands around one, a picture's credit or the button of an offer, says less of it than the other numbers do. On
    2 annotated pages (wcxb) and one by a stranger 21 of 21 that would go belong; such links, forms and sidebars have a
    link each, or 0.1 on average.
    """
    page, scores = look.page, look.scores
    runs: list[list[int]] = []
    open_runs: dict[str, list[int]] = {}
    for i in look.scene.headings:
        block = page.blocks[i]
        number = _NUMBER.match(block.text)
        if number is None or 2 * block.link_chars > block.chars:
            continue
        style = page.containers[block.container].style
        if int(number[1]) == 1:
            open_runs[style] = []
            runs.append(open_runs[style])
        run = open_runs.get(style)
        if run is not None and int(number[1]) == len(run) + 1:
            run.append(i)
    long = [run for run in runs if len(run) >= _NUMBERED]
    return [i for run in long if sum(scores[i] for i in run) >= _NUMBERED_SCORE * len(run) for i in run]


_NUMBER = re.compile(r"[#(]?(\d{1,2})[.):](?=\s)")
_NUMBERED = 4  # by hand
_NUMBERED_SCORE = 0.4  # by hand: those that belong have 0.52 and more


def find_parts(look: Kept) -> list[int]:
    """Return the doubtful sentences amid the text that are made like others which read somewhat like text together.

    The texts of a guide or of a list of things are often set in boxes made alike, of which one stays and another goes.
    On publishers that the weights had not seen 3,423 of the 4,091 words of such sentences belong, most on 21 of 27
    pages (wcxb).
    """
    page, scores, kept, phrases, candidates = look.page, look.scores, look.kept, look.phrases, look.candidates
    blocks = page.blocks
    stay = set(kept)
    doubtful: dict[Make, list[int]] = defaultdict(list)
    for i in candidates:
        if scores[i] >= _ALIKE_SCORE and i not in stay and not phrases[i] and _may_be_part(page, blocks[i]):
            doubtful[make_of(page, blocks[i])].append(i)
    if not doubtful:
        return []
    like: dict[Make, list[int]] = {make: [] for make in doubtful}
    for block in blocks:
        if _is_text(block) and (make := make_of(page, block)) in like:
            like[make].append(block.index)
    prose = [(i, make_of(page, blocks[i])) for i in kept if blocks[i].words >= PROSE_WORDS]
    found = []
    for make, same in like.items():
        if len(same) < _PARTS:
            continue
        words = sum(blocks[i].words for i in same)
        if sum(scores[i] * blocks[i].words for i in same) >= _PARTS_SCORE * words:
            first = next((i for i, made in prose if made != make), len(blocks))  # only one make stands first
            last = next((i for i, made in reversed(prose) if made != make), -1)
            found += [i for i in doubtful[make] if first < i < last]
    return found


_PARTS = 4  # by hand; at half and at twice 1 and 3 of 520 pages differ
_PARTS_SCORE = 0.35  # the mean of their words


def _may_be_part(page: Page, block: Block) -> bool:
    """Tell whether a block is a sentence, or leads to something, and nothing around it calls it something else."""
    container = page.containers[block.container]
    if container.tag in _NO_PART or (container.near | block.inline_hints) & BESIDE_TEXT:
        return False
    return _is_text(block) and end_mark(block.text) in _ENDS


def _is_text(block: Block) -> bool:
    return block.words >= _PART_WORDS and block.link_chars <= _PART_LINK_SHARE * block.chars


_PART_WORDS = 8  # by hand; at half and at twice 1 and 5 of 520 pages differ
_ENDS = (COLON, SENTENCE)
_PART_LINK_SHARE = 0.3  # by hand; at half and at twice 1 and 2 of 520 pages differ
_NO_PART = HEADINGS | {"td", "th", "figcaption"}


def find_link_items(look: Kept) -> list[int]:
    """Return the items that would go of lists of which most stay, or, where all that would go are links, some do.

    They are links, things that have a page. On publishers that the weights had not seen 25 of 32 belong where most
    stay, on 14 of 16 pages (wcxb). Where fewer do 86 of 110 belong, on 14 of 19 pages, none of them news, by weights
    that have seen these (wcxb, segments).
    """
    page, stay = look.page, set(look.kept)
    blocks = page.blocks
    found = []
    for items in lists_with(page, look.scene.by_tag.get("li", ()), stay):
        others = [i for i in items if i not in stay]
        are_links = all(2 * blocks[i].link_chars > blocks[i].chars for i in others)
        least = _SOME_LINKS if are_links else _MOST_LINKS
        if len(items) >= LIST_ITEMS and len(items) - len(others) >= least * len(items):
            found += others
    return found


# Each lost or kept link parts a list. By the share that stays, of lines that come and belong: from 0.5 43 of 54 (0.45:
# 62 of 76), 0.4 86 of 110, 0.33 111 of 143; of lists with less than a third most items do not (annotated pages).
_SOME_LINKS = 0.4
_MOST_LINKS = 0.7  # by hand; at half and at twice 3 and 5 of 520 pages differ


def find_lines_in_runs(look: Kept) -> list[int]:
    """Return the short lines that are one link, right above or below two short lines that stay, beside them in one
    element and made alike: entries of a list that no list element holds.

    On publishers that the weights had not seen 3 of 3 belong (aeb, fundus16).
    """
    page, kept, phrases = look.page, look.kept, look.phrases
    stay = set(kept)
    found = []
    for i in sorted({j for k in kept for j in (k - 1, k + 1)} - stay):
        if not 0 <= i < len(page.blocks) or phrases[i] or not _is_short_line(page, i, _ENTRY_WORDS):
            continue
        if page.blocks[i].link_chars < page.blocks[i].chars:
            continue
        for run in ((i - 1, i - 2), (i + 1, i + 2)):
            if stay.issuperset(run) and all(_is_text_beside(page, i, j) for j in run):
                found.append(i)
                break
    return found


def _is_short_line(page: Page, index: int, words: int) -> bool:
    """Tell whether a block is a line of at most so many words, no sentence, and no item, cell or heading."""
    block = page.blocks[index]
    is_line = block.words <= words and end_mark(block.text) == NO_MARK
    return is_line and page.containers[block.container].tag in _LINE_TAGS


def _is_text_beside(page: Page, index: int, other: int) -> bool:
    """Tell whether another block is a short line, no link, in the same element and made alike."""
    own, its = (page.containers[page.blocks[i].container] for i in (index, other))
    if own.parent != its.parent or own.style != its.style or not _is_short_line(page, other, _LINE_WORDS):
        return False
    return page.blocks[other].link_chars < _MOSTLY_LINKED * page.blocks[other].chars


_ENTRY_WORDS = 4  # a name; a longer link is a headline
_LINE_WORDS = 10  # by hand; at half and at twice no page of 520 differs
_LINE_TAGS = frozenset(("p", "div"))
_MOSTLY_LINKED = 0.9  # by hand; at half and at twice 1 and 0 of 520 pages differ
