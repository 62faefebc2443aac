"""Headlines of other stories below a label that says so, which the phrases do not reach: "Read also" (layer 3).

In: a Look. Out: the indices of the blocks that go. They lost their links, or are what stays of a run of links.
"""

from __future__ import annotations

from itertools import takewhile

from newsclean.addresses import leads_elsewhere
from newsclean.characters import QUESTION_MARKS
from newsclean.context.foreign_headlines import LINE_ROLES, LINE_WORDS, have_word_of, is_quotation, stems
from newsclean.context.look import Settled
from newsclean.model import Block, Page
from newsclean.page.structure import is_bold, is_heading, make_of, role_of
from newsclean.prose import NO_MARK, SENTENCE, end_mark
from newsclean.text import fold, squeeze


def find_labelled_headlines(look: Settled) -> list[int]:
    """Return the unlinked lines, no sentences, below a label of related links, or of one that lost its link.

    A subhead stands below a promo that says what it promotes, and the page has others made like it, or the paragraph
    below has a word of it: neither of 2 such goes with its label (wcxb), nor any of 5 on pages by strangers.
    """
    page, staying = look.page, look.staying
    blocks = page.blocks
    found: list[int] = []
    for at, i in enumerate(staying):
        if not i or not _may_be_labelled(page, blocks[i]) or not _is_label(look, blocks[i - 1]):
            continue
        lines = [*takewhile(lambda j: _may_be_labelled(page, blocks[j]), staying[at : at + 1 + _LABELLED])]
        if len(lines) > _LABELLED or len({make_of(page, blocks[j]) for j in lines}) > 1:
            continue
        below = (blocks[j] for j in staying[at + len(lines) : at + len(lines) + 1])
        others = (j for j in staying if j not in (i - 1, *lines) and not look.phrases[j])
        own = stems(blocks[lines[-1]], look.lexicon) if is_heading(page, i) else set()
        is_told = have_word_of(own, below, look.lexicon)
        is_subhead = (is_heading(page, i) or is_bold(blocks[i])) and any(_is_like(page, j, i) for j in others)
        if not is_told and not is_subhead:
            found += lines
    return found


def _is_like(page: Page, index: int, line: int) -> bool:
    """Tell whether a block is made as a line set apart is: with it, it parts the text."""
    one, other = page.blocks[index], page.blocks[line]
    return make_of(page, one) == make_of(page, other) and is_bold(one) == is_bold(other)


def find_links_below_labels(look: Settled) -> list[int]:
    """Return what stays of a run of links to other pages right below a label of related links, if one of them went.

    They are made alike; each may have a line that is no link, as a picture's caption, but is no sentence.
    """
    page, staying, stay = look.page, look.staying, look.stay
    blocks = page.blocks
    found: list[int] = []
    for i in staying:
        if not blocks[i].link_chars or not _is_teaser(blocks[i]):
            continue
        run: list[int] = []
        for j in range(i - 1, max(0, i - 1 - _RUN), -1):
            if not _is_teaser(blocks[j]) or make_of(page, blocks[j]) != make_of(page, blocks[i]):
                break
            run.append(j)
        if run and not stay.issuperset(run) and _is_label(look, blocks[run[-1] - 1]):
            found.append(i)
    return found


_RUN = 12  # a bound; at 1, 2, 3, 6 and 24 1, 1, 0, 0 and 0 of 443 pages differ


def find_labels_of_links(look: Settled) -> list[int]:
    """Return the few words without a link that open as a link elsewhere does, right above one that goes.

    "More from Politics" is known as a link; where it is none the link below tells it from a subhead.
    """
    page, stay = look.page, look.stay
    blocks = page.blocks
    found: list[int] = []
    for i in look.staying:
        block = blocks[i]
        if block.words > _SECTION_WORDS or block.link_chars or end_mark(block.text) != NO_MARK:
            continue  # as most
        if i + 1 == len(blocks) or i + 1 in stay or not _is_teaser(blocks[i + 1]) or "\n" in block.text:
            continue
        match = look.lexicon.match(block.text, 1.0)
        if match is not None and match.how == "link_prefix" and match.category == "related" and " " in match.phrase:
            found.append(i)
    return found


_SECTION_WORDS = 5  # by hand: "More from the Lume Gazette"; a longer line is more often a subhead


def _is_teaser(block: Block) -> bool:
    """Tell whether a block is a line, linked to a good part, that leads to another page."""
    return (
        2 * block.link_chars >= block.chars and block.words <= 2 * LINE_WORDS
        and end_mark(block.text) != SENTENCE and leads_elsewhere(block.href)
    )  # fmt: skip


_LABELLED = 2  # at 0 and at 6 no page of 443 differs
_LABELLED_WORDS = range(3, 23)  # from 1, and up to 44, no page of 443 differs


def _is_label(look: Settled, block: Block) -> bool:
    """Tell whether a block is but a label of related links: "Don't miss"."""
    if block.words > _LABEL_WORDS or block.link_chars or role_of(look.page, block) not in LINE_ROLES:
        return False
    found = look.lexicon.match(block.text)
    return found is not None and found.category == "related" and squeeze(found.phrase) == squeeze(fold(block.text))


_LABEL_WORDS = 12  # each character of Chinese is one; at 2 and at 24 no page of 443 differs


def _may_be_labelled(page: Page, block: Block) -> bool:
    """Tell whether a block may be another story's headline below a label."""
    if block.words not in _LABELLED_WORDS or block.link_chars or role_of(page, block) not in LINE_ROLES:
        return False
    if "\n" in block.text or is_quotation(block):
        return False
    return end_mark(block.text) == NO_MARK or block.text.endswith(QUESTION_MARKS)
