"""Where the credit at the end of a caption begins, and whom it names (layer 3): text in, both out, None without one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex

from newsclean.captions.credit_words import (
    CLOSED,
    CREDIT_WORDS,
    DASHES,
    OPEN_CLOSE,
    PAIRS,
    SIGNS,
    TAIL_CHARS,
    are_names,
    close_bracket,
    is_label,
    is_source,
    opens_credit,
    strip_label,
)
from newsclean.characters import COLON_CLASS, COLONS, SPACELESS, is_spaceless
from newsclean.lexicon import Lexicon, Match
from newsclean.metadata.authors.name_words import keeps_stop
from newsclean.text import fold

# What follows is the credit: a label with a colon, the end of a sentence ("Dr." is none).
INNER_LABEL = regex.compile(rf"(?:[.!?(\[|]\s?+|\s[–—-]\s)\(?+\p{{L}}{{1,15}}+\s?+[{COLON_CLASS}]\s")


_KIND_IN_BRACKETS = regex.compile(
    rf"(?:\p{{L}}{{1,20}}+\s){{0,2}}+\p{{L}}{{1,20}}+[)\]]\s?+\p{{L}}{{1,15}}+\s?+[{COLON_CLASS}]\s"
)


def find_credit(text: str, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where the credit of a caption begins and whom it names, None where the lexicon knows of none."""
    return _find_credit(text, lexicon) if len(text) <= _KEPT_CHARS else _find_credit.__wrapped__(text, lexicon)


_KEPT_CHARS = 1_000  # no vast text is held after its page; a bound set by hand


@lru_cache(maxsize=64)  # a block is asked for its credit when it is judged, and again when it is read
def _find_credit(text: str, lexicon: Lexicon) -> tuple[int, str] | None:
    anywhere = lexicon.ends_as_credit(text.rstrip(OPEN_CLOSE + "."))
    is_behind = is_spaceless(text.rstrip(OPEN_CLOSE)[-1:])
    if not anywhere and not is_behind:  # as most
        return _first_credit(text, _starts(text), lexicon, anywhere=False)
    starts = list(_starts(text))
    if is_behind:
        starts.reverse()  # a label that stands behind the name ends any text: the shortest is the credit
    own = [start for start in starts if not _is_of_sentence(text, start, lexicon)] if anywhere else starts
    found = _first_credit(text, own, lexicon, anywhere=anywhere)
    return found or (_first_credit(text, starts, lexicon, anywhere=True) if len(own) < len(starts) else None)


def _first_credit(text: str, starts: Iterable[int], lexicon: Lexicon, *, anywhere: bool) -> tuple[int, str] | None:
    for start in starts:
        tail = text[start:].strip(OPEN_CLOSE + ".")
        if not tail or not (anywhere or tail[0] in SIGNS or lexicon.opens_as_credit(tail)):
            continue
        if anywhere and (INNER_LABEL.search(tail) or _holds_label(tail, lexicon)):
            continue  # "The wall. Picture: Quill/Alamy": the label says where the credit begins
        if anywhere and "©" in tail[1:] and not lexicon.opens_as_credit(tail):
            continue  # "The wall © Quill/Alamy": the sign does
        if _KIND_IN_BRACKETS.match(tail):
            continue  # "The wall. (File picture) Picture: Quill"
        if credit := _credit(tail, lexicon):
            return start, _with_stop(close_bracket(credit), text, lexicon)
    return None


def _with_stop(credit: str, text: str, lexicon: Lexicon) -> str:
    """Return a credit with its full stop: "A. Q.", "Gull Inc.", or the label's that ends it: "Ados Quill nuotr."."""
    if not text.rstrip(OPEN_CLOSE).endswith("."):
        return credit
    is_short = keeps_stop(credit) or _INITIAL_AT_END.search(credit) or is_label(f"{credit.split()[-1]}.", lexicon)
    return f"{credit}." if is_short else credit


_INITIAL_AT_END = regex.compile(r"\p{Lu}\.\s?\p{Lu}$")


