"""newsclean.spark on Spark itself, in local mode on the machine's Java."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from engine_pages import PNG, cleaned, huge_page, page, pages

pytest.importorskip("pyspark", reason="needs the extra spark")
if not shutil.which("java"):
    pytest.skip("Spark needs Java", allow_module_level=True)

from newsclean.arrow import SCHEMA, ColumnError
from newsclean.spark import DDL, clean_df

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Start Spark with two cores, once for all tests."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "250",
    }
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    yield session
    session.stop()


def rows_of(df: Any) -> list[dict[str, Any]]:
    return [row.asDict(recursive=True) for row in sorted(df.collect(), key=lambda row: row.id)]


def test_two_thousand_pages_are_as_a_loop_over_clean_makes_them(spark: Any) -> None:
    """Four partitions in two Python workers give the records of the loop; what is no page costs its row."""
    rows = pages(2000, {7: PNG, 1999: b""})
    assert rows_of(clean_df(spark.createDataFrame(rows).repartition(4))) == cleaned(rows)


def test_a_page_that_takes_too_long_costs_one_row(spark: Any) -> None:
    """The worker process that hangs is killed and replaced; Spark's own worker lives on."""
    rows = pages(40, {20: huge_page()})
    found = rows_of(clean_df(spark.createDataFrame(rows).coalesce(1), timeout=1))
    assert found[20]["error"] == "PageTimeout: the page took longer than 1 s"
    assert found[:20] + found[21:] == cleaned(rows[:20] + rows[21:])


def test_columns_of_sparks_own_types_pass_through(spark: Any) -> None:
    """A varchar, a timestamp and a nested column come out as they went in; text may be HTML."""
    df = spark.sql("SELECT CAST('a' AS VARCHAR(5)) v, TIMESTAMP '2024-02-03 04:05:06' t, array(named_struct('n', 1)) s")
    df = df.crossJoin(spark.createDataFrame([(page(1), "tlh")], "body string, language string"))
    result = clean_df(df, "body")
    assert result.select("v", "t", "s").schema == df.select("v", "t", "s").schema
    assert result.select("v", "t", "s", "language").first() == (*df.select("v", "t", "s").first(), "en")


def test_a_name_in_other_letters_is_the_same_name(spark: Any) -> None:
    """To Spark `URL` is `url` and `Title` is `title`: the address is read, and no two columns of one name come out."""
    df = spark.createDataFrame([(page(1), "https://e.org/", "T")], "HTML string, URL string, Title string")
    found = clean_df(df).select("url", "title", "input_title").first()
    assert found == ("https://e.org/", "Lower Tansy gets its library back", "T")


def test_names_with_dots_pass_through(spark: Any) -> None:
    """A column called as a path, as flattened JSON has it, is a column like others."""
    result = clean_df(spark.createDataFrame([(page(1), 1, 2)], ["html", "meta.source", "a`b"]))
    assert result.columns[-2:] == ["meta.source", "a`b"]
    assert result.first()[-2:] == (1, 2)


def test_the_ddl_is_the_arrow_schema(spark: Any) -> None:
    """The published DDL says in Spark's words what the published Arrow schema says."""
    from pyspark.sql.pandas.types import from_arrow_schema

    assert spark.createDataFrame([], DDL).schema == from_arrow_schema(SCHEMA)


def test_a_missing_column_is_named_before_anything_runs(spark: Any) -> None:
    """The driver says which column is missing."""
    with pytest.raises(ColumnError, match="'html'; there are: body"):
        clean_df(spark.createDataFrame([("x",)], "body string"))
