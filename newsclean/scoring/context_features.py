"""What is measured of a block in context (layer 3): its neighbours, its containers, the headline.

In: Page, Scene, the rows of the blocks alone. Out: a row a candidate, as `features.CONTEXT` names it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from newsclean.model import Page
from newsclean.scoring.features import Row
from newsclean.scoring.scene import Scene
from newsclean.scoring.wording import MAX_LINE_WORDS, wording
from newsclean.text import squeeze


def context_rows(page: Page, scene: Scene, alone: Sequence[float], rows: Mapping[int, Row], phrases: Sequence[int],
                 candidates: Sequence[int], words: Mapping[str, float] | None = None) -> list[Row]:  # fmt: skip
    """Return, for each candidate block, the numbers of CONTEXT, then its masks.

    `words` are weights of words instead of the fitted ones.
    """
    blocks, containers = page.blocks, page.containers
    last = len(blocks) - 1
    total = scene.mass[0] or 1.0
    prose_chars = _prose_chars(page, scene.prose)
    prose_total = prose_chars[-1] or 1.0
    padded = [*alone, 0.0, 0.0, 0.0]
    running = [0.0, *accumulate(alone)]
    heading_phrases = _phrases_of_heading(page, scene.headings, phrases)
    (
        _, main_chain, _, _, _, _, _, _, prose, styles, texts, _, _, title_index, description, has_body, authors, *_,
    ) = scene  # fmt: skip
    wrapped = scene.wrapped
    description = description[:_DESCRIPTION_CHARS]
    places: dict[int, tuple[float, ...]] = {}  # by parent: most blocks have others beside them
    following = 0  # in `prose`, of the first below the block
    out = []
    for i in candidates:
        row = rows[i]
        block = blocks[i]
        _, index, text, block_chars, block_words, _, _, _, _, _, _ = block
        score = alone[i]
        parent, _, style, _, _, _, _, _ = containers[index]
        if (outer := wrapped.get(index)) is not None:
            index, parent = outer, containers[outer].parent
        if index in main_chain:
            place = _place_of(page, scene, index)
        elif (known := places.get(parent)) is not None:
            place = known
        else:
            place = places[parent] = _place_of(page, scene, index)
        while following < len(prose) and prose[following] <= i:
            following += 1
        gap = prose[following] - i - 1 if following < len(prose) else _FAR
        below_title = i - title_index
        if not -50 <= below_title <= 200:
            below_title = -50 if below_title < 0 else 200
        is_named = False
        for author in authors:
            is_named = is_named or author in text
        lo, hi = (i - 5 if i > 5 else 0), (i + 5 if i + 5 < last else last)
        style_mass, style_count, style_score = styles[style]
        out.append((
            *row[:-3], score, alone[i - 1] if i else 0.0, padded[i + 1], padded[i + 2],
            (running[hi + 1] - running[lo] - score) / (hi - lo or 1),
            prose_chars[i] / prose_total, (prose_total - prose_chars[i + 1]) / prose_total,
            gap if gap < _FAR else _FAR,
            *place,
            (style_mass - score * block_chars) / total, style_count, (style_score - score) / (style_count - 1 or 1),
            texts[text], below_title if title_index >= 0 else -99,
            bool(description) and text[0].casefold() == description[0] and squeeze(text[:120]).startswith(description),
            has_body, last - i, is_named,
            tree_gap(page, index, wrapped.get(below := blocks[i + 1].container, below)) if i < last else _NO_GAP,
            wording(text, words) if block_words <= MAX_LINE_WORDS else 0.0,
            *row[-3:], phrases[i], phrases[i - 1] if i else 0, phrases[i + 1] if i < last else 0, heading_phrases[i],
        ))  # fmt: skip
    return out


def _place_of(page: Page, scene: Scene, index: int) -> tuple[float, ...]:
    """Return the numbers of CONTEXT from "in-main" to "grandparent-blocks", of a block right in a container."""
    containers = page.containers
    main, main_chain, prose_parent, mass, chars, link_chars, count, score_sum, *_ = scene
    parent = containers[index].parent if index else 0
    grandparent = containers[parent].parent if parent else 0
    node = index
    while node not in main_chain:
        node = containers[node].parent
    return (
        node == main, containers[main].depth - containers[node].depth, parent == prose_parent,
        mass[parent] / (mass[0] or 1.0), link_chars[parent] / (chars[parent] or 1), count[parent],
        score_sum[parent] / (count[parent] or 1),
        link_chars[grandparent] / (chars[grandparent] or 1), count[grandparent],
    )  # fmt: skip


_DESCRIPTION_CHARS = 40  # by hand; at half and at twice no page of 520 differs
_NO_GAP = 99  # by hand; at half and at twice no page of 520 differs
_FAR = 999  # by hand; at half and at twice no page of 520 differs


def _prose_chars(page: Page, prose: Sequence[int]) -> list[int]:
    """Return the prose characters before each block, and in all."""
    chars = [0] * len(page.blocks)
    for i in prose:
        chars[i] = page.blocks[i].chars
    return [0, *accumulate(chars)]


_HEADING_REACH = 15  # blocks below a heading that it may speak for


def _phrases_of_heading(page: Page, headings: Sequence[int], phrases: Sequence[int]) -> list[int]:
    """Return, per block, the phrase bits of the nearest heading above: "Read more" speaks for the list below it."""
    out = [0] * len(phrases)
    if not any(phrases):
        return out
    labels = [i for i, bits in enumerate(phrases) if bits and page.blocks[i].words <= _LABEL_WORDS]
    for i, following in pairwise((*sorted({*headings, *labels}), len(phrases) - 1)):
        if bits := phrases[i]:
            reach = range(i + 1, min(i + 1 + _HEADING_REACH, following) + 1)
            out[reach.start : reach.stop] = [bits] * len(reach)
    return out


_LABEL_WORDS = 8  # by hand; at half and at twice no page of 520 differs


def tree_gap(page: Page, a: int, b: int) -> int:
    """Return how many container borders lie between two containers (0 the same)."""
    containers = page.containers
    steps = 0
    while a != b and steps < 30:
        if a > b:  # a container's index is greater than its ancestors'
            a = containers[a].parent
        else:
            b = containers[b].parent
        steps += 1
    return steps
