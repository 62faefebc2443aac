"""What a run has finished, and what is left of one (an edge): the manifest, the growing list of errors, tidying up."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
from collections.abc import Mapping
from typing import Any, BinaryIO

from newsclean.outputs import State, write_aside
from newsclean.records import to_line

MANIFEST = ".newsclean-run.jsonl"
"""The manifest of a run into a folder; a run into a file has it beside the file."""
_LEFTOVER = re.compile(r"\.part-\d{5}\.[a-z.]+\.(part|pieces)")
_OF_A_RUN = re.compile(
    rf"part-\d{{5}}\.(jsonl|jsonl\.gz|jsonl\.zst|parquet)|{_LEFTOVER.pattern}|\.newsclean-run\.jsonl"
)


class OutputExistsError(Exception):
    """The output is there already, or cannot be gone on with; the message says what to do."""


class Appended:
    """A file of lines that grows with the run and can be cut back: the list of errors."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._file = open(path + ".part", "ab")  # noqa: SIM115 - closed by finish

    def resume(self, offset: int) -> None:
        """Cut the file back to its first `offset` bytes."""
        self._file.truncate(offset)
        self._file.seek(offset)

    def write(self, line: bytes) -> None:
        """Append a line."""
        self._file.write(line)

    def state(self) -> int:
        """Make the lines safe and return how many bytes there are."""
        self._file.flush()
        os.fsync(self._file.fileno())
        return self._file.tell()

    def finish(self) -> None:
        """Give the file its name."""
        self._file.close()
        os.replace(self._path + ".part", self._path)


class Manifest:
    """What a run has finished, as JSON lines: a header, then checkpoints. It is locked while a run writes it."""

    def __init__(self, path: str, header: Mapping[str, Any], *, keep: bool) -> None:
        """header: what must be the same for a run to be resumed. keep: leave one line when finished (folders)."""
        self._path = path
        self._header = dict(header)
        self._keep = keep
        self._file: BinaryIO | None = None

    def last(self) -> State | None:
        """Return the last checkpoint, None where there is no run to go on with.

        Raises OutputExistsError where the run was of other inputs or other settings.
        """
        try:
            with open(self._path, "rb") as file:
                lines = [line for line in file.read().split(b"\n")[:-1] if line]  # what has no newline is torn
        except FileNotFoundError:
            return None
        if not lines:
            return None
        header = json.loads(lines[0])
        for name, value in self._header.items():
            if header.get(name) != value:
                what = {"inputs": "the input has changed", "newsclean": "newsclean has changed"}
                said = what.get(name, f"{name} was {header.get(name)!r} and is {value!r}")
                raise OutputExistsError(f"cannot resume: {said} since that run; --overwrite starts again")
        return dict(json.loads(lines[-1])) if len(lines) > 1 else {"pages": 0}

    def begin(self, checkpoint: State | None) -> None:
        """Start a manifest afresh, from a checkpoint where one is resumed."""
        with contextlib.suppress(FileNotFoundError), open(self._path, "rb") as before:
            _lock(before)
        lines = [self._header] + ([checkpoint] if checkpoint else [])
        write_aside(self._path, b"".join(to_line(line) for line in lines), sync=True)
        self._file = open(self._path, "ab")  # noqa: SIM115 - closed by finish
        _lock(self._file)

    def checkpoint(self, state: State) -> None:
        """Add a checkpoint; when this returns it is on disk."""
        assert self._file is not None
        self._file.write(to_line(state))
        self._file.flush()
        os.fsync(self._file.fileno())

    def finish(self, totals: State) -> None:
        """Say that the run is whole."""
        if self._file is not None:
            self._file.close()
        if self._keep:
            write_aside(self._path, to_line(self._header) + to_line({**totals, "finished": True}), sync=True)
        else:
            os.unlink(self._path)


def _lock(file: BinaryIO) -> None:
    try:
        import fcntl
    except ImportError:  # not on Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OutputExistsError("another run is writing this output") from None


def remove_run(output: str, *, leftovers_only: bool = False) -> None:
    """Remove what an earlier run left: of a folder its manifest and its shards, of a file its unfinished parts.

    leftovers_only: remove no more than what a finished run had no time to tidy up.
    """
    if os.path.isdir(output):
        pattern = _LEFTOVER if leftovers_only else _OF_A_RUN
        doomed = [os.path.join(output, name) for name in os.listdir(output) if pattern.fullmatch(name)]
    else:
        doomed = [output + ending for ending in (".part", ".pieces", ".run")]
    for path in doomed:
        if os.path.isdir(path):
            shutil.rmtree(path)
        elif os.path.exists(path):
            os.unlink(path)
