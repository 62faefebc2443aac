"""How the batch command does on 10,000 pages: `python tests/bench_batch.py [--pages 10000]`. Not a test.

Pages are the samples and variants of them. Printed, beside what the issue asks for:
- pages/s of a loop over `newsclean.clean`, of one worker and of two; CPU seconds too, as the machine may be busy
- the overhead of one worker against the loop, and how much faster two workers are than one
- the parent's memory at page 1,000 and at the last page
Exits with 1 where a figure misses its mark.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from planted_runs import ENVIRONMENT, TESTS, pages_done

SAMPLES = TESTS.parent / "samples"
OVERHEAD, SPEED_UP, GROWTH_MB = 0.15, 1.8, 20.0
LOOP = """
import sys, pathlib, newsclean
from newsclean.batch.records import record, to_line
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.html")):
    to_line(record(path.name, None, newsclean.clean(path.read_bytes())))
"""


class Measured(NamedTuple):
    """One run over all pages."""

    seconds: float
    cpu: float
    """CPU seconds of the run and its workers."""
    parent_cpu: float
    """CPU seconds of the parent alone."""
    memory: dict[int, float]
    """Megabytes of the parent's resident memory, by pages done."""


def make_pages(folder: Path, count: int) -> int:
    """Write `count` variants of the samples, each with words and numbers of its own; return their bytes."""
    samples = [path.read_text(encoding="utf-8", errors="surrogateescape") for path in sorted(SAMPLES.glob("*.html"))]
    size = 0
    for number in range(count):
        html = samples[number % len(samples)]
        html = re.sub(r"\b\d\d?\b(?=[^<>]*</p>)", str(number % 89), html).replace("</p>", f" ({number})</p>", 1)
        path = folder / f"{number // 1000:03d}" / f"{number:06d}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_text(html, encoding="utf-8", errors="surrogateescape")
    return size


def measure(command: list[str], manifest: Path | None, pages: int) -> Measured:
    """Run a command, watching its memory at page 1,000 and close to the end."""
    marks = [mark for mark in (1000, pages * 95 // 100) if manifest is not None]
    memory: dict[int, float] = {}
    parent_cpu = 0.0
    before, started = os.times(), time.monotonic()
    process = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        time.sleep(0.05)
        parent_cpu = cpu_seconds(process.pid) or parent_cpu
        if marks and manifest is not None and pages_done(manifest) >= marks[0]:
            memory[marks.pop(0)] = resident_mb(process.pid)
    seconds, after = time.monotonic() - started, os.times()
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Measured(seconds, cpu, parent_cpu, memory)


def cpu_seconds(pid: int) -> float:
    """Return the CPU seconds of a process, without its children."""
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int) -> float:
    """Return the resident memory of a process."""
    with open(f"/proc/{pid}/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=10_000)
    pages = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        megabytes = make_pages(folder / "in", pages) / 1e6
        print(f"{pages:,} pages, {megabytes:,.0f} MB, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        runs = {"loop": measure([sys.executable, "-c", LOOP, str(folder / "in")], None, pages)}
        for workers in (1, 2):
            out = folder / f"out{workers}.jsonl"
            clean = [sys.executable, "-m", "newsclean.commands.cli", "clean", str(folder / "in"), "-o", str(out), "-q"]
            runs[f"{workers} worker"] = measure([*clean, "--parallel", str(workers)], Path(f"{out}.run"), pages)
        for label, run in runs.items():
            rates = f"{pages / run.seconds:8.1f} pages/s  {megabytes / run.seconds:6.1f} MB/s"
            print(f"{label:10} {run.seconds:7.1f} s {rates}  {run.cpu:7.1f} CPU s  memory {run.memory}")
        loop, one, two = runs.values()
        growth = max(max(run.memory.values()) - min(run.memory.values()) for run in (one, two))
        overhead, cpu_overhead = one.seconds / loop.seconds - 1, one.cpu / loop.cpu - 1
        # What two free cores would give: the parent's work is all that two workers have to wait for.
        free = 2 * (two.cpu - two.parent_cpu) / two.cpu
        figures = [
            ("overhead of one worker", overhead, overhead <= OVERHEAD, f"<= {OVERHEAD} (CPU: {cpu_overhead:.3f})"),
            (
                "two workers / one",
                one.seconds / two.seconds,
                one.seconds / two.seconds >= SPEED_UP,
                f">= {SPEED_UP} (from CPU seconds, as on two free cores: {free:.3f})",
            ),
            ("growth of the parent, MB", growth, growth <= GROWTH_MB, f"<= {GROWTH_MB}"),
        ]
        for label, value, well, mark in figures:
            print(f"{label:26} {value:7.3f}  {mark}  {'ok' if well else 'MISSED'}")
        sys.exit(not all(well for _, _, well, _ in figures))


if __name__ == "__main__":
    main()
