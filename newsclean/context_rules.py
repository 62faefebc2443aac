"""What neighbours say of a block, stated as rules beside the fitted score (layer 3).

Each `find_…` takes the page and the blocks' scores in context and returns the indices of the blocks that its rule
decides; `select` asks them in order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from newsclean.alike import make_of, usual_make
from newsclean.captions import find_credit
from newsclean.features import PROSE_WORDS, end_mark, squeeze, tree_gap
from newsclean.lexicon import Lexicon
from newsclean.model import Block, Metadata, Page
from newsclean.phrase_files import CATEGORIES
from newsclean.tags import HEADINGS, NEGATIVE, TAG_HINTS, Hint, host_in, leads_elsewhere

CREDIT_BIT = 1 << CATEGORIES.index("credit")
COMMENTS_BIT = 1 << CATEGORIES.index("comments")
NEAR_POSTS = 6  # blocks between a body's first or last paragraph and a post that belongs to it
_BODY_SCORE = 0.8
_ECHO_WORDS = 4
# Of paragraphs that are one link and end without a mark, 1 in 40 belongs on fundus_world and 1 in 90 on aeb; of those
# that ask none of 10, of linked headings as long as a headline none of 10 (all sets).
_TEASER_TAGS = frozenset(("p", "div"))
_TEASER_WORDS = 5  # shorter ones are names in a list of things
_TEASER_HEADLINE_WORDS = 8  # a linked heading with fewer names a thing, one that leads to another site lists it
_TEASER_LINK_SHARE = 0.9
_TEASER_SHARE = 0.3  # of what stays; where there are more, the page is a list of links


def find_posts(page: Page, scores: Sequence[float]) -> frozenset[int]:
    """Return the blocks of embedded posts that stand amid the body: a reader takes them for quotations.

    Their text is kept on aeb and in the segments set (42 of 42 blocks) and mostly left out on fundus_world and wcxb
    (1 of 25).
    """
    posts = [b.index for b in page.blocks if page.containers[b.container].hints & Hint.POST]
    if not posts:
        return frozenset()
    body = [b.index for b in page.blocks if scores[b.index] > _BODY_SCORE and b.words >= PROSE_WORDS]
    if not body:
        return frozenset()
    return frozenset(i for i in posts if body[0] - NEAR_POSTS <= i <= body[-1] + NEAR_POSTS)


def find_captions(
    page: Page, scores: Sequence[float], candidates: Sequence[int], phrases: Sequence[int], lexicon: Lexicon
) -> frozenset[int]:
    """Return the blocks that are captions by what they say or what stands beside them, whatever they are called.

    A caption ends in a credit with its label ("... Picture: PA"), or stands between a picture and a credit. No heading
    that reads like text is one, nor an item of a list: of 5 with a score over 0.5 all belong (wcxb).
    """
    captions = set()
    blocks, containers = page.blocks, page.containers
    for before, block in pairwise(blocks):
        if not before.media or before.words > _CAPTION_WORDS or block.words > _CREDIT_WORDS:
            continue
        is_credit = phrases[block.index] == CREDIT_BIT or containers[block.container].near & Hint.CREDIT
        if is_credit and tree_gap(page, before, block) <= _BESIDE_GAP and not _is_made_text(page, before, scores):
            captions.add(before.index)
    for i in candidates:
        block = blocks[i]
        if block.words > _CAPTION_WORDS or block.link_chars or (phrases[i] and phrases[i] != CREDIT_BIT):
            continue
        if _is_made_text(page, block, scores):
            continue
        doubtful = scores[i] < _SURE_TEXT or block.media
        if doubtful and _LABEL.search(block.text, max(0, block.chars - _LABEL_REACH)):
            found = find_credit(block.text, lexicon)
            if found and found[0] > 0 and len(found[1].split()) <= _CREDIT_WORDS:
                captions.add(i)
    return frozenset(captions)


def _is_made_text(page: Page, block: Block, scores: Sequence[float]) -> bool:
    """Tell whether a block that reads like text is a heading or an item of a list."""
    return scores[block.index] >= _LIKE_TEXT and page.containers[block.container].tag in _NO_CAPTION_TAGS


_NO_CAPTION_TAGS = HEADINGS | {"li"}
_LIKE_TEXT = 0.5
_CAPTION_WORDS = 45
_CREDIT_WORDS = 8
_BESIDE_GAP = 3
_LABEL_REACH = 80
_LABEL = re.compile("[:：©/＝]")  # at once, where regex takes 1.5 µs to begin


def find_caption_echoes(page: Page, captions: frozenset[int]) -> frozenset[int]:
    """Return the blocks that say what the caption beside them says: alternative texts that the page shows."""
    echoes = []
    blocks, containers = page.blocks, page.containers
    for following in blocks[1:]:
        if following.index in captions or containers[following.container].near & Hint.CAPTION:
            block = blocks[following.index - 1]
            if block.words >= _ECHO_WORDS and block.chars <= following.chars and _opens_with(following, block):
                echoes.append(block.index)
    return frozenset(echoes)


def find_datelines(page: Page, scores: Sequence[float], kept: Sequence[int], title: int) -> frozenset[int]:
    """Return, of the kept blocks between headline and body, those that are a date or a time and little else.

    A full date goes from the surest text too, if it is the only one: 5 of 5 do not belong (wcxb). Where there are
    more, they are the entries of a chronicle.
    """
    found, days = [], []
    for i in kept:
        block = page.blocks[i]
        if i > title + _DATE_REACH or (block.words >= PROSE_WORDS and i > title):
            break
        if i <= title or block.words > DATE_WORDS or block.chars > DATE_CHARS:
            continue
        if _is_moment(block.text) or (scores[i] < _SURE_TEXT and _is_date(block.text)):
            found.append(i)
        elif _is_day(block.text) and page.containers[block.container].tag not in HEADINGS:
            days.append(i)
    if days and sum(_is_day(block.text) for block in (page.blocks[i] for i in kept) if block.words <= DATE_WORDS) == 1:
        found += days
    return frozenset(found)


def find_clocks(page: Page, kept: Sequence[int]) -> list[int]:
    """Return the blocks that are a time of day and nothing else: outside tables one of 102 belongs (aeb).

    Items of lists may be numbers.
    """
    return [
        i for i in kept
        if page.blocks[i].chars <= _CLOCK_CHARS and _TIME_OF_DAY.fullmatch(page.blocks[i].text)
        and not ("." in page.blocks[i].text[:3] and page.containers[page.blocks[i].container].tag in _ITEMS)
    ]  # fmt: skip


_ITEMS = frozenset(("li", "dd"))
_CLOCK_CHARS = 20
_TIME_OF_DAY = re.compile(
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[:.][0-5]\d)?(?:\s?(?:[ap]\.?m\.?|uhr|hrs|h|gmt|bst|cet|est|et|ist))?", re.I
)


def _is_moment(text: str) -> bool:
    """Tell whether a text is a day with its year, a time of day and few words more."""
    return bool(_YEAR.search(text) and _CLOCK.search(text)) and len(_WORD.findall(text)) <= _MOMENT_WORDS


def _is_day(text: str) -> bool:
    """Tell whether a text is a day with month and year, and few words more: "Published on: 3 May 2024"."""
    if len(text) > DATE_CHARS or end_mark(text) == 2 or not _FULL_DATE.search(text):
        return False
    return len(_NUMBER.findall(text)) in _DAY_NUMBERS and len(_WORD.findall(text)) <= _MOMENT_WORDS


def _is_date(text: str) -> bool:
    """Tell whether a text is no sentence, holds a year, a day or a time, and is made of digits to a good part."""
    letters = [c for c in text if c.isalnum()]
    digits = sum(c.isdigit() for c in letters)
    return end_mark(text) != 2 and bool(DATED.search(text)) and digits >= _DIGIT_SHARE * len(letters)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")
_MOMENT_WORDS = 4  # weekday, month, "at", a time zone
_NUMBER = re.compile(r"\d+")
_DAY_NUMBERS = (2, 3)  # the month may be one
# Day, month and year in the orders that languages write them. Between two of them are at most 12 characters: linear.
_FULL_DATE = re.compile(
    r"""\b\d{1,2}(?:st|nd|rd|th|er|[ºª])?[\s.,/-]{1,3}(?:de\s)?       # the day
        (?:[^\W\d_]{3,10}|\d{1,2})[\s.,/-]{1,3}(?:de\s)?(?:19|20)\d\d\b  # the month, the year
      | \b[^\W\d_]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d\b  # May 3rd, 2024
      | \b(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}\b                      # 2024-05-03
    """,
    re.VERBOSE,
)


_SURE_TEXT = 0.9  # a block with this score is text, whatever it looks like
_DIGIT_SHARE = 0.25
_DATE_REACH = 12
DATE_WORDS = 10
DATE_CHARS = 300  # so many characters in few words are no date: a word may have 50 million
DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[.:]\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")


def find_siblings(page: Page, scores: Sequence[float], kept: Sequence[int]) -> frozenset[int]:
    """Return the doubtful paragraphs that stand beside the body's and are made like them.

    A promo or the end of the text beside a paragraph lowers its score; that most paragraphs of the same tag and
    class, in elements of the same tag and class, belong says more.
    """
    stay = set(kept)
    usual = usual_make(page, kept)
    if usual is None:
        return frozenset()
    return frozenset(
        b.index
        for b in page.blocks
        if b.index not in stay
        and scores[b.index] >= _SIBLING_SCORE
        and (b.words >= PROSE_WORDS or (b.words >= _SENTENCE_WORDS and stay.issuperset((b.index - 1, b.index + 1))))
        and make_of(page, b) == usual
        and b.link_chars <= _SIBLING_LINK_SHARE * b.chars
        and end_mark(b.text) == 2
    )


_SENTENCE_WORDS = 4  # of a sentence between two that stay; 2 of 4 belong (wcxb), all that our drawn layouts have
_SIBLING_SCORE = 0.3
_SIBLING_LINK_SHARE = 0.3


def find_wedged(page: Page, scores: Sequence[float], kept: Sequence[int], phrases: Sequence[int]) -> frozenset[int]:
    """Return the texts as long as a sentence, each alone between two sure paragraphs of the body, that nothing around
    them calls something else: text outside any paragraph, or in an element that is not what its tag says.

    Of 1,031 pages of aeb, fundus16, fundus_world and wcxb one has such a text, and it belongs.
    """
    blocks, containers = page.blocks, page.containers
    found = []
    for before, after in pairwise(kept):
        i = before + 1
        if after != i + 1 or phrases[i] or min(scores[before], scores[after]) < _BODY_SCORE:
            continue
        block = blocks[i]
        if min(block.words, blocks[before].words, blocks[after].words) < PROSE_WORDS or block.media:
            continue
        if block.link_chars > _SIBLING_LINK_SHARE * block.chars and (block.links > 1 or leads_elsewhere(block.href)):
            continue
        outer = containers[blocks[before].container].parent
        if outer != containers[blocks[after].container].parent or not _is_unnamed(page, block, outer):
            continue
        if sum(other.text == block.text for other in blocks) == 1:
            found.append(i)
    return frozenset(found)


def find_subheads(
    page: Page, scores: Sequence[float], kept: Sequence[int], phrases: Sequence[int], titles: Collection[int]
) -> list[int]:
    """Return the doubtful headings right above a block that stays, below another one or, unlinked, above a sentence.

    On publishers that the weights had not seen 236 of 328 belong on wcxb, most of them on 63 of 92 pages, and 17 of 21
    on the sets of news, on 3 of 7 pages; whatever the elements around them are called, but for a promo, a date, a box
    of facts (38 of 66 more). A linked heading as long as a headline is a teaser.
    """
    blocks, containers = page.blocks, page.containers
    stay = set(kept)
    found = []
    for below in kept:
        i = below - 1
        if i < 0 or i in stay or i in titles or phrases[i] or scores[i] < _SUBHEAD_SCORE:
            continue
        container = containers[blocks[i].container]
        if container.tag not in HEADINGS or container.near & _NO_SUBHEAD:
            continue
        if blocks[i].link_chars:
            if i - 1 in stay and blocks[i].words < _TEASER_HEADLINE_WORDS:
                found.append(i)
        elif i - 1 in stay or blocks[below].words >= PROSE_WORDS:
            found.append(i)
    return found


_NO_SUBHEAD = Hint.PROMO | Hint.DATE | Hint.INFOBOX
_SUBHEAD_SCORE = 0.3


def find_wrapped_headings(page: Page, kept: Sequence[int]) -> list[int]:
    """Return the blocks between two that stay that are all the text of a heading around their element: `<h3><div>`.

    The fitted score sees the element within, which is no heading. On publishers that the weights had not seen 7 of 7
    belong, on 2 pages (fundus_world, wcxb). A button in a heading is a label.
    """
    blocks, containers = page.blocks, page.containers
    found = []
    for before, after in pairwise(kept):
        i = before + 1
        if after != i + 1 or blocks[i].link_chars or containers[blocks[i].container].tag not in _WRAPPED_TAGS:
            continue
        heading = _heading_around(page, blocks[i].container)
        if heading >= 0 and not any(is_inside(page, blocks[j].container, heading) for j in (before, after)):
            found.append(i)
    return found


_WRAPPED_TAGS = frozenset(("div", "p"))
_WRAPPER_DEPTH = 2


def _heading_around(page: Page, index: int) -> int:
    """Return the heading that an element's parent or grandparent is, -1 where neither is one."""
    for _ in range(_WRAPPER_DEPTH):
        index = page.containers[index].parent
        if index < 0:
            break
        if page.containers[index].tag in HEADINGS:
            return index
    return -1


