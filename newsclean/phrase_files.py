"""The phrase files `lang/*.toml`: read, validated, folded (layer 1).

In: a file. Out: a PhraseFile. A language is added by adding its file. To read one file takes 2 to 60 ms, so
`lang/folded.jsonl` holds them all as this module left them: `python -m newsclean.phrase_files` checks the files and
writes it. A file that has changed since, or is not among them, is read itself.

The file of a language:

    name = "German"
    stopwords = ["der", "die"]      # commonest function words, MIN_STOPWORDS of them: the language is told by them
    by = ["von", "ein essay von"]   # words that open a byline: whom they name is the author; one word alone only on
                                    # pages that declare the language
    calls = ["hören sie"]           # words that open a call to listen or watch: a line without a full stop, amid
                                    # sentences (`context/pitches.py`)
    needs = ["brauchen sie"]        # words that open a question on what readers need, above what the page's house sells
                                    # (`context/pitches.py`)
    ends = ["ende"]                 # words that say that a text ends, between dashes: "- ENDE -", or in brackets
    machines = ["KI", "chatbot"]    # what machines that write are called: capitals stand in no word, the rest anywhere
    summaries = ["zusammenfass"]    # a line that has one of these, too, says that a machine sums up or answers what
                                    # stands around it (`context/machine_text.py`)
    [pitch]                         # the words by which a house speaks to its readers (`pitch_words.py`): a line that
                                    # has some of several lists goes (`lines/pitch_lines.py`); "subscri*" goes on
    asks = ["let us know"]          # requests to readers, wherever they stand
    opens = ["follow"]              # what asks only where it opens a sentence
    goods = ["newsletter*", "app"]  # what a house offers, or has its readers use
    we = ["our", "us"]              # who speaks
    house = ["the newsroom"]        # the house itself
    reader = ["you", "your"]        # the readers
    page = ["this article"]         # the text or its author
    corrects = ["misstat*"]         # what a note says that corrects the text, and stays
    others = ["said", "police"]     # by which somebody else speaks: what one of them asks for stays
    hit = ["Grab it in our app"]    # tests: lines that go by these words
    keep = ["They grab our app."]   # tests: lines that stay
    [credit]                        # one table a category of CATEGORIES
    reason = "picture credit"       # at most 50 characters, for the person who asks
    exact = ["..."]                 # the whole line is the phrase; ":", ".", "!" and brackets at its ends are free
    prefix = ["foto:"]              # the line starts with it, at a word boundary
    suffix = ["..."]                # the line ends with it; a full stop after it is free
    contains = ["..."]              # it stands anywhere, at word boundaries; only lines up to CONTAINS_CHARS
    link_prefix = ["..."]           # a prefix that counts only where at least half of the line is a link
    around = ["join … channel"]     # the line starts with what stands before " … " and ends with what stands behind;
                                    # with a second " …" at its end it goes on: "appears in the … issue of …"
    certain = ["..."]               # of the phrases above: no sentence reads so, it counts in the surest text too
    hit = ["Foto: Anna Beispiel"]   # tests: lines that the category must match; [linked text] in brackets
    keep = ["Das Foto: ein Fund."]  # tests: lines that it must not match

`#` in a phrase is a number: digits, with `.`, `,` or `:` between them ("# min read", "updated #").

What each table is for, and in brackets the role of what goes by it where that has another name:

    credit, caption   who took a picture: "foto:"; what is said of one: "im bild:", "zum vergrößern klicken"
    byline, dateline  who wrote or edited: "redaktion:" (the line goes; only `by` above names an author); when:
                      "veröffentlicht am", "vor # minuten"
    related           labels of links to other articles: "lesen sie auch", "mehr zum thema"
    newsletter        pitches for a letter: "newsletter abonnieren"
    subscribe         pitches to pay or to log in (promo): "jetzt abonnieren", "nur für abonnenten"
    app, follow       pitches for an app; to follow on a network or in a messenger (promo)
    tips              calls for stories and contact (promo): "hinweise an", "schreiben sie uns"
    advertisement     "anzeige", "weiterlesen nach der anzeige"
    affiliate         notes on commissions, labels of shops (furniture): "zum angebot"
    correction        notes on mistakes, on rules of the house, on machines that wrote (furniture)
    agency            tails of news agencies: "mit material von dpa"
    copyright, bio    "alle rechte vorbehalten"; sentences on the author: "ist redakteurin bei"
    reading-time      "# min lesezeit" (furniture)
    listen            labels of players (furniture): "artikel anhören"
    comments, share   of readers' comments (comment): "kommentar schreiben"; of share bars: "teilen", "link kopiert"
    navigation        "startseite", "zum inhalt springen"
    screen-reader     what only those who listen to the page meet (hidden): "öffnet in neuem fenster"
    live              labels of live pages (furniture): "liveticker", "neueste zuerst"
    feedback          polls and ratings (furniture): "war dieser artikel hilfreich?"
    embed             what stands where foreign content would (furniture): "an dieser stelle finden sie inhalte von"
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from newsclean.errors import DataError
from newsclean.pitch_words import ANY_END, LEAST_OPEN, PITCH_CLASSES
from newsclean.text import fold, plain

LANG_DIR = Path(__file__).with_name("lang")
FOLDED = LANG_DIR / "folded.jsonl"
UNKNOWN = "und"
"""Code of the phrases that need no language, and of a page whose language is not known: ISO 639's "undetermined"."""

