"""Buttons, and boxes that ask readers to sign up: `newsclean.signups`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.phrase_files import BIT
from newsclean.signups import find_beside_forms, find_buttons, find_forms, find_signups
from newsclean.tags import Hint

BODY = Part(PROSE)
VOTING = BIT["feedback"]
NEWSLETTER = BIT["newsletter"]


# ---- buttons ----------------------------------------------------------------------------------------------------

BUTTON = Part("Order the quay map", inline=Hint.TOOL, linked=1.0, href="https://shop.example/map")


def test_a_link_called_a_button_goes() -> None:
    """A paragraph that is one link, called a button, is pressed, not read."""
    assert find_buttons(make_look(make_page(BODY, BUTTON, BODY), [0, 1, 2])) == [1]


@pytest.mark.parametrize(
    "part",
    [
        BUTTON._replace(inline=0),
        BUTTON._replace(linked=0.5),
        BUTTON._replace(tag="h2"),
        BUTTON._replace(tag="li"),
        BUTTON._replace(text=PROSE),
    ],
    ids=["no button", "words beside it", "a heading", "an item", "a sentence"],
)
def test_another_link_is_no_button(part: Part) -> None:
    """Links without that name, and what is more than a label, stay."""
    assert find_buttons(make_look(make_page(BODY, part, BODY), [0, 1, 2])) == []


# ---- forms ------------------------------------------------------------------------------------------------------

PITCH = "<p>Join the readers who start the day with our letter.</p>"
FIELD = "<input type=email>"


def forms(inside: str, around: str = "form") -> list[int]:
    """Return what goes of an element behind nine paragraphs, where all of it would stay."""
    page = page_of(f"<p>{PROSE}</p>" * 9 + f"<{around}>{inside}</{around.split()[0]}>")
    return find_forms(make_look(page, range(len(page.blocks))))


@pytest.mark.parametrize("around", ["form", "div class=mid-poll", "div class=poll_box"])
def test_what_stands_in_a_form_or_a_poll_goes(around: str) -> None:
    """A pitch and a question stand beside what readers fill in."""
    assert forms(PITCH + "<h4>Do you use the ferry?</h4>" + FIELD, around) == [9, 10]


ANSWERS = "<ul><li><button>Daily</button><li><button>Never</button></ul>"
LINKS = '<ul><li><a href="#">Daily 41</a><li><a href="#">Never 9</a></ul>'


@pytest.mark.parametrize("answers", [ANSWERS, LINKS], ids=["buttons", "links that lead nowhere"])
@pytest.mark.parametrize("around", ["div class=Poll_root", "div class=anketa", "div class=umfrage"])
def test_a_poll_may_have_answers_for_fields(answers: str, around: str) -> None:
    """A question stands above answers to press."""
    assert 9 in forms("<h4>Do you use the ferry?</h4>" + answers, around)


def test_a_poll_may_have_links_for_answers() -> None:
    """A phrase knows what stands below them, "12 votes"; without it they may lead anywhere."""
    answers = "<h4>Do you use the ferry?</h4><ul><li><a href=/login>Daily</a></ul>"
    assert forms(answers + "<p>12 votes</p>", "div class=bh__poll") == [9, 10, 11]
    assert forms(answers + "<p>12 boats</p>", "div class=bh__poll") == []
    assert forms(answers + "<p>12 votes</p>", "div class=boats") == []


def test_one_button_is_no_choice() -> None:
    """A box with one button, or with links to other pages, is no poll whatever it is called."""
    assert not forms(PITCH + "<button>More</button>", "div class=poll")
    assert not forms(PITCH + LINKS.replace("#", "/ferry"), "div class=poll")


@pytest.mark.parametrize(
    ("inside", "around"),
    [
        (PITCH * 13 + FIELD, "form"),
        (f"<p>{PROSE}</p>" * 5 + FIELD, "form"),
        (PITCH + "<input type=hidden><input type=submit><button>Go</button>", "form"),
        (PITCH + FIELD, "div class=mid-box"),
        (PITCH + FIELD, "div class=pollen-widget"),
    ],
    ids=["many blocks", "much of the text", "nothing to fill in", "a box", "another word"],
)
def test_a_form_around_the_text_is_none(inside: str, around: str) -> None:
    """Some systems set the whole page into a form, and some pages a paragraph."""
    assert not forms(inside, around)


# ---- beside forms -----------------------------------------------------------------------------------------------

LEAD = "<div class=lead><p><b>A letter a week from Ada Quill</b></p>{}{}</div>"
ADDRESS = "<form><input type=email><button>Send me letters</button></form>"


def beside_forms(html: str) -> list[int]:
    """Return what is found of an element amid paragraphs, where all stays."""
    page = page_of(f"<main>{f'<p>{PROSE}</p>' * 3}{html}<p>{PROSE}</p></main>")
    return find_beside_forms(make_look(page, range(len(page.blocks))))


def test_a_line_beside_a_field_for_an_address_goes() -> None:
    """What stands in one small box with such a form says what readers get for it."""
    assert beside_forms(LEAD.format(ADDRESS, "")) == [3, 4]


@pytest.mark.parametrize(
    "html",
    [
        LEAD.format("<form><input type=search></form>", ""),
        LEAD.format(ADDRESS, "<p>A line more.</p>" * 5),
        f"<p>A letter a week</p>{ADDRESS}",
        LEAD.format(ADDRESS, f"<p>{PROSE}</p>" * 3),
    ],
    ids=["a search", "a large box", "amid the text", "much text"],
)
def test_what_a_form_merely_follows_stays(html: str) -> None:
    """A form without such a field, and one among the paragraphs, say nothing of what is beside them."""
    assert beside_forms(html) == []


# ---- boxes --------------------------------------------------------------------------------------------------------

BOX = Part("", "div", css_class="b7")  # part 4, the element of index 6
NAME = Part("The Lume at Noon", "h4", parent=6)
MOTTO = Part("What matters by the water, at noon each day.", parent=6)
BUTTON_BELOW = Part("Sign me up", "button", parent=6)


def signups(*box: Part, phrase: int = 0, around: Part = BOX) -> list[int]:
    """Return what goes of a box behind four paragraphs; the phrase is that of its last part."""
    parts = [BODY, BODY, BODY, BODY, around, *box, BODY]
    last = 4 + len(box)
    kept = [i for i, part in enumerate(parts) if part.tag not in ("button", "div") and not (phrase and i == last)]
    return find_signups(make_look(make_page(*parts), kept, phrases={last: phrase}))


def test_the_name_and_motto_of_a_newsletter_go() -> None:
    """What stands in a small box with a button goes, though it reads like a heading and a sentence."""
    assert signups(NAME, MOTTO, BUTTON_BELOW) == [5, 6]


def test_a_line_that_asks_is_as_good_as_a_button() -> None:
    """Beside a line that asks readers to sign up the rest of its box goes, a longer text too."""
    asking = Part("Get our newsletter", "span", parent=6)
    assert signups(NAME, MOTTO, asking, phrase=NEWSLETTER) == [5, 6]
    assert signups(MOTTO._replace(text=f"{PROSE} Or so."), asking, phrase=NEWSLETTER) == [5]


@pytest.mark.parametrize("category", ["subscribe", "app", "follow", "tips", "embed", "correction", "listen"])
def test_a_line_that_asks_for_something_else_takes_its_box_along(category: str) -> None:
    """What stands in a small box beside a call for tips, an app, followers, consent or listeners goes with it."""
    asking = Part("Do you know more?", "h3", parent=6)
    assert signups(MOTTO, asking, phrase=BIT[category]) == [5]


def test_a_box_with_much_of_the_text_is_none() -> None:
    """A page of a few words may stand in one element with its player."""
    listen = BIT["listen"]
    page = make_page(BODY, BOX, MOTTO._replace(parent=3), Part("Listen: 1:12", "h3", parent=3))
    assert find_signups(make_look(page, [0, 2], phrases={3: listen})) == []
    more = make_page(BODY, BOX, MOTTO._replace(parent=3), Part("Listen: 1:12", "h3", parent=3), BODY)
    assert find_signups(make_look(more, [0, 2, 4], phrases={3: listen})) == [2]


def test_a_heading_that_tells_is_no_motto() -> None:
    """A heading that is a long sentence stays beside a call: it is an item of a list, with whose picture it is."""
    asking = Part("Get our newsletter", "span", parent=6)
    assert signups(Part(PROSE, "h2", parent=6), asking, phrase=NEWSLETTER) == []
    assert signups(Part(PROSE[:-1], "h2", parent=6), asking, phrase=NEWSLETTER) == [5]


def test_a_button_to_vote_asks() -> None:
    """A poll's question stands above its button, of which a phrase knows what it says."""
    question = Part("Do you still use the ferry?", parent=6)
    assert signups(question, BUTTON_BELOW._replace(text="Vote"), phrase=VOTING) == [5]
    assert not signups(question, Part("Vote", parent=6), phrase=0)


