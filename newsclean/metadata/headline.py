"""Which of a page's titles is the headline (layer 2): strings in, the headline and where it stood out.

A page states its title up to four times: <h1>, JSON-LD `headline`, og:title, <title>. The last is the window's: it
carries the site's name and is written for search engines. On pages of news publishers the other statements
disagree on a fifth of the pages; what differs from the window's title is then what the newsroom wrote.
"""

from __future__ import annotations

import re

import regex

from newsclean.characters import COLONS, HAN, KANA, QUOTES
from newsclean.metadata.stated import Found
from newsclean.text import letter_count, squeeze

MIN_CONTAINED_CHARS = 12
"""An <h1> under this many letters is no headline just because a title holds it: "News", "Our blog"."""
MIN_LONE_CHARS = 15
"""An <h1> that no other title agrees with has at least so many letters."""
MIN_HEADLINE_LETTERS = 32
"""The only <h1> of so many letters is the page's headline, whatever its titles say, unless they are a newsroom's.

Of the 10 pages of wcxb that have one and titles in other words it is the annotated title of 8.
"""
MIN_SITE_CHARS = 3
"""A site's name that is no longer may stand in any title."""
LONE_H1 = "h1, alone"
CUT_SHORT = ("…", "...")
"""What a title or a summary ends in that was cut short."""
MAX_TAIL_WORDS = 4  # by hand; at half and at twice no page of 520 differs
MIN_SHARED_WORDS = 0.5
"""Share of words of the shorter title that an <h1> and a stated title have in common. Measured on wcxb."""

_WORD = re.compile(r"\w+")
# What stands between a headline and a site's name. One character of it is fixed, so the scan is linear.
# All that it may open with stands first, so that the search skips the rest: half the time.
_SEPARATOR = regex.compile(
    r"[\s|ㅣ｜¦:：_-](?:(?<=\s)(?:[|\-–—―·•:»›«~/\\<>]{1,2}\s|[|ㅣ｜¦]\s?)|(?<=[|ㅣ｜¦:：])\s?|"
    rf"(?<=[{KANA}{HAN}][_-])(?=[{KANA}{HAN}]))"
)


def strip_site(title: str, sites: frozenset[str]) -> str:
    """Return a title without the site's name before or after it; `sites` are keys.

    >>> strip_site("Rain at last | The Daily Gull", frozenset({"thedailygull"}))
    'Rain at last'
    """
    for _ in range(3):
        cuts = [match.span() for match in _SEPARATOR.finditer(title)]
        if not cuts:
            break
        last, first = cuts[-1], cuts[0]
        if is_site(title[last[1] :], sites):
            title = title[: last[0]]
        elif len(cuts) > 1 and is_site(title[cuts[-2][1] :], sites):
            title = title[: cuts[-2][0]]
        elif is_site(title[: first[0]], sites):
            title = title[first[1] :]
        else:
            break
    return title.strip()


def title_parts(title: str) -> dict[str, str]:
    """Return what stands before and behind each separator of a title, by its key; signs alone are no part.

    >>> list(title_parts("Rain at last - The Daily Gull"))
    ['rainatlast', 'thedailygull']
    """
    cuts = [match.span() for match in _SEPARATOR.finditer(title)]
    found = [part for start, end in cuts for part in (title[:start].strip(), title[end:].strip())]
    return {key: part for part in found if (key := squeeze(part))}


def is_site(text: str, sites: frozenset[str]) -> bool:
    """Tell whether a text is a name that the site goes by, or most of one."""
    own = squeeze(text)
    if own in sites:
        return True
    if len(own) <= MIN_SITE_CHARS:
        return False
    return any(len(site) > MIN_SITE_CHARS and (own in site or _is_mostly(own, site)) for site in sites)


def _is_mostly(own: str, site: str) -> bool:
    """Tell whether a text is a site's name and little more, but no number: that counts the issues of a letter."""
    return site in own and len(own) < 2 * len(site) + 4 and not any(map(str.isdigit, own.replace(site, "", 1)))


