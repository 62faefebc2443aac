"""Other articles below the page's own: teasers under "More Latest News", and whole ones on pages without end (layer 3).

In: a Look. Out: the indices of the blocks that go.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice, pairwise

from newsclean.addresses import leads_elsewhere
from newsclean.context.look import Look, Staying
from newsclean.lines.byline_lines import opens_as_byline
from newsclean.lines.dated import is_byline_or_date, is_dated
from newsclean.model import Block, Page
from newsclean.page.structure import (
    LINE_OF_HEADLINE,
    Make,
    ancestors,
    around,
    blocks_in,
    is_inside,
    leads_within_site,
    make_of,
    usual_make,
)
from newsclean.page.tags import Hint
from newsclean.phrase_files import BIT
from newsclean.prose import NO_MARK, PHRASE_WORDS, PROSE_WORDS, SENTENCE, end_mark, is_prose


def find_more_news(look: Staying) -> list[int]:
    """Return what stays of the teasers below a label: summaries, texts of pictures, headlines that are no links.

    They read like an article. But they are made alike, and each has so few blocks that no text goes on between them.
    Where they are no links, "See more" has to stand beside them: else they may be subheads, or books to read. Above the
    text, as in a box beside its beginning, all are links. On the annotated pages this decides next to nothing; of 86
    pages by strangers with such a block 9 had lines of it left.
    """
    page, staying, stay, prose = look.page, look.staying, look.stay, look.prose
    blocks = page.blocks
    if len(prose) < _TEXT_BLOCKS:
        return []
    first = blocks[max(0, staying[0] - _ABOVE) : prose[0]]
    above = (b for b in first if blocks[b.index + 1].link_chars and not b.link_chars and _is_label(look, b))
    below = (
        b for b in blocks[prose[_TEXT_BLOCKS - 1] + 1 : staying[-1]]
        if b.words <= 2 * _LONG_LABEL_WORDS and _is_label(look, b)
    )  # fmt: skip
    is_within = leads_within_site(page)
    usual = usual_make(page, prose)
    for label in chain(islice(above, _LABELS), islice(below, _LABELS)):
        teasers = _teasers_below(page, label, is_within)
        if teasers and not _goes_on(look, teasers, usual) and _are_of_others(look, label, teasers):
            gone = teasers if _says_related(look, label.index) else (label.index, *teasers)
            foot = [i for i in staying if i > teasers[-1]]
            is_doubtful = len(foot) == 1 and foot[0] not in look.kept  # it stays for its like alone
            return [i for i in gone if i in stay] + (foot if is_doubtful else [])
    return []


def _are_of_others(look: Staying, label: Block, teasers: range) -> bool:
    """Tell whether what is below a label is of other articles: it is links, or "See more" stands beside it, too."""
    blocks = look.page.blocks
    are_links = sum(leads_elsewhere(blocks[i].href) for i in teasers) >= _TEASERS
    if not _says_related(look, label.index):  # "More on the ferry", above links amid the text
        return are_links and not any(_is_sentence(blocks[i]) for i in teasers)
    if are_links or label.index < look.prose[0]:
        return are_links
    beside = (label.index - 1, *teasers[:2], *teasers[-3:], min(teasers[-1] + 1, len(blocks) - 1))
    return any(blocks[i].words <= _LONG_LABEL_WORDS and _says_related(look, i) for i in beside)


def _goes_on(look: Staying, teasers: range, usual: Make | None) -> bool:
    """Tell whether above a second label among the teasers stand few links and a sentence made as the text's are.

    The first label is a promo's amid the text, then, and the teasers are the second one's.
    """
    blocks = look.page.blocks
    likely = (i for i in teasers if blocks[i].words <= _LONG_LABEL_WORDS)
    second = next((i for i in likely if _says_related(look, i)), teasers.start)
    above = blocks[teasers.start : second]
    if sum(leads_elsewhere(b.href) for b in above) >= _TEASERS:
        return False
    stay = (b for b in above if b.index in look.stay and not b.links and "\n" not in b.text)
    return any(end_mark(b.text) == SENTENCE and make_of(look.page, b) == usual for b in stay)


_LABEL_WORDS = 4  # by hand; at half and at twice 3 and 1 of 520 pages differ
_LONG_LABEL_WORDS = 6  # "See more More Latest News"
_NO_LABEL_TAGS = frozenset(("li", "button"))
_LABELS = 20  # are tried: a hostile page may have thousands
_TEXT_BLOCKS = 3  # above the label, or none
_ABOVE = 20  # blocks above the first that stays: a bound set by hand
_TEASERS = 5  # by hand; at half and at twice 0 and 1 of 520 pages differ
_HEADLINE_SHARE = 0.3  # of a linked headline with its summary
_BEFORE_FIRST = 3  # "See more", a picture's text
_TEASER_BLOCKS = 6  # a picture's text, section, headline, summary, author, time
_TEASER_WORDS = 60  # of a block: a headline with its summary


def _is_label(look: Staying, block: Block) -> bool:
    """Tell whether a block says that other news stands below it; a link to all of it may stand below a <br>."""
    label, _, link = block.text.partition("\n")
    longest = _LABEL_WORDS if not link else _LABEL_WORDS + _LONG_LABEL_WORDS
    if block.words > longest or label.count(" ") >= _LABEL_WORDS or end_mark(block.text) != NO_MARK:
        return False  # "Suggested reading:" is a part of the text
    if not _may_label(look, block):
        return False
    if _says_related(look, block.index):
        return True
    return not look.phrases[block.index] and _is_related(look, block.text, 1.0)  # "More from Harbour Radio"


def _may_label(look: Staying, block: Block) -> bool:
    """Tell whether a block is no button nor an item, unless the text is items of the same list."""
    container = look.page.containers[block.container]
    if container.tag not in _NO_LABEL_TAGS:
        return True
    text = look.page.containers[look.page.blocks[look.prose[0]].container]
    return container.tag == text.tag and container.parent == text.parent


def _is_related(look: Look, text: str, link_share: float) -> bool:
    found = look.lexicon.match(text, link_share)
    return found is not None and found.category == "related"


def _says_related(look: Look, index: int) -> bool:
    """Tell whether a short block's text is a phrase for related links; it need not be a candidate."""
    bit = look.phrases[index]
    block = look.page.blocks[index]
    if bit or block.words > PHRASE_WORDS or index in look.candidates:
        return bit == BIT["related"]
    return _is_related(look, block.text, block.link_chars / block.chars)


