"""Which site rules and site profiles a page's host takes (layer 1).

In: patterns of hosts ("gull.example", "*.gull.example", "*"), a host. Out: the rules and profiles meant for it, and
what to say of those that were meant for no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from newsclean.addresses import host_in
from newsclean.model import Options, SiteProfile, SiteRules

EVERY_HOST = "*"
_Sited = TypeVar("_Sited", bound=SiteRules | SiteProfile)


def for_host(sited: Iterable[_Sited], host: str) -> list[_Sited]:
    """Return the rules or profiles that are meant for a host; "www." before it makes no difference."""
    return [item for item in sited if any(_is_meant(pattern, host) for pattern in item.hosts)]


_SHOWN = 3  # in a message


class Unmet:
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
        """Return in a sentence what is left, None where nothing is or there was no page.

        lone_page: there is one page, whose address --url may name.
        """
        if not self._left or not (self._hosts or self._has_nameless):
            return None
        meant = some([host for sited in self._left for host in sited.hosts])
        told = f"no page is of {meant}: the site rules or profiles for it changed nothing"
        if self._hosts:
            pages = "page" if self._others == 1 else "pages"
            others = f", and {self._others} {pages} of other hosts" if self._others else ""
            told += f" (the pages are of {', '.join(self._hosts)}{others})"
        if self._has_nameless:
            told += "; a page that gives no address is of no site" + (": --url names one" if lone_page else "")
        return told


def some(names: Sequence[str]) -> str:
    """Return the first of the names, and how many more there are.

    >>> some(["a", "b", "c", "d"])
    'a, b, c and 1 more'
    """
    rest = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")


def _is_meant(pattern: str, host: str) -> bool:
    if pattern == EVERY_HOST:
        return True
    below = pattern.removeprefix("*.")
    if below != pattern:
        return host == below or host.endswith("." + below)
    return bare_host(host) == bare_host(pattern)


def bare_host(host: str) -> str:
    """Return a host without "www." before it."""
    return host.lower().removeprefix("www.")
