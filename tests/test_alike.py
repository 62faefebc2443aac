"""What blocks made alike say of each other: `newsclean.alike`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_page

from newsclean.alike import (
    find_alike,
    find_between,
    find_headline_again,
    find_led_lists,
    find_lines_in_runs,
    find_link_items,
    find_loose_end,
    find_repeats,
    find_teaser_lists,
)
from newsclean.model import Metadata
from newsclean.tags import Hint

LIST = Part("", "ul")
ITEM = Part("Bring a lamp", "li", parent=2)
BODY = Part(PROSE)
HEADING = Part("What to bring", "h2")
SURE, DOUBT, NO = 0.9, 0.4, 0.1


def alike(*parts: Part, scores: list[float], phrases: dict[int, int] | None = None) -> frozenset[int]:
    page = make_page(*parts)
    kept = [i for i, score in enumerate(scores) if score >= 0.5]
    return find_alike(page, scores, kept, [(phrases or {}).get(i, 0) for i in range(len(parts))], range(len(parts)))


# ---- items ------------------------------------------------------------------------------------------------------


def test_a_doubtful_item_of_a_list_that_stays_is_found() -> None:
    """A doubtful item of a list of which most items stay is one of them."""
    assert alike(LIST, ITEM, ITEM, ITEM, ITEM, scores=[NO, SURE, SURE, SURE, DOUBT]) == {4}


@pytest.mark.parametrize("score", [NO, DOUBT])
def test_an_item_of_a_list_that_goes_is_not(score: float) -> None:
    """A doubtful item of a list of which fewer stay is none."""
    assert not alike(LIST, ITEM, ITEM, ITEM, scores=[NO, SURE, DOUBT, score])


def test_an_item_that_is_something_else_is_not() -> None:
    """An item with a low score, or one that says "Read more", stays out of a list that stays."""
    scores = [NO, SURE, SURE, SURE, SURE, NO, DOUBT]
    assert not alike(LIST, *[ITEM] * 6, scores=scores, phrases={6: 1})


def test_a_block_outside_the_list_is_not() -> None:
    """A doubtful block beside a list that stays is no item of it."""
    assert not alike(LIST, ITEM, ITEM, ITEM, Part("Bring a lamp", "p"), scores=[NO, SURE, SURE, SURE, DOUBT])


def test_a_list_in_a_list_is_one_with_it() -> None:
    """An item of a list within a list is judged with the outer list's."""
    inner = (Part("", "ul", parent=2), Part("A match", "li", parent=5))
    assert alike(LIST, ITEM, ITEM, *inner, scores=[SURE, SURE, SURE, NO, DOUBT]) == {4}


# ---- lists of links ---------------------------------------------------------------------------------------------

LEAD = Part("Of these harbours two are open:")
LINK = Part("Lumeport", "li", linked=1.0, href="/lumeport")


def led(*parts: Part, phrases: dict[int, int] | None = None, kept: tuple[int, ...] | None = None) -> list[int]:
    """Return what is found where all parts but lists and items stay; a part of the list `n` has it as its parent."""
    stays = kept or [i for i, part in enumerate(parts) if part.tag not in ("ul", "li")]
    return find_led_lists(make_page(*parts), stays, [(phrases or {}).get(i, 0) for i in range(len(parts))])


@pytest.mark.parametrize("lead", [LEAD, HEADING, Part("\u958b\u3044\u3066\u3044\u308b\u6e2f\uff1a")])
def test_a_list_that_a_line_leads_to_is_found(lead: Part) -> None:
    """A list that would go whole stays below a heading or a colon, above text of the same element."""
    items = (Part("Lumeport", "li", parent=3, linked=1.0), Part("Quay Head", "li", parent=3, linked=1.0))
    assert led(lead, Part("All", "ul"), *items, BODY) == [1, 2, 3]


@pytest.mark.parametrize(
    ("lead", "item", "last"),
    [
        (BODY, LINK._replace(parent=3), BODY),
        (LEAD, LINK._replace(parent=3), BODY._replace(parent=2)),
        (LEAD, LINK._replace(parent=3, tag="p"), BODY),
    ],
    ids=["below a sentence", "text of another element follows", "no list"],
)
def test_a_list_that_nothing_leads_to_is_not(lead: Part, item: Part, last: Part) -> None:
    """Links below a sentence, above another element's text, or in no list are teasers."""
    kind = "div" if item.tag == "p" else "ul"
    assert not led(lead, Part("All", kind), item, item, last, kept=(0, 4))


