"""One batch run from inputs to outputs (an edge): the loop, the totals, resuming, and how a run ends."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from newsclean.batch.clean_many import outcomes
from newsclean.batch.limits import Limits
from newsclean.batch.manifest import Appended, Leftovers, Manifest
from newsclean.batch.outputs import Rendered, Sink, State
from newsclean.batch.page_job import Answer, Job, answer_of
from newsclean.batch.records import BY_NAME, to_line
from newsclean.batch.unused import Unused
from newsclean.batch.workers import Outcome
from newsclean.inputs.archives import Item
from newsclean.inputs.errors import NoPagesError
from newsclean.inputs.inputs import Inputs
from newsclean.inputs.paths import readable

CHECKPOINT_SECONDS = 1.0
"""A checkpoint is written at most this often, where the output allows one."""
ENDINGS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals that the command line takes as Ctrl-C: a polite kill, and a terminal or a connection that is closed."""
NOT_FAILED = frozenset({"OtherLanguage"})
"""Errors that were asked for: they fill a record's `error`, but the run is well."""


@dataclass
class Totals:
    """What a run has done so far, parts before an interruption included."""

    pages: int = 0
    failed: int = 0
    html_bytes: int = 0
    input_bytes: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    cut: Counter[str] = field(default_factory=Counter)
    overlong: int = 0
    """Pages of which only the first blocks were read, as `Page.is_cut` says."""
    own: int = 0
    """Files that an earlier run wrote and this one passes over: no pages, but what a run that is resumed has seen."""

    def add(self, item: Item, answer: Answer) -> None:
        """Count one page."""
        self.input_bytes += item.size
        if answer.is_own and item.is_found:
            self.own += 1
            return
        self.pages += 1
        self.html_bytes += answer.html_bytes
        if answer.error is not None:
            self.errors[answer.error.type] += 1
            self.failed += answer.error.type not in NOT_FAILED
        if answer.kind is not None:
            self.kinds[answer.kind] += 1
        self.cut.update(dict(answer.cut))
        self.overlong += answer.is_cut

    @classmethod
    def of_errors(cls, errors: Counter[str]) -> Totals:
        """Return the totals of a finished run of which no more is known than the errors in its records."""
        return cls(failed=sum(count for kind, count in errors.items() if kind not in NOT_FAILED), errors=errors)

    def to_state(self) -> State:
        """Return the totals as a manifest holds them."""
        return {name: dict(sorted(value.items())) if isinstance(value, Counter) else value
                for name, value in vars(self).items()}  # fmt: skip

    @classmethod
    def from_state(cls, state: State) -> Totals:
        """Return the totals that a manifest holds."""
        values: Any = {name: Counter(value) if isinstance(value, dict) else value for name, value in state.items()}
        return cls(**values)


class _Interrupts:
    """Ctrl-C and ENDINGS, which wait while a page is written: a `with` for each page. The second waits for nothing."""

    def __init__(self) -> None:
        self._before: dict[int, Any] = {}
        self._is_held = False
        self._waiting: tuple[int, Any] | None = None

    def hold(self) -> None:
        """Take them over; where this is not the main thread they never come here."""
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, *ENDINGS):
                if callable(before := signal.getsignal(number)):
                    self._before[number] = before
                    signal.signal(number, self._come)

    def release(self) -> None:
        """Give them back."""
        while self._before:
            signal.signal(*self._before.popitem())

    def _come(self, number: int, frame: Any) -> None:
        if self._is_held and self._waiting is None:
            self._waiting = number, frame
        else:
            self._before[number](number, frame)

    def __enter__(self) -> None:
        self._is_held = True

    def __exit__(self, *_: object) -> None:
        self._is_held = False
        if self._waiting is not None:
            (number, frame), self._waiting = self._waiting, None
            self._before[number](number, frame)


