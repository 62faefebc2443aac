"""What a page says as a whole: `newsclean.scoring.scene`."""

from __future__ import annotations

import pytest
from hand_made import FERRY, page_of

from newsclean.model import Metadata
from newsclean.scoring.scene import survey


def main_of(html: str) -> str:
    """Return the class of the main container, where all texts of the page are prose."""
    page = page_of(html)
    return page.containers[survey(page, [0.9] * len(page.blocks), Metadata()).main].style


NAMED = "<article class=text>{}</article>"


@pytest.mark.parametrize("named", [NAMED, "<div class='entry-content text'>{}</div>"])
def test_the_main_container_is_the_one_that_is_called_the_text(named: str) -> None:
    """A box of most of the text in it, with no such name, is not all of it, unless hardly anything stands beside it."""
    inner, beside = f"<div class=columns>{FERRY * 10}</div>", f"<div>{FERRY}</div>"
    assert main_of(named.format(inner + beside * 4)).endswith("text")
    assert main_of(named.format(inner + beside * 3)) == "div.columns"
    assert main_of(named.format(inner * 5 + beside * 4).replace("</div><div class=columns>", "")) == "div.columns"
    assert main_of(named.format(inner.replace("columns", "body") + beside * 4)) == "div.body"
    assert main_of(f"<div class=text>{inner}{beside * 4}</div>") == "div.columns"


@pytest.mark.parametrize(
    ("html", "titles", "shown"),
    [
        ("<p>Gulls are back</p><h1><em>Quay</em> Gulls are back</h1>{}", {0, 1}, 1),
        ("<h1><em>Quay</em> Gulls are back</h1><h2>Gulls are back</h2>{}", {1}, 1),
        ("<h1>Gulls are back</h1>{}", {0}, 0),
        ("<h1>All of what the Old Port of Lume says of the day when Gulls are back</h1>{}", set(), 0),
        ("<h1>Gulls are back, they say</h1>{}", set(), 0),
    ],
)
def test_the_headline_may_stand_behind_a_label_in_its_h1(html: str, titles: set[int], shown: int) -> None:
    """A short label before it is none of it; where a heading has the headline alone, that is the headline."""
    page = page_of(html.format(FERRY))
    scene = survey(page, [0.9] * len(page.blocks), Metadata(title="Gulls are back"))
    assert (scene.titles, scene.title_index) == (titles, shown)


@pytest.mark.parametrize("shown", ["KIŞ IŞIKLARI YANDI", "kış ışıkları yandı", "IŞIKLAR", "İZMİR IŞIL IŞIL"])
def test_a_headline_in_turkish_capitals_is_the_same(shown: str) -> None:
    """The capital of a dotless ı is I, which other languages have without a small letter of its own."""
    stated = {"IŞIKLAR": "Işıklar", "İZMİR IŞIL IŞIL": "İzmir ışıl ışıl"}.get(shown, "Kış ışıkları yandı")
    page = page_of(f"<h2>{shown}</h2>{FERRY}")
    assert survey(page, [0.9] * len(page.blocks), Metadata(title=stated)).titles == {0}


@pytest.mark.parametrize(
    ("made", "is_wrapped"),
    [
        ("<div class=a><p>{}</p></div>", True),
        ("<section class=a><div class=b><p>{}</p></div></section>", True),
        ("<text-part>{}</text-part>", False),
        ("<div><p>{0}</p><p>{0}</p></div>", False),
    ],
    ids=["in an element", "in two", "in its own alone", "two in one"],
)
def test_paragraphs_may_have_elements_of_their_own_around_them(made: str, is_wrapped: bool) -> None:
    """Then what holds these elements holds the text: a paragraph's parent says nothing of its neighbours."""
    text = "The ferry left the quay at nine with all of its passengers on board, the harbour master said."
    page = page_of(f"<main><h1>Ferry leaves</h1><div class=text>{made.format(text) * 4}</div></main>")
    scene = survey(page, [0.9] * len(page.blocks), Metadata())
    assert len(scene.wrapped) == (4 if is_wrapped else 0)
    if is_wrapped:
        parents = {page.containers[outer].parent for outer in scene.wrapped.values()}
        assert parents == {scene.prose_parent} and page.containers[scene.prose_parent].style == "div.text"


def test_boxes_beside_the_text_are_no_paragraphs_elements() -> None:
    """Where less than half of the text stands so, or in fewer than four elements, each is what it is."""
    text = "The ferry left the quay at nine with all of its passengers on board, the harbour master said."
    for wrapped, plain, count in ((4, 3, 4), (4, 9, 0), (3, 0, 0)):
        page = page_of(f"<main>{f'<div class=a><p>{text}</p></div>' * wrapped}{f'<p>{text}</p>' * plain}</main>")
        assert len(survey(page, [0.9] * len(page.blocks), Metadata()).wrapped) == count
