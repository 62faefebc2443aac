"""Pages that are none, or that are made to break a parser."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from hand_made import PROSE
from planted_runs import invoke

import newsclean
from newsclean import DataError, EmptyInput, NewscleanError, NotHTML, Options, TooLarge

PARAGRAPHS = [PROSE.replace("Monday", day) for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")]
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
TITLE = "Bridge over the Lume stays shut"


def page(body: str = BODY, head: str = "") -> str:
    article = f"<article><h1>{TITLE}</h1>{body}</article>"
    return f"<html lang=en><head><title>{TITLE}</title>{head}</head><body>{article}</body></html>"


UNNAMED = pytest.mark.xfail(
    strict=True, reason="JSON-LD of which a part was lost leaves no warning where another was read"
)

# ---- typed errors -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("html", [b"", "", b" \n\t ", "\ufeff", b"\x00\x00\x00"])
def test_nothing_is_an_empty_input(html: bytes | str) -> None:
    """An input of white space and control characters raises EmptyInput."""
    with pytest.raises(EmptyInput):
        newsclean.clean(html)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"PK\x03\x04\x14\x00",
        b"\x1f\x8b\x08\x00" + b"\x00" * 9,
    ],
    ids=["a PDF", "a picture", "an archive", "a compressed file"],
)
def test_another_format_is_no_page(data: bytes) -> None:
    """A PDF, a picture or an archive raises NotHTML."""
    with pytest.raises(NotHTML):
        newsclean.clean(data)


@pytest.mark.parametrize("html", [None, 3, ["<p>"]], ids=["None", "a number", "a list"])
def test_what_is_no_text_is_a_type_error(html: object) -> None:
    """What is neither bytes nor str raises a TypeError that says so."""
    with pytest.raises(TypeError, match="a page is bytes or str, not"):
        newsclean.clean(html)  # type: ignore[arg-type]  # it is what must fail


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_other_kinds_of_bytes_are_bytes(kind: type[bytearray | memoryview]) -> None:
    """A page in a bytearray or a memoryview is cleaned as bytes are."""
    data = page().encode()
    assert newsclean.clean(kind(data)) == newsclean.clean(data)  # type: ignore[arg-type]  # not promised


@pytest.mark.parametrize(
    "path",
    [
        "saved/page.html", "page.htm", "page.html\n", "/home/ada/page", "./page", "~/page", r"C:\saved\page",
        "saved/news/gull", "saved/gull.txt", "crawl.warc.gz", "https://gull.example/a?b=c",
    ],
)  # fmt: skip
def test_a_path_given_for_a_page_is_no_page(path: str) -> None:
    """A str that is a path or an address raises NotHTML, which names what reads a file."""
    with pytest.raises(NotHTML, match=r"looks like a path .*: (nothing is fetched|clean_file and trace_file read)"):
        newsclean.clean(path)


@pytest.mark.parametrize("text", [
    "Bridge closed", "Tax is 3/4 of it", "See\npage.html", "word", "<p>saved/page.html", "and/or", "km/h",
    "Weather for Lumeport is on index.html", "/s That was a joke, said the mayor of the town", "AC/D.C",
])  # fmt: skip
def test_a_short_text_is_a_page(text: str) -> None:
    """A str without markup that is no path is cleaned."""
    assert newsclean.clean(text).kind == "stub"


@pytest.mark.parametrize("coded", [b"saved/page.html\n", "saved/page.html".encode("utf-16"), bytearray(b"./page")])
def test_a_path_as_bytes_is_no_page(coded: bytes) -> None:
    """A path in bytes, whatever their encoding, raises NotHTML as a str does."""
    with pytest.raises(NotHTML, match="looks like a path"):
        newsclean.clean(coded)


def test_a_path_on_standard_input_is_no_page() -> None:
    """`echo saved/page.html | newsclean clean` ends with status 1 and says what it was given."""
    status, out, messages = invoke(input=b"saved/page.html\n")
    assert (status, out) == (1, b"")
    assert "NotHTML: 'saved/page.html' looks like a path" in messages and "`newsclean clean PATH`" in messages


def test_a_long_text_is_no_path() -> None:
    """What is longer than any path is cleaned, in bytes too."""
    assert newsclean.clean(b"/" + b"a" * 5000).kind == "stub"


def test_what_are_no_options_is_said_before_the_page_is_read(tmp_path: Path) -> None:
    """A word given for the options raises a TypeError that shows what options are."""
    (tmp_path / "page.html").write_text(page())
    calls: list[Callable[[Any], Any]] = [
        lambda options: newsclean.clean(page(), options=options),
        lambda options: newsclean.clean_file(tmp_path / "page.html", options=options),
        lambda options: newsclean.clean_many([page()], options=options),
    ]
    for call in calls:
        with pytest.raises(TypeError, match=r"options are newsclean\.Options\(\.\.\.\).*'precision'"):
            call("precision")


@pytest.mark.parametrize("url", [123, b"https://lume.example/1", Path("page.html")])
def test_what_is_no_address_is_said_before_the_page_is_read(url: Any, tmp_path: Path) -> None:
    """A url that is no text raises a TypeError that says so, a missing file or none."""
    for call in (newsclean.clean, newsclean.trace, newsclean.explain):
        with pytest.raises(TypeError, match="url is the address of the page as text, or None, not "):
            call("", url=url)
    for read in (newsclean.clean_file, newsclean.trace_file):
        with pytest.raises(TypeError, match="url is the address of the page as text, or None, not "):
            read(tmp_path / "gone.html", url=url)


@pytest.mark.parametrize("url", ["", " \n"])
def test_an_empty_address_is_none(url: str) -> None:
    """An empty url, white space too, leaves the page the address that it states itself."""
    html = "<link rel=canonical href='https://lume.example/1'><p>The bridge over the Lume opened on Monday.</p>"
    assert newsclean.clean(html, url=url) == newsclean.clean(html)


@pytest.mark.parametrize("url", ["not a url", "lume.example/1", "/news/1.html", "4711"])
def test_what_is_no_address_is_a_warning(url: str) -> None:
    """A url may be a table's, and whatever that holds: no page is lost for it, and `warnings` name it."""
    html = "<p>The bridge over the Lume opened on Monday, after two years of work.</p>"
    article = newsclean.clean(html, url=url)
    (said,) = set(article.warnings) - set(newsclean.clean(html).warnings)
    assert said == f"the url {url!r} is no address such as https://gull.example/news/1"
    for good in ("https://lume.example/1", "FILE:///saved/1.html"):
        assert newsclean.clean(html, url=good).warnings == newsclean.clean(html).warnings