def _is_unnamed(page: Page, block: Block, outer: int) -> bool:
    """Tell whether a block is at most two elements deep in `outer`, and none of them has a name of its own."""
    index = block.container
    for _ in range(_WEDGE_DEPTH):
        if index == outer:
            return not block.inline_hints & NEGATIVE
        parent, tag, _, _, _, own_hints, _, _ = page.containers[index]
        if tag in _MISUSED and page.containers[parent].tag != "figure":
            own_hints &= ~TAG_HINTS[tag]
        if own_hints & (NEGATIVE | Hint.FIGURE) or tag in HEADINGS:
            return False
        index = parent
    return index == outer and not block.inline_hints & NEGATIVE


_WEDGE_DEPTH = 2
# A figure without a picture, a caption without a figure, a button that says a sentence, a list without items.
_MISUSED = frozenset(("figure", "figcaption", "button", "ul", "ol"))


def _opens_with(block: Block, other: Block) -> bool:
    return squeeze(block.text).startswith(squeeze(other.text))


def find_comments(page: Page, kept: Sequence[int], phrases: Sequence[int]) -> list[int]:
    """Return what stands below a label such as "Comments", under the body, in the element that the label opens.

    Readers' comments read like an article; on some pages only their label says what they are. Where the body is in that
    element too, these are the blocks that stay. On publishers that the weights had not seen 964 of 982 such blocks do
    not belong (all sets).
    """
    blocks = page.blocks
    least = _BODY_SHARE * sum(blocks[i].words for i in kept)
    words = 0
    ends = next((i for i in kept if (words := words + blocks[i].words) >= least), len(blocks))
    labels = (b for b in blocks[ends + 1 :] if phrases[b.index] == COMMENTS_BIT and b.words <= _LABEL_WORDS)
    label = next(labels, None)
    if label is None:
        return []
    outer = page.containers[label.container].parent
    is_shared = any(is_inside(page, blocks[i].container, outer) for i in kept if i < label.index)
    below = [i for i in kept if i > label.index] if is_shared else range(label.index + 1, len(blocks))
    return [i for i in below if is_inside(page, blocks[i].container, outer)]


