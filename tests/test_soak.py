"""Long runs: memory doesn't grow, results don't drift, threads don't crash.

Seconds by default; NEWSCLEAN_SOAK=full makes it 20,000 calls and ten minutes of threads.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import newsclean

HERE = Path(__file__).parent
FULL = os.environ.get("NEWSCLEAN_SOAK") == "full"
CALLS = 20_000 if FULL else 3_000
FIRST_CALLS = 2_000
GROWTH_BYTES = 10_000_000
THREADS = 8
THREAD_SECONDS = 600 if FULL else 10
WORDS = "river bridge council quay mill harbour clock ferry island school market winter".split()

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]


def pages() -> list[bytes]:
    paths = [*HERE.glob("pages/*/page.html"), *HERE.parent.glob("samples/*.html")]
    return [path.read_bytes() for path in sorted(paths)]


def varied(page: bytes, number: int) -> bytes:
    """Return a page that was not seen before: other words, classes, addresses and a paragraph of its own."""
    rng = random.Random(number)
    words = " ".join(rng.choice(WORDS) + str(rng.randrange(100)) * (rng.random() < 0.1) for _ in range(40))
    page = page.replace(b'class="', b'class="c%d ' % number, 40).replace(b'href="/', b'href="/%d/' % number, 40)
    return page.replace(b"</p>", f". {words.capitalize()}.</p>".encode(), 5)


def resident_bytes() -> int:
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def soak(calls: int) -> int:
    """Clean so many pages; return the bytes that the process grew by after the first 2,000 calls.

    Raises AssertionError where the first page gives another article in the end.
    """
    known = pages()
    first = newsclean.trace(known[0]).to_json()
    size = 0
    for number in range(calls):
        newsclean.clean(varied(known[number % len(known)], number))
        if number == FIRST_CALLS:
            size = resident_bytes()
    assert newsclean.trace(known[0]).to_json() == first
    return resident_bytes() - size


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="resident memory is read from /proc")
def test_memory_does_not_grow() -> None:
    """After the first 2,000 pages the process grows by less than 10 MB, and the first page's trace is the same."""
    code = f"import test_soak; print(test_soak.soak({CALLS}))"
    environment = os.environ | {"PYTHONPATH": f"{HERE.parent}{os.pathsep}{HERE}"}
    run = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True)
    grown = int(run.stdout)
    print(f"{CALLS:,} calls: {grown / 1e6:.1f} MB")
    assert grown < GROWTH_BYTES


def test_threads_do_not_crash() -> None:
    """Eight threads that clean the same pages over and over give the same traces to the end."""
    known = pages()
    expected = [newsclean.trace(page).to_json() for page in known]
    end = time.monotonic() + THREAD_SECONDS

    def work(seed: int) -> int:
        rng, runs = random.Random(seed), 0
        while time.monotonic() < end:
            at = rng.randrange(len(known))
            assert newsclean.trace(known[at]).to_json() == expected[at]
            runs += 1
        return runs

    with ThreadPoolExecutor(THREADS) as pool:
        assert sum(pool.map(work, range(THREADS))) > THREADS
