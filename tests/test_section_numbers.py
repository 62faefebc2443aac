"""Numbers of a text's sections: `newsclean.context.section_numbers`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page

from newsclean.context.section_numbers import find_section_numbers

BODY = Part(PROSE)
LABEL = Part("Share this page")


def numbers(*parts: Part) -> list[int]:
    """Return what is found where BODY stays and nothing else."""
    kept = [i for i, part in enumerate(parts) if part is BODY]
    return find_section_numbers(make_look(make_page(*parts), kept))


def test_ascending_numbers_amid_the_text_head_its_sections() -> None:
    """Each is one more than the last, or the same again; a picture's caption may stand below one."""
    assert numbers(BODY, Part("1"), BODY, Part("2"), LABEL, BODY, Part("2"), BODY, Part("3"), BODY) == [1, 3, 6, 8]
    assert numbers(Part("01"), BODY, Part("02."), BODY) == [0, 2]


@pytest.mark.parametrize(
    "parts",
    [
        (BODY, Part("1"), BODY),
        (BODY, Part("2"), BODY, Part("3"), BODY),
        (BODY, Part("1"), BODY, Part("3"), BODY),
        (BODY, Part("1", "li"), BODY, Part("2", "li"), BODY),
        (BODY, Part("1", "td"), BODY, Part("2", "td"), BODY),
        (BODY, Part("1", linked=1.0, href="/1"), BODY, Part("2", linked=1.0, href="/2"), BODY),
        (BODY, Part("1"), BODY, Part("2", css_class="count"), BODY),
        (BODY, Part("1"), BODY, Part("2"), LABEL),
        (BODY, Part("1"), BODY, *[LABEL] * 3, Part("2"), BODY),
        (BODY, Part("399"), BODY, Part("400"), BODY),
    ],
    ids=["one", "from two", "a gap", "items", "cells", "links", "made otherwise", "at the end", "apart", "counts"],
)
def test_other_numbers_are_none(parts: tuple[Part, ...]) -> None:
    """What counts pictures, pages or readers stands elsewhere, is a link, or begins elsewhere."""
    assert numbers(*parts) == []


def test_a_number_in_another_element_than_the_text_is_none() -> None:
    """A box beside the text has numbers of its own."""
    box = Part("Most read", "div")
    inside = [Part(number, parent=3) for number in ("1", "2")]
    assert numbers(BODY, box, inside[0], BODY, inside[1], BODY) == []
