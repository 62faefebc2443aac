"""Captions and their credits, apart (layer 3): "The wall on Monday. Picture: PA" -> text and credit."""

from __future__ import annotations

import re
from itertools import islice

import regex

from newsclean.captions.closing_credits import (
    agencies_at_end,
    courtesy_at_end,
    giver_at_end,
    house_and_label,
    licence_at_end,
    reporter_at_end,
)
from newsclean.captions.credit_at_end import INNER_LABEL, find_credit, with_house, with_source
from newsclean.captions.credit_in_brackets import (
    brackets_at_end,
    credit_in_brackets,
    house_in_brackets,
    names_in_brackets,
)
from newsclean.captions.credit_words import (
    BEFORE_CREDIT,
    CLOSED,
    CREDIT_WORDS,
    NAME_WORDS,
    PAIRS,
    SHORTEST_CAPTION,
    TAIL_CHARS,
    are_names,
    close_bracket,
    house_behind_rights,
    is_label,
    is_of_names,
    is_source,
    reads_like_text,
    without_label,
    without_rights,
)
from newsclean.captions.players import is_video_title
from newsclean.characters import COLON_CLASS, SENTENCE_END_CLASS
from newsclean.lexicon import Lexicon
from newsclean.metadata.authors.name_words import is_agency
from newsclean.model import Caption
from newsclean.text import fold, squeeze


def split_credit(text: str, lexicon: Lexicon) -> Caption:
    """Return a caption with its credit apart; the label ("Picture:"), brackets and © of the credit go.

    >>> from newsclean.lexicon import lexicon_for
    >>> split_credit("The wall on Monday. (Photo Ada Quill/PA)", lexicon_for("en"))
    Caption(text='The wall on Monday.', credit='Ada Quill/PA')
    """
    above, _, last = text.rpartition("\n")
    if above and above in last and above.count(" ") >= SHORTEST_CAPTION:
        return _split(last, lexicon)  # the picture's alternative text, shown
    return _credit_above(text, lexicon) or _split(text, lexicon)


def _credit_above(text: str, lexicon: Lexicon) -> Caption | None:
    """Return the caption below a line that is but its credit: "Photo: Ada Quill", "The quay at noon"; else None."""
    first, _, below = text.partition("\n")
    if not below or first.count(" ") >= NAME_WORDS:
        return None
    credit, said = _split(first, lexicon), _split(below, lexicon)
    is_above = credit.credit and not credit.text and said.text and not said.credit
    if not is_above or is_label(f"{credit.credit}".rstrip(":"), lexicon):
        return None
    return Caption(said.text, credit.credit) if _is_said(said.text) else None


def _is_said(text: str) -> bool:
    """Tell whether a text beside a whole credit is its caption: some words from a capital on, not all of them names."""
    words = text.split()
    return len(words) >= SHORTEST_CAPTION and not text[0].islower() and not all(map(is_of_names, words))


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


_DOUBLED_LABEL = re.compile(r"([A-Z][a-z]{3,11})\1(?:\.\.\.|…)")  # for screen readers and for eyes, glued
# A name and a house in capitals, or that opens with them: "Ada Quill/LUM", "Ada Quill/LUM Weekly"; a studio.
_NAME_AND_HOUSE = regex.compile(
    r"(?:\p{Lu}[\p{L}.'’-]{0,20}+\s){1,3}\p{Lu}[\p{L}'’-]{1,20}+\s?[|/]\s?\p{Lu}{2,8}+(?:\s\p{Lu}\p{Ll}{1,20}+)?"
    r"|(?:\p{Lu}[\p{L}.'’-]{0,20}+\s){2,3}Photography"
)


# "(Ada Quill/PA, File)": of the picture, not of who took it.
_FILE = ("ile)", "ile).", "ile]")
_FROM_FILE = re.compile(r",\s[Ff]ile(?=[)\]]\.?$)")


def _split(text: str, lexicon: Lexicon) -> Caption:
    """Return a caption with its credit apart: the phrases decide where the credit begins, else how it is written."""
    text = " ".join(text.split())
    if reserved := house_behind_rights(text, lexicon):
        return Caption(said_once(reserved[0]), reserved[1])
    text = _without_additions(text, lexicon)
    if is_video_title(text):
        return Caption(text)
    if (parted := _parted_in_brackets(text, lexicon)) is not None:
        return parted
    found = _find_any_credit(text, lexicon)
    behind = _names_behind_sentence(text)
    if behind and (not found or found[0] > behind.start()):
        return Caption(said_once(text[: behind.start()].rstrip()), behind[1])
    if found:
        return _split_at(text, *found, lexicon)
    if named := _names_behind_label(text, lexicon):
        own = named[0] if is_agency(named[0].partition(":")[0]) else named[1]
        start, credit = with_source(text, named.start(), lexicon) or (named.start(), own)
        return Caption(said_once(text[:start].rstrip(BEFORE_CREDIT)), credit)
    return Caption("", text) if _NAME_AND_HOUSE.fullmatch(text) else Caption(said_once(text))