# Names up to a mark with spaces around it.
_NAMES_TO_MARK = regex.compile(r"(?:\p{Lu}[\p{L}\p{M}.'’-]{0,30}+\s){1,4}+[–—|/-]\s")
# A number in Roman figures, or one letter, up to a mark or a label: "of century XVII | PA", "in coach C Image: PA".
_LETTERS_TO_MARK = regex.compile(r"(?:[IVX]{1,6}+|\p{Lu})\s(?:[–—|/-]\s|\p{Lu}\p{L}{1,14}+:\s)")


def _is_of_sentence(text: str, start: int, lexicon: Lexicon) -> bool:
    """Tell whether a name is one that the caption's sentence ends in, before a mark: "on the road to Old Lume / PA".

    Its first word follows one as "to", or stands within such a name; a label is none. A letter or a number in Roman
    figures, "the gate of century XVII | PA", follows any word.
    """
    before = text[max(0, start - _NAME_CHARS) : start]
    if not before.endswith(" "):
        return False
    words = before.split()
    if _LETTERS_TO_MARK.match(text, start) and words and words[-1].islower():
        return True
    if not _NAMES_TO_MARK.match(text, start) or lexicon.opens_as_credit(text[start:]):
        return False
    while words and words[-1][0].isupper() and words[-1][-1].isalpha():
        words.pop()
    word = words[-1] if words else ""
    return word.islower() and lexicon.is_stopword(word) and not lexicon.opens_byline(word)


_NAME_CHARS = 60  # by hand; at half and at twice no page of 520 differs


_MARKS = ("/", "|", "(", "[", "–", "—", " - ")  # before the label of a credit


def _is_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def _holds_label(tail: str, lexicon: Lexicon) -> bool:
    """Tell whether a label without a colon, and a name, stand behind a mark in a text: "Old Lume / fot. PA"."""
    end = tail[-TAIL_CHARS:]
    mark = max(map(end.rfind, _MARKS))
    label, _, name = end[mark + 1 :].lstrip("- ").partition(" ")
    return mark > 0 and bool(name) and opens_credit(label, lexicon)


_DOTTED_LABEL = re.compile(r"^(\w{2,15})(?:\.\.\.|…)\s*+")  # "Credit...Ada Quill"
# The same with a dash, "(फोटो – अदा क्विल)", "Foto – Ada Quill".
_DASHED_LABEL = regex.compile(
    r"([\p{L}\p{M}]{2,15}+)(?:\s[–—-]\s?+|[–—-]\s)(?=(?:\p{Lo}|\p{Lu}|\p{Ll}++\s)(?:\S++\s?+){1,6}+$)"
)
_INNER_END = regex.compile(r"(?:\p{L}|\d){4}[.!?]\s++\S|\p{Lo}[.!?。]\s*+\S")
_QUESTION = re.compile(r"\w[?!]\s")
_BEHIND = regex.compile(f"[{SPACELESS}]$|^제공$")  # "X 摄", "X撮影", "X 제공": labels that stand behind the name


