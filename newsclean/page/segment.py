"""DOM -> Page: the one walk over the tree (layer 2).

In: the lxml root. Out: a `Page` of text blocks and the containers that hold them. A block is the text between
two block-level boundaries; inline elements do not break it, `<br>` is a newline in it. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from newsclean.model import Block, Container, Page
from newsclean.page.block_text import BR, INDENT, count_chars
from newsclean.page.block_writer import BlockWriter
from newsclean.page.elements import (
    ASIDE,
    BREAK,
    COPY_TEXT_CHARS,
    EMPTY,
    KINDS,
    LINK,
    MAP_TEXT_CHARS,
    MENU,
    MENU_TEXT_CHARS,
    NO_MENU,
    OFTEN_MISUSED,
    PICTURE,
    PLAIN,
    PLAYER_TEXT_CHARS,
    PRE,
    SKIP,
    SKIP_MEDIA,
    STRONG,
    UNKNOWN,
    WRAPPERS,
    attribute_hints,
    called_tag,
    is_bare_wrapper,
    is_copied_slide,
    is_rendered_player,
    menu_lines,
    shows_picture,
)
from newsclean.page.inline_elements import (
    SPEAKER_TAGS,
    is_button_in_sentence,
    is_first_letter,
    is_speaker,
    set_apart_by,
)
from newsclean.page.kinds import kind_of_leaf, kind_of_skipped, read_inline
from newsclean.page.open_links import without_open_links
from newsclean.page.spans import find_line_spans
from newsclean.page.tags import KNOWN_HINTS, KNOWN_TAGS, MAP, NEGATIVE, Hint

MAX_PIECES = 30_000
"""Blocks and line breaks after which a page is cut: each takes 50 µs, and of 1,511 real pages the longest has 2,622."""


def segment(root: Any, url: str | None = None) -> Page:
    """Return the page's blocks and containers, in document order."""
    blocks, opened, is_cut = _walk(root, KINDS)
    if line_spans := find_line_spans(root, blocks, [made[1] for made in opened]):
        blocks, opened, is_cut = _walk(root, KINDS | {"span": SKIP}, line_spans)
    blocks = without_open_links(blocks)
    return Page(url, root, tuple(blocks), _containers(blocks, opened), is_cut)


_OF_PICTURE = Hint.FIGURE | Hint.MEDIA
_MAY_BE_LINES = MAP | Hint.MEDIA | Hint.GALLERY | MENU
_CAPTION_OR_CREDIT = Hint.CAPTION | Hint.CREDIT
_SET_IN = re.compile(r"\n[ \t]*|[ \t]{2,}")
_MOST_REFUSED = 30  # one in another: the texts are read once for each. No page of 1,511 needs more
_COUNTED = re.compile(r"(?<=[A-Za-z_-])\d{1,3}+\Z")  # "text par3": the third paragraph, made as the others are
_new = tuple.__new__  # a NamedTuple's own constructor costs twice as much
_Opened = tuple[int, str, str, Any, int, int]


