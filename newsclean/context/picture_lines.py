"""Captions among the text: by their credit, their picture's element or alternative text, their make (layer 3).

In: a Look. Out: the indices of the blocks that are captions.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice, pairwise
from statistics import median
from typing import Any, NamedTuple

from newsclean.captions.credit_at_end import credit_in_brackets, find_credit
from newsclean.captions.credit_elements import is_signed_in_box
from newsclean.captions.credit_words import ECHO_WORDS, NAME_WORDS, may_be_caption
from newsclean.captions.credits import split_credit
from newsclean.context.look import Look
from newsclean.lexicon import Lexicon
from newsclean.model import Block, Page
from newsclean.page.element_text import holds
from newsclean.page.structure import (
    ancestors,
    blocks_beside,
    is_bold,
    is_inside,
    is_named_after,
    is_pair,
    make_of,
    usual_make,
)
from newsclean.page.tags import CLASS_CHARS, HEADINGS, STYLE_CHARS, Hint
from newsclean.phrase_files import BIT
from newsclean.scoring.features import NO_MARK, PROSE_WORDS, SENTENCE, end_mark, tree_gap
from newsclean.text import is_spaceless, squeeze


def find_captions(look: Look) -> frozenset[int]:
    """Return the blocks that are captions by what they say or what stands beside them, whatever they are called.

    A caption ends in a credit with its label ("... Picture: PA"), or stands between a picture and a credit. No heading
    that reads like text is one, nor an item of a list without a picture: of 5 with a score over 0.5 all belong (wcxb).
    """
    page, scores, phrases, lexicon = look.page, look.scores, look.phrases, look.lexicon
    captions = set()
    blocks, containers = page.blocks, page.containers
    for before, block in pairwise(blocks):
        may_be = before.media and not block.media and may_be_caption(before.words, before.text, 0)
        if not may_be or block.words > NAME_WORDS:
            continue
        is_credit = phrases[block.index] == BIT["credit"] or containers[block.container].near & Hint.CREDIT
        if is_credit:
            is_caption = tree_gap(page, before, block) <= _BESIDE_GAP and not _is_made_text(page, before, scores)
        else:
            is_caption = is_signed_in_box(page, before, block, lexicon)
        if is_caption:
            captions.add(before.index)
            if scores[block.index] >= _LIKE_TEXT and containers[block.container].own_hints & Hint.CREDIT:
                captions.add(block.index)
    captions.update(_made_like(look, captions))
    captions.update(i for i in look.candidates if _is_caption(look, i))
    return frozenset(captions)


def _made_like(look: Look, captions: Collection[int]) -> list[int]:
    """Return the lines that stay, alone in one element with a picture, and are made as a caption above its credit is.

    By a class of their own: pages whose names say nothing set all captions so, with a credit or without.
    """
    page = look.page
    made = {make_of(page, page.blocks[i]) for i in captions}
    named = {make for make in made if not make[0].endswith(".")}
    if not named:
        return []
    blocks = (page.blocks[i] for i in look.staying if page.blocks[i].media and i not in captions)
    alike = [b for b in blocks if make_of(page, b) in named and not b.links and may_be_caption(b.words, b.text)]
    return [b.index for b in alike if _is_alone_in(page, b, page.containers[b.container].parent)]


def _is_alone_in(page: Page, block: Block, index: int) -> bool:
    """Tell whether an element around a block holds a picture, and no other text."""
    if any(is_inside(page, other.container, index) for other in blocks_beside(page, block)):
        return False
    element = page.element(index)
    return element is not None and element.find(".//img") is not None


def _is_caption(look: Look, index: int) -> bool:
    """Tell whether a block is a caption by the credit that it ends in."""
    page, lexicon, score = look.page, look.lexicon, look.scores[index]
    block = page.blocks[index]
    may_be = may_be_caption(block.words, block.text, 0) and not block.link_chars
    if not may_be or look.phrases[index] not in (0, BIT["credit"]):
        return False
    if block.media and (_is_signed_line(block, lexicon) or _is_credited_line(page, block, lexicon)):
        return True
    if _is_made_text(page, block, look.scores) and not (block.media and _is_item(page, block)):
        return False
    doubtful = score < _SURE_TEXT or block.media or (index and _opens_caption(page.blocks[index - 1], block))
    end = max(0, block.chars - _LABEL_REACH)
    is_labelled = doubtful and _LABEL.search(block.text, end)
    if is_labelled or (block.media and score < _SURE_TEXT and _STOP_AMID.search(block.text, end)):
        found = find_credit(block.text, lexicon)
        is_end = found and found[0] > 0 and len(found[1].split()) <= NAME_WORDS
        if found and is_end and (is_labelled or end_mark(block.text[: found[0]].rstrip()) == SENTENCE):
            return True  # "The mill. Picture: Ada Quill"; right below a picture "The mill. Pic by Ada Quill"
    # "The old mill (PA)", all in italics below its picture
    return bool(block.media) and is_bold(block) and credit_in_brackets(block.text, lexicon) is not None


def _opens_caption(before: Block, block: Block) -> bool:
    """Tell whether a picture, or its alternative text that a block repeats, stands above the block."""
    return bool(before.media) or (before.words >= ECHO_WORDS and block.text.startswith(before.text))


def _is_signed_line(block: Block, lexicon: Lexicon) -> bool:
    """Tell whether a line, a heading too, ends in an agency in brackets and no sentence before it: "The old mill (PA)".

    Behind a sentence an agency in brackets may end the article.
    """
    found = credit_in_brackets(block.text, lexicon) if "\n" not in block.text else None
    if found is None or end_mark(block.text[: found[0]].rstrip()) != NO_MARK:
        return False
    agency = lexicon.match(found[1].rpartition("/")[2].strip())
    return agency is not None and agency.category in ("credit", "agency") and agency.how == "exact"


def _is_credited_line(page: Page, block: Block, lexicon: Lexicon) -> bool:
    """Tell whether a line below a picture is no sentence but for the credit that it ends in: "The mill | Ada Quill"."""
    if "\n" in block.text or _BEFORE_CREDIT.isdisjoint(block.text[-_LABEL_REACH:]):
        return False
    if page.containers[block.container].tag in _NO_CAPTION_TAGS:
        return False
    caption = split_credit(block.text, lexicon)
    if not caption.text or caption.credit is None or len(caption.credit.split()) > NAME_WORDS:
        return False
    return end_mark(caption.text) == NO_MARK and block.text[len(caption.text) :].lstrip()[:1] in _BEFORE_CREDIT


_BEFORE_CREDIT = frozenset("|([©")  # a colon may stand in any line: "Test winner: Lume"


def _is_made_text(page: Page, block: Block, scores: Sequence[float]) -> bool:
    """Tell whether a block that reads like text is a heading or an item of a list."""
    return scores[block.index] >= _LIKE_TEXT and page.containers[block.container].tag in _NO_CAPTION_TAGS


def _is_item(page: Page, block: Block) -> bool:
    """Tell whether a block is an item of a list: some pages make all their paragraphs items."""
    return page.containers[block.container].tag == "li"


_NO_CAPTION_TAGS = HEADINGS | {"li"}
_LIKE_TEXT = 0.5
_BESIDE_GAP = 4  # cells of two rows
_LABEL_REACH = 80
_LABEL = re.compile("[:：©/＝]| [-–|] ")  # at once, where regex takes 1.5 µs to begin
_STOP_AMID = re.compile(r"[^\w\s,;:'’-]\s*\S")  # what may end a sentence, and a credit behind it
_SURE_TEXT = 0.9  # a block with this score is text, whatever it looks like


def find_picture_lines(look: Look) -> list[int]:
    """Return the lines that stand in one element with a picture and nothing else than its credit.

    Without a credit above it a line has no end mark and is made otherwise than the text: on publishers that the weights
    had not seen none of 6 belongs (fundus_world, wcxb).
    """
    page, staying = look.page, look.staying
    lines = [
        block for block in (page.blocks[i] for i in staying)
        if block.media and block.words in _PICTURE_LINE_WORDS and end_mark(block.text) == NO_MARK
        and 2 * block.link_chars <= block.chars and page.containers[block.container].tag not in _NO_PICTURE_LINE
    ]  # fmt: skip
    usual = usual_make(page, staying) if lines else None
    alone = [block.index for block in lines if make_of(page, block) != usual and _is_alone_with_picture(page, block)]
    floated = [i for i in staying if _is_in_floated_table(page, page.blocks[i])]
    return sorted({*alone, *floated, *(i for i in staying if _is_below_credit(look, page.blocks[i]))})


def _is_in_floated_table(page: Page, block: Block) -> bool:
    """Tell whether a line is all the text of a table that stands to one side with a picture, as old pages have it."""
    cell = page.containers[block.container]
    if cell.tag != "td" or not block.media or block.words not in _PICTURE_LINE_WORDS or block.link_chars:
        return False
    table = next((i for i in ancestors(page, block.container) if page.containers[i].tag == "table"), -1)
    return table >= 0 and _is_aside(page.element(table)) and _is_alone_in(page, block, table)


def _is_aside(element: Any) -> bool:
    """Tell whether an element's own attributes set it to one side of the text."""
    if element is None:
        return False
    style = (element.get("style") or "")[:STYLE_CHARS]
    return (element.get("align") or "").strip().lower() in _SIDES or _FLOATED.search(style) is not None