_LABEL_WORDS = 3  # "Join the discussion"
_BODY_SHARE = 0.7  # of the words that stay, above the label; a link to the comments stands above the body


def is_inside(page: Page, index: int, outer: int) -> bool:
    """Tell whether a container is another or stands in it."""
    while index > outer:
        index = page.containers[index].parent
    return index == outer


def find_notices(page: Page, kept: Sequence[int]) -> list[int]:
    """Return what stays of notices on cookies and consent, on a page that has other text.

    Such a notice may be longer than the article: of the 17 blocks that stayed on publishers that the weights had not
    seen none belongs (fundus_world, wcxb). A name for cookies on the article itself or on all of the page says nothing.
    """
    containers = page.containers
    if not any(containers[page.blocks[i].container].hints & Hint.COOKIE for i in kept):
        return []
    inside: list[bool] = []  # by container: it stands in an element that is named for cookies and for nothing else
    for container in containers:
        above = container.parent
        named = above >= 0 and inside[above]
        if above >= 0 and containers[above].own_hints & Hint.COOKIE:
            named = named or not (containers[above].own_hints & _TEXT or containers[above].tag in _WHOLE)
        inside.append(named)
    notices = [i for i in kept if inside[page.blocks[i].container]]
    has_text = any(page.blocks[i].words >= PROSE_WORDS for i in set(kept).difference(notices))
    return notices if has_text else []