def _credit(tail: str, lexicon: Lexicon) -> str | None:
    """Return whom a text credits, None where it is no credit.

    A label may stand behind a sign: "© Photo: Ada Quill". On five annotated pages it does, and goes with the sign.
    """
    if tail[0] in SIGNS:
        bare = tail.strip(SIGNS)
        found = lexicon.match(bare)
        if not found or found.category != "credit" or found.how != "prefix":
            if found and found.how == "prefix" and found.phrase[-1] in COLONS:  # "© Quelle: Ada Quill", an agency's
                bare = strip_label(bare, found.phrase)
            return bare if sum(map(_is_word, bare.split())) <= CREDIT_WORDS else None
        tail = bare
    tail = _DOTTED_LABEL.sub(r"\1: ", tail)
    dashed = _DASHED_LABEL.match(tail)
    if dashed and is_label(dashed[1], lexicon):
        tail = f"{dashed[1]}: {tail[dashed.end() :]}"
    found = lexicon.match(tail)
    if found is None or found.category != "credit":
        tail, found = _with_colon(tail, lexicon)
        if found is None or found.category != "credit":
            return None
    if found.how == "contains":
        return None
    if found.how == "suffix":
        # Its end is stripped: the credit is what it holds.
        opens_bracket = any(tail.count(left) > tail.count(right) for left, right in PAIRS)
        if len(tail.split()) > CREDIT_WORDS or opens_bracket or _INNER_END.search(tail):
            return None
        if found.phrase[0] == "=" and fold(tail) != found.phrase[1:]:
            return None  # the credit begins behind the sign
        if _BEHIND.search(found.phrase):
            return _bare_name(tail.rstrip(OPEN_CLOSE)[: -len(found.phrase)], lexicon) or None
    is_house = found.phrase[-1] in _BEHIND_HOUSE and not opens_credit(found.phrase[:-1].rstrip(), lexicon)
    if is_house or " via " in found.phrase:  # "AFP via Getty" is a name, no label, and so is "REUTERS/Ada Quill"
        return tail
    credit = _without_label_behind(strip_label(tail, _label_of(found.phrase, tail)).lstrip(SIGNS), lexicon)
    if found.phrase[-1].isalpha() and _QUESTION.search(credit):  # "Soon a picture of the past? Boats at the quay"
        return None
    label, _, rest = credit.partition(" ")
    if found.how == "prefix" and len(credit) == len(tail) and rest[:1].isupper() and is_label(label, lexicon):
        return rest  # "foto afp" is a phrase of its own
    return (without_bare_label(credit, lexicon) if len(credit) == len(tail) else credit) or None


def _with_colon(tail: str, lexicon: Lexicon) -> tuple[str, Match | None]:
    """Return a text that may open with a label without a colon, "Photo Ada Quill", and the phrase that it is with one.

    Within a caption "Photos:" leads to no gallery, and counts as "Photo:".
    """
    label, _, rest = tail.partition(" ")
    rest = rest.lstrip(DASHES)
    by, _, name = rest.partition(" ")
    if name and lexicon.opens_byline(by) and are_names(name.split()):  # "Picha na Ada Quill"
        tail, rest = f"{label}: {name}", name
    if label.endswith("s:") and len(tail.split()) <= CREDIT_WORDS:
        label = label[:-2]
        tail = f"{label}: {rest}"
    return tail, lexicon.match(f"{label}: {rest}") if rest[:1].isupper() else None


_BEHIND_HOUSE = ("/", "|")


def without_bare_label(credit: str, lexicon: Lexicon) -> str:
    """Return a credit that is a label without a colon and an agency, known or in capitals, without its label.

    >>> from newsclean.lexicon import lexicon_for
    >>> without_bare_label("Foto ANSA", lexicon_for("it")), without_bare_label("Foto Archivio", lexicon_for("it"))
    ('ANSA', 'Foto Archivio')
    >>> without_bare_label("Courtesy photo", lexicon_for("en"))
    'Courtesy photo'
    """
    label, _, rest = credit.partition(" ")
    if not rest or not opens_credit(label, lexicon):
        return credit
    is_agencys = rest[0].isupper() and lexicon.ends_as_credit(rest)  # "foto Ada Quill / Ansa"
    is_known = is_source(rest, lexicon) and not opens_credit(rest, lexicon)
    return rest if is_known or is_agencys or (rest.isupper() and " " not in rest) else credit


def _label_of(phrase: str, tail: str) -> str:
    """Return the label that a phrase opens with, without the agency behind it: "picture: ap".

    >>> _label_of("picture: ap", "Picture: AP/Ada Quill"), _label_of("picture: arch", "Picture: Arch. Ada Quill")
    ('picture: ', 'picture: arch')
    >>> _label_of("foto archivio", "foto Archivio Quill"), _label_of("foto archivio", "foto archivio Quill")
    ('foto', 'foto archivio')
    """
    before, _, last = phrase.rpartition(" ")
    if before and f" {last.capitalize()} " in tail and last in _ARCHIVES:
        return before  # whose picture it is, as written; in small letters it says what the picture is
    label, colon, rest = phrase.partition(": ")
    _, _, named = tail.partition(": ")
    return phrase if named[len(rest) : len(rest) + 1] in (".", ":") else label + colon


