"""Copies by archives and saving tools: the page comes out as its site published it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from resaved import (
    NOTING,
    TAKEN,
    archive_today,
    chrome,
    monolith,
    save_page_we,
    scrapbook,
    singlefile,
    wayback,
    wayback_in_browser,
)
from test_samples import NAMES, SAMPLES

import newsclean
from newsclean.model import Article
from newsclean.page.copies import as_published, saved_from

URL = "https://lume-post.example/a/12?x=1&y=2"
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry to Oreby back by noon</title>
<link rel="icon" href="https://lume-post.example/i.png"></head><body><h1>Ferry to Oreby
back by noon</h1><time datetime="2024-03-02T09:00:00Z">2 March 2024</time><p>The ferry to Oreby sails again from noon,
the company said after a night of repairs.</p><p>Two hundred cars were waiting at the pier this morning, most of them
since Friday.</p><p>Their owners were given soup, blankets and a second breakfast.</p><a href="/b/7">Soup for the
pier</a></body></html>"""

each_way = pytest.mark.parametrize("way", NOTING, ids=lambda way: way.__name__)


@cache
def plain(name: str) -> tuple[str, str, Article]:
    """Return a sample, its address and its article."""
    html = (SAMPLES / f"{name}.html").read_text(encoding="utf-8")
    url = newsclean.clean(html).url or "https://lume.example/news/1.html"
    return html, url, newsclean.clean(html, url=url)


@each_way
@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("singlefile-saved", "table-layout")])
def test_copy_gives_the_article_of_its_page(name: str, way: Callable[[str, str], str]) -> None:
    """Text, metadata, links and captions are those of the page; the address is found in the copy.

    Of the samples left out one is such a copy, and one is in windows-1252.
    """
    html, url, article = plain(name)
    copy = newsclean.clean(way(html, url))
    for field in ("url", "canonical_url", "site", "title", "authors", "published", "modified", "image", "related"):
        assert getattr(copy, field) == getattr(article, field), field
    assert (copy.text, copy.captions, copy.kind) == (article.text, article.captions, article.kind)


@each_way
def test_address_is_noted(way: Callable[[str, str], str]) -> None:
    """Each tool's note is read, and is named as the source."""
    copy = newsclean.clean(way(PAGE, URL))
    assert (copy.url, copy.sources["url"]) == (URL, "saved from")
    assert [link.url for link in copy.related] == ["https://lume-post.example/b/7"]


@pytest.mark.parametrize("note", ["about:internet", "", "data:text/html", "C:/pages/1.html"])
def test_note_without_an_address_gives_none(note: str) -> None:
    """A page that was saved from no address has none."""
    for way in (chrome, singlefile, save_page_we, scrapbook, monolith, wayback):
        assert saved_from(way(PAGE, note).encode()) is None


def test_page_has_no_note() -> None:
    """A page that tells of being saved was not."""
    assert saved_from(PAGE.encode()) is None
    assert saved_from(b"<p>Saved from the sea, they wept. Mirrored from above, the bay is a heart.</p>") is None


def test_archive_today_does_not_say_when_the_page_was_published() -> None:
    """The time of the copy, the archive's name and its address are not the page's."""
    copy = newsclean.clean(archive_today(PAGE, URL))
    assert copy.published is not None and copy.published.year == 2024
    assert copy.site is None or "archive" not in copy.site
    assert (copy.title, copy.url, copy.canonical_url, copy.image) == ("Ferry to Oreby back by noon", URL, None, None)
    assert copy.text == newsclean.clean(PAGE).text


@pytest.mark.parametrize("tool", [chrome, singlefile])
def test_archive_today_saved_by_a_browser_is_still_the_pages(tool: Callable[[str, str], str]) -> None:
    """The browser notes the archive's address, the archive the page's."""
    copy = archive_today(PAGE, URL).replace("/>", ">").replace("<!DOCTYPE html><html>", "<!DOCTYPE html><html lang=en>")
    assert newsclean.clean(tool(copy, "https://archive.example/XvEff")).url == URL


def test_reader_view_names_author_and_address() -> None:
    """Firefox's reader view, saved, has the address and the author above the text, and nothing in its head."""
    view = f'''<html><head><title>Ferry back by noon</title></head><body><div id="toolbar"><button><span
        class="hover-label">Close Reader View</span></button></div><div class="container"><div class="header
        reader-header"><a class="domain reader-domain" href="{URL}">lume-post.example</a><h1
        class="reader-title">Ferry back by noon</h1><div class="credits reader-credits">Ada Quill</div><div
        class="reader-estimated-time">3 minutes</div></div><div class="content"><div id="readability-page-1"
        class="page">{"".join(PAGE.partition("<p>")[1:])}</div></div></div></body></html>'''
    article = newsclean.clean(view)
    assert (article.title, article.authors, article.url) == ("Ferry back by noon", ("Ada Quill",), URL)
    assert article.text == newsclean.clean(PAGE).text


def test_bar_of_an_archive_is_cut_with_a_reason() -> None:
    """What an archive puts above the page is hidden, not gone."""
    copy = newsclean.clean(wayback_in_browser(PAGE, URL))
    assert {cut.rule for cut in copy.removed if "captures" in cut.text or "Wayback" in cut.text} == {"hidden-element"}


@pytest.mark.parametrize(
    ("led", "own"),
    [
        (f'src="https://a.example/web/{TAKEN}im_/http://b.example/c.jpg"', 'src="http://b.example/c.jpg"'),
        (f"href='/web/{TAKEN}/https://b.example/'", "href='https://b.example/'"),
        (f'"https:\\/\\/a.example\\/web\\/{TAKEN}\\/https:\\/\\/b.example"', '"https:\\/\\/b.example"'),
        (f'srcset="/web/{TAKEN}im_/https://b.example/1 1x, /web/{TAKEN}im_/https://b.example/2 2x"',
         'srcset="https://b.example/1 1x, https://b.example/2 2x"'),
        ('href="https://a.example/o/Xv3fF/https://b.example/"', 'href="https://b.example/"'),
        ('href="https://a.example/2026.02.03-040506/https://b.example/"', 'href="https://b.example/"'),
        ('href="https://a.example/go/https://b.example/"', 'href="https://a.example/go/https://b.example/"'),
        (f"<p>See https://a.example/web/{TAKEN}/https://b.example/ of 2026.</p>",
         f"<p>See https://a.example/web/{TAKEN}/https://b.example/ of 2026.</p>"),
    ],
)  # fmt: skip
def test_addresses_of_a_copy(led: str, own: str) -> None:
    """Addresses that lead through the archive get their own form; redirections, and what the page says, stay."""
    assert as_published(f"<script src=wombat.js></script>{led}".encode()).decode().endswith(own)


def test_other_pages_stay_as_they_are() -> None:
    """A page that is no archive's copy is handed back itself, whatever archives it links."""
    page = f'<a href="https://a.example/web/{TAKEN}/https://b.example/">'.encode()
    assert as_published(page) is page
