"""Items in, Answers out, each bounded in time and memory, for a caller that comes again and again (an edge).

An engine hands its worker one batch of pages after another. Only a process that can be killed bounds what C code
takes, so the pages are cleaned in one worker process of a `Pool`; and as starting it costs about as much as cleaning
a hundred pages, it is kept for the next call. A call that finds none idle (another thread is using it) starts one
more. The worker process ends when this process does, however it ends: it reads the end of its socket.
"""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsclean.batch.limits import HAS_POOL, Limits, warn_of_limits
from newsclean.batch.page_job import WORKER, Answer, Job, answer_of, page_worker
from newsclean.batch.workers import Pool
from newsclean.inputs.archives import Item


class _Kind(NamedTuple):
    """What two calls must share to share a worker process."""

    job: Job
    limits: Limits


_idle: list[tuple[_Kind, Pool]] = []
"""Worker processes nobody is using, the longest idle first."""
_lock = threading.Lock()
_MOST_IDLE = max(4, os.cpu_count() or 1)


def clean_items(items: Iterable[Item], job: Job, limits: Limits) -> Iterator[Answer]:
    """Yield the Answer to every item, in order; a page that breaks a limit is an Answer with an error.

    With no limit at all, and where there are no Unix processes, all is done in this process; a warning says that a
    limit cannot hold there.
    """
    if limits == Limits(None, None) or not HAS_POOL:
        warn_of_limits(limits)
        yield from map(page_worker(job), items)
        return
    kind = _Kind(job, limits)
    pool = _take(kind)
    try:
        for outcome in pool.map(items):
            yield answer_of(outcome, job)
    except BaseException:  # GeneratorExit too: pages are on their way whose answers nobody will read
        pool.close()
        raise
    _keep(kind, pool)


def clean_item(item: Item, job: Job, limits: Limits) -> Answer:
    """Return the Answer to one item."""
    (answer,) = clean_items([item], job, limits)
    return answer


def _take(kind: _Kind) -> Pool:
    with _lock:
        for position, (other, pool) in enumerate(_idle):
            if other == kind:
                del _idle[position]
                return pool
    return Pool(WORKER, kind.job, workers=1, limits=kind.limits)


def _keep(kind: _Kind, pool: Pool) -> None:
    with _lock:
        _idle.append((kind, pool))
        surplus = [_idle.pop(0)[1] for _ in range(len(_idle) - _MOST_IDLE)]
    for old in surplus:
        old.close()


def end_workers() -> None:
    """End the worker processes that are idle; the next call starts new ones."""
    with _lock:
        pools = [pool for _, pool in _idle]
        _idle.clear()
    for pool in pools:
        pool.close()


def _forget() -> None:
    """Leave to the parent of a forked process what is the parent's."""
    global _lock
    _lock = threading.Lock()
    while _idle:
        _idle.pop()[1].close()


atexit.register(end_workers)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
