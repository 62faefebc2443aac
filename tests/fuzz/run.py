"""Coverage-guided fuzzing of newsclean with atheris: bytes into `trace`, texts into each pattern and line function.

    python tests/fuzz/run.py --seconds 120                # both targets in turn, 60 s each
    python tests/fuzz/run.py --seconds 1800 --corpus DIR  # goes on from what an earlier run learned

Exits with 1 where something was found, and names the file that shows it. What is found is fixed, and its smallest
form kept under tests/fuzz/found/, where tests/test_found_by_fuzzing.py looks at it again. Needs atheris, and a CPython
that it has a wheel for.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
TESTS = HERE.parent
MAX_BYTES = {"page": 20_000, "text": 200}
SECONDS_EACH = 20  # an input that takes longer is a finding of its own
MEGABYTES = 2_048


def main() -> int:
    """Run each target in a process of its own; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=120, help="for all targets together")
    parser.add_argument("--corpus", type=Path, help="folder of inputs that is read and added to")
    parser.add_argument("--seed", type=int, default=0, help="same inputs in the same order; 0 is none")
    parser.add_argument("--target", choices=sorted(MAX_BYTES), help="this one alone")
    parser.add_argument("--within", action="store_true", help=argparse.SUPPRESS)  # the process that fuzzes
    asked, rest = parser.parse_known_args()
    if asked.within:
        fuzz(asked.target, rest)
    targets = [asked.target] if asked.target else sorted(MAX_BYTES)
    return max(run(target, asked.seconds // len(targets), asked.corpus, asked.seed) for target in targets)


def run(target: str, seconds: int, corpus: Path | None, seed: int) -> int:
    """Run one target; return 1 where it found something, and print what."""
    with tempfile.TemporaryDirectory() as scratch:
        learned = (corpus or Path(scratch)) / target
        learned.mkdir(parents=True, exist_ok=True)
        if target == "page":
            plant(learned)
        command = [
            sys.executable, __file__, "--within", "--target", target, str(learned), f"-max_total_time={seconds}",
            f"-timeout={SECONDS_EACH}", f"-rss_limit_mb={MEGABYTES}", f"-max_len={MAX_BYTES[target]}",
            f"-artifact_prefix={learned.parent}/found-{target}-", f"-dict={HERE / 'page.dict'}", "-print_final_stats=1",
            f"-seed={seed}",
        ]  # fmt: skip
        ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
        lines = ended.stdout.splitlines()
        runs = next((line.split()[-1] for line in lines if "number_of_executed_units" in line), "?")
        print(f"{target}: {runs} inputs in {seconds} s, exit code {ended.returncode}", flush=True)
        if ended.returncode == 0:
            return 0
        print("\n".join(lines[-60:]))
        for path in sorted(learned.parent.glob(f"found-{target}-*")):
            kept = Path(tempfile.gettempdir()) / path.name
            shutil.move(path, kept)
            print(f"found: {kept}\n{kept.read_bytes()[:500]!r}")
        return 1


def plant(folder: Path) -> None:
    """Copy the golden pages and what was found before into a corpus."""
    for path in [*TESTS.glob("pages/*/page.html"), *HERE.glob("found/*.html")]:
        shutil.copy(path, folder / f"seed-{path.parent.name}-{path.name}")


def fuzz(target: str, arguments: list[str]) -> None:
    """Fuzz one target until the time is up; never returns."""
    import atheris  # type: ignore[import-untyped]  # has no annotations

    sys.path.insert(0, str(TESTS.parent))
    with atheris.instrument_imports(include=["newsclean"]):
        import checks

    def page(data: bytes) -> None:
        checks.check_page(data.decode("utf-8", "surrogateescape") if len(data) % 4 == 3 else data)

    def text(data: bytes) -> None:
        if len(data) > 3:
            checks.check_text(*checks.made_text(data))

    atheris.Setup([sys.argv[0], *arguments], {"page": page, "text": text}[target])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
