"""The text of an lxml element (layer 2): an element in; its text, as one line or as it is shown, or a bool out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from lxml import etree

from newsclean.page.block_text import normalise
from newsclean.page.elements import AT_TIMES_SHOWN, SKIP, holds_picture, is_hiding, shown_kind
from newsclean.page.tags import SKIPPED
from newsclean.text import MAX_LINE_CHARS, clean_line, squeeze


def text_of(element: Any, most: int | None = None) -> str:
    """Return the text in an element with single spaces; of a much longer one little more than `most` characters."""
    return " ".join(_written(element, most).split())


def shown_text(element: Any) -> str:
    """Return the text in an element, normalised as that of a block, on one line."""
    return as_shown(_written(element))


def as_shown(text: str) -> str:
    """Return a text of the tree, normalised as that of a block, on one line."""
    return " ".join(normalise(text).split())


def shows_pictures(table: Any) -> bool:
    """Tell whether a table is rows of pictures and, in rows of their own, at most one text for each picture above."""
    pictures = texts = 0
    for row in () if table is None else table.iter("tr"):
        shown = sum(map(holds_picture, row))
        said = sum(text_of(cell, 1) != "" for cell in row)
        if shown and said:
            return False
        pictures, texts = pictures + shown, texts + said
        if texts > pictures:
            return False
    return texts > 0


def holds(element: Any, text: str, key: Callable[[str], str] = squeeze) -> bool:
    """Tell whether an element holds a text and no more, as far as their keys tell."""
    most = chars_with_markup(text)
    written = _written(element, most)
    return len(written) <= most and key(written) == key(text)


def chars_with_markup(text: str) -> int:
    """Return how many characters an element that holds a text has at most: white space stands between elements."""
    return 4 * len(text) + 400


def _written(element: Any, most: int | None = None) -> str:
    """Return the text in an element as written; one that is left open takes in the page below it, and is not read on
    once it has more than `most` characters.
    """
    if most is None or not len(element):
        return written(element)
    parts, size = [], 0
    for part in element.itertext():
        parts.append(part)
        size += len(part)
        if size > most:
            return "".join(parts)
    return written(element)


def written(element: Any) -> str:
    """Return the text in an element as written, without what a drawing is called and without scripts."""
    if not len(element) and element.tag not in _UNSEEN:
        return element.text or ""
    if next(element.iter(*_UNSEEN), None) is None:
        return "".join(element.itertext())
    parts = []
    walk = etree.iterwalk(element, events=("start", "end", "comment"))
    for event, node in walk:
        if event == "start" and node.tag in _UNSEEN:
            walk.skip_subtree()
        elif event == "start":
            parts.append(node.text or "")
        elif node is not element:
            parts.append(node.tail or "")
    return "".join(parts)


_CODE = ("script", "style")
_UNSEEN = ("svg", *_CODE)  # the most frequent of `tags.SKIPPED`


def line_of(element: Any, without: Collection[Any] = (), *, unseen: bool = False) -> str | None:
    """Return the text below an element as one line, or None where it is none or too long to be a title.

    A line that is broken goes on behind a space; the mark of a link to the heading itself, "\u00b6", is no text, nor is
    code, nor what the element holds and does not show, unless `unseen` asks for it. Elements in `without` are not read.
    """
    texts: list[str] = []
    chars = 0
    for text in _texts(element, without, unseen):
        texts.append(text)
        chars += len(text)
        if chars > 4 * MAX_LINE_CHARS:
            return None
    return clean_line("".join(texts))


def _texts(element: Any, without: Collection[Any], unseen: bool) -> Iterator[str]:
    """Yield the texts below an element, those behind a <br> with a space before them."""
    if not len(element):
        yield element.text or ""
        return
    walk = etree.iterwalk(element, events=("start", "end", "comment"))
    for event, node in walk:
        if event == "start":
            if node in without or node.tag in _CODE or not (unseen or node is element or _is_shown(node)):
                walk.skip_subtree()
                continue
            text = node.text or ""
            if text and not (node.tag == "a" and _is_permalink(node.get("href"), text)):
                yield text
        elif node is not element and (node.tail or node.tag == "br"):
            yield f" {node.tail or ''}" if node.tag == "br" else node.tail


def _is_shown(element: Any) -> bool:
    """Tell whether an element within a line is shown: no script, drawing or word's reading, nor hidden by itself."""
    tag = element.tag
    if tag in AT_TIMES_SHOWN:
        return shown_kind(tag, element) != SKIP
    if tag in SKIPPED or tag == "noscript" or element.get("hidden") is not None:
        return False
    return not is_hiding("style", element.get("style") or "")


def _is_permalink(href: str | None, text: str) -> bool:
    return (href or "").startswith("#") and not any(map(str.isalnum, text))
