"""Spark data frames of pages in, data frames of articles out (an edge): `clean_batches` through `mapInArrow`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Unpack

from newsclean.arrow import SCHEMA, Settings, article_schema, checked, clean_batches, own_columns, passed_columns
from newsclean.batch.records import BY_NAME, DEFAULT_COLUMNS
from newsclean.inputs.archives import need

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame


def clean_df(df: DataFrame, html: str = "html", url: str | None = "url", **settings: Unpack[Settings]) -> DataFrame:
    """Return the articles for a data frame of pages; arguments as for `newsclean.arrow.clean_batches`.

    Spark gives a worker 10,000 rows at a time, gigabytes if they hold HTML: set
    `spark.sql.execution.arrow.maxRecordsPerBatch` to 250 or so. Raises ColumnError.
    """
    checked(**settings)
    own = own_columns(settings.get("columns", DEFAULT_COLUMNS))
    names = _names(df, html, url)
    fields = [(df.schema[position], name) for position, name in passed_columns(names, html, url, own)]
    passed = [type(field)(name, field.dataType, field.nullable, field.metadata) for field, name in fields]
    filled = need("pyspark.sql.pandas.types", "spark").from_arrow_schema(article_schema(own))
    schema = type(filled)([*filled, *passed])

    def clean(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return clean_batches((batch.rename_columns(names) for batch in batches), html, url, **settings)

    return df.toDF(*(name.translate(_UNQUOTED) for name in names)).mapInArrow(clean, schema)


_UNQUOTED = {ord("."): "\u2024", ord("`"): "\u2035"}
"""What stands for the signs that mapInArrow, which asks for each column by its name, takes for a path."""


def _names(df: DataFrame, html: str, url: str | None) -> list[str]:
    """Return the names of the columns, those that newsclean has too as it writes them: to Spark `Title` is `title`."""
    if df.sparkSession.conf.get("spark.sql.caseSensitive") == "true":
        return list(df.columns)
    known = {name.lower(): name for name in (*BY_NAME, html, *([url] if url else [])) if name != "id"}
    return [known.get(name.lower(), name) for name in df.columns]


def ddl(columns: Sequence[str]) -> str:
    """Return these columns of newsclean with their types in Spark's words.

    >>> ddl(["title", "authors", "captions"])
    'title string, authors array<string>, captions array<struct<text:string,credit:string>>'
    """
    return ", ".join(f"{name} {_spark_type(BY_NAME[name].type)}" for name in columns)


def _spark_type(words: str) -> str:
    for arrow, spark in (("list<", "array<"), ("int32", "int"), (": ", ":"), (", ", ",")):
        words = words.replace(arrow, spark)
    return words


DDL = ddl(SCHEMA.names)
"""The schema of `newsclean.arrow.SCHEMA`, for those who call `mapInArrow` themselves."""
WARC_DDL = f"{ddl(DEFAULT_COLUMNS)}, warc_date string"
"""The schema of `newsclean.arrow.WARC_SCHEMA`, which `clean_warcs` yields."""
