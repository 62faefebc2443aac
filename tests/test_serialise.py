"""Article -> dict, JSON, Markdown, HTML: `newsclean.serialise`."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newsclean.batch.records import record
from newsclean.errors import DataError
from newsclean.lists import MAX_DEPTH
from newsclean.model import Article, Caption, Link, Paragraph, Removal

FULL = Article(
    url="https://lume.example/bridge",
    canonical_url="https://lume.example/bridge",
    site="Lume Echo",
    language="en-GB",
    title="Bridge stays shut",
    standfirst="Go round by the mill.",
    authors=("Ada Quill", "Ben Rook"),
    published=datetime(2026, 5, 1, 9, 30, tzinfo=timezone(timedelta(hours=1))),
    modified=datetime(2026, 5, 2, tzinfo=UTC),
    section="News",
    tags=("bridge", "Lume"),
    image="https://lume.example/1.jpg",
    paragraphs=(
        Paragraph("paragraph", "The bridge is shut."),
        Paragraph("heading", "Why", 2),
        Paragraph("quote", "It cracked."),
        Paragraph("list-item", "one", 1),
        Paragraph("list-item", "two", 2),
        Paragraph("paragraph", "Then:"),
        Paragraph("list-item", "three", 1, 3),
        Paragraph("list-item", "four", 1, 4),
        Paragraph("preformatted", "a\u2009b"),
        Paragraph("table-row", "Day | Cars"),
        Paragraph("table-row", "Monday | 9 | many"),
    ),
    captions=(Caption("The bridge.", "PA"), Caption("The mill.")),
    related=(Link("Mill opens", "/mill"), Link("More")),
    removed=(Removal("promo", "promo-box", "stands in a promotion box", "Buy", "/html/body/div[1]"),),
    kind="article",
    confidence=0.875,
    warnings=("cut",),
    standfirst_shown=True,
    sources={"title": "json-ld"},
)

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> & \"'"
TAGS = {
    "html", "head", "meta", "title", "body", "article", "header", "h1", "h2", "h3", "h4", "h5", "h6", "p", "time",
    "blockquote", "ul", "ol", "li", "pre", "table", "tr", "td", "aside", "figure", "figcaption", "cite",
}  # fmt: skip
ATTRIBUTES = {
    "class", "lang", "datetime", "charset", "name", "content", "itemscope", "itemtype", "start", "value",
}  # fmt: skip

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
paragraphs = st.builds(
    Paragraph,
    st.sampled_from(["paragraph", "heading", "quote", "list-item", "preformatted", "table-row"]),
    texts,
    st.integers(1, 6),
    st.none() | st.integers(-2, 12) | st.integers(),
)


def tree_of(written: str) -> Any:
    return etree.fromstring(written, etree.HTMLParser())


def hostile(role: str, text: str = HOSTILE) -> Article:
    paragraph = Paragraph(role, text, 2, 3)  # type: ignore[arg-type]  # of the parameters below
    return Article(
        title=text,
        standfirst=text,
        standfirst_shown=True,
        authors=(text,),
        language=text,
        paragraphs=(paragraph,),
        captions=(Caption(text, text),),
    )


each_role = pytest.mark.parametrize(
    "role", ["paragraph", "heading", "quote", "list-item", "preformatted", "table-row"]
)  # fmt: skip

# ---- dict and JSON ----------------------------------------------------------------------------------------------


def test_a_dict_leads_back_to_the_article() -> None:
    """`from_dict` gives the very article that `to_dict` was called on."""
    assert Article.from_dict(FULL.to_dict()) == FULL


def test_json_leads_back_to_the_article() -> None:
    """JSON text gives the same article back, times with their offsets."""
    back = Article.from_dict(json.loads(FULL.to_json()))
    assert back == FULL
    assert back.published is not None and back.published.utcoffset() == timedelta(hours=1)


def test_an_empty_article_survives() -> None:
    """An article of which nothing is known survives the way to JSON and back."""
    assert Article.from_dict(json.loads(Article().to_json())) == Article()


@given(st.lists(paragraphs, max_size=4), texts, st.floats(0, 1))
@settings(max_examples=40, deadline=None)
def test_any_text_survives(some: list[Paragraph], title: str, confidence: float) -> None:
    """Whatever characters an article holds, JSON gives them back."""
    article = Article(title=title, paragraphs=tuple(some), confidence=confidence)
    assert Article.from_dict(json.loads(article.to_json())) == article


def test_a_dict_holds_plain_values() -> None:
    """A dict holds nothing but what JSON knows: its lists are lists, its times text."""
    data = FULL.to_dict()
    assert data == json.loads(json.dumps(data))
    assert data["published"] == "2026-05-01T09:30:00+01:00"


def test_a_dict_is_not_the_article() -> None:
    """What is written into a dict that the article gave, or was made of, does not reach the article."""
    article = replace(FULL, sources={"title": "json-ld"})
    data = article.to_dict()
    back = Article.from_dict(data)
    data["sources"]["title"] = data["tags"] = "changed"
    assert article.sources == back.sources == {"title": "json-ld"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (record("a", None, FULL), "this is a record, as JSON Lines and tables hold it .*: .* takes what to_dict"),
        (record("a", None, FULL, columns=("date_published",)), r"record, .* \(date_published\)"),
        (record("a", None, FULL, columns=("text", "title")), "it has a text, but no paragraphs"),
        ({"titel": "x"}, r"unknown key: titel \(known keys: .*authors, "),
        ({"article": FULL.to_dict(), "verdicts": []}, "this is a trace: .* is in its 'article'"),
        ([FULL.to_dict()], "list is not a dict"),
        ({**FULL.to_dict(), "published": "yesterday"}, "published: Invalid isoformat string"),
        ({**FULL.to_dict(), "captions": [{"txt": "x"}]}, "captions: .*unexpected keyword argument 'txt'"),
    ],
)
def test_what_is_no_article_is_refused(data: Any, said: str) -> None:
    """`from_dict` raises a DataError that says what it was given, not an article with a part of it."""
    with pytest.raises(DataError, match=said):
        Article.from_dict(data)


def test_an_article_of_fewer_fields_is_read() -> None:
    """What an earlier newsclean had no field for is left at its default."""
    data = FULL.to_dict()
    del data["sources"], data["text"]
    assert Article.from_dict(data) == replace(FULL, sources={})


def test_an_article_can_stand_in_a_set() -> None:
    """An article has a hash, whatever its sources; articles that are equal have the same."""
    assert len({FULL, replace(FULL, sources={**FULL.sources}), Article()}) == 2


def test_a_dict_names_every_field_and_the_text() -> None:
    """A dict has a key for each field of the article, and "text" before them."""
    assert list(FULL.to_dict()) == ["text", *Article.__dataclass_fields__]
    assert FULL.to_dict()["text"] == FULL.text


def test_json_is_readable() -> None:
    """Letters outside ASCII stand in JSON as they are, and an indent is obeyed."""
    assert '"title": "Brücke 橋"' in Article(title="Brücke 橋").to_json(indent=1)
    assert "\n" not in FULL.to_json()


# ---- text -------------------------------------------------------------------------------------------------------


def test_text_begins_with_a_standfirst_that_is_shown() -> None:
    """The text is a paragraph a line, the standfirst first where the page shows it."""
    assert FULL.text.split("\n")[:2] == ["Go round by the mill.", "The bridge is shut."]
    assert replace(FULL, standfirst_shown=False).text.split("\n")[0] == "The bridge is shut."


# ---- Markdown ---------------------------------------------------------------------------------------------------


def test_markdown_of_all_roles() -> None:
    """Headline, standfirst, each role and the captions have their form in Markdown."""
    assert FULL.to_markdown() == (
        "# Bridge stays shut\n\n*Go round by the mill.*\n\nThe bridge is shut.\n\n## Why\n\n> It cracked.\n\n"
        "- one\n  - two\n\nThen:\n\n3. three\n4. four\n\n```\na\u2009b\n```\n\n"
        "| Day | Cars |  |\n| --- | --- | --- |\n| Monday | 9 | many |\n"
        "\n---\n\n*The bridge.* PA\n\n*The mill.*\n"
    )


@pytest.mark.parametrize(
    ("levels", "indents"),
    [((1, 2, 2, 1), (0, 2, 2, 0)), ((3, 4, 3), (0, 2, 0)), ((1, 4, 3), (0, 2, 2)), ((3, 1, 2), (0, 0, 2))],
    ids=["as it is", "in lists of the layout", "a leap", "the first deeper than the rest"],
)
def test_markdown_lists_are_no_code(levels: tuple[int, ...], indents: tuple[int, ...]) -> None:
    """An item stands two spaces deeper than the item it belongs to, whatever its level: four more would be code."""
    items = (Paragraph("list-item", "x", level) for level in levels)
    written = Article(paragraphs=(Paragraph("paragraph", "a"), *items)).to_markdown()
    assert written == "a\n\n" + "".join(f"{' ' * indent}- x\n" for indent in indents)


LISTS: list[tuple[list[tuple[int, int | None]], str, str]] = [  # levels and numbers, Markdown, HTML
    ([(1, 1), (1, 2)], "1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
    ([(1, 3), (1, 4)], "3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
    ([(1, 2), (1, 1)], "2. a\n1) b", '<ol start="2"><li>a</li><li value="1">b</li></ol>'),
    ([(1, 1), (1, 7), (1, 8)], "1. a\n7) b\n8) c", '<ol><li>a</li><li value="7">b</li><li>c</li></ol>'),
    ([(1, 1), (1, 1), (1, 2)], "1. a\n\n   b\n2. c", "<ol><li>a<p>b</p></li><li>c</li></ol>"),
    (
        [(1, None), (2, None), (1, None)],
        "- a\n  - b\n- c",
        "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
    ),
    (
        [(1, 10), (2, 1), (3, None), (1, 11)],
        "10. a\n    1. b\n       - c\n11. d",
        '<ol start="10"><li>a<ol><li>b<ul><li>c</li></ul></li></ol></li><li>d</li></ol>',
    ),
    ([(1, 1), (2, 4)], "1. a\n\n   4. b", '<ol><li>a<ol start="4"><li>b</li></ol></li></ol>'),
    ([(1, 1), (2, None), (1, 1)], "1. a\n   - b\n\n   c", "<ol><li>a<ul><li>b</li></ul><p>c</p></li></ol>"),
    ([(1, None), (1, 5)], "- a\n5. b", '<ul><li>a</li></ul><ol start="5"><li>b</li></ol>'),
    ([(1, -1), (1, 0)], "- a\n0. b", '<ol start="-1"><li>a</li><li>b</li></ol>'),
]


@pytest.mark.parametrize(("items", "markdown", "html"), LISTS)
def test_lists_keep_their_order_and_depth(items: list[tuple[int, int | None]], markdown: str, html: str) -> None:
    """Ordered items have their numbers, lists stand in lists, and an item's second paragraph stands in the item."""
    made = tuple(
        Paragraph("list-item", text, level, number) for text, (level, number) in zip("abcd", items, strict=False)
    )
    article = Article(paragraphs=made)
    assert article.to_markdown() == markdown + "\n"
    assert html in article.html.replace("\n", "")


