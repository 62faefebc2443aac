"""The headings of the text: `newsclean.context.subheads`."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.context.subheads import (
    find_box_headings,
    find_headline_again,
    find_list_headings,
    find_list_titles,
    find_other_headline,
    find_parted_subheads,
    find_section_numbers,
    find_subheads,
    find_unfolding,
    find_wrapped_headings,
)
from newsclean.model import Metadata, Page
from newsclean.page.tags import Hint
from newsclean.phrase_files import BIT

BODY = Part(PROSE)
LABEL = Part("Share this page")
NONE: frozenset[int] = frozenset()
SHOP = Metadata(page_type="Product")
SURE = 0.9
PIECE = Part("A lamp that runs for ten hours costs a little more than a tent.", "div", css_class="thing")


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


def test_a_hidden_heading_is_no_subhead() -> None:
    """A heading's text may be hidden within it, for a picture that stands in its place."""
    assert subheads(BODY, SUBHEAD._replace(inline=Hint.HIDDEN), BODY) == []


@pytest.mark.parametrize("name", ["crosshead", "article-xhead", "Zwischentitel", "inter-titre", "mellanrubrik"])
def test_what_newsrooms_call_a_subhead_is_one(name: str) -> None:
    """Such a label needs no heading's element, whatever its score, where a paragraph stands below it."""
    label = Part("Not to blame", "div", css_class=name)
    assert subheads(BODY, label, BODY, score=0.05) == [1]
    assert subheads(BODY, label._replace(linked=1.0, href="/blame"), BODY, score=0.05) == []
    assert subheads(BODY, label, LABEL, BODY, score=0.05) == []
    assert subheads(BODY, label._replace(css_class="headline"), BODY, score=0.05) == []
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


def test_labels_in_spans_that_are_called_headlines_are_subheads() -> None:
    """Three made alike need no elements of their own: `<div><span class="head title">Step 2</span><p>`."""
    label = Part("Step 2", "div", inline=Hint.HEADLINE)
    assert subheads(BODY, label, BODY, label, BODY, label, BODY, score=0.3) == [1, 3, 5]
    assert not subheads(BODY, label, BODY, label, BODY, score=0.3)
    assert not subheads(BODY, *[label._replace(inline=0), BODY] * 3, score=0.3)
    assert not subheads(BODY, *[label._replace(hints=Hint.MEDIA), BODY] * 3, score=0.3)
    assert not subheads(BODY, *[label, BODY] * 3, score=0.29)


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
    ],
    ids=["no heading", "a teaser", "called a promo", "called a date", "called a box"],
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


CALLED = SUBHEAD._replace(tag="div", hints=Hint.HEADLINE)


@pytest.mark.parametrize("part", [CALLED, CALLED._replace(hints=Hint.STANDFIRST)], ids=["a title", "a subheading"])
def test_a_label_that_is_called_a_heading_is_a_subhead(part: Part) -> None:
    """A few words between two blocks that stay need no heading's tag where their element is called so."""
    assert subheads(BODY, part, BODY) == [1]


@pytest.mark.parametrize(
    "parts",
    [
        (BODY, CALLED._replace(hints=0), BODY),
        (BODY, CALLED._replace(linked=1.0, href="/far-bank"), BODY),
        (BODY, CALLED._replace(text="What happens to the far bank where the ferry lands at night"), BODY),
        (BODY, CALLED._replace(hints=Hint.HEADLINE | Hint.PROMO), BODY),
        (BODY, LABEL, CALLED, BODY),
    ],
    ids=["of no name", "a link", "long", "of a promo", "below what goes"],
)
def test_another_label_is_no_subhead(parts: tuple[Part, ...]) -> None:
    """A name alone makes no subhead of a link, a sentence or what stands apart from the text."""
    assert not subheads(*parts)


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


@pytest.mark.parametrize(
    "part", [WITHIN, WITHIN._replace(tag="p"), WITHIN._replace(tag="button", text="Who built the far bank?")]
)
def test_the_text_of_an_element_in_a_heading_is_found(part: Part) -> None:
    """A heading that holds a <div> or a <p> is a subhead as others are, or a button that unfolds an answer."""
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


