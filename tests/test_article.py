"""Page + verdicts -> Article: `newsclean.article`."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hand_made import PROSE, Part, article_of, cut, in_context, make_page, page_of

from newsclean import trace
from newsclean.article import GALLERY_CAPTIONS, INDEX_LINKS, STUB_WORDS, assemble, paragraphs, replay, rulings
from newsclean.lexicon import lexicon_for
from newsclean.model import Link, Metadata, Page, Term, Verdict
from newsclean.page.structure import role_of
from newsclean.page.tags import Hint

EN = lexicon_for("en")
NO_META = Metadata()
BODY = Part(PROSE)


def keep_all(html: str) -> list[tuple[str, str, int]]:
    """Return (role, text, level) of each paragraph of markup of which every block is kept."""
    page = page_of(html)
    verdicts = [in_context(block.index, role=role_of(page, block)) for block in page.blocks]
    return [paragraph[:3] for paragraph in paragraphs(page, rulings(verdicts))]


# ---- paragraphs and their roles ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        (f"<p>{PROSE}</p>", ("paragraph", PROSE, 0)),
        ("<h3>Why</h3>", ("heading", "Why", 3)),
        ("<h1>Why</h1>", ("heading", "Why", 2)),
        ("<h4><div><p>Why</p></div></h4>", ("heading", "Why", 4)),
        ("<h4><div>Why</div></h4>", ("heading", "Why", 4)),
        ("<h3><h9>Why</h9></h3>", ("heading", "Why", 3)),
        ("<h3><h\xb2>Why</h\xb2></h3>", ("heading", "Why", 3)),
        (f"<blockquote><p>{PROSE}</p></blockquote>", ("quote", PROSE, 0)),
        ("<div class=pullquote>It cracked.</div>", ("quote", "It cracked.", 0)),
        ("<ul><li>one</li></ul>", ("list-item", "one", 1)),
        ("<ul><li><p>one</p></li></ul>", ("list-item", "one", 1)),
        ("<pre>a = 1</pre>", ("preformatted", "a = 1", 0)),
    ],
)
def test_a_role_follows_the_element(html: str, wanted: tuple[str, str, int]) -> None:
    """A kept block's role and level are those of the element it stands in."""
    assert keep_all(html) == [wanted]


def test_a_list_in_a_list_is_deeper() -> None:
    """An item of a list within a list has the level 2."""
    assert [(text, level) for _, text, level in keep_all("<ul><li>a<ol><li>b</li></ol></li></ul>")] == [
        ("a", 1),
        ("b", 2),
    ]


def numbers_in(html: str) -> list[int | None]:
    """Return the numbers of the paragraphs of markup of which every block is kept."""
    page = page_of(html)
    verdicts = [in_context(block.index, role=role_of(page, block)) for block in page.blocks]
    return [paragraph.number for paragraph in paragraphs(page, rulings(verdicts))]


@pytest.mark.parametrize(
    ("html", "numbers"),
    [
        ("<ul><li>a<li>b</ul>", [None, None]),
        ("<ol><li>a<li>b</ol>", [1, 2]),
        ("<ol start=3><!-- c --><li>a<li>b</ol>", [3, 4]),
        ("<ol start=' -1 '><li>a<li>b<li>c</ol>", [-1, 0, 1]),
        ("<ol reversed><li>a<li>b</ol>", [2, 1]),
        ("<ol reversed start=9><li>a<li>b</ol>", [9, 8]),
        ("<ol><li>a<li value=7>b<li>c</ol>", [1, 7, 8]),
        ("<ol><li><p>a</p><p>b</p><li><b>c</b><br>d</ol>", [1, 1, 2, 2]),
        ("<ol><li>a<ul><li>b</ul><li>c<ol><li>d</ol></ol>", [1, None, 2, 1]),
        ("<ol><li></li><li>b</ol>", [2]),
        ("<ol><div><li>a</div><dl><dt>b</dl></ol>", [None, None]),
        ("<ol start=x><li value=99999999999999999999>a</ol>", [1]),
        (f"<ol><li><p>{PROSE * 4}</p></ol><p>b</p>", [None, None]),
    ],
)
def test_items_of_an_ordered_list_have_its_numbers(html: str, numbers: list[int | None]) -> None:
    """The number is the one that browsers show; the paragraphs of an item share it, bulleted items have none."""
    assert numbers_in(html) == numbers


