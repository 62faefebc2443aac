"""What neighbours say of a block: `newsclean.context_rules`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.context_rules import (
    NEAR_POSTS,
    find_alternative_texts,
    find_below_comments,
    find_captions,
    find_clocks,
    find_comments,
    find_datelines,
    find_machine_text,
    find_notices,
    find_picture_lines,
    find_posts,
    find_wedged,
    is_date,
)
from newsclean.model import Metadata, Page
from newsclean.phrase_files import BIT
from newsclean.tags import Hint

BODY = Part(PROSE)
LABEL = Part("Share this page")
NONE: frozenset[int] = frozenset()

# ---- embedded posts ---------------------------------------------------------------------------------------------

POST = Part("We opened the quay today!", hints=Hint.POST)


def posts(*parts: Part) -> frozenset[int]:
    return find_posts(make_look(make_page(*parts), scores=[0.9 if part is BODY else 0.1 for part in parts]))


def test_a_post_amid_the_body_is_found() -> None:
    """An embedded post between paragraphs of the body is one that a reader takes for a quotation."""
    assert posts(BODY, POST, BODY) == {1}


def test_a_post_just_below_the_body_is_found() -> None:
    """A post a few blocks below the body still belongs to it."""
    assert posts(BODY, *[LABEL] * (NEAR_POSTS - 1), POST) == {NEAR_POSTS}


def test_a_post_far_from_the_body_is_left() -> None:
    """A post further from the body's last paragraph is none of it."""
    assert not posts(BODY, *[LABEL] * NEAR_POSTS, POST)


def test_a_page_of_posts_has_no_body() -> None:
    """Posts on a page without prose belong to nothing."""
    assert not posts(LABEL, POST, LABEL)


# ---- captions by what they say ----------------------------------------------------------------------------------

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
    assert not found(f"<p>{img}{told}</p>")
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
    ],
    ids=["two elements", "one within", "paragraphs", "one element", "wrapped"],
)
def test_what_says_the_alternative_text_again_is_a_caption(html: str) -> None:
    """A sentence below a picture that is the picture's alternative text, wherever the picture's element is."""
    assert alternative_texts(html) == [1]


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


# ---- lines with their picture -------------------------------------------------------------------------------------

PICTURED = "<p class=centre><img src=q.jpg><br>{}</p>"


def picture_lines(html: str) -> list[int]:
    """Return what is found of an element behind three paragraphs, where all stays."""
    page = page_of(f"<main>{f'<p>{PROSE}</p>' * 3}{html}<p>{PROSE}</p></main>")
    return find_picture_lines(make_look(page, range(len(page.blocks))))


def test_a_line_in_its_pictures_element_is_a_caption() -> None:
    """A line without a mark below a picture, in an element unlike the paragraphs, says what the picture shows."""
    assert picture_lines(PICTURED.format("The old mill by the Lume")) == [3]


def test_a_line_in_a_box_called_a_picture_is_a_caption() -> None:
    """The element around picture and line, where a class says that it is a picture's, serves as well as the line's."""
    box = "<div class={}><a href=/large><img src=q.jpg></a><p>The old mill by the Lume</p>{}</div>"
    assert picture_lines(box.format("pic-box", "")) == [3]
    assert not picture_lines(box.format("row", ""))
    assert not picture_lines(box.format("pic-box", "<p>It burnt.</p>"))


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


# ---- date lines -------------------------------------------------------------------------------------------------

TITLE = Part("Bridge over the Lume stays shut", "h1")


def datelines(*parts: Part, score: float = DOUBT) -> frozenset[int]:
    return find_datelines(make_look(make_page(*parts), range(len(parts)), [score] * len(parts), title=0))


def test_a_place_in_front_of_the_first_paragraph_goes() -> None:
    """A few words above the text that end in a dash are a dateline cut off from its sentence."""
    assert datelines(TITLE, Part("West Lumeport -"), BODY) == {1}
    assert not datelines(TITLE, BODY, Part("West Lumeport -"), BODY)
    assert not datelines(TITLE, Part("West Lumeport"), BODY)


