"""Extractors in processes of their own (an edge): a page sent in, what came out and how long it took sent back.

A process of its own keeps one extractor's memory, settings and crashes from the others, and lets newsclean run with
the weights of a fold. Beside the extractor each page is parsed barely, so that a speed is a ratio of two times that
were taken in the same process, on the same page, one right after the other. Times are of the processor, not of the
clock: on a machine that does other work too the clock is kinder to a parse of 1 ms than to an extractor of 15 ms.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module, util
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import click

from newsclean.benchmark.datasets import AnnotatedPage, DataSet, fold_of
from newsclean.benchmark.extractors import EXTRACTORS

WARM_UP = b"<html><body><article><p>Warm up, one two three four five six.</p></article></body></html>"
PARSING = "bare parsing"
"""What stands for an extractor that does but that."""
STOP_SECONDS = 5.0
PAGE_SECONDS = 300.0
"""What a page of a set may take by the clock: an extractor that hangs on one does not end the run."""
ERROR_CHARS = 120


class ExtractorError(click.ClickException):
    """An extractor that cannot be loaded."""


class Answer(NamedTuple):
    """What came of one page."""

    found: Any
    """The text, or (title, authors, date); None after an error."""
    error: str | None
    seconds: float
    """Processor time that the extractor took."""
    parse_seconds: float
    """Processor time of bare parsing: lxml.html's document_fromstring and text_content; 0 with a bound of memory."""


class Ran(NamedTuple):
    """A page and what came of it."""

    page: AnnotatedPage
    answer: Answer


class Bounds(NamedTuple):
    """What one page may take."""

    seconds: float
    """By the clock: with a limit of processor time some systems tell that time to the tick alone."""
    memory: int | None
    """Bytes of address space; only where the system can limit them. None is no limit."""


class Worker:
    """A process that runs one extractor; started with the first page, and again after a crash."""

    def __init__(
        self, extractor: str, *, meta: bool = False, weights: Path | None = None, bounds: Bounds | None = None
    ) -> None:
        """weights: the file that newsclean is to use instead of its own.

        With a bound of memory a page is not parsed barely too: there are pages that no bare parser gets through.
        """
        self._arguments = (extractor, meta, weights, bounds.memory if bounds else None)
        self._seconds = bounds.seconds if bounds else None
        self._process: Any = None
        self._pipe: Connection | None = None

    def run(self, html: bytes) -> Answer:
        """Return what comes of a page; a process that dies of it is an error as any other."""
        pipe = self._pipe or self._start()
        try:
            pipe.send(html)
            if not pipe.poll(self._seconds):
                self.stop(patience=0.0)
                return Answer(None, f"took more than {self._seconds:g} s", 0.0, 0.0)
            answer: Answer = pipe.recv()
        except (EOFError, OSError):
            self.stop()
            return Answer(None, "the process died", 0.0, 0.0)
        return answer

    def stop(self, patience: float = STOP_SECONDS) -> None:
        """End the process, by force where it takes more seconds."""
        if self._pipe is not None:
            self._pipe.close()  # the process ends when nothing more can come
            self._process.join(patience)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
        self._process = self._pipe = None

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, *self._arguments), daemon=True)
        self._process.start()
        theirs.close()
        try:
            failure = self._pipe.recv()
        except EOFError:
            failure = "the process died"
        if failure:
            self.stop()
            raise ExtractorError(f"{self._arguments[0]} cannot be loaded: {failure}")
        return self._pipe


class Workers:
    """The processes of one extractor: one, or one a fold."""

    def __init__(self, extractor: str, *, meta: bool = False, folds: Sequence[Path] = ()) -> None:
        """folds: a file of weights a fold; pages of fold i are run with the i-th."""
        every: Sequence[Path | None] = folds or [None]
        bounds = Bounds(PAGE_SECONDS, memory=None)
        self._workers = [Worker(extractor, meta=meta, weights=weights, bounds=bounds) for weights in every]

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, failure: object, *_: object) -> None:
        for worker in self._workers:
            worker.stop(0.0 if failure else STOP_SECONDS)

    def run(self, dataset: DataSet) -> Iterator[Ran]:
        """Yield the pages of a set, each with what came of it."""
        for page in dataset.pages:
            worker = self._workers[fold_of(page.gold, len(self._workers))]
            yield Ran(page, worker.run(page.html()))


def _serve(pipe: Connection, extractor: str, meta: bool, weights: Path | None, memory: int | None) -> None:
    """Say None, or why the extractor cannot be loaded, then answer pages until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's: it closes the pipe
    os.dup2(2, 1)  # standard output is for the table: what an extractor prints is none of it
    if memory is not None and util.find_spec("resource"):
        limits: Any = import_module("resource")
        limits.setrlimit(limits.RLIMIT_AS, (memory, memory))
    if weights is not None:
        os.environ["NEWSCLEAN_WEIGHTS"] = str(weights)  # read when newsclean's engine is imported, by `_load` below
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    try:
        extract, parse = _load(extractor, meta), _bare_parser()
    except Exception as failure:  # whatever a peer raises on import
        pipe.send(repr(failure))
        return
    pipe.send(None)
    for warmed in (extract, parse):
        _timed(warmed, WARM_UP)
    while True:
        try:
            html = pipe.recv()
        except EOFError:
            return
        parse_seconds = _timed(parse, html)[-1] if memory is None else 0.0
        found, error, seconds = _timed(extract, html)
        pipe.send(Answer(found, error, seconds, parse_seconds))


def _load(extractor: str, meta: bool) -> Callable[[bytes], Any]:
    if extractor == PARSING:
        return _bare_parser()
    known = EXTRACTORS[extractor]
    if not meta:
        return known.load_text()
    if known.load_meta is None:
        raise ValueError("it reads no metadata")
    return known.load_meta()


def _bare_parser() -> Callable[[bytes], str]:
    document_fromstring: Callable[[bytes], Any] = import_module("lxml.html").document_fromstring
    return lambda html: str(document_fromstring(html).text_content())


def _timed(function: Callable[[bytes], Any], html: bytes) -> tuple[Any, str | None, float]:
    """Return what a function returns, what it raises, and how many seconds of the processor it took."""
    start = time.process_time()
    try:
        found, error = function(html), None
    except Exception as raised:  # whatever a peer raises is a page that it failed on
        found, error = None, in_a_line(raised)
    return found, error, time.process_time() - start


def in_a_line(error: Exception) -> str:
    """Return what an error is called and says, in `ERROR_CHARS` at most; it may be one long word."""
    said = " ".join(repr(error).replace("\\n", " ").split())
    return said if len(said) <= ERROR_CHARS else f"{said[: ERROR_CHARS - 1]}…"
