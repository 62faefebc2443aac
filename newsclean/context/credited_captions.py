"""Captions among the text that a credit tells: in them, below them, or below one that is made alike (layer 3).

In: a Look. Out: the indices of the blocks that are captions.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from newsclean.captions.closing_credits import reporter_at_end
from newsclean.captions.credit_at_end import find_credit
from newsclean.captions.credit_elements import is_signed_in_box
from newsclean.captions.credit_in_brackets import credit_in_brackets
from newsclean.captions.credit_words import ECHO_WORDS, NAME_WORDS, are_names, is_agency_alone, is_label, may_be_caption
from newsclean.captions.credits import split_credit
from newsclean.characters import COLON_CLASS
from newsclean.context.look import Look, Staying
from newsclean.context.picture_lines import is_alone_in
from newsclean.context.quotations import is_below_quotation
from newsclean.lexicon import Lexicon
from newsclean.model import Block, Page
from newsclean.page.structure import before_link, is_bold, make_of
from newsclean.page.tags import HEADINGS, Hint
from newsclean.phrase_files import BIT
from newsclean.prose import NO_MARK, SENTENCE, end_mark
from newsclean.scoring.context_features import tree_gap


def find_captions(look: Staying) -> frozenset[int]:
    """Return the blocks that are captions by what they say or what stands beside them, whatever they are called.

    A caption ends in a credit with its label ("... Picture: PA"), or stands between a picture and a credit. No heading
    that reads like text is one, nor an item of a list without a picture: of 5 with a score over 0.5 all belong (wcxb).
    Nor is a note on the author, which stands below a portrait: on one page by a stranger what is called an attribution
    follows it.
    """
    page, scores, phrases, lexicon = look.page, look.scores, look.phrases, look.lexicon
    captions = set()
    blocks, containers = page.blocks, page.containers
    for before, block in _below_pictures(look):
        if block.media or block.words > NAME_WORDS or not may_be_caption(before.words, before.text, 0):
            continue
        is_offer = block.link_chars == block.chars and not are_names(block.text.split())  # "Add Gull as a source"
        is_called = containers[block.container].near & Hint.CREDIT and not is_offer
        is_called = is_called or phrases[block.index] == BIT["credit"]
        is_credit = is_called or is_agency_alone(block.text, lexicon)
        if is_credit and (is_below_quotation(page, block, before) or containers[before.container].near & Hint.BIO):
            continue
        if is_credit:
            is_text = _is_made_text(page, before, scores) and not _is_item(page, before)
            is_caption = tree_gap(page, before, block) <= _BESIDE_GAP and not is_text
        else:
            is_caption = is_signed_in_box(page, before, block, lexicon)
        if is_caption:
            captions.add(before.index)
    captions.update(_made_like(look, captions))
    captions.update(i for i in look.candidates if _is_caption(look, i) and not is_agency_alone(blocks[i].text, lexicon))
    pictured = (blocks[i] for i in look.scene.pictured)  # whatever its score: a box may be called a teaser's
    captions.update(b.index for b in pictured if not b.link_chars and "\n" in b.text and _is_in_two_lines(b, lexicon))
    return frozenset(captions)


def _below_pictures(look: Look) -> Iterator[tuple[Block, Block]]:
    """Yield each block below a picture with the one below it, and that below a label of a credit, "Picture", too."""
    blocks = look.page.blocks
    for i in look.scene.pictured:
        if i + 1 < len(blocks):
            yield blocks[i], blocks[i + 1]
        if i + 2 < len(blocks) and blocks[i + 1].words == 1 and is_label(blocks[i + 1].text, look.lexicon):
            yield blocks[i], blocks[i + 2]


def _made_like(look: Staying, captions: Collection[int]) -> list[int]:
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
    return [b.index for b in alike if _is_alone_in_parent(page, b)]


def _is_caption(look: Look, index: int) -> bool:
    """Tell whether a block is a caption by the credit that it ends in."""
    page, lexicon, score = look.page, look.lexicon, look.scores[index]
    block = page.blocks[index]
    is_other = block.link_chars or look.phrases[index] not in (0, BIT["credit"])
    if is_other or not may_be_caption(block.words, block.text, 0):
        return False
    if "\n" in block.text and _is_in_two_lines(block, lexicon):
        return True
    before = page.blocks[index - 1] if index else None
    said = before_link(before) if before and before.words >= ECHO_WORDS else ""  # maybe a picture's alternative text
    says_before = False
    if before and said and said.rstrip(".") in block.text:
        if _says_with_credit(block, before, said.rstrip("."), lexicon):
            return True
        says_before = block.text.startswith(said) or block.text.endswith(said)
    below = page.blocks[index + 1] if index + 1 < len(page.blocks) else None
    if block.media or says_before or (below and below.media and _is_alone_in_parent(page, block)):
        if _is_signed_line(block, lexicon) or _is_credited_line(page, block, lexicon):
            return True
    elif score >= _SURE_TEXT and not (before and before.media):
        return False  # as most
    is_text = _is_made_text(page, block, look.scores) and not (block.media and _is_item(page, block))
    return not is_text and _ends_in_credit(block, score, lexicon)


def _ends_in_credit(block: Block, score: float, lexicon: Lexicon) -> bool:
    """Tell whether a line ends in a credit: with its label, "The mill. Picture: Ada Quill", or right below a picture.

    There "The mill. Pic by Ada Quill" has one, too, and all in italics "The mill (PA)".
    """
    may_be_bare = bool(block.media) and score < _SURE_TEXT
    end = max(0, block.chars - _LABEL_REACH)
    is_labelled = _LABEL.search(block.text, end)
    if is_labelled or (may_be_bare and _STOP_AMID.search(block.text, end)):
        found = find_credit(block.text, lexicon)
        is_end = found and found[0] > 0 and len(found[1].split()) <= NAME_WORDS
        if found and is_end and (is_labelled or end_mark(block.text[: found[0]].rstrip()) == SENTENCE):
            return True
    if may_be_bare and reporter_at_end(block.text):
        return True
    return bool(block.media) and is_bold(block) and credit_in_brackets(block.text, lexicon) is not None


def _is_in_two_lines(block: Block, lexicon: Lexicon) -> bool:
    """Tell whether a block is an alternative text and, on the next line, the same with a credit, or a credit alone.

    The latter below a picture, where the first line is no sentence.
    """
    first, _, last = block.text.partition("\n")
    if not last or "\n" in last or not may_be_caption(first.count(" ") + 1, first, ECHO_WORDS):
        return False
    is_below = block.media and end_mark(first) == NO_MARK and last.count(" ") < NAME_WORDS
    if not is_below and first not in last:
        return False
    caption = split_credit(last, lexicon)
    if caption.text:
        return caption.credit is not None and caption.text.rstrip(".") == first.rstrip(".")
    return bool(is_below and caption.credit)


def _says_with_credit(block: Block, before: Block, said: str, lexicon: Lexicon) -> bool:
    """Tell whether a block, which holds what the line before it says, is that and a credit: "The mill. Photo by Ada".
    """
    if not said or block.words > before.words + NAME_WORDS:
        return False
    caption = split_credit(block.text, lexicon)
    return caption.credit is not None and caption.text.rstrip(".") == said


def _is_alone_in_parent(page: Page, block: Block) -> bool:
    """Tell whether a line stands in one element with a picture and no more."""
    return is_alone_in(page, block, page.containers[block.container].parent)


def _is_signed_line(block: Block, lexicon: Lexicon) -> bool:
    """Tell whether a line, a heading too, ends in an agency in brackets and no sentence before it: "The old mill (PA)".

    Behind a sentence an agency in brackets may end the article.
    """
    found = credit_in_brackets(block.text, lexicon) if "\n" not in block.text else None
    if found is None or end_mark(block.text[: found[0]].rstrip()) != NO_MARK:
        return False
    return is_agency_alone(found[1].rpartition("/")[2].strip(), lexicon)


def _is_credited_line(page: Page, block: Block, lexicon: Lexicon) -> bool:
    """Tell whether a line below a picture is no sentence but for the credit that it ends in: "The mill | Ada Quill"."""
    if "\n" in block.text or page.containers[block.container].tag in _NO_CAPTION_TAGS:
        return False
    may_be_behind = not _OPENS_CREDIT.isdisjoint(block.text[-_LABEL_REACH:])
    if not may_be_behind and (end_mark(block.text) != NO_MARK or not _AHEAD.search(block.text, 0, _LABEL_REACH)):
        return False
    caption = split_credit(block.text, lexicon)
    if not caption.text or caption.credit is None or len(caption.credit.split()) > NAME_WORDS:
        return False
    if end_mark(caption.text) != NO_MARK:
        return False
    if block.text.endswith(caption.text):  # "PA | The mill", "Picture: PA. The mill"
        found = lexicon.match(block.text[: -len(caption.text)].rstrip(_MARKS_AHEAD))
        return found is not None and found.category in ("credit", "agency")
    return block.text[len(caption.text) :].lstrip()[:1] in _OPENS_CREDIT


_OPENS_CREDIT = frozenset("|([©·•")  # a colon may stand in any line: "Test winner: Lume"
_AHEAD = re.compile(r"[:|/·•)\].]\s")
_MARKS_AHEAD = " :|/·•)].-–—"


def _is_made_text(page: Page, block: Block, scores: Sequence[float]) -> bool:
    """Tell whether a block that reads like text is a heading or an item of a list."""
    return scores[block.index] >= _LIKE_TEXT and page.containers[block.container].tag in _NO_CAPTION_TAGS


def _is_item(page: Page, block: Block) -> bool:
    """Tell whether a block is an item of a list: some pages make all their paragraphs items."""
    return page.containers[block.container].tag == "li"


_NO_CAPTION_TAGS = HEADINGS | {"li"}
_LIKE_TEXT = 0.5  # by hand; at half and at twice 0 and 1 of 520 pages differ
_BESIDE_GAP = 4  # cells of two rows
_LABEL_REACH = 80  # by hand; at half and at twice no page of 520 differs
_LABEL = re.compile(rf"[{COLON_CLASS}/](?!\d)|[©＝]| [-–|] ")  # no clock, no day; at once, where regex takes 1.5 µs
_STOP_AMID = re.compile(r"[^\w\s,;:'’-]\s*\S")  # what may end a sentence, and a credit behind it
_SURE_TEXT = 0.9  # a block with this score is text, whatever it looks like
