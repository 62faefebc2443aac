"""Scripts that turn the web archives of a news crawl into Parquet, one for each engine: to run, to copy, to change."""