def _teasers_below(page: Page, label: Block, is_within: Callable[[Block], bool]) -> range:
    """Return the blocks of the teasers that begin right below a label, down to text; none where they are few."""
    below = _below(page, label)
    return _teasers_among(page, label, below, is_within) or _teasers_among(page, label, _until_text(below), is_within)


def _teasers_among(page: Page, label: Block, blocks: Sequence[Block], is_within: Callable[[Block], bool]) -> range:
    """Return those of the blocks below a label that are teasers; none where they are few or text is amid them."""
    nothing = range(0)
    heads = _heads_of_teasers(page, blocks, is_within)
    longest = _longest_gap(heads) if heads else 0
    if not heads or longest > _TEASER_BLOCKS:
        return nothing
    teasers = range(label.index + 1, min(heads[-1] + longest, blocks[-1].index + 1))
    within = [page.blocks[i] for i in teasers]
    before_first = within[: heads[0] - label.index - 1]
    if len(before_first) >= _BEFORE_FIRST:
        return nothing
    if any(b.words > _LONG_LABEL_WORDS and leads_elsewhere(b.href) for b in before_first):  # the label's own, and only
        return nothing
    if max(b.words for b in within) > _TEASER_WORDS:
        return nothing
    if any(_is_sentence(one) and _is_sentence(two) for one, two in pairwise(within)):
        return nothing
    return teasers


