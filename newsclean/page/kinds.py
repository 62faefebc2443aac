"""What the walk does with one element, where its tag alone does not say it (layer 2).

In: the kind that `elements.KINDS` has for the tag, the lxml element, and the text before it in its block. Out: a kind.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice
from typing import Any

from newsclean.page.elements import (
    ASIDE,
    AT_TIMES_SHOWN,
    BLOCK,
    EMPTY,
    KINDS,
    LEFT_OPEN,
    LINK,
    PLAIN,
    SKIP,
    SKIP_MEDIA,
    STRONG,
    UNKNOWN,
    holds_page,
    is_empty_player,
    shown_kind,
)
from newsclean.page.inline_elements import (
    ANCHOR_SIGNS,
    BULLETS,
    DROP_CAP_CHARS,
    ICON_CHARS,
    NOT_SHOWN,
    is_beside_picture,
    is_between_commas,
    is_bullet,
    is_drop_cap,
    is_icon,
    is_stamp,
    is_tooltip,
    is_unknown_in_sentence,
    read_inline_hints,
    set_apart_by,
)
from newsclean.page.tags import HEADINGS, Hint
from newsclean.text import is_blank

# An inline element with one of these is read apart from the text around it.
_APART = Hint.SCREEN_READER | Hint.CREDIT | Hint.CAPTION | NOT_SHOWN


def kind_of_skipped(
    kind: int, tag: str, element: Any, parts: Sequence[str], line_spans: Collection[Any], left_open: set[Any]
) -> int:
    """Return what an element is whose tag is mostly skipped, or not known; `line_spans` are the <span>s that stand for
    blocks.
    """
    if kind == UNKNOWN:
        return _kind_of_unknown(tag, element, parts)
    if tag in LEFT_OPEN and holds_page(tag, element, left_open):
        return BLOCK
    if tag == "span":
        return BLOCK if element in line_spans else PLAIN
    if tag in AT_TIMES_SHOWN:
        return shown_kind(tag, element)
    return BLOCK if kind == SKIP_MEDIA and is_empty_player(element) else kind


def _kind_of_unknown(tag: str, element: Any, parts: Sequence[str]) -> int:
    """Return what an element of no known tag is.

    Browsers show it within the line, and so it counts in a paragraph or heading, which hold lines alone: a newsroom's
    <person>, Word's <st1:City>. Custom elements have a hyphen and may be styled as boxes: there an empty one is none,
    and else, as elsewhere any, it is of the line where a sentence goes on behind it.
    """
    is_in_line = _is_in_line(element)
    if is_in_line:
        if "-" not in tag:
            return PLAIN
        if not len(element) and is_blank(element.text):
            return SKIP
    return PLAIN if is_unknown_in_sentence(parts, element, is_in_line=is_in_line) else BLOCK


def _is_in_line(element: Any) -> bool:
    """Tell whether an element stands in a paragraph or heading, whatever is inline between the two."""
    for around in islice(element.iterancestors(), _AROUND):
        if around.tag in _OF_LINES:
            return True
        if KINDS.get(around.tag, UNKNOWN) == BLOCK:
            return False
    return False


_OF_LINES = HEADINGS | {"p"}
_AROUND = 8  # elements, so that a hostile page's depth is not read for each; a bound set by hand


def kind_of_leaf(kind: int, element: Any, text: str | None) -> int:
    """Return what an element of a text alone is: nothing, a drop cap, an icon, an anchor, the bullet of an item."""
    if kind == BLOCK:
        if not text or text.isspace():
            return EMPTY
        return PLAIN if len(text) <= DROP_CAP_CHARS and is_drop_cap(element, text) else BLOCK
    if kind == LINK:
        return SKIP if text in ANCHOR_SIGNS else LINK
    if kind in (PLAIN, STRONG) and text and len(text) <= ICON_CHARS:
        if text.strip() in BULLETS and is_bullet(element):
            return SKIP
        css_class = element.get("class")
        return SKIP if css_class and is_icon(css_class) else kind
    return kind


def read_inline(kind: int, element: Any, parts: Sequence[str]) -> tuple[int, int, str, str]:
    """Return what a bold or a plain inline element is, the bits of its hints that count, its class, and what parts its
    text from that around it.
    """
    attributes = element.items()
    if not attributes:
        return kind, 0, "", ""
    bits, css_class, style = read_inline_hints(attributes)
    apart = set_apart_by(style, element) if style else ""
    if kind == STRONG:
        bits &= ~NOT_SHOWN
        is_apart = bits & Hint.SCREEN_READER or (bits & _APART and is_beside_picture(element))
        return (ASIDE, bits, css_class, apart) if is_apart else (STRONG, 0, css_class, apart)
    return *_kind_of_plain(element, attributes, parts, bits, css_class), css_class, apart


def _kind_of_plain(
    element: Any, attributes: Sequence[tuple[str, str]], parts: Sequence[str], bits: int, css_class: str
) -> tuple[int, int]:
    """Return what a plain inline element is, and the bits of its hints that count."""
    apart = bits & _APART
    is_of_text = apart == Hint.CAPTION and is_between_commas(parts, element)
    if apart & NOT_SHOWN:  # a formula that is not shown says what its picture shows
        bits = (bits & ~NOT_SHOWN) | Hint.HIDDEN
        return PLAIN if next(element.iter("math"), None) is not None else ASIDE, bits
    if apart and not is_of_text:
        return ASIDE, bits
    if ("role", "tooltip") in attributes or (css_class and is_tooltip(element, css_class)):
        return ASIDE, bits | Hint.HIDDEN
    if "mw-editsection" in css_class:  # the link by which a wiki's readers edit a section: "Decline[edit]"
        return ASIDE, bits | Hint.TOOL
    if css_class and not parts and is_stamp(element, css_class):
        return ASIDE, bits | Hint.DATE
    return PLAIN, bits
