"""Captions and their credits, apart (layer 3): "The wall on Monday. Picture: PA" -> text and credit."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

import regex

from newsclean.captions.credit_places import end_of, tokenize
from newsclean.captions.credit_search import find, first_credit, is_said, opens_with_label
from newsclean.captions.credit_tokens import STOP, may_hold_credit
from newsclean.captions.credit_words import (
    BEFORE_CREDIT,
    CLOSED,
    NAME_WORDS,
    PAIRS,
    SHORTEST_CAPTION,
    TAIL_CHARS,
    close_bracket,
    house_behind_rights,
    is_label,
    reads_like_text,
    without_label,
    without_rights,
)
from newsclean.captions.east_asian_credits import find_east_asian, name_before_label, without_label_behind
from newsclean.captions.players import is_video_title
from newsclean.characters import COLON_CLASS, SENTENCE_END_CLASS
from newsclean.lexicon import Lexicon
from newsclean.metadata.authors.name_words import is_agency
from newsclean.model import Caption
from newsclean.text import squeeze


def split_credit(text: str, lexicon: Lexicon) -> Caption:
    """Return a caption with its credit apart; the label ("Picture:"), brackets and © of the credit go.

    >>> from newsclean.lexicon import lexicon_for
    >>> split_credit("The wall on Monday. (Photo Ada Quill/PA)", lexicon_for("en"))
    Caption(text='The wall on Monday.', credit='Ada Quill/PA')
    """
    above, _, last = text.rpartition("\n")
    if above and above in last and above.count(" ") >= SHORTEST_CAPTION:
        return _split(last, lexicon)  # the picture's alternative text, shown
    return _credit_above(text, lexicon) or _credit_below(above, last, lexicon) or _split(text, lexicon)


def find_credit(text: str, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where the credit of a caption begins and whom it names, if a label, a sign or a known house says so.

    A caption that opens with a label of its own is all a picture's: "Cover picture: The quay at noon. Photo: PA".
    """
    if not may_hold_credit(end_of(text)[0], lexicon):
        return None
    tokenized = tokenize(text, lexicon)
    found = find(tokenized)
    known = [(0 if opens_with_label(tokenized) else found.start, found.credit)] if found and found.is_known else []
    behind = name_before_label(text, lexicon)
    return min([*known, behind] if behind else known, default=None)


