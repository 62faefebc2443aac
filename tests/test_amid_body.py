"""What stands amid the body, made otherwise: `newsclean.context.amid_body`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page

from newsclean.context.amid_body import NEAR_POSTS, find_amid_code, find_posts, find_wedged
from newsclean.model import Page
from newsclean.page.tags import Hint

BODY = Part(PROSE)
LABEL = Part("Share this page")


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


def test_a_post_that_is_but_a_link_is_no_quotation() -> None:
    """What says no more than where it leads quotes nothing; a post with a link behind its words does."""
    assert not posts(BODY, POST._replace(linked=1.0), BODY)
    assert posts(BODY, POST._replace(linked=0.5), BODY) == {1}


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
    """Two texts in a row, a doubtful paragraph beside it or a phrase in it leave it out."""
    assert not wedged(BODY, LONE, LONE, BODY)
    assert not wedged(BODY, LONE, BODY, score=0.7)
    assert not wedged(BODY, LONE, BODY, phrases={1: 1})


def test_posts_between_doubtful_paragraphs_stay() -> None:
    """Posts are looked for up to the last paragraph that stays, not only to the last sure one."""
    post = Part("Shut again!", hints=Hint.POST)
    page = make_page(Part(PROSE), *[Part(PROSE)] * 8, post)
    scores = [0.9, *[0.6] * 8, 0.1]
    assert find_posts(make_look(page, range(9), scores)) == {9}
    assert not find_posts(make_look(page, [0], scores))


CODE = Part("value = cache.get(key)", "pre", hints=Hint.TEASER)


def amid_code(*parts: Part, score: float) -> list[int]:
    kept = [i for i, part in enumerate(parts) if part == BODY]
    return find_amid_code(make_look(make_page(*parts), kept, [0.9 if part == BODY else score for part in parts]))


def test_code_between_paragraphs_is_found() -> None:
    """Whatever names the box that it stands in, whatever it scores, and in an element within, too."""
    assert amid_code(BODY, CODE, BODY, score=0.05) == [1]
    assert amid_code(BODY, CODE, Part("value = 1", "span", parent=3), BODY, score=0.05) == [1, 2]


def test_what_may_be_text_amid_code_is_found() -> None:
    """A heading that is scored as a name; on a page without code it is not looked at."""
    name = Part("cache.get", "h3")
    assert amid_code(BODY, CODE, name, BODY, score=0.25) == [1, 2]
    assert amid_code(BODY, CODE, name, BODY, score=0.1) == [1]
    assert amid_code(BODY, name, BODY, score=0.25) == []


def test_code_below_the_text_is_not() -> None:
    """It is something else's."""
    assert amid_code(BODY, CODE, score=0.25) == []


def test_code_beside_the_text_says_nothing_of_it() -> None:
    """An empty preview in the form for comments does not make a page one about code."""
    name = Part("Harbour news", "li")
    page = make_page(BODY, name, BODY, CODE)
    assert find_amid_code(make_look(page, [0, 2], [0.9, 0.25, 0.9, 0.05])) == []
