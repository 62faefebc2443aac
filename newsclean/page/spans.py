"""Pages whose lines are <span>s that a style sheet shows as blocks (layer 2): lxml root in, those <span>s out.

Style sheets are not read, but an element's own `style` is. And where an element holds nothing but <span>s of one class
on lines of their own, or several elements do on any, and several of them are sentences, nobody meant one paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from newsclean.characters import CLOSING_QUOTES, SENTENCE_ENDS
from newsclean.model import Block
from newsclean.page.tags import STYLE_CHARS
from newsclean.text import is_blank

LONG_WORDS = 60
"""A block of fewer words is a paragraph as it is. By hand: chunks of a page by a stranger have some 80."""
LONG_CHARS = 600
"""<span>s with less text are not that block."""
_PARENTS = frozenset(("span", "div", "section", "article", "main", "body", "aside", "header", "footer", "nav", "td"))
SENTENCES = 4
"""Set by one page by a stranger; no annotated page has such lines."""
_LINE_CHARS = 20  # in the mean, more than a word has: a bound set by hand
_ENDS = (*SENTENCE_ENDS, *CLOSING_QUOTES)
_SHOWN_AS_BLOCK = re.compile(r"display\s*:\s*block", re.I)
_EMPTY: frozenset[Any] = frozenset()


def find_line_spans(root: Any, blocks: Sequence[Block], tags: Sequence[str]) -> frozenset[Any]:
    """Return the <span>s that stand for lines on a page with a long block outside of a <p>; as a rule there are none.

    tags: those of the containers.
    """
    long = (block for block in blocks if block.words >= LONG_WORDS and 2 * block.link_chars < block.chars)
    if not any(tags[block.container] in _PARENTS for block in long):
        return _EMPTY
    spans = list(root.iter("span"))
    shown = (span for span in spans if (style := span.get("style")) and _is_shown_as_block(span, style))
    return frozenset((*shown, *_set_as_lines(spans)))


def _set_as_lines(spans: Iterable[Any]) -> Iterator[Any]:
    """Yield the <span>s of elements that hold no text but them: on lines of their own, or several such of one class.

    All of these or none, as soon as some are sentences.
    """
    parents: dict[Any, None] = {}
    for span in spans:
        parent = span.getparent()
        # Children are counted last, and once: each count goes through all of them.
        if parent is not None and parent.tag in _PARENTS and parent not in parents and len(parent) > 1:
            parents[parent] = None
    bare = [parent for parent in parents if _is_bare(parent)]
    on_lines = [parent.findall("span") for parent in bare if _holds_lines(parent)]
    alike = [list(parent) for parent in bare if _are_alike(parent)]
    are_said = len(alike) > 1 and _are_sentences([span for group in alike for span in group])
    if are_said or any(map(_are_sentences, on_lines)):
        yield from chain(*on_lines, *(alike if are_said else ()))


def _is_shown_as_block(span: Any, style: str) -> bool:
    """Tell whether a <span>'s own style shows it as a block; the first letter of a word, set large, is none."""
    if not _SHOWN_AS_BLOCK.search(style[:STYLE_CHARS]):
        return False
    return not (span.tail and span.tail[0].islower() and len((span.text or "").strip()) == 1)


def _is_bare(parent: Any) -> bool:
    """Tell whether no text stands between the elements in one."""
    return is_blank(parent.text) and all(is_blank(child.tail) for child in parent)


def _holds_lines(parent: Any) -> bool:
    """Tell whether most of the elements in one stand on a line of the markup."""
    return 2 * sum("\n" in (child.tail or "") for child in parent) >= len(parent)


def _are_alike(parent: Any) -> bool:
    """Tell whether all that an element holds are <span>s of one class."""
    return parent[0].tag == "span" and len({(child.tag, child.get("class")) for child in parent}) == 1


def _are_sentences(group: Sequence[Any]) -> bool:
    """Tell whether several <span>s of one class end as sentences do, and are a text: a quiz has some too.

    Those around each word, as players light up what is read aloud, are none.
    """
    chars = sum(len(text) for span in group for text in span.itertext())
    if len(group) < SENTENCES or chars < max(LONG_CHARS, _LINE_CHARS * len(group)):
        return False
    made = Counter(span.get("class") for span in group if span.get("class") and _last_text(span).endswith(_ENDS))
    return bool(made) and made.most_common(1)[0][1] >= SENTENCES


def _last_text(element: Any) -> str:
    """Return the last text in an element, "" where it is an element's that shows none."""
    while len(element):
        element = element[-1]
        if not is_blank(element.tail):
            return str(element.tail).rstrip()
    return (element.text or "").rstrip() if isinstance(element.tag, str) else ""
