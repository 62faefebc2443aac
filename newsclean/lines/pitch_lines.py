"""Lines by which a house speaks to its readers, told by their words (layer 3): "Grab it in our app".

In: a line of a page of news, and what is known of where it stands. Out: why it goes, None where it stays.

The words are data (`[pitch]` in the phrase files). Reports have hardly any such sentence outside of quotation marks: of
3,825 lines that belong to annotated news, in 14 languages, 2 are told by these rules, both pitches that annotators
kept; of 2,857 near them that do not belong, 101. Of 519 pitches, tails and notes by strangers that nobody had read, in
plain paragraphs, 292 go, 197 without this; of 261 lines that belong and look like them 2 go. Guides and blogs are full
of such sentences, so a page must say that it is news.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from newsclean.characters import QUESTION_MARKS, SENTENCE_END_CLASS, is_spaceless
from newsclean.lexicon import Lexicon
from newsclean.pitch_words import ASKS, CORRECTS, GOODS, HOUSE, OPENS, PAGE, READER
from newsclean.scoring.rules import HOUSE_SPEAKS, LineCut
from newsclean.text import fold, squeeze


def cut_as_pitch(line: str, lexicon: Lexicon, site: str, *, is_edge: bool) -> LineCut | None:
    """Return why a line goes that speaks to readers, None where it stays. Takes what `read_pitch` does."""
    evidence = read_pitch(line, lexicon, site, is_edge=is_edge)
    return LineCut(HOUSE_SPEAKS, evidence) if evidence else None


def read_pitch(line: str, lexicon: Lexicon, site: str = "", *, is_edge: bool = False) -> str:
    """Return by which words a line is told to speak to readers, "" of one that is not.

    `site` is the squeezed name of the site, or "". `is_edge`: the line stands at the end of the text or above it, where
    notes on the page do.
    """
    if len(line) > _CHARS or _count_words(line) >= _WORDS or _IS_SAID.match(line):
        return ""
    has_picture = _PICTURE.search(line) is not None
    if not (has_picture or lexicon.pitch.may_speak(fold(line)) or (site and site in squeeze(line))):
        return ""
    if site:
        line = _without_dateline(line, site)
    sentences = _SENTENCE.findall(_QUOTATION.sub(" ", fold(_ACRONYM.sub(" ", line))))
    said = [_said(sentence, lexicon, site) for sentence in sentences]
    words: dict[str, str] = {}
    for one in said:
        words = one | words
    if ASKS in words or OPENS in words:
        is_pitch = _is_most_asking(sentences, said, is_edge=is_edge) or (
            _count_words(line) < _FEW_WORDS
            and ((HOUSE in words and _has_more(words, line)) or (has_picture and (GOODS in words or READER in words)))
        )
    else:
        is_pitch = is_edge and _is_note(words, sentences, lexicon)
    return ", ".join(f"{name} \u201c{word}\u201d" for name, word in words.items()) if is_pitch else ""


_CHARS = 600  # by hand, as the next two: a longer line is prose
_WORDS = 45
_FEW_WORDS = 30
# Also as many languages set what somebody says: "\u2014 Join us, he said". Pitches seldom open so.
_IS_SAID = regex.compile(r"[\"\u201c\u201e\u00ab\u300c'\u2018\u2013\u2014-]")
_QUOTATION = regex.compile(
    r"\"[^\"]*+(?:\"|$)|\u00ab[^\u00bb]*+(?:\u00bb|$)|\u300c[^\u300d]*+(?:\u300d|$)|(?<!\w)'\w[^']{12,}+'(?!\w)"
)
_END = f"[{SENTENCE_END_CLASS}]"
_WITHIN = f"[^{SENTENCE_END_CLASS}]"
_SENTENCE = regex.compile(rf"{_WITHIN}++(?:{_END}(?!\s|$){_WITHIN}*+)*+{_END}*+\s*+")
_ACRONYM = regex.compile(r"(?<!\w)\p{Lu}{2,3}(?!\w)")  # "the US" is not "us"
_PICTURE = regex.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf]")
_CONTACT = regex.compile(rf"@\w|https?:|www\.|\d[\d ()-]{{6,30}}\d|{_PICTURE.pattern}")


def _count_words(line: str) -> int:
    """Return about how many words a line has, two characters of a script without spaces being one."""
    return len(line) // 2 if is_spaceless(line[len(line) // 2]) else line.count(" ")


def _without_dateline(line: str, site: str) -> str:
    """Return a line without the site's name before a dash, as Indonesian reports open: "LUME.com - The quay ..."."""
    opened = _DATELINE.match(line)
    return line[opened.end() :] if opened and squeeze(opened[0]).startswith(site) else line


_DATELINE = regex.compile(r"[^\u2013\u2014-]{3,60}?\s?[\u2013\u2014-]\s")


def _said(sentence: str, lexicon: Lexicon, site: str) -> dict[str, str]:
    words = lexicon.pitch.said(sentence)
    if site and HOUSE not in words and words and site in squeeze(sentence):
        words[HOUSE] = "the site"
    return words


def _has_more(words: Mapping[str, str], line: str) -> bool:
    """Tell whether a line that asks and names the house says what to use or where, or clearly asks its readers."""
    is_clear = READER in words and ASKS in words
    return GOODS in words or PAGE in words or is_clear or _CONTACT.search(line) is not None


def _is_most_asking(sentences: Sequence[str], said: Sequence[Mapping[str, str]], *, is_edge: bool) -> bool:
    """Tell whether half of a line or more, but its questions, is sentences that ask for something of the house."""
    asking = rest = 0
    for text, words in zip(sentences, said, strict=True):
        is_question = text.rstrip().endswith(QUESTION_MARKS)
        if _asks(words, is_question=is_question, is_edge=is_edge):
            asking += len(text)
        elif not is_question:
            rest += len(text)
    return asking > 0 and asking >= rest


def _asks(words: Mapping[str, str], *, is_question: bool, is_edge: bool) -> bool:
    """Tell whether a sentence asks readers for something, and names the house or the page.

    What asks only where it opens a sentence may be no request, "Here this report was read": beside the page it must
    name the readers, too, but at the edges of a text.
    """
    if HOUSE in words:
        return ASKS in words or (OPENS in words and not is_question)
    return PAGE in words and (ASKS in words or (OPENS in words and (is_edge or READER in words)))


def _is_note(words: Mapping[str, str], sentences: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether a line at the edges of a text is a note on the page, which corrects nothing.

    Reports end so, too: "The mayor had not answered when this article was published."
    """
    is_of_house = HOUSE in words and GOODS not in words and READER not in words
    if PAGE not in words or CORRECTS in words or is_of_house:
        return False
    return any(PAGE in lexicon.pitch.said(_opening(sentence)) for sentence in sentences)


def _opening(sentence: str) -> str:
    """Return the first words of a sentence, where words are parted by spaces or not."""
    return " ".join(sentence.split()[:_OPENING_WORDS])[:_OPENING_CHARS]


_OPENING_WORDS = 4  # by hand, as the next
_OPENING_CHARS = 30
