"""Where the credit of a caption is (layer 3): a caption and its tokens in, a Found out.

It begins at the leftmost place from which a form, a label or a sign describes all the rest.
"""

from __future__ import annotations

import regex

from newsclean.captions import credit_forms
from newsclean.captions.credit_forms import ANY_CHAIN, AT_START, BEHIND_SENTENCE, WORD
from newsclean.captions.credit_labels import (
    LABELS,
    MOST_WORDS,
    behind_glued_label,
    behind_label,
    behind_marks,
    behind_sign,
)
from newsclean.captions.credit_places import (
    BETWEEN,
    Found,
    TokenizedCaption,
    closing_of,
    last_of,
    tokenize,
    what_is_before,
)
from newsclean.captions.credit_tokens import (
    BAR,
    BULLET,
    BY,
    CLOSES,
    COLON,
    COMMA,
    DASH,
    HOUSE,
    LABEL,
    LETTERS,
    MARKED,
    NAME,
    ON_THE_WEB,
    OPENS,
    OTHER,
    QUOTE,
    SHORT,
    SIGN,
    SLASH,
    STOP,
    UNCASED,
)
from newsclean.captions.credit_words import SHORTEST_CAPTION, is_of_names, reads_like_text

_NO_WORDS = STOP + SHORT + COMMA + COLON + OPENS + CLOSES + QUOTE + OTHER + BETWEEN


def find(caption: TokenizedCaption) -> Found | None:
    """Return the credit that ends a caption or is all of it, None without one.

    >>> from newsclean.lexicon import lexicon_for
    >>> find(tokenize("The quay at noon. (Picture: PA)", lexicon_for("en")))
    Found(start=19, credit='PA', is_known=True)
    """
    at_start = None
    for at, kind in enumerate(caption.kinds):
        if kind in _NO_WORDS or (kind not in LABELS + SIGN and _is_amid(caption, at)):
            continue
        behind = what_is_before(caption, at)
        if kind in LABELS:
            found = behind_label(caption, at, behind) or _by_form(caption, at, behind)
            if found and behind == AT_START and reads_like_text(found.credit):
                at_start = found  # a caption behind its label, if a credit follows
                continue
        else:
            found = behind_sign(caption, at) if kind == SIGN else _by_form(caption, at, behind)
        if found:
            return _first(caption, at_start, found)
    return at_start


def _first(caption: TokenizedCaption, at_start: Found | None, found: Found) -> Found:
    """Return the credit that a caption ends in, or the one behind the label at its start if between are but names."""
    before = caption.text[: found.start - caption.start]
    if at_start and not _tells(before[caption.tokens[0].end :]):
        return at_start
    start = found.start if any(map(str.isalnum, before)) else caption.start
    return Found(start, found.credit, found.is_known or at_start is not None)


def _is_amid(caption: TokenizedCaption, at: int) -> bool:
    """Tell whether a word stands behind another of the caption, and no house follows: then nothing begins there."""
    if at == 0 or caption.kinds[at - 1] in _NO_WORDS:
        return False
    return HOUSE not in caption.kinds[at:] and ON_THE_WEB not in caption.kinds[at:]


def _by_form(caption: TokenizedCaption, at: int, behind: str) -> Found | None:
    """Return the credit that is, from a token on, written in one of the forms."""
    kinds, last = caption.kinds, last_of(caption, at)
    if behind == WORD:
        is_form = credit_forms.BEHIND_WORD.fullmatch(kinds, at, last) and _may_follow_word(caption, at, last)
        return caption.found(at, caption.span(at, last)) if is_form else None
    for form in credit_forms.FORMS:
        row = form.row.fullmatch(kinds, at, last) if behind in form.behind else None
        if row is None or (behind == AT_START and _is_caption_with_label(caption, row[0], last)):
            continue
        if behind == AT_START and caption.lexicon.is_stopword(caption.span(at, at + 1)):
            return None  # "Das Foto von Ada Quill", "The HQ of Reuters"
        is_known = any(kind in LABELS + HOUSE for kind in row[0])
        before = caption.text[: caption.tokens[at].start]
        if not is_known and behind in BEHIND_SENTENCE and (not _tells(before) or _SHORT_NUMBER.search(before)):
            return None
        credit = caption.span(row.start(1) if form.row.groups else at, last)
        if len(credit.split()) > MOST_WORDS or (row[0] == LETTERS and _is_short_for(caption, at)):
            return None
        return caption.found(at, credit, is_known=is_known)
    return behind_glued_label(caption, at, last, behind)


