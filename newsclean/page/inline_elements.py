"""What an inline element is that is no plain part of its sentence, or looks so (layer 2): an lxml element in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from newsclean.characters import CLOSING_QUOTES, COLONS, COMMAS, SENTENCE_ENDS
from newsclean.page.block_text import BR
from newsclean.page.elements import BLOCK, KINDS, PRE, is_hiding
from newsclean.page.tags import (
    BOLD,
    CLASS_CHARS,
    HEADINGS,
    INLINE,
    KNOWN_HINTS,
    PICTURES,
    SHOWN_AS_BLOCKS,
    STYLE_CHARS,
    Hint,
)

# How style sheets hide text from all but screen readers.
_CLIPPING_STYLE = re.compile(r"clip(?:-path)?\s*:|(?:left|top|text-indent)\s*:\s*-\d{4}|width\s*:\s*1px", re.I)


def read_inline_hints(attributes: Sequence[tuple[str, str]]) -> tuple[int, str]:
    """Return the hint bits and the class of an inline element: of its class, and of a style that hides it.

    `NOT_SHOWN` is among the bits where no reader at all is shown it.
    """
    bits, css_class = 0, ""
    for name, value in attributes:
        if name == "class":
            css_class = value
            bits |= KNOWN_HINTS[value]
        elif name == "style":
            if _CLIPPING_STYLE.search(value[:STYLE_CHARS]):
                bits |= Hint.SCREEN_READER
            elif is_hiding(name, value):
                bits |= NOT_SHOWN
        elif name == "hidden":
            bits |= NOT_SHOWN
    return bits, css_class


NOT_SHOWN = 1 << 62
"""No hint: the trees do not know it."""


_DATELINE = re.compile(r"\A[^():]*\([^():]+\)\s*(?:[-\u2013\u2014]\s*)?")
_DATELINE_PIECES = 4  # by hand; at half and at twice no page of 520 differs
_DATELINE_CHARS = 80  # by hand; at half and at twice no page of 520 differs


def is_dateline(parts: Sequence[str], element: Any) -> bool:
    """Tell whether an inline element opens a line with the place and the agency in brackets: "Lumeport (LP) ...".

    Some sites call it their source: of two such elements, of one publisher, both belong (aeb). `parts` is the text
    before it.
    """
    tail = element.tail
    if not tail or tail.isspace() or (parts and parts[-1] != BR):
        return False
    text = "".join(islice(element.itertext(), _DATELINE_PIECES))
    return len(text) <= _DATELINE_CHARS and _DATELINE.fullmatch(text) is not None


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
    if element.getnext() is not None or (tail and not tail.isspace()):
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


def is_captions_title(element: Any, bits: int) -> bool:
    """Tell whether what is called a caption's title opens the caption, with a colon: "<span>AGROUND:</span> ..."."""
    if not bits & Hint.HEADLINE or element.getparent().tag != "figcaption":
        return False
    return (element.text or "").rstrip().endswith(COLONS) and bool((element.tail or "").strip())


def is_tooltip(element: Any, css_class: str) -> bool:
    """Tell whether an inline element is a tooltip by its class, and not the words that it is for.

    It stands behind those words in an element that holds nothing else before it. Of 35 elements that are so or have a
    tooltip's role, on 14 pages, none belongs (aeb, wcxb).
    """
    if not _names_tooltip(css_class[:CLASS_CHARS]):
        return False
    around, before = element.getparent(), element.getprevious()
    if around is None or around.tag not in INLINE:
        return False
    if before is not None:
        return not before.tail or before.tail.isspace()
    return bool(around.text) and _names_tooltip((around.get("class") or "")[:CLASS_CHARS])


# No hint: the fitted trees would have one feature more, and each fit with another number of them differs.
_TOOLTIP = re.compile("tool-?tip|popover|rollover|hover-?card", re.I)


@lru_cache(maxsize=4096)
def _names_tooltip(css_class: str) -> bool:
    return _TOOLTIP.search(css_class) is not None


def is_opened_beside(element: Any) -> bool:
    """Tell whether the words right before an inline element say that they open it, or that it describes them.

    What explains a word stands behind it: `<button aria-controls=t2>Lume</button><span id=t2>a river</span>`.
    """
    before, name = element.getprevious(), element.get("id")
    if before is None or not name or not any(name in (before.get(opens) or "").split() for opens in _OPENS):
        return False
    return any(not text.isspace() for text in islice(before.itertext(), _TERM_PIECES))  # a picture has its caption


