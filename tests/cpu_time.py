"""How long work takes, for tests that must not fail because something else had the machine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from time import process_time
from typing import Any, TypeVar

TRIES = 3
Value = TypeVar("Value")


def timed(work: Callable[[], Value], enough: float = 0.0) -> tuple[float, Value]:
    """Return the least CPU time in seconds of three tries, or of the first that is below `enough`, and the value.

    What else runs on the machine makes a try slower, never faster.
    """
    least = float("inf")
    for _ in range(TRIES):
        start = process_time()
        value = work()
        least = min(least, process_time() - start)
        if least < enough:
            break
    return least, value


def cpu_seconds(work: Callable[[], object], enough: float = 0.0) -> float:
    """Return the first of what `timed` does."""
    return timed(work, enough)[0]


def statement_seconds(statement: str, before: str = "pass", **options: Any) -> float:
    """Return the least CPU time in seconds that a fresh interpreter takes for a statement, of three tries.

    `before` is run first and does not count; `options` are those of `subprocess.run`.
    """
    code = f"import time\n{before}\nstart = time.process_time()\n{statement}\nprint(time.process_time() - start)"
    command = [sys.executable, "-c", code]
    return min(
        float(subprocess.run(command, check=True, capture_output=True, text=True, timeout=50, **options).stdout)
        for _ in range(TRIES)
    )
