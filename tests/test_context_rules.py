"""What neighbours say of a block: `newsclean.context_rules`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_page

from newsclean.context_rules import (
    COMMENTS_BIT,
    CREDIT_BIT,
    NEAR_POSTS,
    find_caption_echoes,
    find_captions,
    find_clocks,
    find_comments,
    find_datelines,
    find_link_teasers,
    find_notices,
    find_posts,
    find_siblings,
    find_subheads,
    find_wedged,
    find_wrapped_headings,
    is_index_page,
)
from newsclean.lexicon import lexicon_for
from newsclean.model import Metadata, Page
from newsclean.tags import Hint, leads_elsewhere

BODY = Part(PROSE)
LABEL = Part("Share this page")
NONE: frozenset[int] = frozenset()

# ---- embedded posts ---------------------------------------------------------------------------------------------

POST = Part("We opened the quay today!", hints=Hint.POST)


def posts(*parts: Part) -> frozenset[int]:
    return find_posts(make_page(*parts), [0.9 if part is BODY else 0.1 for part in parts])


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
    phrases = [CREDIT_BIT if i in credits else 0 for i in range(len(parts))]
    return find_captions(page, [score] * len(parts), range(len(parts)), phrases, lexicon_for("en"))


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


# ---- date lines -------------------------------------------------------------------------------------------------

TITLE = Part("Bridge over the Lume stays shut", "h1")


def datelines(*parts: Part, score: float = DOUBT) -> frozenset[int]:
    return find_datelines(make_page(*parts), [score] * len(parts), range(len(parts)), 0)


@pytest.mark.parametrize("text", ["27 July 2022, 17:02", "27.07.2022", "Published 10:15"])
def test_a_date_below_the_headline_is_found(text: str) -> None:
    """A few words with a date or a time of day between headline and body are the page's date."""
    assert datelines(TITLE, Part(text), BODY) == {1}


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


# ---- paragraphs like those beside them --------------------------------------------------------------------------


def siblings(*parts: Part, score: float = 0.3) -> frozenset[int]:
    """Return what is found where BODY is sure and all else has a score."""
    page = make_page(*parts)
    scores = [0.9 if part is BODY else score for part in parts]
    return find_siblings(page, scores, [i for i, part in enumerate(parts) if part is BODY])


DOUBTFUL = Part(PROSE.replace("month", "year"))


def test_a_doubtful_paragraph_made_like_the_body_is_found() -> None:
    """A doubtful paragraph with the tag and class of those that belong is one of them."""
    assert siblings(*[BODY] * 4, DOUBTFUL) >= {4}


@pytest.mark.parametrize(
    "part",
    [
        DOUBTFUL._replace(css_class="note"),
        DOUBTFUL._replace(tag="div"),
        DOUBTFUL._replace(linked=0.5),
        DOUBTFUL._replace(text=DOUBTFUL.text.rstrip(".")),
        DOUBTFUL._replace(text="It is shut."),
    ],
    ids=["another class", "another tag", "half of it a link", "no end mark", "three words"],
)
def test_a_block_made_otherwise_is_no_sibling(part: Part) -> None:
    """A block of another make is none of the body's paragraphs."""
    assert 4 not in siblings(*[BODY] * 4, part)


def test_a_short_sentence_between_two_that_stay_is_found() -> None:
    """A sentence of few words is a sibling right between two paragraphs, not below them."""
    short = Part("It stays shut until June.")
    assert siblings(BODY, BODY, short, BODY) == {2}
    assert not siblings(BODY, BODY, BODY, short)


def test_a_body_of_two_paragraphs_vouches_for_nothing() -> None:
    """Two paragraphs are too few to say how the body is made."""
    assert siblings(*[BODY] * 3, DOUBTFUL)
    assert not siblings(*[BODY] * 2, DOUBTFUL)


def test_a_hopeless_score_is_not_overruled() -> None:
    """A block that scores next to nothing stays out, however it is made."""
    assert 4 not in siblings(*[BODY] * 4, DOUBTFUL, score=0.05)


# ---- texts amid the body ----------------------------------------------------------------------------------------

LONE = Part("Nobody had told the people who live on the far bank how long it would be until they heard", "div")


def page_without(page: Page, index: int) -> Page:
    """Return a page without one of its blocks, whose element stays."""
    blocks = [block for block in page.blocks if block.index != index]
    numbered = tuple(block._replace(index=i) for i, block in enumerate(blocks))
    return Page(page.url, page.root, numbered, page.containers)


