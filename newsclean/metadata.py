"""What a page says of itself (layer 2): lxml root and JSON-LD in, Metadata out.

Each field is asked of its sources in one order: JSON-LD of the page's main article, meta tags, microdata, the visible
page, and for the date, last, a date library. The tree is only read. One pass over the tree collects what is
needed; the searches over the whole body run only where the cheap sources were silent.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml import etree

from newsclean.dates import parse_date
from newsclean.jsonld import JsonLd, Node
from newsclean.model import Metadata

MAX_CHARS = 1_000
"""Longest title, name or address; what is longer is not one."""
MAX_SUMMARY_CHARS = 5_000
MIN_BODY_CHARS = 150
"""A shorter articleBody is a teaser."""
MAX_AUTHORS = 20
MAX_TAGS = 100

# @types of JSON-LD that may be the page's main thing, best first.
_ARTICLE_TYPES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle",
    "ReviewNewsArticle", "AskPublicNewsArticle", "AdvertiserContentArticle", "SatiricalArticle",
    "LiveBlogPosting", "Article", "BlogPosting", "TechArticle", "ScholarlyArticle", "Report", "SocialMediaPosting",
    "DiscussionForumPosting", "Review", "ClaimReview", "Recipe", "HowTo", "VideoObject", "AudioObject", "PodcastEpisode",
)  # fmt: skip
_RANK = {name.lower(): rank for rank, name in enumerate(_ARTICLE_TYPES)}
_NEWS_RANKS = _RANK["claimreview"]

BYLINE_WORDS = (
    "by", "von", "par", "por", "di", "da", "door", "av", "af", "door:", "text", "text:", "autor", "autor:", "autorin:",
    "author:", "written by", "posted by", "published by", "reported by", "story by", "words by", "od", "автор:", "текст:",
)  # fmt: skip

# Meta tags by field, best first. property, name and itemprop are one namespace here.
_META_TITLE = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "cxenseparse:title", "citation_title",
               "dc.title", "dcterms.title", "headline", "title")  # fmt: skip
_META_AUTHOR = ("author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "cxenseparse:author",
                "citation_author", "dc.creator", "dcterms.creator", "dc.contributor", "article:author_name", "byl",
                "twitter:data1")  # fmt: skip
_META_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "citation_publication_date",
    "citation_online_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created",
    "dc.date", "dcterms.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published",
    "published_date", "originalpublicationdate", "article_date_original", "og:published_time", "date",
)  # fmt: skip
_META_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
                  "article:modified", "last-modified", "lastmod", "revised")  # fmt: skip
_META_SECTION = ("article:section", "og:section", "parsely-section", "cxenseparse:category", "section", "category")
_META_TAGS = ("article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "keywords")
_META_SUMMARY = ("og:description", "description", "twitter:description", "sailthru.description", "dc.description")
_META_IMAGE = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src",
               "parsely-image-url", "sailthru.image.full", "thumbnail")  # fmt: skip
_META_SITE = ("og:site_name", "application-name", "apple-mobile-web-app-title", "al:android:app_name", "publisher")
_META_LANGUAGE = ("og:locale", "content-language", "dc.language", "dcterms.language", "language", "inlanguage")

_COLLECTED = ("meta", "link", "title", "h1", "time", "base")

_BYLINE_ELEMENTS = etree.XPath(
    "//*[@itemprop='author' or @rel='author' or contains(@class,'byline') or contains(@class,'author')"
    " or contains(@class,'Byline') or contains(@class,'Author')]"
)

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u200b\u200e\u200f\u2028-\u202e\ufeff\ufffe\uffff]")
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>")
_BREAK = re.compile(r"(?:<(?:/p|/div|/h[1-6]|/li|br\s{0,2}/?)>)", re.IGNORECASE)
_NOT_FOLDED = re.compile(r"[\W_]+")


class _Head(NamedTuple):
    """What the one pass over the tree collects."""

    meta: dict[str, list[str]]
    """Contents of meta tags by lower-case property, name, itemprop or http-equiv."""
    canonical: str | None
    base: str | None
    title: str
    h1s: list[Any]
    times: list[Any]


class Found(NamedTuple):
    """A value and where it stood."""

    value: Any
    source: str


def read_metadata(root: Any, url: str | None, jsonld: JsonLd, *, saved_from: str | None = None) -> Metadata:
    """Return what the page says of itself; `url` is the caller's, `saved_from` what the saving browser noted."""
    head = _read_head(root)
    canonical = _address(head.canonical, url or saved_from)
    address = url or _address(saved_from, None) or canonical or _address(_first(head.meta, ("og:url",)), None)
    base = _absolute(head.base, address) or address
    nodes = jsonld.nodes
    h1s = [text for text in (_text_of(h1) for h1 in head.h1s[:8]) if text]
    main = _main_node(nodes, address, canonical, [*head.meta.get("og:title", ())[:1], *h1s])
    site = _site(head, nodes, main)
    found: dict[str, Found | None] = {
        "url": Found(url, "given") if url else None,
        "site": site,
        "title": _title(head, main, h1s, _site_keys(head, nodes, site, address)),
        "authors": _authors(root, head, nodes, main, site),
        "published": _published(root, head, main, address),
        "modified": _modified(head, main),
        "language": _language(root, head, main),
        "section": _section(head, main),
        "tags": _tags(head, main),
        "image": _image(head, main, base),
        "standfirst": _standfirst(head, main),
        "article_body": _body(main, nodes),
        "page_type": _page_type(head, main),
    }
    values = {name: item.value for name, item in found.items() if item is not None}
    values["url"] = address
    values["canonical_url"] = canonical
    sources = tuple((name, item.source) for name, item in found.items() if item is not None)
    return Metadata(**values, sources=sources, warnings=jsonld.warnings)