@pytest.mark.parametrize(("items", "markdown", "html"), LISTS[:-1])
def test_markdown_says_of_lists_what_html_says(items: list[Any], markdown: str, html: str) -> None:
    """A reader of CommonMark shows the numbers that HTML shows, and the same lists in lists."""
    tree, other = (
        tree_of(written) for written in (pytest.importorskip("markdown_it").MarkdownIt().render(markdown), html)
    )

    def shown(tree: Any) -> list[tuple[str, int, int | None]]:
        found = []
        for item in tree.iter("li"):
            number = None
            if item.getparent().tag == "ol":
                number = int(item.getparent().get("start", 1))
                for sibling in item.getparent().iter("li"):
                    if sibling.getparent() is item.getparent():
                        number = int(sibling.get("value", number))
                        if sibling is item:
                            break
                        number += 1
            found.append(("".join(item.itertext()).strip()[:1], sum(1 for _ in item.iterancestors("ul", "ol")), number))
        return found

    assert shown(tree) == shown(other)


def test_lists_in_lists_end_somewhere() -> None:
    """Items below a dozen lists are items of the last: a thousand levels would be more than readers of HTML take."""
    article = Article(paragraphs=tuple(Paragraph("list-item", "x", level, 1) for level in range(1, 1000)))
    assert article.html.count("<ol") == MAX_DEPTH + 1 and article.html.count("<li") == 999
    assert max(map(len, article.to_markdown().split("\n"))) < 60


