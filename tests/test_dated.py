"""Texts that are a day: `newsclean.lines.dated`."""

from __future__ import annotations

import pytest

from newsclean.lines.dated import is_date


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("2019-2020 outline, 186", False),
        ("The 2019\u201320 season", False),
        ("4 May 2019", True),
        ("2019-05-04", True),
        ("2019-2020, 10:15", True),
    ],
)
def test_a_span_of_years_is_no_date(text: str, dated: bool) -> None:
    """Two years with a dash between them name a season, or a make."""
    assert is_date(text) == dated
