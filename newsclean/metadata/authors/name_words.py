"""The words of names.toml, and what a name is by them: a desk, an agency, a company (layer 1)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints

import regex

from newsclean.characters import COLON_CLASS, HAN, KANA
from newsclean.text import fold, longest_word

# Around a name these marks are none of it.
EDGES = " \t.,;:|/-–—•·⋅*[]\"“”„«»'‘’"


class NameWords(NamedTuple):
    """The lists of names.toml, those that are of its name there as they are, and what is made of them."""

    by: tuple[str, ...]
    """The words that open a byline on pages in whatever language."""
    split: re.Pattern[str]
    roles: frozenset[str]
    role_words: frozenset[str]
    """The words of the roles and of what stands before them, folded."""
    role_tails: tuple[str, ...]
    """The roles with a space before, the longest first."""
    role_ends: frozenset[str]
    """The last words of the roles."""
    beats: frozenset[str]
    """Words before a role for what it is for or how it is done: "football", "freelance"."""
    trades: frozenset[str]
    """What ends who somebody is, behind a name: "software engineer"."""
    grades: frozenset[str]
    """Words of a role before it: "senior"."""
    heads: frozenset[str]
    """What a role is called before what it is of: "head", "director"."""
    of_heads: frozenset[str]
    """Words between the two: "of"."""
    not_names: frozenset[str]
    particles: frozenset[str]
    particle_pairs: frozenset[str]
    joins: frozenset[str]
    """The words between two names: "and"."""
    last_joins: frozenset[str]
    """Those that are no word before a place elsewhere."""
    openings: frozenset[str]
    """Words in lower case that no name begins with."""
    desks: frozenset[str]
    desk_endings: tuple[str, ...]
    agencies: frozenset[str]
    agencies_alone: frozenset[str]
    newsrooms: frozenset[str]
    """What newsrooms are called by themselves: "newsroom", "redaktion"."""
    newsroom_openings: tuple[str, ...]
    """The same at the start of a word, as in Thai."""
    newsroom_ends: tuple[str, ...]
    """The same at the end of a word, or where words are not parted."""
    reports: frozenset[str]
    """What says behind a name that its bearer reports."""
    specially: frozenset[str]
    """What says for whom somebody wrote this once: "special to"."""
    places: frozenset[str]
    """Places that look like names."""
    place_openings: frozenset[str]
    """What places of several words open with: "new", "san"."""
    papers: frozenset[str]
    """What the names of papers end in."""
    paper_openings: tuple[str, ...]
    """What they and agencies open with, with the space behind it."""
    paper_endings: tuple[str, ...]
    companies: frozenset[str]
    """What the names of companies end in."""
    partners: frozenset[str]
    """What a company's name ends in behind "and": "Co"."""
    of_bodies: frozenset[str]
    """Words between what a body is and what it is for: "of"."""
    accounts: frozenset[str]
    account_ends: frozenset[str]
    pictures: re.Pattern[str]
    """What names who took the pictures, at its start: "Photos: "."""
    together_with: frozenset[str]
    """Words before an agency that helped: "with"."""
    aside: re.Pattern[str]
    """What stands in brackets and is no nickname: "(Image: Agency)", "(mit dpa)"."""
    not_by: tuple[str, ...]
    agency_openings: frozenset[str]
    """The first word of each agency; and the longest, without which a text names none."""
    telling_of_agencies: frozenset[str]
    archives: frozenset[str]
    picture_words: frozenset[str]
    text_words: frozenset[str]
    marks: frozenset[str]
    """What an element with a writer's name is called."""
    not_marks: frozenset[str]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))


@cache
def name_words() -> NameWords:
    """Return the words of names.toml."""
    data = _data()
    made: dict[str, Any] = {
        "split": _between_names(data),
        "role_words": frozenset(
            word for of in ("roles", "beats", "grades") for text in data[of] for word in fold(text).split()
        ),
        "role_tails": tuple(" " + role for role in sorted(data["roles"], key=len, reverse=True)),
        "role_ends": frozenset(role.rpartition(" ")[2] for role in data["roles"]),
        "openings": frozenset(data["joins"] + data["prepositions"]),
        "paper_openings": tuple(word + " " for word in data["paper_openings"]),
        "pictures": _before_photographer(data),
        "aside": _aside(data),
        "agency_openings": frozenset(agency.partition(" ")[0] for agency in data["agencies"]),
        "telling_of_agencies": frozenset(map(longest_word, data["agencies"])),
        "picture_words": frozenset(data["pictures"]),
        "text_words": frozenset(data["texts"]),
    }
    types = get_type_hints(NameWords)
    as_listed: dict[str, Any] = {name: types[name](data[name]) for name in NameWords._fields if name not in made}
    return NameWords(**as_listed, **made)


