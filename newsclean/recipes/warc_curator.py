"""Web archives -> Parquet on NeMo Curator: `python -m newsclean.recipes.warc_curator crawl/ articles/`.

It takes newsclean with the extra `curator`. To have Curator fetch a month of CC-NEWS, begin with its
`CommonCrawlDownloadExtractStage("2024-05", "2024-05", folder, crawl_type="news",
html_extraction=NewscleanExtractor())` instead.
"""

from __future__ import annotations

import sys

from nemo_curator.backends.ray_data import RayDataExecutor
from nemo_curator.pipeline import Pipeline
from nemo_curator.stages.file_partitioning import FilePartitioningStage
from nemo_curator.stages.text.download.base.iterator import DocumentIterateExtractStage
from nemo_curator.stages.text.download.common_crawl.extract import CommonCrawlHTMLExtractor
from nemo_curator.stages.text.download.common_crawl.warc_iterator import CommonCrawlWarcIterator
from nemo_curator.stages.text.io.writer import ParquetWriter

from newsclean.curator import NewscleanExtractor


def main(folder: str, out: str) -> None:
    """Clean the archives of a folder, one a task, into the folder `out`."""
    files = FilePartitioningStage(file_paths=folder, files_per_partition=1, file_extensions=[".gz"])
    extractor = CommonCrawlHTMLExtractor(algorithm=NewscleanExtractor())
    articles = DocumentIterateExtractStage(iterator=CommonCrawlWarcIterator(), extractor=extractor)
    Pipeline(name="newsclean", stages=[files, articles, ParquetWriter(path=out)]).run(RayDataExecutor())


if __name__ == "__main__":
    main(*sys.argv[1:])
