"""What the engines cost beside a bare loop: `python tests/bench_engines.py [--pages 2000] [FOLDER]`. Not a test.

Pages are the samples and variants of them, or the .html files of a folder, over and over, in Parquet files that all of
these read, in one run, on two cores: a bare loop over `clean` on each core, a loop over trafilatura's `bare_extraction`
with metadata, Spark and Ray to Parquet (a second run over the pages, when they are warm), and the loops over `clean`
again. Printed for each: pages/s, pages a core-second (CPU time of all its processes, the JVM and Ray's own included:
what counts where the machine has other work), and the ratio of that to the loops.
Then the arithmetic for a month of a news crawl. Exits with 1 where an engine has less than 0.8 of the loops.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
from bench_batch import make_pages

import newsclean
from newsclean.batch.records import record
from newsclean.ray import clean_dataset
from newsclean.spark import clean_df

CORES, FILE_PAGES, MARK = 2, 100, 0.8
CRAWL_PAGES, MACHINES, MACHINE_CORES = 300_000_000, 100, 16
URL = "https://news.example/"


class Measured(NamedTuple):
    """One run over all pages."""

    seconds: float
    cpu: float
    """CPU seconds of this process and all below it."""


def measure(run: Callable[[], object]) -> Measured:
    """Run and measure."""
    cpu, started = tree_cpu(), time.monotonic()
    run()
    return Measured(time.monotonic() - started, tree_cpu() - cpu)


def tree_cpu() -> float:
    """Return the CPU seconds of this process and its descendants, the ended and awaited ones included."""
    times: dict[int, int] = {}
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rsplit(")", 1)[1].split()
        except OSError:  # it has just ended
            continue
        parents[int(path.parent.name)] = int(fields[1])
        times[int(path.parent.name)] = sum(map(int, fields[11:15]))
    tree = [os.getpid()]
    for pid in tree:  # grows as it is read
        tree.extend(child for child, parent in parents.items() if parent == pid)
    return sum(times[pid] for pid in tree) / os.sysconf("SC_CLK_TCK")


def read(files: Sequence[Path]) -> Iterator[bytes]:
    """Yield the pages in Parquet files."""
    for path in files:
        for batch in pq.ParquetFile(path, pre_buffer=False).iter_batches(FILE_PAGES, use_threads=False):
            for html in batch.column("html"):
                yield html.as_py()


def clean_loop(files: Sequence[Path]) -> None:
    """Clean each page into a record."""
    for html in read(files):
        record("", URL, newsclean.clean(html, url=URL))


def trafilatura_loop(files: Sequence[Path]) -> None:
    """Extract each page with its metadata."""
    import trafilatura

    for html in read(files):
        trafilatura.bare_extraction(html, url=URL, with_metadata=True)


def loops(loop: Callable[[Sequence[Path]], None], saved: Path) -> Measured:
    """Run a loop on every core, each with its share of the files, once it is warm."""
    files = sorted(saved.iterdir())
    loop(files[:1])
    shares = [files[core::CORES] for core in range(CORES)]
    processes = [multiprocessing.get_context("fork").Process(target=loop, args=(share,)) for share in shares]

    def run() -> None:
        for process in processes:
            process.start()
        for process in processes:
            process.join()

    return measure(run)


def spark(saved: Path, out: Path) -> Measured:
    """Clean the pages with Spark in local mode."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "250",
    }
    session = SparkSession.builder.master(f"local[{CORES}]").config(map=settings).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")

    def run() -> None:
        clean_df(session.read.parquet(str(saved))).write.mode("overwrite").parquet(str(out))

    run()
    measured = measure(run)
    session.stop()
    return measured


def ray(saved: Path, out: Path) -> Measured:
    """Clean the pages with Ray."""
    import ray

    ray.init(num_cpus=CORES, include_dashboard=False, log_to_driver=False, configure_logging=False)
    ray.data.DataContext.get_current().enable_progress_bars = False

    def run() -> None:
        clean_dataset(ray.data.read_parquet(str(saved))).write_parquet(str(out))

    run()
    measured = measure(run)
    ray.shutdown()
    return measured


def read_pages(folder: str | None, count: int) -> list[bytes]:
    """Return `count` pages of a folder, or made from the samples."""
    with tempfile.TemporaryDirectory() as name:
        if folder is None:
            make_pages(Path(name), count)
        paths = sorted(Path(folder or name).rglob("*.html"))
        return [path.read_bytes() for path in itertools.islice(itertools.cycle(paths), count)]


def save(pages: Sequence[bytes], folder: Path) -> None:
    """Write the pages as Parquet files."""
    folder.mkdir()
    for start in range(0, len(pages), FILE_PAGES):
        html = pages[start : start + FILE_PAGES]
        table = pa.table({"url": [URL] * len(html), "html": pa.array(html, pa.binary())})
        pq.write_table(table, folder / f"{start:06d}.parquet")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--pages", type=int, default=2000)
    arguments = parser.parse_args()
    pages = read_pages(arguments.folder, arguments.pages)
    kilobytes = sum(map(len, pages)) / len(pages) / 1000
    print(f"{len(pages):,} pages of {kilobytes:.0f} kB, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as name:
        saved, out = Path(name, "pages"), Path(name, "out")
        save(pages, saved)
        before = loops(clean_loop, saved)
        runs = {"trafilatura": loops(trafilatura_loop, saved)}
        runs |= {"Spark": spark(saved, out / "spark"), "Ray": ray(saved, out / "ray")}
        after = loops(clean_loop, saved)
    bare = Measured((before.seconds + after.seconds) / 2, (before.cpu + after.cpu) / 2)
    report({"loops before": before, "loops after": after, **runs}, bare, len(pages))


def report(runs: dict[str, Measured], bare: Measured, pages: int) -> None:
    """Print the figures and the arithmetic; exit with 1 where an engine misses its mark."""
    print(f"{'':14}{'pages/s':>9}{'pages/core-s':>14}{'ratio':>8}{'by the clock':>14}")
    for label, run in runs.items():
        ratios = f"{bare.cpu / run.cpu:8.2f}{bare.seconds / run.seconds:14.2f}"
        print(f"{label:14}{pages / run.seconds:9.1f}{pages / run.cpu:14.1f}{ratios}")
    print(f"{CRAWL_PAGES:,} pages on {MACHINES} machines of {MACHINE_CORES} cores:")
    for label, run in runs.items():
        core_hours = CRAWL_PAGES * run.cpu / pages / 3600
        print(f"{label:14}{core_hours:9,.0f} core-hours, {core_hours / MACHINES / MACHINE_CORES:.1f} hours")
    sys.exit(any(bare.cpu / runs[engine].cpu < MARK for engine in ("Spark", "Ray")))


if __name__ == "__main__":
    main()
