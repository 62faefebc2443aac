"""Teasers below a label under the text: "More Latest News", and a score of headlines with their summaries (layer 3).

In: a Look. Out: the indices of the blocks that go.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise

from newsclean.addresses import host_in, leads_elsewhere
from newsclean.features import NO_MARK, PHRASE_WORDS, PROSE_WORDS, SENTENCE, end_mark
from newsclean.look import Look
from newsclean.model import Block, Page
from newsclean.phrase_files import BIT
from newsclean.structure import LINE_OF_HEADLINE, is_inside

_LABEL_WORDS = 4
_LONG_LABEL_WORDS = 6  # "See more More Latest News"
_NO_LABEL_TAGS = frozenset(("li", "button"))
_LABELS = 20  # are tried: a hostile page may have thousands
_TEXT_BLOCKS = 3  # above the label
_TEASERS = 5
_HEADLINE_SHARE = 0.3  # of a linked headline with its summary
_BEFORE_FIRST = 3  # "See more", a picture's text
_TEASER_BLOCKS = 6  # a picture's text, section, headline, summary, author, time
_TEASER_WORDS = 60  # of a block: a headline with its summary


def find_more_news(look: Look) -> list[int]:
    """Return what stays of the teasers below a label: summaries, texts of pictures, headlines that are no links.

    They read like an article. But they are made alike, and each has so few blocks that no text goes on between them.
    Where they are no links, "See more" has to stand beside them: else they may be subheads, or books to read. On the
    annotated pages this decides next to nothing; of 86 pages by strangers with such a block 9 had lines of it left.
    """
    page, staying = look.page, look.staying
    blocks, stay = page.blocks, {*staying}
    prose = [i for i in staying if blocks[i].words >= PROSE_WORDS]
    if len(prose) < _TEXT_BLOCKS:
        return []
    labels = (b for b in blocks[prose[_TEXT_BLOCKS - 1] + 1 : staying[-1]] if _is_label(look, b))
    for label in islice(labels, _LABELS):
        teasers = _teasers_below(page, label)
        if not teasers:
            continue
        are_links = sum(leads_elsewhere(blocks[i].href) for i in teasers) >= _TEASERS
        beside = (label.index - 1, *teasers[:2], *teasers[-3:], min(teasers[-1] + 1, len(blocks) - 1))
        is_said_twice = any(blocks[i].words <= _LONG_LABEL_WORDS and _says_related(look, i) for i in beside)
        if are_links or is_said_twice:
            return [i for i in teasers if i in stay]
    return []


def _is_label(look: Look, block: Block) -> bool:
    if block.words > _LABEL_WORDS or end_mark(block.text) != NO_MARK:
        return False  # "Suggested reading:" is a part of the text
    return look.page.containers[block.container].tag not in _NO_LABEL_TAGS and _says_related(look, block.index)


def _says_related(look: Look, index: int) -> bool:
    """Tell whether a short block's text is a phrase for related links; it need not be a candidate."""
    bit = look.phrases[index]
    block = look.page.blocks[index]
    if bit or block.words > PHRASE_WORDS:
        return bit == BIT["related"]
    found = look.lexicon.match(block.text, block.link_chars / block.chars)
    return found is not None and found.category == "related"


def _teasers_below(page: Page, label: Block) -> range:
    """Return the blocks of the teasers that begin right below a label; none where they are few or text is amid them."""
    nothing = range(0)
    blocks = _below(page, label)
    likely = [b for b in blocks if _may_be_headline(page, b)]
    styles = Counter(page.containers[b.container].style for b in likely)
    style, count = styles.most_common(1)[0] if styles else ("", 0)
    if count < _TEASERS:
        return nothing
    heads = [b.index for b in likely if page.containers[b.container].style == style]
    longest = max(two - one for one, two in pairwise(heads))
    teasers = range(label.index + 1, min(heads[-1] + longest, blocks[-1].index + 1))
    within = [page.blocks[i] for i in teasers]
    before_first = within[: heads[0] - label.index - 1]
    if len(before_first) >= _BEFORE_FIRST or longest > _TEASER_BLOCKS:
        return nothing
    if any(b.words > _LONG_LABEL_WORDS and leads_elsewhere(b.href) for b in before_first):  # the label's own, and only
        return nothing
    if max(b.words for b in within) > _TEASER_WORDS:
        return nothing
    if any(_is_sentence(one) and _is_sentence(two) for one, two in pairwise(within)):
        return nothing
    return teasers


def _below(page: Page, label: Block) -> Sequence[Block]:
    """Return the blocks behind a label in the smallest element around it that has several."""
    outer = label.container
    end = label.index + 1
    while outer > 0 and end - label.index <= _TEASERS:
        outer = page.containers[outer].parent
        while end < len(page.blocks) and is_inside(page, page.blocks[end].container, outer):
            end += 1
    return page.blocks[label.index + 1 : end]


def _may_be_headline(page: Page, block: Block) -> bool:
    """Tell whether a block leads elsewhere on the site, or is a line as long as a headline and no sentence."""
    if leads_elsewhere(block.href):
        own, other = host_in(page.url), host_in(block.href)
        is_linked = block.words >= LINE_OF_HEADLINE.start and block.link_chars >= _HEADLINE_SHARE * block.chars
        return is_linked and (not own or other in ("", own))
    return block.words in LINE_OF_HEADLINE and end_mark(block.text) != SENTENCE


def _is_sentence(block: Block) -> bool:
    """Tell whether a block is a sentence that leads nowhere: two of them one after the other are text."""
    return block.words >= PROSE_WORDS and end_mark(block.text) == SENTENCE and not leads_elsewhere(block.href)
