"""Captions and their credits, apart (layer 3): "The wall on Monday. Picture: PA" -> text and credit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

import regex

from newsclean.features import SENTENCE, end_mark
from newsclean.lexicon import Lexicon
from newsclean.model import Caption
from newsclean.names import is_role_word, may_join_names, reporters
from newsclean.text import SPACELESS, fold

_TAIL_CHARS = 160  # a credit stands in the last so many characters of a caption
# Where a credit may begin: after a sentence or a bracket, at a dash, bar or sign, or (the group, if it is one) at a
# capital. One alternative a place: linear. By `re`, which takes a third of the time but knows no \p{Lu}.
_START = re.compile(
    r"(?<=[.!?。…\"”»)）】])\s*+(?=[^\s.!?。…])|[(\[（【|•·–—＝=/]\s*+|(?<=\s)-\s++|(?=[©Ⓒⓒ])|(\s++)(?=[A-Z\x80-\U0010ffff])"
    r"|(?<=[a-z0-9])(?=[A-Z][a-z]{2,14}: )"  # the caption and its label in elements without a space between them
    r"|,\s++(?=[a-zà-ž]{2,12}[.:] )"  # "The quay, photo: Ada Quill"
    r"|(?<=[都道府県市区町村日分])、"  # "＝2025年3月6日、東京都、" and a name
)
_SIGNS = "©Ⓒⓒ "
_DOUBLED_CHARS = 8
_NAME_WORDS = 8
_GIVER_WORDS = 3
_CREDIT_WORDS = 6  # a longer text that ends in an agency's name is the caption with its credit
_OPEN_CLOSE = " \t()[]（）【】|•·–—＝=,;:：-"
_BEFORE_CREDIT = " (（[【|•·–—＝=/,;、-"
_CLOSED = (")", "]", "）", ").", "].")
_OPENED = ("(", "[", "（")
_BRACKETED = " ()[]（）"
_MARKS = ("/", "|", "(", "[", "–", "—", " - ")  # before the label of a credit
_DASHES = "-\u2013\u2014|/ "  # "Picture - PA"
_BEFORE_NAME = _DASHES + ":："  # its label stands in an element of its own
_SEPARATOR = regex.compile(r"\s*+[:：＝=/|–—-]?\s*+")
_LABEL = regex.compile(r"^[\p{L}.]{1,15}+\s?+[:：＝=]\s*+")
_SPACELESS_END = regex.compile(f"[{SPACELESS}]$")
_BEHIND = regex.compile(f"[{SPACELESS}]$|^제공$")  # "X 摄", "X撮影", "X 제공": labels that stand behind the name
_DOTTED_LABEL = re.compile(r"^(\w{2,15})(?:\.\.\.|…)\s*+")  # "Credit...Ada Quill"
_DOUBLED_LABEL = re.compile(r"([A-Z][a-z]{3,11})\1(?:\.\.\.|…)")  # for screen readers and for eyes, glued
# What follows is the credit: a label with a colon, the end of a sentence ("Dr." is none).
_INNER_LABEL = regex.compile(r"(?:[.!?(\[|]\s?+|\s[–—-]\s)\(?+\p{L}{1,15}+\s?+[:：]\s")
_INNER_END = regex.compile(r"(?:\p{L}|\d){4}[.!?]\s++\S|\p{Lo}[.!?。]\s*+\S")
# "3/9" before a caption of a gallery, "[3/9]", "3 of 9 | ".
_COUNTER = regex.compile(
    r"^(?:\d{1,3}+\s?+/\s?+\d{1,3}+\s++(?:[|:]\s++)?+|\[\d{1,3}+\s?+/\s?+\d{1,3}+\]\s*+|\d{1,3}+\s\p{L}{1,4}+\s\d{1,3}+\s?+[|:]\s++)"
)
# In a language without phrases: a label, a colon and some names end the caption.
_NAMED = regex.compile(r"\b\p{Lu}\p{L}{1,14}+:\s((?:\p{Lu}[\p{L}.'’-]*+(?:\s?[/,&]\s?|\s|$)){1,5}+)$")
# Behind the end of a sentence: "... on Monday. HARBOUR POOL PHOTO", "... on Monday.—White Gull".
_CAPITALS_AT_END = regex.compile(
    r"(?<=[\p{Ll}\d][.!?…]\s)((?:\p{Lu}[\p{Lu}.'’&-]++[\s/]++){1,5}+\p{Lu}[\p{Lu}.'’&-]++)$"
)
_DASHED_AT_END = regex.compile(r"(?<=[\p{Ll}\d][.!?…])\s?+[—–]\s?+(\p{Lu}\p{L}++(?:[\s/]\p{Lu}\p{L}++){0,2}+)$")
# "... on Monday. Ada Quill/Lume Daily", "... on Monday. A. Quill | PA".
_NAMED_AT_END = regex.compile(
    r"(?<=(?:\p{Ll}{2}|\d)[.!?…]\s)((?:\p{Lu}[\p{L}.'’-]{0,20}+\s){1,3}\p{Lu}[\p{L}'’-]{1,20}+\s?[|/]\s?"
    r"\p{Lu}[\p{L}'’-]{0,20}+(?:\s\p{Lu}[\p{L}'’-]{0,20}+){0,3}+)$"
)
_NAME_AND_HOUSE = regex.compile(
    r"(?:\p{Lu}[\p{L}.'’-]{0,20}+\s){1,3}\p{Lu}[\p{L}'’-]{1,20}+\s?[|/]\s?\p{Lu}{2,8}+"
)
# The same in scripts without capitals: there a bar, a bracket or the end of a sentence stands before the label.
_UNCASED_NAMED = regex.compile(
    r"(?:[|(\[]|\s[–—-]\s|[.।۔]\s)\s*+(?=\p{Lo})[\p{L}\p{M}]{2,15}+\s?+[:：]\s*+([^\s:|()\[\]]++(?:\s[^\s:|()\[\]]++){0,4}+)[)\]]?+$"
)
_UNCASED_LABEL = regex.compile(r"(?=\p{Lo})[\p{L}\p{M}]{2,15}+\s?+[:：]\s")  # "ภาพ: "
# The house before the label that a slash follows, "(LW Photo/Ada Quill)", or in capitals a colon: the two are one.
_HOUSE_BEFORE = regex.compile(r"(?:^|[(\[（]\s?+|[.!?]\s)(\p{Lu}{2,6}+\s)$")
_HOUSE_CHARS = 10
_SLASHED_LABEL = regex.compile(r"\p{L}{2,15}+/|\p{Lu}{2,15}+: ")
# What stands in brackets at the end: "(Viewer photo)", "(Ada Quill/Examiner)", "(Quill College via LW)".
_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]{2,60}+)[)\]）]\.?+$")
_NAMES_OF = regex.compile(
    r"(?:\p{Lu}[\p{L}.'’-]++\s++){1,3}\p{Lu}[\p{L}.'’-]++(?:(?:\s?+/\s?+|\svia\s)\p{Lu}[\p{L} .'’-]++|/\p{Ll}++)"
)
# "Picture: PA - Boats on the quay": who took it stands first.
_CAPTION_BEHIND = re.compile(r"\s[-–—|]\s")
_SMALL_WORDS = 2  # no name has so many words in small letters, of so many and more
_SMALL_CHARS = 4
_PAIR = 2
_OFFER_WORDS = 4
_BEFORE_REPORTER = ".!?…/|(["
_THE = "the "
_BEFORE_SIGNED = re.compile(r"[(\[（|]\s?|\s[–—/-]\s|(?<=\w{2}[.!?…])\s")
_SHORT_END = 4
_CLOSING_WORDS = 3  # a house in a word or two, and the word behind it
# Before the words that reserve rights: a dash or a bar, the end of a sentence, or what a sign follows.
_BEFORE_RIGHTS = re.compile(r"\s[–—|-]\s|(?<=[.!?…])\s|\s(?=[©Ⓒⓒ])")
_NAMES_OF_PERSON = (2, 3, 4)
_REPORTER_WORDS = 3  # with the house before the name
_COLONS = ":\uff1a"
_VIDEO = re.compile(r"(?:\w{1,12} )?+(?:video|vídeo|wideo|видео|відео|βίντεο) ?+[:|–—-] ", re.I)  # "Play Video - "
# "The quay at noon.ADA QUILL" and an agency in brackets behind it. Tried in so few characters that it cannot take long.
_NAME_AT_END = regex.compile(r"\p{L}{4}[.!?]\s*+(\p{Lu}[\p{L}.'’-]++(?:\s\p{Lu}[\p{L}.'’-]*+){1,3}+)$")
_DURATION = re.compile(
    r"\s\((?:\d:)?\d{1,2}:\d\d\)$|\s[|–—]\s(?:\d:)?\d{1,2}:\d\d\s?[Mm]in\.?$"
    r"|(?<=[^\W\d_])\d{1,3}(?::\d\d|\s?[Mm]in\.?)$"
)
_DURATION_CHARS = 16
_DURATION_ENDS = frozenset(")0123456789n.")
_PARTING = (" /", " |", " •", " ·", " –", " —")
_MARKED = frozenset(("small", "cite"))
_SAID_SPACES = 3  # a name may stand anywhere
_SENTENCE_WITHIN = re.compile(r"\w{3}[.!?…] ")
_MARKUP_SHARE, _MARKUP_CHARS = 4, 400  # white space between elements
_PARTS_OF_TEXT = frozenset(("a", "em", "i", "b", "q", "mark"))  # a ship's name, a title


def split_credit(text: str, lexicon: Lexicon) -> Caption:
    """Return a caption with its credit apart; the label ("Picture:"), brackets and © of the credit go.

    >>> from newsclean.lexicon import lexicon_for
    >>> split_credit("The wall on Monday. (Photo Ada Quill/PA)", lexicon_for("en"))
    Caption(text='The wall on Monday.', credit='Ada Quill/PA')
    """
    above, _, last = text.rpartition("\n")
    if above and _is_byline(last, lexicon):
        # The article's byline in the caption's element; if no credit stands above it, it may name the photographer.
        caption = _split(above, lexicon)
        if caption.credit:
            return caption
    return _split(text, lexicon)


def _split(text: str, lexicon: Lexicon) -> Caption:
    text = _COUNTER.sub("", " ".join(text.split()))
    if (doubled := _DOUBLED_LABEL.search(text)) and is_label(doubled[1], lexicon):
        text = f"{text[: doubled.start()]} {doubled[1]}: {text[doubled.end() :].lstrip()}"
    if is_video_title(text):
        return Caption(text)
    found = find_credit(text, lexicon) or credit_in_brackets(text, lexicon) or _reporter_at_end(text)
    found = found or _closing_credit(text, lexicon)
    behind_sentence = _CAPITALS_AT_END.search(text) or _DASHED_AT_END.search(text) or _NAMED_AT_END.search(text)
    if behind_sentence and (not found or found[0] > behind_sentence.start()):
        return Caption(_once(text[: behind_sentence.start()].rstrip()), behind_sentence[1])
    if found:
        start, credit = found
        start, credit = _with_house(text, start) or found
        if start == 0 and (behind := _caption_behind(credit) or _caption_labelled(text, lexicon)):
            return behind
        return _with_name(text, start, credit, lexicon) or Caption(_once(text[:start].rstrip(_BEFORE_CREDIT)), credit)
    if named := _NAMED.search(text) or _UNCASED_NAMED.search(text):
        return Caption(_once(text[: named.start()].rstrip()), named[1])
    return Caption("", text) if _NAME_AND_HOUSE.fullmatch(text) else Caption(_once(text))


def _with_house(text: str, start: int) -> tuple[int, str] | None:
    """Return where a credit begins, and it, with the house in capitals before its label and slash; None without one."""
    if not _SLASHED_LABEL.match(text, start):
        return None
    house = _HOUSE_BEFORE.search(text, max(0, start - _HOUSE_CHARS), start)
    return (house.start(1), text[house.start(1) :].strip(f"{_OPEN_CLOSE}.")) if house else None


def _reporter_at_end(text: str) -> tuple[int, str] | None:
    """Return where a reporter's name with the word for one behind it ends a caption, and both, as in Korean.

    >>> _reporter_at_end("다리가 열렸다. 홍예시 기자")
    (9, '홍예시 기자')
    """
    start = max(map(text.rfind, _BEFORE_REPORTER)) + 1
    tail = text[start:].strip(_OPEN_CLOSE)
    words = tail.split()
    if not start or not 1 < len(words) <= _REPORTER_WORDS or not is_role_word(words[-1]) or not reporters(tail):
        return None
    return text.index(tail, start), tail


def _closing_credit(text: str, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where a few words behind a caption's last sentence begin, and they, if in brackets they end as a credit.

    >>> from newsclean.lexicon import lexicon_for
    >>> _closing_credit("다리가 열렸다. 보기일보 DB", lexicon_for("ko"))
    (9, '보기일보 DB')
    """
    said, _, tail = text.rpartition(". ")
    if not said or not 1 < len(tail.split()) <= _CLOSING_WORDS or tail[-1] in ".!?":
        return None
    found = lexicon.match(f"{tail})")
    is_closed = found is not None and found.category == "credit" and found.how == "suffix" and found.phrase[-1] == ")"
    return (len(text) - len(tail), tail) if is_closed else None


