"""Texts that are a day, a moment or a time of day and little else, or hold one (layer 3)."""

from __future__ import annotations

import re
from collections.abc import Sequence

import regex

from newsclean.metadata.dates.date_words import find_publish_word, find_update_word, names_month, names_weekday
from newsclean.metadata.dates.dates import day_span
from newsclean.model import Block, Page
from newsclean.page.block_text import count_words
from newsclean.page.tags import Hint
from newsclean.prose import SENTENCE, end_mark

DATE_WORDS = 10  # by hand; at half and at twice 3 and 1 of 520 pages differ
DATE_CHARS = 300  # so many characters in few words are no date: a word may have 50 million
CLOCK_CHARS = 20  # by hand; at half and at twice 1 and 0 of 520 pages differ


def is_moment(text: str) -> bool:
    """Tell whether a text has a year or a day, a time of day and few words more.

    >>> is_moment("Posted on 24 Jan 2026, 8:15pm"), is_moment("3 de maio de 2025 às 14h05")
    (True, True)
    """
    if len(text) > DATE_CHARS or not _CLOCK.search(text) or not (_YEAR.search(text) or day_span(text)):
        return False
    if len(_WORD.findall(text)) > _MOMENT_WORDS and not _is_beside_day(text, _BESIDE_MOMENT):
        return False
    return text.isascii() or count_words(text) <= _MOMENT_CHARACTERS


def is_day(text: str) -> bool:
    """Tell whether a text is a day with month and year, and few words more: "Published on: 3 May 2024"."""
    if len(text) > DATE_CHARS or len(_NUMBER.findall(text)) not in _DAY_NUMBERS:
        return False
    if end_mark(text) != SENTENCE and _FULL_DATE.search(text) and len(_WORD.findall(text)) <= _MOMENT_WORDS:
        return True
    return _is_beside_day(text, _BESIDE_DAY)


def _is_beside_day(text: str, most: int) -> bool:
    """Tell whether beside its day, its time and its label a text has no more words than `most`, and is no sentence."""
    bare = text[: -len(_YEARS_ENDS[0])] if text.endswith(_YEARS_ENDS) else text
    start, end = day_span(bare) or (0, 0)
    if not end or (end_mark(bare) == SENTENCE and not bare.endswith(_HALF_ENDS)):
        return False
    before = "" if _is_label(bare[:start]) else bare[:start]
    beside = f"{before} {bare[end:]}"
    words = [word for word in _WORD.findall(beside) if not (names_month(word) or names_weekday(word))]
    return sum(count_words(word) for word in words) <= most


def _is_label(text: str) -> bool:
    """Tell whether what stands before a day speaks of publication or an update, right before it, in few words."""
    at = find_update_word(text)
    at = find_publish_word(text) if at is None else at
    if at is None or len(_WORD.findall(text)) > _LABEL_WORDS:
        return False
    behind = [word for word in _WORD.findall(text[at:]) if not names_weekday(word)]
    return sum(count_words(word) for word in behind) <= _BEHIND_LABEL


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


_BYLINE_WORDS = 12  # by hand; at half and at twice 1 and 1 of 520 pages differ
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BEHIND_DAY = "(?<=[日일])"  # no space parts the day from the hour, nor the year from its sign: 2024年5月3日10:15
_CLOCK = re.compile(rf"(?:\b|{_BEHIND_DAY})\d{{1,2}}\s?[:.h]\s?\d\d(?!\d)")
_WORD = regex.compile(r"(?<!\d)[\p{L}\p{M}]++")  # not "14h05", "8:15pm"
_MOMENT_WORDS = 4  # weekday, month, "at", a time zone
_BESIDE_MOMENT = 2  # of a day with a time and more words of its own: "Le 3 mai 2024 à 14h05"; by hand, as the next
_BESIDE_DAY = 1
_LABEL_WORDS = 7  # "This article was last modified on"
_BEHIND_LABEL = 4  # with the label's own: "mis à jour le"
_MOMENT_CHARACTERS = 20  # where each counts as a word, a bound set by hand: a label, a paper's name; more is a sentence
_NUMBER = re.compile(r"\d+")
_YEARS_ENDS = (" r.", " г.", " р.")  # "10 września 2025 r."
_HALF_ENDS = (".m.", "น.", "Uhr.")
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
_DIGIT_SHARE = 0.25  # by hand; at half and at twice no page of 520 differs
_DATED = re.compile(
    rf"""(?<!\b\d{{4}}[-–])\b(?:19|20)\d\d(?:\b|(?=[年년]))(?![-–](?:19|20)?\d\d\b(?![-–]))  # no span of years, 2019-20
      | (?:\b|{_BEHIND_DAY})\d{{1,2}}[.:]\d\d\b | \b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b
    """,
    re.VERBOSE,
)


def is_dated(block: Block) -> bool:
    """Tell whether a block is a few words with a year, a clock or a day among them."""
    if block.words > DATE_WORDS or not _NUMBER.search(block.text):  # as most: at once, where the pattern takes 1 µs
        return False
    return _DATED.search(block.text, 0, DATE_CHARS) is not None


def opens_with_clock(block: Block) -> bool:
    """Tell whether a block of three words at most opens with a time of day, as entries of live pages: "14 : 05 Uhr"."""
    is_short = block.words <= CLOCK_WORDS and block.chars <= CLOCK_CHARS
    return is_short and _OPENING_CLOCK.match(block.text) is not None


CLOCK_WORDS = 3
"""At most, of what opens with a clock."""
_OPENING_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\s?[:.hH]\s?[0-5]\d(?:[ap]\.?m\b|\b)")
