"""Why a block was cut, in a person's words (layer 3): an ordered literal table, the first rule that holds names it.

The fitted score decides whether a block stays; these rules say what a block is that does not: a rule's test
takes what is known of the block and returns evidence or None.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from newsclean.model import Rule
from newsclean.tags import Hint


class Evidence(NamedTuple):
    """What the tests look at."""

    tag: str
    words: int
    """At most COUNTED_WORDS: longer blocks are alike to all rules."""
    near: int
    """Hint bits of the element, its parent and grandparent."""
    all: int
    """Hint bits of all ancestors."""
    inline: int
    """Hint bits of the inline elements in the block."""
    mostly_link: bool
    """At least 0.6 of its characters stand in links."""
    phrase: str | None
    """Category of the phrase that the block's text matches."""
    is_title: bool
    repeats: bool
    """The same text stands earlier on the page."""
    in_main: bool
    """It stands in the container that holds most of the prose."""


class BlockRule(NamedTuple):
    """A rule and its test."""

    rule: Rule
    test: Callable[[Evidence], bool]


def _near(bits: int) -> Callable[[Evidence], bool]:
    return lambda e: bool((e.near | e.inline) & bits)


def _inside(bits: int) -> Callable[[Evidence], bool]:
    return lambda e: bool(e.all & bits)


def _short_near(bits: int, words: int) -> Callable[[Evidence], bool]:
    return lambda e: e.words <= words and bool((e.near | e.inline) & bits)


def _caption(e: Evidence) -> bool:
    return bool((e.near | e.inline) & Hint.CAPTION) and not e.mostly_link


def _figure(e: Evidence) -> bool:
    return bool(e.all & Hint.FIGURE) and not e.mostly_link


_CREDIT_LINE_WORDS = 10  # a longer line that holds a credit is a caption with its credit

COUNTED_WORDS = 30
MOSTLY = 0.6

PHRASE_ROLES = {
    "credit": "credit", "caption": "caption", "byline": "byline", "dateline": "dateline", "related": "related",
    "newsletter": "newsletter", "subscribe": "promo", "app": "promo", "follow": "promo", "tips": "promo",
    "advertisement": "advertisement", "affiliate": "furniture", "correction": "furniture", "agency": "agency",
    "copyright": "copyright", "bio": "bio", "reading-time": "furniture", "listen": "furniture", "comments": "comment",
    "share": "share", "navigation": "navigation", "screen-reader": "hidden", "live": "furniture", "feedback": "furniture",
}  # fmt: skip