def _walk(
    root: Any, kinds: dict[str, int], line_spans: frozenset[Any] = frozenset()
) -> tuple[list[Block], list[_Opened], bool]:
    """Return the blocks and, for each container, (parent, tag, style, path, depth, own hints).

    `kinds` says what to do with an element by its tag; `line_spans` are the <span>s that stand for blocks.

    One loop on purpose: it visits every element, and a call per element would double its cost. The state around an
    open element is on a stack. The walk goes from each to the next itself: lxml takes long to make an iterator.
    """
    writer = BlockWriter()
    blocks, parts = writer.blocks, writer.parts
    opened: list[_Opened] = []
    stack: list[tuple[Any, ...]] = []
    path: Any = None
    container, depth = -1, 0
    link_depth = bold_depth = pre_depth = article_depth = 0
    kind_of = kinds.get
    breaks = 0
    refused: list[int] = []  # depths of the open elements that are called menus and are none
    left_open: set[Any] = set()
    counts: dict[str, int] = {}  # of each tag among the children so far
    element = root
    while True:
        if element is None:  # the end of an element
            kind, element, counts, path, around = stack.pop()
            if kind >= PRE:
                if parts or writer.links:
                    writer.end_block(container)
                container = around
                depth -= 1
                if refused and refused[-1] == depth:
                    refused.pop()
                if kind == PRE:
                    pre_depth -= 1
                elif article_depth and element.tag == "article":
                    article_depth -= 1
            elif kind == LINK:
                link_depth -= 1
                if not link_depth:
                    writer.open_link = None
            elif kind == STRONG:
                bold_depth -= 1
            elif kind == ASIDE:
                own, (container, text_around) = container, around
                writer.end_apart(own, text_around, leads=opened[own][5] & _CAPTION_OR_CREDIT == Hint.CAPTION)
                parts = writer.parts
                depth -= 1
                if not parts and not writer.links:
                    writer.end_block(container, pictured=bool(opened[container][5] & _OF_PICTURE))
            if around and kind < ASIDE and (around == BR or (element.tail or "")[:1].isalnum()):
                parts.append(around)
            text, following = element.tail, element.getnext()
        else:
            tag = element.tag
            counts[tag] = nth = counts.get(tag, 0) + 1
            kind = kind_of(tag, UNKNOWN)
            if kind <= SKIP_MEDIA:
                kind = kind_of_skipped(kind, tag, element, parts, line_spans, left_open)
            if kind > SKIP_MEDIA:  # of others nobody reads the text: scripts are half of a page
                is_leaf = not len(element)
                text = element.text
                if tag == "button" and parts and is_button_in_sentence(parts, element):
                    kind = PLAIN
                    if parts[-1][-1:].islower():
                        parts.append(" ")  # its style sets it apart
                if is_leaf:
                    kind = kind_of_leaf(kind, element, text)
            if kind <= EMPTY:  # nothing in it is read
                if kind == SKIP_MEDIA:
                    writer.media += 1
                elif kind == EMPTY and (parts or writer.links):
                    writer.end_block(container)
                text, following = element.tail, element.getnext()
            elif kind >= PRE:  # a container opens: its block, or all of it as lines
                if parts or writer.links:
                    if len(parts) <= 2 and is_first_letter(parts, element):
                        parts[:] = ["".join(parts).strip()]
                        text = text and text.lstrip()
                    else:
                        writer.end_block(container)
                if len(blocks) + breaks >= MAX_PIECES:
                    break
                attributes = element.items()
                bits, css_class = attribute_hints(attributes) if attributes else (0, "")
                if not bits and not css_class and tag in WRAPPERS and is_bare_wrapper(element, attributes):
                    stack.append((PLAIN, element, counts, path, ""))
                    path, counts, element = (path, tag, nth), {}, element[0]
                    continue
                bits |= KNOWN_TAGS[called_tag(tag, element) if tag in OFTEN_MISUSED else tag]
                if tag == "p" and css_class and css_class[-1].isdigit():
                    css_class = _COUNTED.sub("", css_class)
                lines = None
                if bits & _MAY_BE_LINES:
                    may_be_menu = not article_depth and len(refused) < _MOST_REFUSED
                    most = _most_chars_of_lines(element, bits, css_class, may_be_menu=may_be_menu)
                    lines = menu_lines(element, most) if most else None
                    if lines is not None:
                        bits |= Hint.MENU
                    elif most:
                        refused.append(depth)
                own, own_path = len(opened), (path, tag, nth)
                opened.append((container, tag, f"{tag}.{css_class}", own_path, depth, bits))
                if lines is not None:
                    if lines:
                        writer.write_menu(own, lines)
                    writer.media += most == PLAYER_TEXT_CHARS
                    text, following = element.tail, element.getnext()
                else:
                    stack.append((kind, element, counts, path, container))
                    if is_leaf:
                        following = None
                    else:
                        path, counts, following = own_path, {}, element[0]
                    container = own
                    depth += 1
                    if kind == PRE:
                        pre_depth += 1
                    elif tag == "article":
                        article_depth += 1
            else:  # an inline element opens
                apart = ""
                if kind == LINK:
                    if (parts or element.tail) and (style := element.get("style")):
                        apart = set_apart_by(style, element)
                    href = element.get("href")
                    if href or not element.get("name"):  # not a place in the text, <a name="part-2">
                        link_depth += 1
                        writer.links += 1
                        writer.open_link = href
                        if writer.href is None:
                            writer.href = href
                        if called := element.get("class"):
                            writer.hints |= KNOWN_HINTS[called]
                    else:
                        kind = PLAIN
                elif kind in (STRONG, PLAIN):
                    kind, bits, css_class, apart = read_inline(kind, element, parts)
                    if kind != ASIDE:
                        writer.hints |= bits
                        bold_depth += kind == STRONG
                    if tag in SPEAKER_TAGS and parts and is_speaker(parts, element):
                        parts.append(BR)
                elif kind == PICTURE:
                    writer.media += shows_picture(tag, element)
                elif kind == BREAK:
                    if parts and (parts[-1] == BR or (len(parts) > 1 and parts[-2] == BR and parts[-1].isspace())):
                        writer.end_block(container)
                    else:
                        parts.append(BR)
                        breaks += 1
                        if len(blocks) + breaks >= MAX_PIECES:
                            break
                if apart and parts and (parts[-1] != BR if apart == BR else parts[-1][-1:].isalnum()):
                    parts.append(apart)
                if kind == ASIDE:
                    stack.append((kind, element, counts, path, (container, writer.begin_apart())))
                    parts = writer.parts
                    path, counts, following = (path, tag, nth), {}, None if is_leaf else element[0]
                    opened.append((container, tag, f"{tag}.{css_class}", path, depth, bits))
                    container = len(opened) - 1
                    depth += 1
                elif is_leaf and not text and kind in (BREAK, PICTURE):
                    text, following = element.tail, element.getnext()
                else:
                    stack.append((kind, element, counts, path, apart))
                    if is_leaf:
                        following = None
                    else:
                        path, counts, following = (path, tag, nth), {}, element[0]
        if text and (parts or not text.isspace()):  # the text of one that opens, the tail of one that ended
            if pre_depth:
                if text[0] in " \t" and (parts[-1].endswith((BR, INDENT)) if parts else "\n" in text):
                    text = _with_marks("\n" + text)[bool(parts) :]  # a line begins here, in an element of its own
                else:
                    text = _with_marks(text if parts else text.lstrip(" \t"))
            parts.append(text)
            if link_depth:
                writer.link_chars += count_chars(text)
            if bold_depth:
                writer.bold_chars += count_chars(text)
        if not stack:
            break
        element = following
    writer.end_block(container)
    return blocks, opened, bool(stack)  # what is still open goes on


