"""Writers and the manifest: what is on disk is whole, and can be gone on with."""

from __future__ import annotations

import errno
import gzip
import json
import os
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

import pytest

from newsclean.batch import outputs
from newsclean.batch.manifest import Appended, Manifest, OutputExistsError, remove_asides
from newsclean.batch.outputs import LinesSink, PagesSink, Rendered, write_aside
from newsclean.batch.parquet import arrow_type, schema
from newsclean.batch.records import BY_NAME, COLUMNS, DEFAULT_COLUMNS, to_line
from newsclean.model import CUT_ROLES


def lines(count: int) -> list[Rendered]:
    return [Rendered(f"p{number}", to_line({"id": number, "text": "x" * 50})) for number in range(count)]


def test_a_file_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    """Writing aside leaves the old file until the new one is whole, and no trace of a failure."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with pytest.raises(TypeError):
        write_aside(str(path), "not bytes")  # type: ignore[arg-type]
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("a.txt", b"old")]


def test_writers_in_one_folder_do_not_meet(tmp_path: Path) -> None:
    """Whatever else is being written in a folder, each file ends with the content it was given."""
    names = [f"{number:03d}" for number in range(300)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda name: write_aside(str(tmp_path / name), name.encode() * 9999), names))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {n: n.encode() * 9999 for n in names}


def test_what_a_killed_run_was_writing_is_removed(tmp_path: Path) -> None:
    """Half-written files go, in subfolders too and by the name 0.1.0 gave them; what a user has stays."""
    (tmp_path / "d").mkdir()
    for name in (".newsclean.part", "d/.newsclean.0123456789abcdef.part", "d/.newsclean.mine.part", "d/a.part"):
        (tmp_path / name).touch()
    remove_asides(str(tmp_path))
    assert sorted(path.name for path in tmp_path.rglob("*.part")) == [".newsclean.mine.part", "a.part"]


@pytest.mark.skipif(os.name != "posix", reason="Windows makes no folder safe")
def test_pages_are_safe_at_a_checkpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a checkpoint counts as done is on disk, the names in its folder too: else --resume would leave it out."""
    safe: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda number: safe.append(os.fstat(number).st_ino))
    sink = PagesSink(str(tmp_path), ".txt")
    for name in ("d/a", "d/b", "d/gone"):
        sink.write(Rendered(name, b"text\n"))
    (tmp_path / "d" / "gone.txt").unlink()
    sink.state()
    assert safe == [(tmp_path / name).stat().st_ino for name in ("d/a.txt", "d/b.txt", "d")]
    sink.write(Rendered("c", b"text\n"))
    sink.finish()
    assert safe[3:] == [(tmp_path / name).stat().st_ino for name in ("c.txt", "")]


