"""What a caller may ask for: `Options`, and the rules and profiles of sites that go in them (layer 0)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Literal, NamedTuple, get_args

from newsclean.errors import DataError

Favor = Literal["balanced", "precision", "recall"]
FAVORS: tuple[Favor, ...] = get_args(Favor)
THRESHOLDS = {"balanced": 0.5, "precision": 0.7, "recall": 0.3}
"""The score from which a block is kept, by `favor`."""
MAX_BYTES = 128 * 1024 * 1024
"""The default of `Options.max_bytes`."""


class SiteRule(NamedTuple):
    """A caller's rule: the elements it selects are kept, or dropped."""

    kind: Literal["css", "xpath"]
    selector: str
    reason: str
    """`Removal.reason` of what it drops."""
    role: str = "other"
    """What it drops: one of CUT_ROLES."""


class SiteRules(NamedTuple):
    """What a person knows about one site's pages, read from a TOML file by `newsclean.read_site_rules`."""

    hosts: tuple[str, ...]
    """Host names; "*.gull.example" is that host and all hosts below it, "*" alone is every page."""
    keep: tuple[SiteRule, ...] = ()
    drop: tuple[SiteRule, ...] = ()


class RecurringLine(NamedTuple):
    """A line found on several pages of a site."""

    text: str
    """Folded as `recurrence.line_key` folds it: lower case, "#" for a number."""
    style: str
    """Tags and classes of the elements around it, as `recurrence.style_key` names them."""
    pages: int
    """How many of the learned articles it was found beside."""


class RecurringLinks(NamedTuple):
    """A kind of block that is nothing but a link, on page after page."""

    style: str
    pages: int


class SiteProfile(NamedTuple):
    """What recurs from page to page of one site; `newsclean.learn` makes it."""

    hosts: tuple[str, ...]
    """As in `SiteRules`; "*" if no learned page names its host."""
    pages: int
    """Number of different articles it was learned from."""
    lines: tuple[RecurringLine, ...] = ()
    links: tuple[RecurringLinks, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Options:
    """How to clean: one frozen object for all stages.

    charset: the charset from the HTTP header, if the caller knows it
    favor: what to do with doubtful blocks: "precision" cuts them, "recall" keeps them, else "balanced"
    comments: keep readers' comments
    tables: keep the rows of data tables
    keep, drop: keep or drop what is in the elements that these select: CSS, or XPath if it begins with "/" or "("
    site_rules: rules by host, from `newsclean.read_site_rules`
    profiles: what recurs on sites, from `newsclean.learn` or `newsclean.read_profile`
    max_bytes: raise TooLarge on pages over this many bytes

    Where `keep`, `drop` and site rules conflict, the element nearest to the text decides: a kept box inside a dropped
    one stays, a dropped one inside a kept one goes. A kept word or link inside a dropped box keeps the paragraph it is
    in; a dropped one is cut from its line. On the same element a rule in the options beats one from a file, and then a
    drop beats a keep. Rules beat profiles.

    Raises DataError for an invalid value, before any page is cleaned. One selector, set of rules or profile may stand
    for a tuple of one.

    >>> Options(favor="precision", drop=".sponsored")
    Options(favor='precision', drop=('.sponsored',))
    """

    charset: str | None = None
    favor: Favor = "balanced"
    comments: bool = False
    tables: bool = True
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    site_rules: tuple[SiteRules, ...] = ()
    profiles: tuple[SiteProfile, ...] = ()
    max_bytes: int = MAX_BYTES

    def __repr__(self) -> str:
        """Return what differs from the defaults, as it would be written; `help` shows it of every function."""
        values = [(each.name, getattr(self, each.name), each.default) for each in fields(self)]
        given = ", ".join(f"{name}={value!r}" for name, value, default in values if value != default)
        return f"Options({given})"

    def __post_init__(self) -> None:
        """Turn a single selector, set of rules or profile into a tuple, and None into an empty one.

        Raises DataError for an invalid value, before any page is cleaned.
        """
        if self.favor not in FAVORS:
            raise DataError(f"option favor: {self.favor!r} is not one of {', '.join(FAVORS)}")
        if not isinstance(self.max_bytes, int) or isinstance(self.max_bytes, bool) or self.max_bytes < 0:
            raise DataError(f"option max_bytes: {self.max_bytes!r} is not a whole number of bytes from 0")
        if not isinstance(self.charset, str | None):
            raise DataError(f"option charset: {self.charset!r} is not the name of a charset")
        for name in ("comments", "tables"):
            if not isinstance(given := getattr(self, name), bool):
                raise DataError(f"option {name}: {given!r} is neither True nor False")
        for name, kind in _LISTED.items():
            given = getattr(self, name)
            if given or type(given) is not tuple:  # mostly it is ()
                object.__setattr__(self, name, _tuple_of(given, kind, name))
        for name in ("keep", "drop"):
            if selectors := getattr(self, name):
                _check_selectors(selectors, name)


def check_options(options: object) -> None:
    """Raise TypeError for what is no Options, as `options="precision"` is."""
    if not isinstance(options, Options):
        raise TypeError(f"options are newsclean.Options(...), such as Options(favor='precision'), not {options!r}")


def _check_selectors(selectors: Iterable[str], name: str) -> None:
    from newsclean.own_rules import selector

    for text in selectors:
        try:
            selector.check(selector.kind_of(text), text)
        except DataError as error:
            raise DataError(f"option {name}: {error}") from error


def _tuple_of(given: Any, kind: Any, name: str) -> tuple[Any, ...]:
    """Return what is given for an option as a tuple of its kind. Raises DataError that names the option."""
    if given is None:
        return ()
    values = (given,) if isinstance(given, kind) or not isinstance(given, Iterable) else tuple(given)
    if not all(isinstance(value, kind) for value in values):
        raise DataError(f"option {name}: {given!r} is {_NEEDED[kind]}")
    for rules in [rules for value in values if kind is SiteRules for rules in (value.keep, value.drop)]:
        for rule in rules if isinstance(rules, Iterable) else (rules,):
            if not isinstance(rule, SiteRule):
                raise DataError(f"option {name}: {rule!r} is not a SiteRule")
    for hosts in [value.hosts for value in values if kind is not str]:
        if isinstance(hosts, str) or not isinstance(hosts, Iterable):
            raise DataError(f"option {name}: hosts is {hosts!r}, but has to be a tuple of host names")
    return values


_LISTED: dict[str, Any] = {"keep": str, "drop": str, "site_rules": SiteRules, "profiles": SiteProfile}
_NEEDED: dict[Any, str] = {
    str: "neither a selector nor a tuple of them",
    SiteRules: "neither SiteRules nor a tuple of them: newsclean.read_site_rules reads a file",
    SiteProfile: "neither a SiteProfile nor a tuple of them: newsclean.read_profile reads a file",
}


DEFAULT = Options()
