"""Single lines and bylines by strangers come out as often as they did.

`lines_by_strangers.py` and `bylines_by_strangers.py` print them. What a better rule reaches is written by hand into
the floors.
"""

from __future__ import annotations

import json

import bylines_by_strangers
import lines_by_strangers
import pytest

FLOORS = json.loads((lines_by_strangers.LINES / "floors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", lines_by_strangers.FILES)
def test_as_many_lines_come_out(name: str) -> None:
    """No fewer than before of those to cut are cut, and of those to keep stay."""
    found, floor = lines_by_strangers.count(name), lines_by_strangers.Counts(**FLOORS[f"lines/{name}"])
    assert found.cut >= floor.cut and found.kept >= floor.kept, f"{found}, {floor} before"


@pytest.mark.parametrize("name", bylines_by_strangers.FILES)
def test_as_many_bylines_come_out(name: str) -> None:
    """No fewer than before are named, dated, and gone from the text."""
    found, floor = bylines_by_strangers.count(name), bylines_by_strangers.Counts(**FLOORS[f"bylines/{name}"])
    assert all(reached >= least for reached, least in zip(found, floor, strict=True)), f"{found}, {floor} before"
