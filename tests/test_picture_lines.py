"""Lines in their picture's element, and its alternative text: `newsclean.context.picture_lines`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, make_look, page_of

from newsclean.context.picture_lines import find_alternative_texts, find_picture_lines, find_said_twice
from newsclean.model import Metadata
from newsclean.phrase_files import BIT

# ---- alternative texts -----------------------------------------------------------------------------------------

MILL = "The old mill by the Lume, which burnt in May."
ALT = f"<img src=q.jpg alt='{MILL}'>"


def alternative_texts(html: str, standfirst: str | None = None) -> list[int]:
    """Return what is found of an element behind a paragraph, where all stays."""
    page = page_of(f"<main><p>{PROSE}</p>{html}<p>{PROSE}</p></main>")
    return find_alternative_texts(make_look(page, range(len(page.blocks)), meta=Metadata(standfirst=standfirst)))


@pytest.mark.parametrize(
    "html",
    [
        f"<div><div>{ALT}</div><div>{MILL}</div></div>",
        f"<div>{ALT}<p>{MILL}</p></div>",
        f"<p>{ALT}</p><p>{MILL.upper()}</p>",
        f"<div>{ALT}<br>{MILL}</div>",
        f"<figure><a href=/large>{ALT}</a></figure><div><div>{MILL}</div></div>",
        f"<div><amp-img src=q.jpg alt='{MILL}'></amp-img></div><p>{MILL}</p>",
    ],
    ids=["two elements", "one within", "paragraphs", "one element", "wrapped", "accelerated"],
)
def test_what_says_the_alternative_text_again_is_a_caption(html: str) -> None:
    """A sentence below a picture that is the picture's alternative text, wherever the picture's element is."""
    assert alternative_texts(html) == [1]


CREDITED = ("{} / PA", "{} Picture: PA")


@pytest.mark.parametrize("line", CREDITED)
def test_a_credit_may_stand_beside_what_the_alternative_text_says(line: str) -> None:
    """Before it or behind it, with a mark between or a label."""
    assert alternative_texts(f"<div>{ALT}</div><div>{line.format(MILL)}</div>") == [1]
    assert not alternative_texts(f"<div>{ALT}</div><div>{line.format('The new mill stands on the old quay.')}</div>")


def test_an_alternative_text_may_stand_over_its_picture() -> None:
    """Above the picture and the credit below that; without a credit it heads what the picture shows, a chart, say."""
    html = f"<div><p>{MILL}</p>{ALT}<small>{{}}</small></div>"
    page = page_of(f"<main><p>{PROSE}</p>{html.format('Picture: PA')}<p>{PROSE}</p></main>")
    look = make_look(page, range(len(page.blocks)), phrases={2: BIT["credit"]})
    assert find_alternative_texts(look) == [1]
    assert alternative_texts(html.format("")) == []


@pytest.mark.parametrize(
    "html",
    [
        f"<div><img src=q.jpg></div><div>{MILL}</div>",
        f"<div>{ALT}</div><div>{MILL} It was rebuilt.</div>",
        f"<div>{ALT}</div><h2>{MILL}</h2>",
        f"<div>{ALT}</div><ul><li>{MILL}</ul>",
        f"<div>{ALT}</div><dl><dt>{MILL}<dd>A mill</dl>",
        f"<div>{ALT}</div><p><a href=/mill>{MILL}</a></p>",
        "<img src=q.jpg alt='Level 2'><p><b>Level 2</b></p>",
        "<img src=q.jpg alt=Mill><p>Mill</p>",
        f"{ALT}<p>{PROSE}</p><p>{MILL}</p>",
    ],
    ids=["no alt", "says more", "heading", "item", "term", "link", "label in bold", "one word", "text between"],
)
def test_what_only_stands_below_a_picture_is_none(html: str) -> None:
    """Other texts, and the names of things that a list shows with their pictures, stay."""
    assert alternative_texts(html) == []


def test_a_pages_summary_may_be_its_pictures_alternative_text() -> None:
    """What the page's metadata says, too, sums it up."""
    assert alternative_texts(f"<div>{ALT}</div><p>{MILL}</p>", standfirst=MILL) == []


def said_twice(html: str) -> list[int]:
    """Return what is found of an element behind a paragraph, where all stays and "Picture: PA" is a credit's phrase."""
    page = page_of(f"<main><p>{PROSE}</p>{html}<p>{PROSE}</p></main>")
    credits = {b.index: BIT["credit"] for b in page.blocks if b.text == "Picture: PA"}
    return find_said_twice(make_look(page, range(len(page.blocks)), phrases=credits))


