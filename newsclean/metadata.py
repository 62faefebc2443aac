"""What a page says of itself (layer 2): lxml root and JSON-LD in, Metadata out.

Each field is asked of its sources in one order: JSON-LD of the page's main article, meta tags, then the visible page,
and for the day of publication, last, htmldate. The tree is only read. One pass collects what stands in the head;
the searches over the body run only where that was silent (`stated`, then `near_headline`).
"""

from __future__ import annotations

import html
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from newsclean.byline import bare_authors, marked_as_author, marked_authors, names_by_date, shown_authors
from newsclean.dates import is_day, parse_date
from newsclean.headline import (
    LONE_H1,
    MAX_LINE_CHARS,
    MIN_CONTAINED_CHARS,
    MIN_HEADLINE_LETTERS,
    choose_headline,
    clean_line,
    key,
    letters,
)
from newsclean.headline import Found as FoundLine
from newsclean.headline import parts as title_parts
from newsclean.jsonld import JsonLd, Node
from newsclean.model import Metadata
from newsclean.names import MAX_NAME_CHARS, first_name_first, is_byline_word, is_desk, split_names
from newsclean.near_headline import (
    HEAD_PARAGRAPHS,
    MIN_SENTENCE_CHARS,
    Nearby,
    marks_of,
    near_ancestors,
    near_headline,
    picture_below,
)
from newsclean.shown_dates import marked_as_date, marked_date, marked_stamp, shown_dates, with_time
from newsclean.stated import (
    CONTROL,
    MAX_VALUES,
    NEWS_TYPES,
    NO_RANK,
    RANK,
    Found,
    StatedPage,
    absolute,
    first_of,
    first_text,
    is_home,
    json_line,
    node_addresses,
    read_stated,
    site_in_window,
    strings,
    types_of,
)
from newsclean.tags import HEADINGS, host_in

MAX_SUMMARY_CHARS = 5_000
MIN_BODY_CHARS = 150
"""A shorter articleBody is a teaser."""
MAX_TAGS = 100
MAX_SHOWN_ELEMENTS = 4_000
"""Elements searched for the line that is the headline of a page without an <h1>."""
MAX_GUESS_CHARS = 400_000
"""Pages over this size are not given to htmldate: its patterns are not linear."""

# Meta tags by field, best first. property, name and itemprop are one namespace here.
_META_TITLE = (
    "og:title", "twitter:title", "parsely-title", "sailthru.title", "cxenseparse:title", "citation_title",
    "dc.title", "dcterms.title", "headline", "title",
)  # fmt: skip
_META_AUTHOR = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "cxenseparse:author",
    "citation_author", "dc.creator", "dcterms.creator", "dc.contributor", "article:author_name", "byl",
)  # fmt: skip
_META_CATALOGUED = ("citation_author", "dc.creator", "dcterms.creator")  # last names first, one author each
_META_LABELLED = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))
_META_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "citation_publication_date",
    "citation_online_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created",
    "dc.date", "dcterms.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "published", "published_date", "mediator_published_time", "originalpublicationdate",
    "article_date_original", "og:published_time", "date",
)  # fmt: skip
_META_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
                  "article:modified", "last-modified", "lastmod", "revised")  # fmt: skip
_META_SECTION = ("article:section", "og:section", "parsely-section", "cxenseparse:category", "section", "category")
_META_TAGS = ("article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "keywords")
_META_SUMMARY = ("og:description", "description", "twitter:description", "sailthru.description", "dc.description")
_META_IMAGE = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src",
               "parsely-image-url", "sailthru.image.full", "image", "thumbnail")  # fmt: skip
_META_SITE = ("og:site_name", "application-name", "apple-mobile-web-app-title", "al:android:app_name", "publisher")
_META_ADDRESS = ("og:url", "parsely-link")
_META_LANGUAGE = ("og:locale", "content-language", "dc.language", "dcterms.language", "language", "inlanguage")

_ADDRESS, _MARKED, _SHOWN = "address", "marked on the page", "near the headline"
"""Sources of a date."""

