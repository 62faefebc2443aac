"""What is left over once lines were cut: it says nothing, or nothing without them (layer 3).

In: the page, the chosen blocks, and the verdicts on their lines. Out: a verdict for each further line that goes. Which
these are, and why, `LEFT_OVER_RULES` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, takewhile
from typing import NamedTuple

import regex

from newsclean.characters import COLONS, QUOTES
from newsclean.model import Block, Page, Rule, Term, Verdict
from newsclean.page.structure import LINE_OF_HEADLINE, is_linked
from newsclean.prose import NO_MARK, end_mark
from newsclean.scoring.rules import (
    BELOW_LABEL,
    DATA_TABLE,
    EMBEDDED_POST,
    HEADLINE_OF_LINK,
    LEADS_TO_LINK,
    LONE_HEADING,
    NAMED_NETWORK,
    SEPARATOR,
    STANDFIRST,
    phrase_rule_name,
)

LEFT_ALONE = (EMBEDDED_POST.name, STANDFIRST.name, DATA_TABLE.name, NAMED_NETWORK.name)
"""Rules that keep a block with all of its lines."""
_READ_MORE = phrase_rule_name("related")
_FOLLOW = phrase_rule_name("follow")


class _Rest(NamedTuple):
    """What stands once lines were cut."""

    page: Page
    kept: Sequence[Verdict]
    """Of the chosen blocks; a place is one among these."""
    blocks: Sequence[Block]
    """The block of each place."""
    cut: Mapping[int, Sequence[Verdict]]
    """By block of which a line went, the verdicts on its lines."""
    is_empty: Sequence[bool]
    """Of each place, whether all lines of the block went."""
    staying: Sequence[Block]
    """The chosen blocks of which a line stays."""


def cut_left_over(page: Page, kept: Sequence[Verdict], cut: Sequence[Verdict]) -> list[Verdict]:
    """Return a verdict for each line that says nothing, or nothing without those that were cut."""
    rest = _survey(page, kept, cut)
    found: dict[tuple[int, int], Rule] = {}
    for rule, find in LEFT_OVER_RULES:
        for at in find(rest):
            found.setdefault(at, rule)
    return [_verdict(*at, rule) for at, rule in found.items()]


def _survey(page: Page, kept: Sequence[Verdict], cut: Sequence[Verdict]) -> _Rest:
    """Return what the finders look at."""
    by_block: dict[int, list[Verdict]] = {}
    for verdict in cut:
        by_block.setdefault(verdict.block, []).append(verdict)
    with_gone = {index: verdicts for index, verdicts in by_block.items() if _gone(verdicts)}
    blocks = [page.blocks[verdict.block] for verdict in kept]
    is_empty = [b.index in with_gone and len(_gone(with_gone[b.index])) == b.text.count("\n") + 1 for b in blocks]
    staying = [block for block, empty in zip(blocks, is_empty, strict=True) if not empty]
    return _Rest(page, kept, blocks, with_gone, is_empty, staying)


def _verdict(block: int, line: int, rule: Rule) -> Verdict:
    terms = (Term(rule.name, float("-inf"), rule.reason),)
    return Verdict(block, line, "line", False, 0.0, rule.name, rule.role, terms)


def _find_separators(rest: _Rest) -> Iterator[tuple[int, int]]:
    """Yield the lines of dashes, the quotation marks that stand alone, drawn beside what they open, and at either end
    lines of other signs: within the text stars or "___" may part chapters.
    """
    last_text = next((block.index for block in reversed(rest.staying) if not _is_separator(block)), -1)
    for verdict, block in zip(rest.kept, rest.blocks, strict=True):
        if _is_drawn(block.text) and block.index < last_text and verdict.rule not in LEFT_ALONE:
            yield block.index, 0
    above = (block for block in takewhile(_is_separator, rest.staying) if not _is_drawn(block.text))  # told already
    below = (block for block in _end(rest) if _is_separator(block))
    yield from ((block.index, 0) for block in chain(above, below))


def _find_lone_headings(rest: _Rest) -> Iterator[tuple[int, int]]:
    """Yield the headings below which all went, up to the next heading or the end."""
    kept, count = rest.kept, len(rest.kept)
    for place, verdict in enumerate(kept):
        if verdict.role != "heading" or verdict.block in rest.cut:
            continue
        below = place + 1
        while below < count and rest.is_empty[below] and kept[below].role != "heading":
            below += 1
        is_lone = below > place + 1 and (below == count or kept[below].role == "heading")
        if is_lone and "\n" not in rest.blocks[place].text:
            yield verdict.block, 0


def _find_headlines_of_links(rest: _Rest) -> Iterator[tuple[int, int]]:
    """Yield the headlines beside their "Read more", in a block of the two; a sentence beside it stays."""
    for index, cut in rest.cut.items():
        if cut[-1].rule != _READ_MORE or len(_gone(cut)) != 1:
            continue
        lines = rest.page.blocks[index].text.split("\n")
        line = 1 - cut[-1].line
        if len(lines) == 2 and end_mark(lines[line]) == NO_MARK and len(lines[line].split()) in LINE_OF_HEADLINE:
            yield index, line


def _find_below_labels(rest: _Rest) -> Iterator[tuple[int, int]]:
    """Yield the lines below the first or the last one that was cut of their block, where it is their label."""
    for index, cut in rest.cut.items():
        told = {verdict.line for verdict in cut}
        is_last = index == rest.kept[-1].block
        for label in (cut[0], cut[-1]):
            below = _below_label(rest.page.blocks[index], label, is_last=is_last)
            yield from ((index, line) for line in below if line not in told)


def _below_label(block: Block, label: Verdict, *, is_last: bool) -> range:
    """Return the lines below one that was cut, where these are but links that it names, or one headline that lost its
    link, or short ones below all text that go on asking readers to follow: 3 of 3 such blocks are no text (pages by
    strangers).
    """
    if label.keep or label.rule not in (_READ_MORE, _FOLLOW):
        return range(0)
    lines = block.text.split("\n")
    below = lines[label.line + 1 :]
    is_links = label.rule == _READ_MORE and label.line == 0 and block.link_chars >= _ALL_LINKS * len("".join(below))
    is_headline = (
        label.rule == _READ_MORE and label.line == 0 and not block.link_chars and len(below) == 1
        and label.terms[0].evidence.startswith("exact") and end_mark(below[0]) == NO_MARK
    )  # fmt: skip
    is_asked = label.rule == _FOLLOW and is_last and all(len(line) <= _ASKING_CHARS for line in below)
    return range(label.line + 1, len(lines)) if is_links or is_headline or is_asked else range(0)


_ALL_LINKS = 0.9  # by hand; at half and at twice no page of 520 differs
_ASKING_CHARS = 60  # by hand; at half and at twice no page of 520 differs


def _find_lines_to_links(rest: _Rest) -> Iterator[tuple[int, int]]:
    """Yield, at the end, the short lines that lead to a link: none of 4 belongs (wcxb, segments, by strangers)."""
    return ((block.index, 0) for block in _end(rest) if _leads_to_link(rest.page, block))


LEFT_OVER_RULES: tuple[tuple[Rule, Callable[[_Rest], Iterable[tuple[int, int]]]], ...] = (
    (SEPARATOR, _find_separators),  # "-----"
    (LONE_HEADING, _find_lone_headings),  # "Get involved", above "Sign up to our daily newsletter"
    (HEADLINE_OF_LINK, _find_headlines_of_links),  # "Who stole the vicar's lunch", above "Read more here"
    (BELOW_LABEL, _find_below_labels),  # "Ferry runs aground in fog", below "Related stories"
    (LEADS_TO_LINK, _find_lines_to_links),  # "The mayor's full remarks:"
)
"""What goes, by block and line, and why: the first of these that finds a line states it."""


def _gone(cut: Sequence[Verdict]) -> list[Verdict]:
    """Return the verdicts on lines of which nothing stays."""
    return [verdict for verdict in cut if not verdict.keep]


def _end(rest: _Rest) -> list[Block]:
    """Return what stays below all that says something: lines of signs, and such as lead to a link."""
    page = rest.page
    return list(takewhile(lambda b: _is_separator(b) or _leads_to_link(page, b), reversed(rest.staying)))


def _is_separator(block: Block) -> bool:
    text = block.text
    return not text[0].isalnum() and (_SEPARATOR.fullmatch(text) is not None or not text.strip(QUOTES))


_SEPARATOR = regex.compile(r"[\s_*#=~\u00b7\u2022\u2013\u2014\u2015-]++")


def _is_drawn(text: str) -> bool:
    """Tell whether a text is a line of dashes, or but quotation marks."""
    return text[0] in _DRAWN and (_DASHES.fullmatch(text) is not None or not text.strip(QUOTES))


_DASHES = regex.compile(r"[-=~][-=~ ]++|# ?# ?#")  # "###" ends a release: what is below tells of the house
_DRAWN = "-=~#" + QUOTES


def _leads_to_link(page: Page, block: Block) -> bool:
    """Tell whether a block is a short line with a colon, above a link: "Read her full remarks:"."""
    if block.words > _LEADING_WORDS or block.text[-1] not in COLONS or "\n" in block.text:
        return False
    below = page.blocks[block.index + 1 : block.index + 2]
    return any(is_linked(link) and not link.text.startswith("http") for link in below)  # sources say their address


_LEADING_WORDS = 8  # by hand; at half and at twice no page of 520 differs
