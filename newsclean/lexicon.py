"""Phrases as data: `lang/*.toml` -> frozen Lexicon, validated on load (layer 1).

In: a language code. Out: a Lexicon that says which kind of boilerplate a line is, if any. One file a language; a
language is added by adding its file. `und.toml` holds what needs no language (agency names, ©, social networks)
and is under every other file. A language without a file gets `und` and, since templates in English are the
commonest second language on such pages, the phrases of `en` too.

The file of a language:

    name = "German"
    stopwords = ["der", "die"]      # commonest function words
    by = ["von"]                    # words that open a byline
    [credit]                        # one table a category of CATEGORIES
    reason = "picture credit"       # at most 50 characters, for the person who asks
    exact = ["..."]                 # the whole line is the phrase; ":", ".", "!" and brackets at its ends are free
    prefix = ["foto:"]              # the line starts with it, at a word boundary
    suffix = ["..."]                # the line ends with it; a full stop after it is free
    contains = ["..."]              # it stands anywhere, at word boundaries; only lines up to CONTAINS_CHARS
    link_prefix = ["..."]           # a prefix that counts only where at least half of the line is a link
    certain = ["..."]               # of the phrases above: no sentence reads so, it counts in the surest text too
    hit = ["Foto: Anna Beispiel"]   # tests: lines that the category must match; [linked text] in brackets
    keep = ["Das Foto: ein Fund."]  # tests: lines that it must not match

`#` in a phrase is a number: digits, with `.`, `,` or `:` between them ("# min read", "updated #").
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from newsclean.errors import DataError
from newsclean.text import fold, is_spaceless, plain

LANG_DIR = Path(__file__).with_name("lang")

CATEGORIES = (
    "credit", "caption", "byline", "dateline", "related", "newsletter", "subscribe", "app", "follow", "tips",
    "advertisement", "affiliate", "correction", "agency", "copyright", "bio", "reading-time", "listen", "comments",
    "share", "navigation", "screen-reader", "live", "feedback", "embed",
)  # fmt: skip

How = Literal["exact", "prefix", "suffix", "contains"]

CONTAINS_CHARS = 400  # a longer line is prose: its middle is not searched
_PHRASE_CHARS = 120  # the longest phrase a file may hold
_ENDS_CHARS = _PHRASE_CHARS + 30  # of a long line only so much is folded at either end
_OPENING_CHARS = 20
_LINK_SHARE = 0.5
_REASON_CHARS = 50
_KINDS = ("exact", "prefix", "suffix", "contains", "link_prefix")
_EXACT_ENDS = " :.!()[]"
_SUFFIX_ENDS = " .!:"

_NUMBER = re.compile(r"[0-9]+(?:[.,:][0-9]+)*")  # a separator is never a digit: one way to match, linear
_DIGIT = re.compile(r"\d")


class Match(NamedTuple):
    """Why a line is boilerplate: which phrase of which category it matches, and how."""

    category: str
    """One of CATEGORIES."""
    reason: str
    """The category's reason, at most 50 characters."""
    phrase: str
    """The phrase, folded, `#` for a number."""
    how: How
    certain: bool = False
    """It counts however sure the page around the line is that it is text."""


class Phrase(NamedTuple):
    """A phrase of a file, ready to be compared."""

    kind: str
    """exact, prefix, suffix, contains or link_prefix."""
    key: str
    """The folded phrase without the characters that are free at its ends."""
    match: Match


