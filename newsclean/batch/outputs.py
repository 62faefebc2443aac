"""Rendered pages -> files on disk that a crash cannot spoil (an edge): a file a page, JSON Lines, shards.

Everything is written in the order of the input, so what is finished is a prefix of the pages and a *checkpoint* is
a few numbers: how many pages, and how far each file had got. Resuming cuts the files back to the last checkpoint
and goes on with the next page. A file gets its name only when it is whole.
"""

from __future__ import annotations

import contextlib
import errno
import gzip
import hashlib
import os
import re
import stat
from collections.abc import Callable
from typing import Any, BinaryIO, NamedTuple

from newsclean.inputs.archives import need

BLOCK_BYTES = 1 << 20
"""Compressed JSON Lines and Parquet are made safe in blocks of this many bytes: what a crash can cost."""
NAME_BYTES = 255
"""Length of a file name that every file system takes."""
SHARD = "part-{:05d}"
ASIDE = re.compile(r"\.newsclean\.([0-9a-f]{16}\.)?part")
"""What a file is called while it is being written; 0.1.0 had one name for all."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
FAILED_ENDING = ".error.json"
"""What the record of a failed page ends in."""
STDOUT = "-"
"""As an output: standard output."""
_STDOUTS = ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")
_NUMBERS = {"/dev/stdin": 0, "/dev/stderr": 2}
_OPEN_FILES = re.compile(r"(?:/dev|/proc/self)/fd/([0-9]+)")
State = dict[str, Any]


class Rendered(NamedTuple):
    """One page, ready to be written."""

    output: str
    """Its place below the output folder, without extension."""
    body: Any
    """Bytes of a file or a line; for Parquet the record."""
    failed: bool = False
    unwanted: bool = False
    """It is failed, but only for what was asked for: a record says so, and no file."""


class Sink:
    """Where rendered pages go."""

    def resume(self, state: State) -> None:
        """Cut what was written back to the state of a checkpoint."""

    def write(self, page: Rendered) -> bool:
        """Take a page; return True where a checkpoint makes sense now."""
        raise NotImplementedError

    def state(self) -> State:
        """Make all that was written safe on disk and return how far it got.

        At any page: at one that `write` did not name it costs a block that is smaller than others.
        """
        return {}

    def settle(self) -> None:
        """Remove what the last checkpoint made needless."""

    def finish(self) -> None:
        """Give every file its final name."""


def missing_folders(folder: str) -> list[str]:
    """Return which of a folder and those that it is in are not there, those within others first."""
    missing = []
    while folder and not os.path.exists(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    return missing


def make_folder_of(path: str) -> None:
    """Make the folder that a file is to be written in, where it is not there."""
    if folder := os.path.dirname(path):
        os.makedirs(folder, exist_ok=True)


def write_aside(path: str, data: bytes, *, sync: bool = False) -> None:
    """Write a file so that its name never stands for half of it, whoever else writes in its folder.

    What a killed process leaves is named as ASIDE says; `manifest.remove_asides` removes it.
    """
    aside = os.path.join(os.path.dirname(path), f".newsclean.{os.urandom(8).hex()}.part")
    try:
        with open(aside, "xb") as file:
            file.write(data)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        os.replace(aside, path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(aside)
        if isinstance(error, OSError):
            error.filename, error.filename2 = path, None  # a full disk names no file, the others that aside
        raise


def cut_back(file: BinaryIO, size: int) -> None:
    """Cut a file back to the size that it had at a checkpoint, and go on there. Raises OSError where it is shorter."""
    if file.seek(0, os.SEEK_END) < size:  # NUL bytes would take the place of what is gone
        raise OSError(errno.EINVAL, "what the interrupted run wrote there is gone; --overwrite starts again", file.name)
    file.truncate(size)
    file.seek(size)


class PagesSink(Sink):
    """A file a page, in folders as the input has them. A failed page leaves `NAME.error.json`, its record, and one
    that nobody wanted nothing.

    Nothing needs cutting back: a page's file is whole or absent, and a page done twice is the same.
    """

    def __init__(self, folder: str, extension: str) -> None:
        self._folder = folder
        self._extension = extension
        self._made: str | None = None
        self._unsafe: list[str] = []

    def state(self) -> State:
        for path in (*self._unsafe, *dict.fromkeys(os.path.dirname(path) for path in self._unsafe)):
            _make_safe(path)
        self._unsafe.clear()
        return {}

    def write(self, page: Rendered) -> bool:
        article, record = page_files(self._folder, page.output, self._extension)
        path, other = (record, article) if page.failed else (article, record)
        if not page.unwanted:
            self._write(path, page.body)
        for stale in (path, other) if page.unwanted else (other,):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(stale)  # the page has fared otherwise in an earlier run
        return True

    def _write(self, path: str, body: bytes) -> None:
        parent = os.path.dirname(path)
        if parent != self._made:
            os.makedirs(parent, exist_ok=True)
            self._made = parent
        write_aside(path, body)
        self._unsafe.append(path)

    def finish(self) -> None:
        os.makedirs(self._folder, exist_ok=True)
        self.state()


def _make_safe(path: str) -> None:
    """Have the disk hold a file, or the names in a folder, whatever becomes of the machine."""
    if os.name != "posix":
        return  # Windows opens no folder, and what is open for reading alone it does not make safe
    with contextlib.suppress(FileNotFoundError):  # somebody has removed it meanwhile
        number = os.open(path, os.O_RDONLY)
        try:
            os.fsync(number)
        except OSError as error:
            if error.errno not in _NO_SYNC:
                error.filename = path
                raise
        finally:
            os.close(number)


_NO_SYNC = frozenset((errno.EINVAL, errno.ENOTSUP))
"""What file systems say that make no folder safe: some of FUSE and SMB."""


def page_files(folder: str, output: str, extension: str) -> tuple[str, str]:
    """Return where a page's article goes in a folder of pages, and where its record does if it fails.

    >>> page_files("clean", "d/a", ".txt")
    ('clean/d/a.txt', 'clean/d/a.error.json')
    """
    path = os.path.join(folder, output)
    return _fitting(path, extension), _fitting(path, FAILED_ENDING)


def _fitting(path: str, extension: str) -> str:
    """Return the path with its extension; a name too long for file systems is cut, with a digest to stay its own."""
    folder, name = os.path.split(path)
    written = os.fsencode(name)
    if len(written) + len(extension) > NAME_BYTES:
        digest = hashlib.blake2b(written, digest_size=8).hexdigest()
        kept = written[: NAME_BYTES - len(extension) - len(digest) - 1].decode("utf-8", "ignore")
        name = f"{kept}~{digest}"
    return os.path.join(folder, name) + extension


class OneFileSink(Sink):
    """A single page in a single file."""

    def __init__(self, path: str) -> None:
        self._path = path

    def write(self, page: Rendered) -> bool:
        if not page.failed:
            write_aside(self._path, page.body)
        return False


def is_stdout(path: str) -> bool:
    """Tell whether a path stands for standard output."""
    return path == STDOUT or os.path.abspath(path) in _STDOUTS


def is_stream(path: str) -> bool:
    """Tell whether what is written to a path goes through it: a pipe, a device (/dev/null), what is open already.

    No file may take its place, and there is nothing to resume or to overwrite.
    """
    if is_stdout(path) or _number(path) is not None:
        return True
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def open_stream(path: str) -> BinaryIO:
    """Open what `is_stream` says yes to. A disk or a socket is an OSError, and a pipe waits for who reads it."""
    if (number := 1 if is_stdout(path) else _number(path)) is not None:
        return os.fdopen(os.dup(number), "wb")  # not by its path, which would begin a file anew that is open there
    if stat.S_ISBLK(os.stat(path).st_mode):
        raise OSError(errno.EINVAL, "it is a disk", path)
    return open(path, "wb")


def _number(path: str) -> int | None:
    """Return by which number this process has a file open that is called so, None for the files in folders."""
    path = os.path.abspath(path)
    found = _OPEN_FILES.fullmatch(path)
    return int(found[1]) if found else _NUMBERS.get(path)


class StreamSink(Sink):
    """Pages one after the other on standard output, or to a pipe or device, each under a header where they need one."""

    def __init__(
        self,
        stream: BinaryIO,
        *,
        header: Callable[[str], str] | None = None,
        failed_too: bool = False,
        as_array: bool = False,
        closes: bool = False,
    ) -> None:
        """header: what makes one of the page's name. failed_too: write the records of failed pages.

        as_array: the pages are JSON documents, and what is written is one: an array of them. closes: the stream is
        this sink's own.
        """
        self._stream = stream
        self._header = header
        self._failed_too = failed_too
        self._as_array = as_array
        self._closes = closes
        self._written = 0

    def resume(self, state: State) -> None:
        raise AssertionError("a stream is not resumed")

    def write(self, page: Rendered) -> bool:
        if page.failed and not self._failed_too:
            return False
        if self._header is not None:
            gap = "\n" if self._written else ""
            name = _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", page.output)
            self._stream.write((gap + self._header(name) + "\n").encode("utf-8", "replace"))
        before = (b",\n" if self._written else b"[\n") if self._as_array else b""
        self._stream.write(before + (page.body.rstrip(b"\n") if self._as_array else page.body))
        self._stream.flush()
        self._written += 1
        return False

    def finish(self) -> None:
        if self._as_array:
            self._stream.write(b"\n]\n" if self._written else b"[]\n")
        self._stream.flush()
        if self._closes:
            self._stream.close()


# --- data sets -------------------------------------------------------------------------------------------------


class Shards(Sink):
    """Names and sizes of a data set's files, which JSON Lines and Parquet share."""

    def __init__(self, path: str, suffix: str, shard_bytes: int | None) -> None:
        """shard_bytes: None writes one file, `path`; else `path` is a folder of shards cut after this many bytes.

        The bytes are those of the records as JSON Lines before compression, so cuts are the same on any machine.
        """
        self._path = path
        self._suffix = suffix
        self._shard_bytes = shard_bytes
        self._shard = 0
        self._fill = 0
        if shard_bytes is not None:
            os.makedirs(path, exist_ok=True)

    def _name(self) -> str:
        if self._shard_bytes is None:
            return self._path
        return os.path.join(self._path, SHARD.format(self._shard) + self._suffix)

    def _aside(self, ending: str) -> str:
        """Return where a file stands until it is whole: beside it, and in a folder of shards hidden from readers."""
        folder, name = os.path.split(self._name())
        return os.path.join(folder, ("" if self._shard_bytes is None else ".") + name + ending)

    def _is_block(self, size: int) -> bool:
        """Tell whether so many bytes are to be made safe."""
        return size >= BLOCK_BYTES

    def _ends_shard(self) -> bool:
        """Close a shard that is full and go on to the next; return whether it was."""
        if self._shard_bytes is None or self._fill < self._shard_bytes:
            return False
        self._close()
        self._shard, self._fill = self._shard + 1, 0
        return True

    def _close(self) -> None:
        """Give the file that is being written its name."""
        raise NotImplementedError

    def finish(self) -> None:
        if self._fill or self._shard == 0:
            self._close()


