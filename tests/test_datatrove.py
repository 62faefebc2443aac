"""newsclean.datatrove in datatrove's own executor, from a web archive to JSON Lines."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from cpu_time import statement_seconds
from engine_pages import PNG, cleaned, huge_page, page, pages, url, write_warc

pytest.importorskip("datatrove", reason="needs the extra datatrove")
pytest.importorskip("orjson", reason="needs the extra datatrove")
pytest.importorskip("magic", reason="datatrove needs python-magic and libmagic", exc_type=ImportError)

from datatrove.data import Document
from datatrove.executor.local import LocalPipelineExecutor
from datatrove.pipeline.readers import WarcReader
from datatrove.pipeline.writers import JsonlWriter

from newsclean.datatrove import METADATA, Newsclean
from newsclean.errors import ColumnError


def run(step: Newsclean, *html: Any) -> list[Document]:
    return list(
        step.run(Document(text, str(number), metadata={"url": url(number)}) for number, text in enumerate(html))
    )


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_two_thousand_pages_are_as_a_loop_over_clean_makes_them(tmp_path: Path) -> None:
    """LocalPipelineExecutor reads the archive, cleans in two tasks and writes the records of the loop."""
    rows = pages(2000)
    for task in range(2):
        write_warc(tmp_path / f"{task}.warc.gz", rows[task * 1000 : (task + 1) * 1000])
    steps = [WarcReader(str(tmp_path), glob_pattern="*.warc.gz"), Newsclean(), JsonlWriter(str(tmp_path / "out"))]
    LocalPipelineExecutor(steps, tasks=2, workers=2, logging_dir=str(tmp_path / "log")).run()
    written = [gzip.decompress(path.read_bytes()) for path in sorted((tmp_path / "out").iterdir())]
    found = [json.loads(line) for file in written for line in file.splitlines()]
    records = [{"text": row["text"], **{name: row["metadata"][name] for name in ("url", *METADATA)}} for row in found]
    assert records == [{name: row[name] for name in ("text", "url", *METADATA)} for row in cleaned(rows)]
    assert all(row["metadata"]["date"] for row in found)  # the reader's, the time of the crawl


def test_the_step_takes_bytes_and_text() -> None:
    """A document's HTML may be bytes, whose charset the page declares, or text."""
    html = "<meta charset=latin-1><h1>Über Öl</h1><p>Der Preis für Öl ist über Nacht gefallen, sagt die Börse.</p>"
    assert [document.text for document in run(Newsclean(), html, html.encode("latin-1"))] == [
        "Der Preis für Öl ist über Nacht gefallen, sagt die Börse."
    ] * 2


def test_metadata_of_the_same_name_are_renamed() -> None:
    """What a document has under a name of newsclean's is kept as `input_title`, of pages that fail too."""
    given = [Document(html, "0", metadata={"title": "T", "error": "E", "crawl": 7}) for html in (page(0), "")]
    for document in Newsclean(keep_empty=True).run(iter(given)):
        found = document.metadata
        assert (found["input_title"], found["input_error"], found["crawl"]) == ("T", "E", 7)
        assert (found.get("title") == "T", found.get("error") == "E") == (False, False)


def test_what_has_no_article_is_dropped_and_counted() -> None:
    """As with datatrove's own extractors, the statistics tell what became of it."""
    step = Newsclean()
    assert [document.id for document in run(step, page(0), PNG, b"", page(3))] == ["0", "3"]
    counts = {name: step.stats[name].total for name in ("total", "extracted", "clean_error", "forwarded", "dropped")}
    assert counts == {"total": 4, "extracted": 2, "clean_error": 2, "forwarded": 2, "dropped": 2}


def test_what_has_no_article_can_be_kept() -> None:
    """keep_empty leaves a document for every page, with the reason."""
    documents = run(Newsclean(keep_empty=True), page(0), PNG)
    assert [(document.text != "", document.metadata.get("error")) for document in documents] == [
        (True, None),
        (False, "NotHTML: the input is a PNG image"),
    ]


def test_a_page_that_takes_too_long_costs_one_document() -> None:
    """The sandbox is killed and replaced, and the next page is cleaned."""
    documents = run(Newsclean(timeout=1, keep_empty=True), page(0), huge_page(), page(2))
    assert [document.metadata.get("error") for document in documents] == [
        None,
        "PageTimeout: the page took longer than 1 s",
        None,
    ]


def test_extract_never_raises() -> None:
    """What is no page gives no text."""
    assert [Newsclean().extract(html) for html in ("", PNG, None)] == ["", "", ""]  # type: ignore[arg-type]


def test_other_columns_and_options_are_taken() -> None:
    """Which columns become metadata can be said, and how to clean."""
    document = run(Newsclean(columns=("standfirst", "removed_counts")), page(1))[0]
    assert set(document.metadata) == {"url", "standfirst", "removed_counts"}


@pytest.mark.parametrize(
    ("columns", "said"),
    [(("headline",), "no column headline"), ("title", r"a list of names, such as \['title'\]")],
)
def test_a_column_that_newsclean_lacks_is_said_at_once(columns: Any, said: str) -> None:
    """A wrong name is an error of the step, and not of each document, which would be dropped."""
    with pytest.raises(ColumnError, match=said):
        Newsclean(columns=columns)


def test_the_import_takes_less_than_a_tenth_of_a_second() -> None:
    """What newsclean adds to datatrove's own import is no engine yet; that is loaded ahead of the sandbox's clock."""
    seconds = statement_seconds("import newsclean.datatrove", before="import datatrove.pipeline.extractors.base")
    assert seconds < 0.1
