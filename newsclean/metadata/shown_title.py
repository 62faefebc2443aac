"""A title as a page shows it in a line of its own, for where its sources leave that open (layer 2).

In: a StatedPage and the title found. Out: the title, and where it stood; or the element of a line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import dropwhile, islice, takewhile
from typing import Any

from newsclean.addresses import is_front_page
from newsclean.characters import COLONS, SENTENCE_ENDS
from newsclean.metadata.byline_words import after_byline_word
from newsclean.metadata.dates import find_date
from newsclean.metadata.headline import (
    CUT_SHORT,
    LONE_H1,
    MIN_CONTAINED_CHARS,
    MIN_HEADLINE_LETTERS,
    is_among,
    title_parts,
)
from newsclean.metadata.near_headline import MIN_SENTENCE_CHARS, marks_of, near_ancestors
from newsclean.metadata.stated import Found, StatedPage
from newsclean.page.element_text import line_of
from newsclean.page.tags import HEADINGS
from newsclean.text import MAX_LINE_CHARS, clean_line, is_blank, letter_count, squeeze

MAX_SHOWN_ELEMENTS = 4_000
"""Elements searched for the line that is the headline of a page without an <h1>."""

_CUT_CHARS = "…. "

_AS_SHOWN = "title, as shown"

_HEADLINE = re.compile(
    r"head_?line(?!s)|(?:article|entry|news|page|post|story|lbl)[-_]?title(?!s)|(?<![\w-])title(?![\w-])", re.IGNORECASE
)

_NO_HEADLINE = frozenset(("a", "li", "option", "script", "style", "button"))


_Lines = dict[str, tuple[str, Any]]
"""By its key, each line that a page shows and the element that begins with it."""


def title_as_shown(page: StatedPage, found: Found, sites: frozenset[str], *, has_h1: bool) -> Found:
    """Return a title as the page shows it in a line of its own, where its sources leave that open.

    A window's title may hold a site's name that the page does not state, or be nothing else; on a page without an
    <h1> it may be the visible headline where og:title is worded differently; and a title may be cut short.
    """
    title, own = found.value, squeeze(found.value)
    is_cut = title.endswith(CUT_SHORT) and len(title) > MIN_CONTAINED_CHARS
    is_windows = found.source == "title"
    if has_h1 and not (is_cut or is_windows):
        return found
    lines = shown_lines(page.root)
    if is_windows and (shown := _window_as_shown(page, found, lines, has_h1=has_h1)):
        return shown
    is_word = not is_windows and letter_count(own) <= MIN_CONTAINED_CHARS  # og:title is "Home"
    if is_word and (part := _shown_part(lines, page.window or "")):
        return Found(part, _AS_SHOWN)
    if found.source == LONE_H1 or (own in lines and _opens(lines[own][1])):
        return found
    if is_cut:
        start = title.rstrip(_CUT_CHARS)
        whole = next((line for line, _ in lines.values() if line.startswith(start) and len(line) > len(title)), None)
        return Found(whole, f"{found.source}, as shown") if whole else found
    return found if has_h1 else _without_h1(page, found, lines, sites)


def _window_as_shown(page: StatedPage, found: Found, lines: _Lines, *, has_h1: bool) -> Found | None:
    """Return the window's title as a line shows it, less or more of it than there is; None where none does."""
    title, own = found.value, squeeze(found.value)
    if own in lines and lines[own][1].tag in HEADINGS:
        return found
    if shown := _shown_part(lines, title) or _shown_end(lines, title) or _shown_with_name(lines, title):
        is_name = not has_h1 and letter_count(squeeze(shown)) < MIN_HEADLINE_LETTERS
        marked = next(_headlines(lines, with_h2=False), None) if is_name else None
        return marked or Found(shown, _AS_SHOWN)
    if has_h1:
        return None
    return _shown_longer(lines, title) or _shown_with_more(above_prose(page.root, lines), title)