def _with_name(text: str, start: int, credit: str, lexicon: Lexicon) -> Caption | None:
    """Return a caption whose credit is a name, behind the end of a sentence, and an agency in brackets; else None."""
    head = text[:start].rstrip(" (")
    if not text.endswith(")") or text[len(head) : start + 1].find("(") < 0:
        return None
    named = _NAME_AT_END.search(head, max(0, len(head) - _TAIL_CHARS))
    found = lexicon.match(credit) if named else None
    if not named or not found or found.how != "exact" or found.category not in ("agency", "credit"):
        return None
    return Caption(_once(head[: named.start(1)].rstrip()), f"{named[1]} ({credit})")


def _is_byline(line: str, lexicon: Lexicon) -> bool:
    if len(line.split()) > _NAME_WORDS:
        return False
    found = lexicon.match(line)
    return bool(found and found.category == "byline") or fold(line).startswith(tuple(f"{by} " for by in lexicon.byline))


def credit_in_brackets(text: str, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where the brackets at the end of a caption begin and what they hold, if it is a credit without a label.

    An agency, words that end in a label ("Viewer photo") or hold one ("Lume photo by Ada Quill"), names and a house, or
    what a phrase opens in brackets only ("(Courtesy Ada Quill)"), who gave it ("Submitted by Ada Quill").
    """
    found = _BRACKETS.search(text, max(0, len(text) - _TAIL_CHARS)) if text.endswith(_CLOSED) else None
    if found is None or not found.start() or len(found[1].split()) > _NAME_WORDS:
        return None
    inner = found[1].strip()
    match = lexicon.match(inner)
    if match and match.how == "prefix" and match.category in ("byline", "credit") and match.phrase[-1] in ":=":
        return found.start(), strip_label(inner, match.phrase)  # "(Autor: Ada Quill)"
    is_known = match and (match.category == "credit" or (match.category == "agency" and match.how == "exact"))
    if is_known or _NAMES_OF.fullmatch(inner) or is_label(inner.split()[-1], lexicon):
        return found.start(), _without_label(inner, lexicon)
    match = lexicon.match(f"({inner}")  # phrases that are credits in brackets only: "(Courtesy of Ada Quill)"
    if match and match.category == "credit" and match.how == "prefix" and match.phrase[0] == "(":
        return found.start(), strip_label(inner, match.phrase[1:])
    return (found.start(), inner) if _names_giver(inner.split(), lexicon) else None


def _names_giver(words: list[str], lexicon: Lexicon) -> bool:
    """Tell whether words are a label, the word that opens a byline, and names: "Submitted by the Lumeport Court"."""
    if len(words) > _GIVER_WORDS and words[2] == _THE.strip():
        words = [*words[:2], *words[3:]]
    if len(words) < _GIVER_WORDS or not words[0][0].isupper() or fold(words[1]) not in lexicon.byline:
        return False
    return words[2][0].isupper() and all(map(_is_of_names, words[2:]))


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


def is_video_title(text: str) -> bool:
    """Tell whether a text is the title of a video behind its label.

    >>> is_video_title("Video: A ferry comes to the quay"), is_video_title("Video: Ada Quill")
    (True, False)
    """
    found = _VIDEO.match(text)
    return found is not None and reads_like_text(text[found.end() :])


def ends_in_duration(text: str) -> bool:
    """Tell whether a text ends in a running time, in brackets or with no space before it, as a video's title does.

    >>> ends_in_duration("Ferry comes home (1:24)"), ends_in_duration("Ferry comes home (2019)")
    (True, False)
    >>> ends_in_duration("Ferry comes home2 Min"), ends_in_duration("The way home takes 2 min")
    (True, False)
    """
    return text[-1:] in _DURATION_ENDS and _DURATION.search(text, max(0, len(text) - _DURATION_CHARS)) is not None


def _caption_behind(credit: str) -> Caption | None:
    """Return the caption that stands behind its credit and a dash, None where it is all names."""
    dash = _CAPTION_BEHIND.search(credit)
    if dash is None or len(credit[: dash.start()].split()) > _CREDIT_WORDS:
        return None
    text = credit[dash.end() :]
    return Caption(_once(text), credit[: dash.start()]) if reads_like_text(text) else None


def _caption_labelled(text: str, lexicon: Lexicon) -> Caption | None:
    """Return the caption between its label and its credit in brackets: "Foto: The quay at noon (Ada Quill/PA)"."""
    said = _LABEL.sub("", text)
    found = credit_in_brackets(said, lexicon) if len(said) < len(text) else None
    if found is None or not reads_like_text(said[: found[0]]):
        return None
    return Caption(_once(said[: found[0]].rstrip()), found[1])


def reads_like_text(text: str) -> bool:
    """Tell whether a text has words that names have not.

    >>> reads_like_text("Ada Quill for The Lume"), reads_like_text("A ferry comes to the quay")
    (False, True)
    """
    small = sum(1 for word in text.split() if word[0].islower() and len(word) >= _SMALL_CHARS)
    return small >= _SMALL_WORDS


def names_credit(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text that stands apart from a caption reads like its credit: some names, or what credits are."""
    words = text.strip(_BRACKETED).split()
    found = lexicon.match(text)
    if not words or len(words) > _NAME_WORDS or (found and found.category not in ("credit", "agency")):
        return False
    if found or len(words) == 1:
        return found is not None
    return words[0][0].isupper() and text[-1:] not in ".!?" and all(map(_is_of_names, words))


def _are_names(words: Sequence[str]) -> bool:
    return all(word[0].isalpha() and _is_of_names(word) for word in words)


def _is_of_names(word: str) -> bool:
    return not word[0].isalpha() or word[0].isupper() or may_join_names(word)


def credit_apart(element: Any, text: str, lexicon: Lexicon) -> Caption | None:
    """Return a caption and its credit where markup alone sets them apart, None where it does not.

    The credit is what the element ends with: an element for it (<small>, <cite>), one behind the end of a sentence or
    a mark that parts the two ("The quay / "), or one behind another that holds all the rest. Or one with a label stands
    before the caption. `text` is what the page shows of the element.
    """
    if element is None or not _holds(element, text):
        return None
    while len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip():
        element = element[0]
    parts = _without_offers(element, lexicon)
    if not parts or not isinstance(parts[-1].tag, str) or (parts[-1].tail or "").strip(_OPEN_CLOSE):
        return None
    if len(element) == _PAIR and (first := _credit_first(element, lexicon)):
        return first
    last, before = parts[-1], parts[:-1]
    credit = " ".join("".join(last.itertext()).split())
    said = (element.text or "") + "".join(
        "".join(part.itertext() if isinstance(part.tag, str) else ()) + (part.tail or "") for part in before
    )
    said = " ".join(said.split())
    is_parted, is_barred = said.endswith(_PARTING), said.endswith(" |")
    said = said.rstrip(_BEFORE_CREDIT)
    is_apart = not (element.text or "").strip() and not any((part.tail or "").strip() for part in before)
    is_set = last.tag in _MARKED or (last.tag != "a" and end_mark(said) == SENTENCE)
    is_set = is_set or ((is_apart or is_parted) and last.tag not in _PARTS_OF_TEXT)
    is_set = is_set or (is_barred and last.tag != "a")
    if not said or said[-1] in _COLONS or not is_set:
        return None
    is_capitals = credit.isupper() and " " not in credit
    is_agency = is_apart and (is_capitals or _is_glued(said, credit, text, lexicon))
    if not (names_credit(credit, lexicon) or is_agency):
        return None
    return Caption(_once(said), credit.strip(_BRACKETED))


def _is_glued(said: str, credit: str, text: str, lexicon: Lexicon) -> bool:
    """Tell whether a few words with a capital follow a sentence at once, as only what a style sheet sets apart does."""
    if credit.count(" ") >= _GLUED_WORDS:
        return False
    is_house = credit[:1].isupper() and credit[-1] not in ".!?:" and lexicon.match(credit) is None
    return is_house and end_mark(said) == SENTENCE and text.endswith(said[-1] + credit)


_GLUED_WORDS = 4


def _without_offers(element: Any, lexicon: Lexicon) -> list[Any]:
    """Return the children of an element without links at its end that offer the picture, and its switch."""
    parts = list(element)
    while parts and isinstance(parts[-1].tag, str):
        last = " ".join("".join(parts[-1].itertext()).split())
        if not (is_switch(last, lexicon) or (parts[-1].tag == "a" and offers_rights(last, lexicon))):
            break
        parts.pop()
    return parts


def is_switch(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text is a phrase on captions: "hide caption"."""
    found = lexicon.match(text) if len(text) <= _SWITCH_CHARS else None
    return found is not None and found.category == "caption" and found.how == "exact"


_SWITCH_CHARS = 30


def offers_rights(link: str, lexicon: Lexicon) -> bool:
    """Tell whether a link's text, or a word of it, is a phrase on rights: "Purchase licensing rights", "Republish"."""
    link = link.partition(",")[0]  # ", opens new tab"
    words = link.split()
    if not 0 < len(words) <= _OFFER_WORDS:
        return False
    matches = map(lexicon.match, (link, *words))
    return any(found and found.category == "copyright" and found.how == "exact" for found in matches)


def without_offer(text: str, link_chars: int, lexicon: Lexicon) -> str:
    """Return a caption without the link at its end that offers the picture, of so many characters.

    >>> from newsclean.lexicon import lexicon_for
    >>> without_offer("The quay on Monday. Purchase licensing rights", 25, lexicon_for("en"))
    'The quay on Monday.'
    """
    said, link = text[: len(text) - link_chars], text[len(text) - link_chars :]
    return said.rstrip() if said[-1:].isspace() and offers_rights(link, lexicon) else text


def without_rights(text: str, lexicon: Lexicon) -> str:
    """Return a caption without the words at its end that reserve rights, "" where there are none or no caption.

    >>> from newsclean.lexicon import lexicon_for
    >>> without_rights("The quay on Monday - All rights reserved", lexicon_for("en"))
    'The quay on Monday'
    """
    for mark in _BEFORE_RIGHTS.finditer(text, max(0, len(text) - _TAIL_CHARS)):
        found = lexicon.match(text[mark.end() :].lstrip(_SIGNS))
        if found and found.category == "copyright" and found.how in ("exact", "prefix"):
            return text[: mark.start()]
    return ""


def _credit_first(element: Any, lexicon: Lexicon) -> Caption | None:
    """Return the caption that stands behind its credit, each in an element of its own; None where it does not."""
    if (element.text or "").strip() or not isinstance(element[0].tag, str) or (element[0].tail or "").strip():
        return None
    first, second = (" ".join("".join(part.itertext()).split()) for part in element)
    if not first or first[-1] in _COLONS or not reads_like_text(second):
        return None
    credit = _split(first, lexicon)
    return Caption(_once(second), credit.credit) if credit.credit and not credit.text else None


def _holds(element: Any, text: str) -> bool:
    """Tell whether an element holds a text and no more; a much longer one is not read to its end."""
    parts, size = [], 0
    for part in element.itertext():
        parts.append(part)
        size += len(part)
        if size > _MARKUP_SHARE * len(text) + _MARKUP_CHARS:
            return False
    return "".join("".join(parts).split()) == "".join(text.split())


def credited_to(caption: Caption, authors: Sequence[str]) -> Caption:
    """Return a caption that ends in an author's name in brackets with that as its credit.

    >>> credited_to(Caption("The quay (Ada Quill)"), ["Ada Quill"])
    Caption(text='The quay', credit='Ada Quill')
    """
    text, credit = caption
    if credit or not text.endswith(_CLOSED):
        return caption
    found = _BRACKETS.search(text, max(0, len(text) - _TAIL_CHARS))
    if found is None or not found.start() or found[1].strip() not in authors:
        return caption
    return Caption(text[: found.start()].rstrip(), found[1].strip())


def credited_to_house(captions: tuple[Caption, ...], site: str | None) -> tuple[Caption, ...]:
    """Return captions with a credit where they end in the site's name, in brackets or behind a name and a word.

    >>> credited_to_house((Caption("The quay (Lume)"), Caption("Ada Quill for The Lume")), "The Lume")
    (Caption(text='The quay', credit='Lume'), Caption(text='', credit='Ada Quill for The Lume'))

    The first words of the name are enough where two captions end in them, for a place may be one of them, once, or
    where but a short word is left: "TV". Where one caption ends in the site's name in brackets, a word or two in those
    of another name another house.
    """
    house = fold(site or "").removeprefix(_THE)
    if not house or all(caption.credit for caption in captions):
        return captions
    ends = [_BRACKETS.search(text, max(0, len(text) - _TAIL_CHARS)) for text, _ in captions]
    folded = [fold(found[1]).removeprefix(_THE) if found else "" for found in ends]
    houses = {name for name in folded if name and (name == house or _opens_house(name, house, folded))}
    if houses:
        houses.update(name for name, found in zip(folded, ends, strict=True) if found and _is_of_house(found[1]))
    return tuple(
        Caption(caption.text[: found.start()].rstrip(), found[1].strip())
        if found and name in houses and found.start() and not caption.credit
        else _signed(caption, house)
        for caption, found, name in zip(captions, ends, folded, strict=True)
    )


def _is_of_house(held: str) -> bool:
    """Tell whether what brackets hold may be a house beside the site's own: a word or two, not in small letters."""
    words = held.split()
    return len(words) <= _PAIR and all(word.isalpha() and not word.islower() for word in words)


def _opens_house(name: str, house: str, names: Sequence[str]) -> bool:
    is_all_but_end = house.startswith(f"{name} ") and " " not in house[len(name) + 1 :]
    is_short = is_all_but_end and len(house) - len(name) <= _SHORT_END  # "Lume TV"
    return is_short or (house.startswith(f"{name} ") and names.count(name) > 1)


def _signed(caption: Caption, house: str) -> Caption:
    """Return a caption that is, or ends in, a name, a word in small letters and the site's name with that as a credit.

    Before it a bracket, a bar or a dash stands, or the end of a sentence: "The quay | Ada Quill for The Lume". Behind
    "the" the last word of the site's name is enough.
    """
    text, credit = caption
    bare = text.rstrip(_BRACKETED)
    folded = fold(bare)
    if not credit and folded.endswith(f" {_THE}{house.rpartition(' ')[2]}"):
        house = house.rpartition(" ")[2]
    if credit or not folded.endswith(f" {house}"):
        return caption
    starts = [0, *(mark.end() for mark in _BEFORE_SIGNED.finditer(text, max(0, len(text) - _TAIL_CHARS)))]
    for start in reversed(starts):
        if _names_house(bare[start:].split(), house):
            return Caption(text[:start].rstrip(_BEFORE_CREDIT), bare[start:])
    return caption


def _names_house(words: list[str], house: str) -> bool:
    words = words[: -len(house.split())]
    if words and words[-1].lower() == _THE.strip():
        words.pop()
    *names, word = words or [""]
    return len(names) in _NAMES_OF_PERSON and word.islower() and all(name[0].isupper() for name in names)


def without_stops(captions: tuple[Caption, ...], cut: Iterable[str]) -> tuple[Caption, ...]:
    """Return captions without the full stop that parts them from their credits, where the page shows that it does.

    `cut` is all that was. Where a line of it says what a caption says, without the stop, the stop belongs to the
    credit, in the page's other captions of one sentence too. It stays where the caption is a line with its stop.
    """
    bare = {
        text[:-1] for text, credit in captions
        if credit and text[-1:] == "." and text.count(" ") >= _SAID_SPACES
    }  # fmt: skip
    if not bare:
        return captions
    lines = {line for text in cut for line in text.split("\n")}
    shown = {text for text in bare & lines if f"{text}." not in lines}
    return tuple(_without_stop(caption, shown) for caption in captions) if shown else captions


def _without_stop(caption: Caption, shown: set[str]) -> Caption:
    text, credit = caption
    is_one = text[:-1] in shown or not _SENTENCE_WITHIN.search(text)
    return Caption(text[:-1], credit) if credit and text[-1:] == "." and is_one else caption


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
        if anywhere and (_INNER_LABEL.search(tail) or _holds_label(tail, lexicon)):
            continue  # "The wall. Picture: Quill/Alamy": the label says where the credit begins
        may_be = tail and (anywhere or tail[0] in _SIGNS or lexicon.opens_as_credit(tail))
        credit = _credit(tail, lexicon) if may_be else None
        if credit:
            return start, _closed(credit)
    return None


def _closed(credit: str) -> str:
    """Return a credit with the bracket at its end that went with those around it: "Ada Quill (PA"."""
    opened, closed = credit.rfind("("), credit.rfind(")")
    return f"{credit})" if closed < opened and opened > 0 else credit


def _holds_label(tail: str, lexicon: Lexicon) -> bool:
    """Tell whether a label without a colon, and a name, stand behind a mark in a text: "Old Lume / fot. PA"."""
    end = tail[-_TAIL_CHARS:]
    mark = max(map(end.rfind, _MARKS))
    label, _, name = end[mark + 1 :].lstrip("- ").partition(" ")
    return mark > 0 and bool(name) and opens_credit(label, lexicon)


def _credit(tail: str, lexicon: Lexicon) -> str | None:
    """Return whom a text credits, None where it is no credit."""
    if tail[0] in _SIGNS:
        return tail.strip(_SIGNS) if len(tail.split()) <= _CREDIT_WORDS else None
    tail = _DOTTED_LABEL.sub(r"\1: ", tail)
    found = lexicon.match(tail)
    if found is None or found.category != "credit":
        # Within a caption a label needs no colon, and "Photos:" leads to no gallery: "Photo Ada Quill".
        label, _, rest = tail.partition(" ")
        rest = rest.lstrip(_DASHES)
        by, _, name = rest.partition(" ")
        if fold(by) in lexicon.byline and name and _are_names(name.split()):  # "Picha na Ada Quill"
            tail, rest = f"{label}: {name}", name
        if label.endswith("s:") and len(tail.split()) <= _CREDIT_WORDS:
            tail = f"{label[:-2]}: {rest}"
            label = label[:-2]
        if not rest[:1].isupper() or not (found := lexicon.match(f"{label}: {rest}")) or found.category != "credit":
            return None
    if found.how == "contains":
        return None
    if found.how == "suffix":
        opens_bracket = tail.count("(") > tail.count(")")  # its end is stripped: the credit is what it holds
        if len(tail.split()) > _CREDIT_WORDS or opens_bracket or _INNER_END.search(tail):
            return None
        if _BEHIND.search(found.phrase):
            return _bare_name(tail.rstrip(_OPEN_CLOSE)[: -len(found.phrase)], lexicon) or None
    is_house = found.phrase[-1] == "/" and not opens_credit(found.phrase[:-1], lexicon)
    if is_house or " via " in found.phrase:  # "AFP via Getty" is a name, no label, and so is "REUTERS/Ada Quill"
        return tail
    credit = strip_label(tail, found.phrase).lstrip(_SIGNS)
    label, _, rest = credit.partition(" ")
    if found.how == "prefix" and len(credit) == len(tail) and rest[:1].isupper() and is_label(label, lexicon):
        return rest  # "foto afp" is a phrase of its own
    return (_without_label(credit, lexicon) if len(credit) == len(tail) else credit) or None


def _without_label(credit: str, lexicon: Lexicon) -> str:
    """Return a credit that is a label without a colon and an agency, known or in capitals, without its label.

    >>> from newsclean.lexicon import lexicon_for
    >>> _without_label("Foto ANSA", lexicon_for("it")), _without_label("Foto Archivio", lexicon_for("it"))
    ('ANSA', 'Foto Archivio')
    """
    label, _, rest = credit.partition(" ")
    if not rest or not opens_credit(label, lexicon):
        return credit
    found = lexicon.match(rest)
    is_known = found is not None and found.how == "exact" and found.category in ("agency", "credit")
    is_agencys = rest[0].isupper() and lexicon.ends_as_credit(rest)  # "foto Ada Quill / Ansa"
    return rest if is_known or is_agencys or (rest.isupper() and " " not in rest) else credit


def _bare_name(name: str, lexicon: Lexicon) -> str:
    """Return a name without the word for a reporter before it: "記者羅友誠"."""
    name = name.strip(" /／")
    return next((name[len(word) :].strip() for word in lexicon.byline if name.startswith(word)), name)


def _starts(text: str) -> list[int]:
    """Return the places where a credit may begin, the whole text first."""
    floor = max(0, len(text) - _TAIL_CHARS - 1)
    return [0, *(floor + start for start in _starts_in(text[floor:], min(1, floor)))]


@lru_cache(maxsize=64)  # a block is asked for its credit when it is judged, and again when it is read
def _starts_in(tail: str, at: int) -> tuple[int, ...]:
    ends = [match.end() for match in _START.finditer(tail, at) if not match[1] or _opens_words(tail, match.end())]
    return tuple(end for end in ends if end < len(tail))


def _opens_words(tail: str, at: int) -> bool:
    """Tell whether a capital stands at a place, or in a script without capitals a word and a colon."""
    return _is_capital(tail[at]) or _UNCASED_LABEL.match(tail, at) is not None


def _is_capital(char: str) -> bool:
    return "A" <= char <= "Z" or unicodedata.category(char) == "Lu"


def strip_label(credit: str, phrase: str) -> str:
    """Return a credit without the phrase that opens it ("picture:", "photo by"), or any label with a colon."""
    opening = phrase.rstrip(" :")
    least = len(opening) if credit[: len(opening)].isascii() else 1  # to fold ASCII makes nothing longer
    for end in range(max(1, least), min(len(credit), len(opening) + 6) + 1):
        if fold(credit[:end]).rstrip(" :") == opening:
            named = _SEPARATOR.sub("", credit[end:], count=1).strip(_OPEN_CLOSE)
            return named or _LABEL.sub("", credit).strip(_OPEN_CLOSE) or credit
    return _LABEL.sub("", credit).strip(_OPEN_CLOSE)


def bare_credit(text: str) -> str:
    """Return a credit that stands alone without its sign, its label and the brackets around it.

    >>> bare_credit("(PA Wire)"), bare_credit("Quelle: Lumen/dpa")
    ('PA Wire', 'Lumen/dpa')
    """
    text = text.lstrip(_BEFORE_NAME).strip(_SIGNS)
    if text[:1] in _OPENED and text[-1:] in _CLOSED:
        text = text[1:-1]
    return _LABEL.sub("", text).strip(_SIGNS)
