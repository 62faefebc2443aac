"""The standfirst: the summary that a page shows between its headline and its body (layer 3).

Half of the annotated sets leave it out; a reader who copies the article by hand takes it along, so it stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from newsclean.captions.players import is_players_title
from newsclean.context.date_lines import is_date, is_dated
from newsclean.context.look import Look
from newsclean.lines.byline_lines import opens_as_byline
from newsclean.metadata.page_types import (
    may_be_news,
    says_article,
    says_news,
    says_other,
    says_review,
    says_website,
)
from newsclean.model import Block, Page
from newsclean.page.block_text import counts_characters
from newsclean.page.element_text import holds
from newsclean.page.structure import ancestors, is_bold, is_heading, is_inside
from newsclean.page.tags import HEADINGS, KNOWN_HINTS, LISTS, Hint
from newsclean.scoring.features import PROSE_WORDS, SENTENCE, end_mark
from newsclean.text import COLONS, fold, squeeze

_WORDS = range(5, 91)
_CHARACTERS = range(5, 241)  # where each counts as a word: a Thai word has some three
_REACH = 15  # blocks below the headline: between them stand byline, date, share bar and lead picture
_BODY_SCORE = 0.8
_LINK_SHARE = 0.4
_PROBE = 40  # squeezed characters that a block and the page's description share
_MIN_PROBE = 20
# Of blocks above the body that are called lead, summary and so on, or that repeat the page's description,
# 47 of 56 belong on fundus_world, which annotates standfirsts; without these names 59 of 75 do not.
_NOT = (
    Hint.CAPTION | Hint.CREDIT | Hint.AUTHOR | Hint.DATE | Hint.SHARE | Hint.NEWSLETTER | Hint.RELATED | Hint.POPULAR
    | Hint.COMMENT | Hint.ADVERT | Hint.BIO | Hint.SCREEN_READER | Hint.NAV | Hint.KICKER | Hint.SUBSCRIBE | Hint.LIST
)  # fmt: skip


_OVER_PICTURE = Hint.MEDIA | Hint.GALLERY | Hint.FIGURE


def find_standfirst(look: Look) -> list[int]:
    """Return the indices of the blocks that are the page's standfirst; none where the page shows none."""
    page, scene, scores, phrases = look.page, look.scene, look.scores, look.phrases
    title = scene.title_index
    if title < 0:
        return []
    blocks = page.blocks
    after = range(title + 1, len(blocks))
    sure = (i for i in after if scores[i] > _BODY_SCORE and blocks[i].words >= PROSE_WORDS)
    body = next((i for i in sure if not (is_heading(page, i) and _is_named(page, i))), None)
    stop = min(title + _REACH, len(blocks) if body is None else body + 1)
    points = _points_below(page, title, stop)
    found: list[int] = []
    for block in blocks[title + 1 : stop]:
        i = block.index
        if found and i - 1 in found and _is_item_beside(page, block, blocks[found[0]]):
            found.append(i)
            continue
        is_further = i - 1 in found and _is_summary_list(page, block) and end_mark(block.text) == SENTENCE
        is_line = block.words in _CHARACTERS and (block.words in _WORDS or counts_characters(block.words, block.text))
        if not (is_line or is_further) or block.link_chars > _LINK_SHARE * block.chars or phrases[i]:
            continue
        own = page.containers[block.container].own_hints
        hints = page.containers[block.container].near | block.inline_hints
        if hints & Hint.LIST and (i in points or _is_summary_list(page, block)):
            hints &= ~Hint.LIST
        if i == title + 1 and own & Hint.STANDFIRST and own & Hint.AUTHOR and not _is_of_author(look, block):
            hints &= ~Hint.AUTHOR  # "byline strapline"
        # "5.3.2024 10:05, updated 12:00", "5 March 2024, 9 min."
        is_dateline = is_dated(block) and (end_mark(block.text) != SENTENCE or block.text[0].isdigit())
        if i - 1 in found and _is_named(page, i) and _is_made_as(page, i, i - 1):
            is_dateline = False  # a further line of the standfirst, "Costs have doubled since 2021"
        is_of_media = (own & _OVER_PICTURE and own & Hint.HEADLINE) or is_players_title(page, block)  # "gallery-title"
        if hints & _NOT or is_of_media or (block.media and hints & _OVER_PICTURE) or is_dateline:
            continue
        named = _is_called_so(look, block, own if block.media else hints)  # a picture's element may be called lead, too
        if i == body:
            if named and not found and not _has_twin(page, block):
                found.append(i)
        elif (
            named
            or i in points
            or repeats_description(block, scene.description)
            or _is_above_byline(look, i, body)
            or _is_long_heading(look, i, body)
            or (not found and _is_lone_sentence(look, i, body))
        ):
            found.append(i)
    if body in found:  # points below it need not read like text
        below = takewhile(lambda b: scores[b.index] < _BODY_SCORE, islice(blocks, stop, None))
        found += [b.index for b in takewhile(lambda b: _is_item_beside(page, b, blocks[found[0]]), below)]
    return found


