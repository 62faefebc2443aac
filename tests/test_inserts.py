"""Boxes amid the text that ask or offer something else: `newsclean.inserts`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page

from newsclean.inserts import find_channel_links, find_inserts
from newsclean.tags import Hint

BODY = Part(PROSE)
TITLE = Part("Which knot holds the ferry?", "h4", parent=5)
LINE = Part("Begin", "span", parent=5)


def inserts(css_class: str, *within: Part) -> list[int]:
    """Return what goes of a box of this class between three paragraphs and one, where all would stay."""
    parts = [BODY, BODY, BODY, Part("", "div", css_class=css_class), *(within or (TITLE, LINE)), BODY]
    return find_inserts(make_look(make_page(*parts), [i for i, part in enumerate(parts) if part.text]))


@pytest.mark.parametrize(
    "css_class",
    [
        "w-quiz", "DonatesTeaser_root__D", "cli-membership", "cmp-countdown", "product-card", "slideshowModule",
        "republish",
    ],
)
def test_a_box_called_what_no_text_is_goes(css_class: str) -> None:
    """A quiz, a plea for money, a countdown or a product amid the text goes with all that is in it."""
    assert inserts(css_class) == [4, 5]


@pytest.mark.parametrize("css_class", ["box", "card", "quizmaster", "product", "members"])
def test_another_box_stays(css_class: str) -> None:
    """A name that a text may have says nothing."""
    assert inserts(css_class) == []


def test_a_box_with_text_of_the_article_is_none() -> None:
    """A long text, an embedded post, a box as large as the article and paragraphs made like it stay."""
    assert inserts("quiz", TITLE, LINE._replace(text=f"{PROSE} " * 4)) == []
    assert inserts("quiz", TITLE, LINE._replace(hints=Hint.POST)) == []
    assert inserts("quiz", *[TITLE] * 13) == []
    assert inserts("quiz", *[TITLE._replace(text=PROSE)] * 2) == []
    parts = [Part("", "div", css_class="quiz"), *[BODY._replace(parent=2)] * 4]
    assert find_inserts(make_look(make_page(*parts), [1, 2, 3, 4])) == []


def test_products_that_the_article_compares_stay() -> None:
    """Three boxes made alike are what the text is about."""
    parts = [BODY] * 6 + [Part("", "div", css_class="product-card")] * 3
    parts += [Part("Oilskin hat, nine crowns", "h4", parent=8 + n) for n in range(3)]
    kept = [i for i, part in enumerate(parts) if part.text]
    assert find_inserts(make_look(make_page(*parts), kept)) == []
    two = [*parts[:8], *parts[9:11]]
    assert find_inserts(make_look(make_page(*two), [0, 1, 2, 3, 4, 5, 8, 9])) == [8, 9]


CHANNEL = Part("Zaz quub mora: bax", linked=0.3, href="https://www.whatsapp.com/channel/0029")


def channels(part: Part) -> list[int]:
    return find_channel_links(make_look(make_page(BODY, part), [0, 1]))


def test_a_link_to_a_channel_is_a_pitch_in_any_language() -> None:
    """Its address says it, or letters all set apart that name the messenger."""
    assert channels(CHANNEL) == [1]
    named = CHANNEL._replace(text="Zaz quub paWhatsApp mora", bold=1.0, href="/join")
    assert channels(named) == [1]
    for other in (
        CHANNEL._replace(href="https://t.me/quay/123"), CHANNEL._replace(text=f"{PROSE} " * 3, linked=0.1),
        named._replace(bold=0.2), named._replace(text="Zaz quub mora"), named._replace(linked=1.0),
        named._replace(linked=0.0),
    ):  # fmt: skip
        assert channels(other) == []
