"""Credits behind a label or a sign (layer 3), "Picture: PA", "© Ada Quill": a caption and a token in, a Found out."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import regex

from newsclean.captions.credit_forms import ANY_CHAIN, APART, AT_START, BRACKETS, DASHED, WORD
from newsclean.captions.credit_places import BETWEEN, Found, TokenizedCaption, last_of
from newsclean.captions.credit_tokens import (
    ARCHIVE,
    BAR,
    CLOSES,
    COLON,
    COMMA,
    HOUSE,
    JOINS,
    LABEL,
    LABEL_BY,
    MARKED,
    NUMBER,
    OPENS,
    SHORT,
    SIGN,
    SLASH,
    SMALL,
    STOP,
    UNCASED,
)
from newsclean.captions.credit_words import CREDIT_WORDS, NAME_WORDS, OPEN_CLOSE, reads_like_text
from newsclean.characters import is_spaceless
from newsclean.metadata.authors.name_words import may_join_names
from newsclean.text import fold

LABELS = LABEL + LABEL_BY + MARKED
MOST_WORDS = NAME_WORDS + CREDIT_WORDS  # no credit has more
_MOST_TOKENS = 8  # behind a label without a mark; by hand, as the next
_YEAR = 4  # digits
_SMALL_WORDS = 2  # a credit has no more words that names have not
_OF_NAMES = 'NUAHhOajb"'
_ALL_NAMES = regex.compile(f"{ANY_CHAIN}d?")
_NAMED = regex.compile("[NUAHhO]")
_NO_NAME = SMALL + NUMBER + UNCASED + CLOSES + SHORT + COMMA


class _Label(NamedTuple):
    """A label before a credit."""

    text: str
    kind: str
    at: int
    """Its token."""
    behind: str
    """What stands before it."""
    is_marked: bool
    """A colon, or what stands for one, is behind it."""


def behind_label(caption: TokenizedCaption, at: int, behind: str) -> Found | None:
    """Return the credit behind a label, or the label where it is all; `behind` says what the label stands behind."""
    kinds, last = caption.kinds, last_of(caption, at)
    start, is_marked = behind_marks(caption, at, last)
    if start >= last:
        return _label_alone(caption, at, last, behind)
    label = _Label(caption.span(at, at + 1), kinds[at], at, behind, is_marked and kinds[at + 1] != STOP)
    rest, credit = kinds[start:last], caption.span(start, last)
    if (behind == WORD and not _stands_amid(caption, label, rest)) or not _is_credit(caption, label, rest, credit):
        return None
    if _is_kept(caption, label) or (rest == ARCHIVE and not label.is_marked):
        credit = caption.span(at, last)
    is_source = _is_source(caption, label) and MARKED not in rest and HOUSE not in rest
    return caption.found(at, credit, is_known=not is_source)


def behind_marks(caption: TokenizedCaption, at: int, last: int) -> tuple[int, bool]:
    """Return the place behind a label, the marks and labels behind it, and whether there is any, its own included."""
    kinds, place, is_marked = caption.kinds, at + 1, caption.kinds[at] == MARKED
    if kinds[place : place + 1] == CLOSES and kinds.count(OPENS, 0, at) == kinds.count(CLOSES, 0, at):
        place += 1  # "Foto [M]: Ada Quill"
    while place < last:
        kind = kinds[place]
        is_first = place == at + 1 and kinds[at] != MARKED
        is_short = kind == LABEL and is_marked and caption.span(place, place + 1)[-1:] == "."  # "Foto: Dok. Ada Quill"
        if kind == NUMBER and is_first and place + 1 < last and len(caption.span(place, place + 1)) == _YEAR:
            return place + 1, is_marked  # "Copyright 2024 Ada Quill"
        if not (kind in MARKED + SIGN or is_short or (is_first and kind in BETWEEN + COLON + COMMA + STOP)):
            break
        is_marked = True
        place += 1
    return place, is_marked


def _is_credit(caption: TokenizedCaption, label: _Label, rest: str, credit: str) -> bool:
    """Tell whether what is behind a label is named by it, and no text. `rest` has the kinds of its tokens."""
    if caption.kinds[label.at + 1] == STOP and label.behind != AT_START:
        return False  # "The quay. Archive picture. Ada Quill": the label ends what is before it
    if rest == LABEL:
        return caption.lexicon.category_of(credit) == "credit"  # "Photo / Supplied"
    is_dotted = label.text[-1] == "."
    first = (rest.lstrip(SMALL) if is_dotted else rest)[:1]
    are_names = rest == HOUSE or (first in tuple(_OF_NAMES) and not reads_like_text(credit))
    if label.is_marked:
        return _is_credit_behind_mark(label, rest, credit, are_names=are_names)
    if _is_word_of_caption(caption, label, rest):
        return False
    small = rest.count(SMALL)
    if label.kind == LABEL_BY or " " in label.text:
        return are_names or (small <= _SMALL_WORDS and len(credit.split()) <= CREDIT_WORDS)
    if UNCASED in rest and (label.behind not in APART or label.behind == DASHED):
        return False
    is_row = len(rest) <= _MOST_TOKENS and _ALL_NAMES.fullmatch(rest.lstrip(SMALL).replace(SMALL, "j")) is not None
    return are_names and is_row and small <= (rest[0] in ARCHIVE + HOUSE or is_dotted)


def _is_credit_behind_mark(label: _Label, rest: str, credit: str, *, are_names: bool) -> bool:
    """Tell whether what is behind a label with a mark is a credit; where nothing is before the label it always is."""
    if label.behind == AT_START:
        return True
    words = len(credit.split())
    is_short = label.kind == MARKED and words <= NAME_WORDS and STOP not in rest
    if is_short and (label.text[0].isupper() or label.behind in APART):
        return True
    most = CREDIT_WORDS if UNCASED in rest and label.kind != MARKED else MOST_WORDS
    return are_names and words <= most


def _is_word_of_caption(caption: TokenizedCaption, label: _Label, rest: str) -> bool:
    """Tell whether a label without a mark says what the picture shows."""
    if COLON in rest:
        return True  # "Auf dem Foto von links: Ada Quill"
    last_word = fold(label.text).rpartition(" ")[2]
    if rest[0] == JOINS and f"{last_word} by" in caption.lexicon.credits.labels:
        return True  # "Stock photo of Ada Quill"
    # "Foto de familia"
    return label.kind == LABEL_BY and may_join_names(last_word) and not _NAMED.search(rest)


def _stands_amid(caption: TokenizedCaption, label: _Label, rest: str) -> bool:
    """Tell whether a label may stand within a sentence: "The quay at noon photo: Ada Quill"."""
    kinds, before, following = caption.kinds, caption.kinds[label.at - 1], caption.kinds[label.at + 1]
    is_small = label.text[0].islower()
    if all(map(caption.lexicon.is_stopword, caption.text[: caption.tokens[label.at].start].split())):
        return False  # "In the photo: Ada Quill" says whom it shows
    if kinds.count(OPENS, 0, label.at) > kinds.count(CLOSES, 0, label.at):
        return False  # the brackets hold more
    is_named = before not in _NO_NAME and rest[0] != HOUSE  # "the quay for Open Source: Gull View"
    if _is_source(caption, label) and (is_small or is_named or UNCASED in rest):
        return False
    if is_small:
        is_set_apart = label.kind == MARKED or label.text[-1] == "." or before == COMMA
        return is_set_apart and rest.count(SMALL) <= (before == COMMA) and rest[0] in _OF_NAMES + SMALL
    if label.is_marked:
        return following != COMMA and not (UNCASED in rest and following == SLASH)
    if caption.text.endswith(".") and before not in CLOSES + SHORT:
        return False  # it is of the sentence: "the museum shows photos by Ada Quill."
    return label.kind == LABEL_BY or before in _NO_NAME or len(rest) > 1


def _is_source(caption: TokenizedCaption, label: _Label) -> bool:
    """Tell whether a label opens notes on agencies or bylines elsewhere: "Source:"."""
    return fold(label.text).rstrip(" :") in caption.lexicon.credits.sources


def _is_kept(caption: TokenizedCaption, label: _Label) -> bool:
    """Tell whether a label stays in the credit: "Courtesy of", and in brackets "Supplied:"."""
    name = fold(label.text).rstrip(" :")
    is_in_brackets = label.behind in BRACKETS or caption.kinds[0] == OPENS or caption.kinds[label.at + 1] == SLASH
    return name in _kept_labels()["kept"] or (is_in_brackets and name in _kept_labels()["kept_in_brackets"])


@cache
def _kept_labels() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("credits.toml").read_text(encoding="utf-8"))


def _label_alone(caption: TokenizedCaption, at: int, last: int, behind: str) -> Found | None:
    """Return a label that is all of a credit: "Courtesy photo", or what a phrase is: "Supplied"."""
    text = caption.span(at, last)
    is_of_several = " " in text
    is_amid = behind == WORD and caption.kinds[at - 1] != CLOSES and not is_of_several
    if caption.kinds[at] == MARKED or is_amid:
        return None
    is_known = caption.lexicon.category_of(text) == "credit"
    return caption.found(at, text) if is_known or (is_of_several and behind != AT_START) else None


def behind_glued_label(caption: TokenizedCaption, at: int, last: int, behind: str) -> Found | None:
    """Return the credit behind a label that no space parts from it, as in Thai: "ภาพจากเฟซบุ๊ก"."""
    tail = caption.span(at, last)
    is_thai = "\u0e00" <= tail[0] <= "\u0eff"
    if not (is_thai or (is_spaceless(tail[0]) and behind in BRACKETS)) or len(tail.split()) > CREDIT_WORDS:
        return None
    found = caption.lexicon.match(tail) or caption.lexicon.match(f"({tail}")
    phrase = found.phrase.lstrip("(") if found and found.category == "credit" and found.how == "prefix" else ""
    credit = tail[len(phrase) :].strip(OPEN_CLOSE) if phrase and tail.startswith(phrase) else ""
    return caption.found(at, credit) if credit else None


def behind_sign(caption: TokenizedCaption, at: int) -> Found | None:
    """Return the credit behind a sign, "© Ada Quill"; a label behind it goes, too."""
    kinds, start, last = caption.kinds, at + 1, last_of(caption, at)
    while start < last and kinds[start] in LABELS + SIGN + COLON + BAR:
        if kinds[start] == LABEL and kinds[start + 1 : start + 2] not in tuple(BETWEEN + COLON):
            break  # "© Photo Museum"
        start += 1
    credit = caption.span(start, last)
    words = len(credit.split())
    is_text = words > CREDIT_WORDS and kinds.count(SMALL, start, last) >= _SMALL_WORDS
    return caption.found(at, credit) if credit and words <= MOST_WORDS and not is_text else None
