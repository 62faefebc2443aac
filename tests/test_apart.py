"""Text far from the article: `newsclean.context.apart`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page

from newsclean.context.apart import (
    find_above_headline,
    find_apart,
    find_bios,
    find_loose_end,
    find_unseen,
)
from newsclean.model import Metadata
from newsclean.page.tags import Hint
from newsclean.phrase_files import BIT

OTHER = "Between the lighthouse and the mill there is nothing but sand, and the wind takes more of it every year."
NEWS = Metadata(page_type="NewsArticle")
SHOP = Metadata(page_type="Product")
MAIN, BESIDE = Part("", "div", css_class="m"), Part("", "div", css_class="r")  # the elements of index 2 and 3
TITLE = Part("Bridge over the Lume stays shut", "h1", parent=2)
TEXT = Part(PROSE, parent=2)
COLUMN = Part(OTHER, parent=3)
LINK = Part("News from the quay", linked=1.0, href="/quay")


def apart(*parts: Part, meta: Metadata = NEWS) -> list[int]:
    """Return what is found, of two elements and the parts, where prose stays."""
    kept = [i for i, part in enumerate(parts, 2) if part.text in (PROSE, OTHER)]
    title = next((i for i, part in enumerate(parts, 2) if part.text == TITLE.text), -1)
    return find_apart(make_look(make_page(MAIN, BESIDE, *parts), kept, meta=meta, title=title))


def test_a_column_far_below_the_text_is_found() -> None:
    """What stays in another element, beyond many links, is no part of the article, though it be longer."""
    assert apart(TITLE, *[TEXT] * 3, *[LINK] * 11, *[COLUMN] * 4) == [17, 18, 19, 20]
    assert apart(*[COLUMN] * 2, *[LINK] * 11, TITLE, *[TEXT] * 3) == [2, 3]


@pytest.mark.parametrize(
    "parts",
    [
        (TITLE, *[TEXT] * 3, *[LINK] * 9, COLUMN),
        (TITLE, *[TEXT] * 3, *[LINK] * 11, TEXT),
        (TITLE, *[TEXT] * 2, *[LINK] * 11, COLUMN),
        (TITLE._replace(tag="h2"), *[TEXT] * 3, *[LINK] * 11, COLUMN),
        (*[TEXT] * 3, *[LINK] * 11, COLUMN),
        (TITLE._replace(parent=1), *[TEXT] * 3, *[LINK] * 11, COLUMN),
    ],
    ids=["near", "the same element", "next to no text", "no <h1>", "no headline", "a headline outside"],
)
def test_other_text_is_not(parts: tuple[Part, ...]) -> None:
    """The parts of an article stand near each other, or in the element of the headline and its first text."""
    assert not apart(*parts)


def test_a_list_of_things_is_made_so_but_for_a_sidebar() -> None:
    """On a page that says it is no news, what is far away goes where it is called a sidebar."""
    assert not apart(TITLE, *[TEXT] * 3, *[LINK] * 11, COLUMN, meta=SHOP)
    assert apart(TITLE, *[TEXT] * 3, *[LINK] * 11, COLUMN._replace(hints=Hint.SIDEBAR), meta=SHOP) == [17]


AUTHOR, SIGNED, WHO = Part("Author"), Part("Ada Quill", "h3"), Part("is a lawyer at Quill and Sons in Lumeport.")


def labelled_bios(*parts: Part) -> list[int]:
    """Return what is found where all but labels stays."""
    page = make_page(*parts)
    kept = [i for i, part in enumerate(parts) if part.text != AUTHOR.text]
    phrases = {i: BIT["byline"] for i, part in enumerate(parts) if part.text == AUTHOR.text}
    return find_bios(make_look(page, kept, phrases=phrases))


def test_a_box_with_a_label_on_the_author_is_found() -> None:
    """Below all text: the label, a heading that is a name, and who it is."""
    assert labelled_bios(*[Part(PROSE)] * 3, AUTHOR, SIGNED, WHO) == [4, 5]
    assert labelled_bios(*[Part(PROSE)] * 3, SIGNED, WHO) == []
    assert labelled_bios(*[Part(PROSE)] * 3, AUTHOR, SIGNED._replace(tag="p"), WHO) == []
    assert labelled_bios(*[Part(PROSE)] * 3, AUTHOR, Part("What the mayor said", "h3"), WHO) == []
    assert labelled_bios(*[Part(PROSE)] * 3, AUTHOR, SIGNED, *[Part(PROSE)] * 5) == []


BY = Metadata(authors=("Ada Quill", "Nguyễn Văn An"))
NAME = Part("Ada Quill")
BIOS = [
    "Ada is a lawyer at Quill and Sons.",
    "Quill writes on harbours and their birds.",
    "Hi there! I am Ada, and I have kept this log of the ferry since it began to run.",
    "Hola, soy Ada y escribo desde el faro.",
    "Ada lebt am Hafen und schreibt über Fähren.",
    "Diplômée de Lumeport, Ada Quill suit la vie du port.",
    "„Ada“ schrijft over de veerboot.",
    "Dr. Quill è medico al porto.",
]


def signed_bios(*parts: Part, gone: str = NAME.text, meta: Metadata = BY) -> list[int]:
    """Return what is found below three paragraphs where all stays but the lines of a text."""
    page = make_page(*[Part(PROSE)] * 3, *parts)
    kept = [i for i, block in enumerate(page.blocks) if block.text != gone]
    return find_bios(make_look(page, kept, meta=meta))


@pytest.mark.parametrize("bio", BIOS)
def test_who_the_author_is_below_the_name_is_found(bio: str) -> None:
    """Below the author's name, which goes, the last paragraph tells of the author, in any language."""
    assert signed_bios(NAME, Part(bio)) == [4]


