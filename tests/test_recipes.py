"""The scripts in newsclean/recipes, run as a reader would run them: web archives in, Parquet out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from engine_pages import PNG, cleaned, pages, write_warc
from planted_runs import ENVIRONMENT

pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra arrow")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
ROWS = pages(60, {7: PNG})


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """Write three archives of twenty pages."""
    folder = tmp_path / "crawl"
    folder.mkdir()
    for number in range(3):
        write_warc(folder / f"{number}.warc.gz", ROWS[number * 20 : (number + 1) * 20])
    return folder


def run(recipe: str, *arguments: Path | str) -> list[dict[str, Any]]:
    """Run a recipe and return the rows of the Parquet that it wrote into the second argument, by address."""
    command = [sys.executable, "-m", f"newsclean.recipes.{recipe}", *map(str, arguments)]
    environment = {**ENVIRONMENT, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=280)
    assert done.returncode == 0, done.stderr[-3000:]
    files = sorted(Path(arguments[1]).rglob("*.parquet"))
    rows = [row for path in files for row in pq.read_table(path).to_pylist()]
    return sorted(rows, key=lambda row: int(row["url"].split("/")[-1]))


def without(rows: list[dict[str, Any]], *names: str) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name not in names} for row in rows]


def test_spark(crawl: Path) -> None:
    """Spark writes a row for every page of the archives."""
    pytest.importorskip("pyspark", reason="needs the extra spark")
    if not shutil.which("java"):
        pytest.skip("Spark needs Java")
    rows = run("warc_spark", f"{crawl}/*.warc.gz", crawl.parent / "out")
    assert without(rows, "id", "warc_date") == without(cleaned(ROWS), "id")


def test_ray(crawl: Path) -> None:
    """Ray writes a row for every page of the archives."""
    pytest.importorskip("ray", reason="needs the extra ray")
    rows = run("warc_ray", f"{crawl}/*.warc.gz", crawl.parent / "out")
    assert without(rows, "id", "warc_date") == without(cleaned(ROWS), "id")


def test_datatrove(crawl: Path) -> None:
    """datatrove writes a row for every article."""
    pytest.importorskip("datatrove", reason="needs the extra datatrove")
    pytest.importorskip("magic", reason="datatrove needs python-magic and libmagic", exc_type=ImportError)
    from newsclean.recipes.warc_datatrove import SCHEMA

    rows = run("warc_datatrove", crawl, crawl.parent / "out", "2")
    articles = [row for row in cleaned(ROWS) if row["text"]]
    assert [list(row) for row in rows] == [SCHEMA.names] * len(articles)
    assert without(rows, "id", "date") == [
        {name: row[name] for name in SCHEMA.names if name not in ("id", "date")} for row in articles
    ]


def test_curator(crawl: Path) -> None:
    """NeMo Curator writes a row for every article in a language that it knows."""
    pytest.importorskip("nemo_curator", reason="needs the extra curator")
    rows = run("warc_curator", crawl, crawl.parent / "out")
    texts = [row["text"].replace("\n", "\n\n") for row in cleaned(ROWS) if row["text"]]
    assert [row["text"] for row in rows] == texts