def _without_additions(text: str, lexicon: Lexicon) -> str:
    """Return a caption without what is neither of the picture nor of who took it: its number, rights, a slug.

    A label that stands there twice, for screen readers and for eyes, is one with a colon.
    """
    text = _without_rights_at_end(without_counter(text), lexicon)
    if text.endswith(_FILE):
        text = _FROM_FILE.sub("", text)
    if "(c)" in text or "(C)" in text:
        text = _TYPED_SIGN.sub("© ", text)
    if text.endswith(_SLUG_ENDS):
        text = _SLUG.sub("", text)
    doubled = _DOUBLED_LABEL.search(text) if "..." in text or "…" in text else None
    if doubled and is_label(doubled[1], lexicon):
        return f"{text[: doubled.start()]} {doubled[1]}: {text[doubled.end() :].lstrip()}"
    return text


def _find_any_credit(text: str, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where a credit begins and whom it names, by its first sign; a licence's wins that begins no later."""
    found = agencies_at_end(text) or house_in_brackets(text, lexicon) or find_credit(text, lexicon)
    found = found or credit_in_brackets(text, lexicon)
    given = licence_at_end(text) or courtesy_at_end(text, lexicon)
    if given and (found is None or found[0] >= given[0]):
        found = given
    found = found or reporter_at_end(text) or giver_at_end(text, lexicon) or names_in_brackets(text, lexicon)
    return found or house_and_label(text, lexicon)


def _split_at(text: str, start: int, credit: str, lexicon: Lexicon) -> Caption:
    """Return a caption whose credit begins at a place, or before it with its house or source; it may stand first."""
    start, credit = with_house(text, start) or with_source(text, start, lexicon) or (start, credit)
    if start == 0 and (whole := _caption_behind(credit, lexicon) or _caption_labelled(text, credit, lexicon)):
        return whole
    if start == 0 and _opens_with_kind(text, credit):
        return Caption(said_once(text))
    if _are_names_in_brackets(text, start):
        return Caption("", text[1:-1].strip())
    said = _without_label_at_end(text, start, lexicon)
    return _with_name(text, start, credit, lexicon) or Caption(said_once(_unbracketed(said, lexicon)), credit)


# "Photo: (c) Ada Quill", behind a mark; amid a sentence "(c)" is who stands in the centre.
_TYPED_SIGN = regex.compile(r"(?:^|(?<=[.!?:|/]\s))\([cC]\)\s?+(?=\p{Lu})")
_SLUG_ENDS = "+++"
_SLUG = regex.compile(r"\s\+{3}\s[^+]{2,30}+\+{3}$")  # behind the credit, as dpa sets it: "+++ lpa-Bildfunk +++"


def _parted_in_brackets(text: str, lexicon: Lexicon) -> Caption | None:
    """Return a caption and the credit in brackets at its end whose slash has spaces around it, None without one.

    It is read as one without them is: "(LPA / ADA QUILL)".
    """
    found = brackets_at_end(text) if " / " in text and text.endswith(CLOSED) else None
    if found is None or " / " not in found[1]:
        return None
    credit = found[1].strip().replace(" / ", "/")
    told = _split(f"{text[: found.start(1)]}{credit}{text[found.end(1) :]}", lexicon)
    return Caption(told.text, found[1].strip()) if told.credit == credit else None


def _without_rights_at_end(text: str, lexicon: Lexicon) -> str:
    """Return a caption without the words that reserve rights, within the brackets that hold its credit, too."""
    said = without_rights(text, lexicon)
    found = lexicon.match(said) if said else None
    if not said or (found and found.category == "copyright"):  # "Copyright © Lume. All rights reserved"
        return text
    closing = text[-1] if text[-1] in CLOSED and _OPENING[text[-1]] in said[max(0, len(said) - TAIL_CHARS) :] else ""
    return said.rstrip(".") + closing if closing else said


_OPENING = {right: left for left, right in PAIRS}


# Behind the end of a sentence: "... on Monday. HARBOUR POOL PHOTO", or one word of some length, "CONTRIBUTED"; and
# "... on Monday.—White Gull". In French the house stands in quotation marks: "... lundi. ADA QUILL POUR « LE LUME »".
# It gives back one word at most: linear.
_CAPITALS_AT_END = regex.compile(
    r"(?<=[\p{Ll}\d][.!?…]\s)((?:\p{Lu}[\p{Lu}.'’&-]++[\s/]++(?:«\s?+)?+){1,5}\p{Lu}[\p{Lu}.'’&-]++(?:\s?+»)?+"
    r"|\p{Lu}{5,24}+)$"
)
_DASHED_AT_END = regex.compile(
    r"(?<=[\p{Ll}\d][.!?…])\s?+[—–]\s?+(\p{Lu}\p{L}++(?:(?:\s/\s|[\s/])\p{Lu}\p{L}++){0,3}+)$"
)
# "... on Monday. | Ada Quill", "... on Monday." | LUM/Ada Quill".
_BARRED_AT_END = regex.compile(
    r"(?<=(?:\p{Ll}|\d)[.!?…][\"”“»]?\s)\|\s((?:\p{Lu}[\p{L}\d.'’&-]{0,30}+(?:\s?/\s?|\s)){1,5}+\p{Lu}[\p{L}'’-]{1,30}+)$"
)
# "... on Monday. Ada Quill/Lume Daily", "... on Monday. A. Quill | PA".
_NAMED_AT_END = regex.compile(
    r"(?<=(?:\p{Ll}{2}|\d)[.!?…]\s)((?:\p{Lu}[\p{L}.'’-]{0,20}+\s){1,3}\p{Lu}[\p{L}'’-]{1,20}+\s?[|/]\s?"
    r"\p{Lu}[\p{L}'’-]{0,20}+(?:\s\p{Lu}[\p{L}'’-]{0,20}+){0,3}+)$"
)
# "... on Monday. Ada Quill": a title with its stop ("Prof. Ada Quill") opens with a capital.
_NAME_AT_CLOSE = regex.compile(
    r"(?<=\s(?:\p{Ll}{3,24}|[0-9]{2,4})[.!?…][\"”’]?\s)(\p{Lu}[\p{L}.'’-]{0,20}+(?:\s\p{Lu}[\p{L}.'’-]{0,20}+){0,2}"
    r"\s\p{Lu}[\p{L}'’-]{1,20}+)$"
)
# "... at the quay / Ada Quill", "... / LUM - Ada Quill": before the mark stands no name, which would make a pair.
_NAME_BEHIND_MARK = regex.compile(
    r"(?<=\s(?:\p{Ll}{2,24}|[0-9]{2,4})[.\"”’]?)\s[/|]\s"
    r"((?:\p{Lu}{2,8}+\s[-–]\s)?+\p{Lu}[\p{L}.'’-]{0,20}+(?:\s\p{Lu}[\p{L}.'’-]{0,20}+)?\s\p{Lu}[\p{L}'’-]{1,20}+)$"
)


def _names_behind_sentence(text: str) -> regex.Match[str] | None:
    """Return what ends a caption behind a sentence and is written as credits are; the group is the credit."""
    found = _CAPITALS_AT_END.search(text)
    if not found and ("—" in text or "–" in text):
        found = _DASHED_AT_END.search(text)
    is_marked = "/" in text or "|" in text  # few are
    if not found and is_marked:
        found = _NAMED_AT_END.search(text)
    found = found or _NAME_AT_CLOSE.search(text)
    if not found and is_marked:
        found = _NAME_BEHIND_MARK.search(text) or _BARRED_AT_END.search(text)
    return found


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


# "The quay at noon.ADA QUILL" and an agency in brackets behind it. Tried in so few characters that it cannot take long.
_NAME_AT_END = regex.compile(r"\p{L}{4}[.!?]\s*+(\p{Lu}[\p{L}.'’-]++(?:\s\p{Lu}[\p{L}.'’-]*+){1,3}+)$")


def _with_name(text: str, start: int, credit: str, lexicon: Lexicon) -> Caption | None:
    """Return a caption whose credit is a name, behind the end of a sentence, and an agency in brackets; else None."""
    head = text[:start].rstrip(" (")
    if not text.endswith(")") or text[len(head) : start + 1].find("(") < 0:
        return None
    named = _NAME_AT_END.search(head, max(0, len(head) - TAIL_CHARS))
    if not named or not is_source(credit, lexicon):
        return None
    return Caption(said_once(head[: named.start(1)].rstrip()), f"{named[1]} ({credit})")


# "Picture: PA - Boats on the quay": who took it stands first. A stop behind an initial or "St" is the name's.
_CAPTION_BEHIND = regex.compile(r"\s[-–—|]\s|[)\]]\s|(?<=\p{L}{3}|\p{Lu}{2})\.\s")


_SHORTEST_NAME = 2  # characters: "(c) Ada Quill" has one


def _caption_behind(credit: str, lexicon: Lexicon) -> Caption | None:
    """Return the caption that stands behind its credit and a mark, None where it is all names or a note on rights."""
    mark = _CAPTION_BEHIND.search(credit)
    if mark is None or len(credit[: mark.start()].split()) > CREDIT_WORDS or mark.start() < _SHORTEST_NAME:
        return None
    named, text = close_bracket(credit[: mark.start()]), credit[mark.end() :]
    if mark[0][0] == "." and not (_is_whole_name(named, lexicon) and text[0].isupper()):
        return None
    found = lexicon.match(text)
    if found and found.category in ("copyright", "agency") and fold(text).startswith(found.phrase):
        return None
    is_said = _is_said(text) if mark[0][0] in CLOSED else reads_like_text(text)
    return Caption(said_once(text), named) if is_said else None


def _is_whole_name(named: str, lexicon: Lexicon) -> bool:
    """Tell whether names before a stop are two or an agency's: "Gov." and "Rev." are short for a word of a name."""
    words = named.split()
    whole = [word for word in words if not word.endswith(".") or len(word) == len("A.")]
    return are_names(words) and (len(whole) > 1 or is_source(named, lexicon) or is_agency(named))


def _caption_labelled(text: str, credit: str, lexicon: Lexicon) -> Caption | None:
    """Return the caption between its label and its credit, in brackets or with a label of its own, None without both.

    "Foto: The quay at noon (Ada Quill/PA)", "Titelbild: The quay at noon. Foto: Ada Quill".
    """
    said = without_label(text)
    found = credit_in_brackets(said, lexicon) if len(said) < len(text) else None
    if found is None and INNER_LABEL.search(credit):
        said, found = credit, find_credit(credit, lexicon)
    if found is None or not found[0] or not reads_like_text(said[: found[0]]):
        return None
    return Caption(said_once(said[: found[0]].rstrip(BEFORE_CREDIT)), found[1])


_KIND = regex.compile(r"\p{L}{5,20}+\.\s(?=\p{Lu})")


def _opens_with_kind(text: str, credit: str) -> bool:
    """Tell whether a caption opens with the kind of its picture and a full stop: "Archiefbeeld. De haven om tien"."""
    kind = _KIND.match(text)
    return kind is not None and text.startswith(credit, kind.end()) and reads_like_text(credit)


def _are_names_in_brackets(text: str, start: int) -> bool:
    """Tell whether a text is all in brackets, with names before its credit at `start`: "(Ada Quill / PA)"."""
    head = text[1:start].rstrip(BEFORE_CREDIT)
    is_whole = text[0] == "(" and text.find(")") == len(text) - 1
    return is_whole and head != "" and ":" not in head and are_names(head.split())


def _without_label_at_end(text: str, start: int, lexicon: Lexicon) -> str:
    """Return the caption before its credit's start without a label left there: "(c)", "Source:", "Photo ©"."""
    said = text[:start].rstrip(BEFORE_CREDIT)
    said = said.removesuffix(" (c)").removesuffix(" (c").rstrip(BEFORE_CREDIT)
    head, _, label = said.rpartition(" ")
    label = label.lstrip("([")
    if not head or not label.rstrip(":").isalpha():
        return said
    if label[-1] == ":":
        found = lexicon.match(f"{label} X")
        is_own = found is not None and found.how == "prefix" and found.category in ("agency", "credit")
    else:
        is_marked = head[-1] in ",;" or (label[0].isupper() and text[len(said) : start + 1].strip(" ")[:1] in _MARKED)
        is_own = is_marked and is_label(label, lexicon)
    return head.rstrip(BEFORE_CREDIT) if is_own else said


_MARKED = ("©", "=", "–", "—", "|", "/")


def _unbracketed(said: str, lexicon: Lexicon) -> str:
    """Return a caption without the bracket that opens before it, and its label, and closes behind the credit."""
    if said[:1] != "(" or ")" in said:
        return said
    said = said[1:].lstrip()
    behind = without_label(said)
    return behind if len(behind) < len(said) and is_label(said.partition(":")[0], lexicon) else said


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
