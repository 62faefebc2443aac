"""What the place and the link of a cut piece say that it is: a caption, a credit or neither (layer 4).

In: pieces. Out: roles, and bools on where a link leads.
"""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from newsclean.addresses import file_of, is_image
from newsclean.captions.credit_elements import OF_PHOTOGRAPHER, credit_apart, is_signed_in_box
from newsclean.captions.credit_words import (
    BRACKETED,
    LABEL_ENDS,
    NAME_WORDS,
    SIGNS,
    are_names,
    may_be_caption,
    names_credit,
    opens_credit,
    reads_like_text,
)
from newsclean.captions.credits import split_credit
from newsclean.lexicon import Lexicon
from newsclean.model import Block, Caption, Cut, Page, Verdict
from newsclean.page.elements import holds_picture
from newsclean.page.structure import (
    OF_PICTURE,
    ancestors,
    blocks_beside,
    is_inside,
    is_named_for_pictures,
    is_next_to,
    is_pair,
)
from newsclean.page.tags import HEADINGS, IMAGES, Hint
from newsclean.scoring.rules import (
    CAPTION_ECHO,
    LINK_TEASER,
    LOW_SCORE,
    OUTSIDE_ARTICLE,
    PAGE_SUMMARY,
    PICTURE_CREDIT,
    SCREEN_READER_TEXT,
    SHORT_LABEL,
    phrase_rule_name,
)

BESIDE = 2  # a caption and its credit are so many blocks apart at most
FEW_WORDS = 5
"""What has more, and is called a credit or goes by a label's phrase, may be a caption: a bound set by hand."""
ROLES_OF_PICTURES = ("caption", "credit", "agency")
# Rules that say nothing of what a text is. On wcxb and fundus_world 12 of 15 such texts are captions or sources.
OF_NO_NAME = frozenset((OUTSIDE_ARTICLE.name, LOW_SCORE.name, PAGE_SUMMARY.name, phrase_rule_name("agency")))
RULES_OF_PICTURES = (SCREEN_READER_TEXT.name, LINK_TEASER.name)
"""Rules by which what is of a picture may go, too: a label, a caption in a link."""


class Told(NamedTuple):
    """A caption and the block that it begins in."""

    caption: Caption
    block: Block
    pieces: tuple[tuple[Verdict, str], ...]
    """What cut each piece that it was read of, and whether that is the caption or the credit."""


def role_of_piece(page: Page, piece: Cut, following: Cut | None, beside: Told | None, lexicon: Lexicon) -> str:
    """Return whether what went is a caption or a credit, "" where it is neither."""
    block, _, verdict = piece
    if _is_rest_of_credit(page, piece):
        return "credit"
    if role := _role_of_verdict(verdict, is_beside=beside is not None, is_short=block.words <= FEW_WORDS):
        return "caption" if role == "credit" and _is_called_caption(page, piece, lexicon) else role
    if verdict.role == "agency" and page.containers[block.container].own_hints & Hint.CREDIT:
        return "credit"  # "Source: Ada Quill"
    is_called = page.containers[block.container].own_hints & Hint.CAPTION
    if verdict.role == "agency" and is_called and all(split_credit(piece.text, lexicon)):
        return "caption"  # "The quay at noon. (Photo: Ada Quill/TT)"
    if verdict.role == "byline" and beside and not beside.caption.credit:
        hints = page.containers[block.container].own_hints | block.inline_hints
        return "credit" if hints & OF_PHOTOGRAPHER == OF_PHOTOGRAPHER else ""  # "image-box__author"
    if block.media and _is_signed_above_caption(piece, following):
        return "credit"
    if block.media and _is_below_picture(page, piece, following, lexicon):
        return "caption"
    if following and following.block.media and _is_over_credit(page, piece, following, lexicon):
        return "caption"
    if is_linked_caption(page, piece):
        is_of_picture = not block.href or is_image(block.href) or (beside and not beside.caption.text)
        return "caption" if is_of_picture else ""
    if beside and _is_credit_below(page, piece, beside, lexicon):
        return "credit"
    return "caption" if beside and _is_below_credit(page, piece, beside) else ""


def _is_rest_of_credit(page: Page, piece: Cut) -> bool:
    """Tell whether a few words in a caption open with a slash or a bar: "/Lume Daily", "| ADA QUILL"."""
    is_short = piece.block.words <= NAME_WORDS
    return piece.text[:1] in ("/", "|") and is_short and is_named_for_pictures(page, piece.block)


