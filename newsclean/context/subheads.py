"""The subheads of the text: which doubtful headings stay with it (layer 3).

In: the page, the blocks' scores in context, those that stay. Out: the indices of the headings that each rule keeps.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice, pairwise

from newsclean.addresses import leads_elsewhere
from newsclean.context.look import Kept
from newsclean.metadata.page_types import may_be_news, says_website
from newsclean.model import Block, Metadata, Page
from newsclean.page.structure import (
    HEADLINE_WORDS,
    LINE_OF_HEADLINE,
    ancestors,
    is_bold,
    is_inside,
    make_of,
)
from newsclean.page.tags import CLASS_CHARS, HEADINGS, Hint
from newsclean.prose import NO_MARK, PROSE_WORDS, SENTENCE, end_mark


def find_subheads(look: Kept) -> list[int]:
    """Return the doubtful headings that head a text that stays.

    They stand right above a block that stays, or above one of them, and below a block that stays or, unlinked, above
    prose. Of the blocks there count

    - headings, whatever the elements around them are called, but for a promo, a date, a box of facts. On publishers
      that the weights had not seen 253 of 349 belong, most on 66 of 99 pages. In what is called a header below the
      first prose, which is a section's, one counts whatever its score: 19 of 25 more belong, on 7 of 8 pages;
    - labels in an element with a name that only subheads have;
    - between paragraphs made alike, lines all in bold (11 of 13 belong, wcxb), and on a page that may be news headings
      of any score and lines that nothing names, from some score on (7 of 7, wcxb; on 8 pages by strangers);
    - there, too, a few words in a class of their own, whatever their score (1 of 1, wcxb; on 2 pages by a stranger).
    """
    page, scores, phrases, titles, meta = look.page, look.scores, look.phrases, look.titles, look.meta
    kept = sorted({*look.kept, *look.siblings, *look.cells})
    blocks = page.blocks
    stay = set(kept)
    found = []
    is_amid = False  # below the first prose
    for below in kept:
        i = below - 1
        leads = blocks[below].words >= PROSE_WORDS
        while i >= 0 and i not in stay and i not in titles and not phrases[i]:
            block = blocks[i]
            is_between = _is_below(page, i, stay, phrases)
            is_placed = is_between or (leads and not block.link_chars)
            if not (
                (is_placed and _may_be_subhead(page, block, scores[i], meta, is_amid=is_amid))
                or (is_placed and _is_crosshead(page, block))
                or (_has_looks_of_heading(page, block, scores[i], meta) and _are_alike(page, i, below, stay))
                or (is_amid and is_between and _is_made_apart(page, i, meta) and _are_alike(page, i, below, stay))
            ):
                break
            found.append(i)
            leads = True  # to the heading below it
            i -= 1
        is_amid = is_amid or blocks[below].words >= PROSE_WORDS
    return found


def _may_be_subhead(page: Page, block: Block, score: float, meta: Metadata, *, is_amid: bool) -> bool:
    """Tell whether a block is a heading, and neither its score nor its names speak against it where it stands."""
    container = page.containers[block.container]
    if container.tag not in HEADINGS or container.near & _NO_SUBHEAD:
        return False
    if score >= _SUBHEAD_SCORE:
        return not block.link_chars or (block.words < HEADLINE_WORDS and not _is_lone_link(page, block, meta))
    return is_amid and not block.link_chars and bool(container.near & Hint.HEADER) and not container.near & _NO_PART


def _is_lone_link(page: Page, block: Block, meta: Metadata) -> bool:
    """Tell whether a block of a page that may be news is but a link of some words, in a heading made like no other.

    The parts of a list are all made so; a teaser stands alone.
    """
    if block.words < LINE_OF_HEADLINE.start or block.link_chars < block.chars or not leads_elsewhere(block.href):
        return False
    if not _may_be_article(meta):
        return False
    near = page.blocks[max(0, block.index - _NEAR) : block.index + _NEAR]
    return sum(make_of(page, other) == make_of(page, block) for other in near) == 1


def _may_be_article(meta: Metadata) -> bool:
    """Tell whether a page may be news, or says that it is but a site's."""
    return may_be_news(meta) or says_website(meta)


