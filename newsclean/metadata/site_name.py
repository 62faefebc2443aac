"""What the site is called (layer 2): StatedPage in, the name out, and the names it goes by."""

from __future__ import annotations

from itertools import islice
from typing import Any
from unicodedata import combining, normalize

from newsclean.addresses import host_in, is_front_page
from newsclean.metadata.headline import MIN_CONTAINED_CHARS, title_parts
from newsclean.metadata.stated import MAX_VALUES, Found, StatedPage, first_of, first_text, json_line, strings, types_of
from newsclean.page.element_text import line_of
from newsclean.text import clean_line, letter_count, squeeze

_META_SITE = ("og:site_name", "application-name", "apple-mobile-web-app-title", "al:android:app_name", "publisher")

MAX_MASTHEAD_LINKS = 60  # by hand; at half and at twice no page of 520 differs
MAX_SITE_CHARS = 100  # by hand; at half and at twice no page of 520 differs


def find_site(page: StatedPage, address: Found | None) -> Found | None:
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


def site_keys(page: StatedPage, site: Found | None, address: Found | None) -> frozenset[str]:
    """Return the keys of the names that the site goes by: its own, its publisher's or provider's, its host's.

    Each as it is and without accents, as metadata may write it.
    """
    names = [site.value] if site and not _leaves_a_word(page, site) else []
    names += [text for name in _META_SITE for text in page.meta.get(name, ())[:1]]
    for node in page.jsonld.nodes[:MAX_VALUES]:
        if not _OF_SITES.isdisjoint(types_of(node)):
            names += strings(node.get("name"))
        names += [*strings(node.get("publisher")), *strings(node.get("provider"))]
    if address:
        host = host_in(address.value)
        labels = host.split(".")
        names += [host, max(labels[:-1] or labels, key=len)]
    keys = frozenset(squeeze(name) for name in names if len(name) < 100) - {""}
    return keys.union(_without_accents(key) for key in keys if not key.isascii())


_OF_SITES = frozenset(("WebSite", "Organization", "NewsMediaOrganization"))


def _leaves_a_word(page: StatedPage, site: Found) -> bool:
    """Tell whether a name that only a title holds is nearly all of it: "About - The Daily Gull"."""
    if not site.source.startswith("title"):
        return False
    own = squeeze(site.value)
    holding = next((title for title in map(squeeze, _titles(page)) if own in title), "")
    return letter_count(holding) - letter_count(own) <= MIN_CONTAINED_CHARS


def site_in_window(page: StatedPage, address: str | None) -> Found | None:
    """Return the part of the window's title or og:title that is the site's name: the address or the masthead says so.

    Where no title holds it, the masthead's name counts if the address agrees.
    """
    host = host_in(address)
    label = _bare(max(host.split(".")[:-1] or [host], key=len).replace("-", ""))
    names = {_bare(own): part for title in _titles(page)[::-1] for own, part in title_parts(title).items()}
    if label and label in names:
        return Found(names[label], "title and address")
    for link in islice(page.root.iter("a"), MAX_MASTHEAD_LINKS):
        if is_front_page(link.get("href")):
            for text in _names_of(link):
                name = _bare(squeeze(text))
                short = _bare(next(iter(title_parts(text)), ""))  # "Gull - the paper of the islands"
                if name and (found := names.get(name) or names.get(short)):
                    return Found(found, "title and masthead")
                if name and name == label:
                    return Found(text, "masthead")
    return None


def _titles(page: StatedPage) -> list[str]:
    """Return the window's title and og:title, as far as the page has them."""
    return [title for title in (page.window, first_text(page.meta, ("og:title",))) if title]


def _names_of(link: Any) -> list[str]:
    """Return what a link is called: its text, a drawing's too, the words for its picture, its title."""
    words = [picture.get("alt") for picture in islice(link.iter("img"), 1)]
    texts = [line_of(link, unseen=True), *words, link.get("title"), link.get("aria-label")]
    return [line for text in texts if text and (line := clean_line(text, MAX_SITE_CHARS))]


def _bare(own: str) -> str:
    """Return a key without accents and without an article before it, which a host's name may have or not."""
    return _without_accents(own).removeprefix("the")


def _without_accents(key: str) -> str:
    return key if key.isascii() else "".join(c for c in normalize("NFKD", key) if not combining(c))
