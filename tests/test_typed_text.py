"""Text that somebody typed, in a <pre>: `newsclean.page.typed_text`."""

from __future__ import annotations

import pytest
from cpu_time import TRIES, cpu_seconds
from hand_made import texts
from lxml import etree

from newsclean import clean
from newsclean.page.typed_text import break_kept_lines, lay_out_typed

FIRST = """The council said on Monday that the bridge over the Lume would
stay shut until the end of the month."""
SECOND = """Engineers found rust in two of the piers when the river fell,
and nobody knows yet how deep it goes, or what it will cost."""
THIRD = """"We had hoped to open it for the fair, and now we cannot even
say whether it will stand at Easter," said Ada Quill."""
HEAD = "<b>Bridge over the Lume stays shut</b>\n\n4 March 2024\nBy Benedict Rook"
LAST = "It opened in 1902."


def typed(*parts: str, around: str = "{}") -> str:
    return around.format("<pre>\n" + "\n\n".join(parts) + "\n</pre>")


def test_its_paragraphs_are_blocks_and_their_lines_are_joined() -> None:
    """Where the next word had no room on a line; other lines end where they were ended."""
    found = texts(typed(HEAD, FIRST, SECOND, f"{THIRD}\n  \n{LAST}"))
    paragraphs = [part.replace("\n", " ") for part in (FIRST, SECOND, THIRD, LAST)]
    assert found == ["Bridge over the Lume stays shut", "4 March 2024\nBy Benedict Rook", *paragraphs]


@pytest.mark.parametrize("old", ["bridge", "would", "stay"])
def test_a_line_with_a_link_is_as_long_as_it_looks(old: str) -> None:
    """Whether the link stands in it, ends it, or opens the next."""
    linked = FIRST.replace(old, f"<a href=/b>{old}</a>")
    assert texts(typed(linked, SECOND, THIRD)) == [part.replace("\n", " ") for part in (FIRST, SECOND, THIRD)]


TABLE = """Ferry          Builder              Launched      Length
Ada Quill      Gullyard of Lume     May 1902      47 metres
Lume Gull      Rook and Sons        June 1911     52 metres"""
ITEMS = """1. The council pays for the piers and for the divers too.
2. The harbour pays for the rails and for the white paint.
3. The wardens paint."""
TABS = """Ada Quill of the harbour\tGullyard of Lume, the yard\tMay 1902
Lume Gull of the far quay\tRook and Sons, of the quay\tJune 1911"""


@pytest.mark.parametrize("rows", [TABLE, TABS, ITEMS], ids=["table", "tabs", "items"])
def test_rows_of_a_table_and_items_stay_lines(rows: str) -> None:
    """However long they are."""
    assert texts(typed(FIRST, SECOND, rows, THIRD))[2].count("\n") == rows.count("\n")


def test_lines_without_spaces_are_joined_without_one() -> None:
    """Chinese of forty characters a line; a name in Latin letters keeps its space."""
    line = "流明市議會於星期一宣布這座舊橋將關閉至本月底工程師在兩座橋墩發現鐵鏽但無人知曉其深度"[:40]
    parts = [f"{line}\n{line}\nQuill 說{name}將於復活節開放。" for name in ("橋", "船", "港")]
    assert texts(typed(*parts)) == [f"{line}{line} {part.split()[-2]} {part.split()[-1]}" for part in parts]


@pytest.mark.parametrize("tag", ["font", "span", "tt", "b"])
def test_paragraphs_in_an_element_that_colours_them_do_not_run_together(tag: str) -> None:
    """Those of a <font> are paragraphs, those of any other element stay as they are set."""
    found = texts(f"<pre><{tag}>{FIRST}\n\n{SECOND}\n\n{THIRD}</{tag}></pre>")
    joined = [part.replace("\n", " ") for part in (FIRST, SECOND, THIRD)]
    assert found == (["\n".join((FIRST, SECOND, THIRD))] if tag == "b" else joined)


def test_a_program_amid_it_is_no_text() -> None:
    """Its blank lines part nothing."""
    assert texts(typed(FIRST, SECOND, "<script>a()\n\nb()</script>", THIRD))[0] == FIRST.replace("\n", " ")


def test_lines_in_an_element_that_colours_them_stay_lines() -> None:
    """As archives of mails set what is quoted."""
    found = texts(typed(FIRST, "<span>&gt; the rust\n&gt; the river</span>", SECOND, THIRD))
    assert found[1] == "> the rust\n> the river"


