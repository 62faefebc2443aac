"""Lists of questions and answers: `newsclean.context.questions`."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from hand_made import PROSE, Part, make_look, make_page

from newsclean.context.questions import find_answers
from newsclean.page.tags import Hint

BODY = Part(PROSE)
QUESTIONS = [
    Part("When will the bridge open again?", "button"),
    Part("Who pays for the new bearings?", "button"),
    Part("May cyclists cross it until then?", "button"),
]
ANSWERS = [
    Part("It opens as soon as the last of the bearings has been set and tested.", "div"),
    Part("The county pays two thirds, and the two towns on its banks share the rest.", "div"),
    Part("They may, on the side towards the sea, but they have to push their bicycles.", "div"),
]
LIST = [part for pair in zip(QUESTIONS, ANSWERS, strict=True) for part in pair]
SURE, DOUBT, NO = 0.9, 0.35, 0.05


def answers(*parts: Part, scores: list[float], titles: Collection[int] = ()) -> list[int]:
    kept = [i for i, score in enumerate(scores) if score >= 0.5]
    return find_answers(make_look(make_page(*parts), kept, scores, titles=frozenset(titles)))


def test_a_list_that_reads_somewhat_like_text_is_found_whole() -> None:
    """Questions and answers below the text stay together, whatever each question's own score."""
    assert answers(BODY, *LIST, scores=[SURE, *[NO, DOUBT] * 3]) == [1, 2, 3, 4, 5, 6]


def test_a_list_that_reads_like_furniture_is_not() -> None:
    """Questions and answers whose words score low stay out."""
    assert not answers(BODY, *LIST, scores=[SURE, *[DOUBT, NO] * 3])


@pytest.mark.parametrize(("href", "more", "found"), [
    ("#", "", [1, 2, 4, 5, 7, 8]), ("#", "/on", []), ("/q", "", []), (None, "", []),
])  # fmt: skip
def test_a_question_may_be_a_link_that_unfolds_its_answer(href: str | None, more: str, found: list[int]) -> None:
    """It leads nowhere, and so does what stands below the answers; else they are teasers."""
    asked = [part._replace(linked=1.0, href=href) for part in QUESTIONS]
    button = Part("Close", "b", linked=1.0, href=more or "#")
    parts = [part for pair in zip(asked, ANSWERS, strict=True) for part in (*pair, button)]
    assert answers(BODY, *parts, scores=[SURE, *[NO, DOUBT, NO] * 3]) == found


def test_two_questions_of_which_nothing_stays_are_no_list() -> None:
    """Two questions made alike may be headings."""
    assert not answers(BODY, *LIST[:4], scores=[SURE, *[NO, DOUBT] * 2])
    assert not answers(*LIST[:2], BODY, scores=[NO, SURE, SURE])


def test_two_questions_of_which_something_stays_are_one() -> None:
    """Half a list is worse than a whole one: one of the two questions, or an answer, stays anyway."""
    assert answers(BODY, *LIST[:4], scores=[SURE, SURE, SURE, DOUBT, DOUBT]) == [3, 4]
    assert answers(BODY, *LIST[:4], scores=[SURE, NO, SURE, NO, SURE]) == [1, 3]


def test_questions_with_nothing_between_them_are_no_list() -> None:
    """Linked headlines one below the other that ask have no answers."""
    assert not answers(*QUESTIONS, BODY, scores=[DOUBT] * 3 + [SURE])


def test_the_questions_of_answers_that_stay_are_found() -> None:
    """A question stays where its answer does, and one answer among those that stay."""
    assert answers(*LIST, scores=[NO, SURE, NO, SURE, NO, DOUBT]) == [0, 2, 4, 5]


def test_what_stands_in_an_answer_that_stays_is_judged_by_itself() -> None:
    """A paragraph that goes from an answer of which another stays is not part of it."""
    parts = (*LIST[:2], Part("Read all we know of the bridge in our dossier on the river."), *LIST[2:])
    assert answers(*parts, scores=[NO, SURE, DOUBT, NO, SURE, NO, SURE]) == [0, 3, 5]


@pytest.mark.parametrize(
    "part",
    [
        Part("The bridge in May, seen from the north bank of the river", "div", hints=Hint.CAPTION),
        Part("All articles on the bridge over the Lume and its bearings", "div", linked=1.0),
        Part("Ms. Aa, county", "div"),
    ],
)
def test_another_thing_in_an_answer_is_not_found(part: Part) -> None:
    """A caption, a link or a line of a few words is part of none."""
    assert answers(*LIST[:4], part, *LIST[4:], scores=[*[NO, DOUBT] * 2, NO, *[NO, DOUBT]]) == [0, 1, 2, 3, 5, 6]


def test_the_last_answer_ends_where_its_element_does() -> None:
    """What follows the list in another element is not part of the last answer."""
    box = Part("", "section")
    inside = [part._replace(parent=2) for part in LIST]
    after = Part("The paper is printed in the hall behind the station each night.", "div")
    assert answers(box, *inside, after, scores=[NO, *[NO, DOUBT] * 3, DOUBT]) == [1, 2, 3, 4, 5, 6]
