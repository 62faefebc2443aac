"""Authors as the metadata states them (layer 2): StatedPage in, names out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from newsclean.metadata.authors.byline_words import MAX_BYLINE_CHARS, is_byline_word
from newsclean.metadata.authors.bylines import first_name_first, split_names
from newsclean.metadata.authors.name_words import (
    is_agency,
    is_company,
    is_desk,
    is_paper,
    may_join_names,
    opens_as_paper,
)
from newsclean.metadata.authors.names import MAX_NAME_CHARS, is_full_name, is_name_alone, is_uncased
from newsclean.metadata.jsonld import Node
from newsclean.metadata.stated import MAX_VALUES, Found, StatedPage, strings, types_of
from newsclean.text import CONTROL, squeeze, unescape

_META_AUTHOR = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "cxenseparse:author",
    "citation_author", "dc.creator", "dcterms.creator", "dc.contributor", "article:author_name", "byl",
)  # fmt: skip

_META_CATALOGUED = ("citation_author", "dc.creator", "dcterms.creator")  # last names first, one author each

_META_LABELLED = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))


def stated_authors(page: StatedPage, sites: frozenset[str], language: str | None) -> Found | None:
    """Return the authors that JSON-LD or a meta tag names.

    `sites` are the keys of the site's names, `language` is what the page declares.
    """
    first = None
    if names := _names_in(_author_strings(page.main.get("author"), page.jsonld.nodes), sites, language):
        first = Found(_unsplit(names, page.main.get("author")), "json-ld")
        if not _are_own(first.value, sites):
            return _with_contributors(page, first, language)
    for name in _META_AUTHOR:
        if (texts := page.meta.get(name)) is None:
            continue
        texts = list(map(first_name_first, texts)) if name in _META_CATALOGUED else texts
        texts = [text for text in texts if not _is_house_and_seat(text, sites)]
        names = _names_in(texts, sites, language)
        if names and not (first and _are_own(names, sites)):
            return Found(names, f"meta {name}")
    return first or _labelled(page, language)


def _labelled(page: StatedPage, language: str | None) -> Found | None:
    """Return the names on a Twitter card behind a label that says so: "Written by"."""
    for label, data in _META_LABELLED:
        labelled = label in page.meta and is_byline_word(page.meta[label][0], language)
        if labelled and (names := _names_in(page.meta.get(data, ()), frozenset(), language)):
            return Found(names, f"meta {data}")
    return None


def _with_contributors(page: StatedPage, authors: Found, language: str | None) -> Found:
    """Return JSON-LD's authors, with its contributors where the Twitter card has both, as on Ghost."""
    card = _labelled(page, language) if (others := contributors(page, language)) else None
    return card if card and card.value == authors.value + others else authors


def contributors(page: StatedPage, language: str | None) -> tuple[str, ...]:
    """Return whom JSON-LD names beside the author."""
    others = page.main.get("contributor")
    return _names_in(_author_strings(others, page.jsonld.nodes), frozenset(), language) if others else ()


def _is_house_and_seat(text: str, sites: frozenset[str]) -> bool:
    """Tell whether a text is the site's name or a company's, a town and a country: "The Gull, Lumeport, Norway" names
    nobody.

    So two annotated pages have it, one by strangers and one other.
    """
    if len(text) > MAX_BYLINE_CHARS or text.count(",") != _COMMAS_OF_SEAT:
        return False
    house, *seat = (part.strip() for part in text.split(","))
    is_house = squeeze(house) in sites or is_company(house)
    return is_house and not any(is_full_name(part) or is_agency(part) or is_desk(part) for part in seat)


_COMMAS_OF_SEAT = 2  # by hand; at half and at twice no page of 520 differs


def _are_own(names: tuple[str, ...], sites: frozenset[str]) -> bool:
    """Tell whether the site itself is all that a source names."""
    return all(squeeze(name) in sites for name in names)


def _unsplit(names: tuple[str, ...], author: Any) -> tuple[str, ...]:
    """Return names with that of an organisation whole, "Ministry of Ports and Quays", unless it lists people."""
    author = author[0] if isinstance(author, list) and len(author) == 1 else author
    is_body = isinstance(author, dict) and any(kind.endswith("Organization") for kind in types_of(author))
    if not is_body or len(names) < 2 or all(map(is_full_name, names)):
        return names
    whole = [line for text in strings(author) if (line := _as_line(text))]
    return (whole[0],) if len(whole) == 1 and len(whole[0]) <= MAX_NAME_CHARS else names