@pytest.mark.parametrize("text", ["27 July 2022, 17:02", "27.07.2022", "Published 10:15"])
def test_a_date_below_the_headline_is_found(text: str) -> None:
    """A few words with a date or a time of day between headline and body are the page's date."""
    assert datelines(TITLE, Part(text), BODY) == {1}


def test_a_date_over_an_entry_is_a_heading() -> None:
    """The first date of a chronicle is a heading as the others are."""
    assert not datelines(TITLE, Part("27 July 2022", "h3"), BODY, Part("3 May 2023", "h3"), BODY)


@pytest.mark.parametrize(
    "text",
    ["In 2022 the bridge was shut.", "On 27 July 2022 the bridge had been shut for a year", "Twenty years on"],
)  # fmt: skip
def test_a_text_with_a_year_is_no_date_line(text: str) -> None:
    """A sentence, a longer text, or a text without digits is no date line."""
    assert not datelines(TITLE, Part(text), BODY)


@pytest.mark.parametrize(
    "text",
    ["27 July 2022", "Published on: July 27th, 2022", "2022-07-27", "27. Juli 2022", "27 de julio de 2022"],
)
def test_the_only_full_date_goes_from_the_surest_text(text: str) -> None:
    """A day with month and year and few words more, alone below the headline, is the page's date whatever its score."""
    assert datelines(TITLE, Part(text), BODY, score=SURE) == {1}


@pytest.mark.parametrize(
    "part",
    [
        Part("July 2022"),
        Part("The bridge was shut 27 July 2022"),
        Part("Shut on 27 July 2022."),
        Part("27 July 2022, 3 of 12"),
        Part("27 July 2022", "h2"),
    ],
    ids=["no day", "more words", "a sentence", "more numbers", "a heading"],
)
def test_a_sure_text_is_no_date_line(part: Part) -> None:
    """A block that is surely of the body stays, though it holds a date, where it is more or less than a full date."""
    assert not datelines(TITLE, part, BODY, score=SURE)


def test_the_dates_of_a_chronicle_stay() -> None:
    """Full dates above sure texts stay where there are two, though the first stands below the headline."""
    assert not datelines(TITLE, Part("27 July 2022"), BODY, Part("28 July 2022"), BODY, score=SURE)


def test_a_date_in_the_body_stays() -> None:
    """A date below the first paragraph is a subhead of the body."""
    assert not datelines(TITLE, BODY, Part("27 July 2022"), BODY)
    assert not datelines(TITLE, BODY, BODY, Part("27 July 2022, 18:44"), BODY)


def test_a_moment_below_a_summary_goes() -> None:
    """Day and time together, below one paragraph, are the page's."""
    assert datelines(TITLE, BODY, Part("27 July 2022, 18:44"), BODY) == {2}


# ---- texts amid the body ----------------------------------------------------------------------------------------

LONE = Part("Nobody had told the people who live on the far bank how long it would be until they heard", "div")


def page_without(page: Page, index: int) -> Page:
    """Return a page without one of its blocks, whose element stays."""
    blocks = [block for block in page.blocks if block.index != index]
    numbered = tuple(block._replace(index=i) for i, block in enumerate(blocks))
    return Page(page.url, page.root, numbered, page.containers)


def wedged(*parts: Part, score: float = 0.9, phrases: dict[int, int] | None = None) -> frozenset[int]:
    """Return what is found where BODY is kept, with a score, and all else is not."""
    page = make_page(*parts)
    kept = [i for i, part in enumerate(parts) if part is BODY]
    scores = [score if part is BODY else 0.2 for part in parts]
    return find_wedged(make_look(page, kept, scores, phrases=phrases))


@pytest.mark.parametrize(
    "part",
    [
        LONE,
        LONE._replace(tag="button", hints=Hint.TOOL),
        LONE._replace(tag="figure", hints=Hint.FIGURE),
        LONE._replace(tag="figcaption", hints=Hint.CAPTION),
        LONE._replace(tag="ul", hints=Hint.LIST),
        LONE._replace(linked=1.0, href="javascript:x()"),
    ],
    ids=["div", "button", "figure without picture", "caption without figure", "list without items", "link to nowhere"],
)
def test_a_sentence_between_two_paragraphs_is_found(part: Part) -> None:
    """A text as long as a sentence between two sure paragraphs belongs, whatever its element should be for."""
    assert wedged(BODY, part, BODY) == {1}