_OPENS = ("aria-controls", "aria-describedby", "aria-details", "popovertarget")
_TERM_PIECES = 4  # a bound set by hand


def is_icon(css_class: str, text: str) -> bool:
    """Tell whether an inline element's text is the sign that an icon's font draws in its place: a letter, or a name."""
    if "icon" not in css_class and "symbols" not in css_class:
        return False
    names = css_class[:CLASS_CHARS].split()
    return (len(text.strip()) <= _SIGN_CHARS and "icon" in names) or not _ICON_FONTS.isdisjoint(names)


ICON_CHARS = 24
"""A longer text is no icon's: `keyboard_arrow_right`."""
_SIGN_CHARS = 2  # by hand; at half and at twice no page of 520 differs
_ICON_FONTS = frozenset((
    "material-icons", "material-icons-outlined", "material-icons-round", "material-icons-rounded",
    "material-icons-sharp", "material-icons-two-tone", "material-symbols-outlined", "material-symbols-rounded",
    "material-symbols-sharp",
))  # fmt: skip


def is_bullet(element: Any) -> bool:
    """Tell whether the element of a bullet opens a list's item: `<li><span>•</span>No ferry sails`."""
    around = element.getparent()
    return around is not None and around.tag == "li" and around[0] is element and not (around.text or "").strip()


BULLETS = frozenset("•‣●○◦▪■")


def is_number_of_item(element: Any, text: str) -> bool:
    """Tell whether an element is the number of the ordered list's item that it opens, as pages draw it themselves.

    In bold it may be a word: "<b>2</b> ferries sail", the second item.
    """
    number = text.strip().rstrip(".") if len(text) <= ICON_CHARS else ""
    if not number.isdecimal() or len(number) > _NUMBER_CHARS or element.tag in BOLD or not is_bullet(element):
        return False
    item = element.getparent()
    around = item.getparent()
    if around is None or around.tag != "ol":
        return False
    above = islice(item.itersiblings(preceding=True), _SIBLINGS)
    return len([other for other in above if other.tag == "li"]) + 1 == int(number)


_NUMBER_CHARS = 2
_SIBLINGS = 200  # comments among them: a bound set by hand


def is_unknown_in_sentence(tag: str, parts: Sequence[str], element: Any) -> bool:
    """Tell whether an element of no known tag has the rest of a sentence behind it; `parts` is the text before.

    Browsers show an element that they don't know within the line: "said <person>Ada Quill</person> of the ferry".
    """
    if tag in SHOWN_AS_BLOCKS:
        return False
    before, after = parts[-1].rstrip()[-1:], (element.tail or "").lstrip()[:1]
    return (before.isalnum() and (after.islower() or after in _GOES_ON)) or (before == "," and after.islower())


_GOES_ON = (",", ";", "'", "\u2019")


def is_button_in_sentence(parts: Sequence[str], element: Any) -> bool:
    """Tell whether a <button> has a sentence on both sides, and is words of it that open what explains them.

    Behind it there may be what it opens, in an element around both. Browsers show a button within the line: of 4 so on
    annotated pages and by strangers all belong to the sentence.
    """
    if not (before := "".join(parts[-2:]).rstrip()) or not (before[-1].isalnum() or before[-1] in COMMAS):
        return False
    around = element.getparent()
    behind = _behind(element, element.getnext(), around if around.tag in INLINE else None)
    if behind in _BEHIND_BUTTON or (behind.isalpha() and not behind.isupper()):
        return True
    return behind.isalpha() and any(element.get(opens) for opens in _OPENS)


_BEHIND_BUTTON = (*_GOES_ON, ".")


def is_empty_button_in_sentence(element: Any) -> bool:
    """Tell whether a <button> has no text, as one of an icon, and the sentence before it goes on behind it."""
    if any(map(str.strip, element.itertext())):
        return False
    around = element.getparent()
    behind = _behind(element, around if around.tag in INLINE else None)
    return behind in _BEHIND_EMPTY or behind.islower()


_BEHIND_EMPTY = (*_BEHIND_BUTTON, ")", ":")


def _behind(*elements: Any) -> str:
    """Return the first character of the text right behind the first of some elements that has one, if any."""
    tails = (element.tail.strip() for element in elements if element is not None and element.tail)
    return next(filter(None, tails), "")[:1]


