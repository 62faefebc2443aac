"""Lines that say who wrote the article: bylines, addresses, biographies (layer 3).

In: a line and what is known of the authors. Out: why it goes, None where it stays.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from newsclean.lexicon import Lexicon
from newsclean.lines.dated import is_date, is_moment
from newsclean.metadata.authors.byline_words import after_byline_word
from newsclean.metadata.authors.bylines import names_near
from newsclean.metadata.authors.east_asian_bylines import is_reporters_line
from newsclean.metadata.authors.jobs import is_role_word
from newsclean.metadata.authors.names import is_full_name, is_name_alone
from newsclean.metadata.dates.shown_dates import BARS
from newsclean.model import Metadata
from newsclean.page.block_text import count_words
from newsclean.pitch_words import OPENS
from newsclean.prose import NO_MARK, SENTENCE, end_mark
from newsclean.scoring.rules import AUTHOR_BIO, BYLINE_ECHO, WRITER_ADDRESS, LineCut, phrase_rule
from newsclean.text import fold, has_digits, squeeze

ADDRESS = regex.compile(r"[\w.+-]++@[\w-]++\.[\w.]++")  # possessive: nothing is tried twice
_NAME_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*+")  # in Indic scripts vowels are marks


def byline_names(meta: Metadata) -> frozenset[str]:
    """Return the words of the authors' names, folded."""
    return frozenset(word for author in meta.authors for word in _NAME_WORD.findall(fold(author)))


def cut_as_byline(line: str, lexicon: Lexicon, byline: frozenset[str]) -> LineCut | None:
    """Return why a line goes that says but who wrote the article, None where it stays."""
    if byline and repeats_byline(line, lexicon, byline):
        return LineCut(BYLINE_ECHO, "the authors' names and little else")
    if is_reporters_line(line):
        return LineCut(phrase_rule("byline"), line)
    if "@" not in line or not (address := ADDRESS.search(line)):
        return None
    is_short = len(line.split()) <= _ADDRESS_WORDS and count_words(line) <= _ADDRESS_CHARACTERS
    if is_short and end_mark(line[: address.start()].rstrip()) != SENTENCE:
        return LineCut(WRITER_ADDRESS, address[0])
    return None


_ADDRESS_WORDS = 7  # by hand; at half and at twice 1 and 2 of 520 pages differ
_ADDRESS_CHARACTERS = 3 * _ADDRESS_WORDS  # where each counts as a word: else any sentence with an address were short


def repeats_byline(line: str, lexicon: Lexicon, byline: frozenset[str]) -> bool:
    """Tell whether a line says nothing but who wrote the article, and when, if bars or dashes part these.

    "By Ada Quill and Ben Rook, Lumeport", "By Ada Quill | Published 10:15, 5 May 2024 | Updated 6 May 2024".
    """
    folded = fold(line)
    if not any(map(folded.__contains__, byline)):  # most: to split takes ten times as long
        return False
    line = _without_days(line)
    folded = fold(line)
    speaker, colon, _ = folded.partition(": ")
    if colon and end_mark(line) == SENTENCE and byline.issuperset(_NAME_WORD.findall(speaker)):
        return False  # what an author says
    words = _NAME_WORD.findall(folded)
    if len(words) > 2 * len(byline) + _BYLINE_OPENING:
        return False
    named = sum(word in byline for word in words)
    if named < 2:
        return False
    opening = {part for by in lexicon.folded_byline for part in _NAME_WORD.findall(by)}
    if (found := lexicon.match(line)) and found.category == "byline":  # "Das Gespräch führte Ada Quill."
        opening.update(_NAME_WORD.findall(found.phrase))
    left = [word for word in words if not (word in byline or word in opening or lexicon.is_stopword(word))]
    others = sum(not is_role_word(word) for word in left)
    rest = after_byline_word(line, lexicon.code) if others else None  # of any language: "Von Ada Quill"
    if rest and byline.issuperset(_NAME_WORD.findall(fold(rest))):
        return True
    return others == 0 or (words[0] in opening and end_mark(line) == NO_MARK)


def _without_days(line: str) -> str:
    """Return a line without those of its parts, between bars or dashes, that are a day or a moment."""
    parts = BARS.split(line) if has_digits(line) else [line]
    left = [part for part in map(str.strip, parts) if part and not (is_moment(part) or is_date(part))]
    return " ".join(left) if 0 < len(left) < len(parts) else line


_BYLINE_OPENING = 4  # "Written by", "and" beside the names


