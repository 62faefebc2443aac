"""Paragraphs that stay with those beside them: `newsclean.context.siblings`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.context.siblings import find_between, find_sentences, find_siblings
from newsclean.model import Metadata
from newsclean.page.tags import Hint

BODY = Part(PROSE)
SURE, DOUBT, NO = 0.9, 0.4, 0.1


# ---- paragraphs made like the text's ----------------------------------------------------------------------------


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
    ],
    ids=["another class", "another tag", "half of it a link", "no end mark"],
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


def test_a_sentence_below_a_break_in_the_element_of_the_text_needs_a_low_score() -> None:
    """What <br> parts from a paragraph that stays is text sooner than what stands in another element."""
    for score, last, found in ((0.1, "td", {3}), (0.09, "td", set()), (0.29, "div", set())):
        text = f"{PROSE}<br><br>{PROSE}<br><br>{PROSE}"
        ending = "Doors open at six." if last == "td" else "<div>Doors open at six.</div>"
        page = page_of(f"<table><tr><td>{text}<br><br>{ending}</table>")
        assert find_siblings(make_look(page, [0, 1, 2], [SURE, SURE, SURE, score])) == found


def test_a_short_sentence_goes_with_a_doubtful_paragraph_below_it() -> None:
    """Both are made like the body's; above another block it is not told."""
    last = BODY._replace(text="The whistle went. Nobody moved.")
    promo = Part("See also", "div")
    assert siblings(BODY, BODY, BODY, promo, promo, last, DOUBTFUL) == {5, 6}
    assert siblings(BODY, BODY, BODY, promo, promo, last._replace(tag="div"), DOUBTFUL) == {6}
    assert not siblings(BODY, BODY, BODY, promo, promo, last, promo)


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


def test_a_body_of_two_paragraphs_vouches_for_nothing() -> None:
    """Two paragraphs are too few to say how the body is made."""
    assert siblings(*[BODY] * 3, DOUBTFUL)
    assert not siblings(*[BODY] * 2, DOUBTFUL)


def test_a_hopeless_score_is_not_overruled() -> None:
    """A block that scores next to nothing stays out, however it is made."""
    assert 4 not in siblings(*[BODY] * 4, DOUBTFUL, score=0.05)


# ---- lines between ----------------------------------------------------------------------------------------------


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


def test_a_line_between_breaks_in_the_element_of_the_text_needs_no_score() -> None:
    """What <br> alone parts from the text above and below it, in one element, is text; a link or a phrase is not."""
    for line, phrases, found in (
        ("Ada Quill", {}, [2]),
        ("The paper edition: <a href=/paper>here</a>", {}, []),
        ("Ada Quill", {2: 1}, []),
    ):
        page = page_of(f"<table><tr><td>{'<br><br>'.join((PROSE, PROSE, line, PROSE))}</table>")
        assert find_between(make_look(page, [0, 1, 3], [SURE, SURE, NO, SURE], phrases=phrases)) == found


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
    quotation = QUOTED._replace(tag="blockquote")
    for kind in (None, "Article"):
        assert sentences(BODY, quotation, BODY, meta=Metadata(page_type=kind)) == [1]
        assert sentences(BODY, quotation._replace(tag="div"), BODY, meta=Metadata(page_type=kind)) == []
    assert sentences(BODY, quotation, BODY, meta=Metadata(page_type="Product")) == []


def test_a_paragraph_of_a_blockquote_stands_where_that_does() -> None:
    """Below a paragraph, a quotation of the same element is text on a page that says but that it is an article."""
    for said, found in (("The clock is nobody's, he said.", [2]), ("The clock is nobody's", [])):
        text = f"<p>{PROSE}</p><p>{PROSE}</p><blockquote><p>{said}</p></blockquote>"
        page = page_of(f"<div>{text}</div><button>Copy</button>")
        look = make_look(page, [0, 1], [SURE, SURE, 0.2, NO], meta=Metadata(page_type="article"))
        assert find_sentences(look) == found


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
