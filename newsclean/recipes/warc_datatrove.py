"""Web archives -> Parquet on datatrove: `python -m newsclean.recipes.warc_datatrove crawl/ articles/ 8`.

It takes newsclean with the extra `datatrove`. The last argument is the number of tasks at the same time. On a Slurm
cluster, give the same steps to datatrove's SlurmPipelineExecutor.
"""

from __future__ import annotations

import sys

import pyarrow as pa
from datatrove.executor.local import LocalPipelineExecutor
from datatrove.pipeline.readers import WarcReader
from datatrove.pipeline.writers import ParquetWriter

from newsclean.arrow import article_schema
from newsclean.datatrove import METADATA, Newsclean

SCHEMA = article_schema(["id", "url", "text", *METADATA]).append(pa.field("date", pa.string()))
"""`date` is WarcReader's, the time of the crawl."""


def main(folder: str, out: str, workers: str = "1") -> None:
    """Clean the archives of a folder, one a task, into the folder `out`."""
    reader = WarcReader(folder, glob_pattern="*.warc.gz")
    steps = [reader, Newsclean(), ParquetWriter(out, expand_metadata=True, schema=SCHEMA, compression="zstd")]
    tasks = len(reader.data_folder.list_files(glob_pattern="*.warc.gz"))
    LocalPipelineExecutor(steps, tasks=tasks, workers=int(workers), logging_dir=f"{out}.log").run()


if __name__ == "__main__":
    main(*sys.argv[1:])
