"""What is measured of a block, alone and in context (layer 3): the rows that the fitted trees read.

A row is a flat tuple: the numbers named in `ALONE` or `CONTEXT`, in that order, then one integer a mask in
`MASKS`, whose bits are yes/no features (`tags.Hint`, or phrase categories of the lexicon).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from itertools import accumulate
from operator import or_
from typing import NamedTuple
from unicodedata import category

from newsclean.characters import CLOSING_QUOTES, COLONS, OPENING_QUOTES, SENTENCE_ENDS
from newsclean.model import Block, Metadata, Page
from newsclean.page.tags import HEADINGS, OF_TEXT
from newsclean.scoring.wording import MAX_LINE_WORDS, wording
from newsclean.text import squeeze

ALONE = (
    "words", "chars", "link-share", "bold-share", "end-mark", "digit-share", "title-case", "opening", "tag", "depth",
    "lines",
)  # fmt: skip
# Twenty-five more were tried and dropped without loss on unseen publishers (position, page size, neighbours' words,
# links and tags, second neighbour before, commas ...): what is the same for a whole page only names the page.
CONTEXT = (
    *ALONE, "alone", "before-1", "after-1", "after-2", "around-5", "prose-before", "prose-after",
    "distance-prose-after", "in-main", "outside-main", "in-prose-parent", "parent-prose-share", "parent-link-share",
    "parent-blocks", "parent-mean", "grandparent-link-share", "grandparent-blocks", "style-share", "style-blocks",
    "style-mean", "repeats", "title-distance", "description-match", "body-match", "body-known", "from-end",
    "author-in-text", "gap-after", "wording",
)  # fmt: skip
# Of these the whole numbers: trees compare them with a whole number, which takes two thirds of the time.
WHOLE = frozenset(
    "words chars end-mark opening tag depth lines distance-prose-after in-main outside-main in-prose-parent"
    " parent-blocks grandparent-blocks repeats title-distance description-match body-match body-known from-end"
    " author-in-text gap-after".split()
)
MASKS = ("near", "all", "inline", "phrases", "phrases-before", "phrases-after", "phrases-heading")
PHRASES_COLUMN = MASKS.index("phrases") - len(MASKS)
PHRASE_WORDS = 45  # a longer block is not asked for phrases in context: it is prose, whatever it mentions

TAG_CODES = {
    tag: code
    for code, tag in enumerate(
        "p h1 h2 h3 h4 h5 h6 blockquote pre li dd dt td th figcaption caption div section article main header footer "
        "aside nav span button label legend summary address center body".split()
    )
}
_OTHER_TAG = len(TAG_CODES)

_DIGIT = re.compile(r"\d")
_SENTENCE_ENDS, _COLONS = frozenset(SENTENCE_ENDS), frozenset(COLONS)
_CLOSERS = CLOSING_QUOTES + ")]\uff09"
_OPENERS = OPENING_QUOTES + "("
PROSE_WORDS = 12  # a block this long with few links is prose before anything is fitted
PROSE = 0.5
SHORT_WORDS = 16  # capitals and digits are counted in short blocks, where they tell names and dates
SHORT_CHARS = 300

Row = tuple[float, ...]


NO_MARK, COLON, SENTENCE, OTHER_MARK = range(4)
"""What `end_mark` says; the fitted trees know them by these numbers."""


def end_mark(text: str) -> int:
    """Return how the text ends: NO_MARK, COLON, SENTENCE, or OTHER_MARK with a comma or the like."""
    last = text[-1:]
    if last in _CLOSERS:
        last = text.rstrip(_CLOSERS)[-1:] or last
    if last in _SENTENCE_ENDS:
        return SENTENCE
    if last in _COLONS:
        return COLON
    return NO_MARK if last.isalnum() or not last or category(last) in _VOWEL_SIGNS else OTHER_MARK


_VOWEL_SIGNS = ("Mc", "Mn")  # what ends a word in the scripts of India, Thai and others


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


def alone_row(page: Page, block: Block) -> Row:
    """Return the row of a block by itself: the numbers of ALONE, then near, all, inline hints."""
    _, container_index, text, chars, words, link_chars, bold_chars, _, _, inline_hints, _ = block
    _, tag, _, _, depth, _, hints, near = page.containers[container_index]
    if words <= SHORT_WORDS:
        split = text.split()
        title_case = sum([w[0].isupper() for w in split]) / len(split)
        digits = len(_DIGIT.findall(text)) / chars if chars <= SHORT_CHARS else 0.0
    else:
        title_case = digits = -1.0
    return (
        words, chars, link_chars / chars, bold_chars / chars, end_mark(text), digits, title_case, _opening(text),
        TAG_CODES.get(tag, _OTHER_TAG), depth, text.count("\n"), near, hints, inline_hints,
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
    count: Sequence[int]  # type: ignore[assignment]  # hides tuple.count, which nobody calls on a scene
    """Per container: blocks below it."""
    score_sum: Sequence[float]
    """Per container: sum of the alone scores below it."""
    prose: Sequence[int]
    """Indices of the blocks that look like prose, ascending."""
    styles: dict[str, list[float]]
    """Per tag and class: weighted characters, blocks, sum of the alone scores."""
    texts: Counter[str]
    title: str
    """The headline, squeezed; "" where the page has none."""
    titles: frozenset[int]
    """Indices of the blocks that say the headline and nothing else."""
    title_index: int
    """Index of the block that shows the headline: an <h1> that says it, else the last block that does, else the first
    <h1>; -1 where there is none."""
    description: str
    body: str
    """JSON-LD articleBody without white space, "" where the page has none."""
    authors: tuple[str, ...]
    tags: frozenset[str]
    """Of all elements."""
    hints: int
    """What any element is called: most rules on an element of some name have none to look for."""


_BODY_CHARS = 60_000  # each block is looked for in it; the longest articleBody of 1,511 pages has 39,780
# The main container holds two thirds of the prose; below half it is one of two columns.
_MAIN_SHARE = 0.66
# An <article>, or an element called an article's text ("entry-content"), is the main container though one within it
# that nobody calls so holds two thirds, if so much of its prose stands beside that one, and in so many blocks: a
# standfirst and a box on the author are fewer. On publishers that the weights had not seen 4 of 4 pages gain (wcxb);
# with half of that share one loses.
_SHARE_BESIDE = 0.1
_PROSE_BESIDE = 4


def survey(page: Page, alone: Sequence[float], meta: Metadata) -> Scene:
    """Return the page-wide measures that the context rows need."""
    blocks, containers = page.blocks, page.containers
    size = len(containers) or 1
    mass, score_sum, direct = [0.0] * size, [0.0] * size, [0.0] * size
    chars, link_chars, count, sentences = [0] * size, [0] * size, [0] * size, [0] * size
    styles: dict[str, list[float]] = {}
    prose = []
    for (at, index, _, block_chars, words, link, _, _, _, _, _), score in zip(blocks, alone, strict=True):
        parent, _, style, _, _, _, _, _ = containers[index]
        weight = score * block_chars
        mass[index] += weight
        score_sum[index] += score
        chars[index] += block_chars
        link_chars[index] += link
        count[index] += 1
        direct[parent] += weight  # of a root, -1: the last, which holds no prose of others
        if (of_style := styles.get(style)) is None:
            styles[style] = [weight, 1.0, score]
        else:
            of_style[0] += weight
            of_style[1] += 1.0
            of_style[2] += score
        if score > PROSE and words >= PROSE_WORDS:
            prose.append(at)
            sentences[index] += 1
    for index in range(len(containers) - 1, 0, -1):
        if count[index]:
            parent = containers[index].parent
            mass[parent] += mass[index]
            score_sum[parent] += score_sum[index]
            chars[parent] += chars[index]
            link_chars[parent] += link_chars[index]
            count[parent] += count[index]
            sentences[parent] += sentences[index]
    main = named = 0
    enough = _MAIN_SHARE * mass[0]
    for index, container in enumerate(containers):
        if mass[index] >= enough > 0 and container.parent == main:
            main = index
            if container.own_hints & OF_TEXT:
                named = index if container.own_hints & OF_TEXT == OF_TEXT or container.tag == "article" else 0
    is_parted = sentences[named] - sentences[main] >= _PROSE_BESIDE
    if named and is_parted and mass[named] - mass[main] >= _SHARE_BESIDE * mass[named]:
        main = named
    chain = []
    node = main
    while node >= 0 and containers:
        chain.append(node)
        node = containers[node].parent
    return Scene(
        main, frozenset(chain), direct.index(max(direct)), mass, chars, link_chars, count, score_sum, prose, styles,
        Counter([b.text for b in blocks]), (title := squeeze(meta.title or "")), *find_titles(page, title),
        squeeze(meta.standfirst or "")[:60], "".join((meta.article_body or "")[:_BODY_CHARS].split()), meta.authors,
        frozenset([c.tag for c in containers]), reduce(or_, [c.own_hints for c in containers], 0),
    )  # fmt: skip


def find_titles(page: Page, title: str) -> tuple[frozenset[int], int]:
    """Return `titles` and `title_index` of a scene, by the squeezed headline."""
    containers = page.containers
    shortest, longest = len(title), 2 * len(title)
    said = [
        b.index for b in page.blocks
        if shortest <= b.chars <= longest and title and _may_begin(b.text[0], title) and squeeze(b.text) == title
    ]  # fmt: skip
    h1s = [b.index for b in page.blocks if containers[b.container].tag == "h1"]
    shown = next((i for i in h1s if i in said), -1)
    if shown < 0:
        shown = said[-1] if said else h1s[0] if h1s else -1
    return frozenset(said), shown


def _may_begin(character: str, squeezed: str) -> bool:
    """Tell whether a text that begins with the character may be squeezed to this one; a quick look."""
    return not character.isalnum() or character.casefold()[0] == squeezed[0]


def body_match(text: str, stands_in: Callable[[str], bool] | None) -> int:
    """Return how many of three probes of the text (start, middle, end) stand in the squeezed body; -1 without one."""
    if stands_in is None:
        return -1
    squeezed = "".join(text.split())
    if len(squeezed) <= _PROBE_CHARS:
        return 3 * stands_in(squeezed)
    middle = (len(squeezed) - _PROBE_CHARS) // 2
    probes = (squeezed[:_PROBE_CHARS], squeezed[middle : middle + _PROBE_CHARS], squeezed[-_PROBE_CHARS:])
    return sum(map(stands_in, probes))


_PROBE_CHARS = 24
_SEARCHED_CHARS = 10_000_000  # by probes in turn: such a search takes up to 5 ns a character, 24 comparisons


def search_in(body: str, texts: int) -> Callable[[str], bool] | None:
    """Return what tells whether a probe stands in the body, for so many texts; None without a body.

    Of many texts none is searched for: each is looked up among the sorted parts of the body.

    >>> [search_in("abcdef", many)(probe) for many in (1, 10_000_000) for probe in ("cd", "ce")]
    [True, False, True, False]
    """
    if not body:
        return None
    if texts * len(body) <= _SEARCHED_CHARS:
        return body.__contains__
    parts = sorted({body[at : at + _PROBE_CHARS] for at in range(len(body))})
    return lambda probe: (at := bisect_left(parts, probe)) < len(parts) and parts[at].startswith(probe)


def context_rows(page: Page, scene: Scene, alone: Sequence[float], rows: Mapping[int, Row], phrases: Sequence[int],
                 candidates: Sequence[int], words: Mapping[str, float] | None = None) -> list[Row]:  # fmt: skip
    """Return, for each candidate block, the numbers of CONTEXT, then its masks.

    `words` are weights of words instead of the fitted ones.
    """
    blocks, containers = page.blocks, page.containers
    last = len(blocks) - 1
    total = scene.mass[0] or 1.0
    prose_chars, prose_after = _prose_distances(page, scene.prose)
    prose_total = prose_chars[-1] or 1.0
    padded = [*alone, 0.0, 0.0, 0.0]
    running = [0.0, *accumulate(alone)]
    heading_phrases = _phrases_of_heading(page, phrases)
    (
        main, main_chain, prose_parent, mass, chars, link_chars, count, score_sum, _, styles, texts, _, _, title_index,
        description, body, authors, _, _,
    ) = scene  # fmt: skip
    main_depth = containers[main].depth if containers else 0
    description = description[:_DESCRIPTION_CHARS]
    stands_in = search_in(body, len(candidates))
    out = []
    for i in candidates:
        block = blocks[i]
        row = rows[i]
        index, text = block.container, block.text
        container = containers[index]
        score = alone[i]
        parent = container.parent if container.parent >= 0 else index
        grandparent = containers[parent].parent
        if grandparent < 0:
            grandparent = parent
        node = index
        while node not in main_chain:
            node = containers[node].parent
        lo, hi = (i - 5 if i > 5 else 0), (i + 5 if i + 5 < last else last)
        style_mass, style_count, style_score = styles[container.style]
        out.append((
            *row[:-3], score, alone[i - 1] if i else 0.0, padded[i + 1], padded[i + 2],
            (running[hi + 1] - running[lo] - score) / (hi - lo or 1),
            prose_chars[i] / prose_total, (prose_total - prose_chars[i + 1]) / prose_total, prose_after[i],
            node == main, main_depth - containers[node].depth, parent == prose_parent,
            mass[parent] / total, link_chars[parent] / (chars[parent] or 1), count[parent],
            score_sum[parent] / (count[parent] or 1),
            link_chars[grandparent] / (chars[grandparent] or 1), count[grandparent],
            (style_mass - score * block.chars) / total, style_count, (style_score - score) / (style_count - 1 or 1),
            texts[text], min(max(i - title_index, -50), 200) if title_index >= 0 else -99,
            bool(description) and text[0].casefold() == description[0] and squeeze(text[:120]).startswith(description),
            body_match(text, stands_in), bool(body), last - i, any([a in text for a in authors]),  # noqa: C419  # a list is quicker
            tree_gap(page, block, blocks[i + 1]) if i < last else _NO_GAP,
            wording(text, words) if block.words <= MAX_LINE_WORDS else 0.0,
            *row[-3:], phrases[i], phrases[i - 1] if i else 0, phrases[i + 1] if i < last else 0, heading_phrases[i],
        ))  # fmt: skip
    return out


_DESCRIPTION_CHARS = 40
_NO_GAP = 99
_FAR = 999


def _prose_distances(page: Page, prose: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the prose characters before each block (and in all), and the blocks between it and the next prose."""
    size = len(page.blocks)
    is_prose = bytearray(size)
    for i in prose:
        is_prose[i] = 1
    before = [0]
    for block, yes in zip(page.blocks, is_prose, strict=True):
        before.append(before[-1] + (block.chars if yes else 0))
    after = [0] * size
    distance = _FAR
    for i in range(size - 1, -1, -1):
        after[i] = distance
        distance = 0 if is_prose[i] else min(distance + 1, _FAR)
    return before, after


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


def tree_gap(page: Page, one: Block, two: Block) -> int:
    """Return how many container borders lie between two blocks (0 the same element)."""
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
