"""Site rules and site profiles: as TOML files, and which of them a page's host takes (layer 4).

In: paths, a host. Out: `SiteRules`, `SiteProfile`. A file that is not valid is a DataError that names file and key. A
file of rules:

    host = ["gull.example", "*.gull.example"]

    [[drop]]
    css    = ".pitch"
    reason = "asks for a subscription"
    role   = "promo"

    [[keep]]
    xpath  = "//div[@class='results']"
    reason = "the results belong to the report"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from unicodedata import normalize

from newsclean.errors import DataError
from newsclean.model import CUT_ROLES
from newsclean.options import RecurringLine, RecurringLinks, SiteProfile, SiteRule, SiteRules
from newsclean.own_rules import selector

# --- hosts -----------------------------------------------------------------------------------------------------

EVERY_HOST = "*"
PROFILE_HEAD = "# What recurs from page to page of this site, learned by newsclean."
"""How a profile begins that newsclean wrote."""
_Sited = TypeVar("_Sited", bound=SiteRules | SiteProfile)


def for_host(sited: Iterable[_Sited], host: str) -> list[_Sited]:
    """Return the rules or profiles that are meant for a host; "www." before it makes no difference."""
    return [item for item in sited if any(_is_meant(pattern, host) for pattern in item.hosts)]


def _is_meant(pattern: str, host: str) -> bool:
    pattern, host = _as_read(pattern), _as_read(host)
    if pattern == EVERY_HOST:
        return True
    below = pattern.removeprefix("*.")
    if below != pattern:
        return host == below or host.endswith("." + below)
    return host.removeprefix("www.") == pattern.removeprefix("www.")


_MOST_LETTERS = 63  # of a part of a host (RFC 1034, 3.1); what reads them takes the square of their number


def _as_read(host: str) -> str:
    """Return a host in small letters, with those letters in it that an address may write in others.

    >>> _as_read("xn--mve-sna.Example"), _as_read("[::1]")
    ('möve.example', '::1')
    """
    host = normalize("NFC", host.lower()).strip("[]")
    if "xn--" not in host:
        return host
    try:
        return ".".join(
            part[4:].encode().decode("punycode") if part.startswith("xn--") and len(part) <= _MOST_LETTERS else part
            for part in host.split(".")
        )
    except UnicodeError:  # a host may be anything
        return host


# --- files -----------------------------------------------------------------------------------------------------


def read_site_rules(path: str | Path) -> SiteRules:
    """Return the site rules in a TOML file. Raises DataError if they are invalid, OSError if it can't be read."""
    table = _Table(path, _load(path), {"host", "keep", "drop"})
    return SiteRules(table.hosts(), table.rules("keep"), table.rules("drop"))


def read_profile(path: str | Path) -> SiteProfile:
    """Return the profile in a TOML file written by `profile_toml`. Raises DataError and OSError."""
    table = _Table(path, _load(path), {"host", "pages", "line", "links"})
    lines = table.tables("line", {"text", "style", "pages"})
    links = table.tables("links", {"style", "pages"})
    return SiteProfile(
        table.hosts(),
        table.count("pages"),
        tuple(RecurringLine(t.text("text"), t.text("style"), t.count("pages")) for t in lines),
        tuple(RecurringLinks(t.text("style"), t.count("pages")) for t in links),
    )


def profile_toml(profile: SiteProfile) -> str:
    """Return a profile as TOML, for `read_profile` to read."""
    hosts = ", ".join(map(_quoted, profile.hosts))
    parts = [
        f"{PROFILE_HEAD} Delete an entry to keep what it names.\n"
        f"host = [{hosts}]\npages = {profile.pages}\n"
    ]
    for line in profile.lines:
        parts.append(f"[[line]]\ntext = {_quoted(line.text)}\nstyle = {_quoted(line.style)}\npages = {line.pages}\n")
    for links in profile.links:
        parts.append(f"[[links]]\nstyle = {_quoted(links.style)}\npages = {links.pages}\n")
    return "\n".join(parts)


def _quoted(text: str) -> str:
    """Return text as a TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'


def _load(path: str | Path) -> dict[str, Any]:
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))  # which Windows' Notepad writes
    except (ValueError, RecursionError) as error:  # TOML and UTF-8; a number of 5,000 digits; brackets 3,000 deep
        raise DataError(f"{path} is not valid TOML: {error}") from error


class _Table:
    """A TOML table whose keys are checked as they are read."""

    def __init__(self, path: str | Path, table: Mapping[str, Any], known: set[str], where: str = "") -> None:
        self._path, self._table, self._where = path, table, where
        for key in table:
            if key not in known:
                raise self._error(key, f"unknown key (known keys: {', '.join(sorted(known))})")

    def _error(self, key: str, what: str) -> DataError:
        return DataError(f"{self._path}: {self._where}{key}: {what}")

    def text(self, key: str) -> str:
        """Return a text that is not empty."""
        value = self._table.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self._error(key, "a text is needed here")
        return value

    def count(self, key: str) -> int:
        """Return a whole number from 0."""
        value = self._table.get(key)
        if type(value) is not int or value < 0:
            raise self._error(key, "a number of pages is needed here")
        return value

    def hosts(self) -> tuple[str, ...]:
        """Return the host patterns of the file: one, or a list."""
        value = self._table.get("host")
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not values or not all(isinstance(v, str) and v for v in values):
            raise self._error("host", "a host name or a list of them is needed here")
        for pattern in values:
            below = pattern.removeprefix("*.")
            has_port = below.count(":") == 1 or "]:" in below  # with more it is an address of IPv6
            if pattern != EVERY_HOST and (not below.strip("[]") or "*" in below or "/" in below or has_port):
                raise self._error("host", f'{pattern!r} is not a host name ("gull.example", "*.gull.example" or "*")')
        return tuple(pattern.lower() for pattern in values)

    def tables(self, key: str, known: set[str]) -> list[_Table]:
        """Return the tables of an array of tables, none where the file has no such key."""
        value = self._table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise self._error(key, f"tables are needed here, each below [[{key}]]")
        return [_Table(self._path, entry, known, f"{key}[{i}].") for i, entry in enumerate(value, 1)]

    def rules(self, key: str) -> tuple[SiteRule, ...]:
        """Return the rules of an array of tables."""
        return tuple(table.rule() for table in self.tables(key, {"css", "xpath", "reason", "role"}))

    def rule(self) -> SiteRule:
        """Return the table as a rule."""
        given: list[Any] = [kind for kind in ("css", "xpath") if kind in self._table]
        if len(given) != 1:
            raise self._error("css", "either css or xpath is needed here")
        role = self._table.get("role", "other")
        if role not in CUT_ROLES:
            raise self._error("role", f"{role!r} is not one of {', '.join(CUT_ROLES)}")
        rule = SiteRule(given[0], self.text(given[0]), self.text("reason"), role)
        try:
            selector.check(rule.kind, rule.selector)
        except DataError as error:
            raise DataError(f"{self._path}: {self._where}{given[0]}: {error}") from error
        return rule
