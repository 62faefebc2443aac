"""What an inline element is that is no plain part of its sentence, or looks so (layer 2): an lxml element in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from newsclean.characters import CLOSING_QUOTES, COMMAS, SENTENCE_ENDS
from newsclean.page.block_text import BR
from newsclean.page.elements import is_hiding
from newsclean.page.tags import (
    CLASS_CHARS,
    INLINE,
    KNOWN_HINTS,
    PICTURES,
    STYLE_CHARS,
    TEXT_BLOCKS,
    Hint,
)
from newsclean.text import is_blank

# How style sheets hide text from all but screen readers.
_CLIPPING_STYLE = re.compile(r"clip(?:-path)?\s*:|(?:left|top|text-indent)\s*:\s*-\d{4}|width\s*:\s*1px", re.I)


def read_inline_hints(attributes: Sequence[tuple[str, str]]) -> tuple[int, str, str]:
    """Return the hint bits, the class and the style of an inline element: of its class, and of a style that hides it.

    `NOT_SHOWN` is among the bits where no reader at all is shown it.
    """
    bits, css_class, style = 0, "", ""
    for name, value in attributes:
        if name == "class":
            css_class = value
            bits |= KNOWN_HINTS[value]
        elif name == "style":
            style = value
            if _CLIPPING_STYLE.search(value[:STYLE_CHARS]):
                bits |= Hint.SCREEN_READER
            elif is_hiding(name, value):
                bits |= NOT_SHOWN
        elif name == "hidden":
            bits |= NOT_SHOWN
    return bits, css_class, style


NOT_SHOWN = 1 << 62
"""No hint: the trees do not know it."""


def is_stamp(element: Any, css_class: str) -> bool:
    """Tell whether an inline element is a place that style sets apart from the text glued to it: a dateline.

    `<span class="location-stamp">Lumeport</span>The bridge ...`, as a large Vietnamese house writes it. One that ends
    in a dash or a space of its own is not glued: it opens the sentence.
    """
    tail, text = element.tail, element.text
    is_glued = bool(tail and text) and tail[0].isupper() and text[-1].isalnum()
    return is_glued and _LOCATION.search(css_class[:CLASS_CHARS]) is not None


_LOCATION = re.compile(r"(?<![a-z])location(?![a-z])", re.I)


def is_speaker(parts: Sequence[str], element: Any) -> bool:
    """Tell whether an inline element says who is quoted: it ends a quotation, glued to the words before it.

    A <cite> ends a <blockquote>; others end what is called a quotation, behind an end mark, and are no number.
    """
    before = "".join(parts[-1:])
    is_cite = element.tag == "cite"
    if not before.rstrip(_OF_BOTH).endswith(_ENDS) and not (is_cite and before[-1:].isalnum()):
        return False  # as most
    tail, around = element.tail, element.getparent()
    if element.getnext() is not None or not is_blank(tail):
        return False
    if is_cite:
        return bool(around.tag == "blockquote")
    is_called = around.text and KNOWN_HINTS[around.get("class", "")] & Hint.QUOTE
    return bool(is_called) and not (element.text or "").strip().isdigit()


SPEAKER_TAGS = frozenset(("cite", "em", "i", "b", "strong", "span", "small"))
_OF_BOTH = "'\u201c\u201e"  # they may open a title before its <cite>: "'<cite>The Gull</cite>'"
_ENDS = tuple({*SENTENCE_ENDS, *CLOSING_QUOTES} - {*_OF_BOTH})


def is_between_commas(parts: Sequence[str], element: Any) -> bool:
    """Tell whether a comma parts an inline element from the text before or behind it: it is of that sentence.

    Newswires call the place and the date of a dateline a legend: "<span>LUMEPORT</span>, <span>May 4</span> -- ...".
    """
    before = "".join(parts[-2:]) if parts else ""
    return before.rstrip().endswith(COMMAS) or (element.tail or "").lstrip().startswith(COMMAS)


def is_tooltip(element: Any, css_class: str) -> bool:
    """Tell whether an inline element is a tooltip by its class, and not the words that it is for.

    It stands behind those words in an element that holds nothing else before it. Of 35 elements that are so or have a
    tooltip's role, on 14 pages, none belongs (aeb, wcxb).
    """
    if not _names_tooltip(css_class[:CLASS_CHARS]):
        return False
    around, before = element.getparent(), element.getprevious()
    if around.tag not in INLINE:
        return False
    if before is not None:
        return is_blank(before.tail)
    return bool(around.text) and _names_tooltip((around.get("class") or "")[:CLASS_CHARS])


# No hint: the fitted trees would have one feature more, and each fit with another number of them differs.
_TOOLTIP = re.compile("tool-?tip|popover|rollover|hover-?card", re.I)


@lru_cache(maxsize=4096)
def _names_tooltip(css_class: str) -> bool:
    return _TOOLTIP.search(css_class) is not None


def is_icon(css_class: str) -> bool:
    """Tell whether an inline element's text is the name of the sign that an icon's font draws in its place."""
    return "material-" in css_class and not _ICON_FONTS.isdisjoint(css_class[:CLASS_CHARS].split())


ICON_CHARS = 24
"""A longer text is no icon's: `keyboard_arrow_right`."""
_ICON_FONTS = frozenset((
    "material-icons", "material-icons-outlined", "material-icons-round", "material-icons-rounded",
    "material-icons-sharp", "material-icons-two-tone", "material-symbols-outlined", "material-symbols-rounded",
    "material-symbols-sharp",
))  # fmt: skip


def is_bullet(element: Any) -> bool:
    """Tell whether the element of a bullet opens a list's item: `<li><span>•</span>No ferry sails`."""
    around = element.getparent()
    return around is not None and around.tag == "li" and around[0] is element and not (around.text or "").strip()


