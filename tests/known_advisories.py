"""Look for known holes in what newsclean needs: in the oldest versions that pyproject.toml allows, and those installed.

    python tests/known_advisories.py

Asks pip-audit, which asks PyPI's advisory database. Exits with 1 where a hole is known; where the database cannot be
reached it says so and exits with 0.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parent.parent / "pyproject.toml"
EXTRAS = ("arrow", "warc", "zstd")  # what a user gets with newsclean; the tools of its development are not asked about
SECONDS = 120


def lowest() -> dict[str, str]:
    """Return the lower bound of each dependency."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    bounds = [*project["dependencies"], *(b for extra in EXTRAS for b in project["optional-dependencies"][extra])]
    return {name: bound for name, _, bound in (text.partition(">=") for text in bounds)}


def installed() -> dict[str, str]:
    """Return the installed version of each dependency, and of what those need."""
    found: dict[str, str] = {}
    names = list(lowest())
    while names:
        name = names.pop()
        if name in found:
            continue
        try:
            found[name] = version(name)
            needed = requires(name) or []
        except PackageNotFoundError:  # an extra, or for another system
            continue
        names += [re.split(r"[^\w.-]", need)[0].lower().replace("_", "-") for need in needed if "extra ==" not in need]
    return found


def audit(versions: dict[str, str]) -> tuple[int, list[str]]:
    """Return how many of the packages were found in the database, and the holes that it knows."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as pins:
        pins.write("".join(f"{name}=={number}\n" for name, number in versions.items()))
        pins.flush()
        command = [sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip", "-f", "json", "-r", pins.name]
        try:
            run = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
            packages: list[dict[str, Any]] = json.loads(run.stdout)["dependencies"]
        except (subprocess.TimeoutExpired, json.JSONDecodeError):  # no answer
            return 0, []
    asked = [package for package in packages if "skip_reason" not in package]
    holes = [
        f"{package['name']} {package['version']}: {hole['id']}, fixed in {', '.join(hole['fix_versions']) or 'none'}"
        for package in asked
        for hole in package["vulns"]
    ]
    return len(asked), holes


def main() -> int:
    """Print what is known; return the exit code."""
    failed = 0
    for what, versions in (("lowest", lowest()), ("installed", installed())):
        asked, holes = audit(versions)
        if not asked:
            print(f"known holes, {what} versions: skipped, the advisory database was not reached")
        else:
            print(f"known holes, {what} versions: {len(holes)}, in {asked} of {len(versions)} packages")
            print(*holes, sep="\n")
        failed |= bool(holes)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
