"""A WARC file -> Items (an edge): the HTML responses of a crawl, read as a stream, and whether the file is whole."""

from __future__ import annotations

import gzip
import os
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, NamedTuple

from newsclean.batch.workers import Failure
from newsclean.errors import BrokenInput, NewscleanError, TooLarge
from newsclean.inputs.archives import Item, need
from newsclean.inputs.saved import read_bounded

_IS_PAGE = re.compile(r"(?:text/html|application/xhtml\+xml)(?![^\s,;])", re.IGNORECASE).match
"""Tells a type of pages; some servers say it twice ("text/html, text/html"), or forget what ends it."""
_ENCODINGS = ("content-encoding", "transfer-encoding")
_GZIP = b"\x1f\x8b"
_MEMBER = b"\x1f\x8b\x08"
"""How a gzip member begins: its magic, and the one method there is."""
_MEMBER_HEAD = 1 << 12
"""Bytes of a member that are sure to give its first words, its own head among them."""
_RECORD = b"WARC/"
_RECORD_HEAD = re.compile(rb"WARC/1\.\d\r?\n(?:WARC|Content)-[A-Za-z-]{1,99}:", re.IGNORECASE)
"""How a record begins that is not packed: anywhere in a line, as a crawler that was killed breaks off anywhere."""
_LONGEST_HEAD = 120
_SWALLOWED = b"WARC/1."
"""What a page has in it whose record says that it is longer than it is: the beginning of the next."""
_CHUNK = 1 << 18


def read_warc(path: str, max_bytes: int, pass_over: Callable[[str], None] = lambda what: None) -> Iterator[Item]:
    """Yield the HTML of response records; revisits, requests and other content are passed over.

    So are HTML responses whose status is no success (a redirect, a page that was not found): they are no page of the
    site's own. pass_over is called with the status of each, "HTTP 404", and for a record whose type is none; one that
    says all the same that it holds a response is read.

    A page that the file breaks off in, or that cannot be decoded, is itself the failure. A damaged gzip member, or a
    damaged record of a file that is not packed, is one too, and what follows it is read. Raises BrokenInput at the
    end of a file that breaks off between pages. (fastwarc reads a cut record as if it were whole, and says nothing.)
    """
    start = before = 0
    said = is_cut = False
    with open(path, "rb") as raw:
        while True:
            position = start
            try:
                for record in _responses(raw):
                    position = record.stream_pos
                    item = _read_record(record, max_bytes, pass_over)
                    if item is not None and _has_swallowed(item.html, path, position):
                        item = item._replace(html=None, failure=_DAMAGED)
                    said = item is not None and item.failure is not None
                    is_cut = item is not None and item.failure == _CUT
                    if item is not None:
                        yield item._replace(size=raw.tell() - before)
                        before = raw.tell()
                cut = position if is_cut else cut_record(path, position)
                if cut is None:
                    return
                raise BrokenInput(f"it is cut off in the record at byte {cut}")
            except Exception as error:  # whatever fastwarc raises: of damaged data an OSError that has no number
                damage = None if getattr(error, "errno", None) else _damage(path, position, start)
                is_said = said and (is_cut or (damage is not None and damage.told == position))
                if damage is None or damage.next is None:
                    if is_said:
                        return
                    raise
                start = damage.next
                raw.seek(start)
                if not is_said:
                    message = f"the archive is damaged from byte {damage.start} to byte {start}: {error}"
                    yield Item("", failure=Failure("BrokenInput", message), size=max(0, start - before))
                before, said, is_cut = max(before, start), False, False


def _responses(raw: BinaryIO) -> Iterator[Any]:
    """Yield the response records of a file, and those whose type is none, as it is where its line is damaged."""
    # HTTP is not parsed in the iterator: a body that does not decode would end it. With its quirks_mode it would
    # pass over what is damaged, and say nothing.
    warc = need("fastwarc.warc", "warc")
    kinds = warc.WarcRecordType
    wanted = (kinds.response, kinds.unknown, kinds.no_type)
    records = warc.ArchiveIterator(raw, record_types=kinds.any_type, parse_http=False)  # `no_type` is in no other
    return (record for record in records if record.record_type in wanted)


_CUT = Failure("BrokenInput", "the archive is cut off inside this page")
_DAMAGED = Failure("BrokenInput", "the archive is damaged inside this page")
_UNKNOWN_TYPE = "unknown WARC-Type"


def _is_response(record: Any) -> bool:
    """Tell whether a record is a response by its type, and where that is none by what it says that it holds."""
    kinds = need("fastwarc.warc", "warc").WarcRecordType
    held = "".join((record.headers.get("Content-Type") or "").lower().split())
    return record.record_type == kinds.response or held.startswith("application/http;msgtype=response")


