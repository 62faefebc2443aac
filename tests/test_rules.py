"""Why a block was cut: `newsclean.scoring.rules`."""

from __future__ import annotations

import re

import pytest

from newsclean.model import CUT_ROLES, Rule
from newsclean.page.tags import Hint
from newsclean.phrase_files import CATEGORIES
from newsclean.scoring import rules
from newsclean.scoring.rules import (
    BLOCK_RULES,
    KEPT_ROLES,
    LOW_SCORE,
    PHRASE_ROLES,
    RULES,
    Evidence,
    name_cut,
    phrase_rule,
)

# A block of which nothing is known but that it is no part of the article.
PLAIN = Evidence(
    words=20, near=0, all=0, inline=0, mostly_link=False, phrase=None, repeats=False,
    in_main=True, dated=False, leads_within=False,
)  # fmt: skip


def near(bits: int, words: int = 10, mostly_link: bool = False) -> Evidence:
    """Return a block whose own element has hints."""
    return PLAIN._replace(near=bits, all=bits, words=words, mostly_link=mostly_link)


def inside(bits: int, mostly_link: bool = False) -> Evidence:
    """Return a block far below an element with hints."""
    return PLAIN._replace(all=bits, mostly_link=mostly_link)


# Each rule: a block that it names, and one that only just escapes it.
EXAMPLES: dict[str, tuple[Evidence, Evidence]] = {
    "screen-reader-text": (near(Hint.SCREEN_READER), inside(Hint.SCREEN_READER)),
    "navigation-menu": (inside(Hint.BREADCRUMB), inside(Hint.LIST)),
    "page-footer": (inside(Hint.FOOTER), inside(Hint.HEADER)),
    "picture-credit": (near(Hint.CREDIT, 15), near(Hint.CREDIT, 16)),
    "cookie-notice": (inside(Hint.COOKIE), inside(Hint.MODAL)),
    "comment-section": (inside(Hint.COMMENT), inside(Hint.QUOTE)),
    "newsletter-box": (inside(Hint.NEWSLETTER), inside(Hint.SUBSCRIBE)),
    "picture-caption": (near(Hint.CAPTION), near(Hint.CAPTION, mostly_link=True)),
    "figure-text": (inside(Hint.FIGURE), inside(Hint.FIGURE, mostly_link=True)),
    "advertisement-slot": (inside(Hint.ADVERT), inside(Hint.PROMO)),
    "share-bar": (near(Hint.SHARE, 12), near(Hint.SHARE, 13)),
    "author-note": (near(Hint.BIO), inside(Hint.BIO)),
    "author-line": (near(Hint.AUTHOR, 25), near(Hint.AUTHOR, 26)),
    "marked-date": (near(Hint.DATE, 15), near(Hint.DATE, 16)),
    "date-text": (PLAIN._replace(dated=True), PLAIN),
    "related-block": (inside(Hint.POPULAR), inside(Hint.TEASER)),
    "promo-box": (inside(Hint.SUBSCRIBE), inside(Hint.DISCLAIMER)),
    "topic-tags": (near(Hint.TAGS, 25), near(Hint.TAGS, 26)),
    "hidden-element": (near(Hint.HIDDEN), inside(Hint.HIDDEN)),
    "repeated-text": (PLAIN._replace(repeats=True, words=4), PLAIN._replace(repeats=True, words=3)),
    "in-page-link": (PLAIN._replace(mostly_link=True, leads_within=True), PLAIN._replace(leads_within=True)),
    "link-teaser": (PLAIN._replace(mostly_link=True, words=4), PLAIN._replace(mostly_link=True, words=3)),
    "link-label": (PLAIN._replace(mostly_link=True, words=3), PLAIN._replace(words=3)),
    "sidebar": (inside(Hint.SIDEBAR), inside(Hint.INFOBOX)),
    "page-header": (inside(Hint.HEADER), inside(Hint.HEADLINE)),
    "embedded-content": (inside(Hint.EMBED), inside(Hint.MEDIA)),
    "form-text": (inside(Hint.LOGIN), inside(Hint.TOOL)),
    "outside-article": (PLAIN._replace(in_main=False), PLAIN),
    "short-label": (PLAIN._replace(words=6), PLAIN._replace(words=7)),
}