def _most_chars_of_lines(element: Any, bits: int, css_class: str, *, may_be_menu: bool) -> int:
    """Return how long each text may be in an element that is one block of lines, 0 where its names say that it is none.

    Such are maps, players, copies of slides and menus.
    """
    if bits & MAP:
        return MAP_TEXT_CHARS
    if bits & Hint.MEDIA and is_rendered_player(element, css_class):
        return PLAYER_TEXT_CHARS
    if bits & Hint.GALLERY and is_copied_slide(css_class):
        return COPY_TEXT_CHARS
    return MENU_TEXT_CHARS if may_be_menu and bits & MENU and not bits & NO_MENU else 0


def _with_marks(text: str) -> str:
    """Return preformatted text with breaks before its lines, and how far each is set in, in marks that stay.

    So are words that stand further apart than by one space: the columns of a table.
    """
    return _SET_IN.sub(lambda gap: (BR if gap[0][0] == "\n" else " ") + INDENT * (len(gap[0].expandtabs()) - 1), text)


_LONG_CHARS = 80  # a text this long with few links is prose: below it menus and headlines dominate
_NOT_BELIEVED = NEGATIVE & ~Hint.COOKIE


def _containers(blocks: list[Block], opened: list[_Opened]) -> tuple[Container, ...]:
    """Return the containers, each with the hints of all its ancestors and those of the two nearest.

    A container that holds most of the page's prose is no sidebar, whatever its class says: its negative
    hints are not believed, nor what all its children are called that hold a paragraph each. The root's and the
    body's never are.
    """
    mass = [0] * len(opened)
    for block in blocks:
        if block.chars >= _LONG_CHARS and block.link_chars * 3 < block.chars:
            mass[block.container] += block.chars
    for index in range(len(opened) - 1, 0, -1):
        if mass[index]:
            mass[opened[index][0]] += mass[index]
    most = mass[0] / 2 if mass and mass[0] else 1
    of_children = _names_of_paragraphs(blocks, opened, mass) if mass else {}
    containers: list[Container] = []
    believed: list[tuple[int, int, int]] = []  # of each container: its own hints, with its parent's, with all above
    for (parent, tag, style, path, depth, own), chars in zip(opened, mass, strict=True):
        of_parent, near, above = believed[parent] if parent >= 0 else (0, 0, 0)
        bits = 0
        if own and parent >= 0 and tag != "body":
            bits = own
            if chars > most:
                bits &= ~_NOT_BELIEVED
            elif parent in of_children:
                bits &= ~of_children[parent]
            above |= bits
            near |= bits
            of_parent |= bits
        believed.append((bits, of_parent, above))
        containers.append(_new(Container, (parent, tag, style, path, depth, own, above, near)))
    return tuple(containers)


def _names_of_paragraphs(blocks: list[Block], opened: list[_Opened], mass: list[int]) -> dict[int, int]:
    """Return, by element, what all of its children are called that hold a paragraph each and most of the page's prose.

    <div class="related-item"><span>...</span></div> for each paragraph: it says nothing of them. A teaser holds more
    than one text, or a link; readers' comments are believed to be such. No annotated page has it.
    """
    most = mass[0] / 2
    called = []
    for index, chars in enumerate(mass):
        if chars and chars <= most:
            parent, *_, own = opened[index]
            if most < mass[parent] and own & _NOT_BELIEVED and not own & Hint.COMMENT:
                called.append(index)
    if len(called) < _WRAPPED:  # as nearly always
        return {}
    held = dict.fromkeys(called, 0)
    for block in blocks:
        index = block.container
        while index >= 0 and index not in held:
            index = opened[index][0]
        if index >= 0:
            held[index] += 2 if block.links else 1
    names: dict[int, int] = {}
    wrapped: Counter[int] = Counter()
    for index, count in held.items():
        if count == 1:
            parent, *_, own = opened[index]
            names[parent] = names.get(parent, _NOT_BELIEVED) & own
            wrapped[parent] += mass[index]
    return {parent: bits for parent, bits in names.items() if wrapped[parent] > most}


_WRAPPED = 5  # paragraphs, a bound set by hand
