"""Names that no word and no element marks as an author's, by what stands beside them (layer 2): Pieces in, names out.

Beside the day, before a job, alone in bold, on the right below the text, or behind a label of sources: what each is
worth stands with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice, takewhile
from typing import Any

from lxml import etree

from newsclean.characters import COLONS
from newsclean.lexicon import lexicon_for
from newsclean.metadata.authors.byline_words import ENDS_OF_NO_BYLINE, names_others
from newsclean.metadata.authors.bylines import names_near
from newsclean.metadata.authors.jobs import ends_in_job, names_job
from newsclean.metadata.authors.name_words import is_agency_alone, is_newsroom, is_paper
from newsclean.metadata.authors.names import is_full_name, is_name_alone
from newsclean.metadata.dates.clocks import is_without_time
from newsclean.metadata.dates.date_words import find_publish_word, find_update_word
from newsclean.metadata.dates.dates import find_date
from newsclean.metadata.dates.shown_dates import BARS, MAX_AROUND_DATE_CHARS
from newsclean.metadata.elsewhere import TEXTS_OF_TEASER
from newsclean.metadata.near_headline import (
    MAX_PIECE_CHARS,
    MIN_SENTENCE_CHARS,
    OF_QUOTE,
    PIECES_BEFORE,
    PRESSED,
    Piece,
    chars_in,
    elements_by,
    is_in_prose,
    marks_of,
    near_ancestors,
)
from newsclean.text import clean_line, has_digits, squeeze


def names_by_date(head: list[Piece], title: str, topics: Collection[str], language: str | None) -> tuple[str, ...]:
    """Return the full names that stand alone beside the day in the article's head, where nothing else says whose it is.

    "Ada Quill" above or below "4 March 2025", or both in one line: "Ada Quill | 4 March 2025". Of 6 on wcxb,
    fundus_world and the segments set 6 are the author's; a link or a part of the headline is a topic. What is called
    credits and tells the time of day is of no picture.
    """
    for index, (text, element) in enumerate(head[:_PIECES_BY_DATE]):
        if text.endswith(ENDS_OF_NO_BYLINE) or names_others(text) or OF_TOPIC.search(marks_of(element)):
            continue
        is_dated = has_digits(text)
        moment = find_date(text) if is_dated else None
        of_picture = OF_PICTURE if moment is None or is_without_time(moment) else CALLED_PICTURE
        if any(near.tag in PRESSED or of_picture.search(marks_of(near)) for near in near_ancestors(element)):
            continue
        if is_dated:
            parts = [part.strip() for part in BARS.split(text)]
            is_of_house = any(is_agency_alone(part) or is_newsroom(part) for part in parts)
            is_by_date = not is_of_house and any(find_date(part) for part in parts)
            names = names_near(parts, language=language)
        elif find_update_word(text) is None and find_publish_word(text) is None:
            beside = head[max(0, index - _FROM_DATE) : index + _FROM_DATE + 1]
            is_by_date = any(len(other.text) <= MAX_AROUND_DATE_CHARS and find_date(other.text) for other in beside)
            names = names_near([text], language=language) if is_by_date else ()
        else:
            continue
        names = tuple(n for n in names if is_persons(n) and n not in title and n not in topics)
        if is_by_date and names and not any(is_in_prose(near, least=0) for near in near_ancestors(element)):
            return names
    return ()


_PIECES_BY_DATE = 5  # by hand; at half and at twice no page of 520 differs
_FROM_DATE = 2  # by hand; at half and at twice no page of 520 differs
CALLED_PICTURE = re.compile("caption|image|photo|picture|figure", re.I)
OF_PICTURE = re.compile(f"credit|{CALLED_PICTURE.pattern}", re.I)
OF_TOPIC = re.compile(r"categor|topic|kicker|section|rubric|channel|location|dateline|\btag(?:s|box|list)?\b", re.I)


def is_persons(name: str) -> bool:
    """Tell whether a full name is no title of something, "List of Events", and one where nothing else says so."""
    words = name.split()
    is_short = len(words) <= _NAME_WORDS and _OF_TITLES.isdisjoint(words)
    if not _ARTICLES.isdisjoint(words) and _BEFORE_ARTICLES.isdisjoint(words):
        return False
    return is_short and is_name_alone(name) and is_full_name(name)


_NAME_WORDS = 3  # by hand; at half and at twice 6 and 0 of 520 pages differ
_ARTICLES, _BEFORE_ARTICLES = frozenset(("der", "des", "zur")), frozenset(("van", "von"))  # "von der Heide"
_OF_TITLES = frozenset(("of", "des", "the", "for", "und", "auf"))


def names_by_what_follows(pieces: list[Piece], index: int, *, in_head: bool) -> tuple[str, ...]:
    """Return the full name in a piece if the next one is the job of who bears it, or a note on them.

    In the article's head "Ada Quill", "harbour reporter" and nothing else in their block; in an element named for it
    "Ada Quill", "is a writer". The job may be set as a title, "Gull Reporter": so it makes two authors more, one on
    wcxb and one by a stranger, and both wrote it.
    """
    following = pieces[index + 1 : index + 3]
    behind = next((text for text, _ in following if any(map(str.isalnum, text))), "")  # ", " may stand before it
    name, element = pieces[index]
    is_told = behind[:1].islower() or (in_head and ends_in_job(behind))
    if not is_told or not is_full_name(name):
        return ()
    if any(near.tag == "figcaption" or _OF_CREDIT.search(marks_of(near)) for near in near_ancestors(element)):
        return ()
    is_own = in_head and _is_followed_by_job(element, name, behind)
    is_own = is_own or any(_BIO_TOKEN.search(marks_of(near)) for near in near_ancestors(element))
    return (name,) if is_own else ()


_OF_CREDIT = re.compile("credit|caption|photographer", re.I)
_BIO_TOKEN = re.compile(r"(?<![a-z])bio(?![a-z])")


def _is_followed_by_job(element: Any, name: str, behind: str) -> bool:
    """Tell whether a name and a job behind it are all that stands in a small block, which is no quote's."""
    if "," in behind or not names_job(behind):
        return False
    blocks = [block for block in islice(near_ancestors(element), 4) if len(block)]
    if any(block.tag in OF_QUOTE for block in blocks):
        return False
    both = squeeze(name + behind)
    return any(squeeze("".join(islice(block.itertext(), TEXTS_OF_TEASER))) == both for block in blocks)


