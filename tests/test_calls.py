"""Calls to listen or watch amid the text: `newsclean.context.calls`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page

from newsclean.context.calls import find_calls
from newsclean.lexicon import lexicon_for

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
