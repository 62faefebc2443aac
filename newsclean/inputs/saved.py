"""A saved page on disk -> its HTML (an edge): plain, gzipped, and what browsers save as one file."""

from __future__ import annotations

import email
import email.policy
import gzip
import plistlib
import zlib
from email.message import Message
from pathlib import PurePath
from typing import Any, NamedTuple
from xml.parsers.expat import ExpatError

from newsclean.errors import BrokenInput, EmptyInput, NewscleanError, NotHTML, TooLarge
from newsclean.page.formats import is_mhtml
from newsclean.serialise import GENERATOR

PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht", ".webarchive")
"""Names that make a file in a folder a page; each may be followed by .gz."""

_OWN_BYTES = GENERATOR.encode()
HEAD_CHARS = 1000  # the first of several documents on the screen has its name before it, of some 250
_STEP = 1 << 18
_MOST_LEVELS = 20  # of parts within parts: browsers write one or two, and each line is compared with every boundary
_LONGEST_TYPE = 1000  # chars of a content type: the time that `email` takes for it grows with their square


class Saved(NamedTuple):
    """The HTML that a file holds, and what the file says of it."""

    html: bytes | str
    url: str | None = None
    charset: str | None = None

    @property
    def is_own(self) -> bool:
        """Tell whether newsclean itself wrote the page: an article, a report, a gallery's index."""
        head = self.html[:HEAD_CHARS]
        return GENERATOR in head if isinstance(head, str) else _OWN_BYTES in head


def page_suffix(name: str) -> str | None:
    """Return the suffix that makes `name` a saved page (".html", ".mht.gz"), or None.

    >>> page_suffix("Front Page.HTML.gz")
    '.html.gz'
    """
    lower = name.lower()
    stem, gz = (lower[:-3], ".gz") if lower.endswith(".gz") else (lower, "")
    for suffix in PAGE_SUFFIXES:
        if stem.endswith(suffix):
            return suffix + gz
    return None


def is_own(path: str) -> bool:
    """Tell by the head of a file whether newsclean wrote it; a file that cannot be read is none."""
    try:
        with open(path, "rb") as file:
            return Saved(file.read(HEAD_CHARS)).is_own
    except OSError:
        return False


def read_saved(path: str, max_bytes: int) -> Saved:
    """Return the page that a file holds.

    Raises OSError, TooLarge (also for a small file that unpacks to a large one), BrokenInput, NotHTML.
    """
    name = PurePath(path).name.lower()
    with open(path, "rb") as file:
        if name.endswith(".gz"):
            data, name = _gunzip(file, path, max_bytes), name[:-3]
        else:
            data = read_bounded(file, max_bytes)
    if len(data) > max_bytes:
        raise TooLarge(f"{path} is over {max_bytes:,} bytes")
    return unwrap(data, name)


def read_bounded(file: Any, max_bytes: int) -> bytes:
    """Return what a file holds, or a little over `max_bytes` of it.

    In steps: `read(max_bytes)` takes that much memory for the smallest file.
    """
    parts, size = [], 0
    while size <= max_bytes and (part := file.read(_STEP)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def unwrap(data: bytes | str, name: str) -> Saved:
    """Return the page in what a file called `name` holds: a .webarchive and, by any name, MHTML are taken apart.

    Raises EmptyInput, NotHTML, BrokenInput.
    """
    if isinstance(data, str):
        if not is_mhtml(data[:2048].encode("utf-8", "replace")):  # it looks at no more
            return Saved(data)
        data = data.encode("utf-8", "replace")  # browsers write no more than ASCII
    try:
        if name.endswith((".mhtml", ".mht")) or is_mhtml(data):
            return _read_mhtml(data)
        if name.endswith(".webarchive"):
            return _read_webarchive(data)
    except (NewscleanError, MemoryError):
        raise
    except Exception as error:  # email and plistlib have no errors of their own for what they stumble over
        raise BrokenInput(f"it cannot be taken apart ({type(error).__name__})") from None
    return Saved(data)


def _gunzip(raw: Any, path: str, max_bytes: int) -> bytes:
    try:
        with gzip.GzipFile(fileobj=raw) as file:
            return read_bounded(file, max_bytes)
    except (OSError, EOFError, zlib.error) as error:
        raise BrokenInput(f"{path} is not complete gzip data: {error}") from None


class _Part(Message):
    """A part of a MIME message that is read in linear time."""

    level = 0
    """How many parts it stands in."""

    def attach(self, payload: Any) -> None:
        """Take a part that begins within this one. Raises BrokenInput."""
        payload.level = self.level + 1
        if payload.level > _MOST_LEVELS:
            raise BrokenInput(f"it cannot be taken apart: its parts are nested more than {_MOST_LEVELS} levels deep")
        super().attach(payload)

    def set_raw(self, name: str, value: str) -> None:
        """Take a header; a content type that is no real one is left empty."""
        is_odd = name.lower() == "content-type" and len(value) > _LONGEST_TYPE
        super().set_raw(name, "" if is_odd else value)


def _read_mhtml(data: bytes) -> Saved:
    """Return the root page of a MIME HTML file (RFC 2557): the part `start` names, else the first HTML part."""
    if not data.strip():
        raise EmptyInput("the file is empty")
    message: Any = email.message_from_bytes(data, _Part, policy=email.policy.compat32)
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise NotHTML("the MHTML file holds no HTML part")
    start = message.get_param("start")
    page = next((part for part in pages if start and part.get("Content-ID") == start), pages[0])
    url = page.get("Content-Location") or message.get("Snapshot-Content-Location")
    if url is not None and not str(url).startswith(("http:", "https:", "file:")):
        url = message.get("Snapshot-Content-Location")
    charset = page.get_content_charset()
    return Saved(page.get_payload(decode=True) or b"", None if url is None else str(url).strip(), charset)


def _read_webarchive(data: bytes) -> Saved:
    """Return the main resource of a Safari web archive."""
    if not data.strip():
        raise EmptyInput("the file is empty")
    try:
        main = plistlib.loads(data)["WebMainResource"]
        html = main["WebResourceData"]
    except (plistlib.InvalidFileException, ExpatError, KeyError, TypeError, ValueError):
        raise NotHTML("not a web archive: it is not a property list with the data of a WebMainResource") from None
    if not isinstance(html, bytes | str):
        raise NotHTML("not a web archive: its WebResourceData is not data")
    url, charset = (main.get(name) for name in ("WebResourceURL", "WebResourceTextEncodingName"))
    return Saved(html, url if isinstance(url, str) else None, charset if isinstance(charset, str) else None)
