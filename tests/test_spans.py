"""Lines in <span>s: which of them are blocks."""

from __future__ import annotations

import pytest
from hand_made import page_of

SENTENCE = "The keeper of the lamp climbed the stairs at dusk and trimmed the wick before the fleet came home."
LINES = [f"{SENTENCE} It was night {night}." for night in range(1, 9)]


def texts(inside: str) -> list[str]:
    return [block.text for block in page_of(inside).blocks]


def spans(lines: list[str], joint: str = "\n", css_class: str = ' class="line"') -> str:
    return joint.join(f"<span{css_class}>{line}</span>" for line in lines)


def test_a_style_says_which_spans_are_lines() -> None:
    """A <span> that its own style shows as a block is one, though there be no line of markup between two."""
    sentence = "The ferry left at nine and the harbour was quiet again until noon. "
    line = f"<span style='display: block'>{sentence * 4}</span>"
    assert len(page_of(f"<div>{line * 4}</div>").blocks) == 4
    assert len(page_of(f"<div>{line.replace('block', 'inline') * 4}</div>").blocks) == 1


def test_a_large_first_letter_is_no_line() -> None:
    """A drop cap is shown as a block, and is the word's that goes on behind it."""
    letter = "<span style='display: block; float: left'>T</span>he ferry left at nine. "
    assert texts(f"<p>{letter}{SENTENCE * 9}</p>") == [f"The ferry left at nine. {SENTENCE * 9}"]


def test_spans_on_lines_of_their_own_are_blocks() -> None:
    """A style sheet makes them blocks, short ones between the sentences too."""
    lines = [*LINES[:4], "A subhead", *LINES[4:]]
    assert texts(f"<span>{spans(lines)}</span>") == lines


@pytest.mark.parametrize("stop", ["।", "۔", "።", "！"])
def test_lines_end_as_sentences_of_their_script_do(stop: str) -> None:
    """Hindi, Urdu and Amharic have full stops of their own."""
    lines = [line.removesuffix(".") + stop for line in LINES]
    assert texts(f"<span>{spans(lines)}</span>") == lines


def test_what_stands_in_the_lines_stays_there() -> None:
    """A link or a mark within a line breaks nothing."""
    assert texts(f"<div>{spans([*LINES, 'The <span>second</span> <a href=/x>lamp</a> is lit.'])}</div>")[-1] == (
        "The second lamp is lit."
    )


@pytest.mark.parametrize(
    "inside",
    [
        spans(LINES, joint=" "),  # sentences marked one by one, in one line of markup
        spans(LINES, css_class=""),
        "<p>" + spans(LINES, joint="\nand\n") + "</p>",
        spans([line.rstrip(".") for line in LINES]),  # pieces of a sentence
        spans(LINES[:3]) + SENTENCE * 8,
        spans([f"Is it {n}?" for n in "12345"]) + SENTENCE * 8,
    ],
)
def test_other_spans_are_parts_of_their_paragraph(inside: str) -> None:
    """Without line ends between them, a class or end marks they are pieces of one text."""
    assert len(texts(f"<div>{inside}</div>")) == 1


def test_a_page_of_short_blocks_is_not_searched() -> None:
    """Lines that are too few for a long block stay as they are."""
    assert len(texts(f"<div>{spans(LINES[:4])}</div>")) == 1


@pytest.mark.parametrize("tag", ["p", "figcaption", "li", "h2"])
def test_a_paragraph_stays_one(tag: str) -> None:
    """Sentences that are marked one by one in a paragraph, as for reading aloud, are the paragraph's."""
    assert len(texts(f"<{tag}>\n{spans(LINES)}\n</{tag}>")) == 1


def test_lines_of_several_elements_are_blocks() -> None:
    """On one line of markup, too: two elements that hold but such are chunks of a text."""
    chunks = [LINES[:4], LINES[4:]]
    html = "".join(f"<div>{spans(chunk, joint=' ')}</div>" for chunk in chunks)
    assert texts(html) == LINES
    assert len(texts(html.replace("</span></div>", "</span> and more.</div>", 1))) == 2


@pytest.mark.parametrize("joint", [" ", "\n"])
def test_words_are_no_lines(joint: str) -> None:
    """Where each word of several elements is a <span>, as players light them up, the elements are the paragraphs."""
    chunks = [" ".join(LINES[:4]), " ".join(LINES[4:])]
    assert texts("".join(f"<div>{spans(chunk.split(), joint)}</div>" for chunk in chunks)) == chunks