class LinesSink(Shards):
    """JSON Lines: one file or shards, plain, gzip or zstd. What is compressed is blocks, each whole in itself."""

    def __init__(self, path: str, suffix: str, shard_bytes: int | None) -> None:
        super().__init__(path, suffix, shard_bytes)
        self._compress = _compressor(suffix)
        self._plain = not suffix.endswith((".gz", ".zst"))
        self._block: list[bytes] = []
        self._block_bytes = 0
        self._file: BinaryIO | None = None

    def resume(self, state: State) -> None:
        self._shard, self._fill, offset = state["shard"], state["fill"], state["bytes"]
        part = self._aside(".part")
        if not os.path.exists(part) and os.path.exists(self._name()):
            os.replace(self._name(), part)  # it was finished, but the run ended before the manifest could say so
        if offset:
            self._file = open(part, "r+b")  # noqa: SIM115 - closed by _close
            cut_back(self._file, offset)

    def write(self, page: Rendered) -> bool:
        self._block.append(page.body)
        self._block_bytes += len(page.body)
        self._fill += len(page.body)
        if self._ends_shard():
            return True
        if self._is_block(self._block_bytes):
            self._flush()
            return True
        return self._plain

    def state(self) -> State:
        offset = 0
        if self._plain or self._block:
            self._flush()
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())
            offset = self._file.tell()
        return {"shard": self._shard, "fill": self._fill, "bytes": offset}

    def _flush(self) -> None:
        if self._file is None:
            self._file = open(self._aside(".part"), "wb")  # noqa: SIM115 - closed by _close
        if self._block:
            self._file.write(self._compress(b"".join(self._block)))
        self._block, self._block_bytes = [], 0

    def _close(self) -> None:
        self._flush()
        assert self._file is not None
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._file = None
        os.replace(self._aside(".part"), self._name())


def _compressor(suffix: str) -> Any:
    if suffix.endswith(".gz"):
        return lambda data: gzip.compress(data, compresslevel=6, mtime=0)
    if suffix.endswith(".zst"):
        return need("zstandard", "zstd").ZstdCompressor(level=6).compress
    return lambda data: data
