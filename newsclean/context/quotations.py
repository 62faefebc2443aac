"""Quotations: who is quoted below them, and those that say again what the text says (layer 3).

In: a Look. Out: the indices of the blocks that stay, of speakers, or go, of pull quotes.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import islice

from newsclean.characters import COLONS, COMMAS, FULL_STOPS, QUOTES, SENTENCE_END_CLASS
from newsclean.context.look import Kept, Staying
from newsclean.metadata.authors.names import is_full_name
from newsclean.model import Block, Page
from newsclean.page.structure import ancestors, is_inside
from newsclean.page.tags import CLASS_CHARS, Hint
from newsclean.text import plain


def find_wedged_quotations(look: Kept) -> list[int]:
    """Return the quotations that would go, each first in an element called so between two paragraphs that stay.

    The paragraphs stand around that element, not in others far from it. It is called so in a way that no price is:
    "insurance-quote". Of the annotated pages none has such a one; on pages by strangers 8 of 8 belong, on 8 pages, with
    scores from 0.18.
    """
    page, kept = look.page, look.kept
    if not kept or not look.scene.hints & Hint.QUOTE:
        return []
    found: list[int] = []
    stay = {*kept}
    for block in page.blocks[kept[0] + 1 : kept[-1]]:
        if block.index in stay or block.words < _QUOTE_WORDS or block.media or block.links:
            continue
        quotation = _quotation(page, block)
        if quotation < 0 or page.containers[block.container].hints & _NO_QUOTATION or not _is_quoted(page, block):
            continue
        around = next(islice(ancestors(page, quotation), _AROUND_QUOTATION, None), 0)
        at = bisect(kept, block.index)
        beside = [page.blocks[i].container for i in kept[at - 1 : at + 1]]
        apart = [page.blocks[block.index - 1].container, *beside]
        if all(is_inside(page, i, around) for i in beside) and not any(is_inside(page, i, quotation) for i in apart):
            found.append(block.index)
    return found


def _is_quoted(page: Page, block: Block) -> bool:
    """Tell whether a text stands in what is called a quotation and no price or call."""
    near = islice(ancestors(page, block.container), _DEPTH)
    return any(_SURELY_QUOTATION.search(page.containers[i].style) for i in near)


_SURELY_QUOTATION = re.compile(
    r"^blockquote|(?:pull|block)[-_]{0,2}quote|quotation|zitat|citation|(?<![a-z-])quote[-_]?text", re.I
)
_NO_QUOTATION = Hint.POST | Hint.EMBED | Hint.SIDEBAR | Hint.RELATED | Hint.PROMO | Hint.COMMENT
_AROUND_QUOTATION = 3  # elements: its card, what holds the cards


def find_speakers(look: Staying) -> list[int]:
    """Return the blocks that say whose words a quotation above them is.

    They stand in its <blockquote>, in the element that HTML has for them, or caption its <figure>; what is linked is a
    source. The annotated pages tell nothing (two, below quotations that the annotators left out, too, fundus_world);
    on pages by strangers and on another real one 5 of 5 belong.
    """
    page, stay = look.page, look.stay
    if "blockquote" not in look.scene.tags and not look.hints & Hint.QUOTE:
        return []
    found: list[int] = []
    for i in look.staying:
        if i + 1 in stay or i + 1 == len(page.blocks) or look.phrases[i + 1]:
            continue
        above, block = page.blocks[i], page.blocks[i + 1]
        if block.words > _ATTRIBUTION_WORDS or block.media or block.link_chars == block.chars:
            continue
        if is_below_quotation(page, block, above):
            found.append(i + 1)
    return found


_ATTRIBUTION_WORDS = 15  # a name, what they are and where: "Ada Quill, harbour master of Lume"
_SPEAKER_TAGS = frozenset(("footer", "cite", "figcaption"))
_DEPTH = 4  # by hand; at half and at twice 1 and 0 of 520 pages differ


def is_below_quotation(page: Page, block: Block, above: Block) -> bool:
    """Tell whether a block is the <footer> of the quotation above it, or the caption of its figure."""
    tag, quotation = _own_tag(page, block), _quotation(page, above)
    if tag not in _SPEAKER_TAGS or quotation < 0:
        return False
    around = page.containers[quotation].parent
    holder = around if tag == "figcaption" and page.containers[around].tag == "figure" else quotation
    return holder in islice(ancestors(page, block.container), _DEPTH)


def _own_tag(page: Page, block: Block) -> str:
    around = (page.containers[i] for i in islice(ancestors(page, block.container), _DEPTH))
    near = ("cite" if _ATTRIBUTION.search(own.style) else own.tag for own in around)
    return next((tag for tag in near if tag in _SPEAKER_TAGS or tag == "blockquote"), "")


_ATTRIBUTION = re.compile(r"[.\s_-](?:attribution|by|quotee|quote[-_]{1,2}(?:author|name|source|speaker))(?![a-z-])")


def _quotation(page: Page, block: Block) -> int:
    """Return the <blockquote> that a block stands in, or the outermost element near that is called a quote, else -1."""
    near = tuple(islice(ancestors(page, block.container), _DEPTH))
    called = [i for i in near if page.containers[i].own_hints & Hint.QUOTE]
    return next((i for i in near if page.containers[i].tag == "blockquote"), called[-1] if called else -1)


def is_of_quotation(page: Page, block: Block) -> bool:
    """Tell whether a text is a quotation in its <figure>, or stands below one and says who is quoted."""
    around = list(ancestors(page, block.container))
    figure = next((i for i in around if page.containers[i].tag == "figure"), -1)
    if block.media or figure < 0:
        return False
    above = ancestors(page, page.blocks[max(0, block.index - 1)].container)
    quotes = (i for i in (*around, *above) if page.containers[i].tag == "blockquote")
    return any(is_inside(page, quote, figure) for quote in quotes)


def find_pull_quotes(look: Staying) -> list[int]:
    """Return the blocks that stay in elements called quotes whose words stand in another block that stays.

    Half of the annotated sets leave them out (fundus_world, wcxb), half keep them (aeb, fundus16); a reader who copies
    the article by hand takes a sentence once.
    """
    page, staying = look.page, look.staying
    blocks, containers = page.blocks, page.containers
    if not look.hints & Hint.QUOTE:
        return []
    quotes = [
        i for i in staying
        if containers[blocks[i].container].near & Hint.QUOTE and _QUOTE_WORDS <= blocks[i].words < _LONGEST_QUOTE
        and not _is_introduced(page, i)
    ]  # fmt: skip
    if not quotes or len(quotes) > _MOST_QUOTES:
        return []
    texts = [plain(blocks[i].text) for i in staying if i not in quotes]
    found = []
    for i in quotes:
        longer = (plain(blocks[j].text) for j in quotes if blocks[j].chars > blocks[i].chars)
        if _is_said(plain(_quoted(blocks[i].text)), [*texts, *longer]):
            found.append(i)
    return found + [i + 1 for i in found if i + 1 in look.stay and _names_speaker(page, i + 1)]


def _names_speaker(page: Page, index: int) -> bool:
    return _is_speaker(page, index) or is_below_quotation(page, page.blocks[index], page.blocks[index - 1])


def _quoted(text: str) -> str:
    """Return a quote without the line below it that says who is quoted, where the block holds both."""
    quote, _, speaker = text.partition("\n")
    return quote if is_full_name(speaker.lstrip("\u2013\u2014- ").partition(",")[0]) else text


def _is_said(quote: str, others: Sequence[str]) -> bool:
    """Tell whether a text says a quote, or all its sentences: "'We built it', she said. 'We all did.'"."""
    whole = quote.strip(_AROUND_QUOTE)
    sentences = [sentence.strip(_AROUND_QUOTE) for sentence in _SENTENCE_END.split(whole)]
    if all(len(sentence.split()) < _QUOTE_WORDS for sentence in sentences):
        sentences = [whole]
    return any(whole in text or all(sentence in text for sentence in sentences) for text in others)


_SENTENCE_END = re.compile(f"[{SENTENCE_END_CLASS}] +")


def _is_speaker(page: Page, index: int) -> bool:
    """Tell whether a block below a quote says who is quoted, in its element: "- Ada Quill, goatherd"."""
    block, quote = page.blocks[index], page.blocks[index - 1]
    box = page.containers[quote.container].parent
    is_within = box in (block.container, page.containers[block.container].parent)  # a <cite> has no element of its own
    is_speakers = _ATTRIBUTION.search(page.containers[block.container].style) is not None
    is_named = is_speakers or bool(page.containers[box].own_hints & Hint.QUOTE)
    return block.words <= _SPEAKER_WORDS and is_within and is_named


def _is_introduced(page: Page, index: int) -> bool:
    """Tell whether a quotation is a plain <blockquote> in no figure, or a line above leads to it: then it is the
    text's own.

    Where the element around is called a quotation, too, and the quotation has its marks, both are set for the eye.
    """
    block = page.blocks[index]
    above = ancestors(page, block.container)
    plain = next((i for i in islice(above, 2) if page.containers[i].style == "blockquote."), None)  # without a class
    around = page.containers[page.containers[plain].parent] if plain is not None else None
    is_plain = around is not None and around.tag != "figure" and "pull" not in around.style[:CLASS_CHARS]
    if is_plain and around is not None and around.own_hints & Hint.QUOTE:
        is_plain = block.text[0] not in QUOTES
    return is_plain or (index > 0 and page.blocks[index - 1].text.endswith(COLONS))


_AROUND_QUOTE = "".join((QUOTES, *FULL_STOPS, *COMMAS, "\u2026 "))
_QUOTE_WORDS = 4  # by hand; at half and at twice 4 and 1 of 520 pages differ
_LONGEST_QUOTE = 60  # by hand; at half and at twice 1 and 0 of 520 pages differ
_SPEAKER_WORDS = 10  # by hand; at half and at twice no page of 520 differs
_MOST_QUOTES = 30  # where there are more, the text is made of quotes
