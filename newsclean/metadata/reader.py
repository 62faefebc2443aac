"""What a page says of itself (layer 2): lxml root and JSON-LD in, Metadata out.

Each field is asked of its sources in one order: JSON-LD of the page's main article, meta tags, then the visible page,
and for the day of publication, last, htmldate. The tree is only read. One pass collects what stands in the head;
the searches over the body run only where that was silent (`stated`, then `seen`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from newsclean.addresses import absolute, host_in, original
from newsclean.metadata.authors.stated_authors import contributors, is_publisher, is_site, stated_authors
from newsclean.metadata.dates.day_order import GUESSED_ORDER, DayOrder, day_order, may_be_swapped
from newsclean.metadata.dates.guessed_date import guessed_date
from newsclean.metadata.dates.stated_dates import address_date, stated_date
from newsclean.metadata.headline import CUT_SHORT, title_parts
from newsclean.metadata.lead_picture import picture_below
from newsclean.metadata.page_types import NO_RANK, RANK
from newsclean.metadata.seen import (
    Dates,
    Seen,
    day_atop_text,
    lacks_time,
    seen_authors,
    seen_dates,
    with_contributors,
)
from newsclean.metadata.site_name import find_site, site_keys
from newsclean.metadata.stated import (
    MAX_VALUES,
    META_SECTION,
    Found,
    StatedPage,
    first_of,
    first_text,
    json_line,
    node_addresses,
    read_stated,
    strings,
    types_of,
)
from newsclean.metadata.title import find_title
from newsclean.model import Metadata
from newsclean.text import CONTROL, MARKUP, MAX_LINE_CHARS, clean_line, letter_count, plain, squeeze, unescape

MAX_SUMMARY_CHARS = 5_000
MIN_BODY_CHARS = 150
"""A shorter articleBody is a teaser."""
MAX_TAGS = 100  # by hand; at half and at twice no page of 520 differs

# Meta tags by field, best first. property, name and itemprop are one namespace here.
_META_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "citation_publication_date",
    "citation_online_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created",
    "dc.date", "dcterms.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "published", "published_date", "firstpublishedtime", "mediator_published_time", "originalpublicationdate",
    "article_date_original", "og:published_time", "date",
)  # fmt: skip
_META_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
                  "article:modified", "last-modified", "lastmod", "revised", "dateupdate", "dateupdated")  # fmt: skip
_META_TAGS = ("article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "keywords")
_META_SUMMARY = ("og:description", "description", "twitter:description", "sailthru.description", "dc.description")
_META_IMAGE = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src",
               "parsely-image-url", "sailthru.image.full", "image", "thumbnail")  # fmt: skip
_META_ADDRESS = ("og:url", "parsely-link")
_META_LANGUAGE = ("og:locale", "content-language", "dc.language", "dcterms.language", "language", "inlanguage")

_BREAK = re.compile(r"<(?:/p|/div|/h[1-6]|/li|br\s{0,2}/?)>", re.IGNORECASE)


def read_metadata(root: Any, url: str | None, *, saved_from: str | None = None) -> Metadata:
    """Return what the page says of itself; `url` is the caller's, `saved_from` what the saving browser noted."""
    page = read_stated(root, url or saved_from)
    canonical = _canonical(page)
    address = _address(page, canonical, url, saved_from)
    own = original(address.value) if address else None
    base = absolute(page.base, own) or own
    site = find_site(page, address)
    sites = site_keys(page, site, address)
    title = find_title(page, sites)
    languages = list(_languages(page))
    language = languages[0] if languages else None
    seen = Seen(page, title, language, sites)
    order = day_order([found.value for found in languages], host_in(own))
    dates = _dates(seen, address, order)
    warnings = page.jsonld.warnings
    days = [found.value for found in dates if found]
    if order.is_guess and may_be_swapped(days) and _dates(seen, address, order.other()) != dates:
        warnings += (GUESSED_ORDER,)
    published = dates.published or day_atop_text(seen, order)
    found: dict[str, Found | None] = {
        "url": address,
        "canonical_url": canonical,
        "site": site,
        "language": language,
        "title": title,
        "standfirst": _standfirst(page, title.value if title else ""),
        "authors": _authors(seen, site),
        "published": published or guessed_date(page, address, dates.modified, seen.others),
        "modified": dates.modified,
        "section": json_line(page.main, "articleSection") or first_of(page.meta, META_SECTION),
        "tags": _tags(page),
        "image": _image(page, base) or _shown_image(seen.headline, base),
        "page_type": _page_type(page),
        "article_body": _body(page),
    }
    values: dict[str, Any] = {name: item.value for name, item in found.items() if item}
    sources = tuple((name, item.source) for name, item in found.items() if item)
    return Metadata(**values, base=base, sources=sources, warnings=warnings)


# ---- the fields ------------------------------------------------------------------


def _address(page: StatedPage, canonical: Found | None, url: str | None, saved_from: str | None) -> Found | None:
    """Return where the page came from: as the caller says, as the saving browser noted, else as it calls itself."""
    addresses = {"given": url, "saved from": absolute(saved_from, None), "canonical": page.canonical}
    addresses["og:url"] = absolute(first_text(page.meta, ("og:url",)), None)
    if canonical:
        addresses.setdefault(canonical.source, canonical.value)
    return next((Found(value, source) for source, value in addresses.items() if value), None)


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


