"""What blocks are by their elements, how they are made, and where in the page they stand to each other (layer 3).

In: the page and indices of blocks or containers. Out: what they have in common.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import islice

from newsclean.addresses import host_in, leads_elsewhere
from newsclean.model import Block, Page
from newsclean.page.tags import HEADINGS, ITEM_HOLDERS, LISTS, Hint
from newsclean.prose import PROSE_WORDS

LIST_ITEMS = 3  # fewer make no list to judge by
MOST_ITEMS = 0.6  # of the items of a list
HEADLINE_WORDS = 8  # a linked heading with fewer names a thing
LINE_OF_HEADLINE = range(4, 26)  # words of a line that may be one; set on pages by strangers
Make = tuple[str, str]
"""Tag and class of the two elements around a block."""


def make_of(page: Page, block: Block) -> Make:
    """Return tag and class of the elements that a block stands in; their numbers ("part-3") count for nothing."""
    container = page.containers[block.container]
    own, above = container.style, page.containers[container.parent].style
    if own[-1].isdigit() or above[-1].isdigit():
        return _NUMBERED.sub("", own), _NUMBERED.sub("", above)
    return own, above


_NUMBERED = re.compile(r"(?<=[-_])\d{1,3}+\Z")


def usual_make(page: Page, kept: Sequence[int]) -> Make | None:
    """Return how most of the paragraphs that stay are made, None where too few are."""
    for least in (PROSE_WORDS, _SENTENCE_WORDS):  # some languages say much in few words
        made = (make_of(page, page.blocks[i]) for i in kept if page.blocks[i].words >= least)
        usual = Counter(made).most_common(1)
        if usual and usual[0][1] >= _MANY:
            return usual[0][0]
    return None


_MANY = 3  # by hand; at half and at twice 1 and 0 of 520 pages differ
_SENTENCE_WORDS = 6  # by hand; at half and at twice no page of 520 differs


def role_of(page: Page, block: Block) -> str:
    """Return the role of a kept block by the elements it stands in."""
    index = block.container
    tag = page.containers[index].tag
    if tag in ("td", "th") and is_layout(page, block):
        return "paragraph"
    if tag in _ROLE_OF_TAG:
        return _ROLE_OF_TAG[tag]
    for _ in range(ROLE_DEPTH):
        container = page.containers[index]
        role = _ROLE_WITHIN_TAG.get(container.tag)
        if role and (role != "list-item" or block.words < _ITEM_WORDS):
            return role
        index = container.parent
        if index < 0:
            break
    if page.containers[block.container].own_hints & Hint.QUOTE:
        return "quote"
    return "paragraph"


ROLE_DEPTH = 4  # elements, its own the first, that may say what a block is
_ITEM_WORDS = 60  # what is no shorter, in an element in an item, is a paragraph of a text that is set as a list
_ROLE_WITHIN_TAG = dict.fromkeys(HEADINGS, "heading") | {
    "li": "list-item", "pre": "preformatted", "blockquote": "quote",
}  # fmt: skip
_ROLE_OF_TAG = dict.fromkeys(HEADINGS, "heading") | {
    "li": "list-item", "dd": "list-item", "dt": "list-item", "td": "table-row", "th": "table-row",
    "pre": "preformatted",
}  # fmt: skip


def is_layout(page: Page, block: Block) -> bool:
    """Tell whether a table cell is a column of a page laid out by tables: it is long, or holds several blocks."""
    if block.words > _CELL_WORDS:
        return True
    return any(other.container == block.container for other in blocks_beside(page, block))


_CELL_WORDS = 25  # a cell with more is a column of the page


def is_heading(page: Page, index: int) -> bool:
    """Tell whether a block stands right in a heading."""
    return page.containers[page.blocks[index].container].tag in HEADINGS


def is_linked(block: Block) -> bool:
    """Tell whether all of a block is a link elsewhere."""
    return block.link_chars == block.chars and leads_elsewhere(block.href)


def leads_within_site(page: Page) -> Callable[[Block], bool]:
    """Return what tells of a block whether its link leads to the page's own site: it names that host, or none.

    The site's host is worked out once, when the first link names one.
    """
    own_host: str | None = None

    def is_within(block: Block) -> bool:
        nonlocal own_host
        host = host_in(block.href)
        if host and own_host is None:
            own_host = _site_host(page)
        return not host or host == own_host

    return is_within


def _site_host(page: Page) -> str:
    """Return the page's host; where it has no address, the host that most of its links name, if these are many."""
    if page.url:
        return host_in(page.url)
    hosts = Counter(host_in(block.href) for block in page.blocks if block.href)
    ((host, count),) = hosts.most_common(1) or [("", 0)]
    return host if count >= _SITE_LINKS else ""


_SITE_LINKS = 5  # by hand; at half and at twice no page of 520 differs


def is_bold(block: Block) -> bool:
    """Tell whether all of a block is in bold or italics."""
    return block.bold_chars == block.chars


