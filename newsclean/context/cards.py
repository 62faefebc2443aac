"""Small elements with a linked headline and what it leads to: cards and boxes of other articles (layer 3).

In: a Look. Out: the indices of the blocks that go.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import islice, takewhile
from typing import Any

from newsclean.addresses import leads_elsewhere
from newsclean.context.look import Staying
from newsclean.context.teasers import TEASER_LINK_SHARE, TEASER_TAGS
from newsclean.metadata.page_types import may_be_news
from newsclean.model import Block, Page
from newsclean.page.structure import LINE_OF_HEADLINE, ancestors, is_inside, leads_within_site
from newsclean.page.tags import Hint, tag_hints
from newsclean.phrase_files import BIT


def find_cards(look: Staying) -> list[int]:
    """Return what stays of small elements that are called promos or related and hold a linked headline: its summary.

    On publishers that the weights had not seen 10 of 12 such blocks do not belong, on 5 of 7 pages (wcxb, aeb). Of
    elements called cards or tiles many are the article's. A custom element that is one, `<news-teaser>`, needs no link
    to be seen: its script makes it. Instead of the name the element may open with a label: "Related". A short headline
    is a product's name where a button below it leads to the same page: "Gull Check", "Start the check".
    """
    page, staying = look.page, look.staying
    blocks, containers = page.blocks, page.containers
    labelled = _labelled_boxes(look)
    if not labelled and not look.hints & _CARD:
        has_custom = any(map(_is_custom_card, look.scene.tags))
        if not has_custom or not any(_is_in_custom(page, blocks[i]) for i in staying):
            return []
    sizes = look.scene.count
    headed = _around_headlines(
        page, lambda block: _is_linked_headline(block, _CARD_HEADLINE_WORDS) or _has_button(page, block)
    )
    found = []
    for i in staying:
        for index in takewhile(lambda index: sizes[index] <= _CARD_BLOCKS, ancestors(page, blocks[i].container)):
            is_named = containers[index].own_hints & containers[index].hints & _CARD or index in labelled
            if (is_named and index in headed) or _is_custom_card(containers[index].tag):
                found.append(i)
                break
    return found


def _labelled_boxes(look: Staying) -> set[int]:
    """Return the containers that open with a label of other articles, a few words, and hold what stays right below."""
    page, related, stay = look.page, BIT["related"], look.stay
    named = (i for i in look.candidates if look.phrases[i] == related)
    labels = [i for i in named if page.blocks[i].words <= _CARD_LABEL_WORDS]
    found: set[int] = set()
    for i in labels:
        near = [page.blocks[j].container for j in range(i, i + _CARD_BLOCKS) if j in stay]
        if not near:
            continue  # most: lists below the article
        for index in ancestors(page, page.blocks[i].container):
            if i and is_inside(page, page.blocks[i - 1].container, index):
                break
            if any(is_inside(page, container, index) for container in near):
                found.add(index)
    return found


_CARD_LABEL_WORDS = 4


def find_summaries_below_links(look: Staying) -> list[int]:
    """Return what stays right below a linked headline that goes, in an element with nothing else: a teaser's summary.

    It has a few words and no link of its own. Below a line that a phrase names as related it stands in that line's own
    element; without such a name one or two on a page that lead to the site's own pages are teasers, more are a list of
    things and what they are, and so is what leads to a shop.
    """
    page, stay = look.page, look.stay
    blocks, containers = page.blocks, page.containers
    named: list[int] = []
    plain: list[int] = []
    for i in look.staying[1:]:
        link, below = blocks[i - 1], blocks[i]
        if i - 1 in stay or not leads_elsewhere(link.href) or below.words > _SUMMARY_WORDS or below.link_chars:
            continue
        is_named = look.phrases[i - 1] == BIT["related"] and 2 * link.link_chars >= link.chars
        if not is_named and (link.link_chars < link.chars or link.words < LINE_OF_HEADLINE.start):
            continue
        box = link.container if is_named else containers[link.container].parent
        if containers[box].tag not in TEASER_TAGS or not is_inside(page, below.container, box):
            continue
        near = blocks[max(0, i - _CARD_BLOCKS) : i + _CARD_BLOCKS]
        if stay.intersection(b.index for b in near if is_inside(page, b.container, box)) == {i}:
            (named if is_named else plain).append(i)
    if not plain or len(plain) > _PLAIN_CARDS:
        return named
    is_within = leads_within_site(page)
    return [*named, *(i for i in plain if is_within(blocks[i - 1]))]


# Set by reading: an annotated page that is a list of things has four, a stranger's page with a teaser one.
_PLAIN_CARDS = 2
_SUMMARY_WORDS = 40  # a bound set by hand


def find_overlaid(look: Staying) -> list[int]:
    """Return what stays of small articles within the article that a link without words covers: teasers.

    `<article><a href="/ferry"></a><h3>...</h3><p>...</p></article>`: one or two on a page; more are a list of things.
    The two blocks that come on annotated pages do not belong (fundus_world).
    """
    page, staying = look.page, look.staying
    containers, sizes = page.containers, look.scene.count
    if "article" not in look.scene.tags:
        return []
    boxes: dict[int, list[int]] = {}
    for i in staying:
        index = page.blocks[i].container
        while index >= 0 and sizes[index] <= _CARD_BLOCKS:
            if containers[index].tag == "article":
                boxes.setdefault(index, []).append(i)
                break
            index = containers[index].parent
    if not 0 < len(boxes) <= _PLAIN_CARDS:
        return []
    inside = {i for within in boxes.values() for i in within}
    amid = [index for index, within in boxes.items() if any(i > within[-1] and i not in inside for i in look.prose)]
    return sorted(i for index in amid if _has_overlay(page.element(index)) for i in boxes[index])


def _has_overlay(element: Any | None) -> bool:
    """Tell whether one of an element's first links leads to another page and holds neither words nor a picture."""
    links = islice(element.iter("a"), _LINKS_OF_CARD) if element is not None else ()
    return any(len(link) == 0 and not (link.text or "").strip() and leads_elsewhere(link.get("href")) for link in links)


