"""Headings of lists that stay: `newsclean.context.list_headings`."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hand_made import PROSE, Part, make_look, make_page

from newsclean.context.list_headings import find_list_headings, find_terms
from newsclean.page.tags import Hint

BODY = Part(PROSE)
PIECE = Part("A lamp that runs for ten hours costs a little more than a tent.", "div", css_class="thing")
NAME = Part("Harbour lamp", "h3", linked=1.0, css_class="thing")


def headed(*blocks: Part, stay: Sequence[int], titles: Sequence[int] = ()) -> list[int]:
    return find_list_headings(make_look(make_page(*blocks), stay, titles=frozenset(titles)))


def test_linked_headings_each_above_a_text_that_stays_are_found() -> None:
    """Three linked names of things, each above what is said of it, stay with that."""
    assert headed(BODY, NAME, PIECE, NAME, PIECE, NAME, PIECE, stay=[0, 2, 4, 6]) == [1, 3, 5]


TERM, MEANING = Part("Fathom", "dt", parent=3), Part("Six feet of water, by which sailors count.", "dd", parent=3)


@pytest.mark.parametrize(
    ("term", "meaning", "found"),
    [
        (TERM, MEANING, [2]),
        (TERM._replace(text="Summary:"), MEANING, []),
        (TERM._replace(text="*"), MEANING, []),
        (TERM, MEANING._replace(text="Six feet"), []),
        (TERM, MEANING._replace(tag="p"), []),
    ],
)
def test_a_term_stays_with_what_it_means(term: Part, meaning: Part, found: list[int]) -> None:
    """A label, a footnote's sign and what stands above a figure are no terms."""
    page = make_page(BODY, Part("", "dl"), term, meaning, BODY)
    assert find_terms(make_look(page, [0, 3, 4])) == found
    assert find_terms(make_look(page, [0, 4])) == []


@pytest.mark.parametrize(
    ("heading", "blocks", "stay"),
    [
        (NAME, 2, [0, 2, 4]),  # two are no list
        (NAME, 4, [0, 2, 4, 6]),  # of four one stands above nothing that stays
        (NAME, 3, [2, 4, 6]),  # the first stands above all text
        (NAME._replace(text="Harbour lamp shines again after a repair of nine weeks"), 3, [0, 2, 4, 6]),
        (NAME._replace(hints=Hint.RELATED), 3, [0, 2, 4, 6]),
        (NAME._replace(tag="p"), 3, [0, 2, 4, 6]),
    ],
)
def test_other_headings_are_not(heading: Part, blocks: int, stay: list[int]) -> None:
    """Two headings, headings above other things, teasers' headlines and what is no heading are not found."""
    assert 1 not in headed(BODY, *[heading, PIECE] * blocks, stay=stay)


def test_the_headline_above_a_text_is_not_one_of_them() -> None:
    """A heading that says the headline is not counted."""
    assert not headed(BODY, NAME, PIECE, NAME, PIECE, NAME, PIECE, stay=[0, 2, 4, 6], titles=[3])


LONG_NAME = NAME._replace(text="Log book of a harbour lamp, 1889 to 1907")


def test_a_long_name_among_short_ones_stays_with_them() -> None:
    """A linked heading as long as a headline is a thing's name where half of those made like it are shorter."""
    blocks = (BODY, NAME, PIECE, LONG_NAME, PIECE, NAME, PIECE, LONG_NAME, PIECE)
    assert headed(*blocks, stay=[0, 2, 4, 6, 8]) == [1, 3, 5, 7]


def test_long_names_with_a_short_one_are_teasers() -> None:
    """Where most of the linked headings are as long as headlines, none of these stays."""
    blocks = (BODY, LONG_NAME, PIECE, LONG_NAME, PIECE, NAME, PIECE, LONG_NAME, PIECE)
    assert headed(*blocks, stay=[0, 2, 4, 6, 8]) == [5]


def test_the_first_of_headings_made_alike_may_stand_above_all_text() -> None:
    """Unlinked, right above the first prose, as on a live page; a linked one is a teaser's."""
    entry = [Part("What we know by now", "h3", css_class="entry"), BODY]
    page = make_page(NAME._replace(tag="h1"), *entry * 3)
    assert find_list_headings(make_look(page, [2, 3, 4, 5, 6], title=0)) == [1]
    linked = make_page(NAME._replace(tag="h1"), NAME, BODY, *[NAME, BODY] * 2)
    assert find_list_headings(make_look(linked, [2, 3, 4, 5, 6], title=0)) == []
