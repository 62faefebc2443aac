"""The words and marks of a caption, and what each may be in a credit (layer 3): text and lexicon in, tokens out.

`credit_forms` says which rows of them are credits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from newsclean.captions.credit_words import SIGNS
from newsclean.characters import CLOSING_QUOTES, COLONS, COMMAS, HANGUL, OPENING_QUOTES, SENTENCE_ENDS, SPACELESS
from newsclean.lexicon import Lexicon
from newsclean.metadata.authors.name_words import (
    is_agency,
    is_archive_word,
    keeps_stop,
    may_join_names,
    name_words,
    opens_agency,
)
from newsclean.text import fold

# Words.
LABEL = "L"  # "Photo", "File photo", "Fot."
LABEL_BY = "B"  # a label that a name has to follow: "Photo by", "Picture courtesy of"
MARKED = "M"  # a label with its colon, or what stands for one: "Photo:", "Credit...", "Photo ="
HOUSE = "H"  # an agency, a stock of pictures: "PA Wire"
ON_THE_WEB = "h"  # an address there, "quill.example", or a licence: "CC BY-SA 4.0"
CAPITALS = "U"
LETTERS = "A"  # capitals so few that they may be a house's: "LUM"
NAME = "N"  # a word with a capital
UNCASED = "O"  # a word of a script without capitals
ARCHIVE = "a"
JOINS = "j"  # a small word within names or between them
BY = "b"
NUMBER = "d"
SMALL = "w"  # any other word
# Marks.
STOP = "."  # the end of a sentence
SHORT = "~"  # a full stop behind a short word with a capital, which may be its own: "Gov.", "St."
COMMA, SLASH, BAR, BULLET, DASH, EQUALS, SIGN, COLON = ",", "/", "|", "*", "-", "=", "c", ":"
OPENS, CLOSES, QUOTE, OTHER = "(", ")", '"', "?"

_MARKS = {
    kind: "".join(characters) for kind, characters in (
        (STOP, SENTENCE_ENDS), (COMMA, (*COMMAS, ";")), (COLON, COLONS), (SLASH, "/／\\"), (BAR, "|｜"),
        (BULLET, "•·●■►~>・"),
        (DASH, "–—-"), (EQUALS, "=＝"), (SIGN, SIGNS.strip()), (OPENS, "([（【<［〔"), (CLOSES, ")]）】］〕"),
        (QUOTE, OPENING_QUOTES + CLOSING_QUOTES), (JOINS, "&+"),
    )
}  # fmt: skip
_KIND_OF_MARK = {character: kind for kind, characters in _MARKS.items() for character in characters}
_NO_WORDS = frozenset(_MARKS) - {JOINS}


class Token(NamedTuple):
    """A word, a label or a house of several words, or a mark."""

    kind: str
    start: int
    """In the text, in code points; `end` is behind the last."""
    end: int


# A word, with dots and hyphens within it: "Quill-Roe", "stock.adobe.com", "U.S", "@quill"; or a mark. Each part of a
# word begins with a mark of its own: linear.
def _token(word: str, upper: str, lower: str, uncased: str, digit: str) -> str:
    """Return the pattern of a token, of what stands in brackets for characters of a kind; "E+" is of Getty Images."""
    return (
        rf"(?P<word>(?:[@#]|['’](?=t\s))?[{word}](?:[{word}'’]++|[@+&\-\u2010\u2011־](?=[{word}])"
        rf"|\.(?=[{word}])(?!(?:(?<=[{lower}]{{2}}\.)|(?<=[{digit}]\.))[{upper}]))*+(?:(?<=[{upper}])\+)?+)"
        rf"|(?P<sign>[(（][cC][)）](?=\s?+[{upper}]|[{uncased}])|(?:(?<=:)|(?<=:\s))\([cC]\))|(?P<dots>\.\.\.|…)|(?P<mark>\S)"
    )


_TOKEN = regex.compile(_token(r"\p{L}\p{M}\p{N}_", r"\p{Lu}", r"\p{Ll}", r"\p{Lo}", r"\p{N}"))
_ASCII_TOKEN = re.compile(_token("A-Za-z0-9_", "A-Z", "a-z", "A-Z", "0-9"))  # the same in ASCII: a quarter of the time
_ON_THE_WEB = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,6}")
# Where a label may be glued to the caption: "MondayImage credit: ", "परPhoto Credit: ".
_GLUED = regex.compile(r"(?<=[\p{Ll}\p{N}\p{Lo}\p{M}])(?=\p{Lu}\p{Ll})")
_MOST_WORDS = 5  # of a label or a house; by hand, as the next three
_SHORT_CHARS = 3
_LETTERS_CHARS = 4
_LABEL_CHARS = 5  # of a label with a full stop for a colon: "Fot."


def may_hold_credit(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a label, a sign or a known house may stand in a text: a quick look, as in most none does.

    >>> from newsclean.lexicon import lexicon_for
    >>> en = lexicon_for("en")
    >>> may_hold_credit("The quay at noon", en), may_hold_credit("The quay at noon. Photo: Ada Quill", en)
    (False, True)
    """
    if not text.isascii() and _UNPARTED.search(text):
        return True
    words = _WORDS.findall(text.lower() if text.isascii() else fold(text))
    if not lexicon.credits.telling.isdisjoint(words) or not name_words().telling_of_agencies.isdisjoint(words):
        return True
    return _GLUED_OR_ON_THE_WEB.search(text) is not None


