"""The headings of the text: which doubtful ones stay with it (layer 3).

In: the page, the blocks' scores in context, those that stay. Out: the indices of the headings that each rule keeps.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import islice, pairwise, takewhile

from newsclean.addresses import leads_elsewhere
from newsclean.context.date_lines import is_byline_or_date
from newsclean.context.look import Look
from newsclean.context.questions import QUESTION_MARKS
from newsclean.metadata.page_types import may_be_news, says_news
from newsclean.model import Block, Container, Metadata, Page
from newsclean.page.structure import HEADLINE_WORDS, Make, ancestors, is_bold, is_heading, is_inside, make_of
from newsclean.page.tags import BESIDE_TEXT, CLASS_CHARS, HEADINGS, LISTS_OF_ITEMS, Hint
from newsclean.scoring.features import NO_MARK, PROSE_WORDS, SENTENCE, Scene, end_mark


def find_subheads(look: Look) -> list[int]:
    """Return the doubtful headings right above a block that stays, below another one or, unlinked, above a sentence.

    On publishers that the weights had not seen 236 of 328 belong on wcxb, most of them on 63 of 92 pages, and 17 of 21
    on the sets of news, on 3 of 7 pages; whatever the elements around them are called, but for a promo, a date, a box
    of facts (38 of 66 more). A linked heading as long as a headline is a teaser.

    What is called a header below the first prose is no page's header but a section's, whatever its score: 19 of 25 more
    belong, on 7 of 8 pages (wcxb, aeb). Over such a heading may stand that of a group of sections. Of labels between
    two that stay, in elements that are but called a title or subheading, 31 of 34 belong, on 5 of 6 pages (the same).

    Between paragraphs made alike a line all in bold is a subhead, too (11 of 13, wcxb), and on a page that says it is
    news, or not what it is, a heading of any score (1 of 1, wcxb; on 4 pages by strangers) and a line that nothing
    names, from a higher one (6 of 6, wcxb; on 4 pages by strangers).
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
                (is_placed and _may_be_subhead(page, block, scores[i], is_amid))
                or (is_placed and _is_crosshead(page, block))
                or (is_between and _is_label(page, block, scores[i]))
                or (_has_looks_of_heading(page, block, scores[i], meta) and _are_alike(page, i, below, stay))
            ):
                break
            found.append(i)
            leads = True  # to the heading below it
            i -= 1
        is_amid = is_amid or blocks[below].words >= PROSE_WORDS
    return found


def _may_be_subhead(page: Page, block: Block, score: float, is_amid: bool) -> bool:
    """Tell whether a block is a heading, and neither its score nor its names speak against it where it stands."""
    container = page.containers[block.container]
    if container.tag not in HEADINGS or container.near & _NO_SUBHEAD or block.inline_hints & _UNSEEN:
        return False
    if score >= _SUBHEAD_SCORE:
        return not block.link_chars or block.words < HEADLINE_WORDS
    return is_amid and not block.link_chars and bool(container.near & Hint.HEADER) and not container.near & _NO_PART


def _is_crosshead(page: Page, block: Block) -> bool:
    """Tell whether a block is a label in an element that has one of the names that only subheads in a text have."""
    container = page.containers[block.container]
    if block.words > _LABEL_WORDS or block.link_chars or container.near & (_NO_SUBHEAD | _NO_PART):
        return False
    return _CROSSHEAD.search(container.style[:CLASS_CHARS]) is not None


# As newsrooms of several countries call them.
_CROSSHEAD = re.compile(
    "cross-?head|[._ -]xhead|zwischen(?:titel|ueberschrift)|inter-?titre|inter-?t[ií]tulo|ladillo|tussenkop"
    "|mell[aoe][mn](?:rubrik|tittel|titel)|srodtytul|mezititulek",
    re.I,
)


