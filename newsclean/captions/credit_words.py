"""What a few words in or beside a caption are: a label, names, a credit, rights, a text (layer 3).

In: texts. Out: bools, or the text without what is none of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import regex

from newsclean.characters import COLON_CLASS, COLONS, SENTENCE_ENDS
from newsclean.lexicon import Lexicon
from newsclean.metadata.authors.name_words import is_agency, may_join_names
from newsclean.page.block_text import counts_characters
from newsclean.text import fold

TAIL_CHARS = 160  # a credit stands in the last so many characters of a caption
NAME_WORDS = 8  # no names, and no names with their house, have more
SHORTEST_CAPTION = 3  # words; a label has fewer
_LONGEST_CAPTION = 45  # a paragraph has more
_LONGEST_IN_CHARACTERS = 3 * _LONGEST_CAPTION  # a word has some three characters where each counts as one
OVERLAY_WORDS = 15  # a line over a picture has no more
ECHO_WORDS = 4  # a shorter text may begin as the caption below it does and be no alternative text
CREDIT_WORDS = 6  # a longer text that ends in an agency's name is the caption with its credit
SIGNS = "©Ⓒⓒ📷📸\ufe0f "  # before a credit, in place of a label
# What falls off both ends of a credit, off the end of the caption before it, and off both ends of a text in brackets.
OPEN_CLOSE = f" \t()[]（）【】|•·–—＝=,;{COLON_CLASS}-"
BEFORE_CREDIT = " (（[【<|｜•·●■►–—＝=/\\~>,;、-"
CLOSED = (")", "]", "）", ").", "].")
BRACKETED = " ()[]（）"
PAIRS = (("(", ")"), ("[", "]"), ("（", "）"))
DASHES = "-\u2013\u2014|/ "  # "Picture - PA"
LABEL_ENDS = (*COLONS, ",", "،")  # "Image source,"


def may_be_caption(words: int, text: str, least: int = SHORTEST_CAPTION) -> bool:
    """Tell whether a text of so many words is neither too short nor too long for a caption."""
    if words > _LONGEST_CAPTION:
        return words <= _LONGEST_IN_CHARACTERS and counts_characters(words, text)
    return least <= words


def is_label(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text is one word that, with a colon behind it, opens a credit: "Picture"."""
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
    if not 0 < len(words) <= NAME_WORDS:
        return False
    if is_agency(" ".join(words)):
        return True  # whatever else the language's phrases say of it
    found = lexicon.match(text)
    if found and found.category not in ("credit", "agency"):
        return False
    if found or len(words) == 1:
        return found is not None
    if _is_house_and_name(text.strip(BRACKETED)) or _INITIALS.fullmatch(text):
        return True
    if not words[0][0].isupper() or text[-1:] in SENTENCE_ENDS:
        return False
    return all(map(is_of_names, words)) or _NAME_AND_ROLE.fullmatch(text.strip(BRACKETED)) is not None