def _is_named(page: Page, index: int) -> bool:
    """Tell whether a block's own element is called a standfirst."""
    return bool(page.containers[page.blocks[index].container].own_hints & Hint.STANDFIRST)


def _is_in_named_box(page: Page, block: Block) -> bool:
    """Tell whether a block is a line of the element around it, that is called a standfirst and holds no picture."""
    parent = page.containers[block.container].parent
    if parent < 0 or not page.containers[parent].own_hints & Hint.STANDFIRST:
        return False
    element = page.element(parent)
    return element is not None and next(element.iter("img", "picture", "video"), None) is None


def _is_called_so(look: Look, block: Block, hints: int) -> bool:
    """Tell whether the elements of a block say that it is a standfirst, and it does not read as a byline."""
    page = look.page
    is_called = hints & Hint.STANDFIRST or _is_in_named_box(page, block)
    if is_called and (_is_named(page, block.index) or not opens_as_byline(block.text, look.lexicon)):
        return True
    if _is_in_hgroup(page, block, look.scene.title_index) and not _may_be_byline(look, block):
        return True
    return _is_bold_summary(page, block)


def _is_bold_summary(page: Page, block: Block) -> bool:
    """Tell whether a block is all in bold, in an inline element that is called so: `<strong class="summary">`."""
    element = page.element(block.container) if block.bold_chars and block.bold_chars >= block.chars - 1 else None
    inner = () if element is None else islice(element.iter("strong", "b"), _BOLD)
    return any(
        KNOWN_HINTS[one.get("class") or ""] & Hint.STANDFIRST and holds(one, block.text) for one in inner
    )


_BOLD = 4  # in the text's element, of which a summary opens the first


def _is_made_as(page: Page, one: int, other: int) -> bool:
    """Tell whether two blocks stand in elements of the same tag and class."""
    return len({page.containers[page.blocks[i].container].style for i in (one, other)}) == 1


def _is_item_beside(page: Page, block: Block, standfirst: Block) -> bool:
    """Tell whether a block is an item of a list, and says something, in one element with the standfirst above it.

    Or in the element next to the standfirst's, without a link: both may have a box.
    """
    containers = page.containers
    container, own = containers[block.container], containers[standfirst.container]
    points = containers[container.parent]
    if container.tag != "li" or block.words < _POINT_WORDS or block.link_chars == block.chars:
        return False
    if points.tag not in LISTS or own.tag != "p" or not _is_first_in(page, standfirst):
        return False
    is_next = containers[points.parent].parent == containers[own.parent].parent and not block.link_chars
    return points.parent == own.parent or (is_next and _is_named(page, standfirst.index))


def _is_first_in(page: Page, block: Block) -> bool:
    """Tell whether a block opens the element around its own, and that is not the headline's too."""
    around = page.containers[block.container].parent
    return block.index > 0 and not is_inside(page, page.blocks[block.index - 1].container, around)


