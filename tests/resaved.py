"""Pages as archives and the tools that save pages leave them: HTML and its address in, the copy's HTML out.

Markup as the tools write it, with our own words in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from urllib.parse import urljoin

TAKEN = "20260203040506"
"""When each copy was taken, as archives write it."""
_ADDRESS = re.compile(r'(<(\w+)\b[^<>]*?\s(?:href|src|content)=")([^"]+)(")')
_HTML, _HEAD, _BODY = (re.compile(rf"<{tag}(?=[\s>])[^<>]*>", re.IGNORECASE) for tag in ("html", "head", "body"))
_UNKEPT = re.compile(r"<(script|style|noscript)\b.*?</\1>|</body>|</html>", re.DOTALL | re.IGNORECASE)


def chrome(html: str, url: str) -> str:
    return f"<!-- saved from url=({len(url):04}){url} -->\n{html}"


def singlefile(html: str, url: str) -> str:
    return _put(html, _HTML, f"<!--\n Page saved with SingleFile \n url: {url} \n saved date: Tue Feb 03 2026 \n-->")


def save_page_we(html: str, url: str) -> str:
    return _put(html, _HEAD, f'<meta name="savepage-url" content="{escape(url)}"><meta name="savepage-title">')


def scrapbook(html: str, url: str) -> str:
    return html.replace("<html", f'<html data-scrapbook-source="{escape(url)}" data-scrapbook-create="{TAKEN}000"', 1)


def monolith(html: str, url: str) -> str:
    return f"<!-- Saved from {url} at 2026-02-03T04:05:06Z using monolith v2.8.1 -->\n{html}"


def httrack(html: str, url: str) -> str:
    named = url.partition("//")[2]
    return _put(html, _HTML, f"\n<!-- Mirrored from {named} by HTTrack Website Copier/3.x [XR&CO'2014], 03 Feb -->")


def pywb(html: str, url: str) -> str:
    led = _led_through(html, url, "https://archive.example/news-2026", "mp_")
    script = '<script src="https://archive.example/static/wombat.js"></script>'
    return _put(led, _HEAD, f"<!-- WB Insert --><script>wbinfo = {{}};\nwbinfo.url = '{url}';</script>{script}")


def wayback(html: str, url: str) -> str:
    """Return what the Wayback Machine sends."""
    return _wayback(html, url, "", "none", "")


def wayback_in_browser(html: str, url: str) -> str:
    """Return what a browser saves of the Wayback Machine's page, whose bar has been filled."""
    bar = f"""<div id="wm-ipp" style="display: block;"><form><input name="url" value="{url}"></form>
        <a class="wm-nav-link" href="/web/{TAKEN}*/{url}">12 captures</a><div>03 Feb 2026 - 11 May 2026</div>
        <table><tr><td>Jan</td><td id="displayMonthEl">FEB</td></tr><tr><td id="displayDayEl">03</td></tr></table>
        <div id="wm-capinfo">COLLECTED BY <div>A group that keeps copies of pages before they go.</div></div></div>"""
    saved_from = f"https://web.archive.example/web/{TAKEN}/{url}"
    return chrome(_wayback(html, url, "https://web.archive.example", "block", bar), saved_from)


def archive_today(html: str, url: str) -> str:
    """Return the copy of archive.today, which keeps nothing of the head but the window's title."""
    title = re.search(r"<title>(.*?)</title>", html, re.DOTALL)
    body = _UNKEPT.sub("", _BODY.split(html, maxsplit=1)[1])
    stated = {
        "twitter:site": "@archiveis", "og:site_name": "archive.example", "og:url": "https://archive.example/XvEff",
        "og:title": "A copy…", "article:published_time": "2026-02-03T04:05:06Z",
        "og:image": "https://archive.example/XvEff/scr.png",
    }  # fmt: skip
    metas = "".join(f'<meta property="{name}" content="{value}"/>' for name, value in stated.items())
    window = f"<title>{title[1]}</title>" if title else "<title></title>"
    bookmark = f'<link rel="bookmark" href="http://archive.example/{TAKEN}/{url}"/>{window}'
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"/>{metas}
        <link rel="canonical" href="https://archive.example/XvEff"/>{bookmark}</head>
        <body><center><div id="HEADER" style="min-width:1028px"><table><tr><td>webpage capture</td><td>Saved from</td>
        <td><time itemprop="pubdate" datetime="2026-02-03T04:05:06Z">3 Feb 2026 04:05:06 UTC</time></table></div>
        <div id="SOLID"><div id="CONTENT"><div class="html"><div class="body">{body}</div></div></div></div></center>"""


NOTING: tuple[Callable[[str, str], str], ...] = (
    chrome, singlefile, save_page_we, scrapbook, monolith, httrack, pywb, wayback, wayback_in_browser,
)  # fmt: skip
"""Those that leave the page whole."""


def _put(html: str, tag: re.Pattern[str], text: str) -> str:
    """Return a page with a text behind a tag, which it has."""
    found = tag.search(html)
    assert found, tag.pattern
    return html[: found.end()] + text + html[found.end() :]


def _led_through(html: str, url: str, archive: str, kind: str) -> str:
    """Return a page whose addresses lead through an archive."""

    def led(match: re.Match[str]) -> str:
        start, tag, address, end = match.groups()
        is_address = address.startswith(("https://", "http://")) or (tag != "meta" and address[0] in "/.")
        return f"{start}{archive}/{TAKEN}{kind}/{urljoin(url, address)}{end}" if is_address else match[0]

    return _ADDRESS.sub(led, html)


def _wayback(html: str, url: str, host: str, shown: str, bar: str) -> str:
    led = _led_through(html, url, f"{host}/web", "")
    led = _put(led, _HEAD, f'<script>__wm.wombat("{url}","{TAKEN}","https://archive.example/","web","/s/");</script>')
    led = _put(
        led,
        _BODY,
        f"""<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp-base" lang="en" style="display:{shown};">{bar}</div>
        <div id="wm-ipp-print">The Wayback Machine - https://archive.example/web/{TAKEN}/{url}</div>""",
    )
    return f"{led}<!--\n FILE ARCHIVED ON 04:05:06 Feb 03, 2026\n JAVASCRIPT APPENDED BY WAYBACK MACHINE.\n-->"