def choose_headline(
    h1s: list[str], stated: list[Found], window: Found | None, sites: frozenset[str], *, news: bool
) -> Found | None:
    """Return the headline. `stated` are JSON-LD `headline` and og:title, in this order, as far as there are any.

    `news` says that the JSON-LD is a news article's: its statements are the newsroom's and not a plugin's.
    """
    stated = [Found(strip_site(item.value, sites) or item.value, item.source) for item in stated]
    if window:
        window = Found(strip_site(window.value, sites) or window.value, window.source)
    visible = [text for text in h1s if not is_site(text, sites)]
    titles = [*stated, window] if window else stated
    h1 = _agreeing(visible, titles)
    if news and stated:
        return _of_newsroom(h1, stated, window)
    return Found(h1, "h1") if h1 else _without_agreement(visible, titles, sites)


def _of_newsroom(h1: str | None, stated: list[Found], window: Found | None) -> Found:
    """Return what a newsroom states, or the <h1> that agrees with a title where that is the same or says more."""
    chosen = _newsroom(stated, window)
    if h1 is None:
        return chosen
    is_stated = _is_called_otherwise(h1, stated, window)
    if h1 == chosen.value:  # as on most pages
        return Found(h1, "h1") if is_stated else chosen
    is_shown = (
        is_stated
        or _is_of_window(h1, stated, window)
        or _is_part(h1, chosen.value)
        or _is_paged(h1, chosen.value)
        or _goes_on(h1, chosen.value)
        or _ends_in_stated(h1, chosen.value, stated)
        or _is_told_with_figures(h1, chosen.value, stated, window)
        or _is_told_in_full(h1, chosen.value, stated, window)
        or _is_shared_with_label(h1, chosen.value, stated, window)
        or _are_marked_apart(h1, chosen.value)
    )
    return Found(h1, "h1") if is_shown else chosen


def _without_agreement(visible: list[str], titles: list[Found], sites: frozenset[str]) -> Found | None:
    """Return the headline where no <h1> agrees with a title: the only long <h1>, else a title but the site's name."""
    named = [item for item in titles if squeeze(item.value) in sites]
    titles = [item for item in titles if item not in named]
    if len(visible) == 1 and not titles:
        return Found(visible[0], "h1")
    is_issue = bool(titles) and all(_is_issue(item.value, sites) for item in titles)
    long = [text for text in visible if _is_headline(text, sites, MIN_LONE_CHARS if is_issue else MIN_HEADLINE_LETTERS)]
    if len(long) == 1:
        return Found(long[0], LONE_H1)
    if titles:
        return Found(_without_short_tail(titles[0].value), titles[0].source)
    if visible:
        return Found(visible[0], "h1")
    return named[0] if named else None


def _is_issue(title: str, sites: frozenset[str]) -> bool:
    """Tell whether a title is a letter's name and a number, and no more: "The Gull Letter #112"."""
    number = _ISSUE.search(title)
    return number is not None and (number[0].startswith("#") or is_site(title[: number.start()], sites))


_ISSUE = re.compile(r"(?:#\s?|\bNo\.\s?|\u2116\s?|(?<=\s))[0-9]{1,5}\Z")


def _is_headline(h1: str, sites: frozenset[str], least: int) -> bool:
    """Tell whether an <h1> has so many letters, is no label, and does not begin with the site's name."""
    own = squeeze(h1)
    named = any(len(site) > MIN_SITE_CHARS and own.startswith(site) for site in sites)
    return letter_count(own) >= least and h1[-1] not in COLONS and not named


def _without_short_tail(title: str) -> str:
    """Return a title without a few words behind a bar, which name a site or section that the page does not state."""
    head, bar, tail = title.rpartition(" | ")
    return head if bar and len(tail.split()) <= MAX_TAIL_WORDS and len(head) > len(tail) else title


def _newsroom(stated: list[Found], window: Found | None) -> Found:
    """Return the statement that differs from the window's title, JSON-LD's first."""
    window_key = squeeze(window.value) if window else ""
    whole = [item for item in stated if not item.value.endswith(CUT_SHORT)] or stated
    return next((item for item in whole if squeeze(item.value) != window_key), whole[0])


