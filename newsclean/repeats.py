"""What a page says twice (layer 3).

In: the page and the blocks that stay. Out: the indices of those that say again what others say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from newsclean.features import NO_MARK, PROSE_WORDS, end_mark
from newsclean.look import Look
from newsclean.model import Block, Page
from newsclean.structure import ancestors, is_heading, list_of
from newsclean.tags import CLASS_CHARS, HEADINGS, Hint
from newsclean.text import squeeze


def find_repeats(look: Look) -> list[int]:
    """Return, of the blocks that stay, those that say again what others above them say, as they follow one another.

    Pages hold their text once a screen size, a second time for readers without scripts, or a slider's first slides
    again after its last. A paragraph right below its own twin is one too. On publishers that the weights had not seen
    no such sentence belongs (6 pages of wcxb, and 3 with a twin); of those that come again one by one or two by two,
    in lists of things that have something in common, half do.
    """
    page, staying = look.page, look.staying
    blocks = page.blocks
    first: dict[str, int] = {}
    found: list[int] = []
    run: list[int] = []
    for before, i in pairwise((-1, *staying, len(blocks))):
        is_again = i < len(blocks) and first.setdefault(blocks[i].text, i) != i
        if is_again:
            run.append(i)
            if before >= 0 and blocks[before].text == blocks[i].text and _is_sentence(page, i):
                found.append(i)
            continue
        sentences = [blocks[j].words for j in run if _is_sentence(page, j)]
        if len(sentences) >= _REPEATED_SENTENCES and sum(sentences) >= _REPEATED_WORDS:
            found += run
        run = []
    return sorted({*found})


_REPEATED_SENTENCES = 3
_REPEATED_WORDS = 100  # an address in three lines may come again


def _is_sentence(page: Page, index: int) -> bool:
    block = page.blocks[index]
    tag = page.containers[block.container].tag
    return block.words >= PROSE_WORDS and tag not in _CELLS and tag not in HEADINGS


_CELLS = frozenset(("td", "th"))


def find_excerpt(look: Look) -> list[int]:
    """Return the first block that stays, where one of those right below says it again: an excerpt above the text.

    On publishers that the weights had not seen 5 of 5 stand once in the text (wcxb, fundus_world). A page's standfirst
    is none: 6 of 11 stand there twice (fundus16, fundus_world). Nor is one point of a list called the standfirst.
    """
    page, staying = look.page, look.staying
    if look.standfirst or not staying or page.blocks[staying[0]].words < _EXCERPT_WORDS:
        return []
    text = page.blocks[staying[0]].text.rstrip(_EXCERPT_END)
    below = staying[1 : 1 + _EXCERPT_REACH]
    items = list_of(page, page.blocks[staying[0]])
    is_point = items >= 0 and any(list_of(page, page.blocks[i]) == items for i in below)
    if is_point and page.containers[items].near & Hint.STANDFIRST:
        return []
    return [staying[0]] if any(text in page.blocks[i].text for i in below) else []


_EXCERPT_WORDS = 8
_EXCERPT_REACH = 12
_EXCERPT_END = " .…[]"  # "The bridge would stay shut […]"


def find_pull_quotes(look: Look) -> list[int]:
    """Return the blocks that stay in elements called quotes whose words stand in another block that stays.

    Half of the annotated sets leave them out (fundus_world, wcxb), half keep them (aeb, fundus16); a reader who copies
    the article by hand takes a sentence once.
    """
    page, staying = look.page, look.staying
    blocks, containers = page.blocks, page.containers
    quotes = [
        i for i in staying
        if containers[blocks[i].container].near & Hint.QUOTE and _QUOTE_WORDS <= blocks[i].words < _LONGEST_QUOTE
        and not _is_introduced(page, i)
    ]  # fmt: skip
    if not quotes or len(quotes) > _MOST_QUOTES:
        return []
    others = [blocks[i].text.lower() for i in staying if i not in quotes]
    found = [i for i in quotes if _is_said(blocks[i].text.lower(), others)]
    stay = {*staying}
    return found + [i + 1 for i in found if i + 1 in stay and _is_speaker(page, i + 1)]


def _is_said(quote: str, others: Sequence[str]) -> bool:
    """Tell whether a text says a quote, or all its sentences: "'We built it', she said. 'We all did.'"."""
    whole = quote.strip(_QUOTE_MARKS)
    if any(whole in text for text in others):
        return True
    sentences = [sentence.strip(_QUOTE_MARKS) for sentence in _SENTENCE_END.split(whole)]
    if len(sentences) == 1 or all(len(sentence.split()) < _QUOTE_WORDS for sentence in sentences):
        return False
    patterns = [re.compile(rf"(?<!\w){re.escape(sentence)}(?!\w)") for sentence in sentences]
    return any(all(pattern.search(text) for pattern in patterns) for text in others)


_SENTENCE_END = re.compile("[.!?…] +")


def _is_speaker(page: Page, index: int) -> bool:
    """Tell whether a block below a quote says who is quoted, in its element: "- Ada Quill, goatherd"."""
    block, quote = page.blocks[index], page.blocks[index - 1]
    if block.words > _SPEAKER_WORDS or end_mark(block.text) != NO_MARK or is_heading(page, index):
        return False
    box = page.containers[block.container].parent
    return box == page.containers[quote.container].parent and bool(page.containers[box].own_hints & Hint.QUOTE)


def _is_introduced(page: Page, index: int) -> bool:
    """Tell whether a quotation is a plain <blockquote>, or a line above leads to it: then it is the text's own."""
    above = ancestors(page, page.blocks[index].container)
    plain = next((i for i in islice(above, 2) if page.containers[i].style == "blockquote."), None)  # without a class
    is_plain = plain is not None and "pull" not in page.containers[page.containers[plain].parent].style[:CLASS_CHARS]
    return is_plain or (index > 0 and page.blocks[index - 1].text.endswith(":"))


_QUOTE_MARKS = "\"'\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019.,\u2026 "
_QUOTE_WORDS = 4
_LONGEST_QUOTE = 60
_SPEAKER_WORDS = 10
_MOST_QUOTES = 30  # where there are more, the text is made of quotes


def find_caption_echoes(look: Look) -> frozenset[int]:
    """Return the blocks that say what the caption beside them says: alternative texts that the page shows.

    So does a line over the picture, between it and its caption with a credit, in whatever words.
    """
    page, captions = look.page, look.captions
    echoes = []
    blocks, containers = page.blocks, page.containers
    for following in blocks[1:]:
        if following.index in captions or containers[following.container].near & Hint.CAPTION:
            block = blocks[following.index - 1]
            if block.words < _ECHO_WORDS:
                continue
            is_pair = following.index in captions and block.index not in captions and not following.media
            is_over = is_pair and _is_over_picture(page, block)
            if is_over or (block.chars <= following.chars and _opens_with(following, block)):
                echoes.append(block.index)
    return frozenset(echoes)


_ECHO_WORDS = 4
_OVERLAY_WORDS = 15


def _is_over_picture(page: Page, block: Block) -> bool:
    """Tell whether a line, no sentence and no heading, stands right behind a picture."""
    is_line = block.words <= _OVERLAY_WORDS and end_mark(block.text) == NO_MARK
    container = page.containers[block.container]
    return bool(block.media) and is_line and container.tag not in HEADINGS and not container.near & Hint.CAPTION


def _opens_with(block: Block, other: Block) -> bool:
    return squeeze(block.text).startswith(squeeze(other.text))