def _is_label(page: Page, block: Block, score: float) -> bool:
    """Tell whether a block is a label in an element that is but called a title or subheading."""
    container = page.containers[block.container]
    if score < _SUBHEAD_SCORE or container.tag in HEADINGS or container.near & _NO_SUBHEAD:
        return False
    named = bool(container.own_hints & _HEADING_NAMES) or _is_called_headline(page, block)
    return named and block.words <= _LABEL_WORDS and not block.link_chars


def _is_called_headline(page: Page, block: Block) -> bool:
    """Tell whether a block stands in a span that is called a headline, as some more made alike do: "Step 2".

    On pages that nobody tuned for 8 of 8 belong, on one page; no annotated page has such spans.
    """
    style = page.containers[block.container].style
    if not block.inline_hints & Hint.HEADLINE or page.containers[block.container].near & Hint.MEDIA:
        return False
    like = (b for b in page.blocks if b.inline_hints & Hint.HEADLINE and page.containers[b.container].style == style)
    return sum(b.words <= _LABEL_WORDS for b in like) >= _CALLED_ALIKE


_CALLED_ALIKE = 3


def _has_looks_of_heading(page: Page, block: Block, score: float, meta: Metadata) -> bool:
    """Tell whether a block is a short line all in bold, or on a page that may be news a heading or a likely line."""
    container = page.containers[block.container]
    if block.link_chars or block.words > _LABEL_WORDS or container.near & (_NO_SUBHEAD | _NO_PART):
        return False
    if container.tag in HEADINGS:
        return may_be_news(meta)
    if block.media or container.near & Hint.MEDIA or end_mark(block.text) != NO_MARK:
        return False
    least = _NAMED_LINE_SCORE if (container.own_hints | block.inline_hints) & _HEADING_NAMES else _LINE_SCORE
    return is_bold(block) or (score >= least and may_be_news(meta))


_LINE_SCORE = 0.35
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
_NO_SUBHEAD = Hint.PROMO | Hint.DATE | Hint.INFOBOX
_NO_PART = (  # nor its header
    Hint.ADVERT | Hint.AUTHOR | Hint.RELATED | Hint.POPULAR | Hint.SIDEBAR | Hint.HIDDEN | Hint.NEWSLETTER
)  # fmt: skip
_UNSEEN = Hint.HIDDEN | Hint.SCREEN_READER
_SUBHEAD_SCORE = 0.3
_LABEL_WORDS = 10
_HEADING_NAMES = Hint.HEADLINE | Hint.STANDFIRST  # "title", "subheading"