def _read_record(record: Any, max_bytes: int, pass_over: Callable[[str], None]) -> Item | None:
    """Return the page in a record, None if it holds none."""
    if not _is_response(record):
        pass_over(_UNKNOWN_TYPE)
        return None
    headers = record.headers
    item = Item(
        key=headers.get("WARC-Record-ID") or "",
        url=(headers.get("WARC-Target-URI") or "").strip("<>") or None,
        extra={"warc_date": headers.get("WARC-Date")},
    )
    try:
        record.parse_http(quirks_mode=True)  # the lines of a head may end in LF alone, as some crawlers write them
        if not _IS_PAGE(record.http_content_type or ""):
            return None
        status = record.http_headers.status_code  # None where there is no such line
        if status is not None and status // 100 != 2:
            pass_over(f"HTTP {status}")
            return None
        item = item._replace(charset=record.http_charset)
        html = _body(record, max_bytes)
    except NewscleanError as error:
        return item._replace(failure=Failure(type(error).__name__, str(error)))
    except Exception as error:  # whatever fastwarc and its decoders raise
        return item._replace(failure=Failure("BrokenInput", f"the page cannot be read: {error}"))
    return item._replace(failure=_CUT) if html is None else item._replace(html=html)


def _body(record: Any, max_bytes: int) -> bytes | None:
    """Return the decoded body of a record, None if the file breaks off in it. Raises TooLarge."""
    size = record.content_length
    body = read_bounded(record.reader, max_bytes) if size <= max_bytes else None
    if body is not None and len(body) < size:
        return None
    encodings = [f"{name}: {value}" for name, value in record.http_headers.items() if name.lower() in _ENCODINGS]
    if encodings and body is not None:
        body = _unpacked(body, encodings, max_bytes)
    if body is None or len(body) > max_bytes:
        raise TooLarge(f"the page is over {max_bytes:,} bytes")
    return body


def _unpacked(body: bytes, encodings: list[str], max_bytes: int) -> bytes:
    """Return a body without what its header says it is packed in, or is no more. Raises what the decoders do.

    Many crawlers unpack a body, or take only its chunks apart, and leave the header that said how it was packed.
    """
    try:
        return _decoded(body, encodings, max_bytes)
    except Exception:
        if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            return body
        left = [line for line in encodings if line.lower().startswith("content")]
        if left in ([], encodings):
            raise
        return _decoded(body, left, max_bytes)


def _decoded(body: bytes, encodings: list[str], max_bytes: int) -> bytes:
    """Return what these lines of an HTTP header say is packed in a body, or a little over `max_bytes` of it."""
    warc = need("fastwarc.warc", "warc")
    record = warc.WarcRecord()
    record.init_headers(warc.WarcRecordType.response)
    record.is_http = True
    # RFC 9110, 8.4.1: in any letters, and x-gzip is gzip; fastwarc knows one name.
    lines = [line.lower().replace("x-gzip", "gzip") for line in encodings]
    head = "\r\n".join(["HTTP/1.1 200 OK", *lines, "\r\n"])
    record.set_bytes_content(head.encode() + body)
    packing = next((one for one in _UNPACKERS if f"content-encoding: {one}" in lines), None)
    record.parse_http(auto_decode="transfer" if packing else "all")
    return _UNPACKERS[packing](record.reader, max_bytes) if packing else read_bounded(record.reader, max_bytes)


def _gunzipped(reader: Any, max_bytes: int) -> bytes:
    return read_bounded(gzip.GzipFile(fileobj=reader), max_bytes)


def _inflated(reader: Any, max_bytes: int) -> bytes:
    """Return what is packed by "deflate": RFC 9110 means zlib's format, some servers send it without its head."""
    body = read_bounded(reader, max_bytes)
    unpacker = zlib.decompressobj(zlib.MAX_WBITS if body[:1] == b"\x78" else -zlib.MAX_WBITS)
    text = unpacker.decompress(body, max_bytes + 1)
    if not unpacker.eof and len(text) <= max_bytes:
        raise EOFError("its body breaks off")
    return text


_UNPACKERS: dict[str, Callable[[Any, int], bytes]] = {"gzip": _gunzipped, "deflate": _inflated}
"""For these fastwarc gives, without a word, what there is of a body that breaks off."""


def cut_record(path: str, start: int) -> int | None:
    """Return the byte at which the record begins that the file breaks off in, None if it is whole.

    start: where a record begins; what stands before it is not looked at.
    """
    with open(path, "rb") as file:
        head = file.read(2)
        file.seek(start)
        if file.read(2) != _GZIP:
            if head != _GZIP:  # whatever the name says
                file.seek(start)
                return _cut_plain_record(file, start)
            start = 0  # one member of many records, and `start` is somewhere in it
        file.seek(start)
        return _bad_member(file, start, opens_record=False)


class _Damage(NamedTuple):
    """Where a file cannot be read: the gzip member, or the record, that is damaged."""

    start: int
    """The byte at which the damage begins, as far as it shows."""
    told: int
    """The byte at which the record begins whose failure would tell of this: it may say a wrong length."""
    next: int | None
    """The byte at which the next one begins that can be read, None if none does."""


