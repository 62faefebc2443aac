"""Blocks that are a day, a moment or a time of day and little else (layer 3).

Each `find_…` takes a Look and returns the indices of the blocks that are.
"""

from __future__ import annotations

import re

from newsclean.context.look import Settled, Staying
from newsclean.lines.dated import CLOCK_CHARS, DATE_WORDS, is_day, is_moment
from newsclean.metadata.dates.clocks import is_time_of_day
from newsclean.page.block_text import count_words
from newsclean.page.structure import make_of
from newsclean.page.tags import HEADINGS
from newsclean.prose import PROSE_WORDS


def find_datelines(look: Settled) -> frozenset[int]:
    """Return, of the blocks that stay between headline and body, those that are a day and little else.

    Below the first paragraph, which may be a summary, only with its time. Where there are more days, they are the
    entries of a chronicle.
    """
    page, title = look.page, look.scene.title_index
    found, days = [], []
    paragraphs = 0
    for i in look.staying:
        block = page.blocks[i]
        paragraphs += block.words >= PROSE_WORDS
        if i > title + _DATE_REACH or paragraphs > _SUMMARIES:
            break
        if i <= title or block.words > 2 * DATE_WORDS or page.containers[block.container].tag in HEADINGS:
            continue
        is_long = block.words > DATE_WORDS
        parts = _PARTING.split(block.text) if is_long else [block.text]  # "5 May 2024, 10:15 | Updated: 6 May ..."
        if all(is_moment(part) and count_words(part) <= DATE_WORDS for part in parts):
            found.append(i)
        elif not paragraphs and not is_long and is_day(block.text):
            days.append(i)
    if not days:
        return frozenset(found)
    short = (page.blocks[i].text for i in look.staying if page.blocks[i].words <= DATE_WORDS)
    return frozenset(found + days if sum(map(is_day, short)) == 1 else found)


_PARTING = re.compile(r" [|·•] ")
_DATE_REACH = 12  # by hand; at half and at twice 1 and 0 of 520 pages differ
_SUMMARIES = 1  # paragraphs above the date


def find_clocks(look: Staying) -> list[int]:
    """Return the blocks that are a time of day and nothing else: outside tables one of 102 belongs (aeb).

    Some that are made as the paragraphs below them are that text's own subheads: a report that is continued.
    """
    page, blocks = look.page, look.page.blocks
    short = (i for i in look.staying if blocks[i].chars <= CLOCK_CHARS)
    clocks = [i for i in short if blocks[i].text[0].isdigit() and is_time_of_day(blocks[i].text)]
    if len(clocks) < _SUBHEADS:
        return clocks
    alike = [i for i in clocks if i + 1 in look.prose and make_of(page, blocks[i]) == make_of(page, blocks[i + 1])]
    return [] if len(alike) == len(clocks) else clocks


_SUBHEADS = 2  # one time of day alone is the page's
