"""What rules on elements within blocks keep and cut (layer 4): words and what is decided so far in, verdicts out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from lxml import etree

from newsclean.judged import Judged, gaps_of
from newsclean.model import Block, Gap, Page, Term, Verdict
from newsclean.options import SiteRule
from newsclean.page.block_text import BR, normalise
from newsclean.page.elements import BREAK, EMPTY, KINDS, LINK, PICTURE, PLAIN, PRE, SKIP_MEDIA, STRONG, UNKNOWN
from newsclean.page.inline_elements import is_button_in_sentence
from newsclean.page.kinds import kind_of_leaf, kind_of_skipped, read_inline
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
    return _dropped(block, -1, ruling)._replace(stage="context")


class Words(NamedTuple):
    """A line of an inline element, and the rule on the element."""

    text: str
    ruling: Ruling
    led: str
    """The line with what stands before it up to the next tag: the same words may stand further up."""


def words_of(element: Any, ruling: Ruling) -> Iterator[Words]:
    """Yield the lines of an element as blocks have them: a <br> ends one, and within <pre> a newline."""
    is_code = next(element.iterancestors("pre"), None) is not None
    before = element.getprevious()
    lead = (element.getparent().text if before is None else before.tail) or ""
    raw = "".join(_pieces(element))
    if is_code:
        lead, raw = lead.rpartition("\n")[2], raw.replace("\n", BR)
    for line in raw.split(BR):
        if text := normalise(line):
            yield Words(text, ruling, normalise(lead + line))
            lead = ""


def _pieces(element: Any) -> list[str]:
    """Return the text in an element, its line breaks marked, without what is not read or is read apart from it."""
    pieces = [element.text or ""]
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, below in walk:
        if below is element:
            continue
        if event == "end":
            pieces.append(below.tail or "")
        elif (kind := _kind_of(below, pieces)) not in (LINK, STRONG, PICTURE, PLAIN):
            walk.skip_subtree()
            if kind in (EMPTY, BREAK) or kind >= PRE:
                pieces.append(BR)
        else:
            pieces.append(below.text or "")
    return pieces


def _kind_of(element: Any, parts: Sequence[str]) -> int:
    """Return what the walk over the page takes an element for."""
    kind = KINDS.get(element.tag, UNKNOWN)
    if kind <= SKIP_MEDIA:
        kind = kind_of_skipped(kind, element.tag, element, parts, (), set())
    if element.tag == "button" and parts and parts[-1] != BR and is_button_in_sentence(parts, element):
        kind = PLAIN
    if kind > SKIP_MEDIA and not len(element):
        kind = kind_of_leaf(kind, element, element.text)
    return read_inline(kind, element, parts)[0] if kind in (STRONG, PLAIN) else kind


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
    spots = [
        _Spot(block, line, text, judged.lines.get((block.index, line)))
        for block in held
        for line, text in enumerate(block.text.split("\n"))
    ]
    found: dict[int, list[tuple[int, Words]]] = defaultdict(list)
    for nth, begin, wanted in _places([spot.left for spot in spots], words):
        found[nth].append((begin, wanted))
    for nth, cuts in found.items():
        verdict = _without(spots[nth], cuts)
        block = spots[nth].block
        if not verdict.keep and "\n" not in block.text:
            yield whole(page, block, cuts[0][1].ruling, judged)
        elif judged.blocks[block.index].keep:
            yield verdict


class _Spot(NamedTuple):
    """A line of a block, and what was said of it before."""

    block: Block
    line: int
    text: str
    before: Verdict | None

    @property
    def left(self) -> str:
        """Return what stays of the line so far."""
        if self.before is None:
            return self.text
        return self.before.text or "" if self.before.keep else ""


def _without(spot: _Spot, cuts: Sequence[tuple[int, Words]]) -> Verdict:
    """Return the verdict that cuts words, each by where it begins in what stays of the line, out of that line."""
    whys = {wanted.ruling: _dropped(spot.block, spot.line, wanted.ruling) for _, wanted in cuts}
    gone = gaps_of(spot.text, spot.before) if spot.before else ()
    skipped = gone[0].end if gone and gone[0].start == 0 else 0  # what stays begins behind it
    left = spot.left
    gaps, rest, end = [], [], 0
    for begin, wanted in cuts:
        rest.append(left[end:begin])
        end = begin + len(wanted.text)
        gaps.append(Gap(skipped + begin, skipped + end, whys[wanted.ruling]))
    kept = " ".join("".join([*rest, left[end:]]).split())
    first, terms = next(iter(whys.values())), tuple(term for why in whys.values() for term in why.terms)
    return first._replace(keep=bool(kept), terms=terms, text=kept or None, gaps=tuple(sorted([*gone, *gaps])))


def _dropped(block: Block, line: int, ruling: Ruling) -> Verdict:
    """Return the verdict of a rule that cuts a line, or words of it."""
    role, terms = ruling.rule.role, (Term(DROPPED_BY_RULE.name, float("-inf"), ruling.rule.reason),)
    return Verdict(block.index, line, "line", False, 0.0, DROPPED_BY_RULE.name, role, terms)
