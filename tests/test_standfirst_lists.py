"""Lists in a standfirst: `newsclean.context.standfirst_lists`."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.context.standfirst import find_standfirst
from newsclean.context.standfirst_lists import find_headings
from newsclean.page.tags import Hint

TITLE = Part("Bridge over the Lume stays shut", "h1")
SUMMARY = "Commuters will have to go round by the old mill until the spring."
BODY = Part(PROSE)
BODY_SCORE, OTHER_SCORE = 0.95, 0.3


def test_a_list_called_summary_is_found() -> None:
    """The items of a list whose element is called a summary are the standfirst; those of other lists are not."""
    points = Part("", "ul", hints=Hint.STANDFIRST | Hint.LIST, parent=1)
    point = Part("The bridge is shut for good.", "li", parent=3)
    another = point._replace(text="The old ferry runs again.")
    page = make_page(TITLE, points, point, another, BODY)
    scores = [OTHER_SCORE] * 4 + [BODY_SCORE]
    assert find_standfirst(make_look(page, [4], scores, title=0)) == [2, 3]
    other = make_page(TITLE, points._replace(hints=Hint.LIST), point, another, BODY)
    assert find_standfirst(make_look(other, [4], scores, title=0)) == []


@pytest.mark.parametrize(("tag", "head", "count"), [("div", "h3", 3), ("aside", "h3", 0), ("div", "button", 0)])
def test_a_list_in_a_box_called_summary_is_found(tag: str, head: str, count: int) -> None:
    """The box around the list may have the name, and a further point be as short as a sentence can.

    A sidebar is none, nor is what a button unfolds.
    """
    points = "".join(f"<li>{text}</li>" for text in ("The bridge is shut for good.", "The ferry runs.", "It snows."))
    box = f"<{tag} class=summary-box><{head}>In brief</{head}><ul>{points}</ul></{tag}>"
    page = page_of(f"<h1>{TITLE.text}</h1>{box}<article><p>{PROSE}</p></article>")
    look = make_look(page, [5], [OTHER_SCORE] * 5 + [BODY_SCORE], title=0)
    assert find_standfirst(look) == [2, 3, 4][:count]


def test_a_list_called_summary_is_the_standfirst_whole() -> None:
    """An item that ends in a year is no date, and one that reads like the body does not end the list."""
    texts = (SUMMARY, PROSE, "The new bridge waits until 2027", "The ferry runs")
    points = "".join(f"<li>{text}</li>" for text in texts)
    page = page_of(f"<h1>{TITLE.text}</h1><ul class=summary-list>{points}</ul><article><p>{PROSE}</p></article>")
    scores = [BODY_SCORE if block.text == PROSE else OTHER_SCORE for block in page.blocks]
    assert find_standfirst(make_look(page, [5], scores, title=0)) == [1, 2, 3, 4]


@pytest.mark.parametrize(("tag", "found"), [("h2", [1]), ("p", [])])
def test_the_heading_of_a_summary_is_read_before_it(tag: str, found: list[int]) -> None:
    """The heading right above the points of a summary is one of its lines; a paragraph there is the text's own.

    One that goes by its score stays if it ends in a colon.
    """
    point = Part("The bridge is shut for good.", "li")
    look = make_look(make_page(TITLE, Part("In brief:", tag), point, point, BODY), [1, 2, 3, 4], title=0)
    assert find_headings(replace(look, standfirst=[2, 3], staying=[1, 2, 3, 4])) == found
    assert find_headings(replace(look, standfirst=[2, 3], staying=[2, 3, 4])) == found
    look = make_look(make_page(TITLE, Part("In brief", tag), point, point, BODY), [2, 3, 4], title=0)
    assert not find_headings(replace(look, standfirst=[2, 3], staying=[2, 3, 4]))


@pytest.mark.parametrize(
    ("name", "points", "found"),
    [
        ("highlights_box", [SUMMARY, "The old ferry runs again as before"], [3, 4]),
        ("highlights", [SUMMARY, "<a href=/b>The old ferry runs again as before</a>"], []),
    ],
)
def test_points_in_a_box_called_highlights_may_stand_below_the_picture(
    name: str, points: list[str], found: list[int]
) -> None:
    """A box called highlights above the body, a list of points below its heading, is a summary."""
    items = "".join(f"<li>{point}</li>" for point in points)
    box = f"<div class={name}><h2>Highlights</h2><ul>{items}</ul></div>"
    picture = "<figure><img src=a.jpg><figcaption>The quay</figcaption></figure>"
    page = page_of(f"<h1>{TITLE.text}</h1>{picture}{box}<div><p>{PROSE}</p></div>")
    scores = [BODY_SCORE if block.text == PROSE else OTHER_SCORE for block in page.blocks]
    assert find_standfirst(make_look(page, [5], scores, title=0)) == found


@pytest.mark.parametrize(
    ("items", "count"),
    [
        (["The bridge is shut until the spring", "The old ferry runs again as it did before"], 2),
        (["The bridge is shut until the spring", "The old ferry runs again as it did before", "Talks end Friday"], 3),
        (["The bridge is shut until the spring", "Page two"], 0),
        (["The bridge is shut until the spring"], 0),
        (["The bridge is shut until the 3rd of May", "The old ferry runs again as before"], 2),
        (["The bridge is shut until the spring", "<a href=/b>The old ferry runs again as before</a>"], 0),
    ],
)
@pytest.mark.parametrize("tag", ["span", "h2"])
def test_points_right_below_the_headline_are_found(items: list[str], count: int, tag: str) -> None:
    """Several lines of words that nothing names are a summary in points; one, a few words or links may be anything."""
    points = "".join(f"<li><{tag}>{item}</{tag}></li>" for item in items)
    page = page_of(f"<header><h1>{TITLE.text}</h1><ul>{points}</ul></header><p>{PROSE}</p>")
    scores = [BODY_SCORE if block.text == PROSE else OTHER_SCORE for block in page.blocks]
    found = find_standfirst(make_look(page, [len(page.blocks) - 1], scores, title=0))
    assert found == list(range(1, count + 1))


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("<div><b>The short version</b>{}</div>", [2, 3]),
        ("<div><b>The bridge over the Lume is shut</b>{}</div>", []),
        ("<div><b>In short</b></div>{}", []),
        ("<div><a href=/a>In short</a>{}</div>", []),
        ("<div><button>In short</button>{}</div>", []),
        ("<time>3 May 2024</time><div><b>The short version</b>{}</div>", [3, 4]),
    ],
    ids=["a label in the box", "a long one", "outside", "a link", "a button", "below the date"],
)
def test_a_label_may_stand_above_the_points(label: str, found: list[int]) -> None:
    """A few words above the points, in a box with them, name them."""
    points = f"<ul><li>{SUMMARY}</li><li>The old ferry runs again from Monday.</li></ul>"
    page = page_of(f"<header><h1>{TITLE.text}</h1>{label.format(points)}</header><p>{PROSE}</p>")
    scores = [BODY_SCORE if block.text == PROSE else OTHER_SCORE for block in page.blocks]
    assert find_standfirst(make_look(page, [len(page.blocks) - 1], scores, title=0)) == found


def test_an_item_called_subtitle_is_found() -> None:
    """The list around it need not be called so."""
    item = Part(SUMMARY, "li", hints=Hint.STANDFIRST, parent=3)
    page = make_page(TITLE, Part("", "ul", hints=Hint.LIST), item._replace(above=Hint.LIST), BODY)
    assert find_standfirst(make_look(page, [3], [OTHER_SCORE] * 3 + [BODY_SCORE], title=0)) == [2]