_NEAR = 300  # blocks either way, a bound: a hostile page has thousands


def _is_crosshead(page: Page, block: Block) -> bool:
    """Tell whether a block is a label in an element that has one of the names that only subheads in a text have."""
    container = page.containers[block.container]
    if block.words > LABEL_WORDS or block.link_chars or container.near & (_NO_SUBHEAD | _NO_PART):
        return False
    return _CROSSHEAD.search(container.style[:CLASS_CHARS]) is not None


# As newsrooms of several countries call them.
_CROSSHEAD = re.compile(
    "cross-?head|[._ -]xhead|sub[-_]?head(?:ing|line)?(?![a-z])|zwischen(?:titel|ueberschrift)|inter-?titre"
    "|inter-?t[ií]tulo|ladillo|tussenkop"
    "|mell[aoe][mn](?:rubrik|tittel|titel)|srodtytul|mezititulek",
    re.I,
)


def _has_looks_of_heading(page: Page, block: Block, score: float, meta: Metadata) -> bool:
    """Tell whether a block is a short line all in bold, or on a page that may be news a heading or a likely line."""
    container = page.containers[block.container]
    if block.link_chars or block.words > LABEL_WORDS or container.near & (_NO_SUBHEAD | _NO_PART):
        return False
    if container.tag in HEADINGS:
        return _may_be_article(meta)
    if block.media or container.near & Hint.MEDIA or end_mark(block.text) != NO_MARK:
        return False
    least = _NAMED_LINE_SCORE if (container.own_hints | block.inline_hints) & _HEADING_NAMES else _LINE_SCORE
    return is_bold(block) or (score >= least and may_be_news(meta))


def _is_made_apart(page: Page, index: int, meta: Metadata) -> bool:
    """Tell whether a block of a page that may be news is a few words in a class of its own, right above its sibling.

    Whatever its score: all others of the page made so stand above text, too.
    """
    block, below = page.blocks[index], page.blocks[index + 1]
    container, text = page.containers[block.container], page.containers[below.container]
    if block.words not in _APART_WORDS or block.link_chars or block.media or not may_be_news(meta):
        return False
    if container.style.endswith(".") or container.parent != text.parent:
        return False
    if container.near & (_NO_SUBHEAD | _NO_PART | _OF_PICTURE):
        return False
    near = page.blocks[max(0, index - _NEAR) : index + _NEAR]
    behind = [two for one, two in pairwise(near) if page.containers[one.container].style == container.style]
    return all(page.containers[two.container].style == text.style for two in behind)


_APART_WORDS = range(2, 8)
_OF_PICTURE = Hint.CAPTION | Hint.CREDIT | Hint.FIGURE | Hint.MEDIA
_LINE_SCORE = 0.35  # by hand; at half and at twice 1 and 3 of 520 pages differ
_NAMED_LINE_SCORE = 0.15  # one that does not belong has 0.09 (fundus_world), two that do 0.17 and 0.28 (by strangers)
_SENTENCE_WORDS = 6  # of a short paragraph below a subhead; no annotated page has another line above one


def _are_alike(page: Page, index: int, below: int, stay: Collection[int]) -> bool:
    """Tell whether a block stands between a sentence and prose that stay, in elements made alike."""
    text = page.blocks[below]
    is_text = text.words >= PROSE_WORDS or (text.words >= _SENTENCE_WORDS and end_mark(text.text) == SENTENCE)
    if not is_text or 2 * text.link_chars > text.chars:
        return False
    style = page.containers[text.container].style
    above = (page.blocks[i] for i in range(index - 1, max(-1, index - 2 - _MOST_BETWEEN), -1) if i in stay)
    return any(end_mark(b.text) == SENTENCE and page.containers[b.container].style == style for b in above)


def _is_below(page: Page, index: int, stay: Collection[int], phrases: Sequence[int]) -> bool:
    """Tell whether a block stands below one that stays, with at most a link, a caption or a promo between them."""
    for above in range(index - 1, max(-1, index - 2 - _MOST_BETWEEN), -1):
        if above in stay:
            return True
        if not _may_part(page, above, phrases):
            return False
    return False


