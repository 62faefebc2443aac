"""What stands around the names in a byline: "by", a place, a day, who took the pictures (layer 1): str in and out.

The words are data: names.toml, and those that the phrase files of the languages list as `by`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsclean.characters import COLON_CLASS, COLONS
from newsclean.metadata.authors.east_asian_bylines import CHINESE_REPORTER
from newsclean.metadata.authors.name_words import EDGES, name_words
from newsclean.metadata.dates.date_words import names_month, names_weekday
from newsclean.phrase_files import UNKNOWN, file_heads, primary_code

MAX_BYLINE_CHARS = 400
"""A longer text is no byline."""
ENDS_OF_NO_BYLINE = ("--", "\u2014", "\u2013", *COLONS)
"""What ends a dateline or a label."""
_LANGUAGES = 200  # whose words of bylines are at hand


def is_byline_word(text: str, language: str | None = None) -> bool:
    """Tell whether a text is nothing but a word that opens a byline.

    >>> is_byline_word("Written by:")
    True
    """
    end = _end_of_byline_word(text, language)
    return end > 0 and not text[end:].strip(EDGES)


def after_byline_word(text: str, language: str | None = None) -> str | None:
    """Return what follows the byline word that a text opens with, or None where it opens with none.

    `language` is the code that the page declares, None where it declares none.

    >>> after_byline_word("By Ada Quill"), after_byline_word("Deur Ada Roe"), after_byline_word("Deur Ada Roe", "af")
    ('Ada Quill', None, 'Ada Roe')
    >>> after_byline_word("Posted for the Gull by Ada Quill"), after_byline_word("Sold for the Gull by Ada Quill")
    ('Ada Quill', None)
    >>> after_byline_word("Von Ada Quill"), after_byline_word("Von Lume zur See"), after_byline_word("Von A zum B")
    ('Ada Quill', None, None)
    """
    end = _end_of_byline_word(text, language)
    return text[end:].strip() if end else None


def _end_of_byline_word(text: str, language: str | None) -> int:
    """Return where the byline word that a text opens with ends, with what follows it up to the name; 0 for none."""
    if _FROM_TO.match(text):
        return 0
    by_start = _byline_words_on_pages_in(language)
    words = by_start.get(text[:2].lower(), ()) + by_start.get(text[:1], ())
    for word, is_verb in words:
        if text[: len(word)].lower() != word:
            continue
        if match := (_BEHIND_VERB if is_verb else _BEHIND_WORD).match(text, len(word)):
            return match.end()
    reporter = CHINESE_REPORTER.match(text) if words and not text.isascii() else None
    return reporter.end() if reporter else 0


# German says "from" as it says "by": "Von Lume zur Weltspitze" is a headline's. One name in thousands has "zur".
_FROM_TO = re.compile(r"[Vv]on\s[^\n]{1,60}?\szu[mr]\s")  # linear: it starts at the text's start, with a bound


_ByStart = dict[str, tuple[tuple[str, bool], ...]]
"""First characters -> each word that opens so, and whether it is a verb that "by" follows: "posted"."""


@lru_cache(maxsize=_LANGUAGES)
def _byline_words_on_pages_in(language: str | None) -> _ByStart:
    code = primary_code(language)
    return _byline_words_of(code if code in file_heads() else UNKNOWN)


@cache
def _byline_words_of(code: str) -> _ByStart:
    """Return the words of all languages, with those of one's file that may open a name elsewhere: "per", "gan".

    They stand by their first two characters, or their only one: most texts open with others. No name opens with two
    words of another language's bylines, nor with one that a colon ends: "geskryf deur".
    """
    heads = file_heads()
    told = filter(_is_told, (word for head in heads.values() for word in head.by))
    words = {word.lower() for word in (*name_words().by, *told, *(heads[code].by if code in heads else ()))}
    by_start: _ByStart = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        verb = word.removesuffix(" by")
        entry = (verb, True) if verb != word and verb.isalpha() else (word, False)
        by_start[word[:2]] = (*by_start.get(word[:2], ()), entry)
    return by_start


@cache
def told_byline_words() -> tuple[str, ...]:
    """Return the words of bylines, in whatever language, that are several or that a mark ends: "written by"."""
    words = (word.lower() for head in file_heads().values() for word in head.by)
    return tuple(dict.fromkeys(filter(_is_told, (*name_words().by, *words))))


def _is_told(word: str) -> bool:
    return " " in word or word.endswith(_BEFORE_NAME)


_TO_NAME = rf"(?:\s*[{COLON_CLASS}＝]\s*|\s+|(?<=[{COLON_CLASS}／/・●])|$)"
_BEHIND_WORD = re.compile(_TO_NAME)
# For whom it was may stand before "by": "Posted for the Gull by". Its four words are a bound set by hand.
_BEHIND_VERB = re.compile(rf"(?:\s+for(?:\s+[^\d\s.,:;|]{{1,30}}){{1,4}})?\s+by{_TO_NAME}", re.IGNORECASE)
_BEFORE_NAME = (*COLONS, "/", "=", "・", "●")


def before_place(byline: str) -> str:
    """Return what stands right behind a byline word up to a day, a place, an account or the site's name.

    >>> before_place("Ada Quill in Lumeport"), before_place("Ada Quill Published 5 May 2024")
    ('Ada Quill', 'Ada Quill')
    """
    behind = _BEHIND_NAME.search(byline)
    words = byline[: behind.start()].split() if behind else byline.split()
    while behind and _DAY.match(behind[0]) and len(words) > 2 and (names_month(words[-1]) or names_weekday(words[-1])):
        words.pop()
    while words and words[-1].lower().strip(EDGES) in name_words().not_names:
        words.pop()
    return " ".join(words)


# What follows a name: "Ada Quill on 5 May", "Ada Quill Published 5 May", "Ada Quill @ada", "Ada Quill For The Gull",
# "Ada Quill aus Rom".
_BEHIND_NAME = re.compile(
    r"\s(?:@|[a-z\xdf-\xff]{0,5}\s?\d|(?:[Ff]or|FOR|in|at|on|from|aus|depuis|desde)\s+(?:[Tt]he\s|THE\s)?[A-Z]).*",
    re.DOTALL,
)
_DAY = re.compile(r"\s\d{1,2}(?!\d)")


def names_others(text: str) -> bool:
    """Tell whether a text opens with words behind which those are named who did not write: "Photos:", "Edited by"."""
    return name_words().pictures.match(text) is not None or text.lower().startswith(name_words().not_by)


def tells_of_others(text: str) -> bool:
    """Tell whether a text is but the words before who did something else than write: "Reviewed by", "Photo:"."""
    return name_words().pictures.fullmatch(text) is not None or text.lower().strip(_AROUND_LABEL) in _not_by_labels()


_AROUND_LABEL = COLON_CLASS + "|｜ "


@cache
def _not_by_labels() -> frozenset[str]:
    return frozenset(word.rstrip(COLON_CLASS) for word in name_words().not_by)
