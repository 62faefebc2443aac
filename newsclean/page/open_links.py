"""Links that hold an article (layer 2): the blocks as the walk wrote them in, those without such links out.

An <a> that nobody closed, or one around the whole text. Browsers open the first anew in each paragraph, and so write
it into what they save; readers see an article all the same.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from operator import attrgetter

from newsclean.characters import CLOSING_QUOTES, QUESTION_MARKS, SENTENCE_ENDS
from newsclean.model import Block

SENTENCES = 4
"""Blocks in a row that one address makes no teaser: of 1,511 real pages one has three, five comments that fold out."""
_SENTENCE_WORDS = 5  # by hand; at 1 and at 12 no page of 443 differs
_ENDS = tuple({*SENTENCE_ENDS, *CLOSING_QUOTES} - {*QUESTION_MARKS})  # a list of films asked a question in each
_href = attrgetter("href")


def without_open_links(blocks: list[Block]) -> list[Block]:
    """Return the blocks; those in a row that one link holds have none where several of them are sentences."""
    counts = Counter(map(_href, blocks))
    del counts[None]
    if not counts or max(counts.values()) < SENTENCES:
        return blocks
    mended: list[Block] = []
    for href, row in groupby(blocks, key=_href):
        held = list(row)
        if href and len(held) >= SENTENCES and sum(map(_is_linked_sentence, held)) >= SENTENCES:
            held = [block._replace(link_chars=0, links=0, href=None) for block in held]
        mended += held
    return mended


def _is_linked_sentence(block: Block) -> bool:
    return block.link_chars == block.chars and block.words >= _SENTENCE_WORDS and block.text.endswith(_ENDS)