def find_parted_subheads(look: Look) -> list[int]:
    """Return the subheads that an advert, a picture or a teaser parts from the text that they head.

    One may stand above the subhead, too. A heading of the teaser has its own element with it; a subhead has none that
    the text does not stand in, too. No annotated page has one; on pages by strangers 4 of 4 belong.
    """
    page, scores, phrases, meta = look.page, look.scores, look.phrases, look.meta
    kept = sorted({*look.kept, *look.siblings, *look.cells})
    stay = set(kept)
    found = []
    for before, below in pairwise(kept):
        if not 1 < below - before - 1 <= 1 + _MOST_PARTING:
            continue
        others = [i for i in range(before + 1, below) if not _may_part(page, i, phrases)]
        if len(others) != 1:
            continue
        i = others[0]
        if (
            i < below - 1 and i not in look.titles
            and _has_looks_of_heading(page, page.blocks[i], scores[i], meta)
            and _stands_around(page, i, below) and _are_alike(page, i, below, stay)
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


def find_wrapped_headings(look: Look) -> list[int]:
    """Return the blocks between two that stay that are all the text of a heading around their element: `<h3><div>`.

    The fitted score sees the element within, which is no heading. On publishers that the weights had not seen 7 of 7
    belong, on 2 pages (fundus_world, wcxb). A button in a heading is a label.
    """
    page, kept = look.page, look.kept
    blocks, containers = page.blocks, page.containers
    found = []
    for before, after in pairwise(kept):
        i = before + 1
        if after != i + 1 or blocks[i].link_chars or not _may_be_wrapped(containers[blocks[i].container], blocks[i]):
            continue
        heading = _heading_around(page, blocks[i].container)
        if heading >= 0 and not any(is_inside(page, blocks[j].container, heading) for j in (before, after)):
            found.append(i)
    return found


def _may_be_wrapped(container: Container, block: Block) -> bool:
    """Tell whether an element may hold a heading's text: a box, or a button that unfolds the answer to a question."""
    return container.tag in _WRAPPED_TAGS or (container.tag == "button" and block.text[-1] in QUESTION_MARKS)


_WRAPPED_TAGS = frozenset(("div", "p"))
_WRAPPER_DEPTH = 2


def _heading_around(page: Page, index: int) -> int:
    """Return the heading that an element's parent or grandparent is, -1 where neither is one."""
    above = islice(ancestors(page, index), 1, 1 + _WRAPPER_DEPTH)
    return next((i for i in above if page.containers[i].tag in HEADINGS), -1)


def find_list_headings(look: Look) -> list[int]:
    """Return the headings that would go, amid the text, of those made alike most of which stand right above a text
    that stays.

    A list of things names each in a heading, often one linked to it, which stays where its text does. A linked heading
    as long as a headline is a teaser. On publishers that the weights had not seen 114 of 198 such headings belong, most
    on 24 of 36 pages; most others stand above a text that stays and does not belong either (wcxb, fundus_world).
    """
    page, staying, titles = look.page, look.staying, look.titles
    blocks, containers = page.blocks, page.containers
    stay = set(staying)
    prose = [i for i in staying if blocks[i].words >= PROSE_WORDS]
    like: dict[Make, list[int]] = defaultdict(list)
    for block in blocks:
        if containers[block.container].tag in HEADINGS and block.index not in titles:
            like[make_of(page, block)].append(block.index)
    found = []
    for same in like.values():
        above = [i for i in same if i + 1 in stay and not is_heading(page, i + 1)]
        if not prose or len(above) < max(_LIST_HEADINGS, _MOST_HEADINGS * len(same)):
            continue
        for i in above:
            block = blocks[i]
            if i in stay or not prose[0] < i < prose[-1] or block.words > _LIST_HEADING_WORDS:
                continue
            if block.link_chars > _MOSTLY_LINK * block.chars and block.words >= HEADLINE_WORDS:
                continue
            if not (containers[block.container].near | block.inline_hints) & _NO_HEADING:
                found.append(i)
    return found


_LIST_HEADINGS = 3
_MOST_HEADINGS = 0.8
_LIST_HEADING_WORDS = 30
_MOSTLY_LINK = 0.5
_NO_HEADING = BESIDE_TEXT | Hint.PROMO | Hint.POPULAR


def find_unfolding(look: Look) -> list[int]:
    """Return the headings that are a button, above what stays and what it unfolds: "Transcript".

    What several buttons say is a control, "Key features". Of the 5 on annotated pages all belong, on 1 page (wcxb).
    """
    page, stay = look.page, {*look.staying}
    above = (i - 1 for i in look.staying if i and i - 1 not in stay and i - 1 not in look.titles)
    found = [i for i in above if page.blocks[i].words <= _LABEL_WORDS and _is_button_in_heading(page, page.blocks[i])]
    said = Counter(page.blocks[i].text for i in found)
    return [i for i in found if said[page.blocks[i].text] == 1]


def _is_button_in_heading(page: Page, block: Block) -> bool:
    button = page.containers[block.container]
    return button.tag == "button" and page.containers[button.parent].tag in HEADINGS


def find_box_headings(look: Look) -> list[int]:
    """Return the headings right above a text that stays of boxes of facts: a list says little without its name.

    On publishers that the weights had not seen 9 of 9 belong where the text below them does, on 7 pages (wcxb), of
    those with a lower score 1 of 2.
    """
    page, blocks, stay = look.page, look.page.blocks, {*look.staying}
    first = next((i for i in look.staying if blocks[i].words >= PROSE_WORDS), len(blocks))
    found = []
    for i in look.staying:
        if not i or i - 1 in stay or i - 1 in look.titles:
            continue
        above, is_amid = blocks[i - 1], first < i
        may_be = look.scores[i - 1] >= _BOX_HEADING_SCORE or (is_amid and _is_in_header(page, above))
        if (may_be and _names_box(page, above, blocks[i])) or (is_amid and _heads_box(page, above, stay)):
            found.append(i - 1)
    return found


def _is_in_header(page: Page, block: Block) -> bool:
    """Tell whether a block is a heading in a header, which in a box of facts amid the text is the box's.

    On publishers that the weights had not seen there is one such heading, and it belongs (wcxb).
    """
    container = page.containers[block.container]
    return container.tag in HEADINGS and bool(container.near & Hint.HEADER)


def _heads_box(page: Page, above: Block, stay: Collection[int]) -> bool:
    """Tell whether a few words called a head open a small box, all the rest of which stays, amid the text."""
    container = page.containers[above.container]
    if container.own_hints & Hint.HEADER == 0 or above.words > _LABEL_WORDS or above.link_chars or above.media:
        return False
    box = container.parent
    if is_inside(page, page.blocks[above.index - 1].container, box):
        return False
    below = page.blocks[above.index + 1 : above.index + 2 + _BOX_BLOCKS]
    within = list(takewhile(lambda b: is_inside(page, b.container, box), below))
    return 1 < len(within) <= _BOX_BLOCKS and all(b.index in stay for b in within)


_BOX_BLOCKS = 12  # a bound set by hand


def _names_box(page: Page, above: Block, below: Block) -> bool:
    """Tell whether a block is an unlinked heading, or a line all in bold, in the box of facts that the next is in."""
    containers = page.containers
    container = containers[above.container]
    if above.link_chars or not container.near & Hint.INFOBOX or container.tag == "h1" or above.words > _LABEL_WORDS:
        return False
    if container.tag not in HEADINGS and not is_bold(above):
        return False
    return any(
        containers[i].own_hints & Hint.INFOBOX and is_inside(page, below.container, i)
        for i in islice(ancestors(page, container.parent), _BOX_DEPTH)
    )


_BOX_DEPTH = 3
_BOX_HEADING_SCORE = 0.2


def find_list_titles(look: Look) -> list[int]:
    """Return the lines right above a list that stays, amid the text, in elements called a title in the list's own box.

    "<div class=list-box><div class=list-title>How it is paid</div><ul>..."; what is linked or beside the text is none.
    """
    page, staying = look.page, look.staying
    blocks, stay = page.blocks, {*staying}
    first = next((i for i in staying if blocks[i].words >= PROSE_WORDS), len(blocks))
    amid = (i for i in staying if first < i - 1 and i < staying[-1] and i - 1 not in stay and i - 1 not in look.titles)
    return [i - 1 for i in amid if _is_title_of_list(page, blocks[i - 1], blocks[i])]


def _is_title_of_list(page: Page, above: Block, item: Block) -> bool:
    """Tell whether a few words called a title stand in one box with the list that an item without a link opens."""
    containers = page.containers
    title, items = containers[above.container], containers[containers[item.container].parent]
    if containers[item.container].tag != "li" or items.tag not in LISTS_OF_ITEMS or items.parent != title.parent:
        return False
    if not title.own_hints & Hint.HEADLINE or title.near & (_NO_HEADING | Hint.INFOBOX):
        return False
    return above.words in _TITLE_WORDS and not above.link_chars and not item.link_chars


_TITLE_WORDS = range(3, _LABEL_WORDS + 1)  # a bound set by hand


def find_headline_again(look: Look) -> frozenset[int]:
    """Return the headings below the first prose that say what the headline, shown further up, says.

    A text "How to prune a rose" often has a part of that name. Of those with so high a score 17 of 20 belong (wcxb).
    """
    page, scores, titles, shown = look.page, look.scores, look.titles, look.scene.title_index
    again = [
        i for i in titles
        if i > shown >= 0 and scores[i] >= _AGAIN_SCORE
        and page.containers[page.blocks[i].container].tag in HEADINGS
    ]  # fmt: skip
    if not again:
        return frozenset()
    return frozenset(i for i in again if any(b.words >= PROSE_WORDS for b in page.blocks[shown + 1 : i]))


_AGAIN_SCORE = 0.7


def find_other_headline(look: Look) -> frozenset[int]:
    """Return the first <h1> of a page of news that shows its headline in other words than the page states it.

    On a page without an <h1> it is a heading as long as a headline that stands above the byline or the date.

    On publishers that the weights had not seen one such <h1> stays, and does not belong (fundus_world); on pages that
    do not say that they are news 4 of 6 belong (wcxb).
    """
    page, scores, scene, meta = look.page, look.scores, look.scene, look.meta
    first = scene.title_index
    if scene.titles or not says_news(meta):
        return frozenset()
    if first < 0:
        first = _heading_above_byline(page, scene)
    if first < 0:
        return frozenset()
    is_below_text = any(b.words >= PROSE_WORDS and scores[b.index] >= _TEXT_SCORE for b in page.blocks[:first])
    return frozenset() if is_below_text else frozenset((first,))


def _heading_above_byline(page: Page, scene: Scene) -> int:
    """Return the first heading that is as long as a headline, if a byline or date stands below it; else -1."""
    heading = -1
    for block in page.blocks[:_FIRST_BLOCKS]:
        if heading < 0:
            is_heading_here = page.containers[block.container].tag in HEADINGS
            if is_heading_here and block.words >= HEADLINE_WORDS and not block.link_chars:
                heading = block.index
        elif is_byline_or_date(page, block, scene.authors):
            return heading
    return -1


_FIRST_BLOCKS = 100  # a bound: below menus, but not anywhere
_TEXT_SCORE = 0.5


def find_section_numbers(look: Look) -> list[int]:
    """Return the lines amid the text that number its sections: "1", "02", each a block of its own, from one upward.

    Each is one more than the one before it, or the same again (a slip), and made alike; below it stands what stays,
    and above it, but for the first, in the same element. On 5 pages by strangers all 23 belong; no annotated page has
    any.
    """
    page, stay = look.page, set(look.staying)
    found: list[int] = []
    last = 0
    for block in page.blocks:
        match = _SECTION_NUMBER.fullmatch(block.text) if block.chars <= _NUMBER_CHARS else None
        if match is None or page.containers[block.container].tag in _NUMBERED or block.link_chars:
            continue
        if not _heads_text(page, block, stay, is_first=not found):
            continue
        number = int(match[1])
        if found and make_of(page, block) != make_of(page, page.blocks[found[0]]):
            continue
        if number == last + 1 or (found and number == last):
            found.append(block.index)
            last = number
    return found if last >= _LEAST_SECTIONS else []


_SECTION_NUMBER = re.compile("0?([1-9][0-9]?)[.、．]?")
_NUMBER_CHARS = 4
_NUMBERED = ("li", "td", "th", "dt", "dd")
_LEAST_SECTIONS = 2
_NUMBER_REACH = 3  # blocks from a number to the text: a picture's caption and its credit may stand between


def _heads_text(page: Page, block: Block, stay: Collection[int], *, is_first: bool) -> bool:
    """Tell whether a block stands in the same element as what stays below it and, but for the first, above it."""
    here = {block.container, page.containers[block.container].parent}

    def is_text(index: int) -> bool:
        container = page.blocks[index].container
        return index in stay and not here.isdisjoint((container, page.containers[container].parent))

    below = range(block.index + 1, min(len(page.blocks), block.index + 1 + _NUMBER_REACH))
    above = range(max(0, block.index - _NUMBER_REACH), block.index)
    return any(map(is_text, below)) and (is_first or any(map(is_text, above)))