def test_an_item_that_goes_leaves_its_number() -> None:
    """The second item is the second, whatever becomes of the first."""
    page = page_of("<ol><li>a<li>b</ol>")
    verdicts = [cut(0, "low-score", "other"), in_context(1, role="list-item")]
    assert [paragraph.number for paragraph in paragraphs(page, rulings(verdicts))] == [2]


def test_a_text_in_a_row_but_in_no_cell_is_a_line_of_its_own() -> None:
    """Parsers leave it where browsers set it before the table."""
    page = page_of("<table><tr>Tolls<td>5</td><td>9</td></tr></table>")
    verdicts = [in_context(i, role="table-row") for i in range(3)]
    assert [paragraph.text for paragraph in paragraphs(page, rulings(verdicts))] == ["Tolls", "5 | 9"]


def test_a_page_without_its_tree_has_no_numbers() -> None:
    """A page that somebody made without its tree is an article all the same."""
    page = page_of("<ol><li>a</ol>")
    verdicts = [in_context(0, role="list-item")]
    made = Page(None, None, page.blocks, page.containers)
    assert [paragraph.number for paragraph in paragraphs(made, rulings(verdicts))] == [None]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("html", ["<ol><li>a</ol>" * 25_000, f"<ol>{'<li>a' * 25_000}</ol>", "<ol><li>a" * 3_000])
def test_many_lists_take_no_longer_each(html: str) -> None:
    """Thousands of lists beside or in each other, and thousands of items, are numbered in seconds."""
    assert numbers_in(html)[0] == 1


def test_cells_of_a_row_are_one_paragraph() -> None:
    """The cells of a table's row stand on one line, a bar between them; a second row is a second line."""
    html = "<table><tr><th>Day</th><th>Cars</th></tr><tr><td>Monday</td><td>9</td></tr></table>"
    assert keep_all(html) == [("table-row", "Day | Cars", 0), ("table-row", "Monday | 9", 0)]


def test_what_a_table_is_called_is_no_row() -> None:
    """A <caption> stands above the table as a paragraph: the first row names the columns."""
    page = page_of("<table><caption>Cars a day</caption><tr><th>Day</th><th>Cars</th></tr></table>")
    verdicts = [in_context(block.index, role="table-row") for block in page.blocks]
    found = [(p.role, p.text) for p in paragraphs(page, rulings(verdicts))]
    assert found == [("paragraph", "Cars a day"), ("table-row", "Day | Cars")]


def test_a_cell_with_two_texts_is_one_cell() -> None:
    """The paragraphs of a cell stand beside each other, the next cell behind a bar."""
    page = page_of("<table><tr><td><p>Day</p><p>of May</p></td><td><p>Cars</p></td></tr></table>")
    verdicts = [in_context(block.index, role="table-row") for block in page.blocks]
    assert [p.text for p in paragraphs(page, rulings(verdicts))] == ["Day of May | Cars"]


def test_an_empty_cell_keeps_its_place() -> None:
    """Where a cell has no text, those behind it stay below their heads; what no row has is no column."""
    head = "<tr><th></th><th>2019</th><th></th><th>2020</th></tr>"
    tax, rail = "<tr><th>Tax</th><td></td><td></td><td>6</td></tr>", "<tr><th>Rail</th><td>1</td></tr>"
    rows = f"{head}{tax}{rail}<tr><td>All in pounds</td></tr>"
    texts = [text for _, text, _ in keep_all(f"<table>{rows}</table>")]
    assert texts == ["| 2019 | 2020", "Tax |  | 6", "Rail | 1", "All in pounds"]


def test_cells_that_are_counted_anew_lose_nothing() -> None:
    """Broken markup, a table without rows: the texts stand in their order."""
    html = "<table><td></td><td></td><td>Tolls</td><time><td></td><td>Fines</td></time></table>"
    assert keep_all(html) == [("table-row", "Tolls | Fines", 0)]


def test_rows_of_two_tables_stay_apart() -> None:
    """A row, a paragraph and a row of another table are three paragraphs."""
    html = f"<table><tr><td>a</td></tr></table><p>{PROSE}</p><table><tr><td>b</td></tr></table>"
    assert [role for role, _, _ in keep_all(html)] == ["table-row", "paragraph", "table-row"]


def test_a_column_of_the_layout_is_no_row() -> None:
    """A cell with a paragraph's worth of text, or several blocks, is a column of the page, not of a table."""
    assert keep_all(f"<table><tr><td>{PROSE} {PROSE}</td></tr></table>")[0][0] == "paragraph"
    assert {role for role, _, _ in keep_all("<table><tr><td>a<br><br>b</td></tr></table>")} == {"paragraph"}