@pytest.mark.parametrize("one", ["saved/page.html", b"<p>a</p>", Path("page.html")])
def test_one_page_for_many_is_a_type_error(one: Any) -> None:
    """clean_many and learn say what they take, before they iterate over the letters of a path."""
    for function in (newsclean.clean_many, newsclean.learn):
        with pytest.raises(TypeError, match=r"any number of pages, not one \w+: .*Path\('saved'\)\.glob"):
            function(one)


def test_no_iterable_of_pages_is_a_type_error() -> None:
    """clean_many and learn say at the call that it is not iterable, not when the first result is taken."""
    with pytest.raises(TypeError, match="'int' object is not iterable"):
        newsclean.clean_many(cast("Any", 5))
    with pytest.raises(TypeError, match="learn takes any number of pages, not one int"):
        newsclean.learn(cast("Any", 5))


def test_an_unknown_charset_is_a_warning() -> None:
    """The charset of a header that no browser knows leaves a warning; one that is known leaves none."""
    data = page().encode()
    assert newsclean.clean(data, options=Options(charset="text/html; charset=klingon")).warnings == (
        "the charset 'text/html; charset=klingon' is not known and was not used",
    )
    assert newsclean.clean(data, options=Options(charset="text/html; charset=latin1")).warnings == ()


def test_noise_is_no_page() -> None:
    """Bytes that are no text raise NotHTML."""
    with pytest.raises(NotHTML):
        newsclean.clean(bytes(range(256)) * 64)


def test_a_page_over_the_limit_is_too_large() -> None:
    """A page with more bytes than `max_bytes` raises TooLarge."""
    with pytest.raises(TooLarge):
        newsclean.clean(page(), options=Options(max_bytes=100))


@pytest.mark.parametrize("error", [EmptyInput, NotHTML, TooLarge, DataError])
def test_every_error_is_one_of_ours(error: type[Exception]) -> None:
    """Whoever catches NewscleanError catches all that is raised on purpose."""
    assert issubclass(error, NewscleanError)


# ---- nothing is lost --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def usual() -> str:
    """Return the text of the page that the others below are made from."""
    text = newsclean.clean(page()).text
    assert text.split("\n") == PARAGRAPHS
    return text


def test_three_hundred_nested_divs_lose_nothing(usual: str) -> None:
    """A page nested deeper than a parser's limit gives its whole text, and that of what follows."""
    article = newsclean.clean(page("<div>" * 300 + BODY + "</div>" * 300))
    assert article.text == usual
    after = newsclean.clean(page("<div>" * 300 + "x" + "</div>" * 300 + BODY))
    assert after.text == usual


