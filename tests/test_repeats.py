"""What a page says twice: `newsclean.context.repeats`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page

import newsclean
from newsclean.context.repeats import find_caption_echoes, find_repeats, find_said_below
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
    one, two, three = said(3)
    assert repeated(one, two, one, two, three) == [2, 3]
    assert not repeated(one, two, one, three)
    assert not repeated(HEADING, HEADING, ITEM, ITEM)


def copied(*parts: Part) -> list[int]:
    """Return what is found where the first part only stands for an element around others, and does not stay."""
    return find_repeats(make_look(make_page(*parts), range(1, len(parts))))


BOX = Part("Excerpt", "div")
HIDDEN_BOX = BOX._replace(hints=Hint.HIDDEN)


def inside(*parts: Part) -> list[Part]:
    """Return the parts as they stand in the element of the first part."""
    return [part._replace(parent=2) for part in parts]


def test_an_excerpt_above_its_text_is_found() -> None:
    """An element that says but what the text says goes, whatever stands between the sentences there."""
    one, two, three = said(3)
    text = [HEADING, one, Part("What it weighs", "h2"), two, three]
    assert copied(BOX, *inside(one, two), *text) == [1, 2]
    assert not copied(BOX, *inside(one, two, Part("So they wrote")), *text)


@pytest.mark.parametrize("ellipsis", [" …", "...", " [...]", " […]"])
def test_an_excerpt_that_breaks_off_is_found(ellipsis: str) -> None:
    """Where the text says the same and goes on the excerpt goes; a sentence that trails off stays."""
    one, two, three = said(3)
    excerpt = Part(one.text[:-30] + ellipsis)
    assert repeated(excerpt, HEADING, one, two, three) == [0]
    assert not repeated(excerpt, HEADING, two, three)
    assert not repeated(Part(one.text[:-30]), HEADING, one)
    assert not repeated(Part("The bridge" + ellipsis), one)


def test_a_copy_in_other_quotes_and_dashes_is_one() -> None:
    """A system sets the text in typographic signs and its excerpt, or the standfirst, in plain ones."""
    plain, set_ = (
        [Part(f"{part.text} {end}") for part in said(3)]
        for end in ("\"It's open - at last,\" she said.", "“It’s open – at last,” she said.")
    )
    assert repeated(*plain, *set_) == [3, 4, 5]
    assert copied(BOX, *inside(*plain[:2]), HEADING, set_[0], HEADING, *set_[1:]) == [1, 2]
    assert find_said_below(make_page(plain[0], *set_), [0], [1, 2, 3]) == [0]


def test_one_sentence_or_items_of_a_list_are_no_excerpt() -> None:
    """What is said once more, or in a list, may be said of another thing."""
    one, two, three = said(3)
    items = [part._replace(tag="li") for part in (one, two)]
    assert not copied(BOX, *inside(one), HEADING, one, two, three)
    assert not copied(BOX._replace(tag="ul"), *inside(*items), HEADING, one, ITEM, two, three)


def test_a_hidden_copy_goes_and_the_shown_text_stays() -> None:
    """It may stand above or below the text, and be but a sentence; what is shown nowhere else stays."""
    one, two, three = said(3)
    short = Part("It holds.")
    text = [one, HEADING, short, two, three]
    assert copied(HIDDEN_BOX, *inside(one, short, two, three), *text) == [1, 2, 3, 4]
    assert copied(HIDDEN_BOX, *text, *inside(one)) == [6]
    hidden = one._replace(hints=Hint.HIDDEN)
    assert not copied(HIDDEN_BOX, *inside(one), HEADING, hidden, two, three)


def test_of_two_elements_alike_the_second_is_found() -> None:
    """A line that comes again in each of two copies does not keep the second."""
    one, two, _ = said(3)
    text = (one, HEADING, two, HEADING)
    page = make_page(BOX, *inside(*text), Part("For print:"), BOX, *[part._replace(parent=8) for part in text])
    assert find_repeats(make_look(page, [1, 2, 3, 4, 5, 7, 8, 9, 10])) == [7, 8, 9, 10]


def test_a_standfirst_that_the_text_says_again_is_found() -> None:
    """A lead shown below the headline, too, goes there; what the end says again and a label stay."""
    one, two, *others = said(8)
    assert find_said_below(make_page(one, two, *others[:2], one), [0], range(1, 5)) == [0]
    assert not find_said_below(make_page(one, two, *others, one), [0], range(1, 9))
    page = make_page(one, HEADING, one, two)
    assert find_said_below(page, [0], [2, 3]) == [0]
    assert not find_said_below(page, [0], [3])
    assert not find_said_below(page, [2], [0, 3])
    assert not find_said_below(make_page(HEADING, HEADING), [0], [1])


def test_a_lead_shown_as_the_standfirst_too_comes_out_once() -> None:
    """It stays in the body; where a rule has cut it from there, the standfirst is all there is of it."""
    lead, more = f"{PROSE} The council meets on Friday.", f"<p>{PROSE} Nobody asked the ferrymen.</p>" * 2
    head = f"<title>The bridge</title><h1>The bridge</h1><p class=standfirst>{lead}</p>"
    text = newsclean.clean(f"<main>{head}<article><p>{lead}</p>{more}</article></main>").text
    assert text.count(lead) == 1
    text = newsclean.clean(f"<main>{head}<article>{more}</article><aside class=related>{lead}</aside></main>").text
    assert text.count(lead) == 1


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


def test_a_subhead_above_a_caption_is_no_echo() -> None:
    """A heading heads the text below the picture, though the caption opens as it does."""
    page = make_page(Part("The old quay at low tide", "h2"), CAPTION)
    assert not find_caption_echoes(make_look(page))


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