def set_apart_by(style: str, element: Any) -> str:
    """Return what parts an inline element's text from that around it by its own style: a break, a space, or "".

    What floats is the first letter of a word, as a rule. A box in the line parts several words from those around it;
    single letters are put into boxes to be moved.
    """
    style = style[:STYLE_CHARS].lower()
    if "display" not in style or not (shown := _DISPLAY.search(style)):
        return ""
    text = element.text or " "
    if shown[1]:
        return " " if text[0].isalnum() and " " in text.strip() else ""
    return "" if "float" in style or is_drop_cap(element, text) else BR


_DISPLAY = re.compile(r"display\s*:\s*(inline-)?(?:block|flex|grid|table|list-item)(?![\w-])")


def is_drop_cap(element: Any, text: str) -> bool:
    """Tell whether a text is the first letter of the word behind its element: `<div class=dropcap>T</div>he bridge`.

    That word may open a paragraph beside it, too.
    """
    text = text.strip()
    if not 0 < len(text) <= DROP_CAP_CHARS or not text[-1].isupper() or text[:-1].isalnum():
        return False
    if is_blank(element.tail):
        behind = element.getnext()
        return behind is not None and element.tag in _OF_DROP_CAPS and opens_in_word(behind)
    return bool(element.tail[0].islower())


def is_first_letter(parts: Sequence[str], element: Any) -> bool:
    """Tell whether all the text before a block is the first letter of its first word: <b>T</b><p>he bridge ...</p>.

    "A" and "I" may be words, "A bridge": they stay apart.
    """
    letter = "".join(parts).strip()
    if letter[-1:] in _WORDS:
        return False
    if not 0 < len(letter) <= DROP_CAP_CHARS or not letter[-1].isupper() or letter[:-1].isalnum():
        return False
    return opens_in_word(element)


def opens_in_word(element: Any) -> bool:
    """Tell whether an element is a paragraph whose text opens with a small letter."""
    if element.tag not in _OF_DROP_CAPS:
        return False
    texts = islice(element.itertext(), _PIECES)
    first = next(texts, "").lstrip() or next(texts, "")
    return first[:1].islower() and len(first) + sum(map(len, texts)) >= _PARAGRAPH_CHARS


_OF_DROP_CAPS = frozenset(("p", "div", "section"))
_PIECES = 20  # of a text: none is read to its end where it is a page
_PARAGRAPH_CHARS = 40  # by hand: what is behind the sign of a size is shorter; at 10 and at 160 no page of 443 differs
_WORDS = ("A", "I")
DROP_CAP_CHARS = 2  # with a quotation mark
BULLETS = frozenset("•‣●○◦▪■")


def is_unknown_in_sentence(parts: Sequence[str], element: Any, *, is_in_line: bool) -> bool:
    """Tell whether an element of no known tag is words of a sentence; `parts` is the text before.

    Browsers show an element that they don't know within the line: "said <person>Ada Quill</person> of the ferry". The
    sentence goes on behind it, or, where a paragraph or heading holds both, it was not at its end before.
    """
    before = "".join(parts[-2:]).rstrip()[-1:]
    tail = element.tail or ""
    after = tail.lstrip()[:1]
    goes_on = after.islower() or after in _GOES_ON
    if is_in_line and not goes_on:
        goes_on = tail[:1] in _ENDS_OR_CLOSES or before in _OPENS_OR_PARTS
        goes_on |= before.isalnum() and ((after.isalnum() and not after.isupper()) or after in _BRACKETS)
    elif not is_in_line and not before.isalnum():
        return False
    return goes_on and next(element.iter(*TEXT_BLOCKS), None) is None


_GOES_ON = (",", ";", "'", "\u2019")
_ENDS_OR_CLOSES = (*SENTENCE_ENDS, *CLOSING_QUOTES, ":", ")", "]", "\uff09")
_BRACKETS = ("(", "[", "\uff08")
_OPENS_OR_PARTS = (*COMMAS, *_BRACKETS)


def is_button_in_sentence(parts: Sequence[str], element: Any) -> bool:
    """Tell whether a <button> has a sentence on both sides, and is words of it that open what explains them.

    Behind it there may be what it opens, in an element around both. Browsers show a button within the line: of 4 so on
    annotated pages and by strangers all belong to the sentence.
    """
    if not "".join(parts[-2:]).rstrip()[-1:].isalnum():
        return False
    around = element.getparent()
    after = (element, element.getnext(), around if around.tag in INLINE else None)
    tails = (each.tail.strip() for each in after if each is not None and each.tail)
    behind = next(filter(None, tails), "")[:1]
    if behind in _BEHIND_BUTTON or (behind.isalpha() and not behind.isupper()):
        return True
    return behind.isalpha() and any(element.get(opens) for opens in _OPENS)


_BEHIND_BUTTON = (*_GOES_ON, ".")
_OPENS = ("aria-controls", "aria-describedby", "aria-details", "popovertarget")
_BESIDE_ELEMENTS = 50  # by hand; at half and at twice no page of 520 differs


def is_beside_picture(element: Any) -> bool:
    """Tell whether a bold or slanted element stands in a caption, or beside a picture: `<em class="img-desc">`."""
    around = element.getparent()
    if around.tag == "figcaption":
        return True
    return any(inner.tag in PICTURES for inner in islice(around.iter("*"), _BESIDE_ELEMENTS))


ANCHOR_SIGNS = frozenset((
    "#", "##", "\xb6", "\xa7", "\U0001f517", "\U0001f517\ufe0e", "\u2693", "\u221e", "\u2317",
    "\u21a9", "\u21a9\ufe0e", "\u21a9\ufe0f",
))  # fmt: skip
"""A link of such a sign alone leads to its own heading, or from a footnote back to the text."""
