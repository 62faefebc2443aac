"""What the place and the link of a cut piece say that it is: a caption, a credit or neither (layer 4).

In: pieces. Out: roles, and bools on where a link leads.
"""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from newsclean.addresses import file_of, is_image
from newsclean.captions.credit_elements import OF_PHOTOGRAPHER, are_name_and_house, credit_apart, is_signed_in_box
from newsclean.captions.credit_words import (
    BRACKETED,
    LABEL_ENDS,
    NAME_WORDS,
    SIGNS,
    are_names,
    is_agency_alone,
    may_be_caption,
    names_archive,
    names_credit,
    opens_credit,
    reads_like_text,
)
from newsclean.captions.credits import split_credit
from newsclean.captions.players import ends_in_running_time, is_below_player
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
    DATE_TEXT,
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
    if _is_agency_in_credit(page, piece):
        return "credit"
    if verdict.role == "byline" and beside and not beside.caption.credit and is_next_to(page, beside.block, block):
        container = page.containers[block.container]
        hints = container.own_hints | block.inline_hints
        is_of_picture = container.near & Hint.CAPTION or hints & OF_PHOTOGRAPHER == OF_PHOTOGRAPHER
        return "credit" if is_of_picture else ""  # "Author: Ada Quill"; "image-box__author"
    if block.media and _is_signed_above_caption(page, piece, following, lexicon):
        return "credit"
    if block.media and _is_below_picture(page, piece, following, lexicon):
        return "caption"
    if following and following.block.media and _is_over_credit(page, piece, following, lexicon):
        return "caption"
    if is_linked_caption(page, piece):
        is_above = following is not None and following.verdict.role == "credit"
        is_of_picture = not block.href or _shows_picture(block.href)
        is_caption = is_above or is_of_picture or (beside is not None and not beside.caption.text)
        return "caption" if is_caption else ""
    if beside and _is_credit_below(page, piece, beside, lexicon):
        return "credit"
    return "caption" if beside and _is_below_credit(page, piece, beside) else ""


def _is_rest_of_credit(page: Page, piece: Cut) -> bool:
    """Tell whether a text in a caption opens with a slash or a bar and a capital: "/Lume Daily", "| ADA QUILL"."""
    opens = piece.text[:1] in ("/", "|") and piece.text[1:].lstrip()[:1].isupper()
    return opens and piece.block.words <= NAME_WORDS and is_named_for_pictures(page, piece.block)


def _is_called_caption(page: Page, piece: Cut, lexicon: Lexicon) -> bool:
    """Tell whether a text is called a caption, only what stands around it a credit too, and it names nobody."""
    own = page.containers[piece.block.container].own_hints
    if piece.verdict.rule != PICTURE_CREDIT.name or own & (Hint.CAPTION | Hint.CREDIT) != Hint.CAPTION:
        return False
    return split_credit(piece.text, lexicon).credit is None and not names_credit(piece.text, lexicon)


def _is_agency_in_credit(page: Page, piece: Cut) -> bool:
    """Tell whether what went as an agency's stands in what is called a credit: "Source: Ada Quill"."""
    container = page.containers[piece.block.container]
    is_short = piece.block.words <= NAME_WORDS
    return piece.verdict.role == "agency" and is_short and container.own_hints & Hint.CREDIT != 0


_CAPTION_LABEL = phrase_rule_name("caption")  # "View image in fullscreen"


def _role_of_verdict(verdict: Verdict, *, is_beside: bool, is_short: bool) -> str:
    """Return whether a verdict says caption or credit, "" where neither; an agency beside a caption is a credit."""
    if verdict.role in ("caption", "credit"):
        is_said = verdict.rule == CAPTION_ECHO.name or (verdict.rule == _CAPTION_LABEL and is_short)
        return "" if is_said else verdict.role
    return "credit" if verdict.role == "agency" and is_beside else ""


