"""Another article below the page's own: `newsclean.next_article`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, make_look, page_of

from newsclean import clean
from newsclean.next_article import find_next_articles

TEXT = f"<p>{PROSE * 2}</p>"
FIRST = f"<article class='story'><h1>Ferry runs aground in fog</h1>{TEXT * 4}</article>"
MORE = "<p>More on the harbour</p>"


def article(headline: str = "Mayor sells the clock", opening: str = "article class='story'", texts: int = 3) -> str:
    return f"<{opening}><h1>{headline}</h1><time>4 March 2025</time>{TEXT * texts}</{opening.split()[0]}>"


def gone(html: str) -> list[int]:
    """Return what goes where all stays but the headline, the page's first heading."""
    page = page_of(html)
    title = next(b.index for b in page.blocks if page.containers[b.container].tag in ("h1", "h2", "h3"))
    kept = [b.index for b in page.blocks if b.index != title]
    return find_next_articles(make_look(page, kept, titles=frozenset({title})))


def test_all_of_the_next_articles_goes() -> None:
    """Each article below that is made like the page's goes, headline and text; what stands between stays."""
    found = gone(f"{FIRST}{MORE}{article()}{MORE}{article('Diver finds a ring')}")
    assert found == [6, 7, 8, 9, 10, 12, 13, 14, 15, 16]


def beside(headline: str, head: str, tag: str = "h2") -> str:
    return f"<article class='story'><{tag}>{headline}</{tag}>{head}{TEXT * 3}</article>"


def test_in_an_article_beside_it_the_headline_may_be_of_another_level() -> None:
    """A byline that only the language's word tells is one, too; without one it is a part of the page's article."""
    byline = "<p>By Jo Parr</p>"
    assert gone(FIRST + beside("Mayor sells the clock", byline)) == [5, 6, 7, 8, 9]
    assert gone(FIRST + beside("Mayor sells the clock", byline, "h3")) == [5, 6, 7, 8, 9]
    assert gone(FIRST + beside("Mayor sells the clock", "")) == []
    assert gone(FIRST + beside("Mayor sells the clock", byline, "h4")) == []
    assert gone(f"{FIRST}<div>{beside('Mayor sells the clock', byline)}</div>") == []
    clock = "<p class=time>5 March 2024, 10:05</p>"
    assert gone(FIRST + beside("Boats arrive", clock)) == []  # an entry of a live page
    letter = f"<article class='story'><h2>Tolls on the bridge</h2>{TEXT * 3}<p class=author>Ada Quill</p></article>"
    assert gone(FIRST + letter) == []
    inner = f"<article class='story'>{TEXT}<h2>What the mayor said</h2><p>By Jo Parr</p>{TEXT * 3}</article>"
    assert gone(FIRST + inner) == []


def test_a_class_may_tell_what_an_article_is() -> None:
    """An article need not be an <article>."""
    opening = "div class='post full'"
    assert gone(article("Ferry runs aground", opening, 4) + article(opening=opening)) == [6, 7, 8, 9, 10]


DATE = "<time>4 March 2025</time>"


def bare(count: int, between: str = "", opening: str = "article class='story'", date: str = DATE) -> str:
    """Return a page of articles whose headlines are made like the headings in their text."""
    stories = [
        f"<{opening}><h2>Story {n}</h2>{date}{TEXT}<h2>What {n} did</h2>{TEXT * 2}</{opening.split()[0]}>{between}"
        for n in range(count)
    ]
    return "".join(stories)


def test_the_headlines_may_be_made_like_headings_in_the_text() -> None:
    """Where two or more articles stand beside the page's, each with a byline or date, all of them go."""
    assert gone(bare(3)) == list(range(6, 18))
    assert gone(bare(2)) == []
    assert gone(bare(3, opening="article")) == []
    assert gone(bare(3, opening="div class='story'")) == []
    assert gone(bare(3, date="<p>Boats</p>")) == []
    assert gone(f"{bare(1)}<div>{bare(1)}</div><div>{bare(1)}</div>") == []


@pytest.mark.parametrize(
    "html",
    [
        f"<h1>Live from the harbour</h1>{FIRST}{article()}",
        FIRST + article(opening="article class='teaser'"),
        FIRST + article(texts=1),
        FIRST + article("Ferry runs aground in fog"),
        FIRST + article(opening="div class='story'"),
        (FIRST + article()).replace("h1>", "h3>"),
        (FIRST + article()).replace("h1>", "h2>"),
        (FIRST + article()).replace("article class='story'", "div").replace("</article", "</div"),
        FIRST + article().replace("<time>4 March 2025</time>", ""),
        (FIRST + article(opening="div class=c")).replace("h1>", "h2>").replace("article class='story'", "div class=c"),
    ],
    ids=[
        "entries",
        "another class",
        "a teaser",
        "twice",
        "another tag",
        "low",
        "no class",
        "no name",
        "no byline",
        "h2",
    ],
)
def test_what_may_belong_stays(html: str) -> None:
    """Entries below the headline, teasers, what is made otherwise and what nothing names are no next articles."""
    assert not gone(html)


def test_the_rule_is_named() -> None:
    """What goes says why, and its pictures are not the article's."""
    picture = "<figure><img src=/b.jpg><figcaption>The clock. Picture: PA</figcaption></figure>"
    story = "".join(f"<p>The keeper saw the ferry {n} times from the lamp room before the fog.</p>" for n in "1234")
    second = "".join(f"<p>The mayor was offered {n} sums for the clock on the square.</p>" for n in "123")
    found = clean(
        f"<title>Ferry runs aground in fog</title><article class=s><h1>Ferry runs aground in fog</h1>{story}</article>"
        f"<article class=s><h1>Mayor sells the clock</h1><time>4 May 2025</time>{picture}{second}</article>"
    )
    assert "mayor" not in found.text
    assert found.text.count("ferry") == 4
    assert not found.captions
    assert {r.rule for r in found.removed if "mayor" in r.text} == {"next-article"}
