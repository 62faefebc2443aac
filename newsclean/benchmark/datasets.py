"""Annotated pages from a folder (an edge): the project's own layout, and the three that authors of data sets publish.

A set is a folder, told by what it holds:

    gold.jsonl                   html/<id>.html.gz       a line a page: see `Gold`
    ground-truth.json            html/<id>.html.gz       article-extraction-benchmark: {id: {articleBody, url}}
    dataset/ground_truth.json    dataset/html/<name>     Fundus evaluation: {name: {url, body}}
    ground-truth/<id>.json       html/<id>.html.gz       WCXB, in its dev and test: {url, ground_truth: {...}}

Pages are read when they are asked for; nothing is written.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import click

DEPTH = 2
"""Sets are looked for so many folders below DATA: a checkout of WCXB in DATA is wcxb/dev and wcxb/test."""


class DataSetError(click.ClickException):
    """A folder that holds no data set, or a set that cannot be read."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Gold:
    """What people annotated of a page."""

    id: str
    url: str | None = None
    kind: Literal["body", "segments"] = "body"
    """body: the whole article is annotated; segments: only some pieces of the page are."""
    paragraphs: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    """Those of `paragraphs` that may be left out."""
    wanted: tuple[str, ...] = ()
    """Segments that must come out."""
    unwanted: tuple[str, ...] = ()
    """Segments that must not."""
    title: str | None = None
    authors: tuple[str, ...] | None = None
    date: str | None = None
    """Day of publication, ISO 8601; a time may follow."""
    extra: dict[str, str] = field(default_factory=dict)
    """What else a set says of its pages: publisher, country."""

    def __post_init__(self) -> None:
        """Raise TypeError for values of other types: they are read from files."""
        texts = self.id, *self.paragraphs, *self.optional, *self.wanted, *self.unwanted, *(self.authors or ())
        is_typed = all(isinstance(value, str) for value in texts)
        is_typed &= all(isinstance(value, str | None) for value in (self.url, self.title, self.date))
        if not is_typed or self.kind not in ("body", "segments"):
            raise TypeError("an annotation of another type")


@dataclass(frozen=True, slots=True)
class AnnotatedPage:
    """A saved page and what people annotated of it."""

    gold: Gold
    path: Path

    def html(self) -> bytes:
        """Return the page's bytes. Raises DataSetError where they cannot be read."""
        try:
            data = self.path.read_bytes()
            return gzip.decompress(data) if self.path.suffix == ".gz" else data
        except (OSError, EOFError, zlib.error) as error:
            why = error.strerror if isinstance(error, OSError) and error.strerror else error
            raise DataSetError(f"{self.path}: cannot be read: {why}") from error


@dataclass(frozen=True, slots=True)
class DataSet:
    """Annotated pages of one origin."""

    name: str
    pages: tuple[AnnotatedPage, ...]

    @property
    def kind(self) -> Literal["body", "segments"]:
        """How the pages are annotated."""
        return self.pages[0].gold.kind

    def fingerprint(self) -> str:
        """Return a hash of all pages and annotations: figures of two sets compare where it is the same."""
        sha = hashlib.sha256()
        for page in sorted(self.pages, key=lambda page: page.gold.id):
            gold = json.dumps(asdict(page.gold), sort_keys=True, ensure_ascii=False)
            sha.update(gold.encode("utf-8", "surrogatepass"))
            sha.update(hashlib.sha256(page.html()).digest())
        return sha.hexdigest()[:16]


def read_sets(data: Path, names: tuple[str, ...] = ()) -> list[DataSet]:
    """Return the sets in a folder (or the folder as one set), in order of their names; `names` picks some.

    Raises DataSetError where there is none, or none of a name.
    """
    readers = dict(_find(data, "", DEPTH))
    if not readers:
        raise DataSetError(f"{data}: holds no data set (see `newsclean benchmark --help` for the layouts)")
    if unknown := [name for name in names if name not in readers]:
        raise DataSetError(f"{data}: no set is called {', '.join(unknown)}; there are {', '.join(readers)}")
    sets = []
    for name in names or sorted(readers):
        annotations, read = readers[name]
        try:
            pages = tuple(read())
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise DataSetError(f"{annotations}: cannot be read: {_why(error)}") from error
        if not pages:
            raise DataSetError(f"{annotations}: holds no pages")
        if len({page.gold.kind for page in pages}) > 1:
            raise DataSetError(f"{annotations}: holds pages of both kinds, body and segments: make two sets of them")
        sets.append(DataSet(name, pages))
    return sets