def _is_signed_above_caption(page: Page, piece: Cut, following: Cut | None, lexicon: Lexicon) -> bool:
    """Tell whether a few words are a credit by what they are and stand right between a picture and its caption.

    Behind a ©, an archive's name, or a name and a house with a slash.
    """
    block, text, verdict = piece
    if following is None or following.verdict.role != "caption" or block.words > NAME_WORDS:
        return False
    is_label = verdict.rule == SHORT_LABEL.name
    if not (is_label or verdict.rule in OF_NO_NAME) or not is_next_to(page, block, following.block):
        return False
    is_signed = text[0] in SIGNS and (not is_label or is_agency_alone(text, lexicon))
    return is_signed or names_archive(text.split()) or are_name_and_house(text, lexicon)


def _is_below_picture(page: Page, piece: Cut, following: Cut | None, lexicon: Lexicon) -> bool:
    """Tell whether what went for another reason, right below a picture, is its caption.

    It has a credit, the element is named for pictures, or the two stand alone in one amid the text. Right above a
    caption it is the picture's alternative text; above the button that enlarges the picture it is the caption.
    """
    block = piece.block
    is_unnamed = piece.verdict.rule in OF_NO_NAME
    if block.link_chars or not (is_unnamed or piece.verdict.rule == SHORT_LABEL.name):
        return False
    if not may_be_caption(block.words, block.text):
        return False
    is_above = following is not None and following.block.index == block.index + 1
    if is_above and following and following.verdict.role == "caption" and following.verdict.rule != _CAPTION_LABEL:
        return False
    container = page.containers[block.container]
    if container.tag in HEADINGS or container.own_hints & (OF_PICTURE | Hint.HEADLINE) == Hint.HEADLINE:
        return False
    if is_below_player(page, block):
        return False
    is_title = not is_unnamed and are_names(block.text.split())  # below a podcast's cover: "Long Way Round"
    if (is_named_for_pictures(page, block) and not is_title) or (is_unnamed and all(split_credit(block.text, lexicon))):
        return True
    if is_unnamed and credit_apart(page.element(block.container), block.text, lexicon):
        return True
    if is_unnamed and following and _is_source_below(page, block, following):
        return True
    is_amid_text = following is not None and following.block.index > block.index + 1
    is_line = "\n" not in block.text and reads_like_text(block.text) and not ends_in_running_time(block.text)
    return is_amid_text and is_line and _is_alone_in_pictures_box(page, block)


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


def _is_source_below(page: Page, block: Block, following: Cut) -> bool:
    """Tell whether a few words right below a text and next to it in the tree went as an agency's or a credit."""
    is_source = following.verdict.role in ("agency", "credit") and following.block.words <= NAME_WORDS
    return is_source and not following.block.media and is_next_to(page, block, following.block)


_ITEMS = frozenset(("li", "td", "th", "dd", "dt", "button"))
_OF_ITEMS = Hint.LIST | Hint.TEASER


def _is_alone_in_pictures_box(page: Page, block: Block) -> bool:
    """Tell whether an element that holds no other block than one holds a picture; beside an item it is an icon."""
    others, outer = blocks_beside(page, block), -1
    for index in ancestors(page, block.container):
        if any(is_inside(page, other.container, index) for other in others):
            break
        if page.containers[index].tag in _ITEMS or page.containers[index].own_hints & _OF_ITEMS:
            return False
        outer = index
    return outer >= 0 and holds_picture(page.element(outer))


def is_linked_caption(page: Page, piece: Cut) -> bool:
    """Tell whether all of a text is a link, in an element that is called a caption."""
    rule, container = piece.verdict.rule, page.containers[piece.block.container]
    return rule == LINK_TEASER.name and container.own_hints & Hint.CAPTION != 0


def _is_credit_below(page: Page, piece: Cut, beside: Told, lexicon: Lexicon) -> bool:
    """Tell whether what went for a reason that says nothing of it is the credit of the caption right above."""
    block, text, verdict = piece
    if beside.caption.credit or not is_next_to(page, beside.block, block):
        return False
    if verdict.rule not in OF_NO_NAME and verdict.rule != SHORT_LABEL.name:
        return False
    if is_signed_in_box(page, beside.block, block, lexicon):
        return True
    if verdict.rule == SHORT_LABEL.name:
        return False
    found = lexicon.match(text) if block.words <= NAME_WORDS else None
    return found is not None and found.category == "credit"