def cut_as_names(line: str, lexicon: Lexicon, meta: Metadata) -> LineCut | None:
    """Return why a line goes that is but full names, and perhaps what they are: "Ada Quill, harbour reporter"."""
    if line.count(" ") > _NAMES_SPACES or end_mark(line) != NO_MARK or has_digits(line):
        return None
    names = names_near([line], language=meta.language)
    if not names or not all(is_full_name(name) and is_name_alone(name) for name in names):
        return None
    title = meta.title or ""
    if any(name in title for name in names) or not line.startswith(names[0]):
        return None
    if OPENS in lexicon.pitch.said(fold(line)):
        return None  # "Download the Lume App"
    return LineCut(phrase_rule("byline"), ", ".join(names))


_NAMES_SPACES = 9  # by hand


def opens_as_byline(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text opens with the word for an author and two names."""
    if not lexicon.may_open_byline(text):
        return False  # as most
    folded = fold(text[:_OPENING_CHARS])
    if not folded.startswith(lexicon.folded_byline):
        return False
    words = text.split()
    openings = (by for by in lexicon.folded_byline if folded.startswith(f"{by} "))
    return any(_opens_with_names(words[by.count(" ") + 1 :]) for by in openings)


def _opens_with_names(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[0][0].isupper() and words[1][0].isupper() and words[0][-1] not in ",.:;"


_OPENING_CHARS = 60  # by hand; at half and at twice no page of 520 differs


def cut_as_bio(line: str, lexicon: Lexicon, authors: Sequence[str]) -> LineCut | None:
    """Return why a line goes that says who the author is, None where it stays.

    "Ada Quill is our ...", "The Lumeport Pilot Ada Quill is ...": names and titles may stand before the author's.
    """
    for author in authors:
        if " " not in author or author not in line:
            continue
        before, _, behind = line.partition(author)
        before = before.lstrip("*")
        titles = before.split()
        after = _DEGREES.sub("", behind).split(maxsplit=1)
        if len(titles) > _BIO_TITLES or not all(title[0].isupper() for title in titles) or before[-1:].strip():
            continue
        is_article = len(before.strip()) == 1  # as Greek sets before names
        if titles and not is_article and all(map(lexicon.is_stopword, titles)):  # "When Ada Quill was ..."
            continue
        goes_on = bool(after) and (_is_small_stopword(after[0], lexicon) or ADDRESS.search(line) is not None)
        if len(line.split()) in _BIO_WORDS and goes_on and end_mark(line) == SENTENCE:
            return LineCut(AUTHOR_BIO, f"{author} {after[0]}")
    return None


def _is_small_stopword(word: str, lexicon: Lexicon) -> bool:
    return not word[0].isupper() and lexicon.is_stopword(word)


# ", MD, " and ", Ph.D., R.N., " behind a name. Each has two capitals, so that no name is one; linear, as each part is
# possessive and begins with its comma.
_DEGREES = regex.compile(r"^(?:,\s?+\p{Lu}\p{Ll}{0,2}+\.?+\p{Lu}[\p{L}.]{0,6}+)++,?+(?=\s)")
_BIO_WORDS = range(6, 81)
_BIO_TITLES = 3  # before the name; of two such blocks on fundus_world neither belongs


def cut_as_signature(lines: Sequence[str], authors: Sequence[str]) -> LineCut | None:
    """Return why a block goes that signs the text: an author, and below who that is and where, no sentences."""
    if not 1 < len(lines) <= _SIGNATURE_LINES or squeeze(lines[0]) not in map(squeeze, authors):
        return None
    are_short = all(line.count(" ") < _SIGNATURE_WORDS and end_mark(line) == NO_MARK for line in lines)
    return LineCut(BYLINE_ECHO, lines[0]) if are_short else None


_SIGNATURE_LINES = 4  # by hand: the three pages by strangers that have one have two and three
_SIGNATURE_WORDS = 10  # by hand: "Correspondent of The Lume Gazette"


def cut_as_joint_bio(lines: Sequence[str], lexicon: Lexicon, authors: Sequence[str]) -> LineCut | None:
    """Return why a block goes that says of each of its authors who it is: "Ada Quill is ... Leo Sand is ..."."""
    text = " ".join(lines)
    if len(authors) < _JOINT_AUTHORS or not text.startswith(tuple(authors)):
        return None
    behind = ((author, text.partition(author)[2].split(maxsplit=1)[:1]) for author in authors if " " in author)
    told = [author for author, word in behind if any(map(lexicon.is_stopword, word))]  # "is"
    return LineCut(AUTHOR_BIO, ", ".join(told)) if len(told) >= _JOINT_AUTHORS else None


_JOINT_AUTHORS = 2  # by hand; at half and at twice no page of 520 differs