_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>")
_BREAK = re.compile(r"<(?:/p|/div|/h[1-6]|/li|br\s{0,2}/?)>", re.IGNORECASE)
# A day in an address: /2024/01/31/ or /2024-01-31-
_URL_DAY = re.compile(r"/((?:19|20)\d\d)([/-])(\d{1,2})\2(\d{1,2})(?=[/_-])")


def read_metadata(
    root: Any, url: str | None, jsonld: JsonLd | None = None, *, saved_from: str | None = None
) -> Metadata:
    """Return what the page says of itself; `url` is the caller's, `saved_from` what the saving browser noted.

    The page's JSON-LD is read on the way, where it is not given.
    """
    page = read_stated(root, url or saved_from, jsonld)
    canonical = _canonical(page)
    addresses = {"given": url, "saved from": absolute(saved_from, None), "canonical": page.canonical}
    addresses["og:url"] = absolute(first_text(page.meta, ("og:url",)), None)
    if canonical:
        addresses.setdefault(canonical.source, canonical.value)
    address = next((Found(value, source) for source, value in addresses.items() if value), None)
    base = absolute(page.base, address.value if address else None) or (address.value if address else None)
    site = _site(page, address)
    sites = _site_keys(page, site, address)
    owners = sites | title_parts(page.window or "").keys()
    title = _title(page, sites)
    language = _language(page)
    month_first = _month_first(language)
    seen = _Seen(
        _stated_authors(page, owners),
        _date(page, ("datePublished", "dateCreated", "uploadDate"), _META_PUBLISHED, month_first)
        or _address_date(address),
        _date(page, ("dateModified",), _META_MODIFIED, month_first),
    )
    publisher_alone = _is_publisher(page, seen.authors, site, owners)
    if seen.authors is None or publisher_alone or _lacks_time(seen.published):
        seen = _seen(page, seen, publisher_alone, title, month_first, sites)
    found: dict[str, Found | FoundLine | None] = {
        "url": address,
        "canonical_url": canonical,
        "site": site,
        "language": language,
        "title": title,
        "standfirst": _standfirst(page),
        "authors": seen.authors,
        "published": seen.published or _guessed_date(page, address, seen.modified),
        "modified": seen.modified,
        "section": json_line(page.main, "articleSection") or first_of(page.meta, _META_SECTION),
        "tags": _tags(page),
        "image": _image(page, base) or _shown_image(page, title, base),
        "page_type": _page_type(page),
        "article_body": _body(page),
    }
    values: dict[str, Any] = {name: item.value for name, item in found.items() if item}
    sources = tuple((name, item.source) for name, item in found.items() if item)
    return Metadata(**values, sources=sources, warnings=page.jsonld.warnings)


# ---- the fields ------------------------------------------------------------------


def _canonical(page: StatedPage) -> Found | None:
    """Return the address that the page goes by: its canonical link, og:url, or the one that its JSON-LD states.

    Callers join pages by it, so an address that is but a front page's counts only as a link: sites write theirs into
    og:url on every page.
    """
    if page.canonical:
        return Found(page.canonical, "link canonical")
    stated = [first_of(page.meta, (name,)) for name in _META_ADDRESS]
    stated += [Found(text, "json-ld") for text in node_addresses(page.main)]
    for found in stated:
        address = absolute(found.value, None) if found else None
        if found and address and urlsplit(address).path.strip("/"):
            return Found(address, found.source)
    return None


def _site(page: StatedPage, address: Found | None) -> Found | None:
    """Return the site's name as it is stated, else as the window's title and the masthead or the address agree on it.

    A bare "publisher" comes last: it is as often the company.
    """
    if found := first_of(page.meta, _META_SITE[:1]) or json_line(page.main, "publisher"):
        return found
    for node in page.jsonld.nodes:
        if "WebSite" in types_of(node) and (found := json_line(node, "name")):
            return found
    stated = first_of(page.meta, _META_SITE[1:-1])
    return stated or site_in_window(page, address.value if address else None) or first_of(page.meta, _META_SITE[-1:])


