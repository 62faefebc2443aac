"""DOM -> Page: the one walk over the tree (layer 2).

In: the lxml root. Out: a `Page` of text blocks and the containers that hold them. A block is the text between
two block-level boundaries; inline elements do not break it, `<br>` is a newline in it. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

import regex
from lxml import etree

from newsclean.model import Block, Container, Page
from newsclean.spans import find_line_spans
from newsclean.tags import (
    BOLD,
    ENDS_ITEMS,
    FIELDS,
    HEADINGS,
    INLINE,
    ITEM_HOLDERS,
    KNOWN_HINTS,
    MEDIA,
    NEGATIVE,
    SKIPPED,
    TEXT_BLOCKS,
    Hint,
    leads_elsewhere,
    tag_hints,
)
from newsclean.text import single_spaced

MAX_PIECES = 30_000
"""Blocks and line breaks after which a page is cut: each takes 50 µs, and of 1,511 real pages the longest has 2,622."""
_VAST_CHARS = 1_000_000  # a text this long is not split into a list of its words: that takes 15 times its size
# No parsed text holds these: a <br> in the text being gathered, and a space at the start of a line of <pre>.
_BR, _INDENT = "\x00", "\x01"
_INDENTED = re.compile(r"\n[ \t]*")
# Soft hyphen, zero-width space, word joiner, BOM. Asked for one by one: a pattern's search takes six times as long.
_INVISIBLE = ("\u00ad", "\u200b", "\u2060", "\ufeff")
# They join letters, so they stay; a paragraph of nothing else is what an editor makes of an empty one.
_JOINERS = "\u200c\u200d\u200e\u200f \t\n\r\xa0" + _BR
# re takes 5 ms to compile such a range, regex 0.2; to say that a Latin text has none, re takes half the time.
_SPACELESS = regex.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_MAY_BE_SPACELESS = re.compile("[^\x00-\u0dff\u1e00-\u2fff]")
# An inline element with one of these is read apart from the text around it.
_APART = Hint.SCREEN_READER | Hint.CREDIT | Hint.CAPTION
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# How style sheets hide text from all but screen readers.
_CLIPPING_STYLE = re.compile(r"clip(?:-path)?\s*:|(?:left|top|text-indent)\s*:\s*-\d{4}|width\s*:\s*1px", re.I)
_NAMING_ATTRIBUTES = frozenset({
    "class", "id", "itemprop", "role", "data-testid", "data-component", "data-type", "data-module", "aria-label",
    "data-qa", "data-hook", "data-block",
})  # fmt: skip
_LONG_CHARS = 80  # a text this long with few links is prose: below it menus and headlines dominate

_NO_CHILDREN: Any = iter(())  # used up once and for all

# What the walk does with an element; a tag that is not named here is a container.
_SKIP, _SKIP_MEDIA, _EMPTY, _BREAK, _LINK, _STRONG, _PICTURE, _PLAIN, _ASIDE, _PRE, _BLOCK = range(11)
_KINDS = (
    dict.fromkeys(INLINE, _PLAIN) | dict.fromkeys(BOLD, _STRONG) | dict.fromkeys(MEDIA & INLINE, _PICTURE)
    | dict.fromkeys(SKIPPED, _SKIP) | dict.fromkeys(MEDIA & SKIPPED, _SKIP_MEDIA)
    | {"br": _BREAK, "a": _LINK, "pre": _PRE}
)  # fmt: skip


def segment(root: Any, url: str | None = None) -> Page:
    """Return the page's blocks and containers, in document order."""
    blocks, opened, is_cut = _walk(root, _KINDS)
    if line_spans := find_line_spans(root, blocks):
        blocks, opened, is_cut = _walk(root, _KINDS | {"span": _SKIP}, line_spans)
    return Page(url, root, tuple(blocks), _containers(blocks, opened), is_cut)


def normalise(raw: str) -> str:
    """Return text with its white space folded; the <br> marks become newlines, empty lines go."""
    return _read_text(raw)[0]


