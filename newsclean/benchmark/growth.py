"""How an extractor's time grows with the page (an edge): invented pages of a shape in several sizes, seconds out.

A page of 50 MB is no news page; but what takes 1 s of it takes 20 ms of one of 1 MB, and what grows with the square of
the size does not show on small pages at all. Each extractor runs in a process of its own, with a limit of time and of
memory; after the first size that breaks one it is not asked for the larger ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import log
from typing import Any, NamedTuple

from rich.box import SIMPLE_HEAD
from rich.table import Table

from newsclean.benchmark.workers import PARSING, Bounds, Worker

SIZES = (100_000, 1_000_000, 10_000_000, 50_000_000)
"""Bytes."""
BOUNDS = Bounds(seconds=300.0, memory=3 << 30)
_LEAST_SECONDS = 0.005  # a shorter time says nothing of growth

# ---- pages ------------------------------------------------------------------------------------------------------

_SENTENCES = (
    "The ferry over the Lume will not sail before the ice has gone, the harbour master said on Monday.",
    "Pupils from the far bank are taken to school by a bus that needs an hour for the way round.",
    "Nobody on the council could say what the second bridge would cost, nor who was to pay for it.",
    "A baker from Lumeford has rowed her bread across each morning since the first week of the frost.",
    "The county promised a report by the spring, and two engineers who are to write it.",
    "Farmers asked for a raft that carries a tractor, as there was one until the war.",
)
_MENU = "".join(f'<li><a href="/part/{i}">Part {i}</a></li>' for i in range(10))


def _story(number: int) -> str:
    """Return a news story and what stands below it on a page."""
    body = "".join(
        f"<p>{' '.join(_SENTENCES[(number + i + j) % len(_SENTENCES)] for j in range(3))} Day {number}.{i}.</p>"
        for i in range(8)
    )
    return (
        f'<article><h2>The ferry, day {number}</h2><p class="byline">By Ada Vell</p>{body}'
        f'<figure><img src="/{number}.jpg"><figcaption>The quay. Picture: B. Oar</figcaption></figure></article>'
        f'<div class="share"><a href="/s">Share</a></div><ul class="related">{_MENU}</ul>'
    )  # fmt: skip


_PIECES: dict[str, Callable[[int], str]] = {
    "story": _story,
    "paragraphs": lambda i: f"<p>{_SENTENCES[i % len(_SENTENCES)]} {i}</p>",
    "words": lambda i: f"<p>Word{i}</p>",
    "breaks": lambda _: "word<br>",
    "empty": lambda _: "<div></div>",
    "links": lambda i: f'<a href="/{i}">the {i}th link</a> ',
    "cells": lambda _: "<tr>" + "<td>one cell</td>" * 20 + "</tr>",
    "comments": lambda _: "<!-- note --><p>word</p>",
    "metas": lambda i: f'<meta name="n{i}" content="value {i}">',
    "options": lambda i: f"<option value={i}>Choice {i}</option>",
    "text": lambda i: f"{_SENTENCES[i % len(_SENTENCES)]} ",
    "attributes": lambda i: f" a{i}=1",
    "nested": lambda _: "<div>",
    "crossed": lambda _: "<b><i><a href=x><p>word ",
}
_FRAMES = {
    "breaks": "<p>{}</p>", "cells": "<table>{}</table>", "options": "<select>{}</select>", "text": "<p>{}</p>",
    "attributes": "<div{}><p>word</p></div>",
}  # fmt: skip
SHAPES = tuple(_PIECES)


def page_of(shape: str, size: int) -> bytes:
    """Return a page of a shape, of `size` bytes or a little more."""
    pieces: list[str] = []
    left = size
    make = _PIECES[shape]
    while left > 0:
        pieces.append(make(len(pieces)))
        left -= len(pieces[-1])
    middle = _FRAMES.get(shape, "{}").format("".join(pieces))
    lead = "".join(f"<p>{sentence}</p>" for sentence in _SENTENCES)
    return f"<!DOCTYPE html><html lang=en><title>The ferry</title><body><h1>The ferry</h1>{lead}{middle}".encode()


# ---- measuring --------------------------------------------------------------------------------------------------


class Point(NamedTuple):
    """What one page took."""

    size: int
    """Bytes."""
    seconds: float | None
    """Of the processor; None where it failed."""
    error: str | None = None


class Curve(NamedTuple):
    """An extractor's times on pages of one shape."""

    extractor: str
    shape: str
    points: tuple[Point, ...]

    @property
    def exponent(self) -> float | None:
        """How time grows between the two largest sizes: 1 as the size does, 2 as its square."""
        told = [(p.size, p.seconds) for p in self.points if p.seconds is not None and p.seconds > _LEAST_SECONDS]
        if len(told) < 2:
            return None
        (size, seconds), (larger, longer) = told[-2:]
        return log(longer / seconds) / log(larger / size)


