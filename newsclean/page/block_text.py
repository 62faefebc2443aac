"""What the text of a block is, and how many words it has (layer 2): the text as the walk gathers it in, both out."""

from __future__ import annotations

import re

import regex

from newsclean.characters import HANGUL, SPACELESS
from newsclean.text import single_spaced, without_zero_width

# No parsed text holds these: a <br> in the text being gathered, and a space of <pre> that stays.
BR, INDENT = "\x00", "\x01"


def normalise(raw: str) -> str:
    """Return text with its white space folded; the <br> marks become newlines, empty lines go."""
    return read_text(raw)[0]


def count_chars(text: str) -> int:
    """Return the number of characters of a text, of white space between words one, however its lines are set in."""
    is_spaced = text.isprintable() and "  " not in text  # as most
    return len(text.strip() if is_spaced else single_spaced(text))


def count_words(text: str, *, enough: int | None = None) -> int:
    """Return the number of words; in Thai, Chinese, Japanese and Korean each character is one.

    Of a vast text that has `enough` it may be those of its beginning.
    """
    if enough is not None and len(text) > _VAST_CHARS and (words := count_words(text[:_VAST_CHARS])) >= enough:
        return words
    return read_text(text)[1]


def counts_characters(words: int, text: str) -> bool:
    """Tell whether most of a text's words are single characters of a script without spaces."""
    return words > 2 * (text.count(" ") + 1)


# Soft hyphen, word joiner, BOM. Asked for one by one: a pattern's search takes six times as long.
_INVISIBLE = ("\u00ad", "\u2060", "\ufeff")
# They join letters, so they stay; a line of nothing else is what an editor makes of an empty one.
_JOINERS = "\u200c\u200d\u200e\u200f\u2063 \t\n\r\xa0"
_VAST_CHARS = 1_000_000  # a text this long is not split into a list of its words: that takes 15 times its size
# re takes 5 ms to compile such a range, regex 0.2; to say that a Latin text has none, re takes half the time.
_COUNTED = regex.compile(f"[{SPACELESS}{HANGUL}]+")  # each character is a word, of Korean too
_MAY_BE_COUNTED = re.compile("[^\x00-\u0dff\u1e00-\u2fff]")


def read_text(raw: str) -> tuple[str, int]:
    """Return raw text normalised, and its number of words."""
    if not raw.isascii():
        for mark in _INVISIBLE:
            raw = raw.replace(mark, "")
        raw = without_zero_width(raw)
        if any(map(raw.__contains__, _JOINERS[:5])):
            raw = BR.join([line for line in raw.split(BR) if line.strip(_JOINERS)])
    if len(raw) > _VAST_CHARS:
        lines = [single_spaced(line) for line in raw.split(BR)]
        text = "\n".join([line for line in lines if line])
        words = text.count(" ") + text.count("\n") + 1 if text else 0
        text = _set_in(text)
    elif BR in raw:
        split = [line.split() for line in raw.split(BR)]
        text = _set_in("\n".join([" ".join(words) for words in split if words]))
        words = sum(map(len, split))
    else:
        parts = raw.split()
        text = _set_in(" ".join(parts))
        words = len(parts)
    if words and not text.isascii() and _MAY_BE_COUNTED.search(text):
        words = max(words, sum(run.end() - run.start() for run in _COUNTED.finditer(text)))
    return text, words


def _set_in(text: str) -> str:
    """Return a text with spaces for the marks in its lines, without the lines of nothing else."""
    if INDENT not in text:
        return text  # as most
    lines = [line.rstrip() for line in text.replace(INDENT, " ").split("\n")]
    return "\n".join(filter(None, lines))
