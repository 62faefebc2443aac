"""Headings of each thing that a list names, and terms that one defines, where the list stays (layer 3).

In: a Look. Out: the indices of the headings.
"""

from __future__ import annotations

from collections import defaultdict

from newsclean.context.look import Staying
from newsclean.model import Block
from newsclean.page.structure import HEADLINE_WORDS, Make, is_heading, make_of
from newsclean.page.tags import BESIDE_TEXT, Hint
from newsclean.prose import COLON, SENTENCE, end_mark


def find_list_headings(look: Staying) -> list[int]:
    """Return the headings of a list of things, amid the text: made alike, most of them right above a text that stays.

    Each names a thing, often with a link to it, and stays where its text does: on publishers that the weights had not
    seen 114 of 198 belong, most on 24 of 36 pages; most others stand above a text that stays and does not belong either
    (wcxb, fundus_world). A linked heading as long as a headline is a teaser where most made like it are that long;
    among short ones 11 of 14 belong, on 6 of 8 pages (wcxb, segments). An unlinked one right above the first prose
    heads the first of a live page's entries.
    """
    page, titles, stay, prose = look.page, look.titles, look.stay, look.prose
    blocks, containers = page.blocks, page.containers
    headings = [i for i in look.scene.headings if i not in titles]
    leading = {i for i in headings if i + 1 in stay and not is_heading(page, i + 1)}
    if not prose or len(leading) < _LIST_HEADINGS:
        return []
    like: dict[Make, list[int]] = defaultdict(list)
    for i in headings:
        like[make_of(page, blocks[i])].append(i)
    found = []
    for same in like.values():
        above = [i for i in same if i in leading]
        if len(above) < max(_LIST_HEADINGS, _MOST_HEADINGS * len(same)):
            continue
        are_short = 2 * sum(_is_as_headline(blocks[i]) for i in above) <= len(above)
        for i in above:
            block = blocks[i]
            is_first = i + 1 == prose[0] and not block.link_chars
            if i in stay or not (is_first or prose[0] < i < prose[-1]):
                continue
            if not are_short and _is_as_headline(block):
                continue
            if not (containers[block.container].near | block.inline_hints) & _NO_HEADING:
                found.append(i)
    return found


def _is_as_headline(block: Block) -> bool:
    """Tell whether a heading is a link as long as a headline."""
    return block.link_chars > _MOSTLY_LINK * block.chars and block.words >= HEADLINE_WORDS


_LIST_HEADINGS = 3  # by hand; at half and at twice 10 and 4 of 520 pages differ
_MOST_HEADINGS = 0.8  # by hand; at half and at twice 1 and 9 of 520 pages differ
_MOSTLY_LINK = 0.5  # by hand; at half and at twice 0 and 1 of 520 pages differ
_NO_HEADING = BESIDE_TEXT | Hint.PROMO | Hint.POPULAR


def find_terms(look: Staying) -> list[int]:
    """Return the terms, as short as a label, right above a description that stays and reads as a sentence.

    All 9 on annotated pages belong, all on one (wcxb). A colon ends labels: "Summary:".
    """
    if "dl" not in look.scene.tags:
        return []
    blocks, containers = look.page.blocks, look.page.containers
    found = []
    for below in (blocks[i] for i in look.staying if i and i - 1 not in look.stay):
        term = blocks[below.index - 1]
        of_term, of_text = containers[term.container], containers[below.container]
        is_pair = (of_term.tag, of_text.tag) == ("dt", "dd")
        is_label = end_mark(term.text) == COLON or not any(map(str.isalpha, term.text))
        if is_pair and not is_label and end_mark(below.text) == SENTENCE:
            found.append(term.index)
    return found
