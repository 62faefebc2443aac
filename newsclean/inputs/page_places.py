"""What the page of an input file is called, and where its own file goes (an edge): paths and names in and out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence

from newsclean.inputs.errors import InputError
from newsclean.inputs.paths import STDIN
from newsclean.inputs.saved import page_suffix

PAGE_EXTENSIONS = (".txt", ".md", ".html", ".json")
"""What the outputs of single pages end in."""


def stem_of(name: str) -> str:
    """Return the name of a file without the suffix that makes it a page."""
    return name[: len(name) - len(page_suffix(name) or "")]


def keys_below_common_folder(roots: Sequence[str]) -> dict[str, str]:
    """Return each input's path below the folder that holds them all."""
    if len(roots) == 1:
        return {roots[0]: os.path.basename(os.path.normpath(roots[0]))}
    real = {root: os.path.abspath(root) for root in roots if root != STDIN}
    try:
        common = os.path.commonpath([os.path.dirname(path) for path in real.values()]) if real else ""
    except ValueError:
        raise InputError("the inputs are on several drives: clean each drive in its own run") from None
    start = len(os.path.join(common, ""))
    below = {root: path[start:].replace(os.sep, "/") for root, path in real.items()}
    return {root: below.get(root, STDIN) for root in roots}


def places_of(names: Sequence[str], folders: Sequence[str]) -> dict[str, str]:
    """Return where the page of each file goes: its name without its suffix where no other file wants that place.

    >>> places_of(["a.htm", "a.html", "b.html"], [])
    {'a.htm': 'a.htm', 'a.html': 'a.html', 'b.html': 'b'}
    """
    wanted = Counter(stem_of(name).casefold() for name in names)
    # A folder may be called as a page's output will be ("a.txt"): then the page keeps its whole name.
    feared = {stem for stem, dot in map(os.path.splitext, map(str.casefold, folders)) if dot in PAGE_EXTENSIONS}
    feared.update(name.casefold() for name in names)
    # "a.error.json" is the record of a failed page "a": a page "a.error" keeps its whole name.
    feared.update(stem for stem in wanted if stem.endswith(".error"))
    outputs = {}
    for name in names:
        stem = stem_of(name)
        unique = stem and wanted[stem.casefold()] == 1 and stem.casefold() not in feared
        outputs[name] = stem if unique else name
    return outputs