_LINKS_OF_CARD = 3


def _around_headlines(page: Page, is_headline: Callable[[Block], bool]) -> set[int]:
    """Return the containers that hold a headline."""
    headed: set[int] = set()
    for block in page.blocks:
        if block.link_chars and is_headline(block):
            headed.update(ancestors(page, block.container))
    return headed


def _is_linked_headline(block: Block, words: int) -> bool:
    """Tell whether a block of so many words or more is a link to a page and little else."""
    if block.link_chars < TEASER_LINK_SHARE * block.chars or block.words < words:
        return False
    return leads_elsewhere(block.href)


def _has_button(page: Page, block: Block) -> bool:
    """Tell whether a block is a linked name, and close below it another link of a few words leads to the same page."""
    if not _is_linked_headline(block, _CARD_NAME_WORDS):
        return False
    below = page.blocks[block.index + 1 : block.index + 1 + _TO_BUTTON]
    return any(b.href == block.href and b.link_chars == b.chars and b.words <= _CARD_BUTTON_WORDS for b in below)


_CARD_NAME_WORDS = 2
_CARD_BUTTON_WORDS = 6
_TO_BUTTON = 3  # blocks: a bound set by hand


def _is_in_custom(page: Page, block: Block) -> bool:
    container = page.containers[block.container]
    return _is_custom_card(container.tag) or _is_custom_card(page.containers[container.parent].tag)


def _is_custom_card(tag: str) -> bool:
    return "-" in tag and bool(tag_hints(tag) & _CUSTOM_CARD)


_CARD = Hint.PROMO | Hint.RELATED | Hint.POPULAR
_CUSTOM_CARD = _CARD | Hint.TEASER
_CARD_HEADLINE_WORDS = 4
_CARD_BLOCKS = 6  # more are a column of the page


def find_boxes(look: Staying) -> list[int]:
    """Return what stays of boxes made alike, each with a linked headline, on a page that may be news: other articles'
    summaries.

    Whatever the boxes are called, and though their texts be longer than the article. On other pages a list of things
    may be made so: of 43 such blocks 26 belong there (wcxb); there the boxes have to stand below a text. Of pages that
    may be news the annotated ones have none.
    """
    page, staying, meta = look.page, look.staying, look.meta
    blocks, containers = page.blocks, page.containers
    above = (blocks[i - 1] for i in staying if i)
    below = sum(_is_linked_headline(b, _BOX_HEADLINE_WORDS) for b in above if b.link_chars)
    if below < _BOXES:
        return []
    is_within = leads_within_site(page)
    sizes = look.scene.count
    headed = _around_headlines(
        page, lambda block: _is_linked_headline(block, _BOX_HEADLINE_WORDS) and is_within(block)
    )
    boxes = [index for index in headed if 1 < sizes[index] <= _CARD_BLOCKS]
    made = Counter((containers[i].style, containers[containers[i].parent].style) for i in boxes)
    alike = {i for i in boxes if made[containers[i].style, containers[containers[i].parent].style] >= _BOXES}
    found = [i for i in staying if not alike.isdisjoint(ancestors(page, blocks[i].container))]
    boxed = set(found)
    others = [i for i in look.prose if i not in boxed]
    is_amid = bool(found and others) and others[0] < found[0] and found[-1] < others[-1]
    if may_be_news(meta):
        return [] if is_amid else found  # a review of the week is made so
    is_below = bool(found) and len(others) >= _TEXT_ABOVE and others[-1] < found[0]
    return found if is_below else []


_TEXT_ABOVE = 6  # blocks of prose
_BOXES = 5
_BOX_HEADLINE_WORDS = 5