CATEGORIES = (
    "credit", "caption", "byline", "dateline", "related", "newsletter", "subscribe", "app", "follow", "tips",
    "advertisement", "affiliate", "correction", "agency", "copyright", "bio", "reading-time", "listen", "comments",
    "share", "navigation", "screen-reader", "live", "feedback", "embed",
)  # fmt: skip
BIT = {category: 1 << place for place, category in enumerate(CATEGORIES)}
"""What stands for each category where a number holds those of several phrases."""

PHRASE_CHARS = 120  # the longest phrase a file may hold
MIN_STOPWORDS = 30
"""With fewer a page that does not declare the language is not told to be in it."""
_REASON_CHARS = 50
KINDS = ("exact", "prefix", "suffix", "contains", "link_prefix", "around")
GAP = " \u2026 "
"""Stands in a phrase of the kind "around" for the words that nobody knows: a site's name."""
OPEN_END = GAP.rstrip()
_HEAD = ("stopwords", "by", "calls", "needs", "ends", "machines", "summaries")
_PITCH = "pitch"
_MARK = re.compile(r"(?<=\w)\*(?!\w)")
"""A * that ends a word; those in "Volontär*in" and "* affiliate" are of the text."""
_EXAMPLES = ("hit", "keep")
_LISTS = (*KINDS, "certain", *_EXAMPLES)
EXACT_ENDS = " :.!()[]"
SUFFIX_ENDS = " .!:।"
CODE = re.compile("[a-z]{2,3}")
"""A language's code, as `primary_code` gives it and files are named."""
_DIGIT = re.compile(r"\d")
_SPLIT_NUMBER = re.compile(r"#[.,:]#")  # a number with what separates its digits is one #: no line ever matched


class PhraseFile(NamedTuple):
    """One file of `lang`, validated."""

    name: str
    stopwords: tuple[str, ...]
    """As written."""
    by: tuple[str, ...]
    """As written."""
    reasons: dict[str, str]
    """By category."""
    phrases: dict[str, dict[str, list[str]]]
    """Each of KINDS -> category -> its phrases, folded as lines are."""
    certain: dict[str, list[str]]
    """Of these phrases those that count however sure the page around a line is that it is text, by kind."""
    calls: tuple[str, ...] = ()
    """Folded as lines are."""
    ends: tuple[str, ...] = ()
    """Folded as lines are."""
    needs: tuple[str, ...] = ()
    """Folded as lines are."""
    machines: tuple[str, ...] = ()
    """Folded as lines are, those of capitals as written."""
    summaries: tuple[str, ...] = ()
    """Folded as lines are."""
    pitch: Mapping[str, Sequence[str]] = {}
    """Each of `PITCH_CLASSES` -> its words, folded as lines are."""


