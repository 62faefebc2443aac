"""Fixtures of tests in several files."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import planted_runs
import pytest

from newsclean.batch import bounded, page_job

gc.disable()  # thirteen thousand tests are collected, and nothing of them is garbage


def pytest_collection_finish() -> None:
    """Spare each collection of garbage the walk over all tests and modules."""
    gc.freeze()
    gc.enable()


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Clean with the planted engine, which does what a page asks for: hang, die, raise."""
    monkeypatch.setattr(page_job, "ENGINE", "planted_engine:trace")


@pytest.fixture
def no_worker_left() -> Iterator[None]:
    """End the workers that a test's calls leave for the next call."""
    yield
    bounded.end_workers()


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """Return the place of a page for the planted engine."""
    path = tmp_path / "page.html"
    path.write_text(planted_runs.page(1))
    return path
