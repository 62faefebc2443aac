"""Lists of inputs: a file in, the paths that it names and the ids of their pages out (an edge)."""

from __future__ import annotations

import json
import os
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, NamedTuple

from newsclean.inputs.path_store import PathStore
from newsclean.inputs.paths import unreadable

ERROR_LIST_HEAD = b'{"id": '
"""How a list of `--errors` begins."""
_CHUNK = 1 << 20


class Listed(NamedTuple):
    """What a list of inputs names."""

    paths: Iterable[str]
    ids: Mapping[str, str] = {}
    """What an earlier run called the pages, by their paths; of a list of `--errors`."""
    unnamed: tuple[str, ...] = ()
    """The ids of pages that no path names; of a list of `--errors`."""


def read_list(file: IO[bytes]) -> Listed:
    """Return what a list names: a path a line, each ended by a NUL byte (find -print0), or a list of `--errors`.

    An id that is not the end of its page's path is none that a run has given, and might lead out of the output folder.
    """
    head = file.read(_CHUNK).removeprefix(BOM_UTF8)  # which Windows' Notepad writes
    if head.startswith(ERROR_LIST_HEAD):
        head += file.read()
        errors = _errors_in(head)
        if errors is not None:
            ids = {unreadable(error["input"]): error["id"] for error in errors if "input" in error}
            own = {path: key for path, key in ids.items() if _ends_in(os.path.abspath(path), unreadable(key))}
            unnamed = tuple(error["id"] for error in errors if "input" not in error)
            return Listed([unreadable(error["input"]) for error in errors if "input" in error], own, unnamed)
    return Listed(PathStore(os.fsdecode(path) for path in _paths_in(head, file)))


def _paths_in(head: bytes, file: IO[bytes]) -> Iterator[bytes]:
    """Yield the paths in a list that begins with `head`; a file of any size takes a chunk of memory."""
    separator = b"\0" if b"\0" in head else b"\n"
    left, chunk = b"", head
    while chunk:
        if separator == b"\n":
            chunk = chunk.replace(b"\0", separator)  # no path has one
        *lines, left = (left + chunk).split(separator)
        yield from (path.rstrip(b"\r") for path in lines if path.strip())
        chunk = file.read(_CHUNK)
    if left.strip():
        yield left.rstrip(b"\r")


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
