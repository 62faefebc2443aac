"""Buttons, forms and polls, channels to join: `newsclean.context.forms`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.context.forms import find_buttons, find_channel_links, find_forms, find_poll_results, leads_to_offer
from newsclean.page.tags import Hint

BODY = Part(PROSE)


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


def test_buttons_below_each_other_go() -> None:
    """Buttons with nothing between them are a choice; one above a text may be the heading of what it unfolds."""
    ask = Part("How long is the quay?", "button")
    assert find_buttons(make_look(make_page(BODY, ask, ask, BODY), [0, 1, 2, 3])) == [1, 2]
    assert find_buttons(make_look(make_page(ask, BODY, ask, BODY), [0, 1, 2, 3])) == []
    assert find_buttons(make_look(make_page(ask, ask, BODY), [0, 2])) == []


# ---- forms ------------------------------------------------------------------------------------------------------

PITCH = "<p>Join the readers who start the day with our letter.</p>"
FIELD = "<input type=email>"


def forms(inside: str, around: str = "form") -> list[int]:
    """Return what goes of an element behind nine paragraphs, where all of it would stay."""
    page = page_of(f"<p>{PROSE}</p>" * 9 + f"<{around}>{inside}</{around.split()[0]}>")
    return find_forms(make_look(page, range(len(page.blocks))))


@pytest.mark.parametrize(
    "around", ["form", "div class=mid-poll", "div class=poll_box", "div class=GullPoll_root", "div class=sonda"]
)
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


def test_parts_of_a_poll_may_be_called_one() -> None:
    """What is called the poll's question stands in the poll, whose votes a phrase knows."""
    question = "<h3 class=c-poll__title>Poll</h3><p class=c-poll__question>Do you use the ferry?</p>"
    answers = "<ul><li>61% Daily</li><li>39% Never</li></ul><p>12 votes</p>"
    assert forms(question + answers, "div class=c-poll") == [9, 10, 11, 12, 13]


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


OFFER = Part("Three months of the Gull for a coin.", linked=1.0, href="https://subscribe.gull.example/offer")


def test_a_link_to_where_readers_pay_is_an_offer() -> None:
    """A block that is one link to subscribe or to give is one, whatever it says."""
    for href in (OFFER.href, "/donate", "/socios?src=inline", "https://gull.example/subscriptions/quay?from=7"):
        assert leads_to_offer(make_page(OFFER._replace(href=href)).blocks[0])


def test_a_link_that_tells_of_subscribers_is_none() -> None:
    """A story's address may hold the word, and a link amid words is a source."""
    for other in (
        OFFER._replace(href="https://gull.example/news/donations-fall-at-quay"), OFFER._replace(href="/q?to=/donate"),
        OFFER._replace(linked=0.5), OFFER._replace(text=f"{PROSE} " * 3),
    ):  # fmt: skip
        assert not leads_to_offer(make_page(other).blocks[0])


# ---- polls' results ---------------------------------------------------------------------------------------------

ASKED = "<p>Do you use the ferry?</p>"


def results(box: str) -> list[int]:
    """Return what goes of an element between four paragraphs, where all of it would stay."""
    page = page_of(f"<p>{PROSE}</p>" * 2 + box + f"<p>{PROSE}</p>" * 2)
    return find_poll_results(make_look(page, range(len(page.blocks))))


@pytest.mark.parametrize(
    "answers",
    [
        "<ul><li>Daily (61%, 212 ballots)</li><li>Never (39%)</li></ul>",
        "<ul><li>Daily 61,4 %</li><li>38,6 % Never</li></ul>",
        "<ul><li>Daily %61<li>Never %39</ul>",
        "<div><div>Daily</div><b>61%</b></div><div><div>39%</div></div>",
        "<div>Daily 33%</div><div>Weekly 33%</div><div>Never 33%</div>",
        "<ul><li>Daily 61%<li>Never 39%</ul><p class=info>In all 2,806 have voted. It closes on Friday at noon.</p>",
    ],
)
def test_a_polls_results_go(answers: str) -> None:
    """Who has voted sees a question and shares, which add up to all, in a box with none of the text."""
    box = f"<div><h4>Poll</h4><form>{ASKED}{answers}<p>Thank you</p></form></div>"
    count = len(page_of(box).blocks)
    assert results(box) == [*range(3, count + 2)]


def test_a_polls_question_goes_where_its_answers_went() -> None:
    """Answers of a word and a share read like none of the text; the question above them may."""
    poll = f"<div>{ASKED}<p>Daily 61%</p><p>Never 39%</p></div>"
    page = page_of(f"<p>{PROSE}</p>" * 2 + poll + f"<p>{PROSE}</p>" * 2)
    assert find_poll_results(make_look(page, [0, 1, 2, 5, 6])) == [2]


YES = "<ul><li>Daily 61%</li><li>Never 39%</li></ul>"


@pytest.mark.parametrize(
    "box",
    [
        f"<div><p>How the ferry is used</p>{YES}</div>",
        f"<div>{ASKED}{YES.replace('39', '19')}</div>",
        f"<div>{ASKED}<ul><li>Daily 100%</li></ul></div>",
        f"<div>{ASKED}{YES.replace('Daily', 'Daily, up 4%,')}</div>",
        f"<div>{ASKED}{YES}<p>{PROSE}</p></div>",
        f"<div>{ASKED}{YES}{'<p>Gulls</p>' * 10}</div>",
        f"<div>{ASKED}{YES.replace('Daily', 'Daily ' * 20)}</div>",
        ASKED + YES,
    ],
    ids=["no question", "not all", "one", "two shares", "text", "a column", "long answers", "no box"],
)
def test_figures_in_the_text_are_no_poll(box: str) -> None:
    """A subhead may ask, and a list have shares; what stands in a box with the text is its own."""
    assert results(box) == []