@dataclass
class Run:
    """Everything one run needs; `execute` does it."""

    inputs: Inputs
    job: Job
    sink: Sink
    manifest: Manifest | None
    errors: Appended | None
    workers: int | None
    limits: Limits
    on_page: Callable[[Item, Answer, Totals], None] = lambda item, answer, totals: None
    """Called after each page; the progress bar."""
    totals: Totals = field(default_factory=Totals)
    resumed: int = 0
    """Pages that an earlier run had finished."""
    kept: int = field(init=False, default=0)
    """Pages that a run which goes on with this one need not do again."""
    unused: Unused = field(init=False)
    """What of the job's options no page of this run has used."""
    _interrupts: _Interrupts = field(init=False, default_factory=_Interrupts)
    leftovers: Leftovers | None = None
    """Where an earlier run's files may be left that this one does not write."""

    made: Sequence[str] = ()
    """The folders that were made for this run's files, those within others first."""

    def __post_init__(self) -> None:
        """Begin with all site rules, profiles and selectors."""
        self.unused = Unused(self.job.options)

    def resume(self, checkpoint: State) -> None:
        """Go on from a checkpoint of an earlier run."""
        if checkpoint["pages"]:
            self.totals = Totals.from_state(checkpoint["totals"])
            self.resumed = self.kept = self.totals.pages
            self.sink.resume(checkpoint["sink"])

    def execute(self) -> Totals:
        """Clean what is left to clean, and finish the output. An OSError is a disk that takes no more.

        Where it ends early, by Ctrl-C or an error, what is done is kept: `kept` says how much of it. Raises
        NoPagesError where no page came of the inputs: then nothing is left of what was begun.
        """
        try:
            if self.manifest is not None:  # a pipe that nobody reads is waited for: there Ctrl-C comes at once
                self._interrupts.hold()
            items = islice(self.inputs.items(), self.totals.pages + self.totals.own, None)
            with closing(outcomes(items, self.job, workers=self.workers, limits=self.limits)) as results:
                self._write_all(results)
            if not self.totals.pages:
                self._undo()
                raise NoPagesError(self.inputs.no_pages())
            self.sink.finish()
            if self.errors is not None:
                self.errors.finish()
            if self.manifest is not None:
                self.manifest.finish({"pages": self.totals.pages, "totals": self.totals.to_state()})
        finally:
            self._interrupts.release()
            if self.manifest is not None:
                self.manifest.close()
            elif self.errors is not None:
                with suppress(OSError):  # a full disk; nothing will go on with it
                    self.errors.finish()
            if self.errors is not None:
                self.errors.close()
        self.sink.settle()
        return self.totals

    def _undo(self) -> None:
        """Remove the files and folders that a run without pages has begun: its sink has written nothing."""
        for begun in (self.errors, self.manifest):
            if begun is not None:
                begun.remove()
        for folder in self.made:
            with suppress(OSError):  # somebody else has put something there
                os.rmdir(folder)

    def _write_all(self, results: Iterator[Outcome]) -> None:
        """Write the pages as they come, with a checkpoint now and then, and one where they end early.

        While a page is being counted and written the two may not agree: where that ends the run the last checkpoint
        stands.
        """
        last = time.monotonic()
        is_between_pages = True
        try:
            for outcome in results:
                with self._interrupts:
                    is_between_pages = False
                    item, answer = self._take(outcome)
                    if answer.is_own and not self.inputs.meet_own(item):
                        is_between_pages = True
                        continue
                    good_point = self.sink.write(_rendered(item, answer))
                    if good_point and time.monotonic() - last >= CHECKPOINT_SECONDS:
                        self._checkpoint()
                        last = time.monotonic()
                    is_between_pages = True
                self.on_page(item, answer, self.totals)
        except BaseException:
            if is_between_pages and self.totals.pages > self.kept:
                with suppress(OSError):  # a full disk, too; what is told is why the run ends
                    self._checkpoint()
            raise

    def told(self, *, lone_page: bool = False) -> Iterator[str]:
        """Yield what is to be said of a run that has ended, a sentence each.

        Of a run that was resumed only what its totals hold: what the pages were of, and what was written, before is
        not known.
        """
        if self.totals.overlong:
            pages = "1 page has" if self.totals.overlong == 1 else f"{self.totals.overlong:,} pages have"
            yield f"{pages} too many blocks and came out cut (--json and the column `warnings` of records say which)"
        if (others := self.totals.errors["OtherLanguage"]) and not lone_page:  # one by itself is named as it comes
            pages = "1 page" if others == 1 else f"{others:,} pages"
            yield f"left out {pages} in another language than {self.job.language}"
        if not self.resumed:
            yield from self.unused.told(lone_page=lone_page)
            if self.leftovers and (told := self.leftovers.told()):
                yield told

    def _take(self, outcome: Outcome) -> tuple[Item, Answer]:
        item: Item = outcome.payload
        answer = answer_of(outcome, self.job)
        self.totals.add(item, answer)
        if answer.error is None:
            self.unused.meet_elsewhere(answer.url, answer.met)
        if self.errors is not None and answer.error is not None:
            self.errors.write(error_line(item, answer))
        return item, answer

    def _checkpoint(self) -> None:
        """Make all that is written safe, where there is a manifest to say so."""
        if self.manifest is None:
            return
        state: State = {"pages": self.totals.pages, "totals": self.totals.to_state(), "sink": self.sink.state()}
        if self.errors is not None:
            state["errors"] = self.errors.state()
        self.manifest.checkpoint(state)
        self.kept = state["pages"]
        self.sink.settle()


def _rendered(item: Item, answer: Answer) -> Rendered:
    failed = answer.error is not None
    unwanted = answer.error is not None and answer.error.type in NOT_FAILED
    return Rendered(item.output, answer.body, failed, unwanted)


def error_line(item: Item, answer: Answer) -> bytes:
    """Return the line of the error list for a page."""
    assert answer.error is not None
    line: dict[str, Any] = {"id": answer.key, "url": answer.url, **answer.error._asdict()}
    if answer.error.where is None:
        del line["where"]
    if item.path:
        line["input"] = readable(item.path)
    elif item.place:
        line["place"] = readable(item.place)
    return to_line(line)


def settings_of(job: Job, **more: Any) -> dict[str, Any]:
    """Return what must be the same for a run to be resumed, as JSON holds it."""
    options = {name: getattr(job.options, name) for name in job.options.__dataclass_fields__}
    flat = {**job._asdict(), "options": options, "names": job.names._asdict(), "columns": list(job.columns), **more}
    flat.pop("engine")
    if job.form == "row":  # a table's pieces must be of one schema
        flat["types"] = [BY_NAME[name].type for name in job.columns]
    return dict(json.loads(json.dumps(flat, default=repr)))
