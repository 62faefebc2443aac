"""What a house pitches of its own: "Does your boat need more than paint?", "Listen to it at breakfast" (layer 3).

In: a Look. Out: the indices of the blocks that go. How such questions and calls open is data (`needs`, `calls` in the
phrase files).

Most pitches at the end belong, by annotators who keep them (wcxb): of last paragraphs with "we" and a call to act 61 of
68, of what opens near the end with the site's name 43 of 53, of what asks there whether readers are ready 18 of 21. So
one goes by several signs at once.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice, pairwise
from typing import Any

from newsclean.characters import QUESTION_MARKS
from newsclean.context.look import Look, Settled, Staying
from newsclean.metadata.authors.name_words import is_company
from newsclean.metadata.page_types import says_news
from newsclean.model import Block, Page
from newsclean.page.structure import ancestors, is_bold, is_heading, is_inside, role_of
from newsclean.page.tags import Hint
from newsclean.prose import COLON, SENTENCE, end_mark
from newsclean.text import squeeze


def find_pitches(look: Staying) -> list[int]:
    """Return the last paragraph that stays, with its heading, where it pitches what the page's house sells.

    The heading asks what readers need, and a button stands right below; or either asks below a divider, and there is a
    button, or a link in it. Or, on a page that does not say that it is news, it opens with the site's name below a
    divider. On annotated pages none of 5 such paragraphs belongs (wcxb), nor any of 3 on pages by strangers.
    """
    page, staying = look.page, look.staying
    if len(staying) <= _TEXT_BLOCKS:
        return []
    last = page.blocks[staying[-1]]
    head = _heading_of(look, last, page.blocks[staying[-2]])
    asking = next((block for block in (head, last) if block is not None and _asks(look, block)), None)
    pitch = [last] if head is None else [head, last]
    if asking is not None:
        has_button = _is_above_button(page, last)
        may_be = has_button or last.links > 0
        is_pitch = (has_button and asking is head) or (may_be and _is_below_divider(page, pitch[0]))
    else:
        is_pitch = _is_of_house(look, last, head) and _is_below_divider(page, pitch[0])
    return [block.index for block in pitch] if is_pitch else []


def find_callouts(look: Staying) -> list[int]:
    """Return what stays of small boxes called a promotion's, or a call to action, that end in a button.

    On publishers that the weights had not seen neither of 2 such texts belongs (wcxb), nor the one on a page by a
    stranger; no annotated news has any.
    """
    page, containers = look.page, look.page.containers
    if not look.scene.hints & Hint.PROMO:
        return []
    found = []
    for i in look.staying:
        block = page.blocks[i]
        if not containers[block.container].near & Hint.PROMO or block.words > _CALLOUT_WORDS:
            continue
        around = islice(ancestors(page, block.container), _CALLOUT_DEPTH)
        box = next((index for index in around if containers[index].own_hints & Hint.PROMO), -1)
        if box >= 0 and _ends_in_button(page, block, box):
            found.append(i)
    return found


_CALLOUT_WORDS = 45  # by hand; at half and at twice no page of 520 differs
_CALLOUT_DEPTH = 3  # by hand; at half and at twice 2 and 0 of 520 pages differ
_CALLOUT_BLOCKS = 5  # by hand; at half and at twice 1 and 0 of 520 pages differ


def _ends_in_button(page: Page, block: Block, box: int) -> bool:
    """Tell whether the last of a few blocks in an element, below the one given, is but a link of a few words."""
    near = page.blocks[max(0, block.index - _CALLOUT_BLOCKS) : block.index + 1 + _CALLOUT_BLOCKS]
    inside = [other for other in near if is_inside(page, other.container, box)]
    last = inside[-1]
    is_button = last.words <= _BUTTON_WORDS and last.link_chars == last.chars > 0
    return len(inside) <= _CALLOUT_BLOCKS and last.index > block.index and is_button


def _heading_of(look: Look, block: Block, above: Block) -> Block | None:
    """Return what stays above a block where it heads it: a heading right above it, or a line in bold that asks."""
    if above.index != block.index - 1:
        return None
    is_head = is_heading(look.page, above.index) or (is_bold(above) and _asks(look, above))
    return above if is_head else None


_TEXT_BLOCKS = 4  # the first ones are the text, whatever follows


def _asks(look: Look, block: Block) -> bool:
    """Tell whether a block opens with a question on what readers need."""
    if not (block.text[0].isalpha() or block.text[0] in _OPENS):
        return False  # somebody asks: “Need a hand?”
    question = _QUESTION.match(block.text)
    return question is not None and look.lexicon.opens_as_need(question[0])


# The first sentence; a bound set by hand, on wcxb the longest has 70 characters.
_QUESTION = re.compile(rf"[^.!\u2026\u3002{''.join(QUESTION_MARKS)}]{{4,160}}[{''.join(QUESTION_MARKS)}]")


_OPENS = "[\u00bf"


def _is_of_house(look: Look, block: Block, head: Block | None) -> bool:
    """Tell whether a paragraph opens with the site's name; below a heading of that name a release says who sent it."""
    site = look.meta.site or ""
    if says_news(look.meta) or is_heading(look.page, block.index):
        return False
    if is_company(site):
        site = site.rpartition(" ")[0]
    name, words = squeeze(site), len(site.split())
    if len(name) < _NAME_CHARS or squeeze(" ".join(block.text.split(maxsplit=words)[:words])) != name:
        return False
    return head is None or not squeeze(head.text).endswith(name)  # else it is a release


_NAME_CHARS = 4  # a bound set by hand


def _is_above_button(page: Page, block: Block) -> bool:
    """Tell whether right below a block stands a link or a button of a few words, and nothing else with it."""
    below = page.blocks[block.index + 1 : block.index + 2]
    return any(
        button.words <= _BUTTON_WORDS
        and (button.link_chars == button.chars or page.containers[button.container].tag == "button")
        for button in below
    )


_BUTTON_WORDS = 6  # by hand; at half and at twice no page of 520 differs


def _is_below_divider(page: Page, block: Block) -> bool:
    """Tell whether an <hr> stands right above a block, alone in its element or in empty ones."""
    if page.blocks[block.index - 1].container == block.container:
        return False
    element = page.element(block.container)
    for _ in range(_LEVELS):
        if element is None:
            return False
        for beside in islice(element.itersiblings(preceding=True), _EMPTY):
            if (beside.tail or "").strip():
                return False
            if beside.tag == "hr":
                return True
            if not _is_empty(beside):
                return False
            if next(beside.iter("hr"), None) is not None:
                return True
        element = element.getparent()
        if element is not None and (element.text or "").strip():
            return False
    return False


_LEVELS = 5  # elements around a block: page builders set each part of the text in three or four
_EMPTY = 6  # elements between a block and the divider


def _is_empty(element: Any) -> bool:
    """Tell whether an element shows nothing but, perhaps, a divider."""
    return not any(text.strip() for text in element.itertext())


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
