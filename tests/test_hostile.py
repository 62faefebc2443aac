"""Pages made to hurt whoever cleans or shows them: what runs, what takes too long, what is cut.

`../shared/torture/torture.py`, where it is there, makes more of them; the slow tests run it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from cpu_time import cpu_seconds, timed
from markdown_it import MarkdownIt

import newsclean
from newsclean.captions.article_captions import MAX_CAPTIONS
from newsclean.page.segment import MAX_PIECES
from newsclean.report import report

ROOT = Path(__file__).resolve().parent.parent
TORTURE = Path(os.environ.get("NEWSCLEAN_TORTURE") or ROOT.parent / "shared" / "torture") / "torture.py"
needs_torture = pytest.mark.skipif(not TORTURE.exists(), reason=f"no {TORTURE} (set NEWSCLEAN_TORTURE to its folder)")
CONTROLLED = {"ok", "empty", "typed"}

WORDS = "the ferry over the Lume will carry carts again before the first frost of the year"
FIRST = "The council of Lumeford said on Monday that the old ferry would be mended before the winter."
BODY = [
    FIRST,
    "Two carpenters from the far bank have looked at the hull, and both of them think that it can be saved.",
    "The county pays a third of the cost, and the rest is to come from the tolls of the next nine years.",
    "Until then a raft takes children and letters across each morning, as long as the river is calm.",
    "Farmers on the north bank had asked for a bridge, but nobody could say who would pay for one.",
    "The ferry was built by the mill's owner after the great flood and has sailed every summer since.",
]


def page(middle: str = "", head: str = "<title>Ferry to be mended</title>", opening: str = "<html lang=en>") -> bytes:
    """Return a page whose article has `middle` after its second paragraph."""
    body = [f"<p>{text} {text.replace('the', 'that')}</p>" for text in BODY]
    html = f"{opening}<head>{head}</head><body><article><h1>Ferry to be mended</h1>"
    return (html + "".join([*body[:2], middle, *body[2:]]) + "</article></body></html>").encode(
        "utf-8", "surrogatepass"
    )


# ---- what would run ---------------------------------------------------------------------------------------------

CALL = "alert(1)"
_IN_TAGS = "a b i em strong span div blockquote h2 ul ol table pre code figure figcaption hr section details summary " \
    "mark picture source video audio form button object embed td li"  # fmt: skip
ADDRESSES = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", " \x01javascript:alert(1)",
    "&#106;avascript:alert(1)", "javascript&colon;alert(1)", "vbscript:alert(1)",
    "data:text/html,<script>alert(1)</script>", "data:image/svg+xml,<svg onload=alert(1)>", "java\0script:alert(1)",
]  # fmt: skip
_WITH_ADDRESS = [
    ("a", "href"), ("a", "ping"), ("img", "src"), ("iframe", "src"), ("object", "data"), ("embed", "src"),
    ("video", "poster"), ("form", "action"), ("button", "formaction"), ("blockquote", "cite"), ("table", "background"),
]  # fmt: skip
WHOLE = {
    "script": f"<p>{WORDS}<script>{CALL}</script></p>",
    "split script": f"<p>{WORDS}<scr<script>ipt>{CALL}</scr</script>ipt></p>",
    "frame's page": f'<p>{WORDS}</p><iframe srcdoc="&lt;script&gt;{CALL}&lt;/script&gt;"></iframe>',
    "refresh": f'<p>{WORDS}</p><meta http-equiv=refresh content="0;url=javascript:{CALL}">',
    "base": f'<p>{WORDS}</p><base href="//lume.example/">',
    "style": f"<p style='width:expression({CALL})'>{WORDS}</p><style>@import '//lume.example/a.css'</style>",
    "svg": f"<p>{WORDS}</p><svg onload={CALL}><a xlink:href='javascript:{CALL}'><text>x</text></a></svg>",
    "math": f"<p>{WORDS}</p><math><mtext><table><mglyph><style><img src=x onerror={CALL}></style></table></math>",
    "noscript": f'<p>{WORDS}</p><noscript><p title="</noscript><img src=x onerror={CALL}>"></noscript>',
    "textarea": f'<p>{WORDS}</p><textarea><p title="</textarea><img src=x onerror={CALL}>"></textarea>',
    "comment": f"<p>{WORDS}</p><!--><img src=x onerror={CALL}>-->",
    "written out": f"<p>{WORDS} &lt;script&gt;{CALL}&lt;/script&gt; &lt;img src=x onerror={CALL}&gt;</p>",
    "written out twice": f"<p>{WORDS} &amp;lt;script&amp;gt;{CALL}&amp;lt;/script&amp;gt;</p>",
    "code": f"<pre>{WORDS} &lt;script&gt;{CALL}&lt;/script&gt;</pre>",
    "code fence": f"<pre>{WORDS}\n```\n&lt;script&gt;{CALL}&lt;/script&gt;</pre>",
    "cell": f"<table><tr><td>{WORDS} &lt;img src=x onerror={CALL}&gt;</td><td>b</td></tr></table>",
    "caption": f"<figure><img src=x><figcaption>{WORDS} &lt;img src=x onerror={CALL}&gt;</figcaption></figure>",
    "markdown link": f"<p>{WORDS} [here](javascript:{CALL}) &lt;javascript:{CALL}&gt;</p>",
    "markdown picture": f"<p>{WORDS} ![x](javascript:{CALL}) [b]: javascript:{CALL}</p>",
    "quote in an address": f"<p><a href='http://lume.example/\"><script>{CALL}</script>'>{WORDS}</a></p>",
    "odd attributes": f'<p/onclick={CALL}/x "onfocus={CALL} title=``onmouseover={CALL}>{WORDS}</p>',
}  # fmt: skip
PAYLOADS = {
    **{f"handler on {tag}": f"<{tag} onclick={CALL} onerror={CALL}>{WORDS}</{tag}>" for tag in _IN_TAGS.split()},
    **{f"{tag} {attr}": f'<div><{tag} {attr}="{ADDRESSES[0]}">{WORDS}</{tag}></div>' for tag, attr in _WITH_ADDRESS},
    **{f"address {i}": f'<p>Then <a href="{escape(url)}">{WORDS}</a> again.</p>' for i, url in enumerate(ADDRESSES)},
    **WHOLE,
}
PLANTED = f'"><script>{CALL}</script><img src=x onerror={CALL}>'
IN_HEAD = {
    "title": f"<title>{escape(PLANTED)}</title>",
    "og": f'<meta property="og:title" content="{escape(PLANTED)}"><meta property="og:url" content="{escape(PLANTED)}">',
    "author": f'<meta name=author content="{escape(PLANTED)}">',
    "canonical": f'<link rel=canonical href="https://lume.example/{escape(PLANTED)}">',
    "json-ld": '<script type="application/ld+json">'
    + json.dumps({"@type": "NewsArticle", "headline": PLANTED, "author": {"name": PLANTED}, "articleSection": PLANTED})
    .replace("<", "\\u003c") + "</script>",
}  # fmt: skip

_RUNS = frozenset("script iframe frame object embed applet base style svg math form portal".split())
_ADDRESSED = frozenset("href src action formaction data xlink:href poster background cite srcdoc ping".split())


class Scan(HTMLParser):
    """Collects what could run, load or post in HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag or an attribute that does more than show text."""
        if tag in _RUNS or (tag == "meta" and dict(attrs).get("http-equiv") == "refresh"):
            self.found.append(tag)
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if name.startswith("on") or (name in _ADDRESSED and not address.startswith(("http", "#", "/"))):
                self.found.append(f"{tag} {name}={value}")


def what_runs(html: str) -> list[str]:
    scan = Scan()
    scan.feed(html)
    scan.close()
    return sorted(scan.found)


def outputs(data: bytes, name: str | None = None) -> Iterator[tuple[str, str]]:
    """Yield each form of a page's article that a browser may be handed, with its name."""
    traced = newsclean.trace(data)
    article = traced.article
    yield "html", article.html
    yield "document", article.to_html()
    yield "markdown taken for HTML", article.to_markdown()
    yield "markdown", MarkdownIt("commonmark", {"html": True}).enable("table").render(article.to_markdown())
    yield "notebook", article._repr_html_()
    yield "report", report(traced, name=name)


