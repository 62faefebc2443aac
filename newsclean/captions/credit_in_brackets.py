"""Credits in brackets at the end of a caption (layer 3): text in, start and whom it names out, None without one."""

from __future__ import annotations

import re

import regex

from newsclean.captions.credit_at_end import without_bare_label
from newsclean.captions.credit_words import (
    CLOSED,
    NAME_WORDS,
    TAIL_CHARS,
    are_names,
    is_label,
    is_of_names,
    names_archive,
    strip_label,
)
from newsclean.characters import CLOSING_QUOTES, COLON_CLASS, SENTENCE_ENDS
from newsclean.lexicon import Lexicon

_NAMES_OF = regex.compile(
    r"(?:\p{Lu}[\p{L}.'’-]++\s++){1,3}\p{Lu}[\p{L}.'’-]++(?:(?:\s?+/\s?+|\svia\s)\p{Lu}[\p{L} .'’-]++|/\p{Ll}++)"
)


def credit_in_brackets(text: str, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where the brackets at the end of a caption begin and what they hold, if it is a credit without a label.

    An agency, words that end in a label ("Viewer photo") or hold one ("Lume photo by Ada Quill"), names and a house, or
    what a phrase opens in brackets only ("(Courtesy Ada Quill)"), who gave it ("Submitted by Ada Quill").
    """
    found = brackets_at_end(text) if text.endswith(CLOSED) else None
    if found is None or not found.start() or len(found[1].split()) > NAME_WORDS:
        return None
    inner = found[1].strip()
    match = lexicon.match(inner)
    if match and match.how == "prefix" and match.category in _LABELS and match.phrase[-1] in COLON_CLASS + "=":
        return found.start(), strip_label(inner, match.phrase)  # "(Autor: Ada Quill)"
    is_known = match and (match.category == "credit" or (match.category == "agency" and match.how == "exact"))
    if is_known or _NAMES_OF.fullmatch(inner) or is_label(inner.split()[-1], lexicon):
        return found.start(), without_bare_label(inner, lexicon)
    if named := _behind_kind(inner, lexicon):
        return found.start(), named
    match = lexicon.match(f"({inner}")  # phrases that are credits in brackets only: "(Courtesy of Ada Quill)"
    if match and match.category == "credit" and match.how == "prefix" and match.phrase[0] == "(":
        return found.start(), strip_label(inner, match.phrase[1:])
    words = inner.split()
    return (found.start(), inner) if _names_giver(words, lexicon) or names_archive(words) else None


def _behind_kind(inner: str, lexicon: Lexicon) -> str:
    """Return the names behind a word for the picture's kind and a label, "" without: "Satellite image: Quill Maps"."""
    kind, _, rest = inner.partition(" ")
    label, colon, named = rest.partition(": ")
    is_labelled = colon and kind.isalpha() and kind[0].isupper() and label.islower() and is_label(label, lexicon)
    return named if is_labelled and are_names(named.split()) and named[0].isupper() else ""


def house_in_brackets(text: str, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where the brackets at the end of a caption begin and the names and the house in them, if a label ends it.

    >>> from newsclean.lexicon import lexicon_for
    >>> house_in_brackets("The quay at noon. (Ada Quill/Gull Photo)", lexicon_for("en"))
    (18, 'Ada Quill/Gull Photo')
    """
    found = brackets_at_end(text) if text.endswith(CLOSED) else None
    inner = found[1].strip() if found else ""
    if found is None or not found.start() or not _NAMES_OF.fullmatch(inner):
        return None
    first, last = inner.split()[0], inner.split()[-1]
    return (found.start(), inner) if is_label(last, lexicon) and not is_label(first, lexicon) else None


_LABELS = ("byline", "credit", "agency")  # "Source:"

# What stands in brackets at the end: "(Viewer photo)", "(Ada Quill/Examiner)", "(Quill College via LW)".
_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]{2,60}+)[)\]）]\.?+$")


def brackets_at_end(text: str) -> re.Match[str] | None:
    """Return the brackets at the end of a caption, with what they hold as a group."""
    return _BRACKETS.search(text, max(0, len(text) - TAIL_CHARS))


_BEHIND_SENTENCE = (*SENTENCE_ENDS, *CLOSING_QUOTES)


def names_in_brackets(text: str, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where the brackets behind a caption's last sentence begin and the names in them, None without such.

    One name alone is an agency's or a station's if it is in capitals; then no sentence need end before it.

    >>> from newsclean.lexicon import lexicon_for
    >>> names_in_brackets("The quay at noon. (Port of Lume)", lexicon_for("en"))
    (18, 'Port of Lume')
    """
    found = brackets_at_end(text) if text.endswith(CLOSED) else None
    if found is None:
        return None
    said = text[: found.start()].rstrip()
    words = found[1].split()
    if said[-1:] not in _BEHIND_SENTENCE and not _is_agency(words, said):
        return None
    is_named = are_names(words) and words[0][0].isupper() and len(words) <= NAME_WORDS
    if not is_named or (len(words) == 1 and not words[0].isupper()) or lexicon.match(found[1]):
        return None
    return found.start(), found[1].strip()


def _is_agency(words: list[str], said: str) -> bool:
    """Tell whether a word in brackets is an agency's letters, not those of what stands before: "foot rot (FR)"."""
    letters, before = words[0], said.rpartition(" ")[2]
    is_short = len(words) == 1 and letters.isalpha() and letters.isupper() and len(letters) in _AGENCY_LETTERS
    return is_short and before.isalpha() and before.islower() and before[0] != letters[-1].lower()


_AGENCY_LETTERS = range(2, 7)


_GIVER_WORDS = 3  # by hand; at half and at twice 7 and 0 of 520 pages differ
_THE = "the"


def _names_giver(words: list[str], lexicon: Lexicon) -> bool:
    """Tell whether words are a label, the word that opens a byline, and names: "Submitted by the Lumeport Court"."""
    if len(words) > _GIVER_WORDS and words[2] == _THE:
        words = [*words[:2], *words[3:]]
    if len(words) < _GIVER_WORDS or not words[0][0].isupper() or not lexicon.opens_byline(words[1]):
        return False
    return words[2][0].isupper() and all(map(is_of_names, words[2:]))
