"""DOM -> Page: the one walk over the tree (layer 2).

In: the lxml root. Out: a `Page` of text blocks and the containers that hold them. A block is the text between
two block-level boundaries; inline elements do not break it, `<br>` is a newline in it. Nothing is judged here.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from newsclean.model import Block, Container, Page
from newsclean.tags import BOLD, INLINE, MEDIA, NEGATIVE, SKIPPED, TAG_HINTS, Hint, hint_bits

MAX_PIECES = 60_000
"""Blocks and line breaks after which a page is cut: real pages have some hundred, and each takes 60 µs to judge."""
_VAST_CHARS = 1_000_000  # a text this long is not split into a list of its words: that takes 15 times its size
_SPACE = re.compile(r"\s+")
_BR = "\x00"  # a <br> in the text being gathered; no parsed text holds NUL
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]+")  # soft hyphen, zero-width space, word joiner, BOM
_SPACELESS = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# An inline element with one of these is read apart from the text around it.
_APART = Hint.SCREEN_READER | Hint.CREDIT | Hint.CAPTION
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# How style sheets hide text from all but screen readers.
_CLIPPING_STYLE = re.compile(r"clip(?:-path)?\s*:|(?:left|top|text-indent)\s*:\s*-\d{4}|width\s*:\s*1px", re.I)
_HINT_ATTRIBUTES = (
    "itemprop", "role", "data-testid", "data-component", "data-type", "data-module", "aria-label", "data-qa",
)  # fmt: skip
_LONG_CHARS = 80  # a text this long with few links is prose: below it menus and headlines dominate


# What the walk does with an element; a tag that is not named here is a container.
_SKIP, _SKIP_MEDIA, _BREAK, _LINK, _STRONG, _PICTURE, _PLAIN, _ASIDE, _PRE, _BLOCK = range(10)
_KINDS = (
    dict.fromkeys(INLINE, _PLAIN) | dict.fromkeys(BOLD, _STRONG) | dict.fromkeys(MEDIA & INLINE, _PICTURE)
    | dict.fromkeys(SKIPPED, _SKIP) | dict.fromkeys(MEDIA & SKIPPED, _SKIP_MEDIA)
    | {"br": _BREAK, "a": _LINK, "pre": _PRE}
)  # fmt: skip


def segment(root: Any, url: str | None = None) -> Page:
    """Return the page's blocks and containers, in document order."""
    blocks, opened = _walk(root)
    hints = _believed_hints(blocks, opened)
    new_container = tuple.__new__
    containers = tuple([
        new_container(Container, (*fields, *bits)) for fields, bits in zip(opened, hints, strict=True)
    ])  # fmt: skip
    return Page(url, root, tuple(blocks), containers)


def is_cut(page: Page) -> bool:
    """Tell whether the page went on where `segment` stopped."""
    pieces = len(page.blocks)
    if pieces < MAX_PIECES and any(b.chars > MAX_PIECES for b in page.blocks):
        pieces += sum(b.text.count("\n") for b in page.blocks) + 1
    return pieces >= MAX_PIECES


def normalise(raw: str) -> str:
    """Return text with its white space folded; the <br> marks become newlines, empty lines go."""
    if not raw.isascii():
        raw = _INVISIBLE.sub("", raw)
    if _BR not in raw:
        return " ".join(raw.split()) if len(raw) < _VAST_CHARS else _SPACE.sub(" ", raw).strip()
    lines = (" ".join(line.split()) for line in raw.split(_BR))
    return "\n".join(line for line in lines if line)


def count_words(text: str) -> int:
    """Return the number of words; in Thai, Chinese, Japanese and Korean each character is one."""
    words = len(text.split()) if len(text) < _VAST_CHARS else text.count(" ") + 1
    if words and not text.isascii() and _SPACELESS.search(text):
        spaceless = len(_SPACELESS.findall(text))
        return max(words, spaceless)
    return words


