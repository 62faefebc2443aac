"""One page written as other content systems write it: what a reader sees stays. HTML in, the reshaped HTML out.

`python tests/reshaped.py FOLDER ...` prints of how many pages in these folders each shape changes the article's text.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from lxml import etree

import newsclean
from newsclean.page.decode import decode
from newsclean.page.parse import parse
from newsclean.page.tags import INLINE, SHOWN_AS_BLOCKS

SAMPLES = Path(__file__).parent.parent / "samples"
_TAG = re.compile(r"""<(/?)([a-zA-Z][\w-]*)((?:\s+[^\s=>"']+(?:="[^"]*")?)*)\s*(/?)>""")
_QUOTED, _WITHOUT_QUOTES = re.compile(r'="([\w./:#-]+)"'), r"=\1"
_RAW = re.compile(r"(<(script|style|title|textarea|noscript|iframe|template)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)


def _tree(html: str | bytes) -> Any:
    return parse(decode(html)).root


def plain(html: bytes) -> str:
    """Write the page as its tree is read: what the other shapes are compared with."""
    return _written(_tree(html))


def _written(root: Any) -> str:
    return "<!DOCTYPE html>\n" + etree.tostring(root, encoding="unicode", method="html")


def _paragraphs(root: Any) -> Iterator[Any]:
    for element in list(root.iter("p")):
        if element.getparent().tag not in INLINE and element.xpath("normalize-space()"):
            yield element


def _wrap(element: Any, tag: str = "div") -> None:
    """Put an element into a new one."""
    around = element.getparent()
    box = etree.Element(tag)
    box.tail, element.tail = element.tail, None
    around.replace(element, box)
    box.append(element)


def wrapped(root: Any) -> None:
    for element in _paragraphs(root):
        _wrap(element)


def wrapped_twice(root: Any) -> None:
    wrapped(root)
    wrapped(root)


def in_sections(root: Any) -> None:
    for element in _paragraphs(root):
        _wrap(element, "section")


def all_wrapped(root: Any) -> None:
    """Put headings, lists, quotations and pictures into boxes, too, which have addresses for a script."""
    for number, element in enumerate(root.xpath("//body//*")):
        if element.tag in _WRAPPED and element.getparent().tag not in INLINE:
            _wrap(element)
            element.getparent().set("data-key", str(number))


_WRAPPED = frozenset(("p", "h2", "h3", "h4", "ul", "ol", "blockquote", "figure", "table", "pre"))


def as_div(root: Any) -> None:
    for element in _paragraphs(root):
        element.tag = "div"


def spanned(root: Any) -> None:
    """Put each paragraph's text into a <span>."""
    for element in _paragraphs(root):
        span = etree.Element("span")
        span.text, element.text = element.text, None
        span.extend(list(element))
        element.append(span)


def minified(root: Any) -> None:
    """Take the white space between elements away where no line shows it."""
    for element in root.iter("*"):
        if element.tag in ("pre", "textarea", "script", "style"):
            continue
        children = list(element)
        if element.text and element.text.isspace() and element.tag in SHOWN_AS_BLOCKS:
            element.text = None
        for child, after in pairwise([*children, None]):
            ends = element.tag in SHOWN_AS_BLOCKS if after is None else after.tag in SHOWN_AS_BLOCKS
            if child is not None and child.tail and child.tail.isspace() and (ends or child.tag in SHOWN_AS_BLOCKS):
                child.tail = None


def with_empty_boxes(root: Any) -> None:
    for element in _paragraphs(root):
        box = etree.Element("div")
        box.tail, element.tail = element.tail, None
        element.addnext(box)


def split(root: Any, text: set[str]) -> None:
    """Put the article's paragraphs into three elements with an advertisement between them."""
    held = Counter(e.getparent() for e in _paragraphs(root) if " ".join("".join(e.itertext()).split()) in text)
    if not held or held.most_common(1)[0][1] < 6:
        return
    around = held.most_common(1)[0][0]
    children = list(around)
    own = [i for i, e in enumerate(children) if e.tag == "p" and " ".join("".join(e.itertext()).split()) in text]
    first, last = own[0], own[-1] + 1
    bounds = (first, own[len(own) // 3], own[2 * len(own) // 3], last)
    for begin, end in pairwise(bounds):
        box = etree.Element("div")
        children[begin].addprevious(box)
        for child in children[begin:end]:
            box.append(child)
        if end != last:
            advert = etree.Element("div", {"class": "ad-slot", "id": f"ad-{end}"})
            box.addnext(advert)


def broken_softly(root: Any) -> None:
    """Put <wbr>, soft hyphens and no-break spaces into the paragraphs' own text."""
    drawn = random.Random(2)
    for element in _paragraphs(root):
        words = (element.text or "").split(" ")
        for i, word in enumerate(words):
            if len(word) > 8 and word.isalpha() and drawn.random() < 0.3:
                words[i] = word[:4] + "\u00ad" + word[4:]
        text = " ".join(words)
        element.text = re.sub(r"(?<=\d) (?=\w)", "\u00a0", text)
        long = re.search(r"\w{9,}", element.text)
        if long:
            at = long.start() + 5
            point = etree.Element("wbr")
            point.tail = element.text[at:]
            element.text = element.text[:at]
            element.insert(0, point)


def commented(root: Any) -> None:
    for element in _paragraphs(root):
        element.addprevious(etree.Comment(" wp:paragraph "))
        after = etree.Comment(" /wp:paragraph ")
        after.tail, element.tail = element.tail, None
        element.addnext(after)


def boxed_page(root: Any) -> None:
    """Put three elements around all that the body holds, as applications do."""
    body = root.find("body")
    inner = list(body)
    box = etree.SubElement(etree.SubElement(etree.SubElement(body, "div"), "div"), "div")
    box.text, body.text = body.text, None
    box.extend(inner)


def _tags(html: str, change: Callable[[re.Match[str]], str]) -> str:
    parts = _RAW.split(html)
    return "".join(_TAG.sub(change, part) if i % 3 == 0 else part for i, part in enumerate(parts) if i % 3 != 2)


def in_capitals(html: str) -> str:
    return _tags(html, lambda tag: f"<{tag[1]}{tag[2].upper()}{tag[3]}{tag[4]}>")


def unquoted(html: str) -> str:
    return _tags(html, lambda tag: f"<{tag[1]}{tag[2]}{_QUOTED.sub(_WITHOUT_QUOTES, tag[3])} {tag[4]}>")


_OMITTED = re.compile(
    r"</p>(?=\s*(?:<(?:p|div|ul|ol|table|h[1-6]|blockquote|section|article|aside|figure|footer|header|main|nav|hr"
    r"|form|address|details|fieldset|dl|pre)\b|</(?:div|section|article|main|td|li|body)>))"
    r"|</li>(?=\s*(?:<li\b|</[uo]l>))"
)


def without_ends(html: str) -> str:
    """Leave out the end tags that the standard lets a page leave out."""
    parts = _RAW.split(html)
    return "".join(_OMITTED.sub("", part) if i % 3 == 0 else part for i, part in enumerate(parts) if i % 3 != 2)


def xhtml(html: str) -> str:
    body = html.partition("\n")[2].replace("<html", '<html xmlns="http://www.w3.org/1999/xhtml"', 1)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n'
        + re.sub(r"<(br|img|hr|meta|link|input)\b([^<>]*?)\s*/?>", r"<\1\2 />", body)
    )


def _of_tree(change: Callable[[Any], None]) -> Callable[[str], str]:
    def reshape(html: str) -> str:
        root = _tree(html)
        change(root)
        return _written(root)

    return reshape


def _split(html: str) -> str:
    root = _tree(html)
    split(root, {" ".join(line.split()) for line in newsclean.clean(html).text.split("\n")})
    return _written(root)


SHAPES: dict[str, Callable[[str], str]] = {
    made.__name__: _of_tree(made)
    for made in (
        wrapped, wrapped_twice, in_sections, all_wrapped, boxed_page, with_empty_boxes, as_div, spanned,
        broken_softly, minified, commented,
    )
} | {"split": _split} | {made.__name__: made for made in (in_capitals, unquoted, without_ends, xhtml)}  # fmt: skip


def lines_of(html: str) -> list[str]:
    return newsclean.clean(html).text.split("\n")


def main(folders: list[str]) -> None:
    changed: Counter[str] = Counter()
    pages = sorted(path for folder in folders for path in Path(folder).glob("*.html"))
    for path in pages:
        html = plain(path.read_bytes())
        wanted = lines_of(html)
        changed.update(name for name, reshape in SHAPES.items() if lines_of(reshape(html)) != wanted)
    for name in SHAPES:
        print(f"{name:18}{changed[name]:5} of {len(pages)}")


if __name__ == "__main__":
    main(sys.argv[1:] or [str(SAMPLES)])
