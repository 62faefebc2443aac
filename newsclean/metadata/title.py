"""The headline, of all that a page states and shows (layer 2): StatedPage in, the line and the element out."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from lxml import etree

from newsclean.metadata.headline import (
    LONE_H1,
    MIN_HEADLINE_LETTERS,
    choose_headline,
    strip_site,
)
from newsclean.metadata.near_headline import HEAD_PARAGRAPHS, MIN_SENTENCE_CHARS, marks_of, near_ancestors
from newsclean.metadata.page_types import NEWS_TYPES
from newsclean.metadata.shown_title import above_prose, shown_in, shown_lines, title_as_shown
from newsclean.metadata.stated import META_SECTION, Found, StatedPage, first_of, json_line, types_of
from newsclean.page.element_text import line_of
from newsclean.text import letter_count, squeeze

_META_TITLE = (
    "headline", "og:title", "twitter:title", "parsely-title", "sailthru.title", "cxenseparse:title", "citation_title",
    "dc.title", "dcterms.title", "title",
)  # fmt: skip


def find_title(page: StatedPage, sites: frozenset[str]) -> Found | None:
    """Return the page's headline and where it stood; `sites` are the keys of the site's names."""
    headline = json_line(page.main, "headline")
    og = first_of(page.meta, _META_TITLE)
    stated = [Found(_before_section(page, item.value, sites), item.source) for item in (headline, og) if item]
    window = Found(_without_section(page, page.window, sites), "title") if page.window else None
    news = headline is not None and any(kind.lower() in NEWS_TYPES for kind in types_of(page.main))
    h1s = [text for text, _ in page.h1s if text]
    found = choose_headline(h1s, stated, window, sites, news=news)
    if found and found.source == LONE_H1 and _is_below_text(page.root, page.h1s):
        found = choose_headline([], stated, window, sites, news=news)
    if not found:
        return None
    found = _as_headed(page, found, stated)
    if news:
        return found if page.h1s else _only_heading(page.root, [found, *stated]) or found
    return title_as_shown(page, found, sites, has_h1=any(squeeze(text) not in sites for text in h1s))


def _as_headed(page: StatedPage, found: Found, stated: list[Found]) -> Found:
    """Return the headline without what an <h1> holds beside it, or as the <h1> says it that microdata mark."""
    if found.source not in ("h1", LONE_H1):
        return _marked_h1(page.h1s, found) or found
    found = _beside_no_headline(page, found, stated) or found
    if found.source != "h1":
        return found
    return _below_kicker(page, found, stated)


def _without_section(page: StatedPage, title: str, sites: frozenset[str]) -> str:
    """Return a title without the section that the page states, which stands before the site's name."""
    section = json_line(page.main, "articleSection") or first_of(page.meta, META_SECTION)
    return strip_site(strip_site(title, sites), frozenset({squeeze(section.value)})) or title if section else title


def _before_section(page: StatedPage, title: str, sites: frozenset[str]) -> str:
    """Return a stated title without the section behind it; before it a section is a kicker of the newsroom's."""
    bare = _without_section(page, title, sites)
    return bare if title.startswith(bare) else title


def _beside_no_headline(page: StatedPage, found: Found, stated: list[Found]) -> Found | None:
    """Return the stated title that another heading ends in, where the <h1> is named as the deck or is a crumb."""
    element = headline_element(page, found)
    if element is None or not (_DECK.search(marks_of(element)) or any(map(_is_crumbs, near_ancestors(element)))):
        return None
    headings = islice(page.root.iter("h1", "h2", "h3"), _HEADINGS)
    keys = [squeeze(line_of(heading) or "") for heading in headings if heading is not element]
    return next((title for title in stated if any(key.endswith(squeeze(title.value)) for key in keys)), None)


_DECK = re.compile(
    r"(?<![a-z])(?:sub[-_]?(?:head(?:er|line|ing)?|title)|deck|standfirst|alternativeheadline)(?![a-z])", re.IGNORECASE
)


def _is_crumbs(element: Any) -> bool:
    return "breadcrumb" in f"{marks_of(element)} {element.get('itemtype', '')}".lower()


def _marked_h1(h1s: list[tuple[str, Any]], found: Found) -> Found | None:
    """Return the only <h1> that microdata name the headline, as long as one, unless a kicker parts it from the title.

    It is one more statement, and what readers see: where the rest say other words it is the title on 2 of 3 annotated
    pages and on 5 of 5 by strangers.
    """
    marked = [text for text, element in h1s if "headline" in (element.get("itemprop") or "").split()]
    if len(marked) != 1 or letter_count(own := squeeze(marked[0])) < MIN_HEADLINE_LETTERS:
        return None
    return None if own.endswith(squeeze(found.value)) else Found(marked[0], "h1, itemprop")


def _only_heading(root: Any, titles: list[Found]) -> Found | None:
    """Return the only <h2> above the text that is as long as a headline, of a page that shows no title it states.

    Newsrooms word metadata for those who search; on 3 of 3 such pages by strangers the heading is the title.
    """
    lines = shown_lines(root)
    keys = [squeeze(title.value) for title in titles]
    long = []
    for line, element in above_prose(root, lines):
        heading = next((near for near in islice(near_ancestors(element), 2) if near.tag == "h2"), None)
        if heading is not None and letter_count(squeeze(line)) >= MIN_HEADLINE_LETTERS:
            long.append((line, squeeze(line_of(heading) or "")))
    if len(long) != 1 or any(key in lines or key in long[0][1] for key in keys):
        return None
    return Found(long[0][0], "h2, alone")


def _below_kicker(page: StatedPage, found: Found, titles: list[Found]) -> Found:
    """Return the title that the <h1> ends in, where all that stands before is an element of its own, whatever its name.

    "<small>Lume</small> The ...": on annotated pages 8 of 8 such are no part of the title.
    """
    element = headline_element(page, found)
    own = squeeze(found.value)
    for title in titles if element is not None else ():
        key = squeeze(title.value)
        if key not in ("", own) and own.endswith(key):
            return title if _is_apart(element, own.removesuffix(key)) else found
    return found


def _is_apart(h1: Any, label: str) -> bool:
    """Tell whether the first element in an <h1>, no text before it, has a label, by its key."""
    while len(h1) == 1 and not (h1.text or "").strip() and not (h1[0].tail or "").strip():
        h1 = h1[0]
    first = next(h1.iterchildren(etree.Element), None)
    return first is not None and not (h1.text or "").strip() and squeeze(line_of(first) or "") == label


_HEADINGS = 100  # searched for the one that a stated title ends


def _is_below_text(root: Any, h1s: list[tuple[str, Any]]) -> bool:
    """Tell whether paragraphs stand before the first <h1>: then it heads a part of the text."""
    long = 0
    for element in root.iter("p", "h1"):
        if element.tag == "h1":
            if any(element is h1 for text, h1 in h1s if text):
                break
        elif len(element.text or "") >= MIN_SENTENCE_CHARS:
            long += 1
    return long >= HEAD_PARAGRAPHS


def headline_element(page: StatedPage, title: Found | None) -> Any | None:
    """Return the element that the headline stands in: an <h1>, else the line that is the title, a heading first."""
    wanted = squeeze(title.value) if title else ""
    own = next((h1 for text, h1 in page.h1s if squeeze(text) == wanted), None)
    if own is not None or (page.h1s and page.h1s[0][0]):
        return page.h1s[0][1] if own is None else own
    shown = shown_in(page.root, wanted) if wanted else None
    return page.h1s[0][1] if shown is None and page.h1s else shown
