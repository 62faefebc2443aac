"""What a run has finished, and what is left of one (an edge): the manifest, the growing list of errors, tidying up."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, NamedTuple

from newsclean.batch.outputs import ASIDE, State, cut_back, is_stream, make_folder_of, open_stream, write_aside
from newsclean.batch.records import to_line

MANIFEST = ".newsclean-run.jsonl"
"""The manifest of a run into a folder; a run into a file has it beside the file."""
_LEFTOVER = re.compile(r"\.part-\d{5}\.[a-z.]+\.(part|pieces)")
_OF_A_RUN = re.compile(rf"part-\d{{5}}\.(jsonl|jsonl\.gz|jsonl\.zst|parquet)|{_LEFTOVER.pattern}")


_BUSY = "another run is writing this output"
_NO_LOCKS = frozenset((errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.EINVAL))
"""What file systems say that have no locks: Lustre as it is mounted by default, some of NFS and FUSE."""


class OutputExistsError(Exception):
    """The output is there already, or cannot be gone on with; the message says what to do."""


class Appended:
    """A file of lines that grows with the run and can be cut back: the list of errors. To a pipe or device they go."""

    def __init__(self, path: str, offset: int = 0) -> None:
        """offset: how many bytes of an earlier run's lines to go on from.

        Raises OutputExistsError where another run is writing it, and OSError.
        """
        self._path = path
        self._is_stream = is_stream(path)
        if self._is_stream:
            self._file = open_stream(path)
            return
        part = path + ".part"
        if offset and not os.path.exists(part) and os.path.exists(path):
            os.replace(path, part)  # it was finished, but the run ended before the manifest could say so
        make_folder_of(path)
        try:
            self._file = open(part, "ab")  # noqa: SIM115 - closed by finish
        except OSError as error:
            error.filename = path
            raise
        _lock(self._file, f"another run is writing {path}")
        cut_back(self._file, offset)

    def write(self, line: bytes) -> None:
        """Append a line."""
        self._file.write(line)

    def state(self) -> int:
        """Make the lines safe and return how many bytes there are."""
        self._file.flush()
        if self._is_stream:
            return 0
        os.fsync(self._file.fileno())
        return self._file.tell()

    def close(self) -> None:
        """Let other runs have it, as it is."""
        with contextlib.suppress(OSError):  # a full disk
            self._file.close()

    def finish(self) -> None:
        """Give the file its name, if it has not got it yet."""
        if self._file.closed:
            return
        self._file.flush()
        with _ending(self._file):
            if not self._is_stream:
                os.replace(self._path + ".part", self._path)

    def remove(self) -> None:
        """Leave no file of lines."""
        with _ending(self._file):
            if not self._is_stream:
                os.unlink(self._path + ".part")


class Manifest:
    """What a run has finished, as JSON lines: a header, then checkpoints. It is locked while a run writes it."""

    def __init__(self, path: str, header: Mapping[str, Any], *, keep: bool) -> None:
        """header: what must be the same for a run to be resumed. keep: leave one line when finished (folders)."""
        self._path = path
        self._header = dict(header)
        self._keep = keep
        self._file: BinaryIO | None = None
        self._before: BinaryIO | None = None

    def lock(self) -> None:
        """Keep other runs from an earlier run's manifest until this one has begun.

        Raises OutputExistsError where another run is writing it.
        """
        with contextlib.suppress(FileNotFoundError):
            # Opened for writing as well: NFS locks no other file for one run alone (flock(2): EBADF).
            self._before = open(self._path, "r+b")  # noqa: SIM115 - closed by _unlock
            _lock(self._before)
            if os.name != "posix":
                self._unlock()  # Windows replaces no file that is open, and nothing locks it there

    def _unlock(self) -> None:
        if self._before is not None:
            self._before.close()

    def last(self) -> State | None:
        """Return the last checkpoint, None where there is no run to go on with.

        Raises OutputExistsError where the run was of other inputs or other settings, or the manifest is damaged.
        """
        first = newest = b""
        try:
            with open(self._path, "rb") as file:  # a line a second: one at a time
                for line in file:
                    if line.endswith(b"\n") and line != b"\n":  # what has no newline is torn
                        first, newest = first or line, line if first else b""
        except FileNotFoundError:
            return None
        if not first:
            return {"pages": 0}  # the power went before the header was on disk
        header, last = self._read(first), self._read(newest or first)
        differing = list(dict.fromkeys(_differing(header, self._header)))
        if differing:
            said = "; ".join(differing)
            raise OutputExistsError(f"cannot resume: {said}; --overwrite starts again")
        if not newest:
            return {"pages": 0}
        if "pages" not in last:
            raise OutputExistsError(self._damaged())
        return last

    def begun(self) -> int:
        """Return when this run began, in ns by the clock that its folder's files have their times from."""
        return os.stat(self._path).st_mtime_ns

    def _read(self, line: bytes) -> State:
        try:
            return dict(json.loads(line))
        except (ValueError, TypeError, RecursionError):  # no JSON, or no object
            raise OutputExistsError(self._damaged()) from None

    def _damaged(self) -> str:
        return f"cannot resume: {self._path} cannot be read; --overwrite starts again"

    def begin(self, checkpoint: State | None) -> None:
        """Start a manifest afresh, from a checkpoint where one is resumed.

        Raises OutputExistsError where another run has begun since this one saw no manifest.
        """
        if self._before is not None:
            write_aside(self._path, self._opening(checkpoint), sync=True)
            self._file = open(self._path, "ab")  # noqa: SIM115 - closed by finish
            _lock(self._file)
            self._unlock()
            return
        try:
            self._file = open(self._path, "xb")  # noqa: SIM115 - closed by finish
        except FileExistsError:
            raise OutputExistsError(_BUSY) from None
        _lock(self._file)
        try:
            self._append(self._opening(checkpoint))
        except OSError:  # a full disk: nothing has begun
            os.unlink(self._path)
            raise

    def _append(self, lines: bytes) -> None:
        """Add lines; when this returns they are on disk."""
        assert self._file is not None
        try:
            self._file.write(lines)
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            error.filename = self._path
            raise

    def _opening(self, checkpoint: State | None) -> bytes:
        return b"".join(to_line(line) for line in [self._header, *([checkpoint] if checkpoint else [])])

    def checkpoint(self, state: State) -> None:
        """Add a checkpoint; when this returns it is on disk."""
        self._append(to_line(state))

    def close(self) -> None:
        """Let other runs have it, as it is."""
        self._unlock()
        if self._file is not None:
            with contextlib.suppress(OSError):  # a full disk takes no more of a line than it has
                self._file.close()

    def finish(self, totals: State) -> None:
        """Say that the run is whole."""
        with _ending(self):
            if self._keep:
                write_aside(self._path, to_line(self._header) + to_line({**totals, "finished": True}), sync=True)
            else:
                os.unlink(self._path)

    def remove(self) -> None:
        """Leave no manifest: there was nothing to do."""
        with _ending(self):
            os.unlink(self._path)