# ---- headings of a list of things -------------------------------------------------------------------------------

NAME = Part("Harbour lamp", "h3", linked=1.0, css_class="thing")


def headed(*blocks: Part, stay: Sequence[int], titles: Sequence[int] = ()) -> list[int]:
    return find_list_headings(make_look(make_page(*blocks), stay, titles=frozenset(titles)))


def test_linked_headings_each_above_a_text_that_stays_are_found() -> None:
    """Three linked names of things, each above what is said of it, stay with that."""
    assert headed(BODY, NAME, PIECE, NAME, PIECE, NAME, PIECE, stay=[0, 2, 4, 6]) == [1, 3, 5]


@pytest.mark.parametrize(
    ("heading", "blocks", "stay"),
    [
        (NAME, 2, [0, 2, 4]),  # two are no list
        (NAME, 4, [0, 2, 4, 6]),  # of four one stands above nothing that stays
        (NAME, 3, [2, 4, 6]),  # the first stands above all text
        (NAME._replace(text="Harbour lamp shines again after a repair of nine weeks"), 3, [0, 2, 4, 6]),
        (NAME._replace(hints=Hint.RELATED), 3, [0, 2, 4, 6]),
        (NAME._replace(tag="p"), 3, [0, 2, 4, 6]),
    ],
)
def test_other_headings_are_not(heading: Part, blocks: int, stay: list[int]) -> None:
    """Two headings, headings above other things, teasers' headlines and what is no heading are not found."""
    assert 1 not in headed(BODY, *[heading, PIECE] * blocks, stay=stay)


def test_the_headline_above_a_text_is_not_one_of_them() -> None:
    """A heading that says the headline is not counted."""
    assert not headed(BODY, NAME, PIECE, NAME, PIECE, NAME, PIECE, stay=[0, 2, 4, 6], titles=[3])


# ---- the headline as a part's name ------------------------------------------------------------------------------

TITLE = Part("How to prune a rose", "h1")
PART_TITLE = TITLE._replace(tag="h2")


def again(*parts: Part, score: float = SURE) -> frozenset[int]:
    page = make_page(*parts)
    titles = [i for i, part in enumerate(parts) if part.text == TITLE.text]
    return find_headline_again(make_look(page, (), [score] * len(parts), title=titles[0], titles=frozenset(titles)))


def test_a_part_of_the_text_may_be_named_like_the_whole() -> None:
    """A sure heading below the first prose that says the headline names a part of the text."""
    assert again(TITLE, BODY, PART_TITLE, BODY) == {2}


def test_a_headline_said_twice_names_no_part() -> None:
    """The headline above the first prose, a paragraph that says it, and a doubtful heading are the headline."""
    assert not again(TITLE, PART_TITLE, BODY)
    assert not again(TITLE, BODY, PART_TITLE._replace(tag="p"))
    assert not again(TITLE, BODY, PART_TITLE, score=0.65)


NEWS = Metadata(title="Roses: when to prune", page_type="NewsArticle")


def other_headline(*parts: Part, meta: Metadata = NEWS) -> frozenset[int]:
    page = make_page(*parts)
    scores = [SURE if part is BODY else 0.1 for part in parts]
    return find_other_headline(make_look(page, (), scores, meta=meta))


def test_a_headline_in_other_words_is_no_text() -> None:
    """Where a page of news states its headline otherwise than its <h1>, that is the headline all the same."""
    assert other_headline(LABEL, TITLE, BODY) == {1}
    assert not other_headline(BODY, TITLE, BODY)
    assert not other_headline(TITLE, BODY, meta=NEWS._replace(page_type=None))
    assert not other_headline(TITLE, Part(NEWS.title or ""), BODY)


BYLINE = Part("By Ada Quill", hints=Hint.AUTHOR)
IN_OTHER_WORDS = Part("Six things that nobody told me about cutting back a rose", "h2")


