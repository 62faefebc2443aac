"""The summary of pages that are no news: `newsclean.context.page_summary`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page

from newsclean.context.page_summary import find_summary
from newsclean.model import Metadata
from newsclean.page.tags import Hint

TITLE = Part("Bridge over the Lume stays shut", "h1")
SUMMARY = "Commuters will have to go round by the old mill until the spring."
NAMED = Part(SUMMARY, hints=Hint.STANDFIRST)
BODY = Part(PROSE)
BODY_SCORE, OTHER_SCORE = 0.95, 0.3
BLOG = Metadata(page_type="BlogPosting", sources=(("page_type", "json-ld"),))


def summary(*parts: Part, meta: Metadata = BLOG, score: float = OTHER_SCORE) -> list[int]:
    page = make_page(*parts)
    scores = [score if part.hints else BODY_SCORE for part in parts]
    found = [i for i, part in enumerate(parts) if part.hints]
    kept = [i for i, part in enumerate(parts) if part.text == PROSE]
    return find_summary(make_look(page, kept, scores, meta=meta, standfirst=found))


APART = (TITLE, NAMED, Part("", "div"), BODY._replace(parent=4), BODY._replace(parent=4))


def test_a_summary_on_a_page_that_is_no_news_is_found() -> None:
    """A doubtful standfirst apart from the body, on a page that says it is a blog's, is the page's description."""
    assert summary(*APART) == [1]


def test_a_release_is_news() -> None:
    """What agencies and firms give as og:type, "Press Release", is told by its name as a NewsArticle is."""
    assert not summary(*APART, meta=Metadata(page_type="Press Release", sources=(("page_type", "og"),)))
    assert summary(*APART, meta=Metadata(page_type="Product", sources=(("page_type", "og"),))) == [1]


def test_points_on_a_page_that_is_signed_are_no_summary() -> None:
    """A list that is called a standfirst stays on a page that says it is a website and names author and day."""
    points = Part("", "ul", hints=Hint.STANDFIRST)
    point = Part(SUMMARY, "li", hints=Hint.STANDFIRST, parent=3)
    page = make_page(TITLE, points, point, BODY, BODY)
    signed = Metadata(page_type="website", authors=("Ada Quill",), published="2024-05-03")
    for meta, found in ((signed, []), (signed._replace(authors=()), [2]), (signed._replace(page_type="blog"), [2])):
        look = make_look(page, [3, 4], [0.9, 0.1, 0.3, 0.9, 0.9], meta=meta, standfirst=[2])
        assert find_summary(look) == found or meta is not signed
        assert bool(find_summary(look)) == bool(found)


def test_a_summary_that_the_page_gives_as_its_description_is_not() -> None:
    """What is called a standfirst and stands in the page's description too is what readers see as one."""
    said = Metadata(page_type="BlogPosting", sources=BLOG.sources, standfirst=NAMED.text)
    assert not summary(*APART, meta=said)


def test_a_sure_one_or_one_beside_the_body_is_not() -> None:
    """A standfirst with a good score, or in the element that holds the body, is the article's on any page."""
    assert not summary(*APART, score=0.6)
    assert not summary(TITLE, NAMED, BODY, BODY)


@pytest.mark.parametrize(
    ("page_type", "source", "least"),
    [
        ("ReportageNewsArticle", "json-ld", 0.0),
        ("article", "meta og:type", 0.0),
        (None, "", 0.0),
        ("Product", "json-ld", 0.6),
        ("website", "meta og:type", 0.6),
    ],
)
def test_a_summary_needs_a_score_where_a_page_says_that_it_is_no_news(
    page_type: str | None, source: str, least: float
) -> None:
    """A standfirst stays on news, and where a page says nothing, or but "article"; on others it needs a score."""
    meta = Metadata(page_type=page_type, sources=(("page_type", source),))
    assert summary(*APART, meta=meta, score=least - 0.01) == ([1] if least else [])
    assert not summary(*APART, meta=meta, score=least)


def test_right_below_the_headline_an_article_has_its_standfirst() -> None:
    """Where JSON-LD says but "Article", what is called a standfirst stays next to the headline, and not elsewhere."""
    meta = Metadata(page_type="Article", sources=(("page_type", "json-ld"),))
    assert summary(*APART, meta=meta, score=0.1) == []
    title, *rest = APART
    assert summary(title, Part("Carrow"), *rest, meta=meta, score=0.1) == [2]
    stars = Part("4 stars of 5", above=Hint.SCREEN_READER)
    assert summary(title, stars, *rest, meta=meta, score=0.1) == []
    assert summary(title, stars, stars, stars, *rest, meta=meta, score=0.1) == [4]


def test_between_headline_and_byline_a_website_has_its_standfirst() -> None:
    """A sentence there stays where the page names who signs it; a line that is none, or stands elsewhere, does not."""
    meta = Metadata(page_type="website", authors=("Ada Quill",), sources=(("page_type", "meta og:type"),))
    line, byline = NAMED._replace(text="The quay falls silent."), Part("By Ada Quill")
    title, rest = TITLE, (Part("", "div"), BODY._replace(parent=5), BODY._replace(parent=5))
    assert summary(title, line, byline, *rest, meta=meta, score=0.1) == []
    assert summary(title, line, byline, *rest, meta=meta._replace(authors=()), score=0.1) == [1]
    assert summary(title, line, byline, *rest, meta=meta._replace(page_type="Product"), score=0.1) == [1]
    assert summary(title, line, Part("Carrow"), *rest, meta=meta, score=0.1) == [1]
    assert summary(title, line._replace(text="Of quays"), byline, *rest, meta=meta, score=0.1) == [1]
    assert summary(title, byline, line, *rest, meta=meta, score=0.1) == [2]


@pytest.mark.parametrize("page_type", ["Review", "Recipe"])
def test_right_below_the_headline_a_review_has_its_standfirst(page_type: str) -> None:
    """Newspapers write reviews and recipes, too: there it stays next to the headline, whatever it is called.

    Elsewhere it does where it is called a standfirst and is a sentence.
    """
    meta = Metadata(page_type=page_type, sources=(("page_type", "json-ld"),))
    assert summary(*APART, meta=meta, score=0.1) == []
    label = NAMED._replace(text="Easy pineapple upside-down cake Dessert")
    assert summary(TITLE, label, *APART[2:], meta=meta, score=0.1) == [1]
    title, *rest = APART
    assert summary(title, Part("Carrow"), *rest, meta=meta, score=0.1) == []
    rest[0] = NAMED._replace(hints=Hint.BODY)
    assert summary(title, Part("Carrow"), *rest, meta=meta, score=0.1) == [2]
    rest[0] = NAMED._replace(text=NAMED.text.removesuffix("."))
    assert summary(title, Part("Carrow"), *rest, meta=meta, score=0.1) == [2]
