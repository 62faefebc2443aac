"""newsclean benchmark --growth: pages of a shape and a size, curves, their table; and newsclean's own curves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from newsclean.benchmark import growth
from newsclean.benchmark.growth import Curve, Point, measure, page_of
from newsclean.benchmark.workers import PARSING, Bounds
from newsclean.commands.cli import newsclean
from newsclean.page.decode import decode
from newsclean.page.parse import parse

MOST_EXPONENT = 1.2
FIVE_MB_SECONDS = 8.0  # 1.8 at most on the machine that it was written on
each_shape = pytest.mark.parametrize("shape", growth.SHAPES)


def curve(*seconds: float | None, extractor: str = "newsclean") -> Curve:
    points = [Point(10**i, taken, None if taken else "took more than 9 s") for i, taken in enumerate(seconds, 5)]
    return Curve(extractor, "story", tuple(points))


@each_shape
def test_a_page_has_the_size_that_is_asked_for(shape: str) -> None:
    """A page is as large as wanted or a little larger, and holds its headline and the lead's text."""
    html = page_of(shape, 20_000)
    assert 20_000 <= len(html) < 25_000
    assert "The ferry" in "".join(parse(decode(html)).root.itertext())


@pytest.mark.parametrize(
    ("seconds", "exponent"),
    [
        ((0.1, 1.0), 1.0),
        ((0.1, 10.0), 2.0),
        ((0.5, 0.1, 1.0), 1.0),
        ((0.1, 1.0, None), 1.0),
        ((0.0001, 1.0), None),
        ((1.0,), None),
    ],
    ids=["linear", "quadratic", "the last two count", "a failure", "too short to tell", "one size"],
)
def test_an_exponent_tells_how_time_grows(seconds: tuple[float | None, ...], exponent: float | None) -> None:
    """The exponent is that of the two largest sizes that were measured."""
    found = curve(*seconds).exponent
    assert found == (None if exponent is None else pytest.approx(exponent))


def test_larger_pages_are_spared_after_a_failure() -> None:
    """A page that takes too long is a failure, as are the larger ones, which nobody tries."""
    found = measure("newsclean", "story", (10_000, 10**12), Bounds(seconds=0.001, memory=3 << 30))
    assert [point.error for point in found.points] == ["took more than 0.001 s"] * 2


@pytest.mark.parametrize("extractor", ["newsclean", PARSING])
def test_a_curve_has_a_point_a_size(extractor: str) -> None:
    """An extractor, and bare parsing as one, has a time for each size."""
    found = measure(extractor, "words", (2_000, 4_000))
    assert [point.size for point in found.points] == [2_000, 4_000]
    assert all(point.seconds for point in found.points) and found.extractor == extractor


def test_a_table_has_a_column_a_size() -> None:
    """In Markdown and on the screen an extractor is a row, a size a column; what failed is said."""
    curves = [curve(0.05, 0.5, None), curve(0.01, 0.1, 1.0, extractor="other")]
    assert growth.markdown(curves).splitlines() == [
        "| shape | extractor | 0.1 MB | 1 MB | 10 MB | exponent |",
        "|---|---|--:|--:|--:|--:|",
        "| story | newsclean | 0.05 | 0.50 | failed | 1.0 |",
        "|  | other | 0.01 | 0.10 | 1.00 | 1.0 |",
    ]
    console = Console(width=80, record=True, quiet=True)
    (table,) = growth.tables(curves)
    assert table.row_count == 2 and len(table.columns) == 5 and console.measure(table).maximum <= 80


def test_the_command_prints_the_curves(tmp_path: Path) -> None:
    """`newsclean benchmark --growth` needs no data; --json has every second."""
    given = ["--extractors", "newsclean", "--shapes", "empty,text", "--sizes", "0.004,0.002", "--markdown"]
    result = CliRunner().invoke(newsclean, ["benchmark", "--growth", *given, "--json", str(tmp_path / "curves.json")])
    assert result.exit_code == 0, result.output
    assert [line.split(" | ")[:2] for line in result.stdout.splitlines()[2:]] == [
        ["| empty", PARSING], ["| ", "newsclean"], ["| text", PARSING], ["| ", "newsclean"],
    ]  # fmt: skip
    curves = json.loads((tmp_path / "curves.json").read_text())
    assert [point["size"] for point in curves[0]["points"]] == [2_000, 4_000]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--growth", "--shapes", "round"], "round: there are story"),
        (["--growth", "--sizes", "big"], "big"),
        ([], "DATA"),
    ],
    ids=["shape", "size", "no data"],
)
def test_a_wrong_argument_is_said(given: list[str], said: str) -> None:
    """An unknown shape, a size that is no number, and no data without --growth are usage errors."""
    result = CliRunner().invoke(newsclean, ["benchmark", "--extractors", "newsclean", *given])
    assert result.exit_code == 2 and said in result.stderr


@pytest.mark.slow
@pytest.mark.timeout(200)
@each_shape
def test_time_grows_no_faster_than_the_page(shape: str) -> None:
    """From 0.5 to 5 MB newsclean's time grows at most as size to the power of 1.2, whatever a page is made of."""
    found = measure("newsclean", shape, (500_000, 5_000_000))
    smaller, larger = (point.seconds for point in found.points)
    assert smaller and larger, found.points
    assert larger <= max(0.1, smaller) * 10**MOST_EXPONENT, found
    assert larger < FIVE_MB_SECONDS
