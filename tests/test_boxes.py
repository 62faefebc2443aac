"""Boxes that ask or offer something else: `newsclean.context.boxes`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.context.boxes import (
    find_beside_forms,
    find_inserts,
    find_notices,
    find_signups,
)
from newsclean.page.tags import Hint
from newsclean.phrase_files import BIT

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
        "w-quiz", "DonatesTeaser_root__D", "cli-membership", "encart_adhesion", "cmp-countdown", "product-card",
        "slideshowModule", "w-block product-block w-block-product",
        "republish", "block-cta", "et_pb_module et_pb_promo", "newsletter-signup__inner",
        "mc-column content-video-playlist", "vjs-playlist vjs-playlist-vertical", "dm-playlist__list", "chaptermarks",
        "widget-weather", "meteo_bloc", "block-don", "appel-dons", "don-encart",
    ],
)
def test_a_box_called_what_no_text_is_goes(css_class: str) -> None:
    """A quiz, a plea for money, a countdown or a product amid the text goes with all that is in it."""
    assert inserts(css_class) == [4, 5]


@pytest.mark.parametrize(
    "css_class",
    ["box", "card", "quizmaster", "product", "members", "promo", "newsletter-text", "playlist", "weathered"],
)
def test_another_box_stays(css_class: str) -> None:
    """A name that a text may have says nothing."""
    assert inserts(css_class) == []


def test_a_box_with_text_of_the_article_is_none() -> None:
    """A box as large as the article and paragraphs made like it stay."""
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


VOTING = BIT["feedback"]
NEWSLETTER = BIT["newsletter"]
SUBSCRIBE = BIT["subscribe"]


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


def test_a_field_for_an_address_needs_no_form() -> None:
    """Pages that scripts build ask for an address in a field that stands in no form."""
    assert beside_forms(LEAD.format("<input type=email><button>Notify me</button>", "")) == [3, 4]


@pytest.mark.parametrize(
    "html",
    [
        LEAD.format("<input placeholder='Your name'>", ""),
        LEAD.format("<form><input type=search></form>", ""),
        LEAD.format(ADDRESS, "<p>A line more.</p>" * 5),
        f"<p>A letter a week</p>{ADDRESS}",
    ],
    ids=["a name", "a search", "a large box", "amid the text"],
)
def test_what_a_form_merely_follows_stays(html: str) -> None:
    """A form without such a field, and one among the paragraphs, say nothing of what is beside them."""
    assert 3 not in beside_forms(html)


def beside_fields(html: str, paragraphs: int = 5) -> list[int]:
    """Return what is found of an element amid paragraphs, one behind it, where all stays."""
    page = page_of(f"<main>{f'<p>{PROSE}</p>' * paragraphs}{html}<p>{PROSE}</p></main>")
    return find_beside_forms(make_look(page, range(len(page.blocks))))


FIELD = "<input type=email><button>Go</button>"


@pytest.mark.parametrize(
    "html",
    [
        f"<div><p>A letter a week</p><p>Six tales, before the ferry sails.</p>{FIELD}</div>",
        "<div><h4>A letter a week</h4><div><p>Six tales.</p><form><input type=email></form></div></div>",
        f"<div><h4>A letter a week</h4><p>Six tales.</p><form>{FIELD}{'<p>We sell no address.</p>' * 5}</form></div>",
        "<div><h4>Tell us</h4><div><p>Has it rained?</p><form><p>Story</p><textarea></textarea></form></div></div>",
    ],
    ids=["no form", "a form", "a form with much small print", "a form for stories"],
)
def test_a_small_box_with_a_field_to_write_in_goes(html: str) -> None:
    """What it says is made like the text, in elements without names, and yet is none."""
    assert beside_fields(html)[:2] == [5, 6]


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("<div><p>A letter a week</p><input type=checkbox></div>", 5),
        ("<div><p>A post on it</p><textarea hidden>&lt;a href=x&gt;A post&lt;/a&gt;</textarea></div>", 5),
        (f"<p>A letter a week</p>{FIELD}", 5),
        (f"<div><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p>{FIELD}</div>", 5),
    ],
    ids=["another field", "what a script fills in", "amid the text", "much text"],
)
def test_a_field_amid_the_text_says_nothing(html: str, paragraphs: int) -> None:
    """A field that stands in one element with paragraphs, or is none to write in."""
    assert beside_fields(html, paragraphs) == []


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


def test_a_long_appeal_goes_where_its_box_is_beside_the_text() -> None:
    """An <aside>, or what has its role: elsewhere so many words above a line that asks may be the text."""
    for hints, found in ((Hint.SIDEBAR, [1]), (0, [])):
        box = BOX._replace(hints=hints)
        appeal, asking = Part("The sea was flat, and few boats came. " * 6, parent=2), Part("Join us", parent=2)
        page = make_page(box, appeal, asking, *[BODY] * 12)
        kept = [1, *range(3, 15)]
        assert find_signups(make_look(page, kept, phrases={2: SUBSCRIBE})) == found


def test_a_line_that_asks_is_as_good_as_a_button() -> None:
    """Beside a line that asks readers to sign up the rest of its box goes, a longer text too."""
    asking = Part("Get our newsletter", "span", parent=6)
    assert signups(NAME, MOTTO, asking, phrase=NEWSLETTER) == [5, 6]
    assert signups(MOTTO._replace(text=f"{PROSE} Or so."), asking, phrase=NEWSLETTER) == [5]


def test_a_subscriptions_box_may_list_what_one_pays_for() -> None:
    """A box that is called a subscription's goes with its list; another of that size may be the text's."""
    wall = Part("", "div", hints=Hint.SUBSCRIBE, css_class="subscribe-wall")
    items = [Part(f"Letters from {n} towns on the coast.", "li", parent=6) for n in range(6)]
    asking = Part("Subscribe now to read on", "p", parent=6)
    assert signups(*items, asking, phrase=BIT["subscribe"], around=wall) == [5, 6, 7, 8, 9, 10]
    assert signups(*items, asking, phrase=BIT["subscribe"]) == []


@pytest.mark.parametrize("category", ["subscribe", "app", "follow", "tips", "embed", "correction", "listen"])
def test_a_line_that_asks_for_something_else_takes_its_box_along(category: str) -> None:
    """What stands in a small box beside a call for tips, an app, followers, consent or listeners goes with it."""
    asking = Part("Do you know more?", "h3", parent=6)
    assert signups(MOTTO, asking, phrase=BIT[category]) == [5]


def test_a_link_to_where_readers_give_takes_its_box_along() -> None:
    """Whatever it says, and a pitch longer than a motto, too; another link, or one to a charity, says nothing."""
    pitch = MOTTO._replace(text="We are a small paper without an owner, and who likes what we do may put in a crown.")
    link = Part("I want to help the Gull", "a", parent=6, linked=1.0, href="/socios?src=inline")
    assert signups(NAME, pitch, link) == [5, 6, 7]
    for elsewhere in ("/news/the-gull", "https://red-gull.example/donate"):
        assert signups(NAME, pitch, link._replace(href=elsewhere)) == []


def test_three_paragraphs_are_a_box_and_three_items_are_not() -> None:
    """An offer may be all paragraphs; items alike, one of which asks, are what the article tells of."""
    name, motto = (Part(text, parent=6) for text in ("The Lume by post", "Ten letters a year and the old ones."))
    asking = Part("Get a free letter", parent=6)
    assert signups(name, motto, asking, phrase=SUBSCRIBE) == [5, 6]
    items = [part._replace(tag="li") for part in (name, motto, asking)]
    assert signups(*items, phrase=SUBSCRIBE) == []


def test_a_box_with_much_of_the_text_is_none() -> None:
    """A page of a few words may stand in one element with its player."""
    listen = BIT["listen"]
    page = make_page(BODY, BOX, MOTTO._replace(parent=3), Part("Listen: 1:12", "h3", parent=3))
    assert find_signups(make_look(page, [0, 2], phrases={3: listen})) == []
    more = make_page(BODY, BOX, MOTTO._replace(parent=3), Part("Listen: 1:12", "h3", parent=3), BODY)
    assert find_signups(make_look(more, [0, 2, 4], phrases={3: listen})) == [2]


def test_a_button_to_vote_asks() -> None:
    """A poll's question stands above its button, of which a phrase knows what it says."""
    question = Part("Do you still use the ferry?", parent=6)
    assert signups(question, BUTTON_BELOW._replace(text="Vote"), phrase=VOTING) == [5]
    assert not signups(question, Part("Vote", parent=6), phrase=0)