def _with_marks(line_start: re.Match[str]) -> str:
    """Return a break before a line of preformatted text, and how far the line is set in, in marks that stay."""
    return _BR + _INDENT * len(line_start[0].expandtabs()[1:])


def count_words(text: str) -> int:
    """Return the number of words; in Thai, Chinese, Japanese and Korean each character is one."""
    return _read_text(text)[1]


def _read_text(raw: str) -> tuple[str, int]:
    """Return raw text normalised, and its number of words."""
    if not raw.isascii():
        for mark in _INVISIBLE:
            raw = raw.replace(mark, "")
        if not raw.strip(_JOINERS):
            return "", 0
    if len(raw) > _VAST_CHARS:
        lines = [single_spaced(line) for line in raw.split(_BR)]
        text = "\n".join([line for line in lines if line])
        words = text.count(" ") + text.count("\n") + 1 if text else 0
    elif _BR in raw:
        split = [line.split() for line in raw.split(_BR)]
        text = "\n".join([" ".join(words) for words in split if words])
        words = sum(map(len, split))
        if _INDENT in text:
            lines = text.replace(_INDENT, " ").split("\n")
            text = "\n".join([line for line in lines if line and not line.isspace()]).rstrip()
    else:
        parts = raw.split()
        text = " ".join(parts)
        words = len(parts)
    if words and not text.isascii() and _MAY_BE_SPACELESS.search(text):
        words = max(words, sum(run.end() - run.start() for run in _SPACELESS.finditer(text)))
    return text, words


def element_hints(tag: str, attributes: list[tuple[str, str]]) -> tuple[int, str]:
    """Return the hint bits of an element's tag and attributes, and its class as written."""
    bits = tag_hints(tag)
    css_class = ""
    for name, value in attributes:
        if name == "class":  # two attributes out of three
            bits |= KNOWN_HINTS[value]
            css_class = value
        elif name in _NAMING_ATTRIBUTES:
            bits |= KNOWN_HINTS[value]
        elif (
            name == "hidden"
            or (name == "aria-hidden" and value == "true")
            or (name == "style" and _HIDING_STYLE.search(value[:500]))
        ):
            bits |= Hint.HIDDEN
    return bits, css_class


_Opened = tuple[int, str, str, Any, int, int]


