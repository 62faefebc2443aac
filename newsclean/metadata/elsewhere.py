"""What stands on a page but is not of its article (layer 2): lxml elements in, a yes or no out.

Readers' comments, other articles and their teasers, boxes of related articles, sidebars and the site's footer have days
and names of their own. They are looked for around a byline or a date, never over the whole page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any, NamedTuple

from lxml import etree

from newsclean.addresses import leads_elsewhere
from newsclean.metadata.authors.byline_words import is_byline_word
from newsclean.metadata.authors.names import is_full_name
from newsclean.metadata.dates.date_words import find_publish_word
from newsclean.metadata.near_headline import (
    HEAD_PARAGRAPHS,
    MIN_SENTENCE_CHARS,
    Nearby,
    Piece,
    elements_after,
    elements_by,
    is_within,
    near_ancestors,
)
from newsclean.page.element_text import text_of
from newsclean.page.tags import Hint, hint_bits
from newsclean.text import clean_line, has_digits

MAX_BELOW = 1_000
"""Elements after the headline among which the article with the text may begin."""
MAX_ARTICLES = 8
"""<article>s below the headline among which is the text's: those before it are teasers."""
MAX_PARAGRAPHS = 20
"""Of an <article>, among which two are as long as a sentence if it is no teaser."""
MAX_TEASER_CHARS = 400  # by hand; at half and at twice no page of 520 differs
MIN_TEASED_CHARS = 12
"""Of a link that is a headline: no section's name."""
TEXTS_OF_TEASER = 24  # by hand; at half and at twice no page of 520 differs
MAX_OTHERS = 50
"""Parts of a page that are taken out of it before a day is guessed."""
_WORDS_OF_AUTHOR = 3  # by hand; at half and at twice no page of 520 differs

_NEAR = Hint.COMMENT | Hint.POST
_FAR = _NEAR | Hint.RELATED | Hint.POPULAR
_OF_AUTHOR = Hint.AUTHOR | Hint.BIO | Hint.DATE | Hint.META


class Own(NamedTuple):
    """Where the page's article stands."""

    around: frozenset[Any]
    """The headline, what it stands in, and what the first paragraphs below it stand in."""
    articles: frozenset[Any]
    """The <article> that the headline stands in, and the one below it that the text begins in."""


def own_place(headline: Any | None) -> Own:
    """Return where the article of a headline stands."""
    if headline is None:
        return Own(frozenset(), frozenset())
    around = {headline, *headline.iterancestors()}
    below: list[Any] = []
    paragraphs: list[Any] = []
    for element in islice(elements_after(headline), MAX_BELOW):
        tag = element.tag
        if tag == "article":
            below.append(element)
        elif tag in _PARAGRAPHS and _is_paragraph(element):
            paragraphs.append(element)
            if len(paragraphs) == HEAD_PARAGRAPHS:
                break
    article = next((above for above in (headline, *headline.iterancestors()) if above.tag == "article"), None)
    whole = [other for other in below[:MAX_ARTICLES] if _holds_text(other)] or (below if article is None else [])
    articles = frozenset([*whole[:1], *([] if article is None else [article])])
    if len(paragraphs) == HEAD_PARAGRAPHS:
        above = set(paragraphs[0].iterancestors()).intersection(paragraphs[1].iterancestors()) - around
        if not any(_is_anothers(other, Own(frozenset(), articles), is_far=False) for other in above):
            around |= above
    return Own(frozenset(around), articles)


def _holds_text(article: Any) -> bool:
    return sum(map(_is_paragraph, islice(article.iter("p"), MAX_PARAGRAPHS))) >= HEAD_PARAGRAPHS


def _is_paragraph(element: Any) -> bool:
    """Tell whether a <p>, or a <div> by the text it opens with, is as long as a sentence."""
    chars = len(element.text or "")
    if element.tag == "p" and chars < MIN_SENTENCE_CHARS:
        chars += sum(len(child.tail or "") for child in element)
    return chars >= MIN_SENTENCE_CHARS


_PARAGRAPHS = frozenset(("p", "div"))


def own_pieces(nearby: Nearby, own: Own) -> Nearby:
    """Return the short texts around a headline without those of another article or of comments.

    Out of the article's head what stands in a sidebar, a footer or among related articles is another's, too, and
    below it a day behind a link to another article.
    """
    near, far = known_elements(own), known_elements(own)

    def is_own(piece: Piece) -> bool:
        return not is_elsewhere(piece.element, own, far, is_far=True)

    return Nearby(
        [piece for piece in nearby.head if not is_elsewhere(piece.element, own, near, is_far=False)],
        lambda: list(filter(is_own, nearby.before)),
        lambda: [piece for piece in nearby.below if is_own(piece) and not _is_teasers_day(piece)],
    )


def known_elements(own: Own) -> dict[Any, bool]:
    """Return what is known of elements at the start: those around the headline say nothing."""
    return dict.fromkeys((*own.around, None), False)  # None is above the root


def own_elements(elements: Iterable[Any], own: Own) -> list[Any]:
    """Return the elements that stand in the page's article or right beside it."""
    known = known_elements(own)
    return [element for element in elements if not is_elsewhere(element, own, known, is_far=True)]


