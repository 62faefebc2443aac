"""The article that a page does not show: `newsclean.context.hidden_bodies`."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hand_made import PROSE, Part, in_context, make_page

import newsclean
from newsclean.context.hidden_bodies import continue_from_metadata
from newsclean.model import Article, Metadata, Page, Verdict
from newsclean.pipeline import FROM_SCRIPTS
from newsclean.scoring.rules import JSON_LD_BODY

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
    monkeypatch.setattr("newsclean.page.segment.MAX_PIECES", 6)
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


SHOWN = PROSE
REST = [
    "A diver who looked at the pillars on Sunday found a crack as long as a bus, an engineer told a meeting.",
    "\u201cIt will be mended when the water falls,\u201d she said, and nobody in the hall asked when that would be.",
    "Until then a ferry that holds nine cars will cross twice an hour, free of charge, from seven in the morning.",
]


def continued(body: str | None, *parts: Part) -> tuple[Page, tuple[Verdict, ...], Page]:
    """Return the page as it was, the added verdicts and the page with them, where all parts were kept."""
    before = make_page(*parts)
    after, added = continue_from_metadata(
        before, [in_context(i) for i in range(len(parts))], Metadata(article_body=body)
    )
    return before, added, after


def appended(body: str | None, *parts: Part) -> list[str]:
    """Return the texts of the blocks that were added."""
    before, _, after = continued(body, *parts)
    return [block.text for block in after.blocks[len(before.blocks) :]]


def test_what_the_page_lacks_is_appended() -> None:
    """Paragraphs of the JSON-LD body behind the last that is shown are added, a block each."""
    assert appended("\n".join([SHOWN, *REST]), Part(SHOWN)) == REST


def test_a_page_that_was_cut_stays_so() -> None:
    """What is added to a page does not hide that its own blocks are not all."""
    before = replace(make_page(Part(SHOWN)), is_cut=True)
    after, added = continue_from_metadata(before, [in_context(0)], Metadata(article_body="\n".join([SHOWN, *REST])))
    assert added
    assert after.is_cut


def test_a_body_without_paragraphs_is_one_block() -> None:
    """Where the body has no lines, the rest begins in mid-line, behind what is shown."""
    assert appended(" ".join([SHOWN, *REST]), Part(SHOWN)) == [" ".join(REST)]


def test_letters_that_fold_to_two_are_one_each() -> None:
    """The rest begins where it begins, though "\u00df" is compared as "ss"."""
    shown = SHOWN.replace("e", "\u00df")
    assert appended(f"{shown} {REST[0]}", Part(shown)) == REST[:1]


def test_a_page_that_shows_nothing_gets_it_all() -> None:
    """Where nothing of the page stays the whole body is added."""
    assert appended("\n".join([SHOWN, *REST])) == [SHOWN, *REST]


def test_added_blocks_have_verdicts() -> None:
    """Each added block has one verdict alone and one in context, both of which keep it and name the rule."""
    _, added, after = continued("\n".join([SHOWN, *REST]), Part(SHOWN))
    assert [(v.block, v.stage) for v in added] == [(i, s) for i in (1, 2, 3) for s in ("alone", "context")]
    assert all(v.keep and v.rule == JSON_LD_BODY.name and v.line == -1 and v.terms for v in added)
    assert [block.index for block in after.blocks] == [0, 1, 2, 3]


def test_added_blocks_say_where_they_are_from() -> None:
    """The XPath of an added block leads to a script element."""
    _, _, after = continued("\n".join([SHOWN, *REST]), Part(SHOWN))
    assert "/script[" in after.xpath(after.blocks[-1])


def test_the_page_itself_stays() -> None:
    """The page that was handed in is as it was; blocks and containers of the new one begin with its own."""
    before, _, after = continued("\n".join([SHOWN, *REST]), Part(SHOWN))
    assert len(before.blocks) == 1
    assert after.blocks[:1] == before.blocks and after.containers[: len(before.containers)] == before.containers


def test_a_page_that_shows_nearly_all_is_left() -> None:
    """Where the body is hardly longer than the shown text nothing is added, and the page is the same object."""
    before, added, after = continued("\n".join([SHOWN, *REST]), Part(SHOWN), Part(REST[0]), Part(REST[1]))
    assert after is before and not added


def test_another_text_is_not_appended() -> None:
    """A body that doesn't hold the shown text is another text and stays out."""
    assert not appended("\n".join(REST), Part("Nine geese walked into the library at Upper Stell and would not leave."))


def test_without_a_body_nothing_is_added() -> None:
    """A page whose JSON-LD has no body is left as it is."""
    before, added, after = continued(None, Part(SHOWN))
    assert after is before and not added


def test_a_page_with_its_headline_and_a_standfirst_gets_it_all() -> None:
    """Where a page shows hardly more than its headline, what it shows besides need not stand in the body."""
    page = make_page(Part("Lume bridge is to be mended", "h1"), Part("Nine geese walked into the library, and stayed."))
    verdicts = [in_context(0, keep=False), in_context(1)]
    meta = Metadata(title="Lume bridge is to be mended", article_body="\n".join([SHOWN, *REST]))
    _, added = continue_from_metadata(page, verdicts, meta)
    assert len(added) == 2 * 4
    _, added = continue_from_metadata(page, verdicts, Metadata(title="Another thing", article_body=meta.article_body))
    assert not added


def test_lines_that_were_cut_are_not_shown() -> None:
    """A line that goes by a phrase, as that of a paywall, is no other text."""
    walls = [Part(f"Subscribe now to read all of it, number {n} of a great many.") for n in range(3)]
    page = make_page(Part(SHOWN), *walls)
    cut = [in_context(i)._replace(line=0, stage="line", keep=False) for i in (1, 2, 3)]
    body = "\n".join([SHOWN, *REST, *REST])
    _, added = continue_from_metadata(page, [*map(in_context, range(4)), *cut], Metadata(article_body=body))
    assert added
