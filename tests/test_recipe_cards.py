"""The lines of a recipe's card: `newsclean.context.recipe_cards`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean import clean
from newsclean.context.recipe_cards import find_recipe_lines
from newsclean.page.tags import Hint

BODY = Part(PROSE)
HEADING = Part("Ingredients", "h3", hints=Hint.INFOBOX)
LINE = Part("400 g dried white beans", "li", hints=Hint.INFOBOX, css_class="wprm-recipe-ingredient")
STEP = Part("Heat the oven and warm the oil in a heavy pot.", "div", hints=Hint.INFOBOX, css_class="recipe__step")


def lines(*parts: Part, phrases: dict[int, int] | None = None) -> list[int]:
    kept = [i for i, part in enumerate(parts) if part == BODY]
    return find_recipe_lines(make_look(make_page(*parts), kept, phrases=phrases))


def test_ingredients_steps_and_their_headings_are_found() -> None:
    """They are told by what their elements are called, and a short heading right above them goes with them."""
    assert lines(BODY, HEADING, LINE, LINE, STEP) == [1, 2, 3, 4]
    assert lines(BODY, HEADING._replace(hints=0), STEP) == [2]


def test_buttons_may_part_the_heading_from_its_ingredients() -> None:
    """Units and servings are chosen there; another line between is no button."""
    metric = Part("Metric", "button", hints=Hint.INFOBOX)
    assert lines(BODY, HEADING, metric, metric._replace(text="2x"), LINE) == [1, 4]
    assert lines(BODY, HEADING, metric._replace(tag="div"), LINE) == [3]
    assert lines(BODY, HEADING, *[metric] * 7, LINE) == [9]


def test_a_box_to_tick_may_part_the_heading_from_its_ingredients() -> None:
    """It holds a sign and no letter."""
    box = LINE._replace(text="\u25a2")
    assert lines(BODY, HEADING, box, LINE, box, LINE) == [1, 3, 5]


def test_an_ingredient_may_lead_to_where_it_is_sold() -> None:
    """How much of it is no link."""
    assert lines(BODY, HEADING, LINE, LINE._replace(linked=0.6, href="/beans")) == [1, 2, 3]


def test_ingredients_may_stand_between_the_headline_and_the_text() -> None:
    """Some elements deeper in what is called so; above the headline stands another recipe."""
    item = "<div class=recipe__ingredients><div><div><ul><li>400 g dried beans</li></ul></div></div></div>"
    page = page_of(f"<div class=recipe>{item}<h1>Beans in oil</h1>{item}<p>{PROSE}</p></div>")
    assert find_recipe_lines(make_look(page, [3], title=1)) == [2]
    assert find_recipe_lines(make_look(page, [3], title=-1)) == []


def test_the_notes_below_the_steps_are_found() -> None:
    """With the heading above them; what tells of nutrition may stand among them and is none."""
    head, note = HEADING._replace(text="Notes"), STEP._replace(css_class="wprm-recipe-notes")
    assert lines(BODY, head, note) == [1, 2]
    box, label = Part("", css_class="wprm-recipe-notes"), note._replace(parent=2, css_class="nutrition-label")
    assert lines(BODY, box, label) == []
    assert lines(BODY, note._replace(text="It keeps.")) == []


def test_the_cards_summary_is_found_where_the_text_does_not_say_it() -> None:
    """A sentence on the dish below its name; the text's own words once more are none."""
    summary = STEP._replace(text="White beans in oil, warm and soft as a feather bed.", css_class="wprm-recipe-summary")
    assert lines(BODY, summary, LINE) == [1, 2]
    assert lines(BODY, summary._replace(text=PROSE), LINE) == [2]
    assert lines(BODY, summary._replace(css_class="summary"), LINE) == [2]


def test_a_credit_in_the_card_goes() -> None:
    """What a phrase knows is no line of a recipe, though it is named as one and is no candidate where it stands."""
    item = '<li class="wprm-recipe-ingredient">{}</li>'
    items = item.format("400 g dried beans") * 6 + item.format("Photo: Ada Quill")
    card = f'<div class="wprm-recipe-ingredients"><aside class="sidebar"><ul>{items}</ul></aside></div>'
    text = clean(f"<article>{f'<p>{PROSE * 4}</p>' * 3}{card}</article>").text
    assert "beans" in text
    assert "Quill" not in text


@pytest.mark.parametrize(
    "part",
    [
        LINE._replace(css_class="wprm-recipe-card"),
        LINE._replace(linked=0.9, href="/beans"),
        LINE._replace(text="\u25a2"),
        LINE._replace(tag="div", text="2x"),
        LINE._replace(hints=0),
    ],
    ids=["a card", "a link", "a box to tick", "a button for twice as much", "no box"],
)
def test_what_is_no_line_of_it_is_not(part: Part) -> None:
    """Links to other recipes and the card's buttons are no lines of it."""
    assert lines(BODY, part) == []


def test_above_the_text_stands_none() -> None:
    """What stands there is of no card below the text."""
    assert lines(LINE, BODY) == []