def _points_below(page: Page, title: int, stop: int) -> frozenset[int]:
    """Return the items of a list below the headline that read like points: of words, several, none a link.

    An item may be a heading: `<li><h2>`. Of 18 on annotated pages 16 belong; fundus_world leaves out two of three on
    one page. The list stands right below it, or a label above the list, in its box: "Key points".
    """
    found: list[int] = []
    parent = -1  # the list
    start = next((i + 1 for i in range(title + 1, stop) if _labels_list(page, i)), title + 1)
    for block in page.blocks[start : start + _REACH]:
        container = page.containers[block.container]
        if container.tag in HEADINGS:
            container = page.containers[container.parent]
        if container.tag != "li" or block.link_chars or block.words < _POINT_WORDS:
            break
        if found and container.parent != parent:
            break
        parent = container.parent
        found.append(block.index)
    return frozenset(found if len(found) > 1 else ())


_POINT_WORDS = 5


def _labels_list(page: Page, index: int) -> bool:
    """Tell whether a block is a few words above a list in an element that holds both and no more.

    A button is no label: it unfolds what a machine has summed up.
    """
    label, item = page.blocks[index : index + 1], page.blocks[index + 1 : index + 2]
    if not label or not item or label[0].words > _LABEL_WORDS or label[0].link_chars:
        return False
    points = page.containers[page.containers[item[0].container].parent]
    own = label[0].container
    if page.containers[own].tag == "button":
        return False
    is_boxed = points.tag in LISTS and points.parent in (own, page.containers[own].parent)
    return is_boxed and not is_inside(page, page.blocks[index - 1].container, points.parent)


_LABEL_WORDS = 4


def _is_summary_list(page: Page, block: Block) -> bool:
    """Tell whether a block is an item of a list that is called a summary: on wcxb all 23 such items belong.

    So may be the element right around the list, "summary-box", if no more than a heading stands in it above the list: a
    button there unfolds what a machine has summed up.
    """
    near = [page.containers[i] for i in islice(ancestors(page, block.container), _SUMMARY_DEPTH)]
    if any(c.tag in _SUMMARY_LISTS and c.own_hints & Hint.STANDFIRST for c in near):
        return True
    if near[0].tag != "li" or len(near) < _SUMMARY_DEPTH or near[1].own_hints & Hint.HIDDEN:
        return False
    *_, around = islice(ancestors(page, block.container), _SUMMARY_DEPTH)
    if near[-1].tag not in _SUMMARY_BOXES or not near[-1].own_hints & Hint.STANDFIRST:
        return False
    inside = takewhile(lambda b: is_inside(page, b.container, around), reversed(page.blocks[: block.index]))
    above = (page.containers[other.container] for other in islice(inside, _REACH))
    return all(other.tag in _ABOVE_POINTS for other in above)


_SUMMARY_LISTS = LISTS | {"li"}
_SUMMARY_BOXES = ("div", "section")
_ABOVE_POINTS = HEADINGS | {"li"}
_SUMMARY_DEPTH = 3


def find_headings(look: Look) -> list[int]:
    """Return the headings right above the items of a summary that stay or end in a colon: "In brief:" leads to them.

    The one that comes for the colon belongs (by strangers); no annotated page has any.
    """
    blocks = look.page.blocks
    items = [i for i in look.standfirst if look.page.containers[blocks[i].container].tag == "li"]
    stay = {*look.staying} - look.titles
    leads = {i - 1 for i in items if i and blocks[i - 1].text.endswith(COLONS) and not look.phrases[i - 1]}
    return [i - 1 for i in items if i - 1 in stay | leads and is_heading(look.page, i - 1)]


def _is_in_hgroup(page: Page, block: Block, title: int) -> bool:
    """Tell whether a block stands below the headline in its <hgroup>, which is for a headline and its subtitle."""
    for i in islice(ancestors(page, block.container), _SUMMARY_DEPTH):
        if page.containers[i].tag == "hgroup":
            return is_inside(page, page.blocks[title].container, i)
    return False


