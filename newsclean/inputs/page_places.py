"""What the page of an input file is called, and where its own file goes (an edge): paths and names in and out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from newsclean.inputs.errors import InputError
from newsclean.inputs.path_store import may_recur
from newsclean.inputs.paths import STDIN
from newsclean.inputs.saved import page_suffix

PAGE_EXTENSIONS = (".txt", ".md", ".html", ".json")
"""What the outputs of single pages end in."""


def stem_of(name: str) -> str:
    """Return the name of a file without the suffix that makes it a page."""
    return name[: len(name) - len(page_suffix(name) or "")]


class Keys:
    """Each input's path below the folder that holds them all."""

    def __init__(self, roots: Iterable[str]) -> None:
        """Raise InputError where no folder holds them all."""
        common = last = within = ""
        self._only: str | None = None
        for number, root in enumerate(roots):
            self._only = root if not number else None
            folder = os.path.dirname(os.path.abspath(root)) if root != STDIN else last
            if folder != last and not (within and folder.startswith(within)):
                try:
                    common = os.path.commonpath([common, folder]) if common else folder
                except ValueError:
                    message = "the inputs are on several drives: clean each drive in its own run"
                    raise InputError(message) from None
                within = os.path.join(common, "")
            last = folder
        self._start = len(within)

    def __getitem__(self, root: str) -> str:
        if root == self._only:
            return os.path.basename(os.path.normpath(root))
        return STDIN if root == STDIN else os.path.abspath(root)[self._start :].replace(os.sep, "/")


class Places:
    """Where the page of each file goes: its name without its suffix where no other file wants that place.

    >>> names = ["a.htm", "a.html", "b.html"]
    >>> [Places(lambda: names, 3)[name] for name in names]
    ['a.htm', 'a.html', 'b']
    """

    def __init__(self, names: Callable[[], Iterable[str]], count: int, folders: Iterable[str] = ()) -> None:
        """names: what gives the names of the files anew each time, `count` of them. folders: what is beside them."""
        # A folder may be called as a page's output will be ("a.txt"): then the page keeps its whole name.
        parts = map(os.path.splitext, map(str.casefold, folders))
        self._feared = {stem for stem, dot in parts if dot in PAGE_EXTENSIONS}
        several = may_recur((hash(claim) for name in names() for claim in _claims(name)), 2 * count)
        once: set[str] = set()
        for claim in (claim for name in names() for claim in _claims(name) if hash(claim) in several):
            (self._feared if claim in once else once).add(claim)

    def __getitem__(self, name: str) -> str:
        stem = stem_of(name)
        # "a.error.json" is the record of a failed page "a": a page "a.error" keeps its whole name.
        is_feared = not stem or (folded := stem.casefold()) in self._feared or folded.endswith(".error")
        return name if is_feared else stem


def _claims(name: str) -> Iterator[str]:
    """Yield what no other file's page may be called: the file's name, and that without its suffix."""
    folded = name.casefold()
    yield folded
    if (stem := stem_of(name).casefold()) != folded:
        yield stem