def _heads_of_teasers(page: Page, blocks: Sequence[Block], is_within: Callable[[Block], bool]) -> list[int]:
    """Return which blocks are headlines, of the style that most of them have; none where these are few.

    Where they are far from each other, shorter ones of this style are headlines, too.
    """
    styles = Counter(page.containers[b.container].style for b in blocks if _may_be_headline(b, is_within))
    style, count = styles.most_common(1)[0] if styles else ("", 0)
    if count < _TEASERS:
        return []
    alike = [b for b in blocks if page.containers[b.container].style == style]
    heads = [b.index for b in alike if _may_be_headline(b, is_within)]
    if _longest_gap(heads) <= _TEASER_BLOCKS:
        return heads
    return [b.index for b in alike if _is_short(b) or _may_be_headline(b, is_within)]


def _below(page: Page, label: Block) -> Sequence[Block]:
    """Return the blocks behind a label in the smallest element around it that has several."""
    end = label.index + 1
    for outer in ancestors(page, label.container):
        while end < len(page.blocks) and is_inside(page, page.blocks[end].container, outer):
            end += 1
        if end - label.index > _TEASERS:
            break
    return page.blocks[label.index + 1 : end]


def _until_text(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks above the first sentence that another follows."""
    pairs = enumerate(pairwise(blocks))
    return blocks[: next((at for at, (one, two) in pairs if _is_sentence(one) and _is_sentence(two)), None)]


def _may_be_headline(block: Block, is_within: Callable[[Block], bool]) -> bool:
    """Tell whether a block leads elsewhere on the site, or is a line as long as a headline and no sentence."""
    if leads_elsewhere(block.href):
        # or its first line is the link, and its summary any length
        is_linked = block.link_chars >= _HEADLINE_SHARE * block.chars or block.text[block.link_chars] == "\n"
        return block.words >= LINE_OF_HEADLINE.start and is_linked and is_within(block)
    return block.words in LINE_OF_HEADLINE and end_mark(block.text) != SENTENCE


def _longest_gap(indices: Sequence[int]) -> int:
    return max(two - one for one, two in pairwise(indices))


def _is_short(block: Block) -> bool:
    """Tell whether a block has fewer words than most headlines: "Ferry sold", among those made alike."""
    return block.words < LINE_OF_HEADLINE.start


def _is_sentence(block: Block) -> bool:
    """Tell whether a block is a sentence that leads nowhere: two of them one after the other are text.

    What has a line above it, in the same element, is a teaser's headline and its summary.
    """
    return is_prose(block) and "\n" not in block.text and not leads_elsewhere(block.href)


def find_next_articles(look: Staying) -> list[int]:
    """Return the blocks in each later element that is made like the page's article and has a headline made like its.

    The entries of a live page and the parts of a list have headings too, but the page's headline stands in none of
    them, or they have no byline of their own. Of 1,511 annotated pages one has such articles, and they do not belong.
    Where there is none, one element below the text that has a headline, a byline and a day is one (`_signed_article`).
    """
    page = look.page
    for title in islice(sorted(look.titles), _TITLES):
        article = _article_of(page, title, _next(look.prose, title, _ARTICLE_BLOCKS))
        found = list(_next_articles(look, article, title)) if article > 0 else []
        if found:
            return [i for blocks in found for i in blocks]
    return _signed_article(look)


_ARTICLE_BLOCKS = 3  # that stay, in the element that is an article: in less stands but its head
_NEXT_BLOCKS = 2  # the same in a later one, which may be cut short
_TITLES = 20  # are tried: a hostile page may say its headline thousands of times
_HEADLINES = ("h1", "h2")


def _next(prose: Sequence[int], index: int, count: int) -> Sequence[int]:
    """Return the first so many blocks of prose after a block, none where there are fewer."""
    start = bisect_right(prose, index)
    found = prose[start : start + count]
    return found if len(found) == count else ()


def _article_of(page: Page, title: int, text: Sequence[int]) -> int:
    """Return the smallest element around the headline and the text below it; 0 where nothing tells it from others."""
    heading = page.containers[page.blocks[title].container]
    if not text or heading.tag not in _HEADLINES:
        return 0
    outer = around(page, (title, *text))
    container = page.containers[outer]
    is_classed = not container.style.endswith(".")
    return outer if container.tag == "article" or (heading.tag == "h1" and is_classed) else 0


def _next_articles(look: Staying, article: int, title: int) -> Iterator[range]:
    """Yield the blocks of each later article."""
    page = look.page
    headline = page.containers[page.blocks[title].container]
    end = title + 1
    for i in look.scene.by_tag[headline.tag]:
        block = page.blocks[i]
        if i < end or page.containers[block.container].style != headline.style:
            continue
        outer = _next_around(page, block, article)
        text = _next(look.prose, i, _NEXT_BLOCKS) if outer > article else ()
        if not text or not is_inside(page, page.blocks[text[-1]].container, outer):
            continue
        within = blocks_in(page, look.scene.count, outer, i)
        end = within.stop
        if any(_is_byline(look, page.blocks[j]) for j in within):  # the parts of a list have none
            yield within


def _next_around(page: Page, block: Block, article: int) -> int:
    """Return the later element that is made like the page's article and holds a headline, else -1."""
    containers = page.containers
    own, outer = containers[article], block.container
    while outer > article and containers[outer].style != own.style:
        outer = containers[outer].parent
    return -1 if is_inside(page, outer, article) else outer


def _is_byline(look: Look, block: Block) -> bool:
    return is_byline_or_date(look.page, block) or opens_as_byline(block.text, look.lexicon)


def _signed_article(look: Staying) -> list[int]:
    """Return the blocks of the element below the text that opens with a headline, an author and a day.

    Of several headlines made alike with both, each is an entry's or an item's; a longer text is the page's own.
    Of 1,511 annotated pages none has such an element; of 2,866 by strangers seven do, and none belongs.
    """
    page, prose, containers = look.page, look.prose, look.page.containers
    title = min(look.titles, default=-1)
    text = _next(prose, title, _ARTICLE_BLOCKS)
    if title < 0 or not text:
        return []
    head = containers[page.blocks[title].container].parent
    below = (i for i in look.scene.headings if i > title and i not in look.titles)
    apart = (i for i in below if containers[page.blocks[i].container].parent != head)  # from the page's own standfirst
    signed = [i for i in apart if _is_signed(look, i)]
    styles = Counter(containers[page.blocks[i].container].style for i in signed)
    for i in islice(signed, _TITLES):
        index = page.blocks[i].container
        if i < text[-1] or styles[containers[index].style] > 1:
            continue
        both = around(page, (prose[bisect_right(prose, i) - 1], i))
        outer = next((o for o in ancestors(page, index) if containers[o].parent == both), 0)
        if not outer or is_inside(page, page.blocks[i - _BEFORE_FIRST].container, outer):
            continue
        within = blocks_in(page, look.scene.count, outer, i)
        own = [page.blocks[j].words for j in within if page.blocks[j].words >= PROSE_WORDS]
        before = sum(page.blocks[j].words for j in prose if title < j < within.start)
        if len(own) >= _NEXT_BLOCKS and sum(own) <= before and not look.stay.isdisjoint(within):
            return [*within]
    return []


_HEAD_BLOCKS = 4  # below a headline: a summary, author, day


def _is_signed(look: Look, index: int) -> bool:
    """Tell whether below a heading stand both an author and a day."""
    page = look.page
    head = [(b, page.containers[b.container].near) for b in page.blocks[index + 1 : index + 1 + _HEAD_BLOCKS]]
    if not any(is_dated(b) or near & Hint.DATE for b, near in head):
        return False
    return any(near & Hint.AUTHOR or opens_as_byline(b.text, look.lexicon) for b, near in head)
