"""What is measured of a block by itself, and the names of all that is measured (layer 3).

A row is a flat tuple: the numbers named in `ALONE` or `CONTEXT`, in that order, then one integer a mask in
`MASKS`, whose bits are yes/no features (`tags.Hint`, or phrase categories of the lexicon).
"""

from __future__ import annotations

import re

from newsclean.characters import OPENING_QUOTES
from newsclean.model import Block, Page
from newsclean.prose import end_mark

ALONE = (
    "words", "chars", "link-share", "bold-share", "end-mark", "digit-share", "title-case", "opening", "tag", "depth",
    "lines",
)  # fmt: skip
# Thirty more were tried and dropped without loss on unseen publishers (position, page size, neighbours' words, links
# and tags, second neighbour before, commas, the site's name, "we" and "you", what a link leads to ...): what is the
# same for a whole page only names the page.
CONTEXT = (
    *ALONE, "alone", "before-1", "after-1", "after-2", "around-5", "prose-before", "prose-after",
    "distance-prose-after", "in-main", "outside-main", "in-prose-parent", "parent-prose-share", "parent-link-share",
    "parent-blocks", "parent-mean", "grandparent-link-share", "grandparent-blocks", "style-share", "style-blocks",
    "style-mean", "repeats", "title-distance", "description-match", "body-known", "from-end",
    "author-in-text", "gap-after", "wording",
)  # fmt: skip
# Of these the whole numbers: trees compare them with a whole number, which takes two thirds of the time.
WHOLE = frozenset(
    "words chars end-mark opening tag depth lines distance-prose-after in-main outside-main in-prose-parent"
    " parent-blocks grandparent-blocks repeats title-distance description-match body-known from-end"
    " author-in-text gap-after".split()
)
YES_NO = frozenset("in-main in-prose-parent description-match body-known author-in-text".split())
"""Of these what is true or false: trees need not compare it at all."""
MASKS = ("near", "all", "inline", "phrases", "phrases-before", "phrases-after", "phrases-heading")
PHRASES_COLUMN = MASKS.index("phrases") - len(MASKS)

TAG_CODES = {
    tag: code
    for code, tag in enumerate(
        "p h1 h2 h3 h4 h5 h6 blockquote pre li dd dt td th figcaption caption div section article main header footer "
        "aside nav span button label legend summary address center body".split()
    )
}
_OTHER_TAG = len(TAG_CODES)

_DIGIT = re.compile(r"\d")
_OPENERS = OPENING_QUOTES + "("
SHORT_WORDS = 16  # capitals and digits are counted in short blocks, where they tell names and dates
SHORT_CHARS = 300  # by hand; at half and at twice no page of 520 differs

Row = tuple[float, ...]


def _opening(text: str) -> int:
    """Return how the text begins: 0 lower case, 1 upper case, 2 a digit, 3 a quotation mark, 4 other."""
    first = text[0]
    if first.isupper():
        return 1
    if first.islower():
        return 0
    if first.isdigit():
        return 2
    if first in _OPENERS:
        return 3
    return 4 if not first.isalpha() else 1


def alone_row(page: Page, block: Block) -> Row:
    """Return the row of a block by itself: the numbers of ALONE, then near, all, inline hints."""
    _, container_index, text, chars, words, link_chars, bold_chars, _, _, inline_hints, _ = block
    _, tag, _, _, depth, _, hints, near = page.containers[container_index]
    if words <= SHORT_WORDS:
        split = text.split()
        title_case = sum([w[0].isupper() for w in split]) / len(split)
        digits = len(_DIGIT.findall(text)) / chars if chars <= SHORT_CHARS else 0.0
    else:
        title_case = digits = -1.0
    return (
        words, chars, link_chars / chars, bold_chars / chars, end_mark(text), digits, title_case, _opening(text),
        TAG_CODES.get(tag, _OTHER_TAG), depth, text.count("\n") if "\n" in text else 0, near, hints, inline_hints,
    )  # fmt: skip