HARMLESS = {form: what_runs(written) for form, written in outputs(page())}
"""The report has a script and a style of its own, and their number does not change with the page."""


@pytest.mark.parametrize("name", PAYLOADS)
def test_nothing_of_a_page_runs_in_any_output(name: str) -> None:
    """No script, handler or address of a page's text comes out live, as HTML, as Markdown or in the report."""
    for form, written in outputs(page(PAYLOADS[name])):
        assert what_runs(written) == HARMLESS[form], form


@pytest.mark.parametrize("where", IN_HEAD)
def test_nothing_of_a_head_runs_in_any_output(where: str) -> None:
    """Nor does one that a title, an author, an address or JSON-LD holds."""
    for form, written in outputs(page(head=IN_HEAD[where])):
        assert what_runs(written) == HARMLESS[form], form


def test_nothing_of_a_file_name_or_language_runs() -> None:
    """Nor does one in a file's name, a page's language or an address that the caller gives."""
    language = page(opening=f'<html lang="{escape(PLANTED)}">', head="")
    for form, written in outputs(language, name=PLANTED):
        assert what_runs(written) == HARMLESS[form], form
    traced = newsclean.trace(page(), url="javascript:" + PLANTED)
    assert what_runs(report(traced)) == HARMLESS["report"]


# Beside a picture it may be a caption, and in a table of two cells a table's text.
MAY_GO = {"img src", "cell"}