def is_agency_alone(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text is an agency's name and no more, behind a mark or none: "© PA", "/ PA"."""
    return len(text) <= _AGENCY_CHARS and lexicon.category_of(text.lstrip(MARKS_AHEAD)) in ("credit", "agency")


_AGENCY_CHARS = 40  # a bound set by hand
MARKS_AHEAD = "/©Ⓒⓒ "  # "/ PA", "© PA" below the caption


def _is_house_and_name(text: str) -> bool:
    """Tell whether a text is a house in small letters, a slash and a name of two words or more.

    >>> _is_house_and_name("24gull/Ada Quill"), _is_house_and_name("gull/de Quill"), _is_house_and_name("left/Lume")
    (True, True, False)
    """
    found = _HOUSE_AND_NAME.fullmatch(text)
    return found is not None and (found["joins"] is None or may_join_names(found["joins"]))


_HOUSE_AND_NAME = regex.compile(  # "24gull/Ada Quill", "the gull/Ada Quill": some houses write theirs small
    r"(?:[\p{Ll}\d]{2,15}+\s?){1,2}+/\s?(?:(?P<joins>\p{Ll}{1,4}+)|\p{Lu}[\p{L}.'’-]{0,20}+)\s"
    r"(?:\p{Lu}[\p{L}.'’-]{0,20}+\s){0,2}+\p{Lu}[\p{L}'’-]{1,20}+"
)
_INITIALS = regex.compile(r"\p{Lu}\.(?:\s?\p{Lu}\.){1,2}+")  # "A. Q."
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
_SMALL_CHARS = 4  # by hand; at half and at twice 2 and 4 of 520 pages differ


def reads_like_text(text: str) -> bool:
    """Tell whether a text has words that names have not.

    >>> reads_like_text("Ada Quill for The Lume"), reads_like_text("A ferry comes to the quay")
    (False, True)
    """
    small = sum(1 for word in text.split() if word[0].islower() and len(word) >= _SMALL_CHARS)
    return small >= _SMALL_WORDS


def without_brackets(credit: str) -> str:
    """Return a credit without the brackets around it; two in brackets of their own keep them: "(Ada Quill) (PA)"."""
    return close_bracket(credit.strip(BRACKETED))


def close_bracket(credit: str) -> str:
    """Return a credit with the brackets at its ends that went with those around it: "Ada Quill (PA", "PA) (Gull"."""
    opened, closed = credit.rfind("("), credit.rfind(")")
    if not closed < opened or opened == 0:
        return credit
    return f"({credit})" if 0 < credit.find(")") < credit.find("(") else f"{credit})"


_LABEL = regex.compile(rf"(\p{{L}}[\p{{L}}\p{{M}}.'’]{{0,15}}+)\s?+[{COLON_CLASS}＝=]\s*+")


def without_label(text: str) -> str:
    """Return a text without the word and the colon that open it, whatever the word: an agency's name is none.

    >>> without_label("Listpicture: Ada Quill"), without_label("AFP: Ada Quill")
    ('Ada Quill', 'AFP: Ada Quill')
    """
    label = _LABEL.match(text)
    return text if label is None or is_agency(label[1]) else text[label.end() :]


_OPENED = ("(", "[", "（")
_BEFORE_NAME = DASHES + COLON_CLASS  # its label stands in an element of its own


def bare_credit(text: str) -> str:
    """Return a credit that stands alone without its sign, its label and the brackets around it.

    >>> bare_credit("(PA Wire)"), bare_credit("Quelle: Lumen/dpa")
    ('PA Wire', 'Lumen/dpa')
    """
    text = text.lstrip(_BEFORE_NAME).strip(SIGNS)
    if text[:1] in _OPENED and text[-1:] in CLOSED and ") (" not in text:  # two: "(Ada Quill) (The Gull)"
        text = text[1:-1]
    if text.endswith(")") and "(" not in text:  # its label stands before it, "(Picture:"
        text = text[:-1]
    return without_label(text).strip(SIGNS)


# Before the words that reserve rights: a dash or a bar, the end of a sentence, or what a sign follows. Reuters sets its
# note to editors right behind the credit: "REUTERS/Ada Quill THIS IMAGE HAS BEEN SUPPLIED BY A THIRD PARTY."
_BEFORE_RIGHTS = re.compile(
    r"\s(?:(?=ATTENTION EDITORS\b|THIS (?:IMAGE|PICTURE)\s)|[–—|-]\s|(?<=[.!?…]\s)|(?=[©Ⓒⓒ]))"
)  # all behind a space: the search runs from one to the next


def without_rights(text: str, lexicon: Lexicon) -> str:
    """Return a caption without the words at its end that reserve rights, "" where there are none or no caption.

    >>> from newsclean.lexicon import lexicon_for
    >>> without_rights("The quay on Monday - All rights reserved", lexicon_for("en"))
    'The quay on Monday'
    """
    for mark in _BEFORE_RIGHTS.finditer(text, max(0, len(text) - TAIL_CHARS)):
        notice = text[mark.end() :].lstrip(SIGNS)
        found = lexicon.match(notice)
        if found and found.category == "copyright" and found.how in ("exact", "prefix"):
            is_credit = found.phrase.rstrip(" :") in lexicon.credits.labels  # "Copyright: Ada Quill"
            return "" if is_credit and names_credit(without_label(notice), lexicon) else text[: mark.start()]
    return ""


def house_behind_rights(text: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return a caption and the house behind a © and words that reserve rights, as Italian agencies end captions.

    >>> from newsclean.lexicon import lexicon_for
    >>> house_behind_rights("Il molo (Lume) - RIPRODUZIONE RISERVATA © ANSA/EPA", lexicon_for("it"))
    ('Il molo (Lume)', 'ANSA/EPA')
    """
    before, sign, house = text.rpartition("©")
    if not sign or not 0 < len(house.split()) <= CREDIT_WORDS:
        return None
    said = without_rights(before.rstrip(), lexicon)
    return (said, house.strip()) if said else None


def brackets_at_end(text: str) -> re.Match[str] | None:
    """Return the brackets at the end of a caption, with what they hold as a group."""
    return _BRACKETS.search(text, max(0, len(text) - TAIL_CHARS))


# "(Viewer photo)", "(Ada Quill/Examiner)", "(Quill College via LW)".
_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]{2,60}+)[)\]）]\.?+$")


def without_offer(text: str, link_chars: int, lexicon: Lexicon) -> str:
    """Return a caption without the link at its end that offers the picture or leads on, of so many characters.

    >>> from newsclean.lexicon import lexicon_for
    >>> without_offer("The quay on Monday. Purchase licensing rights", 25, lexicon_for("en"))
    'The quay on Monday.'
    """
    said, link = text[: len(text) - link_chars], text[len(text) - link_chars :]
    leads_on = offers_rights(link, lexicon) or lexicon.category_of(link) in ("caption", "related")  # "View more"
    return said.rstrip() if said[-1:].isspace() and leads_on else text


_OFFER_WORDS = 4  # by hand; at half and at twice 1 and 0 of 520 pages differ


def offers_rights(link: str, lexicon: Lexicon) -> bool:
    """Tell whether a link's text, or a word of it, is a phrase on rights: "Purchase licensing rights", "Republish"."""
    link = link.partition(",")[0]  # ", opens new tab"
    words = link.split()
    if not 0 < len(words) <= _OFFER_WORDS:
        return False
    matches = map(lexicon.match, (link, *words))
    return any(found and found.category == "copyright" and found.how == "exact" for found in matches)
