"""DOM -> Page: the one walk over the tree (layer 2).

In: the lxml root. Out: a `Page` of text blocks and the containers that hold them. A block is the text between
two block-level boundaries; inline elements do not break it, `<br>` is a newline in it. Nothing is judged here.
"""

from __future__ import annotations

import re
from typing import Any

from newsclean.model import Block, Container, Page
from newsclean.page.block_text import BR, INDENT, read_text
from newsclean.page.elements import (
    ASIDE,
    AT_TIMES_SHOWN,
    BLOCK,
    BREAK,
    EMPTY,
    KINDS,
    LEFT_OPEN,
    LINK,
    MENU,
    NO_MENU,
    OFTEN_MISUSED,
    PICTURE,
    PLAIN,
    PRE,
    SKIP,
    SKIP_MEDIA,
    STRONG,
    called_tag,
    element_hints,
    holds_page,
    is_custom_picture,
    is_empty_player,
    menu_lines,
    shown_kind,
    shows_picture,
)
from newsclean.page.inline_elements import (
    ANCHOR_SIGNS,
    ICON_CHARS,
    holds_block,
    is_beside_picture,
    is_between_commas,
    is_dateline,
    is_edit_link,
    is_icon,
    is_own_anchor,
    is_speaker,
    is_stamp,
    is_tooltip,
    is_unknown_in_sentence,
    leads_anywhere,
    read_inline_hints,
)
from newsclean.page.spans import find_line_spans
from newsclean.page.tags import KNOWN_HINTS, NEGATIVE, Hint, tag_hints

MAX_PIECES = 30_000
"""Blocks and line breaks after which a page is cut: each takes 50 µs, and of 1,511 real pages the longest has 2,622."""


def segment(root: Any, url: str | None = None) -> Page:
    """Return the page's blocks and containers, in document order."""
    blocks, opened, is_cut = _walk(root, KINDS)
    if line_spans := find_line_spans(root, blocks):
        blocks, opened, is_cut = _walk(root, KINDS | {"span": SKIP}, line_spans)
    return Page(url, root, tuple(blocks), _containers(blocks, opened), is_cut)


