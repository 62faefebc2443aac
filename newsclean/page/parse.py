"""UTF-8 -> DOM (layer 1): an lxml tree of any page, whatever its depth or size.

In: `Decoded`. Out: `Parsed`, the <html> element without comments and processing instructions. Ordinary pages go
through libxml2's own tree builder. It stops at 2,048 nested elements and needs quadratic time for the attributes of
one tag; pages that show one of the two go through `_Builder`, which keeps all text and flattens what is too much.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any, NamedTuple

from lxml import etree

from newsclean.page.decode import Decoded
from newsclean.page.tags import HEADINGS, INLINE, SHOWN_AS_BLOCKS
from newsclean.page.typed_text import break_kept_lines, lay_out_typed

MAX_DEPTH = 500
"""Deepest nesting that `_Builder` makes; real pages reach 56."""
MAX_ATTRIBUTES = 64
"""Attributes that `_Builder` keeps of one element; the most that a real page has."""


class Parsed(NamedTuple):
    """A page as a tree."""

    root: Any
    """The <html> element."""
    warnings: tuple[str, ...] = ()


def parse(decoded: Decoded) -> Parsed:
    """Return the page's tree; a page without any element gives an empty <html><body/></html>.

    Raises MemoryError where libxml2 has no room for the tree.
    """
    utf8 = decoded.utf8
    if _has_endless_tag(utf8):
        return _parse_suspect(utf8)
    # A parser of its own for each call: they are cheap (0.01 ms) and not safe to share between threads.
    parser = _parser()
    root = _tree(utf8, parser)
    kinds = [error.type for error in parser.error_log]
    if etree.ErrorTypes.ERR_RESOURCE_LIMIT in kinds:
        return _parse_suspect(utf8)
    if etree.ErrorTypes.ERR_TAG_NAME_MISMATCH in kinds:
        mended = _with_ends(utf8, parser)
        root = _tree(mended, _parser()) if mended is not utf8 else root
        utf8 = mended
    if _is_scattered(root):
        utf8 = _CLOSED_AT_ONCE.sub(rb"\1>", _END_OF_PAGE.sub(b"", utf8))
        root = _tree(utf8, _parser())
    if root is not None and any(map(_is_emptied, root.iter(*HEADINGS))):
        utf8, count = _HEADING.subn(_with_spans, utf8)
        root = _tree(utf8, _parser()) if count else root
    root = _whole(root)
    lay_out_typed(root)
    if b"white-space" in utf8:
        break_kept_lines(root)
    return Parsed(root)


def _parser(target: Any = None) -> Any:
    return etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True, target=target,
        collect_ids=False,  # nobody looks elements up by id: 4 % of the time
    )  # fmt: skip


def _tree(utf8: bytes, parser: Any) -> Any:
    root = None
    with suppress(etree.XMLSyntaxError):  # no element and no text
        root = etree.fromstring(utf8, parser)
    _check_memory(parser)
    return root


def _check_memory(parser: Any) -> None:
    """Raise MemoryError where the parser ran out of memory: lxml gives what it had by then, or a syntax error."""
    if any(error.type == etree.ErrorTypes.ERR_NO_MEMORY for error in parser.error_log):
        raise MemoryError("libxml2 has no room for the tree of the page")


_END_OF_BREAK = re.compile(rb"</[bB][rR]\s{0,20}/?>")  # browsers take it for <br>; libxml2 leaves it out
_ANY_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])")
_INLINE_TAG = rf"</?(?:{'|'.join(sorted(INLINE))})(?:\s[^<>]{{0,500}}+)?>"
_LINE_BEHIND = re.compile(rf"\s{{0,20}}>\s*+(?:{_INLINE_TAG}\s*+){{0,4}}+[^<\s]".encode(), re.IGNORECASE)
_ENDS_PARAGRAPH = frozenset(tag.encode() for tag in SHOWN_AS_BLOCKS - {"br", "button", "col", "noscript"})
_HOLDS_LINE = frozenset(tag.encode() for tag in HEADINGS | {"p"})


def _with_ends(utf8: bytes, parser: Any) -> bytes:
    """Return a page with a break or a paragraph for each </br> and </p> that ends none, as browsers make them.

    The parser's errors name the tags, which to search a page for is dear.
    """
    mismatch = etree.ErrorTypes.ERR_TAG_NAME_MISMATCH
    unopened = {error.message.rpartition(" : ")[2].strip() for error in parser.error_log if error.type == mismatch}
    if "br" in unopened:
        utf8 = _END_OF_BREAK.sub(b"<br>", utf8)
    return _with_paragraphs(utf8) if "p" in unopened else utf8


def _with_paragraphs(utf8: bytes) -> bytes:
    """Return a page with an empty paragraph for each </p> that ends none and has text behind it, as browsers make it.

    libxml2 leaves it out: "It is shut.</p>It sails on Monday." would be one line.
    """
    parts: list[bytes] = []
    at = 0
    is_open = False  # a paragraph, or a heading, which libxml2 would end at another one
    for tag in _ANY_TAG.finditer(utf8):
        name = tag[2].lower()
        if name == b"p" and tag[1] and not is_open and _LINE_BEHIND.match(utf8, tag.end()):
            parts += (utf8[at : tag.start()], b"<p></p")
            at = tag.end()
        if name in _ENDS_PARAGRAPH:
            is_open = name in _HOLDS_LINE and not tag[1]
    return b"".join((*parts, utf8[at:])) if parts else utf8


_END_OF_PAGE = re.compile(rb"</(?:[hH][tT][mM][lL]|[bB][oO][dD][yY])(?:[\s/][^<>]{0,2000})?>")
_CLOSED_AT_ONCE = re.compile(rb"(<(?:[hH][tT][mM][lL]|[bB][oO][dD][yY])(?:\s[^<>]{0,2000})?)/>")
_PARTS = frozenset({"head", "body", "frameset"})
_UNSEEN = frozenset({"script", "style", "link", "meta"})


def _is_scattered(root: Any) -> bool:
    """Tell whether the page goes on after </body> or </html>, as one in fifty does.

    Browsers pay no heed to these end tags; libxml2 puts what follows beside the <body>, or out of reach beside the
    <html>. Without the tags it comes into the body too.
    """
    if root is None or root.getnext() is not None:
        return root is not None
    parts = set()
    for part in root:
        if part.tail and not part.tail.isspace():
            return True
        if part.tag not in _UNSEEN:
            if part.tag not in _PARTS or part.tag in parts:
                return True
            parts.add(part.tag)
    return False


# Up to the next heading's tag, whatever follows: linear.
_HEADING = re.compile(
    rb"<([hH][1-6])(?:\s[^<>]{0,2000})?>\s{0,100}<[pP][\s>](?:(?!</?[hH][1-6][\s>]).){0,4000}</\1\s{0,100}>", re.DOTALL
)
_PARAGRAPH_TAG = re.compile(rb"(</?)[pP](?=[\s>])")


def _is_emptied(heading: Any) -> bool:
    """Tell whether a heading may have lost a paragraph that stood in it: libxml2 ends it where the paragraph begins."""
    if len(heading) or (heading.text and not heading.text.isspace()) or (heading.tail and not heading.tail.isspace()):
        return False
    behind = heading.getnext()
    return behind is not None and behind.tag == "p"


def _with_spans(heading: re.Match[bytes]) -> bytes:
    """Return a heading with the paragraphs in it as spans, which browsers show alike there but for line breaks."""
    return _PARAGRAPH_TAG.sub(rb"\1span", heading[0].replace(b"</p>", b"</p><br>").replace(b"</P>", b"</P><br>"))


def _whole(root: Any) -> Any:
    """Return an <html> element that has a <body>, whatever the page lacks."""
    if root is None or root.tag != "html":
        whole = etree.Element("html")
        etree.SubElement(whole, "body").extend([] if root is None else [root])
        return whole
    for sibling in list(root.itersiblings()):  # after a self-closing <html/>
        root.extend(list(sibling) if sibling.tag == "html" else [sibling])
    body = next(root.iterchildren("body"), None)  # `find` reads a path: four times as long
    if body is None:
        body = etree.SubElement(root, "body")
    head = next(root.iterchildren("head"), None)
    if head is not None and not _OF_HEAD.issuperset([element.tag for element in head]):
        _end_head(head, body)
    if (before := next((part for part in root if part.tail and not part.tail.isspace()), None)) is not None:
        _take_in(before, body)
    return root


_OF_HEAD = frozenset({"title", "meta", "link", "script", "style", "base", "noscript", "template", "noframes"})


def _end_head(head: Any, body: Any) -> None:
    """Move what follows the elements of a head into the body, as a browser does where </head> was left out.

    libxml2 does so at the elements of HTML 4 alone: <title>...</title><article>... stays in the head.
    """
    first = next(index for index, element in enumerate(head) if element.tag not in _OF_HEAD)
    moved = head[first:]
    moved[-1].tail = (moved[-1].tail or "") + (body.text or "") or None
    body.text = None
    body[:0] = moved


def _take_in(before: Any, body: Any) -> None:
    """Move into the body the text behind an element of the <html>, and what follows, as browsers do.

    Else no element but the <html> would be around it, and nothing around that.
    """
    before = body if before in body.itersiblings() else before
    behind = [part for part in before.itersiblings() if part is not body]
    if len(body):
        body[-1].tail = (body[-1].tail or "") + (before.tail or "") or None
    else:
        body.text = (body.text or "") + (before.tail or "") or None
    before.tail = None
    body.extend(behind)


# ---- suspect pages --------------------------------------------------------------------------------------------

_PROBE_BYTES = 8_192
_SPARSE_PROBE_BYTES = 65_536
# As the standard reads a tag: quotes and "<" may stand in names, ">" in quoted values. Group 2 is the 301st
# attribute. All repeats are possessive, so a tag is read once. A value that is not ended has all the rest: where the
# look ends in one, as in a picture's data, its words are no attributes.
_ATTRIBUTE = rb"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)?+)?+"""
_TAG = re.compile(rb"<(?:!--|([a-zA-Z][^\s/>]*+)(?:%b){0,300}+(%b)?+)" % (_ATTRIBUTE, _ATTRIBUTE))
_OPENING = re.compile(rb"<[a-zA-Z][\w:.-]*+[\s/]")  # not the "n<s;" of script code
# What the middle of such a tag looks like, right after a quote. JSON has no "=".
_QUOTED_COUNT = 40
_QUOTED_ATTRIBUTES = re.compile(rb"""(?:(?:[^>=]*+=)++\s*+(?:"[^"]*+"|'[^']*+')){%d}""" % _QUOTED_COUNT)
_QUOTED_BYTES = 2_048
_RAW_TEXT_ENDS = {
    name: re.compile(b"</" + name, re.I) for name in (b"script", b"style", b"title", b"textarea", b"xmp", b"iframe")
}


