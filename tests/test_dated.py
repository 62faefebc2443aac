"""Texts that are a day: `newsclean.lines.dated`."""

from __future__ import annotations

import pytest

from newsclean.lines.dated import is_date, is_day, is_moment


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("2019-2020 outline, 186", False),
        ("The 2019\u201320 season", False),
        ("4 May 2019", True),
        ("2019-05-04", True),
        ("2019-2020, 10:15", True),
        ("2024年5月3日", True),
        ("2024년5월3일", True),
    ],
)
def test_a_span_of_years_is_no_date(text: str, dated: bool) -> None:
    """Two years with a dash between them name a season, or a make."""
    assert is_date(text) == dated


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("发布时间：2024-05-03 10:15:00 来源：流明晚报", True),
        ("2024年05月03日10:15 来源：流明晚报", True),
        ("2024年05月03日10:15港口的老桥在星期一早上再次开放，市长说这座桥已经关闭了很久", False),
        ("2024-05-03 10:15 港口的老桥在星期一早上再次开放，市长说这座桥已经关闭了很久", False),
        ("Thursday, 3 May 2024, 10:15 BST", True),
        ("On 3 May 2024 at 10:15 the old bridge gave way", False),
        ("Posted on 3 May 2024, 8:15pm", True),
        ("Publié le 3 mai 2024 à 14h05", True),
        ("Le 3 mai 2024 à 14 h 05", True),
        ("3 de maio de 2024 às 14h05", True),
        ("۱۴ اردیبهشت ۱۴۰۳ - ۱۴:۰۵", True),
        ("เผยแพร่: 3 พ.ค. 2567 09:30", True),
        ("In 2024 the ferry of the islands came at 14:05", False),
        ("The ferry is due on 3 May 2024 at 14:05", False),
        ("The plan was published at 14:05 on 3 May 2024.", False),
    ],
)
def test_a_moment_has_few_words_more(text: str, moment: bool) -> None:
    """A sentence that opens with day and time is none, in scripts without spaces either."""
    assert is_moment(text) == moment


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和6年5月3日", True),
        ("Piątek, 3 maja 2024 r.", True),
        ("Ngày 3 tháng 5 năm 2024", True),
        ("Mis à jour le vendredi 3 mai 2024", True),
        ("This article was last modified on 3 May 2024", True),
        ("The mill on the old river shut on 3 May 2024", False),
        ("The mill shut on 3 May 2024.", False),
        ("Revised plan for the mill approved 3 May 2024", False),
        ("Updated rules for boats begin May 3, 2024", False),
        ("Она родилась 3 мая 1990 г.", False),
        ("市長が2024年5月3日に辞任", False),
    ],
)
def test_a_day_may_have_its_label_and_no_sentence(text: str, day: bool) -> None:
    """However a language writes it; what speaks of publication or an update may take some words more."""
    assert is_day(text) == day
