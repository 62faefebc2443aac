"""The standfirst: the summary that a page shows between its headline and its body (layer 3).

Half of the annotated sets leave it out; a reader who copies the article by hand takes it along, so it stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from newsclean.captions.players import is_players_title
from newsclean.characters import FULL_STOPS
from newsclean.context.look import Look
from newsclean.context.standfirst_lists import STANDFIRST_REACH, is_item_beside, is_named, is_summary_list, points_below
from newsclean.lines.byline_lines import opens_as_byline
from newsclean.lines.dated import is_byline_or_date, is_date, is_dated
from newsclean.metadata.page_types import (
    may_be_news,
    says_news,
    says_other,
)
from newsclean.model import Block, Page
from newsclean.page.block_text import counts_characters
from newsclean.page.element_text import holds
from newsclean.page.elements import holds_picture
from newsclean.page.structure import ancestors, is_bold, is_heading, is_inside
from newsclean.page.tags import HEADINGS, KNOWN_HINTS, Hint
from newsclean.prose import PROSE_WORDS, SENTENCE, end_mark
from newsclean.text import squeeze

_WORDS = range(5, 131)  # the longest of an annotated page has 107
_FEW = range(2, 5)  # words of a sentence right below the headline that its own element calls so
_CHARACTERS = range(5, 241)  # where each counts as a word: a Thai word has some three
_BODY_SCORE = 0.8  # by hand; at half and at twice 8 and 39 of 520 pages differ
_LINK_SHARE = 0.4  # by hand; at half and at twice no page of 520 differs
_PROBE = 40  # squeezed characters that a block and the page's description share
_MIN_PROBE = 20  # by hand; at half and at twice no page of 520 differs
# Of blocks above the body that are called lead, summary and so on, or that repeat the page's description,
# 47 of 56 belong on fundus_world, which annotates standfirsts; without these names 59 of 75 do not.
_NOT = (
    Hint.CAPTION | Hint.CREDIT | Hint.AUTHOR | Hint.DATE | Hint.SHARE | Hint.NEWSLETTER | Hint.RELATED | Hint.POPULAR
    | Hint.COMMENT | Hint.ADVERT | Hint.BIO | Hint.SCREEN_READER | Hint.NAV | Hint.KICKER | Hint.SUBSCRIBE | Hint.LIST
)  # fmt: skip
_OVER_PICTURE = Hint.MEDIA | Hint.GALLERY | Hint.FIGURE


class _Window(NamedTuple):
    """Where the standfirst is looked for."""

    blocks: Sequence[Block]
    """Below the headline, as far as the first sure block of the body, but not far."""
    body: int | None
    """Index of the body's first sure block, here or further down; None where none is sure."""
    points: frozenset[int]
    """The items of a list right below the headline."""


class _Line(NamedTuple):
    """A block that may be the standfirst, or a line of it."""

    look: Look
    block: Block
    hints: int
    """Of the elements around it, without what does not count here."""
    window: _Window
    found: Sequence[int]
    """What stands above it and is the standfirst's."""


def find_standfirst(look: Look) -> list[int]:
    """Return the indices of the blocks that are the page's standfirst; none where the page shows none."""
    if look.scene.title_index < 0:
        return []
    window = _window(look)
    found: list[int] = []
    for block in window.blocks:
        if found and _goes_on_in_list(look.page, block, found):
            found.append(block.index)
        elif _may_be_line(look, block, found):
            line = _Line(look, block, _hints_that_count(look, block, window.points), window, found)
            if not _is_excluded(line) and _has_sign(line):
                found.append(block.index)
    return [*found, *_points_behind(look, window, found)]


def _window(look: Look) -> _Window:
    """Return the blocks between the headline and the first that is surely the body's, with that."""
    page, scores, title = look.page, look.scores, look.scene.title_index
    blocks = page.blocks
    sure = (i for i in range(title + 1, len(blocks)) if scores[i] > _BODY_SCORE and blocks[i].words >= PROSE_WORDS)
    body = next((i for i in sure if not (is_heading(page, i) and is_named(page, i))), None)
    stop = min(title + STANDFIRST_REACH, len(blocks) if body is None else body + 1)
    points = points_below(page, title, stop)
    if any(is_date(blocks[i].text) for i in points):
        points = frozenset()  # day, byline and section: so a page by strangers has them, no annotated one
    return _Window(blocks[title + 1 : stop], body, points)