def test_a_box_headed_by_the_author_is_found() -> None:
    """A heading that is the author's name, and who that is; other names head parts of the text."""
    assert signed_bios(NAME._replace(tag="h3"), Part("Reporter in Lumeport."), gone="") == [3, 4]
    assert signed_bios(Part("Cleo Marsh", "h3"), Part("Reporter in Lumeport."), gone="") == []


@pytest.mark.parametrize(
    ("parts", "meta"),
    [
        ((NAME, Part("The ferry runs again on Monday.")), BY),
        (
            (Part("Ana de la Cruz"), Part("Uno de los arcos se conserva en el museo.")),
            Metadata(authors=("Ana de la Cruz",)),
        ),
        ((NAME, Part("The harbour master, who had waited for the geese since dawn, told Ada so.")), BY),
        ((NAME, Part("Adam is a lawyer.")), BY),
        ((Part("Ada is a lawyer."), NAME), BY),
        ((NAME, Part("Ada is a lawyer."), *[Part(PROSE)] * 6), BY),
        ((Part("Ada is a lawyer."),), BY),
        ((NAME, Part("Ada is a lawyer.")), Metadata(authors=("Cleo Marsh",))),
        ((NAME, *[Part("The Gull", linked=1.0)] * 3, Part("Ada is a lawyer.")), BY),
    ],
    ids=[
        "no name", "a particle", "named late", "another", "above the name", "text follows", "no name above",
        "another's", "far off",
    ],
)  # fmt: skip
def test_other_text_below_a_name_is_not(parts: tuple[Part, ...], meta: Metadata) -> None:
    """What does not open with the author, is no end of the text or stands elsewhere is left."""
    gone = {"The Gull", NAME.text, *meta.authors}
    page = make_page(*[Part(PROSE)] * 3, *parts)
    kept = [i for i, block in enumerate(page.blocks) if block.text not in gone]
    assert not find_bios(make_look(page, kept, meta=meta))


GREETING = Part("Good morning, and here is the one tale that you need to have read today.", parent=2)


def above_headline(*parts: Part, **fields: frozenset[int]) -> list[int]:
    """Return what is found above the headline, of one element and the parts, all of which stay but the headline."""
    title = next((i for i, part in enumerate(parts, 1) if part.text == TITLE.text), -1)
    kept = [i for i in range(1, len(parts) + 1) if i != title]
    fields |= {"titles": frozenset((title,))} if title >= 0 else {}
    return find_above_headline(make_look(make_page(MAIN, *parts), kept, title=title, **fields))


def test_what_stays_above_the_headline_is_no_part_of_the_text_below() -> None:
    """A letter's greeting, or where a page was printed from, stands over the headline of the article."""
    assert above_headline(GREETING, TITLE, *[TEXT] * 3) == [1]
    assert above_headline(GREETING, GREETING, TITLE, *[TEXT] * 3) == [1, 2]


@pytest.mark.parametrize(
    "parts",
    [
        (GREETING, TITLE, TEXT, TEXT),
        (*[GREETING] * 4, TITLE, *[TEXT] * 3),
        (GREETING, *[TEXT] * 3),
        (TITLE, GREETING, *[TEXT] * 3),
    ],
    ids=["next to no text below", "much above", "no headline", "below it"],
)
def test_text_above_a_line_like_the_headline_stays(parts: tuple[Part, ...]) -> None:
    """The line that says the headline may come again below the text."""
    assert not above_headline(*parts)


def test_what_is_for_screen_readers_alone_goes() -> None:
    """Of a text that all see; where most of it is called so, the name says nothing."""
    unseen = TEXT._replace(parent=3)
    parts = (MAIN, BESIDE._replace(hints=Hint.SCREEN_READER), TEXT, TEXT, unseen)
    assert find_unseen(make_look(make_page(*parts), [2, 3, 4])) == [4]
    assert not find_unseen(make_look(make_page(*parts), [2, 4]))
    assert not find_unseen(make_look(make_page(*parts), [2, 3]))


# ---- doubtful last blocks ---------------------------------------------------------------------------------------

BODY = Part(PROSE)
OTHERWISE = Part(PROSE, "div")
HEADING = Part("What to bring", "h2")
SURE, NO = 0.9, 0.1


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