def test_without_an_h1_the_heading_above_the_byline_is_the_headline() -> None:
    """On a page of news without an <h1> a heading as long as a headline, the byline below it, is the headline."""
    assert other_headline(LABEL, IN_OTHER_WORDS, BYLINE, BODY) == {1}
    assert not other_headline(IN_OTHER_WORDS, BODY)
    assert not other_headline(IN_OTHER_WORDS._replace(linked=1.0, href="/six"), BYLINE, BODY)
    assert not other_headline(LABEL._replace(tag="h2"), BYLINE, BODY)
    assert not other_headline(BODY, IN_OTHER_WORDS, BYLINE, BODY)


def test_a_link_may_stand_above_a_subhead() -> None:
    """Between the text above and a subhead a link to another page may stand."""
    link = Part("Nine geese walk into the library", linked=1.0, href="/geese")
    short = Part("They stayed.")
    page = make_page(BODY, link, SUBHEAD, short, BODY)
    assert find_subheads(make_look(page, [0, 3, 4], [SURE, 0.1, 0.4, SURE, SURE], meta=SHOP)) == [2]
    page = make_page(BODY, LABEL, SUBHEAD, short, BODY)
    assert not find_subheads(make_look(page, [0, 3, 4], [SURE, 0.1, 0.4, SURE, SURE], meta=SHOP))


FACTS = Part("", "div", hints=Hint.INFOBOX)  # part 1, the element of index 3
FACTS_NAME = Part("The bridge in figures", "h3", hints=Hint.INFOBOX, parent=3)
FACT = Part("It carries nine trains a day.", "li", parent=3)


def box_headings(name: Part, box: Part = FACTS, score: float = 0.25) -> list[int]:
    """Return what is found of a heading above a text that stays in a box."""
    return find_box_headings(make_look(make_page(BODY, box, name, FACT), [0, 3], [SURE, 0.0, score, SURE]))


def test_the_name_of_a_box_of_facts_stays_with_them() -> None:
    """Right above the facts that stay a heading, or a line in bold, in the same box stays."""
    assert box_headings(FACTS_NAME) == [2]
    assert box_headings(FACTS_NAME._replace(tag="p", bold=1.0)) == [2]


@pytest.mark.parametrize(
    "name",
    [
        FACTS_NAME._replace(tag="p"),
        FACTS_NAME._replace(tag="h1"),
        FACTS_NAME._replace(linked=1.0, href="/figures"),
        FACTS_NAME._replace(hints=0),
        FACTS_NAME._replace(parent=1),
    ],
    ids=["no heading", "the page's heading", "a link", "no box of facts", "above the box"],
)
def test_another_line_above_facts_is_no_name(name: Part) -> None:
    """What is no heading of the box itself, or a link, is not kept for what stands below it."""
    assert not box_headings(name, FACTS if name.hints else FACTS._replace(hints=0))


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        (["<h4><button>Transcript</button></h4>"], [1]),
        (["<h4><button>Features</button></h4>"] * 2, []),
        (["<div><button>Transcript</button></div>"], []),
    ],
    ids=["a heading", "again and again", "no heading"],
)
def test_a_heading_that_unfolds_what_stays_is_found(heads: list[str], found: list[int]) -> None:
    """A button in a heading names what it unfolds; several that say the same are controls."""
    page = page_of(f"<p>{PROSE}</p>" + "".join(f"{head}<p>{PROSE}</p>" for head in heads))
    assert find_unfolding(make_look(page, range(0, len(page.blocks), 2))) == found


@pytest.mark.parametrize(
    ("head", "kept", "found"),
    [
        ("<div class=k__head>At a glance</div>", [0, 2, 3], [1]),
        ("<div class=k__head>At a glance</div>", [0, 2], []),
        ("<div class=k__head><a href=/a>At a glance</a></div>", [0, 2, 3], []),
        ("<div class=k__name>At a glance</div>", [0, 2, 3], []),
    ],
    ids=["a head", "half of it goes", "a link", "another name"],
)
def test_the_head_of_a_small_box_all_of_which_stays_names_it(head: str, kept: list[int], found: list[int]) -> None:
    """A few words called a head stay above all that stands in their box."""
    page = page_of(f"<p>{PROSE}</p><div class=k>{head}<div><p>Place: Old Mill</p><p>Time: noon</p></div></div>")
    assert find_box_headings(make_look(page, kept)) == found


