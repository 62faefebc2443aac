"""A page gives the same article however its content system writes what readers see: `reshaped.py`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from reshaped import SAMPLES, SHAPES, lines_of, plain

PAGES = sorted(SAMPLES.glob("*.html"))[::2]
BY_STRANGERS = sorted(Path(__file__).with_name("by_strangers").glob("*/*.html"))[::60]


@cache
def _plain(path: Path) -> tuple[str, list[str]]:
    html = plain(path.read_bytes())
    return html, lines_of(html)


def _changed(pages: list[Path], shape: str) -> list[str]:
    return [path.name for path in pages if lines_of(SHAPES[shape](_plain(path)[0])) != _plain(path)[1]]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_text_does_not_depend_on_the_shape(shape: str) -> None:
    """Boxes around paragraphs, white space, other tags of the same meaning: no line comes or goes."""
    assert _changed(PAGES, shape) == []


@pytest.mark.parametrize("shape", ["wrapped_twice", "all_wrapped", "boxed_page"])
def test_boxes_without_a_name_are_none(shape: str) -> None:
    """Nor on pages by strangers: whoever counts elements around a text counts those alone that are called something."""
    assert _changed(BY_STRANGERS, shape) == []


@pytest.mark.parametrize(("shape", "most"), [("as_div", 5), ("split", 1)])
def test_few_pages_depend_on_what_holds_paragraphs(shape: str, most: int) -> None:
    """A <div> for each <p>, and paragraphs in three elements: of 48 pages by strangers no more differ."""
    changed = _changed(BY_STRANGERS, shape)
    assert len(changed) <= most, changed


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_changes_a_page(shape: str) -> None:
    """Each shape is another page."""
    html, _ = _plain(SAMPLES / "radio-captions.html")
    assert SHAPES[shape](html) != html
