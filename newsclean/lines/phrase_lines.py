"""Lines that a phrase of a language names, and when it counts (layer 3): "Read also: ...", "(Reuters)".

In: a line and the lexicon. Out: why it goes, None where it stays. The phrases are data (`lang/*.toml`).
"""

from __future__ import annotations

import regex

from newsclean.characters import FULL_STOPS
from newsclean.lexicon import Lexicon, Match
from newsclean.model import Block, Verdict
from newsclean.phrase_files import SUFFIX_ENDS
from newsclean.prose import NO_MARK, PHRASE_WORDS, PROSE_WORDS, SENTENCE, end_mark
from newsclean.scoring.features import PHRASES_COLUMN
from newsclean.scoring.rules import LineCut, phrase_rule
from newsclean.scoring.trees import TreeTerms
from newsclean.text import fold


def was_asked(block: Block, verdict: Verdict) -> bool:
    """Tell whether the block is one line that was found to match no phrase when it was judged in context."""
    terms = verdict.terms
    return (
        block.words <= PHRASE_WORDS and isinstance(terms, TreeTerms) and terms.stage == "context"
        and not terms.row[PHRASES_COLUMN] and "\n" not in block.text and block.text[0] not in _BRACKETS
    )  # fmt: skip


def cut_by_phrase(line: str, link_share: float, score: float, lexicon: Lexicon) -> LineCut | None:
    """Return the phrase of the lexicon by which a line goes, None where it stays."""
    if len(line) > LINE_CHARS:
        return None
    found = lexicon.match(_OPENING.sub("", line) if line[0] in _BRACKETS else line, link_share)
    if not found or not is_boilerplate(found, line, score):
        return None
    if not link_share and _goes_on(found, line):
        return None
    sentence = sentence_before(found, line, lexicon) if found.category in _TAILS and found.how == "suffix" else None
    if found.category == "related" and found.how in ("suffix", "contains") and score >= _TEXT_SCORE:
        sentence = _text_before_pointer(line, lexicon)
    return LineCut(phrase_rule(found.category), f"{found.how} \u201c{found.phrase}\u201d", sentence)


LINE_CHARS = 600
"""A longer line has more than MAX_WORDS words."""
_BRACKETS = "[(.…"
# What an excerpt's mark leaves before a phrase: "[…] Read also".
_OPENING = regex.compile(r"^[\[(]?+(?:…|\.\.\.)[\])]?+\s++")


def is_boilerplate(found: Match, line: str, score: float) -> bool:
    """Tell whether a matched phrase makes the line boilerplate."""
    is_ad = found.certain and found.category == "advertisement"  # "Text ad: ..." says all that it sells
    most = _AD_WORDS if is_ad else MAX_WORDS[found.category]
    if len(line.split()) > most and not (found.certain and line[0] + line[-1] == "()"):
        return False  # "(Reporting by ...)" may name ten
    if found.category == "agency" and found.phrase.endswith(":") and _count_names(line) > _SOURCE_WORDS:
        return False
    is_answer = line[-1] in FULL_STOPS and " " not in line  # "No.": what is furniture has no full stop
    if is_answer and found.category == "share" and score >= _SAID_SCORE:
        return False
    is_exact = found.how == "exact" and not is_answer
    is_label = found.category in _LABELS and end_mark(fold(line)) == NO_MARK  # an arrow behind it is no mark
    return found.certain or is_exact or is_label or score < SURE_SCORE.get(found.category, NEVER_SURE)


def _count_names(line: str) -> int:
    """Return how many words a line has without the signs between: "Source: The Gull / PA" has four."""
    return sum(any(map(str.isalnum, word)) for word in line.split())