_SIDES = ("left", "right")
_FLOATED = re.compile(r"float\s{0,3}:\s{0,3}(?:left|right)", re.IGNORECASE)


def _is_alone_with_picture(page: Page, block: Block) -> bool:
    """Tell whether the element of a block, or one around it that is called a picture, holds one and no other text."""
    parent = page.containers[block.container].parent
    is_picture = page.containers[parent].own_hints & (Hint.MEDIA | Hint.FIGURE)
    around = (block.container, parent) if is_picture else (block.container,)
    return any(_is_alone_in(page, block, index) for index in around)


def _is_below_credit(look: Look, block: Block) -> bool:
    """Tell whether a line follows a credit over a picture: <div><div><img><span>PA</span></div><p>The quay</p></div>.

    One element holds the two alone, or its class goes on where that of the credit's box ends ("pic__text").
    """
    page = look.page
    if not block.index or block.words not in _PICTURE_LINE_WORDS or block.link_chars:
        return False
    if block.index in look.standfirst:
        return False
    before = page.blocks[block.index - 1]
    if look.phrases[before.index] != BIT["credit"] or before.words > NAME_WORDS or before.index in look.staying:
        return False
    if not (before.media or block.media) or page.containers[block.container].tag in _NO_PICTURE_LINE:
        return False
    if not (is_pair(page, before, block) or is_named_after(page, before, block)):
        return False
    split = find_credit(before.text, look.lexicon)
    return not (split and split[0]) and not credit_in_brackets(before.text, look.lexicon)  # "The mill (Picture: PA)"


