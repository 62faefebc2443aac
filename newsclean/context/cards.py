"""Small elements with a link and what it leads to: cards of other articles (layer 3).

In: a Look. Out: the indices of the blocks that go.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

from newsclean.addresses import leads_elsewhere
from newsclean.context.look import Staying
from newsclean.context.teasers import TEASER_TAGS, find_link_teasers
from newsclean.model import Block, Page
from newsclean.page.structure import LINE_OF_HEADLINE, ancestors, is_inside, leads_within_site
from newsclean.phrase_files import BIT
from newsclean.prose import SENTENCE, end_mark


def find_summaries_below_links(look: Staying) -> list[int]:
    """Return what stays right below a linked headline that goes, in an element with little else: a teaser's summary.

    It has a few words and no link; a line or two below it, as of its hour and author, go with it. Below a line that a
    phrase names as related it stands in that line's own element; without such a name those that lead to the site's own
    pages are teasers, one or two on a page, or a row of them amid a longer text. Else more are a list of things and
    what they are, and so is what leads to a shop. A card that is one link needs no element around it.
    """
    page, links = look.page, find_link_teasers(look)
    blocks = page.blocks
    staying = [i for i in look.staying if i not in links] if links else look.staying
    named: list[int] = []
    plain: list[list[int]] = []
    for at, i in enumerate(staying[1:], 1):
        link, below = blocks[i - 1], blocks[i]
        if staying[at - 1] == i - 1 or not leads_elsewhere(link.href) or below.words > _SUMMARY_WORDS:
            continue
        is_named = look.phrases[i - 1] == BIT["related"]
        if not is_named and (link.link_chars < link.chars or link.words < LINE_OF_HEADLINE.start):
            continue
        if below.link_chars:
            if not is_named and below.link_chars == below.chars and below.href == link.href:
                plain.append([i])
            continue
        card = _below_link(page, link, staying, at, 0 if is_named else 1)
        if card and is_named:
            named += card
        elif card:
            plain.append(card)
    if not plain or (len(plain) > _PLAIN_CARDS and not _is_row(look, staying, plain)):
        return named
    is_within = leads_within_site(page)
    return [*named, *(i for card in plain if is_within(blocks[card[0] - 1]) for i in card)]


def _below_link(page: Page, link: Block, staying: Sequence[int], at: int, depth: int) -> list[int]:
    """Return a summary, `staying[at]`, and the lines below it, if a link's element or one around it holds no more."""
    blocks, containers = page.blocks, page.containers
    boxes = islice(ancestors(page, link.container), depth, _CARD_DEPTH if depth else 1)
    box = next((index for index in boxes if is_inside(page, blocks[staying[at]].container, index)), -1)
    if box < 0 or containers[box].tag not in _CARD_TAGS or is_inside(page, blocks[staying[at - 1]].container, box):
        return []  # an element's blocks stand in one run
    card = [i for i in staying[at : at + 2 + _LINES_OF_CARD] if is_inside(page, blocks[i].container, box)]
    is_card = len(card) <= 1 + _LINES_OF_CARD and all(end_mark(blocks[i].text) != SENTENCE for i in card[1:])
    return card if is_card else []


def _is_row(look: Staying, staying: Sequence[int], cards: Sequence[Sequence[int]]) -> bool:
    """Tell whether nothing stays between cards, and the text has as many paragraphs above them and below."""
    first, last = cards[0][0], cards[-1][-1]
    if sum(first <= i <= last for i in staying) > sum(map(len, cards)):
        return False
    above = sum(i < first for i in look.prose)
    return len(cards) <= above and len(cards) <= sum(i > last for i in look.prose)


# Set by reading: an annotated page that is a list of things has four, a stranger's page with a teaser one.
_PLAIN_CARDS = 2
_CARD_TAGS = TEASER_TAGS | {"article"}  # as systems embed another article: headline, summary, "Read more"
_LINES_OF_CARD = 2  # by hand: when it was written, and by whom
_CARD_DEPTH = 3  # elements, the link's own the first; the headline may have one more in the card: set by hand
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
    amid = [index for index, within in boxes.items() if any(i > within[-1] for i in look.prose)]
    return sorted(i for index in amid if _has_overlay(page.element(index)) for i in boxes[index])


def _has_overlay(element: Any | None) -> bool:
    """Tell whether one of an element's first links leads to another page and holds neither words nor a picture."""
    links = islice(element.iter("a"), _LINKS_OF_CARD) if element is not None else ()
    return any(len(link) == 0 and not (link.text or "").strip() and leads_elsewhere(link.get("href")) for link in links)


_LINKS_OF_CARD = 3  # by hand; at half and at twice no page of 520 differs


_CARD_BLOCKS = 6  # more are a column of the page
