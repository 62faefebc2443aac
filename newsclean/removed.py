"""What the pieces are that were cut (layer 4): pieces in, Removals out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import regex

from newsclean.captions.credit_words import reads_like_text
from newsclean.lexicon import Lexicon
from newsclean.lines.byline_lines import opens_as_byline
from newsclean.model import Cut, Metadata, Page, Removal, Verdict
from newsclean.page.paths import xpath
from newsclean.scoring.rules import (
    DATE_TEXT,
    DROPPED_BY_RULE,
    IN_PAGE_LINK,
    KEPT_BY_RULE,
    LINK_LABEL,
    LINK_TEASER,
    LOW_SCORE,
    MARKED_DATE,
    OUTSIDE_ARTICLE,
    PAGE_HEADER,
    PHRASE_ROLES,
    RULES,
    SHARE_BAR,
    SHORT_LABEL,
    phrase_rule_name,
)

_LINE_WORDS = 25
_LABEL_WORDS = 12
# Rules that say where a piece stands, and those that say what a word of it may be: not what it is.
_UNNAMED = frozenset((OUTSIDE_ARTICLE.name, LOW_SCORE.name, SHORT_LABEL.name))
_OF_PLACE = frozenset(
    rule.name for rule in (IN_PAGE_LINK, LINK_LABEL, LINK_TEASER, PAGE_HEADER, SHARE_BAR, DATE_TEXT, MARKED_DATE)
)
_OF_A_WORD = frozenset((phrase_rule_name("reading-time"), phrase_rule_name("agency")))
_NO_ROLE = frozenset(("caption", "credit", "screen-reader"))  # of phrases: these are reported elsewhere or read by few
_ASKED_FOR = frozenset((DROPPED_BY_RULE.name, KEPT_BY_RULE.name))
_CREDIT = phrase_rule_name("credit")
_REASONS = {name: rule.reason for name, rule in RULES.items() if name not in _ASKED_FOR}
_TOLD_BY_TEXT = _UNNAMED | _OF_PLACE | _OF_A_WORD | {_CREDIT}
_OWNED = re.compile(r"(?:©|\(c\)|copyright\b).{0,200}\b(?:19|20)\d\d\b", re.I | re.S)
_YEAR = re.compile(r"(?:19|20)\d\d\b(?![-/.]\d)")
_INITIALS = regex.compile(r"[(\[]?\p{Ll}{2,4}(?:/\p{Ll}{2,5}){1,3}+[)\]]?")  # "jk/dpa"
_NETWORKS = (" facebook", " instagram", " twitter", " whatsapp", " telegram", " youtube", " tiktok", " linkedin")


def read_removed(
    page: Page, cut: Iterable[Cut], roles: Mapping[tuple[int, int], str], meta: Metadata, lexicon: Lexicon
) -> Iterator[Removal]:
    """Yield the pieces with the reason why each went; `roles` are those of what is reported in captions."""
    new, containers = tuple.__new__, page.containers
    paths = {id(None): ""}
    for piece in cut:
        block, text, verdict = piece
        rule = verdict.rule
        role = roles.get(verdict[:2]) or (find_role(piece, meta, lexicon) if rule in _TOLD_BY_TEXT else verdict.role)
        reason = _REASONS.get(rule) or reason_of(verdict, lexicon)
        yield new(Removal, (role, rule, reason, text, xpath(containers[block.container].path, paths)))


def find_role(piece: Cut, meta: Metadata, lexicon: Lexicon) -> str:
    """Return what a piece is: by its verdict or, where that says but its place or a word of it, by its text."""
    block, text, verdict = piece
    rule = verdict.rule
    if rule not in _TOLD_BY_TEXT or block.words > _LINE_WORDS:
        return verdict.role
    if "/" in text and _INITIALS.fullmatch(text):
        return "agency"
    if rule == _CREDIT:
        return verdict.role
    if opens_as_byline(text, lexicon):
        return "byline"
    if rule in _OF_A_WORD:
        return verdict.role
    if text.startswith(meta.authors) and not reads_like_text(text):
        return "byline"
    site = meta.site
    if _OWNED.match(text) or (site and text.startswith(site) and _YEAR.match(text[len(site) :].lstrip())):
        return "copyright"
    if rule not in _UNNAMED or block.words > _LABEL_WORDS:
        return verdict.role
    found = lexicon.match(text, block.link_chars / block.chars)
    if found and found.category not in _NO_ROLE:
        return PHRASE_ROLES[found.category]
    return "promo" if text.casefold().endswith(_NETWORKS) else verdict.role


def reason_of(verdict: Verdict, lexicon: Lexicon) -> str:
    """Return why a verdict is as it is: its rule's reason, that of the caller's or site's rule, the phrase file's."""
    if reason := _REASONS.get(verdict.rule):
        return reason
    if verdict.rule in _ASKED_FOR:
        return verdict.terms[0].evidence
    category = verdict.rule.removesuffix("-phrase")
    return lexicon.reasons.get(category, category)