def _has_endless_tag(utf8: bytes) -> bool:
    """Tell whether some tag has hundreds of attributes and is long enough to hurt.

    libxml2 compares each attribute with all before it: 4,000 take it 12 ms, a million hours. A look at every 8 kB
    (0.02 ms a page) finds the places where a tag may be that long; script code may look like one, so those few pages
    are read tag by tag. Whoever knows where the looks fall can hide a tag from them.
    """
    probes = range(_PROBE_BYTES, len(utf8) - _PROBE_BYTES, _PROBE_BYTES)
    sparse_probes = range(_SPARSE_PROBE_BYTES, len(utf8), _SPARSE_PROBE_BYTES)
    suspected = any(utf8.find(b">", at, at + _PROBE_BYTES) < 0 and _seems_endless(utf8, at) for at in probes)
    return (suspected or any(_seems_quoted(utf8, at) for at in sparse_probes)) and _counts_endless_tag(utf8)


def _counts_endless_tag(utf8: bytes) -> bool:
    """Tell whether a tag has more than 300 attributes, reading comments and raw text as a browser does."""
    at = 0
    while (tag := _TAG.search(utf8, at)) is not None:
        if tag[2]:
            return True
        at = tag.end()
        if tag[1] is None:
            at = utf8.find(b"-->", at - 2)
        elif (raw_text_end := _RAW_TEXT_ENDS.get(tag[1].lower())) is not None:
            end = raw_text_end.search(utf8, at)
            at = end.end() if end else -1
        if at < 0:
            return False
    return False