def test_a_page_of_it_is_an_article_as_any_other() -> None:
    """Headline, byline, day, text and captions come out."""
    picture = "<img src=a.jpg>\nThe bridge in a storm in March\nThe bridge in a storm in March. Picture: PA"
    article = clean("<title>Lume 98</title>" + typed(HEAD, picture, FIRST, SECOND, THIRD, LAST))
    assert [p.text for p in article.paragraphs] == [part.replace("\n", " ") for part in (FIRST, SECOND, THIRD, LAST)]
    assert (article.title, article.authors) == ("Bridge over the Lume stays shut", ("Benedict Rook",))
    assert str(article.published) == "2024-03-04 00:00:00"
    assert [(c.text, c.credit) for c in article.captions] == [("The bridge in a storm in March", "PA")]


@pytest.mark.parametrize(
    "html",
    [
        typed(FIRST, SECOND, LAST),
        typed(*(part.replace("the ", "the = ") for part in (FIRST, SECOND, THIRD))),
        typed(*(part.replace("\n", "\n    ") for part in (FIRST, SECOND, THIRD))),
        typed(*("\n".join(part.split()) for part in (FIRST, SECOND, THIRD))),
        typed(*(f"{part[:50]}\n{part[50:62]}\nin the rain of the cold spring." for part in (FIRST, SECOND, THIRD))),
        typed(FIRST, SECOND, THIRD, around="{}<p>" + "Mails of the year, as they came. " * 20),
    ],
    ids=["two paragraphs", "code", "set in", "verse", "lines with room", "quoted by a page"],
)
def test_what_nobody_typed_as_paragraphs_keeps_its_lines(html: str) -> None:
    """Code, verse, and mails that a page quotes stay as they are set."""
    assert texts(html)[0].count("\n") >= 4


def test_links_and_pictures_stay_where_they_stood() -> None:
    """In their paragraphs, in order."""
    linked = f"{LAST} <a href=/b>More\non the bridge</a> of 1902."
    page = texts(typed(FIRST, linked, SECOND, f"<i>{LAST}</i>", THIRD))
    assert page[1] == f"{LAST} More on the bridge of 1902."
    assert page[3] == LAST


def test_many_elements_in_a_paragraph_take_no_longer_each() -> None:
    """Counting what a paragraph holds for each took a minute for 300,000 of them."""

    def seconds(elements: int) -> float:
        roots = [etree.HTML(typed(FIRST, SECOND, THIRD, "<b>x</b>" * elements)) for _ in range(TRIES)]
        return cpu_seconds(lambda: lay_out_typed(roots.pop()))

    assert seconds(80_000) < 9 * seconds(20_000)


@pytest.mark.parametrize("value", ["pre-line", "PRE-WRAP", "pre", "break-spaces"])
def test_a_style_that_keeps_lines_keeps_them(value: str) -> None:
    """As browsers show the text of an element and of what is in it; blank lines part paragraphs."""
    html = f"<div style='color: red; white-space: {value}'>\n Quay.\n\nThe <b>old\nferry</b> sails\nagain.\n</div>"
    assert texts(html) == ["Quay.", "The old\nferry sails\nagain."]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<div style='white-space: normal'>Quay\nshut</div>", ["Quay shut"]),
        ("<p style='white-space: pre-wrap'>\n  The\n  <b>\n quay\n</b>\n is shut.\n</p>", ["The quay is shut."]),
        ("<div style='white-space: pre-wrap'><pre>a = 1\n\n b = 2</pre>\nQuay\n</div>", ["a = 1\n b = 2", "Quay"]),
        ("<pre style='white-space: pre-wrap'>a = 1\n\n  b = 2</pre>", ["a = 1\n  b = 2"]),
    ],
    ids=["another style", "as the markup is written", "a program in it", "a program"],
)
def test_other_lines_are_those_of_the_markup(html: str, lines: list[str]) -> None:
    """Where a text begins and ends is no line of it, and a program keeps what it is."""
    assert texts(html) == lines


def test_many_styled_elements_take_no_longer_each() -> None:
    """Each is read once, whatever it stands in."""

    def seconds(count: int) -> float:
        nested = "<div style='white-space:pre'>a\nb" * 200 + "</div>" * 200
        parser = etree.HTMLParser(huge_tree=True)
        roots = [etree.fromstring(f"<html><body>{nested * count}</body></html>", parser) for _ in range(TRIES)]
        return cpu_seconds(lambda: break_kept_lines(roots.pop()))

    assert seconds(80) < 9 * seconds(20)
