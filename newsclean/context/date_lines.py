"""Blocks that are a day, a moment or a time of day and little else (layer 3).

Each `find_…` takes a Look and returns the indices of the blocks that are.
"""

from __future__ import annotations

from newsclean.context.look import Settled, Staying
from newsclean.lines.dated import CLOCK_CHARS, DATE_CHARS, DATE_WORDS, is_date, is_day, is_moment
from newsclean.metadata.clocks import is_time_of_day
from newsclean.page.tags import HEADINGS
from newsclean.prose import PROSE_WORDS


def find_datelines(look: Settled) -> frozenset[int]:
    """Return, of the kept blocks between headline and body, those that are a date or a time and little else.

    A full date goes from the surest text too, if it is the only one: 5 of 5 do not belong (wcxb). Where there are
    more, they are the entries of a chronicle. Below the first paragraph, which may be a summary, only day and time
    together are the page's, as they are below all text. In a list that is the text's a moment may stay for its like.
    """
    page, scores, title = look.page, look.scores, look.scene.title_index
    by_score = {*look.kept}
    kept = [i for i in look.staying if i not in look.captions]
    found, days = [], []
    paragraphs = 0
    for i in kept:
        block = page.blocks[i]
        paragraphs += block.words >= PROSE_WORDS and i > title
        if i > title + _DATE_REACH or paragraphs > _SUMMARIES:
            break
        if i <= title or block.words > DATE_WORDS or block.chars > DATE_CHARS:
            continue
        if page.containers[block.container].tag in HEADINGS:
            continue
        if i not in by_score:
            found += [i] if is_moment(block.text) else []
            continue
        is_stray = not paragraphs and block.words <= _PLACE_WORDS and block.text.endswith(_PLACE_ENDS)
        if is_stray or is_moment(block.text) or (not paragraphs and scores[i] < _SURE_TEXT and is_date(block.text)):
            found.append(i)
        elif not paragraphs and is_day(block.text):
            days.append(i)
    short = (page.blocks[i].text for i in kept if page.blocks[i].words <= DATE_WORDS)
    if days and sum(map(is_day, short)) == 1:
        found += days
    return frozenset(found)


_DATE_REACH = 12  # by hand; at half and at twice 1 and 0 of 520 pages differ
_SUMMARIES = 1  # paragraphs above the date
# "Lumeport -" in front of the paragraph's element, as a large house of Indonesia sets it
_PLACE_WORDS = 4
_PLACE_ENDS = (" -", " \u2013", " \u2014")
_SURE_TEXT = 0.9  # a block with this score is text, whatever it looks like


def find_clocks(look: Staying) -> list[int]:
    """Return the blocks that are a time of day and nothing else: outside tables one of 102 belongs (aeb).

    Items of lists may be numbers.
    """
    page, staying = look.page, look.staying
    short = (i for i in staying if page.blocks[i].chars <= CLOCK_CHARS)
    return [
        i for i in short
        if page.blocks[i].text[0].isdigit() and is_time_of_day(page.blocks[i].text)
        and not ("." in page.blocks[i].text[:3] and page.containers[page.blocks[i].container].tag in _ITEMS)
    ]  # fmt: skip


_ITEMS = frozenset(("li", "dd"))