_UNPARTED = re.compile(f"[{SPACELESS}{HANGUL}{SIGNS.strip()}]")
_WORDS = re.compile(r"\w+")
_GLUED_OR_ON_THE_WEB = re.compile(
    r"[a-z0-9\u00df-\u024f\u0370-\uffff][A-Z]\w{1,15}(?: \w{1,15})?\s?[:.©]|\w\.[A-Za-z]{2,6}\b|\([cC]\)"
)


def tokens_of(text: str, lexicon: Lexicon) -> list[Token]:
    """Return the words and marks of a text, in order, with labels and houses of several words as one.

    >>> from newsclean.lexicon import lexicon_for
    >>> "".join(token.kind for token in tokens_of("The quay. Photo by Ada Quill/PA Wire", lexicon_for("en")))
    'Nw.BNN/H'
    """
    words, openings = _words(text, lexicon)
    tokens: list[Token] = []
    behind = 0
    for at in openings:
        if at < behind:
            continue
        tokens += words[behind:at]
        label, house = _label_at(words, at, text, lexicon), _house_at(words, at, text, lexicon)
        if label and house:  # "picture alliance"
            label = label if label[1] > house[1] else None
        if label and label[0].kind == LABEL and label[1] == at + 1 and _is_surname(words[at], tokens, text):
            label = None
        token, behind = label or house or (words[at], at + 1)
        tokens.append(token)
    return [*tokens, *words[behind:]]


def _is_surname(word: Token, before: Sequence[Token], text: str) -> bool:
    """Tell whether a word that could be a label stands behind a particle: "Juan de la Fuente"."""
    return text[word.start].isupper() and "".join([token.kind for token in before[-2:]]) in (JOINS * 2, NAME + JOINS)


def _words(text: str, lexicon: Lexicon) -> tuple[list[Token], list[int]]:
    """Return the single words and marks of a text, and the places of those that a label or a house may begin with."""
    words: list[Token] = []
    openings: list[int] = []
    at = 0
    for found in (_ASCII_TOKEN if text.isascii() else _TOKEN).finditer(text):
        start, end = found.span()
        if start < at:
            continue  # the full stop of the word before
        what, at = found.lastgroup, end
        if what != "word":
            kind = SIGN if what == "sign" else STOP if what == "dots" else _KIND_OF_MARK.get(found[0], OTHER)
            if found[0] == "." and words and words[-1].end == start and _may_be_short(words[-1], text):
                kind = SHORT
            words.append(Token(kind, start, end))
            continue
        if licence := _LICENCE.match(text, start):
            at = licence.end()
            words.append(Token(ON_THE_WEB, start, at))
            continue
        glued = 0 if found[0][1:].islower() else _glued_label(text, start, end, lexicon)
        for first, last in ((start, glued), (glued, end)) if glued else ((start, end),):
            word = text[first:last]
            kind, may_open = _kind_of_word(word, lexicon)
            if may_open:
                openings.append(len(words))
            if last == end and text[end : end + 1] == "." and _owns_stop(word):
                kind, last = (NAME if kind == OTHER else kind), end + 1
            words.append(Token(kind, first, last))
            at = last
    return words, openings


