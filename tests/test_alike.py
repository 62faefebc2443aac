"""What blocks made alike say of each other: `newsclean.context.alike`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page

from newsclean.context.alike import (
    find_alike,
    find_lines_in_runs,
    find_link_items,
    find_numbered_headings,
    find_parts,
)
from newsclean.page.tags import Hint

LIST = Part("", "ul")
ITEM = Part("Bring a lamp", "li", parent=2)
BODY = Part(PROSE)
HEADING = Part("What to bring", "h2")
SURE, DOUBT, NO = 0.9, 0.4, 0.1


def alike(*parts: Part, scores: list[float], phrases: dict[int, int] | None = None) -> frozenset[int]:
    page = make_page(*parts)
    kept = [i for i, score in enumerate(scores) if score >= 0.5]
    return find_alike(make_look(page, kept, scores, phrases=phrases))


# ---- items ------------------------------------------------------------------------------------------------------


def test_a_doubtful_item_of_a_list_that_stays_is_found() -> None:
    """A doubtful item of a list of which most items stay is one of them."""
    assert alike(LIST, ITEM, ITEM, ITEM, ITEM, scores=[NO, SURE, SURE, SURE, DOUBT]) == {4}


def test_an_item_of_a_list_that_goes_is_not() -> None:
    """A doubtful item of a list of which none stays, or of a long one of which few stay, is none."""
    assert not alike(LIST, ITEM, ITEM, ITEM, scores=[NO, NO, DOUBT, DOUBT])
    assert not alike(LIST, *[ITEM] * 9, scores=[NO, SURE, *[DOUBT] * 8])


def test_a_short_list_is_not_halved() -> None:
    """Of a short list of which some items stay the doubtful ones stay too, but not those that are surely none."""
    assert alike(LIST, *[ITEM] * 4, scores=[NO, SURE, DOUBT, DOUBT, 0.34]) == {2, 3}


def test_a_word_in_a_short_list_is_none() -> None:
    """One word does not stay for the items beside it."""
    page = make_page(LIST, ITEM, ITEM._replace(text="Lamps"), ITEM)
    assert find_alike(make_look(page, [1], [NO, SURE, DOUBT, DOUBT])) == {3}


def test_an_item_that_is_something_else_is_not() -> None:
    """An item with a low score, or one that says "Read more", stays out of a list that stays."""
    scores = [NO, SURE, SURE, SURE, SURE, NO, DOUBT]
    assert not alike(LIST, *[ITEM] * 6, scores=scores, phrases={6: 1})


def test_of_two_items_one_keeps_the_other() -> None:
    """Of a list of two items that both read like text one does not go for what its box is called."""
    page = make_page(LIST, ITEM, ITEM)
    assert find_alike(make_look(page, [1], [NO, SURE, 0.35], phrases={0: 1})) == {2}
    assert not find_alike(make_look(page, [1], [NO, SURE, 0.34], phrases={0: 1}))
    assert not find_alike(make_look(page, [], [NO, SURE, 0.5], phrases={0: 1}))


def test_a_block_outside_the_list_is_not() -> None:
    """A doubtful block beside a list that stays is no item of it."""
    assert not alike(LIST, ITEM, ITEM, ITEM, Part("Bring a lamp", "p"), scores=[NO, SURE, SURE, SURE, DOUBT])


def test_a_list_in_a_list_is_one_with_it() -> None:
    """An item of a list within a list is judged with the outer list's."""
    inner = (Part("", "ul", parent=2), Part("A match", "li", parent=5))
    assert alike(LIST, ITEM, ITEM, *inner, scores=[SURE, SURE, SURE, NO, DOUBT]) == {4}


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


def numbered(*texts: str, scores: float = 0.5) -> list[int]:
    page = make_page(*(Part(text, "h2") for text in texts))
    return find_numbered_headings(make_look(page, (), [scores] * len(texts)))


def test_headings_numbered_from_one_are_found() -> None:
    """Each, whatever stands between them; a run may begin anew."""
    assert numbered("1. The quay", "2. The mill", "Offers", "3. The ferry", "4. The lock") == [0, 1, 3, 4]
    assert numbered("1. Go", "1) The quay", "2) The mill", "3) The ferry", "4) The lock") == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "texts",
    [
        ("1. The quay", "2. The mill", "3. The ferry"),
        ("2. The quay", "3. The mill", "4. The ferry", "5. The lock"),
        ("1. The quay", "3. The mill", "5. The ferry", "7. The lock"),
        ("1.5 m of water", "2.5 m of water", "3.5 m of water", "4.5 m of water"),
    ],
    ids=["three", "not from one", "with gaps", "amounts"],
)
def test_other_numbers_are_not(texts: tuple[str, ...]) -> None:
    """Too few, episodes of a series, figures."""
    assert numbered(*texts) == []