# What tags and the makers' words name, and stamps. The first of each kind alone, as in `shown_dates`.
_OTHERS = etree.XPath("""
    (descendant::article | descendant::aside | descendant::footer | descendant::time | descendant::blockquote)
        [position() <= 500]
    | (descendant::*/@class[contains(., "omment") or contains(., "elated") or contains(., "idebar")
        or contains(., "ecommend") or contains(., "opular")])[position() <= 500]/..
    | (descendant::*/@id[contains(., "omment") or contains(., "respond") or contains(., "elated")
        or contains(., "idebar") or contains(., "isqus")])[position() <= 100]/..
""")


def other_parts(root: Any, own: Own) -> list[Any]:
    """Return the first elements of a page that hold something else than its article, the outermost of them."""
    known = known_elements(own)
    found: dict[Any, None] = {}
    for element in elements_by(_OTHERS, root):
        if any(above in found for above in element.iterancestors()):
            continue
        is_teasers_time = element.tag == "time" and _is_teasers_day(_whole(element))
        if is_teasers_time or is_elsewhere(element, own, known, is_far=True):
            found[element] = None
            if len(found) == MAX_OTHERS:
                break
    return list(found)


def _whole(time: Any) -> Piece:
    return Piece("".join(islice(time.itertext(), TEXTS_OF_TEASER)) + (time.get("datetime") or ""), time)


def is_elsewhere(element: Any, own: Own, known: dict[Any, bool], *, is_far: bool) -> bool:
    """Tell whether an element stands in one that is not of the page's article.

    What is around the headline says nothing; of a page without one the nearest ancestors are asked. `known` keeps
    what was found out: neighbours share their ancestors.
    """
    if not own.around:
        return any(_is_anothers(near, own, is_far=is_far) for near in near_ancestors(element))
    asked: list[Any] = []
    above = element
    while (told := known.get(above)) is None:
        asked.append(above)
        if _is_anothers(above, own, is_far=is_far):
            told = True
            break
        above = above.getparent()
    for other in asked:
        known[other] = told
    return told


def _is_anothers(element: Any, own: Own, *, is_far: bool) -> bool:
    """Tell whether an element by itself holds something else than the page's article."""
    get = element.get
    if element.tag == "article":
        return element not in own.articles and any(not text.isspace() for text in element.itertext())
    if element.tag not in _BESIDE and not element.attrib:
        return False
    css_class, name = get("class"), get("id")
    hints = (hint_bits(css_class) if css_class else 0) | (hint_bits(name) if name else 0)
    if hints & _OF_AUTHOR:
        return False
    if hints & (_FAR if is_far else _NEAR):
        return True
    if not is_far:
        return False
    if element.tag == "footer":
        return not (hints & Hint.ARTICLE or any(above in own.articles for above in element.iterancestors()))
    is_beside = element.tag == "aside" or _is_sidebar(css_class or "", name or "")
    return is_beside and not _opens_with_label(element)


def _is_sidebar(css_class: str, name: str) -> bool:
    if "sidebar" not in f"{css_class} {name}".lower():  # a tenth of the time of the two patterns
        return False
    return _SIDEBAR.search(css_class) is not None or _SIDEBAR.match(name) is not None


_BESIDE = frozenset(("aside", "footer"))
# "has-sidebar", "sidebar-right": what has one beside it is none.
_SIDEBAR = re.compile(
    "(?<!has[-_])(?<!with[-_])(?<!no[-_])(?<!layout[-_])(?<!content[-_])sidebar(?![-_](?:right|left))", re.IGNORECASE
)


def _opens_with_label(element: Any) -> bool:
    """Tell whether an element tells of this article: it opens with a label for who wrote or when, or is one text."""
    lines = filter(None, map(clean_line, islice(element.itertext(), TEXTS_OF_TEASER)))
    first = next(lines, "")
    return is_byline_word(first) or find_publish_word(first) == 0 or next(lines, None) is None


# ---- teasers ---------------------------------------------------------------------


def is_teasers(element: Any) -> bool:
    """Tell whether what an element says is of another article: a link to it stands around it and more, or before it.

    What is before it counts in its small block alone.
    """
    around = next((near for near in near_ancestors(element) if near.tag == "a"), None)
    is_linked = around is not None and leads_elsewhere(around.get("href"))
    if is_linked and _chars(around) >= _chars(element) + MIN_TEASED_CHARS:
        return True
    for block in islice(near_ancestors(element), 1, None):
        if not _is_small(block):
            return False
        for link in islice(block.iter("a", element.tag), TEXTS_OF_TEASER):
            if is_within(element, link):
                break
            if link.tag == "a" and _chars(link) >= MIN_TEASED_CHARS:
                return not _names_author(link)
    return False


def _is_teasers_day(piece: Piece) -> bool:
    return (piece.element.tag == "time" or has_digits(piece.text)) and is_teasers(piece.element)


def _names_author(link: Any) -> bool:
    text = text_of(link)
    return 0 < text.count(" ") < _WORDS_OF_AUTHOR and is_full_name(text)


def _is_small(block: Any) -> bool:
    texts = list(islice(block.itertext(), TEXTS_OF_TEASER))
    return len(texts) < TEXTS_OF_TEASER and sum(map(len, texts)) <= MAX_TEASER_CHARS


def _chars(element: Any) -> int:
    return sum(len(text.strip()) for text in element.itertext())