def _may_be_line(look: Look, block: Block, found: Sequence[int]) -> bool:
    """Tell whether a block has as many words as a standfirst, hardly a link and no phrase in it.

    A further sentence in a summary's list may have fewer words, and so may one right below the headline whose own
    element is called a standfirst: "Tides can wait." Of these both belong (by strangers), no annotated page has one.
    """
    if block.link_chars > _LINK_SHARE * block.chars or look.phrases[block.index]:
        return False
    if block.words in _FEW and block.index == look.scene.title_index + 1 and is_named(look.page, block.index):
        return end_mark(block.text) == SENTENCE and "\n" not in block.text
    if block.words in _CHARACTERS and (block.words in _WORDS or counts_characters(block.words, block.text)):
        return True
    is_further = block.index - 1 in found and is_summary_list(look.page, block)
    return is_further and end_mark(block.text) == SENTENCE


def _hints_that_count(look: Look, block: Block, points: frozenset[int]) -> int:
    """Return what the elements right around a block say of it, without what they say of a standfirst, too."""
    page, i = look.page, block.index
    own = page.containers[block.container].own_hints
    hints = page.containers[block.container].near | block.inline_hints
    if hints & Hint.LIST and (i in points or is_summary_list(page, block)):
        hints &= ~Hint.LIST
    if hints & _OF_HEAD & ~own:
        hints &= ~_around_headline(look, block)
    return hints


def _around_headline(look: Look, block: Block) -> int:
    """Return what only elements that hold the headline, too, say of a block: <header class="list__header">.

    All 5 that are found without that belong, on 4 annotated pages and one by a stranger. Those in elements that are
    called after a picture or an advert are mostly captions: of 6 on annotated pages none belongs.
    """
    page, title = look.page, look.page.blocks[look.scene.title_index].container
    apart = block.inline_hints
    around = 0
    for i in islice(ancestors(page, block.container), _NEAR):
        if is_inside(page, title, i):
            around |= page.containers[i].own_hints
        else:
            apart |= page.containers[i].own_hints
    return around & _OF_HEAD & ~apart


_NEAR = 3  # elements, as those whose names count
_OF_HEAD = Hint.LIST | Hint.DATE | Hint.AUTHOR


def _is_excluded(line: _Line) -> bool:
    """Tell whether a block is called something else, a picture's title, or a date, whatever speaks for it."""
    page, block = line.look.page, line.block
    if line.hints & _NOT or (block.media and line.hints & _OVER_PICTURE):
        return True
    own = page.containers[block.container].own_hints
    if (own & _OVER_PICTURE and own & Hint.HEADLINE) or is_players_title(page, block):  # "gallery-title"
        return True
    return _is_dateline(block)


def _is_dateline(block: Block) -> bool:
    """Tell whether a block is a date: "5.3.2024 10:05, updated 12:00", "5 March 2024, 9 min."."""
    return is_dated(block) and (end_mark(block.text) != SENTENCE or block.text[0].isdigit())


def _has_sign(line: _Line) -> bool:
    """Tell whether a block has one of the signs; the first of the body needs the name, in an element like no other."""
    if line.block.index == line.window.body:
        return _is_called_so(line) and not line.found and not _has_twin(line.look, line.block)
    return any(sign(line) for sign in SIGNS)


def _points_behind(look: Look, window: _Window, found: Sequence[int]) -> list[int]:
    """Return the points below a first paragraph that is the standfirst: they need not read like text.

    They stand beside it, or in a list that is called a summary.
    """
    if window.body not in found:
        return []
    page, first = look.page, look.page.blocks[found[0]]
    behind = islice(page.blocks, window.blocks[-1].index + 1, None)
    below = takewhile(lambda b: look.scores[b.index] < _BODY_SCORE, behind)
    points = takewhile(lambda b: is_item_beside(page, b, first) or _is_summed_up(look, b), below)
    return [b.index for b in points]


