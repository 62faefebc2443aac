"""The post-processor (layer 3): lines of chosen blocks that are credits, promos, datelines, tails.

In: the chosen blocks and the lexicon. Out: a verdict for each line that is cut, or of which only a part stays.
The phrases are data (`lang/*.toml`); the rules here say when a phrase counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.lexicon import Lexicon, Match
from newsclean.model import Metadata, Page, Term, Verdict
from newsclean.rules import phrase_rule

# Most words that a line of the category has; a longer one is prose that opens alike. Measured on the lines of
# chosen blocks that match (aeb, fundus16, fundus_world, wcxb): above, more lines belong than not.
MAX_WORDS = {
    "credit": 30, "caption": 30, "byline": 25, "dateline": 15, "related": 30, "newsletter": 60, "subscribe": 60, "app": 40,
    "follow": 50, "tips": 50, "advertisement": 8, "affiliate": 80, "correction": 50, "agency": 30, "copyright": 60, "bio": 60,
    "reading-time": 8, "listen": 12, "comments": 12, "share": 12, "navigation": 8, "screen-reader": 8, "live": 15, "feedback": 25,
}  # fmt: skip


# From this contextual score on a phrase of the category counts no more: the page around the line has spoken.
# Categories not named here count always.
SURE_SCORE = {
    "affiliate": 0.85, "agency": 0.9, "dateline": 0.8, "live": 0.5, "navigation": 0.7, "byline": 0.9, "caption": 0.8, "app": 0.9,
    "tips": 0.9, "copyright": 0.8, "correction": 0.9, "bio": 0.9, "credit": 0.9, "follow": 0.95, "related": 0.97, "listen": 0.9,
    "comments": 0.7, "subscribe": 0.97,
}  # fmt: skip


def cut_lines(page: Page, chosen: Sequence[Verdict], lexicon: Lexicon, meta: Metadata) -> tuple[Verdict, ...]:
    """Return a verdict for each line of a chosen block that does not belong."""
    verdicts = []
    for verdict in chosen:
        if not verdict.keep or verdict.rule == "embedded-post":
            continue
        block = page.blocks[verdict.block]
        link_share = block.link_chars / block.chars
        for index, line in enumerate(block.text.split("\n")):
            found = lexicon.match(line, link_share)
            if found and counts(found, line, verdict.score):
                rule = phrase_rule(found.category, found.reason)
                terms = (Term(rule.name, float("-inf"), f"{found.how} \u201c{found.phrase}\u201d"),)
                verdicts.append(Verdict(block.index, index, "line", False, 0.0, rule.name, rule.role, terms))
    return tuple(verdicts)


def counts(found: Match, line: str, score: float) -> bool:
    """Tell whether a matched phrase makes the line boilerplate."""
    return len(line.split()) <= MAX_WORDS[found.category] and score < SURE_SCORE.get(found.category, 1.1)