def bare_authors(pieces: list[Piece], language: str | None) -> tuple[str, ...]:
    """Return the name that stands alone, in bold or italics, in a paragraph before the text or after it.

    For pages whose metadata names the publisher or an account as author. A subhead looks the same, but stands
    between paragraphs, and seldom alone.
    """
    alone = [(text, paragraph) for text, element in pieces if (paragraph := _set_apart(text, element)) is not None]
    for text, paragraph in alone if len(alone) <= _MOST_SET_APART else ():
        names = names_near([text], language=language)
        if names and all(map(is_name_alone, names)) and not _is_between_paragraphs(paragraph):
            return names
    return ()


# Paragraphs in bold near the headline: where there are more they are subheads. With 3, two pages of fundus_world lose
# their author; with 7, one page more of wcxb takes a subhead for one.
_MOST_SET_APART = 5


def _set_apart(text: str, element: Any) -> Any | None:
    """Return the paragraph of which a text in bold or italics is the whole, None where it is not."""
    paragraph = element.getparent() if element.tag in ("strong", "b", "em", "i") else None
    if paragraph is None or paragraph.tag != "p":
        return None
    return paragraph if clean_line("".join(paragraph.itertext())) == text else None


def _is_between_paragraphs(paragraph: Any) -> bool:
    """Tell whether a paragraph has longer ones before it, in a script without capitals by a third, and one behind."""
    has_capitals = any(map(str.isupper, "".join(paragraph.itertext())))
    long = MAX_PIECE_CHARS if has_capitals else MAX_PIECE_CHARS // 3  # Han text has a third of Latin's characters
    before = any(chars_in(p) > long for p in islice(paragraph.itersiblings("p", preceding=True), PIECES_BEFORE))
    return before and next(paragraph.itersiblings("p"), None) is not None


