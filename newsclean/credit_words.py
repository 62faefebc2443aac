"""What a few words in or beside a caption are: a label, names, a credit, a text (layer 3): str in, bool or str out."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from newsclean.lexicon import Lexicon
from newsclean.name_words import may_join_names
from newsclean.text import COLONS, fold

TAIL_CHARS = 160  # a credit stands in the last so many characters of a caption
NAME_WORDS = 8  # no names, and no names with their house, have more
CREDIT_WORDS = 6  # a longer text that ends in an agency's name is the caption with its credit
SIGNS = "©Ⓒⓒ "  # before a credit, in place of a label
# What falls off both ends of a credit, off the end of the caption before it, and off both ends of a text in brackets.
OPEN_CLOSE = " \t()[]（）【】|•·–—＝=,;:：-"
BEFORE_CREDIT = " (（[【|•·–—＝=/,;、-"
CLOSED = (")", "]", "）", ").", "].")
BRACKETED = " ()[]（）"
DASHES = "-\u2013\u2014|/ "  # "Picture - PA"


def is_label(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text is one word that opens a credit, with a colon behind it."""
    if not text or " " in text:
        return False
    found = lexicon.match(f"{text}: X")
    return found is not None and found.category == "credit" and found.how == "prefix"


def opens_credit(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text is all of a label that opens a credit, without its colon: "Credit", "Image source"."""
    found = lexicon.match(f"{text}: X")
    return found is not None and found.category == "credit" and found.phrase.rstrip(" .:") == fold(text).rstrip(".")


def is_labelled(text: str, credit: str, lexicon: Lexicon) -> bool:
    """Tell whether a text is a credit behind its label and a colon."""
    found = lexicon.match(text)
    if found is None or found.category != "credit" or found.how != "prefix":
        return False
    return found.phrase[-1] in COLONS and not reads_like_text(credit)


def names_credit(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text that stands apart from a caption reads like its credit: some names, or what credits are."""
    words = text.strip(BRACKETED).split()
    found = lexicon.match(text)
    if not words or len(words) > NAME_WORDS or (found and found.category not in ("credit", "agency")):
        return False
    if found or len(words) == 1:
        return found is not None
    if not words[0][0].isupper() or text[-1:] in ".!?":
        return False
    return all(map(is_of_names, words)) or _NAME_AND_ROLE.fullmatch(text.strip(BRACKETED)) is not None


_NAME_AND_ROLE = regex.compile(  # "Ada Quill/Staff photographer"
    r"(?:\p{Lu}[\p{L}.'’-]{0,20}+\s){1,3}\p{Lu}[\p{L}.'’-]{1,20}+\s?/\s?\p{L}{2,20}+(?:\s\p{Ll}{2,20}+)?+"
)


def are_names(words: Sequence[str]) -> bool:
    """Tell whether words are names, without a digit or a sign for a word: "Ada van Quill"."""
    return all(word[0].isalpha() and is_of_names(word) for word in words)


def is_of_names(word: str) -> bool:
    """Tell whether a word may stand among names: with a capital, a sign or digit, or a word that joins them."""
    return not word[0].isalpha() or word[0].isupper() or may_join_names(word)


_SMALL_WORDS = 2  # no name has so many words in small letters, of so many and more
_SMALL_CHARS = 4


def reads_like_text(text: str) -> bool:
    """Tell whether a text has words that names have not.

    >>> reads_like_text("Ada Quill for The Lume"), reads_like_text("A ferry comes to the quay")
    (False, True)
    """
    small = sum(1 for word in text.split() if word[0].islower() and len(word) >= _SMALL_CHARS)
    return small >= _SMALL_WORDS


_SEPARATOR = regex.compile(r"\s*+[:：＝=/|–—-]?\s*+")


def strip_label(credit: str, phrase: str) -> str:
    """Return a credit without the phrase that opens it ("picture:", "photo by"), or any label with a colon."""
    opening = phrase.rstrip(" :|")
    least = len(opening) if credit[: len(opening)].isascii() else 1  # to fold ASCII makes nothing longer
    for end in range(max(1, least), min(len(credit), len(opening) + 6) + 1):
        if fold(credit[:end]).rstrip(" :|") == opening:
            named = _SEPARATOR.sub("", credit[end:], count=1).strip(OPEN_CLOSE)
            return named or without_label(credit).strip(OPEN_CLOSE) or credit
    return without_label(credit).strip(OPEN_CLOSE)


_LABEL = regex.compile(r"^\p{L}[\p{L}\p{M}.'’]{0,15}+\s?+[:：＝=\u055d\u1366\u17d6]\s*+")


def without_label(text: str) -> str:
    """Return a text without the word and the colon that open it, whatever the word.

    >>> without_label("Listpicture: Ada Quill")
    'Ada Quill'
    """
    return _LABEL.sub("", text)


_OPENED = ("(", "[", "（")
_BEFORE_NAME = DASHES + ":："  # its label stands in an element of its own


def bare_credit(text: str) -> str:
    """Return a credit that stands alone without its sign, its label and the brackets around it.

    >>> bare_credit("(PA Wire)"), bare_credit("Quelle: Lumen/dpa")
    ('PA Wire', 'Lumen/dpa')
    """
    text = text.lstrip(_BEFORE_NAME).strip(SIGNS)
    if text[:1] in _OPENED and text[-1:] in CLOSED:
        text = text[1:-1]
    return without_label(text).strip(SIGNS)
