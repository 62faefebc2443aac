"""What the caller decides, over the score (layer 4): comments, tables, site profiles, own rules and site rules.

In: Page, all verdicts, Options. Out: the verdicts with those blocks judged anew that the caller's wishes decide; a
block still has one contextual verdict. A site profile yields to rules on elements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from newsclean.addresses import host_in
from newsclean.judged import Judged, change, judged_of
from newsclean.model import Page, Term, Verdict
from newsclean.options import Options, SiteProfile
from newsclean.own_rules.element_rules import obey, rulings_for
from newsclean.own_rules.recurrence import Piece, find_recurring
from newsclean.own_rules.site_rules import for_host
from newsclean.page.block_text import count_words
from newsclean.page.structure import role_of
from newsclean.page.tags import Hint
from newsclean.scoring.features import alone_row
from newsclean.scoring.rules import BELOW_COMMENTS, READER_COMMENT, RECURS_ON_SITE, TABLE_ROW
from newsclean.scoring.score import KEEP_SCORE
from newsclean.scoring.trees import forest


class Overruled(NamedTuple):
    """What the caller's wishes make of the verdicts."""

    verdicts: tuple[Verdict, ...]
    warnings: tuple[str, ...] = ()


def overrule(page: Page, verdicts: Sequence[Verdict], options: Options) -> Overruled:
    """Return the verdicts as the caller's wishes leave them. Raises DataError where a selector is not valid."""
    host = host_in(page.url)
    rulings = list(rulings_for(host, options))
    profiles = for_host(options.profiles, host)
    if not rulings and not profiles and not options.comments and options.tables:
        return Overruled(tuple(verdicts))
    judged = judged_of(verdicts)
    if not options.tables:
        judged = change(judged, cut_table_rows(judged.blocks.values()))
    if options.comments:
        judged = change(judged, keep_comments(page, judged.blocks.values()))
    recurring = cut_recurring(page, profiles, judged) if profiles else ()
    judged = change(judged, recurring or ())
    if rulings:
        judged = obey(page, rulings, judged)
    alone = (v for v in verdicts if v.stage == "alone")
    warnings = (SPARED,) if recurring is None else ()
    return Overruled((*alone, *judged.blocks.values(), *judged.lines.values()), warnings)


def lean(usual: Sequence[Verdict], favored: Sequence[Verdict], favor: str) -> tuple[Verdict, ...]:
    """Return the favored verdicts, but where precision would add to the usual text or recall take from it the usual.

    Thresholds alone do not promise that: what they let pass changes what is said of other blocks.
    """
    adds = favor == "recall"
    return tuple(f if f.keep == adds else u for u, f in zip(usual, favored, strict=True))


# --- tables and comments ---------------------------------------------------------------------------------------


def cut_table_rows(chosen: Iterable[Verdict]) -> Iterator[Verdict]:
    """Yield verdicts that cut the rows of data tables."""
    for verdict in chosen:
        if verdict.keep and verdict.role == "table-row":
            yield verdict._replace(keep=False, rule=TABLE_ROW.name, role=TABLE_ROW.role)


def keep_comments(page: Page, chosen: Iterable[Verdict]) -> Iterator[Verdict]:
    """Yield verdicts that keep the blocks of comment sections which read like prose.

    Their score is what they would have if nothing around them said that they are comments, or of a footer.
    """
    score = forest("alone").score
    plain = _without_hints(page, Hint.COMMENT | Hint.FOOTER)
    for verdict in chosen:
        block = page.blocks[verdict.block]
        is_comment = page.containers[block.container].hints & Hint.COMMENT or verdict.rule == BELOW_COMMENTS.name
        if verdict.keep or not is_comment:
            continue
        own = score(alone_row(plain, block))
        if own >= KEEP_SCORE:
            yield verdict._replace(keep=True, score=own, rule=READER_COMMENT.name, role=role_of(page, block))


def _without_hints(page: Page, bits: int) -> Page:
    """Return the page as it is where no element carries these hints."""
    containers = tuple(
        c._replace(own_hints=c.own_hints & ~bits, near=c.near & ~bits, hints=c.hints & ~bits) for c in page.containers
    )
    return replace(page, containers=containers)


# --- a site's profile ------------------------------------------------------------------------------------------


MOST_CUT = 0.5
"""A larger share of an article's words no profile cuts: learning takes pages that share so much text for one."""
SPARED = "the site's profile was not used: it knows more than half of the article's words"


def cut_recurring(page: Page, profiles: Sequence[SiteProfile], judged: Judged) -> list[Verdict] | None:
    """Return verdicts that cut what the profiles know, None where it is too much."""
    pieces = list(find_recurring(page, judged.blocks, judged.lines, profiles))
    gone = {piece[:2] for piece in pieces}
    words = cut = 0
    for block in page.blocks if pieces else ():
        if not judged.blocks[block.index].keep:
            continue
        for nth, text in enumerate(block.text.split("\n")):
            own = judged.lines.get((block.index, nth))
            if own is None or own.keep:
                count = count_words(text if own is None or own.text is None else own.text)
                words += count
                cut += count * ((block.index, -1) in gone or (block.index, nth) in gone)
    return None if cut > MOST_CUT * words else [_recurring(piece) for piece in pieces]


def _recurring(piece: Piece) -> Verdict:
    """Return the verdict that cuts a piece which recurs."""
    rule = RECURS_ON_SITE
    stage: Literal["context", "line"] = "context" if piece.line < 0 else "line"
    terms = (Term(rule.name, float("-inf"), piece.evidence),)
    return Verdict(piece.block, piece.line, stage, False, 0.0, rule.name, rule.role, terms)