def _is_below_credit(page: Page, piece: Cut, beside: Told) -> bool:
    """Tell whether a text is the caption of a picture by its place: with the credit above it, alone in one element."""
    block, _, verdict = piece
    container = page.containers[block.container]
    is_named = verdict.rule == SHORT_LABEL.name and is_named_for_pictures(page, block)
    if beside.caption.text or not beside.block.media or block.link_chars:
        return False
    is_dated = verdict.rule == DATE_TEXT.name and reads_like_text(block.text)  # "The quay as it was in 1983"
    if not is_named and not is_dated and verdict.rule not in OF_NO_NAME:
        return False
    if container.tag in HEADINGS or not may_be_caption(block.words, block.text):
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
    if not hints & Hint.FIGURE or following.block.media:
        return False
    if hints & Hint.CAPTION and following.verdict.rule == PICTURE_CREDIT.name:
        return is_pair(page, block, following.block)
    if not is_next_to(page, block, following.block):
        return False
    credit = split_credit(following.text, lexicon)
    return bool(credit.credit and not credit.text)


def is_label_unseen(page: Page, piece: Cut) -> bool:
    """Tell whether a text in a figure is for screen readers: a label, maybe."""
    is_unseen = piece.verdict.rule == SCREEN_READER_TEXT.name
    return is_unseen and page.containers[piece.block.container].hints & Hint.FIGURE != 0


_COMMA_AHEAD = "،"  # a comma that belongs to what stood before the label, or was set on its wrong side
_LABEL_WORDS = 4  # "Fuente de la imagen,"


def read_label(page: Page, piece: Cut, following: Cut | None, lexicon: Lexicon) -> str | None:
    """Return what a label says that the next piece is, a caption or a credit, "" neither; None of what is no label.

    "Image source," opens a credit, as "Credit" does with a name beside it. Of captions only a label for screen readers
    or in a <figcaption> is believed: others lead to galleries. In a figure outside its caption a label for screen
    readers opens a credit, whatever the language.
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
            is_of_credit = is_hidden and container.hints & (Hint.FIGURE | Hint.CAPTION) == Hint.FIGURE
            return "credit" if is_of_credit else ""
        is_believed = found.category == "credit" or (
            found.category == "caption" and (is_hidden or container.tag == "figcaption")
        )
        return found.category if is_believed else ""
    if following is None or piece.verdict.role != "credit" or not is_next_to(page, block, following.block):
        return None
    return "credit" if opens_credit(label, lexicon) and names_credit(following.text, lexicon) else None


def may_be_labelled(page: Page, block: Block, following: Cut | None) -> bool:
    """Tell whether what follows a label may be what it says: of pictures by its role, or next to the label."""
    if following is None:
        return False
    return following.verdict.role in ROLES_OF_PICTURES or is_next_to(page, block, following.block)


def is_linked_name(page: Page, block: Block, lexicon: Lexicon) -> bool:
    """Tell whether a picture's credit is a link to the page of who took it."""
    return bool(block.media or is_named_for_pictures(page, block)) and names_credit(block.text, lexicon)


def _shows_picture(href: str | None) -> bool:
    """Tell whether a link leads to an image, or to a page that shows one large: "/articles/photo/1288?pid=3".

    No number stands behind it where it is a section with stories of its own: "/photo/gallery/1288".
    """
    *_, section, last = ("", "", *(href or "").partition("?")[0].split("/"))
    return is_image(href) or (section == "photo" and last.isdigit())


_FILE_CHARS = 5  # of a picture's name: a shorter one may stand in another's address
_LINKED_IMAGES = 4  # in one link


def leads_to_picture(page: Page, block: Block) -> bool:
    """Tell whether a caption's link leads to its own picture: to an image, or to a page with the image's name.

    That name has a number in it and is no title in words, which a teaser's picture may share with its story.
    """
    if _shows_picture(block.href):
        return True
    name, _ = file_of(block.href)
    if len(name) < _FILE_CHARS or name.count("-") > 1 or not any(map(str.isdigit, name)):
        return False
    element = page.element(block.container)
    if element is None:
        return False
    around = next(element.iterancestors("a"), element)
    images = islice(around.iter(*IMAGES), _LINKED_IMAGES)
    return any("src" in key and name in value for image in images for key, value in image.items())
