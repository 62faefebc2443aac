"""Web archives -> Parquet on Spark: `python -m newsclean.recipes.warc_spark 'crawl/*.warc.gz' articles/`.

It takes newsclean with the extra `spark`, and an `articles/` that is not there yet. Also for spark-submit, with
newsclean and fastwarc installed on every worker. Each worker opens its archives by their paths, so they must lie where
all workers see them. One archive is one task; the HTML never enters the JVM. Without an activated environment, set
PYSPARK_PYTHON to the Python that has newsclean.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from glob import glob

import pyarrow as pa
from pyspark.sql import SparkSession

from newsclean.arrow import clean_warcs
from newsclean.spark import WARC_DDL


def clean_files(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield the articles of the archives whose paths the batches hold."""
    return clean_warcs(path for batch in batches for path in batch["path"].to_pylist())


def main(pattern: str, out: str) -> None:
    """Clean the archives that the pattern names into the folder `out`."""
    spark = SparkSession.builder.appName("newsclean").getOrCreate()
    paths = sorted(glob(pattern))
    files = spark.createDataFrame([(path,) for path in paths], "path string").coalesce(1).repartition(len(paths))
    files.mapInArrow(clean_files, WARC_DDL).write.parquet(out)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