@dataclass(frozen=True, slots=True)
class PhraseFile:
    """One file of `lang`, validated."""

    name: str
    stopwords: frozenset[str]
    by: tuple[str, ...]
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of one language, `und` included."""

    code: str
    fallback: bool
    """True where the language has no file of its own."""
    stopwords: frozenset[str]
    byline: tuple[str, ...]
    """Folded words that open a byline before a name: "by"."""
    reasons: Mapping[str, str] = field(repr=False)
    """Why lines of a category are cut, by category."""
    _exact: Mapping[str, Match] = field(repr=False)
    _prefix: _Ends = field(repr=False)
    _suffix: _Ends = field(repr=False)
    _link_prefix: _Ends = field(repr=False)
    _contains: _Inner = field(repr=False)
    _credit_openings: tuple[str, ...] = field(repr=False)

    def match(self, line: str, link_share: float = 0.0) -> Match | None:
        """Return why `line` (as the page has it) is boilerplate, or None.

        The first of exact, prefix, suffix, contains that matches; the longest phrase among prefixes and among
        suffixes. `link_share` is the share of the line's characters that stand in links.
        """
        if len(line) > CONTAINS_CHARS:
            return self._match_ends(line, link_share)
        folded = _NUMBER.sub("#", fold(line))
        if not folded:
            return None
        found = self._exact.get(folded.strip(_EXACT_ENDS)) or _at_start(self._prefix, folded)
        if not found and link_share >= _LINK_SHARE:
            found = _at_start(self._link_prefix, folded)
        return found or _at_end(self._suffix, folded) or _inside(self._contains, folded)

    def opens_as_credit(self, line: str) -> bool:
        """Tell whether `line` begins as a picture credit may; a quick look, for lines that have many places to try."""
        return fold(line[:_OPENING_CHARS]).startswith(self._credit_openings)

    def ends_as_credit(self, line: str) -> bool:
        """Tell whether `line` ends in a suffix of picture credits."""
        folded = fold(line[-_ENDS_CHARS:])
        found = _at_end(self._suffix, folded) if folded else None
        return found is not None and found.category == "credit"

    def _match_ends(self, line: str, link_share: float) -> Match | None:
        """Return the prefix or suffix match of a long line, of which only the ends are folded."""
        head = _NUMBER.sub("#", fold(line[:_ENDS_CHARS]))
        found = _at_start(self._prefix, head) if head else None
        if not found and head and link_share >= _LINK_SHARE:
            found = _at_start(self._link_prefix, head)
        if not found and (tail := _NUMBER.sub("#", fold(line[-_ENDS_CHARS:]))):
            found = _at_end(self._suffix, tail)
        return found


# First (of suffixes: last) character -> the phrases with it, longest first, and their matches. The dict lookup
# spares most lines the comparison with some hundred phrases.
_Ends = Mapping[str, tuple[tuple[str, ...], dict[str, Match]]]


class _Inner(NamedTuple):
    """The phrases that may stand anywhere. A pattern of 200 alternatives costs 60 µs a line, the words of a line 1."""

    by_token: dict[bytes, tuple[str, ...]]
    """The token that tells most -> the phrases with it, of those with a word of ASCII letters, in whole or in part."""
    by_word: dict[str, tuple[str, ...]]
    """Of the other phrases: a telling word, spaces on both sides of it in the phrase -> the phrases with it."""
    loose: tuple[tuple[str, tuple[str, ...]], ...]
    """The rest (short ones, scripts without spaces), by their longest word."""
    matches: dict[str, Match]


def _at_start(ends: _Ends, folded: str) -> Match | None:
    """Return the match of the longest phrase that `folded` starts with."""
    phrases = ends.get(folded[0])
    if phrases is None or not folded.startswith(phrases[0]):
        return None
    for phrase in phrases[0]:
        if folded.startswith(phrase) and not _within_word(folded, len(phrase)):
            return phrases[1][phrase]
    return None


def _at_end(ends: _Ends, folded: str) -> Match | None:
    """Return the match of the longest phrase that `folded` ends with."""
    folded = folded.rstrip(_SUFFIX_ENDS)
    phrases = ends.get(folded[-1:])
    if phrases is None or not folded.endswith(phrases[0]):
        return None
    for phrase in phrases[0]:
        if folded.endswith(phrase) and not _within_word(folded, len(folded) - len(phrase)):
            return phrases[1][phrase]
    return None


def _inside(inner: _Inner, folded: str) -> Match | None:
    """Return the match of the first phrase found that stands in `folded` at word boundaries."""
    for token in _tokens(folded):
        for phrase in inner.by_token.get(token, ()):
            if _stands_in(phrase, folded):
                return inner.matches[phrase]
    return None if folded.isascii() else _inside_words(inner, folded)


def _inside_words(inner: _Inner, folded: str) -> Match | None:
    words = folded.split()
    if not inner.by_word.keys().isdisjoint(words):
        for word in words:
            for phrase in inner.by_word.get(word, ()):
                if _stands_in(phrase, folded):
                    return inner.matches[phrase]
    for part, phrases in inner.loose:
        if part in folded:
            for phrase in phrases:
                if _stands_in(phrase, folded):
                    return inner.matches[phrase]
    return None


_TOKEN_BYTES = bytes(byte if chr(byte).isalnum() or chr(byte) == "_" else 0x20 for byte in range(128))
_TO_TOKENS = _TOKEN_BYTES + b" " * 128


def _tokens(folded: str) -> list[bytes]:
    """Return the runs of ASCII letters and digits: a line has each that a phrase has which stands in it."""
    return folded.encode("ascii", "replace").translate(_TO_TOKENS).split()


def _stands_in(phrase: str, folded: str) -> bool:
    """Tell whether `phrase` stands in `folded` with no word running across either end of it."""
    at = folded.find(phrase)
    while at >= 0:
        if not _within_word(folded, at) and not _within_word(folded, at + len(phrase)):
            return True
        at = folded.find(phrase, at + 1)
    return False


def _within_word(folded: str, at: int) -> bool:
    """Tell whether a word runs across position `at`; scripts without spaces have no such words."""
    return 0 < at < len(folded) and _is_of_word(folded[at - 1]) and _is_of_word(folded[at])


def _is_of_word(character: str) -> bool:
    return character == "_" or (character.isalnum() and not is_spaceless(character))


def lexicon_for(code: str | None) -> Lexicon:
    """Return the lexicon of a language code such as "de", "en-GB", "nb" or "zh-Hans"; cached for the process."""
    return _lexicon(primary_code(code))


def primary_code(code: str | None) -> str:
    """Return the primary language of a BCP 47 code, lower case; "und" for None or an empty code.

    >>> primary_code("en-GB"), primary_code("nb_NO"), primary_code(None)
    ('en', 'no', 'und')
    """
    primary = (code or "").strip().lower().replace("_", "-").partition("-")[0]
    return _SAME_FILE.get(primary, primary) or "und"


# Norwegian's two written forms share a file, as do old codes and new ones.
_SAME_FILE = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "cmn": "zh", "yue": "zh"}


@cache
def _lexicon(code: str) -> Lexicon:
    """Return the lexicon of a primary code."""
    path = language_files().get(code)
    if path is None or code == "und":
        base = _file("und")
        english = base if not language_files().get("en") else _file("en")
        return _build("und", [base, english], PhraseFile("", frozenset(), (), ()))
    return _build(code, [_file("und"), _file(code)], _file(code))


def load_lexicon(path: Path) -> Lexicon:
    """Return the lexicon of any phrase file, over `und`; its code is the file's name.

    Raises DataError where the file is not valid.
    """
    own = read_phrase_file(path)
    return _build(path.stem, [_file("und"), own], own)


@cache
def language_files() -> dict[str, Path]:
    """Return the phrase files by code, "und" among them."""
    return {path.stem: path for path in sorted(LANG_DIR.glob("*.toml"))}


@cache
def _file(code: str) -> PhraseFile:
    return read_phrase_file(language_files()[code])


def _build(code: str, files: Sequence[PhraseFile], own: PhraseFile) -> Lexicon:
    """Return a lexicon of the phrases of `files`; where two hold the same phrase the later file rules."""
    by_kind: dict[str, dict[str, Match]] = {kind: {} for kind in _KINDS}
    for file in files:
        for phrase in file.phrases:
            by_kind[phrase.kind][phrase.key] = phrase.match
    return Lexicon(
        code=code,
        fallback=code == "und",
        stopwords=own.stopwords,
        byline=own.by,
        reasons={phrase.match.category: phrase.match.reason for file in files for phrase in file.phrases},
        _exact=by_kind["exact"],
        _prefix=_ends(by_kind["prefix"], 0),
        _suffix=_ends(by_kind["suffix"], -1),
        _link_prefix=_ends(by_kind["link_prefix"], 0),
        _contains=_inner(by_kind["contains"], own.stopwords),
        _credit_openings=tuple({
            key.rstrip(" :")[:_OPENING_CHARS]
            for kind in ("exact", "prefix") for key, match in by_kind[kind].items() if match.category == "credit"
        }),
    )


def _ends(matches: Mapping[str, Match], at: int) -> _Ends:
    """Return phrases grouped by their character at `at`, longest first."""
    groups: dict[str, dict[str, Match]] = {}
    for phrase in sorted(matches, key=len, reverse=True):
        groups.setdefault(phrase[at], {})[phrase] = matches[phrase]
    return {character: (tuple(group), group) for character, group in groups.items()}


def _inner(matches: dict[str, Match], stopwords: frozenset[str]) -> _Inner:
    """Return phrases indexed by the longest of their words that is no stop word, longest first."""
    by_token: dict[bytes, tuple[str, ...]] = {}
    by_word: dict[str, tuple[str, ...]] = {}
    loose: dict[str, tuple[str, ...]] = {}
    common = {word.encode() for word in stopwords}
    for phrase in sorted(matches, key=len, reverse=True):
        if tokens := _tokens(phrase):
            token = max([token for token in tokens if token not in common] or tokens, key=len)
            by_token[token] = (*by_token.get(token, ()), phrase)
            continue
        words = phrase.split()
        inner = [word for word in words[1:-1] if word not in stopwords]
        index, word = (by_word, max(inner, key=len)) if inner else (loose, max(words, key=len))
        index[word] = (*index.get(word, ()), phrase)
    return _Inner(by_token, by_word, tuple(loose.items()), matches)


def read_phrase_file(path: Path) -> PhraseFile:
    """Return the phrases of a file. Raises DataError, naming file and key, where it is not valid."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path.name}: cannot be read: {error}") from error
    name = data.pop("name", None)
    if not isinstance(name, str) or not name:
        raise DataError(f"{path.name}: name: missing")
    stopwords, by = (_strings(path, key, data.pop(key)) if key in data else () for key in ("stopwords", "by"))
    phrases: dict[tuple[str, str], Phrase] = {}
    for category, table in data.items():
        if category not in CATEGORIES or not isinstance(table, dict):
            raise DataError(f"{path.name}: {category}: unknown key")
        for phrase in _category(path, category, table):
            if (phrase.kind, phrase.key) in phrases:
                raise DataError(f"{path.name}: {category}.{phrase.kind}: {phrase.key!r} stands there twice")
            phrases[phrase.kind, phrase.key] = phrase
    return PhraseFile(name, frozenset(map(fold, stopwords)), tuple(map(fold, by)), tuple(phrases.values()))


