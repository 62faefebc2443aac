"""Captions among the text that a credit tells: in them, below them, or below one that is made alike (layer 3).

In: a Look. Out: the indices of the blocks that are captions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.captions.credit_elements import is_signed_in_box
from newsclean.captions.credit_words import ECHO_WORDS, NAME_WORDS, may_be_caption, names_credit
from newsclean.captions.credits import credit_in_brackets, find_credit, split_credit
from newsclean.captions.east_asian_credits import reporter_at_end
from newsclean.characters import COLON_CLASS
from newsclean.context.look import Look, Staying
from newsclean.context.quotations import is_below_quotation
from newsclean.lexicon import Lexicon
from newsclean.lines.dated import is_moment
from newsclean.metadata.dates.dates import day_span
from newsclean.model import Block, Page
from newsclean.page.structure import before_link, is_bold, is_inside
from newsclean.page.tags import HEADINGS, Hint
from newsclean.phrase_files import BIT
from newsclean.prose import NO_MARK, SENTENCE, end_mark
from newsclean.scoring.context_features import tree_gap


def find_captions(look: Staying) -> frozenset[int]:
    """Return the blocks that are captions by what they say or what stands beside them, whatever they are called.

    A caption ends in a credit with its label ("... Picture: PA"), or stands between a picture and a credit. No heading
    that reads like text is one of the latter, and without a picture none, nor an item of a list: of 5 with a score over
    0.5 all belong (wcxb).
    """
    page, scores, phrases, lexicon = look.page, look.scores, look.phrases, look.lexicon
    blocks = page.blocks
    captions = {i for i in look.candidates if _is_caption(look, i)}
    pairs = ((blocks[i], blocks[i + 1]) for i in look.scene.pictured if i + 1 < len(blocks))
    for before, block in pairs:
        if block.media or block.words > NAME_WORDS or not may_be_caption(before.words, before.text, 0):
            continue
        if page.containers[before.container].own_hints & Hint.CREDIT and names_credit(before.text, lexicon):
            continue  # who took the picture, above the house: "Ada Quill", "Getty Images"
        if page.containers[block.container].near & Hint.CREDIT or phrases[block.index] == BIT["credit"]:
            gap = tree_gap(page, before.container, block.container)
            is_caption = gap <= _BESIDE_GAP and not _is_made_text(page, before, scores)
        else:
            is_caption = is_signed_in_box(page, before, block, lexicon)
        if is_caption and not is_below_quotation(page, block, before):
            captions.add(before.index)
    captions.update(i + 1 for i in look.scene.pictured if _is_below_credit(look, i))
    pictured = (blocks[i] for i in look.scene.pictured)  # whatever its score: a box may be called a teaser's
    captions.update(b.index for b in pictured if not b.link_chars and "\n" in b.text and _is_in_two_lines(b, lexicon))
    return frozenset(captions)


def _is_below_credit(look: Look, index: int) -> bool:
    """Tell whether a block is a credit that stands with its picture and the line below, no sentence, in one box."""
    page = look.page
    if look.phrases[index] != BIT["credit"] or index + 1 >= len(page.blocks):
        return False
    credit, line = page.blocks[index], page.blocks[index + 1]
    if line.media or line.link_chars or credit.words > NAME_WORDS or end_mark(line.text) != NO_MARK:
        return False
    box = page.containers[credit.container].parent
    if page.containers[line.container].parent != box or not may_be_caption(line.words, line.text, 0):
        return False
    beside = (page.blocks[i] for i in (index - 1, index + 2) if 0 <= i < len(page.blocks))
    return not any(is_inside(page, block.container, box) for block in beside)


def _is_in_two_lines(block: Block, lexicon: Lexicon) -> bool:
    """Tell whether a block is an alternative text and, on the next line, the same with a credit, or a credit alone.

    The latter below a picture, where the first line is no sentence.
    """
    first, _, last = block.text.partition("\n")
    if not last or "\n" in last or not may_be_caption(first.count(" ") + 1, first, ECHO_WORDS):
        return False
    is_below = block.media and end_mark(first) == NO_MARK and last.count(" ") < NAME_WORDS
    if not is_below and first not in last:
        return False
    caption = split_credit(last, lexicon)
    if caption.text:
        return caption.credit is not None and caption.text.rstrip(".") == first.rstrip(".")
    return bool(is_below and caption.credit)


def _is_caption(look: Look, index: int) -> bool:
    """Tell whether a block is a caption by the credit that it ends in."""
    page, score = look.page, look.scores[index]
    block = page.blocks[index]
    is_other = block.link_chars or look.phrases[index] not in (0, BIT["credit"])
    if is_other or not may_be_caption(block.words, block.text, 0):
        return False
    before = page.blocks[index - 1] if index else None
    if score >= _SURE_TEXT and not block.media and not (before and (before.media or _is_echo(block, before))):
        return False  # as most
    is_made = _is_made_text(page, block, look.scores)
    if is_made and not block.media:
        return False
    return _ends_in_credit(block, score, look.lexicon, may_be_bare=block.media > 0 and not is_made)


def _is_echo(block: Block, before: Block) -> bool:
    """Tell whether a block opens or ends with the line before it, maybe a picture's alternative text."""
    said = before_link(before) if before.words >= ECHO_WORDS else ""
    return said != "" and (block.text.startswith(said) or block.text.endswith(said))


