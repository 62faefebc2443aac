"""What blocks made alike say of each other, and how the text ends (layer 3).

The fitted score sees a block and those right beside it; a list, or the headings of a text, are one thing to a reader.
In: the page, the blocks' scores in context, those that stay. Out: the indices of the blocks that each rule decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from newsclean.features import PROSE_WORDS, end_mark, says_news
from newsclean.model import Block, Metadata, Page
from newsclean.tags import HEADINGS, NEGATIVE, host_in, leads_elsewhere

_LISTS = frozenset(("ul", "ol", "dl"))
_MOST = 0.6  # of the items of a list
_HALF = 0.5  # of the headings
_ITEMS = 3
_HEADINGS = 2
_ALIKE_SCORE = 0.2  # below it a block is something else, however it is made
_TEXT_BELOW = 3  # blocks below a heading among which its text begins
_TAIL_BLOCKS = 3
_TAIL_SCORES = (0.5, 0.6)  # a block below them stays by a rule, one above belongs as often as not
_TEXT_BLOCKS = 4  # the first ones are the text, whatever follows
_AGAIN_SCORE = 0.8


def make_of(page: Page, block: Block) -> tuple[str, str]:
    """Return tag and class of the elements that a block stands in."""
    container = page.containers[block.container]
    return container.style, page.containers[container.parent].style


def usual_make(page: Page, kept: Sequence[int]) -> tuple[str, str] | None:
    """Return how most of the paragraphs that stay are made, None where too few are."""
    made = (make_of(page, page.blocks[i]) for i in kept if page.blocks[i].words >= PROSE_WORDS)
    usual = Counter(made).most_common(1)
    return usual[0][0] if usual and usual[0][1] >= _MANY else None


_MANY = 3


def find_alike(page: Page, scores: Sequence[float], kept: Sequence[int], phrases: Sequence[int],
               candidates: Iterable[int]) -> frozenset[int]:  # fmt: skip
    """Return the doubtful items of lists, and the doubtful headings, of whose like most stay.

    On publishers that the weights had not seen 189 of 234 such items and 113 of 180 such headings belong (wcxb).
    """
    stay = set(kept)
    doubtful = [i for i in candidates if scores[i] >= _ALIKE_SCORE and i not in stay and not phrases[i]]
    if not doubtful:
        return frozenset()
    found = _alike_items(page, stay, phrases, doubtful)
    found += _alike_headings(page, stay, doubtful)
    return frozenset(found)


def _alike_items(page: Page, stay: set[int], phrases: Sequence[int], doubtful: Sequence[int]) -> list[int]:
    """Return the doubtful blocks that stand in a list most of whose blocks stay."""
    blocks, containers = page.blocks, page.containers
    lists: dict[int, int] = {}  # by container: the outermost list that it stands in, -1 in none

    def outermost(index: int) -> int:
        steps, top = [], -1
        while index >= 0 and index not in lists:
            steps.append(index)
            index = containers[index].parent
        if index >= 0:
            top = lists[index]
        for step in reversed(steps):
            if top < 0 and containers[step].tag in _LISTS:
                top = step
            lists[step] = top
        return top

    items: dict[int, list[int]] = {}
    for i in doubtful:
        if (top := outermost(blocks[i].container)) >= 0:
            items.setdefault(top, []).append(i)
    found = []
    for top, here in items.items():
        first = last = here[0]
        while first > 0 and outermost(blocks[first - 1].container) == top:
            first -= 1
        while last + 1 < len(blocks) and outermost(blocks[last + 1].container) == top:
            last += 1
        like = [i for i in range(first, last + 1) if not phrases[i]]
        if len(like) >= _ITEMS and sum(i in stay for i in like) >= _MOST * len(like):
            found += here
    return found


def find_led_lists(page: Page, kept: Sequence[int], phrases: Sequence[int]) -> list[int]:
    """Return the items of lists that would go whole, between a line that leads to them and text, in one element.

    A heading leads to a list, or a line that ends in a colon: "Of these harbours three are open:". The list is often
    one of links, which else are teasers. On publishers that the weights had not seen 285 of 316 such items belong,
    on 16 of 18 pages (wcxb).
    """
    blocks, containers = page.blocks, page.containers
    found: list[int] = []
    for before, after in pairwise(kept):
        items = range(before + 1, after)
        if len(items) < _LED_ITEMS or phrases[before]:
            continue
        lead = containers[blocks[before].container]
        if lead.parent != containers[blocks[after].container].parent:
            continue
        if lead.tag not in HEADINGS and not blocks[before].text.endswith(_LEADING):
            continue
        tops = {_child_of(page, lead.parent, blocks[i].container) for i in items}
        if len(tops) == 1 and containers[tops.pop()].tag in _LISTS:
            found += [i for i in items if not phrases[i]]
    return found


_LED_ITEMS = 2
_LEADING = (":", "\uff1a")


def _child_of(page: Page, outer: int, index: int) -> int:
    """Return the element right in `outer` that is or holds the element `index`; 0, the root, where none near does."""
    for _ in range(_LIST_DEPTH):
        parent = page.containers[index].parent
        if parent == outer:
            return index
        index = max(parent, 0)
    return 0


_LIST_DEPTH = 6  # a paragraph in an item of a list in a list is 5 deep


def find_link_items(page: Page, kept: Sequence[int], phrases: Sequence[int]) -> list[int]:
    """Return the items that are one link, in lists of which most other items stay: things that have a page.

    On publishers that the weights had not seen 25 of 32 belong, on 14 of 16 pages (wcxb).
    """
    blocks = page.blocks
    stay = set(kept)
    found = []
    for items in _lists_with(page, kept):
        others = [i for i in items if i not in stay]
        if len(items) >= _ITEMS and len(items) - len(others) >= _MOST_LINKS * len(items):
            found += [i for i in others if not phrases[i] and blocks[i].link_chars == blocks[i].chars]
    return found


_MOST_LINKS = 0.7


def find_between(page: Page, scores: Sequence[float], kept: Sequence[int], phrases: Sequence[int]) -> list[int]:
    """Return the doubtful blocks, each between two that stay, that are made as most paragraphs that stay.

    They are no sentences, which `find_siblings` keeps from a lower score: labels, signatures, a paragraph behind which
    a link says "read more". On publishers that the weights had not seen 25 of 26 belong, on 8 of 9 pages (all sets).
    """
    usual = usual_make(page, kept)
    stay = set(kept)
    found = []
    for i in (before + 1 for before in kept):
        if i in stay or i + 1 not in stay or phrases[i] or scores[i] < _BETWEEN_SCORE:
            continue
        block = page.blocks[i]
        is_named = page.containers[block.container].near & NEGATIVE
        if make_of(page, block) == usual and not is_named and block.link_chars <= _BETWEEN_LINK_SHARE * block.chars:
            found.append(i)
    return found


_BETWEEN_SCORE = 0.4
_BETWEEN_LINK_SHARE = 0.3


def find_lines_in_runs(page: Page, kept: Sequence[int], phrases: Sequence[int]) -> list[int]:
    """Return the short lines that are one link, right above or below two short lines that stay, beside them in one
    element and made alike: entries of a list that no list element holds.

    On publishers that the weights had not seen 3 of 3 belong (aeb, fundus16).
    """
    stay = set(kept)
    found = []
    for i in sorted({j for k in kept for j in (k - 1, k + 1)} - stay):
        if not 0 <= i < len(page.blocks) or phrases[i] or not _is_short_line(page, i, _ENTRY_WORDS):
            continue
        if page.blocks[i].link_chars < page.blocks[i].chars:
            continue
        for run in ((i - 1, i - 2), (i + 1, i + 2)):
            if stay.issuperset(run) and all(_is_text_beside(page, i, j) for j in run):
                found.append(i)
                break
    return found


_ENTRY_WORDS = 4  # a name; a longer link is a headline
_LINE_WORDS = 10
_LINE_TAGS = frozenset(("p", "div"))


def _is_short_line(page: Page, index: int, words: int) -> bool:
    """Tell whether a block is a line of at most so many words, no sentence, and no item, cell or heading."""
    block = page.blocks[index]
    return block.words <= words and end_mark(block.text) == 0 and page.containers[block.container].tag in _LINE_TAGS


def _is_text_beside(page: Page, index: int, other: int) -> bool:
    """Tell whether another block is a short line, no link, in the same element and made alike."""
    own, its = (page.containers[page.blocks[i].container] for i in (index, other))
    if own.parent != its.parent or own.style != its.style or not _is_short_line(page, other, _LINE_WORDS):
        return False
    return page.blocks[other].link_chars < _MOSTLY_LINKED * page.blocks[other].chars


_MOSTLY_LINKED = 0.9


def _lists_with(page: Page, kept: Sequence[int]) -> Iterable[list[int]]:
    """Return the items right in each list that has one among the blocks that stay."""
    items: dict[int, list[int]] = {parent: [] for i in kept if (parent := _list_of(page, page.blocks[i])) >= 0}
    for block in page.blocks if items else ():
        if (parent := _list_of(page, block)) in items:
            items[parent].append(block.index)
    return items.values()


def _list_of(page: Page, block: Block) -> int:
    """Return the list that a block is an item of, -1 where it is none."""
    container = page.containers[block.container]
    return container.parent if container.tag == "li" and page.containers[container.parent].tag in _LISTS else -1


def find_teaser_lists(page: Page, kept: Sequence[int], meta: Metadata) -> list[int]:
    """Return what stays of lists of headlines that lead to other pages of the site, and the headings above them, on a
    page of news.

    On publishers that the weights had not seen none of 4 such lists belongs (aeb, fundus_world); on pages that say
    they are something else 18 of 18 do (wcxb).
    """
    if not says_news(meta):
        return []
    blocks = page.blocks
    stay = set(kept)
    own_host = host_in(page.url)
    found = []
    for items in _lists_with(page, kept):
        teasers = sum(_is_teaser(blocks[i], own_host) for i in items)
        is_long = sum(blocks[i].words for i in items) >= _TEASER_WORDS * len(items)
        if is_long and len(items) >= _ITEMS and teasers >= _MOST * len(items):
            above = items[0] - 1
            found += [i for i in items if i in stay]
            found += [above] if above in stay and _is_heading(page, above) else []
    return found


_TEASER_WORDS = 6  # of a headline
_TEASER_LINK_SHARE = 0.4


def _is_teaser(block: Block, own_host: str) -> bool:
    """Tell whether a block is a line, linked to a good part, that leads to another page of the site."""
    return (
        block.link_chars >= _TEASER_LINK_SHARE * block.chars
        and end_mark(block.text) != 2
        and leads_elsewhere(block.href)
        and host_in(block.href) in ("", own_host)
    )


def _alike_headings(page: Page, stay: set[int], doubtful: Sequence[int]) -> list[int]:
    """Return the doubtful headings with text below them that are made like headings half of which stay."""
    blocks = page.blocks
    open_headings = [i for i in doubtful if _is_heading(page, i)]
    if not open_headings:
        return []
    like: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for block in blocks:
        if _is_heading(page, block.index):
            like[make_of(page, block)].append(block.index in stay)
    found = []
    for i in open_headings:
        same = like[make_of(page, blocks[i])]
        below = range(i + 1, min(i + 1 + _TEXT_BELOW, len(blocks)))
        has_text = any(j in stay and not _is_heading(page, j) for j in below)
        if has_text and sum(same) >= max(_HEADINGS, _HALF * len(same)):
            found.append(i)
    return found


def find_loose_end(page: Page, scores: Sequence[float], kept: Sequence[int]) -> frozenset[int]:
    """Return the last blocks that stay, where they are doubtful and set apart from the text above them.

    Set apart is what a block that goes stands above, and what is made in another way than the text's sentences. On
    publishers that the weights had not seen 24 of 38 do not belong (all sets). A heading that nothing follows needs a
    higher score: of 18 below it 11 do not belong (wcxb, fundus_world).
    """
    low, high = _TAIL_SCORES
    usual = usual_make(page, kept)
    end: list[int] = []
    while len(kept) > _TEXT_BLOCKS and scores[kept[-1]] < _LAST_HEADING_SCORE and _is_heading(page, kept[-1]):
        end.append(kept[-1])
        kept = kept[:-1]
    for before, i in zip(kept[-2::-1], kept[: _TEXT_BLOCKS - 1 : -1], strict=False):
        if len(end) == _TAIL_BLOCKS or not low <= scores[i] < high or i - before == 1:
            break
        if end_mark(page.blocks[i].text) == 2 and make_of(page, page.blocks[i]) == usual:
            break
        end.append(i)
    return frozenset(end)


_LAST_HEADING_SCORE = 0.8


def _is_heading(page: Page, index: int) -> bool:
    return page.containers[page.blocks[index].container].tag in HEADINGS


def find_repeats(page: Page, kept: Sequence[int]) -> list[int]:
    """Return, of the blocks that stay, those that say again what others above them say, as they follow one another.

    Pages hold their text once a screen size, a second time for readers without scripts, or a slider's first slides
    again after its last. A paragraph right below its own twin is one too. On publishers that the weights had not seen
    no such sentence belongs (6 pages of wcxb, and 3 with a twin); of those that come again one by one or two by two,
    in lists of things that have something in common, half do.
    """
    blocks = page.blocks
    first: dict[str, int] = {}
    found: list[int] = []
    run: list[int] = []
    for before, i in pairwise((-1, *kept, len(blocks))):
        is_again = i < len(blocks) and first.setdefault(blocks[i].text, i) != i
        if is_again:
            run.append(i)
            if before >= 0 and blocks[before].text == blocks[i].text and _is_sentence(page, i):
                found.append(i)
            continue
        sentences = [blocks[j].words for j in run if _is_sentence(page, j)]
        if len(sentences) >= _REPEATED_SENTENCES and sum(sentences) >= _REPEATED_WORDS:
            found += run
        run = []
    return sorted({*found})


_REPEATED_SENTENCES = 3
_REPEATED_WORDS = 100  # an address in three lines may come again


def _is_sentence(page: Page, index: int) -> bool:
    block = page.blocks[index]
    tag = page.containers[block.container].tag
    return block.words >= PROSE_WORDS and tag not in _CELLS and tag not in HEADINGS


_CELLS = frozenset(("td", "th"))


def find_headline_again(page: Page, scores: Sequence[float], titles: Iterable[int], shown: int) -> frozenset[int]:
    """Return the headings below the first prose that say what the headline, shown further up, says.

    A text "How to prune a rose" often has a part of that name. Of those with so high a score 12 of 14 belong (wcxb).
    """
    again = [
        i for i in titles
        if i > shown >= 0 and scores[i] >= _AGAIN_SCORE
        and page.containers[page.blocks[i].container].tag in HEADINGS
    ]  # fmt: skip
    if not again:
        return frozenset()
    return frozenset(i for i in again if any(b.words >= PROSE_WORDS for b in page.blocks[shown + 1 : i]))
