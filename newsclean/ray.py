"""Ray data sets of pages in, data sets of articles out (an edge): `clean_table` through `map_batches`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from newsclean.arrow import Settings, checked, clean_table

if TYPE_CHECKING:
    from ray.data import Dataset

BATCH_SIZE = 250
"""Pages per batch: some seconds of work, under 100 MB of HTML as news sites write it (350 kB a page, 2025)."""


def clean_dataset(
    ds: Dataset,
    html: str = "html",
    url: str | None = "url",
    *,
    batch_size: int = BATCH_SIZE,
    **settings: Unpack[Settings],
) -> Dataset:
    """Return the articles for a data set of pages; arguments and errors as of `newsclean.arrow.clean_batches`."""
    checked(**settings)
    keywords = {"html": html, "url": url, **settings}
    return ds.map_batches(clean_table, batch_format="pyarrow", batch_size=batch_size, fn_kwargs=keywords)
