"""Questions and their answers below or amid the text (layer 3): a list of them stays as one.

Such a list is often folded, and what a page folds reads like its furniture. In: the page, the blocks' scores in
context, those that stay. Out: the questions and answers that stay with the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsclean.addresses import leads_elsewhere
from newsclean.characters import QUESTION_MARKS
from newsclean.context.look import Kept
from newsclean.model import Block, Page
from newsclean.page.structure import Make, make_of
from newsclean.page.tags import BESIDE_TEXT, Hint

_QUESTIONS = 3  # by hand; at half and at twice no page of 520 differs
_FEW_QUESTIONS = 2  # where something of the list stays anyway
_QUESTION_WORDS = range(3, 31)
_ANSWER_BLOCKS = 12  # by hand; at half and at twice no page of 520 differs
_ANSWER_WORDS = 8  # of a block that tells how its answer reads
# The mean score of the answers' words. Of lists that would go on publishers that the weights had not seen, those right
# below it (0.2-0.28) have 159 words that belong and 1,219 that do not, those above it 1,636 and 415 (wcxb).
_LEAST_SCORE = 0.28
_LINE_WORDS = 4  # by hand; at half and at twice no page of 520 differs
_MOSTLY_LINK = 0.5  # by hand; at half and at twice no page of 520 differs

_NO_ANSWER = BESIDE_TEXT | Hint.PROMO | Hint.EMBED


def find_answers(look: Kept) -> list[int]:
    """Return the questions, and the answers that would go whole, of lists whose answers together read like text.

    On publishers that the weights had not seen 97 of 136 such blocks belong, most on 19 of 28 pages (wcxb). Of two
    questions one, or an answer, has to stay by its score: so no annotated page changes, and on pages by strangers all 4
    such blocks belong, on 2 pages; without that 2 more would stay without their answers (segments). Of questions that
    are links to unfold the answer, with no link to read on, all 13 lines that come belong, on 2 pages (wcxb).
    """
    page, scores, kept = look.page, look.scores, look.kept
    stay = set(kept)
    found = []
    for questions, end in _lists(page):
        if len(questions) < _QUESTIONS and stay.isdisjoint(range(questions[0], end)):
            continue
        if _is_mostly_link(page.blocks[questions[0]]) and any(map(_leads_on, page.blocks[questions[0] : end])):
            continue
        asked = set(questions)
        texts = [b for b in page.blocks[questions[0] : end] if b.words >= _ANSWER_WORDS and b.index not in asked]
        words = sum(b.words for b in texts)
        if not words or sum(scores[b.index] * b.words for b in texts) < _LEAST_SCORE * words:
            continue
        for i, after in pairwise((*questions, end)):
            if i not in stay:
                found.append(i)
            answer = range(i + 1, after)
            if stay.isdisjoint(answer):
                found += [j for j in answer if _may_answer(page, page.blocks[j])]
    return found


def _may_answer(page: Page, block: Block) -> bool:
    """Tell whether a block below a question has several words that are no link, nor a caption or a promo."""
    if (page.containers[block.container].near | block.inline_hints) & _NO_ANSWER:
        return False
    return block.words >= _LINE_WORDS and not _is_mostly_link(block)


def _lists(page: Page) -> Iterator[tuple[list[int], int]]:
    """Yield, for each list of questions made alike, the questions and the index after the last one's answer."""
    alike: dict[Make, list[int]] = defaultdict(list)
    for block in page.blocks:
        if block.text.endswith(QUESTION_MARKS) and _asks(block):
            alike[make_of(page, block)].append(block.index)
    for questions in alike.values():
        run: list[int] = []
        for i in (*questions, len(page.blocks) + _ANSWER_BLOCKS + 1):
            if run and not 1 < i - run[-1] <= _ANSWER_BLOCKS:
                if len(run) >= _FEW_QUESTIONS:
                    yield run, _end(page, run)
                run = []
            run.append(i)


def _asks(block: Block) -> bool:
    return block.words in _QUESTION_WORDS and (not _is_mostly_link(block) or _unfolds(block))


def _leads_on(block: Block) -> bool:
    """Tell whether a block is a link to another page: "Read more" below a teaser that asks."""
    return _is_mostly_link(block) and leads_elsewhere(block.href)


def _unfolds(block: Block) -> bool:
    """Tell whether a block's link leads to no other page: it unfolds an answer."""
    return bool(block.href) and not leads_elsewhere(block.href)


def _is_mostly_link(block: Block) -> bool:
    return block.link_chars > _MOSTLY_LINK * block.chars


def _end(page: Page, questions: Sequence[int]) -> int:
    """Return the index after the last answer's blocks: they are made like those of the answers above."""
    blocks = page.blocks
    made = {make_of(page, blocks[j]) for before, i in pairwise(questions) for j in range(before + 1, i)}
    end = questions[-1] + 1
    while end < min(len(blocks), questions[-1] + _ANSWER_BLOCKS):
        if make_of(page, blocks[end]) not in made:
            break
        end += 1
    return end