def test_a_list_below_a_promo_is_not() -> None:
    """A list below "Related articles:" is left, as is such an item of another, a single item, or a list at the end."""
    parts = (LEAD, Part("All", "ul"), LINK._replace(parent=3), LINK._replace(parent=3), BODY)
    assert led(*parts)
    assert not led(*parts, phrases={0: 1})
    assert led(*parts, phrases={2: 1}) == [1, 3]
    assert not led(*parts[:-1])
    assert not led(LEAD, Part("All", "ul"), BODY)


def links(*kinds: str, phrase: int = 0) -> list[int]:
    """Return what is found in a list of items that are text and stay, are links that go, or "part", links in part."""
    made = {"text": ITEM, "link": LINK._replace(parent=2), "part": LINK._replace(parent=2, linked=0.5)}
    parts = [LIST, *(made[kind] for kind in kinds)]
    kept = [i for i, kind in enumerate(kinds, 1) if kind == "text"]
    return find_link_items(make_page(*parts), kept, [0, *[phrase] * len(kinds)])


def test_a_linked_item_among_those_that_stay_is_found() -> None:
    """An item that is one link stays where most items of its list do."""
    assert links("text", "text", "link", "text") == [3]


def test_other_items_are_not() -> None:
    """Half a link, a promo, an item of a list that goes, and one in a list of two are left."""
    assert not links("text", "text", "part", "text")
    assert not links("text", "text", "link", "text", phrase=1)
    assert not links("text", "link", "link", "text")
    assert not links("text", "link")


LINE = Part("Said the mayor of Lumeport")


def between(*parts: Part, score: float = DOUBT, phrases: dict[int, int] | None = None) -> list[int]:
    """Return what is found where BODY stays and all else has a score."""
    kept = [i for i, part in enumerate(parts) if part is BODY]
    scores = [SURE if part is BODY else score for part in parts]
    return find_between(make_page(*parts), scores, kept, [(phrases or {}).get(i, 0) for i in range(len(parts))])


def test_a_doubtful_line_between_paragraphs_made_alike_is_found() -> None:
    """What is made as the paragraphs right above and below it stays, no sentence though it is."""
    assert between(BODY, BODY, LINE, BODY) == [2]


@pytest.mark.parametrize(
    "part",
    [
        LINE._replace(tag="div"),
        LINE._replace(css_class="more"),
        LINE._replace(hints=Hint.ADVERT),
        LINE._replace(linked=0.5, href="/mayor"),
    ],
    ids=["another tag", "another class", "called an advertisement", "half a link"],
)
def test_a_line_that_is_made_otherwise_is_not(part: Part) -> None:
    """An element of another make or name, and a link, are left."""
    assert not between(BODY, BODY, part, BODY)


def test_a_line_that_something_speaks_against_is_not() -> None:
    """A phrase, a low score, or a neighbour that goes speak against it, as does an article of two paragraphs."""
    assert not between(BODY, BODY, LINE, BODY, phrases={2: 1})
    assert not between(BODY, BODY, LINE, BODY, score=0.3)
    assert not between(BODY, BODY, LINE, LINE, BODY)
    assert not between(BODY, BODY, BODY, LINE)
    assert not between(BODY, LINE, BODY)


ENTRY = Part("Ada Quill")
LINKED_ENTRY = Part("Ben Rook", linked=1.0, href="/ben-rook")


def run(*parts: Part, phrases: dict[int, int] | None = None) -> list[int]:
    """Return what is found where all parts without a link stay."""
    kept = [i for i, part in enumerate(parts) if not part.linked]
    return find_lines_in_runs(make_page(*parts), kept, [(phrases or {}).get(i, 0) for i in range(len(parts))])


def test_a_linked_line_in_a_run_of_short_lines_is_found() -> None:
    """The winners, a paragraph each: the one that has a page of its own stays as the others do."""
    assert run(BODY, ENTRY, ENTRY, LINKED_ENTRY, BODY) == [3]
    assert run(BODY, LINKED_ENTRY, ENTRY, ENTRY) == [1]


