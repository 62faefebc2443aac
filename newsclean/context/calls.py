"""Lines amid the text that send readers to a programme: "Listen to the interview on the breakfast show" (layer 3).

In: a Look. Out: the indices of the blocks that go. How calls open is data (`calls` in the phrase files).
"""

from __future__ import annotations

from collections import Counter

from newsclean.characters import COLONS, OPENING_QUOTES
from newsclean.context.look import Settled
from newsclean.model import Block, Page
from newsclean.page.structure import is_bold, role_of
from newsclean.prose import SENTENCE, end_mark


def find_calls(look: Settled) -> list[int]:
    """Return the paragraphs that open as a call to listen or watch, are no sentence, and follow one.

    Of few words such a line is a heading or a name: "Watch the fees". What leads in something below it stays.
    Where several paragraphs are no sentences, all bold or none, these head parts of the text: "Watch your step".
    """
    blocks, staying = look.page.blocks, look.staying
    found = [
        i for before, i, after in zip(staying, staying[1:], (*staying[2:], None), strict=False)
        if blocks[i].words in _CALL_WORDS
        and end_mark(blocks[i].text) != SENTENCE
        and end_mark(blocks[before].text) == SENTENCE
        and look.lexicon.opens_as_call(blocks[i].text)
        and role_of(look.page, blocks[i]) == "paragraph"
        and (after is None or not _leads_in(look.page, blocks[i], blocks[after]))
    ]  # fmt: skip
    if not found:
        return []
    calling = {*found}
    others = (blocks[i] for i in staying if i not in calling and i not in look.captions)
    heads = Counter(is_bold(b) for b in others if _may_head(look.page, b))
    return [i for i in found if heads[is_bold(blocks[i])] < _HEADS]


def _leads_in(page: Page, block: Block, following: Block) -> bool:
    """Tell whether a line with a colon opens the list, or what somebody said, below it: "Watch for these signs:"."""
    is_led = role_of(page, following) != "paragraph" or following.text[0] in _OPENS_SPEECH
    return block.text.endswith(COLONS) and is_led


_OPENS_SPEECH = OPENING_QUOTES + "\u2013\u2014"


def _may_head(page: Page, block: Block) -> bool:
    """Tell whether a block is a short paragraph below no picture that is no sentence."""
    is_short = block.words < _CALL_WORDS.stop and not block.media
    return is_short and end_mark(block.text) != SENTENCE and role_of(page, block) == "paragraph"


_CALL_WORDS = range(5, 26)  # bounds set by hand, as the next: calls on pages by strangers have 5 to 19
_HEADS = 2  # by hand; at half and at twice no page of 520 differs
