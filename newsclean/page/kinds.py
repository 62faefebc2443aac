"""What the walk does with one element, where its tag alone does not say it (layer 2).

In: the kind that `elements.KINDS` has for the tag, the lxml element, and the text before it in its block. Out: a kind.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from newsclean.page.elements import (
    ASIDE,
    AT_TIMES_SHOWN,
    BLOCK,
    EMPTY,
    LEFT_OPEN,
    LINK,
    PLAIN,
    SKIP,
    SKIP_MEDIA,
    STRONG,
    holds_page,
    is_empty_player,
    shown_kind,
)
from newsclean.page.inline_elements import (
    ANCHOR_SIGNS,
    BULLETS,
    ICON_CHARS,
    NOT_SHOWN,
    is_beside_picture,
    is_between_commas,
    is_bullet,
    is_button_in_sentence,
    is_captions_title,
    is_dateline,
    is_edit_link,
    is_empty_button_in_sentence,
    is_icon,
    is_number_of_item,
    is_opened_beside,
    is_own_anchor,
    is_stamp,
    is_tooltip,
    is_unknown_in_sentence,
    read_inline_hints,
)
from newsclean.page.tags import KNOWN_HINTS, Hint

# An inline element with one of these is read apart from the text around it.
_APART = Hint.SCREEN_READER | Hint.CREDIT | Hint.CAPTION | NOT_SHOWN


def kind_of_skipped(kind: int, tag: str, element: Any, line_spans: Collection[Any], left_open: set[Any]) -> int:
    """Return what an element is whose tag is mostly skipped; `line_spans` are the <span>s that stand for blocks."""
    if tag in LEFT_OPEN and holds_page(tag, element, left_open):
        return BLOCK
    if tag == "span":
        return BLOCK if element in line_spans else PLAIN
    if tag in AT_TIMES_SHOWN:
        return shown_kind(tag, element)
    return BLOCK if kind == SKIP_MEDIA and is_empty_player(element) else kind


def kind_amid_text(tag: str, element: Any, parts: Sequence[str]) -> int:
    """Return what a block is that has a text before it: a button may be a part of that sentence, a tooltip is none."""
    if tag == "button":
        is_in_line = is_button_in_sentence(parts, element) or is_empty_button_in_sentence(element)
        return PLAIN if is_in_line else BLOCK
    return PLAIN if element.get("role") == "tooltip" else BLOCK  # `read_inline` says what it is


def kind_of_leaf(kind: int, tag: str, element: Any, text: str | None, parts: Sequence[str]) -> int:
    """Return what an element of a text alone is: nothing, a part of the sentence before it, an icon, an anchor,
    the bullet of a list's item.
    """
    if kind == BLOCK:
        if not text or text.isspace():
            return EMPTY
        if is_number_of_item(element, text):
            return SKIP
        return PLAIN if parts and is_unknown_in_sentence(tag, parts, element) else BLOCK
    if kind == LINK:
        return SKIP if text in ANCHOR_SIGNS and is_own_anchor(element) else LINK
    if kind in (PLAIN, STRONG) and text and len(text) <= ICON_CHARS:
        if (text.strip() in BULLETS and is_bullet(element)) or is_number_of_item(element, text):
            return SKIP
        css_class = element.get("class")
        return SKIP if css_class and is_icon(css_class, text) else kind
    return kind


def read_inline(kind: int, element: Any, parts: Sequence[str]) -> tuple[int, int, str]:
    """Return what a bold or a plain inline element is, the bits of its hints that count, and its class."""
    if kind == STRONG:
        css_class = element.get("class") or ""
        bits = KNOWN_HINTS[css_class] if css_class else 0
        is_apart = bits & Hint.SCREEN_READER or (bits & _APART and is_beside_picture(element))
        is_apart = is_apart or (bits & _APART == Hint.CREDIT and element.getparent().tag == "figcaption")
        return (ASIDE, bits, css_class) if is_apart else (STRONG, 0, css_class)
    attributes = element.items()
    if not attributes:
        return PLAIN, 0, ""
    bits, css_class = read_inline_hints(attributes)
    apart = bits & _APART
    if apart == Hint.CREDIT and is_dateline(parts, element):
        return PLAIN, bits & ~Hint.CREDIT, css_class
    is_of_text = apart == Hint.CAPTION and (is_between_commas(parts, element) or is_captions_title(element, bits))
    if apart & NOT_SHOWN:  # a formula that is not shown says what its picture shows
        bits = (bits & ~NOT_SHOWN) | Hint.HIDDEN
        return PLAIN if next(element.iter("math"), None) is not None else ASIDE, bits, css_class
    if apart and not is_of_text:
        return ASIDE, bits, css_class
    if ("role", "tooltip") in attributes or is_opened_beside(element) or (css_class and is_tooltip(element, css_class)):
        return ASIDE, bits | Hint.HIDDEN, css_class
    if css_class and is_edit_link(css_class):
        return ASIDE, bits | Hint.TOOL, css_class
    if css_class and not parts and is_stamp(element, css_class):
        return ASIDE, bits | Hint.DATE, css_class
    return PLAIN, bits, css_class
