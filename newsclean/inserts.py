"""Boxes amid the text that ask or offer something else: a quiz, a product, a countdown, a plea for money (layer 3).

In: a Look. Out: the indices of the blocks that go.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import islice, pairwise

from newsclean.look import Look
from newsclean.model import Block
from newsclean.structure import ancestors, make_of, usual_make
from newsclean.tags import CLASS_CHARS, Hint, name_words

_BOX_DEPTH = 5  # elements, from a block up to its box
_BOX_BLOCKS = 12  # a game's data have ten
_BLOCK_WORDS = 60
_BOX_SHARE = 0.3  # of the words that stay
_ALIKE = 3  # boxes with the same name: what the article is about, as the products of a test


def find_inserts(look: Look) -> list[int]:
    """Return what stays of small boxes with a name that no text has, where none of their blocks is made like the text.

    Three boxes alike and more are what the article tells of: a test's products (3 pages, wcxb). No annotated page has
    another; on 11 pages by strangers none of 21 such blocks belongs.
    """
    page, staying = look.page, look.staying
    containers = page.containers
    names = {style for style in {box.style for box in containers} if _is_insert(style[:CLASS_CHARS])}
    if not names:
        return []
    named = {i for i, box in enumerate(containers) if box.parent >= 0 and box.style in names}
    boxes: dict[int, list[int]] = defaultdict(list)
    for block in page.blocks:
        for index in islice(ancestors(page, block.container), _BOX_DEPTH):
            if index in named:
                boxes[index].append(block.index)
    stay = {*staying}
    usual = usual_make(page, staying)
    most = _BOX_SHARE * sum(page.blocks[i].words for i in staying)
    styles = Counter([containers[box].style for box in boxes])
    found: set[int] = set()
    for box, within in boxes.items():
        if len(within) > _BOX_BLOCKS or styles[containers[box].style] >= _ALIKE or stay.isdisjoint(within):
            continue
        blocks = [page.blocks[i] for i in within]
        is_text = any(
            b.words > _BLOCK_WORDS or containers[b.container].hints & Hint.POST or make_of(page, b) == usual
            for b in blocks
        )
        if not is_text and sum(b.words for b in blocks if b.index in stay) <= most:
            found |= stay.intersection(within)
    return sorted(found)


def find_channel_links(look: Look) -> list[int]:
    """Return the short paragraphs that ask readers to join a channel or group of a messenger, in any language.

    They link to WhatsApp's, or are bold or in italics from end to end and name a messenger beside a link.
    """
    blocks = look.page.blocks
    return [i for i in look.staying if blocks[i].links and blocks[i].words <= _PITCH_WORDS and _is_pitch(blocks[i])]


def _is_pitch(block: Block) -> bool:
    if _CHANNEL.search(block.href or ""):
        return True
    is_set_apart = block.bold_chars >= _BOLD_SHARE * block.chars and block.link_chars < block.chars
    return is_set_apart and _MESSENGER.search(block.text) is not None


_PITCH_WORDS = 40
_CHANNEL = re.compile(r"//(?:www\.)?(?:whatsapp\.com/channel/|chat\.whatsapp\.com/)")
_MESSENGER = re.compile(r"WhatsApp|Telegram|Viber")  # some languages write what "on" is against it
_BOLD_SHARE = 0.9  # spaces around a link are neither


@lru_cache(maxsize=4096)
def _is_insert(style: str) -> bool:
    """Tell whether the name of an element has a word, or two beside each other, of boxes that are no text."""
    words = name_words(style)
    return not _WORDS.isdisjoint(words) or not _PAIRS.isdisjoint(pairwise(words))


_WORDS = frozenset(
    "quiz trivia countdown donate donates donation donations spende spenden doneer membership republish sponsorship "
    "commerce giveaway".split()
)
_PAIRS = frozenset(
    tuple(pair.split())
    for pair in (
        "product card|product box|product widget|shop box|buy box|get involved|rate table|press contact|media contact|"
        "display card|slideshow inset|slideshow module|popular on|native unit|native ad|mod whatsapp|whatsapp box|"
        "whatsapp promo"
    ).split("|")
)
