"""Calls to listen or watch amid the text: `newsclean.context.calls`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.context.calls import find_calls, find_player_titles
from newsclean.lexicon import lexicon_for

BODY = Part(PROSE)


def calls(*parts: Part, language: str = "en") -> list[int]:
    page = make_page(*parts)
    return find_calls(make_look(page, range(len(page.blocks)), lexicon=lexicon_for(language)))


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Listen back to Ada Quill on the breakfast show", "en"),
        ("Listen to all that Ben Osei said about the ferry here:", "en"),
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
        Part("Watch " + "the tide and " * 12 + "the gulls"),
    ],
    ids=["a sentence", "a heading", "an item", "another word", "a heading by its length", "a long line"],
)
def test_another_line_stays(part: Part) -> None:
    """What is a sentence, a heading, an item or long is text."""
    assert calls(BODY, part, BODY) == []


@pytest.mark.parametrize("below", [Part("Rust on the bolts", "li"), Part("“It rusts,” she said.")])
def test_a_line_that_leads_in_what_stands_below_it_stays(below: Part) -> None:
    """With a colon, above a list or what somebody said; above other text it calls."""
    line = Part("Watch for these signs of wear:")
    assert calls(BODY, line, below, BODY) == []
    assert calls(BODY, line, BODY) == [1]


def test_a_line_of_verse_stays() -> None:
    """A line behind one that is no sentence either goes on with it."""
    assert calls(BODY, Part("O you who walk the quay by night"), Part("Listen to the gulls"), BODY) == []


def test_bold_lines_that_head_the_parts_of_a_text_stay() -> None:
    """Where several bold lines are no sentences one of them may open like a call."""
    heads = [Part(f"{text} the harbour", bold=1.0) for text in ("Reach", "Leave", "Watch the ferry in")]
    assert calls(BODY, heads[0], BODY, heads[1], BODY, heads[2], BODY) == []
    assert calls(BODY, heads[0], BODY, heads[2], BODY) == [3]
    assert calls(BODY, heads[0], BODY, heads[1], BODY, Part("Listen to Ada Quill at nine"), BODY) == [5]


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("<div class=clip-player><button></button></div><p>How the ferry came in <span>1:12</span></p>", [1]),
        ("<video src=f.mp4></video><p>How the ferry came in 1:12</p>", [1]),
        ("<div class=clip-player></div><p>How the ferry came in</p>", []),
        ("<div class=clip-player><p>The film</p></div><p>She swam it in 1:12</p>", []),
        ("<p>She swam it in 1:12</p>", []),
    ],
)
def test_the_title_of_a_film_behind_its_player_goes(behind: str, found: list[int]) -> None:
    """It ends in how long the film takes; elsewhere a time is text."""
    page = page_of(f"<article><p>{PROSE}</p><div>{behind}</div><p>{PROSE}</p></article>")
    assert find_player_titles(make_look(page, range(len(page.blocks)))) == found


@pytest.mark.parametrize(("css_class", "line"), [
    ("media-body", "<h3>Boats may land again</h3>"), ("media-body", "<p>Boats may land again</p>"),
    ("video-news", "<h3>Boats may land again</h3>"), ("video-news", f"<p>Boats may land again</p><p>{PROSE}</p>"),
])  # fmt: skip
def test_a_line_below_the_hour_is_no_films_title(css_class: str, line: str) -> None:
    """The entries of a live page show the hour, which looks as a running time does, in elements called media."""
    page = page_of(f"<main><p>{PROSE}</p><div class={css_class}><span>12:45</span>{line}</div><p>{PROSE}</p></main>")
    assert find_player_titles(make_look(page, range(len(page.blocks)))) == []
