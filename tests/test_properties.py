"""What holds of every page that hypothesis can think of."""

from __future__ import annotations

import json
import re
from datetime import UTC, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsclean
from newsclean import Article, Caption, Link, NewscleanError, Paragraph, Removal
from newsclean.model import CUT_ROLES, Kind, Role

HERE = Path(__file__).parent
PAGES = {path.stem: path for path in sorted((HERE.parent / "samples").glob("*.html"))}
PAGES |= {path.parent.name: path for path in sorted(HERE.glob("pages/*/page.html"))}

often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
seldom = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# ---- any bytes --------------------------------------------------------------------------------------------------

MARKUP = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<article>", "<h1>", "<br>", "<a href='/x'>", "</a>", "<table><tr><td>",
     "<li>", "<script>", "</script>", "<!--", "-->", "<title>", "</title>",
     '<script type="application/ld+json">{"headline":"', '<meta charset="', '">', "<svg>", "<select>", "<template>",
     "&#x", "&amp;lt;", "<figure><figcaption>", "<ruby><rt>",
     "The bridge over the Lume is shut. ", "Photo: ", "橋は閉鎖されている。", "\u202e", "\0", "\ud800", "e\u0301" * 40]
)  # fmt: skip
SOUP = st.lists(MARKUP | st.text(max_size=8), max_size=30).map("".join)
SOUP_BYTES = SOUP.map(lambda text: text.encode("utf-8", "surrogatepass"))
CHARSETS = st.sampled_from(["utf-16", "utf-16-be", "cp1252", "shift_jis", "utf-7", "iso2022_jp"])
BYTES = st.one_of(
    st.binary(max_size=300),
    SOUP_BYTES,
    st.tuples(SOUP, CHARSETS).map(lambda drawn: drawn[0].encode(drawn[1], "replace")),
    st.tuples(SOUP_BYTES, st.binary(max_size=20), SOUP_BYTES).map(b"".join),
)


@given(BYTES)
@often
def test_any_bytes_give_an_article_or_one_of_our_errors(data: bytes) -> None:
    """Whatever the bytes, an Article comes out or a NewscleanError, and the article can be written and read."""
    try:
        article = newsclean.clean(data)
    except NewscleanError:
        return
    for out in (article.text, article.to_html(), article.to_markdown(), article.to_json()):
        out.encode("utf-8")
    assert Article.from_dict(json.loads(article.to_json())) == article


@given(SOUP)
@often
def test_any_text_gives_an_article_or_one_of_our_errors(text: str) -> None:
    """Whatever the text, lone surrogates in it or not, an Article comes out or a NewscleanError."""
    try:
        article = newsclean.clean(text)
    except NewscleanError:
        return
    article.to_json().encode("utf-8")


# ---- words in order ---------------------------------------------------------------------------------------------

SYLLABLES = "ba ce di fo gu ha le mi no pu ra se ti vo wa".split()


def word(number: int) -> str:
    """Return a word that is no other number's."""
    letters = ""
    while True:
        number, digit = divmod(number, len(SYLLABLES))
        letters += SYLLABLES[digit]
        if not number:
            return letters


class Writer:
    """Draws the elements of a page; no word stands in it twice."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.words = 0

    def sentence(self, least: int, most: int) -> str:
        """Return words with a full stop, some of them in inline elements."""
        count = self.draw(st.integers(least, most))
        words = [word(self.words + i) for i in range(count)]
        self.words += count
        words[0] = words[0].capitalize()
        for _ in range(self.draw(st.integers(0, 2))):
            at = self.draw(st.integers(0, count - 1))
            words[at] = self.draw(st.sampled_from(INLINE)).format(words[at])
        between: str = self.draw(st.sampled_from([" ", " ", "\n", "&nbsp; ", "<br>"]))
        return between.join(words) + "."

    def element(self) -> str:
        """Return an element of a body."""
        kind = self.draw(st.sampled_from(ELEMENTS))
        return re.sub(r"\{(\d+),(\d+)\}", lambda m: self.sentence(int(m[1]), int(m[2])), kind)


INLINE = ["<b>{}</b>", "<i>{}</i>", '<a href="/x">{}</a>', "<span>{}</span>", "<span class=x>{}</span>", "<em>{}</em>"]
ELEMENTS = (
    *["<p>{12,40}</p>"] * 6,
    "<p>{1,11}</p>", "<h2>{2,6}</h2>", "<blockquote><p>{8,20}</p></blockquote>", "<div>{12,40}</div>",
    "<ul><li>{3,12}</li><li>{3,12}</li></ul>", "<p>{12,20} {12,20}</p>", "<div class=text><p>{12,20}</p>{5,20}</div>",
    "<table><tr><td>{1,3}<td>{1,3}<tr><td>{1,3}<td>{1,3}</table>", "<dl><dt>{1,4}<dd>{5,20}</dl>", "<pre>{4,12}</pre>",
    "<figure><img src=x><figcaption>{4,12}</figcaption></figure>", "<aside>{4,12}</aside>",
    "<section><h3>{2,6}</h3><p>{12,40}</p></section>", "<div><span class=caption>{3,9}</span><p>{12,40}</p></div>",
)  # fmt: skip
FRAMES = ["<article>{}</article>", "<div>{}</div>", "<main><div class=story>{}</div></main>", "{}"]


@st.composite
def pages(draw: Any) -> tuple[str, int]:
    """Return a page and the number of its words."""
    writer = Writer(draw)
    title = writer.sentence(4, 8)
    body = "".join(writer.element() for _ in range(draw(st.integers(2, 12))))
    frame = draw(st.sampled_from(FRAMES))
    return f"<html lang=en><body>{frame.format(f'<h1>{title}</h1>{body}')}</body></html>", writer.words


@given(pages())
@often
def test_words_stand_in_the_input_in_order(drawn: tuple[str, int]) -> None:
    """The words of the text are the page's, in its order, and none stands there twice."""
    html, count = drawn
    number_of = {word(number): number for number in range(count)}
    found = [number_of[w] for w in re.findall(r"\w+", newsclean.clean(html).text.lower())]
    assert found == sorted(set(found))


