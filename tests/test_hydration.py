"""The article that a page's scripts hold: `newsclean.hydration`."""

from __future__ import annotations

import json

import pytest
from hand_made import PROSE

import newsclean
from newsclean.model import Article
from newsclean.pipeline import FROM_SCRIPTS

TITLE = "Bridge over the Lume stays shut"
LINES = [f"{PROSE} The {day} train was late." for day in ("Monday", "Tuesday", "Friday")]
BODY = "".join(f'<p class="text">{line}</p>' for line in LINES)
STATE = {"page": {"id": 7, "headline": TITLE, "bodyHtml": f"{BODY}<div class=writer>By Ada Quill</div>"}}


def page(script: str, shown: str = "<nav><a href=/>Home</a></nav><div id=root></div>") -> str:
    return f"<title>{TITLE}</title><meta property=og:title content='{TITLE}'><body>{shown}<script>{script}</script>"


def escaped(value: object) -> str:
    """Return JSON as sites write it into a page, where "<" would end the script."""
    return json.dumps(value).replace("<", "\\u003c").replace(">", "\\u003e")


def text_of(html: str) -> list[str]:
    return newsclean.clean(html).text.split("\n")


@pytest.mark.parametrize(
    "script",
    [
        f"window.__STATE__ = {escaped(STATE)};",
        f"window.__STATE__ = {json.dumps(STATE).replace('</', '<' + chr(92) + '/')};",
        f"self.__next_f.push([1, {escaped('a:' + json.dumps(STATE))}])",
        f"self.__next_f.push([1, {escaped('24:T3f,' + BODY)}])",
    ],
    ids=["state", "unescaped", "json in json", "flight chunk"],
)
def test_the_article_of_a_shell_is_that_of_its_script(script: str) -> None:
    """Where a page shows no article, the markup in its scripts' data is cleaned in its place."""
    assert text_of(page(script)) == LINES


def test_it_says_so() -> None:
    """The article warns that no reader of the saved page sees it, and names the script as its place."""
    article: Article = newsclean.clean(page(f"x = {escaped(STATE)}"))
    assert FROM_SCRIPTS in article.warnings
    assert article.kind == "article"
    byline = next(cut for cut in article.removed if cut.text == "By Ada Quill")
    assert byline.xpath == "/html[1]/body[1]/script[1]"
    assert any(cut.text == "Home" for cut in article.removed)


@pytest.mark.parametrize(
    "script",
    [
        f"x = {escaped({'body': BODY.replace('Lume', 'sea').replace('ridge', 'oat').replace('shut', 'open')})}",
        f"x = {escaped({'body': '<p>Bridge over the Lume</p>' * 3})}",
        f"x = {escaped({'body': BODY})[:-2]}",
        f"x = {escaped({'body': ' '.join(LINES)})}",
    ],
    ids=["another text", "too short", "cut short", "no paragraphs"],
)
def test_other_strings_are_no_article(script: str) -> None:
    """Markup that is about something else or too short, a string that never ends and one of plain text stay unread."""
    article = newsclean.clean(page(script))
    assert article.text == ""
    assert not article.warnings


def test_what_a_page_shows_comes_first() -> None:
    """A page that shows its article is not asked for another."""
    shown = "".join(f"<p>{PROSE} The bus was late on {day}.</p>" for day in ("Sunday", "Saturday"))
    text = newsclean.clean(page(f"x = {escaped(STATE)}", f"<article>{shown}</article>")).text
    assert "bus" in text
    assert "train" not in text


def test_a_script_of_quotation_marks_costs_no_more_than_its_length() -> None:
    """Strings that never end are read once."""
    assert newsclean.clean(page('"\\' * 2_000_000)).text == ""
