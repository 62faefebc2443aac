"""Authors and dates as the page shows them, where metadata is silent (layer 2): Seen and what is stated in, both out.

The walks over the tree cost as much as all of the metadata: `Seen` makes each when it is first asked for, and once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain, islice
from typing import Any, NamedTuple

from newsclean.language import LONG_WORDS, detect_language
from newsclean.lexicon import lexicon_for
from newsclean.metadata.authors.byline_parts import Byline
from newsclean.metadata.authors.east_asian_bylines import dateline_reporters
from newsclean.metadata.authors.marked_authors import (
    called_writers,
    marked_as_author,
    marked_authors,
)
from newsclean.metadata.authors.name_words import is_desk
from newsclean.metadata.authors.names import is_full_name
from newsclean.metadata.authors.shown_authors import byline_far_off, shown_authors
from newsclean.metadata.authors.spoken_authors import byline_atop_text
from newsclean.metadata.authors.unmarked_authors import (
    bare_authors,
    names_by_date,
    signed_authors,
    sourced_author,
)
from newsclean.metadata.authors.whole_bylines import Around, whole_bylines
from newsclean.metadata.dates.clocks import is_without_time
from newsclean.metadata.dates.date_words import find_publish_word
from newsclean.metadata.dates.dates import day_span, find_date
from newsclean.metadata.dates.day_order import DayOrder, month_first_near
from newsclean.metadata.dates.shown_dates import (
    Marked,
    ShownDates,
    marked_as_date,
    marked_date,
    marked_stamp,
    shown_dates,
    with_time,
)
from newsclean.metadata.dates.stated_dates import ADDRESS, BELOW, MARKED, SHOWN
from newsclean.metadata.elsewhere import Own, other_parts, own_elements, own_pieces, own_place
from newsclean.metadata.near_headline import Nearby, near_headline, texts_of
from newsclean.metadata.stated import META_SECTION, Found, StatedPage, strings, types_of
from newsclean.metadata.title import headline_element
from newsclean.page.block_text import count_words
from newsclean.phrase_files import primary_code
from newsclean.text import has_digits, squeeze


@dataclass(frozen=True)
class Seen:
    """The visible page around its headline."""

    page: StatedPage
    title: Found | None
    declared: Found | None
    """The language that the page states."""
    sites: frozenset[str]
    """Keys of the site's names."""

    @cached_property
    def headline(self) -> Any | None:
        """Return the element that the headline stands in."""
        return headline_element(self.page, self.title)

    @cached_property
    def own(self) -> Own:
        """Return where the page's article stands."""
        return own_place(self.headline)

    @cached_property
    def around(self) -> Nearby:
        """Return the short texts around the headline, whosever they are."""
        return near_headline(self.page.root, self.headline)

    @cached_property
    def nearby(self) -> Nearby:
        """Return the short texts around the headline that are of its article."""
        return own_pieces(self.around, self.own)

    @cached_property
    def language(self) -> str:
        """Return the code of the language that the page's first paragraphs are in, whatever it declares.

        Where it has no <p>, as on Blogger, its texts tell.
        """
        texts = (" ".join(p.itertext()) for p in islice(self.page.root.iter("p"), _PARAGRAPHS))
        long: Iterator[str] = filter(_is_long, texts)
        if (first := next(long, None)) is None:
            long = (text for text, _ in texts_of(self.page.root) if _is_long(text))
        return detect_language(self.declared.value if self.declared else None, chain(filter(None, (first,)), long))

    @cached_property
    def marked(self) -> Marked:
        """Return the elements of the article that are marked as its days."""
        return Marked(*(own_elements(elements, self.own) for elements in marked_as_date(self.page.root)))

    @cached_property
    def openings(self) -> list[str]:
        """Return how the article's first paragraphs begin, with what stands in bold or in a link there."""
        paragraphs = own_elements(list(islice(self.page.root.iter("p"), _PARAGRAPHS)), self.own)
        return ["".join(islice(p.itertext(), _TEXTS_OF_OPENING)).strip() for p in paragraphs]

    def others(self) -> list[Any]:
        """Return the parts of the page that are not of its article."""
        return other_parts(self.page.root, self.own)


def _is_long(text: str) -> bool:
    return count_words(text, enough=LONG_WORDS + 1) > LONG_WORDS


_PARAGRAPHS = 40  # searched for those that tell the language, or whose opening tells who wrote and when
_TEXTS_OF_OPENING = 8  # a dateline may be in bold, the names in an element of their own


# ---- authors ---------------------------------------------------------------------


