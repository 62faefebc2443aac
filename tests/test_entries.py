"""Entries of a live page: `newsclean.context.entries`."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hand_made import PROSE, Part, make_look, make_page

from newsclean.context.entries import find_entries

TIMES = ("17:45", "16:10", "14.02 Uhr")
TEXTS = ("The ferry stops at six, the port says.", PROSE, "The first cars wait.")


def page_of_entries(times: Sequence[str] = TIMES) -> list[Part]:
    """Return an element for each entry, then a time, a heading and a text in each."""
    parts = [Part("", "section", css_class="entry")] * len(times)
    for n, (time, text) in enumerate(zip(times, TEXTS, strict=True)):
        parts += [Part(time, "div", parent=2 + n), Part(f"Report {n}", "h3", parent=2 + n), Part(text, parent=2 + n)]
    return parts


def test_the_first_entry_of_a_live_page_stays_with_the_others() -> None:
    """What goes of an entry though it is made as what stays of the others stays."""
    assert find_entries(make_look(make_page(*page_of_entries()), [4, 5, 7, 8])) == [10, 11]
    assert find_entries(make_look(make_page(*page_of_entries()), [5, 7, 8])) == [4, 10, 11]


def test_a_time_may_say_which_half_of_the_day_it_is_of() -> None:
    """No space need stand before it; other letters make it no time."""
    for times, found in ((("12.51pm", "9:14am", "8.05a.m."), [10, 11]), (("12.51pt", "9:14ax", "8.05km"), [])):
        assert find_entries(make_look(make_page(*page_of_entries(times)), [4, 5, 7, 8])) == found


def test_what_is_made_otherwise_goes() -> None:
    """A share label in an entry, made as nothing that stays, goes; so does a line that is a link."""
    share = Part("Share", "button", parent=4)
    link = Part("More of this here", parent=4, linked=1.0, href="/more")
    assert find_entries(make_look(make_page(*page_of_entries(), share, link), [4, 5, 7, 8])) == [10, 11]


@pytest.mark.parametrize("kept", [[], [5]], ids=["none stays", "one of three stays"])
def test_entries_of_which_few_stay_are_a_column(kept: list[int]) -> None:
    """A ticker beside the text has times too."""
    assert not find_entries(make_look(make_page(*page_of_entries()), kept))


def test_without_times_there_are_no_entries() -> None:
    """Sections of a text are made alike too, and scores are no times."""
    assert not find_entries(make_look(make_page(*page_of_entries(("One", "Two", "Three"))), [4, 5, 7, 8]))
    assert not find_entries(make_look(make_page(*page_of_entries(("3-1", "17:72", "2024"))), [4, 5, 7, 8]))
