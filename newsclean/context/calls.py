"""Lines amid the text that send readers to a programme: "Listen to the interview on the breakfast show" (layer 3).

In: a Look. Out: the indices of the blocks that go. How calls open is data (`calls` in the phrase files).
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from newsclean.context.look import Settled
from newsclean.page.structure import is_bold, role_of
from newsclean.prose import COLON, SENTENCE, end_mark


def find_calls(look: Settled) -> list[int]:
    """Return the paragraphs that open as a call to listen or watch, are no sentence, and follow one.

    Of few words such a line is a heading or a name: "Watch the fees". What ends in a colon may lead
    in a list. Where several other paragraphs are no sentences, all bold or none, these head parts of the text.
    """
    blocks, staying = look.page.blocks, look.staying
    found = [
        i for before, i in pairwise(staying)
        if blocks[i].words in _CALL_WORDS
        and end_mark(blocks[i].text) not in (COLON, SENTENCE)
        and end_mark(blocks[before].text) == SENTENCE
        and look.lexicon.opens_as_call(blocks[i].text)
        and role_of(look.page, blocks[i]) == "paragraph"
    ]  # fmt: skip
    if not found:
        return []
    calling = {*found}
    others = (blocks[i] for i in staying if i not in calling and not blocks[i].media)
    lines = (b for b in others if end_mark(b.text) != SENTENCE and role_of(look.page, b) == "paragraph")
    heads = Counter(is_bold(b) for b in lines)
    return [i for i in found if heads[is_bold(blocks[i])] < _HEADS]


_CALL_WORDS = range(5, 26)  # bounds set by hand, as the next: calls on pages by strangers have 5 to 19
_HEADS = 2  # by hand; at half and at twice no page of 520 differs