def _may_be_byline(look: Look, block: Block) -> bool:
    """Tell whether a block names an author, or opens with two capitals as a name or a place does."""
    words = block.text.split()[:_PAIR]
    opens_with_name = all(word[0].isupper() for word in words) and fold(words[0]) not in look.lexicon.stopwords
    return opens_with_name or _is_of_author(look, block)


def _is_of_author(look: Look, block: Block) -> bool:
    """Tell whether a block names an author, or opens as a byline."""
    return any(author in block.text for author in look.scene.authors) or opens_as_byline(block.text, look.lexicon)


def _is_lone_sentence(look: Look, index: int, body: int | None) -> bool:
    """Tell whether a block is a sentence above the body that reads somewhat like text, in an element like no other.

    On a page of news, where byline, date and share bar may stand above it: on publishers that the weights had not seen
    1 of 1 belongs (fundus_world), on pages by strangers 2 of 2.
    """
    block = look.page.blocks[index]
    if body is None or not says_news(look.meta) or look.scores[index] < _LEAST_SCORE:
        return False
    if block.words < _LONE_WORDS or block.link_chars or block.media or end_mark(block.text) != SENTENCE:
        return False
    container = look.page.containers[block.container]
    if container.tag not in _LONE_TAGS or container.hints & _NO_LONE:
        return False
    return not _has_twin(look.page, block)


_LONE_WORDS = 10
_LONE_TAGS = ("p", "div")
_NO_LONE = Hint.FIGURE | Hint.HIDDEN


def _is_above_byline(look: Look, index: int, body: int | None) -> bool:
    """Tell whether a block that reads somewhat like text stands right below the headline, byline or date below it.

    So do 5 of 5 standfirsts on fundus_world that nothing names. On a page that may be news a sentence next to the
    headline need not read like text, nor a line in bold with the byline or the date next to it, nor one of several
    words, made like no other, with these below it.
    """
    page, scene = look.page, look.scene
    block = page.blocks[index]
    below = index - scene.title_index
    if body is None or below > _HEADLINE_REACH:
        return False
    if look.scores[index] < _LEAST_SCORE and not (below == 1 and may_be_news(look.meta) and _is_own_line(look, block)):
        return False
    if block.link_chars or block.media or page.containers[block.container].hints & Hint.FIGURE:
        return False
    if is_byline_or_date(page, block, scene.authors):
        return False
    return any(is_byline_or_date(page, other, scene.authors) for other in page.blocks[index + 1 : body])


def _is_own_line(look: Look, block: Block) -> bool:
    """Tell whether a block is a sentence, a line in bold with the byline right below it, or another line above that."""
    if block.text[-1] in _FULL_STOPS:
        return True
    following = look.page.blocks[block.index + 1 : block.index + 2]
    is_above = any(is_byline_or_date(look.page, other, look.scene.authors) for other in following)
    return (is_above and is_bold(block)) or _is_line_between(look, block)


def _is_line_between(look: Look, block: Block) -> bool:
    """Tell whether a block is a line of several words, made like no other, above the byline or the date."""
    if block.words < _LINE_WORDS or "|" in block.text or is_heading(look.page, block.index):
        return False
    if _may_be_byline(look, block) or _has_twin(look.page, block):
        return False
    following = look.page.blocks[block.index + 1 : block.index + 1 + _HEADLINE_REACH]
    return any(is_byline_or_date(look.page, other, look.scene.authors) for other in following)


_LINE_WORDS = 7  # a bound set by hand


def _is_long_heading(look: Look, index: int, body: int | None) -> bool:
    """Tell whether a block on a page that may be news is a heading as long as a sentence next to the headline.

    It stands right below it, in the same element, and no other element of the page is made so. Of those that come on
    annotated pages and by strangers 7 of 7 belong; readers differ on 2 more.
    """
    page, title = look.page, look.scene.title_index
    block, containers = page.blocks[index], page.containers
    if index != title + 1 or body is None or block.words < _HEADING_WORDS or not may_be_news(look.meta):
        return False
    container = containers[block.container]
    if container.tag not in HEADINGS or not _is_beside(page, container.parent, page.blocks[title].container):
        return False
    return not block.link_chars and not block.media and not _has_twin(page, block)


