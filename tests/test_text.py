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
