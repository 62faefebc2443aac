"""newsclean.ray on Ray itself, with two workers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from engine_pages import PNG, cleaned, huge_page, pages

ray = pytest.importorskip("ray", reason="needs the extra ray")

from newsclean.arrow import ColumnError  # noqa: E402
from newsclean.ray import clean_dataset  # noqa: E402

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    """Start Ray with two cores, once for all tests."""
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, configure_logging=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()


def rows_of(ds: Any) -> list[dict[str, Any]]:
    rows = [row for batch in ds.iter_batches(batch_format="pyarrow", batch_size=None) for row in
            batch.to_pylist()]  # fmt: skip
    return sorted(rows, key=lambda row: row["id"])


def test_two_thousand_pages_are_as_a_loop_over_clean_makes_them() -> None:
    """Two workers give the records of the loop; what is no page costs its row."""
    rows = pages(2000, {7: PNG, 1999: b""})
    assert rows_of(clean_dataset(ray.data.from_items(rows, override_num_blocks=4))) == cleaned(rows)


def test_a_page_that_takes_too_long_costs_one_row() -> None:
    """The worker process that hangs is killed and replaced; Ray's own worker lives on."""
    rows = pages(40, {20: huge_page()})
    found = rows_of(clean_dataset(ray.data.from_items(rows, override_num_blocks=1), timeout=1))
    assert found[20]["error"] == "PageTimeout: the page took longer than 1 s"
    assert found[:20] + found[21:] == cleaned(rows[:20] + rows[21:])


def test_a_missing_column_is_named() -> None:
    """The error that Ray reports says which column is missing."""
    with pytest.raises(Exception, match="'html'; there are: body") as raised:
        clean_dataset(ray.data.from_items([{"body": "x"}])).materialize()
    assert isinstance(raised.value, ColumnError) or "ColumnError" in str(raised.value)
