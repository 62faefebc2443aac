"""What a page states of itself, gathered in one pass (layer 2): meta tags, headings, the JSON-LD of its article.

In: lxml root. Out: a StatedPage, and how to ask it. The tree is only read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from newsclean.addresses import absolute, address_key, host_in, is_front_page
from newsclean.metadata.elsewhere import own_elements, own_place
from newsclean.metadata.jsonld import JsonLd, Node, read_jsonld
from newsclean.metadata.page_types import FIRST_MEDIA_RANK, NO_RANK, RANK
from newsclean.page.element_text import line_of
from newsclean.page.tags import KNOWN_HINTS, Hint
from newsclean.text import MAX_LINE_CHARS, clean_line, squeeze

MAX_VALUES = 50
"""Values read of one field of one source."""
MAX_H1S = 8  # by hand; at half and at twice no page of 520 differs

META_SECTION = ("article:section", "og:section", "parsely-section", "cxenseparse:category", "section", "category")
"""Meta tags of the section, best first."""
_COLLECTED = ("meta", "link", "title", "h1", "base", "script")


class Found(NamedTuple):
    """A value and where it stood."""

    value: Any
    source: str


class StatedPage(NamedTuple):
    """What the cheap sources hold, for every field to look at."""

    root: Any
    meta: dict[str, list[str]]
    """Contents of meta tags by lower-case property, name, itemprop or http-equiv."""
    canonical: str | None
    base: str | None
    window: str | None
    """Text of <title>."""
    h1s: list[tuple[str, Any]]
    """Text and element of the first <h1>s that have text; "" for the site's name, where it is all that is in one."""
    jsonld: JsonLd
    main: Node
    """JSON-LD of the page's article, empty where there is none."""


def read_stated(root: Any, address: str | None) -> StatedPage:
    """Return what one pass over the tree collects, and the JSON-LD node of the page's article."""
    by_tag: dict[str, list[Any]] = {tag: [] for tag in _COLLECTED}
    for element in root.iter(*_COLLECTED):
        by_tag[element.tag].append(element)
    h1s = _headlines(by_tag["h1"], address)
    meta = _meta_tags(by_tag["meta"], next((h1 for text, h1 in h1s if text), None))
    base = next((href for element in by_tag["base"] if (href := element.get("href")) is not None), None)
    canonical = _canonical(by_tag["link"], absolute(base, address) or address)
    shown = (title for title in by_tag["title"] if title.getparent().tag != "svg")
    window = next((line for title in shown if (line := clean_line(title.text)) is not None), None)
    titles = [text for text, _ in h1s] + meta.get("og:title", [])[:1]
    jsonld = read_jsonld(by_tag["script"])
    main = _main_node(jsonld.nodes, [a for a in (address, canonical) if a], titles)
    return StatedPage(root, meta, canonical, base, window, h1s, jsonld, main)


def _meta_tags(elements: Iterable[Any], headline: Any) -> dict[str, list[str]]:
    """Return the contents of meta tags by name; of microdata outside the head only the article's own."""
    meta: dict[str, list[str]] = {}
    microdata: list[Any] = []
    for element in elements:
        name, prop = element.get("property") or element.get("name"), element.get("itemprop")
        if name is None and prop and element.getparent().tag != "head":
            if not _is_of_medium(element):
                microdata.append(element)
        elif name := name or prop or element.get("http-equiv"):
            _collect(meta, name, element.get("content"))
    for element in own_elements(microdata, own_place(headline)) if microdata else ():
        _collect(meta, element.get("itemprop"), element.get("content"))
    return meta


def _canonical(links: Iterable[Any], relative_to: str | None) -> str | None:
    """Return the first canonical address that is one."""
    named = (link.get("href") for link in links if "canonical" in (link.get("rel") or "").lower().split())
    return next((found for href in islice(named, MAX_VALUES) if (found := absolute(href, relative_to))), None)


def _headlines(elements: Iterable[Any], address: str | None) -> list[tuple[str, Any]]:
    """Return the first <h1>s that have text; of a page that has but the site's name in one, this, without a text."""
    h1s: list[tuple[str, Any]] = []
    masthead = None
    for element in elements:
        if len(h1s) == MAX_H1S:
            break
        if text := _seen_line(element):
            if not _leads_home(element, text, address):
                h1s.append((text, element))
            elif masthead is None:
                masthead = element
    return h1s if h1s or masthead is None else [("", masthead)]


def _is_of_medium(element: Any) -> bool:
    """Tell whether microdata is that of a picture or a player: its author took the picture."""
    scope = next((near for near in element.iterancestors() if near.get("itemscope") is not None), None)
    return scope is not None and (scope.get("itemtype") or "").rstrip("/").rsplit("/", 1)[-1] in _MEDIA


_MEDIA = frozenset(("ImageObject", "VideoObject", "AudioObject", "MediaObject", "Photograph"))