@cache
def language_files() -> dict[str, Path]:
    """Return the phrase files by code, "und" among them."""
    return {path.stem: path for path in sorted(LANG_DIR.glob("*.toml"))}


def primary_code(code: str | None) -> str:
    """Return the primary language of a BCP 47 code, lower case; "und" for None or an empty code.

    >>> primary_code("en-GB"), primary_code("nb_NO"), primary_code(None)
    ('en', 'no', 'und')
    """
    primary = (code or "").strip().lower().replace("_", "-").partition("-")[0]
    return _SAME_FILE.get(primary, primary) or UNKNOWN


# Norwegian's two written forms share a file, as do old codes and new ones, and two names of one language.
_SAME_FILE = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "cmn": "zh", "yue": "zh", "fil": "tl", "sh": "sr"}


@cache
def phrase_file(code: str) -> PhraseFile:
    """Return a language's phrases: as `folded.jsonl` holds them, where its file is unchanged."""
    path = language_files()[code]
    return _folded(code, crc32(path.read_bytes())) or read_phrase_file(path)


def _folded(code: str, checksum: int) -> PhraseFile | None:
    """Return a language's line of `folded.jsonl`, if it was made of a file with this checksum."""
    folded = FOLDED.read_bytes() if FOLDED.exists() else b""
    start = folded.find(_line_start(code, checksum).encode())
    return PhraseFile(*json.loads(folded[start : folded.index(b"\n", start)])[2:]) if start >= 0 else None


class FileHead(NamedTuple):
    """What a file says besides phrases: what is asked of all languages before a page's own is known."""

    stopwords: frozenset[str]
    """Case folded."""
    by: tuple[str, ...]
    """As written."""


@cache
def file_heads() -> dict[str, FileHead]:
    """Return the head of each language's file; of `folded.jsonl` the first line is read for it, no phrase.

    A file that is not valid has here what can be read of it: it must not break pages in other languages.
    """
    known: dict[str, list[Any]] = {}
    if FOLDED.exists():
        with FOLDED.open(encoding="utf-8") as lines:
            known = json.loads(lines.readline())
    heads = {}
    for code, path in language_files().items():
        checksum, *lists = known.get(code, (None,))
        words, by = lists if checksum == crc32(path.read_bytes()) else _read_head(path)
        heads[code] = FileHead(frozenset(map(str.casefold, words)), tuple(by))
    return heads


