"""What a site's profile says of a page (layer 4): the kept lines and link blocks that recur on the site.

In: Page, verdicts, profiles. Out: the pieces to cut. `line_key` and `style_key` are what pages are compared by; both
are written in the profile, so they are made to be read by a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from newsclean.model import Block, Page, Verdict
from newsclean.options import SiteProfile
from newsclean.page.block_text import count_words, counts_characters
from newsclean.page.structure import ancestors
from newsclean.text import fold

LINK_SHARE = 0.8  # a block with this much of it in links is a link block
LABEL_WORDS = 3  # so short a line ("Pros", "1.") is cut only together with what it stands over
LABEL_CHARACTERS = 3 * LABEL_WORDS  # in scripts without spaces
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_STEPS = 4  # elements that a style names at most


class Piece(NamedTuple):
    """A piece that recurs."""

    block: int
    line: int
    """-1 is the whole block."""
    evidence: str


def line_key(line: str) -> str:
    """Return a line as it is compared from page to page.

    >>> line_key("» Join our 12,500 readers!")
    'join our # readers!'
    """
    return _NUMBER.sub("#", fold(line))


def numbers_in(line: str) -> str:
    """Return the numbers that `line_key` leaves out of a line.

    >>> numbers_in("Join our 12,500 readers in 9 towns!")
    '12,500 9'
    """
    return " ".join(_NUMBER.findall(fold(line)))


def style_key(page: Page, block: Block) -> str:
    """Return tags and classes of the elements that hold a block, up to the first one with a class.

    >>> from newsclean.pipeline import read_page
    >>> page = read_page('<div class="box wide"><ul><li>One thing</ul></div>').page
    >>> style_key(page, page.blocks[0])
    'div.box.wide > ul > li'
    """
    names: list[str] = []
    for index in islice(ancestors(page, block.container), _STEPS):
        container = page.containers[index]
        _, _, css_class = container.style.partition(".")
        names.append(".".join((container.tag, *css_class.split())))
        if css_class.strip():
            break
    return _NUMBER.sub("#", " > ".join(reversed(names)))


def is_links(block: Block) -> bool:
    """Tell whether a block is a link and nothing else, and no sentence."""
    return block.link_chars >= LINK_SHARE * block.chars and not block.text.endswith(".")


def find_recurring(
    page: Page, chosen: Mapping[int, Verdict], lines: Mapping[tuple[int, int], Verdict], profiles: Sequence[SiteProfile]
) -> Iterator[Piece]:
    """Yield what stays of the page although the profiles know it; a block before its lines, the last block first.

    A recurring heading or label goes only where nothing that stays follows it, or what follows goes as well: "Pros"
    stands on every page of a site, over other things.
    """
    texts = {(r.text, r.style): f"beside {r.pages} of {p.pages} articles" for p in profiles for r in p.lines}
    links = {r.style: f"a link beside {r.pages} of {p.pages} articles" for p in profiles for r in p.links}
    below_goes = True
    for block in reversed(page.blocks):
        verdict = chosen[block.index]
        if not verdict.keep:
            continue
        style = style_key(page, block)
        if is_links(block) and style in links:
            yield from (Piece(block.index, line, links[style]) for line in _staying(block, lines))
            below_goes = True
            continue
        found = []
        stays = 0
        for index, line in reversed(list(enumerate(block.text.split("\n")))):
            if (block.index, index) in lines:
                continue
            evidence = texts.get((line_key(line), style))
            is_label = verdict.role == "heading" or _is_short(line)
            below_goes = evidence is not None and (below_goes or not is_label)
            if below_goes and evidence:
                found.append(Piece(block.index, index, evidence))
            else:
                stays += 1
        if stays or len(found) <= block.text.count("\n"):
            yield from found
        else:
            yield Piece(block.index, -1, found[-1].evidence)


def _is_short(line: str) -> bool:
    """Tell whether a line is as short as a label; where each character counts as a word, three make one."""
    words = count_words(line)
    return words <= (LABEL_CHARACTERS if counts_characters(words, line) else LABEL_WORDS)


def _staying(block: Block, lines: Mapping[tuple[int, int], Verdict]) -> Sequence[int]:
    """Return the lines of a block of which not all has gone yet; -1, for the whole block, where all stay."""
    every = range(block.text.count("\n") + 1)
    gone = {line for line in every if (own := lines.get((block.index, line))) and not own.keep}
    return [line for line in every if line not in gone] if gone else [-1]