@pytest.mark.parametrize(
    "text", ["*not bold*", "_not_", "[a](b)", "`code`", "# head", "a | b", "~~no~~", "\\", "<b>", "&amp;"]
)
def test_markdown_escapes_markup(text: str) -> None:
    """Characters that mean something in Markdown or HTML are escaped, one and all."""
    written = Article(paragraphs=(Paragraph("paragraph", text),)).to_markdown().strip()
    for sign in "*_[]`#|~":
        assert written.count(sign) == written.count("\\" + sign)
    assert "<" not in written and written.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "").count("&") == 0


@pytest.mark.parametrize("text", ["1. May was cold.", "2) no", "- dash", "+ plus", "=== line", "1.", "24.", "7)", "-"])
@pytest.mark.parametrize("role", ["paragraph", "quote", "list-item"])
def test_markdown_makes_no_list_of_a_sentence(text: str, role: Any) -> None:
    """A paragraph that begins with a number or a dash, or is nothing else, is no list, and no heading's line."""
    written = Article(paragraphs=(Paragraph(role, text, 1),)).to_markdown().removeprefix("> ").removeprefix("- ")
    assert re.match(r"\d*\\[-+=.)]", written)


def test_markdown_keeps_a_paragraph_on_its_line() -> None:
    """A line break within a paragraph can't begin a new block."""
    assert Article(paragraphs=(Paragraph("paragraph", "a\n\n# b"),)).to_markdown() == "a \\# b\n"