def _site_keys(page: StatedPage, site: Found | None, address: Found | None) -> frozenset[str]:
    """Return the keys of the names that the site goes by: its own, its publisher's, its host's."""
    names = [site.value] if site and not _leaves_a_word(page, site) else []
    names += [text for name in _META_SITE for text in page.meta.get(name, ())[:1]]
    for node in page.jsonld.nodes[:MAX_VALUES]:
        if any(kind in ("WebSite", "Organization", "NewsMediaOrganization") for kind in types_of(node)):
            names += strings(node.get("name"))
        names += strings(node.get("publisher"))
    if address:
        host = host_in(address.value)
        labels = host.split(".")
        names += [host, max(labels[:-1] or labels, key=len)]
    return frozenset(key(name) for name in names if len(name) < 100) - {""}


def _leaves_a_word(page: StatedPage, site: Found) -> bool:
    """Return whether a name that only the window's title holds is nearly all of it: "About - The Daily Gull"."""
    rest = letters(key(page.window or "")) - letters(key(site.value))
    return site.source.startswith("title") and rest <= MIN_CONTAINED_CHARS


def _title(page: StatedPage, sites: frozenset[str]) -> FoundLine | None:
    headline = json_line(page.main, "headline")
    og = first_of(page.meta, _META_TITLE)
    stated = [FoundLine(*found) for found in (headline, og) if found]
    window = FoundLine(page.window, "title") if page.window else None
    news = headline is not None and any(kind.lower() in NEWS_TYPES for kind in types_of(page.main))
    h1s = [text for text, _ in page.h1s if text]
    found = choose_headline(h1s, stated, window, sites, news=news)
    if found and found.source == LONE_H1 and _is_below_text(page.root, page.h1s):
        found = choose_headline([], stated, window, sites, news=news)
    if found is None and (name := json_line(page.main, "name")):
        found = FoundLine(*name)
    return found if found is None or news else _as_shown(page, found, has_h1=bool(h1s))


def _is_below_text(root: Any, h1s: list[tuple[str, Any]]) -> bool:
    """Return whether paragraphs stand before the first <h1>: then it heads a part of the text."""
    long = 0
    for element in root.iter("p", "h1"):
        if element.tag == "h1":
            if any(element is h1 for text, h1 in h1s if text):
                break
        elif len(element.text or "") >= MIN_SENTENCE_CHARS:
            long += 1
    return long >= HEAD_PARAGRAPHS


def _as_shown(page: StatedPage, found: FoundLine, *, has_h1: bool) -> FoundLine:
    """Return a title as the page shows it in a line of its own, where its sources leave that open.

    A window's title may hold a site's name that the page does not state, or be nothing else; on a page without an
    <h1> it may be the visible headline where og:title is worded differently; and a title may be cut short.
    """
    title = found.value
    is_cut = title.endswith(_CUT) and len(title) > MIN_CONTAINED_CHARS
    is_own = found.source == "title"
    if has_h1 and not (is_cut or is_own):
        return found
    lines = _shown_lines(page.root)
    if is_own and (shown := _shown_part(lines, title)):
        return FoundLine(shown, _AS_SHOWN)
    own = key(title)
    if found.source == LONE_H1 or (own in lines and _opens(lines[own][1])):
        return found
    if is_cut:
        start = title.rstrip(_CUT_CHARS)
        whole = next((line for line, _ in lines.values() if line.startswith(start) and len(line) > len(title)), None)
        return FoundLine(whole, f"{found.source}, as shown") if whole else found
    if has_h1:
        return found
    window = page.window or ""
    if own not in key(window) and (shown := _shown_part(lines, window)):
        return FoundLine(shown, _AS_SHOWN)
    is_name = is_own and letters(own) < MIN_HEADLINE_LETTERS
    return next(_headlines(lines, with_h2=is_name), found)


_CUT, _CUT_CHARS = ("…", "..."), "…. "
_AS_SHOWN = "title, as shown"
_HEADLINE = re.compile("head_?line(?!s)|(?:article|entry|news|post|story)[-_]?title(?!s)", re.IGNORECASE)


