"""Cards and boxes of other articles: `newsclean.context.cards`."""

from __future__ import annotations

from typing import Any

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.context.cards import find_boxes, find_cards, find_overlaid, find_summaries_below_links
from newsclean.model import Metadata
from newsclean.page.tags import Hint
from newsclean.phrase_files import BIT

BODY = Part(PROSE)
NEWS = Metadata(page_type="NewsArticle")


# ---- cards ------------------------------------------------------------------------------------------------------

CARD = Part("Ferry to the far bank runs again", "h4", Hint.PROMO, linked=1.0, href="/ferry")
BELOW = BODY._replace(parent=3)  # in the element of part 1


@pytest.mark.parametrize("hints", [Hint.PROMO, Hint.RELATED, Hint.POPULAR], ids=["promo", "related", "popular"])
def test_the_summary_below_a_linked_headline_is_a_cards(hints: int) -> None:
    """What stands in a small promo with a linked headline is no part of the article, however it reads."""
    page = make_page(BODY, CARD._replace(hints=hints), BELOW, BODY)
    assert find_cards(make_look(page, [0, 2, 3])) == [2]


@pytest.mark.parametrize(
    ("label", "phrase", "found"),
    [("Related", "related", [2, 3]), ("Related to the ferry of old", "related", []), ("Share", "share", [])],
)
def test_a_box_that_opens_with_a_label_is_a_card(label: str, phrase: str, found: list[int]) -> None:
    """What stands below "Related" in one small element is another article's, whatever the element is called."""
    card = "<div><a href=/ferry>Ferry to the far bank runs again</a></div><p>It calls at nine quays.</p>"
    page = page_of(f"<p>{PROSE}</p><div><h4>{label}</h4>{card}</div><p>{PROSE}</p>")
    assert find_cards(make_look(page, [0, 2, 3, 4], phrases={1: BIT[phrase]})) == found


@pytest.mark.parametrize(
    ("css_class", "href", "button", "found"),
    [
        ("box--promo", "/check", "Start the check", [3]),
        ("box--promo", "/quays", "See our quays", []),
        ("box--advice", "/check", "Start the check", []),
    ],
)
def test_a_product_with_a_button_is_a_card(css_class: str, href: str, button: str, found: list[int]) -> None:
    """A promo's name of two words is a headline where a few words below it lead to the same page."""
    name = "<p>Our service</p><h3><a href='/check'>Lume Check</a></h3><p>Find out how high your quay stands.</p>"
    box = f"<div class='{css_class}'>{name}<div><a href='{href}'>{button}</a></div></div>"
    page = page_of(f"<p>{PROSE}</p>{box}<p>{PROSE}</p>")
    assert find_cards(make_look(page, [0, 3, 5])) == found


@pytest.mark.parametrize("tag", ["news-teaser", "x-promo", "lume-related"])
def test_a_custom_element_may_be_a_card(tag: str) -> None:
    """What its tag calls a teaser needs no link: its script makes one."""
    inside = [Part("Ferry runs again", "h3", parent=3), Part("It will call at all nine quays from May.", parent=3)]
    assert find_cards(make_look(make_page(BODY, Part("", tag), *inside, BODY), [0, 2, 3, 4])) == [2, 3]
    assert not find_cards(make_look(make_page(BODY, Part("", "news-text"), *inside, BODY), [0, 2, 3, 4]))


@pytest.mark.parametrize(
    "parts",
    [
        (CARD._replace(hints=0), BELOW),
        (CARD._replace(linked=0.0, href=None), BELOW),
        (CARD._replace(href="#ferry"), BELOW),
        (CARD._replace(text="The ferry"), BELOW),
        (CARD, BODY),
        (CARD, *[BELOW] * 6),
    ],
    ids=["of no name", "no link", "leads nowhere", "a name", "beside it", "large"],
)
def test_other_elements_are_no_card(parts: tuple[Part, ...]) -> None:
    """An element of no such name, without a headline that leads elsewhere, or with many blocks, is no card."""
    assert not find_cards(make_look(make_page(BODY, *parts, BODY), [0, *range(2, len(parts) + 2)]))


@pytest.mark.parametrize(
    ("box", "found"),
    [
        ("<div><b>Related</b> <a href=/a>She rows home alone by night</a><p>{}</p></div>", [2]),
        ("<div><b>Related</b> <a href=#a>She rows home alone by night</a><p>{}</p></div>", []),
        ("<div><b>Related</b> <a href=/a>She rows home alone by night</a><p>{}</p><p>{}</p></div>", []),
        ("<div><b>Related</b> <a href=/a>She rows home alone by night</a><p><a href=/a>{}</a></p></div>", []),
        ("<div><p>Related <a href=/a>She rows home alone by night</a></p><p>{}</p></div>", []),
        ("<section><b>Related</b> <a href=/a>She rows home alone by night</a><p>{}</p></section>", []),
    ],
)
def test_the_summary_below_a_labelled_link_goes(box: str, found: list[int]) -> None:
    """In the element of the link alone; two lines, a linked one, and one beside the link's element are left."""
    for said, expected in (("The sea was flat, she says.", found), (PROSE * 3, [])):
        page = page_of(f"<article><p>{PROSE}</p>{box.replace('{}', said)}<p>{PROSE}</p></article>")
        staying = [i for i in range(len(page.blocks)) if i != 1]
        assert find_summaries_below_links(make_look(page, staying, phrases={1: BIT["related"]})) == expected
        assert find_summaries_below_links(make_look(page, staying)) == []


