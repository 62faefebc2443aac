"""What a piece that was cut says of a picture: a caption, a credit, or both (layer 4).

In: a piece, and which of the two it is by its place. Out: a Caption.
"""

from __future__ import annotations

from newsclean.captions.caption_roles import FEW_WORDS, OF_NO_NAME
from newsclean.captions.credit_words import (
    LABEL_ENDS,
    bare_credit,
    is_label,
    names_credit,
    reads_like_text,
    without_brackets,
    without_offer,
)
from newsclean.captions.credits import find_credit, split_credit
from newsclean.lexicon import Lexicon
from newsclean.model import Caption, Cut, Page
from newsclean.page.structure import is_named_for_pictures
from newsclean.page.tags import Hint
from newsclean.prose import SENTENCE, end_mark
from newsclean.scoring.rules import FIGURE_TEXT


def read_caption(page: Page, piece: Cut, role: str, lexicon: Lexicon) -> Caption:
    """Return what a piece says of a picture: a caption, a credit, or both."""
    block, text, verdict = piece
    if block.links == 1:
        text = without_offer(text, block.link_chars, lexicon)
    text = _behind_label(text.rstrip("/| "), lexicon)  # "Ada Quill nuotr./", above its caption
    caption = split_credit(text, lexicon)
    if verdict.role == "agency" and (role == "credit" or not caption.credit or caption.text[-1:] in LABEL_ENDS):
        return Caption("", bare_credit(text))
    if role == "credit" and caption.text and not caption.credit:
        is_caption = block.words > FEW_WORDS and is_named_for_pictures(page, block)
        if is_caption and reads_like_text(text) and not lexicon.opens_as_credit(text):
            return caption  # called by a name of its credit's
        return Caption("", bare_credit(caption.text))
    is_called = page.containers[block.container].own_hints & (Hint.CREDIT | Hint.CAPTION) == Hint.CREDIT
    may_be_one = (role == "credit" or is_called or block.words == 2) and caption.text and caption.credit
    if may_be_one and _is_one_credit(text, caption, lexicon):
        return Caption("", without_brackets(text))
    is_bare = verdict.rule in OF_NO_NAME or verdict.rule == FIGURE_TEXT.name
    if is_bare and not caption.credit and "/" in text and names_credit(text, lexicon):
        return Caption("", text)
    return caption


def _behind_label(text: str, lexicon: Lexicon) -> str:
    """Return a caption without the label that opens it for screen readers: "Image caption, The quay at noon"."""
    label, _, caption = text.partition(",")
    is_label = caption != "" and len(label) <= _LABEL_CHARS and lexicon.category_of(label) == "caption"
    return caption.lstrip() if is_label else text


_LABEL_CHARS = 30  # a bound set by hand


def _is_one_credit(text: str, caption: Caption, lexicon: Lexicon) -> bool:
    """Tell whether a credit that was taken apart is one: no label went ("Lume: Ada Quill", "Cantonal Archive")."""
    if not names_credit(text, lexicon) or end_mark(caption.text) == SENTENCE:
        return False
    is_all = _unbracketed(text) == _unbracketed(f"{caption.text} {caption.credit}")
    return is_all or (":" in text and find_credit(text, lexicon) is None)


def _unbracketed(text: str) -> str:
    return text.replace("(", "").replace(")", "")


def is_kind(caption: Caption, lexicon: Lexicon) -> bool:
    """Tell whether what was read as a caption's credit is a kind of picture: "The quay at noon. Archive photo"."""
    words = (caption.credit or "").split() if caption.text else []
    is_named = any(word.isupper() for word in words)  # an agency
    return len(words) > 1 and not is_named and any(word.islower() and is_label(word, lexicon) for word in words)
