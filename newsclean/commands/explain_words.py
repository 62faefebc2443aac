"""Terms of a score -> evidence in plain words (an edge): "link-share 0.89" -> "8 of 9 characters are in links".

The core names features and their values; what they mean is said here, for people. A feature without a sentence is
shown as the core wrote it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isinf

from newsclean.model import Block, Term
from newsclean.page.tags import HINT_NAMES
from newsclean.phrase_files import CATEGORIES
from newsclean.scoring.features import TAG_CODES

Sentence = Callable[[float, Block], str]
_TAGS = {code: f"<{tag}>" for tag, code in TAG_CODES.items()}
_FAR = 99  # features write 99 or more for "nowhere near"
_END_MARKS = {
    0: "ends without a mark", 1: "ends with a colon", 2: "ends like a sentence", 3: "ends with a comma or the like",
}  # fmt: skip
_OPENINGS = {
    0: "begins in lower case", 1: "begins with a capital", 2: "begins with a digit", 3: "begins with a quotation mark",
    4: "begins with a sign",
}  # fmt: skip
_PHRASE_HOWS = {
    "exact": "is the phrase", "prefix": "begins with", "suffix": "ends with", "contains": "holds",
    "link_prefix": "is a link that begins with", "around": "begins and ends as",
}  # fmt: skip


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _count(number: float, one: str, many: str | None = None) -> str:
    return f"no {one}" if number == 0 else f"{number:.0f} {one if number == 1 else many or one + 's'}"


def _share_of(what: Callable[[Block], int], where: str) -> Sentence:
    def sentence(_: float, block: Block) -> str:
        part = min(what(block), block.chars)
        if part == block.chars:
            return f"all of it is {where}"
        return f"{part} of {block.chars} characters are {where}" if part else f"none of it is {where}"

    return sentence


def _scores(who: str) -> Sentence:
    return lambda value, _: f"{who} scores {value:.2f}"


def _yes(yes: str, no: str) -> Sentence:
    return lambda value, _: yes if value > 0 else no


def _states(texts: Mapping[int, str]) -> Sentence:
    return lambda value, _: texts.get(int(value), f"of kind {value:.0f}")


def _number(text: str, one: str, many: str | None = None) -> Sentence:
    return lambda value, _: text.format(_count(value, one, many))


def _of_page(text: str) -> Sentence:
    return lambda value, _: text.format(_percent(value))


def _prose_behind(value: float, _: Block) -> str:
    if value >= _FAR:
        return "no prose stands behind it"
    return f"the nearest prose behind it is {_count(value + 1, 'block')} away"


def _tag(value: float, _: Block) -> str:
    return f"its element is {_TAGS.get(int(value), 'one of another name')}"


def _gap_behind(value: float, _: Block) -> str:
    if value >= _FAR:
        return "there is no block after it"
    if value == 0:
        return "the block after is in the same element"
    return f"{_count(value, 'element border')} to the block after"


def _short_only(text: str, measure: str) -> Sentence:
    return lambda value, _: f"too long to count its {measure}" if value < 0 else text.format(_percent(value))


SENTENCES: Mapping[str, Sentence] = {
    # the block by itself
    "words": _number("has {}", "word"),
    "chars": _number("has {}", "character"),
    "link-share": _share_of(lambda block: block.link_chars, "in links"),
    "bold-share": _share_of(lambda block: block.bold_chars, "in bold or italics"),
    "end-mark": _states(_END_MARKS),
    "digit-share": _short_only("{} of its characters are digits", "digits"),
    "title-case": _short_only("{} of its words begin with a capital", "capitals"),
    "opening": _states(_OPENINGS),
    "tag": _tag,
    "depth": _number("stands below {}", "element"),
    "lines": _number("has {}", "line break"),
    # its neighbours
    "alone": _scores("judged alone it"),
    "before-1": _scores("the block before"),
    "after-1": _scores("the block after"),
    "after-2": _scores("the block two after"),
    "around-5": lambda value, _: f"the ten blocks around score {value:.2f} on average",
    "prose-before": _of_page("{} of the page's prose stands above"),
    "prose-after": _of_page("{} of the page's prose stands below"),
    "distance-prose-after": _prose_behind,
    "gap-after": _gap_behind,
    # the elements that it stands in
    "in-main": _yes("stands in the element that holds most prose", "stands outside the element that holds most prose"),
    "outside-main": lambda value, _: _outside_main(value),
    "in-prose-parent": _yes("stands among the paragraphs", "stands elsewhere than the paragraphs"),
    "parent-prose-share": _of_page("its parent holds {} of the prose"),
    "parent-link-share": _of_page("{} of its parent is in links"),
    "parent-blocks": _number("its parent holds {}", "block"),
    "parent-mean": lambda value, _: f"the blocks of its parent score {value:.2f} on average",
    "grandparent-link-share": _of_page("{} of its grandparent is in links"),
    "grandparent-blocks": _number("its grandparent holds {}", "block"),
    "style-share": _of_page("blocks of the same class hold {} of the prose"),
    "style-blocks": _number("{} of its class on the page", "block"),
    "style-mean": lambda value, _: f"other blocks of its class score {value:.2f} on average",
    # the page as a whole
    "repeats": _number("stands {} on the page", "time"),
    "title-distance": lambda value, _: _from_headline(int(value)),
    "description-match": _yes("is the page's own summary", "is not the page's own summary"),
    "body-known": _yes("the page states its text in JSON-LD", "the page states no text in JSON-LD"),
    "from-end": _number("{} below", "block stands", "blocks stand"),
    "author-in-text": _yes("names the author", "does not name the author"),
    "wording": lambda value, _: _worded(value),
}
"""Feature -> what to say of its value."""

MASKS: Mapping[str, tuple[str, str]] = {
    "near": ("stands in an element called {}", "stands in no element called {}"),
    "all": ("an element above is called {}", "no element above is called {}"),
    "inline": ("holds an element called {}", "holds no element called {}"),
    "phrases": ("reads like a {} line", "does not read like a {} line"),
    "phrases-before": ("the block before reads like a {} line", "the block before does not read like a {} line"),
    "phrases-after": ("the block after reads like a {} line", "the block after does not read like a {} line"),
    "phrases-heading": ("the heading above reads like a {} line", "the heading above does not read like a {} line"),
}
"""Mask -> what to say where its bit is set, and where it is not."""


def _worded(value: float) -> str:
    if not value:
        return "its words say nothing of it"
    return f"is worded {'as articles are' if value > 0 else 'as what stands around articles'} ({value:+.1f})"


def _outside_main(levels: float) -> str:
    return f"stands {_count(levels, 'level')} outside the main element" if levels else "stands within the main element"


def _from_headline(blocks: int) -> str:
    if blocks == -_FAR:
        return "the page shows no headline"
    if blocks == 0:
        return "stands where the headline does"
    return f"stands {_count(abs(blocks), 'block')} {'below' if blocks >= 0 else 'above'} the headline"


def say(term: Term, block: Block) -> str:
    """Return the evidence of a term in plain words; as the core wrote it where there is no sentence for it.

    >>> from newsclean.model import Block
    >>> block = Block(0, 0, "Read also", 9, 2, 8, 0, 1, None, 0, 0)
    >>> say(Term("link-share", -1.2, "link-share 0.89"), block)
    '8 of 9 characters are in links'
    """
    mask, _, bit = term.rule.partition(":")
    if bit.isdigit() and mask in MASKS:
        return MASKS[mask][0 if term.evidence.endswith("yes") else 1].format(f"“{_bit_name(mask, int(bit))}”")
    if term.rule in SENTENCES:
        value = _value(term.evidence)
        return term.evidence if value is None else SENTENCES[term.rule](value, block)
    how, _, phrase = term.evidence.partition(" ")
    if how in _PHRASE_HOWS and phrase.startswith("“"):
        return f"{_PHRASE_HOWS[how]} {phrase}"
    return term.evidence


def _bit_name(mask: str, bit: int) -> str:
    if mask.startswith("phrases"):
        place = bit.bit_length() - 1
        return CATEGORIES[place] if place < len(CATEGORIES) else str(bit)
    return HINT_NAMES.get(bit, str(bit))


def _value(evidence: str) -> float | None:
    try:
        value = float(evidence.rpartition(" ")[2])
    except ValueError:
        return None
    return None if isinf(value) else value
