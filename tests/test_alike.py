"""What blocks made alike say of each other: `newsclean.alike`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.alike import (
    find_after_colons,
    find_alike,
    find_between,
    find_last_of_boxes,
    find_lead_ins,
    find_led_lists,
    find_lines_in_runs,
    find_link_items,
    find_loose_end,
    find_opening_line,
    find_parts,
    find_rows,
    find_run_on,
    find_sentences,
    find_siblings,
    find_terms,
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


def test_a_pointer_in_a_short_list_is_none() -> None:
    """One word, and on pages of news a link, do not stay for the items beside them."""
    news = Metadata(page_type="NewsArticle")
    scores = [NO, SURE, DOUBT, DOUBT]
    for item, found in ((ITEM._replace(text="Lamps"), {3}), (ITEM._replace(linked=1.0, href="/l"), {3})):
        assert find_alike(make_look(make_page(LIST, ITEM, item, ITEM), [1], scores, meta=news)) == found
    linked = make_page(LIST, ITEM, ITEM._replace(linked=1.0, href="/l"), ITEM)
    assert find_alike(make_look(linked, [1], scores, meta=Metadata(page_type="BlogPosting"))) == {2, 3}


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


def test_a_term_stays_with_its_description() -> None:
    """What a description explains stays with it, but not a link nor another item."""
    term, told = Part("Bridge", "dt"), Part("Shut since May.", "dd")
    for above, found in ((term, {0}), (term._replace(linked=1.0, href="/b"), set()), (ITEM._replace(parent=1), set())):
        assert {*find_terms(make_look(make_page(above, told), staying=[1]))} == found
    assert not find_terms(make_look(make_page(term, told), staying=[]))


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
    return find_led_lists(make_look(make_page(*parts), stays, phrases=phrases))


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


def test_what_follows_a_list_may_go() -> None:
    """Between the list and the text below it a promo may stand, which goes."""
    parts = (LEAD, Part("All", "ul"), LINK._replace(parent=3), LINK._replace(parent=3), LINK, BODY)
    assert led(*parts, kept=(0, 5)) == [1, 2, 3]


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
    return find_link_items(make_look(make_page(*parts), kept, phrases=dict.fromkeys(range(1, len(parts)), phrase)))


def test_a_linked_item_among_those_that_stay_is_found() -> None:
    """An item that is one link stays where most items of its list do."""
    assert links("text", "text", "link", "text") == [3]


def test_other_items_are_not() -> None:
    """Half a link, a promo, an item of a list that goes, and one in a list of two are left."""
    assert not links("text", "text", "part", "text")
    assert not links("text", "text", "link", "text", phrase=1)
    assert not links("text", "link", "link", "text")
    assert not links("text", "link")


# ---- lines ------------------------------------------------------------------------------------------------------


def after_colons(*parts: Part, doubt: float = DOUBT, phrases: dict[int, int] | None = None) -> list[int]:
    """Return what is found where BODY stays; items have the list `n` as parent, other parts a score."""
    kept = [i for i, part in enumerate(parts) if part is BODY]
    scores = [SURE if i in kept else doubt for i in range(len(parts))]
    return find_after_colons(make_look(make_page(*parts), kept, scores, phrases=phrases))


STOPS = (Part("", "ul"), Part("Quay Head", "li", parent=4), Part("Lumeport, which has no roof", "li", parent=4))


def test_a_list_below_a_colon_stays_with_its_line() -> None:
    """Lines without end marks, in a list that a line with a colon leads to amid the text, are the text's."""
    assert after_colons(BODY, LEAD, *STOPS, BODY) == [1, 2, 3, 4]
    assert after_colons(BODY, LEAD, *STOPS, Part("Read more"), BODY, phrases={3: 1}) == [1, 2, 4]