_PICTURE_LINE_WORDS = range(3, 41)
_NO_PICTURE_LINE = HEADINGS | {"li", "td"}


def find_alternative_texts(look: Look) -> list[int]:
    """Return the lines that say no more than the alternative text of the picture right above them: captions.

    Of 15 on 3 pages by strangers none belongs. A page's description may stand beside a picture that has it too; a term,
    or a label in bold, below its icon has a text of its own below.
    """
    page, staying = look.page, look.staying
    described = squeeze(look.meta.standfirst or "")
    blocks = [
        block for block in (page.blocks[i] for i in staying)
        if block.media and block.words >= _ALTERNATIVE_WORDS and block.chars <= _ALTERNATIVE_CHARS
        and page.containers[block.container].tag not in _NO_ALTERNATIVE and block.link_chars < block.chars
        and (not is_bold(block) or block.words > _LABEL_WORDS_IN_BOLD)
    ]  # fmt: skip
    if len(blocks) > _PICTURES:
        return []
    texts = ((block.index, squeeze(block.text), page.element(block.container)) for block in blocks)
    return [i for i, text, element in texts if text and text != described and text in _texts_of_pictures(element)]


def _texts_of_pictures(element: Any) -> Iterator[str]:
    """Yield the alternative texts in an element, and of the nearest picture before it."""
    for image in islice(() if element is None else element.iter("img"), _IN_ELEMENT):
        yield squeeze(image.get("alt", "")[:_ALTERNATIVE_CHARS])
    for _ in range(_WRAPPERS):
        if element is None:
            return
        for before in islice(element.itersiblings(preceding=True), _WRAPPERS):
            for image in islice(before.iter("img"), 1):
                yield squeeze(image.get("alt", "")[:_ALTERNATIVE_CHARS])
                return
        element = element.getparent()


_NO_ALTERNATIVE = HEADINGS | {"li", "td", "th", "dt", "dd"}
_LABEL_WORDS_IN_BOLD = 5
_ALTERNATIVE_WORDS = 2
_ALTERNATIVE_CHARS = 1000
_PICTURES = 60  # each reads the element around it
_IN_ELEMENT = 20
_WRAPPERS = 3  # elements around either of the two


