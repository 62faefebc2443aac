"""Networks that a text tells of: `newsclean.context.mentions`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page

import newsclean
from newsclean.context.mentions import find_mentions
from newsclean.page.tags import Hint
from newsclean.phrase_files import BIT

BODY = Part(PROSE)
HEADING = Part("Facebook", "h2")
FOLLOW = BIT["follow"]


def mentions(*parts: Part) -> list[int]:
    """Return what is found where prose stays."""
    kept = [i for i, part in enumerate(parts) if part == BODY]
    phrases = {i: FOLLOW for i, part in enumerate(parts) if part.text.startswith("Facebook")}
    return sorted(find_mentions(make_look(make_page(*parts), kept, phrases=phrases)))


def test_a_heading_above_prose_is_found() -> None:
    """A network's name heads what the text says of it."""
    assert mentions(BODY, HEADING, BODY) == [1]


@pytest.mark.parametrize(
    "heading",
    [
        HEADING._replace(linked=1.0, href="https://www.facebook.example/gull"),
        HEADING._replace(hints=Hint.SHARE),
        HEADING._replace(text="Facebook for all readers"),
        HEADING._replace(tag="span"),
    ],
    ids=["a link", "a share button", "a longer line", "no heading"],
)
def test_buttons_are_not(heading: Part) -> None:
    """A link, and what is called a button, leads to the network."""
    assert mentions(BODY, heading, BODY) == []


def test_a_heading_above_no_prose_is_not() -> None:
    """Below a button stands another, or nothing."""
    assert mentions(BODY, HEADING, HEADING) == []
    assert mentions(BODY, HEADING, Part("Ask the school")) == []


def test_it_comes_out_of_a_page() -> None:
    """The phrase for buttons does not cut it."""
    page = f"<article><h1>Phones stay at home</h1><p>{PROSE}</p><h2>Facebook</h2><p>{PROSE.upper()}</p>"
    assert "Facebook" in newsclean.clean(page).text
