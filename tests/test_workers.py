"""Worker processes: what hangs, swells or dies costs itself and nothing else."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from planted_runs import ENVIRONMENT
from planted_work import LIMITS, pool

from newsclean.batch import workers
from newsclean.batch.limits import Limits, limits_of
from newsclean.batch.workers import WorkerStartError

SHORT = Limits(seconds=0.25, memory=64 << 20)


def children() -> list[int]:
    """The workers that run; multiprocessing's resource tracker, which other tests start, is none."""
    with open(f"/proc/{os.getpid()}/task/{os.getpid()}/children") as file:
        pids = [int(pid) for pid in file.read().split()]
    return [pid for pid in pids if b"resource_tracker" not in Path(f"/proc/{pid}/cmdline").read_bytes()]


def test_answers_come_in_the_order_of_the_payloads() -> None:
    """Answers come in the order of the payloads, whichever worker was faster."""
    with pool(count=3) as three:
        assert [outcome.value for outcome in three.map(range(500))] == [number * 2 for number in range(500)]


def test_answers_may_come_as_they_finish() -> None:
    """Without order, every payload still has exactly one answer."""
    with pool(count=2) as two:
        values = [outcome.value for outcome in two.map(range(200), ordered=False)]
    assert sorted(values) == [number * 2 for number in range(200)]


def test_no_payloads_start_no_work() -> None:
    """An empty input ends at once."""
    with pool() as one:
        assert list(one.map([])) == []


@pytest.mark.parametrize(
    ("planted", "error"),
    [("PLANT loop", "PageTimeout"), ("PLANT eat", "MemoryLimit"), ("PLANT die", "WorkerDied"),
     ("PLANT raise", "RuntimeError"), ("PLANT exhaust", "MemoryLimit")],
)  # fmt: skip
def test_a_bad_payload_costs_itself_and_nothing_else(planted: str, error: str) -> None:
    """A payload that hangs, swells, kills its worker or raises is reported; those around it have their answers."""
    payloads: list[Any] = [*range(20), planted, *range(20, 40)]
    with pool(limits=SHORT if planted == "PLANT loop" else LIMITS) as one:
        outcomes = list(one.map(payloads))
    assert [outcome.error.type for outcome in outcomes if outcome.error] == [error]
    assert outcomes[20].error is not None
    assert [outcome.value for outcome in outcomes if not outcome.error] == [number * 2 for number in range(40)]


def test_a_page_that_loops_costs_its_time_limit() -> None:
    """A payload that loops for a minute is over after its time limit."""
    started = time.monotonic()
    with pool(limits=SHORT) as one:
        list(one.map([1, "PLANT loop", 2]))
    assert time.monotonic() - started < 3


@pytest.mark.parametrize("seconds", [float("inf"), 1e12, None, 0.0])
def test_a_limit_that_no_clock_reaches_is_none(seconds: float | None) -> None:
    """A limit of years, or an endless one, is no limit, and no error."""
    with pool(limits=Limits(seconds, None)) as one:
        assert [outcome.error for outcome in one.map(range(3))] == [None] * 3


@pytest.mark.parametrize(
    "limits",
    [
        Limits(-1, None), Limits(float("nan"), None), Limits("10", None), Limits(True, None), Limits(None, "1GB"),
        Limits(1, -1), Limits(1, 1.5), Limits(1, True),
    ],
)  # fmt: skip
def test_what_is_no_limit_is_said(limits: Limits) -> None:
    """A limit that no worker could obey is a ValueError before any worker starts."""
    with pytest.raises(ValueError, match=r"a (time|memory) limit is "):
        pool(limits=limits)


def test_no_bytes_are_no_limit() -> None:
    """A limit of 0 bytes is none, as one of 0 seconds."""
    assert limits_of(0, 0) == Limits(None, None)


def test_a_page_that_is_deaf_to_the_timer_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A payload that switches the kernel's timer off is ended by the parent's clock."""
    monkeypatch.setattr(workers, "GRACE_SECONDS", 0.1)
    with pool(limits=SHORT) as one:
        outcomes = list(one.map([1, "PLANT deaf-loop", 2]))
    assert [outcome.error and outcome.error.type for outcome in outcomes] == [None, "PageTimeout", None]


@pytest.mark.parametrize("count", [1, 2])
def test_a_caller_who_takes_his_time_costs_no_page(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the caller does with an answer takes longer than the limit: the pages behind it have theirs all the same."""
    monkeypatch.setattr(workers, "GRACE_SECONDS", 0.1)
    with pool(count=count, limits=Limits(0.3, None)) as some:
        errors = []
        for outcome in some.map(range(8)):
            errors.append(outcome.error)
            time.sleep(0.6 if outcome.number in (0, 2, 3) else 0)
    assert errors == [None] * 8