_SHORT_NUMBER = regex.compile(r"(?<!\d)\d{1,3}\.\s*+\Z")  # "on May 3. President ..." may go on; a year ends a sentence


def _is_caption_with_label(caption: TokenizedCaption, row: str, last: int) -> bool:
    """Tell whether names and a label that are all of a text are no credit: "Ada Quill Submitted photo" shows her.

    A label of one word is the house's, "Ada Quill Photo"; in scripts without capitals one of several is it.
    """
    if row[-1] != LABEL or SLASH in row:
        return False
    return (" " in caption.span(last - 1, last)) != (UNCASED in row)


def _is_short_for(caption: TokenizedCaption, at: int) -> bool:
    """Tell whether letters in brackets are those of what stands before them: "foot rot (FR)"."""
    before, letters = caption.text[: caption.tokens[at].start].rstrip(" (["), caption.span(at, at + 1)
    return before.rpartition(" ")[2][:1].lower() == letters[-1].lower()


def _may_follow_word(caption: TokenizedCaption, at: int, last: int) -> bool:
    """Tell whether the word before a house does not lead to it: "of Getty Images"; a house alone is in capitals.

    Behind a name with a space, as in "at the Old Market / PA", the name is a place; "by" leads to who took the picture.
    """
    if caption.kinds[at - 1] != BY:
        is_place = SLASH in caption.kinds[at:last] and " /" in caption.span(at, last)
        if is_place or caption.lexicon.is_stopword(caption.span(at - 1, at)):
            return False
    return at + 1 < last or caption.span(at, last).isupper()


def opens_with_label(caption: TokenizedCaption) -> bool:
    """Tell whether a caption opens with a label and its mark, maybe in brackets."""
    return not caption.start and caption.kinds.lstrip(OPENS)[:1] == MARKED


def first_credit(caption: TokenizedCaption) -> tuple[str, str] | None:
    """Return the credit that stands before its caption, and that, None where it does not.

    >>> from newsclean.lexicon import lexicon_for
    >>> first_credit(tokenize("Picture: PA - Cars left behind on the ring road", lexicon_for("en")))
    ('PA', 'Cars left behind on the ring road')
    """
    if caption.start or not caption.kinds:
        return None
    if caption.kinds[0] == OPENS:
        return _first_in_brackets(caption)
    if caption.kinds[0] not in LABELS + SIGN:
        return None
    start, _ = behind_marks(caption, 0, len(caption.kinds))
    for mark in range(start + 1, len(caption.kinds) - 1):
        if _parts(caption, start, mark):
            said = caption.text[caption.tokens[mark + 1].start :]
            if is_said(said):
                return caption.span(start, mark), said
    return None


def _first_in_brackets(caption: TokenizedCaption) -> tuple[str, str] | None:
    """Return the credit in the brackets that a caption opens with, and the caption."""
    closing = closing_of(caption, 1)
    if closing + 1 >= len(caption.kinds):
        return None
    found = find(tokenize(caption.span(1, closing), caption.lexicon))
    said = caption.text[caption.tokens[closing].end :].lstrip(" .:-–—")
    return (found.credit, said) if found and not found.start and found.is_known and is_said(said) else None


def _parts(caption: TokenizedCaption, start: int, mark: int) -> bool:
    """Tell whether a mark parts a credit that begins with a token from the caption behind it."""
    kinds = caption.kinds
    if kinds[mark] not in STOP + DASH + BAR + BULLET or not _FIRST.fullmatch(kinds, start, mark):
        return False
    if kinds[mark] == STOP:
        return kinds[start:mark] != NAME  # "Photo: Capt. Quill ..."
    return caption.text[caption.tokens[mark].start - 1].isspace()


_FIRST = regex.compile(rf"{ANY_CHAIN}|[wO]{{1,2}}+")


def is_said(text: str) -> bool:
    """Tell whether a text beside a whole credit is its caption: some words from a capital on, not all of them names."""
    words = text.split()
    return len(words) >= SHORTEST_CAPTION and not text[0].islower() and not all(map(is_of_names, words))


def _tells(text: str) -> bool:
    """Tell whether a text has some words, and more than names."""
    words = [word for word in text.split() if word[0].isalnum()]
    return len(words) >= SHORTEST_CAPTION and not all(map(is_of_names, words))