@pytest.mark.parametrize(
    "parts",
    [
        (BODY, LEAD._replace(text="Of these harbours two are open"), *STOPS, BODY),
        (BODY, LEAD, STOPS[0], *[item._replace(linked=1.0) for item in STOPS[1:]], BODY),
        (BODY, LEAD, STOPS[0]._replace(hints=Hint.RELATED), *STOPS[1:], BODY),
        (BODY, LEAD, *[item._replace(tag="p", parent=0) for item in STOPS[1:]], BODY),
        (BODY, LEAD, *STOPS),
        (LEAD, *[item._replace(parent=3) if item.parent == 4 else item for item in STOPS], BODY),
    ],
    ids=["no colon", "links", "called related", "no list", "below the text", "above the text"],
)
def test_another_list_is_not_led_to(parts: tuple[Part, ...]) -> None:
    """A list of links, one named as something else, and one that is not amid the text are looked at each by itself."""
    assert not after_colons(*parts)


LINE = Part("Said the mayor of Lumeport")


def between(*parts: Part, score: float = DOUBT, phrases: dict[int, int] | None = None) -> list[int]:
    """Return what is found where BODY stays and all else has a score."""
    kept = [i for i, part in enumerate(parts) if part is BODY]
    scores = [SURE if part is BODY else score for part in parts]
    return find_between(make_look(make_page(*parts), kept, scores, phrases=phrases))


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


# ---- paragraphs like those beside them --------------------------------------------------------------------------


def siblings(*parts: Part, score: float = 0.3) -> frozenset[int]:
    """Return what is found where BODY is sure and all else has a score."""
    page = make_page(*parts)
    scores = [0.9 if part is BODY else score for part in parts]
    return find_siblings(make_look(page, [i for i, part in enumerate(parts) if part is BODY], scores))


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


def test_a_short_sentence_may_stand_below_a_promo() -> None:
    """The last words of a text, behind a promo, are still its own."""
    last = BODY._replace(text="The whistle went. Nobody moved.")
    promo = Part("See also", "div")
    assert siblings(BODY, BODY, BODY, promo, promo, last, score=0.4) == {5}
    assert not siblings(BODY, BODY, BODY, promo, promo, last, score=0.39)
    assert siblings(BODY, BODY, BODY, *[promo] * 5, last, score=0.4) == {8}
    assert not siblings(BODY, BODY, BODY, *[promo] * 6, last, score=0.4)


def test_numbers_of_elements_do_not_tell_them_apart() -> None:
    """A text in elements called part-1, part-2 and part-3 is one."""
    parts = [Part("", "div", css_class=f"part-{n}") for n in (1, 2, 3)]
    texts = [BODY._replace(parent=2 + n) for n in (0, 1, 2)]
    page = make_page(*parts, *texts, BODY._replace(parent=4))
    assert find_siblings(make_look(page, [3, 4, 5], [0, 0, 0, SURE, SURE, SURE, DOUBT])) == {6}


def test_a_short_sentence_beside_one_that_stays_is_found() -> None:
    """A sentence of few words is a sibling right beside a paragraph, the last too; above all of them it is none."""
    short = Part("It stays shut until June.")
    assert siblings(BODY, BODY, short, BODY) == {2}
    assert siblings(BODY, BODY, BODY, short) == {3}
    assert siblings(BODY, BODY, Part("Read more"), short, BODY) == {3}
    assert not siblings(short, BODY, BODY, BODY)
    assert siblings(BODY, BODY, BODY, Part("It stays shut."), score=0.6) == {3}


def run_on(*parts: Part, low: float = 0.12) -> list[int]:
    """Return the sentences that run on, where BODY stays and the others have a low score."""
    kept = [i for i, part in enumerate(parts) if part is BODY]
    return find_run_on(make_look(make_page(*parts), kept, [SURE if i in kept else low for i in range(len(parts))]))


def test_sentences_below_the_text_run_on() -> None:
    """Sentences one below the other, made as the text and right below it, are its end, however low they score."""
    short = Part("The lamp stays out until the first of June.")
    assert run_on(*[BODY] * 3, short, short) == [3, 4]
    assert not run_on(*[BODY] * 3, short, low=0.09)