def wedged(*parts: Part, score: float = 0.9, phrases: tuple[int, ...] = ()) -> frozenset[int]:
    """Return what is found where BODY is kept, with a score, and all else is not."""
    page = make_page(*parts)
    kept = [i for i, part in enumerate(parts) if part is BODY]
    return find_wedged(page, [score if part is BODY else 0.2 for part in parts], kept, phrases or [0] * len(parts))


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
    assert not find_wedged(page, [0.9, 0.2, 0.9], [0, 2], [0, 0, 0])


def test_a_text_beside_doubt_is_not_found() -> None:
    """Two texts in a row, a doubtful paragraph beside it, a phrase in it or the same text elsewhere leave it out."""
    assert not wedged(BODY, LONE, LONE, BODY)
    assert not wedged(BODY, LONE, BODY, score=0.7)
    assert not wedged(BODY, LONE, BODY, phrases=(0, 1, 0))
    assert not wedged(BODY, LONE, BODY, LONE)


# ---- caption echoes ---------------------------------------------------------------------------------------------

CAPTION = Part("The old quay at low tide. Picture: PA", hints=Hint.CAPTION)
UNNAMED = CAPTION._replace(hints=0)


def echoes(text: str, following: Part = CAPTION, captions: frozenset[int] = NONE) -> frozenset[int]:
    return find_caption_echoes(make_page(Part(text, "div"), following), captions)


def test_the_alternative_text_above_its_caption_is_found() -> None:
    """A block that says what the caption below it says is the picture's alternative text."""
    assert echoes("The old quay at low tide") == {0}


def test_a_caption_need_not_be_called_one() -> None:
    """A block above what another rule takes for a caption is an echo of it too."""
    assert echoes("The old quay at low tide", UNNAMED, frozenset({1})) == {0}


@pytest.mark.parametrize(
    "text", ["The old quay", "The new quay at low tide", "The old quay at low tide. Picture: PA Media"]
)  # fmt: skip
def test_a_block_that_says_something_else_is_no_echo(text: str) -> None:
    """A block above a caption is no echo where it has three words, other words, or more of them."""
    assert not echoes(text)


def test_a_repeated_opening_above_prose_is_no_echo() -> None:
    """A block above what no name calls a caption is no echo: a subhead may be how a paragraph opens."""
    assert not echoes("The old quay at low tide", Part("The old quay at low tide is a fine sight."))


# ---- subheads ---------------------------------------------------------------------------------------------------

SUBHEAD = Part("What happens to the far bank", "h3")


def subheads(*parts: Part, score: float = 0.4, titles: frozenset[int] = NONE, phrase: int = 0) -> list[int]:
    """Return what is found where BODY stays and all else has a score; the phrase is that of block 1."""
    scores = [0.9 if part is BODY else score for part in parts]
    kept = [i for i, part in enumerate(parts) if part is BODY]
    return find_subheads(make_page(*parts), scores, kept, [0, phrase, *[0] * len(parts)], titles)


@pytest.mark.parametrize(
    "part",
    [
        SUBHEAD,
        SUBHEAD._replace(parent=0),
        SUBHEAD._replace(linked=1.0, href="/far-bank"),
        SUBHEAD._replace(hints=Hint.HEADER),
    ],
    ids=["plain", "in another element", "a link", "called a header"],
)
def test_a_doubtful_heading_between_paragraphs_is_a_subhead(part: Part) -> None:
    """A heading between two blocks that stay is one of the article's, however it is called."""
    assert subheads(BODY, part, BODY) == [1]


def test_a_subhead_may_follow_what_goes() -> None:
    """Above a heading may stand an advertisement; then a sentence is below it, and it is no link."""
    assert subheads(BODY, LABEL, SUBHEAD, BODY) == [2]
    assert not subheads(BODY, LABEL, SUBHEAD._replace(linked=1.0, href="/far-bank"), BODY)
    item = Part("A lamp", "li")
    page = make_page(BODY, LABEL, SUBHEAD, item)
    assert not find_subheads(page, [0.9, 0.1, 0.4, 0.9], [0, 3], [0] * 4, NONE)


@pytest.mark.parametrize(
    "part",
    [
        SUBHEAD._replace(tag="p"),
        SUBHEAD._replace(text="Ferry to the far bank runs twice a day again", linked=1.0, href="/ferry"),
        SUBHEAD._replace(hints=Hint.PROMO),
        SUBHEAD._replace(hints=Hint.DATE),
        SUBHEAD._replace(hints=Hint.INFOBOX),
    ],
    ids=["no heading", "a teaser", "called a promo", "called a date", "called a box"],
)
def test_another_block_between_paragraphs_is_no_subhead(part: Part) -> None:
    """What is no heading, or is a headline that leads elsewhere, is not found."""
    assert not subheads(BODY, part, BODY)