def _seems_endless(utf8: bytes, at: int) -> bool:
    """Tell whether a tag with many attributes, or script code like it, opens shortly before a run without ">"."""
    before = max(0, at - 2 * _PROBE_BYTES)
    before = max(before, utf8.rfind(b">", before, at))
    if utf8.find(b"<", before, at) < 0:  # the state of an application as JSON, as a rule
        return False
    opening = _OPENING.search(utf8, before, at)
    tag = opening and _TAG.match(utf8, opening.start(), at + 4 * _PROBE_BYTES)
    return bool(tag and tag[2])


def _seems_quoted(utf8: bytes, at: int) -> bool:
    """Tell whether quoted values, which may hide any number of ">", follow each other from here on."""
    limit = at + _QUOTED_BYTES
    if utf8.count(b"=", at, limit) < _QUOTED_COUNT:  # as nearly always
        return False
    for quote in (b'"', b"'"):
        first = utf8.find(quote, at, limit) + 1  # a value opens or ends here; if it opens, the next quote ends it
        if first and _QUOTED_ATTRIBUTES.match(utf8, first, limit):
            return True
        second = utf8.find(quote, first, limit) + 1 if first else 0
        if second and _QUOTED_ATTRIBUTES.match(utf8, second, limit):
            return True
    return False