PICTURE = "<div><img src=q.jpg></div>"


@pytest.mark.parametrize(
    "html",
    [
        f"<dl><dt><img src=q.jpg></dt><dd>{MILL[:-1]}</dd><dd>{MILL}</dd><dd>Picture: PA</dd></dl>",
        f"{PICTURE}<h6>{MILL[:-1]}</h6><h6>{MILL} (Picture: PA)</h6>",
        f"<table><tr><td><img src=q.jpg><tr><td>{MILL[:-1]}<tr><td>{MILL}<tr><td>Picture: PA</table>",
    ],
    ids=["terms", "headings", "cells"],
)
def test_a_line_and_the_same_with_a_credit_below_a_picture_are_its_captions(html: str) -> None:
    """An alternative text that is shown, and the caption that says it again with its credit."""
    assert said_twice(html) == [1, 2]


@pytest.mark.parametrize(
    "html",
    [
        f"{PICTURE}<p>{MILL[:-1]}</p><p>{MILL}</p>",
        f"<p>{MILL[:-1]}</p><p>{MILL}</p><p>Picture: PA</p>",
        f"{PICTURE}<p>{MILL[:-1]}</p><p>{MILL} It was rebuilt.</p><p>Picture: PA</p>",
        f"{PICTURE}<p><a href=/mill>{MILL}</a></p><p>{MILL}</p><p>Picture: PA</p>",
        "<img src=q.jpg><p>The mill</p><p>The mill</p><p>Picture: PA</p>",
    ],
    ids=["no credit", "no picture", "says more", "link", "two words"],
)
def test_other_lines_said_twice_are_no_captions(html: str) -> None:
    """Without a credit, a picture or the same words they are what they are."""
    assert said_twice(html) == []


# ---- lines with their picture -------------------------------------------------------------------------------------

PICTURED = "<p class=centre><img src=q.jpg><br>{}</p>"


def picture_lines(html: str) -> list[int]:
    """Return what is found of an element behind three paragraphs, where all stays."""
    page = page_of(f"<main>{f'<p>{PROSE}</p>' * 3}{html}<p>{PROSE}</p></main>")
    return find_picture_lines(make_look(page, range(len(page.blocks))))


def test_what_stands_in_a_figcaption_is_a_caption() -> None:
    """However it is made and whatever its score, where the figure has a picture."""
    figure = f"<figure>{{}}<figcaption><span>Image caption, </span><div><p>{MILL}</p></div></figcaption></figure>"
    assert 4 in picture_lines(figure.format("<img src=q.jpg>"))
    assert 4 not in picture_lines(figure.format("<blockquote>It burns!</blockquote>"))


@pytest.mark.parametrize(
    ("meta", "found"),
    [
        ("<li class=photo-credit>Ada Quill</li><li class=caption>The old mill burnt.</li>", [3, 4]),
        ("<li class=caption>The old mill burnt.</li><li class=photo-credit>Ada Quill</li>", [3, 4]),
        ("<li class=photo-credit>Ada Quill</li><li class=mill>The old mill burnt.</li>", []),
        ("<li class=photo-credit>Ada Quill</li><li class=caption>It burnt.</li><li>It was late.</li>", []),
        (f"<li class=photo-credit>Ada Quill</li><li class=caption>{PROSE * 4}</li>", []),
    ],
    ids=["the credit first", "the caption first", "no caption", "another item", "a text"],
)
def test_a_credit_and_a_caption_may_be_a_list(meta: str, found: list[int]) -> None:
    """Two items that are called so, and no other, below their picture; without a picture they are a list's."""
    assert picture_lines(f"<div><img src=q.jpg><ul>{meta}</ul></div>") == found
    assert picture_lines(f"<div><ul>{meta}</ul></div>") == []


def test_a_line_in_its_pictures_element_is_a_caption() -> None:
    """A line without a mark below a picture, in an element unlike the paragraphs, says what the picture shows."""
    assert picture_lines(PICTURED.format("The old mill by the Lume")) == [3]


def test_a_line_in_a_box_called_a_picture_is_a_caption() -> None:
    """The element around picture and line, where a class says that it is a picture's, serves as well as the line's."""
    box = "<div class={}><a href=/large><img src=q.jpg></a><p>The old mill by the Lume</p>{}</div>"
    assert picture_lines(box.format("pic-box", "")) == [3]
    assert not picture_lines(box.format("row", ""))
    assert not picture_lines(box.format("pic-box", "<p>It burnt.</p>"))