# ---- reading the tree --------------------------------------------------------


def _read_head(root: Any) -> _Head:
    meta: dict[str, list[str]] = {}
    canonical = base = None
    title = ""
    h1s: list[Any] = []
    times: list[Any] = []
    for element in root.iter(*_COLLECTED):
        tag = element.tag
        if tag == "meta":
            get = element.get
            content = get("content")
            key = get("property") or get("name") or get("itemprop") or get("http-equiv")
            if content and key:
                values = meta.setdefault(key.lower(), [])
                if len(values) < MAX_TAGS:
                    values.append(content)
        elif tag == "link":
            if canonical is None and (element.get("rel") or "").lower() == "canonical":
                canonical = element.get("href")
        elif tag == "h1":
            h1s.append(element)
        elif tag == "time":
            times.append(element)
        elif tag == "title":
            if not title and element.text:
                title = element.text
        elif base is None:
            base = element.get("href")
    return _Head(meta, canonical, base, clean_line(title) or "", h1s, times)


def _text_of(element: Any, limit: int = MAX_CHARS) -> str:
    """Return the text below an element, white space normalised; empty where it is longer than `limit`."""
    parts: list[str] = []
    chars = 0
    for part in element.itertext():
        parts.append(part)
        chars += len(part)
        if chars > 10 * limit:
            return ""
    return clean_line("".join(parts), limit) or ""


def clean_line(text: Any, limit: int = MAX_CHARS) -> str | None:
    """Return a text as one line: entities decoded, tags and control characters gone; None for what is no line."""
    if not isinstance(text, str) or len(text) > 20 * limit:
        return None
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _MARKUP.sub("", text)
    if not text.isascii() or not text.isprintable():
        text = _CONTROL.sub("", text)
    text = " ".join(text.split())
    return text if text and len(text) <= limit else None


def fold(text: str) -> str:
    """Return a text for comparing: letters and digits alone, case folded."""
    return _NOT_FOLDED.sub("", text).casefold()


def _first(meta: dict[str, list[str]], keys: Iterable[str]) -> str | None:
    found = _first_of(meta, keys)
    return found.value if found else None


def _first_of(meta: dict[str, list[str]], keys: Iterable[str], limit: int = MAX_CHARS) -> Found | None:
    for key in keys:
        for content in meta.get(key, ()):
            if text := clean_line(content, limit):
                return Found(text, f"meta {key}")
    return None