def _read_head(path: Path) -> list[list[str]]:
    """Return a file's stop words and the words that open a byline, nothing where they cannot be read."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return [[], []]
    lists = (data.get("stopwords"), data.get("by"))
    return [[item for item in found if isinstance(item, str) and item] if isinstance(found, list) else []
            for found in lists]  # fmt: skip


def _line_start(code: str, checksum: int) -> str:
    return f'["{code}", {checksum}, '


def fold_files() -> str:
    """Return what `folded.jsonl` should hold: the heads of all files by code, then a line a language."""
    files = {code: (crc32(path.read_bytes()), read_phrase_file(path)) for code, path in language_files().items()}
    heads = {code: (checksum, file.stopwords, file.by) for code, (checksum, file) in files.items()}
    lines = [json.dumps(heads, ensure_ascii=False)]
    for code, (checksum, file) in files.items():
        lines.append(_line_start(code, checksum) + json.dumps(file, ensure_ascii=False)[1:])
    return "".join(f"{line}\n" for line in lines)


def read_phrase_file(path: Path) -> PhraseFile:
    """Return the phrases of a file. Raises DataError, naming file and key, where it is not valid."""
    data = _read_toml(path)
    name = data.pop("name", None)
    if not isinstance(name, str) or not name:
        raise DataError(f"{path.name}: name: missing")
    head = [_strings(path, key, data.pop(key)) if key in data else () for key in _HEAD]
    _refuse_marks(path, dict(zip(_HEAD, head, strict=True)))
    stopwords, by, calls, needs, ends, machines, summaries = head
    if twice := next((word for word in stopwords if stopwords.count(word) > 1), None):
        raise DataError(f"{path.name}: stopwords: {twice!r} is listed twice")
    calls = tuple(_phrase(path, "calls", "prefix", text) for text in calls)
    needs = tuple(_phrase(path, "needs", "prefix", text) for text in needs)
    ends = tuple(_phrase(path, "ends", "exact", text) for text in ends)
    machines = tuple(text if text.isupper() else _phrase(path, "machines", "contains", text) for text in machines)
    summaries = tuple(_phrase(path, "summaries", "contains", text) for text in summaries)
    kinds: dict[str, dict[str, list[str]]] = {kind: {} for kind in KINDS}
    pitch = _read_pitch(path, data.pop(_PITCH)) if _PITCH in data else {}
    file = PhraseFile(name, stopwords, by, {}, kinds, {}, calls, ends, needs, machines, summaries, pitch)
    seen: set[tuple[str, str]] = set()
    for category, table in data.items():
        if category not in CATEGORIES:
            raise DataError(f"{path.name}: {_unknown(category, category, ('name', *_HEAD, _PITCH, *CATEGORIES))}")
        if not isinstance(table, dict):
            raise DataError(f"{path.name}: {category}: is not a table: write [{category}]")
        _read_category(path, category, table, file, seen)
    return file


def _read_toml(path: Path) -> dict[str, Any]:
    if not CODE.fullmatch(path.stem):
        raise DataError(f"{path.name}: is not named by the language's code, as de.toml is")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path.name}: cannot be read: {error}") from error


def _read_pitch(path: Path, table: Any) -> dict[str, list[str]]:
    """Return the words of the table on how a house speaks to its readers, by class."""
    if not isinstance(table, dict):
        raise DataError(f"{path.name}: {_PITCH}: is not a table: write [{_PITCH}]")
    found = {}
    for kind, value in table.items():
        if kind not in (*PITCH_CLASSES, *_EXAMPLES):
            raise DataError(f"{path.name}: {_unknown(f'{_PITCH}.{kind}', kind, (*PITCH_CLASSES, *_EXAMPLES))}")
        texts = _strings(path, f"{_PITCH}.{kind}", value)
        if kind in PITCH_CLASSES:
            found[kind] = [_pitch_words(path, kind, text) for text in texts]
            if twice := next((text for text in found[kind] if found[kind].count(text) > 1), None):
                raise DataError(f"{path.name}: {_PITCH}.{kind}: {twice!r} is listed twice")
    return found


def _pitch_words(path: Path, kind: str, text: str) -> str:
    """Return one entry of the table, folded as lines are."""
    key = plain(text)
    words = key.split()
    is_starred = any(ANY_END in word[:-1] or word == ANY_END for word in words)
    is_short = key.partition(" ")[0].endswith(ANY_END) and len(words[0]) <= LEAST_OPEN
    if not words or len(key) > PHRASE_CHARS or is_starred or is_short:
        problem = f"is empty, too long, or has a * within a word or behind fewer than {LEAST_OPEN} characters"
        raise DataError(f"{path.name}: {_PITCH}.{kind}: {text!r} {problem}")
    return key


def _unknown(key: str, name: str, allowed: Sequence[str]) -> str:
    """Return what is wrong with a key that no file may have, with the allowed key that is spelt most like it."""
    from difflib import get_close_matches  # only for who mistypes

    nearest = get_close_matches(name, allowed, n=1)
    meant = f"; did you mean {nearest[0]!r}?" if nearest else ""
    return f"{key}: unknown key{meant or ';'} allowed are {', '.join(allowed)}"


def _refuse_marks(path: Path, lists: Mapping[str, Sequence[str]]) -> None:
    """Raise DataError, naming the line, for a * where it is no mark: no line of a page would ever match it."""
    for key, texts in lists.items():
        for text in texts:
            if _MARK.search(text):
                lines = path.read_text(encoding="utf-8").split("\n")
                line = next((number for number, line in enumerate(lines, 1) if text in line), 1)
                what = f"{text!r} has a *, which means something in [{_PITCH}] only: write each form"
                raise DataError(f"{path.name}: line {line}: {key}: {what}")


def _read_category(
    path: Path, category: str, table: dict[str, Any], file: PhraseFile, seen: set[tuple[str, str]]
) -> None:
    """Add the phrases of one category's table to those of the file; `seen` holds the kind and phrase of each."""
    reason = table.get("reason")
    if not isinstance(reason, str) or not 0 < len(reason) <= _REASON_CHARS:
        raise DataError(f"{path.name}: {category}.reason: missing, or over {_REASON_CHARS} characters")
    file.reasons[category] = reason
    lists = {kind: _strings(path, f"{category}.{kind}", value) for kind, value in table.items() if kind != "reason"}
    _refuse_marks(path, {f"{category}.{kind}": texts for kind, texts in lists.items() if kind in KINDS})
    certain = set(lists.get("certain", ()))
    for kind, texts in lists.items():
        if kind not in _LISTS:
            raise DataError(f"{path.name}: {_unknown(f'{category}.{kind}', kind, ('reason', *_LISTS))}")
        for text in texts if kind in KINDS else ():
            phrase = _phrase(path, category, kind, text)
            if (kind, phrase) in seen:
                raise DataError(f"{path.name}: {category}.{kind}: {phrase!r} is listed twice")
            seen.add((kind, phrase))
            file.phrases[kind].setdefault(category, []).append(phrase)
            if text in certain:
                file.certain.setdefault(kind, []).append(phrase)
    if unknown := certain.difference(*(lists.get(kind, ()) for kind in KINDS)):
        raise DataError(f"{path.name}: {category}.certain: {min(unknown)!r} is not one of its phrases")


