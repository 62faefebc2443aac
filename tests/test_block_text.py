"""The text of a block and its words: `newsclean.page.block_text`."""

from __future__ import annotations

import pytest

from newsclean.page.block_text import BR, INDENT, count_words, normalise


def test_invisible_characters_go() -> None:
    """Soft hyphens, zero-width spaces and byte order marks leave no trace."""
    assert normalise("\ufeffBrü\u00adcke\u200b auf") == "Brücke auf"
    assert normalise("ខ្ញុំ\u200bខាត\u200b រាល់\u200b.") == "ខ្ញុំ\u200bខាត រាល់."  # there they part words
    assert not normalise("\u200d")
    assert normalise(f"What the quay does{BR}\u200d") == "What the quay does"
    assert normalise(f"\u2063 {BR}नमस्ते क्‍ष") == "नमस्ते क्‍ष"


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("one two", 2), ("一座新桥", 4), ("新しい橋 2", 4), ("no-one's here", 2)]
)  # fmt: skip
def test_words_are_counted(text: str, words: int) -> None:
    """Words stand between spaces; in scripts without spaces each character counts as one."""
    assert count_words(text) == words


def test_a_vast_text_is_set_in_as_any() -> None:
    """The lines of code of a megabyte are set in by spaces, as those of a shorter text are."""
    code = f"sail(){BR}{4 * INDENT}reef(){BR}{2 * INDENT}{BR}"
    assert normalise(code) == "sail()\n    reef()"
    assert normalise(60_000 * code) == "\n".join(60_000 * ["sail()", "    reef()"])
