"""What of the inputs is passed over, and the sentences that say so (an edge)."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from newsclean.inputs.paths import readable

LINK = "links to folders are not followed: name one to read its pages"
NO_FILE = "pipes, sockets and devices are not read beside other inputs"
OWN = "written by an earlier run"
OWN_NAMED = "newsclean itself wrote this; it is read because it is named"
OUTPUT = "this run writes to it"
EMPTY = "it has no pages"
"""Why something is passed over, and that is said."""
INCLUDE = "--include names other kinds of file"
# Endings of files that lie beside saved pages, or are newsclean's own, and that nobody looks for pages in.
_NO_PAGES = frozenset(
    ".css .js .mjs .map .json .txt .md .toml .log .part .run .pieces .jpg .jpeg .png .gif .webp .avif .svg .ico .bmp"
    " .woff .woff2 .ttf .otf .eot .mp3 .m4a .ogg .mp4 .m4v .webm .pdf".split()
)
_ENDING = re.compile(r"\.[a-z][a-z0-9]{0,9}")
_SHOWN_ENDINGS = 4  # in a message
_T = TypeVar("_T")


class PassedOver:
    """What was passed over so far; each is told once."""

    def __init__(self, *, may_include: bool) -> None:
        """may_include: the command has --include."""
        self._may_include = may_include
        self._left: dict[str, dict[str, None]] = {}
        """Why -> paths, as they came."""
        self._told: Counter[str] = Counter()
        """How many of these `told` has told."""
        self._unnamed: Counter[str] = Counter()
        """Files in folders that are no pages by their names, and might be: ".php" -> how many the last walk met."""
        self._told_unnamed: Counter[str] = Counter()

    def leave(self, path: str, why: str) -> None:
        """Take note of what is passed over."""
        self._left.setdefault(why, {})[path] = None

    def minding(self, path: str, found: Iterator[_T]) -> Iterator[_T]:
        """Yield what is found in a file or folder, and take note where that is nothing."""
        is_empty = True
        for thing in found:
            is_empty = False
            yield thing
        if is_empty:
            self.leave(path, EMPTY)

    def begin_walk(self) -> None:
        """Count files that are no pages by their names anew."""
        self._unnamed = Counter()

    def leave_unnamed(self, names: Iterable[str]) -> None:
        """Count files that are no pages by their names."""
        self._unnamed.update(ending for ending in map(_ending, names) if ending not in _NO_PAGES)

    def hint(self, *, has_folder: bool) -> str:
        """Return what may help where there are no pages at all, " (...)", where `told` does not say it."""
        return f" ({INCLUDE})" if self._may_include and has_folder and not self._unnamed else ""

    def told(self) -> Iterator[str]:
        """Yield what was passed over since this was asked last and pages might be looked for in, a sentence each."""
        for why, paths in self._left.items():
            new = list(islice(paths, self._told[why], None))
            self._told[why] = len(paths)
            if new:
                named = readable(new[0]) + (f" and {len(new) - 1:,} more" if len(new) > 1 else "")
                yield f"{named}: {why}" if why == OWN_NAMED else f"passed over {named}: {why}"
        if self._unnamed and self._unnamed != self._told_unnamed:
            self._told_unnamed = self._unnamed
            yield _no_pages_by_name(self._unnamed) + (f": {INCLUDE}" if self._may_include else "")


def _ending(name: str) -> str:
    """Return what a name that is no page's ends in.

    >>> _ending("a.PHP"), _ending("story"), _ending("index.html?p=1")
    ('.php', 'no ending', 'other endings')
    """
    ending = os.path.splitext(name)[1].lower()
    return (ending if _ENDING.fullmatch(ending) else "other endings") if ending else "no ending"


def _no_pages_by_name(found: Counter[str]) -> str:
    """Return the sentence on files that are passed over for their names, the most frequent endings first."""
    count, endings = found.total(), sorted(found, key=lambda ending: (-found[ending], ending))
    shown = [f"{ending} {found[ending]:,}" for ending in endings[:_SHOWN_ENDINGS]]
    more = ", ..." if len(endings) > _SHOWN_ENDINGS else ""
    files = "1 file that is not a page" if count == 1 else f"{count:,} files that are not pages"
    return f"passed over {files} by name ({', '.join(shown)}{more})"
