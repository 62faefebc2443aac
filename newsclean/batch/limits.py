"""What a page may cost in time and memory: as callers say it, and as a worker process can obey it (an edge)."""

from __future__ import annotations

import os
import warnings
from typing import NamedTuple

TIMEOUT = 10.0
"""Seconds that a page may take by default: on the command line, in Python and in the engines."""
MEMORY = 1 << 30
"""Bytes that a page may take in its worker, likewise; written as 1GB on the command line."""


class Limits(NamedTuple):
    """What one payload of a pool may cost."""

    seconds: float | None = TIMEOUT
    memory: int | None = MEMORY
    """Bytes above the worker's size at start-up."""


_LONGEST_SECONDS = 1e6
"""A limit over eleven days is none: the kernel waits for 2,147,483 s at most."""


def limits_of(seconds: float | None, memory: int | None) -> Limits:
    """Return limits as a worker can obey them: of 0, and of more than any page takes, there is none.

    Raises ValueError for what is no limit.
    """
    if not (seconds is None or (isinstance(seconds, int | float) and not isinstance(seconds, bool) and seconds >= 0)):
        raise ValueError(f"timeout: a time limit is a number of seconds from 0, or None, not {seconds!r}")
    if not (memory is None or _is_count(memory)):
        raise ValueError(f"memory: a memory limit is a whole number of bytes from 0, or None, not {memory!r}")
    return Limits(None if not seconds or seconds > _LONGEST_SECONDS else seconds, memory or None)


def check_workers(workers: int | None) -> None:
    """Raise ValueError for what is no number of worker processes."""
    if not (workers is None or _is_count(workers)):
        raise ValueError(f"workers: a whole number of processes from 0, or None, not {workers!r}")


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


HAS_POOL = os.name == "posix"
"""There are the processes, sockets and signals that a Pool is made of; else no limit can hold."""
NO_LIMITS = "this system has no worker processes: pages are cleaned in this one, without limits of time and memory"


def warn_of_limits(limits: Limits) -> None:
    """Warn the caller's caller, once, where a limit cannot hold."""
    if not HAS_POOL and limits != Limits(None, None):
        warnings.warn(NO_LIMITS, RuntimeWarning, stacklevel=3)