def find_lines_below_pictures(look: Look) -> list[int]:
    """Return the lines right below pictures that are centred, small or grey as the text is not, or name what is seen.

    Each is a paragraph of its own, as many content systems in China and elsewhere set them. In the scripts of East Asia
    on 17 pages by strangers all 56 are captions or credits. Elsewhere they are as often text (wcxb: 4 pages better for
    it, 6 worse), and no news of the annotated sets has any: there only the elements for small print tell.
    """
    page = look.page
    staying = [page.blocks[i] for i in look.staying]
    below = [block for block in staying if look.phrases[block.index] in _OF_PICTURES and _may_be_caption(page, block)]
    if not below:
        return []
    looks = _Looks(page)
    lines = [block for block in below if _EAST_ASIAN.search(block.text)]
    found = {block.index for block in lines if _ends_as_credit(block, look)}
    found.update(_small_print(looks, below, staying))
    found.update(_centred(looks, lines, staying))
    found.update(_small_or_grey(looks, lines, staying))
    found.update(_names_of_what_is_seen(lines, staying))
    return sorted(found)


def _may_be_caption(page: Page, block: Block) -> bool:
    """Tell whether a block is one line below a picture, unlinked, in an element that captions stand in."""
    return (
        block.media > 0 and block.words <= _LINE_WORDS and 2 * block.link_chars <= block.chars
        and "\n" not in block.text and page.containers[block.container].tag not in _NO_CAPTION
    )  # fmt: skip


_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LINE_WORDS = 60
_OF_PICTURES = (0, BIT["credit"], BIT["caption"])  # "Updated on 19 May" may be small, too
_NO_CAPTION = HEADINGS | {"li", "td", "th", "dt", "dd", "pre", "blockquote"}


def _ends_as_credit(block: Block, look: Look) -> bool:
    """Tell whether a line in a script without spaces ends in a credit, which has no mark before it there."""
    return is_spaceless(block.text[0]) and look.lexicon.ends_as_credit(block.text)


class _Make(NamedTuple):
    """How the letters of a block are made, by its own element and what is right in it."""

    is_centred: bool
    size: str
    colour: str
    """As written, "" where nothing is."""


class _Looks:
    """The makes of a page's blocks; each is read once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: dict[int, _Make] = {}

    def of(self, block: Block) -> _Make:
        """Return the make of a block."""
        if block.index not in self._known:
            element = self._page.element(block.container)
            self._known[block.index] = _PLAIN if element is None else _make(element, block.text)
        return self._known[block.index]


_PLAIN = _Make(is_centred=False, size="", colour="")


def _make(element: Any, text: str) -> _Make:
    """Return how an element makes a text that stands in it, alone or in an inline element of its own."""
    size = colour = ""
    for inner in _around(element, text):
        if inner.tag in _SMALL_TAGS:
            size = "small" if inner.tag != "font" else inner.get("size") or size
            colour = inner.get("color") or colour
        for name, value in _DECLARED.findall((inner.get("style") or "")[:STYLE_CHARS]):
            size, colour = (value, colour) if name.lower() == "font-size" else (size, value)
    return _Make(_is_centred(element), size.strip().lower(), colour.strip().lower())


_DECLARED = re.compile(r"(?:^|[;\s])(font-size|color)\s{0,3}:\s{0,3}([^;!]{1,40})", re.IGNORECASE)


def _around(element: Any, text: str) -> list[Any]:
    """Return an element and the inline ones in it that hold all of a text, from without to within."""
    inner = islice(element.iter(*_INLINE), _MOST_INNER)
    return [element, *(one for one in inner if one is not element and holds(one, text))]


_INLINE = ("span", "font", "small", "sub", "sup", "strong", "b", "em", "i")
_SMALL_TAGS = ("small", "sub", "sup", "font")
_MOST_INNER = 8  # a text that stands loose among many is not looked for far


def _is_centred(element: Any) -> bool:
    """Tell whether an element says that its text is centred, or stands right in one for that."""
    parent = element.getparent()
    return (
        element.tag == "center"
        or (parent is not None and parent.tag == "center")
        or (element.get("align") or "").strip().lower() == "center"
        or _CENTRED.search((element.get("style") or "")[:STYLE_CHARS]) is not None
        or _CENTRED_CLASS.search((element.get("class") or "")[:CLASS_CHARS]) is not None
    )


_CENTRED = re.compile(r"text-align\s{0,3}:\s{0,3}center", re.IGNORECASE)
_CENTRED_CLASS = re.compile(r"(?:^|[\s_-])cent(?:er|re)(?:ed)?(?:\s|$)", re.IGNORECASE)


def _centred(looks: _Looks, lines: Sequence[Block], staying: Sequence[Block]) -> list[int]:
    """Return the centred lines below pictures, where most of what is centred stands below one: verse does not."""
    found = [block for block in lines if looks.of(block).is_centred]
    if not found:
        return []
    elsewhere = [block for block in staying if not block.media and not block.link_chars]
    paragraphs = [block for block in elsewhere if block.words >= PROSE_WORDS]
    if len(paragraphs) < _LEAST_PARAGRAPHS or sum(looks.of(block).is_centred for block in elsewhere) >= len(found):
        return []
    if not any(is_bold(block) and not looks.of(block).is_centred for block in elsewhere):
        found = [block for block in found if not is_bold(block)]  # they may be the page's subheads
    return [block.index for block in found]


_LEAST_PARAGRAPHS = 3  # a page of pictures has no text but what stands below them


def _small_or_grey(looks: _Looks, lines: Sequence[Block], staying: Sequence[Block]) -> list[int]:
    """Return the lines below pictures whose letters are small or grey as nothing else that stays is."""
    found = [block for block in lines if _is_small(looks.of(block).size) or _is_grey(looks.of(block).colour)]
    if not found:
        return []
    others = {(make.size, make.colour) for block in staying if not block.media for make in (looks.of(block),)}
    return [block.index for block in found if (looks.of(block).size, looks.of(block).colour) not in others]


def _small_print(looks: _Looks, lines: Sequence[Block], staying: Sequence[Block]) -> list[int]:
    """Return the lines below pictures that stand in <small>, <sub> or <font size="1">, as nothing else that stays."""
    found = [block for block in lines if block.words >= _LEAST_WORDS and looks.of(block).size in _PRINT]
    others = [block for block in staying if not block.media] if found else []
    if sum(block.words >= PROSE_WORDS for block in others) < _LEAST_PARAGRAPHS:
        return []
    return [] if any(looks.of(block).size in _PRINT for block in others) else [block.index for block in found]


_PRINT = ("small", "1", "-1", "-2")
_LEAST_WORDS = 3


def _is_small(size: str) -> bool:
    """Tell whether a size is below that of a text: 12px or 9pt, a part of the text's own, or a word for it."""
    match = _SIZE.fullmatch(size)
    if match is None:
        return size in _SMALL_WORDS
    return float(match[1]) <= _SMALL[match[2]]


