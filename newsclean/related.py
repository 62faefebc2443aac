"""Which links what was cut leads to (layer 4): pieces in, Links out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from newsclean.addresses import linked_page
from newsclean.lexicon import Lexicon
from newsclean.lines.byline_lines import opens_as_byline
from newsclean.model import Cut, Link, Page
from newsclean.page.block_text import count_words
from newsclean.page.element_text import chars_with_markup, text_of
from newsclean.page.tags import HEADINGS

_TITLE_WORDS = 3
_BYLINE_WORDS = 5  # with the word for "by"
_MOST_BOXES = 60  # of which the links are looked at: one that is never closed takes in the page below it
_MOST_LINKS = 100  # in one box
_MENU_LINKS = 3
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
    titles: dict[str, tuple[bool, str]] = {}  # by address; a heading's is better than another's
    for href, said, is_heading in _items(page, cut, lexicon):
        if href.startswith("#") or (href in titles and (titles[href][0] or not is_heading)):
            continue
        if _is_title(title := _without_label(said, lexicon), lexicon):
            titles[href] = (is_heading, title)
    seen: set[str] = set()
    for href, (_, title) in titles.items():
        if title not in seen and (address := linked_page(href, base)) and address not in seen:
            seen.update((title, address))
            yield Link(title, address)


def _items(page: Page, cut: Iterable[Cut], lexicon: Lexicon) -> Iterator[tuple[str, str, bool]]:
    """Yield the address and text of each link in the blocks of related links, and whether a heading is but that."""
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
            links = _links_in(page.element(block.container), piece.text) or links
        is_heading = len(links) == 1 and page.containers[block.container].tag in HEADINGS
        for href, said in links:
            yield href, said, is_heading


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
    words = []
    for word in text.split():
        if word[0].isalnum() or any(map(str.isalnum, word)):
            words.append(word)
            if len(words) == _TITLE_WORDS:
                return True
    return count_words(" ".join(words)) >= _TITLE_WORDS


def _links_in(element: Any, text: str) -> list[tuple[str, str]]:
    """Return the address and text of each link in an element that stands in a text, none of a menu's.

    Where no link has more than a label ("Read more"), there is nothing to tell the parts of the text by.
    """
    if element is None:
        return []
    flat = " ".join(text.split())
    links = []
    for link in islice(element.iter("a"), _MOST_LINKS):
        said = text_of(link, chars_with_markup(flat))
        if said and said in flat:
            links.append((link.get("href") or "", said))
    titles = [link for link in links if link[0] and _is_long(link[1])]
    if len({href for href, _ in links}) >= _MENU_LINKS and len(titles) * 2 < len(links):
        return [("#", flat)]
    return titles
