"""What blocks made alike say of each other, and how the text ends (layer 3).

The fitted score sees a block and those right beside it; a list, or the headings of a text, are one thing to a reader.
In: the page, the blocks' scores in context, those that stay. Out: the indices of the blocks that each rule decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import islice, pairwise

from newsclean.features import NO_MARK, PROSE_WORDS, SENTENCE, end_mark
from newsclean.look import Look
from newsclean.model import Block, Page
from newsclean.page_types import may_be_news, says_news
from newsclean.structure import (
    LIST_ITEMS,
    LISTS,
    MOST_ITEMS,
    Make,
    ancestors,
    child_of,
    is_heading,
    is_inside,
    lists_with,
    make_of,
    outermost_lists,
    usual_make,
)
from newsclean.tags import BESIDE_TEXT, HEADINGS, NEGATIVE, Hint
from newsclean.text import COLONS

_HALF = 0.5  # of the headings
_HEADINGS = 2
_ALIKE_SCORE = 0.2  # below it a block is something else, however it is made
_TEXT_BELOW = 3  # blocks below a heading among which its text begins
_TAIL_BLOCKS = 3
_TAIL_SCORES = (0.5, 0.6)  # a block below them stays by a rule, one above belongs as often as not
_TEXT_BLOCKS = 4  # the first ones are the text, whatever follows


def find_alike(look: Look) -> frozenset[int]:
    """Return the doubtful items of lists, and the doubtful headings, of whose like most stay.

    On publishers that the weights had not seen 189 of 234 such items and 113 of 180 such headings belong (wcxb).
    """
    page, scores, kept, phrases, candidates = look.page, look.scores, look.kept, look.phrases, look.candidates
    stay = set(kept)
    doubtful = [i for i in candidates if scores[i] >= _ALIKE_SCORE and i not in stay and not phrases[i]]
    if not doubtful:
        return frozenset()
    found = _alike_items(look, stay, doubtful)
    found += _alike_headings(page, stay, doubtful)
    return frozenset(found)


def _alike_items(look: Look, stay: set[int], doubtful: Sequence[int]) -> list[int]:
    """Return the doubtful blocks that stand in a list most of whose blocks stay, or in a short one of which some do."""
    open_items = set(doubtful)
    found: list[int] = []
    for items in outermost_lists(look.page):
        like = [i for i in items if not look.phrases[i]]
        if len(like) >= LIST_ITEMS and sum(i in stay for i in like) >= MOST_ITEMS * len(like):
            found += open_items.intersection(items)
        elif 2 <= len(like) <= _SHORT_LIST and not stay.isdisjoint(like):
            found += [
                i for i in like if i in open_items and look.scores[i] >= _LISTED_SCORE and not _is_pointer(look, i)
            ]
    return found


def _is_pointer(look: Look, index: int) -> bool:
    """Tell whether an item is one word or, on what may be news, mostly a link."""
    block = look.page.blocks[index]
    return block.words == 1 or (2 * block.link_chars > block.chars and may_be_news(look.meta))


# Half a list is worse than a whole one or none: of what the scores left out of such lists 30 of 33 belong (wcxb, where
# the weights had not seen the publisher; the one on fundus16 does not).
_SHORT_LIST = 8
_LISTED_SCORE = 0.35


def _alike_headings(page: Page, stay: set[int], doubtful: Sequence[int]) -> list[int]:
    """Return the doubtful headings with text below them that are made like headings half of which stay."""
    blocks = page.blocks
    open_headings = [i for i in doubtful if is_heading(page, i)]
    if not open_headings:
        return []
    like: dict[Make, list[bool]] = defaultdict(list)
    for block in blocks:
        if is_heading(page, block.index):
            like[make_of(page, block)].append(block.index in stay)
    found = []
    for i in open_headings:
        same = like[make_of(page, blocks[i])]
        below = range(i + 1, min(i + 1 + _TEXT_BELOW, len(blocks)))
        has_text = any(j in stay and not is_heading(page, j) for j in below)
        if has_text and sum(same) >= max(_HEADINGS, _HALF * len(same)):
            found.append(i)
    return found


def find_parts(look: Look) -> list[int]:
    """Return the doubtful sentences amid the text that are made like others which read somewhat like text together.

    The texts of a guide or of a list of things are often set in boxes made alike, of which one stays and another goes.
    On publishers that the weights had not seen 3,423 of the 4,091 words of such sentences belong, most on 21 of 27
    pages (wcxb).
    """
    page, scores, kept, phrases, candidates = look.page, look.scores, look.kept, look.phrases, look.candidates
    blocks = page.blocks
    stay = set(kept)
    doubtful: dict[Make, list[int]] = defaultdict(list)
    for i in candidates:
        if scores[i] >= _ALIKE_SCORE and i not in stay and not phrases[i] and _may_be_part(page, blocks[i]):
            doubtful[make_of(page, blocks[i])].append(i)
    if not doubtful:
        return []
    like: dict[Make, list[int]] = {make: [] for make in doubtful}
    for block in blocks:
        if _is_text(block) and (make := make_of(page, block)) in like:
            like[make].append(block.index)
    prose = [(i, make_of(page, blocks[i])) for i in kept if blocks[i].words >= PROSE_WORDS]
    found = []
    for make, same in like.items():
        if len(same) < _PARTS:
            continue
        words = sum(blocks[i].words for i in same)
        if sum(scores[i] * blocks[i].words for i in same) >= _PARTS_SCORE * words:
            first = next((i for i, made in prose if made != make), len(blocks))  # only one make stands first
            last = next((i for i, made in reversed(prose) if made != make), -1)
            found += [i for i in doubtful[make] if first < i < last]
    return found


_PARTS = 4
_PARTS_SCORE = 0.35  # the mean of their words
_PART_WORDS = 8
_ENDS = (1, 2)  # a colon, or a sentence's end
_PART_LINK_SHARE = 0.3
_NO_PART = HEADINGS | {"td", "th", "figcaption"}


def _may_be_part(page: Page, block: Block) -> bool:
    """Tell whether a block is a sentence, or leads to something, and nothing around it calls it something else."""
    container = page.containers[block.container]
    if container.tag in _NO_PART or (container.near | block.inline_hints) & BESIDE_TEXT:
        return False
    return _is_text(block) and end_mark(block.text) in _ENDS


def _is_text(block: Block) -> bool:
    return block.words >= _PART_WORDS and block.link_chars <= _PART_LINK_SHARE * block.chars


def find_rows(look: Look) -> list[int]:
    """Return what goes of the rows of a sheet, "Length: 186 cm", a paragraph each in one element, where half stay.

    No annotated page has such rows; on pages that nobody tuned for 4 of 4 belong, on one page.
    """
    page, stay = look.page, {*look.kept}
    blocks, containers = page.blocks, page.containers
    if 2 * sum(_ROW.match(blocks[i].text) is not None for i in stay) < _ROWS:
        return []
    found: list[int] = []
    run: list[int] = []
    made: tuple[int, str] | None = None
    for block in blocks:
        container = containers[block.container]
        is_row = container.tag in _LINE_TAGS and not block.link_chars and _ROW.match(block.text) is not None
        here = (container.parent, container.style) if is_row else None
        if here is None or here != made:
            found += _fill_rows(run, stay)
            run = []
        made = here
        if is_row:
            run.append(block.index)
    return found + _fill_rows(run, stay)


def _fill_rows(run: Sequence[int], stay: Collection[int]) -> list[int]:
    kept = sum(i in stay for i in run)
    return [i for i in run if i not in stay] if len(run) >= _ROWS and 2 * kept >= len(run) else []


_ROWS = 5
_ROW = re.compile(r"[^\s:][^:\n]{1,39}:[ \t]\S")  # what follows a part is never of its class: linear


def find_siblings(look: Look) -> frozenset[int]:
    """Return the doubtful paragraphs that stand beside the body's and are made like them.

    A promo or the end of the text beside a paragraph lowers its score; that most paragraphs of the same tag and
    class, in elements of the same tag and class, belong says more.
    """
    page, scores, kept = look.page, look.scores, look.kept
    stay = set(kept)
    beside = {j for i in kept for j in (i - 1, i + 1) if j > kept[0]}
    beside |= {j for i in kept for j in range(i + 2, min(i + _NEAR, len(scores))) if scores[j] >= _NEAR_SCORE}
    doubtful = [
        b
        for b in page.blocks
        if scores[b.index] >= _SIBLING_SCORE
        and b.index not in stay
        and (b.words >= PROSE_WORDS or (b.index in beside and (b.words >= _SENTENCE_WORDS or scores[b.index] >= _SURE)))
        and b.link_chars <= _SIBLING_LINK_SHARE * b.chars
        and end_mark(b.text) == SENTENCE
    ]
    usual = usual_make(page, kept) if doubtful else None
    found = frozenset(b.index for b in doubtful if make_of(page, b) == usual)
    return found - _find_cards(page, kept) if found and max(found) > kept[-1] else found


def _find_cards(page: Page, kept: Sequence[int]) -> frozenset[int]:
    """Return the blocks below the text that stand in one element with a heading that is a link: another article's."""
    found: set[int] = set()
    text = page.blocks[kept[-1]].container
    for block in page.blocks[kept[-1] + 1 :]:
        if block.index in found or block.link_chars < block.chars or not is_heading(page, block.index):
            continue
        card = block.container
        for outer in ancestors(page, block.container):
            if is_inside(page, text, outer):
                break
            card = outer
        end = block.index
        while end < len(page.blocks) and is_inside(page, page.blocks[end].container, card):
            end += 1
        found.update(range(block.index, end))
    return frozenset(found)