_LICENCE = re.compile(r"CC[ -]?(?:0|BY(?:[ -](?:SA|NC|ND)){0,2})(?:[ -][1-4]\.0)?(?!\w)")  # no part twice: linear


def _glued_label(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Return where a label begins that no space parts from the word before, 0 without one."""
    if not _BEHIND_LABEL.match(text, end):
        return 0  # as nearly always
    places = (found.start() for found in _GLUED.finditer(text, start + 1, end))
    return next((place for place in places if fold(text[place:end]) in lexicon.credits.labels), 0)


_BEHIND_LABEL = re.compile(r"(?: \w{1,15})?\s?[:：.©]")


@lru_cache(maxsize=4_096)  # words come again and again
def _kind_of_word(word: str, lexicon: Lexicon) -> tuple[str, bool]:
    """Return the kind of a word, and whether a label or a house may begin with it: with most none does."""
    key = fold(word)
    may_open = key in lexicon.credits.openings or opens_agency(key)
    if not (may_open or key.isdigit()):
        may_open = "-" in key or "." in key or key[-1:].isdigit()  # "PR-foto", "stock.example", "뉴스1"
    return _kind(word, lexicon), may_open


def _kind(word: str, lexicon: Lexicon) -> str:
    if word[0] in "'’":
        return JOINS  # "van 't Hoff"
    if not word[0].isalpha():
        return NAME if word[0] == "@" else NUMBER if word[0].isdigit() else OTHER
    if is_archive_word(word):
        return ARCHIVE
    if len(word) == 1 and word.isupper():
        return OTHER  # a letter: "coach C"; with a full stop it is an initial
    if _ROMAN.fullmatch(word) or (word.isupper() and any(map(str.isdigit, word))):
        return NUMBER
    if word.isupper():
        return LETTERS if len(word) <= _LETTERS_CHARS else CAPITALS
    if word[0].isupper() or _ELIDED.match(word) or _opens_with_particle(word):
        return NAME
    if not word[0].islower():
        return UNCASED
    if lexicon.opens_byline(word):
        return BY
    return JOINS if may_join_names(word) or word in _IN_ALL_LANGUAGES else SMALL


def _opens_with_particle(word: str) -> bool:
    """Tell whether a word is a name behind its particle: "al-Sudani"."""
    particle, _, name = word.partition("-")
    return len(particle) > 1 and name[:1].isupper() and may_join_names(particle)


_ELIDED = regex.compile(r"\p{Ll}{1,4}['’]\p{Lu}")  # "d'Armor"
_ROMAN = re.compile(r"[IVX]{2,6}")


def _owns_stop(word: str) -> bool:
    """Tell whether the full stop behind a word is a part of it: "A.", "U.S.", "Inc.", "al."."""
    return (len(word) == 1 and word.isupper()) or word[-2:-1] == "." or keeps_stop(f" et {word}")


def _may_be_short(word: Token, text: str) -> bool:
    kind, start, end = word
    return kind == NAME and (end - start <= _SHORT_CHARS or may_join_names(f"{text[start:end].lower()}."))


def _label_at(words: list[Token], at: int, text: str, lexicon: Lexicon) -> tuple[Token, int] | None:
    """Return the label that begins with a word, the longest, and the place behind it: "PHOTO", "Photo provided by".

    Of "PR-foto" it is "foto". Words that labels have, too, may follow it, and what opens a byline.
    """
    start = words[at].start
    label, end = _longest_label(words, at, text, lexicon)
    if not label:
        return None
    if end - at > 1 and text[words[end - 1].start].isupper():
        is_of_archive, is_small = words[end - 1].kind == ARCHIVE, text[start].islower()
        end -= is_of_archive or is_small  # whose it is: "foto Archivio Quill", "foto Agenzia Quill"
    while end < len(words) and end - at < _MOST_WORDS:
        word, last = _folded(words[end], text), label.rpartition(" ")[2]
        is_of_archive = words[end].kind == ARCHIVE and text[words[end].start].isupper()
        if is_of_archive or (f"{last} {word}" not in lexicon.credits.pairs and word not in lexicon.credits.labels):
            break
        end, label = end + 1, f"{label} {word}"
    kind, last = LABEL, label.rpartition(" ")[2]
    if end < len(words) and _opens_name(_folded(words[end], text), lexicon):
        kind, end = LABEL_BY, end + 1
    elif end - at > 1 and (_opens_name(last, lexicon) or may_join_names(last) or last not in lexicon.credits.labels):
        kind = LABEL_BY  # "Photo from"
    is_apart = at > 0 and (text[start].isupper() or words[at - 1].kind == OPENS)
    if is_apart and may_join_names(last) and end < len(words) and _is_small_archive(words[end], text):
        kind, end, last = LABEL, end + 1, _folded(words[end], text)  # "Foto de archivo"
    label_token, is_marked = _with_mark(Token(kind, start, words[end - 1].end), last, text, words[end:])
    return label_token, end + is_marked


def _is_small_archive(word: Token, text: str) -> bool:
    return word.kind == ARCHIVE and text[word.start].islower()


def _longest_label(words: list[Token], at: int, text: str, lexicon: Lexicon) -> tuple[str, int]:
    """Return the longest label that begins with a word, and the place behind it."""
    start, labels = words[at].start, lexicon.credits.labels
    part = _folded(words[at], text).rpartition("-")
    if part[1] and part[2] in labels:
        start = words[at].end - len(part[2])
    for end in range(min(len(words), at + _MOST_WORDS), at, -1):
        label = fold(text[start : words[end - 1].end]).rstrip(".")
        if label in labels and words[end - 1].kind not in _MARKS:  # nor a small word, which is taken behind it
            return label, end
    return "", at


def _with_mark(label: Token, last: str, text: str, following: list[Token]) -> tuple[Token, bool]:
    """Return a label with the mark behind it, its colon or the full stop of a short form, and whether it has one."""
    if not following:
        return label, False
    mark = following[0]
    written = text[mark.start : mark.end]
    if mark.kind in (COLON, EQUALS) or written in _FOR_COLON:
        return Token(MARKED, label.start, mark.end), True
    is_short = len(last) <= _LABEL_CHARS and (len(following) > 1 or last[-1] not in _VOWELS)
    if written == "." and mark.start == label.end and is_short:
        return label._replace(end=mark.end), True
    return label, False


def _opens_name(word: str, lexicon: Lexicon) -> bool:
    return word in _IN_ALL_LANGUAGES or lexicon.opens_byline(word)


_IN_ALL_LANGUAGES = ("by", "via")
_VOWELS = "aeiouy"  # at the caption's end the stop of "nuotr." is its own, that of "foto." is not
_FOR_COLON = ("...", "…", ";", "；")


def _folded(word: Token, text: str) -> str:
    return fold(text[word.start : word.end]).rstrip(".")


def _house_at(words: list[Token], at: int, text: str, lexicon: Lexicon) -> tuple[Token, int] | None:
    """Return the house that begins with a word, and the place behind it: the longest."""
    start = words[at].start
    for end in range(min(len(words), at + _MOST_WORDS), at, -1):
        name = text[start : words[end - 1].end]
        if words[end - 1].kind not in _NO_WORDS and (lexicon.is_house(name) or is_agency(name)):
            return Token(HOUSE, start, words[end - 1].end), end
    own = words[at]
    if _ON_THE_WEB.fullmatch(text[own.start : own.end]):
        return own._replace(kind=ON_THE_WEB), at + 1
    return None