def _names_in(texts: Iterable[str], sites: frozenset[str], language: str | None) -> tuple[str, ...]:
    """Return the names in texts that state authors; the site's own only where there are no others.

    Nor its newsroom behind them that opens with the site's name: "Ada Quill, Lume Business" (3 of 3 on aeb). A first
    name may be an address, too, and stays in front.
    """
    texts = list(map(_as_line, texts))
    if not texts:
        return ()
    own = [text for text in texts if len(text) <= MAX_NAME_CHARS and squeeze(text) in sites]  # whole: "Gull & Tern"
    others = split_names((text for text in texts if text not in own), language)
    people = [name for name in others if squeeze(name) not in sites]
    return (
        tuple(people[:1] + [name for name in people[1:] if squeeze(name.partition(" ")[0]) not in sites])
        or others
        or tuple(text for text in own[:1] if split_names([text], language))
    )


def _as_line(text: str) -> str:
    """Return a text that states authors as one line, without what no name holds.

    A comma parts authors that have a line each; none stands where a line breaks behind "and".
    """
    text = unescape(text) if "&" in text else text
    if len(text) > 4 * MAX_BYLINE_CHARS:  # no authors: `split_names` leaves it
        return text
    lines = [" ".join(CONTROL.sub("", line.replace("\t", " ")).split()) for line in text.splitlines()]
    whole, *others = [line for line in lines if line] or [""]
    for line in others:
        whole += f" {line}" if may_join_names(whole.rsplit(" ", 1)[-1]) else f", {line}"
    return whole


def _author_strings(value: Any, nodes: tuple[Node, ...]) -> list[str]:
    """Return the names in a JSON-LD author, which may have several; one that is only referred to is looked up."""
    items = []
    for item in (value if isinstance(value, list) else [value])[:MAX_VALUES]:
        if isinstance(item, dict) and "name" not in item and isinstance(item.get("@id"), str):
            item = next((node for node in nodes if node.get("@id") == item["@id"] and "name" in node), None)
        names = item.get("name") if isinstance(item, dict) else None
        items.append(names if isinstance(names, list) else item)
    return [name for item in items for name in strings(item)]


def is_site(page: StatedPage, authors: Found) -> bool:
    """Tell whether a meta tag's only author, in a script without capitals, is the site.

    Portals in Chinese write themselves, Arabic and Persian stations and agencies in JSON-LD, too.
    """
    name = authors.value[0]
    if len(authors.value) != 1 or not (authors.source.startswith("meta") or opens_as_paper(name)):
        return False
    return is_uncased(name) and _ends_window(page.window or "", name)


def _ends_window(window: str, name: str) -> bool:
    """Tell whether the window's title ends in the site's name, behind a mark without spaces, and that is an author's.

    "… - Lume24.example", or in a script without capitals the start of it, with a section behind or before:
    "…_流明财经".
    """
    *heads, last = _WINDOW_MARK.split(window)
    if not heads:
        return False
    if not is_uncased(name):
        return " " not in name and last == name
    ends = (last, heads[-1]) if len(heads) > 1 else (last,)
    is_persons = is_name_alone(name) and not is_paper(name)
    return not is_persons and any(end.startswith(name) for end in ends)


_WINDOW_MARK = re.compile(r"\s?[-_|｜—–]+\s?")


def _is_of_account(author: Node) -> bool:
    """Tell whether a JSON-LD author is known by the account that a system comes with: "/author/admin/".

    On seven annotated pages: whoever it is called by may still have written the page, but yields to a name it shows.
    """
    addresses = (author.get(key) for key in ("@id", "url"))
    return any(isinstance(address, str) and address.rstrip("/").endswith("/author/admin") for address in addresses)


def is_publisher(page: StatedPage, authors: Found | None, site: Found | None, owners: frozenset[str]) -> bool:
    """Tell whether the author is nobody: a paper, or alone the publisher, a desk, or an account: "adaq", "admin"."""
    if authors is None:
        return False
    name = authors.value[0]
    if is_paper(name):
        return True
    if len(authors.value) != 1:
        return False
    if is_desk(name) or is_company(name) or (name.islower() and " " not in name):
        return True
    author = page.main.get("author")
    author = author[0] if isinstance(author, list) and author else author
    if isinstance(author, dict) and ("Organization" in types_of(author) or _is_of_account(author)):
        return True
    own = squeeze(name)
    publishers = [*strings(page.main.get("publisher")), *([site.value] if site else [])]
    if isinstance(author, dict) and "Person" in types_of(author) and _is_beside(name, page.main, publishers):
        return False
    if own in owners or _ends_window(page.window or "", name):
        return True
    return any(own in squeeze(name) or squeeze(name) in own for name in publishers if squeeze(name))


def _is_beside(name: str, node: Node, publishers: list[str]) -> bool:
    """Tell whether JSON-LD has a publisher beside an author with a person's name, who is not called as any is.

    A columnist's name may end the window's title as the site's does, "… - Ada Quill": so on a page by strangers.
    """
    own = squeeze(name)
    is_own = any(own in squeeze(publisher) or squeeze(publisher) in own for publisher in publishers)
    return bool(strings(node.get("publisher"))) and not is_own and is_full_name(name)