def _may_part(page: Page, index: int, phrases: Sequence[int]) -> bool:
    """Tell whether a block is a link, a caption or a promo, as may stand between a subhead and its text."""
    block = page.blocks[index]
    is_link = block.link_chars >= _ONE_LINK * block.chars and leads_elsewhere(block.href)
    return is_link or bool(phrases[index] or page.containers[block.container].near & _MAY_STAND_BETWEEN)


_MOST_BETWEEN = 9  # a label and two teasers, each with a summary and a time, have seven (by a stranger)
_MAY_STAND_BETWEEN = Hint.CAPTION | Hint.CREDIT | Hint.FIGURE | Hint.PROMO | Hint.RELATED | Hint.ADVERT


_ONE_LINK = 0.7  # of a promo's characters: "Read more:" and a link
_NO_SUBHEAD = Hint.PROMO | Hint.DATE | Hint.INFOBOX | Hint.SCREEN_READER
_NO_PART = (  # nor its header
    Hint.ADVERT | Hint.AUTHOR | Hint.RELATED | Hint.POPULAR | Hint.SIDEBAR | Hint.HIDDEN | Hint.NEWSLETTER
)  # fmt: skip
_SUBHEAD_SCORE = 0.3  # by hand; at half and at twice 8 and 10 of 520 pages differ
LABEL_WORDS = 10
"""Of a line that heads something."""
_HEADING_NAMES = Hint.HEADLINE | Hint.STANDFIRST  # "title", "subheading"


def find_parted_subheads(look: Kept) -> list[int]:
    """Return the subheads that an advert, a picture or a teaser parts from the text that they head.

    One may stand above the subhead, too. A heading of the teaser has its own element with it; a subhead has none that
    the text does not stand in, too. No annotated page has one; on pages by strangers 4 of 4 belong.
    """
    page, scores, phrases, meta = look.page, look.scores, look.phrases, look.meta
    kept = sorted({*look.kept, *look.siblings, *look.cells})
    found = []
    for before, below in pairwise(kept):
        if not 1 < below - before - 1 <= 1 + _MOST_PARTING:
            continue
        others = [i for i in range(before + 1, below) if not _may_part(page, i, phrases)]
        if len(others) != 1:
            continue
        i = others[0]
        if (
            i < below - 1 and _has_looks_of_heading(page, page.blocks[i], scores[i], meta)
            and _stands_around(page, i, below)
        ):  # fmt: skip
            found.append(i)
    return found


_MOST_PARTING = 5  # a picture with a label, its caption, and who took it


_MOST_AROUND = 12  # a bound: both stand in the text's element, a few above


def _stands_around(page: Page, index: int, below: int) -> bool:
    """Tell whether the innermost element that a block and the next one stand in holds a later one, too."""
    blocks = page.blocks
    following = blocks[index + 1].container
    near = islice(ancestors(page, blocks[index].container), _MOST_AROUND)
    around = next((i for i in near if is_inside(page, following, i)), -1)
    return around >= 0 and is_inside(page, blocks[below].container, around)


def find_wrapped_headings(look: Kept) -> list[int]:
    """Return the blocks between two that stay that are all the text of a heading around their element: `<h3><div>`.

    The fitted score sees the element within, which is no heading. On publishers that the weights had not seen 7 of 7
    belong, on 2 pages (fundus_world, wcxb). A button in a heading is a label.
    """
    page, kept = look.page, look.kept
    blocks, containers = page.blocks, page.containers
    found = []
    for before, after in pairwise(kept):
        i = before + 1
        if after != i + 1 or blocks[i].link_chars or containers[blocks[i].container].tag not in _WRAPPED_TAGS:
            continue
        if _is_in_heading(page, blocks[i].container):
            found.append(i)
    return found


_WRAPPED_TAGS = frozenset(("div", "p"))
_WRAPPER_DEPTH = 2  # by hand; at half and at twice no page of 520 differs


def _is_in_heading(page: Page, index: int) -> bool:
    """Tell whether an element's parent or grandparent is a heading."""
    return any(page.containers[i].tag in HEADINGS for i in islice(ancestors(page, index), 1, 1 + _WRAPPER_DEPTH))