def _absolute(href: str | None, base: str | None) -> str | None:
    """Return an address made absolute, or None where it is not one for the web."""
    if not href or len(href) > 4 * MAX_CHARS:
        return None
    try:
        joined = urljoin(base or "", href.strip())
        parts = urlsplit(joined)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    return _CONTROL.sub("", joined)


_address = _absolute


# ---- JSON-LD -------------------------------------------------------------------


def _types(node: Node) -> list[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [k.rsplit("/", 1)[-1] for k in kinds if isinstance(k, str)]


def _rank(node: Node) -> int:
    return min((_RANK.get(kind.lower(), 99) for kind in _types(node)), default=99)


def _main_node(nodes: tuple[Node, ...], url: str | None, canonical: str | None, titles: list[str]) -> Node:
    """Return the node of the page's main article, or an empty one."""
    candidates = [(rank, node) for node in nodes if (rank := _rank(node)) < 99]
    if not candidates:
        return {}
    if len(candidates) == 1:
        return candidates[0][1]
    addresses = {_address_key(a) for a in (url, canonical) if a}
    keys = [fold(t) for t in titles if t]

    def badness(item: tuple[int, Node]) -> tuple[bool, bool, int]:
        rank, node = item
        headline = fold(clean_line(node.get("headline")) or clean_line(node.get("name")) or "")
        own = any(_address_key(a) in addresses for a in _node_addresses(node))
        agrees = bool(headline) and any(headline in key or key in headline for key in keys if key)
        return rank > _NEWS_RANKS, not (own or agrees), rank

    return min(candidates, key=badness)[1]


def _node_addresses(node: Node) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and len(value) < 4 * MAX_CHARS:
            yield value


def _address_key(url: str) -> str:
    return url.split("#", 1)[0].split("?", 1)[0].split("://", 1)[-1].removeprefix("www.").rstrip("/").lower()


def _strings(value: Any) -> Iterator[str]:
    """Yield the strings of a JSON-LD value: itself, those of an array, the `name` or `@value` of objects."""
    for item in (value if isinstance(value, list) else (value,))[:MAX_TAGS]:
        if isinstance(item, dict):
            item = item.get("name") or item.get("@value") or item.get("url")
            if isinstance(item, list) and item:
                item = item[0]
        if isinstance(item, str):
            yield item


def _json_line(node: Node, key: str, limit: int = MAX_CHARS) -> Found | None:
    for text in _strings(node.get(key)):
        if line := clean_line(text, limit):
            return Found(line, "json-ld")
    return None


# ---- the fields ------------------------------------------------------------------


def _site(head: _Head, nodes: tuple[Node, ...], main: Node) -> Found | None:
    if found := _first_of(head.meta, _META_SITE[:1]):
        return found
    if found := _json_line(main, "publisher"):
        return found
    for node in nodes:
        if "WebSite" in _types(node) and (found := _json_line(node, "name")):
            return found
    return _first_of(head.meta, _META_SITE[1:])


def _site_keys(head: _Head, nodes: tuple[Node, ...], site: Found | None, url: str | None) -> set[str]:
    """Return the folded names a site goes by: its own, its publisher's, its host's."""
    names = [site.value] if site else []
    names += [text for key in _META_SITE for text in head.meta.get(key, ())[:1]]
    for node in nodes[:50]:
        if any(kind in ("WebSite", "Organization", "NewsMediaOrganization") for kind in _types(node)):
            names += list(_strings(node.get("name")))
        names += list(_strings(node.get("publisher")))
    keys = {fold(name) for name in names if len(name) < 100}
    if url:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        keys.add(fold(host))
        labels = host.split(".")
        keys.add(fold(max(labels[:-1] or labels, key=len)))
    keys.discard("")
    return keys


_SEPARATOR = re.compile(r"\s+[|\-–—·•:»›«~/\\]{1,2}\s+|\s*[|ㅣ｜¦]\s*|\s+::\s+|:\s+|-(?=[^\s-]{1,12}[|ㅣ])")


def strip_site(title: str, keys: set[str]) -> str:
    """Return a title without the site's name before or after it.

    >>> strip_site("Rain at last | The Daily Gull", {"thedailygull"})
    'Rain at last'
    """
    for _ in range(3):
        cuts = [(m.start(), m.end()) for m in _SEPARATOR.finditer(title[:MAX_CHARS])]
        if not cuts:
            break
        if _is_site(title[cuts[-1][1] :], keys):
            title = title[: cuts[-1][0]]
        elif len(cuts) > 1 and _is_site(title[cuts[-2][1] :], keys):
            title = title[: cuts[-2][0]]
        elif _is_site(title[: cuts[0][0]], keys):
            title = title[cuts[0][1] :]
        else:
            break
    return title.strip()


def _is_site(part: str, keys: set[str]) -> bool:
    key = fold(part)
    return bool(key) and any(key == k or (len(k) > 3 and len(key) > 3 and (key in k or k in key)) for k in keys)


def _title(head: _Head, main: Node, h1s: list[str], keys: set[str]) -> Found | None:
    """Return the headline that the reader sees."""
    stated = [found for found in (_json_line(main, "headline"), _first_of(head.meta, _META_TITLE)) if found]
    if not stated and (found := _json_line(main, "name")):
        stated.append(found)
    if head.title:
        stated.append(Found(head.title, "title"))
    stated = [Found(strip_site(item.value, keys) or item.value, item.source) for item in stated]
    stated_keys = [fold(item.value) for item in stated]
    for h1 in h1s:
        key = fold(h1)
        if key and any(key == other or (len(key) > 12 and (key in other or other in key)) for other in stated_keys if other):
            return Found(strip_site(h1, keys) or h1, "h1")
    visible = [h1 for h1 in h1s if not _is_site(h1, keys)]
    if len(visible) == 1 and len(visible[0]) > 20:
        return Found(visible[0], "h1")
    if stated:
        return stated[0]
    return Found(visible[0], "h1") if visible else None


def _authors(root: Any, head: _Head, nodes: tuple[Node, ...], main: Node, site: Found | None) -> Found | None:
    names = _split_names(_author_strings(main.get("author"), nodes))
    if names:
        return Found(names, "json-ld")
    for key in _META_AUTHOR:
        if key == "twitter:data1" and not head.meta.get("twitter:label1"):
            continue
        names = _split_names(head.meta.get(key, ())[:MAX_AUTHORS])
        if names:
            return Found(names, f"meta {key}")
    for element in _elements(_BYLINE_ELEMENTS, root)[:10]:
        names = _split_names([_text_of(element, 200)])
        if names:
            return Found(names, "byline")
    return None


def _author_strings(value: Any, nodes: tuple[Node, ...]) -> list[str]:
    names: list[str] = []
    for item in (value if isinstance(value, list) else [value])[:MAX_AUTHORS]:
        if isinstance(item, dict) and "name" not in item and isinstance(item.get("@id"), str):
            item = next((n for n in nodes if n.get("@id") == item["@id"] and "name" in n), None)
        names += _strings(item)
    return names


_NAME_SPLIT = re.compile(r"\s*[,;|&/]\s*|\s+(?:and|und|et|y)\s+")
_NOT_A_NAME = re.compile(r"https?:|www\.|@|\d{3}|\.(?:com|org|net)\b")
_BY = re.compile(r"^(?:" + "|".join(re.escape(w) for w in sorted(BYLINE_WORDS, key=len, reverse=True)) + r")[\s:]+", re.IGNORECASE)


def _split_names(texts: Iterable[str]) -> tuple[str, ...]:
    names: dict[str, str] = {}
    for text in texts:
        line = clean_line(text, 300)
        if not line or _NOT_A_NAME.search(line):
            continue
        for part in _NAME_SPLIT.split(_BY.sub("", line)):
            name = _BY.sub("", part).strip(" .-–—•·:")
            if 1 < len(name) <= 60 and len(name.split()) <= 6:
                names.setdefault(fold(name), name)
    names.pop("", None)
    return tuple(names.values())[:MAX_AUTHORS]


def _published(root: Any, head: _Head, main: Node, url: str | None) -> Found | None:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        for text in _strings(main.get(key)):
            if moment := parse_date(text):
                return Found(moment, "json-ld")
    if found := _meta_date(head, _META_PUBLISHED):
        return found
    for element in head.times[:20]:
        if (text := element.get("datetime")) and (moment := parse_date(text)):
            return Found(moment, "time")
    return _guess_date(root, url)


def _guess_date(root: Any, url: str | None) -> Found | None:
    """Ask htmldate, which is slow and loaded only here."""
    from htmldate import find_date  # noqa: PLC0415

    try:
        text = find_date(root, url=url, original_date=True)
    except Exception:
        return None
    moment = parse_date(text) if text else None
    return Found(moment, "htmldate") if moment else None


def _modified(head: _Head, main: Node) -> Found | None:
    for text in _strings(main.get("dateModified")):
        if moment := parse_date(text):
            return Found(moment, "json-ld")
    return _meta_date(head, _META_MODIFIED)


def _meta_date(head: _Head, keys: tuple[str, ...]) -> Found | None:
    for key in keys:
        for text in head.meta.get(key, ()):
            if moment := parse_date(text):
                return Found(moment, f"meta {key}")
    return None


_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z0-9]{2,8}))?(?![A-Za-z0-9])")