def _authors(seen: Seen, site: Found | None) -> Found | None:
    """Return the authors that the page states, those that it shows where these are nobody's."""
    page, code = seen.page, seen.declared.value if seen.declared else None
    owners = seen.sites | title_parts(page.window or "").keys()
    authors = stated_authors(page, owners, code)
    is_nobody = authors is None or is_publisher(page, authors, site, owners)
    if authors and is_site(page, authors):
        authors, is_nobody = None, True
    if is_nobody:
        authors = seen_authors(seen, authors)
    elif authors and authors.source == "json-ld":
        authors = with_contributors(seen, authors, contributors(page, code))
    return _in_small_letters(page, authors)


def _dates(seen: Seen, address: Found | None, order: DayOrder) -> Dates:
    """Return the dates that metadata, the address or, where these give no time, the visible page have."""
    page = seen.page
    published = stated_date(page, ("datePublished", "dateCreated", "uploadDate"), _META_PUBLISHED, order.month_first)
    modified = stated_date(page, ("dateModified",), _META_MODIFIED, order.month_first)
    stated = Dates(published or address_date(address), modified)
    return seen_dates(seen, stated, order) if lacks_time(stated.published) else stated


def _in_small_letters(page: StatedPage, authors: Found | None) -> Found | None:
    """Return the authors, those in capitals as another element of the page has them: "ADA QUILL", "Ada Quill"."""
    shouted = {plain(name) for name in authors.value if name.isupper() and " " in name} if authors else ()
    if authors is None or not shouted:
        return authors
    texts = (text.strip() for element in page.root.iter("*") if (text := element.text) and text.istitle())
    shown = {plain(text): text for text in texts if plain(text) in shouted}
    return Found(tuple(shown.get(plain(name), name) for name in authors.value), authors.source)


# "utf-8", "gbk", "iso-8859-1" and "euc-kr" are encodings, which some pages give for their language.
_LANGUAGE = re.compile(r"(?!(?i:utf|gbk|iso|euc)\b)([A-Za-z]{2,3})(?:[-_]([A-Za-z0-9]{2,8}))?(?![A-Za-z0-9])")


def _languages(page: StatedPage) -> Iterator[Found]:
    """Yield the languages that the page states, its own first."""
    sources = [(page.root.get("lang") or page.root.get("xml:lang"), "html lang")]
    sources += [(text, "json-ld") for text in strings(page.main.get("inLanguage"))]
    sources += [(page.meta[key][0], f"meta {key}") for key in _META_LANGUAGE if key in page.meta]
    for text, source in sources:
        if text and (match := _LANGUAGE.match(text.strip())):
            primary, rest = match[1].lower(), match[2]
            yield Found(f"{primary}-{rest}" if rest else primary, source)


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


def _shown_image(headline: Any | None, base: str | None) -> Found | None:
    """Return the picture below the headline, where the page states none."""
    source = picture_below(headline) if headline is not None else None
    address = absolute(source, base)
    return Found(address, "below the headline") if address else None


def _standfirst(page: StatedPage, title: str) -> Found | None:
    """Return the page's summary of itself, without the headline; one cut short only where there is no other."""
    of_meta = (first_of(page.meta, (name,), MAX_SUMMARY_CHARS) for name in _META_SUMMARY)
    cut_short = None
    for found in chain([json_line(page.main, "description", MAX_SUMMARY_CHARS)], of_meta):
        if found and (text := _behind_title(found.value, title)):
            found = Found(text, found.source)
            if not text.endswith(CUT_SHORT):
                return found
            cut_short = cut_short or found
    return cut_short


def _behind_title(summary: str, title: str) -> str:
    """Return a summary without the headline that opens it as a sentence of its own: "Ferry back. It was gone two days".

    Nothing of one that is but the headline, alone or with keywords or a name behind it. Some systems fill the field so
    where nobody wrote a summary.
    """
    if not title or not summary.startswith(title):
        return summary
    if not squeeze(summary[len(title) :]):
        return ""
    mark = _BEHIND_TITLE.match(summary, len(title))
    if mark is None:
        return summary
    text = summary[mark.end() :]
    return text if letter_count(squeeze(text)) >= _MIN_SUMMARY_LETTERS and not _KEYWORDS.fullmatch(text) else ""


# In Chinese and Japanese a space alone parts sentences.
_BEHIND_TITLE = re.compile(r"(?:[.!?…]+(?=\s)|[。！？]+|\s+[-–—|]+|——|(?<=[^\x00-\u2fff])(?=\s))\s*")
_MIN_SUMMARY_LETTERS = 20  # less is a name, or a part of the headline: "Ferry back - at last"
_KEYWORDS = re.compile(r"[^,.!?。！？]{1,20}(?:,[^\s,.!?。！？][^,.!?。！？]{0,19}){2,}")  # "渡轮,海港,流明"


def _body(page: StatedPage) -> Found | None:
    for node in (page.main, *page.jsonld.nodes[:MAX_VALUES]):
        for text in strings(node.get("articleBody")):
            if body := _plain(text):
                return Found(body, "json-ld")
    return None


def _plain(text: str) -> str | None:
    if "<" in text or "&" in text:
        if "&lt;" in text:
            text = unescape(text)
        text = unescape(MARKUP.sub("", _BREAK.sub("\n", text)))
    lines = [" ".join(line.split()) for line in CONTROL.sub("", text).splitlines()]
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
