"""Cards of other articles: `newsclean.context.cards`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, make_look, page_of

from newsclean.context.cards import find_overlaid, find_summaries_below_links
from newsclean.context.teasers import find_link_teasers
from newsclean.phrase_files import BIT

# ---- cards ------------------------------------------------------------------------------------------------------


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
    assert found(card.replace("div>", "article>")) == [2]
    assert found(card.replace("</p>", "</p><p>Two hours ago</p><p>By Ada Quill</p>")) == [2, 3, 4]
    assert found(card.replace("<h4>", "<div class=a><h4>").replace("</h4>", "</h4></div>")) == [2]
    assert found(card.replace("<h4>", "<div class=a><div class=b><h4>").replace("</h4>", "</h4></div></div>")) == []
    assert found(card.replace("div>", "article>")) == [2]
    assert found(card.replace("div>", "section>")) == []
    assert found(card.replace("She rows home alone by night", "She rows")) == []
    assert found(card.replace("</p>", "</p><p>It is so still.</p>")) == []
    assert found(card.replace("/a>She", "#a>She")) == []
    assert found(card.replace("/a>She", "https://boats.example/a>She")) == []


def test_summaries_of_a_row_of_cards_amid_a_longer_text_go() -> None:
    """The text has as many paragraphs above the row as it has cards, and as many below."""
    card = "<div><h4><a href=/a>She rows home alone by night</a></h4><p>The sea was flat, she says.</p></div>"

    def found(above: int, row: str, below: int) -> list[int]:
        text = f"<p>{PROSE}</p>"
        page = page_of(f"<article>{text * above}{row}{text * below}</article>")
        return find_summaries_below_links(make_look(page, [b.index for b in page.blocks if not b.link_chars]))

    assert found(3, card * 3, 3) == [4, 6, 8]
    assert found(2, card * 3, 3) == []
    assert found(3, card * 3, 2) == []
    assert found(3, f"{card}{card}<p>So it goes.</p>{card}", 3) == []


@pytest.mark.parametrize(
    ("href", "rest", "found"), [("/a", "", [1, 2]), ("/b", "", [1]), ("/a", " It is so still.", [1])]
)
def test_the_linked_summary_below_a_headline_that_is_the_same_link_goes(href: str, rest: str, found: list[int]) -> None:
    """A card that is one link: the summary leads where its headline does, with all its words."""
    said = f"<a href={href}>The sea was flat by then, she says, and the wind had died.</a>{rest}"
    card = f"<h3><a href=/a>She rows home alone by night, then sleeps for a day</a></h3><p>{said}</p>"
    page = page_of(f"<article><p>{PROSE}</p>{card}{f'<p>{PROSE}</p>' * 5}</article>")
    look = make_look(page, range(len(page.blocks)))
    assert sorted({*find_summaries_below_links(look), *find_link_teasers(look)}) == found


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


def test_a_last_paragraph_below_a_promo_and_a_list_of_links_is_no_summary() -> None:
    """The text stands in its element, too, further up than the links."""
    links = "".join(f"<li><a href=/{n}>Gulls steal the vicar's hat again</a></li>" for n in range(8))
    promo = "<div><h4>Other news</h4><p><a href=/a>She rows home alone by night</a></p></div>"
    page = page_of(f"<div><p>{PROSE}</p><ul>{links}</ul>{promo}<p>The sea was flat, she says.</p></div>")
    look = make_look(page, [b.index for b in page.blocks if not b.link_chars and b.text != "Other news"])
    assert find_summaries_below_links(look) == []
