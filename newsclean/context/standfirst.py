"""The standfirst: the summary that a page shows between its headline and its body (layer 3).

Half of the annotated sets leave it out; a reader who copies the article by hand takes it along, so it stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

from newsclean.context.look import Look
from newsclean.context.standfirst_lists import STANDFIRST_REACH, is_named, is_summary_list, points_below
from newsclean.lines.byline_lines import opens_as_byline
from newsclean.lines.dated import is_byline_or_date, is_dated
from newsclean.metadata.page_types import (
    may_be_news,
    says_news,
    says_other,
)
from newsclean.model import Block, Page
from newsclean.page.block_text import counts_characters
from newsclean.page.elements import holds_picture
from newsclean.page.structure import ancestors, is_bold, is_heading, is_inside
from newsclean.page.tags import HEADINGS, Hint
from newsclean.prose import PROSE_WORDS, SENTENCE, end_mark
from newsclean.text import squeeze

_WORDS = range(5, 131)  # the longest of an annotated page has 107
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
        if _may_be_line(look, block, window, found):
            line = _Line(look, block, _hints_that_count(look, block, window.points), window, found)
            if not _is_excluded(line) and _has_sign(line):
                found.append(block.index)
    return found


def _window(look: Look) -> _Window:
    """Return the blocks between the headline and the first that is surely the body's, with that.

    Text as it may read, a summary's item is not: the whole list is the standfirst.
    """
    page, scores, title = look.page, look.scores, look.scene.title_index
    blocks = page.blocks
    sure = (i for i in range(title + 1, len(blocks)) if scores[i] > _BODY_SCORE and blocks[i].words >= PROSE_WORDS)
    body = next((i for i in sure if not _is_of_summary(page, i)), None)
    stop = min(title + STANDFIRST_REACH, len(blocks) if body is None else body + 1)
    return _Window(blocks[title + 1 : stop], body, points_below(page, title, stop))


def _is_of_summary(page: Page, index: int) -> bool:
    """Tell whether a block is a heading that is called a standfirst, or an item of a list that is called a summary."""
    return (is_heading(page, index) and is_named(page, index)) or is_summary_list(page, page.blocks[index])


def _may_be_line(look: Look, block: Block, window: _Window, found: Sequence[int]) -> bool:
    """Tell whether a block has as many words as a standfirst, hardly a link and no phrase in it.

    A further item of a summary's list, or of points, may have fewer words.
    """
    if block.link_chars > _LINK_SHARE * block.chars or look.phrases[block.index]:
        return False
    if block.words in _CHARACTERS and (block.words in _WORDS or counts_characters(block.words, block.text)):
        return True
    is_of_list = block.index in window.points or is_summary_list(look.page, block)
    return block.index - 1 in found and is_of_list


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
    """Tell whether a block is called something else, a picture's title, a date, or the headline's own words.

    Whatever speaks for it. A summary's item may name a year: "Plant delayed until 2026".
    """
    page, block = line.look.page, line.block
    if line.hints & _NOT or (block.media and line.hints & _OVER_PICTURE):
        return True
    own = page.containers[block.container].own_hints
    if own & _OVER_PICTURE and own & Hint.HEADLINE:  # "gallery-title"
        return True
    if squeeze(block.text) in squeeze(page.blocks[line.look.scene.title_index].text):  # the title of its video
        return True
    is_moment = is_dated(block) and end_mark(block.text) != SENTENCE  # "5.3.2024 10:05, updated 12:00"
    return is_moment and not is_summary_list(page, block)


def _has_sign(line: _Line) -> bool:
    """Tell whether a block has one of the signs.

    The first of the body needs the name, in an element like no other, or is the page's description, all in bold.
    """
    if line.block.index == line.window.body:
        is_lead = is_bold(line.block) and _says_description(line)
        is_apart = not _has_twin(line.look, line.block) or _fills_named_box(line.look.page, line.block)
        return not line.found and (is_lead or (_is_called_so(line) and is_apart))
    return any(sign(line) for sign in SIGNS)


def _is_in_named_box(page: Page, block: Block) -> bool:
    """Tell whether a block is a line of the element around it, that is called a standfirst and holds no picture."""
    parent = page.containers[block.container].parent
    if parent < 0 or not page.containers[parent].own_hints & Hint.STANDFIRST:
        return False
    element = page.element(parent)
    return element is not None and not holds_picture(element) and next(element.iter("video"), None) is None


def _fills_named_box(page: Page, block: Block) -> bool:
    """Tell whether a block is all of the element around it, called a standfirst: no body is in such a box."""
    parent = page.containers[block.container].parent
    following = page.blocks[block.index + 1 : block.index + 2]
    is_alone = not any(is_inside(page, other.container, parent) for other in following)
    return is_alone and _is_in_named_box(page, block)


def _is_called_so(line: _Line) -> bool:
    """Tell whether the elements of a block say that it is a standfirst, and it does not read as a byline.

    Of a block with a picture but its own element says so: the one around it may be called "lead" for the picture.
    """
    look, block, page = line.look, line.block, line.look.page
    hints = page.containers[block.container].own_hints if block.media else line.hints
    is_called = hints & Hint.STANDFIRST or _is_in_named_box(page, block)
    return bool(is_called) and (is_named(page, block.index) or not opens_as_byline(block.text, look.lexicon))


def _is_point(line: _Line) -> bool:
    """Tell whether a block is an item of the list right below the headline."""
    return line.block.index in line.window.points


def _is_lone_sentence(line: _Line) -> bool:
    """Tell whether a block is the first sentence above the body that reads somewhat like text, made like no other.

    On a page of news, where byline, date and share bar may stand above it: on publishers that the weights had not seen
    1 of 1 belongs (fundus_world), on pages by strangers 2 of 2.
    """
    look, block = line.look, line.block
    if line.found or line.window.body is None or not says_news(look.meta) or look.scores[block.index] < _LEAST_SCORE:
        return False
    if block.link_chars or block.media or look.page.containers[block.container].hints & (Hint.FIGURE | Hint.HIDDEN):
        return False
    return end_mark(block.text) == SENTENCE and not _has_twin(look, block)


def _is_above_byline(line: _Line) -> bool:
    """Tell whether a block that reads somewhat like text stands right below the headline, byline or date below it.

    So do 5 of 5 standfirsts on fundus_world that nothing names. On a page that may be news a line in bold next to the
    headline need not read like text, nor one made like no other with byline or date near below it.
    """
    look, block, body = line.look, line.block, line.window.body
    page, scene = look.page, look.scene
    below = block.index - scene.title_index
    if below > HEADLINE_REACH:
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
    """Tell whether a block is in bold, or a line made like no other above the byline or the date."""
    if is_bold(block):
        return True
    if "|" in block.text or is_heading(look.page, block.index) or _has_twin(look, block):
        return False
    following = look.page.blocks[block.index + 1 : block.index + 1 + _LINE_REACH]
    return any(is_byline_or_date(look.page, other, look.scene.authors) for other in following)


_LINE_REACH = 5  # by hand: tools, a picture's two captions, its credit; further off a headline may stand in other words


def _is_long_heading(line: _Line) -> bool:
    """Tell whether a block is a heading as long as a sentence next to the headline, on a page that says nothing else.

    It stands right below it, in the same element. Of those that come on annotated pages and by strangers 8 of 8 belong;
    readers differ on 2 more.
    """
    page, block, title = line.look.page, line.block, line.look.scene.title_index
    if block.index != title + 1 or block.words < _HEADING_WORDS or block.media or says_other(line.look.meta):
        return False
    container, headline = page.containers[block.container], page.containers[page.blocks[title].container]
    return container.tag in HEADINGS and container.parent == headline.parent


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
    _is_long_heading,  # <h1> and an <h2> as long as a sentence
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
