"""What must hold of every page and of every text: raises AssertionError where it does not. Needs no fuzzer.

`run.py` calls these with what atheris makes up, tests/test_found_by_fuzzing.py with what it once found.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import regex

import newsclean
from newsclean import Article, NewscleanError
from newsclean.captions.credit_forms import FORMS
from newsclean.captions.credits import split_credit
from newsclean.lexicon import lexicon_for
from newsclean.lines.byline_lines import cut_as_byline
from newsclean.lines.phrase_lines import cut_by_phrase
from newsclean.metadata.authors.bylines import split_names, visible_names
from newsclean.metadata.authors.name_words import name_words
from newsclean.metadata.dates import clocks, date_words
from newsclean.metadata.dates.date_words import find_update_word
from newsclean.metadata.dates.dates import find_date, parse_date
from newsclean.metadata.jsonld import read_documents
from newsclean.own_rules.recurrence import line_key
from newsclean.text import clean_line, fold

PAGE_SECONDS = 2.0  # of CPU; the target for pages under 1.2 MB, and fuzzed ones are far smaller
TEXT_CHARS = 20_000  # a quadratic search of so many characters takes seconds, a linear one a millisecond or two
TEXT_SECONDS = 0.25
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")

# ---- pages ------------------------------------------------------------------------------------------------------


def check_page(html: bytes | str) -> None:
    """Check that a page gives an article that keeps the promises, or a NewscleanError, in time."""
    start = time.thread_time()
    try:
        traced = newsclean.trace(html)
    except NewscleanError:
        traced = None
    seconds = time.thread_time() - start
    assert seconds < PAGE_SECONDS, f"{seconds:.1f} s for {len(html)} characters or bytes"
    if traced is None:
        return
    article = traced.article
    assert newsclean.replay(traced) == article.text, "the replay differs"
    assert Article.from_dict(json.loads(article.to_json())) == article, "JSON gives another article"
    for text in _texts(article.to_dict()):  # JSON as a text has controls escaped
        assert not (bad := _FORBIDDEN.search(text)), f"{bad and bad[0]!r} comes out: {text[:80]!r}"
    for out in (article.text, article.to_html(), article.to_markdown()):
        out.encode()
    came = _letters(block.text for block in traced.page.blocks)
    went = _letters([article.text, *(removal.text for removal in article.removed)])
    assert came == went, f"{came} letters came in, {went} are in text and removals"


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts in plain JSON values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _letters(texts: Any) -> int:
    return sum(character.isalnum() for text in texts for character in text)


# ---- patterns ---------------------------------------------------------------------------------------------------

FOLDERS_OF_EDGES = ("batch", "commands", "benchmark", "inputs", "recipes")
EDGES = ("report",)  # no text of a page reaches their patterns

# What is shown to these is shorter, by their callers' own limits: so many characters or bytes.
MOST_CHARS = {
    "cut_as_byline": 160, "byline_lines.ADDRESS": 160,
    "cut_lines.ADDRESS": 250, "name_words.name_words.aside": 400, "name_words.name_words.split": 400,
    "parse._QUOTED_ATTRIBUTES": 2_048, "decode._XML_DECLARATION": 1_024,
}  # fmt: skip
# Asked of one place in the page alone, with `match`; a search would ask at each.
MATCHED = frozenset((
    "addresses._ADDRESS", "reader._BEHIND_TITLE",
    "parse._QUOTED_ATTRIBUTES", "decode._XML_DECLARATION", "formats._JSON", "jsonld._AFTER_STRING",
    "pitch_lines._DATELINE", "pitches._QUESTION", "shown_dates._NUMBER_GROUPS",
    "copies._ADDRESS_BEHIND.b'<!-- saved from '", "copies._ADDRESS_BEHIND.b'<!-- mirrored from '",
    "credit_tokens._ON_THE_WEB", "credit_tokens._BEHIND_LABEL", "credit_tokens._ELIDED", "credit_labels._ALL_NAMES",
    "credit_search._FIRST", "byline_words._BEHIND_WORD", "byline_words._BEHIND_VERB",
    "credit_forms.BEHIND_WORD", *(f"credit_forms.FORMS.{place}.1" for place in range(len(FORMS))),
))  # fmt: skip


@cache
def patterns() -> dict[str, Any]:
    """Return all patterns that a page's text may reach, by module and name."""
    found: dict[str, Any] = {}
    for module in walk_packages(newsclean.__path__, "newsclean."):
        folder, _, room = module.name.removeprefix("newsclean.").rpartition(".")
        if module.ispkg or room in EDGES or folder in FOLDERS_OF_EDGES:
            continue
        try:
            values = vars(import_module(module.name))
        except ModuleNotFoundError:  # an adapter for an engine that is not installed
            continue
        for name, value in values.items():
            found |= {f"{room}.{path}": pattern for path, pattern in _inside(name, value)}
    found |= {"date_words._updated": date_words._updated(), "clocks._time_of_day": clocks._time_of_day()}
    return found | {f"name_words.name_words.{name}": getattr(name_words(), name) for name in ("split", "aside")}