@pytest.mark.parametrize(
    "parts",
    [
        (BODY, BODY, LINKED_ENTRY, BODY, BODY),
        (BODY, ENTRY, LINKED_ENTRY, ENTRY, BODY),
        (ENTRY, ENTRY, LINKED_ENTRY._replace(text="The ferry to the far bank runs again")),
        (ENTRY, ENTRY, LINKED_ENTRY._replace(linked=0.5)),
        (ENTRY, ENTRY, LINKED_ENTRY._replace(css_class="more")),
        (ENTRY, ENTRY, LINKED_ENTRY._replace(parent=0)),
        (ENTRY._replace(tag="h3"), ENTRY._replace(tag="h3"), LINKED_ENTRY._replace(tag="h3")),
        (Part("He left."), Part("She stayed."), LINKED_ENTRY),
    ],
    ids=["amid paragraphs", "one a side", "a headline", "half a link", "made otherwise", "elsewhere", "headings",
         "sentences"],
)  # fmt: skip
def test_another_linked_line_is_not(parts: tuple[Part, ...]) -> None:
    """A link amid paragraphs, a headline, and what is not made as the lines beside it are left."""
    assert not run(*parts)


def test_a_promo_in_a_run_of_short_lines_is_not() -> None:
    """A link whose text is a phrase is left."""
    assert not run(ENTRY, ENTRY, LINKED_ENTRY, phrases={2: 1})


# ---- headings ---------------------------------------------------------------------------------------------------


def test_a_doubtful_heading_made_like_those_that_stay_is_found() -> None:
    """A doubtful heading with text below it, made like two that stay, is one of them."""
    scores = [SURE, SURE, SURE, SURE, DOUBT, SURE]
    assert alike(HEADING, BODY, HEADING, BODY, HEADING, BODY, scores=scores) == {4}


@pytest.mark.parametrize(
    ("last", "below"),
    [
        (HEADING._replace(css_class="promo"), BODY),
        (HEADING._replace(tag="h3"), BODY),
        (HEADING, HEADING),
    ],
    ids=["another class", "another level", "no text below"],
)
def test_a_heading_made_otherwise_is_not(last: Part, below: Part) -> None:
    """A doubtful heading of another make, or with no text below it, is none of them."""
    scores = [SURE, SURE, SURE, SURE, DOUBT, SURE]
    assert 4 not in alike(HEADING, BODY, HEADING, BODY, last, below, scores=scores)


# ---- the end ----------------------------------------------------------------------------------------------------


OTHERWISE = Part(PROSE, "div")


def loose_end(*scores: float, last: Part = OTHERWISE) -> frozenset[int]:
    page = make_page(*[BODY] * (len(scores) - 1), last)
    return find_loose_end(page, scores, [i for i, score in enumerate(scores) if score >= 0.5])


def test_a_doubtful_last_block_below_a_gap_is_a_loose_end() -> None:
    """A last block that is doubtful and stands below one that goes is no part of the text."""
    assert loose_end(SURE, SURE, SURE, SURE, SURE, NO, 0.55) == {6}


@pytest.mark.parametrize(
    "scores",
    [(SURE,) * 5 + (0.55,), (SURE,) * 5 + (NO, 0.65), (SURE, SURE, NO, 0.55)],
    ids=["no gap", "a good score", "a short text"],
)
def test_another_last_block_is_none(scores: tuple[float, ...]) -> None:
    """A last block that follows the text at once, has a good score, or ends a short text is none."""
    assert not loose_end(*scores)


def test_a_last_block_made_like_the_text_is_none() -> None:
    """A doubtful last paragraph with the tag and class of those above is the text's, whatever stands between."""
    assert not loose_end(SURE, SURE, SURE, SURE, SURE, NO, 0.55, last=BODY)


@pytest.mark.parametrize(("score", "ends"), [(0.75, {5, 6}), (0.85, frozenset())])
def test_headings_at_the_end_are_loose_ends(score: float, ends: frozenset[int]) -> None:
    """Headings that no text follows go, but for those with a good score."""
    page = make_page(*[BODY] * 5, HEADING, HEADING)
    assert find_loose_end(page, [SURE] * 5 + [score] * 2, range(7)) == ends


# ---- the headline as a part's name ------------------------------------------------------------------------------

TITLE = Part("How to prune a rose", "h1")
PART_TITLE = TITLE._replace(tag="h2")


def again(*parts: Part, score: float = SURE) -> frozenset[int]:
    titles = [i for i, part in enumerate(parts) if part.text == TITLE.text]
    return find_headline_again(make_page(*parts), [score] * len(parts), titles, titles[0])


def test_a_part_of_the_text_may_be_named_like_the_whole() -> None:
    """A sure heading below the first prose that says the headline names a part of the text."""
    assert again(TITLE, BODY, PART_TITLE, BODY) == {2}


def test_a_headline_said_twice_names_no_part() -> None:
    """The headline above the first prose, a paragraph that says it, and a doubtful heading are the headline."""
    assert not again(TITLE, PART_TITLE, BODY)
    assert not again(TITLE, BODY, PART_TITLE._replace(tag="p"))
    assert not again(TITLE, BODY, PART_TITLE, score=0.7)