def _headlines(lines: dict[str, tuple[str, Any]], *, with_h2: bool) -> Iterator[FoundLine]:
    """Yield the lines as long as a headline that are marked as one, then those of an <h2> without a link."""
    long = [line for line in lines.values() if letters(key(line[0])) >= MIN_HEADLINE_LETTERS]
    for line, element in long:
        near = list(islice(near_ancestors(element), 3))
        if any(_HEADLINE.search(marks_of(above)) for above in near[:2]) and not any(e.tag in ("a", "li") for e in near):
            yield FoundLine(line, "marked as headline")
    for line, element in long if with_h2 else ():
        heading = element if element.tag == "h2" or element.getprevious() is not None else element.getparent()
        if heading.tag == "h2" and heading.find(".//a") is None:
            yield FoundLine(line, "h2")


def _shown_lines(root: Any) -> dict[str, tuple[str, Any]]:
    """Return the first lines of the page's elements that lead to no front page, by their keys."""
    lines: dict[str, tuple[str, Any]] = {}
    body = root.find("body")
    for element in islice(body.iter("*"), MAX_SHOWN_ELEMENTS) if body is not None else ():
        text = element.text
        if text and len(text) <= 2 * MAX_LINE_CHARS and not text.isspace() and element.tag not in ("script", "style"):
            line = clean_line(text)
            if line and not (element.tag == "a" and is_home(element.get("href"))):
                lines.setdefault(key(line), (line, element))
    return lines


def _shown_part(lines: dict[str, tuple[str, Any]], title: str) -> str | None:
    """Return the longest part of a window's title that stands on the page as a line of its own.

    It is the headline of a page that has no <h1>, and the rest names a site that the page does not state.
    """
    parts = {own: part for own, part in title_parts(title).items() if len(own) > MIN_CONTAINED_CHARS}
    return max((part for own, part in parts.items() if own in lines), key=len, default=None)


class _Seen(NamedTuple):
    """The fields that the visible page is asked for, where metadata is silent."""

    authors: Found | None
    published: Found | None
    modified: Found | None


def _seen(
    page: StatedPage,
    stated: _Seen,
    publisher_alone: bool,
    title: FoundLine | None,
    month_first: bool,
    sites: frozenset[str],
) -> _Seen:
    """Return the fields with what the page shows near its headline; the page is read for all of them at once."""
    authors, published, modified = stated
    nearby = near_headline(page.root, _headline_element(page, title))
    around = nearby
    if not page.h1s:  # names far from a headline that only its words make one are anybody's
        nearby = Nearby(nearby.head, [], [])
    if authors is None or publisher_alone:
        names = shown_authors(nearby, instead_of=authors.value if authors else ())
        if not names and authors and not is_desk(authors.value[0]):
            names = bare_authors([*nearby.head, *nearby.others])
        elif not names and authors is None:
            names = names_by_date(nearby.head, title.value if title else "", _topics(page))
            names = names or marked_authors(marked_as_author(page.root))
        others = tuple(name for name in names if key(name) not in sites)  # not of the site's own
        authors = Found(others or names, "byline") if others or (names and authors is None) else authors
    if _lacks_time(published):
        published, modified = _seen_dates(page, published, modified, around, month_first)
    return _Seen(authors, published, modified)


def _lacks_time(published: Found | None) -> bool:
    """Return whether the page is worth reading for a date: none is known, or but a day that no JSON-LD states."""
    return published is None or (published.source != "json-ld" and is_day(published.value))


