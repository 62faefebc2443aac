"""Preformatted text amid the body: `newsclean.preformatted`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page

from newsclean.preformatted import find_preformatted
from newsclean.tags import Hint

BODY = Part(PROSE)
CODE = Part("value = cache.get(key)", "pre", hints=Hint.TEASER)


def found(*parts: Part, score: float = 0.2) -> list[int]:
    kept = [i for i, part in enumerate(parts) if part == BODY]
    return find_preformatted(make_look(make_page(*parts), kept, [0.9 if part == BODY else score for part in parts]))


def test_code_between_paragraphs_is_found() -> None:
    """Whatever names the box that it stands in, and in an element within, too."""
    assert found(BODY, CODE, BODY) == [1]
    assert found(BODY, CODE, Part("value = 1", "span", parent=3), BODY) == [1, 2]


@pytest.mark.parametrize(
    "parts",
    [(BODY, CODE), (BODY, CODE._replace(linked=0.6, href="/a"), BODY), (BODY, CODE._replace(hints=Hint.COMMENT), BODY)],
    ids=["below the text", "links", "in a comment"],
)
def test_other_preformatted_text_is_not(parts: tuple[Part, ...]) -> None:
    """Below the text, in links and in readers' comments it is something else's."""
    assert found(*parts) == []


def test_it_needs_some_score() -> None:
    """What reads like nothing of the text is none."""
    assert found(BODY, CODE, BODY, score=0.19) == []