def _language(root: Any, head: _Head, main: Node) -> Found | None:
    sources = [(root.get("lang") or root.get("xml:lang"), "html lang"), *((t, "json-ld") for t in _strings(main.get("inLanguage")))]
    sources += [(head.meta[key][0], f"meta {key}") for key in _META_LANGUAGE if key in head.meta]
    for text, source in sources:
        if text and (match := _LANGUAGE.match(text.strip())):
            primary, rest = match[1].lower(), match[2]
            return Found(f"{primary}-{rest}" if rest else primary, source)
    return None


def _section(head: _Head, main: Node) -> Found | None:
    return _json_line(main, "articleSection") or _first_of(head.meta, _META_SECTION)


def _tags(head: _Head, main: Node) -> Found | None:
    texts = list(_strings(main.get("keywords")))
    source = "json-ld"
    if not texts:
        for key in _META_TAGS:
            if key in head.meta:
                texts, source = head.meta[key], f"meta {key}"
                break
    tags: dict[str, None] = {}
    for text in texts[:MAX_TAGS]:
        for part in text[: 20 * MAX_CHARS].split(",") if len(texts) == 1 else [text]:
            if tag := clean_line(part, 200):
                tags.setdefault(tag)
    return Found(tuple(tags)[:MAX_TAGS], source) if tags else None