@pytest.mark.parametrize("name", sorted(PAYLOADS.keys() - MAY_GO))
def test_the_words_around_a_payload_stay(name: str) -> None:
    """The HTML keeps the sentence that a payload was planted in, amid the body."""
    assert WORDS in newsclean.clean(page(PAYLOADS[name])).html


# ---- what takes long --------------------------------------------------------------------------------------------

SECONDS = 3.0  # the slowest takes 1.3 s on the machine that they were written on
LARGE = {
    "one word": lambda: f"<p>{'x' * 5_000_000}</p>",
    "one paragraph": lambda: f"<p>{(WORDS + ' ') * 100_000}</p>",
    "one paragraph of soft hyphens": lambda: "<p>" + "so\xadft " * 500_000 + "</p>",
    "readings": lambda: "<p><ruby>" + "a<rt>b</rt>" * 100_000 + "</ruby></p>",
    "one paragraph of Chinese": lambda: f"<p>{'渡船停航。' * 300_000}</p>",
    "lines": lambda: f"<p>{'a word<br>' * 200_000}</p>",
    "words": lambda: "".join(f"<p>Word{i}</p>" for i in range(10_000)),
    "empty elements": lambda: "<div></div>" * 200_000,
    "nested": lambda: "<div>" * 200_000 + "</div>" * 200_000,
    "nested tables": lambda: "<table><tr><td>" * 20_000,
    "crossed": lambda: "<b><i><a href=x><p>word " * 3_000,
    "options": lambda: "<select>" + "<option>one</option>" * 50_000 + "</select>",
    "frames": lambda: "<video><source>" * 1_000 + "</video>" * 1_000,
    "forms": lambda: "<form><p>a</p>" * 2_000,
    "films": lambda: "<div class='x video'><p class=caption>A word</p></div>" * 20_000,
    "tags in a style sheet": lambda: "<style>" + "<script>" * 30_000 + "</style>",
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_page_takes_seconds_at_most(name: str) -> None:
    """A page that is large in one way or another is cleaned in time, and its article comes out."""
    data = page(LARGE[name]())
    seconds, article = timed(lambda: newsclean.clean(data), SECONDS)
    assert seconds < SECONDS
    assert FIRST in article.text


NESTED_MENUS = "<nav>" * 1_500 + "x<b>y</b>" * 1_000 + "z" * 100 + "</nav>" * 1_500


def test_menus_in_menus_take_no_longer() -> None:
    """Of menus in menus, none of which is one, the texts are not read for each."""
    assert cpu_seconds(lambda: newsclean.clean(page(NESTED_MENUS)), SECONDS) < SECONDS


def test_a_headline_said_thousands_of_times_takes_no_longer() -> None:
    """Each may be the page's own, below which another article stands, but few are tried."""
    html = f"<title>Ferry mended</title><article>{'<h1>Ferry mended</h1>' * 8_000}{page('')}</article>"
    assert cpu_seconds(lambda: newsclean.clean(html), SECONDS) < SECONDS


def test_of_endless_captions_the_first_are_read() -> None:
    """Of those behind them none is lost: they stand in what was removed, and a warning says so."""
    shown = [f"The quay on day {i} of the works" for i in range(20_000)]
    html = page("".join(f"<figure><img src=/quay.jpg><figcaption>{text}</figcaption></figure>" for text in shown))
    seconds, article = timed(lambda: newsclean.clean(html), SECONDS)
    assert seconds < SECONDS
    assert len(article.captions) == MAX_CAPTIONS and article.captions[-1].text == shown[MAX_CAPTIONS - 1]
    assert set(shown) <= {one.text for one in article.removed}
    assert article.warnings == (f"captions and credits were read up to number {MAX_CAPTIONS}",)


def test_thousands_of_marks_of_an_author_take_no_longer() -> None:
    """What XPath finds it compares with all else that it found."""
    html = page("<i class='author publish' itemprop=author rel=author property=date></i>" * 40_000)
    assert cpu_seconds(lambda: newsclean.clean(html), SECONDS) < SECONDS


def test_a_long_body_in_json_ld_takes_no_longer() -> None:
    """Blocks are not looked for in all of a body of megabytes."""
    body = json.dumps({"@type": "NewsArticle", "articleBody": WORDS * 200_000})
    blocks = "".join(f"<p>Line {i} says that the quay stays shut until the end of May.</p>" for i in range(1_000))
    data = page(f'<script type="application/ld+json">{body}</script>{blocks}')
    seconds, article = timed(lambda: newsclean.clean(data), SECONDS)
    assert seconds < SECONDS
    assert FIRST in article.text


@pytest.mark.parametrize(
    "piece", ["<p>word</p>", "word<br>", "<p>" + "word<br>" * 99 + "</p>"], ids=["blocks", "breaks", "both"]
)
def test_a_page_of_too_many_blocks_is_cut(piece: str) -> None:
    """Of a page of endless blocks and line breaks the first are read, and a warning says so."""
    pieces = max(1, piece.count("<br>"))
    article = newsclean.clean(page(piece * (MAX_PIECES // pieces + 1) + f"<p>{WORDS}</p>"))
    assert FIRST in article.text and WORDS not in article.text
    assert article.warnings == (f"the page was cut after {MAX_PIECES} blocks and line breaks",)


# ---- the tortures that others thought of ------------------------------------------------------------------------


def run_torture(tmp_path: Path, *arguments: str) -> Any:
    """Return the JSON that torture.py writes."""
    out = tmp_path / "out.json"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(TORTURE), *arguments, "--json", str(out)]
    subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL, timeout=550)
    return json.loads(out.read_text())


@needs_torture
@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("extractor", ["newsclean", "newsclean:html"])
def test_no_torture_breaks_it(extractor: str, tmp_path: Path) -> None:
    """Of all tortures none ends but in a text or a typed error, loses a sentence, or takes 5 s, 1 GiB, 100 MB a MB."""
    bad = broken_by(tmp_path, extractor, ".")
    if bad:  # once more, those alone: how long one takes on a busy machine says little
        bad = broken_by(tmp_path, extractor, f"^({'|'.join(found['case'] for found in bad)})$")
    assert not bad


def broken_by(tmp_path: Path, extractor: str, names: str) -> list[dict[str, Any]]:
    """Return what torture.py found of the inputs that break an extractor, of those whose names a pattern finds."""
    bad = []
    for found in run_torture(tmp_path, "run", extractor, "--only", names)["results"]:
        megabytes = found["bytes"] / 1e6
        small = megabytes < 1.2
        taken = found["peak_mb"] - found["base_mb"]
        if (
            found["outcome"] not in CONTROLLED
            or found.get("flags")
            or found["cpu"] > (2 if small else 5)
            or found["peak_mb"] > 1024
            or (megabytes >= 1 and taken > 100 * megabytes)
        ):
            bad.append(found)
    return bad


@needs_torture
@pytest.mark.slow
def test_no_planted_script_runs(tmp_path: Path) -> None:
    """Of all planted scripts none is live or left in HTML, and the sentences around them are kept."""
    found = run_torture(tmp_path, "xss", "newsclean:html")
    assert (found["live"], found["inert"]) == (0, 0)
    assert found["kept"] >= 185