def _between_names(data: dict[str, Any]) -> re.Pattern[str]:
    """Return the pattern of what parts two names: a mark, which is its group, or a word."""
    joins = "|".join(re.escape(word) for word in data["joins"])
    lasts = "|".join(re.escape(word) for word in data["last_joins"])
    return re.compile(rf"\s*([,;|&/、，・／])\s*(?:(?:{lasts})\s+(?=[^\W\da-zß-ÿа-я_]))?|\s+(?:{joins})\s+")


def _before_photographer(data: dict[str, Any]) -> re.Pattern[str]:
    """Return the pattern of what names who took the pictures: "Photos: ", "Picture by "."""
    pictures = "|".join(re.escape(word) for word in sorted(data["pictures"], key=len, reverse=True))
    openings = "".join(sorted({word[0] for word in data["pictures"]}))  # most texts have another: a fourth of the time
    by = "|".join(map(re.escape, data["taken_by"]))
    return re.compile(
        rf"(?<![^\W\d_])(?=[{openings}])(?:{pictures})(?:\s(?:{by})\s|\s?[{COLON_CLASS}/／・＝]|(?<=\.)\s)",
        re.IGNORECASE,
    )


def _aside(data: dict[str, Any]) -> re.Pattern[str]:
    """Return the pattern of brackets with a label, or with whom a text was written."""
    together = "|".join(map(re.escape, data["together_with"]))
    inner = r"[^()\[\]]*"
    return re.compile(rf"[(\[](?:{inner}[:/]{inner}|(?:{together})\s{inner})[)\]]", re.IGNORECASE)


@cache
def chinese_name() -> regex.Pattern[str]:
    """Return the pattern of a common surname and a given name of one or two characters.

    Most pages ask for none, and it takes longer to compile than all other lists take to read.
    """
    surnames, double = _data()["chinese_surnames"], "|".join(_data()["chinese_double_surnames"])
    return regex.compile(rf"(?:[{surnames}]|{double})[{HAN}]{{1,2}}")


@cache
def japanese_name() -> regex.Pattern[str]:
    """Return the pattern of a common Japanese surname and a given name of one to four characters."""
    surnames = "|".join(_data()["japanese_surnames"].split())
    return regex.compile(rf"(?:{surnames})[{HAN}{KANA}]{{1,4}}")


def is_desk(name: str) -> bool:
    """Tell whether a name is a desk's: "Gull staff", "Redaktion Seemeile", "Nieuwsredactie"."""
    words = [token.strip(EDGES).rstrip("0123456789") for token in name.lower().split()]
    return any(word in name_words().desks or word.endswith(name_words().desk_endings) for word in words)


def is_newsroom(name: str) -> bool:
    """Tell whether a name is what a newsroom signs with, in a few words: "Sports Desk", "Redakcja".

    >>> is_newsroom("Local Democracy Desk"), is_newsroom("Da Redação"), is_newsroom("A desk was found in the old hall")
    (True, True, False)
    """
    folded = name.lower()
    tokens = [token.strip(EDGES) for token in folded.split()]
    if not 0 < len(tokens) <= _NEWSROOM_WORDS:
        return False
    words = name_words()
    if any(" ".join(tokens[start:end]) in words.newsrooms for start in (0, 1) for end in (start + 2, start + 3)):
        return True
    if len(tokens) > _NEWSROOM_AND_MORE and tokens[-2].islower() and name.split()[-2].islower():
        return False  # "Scrivi alla redazione"
    if tokens[0].startswith(words.newsroom_openings):
        return True
    return any(token in words.newsrooms or token.endswith(words.newsroom_ends) for token in (tokens[0], tokens[-1]))


_NEWSROOM_AND_MORE = 2
_NEWSROOM_WORDS = 4  # by hand: "Local Democracy Desk"