_ARCHIVES = ("archivio", "archivo", "arquivo", "archiv")

_LABEL_BEHIND = regex.compile(r"(?<=\p{Han})\s?(?:[摄攝]|提供|供[图圖])$|(?<=\p{Hangul})\s제공$")


def _without_label_behind(credit: str, lexicon: Lexicon) -> str:
    """Return a credit whose first label is gone without a second one behind the name: "記者羅友誠攝", "루멘 제공"."""
    label = _LABEL_BEHIND.search(credit)
    name = _bare_name(credit[: label.start()], lexicon) if label else ""
    found = lexicon.match(name) if name else None  # "图片提供" is a label alone
    return credit if not name or (found and found.category == "credit") else name


def _bare_name(name: str, lexicon: Lexicon) -> str:
    """Return a name without the word for a reporter before it: "記者羅友誠"."""
    return lexicon.without_byline_words(name.strip(" /／"))


# Where a credit may begin: after a sentence or a bracket, at a dash, bar or sign, or (then the group is there) at a
# capital. The search runs from one character before such a place to the next, where one alternative goes on: linear. By
# `re`, which takes a third of the time but knows no \p{Lu}.
_CLOSES = '.!?।۔。…"”»)）】'
_OPENS = r"(\[（【|•·–—＝=/"
_PLACES = (
    rf"[\s{_CLOSES}{_OPENS},、-](?:"
    r"(?<=\s)\s*+(?:(?=[^\x00-@\[-\x7f])()"
    r"|(?=[a-z]{2,12}[.:] (?:[^\x00-@\[-\x7f][^\s)\]]*+(?: [/|&-])?+(?: |$)){1,6}+$))"  # "The quay photo: PA"
    rf"|(?<=[{_CLOSES}])\s*+(?=[^\s.!?।۔。…)）\]】])|(?<=[{_OPENS}])\s*+|(?<=\s-)\s++"
    r"|(?<=,)\s++(?=[a-zà-ž]{2,12}[.:] )"  # "The quay, photo: Ada Quill"
    r"|(?<=[都道府県市区町村日分]、))"  # "＝2025年3月6日、東京都、" and a name
)
_START = re.compile(_PLACES)
# At a sign; or the caption and its label, glued in the markup. Few texts have either, and they take half of the time.
_GLUED_START = re.compile(
    rf"{_PLACES}|(?=[©Ⓒⓒ])"
    r"|(?<=[a-z0-9\u00df-\u017f])(?=[A-Z][a-z\u00df-\u017f]{2,14}(?: [a-z]{2,8})?: )"
    r"|(?<=[^\x00-\u036f\u2000-\u303f])(?=[A-Z][a-z]{2,14}(?: [A-Za-z][a-z]{2,8})?: )"  # in another script
    r"|(?<=[a-zà-ž0-9])(?=[A-Z][a-z]{2,5}[.] [^\x00-@\[-\x7f])"  # the same of a short label: "Fot. "
)
_MAY_BE_GLUED = re.compile(
    r"[A-Z©Ⓒⓒ](?:(?<=[©Ⓒⓒ])|(?<=[a-z0-9\u00df-\u017f].)|(?<=[^\x00-\u036f\u2000-\u303f].))", re.DOTALL
)


def _starts(text: str) -> Iterator[int]:
    """Yield the places where a credit may begin, the whole text first; the others are looked for if it is none."""
    yield 0
    floor = max(0, len(text) - TAIL_CHARS - 1)
    for start in _starts_in(text[floor:], min(1, floor)):
        yield floor + start


