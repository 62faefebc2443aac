"""Author names out of bylines (layer 1): str in, names of people and desks out. Words are data: names.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from newsclean.text import fold

MAX_NAME_CHARS = 60
MAX_NAME_WORDS = 6
MAX_FULL_NAME_WORDS = 4
MAX_UNCASED_CHARS = 5
MAX_LINE_CHARS = 400
"""A longer text is no byline."""
MAX_NAMES = 20

_NOT_A_NAME = re.compile(r"https?:|www\.|@|[{}<>=_#%]|\d{3}|\.(?:php|html?)\b|\b[a-z]+(?:\.[a-z]+){2,}")
_EDGES = " \t.,;:|/-–—•·⋅*[]\"“”„«»'‘’"
_LETTERS = re.compile(r"[^\W\d_]+(?:(?:[-'’ ]|\. ?)[^\W\d_]+)*\.?")
_WORD = re.compile(r"[^\W\d_][\w.'’\-‐]*")
_TAIL = re.compile(r"\s[-–—•·⋅]\s")
# "Ada Quill on 5 May", "Ada Quill Published 5 May", "Ada Quill @ada", "Ada Quill for The Gull": what follows a name.
_BEHIND_NAME = re.compile(r"\s(?:@|[a-z\xdf-\xff]{0,5}\s?\d|(?:for|in|at|on)\s+(?:the\s)?[A-Z]).*", re.DOTALL)
# "(Image: Agency)": what stands in brackets and is no nickname
_ASIDE = re.compile(r"[(\[][^()\[\]]*[:/][^()\[\]]*[)\]]")


class _Words(NamedTuple):
    by: re.Pattern[str]
    """A byline word at the start, with what follows it up to the name."""
    split: re.Pattern[str]
    roles: frozenset[str]
    role_words: frozenset[str]
    """The words of the roles."""
    role_tails: tuple[str, ...]
    not_names: frozenset[str]
    particles: frozenset[str]
    desks: frozenset[str]


@cache
def _words() -> _Words:
    data = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
    by = "|".join(re.escape(word) for word in sorted(data["by"], key=len, reverse=True))
    joins = "|".join(re.escape(word) for word in data["joins"])
    return _Words(
        by=re.compile(rf"(?:{by})(?:\s*[:：]\s*|\s+|(?<=[：:／・])|$)", re.IGNORECASE),
        split=re.compile(rf"\s*([,;|&/、，・])\s*|\s+(?:{joins})\s+"),
        roles=frozenset(data["roles"]),
        role_words=frozenset(word for role in data["roles"] for word in role.split()),
        role_tails=tuple(" " + role for role in sorted(data["roles"], key=len, reverse=True)),
        not_names=frozenset(data["not_names"]),
        particles=frozenset(data["particles"]),
        desks=frozenset(data["desks"]),
    )


def is_desk(name: str) -> bool:
    """Return whether a name is a desk's: "Gull staff", "Redaktion Seemeile"."""
    return any(token.strip(_EDGES) in _words().desks for token in name.lower().split())


def is_role_word(word: str) -> bool:
    """Return whether a word, in lower case, is one of those that jobs are called by."""
    return word in _words().role_words


def is_byline_word(text: str) -> bool:
    """Return whether a text is nothing but a word that opens a byline.

    >>> is_byline_word("Written by:")
    True
    """
    match = _words().by.match(text)
    return match is not None and not text[match.end() :].strip(_EDGES)


def after_byline_word(text: str) -> str | None:
    """Return what follows the byline word that a text opens with, or None where it opens with none.

    >>> after_byline_word("By Ada Quill")
    'Ada Quill'
    """
    match = _words().by.match(text)
    return text[match.end() :].strip() if match else None


def before_place(byline: str) -> str:
    """Return what stands right behind a byline word up to a day, a place, an account or the site's name.

    >>> before_place("Ada Quill in Lumeport"), before_place("Ada Quill Published 5 May 2024")
    ('Ada Quill', 'Ada Quill')
    """
    words = _BEHIND_NAME.sub("", byline).split()
    while words and words[-1].lower().strip(_EDGES) in _words().not_names:
        words.pop()
    return " ".join(words)