def _seen_dates(
    page: StatedPage, published: Found | None, modified: Found | None, nearby: Nearby, month_first: bool
) -> tuple[Found | None, Found | None]:
    """Return the moments of publication and of the update with what the page shows of them.

    A day that is stated stays, whatever the page shows: what it shows only adds the time.
    """
    marked = marked_as_date(page.root)
    shown = shown_dates([*nearby.head, *nearby.others], month_before_day=month_first)
    updated = shown.updated if page.h1s else shown_dates(nearby.head, month_before_day=month_first).updated
    moment = marked_date(marked.published, month_before_day=month_first)
    if published:
        for other, source in ((moment, _MARKED), (shown.published, _SHOWN)):
            if with_time(published.value, other) != published.value:
                published = Found(other, source)
                break
    elif moment:
        published = Found(with_time(moment, shown.published), _MARKED)
    elif shown.published:
        published = Found(shown.published, _SHOWN)
    if modified is None:
        stamp = marked_stamp(marked.updated)
        if stamp and published and stamp.date() < published.value.date():
            stamp = None
        if stamp or updated:
            modified = Found(stamp or updated, _SHOWN if updated else _MARKED)
    return published, modified


def _topics(page: StatedPage) -> frozenset[str]:
    """Return the words for the page's section and topics that its metadata has."""
    sources = (*_META_SECTION, "article:tag", "keywords", "news_keywords")
    names = [name for source in sources for name in page.meta.get(source, ())]
    names += [text for field in ("articleSection", "keywords") for text in strings(page.main.get(field))]
    return frozenset(part.strip() for name in names for part in name.split(","))


def _guessed_date(page: StatedPage, address: Found | None, modified: Found | None) -> Found | None:
    """Ask htmldate, unless the page states when it was modified: that is what it would find.

    It guesses, so a first of January, which is a copyright line's year, does not count.

    Its extensive search is left out: of the 24 days that it alone names on wcxb 2 are right and 2 wrong, the other 20
    pages have none; and it loads the words of 205 languages, which takes 1.7 s.
    """
    if (modified and modified.source != _MARKED) or _has_more_text(page.root, MAX_GUESS_CHARS):
        return None
    text = etree.tostring(page.root, encoding="unicode", method="html")
    if len(text) > MAX_GUESS_CHARS:
        return None
    try:
        day = _htmldate()(text, url=address.value if address else None, original_date=True, extensive_search=False)
    except Exception:  # its parsers raise what they like on hostile pages
        return None
    moment = parse_date(day) if day else None
    return None if moment is None or (moment.month, moment.day) == (1, 1) else Found(moment, "htmldate")


@cache
def _htmldate() -> Callable[..., str | None]:
    """Return htmldate's `find_date`; to load it takes 0.2 s, and nearly no news page needs it."""
    with warnings.catch_warnings():  # on loading it silences warnings of urllib3 for the whole process
        from htmldate import find_date
    return find_date


def _has_more_text(root: Any, chars: int) -> bool:
    """Tell whether a tree's texts are longer together; a tree of 100 MB is not written out to know."""
    left = chars
    for text in root.itertext():
        left -= len(text)
        if left < 0:
            return True
    return False


def _stated_authors(page: StatedPage, sites: frozenset[str]) -> Found | None:
    if names := _names_in(_author_strings(page.main.get("author"), page.jsonld.nodes), sites):
        return Found(names, "json-ld")
    for name in _META_AUTHOR:
        if (texts := page.meta.get(name)) is None:
            continue
        if names := _names_in(map(first_name_first, texts) if name in _META_CATALOGUED else texts, sites):
            return Found(names, f"meta {name}")
    for label, data in _META_LABELLED:
        labelled = label in page.meta and is_byline_word(page.meta[label][0])
        if labelled and (names := split_names(page.meta.get(data, ()))):
            return Found(names, f"meta {data}")
    return None


def _names_in(texts: Iterable[str], sites: frozenset[str]) -> tuple[str, ...]:
    """Return the names in texts that state authors; the site's own only where there are no others."""
    texts = [html.unescape(text) if "&" in text else text for text in texts]
    if not texts:
        return ()
    own = [text for text in texts if len(text) <= MAX_NAME_CHARS and key(text) in sites]  # whole: "Gull & Tern"
    others = split_names(text for text in texts if text not in own)
    return (
        tuple(name for name in others if key(name) not in sites)
        or others
        or tuple(" ".join(text.split()) for text in own[:1] if split_names([text]))
    )


