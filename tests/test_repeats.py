"""What a page says twice: `newsclean.context.repeats`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page

from newsclean.context.repeats import find_caption_echoes, find_excerpt, find_repeats
from newsclean.page.tags import Hint

BODY = Part(PROSE)
HEADING = Part("What to bring", "h2")
ITEM = Part("Bring a lamp", "li", parent=2)
NONE: frozenset[int] = frozenset()


# ---- text that comes again --------------------------------------------------------------------------------------


def said(count: int, tag: str = "p") -> list[Part]:
    """Return paragraphs that differ from one another."""
    return [Part(f"{PROSE} So said witness {n} of the {count}, who had walked over it with a lorry behind him.", tag)
            for n in range(count)]  # fmt: skip


def repeated(*parts: Part) -> list[int]:
    return find_repeats(make_look(make_page(*parts), range(len(parts))))


def test_the_second_copy_of_a_text_is_found() -> None:
    """Where a page holds its text twice the second copy goes, with the headings in it."""
    text = [*said(2), HEADING, *said(4)[2:]]
    assert repeated(*text, Part("For print:", "h3"), *text) == [6, 7, 8, 9, 10]


@pytest.mark.parametrize("second", [said(2), [HEADING, Part("Bring a lamp", "li")], said(4, "td")])
def test_a_few_lines_that_come_again_are_not(second: list[Part]) -> None:
    """Two paragraphs, short lines or a table's cells that come again may be said of another thing."""
    assert not repeated(*second, Part("For print:", "h3"), *second)


def test_three_short_sentences_that_come_again_are_not() -> None:
    """An address in three lines may stand below each way to reach it."""
    lines = [Part(f"By {way}: to the harbour office on the north quay, open from nine to five") for way in "abc"]
    assert not repeated(*lines, HEADING, *lines)


def test_copies_apart_from_one_another_are_not() -> None:
    """Sentences that come again one by one, each among others, are what things have in common."""
    one, two, three = said(3)
    other = Part("The next thing on the list")
    assert not repeated(one, two, three, other, one, HEADING, two, ITEM, three)


def test_a_paragraph_right_below_its_twin_is_found() -> None:
    """A paragraph for small screens below the one for wide screens goes; a heading or a short line stays."""
    assert repeated(BODY, BODY, *said(1)) == [1]
    assert not repeated(HEADING, HEADING, ITEM, ITEM, Part(PROSE, "h2"), Part(PROSE, "h2"))


def test_a_hidden_preview_of_the_text_goes() -> None:
    """What hidden elements hold and the page shows below goes, with its headings; headings alone stay."""
    one, two, three = said(3)
    preview = [part._replace(hints=Hint.HIDDEN) for part in (one, HEADING)]
    assert repeated(*preview, one, HEADING, two, three) == [0, 1]
    assert not repeated(preview[1], one, HEADING, two)
    assert not repeated(preview[0], two, three)
    copies = [part._replace(text=f"{part.text} {PROSE}") for part in (one, two, three)]
    assert repeated(*(part._replace(hints=Hint.HIDDEN) for part in copies), HEADING, *copies) == [4, 5, 6]
    hidden = [part._replace(hints=Hint.HIDDEN) for part in (one, two, three)]
    assert not repeated(*hidden, one, two)


# ---- excerpts ---------------------------------------------------------------------------------------------------

STORY = tuple(Part(f"{place} {PROSE} {PROSE}") for place in ("Lumeport.", "Quayside.", "Rookham."))


@pytest.mark.parametrize("above", [BODY, Part(f"{PROSE[:-1]} […]"), Part(PROSE[10:60])])
def test_an_excerpt_above_the_text_goes(above: Part) -> None:
    """What the text says word by word below is said once."""
    assert find_excerpt(make_look(make_page(above, HEADING, BODY), [0, 1, 2])) == [0]


@pytest.mark.parametrize("first", [Part("The council said"), STORY[0]], ids=["a few words", "another text"])
def test_another_beginning_is_no_excerpt(first: Part) -> None:
    """A few words stand anywhere; a page may have nothing that stays."""
    assert find_excerpt(make_look(make_page(first, BODY), [0, 1])) == []
    assert find_excerpt(make_look(make_page(first), [])) == []