def measure(extractor: str, shape: str, sizes: Sequence[int], bounds: Bounds = BOUNDS) -> Curve:
    """Return the curve of an extractor, or of PARSING."""
    points: list[Point] = []
    worker = Worker(extractor, bounds=bounds)
    try:
        for size in sizes:
            if points and points[-1].error:
                points.append(Point(size, None, points[-1].error))
                continue
            answer = worker.run(page_of(shape, size))
            points.append(Point(size, None if answer.error else answer.seconds, answer.error))
    finally:
        worker.stop()
    return Curve(extractor, shape, tuple(points))


def measure_all(extractors: Sequence[str], shapes: Sequence[str], sizes: Sequence[int]) -> Iterator[Curve]:
    """Yield the curves, a shape after the other, that of bare parsing first."""
    for shape in shapes:
        for extractor in (PARSING, *extractors):
            yield measure(extractor, shape, sizes)


# ---- the table --------------------------------------------------------------------------------------------------


def tables(curves: Sequence[Curve]) -> Iterator[Table]:
    """Yield a table a shape: an extractor a row, a size a column, the seconds in it."""
    for shape in dict.fromkeys(curve.shape for curve in curves):
        title = f"{shape}: seconds by size of the page"
        shown = Table(title=title, title_justify="left", show_edge=False, box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
        shown.add_column("extractor", no_wrap=True)
        for head in _heads(curves):
            shown.add_column(head, justify="right", no_wrap=True)
        for curve in curves:
            if curve.shape == shape:
                shown.add_row(curve.extractor, *_cells(curve, curves))
        yield shown


def markdown(curves: Sequence[Curve]) -> str:
    """Return the table in Markdown."""
    heads = _heads(curves)
    lines = ["| shape | extractor | " + " | ".join(heads) + " |", "|---|---|" + "--:|" * len(heads)]
    before = ""
    for curve in curves:
        name = curve.shape if curve.shape != before else ""
        before = curve.shape
        lines.append(f"| {name} | {curve.extractor} | " + " | ".join(_cells(curve, curves)) + " |")
    return "\n".join(lines)


def as_json(curves: Sequence[Curve]) -> list[dict[str, Any]]:
    """Return the curves as JSON values."""
    return [
        {
            "extractor": curve.extractor, "shape": curve.shape, "exponent": curve.exponent,
            "points": [point._asdict() for point in curve.points],
        }
        for curve in curves
    ]  # fmt: skip


def _sizes(curves: Sequence[Curve]) -> list[int]:
    return sorted({point.size for curve in curves for point in curve.points})


def _heads(curves: Sequence[Curve]) -> list[str]:
    return [*(f"{size / 1e6:g} MB" for size in _sizes(curves)), "exponent"]


def _cells(curve: Curve, curves: Sequence[Curve]) -> list[str]:
    """Return the seconds at each size, "failed" where there are none, and the exponent."""
    at = {point.size: "failed" if point.seconds is None else f"{point.seconds:.2f}" for point in curve.points}
    return [*(at.get(size, "") for size in _sizes(curves)), "" if curve.exponent is None else f"{curve.exponent:.1f}"]