def test_the_header_of_a_box_amid_the_text_names_it() -> None:
    """Whatever its score: it is no page's header below a paragraph. Above all text it may be."""
    name = FACTS_NAME._replace(hints=FACTS_NAME.hints | Hint.HEADER)
    assert box_headings(name, score=0.05) == [2]
    look = make_look(make_page(LABEL, FACTS, name, FACT), [3], [0.0, 0.0, 0.05, SURE])
    assert find_box_headings(look) == []


def test_a_name_that_reads_like_furniture_goes() -> None:
    """A heading with a very low score is a label."""
    assert not box_headings(FACTS_NAME, score=0.15)


# ---- the numbers of sections --------------------------------------------------------------------------------------


def numbers(*parts: Part) -> list[int]:
    """Return what is found where BODY stays and nothing else."""
    kept = [i for i, part in enumerate(parts) if part is BODY]
    return find_section_numbers(make_look(make_page(*parts), kept))


def test_ascending_numbers_amid_the_text_head_its_sections() -> None:
    """Each is one more than the last, or the same again; a picture's caption may stand below one."""
    assert numbers(BODY, Part("1"), BODY, Part("2"), LABEL, BODY, Part("2"), BODY, Part("3"), BODY) == [1, 3, 6, 8]
    assert numbers(Part("01"), BODY, Part("02."), BODY) == [0, 2]


@pytest.mark.parametrize(
    "parts",
    [
        (BODY, Part("1"), BODY),
        (BODY, Part("2"), BODY, Part("3"), BODY),
        (BODY, Part("1"), BODY, Part("3"), BODY),
        (BODY, Part("1", "li"), BODY, Part("2", "li"), BODY),
        (BODY, Part("1", "td"), BODY, Part("2", "td"), BODY),
        (BODY, Part("1", linked=1.0, href="/1"), BODY, Part("2", linked=1.0, href="/2"), BODY),
        (BODY, Part("1"), BODY, Part("2", css_class="count"), BODY),
        (BODY, Part("1"), BODY, Part("2"), LABEL),
        (BODY, Part("1"), BODY, *[LABEL] * 3, Part("2"), BODY),
        (BODY, Part("399"), BODY, Part("400"), BODY),
    ],
    ids=["one", "from two", "a gap", "items", "cells", "links", "made otherwise", "at the end", "apart", "counts"],
)
def test_other_numbers_are_none(parts: tuple[Part, ...]) -> None:
    """What counts pictures, pages or readers stands elsewhere, is a link, or begins elsewhere."""
    assert numbers(*parts) == []


def test_a_number_in_another_element_than_the_text_is_none() -> None:
    """A box beside the text has numbers of its own."""
    box = Part("Most read", "div")
    inside = [Part(number, parent=3) for number in ("1", "2")]
    assert numbers(BODY, box, inside[0], BODY, inside[1], BODY) == []


LIST_TITLE = "<div class=list__title>How the bridge is paid</div>"
ITEMS = "<ul><li>A toll of two crowns a car.</li><li>Nine concerts on the pier.</li></ul>"


@pytest.mark.parametrize(
    ("box", "found"),
    [
        (f"<div>{LIST_TITLE}{ITEMS}</div>", [1]),
        (f"<div><div class=list__text>How the bridge is paid</div>{ITEMS}</div>", []),
        (f"<div>{LIST_TITLE}<div>{ITEMS}</div></div>", []),
        (f"<aside class=related>{LIST_TITLE}{ITEMS}</aside>", []),
        (f"<div><div class=list__title>More</div>{ITEMS}</div>", []),
    ],
    ids=["title and list", "no title", "a list in a box of its own", "related", "a label"],
)
def test_the_title_in_a_lists_box_stays_with_it(box: str, found: list[int]) -> None:
    """In an element called a title, right above the list's items that stay, amid the text."""
    page = page_of(f"<article><p>{PROSE}</p>{box}<p>{PROSE}</p></article>")
    stay = [i for i in range(len(page.blocks)) if i != 1]
    assert find_list_titles(make_look(page, stay)) == found