def test_lines_of_a_block_are_paragraphs() -> None:
    """A block of two lines is two paragraphs."""
    assert [text for _, text, _ in keep_all("<p>one<br>two</p>")] == ["one", "two"]


# ---- replay -----------------------------------------------------------------------------------------------------


def test_a_replayed_text_opens_with_the_standfirst() -> None:
    """It stands before what the caller keeps above it, as in the article's text."""
    page = make_page(Part("Harbour"), Part("The ferry sails again."), BODY)
    verdicts = [in_context(0), in_context(1, role="standfirst"), in_context(2)]
    assert replay(page, verdicts) == f"The ferry sails again.\nHarbour\n{PROSE}"
    assert replay(page, verdicts) == assemble(page, Metadata(), verdicts, lexicon_for("en")).text


def test_the_last_verdict_rules() -> None:
    """Of several verdicts on a block the last one decides."""
    page = make_page(BODY)
    alone = in_context(0, keep=False, stage="alone")
    assert replay(page, [alone, in_context(0)]) == PROSE
    assert replay(page, [alone, in_context(0), cut(0, "low-score", "other")]) == ""


def test_a_block_without_a_verdict_is_left_out() -> None:
    """What nobody has judged is no part of the article."""
    assert replay(make_page(BODY), []) == ""


def test_a_cut_line_is_left_out() -> None:
    """A verdict on a line takes that line and leaves the others."""
    page = make_page(Part("one\ntwo\nthree"))
    assert replay(page, [in_context(0), Verdict(0, 1, "line", False, 0.0, "related-phrase", "related")]) == "one\nthree"


def test_a_part_of_a_line_may_stay() -> None:
    """A verdict that keeps a part of a line leaves that part, and what was taken is a removal."""
    page = make_page(Part("LUME (PA) The bridge is shut."))
    part = Verdict(0, 0, "line", True, 1.0, "dateline-phrase", "dateline", text="The bridge is shut.")
    article = article_of(page, [in_context(0), part])
    assert article.text == "The bridge is shut."
    assert [(removal.role, removal.text) for removal in article.removed] == [("dateline", "LUME (PA)")]


def test_what_a_line_lost_is_told_to_the_letter() -> None:
    """What was taken from the start of a line is told as it stood, where what stays begins with the same letters."""
    page = make_page(Part("1/2 1 man and 2 boats"))
    part = Verdict(0, 0, "line", True, 1.0, "dateline-phrase", "dateline", text="1 man and 2 boats")
    assert [removal.text for removal in article_of(page, [in_context(0), part]).removed] == ["1/2"]


# ---- standfirst -------------------------------------------------------------------------------------------------


def test_a_shown_standfirst_stands_apart() -> None:
    """A standfirst that the page shows is a field of its own and opens the text, but is no paragraph of the body."""
    page = make_page(Part("Go round by the mill."), BODY)
    article = article_of(page, [in_context(0, rule="standfirst", role="standfirst"), in_context(1)])
    assert (article.standfirst, article.standfirst_shown) == ("Go round by the mill.", True)
    assert [p.text for p in article.paragraphs] == [PROSE]
    assert article.text.split("\n") == ["Go round by the mill.", PROSE]


def test_a_standfirst_of_the_metadata_is_not_in_the_text() -> None:
    """A standfirst that only the metadata has is given, but stands in no text."""
    article = article_of(make_page(BODY), [in_context(0)], Metadata(standfirst="Go round."))
    assert (article.standfirst, article.standfirst_shown, article.text) == ("Go round.", False, PROSE)


# ---- what was cut -----------------------------------------------------------------------------------------------


def test_each_removal_says_why_and_where() -> None:
    """A removal has the role, the rule, its reason, the text and the XPath of the element it stood in."""
    page = make_page(BODY, Part("Buy it", "div"))
    (removal,) = article_of(page, [in_context(0), cut(1, "promo-box", "promo")]).removed
    assert removal == ("promo", "promo-box", "stands in a promotion box", "Buy it", page.xpath(page.blocks[1]))


def test_a_phrase_gives_its_files_reason() -> None:
    """A piece that a phrase took has the reason that the phrase file states."""
    article = article_of(make_page(BODY, Part("Picture: PA")), [in_context(0), cut(1, "credit-phrase", "credit")])
    assert article.removed[0].reason == EN.reasons["credit"]