def seen_authors(seen: Seen, stated: Found | None) -> Found | None:
    """Return the authors that the page shows near its headline or below its text, else those stated."""
    page, nearby, code = seen.page, seen.nearby, seen.language
    if not page.h1s:  # names far from a headline that only its words make one are anybody's
        nearby = Nearby(nearby.head)
    lines = _whole_bylines(seen) if stated is None else []
    of_people = [line.authors for line in lines if line.people]
    if of_people or called_writers(nearby.head):  # a box below the text may tell of anybody
        nearby = Nearby(nearby.head, nearby.read_before)
    names = shown_authors(nearby, instead_of=stated.value if stated else (), language=code)
    names = _with_all_of_line(names, of_people)
    names = names or _without_byline(seen, nearby, stated) or next((line.authors for line in lines), ())
    if not any(map(_is_persons, names or (stated.value if stated else ()))):
        names = tuple(filter(_is_persons, byline_atop_text(nearby.head, code))) or names
    names = tuple(name for name in names if not _is_own_address(name, seen.sites))
    others = tuple(name for name in names if squeeze(name) not in seen.sites)  # not of the site's own
    return Found(others or names, "byline") if others or (names and stated is None) else stated


def _whole_bylines(seen: Seen) -> list[Byline]:
    """Return whom the lines around the text name that are nothing but a byline."""
    title, topics = seen.title.value if seen.title else "", _topics(seen.page)
    is_news = any(kind.endswith("NewsArticle") for kind in types_of(seen.page.main))
    around = Around(seen.own, lexicon_for(seen.language), seen.sites, is_news, f"{title} {' '.join(topics)}")
    return whole_bylines(seen.headline, around)


