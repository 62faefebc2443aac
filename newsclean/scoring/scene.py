"""What a page says as a whole, before its blocks are judged in context (layer 3): the Scene.

In: Page, the blocks' scores alone, Metadata. Out: sums a container, the one that holds the text, where the headline is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from newsclean.model import Container, Metadata, Page
from newsclean.page.structure import is_inside
from newsclean.page.tags import HEADINGS, OF_TEXT
from newsclean.prose import PROSE_WORDS
from newsclean.text import squeeze

PROSE = 0.5
"""The least score alone of what looks like prose."""


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
    has_body: bool
    """JSON-LD states the article's text."""
    authors: tuple[str, ...]
    tags: frozenset[str]
    """Of all elements."""
    names: str
    """The tags and classes of all elements in small letters, a line each: most pages have none of what a rule looks for
    in them."""
    by_tag: dict[str, list[int]]
    """Per tag: the blocks right in such elements."""
    headings: Sequence[int]
    """The blocks right in headings, ascending."""
    pictured: Sequence[int]
    """The blocks right below pictures, ascending."""
    hints: int
    """What any element is called: most rules on an element of some name have none to look for."""
    wrapped: Mapping[int, int]
    """Per container of a paragraph with elements of its own around it, where most of the text is so: the outermost."""


def survey(page: Page, alone: Sequence[float], meta: Metadata) -> Scene:
    """Return the page-wide measures that the context rows need."""
    blocks, containers = page.blocks, page.containers
    parents, tags, all_styles, _, _, own_hints, _, _ = zip(*containers, strict=True) if containers else _NO_CONTAINERS
    size = len(containers) or 1
    mass, score_sum, direct = [0.0] * size, [0.0] * size, [0.0] * size
    chars, link_chars, count = [0] * size, [0] * size, [0] * size
    styles: dict[str, list[float]] = {}
    by_tag: dict[str, list[int]] = defaultdict(list)
    texts = []
    prose = []
    pictured = []
    for (at, index, text, block_chars, words, link, _, _, _, _, media), score in zip(blocks, alone, strict=True):
        style = all_styles[index]
        texts.append(text)
        by_tag[tags[index]].append(at)
        if media:
            pictured.append(at)
        weight = score * block_chars
        mass[index] += weight
        score_sum[index] += score
        chars[index] += block_chars
        link_chars[index] += link
        count[index] += 1
        direct[parents[index]] += weight  # of a root, -1: the last, which holds no prose of others
        if (of_style := styles.get(style)) is None:
            styles[style] = [weight, 1.0, score]
        else:
            of_style[0] += weight
            of_style[1] += 1.0
            of_style[2] += score
        if score > PROSE and words >= PROSE_WORDS:
            prose.append(at)
    for index in range(len(containers) - 1, 0, -1):
        if count[index]:
            parent = parents[index]
            mass[parent] += mass[index]
            score_sum[parent] += score_sum[index]
            chars[parent] += chars[index]
            link_chars[parent] += link_chars[index]
            count[parent] += count[index]
    wrapped = _find_wrapped(page, count, alone, mass[0])
    for block in page.blocks if wrapped else ():
        if (outer := wrapped.get(block.container)) is not None:
            direct[parents[outer]] += alone[block.index] * block.chars
    main = _main_container(page, mass, prose)
    chain = []
    node = main
    while node >= 0 and containers:
        chain.append(node)
        node = parents[node]
    title = squeeze(meta.title or "")
    return Scene(
        main, frozenset(chain), direct.index(max(direct)), mass, chars, link_chars, count, score_sum, prose, styles,
        Counter(texts), title, *find_titles(page, title, by_tag.get("h1", [])),
        squeeze(meta.standfirst or "")[:60], bool((meta.article_body or "").strip()), meta.authors,
        frozenset(tags), "\n".join({*all_styles}).lower(), dict(by_tag),
        sorted([i for tag in HEADINGS for i in by_tag.get(tag, ())]), pictured, reduce(or_, own_hints, 0), wrapped,
    )  # fmt: skip


_NO_CONTAINERS: tuple[tuple[()], ...] = ((),) * len(Container._fields)


