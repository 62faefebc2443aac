"""The subheads of the text: `newsclean.context.subheads`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page

from newsclean.context.subheads import find_parted_subheads, find_subheads, find_wrapped_headings
from newsclean.model import Metadata, Page
from newsclean.page.tags import Hint
from newsclean.phrase_files import BIT

BODY = Part(PROSE)
LABEL = Part("Share this page")
NONE: frozenset[int] = frozenset()
SHOP = Metadata(page_type="Product")
SURE = 0.9


# ---- subheads ---------------------------------------------------------------------------------------------------

SUBHEAD = Part("What happens to the far bank", "h3")


def subheads(
    *parts: Part, score: float = 0.4, titles: frozenset[int] = NONE, phrase: int = 0, meta: Metadata = SHOP
) -> list[int]:
    """Return what is found where BODY stays and all else has a score; the phrase is that of block 1."""
    scores = [0.9 if part is BODY else score for part in parts]
    kept = [i for i, part in enumerate(parts) if part is BODY]
    return find_subheads(make_look(make_page(*parts), kept, scores, phrases={1: phrase}, titles=titles, meta=meta))


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


def test_a_linked_heading_like_no_other_is_a_teaser() -> None:
    """But a link of some words in a heading; of a list each part is made so, and a word or two may name a thing."""
    link = SUBHEAD._replace(text="Chapel becomes first cinema", linked=1.0, href="/chapel", css_class="font2")
    news = Metadata(page_type="NewsArticle")
    assert not subheads(BODY, link, BODY, meta=news)
    assert subheads(BODY, link, BODY, meta=SHOP) == [1]
    assert subheads(BODY, link, BODY, link, BODY, meta=news) == [1, 3]
    assert subheads(BODY, link._replace(text="The chapel"), BODY, meta=news) == [1]
    assert subheads(BODY, link._replace(linked=0.5), BODY, meta=news) == [1]


@pytest.mark.parametrize(
    "name", ["crosshead", "article-xhead", "lg_subheadline", "sub-head", "Zwischentitel", "inter-titre", "mellanrubrik"]
)
def test_what_newsrooms_call_a_subhead_is_one(name: str) -> None:
    """Such a label needs no heading's element, whatever its score, where a paragraph stands below it."""
    label = Part("Not to blame", "div", css_class=name)
    assert subheads(BODY, label, BODY, score=0.05) == [1]
    assert subheads(BODY, label._replace(linked=1.0, href="/blame"), BODY, score=0.05) == []
    assert subheads(BODY, label, LABEL, BODY, score=0.05) == []
    assert subheads(BODY, label._replace(css_class="headline"), BODY, score=0.05) == []
    assert subheads(BODY, label._replace(css_class="subheader"), BODY, score=0.05) == []
    assert subheads(BODY, label._replace(hints=Hint.ADVERT), BODY, score=0.05) == []


BOLD = Part("Not to blame", "span", bold=1.0)


@pytest.mark.parametrize("meta", [SHOP, Metadata()])
def test_a_bold_line_between_paragraphs_made_alike_is_a_subhead(meta: Metadata) -> None:
    """A short line all in bold needs no heading's element, and above it may stand an advertisement."""
    assert subheads(BODY, BOLD, BODY, score=0.1, meta=meta) == [1]
    assert subheads(BODY, LABEL, BOLD, BODY, score=0.1, meta=meta) == [2]


@pytest.mark.parametrize(
    "part",
    [
        BOLD._replace(bold=0.8),
        BOLD._replace(text="Nobody was to blame."),
        BOLD._replace(media=1),
        BOLD._replace(linked=1.0, href="/blame"),
        BOLD._replace(hints=Hint.PROMO),
        BOLD._replace(text=PROSE.rstrip(".")),
    ],
    ids=["half in bold", "a sentence", "below a picture", "a link", "a promo", "long"],
)
def test_another_bold_line_is_none(part: Part) -> None:
    """What reads or is called otherwise, or names a picture, is no subhead for being bold."""
    assert not subheads(BODY, part, BODY, score=0.1)


def test_a_heading_of_any_score_is_one_where_a_page_may_be_news() -> None:
    """Between paragraphs made alike a heading is a subhead, but where the page says that it is no news."""
    assert subheads(BODY, SUBHEAD, BODY, score=0.1, meta=Metadata()) == [1]
    assert subheads(BODY, SUBHEAD, BODY, score=0.1, meta=Metadata(page_type="NewsArticle")) == [1]
    assert not subheads(BODY, SUBHEAD, BODY, score=0.1, meta=SHOP)
    assert subheads(BODY, SUBHEAD, BODY, score=0.1, meta=Metadata(page_type="website")) == [1]
    assert not subheads(BODY, SUBHEAD, Part(PROSE, "div"), score=0.1, meta=Metadata())
    assert not subheads(BODY._replace(css_class="a"), SUBHEAD, BODY, score=0.1, meta=Metadata())