def test_three_thousand_nested_divs_leave_a_warning(usual: str) -> None:
    """A page nested deeper than any parser goes is flattened, gives its whole text and says so."""
    article = newsclean.clean(page("<div>" * 3000 + BODY + "</div>" * 3000))
    assert article.text == usual
    assert article.warnings


def test_a_text_of_12_mb_loses_nothing() -> None:
    """What stands before and behind a text node of 12 MB is there, and so is the text itself."""
    words = "The river rose again. " * (12 * 1024 * 1024 // 22)
    start = time.perf_counter()
    traced = newsclean.trace(page(f"{BODY}<p>{words}</p>{BODY.replace('Lume', 'Tarn')}"))
    assert time.perf_counter() - start < 20
    shown = [block.text for block in traced.page.blocks]
    assert shown[1:6] == PARAGRAPHS and shown[-1].endswith("the Tarn would stay shut until the end of the month.")
    assert max(map(len, shown)) == len(words.strip())
    assert set(PARAGRAPHS) <= set(traced.article.text.split("\n"))


@pytest.mark.parametrize("form", ["bytes", "str", "utf-16"])
def test_nul_bytes_lose_nothing(usual: str, form: str) -> None:
    """A page with NULs among its letters gives the text without them, and a warning where any were removed."""
    dirty = page().replace("bridge", "bri\x00dge").replace("<p>", "<p>\x00")
    forms: dict[str, bytes | str] = {"bytes": dirty.encode(), "str": dirty, "utf-16": dirty.encode("utf-16")}
    article = newsclean.clean(forms[form])
    assert article.text == usual
    assert any("control" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    "script",
    ['{"@type": "NewsArticle", "headline": "', "{]", "\x01{", '{"a": ' * 5000, "<!-- {} -->]"],
    ids=["cut off", "not JSON", "a control", "nested", "a comment"],
)
def test_broken_json_ld_loses_nothing(usual: str, script: str) -> None:
    """A page whose JSON-LD can't be read gives its text all the same."""
    article = newsclean.clean(page(head=f'<script type="application/ld+json">{script}</script>'))
    assert (article.text, article.title) == (usual, TITLE)


CUT_OFF = '{"@type": "NewsArticle", "headline": "Bridge over'


def test_a_headline_that_json_ld_cuts_off_is_not_the_title() -> None:
    """A headline cut off in JSON-LD doesn't go before the whole one that the page shows."""
    assert newsclean.clean(page(head=f'<script type="application/ld+json">{CUT_OFF}</script>')).title == TITLE


@pytest.mark.parametrize(
    "script",
    [
        "NewsArticle",
        '{"a": ' * 5000,
        pytest.param(CUT_OFF, marks=UNNAMED),
        pytest.param('{"@type": "NewsArticle" "headline" Bridge over}', marks=UNNAMED),
    ],
    ids=["not JSON", "nested", "cut off", "no colon"],
)
def test_broken_json_ld_leaves_a_warning(script: str) -> None:
    """JSON-LD that can't be read whole is named among the warnings."""
    article = newsclean.clean(page(head=f'<script type="application/ld+json">{script}</script>'))
    assert any("JSON-LD" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    "html",
    [
        page().replace("</p>", ""),
        page().replace("</article></body></html>", ""),
        page()[: page().index("Bridge over")] + page()[page().index("<body>") :],
        page("<p>" + "</div></span></table>" * 20 + BODY),
        page(BODY.replace("<p>", "<p><b><i>").replace("</p>", "</b></p></i>")),
    ],
    ids=["no </p>", "cut off", "an open <title>", "closing tags too many", "crossed tags"],
)
def test_broken_markup_gives_its_paragraphs(html: str, usual: str, request: pytest.FixtureRequest) -> None:
    """Markup that is not well formed gives the paragraphs that a browser shows."""
    if "title" in request.node.name:
        assert newsclean.clean(html).text == ""  # as in a browser, for which all is title
    else:
        assert newsclean.clean(html).text == usual


def test_lone_surrogates_and_bad_references_are_no_error(usual: str) -> None:
    """References to what is no character, and lone surrogates in a str, leave the rest of the page as it is."""
    assert newsclean.clean(page(f"{BODY}<p>&#xD800;&#0;&#x110000;\ud800</p>")).text.startswith(usual)


def test_a_hundred_thousand_elements_are_read() -> None:
    """A page of a hundred thousand elements takes seconds."""
    start = time.perf_counter()
    assert set(PARAGRAPHS) <= set(
        newsclean.clean(page(BODY + "<div><a href=/>x</a> y</div>" * 33_000)).text.split("\n")
    )
    assert time.perf_counter() - start < 15