@pytest.mark.parametrize(("label", "category"), [("Shop now", "affiliate"), ("Together with", "advertisement")])
def test_a_label_that_offers_something_takes_its_box_along(label: str, category: str) -> None:
    """What stands beside it is the offer; a long note may be the author's own, and above the text a topic."""
    asking, bit = Part(label, "span", parent=6), BIT[category]
    assert signups(MOTTO, asking, phrase=bit) == [5]
    assert signups(MOTTO, asking._replace(text=f"{label}, as I did with the oilskin hat"), phrase=bit) == []
    page = make_page(BOX, MOTTO._replace(parent=2), asking._replace(parent=2), BODY, BODY, BODY)
    assert find_signups(make_look(page, [1, 3, 4, 5], phrases={2: bit})) == []


@pytest.mark.parametrize(
    "button",
    [
        BUTTON_BELOW._replace(tag="span"),
        BUTTON_BELOW._replace(hints=Hint.SHARE),
        BUTTON_BELOW._replace(text="Who was it that rowed home in the night?"),
    ],
    ids=["no button", "one to share", "a question that opens"],
)
def test_not_every_box_asks(button: Part) -> None:
    """A label, a share button and a question that unfolds its answer ask for nothing."""
    assert not signups(NAME, MOTTO, button)


def test_text_beside_a_button_stays() -> None:
    """A sentence of the text, a larger element, one text alone and what is made like the paragraphs are no box's."""
    assert not signups(NAME, MOTTO._replace(text=PROSE), BUTTON_BELOW)
    assert not signups(NAME, *[MOTTO] * 5, BUTTON_BELOW)
    assert not signups(BUTTON_BELOW, around=MOTTO._replace(tag="section", parent=1, css_class="b7"))
    like_text = [part._replace(parent=1) for part in (NAME._replace(tag="p"), MOTTO, BUTTON_BELOW)]
    assert not signups(*like_text, around=BODY)


def test_entries_with_a_button_each_are_no_boxes() -> None:
    """Three elements made alike side by side are entries of a live page, each with a button."""
    parts = [BODY, BODY, BODY, *[Part("", "div", css_class="e")] * 3]
    for n in range(3):
        parts += [Part("At noon", "h3", parent=5 + n), Part("The quay opens.", parent=5 + n)]
        parts += [Part("Copy", "button", parent=5 + n)]
    kept = [i for i, part in enumerate(parts) if part.tag in ("p", "h3")]
    assert not find_signups(make_look(make_page(*parts), kept))
    assert find_signups(make_look(make_page(*parts[:4], *parts[6:9]), [0, 1, 2, 4, 5])) == [4, 5]