def _is_over_credit(page: Page, piece: Cut, following: Cut, lexicon: Lexicon) -> bool:
    """Tell whether what went for no name is the caption above a picture, its credit below, all in one element."""
    block = piece.block
    if piece.verdict.rule not in OF_NO_NAME or block.link_chars or not may_be_caption(block.words, block.text):
        return False
    if following.block.index != block.index + 1 or following.block.words > NAME_WORDS + 1:
        return False
    if page.containers[block.container].tag in HEADINGS or not is_pair(page, block, following.block):
        return False
    credit = split_credit(following.text, lexicon)
    return bool(credit.credit and not credit.text)


def _is_called_caption(page: Page, piece: Cut, lexicon: Lexicon) -> bool:
    """Tell whether a text is called a caption, only what stands around it a credit too, and it names nobody."""
    own = page.containers[piece.block.container].own_hints
    if piece.verdict.rule != PICTURE_CREDIT.name or own & (Hint.CAPTION | Hint.CREDIT) != Hint.CAPTION:
        return False
    return not names_credit(piece.text, lexicon)


_CAPTION_LABEL = phrase_rule_name("caption")  # "View image in fullscreen"


def _role_of_verdict(verdict: Verdict, *, is_beside: bool, is_short: bool) -> str:
    """Return whether a verdict says caption or credit, "" where neither; an agency beside a caption is a credit."""
    if verdict.role in ("caption", "credit"):
        is_said = verdict.rule == CAPTION_ECHO.name or (verdict.rule == _CAPTION_LABEL and is_short)
        return "" if is_said else verdict.role
    return "credit" if verdict.role == "agency" and is_beside else ""


def _is_signed_above_caption(piece: Cut, following: Cut | None) -> bool:
    """Tell whether a few words behind a © stand right between a picture and its caption: they are its credit."""
    is_above = following is not None and following.verdict.role == "caption" and piece.block.words <= NAME_WORDS
    is_unnamed = piece.verdict.rule in OF_NO_NAME or piece.verdict.rule == SHORT_LABEL.name
    return is_above and is_unnamed and piece.text[0] in SIGNS


def _is_below_picture(page: Page, piece: Cut, following: Cut | None, lexicon: Lexicon) -> bool:
    """Tell whether what went for another reason, right below a picture, is its caption.

    It has a credit or is one with its house, the element is named for pictures, or the two stand alone in one amid the
    text. Right above a caption it is the picture's alternative text; above the button that enlarges the picture it is
    the caption.
    """
    if not _may_be_below_picture(page, piece, following):
        return False
    block, is_unnamed = piece.block, piece.verdict.rule in OF_NO_NAME
    is_title = not is_unnamed and are_names(block.text.split())  # below a podcast's cover: "Long Way Round"
    said, credit = split_credit(block.text, lexicon)
    is_credited = credit and (said or "/" in block.text)  # of a house alone, "Lume News", it may be the logo
    if is_credited or (is_named_for_pictures(page, block) and not is_title):
        return True
    if is_unnamed and credit_apart(page.element(block.container), block.text, lexicon):
        return True
    if is_unnamed and following and _is_source_below(page, block, following):
        return True
    is_amid_text = following is not None and following.block.index > block.index + 1
    is_line = "\n" not in block.text and reads_like_text(block.text)
    return is_amid_text and is_line and _is_alone_in_pictures_box(page, block)


def _may_be_below_picture(page: Page, piece: Cut, following: Cut | None) -> bool:
    """Tell whether what went for no name or as a label may be a caption: without a link, no heading, above no other."""
    block, rule = piece.block, piece.verdict.rule
    if block.link_chars or not (rule in OF_NO_NAME or rule == SHORT_LABEL.name):
        return False
    if not may_be_caption(block.words, block.text):
        return False
    if following and following.block.index == block.index + 1:
        below = following.verdict
        if below.role == "caption" and below.rule != _CAPTION_LABEL:
            return False
    container = page.containers[block.container]
    return container.tag not in HEADINGS and container.own_hints & (OF_PICTURE | Hint.HEADLINE) != Hint.HEADLINE


def _is_source_below(page: Page, block: Block, following: Cut) -> bool:
    """Tell whether a few words right below a text and next to it in the tree went as an agency's or a credit."""
    is_source = following.verdict.role in ("agency", "credit") and following.block.words <= NAME_WORDS
    return is_source and not following.block.media and is_next_to(page, block, following.block)


def _is_alone_in_pictures_box(page: Page, block: Block) -> bool:
    """Tell whether an element that holds no other block than one holds a picture."""
    others, outer = blocks_beside(page, block), -1
    for index in ancestors(page, block.container):
        if any(is_inside(page, other.container, index) for other in others):
            break
        outer = index
    return outer >= 0 and holds_picture(page.element(outer))


def is_linked_caption(page: Page, piece: Cut) -> bool:
    """Tell whether all of a text is a link, in an element that is called a caption."""
    rule, container = piece.verdict.rule, page.containers[piece.block.container]
    return rule == LINK_TEASER.name and container.own_hints & Hint.CAPTION != 0


