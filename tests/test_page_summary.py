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


def test_a_summary_that_the_page_gives_as_its_description_is_not() -> None:
    """What is called a standfirst and stands in the page's description too is what readers see as one."""
    said = Metadata(page_type="BlogPosting", sources=BLOG.sources, standfirst=NAMED.text)
    assert not summary(*APART, meta=said)


def test_a_sure_one_is_not() -> None:
    """A standfirst with a good score is the article's on any page."""
    assert not summary(*APART, score=0.6)


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


@pytest.mark.parametrize("page_type", ["Review", "Recipe"])
def test_a_review_has_its_standfirst(page_type: str) -> None:
    """Newspapers write reviews and recipes, too."""
    meta = Metadata(page_type=page_type, sources=(("page_type", "json-ld"),))
    assert summary(*APART, meta=meta, score=0.1) == []
    assert summary(TITLE, Part("Carrow"), *APART[1:], meta=meta, score=0.1) == []