OF_PICTURE = Hint.FIGURE | Hint.MEDIA | Hint.CAPTION | Hint.GALLERY


def is_named_for_pictures(page: Page, block: Block) -> bool:
    """Tell whether a block stands in an element that is called a picture's, its caption or a gallery."""
    return page.containers[block.container].hints & OF_PICTURE != 0


def lists_with(page: Page, items: Iterable[int], stay: Set[int]) -> list[list[int]]:
    """Return, of the items of all lists, those right in each list that has one among the blocks that stay."""
    if stay.isdisjoint(items):
        return []
    lists: dict[int, list[int]] = defaultdict(list)
    for i in items:
        lists[_list_of(page, page.blocks[i])].append(i)
    lists.pop(-1, None)
    return [own for own in lists.values() if not stay.isdisjoint(own)]


def outermost_lists(page: Page, sizes: Sequence[int], items: Iterable[int]) -> Iterable[range]:
    """Return the blocks in each list that stands in no other and holds one of the items; `sizes` a container's."""
    lists: dict[int, int] = {}
    for i in items:
        index, outermost = page.blocks[i].container, -1
        while index >= 0:
            container = page.containers[index]
            if container.tag in LISTS:
                outermost = index
            index = container.parent
        if outermost >= 0 and outermost not in lists:
            lists[outermost] = i
    return [blocks_in(page, sizes, index, i) for index, i in lists.items()]


def blocks_in(page: Page, sizes: Sequence[int], index: int, within: int) -> range:
    """Return the blocks in a container around the block `within`; `sizes` are those of each container."""
    first = within
    while first and is_inside(page, page.blocks[first - 1].container, index):
        first -= 1
    return range(first, first + sizes[index])


def _list_of(page: Page, block: Block) -> int:
    """Return the list that a block is an item of, -1 where it is none."""
    container = page.containers[block.container]
    return container.parent if container.tag == "li" and page.containers[container.parent].tag in LISTS else -1


def item_of(page: Page, index: int) -> int:
    """Return the <li> that an element is or stands in, -1 where none is near, or a list or table is in between."""
    for around in islice(ancestors(page, index), ROLE_DEPTH):
        tag = page.containers[around].tag
        if tag == "li":
            return around
        if tag in ITEM_HOLDERS:
            return -1
    return -1


def child_of(page: Page, outer: int, index: int) -> int:
    """Return the element right in `outer` that is or holds the element `index`; 0, the root, where none near does."""
    for _ in range(_LIST_DEPTH):
        parent = page.containers[index].parent
        if parent == outer:
            return index
        index = max(parent, 0)
    return 0


_LIST_DEPTH = 6  # a paragraph in an item of a list in a list is 5 deep


def around(page: Page, indices: Iterable[int]) -> int:
    """Return the smallest container that holds all these blocks, of which there is one at least."""
    outer, *others = (page.blocks[i].container for i in indices)
    for inner in others:
        while inner != outer:
            if inner > outer:
                inner = page.containers[inner].parent
            else:
                outer = page.containers[outer].parent
    return outer


def ancestors(page: Page, index: int) -> Iterator[int]:
    """Yield a container and those around it, the nearest first."""
    while index >= 0:
        yield index
        index = page.containers[index].parent


def blocks_beside(page: Page, block: Block) -> Sequence[Block]:
    """Return the blocks right before and behind a block."""
    return page.blocks[max(0, block.index - 1) : block.index] + page.blocks[block.index + 1 : block.index + 2]


def is_next_to(page: Page, block: Block, following: Block) -> bool:
    """Tell whether a block follows another, in the same element, in one beside it or in one of the two."""
    inner, after = page.containers[block.container], page.containers[following.container]
    is_near = not {inner.parent, block.container}.isdisjoint((after.parent, following.container))
    return is_near and following.index == block.index + 1


def before_link(block: Block) -> str:
    """Return a block's text before the short link that ends it: "The old mill [enlarge]"; all of it without one."""
    is_short = block.links == 1 and 0 < block.link_chars <= _SHORT_LINK_CHARS and block.link_chars < block.chars
    return block.text[: -block.link_chars].rstrip() if is_short else block.text


_SHORT_LINK_CHARS = 16  # a bound set by hand: what offers the picture, its size


def is_pair(page: Page, block: Block, following: Block) -> bool:
    """Tell whether an element holds a block and the one behind it, and no other."""
    both = next(i for i in ancestors(page, block.container) if is_inside(page, following.container, i))
    around = page.blocks[max(0, block.index - 1) : block.index] + page.blocks[following.index + 1 : following.index + 2]
    return not any(is_inside(page, other.container, both) for other in around)


def is_inside(page: Page, index: int, outer: int) -> bool:
    """Tell whether a container is another or stands in it."""
    while index > outer:
        index = page.containers[index].parent
    return index == outer