# ---- lists of teasers -------------------------------------------------------------------------------------------

NEWS = Metadata(page_type="NewsArticle")
TEASER = Part("Ferry to the far bank runs twice a day again", "li", parent=3, linked=0.8, href="/ferry")


def teasers(*items: Part, meta: Metadata = NEWS) -> list[int]:
    """Return what is found of a list of items that stays, with a paragraph above it."""
    page = make_page(BODY, Part("", "ul"), *items, url="https://www.lume.example/a")
    return find_teaser_lists(page, [0, *range(2, 2 + len(items))], meta)


def test_a_list_of_headlines_that_lead_to_other_articles_is_found() -> None:
    """On a page of news three linked headlines in a list are teasers, whether addresses name the site or not."""
    assert teasers(TEASER, TEASER, TEASER._replace(href="https://lume.example/far-bank")) == [2, 3, 4]


def test_a_heading_above_teasers_goes_with_them() -> None:
    """What a list of teasers is called is no subhead of the article."""
    page = make_page(BODY, Part("", "ul"), HEADING, *[TEASER] * 3, url="https://www.lume.example/a")
    assert sorted(find_teaser_lists(page, [0, 2, 3, 4, 5], NEWS)) == [2, 3, 4, 5]


def test_one_item_of_another_kind_makes_no_difference() -> None:
    """Most items decide for the list."""
    assert teasers(TEASER, TEASER, TEASER._replace(linked=0.0, href=None)) == [2, 3, 4]


@pytest.mark.parametrize(
    "item",
    [
        TEASER._replace(text="Bring a lamp"),
        TEASER._replace(text=f"{TEASER.text}."),
        TEASER._replace(linked=0.2),
        TEASER._replace(href="https://ferries.example/times"),
        TEASER._replace(href="#times"),
        TEASER._replace(parent=1),
    ],
    ids=["short", "sentences", "a linked word", "another site", "the same page", "no list"],
)
def test_another_list_is_none_of_teasers(item: Part) -> None:
    """Sentences, names, and links to other sites or within the page are the article's."""
    assert teasers(item, item, item) == []


def test_a_list_of_links_stays_where_a_page_is_no_news() -> None:
    """A page that says it is something else lists what it is about; two items are no list."""
    assert teasers(TEASER, TEASER, TEASER, meta=Metadata(page_type="WebPage")) == []
    assert teasers(TEASER, TEASER) == []


# ---- text that comes again --------------------------------------------------------------------------------------


def said(count: int, tag: str = "p") -> list[Part]:
    """Return paragraphs that differ from one another."""
    return [Part(f"{PROSE} So said witness {n} of the {count}, who had walked over it with a lorry behind him.", tag)
            for n in range(count)]  # fmt: skip


def repeated(*parts: Part) -> list[int]:
    return find_repeats(make_page(*parts), range(len(parts)))


def test_the_second_copy_of_a_text_is_found() -> None:
    """Where a page holds its text twice the second copy goes, with the headings in it."""
    text = [*said(2), HEADING, *said(4)[2:]]
    assert repeated(*text, Part("For print:", "h3"), *text) == [6, 7, 8, 9, 10]


@pytest.mark.parametrize("second", [said(2), [HEADING, Part("Bring a lamp", "li")], said(4, "td")])
def test_a_few_lines_that_come_again_are_not(second: list[Part]) -> None:
    """Two paragraphs, short lines or a table's cells that come again may be said of another thing."""
    assert not repeated(*second, Part("For print:", "h3"), *second)


def test_three_short_sentences_that_come_again_are_not() -> None:
    """An address in three lines may stand below each way to reach it."""
    lines = [Part(f"By {way}: to the harbour office on the north quay, open from nine to five") for way in "abc"]
    assert not repeated(*lines, HEADING, *lines)


def test_copies_apart_from_one_another_are_not() -> None:
    """Sentences that come again one by one, each among others, are what things have in common."""
    one, two, three = said(3)
    other = Part("The next thing on the list")
    assert not repeated(one, two, three, other, one, HEADING, two, ITEM, three)


def test_a_paragraph_right_below_its_twin_is_found() -> None:
    """A paragraph for small screens below the one for wide screens goes; a heading or a short line stays."""
    assert repeated(BODY, BODY, *said(1)) == [1]
    assert not repeated(HEADING, HEADING, ITEM, ITEM, Part(PROSE, "h2"), Part(PROSE, "h2"))
