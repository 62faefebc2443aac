"""Characters: `newsclean.characters`."""

from __future__ import annotations

import re
import unicodedata

import pytest

from newsclean import characters
from newsclean.characters import COLONS, COMMAS, FULL_STOPS, HAN, HANGUL, KANA, QUESTION_MARKS, SPACELESS


def test_letters_without_spaces_are_told_as_the_pattern_tells_them() -> None:
    """Asked for one character, the function says what the class of patterns says."""
    pattern = re.compile(f"[{SPACELESS}]")
    every = map(chr, range(0x10000))
    assert not [char for char in every if characters.is_spaceless(char) != bool(pattern.match(char))]


@pytest.mark.parametrize(
    ("script", "name", "letters"),
    [(HAN, "CJK", "㐀水鿿"), (KANA, "HIRAGANA|KATAKANA", "のカー"), (HANGUL, "HANGUL", "가힣")],
)
def test_a_script_is_all_of_its_letters(script: str, name: str, letters: str) -> None:
    """Its class has its letters, Han those of the first extension too, and no other's."""
    pattern = re.compile(f"[{script}]")
    assert all(map(pattern.match, letters))
    within = [char for char in map(chr, range(0x10000)) if char.isalpha() and pattern.match(char)]
    assert not [char for char in within if not re.match(name, unicodedata.name(char))]


def test_a_mark_has_one_meaning() -> None:
    """No colon ends a sentence and no comma is a colon; all of them are marks."""
    marks = (*COLONS, *FULL_STOPS, *QUESTION_MARKS, *COMMAS)
    assert len(set(marks)) == len(marks)
    assert all(unicodedata.category(mark) == "Po" for mark in marks)