def find_run_on(look: Look) -> list[int]:
    """Return the sentences right below one that stays, or below each other, made as most that stay and without a link.

    Where the whole page is made of one kind of box, the last sentences of the text score like those of a teaser. On
    publishers that the weights had not seen there are 2 such sentences, of which one belongs (wcxb).
    """
    page, scores = look.page, look.scores
    kept = sorted({*look.kept, *look.siblings})
    stay = set(kept)
    may_run_on = {
        b.index for b in page.blocks
        if scores[b.index] >= _RUN_ON_SCORE and b.index not in stay and _may_run_on(page, b)
    }  # fmt: skip
    starts = [before + 1 for before in kept if before + 1 in may_run_on]
    usual = usual_make(page, kept) if starts else None
    found = [before + 1 for before in kept if before + 1 not in stay and _is_one_text(look, before)]
    for i in starts:
        while i in may_run_on and make_of(page, page.blocks[i]) == usual:
            found.append(i)
            i += 1
    return found


def _is_one_text(look: Look, index: int) -> bool:
    """Tell whether a block and the next are texts of one element, the first long, the next opening with a sentence.

    An empty element parts them: a place for an advert. On annotated pages 1 of 1 belongs (segments), on pages that
    nobody tuned for another.
    """
    blocks = look.page.blocks
    if index + 1 >= len(blocks):
        return False
    one, two = blocks[index : index + 2]
    if one.container != two.container or one.words < _ONE_TEXT_WORDS or look.scores[index + 1] < _ALIKE_SCORE:
        return False
    opening = two.text.split("\n", 1)[0]
    is_sentence = opening.count(" ") >= _OPENING_SPACES and end_mark(opening) == SENTENCE
    is_text = is_sentence and not look.page.containers[two.container].near & NEGATIVE
    return is_text and 2 * two.link_chars < two.chars


