"""What its link tells of a caption or a credit (layer 4): page and piece in, bools out."""

from __future__ import annotations

from itertools import islice

from newsclean.addresses import file_of, is_image
from newsclean.credit_words import names_credit
from newsclean.lexicon import Lexicon
from newsclean.model import Block, Cut, Page
from newsclean.structure import element_of, is_named_for_pictures
from newsclean.tags import Hint

_LINK_TEASER = "link-teaser"


def is_linked_caption(page: Page, piece: Cut) -> bool:
    """Tell whether all of a text is a link, in an element that is called a caption."""
    rule, container = piece.verdict.rule, page.containers[piece.block.container]
    return rule == _LINK_TEASER and container.own_hints & Hint.CAPTION != 0


def is_linked_name(page: Page, block: Block, lexicon: Lexicon) -> bool:
    """Tell whether a picture's credit is a link to the page of who took it."""
    return bool(block.media or is_named_for_pictures(page, block)) and names_credit(block.text, lexicon)


def is_offer(block: Block, lexicon: Lexicon) -> bool:
    """Tell whether what is called a credit is a link to nowhere in words that name nobody: "To the archive"."""
    is_words = block.text[0].isupper() and " " in block.text
    return is_words and block.link_chars == block.chars and not names_credit(block.text, lexicon)


_NAME_CHARS = 5  # of a picture: a shorter one may stand in another's address
_IMAGES = 4  # in one link


def leads_to_picture(page: Page, block: Block) -> bool:
    """Tell whether a caption's link leads to its own picture: to an image, or to a page with the image's name.

    That name has a number in it and is no title in words, which a teaser's picture may share with its story.
    """
    if is_image(block.href):
        return True
    name, _ = file_of(block.href)
    if len(name) < _NAME_CHARS or name.count("-") > 1 or not any(map(str.isdigit, name)):
        return False
    element = element_of(page, block.container)
    if element is None:
        return False
    around = next(element.iterancestors("a"), element)
    images = islice(around.iter("img"), _IMAGES)
    return any("src" in key and name in value for image in images for key, value in image.items())