def parted(second: str, score: float = 0.3, first: str = f"{PROSE} {PROSE}", around: str = "div") -> list[int]:
    """Return what runs on of two texts of one element, an empty one between them, of which the first stays."""
    page = page_of(f"<body><p>{PROSE * 5}</p><{around}>{first}<p></p>{second}</div>")
    return find_run_on(make_look(page, [0, 1], [SURE, SURE, score]))


def test_the_second_part_of_an_element_is_its_text() -> None:
    """What an empty element parts from a long text of the same element runs on, where it opens with a sentence."""
    text = f"{PROSE}<br>Read this in Welsh"
    assert parted(text) == [2]
    assert not parted(text, score=0.19)
    assert not parted(text, first=PROSE)
    assert not parted(f"Read this in Welsh<br>{PROSE}<br>Read on")
    assert not parted(f"<a href=/welsh>{text}</a>")
    assert not parted(text, around="div class=infobox")


@pytest.mark.parametrize(
    "part",
    [
        Part("The lamp stays out until the first of June"),
        Part("It stays out."),
        Part("The lamp stays out until the first of June.", linked=0.5),
        Part("The lamp stays out until the first of June.", css_class="note"),
    ],
    ids=["no sentence", "short", "link", "another class"],
)
def test_what_is_no_sentence_of_the_text_does_not_run_on(part: Part) -> None:
    """Labels, links and what is made otherwise end the text, and what stands below them too."""
    assert not run_on(*[BODY] * 3, part, Part("The lamp stays out until the first of June."))


def test_a_body_of_two_paragraphs_vouches_for_nothing() -> None:
    """Two paragraphs are too few to say how the body is made."""
    assert siblings(*[BODY] * 3, DOUBTFUL)
    assert not siblings(*[BODY] * 2, DOUBTFUL)


def test_a_hopeless_score_is_not_overruled() -> None:
    """A block that scores next to nothing stays out, however it is made."""
    assert 4 not in siblings(*[BODY] * 4, DOUBTFUL, score=0.05)


# ---- texts set apart, made alike --------------------------------------------------------------------------------

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


# ---- the end ----------------------------------------------------------------------------------------------------


OTHERWISE = Part(PROSE, "div")


def loose_end(*scores: float, last: Part = OTHERWISE) -> frozenset[int]:
    page = make_page(*[BODY] * (len(scores) - 1), last)
    return find_loose_end(make_look(page, [i for i, score in enumerate(scores) if score >= 0.5], scores))


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
    assert find_loose_end(make_look(page, range(7), [SURE] * 5 + [score] * 2)) == ends


def test_a_list_told_in_headings_has_no_loose_end() -> None:
    """Headings made alike that end as sentences are the texts of pictures; one alone is a call, and goes."""
    told = Part(PROSE, "h2", css_class="item")
    page = make_page(*[BODY] * 5, told, told, told)
    assert not find_loose_end(make_look(page, range(8), [SURE] * 5 + [0.55] * 3))
    assert not find_loose_end(make_look(make_page(*[BODY] * 5, told, told, HEADING, told), [0, 1, 2, 3, 4, 5, 6, 8]))
    page = make_page(*[BODY] * 5, told, told)
    assert find_loose_end(make_look(page, range(7), [SURE] * 5 + [0.55] * 2)) == {5, 6}


# ---- sentences amid the text ------------------------------------------------------------------------------------

NEWS = Metadata(page_type="NewsArticle")
QUOTED = Part("The clock is nobody's, he said.", "div", hints=Hint.QUOTE)


def sentences(*parts: Part, score: float = 0.43, meta: Metadata = NEWS) -> list[int]:
    """Return what is found where the prose stays, and the rest has a score."""
    page = make_page(*parts)
    kept = [i for i, part in enumerate(parts) if part.text == PROSE]
    return find_sentences(make_look(page, kept, [SURE if i in kept else score for i in range(len(parts))], meta=meta))