def test_a_rule_of_the_caller_gives_its_own_reason() -> None:
    """A piece that a rule of the caller's dropped has the reason that the rule states."""
    terms = (Term("dropped-by-rule", float("-inf"), "a box of ours"),)
    article = article_of(make_page(Part("Buy it")), [cut(0, "dropped-by-rule", "other", terms=terms)])
    assert article.removed[0].reason == "a box of ours"


def test_removals_stand_in_the_pages_order() -> None:
    """Removals come in document order, whatever the order of the verdicts."""
    page = make_page(Part("one"), Part("two"), Part("three"))
    article = article_of(
        page, [cut(2, "low-score", "other"), cut(0, "low-score", "other"), cut(1, "low-score", "other")]
    )
    assert [removal.text for removal in article.removed] == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("text", "rule", "role", "found"),
    [
        ("\xa9 Lume Gazette 1999", "date-text", "dateline", "copyright"),
        ("Lume Live 2023. Terms. Privacy.", "date-text", "dateline", "copyright"),
        ("Lume Live 2023-05-14", "date-text", "dateline", "dateline"),
        ("jk/dpa", "credit-phrase", "credit", "agency"),
        ("By Martha Wells 14 May 2024, 3 min read", "reading-time-phrase", "furniture", "byline"),
        ("By appointment, 3 min read", "reading-time-phrase", "furniture", "furniture"),
        ("Ada Quill, Harbour Reporter", "outside-article", "other", "byline"),
        ("Ada Quill has written about the harbour since it was built", "outside-article", "other", "other"),
        ("By Martha Wells, with PA", "agency-phrase", "agency", "byline"),
        ("Follow Lume Live on Facebook", "outside-article", "other", "promo"),
        ("You might also like", "outside-article", "other", "related"),
        ("You might also like", "page-footer", "furniture", "furniture"),
        ("The quay is long", "outside-article", "other", "other"),
    ],
)
def test_what_went_for_its_place_is_called_what_it_reads(text: str, rule: str, role: str, found: str) -> None:
    """A role says what a piece is, where its rule says but where it stands or what one word of it may be."""
    page = make_page(Part(text))
    article = article_of(page, [cut(0, rule, role)], Metadata(site="Lume Live", authors=("Ada Quill",)))
    assert [(piece.role, piece.rule) for piece in article.removed] == [(found, rule)]


# ---- related links ----------------------------------------------------------------------------------------------

TEASER = Part("Goat eats the mayor's speech", linked=1.0, href="/goat")


def related(*parts: Part, url: str | None = None, role: str = "related") -> tuple[Link, ...]:
    page = make_page(*parts, url=url)
    return article_of(page, [cut(i, "link-teaser", role) for i in range(len(parts))]).related


def test_a_teaser_is_a_link() -> None:
    """A cut teaser is reported with title and address."""
    assert related(TEASER) == (Link("Goat eats the mayor's speech", "/goat"),)


def test_addresses_are_made_absolute() -> None:
    """An address is resolved against the page's, where that is known, and else given as written."""
    for href in ("/goat", "../goat", "//lume.example/goat", " https://lume.example/goat"):
        assert related(TEASER._replace(href=href), url="https://lume.example/news/1")[0].url == "https://lume.example/goat"
    assert related(TEASER._replace(href="../goat"))[0].url == "../goat"


@pytest.mark.parametrize(
    "href", ["/go\fat", "../\x7fgoat", "https://lume.example/go\nat\f", "//lume.example/g\u200boat"]
)
def test_related_links_have_no_controls(href: str) -> None:
    """A form feed, which a page may write as "&#12;", and the like are no part of an address."""
    assert related(TEASER._replace(href=href), url="https://lume.example/news/1")[0].url == "https://lume.example/goat"


@pytest.mark.parametrize("url", ["https://lume.example/news/1", None])
@pytest.mark.parametrize(
    "href",
    ["javascript:open('goat')", " JavaScript:void(0)", "java\nscript:open()", "data:text/html,goat", "vbscript:goat",
     "mailto:?body=goat", "tel:+15550100", "file:///goat.html", "http://[bad", "https:///goat"],
)  # fmt: skip
def test_a_link_that_leads_nowhere_on_the_web_is_none(href: str, url: str | None) -> None:
    """Related links have addresses that one may fetch, or relative ones: no scripts, letters and files."""
    assert related(TEASER._replace(href=href), url=url) == ()


