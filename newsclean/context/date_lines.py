"""Lines and blocks that are a day, a moment or a time of day and little else (layer 3).

Each `find_…` takes a Look and returns the indices of the blocks that are; `is_…` takes a text or a block.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from newsclean.context.look import Settled, Staying
from newsclean.metadata.dates import is_time_of_day
from newsclean.model import Block, Page
from newsclean.page.tags import HEADINGS, Hint
from newsclean.prose import PROSE_WORDS, SENTENCE, end_mark


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
        if i <= title or block.words > _DATE_WORDS or block.chars > _DATE_CHARS:
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
    short = (page.blocks[i].text for i in kept if page.blocks[i].words <= _DATE_WORDS)
    if days and sum(map(is_day, short)) == 1:
        found += days
    last = page.blocks[kept[-1]] if len(kept) > _DATE_REACH // 2 else None
    if last and last.words <= _DATE_WORDS and last.chars <= _DATE_CHARS and is_moment(last.text):
        found.append(last.index)
    return frozenset(found)


_DATE_REACH = 12
_SUMMARIES = 1  # paragraphs above the date
# "Lumeport -" in front of the paragraph's element, as a large house of Indonesia sets it
_PLACE_WORDS = 4
_PLACE_ENDS = (" -", " \u2013", " \u2014")
_SURE_TEXT = 0.9  # a block with this score is text, whatever it looks like


def find_chronicle(look: Staying) -> list[int]:
    """Return the headings that are days, each right above text that stays, where several are made alike.

    They part a chronicle, whatever their elements are called: "date", "timeline". A list of news has its days above
    teasers, which go.
    """
    page = look.page
    alike: dict[str, list[int]] = defaultdict(list)
    for i in look.scene.headings:
        block = page.blocks[i]
        if block.words <= _DAY_WORDS and not block.link_chars and is_date(block.text):
            alike[page.containers[block.container].style].append(i)
    days = [[i for i in found if i + 1 in look.stay] for found in alike.values() if len(found) >= _CHRONICLE]
    return [i for heading in days if len(heading) >= _CHRONICLE for i in heading]


_DAY_WORDS = 6  # with a weekday and a time of day
_CHRONICLE = 3  # both are bounds set by hand


def find_clocks(look: Staying) -> list[int]:
    """Return the blocks that are a time of day and nothing else: outside tables one of 102 belongs (aeb).

    Items of lists may be numbers.
    """
    page, staying = look.page, look.staying
    return [
        i for i in staying
        if page.blocks[i].chars <= _CLOCK_CHARS and page.blocks[i].text[0].isdigit() and _is_clock(page.blocks[i].text)
        and not ("." in page.blocks[i].text[:3] and page.containers[page.blocks[i].container].tag in _ITEMS)
    ]  # fmt: skip


_ITEMS = frozenset(("li", "dd"))
_CLOCK_CHARS = 20
_MACHINE_TIME = re.compile(r"1[4-9]\d{8}(?:\d{3})?")  # (milli)seconds since 1970, which a script writes as a time


def _is_clock(text: str) -> bool:
    return is_time_of_day(text) or _MACHINE_TIME.fullmatch(text) is not None


def is_moment(text: str) -> bool:
    """Tell whether a text is a day with its year, a time of day and few words more."""
    return bool(_YEAR.search(text) and _CLOCK.search(text)) and len(_WORD.findall(text)) <= _MOMENT_WORDS


def is_day(text: str) -> bool:
    """Tell whether a text is a day with month and year, and few words more: "Published on: 3 May 2024"."""
    if len(text) > _DATE_CHARS or end_mark(text) == SENTENCE or not _FULL_DATE.search(text):
        return False
    return len(_NUMBER.findall(text)) in _DAY_NUMBERS and len(_WORD.findall(text)) <= _MOMENT_WORDS


def is_date(text: str) -> bool:
    """Tell whether a text is no sentence, holds a year, a day or a time, and is made of digits to a good part."""
    if not _NUMBER.search(text) or end_mark(text) == SENTENCE or not _DATED.search(text):
        return False
    letters = [c for c in text if c.isalnum()]
    return sum(c.isdigit() for c in letters) >= _DIGIT_SHARE * len(letters)


def is_byline_or_date(page: Page, block: Block, authors: Sequence[str] = ()) -> bool:
    """Tell whether a block is named for the author or the date, or says either in a few words."""
    if page.containers[block.container].near & (Hint.AUTHOR | Hint.DATE):
        return True
    if block.words > _BYLINE_WORDS:
        return False
    return is_date(block.text) or any(author in block.text for author in authors)


_BYLINE_WORDS = 12
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")
_MOMENT_WORDS = 4  # weekday, month, "at", a time zone
_NUMBER = re.compile(r"\d+")
_DAY_NUMBERS = (2, 3)  # the month may be one
# Day, month and year in the orders that languages write them. Between two of them are at most 12 characters: linear.
_FULL_DATE = re.compile(
    r"""\b\d{1,2}(?:st|nd|rd|th|er|[ºª])?[\s.,/-]{1,3}(?:de\s)?       # the day
        (?:[^\W\d_]{3,10}|\d{1,2})[\s.,/-]{1,3}(?:de\s)?(?:19|20)\d\d\b  # the month, the year
      | \b[^\W\d_]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d\b  # May 3rd, 2024
      | \b(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}\b                      # 2024-05-03
    """,
    re.VERBOSE,
)
_DIGIT_SHARE = 0.25
_DATE_WORDS = 10
_DATE_CHARS = 300  # so many characters in few words are no date: a word may have 50 million
_DATED = re.compile(
    r"""(?<!\b\d{4}[-–])\b(?:19|20)\d\d\b(?![-–](?:19|20)?\d\d\b(?![-–]))  # a span of years, 2019-20, is no date
      | \b\d{1,2}[.:]\d\d\b | \b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b
    """,
    re.VERBOSE,
)


def is_dated(block: Block) -> bool:
    """Tell whether a block is a few words with a year, a clock or a day among them."""
    if block.words > _DATE_WORDS or not _NUMBER.search(block.text):  # as most: at once, where the pattern takes 1 µs
        return False
    return _DATED.search(block.text, 0, _DATE_CHARS) is not None


def opens_with_clock(block: Block) -> bool:
    """Tell whether a block of three words at most opens with a time of day, as entries of live pages: "14 : 05 Uhr"."""
    is_short = block.words <= CLOCK_WORDS and block.chars <= _CLOCK_CHARS
    return is_short and _OPENING_CLOCK.match(block.text) is not None


CLOCK_WORDS = 3
"""At most, of what opens with a clock."""
_OPENING_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\s?[:.hH]\s?[0-5]\d(?:[ap]\.?m\b|\b)")