def _collect(meta: dict[str, list[str]], name: str, content: str | None) -> None:
    """Add what a meta tag says to `meta`, which is being made."""
    if content:
        values = meta.setdefault(name.lower(), [])
        if len(values) < MAX_VALUES:
            values.append(content)


def _seen_line(h1: Any) -> str | None:
    """Return the text of an <h1>, without what is said to screen readers alone before it: "Headline: "."""
    if not len(h1):
        return line_of(h1)
    spans = (span for span in h1.iter("span") if (name := span.get("class")) and KNOWN_HINTS[name] & Hint.SCREEN_READER)
    unseen = list(islice(spans, _UNSEEN_SPANS))
    return (line_of(h1, unseen) if unseen else None) or line_of(h1) or line_of(h1, unseen=True)


_UNSEEN_SPANS = 5  # by hand; at half and at twice no page of 520 differs


def _leads_home(h1: Any, text: str, address: str | None) -> bool:
    """Tell whether an <h1> is but a link to the site's front page: then it is the site's name."""
    link = next(h1.iter("a"), None)
    if link is None or line_of(link) != text:
        return False
    href = link.get("href") or "#"
    return is_front_page(href) and (host_in(href) or host_in(address)) == (host_in(address) or host_in(href))


def first_text(meta: dict[str, list[str]], names: Iterable[str]) -> str | None:
    """Return the text of the first of the meta tags that has any."""
    found = first_of(meta, names)
    return found.value if found else None


def first_of(meta: dict[str, list[str]], names: Iterable[str], limit: int = MAX_LINE_CHARS) -> Found | None:
    """Return the text of the first of the meta tags that has any, of at most `limit` characters, and which it is."""
    for name in names:
        for content in meta.get(name, ()):
            if text := clean_line(content, limit):
                return Found(text, f"meta {name}")
    return None


# ---- JSON-LD -------------------------------------------------------------------


def types_of(node: Node) -> list[str]:
    """Return the @types of a JSON-LD node, without the address of their vocabulary."""
    kind = node.get("@type")
    if isinstance(kind, str):
        return [kind.rsplit("/", 1)[-1]]
    kinds = kind if isinstance(kind, list) else [kind]
    return [k.rsplit("/", 1)[-1] for k in kinds if isinstance(k, str)]


def _rank(node: Node) -> int:
    """Return how likely a node is the page's main thing; 0 is best."""
    return min((RANK.get(kind.lower(), NO_RANK) for kind in types_of(node)), default=NO_RANK)


def _main_node(nodes: tuple[Node, ...], addresses: list[str], titles: list[str]) -> Node:
    """Return the node of the page's main article, or an empty one.

    Of several articles, as on pages that describe their teasers, only one that is at the page's address or bears
    one of its titles is the page's own.
    """
    candidates = [(rank, node) for node in nodes if (rank := _rank(node)) < NO_RANK]
    if not candidates:
        return {}
    if len(candidates) == 1:
        return candidates[0][1]
    own = {address_key(address) for address in addresses}
    keys = {squeeze(title) for title in titles} - {""}

    def badness(item: tuple[int, Node]) -> tuple[bool, bool, int]:
        rank, node = item
        headline = squeeze(clean_line(node.get("headline")) or clean_line(node.get("name")) or "")
        here = any(address_key(address) in own for address in node_addresses(node))
        agrees = bool(headline) and any(headline in title for title in keys)
        return rank >= FIRST_MEDIA_RANK, not (here or agrees), rank

    best = min(candidates, key=badness)
    strange = badness(best)[1] and sum(not badness(item)[0] for item in candidates) > 1
    return {} if strange else best[1]


def node_addresses(node: Node) -> Iterator[str]:
    """Yield the addresses that a node says it is at."""
    for name in ("url", "mainEntityOfPage", "@id"):
        value = node.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and len(value) < 4 * MAX_LINE_CHARS:
            yield value


def strings(value: Any) -> Sequence[str]:
    """Return the strings of a JSON-LD value: itself, those of an array, the `name` or `@value` of objects."""
    if value is None:
        return ()  # most fields that are asked for
    return (value,) if isinstance(value, str) else tuple(_strings_in(value))


def _strings_in(value: Any) -> Iterator[str]:
    for item in (value if isinstance(value, list) else (value,))[:MAX_VALUES]:
        if isinstance(item, dict):
            item = item.get("name") or item.get("@value") or item.get("url")
            if isinstance(item, list) and item:
                item = item[0]
        if isinstance(item, str):
            yield item


def json_line(node: Node, name: str, limit: int = MAX_LINE_CHARS) -> Found | None:
    """Return the first string of a node's field as one line of at most `limit` characters."""
    for text in strings(node.get(name)):
        if line := clean_line(text, limit):
            return Found(line, "json-ld")
    return None
