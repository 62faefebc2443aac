"""Lists of inputs: bytes in, the paths that they name and the ids of their pages out (an edge)."""

from __future__ import annotations

import json
import os
from collections.abc import Callable

from newsclean.inputs.paths import unreadable

ERROR_LIST_HEAD = b'{"id": '
"""How a list of `--errors` begins."""


def read_list(data: bytes, leave: Callable[[str], None] = lambda key: None) -> list[str]:
    """Return the paths in a list: one a line, each ended by a NUL byte (find -print0), or in a list of `--errors`.

    leave: called with the id of each page of such an error list that no path names.
    """
    errors = _errors_in(data)
    if errors is not None:
        for error in errors:
            if "input" not in error:
                leave(error["id"])
        return [unreadable(error["input"]) for error in errors if "input" in error]
    separator = b"\0" if b"\0" in data else b"\n"
    return [os.fsdecode(path.rstrip(b"\r")) for path in data.split(separator) if path.strip()]


def ids_in(data: bytes) -> dict[str, str]:
    """Return the ids of the pages in a list of `--errors` by their paths, empty for other lists.

    What is not the end of the page's path is no id that a run has given, and might lead out of the output folder.
    """
    errors = (error for error in _errors_in(data) or () if "input" in error)
    ids = {unreadable(error["input"]): error["id"] for error in errors}
    return {path: key for path, key in ids.items() if _ends_in(os.path.abspath(path), unreadable(key))}


def _ends_in(path: str, key: str) -> bool:
    return bool(key) and path.replace(os.sep, "/").endswith("/" + key)


def _errors_in(data: bytes) -> list[dict[str, str]] | None:
    """Return the lines of a list that `--errors` has written, None if it is none."""
    if not data.startswith(ERROR_LIST_HEAD):
        return None
    try:
        lines = [json.loads(line) for line in data.splitlines() if line.strip()]
    except ValueError:
        return None
    return lines if all(isinstance(line, dict) and {"id", "message"} <= line.keys() for line in lines) else None
