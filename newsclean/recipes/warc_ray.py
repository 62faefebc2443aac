"""Web archives -> Parquet on Ray: `python -m newsclean.recipes.warc_ray 'crawl/*.warc.gz' articles/`.

It takes newsclean with the extra `ray`. It joins the cluster that RAY_ADDRESS names, or starts Ray here. Each worker
opens its archives by their paths, so they must lie where all workers see them. One archive is one task.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from glob import glob

import pyarrow as pa
import ray

from newsclean.arrow import clean_warcs


def clean_files(batch: pa.Table) -> Iterator[pa.Table]:
    """Yield the articles of the archives whose paths the batch holds."""
    for articles in clean_warcs(batch["path"].to_pylist()):
        yield pa.Table.from_batches([articles])


def main(pattern: str, out: str) -> None:
    """Clean the archives that the pattern names into the folder `out`."""
    paths = sorted(glob(pattern))
    files = ray.data.from_items([{"path": path} for path in paths], override_num_blocks=len(paths))
    files.map_batches(clean_files, batch_size=1, batch_format="pyarrow").write_parquet(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