def _category(path: Path, category: str, table: dict[str, Any]) -> Iterator[Phrase]:
    """Yield the phrases of one category's table."""
    reason = table.get("reason")
    if not isinstance(reason, str) or not 0 < len(reason) <= _REASON_CHARS:
        raise DataError(f"{path.name}: {category}.reason: missing, or over {_REASON_CHARS} characters")
    lists = {kind: _strings(path, f"{category}.{kind}", value) for kind, value in table.items() if kind != "reason"}
    certain = set(lists.get("certain", ()))
    for kind, texts in lists.items():
        if kind not in (*_KINDS, "certain", "hit", "keep"):
            raise DataError(f"{path.name}: {category}.{kind}: unknown key")
        for text in texts if kind in _KINDS else ():
            phrase = _phrase(path, category, reason, kind, text)
            yield phrase._replace(match=phrase.match._replace(certain=text in certain))
    if unknown := certain.difference(*(lists.get(kind, ()) for kind in _KINDS)):
        raise DataError(f"{path.name}: {category}.certain: {min(unknown)!r} is none of its phrases")


def _phrase(path: Path, category: str, reason: str, kind: str, text: str) -> Phrase:
    """Return one phrase, folded as lines are."""
    key = fold_phrase(kind, text)
    if not key or len(key) > _PHRASE_CHARS or _DIGIT.search(key):
        problem = f"{text!r} is empty, over {_PHRASE_CHARS} characters, or holds digits (write #)"
        raise DataError(f"{path.name}: {category}.{kind}: {problem}")
    how: How = "prefix" if kind == "link_prefix" else kind  # type: ignore[assignment]  # one of _KINDS
    return Phrase(kind, key, Match(category, reason, key, how))


def fold_phrase(kind: str, text: str) -> str:
    """Return the key of a phrase: folded as lines are, but only at the ends that meet the end of a line.

    >>> fold_phrase("exact", "# Comments:"), fold_phrase("prefix", "Read more –"), fold_phrase("suffix", "– AFP.")
    ('# comments', 'read more -', '- afp')
    """
    text = text.replace("#", "0")  # a number and no decoration
    if kind == "exact":
        key = fold(text).strip(_EXACT_ENDS)
    elif kind == "contains":
        key = plain(text)
    elif kind == "suffix":
        key = fold("0" + text)[1:].lstrip(" ").rstrip(_SUFFIX_ENDS)
    else:
        key = fold(text + "0")[:-1].rstrip(" ")
    return key.replace("0", "#")


def _strings(path: Path, key: str, value: Any) -> tuple[str, ...]:
    """Return a list of the file as a tuple of strings that are not empty."""
    if not isinstance(value, list) or not value or not all(isinstance(item, str) and item for item in value):
        raise DataError(f"{path.name}: {key}: not a list of strings, or empty")
    return tuple(value)
