"""What an extractor gave against what people annotated (an edge; imports nothing of newsclean).

In: two texts, or two lists of names. Out: figures. A page gives a score, the scores of a set give a summary.

F1, precision and recall are the article-extraction-benchmark's (Scrapinghub, 2020): runs of four words, counted,
each page normalised to 1, precision and recall averaged over pages, F1 of the two averages. The other measures ask
what a reader asks: which passages are junk, which are lost, and how many pages have neither.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from statistics import mean
from typing import NamedTuple

from newsclean.characters import HANGUL, SPACELESS

SHINGLE_WORDS = 4
RUN_WORDS = 3
"""A word is held where a run of so many words around it stands in the other text."""
PASSAGE_WORDS = 2
"""So many words in a row that are not held make a passage; a single word spelt otherwise does not."""
PASSAGES_AT_MOST = 20
"""A page counts for no more passages than that, so that one long page does not decide the average."""

# Chinese, Japanese, Korean, Thai and Lao put no spaces between words (or few): there a character counts as a word.
_WORD = re.compile(rf"[{SPACELESS}{HANGUL}]|[^\W{SPACELESS}{HANGUL}]+")
_TOKEN = re.compile(r"\w+")  # what the article-extraction-benchmark calls a word
_BETWEEN_NAMES = re.compile(r",|;|&|\band\b")


class PageScore(NamedTuple):
    """How one page came out."""

    precision: float | None
    """None where neither text has a word of the output to count."""
    recall: float | None
    """None where neither text has a word of the annotation to count."""
    word_f1: float
    """Of the two bags of words."""
    junk: tuple[str, ...]
    """Passages of the output that the annotation lacks."""
    lost: tuple[str, ...]
    """Passages of the annotation that the output lacks."""


class BodyFigures(NamedTuple):
    """The figures of a set whose pages are annotated in full."""

    f1: float
    precision: float
    recall: float
    word_f1: float
    clean: float
    """Share of pages without junk and without a loss."""
    junk: float
    """Passages of junk a page."""
    lost: float
    """Lost passages a page."""


class SegmentScore(NamedTuple):
    """How many of a page's annotated segments came out and stayed out."""

    kept: int
    lost: int
    leaked: int
    cut: int


class SegmentFigures(NamedTuple):
    """The figures of a set of which only some segments a page are annotated."""

    f1: float
    precision: float
    recall: float
    accuracy: float


class MetaScore(NamedTuple):
    """How the metadata of a page came out, 0..1 each; None where the page is not annotated with it."""

    title: float | None
    authors: float | None
    date: float | None


class MetaFigures(NamedTuple):
    """The averages of a set, and how many pages each is made of."""

    title: float | None
    authors: float | None
    date: float | None
    titles: int
    author_lists: int
    dates: int


def score_page(paragraphs: Sequence[str], output: str, *, optional: Iterable[str] = (), title: str = "") -> PageScore:
    """Return how the output compares with the annotated paragraphs.

    An optional paragraph belongs to the annotation only where the output has it. The title is never junk.
    """
    true = annotation(paragraphs, optional, output)
    share = _shingle_shares(true, output)
    return PageScore(
        precision=_ratio(share.shared, share.only_output) if share.shared + share.only_output else None,
        recall=_ratio(share.shared, share.only_true) if share.shared + share.only_true else None,
        word_f1=_word_f1(true, output),
        junk=tuple(passages_missing(output, true, title)),
        lost=tuple(passages_missing(true, output)),
    )


def summarise_pages(scores: Sequence[PageScore]) -> BodyFigures:
    """Return the figures of a set from the scores of its pages."""
    precision = mean([s.precision for s in scores if s.precision is not None] or [0.0])
    recall = mean([s.recall for s in scores if s.recall is not None] or [0.0])
    return BodyFigures(
        f1=_f1(precision, recall),
        precision=precision,
        recall=recall,
        word_f1=mean(s.word_f1 for s in scores),
        clean=sum(not s.junk and not s.lost for s in scores) / len(scores),
        junk=mean(min(PASSAGES_AT_MOST, len(s.junk)) for s in scores),
        lost=mean(min(PASSAGES_AT_MOST, len(s.lost)) for s in scores),
    )


def annotation(paragraphs: Sequence[str], optional: Iterable[str], output: str) -> str:
    """Return the annotated text, without the optional paragraphs of which the output lacks more than half."""
    absent = {p for p in optional if sum(map(len, passages_missing(p, output))) > len(p) / 2}
    return "\n".join(p for p in paragraphs if p not in absent)