def test_links_are_relative_to_the_base_that_the_page_names() -> None:
    """Related links are resolved against the page's <base href>, where it has one."""
    meta = Metadata(url="https://lume.example/news/1", base="https://cdn.example/archive/")
    page = make_page(TEASER._replace(href="goat"))
    assert article_of(page, [cut(0, "link-teaser", "related")], meta).related[0].url == "https://cdn.example/archive/goat"


@pytest.mark.parametrize("url", ["http://[quay", "//[", "http://\u2100.example/"])
def test_a_page_whose_own_address_is_none_has_links_all_the_same(url: str) -> None:
    """A page from an address that is not well formed has the related links that lead to whole addresses."""
    assert related(TEASER._replace(href="https://lume.example/goat"), url=url)[0].url == "https://lume.example/goat"
    assert related(TEASER, url=url) == ()


def test_a_teaser_is_reported_once() -> None:
    """A teaser that stands on the page twice is one link."""
    assert len(related(TEASER, TEASER)) == 1


@pytest.mark.parametrize(
    ("part", "role"),
    [(TEASER._replace(href=None), "related"), (TEASER._replace(text="Read on"), "related"), (TEASER, "navigation")],
    ids=["no address", "two words", "navigation"],
)
def test_not_every_cut_link_is_related(part: Part, role: str) -> None:
    """A piece without an address, a label of two words, or an item of a menu is no related link."""
    assert related(part, role=role) == ()


def related_in(html: str) -> list[tuple[str, str]]:
    """Return the title and address of each related link where all blocks of markup are cut as such."""
    page = page_of(html)
    verdicts = [cut(block.index, "related-block", "related") for block in page.blocks]
    return [(link.title, link.url) for link in article_of(page, verdicts).related]


def test_each_link_of_a_box_is_related_with_its_own_address() -> None:
    """Links in one box are items of their own, without its label and what stands between them."""
    html = (
        "<div><b>More on this</b><a href=/1>Why the valley lost its last foundry</a> 3 hours ago"
        "<a href=/2>Tax breaks: <i>who wins?</i></a><a href=/1>4 comments</a></div>"
    )
    assert related_in(html) == [("Why the valley lost its last foundry", "/1"), ("Tax breaks: who wins?", "/2")]
    assert related_in("<p>Goats and <a href=/1>why they eat speeches</a></p>") == [("why they eat speeches", "/1")]
    assert related_in("<p>Goat eats a speech. <a href=/1>Read more \u2192</a></p>") == [
        ("Goat eats a speech. Read more \u2192", "/1")
    ]


@pytest.mark.parametrize("label", ["Related: ", "\u25b6 READ: ", "Watch: "])
def test_a_label_in_the_link_is_none_of_the_title(label: str) -> None:
    """What a phrase says, up to its colon, is no part of another article's title; other words before a colon are."""
    assert related_in(f"<p><a href=/1>{label}Why the valley lost its foundry</a></p>") == [
        ("Why the valley lost its foundry", "/1")
    ]
    assert related_in("<p><a href=/1>Goats: why they eat speeches</a></p>") == [("Goats: why they eat speeches", "/1")]


def test_the_site_and_the_author_are_no_related_articles() -> None:
    """The site's name leads to its front page, a byline to who wrote the text."""
    assert related_in("<p><a href=/>The Lume and Valley Gazette</a></p>") == []
    assert related_in("<p><a href=https://lume.example>The Lume and Valley Gazette</a></p>") == []
    assert related_in("<p>By <a href=/quill>Ada Mary Quill</a></p>") == []
    headline = "By Land And Sea: the long way home"
    assert related_in(f"<p><a href=/home>{headline}</a></p>") == [(headline, "/home")]
    assert related_in("<p><a href='/?p=12'>The goats of the valley</a></p>") == [("The goats of the valley", "/?p=12")]


@pytest.mark.parametrize(
    "html",
    [
        "<p><a href=/a>Home</a> <a href=/b>News</a> <a href=/c>Obituaries</a> <a href=/d>Goats of the year</a></p>",
        "<p>Lume Live | <a href=/a>News</a> | <a href=/b>Business</a> | <a href=/c>Sport</a></p>",
        "<p><a href=/a>Sign up to our newsletter</a></p>",
        "<p><a href=/a>Subscribe to our paper for 2 a week</a></p>",
        "<p>The goats. <a href=#a>See what they ate last year</a></p>",
    ],
)
def test_a_menu_and_a_pitch_are_not_related(html: str) -> None:
    """A menu of labels, what invites to subscribe, and a link within the page lead to no article."""
    assert related_in(html) == []


# ---- kinds ------------------------------------------------------------------------------------------------------