def _is_summed_up(look: Look, block: Block) -> bool:
    """Tell whether a block is an item of a list that is called a summary, without a link."""
    return not block.link_chars and not look.phrases[block.index] and is_summary_list(look.page, block)


def _is_in_named_box(page: Page, block: Block) -> bool:
    """Tell whether a block is a line of the element around it, that is called a standfirst and holds no picture."""
    parent = page.containers[block.container].parent
    if parent < 0 or not page.containers[parent].own_hints & Hint.STANDFIRST:
        return False
    element = page.element(parent)
    return element is not None and not holds_picture(element) and next(element.iter("video"), None) is None


def _is_called_so(line: _Line) -> bool:
    """Tell whether the elements of a block say that it is a standfirst, and it does not read as a byline.

    Of a block with a picture but its own element says so: the one around it may be called "lead" for the picture.
    """
    look, block, page = line.look, line.block, line.look.page
    hints = page.containers[block.container].own_hints if block.media else line.hints
    is_called = hints & Hint.STANDFIRST or _is_in_named_box(page, block)
    if is_called and (is_named(page, block.index) or not opens_as_byline(block.text, look.lexicon)):
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


def _goes_on_in_list(page: Page, block: Block, found: Sequence[int]) -> bool:
    """Tell whether a block is an item right below the standfirst, in a list that stands beside it."""
    return block.index - 1 in found and is_item_beside(page, block, page.blocks[found[0]])


def _is_point(line: _Line) -> bool:
    """Tell whether a block is an item of the list right below the headline."""
    return line.block.index in line.window.points


def _is_in_hgroup(page: Page, block: Block, title: int) -> bool:
    """Tell whether a block stands below the headline in its <hgroup>, which is for a headline and its subtitle."""
    for i in islice(ancestors(page, block.container), _GROUP_DEPTH):
        if page.containers[i].tag == "hgroup":
            return is_inside(page, page.blocks[title].container, i)
    return False


_GROUP_DEPTH = 3  # by hand; at half and at twice no page of 520 differs


def _may_be_byline(look: Look, block: Block) -> bool:
    """Tell whether a block names an author, or opens with two capitals as a name or a place does."""
    words = block.text.split()[:2]
    opens_with_name = all(word[0].isupper() for word in words) and not look.lexicon.is_stopword(words[0])
    return opens_with_name or _is_of_author(look, block)


def _is_of_author(look: Look, block: Block) -> bool:
    """Tell whether a block names an author, or opens as a byline."""
    return any(author in block.text for author in look.scene.authors) or opens_as_byline(block.text, look.lexicon)


def _is_lone_sentence(line: _Line) -> bool:
    """Tell whether a block is the first sentence above the body that reads somewhat like text, made like no other.

    On a page of news, where byline, date and share bar may stand above it: on publishers that the weights had not seen
    1 of 1 belongs (fundus_world), on pages by strangers 2 of 2.
    """
    look, block = line.look, line.block
    if line.found or line.window.body is None or not says_news(look.meta) or look.scores[block.index] < _LEAST_SCORE:
        return False
    if block.words < _LONE_WORDS or block.link_chars or block.media or end_mark(block.text) != SENTENCE:
        return False
    container = look.page.containers[block.container]
    if container.tag not in _LONE_TAGS or container.hints & _NO_LONE:
        return False
    return not _has_twin(look, block)


_LONE_WORDS = 10  # by hand; at half and at twice no page of 520 differs
_LONE_TAGS = ("p", "div")
_NO_LONE = Hint.FIGURE | Hint.HIDDEN


def _is_above_byline(line: _Line) -> bool:
    """Tell whether a block that reads somewhat like text stands right below the headline, byline or date below it.

    So do 5 of 5 standfirsts on fundus_world that nothing names. On a page that may be news a sentence next to the
    headline need not read like text, nor a line in bold with the byline or the date next to it, nor one of several
    words, made like no other, with these below it.
    """
    look, block, body = line.look, line.block, line.window.body
    page, scene = look.page, look.scene
    below = block.index - scene.title_index
    if body is None or below > HEADLINE_REACH:
        return False
    may_score_less = below == 1 and may_be_news(look.meta)
    if look.scores[block.index] < _LEAST_SCORE and not (may_score_less and _is_own_line(look, block)):
        return False
    if block.link_chars or block.media or page.containers[block.container].hints & Hint.FIGURE:
        return False
    if is_byline_or_date(page, block, scene.authors):
        return False
    return any(is_byline_or_date(page, other, scene.authors) for other in page.blocks[block.index + 1 : body])