def split_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the names in lines that are known to hold authors.

    >>> split_names(["By Ada Quill and Ben Osei, Senior Reporter"])
    ('Ada Quill', 'Ben Osei')
    """
    return _unique(name for text in texts for part in _parts(text) if (name := _name(part)))


def visible_names(texts: Iterable[str], *, known: bool = False) -> tuple[str, ...]:
    """Return the names in texts near the headline: only what is written like a person's name.

    `known` says that the page marks the texts as an author's: then one word is enough.

    >>> visible_names(["Ada Quill", "5 min read"])
    ('Ada Quill',)
    """
    names = (name for text in texts for part in _parts(text) if (name := _name(part)))
    return _unique(name for name in names if looks_like_name(name, known=known))


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
        if len(found) == MAX_NAMES:
            break
    return tuple(found.values())


def _parts(text: str) -> list[str]:
    if len(text) > MAX_LINE_CHARS or "://" in text:
        return []
    words = _words()
    first, *rest = words.split.split(_ASIDE.sub(" ", _strip_by(text)))
    behind = zip(rest[::2], rest[1::2], strict=True)
    return [first, *(part for mark, part in behind if not (mark and _ends_in_role(part)))]


def _ends_in_role(part: str) -> bool:
    """Tell whether what stands behind a mark, as not behind "and", is the role of who is before: "Harbour Reporter"."""
    return part.lower().strip(_EDGES).endswith(_words().role_tails)


def _strip_by(text: str) -> str:
    """Return a text without the byline words it opens with; those that are all of it stay."""
    for _ in range(2):
        rest = after_byline_word(text.lstrip(_EDGES))
        if rest is None:
            break
        text = rest
    return text


def _name(part: str) -> str | None:
    """Return a part of a byline as a name, its role cut off; None where it is no name."""
    if part.lstrip().startswith(("(", "[")) or _NOT_A_NAME.search(part):
        return None
    words = _words()
    name = _TAIL.split(_strip_by(part), maxsplit=1)[0].strip(_EDGES)
    lower = name.lower()
    if lower in words.roles:
        return None
    if lower.endswith(words.role_tails):
        for role in words.role_tails:
            if not lower.endswith(role):
                continue
            person = name[: -len(role)].strip(_EDGES)
            if " " in person or _is_uncased(person):  # "Gull staff reporter" names a desk
                name = person
            break
    if not 2 <= len(name) <= MAX_NAME_CHARS or len(name.split()) > MAX_NAME_WORDS:
        return None
    if not _WORD.search(name) or name.lower() in words.roles or name.lower() in words.not_names:
        return None
    return name


def looks_like_name(name: str, *, known: bool = False) -> bool:
    """Return whether a text is written like a person's name: capitals, no digits, no word of the page's own."""
    words = _words()
    tokens = name.split()
    if any(token.lower().strip(_EDGES) in words.not_names for token in tokens) or any(map(str.isdigit, name)):
        return False
    if len(tokens) == 1:
        return known or (_is_uncased(name) and len(name) <= MAX_UNCASED_CHARS)
    return all(not token[0].islower() or token.lower() in words.particles for token in tokens)


def is_full_name(name: str) -> bool:
    """Return whether a name is written like a person's first and last name: two to four words of letters alone."""
    words = name.split()
    if len(words) == 1:
        return _is_uncased(name) and len(name) <= MAX_UNCASED_CHARS
    return len(words) <= MAX_FULL_NAME_WORDS and bool(_LETTERS.fullmatch(name)) and looks_like_name(name)


def _is_uncased(name: str) -> bool:
    """Return whether a name is written in a script that knows no capitals, like 松岡大地."""
    return name[:1].isalpha() and not name[0].islower() and not name[0].isupper()