_OF_PICTURE = Hint.FIGURE | Hint.MEDIA
# An inline element with one of these is read apart from the text around it.
_APART = Hint.SCREEN_READER | Hint.CREDIT | Hint.CAPTION
_INDENTED = re.compile(r"\n[ \t]*")
_MARKS = (PLAIN, STRONG)
_MOST_REFUSED = 30  # one in another: the texts are read once for each. No page of 1,511 needs more
_NO_CHILDREN: Any = iter(())  # used up once and for all
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

    def flush(aside: bool = False, pictured: bool = False) -> None:
        nonlocal link_chars, bold_chars, links, inline_hints, media, href
        text, words = read_text(parts[0] if len(parts) == 1 else "".join(parts))
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
            if pictured and media and not text:  # <figure><img><small class=credit>: else the next paragraph has it
                deferred[0] = deferred[0]._replace(media=media)
                media = 0
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
            if kind >= PRE:
                if parts or links or deferred:
                    flush()
                container = before
                depth -= 1
                if refused and refused[-1] == depth:
                    refused.pop()
                if kind == PRE:
                    pre_depth -= 1
                elif article_depth and element.tag == "article":
                    article_depth -= 1
            elif kind == LINK:
                link_depth -= 1
            elif kind == STRONG:
                bold_depth -= 1
            elif kind == ASIDE:
                flush(aside=True)
                container, parts, link_chars, bold_chars, links, href, inline_hints = before
                depth -= 1
                if not parts and not links:
                    flush(pictured=bool(opened[container][5] & _OF_PICTURE))
            text = element.tail
        else:
            tag = element.tag
            counts[tag] = nth = counts.get(tag, 0) + 1
            kind = kind_of(tag, BLOCK)
            if kind <= SKIP_MEDIA:
                if tag in LEFT_OPEN and holds_page(tag, element, left_open):
                    kind = BLOCK
                elif tag in AT_TIMES_SHOWN:
                    kind = (BLOCK if element in line_spans else PLAIN) if tag == "span" else shown_kind(tag, element)
                elif kind == SKIP_MEDIA and is_empty_player(element):
                    kind = BLOCK
            if kind > SKIP_MEDIA:  # of others nobody reads the text: scripts are half of a page
                is_leaf = not len(element)
                text = element.text
                if kind == BLOCK and is_leaf and (not text or text.isspace()):
                    kind = EMPTY
                elif kind == BLOCK and is_leaf and parts and is_unknown_in_sentence(tag, parts, element):
                    kind = PLAIN
                elif (
                    kind in _MARKS and text and len(text) <= ICON_CHARS and is_leaf
                    and (css_class := element.get("class")) and is_icon(css_class, text)
                ):  # fmt: skip
                    kind = SKIP
                elif kind == LINK and text in ANCHOR_SIGNS and is_leaf and is_own_anchor(element):
                    kind = SKIP
            if kind <= EMPTY:
                if kind == SKIP_MEDIA:
                    media += 1
                elif kind == EMPTY:
                    if parts or links or deferred:
                        flush()
                    if element.get("role") == "img" or ("-" in tag and is_custom_picture(tag, element)):
                        media += 1
                text = element.tail
            elif kind >= PRE:
                if parts or links or deferred:
                    flush()
                if len(blocks) + breaks >= MAX_PIECES:
                    is_cut = True
                    break
                attributes = element.items()
                called = called_tag(tag, element) if tag in OFTEN_MISUSED else tag
                if attributes:
                    bits, css_class = element_hints(called, attributes)
                else:
                    bits, css_class = tag_hints(called), ""
                lines = None
                if bits & MENU and not bits & NO_MENU and not article_depth and len(refused) < _MOST_REFUSED:
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
                    if kind == PRE:
                        pre_depth += 1
                    elif tag == "article":
                        article_depth += 1
            else:
                if kind == PLAIN:
                    bits, css_class = read_inline_hints(element)
                    apart = bits & _APART
                    if apart == Hint.CREDIT and is_dateline(parts, element):
                        inline_hints |= bits & ~Hint.CREDIT
                    elif apart and not (apart == Hint.CAPTION and is_between_commas(parts, element)):
                        kind = ASIDE
                    elif is_tooltip(element, css_class):
                        kind = ASIDE
                        bits |= Hint.HIDDEN
                    elif css_class and is_edit_link(css_class):
                        kind = ASIDE
                        bits |= Hint.TOOL
                    elif css_class and not parts and is_stamp(element, css_class):
                        kind = ASIDE
                        bits |= Hint.DATE
                    else:
                        inline_hints |= bits
                        if tag == "cite" and parts and is_speaker(parts, element):
                            parts.append(BR)
                elif kind == LINK and not leads_anywhere(parts, element):
                    kind = PLAIN
                elif kind == LINK:
                    link_depth += 1
                    links += 1
                    link_href = element.get("href")
                    if href is None:
                        href = link_href
                    if css_class := element.get("class"):
                        inline_hints |= KNOWN_HINTS[css_class]
                elif kind == STRONG:
                    css_class = element.get("class") or ""
                    bits = KNOWN_HINTS[css_class] if css_class else 0
                    if bits & _APART and is_beside_picture(element):
                        kind = ASIDE
                    else:
                        bold_depth += 1
                elif kind == PICTURE:
                    media += shows_picture(tag, element)
                elif parts and (parts[-1] == BR or (len(parts) > 1 and parts[-2] == BR and parts[-1].isspace())):
                    flush()
                else:
                    parts.append(BR)
                    breaks += 1
                    if len(blocks) + breaks >= MAX_PIECES:
                        is_cut = True
                        break
                if kind == ASIDE:
                    if parts and holds_block(element):
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
                elif is_leaf and not text and kind in (BREAK, PICTURE):
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


def _with_marks(line_start: re.Match[str]) -> str:
    """Return a break before a line of preformatted text, and how far the line is set in, in marks that stay."""
    return BR + INDENT * len(line_start[0].expandtabs()[1:])


_LONG_CHARS = 80  # a text this long with few links is prose: below it menus and headlines dominate
_BELIEVED = ~NEGATIVE | Hint.COOKIE


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
