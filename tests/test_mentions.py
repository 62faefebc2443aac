"""Networks that a text tells of: `newsclean.context.mentions`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page

import newsclean
from newsclean.context.mentions import find_mentions
from newsclean.page.tags import Hint
from newsclean.phrase_files import BIT

BODY = Part(PROSE)
LEAD = Part("These are the networks that the school bans:")
LIST = Part("", "ul", parent=1)
NAME = Part("Facebook", "li", parent=3)
OTHER = Part("Skipchat", "li", parent=3)
HEADING = Part("Facebook", "h2")
FOLLOW = BIT["follow"]


def mentions(*parts: Part) -> list[int]:
    """Return what is found where prose, leads and other items stay."""
    kept = [i for i, part in enumerate(parts) if part in (BODY, LEAD, OTHER)]
    phrases = {i: FOLLOW for i, part in enumerate(parts) if part.text.startswith("Facebook")}
    return sorted(find_mentions(make_look(make_page(*parts), kept, phrases=phrases)))


def test_a_heading_above_prose_is_found() -> None:
    """A network's name heads what the text says of it."""
    assert mentions(BODY, HEADING, BODY) == [1]


def test_items_of_the_text_are_found() -> None:
    """They have other items with them that stay, or a line that leads to them above them."""
    assert mentions(BODY, LIST, NAME, OTHER) == [2]
    assert mentions(BODY, LIST._replace(tag="ol"), NAME, NAME) == []
    assert mentions(BODY, LEAD, NAME._replace(parent=1), NAME._replace(parent=1)) == [2, 3]


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


@pytest.mark.parametrize("names", [("Facebook", "Instagram", "Skipchat"), ("Facebook", "Instagram")])
def test_they_come_out_of_a_page(names: tuple[str, ...]) -> None:
    """The phrase for buttons does not cut them line by line, nor as a box to sign up in."""
    items = "".join(f"<li>{name}</li>" for name in names)
    last = PROSE.replace("Monday", "Friday")
    page = f"<article><h1>Phones stay at home</h1><p>{PROSE}</p><p>{LEAD.text}</p><ul>{items}</ul><p>{last}</p>"
    assert newsclean.clean(page).text.split("\n")[1 : 2 + len(names)] == [LEAD.text, *names]
    page = f"<article><h1>Phones stay at home</h1><p>{PROSE}</p><h2>Facebook</h2><p>{PROSE.upper()}</p>"
    assert "Facebook" in newsclean.clean(page).text