def _is_own_line(look: Look, block: Block) -> bool:
    """Tell whether a block is a sentence, a line in bold with the byline right below it, or another line above that."""
    if block.text[-1] in FULL_STOPS:  # a question may be a headline in other words
        return True
    following = look.page.blocks[block.index + 1 : block.index + 2]
    is_above = any(is_byline_or_date(look.page, other, look.scene.authors) for other in following)
    return (is_above and is_bold(block)) or _is_line_between(look, block)


def _is_line_between(look: Look, block: Block) -> bool:
    """Tell whether a block is a line of several words, made like no other, above the byline or the date."""
    if block.words < _LINE_WORDS or "|" in block.text or is_heading(look.page, block.index):
        return False
    if _may_be_byline(look, block) or _has_twin(look, block):
        return False
    following = look.page.blocks[block.index + 1 : block.index + 1 + _LINE_REACH]
    return any(is_byline_or_date(look.page, other, look.scene.authors) for other in following)


_LINE_WORDS = 7  # bounds set by hand
_LINE_REACH = 5  # tools, a picture's two captions, its credit; further off a headline may stand in other words


def _is_long_heading(line: _Line) -> bool:
    """Tell whether a block is a heading as long as a sentence next to the headline, on a page that says nothing else.

    It stands right below it, in the same element, and no other element of the page is made so. Of those that come on
    annotated pages and by strangers 8 of 8 belong; readers differ on 2 more.
    """
    page, block, title = line.look.page, line.block, line.look.scene.title_index
    if block.index != title + 1 or line.window.body is None or block.words < _HEADING_WORDS:
        return False
    container = page.containers[block.container]
    if container.tag not in HEADINGS or says_other(line.look.meta):
        return False
    if not _is_beside(page, container.parent, page.blocks[title].container):
        return False
    return not block.link_chars and not block.media and not _has_twin(line.look, block)


def _is_beside(page: Page, parent: int, title: int) -> bool:
    """Tell whether the headline is in an element or in the one next to it: each of two headings may have its own."""
    beside = page.containers[title].parent
    return parent == beside or page.containers[parent].parent == page.containers[beside].parent


_HEADING_WORDS = 10  # by hand; at half and at twice 2 and 1 of 520 pages differ


HEADLINE_REACH = 2
"""Blocks below a line in which a byline or a date says that it stands in the article's head."""
_LEAST_SCORE = 0.2  # by hand; at half and at twice 1 and 6 of 520 pages differ


def _says_description(line: _Line) -> bool:
    return repeats_description(line.block, line.look.scene.description)


SIGNS: tuple[Callable[[_Line], bool], ...] = (
    _is_called_so,  # <p class="standfirst">
    _is_point,  # the third of "Key points:"
    _says_description,  # <meta name="description"> says the same
    _is_above_byline,  # headline, this, "By Ada Quill"
    _is_long_heading,  # <h1> and an <h2> like no other, as long as a sentence
    _is_lone_sentence,  # above the body, made like nothing else
)
"""What tells a standfirst of the blocks below the headline; one is enough."""


def _has_twin(look: Look, block: Block) -> bool:
    """Tell whether other blocks of the page have the same tag and class: then it is a paragraph of the body."""
    _, blocks, _ = look.scene.styles[look.page.containers[block.container].style]
    return blocks > 1


def repeats_description(block: Block, description: str) -> bool:
    """Tell whether a block says what the page's description (squeezed) says."""
    text = squeeze(block.text[: 4 * _PROBE])[:_PROBE]
    if min(len(text), len(description)) < _MIN_PROBE:
        return False
    return description.startswith(text) or text.startswith(description[:_PROBE])