def _inside(name: str, value: object) -> Iterator[tuple[str, Any]]:
    if isinstance(value, re.Pattern | regex.Pattern):
        yield name, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _inside(f"{name}.{key}", item)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _inside(f"{name}.{index}", item)


# ---- functions of a line ----------------------------------------------------------------------------------------

_EN, _JA, _UND = lexicon_for("en"), lexicon_for("ja"), lexicon_for("und")
_BYLINE = frozenset(("ada", "quill"))
FUNCTIONS: dict[str, Callable[[str], object]] = {
    "fold": fold,
    "match": _EN.match,
    "match-spaceless": _JA.match,
    "match-linked": lambda text: _UND.match(text, 1.0),
    "cut_by_phrase": lambda text: cut_by_phrase(text, 0.0, 0.5, _EN),
    "cut_as_byline": lambda text: cut_as_byline(text, _EN, _BYLINE),
    "split_credit": lambda text: split_credit(text, _EN),
    "split_credit-spaceless": lambda text: split_credit(text, _JA),
    "find_date": find_date,
    "parse_date": parse_date,
    "find_update_word": find_update_word,
    "split_names": lambda text: split_names([text]),
    "visible_names": lambda text: visible_names([text]),
    "clean_line": clean_line,
    "read_documents": read_documents,
    "line_key": line_key,
}


# ---- texts made up for one of them --------------------------------------------------------------------------------

# What the patterns and functions look for, beside the characters that stand in a pattern.
_PIECES = (
    " ", "\n", "\t", "a", "A", "z", "Ab", "0", "20", "2024", "é", "İ", "中", "の", "가", "\u0301", "\u200b", "\xa0",
    ".", ",", ":", ";", "-", "–", "/", "|", "(", ")", "[", "]", "<", ">", "</", "/>", "\"", "'", "“", "”", "»", "&",
    "#", "=", "@", "*", "`", "_", "\\", "{", "}", "%", "+", "©", "…", "·", "by ", "By ", " and ", "photo: ", "Photo ",
    "(Picture: PA) ", "Reuters", "updated ", " May ", "May 1, 2024 ", "1.5.2024 12:30 ", "read more: ", "Ada Quill",
    "撮影", "写真：", "a@b.example", "https://", "charset=", "encoding=", "<meta ", "<?xml ", "&#1;", "\\u12", "null",
    "display:none",
)  # fmt: skip
_NAMES = sorted([*patterns(), *FUNCTIONS])


def made_text(data: bytes) -> tuple[str, str]:
    """Return what to ask (a pattern or function), and a text: a start, a piece over and over, an end."""
    name = _NAMES[data[0] % len(_NAMES)]
    alphabet = _alphabet(name)
    starts, repeats = data[1] % 6, 1 + data[2] % 12
    pieces = [alphabet[byte % len(alphabet)] for byte in data[3:40]]
    start, piece, end = ("".join(part) for part in _cut(pieces, starts, repeats))
    return name, start + (piece or "a") * (TEXT_CHARS // (len(piece) or 1)) + end


def _cut(pieces: list[str], *sizes: int) -> list[list[str]]:
    first, second = sizes
    return [pieces[:first], pieces[first : first + second], pieces[first + second :]]


@cache
def _alphabet(name: str) -> tuple[str, ...]:
    """Return the pieces for a pattern: its own characters first, so that they are as many as all others."""
    if name in FUNCTIONS:
        return _PIECES
    source = patterns()[name].pattern
    source = source.decode("latin-1") if isinstance(source, bytes) else source
    own = tuple(dict.fromkeys(source))[:60]
    return (*own, *re.findall(r"\w{3,12}", source)[:40], *_PIECES)


def check_text(name: str, text: str) -> None:
    """Check that a pattern searches a text, or a function takes it, in time."""
    text = text[: MOST_CHARS.get(name)]
    if name in FUNCTIONS:
        if text.strip():  # no block is empty
            _in_time(name, lambda: FUNCTIONS[name](text))
        return
    pattern = patterns()[name]
    subject = text.encode("utf-8", "surrogatepass") if isinstance(pattern.pattern, bytes) else text

    def search() -> None:
        pattern.match(subject)
        pattern.fullmatch(subject)
        if name not in MATCHED:
            for _ in pattern.finditer(subject):
                pass

    _in_time(name, search)


def _in_time(name: str, run: Callable[[], object]) -> None:
    """Check that a run takes less than TEXT_SECONDS, once in three."""
    least = TEXT_SECONDS
    for _ in range(3):
        start = time.thread_time()
        run()
        least = min(least, time.thread_time() - start)
        if least < TEXT_SECONDS:
            return
    raise AssertionError(f"{name} takes {TEXT_SECONDS} s and more for {TEXT_CHARS:,} characters")
