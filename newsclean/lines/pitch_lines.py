"""Lines by which a house speaks to its readers, told by their words (layer 3): "Grab it in our app".

In: a line of a page of news, and what is known of where it stands. Out: why it goes, None where it stays.

The words are data (`[pitch]` in the phrase files). A line asks for something, says who asks, and names what only a
house has: itself, its page, its goods. Who asks for something without these may be anybody, and a line in which
somebody else speaks ("said", "police") stays. Of 5,309 lines that belong to annotated news, in 14 languages, 1 goes by
this, a pitch that its annotator kept. Of 519 pitches, tails and notes by strangers that nobody had read, in plain
paragraphs, 285 go, 197 without this, and none of 261 lines that belong and look like them; of 397 paragraphs of news,
unread, that came as near to pitches as their writer could, in 23 languages, 1. That is what it is at best: the counts
of both chose among rules, and of 51 paragraphs of the last kind ("Get our app, the posters shout"), written when all
was done, 37 went, most of them by this, for want of verbs in `others`; with more of them 6. Guides and blogs are full
of such sentences, so a page must say that it is news.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

import regex

from newsclean.characters import COLON_CLASS, QUESTION_MARKS, SENTENCE_END_CLASS, is_spaceless
from newsclean.lexicon import Lexicon
from newsclean.pitch_words import ASKS, CORRECTS, GOODS, HOUSE, OPENS, OTHERS, PAGE, READER, WE
from newsclean.scoring.rules import HOUSE_SPEAKS, LineCut
from newsclean.text import fold, squeeze


def cut_as_pitch(line: str, lexicon: Lexicon, site: str, *, is_edge: bool, is_answer: bool) -> LineCut | None:
    """Return why a line goes that speaks to readers, None where it stays. Takes what `read_pitch` does."""
    evidence = read_pitch(line, lexicon, site, is_edge=is_edge, is_answer=is_answer)
    return LineCut(HOUSE_SPEAKS, evidence) if evidence else None


def read_pitch(line: str, lexicon: Lexicon, site: str = "", *, is_edge: bool = False, is_answer: bool = False) -> str:
    """Return by which words a line is told to speak to readers, "" of one that is not.

    `site` is the squeezed name of the site, or "". `is_edge`: the line stands at the end of the text or above it, where
    notes on the page do. `is_answer`: it stands by a question of an interview, where "we" is the guest.
    """
    if len(line) > _CHARS or _count_words(line) >= _WORDS or _IS_SAID.match(line):
        return ""
    has_picture = _PICTURE.search(line) is not None
    if not (has_picture or lexicon.pitch.may_speak(fold(line)) or (site and site in squeeze(line))):
        return ""
    if site:
        line = _without_dateline(line, site)
    text = _QUOTATION.sub(" ", fold(_ACRONYM.sub(" ", line)))
    said = [_said(sentence, lexicon, site) for sentence in _SENTENCE.findall(text)]
    words: dict[str, str] = {}
    for sentence in said:
        words = {**sentence.words, **words}
    if OTHERS in words or (is_answer and not _names_house(words)) or _ANSWERED.match(text):
        return ""
    if ASKS in words or OPENS in words:
        is_pitch = _is_request(line, said, words, has_picture=has_picture)
    else:
        is_pitch = is_edge and _is_note(words, said, lexicon)
    return ", ".join(f"{name} \u201c{word}\u201d" for name, word in words.items()) if is_pitch else ""


class _Sentence(NamedTuple):
    text: str
    words: Mapping[str, str]
    """Of each class the first."""
    is_question: bool


_CHARS = 600  # by hand: a longer line is prose; at half and at twice no line differs
_WORDS = 45  # by hand; at half 11 fewer of 519 lines by strangers to cut go, at twice 1 more
# Also as many languages set what somebody says: "\u2014 Join us, he said". Pitches seldom open so.
_IS_SAID = regex.compile(r"[\"\u201c\u201e\u00ab\u300c'\u2018\u2013\u2014-]")
_QUOTATION = regex.compile(
    r"\"[^\"]*+(?:\"|$)|\u00ab[^\u00bb]*+(?:\u00bb|$)|\u300c[^\u300d]*+(?:\u300d|$)|(?<!\w)'\w(?:[^']|'(?=\w)){12,300}+'(?!\w)"
)
# "Question: Is it shut? Answer: Call us on Monday."
_ANSWERED = regex.compile(
    rf"[^{COLON_CLASS}]{{1,15}}[{COLON_CLASS}]"
    rf"(?:[^{COLON_CLASS}?\u061f;]*+[?\u061f;])++[^{COLON_CLASS}]{{1,15}}[{COLON_CLASS}]"
)
_END = f"[{SENTENCE_END_CLASS}]"
_WITHIN = f"[^{SENTENCE_END_CLASS}]"
_SENTENCE = regex.compile(rf"{_WITHIN}++(?:{_END}(?!\s|$){_WITHIN}*+)*+{_END}*+\s*+")
_ACRONYM = regex.compile(r"(?<!\w)\p{Lu}{2,3}(?!\w)")  # "the US" is not "us"
_PICTURE = regex.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf]")
_CONTACT = regex.compile(rf"@\w|https?:|www\.|\d[\d ()-]{{6,30}}\d|{_PICTURE.pattern}")
_HOUR = regex.compile(r"\d:\d\d(?!\d)|\d\s?[ap]\.?m(?!\w)")


def _count_words(line: str) -> int:
    """Return about how many words a line has, two characters of a script without spaces being one."""
    return len(line) // 2 if is_spaceless(line[len(line) // 2]) else line.count(" ")


def _without_dateline(line: str, site: str) -> str:
    """Return a line without the site's name before a dash, as Indonesian reports open: "LUME.com - The quay ..."."""
    opened = _DATELINE.match(line)
    return line[opened.end() :] if opened and squeeze(opened[0]).startswith(site) else line