_ONE_TEXT_WORDS = 40
_OPENING_SPACES = 12


def _may_run_on(page: Page, block: Block) -> bool:
    """Tell whether a block is a sentence without a link, and nothing around it calls it something else."""
    if block.link_chars or block.words < _RUN_ON_WORDS or end_mark(block.text) != SENTENCE:
        return False
    return not page.containers[block.container].near & NEGATIVE


_RUN_ON_SCORE = 0.1  # a page by a stranger has its last two sentences at 0.12 and 0.15
_RUN_ON_WORDS = 6  # "Read on.", "Play the video." have fewer

_SENTENCE_WORDS = 4  # of a sentence beside one that stays; 2 of 4 below one belong (wcxb), all of our own pages
_SIBLING_SCORE = 0.3
_NEAR = 7  # a video, its running time and a notice stand before last words (by a stranger)
_NEAR_SCORE = 0.4  # of one less than seven below; pages by strangers have last words there at 0.41, a pitch at 0.33
_SURE = 0.35  # of fewer words: "The trial continues.", for subscribers
_SIBLING_LINK_SHARE = 0.3


def find_last_of_boxes(look: Look) -> list[int]:
    """Return the doubtful paragraphs right below two of their own element that stay, made like them, without a link.

    The text of a box stays whole: what its element is called says as little of the last paragraph as of the others. On
    publishers that the weights had not seen there is one such paragraph, and it belongs (wcxb).
    """
    page, scores = look.page, look.scores
    blocks, containers = page.blocks, page.containers
    stay = {*look.kept}
    found: list[int] = []
    for i in sorted({k + 1 for k in look.kept} - stay):
        while i < len(blocks) and i not in stay and scores[i] >= _SIBLING_SCORE and _may_be_brother(blocks[i]):
            own = containers[blocks[i].container]
            above = [blocks[j] for j in (i - 1, i - 2) if j in stay and _may_be_brother(blocks[j])]
            made = [containers[b.container] for b in above]
            if len(made) < 2 or any(c.parent != own.parent or c.style != own.style for c in made):
                break
            found.append(i)
            stay.add(i)
            i += 1
    return found