def _parse_suspect(utf8: bytes) -> Parsed:
    """Return the tree of a page that libxml2's own builder cannot take, as `_Builder` makes it."""
    builder = _Builder()
    parser = _parser(builder)
    with suppress(etree.XMLSyntaxError):
        etree.fromstring(utf8, parser)
    _check_memory(parser)
    return Parsed(_whole(builder.finish()), tuple(sorted(builder.warnings)))


_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DROPPED = frozenset({"script", "style"})
_ONCE = frozenset({"html", "body"})
# Elements without a text of their own; below MAX_DEPTH any other element is made when its text comes.
_WITHOUT_TEXT = frozenset("area base br col embed hr img input link meta param source track wbr".split())


class _Builder:
    """A parser target that builds a tree of bounded depth and width; all text stays, in order."""

    def __init__(self) -> None:
        self.warnings: set[str] = set()
        self._tree: Any = etree.TreeBuilder()
        self._open: list[str] = []
        self._beyond = 0
        """How many elements are open below MAX_DEPTH."""
        self._flat: str | None = None
        """The open element among them, a child of the one at MAX_DEPTH."""
        self._waiting: tuple[str, dict[str, str]] | None = None
        """The innermost of them, where it has no text so far: a million empty ones would take 700 MB."""
        self._dropping = False
        self._once: list[str] = []
        """The root and the body, once opened; they stay open, since text may follow their end."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element; below MAX_DEPTH it becomes a sibling of the one that it stands in."""
        if tag in _DROPPED and "ld+json" not in attributes.get("type", ""):
            self._dropping = True
            return
        tag = tag if _NAME.fullmatch(tag) else "span"
        if tag in _ONCE and not any(self._open):
            again = tag in self._once
            self._open.append("")
            if not again:
                self._once.append(tag)
                self._tree.start(tag, self._fit(attributes))
            return
        if len(self._open) < MAX_DEPTH:
            self._open.append(tag)
            self._tree.start(tag, self._fit(attributes))
            return
        if not self._beyond:
            self.warnings.add(f"nesting deeper than {MAX_DEPTH} was flattened")
        self._beyond += 1
        self._end_flat()
        self._waiting = (tag, attributes)
        if tag in _WITHOUT_TEXT:
            self._start_flat()

    def _fit(self, attributes: dict[str, str]) -> dict[str, str]:
        kept: dict[str, str] = {}
        for name, value in attributes.items():
            if len(kept) == MAX_ATTRIBUTES:
                self.warnings.add(f"attributes after the first {MAX_ATTRIBUTES} of a tag were dropped")
                break
            if _NAME.fullmatch(name):
                kept[name] = _UNFIT.sub("", value)
        return kept

    def _start_flat(self) -> None:
        if self._waiting is not None:
            tag, attributes = self._waiting
            self._tree.start(tag, self._fit(attributes))
            self._flat, self._waiting = tag, None

    def _end_flat(self) -> None:
        self._waiting = None
        if self._flat is not None:
            self._tree.end(self._flat)
            self._flat = None

    def end(self, tag: str) -> None:
        """Close the innermost element; the parser calls it for each that it opened."""
        if tag in _DROPPED and self._dropping:
            self._dropping = False
        elif self._beyond:
            self._beyond -= 1
            self._end_flat()
        elif self._open and (tag := self._open.pop()):
            self._tree.end(tag)

    def data(self, text: str) -> None:
        """Add text, without characters that a tree cannot hold."""
        if not self._dropping:
            if self._waiting is not None and not text.isspace():
                self._start_flat()
            self._tree.data(_UNFIT.sub("", text))

    def close(self) -> None:
        """Do nothing; the tree is asked for with `finish`."""

    def finish(self) -> Any:
        """Return the root of the tree, None where there was no element."""
        self._end_flat()
        for tag in (*reversed(self._open), *reversed(self._once)):
            if tag:
                self._tree.end(tag)
        try:
            return self._tree.close()
        except etree.XMLSyntaxError:
            return None
