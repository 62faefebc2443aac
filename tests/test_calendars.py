"""Days of other calendars: `newsclean.metadata.dates.calendars`, as `dates` reads them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hand_made import FERRY, read

from newsclean.metadata.dates.calendars import gregorian
from newsclean.metadata.dates.dates import find_date


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("تاریخ انتشار: ۱۲ اردیبهشت ۱۴۰۳", "2024-05-01"),
        ("دوشنبه، ۲۵ دی ماه ۱۴۰۱", "2023-01-15"),
        ("۲۲ ميزان ۱۴۰۲", "2023-10-14"),
        ("1403/02/12", "2024-05-01"),
        ("12/2/1403", "2024-05-01"),
        ("۳۰ اسفند ۱۴۰۳", "2025-03-20"),  # of a leap year
        ("۳۰ اسفند ۱۴۰۲", None),
        ("۳۱ مهر ۱۴۰۲", None),
        ("12 May 1403", None),  # a year of another calendar than the month's
        ("۱۲ اردیبهشت ۲۰۲۴", None),
        ("1445/02/12", None),  # of the lunar calendar
        ("२०८२/०७/०५", None),  # of Nepal's, whose months are told by tables
        ("۱۲ فوریه ۲۰۲۴", "2024-02-12"),
        ("1 พฤษภาคม 2567", "2024-05-01"),
        ("令和6年5月1日", "2024-05-01"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成 30 年 12 月 3 日", "2018-12-03"),
        ("2024(令和6)年5月1日", "2024-05-01"),
        ("2024年（令和6年）5月1日", "2024-05-01"),
        ("令和6年(2024年)5月1日", "2024-05-01"),
        ("中華民國113年5月1日", "2024-05-01"),
        ("民國26年5月1日", None),  # before there were web pages
        ("令和6年13月1日", None),
    ],
)
def test_a_day_of_another_calendar_is_the_gregorian_one(line: str, day: str | None) -> None:
    """The year tells the calendar; what no calendar has is no day."""
    found = find_date(line)
    assert (found and found.date().isoformat()) == day


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("۱۲ اردیبهشت ۱۴۰۳ - ۱۰:۴۲", "2024-05-01T10:42:00"),
        ("令和6年5月1日 10時42分", "2024-05-01T10:42:00"),
        ("中華民國113年5月1日 10:42", "2024-05-01T10:42:00"),
    ],
)
def test_the_day_near_the_headline_is_read(line: str, moment: str) -> None:
    """With the time beside it, as on pages that state no day in their head."""
    body = f"<article><h1>Ferry resumes service</h1><div class=date>{line}</div>{FERRY * 5}</article>"
    published = read(body=body).published
    assert published is not None
    assert published.isoformat() == moment


def test_the_days_of_the_solar_calendar_follow_one_another() -> None:
    """No day is left out and none is twice, over all years that web pages may have."""
    days = [
        date(*gregorian(year, month, day))
        for year in range(1369, 1410)
        for month in range(1, 13)
        for day in range(1, 32)
        if _is_day(year, month, day)
    ]
    assert days == [date(1990, 3, 21) + timedelta(days=n) for n in range(len(days))]
    assert days[-1] == date(2031, 3, 20)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        gregorian(year, month, day)
    except ValueError:
        return False
    return True