def test_a_line_of_some_score_is_one_where_a_page_may_be_news() -> None:
    """A subhead in an element that nothing names needs some score, one that is called a title less."""
    line = Part("What happens now", "div")
    named = line._replace(hints=Hint.HEADLINE)
    assert subheads(BODY, line, BODY, score=0.35, meta=Metadata()) == [1]
    assert not subheads(BODY, line, BODY, score=0.34, meta=Metadata())
    assert not subheads(BODY, line, BODY, score=0.35, meta=SHOP)
    assert subheads(BODY, named, BODY, score=0.15, meta=Metadata()) == [1]
    assert not subheads(BODY, named, BODY, score=0.14, meta=Metadata())
    assert not subheads(BODY, line._replace(text="What happens now?"), BODY, score=0.35, meta=Metadata())


APART = Part("Two grooms, one ring", "div", css_class="sh")


def test_a_few_words_in_a_class_of_their_own_between_siblings_are_a_subhead() -> None:
    """Whatever their score, on a page that may be news and where all made so stand above text."""
    assert subheads(BODY, APART, BODY, score=0.05, meta=Metadata()) == [1]
    assert subheads(BODY, APART, BODY, APART, BODY, score=0.05, meta=Metadata()) == [1, 3]
    assert not subheads(BODY, APART, BODY, score=0.05, meta=SHOP)
    share = LABEL._replace(tag="div")
    assert not subheads(BODY, APART, share, BODY, APART, BODY, score=0.05, meta=Metadata())
    assert not subheads(BODY, Part("Lume", media=1), APART, BODY, score=0.05, meta=Metadata())


@pytest.mark.parametrize(
    "part",
    [
        APART._replace(css_class=""), APART._replace(text="Grooms"),
        APART._replace(text="Two grooms and one ring of gold and silver"), APART._replace(media=1),
        APART._replace(linked=1.0, href="/rings"), APART._replace(hints=Hint.CREDIT), APART._replace(hints=Hint.ADVERT),
        APART._replace(parent=2),
    ],
    ids=["no class", "a word", "long", "below a picture", "a link", "a credit", "an advert", "another box"],
)  # fmt: skip
def test_another_line_in_a_class_of_its_own_is_none(part: Part) -> None:
    """What may be a caption, a label or a promo for what it is called or where it stands is no subhead."""
    assert not subheads(BODY, part, BODY, score=0.05, meta=Metadata())


def test_a_label_with_a_link_may_stand_above_a_subhead() -> None:
    """ "Read more:" and a link are as good as a link alone."""
    promo = LABEL._replace(linked=0.8, href="/ferry")
    assert subheads(BODY, promo, SUBHEAD._replace(linked=0.1, href="#ferry"), BODY) == [2]
    assert not subheads(BODY, promo._replace(linked=0.5), SUBHEAD._replace(linked=0.1, href="#ferry"), BODY)


def test_a_subhead_may_follow_what_goes() -> None:
    """Above a heading may stand an advertisement; then a sentence is below it, and it is no link."""
    assert subheads(BODY, LABEL, SUBHEAD, BODY) == [2]
    assert not subheads(BODY, LABEL, SUBHEAD._replace(linked=1.0, href="/far-bank"), BODY)
    item = Part("A lamp", "li")
    page = make_page(BODY, LABEL, SUBHEAD, item)
    assert not find_subheads(make_look(page, [0, 3], [0.9, 0.1, 0.4, 0.9], meta=SHOP))


@pytest.mark.parametrize(
    "part",
    [
        SUBHEAD._replace(tag="p"),
        SUBHEAD._replace(text="Ferry to the far bank runs twice a day again", linked=1.0, href="/ferry"),
        SUBHEAD._replace(hints=Hint.PROMO),
        SUBHEAD._replace(hints=Hint.DATE),
        SUBHEAD._replace(hints=Hint.INFOBOX),
        SUBHEAD._replace(hints=Hint.SCREEN_READER),
    ],
    ids=["no heading", "a teaser", "called a promo", "called a date", "called a box", "for screen readers"],
)
def test_another_block_between_paragraphs_is_no_subhead(part: Part) -> None:
    """What is no heading, or is a headline that leads elsewhere, is not found."""
    assert not subheads(BODY, part, BODY)


def test_a_heading_that_something_speaks_against_is_no_subhead() -> None:
    """The headline, a phrase, a hopeless score, or neighbours that go speak against it."""
    assert not subheads(BODY, SUBHEAD, BODY, titles=frozenset({1}))
    assert not subheads(BODY, SUBHEAD, BODY, phrase=BIT["credit"])
    assert not subheads(BODY, SUBHEAD, BODY, score=0.2)
    assert not subheads(BODY, SUBHEAD, LABEL, BODY)


