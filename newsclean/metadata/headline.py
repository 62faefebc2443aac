"""Which of a page's titles is the headline (layer 2): strings in, the headline and where it stood out.

A page states its title up to four times: <h1>, JSON-LD `headline`, og:title, <title>. The last is the window's: it
carries the site's name and is written for search engines. On pages of news publishers the other statements
disagree on a fifth of the pages; what differs from the window's title is then what the newsroom wrote.
"""

from __future__ import annotations

import re

from newsclean.characters import HAN, KANA
from newsclean.metadata.stated import Found
from newsclean.text import has_digits, letter_count, squeeze

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
_SEPARATOR = re.compile(
    r"[\s|ㅣ｜¦:：_-](?:(?<=\s)(?:[|\-–—―·•:»›«~/\\<>]{1,2}\s|[|ㅣ｜¦]\s?)|(?<=[|ㅣ｜¦:：])\s?|"
    rf"(?<=[{KANA}{HAN}][_-])(?=[{KANA}{HAN}]))"
)


def strip_site(title: str, sites: frozenset[str]) -> str:
    """Return a title without the site's name before or after it; `sites` are keys.

    >>> strip_site("Rain at last | The Daily Gull", frozenset({"thedailygull"}))
    'Rain at last'
    """
    cuts = [match.span() for match in _SEPARATOR.finditer(title)]
    start, end = 0, len(title)
    for _ in range(_MOST_CUTS):
        if not cuts:
            break
        if is_site(title[cuts[-1][1] : end], sites):
            end = cuts.pop()[0]
        elif len(cuts) > 1 and is_site(title[cuts[-2][1] : end], sites):
            end = cuts[-2][0]
            del cuts[-2:]
        elif is_site(title[start : cuts[0][0]], sites):
            start = cuts.pop(0)[1]
        else:
            break
    return title[start:end].strip()


_MOST_CUTS = 3


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
    long = [site for site in sites if len(site) > MIN_SITE_CHARS]
    return any(own in site or (site in own and len(own) < 2 * len(site) + 4) for site in long)


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
    """Return the statement that differs from the window's title, JSON-LD's first, or the <h1> that says it better.

    Where these are worded otherwise each is the annotated title as often.
    """
    window_key = squeeze(window.value) if window else ""
    whole = [item for item in stated if not item.value.endswith(CUT_SHORT)] or stated
    chosen = next((item for item in whole if squeeze(item.value) != window_key), whole[0])
    if h1 is None or h1 == chosen.value:
        return chosen
    is_shown = (
        _goes_on(h1, chosen.value)
        or _ends_alike(h1, chosen.value, stated)
        or (squeeze(h1) == window_key and _is_shortened(h1, chosen.value, stated))
        or (squeeze(h1) == window_key == squeeze(stated[0].value) and shared_words(h1, chosen.value) <= _FEW_SHARED)
    )
    return Found(h1, "h1") if is_shown else chosen


_FEW_SHARED = 0.25  # by hand: og:title has other words, for those who share it


def _goes_on(h1: str, title: str) -> bool:
    """Tell whether the one begins with all of the other: "Rain at last" and "Rain at last - Live (Gull Press)"."""
    own, whole = squeeze(h1), squeeze(title)
    return own.startswith(whole) or whole.startswith(own)


def _ends_alike(h1: str, title: str, stated: list[Found]) -> bool:
    """Tell whether an <h1> that another statement has, too, and a title are the same but for a label before the one.

    "Opinion | Rain at last" is for those who share it. "Explained: Why gulls ..." may be a kicker and the headline:
    og:title says whether it belongs (on 3 of 4 pages); with figures, as a score has them, it does (on 2 of 2).
    """
    own = squeeze(h1)
    if squeeze(title).endswith(own):
        return title.endswith(f" | {h1}") or any(squeeze(item.value) == own for item in stated)
    label = h1.removesuffix(title)
    return label != h1 and (any(item.value == h1 for item in stated[1:]) or has_digits(label))


def _is_shortened(h1: str, title: str, stated: list[Found]) -> bool:
    """Tell whether a title is a shorter wording of an <h1> for those who share it, in og:title or the only one.

    Of annotated pages the <h1> is the title of 7 of 11.
    """
    return title == stated[-1].value and len(title) < len(h1) and not h1.endswith(title)


def _without_agreement(visible: list[str], titles: list[Found], sites: frozenset[str]) -> Found | None:
    """Return the headline where no <h1> agrees with a title: the only long <h1>, else a title but the site's name."""
    named = [item for item in titles if squeeze(item.value) in sites]
    titles = [item for item in titles if item not in named]
    long = [text for text in visible if _is_headline(text, sites)]
    if len(long) == 1:
        return Found(long[0], LONE_H1)
    if titles:
        return Found(_without_short_tail(titles[0].value), titles[0].source)
    if visible:
        return Found(visible[0], "h1")
    return named[0] if named else None


def _is_headline(h1: str, sites: frozenset[str]) -> bool:
    """Tell whether an <h1> is as long as a headline and does not begin with the site's name."""
    own = squeeze(h1)
    named = any(len(site) > MIN_SITE_CHARS and own.startswith(site) for site in sites)
    return letter_count(own) >= MIN_HEADLINE_LETTERS and not named


def _without_short_tail(title: str) -> str:
    """Return a title without a few words behind a bar, which name a site or section that the page does not state."""
    head, bar, tail = title.rpartition(" | ")
    return head if bar and len(tail.split()) <= MAX_TAIL_WORDS and len(head) > len(tail) else title


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
            return h1
    if len(visible) == len(titles) == 1 and _opens(visible[0], titles[0].value):
        return visible[0]
    for h1 in visible:
        if len(h1) > MIN_LONE_CHARS and any(shared_words(h1, value) >= MIN_SHARED_WORDS for _, value in others):
            return h1
    return None


def _opens(h1: str, title: str) -> bool:
    """Tell whether an <h1>, however short, is what a title says before its site: "Hollin Canal - Lume Wiki"."""
    return title.startswith(f"{h1} ") and squeeze(h1) in title_parts(title)


def shared_words(a: str, b: str) -> float:
    words_a, words_b = set(_WORD.findall(a.lower())), set(_WORD.findall(b.lower()))
    return len(words_a & words_b) / max(1, min(len(words_a), len(words_b)))