def _author_strings(value: Any, nodes: tuple[Node, ...]) -> list[str]:
    """Return the names in a JSON-LD author; one that is only referred to is looked up."""
    names: list[str] = []
    for item in (value if isinstance(value, list) else [value])[:MAX_VALUES]:
        if isinstance(item, dict) and "name" not in item and isinstance(item.get("@id"), str):
            item = next((node for node in nodes if node.get("@id") == item["@id"] and "name" in node), None)
        names += strings(item)
    return names


def _is_publisher(page: StatedPage, authors: Found | None, site: Found | None, owners: frozenset[str]) -> bool:
    """Return whether the only author is nobody: the publisher, a desk, or an account of the content system ("adaq")."""
    if authors is None or len(authors.value) != 1:
        return False
    name = authors.value[0]
    if is_desk(name) or (name.islower() and " " not in name):
        return True
    author = page.main.get("author")
    author = author[0] if isinstance(author, list) and author else author
    if isinstance(author, dict) and "Organization" in types_of(author):
        return True
    own = key(name)
    publishers = [*strings(page.main.get("publisher")), *([site.value] if site else [])]
    return own in owners or any(own in key(name) or key(name) in own for name in publishers if key(name))


def _headline_element(page: StatedPage, title: FoundLine | None) -> Any | None:
    """Return the element that the headline stands in: an <h1>, else the line that is the title, a heading first."""
    wanted = key(title.value) if title else ""
    own = next((h1 for text, h1 in page.h1s if key(text) == wanted), None)
    if own is not None or (page.h1s and page.h1s[0][0]):
        return page.h1s[0][1] if own is None else own
    shown = _shown_in(page.root, wanted) if wanted else None
    return page.h1s[0][1] if shown is None and page.h1s else shown


def _shown_in(root: Any, wanted: str) -> Any | None:
    """Return the element whose text is a title of this key: a heading, else the first that is no link nor in a list."""
    first = None
    body = root.find("body")
    for element in islice(body.iter("*"), MAX_SHOWN_ELEMENTS) if body is not None else ():
        text = element.text
        if text and len(text) <= 2 * MAX_LINE_CHARS and not text.isspace() and key(clean_line(text) or "") == wanted:
            if element.tag in HEADINGS:
                return element
            if first is None and element.tag not in _NO_HEADLINE and _opens(element):
                first = element
    return first


def _opens(element: Any) -> bool:
    """Return whether no text stands before an element in its parent: not so in "3 comments on <em>...</em>"."""
    before = element.getprevious()
    text = element.getparent().text if before is None else before.tail
    return not text or text.isspace()


_NO_HEADLINE = frozenset(("a", "li", "option", "script", "style", "button"))


def _month_first(language: Found | None) -> bool:
    """Return whether 01/02/2024 is the second of January: in English, unless the page names another country."""
    return language is not None and language.value.lower() in ("en", "en-us", "en-ca", "en-ph")


def _date(page: StatedPage, names: tuple[str, ...], metas: tuple[str, ...], month_first: bool) -> Found | None:
    """Return the first moment that a source states; where it has no offset, the same moment from one that has."""
    first = None
    for text, source in _date_texts(page, names, metas):
        moment = parse_date(text, month_before_day=month_first)
        if moment is None:
            continue
        if moment.tzinfo is not None:
            if first is None or moment.replace(tzinfo=None) == first.value:
                return Found(moment, source)
        elif first is None:
            first = Found(moment, source)
    return first