each_rule = pytest.mark.parametrize("name", EXAMPLES)


@each_rule
def test_rule_names_its_hit(name: str) -> None:
    """A rule names the block it is made for."""
    assert name_cut(EXAMPLES[name][0]).name == name


@each_rule
def test_rule_leaves_the_near_miss(name: str) -> None:
    """A rule doesn't name a block that is only just something else."""
    assert name_cut(EXAMPLES[name][1]).name != name


def test_a_rules_constant_is_its_name() -> None:
    """The name that a removal gives is the one to look for in the code."""
    named = {key: rule.name for key, rule in vars(rules).items() if isinstance(rule, Rule)}
    assert {key: name for key, name in named.items() if key != name.upper().replace("-", "_")} == {}


def test_every_rule_has_examples() -> None:
    """Each rule of the table has a hit and a near miss here."""
    assert {rule.rule.name for rule in BLOCK_RULES} == set(EXAMPLES)


def test_a_block_without_evidence_reads_like_furniture() -> None:
    """A block that no rule names is cut for its score alone."""
    assert name_cut(PLAIN) is LOW_SCORE


def test_inline_hints_count_as_near() -> None:
    """What an inline element in the block is called names it as its own element does."""
    assert name_cut(PLAIN._replace(inline=Hint.CREDIT, words=5)).name == "picture-credit"


def test_the_first_rule_that_holds_names_the_block() -> None:
    """Of two rules that hold, the one that stands first in the table rules."""
    assert name_cut(near(Hint.NAV | Hint.SHARE)).name == "navigation-menu"


@pytest.mark.parametrize("category", CATEGORIES)
def test_a_phrase_says_more_than_a_name(category: str) -> None:
    """A block that matches a phrase is named by the phrase's category, whatever its element is called."""
    evidence = inside(Hint.SIDEBAR)._replace(phrase=category, words=5)
    assert name_cut(evidence).name == f"{category}-phrase"


def test_a_credit_that_stands_as_a_caption_is_one() -> None:
    """A line with a credit is a caption where its element is called one; else it is the credit."""
    evidence = PLAIN._replace(phrase="credit", words=3)
    assert name_cut(evidence).role == "credit"
    assert name_cut(evidence._replace(near=Hint.CAPTION, all=Hint.CAPTION)).role == "caption"


def test_a_linked_credit_is_no_caption() -> None:
    """A link that matches a credit phrase is a credit, whatever its element is called."""
    evidence = PLAIN._replace(phrase="credit", near=Hint.CAPTION, all=Hint.CAPTION)
    assert name_cut(evidence._replace(mostly_link=True)).name == "credit-phrase"


# ---- the table --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rules_are_well_formed(rule: tuple[str, str, str]) -> None:
    """A rule has a kebab-case name, a reason of at most 50 characters and a role of the model."""
    name, reason, role = rule
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert 0 < len(reason) <= 50
    assert (role in CUT_ROLES) != (role in KEPT_ROLES)


def test_names_are_unique() -> None:
    """No two rules share a name, nor do two say the same of a block."""
    every = {*(row.rule for row in BLOCK_RULES), *(rule for rule in vars(rules).values() if isinstance(rule, Rule))}
    assert len({rule.name for rule in every}) == len({rule.reason for rule in every}) == len(every) == len(RULES)


def test_a_constant_is_named_as_its_rule_is() -> None:
    """So that the name in a report is the one to look for in the code."""
    named = {name: rule for name, rule in vars(rules).items() if isinstance(rule, Rule)}
    assert [name.lower().replace("_", "-") for name in named] == [rule.name for rule in named.values()]


def test_every_category_has_a_role() -> None:
    """Each phrase category of the lexicon leads to a role of the model."""
    assert set(PHRASE_ROLES) == set(CATEGORIES)
    assert set(PHRASE_ROLES.values()) <= set(CUT_ROLES)


def test_a_phrase_rule_is_named_for_its_category() -> None:
    """The rule of a phrase has the name of its category; the reason that a removal gives is the phrase file's."""
    assert phrase_rule("reading-time") == ("reading-time-phrase", "reading time phrase", "furniture")