@contextlib.contextmanager
def _ending(file: Manifest | BinaryIO) -> Iterator[None]:
    """Close a file behind what takes its name from it: until then other runs are kept out."""
    if os.name != "posix":
        file.close()  # Windows renames and removes no file that is open
    try:
        yield
    finally:
        file.close()


def refuse_busy(manifest: str) -> None:
    """Raise OutputExistsError where another run is writing the output of this manifest."""
    with contextlib.suppress(OSError), open(manifest, "r+b") as file:  # what cannot be opened is no run's
        _lock(file)


def form_in(manifest: str) -> str | None:
    """Return the format that a manifest's run writes ("text", "row"), None where there is none that can be read."""
    with contextlib.suppress(OSError, ValueError, TypeError, RecursionError), open(manifest, "rb") as file:
        form = dict(json.loads(file.readline())).get("form")
        return form if isinstance(form, str) else None
    return None


_CHANGED = dict.fromkeys(("newsclean", "types"), "newsclean has changed since that run") | {
    "inputs": "the input has changed since that run"
}
_SHOWN_CHARS = 60  # of a setting, in a message


def _differing(before: Mapping[str, Any], now: Mapping[str, Any], within: str = "") -> Iterator[str]:
    """Yield what is different about each setting that is, settings within settings by themselves."""
    for name, value in now.items():
        old = before.get(name)
        if isinstance(old, dict) and isinstance(value, dict):
            yield from _differing(old, value, f"{name}.")
        elif old != value:
            yield _CHANGED.get(name, f"{within}{name} was {_shown(old)} and is now {_shown(value)}")


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN_CHARS else f"{text[:_SHOWN_CHARS]}..."


def _lock(file: BinaryIO, busy: str = _BUSY) -> None:
    """Keep other runs from a file until it is closed. Raises OutputExistsError where another one has it."""
    try:
        import fcntl
    except ImportError:  # not on Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_ours = _has_its_name(file)  # or the run that had it has just ended
    except BlockingIOError:
        is_ours = False
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
        return
    if not is_ours:
        file.close()
        raise OutputExistsError(busy)


def _has_its_name(file: BinaryIO) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), os.stat(file.name))
    except FileNotFoundError:
        return False


class Leftovers(NamedTuple):
    """Where an earlier run's pages may be left that the run which writes over it does not write."""

    folder: str
    endings: tuple[str, ...]
    """Of the earlier run's files."""
    before: int
    """When this run began, as `Manifest.begun` says it: what it has written is no older."""

    def told(self) -> str | None:
        """Return in a sentence how many such files there are, None where there are none."""
        count, first = 0, ""
        for folder, below, names in os.walk(self.folder):
            below.sort()
            for name in sorted(name for name in names if name.endswith(self.endings)):
                path = os.path.join(folder, name)
                with contextlib.suppress(OSError):  # somebody has removed it meanwhile
                    if os.lstat(path).st_mtime_ns < self.before:
                        count, first = count + 1, first or os.path.relpath(path, self.folder)
        if not count:
            return None
        files = "1 file that this run did not write" if count == 1 else f"{count:,} files that this run did not write"
        return f"{self.folder} holds {files} ({first}{'' if count == 1 else ', ...'}), apparently from an earlier run"


def remove_run(output: str, *, leftovers_only: bool = False) -> None:
    """Remove what an earlier run left but its manifest: of a folder its shards, of a file its unfinished parts.

    Only for who has the manifest locked. leftovers_only: no more than what a finished run had no time to tidy up.
    """
    if os.path.isdir(output):
        pattern = _LEFTOVER if leftovers_only else _OF_A_RUN
        doomed = [os.path.join(output, name) for name in os.listdir(output) if pattern.fullmatch(name)]
    else:
        doomed = [output + ending for ending in (".part", ".pieces")]
    for path in doomed:
        if os.path.isdir(path):
            shutil.rmtree(path)
        elif os.path.exists(path):
            os.unlink(path)


def remove_asides(output: str) -> None:
    """Remove the files that a killed run was writing, in a folder and below it."""
    for folder, _, names in os.walk(output):
        for name in filter(ASIDE.fullmatch, names):
            os.unlink(os.path.join(folder, name))
