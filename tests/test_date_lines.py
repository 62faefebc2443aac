"""Days, moments and times of day: `newsclean.context.date_lines`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hand_made import PROSE, Part, make_look, make_page

from newsclean.context.date_lines import find_clocks, find_datelines
from newsclean.metadata.dates import dates

BODY = Part(PROSE)


# ---- captions by what they say ----------------------------------------------------------------------------------

DOUBT, SURE = 0.5, 0.95


# ---- date lines -------------------------------------------------------------------------------------------------

TITLE = Part("Bridge over the Lume stays shut", "h1")


def datelines(*parts: Part, score: float = DOUBT) -> frozenset[int]:
    return find_datelines(make_look(make_page(*parts), range(len(parts)), [score] * len(parts), title=0))


@pytest.mark.parametrize(
    "text",
    ["27 July 2022, 17:02", "27.07.2022", "27 juillet 2022 à 17h02 | Mis à jour le 28 juillet 2022 à 9h40"],
)
def test_a_date_below_the_headline_is_found(text: str) -> None:
    """A few words with a date or a time of day between headline and body are the page's date."""
    assert datelines(TITLE, Part(text), BODY) == {1}


def test_a_date_over_an_entry_is_a_heading() -> None:
    """The first date of a chronicle is a heading as the others are."""
    assert not datelines(TITLE, Part("27 July 2022", "h3"), BODY, Part("3 May 2023", "h3"), BODY)


@pytest.mark.parametrize(
    "text",
    [
        "In 2022 the bridge was shut.", "On 27 July 2022 the bridge had been shut for a year", "Twenty years on",
        "27 July 2022, 17:02 | Watch the bridge over the Lume live",
    ],
)  # fmt: skip
def test_a_text_with_a_year_is_no_date_line(text: str) -> None:
    """A sentence, a longer text, or a text without digits is no date line."""
    assert not datelines(TITLE, Part(text), BODY)


@pytest.mark.parametrize(
    "part",
    [
        Part("July 2022"),
        Part("The bridge was shut 27 July 2022"),
        Part("Shut on 27 July 2022."),
        Part("27 July 2022, 3 of 12"),
        Part("27 July 2022", "h2"),
    ],
    ids=["no day", "more words", "a sentence", "more numbers", "a heading"],
)
def test_a_sure_text_is_no_date_line(part: Part) -> None:
    """A block that is surely of the body stays, though it holds a date, where it is more or less than a full date."""
    assert not datelines(TITLE, part, BODY, score=SURE)


def test_the_dates_of_a_chronicle_stay() -> None:
    """Full dates above sure texts stay where there are two, though the first stands below the headline."""
    assert not datelines(TITLE, Part("27 July 2022"), BODY, Part("28 July 2022"), BODY, score=SURE)


def test_a_date_in_the_body_stays() -> None:
    """A date below the first paragraph is a subhead of the body."""
    assert not datelines(TITLE, BODY, Part("27 July 2022"), BODY)
    assert not datelines(TITLE, BODY, BODY, Part("27 July 2022, 18:44"), BODY)


def test_a_moment_below_a_summary_goes() -> None:
    """Day and time together, below one paragraph, are the page's."""
    assert datelines(TITLE, BODY, Part("27 July 2022, 18:44"), BODY) == {2}


def test_a_moment_that_stays_for_its_like_goes() -> None:
    """Day and time below the headline go where they stay as an item of the list that all of the text is."""
    page = make_page(TITLE, Part("27 July 2022, 18:44", "li"), Part(PROSE, "li"))
    assert find_datelines(make_look(page, [2], [0.0, 0.4, 0.9], title=0, staying=[1, 2])) == {1}


# ---- clocks ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["11:58", "8.05", "14h30", "4:14 p.m.", "23:59:01", "12:40 Uhr", "12:40 GMT"]
)
def test_a_time_of_day_by_itself_is_found(text: str) -> None:
    """The entries of a live blog have clocks, which are none of its text."""
    assert find_clocks(make_look(make_page(BODY, Part(text), BODY), [0, 1, 2])) == [1]


def test_times_of_day_over_the_parts_of_a_report_stay() -> None:
    """An agency that continues its report sets the hour, as a paragraph, over each part; one alone may be a clock."""
    noon, one = Part("11:50 a.m.", "p"), Part("1:05 p.m.", "p")
    text = Part(PROSE, "p")
    assert find_clocks(make_look(make_page(noon, text, one, text), range(4))) == []
    assert find_clocks(make_look(make_page(noon, text, text), range(3))) == [0]
    assert find_clocks(make_look(make_page(noon, text, one, one, text), range(5))) == [0, 2, 3]
    assert find_clocks(make_look(make_page(Part("11:50", "div"), text, Part("13:05", "div"), text), range(4))) == [0, 2]


def test_what_may_stand_behind_the_hours_is_data() -> None:
    """Each word of dates.toml for an hour, and each zone, may follow a time of day."""
    data = tomllib.loads(Path(dates.__file__).with_name("dates.toml").read_text(encoding="utf-8"))
    words = [*data["clock"]["hours"], *data["clock"]["oclock"], *data["zones"], *data["zones_of_us"]]
    times = [f"{time}{space}{word}" for word in words for time in ("12:40", "8.05") for space in ("", " ")]
    parts = [BODY, *map(Part, times), BODY]
    assert find_clocks(make_look(make_page(*parts), range(len(parts)))) == [*range(1, len(parts) - 1)]


@pytest.mark.parametrize(
    "part",
    [Part("At 11:58"), Part("8.05 ct"), Part("25:00"), Part("11:63"), Part("1.5"),
     Part("2741725660")],
    ids=["more text", "a price", "no hour", "no minute", "a number", "a large number"],
)  # fmt: skip
def test_other_numbers_are_no_clock(part: Part) -> None:
    """Results, figures, and what says more than the time stay."""
    assert find_clocks(make_look(make_page(BODY, part, BODY), [0, 1, 2])) == []
