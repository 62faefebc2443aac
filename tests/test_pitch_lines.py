"""Lines by which a house speaks to its readers: `newsclean.lines.pitch_lines`, and `newsclean.pitch_words`."""

from __future__ import annotations

import tomllib

import pytest

import newsclean
from newsclean.lexicon import lexicon_for
from newsclean.lines.pitch_lines import read_pitch
from newsclean.phrase_files import UNKNOWN, language_files, phrase_file
from newsclean.pitch_words import ASKS, GOODS, OPENS, PAGE, READER, WE, pitch_words
from newsclean.scoring.rules import HOUSE_SPEAKS
from newsclean.text import fold

EN = lexicon_for("en")
SITE = "lumegazette"
TEXT = [f"The harbour office has dredged part {part} of the old basin, its master said on Monday." for part in range(7)]
NEWS = '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'


def cleaned(line: str, *, head: str = NEWS, at: int = 3, tag: str = "p") -> newsclean.Article:
    """Return the article of a page on which a line stands amid seven paragraphs."""
    paragraphs = [f"<p>{text}</p>" for text in TEXT]
    paragraphs.insert(at, f"<{tag}>{line}</{tag}>")
    html = f"<html lang=en><head><title>Basin dredged</title><meta property=og:site_name content='Lume Gazette'>{head}"
    return newsclean.clean(f"{html}</head><body><article><h1>Basin dredged</h1>{''.join(paragraphs)}</article></body>")


CODES = [code for code in language_files() if code != UNKNOWN and phrase_file(code).pitch]


@pytest.mark.parametrize("code", CODES)
def test_every_hit_goes_and_every_keep_stays(code: str) -> None:
    """The lines that the phrase files list, amid a text."""
    table = tomllib.loads(language_files()[code].read_text(encoding="utf-8"))["pitch"]
    lexicon = lexicon_for(code)
    assert table.get("hit") and table.get("keep"), f"{code}.toml: [pitch] needs hit and keep lines"
    missed = {line: lexicon.pitch.said(fold(line)) for line in table["hit"] if not read_pitch(line, lexicon, SITE)}
    assert not missed, f"{code}.toml: {missed} (by list, the words of [pitch] in what should be cut)"
    cut = {line: by for line in table["keep"] if (by := read_pitch(line, lexicon, SITE, is_edge=True))}
    assert not cut, f"{code}.toml: {cut} (by list, the words of [pitch] in what should stay)"


@pytest.mark.parametrize("code", CODES)
def test_every_word_can_be_found(code: str) -> None:
    """In a text that is the word itself: none holds what parts words."""
    entries = [(name, text) for name, texts in phrase_file(code).pitch.items() for text in texts]
    idle = [
        (name, text) for name, text in entries
        if name not in pitch_words([{name: [text]}]).said(text.replace("*", ""))
    ]  # fmt: skip
    assert idle == []


@pytest.mark.parametrize(
    "line",
    [
        "Grab next week's tide list from our app before anybody else.",
        "Want the berths by post? Our harbour letter lands in your inbox on Fridays.",
        "Too wet to read on? Catch the talk with the Lume Gazette's skipper on Spotify, and tell us how you sail.",
        "Found this story of use? Share this article with a fellow sailor.",
    ],
)
def test_what_speaks_to_readers_goes(line: str) -> None:
    """Lines that no phrase holds go, with the rule's name and what was cut."""
    article = cleaned(line)
    assert article.text == "\n".join(TEXT)
    assert [(one.rule, one.text) for one in article.removed if one.rule != "headline"] == [(HOUSE_SPEAKS.name, line)]


@pytest.mark.parametrize(
    "line",
    [
        "“Grab next week's tide list from our app,” the harbour master told the skippers.",
        "Skippers may grab the tide list from the app of the harbour office.",
        "The US agency said that visitors should download the app before they sail.",
        "We sail, they said, and the quay was ours again by Friday.",
        "LUMEGAZETTE.com - Start of the works is in May, as the master of the quay told us on Monday.",
        "Do you think that we shall be missed?",
        "—Download our app —the skipper told the crew— and bring a rope.",
        "Download our app before you sail, the harbour master told the skippers.",
        "On the door 'Don't wait. Download our app today' hung until May.",
        "Question: Is the quay shut? Answer: Get our app, or call us before you sail.",
        "Please tell us what to do. My husband opens our email.",
        "Download our app today, dear customers.",
    ],
)
def test_what_is_said_in_a_report_stays(line: str) -> None:
    """Quotations, news of apps, a land written as "us" is, a dateline with the site's name, a question to a guest."""
    assert line in cleaned(line).text


