"""The words by which a house speaks to its readers (layer 1): the words of a language's file in, `PitchWords` out.

A phrase is known as it stands, words also where nobody has met the line before: "Grab next week's list from our app"
asks (`grab`), names what the house has (`app`) and who speaks (`our`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsclean.characters import HANGUL, SENTENCE_ENDS, is_spaceless

ASKS = "asks"
"""Requests, wherever they stand: "let us know"."""
OPENS = "opens"
"""What asks where it opens a sentence: "follow"."""
GOODS = "goods"
"""What a house offers, or has its readers use: "newsletter", "comments"."""
WE = "we"
"""Who speaks, a house or anybody else: "our", "us"."""
HOUSE = "house"
"""The house itself: "the newsroom", "this website"."""
READER = "reader"
"""Whom it speaks to: "you"."""
PAGE = "page"
"""The text of itself: "this article", "the author"."""
CORRECTS = "corrects"
"""What a note says that corrects the text, and belongs: "misstated"."""
OTHERS = "others"
"""Who speaks that is not the house: "said", "police"."""
PITCH_CLASSES = (ASKS, OPENS, GOODS, WE, HOUSE, READER, PAGE, CORRECTS, OTHERS)

ANY_END = "*"
"""At the end of a word in a file: it may go on."""
LEAST_OPEN = 3
"""Characters before it that the first word of an entry has at least: entries are found by so many."""


_Entry = tuple[str, tuple[str, ...], tuple[bool, ...]]
"""Its class, its words, and of each word whether others that begin so count, too: () where none goes on.

A plain tuple of plain values costs the collector of garbage nothing while it is kept, and there are some thousand.
"""


class PitchWords(NamedTuple):
    """The words of a language, as they are looked up."""

    by_word: Mapping[str, tuple[_Entry, ...]]
    """A first word that stands as it is -> what may stand where it does, in the order of the files."""
    by_opening: Mapping[str, tuple[_Entry, ...]]
    """First characters of the other first words, which may go on -> what begins so."""
    anywhere: tuple[tuple[str, str], ...]
    """(class, text) of scripts that part no words, or glue others to them."""
    telling: tuple[str, ...]
    """Of what names the house or the page the longest words: a line without any of these names neither."""

    def may_speak(self, line: str) -> bool:
        """Tell whether a folded line may name the house or the page; a quick look, as most do not."""
        return any(map(line.__contains__, self.telling))

    def said(self, sentence: str) -> dict[str, str]:
        """Return which classes a folded sentence has words of, and of each the first found.

        Words of the page are no goods: "this article".
        """
        found: dict[str, str] = {}
        for name, text in self.anywhere:
            if name not in found and text in sentence:
                found[name] = text
        by_word, by_opening = self.by_word, self.by_opening
        if not by_word and not by_opening:
            return found
        parts = _BETWEEN.split(sentence)
        words = tuple(parts[::2])
        of_page = -1
        for at, word in enumerate(words):
            for entry in by_word.get(word) or by_opening.get(word[:LEAST_OPEN], ()):
                name, its_words, goes_on = entry
                if name in found or (name == GOODS and at <= of_page) or not _stands_at(its_words, goes_on, words, at):
                    continue
                if name == OPENS and not _opens_sentence(parts, at):
                    continue
                found[name] = " ".join(its_words)
                if name == PAGE:
                    of_page = at + len(its_words) - 1
        return found


def pitch_words(files: Iterable[Mapping[str, Sequence[str]]]) -> PitchWords:
    """Return the words of files, by class, each folded."""
    entries: list[_Entry] = []
    anywhere, telling = [], set()
    for words in files:
        for name in _ORDER:
            for text in words.get(name, ()):
                if name in (WE, HOUSE, PAGE):
                    telling.add(max(text.replace(ANY_END, "").split(), key=len))
                if is_spaceless(text[0]) or _IS_HANGUL.match(text):
                    anywhere.append((name, text.replace(ANY_END, "")))
                    continue
                own = text.split()
                if ANY_END not in text:
                    entries.append((name, tuple(own), ()))  # as most
                    continue
                bare = tuple([word.rstrip(ANY_END) for word in own])
                entries.append((name, bare, tuple([word.endswith(ANY_END) for word in own])))
    return PitchWords(*_by_first_word(entries), tuple(anywhere), _shortest(telling))


def _by_first_word(entries: Iterable[_Entry]) -> tuple[dict[str, tuple[_Entry, ...]], dict[str, tuple[_Entry, ...]]]:
    """Return `by_word` and `by_opening` of the words of a language."""
    groups: dict[str, list[_Entry]] = {}
    for entry in entries:
        groups.setdefault(entry[1][0][:LEAST_OPEN], []).append(entry)
    by_word: dict[str, tuple[_Entry, ...]] = {}
    by_opening: dict[str, tuple[_Entry, ...]] = {}
    for opening, group in groups.items():
        firsts = {words[0] for _, words, goes_on in group if not goes_on or not goes_on[0]}
        if others := tuple([entry for entry in group if any(entry[2][:1])]):
            by_opening[opening] = others
            by_word |= {word: tuple([entry for entry in group if _opens_with(entry, word)]) for word in firsts}
        else:
            by_word |= {word: tuple([entry for entry in group if entry[1][0] == word]) for word in firsts}
    return by_word, by_opening


# The page's own words are found before those of goods.
_ORDER = (PAGE, ASKS, OPENS, WE, HOUSE, READER, CORRECTS, OTHERS, GOODS)
_IS_HANGUL = re.compile(f"[{HANGUL}]")
# In scripts of India vowels are no letters to `re`: what parts words is listed.
_BETWEEN = re.compile(r"([\s.,;:!?¿¡…\"()\[\]{}<>|/•·–—+*=#&«»。।۔،؛؟-]+)")
_OPENS_ANEW = re.compile(r"[:…|>" + re.escape("".join(SENTENCE_ENDS)) + r"]|\s-\s")


def _shortest(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that hold no other of them."""
    found: list[str] = []
    for word in sorted(words, key=len):
        if not any(map(word.__contains__, found)):
            found.append(word)
    return tuple(found)


def _stands_at(entry_words: tuple[str, ...], goes_on: tuple[bool, ...], words: tuple[str, ...], at: int) -> bool:
    """Tell whether an entry stands at a place among words."""
    here = words[at : at + len(entry_words)]
    if not goes_on:
        return here == entry_words  # as most, in a quarter of the time
    return len(here) == len(entry_words) and all(
        word.startswith(start) if may_go_on else word == start
        for word, start, may_go_on in zip(here, entry_words, goes_on, strict=True)
    )


def _opens_with(entry: _Entry, word: str) -> bool:
    """Tell whether a word is the first of an entry."""
    _, (first, *_), goes_on = entry
    return word.startswith(first) if any(goes_on[:1]) else word == first


def _opens_sentence(parts: Sequence[str], at: int) -> bool:
    """Tell whether a word opens a sentence, or stands behind a mark or a picture.

    `parts` are words and, between them, what parts them.
    """
    if at == 0 or _OPENS_ANEW.search(parts[2 * at - 1]):
        return True
    return not any(map(str.isalnum, parts[2 * at - 2]))