@pytest.mark.parametrize("picture", ["<amp-img src=q.jpg></amp-img>", "<image src=q.jpg>"])
def test_a_picture_of_another_tag_has_its_line(picture: str) -> None:
    """What counts as a picture before a block is one in the block's element, too."""
    assert picture_lines(PICTURED.format("The old mill by the Lume").replace("<img src=q.jpg>", picture)) == [3]


@pytest.mark.parametrize(
    "html",
    [
        PICTURED.format("The old mill burnt."),
        PICTURED.format("Mill"),
        PICTURED.format("<a href=/mill>The old mill by the Lume</a>"),
        PICTURED.format("The old mill by the Lume").replace(" class=centre", ""),
        PICTURED.format("The old mill by the Lume").replace("<p", "<h3").replace("</p", "</h3"),
        "<div><img src=q.jpg>The old mill by the Lume<p>It burnt.</p></div>",
        "<img src=q.jpg><p class=centre>The old mill by the Lume</p>",
    ],
    ids=["a sentence", "a word", "a link", "made like the text", "a heading", "other text beside", "a picture above"],
)
def test_another_line_near_a_picture_is_none(html: str) -> None:
    """Sentences, links, headings, and lines in elements of the text's make or with more text are no captions."""
    assert not picture_lines(html)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<div><div><img src=q.jpg><span>PA</span></div><p>The old mill burnt.</p></div>", [4]),
        ("<div class=top><img src=q.jpg> <span>PA</span></div><p>The old mill burnt.</p>", []),
        ("<div><div><img src=q.jpg><span>PA</span></div><p>The old mill burnt.</p><p>It was late.</p></div>", []),
        ("<div><div><span>PA</span></div><p>The old mill burnt.</p></div>", []),
        ("<div><div><img src=q.jpg><span>The mill (Picture: PA)</span></div><p>The old mill burnt.</p></div>", []),
        ("<div><div><img src=q.jpg><span>PA</span></div><h3>The old mill burnt</h3></div>", []),
        ("<div><div><img src=q.jpg><span>PA</span></div><p><a href=/mill>The old mill burnt.</a></p></div>", []),
    ],
    ids=["in one box", "no box", "more text", "no picture", "a caption above",
         "a heading", "a link"],
)
def test_a_line_below_a_pictures_credit_is_its_caption(html: str, found: list[int]) -> None:
    """Alone with picture and credit in one element."""
    page = page_of(f"<main>{f'<p>{PROSE}</p>' * 3}{html}<p>{PROSE}</p></main>")
    staying = [block.index for block in page.blocks if not block.text.endswith(("PA", "PA)"))]
    assert find_picture_lines(make_look(page, staying, phrases={3: BIT["credit"]})) == found
    assert not find_picture_lines(make_look(page, staying, phrases={3: BIT["credit"]}, standfirst=found))


@pytest.mark.parametrize(
    ("credit", "line", "text", "found"),
    [
        ("<p align=center>PA</p>", "<p style='text-align: center'>The mill on Monday</p>", "<p>{}</p>", [4]),
        ("<p align=center>PA</p>", "<p>The mill on Monday</p>", "<p>{}</p>", []),
        ("<p>PA</p>", "<p align=center>The mill on Monday</p>", "<p>{}</p>", []),
        ("<p align=center>PA</p>", "<p align=center>The mill on Monday</p>", "<p align=center>{}</p>", []),
        ("<p align=center>PA</p>", "<p align=center>The mill burnt on Monday.</p>", "<p>{}</p>", []),
        ("<p align=center>PA</p>", "<p align=center><b>The mill on Monday</b></p>", "<p>{}</p>", []),
    ],
    ids=["both", "only the credit", "only the line", "the text too", "a sentence", "in bold"],
)
def test_a_centred_line_below_a_centred_credit_is_its_caption(
    credit: str, line: str, text: str, found: list[int]
) -> None:
    """Each in a box of its own below the picture, where the text is not centred; a subhead is in bold."""
    paragraphs = text.format(PROSE) * 3
    page = page_of(f"<main>{paragraphs}<img src=q.jpg><div>{credit}</div><div>{line}</div>{paragraphs}</main>")
    staying = [block.index for block in page.blocks if block.text != "PA"]
    assert find_picture_lines(make_look(page, staying, phrases={3: BIT["credit"]})) == found


