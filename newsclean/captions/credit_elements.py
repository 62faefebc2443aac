"""Credits that stand in an element of their own beside their caption (layer 3): an lxml element in, a Caption out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

from newsclean.captions.credit_words import (
    BEFORE_CREDIT,
    BRACKETED,
    LABEL_ENDS,
    MARKS_AHEAD,
    NAME_WORDS,
    OPEN_CLOSE,
    names_credit,
    offers_rights,
    opens_credit,
    reads_like_text,
    without_brackets,
    without_label,
)
from newsclean.captions.credits import said_once, split_credit
from newsclean.lexicon import Lexicon
from newsclean.metadata.authors.names import is_full_name
from newsclean.model import Block, Caption, Page
from newsclean.page.element_text import as_shown, holds, text_of, written
from newsclean.page.elements import holds_picture
from newsclean.page.structure import ancestors, is_inside, is_pair
from newsclean.page.tags import HEADINGS, Hint, hint_bits
from newsclean.prose import SENTENCE, end_mark
from newsclean.text import has_digits

_BAR = " |"
_PARTING = (" /", _BAR, " •", " ·", " –", " —")
_MARKED = frozenset(("small", "cite"))
_PARTS_OF_TEXT = frozenset(("a", "em", "i", "b", "q", "mark"))  # a ship's name, a title


def credit_apart(element: Any, text: str, lexicon: Lexicon) -> Caption | None:
    """Return a caption and its credit where markup alone sets them apart, None where it does not.

    The credit is what the element ends with: an element for it (<small>, <cite>), one behind the end of a sentence or
    a mark that parts the two ("The quay / "), or one behind another that holds all the rest. Or one with a label stands
    before the caption. `text` is what the page shows of the element.
    """
    if element is None or not (len(element) or element.tag == "cite") or not holds(element, text, _without_spaces):
        return None
    element = _unwrapped(element)
    if element.tag == "cite" and not reads_like_text(text) and split_credit(text, lexicon).credit is None:
        return Caption("", without_brackets(text))
    if first := _authors_first(element, lexicon):
        return first
    parts = _without_offers(element, lexicon)
    if not parts or not isinstance(parts[-1].tag, str) or (parts[-1].tail or "").strip(f"{OPEN_CLOSE}\r\n"):
        return None
    return _credit_first(element, lexicon) or _credit_last(element, parts, text, lexicon)


def _unwrapped(element: Any) -> Any:
    """Return the element within that has more than one element and no text around it."""
    while len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip():
        element = element[0]
    return element


def _credit_last(element: Any, parts: Sequence[Any], text: str, lexicon: Lexicon) -> Caption | None:
    """Return the caption and, as its credit, the last of the parts of an element; None where nothing sets it apart."""
    *before, last = parts
    credit = as_shown(_text_with(last, _without_offers(last, lexicon)))
    shown = as_shown(_text_with(element, before))
    said = shown.rstrip(BEFORE_CREDIT)
    is_alone = not (element.text or "").strip() and not any((part.tail or "").strip() for part in before)
    if not said or said[-1] in LABEL_ENDS:
        return None
    if not _is_set_apart(last, credit, shown, lexicon, is_alone=is_alone) or opens_credit(said, lexicon):
        return None
    if names_credit(credit, lexicon) or (is_alone and _is_glued(said, credit, text, lexicon)):
        own = split_credit(credit, lexicon)  # with a label, which no space parts from the caption
        return Caption(said_once(said), (not own.text and own.credit) or without_brackets(credit))
    named = _behind_label(credit, lexicon) if lexicon.fallback else ""
    return Caption(said_once(said), named) if named else None


def _is_set_apart(last: Any, credit: str, before: str, lexicon: Lexicon, *, is_alone: bool) -> bool:
    """Tell whether a credit is set apart from the text before it: by its element, or by how that text ends.

    `is_alone`: all before it stands in other elements.
    """
    if last.tag in _MARKED or _is_called_credit(last):
        return True
    mark = before[-2:]
    if (is_alone or mark in _PARTING) and last.tag not in _PARTS_OF_TEXT:
        return True
    if mark == _BAR or end_mark(before.rstrip(BEFORE_CREDIT)) == SENTENCE:
        return True
    return are_name_and_house(credit, lexicon)


def are_name_and_house(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text is a person's name, a slash and a house's, in either order; of a state's letters it is none.

    Two pages by strangers, Brazilian and Indonesian, set such a credit apart by the type alone.
    """
    first, slash, second = (part.strip() for part in text.partition("/"))
    if not slash or min(len(first), len(second)) < _HOUSE_CHARS or not names_credit(text, lexicon):
        return False
    return is_full_name(first) or is_full_name(second)


_HOUSE_CHARS = 3  # by hand; at half and at twice no page of 520 differs


def _without_spaces(text: str) -> str:
    return "".join(text.split())


def _is_called_credit(element: Any) -> bool:
    """Tell whether an element is called a credit, or both an author's and a picture's: "photo-author"."""
    hints = hint_bits(" ".join(element.get(key, "") for key in _NAMING))
    return hints & Hint.CREDIT != 0 or hints & OF_PHOTOGRAPHER == OF_PHOTOGRAPHER


_NAMING = ("class", "id", "itemprop")
OF_PHOTOGRAPHER = Hint.AUTHOR | Hint.MEDIA
"""What an element is called that names who took a picture, both: "photo-author"."""