def _with_all_of_line(names: tuple[str, ...], lines: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return names with the others in the byline that has them all, or those of the first byline where there are none.

    "Von", a link, "und Ada Quill, Lumeport": other rooms find but the first of the two.
    """
    found = {name.casefold() for name in names}
    return next((line for line in lines if found < {name.casefold() for name in line}), names)


def _without_byline(seen: Seen, nearby: Nearby, stated: Found | None) -> tuple[str, ...]:
    """Return the names by other signs than a byline near the headline; the less is stated, the more signs count."""
    page, code = seen.page, seen.language
    if stated and is_desk(stated.value[0]):
        return signed_authors(page.root, code)
    if names := called_writers(nearby.head):
        return names
    if stated:
        return bare_authors([*nearby.head, *nearby.others], code)
    title, topics = seen.title.value if seen.title else "", _topics(page)
    return (
        names_by_date(nearby.head, title, topics, code)
        or names_by_date(seen.nearby.before[-1:], title, topics, code)
        or marked_authors(own_elements(marked_as_author(page.root), seen.own), code)
        or signed_authors(page.root, code)
        or sourced_author(nearby.head, title, code)
        or byline_far_off(page.root, seen.own, code)
        or _dateline_reporters(seen)
    )


def _dateline_reporters(seen: Seen) -> tuple[str, ...]:
    """Return whom the dateline names that opens the text, as Chinese agencies and papers sign."""
    if primary_code(seen.language) != "zh":
        return ()
    return next(filter(None, map(dateline_reporters, seen.openings)), ())


def _is_own_address(name: str, sites: frozenset[str]) -> bool:
    """Tell whether a name is the site's address, by which a byline says whose the text is: "red, Lume.example/LPA".

    So on 3 of 3 pages by strangers; on the one annotated page that has it nobody is named.
    """
    host, _, end = name.rpartition(".")
    if not host or " " in name or len(end) < _LEAST_END or not end.isalpha():
        return False  # as most
    own = squeeze(name)
    return any(site.endswith(own) for site in sites)  # of "news.lume.example", too


_LEAST_END = 2  # letters of ".at"


def _is_persons(name: str) -> bool:
    """Tell whether a name is a person's, and no desk's or account's."""
    return is_full_name(name) and not is_desk(name)


def with_contributors(seen: Seen, authors: Found, others: tuple[str, ...]) -> Found:
    """Return stated authors with the contributors where the byline has both and no more, as on Ghost."""
    both = authors.value + others
    shown = shown_authors(seen.nearby, language=seen.language) if others else ()
    return Found(both, "byline") if shown == both else authors


def _topics(page: StatedPage) -> frozenset[str]:
    """Return the words for the page's section and topics that its metadata has, and in capitals, as some show them."""
    sources = (*META_SECTION, "article:tag", "keywords", "news_keywords")
    names = [name for source in sources for name in page.meta.get(source, ())]
    names += [text for field in ("articleSection", "keywords") for text in strings(page.main.get(field))]
    topics = frozenset(part.strip() for name in names for part in name.split(","))
    return topics | frozenset(map(str.upper, topics))


# ---- dates -----------------------------------------------------------------------


class Dates(NamedTuple):
    """The moments of publication and of the last change."""

    published: Found | None
    modified: Found | None


def lacks_time(published: Found | None) -> bool:
    """Tell whether the page is worth reading for a date: none is known, or but a day."""
    return published is None or is_without_time(published.value)


def _is_moment_alone(text: str) -> bool:
    """Tell whether a text is a day and a time, with no label but that of the publication: no "Kick-off: 5 March"."""
    is_labelled = _LABEL.search(text) is not None and find_publish_word(text) is None
    is_short = has_digits(text) and len(_WORD.findall(text)) <= _MOMENT_WORDS
    return is_short and not is_labelled


_LABEL = re.compile(r"[^\W\d_]\s?:")
_WORD = re.compile(r"[^\W\d_]+")
_MOMENT_WORDS = 5  # weekday, month, "at", "pm", a time zone


def day_atop_text(seen: Seen, order: DayOrder) -> Found | None:
    """Return the day that opens one paragraph, in brackets or before a dash: "(5 May 2024) The ferry sails again ...".

    For where nothing else says when a page appeared: of 3 such pages (segments, and two other real ones) it is the day
    of 3. In a chronology more than one paragraph opens so.
    """
    days = []
    for text in (opening[:_ATOP_CHARS] for opening in seen.openings):
        span = day_span(text) if has_digits(text) else None
        if span and len(text) == _ATOP_CHARS and _is_set_off(text, *span):
            days.append(find_date(text[: span[1]], month_before_day=order.month_first))
    return Found(days[0], SHOWN) if len(days) == 1 and days[0] else None


_ATOP_CHARS = 80  # shorter is a line of its own


def _is_set_off(text: str, start: int, end: int) -> bool:
    """Tell whether a day opens a text in brackets, or before a dash."""
    if text[:start] in ("(", "["):
        return text[end : end + 1] in (")", "]")
    return start == 0 and _DASH_BEHIND.match(text, end) is not None


_DASH_BEHIND = re.compile(r"\s{0,3}(?:--?|[–—])\s")


def seen_dates(seen: Seen, stated: Dates, order: DayOrder) -> Dates:
    """Return the dates with what the page shows of them.

    A day that is stated stays, whatever the page shows: what it shows only adds the time. That of an address yields to
    one that is marked, or shown with its time in the article's head: of a draft or an issue it is another.
    """
    nearby = seen.nearby
    pieces = [*nearby.head, *nearby.others]
    month_first = month_first_near([piece.text for piece in pieces], order.month_first)
    shown = shown_dates(pieces, month_before_day=month_first)
    marked = marked_date(seen.marked.published, month_before_day=month_first)
    published = _published(stated.published, marked, shown, nearby)
    if stated.modified is not None:
        return Dates(published, stated.modified)
    if published is None and shown.updated and not shown.is_update_told:
        return Dates(Found(shown.updated, SHOWN), None)
    updated = shown.updated if seen.page.h1s else shown_dates(nearby.head, month_before_day=month_first).updated
    stamp = marked_stamp(seen.marked.updated)
    if stamp and published and stamp.date() < published.value.date():
        stamp = None
    modified = Found(stamp or updated, SHOWN if updated else MARKED) if stamp or updated else None
    return Dates(published, modified)


def _published(stated: Found | None, marked: datetime | None, shown: ShownDates, nearby: Nearby) -> Found | None:
    """Return the moment of publication of that stated, that of an element marked for it, and that in a line."""
    head = len(nearby.head)
    source = SHOWN if shown.at < head + len(nearby.before) else BELOW
    in_head = shown.published is not None and shown.at < head
    if stated is None:
        if marked:
            return Found(with_time(marked, shown.published), MARKED)
        return Found(shown.published, source) if shown.published else None
    if stated.source == ADDRESS:
        told = Found(marked, MARKED) if marked else stated
        if marked is None and in_head and shown.published and not is_without_time(shown.published):
            told = Found(shown.published, SHOWN)
        return told._replace(value=with_time(told.value, shown.published))
    if stated.source == "json-ld":
        is_alone = in_head and _is_moment_alone(nearby.head[shown.at].text)
        return stated._replace(value=with_time(stated.value, shown.published)) if is_alone else stated
    for other, where in ((marked, MARKED), (shown.published, source)):
        if with_time(stated.value, other) != stated.value:
            return Found(other, where)
    return stated
