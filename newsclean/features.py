"""What is measured of a block, alone and in context (layer 3): the rows that the fitted trees read.

A row is a flat tuple: the numbers named in `ALONE` or `CONTEXT`, in that order, then one integer a mask in
`MASKS`, whose bits are yes/no features (`tags.Hint`, or phrase categories of the lexicon).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log2
from typing import NamedTuple

from newsclean.model import Block, Metadata, Page
from newsclean.tags import HEADINGS, Hint

ALONE = (
    "words", "chars", "link-share", "bold-share", "links", "end-mark", "sentence-marks", "commas", "digit-share",
    "title-case", "opening", "tag", "depth", "media-before", "lines", "word-length",
)  # fmt: skip
CONTEXT = (
    *ALONE, "alone",
    "before-1", "after-1", "before-2", "after-2", "around-5", "prose-before", "prose-after", "distance-prose-before",
    "distance-prose-after", "in-main", "below-main", "outside-main", "main-share", "in-prose-parent", "parent-prose-share",
    "parent-link-share", "parent-blocks", "parent-mean", "grandparent-prose-share", "grandparent-link-share",
    "grandparent-blocks", "style-share", "style-blocks", "style-mean", "repeats", "repeat-before", "title-match", "title-distance",
    "description-match", "body-match", "body-known", "position", "from-end", "page-blocks", "page-prose", "prose-blocks",
    "author-in-text", "words-before-1", "words-after-1", "links-before-1", "links-after-1", "tag-before-1", "tag-after-1",
    "same-style-before", "same-style-after", "gap-before", "gap-after",
)  # fmt: skip
MASKS = ("near", "all", "inline", "phrases", "phrases-before", "phrases-after", "phrases-heading")

TAG_CODES = {
    tag: code
    for code, tag in enumerate(
        "p h1 h2 h3 h4 h5 h6 blockquote pre li dd dt td th figcaption caption div section article main header footer aside "
        "nav span button label legend summary address center body".split()
    )
}
_OTHER_TAG = len(TAG_CODES)

_SENTENCE_END = frozenset(".!?\u2026\u3002\uff01\uff1f\u06d4\u061f\u0964\uff0e")
_CLOSERS = "\"'\u201d\u2019\u00bb\u203a)]\u201c\u300d\u300f\uff09\u201e"
_SENTENCE = re.compile(r"[.!?\u2026]['\"\u201d\u2019\u00bb)]*\s|[\u3002\uff01\uff1f\u06d4\u061f\u0964]")
_OPENERS = "\"'\u201c\u2018\u00ab\u201e\u300c("
PROSE_WORDS = 12  # a block this long with few links is prose before anything is fitted
PROSE = 0.5

Row = tuple[float, ...]


def end_mark(text: str) -> int:
    """Return how the text ends: 2 a sentence end, 1 a colon, 3 a comma or the like, 0 no mark."""
    last = text[-1:]
    if last in _CLOSERS:
        last = text.rstrip(_CLOSERS)[-1:] or last
    if last in _SENTENCE_END:
        return 2
    if last in ":\uff1a":
        return 1
    return 0 if last.isalnum() else 3


def _opening(text: str) -> int:
    """Return how the text begins: 0 lower case, 1 upper case, 2 a digit, 3 a quotation mark, 4 other."""
    first = text[0]
    if first.isupper():
        return 1
    if first.islower():
        return 0
    if first.isdigit():
        return 2
    if first in _OPENERS:
        return 3
    return 4 if not first.isalpha() else 1


def near_hints(page: Page, container: int) -> int:
    """Return the believed hints of an element itself, its parent and grandparent."""
    containers = page.containers
    node = containers[container]
    bits, believed = node.own_hints, node.hints
    for _ in range(2):
        if node.parent < 0:
            break
        node = containers[node.parent]
        bits |= node.own_hints
    return bits & believed


def alone_row(page: Page, block: Block) -> Row:
    """Return the row of a block by itself: the numbers of ALONE, then near, all, inline hints."""
    text = block.text
    chars, words = block.chars, block.words
    container = page.containers[block.container]
    if words <= 16:
        split = text.split()
        title_case = sum(1 for w in split if w[0].isupper()) / len(split)
        digits = sum(1 for c in text if c.isdigit()) / chars
    else:
        title_case = digits = -1.0
    return (
        words, chars, block.link_chars / chars, block.bold_chars / chars, block.links, end_mark(text),
        len(_SENTENCE.findall(text)), text.count(",") + text.count("\u3001") + text.count("\uff0c"), digits, title_case, _opening(text),
        TAG_CODES.get(container.tag, _OTHER_TAG), container.depth, block.media, text.count("\n"), chars / words,
        near_hints(page, block.container), container.hints, block.inline_hints,
    )  # fmt: skip


class Scene(NamedTuple):
    """What the page as a whole says, worked out once before the blocks are judged in context."""

    main: int
    """Index of the deepest container that holds most of the prose."""
    main_chain: frozenset[int]
    """`main` and all containers above it."""
    prose_parent: int
    """Index of the container whose direct children hold most of the prose."""
    mass: Sequence[float]
    """Per container: characters below it, weighted by the alone score."""
    chars: Sequence[int]
    link_chars: Sequence[int]
    count: Sequence[int]
    """Per container: blocks below it."""
    score_sum: Sequence[float]
    """Per container: sum of the alone scores below it."""
    prose: Sequence[int]
    """Indices of the blocks that look like prose, ascending."""
    style_mass: dict[str, float]
    style_count: dict[str, int]
    style_score: dict[str, float]
    texts: Counter[str]
    titles: frozenset[str]
    title_index: int
    description: str
    body: str
    """JSON-LD articleBody without white space, "" where the page has none."""
    authors: tuple[str, ...]


_MAIN_SHARE = 0.66  # the main container holds two thirds of the prose; below half it is one of two columns (fitted on aeb)


def squeeze(text: str) -> str:
    """Return text in lower case with letters and digits alone, for comparing."""
    return "".join(filter(str.isalnum, text.lower()))


def survey(page: Page, alone: Sequence[float], meta: Metadata) -> Scene:
    """Return the page-wide measures that the context rows need."""
    blocks, containers = page.blocks, page.containers
    size = len(containers) or 1
    mass, score_sum = [0.0] * size, [0.0] * size
    chars, link_chars, count = [0] * size, [0] * size, [0] * size
    direct = [0.0] * size
    style_mass: dict[str, float] = {}
    style_count: dict[str, int] = {}
    style_score: dict[str, float] = {}
    prose = []
    for block, score in zip(blocks, alone, strict=True):
        index = block.container
        container = containers[index]
        weight = score * block.chars
        mass[index] += weight
        score_sum[index] += score
        chars[index] += block.chars
        link_chars[index] += block.link_chars
        count[index] += 1
        direct[container.parent if container.parent >= 0 else 0] += weight
        style = container.style
        style_mass[style] = style_mass.get(style, 0.0) + weight
        style_count[style] = style_count.get(style, 0) + 1
        style_score[style] = style_score.get(style, 0.0) + score
        if score > PROSE and block.words >= PROSE_WORDS:
            prose.append(block.index)
    for index in range(len(containers) - 1, 0, -1):
        parent = containers[index].parent
        mass[parent] += mass[index]
        score_sum[parent] += score_sum[index]
        chars[parent] += chars[index]
        link_chars[parent] += link_chars[index]
        count[parent] += count[index]
    main = 0
    for index, container in enumerate(containers):
        if container.parent == main and mass[index] >= _MAIN_SHARE * mass[0] and mass[index] > 0:
            main = index
    chain = []
    node = main
    while node >= 0 and containers:
        chain.append(node)
        node = containers[node].parent
    titles = frozenset(squeeze(t) for t in (meta.title,) if t)
    title_index = -1
    for block in blocks:
        if block.words <= 60 and containers[block.container].tag in ("h1", "h2", "h3", "div", "p") and squeeze(block.text) in titles:
            title_index = block.index
            if containers[block.container].tag == "h1":
                break
    if title_index < 0:
        title_index = next((b.index for b in blocks if containers[b.container].tag == "h1"), -1)
    return Scene(
        main, frozenset(chain), max(range(size), key=direct.__getitem__), mass, chars, link_chars, count, score_sum, prose,
        style_mass, style_count, style_score, Counter(b.text for b in blocks), titles, title_index,
        squeeze(meta.standfirst or "")[:60], "".join((meta.article_body or "").split()), meta.authors,
    )  # fmt: skip


def body_match(text: str, body: str) -> int:
    """Return how many of three probes of the text (start, middle, end) stand in the squeezed body."""
    if not body:
        return -1
    squeezed = "".join(text.split())
    size = min(24, len(squeezed))
    middle = (len(squeezed) - size) // 2
    return (squeezed[:size] in body) + (squeezed[middle : middle + size] in body) + (squeezed[-size:] in body)


def context_rows(page: Page, scene: Scene, alone: Sequence[float], rows: Mapping[int, Row], phrases: Sequence[int],
                 candidates: Sequence[int]) -> list[Row]:  # fmt: skip
    """Return, for each candidate block, the numbers of CONTEXT, then its masks."""
    blocks, containers = page.blocks, page.containers
    last = len(blocks) - 1
    total = scene.mass[0] or 1.0
    prose_before = [0.0] * (len(blocks) + 1)
    near_before, near_after = [999] * len(blocks), [999] * len(blocks)
    is_prose = set(scene.prose)
    distance = 999
    for i, block in enumerate(blocks):
        near_before[i] = distance
        distance = 0 if i in is_prose else min(distance + 1, 999)
        prose_before[i + 1] = prose_before[i] + (block.chars if i in is_prose else 0)
    distance = 999
    for i in range(last, -1, -1):
        near_after[i] = distance
        distance = 0 if i in is_prose else min(distance + 1, 999)
    prose_total = prose_before[-1] or 1.0
    page_numbers = (len(blocks), log2(1 + prose_total), len(scene.prose))
    seen: set[str] = set()
    order_seen = {}
    for block in blocks:
        if block.text not in seen:
            seen.add(block.text)
            order_seen[block.text] = block.index
    main = containers[scene.main] if containers else None
    heading_phrases = _phrases_of_heading(page, phrases)
    out = []
    for i in candidates:
        block = blocks[i]
        row = rows[i]
        index = block.container
        container = containers[index]
        parent = container.parent if container.parent >= 0 else index
        grandparent = containers[parent].parent
        if grandparent < 0:
            grandparent = parent
        # how far from the main container
        if main is not None:
            node, up = index, 0
            while node not in scene.main_chain:
                node = containers[node].parent
                up += 1
            in_main = node == scene.main
            below, outside = up, main.depth - containers[node].depth
        else:
            in_main, below, outside = False, 0, 0
        previous = blocks[i - 1] if i else None
        following = blocks[i + 1] if i < last else None
        before_1 = alone[i - 1] if i else 0.0
        after_1 = alone[i + 1] if i < last else 0.0
        lo, hi = max(0, i - 5), min(last, i + 5)
        around = sum(alone[lo : hi + 1]) - alone[i]
        style = container.style
        count = scene.count
        squeezed = squeeze(block.text[:160]) if block.words <= 60 else ""
        text = block.text
        out.append((
            *row[:-3], alone[i],
            before_1, after_1, alone[i - 2] if i > 1 else 0.0, alone[i + 2] if i + 2 <= last else 0.0, around / max(1, hi - lo),
            prose_before[i] / prose_total, (prose_total - prose_before[i + 1]) / prose_total, near_before[i], near_after[i],
            in_main, below, outside, scene.mass[scene.main] / total, parent == scene.prose_parent,
            scene.mass[parent] / total, scene.link_chars[parent] / (scene.chars[parent] or 1), count[parent],
            scene.score_sum[parent] / (count[parent] or 1),
            scene.mass[grandparent] / total, scene.link_chars[grandparent] / (scene.chars[grandparent] or 1), count[grandparent],
            (scene.style_mass[style] - alone[i] * block.chars) / total, scene.style_count[style],
            (scene.style_score[style] - alone[i]) / max(1, scene.style_count[style] - 1),
            scene.texts[text], order_seen[text] < i, squeezed in scene.titles if squeezed else False,
            min(max(i - scene.title_index, -50), 200) if scene.title_index >= 0 else -99,
            bool(scene.description) and scene.description[:40] == squeeze(text[:120])[:40],
            body_match(text, scene.body), bool(scene.body), i / (last + 1), last - i, *page_numbers,
            any(a in text for a in scene.authors),
            previous.words if previous else 0, following.words if following else 0,
            previous.link_chars / previous.chars if previous else 0.0, following.link_chars / following.chars if following else 0.0,
            TAG_CODES.get(containers[previous.container].tag, _OTHER_TAG) if previous else -1,
            TAG_CODES.get(containers[following.container].tag, _OTHER_TAG) if following else -1,
            previous is not None and containers[previous.container].style == style,
            following is not None and containers[following.container].style == style,
            _tree_gap(page, previous, block), _tree_gap(page, block, following),
            *row[-3:], phrases[i], phrases[i - 1] if i else 0, phrases[i + 1] if i < last else 0, heading_phrases[i],
        ))  # fmt: skip
    return out


_HEADING_REACH = 15  # blocks below a heading that it may speak for


def _phrases_of_heading(page: Page, phrases: Sequence[int]) -> list[int]:
    """Return, per block, the phrase bits of the nearest heading above: "Read more" speaks for the list below it."""
    out = []
    bits = since = 0
    for block, found in zip(page.blocks, phrases, strict=True):
        out.append(bits if since <= _HEADING_REACH else 0)
        since += 1
        is_heading = page.containers[block.container].tag in HEADINGS
        if is_heading or (found and block.words <= 8):
            bits, since = found, 0
    return out


def _tree_gap(page: Page, one: Block | None, two: Block | None) -> int:
    """Return how many container borders lie between two neighbouring blocks (0 the same element)."""
    if one is None or two is None:
        return 99
    containers = page.containers
    a, b = one.container, two.container
    steps = 0
    while a != b and steps < 30:
        if a > b:  # a container's index is greater than its ancestors'
            a = containers[a].parent
        else:
            b = containers[b].parent
        steps += 1
    return steps


__all__ = ["ALONE", "CONTEXT", "MASKS", "Hint", "alone_row", "context_rows", "end_mark", "near_hints", "survey"]