def test_a_sentence_between_paragraphs_is_found() -> None:
    """A doubtful sentence in a box of its own between two paragraphs of news is text."""
    unnamed = QUOTED._replace(hints=0)
    assert sentences(BODY, unnamed, BODY) == [1]
    assert sentences(BODY, unnamed, BODY, score=0.42) == []
    assert sentences(BODY, unnamed, BODY, meta=Metadata()) == []
    assert sentences(BODY, QUOTED, BODY, score=0.2) == [1]  # its element says that it is a quotation
    assert sentences(BODY, QUOTED, BODY, score=0.19) == []
    subhead = unnamed._replace(text="\u201cThe clock is nobody's\u201d")
    assert sentences(BODY, subhead, BODY, score=0.2) == [1]
    assert sentences(BODY, subhead, BODY, score=0.2, meta=Metadata()) == [1]
    assert sentences(BODY, subhead, BODY, score=0.2, meta=Metadata(page_type="Product")) == []
    assert sentences(BODY, BODY, subhead, score=0.2) == []


@pytest.mark.parametrize(
    "other",
    [
        QUOTED._replace(text="The clock is nobody's"),
        QUOTED._replace(text="Whose is the clock?"),
        QUOTED._replace(text="It is."),
        QUOTED._replace(linked=0.2),
        QUOTED._replace(hints=Hint.RELATED),
        QUOTED._replace(inline=Hint.CREDIT),
    ],
    ids=["no sentence", "a question", "two words", "a link", "named related", "a credit in it"],
)
def test_what_is_something_else_between_paragraphs_is_not(other: Part) -> None:
    """Labels, questions, links and what is named for what it is are no text by their place alone."""
    assert sentences(BODY, other, BODY) == []


def test_a_sentence_at_an_end_of_the_text_stands_in_elements_like_it() -> None:
    """Above or below the text a sentence needs an element around it that is made like the paragraphs'."""
    box, other = Part("", "div", css_class="text"), Part("", "div", css_class="note")
    text = BODY._replace(parent=2)
    assert sentences(box, other, text, text, QUOTED._replace(parent=2)) == [4]
    assert sentences(box, other, text, text, QUOTED._replace(parent=3)) == []


def test_a_term_of_a_list_that_goes_is_none() -> None:
    """Of a list that says date, source and summary above the text, where the summary stays, the labels go."""
    terms = Part("", "dl")
    term, told = Part("Date:", "dt", parent=2), Part("11 August 2023", "dd", parent=2)
    page = make_page(terms, term, told, term, told, term, told)
    assert find_terms(make_look(page, staying=[6])) == []
    assert sorted(find_terms(make_look(page, staying=[4, 6]))) == [3, 5]
    box = Part("", "div", parent=2)
    boxed = make_page(terms, box, term._replace(parent=3), told._replace(parent=3),
                      box, term._replace(parent=6), told._replace(parent=6),
                      box, term._replace(parent=9), told._replace(parent=9))  # fmt: skip
    assert find_terms(make_look(boxed, staying=[9])) == []


def test_a_sentence_in_another_articles_card_is_none_of_the_text() -> None:
    """Below the text, one made like it that stands in an element with a linked headline is a teaser's."""
    card = Part("", "div", parent=1)
    headline = Part("Tram is early", "h2", linked=1.0, parent=5)
    teaser = Part(PROSE.replace("Monday", "Friday"), parent=5)
    page = make_page(BODY, BODY, BODY, card, headline, teaser)
    scores = [SURE, SURE, SURE, NO, NO, DOUBT]
    assert find_siblings(make_look(page, [0, 1, 2], scores)) == frozenset()
    beside = make_page(BODY, BODY, BODY, card, headline, teaser._replace(parent=1))
    assert find_siblings(make_look(beside, [0, 1, 2], scores)) == {5}


# ---- with its box -----------------------------------------------------------------------------------------------