def _without_h1(page: StatedPage, found: Found, lines: _Lines, sites: frozenset[str]) -> Found:
    """Return the headline that a page without an <h1> shows in other words than the title found, else that title."""
    own, window = squeeze(found.value), page.window or ""
    key = squeeze(window)
    if own not in key and (shown := _shown_part(lines, window)):
        return Found(shown, _AS_SHOWN)
    if own in key and key in lines and own not in title_parts(window):
        return Found(window, _AS_SHOWN)  # the title has a few words of it
    is_own = found.source == "title"
    is_windows = is_own or own == key or own in title_parts(window)
    is_short = letter_count(own) < MIN_HEADLINE_LETTERS
    marked = next(_headlines(lines, with_h2=is_windows and is_short), None)
    if marked is None and is_own and own not in lines:
        marked = _only_large(lines) or _largest_by_style(page.root, lines)
    if marked or not is_windows:
        return marked or found
    names = {*sites, *(own for site in sites if own in site)} if is_short else None
    return _above_day(page.root, lines, names) or found


def _above_day(root: Any, lines: _Lines, names: set[str] | None) -> Found | None:
    """Return the heading as long as a headline that a short line with a day follows: the window names the section.

    Where the window has but a name, and `names` are the site's, also a line that is all of its element, without an end
    mark and without such a name, and no byline; a heading between it and the text is the headline instead.
    """
    for line, element in lines.values():
        is_heading = element.tag in HEADINGS
        least = MIN_HEADLINE_LETTERS if is_heading else _LARGE_LETTERS
        if letter_count(squeeze(line)) < least or not (is_heading or (names is not None and _is_bare(element))):
            continue
        below = _next_line(element)
        if below is not None and below.tag not in HEADINGS and element.find(".//a") is None:
            text = (line_of(below) if below.tag != "br" else clean_line(below.tail)) or ""
            if len(text) <= DAY_LINE_CHARS and find_date(text):
                if is_heading:
                    return Found(line, "heading above the day")
                if after_byline_word(line) is None and not _is_of_site(line, names or ()):
                    heading = _heading_below(element, above_prose(root, lines))
                    above = _line_before(line, element, names or ())
                    return heading or Found(above or line, "line above the day")
    return None


def _next_line(element: Any) -> Any | None:
    """Return the element behind one and nothing else, which may be all of another; of several <br>s the last.

    <p><b>The bridge ...</b></p><p>4 March 2024; the line behind a <br> is its tail.
    """
    around = element.getparent()
    is_all = len(around) == 1 and is_blank(around.text) and is_blank(element.tail) and around.tag != "body"
    below = (around if is_all else element).getnext()
    while below is not None and below.tag == "br" and is_blank(below.tail):
        below = below.getnext()
    return below


def _is_of_site(line: str, names: Collection[str]) -> bool:
    """Tell whether a line has a name of the site or says whose the page is: "Copyright Ada Quill"."""
    is_named = any(name in squeeze(line) for name in names if len(name) >= _NAME_CHARS)
    return is_named or _COPYRIGHT.search(line) is not None


_NAME_CHARS = 4  # a shorter name stands in many words
_COPYRIGHT = re.compile(r"[\u00a9\u24b8\u24d2]|\(c\)|\bcopyright", re.IGNORECASE)


def _heading_below(line: Any, above_text: list[tuple[str, Any]]) -> Found | None:
    """Return the first heading between a line and the text that is as long as a line set large, without a link."""
    below = dropwhile(lambda shown: shown[1] is not line, above_text)
    headings = ((text, element) for text, element in below if element.tag in HEADINGS)
    long = ((text, element) for text, element in headings if letter_count(squeeze(text)) >= _LARGE_LETTERS)
    return next((Found(text, "heading below the day") for text, element in long if element.find(".//a") is None), None)


def _line_before(line: str, element: Any, names: Collection[str]) -> str | None:
    """Return the line as long as a headline right above a line that is longer, as its standfirst is."""
    above = element.getprevious()
    is_line = above is not None and above.tag == element.tag and bool(above.text and above.text.strip())
    before = clean_line(above.text) if is_line and _is_bare(above) else None
    if before is None or _is_of_site(before, names) or letter_count(squeeze(before)) < _LARGE_LETTERS:
        return None
    return before if len(line) > max(len(before), _DECK_CHARS) else None