BLOCK_RULES: tuple[BlockRule, ...] = (
    BlockRule(Rule("headline", "the headline, which stands apart", "headline"), lambda e: e.is_title),
    BlockRule(Rule("screen-reader-text", "text for screen readers only", "hidden"), _near(Hint.SCREEN_READER)),
    BlockRule(Rule("navigation-menu", "stands in a navigation menu", "navigation"), _inside(Hint.NAV | Hint.BREADCRUMB)),
    BlockRule(Rule("page-footer", "stands in the page's footer", "furniture"), _inside(Hint.FOOTER)),
    BlockRule(Rule("picture-credit", "marked as a picture credit", "credit"), _short_near(Hint.CREDIT, 15)),
    BlockRule(Rule("cookie-notice", "stands in a cookie notice", "furniture"), _inside(Hint.COOKIE)),
    BlockRule(Rule("comment-section", "stands among readers' comments", "comment"), _inside(Hint.COMMENT)),
    BlockRule(Rule("newsletter-box", "stands in a newsletter box", "newsletter"), _inside(Hint.NEWSLETTER)),
    BlockRule(Rule("picture-caption", "marked as a picture caption", "caption"), _caption),
    BlockRule(Rule("figure-text", "stands inside a figure", "caption"), _figure),
    BlockRule(Rule("advertisement-slot", "stands in an advertisement slot", "advertisement"), _inside(Hint.ADVERT)),
    BlockRule(Rule("share-bar", "stands in a share bar", "share"), _short_near(Hint.SHARE, 12)),
    BlockRule(Rule("author-note", "says who the author is", "bio"), _near(Hint.BIO)),
    BlockRule(Rule("author-line", "names the author, as the byline does", "byline"), _short_near(Hint.AUTHOR, 25)),
    BlockRule(Rule("date-line", "gives the page's date", "dateline"), _short_near(Hint.DATE, 15)),
    BlockRule(Rule("related-block", "stands in a block of related links", "related"), _inside(Hint.RELATED | Hint.POPULAR)),
    BlockRule(Rule("promo-box", "stands in a promotion box", "promo"), _inside(Hint.PROMO | Hint.SUBSCRIBE)),
    BlockRule(Rule("topic-tags", "lists the page's topics", "navigation"), _short_near(Hint.TAGS, 25)),
    BlockRule(Rule("hidden-element", "the page hides it", "hidden"), _near(Hint.HIDDEN)),
    BlockRule(Rule("repeated-text", "stands on the page twice", "duplicate"), lambda e: e.repeats and e.words > 3),
    BlockRule(Rule("link-teaser", "most of it is a link", "related"), lambda e: e.mostly_link and e.words >= 4),
    BlockRule(Rule("link-label", "a short link", "navigation"), lambda e: e.mostly_link),
    BlockRule(Rule("sidebar", "stands in a sidebar", "related"), _inside(Hint.SIDEBAR)),
    BlockRule(Rule("page-header", "stands in the page's header", "furniture"), _inside(Hint.HEADER)),
    BlockRule(Rule("embedded-content", "stands in embedded content", "other"), _inside(Hint.EMBED)),
    BlockRule(Rule("form-text", "stands in a form", "furniture"), _inside(Hint.FORM | Hint.LOGIN | Hint.SEARCH)),
    BlockRule(Rule("outside-article", "stands outside the article", "other"), lambda e: not e.in_main),
    BlockRule(Rule("short-label", "a label, not a sentence", "furniture"), lambda e: e.words <= 6),
)  # fmt: skip
LOW_SCORE = Rule("low-score", "reads like page furniture", "other")
FITTED = Rule("fitted-score", "reads like the article", "paragraph")
STANDFIRST = Rule("standfirst", "the summary above the body", "standfirst")
EMBEDDED_POST = Rule("embedded-post", "an embedded post amid the body", "quote")
CAPTION_ECHO = Rule("caption-echo", "repeats the caption beside it", "caption")
BYLINE_ECHO = Rule("byline-echo", "repeats the byline", "byline")
WRITER_ADDRESS = Rule("writer-address", "the writer's name and address", "byline")
LINK_TEASER = Rule("mid-body-teaser", "a paragraph that is one link elsewhere", "related")
INDEX_PAGE = Rule("index-page", "one of many teasers on an index page", "related")
DROPPED = Rule("dropped-by-rule", "a rule of yours drops it", "other")  # a removal gives the rule's own reason
RECURS = Rule("recurs-on-site", "recurs on this site", "furniture")
TABLE_ROW = Rule("table-row", "a row of a table", "other")
STATED = (DROPPED, RECURS, TABLE_ROW, CAPTION_ECHO, BYLINE_ECHO, WRITER_ADDRESS, LINK_TEASER, INDEX_PAGE, LOW_SCORE)
RULES = {r.rule.name: r.rule for r in BLOCK_RULES} | {rule.name: rule for rule in STATED}


@lru_cache(maxsize=8192)
def name_cut(evidence: Evidence) -> Rule:
    """Return the rule that says why a block with this evidence is no part of the article."""
    if evidence.is_title:
        return BLOCK_RULES[0].rule
    is_credit = evidence.phrase == "credit"
    if is_credit and (_caption(evidence) or _figure(evidence) or evidence.words > _CREDIT_LINE_WORDS):
        return RULES["picture-caption"]
    if evidence.phrase is not None:
        return phrase_rule(evidence.phrase, "")
    for rule, test in BLOCK_RULES:
        if test(evidence):
            return rule
    return LOW_SCORE


def phrase_rule(category: str, reason: str) -> Rule:
    """Return the rule of a phrase category of the lexicon."""
    return Rule(f"{category}-phrase", reason or f"{category.replace('-', ' ')} phrase", PHRASE_ROLES[category])