def test_a_header_below_the_first_prose_is_a_sections() -> None:
    """A heading called a header is found below prose whatever its score; not above it, linked, or called an advert."""
    header = SUBHEAD._replace(hints=Hint.HEADER)
    assert subheads(BODY, LABEL, header, BODY, score=0.1) == [2]
    assert not subheads(LABEL, header, BODY, score=0.1)
    assert not subheads(BODY, header._replace(linked=1.0, href="/far-bank"), BODY, score=0.1)
    assert not subheads(BODY, header._replace(hints=Hint.HEADER | Hint.ADVERT), BODY, score=0.1)


def test_a_heading_over_a_subhead_is_one_too() -> None:
    """The heading of a group of sections stays with the subhead of the first."""
    assert sorted(subheads(BODY, LABEL, SUBHEAD._replace(tag="h2"), SUBHEAD, BODY)) == [2, 3]
    assert subheads(BODY, LABEL, LABEL, SUBHEAD, BODY) == [3]


# ---- subheads that something parts from their text ---------------------------------------------------------------

ADVERT = Part("Advertisement", "div", hints=Hint.ADVERT)
TEASER = Part("Five things the ferry will not take", "div", linked=1.0, href="/five")
NEWS = Metadata(page_type="NewsArticle")


def parted(*parts: Part, meta: Metadata = NEWS) -> list[int]:
    kept = [i for i, part in enumerate(parts) if part.text == PROSE]
    return find_parted_subheads(make_look(make_page(*parts), kept, meta=meta))


def test_an_advert_or_a_teaser_may_part_a_subhead_from_its_text() -> None:
    """A heading between sentences is the text's, though something else follows right below it."""
    assert parted(BODY, SUBHEAD, ADVERT, BODY) == [1]
    assert parted(BODY, SUBHEAD, ADVERT, *[TEASER] * 4, BODY) == [1]
    assert parted(BODY, TEASER, SUBHEAD, ADVERT, BODY) == [2]
    assert parted(BODY, TEASER, SUBHEAD, ADVERT, SUBHEAD, BODY) == []


@pytest.mark.parametrize(
    "parts",
    [
        (BODY, SUBHEAD, ADVERT, *[TEASER] * 5, BODY),
        (BODY, SUBHEAD, Part("Ask the ferry office"), BODY),
        (BODY, SUBHEAD._replace(linked=1.0, href="/bank"), ADVERT, BODY),
        (BODY, SUBHEAD, ADVERT),
        (SUBHEAD, ADVERT, BODY),
    ],
    ids=["far from it", "something else between", "a link", "no text below", "no text above"],
)
def test_a_heading_of_something_else_is_none(parts: tuple[Part, ...]) -> None:
    """What heads a list of links, or no text at all, is no subhead."""
    assert parted(*parts) == []


def test_a_heading_in_the_teasers_own_box_is_none() -> None:
    """It heads the teasers with which it shares an element that the text does not stand in."""
    box = Part("", "div", parent=1)
    inside = [part._replace(parent=3) for part in (SUBHEAD, TEASER)]
    assert parted(BODY, box, *inside, BODY) == []


def test_on_a_page_that_is_no_news_a_parted_heading_is_none() -> None:
    """There lists of things are made so."""
    assert parted(BODY, SUBHEAD, ADVERT, BODY, meta=SHOP) == []


# ---- headings around an element ---------------------------------------------------------------------------------

HEADING = Part("", "h3")


def wrapped(inner: Part, *others: Part, last: Part = BODY) -> list[int]:
    """Return what is found between BODY and `last`, which stay; the parts between stand in a heading."""
    parts = (BODY, HEADING, inner, *others, last)
    page = make_page(*parts)
    blocks = [b for b in page.blocks if b.text]  # an element without a text of its own is no block
    page = Page(None, None, tuple(b._replace(index=i) for i, b in enumerate(blocks)), page.containers)
    return find_wrapped_headings(make_look(page, [0, len(page.blocks) - 1]))


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


def test_a_link_may_stand_above_a_subhead() -> None:
    """Between the text above and a subhead a link to another page may stand."""
    link = Part("Nine geese walk into the library", linked=1.0, href="/geese")
    short = Part("They stayed.")
    page = make_page(BODY, link, SUBHEAD, short, BODY)
    assert find_subheads(make_look(page, [0, 3, 4], [SURE, 0.1, 0.4, SURE, SURE], meta=SHOP)) == [2]
    page = make_page(BODY, LABEL, SUBHEAD, short, BODY)
    assert not find_subheads(make_look(page, [0, 3, 4], [SURE, 0.1, 0.4, SURE, SURE], meta=SHOP))