def test_a_standfirst_is_no_excerpt() -> None:
    """The summary above the body stays, though the body say it again."""
    assert find_excerpt(make_look(make_page(BODY, HEADING, BODY), [0, 1, 2], standfirst=[0])) == []


def test_a_point_of_a_standfirst_is_no_excerpt() -> None:
    """Of a list called the standfirst no item goes for being said below; of another list one does."""
    points = [Part("", "ul"), Part(f"{PROSE}", "li", parent=2), Part("Nobody asked the ferrymen", "li", parent=2)]
    named = [points[0]._replace(hints=Hint.STANDFIRST), *points[1:]]
    assert find_excerpt(make_look(make_page(*named, BODY), [1, 2, 3])) == []
    assert find_excerpt(make_look(make_page(*points, BODY), [1, 2, 3])) == [1]


# ---- caption echoes ---------------------------------------------------------------------------------------------

CAPTION = Part("The old quay at low tide. Picture: PA", hints=Hint.CAPTION)
UNNAMED = CAPTION._replace(hints=0)


def echoes(text: str, following: Part = CAPTION, captions: frozenset[int] = NONE) -> frozenset[int]:
    return find_caption_echoes(make_look(make_page(Part(text, "div"), following), captions=captions))


def test_the_alternative_text_above_its_caption_is_found() -> None:
    """A block that says what the caption below it says is the picture's alternative text."""
    assert echoes("The old quay at low tide") == {0}


def test_a_caption_need_not_be_called_one() -> None:
    """A block above what another rule takes for a caption is an echo of it too."""
    assert echoes("The old quay at low tide", UNNAMED, frozenset({1})) == {0}


def test_a_short_link_behind_an_alternative_text_offers_the_picture() -> None:
    """ "[14 kB]" and "[enlarge]" are none of what the caption says; a longer link is."""
    told = UNNAMED._replace(text="The old quay at low tide (PA)")
    page = make_page(Part("The old quay at low tide [14 kB]", linked=0.22), told)
    assert find_caption_echoes(make_look(page, captions=frozenset({1}))) == {0}
    page = make_page(Part("The old quay at low tide and all its boats", linked=0.43), told)
    assert not find_caption_echoes(make_look(page, captions=frozenset({1})))


@pytest.mark.parametrize(
    "text", ["The old quay", "The new quay at low tide", "The old quay at low tide. Picture: PA Media"]
)  # fmt: skip
def test_a_block_that_says_something_else_is_no_echo(text: str) -> None:
    """A block above a caption is no echo where it has three words, other words, or more of them."""
    assert not echoes(text)


OVER = Part("The quay: the end of the line", "div", media=1)


def test_a_line_over_the_picture_is_found() -> None:
    """Between a picture and its caption with a credit a line says what the picture is of, in whatever words."""
    assert find_caption_echoes(make_look(make_page(OVER, UNNAMED), captions=frozenset({1}))) == {0}


@pytest.mark.parametrize(
    "parts",
    [
        (OVER._replace(media=0), UNNAMED),
        (OVER._replace(text="The quay was shut on Monday."), UNNAMED),
        (OVER._replace(tag="h2"), UNNAMED),
        (OVER, UNNAMED._replace(media=1)),
    ],
    ids=["no picture", "a sentence", "a heading", "two pictures"],
)
def test_another_line_above_a_caption_is_none(parts: tuple[Part, ...]) -> None:
    """A sentence, a heading and a line of a picture of its own are no lines over the caption's picture."""
    assert not find_caption_echoes(make_look(make_page(*parts), captions=frozenset({1})))
    assert not find_caption_echoes(make_look(make_page(OVER, CAPTION), captions=NONE))


def test_a_repeated_opening_above_prose_is_no_echo() -> None:
    """A block above what no name calls a caption is no echo: a subhead may be how a paragraph opens."""
    assert not echoes("The old quay at low tide", Part("The old quay at low tide is a fine sight."))