def _image(head: _Head, main: Node, base: str | None) -> Found | None:
    for key in _META_IMAGE:
        for text in head.meta.get(key, ())[:3]:
            if address := _absolute(text, base):
                return Found(address, f"meta {key}")
    image = main.get("image")
    for item in (image if isinstance(image, list) else [image])[:5]:
        if isinstance(item, dict):
            item = item.get("url") or item.get("contentUrl")
        if isinstance(item, str) and (address := _absolute(item, base)):
            return Found(address, "json-ld")
    return None


def _standfirst(head: _Head, main: Node) -> Found | None:
    return _json_line(main, "description", MAX_SUMMARY_CHARS) or _first_of(head.meta, _META_SUMMARY, MAX_SUMMARY_CHARS)


def _body(main: Node, nodes: tuple[Node, ...]) -> Found | None:
    for node in (main, *nodes[:50]):
        for text in _strings(node.get("articleBody")):
            if body := _plain(text):
                return Found(body, "json-ld")
    return None


def _plain(text: str) -> str | None:
    if "<" in text or "&" in text:
        if "&lt;" in text:
            text = html.unescape(text)
        text = html.unescape(_MARKUP.sub("", _BREAK.sub("\n", text)))
    text = _CONTROL.sub("", text)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    body = "\n".join(line for line in lines if line)
    return body if len(body) >= MIN_BODY_CHARS else None


def _page_type(head: _Head, main: Node) -> Found | None:
    kinds = sorted(_types(main), key=lambda kind: _RANK.get(kind.lower(), 99)) if main else []
    if kinds:
        return Found(kinds[0], "json-ld")
    return _first_of(head.meta, ("og:type",))


def _elements(path: etree.XPath, root: Any) -> list[Any]:
    """Return the elements an XPath finds."""
    found = path(root)
    return found if isinstance(found, list) else []