def element_hints(tag: str, attributes: list[tuple[str, str]]) -> tuple[int, str]:
    """Return the hint bits of an element's tag and attributes, and its class as written."""
    bits = TAG_HINTS.get(tag, 0)
    css_class = ""
    for name, value in attributes:
        if name == "class":
            css_class = value
            bits |= hint_bits(value)
        elif name == "id" or name in _HINT_ATTRIBUTES:
            bits |= hint_bits(value)
        elif (
            name == "hidden"
            or (name == "aria-hidden" and value == "true")
            or (name == "style" and _HIDING_STYLE.search(value[:500]))
        ):
            bits |= Hint.HIDDEN
    return bits, css_class


def _walk(root: Any) -> tuple[list[Block], list[tuple[int, str, str, Any, int, int]]]:
    """Return the blocks and, for each container, (parent, tag, style, path, depth, own hints).

    One long loop on purpose: it visits every element, and a call per element would double its cost
    (1 ms for the 710 elements of the mean aeb page).
    """
    blocks: list[Block] = []
    opened: list[tuple[int, str, str, Any, int, int]] = []
    stack: list[tuple[Any, ...]] = []
    parts: list[str] = []
    counts: dict[str, int] = {}
    path: Any = None
    container, depth = -1, 0
    link_depth = bold_depth = link_chars = bold_chars = links = inline_hints = media = pre_depth = article_depth = 0
    href: str | None = None
    link_href: str | None = None  # of the link that is open, which may hold several blocks
    deferred: list[Block] = []  # what an inline element says apart stands behind the text it is in

    def flush(aside: bool = False) -> None:
        nonlocal link_chars, bold_chars, links, inline_hints, media, href
        text = normalise("".join(parts))
        if text:
            chars = len(text)
            (deferred if aside else blocks).append(
                new_block(Block, (
                    len(blocks), container if container > 0 else 0, text, chars, count_words(text),
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
    breaks = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if len(blocks) + breaks >= MAX_PIECES:
            break
        if event == "start":
            tag = element.tag
            counts[tag] = nth = counts.get(tag, 0) + 1
            kind = _KINDS.get(tag, _BLOCK)
            if kind == _SKIP and tag == "template" and element.get("shadowrootmode"):
                kind = _BLOCK  # a declarative shadow root, which browsers show
            if kind <= _SKIP_MEDIA:
                walk.skip_subtree()
                media += kind
                stack.append((kind,))
                continue
            if kind >= _PRE:
                if parts or links:
                    flush()
                stack.append((kind, counts, path, container, len(opened)))
                path, counts = (path, tag, nth), {}
                attributes = element.items()
                if attributes:
                    bits, css_class = element_hints(tag, attributes)
                else:
                    bits, css_class = TAG_HINTS.get(tag, 0), ""
                lines = menu_lines(element) if bits & _MENU and not bits & _NO_MENU and not article_depth else None
                if lines is not None:
                    bits |= Hint.MENU
                    walk.skip_subtree()
                opened.append((container, tag, f"{tag}.{css_class}", path, depth, bits))
                container = len(opened) - 1
                depth += 1
                if lines:
                    text = "\n".join(lines)
                    chars = len(text)
                    values = (len(blocks), container, text, chars, chars // 6, chars, 0, len(lines), None, 0, media)
                    blocks.append(new_block(Block, values))
                    media = 0
                elif kind == _PRE:
                    pre_depth += 1
                elif tag == "article":
                    article_depth += 1
                if lines is not None:
                    continue
            else:
                if kind == _PLAIN:
                    bits, css_class = _inline_hints(element)
                    if bits & _APART:
                        kind = _ASIDE
                    inline_hints |= bits
                elif kind == _LINK:
                    link_depth += 1
                    links += 1
                    link_href = element.get("href")
                    if href is None:
                        href = link_href
                    if css_class := element.get("class"):
                        inline_hints |= hint_bits(css_class)
                elif kind == _STRONG:
                    bold_depth += 1
                elif kind == _PICTURE:
                    media += 1
                elif parts and (parts[-1] == _BR or (len(parts) > 1 and parts[-2] == _BR and parts[-1].isspace())):
                    flush()
                else:
                    parts.append(_BR)
                    breaks += 1
                if kind == _ASIDE:
                    inline_hints &= ~bits
                    stack.append(
                        (kind, counts, path, container, parts, link_chars, bold_chars, links, href, inline_hints)
                    )
                    path, counts = (path, tag, nth), {}
                    opened.append((container, tag, f"{tag}.{css_class}", path, depth, bits))
                    container = len(opened) - 1
                    depth += 1
                    parts = []
                    link_chars = bold_chars = links = inline_hints = 0
                else:
                    stack.append((kind, counts, path))
                    path, counts = (path, tag, nth), {}
            text = element.text
        else:
            entry = stack.pop()
            kind = entry[0]
            if kind > _SKIP_MEDIA:
                counts, path = entry[1], entry[2]
                if kind >= _PRE:
                    if parts or links:
                        flush()
                    container = entry[3]
                    depth -= 1
                    if kind == _PRE:
                        pre_depth -= 1
                    elif article_depth and opened[entry[4]][1] == "article":
                        article_depth -= 1
                elif kind == _LINK:
                    link_depth -= 1
                elif kind == _STRONG:
                    bold_depth -= 1
                elif kind == _ASIDE:
                    flush(aside=True)
                    _, _, _, container, parts, link_chars, bold_chars, links, href, inline_hints = entry
                    depth -= 1
            text = element.tail
        if text and (parts or not text.isspace()):
            if pre_depth:
                parts.extend(line for part in text.split("\n") for line in (part, _BR))
            else:
                parts.append(text)
            if link_depth:
                link_chars += len(text.strip())
            if bold_depth:
                bold_chars += len(text.strip())
    flush()
    return blocks, opened


# An element called a menu or a footer, outside the article, is read as one block where all its texts are short:
# they are half of a news page's blocks, and nobody asks of each whether it belongs (aeb 51 %, fundus_world 54 %).
_MENU = Hint.NAV | Hint.FOOTER
_NO_MENU = (
    Hint.RELATED | Hint.POPULAR | Hint.ARTICLE | Hint.BODY | Hint.TEASER | Hint.PROMO | Hint.GALLERY | Hint.MEDIA
    | Hint.LIVE | Hint.HEADLINE | Hint.CAPTION | Hint.AUTHOR | Hint.STANDFIRST
)  # fmt: skip
_MENU_TEXT_CHARS = 60
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


def _inline_hints(element: Any) -> tuple[int, str]:
    """Return the hint bits and the class of an inline element: of its class, and of a style that hides it."""
    css_class = element.get("class") or ""
    bits = hint_bits(css_class) if css_class else 0
    if (style := element.get("style")) and _CLIPPING_STYLE.search(style[:500]):
        bits |= Hint.SCREEN_READER
    return bits, css_class


def _believed_hints(blocks: list[Block], opened: list[tuple[int, str, str, Any, int, int]]) -> list[tuple[int, int]]:
    """Return each container's hints with those of all its ancestors, and with those of the two nearest.

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
    hints: list[tuple[int, int]] = []
    owns: list[tuple[int, int]] = []  # of each container: its own, its parent's
    for index, (parent, tag, _, _, _, own) in enumerate(opened):
        if tag in ("html", "body"):
            own = 0
        elif mass[index] > most:
            own &= ~NEGATIVE | Hint.COOKIE
        if parent < 0:
            hints.append((own, own))
            owns.append((own, 0))
        else:
            of_parent, of_grandparent = owns[parent]
            hints.append((hints[parent][0] | own, own | of_parent | of_grandparent))
            owns.append((own, of_parent))
    return hints
