"""Which of the last blocks that stay are doubtful and no part of the text above them (layer 3).

In: a Look. Out: the blocks that go.
"""

from __future__ import annotations

from newsclean.context.look import Staying
from newsclean.page.structure import is_heading, make_of, usual_make
from newsclean.prose import SENTENCE, end_mark


def find_loose_end(look: Staying) -> frozenset[int]:
    """Return the last blocks that stay, where they are doubtful and set apart from the text above them.

    Set apart is what a block that goes stands above, and what is made in another way than the text's sentences. On
    publishers that the weights had not seen 24 of 38 do not belong (all sets). A heading that nothing follows needs a
    higher score: of 18 below it 11 do not belong (wcxb, fundus_world).
    """
    page, scores, staying = look.page, look.scores, look.staying
    low, high = _TAIL_SCORES
    end: list[int] = []
    while len(staying) > _TEXT_BLOCKS and scores[staying[-1]] < _LAST_HEADING_SCORE and is_heading(page, staying[-1]):
        end.append(staying[-1])
        staying = staying[:-1]
    for before, i in zip(staying[-2::-1], staying[: _TEXT_BLOCKS - 1 : -1], strict=False):
        if len(end) == _TAIL_BLOCKS or not low <= scores[i] < high or i - before == 1:
            break
        is_sentence = end_mark(page.blocks[i].text) == SENTENCE
        if is_sentence and make_of(page, page.blocks[i]) == usual_make(page, look.staying):
            break
        end.append(i)
    return frozenset(end)


_TEXT_BLOCKS = 4  # the first ones are the text, whatever follows
_TAIL_BLOCKS = 3  # by hand; at half and at twice 2 and 0 of 520 pages differ
_TAIL_SCORES = (0.5, 0.6)  # a block below them stays by a rule, one above belongs as often as not
_LAST_HEADING_SCORE = 0.8  # by hand; at half and at twice 3 and 2 of 520 pages differ