def _date_texts(page: StatedPage, names: tuple[str, ...], metas: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield what states a date: article, meta tags, page (of 6 days that it alone states 5 are right: wcxb)."""
    for name in names:
        for text in strings(page.main.get(name)):
            yield text, "json-ld"
    for name in metas:
        for text in page.meta.get(name, ()):
            yield text, f"meta {name}"
    for node in page.jsonld.nodes:
        if "WebPage" in types_of(node):
            for name in names:
                for text in strings(node.get(name)):
                    yield text, "json-ld WebPage"


def _address_date(address: Found | None) -> Found | None:
    match = _URL_DAY.search(address.value) if address else None
    if match is None:
        return None
    moment = parse_date(f"{match[1]}-{match[3]:0>2}-{match[4]:0>2}")
    return Found(moment, _ADDRESS) if moment else None


_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z0-9]{2,8}))?(?![A-Za-z0-9])")


def _language(page: StatedPage) -> Found | None:
    sources = [(page.root.get("lang") or page.root.get("xml:lang"), "html lang")]
    sources += [(text, "json-ld") for text in strings(page.main.get("inLanguage"))]
    sources += [(page.meta[key][0], f"meta {key}") for key in _META_LANGUAGE if key in page.meta]
    for text, source in sources:
        if text and (match := _LANGUAGE.match(text.strip())):
            primary, rest = match[1].lower(), match[2]
            return Found(f"{primary}-{rest}" if rest else primary, source)
    return None


def _tags(page: StatedPage) -> Found | None:
    texts = list(strings(page.main.get("keywords")))
    source = "json-ld"
    if not texts:
        for key in _META_TAGS:
            if key in page.meta:
                texts, source = page.meta[key], f"meta {key}"
                break
    tags: dict[str, None] = {}
    for text in texts[:MAX_TAGS]:
        for part in text[: 20 * MAX_LINE_CHARS].split(",") if len(texts) == 1 else [text]:
            if tag := clean_line(part, 200):
                tags.setdefault(tag)
    return Found(tuple(tags)[:MAX_TAGS], source) if tags else None


def _image(page: StatedPage, base: str | None) -> Found | None:
    for name in _META_IMAGE:
        for text in page.meta.get(name, ())[:3]:
            if address := absolute(text, base):
                return Found(address, f"meta {name}")
    image = page.main.get("image")
    for item in (image if isinstance(image, list) else [image])[:5]:
        if isinstance(item, dict):
            item = item.get("url") or item.get("contentUrl")
        if isinstance(item, str) and (address := absolute(item, base)):
            return Found(address, "json-ld")
    return None


def _shown_image(page: StatedPage, title: FoundLine | None, base: str | None) -> Found | None:
    """Return the picture below the headline, where the page states none."""
    headline = _headline_element(page, title)
    source = picture_below(headline) if headline is not None else None
    address = absolute(source, base)
    return Found(address, "below the headline") if address else None


def _standfirst(page: StatedPage) -> Found | None:
    """Return the page's summary of itself; one that was cut short only where there is no other."""
    cut_short = None
    for name in (None, *_META_SUMMARY):
        if name is None:
            found = json_line(page.main, "description", MAX_SUMMARY_CHARS)
        else:
            found = first_of(page.meta, (name,), MAX_SUMMARY_CHARS)
        if found and not found.value.endswith(("…", "...")):
            return found
        cut_short = cut_short or found
    return cut_short


def _body(page: StatedPage) -> Found | None:
    for node in (page.main, *page.jsonld.nodes[:MAX_VALUES]):
        for text in strings(node.get("articleBody")):
            if body := _plain(text):
                return Found(body, "json-ld")
    return None


def _plain(text: str) -> str | None:
    if "<" in text or "&" in text:
        if "&lt;" in text:
            text = html.unescape(text)
        text = html.unescape(_MARKUP.sub("", _BREAK.sub("\n", text)))
    text = CONTROL.sub("", text)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    body = "\n".join(line for line in lines if line)
    return body if len(body) >= MIN_BODY_CHARS else None


def _page_type(page: StatedPage) -> Found | None:
    kinds = sorted(types_of(page.main), key=lambda kind: RANK.get(kind.lower(), NO_RANK)) if page.main else []
    return Found(kinds[0], "json-ld") if kinds else _headline_type(page) or first_of(page.meta, ("og:type",))


def _headline_type(page: StatedPage) -> Found | None:
    """Return the schema.org type, by microdata, of the element that the headline stands in."""
    for element in page.h1s[0][1].iterancestors() if page.h1s else ():
        for kind in (element.get("itemtype") or "").split():
            if (name := kind.rsplit("/", 1)[-1]).lower() in RANK:
                return Found(name, "microdata")
    return None