def _may_be_brother(block: Block) -> bool:
    return block.words >= PROSE_WORDS and not block.link_chars and end_mark(block.text) == SENTENCE


def find_opening_line(look: Look) -> list[int]:
    """Return the line that ends in a colon right above the first block that stays, bare in the text's element.

    It leads to all that follows: "From the harbour office:". No annotated page has such a line, a saved one has.
    """
    page, kept, scene = look.page, look.kept, look.scene
    if not kept or not kept[0]:
        return []
    block = page.blocks[kept[0] - 1]
    is_bare = block.container == scene.prose_parent and block.index not in scene.titles
    return [block.index] if is_bare and block.text.endswith(COLONS) and block.words >= _SENTENCE_WORDS else []


def find_between(look: Look) -> list[int]:
    """Return the doubtful blocks, each between two that stay, that are made as most paragraphs that stay.

    They are no sentences, which `find_siblings` keeps from a lower score: labels, signatures, a paragraph behind which
    a link says "read more". On publishers that the weights had not seen 25 of 26 belong, on 8 of 9 pages (all sets).
    """
    page, scores, kept, phrases = look.page, look.scores, look.kept, look.phrases
    doubtful = []
    for before, after in pairwise(kept):
        i = before + 1
        if after != i + 1 or phrases[i] or scores[i] < _BETWEEN_SCORE:
            continue
        block = page.blocks[i]
        is_named = page.containers[block.container].near & NEGATIVE
        if not is_named and block.link_chars <= _BETWEEN_LINK_SHARE * block.chars:
            doubtful.append(block)
    usual = usual_make(page, kept) if doubtful else None
    return [block.index for block in doubtful if make_of(page, block) == usual]


_BETWEEN_SCORE = 0.4
_BETWEEN_LINK_SHARE = 0.3


def find_sentences(look: Look) -> list[int]:
    """Return the doubtful sentences, on pages of news, between two blocks that stay, or beside one made like them.

    Where a page does not say what it is, those in quotation marks between two.

    They have no link, and nothing around them is called worse than what is around those. A quotation in a box of its
    own or as a subhead is one, the first paragraph in an element of its own, the last words of a text of three
    paragraphs. On publishers that the weights had not seen there is none in the sets of news; on pages by strangers all
    6 belong, sentences with scores from 0.44, where appeals and pointers on annotated pages have up to 0.42.
    """
    page, scores = look.page, look.scores
    blocks, containers = page.blocks, page.containers
    stay = {*look.kept, *look.siblings}
    found = []
    is_news = says_news(look.meta)
    for i in sorted({j for k in stay for j in (k - 1, k + 1)} - stay) if may_be_news(look.meta) else ():
        if not 0 <= i < len(blocks) or scores[i] < _QUOTED_SCORE or blocks[i].words < _FEW_WORDS:
            continue
        block = blocks[i]
        beside = [blocks[j] for j in (i - 1, i + 1) if j in stay]
        is_quoted = len(beside) == 2 and block.text[0] in _QUOTES and block.text[-1] in _QUOTES
        if not (is_news or is_quoted):
            continue
        if scores[i] < _SENTENCE_SCORE and not (is_quoted or containers[block.container].near & Hint.QUOTE):
            continue
        if block.link_chars or block.text.endswith("?") or (end_mark(block.text) != SENTENCE and not is_quoted):
            continue
        above = containers[block.container].parent
        is_alike = any(containers[containers[b.container].parent].style == containers[above].style for b in beside)
        worse = NEGATIVE & ~containers[beside[0].container].near
        named = containers[block.container].near | (block.inline_hints if block.words < PROSE_WORDS else 0)
        if (len(beside) == 2 or is_alike) and not named & worse:
            found.append(i)
    return found


_SENTENCE_SCORE = 0.43
_QUOTES = "\"'\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u05f4"
# Of subheads in quotation marks, and of what an element calls a quotation: no annotated page has one that would go.
_QUOTED_SCORE = 0.2
_FEW_WORDS = 3  # "Thaw is forecast.", the last words of a page by a stranger