def test_a_page_that_loops_is_told_where_nobody_knows_how_workers_end() -> None:
    """A parent that ignores SIGCHLD has no exit status of its workers: the page that overran is still PageTimeout."""
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        with pool(limits=SHORT) as one:
            outcomes = list(one.map([1, "PLANT loop", 2]))
    finally:
        signal.signal(signal.SIGCHLD, before)
    assert [outcome.error and outcome.error.type for outcome in outcomes] == [None, "PageTimeout", None]


def test_how_a_worker_ended_is_told() -> None:
    """A worker that hangs up is given the time to end: its exit status is told, and no SIGKILL of the parent's."""
    with pool() as one:
        outcomes = list(one.map([1, "leave", 2]))
    assert outcomes[1].error is not None
    assert outcomes[1].error.message == "3 worker processes ended with exit status 7 on this page"


def test_a_worker_killed_from_outside_loses_nothing() -> None:
    """A worker that is killed while it works is replaced, and its payloads are done again."""
    with pool(count=2, limits=Limits(10, None)) as two:
        values = []
        for outcome in two.map(["PLANT sleep <p>x</p>"] * 300):
            values.append(outcome.value)
            if outcome.number in (20, 90, 180):
                os.kill(children()[0], signal.SIGKILL)
    assert values == ["x"] * 300


def test_workers_that_cannot_start_say_why() -> None:
    """A worker whose start-up raises ends the run with its traceback."""
    with pytest.raises(WorkerStartError, match="no weights"), pool("broken") as one:
        list(one.map([1]))


def test_workers_run_no_file_of_the_folder_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A json.py in the working folder is no module of the workers, where it is none of the parent."""
    (tmp_path / "json.py").write_text("raise SystemExit('the json.py of the folder')")
    monkeypatch.chdir(tmp_path)
    with pool() as one:
        assert [outcome.value for outcome in one.map([1])] == [2]


def test_workers_start_whatever_stands_in_the_import_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Path in sys.path, which Python passes over, and a working folder that is gone keep no worker from starting."""
    monkeypatch.setattr(sys, "path", ["", Path("lume"), str(Path(__file__).parent), *sys.path])
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pool() as one:
        assert [outcome.value for outcome in one.map([1])] == [2]


def test_a_forked_process_leaves_the_workers_to_its_parent() -> None:
    """A process that is forked amid a run, and ends, takes no worker with it: the run goes on with those it has."""
    code = (
        "import os, sys; from planted_work import pool; from newsclean.batch.limits import Limits\n"
        "with pool(limits=Limits(None, None)) as one:\n"
        "    for outcome in one.map(['pid'] * 20):\n"
        "        print(outcome.value, flush=True)\n"
        "        if outcome.number == 0 and not os.fork(): sys.exit()\n"
        "        if outcome.number == 0: os.wait()"
    )
    found = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, timeout=10)
    pids = found.stdout.split()
    assert len(pids) == 20
    assert len(set(pids)) == 1
    assert found.stderr == b""


def test_workers_start_where_nothing_is_open(tmp_path: Path) -> None:
    """A daemon that has closed standard input, output and error has its answers, too."""
    code = (
        "import os, sys; from planted_work import pool; os.closerange(0, 3)\n"
        "with pool() as one: found = [outcome.value for outcome in one.map([1, 2])]\n"
        f"open({str(tmp_path / 'found')!r}, 'w').write(repr(found))"
    )
    subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, timeout=50)
    assert (tmp_path / "found").read_text() == "[2, 4]"


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="no files in memory")
def test_workers_start_without_a_folder_for_scratch_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the folder for temporary files is gone, full or not to be written, workers start all the same."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pool() as one:
        assert [outcome.value for outcome in one.map([1])] == [2]