def test_markdown_fences_are_longer_than_any_inside() -> None:
    """Preformatted text that holds a fence stands in a longer one."""
    written = Article(paragraphs=(Paragraph("preformatted", "````\nx"),)).to_markdown()
    assert written.startswith("`````\n") and written.endswith("\n`````\n")


def test_code_with_markup_is_escaped_in_markdown() -> None:
    """Preformatted text with a "<" stands in <pre>, so that a reader who takes the Markdown for HTML runs nothing."""
    written = Article(paragraphs=(Paragraph("preformatted", "<script>alert(1)</script>\na & b"),)).to_markdown()
    assert written == "<pre>&lt;script&gt;alert(1)&lt;/script&gt;\na &amp; b</pre>\n"


def test_an_empty_article_is_empty_markdown() -> None:
    """An article without headline and body is an empty text."""
    assert Article().to_markdown() == ""


# ---- HTML -------------------------------------------------------------------------------------------------------


@each_role
def test_html_escapes_hostile_text(role: str) -> None:
    """Markup in any field comes out as text: the tree has none of it."""
    tree = tree_of(hostile(role).to_html())
    assert {element.tag for element in tree.iter()} <= TAGS
    assert {name for element in tree.iter() for name in element.attrib} <= ATTRIBUTES
    assert HOSTILE in "".join(tree.itertext())


@each_role
@pytest.mark.parametrize("text", ["</pre></p></td><h1>x", "<!-- x", "]]>", "<svg/onload=x>", "a\x00b", "&lt;b&gt;"])
def test_html_shows_text_as_it_is(role: str, text: str) -> None:
    """A text is shown as it was, whatever element it stands in, and closes none."""
    tree = tree_of(hostile(role, text).to_html())
    assert {element.tag for element in tree.iter()} <= TAGS
    assert text.replace("\x00", "") in "".join(tree.itertext()).replace("\ufffd", "").replace("\x00", "")


def test_html_of_all_roles() -> None:
    """Each role has its element, groups of items and rows one around them."""
    tree = tree_of(FULL.to_html())
    assert tree.xpath("//header/h1/text()") == ["Bridge stays shut"]
    assert tree.xpath("//p[@class='standfirst']/text()") == ["Go round by the mill."]
    assert tree.xpath("//p[@class='byline']/text()") == ["Ada Quill, Ben Rook"]
    assert tree.xpath("//time/@datetime") == ["2026-05-01T09:30:00+01:00"]
    assert tree.xpath("//article/h2/text()") == ["Why"] and tree.xpath("//blockquote/p/text()") == ["It cracked."]
    assert tree.xpath("//ul/li/text()") == ["one", "two"] and tree.xpath("//ul/li/ul/li/text()") == ["two"]
    assert tree.xpath("//ol[@start='3']/li/text()") == ["three", "four"]
    assert [row.xpath("td/text()") for row in tree.xpath("//table/tr")] == [["Day", "Cars"], ["Monday", "9", "many"]]
    assert tree.get("lang") == "en-GB"


def test_html_has_the_captions_marked_as_such() -> None:
    """Captions stand after the body, in an <aside>, each with its credit in <cite>."""
    (aside,) = tree_of(FULL.to_html()).xpath("//article/*[last()]")
    assert aside.tag == "aside"
    assert aside.xpath("figure/figcaption/text()") == ["The bridge. ", "The mill."]
    assert aside.xpath("figure/figcaption/cite/text()") == ["PA"]


def test_html_without_fields_has_no_empty_ones() -> None:
    """An article of which nothing is known is a document without headline, byline and time."""
    written = Article().to_html()
    assert "<h1" not in written and "<time" not in written and "byline" not in written and "lang=" not in written


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar-EG", "rtl"), ("he", "rtl"), ("az-Arab-IR", "rtl"), ("en-GB", None), ("ur-Latn", None), ("hr", None)],
)
def test_html_runs_from_the_right_where_its_script_does(language: str, direction: str | None) -> None:
    """Browsers take no direction from `lang`: without `dir` the full stop of an Arabic sentence is at its wrong end."""
    tree = tree_of(Article(title="Goat back", language=language).to_html())
    assert (tree.get("dir"), tree.xpath("//article")[0].get("dir")) == (direction, direction)


def test_the_fragment_stands_in_the_document() -> None:
    """`html` is one <article> element, and `to_html` the document around it."""
    article = Article(title="Goat back", paragraphs=(Paragraph("paragraph", "The goat is back."),), language="en")
    assert article.html.startswith('<article lang="en" itemscope itemtype="https://schema.org/Article">')
    assert article.html in article.to_html()
