"""A caption, its tokens, and what stands before and behind a credit that begins with one of them (layer 3)."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from newsclean.captions.credit_forms import (
    AT_START,
    BRACKET,
    BRACKETED_SENTENCE,
    DASHED,
    MARKED_SENTENCE,
    SENTENCE,
    SHORT_WORD,
    SLASHED,
    WORD,
)
from newsclean.captions.credit_tokens import (
    BAR,
    BULLET,
    CLOSES,
    COMMA,
    DASH,
    EQUALS,
    OPENS,
    QUOTE,
    SHORT,
    SLASH,
    STOP,
    Token,
    tokens_of,
)
from newsclean.captions.credit_words import TAIL_CHARS
from newsclean.lexicon import Lexicon

BETWEEN = SLASH + BAR + BULLET + DASH + EQUALS
"""Marks that part a credit from its caption."""
_AT_END = STOP + SHORT + CLOSES + COMMA + BETWEEN

_NOT_FIRST = " )]）】>•·●|/–—-=,;:"
_NOT_LAST = " ([（【<"
_MOST_CHARS = 600  # a longer text is no caption: its end is looked at; bounds set by hand
_END_CHARS = 2 * TAIL_CHARS


class Found(NamedTuple):
    """A credit in a caption."""

    start: int
    """Where it begins, with its label; in code points."""
    credit: str
    is_known: bool
    """Whether a label, a sign or a known house says so."""


class TokenizedCaption(NamedTuple):
    """A caption, or the end of a long text, and its tokens."""

    text: str
    start: int
    """Where it begins in the whole text, in code points."""
    tokens: tuple[Token, ...]
    kinds: str
    """Of the tokens, a character each."""
    lexicon: Lexicon

    def span(self, first: int, last: int) -> str:
        """Return the text from a token up to, not with, another."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""

    def found(self, first: int, credit: str, *, is_known: bool = True) -> Found | None:
        """Return a credit that begins, with its label, with a token; None for what has no letter."""
        credit = credit.lstrip(_NOT_FIRST).rstrip(_NOT_LAST)
        is_named = any(map(str.isalnum, credit))
        return Found(self.start + self.tokens[first].start, credit, is_known) if is_named else None


def end_of(text: str) -> tuple[str, int]:
    """Return a text as far as a credit is looked for in it, and where that begins."""
    if len(text) <= _MOST_CHARS:
        return text, 0
    start = text.find(" ", len(text) - _END_CHARS) + 1 or len(text) - TAIL_CHARS
    return text[start:], start


def tokenize(text: str, lexicon: Lexicon) -> TokenizedCaption:
    """Return a caption, or the end of a long text, with its tokens: words and marks, a kind each."""
    return _tokenize(*end_of(text), lexicon)


@lru_cache(maxsize=64)  # a block is asked for its credit when it is judged, and again when it is read
def _tokenize(text: str, start: int, lexicon: Lexicon) -> TokenizedCaption:
    tokens = tokens_of(text, lexicon)
    return TokenizedCaption(text, start, tuple(tokens), "".join([token.kind for token in tokens]), lexicon)


def what_is_before(caption: TokenizedCaption, at: int) -> str:
    """Return what stands before a token, of the kinds that `credit_forms` names."""
    kinds, place = caption.kinds, at - 1
    while place >= 0 and kinds[place] in BETWEEN:
        place -= 1
    is_marked = place < at - 1
    if place < 0 or (place == 0 and kinds[0] == OPENS):
        return WORD if caption.start else AT_START
    is_in_brackets = kinds[place] == OPENS and not is_marked
    if is_in_brackets:
        if any(kind not in _AT_END for kind in kinds[closing_of(caption, at) + 1 :]):
            return WORD  # they close before the end
        place -= 1
    elif is_marked and not _is_apart(caption, place + 1, at):
        return WORD  # "and/or"
    if kinds.count(OPENS, 1, place + 1) > kinds.count(CLOSES, 1, place + 1):
        return WORD  # within brackets that hold more
    if place and kinds[place] in QUOTE + CLOSES and kinds[place - 1] == STOP:
        place -= 1  # the stop before it ends the sentence
    ends = STOP + (SHORT if is_in_brackets else "") + (CLOSES + QUOTE if is_marked else "")
    if kinds[place] in ends:
        return BRACKETED_SENTENCE if is_in_brackets else MARKED_SENTENCE if is_marked else SENTENCE
    if is_in_brackets:
        return BRACKET
    if is_marked:
        return DASHED if kinds[at - 1] == DASH else SLASHED
    return SHORT_WORD if kinds[place] == SHORT else WORD


def _is_apart(caption: TokenizedCaption, first: int, at: int) -> bool:
    """Tell whether marks part what is before them from a token: with a space beside them, or as no slash or dash."""
    before, behind = caption.tokens[first].start, caption.tokens[at].start
    if caption.text[before - 1].isspace() or caption.text[behind - 1].isspace():
        return True
    return caption.kinds[first - 1] in STOP + QUOTE + CLOSES or caption.kinds[first] in EQUALS + BAR + BULLET


def closing_of(caption: TokenizedCaption, at: int) -> int:
    """Return the place of the bracket that closes the one before a token; behind the last token without one."""
    depth = 1
    for place in range(at, len(caption.kinds)):
        depth += (caption.kinds[place] == OPENS) - (caption.kinds[place] == CLOSES)
        if not depth:
            return place
    return len(caption.kinds)


def last_of(caption: TokenizedCaption, at: int) -> int:
    """Return the place behind the last token of a credit that begins with one: marks at the end are none of it."""
    kinds, last = caption.kinds, len(caption.kinds)
    unopened = kinds.count(CLOSES, at) - kinds.count(OPENS, at)
    while last > at + 1 and kinds[last - 1] in _AT_END:
        if kinds[last - 1] == CLOSES:
            if unopened <= 0:
                break
            unopened -= 1
        last -= 1
    return last
