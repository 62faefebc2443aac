"""The contacts below a release: a label for them, then names, addresses and numbers (layer 3)."""

from __future__ import annotations

import re

from newsclean.context.look import Look, Staying
from newsclean.lines.endings import is_end_mark
from newsclean.model import Block
from newsclean.prose import SENTENCE, end_mark


def find_contacts(look: Staying) -> list[int]:
    """Return what stays of a release's contacts: a label for them or its end mark, and nothing but such lines below.

    On 4 pages by strangers none of 10 such blocks belongs.
    """
    blocks, staying = look.page.blocks, look.staying
    for place in range(len(staying) - 1, max(_LEAST_ABOVE - 1, len(staying) - _LINES - 2), -1):
        block = blocks[staying[place]]
        if _is_label(look, block):
            first = place
            break
        if not _is_contact(block):
            return []
    else:
        return []
    while first > _LEAST_ABOVE and _is_label(look, blocks[staying[first - 1]]):
        first -= 1
    return list(staying[first:])


def _is_label(look: Look, block: Block) -> bool:
    """Tell whether a block says that the text ends, or that below it stands whom to ask."""
    if block.words > _LABEL_WORDS:
        return False
    if is_end_mark(block.text.strip(), look.lexicon):
        return True
    return look.lexicon.category_of(block.text) in _LABELS


def _is_contact(block: Block) -> bool:
    """Tell whether a block is a short line that is no sentence, or holds an address or a telephone number."""
    if has_address(block.text):
        return block.words <= _ADDRESS_WORDS
    return block.words <= _LINE_WORDS and end_mark(block.text) != SENTENCE


def has_address(text: str) -> bool:
    """Tell whether a text holds an electronic address or a telephone number."""
    return "@" in text or _NUMBER.search(text) is not None


_LABELS = ("tips", "agency")
_LABEL_WORDS = 6  # by hand; at half and at twice no page of 520 differs
_LINES = 15  # below the label: a firm's, its bank's and its press office's
_LINE_WORDS = 12  # by hand; at half and at twice no page of 520 differs
_ADDRESS_WORDS = 40  # of a block with an address or a number
_LEAST_ABOVE = 3  # blocks
_NUMBER = re.compile(r"\d(?:[ ()./\u2011-]{0,2}\d){6}")  # one way to match each digit: linear