def test_workers_are_as_many_as_the_system_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system starts no further process the run goes on with those there are, and without any it says so."""
    started = subprocess.Popen

    def few(*arguments: Any, **kwargs: Any) -> Any:
        if len(children()) == most:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        return started(*arguments, **kwargs)

    monkeypatch.setattr(workers.subprocess, "Popen", few)
    most = 2
    with pool(count=5) as some:
        assert [outcome.value for outcome in some.map(range(50))] == [number * 2 for number in range(50)]
    most = 0
    files = len(os.listdir("/proc/self/fd"))
    said = "a worker process cannot be started: Resource temporarily unavailable"
    with pytest.raises(WorkerStartError, match=said), pool() as none:
        list(none.map([1]))
    assert len(os.listdir("/proc/self/fd")) == files


def test_an_abandoned_run_leaves_no_process() -> None:
    """Leaving the pool early kills the workers."""
    with pool(count=2) as two:
        next(two.map(range(100)))
        assert len(children()) == 2
    assert children() == []


def test_the_input_is_never_read_far_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """While one payload hangs, only a bounded number of later ones is taken from the input."""
    monkeypatch.setattr(workers, "WINDOW", 50)
    taken = []

    def payloads() -> Iterator[Any]:
        for number in range(400):
            taken.append(number)
            yield "PLANT loop" if number == 0 else number

    with pool(count=2, limits=SHORT) as two:
        results = two.map(payloads())
        next(results)
        assert len(taken) <= 50 + 1
        assert len(list(results)) == 399


def test_large_payloads_are_not_read_far_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """While one payload hangs, only so many bytes of later ones are taken from the input, however short the answers."""
    monkeypatch.setattr(workers, "HELD_BYTES", 10 << 20)
    taken = []

    def payloads() -> Iterator[Any]:
        yield "PLANT loop"
        for number in range(40):
            taken.append(number)
            yield "x" * (1 << 20)

    with pool(count=2) as two:
        results = two.map(payloads())
        next(results)
        assert len(taken) <= 10 + 2
        assert len(list(results)) == 40


def test_large_payloads_and_answers_pass() -> None:
    """Payloads and answers far larger than a socket's buffer pass in both directions at once."""
    payloads = [b"x" * (3 << 20)] * 8
    with pool(limits=Limits(10, None)) as one:
        assert [len(outcome.value) for outcome in one.map(payloads)] == [6 << 20] * 8


@pytest.mark.parametrize("size", [100 << 20, 14 << 20])
def test_what_is_too_large_to_be_sent_breaks_the_limit_of_memory(size: int) -> None:
    """A payload that a worker has no memory to receive, or an answer to send, is MemoryLimit and no dead worker."""
    with pool() as one:
        outcomes = list(one.map([1, b"x" * size, 2]))
    assert [outcome.value for outcome in outcomes] == [2, None, 4]
    assert outcomes[1].error is not None
    assert outcomes[1].error.type == "MemoryLimit"


def test_a_worker_that_has_grown_is_replaced() -> None:
    """A worker that a payload left large is replaced by a fresh one, and no payload is lost on the way."""
    with pool(limits=Limits(10, 64 << 20)) as one:
        outcomes = list(one.map(["pid", "grow", *["pid"] * 60]))
    before, _, *after = [outcome.value for outcome in outcomes]
    assert len(after) == 60
    assert set(after) != {before}
    assert len(set(after)) == 1


def test_a_run_that_is_stopped_costs_no_page() -> None:
    """A page whose time went by while all was stopped (Ctrl-Z) is begun again, and has its answer."""
    code = (
        "from planted_work import pool\n"
        "with pool() as one:\n"
        "    for outcome in one.map([1, 'nap']): print(outcome.value, flush=True)"
    )
    command = [sys.executable, "-c", code]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=ENVIRONMENT, start_new_session=True)
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGSTOP)
    time.sleep(3.5)
    os.killpg(process.pid, signal.SIGCONT)
    assert process.communicate()[0] == b"0\n"


def test_a_worker_ends_with_its_parent() -> None:
    """The workers of a parent that is killed are gone soon after."""
    code = (
        "import sys; from planted_work import pool; from newsclean.batch.limits import Limits\n"
        "with pool(limits=Limits(0.3, None)) as one:\n"
        "    for outcome in one.map([1, 2, *['PLANT loop'] * 50]): print('ready', flush=True)"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=ENVIRONMENT)
    assert process.stdout is not None
    process.stdout.readline()
    with open(f"/proc/{process.pid}/task/{process.pid}/children") as file:
        pids = [int(pid) for pid in file.read().split()]
    process.kill()
    process.communicate()
    until = time.monotonic() + 3
    while (alive := [pid for pid in pids if _runs(pid)]) and time.monotonic() < until:
        time.sleep(0.05)
    assert pids
    assert not alive


def _runs(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