@pytest.mark.parametrize(
    ("table", "line", "found"),
    [
        ("<table align=right>", "A ferry at the old quay.", [1]),
        ("<table style='float: left'>", "A ferry at the old quay.", [1]),
        ("<table>", "A ferry at the old quay.", []),
        ("<table align=right>", "A ferry at the old quay.</td></tr><tr><td>It was built in 1904.", []),
    ],
    ids=["aligned", "floated", "in the flow", "with more"],
)
def test_a_line_alone_in_a_table_beside_the_text_is_a_caption(table: str, line: str, found: list[int]) -> None:
    """Old pages set a picture and its caption into a table of their own, which stands to one side."""
    cell = f"{table}<tr><td><img src=/quay.jpg><br>{line}</td></tr></table>"
    page = page_of(f"<p>{PROSE}</p>{cell}<p>{PROSE}</p>")
    assert find_picture_lines(make_look(page, range(len(page.blocks)))) == found


PICTURE_ROW = "<tr><td><a href=/1><img src=/quay.jpg></a><td><img src=/mill.jpg>"
SAID_ROW = "<tr><td>The quay at low tide<td>The mill at high tide"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("<tr><th><img src=/quay.jpg><tr><td>The quay at low tide.", [1]),
        (PICTURE_ROW + SAID_ROW, [1, 2]),
        ((PICTURE_ROW + SAID_ROW) * 2, [1, 2, 3, 4]),
        (PICTURE_ROW + "<tr><td colspan=2>The quay and the mill", [1]),
        (PICTURE_ROW + SAID_ROW + SAID_ROW, []),
        (SAID_ROW + PICTURE_ROW, []),
        ("<tr><td><img src=/quay.jpg><td>The quay at low tide", []),
        (PICTURE_ROW + "<tr><td><a href=/quay>The quay at low tide</a>", []),
        (f"<tr><td><img src=/quay.jpg><tr><td>{PROSE} {PROSE} {PROSE}", []),
    ],
    ids="one two four of-both more-of-each above beside link text".split(),
)
def test_a_row_below_one_of_pictures_holds_captions(rows: str, found: list[int]) -> None:
    """One for each picture at most, amid the text; what has several lines for each, or links, lists things."""
    page = page_of(f"<p>{PROSE}</p><table>{rows}</table><p>{PROSE}</p>")
    assert find_picture_lines(make_look(page, range(len(page.blocks)))) == found


def test_a_page_laid_out_as_a_table_has_its_text_below_its_picture() -> None:
    """A short item is all the text there is, not the caption of a picture amid it."""
    page = page_of("<table><tr><td><img src=/quay.jpg><tr><td>The ferry does not run on Monday.</table>")
    assert not find_picture_lines(make_look(page, [0]))


TERM = "<dt><a href=/q.jpg><img src=q.jpg></a></dt>"


@pytest.mark.parametrize(
    ("described", "found"),
    [
        (f"<dl>{TERM}<dt><strong>The old mill</strong></dt><dd>Plate 3</dd></dl>", [3, 4]),
        (f"<dl>{TERM}<dd>{MILL}</dd></dl>", [3]),
        (f"<dl>{TERM}<dd>{PROSE} {PROSE} {PROSE} {PROSE} {PROSE}</dd></dl>", []),
        (f"<dl>{TERM}<dd>{MILL}</dd>{TERM}<dd>The new mill, built in June.</dd></dl>", []),
        (f"<dl><dt><img src=q.jpg>Ada Quill</dt><dd>{MILL}</dd></dl>", []),
        (f"<dl><dt>The mill</dt><dd>{MILL}</dd></dl>", []),
        (f"<dl>{TERM}<dd><a href=/mill>{MILL}</a></dd></dl>", []),
    ],
    ids=["a document", "an old caption", "a text", "two things", "who it is", "a term", "a link"],
)
def test_a_picture_as_a_term_has_captions_for_its_descriptions(described: str, found: list[int]) -> None:
    """Of a <dl> with one picture; with several they are what the text tells of."""
    assert picture_lines(described) == found


def test_a_line_may_go_on_where_the_alternative_text_ends() -> None:
    """Below its picture, where it is no sentence; a sentence that opens so may be the text's."""
    alt = "<img src=q.jpg alt='The old mill by the Lume'>"
    assert alternative_texts(f"<div>{alt}</div><p>The old mill by the Lume at low tide</p>") == [1]
    assert not alternative_texts(f"<div>{alt}</div><p>The old mill by the Lume burnt down in a night.</p>")
    assert not alternative_texts(f"<p>The old mill by the Lume at low tide</p><div>{alt}</div>")
    assert not alternative_texts(f"<div>{alt}</div><p>The old mill by the Lume, 4 Mole Street, from 40 crowns</p>")
    assert not alternative_texts(f"<div>{alt}</div><p><b>The old mill by the Lume, from 40 crowns</b></p>")
