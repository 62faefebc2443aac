"""Small elements with a link and what it leads to: cards of other articles (layer 3).

In: a Look. Out: the indices of the blocks that go.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from newsclean.addresses import leads_elsewhere
from newsclean.context.look import Staying
from newsclean.context.teasers import TEASER_TAGS
from newsclean.page.structure import LINE_OF_HEADLINE, ancestors, is_inside, leads_within_site
from newsclean.phrase_files import BIT


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
    for at, i in enumerate(look.staying[1:], 1):
        link, below = blocks[i - 1], blocks[i]
        if i - 1 in stay or not leads_elsewhere(link.href) or below.words > _SUMMARY_WORDS or below.link_chars:
            continue
        is_named = look.phrases[i - 1] == BIT["related"]
        if not is_named and (link.link_chars < link.chars or link.words < LINE_OF_HEADLINE.start):
            continue
        boxes = [link.container] if is_named else islice(ancestors(page, link.container), 1, _CARD_DEPTH)
        box = next((index for index in boxes if is_inside(page, below.container, index)), -1)
        if box < 0 or containers[box].tag not in _CARD_TAGS:
            continue
        beside = (look.staying[at - 1], *look.staying[at + 1 : at + 2])  # an element's blocks stand in one run
        if not any(is_inside(page, blocks[j].container, box) for j in beside):
            (named if is_named else plain).append(i)
    if not plain or len(plain) > _PLAIN_CARDS:
        return named
    is_within = leads_within_site(page)
    return [*named, *(i for i in plain if is_within(blocks[i - 1]))]


_CARD_TAGS = TEASER_TAGS | {"article"}  # as systems embed another article: headline, summary, "Read more"
# Set by reading: an annotated page that is a list of things has four, a stranger's page with a teaser one.
_PLAIN_CARDS = 2
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