def test_numbered_links_and_unlikely_headings_are_not() -> None:
    """A list of links to other pages, the steps of a form."""
    texts = ("1. The quay", "2. The mill", "3. The ferry", "4. The lock")
    assert numbered(*texts, scores=0.39) == []
    page = make_page(*(Part(text, "h2", linked=1.0) for text in texts))
    assert find_numbered_headings(make_look(page, (), [0.9] * 4)) == []


# ---- texts set apart --------------------------------------------------------------------------------------------


PIECE = Part("A lamp that runs for ten hours costs a little more than a tent.", "div", css_class="thing")


def parts(*blocks: Part, scores: list[float], phrases: dict[int, int] | None = None) -> list[int]:
    kept = [i for i, score in enumerate(scores) if score >= 0.5]
    return find_parts(make_look(make_page(*blocks), kept, scores, phrases=phrases))


def test_a_doubtful_text_made_like_those_that_read_like_text_is_found() -> None:
    """Of four boxes amid the text the two that would go stay with the others, one of them ending in a colon."""
    colon = PIECE._replace(text="For a lamp that runs for ten hours you need one of these:")
    assert parts(BODY, PIECE, PIECE, PIECE, colon, BODY, scores=[SURE, 0.6, DOUBT, 0.6, DOUBT, SURE]) == [2, 4]


def test_texts_none_of_which_would_stay_are_found_too() -> None:
    """Four boxes with doubtful scores, amid the text, are a part of it."""
    assert parts(BODY, *[PIECE] * 4, BODY, scores=[SURE, *[0.45] * 4, SURE]) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("blocks", "scores"),
    [
        ([BODY, *[PIECE] * 4, BODY], [SURE, DOUBT, NO, NO, NO, SURE]),  # they read like something else
        ([BODY, *[PIECE] * 3, BODY], [SURE, 0.6, DOUBT, 0.6, SURE]),  # three are few
        ([BODY, BODY, *[PIECE] * 4], [SURE, SURE, 0.6, DOUBT, 0.6, DOUBT]),  # below the text
        ([*[PIECE] * 4, BODY, BODY], [0.6, DOUBT, 0.6, DOUBT, SURE, SURE]),  # above it
    ],
)
def test_other_boxes_are_not(blocks: list[Part], scores: list[float]) -> None:
    """Boxes that score low together, three of them, or boxes above or below the text are left to their scores."""
    assert not parts(*blocks, scores=scores)


@pytest.mark.parametrize(
    "last",
    [
        PIECE._replace(text="Lamps, tents, stoves and ropes in the shop"),
        PIECE._replace(text="A lamp costs more."),
        PIECE._replace(linked=1.0),
        PIECE._replace(hints=Hint.CAPTION),
        PIECE._replace(css_class="other"),
    ],
)
def test_a_box_of_another_kind_is_not(last: Part) -> None:
    """What is no sentence, a few words, a link, a caption or made otherwise is none of them."""
    assert not parts(BODY, *[PIECE] * 4, last, BODY, scores=[SURE, *[SURE] * 4, DOUBT, SURE])


def test_a_box_that_a_phrase_names_is_not() -> None:
    """A box that says what a known phrase says is left out."""
    assert not parts(BODY, *[PIECE] * 5, BODY, scores=[SURE, *[SURE] * 4, DOUBT, SURE], phrases={5: 1})


# ---- entries that are links -------------------------------------------------------------------------------------


LINK = Part("Lumeport", "li", linked=1.0, href="/lumeport")


def links(*kinds: str, phrase: int = 0) -> list[int]:
    """Return what is found in a list of items that are text and stay, are links that go, or "part", links in part."""
    made = {"text": ITEM, "link": LINK._replace(parent=2), "part": LINK._replace(parent=2, linked=0.5)}
    parts = [LIST, *(made[kind] for kind in kinds)]
    kept = [i for i, kind in enumerate(kinds, 1) if kind == "text"]
    return find_link_items(make_look(make_page(*parts), kept, phrases=dict.fromkeys(range(1, len(parts)), phrase)))


def test_a_linked_item_among_those_that_stay_is_found() -> None:
    """An item that is one link stays where most items of its list do."""
    assert links("text", "text", "link", "text") == [3]


def test_linked_items_of_a_list_in_parts_are_found() -> None:
    """Where all that would go are links, two of five that stay keep the list whole: a reader misses half of it."""
    assert links("text", "link", "link", "text", "link") == [2, 3, 5]


def test_other_items_are_not() -> None:
    """Items of a list of which less stays, that are not all links, and one in a list of two are left."""
    assert not links("text", "link", "link", "link")
    assert not links("text", "part", "link", "text")
    assert not links("text", "link")


ENTRY = Part("Ada Quill")
LINKED_ENTRY = Part("Ben Rook", linked=1.0, href="/ben-rook")


def run(*parts: Part, phrases: dict[int, int] | None = None) -> list[int]:
    """Return what is found where all parts without a link stay."""
    kept = [i for i, part in enumerate(parts) if not part.linked]
    return find_lines_in_runs(make_look(make_page(*parts), kept, phrases=phrases))


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