def _walk(
    root: Any, kinds: dict[str, int], line_spans: frozenset[Any] = frozenset()
) -> tuple[list[Block], list[_Opened], bool]:
    """Return the blocks and, for each container, (parent, tag, style, path, depth, own hints).

    `kinds` says what to do with an element by its tag; `line_spans` are the <span>s that stand for blocks.

    One long loop on purpose: it visits every element, and a call per element would double its cost. The state
    around an open element is on a stack, with what is left of its parent's children.
    """
    blocks: list[Block] = []
    opened: list[_Opened] = []
    stack: list[tuple[Any, ...]] = []
    parts: list[str] = []
    path: Any = None
    container, depth = -1, 0
    link_depth = bold_depth = link_chars = bold_chars = links = inline_hints = media = pre_depth = article_depth = 0
    href: str | None = None
    link_href: str | None = None  # of the link that is open, which may hold several blocks
    deferred: list[Block] = []  # what an inline element says apart stands behind the text that it is in the midst of

    def flush(aside: bool = False) -> None:
        nonlocal link_chars, bold_chars, links, inline_hints, media, href
        text, words = _read_text(parts[0] if len(parts) == 1 else "".join(parts))
        if text:
            chars = len(text)
            (deferred if aside else blocks).append(
                new_block(Block, (
                    len(blocks), container if container > 0 else 0, text, chars, words,
                    link_chars if link_chars < chars else chars, bold_chars if bold_chars < chars else chars,
                    links, href, inline_hints, 0 if aside else media,
                ))
            )  # fmt: skip
            if not aside:
                media = 0
        if deferred and not aside:
            start = len(blocks)
            blocks.extend(block._replace(index=start + i) for i, block in enumerate(deferred))
            deferred.clear()
        parts.clear()
        link_chars = bold_chars = links = inline_hints = 0
        href = link_href if link_depth else None

    new_block = tuple.__new__  # a NamedTuple's own constructor costs twice as much
    kind_of = kinds.get
    breaks = 0
    is_cut = False
    refused: list[int] = []  # depths of the open elements that are called menus and are none
    left_open: set[Any] = set()
    counts: dict[str, int] = {}  # of each tag among the children so far
    children = iter((root,))
    while True:
        element = next(children, None)
        if element is None:  # the end of an element
            if not stack:
                break
            kind, element, children, counts, path, before = stack.pop()
            if kind >= _PRE:
                if parts or links or deferred:
                    flush()
                container = before
                depth -= 1
                if refused and refused[-1] == depth:
                    refused.pop()
                if kind == _PRE:
                    pre_depth -= 1
                elif article_depth and element.tag == "article":
                    article_depth -= 1
            elif kind == _LINK:
                link_depth -= 1
            elif kind == _STRONG:
                bold_depth -= 1
            elif kind == _ASIDE:
                flush(aside=True)
                container, parts, link_chars, bold_chars, links, href, inline_hints = before
                depth -= 1
                if not parts and not links:
                    flush()
            text = element.tail
        else:
            tag = element.tag
            counts[tag] = nth = counts.get(tag, 0) + 1
            kind = kind_of(tag, _BLOCK)
            if kind <= _SKIP_MEDIA:
                if tag in _LEFT_OPEN and holds_page(tag, element, left_open):
                    kind = _BLOCK
                elif tag in _AT_TIMES_SHOWN:
                    kind = (_BLOCK if element in line_spans else _PLAIN) if tag == "span" else shown_kind(tag, element)
                elif kind == _SKIP_MEDIA and is_empty_player(element):
                    kind = _BLOCK
            if kind > _SKIP_MEDIA:  # of others nobody reads the text: scripts are half of a page
                is_leaf = not len(element)
                text = element.text
                if kind == _BLOCK and is_leaf and (not text or text.isspace()):
                    kind = _EMPTY
                elif kind == _LINK and text in _ANCHOR_SIGNS and is_leaf and _is_own_anchor(element):
                    kind = _SKIP
            if kind <= _EMPTY:
                if kind == _SKIP_MEDIA:
                    media += 1
                elif kind == _EMPTY:
                    if parts or links or deferred:
                        flush()
                    if element.get("role") == "img" or ("-" in tag and is_custom_picture(tag, element)):
                        media += 1
                text = element.tail
            elif kind >= _PRE:
                if parts or links or deferred:
                    flush()
                if len(blocks) + breaks >= MAX_PIECES:
                    is_cut = True
                    break
                attributes = element.items()
                called = "div" if tag == "form" and next(element.iter(*FIELDS), None) is None else tag
                if attributes:
                    bits, css_class = element_hints(called, attributes)
                else:
                    bits, css_class = tag_hints(called), ""
                lines = None
                if bits & _MENU and not bits & _NO_MENU and not article_depth and len(refused) < _MOST_REFUSED:
                    lines = menu_lines(element)
                    if lines is None:
                        refused.append(depth)
                    else:
                        bits |= Hint.MENU
                own, own_path = len(opened), (path, tag, nth)
                opened.append((container, tag, f"{tag}.{css_class}", own_path, depth, bits))
                if lines is not None:
                    if lines:
                        menu = "\n".join(lines)
                        chars = len(menu)
                        values = (len(blocks), own, menu, chars, chars // 6, chars, 0, len(lines), None, 0, media)
                        blocks.append(new_block(Block, values))
                        media = 0
                    text = element.tail
                else:
                    stack.append((kind, element, children, counts, path, container))
                    if is_leaf:
                        children = _NO_CHILDREN
                    else:
                        path, counts, children = own_path, {}, iter(element)
                    container = own
                    depth += 1
                    if kind == _PRE:
                        pre_depth += 1
                    elif tag == "article":
                        article_depth += 1
            else:
                if kind == _PLAIN:
                    bits, css_class = _inline_hints(element)
                    apart = bits & _APART
                    if apart and not (
                        (apart == Hint.CREDIT and _is_dateline(parts, element))
                        or (apart == Hint.CAPTION and _is_between_commas(parts, element))
                    ):
                        kind = _ASIDE
                    elif _is_tooltip(element, css_class):
                        kind = _ASIDE
                        bits |= Hint.HIDDEN
                    elif css_class and not parts and _is_stamp(element, css_class):
                        kind = _ASIDE
                        bits |= Hint.DATE
                    else:
                        inline_hints |= bits
                elif kind == _LINK:
                    link_depth += 1
                    links += 1
                    link_href = element.get("href")
                    if href is None:
                        href = link_href
                    if css_class := element.get("class"):
                        inline_hints |= KNOWN_HINTS[css_class]
                elif kind == _STRONG:
                    css_class = element.get("class") or ""
                    bits = KNOWN_HINTS[css_class] if css_class else 0
                    if bits & _APART and _is_beside_picture(element):
                        kind = _ASIDE
                    else:
                        bold_depth += 1
                elif kind == _PICTURE:
                    media += shows_picture(tag, element)
                elif parts and (parts[-1] == _BR or (len(parts) > 1 and parts[-2] == _BR and parts[-1].isspace())):
                    flush()
                else:
                    parts.append(_BR)
                    breaks += 1
                    if len(blocks) + breaks >= MAX_PIECES:
                        is_cut = True
                        break
                if kind == _ASIDE:
                    if parts and _holds_block(element):
                        flush()
                    stack.append((
                        kind, element, children, counts, path,
                        (container, parts, link_chars, bold_chars, links, href, inline_hints),
                    ))  # fmt: skip
                    path, counts, children = (path, tag, nth), {}, iter(element)
                    opened.append((container, tag, f"{tag}.{css_class}", path, depth, bits))
                    container = len(opened) - 1
                    depth += 1
                    parts = []
                    link_chars = bold_chars = links = inline_hints = 0
                elif is_leaf and not text and kind in (_BREAK, _PICTURE):
                    text = element.tail
                else:
                    stack.append((kind, element, children, counts, path, None))
                    if is_leaf:
                        children = _NO_CHILDREN
                    else:
                        path, counts, children = (path, tag, nth), {}, iter(element)
        if text and (parts or not text.isspace()):
            parts.append(_INDENTED.sub(_with_marks, text) if pre_depth else text)
            if link_depth:
                link_chars += len(text.strip())
            if bold_depth:
                bold_chars += len(text.strip())
    flush()
    return blocks, opened, is_cut


# An element called a menu or a footer, outside the article, is read as one block where all its texts are short:
# they are half of a news page's blocks, and nobody asks of each whether it belongs (aeb 51 %, fundus_world 54 %).
_MENU = Hint.NAV | Hint.FOOTER
_NO_MENU = (
    Hint.RELATED | Hint.POPULAR | Hint.ARTICLE | Hint.BODY | Hint.TEASER | Hint.PROMO | Hint.GALLERY | Hint.MEDIA
    | Hint.LIVE | Hint.HEADLINE | Hint.CAPTION | Hint.AUTHOR | Hint.STANDFIRST
)  # fmt: skip
_MENU_TEXT_CHARS = 60
_MOST_REFUSED = 30  # one in another: the texts are read once for each. No page of 1,511 needs more
# Scripts too: those are longer than a menu's texts. An XPath may return anything, hence Any.
_MENU_TEXTS: Any = etree.XPath("descendant::text()", smart_strings=False)


def menu_lines(element: Any) -> list[str] | None:
    """Return the texts of a menu, a line each; None where a text is too long for one: then it is no menu."""
    lines = []
    for text in _MENU_TEXTS(element):
        if not text.isspace():
            line = " ".join(text.split())
            if len(line) > _MENU_TEXT_CHARS:
                return None
            lines.append(line)
    return lines


# Elements that are skipped and take in the page below them where they are not closed; libxml2 does not end them where
# browsers do: what of the page shows that, and what the element may hold it in. An <option> may have a <div> for its
# icon; nothing else of TEXT_BLOCKS stands in a <select> or <datalist> of 172 annotated pages that have one.
_NOTHING: frozenset[str] = frozenset()
_LEFT_OPEN = (
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
    ends, holders = _LEFT_OPEN[tag]
    for inner in element.iter():
        if inner.tag in holders:
            return False
        if inner.tag in ends:
            while inner is not element:
                inner = inner.getparent()
                known.add(inner)
            return True
    return False


_AT_TIMES_SHOWN = frozenset(("template", "rt", "rp", "span"))


def shown_kind(tag: str, element: Any) -> int:
    """Return what the walk does with an element that is mostly skipped.

    A declarative shadow root is shown, and the reading of a word that has brackets on both sides for plain text.
    """
    if tag == "template":
        return _BLOCK if element.get("shadowrootmode") else _SKIP
    if tag == "rt":
        return _PLAIN if _is_bracket(element.getprevious()) and _is_bracket(element.getnext()) else _SKIP
    for reading in (element.getprevious(), element.getnext()):
        if reading is not None and reading.tag == "rt" and shown_kind("rt", reading) == _PLAIN:
            return _PLAIN
    return _SKIP


def _is_bracket(element: Any) -> bool:
    """Tell whether an element is a bracket around a reading."""
    return element is not None and element.tag == "rp" and bool(element.text) and not element.text.isspace()


def shows_picture(tag: str, element: Any) -> bool:
    """Tell whether an element for pictures shows one: a <picture> has its image in it, the others an address.

    An image that has a name but no address is a script's.
    """
    if tag == "img":
        get = element.get
        return bool(get("src") or get("class") or get("id")) or _has_address(element)
    if tag == "picture":
        return len(element) > 0
    return tag != "embed" or leads_elsewhere(element.get("src"))


def is_custom_picture(tag: str, element: Any) -> bool:
    """Tell whether a custom element without text is a picture by its name's end, and has an address: <app-img src>."""
    return tag.endswith(_CUSTOM_PICTURES) and _has_address(element)


_CUSTOM_PICTURES = ("-img", "-image", "-picture", "-photo")

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


def _has_address(element: Any) -> bool:
    """Tell whether an attribute names what an element shows: src, srcset, data-original."""
    return any(
        ("src" in name or name.startswith("data")) and leads_elsewhere(value) for name, value in element.items()
    )


def _holds_block(element: Any) -> bool:
    """Tell whether an inline element has a block in it, as it should not."""
    return any(_KINDS.get(inner.tag, _BLOCK) >= _PRE for inner in islice(element.iter("*"), 1, _ASIDE_ELEMENTS))


_ASIDE_ELEMENTS = 20


def _is_dateline(parts: Sequence[str], element: Any) -> bool:
    """Tell whether an inline element opens a line with the place and the agency in brackets: "Lumeport (LP) ...".

    Some sites call it their source: of two such elements, of one publisher, both belong (aeb). `parts` is the text
    before it.
    """
    tail = element.tail
    if not tail or tail.isspace() or (parts and parts[-1] != _BR):
        return False
    text = "".join(islice(element.itertext(), _DATELINE_PIECES))
    return len(text) <= _DATELINE_CHARS and _DATELINE.fullmatch(text) is not None


def _is_between_commas(parts: Sequence[str], element: Any) -> bool:
    """Tell whether a comma parts an inline element from the text before or behind it: it is of that sentence.

    Newswires call the place and the date of a dateline a legend: "<span>LUMEPORT</span>, <span>May 4</span> -- ...".
    """
    before = "".join(parts[-2:]) if parts else ""
    return before.rstrip().endswith(_COMMAS) or (element.tail or "").lstrip().startswith(_COMMAS)


_COMMAS = (",", "\u060c", "\u3001", "\uff0c")


def _is_own_anchor(element: Any) -> bool:
    """Tell whether a link is a heading's sign for its own address, as makers of static pages add it: "Notes#"."""
    if element.get("aria-hidden") != "true" and not (element.get("href") or "").startswith("#"):
        return False
    around = element.getparent()
    return around is not None and around.tag in _ANCHORED


_ANCHOR_SIGNS = frozenset(("#", "##", "\xb6", "\xa7", "\U0001f517", "\U0001f517\ufe0e", "\u2693", "\u221e", "\u2317"))
_ANCHORED = HEADINGS | {"dt"}


def _is_stamp(element: Any, css_class: str) -> bool:
    """Tell whether an inline element is a place that style sets apart from the text glued to it: a dateline.

    `<span class="location-stamp">Lumeport</span>The bridge ...`, as a large Vietnamese house writes it.
    """
    tail = element.tail
    return bool(tail) and tail[0].isalnum() and "location" in css_class[:_CLASS_CHARS]


def _is_beside_picture(element: Any) -> bool:
    """Tell whether a picture stands in the element around a bold or slanted one: `<em class="img-desc">`."""
    around = element.getparent()
    return around is not None and any(inner.tag == "img" for inner in islice(around.iter("*"), _BESIDE_ELEMENTS))


_BESIDE_ELEMENTS = 50


def _is_tooltip(element: Any, css_class: str) -> bool:
    """Tell whether an inline element is a tooltip, and not the words that it is for.

    A tooltip has that role, or is called one and stands behind those words in an element that holds nothing else
    before it. Of 35 such elements, on 14 pages, none belongs (aeb, wcxb).
    """
    if element.get("role") == "tooltip":
        return True
    if not css_class or not _names_tooltip(css_class[:_CLASS_CHARS]):
        return False
    around, before = element.getparent(), element.getprevious()
    if around is None or around.tag not in INLINE:
        return False
    if before is not None:
        return not before.tail or before.tail.isspace()
    return bool(around.text) and _names_tooltip((around.get("class") or "")[:_CLASS_CHARS])


@lru_cache(maxsize=4096)
def _names_tooltip(css_class: str) -> bool:
    return _TOOLTIP.search(css_class) is not None


# No hint: the fitted trees would have one feature more, and each fit with another number of them differs.
_TOOLTIP = re.compile("tool-?tip|popover|rollover|hover-?card", re.I)
_CLASS_CHARS = 400


_DATELINE_PIECES = 4
_DATELINE_CHARS = 80
_DATELINE = re.compile(r"\A[^():]*\([^():]+\)\s*(?:[-\u2013\u2014]\s*)?")


def _inline_hints(element: Any) -> tuple[int, str]:
    """Return the hint bits and the class of an inline element: of its class, and of a style that hides it."""
    css_class = element.get("class") or ""
    bits = KNOWN_HINTS[css_class] if css_class else 0
    if (style := element.get("style")) and _CLIPPING_STYLE.search(style[:500]):
        bits |= Hint.SCREEN_READER
    return bits, css_class


def _containers(blocks: list[Block], opened: list[_Opened]) -> tuple[Container, ...]:
    """Return the containers, each with the hints of all its ancestors and those of the two nearest.

    A container that holds most of the page's prose is no sidebar, whatever its class says: its negative
    hints are not believed. The root's and the body's never are.
    """
    mass = [0] * len(opened)
    for block in blocks:
        if block.chars >= _LONG_CHARS and block.link_chars * 3 < block.chars:
            mass[block.container] += block.chars
    for index in range(len(opened) - 1, 0, -1):
        if mass[index]:
            mass[opened[index][0]] += mass[index]
    most = mass[0] / 2 if mass and mass[0] else 1
    new = tuple.__new__
    containers: list[Container] = []
    believed: list[tuple[int, int, int]] = []  # of each container: its own hints, with its parent's, with all above
    for (parent, tag, style, path, depth, own), chars in zip(opened, mass, strict=True):
        bits = 0 if parent < 0 or tag == "body" else own & _BELIEVED if chars > most else own
        of_parent, near, above = believed[parent] if parent >= 0 else (0, 0, 0)
        if bits:
            above |= bits
            near |= bits
            of_parent |= bits
        believed.append((bits, of_parent, above))
        containers.append(new(Container, (parent, tag, style, path, depth, own, above, near)))
    return tuple(containers)


_BELIEVED = ~NEGATIVE | Hint.COOKIE