def _why(error: Exception) -> str:
    """Return what is wrong with annotations, in words."""
    if isinstance(error, KeyError):
        return f"a page lacks {error}"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    if isinstance(error, ValueError):  # of JSON or UTF-8
        return "it is no JSON"
    return "it is not laid out as `newsclean benchmark --help` says"


def fold_of(gold: Gold, folds: int) -> int:
    """Return which of so many folds a page is in; pages of one publisher are in one fold.

    The folds are those of tests/fitting: the weights of a fold were fitted without its pages.
    """
    try:
        host = urlsplit(gold.url or "").hostname or gold.id
    except ValueError:  # an address may be anything
        host = gold.id
    parts = host.removeprefix("www.").split(".")
    two_part_suffix = len(parts) >= 3 and len(parts[-1]) == 2 and len(parts[-2]) <= 3  # .co.uk, .com.au
    return zlib.crc32(".".join(parts[-3:] if two_part_suffix else parts[-2:]).encode()) % folds


_Reader = tuple[Path, Callable[[], Iterator[AnnotatedPage]]]
"""Where a set's annotations stand, and what reads them."""


def _find(folder: Path, name: str, depth: int) -> Iterator[tuple[str, _Reader]]:
    """Yield (name, reader) of the sets in a folder."""
    for marker, read in _LAYOUTS.items():
        if (folder / marker).exists():
            yield name or folder.resolve().name, (folder / marker, partial(read, folder))
            return
    if depth and folder.is_dir():
        for child in sorted(path for path in folder.iterdir() if path.is_dir()):
            yield from _find(child, f"{name}/{child.name}".lstrip("/"), depth - 1)


def _read_own(folder: Path) -> Iterator[AnnotatedPage]:
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        for line in filter(str.strip, lines):
            row = json.loads(line)
            gold = Gold(
                id=str(row["id"]),
                url=row.get("url"),
                kind=row["kind"],
                paragraphs=_texts(row.get("paragraphs")),
                optional=_texts(row.get("optional")),
                wanted=_texts(row.get("with")),
                unwanted=_texts(row.get("without")),
                title=row.get("title"),
                authors=_texts(row.get("authors")) or None,
                date=row.get("date"),
                extra={key: row[key] for key in ("publisher", "country") if row.get(key)},
            )
            yield AnnotatedPage(gold, folder / "html" / f"{gold.id}.html.gz")


def _texts(value: Any) -> tuple[str, ...]:
    """Return the texts of a list, or the one that stands in place of a list; none where there is neither."""
    return (value,) if value and isinstance(value, str) else tuple(value or ())


def _read_article_extraction_benchmark(folder: Path) -> Iterator[AnnotatedPage]:
    for name, row in _json(folder / "ground-truth.json").items():
        gold = Gold(name, row["url"], paragraphs=(row["articleBody"],))
        yield AnnotatedPage(gold, folder / "html" / f"{name}.html.gz")


def _read_fundus_evaluation(folder: Path) -> Iterator[AnnotatedPage]:
    for name, row in _json(folder / "dataset" / "ground_truth.json").items():
        bracketed = [p.startswith("[") and p.endswith("]") for p in row["body"]]
        paragraphs = [p[1:-1] if optional else p for p, optional in zip(row["body"], bracketed, strict=True)]
        gold = Gold(
            id=name.removesuffix(".html.gz"),
            url=row["url"],
            paragraphs=tuple(paragraphs),
            optional=tuple(p for p, optional in zip(paragraphs, bracketed, strict=True) if optional),
        )
        yield AnnotatedPage(gold, folder / "dataset" / "html" / name)


def _read_wcxb(folder: Path) -> Iterator[AnnotatedPage]:
    for path in sorted((folder / "ground-truth").glob("*.json")):
        row = _json(path)
        truth = row["ground_truth"]
        gold = Gold(
            id=path.stem,
            url=row["url"],
            paragraphs=(truth["main_content"],),
            title=truth.get("title") or None,
            authors=_texts(truth.get("author")) or None,
            date=truth.get("publish_date") or None,
        )
        yield AnnotatedPage(gold, folder / "html" / f"{path.stem}.html.gz")


def _json(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


_LAYOUTS: dict[str, Callable[[Path], Iterator[AnnotatedPage]]] = {
    "gold.jsonl": _read_own,
    "ground-truth.json": _read_article_extraction_benchmark,
    "dataset/ground_truth.json": _read_fundus_evaluation,
    "ground-truth": _read_wcxb,
}
"""What tells a layout, and its reader."""
