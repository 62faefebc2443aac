"""What a short text's words say of it (layer 1): text in, a number out; above 0 it is worded as articles are.

Each word has a fitted weight ("said" 3.3, "photo" -2.7), which tells what no phrase of the lexicon does. It is one
feature among many (`features.CONTEXT`), never a verdict. The weights are `words` in weights.json;
tests/fitting/words.py fits them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from math import sqrt

from newsclean.errors import DataError
from newsclean.scoring import weights

MAX_LINE_WORDS = 45
"""A longer text is prose, whatever its words; with 80 less was won on publishers not seen."""
NUMBER = "#"

_WORD = re.compile(r"[^\W\d_]+|\d+")
_COMMON_MARKS = "\u2019\u201c\u201d\u2018\u2013\u2014\u2026\xa0"  # nothing else of many texts is beyond ASCII
_TO_WORDS = bytes(ord(NUMBER) if chr(c).isdigit() else c if chr(c).isalpha() else ord(" ") for c in range(256))
_AROUND_WORDS = ".,:;!?()[]\"'“”„‘’«»…–—-|/"
_NUMBERS = re.compile(b"##*")  # `re` looks for a first sign of its own at once, but not for the first of several


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are weighed: in lower case, a number as `#`.

    >>> words_of("Photo: Ada Quill, 2024")
    ['photo', 'ada', 'quill', '#']
    """
    if not text.isascii():
        for mark in _COMMON_MARKS:
            text = text.replace(mark, " ")
    if text.isascii():  # as most: a third of the time
        spaced = text.lower().encode().translate(_TO_WORDS)
        return (_NUMBERS.sub(b" # ", spaced) if b"#" in spaced else spaced).decode().split()
    words = []
    for token in text.lower().split():
        if token.isalpha():  # as most: a quarter of the time
            words.append(token)
        elif (word := token.strip(_AROUND_WORDS)).isalpha():
            words.append(word)
        else:
            words += [NUMBER if word[0].isdigit() else word for word in _WORD.findall(token)]
    return words


def wording(text: str, known: Mapping[str, float] | None = None) -> float:
    """Return the sum of the words' weights by the square root of their number; 0.0 where there is no word.

    `known` weights instead of the fitted ones are for fitting. Raises DataError where the fitted ones are not valid.
    """
    words = words_of(text)
    if not words:
        return 0.0
    known = fitted() if known is None else known
    return sum(filter(None, map(known.get, words))) / sqrt(len(words))  # most words have no weight


@cache
def fitted() -> dict[str, float]:
    """Return the fitted weights of words. Raises DataError where the file has none."""
    words = weights.read_weights().get("words")
    if not isinstance(words, dict):
        raise DataError(f"{weights.WEIGHTS.name}: no words")
    return words