# Most words that a line of the category has; a longer one is prose that opens alike. Set by reading the lines of
# chosen blocks that match on aeb, fundus16, fundus_world and wcxb.
MAX_WORDS = {
    "credit": 30, "caption": 30, "byline": 25, "dateline": 15, "related": 30, "newsletter": 60, "subscribe": 60,
    "app": 40, "follow": 50, "tips": 50, "advertisement": 8, "affiliate": 80, "correction": 50, "agency": 30,
    "copyright": 60, "bio": 60, "reading-time": 8, "listen": 30, "comments": 12, "share": 12, "navigation": 8,
    "screen-reader": 8, "live": 25, "feedback": 25, "embed": 60,
}  # fmt: skip
# From this contextual score on a phrase of the category counts no more, unless its file calls it certain: the page
# around the line has spoken. Categories not named here count always.
SURE_SCORE = {
    "affiliate": 0.9, "agency": 0.97, "dateline": 0.8, "live": 0.5, "navigation": 0.9, "byline": 0.9, "caption": 0.8,
    "app": 0.9, "tips": 0.9, "copyright": 0.8, "correction": 0.9, "bio": 0.9, "credit": 0.9, "follow": 0.95,
    "related": 0.97, "listen": 0.9, "comments": 0.7, "subscribe": 0.97,
}  # fmt: skip
NEVER_SURE = 1.1  # above any score
_AD_WORDS = 50  # a bound set by hand: the four on pages by strangers have up to 16
_SAID_SCORE = 0.9  # from it on "Remember." is a sentence and no button
_SOURCE_WORDS = 4  # "Source: the port authority"; a longer line tells who said so
# Nothing of theirs without an end mark belongs to an article, whatever stands around it.
_LABELS = ("agency", "byline", "app", "tips", "copyright", "listen", "comments", "follow", "subscribe")


def _goes_on(found: Match, line: str) -> bool:
    """Tell whether a line opens like a label and is a sentence: "Read more, he told the pupils."."""
    behind = line[len(found.phrase) : len(found.phrase) + 1]
    opens = found.category == "related" and found.how in ("prefix", "link_prefix")
    return opens and behind == "," and end_mark(line) == SENTENCE


def sentence_before(found: Match, line: str, lexicon: Lexicon) -> str | None:
    """Return the sentence before the tail that a phrase matched: "It opens on Monday. (Reuters)"; None for none."""
    longest = len(line) - len(found.phrase)
    for start in range(longest, max(0, longest - _TAIL_MARKS), -1):
        if fold("0" + line[start:])[1:].rstrip(SUFFIX_ENDS) == found.phrase:
            if found.category == "byline" and line[start].islower():  # what the names before it did
                return None
            before = line[:start].rstrip(_BEFORE_TAIL)
            is_sentence = end_mark(before) == SENTENCE and before.count(" ") >= _SENTENCE_SPACES
            if not line[len(before) : start].strip() and line[start].islower():
                return None  # a stop that ends no sentence: "Ada Quill Jr. contributed"
            return before if is_sentence and lexicon.match(before) is None else None
    return None


def _text_before_pointer(line: str, lexicon: Lexicon) -> str | None:
    """Return a paragraph without its last sentence, "(Read more here.)", None where that points nowhere or is all."""
    last = max((mark.end() for mark in _SENTENCE_END.finditer(line)), default=0)
    before = line[:last].rstrip()
    is_text = before.count(" ") >= PROSE_WORDS - 1 and lexicon.match(before) is None
    pointer = lexicon.match(line[last:].strip(" (").rstrip(")")) if is_text else None
    return before if pointer and pointer.category == "related" else None


_TEXT_SCORE = 0.75  # by hand: what announces a video, "Lesen Sie hier mehr." behind it, scores 0.69
_SENTENCE_END = regex.compile(r"[.!?…][»«“”\"’)]?+ (?=\S)")
_TAILS = ("agency", "byline", "copyright")
_TAIL_MARKS = 6  # brackets and full stops behind the phrase
_BEFORE_TAIL = " ([/|-\u2013\u2014"
_SENTENCE_SPACES = 3  # by hand; at half and at twice no page of 520 differs
