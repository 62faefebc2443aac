"""Which headings are the headline: `newsclean.context.shown_headlines`."""

from __future__ import annotations

from hand_made import PROSE, Part, make_look, make_page

from newsclean.context.shown_headlines import find_headline_again, find_other_headline
from newsclean.model import Metadata

BODY = Part(PROSE)
LABEL = Part("Share this page")
SURE = 0.9
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
