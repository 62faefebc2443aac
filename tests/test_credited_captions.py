"""Captions that a credit tells: `newsclean.context.credited_captions`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.context.credited_captions import find_captions
from newsclean.page.tags import Hint
from newsclean.phrase_files import BIT

BODY = Part(PROSE)
CREDIT = Part("Picture: PA", "span")
DOUBT, SURE = 0.5, 0.95


def captions(*parts: Part, credits: tuple[int, ...] = (), score: float = DOUBT) -> frozenset[int]:
    page = make_page(*parts)
    return find_captions(make_look(page, scores=[score] * len(parts), phrases=dict.fromkeys(credits, BIT["credit"])))


def test_a_caption_below_its_alternative_text_is_one_whatever_its_score() -> None:
    """Right below a picture, or the picture's text that it repeats, a text that ends in a credit is its caption."""
    echo = Part("Two women row across the old quay")
    told = Part("Two women row across the old quay. Picture: PA")
    assert captions(echo, told, score=SURE) == {1}
    assert captions(Part("Rowing", media=1), told, score=SURE) == {1}
    assert not captions(Part("Rowing"), told, score=SURE)


def test_a_line_below_a_picture_that_a_reporter_signs_is_its_caption() -> None:
    """In Korean who took the picture stands behind the caption, with an address or without; so does who wrote."""
    told = "두 사람이 옛 부두에서 노를 젓고 있다. 홍예시 기자"
    assert captions(BODY, Part(told, media=1)) == {1}
    assert captions(BODY, Part(f"{told} hong@lume.example", media=1)) == {1}
    assert not captions(BODY, Part(told))
    assert not captions(BODY, Part(told, media=1), score=SURE)
    assert not captions(BODY, Part("두 사람이 옛 부두에서 노를 젓고 있다.", media=1))


def test_who_took_a_picture_is_no_caption_above_the_house() -> None:
    """Between a picture and its credit a name in an element that is called a credit is no caption; a text may be."""
    name = Part("Ada Quill", media=1, hints=Hint.CREDIT)
    assert not captions(BODY, name, CREDIT, BODY, credits=(2,))
    assert captions(BODY, name._replace(hints=0), CREDIT, BODY, credits=(2,)) == {1}
    assert captions(BODY, name._replace(text="The old quay at noon"), CREDIT, BODY, credits=(2,)) == {1}


def test_a_moment_before_a_source_is_a_dateline() -> None:
    """When and where an article was published may stand in one line; a caption may say when its picture was taken."""
    assert not captions(BODY, Part("2024-05-05 10:15. Source: PA"), BODY)
    for told in ("The quay, 2024-05-05 10:15. Source: PA", "2024-05-05 10:15: the old quay. Source: PA"):
        assert captions(BODY, Part(told), BODY) == {1}


def test_an_item_between_a_picture_and_a_credit_is_a_caption() -> None:
    """On a page whose paragraphs are items it reads like text; without a picture it is one."""
    item = Part("The old quay at noon", "li", media=1)
    assert captions(BODY, item, CREDIT, BODY, credits=(2,), score=SURE) == {1}
    assert not captions(BODY, item._replace(media=0), CREDIT, BODY, credits=(2,), score=SURE)


def test_an_item_below_a_picture_may_be_its_caption() -> None:
    """An item of a list, or a heading, that ends in a credit is a caption right below a picture; elsewhere it belongs.

    In a heading the credit has its label: "6. Ice Video" is none.
    """
    told = "Two women row across the old quay. Picture: PA"
    assert captions(Part(told, "li", media=1), score=SURE) == {0}
    assert not captions(Part(told, "li"), score=SURE)
    assert captions(Part(told, "h6", media=1), score=SURE) == {0}
    assert not captions(Part(told, "h6"), score=SURE)
    assert not captions(Part("6. Ice Video", "h6", media=1), score=SURE)


def test_an_agency_behind_a_sentence_below_a_picture_makes_it_a_caption() -> None:
    """Whatever its score; elsewhere the text belongs."""
    told = "Two women row across the old quay. Reuters"
    assert captions(Part(told, media=1), score=SURE) == {0}
    assert not captions(Part(told), score=SURE)


def test_a_text_in_italics_below_a_picture_with_an_agency_in_brackets_is_a_caption() -> None:
    """All in italics, right below a picture and with an agency in brackets at the end, it is the picture's caption."""
    img, told = "<img src=a.jpg><br>", "The old mill at the end of the quay (PA)"

    def found(html: str) -> frozenset[int]:
        page = page_of(f"<main>{html}</main>")
        return find_captions(make_look(page, scores=[SURE]))

    assert found(f"<p>{img}<em>{told}</em></p>") == {0}
    assert found(f"<p>{img}<em>{told.replace(' (', '. (')}</em></p>") == {0}
    assert not found(f"<p>{img}{told.replace(' (', '. (')}</p>")
    assert not found(f"<p><em>{told}</em></p>")