def credit_in_brackets(text: str, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where the brackets at the end of a caption begin and the credit in them, None without one."""
    if not text.endswith(CLOSED):
        return None
    found = find(tokenize(text, lexicon))
    before = text[: found.start].rstrip() if found else ""
    return (len(before) - 1, found.credit) if found and before.endswith(_OPENED) and len(before) > 1 else None


_OPENED = tuple(left for left, _ in PAIRS)


def _credit_above(text: str, lexicon: Lexicon) -> Caption | None:
    """Return the caption below a line that is but its credit: "Photo: Ada Quill", "The quay at noon"; else None."""
    first, _, below = text.partition("\n")
    if not below or first.count(" ") >= NAME_WORDS:
        return None
    credit, said = _split(first, lexicon), _split(below, lexicon)
    is_above = credit.credit and not credit.text and said.text and not said.credit
    if not is_above or is_label(f"{credit.credit}".rstrip(":"), lexicon):
        return None
    return Caption(said.text, credit.credit) if is_said(said.text) else None


def _credit_below(said: str, last: str, lexicon: Lexicon) -> Caption | None:
    """Return a caption without a credit above a line that is but that: "The quay at noon", "Quill/PA"; else None."""
    if not said or last.count(" ") >= NAME_WORDS:
        return None
    above, credit = _split(said, lexicon), _split(last, lexicon)
    if credit.text or not credit.credit or above.credit or not is_said(above.text):
        return None
    return Caption(above.text, credit.credit)


# "3/9" before a caption of a gallery, "[3/9]", "3 of 9 | ".
_COUNTER = regex.compile(
    r"^(?:\d{1,3}+\s?+/\s?+\d{1,3}+\s++(?:[|:]\s++)?+|\[\d{1,3}+\s?+/\s?+\d{1,3}+\]\s*+|\d{1,3}+\s\p{L}{1,4}+\s\d{1,3}+\s?+[|:]\s++)"
)


def without_counter(text: str) -> str:
    """Return a caption without a gallery's number and the gallery's, or a sign that points at the picture.

    >>> without_counter("3/9 The quay at noon"), without_counter("▲ The quay at noon")
    ('The quay at noon', 'The quay at noon')
    """
    if text[:1] in _POINTERS:
        text = _POINTER.sub("", text)
    return _COUNTER.sub("", text) if text[:1].isdigit() or text[:1] == "[" else text


_POINTERS = "▲△▴↑▼▽▾↓↖↗"
_POINTER = regex.compile(rf"^[{_POINTERS}]\s?+(?=\p{{L}}|\p{{N}}|\p{{Ps}}|\p{{Pi}})")


@lru_cache(maxsize=64)  # a caption is split when it is judged, again when it is read, and beside its credit
def _split(text: str, lexicon: Lexicon) -> Caption:
    """Return a caption with its credit apart; what the table of forms has no row for may be a name behind a colon."""
    text = " ".join(text.split())
    if reserved := house_behind_rights(text, lexicon):
        return Caption(said_once(reserved[0]), reserved[1])
    text = _without_additions(text, lexicon)
    if is_video_title(text) or _is_notice(text, lexicon):
        return Caption(text)
    tokenized = tokenize(text, lexicon)
    if tokenized.kinds.startswith("(M)"):
        text = text[tokenized.tokens[2].end :].strip()
        tokenized = tokenize(text, lexicon)
    if first := first_credit(tokenized):
        return Caption(said_once(first[1]), first[0])
    found = find(tokenized)
    ours = (found and (found.start, found.credit), find_east_asian(text, lexicon), _licence_at_end(text))
    if first_of := min(filter(None, ours), default=None):
        start, credit = first_of
        if not start and opens_with_label(tokenized) and _is_sentence(credit, tokenized.kinds):
            return Caption(said_once(_unbracketed(text, lexicon)))
        return _parted(text, start, without_label_behind(credit, lexicon), lexicon)
    if named := _names_behind_label(text, lexicon):
        own = named[0] if is_agency(named[0].partition(":")[0]) else named[1]
        return Caption(said_once(text[: named.start()].rstrip(BEFORE_CREDIT)), own)
    return Caption(said_once(text))


def _is_sentence(credit: str, kinds: str) -> bool:
    """Tell whether what a label opens is a caption, not a credit: a sentence of many words."""
    return STOP in kinds and credit.count(" ") >= NAME_WORDS and reads_like_text(credit)


def _is_notice(text: str, lexicon: Lexicon) -> bool:
    """Tell whether all of a text reserves rights: "Copyright © 2020 Lume. All rights reserved"."""
    found = lexicon.match(text) if "©" in text else None
    return found is not None and found.category == "copyright" and found.how != "contains"


def _parted(text: str, start: int, credit: str, lexicon: Lexicon) -> Caption:
    """Return the caption before a place, and its credit."""
    said = text[:start].rstrip(BEFORE_CREDIT)
    if (said.endswith(":") and " " not in said) or not any(map(str.isalnum, said)):
        said = ""  # another label
    if credit.startswith(_OPENED) and credit.endswith(CLOSED):
        credit = credit[1:-1]
    return Caption(said_once(_unbracketed(said, lexicon)), close_bracket(credit))


def _without_additions(text: str, lexicon: Lexicon) -> str:
    """Return a caption without what is neither of the picture nor of who took it: its number, rights, a slug."""
    text = _without_rights_at_end(without_counter(text), lexicon)
    doubled = _DOUBLED_LABEL.search(text) if "..." in text or "…" in text else None
    if doubled and text[doubled.end() :].strip() and is_label(doubled[1], lexicon):
        text = f"{text[: doubled.start()]} {doubled[1]}: {text[doubled.end() :].lstrip()}"
    if text.endswith(_FILE):
        text = _FROM_FILE.sub("", text)
    return _SLUG.sub("", text) if text.endswith(_SLUG_ENDS) else text


_DOUBLED_LABEL = re.compile(r"([A-Z][a-z]{3,11})\1(?:\.\.\.|…)")  # for screen readers and for eyes, glued
# "(Ada Quill/PA, File)": of the picture, not of who took it.
_FILE = ("ile)", "ile).", "ile]")
_FROM_FILE = re.compile(r",\s[Ff]ile(?=[)\]]\.?$)")
_SLUG_ENDS = "+++"
_SLUG = regex.compile(r"\s\+{3}\s[^+]{2,30}+\+{3}$")  # behind the credit, as dpa sets it: "+++ lpa-Bildfunk +++"


def _without_rights_at_end(text: str, lexicon: Lexicon) -> str:
    """Return a caption without the words that reserve rights, within the brackets that hold its credit, too."""
    said = without_rights(text, lexicon)
    found = lexicon.match(said) if said else None
    if not said or (found and found.category == "copyright"):  # "Copyright © Lume. All rights reserved"
        return text
    closing = text[-1] if text[-1] in CLOSED and _OPENING[text[-1]] in said[max(0, len(said) - TAIL_CHARS) :] else ""
    return said.rstrip(".") + closing if closing else said


_OPENING = {right: left for left, right in PAIRS}


def _licence_at_end(text: str) -> tuple[int, str] | None:
    """Return where a licence of Creative Commons with the names behind it begins, and both, None without such.

    >>> _licence_at_end("The quay at noon CC-BY-SA Ada Quill"), _licence_at_end("The quay at noon CC BY 4.0")
    ((17, 'CC-BY-SA Ada Quill'), None)
    """
    start = text.rfind(" CC", max(0, len(text) - TAIL_CHARS)) + 1
    return (start, text[start:]) if start and _LICENCE_AND_NAMES.match(text, start) else None


_LICENCE_AND_NAMES = regex.compile(
    r"CC[ -]BY(?:[ -](?:SA|NC|ND)){0,2}+(?:[ -][1-4]\.0)?+[/|,:]?+\s(?:\p{Lu}[\p{L}.'’-]{1,20}+(?:\s|$)){1,5}+$"
)


# A label for which there is no phrase, a colon and some names end the caption.
_NAMED = regex.compile(
    rf"\b\p{{Lu}}[\p{{L}}\p{{M}}]{{1,14}}+[{COLON_CLASS}]\s((?:\p{{Lu}}[\p{{L}}\p{{M}}.'’-]*+(?:\s?[/,&]\s?|\s|$)){{1,5}}+)$"
)
# The same in brackets, "(Foto: A. Quill)", where the language has no phrases: in Australia a station stands so.
_BRACKETED_NAMED = regex.compile(
    rf"[(\[]\p{{Lu}}[\p{{L}}\p{{M}}]{{1,14}}+[{COLON_CLASS}]\s"
    r"((?:\p{Lu}[\p{L}\p{M}.'’-]*+(?:\s?[/,&]\s?|\s|(?=[)\]]))){1,5}+)[)\]]\.?+$"
)
# The same in scripts without capitals: there a bar, a bracket or the end of a sentence stands before the label.
_UNCASED_NAMED = regex.compile(
    rf"(?:[|(\[]|\s[–—/-]\s|[{SENTENCE_END_CLASS}]\s)\s*+(?=\p{{Lo}})[\p{{L}}\p{{M}}]{{2,15}}+\s?+[{COLON_CLASS}]\s*+"
    r"([^\s:|()\[\]]++(?:\s[^\s:|()\[\]]++){0,4}+)[)\]]?+$"
)


def _names_behind_label(text: str, lexicon: Lexicon) -> regex.Match[str] | None:
    """Return the names that end a caption behind a word and a colon, and both; the group is the names."""
    if ":" not in text and text.isascii():
        return None
    found = _NAMED.search(text)
    if found and not lexicon.fallback and _is_amid_sentence(text, found.start(), lexicon):
        found = None
    found = found or _UNCASED_NAMED.search(text)
    return found or (_BRACKETED_NAMED.search(text) if lexicon.fallback else None)


def _is_amid_sentence(text: str, start: int, lexicon: Lexicon) -> bool:
    """Tell whether a word before a colon stands in a sentence and is no label: "The best of the Team: Ada Quill".

    No mark and no house stand before it ("LBC Lume: Ada Quill"), and no phrase opens with it. Of 13 such captions on
    annotated pages that name a language with phrases 1 is a credit, in a script of another.
    """
    before = text[max(0, start - _WORD_CHARS) : start].split()
    is_behind_word = bool(before) and before[-1][-1].isalnum() and not before[-1].isupper()
    return is_behind_word and text[start] < _BEYOND_LATIN and lexicon.match(text[start:]) is None


_WORD_CHARS = 40  # by hand; at half and at twice no page of 520 differs
_BEYOND_LATIN = "\u0370"


def _unbracketed(said: str, lexicon: Lexicon) -> str:
    """Return a caption without the bracket or label that opens it and goes with the credit behind it.

    "(Picture: The quay at noon. Photo: Quill/PA)", "Foto: The quay at noon (Quill/PA)".
    """
    is_opened = said[:1] == "(" and ")" not in said
    bare = said[1:].lstrip() if is_opened else said
    behind = without_label(bare)
    return behind if len(behind) < len(bare) and is_label(bare.partition(":")[0], lexicon) else bare


_DOUBLED_CHARS = 8  # by hand; at half and at twice 0 and 1 of 520 pages differ


def _is_doubled(said: str) -> bool:
    half = len(said) // 2
    return half >= _DOUBLED_CHARS and said[:half] == said[half:]


def said_once(text: str) -> str:
    """Return a caption without the same words before it, which are its picture's alternative text.

    >>> said_once("The old wall The old wall.")
    'The old wall.'
    """
    if not _is_doubled(squeeze(text)):
        return text  # as most, in a tenth of the time
    said = "".join(filter(str.isalnum, text))
    half = len(said) // 2
    if not _is_doubled(said):
        return text
    places = (place for place, char in enumerate(text) if char.isalnum())
    return text[next(islice(places, half, None)) :]