_DATELINE = regex.compile(r"[^\u2013\u2014-]{3,60}?\s?[\u2013\u2014-]\s")


def _said(sentence: str, lexicon: Lexicon, site: str) -> _Sentence:
    words = lexicon.pitch.said(sentence)
    if site and HOUSE not in words and words and site in squeeze(sentence):
        words[HOUSE] = "the site"
    return _Sentence(sentence, words, sentence.rstrip().endswith(QUESTION_MARKS))


def _names_house(words: Mapping[str, str]) -> bool:
    return HOUSE in words or PAGE in words


def _is_request(line: str, said: Sequence[_Sentence], words: Mapping[str, str], *, has_picture: bool) -> bool:
    """Tell whether a line asks for something, says who asks, and names what only a house has.

    A picture says who asks: "\U0001f449 Grab the app".
    """
    if has_picture and (GOODS in words or READER in words):
        return True
    asking = [sentence for sentence, behind in zip_longest(said, said[1:]) if _asks(sentence, behind)]
    if not asking:
        return False
    if _names_house(words):
        return True
    if any(_HOUR.search(sentence.text) for sentence in said[: said.index(asking[0])]):
        return False  # "Rope class, 7 p.m. Join us ...": a listing, in the words of who sent it in
    return WE in words and (GOODS in words or _CONTACT.search(line) is not None or _is_call(said, asking, words))


def _asks(sentence: _Sentence, behind: _Sentence | None) -> bool:
    """Tell whether a sentence asks for something of a house, or asks the readers and offers them something.

    "Read the small print." asks for nothing of a house, whatever the sentences around it name. `behind` is the next.
    """
    words = sentence.words
    if ASKS not in words and OPENS not in words:
        return False
    if WE in words or _names_house(words) or _CONTACT.search(sentence.text):
        return True
    if sentence.is_question:
        return READER in words or GOODS in words or (behind is not None and behind.words.keys() >= _OFFER)
    return READER in words and GOODS in words


_OFFER = {WE, GOODS, READER}  # "Want more? Our letter lands in your inbox."


def _is_call(said: Sequence[_Sentence], asking: Sequence[_Sentence], words: Mapping[str, str]) -> bool:
    """Tell whether a line asks readers, and then to do something: "Would you swim there? Let us know."."""
    is_asked = any(sentence.is_question for sentence in said)
    return is_asked and READER in words and not all(sentence.is_question for sentence in asking)


def _is_note(words: Mapping[str, str], said: Sequence[_Sentence], lexicon: Lexicon) -> bool:
    """Tell whether a line at the edges of a text is a note on the page, which corrects nothing.

    Reports end so, too: "The mayor had not answered when this article was published."
    """
    is_of_house = (WE in words or HOUSE in words) and GOODS not in words and READER not in words
    if PAGE not in words or CORRECTS in words or is_of_house:
        return False
    return any(PAGE in lexicon.pitch.said(_opening(sentence.text)) for sentence in said)


def _opening(sentence: str) -> str:
    """Return the first words of a sentence, where words are parted by spaces or not."""
    return " ".join(sentence.split()[:_OPENING_WORDS])[:_OPENING_CHARS]


# By hand. Of 519 lines by strangers to cut 4 fewer go at half, 3 more at twice; of characters 7 fewer, and none more.
_OPENING_WORDS = 4
_OPENING_CHARS = 30
