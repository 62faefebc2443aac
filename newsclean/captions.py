"""Captions and their credits, apart (layer 3): "The wall on Monday. Picture: PA" -> text and credit."""

from __future__ import annotations

import regex

from newsclean.lexicon import Lexicon
from newsclean.model import Caption
from newsclean.text import fold

_TAIL_CHARS = 160  # a credit stands in the last so many characters of a caption
# Where a credit may begin: after a sentence or a bracket, at a dash, bar or sign. One alternative a place: linear.
_START = regex.compile(r"(?<=[.!?。…\"”»)）】])\s*+(?=\S)|[(\[（【|•·–—＝=/]\s*+|(?=©|Ⓒ|ⓒ)|\s++(?=\p{Lu})")
_OPEN_CLOSE = " \t()[]（）【】|•·–—＝=,;:："
_LABEL_END = regex.compile(r"\s*[:：＝=/|–—-]?\s*")


def split_credit(text: str, lexicon: Lexicon) -> Caption:
    """Return a caption with its credit apart; the label ("Picture:") and brackets of the credit go.

    >>> from newsclean.lexicon import lexicon_for
    >>> split_credit("The wall on Monday. Picture: PA", lexicon_for("en"))
    Caption(text='The wall on Monday.', credit='PA')
    """
    text = " ".join(text.split())
    for start in _starts(text):
        tail = text[start:].strip(_OPEN_CLOSE)
        found = lexicon.match(tail) if tail else None
        if found and found.category == "credit" and found.how in ("prefix", "exact", "suffix"):
            body = text[:start].rstrip(" (（[【|•·–—＝=/,;")
            credit = strip_label(tail, found.phrase) if found.how == "prefix" else tail
            return Caption(body, credit or None)
    return Caption(text)


def _starts(text: str) -> list[int]:
    """Return the places where a credit may begin, the whole text first."""
    floor = max(0, len(text) - _TAIL_CHARS)
    return [0, *(m.end() for m in _START.finditer(text, floor) if m.end() < len(text))]


def strip_label(credit: str, phrase: str) -> str:
    """Return a credit without the phrase that opens it ("picture:", "photo by")."""
    for end in range(1, min(len(credit), len(phrase) + 6) + 1):
        if fold(credit[:end]).rstrip(" :") == phrase.rstrip(" :"):
            rest = credit[end:]
            label = _LABEL_END.match(rest)
            return (rest[label.end() :] if label else rest).strip(_OPEN_CLOSE)
    return credit
