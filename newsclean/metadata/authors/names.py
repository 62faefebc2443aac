"""What is written like a person's name (layer 1): str in, bool out. Surnames and small words are data: names.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable

import regex

from newsclean.characters import COLONS, EAST_ASIAN, HAN, KANA
from newsclean.metadata.authors.name_words import EDGES, chinese_name, japanese_name, name_words
from newsclean.metadata.dates.date_words import names_weekday
from newsclean.text import fold

MAX_NAME_CHARS = 60  # by hand; at half and at twice 1 and 0 of 520 pages differ
MAX_NAME_WORDS = 6  # by hand; at half and at twice 6 and 0 of 520 pages differ


def looks_like_name(name: str, *, known: bool = False) -> bool:
    """Tell whether a text is written like a person's name: capitals, no digits, no word of the page's own."""
    words = name_words()
    tokens = name.split()
    if any(map(str.isdigit, name)) or not _COLONS.isdisjoint(name):  # a raised digit, too, as of a footnote
        return False
    if name.startswith("+"):
        return False  # what a button adds, behind an empty label: "+关注"
    read = tokens[1:] if len(tokens) > 1 and tokens[0] in _ALSO_FIRST_NAMES else tokens
    if len(tokens) > 1 and not name.isascii():
        read = [token for token in read if token != _ALSO_VIETNAMESE]
    if any(token.lower().strip(EDGES) in words.not_names for token in read):
        return False
    if known and tokens[-1].endswith(words.desk_endings):
        return True  # "our newsroom" in one word: "onze nieuwsredactie"
    if not name.isascii() and _HAN_PHRASE.search(name):
        return False
    if len(tokens) == 1:
        return (known and not names_weekday(name)) or (is_uncased(name) and len(name) <= _MAX_UNCASED_CHARS)
    pairs = zip(["", *tokens], tokens, strict=False)
    return all(not opens_small(token) or _may_be_small(before, token) for before, token in pairs)


_COLONS = frozenset(COLONS)
_ALSO_FIRST_NAMES = frozenset(("Jan", "Mar", "Jun", "Sun"))  # and short for months and a day
_ALSO_VIETNAMESE = "Thu"  # and short for a day; the names beside it bear marks: "Nguyễn Thu Hà"
_HAN_PHRASE = regex.compile(
    rf"[{HAN}]{{13}}|[{HAN}]{{5}}\s[{HAN}]{{5}}|[{KANA}{HAN}].{{0,40}}[:：？！。“”《》]"
)
"""What no name in Chinese characters holds: the longest of a person, with the dots of a foreign one, has 12."""


def opens_small(text: str) -> bool:
    """Tell whether a text opens with a small letter of a script that has capitals.

    Georgian letters are small ones to Unicode, but nothing opens with another: they are their own title case.
    """
    return text[:1].islower() and text[0].title() != text[0]


def _may_be_small(before: str, token: str) -> bool:
    """Tell whether a word of a name may begin in lower case: "de", "los" behind "de", "d'Avila"."""
    words = name_words()
    if token in words.particles or f"{before} {token}".lower() in words.particle_pairs:
        return True
    match = _ELIDED.match(token)
    return match is not None and match["rest"].isupper()


# "d'Avila", "al-Quill", "tSaoir"
_ELIDED = re.compile(r"(?:[^\W\d_]{1,3}['’‐-]|[thn](?=[^\W\d_a-z]))(?P<rest>[^\W\d_])")


def is_full_name(name: str) -> bool:
    """Tell whether a name is written like a person's first and last name: two to four words of letters alone."""
    words = name.split()
    if len(words) == 1:
        return is_uncased(name) and len(name) <= _MAX_UNCASED_CHARS and _HAN_OR_HANGUL.fullmatch(name) is not None
    particles = name_words().particles
    if not words or words[-1] in particles:  # "Saved von"
        return False
    capitals = sum(word.lower() not in particles for word in words) if len(words) > _MAX_FULL_NAME_WORDS else 0
    if capitals >= _MAX_FULL_NAME_WORDS:
        return False
    return bool(_LETTERS.fullmatch(name)) and looks_like_name(name)


_MAX_FULL_NAME_WORDS = 4  # by hand; at half and at twice 7 and 0 of 520 pages differ
# In Indic scripts and in Thai vowels are marks; in Persian and Malayalam a joiner may part letters.
_LETTER = r"\p{L}[\p{M}\u200c\u200d]*+"
_LETTERS = regex.compile(rf"(?:{_LETTER})++(?:(?:[-'’ ]|\. ?)(?:{_LETTER})++)*+\.?")
_HAN_OR_HANGUL = regex.compile(rf"[\u3005-\u3007{EAST_ASIAN}·]+")
"""The scripts that write a first and a last name in one word."""


def is_name_alone(name: str) -> bool:
    """Tell whether a full name is one by itself, where nothing on the page says that it is anybody's.

    In Chinese characters and in Hangul any short word may look like a name: only one that opens with a common surname
    counts, a Chinese or a Japanese one. In Georgian it ends as surnames do.

    >>> is_name_alone("林晓雯"), is_name_alone("收盘播报"), is_name_alone("등록일")
    (True, False, False)
    """
    if not _HAN_OR_HANGUL.search(name):
        return is_full_name(name) and (not _GEORGIAN.search(name) or name.endswith(_GEORGIAN_SURNAMES))
    joined = "".join(name.split())
    return chinese_name().fullmatch(joined) is not None or japanese_name().fullmatch(joined) is not None


_GEORGIAN = re.compile("[\u10d0-\u10ff]")
_GEORGIAN_SURNAMES = ("შვილი", "ძე", "ავა")  # other ends are those of adjectives, too


def is_uncased(name: str) -> bool:
    """Tell whether a name is written in a script that knows no capitals, like 松岡大地; シェア is a loan word."""
    has_no_case = name[:1].isalpha() and not name[0].islower() and not name[0].isupper()
    return has_no_case and not _KATAKANA.fullmatch(name)


_MAX_UNCASED_CHARS = 6  # by hand; at half and at twice no page of 520 differs
_KATAKANA = re.compile(r"[ァ-ヺー]++")


def unique_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return names without those that differ from one before them in case or marks alone, so many at most."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
        if len(found) == _MAX_NAMES:
            break
    return tuple(found.values())


_MAX_NAMES = 20  # by hand; at half and at twice no page of 520 differs