_DECK_CHARS = 40  # a bound set by hand


def _is_bare(element: Any) -> bool:
    """Tell whether a line that is no sentence is all that an element has, which is in no list and no link."""
    return len(element) == 0 and element.text.rstrip()[-1] not in (*SENTENCE_ENDS, *COLONS) and not _is_pressed(element)


DAY_LINE_CHARS = 60
"""A line with a day that is no longer is the article's, below its headline."""


def _headlines(lines: _Lines, *, with_h2: bool) -> Iterator[Found]:
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


def _only_large(lines: _Lines) -> Found | None:
    """Return the line that alone on the page is set large, as long as a headline and in no link."""
    large = [line for line in lines.values() if _is_large(line[1]) and not _is_pressed(line[1])]
    if len(large) != 1 or letter_count(squeeze(large[0][0])) < MIN_HEADLINE_LETTERS:
        return None
    return Found(large[0][0], "set large")


def _largest_by_style(root: Any, lines: _Lines) -> Found | None:
    """Return the line, long enough and in no link, that alone is of the class that the page's own styles set largest.

    Old pages write their few classes into the page: ".hd { font-size: 18px }". Of pages by strangers whose titles are
    but the site's name it is the headline of 2 of 2.
    """
    styles = "".join(style.text or "" for style in islice(root.iter("style"), _STYLES))[:_STYLE_CHARS]
    sizes = {
        name: _NAMED_SIZES[named.lower()] if named else float(number) * _PX[unit.lower()]
        for name, number, unit, named in _CLASS_SIZE.findall(styles)
    }
    worn: dict[float, list[tuple[str, Any]]] = {}
    for line, element in lines.values() if sizes else ():
        for name in {name for near in islice(near_ancestors(element), 2) for name in near.get("class", "").split()}:
            worn.setdefault(sizes.get(name, 0), []).append((line, element))
    largest = max(worn, default=0)
    if largest < _STYLED_LARGE or len(worn[largest]) != 1:
        return None
    line, element = worn[largest][0]
    is_long = letter_count(squeeze(line)) >= _LARGE_LETTERS
    return Found(line, "set largest") if is_long and not _is_pressed(element) else None


_STYLES, _STYLE_CHARS = 5, 20_000  # of hand-made pages; others have theirs in files of their own
_CLASS_SIZE = re.compile(
    r"\.([\w-]{1,40})\s{0,4}\{[^{}]{0,200}?font-size:\s{0,4}(?:([0-9]{1,3})(px|pt)|(xx?-large))", re.IGNORECASE
)
_PX = {"px": 1, "pt": 4 / 3}
_NAMED_SIZES = {"x-large": 24.0, "xx-large": 32.0}
_STYLED_LARGE = 18  # px: such pages have text of 11 or 12

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
    text = (element.text or "").rstrip() if element.tag in _OF_TEXT else ""
    return len(text) >= MIN_SENTENCE_CHARS and text[-1] in SENTENCE_ENDS


_OF_TEXT = frozenset(("p", "div"))


def _shown_part(lines: _Lines, title: str) -> str | None:
    """Return the longest part of a window's title that stands on the page as a line of its own.

    It is the headline of a page that has no <h1>, and the rest names a site that the page does not state.
    """
    long = {own: part for own, part in title_parts(title).items() if len(own) > MIN_CONTAINED_CHARS}
    return max((part for own, part in long.items() if own in lines), key=len, default=None)


def _shown_longer(lines: _Lines, title: str) -> Found | None:
    """Return the heading, or the line set large, that a part of a window's title begins and that goes on behind it."""
    long = [part for own, part in title_parts(title).items() if len(own) > MIN_CONTAINED_CHARS]
    if not long:
        return None
    shown = _headlines(lines, with_h2=True)
    return next((found for found in shown if any(found.value.startswith(f"{part} ") for part in long)), None)