def passages_missing(text: str, *others: str) -> list[str]:
    """Return the passages of `text` that none of `others` has; how either is broken into lines does not matter.

    >>> passages_missing("The bridge opened. Photo: A. Vell", "The bridge opened.")
    ['Photo: A. Vell']
    """
    there = {run for other in others for run in _runs(_WORD.findall(other.lower()))}
    words = list(_WORD.finditer(text))
    held = [False] * len(words)
    for start, run in enumerate(_runs([word.group().lower() for word in words])):
        if run in there:
            held[start : start + len(run)] = [True] * len(run)
    found = []
    for is_held, group in groupby(zip(held, words, strict=True), key=lambda pair: pair[0]):
        passage = [word for _, word in group]
        if not is_held and len(passage) >= PASSAGE_WORDS:
            found.append(text[passage[0].start() : passage[-1].end()])
    return found


def score_segments(wanted: Iterable[str], unwanted: Iterable[str], output: str) -> SegmentScore:
    """Return how many segments stand in the output; white space does not matter."""
    flat = _flat(output)
    came_out = [_flat(segment) in flat for segment in wanted if segment.strip()]
    leaked = [_flat(segment) in flat for segment in unwanted if segment.strip()]
    return SegmentScore(sum(came_out), came_out.count(False), sum(leaked), leaked.count(False))


def summarise_segments(scores: Sequence[SegmentScore]) -> SegmentFigures:
    """Return the figures of a set over the segments of all its pages."""
    kept, lost, leaked, cut = (sum(counts) for counts in zip(*scores, strict=True))
    precision, recall = kept / max(1, kept + leaked), kept / max(1, kept + lost)
    return SegmentFigures(_f1(precision, recall), precision, recall, (kept + cut) / max(1, kept + lost + leaked + cut))


def score_meta(
    true: tuple[str | None, Sequence[str] | None, str | None], found: tuple[str | None, Sequence[str], str | None]
) -> MetaScore:
    """Return how the (title, authors, date) found compare with the annotated ones.

    A title has to be the same but for case and marks, a date the same day; authors give the F1 of their names.
    """
    title, authors, date = true
    return MetaScore(
        title=float(_same_words(title, found[0] or "")) if title else None,
        authors=names_f1(authors, found[1]) if authors else None,
        date=float((found[2] or "")[:10] == date[:10]) if date else None,
    )


def summarise_meta(scores: Sequence[MetaScore]) -> MetaFigures:
    """Return the averages of a set over the pages that are annotated with each."""
    columns = [[value for value in column if value is not None] for column in zip(*scores, strict=True)]
    title, authors, date = (mean(column) if column else None for column in columns)
    return MetaFigures(title, authors, date, *map(len, columns))


def names_f1(true: Iterable[str], found: Iterable[str]) -> float:
    """Return the F1 of the names found; "A and B" is two names.

    >>> names_f1(["Ada Vell and Ole Brun"], ["Ada Vell"])
    0.6666666666666666
    """
    wanted, given = _names(true), _names(found)
    hits = sum(any(_same_words(name, other) for other in given) for name in wanted)
    return 2 * hits / (len(wanted) + len(given)) if wanted or given else 1.0


class _Shares(NamedTuple):
    """Shingles of both texts, of the output alone and of the annotation alone, as shares of all of a page's."""

    shared: float
    only_output: float
    only_true: float


def _shingle_shares(true: str, output: str) -> _Shares:
    wanted, given = (Counter(_runs(_TOKEN.findall(text), SHINGLE_WORDS)) for text in (true, output))
    shared = (wanted & given).total()
    only_output, only_true = given.total() - shared, wanted.total() - shared
    total = shared + only_output + only_true
    return _Shares(shared / total, only_output / total, only_true / total) if total else _Shares(0.0, 0.0, 0.0)


def _ratio(shared: float, only: float) -> float:
    """Return the share of `shared` of the two, 1 without shingles that only one text has."""
    return shared / (shared + only) if only else 1.0


def _runs(words: Sequence[str], size: int = RUN_WORDS) -> list[tuple[str, ...]]:
    """Return the runs of `size` words; a text with fewer words is one run."""
    return [tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1))] if words else []


def _word_f1(true: str, output: str) -> float:
    wanted, given = (Counter(_WORD.findall(text.lower())) for text in (true, output))
    if not wanted or not given:
        return float(not wanted and not given)
    return 2 * (wanted & given).total() / (wanted.total() + given.total())


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _same_words(first: str, second: str) -> bool:
    return _TOKEN.findall(first.lower()) == _TOKEN.findall(second.lower())


def _names(people: Iterable[str]) -> list[str]:
    return [name for person in people for name in _BETWEEN_NAMES.split(person) if _TOKEN.search(name)]
