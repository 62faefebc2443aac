"""What the workers of tests/test_workers.py do: a module of its own, as each worker would import all of pytest."""

from __future__ import annotations

import os
import sys
import time
from typing import Any

from newsclean.batch.limits import Limits
from newsclean.batch.workers import Pool

LIMITS = Limits(seconds=2, memory=64 << 20)
HOARD: list[bytes] = []


def doubler(config: Any) -> Any:
    """Return a worker's function: it doubles numbers and does what a string tells it to."""
    if config == "broken":
        raise RuntimeError("no weights")

    def work(payload: Any) -> Any:
        if payload == "grow":
            HOARD.append(b"x" * (24 << 20))
        if payload in ("pid", "grow"):
            return os.getpid()
        if payload == "nap":
            time.sleep(1)
            return 0
        if payload == "leave":
            sys.exit(7)
        if isinstance(payload, str):
            from planted_engine import trace

            return trace(payload).article.text
        return payload * 2

    return work


def pool(config: Any = None, count: int = 1, limits: Limits = LIMITS) -> Pool:
    return Pool("planted_work:doubler", config, workers=count, limits=limits)