def _shown_with_more(lines: list[tuple[str, Any]], title: str) -> Found | None:
    """Return the line that has the words of a window's headline in their order and one or two more between them.

    Newsrooms shorten the window's title by a word; what stands before its words or behind them is a label, a day, a
    name. An <h1> wins with fewer of its words.
    """
    headline = next(iter(title_parts(title).values()), title)
    wanted = _WORD.findall(headline.casefold())
    for line, element in lines if len(wanted) >= _LEAST_WORDS else ():
        words = _WORD.findall(line.casefold())
        is_more = 0 < len(words) - len(wanted) <= _WORDS_MORE and is_among(wanted, words)
        is_inside = is_more and (words[0], words[-1]) == (wanted[0], wanted[-1])
        is_whole = line[-1] not in _SENTENCE_ENDS and all(mark in headline for mark in _OF_PATHS if mark in line)
        if is_inside and is_whole and not _is_pressed(element):
            return Found(line, _AS_SHOWN)
    return None


_WORD = re.compile(r"\w+")
_LEAST_WORDS = 5  # both are bounds set by hand
_WORDS_MORE = 2
_SENTENCE_ENDS = ".\u2026:"
_OF_PATHS = "\u203a\u00bb>:"  # part the steps of a path and a label from a headline


def _shown_end(lines: _Lines, title: str) -> str | None:
    """Return the longest line of the page that a window's title in Han, kana or Hangul begins with or ends in.

    The rest is the site or a section, behind a mark without spaces or a space alone: "…-EDN 电子", "… 办事处_流明网".
    """
    if title.isascii():
        return None
    found = [
        whole
        for line, element in lines.values()
        if (title.startswith(line) or title.endswith(line)) and not _is_pressed(element)
        if (whole := _whole_line(line, element, title)) and _is_end(whole, title)
    ]
    return max(found, key=len, default=None)


def _shown_with_name(lines: _Lines, title: str) -> str | None:
    """Return the longest line as long as a headline that a window's title is but for a name in brackets behind it, or a
    few words in capitals or figures before it: "... (Lume Gazette)", "WIRE 4711 ...". Before brackets a heading may be
    shorter.
    """
    found = []
    for own, (line, element) in lines.items():
        is_start = title.startswith(line)
        if not (is_start or title.endswith(line)) or _is_pressed(element):
            continue  # as most
        least = _LARGE_LETTERS if is_start and element.tag in HEADINGS else MIN_HEADLINE_LETTERS
        behind, before = title[len(line) :], title[: -len(line)]
        is_named = _NAME_BEHIND.fullmatch(behind) if is_start else _LABEL_BEFORE.fullmatch(before)
        if is_named and letter_count(own) >= least:
            found.append(line)
    return max(found, key=len, default=None)


_NAME_BEHIND = re.compile(r"\s?[(\[\uff08][^()\[\]\uff08\uff09]{1,40}[)\]\uff09]")
_LABEL_BEFORE = re.compile(r"(?:[^\W_a-z]{1,16}\s){1,3}")


def _whole_line(line: str, element: Any, title: str) -> str | None:
    """Return the text of an element that a line opens, as a title begins with it; the line where that is all of it."""
    own = squeeze(line_of(element) or "")
    if own == squeeze(line):
        return line
    if not squeeze(title).startswith(own):  # most: else each beginning of the title is looked at
        return None
    return next((title[:end] for end in range(len(line), len(title)) if squeeze(title[:end]) == own), None)


def _is_end(line: str, title: str) -> bool:
    """Tell whether a title is a line as long as a headline and, at one end, something shorter behind a mark."""
    if letter_count(squeeze(line)) < _MIN_END_LETTERS or line.isascii() or len(line) == len(title):
        return False
    if title.startswith(line):
        return _MARK_BEHIND.match(title, len(line)) is not None and 2 * len(line) > len(title)
    return title.endswith(line) and _MARK_BEFORE.search(title[: -len(line)]) is not None and 2 * len(line) > len(title)


def _is_pressed(element: Any) -> bool:
    return any(near.tag in ("a", "li", "option", "button") for near in islice(near_ancestors(element), 2))


_MIN_END_LETTERS = 24  # eight characters: a shorter line is a section's name as often
_MARK_BEHIND = re.compile(r"[\s_|｜—–-]")
_MARK_BEFORE = re.compile(r"[\s_|｜—–-]\Z")


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
    return is_blank(text)
