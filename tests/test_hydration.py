"""The article that a page's scripts hold: `newsclean.hydration`."""

from __future__ import annotations

import json

import pytest
from hand_made import PROSE

import newsclean
from newsclean.model import Article
from newsclean.pipeline import FROM_SCRIPTS

TITLE = "Bridge over the Lume stays shut"
LINES = [f'{PROSE} The {day} train was "late", said the caf\u00e9.' for day in ("Monday", "Tuesday", "Friday")]
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
        f"self.__next_f.push([1, {escaped('5:' + json.dumps(['$', {'html': json.dumps(STATE)}]))}])",
        f"self.__next_f.push([1, {escaped('24:T3f,' + BODY)}])",
        f"x = {escaped({'body': '[caption]' + BODY})}",
    ],
    ids=["state", "unescaped", "json in json", "json in json in json", "flight chunk", "no json"],
)
def test_the_article_of_a_shell_is_that_of_its_script(script: str) -> None:
    """Where a page shows no article, the markup in its scripts' data is cleaned in its place."""
    assert [line.removeprefix("[caption]") for line in text_of(page(script)) if len(line) > 9] == LINES


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
        f"x = {escaped({'body': BODY.replace('<p', '<div')})}",
        f"x = {escaped({'body': '<p>' + ' The end of it is over, that it stays.' * 9 + '</p><p>1</p><p>2</p>'})}",
        f"x = {escaped({'body': BODY})[:-2]}",
        f"x = {escaped({'body': ' '.join(LINES)})}",
    ],
    ids=["another text", "too short", "no paragraphs", "small words", "cut short", "no markup"],
)
def test_other_strings_are_no_article(script: str) -> None:
    """Markup that is about something else or too short, a string that never ends and one of plain text stay unread."""
    article = newsclean.clean(page(script))
    assert article.text == ""
    assert not article.warnings


def test_a_headline_without_capitals_is_compared_by_pairs_of_characters() -> None:
    """Chinese has neither spaces nor capitals."""
    line = "\u6d77\u6e2f\u7684\u5927\u6865\u5173\u95ed" + "\uff0c\u8239\u7ee7\u7eed\u884c" * 9
    body = "".join(f"<p>{line}{month}\u6708\u3002</p>" for month in range(1, 5))
    html = page(f"x = {escaped({'body': body})}").replace(TITLE, "\u6d77\u6e2f\u5927\u6865\u5173\u95ed")
    assert len(text_of(html)) == 4


def test_a_paragraph_that_is_shown_stands_once() -> None:
    """A page may show how its article begins, and hand all of it to its scripts."""
    shown = f"<h1>{TITLE}</h1><p>{LINES[0]}</p><div id=root></div>"
    assert text_of(page(f"x = {escaped(STATE)}", shown)) == LINES


def test_the_longest_markup_about_the_headline_is_the_article() -> None:
    """Longer strings about something else are passed over, three at most."""
    other = BODY.replace("Lume", "sea").replace("ridge", "oat").replace("shut", "open")
    others = [f"<p>Tides.</p>{other * n}" for n in (2, 3)]
    assert text_of(page(f"x = {escaped([*others, BODY])}")) == LINES
    others = [f"<p>Tides.</p>{other * n}" for n in (2, 3, 4)]
    assert text_of(page(f"x = {escaped([*others, BODY])}")) == [""]


def test_a_script_may_stand_deep() -> None:
    """A page of a thousand nested elements has its article as any other."""
    assert text_of(page(f"x = {escaped(STATE)}", "<div>" * 1200)) == LINES


def test_a_rule_of_the_callers_own_drops_the_script() -> None:
    """To a selector all that stands in a script's markup is the script's, wherever it stands."""
    for shown in ("<div id=root></div>", "<main><div id=root>", "<span>"):
        html = page(f"x = {escaped(STATE)}", shown)
        assert newsclean.clean(html, options=newsclean.Options(drop=("script",))).text == ""
        assert newsclean.clean(html, options=newsclean.Options(drop=(".text",))).text != ""


def test_what_was_cut_from_markup_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Markup of more blocks than anyone reads is cut, and the article says so."""
    monkeypatch.setattr("newsclean.segment.MAX_PIECES", 6)
    warnings = newsclean.clean(page(f"x = {escaped({'body': BODY * 3})}")).warnings
    assert len([warning for warning in warnings if "was cut" in warning]) == 1


def test_what_a_page_shows_comes_first() -> None:
    """A page that shows its article is not asked for another."""
    shown = "".join(f"<p>{PROSE} The bus was late on {day}.</p>" for day in ("Sunday", "Saturday"))
    text = newsclean.clean(page(f"x = {escaped(STATE)}", f"<article>{shown}</article>")).text
    assert "bus" in text
    assert "train" not in text


def test_a_script_of_quotation_marks_costs_no_more_than_its_length() -> None:
    """Strings that never end are read once."""
    assert newsclean.clean(page('"\\' * 2_000_000)).text == ""
