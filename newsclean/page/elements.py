"""What a single element is: skipped or read, a picture, a player, a menu (layer 2): tag and lxml element in."""

from __future__ import annotations

import re
from itertools import filterfalse, islice
from typing import Any

from lxml import etree

from newsclean.addresses import leads_elsewhere
from newsclean.page.tags import (
    BOLD,
    CLASS_CHARS,
    ENDS_ITEMS,
    FIELDS,
    INLINE,
    ITEM_HOLDERS,
    KNOWN_HINTS,
    MEDIA,
    PICTURES,
    SHOWN_AS_BLOCKS,
    SKIPPED,
    STYLE_CHARS,
    TEXT_BLOCKS,
    Hint,
)
from newsclean.text import is_blank

# What the walk does with an element; a tag that is not named here is UNKNOWN. Their order counts: up to SKIP_MEDIA the
# element's text is not read, up to EMPTY nothing in it, and from PRE on it is a container.
UNKNOWN, SKIP, SKIP_MEDIA, EMPTY, BREAK, LINK, STRONG, PICTURE, PLAIN, ASIDE, PRE, BLOCK = range(12)
KINDS = (
    dict.fromkeys(SHOWN_AS_BLOCKS, BLOCK)
    | dict.fromkeys(INLINE, PLAIN) | dict.fromkeys(BOLD, STRONG) | dict.fromkeys(MEDIA & INLINE, PICTURE)
    | dict.fromkeys(SKIPPED, SKIP) | dict.fromkeys(MEDIA & SKIPPED, SKIP_MEDIA)
    | {"br": BREAK, "a": LINK, "pre": PRE}
)  # fmt: skip
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_NAMING_ATTRIBUTES = frozenset({
    "class", "id", "itemprop", "role", "data-testid", "data-component", "data-type", "data-module", "aria-label",
    "data-qa", "data-hook", "data-block", "data-test", "data-test-id", "data-test-tag", "data-component-name",
    "slot",
})  # fmt: skip


_HIDING_ATTRIBUTES = frozenset(("hidden", "aria-hidden", "style"))


def attribute_hints(attributes: list[tuple[str, str]]) -> tuple[int, str]:
    """Return the hint bits of an element's attributes, and its class as written."""
    bits = 0
    css_class = ""
    for name, value in attributes:
        if name == "class":  # two attributes out of three
            bits |= KNOWN_HINTS[value]
            css_class = value
        elif name in _NAMING_ATTRIBUTES:
            bits |= KNOWN_HINTS[value]
            if value == "tooltip":  # shown over a word of the text, or a button
                bits |= Hint.HIDDEN
        elif name in _HIDING_ATTRIBUTES and is_hiding(name, value):
            bits |= Hint.HIDDEN
    return bits, css_class


def is_hiding(name: str, value: str) -> bool:
    """Tell whether an attribute, one of _HIDING_ATTRIBUTES, hides its element."""
    if name == "style":
        style = value[:STYLE_CHARS].lower()  # few styles have either word, and the pattern takes 12 us
        return ("none" in style or "hidden" in style) and _HIDING_STYLE.search(style) is not None
    return name == "hidden" or value == "true"


# Elements that are skipped and take in the page below them where they are not closed; libxml2 does not end them where
# browsers do: what of the page shows that, and what the element may hold it in. An <option> may have a <div> for its
# icon; nothing else of TEXT_BLOCKS stands in a <select> or <datalist> of 172 annotated pages that have one.
_NOTHING: frozenset[str] = frozenset()
LEFT_OPEN = (
    dict.fromkeys(("rt", "rp", "xml", "frameset", "option", "optgroup"), (TEXT_BLOCKS, _NOTHING))
    | dict.fromkeys(("select", "datalist"), (TEXT_BLOCKS - {"div"}, _NOTHING))
    | dict.fromkeys(("canvas", "video", "audio", "object", "applet"), (ENDS_ITEMS, ITEM_HOLDERS))
    | {"svg": (TEXT_BLOCKS, frozenset(("foreignobject", "desc")))}
)


def holds_page(tag: str, element: Any, known: set[Any]) -> bool:
    """Tell whether a skipped element has a part of the page in it, since it was not closed.

    `known` are elements of which that is known already; it is added to, so that each of many, one in another, is not
    read to the same place.
    """
    if element in known:
        return True
    ends, holders = LEFT_OPEN[tag]
    for inner in element.iter():
        if inner.tag in holders:
            return False
        if inner.tag in ends:
            while inner is not element:
                inner = inner.getparent()
                known.add(inner)
            return True
    return False


AT_TIMES_SHOWN = frozenset(("template", "rt", "rp"))


def shown_kind(tag: str, element: Any) -> int:
    """Return what the walk does with an element that is mostly skipped.

    A declarative shadow root is shown, and the reading of a word that has brackets on both sides for plain text.
    """
    if tag == "template":
        return BLOCK if element.get("shadowrootmode") else SKIP
    if tag == "rt":
        return PLAIN if _is_bracket(element.getprevious()) and _is_bracket(element.getnext()) else SKIP
    for reading in (element.getprevious(), element.getnext()):
        if reading is not None and reading.tag == "rt" and shown_kind("rt", reading) == PLAIN:
            return PLAIN
    return SKIP


def _is_bracket(element: Any) -> bool:
    """Tell whether an element is a bracket around a reading."""
    return element is not None and element.tag == "rp" and not is_blank(element.text)


def shows_picture(tag: str, element: Any) -> bool:
    """Tell whether an element for pictures shows one: a <picture> has its image in it, the others an address.

    An image that has a name but no address is a script's.
    """
    if tag == "img":
        return bool(element.get("src") or element.get("class")) or _has_address(element)
    if tag == "picture":
        return len(element) > 0
    return tag != "embed" or leads_elsewhere(element.get("src"))