# ---- clean pages stay as they are ---------------------------------------------------------------------------------


@cache
def text_of(name: str) -> str:
    return newsclean.clean(PAGES[name].read_bytes()).text


@pytest.mark.parametrize("name", PAGES)
def test_cleaning_again_changes_nothing(name: str) -> None:
    """The HTML that comes out gives the same text when it is cleaned again."""
    article = newsclean.clean(PAGES[name].read_bytes())
    assert newsclean.clean(article.to_html()).text == article.text


# ---- furniture around the article -------------------------------------------------------------------------------

TITLES = st.sampled_from(
    ["Clock to run slow for a month", "Ferry captain finds a whale", "Market closes early on Friday",
     "Mayor opens the new quay", "Goat wins a county prize", "School gets a second bell", "Harbour lights go out again",
     "Zwölf Ziegen auf dem Dach", "Le chat du maire est revenu", "市長が新しい岸壁を開く"]
)  # fmt: skip
LINKS = st.tuples(st.lists(TITLES, min_size=4, max_size=15), st.sampled_from(["li", "div", "p"])).map(
    lambda drawn: "".join(f'<{drawn[1]}><a href="/n/{i}">{title}</a></{drawn[1]}>' for i, title in enumerate(drawn[0]))
)
COOKIES = st.sampled_from(
    ["We use cookies to make this site work. By going on you agree to our use of cookies.",
     "We and our 847 partners store and read information on your device to show personalised advertising."]
)  # fmt: skip
FURNITURE = st.one_of(
    st.tuples(st.sampled_from(["aside", "div", "section"]), LINKS, TITLES).map(
        lambda d: f'<{d[0]} class="sidebar"><h3>Most read</h3>{d[1]}<p>{d[2]}, and nobody knows why.</p></{d[0]}>'
    ),
    st.tuples(st.sampled_from(["cookie-banner", "cookie-consent", "cookie-notice"]), COOKIES).map(
        lambda d: f'<div id="{d[0]}"><p>{d[1]}</p><button>Accept all</button><a href="/privacy">Privacy</a></div>'
    ),
    LINKS.map(lambda links: f"<div>{links}</div>"),
    LINKS.map(lambda links: f'<section class="related"><h2>Related</h2>{links}</section>'),
)
WHOLE_PAGES = [name for name in PAGES if name != "singlefile-saved"]  # which has no <body> tag


@given(st.sampled_from(WHOLE_PAGES), FURNITURE, st.booleans())
@seldom
def test_furniture_around_the_article_changes_nothing(name: str, furniture: str, above: bool) -> None:
    """A sidebar, a cookie banner or a block of links, put first or last on a page, changes nothing in its text."""
    html = PAGES[name].read_bytes()
    at = html.index(b">", html.lower().index(b"<body")) + 1 if above else html.lower().rindex(b"</body>")
    more = furniture.encode("ascii", "xmlcharrefreplace")  # whatever the page's encoding
    assert newsclean.clean(html[:at] + more + html[at:]).text == text_of(name)


# ---- the way to a dict and back -----------------------------------------------------------------------------------

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MAYBE = st.none() | TEXT
ZONES = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENT = st.none() | st.datetimes(timezones=ZONES | st.just(UTC) | st.none())


def some(item: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(item, max_size=3).map(tuple)


ARTICLES = st.builds(
    Article,
    url=MAYBE, canonical_url=MAYBE, site=MAYBE, language=MAYBE, title=MAYBE, standfirst=MAYBE, authors=some(TEXT),
    published=MOMENT, modified=MOMENT, section=MAYBE, tags=some(TEXT), image=MAYBE,
    paragraphs=some(st.builds(Paragraph, st.sampled_from(get_args(Role)), TEXT, st.integers(0, 6))),
    captions=some(st.builds(Caption, TEXT, MAYBE)), related=some(st.builds(Link, TEXT, MAYBE)),
    removed=some(st.builds(Removal, st.sampled_from(CUT_ROLES), TEXT, TEXT, TEXT, TEXT)),
    kind=st.sampled_from(get_args(Kind)), confidence=st.floats(0, 1), warnings=some(TEXT),
    standfirst_shown=st.booleans(), sources=st.dictionaries(TEXT, TEXT, max_size=3),
)  # fmt: skip


@given(ARTICLES)
@often
def test_the_way_to_a_dict_and_back_is_exact(article: Article) -> None:
    """An article is the same after `to_dict`, JSON and `from_dict`, whatever its fields hold."""
    assert Article.from_dict(article.to_dict()) == article
    assert Article.from_dict(json.loads(article.to_json())) == article