def test_a_button_that_asks_how_a_summary_was_is_of_that() -> None:
    """The points above "Was this summary helpful?" are the article's."""
    point = Part("The ferry stays in port until March.", "li", parent=6)
    assert not signups(point, BUTTON_BELOW._replace(text="Was it helpful?"), phrase=VOTING)


@pytest.mark.parametrize(("label", "category"), [("Shop now", "affiliate"), ("Together with", "advertisement")])
def test_a_label_that_offers_something_takes_its_box_along(label: str, category: str) -> None:
    """What stands beside it is the offer; a long note may be the author's own, and above the text a topic."""
    asking, bit = Part(label, "span", parent=6), BIT[category]
    assert signups(MOTTO, asking, phrase=bit) == [5]
    assert signups(MOTTO, asking._replace(text=f"{label}, as I did with the oilskin hat"), phrase=bit) == []
    page = make_page(BOX, MOTTO._replace(parent=2), asking._replace(parent=2), BODY, BODY, BODY)
    assert find_signups(make_look(page, [1, 3, 4, 5], phrases={2: bit})) == []


def test_what_is_labelled_as_advertising_at_its_head_may_hold_several_offers() -> None:
    """Their names and figures go with them; at the end the label is that of the space that follows."""
    label, bit = Part("Sponsored", "span", parent=11), BIT["advertisement"]
    offers = [Part(text, "div", parent=11) for n in range(4) for text in (f"Berth {n}", "Rate", f"{n} coins")]
    for box, found in (([label, *offers], [*range(11, 23)]), ([*offers, label], [])):
        parts = [*[BODY] * 9, BOX, *box, BODY]
        at = parts.index(label)
        kept = [i for i in range(len(parts)) if i not in (9, at)]
        assert find_signups(make_look(make_page(*parts), kept, phrases={at: bit})) == found


@pytest.mark.parametrize(
    "button",
    [
        BUTTON_BELOW._replace(tag="span"),
        BUTTON_BELOW._replace(hints=Hint.SHARE),
    ],
    ids=["no button", "one to share"],
)
def test_not_every_box_asks(button: Part) -> None:
    """A label and a share button ask for nothing."""
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


# ---- notices ----------------------------------------------------------------------------------------------------

NOTICE = Part("", "div", hints=Hint.COOKIE)
CONSENT = Part(f"{PROSE} {PROSE}", parent=2)


def test_a_notice_on_cookies_goes_from_a_page_with_other_text() -> None:
    """What stands in an element named for cookies goes, however deep and long it is, where other text stays."""
    page = make_page(NOTICE, CONSENT, Part("", "div", parent=2), CONSENT._replace(parent=4), BODY)
    assert find_notices(make_look(page, [1, 3, 4])) == [1, 3]
    assert find_notices(make_look(page, [1, 3])) == []


def test_a_heading_named_for_cookies_is_no_notice() -> None:
    """Only what stands around a text makes it a notice."""
    page = make_page(Part("What they know", "h2", hints=Hint.COOKIE), BODY)
    assert find_notices(make_look(page, [0, 1])) == []
