"""A title as a page shows it in a line of its own, for where its sources leave that open (layer 2).

In: a StatedPage and the title found. Out: the title, and where it stood; or the element of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import Any

from newsclean.addresses import is_front_page
from newsclean.characters import COLONS, FULL_STOPS, SENTENCE_ENDS
from newsclean.metadata.dates.dates import find_date
from newsclean.metadata.headline import (
    IN_BRACKETS,
    MIN_CONTAINED_CHARS,
    MIN_HEADLINE_LETTERS,
    MIN_SHARED_WORDS,
    MIN_SITE_CHARS,
    is_site,
    shared_words,
    title_parts,
)
from newsclean.metadata.near_headline import MIN_SENTENCE_CHARS, marks_of, near_ancestors
from newsclean.metadata.stated import Found, StatedPage
from newsclean.page.element_text import line_of
from newsclean.page.tags import HEADINGS
from newsclean.text import MAX_LINE_CHARS, clean_line, is_blank, letter_count, squeeze

MAX_SHOWN_ELEMENTS = 4_000
"""Elements searched for the line that is the headline of a page without an <h1>."""

_Lines = dict[str, tuple[str, Any]]
"""By its key, each line that a page shows and the element that begins with it."""


def title_as_shown(page: StatedPage, found: Found, sites: frozenset[str], *, has_h1: bool) -> Found:
    """Return a title as the page shows it in a line of its own, where its sources leave that open.

    A window's title may hold a site's name that the page does not state: then a part of it is shown. On a page without
    an <h1> it may be shown where og:title is worded otherwise; or nothing that is stated is: then what looks most like
    a headline is the title.
    """
    is_windows = found.source == "title"
    if has_h1 and not is_windows:
        return found
    lines, own = shown_lines(page.root), squeeze(found.value)
    if own in lines and not (is_windows and own in sites):
        return found
    unnamed = IN_BRACKETS.sub("", found.value).rstrip()
    parts = {squeeze(unnamed): unnamed, **title_parts(found.value)} if is_windows else {}
    window = {} if has_h1 or page.window is None else {squeeze(page.window): page.window, **title_parts(page.window)}
    if own not in window:
        parts |= window
    shown = [part for key, part in parts.items() if key in lines and letter_count(key) > MIN_CONTAINED_CHARS]
    if shown:
        return Found(max(shown, key=len), "title, as shown")
    above = [] if has_h1 else above_prose(page.root, lines)
    return _likeliest(above, found, page.window, sites, is_windows=own in window)


def _likeliest(
    above: list[tuple[str, Any]], found: Found, window: str | None, sites: frozenset[str], *, is_windows: bool
) -> Found:
    """Return the line above the text with the most signs of a headline, the first of several; else the title found.

    A window's title that is no longer than a site's name yields to two signs, another to three; what metadata state in
    other words than the window only to a line that shares its words.
    """
    titles = [title for title in (found.value, window) if title and not is_site(title, sites)]
    names = [site for site in sites if len(site) > MIN_SITE_CHARS]
    least = 2 if is_windows and letter_count(squeeze(found.value)) < MIN_HEADLINE_LETTERS else 3
    best, most = None, least - 1
    for line, element in above:
        alike = max((_likeness(line, title) for title in titles), default=0)
        points = _signs(line, element) + alike
        if points > most and (is_windows or alike) and not any(name in squeeze(line) for name in names):
            best, most = line, points
    return Found(best, "headline, as shown") if best else found


def _likeness(line: str, title: str) -> int:
    """Return 2 if a line has the words of a title and others among them, 1 if half of them or if it opens with it.

    What is longer only before a title is a label, what is shorter a piece of it.
    """
    key, own = squeeze(line), squeeze(title)
    if own in key or key in own:
        return int(key.startswith(own))
    share = shared_words(line, title)
    return (share >= MIN_SHARED_WORDS) + (share == 1)


def _signs(line: str, element: Any) -> int:
    """Return how many signs of a headline a line has in itself and by its place; -9 if it is none."""
    letters = letter_count(squeeze(line))
    if letters < _LEAST_LETTERS or line[-1] in _NO_ENDS:
        return -9
    near = list(islice(near_ancestors(element), 3))
    heading = next((above for above in near[:2] if above.tag in ("h2", "h3")), element)
    if any(above.tag in _PRESSED for above in near) or heading.find(".//a") is not None:
        return -9
    return sum((
        2 * any(_HEADLINE.search(marks_of(above)) is not None for above in near[:2]),
        heading.tag in ("h2", "h3"),
        any(map(_is_large, near)),
        _is_above_day(element),
        letters >= MIN_HEADLINE_LETTERS,
    ))  # fmt: skip


_LEAST_LETTERS = 20  # a bound set by hand: a shorter line is a label as often
_NO_ENDS = (*FULL_STOPS, *COLONS, "\u2026")
_PRESSED = frozenset(("a", "li", "option", "button"))
_HEADLINE = re.compile(
    r"head_?line(?!s)|(?:article|entry|news|page|post|story|lbl)[-_]?title(?!s)|(?<![\w-])title(?![\w-])", re.IGNORECASE
)


def _is_large(element: Any) -> bool:
    """Tell whether an element's letters are set larger than running text and subheads, by the element itself."""
    if element.get("size") in _LARGE:
        return True
    found = _FONT_SIZE.search(element.get("style") or "")
    return found is not None and (found[1] is not None or float(found[2]) >= _LEAST_LARGE[found[3].lower()])