def _find_wrapped(page: Page, count: Sequence[int], alone: Sequence[float], prose_mass: float) -> dict[int, int]:
    """Return, by container, the outermost element that holds only its block, where most of the text has such elements.

    Some systems set each paragraph in elements of its own, as <div><p> or <section><div><p>: what holds one block says
    nothing of its neighbours. `count` is blocks per container.
    """
    containers = page.containers
    alike: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    outermost = {}
    for block in page.blocks:
        index = outer = block.container
        while (parent := containers[outer].parent) > 0 and count[parent] == 1:
            outer = parent
        if outer != index:
            outermost[index] = outer
            alike[containers[outer].parent, containers[outer].style, containers[index].style].append(block.index)
    for same in alike.values():
        if len(same) >= _WRAPPED and sum(alone[i] * page.blocks[i].chars for i in same) >= _WRAPPED_SHARE * prose_mass:
            return {index: outermost[index] for index in (page.blocks[i].container for i in same)}
    return {}


_WRAPPED = 4  # by hand
_WRAPPED_SHARE = 0.5  # of the prose, by its scores alone; entries of a live report and boxes beside the text have less

# The main container holds two thirds of the prose; below half it is one of two columns.
_MAIN_SHARE = 0.66
# An <article>, or an element called an article's text ("entry-content"), is the main container though one within it
# that nobody calls so holds two thirds, if so much of its prose stands beside that one, and in so many blocks: a
# standfirst and a box on the author are fewer. On publishers that the weights had not seen 4 of 4 pages gain (wcxb);
# with half of that share one loses.
_SHARE_BESIDE = 0.1
_PROSE_BESIDE = 4  # by hand; at half and at twice 2 and 0 of 520 pages differ


def _main_container(page: Page, mass: Sequence[float], prose: Sequence[int]) -> int:
    """Return the index of the deepest container that holds most of the prose; `prose` are the blocks of it."""
    containers = page.containers
    main = named = 0
    enough = _MAIN_SHARE * mass[0]
    if enough <= 0:
        return main
    for index, inside in enumerate(mass):
        if inside >= enough and containers[index].parent == main:
            main = index
            _, tag, _, _, _, own_hints, _, _ = containers[index]
            if own_hints & OF_TEXT:
                named = index if own_hints & OF_TEXT == OF_TEXT or tag == "article" else 0
    if not named or mass[named] - mass[main] < _SHARE_BESIDE * mass[named]:
        return main
    holders = [page.blocks[i].container for i in prose]
    beside = sum(not is_inside(page, index, main) for index in holders)
    return named if beside >= _PROSE_BESIDE else main


def find_titles(page: Page, title: str, h1s: Sequence[int]) -> tuple[frozenset[int], int]:
    """Return `titles` and `title_index` of a scene, by the squeezed headline and the blocks in an <h1>.

    An <h1> may have a label before the headline, "Opinion Rain at last", where no heading has the headline alone.
    14 of 14 such are the headline (annotated and strangers' pages); on one a paragraph that it said twice goes.
    """
    shortest, longest = len(title), 2 * len(title)
    said = [
        b.index for b in (page.blocks if title else ())
        if shortest <= b.chars <= longest and _may_begin(b.text[0], title) and squeeze(b.text) == title
    ]  # fmt: skip
    shown = next((i for i in h1s if i in said), -1)
    if shown < 0 and title and not any(page.containers[page.blocks[i].container].tag in HEADINGS for i in said):
        labelled = (b for b in (page.blocks[i] for i in h1s) if b.chars <= 2 * longest and _ends_in(b.text, title))
        shown = next((b.index for b in labelled), -1)
        said += [shown] if shown >= 0 else []
    if shown < 0:
        shown = said[-1] if said else h1s[0] if h1s else -1
    return frozenset(said), shown


def _ends_in(text: str, squeezed: str) -> bool:
    return squeeze(text).endswith(squeezed)


def _may_begin(character: str, squeezed: str) -> bool:
    """Tell whether a text that begins with the character may be squeezed to this one; a quick look."""
    return not character.isalnum() or squeeze(character)[0] == squeezed[0]
