"""Which links what was cut leads to (layer 4): pieces in, Links out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from newsclean.block_text import count_words
from newsclean.byline_lines import opens_as_byline
from newsclean.lexicon import Lexicon
from newsclean.model import Cut, Link, Page
from newsclean.structure import element_of
from newsclean.tags import HEADINGS

_TITLE_WORDS = 3
_BYLINE_WORDS = 5  # with the word for "by"
_MOST_BOXES = 60  # of which the links are looked at: each lookup walks down from the root
_MOST_LINKS = 100  # in one box
_MENU_LINKS = 3
_WEB = ("https", "http")
# What a phrase says that leads to no article: of 30 such titles 28 were none (eval pages, hand-made pages). Of
# navigation only a whole phrase: "Return to the classroom" is a title.
_PITCHES = frozenset((
    "newsletter", "subscribe", "app", "follow", "tips", "advertisement", "affiliate", "copyright", "share",
    "navigation", "screen-reader", "feedback", "comments", "listen",
))  # fmt: skip


def read_related(page: Page, cut: Iterable[Cut], base: str | None, lexicon: Lexicon) -> Iterator[Link]:
    """Yield the title and address of each item of the blocks of related links, an address once.

    A teaser often holds a picture's text, a headline and a summary in one link: its heading is the title, else the
    first of its texts that is longer than a label. Of links with other text around them each is an item of its own.
    """
    titles: dict[str, tuple[bool, str]] = {}
    boxes = _MOST_BOXES
    for piece in cut:
        block = piece.block
        if piece.verdict.role != "related" or not block.href or block.words < _TITLE_WORDS:
            continue
        if block.words <= _BYLINE_WORDS and ":" not in piece.text and opens_as_byline(piece.text, lexicon):
            continue
        links: Sequence[tuple[str, str]] = ((block.href, piece.text.replace("\n", " ")),)
        if (block.links > 1 or block.link_chars < block.chars) and boxes > 0:
            boxes -= 1
            links = _links_in(element_of(page, block.container), piece.text) or links
        is_heading = len(links) == 1 and page.containers[block.container].tag in HEADINGS
        for href, said in links:
            title = _without_label(said, lexicon)
            if href.startswith("#") or not _is_title(title, lexicon):
                continue
            if href not in titles or (is_heading and not titles[href][0]):
                titles[href] = (is_heading, title)
    seen: set[str] = set()
    for href, (_, title) in titles.items():
        if title not in seen and (address := _absolute(href, base)) and address not in seen:
            seen.update((title, address))
            yield Link(title, address)


def _without_label(text: str, lexicon: Lexicon) -> str:
    """Return a link's text without the label it opens with: "Related: ...", "▶ READ: ..."."""
    bare = text.lstrip(_SIGNS)
    label, colon, title = bare.partition(":")
    if not colon or len(label) > _LABEL_CHARS:
        return text
    found = lexicon.match(bare)
    is_label = found is not None and found.category == "related" and found.phrase.endswith(":")
    return title.strip() if is_label else text


_SIGNS = "\u25b6\u25ba\u2192\u00bb\u203a\u25cf\u2022\ufe0f >|-"
_LABEL_CHARS = 30


def _is_title(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a link's text may be the title of an article: no label, and no phrase that invites to something."""
    if not _is_long(text):
        return False
    found = lexicon.match(text)
    if found is None or found.category not in _PITCHES:
        return True
    return found.category == "navigation" and found.how != "exact"


def _is_long(text: str) -> bool:
    """Tell whether a text has more words than a label; marks are none: "Read more →"."""
    first = list(islice((word for word in text.split() if any(map(str.isalnum, word))), _TITLE_WORDS))
    return len(first) == _TITLE_WORDS or count_words(" ".join(first)) >= _TITLE_WORDS


def _links_in(element: Any, text: str) -> list[tuple[str, str]]:
    """Return the address and text of each link in an element that stands in a text, none of a menu's.

    Where no link has more than a label ("Read more"), there is nothing to tell the parts of the text by.
    """
    if element is None:
        return []
    flat = " ".join(text.split())
    links = []
    for link, _ in zip(element.iter("a"), range(_MOST_LINKS), strict=False):
        said = _text_of(link, _MARKUP_SHARE * len(flat) + _MARKUP_CHARS)
        if said and said in flat:
            links.append((link.get("href") or "", said))
    titles = [link for link in links if link[0] and _is_long(link[1])]
    if len({href for href, _ in links}) >= _MENU_LINKS and len(titles) * 2 < len(links):
        return [("#", flat)]
    return titles


_MARKUP_SHARE, _MARKUP_CHARS = 4, 400  # white space between elements


def _text_of(link: Any, most: int) -> str:
    """Return a link's text; of one that is left open, and takes in the page below it, no more than so many chars."""
    parts, size = [], 0
    for part in link.itertext():
        parts.append(part)
        size += len(part)
        if size > most:
            break
    return " ".join("".join(parts).split())


def _absolute(href: str, base: str | None) -> str | None:
    """Return a link's address made absolute; None where it is not one of the web (`javascript:`, `mailto:`) or leads to
    the site itself.

    A relative one stays as it is where nothing says what it is relative to.
    """
    try:
        # most: 1 µs, not 20
        if base and href[0] == "/" != href[1:2] and len(href) > 1 and "/." not in href and href.isprintable():
            parts = urlsplit(base)  # which keeps what it split last
            if parts.scheme in _WEB:
                return f"{parts.scheme}://{parts.netloc}{href}"
        joined = href if href.startswith(("https://", "http://")) else urljoin(base or "", href.strip())
        parts = urlsplit(joined)
    except ValueError:
        return None
    is_own = not base or parts.netloc == urlsplit(base).netloc
    if is_own and parts.path in _ROOT and not parts.query and not parts.fragment.startswith("/"):
        return None  # the site itself, as its name in the page's head leads to
    return joined if (parts.netloc if parts.scheme in _WEB else not parts.scheme) else None


_ROOT = ("", "/")
