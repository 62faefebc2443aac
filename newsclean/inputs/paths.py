"""What a path is: how it is written out, which file it names, where it stands (an edge)."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable

STDIN = "-"
OWN_FILES = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")
"""How the files are called that this process has open."""
_TERMINALS = ("/dev/tty", "/dev/pts/")

_UNDECODED = re.compile(r"([\udc80-\udcff])|\\(?=x(?:5c|[89a-f][0-9a-f]))")


def readable(path: str) -> str:
    r"""Return a path in which each byte that is no text is written out, as no other path is.

    A backslash that would read as the beginning of such a byte is `\x5c`, so that the bytes can be had back.

    >>> readable("caf\udce9.html"), readable(r"caf\xe9.html"), readable(r"a\b.html")
    ('caf\\xe9.html', 'caf\\x5cxe9.html', 'a\\b.html')
    """
    if path.isascii() and "\\" not in path:
        return path
    return _UNDECODED.sub(lambda found: f"\\x{ord(found[0]) & 0xFF:02x}", path)


_WRITTEN_OUT = re.compile(r"\\x(5c|[89a-f][0-9a-f])")


def unreadable(text: str) -> str:
    r"""Return the path of which `readable` has made a text.

    >>> unreadable("caf\\xe9.html") == "caf\udce9.html", unreadable(r"caf\x5cxe9.html")
    (True, 'caf\\xe9.html')
    """
    return _WRITTEN_OUT.sub(lambda found: "\\" if found[1] == "5c" else chr(0xDC00 + int(found[1], 16)), text)


def is_stream(path: str) -> bool:
    """Tell whether a path is read here and once: a pipe, a terminal, or a file by this process's number for it."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    is_own = path.startswith(OWN_FILES) and (stat.S_ISREG(mode) or stat.S_ISCHR(mode))
    return is_own or stat.S_ISFIFO(mode) or (stat.S_ISCHR(mode) and path.startswith(_TERMINALS))


def is_special(path: str) -> bool:
    """Tell whether a path is a pipe with a name, a socket or a device: what this process has open is none of these."""
    if path == STDIN or path.startswith((*OWN_FILES, *_TERMINALS)):
        return False
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def size(path: str) -> int:
    """Return the bytes of a file, 0 where it cannot be asked."""
    try:
        return os.path.getsize(path)
    except OSError:
        return 0


def identity(path: str) -> tuple[int, int] | None:
    """Return what is the same for all names and links of a file, None where there is no file."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def stdout_file() -> tuple[int, int] | None:
    """Return the `identity` of the file that standard output goes to, None where it goes to none."""
    try:
        found = os.fstat(1)
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def real_place(path: str) -> str:
    """Return where a file is or would be, links followed."""
    return os.path.normcase(os.path.realpath(path))


def spot(path: str, place: Callable[[str], str] = real_place) -> str:
    """Return where a path's own entry is: of a link to a file where the link is.

    place: `real_place`, or what remembers its answers.
    """
    parent, name = os.path.split(path)
    return real_place(path) if name in ("", ".", "..") else os.path.join(place(parent), os.path.normcase(name))


def is_in(folder: str, path: str, place: Callable[[str], str] = real_place) -> bool:
    """Tell whether a file, or the link to it, stands in a folder, as its `real_place` and a separator."""
    return spot(path, place).startswith(folder) or (os.path.islink(path) and real_place(path).startswith(folder))
