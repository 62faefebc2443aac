"""What a house pitches of its own: `newsclean.context.pitches`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.context.pitches import find_callouts, find_calls, find_pitches
from newsclean.lexicon import lexicon_for
from newsclean.model import Metadata

TEXT = f"<p>{PROSE}</p>" * 4
NEED = "<h2>Need a new sail?</h2>"
OFFER = "<p>Our sailmakers cut canvas of all kinds and come to your berth.</p>"
BUTTON = "<div><a href=/visit>Book a visit</a></div>"
BLOG = Metadata(page_type="BlogPosting", site="Lume Sails Ltd", sources=(("page_type", "json-ld"),))


def pitches(html: str, *, language: str = "en", meta: Metadata = BLOG) -> list[str]:
    """Return the pitches below four paragraphs, where all of a page stays but the button below."""
    page = page_of(f"<main>{TEXT}{html}</main>")
    staying = [block.index for block in page.blocks if block.text != "Book a visit"]
    found = find_pitches(make_look(page, staying, meta=meta, lexicon=lexicon_for(language)))
    return [page.blocks[i].text for i in found]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Need a new sail?", "en"),
        ("Want a sail like this?", "en"),
        ("Does your boat need more than paint?", "en"),
        ("Brauchen Sie ein neues Segel?", "de"),
        ("Besoin d'une nouvelle voile ?", "fr"),
        ("¿Buscas una vela nueva?", "es"),
        ("Hai bisogno di una vela nuova?", "it"),
        ("Precisa de uma vela nova?", "pt"),
        ("Op zoek naar een nieuw zeil?", "nl"),
    ],
)
def test_what_asks_for_a_need_above_a_button_goes(question: str, language: str) -> None:
    """As a heading or in bold, with the paragraph below it."""
    assert len(pitches(f"<h2>{question}</h2>{OFFER}{BUTTON}", language=language)) == 2
    assert len(pitches(f"<p><b>{question}</b></p>{OFFER}{BUTTON}", language=language)) == 2


@pytest.mark.parametrize(
    "divider",
    ["<hr>", "<p>&nbsp;</p><hr>", "<div><div><hr></div></div>"],
)
def test_below_a_divider_a_pitch_may_ask_in_its_midst_and_hold_a_link(divider: str) -> None:
    """Empty elements may stand between, and either of the two in elements of its own; other headings may ask, too."""
    pitch = "<p>Need a new sail? <a href=/visit>Tell us</a> and we come to your berth.</p>"
    assert len(pitches(divider + pitch)) == 1
    assert len(pitches(f"{divider}<div><div>{pitch}</div></div>")) == 1
    assert len(pitches(f"<h2>What is canvas?</h2>{OFFER}{divider}{NEED}{OFFER}{BUTTON}")) == 2


@pytest.mark.parametrize(
    "html",
    [
        NEED + OFFER,
        f"<hr>{NEED}{OFFER}",
        f"<p>Want one?</p>{BUTTON}",
        f"<hr><p>Why a sail?</p>{BUTTON}",
        f"<hr><p>{PROSE}</p><p>Want one?</p>{BUTTON}",
        f"<hr><p>“Want one?” she asks.</p>{BUTTON}",
        f"<h2>Ready for a new sail?</h2>{OFFER}{BUTTON}",
        f"<h2>Needles and sails?</h2>{OFFER}{BUTTON}",
        f"<h2>Need for sails.</h2>{OFFER}{BUTTON}",
        f"<hr><p>He had one. Need a new sail?</p>{BUTTON}",
        NEED + OFFER + "<p><a href=/visit>All that we wrote on the sails of Lume harbour</a></p>" + OFFER,
    ],
    ids=[
        "no sign", "no link", "no divider", "another question", "text below the divider",
        "somebody asks", "are you ready", "another word", "no question", "not first", "no button",
    ],
)  # fmt: skip
def test_other_ends_stay(html: str) -> None:
    """Annotators keep most of what a house says of itself: it goes by two signs alone."""
    assert pitches(html) == []


def test_a_paragraph_in_bold_above_a_pitch_stays() -> None:
    """Only a heading goes with what it heads."""
    assert pitches(f"<hr><p><b>{PROSE}</b></p><p>Want one?</p>{BUTTON}") == []
    assert pitches(f"<p><b>{PROSE}</b></p><hr><p>Want one?</p>{BUTTON}") == ["Want one?"]
    assert pitches(f"<hr><h2>Sails</h2><p>Want one?</p>{BUTTON}") == ["Sails", "Want one?"]


HOUSE = "<p>Lume Sails has cut canvas since 1931.</p>"


def test_below_a_divider_what_opens_with_the_sites_name_goes() -> None:
    """The site may add what kind of firm it is; a heading goes along."""
    assert len(pitches(f"<hr>{HOUSE}")) == 1
    assert len(pitches(f"<hr><h3>Talk to us</h3>{HOUSE}")) == 2


@pytest.mark.parametrize(
    "html",
    [HOUSE, f"<hr><h3>About Lume Sails</h3>{HOUSE}", "<hr><p>Lume Sailsmen cut canvas.</p>", f"{HOUSE}{BUTTON}"],
    ids=["no divider", "a release's", "another name", "a button"],
)
def test_elsewhere_the_sites_name_tells_nothing(html: str) -> None:
    """A release says below its text who sent it, and a house may be what the text is about."""
    assert pitches(html) == []


def test_on_news_the_sites_name_tells_nothing() -> None:
    """A paper writes whom it has asked for comment; what asks for needs is no news there either."""
    news = BLOG._replace(page_type="NewsArticle")
    assert pitches(f"<hr>{HOUSE}", meta=news) == []
    assert len(pitches(f"<hr>{NEED}{OFFER}{BUTTON}", meta=news)) == 2


def test_a_short_text_has_no_end() -> None:
    """Of four blocks that stay none is a pitch."""
    page = page_of(f"<main><p>{PROSE}</p><hr>{NEED}{OFFER}</main>")
    assert find_pitches(make_look(page, [0, 1, 2], meta=BLOG)) == []


CALLOUT = (
    "<div class=cta-box><p><b>See how far the tide comes.</b></p><p>Walk the quay with one of our pilots.</p>{}</div>"
)


def callouts(html: str) -> list[str]:
    """Return what goes of a page where all stays but links."""
    page = page_of(f"<main>{TEXT}{html}{TEXT}</main>")
    staying = [block.index for block in page.blocks if not block.links]
    return [page.blocks[i].text for i in find_callouts(make_look(page, staying))]


def test_what_stays_of_a_box_called_a_call_to_action_above_its_button_goes() -> None:
    """A box without a button, with a longer link, with more in it, or called otherwise may be the text's."""
    button = "<p><a href=/visit>Book my walk</a></p>"
    assert callouts(CALLOUT.format(button)) == ["See how far the tide comes.", "Walk the quay with one of our pilots."]
    assert callouts(CALLOUT.format("")) == []
    assert callouts(CALLOUT.format("<p><a href=/visit>Read what the pilots said of the quay</a></p>")) == []
    assert callouts(CALLOUT.format("<p>Ring the bell.</p>" * 4 + button)) == []
    assert callouts(CALLOUT.format(button).replace("cta-box", "tide-box")) == []


