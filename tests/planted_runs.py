"""Helpers of the batch tests: pages, the planted command line as a process, and what its output holds."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from newsclean.commands.cli import newsclean

TESTS = Path(__file__).parent
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},  # as most have it
    "PYTHONPATH": os.pathsep.join([str(TESTS.parent), str(TESTS), os.environ.get("PYTHONPATH", "")]),
    "COLUMNS": "200",
}
PLANTED = [sys.executable, str(TESTS / "planted_cli.py")]
COMMAND = [*PLANTED, "clean"]
REAL = [sys.executable, "-m", "newsclean.commands.cli"]
SAMPLES = TESTS.parent / "samples"


def page(number: int, plant: str = "") -> str:
    """Return a small page for the planted engine."""
    return f"<html><h1>Title {number}</h1><p>First of {number}.</p><p>Second of {number}.</p><b>More</b>{plant}</html>"


def make_pages(folder: Path, count: int, plant: str = "", planted: dict[int, str] | None = None) -> Path:
    """Write pages in three subfolders; `plant` is in all of them, `planted` in single ones."""
    for number in range(count):
        below = folder / f"d{number % 3}"
        below.mkdir(parents=True, exist_ok=True)
        path = below / f"p{number:04d}.html"
        path.write_text(page(number, (planted or {}).get(number, plant)), encoding="utf-8")
    return folder


def start(*arguments: str | Path, **kwargs: Any) -> subprocess.Popen[bytes]:
    """Start the planted command line; it heeds Ctrl-C as in a terminal, which what a shell starts with "&" ignores."""
    kwargs = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": ENVIRONMENT, **kwargs}
    return subprocess.Popen([*COMMAND, *map(str, arguments)], preexec_fn=_heed_ctrl_c, **kwargs)


def _heed_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def run(*arguments: str | Path, **kwargs: Any) -> tuple[int, bytes, str]:
    """Run the planted command line; return its exit status, output and messages."""
    given = kwargs.pop("input", None)
    process = start(*arguments, stdin=subprocess.PIPE, **kwargs)
    out, err = process.communicate(given, timeout=50)
    return process.returncode, out, err.decode()


def invoke(*arguments: str | Path, input: bytes = b"") -> tuple[int, bytes, str]:
    """Run `newsclean clean` in this process; return its exit status, output and messages."""
    result = CliRunner().invoke(newsclean, ["clean", *map(str, arguments)], input=input, env={"COLUMNS": "200"})
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout_bytes, result.stderr


def contents(output: Path) -> dict[str, bytes]:
    """Return every file of an output, hidden ones too, by its path below it."""
    if output.is_file():
        beside = [path for path in output.parent.iterdir() if path.name.startswith(output.name)]
        return {path.name[len(output.name) :]: path.read_bytes() for path in beside if path.is_file()}
    return {str(path.relative_to(output)): path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file()}


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Return the records of a file."""
    if path.suffix == ".parquet":
        import pytest

        rows: list[dict[str, Any]] = pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist()
        return rows
    data = path.read_bytes()
    return [json.loads(line) for line in (gzip.decompress(data) if path.suffix == ".gz" else data).splitlines()]


def pages_done(manifest: Path) -> int:
    """Return how many pages the manifest of a run says are finished."""
    try:
        lines = manifest.read_bytes().split(b"\n")[1:-1]
    except FileNotFoundError:
        return 0
    return int(json.loads(lines[-1])["pages"]) if lines else 0


def ran(command: str) -> Result:
    """Run a command line in this process, with the engine that is set."""
    return CliRunner().invoke(newsclean, command.split())
