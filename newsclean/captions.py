"""Captions and their credits, apart (layer 3): "The wall on Monday. Picture: PA" -> text and credit."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

import regex

from newsclean.lexicon import Lexicon
from newsclean.model import Caption
from newsclean.text import SPACELESS, fold

_TAIL_CHARS = 160  # a credit stands in the last so many characters of a caption
# Where a credit may begin: after a sentence or a bracket, at a dash, bar or sign, or (the group, if it is one) at a
# capital. One alternative a place: linear. By `re`, which takes a third of the time but knows no \p{Lu}.
_START = re.compile(
    r"(?<=[.!?。…\"”»)）】])\s*+(?=\S)|[(\[（【|•·–—＝=/]\s*+|(?=[©Ⓒⓒ])|(\s++)(?=[A-Z\x80-\U0010ffff])"
    r"|(?<=[a-z0-9])(?=[A-Z][a-z]{2,14}: )"  # the caption and its label in elements without a space between them
)
_SIGNS = "©Ⓒⓒ "
_DOUBLED_CHARS = 8
_CREDIT_WORDS = 6  # a longer text that ends in an agency's name is the caption with its credit
_OPEN_CLOSE = " \t()[]（）【】|•·–—＝=,;:："
_DASHES = "-\u2013\u2014|/ "  # "Picture - PA"
_SEPARATOR = regex.compile(r"\s*+[:：＝=/|–—-]?\s*+")
_LABEL = regex.compile(r"^[\p{L}.]{1,15}+\s?+[:：＝=]\s*+")
_SPACELESS_END = regex.compile(f"[{SPACELESS}]$")
_INNER_LABEL = regex.compile(r"[.!?]\s\p{L}{1,15}+\s?+[:：]\s")
# "3/9" before a caption of a gallery.
_COUNTER = regex.compile(r"^\d{1,3}+\s?+/\s?+\d{1,3}+\s++")
# In a language without phrases: a label, a colon and some names end the caption.
_NAMED = regex.compile(r"\b\p{Lu}\p{L}{1,14}+:\s((?:\p{Lu}[\p{L}.'’-]*+(?:\s?[/,&]\s?|\s|$)){1,5}+)$")


def split_credit(text: str, lexicon: Lexicon) -> Caption:
    """Return a caption with its credit apart; the label ("Picture:"), brackets and © of the credit go.

    >>> from newsclean.lexicon import lexicon_for
    >>> split_credit("The wall on Monday. (Photo Ada Quill/PA)", lexicon_for("en"))
    Caption(text='The wall on Monday.', credit='Ada Quill/PA')
    """
    text = _COUNTER.sub("", " ".join(text.split()))
    if found := find_credit(text, lexicon):
        start, credit = found
        return Caption(_once(text[:start].rstrip(" (（[【|•·–—＝=/,;")), credit)
    if named := _NAMED.search(text):
        return Caption(_once(text[: named.start()].rstrip()), named[1])
    return Caption(_once(text))


def _once(text: str) -> str:
    """Return a caption without the same words before it, which are its picture's alternative text.

    >>> _once("The old wall The old wall.")
    'The old wall.'
    """
    said = "".join(filter(str.isalnum, text))
    half = len(said) // 2
    if half < _DOUBLED_CHARS or said[:half] != said[half:]:
        return text
    places = (place for place, char in enumerate(text) if char.isalnum())
    return text[next(islice(places, half, None)) :]


def find_credit(text: str, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where the credit of a caption begins and whom it names, None where the lexicon knows of none."""
    starts = _starts(text)
    if _SPACELESS_END.search(text.rstrip(_OPEN_CLOSE)):
        starts.reverse()  # a label that stands behind the name ends any text: the shortest is the credit
    anywhere = lexicon.ends_as_credit(text.rstrip(_OPEN_CLOSE + "."))
    for start in starts:
        tail = text[start:].strip(_OPEN_CLOSE + ".")
        if anywhere and _INNER_LABEL.search(tail):
            continue  # "The wall. Picture: Quill/Alamy": the label says where the credit begins
        may_be = tail and (anywhere or tail[0] in _SIGNS or lexicon.opens_as_credit(tail))
        credit = _credit(tail, lexicon) if may_be else None
        if credit:
            return start, credit
    return None


def _credit(tail: str, lexicon: Lexicon) -> str | None:
    """Return whom a text credits, None where it is no credit."""
    if tail[0] in _SIGNS:
        return tail.strip(_SIGNS) if len(tail.split()) <= _CREDIT_WORDS else None
    found = lexicon.match(tail)
    if found is None or found.category != "credit":
        # Within a caption a label needs no colon: "Photo Ada Quill".
        label, _, rest = tail.partition(" ")
        rest = rest.lstrip(_DASHES)
        if not rest[:1].isupper() or not (found := lexicon.match(f"{label}: {rest}")) or found.category != "credit":
            return None
    if found.how == "contains" or (found.how == "suffix" and len(tail.split()) > _CREDIT_WORDS):
        return None
    if found.how == "suffix" and _SPACELESS_END.search(found.phrase):
        # "X 摄", "X撮影": the label stands behind.
        return tail.rstrip(_OPEN_CLOSE)[: -len(found.phrase)].strip() or None
    return strip_label(tail, found.phrase).lstrip(_SIGNS) or None


def _starts(text: str) -> list[int]:
    """Return the places where a credit may begin, the whole text first."""
    floor = max(0, len(text) - _TAIL_CHARS)
    ends = [match.end() for match in _START.finditer(text, floor) if not match[1] or _is_capital(text[match.end()])]
    return [0, *(end for end in ends if end < len(text))]


def _is_capital(char: str) -> bool:
    return "A" <= char <= "Z" or unicodedata.category(char) == "Lu"


def strip_label(credit: str, phrase: str) -> str:
    """Return a credit without the phrase that opens it ("picture:", "photo by"), or any label with a colon."""
    opening = phrase.rstrip(" :")
    least = len(opening) if credit[: len(opening)].isascii() else 1  # to fold ASCII makes nothing longer
    for end in range(max(1, least), min(len(credit), len(opening) + 6) + 1):
        if fold(credit[:end]).rstrip(" :") == opening:
            return _SEPARATOR.sub("", credit[end:], count=1).strip(_OPEN_CLOSE) or credit
    return _LABEL.sub("", credit).strip(_OPEN_CLOSE)


def bare_credit(text: str) -> str:
    """Return a credit that stands alone without its sign, its label and the brackets around it.

    >>> bare_credit("(PA Wire)"), bare_credit("Quelle: Lumen/dpa")
    ('PA Wire', 'Lumen/dpa')
    """
    text = text.strip(_SIGNS)
    if text[:1] in "([" and text[-1:] in ")]":
        text = text[1:-1]
    return _LABEL.sub("", text).strip(_SIGNS)
