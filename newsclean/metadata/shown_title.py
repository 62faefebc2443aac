"""A title as a page shows it in a line of its own, for where its sources leave that open (layer 2).

In: a StatedPage and the title found. Out: the title, and where it stood; or the element of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import Any

from newsclean.addresses import is_front_page
from newsclean.characters import SENTENCE_ENDS
from newsclean.metadata.headline import (
    CUT_SHORT,
    LONE_H1,
    MIN_CONTAINED_CHARS,
    MIN_HEADLINE_LETTERS,
    title_parts,
)
from newsclean.metadata.near_headline import MIN_SENTENCE_CHARS, marks_of, near_ancestors
from newsclean.metadata.stated import Found, StatedPage
from newsclean.page.tags import HEADINGS
from newsclean.text import MAX_LINE_CHARS, clean_line, letter_count, squeeze

MAX_SHOWN_ELEMENTS = 4_000
"""Elements searched for the line that is the headline of a page without an <h1>."""

_CUT_CHARS = "…. "

_AS_SHOWN = "title, as shown"

_HEADLINE = re.compile(
    r"head_?line(?!s)|(?:article|entry|news|page|post|story|lbl)[-_]?title(?!s)|(?<![\w-])title(?![\w-])", re.IGNORECASE
)

_NO_HEADLINE = frozenset(("a", "li", "option", "script", "style", "button"))


def as_shown(page: StatedPage, found: Found, *, has_h1: bool) -> Found:
    """Return a title as the page shows it in a line of its own, where its sources leave that open.

    A window's title may hold a site's name that the page does not state, or be nothing else; on a page without an
    <h1> it may be the visible headline where og:title is worded differently; and a title may be cut short.
    """
    title = found.value
    is_cut = title.endswith(CUT_SHORT) and len(title) > MIN_CONTAINED_CHARS
    is_own = found.source == "title"
    if has_h1 and not (is_cut or is_own):
        return found
    lines = shown_lines(page.root)
    own = squeeze(title)
    if is_own and own in lines and lines[own][1].tag in HEADINGS:
        return found
    if is_own and (shown := _shown_part(lines, title)):
        is_name = not has_h1 and letter_count(squeeze(shown)) < MIN_HEADLINE_LETTERS
        marked = next(_headlines(lines, with_h2=False), None) if is_name else None
        return marked or Found(shown, _AS_SHOWN)
    if is_own and not has_h1 and (longer := _shown_longer(lines, title)):
        return longer
    is_short = letter_count(own) < MIN_HEADLINE_LETTERS
    is_word = not is_own and letter_count(own) <= MIN_CONTAINED_CHARS
    if is_word and (shown := _shown_part(lines, page.window or "")):
        return Found(shown, _AS_SHOWN)  # og:title is "Home"
    if found.source == LONE_H1 or (own in lines and _opens(lines[own][1])):
        return found
    if is_cut:
        start = title.rstrip(_CUT_CHARS)
        whole = next((line for line, _ in lines.values() if line.startswith(start) and len(line) > len(title)), None)
        return Found(whole, f"{found.source}, as shown") if whole else found
    if has_h1:
        return found
    window = page.window or ""
    if own not in squeeze(window) and (shown := _shown_part(lines, window)):
        return Found(shown, _AS_SHOWN)
    is_windows = is_own or own == squeeze(window) or own in title_parts(window)
    marked = next(_headlines(lines, with_h2=is_windows and is_short), None)
    if marked is None and is_own and own not in lines:
        marked = _only_large(lines)
    return marked or found


def _headlines(lines: dict[str, tuple[str, Any]], *, with_h2: bool) -> Iterator[Found]:
    """Yield the lines as long as a headline that are marked as one, then those of an <h2> without a link.

    With those of an <h2> also those that old and hand-made pages set large: in <font size="5">.
    """
    long = [line for line in lines.values() if letter_count(squeeze(line[0])) >= MIN_HEADLINE_LETTERS]
    for line, element in long:
        near = list(islice(near_ancestors(element), 3))
        if any(_HEADLINE.search(marks_of(above)) for above in near[:2]) and not any(e.tag in ("a", "li") for e in near):
            yield Found(line, "marked as headline")
    for line, element in long if with_h2 else ():
        heading = element if element.tag == "h2" or element.getprevious() is not None else element.getparent()
        if heading.tag == "h2" and heading.find(".//a") is None:
            yield Found(line, "h2")
    for line, element in lines.values() if with_h2 else ():
        near = list(islice(near_ancestors(element), 3))
        is_long = letter_count(squeeze(line)) >= _LARGE_LETTERS
        if is_long and any(map(_is_large, near)) and not any(e.tag in ("a", "li") for e in near):
            yield Found(line, "set large")


def _only_large(lines: dict[str, tuple[str, Any]]) -> Found | None:
    """Return the line that alone on the page is set large and in bold, as long as a headline and in no link."""
    large = [line for line in lines.values() if _is_large(line[1]) and not _is_pressed(line[1])]
    if len(large) != 1 or letter_count(squeeze(large[0][0])) < MIN_HEADLINE_LETTERS:
        return None
    return Found(large[0][0], "set large")



_LARGE_LETTERS = 20  # a shorter line that is set large may be a label: a bound set by hand


def _is_large(element: Any) -> bool:
    """Tell whether an element's letters are set larger than running text and subheads, by the element itself."""
    if element.tag == "font" and element.get("size") in _LARGE:
        return True
    found = _FONT_SIZE.search(element.get("style") or "")
    return found is not None and (found[1] is not None or float(found[2]) >= _LEAST_LARGE[found[3].lower()])