@pytest.mark.parametrize(
    "line",
    [
        "Join us at the quay on Friday and help us paint the boats.",
        "Rope class, 7:30-9 p.m. March 2. Join us for an evening of knots. Quay Hall, Lume. 555-010-7788. Free.",
        "Read the small print. It took our family three evenings and an email to find the clause.",
    ],
)
def test_what_anybody_may_ask_for_stays(line: str) -> None:
    """Nothing that only a house has, or no sentence that both asks and names the house."""
    assert line in cleaned(line).text


def test_answers_of_an_interview_stay() -> None:
    """Beside a question, in a text that asks several, "our" is of the guest; the house by its name is the house."""
    line = "Download our app, or write to us if you want to sail."
    asked = '</p><p>How does one join your club?</p><p>What do you ask of its members?</p><p>'
    assert line not in cleaned(line).text
    assert line in cleaned(f"They sail.{asked}{line}").text
    assert line not in cleaned(f"They sail.{asked}They sail.</p><p>{line}").text
    assert "Follow" not in cleaned(f"They sail.{asked}Follow Lume Gazette for tides and berths.").text


@pytest.mark.parametrize("tag", ["h2", "blockquote"])
def test_headings_and_quotations_stay(tag: str) -> None:
    """Only paragraphs are asked."""
    assert "Grab our tide list at the quay" in cleaned("Grab our tide list at the quay", tag=tag).text


def test_what_others_say_stays_where_it_opens_as_a_phrase() -> None:
    """On pages of news; what the house says by the phrase goes, and so does what no page of news says."""
    line = "Join us on Friday, the harbour master told the skippers."
    assert line in cleaned(line).text
    assert "Join us" not in cleaned("Join us on Friday for boats.").text
    assert line not in cleaned(line, head="").text


def test_pages_that_do_not_say_that_they_are_news_keep_it() -> None:
    """Guides and blogs speak to their readers all along."""
    line = "Grab next week's tide list from our app before anybody else."
    assert line in cleaned(line, head="").text
    assert line not in cleaned(line).text


def test_the_end_says_more() -> None:
    """What speaks of the text itself goes as one of the last two blocks; above, it may be told of."""
    line = "The author sails a wooden boat and lives at the quay."
    assert line in cleaned(line).text
    assert line not in cleaned(line, at=7).text


@pytest.mark.parametrize(
    "line",
    [
        "Correction: This story misstated the age of the ferry.",
        "The harbour office did not answer the questions of Lume Gazette before the publication of this article.",
        "The newsroom of the harbour radio reads letters from its old mast.",
    ],
)
def test_what_ends_a_report_stays(line: str) -> None:
    """Corrections, and what speaks of the article or of some house as a report does."""
    assert line in cleaned(line, at=7).text


def test_a_long_line_is_prose() -> None:
    """Who asks for something in one of several sentences has written a paragraph."""
    assert read_pitch("Grab the tide list from our app.", EN)
    prose = "The quay is shut from Monday until the end of May. " * 4
    assert not read_pitch(f"Grab the tide list from our app. {prose}", EN)


def test_the_site_is_the_house() -> None:
    """Its name counts as "our" does."""
    assert read_pitch("Follow Lume Gazette for tides and berths.", EN, SITE)
    assert not read_pitch("Follow Lume Gazette for tides and berths.", EN)


def test_words_are_found_by_class() -> None:
    """Words in a row, words that go on, what opens a sentence, scripts without spaces."""
    words = pitch_words([{
        ASKS: ["let us know"], OPENS: ["follow"], GOODS: ["letter*", "articles"], WE: ["our"], READER: ["you"],
        PAGE: ["these articles", "本文"],
    }])  # fmt: skip
    assert words.said("let us know of our letters") == {ASKS: "let us know", WE: "our", GOODS: "letter"}
    assert words.said("follow you, our letter") == {OPENS: "follow", READER: "you", WE: "our", GOODS: "letter"}
    assert words.said("they follow: follow") == words.said("¿follow") == words.said("🐟 follow") == {OPENS: "follow"}
    assert words.said("they follow the hour, let us") == {}
    assert words.said("these articles") == {PAGE: "these articles"}
    assert words.said("articles") == {GOODS: "articles"}
    assert words.said("「本文」") == {PAGE: "本文"}