def find_led_lists(look: Look) -> list[int]:
    """Return the items of lists that would go whole, between a line that leads to them and text, in one element.

    A heading leads to a list, or a line that ends in a colon: "Of these harbours three are open:". The list is often
    one of links, which else are teasers. On publishers that the weights had not seen 285 of 316 such items belong,
    on 16 of 18 pages (wcxb).
    """
    page, kept, phrases = look.page, look.kept, look.phrases
    blocks, containers = page.blocks, page.containers
    found: list[int] = []
    for before, after in pairwise(kept):
        if after - before <= _LED_ITEMS or phrases[before]:
            continue
        lead = containers[blocks[before].container]
        if lead.parent != containers[blocks[after].container].parent:
            continue
        if lead.tag not in HEADINGS and not blocks[before].text.endswith(COLONS):
            continue
        top = child_of(page, lead.parent, blocks[before + 1].container)
        if containers[top].tag in LISTS:
            end = next((i for i in range(before + 1, after) if not is_inside(page, blocks[i].container, top)), after)
            items = range(before + 1, end)
            found += [i for i in items if not phrases[i]] if len(items) >= _LED_ITEMS else []
    return found


_LED_ITEMS = 2
_LEAD_SCORE = 0.3


def find_terms(look: Look) -> list[int]:
    """Return the terms (<dt>) without a link right above a description that stays, which says little without them.

    Half of the list's descriptions must stay: of one that says date, source and summary only the summary does. No
    annotated page has a term that would go; the first of a list often scores like a label.
    """
    blocks, containers = look.page.blocks, look.page.containers
    stay = {*look.staying}
    lists: dict[int, list[int]] = defaultdict(list)  # their descriptions
    for block in blocks:
        if containers[block.container].tag == "dd":
            around = islice(ancestors(look.page, block.container), _TERM_DEPTH)
            lists[next((i for i in around if containers[i].tag == "dl"), 0)].append(block.index)
    return [
        i - 1
        for told in lists.values() if 2 * len(stay.intersection(told)) >= len(told)
        for i in stay.intersection(told)
        if i and i - 1 not in stay and not blocks[i - 1].link_chars and containers[blocks[i - 1].container].tag == "dt"
    ]  # fmt: skip


_TERM_DEPTH = 3  # term and description may have an element of their own


def find_after_colons(look: Look) -> list[int]:
    """Return the items of lists that a line with a colon leads to, amid the text, and the line: "These stay open:".

    In elements of their own, without end marks and each unlike the next, they score like a menu. On publishers that the
    weights had not seen 22 of 32 belong, 1 of 1 on the sets of news.
    """
    page, scores, kept, phrases, candidates = look.page, look.scores, look.kept, look.phrases, look.candidates
    prose = [i for i in kept if page.blocks[i].words >= PROSE_WORDS]
    found: list[int] = []
    for lead in candidates if prose else ():
        if not page.blocks[lead].text.endswith(COLONS) or scores[lead] < _LEAD_SCORE or phrases[lead]:
            continue
        items = _list_below(page, lead)
        if prose[0] < lead and items and items[-1] < prose[-1]:
            found += [i for i in (lead, *items) if not phrases[i]]
    return sorted({*found}.difference(kept))


def find_lead_ins(look: Look) -> list[int]:
    """Return the lines with a colon at their end amid the text, right above a block that stays in the same element.

    "The notice read:", in an element that is named for the post below it. On publishers that the weights had not seen
    there is one, a label (segments); on pages that nobody tuned for 2 of 2 belong.
    """
    page, kept, phrases = look.page, look.kept, look.phrases
    blocks, containers = page.blocks, page.containers
    found = []
    for before, after in pairwise(kept):
        i = after - 1
        if i == before or phrases[i] or not blocks[i].text.endswith(COLONS) or blocks[i].link_chars:
            continue
        container, below = containers[blocks[i].container], containers[blocks[after].container]
        is_beside = container.parent == below.parent or container.parent == blocks[after].container
        if is_beside and not container.near & _NO_TEXT and blocks[i].words in _LEAD_IN_WORDS:
            found.append(i)
    return found


_LEAD_IN_WORDS = range(2, 16)


