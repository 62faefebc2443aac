"""Text that was typed: a <pre> whose paragraphs blank lines part, each broken into lines of one width (layer 1).

In: a tree that nobody else has yet. Out: the same, where such a <pre> is all of the page's text a <div> of paragraphs;
and breaks where another element's own style keeps its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any

import regex
from lxml import etree

from newsclean.characters import CLOSING_QUOTES, SENTENCE_ENDS, SPACELESS
from newsclean.page.tags import STYLE_CHARS

_LOOKED_AT = 20  # elements: a page of code may have thousands
_PARAGRAPHS = 3  # that are sentences over several lines: bounds set by hand, as the others
_WIDTHS = range(40, 101)  # characters of their lines; most are of 65 to 80
_FULL = 0.85  # of the width: a line on which the next one's first word had no room
_ENDS = (*SENTENCE_ENDS, *CLOSING_QUOTES)
_CODE = re.compile(r"[{}<>=;|\\]|^[\s#*$>]")
_ROW = re.compile(r"\S\s{3,}\S|\S\t|\.{4}")  # of a table, or of contents with dots up to the page's number
_ITEM = re.compile(r"[0-9]{1,2}[.)]\s")
_UNSPACED = regex.compile(f"[{SPACELESS}\u3000-\u303f\uff00-\uff60]{{2}}")
_NOTHING = "\r"  # where lines are joined without a space: no text has it, and lengths stay the same
_BLANK = re.compile(r"\n[^\S\n]*+\n\s*+")


def lay_out_typed(root: Any) -> None:
    """Make the <pre> that has most of the page's text, if somebody typed it and it is no code, paragraphs.

    Mails and programs that a page quotes stay as they are: a reader of them wants their lines.
    """
    for pre in list(islice(root.iter("pre"), _LOOKED_AT)):
        text = _text(pre)
        width = _width(text)
        if width and 2 * len(text) > sum(map(len, _shown(root))):
            _unwrap(pre)
            if not any(_BLANK.search(_text(child)) for child in pre if child.tag not in _UNSEEN):
                _lay_out(pre, _joined(text, width))


def break_kept_lines(root: Any) -> None:
    """Put a break where a line ends in a text whose element's own style keeps its lines: `white-space: pre-line`.

    Where a text begins or ends on a line of its own that is but how the page is written.
    """
    done: set[Any] = set()
    for element in islice(root.iterfind(".//*[@style]"), _STYLED):
        keeps_lines = element not in done and _KEEPS_LINES.search(element.get("style")[:STYLE_CHARS])
        if keeps_lines and next(element.iterancestors(*_AS_WRITTEN), None) is None:
            done.update(_break_lines(element))


def _break_lines(element: Any) -> list[Any]:
    """Put breaks into an element, but for what is in it as written, and return the elements that it holds."""
    held, holding = [], []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        if event == "end":
            held.append(inner)
        elif inner.tag in _AS_WRITTEN:
            walk.skip_subtree()
        else:
            holding.append(inner)
    for inner in holding:
        inner.text, breaks = _broken(inner.text)
        for line in reversed(breaks):
            inner.insert(0, line)
    for inner in held[:-1]:
        first, breaks = _broken(inner.tail)
        inner.tail = None
        for line in reversed(breaks):
            inner.addnext(line)
        inner.tail = first
    return held


_STYLED = 20_000  # elements with a style: a bound for hostile pages
_KEEPS_LINES = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_AS_WRITTEN = ("pre", "textarea", "script", "style")


def _broken(text: str | None) -> tuple[str | None, list[Any]]:
    """Return the first line of a text and breaks with the others behind them; white space at its ends ends no line."""
    if text is None or "\n" not in text.strip():
        return text, []
    first, *others = text.strip().split("\n")
    before, behind = text.split(first, 1)[0], text[len(text.rstrip()) :]
    breaks = []
    for line in others:
        breaks.append(etree.Element("br"))
        breaks[-1].tail = line
    breaks[-1].tail = others[-1] + behind
    return before + first, breaks


def _unwrap(pre: Any) -> None:
    """Take away the elements that but colour several lines: what is quoted, or all."""
    for child in pre.iterchildren(*_COLOURS):
        if "\n" in _text(child):
            child.tag = _UNWRAPPED
    etree.strip_tags(pre, _UNWRAPPED)


_UNSEEN = ("script", "style")
_COLOURS = ("font", "span", "tt", "code")
_UNWRAPPED = "newsclean-unwrapped"


def _shown(root: Any) -> Iterator[str]:
    """Yield the texts of the page, without those of programs and without what only sets them in."""
    for element in root.find("body").iter(etree.Element):
        if element.tag not in _UNSEEN:
            yield (element.text or "").strip()
        yield (element.tail or "").strip()


def _width(text: str) -> int:
    """Return how long the lines of its paragraphs are at most, 0 of a text that nobody typed so."""
    parts = [part.rstrip().split("\n") for part in _BLANK.split(text.strip("\n"))]
    prose = [part for part in parts if len(part) > 1 and _is_prose(part)]
    if len(prose) < _PARAGRAPHS:
        return 0
    width = max(len(line) for part in prose for line in part)
    broken = [part for part in prose if "\n" not in _joined("\n".join(part), width)]
    return width if len(broken) >= _PARAGRAPHS and 2 * len(broken) > len(prose) else 0


def _is_prose(lines: list[str]) -> bool:
    """Tell whether lines end as a sentence and have nothing of code."""
    is_said = lines[-1].endswith(_ENDS) and all(len(line) in _WIDTHS for line in lines[:-1])
    return is_said and not any(map(_CODE.search, lines))


def _joined(text: str, width: int) -> str:
    """Return a text with its lines joined where the first word of the next had no room on the one before."""
    lines = text.split("\n")
    joined = lines[:1]
    for before, line in pairwise(lines):
        word = line.partition(" ")[0]
        is_full = _FULL * width < len(before.rstrip()) + 1 + len(word) and len(before) in _WIDTHS
        is_full = is_full and not (_ROW.search(before) or _ROW.search(line) or _ITEM.match(line))
        space = _NOTHING if _UNSPACED.match(before[-1:] + line[:1]) else " "
        joined += [space if is_full and any(map(str.isalnum, word)) else "\n", line]
    return "".join(joined)


def _lay_out(pre: Any, joined: str) -> None:
    """Put what an element has into paragraphs, and breaks where their lines end; `joined` is all of its text."""
    children = list(pre)
    texts = [pre.text or "", *(child.tail or "" for child in children)]
    pre.tag, pre.text = "div", None
    paragraph = etree.SubElement(pre, "p")
    at = 0
    for text, child in zip(texts, (*children, None), strict=True):
        end = at + _chars(text)
        first, *others = _BLANK.split(joined[at:end])
        _add(paragraph, first)
        for part in others:
            paragraph = etree.SubElement(pre, "p")
            _add(paragraph, part)
        if child is not None:
            at = end + _chars(_text(child))
            child.tail = None
            paragraph.append(child)


def _text(element: Any) -> str:
    return "".join(element.itertext()).replace("\r", "")


def _chars(text: str) -> int:
    return len(text) - text.count("\r")


def _add(paragraph: Any, text: str) -> None:
    """Add a text to a paragraph."""
    last = next(paragraph.iterchildren(reversed=True), None)  # at once: len() counts them all
    if last is None and not paragraph.text:
        text = text.lstrip("\n")
    first, *lines = text.replace(_NOTHING, "").split("\n")
    if last is not None:
        last.tail = (last.tail or "") + first
    else:
        paragraph.text = (paragraph.text or "") + first
    for line in lines:
        etree.SubElement(paragraph, "br").tail = line