@pytest.mark.skipif(os.name != "posix", reason="Windows makes no folder safe")
def test_a_disk_that_fails_at_a_checkpoint_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that does not get to the disk ends the run; a file system that makes nothing safe by itself does not."""
    sink, trouble = PagesSink(str(tmp_path), ".txt"), errno.EIO

    def fsync(_: int) -> None:
        raise OSError(trouble, os.strerror(trouble))

    monkeypatch.setattr(os, "fsync", fsync)
    sink.write(Rendered("a", b"text\n"))
    with pytest.raises(OSError, match=r"a\.txt"):
        sink.state()
    trouble = errno.EINVAL
    sink.state()


def test_a_failed_page_leaves_its_record(tmp_path: Path) -> None:
    """In a folder of pages a failed page has NAME.error.json and no file that looks like an article."""
    sink = PagesSink(str(tmp_path), ".txt")
    sink.write(Rendered("d/a", b"text\n"))
    sink.write(Rendered("d/b", b'{"error": "NotHTML: a PNG image"}\n', failed=True))
    sink.finish()
    assert sorted(path.name for path in (tmp_path / "d").iterdir()) == ["a.txt", "b.error.json"]


def test_names_of_any_length_are_written(tmp_path: Path) -> None:
    """Pages whose names leave no room for an extension have files too, one each."""
    sink = PagesSink(str(tmp_path), ".txt")
    for name in ("x" * 254, "x" * 255, "é" * 127, "猫" * 85):
        sink.write(Rendered(f"well/{name}", b"text\n"))
        sink.write(Rendered(f"failed/{name}", b"{}\n", failed=True))
    assert len(list((tmp_path / "well").iterdir())) == len(list((tmp_path / "failed").iterdir())) == 4


@pytest.mark.parametrize("name", ["b", "x" * 255])
def test_a_page_has_one_result(name: str, tmp_path: Path) -> None:
    """A page that failed in an earlier run and is well now has no record of its failure left, and the reverse."""
    sink = PagesSink(str(tmp_path), ".txt")
    sink.write(Rendered(name, b"{}\n", failed=True))
    sink.write(Rendered(name, b"text\n"))
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"text\n"]
    sink.write(Rendered(name, b"{}\n", failed=True))
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"{}\n"]


def test_json_lines_are_unnamed_until_finished(tmp_path: Path) -> None:
    """The output's name appears when all records are in it."""
    sink = LinesSink(str(tmp_path / "out.jsonl"), ".jsonl", None)
    for line in lines(3):
        sink.write(line)
    sink.state()
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl.part"]
    sink.finish()
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_an_empty_data_set_is_an_empty_file(tmp_path: Path) -> None:
    """No pages make an empty file, not a missing one."""
    LinesSink(str(tmp_path / "out.jsonl"), ".jsonl", None).finish()
    assert (tmp_path / "out.jsonl").read_bytes() == b""


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz", ".jsonl.zst"])
@pytest.mark.parametrize("shard_bytes", [None, 1500])
def test_a_sink_goes_on_from_any_checkpoint(
    suffix: str, shard_bytes: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From whatever checkpoint a sink is resumed, it ends with the same files as one that ran through."""
    if suffix.endswith("zst"):
        pytest.importorskip("zstandard")
    monkeypatch.setattr(outputs, "BLOCK_BYTES", 300)
    pages = lines(60)

    def sink(name: str) -> LinesSink:
        path = tmp_path / name
        return LinesSink(str(path if shard_bytes else path.with_suffix(suffix)), suffix, shard_bytes)

    def files(name: str) -> dict[str, bytes]:
        folder = tmp_path / name if shard_bytes else tmp_path
        return {
            path.name.replace(name, ""): path.read_bytes() for path in folder.glob("*" if shard_bytes else f"{name}*")
        }

    through = sink("through")
    states = [(number + 1, through.state()) for number, page in enumerate(pages) if through.write(page)]
    through.finish()
    assert len(states) > 5
    for done, state in states[:: len(states) // 4]:
        name = f"cut{done}"
        first = sink(name)
        for number, page in enumerate(pages[: done + 3]):  # it got further than its last checkpoint
            if first.write(page) and number < done:
                first.state()
        again = sink(name)
        again.resume(state)
        for page in pages[done:]:
            again.write(page)
        again.finish()
        assert files(name) == files("through")


def test_compressed_blocks_are_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any reader of gzip reads the blocks as one."""
    monkeypatch.setattr(outputs, "BLOCK_BYTES", 300)
    sink = LinesSink(str(tmp_path / "out.jsonl.gz"), ".jsonl.gz", None)
    for line in lines(40):
        sink.write(line)
    sink.finish()
    with gzip.open(tmp_path / "out.jsonl.gz") as file:
        assert [json.loads(line)["id"] for line in file] == list(range(40))


def test_a_file_system_without_locks_takes_a_manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be locked a run is written and gone on with; another trouble with locks is an error."""
    fcntl = pytest.importorskip("fcntl")
    trouble = errno.ENOSYS

    def flock(*_: object) -> None:
        raise OSError(trouble, os.strerror(trouble))

    monkeypatch.setattr(fcntl, "flock", flock)
    for _ in range(2):
        manifest = Manifest(str(tmp_path / "out.run"), {"inputs": "x"}, keep=False)
        manifest.lock()
        manifest.begin({"pages": 3})
        manifest.close()
        assert manifest.last() == {"pages": 3}
    trouble = errno.EBADF
    with pytest.raises(OSError, match="Bad file descriptor"):
        manifest.lock()


def test_only_what_is_open_for_writing_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupted run on NFS is gone on with: there a file that is open for reading alone has no lock of its own."""
    fcntl = pytest.importorskip("fcntl")

    def flock(file: BinaryIO, how: int) -> None:
        if how & fcntl.LOCK_EX and not file.writable():
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    monkeypatch.setattr(fcntl, "flock", flock)
    (tmp_path / "out.run").write_bytes(b'{"inputs": "x"}\n{"pages": 3}\n')
    manifest = Manifest(str(tmp_path / "out.run"), {"inputs": "x"}, keep=False)
    manifest.lock()
    manifest.begin(manifest.last())
    manifest.close()
    assert manifest.last() == {"pages": 3}


def test_the_manifest_of_a_long_run_takes_little_memory(tmp_path: Path) -> None:
    """A run of days has a checkpoint for each second: of all of them the last is held."""
    path = tmp_path / "out.run"
    path.write_bytes(b'{"inputs": "x"}\n' + b"".join(b'{"pages": %d}\n' % pages for pages in range(50_000)))
    tracemalloc.start()
    try:
        assert Manifest(str(path), {"inputs": "x"}, keep=False).last() == {"pages": 49_999}
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 200_000


def test_a_torn_manifest_line_is_forgotten(tmp_path: Path) -> None:
    """A checkpoint that was being written when the power went does not count."""
    path = tmp_path / "out.run"
    manifest = Manifest(str(path), {"inputs": "x"}, keep=False)
    manifest.begin(None)
    manifest.checkpoint({"pages": 3})
    with open(path, "ab") as file:
        file.write(b'{"pages": 7, "sin')
    assert Manifest(str(path), {"inputs": "x"}, keep=False).last() == {"pages": 3}


@pytest.mark.parametrize("lines", ["garbage", "[]", "[1]", "3", "\0\0", '{"inputs": "x"}\n{}', '{"inputs": "x"}\n\0\0'])
def test_a_damaged_manifest_is_refused(lines: str, tmp_path: Path) -> None:
    """A manifest that is no list of checkpoints is an error that says what to do."""
    (tmp_path / "out.run").write_text(lines + "\n")
    with pytest.raises(OutputExistsError, match="starts again"):
        Manifest(str(tmp_path / "out.run"), {"inputs": "x"}, keep=False).last()


def test_a_manifest_without_a_header_is_a_run_that_did_nothing(tmp_path: Path) -> None:
    """A run that was killed before its manifest had a line is gone on with from the first page."""
    (tmp_path / "out.run").write_bytes(b'{"inputs": ')
    assert Manifest(str(tmp_path / "out.run"), {"inputs": "x"}, keep=False).last() == {"pages": 0}


def test_one_of_two_runs_begins(tmp_path: Path) -> None:
    """Of two runs that saw no manifest one begins, and of two that saw the same old one."""
    path = str(tmp_path / "out.run")
    first, second = (Manifest(path, {"inputs": "x"}, keep=True) for _ in range(2))
    first.begin(None)
    with pytest.raises(OutputExistsError, match="another run"):
        second.begin(None)
    first.finish({"pages": 0})
    first.lock()
    with pytest.raises(OutputExistsError, match="another run"):
        second.lock()


@pytest.mark.parametrize("keep", [True, False])
def test_a_run_that_has_just_ended_is_not_gone_on_with(
    keep: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a run opened while another one held it, and locked when that had ended, is no manifest any more."""
    fcntl = pytest.importorskip("fcntl")
    path, flock = str(tmp_path / "out.run"), fcntl.flock
    first, second = (Manifest(path, {"inputs": "x"}, keep=keep) for _ in range(2))
    first.begin(None)

    def wait(file: BinaryIO, how: int) -> None:
        first.finish({"pages": 5})
        flock(file, how)

    monkeypatch.setattr(fcntl, "flock", wait)
    with pytest.raises(OutputExistsError, match="another run"):
        second.lock()


def test_an_error_list_that_was_finished_is_gone_on_with(tmp_path: Path) -> None:
    """A run that was killed between the error list's last step and its own keeps the lines of before."""
    path = str(tmp_path / "errors.jsonl")
    errors = Appended(path)
    errors.write(b"1\n")
    offset = errors.state()
    errors.write(b"2\n")
    errors.finish()
    again = Appended(path, offset)
    again.write(b"3\n")
    again.finish()
    assert (tmp_path / "errors.jsonl").read_bytes() == b"1\n3\n"


def test_a_manifest_of_other_settings_is_refused(tmp_path: Path) -> None:
    """A run is not gone on with when its settings were others; the message names the one."""
    path = tmp_path / "out.run"
    Manifest(str(path), {"inputs": "x", "form": "text"}, keep=False).begin(None)
    with pytest.raises(OutputExistsError, match="form was 'text' and is now 'html'"):
        Manifest(str(path), {"inputs": "x", "form": "html"}, keep=False).last()


def test_every_column_has_an_arrow_type() -> None:
    """The types of all columns are understood, and the default schema is the documented one."""
    pytest.importorskip("pyarrow")
    for column in COLUMNS:
        arrow_type(column.type)
    assert schema(DEFAULT_COLUMNS, {}).names == [*DEFAULT_COLUMNS, "other_columns"]
    assert [field.name for field in arrow_type(BY_NAME["removed_counts"].type)] == list(CUT_ROLES)


def test_no_column_is_a_map() -> None:
    """Hugging Face's datasets refuses a whole file for one."""
    pytest.importorskip("pyarrow")
    assert not any("map<" in str(arrow_type(column.type)) for column in COLUMNS)