def _behind_label(text: str, lexicon: Lexicon) -> str:
    """Return what stands behind a label and a colon that no phrase is for, "" where it is no few words."""
    named = without_label(text.strip(BRACKETED))
    is_other = lexicon.match(text) is not None or len(named) == len(text.strip(BRACKETED))
    return "" if is_other or len(named.split()) > NAME_WORDS else named


_BETWEEN = re.compile(r"\s?[/|·•,;–-]\s?")


def credit_with(element: Any, first: str, second: str) -> str | None:
    """Return two credits as the page shows them, the second in an element with a mark before it, or None."""
    while element is not None and first:
        text = as_shown("".join(islice(element.itertext(), _CREDIT_TEXTS)))
        at = text.find(first)
        if at >= 0:
            mark = _BETWEEN.match(text, at + len(first))
            is_next = mark is not None and text.startswith(second, mark.end())
            return text[at : mark.end() + len(second)] if mark and is_next else None
        element = element.getparent() if len(text) <= _CREDIT_CHARS else None
    return None


_CREDIT_CHARS = 200  # by hand; at half and at twice no page of 520 differs
_CREDIT_TEXTS = 100  # of an element: what it holds beyond them is too much for a credit's


def _text_with(element: Any, children: list[Any]) -> str:
    """Return an element's text up to and with that of some of its children."""
    return (element.text or "") + "".join(
        (written(part) if isinstance(part.tag, str) else "") + (part.tail or "") for part in children
    )


_GLUED_WORDS = 4  # by hand; at half and at twice no page of 520 differs


def _is_glued(said: str, credit: str, text: str, lexicon: Lexicon) -> bool:
    """Tell whether a few words with a capital follow a sentence at once, as only what a style sheet sets apart does."""
    is_house = credit[:1].isupper() and credit.count(" ") < _GLUED_WORDS and lexicon.match(credit) is None
    return is_house and end_mark(said) == SENTENCE and text.endswith(said[-1] + credit)


def _credit_first(element: Any, lexicon: Lexicon) -> Caption | None:
    """Return the caption that stands behind its credit, each in an element of its own; None where it does not."""
    two = [part for part in element if part.tail or not isinstance(part.tag, str) or next(part.itertext(), "")]
    if len(two) != _CREDIT_AND_CAPTION or (element.text or "").strip():
        return None
    if not isinstance(two[0].tag, str) or (two[0].tail or "").strip():
        return None
    first, second = map(text_of, two)
    if not first or not reads_like_text(second):
        return None
    credit = split_credit(first, lexicon)
    if credit.credit is None and are_name_and_house(first, lexicon):
        return Caption(said_once(second), first)
    if len(element) > len(two) and credit.credit == first:
        return None  # below a picture in the same element a bare name may be the site's, and a date stand below it
    return Caption(said_once(second), credit.credit) if credit.credit and not credit.text else None


_CREDIT_AND_CAPTION = 2  # parts with words or a text behind them


def _authors_first(element: Any, lexicon: Lexicon) -> Caption | None:
    """Return the caption right behind a credit in an element of its own, None if there is none.

    No space parts them, as a name that opens a sentence has one behind it; or the credit has its label.
    """
    if len(element) != 1 or (element.text or "").strip() or not isinstance(element[0].tag, str):
        return None
    one = element[0]
    first, behind = text_of(one), as_shown(one.tail or "")
    if (one.tail or " ")[0].isupper() and first[-1:] not in LABEL_ENDS and names_credit(first, lexicon):
        return Caption(said_once(behind), first.strip(BRACKETED))
    if not reads_like_text(behind):
        return None
    labelled = split_credit(first, lexicon)
    is_labelled = labelled.credit and not labelled.text and labelled.credit != first
    return Caption(said_once(behind), labelled.credit) if is_labelled else None


_SWITCH_CHARS = 30  # by hand; at half and at twice no page of 520 differs


def _without_offers(element: Any, lexicon: Lexicon) -> list[Any]:
    """Return the children of an element without links at its end that offer the picture, and its switch."""
    parts = list(element)
    while parts and isinstance(parts[-1].tag, str):
        last = text_of(parts[-1])
        is_switch = len(last) <= _SWITCH_CHARS and lexicon.category_of(last) == "caption"  # "hide caption"
        if not (is_switch or (parts[-1].tag == "a" and offers_rights(last, lexicon))):
            break
        parts.pop()
    return parts


def is_signed_in_box(page: Page, block: Block, following: Block, lexicon: Lexicon) -> bool:
    """Tell whether a text and the names right below it are all that stands in an element with a picture above them.

    Whatever the elements are called: <div><img><div>The old quay at noon</div><div>Ada Quill</div></div>.
    """
    if following.media or block.links or following.links:
        return False
    if block.words < _CAPTION_WORDS or not _may_sign(following, lexicon):
        return False
    if any(page.containers[one.container].tag in _NO_CAPTIONS for one in (block, following)):
        return False
    if names_credit(block.text, lexicon) or not is_pair(page, block, following):
        return False
    box = next(i for i in ancestors(page, block.container) if is_inside(page, following.container, i))
    return holds_picture(page.element(box))


_NO_CAPTIONS = HEADINGS | {"li", "td", "th", "dd", "dt", "button", "blockquote"}
_CAPTION_WORDS = 5  # a shorter text may be a name, and what is below it a job


def _may_sign(block: Block, lexicon: Lexicon) -> bool:
    """Tell whether a text reads like a credit and has no figures: "Page 2"."""
    text = block.text.lstrip(MARKS_AHEAD)
    return bool(text) and names_credit(text, lexicon) and not has_digits(block.text)
