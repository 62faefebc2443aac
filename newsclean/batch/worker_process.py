"""What a worker process does: a payload in, its answer out, within limits of time and memory (an edge).

`workers.py` starts it, speaks to it through a socket, and buries it.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from typing import Any

from newsclean.batch.workers import HEAD, TOO_LARGE, Failure, frame_of, resolve, unforeseen

PAYLOADS_A_WORKER = 10_000
"""A worker is replaced after this many, whatever its size."""


def serve() -> None:
    """Answer the parent's payloads until it hangs up; the main function of a worker process."""
    for number in (signal.SIGINT, signal.SIGHUP):  # a terminal sends them to the whole group: the parent decides
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    sock = socket.socket(fileno=int(sys.argv[1]))
    reader = sock.makefile("rb", buffering=1 << 16)
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        _serve(sock, lambda: _read_frame(reader))


def _serve(sock: socket.socket, read: Callable[[], bytes | None]) -> None:
    first = read()
    if first is None:
        return
    target, config, limits = pickle.loads(first)
    try:
        work = resolve(target)(config)
    except BaseException:
        sock.sendall(frame_of(traceback.format_exc()))
        return
    gc.freeze()  # what start-up built lives as long as the worker: later collections need not walk it
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    _limit_memory(limits.memory)
    swollen = _memory(1) + (limits.memory or 1 << 30) // 4
    sock.sendall(frame_of(None))
    for count in range(1, PAYLOADS_A_WORKER + 1):
        try:
            frame = read()
        except MemoryError:  # the rest of it is never read: this worker ends here
            sock.sendall(frame_of((None, TOO_LARGE, True, count)))
            return
        if frame is None:
            return
        value, error = _attempt(work, frame, limits.seconds)
        retire = count == PAYLOADS_A_WORKER or _memory(1) > swollen or error is TOO_LARGE
        try:
            answer = frame_of((value, error, retire, count))
        except MemoryError:
            retire = True
            answer = frame_of((None, TOO_LARGE, retire, count))
        sock.sendall(answer)
        if retire:
            return


def _attempt(work: Callable[[Any], Any], frame: bytes, seconds: float | None) -> tuple[Any, Failure | None]:
    try:
        if seconds:
            signal.setitimer(signal.ITIMER_REAL, seconds)
        return work(pickle.loads(frame)), None
    except MemoryError:
        return None, TOO_LARGE
    except Exception as error:
        return None, unforeseen(error)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _limit_memory(memory: int | None) -> None:
    if memory is None:
        return
    import resource  # not on Windows, where there are no workers

    with contextlib.suppress(ValueError, OSError):  # a system without the limit, or one with a lower hard limit
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (_memory(0) + memory, hard))


def _memory(field: int) -> int:
    """Return this process's bytes of address space (field 0) or of resident memory (1), 0 where /proc is missing.

    Not ru_maxrss: a process inherits the peak of the one that started it.
    """
    try:
        with open("/proc/self/statm", "rb") as statm:
            return int(statm.read().split()[field]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _read_frame(reader: Any) -> bytes | None:
    head = reader.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    (size,) = HEAD.unpack(head)
    body: bytes = reader.read(size)
    return body if len(body) == size else None