def _is_credit_below(page: Page, piece: Cut, beside: Told, lexicon: Lexicon) -> bool:
    """Tell whether what went for another reason is the credit of the caption right above."""
    block, text, _ = piece
    if beside.caption.credit or not is_next_to(page, beside.block, block):
        return False
    if is_signed_in_box(page, beside.block, block, lexicon):
        return True
    found = lexicon.match(text) if block.words <= NAME_WORDS else None
    return found is not None and found.category == "credit"


def _is_below_credit(page: Page, piece: Cut, beside: Told) -> bool:
    """Tell whether a text is the caption of a picture by its place: with the credit above it, alone in one element."""
    block, _, verdict = piece
    container = page.containers[block.container]
    if beside.caption.text or not beside.block.media or verdict.rule not in OF_NO_NAME:
        return False
    if not may_be_caption(block.words, block.text):
        return False
    if not is_next_to(page, beside.block, block):
        return block.index == beside.block.index + 1 and is_pair(page, beside.block, block)
    around = page.blocks[max(0, block.index - 2) : block.index - 1] + page.blocks[block.index + 1 : block.index + 2]
    return not any(is_inside(page, other.container, container.parent) for other in around)


_SHORT_WORDS = 2  # by hand; at half and at twice 1 and 1 of 520 pages differ


def is_credit_next(page: Page, piece: Cut, following: Cut | None, lexicon: Lexicon) -> bool:
    """Tell whether the credit of a caption follows it in their figure: the caption may be of two words.

    Behind what is called a caption, the name in an element that is called a credit is one.
    """
    block = piece.block
    if following is None or piece.verdict.role != "caption" or block.words < _SHORT_WORDS:
        return False
    hints = page.containers[block.container].hints
    if not hints & Hint.FIGURE:
        return False
    if hints & Hint.CAPTION and following.verdict.rule == PICTURE_CREDIT.name:
        return is_pair(page, block, following.block)
    return is_next_to(page, block, following.block) and split_credit(following.text, lexicon).credit is not None


def is_label_unseen(page: Page, piece: Cut) -> bool:
    """Tell whether a text in a figure is for screen readers: a label, maybe."""
    is_unseen = piece.verdict.rule == SCREEN_READER_TEXT.name
    return is_unseen and page.containers[piece.block.container].hints & Hint.FIGURE != 0


_COMMA_AHEAD = "،"  # a comma that belongs to what stood before the label, or was set on its wrong side
_LABEL_WORDS = 4  # "Fuente de la imagen,"


def read_label(page: Page, piece: Cut, following: Cut | None, lexicon: Lexicon) -> str | None:
    """Return what a label says that the next piece is, a caption or a credit, "" neither; None of what is no label.

    "Image source," opens a credit, as "Credit" does with a name beside it. In a figure a label for screen readers opens
    a credit, whatever the language.
    """
    block = piece.block
    label = piece.text.rstrip(BRACKETED)
    if block.words > _LABEL_WORDS:
        return None
    if label[-1:] in LABEL_ENDS or label.startswith(_COMMA_AHEAD):
        container = page.containers[block.container]
        found = lexicon.match(label.lstrip(_COMMA_AHEAD))
        is_hidden = container.near & Hint.SCREEN_READER != 0
        if found is None:
            return "credit" if is_hidden and container.hints & Hint.FIGURE else ""
        return found.category if found.category in ("credit", "caption") else ""
    if following is None or piece.verdict.role != "credit" or not is_next_to(page, block, following.block):
        return None
    return "credit" if opens_credit(label, lexicon) and names_credit(following.text, lexicon) else None


def may_be_labelled(page: Page, block: Block, following: Cut | None) -> bool:
    """Tell whether what follows a label may be what it says: of pictures by its role, or next to the label."""
    if following is None:
        return False
    return following.verdict.role in ROLES_OF_PICTURES or is_next_to(page, block, following.block)


_FILE_CHARS = 5  # of a picture's name: a shorter one may stand in another's address
_LINKED_IMAGES = 4  # in one link


def leads_to_picture(page: Page, block: Block) -> bool:
    """Tell whether a caption's link leads to its own picture: to an image, or to a page with the image's name.

    That name is no title in words, which a teaser's picture may share with its story.
    """
    if is_image(block.href):
        return True
    name, _ = file_of(block.href)
    if len(name) < _FILE_CHARS or name.count("-") > 1:
        return False
    element = page.element(block.container)
    if element is None:
        return False
    around = next(element.iterancestors("a"), element)
    images = islice(around.iter(*IMAGES), _LINKED_IMAGES)
    return any("src" in key and name in value for image in images for key, value in image.items())