def test_the_summary_below_a_linked_headline_goes_where_few_are() -> None:
    """In an element that holds these two alone; three such elements are a list of things, as is a shop's."""
    card = "<div><h4><a href=/a>She rows home alone by night</a></h4><p>The sea was flat, she says.</p></div>"

    def found(*boxes: str) -> list[int]:
        page = page_of(f"<article><p>{PROSE}</p>{f'<p>{PROSE}</p>'.join(boxes)}<p>{PROSE}</p></article>")
        links = {b.index for b in page.blocks if b.link_chars}
        return find_summaries_below_links(make_look(page, [b.index for b in page.blocks if b.index not in links]))

    assert found(card) == [2]
    assert found(card, card) == [2, 5]
    assert found(card, card, card) == []
    assert found(card.replace("div>", "section>")) == []
    assert found(card.replace("She rows home alone by night", "She rows")) == []
    assert found(card.replace("</p>", "</p><p>It is so still.</p>")) == []
    assert found(card.replace("/a>She", "#a>She")) == []
    assert found(card.replace("/a>She", "https://boats.example/a>She")) == []


# ---- boxes of summaries -----------------------------------------------------------------------------------------

BOX = Part("", "div", css_class="box")
IN_BOX = (Part("Ferry to the far bank runs again", "h3", linked=1.0, href="/ferry"), Part(PROSE))


def boxed(count: int = 5, meta: Metadata = NEWS, paragraphs: int = 3, **fields: Any) -> list[int]:
    """Return what is found where all texts stay and no headline, a box every three blocks behind some paragraphs."""
    parts = [BODY] * paragraphs
    for _ in range(count):
        box = len(parts) + 2
        parts += [BOX, IN_BOX[0]._replace(parent=box, **fields), IN_BOX[1]._replace(parent=box)]
    kept = [i for i, part in enumerate(parts) if part.text == PROSE]
    return find_boxes(make_look(make_page(*parts, url="https://lume.example/a"), kept, meta=meta))


def test_the_texts_below_linked_headlines_in_boxes_alike_go() -> None:
    """However long they are, and whatever the boxes are called, they sum up other articles."""
    assert boxed() == [5, 8, 11, 14, 17]


def test_other_boxes_are_looked_at_each_by_itself() -> None:
    """Four boxes, names, headlines without links or that lead to another site, and boxes of a page of no news stay."""
    assert not boxed(4)
    assert not boxed(text="Ferry to Lumeport")
    assert not boxed(linked=0.0, href=None)
    assert not boxed(href="https://other.example/ferry")
    assert not boxed(meta=Metadata(page_type="Article"))


def test_below_a_text_boxes_go_whatever_the_page_is() -> None:
    """Where a page says that it is no news its boxes may be what it is about, unless they stand below a text."""
    assert boxed(meta=Metadata())
    blog = Metadata(page_type="Article")
    assert not boxed(meta=blog)
    assert boxed(meta=blog, paragraphs=6)
    assert not boxed(meta=blog, paragraphs=5)


def test_boxes_amid_the_text_are_its_parts() -> None:
    """A review of the week links each of its heads to an article, and goes on below them."""
    parts = [BODY] * 3
    for _ in range(5):
        box = len(parts) + 2
        parts += [BOX, IN_BOX[0]._replace(parent=box), IN_BOX[1]._replace(parent=box)]
    page = make_page(*parts, BODY, url="https://lume.example/a")
    assert not find_boxes(make_look(page, [b.index for b in page.blocks if b.text == PROSE], meta=NEWS))


# ---- cards that a link covers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("card", "found"),
    [
        ("<article><a href=/a></a>{}</article>", [1, 2]),
        ("<article>{}<a href=/a> </a></article>", [1, 2]),
        ("<article><a href='#a'></a>{}</article>", []),
        ("<article><a name=a></a>{}</article>", []),
        ("<article><a href=/a><img src=a.jpg></a>{}</article>", []),
        ("<article>{}</article>", []),
        ("<div><a href=/a></a>{}</div>", []),
    ],
)
def test_a_small_article_that_a_link_covers_is_a_teaser(card: str, found: list[int]) -> None:
    """Its link holds no words; one to a place on the page, or with a picture, covers nothing."""
    said = card.replace("{}", "<h3>She rows home alone</h3><p>The sea was flat, she says.</p>")

    def overlaid(*bodies: str) -> list[int]:
        page = page_of(f"<article>{''.join(bodies)}</article>")
        return find_overlaid(make_look(page, [block.index for block in page.blocks]))

    text = [f"<p>{PROSE}</p>"] * 4
    assert overlaid(text[0], said, *text) == found
    assert overlaid(text[0], said * 2, *text) == [*found, *(i + 2 for i in found)]
    assert overlaid(text[0], said * 3, *text) == []
    assert overlaid(*text, said) == []