@pytest.mark.parametrize(
    "part",
    [
        LONE._replace(hints=Hint.PROMO),
        LONE._replace(tag="figcaption", hints=Hint.CAPTION | Hint.MEDIA),
        LONE._replace(tag="aside", hints=Hint.SIDEBAR),
        LONE._replace(tag="h2"),
        LONE._replace(inline=Hint.CREDIT),
        LONE._replace(media=1),
        LONE._replace(text="The far bank waits"),
        LONE._replace(linked=1.0, href="/far-bank"),
        LONE._replace(parent=0),
    ],
    ids=["promo", "named caption", "aside", "heading", "credit", "after a picture", "short", "link", "elsewhere"],
)
def test_a_text_with_another_name_is_not(part: Part) -> None:
    """A text between two paragraphs stays out where a name, a picture, its length or its place says what it is."""
    assert not wedged(BODY, part, BODY)


def test_a_caption_in_a_figure_is_no_sentence_of_the_body() -> None:
    """A <figcaption> in a <figure> stays a caption, even if the page shows no picture."""
    page = make_page(
        BODY, Part("", "figure", Hint.FIGURE), LONE._replace(tag="figcaption", hints=Hint.CAPTION, parent=3), BODY
    )
    page = page_without(page, 1)
    assert not find_wedged(make_look(page, [0, 2], [0.9, 0.2, 0.9]))


def test_a_text_beside_doubt_is_not_found() -> None:
    """Two texts in a row, a doubtful paragraph beside it, a phrase in it or the same text elsewhere leave it out."""
    assert not wedged(BODY, LONE, LONE, BODY)
    assert not wedged(BODY, LONE, BODY, score=0.7)
    assert not wedged(BODY, LONE, BODY, phrases={1: 1})
    assert not wedged(BODY, LONE, BODY, LONE)


# ---- clocks ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["11:58", "8.05", "14h30", "4:14 p.m.", "23:59:01", "12:40 Uhr", "12:40 GMT", "1741725660"]
)
def test_a_time_of_day_by_itself_is_found(text: str) -> None:
    """The entries of a live blog have clocks, which are none of its text."""
    assert find_clocks(make_look(make_page(BODY, Part(text), BODY), [0, 1, 2])) == [1]


@pytest.mark.parametrize(
    "part",
    [Part("At 11:58"), Part("25:00"), Part("11:63"), Part("1.5"), Part("12.05", "li"), Part("2741725660")],
    ids=["more text", "no hour", "no minute", "a number", "an item", "a large number"],
)
def test_other_numbers_are_no_clock(part: Part) -> None:
    """Results, figures, and what says more than the time stay."""
    assert find_clocks(make_look(make_page(BODY, part, BODY), [0, 1, 2])) == []


# ---- notices ----------------------------------------------------------------------------------------------------


NOTICE = Part("", "div", hints=Hint.COOKIE)
CONSENT = Part(f"{PROSE} {PROSE}", parent=2)


def test_a_notice_on_cookies_goes_from_a_page_with_other_text() -> None:
    """What stands in an element named for cookies goes, however deep and long it is, where other text stays."""
    page = make_page(NOTICE, CONSENT, Part("", "div", parent=2), CONSENT._replace(parent=4), BODY)
    assert find_notices(make_look(page, [1, 3, 4])) == [1, 3]
    assert find_notices(make_look(page, [1, 3])) == []


@pytest.mark.parametrize(
    "part",
    [NOTICE._replace(hints=Hint.COOKIE | Hint.ARTICLE), NOTICE._replace(tag="body")],
    ids=["the article", "the page"],
)
def test_a_name_on_the_article_makes_no_notice(part: Part) -> None:
    """An article on cookies, or a page that remembers consent, may be named for them."""
    assert find_notices(make_look(make_page(part, CONSENT, BODY), [1, 2])) == []