def signed_authors(root: Any, language: str | None) -> tuple[str, ...]:
    """Return the full name that is set to the right below several paragraphs, above nothing or a rule.

    So in Vietnam, and where an account has published what somebody else wrote.
    """
    for element in elements_by(_SET_RIGHT, root):
        text = clean_line("".join(islice(_first_line(element), TEXTS_OF_TEASER)), MAX_PIECE_CHARS)
        if not text or OF_PICTURE.search(marks_of(element)) or not _ends_text(element):
            continue
        names = names_near([text], language=language)
        if names and all(map(is_name_alone, names)):
            return names
    return ()


_SET_RIGHT = etree.XPath("""
    (descendant::p[@align = "right" or @style[contains(translate(., " ", ""), "text-align:right")]])[position() <= 8]
    | (descendant::div[@align = "right" or @style[contains(translate(., " ", ""), "text-align:right")]])
        [position() <= 8]
""")


def _first_line(element: Any) -> Iterator[str]:
    """Yield the texts of an element up to a line break: an address may stand below the name."""
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in takewhile(lambda step: step[1].tag != "br", walk):
        if event == "start":
            yield node.text or ""
        elif node is not element:
            yield node.tail or ""


def _ends_text(element: Any) -> bool:
    """Tell whether several long paragraphs stand before an element, and behind it none or a rule."""
    following = next(element.itersiblings("p", "hr"), None)
    if following is not None and following.tag == "p":
        return False
    before = islice(element.itersiblings("p", preceding=True), _BESIDE_SIGNED)
    return sum(chars_in(paragraph) >= MIN_SENTENCE_CHARS for paragraph in before) >= _SIGNED_PARAGRAPHS


_SIGNED_PARAGRAPHS = 3  # by hand; at half and at twice no page of 520 differs
_BESIDE_SIGNED = 24  # paragraphs: a bound, for a hostile page has thousands


def sourced_author(head: list[Piece], title: str, language: str | None) -> tuple[str, ...]:
    """Return the full name in a line of the head that a label of sources opens: behind an address, or before a job or
    a place.

    "Source: gull.example, Ada Quill", "Source: Ada Quill, Contributor", "Source: Ada Quill, Lumeport": so portals in
    Ghana have it, on two pages by strangers. Alone the source is as often a paper.
    """
    for text, element in head:
        if ":" not in text or not _opens_with_source(text, language):
            continue
        line = clean_line("".join(islice(element.itertext(), TEXTS_OF_TEASER)), MAX_PIECE_CHARS) or ""
        parts = [part.strip() for part in line.partition(":")[2].split(",")]
        if len(parts) != _SOURCE_AND_MORE:
            continue
        is_behind = "." in parts[0] and " " not in parts[0]
        name, other = parts[::-1] if is_behind else parts
        is_place = name.count(" ") == 1 and other.isalpha() and other[0].isupper()
        if not (is_behind or is_place or ends_in_job(other)) or is_paper(name) or is_paper(other):
            continue
        if names_near([name], language=language) == (name,) and is_persons(name) and name not in title:
            return (name,)
    return ()


def _opens_with_source(text: str, language: str | None) -> bool:
    found = lexicon_for(language).match(text)
    return found is not None and found.category == "agency" and found.phrase[-1] in COLONS


_SOURCE_AND_MORE = 2  # by hand; at half and at twice 1 and 1 of 520 pages differ
