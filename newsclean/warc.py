"""A WARC file -> Items (an edge): the HTML responses of a crawl, read as a stream, and whether the file is whole."""

from __future__ import annotations

import io
import os
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from newsclean.archives import Item, need
from newsclean.saved import BrokenInput, read_bounded
from newsclean.workers import Failure

_PAGES = ("text/html", "application/xhtml+xml")
_CHUNK = 1 << 18
_HEADER_BYTES = 1 << 20
_OPENING_BYTES = 1_000
_DIGITS = 20  # of a length


def read_warc(path: str, max_bytes: int) -> Iterator[Item]:
    """Yield the HTML of response records; revisits, requests and other content are passed over.

    Raises BrokenInput at the end of a file that breaks off between pages; a page inside which it breaks off is
    itself the failure. (fastwarc reads a cut record as if it were whole, and says nothing.)
    """
    warc = need("fastwarc.warc", "warc")
    held: Item | None = None
    position = before = 0
    fault: str | None = None
    with open(path, "rb") as raw:
        records = warc.ArchiveIterator(raw, record_types=warc.WarcRecordType.response, parse_http=False)
        while True:
            try:
                record = next(records, None)
            except Exception as error:  # whatever fastwarc makes of damage: the page before it is whole
                fault = f"it cannot be read any further: {error}"
                break
            if record is None:
                break
            start = record.stream_pos
            item = _read_record(record, max_bytes)
            if item is None:
                continue
            if held is not None:
                yield held
            position = start
            held = item._replace(size=raw.tell() - before)
            before = raw.tell()
    cut = None if fault else cut_record(path, position)
    if held is not None:
        if cut == position:
            failure = Failure("BrokenInput", "the archive breaks off inside this page")
            held, cut = held._replace(html=None, failure=failure), None
        yield held
    if cut is not None:
        fault = f"it breaks off in the record at byte {cut}"
    if fault:
        raise BrokenInput(fault)


def _read_record(record: Any, max_bytes: int) -> Item | None:
    """Return the page of a response, None where it is none.

    A body that does not decode, as its headers say it is encoded, is this page's failure: read within the archive's
    own stream it would end the archive. So the record is read as an archive of its own.
    """
    headers = record.headers
    item = Item(
        key=headers.get("WARC-Record-ID") or "",
        url=(headers.get("WARC-Target-URI") or "").strip("<>") or None,
        extra={"warc_date": headers.get("WARC-Date")},
    )
    if record.content_length > max_bytes + _HEADER_BYTES:
        record.parse_http()
        too_large = item._replace(failure=Failure("TooLarge", f"the page is over {max_bytes:,} bytes"))
        return too_large if _is_page(record) else None
    html = as_sent = b""
    copy = io.BytesIO()
    record.write(copy)
    copy.seek(0)
    warc = need("fastwarc.warc", "warc")
    try:
        alone = next(warc.ArchiveIterator(copy, parse_http=True, auto_decode="none"), None)
        if alone is None or not _is_page(alone):
            return None
        item = item._replace(charset=alone.http_charset)
        html = as_sent = read_bounded(alone.reader, max_bytes)
        copy.seek(0)
        alone = next(warc.ArchiveIterator(copy, parse_http=True, auto_decode="all"))
        html = read_bounded(alone.reader, max_bytes)
    except Exception as error:
        if b"<" not in as_sent[:_OPENING_BYTES]:  # else it was decoded before it was archived
            return item._replace(failure=Failure("BrokenInput", f"the page's body does not decode: {error}"))
    if len(html) > max_bytes:
        return item._replace(failure=Failure("TooLarge", f"the page is over {max_bytes:,} bytes"))
    return item._replace(html=html)


def _is_page(record: Any) -> bool:
    return (record.http_content_type or "").lower() in _PAGES


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
                length = int(value) if value.strip().isdigit() and len(value) < _DIGITS else size
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