_SIZE = re.compile(r"([0-9]{0,4}\.?[0-9]{1,4})(px|pt|em|rem|%)")
_SMALL = {"px": 12.0, "pt": 9.0, "em": 0.9, "rem": 0.9, "%": 90.0}
_SMALL_WORDS = ("small", "smaller", "x-small", "xx-small", "1", "2", "-1")


def _is_grey(colour: str) -> bool:
    """Tell whether a colour is a grey, neither as dark as letters nor as light as paper."""
    if "grey" in colour or "gray" in colour:
        return True
    if (match := _HEX.fullmatch(colour)) is not None:
        digits = match[1] if len(match[1]) == _LONG_HEX else "".join(digit * 2 for digit in match[1])
        parts = [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
    elif (match := _RGB.match(colour)) is not None:
        parts = [int(part) for part in match.groups()]
    else:
        return False
    return max(parts) - min(parts) <= _GREY_SPREAD and min(parts) >= _GREY_LEAST and max(parts) <= _GREY_MOST


_HEX = re.compile("#([0-9a-f]{3}|[0-9a-f]{6})")
_LONG_HEX = 6
_RGB = re.compile(r"rgba?\(\s?([0-9]{1,3})\s?,\s?([0-9]{1,3})\s?,\s?([0-9]{1,3})")
_GREY_SPREAD, _GREY_LEAST, _GREY_MOST = 16, 0x60, 0xC8


def _names_of_what_is_seen(lines: Sequence[Block], staying: Sequence[Block]) -> list[int]:
    """Return the lines below pictures that are a word or two with a full stop, where paragraphs are long.

    In scripts without spaces alone: "The school." stands there below the school's picture, nothing around it, and no
    text has several sentences of so few characters where all its other paragraphs are many times as long.
    """
    brief = [
        block for block in lines
        if block.chars <= _BRIEF_CHARS and is_spaceless(block.text[0]) and end_mark(block.text) == SENTENCE
        and not block.bold_chars and not any(mark in block.text[:-1] for mark in "。！？：")
    ]  # fmt: skip
    names = sum(block.chars <= _NAME_CHARS and "，" not in block.text for block in brief)
    if names < _LEAST_NAMES:
        return []
    usual = median(block.chars for block in staying if not block.media) if len(staying) > len(lines) else 0
    return [block.index for block in brief] if usual >= _LONG_CHARS else []


_NAME_CHARS = 12  # of 8 such lines on 2 pages by strangers all are captions; other short lines there have 19 and more
_BRIEF_CHARS = 18
_LONG_CHARS = 24  # of half of the paragraphs: in scripts without spaces a sentence
_LEAST_NAMES = 2