def _is_beside(page: Page, parent: int, title: int) -> bool:
    """Tell whether the headline is in an element or in the one next to it: each of two headings may have its own."""
    beside = page.containers[title].parent
    return parent == beside or page.containers[parent].parent == page.containers[beside].parent


_HEADING_WORDS = 10


def is_byline_or_date(page: Page, block: Block, authors: Sequence[str] = ()) -> bool:
    """Tell whether a block is named for the author or the date, or says either in a few words."""
    if page.containers[block.container].near & (Hint.AUTHOR | Hint.DATE):
        return True
    if block.words > _BYLINE_WORDS:
        return False
    return is_date(block.text) or any(author in block.text for author in authors)


_BYLINE_WORDS = 12
_PAIR = 2


_HEADLINE_REACH = 2
_LEAST_SCORE = 0.2
_FULL_STOPS = ".\u3002\u0964"  # a question may be a headline in other words


def find_summary(look: Look) -> list[int]:
    """Return, of the standfirst's blocks on a page that does not say that it is news, those that but describe it.

    They have a low score and stand in an element apart from the body's, where a template sets them. On pages that say
    they are something else most do not belong (wcxb; in the segments set 1 of 1 does, and 5 of 5 with a higher score).
    On pages that say nothing, or but "article", 12 of 14 with a very low score do not either (aeb, wcxb), which readers
    see otherwise: one page less of wcxb is clean with them.
    """
    page, scores, standfirst, kept, meta = look.page, look.scores, look.standfirst, look.kept, look.meta
    if not standfirst or not says_other(meta):
        return []
    found = (i for i in standfirst if scores[i] < _NO_NEWS_SCORE and not _is_beside_body(page, i, kept))
    is_signed = says_website(meta) and bool(meta.authors and meta.published)
    found = (i for i in found if not (is_signed and _is_summary_list(page, page.blocks[i])))
    return [i for i in found if not (_is_the_pages(look, i) or _is_an_articles(look, i))]


def _is_the_pages(look: Look, index: int) -> bool:
    """Tell whether a block is called a standfirst and says what the page's description says."""
    block = look.page.blocks[index]
    is_named = bool(look.page.containers[block.container].near & Hint.STANDFIRST)
    return is_named and repeats_description(block, look.scene.description)


def _is_an_articles(look: Look, index: int) -> bool:
    """Tell whether a block is called a standfirst, right below the headline, on a page that says it is an article.

    wcxb leaves out 4 of 5 such blocks; on pages by strangers all 7 belong. On a review or a recipe it need not be
    called so: 4 of 4 belong (by strangers), but not a shorter label (segments).
    """
    block = look.page.blocks[index]
    if index != look.scene.title_index + 1:
        return False
    is_named = bool(look.page.containers[block.container].near & Hint.STANDFIRST)
    is_told = says_review(look.meta) and block.words >= _REVIEW_WORDS
    return is_told or (is_named and says_article(look.meta))


_REVIEW_WORDS = 8


_NO_NEWS_SCORE = 0.6


def _is_beside_body(page: Page, index: int, kept: Sequence[int]) -> bool:
    """Tell whether the first prose that stays below a block is in the same element."""
    blocks, containers = page.blocks, page.containers
    below = next((blocks[i] for i in kept if i > index and blocks[i].words >= PROSE_WORDS), None)
    if below is None:
        return False
    return containers[below.container].parent == containers[blocks[index].container].parent


def _has_twin(page: Page, block: Block) -> bool:
    """Tell whether other blocks of the page have the same tag and class: then it is a paragraph of the body."""
    style = page.containers[block.container].style
    return any(page.containers[b.container].style == style and b.index != block.index for b in page.blocks)


def repeats_description(block: Block, description: str) -> bool:
    """Tell whether a block says what the page's description (squeezed) says."""
    text = squeeze(block.text[: 4 * _PROBE])[:_PROBE]
    if min(len(text), len(description)) < _MIN_PROBE:
        return False
    return description.startswith(text) or text.startswith(description[:_PROBE])