def _damage(path: str, position: int, start: int) -> _Damage | None:
    """Return what of a file is damaged behind a record that could be read, None if it is whole.

    position: where that record begins; start: the gzip member that reading began with, which counts where `position`
    is somewhere in a member of many records.
    """
    with open(path, "rb") as file:
        if _is_plain(file):
            return _plain_damage(file, position)
        file.seek(position)
        began = position if file.read(2) == _GZIP else start
        file.seek(began)
        member = _bad_member(file, began, opens_record=True)
        return None if member is None else _Damage(member, member, _next_member(file, member + 1))


def _bad_member(file: BinaryIO, start: int, *, opens_record: bool) -> int | None:
    """Return where the first member begins that does not unpack or that the file breaks off in, None if all are whole.

    It takes a chunk or two of memory, whatever a member unpacks to. opens_record: what opens with anything but a record
    is bad too.
    """
    member, began, position, is_opened, data = zlib.decompressobj(31), start, start, False, b""
    while data := data or file.read(_CHUNK):
        try:
            text = member.decompress(data, _CHUNK)
        except zlib.error:
            return began
        if opens_record and text and not is_opened and not _RECORD.startswith(text[: len(_RECORD)]):
            return began
        is_opened = is_opened or bool(text)
        left = member.unused_data if member.eof else member.unconsumed_tail
        position += len(data) - len(left)
        data = left
        if member.eof:
            member, began, is_opened = zlib.decompressobj(31), position, False
    return began if position > began else None


def _next_member(file: BinaryIO, start: int) -> int | None:
    """Return where the next member begins that opens with a record; a file of any size takes a chunk or two."""
    file.seek(start)
    data = file.read(_CHUNK)
    while data:
        more = file.read(_CHUNK)
        both, at = data + more[:_MEMBER_HEAD], -1
        while 0 <= (at := both.find(_MEMBER, at + 1)) < len(data):
            if _opens_record(both[at : at + _MEMBER_HEAD]):
                return start + at
        start, data = start + len(data), more
    return None


def _opens_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(packed, len(_RECORD)) == _RECORD
    except zlib.error:
        return False


def _cut_plain_record(file: BinaryIO, start: int) -> int | None:
    damage = _plain_damage(file, start)
    return None if damage is None else damage.start


def _is_plain(file: Any) -> bool:
    """Tell whether a file is not packed: by how it begins, and where that is damaged by its name."""
    head = file.read(len(_RECORD))
    return head == _RECORD or not (head.startswith(_GZIP) or file.name.lower().endswith(".gz"))


def _plain_damage(file: BinaryIO, start: int) -> _Damage | None:
    """Return where a file that is not packed has no whole record, from one on; None where all are whole."""
    size, before = os.fstat(file.fileno()).st_size, start
    while start < size:
        end = _plain_end(file, start)
        if end is None or end > size:
            suspect = before if end is None else start  # it may say that it is longer than it is, and hold the next
            following = _next_plain_record(file, suspect + 1)
            return _Damage(start, suspect, following if following != start else _next_plain_record(file, start + 1))
        before, start = start, end
    return None


def _plain_end(file: BinaryIO, start: int) -> int | None:
    """Return the byte at which a record and the empty lines behind it end, None where there is no head of a record."""
    file.seek(start)
    length, line = 0, file.readline(1 << 16)
    if not line.startswith(_RECORD):
        return None
    while line.strip():
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            if not value.strip().isdigit():
                return None
            length = int(value)
        line = file.readline(1 << 16)
    if not line:
        return file.tell() + 1  # it breaks off in its head
    end = file.tell() + length
    file.seek(end)
    while file.read(1) in (b"\r", b"\n"):
        end += 1
    return end


def _has_swallowed(html: bytes | str | None, path: str, start: int) -> bool:
    """Tell whether a page holds the beginning of the next record: no record, and not the file's end, follows its own.

    start: where its record begins in a file that is not packed.
    """
    if not isinstance(html, bytes) or _SWALLOWED not in html:
        return False
    with open(path, "rb") as file:
        if not _is_plain(file):
            return False
        end = _plain_end(file, start)
        file.seek(end or 0)
        return end is None or (file.read(len(_RECORD)) != _RECORD and end != os.fstat(file.fileno()).st_size)


def _next_plain_record(file: BinaryIO, start: int) -> int | None:
    """Return where the next record begins in a file that is not packed; one of any size takes a chunk of memory."""
    file.seek(start)
    data, begin = file.read(_CHUNK), start
    while data:
        more = file.read(_CHUNK)
        if found := _RECORD_HEAD.search(data + more[:_LONGEST_HEAD]):
            return begin + found.start()
        begin += len(data)
        data = more
    return None
