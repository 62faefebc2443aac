"""Which of the last blocks that stay are doubtful, or small print, and no part of the text above them (layer 3).

In: a Look. Out: the blocks that go.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.context.below_pictures import is_small_print
from newsclean.context.look import Staying
from newsclean.model import Page
from newsclean.page.structure import is_heading, make_of, usual_make
from newsclean.prose import SENTENCE, end_mark, is_prose


def find_loose_end(look: Staying) -> frozenset[int]:
    """Return the last blocks that stay, where they are doubtful and set apart from the text above them.

    Set apart is what a block that goes stands above, and what is made in another way than the text's sentences. On
    publishers that the weights had not seen 24 of 38 do not belong (all sets). A heading that nothing follows needs a
    higher score: of 18 below it 11 do not belong (wcxb, fundus_world).
    """
    page, scores, staying = look.page, look.scores, look.staying
    low, high = _TAIL_SCORES
    end: list[int] = []
    told = _told_in_headings(page, staying)
    while len(staying) > _TEXT_BLOCKS and scores[staying[-1]] < _LAST_HEADING_SCORE and is_heading(page, staying[-1]):
        if staying[-1] in told:
            break
        end.append(staying[-1])
        staying = staying[:-1]
    for before, i in zip(staying[-2::-1], staying[: _TEXT_BLOCKS - 1 : -1], strict=False):
        if len(end) == _TAIL_BLOCKS or not low <= scores[i] < high or i - before == 1:
            break
        is_sentence = end_mark(page.blocks[i].text) == SENTENCE
        if i in told or (is_sentence and make_of(page, page.blocks[i]) == usual_make(page, look.staying)):
            break
        end.append(i)
    return frozenset(end)


def find_small_print(look: Staying) -> list[int]:
    """Return the last block that stays, where it is in small print as none above it, below a block that goes.

    Or where it opens with a rule of underscores, as signatures on boards do.
    """
    page, staying = look.page, look.staying
    if len(staying) <= _TEXT_BLOCKS:
        return []
    last = page.blocks[staying[-1]]
    if last.words > _PRINT_WORDS:
        return []
    is_below_gap = last.index - staying[-2] > 1
    is_only_print = is_below_gap and is_small_print(page, last) and not any(
        is_small_print(page, page.blocks[i]) for i in staying[:-1]
    )  # fmt: skip
    return [last.index] if is_only_print or _SIGNATURE.match(last.text) else []


_SIGNATURE = re.compile(r"_{5}_*\n")
_PRINT_WORDS = 60  # more is a text: a bound set by hand
_TEXT_BLOCKS = 4  # the first ones are the text, whatever follows
_TAIL_BLOCKS = 3
_TAIL_SCORES = (0.5, 0.6)  # a block below them stays by a rule, one above belongs as often as not
_LAST_HEADING_SCORE = 0.8


def _told_in_headings(page: Page, staying: Sequence[int]) -> frozenset[int]:
    """Return the headings that end as sentences, of those made alike of which some more do: a list of pictures' texts.

    On pages that nobody tuned for 3 of 3 belong, on one page; no annotated page has one.
    """
    if not staying or not is_heading(page, staying[-1]):
        return frozenset()
    made = make_of(page, page.blocks[staying[-1]])
    like = [i for i in staying if is_heading(page, i) and make_of(page, page.blocks[i]) == made]
    told = [i for i in like if is_prose(page.blocks[i])]
    return frozenset(told if len(told) >= _TOLD and 2 * len(told) >= len(like) else ())


_TOLD = 3