def kind(*parts: Part, meta: Metadata = NO_META, verdicts: Sequence[Verdict] | None = None) -> str:
    page = make_page(*parts)
    return article_of(page, [in_context(i) for i in range(len(parts))] if verdicts is None else verdicts, meta).kind


def test_a_text_is_an_article() -> None:
    """A page with a few paragraphs is an article."""
    assert kind(BODY, BODY, BODY) == "article"


def test_little_text_is_a_stub() -> None:
    """Fewer words than a news item has are a stub."""
    assert kind(Part("The bridge is shut.")) == "stub"
    assert kind(Part("word " * STUB_WORDS)) == "article"


def test_words_make_an_article_and_no_lines() -> None:
    """Lines of a few words are a stub, however many they are; a report in brief has three paragraphs."""
    assert kind(*[Part("Three words here.")] * 8) == "stub"
    brief = Part("word " * 9)
    assert kind(brief, brief, brief) == "article"
    assert kind(brief, brief) == "stub"


def test_words_are_counted_without_spaces_too() -> None:
    """A paragraph of Japanese has as many words as characters, as everywhere."""
    assert kind(Part("橋は月末まで閉鎖される。" * 4)) == "article"
    assert kind(Part("橋は月末まで閉鎖される。")) == "stub"


def test_nothing_is_a_stub_and_many_links_an_index() -> None:
    """A page of which nothing stays is a stub, or an index where it is full of teasers."""
    assert kind(BODY, verdicts=[cut(0, "low-score", "other")]) == "stub"
    parts = [TEASER._replace(text=f"Goat number {i} eats it") for i in range(INDEX_LINKS)]
    assert kind(*parts, verdicts=[cut(i, "link-teaser", "related") for i in range(INDEX_LINKS)]) == "index"
    few = parts[1:]
    assert kind(*few, verdicts=[cut(i, "link-teaser", "related") for i in range(len(few))]) == "stub"


def test_a_live_blog_says_so() -> None:
    """A page that says it is a live blog, or whose text stands in one, is one; one entry makes none."""
    assert kind(BODY, BODY, BODY, meta=Metadata(page_type="LiveBlogPosting")) == "live"
    live = BODY._replace(hints=Hint.LIVE)
    assert kind(live, live, BODY) == "live"
    assert kind(live, BODY, BODY) == "article"


def test_many_captions_are_a_gallery() -> None:
    """A page with as many captions as a gallery has, and fewer paragraphs, is one."""
    captions = [cut(i, "picture-caption", "caption") for i in range(GALLERY_CAPTIONS)]
    parts = [Part(f"The old quay on day {i}") for i in range(GALLERY_CAPTIONS)]
    assert kind(*parts, BODY, verdicts=[*captions, in_context(len(parts))]) == "gallery"
    assert kind(*parts[1:], BODY, verdicts=[*captions[:-1], in_context(len(parts) - 1)]) == "stub"
    assert (kind(*parts, verdicts=captions), kind(*parts[1:], verdicts=captions[:-1])) == ("gallery", "stub")


# ---- the whole --------------------------------------------------------------------------------------------------


def test_confidence_is_the_words_score() -> None:
    """Confidence is the mean score of the kept words, less on short texts, and 0 where nothing stays."""
    many = [BODY] * 10
    assert article_of(make_page(*many), [in_context(i, score=0.8) for i in range(10)]).confidence == pytest.approx(0.8)
    assert 0 < article_of(make_page(BODY), [in_context(0, score=0.8)]).confidence < 0.2
    assert article_of(make_page(BODY), []).confidence == 0.0


def test_warnings_of_all_stages_are_kept() -> None:
    """Warnings of decoding and parsing stand before those of the metadata."""
    article = assemble(make_page(BODY), Metadata(warnings=("JSON-LD",)), [in_context(0)], EN, ["flattened"])
    assert article.warnings == ("flattened", "JSON-LD")


# ---- in a shell -------------------------------------------------------------------------------------------------


def test_a_shell_shows_one_line() -> None:
    """Whoever types the name of an article or a trace sees what it is, and not all that it holds."""
    page = trace(f"<title>Quay shut - Lume Gazette</title><article><h1>Quay shut</h1><p>{PROSE}</article>")
    assert repr(page.article) == "<Article (stub): 'Quay shut', paragraphs: 1, captions: 0, removed: 1>"
    assert repr(page) == f"<Trace of {page.article!r}, blocks: 2, verdicts: {len(page.verdicts)}>"