BOX = Part("", "div")
BOXED = Part(PROSE, parent=2)


def brothers(*last: Part, above: int = 2, score: float = DOUBT) -> list[int]:
    """Return what is found of doubtful blocks below so many paragraphs of a box that stay."""
    page = make_page(BOX, *[BOXED] * above, *last)
    kept = range(1, above + 1)
    return find_last_of_boxes(make_look(page, kept, [NO, *[SURE] * above, *[score] * len(last)]))


def test_a_paragraph_below_two_made_like_it_stays_with_them() -> None:
    """One box is not parted, whatever it is called."""
    assert brothers(BOXED) == [3]
    assert brothers(BOXED, BOXED) == [3, 4]


@pytest.mark.parametrize(
    "last",
    [
        BOXED._replace(parent=1),
        BOXED._replace(css_class="note"),
        BOXED._replace(linked=0.2),
        BOXED._replace(text=PROSE[:-1]),
        BOXED._replace(text="It is shut."),
    ],
    ids=["outside", "made otherwise", "with a link", "no sentence", "short"],
)
def test_another_paragraph_below_a_box_does_not(last: Part) -> None:
    """What differs from those above it, or has a link, may be a pointer."""
    assert brothers(last) == []


def test_one_paragraph_or_a_hopeless_score_is_not_enough() -> None:
    """A box of two may be a note and its end."""
    assert brothers(BOXED, above=1) == []
    assert brothers(BOXED, score=NO) == []


# ---- a line that leads to the text ------------------------------------------------------------------------------


def opening(line: str) -> list[int]:
    """Return what is found where the paragraphs of a page stay, below a line in their element."""
    page = page_of(f"<body><div>{line}<p>{PROSE}<p>{PROSE}</div></body>")
    return find_opening_line(make_look(page, [1, 2], [NO, SURE, SURE]))


def test_a_bare_line_with_a_colon_leads_to_the_text() -> None:
    """It stands in the text's own element; one in an element of its own may be a label."""
    assert opening("From the harbour office on the ferry:") == [0]
    assert opening("<p>From the harbour office on the ferry:") == []
    assert opening("From the harbour office on the ferry.") == []
    assert opening("Ferry:") == []


# ---- rows and lead-ins ------------------------------------------------------------------------------------------

ROWS = [Part(text) for text in ("Length: 186 cm", "Weight: 2 kg", "Built: 2019", "Price: 20 crowns", "Colour: red")]


def test_a_sheet_is_not_halved() -> None:
    """Of five rows with a label each, in one element, all stay where three do."""
    assert find_rows(make_look(make_page(BODY, *ROWS), [0, 1, 3, 5])) == [2, 4]
    assert not find_rows(make_look(make_page(BODY, *ROWS), [0, 1, 3]))
    assert not find_rows(make_look(make_page(BODY, *ROWS[:4]), [0, 1, 3]))
    assert not find_rows(make_look(make_page(BODY, *ROWS[:3], BODY, *ROWS[3:]), [0, 1, 3, 4, 6]))


def test_a_line_with_a_colon_leads_to_the_next() -> None:
    """A line that ends in a colon, between blocks that stay and in one element with the next, stays with it."""
    lead = Part("The notice read:", hints=Hint.EMBED)
    assert find_lead_ins(make_look(make_page(BODY, lead, BODY), [0, 2])) == [1]
    assert not find_lead_ins(make_look(make_page(BODY, lead._replace(linked=0.5), BODY), [0, 2]))
    assert not find_lead_ins(make_look(make_page(BODY, lead._replace(hints=Hint.RELATED), BODY), [0, 2]))
    assert not find_lead_ins(make_look(make_page(BODY, lead, BODY), [0, 2], phrases={1: 1}))
    assert not find_lead_ins(make_look(make_page(BODY, lead, BODY._replace(parent=2)), [0, 2]))
    assert not find_lead_ins(make_look(make_page(BODY, lead._replace(text="More:"), BODY), [0, 2]))