def is_edit_link(css_class: str) -> bool:
    """Tell whether an inline element holds the link by which readers of a MediaWiki edit a section: "Decline[edit]"."""
    return "mw-editsection" in css_class and "mw-editsection" in css_class[:CLASS_CHARS].split()


_BESIDE_ELEMENTS = 50  # by hand; at half and at twice no page of 520 differs


def is_beside_picture(element: Any) -> bool:
    """Tell whether a picture stands in the element around a bold or slanted one: `<em class="img-desc">`."""
    around = element.getparent()
    return around is not None and any(inner.tag in PICTURES for inner in islice(around.iter("*"), _BESIDE_ELEMENTS))


_BACK_SIGNS = frozenset(("\u21a9", "\u21a9\ufe0e", "\u21a9\ufe0f"))
ANCHOR_SIGNS = _BACK_SIGNS | {"#", "##", "\xb6", "\xa7", "\U0001f517", "\U0001f517\ufe0e", "\u2693", "\u221e", "\u2317"}
_ANCHORED = HEADINGS | {"dt"}


def is_own_anchor(element: Any) -> bool:
    """Tell whether a link is a heading's sign for its own address, "Notes#", or a footnote's back to the text.

    Makers of static pages add them.
    """
    if element.get("aria-hidden") != "true" and not (element.get("href") or "").startswith("#"):
        return False
    if element.text in _BACK_SIGNS:
        return True
    return any(around.tag in _ANCHORED for around in islice(element.iterancestors(), _ANCHOR_DEPTH))


_ANCHOR_DEPTH = 2  # <h2><span>Notes<a href="#notes">#</a></span></h2>


def leads_anywhere(parts: Sequence[str], element: Any, href: str | None) -> bool:
    """Tell whether an <a> is a link or a button, and not a place in the text, `<a name="part-2">`, or a word amid a
    sentence that a script explains.

    `href` is its address, `parts` the text before it. A script's links beside each other are buttons: "For [12] |
    Against [3]". An id alone says that only in a heading: side bars have buttons without an address.
    """
    if href and (href[0] not in "jJ" or href[:_SCRIPT_CHARS].lower() != _SCRIPT):
        return True
    if element.get("role") == "button" or KNOWN_HINTS[element.get("class") or ""] & _OF_BUTTONS:
        return True
    if href:
        behind = (element.tail or "").strip()
        is_amid = behind[:1] in _MARKS_BEHIND or any(map(str.isalpha, behind[:_TAIL_CHARS]))
        return not ((behind and is_amid) or (parts and parts[-1].count(" ") >= _SPACES_BEFORE))
    if element.get("onclick"):
        return True
    around = element.getparent()
    is_place = element.get("name") or (element.get("id") and around is not None and around.tag in HEADINGS)
    return not is_place


_OF_BUTTONS = Hint.TOOL | Hint.SHARE
_SCRIPT = "javascript:"
_SCRIPT_CHARS = len(_SCRIPT)
_MARKS_BEHIND = ".,;!?"
_TAIL_CHARS = 40  # by hand; at half and at twice no page of 520 differs
_SPACES_BEFORE = 4  # by hand; at half and at twice no page of 520 differs


def is_link_box(parts: Sequence[str], element: Any) -> bool:
    """Tell whether a link opens a line of a text broken by <br> and holds a picture beside words of its own elements.

    Style sheets set such a box apart from the text, which goes on behind it without a <br>.
    """
    around = element.getparent()
    if (parts and parts[-1] != BR) or element.getnext() is None or around is None or around.find("br") is None:
        return False
    inner = [part.tag for part in islice(element, _BOX_PARTS)]
    is_of_both = not PICTURES.isdisjoint(inner) and not _BOX_TEXTS.isdisjoint(inner)
    is_glued = any(text and not text.isspace() for text in (element.text, element.tail, *(e.tail for e in element)))
    return is_of_both and not is_glued


_BOX_PARTS = 6  # by hand; at half and at twice no page of 520 differs
_BOX_TEXTS = frozenset(("span", "b", "strong", "em", "i"))
_ASIDE_ELEMENTS = 20  # by hand; at half and at twice no page of 520 differs


def holds_block(element: Any) -> bool:
    """Tell whether an inline element has a block in it, as it should not."""
    return any(KINDS.get(inner.tag, BLOCK) >= PRE for inner in islice(element.iter("*"), 1, _ASIDE_ELEMENTS))
