"""Payloads in, answers out, through processes that may hang, swell or die (an edge; knows nothing of news).

A `Pool` runs one function in worker processes (`worker_process.py`). Each worker is a fresh interpreter with one
socket of its own, so a worker that dies can corrupt nothing but itself, and a script needs no
`if __name__ == "__main__"`.

- Time: the kernel's timer (SIGALRM, default action) ends a worker whose payload overruns; it holds inside C
  code and after the parent's death. The parent's own clock is the backstop.
- Memory: RLIMIT_AS, measured from the worker's size after start-up.
- Blame: a worker is sent a few payloads ahead; when it dies, only the one it was at may be at fault, the rest
  go to other workers. A death that no limit explains is tried again in a fresh worker before it is believed.
- Memory of the parent: a bounded number of payloads ahead, and of bytes held back for order, payloads and answers.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import math
import os
import pickle
import selectors
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from newsclean.batch.limits import Limits, limits_of

AHEAD = 2
"""Payloads a worker is given at once: it never waits for the parent, and no more than one waits behind a slow one."""
AHEAD_BYTES = 1 << 20
"""No further payload is sent ahead to a worker that has this many bytes before it."""
WINDOW = 1000
"""How far the newest payload sent may be ahead of the oldest unanswered one, where order is kept."""
HELD_BYTES = 256 << 20
"""Bytes of answers and their payloads held back for order before no new payload is sent."""
TRIES = 3
"""Workers that may die on one payload before it is given up as WorkerDied."""
START_SECONDS = 60.0
"""What a worker may take to be ready."""
START_TRIES = 20
"""Workers in a row that may die before they are ready."""
END_SECONDS = 1.0
"""What a worker that has hung up may take to end, before it is killed and nobody knows how it would have ended."""
GRACE_SECONDS = 5.0
"""How long after the kernel's timer the parent's own clock strikes."""
TICK_SECONDS = 1.0
"""How long the parent waits before it looks at its clock; where that leaps, all may have been stopped (Ctrl-Z)."""
SHOWN_CALLS = 5
"""Calls that `Failure.where` shows, the last ones: a recursion has a thousand."""

HEAD = struct.Struct("!Q")
"""What stands before each value in a socket: its length in bytes."""
# Run with -P: else `import json` takes a json.py in the folder that one is in, which may be of saved pages.
_BOOTSTRAP = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[2]); from newsclean.batch.worker_process import serve; serve()"
)


class Failure(NamedTuple):
    """The error in the place of an answer.

    type: its name: an exception's class ("NotHTML"), or "PageTimeout", "MemoryLimit", "WorkerDied"
    message: what is wrong, in a sentence
    where: for an error in newsclean itself, the last calls of its traceback, as Python prints them; else None
    """

    type: str
    message: str
    where: str | None = None


class Outcome(NamedTuple):
    """A payload and what became of it: a value, or an error."""

    number: int
    """Position among the payloads, from 0."""
    payload: Any
    value: Any
    error: Failure | None


class WorkerStartError(RuntimeError):
    """Workers cannot start: the message holds what they said."""


def resolve(target: str) -> Callable[..., Any]:
    """Return the function that "package.module:function" names."""
    module, _, name = target.partition(":")
    return getattr(importlib.import_module(module), name)  # type: ignore[no-any-return]


def unforeseen(error: Exception) -> Failure:
    """Return what an error says that is a fault of the code, not of the payload, and where it was raised."""
    where = "".join(traceback.format_tb(error.__traceback__, limit=-SHOWN_CALLS))
    return Failure(type(error).__name__, str(error), where)


MEMORY_LIMIT = "MemoryLimit"
TOO_LARGE = Failure(MEMORY_LIMIT, "the page needs more memory than the limit allows")


def frame_of(value: Any) -> bytes:
    """Return a value as it goes through a socket: pickled, behind its length in bytes."""
    body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return HEAD.pack(len(body)) + body


def _import_path() -> list[str]:
    """Return where this process imports from: as Python does, without what is no text and a folder that is gone."""
    path = [entry for entry in sys.path if isinstance(entry, str)]
    with contextlib.suppress(FileNotFoundError):
        return [entry or os.getcwd() for entry in path]
    return [entry for entry in path if entry]


@dataclass(slots=True)
class _Task:
    index: int
    payload: Any
    deaths: int = 0
    size: int = 0
    sent: float | None = None
    """When the last byte of it went to its worker."""


@dataclass(slots=True, eq=False)
class _Worker:
    process: subprocess.Popen[bytes]
    sock: socket.socket
    stderr: Any
    heard: float
    """When the last byte came from it."""
    ready: bool = False
    retiring: bool = False
    tasks: deque[_Task] = field(default_factory=deque)
    """Given to it and not answered, oldest first."""
    outbox: deque[tuple[memoryview, _Task | None]] = field(default_factory=deque)
    inbox: bytearray = field(default_factory=bytearray)

    def has_room(self) -> bool:
        return (
            self.ready
            and not self.retiring
            and len(self.tasks) < AHEAD
            and (not self.tasks or sum(task.size for task in self.tasks) < AHEAD_BYTES)
        )

    def push(self, frame: bytes, task: _Task | None) -> None:
        self.outbox.append((memoryview(frame), task))
        self.flush()

    def flush(self) -> None:
        """Send what the socket takes."""
        while self.outbox:
            view, task = self.outbox[0]
            try:
                sent = self.sock.send(view)
            except (BlockingIOError, InterruptedError):
                return
            except OSError:  # it died; its end of file says so in its turn
                self.outbox.clear()
                return
            if sent < len(view):
                self.outbox[0] = (view[sent:], task)
                continue
            self.outbox.popleft()
            if task is not None:
                task.sent = time.monotonic()

    def receive(self) -> tuple[list[tuple[Any, int]], bool]:
        """Return the frames that are complete, each with its size, and whether the worker has hung up."""
        ended = False
        while True:
            try:
                data = self.sock.recv(1 << 18)
            except (BlockingIOError, InterruptedError):
                break
            except OSError:
                data = b""
            if not data:
                ended = True
                break
            self.heard = time.monotonic()
            self.inbox += data
        return list(self._frames()), ended

    def _frames(self) -> Iterator[tuple[Any, int]]:
        while len(self.inbox) >= HEAD.size:
            (size,) = HEAD.unpack_from(self.inbox)
            end = HEAD.size + size
            if len(self.inbox) < end:
                return
            frame = pickle.loads(memoryview(self.inbox)[HEAD.size : end].tobytes())
            del self.inbox[:end]
            yield frame, size

    def deadline(self, seconds: float | None) -> float | None:
        """Return when the parent's own clock strikes, None for never."""
        if not self.ready:
            return self.heard + START_SECONDS
        if not seconds or not self.tasks or self.tasks[0].sent is None:
            return None
        return max(self.heard, self.tasks[0].sent) + seconds + GRACE_SECONDS

    def forget(self) -> None:
        """Let go of what is another process's child."""
        self.process.returncode = 0
        self.sock.close()
        self.stderr.close()

    def end(self, patience: float = 0.0) -> int:
        """Return the exit status of the process, which is killed where it takes more seconds to end."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(patience)
        self.process.kill()
        status = self.process.wait()
        self.sock.close()
        self.stderr.close()
        return status


def _scratch_file() -> Any:
    """Return a file without a name: in memory where that can be, as a folder for such files may be full or gone."""
    with contextlib.suppress(AttributeError, OSError):
        return os.fdopen(os.memfd_create("newsclean"), "w+b")
    return tempfile.TemporaryFile()


def _beyond_standard(sock: socket.socket) -> socket.socket:
    """Return the socket under a number that is none of standard input, output and error, which a daemon has closed."""
    if sock.fileno() > 2:
        return sock
    other = _beyond_standard(sock.dup())
    sock.close()
    return other


class Pool:
    """Worker processes that run `resolve(target)(config)` on payloads.

    target: "package.module:factory"; the factory is called once a worker with `config`, outside any time limit,
    and what it returns is called with each payload. Use it as a context manager; leaving it kills the workers.
    """

    def __init__(self, target: str, config: Any, *, workers: int, limits: Limits = Limits()) -> None:  # noqa: B008
        limits = limits_of(*limits)
        self._setup = frame_of((target, config, limits))
        self._limits = limits
        self._count = max(1, workers)
        self._selector = selectors.DefaultSelector()
        self._workers: list[_Worker] = []
        self._retry: deque[_Task] = deque()
        self._bad_starts = 0
        self._owner = os.getpid()
        self._looked = self._woken = -math.inf
        """When the clock was looked at last, and when it had last leapt: what was begun before that is tried again."""

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Kill every worker, busy or not; a forked process, which has a copy of the pool, leaves them to its parent."""
        while self._workers and os.getpid() != self._owner:
            self._workers.pop().forget()  # what is watched is the parent's, too: no word to the selector
        while self._workers:
            self._drop(self._workers[-1])
        self._selector.close()

    def map(self, payloads: Iterable[Any], *, ordered: bool = True) -> Iterator[Outcome]:
        """Yield an Outcome for every payload: in their order, or as they finish."""
        source = enumerate(payloads)
        exhausted = False
        held: dict[int, tuple[Outcome, int]] = {}
        held_bytes = 0
        self._looked = time.monotonic()
        fed = due = 0  # payloads taken from the source; index of the next one to yield
        while True:
            while self._retry or not exhausted:
                worker = self._roomiest()
                if worker is None:
                    break
                if self._retry:
                    self._give(worker, self._retry.popleft())
                    continue
                if ordered and (fed - due >= WINDOW or held_bytes >= HELD_BYTES):
                    break
                index, payload = next(source, (None, None))
                if index is None:
                    exhausted = True
                    break
                fed += 1
                self._give(worker, _Task(index, payload))
            if exhausted and due == fed:
                return
            for outcome, size in self._poll(exhausted):
                if not ordered:
                    due += 1
                    yield outcome
                    continue
                held[outcome.number] = (outcome, size)
                held_bytes += size
                while due in held:
                    ready, size = held.pop(due)
                    held_bytes -= size
                    due += 1
                    yield ready

    # -- feeding

    def _roomiest(self) -> _Worker | None:
        """Return the worker with the fewest payloads before it, if any has room; starts workers that are missing."""
        while len(self._workers) < self._count:
            try:
                self._start()
            except OSError as error:  # the system has no more processes, files or memory to give
                if not self._workers:
                    raise WorkerStartError(f"a worker process cannot be started: {error.strerror}") from error
                break
        roomy = [worker for worker in self._workers if worker.has_room()]
        return min(roomy, key=lambda worker: len(worker.tasks)) if roomy else None

    def _give(self, worker: _Worker, task: _Task) -> None:
        frame = frame_of(task.payload)
        task.size, task.sent = len(frame), None
        worker.tasks.append(task)
        worker.push(frame, task)
        self._watch(worker)

    def _start(self) -> None:
        with contextlib.ExitStack() as begun:
            mine, theirs = map(_beyond_standard, socket.socketpair())
            begun.enter_context(mine)
            stderr = begun.enter_context(_scratch_file())
            path = json.dumps(_import_path())
            with theirs:
                process = subprocess.Popen(
                    [sys.executable, "-P", "-c", _BOOTSTRAP, str(theirs.fileno()), path],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=stderr,
                    pass_fds=[theirs.fileno()],
                )
            begun.pop_all()
        mine.setblocking(False)
        worker = _Worker(process, mine, stderr, time.monotonic())
        self._workers.append(worker)
        self._selector.register(mine, selectors.EVENT_READ, worker)
        worker.push(self._setup, None)
        self._watch(worker)

    def _watch(self, worker: _Worker) -> None:
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if worker.outbox else 0)
        self._selector.modify(worker.sock, events, worker)

    def _drop(self, worker: _Worker, patience: float = 0.0) -> int:
        self._selector.unregister(worker.sock)
        self._workers.remove(worker)
        return worker.end(patience)

    # -- listening

    def _poll(self, exhausted: bool) -> Iterator[tuple[Outcome, int]]:
        """Wait for something to happen and yield the outcomes it brings, each with its bytes and its payload's."""
        deadlines = [due for worker in self._workers if (due := worker.deadline(self._limits.seconds)) is not None]
        wait = min(TICK_SECONDS, max(0.0, min(deadlines) - time.monotonic())) if deadlines else None
        ready = self._selector.select(wait)
        before, self._looked = self._looked, time.monotonic()
        if self._looked - before > 2 * TICK_SECONDS:
            self._woken = self._looked
        # Told now: while an outcome is with the caller nobody hears the workers, and time passes that is not theirs.
        overdue = self._overdue({key.data for key, _ in ready})
        for key, events in ready:
            worker: _Worker = key.data
            if events & selectors.EVENT_WRITE:
                worker.flush()
            if events & selectors.EVENT_READ:
                frames, ended = worker.receive()
                for frame, size in frames:
                    yield from self._answer(worker, frame, size)
                if ended:
                    yield from self._bury(worker)
                    continue
            self._watch(worker)
        for worker in overdue:
            yield from self._bury(worker, overdue=True)

    def _overdue(self, ready: Set[_Worker]) -> list[_Worker]:
        """Return the workers whose time is over and that have nothing to say: not those in `ready`."""
        now, seconds = time.monotonic(), self._limits.seconds
        silent = [worker for worker in self._workers if worker not in ready]
        return [worker for worker in silent if (due := worker.deadline(seconds)) is not None and due <= now]

    def _answer(self, worker: _Worker, frame: Any, size: int) -> Iterator[tuple[Outcome, int]]:
        if not worker.ready:
            if frame is not None:
                raise WorkerStartError(f"a worker could not start:\n{frame}")
            worker.ready = True
            self._bad_starts = 0
            return
        value, error, worker.retiring, count = frame
        task = worker.tasks.popleft()
        if error is not None and error.type == MEMORY_LIMIT and count > 1 and task.deaths < TRIES:
            task.deaths += 1
            self._again([task])  # earlier payloads may have left the worker large: ask another
            return
        yield Outcome(task.index, task.payload, value, error), size + task.size

    def _bury(self, worker: _Worker, *, overdue: bool = False) -> Iterator[tuple[Outcome, int]]:
        """Take a worker that hung up, or is made to, off the list; yield what its first payload is to be charged."""
        worker.stderr.seek(0)
        said = worker.stderr.read(2000).decode("utf-8", "replace").strip()
        ended = time.monotonic()
        status = self._drop(worker, 0.0 if overdue or worker.retiring else END_SECONDS)
        if not worker.ready:
            self._bad_starts += 1
            if self._bad_starts >= START_TRIES:
                raise WorkerStartError(f"workers die before they are ready (exit status {status})\n{said}".rstrip())
        tasks = list(worker.tasks)
        if tasks and not worker.retiring:
            # Where somebody else takes the exit statuses of this process's children, as one that ignores SIGCHLD has
            # the system do, there is none: then the clock says whether it was the kernel's timer.
            since = max(worker.heard, tasks[0].sent or ended)
            overdue |= status == -signal.SIGALRM
            overdue |= status == 0 and ended - since >= (self._limits.seconds or math.inf)
            failure = self._charge(tasks[0], status, overdue, since)
            if failure is not None:
                yield Outcome(tasks[0].index, tasks[0].payload, None, failure), tasks[0].size
                del tasks[0]
        self._again(tasks)

    def _again(self, tasks: Iterable[_Task]) -> None:
        self._retry = deque(sorted([*self._retry, *tasks], key=lambda task: task.index))

    def _charge(self, task: _Task, status: int, overdue: bool, since: float) -> Failure | None:
        if overdue and (since >= self._woken or task.deaths == TRIES - 1):
            return Failure("PageTimeout", f"the page took longer than {self._limits.seconds:g} s")
        task.deaths += 1
        if task.deaths < TRIES:
            return None
        how = f"by signal {signal.Signals(-status).name}" if status < 0 else f"with exit status {status}"
        return Failure("WorkerDied", f"{TRIES} worker processes ended {how} on this page")
