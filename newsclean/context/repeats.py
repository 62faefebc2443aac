"""What a page says twice (layer 3).

In: the page and the blocks that stay. Out: the indices of those that say again what others say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile

from newsclean.captions.credit_words import ECHO_WORDS
from newsclean.context.look import Settled, Staying
from newsclean.model import Block, Page
from newsclean.page.structure import ancestors, before_link, is_heading, item_of
from newsclean.page.tags import Hint
from newsclean.prose import PROSE_WORDS
from newsclean.text import plain_signs, squeeze


def find_repeats(look: Staying) -> list[int]:
    """Return, of the blocks that stay, those that say again what others above them say, as they follow one another.

    Pages hold their text once a screen size, a second time for readers without scripts, or a slider's first slides
    again after its last. Paragraphs right below their own twins are, too: what is shown until one asks for all. On
    publishers that the weights had not seen no such sentence belongs (6 pages of wcxb, and 3 with a twin); of those
    that come again one by one or two by two, in lists of things that have something in common, half do.
    """
    page, blocks = look.page, look.page.blocks
    broken_off = _find_broken_off(look)
    said = {i: plain_signs(blocks[i].text) for i in look.staying}  # copies may have other quotes and dashes
    if len({*said.values()}) == len(said):
        return broken_off  # nearly always none
    found = [*broken_off, *_find_copying_elements(look)]
    staying = sorted(look.stay.difference(found))
    first: dict[str, int] = {}
    run: list[int] = []
    for place, i in enumerate((*staying, len(blocks))):
        if i < len(blocks) and first.setdefault(said[i], place) != place:
            run.append(i)
            continue
        sentences = [blocks[j].words for j in run if _is_sentence(page, j)]
        if len(sentences) >= _REPEATED_SENTENCES and sum(sentences) >= _REPEATED_WORDS:
            found += run
        elif sentences:
            above = staying[first[said[run[0]]] : place - len(run)]
            again = run[: len(above)]
            if [said[j] for j in again] == [said[j] for j in above]:
                found += again
        run = []
    return sorted({*found})


_REPEATED_SENTENCES = 3  # by hand; at half and at twice 0 and 2 of 520 pages differ
_REPEATED_WORDS = 100  # an address in three lines may come again


def _find_broken_off(look: Staying) -> list[int]:
    """Return the sentences that break off with an ellipsis, where one of the next says the same and goes on: excerpts.

    Below the headline of 80 pages 76 stayed. No line of 1,511 annotated pages differs.
    """
    page, prose = look.page, look.prose
    found = []
    for place, i in enumerate(prose):
        text = page.blocks[i].text
        if text.rstrip(" ])").endswith(("…", "...")) and _is_sentence(page, i):
            said = squeeze(text)
            if any(len(page.blocks[j].text) > len(text) and squeeze(page.blocks[j].text).startswith(said)
                   for j in prose[place + 1 : place + 1 + _OPENING]):  # fmt: skip
                found.append(i)
    return found


def _find_copying_elements(look: Staying) -> set[int]:
    """Return what stays in elements that say but what stays elsewhere, too: excerpts, versions for other screens.

    A hidden one goes for one sentence that is shown, others for two, and of two alike the second. Items of lists may
    say the same of several things. With a hidden copy of the body above it 94 of 148 pages came out otherwise, now 9 of
    72; with an excerpt in other quotes and dashes 145 of 173, now 6. Of 1,511 annotated pages no line differs.
    """
    page, stay = look.page, look.stay
    blocks, containers = page.blocks, page.containers
    said = [plain_signs(block.text) for block in blocks]
    left = Counter([said[i] for i in look.staying])
    shown = {said[i] for i in look.staying if not containers[blocks[i].container].hints & Hint.HIDDEN}
    mixed: set[int] = set()
    twins, sentences = [], set()
    for block in blocks:
        if left[said[block.index]] > (block.index in stay):
            twins.append(block)
            if _is_sentence(page, block.index) and item_of(page, block.container) < 0:
                sentences.add(block.index)
        elif block.index in stay:
            mixed.update(takewhile(lambda i: i not in mixed, ancestors(page, block.container)))
    copying: dict[int, list[Block]] = {}
    for block in twins:
        for i in takewhile(lambda i: i not in mixed, islice(ancestors(page, block.container), _COPY_DEPTH)):
            copying.setdefault(i, []).append(block)
    found: set[int] = set()
    for i in sorted(copying, key=lambda i: (containers[i].hints & Hint.HIDDEN, i), reverse=True):
        is_hidden = containers[i].hints & Hint.HIDDEN and shown.issuperset([said[block.index] for block in copying[i]])
        if sum([block.index in sentences for block in copying[i]]) < (1 if is_hidden else _COPIED_SENTENCES):
            continue
        copies = [block for block in copying[i] if block.index in stay and block.index not in found]
        texts = Counter([said[block.index] for block in copies])
        if all(left[text] >= 2 * count for text, count in texts.items()):
            found.update([block.index for block in copies])
            left -= texts
    return found


_COPIED_SENTENCES = 2  # of one, half belong where they come again
_COPY_DEPTH = 12  # elements around a paragraph: few are deeper in their text, and a page may be nested on purpose


def find_said_below(page: Page, summary: Sequence[int], prose: Iterable[int]) -> list[int]:
    """Return the sentences of a standfirst that the text below it opens with, word for word.

    Publishing systems show a text's first paragraph below the headline, too: on 3 saved pages, of 2 systems, and 5
    annotated ones (aeb, wcxb, segments) it came out twice. No annotation has such a sentence twice; one has a
    standfirst that the end of the text says again (fundus_world).
    """
    blocks, prose = page.blocks, list(prose)
    found = []
    for i in summary:
        opening = [plain_signs(blocks[j].text) for j in prose if j > i][:_OPENING]
        if plain_signs(blocks[i].text) in opening and _is_sentence(page, i):
            found.append(i)
    return found


def _is_sentence(page: Page, index: int) -> bool:
    block = page.blocks[index]
    return block.words >= PROSE_WORDS and page.containers[block.container].tag not in _CELLS


_OPENING = 4  # paragraphs: on annotated pages a copy is one of the first four, or the 16th and 23rd
_CELLS = frozenset(("td", "th"))


def find_caption_echoes(look: Settled) -> frozenset[int]:
    """Return the blocks that say what the caption beside them says: alternative texts that the page shows."""
    page, captions = look.page, look.captions
    if not captions and not look.scene.hints & Hint.CAPTION:
        return frozenset()
    echoes = []
    blocks, containers = page.blocks, page.containers
    called = [b.index for b in blocks if containers[b.container].near & Hint.CAPTION]
    for i in {*called, *captions}.difference((0,)):
        block, following = blocks[i - 1], blocks[i]
        if block.words < ECHO_WORDS:
            continue
        if not is_heading(page, i - 1) and _says_again(following, before_link(block)):
            echoes.append(i - 1)
    return frozenset(echoes)


def _says_again(caption: Block, text: str) -> bool:
    """Tell whether a caption opens with all of a text, or ends in it behind its credit."""
    if len(text) > caption.chars:
        return False
    whole, said = squeeze(caption.text), squeeze(text)
    return whole.startswith(said) or whole.endswith(said)