def _ends_in_credit(block: Block, score: float, lexicon: Lexicon, *, may_be_bare: bool) -> bool:
    """Tell whether a line ends in a credit: with its label, "The mill. Picture: Ada Quill", or right below a picture.

    There "The mill. Pic by Ada Quill" has one, too, and all in italics "The mill (PA)".
    """
    end = block.text[-_LABEL_REACH:]
    is_labelled = _COLON.search(end) or any(map(end.__contains__, _SIGNS))
    if is_labelled or (may_be_bare and _STOP_AMID.search(end)):
        found = find_credit(block.text, lexicon)
        is_end = found and found[0] > 0 and len(found[1].split()) <= NAME_WORDS
        if found and is_end and _is_moment_alone(block.text[: found[0]]):
            return False
        if found and is_end and (is_labelled or end_mark(block.text[: found[0]].rstrip()) == SENTENCE):
            return True
    if may_be_bare and score < _SURE_TEXT and reporter_at_end(block.text):
        return True
    return bool(block.media) and is_bold(block) and credit_in_brackets(block.text, lexicon) is not None


def _is_moment_alone(text: str) -> bool:
    """Tell whether a text is but a day with its time: before a source it says when and where an article appeared."""
    if not is_moment(text):
        return False  # as most
    start, end = day_span(text) or (0, 0)
    return start == 0 and not any(map(str.isalpha, text[end:]))


def _is_made_text(page: Page, block: Block, scores: Sequence[float]) -> bool:
    """Tell whether a block that reads like text is a heading, or an item of a list without a picture."""
    tag = page.containers[block.container].tag
    return scores[block.index] >= _LIKE_TEXT and (tag in HEADINGS or (tag == "li" and not block.media))


_LIKE_TEXT = 0.5  # by hand; at half and at twice 0 and 1 of 520 pages differ
_BESIDE_GAP = 4  # cells of two rows
_LABEL_REACH = 80  # by hand; at half and at twice no page of 520 differs
_COLON = re.compile(rf"[{COLON_CLASS}/](?!\d)")  # no clock, no day
_SIGNS = ("©", "＝", " - ", " – ", " | ")  # one pattern with the colon takes twice as long
_STOP_AMID = re.compile(r"[^\w\s,;:'’-]\s*\S")  # what may end a sentence, and a credit behind it
_SURE_TEXT = 0.9  # a block with this score is text, whatever it looks like
