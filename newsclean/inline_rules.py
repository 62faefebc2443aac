"""What rules on elements within blocks keep and cut (layer 4): words and what is decided so far in, verdicts out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from newsclean.judged import Judged
from newsclean.model import Block, Page, SiteRule, Term, Verdict
from newsclean.page.block_text import normalise
from newsclean.page.structure import role_of
from newsclean.scoring.rules import DROPPED_BY_RULE, KEPT_BY_RULE


class Ruling(NamedTuple):
    """What a rule of the caller's says of an element."""

    keep: bool
    rule: SiteRule


def whole(page: Page, block: Block, ruling: Ruling, judged: Judged) -> Verdict:
    """Return the verdict of a rule on a block."""
    if ruling.keep:
        before = judged.blocks[block.index]
        role = before.role if before.keep else role_of(page, block)
        terms = (Term(KEPT_BY_RULE.name, float("inf"), ruling.rule.reason),)
        return Verdict(block.index, -1, "context", True, 1.0, KEPT_BY_RULE.name, role, terms)
    return Verdict(block.index, -1, "context", False, 0.0, DROPPED_BY_RULE.name, ruling.rule.role, _drop_terms(ruling))


def _drop_terms(ruling: Ruling) -> tuple[Term, ...]:
    return (Term(DROPPED_BY_RULE.name, float("-inf"), ruling.rule.reason),)


class Words(NamedTuple):
    """A line of an inline element, and the rule on the element."""

    text: str
    ruling: Ruling
    led: str
    """The line with what stands before it up to the next tag: the same words may stand further up."""


def words_of(element: Any, ruling: Ruling) -> Iterator[Words]:
    """Yield the lines of an element as blocks have them, its <br> between them."""
    pieces = [element.text or ""]
    for below in element.iterdescendants():
        if below.tag == "br":
            pieces.append("\n")
        elif isinstance(below.tag, str):
            pieces.append(below.text or "")
        pieces.append(below.tail or "")
    before = element.getprevious()
    lead = element.getparent().text if before is None else before.tail
    for raw in "".join(pieces).split("\n"):
        if line := normalise(raw):
            yield Words(line, ruling, normalise((lead or "") + raw))
            lead = ""


def _places(texts: Sequence[str], words: Iterable[Words]) -> Iterator[tuple[int, int, Words]]:
    """Yield for each of the words in which text and where in it they begin, each behind the one before.

    What is not found is left out. Each text is read about once, however many words there are.
    """
    at = start = 0
    for wanted in words:
        for nth in range(at, len(texts)):
            begin = texts[nth].find(wanted.led, start if nth == at else 0)
            if begin >= 0:
                end = begin + len(wanted.led)
                yield nth, end - len(wanted.text), wanted
                at, start = nth, end
                break


def keep_around(page: Page, held: Sequence[Block], words: Iterable[Words], judged: Judged) -> Iterator[Verdict]:
    """Yield verdicts that keep the blocks in which the words stand; `held` are those of the words' container."""
    for nth, _, wanted in _places([block.text for block in held], words):
        yield whole(page, held[nth], wanted.ruling, judged)


def cut_out(page: Page, held: Sequence[Block], words: Iterable[Words], judged: Judged) -> Iterator[Verdict]:
    """Yield verdicts that cut the words out of their lines, or the block that has no others."""
    spots = [(block, line, text) for block in held for line, text in enumerate(block.text.split("\n"))]
    texts = []
    for block, line, text in spots:
        before = judged.lines.get((block.index, line))
        texts.append(text if before is None else before.text or "" if before.keep else "")
    found: dict[int, list[tuple[int, Words]]] = defaultdict(list)
    for nth, begin, wanted in _places(texts, words):
        found[nth].append((begin, wanted))
    for nth, cuts in found.items():
        block, line, _ = spots[nth]
        ruling = cuts[0][1].ruling
        rest, end = [], 0
        for begin, wanted in cuts:
            rest.append(texts[nth][end:begin])
            end = begin + len(wanted.text)
        left = " ".join("".join([*rest, texts[nth][end:]]).split())
        if not left and "\n" not in block.text:
            yield whole(page, block, ruling, judged)
        elif judged.blocks[block.index].keep:
            role, terms = ruling.rule.role, _drop_terms(ruling)
            yield Verdict(
                block.index, line, "line", bool(left), 0.0, DROPPED_BY_RULE.name, role, terms, left or None
            )
