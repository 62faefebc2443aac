"""Pages whose lines are <span>s that a style sheet shows as blocks (layer 2): lxml root in, those <span>s out.

Style sheets are not read. But where an element holds nothing but <span>s on lines of their own, and several of them
are sentences, nobody meant one paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from newsclean.characters import CLOSING_QUOTES, SENTENCE_ENDS
from newsclean.model import Block

LONG_WORDS = 60
"""A block of fewer words is a paragraph as it is: a bound set by hand."""
LONG_CHARS = 600
"""<span>s with less text are not that block."""
_PARENTS = frozenset(("span", "div", "section", "article", "main", "body", "aside", "header", "footer", "nav", "td"))
SENTENCES = 4
"""A bound set by hand: three pages by strangers have such lines, and no annotated one."""
_LINE_CHARS = 20  # in the mean, more than a word has: a bound set by hand
_ENDS = (*SENTENCE_ENDS, *CLOSING_QUOTES)


def find_line_spans(root: Any, blocks: Sequence[Block], tags: Sequence[str]) -> frozenset[Any]:
    """Return the <span>s that stand for lines on a page with a long block outside of a <p>; as a rule there are none.

    tags: those of the containers.
    """
    long = (block for block in blocks if block.words >= LONG_WORDS and 2 * block.link_chars < block.chars)
    if not any(tags[block.container] in _PARENTS for block in long):
        return frozenset()
    parents = dict.fromkeys(span.getparent() for span in root.iter("span"))
    groups = [parent.findall("span") for parent in parents if parent.tag in _PARENTS and _holds_lines(parent)]
    return frozenset(span for group in groups for span in group) if any(map(_are_sentences, groups)) else frozenset()


def _holds_lines(parent: Any) -> bool:
    """Tell whether no text stands between the elements in one, and most of them stand on a line of the markup."""
    tails = [child.tail or "" for child in parent]
    return not "".join((parent.text or "", *tails)).strip() and 2 * sum("\n" in tail for tail in tails) >= len(tails)


def _are_sentences(group: Sequence[Any]) -> bool:
    """Tell whether several <span>s end as sentences do, and are a text.

    Those around each word, as players light up what is read aloud, are none.
    """
    texts = ["".join(span.itertext()).rstrip() for span in group]
    is_text = sum(map(len, texts)) >= max(LONG_CHARS, _LINE_CHARS * len(texts))
    return is_text and sum(text.endswith(_ENDS) for text in texts) >= SENTENCES