_LARGE = frozenset(("4", "5", "6", "7", "+1", "+2", "+3", "+4"))  # 3 is the size of running text
_FONT_SIZE = re.compile(r"font-size:\s{0,4}(?:(xx?-large)|([0-9]{1,4}(?:\.[0-9]{1,4})?)(px|pt|r?em|%))", re.IGNORECASE)
# Bounds set by hand: running text has some 16 px, a subhead 20.
_LEAST_LARGE = {"px": 22, "pt": 17, "em": 1.5, "rem": 1.5, "%": 150}


def _is_above_day(element: Any) -> bool:
    """Tell whether a short line with a day is right behind an element, or behind one that holds nothing else.

    <p><b>The bridge ...</b></p><p>4 March 2024; of several <br>s the line is the last one's tail.
    """
    around = element.getparent()
    is_all = len(around) == 1 and is_blank(around.text) and is_blank(element.tail) and around.tag != "body"
    below = (around if is_all else element).getnext()
    while below is not None and below.tag == "br" and is_blank(below.tail):
        below = below.getnext()
    if below is None or below.tag in HEADINGS:
        return False
    return find_date((line_of(below) if below.tag != "br" else clean_line(below.tail)) or "") is not None


def shown_lines(root: Any) -> _Lines:
    """Return the first lines of the page's elements that lead to no front page, by their keys."""
    lines: _Lines = {}
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


def above_prose(root: Any, lines: _Lines) -> list[tuple[str, Any]]:
    """Return the lines that stand above the page's first paragraph."""
    body = root.find("body")
    elements = islice(body.iter("*"), MAX_SHOWN_ELEMENTS) if body is not None else ()
    above = set(takewhile(lambda element: not _is_prose(element), elements))
    return [(line, element) for line, element in lines.values() if element in above]


def _is_prose(element: Any) -> bool:
    text = (element.text or "").rstrip() if element.tag in ("p", "div") else ""
    return len(text) >= MIN_SENTENCE_CHARS and text[-1] in SENTENCE_ENDS


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


_NO_HEADLINE = frozenset(("a", "li", "option", "script", "style", "button"))


def _opens(element: Any) -> bool:
    """Tell whether no text stands before an element in its parent: not so in "3 comments on <em>...</em>"."""
    before = element.getprevious()
    text = element.getparent().text if before is None else before.tail
    return is_blank(text)
