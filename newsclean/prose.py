"""What tells prose from a line of another kind: how long a text is, and how it ends (layer 1)."""

from __future__ import annotations

from unicodedata import category

from newsclean.characters import CLOSING_QUOTES, COLONS, SENTENCE_ENDS
from newsclean.model import Block

PROSE_WORDS = 12  # a block this long with few links is prose before anything is fitted
PHRASE_WORDS = 45  # a longer block is not asked for phrases in context: it is prose, whatever it mentions

NO_MARK, COLON, SENTENCE, OTHER_MARK = range(4)
"""What `end_mark` says; the fitted trees know them by these numbers."""

_SENTENCE_ENDS, _COLONS = frozenset(SENTENCE_ENDS), frozenset(COLONS)
_CLOSERS = CLOSING_QUOTES + ")]\uff09"
_VOWEL_SIGNS = ("Mc", "Mn")  # what ends a word in the scripts of India, Thai and others


def end_mark(text: str) -> int:
    """Return how the text ends: NO_MARK, COLON, SENTENCE, or OTHER_MARK with a comma or the like."""
    last = text[-1:]
    if last in _CLOSERS:
        last = text.rstrip(_CLOSERS)[-1:] or last
    if last in _SENTENCE_ENDS:
        return SENTENCE
    if last in _COLONS:
        return COLON
    return NO_MARK if last.isalnum() or not last or category(last) in _VOWEL_SIGNS else OTHER_MARK


def is_prose(block: Block) -> bool:
    """Tell whether a block is as long as prose and ends as a sentence does."""
    return block.words >= PROSE_WORDS and end_mark(block.text) == SENTENCE