def holds_picture(element: Any) -> bool:
    """Tell whether an element, if there is one, is a picture or has one in it; whether it shows is not asked."""
    return element is not None and next(element.iter(*PICTURES), None) is not None


_PLAYER_ELEMENTS = 50  # one that holds more is no player's place without an address


def is_empty_player(element: Any) -> bool:
    """Tell whether a player, frame or object has text in it and nothing to show in its place: no address at all.

    A frame that names none is filled by a script.
    """
    if not len(element) and (not element.text or "<" in element.text or element.text.isspace()):
        return False
    if element.tag == "iframe" and element.get("src") is None:
        return False
    return not any(
        count == _PLAYER_ELEMENTS or _has_address(inner) for count, inner in enumerate(element.iter("*"))
    )


_PLAYERS = frozenset(
    "video-js jwplayer flowplayer plyr mejs-container mejs__container theoplayer-container bitmovinplayer-container "
    "kaltura-player-container shaka-video-container".split()
)


def is_rendered_player(element: Any, css_class: str) -> bool:
    """Tell whether an element is what a script has put around a film or sound: its controls, dialogs and subtitles.

    By the class that the script gives it; no annotated page was saved so. One that was not closed holds paragraphs.
    """
    if _PLAYERS.isdisjoint(css_class[:CLASS_CHARS].split()):
        return False
    return any(inner.tag in ("video", "audio") for inner in islice(element.iter("*"), _PLAYER_ELEMENTS))


PLAYER_TEXT_CHARS = 150  # by hand: no dialog of a player has a line as long, a paragraph that it takes in has


COPY_TEXT_CHARS = 1000  # a long caption; a bound set by hand
_COPIES = frozenset("slick-cloned swiper-slide-duplicate splide__slide--clone glide__slide--clone".split())


def is_copied_slide(css_class: str) -> bool:
    """Tell whether an element is a slide that a script shows again, before the first and behind the last of a row."""
    return not _COPIES.isdisjoint(css_class[:CLASS_CHARS].split())


def _has_address(element: Any) -> bool:
    """Tell whether an attribute names what an element shows: src, srcset, data-original."""
    return any(
        ("src" in name or name.startswith("data")) and leads_elsewhere(value) for name, value in element.items()
    )


WRAPPERS = frozenset(("div", "section"))


def is_bare_wrapper(element: Any, attributes: list[tuple[str, str]]) -> bool:
    """Tell whether an element of WRAPPERS, without a name, holds one container and no text of its own.

    It says nothing of what is in it, and no reader sees it: some content systems put one around each paragraph.
    """
    if len(element) != 1 or not is_blank(element.text) or any(name in _NAMING_ATTRIBUTES for name, _ in attributes):
        return False
    inner = element[0]
    return KINDS.get(inner.tag, UNKNOWN) >= PRE and is_blank(inner.tail)


OFTEN_MISUSED = frozenset(("form", "figure", "footer"))


def called_tag(tag: str, element: Any) -> str:
    """Return the tag by which an element's hints are read: that of a box where it is not what its tag says.

    A form without fields, a figure of code or a table and no picture, the foot of a quotation, which says whose it is,
    and that of a figure, where its caption stands.
    """
    if tag == "form":
        return "div" if next(element.iter(*FIELDS), None) is None else tag
    if tag == "footer":
        around = element.getparent()
        return "div" if around is not None and around.tag in ("blockquote", "figure") else tag
    inner = next((e.tag for e in islice(element.iter("*"), _FIGURE_ELEMENTS) if e.tag in _IN_FIGURES), "")
    return "div" if inner in ("pre", "table") else tag


_IN_FIGURES = PICTURES | {"video", "iframe", "pre", "table"}
_FIGURE_ELEMENTS = 50  # by hand; at half and at twice no page of 520 differs


# An element called a menu or a footer, outside the article, is read as one block where all its texts are short:
# they are half of a news page's blocks, and nobody asks of each whether it belongs (aeb 51 %, fundus_world 54 %).
MENU = Hint.NAV | Hint.FOOTER
NO_MENU = (
    Hint.RELATED | Hint.POPULAR | Hint.ARTICLE | Hint.BODY | Hint.TEASER | Hint.PROMO | Hint.GALLERY | Hint.MEDIA
    | Hint.LIVE | Hint.HEADLINE | Hint.CAPTION | Hint.AUTHOR | Hint.STANDFIRST
)  # fmt: skip
MENU_TEXT_CHARS = 60  # by hand; at half and at twice 8 and 10 of 520 pages differ
MAP_TEXT_CHARS = 300  # what is said of a place that is marked; a bound set by hand
# An XPath may return anything, hence Any. To ask each text for its parent triples the time.
_TEXTS: Any = etree.XPath("descendant::text()", smart_strings=False)
_TEXTS_BUT_CODE: Any = etree.XPath("descendant::text()[not(parent::script or parent::style)]", smart_strings=False)


def menu_lines(element: Any, most: int) -> list[str] | None:
    """Return the texts of a menu, a line each; None where one has over `most` characters: then it is no menu.

    Nor is what has a script or a style as long: so made are a breadcrumb next to a standfirst, and boxes of teasers.
    What a script has drawn is read as a menu: a map's scale, buttons and marks, a player's controls and dialogs.
    """
    code = next(element.iter("script", "style"), None)
    if code is not None and len(code.text or "") > most:
        return None
    lines = []
    for text in filterfalse(str.isspace, (_TEXTS if code is None else _TEXTS_BUT_CODE)(element)):
        line = " ".join(text.split())
        if len(line) > most:
            return None
        lines.append(line)
    return lines