def _phrase(path: Path, category: str, kind: str, text: str) -> str:
    """Return one phrase, folded as lines are."""
    key = fold_phrase(kind, text)
    if not key or len(key) > PHRASE_CHARS or _DIGIT.search(key) or _SPLIT_NUMBER.search(key):
        problem = f"{text!r} is empty, over {PHRASE_CHARS} characters, or holds digits (write #) or #.# (# alone)"
        raise DataError(f"{path.name}: {category}.{kind}: {problem}")
    return key


def fold_phrase(kind: str, text: str) -> str:
    """Return the key of a phrase: folded as lines are, but only at the ends that meet the end of a line.

    >>> fold_phrase("exact", "# Comments:"), fold_phrase("prefix", "Read more –"), fold_phrase("suffix", "– AFP.")
    ('# comments', 'read more -', '- afp')
    """
    if kind == "around":
        opening, gap, ending = text.partition(GAP)
        inner = ending.removesuffix(OPEN_END)
        parts = fold_phrase("prefix", opening), fold_phrase("suffix", inner)
        return gap.join(parts) + ending[len(inner) :] if all(parts) else ""
    text = text.replace("#", "0")  # a number and no decoration
    if kind == "exact":
        key = fold(text).strip(EXACT_ENDS)
    elif kind == "contains":
        key = plain(text)
    elif kind == "suffix":
        key = fold("0" + text)[1:].lstrip(" ").rstrip(SUFFIX_ENDS)
    else:
        key = fold(text + "0")[:-1].rstrip(" ")
    return key.replace("0", "#")


def _strings(path: Path, key: str, value: Any) -> tuple[str, ...]:
    """Return a list of the file as a tuple of strings that are not empty."""
    if not isinstance(value, list) or not value or not all(isinstance(item, str) and item for item in value):
        raise DataError(f"{path.name}: {key}: not a list of strings, or empty")
    return tuple(value)


def main() -> str | None:
    """Check all files, write `folded.jsonl`, and return what is wrong, if anything is."""
    try:
        FOLDED.write_text(fold_files(), encoding="utf-8")
    except DataError as error:
        return f"{error}\nNothing was written."
    few = {code: len(head.stopwords) for code, head in file_heads().items() if code != UNKNOWN}
    for code, count in few.items():
        if count < MIN_STOPWORDS:
            print(f"{code}.toml: {count} stop words; with fewer than {MIN_STOPWORDS} only pages that declare it use it")
    print(f"{FOLDED.name}: {len(few)} languages")
    return None


if __name__ == "__main__":
    sys.exit(main())