_LARGE = frozenset(("4", "5", "6", "7", "+1", "+2", "+3", "+4"))  # 3 is the size of running text
_FONT_SIZE = re.compile(r"font-size:\s{0,4}(?:(xx?-large)|([0-9]{1,4}(?:\.[0-9]{1,4})?)(px|pt|r?em|%))", re.IGNORECASE)
# Bounds set by hand: running text has some 16 px, a subhead 20.
_LEAST_LARGE = {"px": 22, "pt": 17, "em": 1.5, "rem": 1.5, "%": 150}


def shown_lines(root: Any) -> dict[str, tuple[str, Any]]:
    """Return the first lines of the page's elements that lead to no front page, by their keys."""
    lines: dict[str, tuple[str, Any]] = {}
    for line, element in _lines(root):
        if not (element.tag == "a" and is_front_page(element.get("href"))):
            lines.setdefault(squeeze(line), (line, element))
    return lines


def _lines(root: Any) -> Iterator[tuple[str, Any]]:
    """Yield the first line of each element of the page that begins with a text no longer than a title."""
    body = root.find("body")
    for element in islice(body.iter("*"), MAX_SHOWN_ELEMENTS) if body is not None else ():
        text = element.text
        if not text or len(text) > 2 * MAX_LINE_CHARS or text.isspace() or element.tag in ("script", "style"):
            continue
        if line := clean_line(text):
            yield line, element


def above_prose(root: Any, lines: dict[str, tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Return the lines that stand above the page's first paragraph."""
    body = root.find("body")
    elements = islice(body.iter("*"), MAX_SHOWN_ELEMENTS) if body is not None else ()
    above = set(takewhile(lambda element: not _is_prose(element), elements))
    return [(line, element) for line, element in lines.values() if element in above]


def _is_prose(element: Any) -> bool:
    text = (element.text or "").rstrip() if element.tag in _OF_TEXT else ""
    return len(text) >= MIN_SENTENCE_CHARS and text[-1] in SENTENCE_ENDS


_OF_TEXT = frozenset(("p", "div"))


def _shown_part(lines: dict[str, tuple[str, Any]], title: str) -> str | None:
    """Return the longest part of a window's title that stands on the page as a line of its own.

    It is the headline of a page that has no <h1>, and the rest names a site that the page does not state.
    """
    long = {own: part for own, part in title_parts(title).items() if len(own) > MIN_CONTAINED_CHARS}
    return max((part for own, part in long.items() if own in lines), key=len, default=None)


def _shown_longer(lines: dict[str, tuple[str, Any]], title: str) -> Found | None:
    """Return the heading, or the line set large, that a part of a window's title begins and that goes on behind it."""
    long = [part for own, part in title_parts(title).items() if len(own) > MIN_CONTAINED_CHARS]
    if not long:
        return None
    shown = _headlines(lines, with_h2=True)
    return next((found for found in shown if any(found.value.startswith(f"{part} ") for part in long)), None)


def _is_pressed(element: Any) -> bool:
    return any(near.tag in ("a", "li", "option", "button") for near in islice(near_ancestors(element), 2))


def shown_in(root: Any, wanted: str) -> Any | None:
    """Return the element whose text is a title of this key: a heading, else the first that is no link nor in a list."""
    first = None
    for line, element in _lines(root):
        if squeeze(line) == wanted:
            if element.tag in HEADINGS:
                return element
            if first is None and element.tag not in _NO_HEADLINE and _opens(element):
                first = element
    return first


def _opens(element: Any) -> bool:
    """Tell whether no text stands before an element in its parent: not so in "3 comments on <em>...</em>"."""
    before = element.getprevious()
    text = element.getparent().text if before is None else before.tail
    return not text or text.isspace()
