"""The phrases of a language, and which of them a line matches (layer 1).

In: a language code. Out: a frozen Lexicon that says which kind of boilerplate a line is, if any. The phrases are
data (`phrase_files.py`); `und.toml` holds what needs no language (agency names, ©, social networks) and is under
every other file. A language without a file gets `und` and, since templates in English are the commonest second
language on such pages, the phrases of `en` too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import Literal, NamedTuple

from newsclean.characters import is_spaceless
from newsclean.credit_terms import CreditTerms, credit_terms
from newsclean.phrase_files import (
    EXACT_ENDS,
    GAP,
    KINDS,
    OPEN_END,
    PHRASE_CHARS,
    SUFFIX_ENDS,
    UNKNOWN,
    PhraseFile,
    language_files,
    phrase_file,
    primary_code,
)
from newsclean.pitch_words import PitchWords, pitch_words
from newsclean.prose import SENTENCE, end_mark
from newsclean.text import fold, plain

How = Literal["exact", "prefix", "suffix", "contains", "link_prefix", "around"]

CONTAINS_CHARS = 400  # a longer line is prose: its middle is not searched
_ENDS_CHARS = PHRASE_CHARS + 30  # of a long line only so much is folded at either end
_LINK_SHARE = 0.5
_JOINT = re.compile(" [|/\u2022] ")  # of a folded line
_PARTING = re.compile(r"[:|]| [->\u2192] ")  # of a folded line
_BRACKETS = "([\u3010"  # of a folded line
_BRACKETED = re.compile(r"[^\w(\[（［【]{0,8}[(\[（［【]([^()\[\]（）［］【】]+)[)\]）］】]\W{0,8}")
_HEADLINE_CHARS = 9  # behind it, at 0 and at 30 no page of 443 differs: "Related: £5"
_LABELLED_SHARE = 0.3  # a shorter link is no headline; no annotated page comes out otherwise for these labels

# A separator is never a digit: one way to match, linear. `re` looks for a first digit of its own at once, but not for
# the first of several, which takes half as long again. Thousands may be parted by a space, as in "12 345", or be a "k".
_NUMBER = re.compile(r"[0-9][0-9]*(?:[.,:'][0-9]+| [0-9]{3}(?![0-9]))*(?:k\b)?")


class Match(NamedTuple):
    """Why a line is boilerplate: which phrase of which category it matches, and how."""

    category: str
    """One of CATEGORIES."""
    phrase: str
    """The phrase, folded, `#` for a number."""
    how: How
    certain: bool = False
    """It counts however sure the page around the line is that it is text."""


@dataclass(frozen=True, slots=True, eq=False)  # one a language: told apart by identity, it is a key in caches
class Lexicon:
    """The phrases of one language, `und` included."""

    code: str
    folded_byline: tuple[str, ...]
    """What opens a byline before a name, "by", as folded lines have it, longest first; else ask `opens_byline`."""
    reasons: Mapping[str, str] = field(repr=False)
    """Why lines of a category are cut, by category."""
    _stopwords: frozenset[str] = field(repr=False)
    """Folded."""
    _exact: Mapping[str, str] = field(repr=False)
    """Phrase -> category."""
    _prefix: _Ends = field(repr=False)
    _suffix: _Ends = field(repr=False)
    _link_prefix: _Ends = field(repr=False)
    _contains: _Inner = field(repr=False)
    _around: Mapping[str, tuple[tuple[str, str, str], ...]] = field(repr=False)
    """First two characters -> opening, ending and category of each phrase."""
    _certain: frozenset[tuple[str, str]] = field(repr=False)
    """(kind, phrase)."""
    credits: CreditTerms
    """The words of picture credits."""
    _byline_letters: frozenset[str] = field(repr=False)
    """The first two letters, without accents, of what `folded_byline` holds."""
    _calls: _Ends = field(repr=False)
    _needs: _Ends = field(repr=False)
    _text_ends: frozenset[str] = field(repr=False)
    """Folded words that say that a text ends."""
    _machines: tuple[str, ...] = field(repr=False)
    _summaries: tuple[str, ...] = field(repr=False)
    pitch: PitchWords = field(repr=False)
    """The words by which a house speaks to its readers."""

    @property
    def fallback(self) -> bool:
        """Whether the language has no file of its own."""
        return self.code == UNKNOWN

    def match(self, line: str, link_share: float = 0.0) -> Match | None:
        """Return why `line` (as the page has it) is boilerplate, or None.

        The first that matches of exact, prefix (of links link_prefix, too), suffix, around, contains, and the label
        before a link; the longest phrase among prefixes and among suffixes. One that is not certain gives way to one
        further on of its category that is. All of a line may stand in brackets: "(Follow The Gull on X.)". `link_share`
        is the share of the line's characters that stand in links.
        """
        if len(line) > CONTAINS_CHARS:
            return self._match_ends(line, link_share)
        return self._match_line(line, link_share)

    @lru_cache(maxsize=128)  # noqa: B019  # a caption is asked three times; lexicons live as long as the process
    def _match_line(self, line: str, link_share: float) -> Match | None:
        folded = _NUMBER.sub("#", fold(line))
        if not folded:
            return None
        bare = _bare(folded)
        if category := self._exact.get(bare):
            return self._found("exact", bare, category)
        found = _surest(self._matches(folded, link_share))
        found = found or self._match_label(line, link_share) or self._match_parted(folded) or self._match_joined(folded)
        inner = _BRACKETED.fullmatch(line) if folded[0] in _BRACKETS else None
        return _surest(filter(None, (found, self._match_line(inner[1], link_share)))) if inner else found

    def _matches(self, folded: str, link_share: float) -> Iterator[Match]:
        """Yield what matches, in the order of `match`."""
        if found := self._match_start(folded, link_share):
            yield found
        if found := self._match_end(folded):
            yield found
        if found := self._match_both_ends(folded):
            yield found
        for inner in _inside(self._contains, folded):
            yield self._found("contains", *inner)

    def category_of(self, name: str) -> str | None:
        """Return the category of the phrase that is all of a short text: what `match` says first, and alone."""
        return self._exact.get(_bare(_NUMBER.sub("#", fold(name))))

    def is_stopword(self, word: str) -> bool:
        """Tell whether a word, however it is written, is a stop word."""
        return fold(word) in self._stopwords

    def opens_byline(self, words: str) -> bool:
        """Tell whether words, however they are written, are what opens a byline before a name: "by"."""
        return fold(words) in self.folded_byline

    def ends_text(self, words: str) -> bool:
        """Tell whether words, however they are written, are what says between dashes that a text ends: "ENDS"."""
        return fold(words) in self._text_ends

    def may_open_byline(self, line: str) -> bool:
        """Tell whether `line` may open with what opens a byline; a quick look: most do not by their first letters."""
        return _may_open(line, self._byline_letters)

    def without_byline_words(self, text: str) -> str:
        """Return `text` without the words that open a byline, where it opens with them."""
        openings = (by for by in self.folded_byline if plain(text[: len(by)]) == by and not _within_word(text, len(by)))
        return text[len(next(openings, "")) :].strip()

    def opens_as_credit(self, line: str) -> bool:
        """Tell whether `line` begins with a word that a label or a house of picture credits begins with."""
        word, _, _ = line.lstrip("([ ").partition(" ")
        return fold(word).rstrip(".:") in self.credits.openings

    def is_house(self, name: str) -> bool:
        """Tell whether a name is that of an agency or of whoever else credits name."""
        return _NUMBER.sub("#", fold(name)) in self.credits.houses

    def label_behind(self, line: str) -> str:
        """Return the phrase of credits that `line` ends in as a label behind the name, "撮影", or ""."""
        folded = fold(line[-_ENDS_CHARS:])
        found = _at_end(self._suffix, folded) if folded else None
        label = found[0].lstrip("/ ") if found and found[1] == "credit" else ""
        return label if label[:1].isalpha() and label not in self.credits.houses else ""

    def opens_as_call(self, line: str) -> bool:
        """Tell whether `line` begins as a call to listen or watch does, if it is no sentence."""
        folded = fold(line[:_ENDS_CHARS].lstrip("([ "))
        return folded != "" and _at_start(self._calls, folded) is not None

    def opens_as_need(self, line: str) -> bool:
        """Tell whether `line` begins as a question on what readers need does: "Need a new sail?"."""
        folded = fold(line[:_ENDS_CHARS].lstrip("([ \u00bf\u00a1"))
        return folded != "" and _at_start(self._needs, folded) is not None

    def tells_of_machine(self, line: str) -> bool:
        """Tell whether `line` says that a machine has summed up a text: "Summary written by AI"."""
        folded = plain(line)
        return any(part in folded for part in self._summaries) and any(
            _stands_alone(name, line) if name.isupper() else name in folded for name in self._machines
        )

    def _match_ends(self, line: str, link_share: float) -> Match | None:
        """Return the prefix or suffix match of a long line, of which only the ends are folded."""
        head = _NUMBER.sub("#", fold(line[:_ENDS_CHARS]))
        tail = _NUMBER.sub("#", fold(line[-_ENDS_CHARS:]))
        ends = (self._match_start(head, link_share) if head else None, self._match_end(tail) if tail else None)
        return _surest(filter(None, ends))

    def _match_start(self, folded: str, link_share: float) -> Match | None:
        if found := _at_start(self._prefix, folded):
            return self._found("prefix", *found)
        if link_share >= _LINK_SHARE and (found := _at_start(self._link_prefix, folded)):
            return self._found("link_prefix", *found)
        return None

    def _match_label(self, line: str, link_share: float) -> Match | None:
        """Return the match of a label of related links with a link behind it, even if no space or colon parts them."""
        if not _LABELLED_SHARE <= link_share < 1.0:
            return None
        label = fold(line[: round(len(line) * (1.0 - link_share))]).strip(EXACT_ENDS)
        return self._found("prefix", label, "related") if self._exact.get(label) == "related" else None

    def _match_parted(self, folded: str) -> Match | None:
        """Return the match of a label of related links, a sign that parts and a headline: "Read next - Ferry aground".

        A word alone may be what a subhead opens with, "Background: the mill"; of those with a dash the file says which.
        """
        found = _PARTING.search(folded, 0, _ENDS_CHARS)
        if not found or len(folded) - found.end() < _HEADLINE_CHARS or end_mark(folded) == SENTENCE:
            return None
        label = folded[: found.start()].strip(EXACT_ENDS)
        if self._exact.get(label) != "related":
            return None
        is_told = " " in label or is_spaceless(label[-1]) or _at_start(self._prefix, f"{label}:")
        return self._found("prefix", label, "related") if is_told else None

    def _match_joined(self, folded: str) -> Match | None:
        """Return the match of the first of several phrases that are a whole line each: "Log in | Register"."""
        parts = [_bare(part) for part in _JOINT.split(folded)]
        if len(parts) == 1 or not all(map(self._exact.__contains__, parts)):
            return None
        return self._found("exact", parts[0], self._exact[parts[0]])

    def _match_end(self, folded: str) -> Match | None:
        found = _at_end(self._suffix, folded)
        return self._found("suffix", *found) if found else None

    def _match_both_ends(self, folded: str) -> Match | None:
        """Return the match of a phrase of which a line has the opening and the ending: "Join our Gull channel"."""
        for opening, ending, category in self._around.get(folded[:2], ()):
            if not folded.startswith(opening) or _within_word(folded, len(opening)):
                continue
            inner = ending.removesuffix(OPEN_END)
            line = folded if inner != ending else folded.rstrip(SUFFIX_ENDS)
            least = len(opening) + 2  # a space, and what fills the gap
            start = line.find(inner, least) if inner != ending else len(line) - len(inner)
            if start >= least and line.startswith(inner, start) and not _within_word(line, start):
                return self._found("around", f"{opening}{GAP}{ending}", category)
        return None

    def _found(self, how: How, phrase: str, category: str) -> Match:
        is_certain = (how, phrase) in self._certain
        return tuple.__new__(Match, (category, phrase, how, is_certain))


class _Ends(NamedTuple):
    """Phrases that a line may open with, or end in. The dict lookup spares most lines some hundred comparisons."""

    by_characters: Mapping[str, tuple[str, ...]]
    """First three characters (of suffixes: the last) -> the phrases with them, longest first; a phrase of one or two
    stands under its first."""
    categories: Mapping[str, str]


_Found = tuple[str, str]  # phrase, category


class _Inner(NamedTuple):
    """The phrases that may stand anywhere. A pattern of 200 alternatives costs 60 µs a line, the words of a line 1."""

    by_token: dict[bytes, tuple[str, ...]]
    """The token that tells most -> the phrases with it, of those with a word of ASCII letters, in whole or in part."""
    by_word: dict[str, tuple[str, ...]]
    """Of the other phrases: a telling word, spaces on both sides of it in the phrase -> the phrases with it. None where
    there is but one, as in languages of Latin script: it stands in `loose`, and no line need be split."""
    loose: tuple[tuple[str, tuple[str, ...]], ...]
    """The rest (short ones, scripts without spaces, and a telling word that is the only one), by their longest word."""
    categories: dict[str, str]


def _surest(matches: Iterator[Match]) -> Match | None:
    """Return the first match or, where that is not certain, the first of its category that is."""
    first = next(matches, None)
    if first is None or first.certain:
        return first
    return next((match for match in matches if match.certain and match.category == first.category), first)


def _bare(folded: str) -> str:
    return folded.removeprefix("/ ").strip(EXACT_ENDS)  # "/ PA", below its caption


def _may_open(line: str, openings: frozenset[str]) -> bool:
    """Tell whether a line may open with one of some first letters once it is folded: to see that two ASCII letters are
    none of them, it need not be.
    """
    first = line[:2]
    return not (first.isascii() and first.isalpha()) or first.lower() in openings or first[0].lower() in openings


def _at_start(ends: _Ends, folded: str) -> _Found | None:
    """Return the longest phrase that `folded` starts with."""
    for opening in (folded[:3], folded[0]):
        phrases = ends.by_characters.get(opening)
        if phrases is None or not folded.startswith(phrases):
            continue
        for phrase in filter(folded.startswith, phrases):
            if not _within_word(folded, len(phrase)):
                return phrase, ends.categories[phrase]
    return None


def _at_end(ends: _Ends, folded: str) -> _Found | None:
    """Return the longest phrase that `folded` ends with."""
    folded = folded.rstrip(SUFFIX_ENDS)
    phrases = ends.by_characters.get(folded[-1:])
    if phrases is None or not folded.endswith(phrases):
        return None
    for phrase in filter(folded.endswith, phrases):
        if not _within_word(folded, len(folded) - len(phrase)):
            return phrase, ends.categories[phrase]
    return None


def _inside(inner: _Inner, folded: str) -> Iterator[_Found]:
    """Yield the phrases that stand in `folded` at word boundaries."""
    for token in filter(inner.by_token.__contains__, _tokens(folded)):
        for phrase in inner.by_token[token]:
            if phrase in folded and _stands_in(phrase, folded):
                yield phrase, inner.categories[phrase]
    if not folded.isascii():
        yield from _inside_words(inner, folded)


def _inside_words(inner: _Inner, folded: str) -> Iterator[_Found]:
    for word in filter(inner.by_word.__contains__, folded.split() if inner.by_word else ()):
        for phrase in inner.by_word[word]:
            if phrase in folded and _stands_in(phrase, folded):
                yield phrase, inner.categories[phrase]
    for part, phrases in inner.loose:
        if part in folded:
            for phrase in phrases:
                if _stands_in(phrase, folded):
                    yield phrase, inner.categories[phrase]


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


def _stands_alone(name: str, line: str) -> bool:
    """Tell whether a name of capitals stands in `line` with no letter beside it that has a case: "AIが", not "SAID".

    A word with a capital may be glued to it, in an element of its own: a badge, "AISummary".
    """
    around = ((before[-1:], behind[:2]) for before, behind in pairwise(line.split(name)))
    return any(_is_caseless(left) and (_is_caseless(right[:1]) or _opens_word(right)) for left, right in around)


def _is_caseless(text: str) -> bool:
    return text.lower() == text.upper()


def _opens_word(text: str) -> bool:
    return text[:1].isupper() and text[1:].islower()


def _within_word(folded: str, at: int) -> bool:
    """Tell whether a word runs across position `at`; scripts without spaces have no such words."""
    return 0 < at < len(folded) and _is_of_word(folded[at - 1]) and _is_of_word(folded[at])


def _is_of_word(character: str) -> bool:
    return character == "_" or (character.isalnum() and not is_spaceless(character))


def lexicon_for(code: str | None) -> Lexicon:
    """Return the lexicon of a language code such as "de", "en-GB", "nb" or "zh-Hans"; cached for the process."""
    primary = primary_code(code)
    return _lexicon(primary if primary in language_files() else UNKNOWN)  # one for all languages without a file


@cache
def _lexicon(code: str) -> Lexicon:
    """Return the lexicon of a primary code."""
    if code == UNKNOWN:
        files = [phrase_file(known) for known in (UNKNOWN, "en") if known in language_files()]
        return _build(UNKNOWN, files, PhraseFile("", (), (), {}, {}, {}))
    return lexicon_of(code, phrase_file(code))


def lexicon_of(code: str, own: PhraseFile) -> Lexicon:
    """Return the lexicon of a phrase file, over `und`."""
    return _build(code, [phrase_file(UNKNOWN), own], own)


def _build(code: str, files: Sequence[PhraseFile], own: PhraseFile) -> Lexicon:
    """Return a lexicon of the phrases of `files`."""
    phrases, certain = _merged(files)
    reasons = {category: reason for file in files for category, reason in file.reasons.items()}
    stopwords = frozenset(map(fold, own.stopwords))
    byline = tuple(sorted(map(fold, own.by), key=len, reverse=True))
    return Lexicon(
        code=code,
        folded_byline=byline,
        reasons=reasons,
        credits=credit_terms(phrases, byline),
        _stopwords=stopwords,
        _exact=phrases["exact"],
        _prefix=_ends(phrases["prefix"], _opening),
        _suffix=_ends(phrases["suffix"], itemgetter(-1)),
        _link_prefix=_ends(phrases["link_prefix"], _opening),
        _contains=_inner(phrases["contains"], stopwords),
        _around=_both_ends(phrases["around"]),
        _certain=certain,
        _byline_letters=_letters(byline),
        _calls=_ends(dict.fromkeys((call for file in files for call in file.calls), "listen"), _opening),
        _needs=_ends(dict.fromkeys((need for file in files for need in file.needs), "subscribe"), _opening),
        _text_ends=frozenset(words for file in files for words in file.ends),
        _machines=tuple(name for file in files for name in file.machines),
        _summaries=tuple(part for file in files for part in file.summaries),
        pitch=pitch_words(file.pitch for file in files if file.pitch),
    )  # fmt: skip


def _merged(files: Sequence[PhraseFile]) -> tuple[dict[str, dict[str, str]], frozenset[tuple[str, str]]]:
    """Return the categories of phrases, by kind, and which are certain; of a phrase in two files the later rules."""
    phrases: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    certain: set[tuple[str, str]] = set()
    for file in files:
        for kind, by_category in file.phrases.items():
            for category, folded in by_category.items():
                ruled = [(kind, phrase) for phrase in folded if phrases[kind].get(phrase, category) != category]
                certain.difference_update(ruled)
                phrases[kind] |= dict.fromkeys(folded, category)
        certain.update((kind, phrase) for kind, folded in file.certain.items() for phrase in folded)
    for kind, categories in phrases.items():
        for phrase, category in list(categories.items()):
            bare = phrase if phrase.isascii() else _without_accents(phrase)
            if bare is not None and bare not in categories:
                categories[bare] = category
                certain.update([(kind, bare)] if (kind, phrase) in certain else ())
    return phrases, frozenset(certain)


def _without_accents(phrase: str) -> str | None:
    """Return a phrase as those write it whose keyboard or capitals have no accents: "LEA TAMBIEN", "Citeste si".

    None where there is no such writing: nobody leaves out what makes a letter another one, as the two dots do, and the
    ring that tells "our" from "was" in Norway.
    """
    if _OF_OTHER_SCRIPTS.search(phrase):
        return None  # as half are
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", phrase))
    return bare if bare.isascii() else None


_OF_OTHER_SCRIPTS = re.compile("[^\x00-\u036f\u1e00-\u1eff]")  # what is left of these is never ASCII
_ACCENTS = re.compile("[\u0300-\u0307\u0309\u030b-\u036f]+")


def _letters(openings: Iterable[str]) -> frozenset[str]:
    """Return the first two letters of openings, without accents; of an opening of one letter that one."""
    return frozenset(unicodedata.normalize("NFD", opening)[:2] for opening in openings)


def _opening(phrase: str) -> str:
    return phrase[:3] if len(phrase) >= 3 else phrase[0]


def _ends(categories: Mapping[str, str], characters_of: Callable[[str], str]) -> _Ends:
    """Return phrases grouped by characters of theirs, longest first."""
    groups: dict[str, list[str]] = {}
    for phrase in sorted(categories, key=len, reverse=True):
        groups.setdefault(characters_of(phrase), []).append(phrase)
    return _Ends({characters: tuple(group) for characters, group in groups.items()}, categories)


def _both_ends(categories: Mapping[str, str]) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return the phrases with a gap by their first two characters."""
    groups: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for phrase, category in categories.items():
        opening, _, ending = phrase.partition(GAP)
        groups[phrase[:2]] = (*groups.get(phrase[:2], ()), (opening, ending, category))
    return groups


def _inner(categories: dict[str, str], stopwords: frozenset[str]) -> _Inner:
    """Return phrases indexed by the longest of their words that is no stop word, longest first."""
    by_token: dict[bytes, tuple[str, ...]] = {}
    by_word: dict[str, tuple[str, ...]] = {}
    loose: dict[str, tuple[str, ...]] = {}
    common = {word.encode() for word in stopwords}
    for phrase in sorted(categories, key=len, reverse=True):
        if tokens := _tokens(phrase):
            token = max([token for token in tokens if token not in common] or tokens, key=len)
            by_token[token] = (*by_token.get(token, ()), phrase)
            continue
        words = phrase.split()
        inner = [word for word in words[1:-1] if word not in stopwords]
        index, word = (by_word, max(inner, key=len)) if inner else (loose, max(words, key=len))
        index[word] = (*index.get(word, ()), phrase)
    if len(by_word) == 1:  # as in most languages: to look for it costs less than to split each line
        return _Inner(by_token, {}, (*by_word.items(), *loose.items()), categories)
    return _Inner(by_token, by_word, tuple(loose.items()), categories)
