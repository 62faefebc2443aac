"""Lines in their picture's element, and lines that say what its alternative text says (layer 3).

In: a Look. Out: the indices of the blocks that are captions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any

from newsclean.captions.credit_words import ECHO_WORDS, NAME_WORDS, is_agency_alone
from newsclean.captions.credits import credit_in_brackets, find_credit, split_credit
from newsclean.characters import COLON_CLASS, COMMAS
from newsclean.context.below_pictures import is_centred
from newsclean.context.look import Look, Settled, Staying
from newsclean.lexicon import Lexicon
from newsclean.model import Block, Page
from newsclean.page.element_text import shows_pictures, text_of
from newsclean.page.elements import holds_picture
from newsclean.page.structure import (
    ancestors,
    blocks_beside,
    is_bold,
    is_inside,
    is_pair,
    make_of,
    usual_make,
)
from newsclean.page.tags import HEADINGS, IMAGES, STYLE_CHARS, Hint
from newsclean.phrase_files import BIT
from newsclean.prose import NO_MARK, SENTENCE, end_mark
from newsclean.text import squeeze


def find_picture_lines(look: Settled) -> list[int]:
    """Return the lines that are captions of pictures, or credits, by where they stand."""
    return sorted({
        *_alone_with_picture(look),
        *_in_figcaptions(look),
        *_in_tables_of_pictures(look),
        *_below_credits(look),
        *_called_so(look),
        *_in_picture_lists(look),
    })  # fmt: skip


def _alone_with_picture(look: Settled) -> list[int]:
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
    return [block.index for block in lines if make_of(page, block) != usual and _is_alone_with_picture(page, block)]


def _in_figcaptions(look: Settled) -> list[int]:
    if "figcaption" not in look.scene.tags or not look.hints & Hint.CAPTION:
        return []
    page = look.page
    return [i for i in look.staying if i not in look.captions and _is_in_figcaption(page, page.blocks[i])]


def _in_tables_of_pictures(look: Settled) -> list[int]:
    """Return the cells that say what the pictures in their table show, on old pages and in East Asia.

    The table stands to one side, or has the pictures in rows of their own, below some text.
    """
    page = look.page
    cells = [i for i in look.scene.by_tag.get("td", ()) if i in look.stay]
    shown: dict[int, bool] = {}
    found = []
    for i in cells:
        block = page.blocks[i]
        if block.words not in _PICTURE_LINE_WORDS or block.link_chars:
            continue
        table = next((k for k in ancestors(page, block.container) if page.containers[k].tag == "table"), -1)
        if table >= 0 and table not in shown:
            shown[table] = bool(look.prose) and look.prose[0] < i and shows_pictures(page.element(table))
        if table >= 0 and (shown[table] or _is_in_floated_table(page, block, table)):
            found.append(i)
    return found


def _below_credits(look: Settled) -> list[int]:
    blocks = look.page.blocks
    return [i for i in look.staying if i - 1 not in look.stay and _is_below_credit(look, blocks[i])]


def _called_so(look: Settled) -> Iterator[int]:
    """Yield what stays of a caption and a credit that are all of one element and called so, right below a picture.

    In either order and of whatever tag: <ul><li class="imageCredit"><li class="imageCaption">. On annotated pages no
    such line has stayed till here; it rests on one page by a stranger.
    """
    page = look.page
    if not (look.scene.hints & Hint.CAPTION and look.scene.hints & Hint.CREDIT):
        return
    for i in look.scene.pictured:
        pair = page.blocks[i : i + 2]
        called = [page.containers[block.container].own_hints & (Hint.CAPTION | Hint.CREDIT) for block in pair]
        if sorted(called) != _CAPTION_AND_CREDIT or any(block.words > _CAPTION_WORDS for block in pair):
            continue
        if is_pair(page, *pair):
            yield from (block.index for block in pair if block.index in look.stay)


_CAPTION_AND_CREDIT = [Hint.CAPTION, Hint.CREDIT]


def _is_in_figcaption(page: Page, block: Block) -> bool:
    """Tell whether a block stands in the <figcaption> of a figure with a picture, however it is made."""
    near = islice(ancestors(page, block.container), _IN_CAPTION) if block.words <= _CAPTION_WORDS else ()
    caption = next((index for index in near if page.containers[index].tag == "figcaption"), -1)
    return caption > 0 and holds_picture(page.element(page.containers[caption].parent))


_IN_CAPTION = 4  # elements around a block
_CAPTION_WORDS = 60  # by hand; at half and at twice no page of 520 differs


def _is_in_floated_table(page: Page, block: Block, table: int) -> bool:
    """Tell whether a cell is all the text of a table that stands to one side with a picture, as old pages have it."""
    return block.media > 0 and _is_aside(page.element(table)) and is_alone_in(page, block, table)


def _in_picture_lists(look: Settled) -> list[int]:
    """Return what stays of each <dl> that is a figure: a picture is all of its first <dt>, and stands nowhere else.

    SPIP sets a document so, "<dl><dt><img></dt><dt>The quay</dt><dd>Photo PA</dd></dl>", and WordPress did.
    """
    page, by_tag = look.page, look.scene.by_tag
    texts = [page.blocks[i] for tag in _OF_TERMS for i in by_tag.get(tag, ()) if i in look.stay]
    lists: dict[int, list[Block]] = defaultdict(list)
    for block in texts:
        lists[page.containers[block.container].parent].append(block)
    return [
        block.index for index, inside in lists.items()
        if page.containers[index].tag == "dl" and _is_figure(page.element(index))
        for block in inside if block.words < _PICTURE_LINE_WORDS.stop and 2 * block.link_chars <= block.chars
    ]  # fmt: skip


def _is_figure(described: Any) -> bool:
    """Tell whether a <dl> is a picture and a few texts on it."""
    parts = list(islice(() if described is None else described.iterchildren("*"), _MOST_TERMS + 1))
    if not 1 < len(parts) <= _MOST_TERMS or parts[0].tag != "dt" or not holds_picture(parts[0]):
        return False
    return not text_of(parts[0]) and not any(map(holds_picture, parts[1:]))


_OF_TERMS = ("dt", "dd")
_MOST_TERMS = 4  # the picture, a title, a description, a credit


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
    return any(is_alone_in(page, block, index) for index in around)


def is_alone_in(page: Page, block: Block, index: int) -> bool:
    """Tell whether an element around a block holds a picture, and no other text."""
    if any(is_inside(page, other.container, index) for other in blocks_beside(page, block)):
        return False
    return holds_picture(page.element(index))


def _is_below_credit(look: Settled, block: Block) -> bool:
    """Tell whether a line follows a credit over a picture: <div><div><img><span>PA</span></div><p>The quay</p></div>.

    One element holds the two alone, or both are centred, as the text is not.
    """
    page = look.page
    if not block.index or block.words not in _PICTURE_LINE_WORDS or block.link_chars:
        return False
    if block.index in look.standfirst:
        return False
    before = page.blocks[block.index - 1]
    if not (before.media or block.media) or page.containers[block.container].tag in _NO_PICTURE_LINE:
        return False
    if before.words > NAME_WORDS or not _is_credit(look, before):
        return False
    if not (is_pair(page, before, block) or _are_centred(look, before, block)):
        return False
    split = find_credit(before.text, look.lexicon)
    return not (split and split[0]) and not credit_in_brackets(before.text, look.lexicon)  # "The mill (Picture: PA)"


def _is_credit(look: Settled, block: Block) -> bool:
    return look.phrases[block.index] == BIT["credit"] or is_agency_alone(block.text, look.lexicon)


def _are_centred(look: Staying, credit: Block, block: Block) -> bool:
    """Tell whether a credit and the line below it, which is no sentence, are centred and the next prose is not."""
    page = look.page
    below = next((page.blocks[i] for i in look.prose if i > block.index), None)
    if below is None or not credit.media or is_bold(block) or end_mark(block.text) == SENTENCE:
        return False
    elements = [page.element(one.container) for one in (credit, block, below)]
    return [element is not None and is_centred(element) for element in elements] == [True, True, False]


_PICTURE_LINE_WORDS = range(3, 41)
_NO_PICTURE_LINE = HEADINGS | {"li", "td"}


def find_alternative_texts(look: Staying) -> list[int]:
    """Return the lines that say no more than the alternative text of the picture right above or below: captions.

    Of 15 on 3 pages by strangers none belongs. A page's description may stand beside a picture that has it too; a term,
    or a label in bold, below its icon has a text of its own below.
    """
    page, staying = look.page, look.staying
    has_credit = BIT["credit"] in look.phrases
    blocks = [
        block for block in (page.blocks[i] for i in staying)
        if (block.media or (has_credit and _is_above_picture(look, block)))
        and block.words >= _ALTERNATIVE_WORDS and block.chars <= _ALTERNATIVE_CHARS
        and page.containers[block.container].tag not in _NO_ALTERNATIVE and block.link_chars < block.chars
        and (not is_bold(block) or block.words > _LABEL_WORDS_IN_BOLD)
    ]  # fmt: skip
    if not blocks or len(blocks) > _PICTURES:
        return []
    described = squeeze(look.meta.standfirst or "")
    texts = ((block, squeeze(block.text), page.element(block.container)) for block in blocks)
    return [
        block.index for block, text, element in texts
        if text and text != described
        and _is_among(text, block, _texts_of_pictures(element, is_above=not block.media), look.lexicon)
    ]  # fmt: skip


def _is_above_picture(look: Look, block: Block) -> bool:
    """Tell whether a line without a picture above it stands above one and its credit: else it heads what it shows."""
    below = block.index + 1
    is_above = below < len(look.phrases) and look.phrases[below] == BIT["credit"] and look.page.blocks[below].media
    return bool(is_above) and not block.media and block.words >= ECHO_WORDS


def _is_among(text: str, block: Block, alternatives: Iterator[str], lexicon: Lexicon) -> bool:
    """Tell whether a line is one of some alternative texts, or one behind or before its credit: "PA | The old mill"."""
    longer = [found for found in alternatives if found == text or (len(found) >= _LEAST_CREDITED and found in text)]
    if not longer or text in longer:
        return bool(longer)
    is_line = block.media and "\n" not in block.text and end_mark(block.text) == NO_MARK and not is_bold(block)
    if is_line and text.startswith(tuple(longer)) and not _OF_ENTRY.search(block.text):
        return True
    said = split_credit(block.text, lexicon)
    return said.credit is not None and squeeze(said.text) in longer


def _texts_of_pictures(element: Any, *, is_above: bool) -> Iterator[str]:
    """Yield the alternative texts in an element, and of the nearest picture before it, or behind it if it is above."""
    for image in islice(() if element is None else element.iter(*IMAGES), _IN_ELEMENT):
        yield squeeze(image.get("alt", "")[:_ALTERNATIVE_CHARS])
    for _ in range(_WRAPPERS):
        if element is None:
            return
        for beside in islice(element.itersiblings(preceding=not is_above), _WRAPPERS):
            for image in islice(beside.iter(*IMAGES), 1):
                yield squeeze(image.get("alt", "")[:_ALTERNATIVE_CHARS])
                return
        element = element.getparent()


def find_said_twice(look: Staying) -> list[int]:
    """Return the lines below a picture that the next one says again, above or with its credit, and that next one.

    They are an alternative text that the page shows and the caption, whatever their elements are: headings, cells.
    """
    blocks, titles = look.page.blocks, look.titles
    found: list[int] = []
    for i in look.scene.pictured:
        if i + 1 == len(blocks):
            break
        line, again = blocks[i], blocks[i + 1]
        if again.media or line.words < _TWICE_WORDS or line.link_chars or again.link_chars:
            continue
        if line.chars <= _ALTERNATIVE_CHARS and line.index not in titles and _says_with_credit(look, line, again):
            found += (line.index, again.index)
    return found


def _says_with_credit(look: Look, line: Block, again: Block) -> bool:
    """Tell whether a block says a line again and ends in a credit, or one stands right below it."""
    own, whole = squeeze(line.text), squeeze(again.text[: line.chars + _CREDIT_CHARS])
    if own != whole:
        credit = find_credit(again.text, look.lexicon) if whole.startswith(own) else None
        return credit is not None and squeeze(again.text[: credit[0]]) == own
    below = look.page.blocks[again.index + 1 : again.index + 2]
    return any(look.phrases[b.index] == BIT["credit"] and b.words <= NAME_WORDS and not b.media for b in below)


_TWICE_WORDS = 3  # by hand; at half and at twice no page of 520 differs
_CREDIT_CHARS = 100  # by hand; at half and at twice no page of 520 differs
_NO_ALTERNATIVE = HEADINGS | {"li", "td", "th", "dt", "dd"}
_LABEL_WORDS_IN_BOLD = 5  # by hand; at half and at twice no page of 520 differs
_ALTERNATIVE_WORDS = 2  # by hand; at half and at twice no page of 520 differs
_ALTERNATIVE_CHARS = 1000  # by hand; at half and at twice no page of 520 differs
_OF_ENTRY = re.compile(rf"[{COLON_CLASS}{''.join(COMMAS)}\d]")  # "Quay Hotel, 4 Mole Street": an entry, no caption
_LEAST_CREDITED = 12  # characters of an alternative text beside its credit: a bound set by hand
_PICTURES = 60  # each reads the element around it
_IN_ELEMENT = 20  # by hand; at half and at twice no page of 520 differs
_WRAPPERS = 3  # elements around either of the two
