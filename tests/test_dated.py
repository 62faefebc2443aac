"""Texts that are a day: `newsclean.lines.dated`."""

from __future__ import annotations

import pytest

from newsclean.lines.dated import is_date, is_moment


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


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("发布时间：2024-05-03 10:15:00 来源：流明晚报", True),
        ("2024-05-03 10:15 港口的老桥在星期一早上再次开放，市长说这座桥已经关闭了很久", False),
        ("Thursday, 3 May 2024, 10:15 BST", True),
        ("On 3 May 2024 at 10:15 the old bridge gave way", False),
    ],
)
def test_a_moment_has_few_words_more(text: str, moment: bool) -> None:
    """A sentence that opens with day and time is none, in scripts without spaces either."""
    assert is_moment(text) == moment
