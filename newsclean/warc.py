"""A WARC file -> Items (an edge): the HTML responses of a crawl, read as a stream, and whether the file is whole."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from newsclean.archives import Item, need
from newsclean.saved import BrokenInput, read_bounded
from newsclean.workers import Failure

_PAGES = ("text/html", "application/xhtml+xml")
_CHUNK = 1 << 18


def read_warc(path: str, max_bytes: int) -> Iterator[Item]:
    """Yield the HTML of response records; revisits, requests and other content are passed over.

    Raises BrokenInput at the end of a file that breaks off between pages; a page inside which it breaks off is
    itself the failure. (fastwarc reads a cut record as if it were whole, and says nothing.)
    """
    warc = need("fastwarc.warc", "warc")
    held: Item | None = None
    position = before = 0
    with open(path, "rb") as raw:
        kinds = warc.WarcRecordType.response
        for record in warc.ArchiveIterator(raw, record_types=kinds, parse_http=True, auto_decode="all"):
            if (record.http_content_type or "").lower() not in _PAGES:
                continue
            if held is not None:
                yield held
            position = record.stream_pos
            held = _read_record(record, max_bytes)._replace(size=raw.tell() - before)
            before = raw.tell()
    cut = cut_record(path, position)
    if held is not None:
        if cut == position:
            failure = Failure("BrokenInput", "the archive breaks off inside this page")
            held, cut = held._replace(html=None, failure=failure), None
        yield held
    if cut is not None:
        raise BrokenInput(f"it breaks off in the record at byte {cut}")


def _read_record(record: object, max_bytes: int) -> Item:
    headers = record.headers  # type: ignore[attr-defined]
    item = Item(
        key=headers.get("WARC-Record-ID") or "",
        url=(headers.get("WARC-Target-URI") or "").strip("<>") or None,
        charset=record.http_charset,  # type: ignore[attr-defined]
        extra={"warc_date": headers.get("WARC-Date")},
    )
    html = read_bounded(record.reader, max_bytes)  # type: ignore[attr-defined]
    if len(html) > max_bytes:
        return item._replace(failure=Failure("TooLarge", f"the page is over {max_bytes:,} bytes"))
    return item._replace(html=html)


def cut_record(path: str, start: int) -> int | None:
    """Return the byte at which the record begins that the file breaks off in, None if it is whole.

    start: where a record begins; what stands before it is not looked at.
    """
    with open(path, "rb") as file:
        file.seek(start)
        if path.lower().endswith(".gz"):
            return _cut_member(file, start)
        return _cut_plain_record(file, start)


def _cut_member(file: BinaryIO, start: int) -> int | None:
    member, began, data = zlib.decompressobj(31), start, b""
    position = start
    while data := data or file.read(_CHUNK):
        try:
            member.decompress(data)
        except zlib.error:
            return began
        position += len(data) - len(member.unused_data)
        data = member.unused_data
        if member.eof:
            member, began = zlib.decompressobj(31), position
    return began if position > began else None


def _cut_plain_record(file: BinaryIO, start: int) -> int | None:
    size = os.fstat(file.fileno()).st_size
    while start < size:
        length, line = 0, file.readline(1 << 16)
        while line.strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
            line = file.readline(1 << 16)
        end = file.tell() + length
        if not line or end > size:
            return start
        file.seek(end)
        while (byte := file.read(1)) in (b"\r", b"\n"):
            end += 1
        file.seek(end)
        if not byte:
            return None
        start = end
    return None