def is_joined_name(first: str, second: str) -> bool:
    """Tell whether what "and" joins is one name, a company's or a body's.

    >>> is_joined_name("Quill", "Co."), is_joined_name("Ministry of Ports", "Quays"), is_joined_name("Ada", "Ben")
    (True, True, False)
    """
    words = name_words()
    if second.lower().strip(EDGES) in words.partners:
        return True
    return not words.of_bodies.isdisjoint(first.split()[1:2])


def is_body(name: str) -> bool:
    """Tell whether a name is a body's, by the word between what it is and what it is for: "Office of Quays"."""
    return name.partition(" ")[2].partition(" ")[0] in name_words().of_bodies


def is_agency(name: str) -> bool:
    """Tell whether a name is a news agency's."""
    return name.lower() in name_words().agencies


def is_agency_alone(name: str) -> bool:
    """Tell whether a name is a news agency's where nothing else stands in its line: "AA", "Beta"."""
    return is_agency(name) or name.lower() in name_words().agencies_alone


def opens_agency(word: str) -> bool:
    """Tell whether an agency's name opens with a word in lower case: "keystone-sda", "press"."""
    return word in name_words().agency_openings


def is_archive_word(word: str) -> bool:
    """Tell whether a word is one for an archive: "Archivio", "archives"."""
    return word.lower() in name_words().archives


def is_paper(name: str) -> bool:
    """Tell whether a name ends or opens as those of papers and stations do: "Gull Media", "وكالة النورس"."""
    words = name_words()
    if name.lower().rsplit(" ", 1)[-1] in words.papers or name.endswith(words.paper_endings):
        return True
    return opens_as_paper(name)


def opens_as_paper(name: str) -> bool:
    """Tell whether a name opens with a word for an agency, a paper or a station, as in Arabic and Persian."""
    return not name.isascii() and name.startswith(name_words().paper_openings)


def is_station_behind(first: str, name: str) -> bool:
    """Tell whether what stands behind a full name is its station, three or four capitals and a place: "LRF Lumeport".

    Two are a person's, "AJ Quill", and so are more where the first name has some, too.
    """
    return _STATION.match(name) is not None and " " in first and not any(map(str.isupper, first.split()))


_STATION = regex.compile(r"\p{Lu}{3,4}+(?:-\p{L}++)?+ \p{Lu}\p{Ll}")


def is_company(name: str) -> bool:
    """Tell whether a name ends in a company's form.

    >>> is_company("Gull Media Inc."), is_company("Seemeile Sp. z o.o."), is_company("Ada Quill"), is_company("Kim Se")
    (True, True, False, False)
    """
    words = _STOPS.sub("", name).replace(" z oo", " zoo").split()
    if len(words) < 2 or (len(words[-1]) <= _SHORT_FORM_CHARS and not words[-1].isupper() and words[-1] in name):
        return False  # "Kim Se", "Ola As"
    return not name_words().companies.isdisjoint((words[-1].lower(), " ".join(words[-2:]).lower()))


_SHORT_FORM_CHARS = 2  # by hand; at half and at twice no page of 520 differs
_STOPS = re.compile(r"(?<=\w)[./](?=[\w ]|$)|,")


def keeps_stop(name: str) -> bool:
    """Tell whether the full stop behind a name is its own: it ends in a short form or in a letter.

    >>> keeps_stop("Ada Quill Jr"), keeps_stop("Ada Q"), keeps_stop("A. Quill et al"), keeps_stop("Ada Quill")
    (True, True, True, False)
    """
    return _KEEPS_STOP.search(name) is not None


_KEEPS_STOP = re.compile(r"\s(?:[JS]r|[^\W\d_]|Inc|Ltd|Corp|Co|et\sal)$")  # "Gull Inc."


def may_join_names(word: str) -> bool:
    """Tell whether a word in small letters stands in names or between them: "van", "and"."""
    return word in name_words().particles or word in name_words().joins


def is_writers_mark(words: Collection[str], *, by: bool) -> bool:
    """Tell whether the words that an element is called by, in lower case, are for who writes: "reporter", "name".

    `by` says that the last of them is "by".
    """
    return (by or not name_words().marks.isdisjoint(words)) and name_words().not_marks.isdisjoint(words)