def _is_part(h1: str, title: str) -> bool:
    """Tell whether a title is the <h1> and something more behind a separator or in brackets, or a label and it.

    "Rain at last - Live", "Rain at last (Gull Press)"; "Opinion | Rain at last".
    """
    own = squeeze(h1)
    cuts = [match.span() for match in _SEPARATOR.finditer(title)]
    if bracket := IN_BRACKETS.search(title):
        cuts.append((bracket.start(), len(title)))
    if any(squeeze(title[:start]) == own for start, _ in cuts):
        return True
    label, bar, behind = title.partition(" | ")
    return bool(bar) and len(label.split()) <= MAX_TAIL_WORDS and squeeze(behind) == own


def _is_paged(h1: str, title: str) -> bool:
    """Tell whether a title is the <h1> and which of its pages this is: "Rain at last Page 2"."""
    return title.startswith(h1) and _PAGE.fullmatch(title, len(h1)) is not None


_PAGE = re.compile(r"[\s,(–-]{1,3}[^\W\d]{2,10}\s(?:\d{1,2}|all)\)?")


def _goes_on(h1: str, title: str) -> bool:
    """Tell whether an <h1> begins with the words of a title and has more: metadata shortens headlines for searchers.

    Within a word only where dots say so: "The bridge over the Lume stays sh...".
    """
    kept = title.rstrip("….").rstrip()
    is_cut = title.endswith(CUT_SHORT) and len(kept) >= MIN_CONTAINED_CHARS
    title = kept if is_cut else title
    begun, rest = h1[: len(title)], h1[len(title) :]
    return rest != "" and (is_cut or not rest[0].isalnum()) and begun.casefold() == title.casefold()


def _are_marked_apart(h1: str, title: str) -> bool:
    """Tell whether an <h1> and a title differ in how their quotation marks and dashes are written, and in no more."""
    return squeeze(h1) == squeeze(title) and _cased(h1) == _cased(title)


def _cased(text: str) -> list[str]:
    return [char for char in text if char.isalpha()]


def _ends_in_stated(h1: str, title: str, stated: list[Found]) -> bool:
    """Tell whether a title is a few words for those who share it and the <h1>, which another statement is, too."""
    own, whole = squeeze(h1), squeeze(title)
    is_end = letter_count(own) > MIN_CONTAINED_CHARS and whole != own and whole.endswith(own)
    return is_end and any(squeeze(item.value) == own for item in stated)


def _is_called_otherwise(h1: str, stated: list[Found], window: Found | None) -> bool:
    """Tell whether JSON-LD and the window state an <h1>, and og:title has other words, for those who share it.

    Of the pages where these two share at most a quarter of their words the <h1> is the annotated title of 1 of 1 (wcxb)
    and on pages by strangers of 3 of 3; of those that share more, on the sets of news, of 5 of 16.
    """
    others = [stated[0], window] if window else []
    is_stated = bool(others) and all(squeeze(item.value) == squeeze(h1) for item in others)
    return is_stated and all(shared_words(h1, item.value) <= _FEW_SHARED for item in stated[1:])


def _is_of_window(h1: str, stated: list[Found], window: Found | None) -> bool:
    """Tell whether the window states an <h1>, and JSON-LD and og:title say one and the same in words of their own.

    On 14 of 14 pages by strangers the <h1> is the title; where these words are but some of the <h1>'s, they are on the
    one annotated page that has such (fundus_world).
    """
    if window is None or squeeze(window.value) != squeeze(h1) or len(stated) < _AGREEING:
        return False
    is_one = len({squeeze(item.value) for item in stated}) == 1
    return is_one and shared_words(h1, stated[0].value) < 1


_FEW_SHARED = 0.25  # by hand; at half and at twice 1 and 0 of 520 pages differ


def _is_told_with_figures(h1: str, title: str, stated: list[Found], window: Found | None) -> bool:
    """Tell whether an <h1>, another statement and the window have a label with figures before a title: the score.

    "Gulls 3 Terns 2: Late header ..." Of such labels 2 of 2 belong, of those without figures neither of 2,
    which are kickers (wcxb, fundus_world).
    """
    own, label = squeeze(h1), h1[: -len(title)].rstrip()
    has_label = h1.endswith(title) and label.endswith(COLONS) and any(map(str.isdigit, label))
    if not has_label or window is None or squeeze(window.value) != own:
        return False
    return any(squeeze(item.value) == own for item in stated)


