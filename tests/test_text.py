"""Pure text: `newsclean.text`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import text


@given(st.text(alphabet=" \n\xa0\u2003\u200bab", max_size=30), st.integers(1, 7))
def test_spaces_are_folded_across_pieces(raw: str, size: int) -> None:
    """Wherever the pieces of a long text end, its white space is folded as if it were split into words at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text, "_PIECE_CHARS", size)
        assert text.single_spaced(raw) == " ".join(raw.split())


@pytest.mark.parametrize("letter", ["｀", "`", "´", "’", "＇"])
def test_every_apostrophe_becomes_one(letter: str) -> None:
    """However an apostrophe is written, it is compared as the ASCII one, beside others too."""
    assert text.fold(f"a{letter}b`c") == "a'b'c"


def test_no_character_becomes_one_that_is_mapped_too() -> None:
    """What a character becomes is not mapped itself: the order in which they are replaced tells nothing."""
    assert not [char for target in text._TABLE.values() for char in target or "" if ord(char) in text._TABLE]


@pytest.mark.parametrize(
    ("capitals", "small"),
    [("ΔΙΑΒΑΣΤΕ ΑΚΟΜΑ:", "Διαβάστε ακόμα:"), ("ΡΟΛΟΪ", "ρολόι"), ("ΠΡΟΫΠΟΘΕΣΗ", "προϋπόθεση"), ("ΗΛΙΟΣ", "ήλιος")],
)
def test_greek_accents_tell_nothing_apart(capitals: str, small: str) -> None:
    """Greek in capitals, which have no accents, is compared as the same words in small letters."""
    assert text.fold(capitals) == text.fold(small)


@pytest.mark.parametrize("sign", ["←", "◀", "«", "\xa0‹", "→", "»"])
def test_arrows_behind_a_label_point_as_its_script_runs(sign: str) -> None:
    """In Hebrew and Arabic "read more" points to the left; a quotation mark stays."""
    assert text.fold(f"קראו עוד {sign}") == "קראו עוד"
    assert text.fold("Er sagte »Nein «") == 'er sagte "nein "'


def test_pictures_before_a_label_do_not_count() -> None:
    """Any of them, several too; in a line's midst they are characters as others."""
    assert text.fold("\U0001f6f9 \U0001f3a7 Read more: the rink") == "read more: the rink"
    assert text.fold("\U0001f4f7 \u2013 Ada Quill") == text.fold("\U0001f534 | Ada Quill") == "ada quill"
    assert text.fold("Read \U0001f6f9 more") == "read \U0001f6f9 more"


@pytest.mark.parametrize("line", ["Read more : the quay", "Read more\xa0: the quay", "Read more：the quay"])
def test_no_space_before_a_colon_counts(line: str) -> None:
    """A space before a colon, as French has it, tells no two lines apart."""
    assert text.fold(line).replace(": ", ":") == "read more:the quay"


def test_letters_of_malayalam_are_folded_to_their_older_spelling() -> None:
    """A letter without a vowel is one character, or the letter, a virama and a joiner."""
    assert text.fold("\u0d15\u0d7c \u0d15\u0d7d") == text.fold("\u0d15\u0d30\u0d4d\u200d \u0d15\u0d32\u0d4d\u200d")


def test_a_vast_text_is_not_held_after_it_is_folded() -> None:
    """What is folded again is kept for the next rule, but no text of megabytes after its page."""
    text._fold.cache_clear()
    assert (text.fold("The GULL"), text.fold("Gull " * 5_000)[:9]) == ("the gull", "gull gull")
    assert text._fold.cache_info().currsize == 1
