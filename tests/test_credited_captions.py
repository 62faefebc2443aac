"""Captions that a credit tells: `newsclean.context.credited_captions`."""

from __future__ import annotations

from dataclasses import replace

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


def test_a_caption_with_an_agency_in_brackets_may_repeat_the_line_above() -> None:
    """Pages for small screens show the alternative text in place of the picture, and a link to it."""
    told = Part("Two women row across the old quay (PA)")
    assert captions(Part("Two women row across the old quay"), told, score=SURE) == {1}
    assert captions(Part("Two women row across the old quay [9 kB]", linked=0.16), told, score=SURE) == {1}
    assert not captions(Part("Two women row across the new quay"), told, score=SURE)
    assert not captions(BODY, told, score=SURE)


@pytest.mark.parametrize(
    "credit", ["Picture: PA. {}", "{} \u00b7 PA", "{}. Photo by PA"]
)  # fmt: skip
def test_a_line_with_a_credit_below_what_it_repeats_is_a_caption(credit: str) -> None:
    """Whatever its score, and wherever the credit stands; another line above it tells nothing."""
    said = "Two women row across the old quay"
    assert captions(Part(said), Part(credit.format(said)), score=SURE) == {1}
    assert not captions(Part("Two women swim in the old harbour"), Part(credit.format(said)), score=SURE)


@pytest.mark.parametrize("credit", ["Picture: PA. {}", "{} \u00b7 PA"])
def test_a_line_below_a_picture_may_have_its_agency(credit: str) -> None:
    """What is no agency there is a place or a label; a sentence, and a line without a picture, stay."""
    said = "Two women row across the old quay"
    assert captions(Part(credit.format(said), media=1), score=SURE) == {0}
    assert not captions(Part(credit.format(said)), score=SURE)
    assert not captions(Part(credit.format(said).replace("PA", "Lume"), media=1), score=SURE)


def test_two_lines_may_be_an_alternative_text_and_its_caption() -> None:
    """The second says the first and a credit, or below a picture is a credit alone."""
    said = "Two women row across the old quay"
    assert captions(Part(f"{said}\n{said}. Picture: PA"), score=SURE) == {0}
    assert captions(Part(f"{said}\nPA", media=1), score=SURE) == {0}
    assert not captions(Part(f"{said}\nPA"), score=SURE)
    assert not captions(Part(f"{said}\nThey row each day.", media=1), score=SURE)
    assert not captions(Part(f"{said}.\nPA", media=1), score=SURE)


def test_two_lines_below_a_picture_need_not_look_like_the_text() -> None:
    """Their box may be called a teaser's, so that nobody asked for them; with a link they are one."""
    two = "Two women row across the old quay\nPicture: PA"
    for line, found in ((Part(two, media=1), {1}), (Part(two), set()), (Part(two, media=1, linked=0.5), set())):
        look = make_look(make_page(BODY, line, BODY), (), [SURE, 0.01, SURE])
        assert find_captions(replace(look, candidates=())) == found


def test_an_item_between_a_picture_and_a_credit_is_a_caption() -> None:
    """On a page whose paragraphs are items it reads like text; without a picture it is one."""
    item = Part("The old quay at noon", "li", media=1)
    assert captions(BODY, item, CREDIT, BODY, credits=(2,), score=SURE) == {1}
    assert not captions(BODY, item._replace(media=0), CREDIT, BODY, credits=(2,), score=SURE)


def test_a_line_over_its_picture_may_end_in_its_credit() -> None:
    """One element holds the two and nothing else."""
    said = "Two women row across the old quay. Picture: PA"

    def found(html: str) -> frozenset[int]:
        page = page_of(f"<main><p>{PROSE}</p>{html}<p>{PROSE}</p></main>")
        return find_captions(make_look(page, scores=[SURE] * len(page.blocks)))

    assert found(f"<div><p>{said}</p><img src=q.jpg></div>") == {1}
    assert not found(f"<div><p>{said}</p></div>")
    assert not found(f"<div><p>{said}</p><img src=q.jpg><p>{PROSE}</p></div>")


@pytest.mark.parametrize("credit", ["\u00a9 PA", "/ PA"])
def test_a_sign_before_an_agency_makes_no_difference(credit: str) -> None:
    """Below a caption it is its credit; alone it is none."""
    assert captions(Part("Two women row across the old quay", media=1), Part(credit)) == {0}
    assert not captions(Part(credit, media=1))
    assert not captions(Part("Two women row across the old quay", media=1), Part(f"{credit} of Lume FM 2020"))


def test_a_label_may_stand_between_a_caption_and_its_credit() -> None:
    """"Picture" in an element of its own, above the credit; another word parts the two."""
    line = Part("Two women row across the old quay", media=1)
    assert captions(line, Part("Picture"), Part("PA"), credits=(2,)) == {0}
    assert not captions(line, Part("Ferries"), Part("PA"), credits=(2,))
    assert not captions(line._replace(media=0), Part("Picture"), Part("PA"), credits=(2,))


def test_an_item_below_a_picture_may_be_its_caption() -> None:
    """An item of a list that ends in a credit is a caption right below a picture; elsewhere it belongs to the list."""
    told = "Two women row across the old quay. Picture: PA"
    assert captions(Part(told, "li", media=1), score=SURE) == {0}
    assert not captions(Part(told, "li"), score=SURE)
    assert not captions(Part(told, "h2", media=1), score=SURE)


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


@pytest.mark.parametrize("tag", ["p", "h6"])
def test_a_line_below_a_picture_that_ends_in_brackets_with_an_agency_is_its_caption(tag: str) -> None:
    """Behind a sentence the agency is the article's, and above no picture the line is no caption."""
    assert captions(Part("The old quay at low tide (PA)", tag, media=1), score=SURE) == {0}
    assert not captions(Part("The quay is shut. (PA)", tag, media=1), score=SURE)
    assert not captions(Part("The old quay at low tide (Lumeport / Old Ivy)", tag, media=1), score=SURE)
    assert not captions(Part("The old quay at low tide (PA)", tag), score=SURE)


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


def test_a_note_on_the_author_above_what_is_called_a_credit_is_no_caption() -> None:
    """It stands below a portrait, and a link to what the house holds to, or the day, below it."""
    below = Part("How we work", hints=Hint.CREDIT)
    assert captions(BODY, Part("Ada Quill writes on the sea.", media=1), below, BODY) == {1}
    assert not captions(BODY, Part("Ada Quill writes on the sea.", media=1, hints=Hint.BIO), below, BODY)


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


def test_a_link_that_is_called_a_source_is_no_credit() -> None:
    """It makes no caption of the line above it, a byline beside a portrait; a linked name is a credit."""
    line = Part("Two women row across the old quay", media=1)
    for text, found in (("Add the Gull as a preferred source", frozenset()), ("Ada Quill", {0})):
        assert captions(line, Part(text, "span", linked=1.0, hints=Hint.CREDIT)) == found
