"""What of a run's options no page of it has used (an edge): pages in, sentences that say what changed nothing.

Site rules and profiles that are meant for none of the pages, and selectors of keep and drop that select nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newsclean.addresses import host_in
from newsclean.model import Page
from newsclean.options import Options, SiteProfile, SiteRules
from newsclean.own_rules import selector
from newsclean.own_rules.site_rules import for_host

_SHOWN = 3  # in a message


class Unused:
    """What of some options none of the pages so far has used."""

    def __init__(self, options: Options) -> None:
        self._sites = UnusedSites(options)
        self._selectors = UnusedSelectors(options)

    def meet(self, page: Page) -> None:
        """Take note of a page."""
        self._sites.meet(page.url)
        self._selectors.meet(page.root)

    def meet_elsewhere(self, address: str | None, met: Iterable[tuple[str, str]]) -> None:
        """Take note of a page by its address and what `UnusedSelectors.meet` has returned in another process."""
        self._sites.meet(address)
        self._selectors.strike(met)

    def told(self, *, lone_page: bool = False) -> Iterator[str]:
        """Yield what is left, in a sentence each for sites and for selectors; nothing where there was no page.

        lone_page: there is one page, whose address --url may name.
        """
        yield from filter(None, (self._sites.told(lone_page=lone_page), self._selectors.told()))


class UnusedSites:
    """The site rules and profiles of some options that are meant for none of the pages so far."""

    def __init__(self, options: Options) -> None:
        self._left: list[SiteRules | SiteProfile] = [*options.site_rules, *options.profiles]
        self._hosts: list[str] = []
        """The first of the pages' hosts: a crawl has millions."""
        self._others = 0
        """How many pages are of further hosts."""
        self._has_nameless = False
        """Whether a page gave no address."""

    def meet(self, address: str | None) -> None:
        """Take note of a page's address."""
        if self._left:
            host = host_in(address)
            if not host:
                self._has_nameless = True
            elif host not in self._hosts and len(self._hosts) < _SHOWN:
                self._hosts.append(host)
            elif host not in self._hosts:
                self._others += 1
            met = for_host(self._left, host)
            self._left = [sited for sited in self._left if sited not in met]

    def told(self, *, lone_page: bool = False) -> str | None:
        """Return in a sentence what is left, None where nothing is or there was no page."""
        if not self._left or not (self._hosts or self._has_nameless):
            return None
        meant = _some([host for sited in self._left for host in sited.hosts])
        told = f"no page is from {meant}: the site rules or profiles for it changed nothing"
        if self._hosts:
            pages = "page" if self._others == 1 else "pages"
            others = f", and {self._others} {pages} from other hosts" if self._others else ""
            told += f" (the pages are from {', '.join(self._hosts)}{others})"
        if self._has_nameless:
            told += "; a page without an address belongs to no site" + (": --url names one" if lone_page else "")
        return told


class UnusedSelectors:
    """The selectors of some options' keep and drop that have selected nothing on any page so far."""

    def __init__(self, options: Options) -> None:
        self._left = {"keep": list(dict.fromkeys(options.keep)), "drop": list(dict.fromkeys(options.drop))}
        self._pages = 0

    def meet(self, root: Any) -> tuple[tuple[str, str], ...]:
        """Take note of a page by its tree; return what selects something on it for the first time: (option, selector).

        A selector that has is not tried again.
        """
        if not any(self._left.values()):
            return ()
        met = tuple(
            (option, text)
            for option, left in self._left.items()
            for text in left
            if selector.select(root, selector.kind_of(text), text)
        )
        self.strike(met)
        return met

    def strike(self, met: Iterable[tuple[str, str]]) -> None:
        """Take note of a page on which these select something."""
        self._pages += 1
        for option, text in met:
            if text in self._left[option]:
                self._left[option].remove(text)

    def told(self) -> str | None:
        """Return in a sentence what is left, None where nothing is or there was no page."""
        left = [f"--{option} {text!r}" for option, texts in self._left.items() for text in texts]
        if not left or not self._pages:
            return None
        selects = "selects" if len(left) == 1 else "select"
        return f"{_some(left)} {selects} nothing on {'the page' if self._pages == 1 else 'any of the pages'}"


def _some(names: Sequence[str]) -> str:
    """Return the first of the names, and how many more there are.

    >>> _some(["a", "b", "c", "d"])
    'a, b, c and 1 more'
    """
    rest = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