@pytest.mark.parametrize("text", ["The old quay at low tide. Picture - PA", "The quay \u2013 Photo: Ada Quill"])
def test_a_dash_may_stand_in_a_credit(text: str) -> None:
    """Between label and name a dash may stand for the colon."""
    assert captions(Part(text)) == {0}


@pytest.mark.parametrize(
    "text", ["The old quay at low tide. Picture: PA", "The quay (Photo: Ada Quill)"]
)  # fmt: skip
def test_a_text_that_ends_in_a_credit_is_a_caption(text: str) -> None:
    """A block that ends in a labelled credit is a caption, whatever it is called."""
    assert captions(BODY, Part(text), BODY) == {1}


def test_a_label_without_a_mark_ends_a_caption_right_below_its_picture() -> None:
    """Behind a sentence; further down the text may say so."""
    signed = Part("The old quay at low tide. Pic by Ada Quill")
    assert captions(BODY, signed._replace(media=1), BODY) == {1}
    assert captions(BODY, signed, BODY) == frozenset()
    assert captions(BODY, Part("What Video Production Costs", media=1), BODY) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "He painted one more picture: the sea.",
        "Picture: PA",
        f"{PROSE} {PROSE} {PROSE} Picture: PA",
        "The quay at low tide",
    ],
    ids=["a sentence with a colon", "a credit alone", "a paragraph of sixty words", "no credit"],
)
def test_a_text_without_a_credit_at_its_end_is_no_caption(text: str) -> None:
    """A block is no caption where it ends as a sentence, is but a credit, is long, or has none."""
    assert not captions(BODY, Part(text), BODY)


def test_a_linked_text_with_a_credit_is_no_caption() -> None:
    """A link that ends like a credit is a teaser."""
    assert not captions(Part("The quay in May. Picture: PA", linked=1.0))


def test_a_sure_text_with_a_colon_is_no_caption() -> None:
    """A block that is surely of the body stays, however it ends."""
    assert not captions(BODY, Part("The old quay at low tide. Picture: PA"), BODY, score=SURE)


def test_a_text_between_picture_and_credit_is_a_caption() -> None:
    """A block behind a picture is a caption where the next block is a credit."""
    assert captions(BODY, Part("The old quay.", "div", media=1), CREDIT, BODY, credits=(2,)) == {1}


@pytest.mark.parametrize(
    "part",
    [Part("The old quay.", "div"), Part(" ".join([PROSE] * 3), "div", media=1)],
    ids=["no picture before it", "a paragraph of sixty words"],
)
def test_prose_before_a_credit_is_no_caption(part: Part) -> None:
    """A block before a credit is no caption where no picture stands before it, or where it is long."""
    assert not captions(BODY, part, CREDIT, BODY, credits=(2,))


@pytest.mark.parametrize("tag", ["h3", "li"])
def test_a_heading_or_an_item_that_reads_like_text_is_no_caption(tag: str) -> None:
    """A heading such as "4. Light: Open Picture Frames" ends in no credit; nor does an item of a list."""
    part = Part("4. The old quay (Photo: Ada Quill)", tag)
    assert not captions(BODY, part, BODY)
    assert captions(BODY, part, BODY, score=0.4) == {1}


def test_a_heading_between_picture_and_credit_is_no_caption() -> None:
    """In a list of things with pictures the heading names the thing."""
    assert not captions(BODY, Part("The old quay", "h3", media=1), CREDIT, BODY, credits=(2,))


def test_a_line_in_the_box_of_a_picture_and_its_credit_is_a_caption() -> None:
    """Below the credit, no sentence; what shares its element with more is text."""
    box, credit = Part("Quay", "div"), Part("Picture: PA", media=1, parent=2)
    line = Part("The old quay at noon", parent=2)
    assert captions(box, BODY, credit, line, BODY, credits=(2,), score=SURE) == {3}
    assert not captions(box, BODY, credit, line._replace(text="The old quay is shut."), BODY, credits=(2,), score=SURE)
    assert not captions(box, BODY, credit, line, BODY._replace(parent=2), credits=(2,), score=SURE)
    assert not captions(box, BODY, credit, line._replace(parent=1), BODY, credits=(2,), score=SURE)
    assert not captions(box, BODY, credit, line, BODY, score=SURE)