def _is_told_in_full(h1: str, title: str, stated: list[Found], window: Found | None) -> bool:
    """Tell whether an <h1>, another statement and the window have words amid a title that it leaves out.

    The title opens as they do. On 4 of 4 such pages the <h1> is the title (segments, three by strangers). Where the
    words left out open the <h1>, "Talks in Lume: The ...", it is the annotated one of 1 of 4 (fundus_world).
    """
    own = squeeze(h1)
    others = [squeeze(item.value) for item in (*stated, *([window] if window else [])) if item.value != title]
    if len(others) < _AGREEING or any(other != own for other in others):
        return False
    words, kept = _WORD.findall(h1.casefold()), _WORD.findall(title.casefold())
    if len(kept) < 2 or len(kept) >= len(words) or words[0] != kept[0]:
        return False
    return _is_among(kept, words)


def _is_among(words: list[str], others: list[str]) -> bool:
    """Tell whether others have all of the words in their order."""
    left = iter(others)
    return all(word in left for word in words)


_AGREEING = 2  # statements, the window's among them


def _is_shared_with_label(h1: str, title: str, stated: list[Found], window: Found | None) -> bool:
    """Tell whether an <h1> has a label before JSON-LD's headline, and og:title is the <h1>: two say it so.

    "Explained: Why gulls ..."; of a label that is a quotation the window may say it in place of og:title. On pages by
    strangers 4 of 4 belong; where JSON-LD has the label and og:title has not, neither of 2 does (fundus_world).
    """
    own, label = squeeze(h1), h1[: -len(title)].rstrip()
    if title != stated[0].value or not (h1.endswith(title) and label.endswith(COLONS)):
        return False
    if any(squeeze(item.value) == own for item in stated[1:]):
        return True
    is_quoted = label[0] in QUOTES and label[:-1].rstrip()[-1:] in QUOTES
    return is_quoted and window is not None and squeeze(window.value) == own


# An agency or a paper that an aggregator names behind the headline. One character is fixed, so the scan is linear.
IN_BRACKETS = re.compile(r"[(（][^()（）]{1,40}[)）]$")


def _agreeing(visible: list[str], titles: list[Found]) -> str | None:
    """Return the <h1> that the page's other titles agree with best, spaced as they space it."""
    others = [(squeeze(item.value), item.value) for item in titles]
    for h1 in visible:
        own = squeeze(h1)
        for other, value in others:
            if own and own == other:
                return h1 if _WORD.findall(h1.lower()) == _WORD.findall(value.lower()) else value
    for h1 in visible:
        own = squeeze(h1)
        is_long = letter_count(own) > MIN_CONTAINED_CHARS
        if is_long and any(own in other or other in own for other, _ in others if other):
            return _behind_masthead(h1, visible, [value for _, value in others]) or h1
    if len(visible) == len(titles) == 1 and _is_all_but_tail(visible[0], titles[0].value):
        return visible[0]
    for h1 in visible:
        if len(h1) > MIN_LONE_CHARS and any(shared_words(h1, value) >= MIN_SHARED_WORDS for _, value in others):
            return h1
    return None


def _behind_masthead(h1: str, visible: list[str], titles: list[str]) -> str | None:
    """Return the longer <h1> that opens a title behind whose separator the first, the site's name, ends it."""
    ended = [title for title in titles if squeeze(h1) in title_parts(title) and title.endswith(h1)]
    longer = (other for other in visible if len(other) > len(h1) and other is not h1)
    return next((other for other in longer if any(title.startswith(other) for title in ended)), None)


def _is_all_but_tail(h1: str, title: str) -> bool:
    """Tell whether a title is a few words and, behind one dash or bar, something else: "Hollin Canal - Lume Wiki"."""
    return title.startswith(h1) and _TAIL.fullmatch(title, len(h1)) is not None


_TAIL = re.compile(r"\s[-\u2013\u2014|\u00b7](?:\s(?![-\u2013\u2014|\u00b7]\s)\S*)+")


def shared_words(a: str, b: str) -> float:
    words_a, words_b = set(_WORD.findall(a.lower())), set(_WORD.findall(b.lower()))
    return len(words_a & words_b) / max(1, min(len(words_a), len(words_b)))
