"""Why a block was cut or stays, in a person's words (layer 3): an ordered literal table, and the other rooms' rules.

The fitted score decides whether a block stays; the table says what a block is that does not: a rule's test takes what
is known of the block and tells whether it holds. The rules below it are those that the finders and others state.

Which rule decides: in `finders` the last finder that states something of a block. Where none does and the block goes,
`name_cut` asks in this order: a caption with its credit, a phrase, the first rule of the table that holds.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from newsclean.model import Rule
from newsclean.page.tags import Hint


class Evidence(NamedTuple):
    """What the tests look at."""

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
    repeats: bool
    """The same text stands earlier on the page."""
    in_main: bool
    """It stands in the container that holds most of the prose."""
    dated: bool
    """A few words with a year or a clock among them."""
    leads_within: bool
    """Its first link leads to a place in the page."""


class BlockRule(NamedTuple):
    """A rule and its test: names on the element or around it, or a test of its own."""

    rule: Rule
    near: int = 0
    """It holds where the element, its parent, grandparent or an inline element in it has one of these hints."""
    inside: int = 0
    """It holds where any element above has one of these hints."""
    most_words: int = 10**6
    """It holds for blocks of at most so many words."""
    test: Callable[[Evidence], bool] | None = None


class LineCut(NamedTuple):
    """Why a line of a block that stays goes."""

    rule: Rule
    evidence: str
    kept: str | None = None
    """What stays of the line: the sentence before a tail."""


COUNTED_WORDS = 30  # by hand; at half and at twice 4 and 0 of 520 pages differ
MOSTLY = 0.6  # by hand; at half and at twice 47 and 298 of 520 pages differ

PHRASE_ROLES = {
    "credit": "credit", "caption": "caption", "byline": "byline", "dateline": "dateline", "related": "related",
    "newsletter": "newsletter", "subscribe": "promo", "app": "promo", "follow": "promo", "tips": "promo",
    "advertisement": "advertisement", "affiliate": "furniture", "correction": "furniture", "agency": "agency",
    "copyright": "copyright", "bio": "bio", "reading-time": "furniture", "listen": "furniture", "comments": "comment",
    "share": "share", "navigation": "navigation", "screen-reader": "hidden", "live": "furniture",
    "feedback": "furniture",
    "embed": "furniture",
}  # fmt: skip


def _no_link(e: Evidence) -> bool:
    return not e.mostly_link


def _no_figure(e: Evidence) -> bool:
    return not e.near & (Hint.FIGURE | Hint.CAPTION | Hint.QUOTE)


SCREEN_READER_TEXT = Rule("screen-reader-text", "text for screen readers only", "hidden")
OUTSIDE_ARTICLE = Rule("outside-article", "stands outside the article", "other")
PICTURE_CREDIT = Rule("picture-credit", "marked as a picture credit", "credit")
PICTURE_CAPTION = Rule("picture-caption", "marked as a picture caption", "caption")
FIGURE_TEXT = Rule("figure-text", "stands inside a figure", "caption")
SHORT_LABEL = Rule("short-label", "a label, not a sentence", "furniture")
IN_PAGE_LINK = Rule("in-page-link", "a link to a place in the page", "navigation")
LINK_TEASER = Rule("link-teaser", "most of it is a link", "related")
LINK_LABEL = Rule("link-label", "a short link", "navigation")
TOPIC_TAGS = Rule("topic-tags", "lists the page's topics", "navigation")
PAGE_HEADER = Rule("page-header", "stands in the page's header", "furniture")
SHARE_BAR = Rule("share-bar", "stands in a share bar", "share")
DATE_TEXT = Rule("date-text", "a date or a time of day", "dateline")
MARKED_DATE = Rule("marked-date", "marked as the page's date", "dateline")
COOKIE_NOTICE = Rule("cookie-notice", "stands in a cookie notice", "furniture")
BLOCK_RULES: tuple[BlockRule, ...] = (
    BlockRule(SCREEN_READER_TEXT, near=Hint.SCREEN_READER),
    BlockRule(Rule("navigation-menu", "stands in a navigation menu", "navigation"), inside=Hint.NAV | Hint.BREADCRUMB),
    BlockRule(Rule("comment-section", "stands among readers' comments", "comment"), inside=Hint.COMMENT),
    BlockRule(Rule("page-footer", "stands in the page's footer", "furniture"), inside=Hint.FOOTER, test=_no_figure),
    BlockRule(PICTURE_CREDIT, near=Hint.CREDIT, most_words=15),
    BlockRule(COOKIE_NOTICE, inside=Hint.COOKIE),
    BlockRule(Rule("newsletter-box", "stands in a newsletter box", "newsletter"), inside=Hint.NEWSLETTER),
    BlockRule(PICTURE_CAPTION, near=Hint.CAPTION, test=_no_link),
    BlockRule(FIGURE_TEXT, inside=Hint.FIGURE, test=_no_link),
    BlockRule(Rule("advertisement-slot", "stands in an advertisement slot", "advertisement"), inside=Hint.ADVERT),
    BlockRule(SHARE_BAR, near=Hint.SHARE, most_words=12),
    BlockRule(Rule("author-note", "marked as a note on the author", "bio"), near=Hint.BIO),
    BlockRule(Rule("author-line", "part of the byline", "byline"), near=Hint.AUTHOR, most_words=25),
    BlockRule(MARKED_DATE, near=Hint.DATE, most_words=15, test=_no_link),
    BlockRule(DATE_TEXT, test=lambda e: e.dated),
    BlockRule(
        Rule("related-block", "stands in a block of related links", "related"), inside=Hint.RELATED | Hint.POPULAR
    ),
    BlockRule(Rule("promo-box", "stands in a promotion box", "promo"), inside=Hint.PROMO | Hint.SUBSCRIBE),
    BlockRule(TOPIC_TAGS, near=Hint.TAGS, most_words=25),
    BlockRule(Rule("hidden-element", "the page hides it", "hidden"), near=Hint.HIDDEN),
    BlockRule(Rule("repeated-text", "stands on the page twice", "duplicate"), test=lambda e: e.repeats and e.words > 3),
    BlockRule(IN_PAGE_LINK, test=lambda e: e.mostly_link and e.leads_within),
    BlockRule(LINK_TEASER, test=lambda e: e.mostly_link and e.words >= 4),
    BlockRule(LINK_LABEL, test=lambda e: e.mostly_link),
    BlockRule(Rule("sidebar", "stands in a sidebar", "related"), inside=Hint.SIDEBAR),
    BlockRule(PAGE_HEADER, inside=Hint.HEADER),
    BlockRule(Rule("embedded-content", "stands in embedded content", "other"), inside=Hint.EMBED),
    BlockRule(Rule("form-text", "stands in a form", "furniture"), inside=Hint.FORM | Hint.LOGIN | Hint.SEARCH),
    BlockRule(OUTSIDE_ARTICLE, test=lambda e: not e.in_main),
    BlockRule(SHORT_LABEL, test=lambda e: e.words <= 6),
)  # fmt: skip
LOW_SCORE = Rule("low-score", "reads like page furniture", "other")
FITTED_SCORE = Rule("fitted-score", "reads like the article", "paragraph")
LIKELIEST_TEXT = Rule("likeliest-text", "the likeliest text of a page with little", "paragraph")
SECOND_OPINION = Rule("second-opinion", "readability-lxml chose it too", "paragraph")
JSON_LD_BODY = Rule("json-ld-body", "the page states it in JSON-LD alone", "paragraph")
READER_COMMENT = Rule("reader-comment", "a reader's comment, as asked for", "paragraph")
KEPT_BY_RULE = Rule("kept-by-rule", "a rule of yours keeps it", "paragraph")  # its verdict gives the rule's own reason

# ---- what keeps a block, by the finders --------------------------------------------------------------

ALIKE_SENTENCE = Rule("alike-sentence", "reads like text with those made like it", "paragraph")
MOSTLY_KEPT = Rule("mostly-kept", "most of its list, or headings like it, stay", "paragraph")
LED_LIST = Rule("led-list", "in a list that the line above leads to", "paragraph")
LIST_AFTER_COLON = Rule("list-after-colon", "in a list below a colon, or the line with it", "paragraph")
LINKED_ITEM = Rule("linked-item", "a link in a list of which most stays", "paragraph")
LINE_IN_RUN = Rule("line-in-run", "a linked name beside short lines made like it", "paragraph")
WRAPPED_HEADING = Rule("wrapped-heading", "all the text of a heading around its element", "paragraph")
QUESTIONS_AND_ANSWERS = Rule("questions-and-answers", "a question that stays with others, or its answer", "paragraph")
AMID_THE_BODY = Rule("amid-the-body", "a sentence between two sure paragraphs", "paragraph")
SUBHEAD = Rule("subhead", "heads the text below it", "paragraph")
PARTED_SUBHEAD = Rule("parted-subhead", "heads the text below an advert or a teaser", "paragraph")
NAMED_NETWORK = Rule("named-network", "a network that the text tells of", "paragraph")
PREFORMATTED = Rule("preformatted", "is or stands amid preformatted text", "paragraph")
RECIPE = Rule("recipe", "an ingredient or a step of the recipe", "paragraph")
BODY_SIBLING = Rule("body-sibling", "a sentence made like most of the text", "paragraph")
BETWEEN_KEPT = Rule("between-kept", "between two that stay, made like the text", "paragraph")
SENTENCE_AMID_TEXT = Rule("sentence-amid-text", "a sentence right beside the text", "paragraph")
LIST_HEADING = Rule("list-heading", "heads a text in a list of things", "paragraph")
BOX_HEADING = Rule("box-heading", "heads a box of facts that stays", "paragraph")
FACT_BOX = Rule("fact-box", "in a box of facts within the article", "paragraph")
QUOTATION = Rule("quotation", "a quotation between two paragraphs", "quote")
SPEAKER = Rule("speaker", "who is quoted, below the quotation", "quote")
LIVE_ENTRY = Rule("live-entry", "of a live page's entries, most of which stay", "paragraph")
STANDFIRST = Rule("standfirst", "the summary above the body", "standfirst")
EMBEDDED_POST = Rule("embedded-post", "an embedded post amid the body", "quote")
DATA_TABLE = Rule("data-table", "a table amid the body", "table-row")
KEPT_ROLES = frozenset(rule.role for rule in (FITTED_SCORE, STANDFIRST, EMBEDDED_POST, DATA_TABLE))

# ---- what cuts a block or a line, by the finders and by the rooms above and beside it ---------------

HEADLINE = Rule("headline", "the headline, which stands apart", "headline")
CAPTION_WITH_CREDIT = Rule("caption-with-credit", "a caption: its picture's credit is with it", "caption")
LINE_BELOW_PICTURE = Rule("line-below-picture", "a line in its picture's element", "caption")
BELOW_PICTURE = Rule("below-picture", "a line below its picture, made otherwise", "caption")
ALTERNATIVE_TEXT = Rule("alternative-text", "says what its picture's alt text says", "caption")
CAPTION_ECHO = Rule("caption-echo", "repeats the caption beside it", "caption")
PRINTED_LINK = Rule("printed-link", "the address of a link, numbered as in a print", "navigation")
DATE_LINE = Rule("date-line", "gives the page's date", "dateline")
TIME_OF_DAY = Rule("time-of-day", "a time of day and nothing else", "dateline")
BYLINE_ECHO = Rule("byline-echo", "repeats the byline", "byline")
AUTHOR_BIO = Rule("author-bio", "says who the author is", "bio")
WRITER_ADDRESS = Rule("writer-address", "few words and an e-mail address", "byline")
WRITER_INITIALS = Rule("writer-initials", "the initials of those who wrote it", "byline")
SEPARATOR = Rule("separator", "signs that part nothing", "other")
LONE_HEADING = Rule("lone-heading", "a heading of nothing but what was cut", "other")
HEADLINE_OF_LINK = Rule("headline-of-link", "the headline of what it says to read", "other")
BELOW_LABEL = Rule("below-label", "belongs to the label above it, which was cut", "other")
LEADS_TO_LINK = Rule("leads-to-link", "leads to a link below all text", "other")
MID_BODY_TEASER = Rule("mid-body-teaser", "a paragraph that is one link elsewhere", "related")
FOREIGN_HEADLINE = Rule("foreign-headline", "no sentence, and no word of it in the text around", "related")
LABELLED_LINK = Rule("labelled-link", "a label and a link to another article", "related")
LINK_BAR = Rule("link-bar", "a row of links with bars between", "navigation")
HEADING_OF_LINKS = Rule("heading-of-links", "heads nothing but links that go", "related")
TEASER_LIST = Rule("teaser-list", "in a list of links to other articles", "related")
TEASER_CARD = Rule("teaser-card", "stands in a promo with a linked headline", "related")
MORE_NEWS = Rule("more-news", "a teaser below a label of other news", "related")
NEXT_ARTICLE = Rule("next-article", "stands in another article below this one", "related")
INDEX_PAGE = Rule("index-page", "one of many teasers on an index page", "related")
BUTTON = Rule("button", "a button, or a link that is called one", "related")
SIGN_UP_BOX = Rule("sign-up-box", "stands in a box that asks readers to sign up", "newsletter")
CHANNEL_LINK = Rule("channel-link", "asks readers to join a messenger's channel", "promo")
HOUSE_PITCH = Rule("house-pitch", "pitches what the page's own house offers", "promo")
HOUSE_SPEAKS = Rule("house-speaks", "the house speaks to its readers", "promo")
CALL_TO_PROGRAMME = Rule("call-to-programme", "asks readers to listen or watch", "promo")
INSERT = Rule("insert", "a box that asks or offers something else", "promo")
CALENDAR = Rule("calendar", "the days of a month", "furniture")
SITE_TABLE = Rule("site-table", "a table in a box that leads to more of the site", "furniture")
FORM = Rule("form", "stands in a form that readers fill in", "furniture")
BESIDE_FORM = Rule("beside-form", "stands beside a form that asks for an address", "newsletter")
FAR_FROM_ARTICLE = Rule("far-from-article", "stands far from the article, in another element", "other")
ABOVE_HEADLINE = Rule("above-headline", "stands above the headline of the text", "other")
BIO_BOX = Rule("bio-box", "a box on the author below the text", "bio")
SECOND_COPY = Rule("second-copy", "says what the text says elsewhere", "duplicate")
PULL_QUOTE = Rule("pull-quote", "a quotation whose words the text has", "duplicate")
MACHINE_TEXT = Rule("machine-text", "written for a program, not for readers", "other")
MACHINE_SUMMARY = Rule("machine-summary", "a machine has summed up the article", "other")
BELOW_COMMENTS = Rule("below-comments", "stands below the label of readers' comments", "comment")
BELOW_ALL_COMMENTS = Rule("below-all-comments", "stands below the readers' comments", "related")
LOOSE_END = Rule("loose-end", "doubtful, and set apart below the text", "other")
PAGE_SUMMARY = Rule("page-summary", "sums up a page that is no news article", "other")
DROPPED_BY_RULE = Rule("dropped-by-rule", "a rule of yours drops it", "other")  # a removal gives the rule's own reason
RECURS_ON_SITE = Rule("recurs-on-site", "recurs on this site", "furniture")
TABLE_ROW = Rule("table-row", "a row of a table", "other")

RULES = {
    rule.name: rule
    for rule in (*(row.rule for row in BLOCK_RULES), *(one for one in vars().values() if isinstance(one, Rule)))
}
"""All rules but those of phrases, by name: those of the table, and all that this room has by a name of their own."""


@lru_cache(maxsize=8192)
def name_cut_by(evidence: tuple[int | bool | str | None, ...]) -> Rule:
    """Return `name_cut` of the fields of an Evidence. A plain tuple of plain values costs the collector of garbage
    nothing while it is kept.
    """
    return name_cut(tuple.__new__(Evidence, evidence))


def name_cut(evidence: Evidence) -> Rule:
    """Return the rule that says why a block with this evidence is no part of the article."""
    words, inside = evidence.words, evidence.all
    near = evidence.near | evidence.inline
    if evidence.phrase == "credit" and near & Hint.CAPTION and not evidence.mostly_link:
        return PICTURE_CAPTION
    if evidence.phrase is not None:
        return phrase_rule(evidence.phrase)
    for rule, near_bits, inside_bits, most_words, test in BLOCK_RULES:
        named = near & near_bits or inside & inside_bits or not (near_bits or inside_bits)
        if named and words <= most_words and (test is None or test(evidence)):
            return rule
    return LOW_SCORE


def phrase_rule(category: str) -> Rule:
    """Return the rule of a phrase category of the lexicon; what a removal says is the reason in the language's file."""
    return Rule(phrase_rule_name(category), f"{category.replace('-', ' ')} phrase", PHRASE_ROLES[category])


def phrase_rule_name(category: str) -> str:
    """Return the name of the rule of a phrase category."""
    return f"{category}-phrase"