def test_a_heading_that_something_speaks_against_is_no_subhead() -> None:
    """The headline, a phrase, a hopeless score, or neighbours that go speak against it."""
    assert not subheads(BODY, SUBHEAD, BODY, titles=frozenset({1}))
    assert not subheads(BODY, SUBHEAD, BODY, phrase=CREDIT_BIT)
    assert not subheads(BODY, SUBHEAD, BODY, score=0.2)
    assert not subheads(BODY, SUBHEAD, LABEL, BODY)


HEADING = Part("", "h3")


def wrapped(inner: Part, *others: Part, last: Part = BODY) -> list[int]:
    """Return what is found between BODY and `last`, which stay; the parts between stand in a heading."""
    parts = (BODY, HEADING, inner, *others, last)
    page = make_page(*parts)
    blocks = [b for b in page.blocks if b.text]  # an element without a text of its own is no block
    page = Page(None, None, tuple(b._replace(index=i) for i, b in enumerate(blocks)), page.containers)
    return find_wrapped_headings(page, [0, len(page.blocks) - 1])


WITHIN = Part("Over to the far bank", "div", parent=3)


@pytest.mark.parametrize("part", [WITHIN, WITHIN._replace(tag="p")])
def test_the_text_of_an_element_in_a_heading_is_found(part: Part) -> None:
    """A heading that holds a <div> or a <p> is a subhead as others are."""
    assert wrapped(part) == [1]


@pytest.mark.parametrize(
    "parts",
    [
        (WITHIN._replace(parent=1),),
        (WITHIN._replace(tag="button"),),
        (WITHIN._replace(linked=1.0, href="/far-bank"),),
        (WITHIN, WITHIN),
    ],
    ids=["in no heading", "a button", "a link", "two texts"],
)
def test_other_elements_between_paragraphs_are_no_headings(parts: tuple[Part, ...]) -> None:
    """What stands in no heading, a button's label, a link, and a heading of several texts are left."""
    assert not wrapped(*parts)


def test_a_text_beside_one_in_the_same_heading_is_not_found() -> None:
    """A line above the headline, in one heading with it, is not all its text."""
    assert not wrapped(WITHIN, last=BODY._replace(parent=3))


# ---- clocks ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["11:58", "8.05", "14h30", "4:14 p.m.", "23:59:01", "12:40 Uhr", "12:40 GMT"])
def test_a_time_of_day_by_itself_is_found(text: str) -> None:
    """The entries of a live blog have clocks, which are none of its text."""
    assert find_clocks(make_page(BODY, Part(text), BODY), [0, 1, 2]) == [1]


@pytest.mark.parametrize(
    "part",
    [Part("At 11:58"), Part("25:00"), Part("11:63"), Part("1.5"), Part("12.05", "li")],
    ids=["more text", "no hour", "no minute", "a number", "an item"],
)
def test_other_numbers_are_no_clock(part: Part) -> None:
    """Results, figures, and what says more than the time stay."""
    assert find_clocks(make_page(BODY, part, BODY), [0, 1, 2]) == []


# ---- notices ----------------------------------------------------------------------------------------------------


NOTICE = Part("", "div", hints=Hint.COOKIE)
CONSENT = Part(f"{PROSE} {PROSE}", parent=2)


def test_a_notice_on_cookies_goes_from_a_page_with_other_text() -> None:
    """What stands in an element named for cookies goes, however deep and long it is, where other text stays."""
    page = make_page(NOTICE, CONSENT, Part("", "div", parent=2), CONSENT._replace(parent=4), BODY)
    assert find_notices(page, [1, 3, 4]) == [1, 3]
    assert find_notices(page, [1, 3]) == []


@pytest.mark.parametrize(
    "part",
    [NOTICE._replace(hints=Hint.COOKIE | Hint.ARTICLE), NOTICE._replace(tag="body")],
    ids=["the article", "the page"],
)
def test_a_name_on_the_article_makes_no_notice(part: Part) -> None:
    """An article on cookies, or a page that remembers consent, may be named for them."""
    assert find_notices(make_page(part, CONSENT, BODY), [1, 2]) == []


def test_a_heading_named_for_cookies_is_no_notice() -> None:
    """Only what stands around a text makes it a notice."""
    page = make_page(Part("What they know", "h2", hints=Hint.COOKIE), BODY)
    assert find_notices(page, [0, 1]) == []


# ---- teasers in mid-body ----------------------------------------------------------------------------------------

TEASER = Part("Caller tells of the night she rowed home", linked=1.0, href="/calls/rowed-home")


def teasers(part: Part, paragraphs: int = 9) -> frozenset[int]:
    page = make_page(*[BODY] * paragraphs, part)
    return find_link_teasers(page, range(len(page.blocks)))