def test_a_heading_named_for_cookies_is_no_notice() -> None:
    """Only what stands around a text makes it a notice."""
    page = make_page(Part("What they know", "h2", hints=Hint.COOKIE), BODY)
    assert find_notices(make_look(page, [0, 1])) == []


# ---- readers' comments ------------------------------------------------------------------------------------------

OUTER = Part("", "div")
COMMENTS = Part("Comments", "h3", parent=5)
COMMENT = Part("I never liked that quay.", parent=5)


def comments(*parts: Part, kept: list[int]) -> list[int]:
    """Return what is found where block 4 is the label of the comments and part 3 the element around it."""
    labels = {i: BIT["comments"] for i, part in enumerate(parts) if part.text == "Comments"}
    return find_comments(make_look(make_page(*parts), kept, phrases=labels))


def test_what_stands_below_the_label_of_comments_is_found() -> None:
    """All that stands in the element that the label opens is the readers'."""
    assert comments(BODY, BODY, BODY, OUTER, COMMENTS, COMMENT, COMMENT, BODY, kept=[0, 1, 2, 5]) == [5, 6]


def test_beside_the_body_only_what_stays_is_found() -> None:
    """Where the label stands in the body's element, what stays below it is the readers', and no more is said."""
    label = COMMENTS._replace(parent=1)
    assert comments(BODY, BODY, BODY, label, BODY, LABEL, kept=[0, 1, 2, 4]) == [4]


def test_a_label_above_the_body_opens_nothing() -> None:
    """A link to the comments above the text, and a longer line, are no labels of theirs."""
    label = COMMENTS._replace(parent=1)
    assert not comments(BODY, label, BODY, BODY, kept=[0, 2, 3])
    assert not comments(BODY, BODY, BODY, OUTER, LABEL, COMMENT, kept=[0, 1, 2, 5])


def test_comments_may_be_longer_than_the_text() -> None:
    """Below two paragraphs a label opens the comments, however long they are, if they are made in another way."""
    other = COMMENT._replace(text=PROSE * 2, css_class="c")
    parts = [BODY, BODY, Part(""), OUTER, COMMENTS, other, other]
    assert comments(*parts, kept=[0, 1, 5, 6]) == [5, 6]
    label = COMMENTS._replace(parent=1)
    assert not comments(BODY, BODY, label, BODY, BODY, BODY, BODY, BODY, kept=[0, 1, 3, 4, 5, 6, 7])
    assert not comments(BODY, Part(""), Part(""), OUTER, COMMENTS, other, kept=[0, 5])


def test_a_link_to_the_comments_amid_the_text_opens_nothing() -> None:
    """Where the text goes on in the label's element, made in another way, it stays."""
    label, lead = COMMENTS._replace(parent=1), BODY._replace(css_class="lead")
    assert not comments(lead, lead, label, BODY, BODY, BODY, BODY, kept=[0, 1, 3, 4, 5, 6])


def test_names_beside_the_texts_make_comments() -> None:
    """In an element of its own, below the text, texts made like the text's but each with a name are comments."""
    column, text = Part("", "div"), BODY._replace(parent=2)
    label, told = COMMENTS._replace(parent=6), BODY._replace(parent=6)
    name = Part("old_salt", "div", parent=6)
    above = [column, text, text, text, OUTER, label]
    assert comments(*above, name, told, name, told, kept=[1, 2, 3, 7, 9]) == [6, 7, 8, 9]
    assert not comments(*above, told, told, told, told, kept=[1, 2, 3, 6, 7, 8, 9])
    assert not comments(column, Part(""), text, text, *above[4:], name, told, name, told, kept=[2, 3, 7, 9])


