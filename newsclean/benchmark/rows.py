"""One line of the benchmark's table (an edge): what an extractor gave on a set -> its figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.benchmark import measures
from newsclean.benchmark.datasets import AnnotatedPage, DataSet
from newsclean.benchmark.measures import BodyFigures, MetaFigures, SegmentFigures
from newsclean.benchmark.workers import Ran

NOTHING_FOUND: tuple[str | None, Sequence[str], str | None] = (None, (), None)


class Row(NamedTuple):
    """An extractor's figures on a set."""

    set_name: str
    extractor: str
    figures: BodyFigures | SegmentFigures | MetaFigures
    pages: int
    errors: tuple[str, ...]
    """One for each page on which it raised or died; those count as empty."""
    ms: float
    """Milliseconds of processor time a page."""
    parse_ratio: float | None
    """How many times bare parsing of the same pages it took."""


def row_of(dataset: DataSet, extractor: str, ran: Sequence[Ran], *, meta: bool) -> Row:
    """Return the table's line for the pages of a set that an extractor has run on."""
    seconds, parse_seconds = (sum(times) for times in zip(*(r.answer[2:] for r in ran), strict=True))
    return Row(
        set_name=dataset.name,
        extractor=extractor,
        figures=_meta_figures(ran) if meta else _text_figures(ran),
        pages=len(ran),
        errors=tuple(r.answer.error for r in ran if r.answer.error is not None),
        ms=1000 * seconds / len(ran),
        parse_ratio=seconds / parse_seconds if parse_seconds else None,
    )


def text_figures(pages: Sequence[AnnotatedPage], texts: Sequence[str]) -> BodyFigures | SegmentFigures:
    """Return the figures of the texts that came of pages of one set."""
    golds = [page.gold for page in pages]
    if golds[0].kind == "segments":
        pairs = zip(golds, texts, strict=True)
        return measures.summarise_segments([measures.score_segments(g.wanted, g.unwanted, text) for g, text in pairs])
    return measures.summarise_pages(
        [
            measures.score_page(gold.paragraphs, text, optional=gold.optional, title=gold.title or "")
            for gold, text in zip(golds, texts, strict=True)
        ]
    )


def has_metadata(dataset: DataSet) -> bool:
    """Tell whether any page of a set is annotated with title, authors or date."""
    return any(page.gold.title or page.gold.authors or page.gold.date for page in dataset.pages)


def _text_figures(ran: Sequence[Ran]) -> BodyFigures | SegmentFigures:
    return text_figures([r.page for r in ran], [r.answer.found or "" for r in ran])


def _meta_figures(ran: Sequence[Ran]) -> MetaFigures:
    pairs = [(r.page.gold, r.answer.found or NOTHING_FOUND) for r in ran]
    return measures.summarise_meta([measures.score_meta((g.title, g.authors, g.date), found) for g, found in pairs])