def test_a_paragraph_that_is_one_link_is_a_teaser() -> None:
    """A paragraph that is a link and ends without a mark, or asks, leads elsewhere."""
    assert teasers(TEASER) == {9}
    assert teasers(TEASER._replace(text="Who rowed the caller home that night?")) == {9}


@pytest.mark.parametrize(
    "part",
    [
        TEASER._replace(text="Caller tells of the night she rowed home."),
        TEASER._replace(text="Caller rows home again"),
        TEASER._replace(linked=0.85),
        TEASER._replace(tag="li"),
        TEASER._replace(tag="h2", text="Caller tells of the night at sea"),
    ],
    ids=["a sentence", "four words", "words beside the link", "a list's item", "a short heading"],
)
def test_a_linked_paragraph_of_the_body_stays(part: Part) -> None:
    """A link is no teaser where it is a sentence, a name, a part of one, an item or a heading."""
    assert not teasers(part)


def test_a_linked_heading_is_a_teaser_where_it_reads_like_a_headline() -> None:
    """A long heading that leads to another page of the site is another story's headline."""
    headline = TEASER._replace(tag="h3", text="Caller tells of the night she rowed home alone")
    assert teasers(headline) == {9}
    assert not teasers(headline._replace(href="https://other.example/rowed"))


def test_many_linked_paragraphs_are_a_list_of_links() -> None:
    """Where many of the kept blocks are linked, links are what the page is made of, and they stay."""
    assert teasers(TEASER, paragraphs=3)
    assert not teasers(TEASER, paragraphs=2)


# ---- readers' comments ------------------------------------------------------------------------------------------

OUTER = Part("", "div")
COMMENTS = Part("Comments", "h3", parent=5)
COMMENT = Part("I never liked that quay.", parent=5)


def comments(*parts: Part, kept: list[int]) -> list[int]:
    """Return what is found where block 4 is the label of the comments and part 3 the element around it."""
    return find_comments(make_page(*parts), kept, [COMMENTS_BIT if part.text == "Comments" else 0 for part in parts])


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


# ---- index pages ------------------------------------------------------------------------------------------------

SUMMARY = "Councillors voted for the slower clock after a debate of two hours in the town hall of Brackwater."
WEBSITE = Metadata(page_type="website")


def cards(count: int, summary: str = SUMMARY, together: bool = False) -> tuple[Page, list[int]]:
    """Return a page of cards, a linked headline and a summary in each, and the indices of the summaries."""
    parts = []
    for number in range(count):
        parts.append(Part(f"Clock number {number} is slow", "h3", linked=1.0))
        parts.append(Part(summary, parent=1 if together else 2 + 2 * number))
    return make_page(*parts), list(range(1, 2 * count, 2))


def test_a_page_of_cards_is_an_index() -> None:
    """A page whose texts are the summaries below linked headlines is an index page."""
    assert is_index_page(*cards(25), WEBSITE)


@pytest.mark.parametrize(
    "meta", [Metadata(page_type="NewsArticle"), Metadata(page_type="website", article_body=PROSE)],
    ids=["the page says it is an article", "it carries a body in its metadata"],
)  # fmt: skip
def test_what_the_page_says_it_is_counts(meta: Metadata) -> None:
    """A page that says it is an article, or has one in its metadata, is no index."""
    assert not is_index_page(*cards(25), meta)


def test_few_links_make_no_index() -> None:
    """A page with fewer linked headlines than an index has is none."""
    assert not is_index_page(*cards(24), WEBSITE)


def test_summaries_side_by_side_are_paragraphs() -> None:
    """Texts that share a parent are an article's paragraphs, even below linked headings."""
    assert not is_index_page(*cards(25, together=True), WEBSITE)


def test_long_texts_make_no_index() -> None:
    """A page with more than two long texts is no index."""
    assert not is_index_page(*cards(25, summary=SUMMARY * 3), WEBSITE)


def test_two_texts_make_no_index() -> None:
    """A page with but two texts that would stay is no index, whatever its links."""
    page, kept = cards(25)
    assert not is_index_page(page, kept[:2], WEBSITE)


@pytest.mark.parametrize("href", ["/sport/goat", "https://lume.example/goat", "goat.html"])
def test_a_page_is_elsewhere(href: str) -> None:
    """A link to a page leads elsewhere."""
    assert leads_elsewhere(href)


@pytest.mark.parametrize(
    "href",
    [None, "", "#goat", "mailto:ada@lume.example", "java\tscript:alert(1)", " DATA:text/html,x", '/a"><b>'],
)
def test_what_is_no_page_is_not_elsewhere(href: str | None) -> None:
    """A fragment, a script, a mail address or nothing leads nowhere: a paragraph that it links is no teaser."""
    assert not leads_elsewhere(href)