# ---- text for machines ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        '[quay-player clip="7f" title="The Quay"]',
        "[/quay-box]",
        "[QUAY_BOX]",
        "[Clip:Video 20]",
        "{{quay-banner}}",
        "{% include quay.html %}",
        '{"columns":2,"label":"Order now"}',
    ],
    ids=["a shortcode", "its end", "a place holder", "an editor's", "a template's value", "its tag", "settings"],
)
def test_text_for_machines_goes(text: str) -> None:
    """What a program that did not run leaves on a page is no text; where the page shows code, it may be."""
    assert find_machine_text(make_look(make_page(BODY, Part(text), BODY), [0, 1, 2])) == [1]
    assert find_machine_text(make_look(make_page(BODY, Part(text), Part("quay = 1", "pre")), [0, 1, 2])) == []


def test_letters_that_a_paywall_has_shifted_go() -> None:
    """What a page calls obfuscated nobody can read."""
    shifted = BODY._replace(text="Uif gfssz mfgu bu ojof.", css_class="obfuscated")
    assert find_machine_text(make_look(make_page(BODY, shifted, BODY), [0, 1, 2])) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "[Methods]",
        "[Note:the names are changed]",
        "[The Quay: a song]",
        "{sic}",
        "covid-19",
        "gpt-2024-12345678",
        "quay-box",
        f"[{PROSE}]",
    ],
    ids=["a label", "a note", "a remark", "braces", "a name", "a year", "a word", "a sentence"],
)
def test_brackets_and_hyphens_make_no_text_for_machines(text: str) -> None:
    """Labels and remarks in brackets, and names with hyphens and numbers, stay."""
    assert find_machine_text(make_look(make_page(BODY, Part(text), BODY), [0, 1, 2])) == []


def icons(*headings: str, tag: str = "h3") -> list[int]:
    page = page_of("".join(f"<{tag}>{heading}</{tag}><p>{PROSE}</p>" for heading in headings))
    return find_machine_text(make_look(page, range(len(page.blocks))))


def test_one_letter_as_a_heading_again_and_again_is_an_icon() -> None:
    """A font draws an icon for it; the letters of a glossary differ, and one may be a part's number."""
    assert icons("S", "S", "S") == [0, 2, 4]
    assert icons("A", "B", "C") == []
    assert icons("S", "S") == []
    assert icons("*", "*", "*") == []  # they part the text
    assert icons("S", "S", "S", tag="p") == []


BESIDE = Part(PROSE, parent=2)
REPLY = Part("So do I", hints=Hint.COMMENT)


def below_comments(*parts: Part) -> list[int]:
    """Return what is found, of another element and the parts, where prose stays."""
    kept = [i for i, part in enumerate(parts, 1) if part.text == PROSE]
    return find_below_comments(make_look(make_page(Part("", "div"), *parts), kept))


def test_what_stands_below_all_comments_is_found() -> None:
    """Teasers below the comments; not where they are more than the text or in its element, or text is amid comments."""
    assert below_comments(*[BODY] * 3, *[REPLY] * 5, BESIDE) == [9]
    assert below_comments(*[BODY] * 3, *[REPLY] * 5, BODY) == []
    assert below_comments(*[BODY] * 3, *[REPLY] * 4, BESIDE) == []
    assert below_comments(*[BODY] * 3, *[REPLY] * 5) == []
    assert below_comments(*[BODY] * 2, *[REPLY] * 5, *[BESIDE] * 2) == []
    assert below_comments(*[BODY] * 3, *[REPLY] * 4, BODY, REPLY, BESIDE) == []


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("2019-2020 outline, 186", False),
        ("The 2019\u201320 season", False),
        ("4 May 2019", True),
        ("2019-05-04", True),
        ("2019-2020, 10:15", True),
    ],
)
def test_a_span_of_years_is_no_date(text: str, dated: bool) -> None:
    """Two years with a dash between them name a season, or a make."""
    assert is_date(text) == dated


def test_posts_between_doubtful_paragraphs_stay() -> None:
    """Posts are looked for up to the last paragraph that stays, not only to the last sure one."""
    post = Part("Shut again!", hints=Hint.POST)
    page = make_page(Part(PROSE), *[Part(PROSE)] * 8, post)
    scores = [0.9, *[0.6] * 8, 0.1]
    assert find_posts(make_look(page, range(9), scores)) == {9}
    assert not find_posts(make_look(page, [0], scores))