def _list_below(page: Page, lead: int) -> range:
    """Return the blocks of the list right below a block, none where it holds mostly links or is named as no text."""
    blocks, containers = page.blocks, page.containers
    below = blocks[lead + 1].container if lead + 1 < len(blocks) else -1
    top = min((i for i in ancestors(page, below) if containers[i].tag in _BULLETED), default=-1)
    if top < 0 or containers[top].hints & _NO_TEXT or is_inside(page, blocks[lead].container, top):
        return range(0)
    end = lead + 1
    while end < len(blocks) and is_inside(page, blocks[end].container, top):
        end += 1
    items = blocks[lead + 1 : end]
    is_text = 2 * sum(b.link_chars for b in items) < sum(b.chars for b in items)
    return range(lead + 1, end) if is_text and len(items) <= _LIST_BLOCKS else range(0)


_LIST_BLOCKS = 40  # a longer one is an index, which needs more than a colon above it
_BULLETED = ("ul", "ol")  # a <dl> may set formulas in
_NO_TEXT = BESIDE_TEXT | Hint.POPULAR | Hint.PROMO | Hint.SIDEBAR | Hint.TAGS | Hint.BREADCRUMB


def find_link_items(look: Look) -> list[int]:
    """Return the items that are one link, in lists of which most other items stay: things that have a page.

    On publishers that the weights had not seen 25 of 32 belong, on 14 of 16 pages (wcxb).
    """
    page, kept, phrases = look.page, look.kept, look.phrases
    blocks = page.blocks
    stay = set(kept)
    found = []
    for items in lists_with(page, kept):
        others = [i for i in items if i not in stay]
        if len(items) >= LIST_ITEMS and len(items) - len(others) >= _MOST_LINKS * len(items):
            found += [i for i in others if not phrases[i] and blocks[i].link_chars == blocks[i].chars]
    return found


_MOST_LINKS = 0.7


def find_lines_in_runs(look: Look) -> list[int]:
    """Return the short lines that are one link, right above or below two short lines that stay, beside them in one
    element and made alike: entries of a list that no list element holds.

    On publishers that the weights had not seen 3 of 3 belong (aeb, fundus16).
    """
    page, kept, phrases = look.page, look.kept, look.phrases
    stay = set(kept)
    found = []
    for i in sorted({j for k in kept for j in (k - 1, k + 1)} - stay):
        if not 0 <= i < len(page.blocks) or phrases[i] or not _is_short_line(page, i, _ENTRY_WORDS):
            continue
        if page.blocks[i].link_chars < page.blocks[i].chars:
            continue
        for run in ((i - 1, i - 2), (i + 1, i + 2)):
            if stay.issuperset(run) and all(_is_text_beside(page, i, j) for j in run):
                found.append(i)
                break
    return found


_ENTRY_WORDS = 4  # a name; a longer link is a headline
_LINE_WORDS = 10
_LINE_TAGS = frozenset(("p", "div"))


def _is_short_line(page: Page, index: int, words: int) -> bool:
    """Tell whether a block is a line of at most so many words, no sentence, and no item, cell or heading."""
    block = page.blocks[index]
    is_line = block.words <= words and end_mark(block.text) == NO_MARK
    return is_line and page.containers[block.container].tag in _LINE_TAGS


def _is_text_beside(page: Page, index: int, other: int) -> bool:
    """Tell whether another block is a short line, no link, in the same element and made alike."""
    own, its = (page.containers[page.blocks[i].container] for i in (index, other))
    if own.parent != its.parent or own.style != its.style or not _is_short_line(page, other, _LINE_WORDS):
        return False
    return page.blocks[other].link_chars < _MOSTLY_LINKED * page.blocks[other].chars


_MOSTLY_LINKED = 0.9


def find_loose_end(look: Look) -> frozenset[int]:
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


_LAST_HEADING_SCORE = 0.8


def _told_in_headings(page: Page, staying: Sequence[int]) -> frozenset[int]:
    """Return the headings that end as sentences, of those made alike of which some more do: a list of pictures' texts.

    On pages that nobody tuned for 3 of 3 belong, on one page; no annotated page has one.
    """
    if not staying or not is_heading(page, staying[-1]):
        return frozenset()
    made = make_of(page, page.blocks[staying[-1]])
    like = [i for i in staying if is_heading(page, i) and make_of(page, page.blocks[i]) == made]
    told = [i for i in like if page.blocks[i].words >= PROSE_WORDS and end_mark(page.blocks[i].text) == SENTENCE]
    return frozenset(told if len(told) >= _TOLD and 2 * len(told) >= len(like) else ())


_TOLD = 3