_TEXT = Hint.ARTICLE | Hint.BODY
_WHOLE = frozenset(("html", "body"))


def find_link_teasers(page: Page, kept: Sequence[int]) -> frozenset[int]:
    """Return, of the kept blocks, the paragraphs that are one link and no statement: teasers in mid-body."""
    own_host = host_in(page.url)
    teasers = []
    for i in kept:
        block = page.blocks[i]
        if (
            block.words < _TEASER_WORDS
            or block.link_chars < _TEASER_LINK_SHARE * block.chars
            or not (end_mark(block.text) == 0 or block.text.endswith("?"))
            or not leads_elsewhere(block.href)
        ):
            continue
        tag = page.containers[block.container].tag
        is_headline = tag in HEADINGS and block.words >= _TEASER_HEADLINE_WORDS
        if tag in _TEASER_TAGS or (is_headline and host_in(block.href) in ("", own_host)):
            teasers.append(i)
    return frozenset(teasers) if len(teasers) <= _TEASER_SHARE * len(kept) else frozenset()


# ---- index pages ---------------------------------------------------------------------------------

_INDEX_TYPES = ("website", "webpage", "collectionpage", "itemlist", "searchresultspage", "profilepage")
_INDEX_LINK_BLOCKS = 25
_CARD_WORDS = 40  # a teaser's summary is shorter
_LONG_BLOCKS = 2  # an index page has at most so many longer texts
_SAME_PARENT = 0.34  # share of the summaries that stand beside one another: in an article most do


def is_index_page(page: Page, kept: Sequence[int], meta: Metadata) -> bool:
    """Tell whether what would stay are the summaries of teasers, each in a card of its own."""
    page_type = (meta.page_type or "website").lower()
    if meta.article_body or page_type not in _INDEX_TYPES or len(kept) < 3:
        return False
    blocks = [page.blocks[i] for i in kept]
    if sum(b.words >= _CARD_WORDS for b in blocks) > _LONG_BLOCKS:
        return False
    parents = Counter(page.containers[b.container].parent for b in blocks)
    if max(parents.values()) > _SAME_PARENT * len(blocks):
        return False
    links = sum(1 for b in page.blocks if b.link_chars > 0.9 * b.chars)
    beside = sum(1 for b in blocks if _beside_link(page, b))
    return links >= _INDEX_LINK_BLOCKS and beside * 2 > len(blocks)


def _beside_link(page: Page, block: Block) -> bool:
    """Tell whether one of the two blocks before is a linked headline."""
    before = page.blocks[max(0, block.index - 2) : block.index]
    return any(b.words >= 3 and b.link_chars > 0.9 * b.chars for b in before)
