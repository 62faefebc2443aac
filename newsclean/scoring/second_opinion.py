"""A second opinion where the engine is unsure (layer 4): readability-lxml on the same tree.

Where little stays, or what stays is doubtful, readability is asked for its article; doubtful blocks that it chose
too are kept. It is never asked on a page that the engine is sure of: it costs as much as all else together.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from newsclean.model import Page, Term, Verdict
from newsclean.page.structure import role_of
from newsclean.page.tags import SKIPPED
from newsclean.scoring.rules import COOKIE_NOTICE, INDEX_PAGE, NEXT_ARTICLE, SECOND_OPINION
from newsclean.text import squeeze

UNSURE_WORDS = 60  # fewer words than a short news item has
UNSURE_SCORE = 0.65  # mean score of what stays, weighted by words
MIN_SCORE = 0.2  # a block that the engine thinks less of stays out, whoever speaks for it
MIN_WORDS = 8  # by hand; at half and at twice 4 and 1 of 520 pages differ
DOUBTFUL_SHARE = 0.25  # words in doubt by those that stay: with fewer, three annotated pages of five got worse
MAX_CONTAINERS = 3_000  # readability is quadratic on some larger pages
_PROBE = 60  # by hand; at half and at twice 0 and 1 of 520 pages differ


def is_unsure(page: Page, chosen: Sequence[Verdict]) -> bool:
    """Tell whether little stays, or what stays is doubtful itself, and enough of the page is in doubt to matter."""
    if not page.blocks or len(page.containers) > MAX_CONTAINERS:
        return False
    words = weighed = 0.0
    in_doubt = 0
    for verdict in chosen:
        if verdict.rule == INDEX_PAGE.name:
            return False
        count = page.blocks[verdict.block].words
        if verdict.keep:
            words += count
            weighed += count * verdict.score
        elif verdict.score >= MIN_SCORE and count >= MIN_WORDS:
            in_doubt += count
    return in_doubt > DOUBTFUL_SHARE * words and (words < UNSURE_WORDS or weighed < UNSURE_SCORE * words)


_NEVER_TURNED = ("caption", "credit", "headline", "comment")
_NEVER_TURNED_RULES = (COOKIE_NOTICE.name, NEXT_ARTICLE.name)


def ask_readability(page: Page, chosen: Sequence[Verdict]) -> tuple[tuple[Verdict, ...], str]:
    """Return the contextual verdicts with those that readability's choice turns, and a note on what it said."""
    text = squeeze(readability_text(page))
    said = {squeeze(page.blocks[verdict.block].text) for verdict in chosen if verdict.keep}
    verdicts = []
    turned = 0
    for verdict in chosen:
        block = page.blocks[verdict.block]
        doubtful = not verdict.keep and verdict.score >= MIN_SCORE and block.words >= MIN_WORDS
        is_open = verdict.role not in _NEVER_TURNED and verdict.rule not in _NEVER_TURNED_RULES
        if doubtful and is_open and (own := squeeze(block.text))[:_PROBE] in text and own not in said:
            turned += 1
            terms = (Term(SECOND_OPINION.name, 0.0, "readability-lxml chose it too"),)
            verdict = verdict._replace(keep=True, rule=SECOND_OPINION.name, role=role_of(page, block), terms=terms)
        verdicts.append(verdict)
    more = "1 more block stays" if turned == 1 else f"{turned} more blocks stay"
    return tuple(verdicts), f"unsure of the page: readability-lxml was asked, and {more}"


def readability_text(page: Page) -> str:
    """Return the text of readability's article, "" where it finds none."""
    from readability import Document  # 60 ms to load, and few pages need it
    from readability.readability import Unparseable

    root = deepcopy(page.root)
    etree.strip_elements(root, *SKIPPED, with_tail=False)  # it would read them several times
    html = etree.tostring(root, encoding="unicode", method="html")
    try:
        summary = Document(html).summary(html_partial=True)
        article: Any = etree.fromstring(summary, etree.HTMLParser()) if summary else None
        return "" if article is None else "".join(article.itertext())
    except (Unparseable, etree.LxmlError, ValueError, TypeError, AttributeError):  # what it raises on odd pages
        return ""