@lru_cache(maxsize=64)  # a block is asked for its credit when it is judged, and again when it is read
def _starts_in(tail: str, at: int) -> tuple[int, ...]:
    """Return the places in a text's tail; the first `at` characters are there for what they close."""
    start = _GLUED_START if _MAY_BE_GLUED.search(tail) else _START
    found = start.finditer(tail, 0 if tail[:at] in _CLOSES else at)
    ends = [match.end() for match in found if match[1] is None or _opens_words(tail, match.end())]
    return tuple(end for end in ends if end < len(tail))


_UNCASED_LABEL = regex.compile(rf"(?=\p{{Lo}})[\p{{L}}\p{{M}}]{{2,15}}+(?:\s?+[{COLON_CLASS}]\s|：)")  # "ภาพ: "


def _opens_words(text: str, at: int) -> bool:
    """Tell whether a capital stands at a place, or in a script without capitals a word and a colon."""
    return _is_capital(text[at]) or _UNCASED_LABEL.match(text, at) is not None


def _is_capital(char: str) -> bool:
    return "A" <= char <= "Z" or unicodedata.category(char) == "Lu"


# The house before the label that a slash follows, "(LW Photo/Ada Quill)", or in capitals a colon: the two are one.
_HOUSE_BEFORE = regex.compile(r"(?:^|[(\[（]\s?+|[.!?]\s)(\p{Lu}{2,6}+\s)$")
_HOUSE_CHARS = 10  # by hand; at half and at twice no page of 520 differs
# The house's name that opens the brackets which the credit closes, "(Lume Courier Photo by Ada Quill)".
_HOUSE_OPENING = regex.compile(r"[(\[（]\s?+((?:\p{Lu}[\p{L}&'’-]{1,15}+\s){1,3}+)$")
_LABEL_WITH_COLON = regex.compile(rf"\p{{L}}{{2,15}}+\s?+[{COLON_CLASS}]\s")
_OPENING_CHARS = 52  # three words with the spaces
_SLASHED_LABEL = regex.compile(r"\p{L}{2,15}+/|\p{Lu}{2,15}+: ")


def with_house(text: str, start: int) -> tuple[int, str] | None:
    """Return where a credit begins, and it, with the house before its label; None without one.

    The house stands in capitals before a label with a slash or colon, or it opens the brackets that the credit ends;
    then a label with a colon parts the two: "(Lume Courier Photo: Ada Quill)".
    """
    before = _HOUSE_BEFORE.search(text, max(0, start - _HOUSE_CHARS), start)
    if before and _SLASHED_LABEL.match(text, start):
        return before.start(1), text[before.start(1) :].strip(f"{OPEN_CLOSE}.")
    house = _HOUSE_OPENING.search(text, max(0, start - _OPENING_CHARS), start) if text.endswith(CLOSED) else None
    if house is None or text[start] in SIGNS:  # "(Picture © Ada Quill)"
        return None
    label = _LABEL_WITH_COLON.match(text, start)
    return house.start(1), text[label.end() if label else house.start(1) :].strip(f"{OPEN_CLOSE}.")


# It stands first, behind a sentence or a bracket; or its capital follows a word in small letters or a figure.
_LABELS_BEFORE = regex.compile(
    r"(?:^|[.!?(]\s?+|(?<=\s[\p{Ll}\d]\w{0,20})\s(?=\p{Lu}\p{Ll}))(\p{L}{2,15}+:\s[^.:|/()]{2,40}+(?:[|/]\s?+)?+)$"
)
_SOURCE_CHARS = 65  # by hand; at half and at twice no page of 520 differs


def with_source(text: str, start: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where a credit begins, and it, if another label stands before its own: "Source: PA | Photo: Quill"."""
    before = _LABELS_BEFORE.search(text, max(0, start - _SOURCE_CHARS), start)
    found = lexicon.match(before[1]) if before else None
    if not before or not found or found.how != "prefix" or found.category not in ("credit", "agency"):
        return None
    return before.start(1), strip_label(text[before.start(1) :].strip(f"{OPEN_CLOSE}."), found.phrase)