# ---- calls to listen or watch ------------------------------------------------------------------------------------

BODY = Part(PROSE)


def calls(*parts: Part, language: str = "en") -> list[int]:
    page = make_page(*parts)
    return find_calls(make_look(page, range(len(page.blocks)), lexicon=lexicon_for(language)))


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Listen back to Ada Quill on the breakfast show", "en"),
        ("Listen to all that Ben Osei said about the ferry here", "en"),
        ("▶ Watch the ferry come in", "en"),
        ("Hören Sie das ganze Gespräch mit Ada Quill", "de"),
        ("Réécoutez Ada Quill sur les ondes", "fr"),
    ],
)
def test_a_line_amid_sentences_that_opens_as_a_call_goes(line: str, language: str) -> None:
    """Linked or not, last or amid the text; it has no full stop."""
    assert calls(BODY, Part(line), BODY, language=language) == [1]
    assert calls(BODY, Part(line, linked=1.0, href="/show"), language=language) == [1]


@pytest.mark.parametrize(
    "part",
    [
        Part("Listen to the wind, she told them."),
        Part("Watch your step", "h2"),
        Part("Listen to the old songs", "li"),
        Part("Listening posts stood along the quay"),
        Part("Watch the fees"),
        Part("Watch for these signs of wear:"),
        Part("Watch " + "the tide and " * 12 + "the gulls"),
    ],
    ids=["a sentence", "a heading", "an item", "another word", "a heading by its length", "a lead-in", "a long line"],
)
def test_another_line_stays(part: Part) -> None:
    """What is a sentence, a heading, an item or long is text."""
    assert calls(BODY, part, BODY) == []


def test_a_line_of_verse_stays() -> None:
    """A line behind one that is no sentence either goes on with it."""
    assert calls(BODY, Part("O you who walk the quay by night"), Part("Listen to the gulls"), BODY) == []


def test_bold_lines_that_head_the_parts_of_a_text_stay() -> None:
    """Where several bold lines are no sentences one of them may open like a call."""
    heads = [Part(f"{text} the harbour", bold=1.0) for text in ("Reach", "Leave", "Watch the ferry in")]
    assert calls(BODY, heads[0], BODY, heads[1], BODY, heads[2], BODY) == []
    assert calls(BODY, heads[0], BODY, heads[2], BODY) == [3]
    assert calls(BODY, heads[0], BODY, heads[1], BODY, Part("Listen to Ada Quill at nine"), BODY) == [5]
