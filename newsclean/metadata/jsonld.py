"""JSON-LD of a page, however badly written (layer 1): its <script>s in, flat dicts out.

Half of all news pages describe their article in `<script type="application/ld+json">`, and one script in
seventy is not JSON. What browsers and search engines shrug off is read here too: raw newlines in strings,
comments, trailing commas, bare quotes in strings, HTML entities, several documents in one script, a cut end.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from newsclean.text import unescape

Node = dict[str, Any]

MAX_NODES = 2_000
"""Nodes kept of a page; 99.9 % of pages have fewer than 200."""
MAX_REPAIR_CHARS = 4_000_000
"""Invalid scripts over this size are given up, so that a page costs seconds at the most."""
MAX_DOCUMENTS = 1_000
"""Documents read from one script."""

# Keys that lead to further nodes which describe the page or a part of it; in this order.
_LINKS = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "video")


_STRICT = json.JSONDecoder(strict=False)


class JsonLd(NamedTuple):
    """The JSON-LD of a page."""

    nodes: tuple[Node, ...]
    """All nodes in document order: those of `@graph`, of arrays and nested main entities stand beside the others."""
    warnings: tuple[str, ...] = ()
    """One line for each script that could not be read whole."""


def read_jsonld(scripts: Iterable[Any]) -> JsonLd:
    """Return the JSON-LD nodes of a page's <script> elements, flattened.

    What cannot be read leaves a warning, never an exception.
    """
    nodes: list[Node] = []
    failed = 0
    for script in scripts:
        kind = script.get("type")
        if not kind or "ld+json" not in kind.lower():
            continue
        text = script.text
        if not text or text.isspace():
            continue
        documents, whole = read_documents(text)
        failed += not whole
        for document in documents:
            _flatten(document, nodes)
        if len(nodes) >= MAX_NODES:
            break
    warnings = (f"JSON-LD: {failed} script{'s' if failed > 1 else ''} could not be read whole",) if failed else ()
    return JsonLd(tuple(nodes), warnings)


def read_documents(text: str) -> tuple[list[Any], bool]:
    """Return the JSON documents in a script and whether all of it could be read.

    >>> read_documents('<!-- {"a": "x\\ty",} // note')
    ([{'a': 'x\\ty'}], True)
    """
    try:
        return [_STRICT.decode(text)], True
    except RecursionError:
        return [], False
    except ValueError:
        pass
    if len(text) > MAX_REPAIR_CHARS:
        return [], False
    documents, whole = _read_repaired(text)
    if not documents and "&quot;" in text:
        documents, whole = _read_repaired(unescape(text))
    return documents, whole


def _flatten(document: Any, nodes: list[Node]) -> None:
    """Append the nodes of a document, each before those it links to."""
    stack = [document]
    while stack and len(nodes) < MAX_NODES:
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item[:MAX_NODES]))
        elif isinstance(item, dict):
            nodes.append(item)
            for key in reversed(_LINKS):
                linked = item.get(key)
                if isinstance(linked, (dict, list)):
                    stack.append(linked)


# ---- repair ----------------------------------------------------------------


def _read_repaired(text: str) -> tuple[list[Any], bool]:
    repaired, ended = _repair(text)
    documents, whole = _read_sequence(repaired)
    return documents, whole and ended


def _int(digits: str) -> int | None:
    """Read an integer; one that no date, size or count needs (Python refuses 4,300 digits) is None."""
    return int(digits) if len(digits) < 40 else None


_LENIENT = json.JSONDecoder(strict=False, parse_int=_int)
_START = re.compile(r"[{\[]")


def _read_sequence(text: str) -> tuple[list[Any], bool]:
    """Read documents that follow each other, whatever stands between them."""
    documents: list[Any] = []
    position = 0
    while len(documents) < MAX_DOCUMENTS:
        start = _START.search(text, position)
        if start is None:
            return documents, bool(documents)
        try:
            document, position = _LENIENT.raw_decode(text, start.start())
        except (ValueError, RecursionError):
            return documents, False
        documents.append(document)
    return documents, False


# One token of almost-JSON. Every branch starts with a character of its own and none is nested, so a scan is linear.
_TOKEN = re.compile(
    r"""
      (?P<string> ")                      # a string: _string looks for its end
    | (?P<comment> //\s{0,4}(?:<!\[CDATA\[|\]\]>|<!--|-->)   # a wrapper behind a line comment's mark
                 | //[^\n]*               # a line comment
                 | /\*(?:[^*]|\*(?!/))*(?:\*/)?   # a block comment, closed or not
                 | <!--|-->|<!\[CDATA\[|\]\]>(?!\s*[,}\]]) )   # wrappers
    | (?P<open> [{\[])
    | (?P<close> [}\]])
    | (?P<comma> ,)
    """,
    re.VERBOSE,
)
_QUOTE = re.compile(r'\\.|"', re.DOTALL)
# What may follow the closing quote of a key or a value; the last is the next line's key, behind a comma left out.
_AFTER_STRING = re.compile(
    r'\s*(?:[:}\]]|,\s*(?:["{\[}\]\d/-]|true|false|null)|//|/\*|$)|[^\S\n]*\n\s*"[\w@:-]{1,60}"\s*:'
)
_ENDS = '"}]'  # of a string, a list or an object: a comma is missing where another one follows
_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})')
# What is behind a key that has no string, list or object; templates leave nothing there, or "undefined".
_VALUE = re.compile(r":\s*(?:true|false|null|NaN|-?(?:Infinity|(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?))", re.ASCII)


def _repair(text: str) -> tuple[str, bool]:
    """Return almost-JSON as JSON, and whether it came to its end: without comments, stray commas and bare quotes.

    What a key has for no value becomes null, and a comma parts what nothing does. Brackets and a string that stay open
    are closed: the script was cut off there, or a quotation mark is missing and the string took in what follows.
    """
    out: list[str] = []
    closers: list[str] = []
    comma = False  # a comma is held back until something follows that needs it
    position = 0
    while match := _TOKEN.search(text, position):
        between = text[position : match.start()]
        position = match.end()
        kind = match.lastgroup
        if not between.isspace() and between:
            if kind in ("comma", "close") and between.lstrip()[0] == ":" and not _VALUE.fullmatch(between.strip()):
                between = ": null"
            out.append("," + between if comma else between)
            comma = False
        if kind == "comma":
            comma = bool(closers) and bool(out) and out[-1] not in ("{", "[")
            continue
        if kind == "comment":
            continue
        if kind == "close":
            comma = False
            if not closers or closers[-1] != match.group():
                continue
            closers.pop()
            out.append(match.group())
            if not closers:
                out.append("\n")
            continue
        if comma or (closers and out[-1][-1] in _ENDS):
            out.append(",")
            comma = False
        if kind == "open":
            closers.append("}" if match.group() == "{" else "]")
            out.append(match.group())
        else:
            string, position = _string(text, match.start())
            out.append(string)
    if not closers:
        out.append(text[position:])
    out.extend(reversed(closers))
    return "".join(out), not closers


def _string(text: str, start: int) -> tuple[str, int]:
    """Return the string that opens at `start`, its bare quotes escaped, and where it ends."""
    parts = ['"']
    position = start + 1
    while match := _QUOTE.search(text, position):
        parts.append(text[position : match.start()])
        position = match.end()
        token = match.group()
        if token == "\\'":  # as programs quote for JavaScript
            parts.append("'")
        elif token != '"':
            parts.append(token if _ESCAPE.match(text, match.start()) else "\\" + token)
        elif _AFTER_STRING.match(text, position):
            parts.append('"')
            return "".join(parts), position
        else:
            parts.append('\\"')
    parts.append(text[position:].rstrip("\\"))
    parts.append('"')
    return "".join(parts), len(text)
