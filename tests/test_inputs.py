"""What the command line names, and what each kind of file holds."""

from __future__ import annotations

import errno
import glob
import gzip
import inspect
import io
import json
import ntpath
import os
import plistlib
import random
import re
import shutil
import socket
import sys
import threading
import tracemalloc
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from newsclean.batch.page_job import Answer
from newsclean.batch.run import error_line
from newsclean.batch.workers import Failure
from newsclean.errors import BrokenInput, EmptyInput, NotHTML, TooLarge
from newsclean.inputs import archives, lists, page_places, path_store, warc
from newsclean.inputs.archives import Item, RowNames, open_item, passed_columns, read_archive
from newsclean.inputs.errors import InputError
from newsclean.inputs.inputs import Inputs
from newsclean.inputs.lists import read_list
from newsclean.inputs.passed_over import NO_FILE
from newsclean.inputs.path_store import PathStore
from newsclean.inputs.saved import read_saved

PAGE = b"<html><h1>Ferry returns</h1><p>The ferry to Ost returned on Friday.</p></html>"


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PAGE)


def keys(*arguments: str | Path, **kwargs: Any) -> list[str]:
    return [file.key for file in Inputs([str(argument) for argument in arguments], **kwargs).files()]


def outputs(*arguments: str | Path) -> list[str]:
    return [file.output for file in Inputs([str(argument) for argument in arguments]).files()]


# --- names that are no text


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
def test_names_that_are_no_text_have_ids_of_their_own(tmp_path: Path) -> None:
    """Each byte of a name that is no text stands in the id, written so that no other name has the same one."""
    names = [b"caf\xe9.html", b"caf\xe8.html", rb"caf\xe9.html", rb"caf\x5cxe9.html", rb"a\b.html", b"e\xcc\x81.html"]
    for name in names:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(PAGE)
    found = keys(tmp_path)
    back = [re.sub(rb"\\x([0-9a-f]{2})", lambda m: bytes([int(m[1], 16)]), key.encode()) for key in found]
    assert len(set(found)) == 6 and sorted(back) == sorted(names)


# --- pipes


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    """A named pipe is read to its end, in this process; the page is there as often as it is asked for."""
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=(PAGE,), daemon=True)
    writer.start()
    found = Inputs([str(tmp_path / "pipe")])
    assert found.survey().bytes == len(PAGE)
    assert [item.html for item in [*found.items(), *found.items()]] == [PAGE, PAGE]
    writer.join(5)


def test_a_pipe_beside_other_inputs_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody may ever write to a pipe, and a device may never end: named beside pages they are failed pages.

    Those that a glob matches are passed over, and told.
    """
    monkeypatch.chdir(tmp_path)
    touch(tmp_path, "a.html")
    os.mkfifo(tmp_path / "p.html")
    named = Inputs(["a.html", "p.html", "/dev/zero"])
    failed = [(item.key, item.failure and item.failure.message) for item in named.items()]
    assert failed == [("a.html", None), ("p.html", NO_FILE), ("/dev/zero", NO_FILE)]
    assert (named.survey().files, named.lone_page, list(named.told())) == (3, False, [])
    matched = Inputs(["*.html"])
    assert ([item.path for item in matched.items()], matched.lone_page) == (["a.html"], False)
    assert list(matched.told()) == ["passed over p.html: pipes, sockets and devices are not read beside other inputs"]


def test_pipes_alone_are_read(tmp_path: Path) -> None:
    """Where nothing but pipes is named, they were meant."""
    for name in "pq":
        os.mkfifo(tmp_path / name)
        threading.Thread(target=(tmp_path / name).write_bytes, args=(PAGE,), daemon=True).start()
    assert [item.html for item in Inputs([str(tmp_path / "p"), str(tmp_path / "q")]).items()] == [PAGE, PAGE]


def test_a_file_named_by_its_number_is_read_in_this_process(tmp_path: Path) -> None:
    """Workers do not have the open files of this process: /dev/fd/N comes as HTML, not as a path."""
    touch(tmp_path, "a.html")
    with open(tmp_path / "a.html", "rb") as file:
        path = f"/dev/fd/{file.fileno()}"
        if not os.path.exists(path):
            pytest.skip("needs /dev/fd")
        (item,) = Inputs([path]).items()
    assert (item.path, item.html) == (None, PAGE)


def test_a_socket_is_no_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no file, folder or pipe is refused in a sentence."""
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s")
        with pytest.raises(InputError, match="s is not a file"):
            Inputs(["s"])


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_no_input(device: str) -> None:
    """A device that is no terminal is refused: some never end."""
    if not os.path.exists(device):
        pytest.skip(f"needs {device}")
    with pytest.raises(InputError, match="devices hold no pages"):
        Inputs([device])


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.parquet", "crawl.warc.gz"])
@pytest.mark.parametrize("glob", [False, True])
def test_a_pipe_of_many_pages_is_no_input(name: str, glob: bool, tmp_path: Path) -> None:
    """A pipe that is called as an archive is refused before anything opens it, which would wait for ever."""
    os.mkfifo(tmp_path / name)
    with pytest.raises(InputError, match=r"is a pipe, which holds one page: save its \.[a-z.]+ to a file"):
        Inputs([str(tmp_path / ("*" if glob else name))])


# --- columns


@pytest.mark.parametrize("field", ["html", "url", "id"])
def test_a_column_that_no_table_has_is_said(field: str, tmp_path: Path) -> None:
    """A column that the caller names and no input table has is an error that names the option."""
    (tmp_path / "a.jsonl").write_text('{"html": "<p>a</p>", "link": "https://e.org"}\n')
    (tmp_path / "b.jsonl").write_text('{"html": "<p>b</p>", "uid": 7}\nno JSON\n')
    touch(tmp_path, "c.html")
    with pytest.raises(InputError, match=rf"^--{field}-column adress: there is no such column in \S*a\.jsonl, "):
        Inputs([str(tmp_path)], names=RowNames(**{field: "adress"})).check_columns()
    Inputs([str(tmp_path)], names=RowNames(url="link", id="uid")).check_columns()


def test_a_column_that_parquet_lacks_is_said(tmp_path: Path) -> None:
    """Of Parquet the schema is asked."""
    pq = pytest.importorskip("pyarrow.parquet")
    pa = pytest.importorskip("pyarrow")
    pq.write_table(pa.table({"html": ["<p>a</p>"], "link": ["https://e.org"]}), tmp_path / "a.parquet")
    Inputs([str(tmp_path)], names=RowNames(url="link")).check_columns()
    with pytest.raises(InputError, match="--url-column nope"):
        Inputs([str(tmp_path)], names=RowNames(url="nope")).check_columns()


@pytest.mark.parametrize("content", ["", "no JSON\n"])
def test_nothing_is_said_of_a_table_that_has_no_rows(content: str, tmp_path: Path) -> None:
    """Where no table can be read there is no column to miss: the rows say what is wrong."""
    (tmp_path / "a.jsonl").write_text(content)
    Inputs([str(tmp_path)], names=RowNames(url="nope")).check_columns()


# --- folders


def test_a_folder_is_walked_by_name(tmp_path: Path) -> None:
    """A folder's pages come by name, files before subfolders, and their ids are the paths below it."""
    touch(tmp_path, "b.html", "a.htm", "z/c.html", "d/e/f.mhtml", "pic.png", "style.css")
    assert keys(tmp_path) == ["a.htm", "b.html", "d/e/f.mhtml", "z/c.html"]


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    """Names that begin with a dot are no pages."""
    touch(tmp_path, ".a.html", ".git/b.html", "c.html")
    assert keys(tmp_path) == ["c.html"]


@pytest.mark.parametrize("suffix", ["_files", "-Dateien", "_fichiers", "_archivos"])
def test_what_a_browser_saved_beside_a_page_is_left_alone(suffix: str, tmp_path: Path) -> None:
    """The folder of a saved page's pictures and frames holds no pages of its own."""
    touch(tmp_path, "story.html", f"story{suffix}/frame.html", "other/ad.html")
    assert keys(tmp_path) == ["story.html", "other/ad.html"]


def test_a_folder_of_very_many_pages_takes_little_memory(tmp_path: Path) -> None:
    """Of the pages of one folder no more is held than their names, and not what might stand beside each of them."""
    touch(tmp_path, *(f"story-{number}.html" for number in range(2000)))
    found = Inputs([str(tmp_path)])
    tracemalloc.start()
    try:
        assert sum(1 for _ in found.files()) == 2000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2000 * 250


def test_a_glob_of_very_many_pages_comes_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a glob matches is sorted in parts, and read in the order of the whole."""
    names = sorted(f"{number}.html" for number in range(20))
    touch(tmp_path, *names)
    monkeypatch.setattr(path_store, "_RUN", 3)
    monkeypatch.setattr(glob, "iglob", lambda pattern, **_: iter([str(tmp_path / name) for name in reversed(names)]))
    assert [os.path.basename(root) for root in Inputs([str(tmp_path / "*.html")]).roots] == names


def test_a_folder_called_files_without_its_page_is_walked(tmp_path: Path) -> None:
    """A folder whose name merely ends in "_files" is walked."""
    touch(tmp_path, "court_files/story.html")
    assert keys(tmp_path) == ["court_files/story.html"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    """A link to a folder above is not followed."""
    touch(tmp_path, "a.html")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert keys(tmp_path) == ["a.html"]


def told(folder: Path) -> list[str]:
    found = Inputs([str(folder)])
    for _ in (*found.files(), *found.files()):  # a second walk says nothing twice
        pass
    return list(found.told())


def test_a_link_to_a_folder_elsewhere_is_told(tmp_path: Path) -> None:
    """A link to a folder is not followed; where its pages are not in the input all the same, that is said."""
    touch(tmp_path, "in/a.html", "in/b/c.html", "other/d.html")
    (tmp_path / "in" / "inside").symlink_to("b")
    (tmp_path / "in" / ".hidden").symlink_to("../other")
    assert told(tmp_path / "in") == []
    for name in "klm":
        (tmp_path / "in" / "b" / name).symlink_to(tmp_path / "other")
    why = "links to folders are not followed: name one to read its pages"
    assert told(tmp_path / "in") == [f"passed over {tmp_path}/in/b/k and 2 more: {why}"]


def test_a_link_to_itself_is_one_failed_page(tmp_path: Path) -> None:
    """A link that leads nowhere stands for a page that cannot be read; the folder is walked all the same."""
    touch(tmp_path, "a.html")
    (tmp_path / "loop.html").symlink_to("loop.html")
    assert keys(tmp_path) == ["a.html", "loop.html"]
    with pytest.raises(OSError, match="symbolic links"):
        read_saved(str(tmp_path / "loop.html"), 1000)


def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    """What is no file holds no page, nor does a link to it: to read a pipe is to wait for ever."""
    touch(tmp_path, "a.html")
    os.mkfifo(tmp_path / "b.html")
    (tmp_path / "c.html").symlink_to("b.html")
    (tmp_path / "d.html").symlink_to("a.html")
    os.mkfifo(tmp_path / "no page")
    assert keys(tmp_path) == ["a.html", "d.html"]
    why = "pipes, sockets and devices are not read beside other inputs"
    assert told(tmp_path) == [f"passed over {tmp_path}/b.html and 1 more: {why}"]


def test_a_folder_that_vanishes_is_one_failed_page(tmp_path: Path) -> None:
    """A subfolder that goes while its pages are read is recorded, and what comes after it is read."""
    touch(tmp_path, "a.html", "b/c.html", "d/e.html")
    found = Inputs([str(tmp_path)]).items()
    assert next(found).key == "a.html"
    shutil.rmtree(tmp_path / "b")
    lost, after = found
    assert lost.failure is not None
    assert (lost.key, lost.failure.type, after.key) == ("b/", "FileNotFoundError", "d/e.html")


def test_a_subfolder_that_cannot_be_read_is_one_failed_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A subfolder that is closed to us is recorded, and the others are read; opened, it is another input."""
    touch(tmp_path, "a.html", "b/c.html", "d/e.html")
    before = Inputs([str(tmp_path)]).survey()
    forbid(monkeypatch, tmp_path / "b")
    found = Inputs([str(tmp_path)])
    assert found.survey().files == 3 and found.survey().fingerprint != before.fingerprint
    _, closed, other = found.items()
    assert closed.failure is not None and "cannot read the folder" in closed.failure.message
    assert (closed.key, closed.failure.type, other.key) == ("b/", "PermissionError", "d/e.html")


def test_a_folder_that_cannot_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the only input is a folder that is closed to us, that is an error that names it."""
    forbid(monkeypatch, tmp_path)
    with pytest.raises(InputError, match=f"cannot read the folder {tmp_path}: Permission denied"):
        Inputs([str(tmp_path)]).survey()


def forbid(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let a folder be one that nobody may list: root, whom tests may run as, could list any."""
    scan = os.scandir

    def listed(path: str) -> Any:
        if Path(path) == folder:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", listed)


def test_folders_of_any_depth_are_walked(tmp_path: Path) -> None:
    """Folders may be nested deeper than Python nests calls."""
    name = "d/" * 150 + "a.html"
    touch(tmp_path, name)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 100)
    try:
        assert keys(tmp_path) == [name]
    finally:
        sys.setrecursionlimit(limit)


def test_other_names_can_be_included(tmp_path: Path) -> None:
    """--include says which files are pages."""
    touch(tmp_path, "index.php", "a.html", "readme.txt")
    assert keys(tmp_path, include=["*.php"]) == ["index.php"]


def test_files_that_are_no_pages_by_name_are_told(tmp_path: Path) -> None:
    """Files that might be pages are counted by ending, once; pictures, own outputs and what is hidden are not."""
    touch(tmp_path, "a.html", "p.php", "sub/q.php", "story", "index.html?p=1", "b.png", "b.txt", ".hidden.php")
    found = Inputs([str(tmp_path)], include=[])
    told = "passed over 4 files that are not pages by name (.php 2, no ending 1, other endings 1)"
    assert (found.survey().files, list(found.told())) == (1, [told + ": --include names other kinds of file"])
    assert (len(list(found.items())), list(found.told())) == (1, [])
    found = Inputs([str(tmp_path)], include=["*.html", "*.php", "index*"])
    assert (found.survey().files, list(found.told())) == (
        4, ["passed over 1 file that is not a page by name (no ending 1): --include names other kinds of file"]
    )  # fmt: skip
    found = Inputs([str(tmp_path)])
    assert (found.survey().files, list(found.told())) == (1, [told])


def test_what_is_empty_beside_other_inputs_is_told(tmp_path: Path) -> None:
    """An empty folder or table among inputs is passed over with a word; the only input has one of its own."""
    touch(tmp_path, "in/a.html")
    (tmp_path / "none.jsonl").touch()
    (tmp_path / "none").mkdir()
    found = Inputs([str(tmp_path / name) for name in ("in", "none.jsonl", "none")])
    assert len(list(found.items())) == 1
    assert list(found.told()) == [f"passed over {tmp_path}/none.jsonl and 1 more: it has no pages"]
    for name in ("none.jsonl", "none"):
        found = Inputs([str(tmp_path / name)])
        assert (list(found.items()), list(found.told())) == ([], [])


def test_include_is_named_where_it_may_help(tmp_path: Path) -> None:
    """It is for folders, and not each command has it."""
    (tmp_path / "none.jsonl").touch()
    (tmp_path / "in").mkdir()
    hint = " (--include names other kinds of file)"
    for name, include, told in (("in", [], hint), ("in", None, ""), ("none.jsonl", [], "")):
        found = Inputs([str(tmp_path / name)], include=include)
        assert (list(found.items()), found.no_pages()) == ([], f"no pages in {tmp_path / name}{told}")


def test_outputs_are_passed_over(tmp_path: Path) -> None:
    """An output inside the input is not read as input."""
    touch(tmp_path, "a.html", "clean/a.html")
    assert keys(tmp_path, exclude=[str(tmp_path / "clean")]) == ["a.html"]


def test_pages_whose_names_differ_in_the_suffix_stay_apart(tmp_path: Path) -> None:
    """Two pages never have one output, and a page that is alone with its name loses its suffix."""
    touch(tmp_path, "a.html", "a.htm", "a.html.gz", "b.html", "c.html", "c.txt/d.html", "e/f.html", "e.html")
    found = outputs(tmp_path)
    assert found == ["a.htm", "a.html", "a.html.gz", "b", "c.html", "e", "c.txt/d", "e/f"]


# --- several inputs


def test_a_page_called_error_is_not_taken_for_a_record(tmp_path: Path) -> None:
    """a.error.json is the record of a page "a" that failed: a page "a.error" keeps its whole name."""
    touch(tmp_path, "a.html", "a.Error.html")
    assert outputs(tmp_path) == ["a.Error.html", "a"]


def test_several_inputs_are_named_below_their_common_folder(tmp_path: Path) -> None:
    """Files of one name in several folders stay apart."""
    touch(tmp_path, "x/index.html", "y/index.html", "y/z/more.html")
    assert keys(tmp_path / "x", tmp_path / "y") == ["x/index.html", "y/index.html", "y/z/more.html"]
    assert outputs(tmp_path / "x/index.html", tmp_path / "y/index.html") == ["x/index", "y/index"]


def test_a_glob_is_expanded(tmp_path: Path) -> None:
    """A pattern in quotes stands for its files, by name; one that matches nothing is an error."""
    touch(tmp_path, "b.html", "a.html", "c.txt", "d/e.html")
    assert keys(tmp_path / "*.html") == ["a.html", "b.html"]
    assert keys(tmp_path / "**" / "e.html") == ["e.html"]
    with pytest.raises(InputError, match="no file matches"):
        keys(tmp_path / "*.xyz")


def test_an_input_named_twice_is_read_once(tmp_path: Path) -> None:
    """The same path twice is one input; a page inside another input is refused."""
    touch(tmp_path, "d/a.html")
    assert keys(tmp_path / "d/a.html", tmp_path / "d/a.html") == ["a.html"]
    with pytest.raises(InputError, match="inside"):
        keys(tmp_path / "d", tmp_path / "d/a.html")


def test_a_list_costs_few_looks_at_each_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list may name millions: before the first page is cleaned each of them is looked at some four times, no more."""
    folder = tmp_path / "/".join("abcdefgh")
    touch(folder, *(f"{number}.html" for number in range(100)))
    looks = Counter[str]()
    for name in ("stat", "lstat"):
        look = getattr(os, name)
        monkeypatch.setattr(os, name, lambda path, look=look, **kw: (looks.update(["one"]), look(path, **kw))[1])
    survey = Inputs([str(path) for path in folder.iterdir()], is_list=True).survey()
    assert survey.files == 100
    assert looks.total() <= 4 * 100


def test_a_list_takes_little_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten million paths are within the memory of a small machine: a path takes less than its own letters."""
    touch(tmp_path, "a.html")
    lines = [f"{tmp_path}/2026/{number // 100:04}/the-story-of-the-day-{number}.html\n" for number in range(20_000)]
    data = io.BytesIO("".join([f"{tmp_path}/a.html\n", *lines]).encode())
    monkeypatch.setattr(lists, "_CHUNK", 1 << 14)  # of a list of any length one is in memory
    tracemalloc.start()
    try:
        found = Inputs(read_list(data).paths, is_list=True)
        assert found.survey().files == sum(1 for _ in found.items()) == len(lines) + 1
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 80 * len(lines)


def test_of_many_paths_each_is_one_input_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else is named, a path counts once, where it is named first; files that are equal links are several."""
    names = [f"d{number % 7}/{number // 7}.html" for number in range(3000)]
    touch(tmp_path, *names[:1000])
    os.link(tmp_path / names[0], tmp_path / "0.html")
    (tmp_path / "e").symlink_to("d0")
    monkeypatch.chdir(tmp_path)
    named = [*names, "0.html", *(f"./{name}" for name in names), *(name.replace("d0/", "e/") for name in names)]
    assert list(Inputs(PathStore(named), is_list=True).roots) == [*names, "0.html"]


def test_a_page_has_a_place_that_no_other_wants() -> None:
    """The rule, looked at for each name with all others at hand: no two files' pages are called the same."""
    choice = random.Random(36)
    for _ in range(300):
        parts = ("a", "B", "b", "c.error", ".html", ".HTM", ".html.gz", ".txt", "")
        names = list({"".join(choice.choices(parts, k=3)) or "a" for _ in range(6)})
        folders = [name for name in ("a.txt", "b.d") if name not in names]
        places = page_places.Places(names.__iter__, len(names), folders)
        stems = Counter(page_places.stem_of(name).casefold() for name in names)
        for name in names:
            stem = page_places.stem_of(name)
            folded = stem.casefold()
            is_other = stems[folded] > 1 or folded in {other.casefold() for other in names}
            is_beside = folded == "a" and "a.txt" in folders
            assert places[name] == (name if not stem or is_other or is_beside or folded.endswith(".error") else stem)


def test_spellings_of_a_path_are_one_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """a.html and ./a.html are one page, d and ./d/ one folder; a link to a page is another page."""
    touch(tmp_path, "a.html", "d/e.html")
    (tmp_path / "b.html").symlink_to("a.html")
    monkeypatch.chdir(tmp_path)
    assert keys("b.html", "a.html", "./a.html", "d/../a.html") == ["b.html", "a.html"]
    assert keys("d", "./d/", str(tmp_path / "d")) == ["e.html"]


def test_standard_input_may_stand_beside_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`newsclean clean . -` reads the folder and then the pipe."""
    touch(tmp_path / "d", "a.html")
    monkeypatch.chdir(tmp_path / "d")
    assert keys(".", "-") == ["d/a.html", "-"]
    touch(tmp_path / "d", "stdin.html")
    assert outputs("stdin.html", "-") == ["stdin.html", "stdin"]


def test_ids_have_forward_slashes_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Below a folder of Windows a page's id is as elsewhere; pages on two drives are refused with a sentence."""
    monkeypatch.setattr(page_places, "os", SimpleNamespace(path=ntpath, sep="\\"))
    named = ["C:\\saved\\a.html", "C:\\saved\\d\\b.html"]
    assert [page_places.Keys(named)[name] for name in named] == ["a.html", "d/b.html"]
    with pytest.raises(InputError, match="several drives"):
        page_places.Keys(["C:\\a.html", "D:\\b.html"])


def test_a_missing_file_of_a_list_is_one_failed_page(tmp_path: Path) -> None:
    """What has gone since a list was made costs no other page of it; a list of which nothing is there is refused."""
    touch(tmp_path, "a.html", "c.html")
    named = [str(tmp_path / name) for name in ("a.html", "[b].html", "b.parquet", "c.html")]
    found = Inputs(named, is_list=True)
    assert (found.survey().files, [item.key for item in found.items()]) == (4, [Path(path).name for path in named])
    with pytest.raises(InputError, match=r"no such file or folder: .*b\].html and 1 more"):
        Inputs(named[1:3], is_list=True)


def test_a_missing_input_is_an_error(tmp_path: Path) -> None:
    """A path that is not there is an error that names it."""
    with pytest.raises(InputError, match=r"no such file or folder: .*gone"):
        keys(tmp_path / "gone")


@pytest.mark.parametrize("address", ["https://lume.example/news", "HTTP://lume.example/?p=1"])
def test_an_address_is_not_fetched(address: str) -> None:
    """Who names an address is told that a saved page is needed."""
    with pytest.raises(InputError, match="is an address, but nothing is fetched: save the page"):
        Inputs([address])


def test_a_list_of_paths_has_lines_or_nul_bytes() -> None:
    """A list of paths is read with newlines, Windows newlines or the NUL bytes of find -print0."""
    assert listed(b"a b.html\nc.html\r\n\n") == ["a b.html", "c.html"]
    assert listed(b"a\nb.html\0c.html\0") == ["a\nb.html", "c.html"]
    assert listed(b'{"id": a file of a strange name\n') == ['{"id": a file of a strange name']


def test_a_long_list_is_read_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A path that stands across two parts of a list is one, whatever ends it; a NUL byte is in none."""
    monkeypatch.setattr(lists, "_CHUNK", 8)
    assert listed(b"a.html\nbb.html\ncaf\xe9/c.html") == ["a.html", "bb.html", "caf\udce9/c.html"]
    assert listed(b"a\nb.htm\0cc.html\0") == ["a\nb.htm", "cc.html"]
    assert listed(b"aa.html\nb.html\0c.html") == ["aa.html", "b.html", "c.html"]


def listed(data: bytes) -> list[str]:
    return list(read_list(io.BytesIO(data)).paths)


@pytest.mark.parametrize("name", ["a.html", "caf\udce9.html", r"caf\xe9.html", r"a\x5c\b.html"])
def test_a_list_of_errors_names_its_pages(name: str) -> None:
    """What --errors has written is a list of the pages that failed, whatever they are called."""
    failed = Answer("a", None, Failure("PageTimeout", "the page took longer than 10 s"))
    assert listed(error_line(Item("a", path=f"in/{name}"), failed)) == [f"in/{name}"]


def test_a_row_in_a_list_of_errors_is_no_input() -> None:
    """A row of a table is in no file of its own, so that it cannot be tried again: it is passed over and named."""
    failed = Answer("in.jsonl#7", None, Failure("PageTimeout", "the page took longer than 10 s"))
    lines = error_line(Item("in.jsonl#7"), failed) + error_line(Item("in.jsonl#7", path="a.html"), failed)
    found = read_list(io.BytesIO(lines))
    assert (found.paths, found.unnamed) == (["a.html"], ("in.jsonl#7",))


def test_a_list_of_errors_says_in_which_table_a_row_is(tmp_path: Path) -> None:
    """As `newsclean explain` takes it: the path of the table or web archive, and which of its pages it is."""
    rows = [{"id": "a", "html": "<p>x"}, {"id": "b", "html": ""}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    item = list(Inputs([str(tmp_path)]).items())[1]
    line = json.loads(error_line(item, Answer("b", None, Failure("EmptyInput", "nothing"))))
    assert (line["id"], line["place"], "input" in line) == ("b", f"{tmp_path}/in.jsonl#2", False)


@pytest.mark.parametrize("change", ["add", "grow", "remove"])
def test_the_fingerprint_changes_with_the_input(change: str, tmp_path: Path) -> None:
    """The fingerprint of the inputs is steady, and another when a page is added, removed or written to."""
    touch(tmp_path, "a.html", "b.html")
    before = Inputs([str(tmp_path)]).survey().fingerprint
    assert Inputs([str(tmp_path)]).survey().fingerprint == before
    {
        "add": lambda: touch(tmp_path, "c.html"),
        "grow": lambda: (tmp_path / "a.html").write_bytes(PAGE + b" "),
        "remove": (tmp_path / "b.html").unlink,
    }[change]()
    assert Inputs([str(tmp_path)]).survey().fingerprint != before


# --- one saved page


def test_a_gzipped_page_is_unpacked(tmp_path: Path) -> None:
    """A page called .html.gz is unpacked."""
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(PAGE))
    assert read_saved(str(tmp_path / "a.html.gz"), 1000).html == PAGE


def test_a_small_file_that_unpacks_to_a_large_one_is_too_large(tmp_path: Path) -> None:
    """A gzip bomb is stopped at the size limit."""
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"x" * 1_000_000))
    with pytest.raises(TooLarge):
        read_saved(str(tmp_path / "a.html.gz"), 10_000)


def test_a_gzip_file_that_breaks_off_says_so(tmp_path: Path) -> None:
    """Half a gzip file is an error that names it."""
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(PAGE * 50)[:-20])
    with pytest.raises(BrokenInput, match=r"a\.html\.gz"):
        read_saved(str(tmp_path / "a.html.gz"), 10_000)


MHTML = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/ferry
Subject: Ferry returns
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--edge--"

----edge--
Content-Type: text/css
Content-Location: https://example.org/style.css

p { color: red }
----edge--
Content-Type: text/html; charset="windows-1252"
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/ferry?full=3D1

<html><p>The caf=E9 on the pier is open ag=
ain.</p></html>
----edge--
Content-Type: text/html
Content-Location: cid:frame-2@mhtml.blink

<p>An advertisement in a frame.</p>
----edge----
"""


def test_an_mhtml_file_gives_its_root_page(tmp_path: Path) -> None:
    """Of an .mhtml file comes the page, not a frame, with its address and charset."""
    (tmp_path / "a.mhtml").write_bytes(MHTML)
    saved = read_saved(str(tmp_path / "a.mhtml"), 10_000)
    assert saved.html == b"<html><p>The caf\xe9 on the pier is open again.</p></html>\n"[: len(saved.html)]
    assert saved.url == "https://example.org/ferry?full=3D1"
    assert saved.charset == "windows-1252"


@pytest.mark.parametrize("name", ["-", "saved", "a.html"])
def test_mhtml_is_known_by_what_it_is(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From standard input, and under whatever name, MHTML is read as an .mhtml file is."""
    monkeypatch.chdir(tmp_path)
    Path("a.mhtml").write_bytes(MHTML)
    Path("saved" if name == "-" else name).write_bytes(MHTML)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(MHTML)))
    (item,) = Inputs([name]).items()
    item, saved = open_item(item, RowNames(), 10_000)
    expected = read_saved("a.mhtml", 10_000)
    assert (saved.html, item.url, item.charset) == (expected.html, expected.url, expected.charset)


def test_an_mhtml_file_without_a_page_says_so(tmp_path: Path) -> None:
    """An .mhtml file without HTML is NotHTML, an empty one EmptyInput."""
    (tmp_path / "a.mht").write_bytes(b"MIME-Version: 1.0\nContent-Type: text/plain\n\nhello\n")
    with pytest.raises(NotHTML):
        read_saved(str(tmp_path / "a.mht"), 10_000)
    (tmp_path / "a.mht").write_bytes(b"  \n")
    with pytest.raises(EmptyInput):
        read_saved(str(tmp_path / "a.mht"), 10_000)


def test_a_safari_web_archive_gives_its_main_page(tmp_path: Path) -> None:
    """Of a .webarchive comes the main resource with its address and charset."""
    main = {"WebResourceData": PAGE, "WebResourceURL": "https://example.org/f", "WebResourceTextEncodingName": "UTF-8"}
    archive = plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)
    (tmp_path / "a.webarchive").write_bytes(archive)
    assert read_saved(str(tmp_path / "a.webarchive"), 10_000) == (PAGE, "https://example.org/f", "UTF-8")


@pytest.mark.parametrize("data", [b"not a plist", b"bplist00garbage", plistlib.dumps({"other": 1}), plistlib.dumps([])])
def test_a_broken_web_archive_says_so(data: bytes, tmp_path: Path) -> None:
    """What is no web archive is NotHTML, in words that are not Python's."""
    (tmp_path / "a.webarchive").write_bytes(data)
    with pytest.raises(NotHTML, match="it is not a property list with the data of a WebMainResource"):
        read_saved(str(tmp_path / "a.webarchive"), 10_000)


@pytest.mark.parametrize("data", [7, "text", ["list"]])
def test_a_web_archive_whose_page_is_no_data_says_so(data: Any, tmp_path: Path) -> None:
    """A web archive whose page is a number or a list is NotHTML; text will do."""
    (tmp_path / "a.webarchive").write_bytes(plistlib.dumps({"WebMainResource": {"WebResourceData": data}}))
    if isinstance(data, str):
        assert read_saved(str(tmp_path / "a.webarchive"), 10_000).html == data
    else:
        with pytest.raises(NotHTML):
            read_saved(str(tmp_path / "a.webarchive"), 10_000)


def test_an_address_that_is_no_text_is_passed_over(tmp_path: Path) -> None:
    """Of a web archive whose address and charset are numbers comes the page all the same."""
    main = {"WebResourceData": PAGE, "WebResourceURL": 7, "WebResourceTextEncodingName": 8}
    (tmp_path / "a.webarchive").write_bytes(plistlib.dumps({"WebMainResource": main}))
    assert read_saved(str(tmp_path / "a.webarchive"), 10_000) == (PAGE, None, None)


NESTED = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1500))
ODD = plistlib.dumps({"WebMainResource": 1}).replace(b"<integer>1</integer>", b"<date>noon</date>")


@pytest.mark.parametrize(("name", "data"), [("a.mhtml", NESTED), ("a.mht", NESTED), ("a.webarchive", ODD)])
def test_a_file_that_its_reader_stumbles_over_says_so(name: str, data: bytes, tmp_path: Path) -> None:
    """Parts nested 1,500 deep and a date that is none are BrokenInput, not an error of Python's own readers."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BrokenInput, match=r"cannot be taken apart(: its parts| \(AttributeError\)$)"):
        read_saved(str(tmp_path / name), 1 << 20)


PART = "Content-Type: multipart/mixed; boundary=b{0}\n\n--b{0}\n"


def test_parts_are_nested_as_deep_as_programs_nest_them(tmp_path: Path) -> None:
    """A page twenty parts deep is read; a deeper one is refused: each line is compared with every boundary."""
    parts = [PART.format(n) for n in range(20)] + ["Content-Type: text/html\n\n<p>A</p>"]
    (tmp_path / "a.mhtml").write_text("".join(parts))
    assert read_saved(str(tmp_path / "a.mhtml"), 10_000).html == b"<p>A</p>"
    (tmp_path / "a.mhtml").write_text("".join([PART.format("x"), *parts]))
    with pytest.raises(BrokenInput, match="cannot be taken apart"):
        read_saved(str(tmp_path / "a.mhtml"), 10_000)


def test_an_endless_content_type_is_passed_over(tmp_path: Path) -> None:
    """A content type of 240 kB, which takes Python's reader half a minute, is taken for none."""
    (tmp_path / "a.mhtml").write_bytes(b'Content-Type: text/html; charset="' + b';\\"' * 80_000 + b"\n\n<p>x")
    with pytest.raises(NotHTML, match="no HTML part"):
        read_saved(str(tmp_path / "a.mhtml"), 1 << 20)


# --- JSON Lines


def rows(path: Path, names: RowNames = RowNames()) -> list[tuple[Any, ...]]:  # noqa: B008
    """Return (key, html, url, extra) of every row, an error's type in place of the HTML."""
    found: list[tuple[Any, ...]] = []
    for item in read_archive(str(path), path.name, names, 10_000):
        try:
            whole = open_item(item, names, 10_000)[0] if item.failure is None else item
            html: Any = whole.html if item.failure is None else item.failure.type
        except BrokenInput:
            whole, html = item, "BrokenInput"
        found.append((whole.key, html, whole.url, whole.extra))
    return found


LINES = b'{"id": 7, "html": "<p>A</p>", "url": "https://e.org/a", "date": "2026-01-02"}\n\n{"html": "<p>B</p>"}\n'


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_json_lines_are_read_plain_or_compressed(suffix: str, tmp_path: Path) -> None:
    """A row's own id is kept, one without has its file and number; other columns pass through."""
    data = LINES
    if suffix == ".gz":
        data = gzip.compress(data[:50]) + gzip.compress(data[50:])
    elif suffix == ".zst":
        zstandard = pytest.importorskip("zstandard")
        data = zstandard.compress(data[:50]) + zstandard.compress(data[50:])
    path = tmp_path / f"in.jsonl{suffix}"
    path.write_bytes(data)
    assert rows(path) == [
        ("7", "<p>A</p>", "https://e.org/a", {"date": "2026-01-02"}),
        (f"in.jsonl{suffix}#2", "<p>B</p>", None, {}),
    ]


def test_mhtml_in_a_row_is_read(tmp_path: Path) -> None:
    """A row whose text is what a browser saved as one file gives its page, with the address that it states."""
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a", "html": MHTML.decode()}))
    (item,) = read_archive(str(tmp_path / "in.jsonl"), "in.jsonl", RowNames(), 10_000)
    whole, saved = open_item(item, RowNames(), 10_000)
    (tmp_path / "a.mhtml").write_bytes(MHTML)
    assert saved == read_saved(str(tmp_path / "a.mhtml"), 10_000)
    assert whole.url == saved.url


def test_a_bad_row_is_an_error_and_the_rest_is_read(tmp_path: Path) -> None:
    """A line that is no JSON object, or has no HTML, is one failed row."""
    path = tmp_path / "in.jsonl"
    deep = b"[" * 200_000
    path.write_bytes(
        b'{"html": "<p>A</p>"}\n{"html": \n[1]\n{"id": "x"}\n\xff\n' + deep + b'\n{"id": "b", "html": "<p>B</p>"}\n'
    )
    assert [html for _, html, _, _ in rows(path)] == ["<p>A</p>", *["BrokenInput"] * 5, "<p>B</p>"]


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_a_compressed_file_that_breaks_off_gives_what_it_had(suffix: str, tmp_path: Path) -> None:
    """Half a compressed file gives its whole rows, then one error that names the file."""
    line = b'{"html": "<p>A</p>"}\n'
    if suffix == ".gz":
        data = gzip.compress(line * 3)[:-8]
    else:
        zstandard = pytest.importorskip("zstandard")
        data = zstandard.compress(line) * 3 + zstandard.compress(line)[:-3]
    path = tmp_path / f"in.jsonl{suffix}"
    path.write_bytes(data)
    found = rows(path)
    assert [html for _, html, _, _ in found] == ["<p>A</p>"] * 3 + ["BrokenInput"]
    assert found[-1][0] == path.name


def test_columns_can_have_other_names(tmp_path: Path) -> None:
    """The HTML, address and id are read from the columns that the options name."""
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'{"key": "k", "content": "<p>A</p>", "link": "https://e.org", "html": "other"}\n')
    names = RowNames(html="content", url="link", id="key")
    assert rows(path, names) == [("k", "<p>A</p>", "https://e.org", {"html": "other"})]


# --- Parquet


def test_parquet_rows_are_read(tmp_path: Path) -> None:
    """A table's rows come with their ids and other columns, HTML as bytes or text."""
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pa.table({"id": ["a", None], "html": [PAGE, None], "score": [1.5, 2.5]})
    parquet.write_table(table, tmp_path / "in.parquet")
    assert rows(tmp_path / "in.parquet") == [
        ("a", PAGE, None, {"score": 1.5}),
        ("in.parquet#2", "BrokenInput", None, {"score": 2.5}),
    ]
    assert passed_columns(str(tmp_path / "in.parquet"), RowNames()) == {"score": pa.float64()}


def test_a_large_row_group_is_read_bit_by_bit(tmp_path: Path) -> None:
    """A table is not held in memory, though it is one row group, as pyarrow writes up to a million rows."""
    pa = pytest.importorskip("pyarrow")
    table = pa.table({"html": [os.urandom(4_000) for _ in range(10_000)]})
    pytest.importorskip("pyarrow.parquet").write_table(table, tmp_path / "in.parquet", use_dictionary=False)
    del table
    before = pa.total_allocated_bytes()
    items = read_archive(str(tmp_path / "in.parquet"), "in.parquet", RowNames(), 10_000)
    assert max(pa.total_allocated_bytes() - before for _ in items) < 20_000_000


def test_ids_and_addresses_may_be_bytes(tmp_path: Path) -> None:
    """Parquet whose text is not marked as such, as Impala and Hive write it, has the same ids and addresses."""
    pa = pytest.importorskip("pyarrow")
    table = pa.table({"id": [b"a", b"\xff"], "url": [b"https://e.org/caf\xc3\xa9", None], "html": [PAGE] * 2})
    pytest.importorskip("pyarrow.parquet").write_table(table, tmp_path / "in.parquet")
    assert rows(tmp_path / "in.parquet") == [("a", PAGE, "https://e.org/café", {}), ("\ufffd", PAGE, None, {})]


def odd_columns() -> dict[str, Any]:
    """Return columns with a value that Python cannot hold, and what is read of it."""
    pa = pytest.importorskip("pyarrow")
    return {
        "day": (pa.array([1, 10**8], pa.date32()), "100000000"),
        "moment": (pa.array([1, 2**62], pa.timestamp("ms")), str(2**62)),
        "zone": (pa.array([1, 2], pa.timestamp("us", tz="Nowhere/Else")), "2"),
        "text": (pa.array([b"a", b"b\xff"]).view(pa.string()), "b\ufffd"),
        "nested": (pa.StructArray.from_arrays([pa.array([1, 10**8], pa.date32())], ["day"]), None),
    }


@pytest.mark.parametrize("name", ["day", "moment", "zone", "text", "nested"])
def test_an_odd_value_of_a_table_costs_no_row(name: str, tmp_path: Path) -> None:
    """A value that Python cannot hold is read as text, or as none, and its row and the others come out."""
    column, read = odd_columns()[name]
    table = pytest.importorskip("pyarrow").table({"html": [PAGE, PAGE], "odd": column})
    pytest.importorskip("pyarrow.parquet").write_table(table, tmp_path / "in.parquet")
    found = rows(tmp_path / "in.parquet")
    assert [(html, extra["odd"]) for _, html, _, extra in found][1:] == [(PAGE, read)]
    assert len(found) == 2


def test_nanoseconds_need_no_pandas() -> None:
    """A moment in nanoseconds is read to the microsecond where pandas, which has a type for it, is missing."""
    pa = pytest.importorskip("pyarrow")
    cell = pa.scalar(1_700_000_000_123_456_789, pa.timestamp("ns"))
    read = archives._value(SimpleNamespace(type=cell.type, cast=cell.cast))  # without as_py, which fails then
    assert read == datetime(2023, 11, 14, 22, 13, 20, 123456)


def test_html_that_is_no_utf_8_costs_a_letter(tmp_path: Path) -> None:
    """A table's text whose UTF-8 is broken is read with a mark in place of the letter."""
    pa = pytest.importorskip("pyarrow")
    html = pa.array([b"<p>caf\xe9</p>"]).view(pa.string())
    pytest.importorskip("pyarrow.parquet").write_table(pa.table({"html": html}), tmp_path / "in.parquet")
    assert rows(tmp_path / "in.parquet")[0][1] == "<p>caf\ufffd</p>"


def test_of_two_columns_of_one_name_the_first_counts(tmp_path: Path) -> None:
    """A table with a name twice is read, its type and its values from the first."""
    pa = pytest.importorskip("pyarrow")
    table = pa.Table.from_arrays([pa.array([PAGE]), pa.array([1]), pa.array(["b"])], names=["html", "a", "a"])
    pytest.importorskip("pyarrow.parquet").write_table(table, tmp_path / "in.parquet")
    assert rows(tmp_path / "in.parquet") == [("in.parquet#1", PAGE, None, {"a": 1})]
    assert passed_columns(str(tmp_path / "in.parquet"), RowNames()) == {"a": pa.int64()}


def test_a_parquet_file_without_the_column_is_a_wrong_argument(tmp_path: Path) -> None:
    """A table without the HTML column is refused before the run, with the names it has."""
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pa.table({"content": [PAGE]}), tmp_path / "in.parquet")
    with pytest.raises(InputError, match="It has: content"):
        Inputs([str(tmp_path / "in.parquet")]).survey()


def test_a_parquet_file_without_the_column_in_a_folder_is_one_failed_page(tmp_path: Path) -> None:
    """It costs no other page of the folder, as little as JSON Lines without the column do."""
    pa = pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow.parquet").write_table(pa.table({"wind": [4], "tide": [2]}), tmp_path / "b.parquet")
    touch(tmp_path, "a.html", "c.html")
    found = Inputs([str(tmp_path)])
    assert (found.survey().files, [item.key for item in found.items()]) == (3, ["a.html", "b.parquet", "c.html"])
    (failure,) = [item.failure for item in found.items() if item.failure]
    assert failure.type == "BrokenInput" and failure.message.endswith(
        "b.parquet has no column 'html' (--html-column names another). It has: wind, tide"
    )


def test_the_types_of_json_columns_come_from_the_first_rows(tmp_path: Path) -> None:
    """Columns of numbers and truth values keep their type in Parquet; mixed and nested ones are strings."""
    pa = pytest.importorskip("pyarrow")
    path = tmp_path / "in.jsonl"
    lines = [{"html": "", "n": 1, "f": 1, "b": True, "m": 1, "x": [1]}, {"html": "", "n": 2, "f": 0.5, "m": "s"}]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    types = {"n": pa.int64(), "f": pa.float64(), "b": pa.bool_(), "m": pa.string(), "x": pa.string()}
    assert passed_columns(str(path), RowNames()) == types


# --- WARC


def make_warc(path: Path) -> None:
    """Write an archive with gzip members: requests, a picture, a revisit, and pages in several encodings."""
    pytest.importorskip("warcio")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    def response(writer: Any, url: str, kind: str, body: bytes, *headers: tuple[str, str]) -> None:
        http = StatusAndHeaders("200 OK", [("Content-Type", kind), *headers], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(
            url, "response", payload=io.BytesIO(body), http_headers=http,
            warc_headers_dict={"WARC-Date": "2026-02-03T04:05:06Z"}))  # fmt: skip

    with open(path, "wb") as file:
        writer = WARCWriter(file, gzip=path.name.endswith(".gz"))
        writer.write_record(writer.create_warcinfo_record("test.warc", {"software": "newsclean tests"}))
        asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "e.org")], is_http_request=True)
        writer.write_record(writer.create_warc_record("https://e.org/1", "request", http_headers=asked))
        response(writer, "https://e.org/1", "text/html; charset=iso-8859-1", "<p>Café</p>".encode("latin-1"))
        response(writer, "https://e.org/a.png", "image/png", b"\x89PNG")
        packed = gzip.compress(b"<p>Packed</p>")
        response(writer, "https://e.org/2", "TEXT/HTML", packed, ("Content-Encoding", "gzip"))
        chunked = b"6\r\n<p>Chu\r\n7\r\nnks</p>\r\n0\r\n\r\n"
        response(writer, "https://e.org/3", "text/html", chunked, ("Transfer-Encoding", "chunked"))
        again = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(writer.create_revisit_record(
            "https://e.org/1", "sha1:B6QJ6BNJ3R4B23XXMRKZKHLPGJY2VE4O", "https://e.org/1", "2026-02-03T04:05:06Z",
            http_headers=again))  # fmt: skip
        response(writer, "https://e.org/4", "text/html", b"<p>" + b"x" * 20_000)


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_the_pages_of_a_warc_are_read(name: str, tmp_path: Path) -> None:
    """Of a WARC come the HTML responses, decoded, with their ids, addresses, dates and charsets; nothing else."""
    pytest.importorskip("fastwarc")
    make_warc(tmp_path / name)
    items = list(read_archive(str(tmp_path / name), name, RowNames(), 10_000))
    assert [(item.url, item.html) for item in items] == [
        ("https://e.org/1", "<p>Café</p>".encode("latin-1")),
        ("https://e.org/2", b"<p>Packed</p>"),
        ("https://e.org/3", b"<p>Chunks</p>"),
        ("https://e.org/4", None),
    ]
    assert items[0].charset == "iso-8859-1"
    assert items[3].failure is not None
    assert items[3].failure.type == "TooLarge"
    assert {item.extra["warc_date"] for item in items} == {"2026-02-03T04:05:06Z"}
    assert all(item.key.startswith("<urn:uuid:") for item in items)
    assert len({item.key for item in items}) == 4


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
@pytest.mark.parametrize("left", [0.1, 0.5, 0.8, 0.99])
def test_a_warc_that_breaks_off_is_said(name: str, left: float, tmp_path: Path) -> None:
    """Of a WARC that breaks off come the whole pages, then one error: the page cut in two, or the archive."""
    pytest.importorskip("fastwarc")
    make_warc(tmp_path / name)
    whole = [item.html for item in read_archive(str(tmp_path / name), name, RowNames(), 100_000)]
    data = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(data[: int(len(data) * left)])
    items = list(read_archive(str(tmp_path / name), name, RowNames(), 100_000))
    assert [item.html for item in items[:-1]] == whole[: len(items) - 1]
    assert items[-1].html is None
    assert items[-1].failure is not None
    assert items[-1].failure.type == "BrokenInput"


def response(
    number: int, body: bytes = PAGE, header: bytes = b"", status: bytes = b"200 OK", kind: bytes = b"text/html"
) -> bytes:
    """Return a WARC record, its id a number."""
    http = b"HTTP/1.1 " + status + b"\r\nContent-Type: " + kind + b"\r\n" + header + b"\r\n" + body
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
    return head + b"WARC-Record-ID: %d\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n" % (number, len(http), http)


def warc_pages(path: Path, data: bytes) -> list[tuple[str, bytes | None]]:
    """Return (id, HTML) of what is read from a WARC of these bytes."""
    pytest.importorskip("fastwarc")
    path.write_bytes(data)
    return [(item.key, item.html) for item in read_archive(str(path), path.name, RowNames(), 1 << 20)]


def test_responses_that_are_no_success_are_passed_over(tmp_path: Path) -> None:
    """Of a crawl's redirects and pages that were not found no page comes; how many there are is counted."""
    pytest.importorskip("fastwarc")
    said = [b"200 OK", b"301 Moved", b"404 Not Found", b"404 Not Found", b"203 Other"]
    records = [response(number, PAGE, status=status) for number, status in enumerate(said, 1)]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    found = Inputs([str(tmp_path / "a.warc")])
    for _ in range(2):
        assert [item.key for item in found.items()] == ["1", "5"]
        assert found.passed_over == {"HTTP 301": 1, "HTTP 404": 2}


def test_a_record_whose_type_is_none_is_not_lost(tmp_path: Path) -> None:
    """Where the line of its type is damaged a response is read by what it holds; another record is counted."""
    pytest.importorskip("fastwarc")
    records = [response(number).replace(b"Type: resp", hit, 1) for number, hit in
               enumerate([b"Type: resp", b"Type: rexp", b"T\xffpe: resp", b"Type: "])]  # fmt: skip
    other = response(4).replace(b"Type: response", b"Type: screenshot", 1)
    records += [other.replace(b"application/http; msgtype=response", held) for held in (b"image/png", b"text/html")]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    found = Inputs([str(tmp_path / "a.warc")])
    assert [(item.key, item.html) for item in found.items()] == [(number, PAGE) for number in "0123"]
    assert found.passed_over == {"unknown WARC-Type": 2}


@pytest.mark.parametrize(
    ("kind", "is_page"),
    [("text/html, text/html", True), ("Text/HTML charset=utf-8", True), ("text/htmlx", False), ("text/plain", False)],
)
def test_a_type_that_is_said_twice_is_that_of_a_page(kind: str, is_page: bool, tmp_path: Path) -> None:
    """What browsers show as a page is one; other types are passed over."""
    found = warc_pages(tmp_path / "a.warc", response(1, kind=kind.encode()))
    assert found == ([("1", PAGE)] if is_page else [])


BAD_LENGTH = b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: abc\r\n\r\n"


@pytest.mark.parametrize("fault", [b"garbage\r\n", b"\0" * 600, BAD_LENGTH])
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_the_page_before_a_fault_comes_out(name: str, fault: bytes, tmp_path: Path) -> None:
    """What stands behind a whole page costs the archive one error, not the page."""
    records = [response(1), response(2)]
    data = b"".join(map(gzip.compress, records) if name.endswith(".gz") else records) + fault
    assert warc_pages(tmp_path / name, data) == [("1", PAGE), ("2", PAGE), (name, None)]


@pytest.mark.parametrize("page", [PAGE, b"<p>" + b"The ferry returned. " * 40_000])
@pytest.mark.parametrize("hit", [0, 2])
@pytest.mark.parametrize(
    "damage", ["head", "zeros", "shorter", "longer", "to the end", "over the limit", "lost", "no number"]
)
def test_damage_in_a_plain_warc_costs_its_own_record(damage: str, hit: int, page: bytes, tmp_path: Path) -> None:
    """Whatever is wrong with a record, those before and behind it are read, and it is one error."""
    records = [response(number, page) for number in range(4)]
    length = int(re.findall(rb"Content-Length: (\d+)", records[hit])[0])
    said = {"shorter": length - 20, "longer": length + 90, "to the end": 10 * length, "over the limit": 10**12}
    if damage == "head":
        records[hit] = b"XXXX" + records[hit][4:]
    elif damage == "zeros":
        records[hit] = b"\0" * len(records[hit])
    elif damage == "lost":
        records[hit] = records[hit][: -len(page) // 2]
    else:
        wrong = b"Content-Length: %d" % said[damage] if damage in said else b"Content-Length: n"
        records[hit] = records[hit].replace(b"Content-Length: %d" % length, wrong)
    found = warc_pages(tmp_path / "a.warc", b"".join(records))
    others = [(str(number), page) for number in range(4) if number != hit]
    assert [one for one in found if one[1] is not None and one[0] != str(hit)] == others
    assert sum(html is None for _, html in found) == 1
    assert all(b"WARC" not in (html or b"") for _, html in found)


def test_what_reads_like_a_record_in_a_page_is_the_page(tmp_path: Path) -> None:
    """A page on web archives shows a record's head; where its own record is whole, so is it."""
    page = PAGE + b"<pre>\nWARC/1.0\r\nWARC-Type: response\r\n</pre>"
    whole = [response(number, page) for number in range(3)]
    assert warc_pages(tmp_path / "a.warc", b"".join(whole)) == [(str(number), page) for number in range(3)]


def long_page(number: int) -> bytes:
    """Return a page of 300 kB that hardly packs, so that its record is read in many pieces."""
    return b"<p>" + random.Random(number).randbytes(150_000).hex().encode()


@pytest.mark.parametrize("page", [lambda number: PAGE, long_page])
@pytest.mark.parametrize("at", [0, 2, 0.1, 0.5, -6])
@pytest.mark.parametrize("hit", [0, 2, 4])
def test_a_damaged_gzip_member_costs_its_own_record(
    page: Callable[[int], bytes], at: float, hit: int, tmp_path: Path
) -> None:
    """Where in a gzip member the damage is, the records before and behind it are read, and it is one error."""
    members = [gzip.compress(response(number, page(number))) for number in range(5)]
    packed = bytearray(members[hit])
    begin = int(at * len(packed)) if 0 < at < 1 else int(at) % len(packed)
    packed[begin : begin + 30] = b"\xff" * len(packed[begin : begin + 30])
    members[hit] = bytes(packed)
    found = warc_pages(tmp_path / "a.warc.gz", b"".join(members))
    whole = [(str(number), page(number)) for number in range(5) if number != hit]
    assert [one for one in found if one[1] is not None and one[0] != str(hit)] == whole
    assert sum(html is None for _, html in found) == 1


def test_damage_in_several_gzip_members_is_an_error_each(tmp_path: Path) -> None:
    """Each stretch of a WARC that is damaged is one error that says from where to where; foreign members are none."""
    pytest.importorskip("fastwarc")
    one, other = gzip.compress(response(1)), gzip.compress(response(2))
    noise = gzip.compress(b"no record") + b"\x1f\x8b\x08 nor this"
    path = tmp_path / "a.warc.gz"
    path.write_bytes(one + one[:90] + other + noise + b"\0" * 600_000 + one)
    items = list(read_archive(str(path), "a", RowNames(), 1 << 20))
    assert [item.html for item in items] == [PAGE, None, PAGE, None, PAGE]
    begin, end = len(one) + 90 + len(other), path.stat().st_size - len(one)
    assert items[1].failure is not None
    assert f"from byte {len(one)} to byte {len(one) + 90}:" in items[1].failure.message
    assert items[3].failure is not None
    assert f"from byte {begin} to byte {end}:" in items[3].failure.message
    assert sum(item.size for item in items) == path.stat().st_size


def test_a_disk_that_cannot_be_read_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the system ends an archive with that error: what is behind it is not searched for records."""
    pytest.importorskip("fastwarc")

    def fail(raw: object) -> Iterator[object]:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(warc, "_responses", fail)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(response(1))[:90] + gzip.compress(response(2)))
    (item,) = read_archive(str(path), "a", RowNames(), 1 << 20)
    assert item.failure is not None
    assert "Input/output error" in item.failure.message


def test_a_warc_that_breaks_off_has_one_error(tmp_path: Path) -> None:
    """Wherever a WARC breaks off, its whole pages come out and one error, and none if the page is all there."""
    data = response(1) + response(2)
    for size in range(1, len(data)):
        found = warc_pages(tmp_path / "a.warc", data[:size])
        errors = sum(html is None for _, html in found)
        assert errors == (size % len(response(1)) not in (0, *range(len(response(1)) - 4, len(response(1))))), size
        assert len(found) - errors == (size + 4) // len(response(1)), size


@pytest.mark.parametrize("kind", ["gzip", "deflate", "br", "zstd"])
def test_a_body_that_does_not_unpack_costs_one_page(kind: str, tmp_path: Path) -> None:
    """A page whose body is not packed as its header says is one error; the pages behind it are read."""
    bad = response(2, b"\x1f\x8b not packed", f"Content-Encoding: {kind}\r\n".encode())
    found = warc_pages(tmp_path / "a.warc", response(1) + bad + response(3))
    assert found == [("1", PAGE), ("2", None), ("3", PAGE)]


PACKED = {"gzip": gzip.compress, "deflate": zlib.compress, "deflate, bare": lambda html: zlib.compress(html, wbits=-15)}


@pytest.mark.parametrize("is_chunked", [False, True], ids=["plain", "chunked"])
@pytest.mark.parametrize("packing", PACKED)
def test_a_packed_body_that_breaks_off_costs_one_page(packing: str, is_chunked: bool, tmp_path: Path) -> None:
    """A page of whose packed body the end is missing is an error, and no half of an article."""
    header = f"Content-Encoding: {packing.partition(',')[0]}\r\n".encode()
    header += b"Transfer-Encoding: chunked\r\n" * is_chunked

    def sent(body: bytes) -> bytes:
        return b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body) if is_chunked else body

    body = PACKED[packing](PAGE * 20)
    data = response(1, sent(body[:-40]), header) + response(2, sent(body), header)
    assert warc_pages(tmp_path / "a.warc", data) == [("1", None), ("2", PAGE * 20)]


@pytest.mark.parametrize("header", ["Content-Encoding: gzip", "Content-Encoding: foo", "Transfer-Encoding: chunked"])
def test_a_body_that_was_unpacked_already_is_read(header: str, tmp_path: Path) -> None:
    """HTML whose header says that it is packed, as many crawlers write it, is taken as it is."""
    data = response(1, PAGE, header.encode() + b"\r\n") + response(2)
    assert warc_pages(tmp_path / "a.warc", data) == [("1", PAGE), ("2", PAGE)]


@pytest.mark.parametrize(
    "header",
    ["Content-Encoding: x-gzip", "CONTENT-ENCODING: X-Gzip", "Transfer-Encoding: chunked\r\nContent-Encoding: gzip"],
)
def test_a_body_that_is_packed_in_part_is_read(header: str, tmp_path: Path) -> None:
    """A body whose chunks alone the crawler took apart is unpacked; x-gzip is gzip by its old name."""
    data = response(1, gzip.compress(PAGE), header.encode() + b"\r\n") + response(2)
    assert warc_pages(tmp_path / "a.warc", data) == [("1", PAGE), ("2", PAGE)]


@pytest.mark.parametrize(("end", "blank"), [(b"\n", b"\n"), (b"\r\n", b"\n"), (b"\n", b"\r\n")])
def test_a_head_whose_lines_end_in_lf_alone_is_read(end: bytes, blank: bytes, tmp_path: Path) -> None:
    """As some crawlers write it: its type and encoding are read, and the body begins where it begins."""
    warc, http, body = response(1, gzip.compress(b"\n" + PAGE), b"Content-Encoding: gzip\r\n").split(b"\r\n\r\n", 2)
    http = http.replace(b"\r\n", end) + end + blank + body.removesuffix(b"\r\n\r\n")
    warc = re.sub(rb"(?<=Length: )\d+", b"%d" % len(http), warc)
    found = warc_pages(tmp_path / "a.warc", warc + b"\r\n\r\n" + http + b"\r\n\r\n" + response(2))
    assert found == [("1", b"\n" + PAGE), ("2", PAGE)]


def test_a_header_without_end_costs_one_page(tmp_path: Path) -> None:
    """An HTTP header of 200 kB is one error; the pages behind it are read."""
    data = response(1) + response(2, PAGE, b"X-A: " + b"a" * 200_000 + b"\r\n") + response(3)
    assert warc_pages(tmp_path / "a.warc", data) == [("1", PAGE), ("2", None), ("3", PAGE)]


def test_the_end_of_a_warc_is_looked_for_in_little_memory(tmp_path: Path) -> None:
    """Whether a record is whole is told without holding what it unpacks to."""
    data = gzip.compress(response(1, b" " * 30_000_000))
    (tmp_path / "a.warc.gz").write_bytes(data)
    (tmp_path / "cut.warc.gz").write_bytes(data[:-9])
    tracemalloc.start()
    try:
        assert warc.cut_record(str(tmp_path / "a.warc.gz"), 0) is None
        assert warc.cut_record(str(tmp_path / "cut.warc.gz"), 0) == 0
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 3_000_000


def test_a_warc_may_be_one_gzip_member(tmp_path: Path) -> None:
    """A WARC packed as a whole is whole, as is one that is not packed although it is called so."""
    noise = [b"<p>" + random.Random(number).randbytes(100_000).hex().encode() for number in (1, 2)]
    data = response(1, noise[0]) + response(2, noise[1])
    whole = [("1", noise[0]), ("2", noise[1])]
    assert warc_pages(tmp_path / "a.warc.gz", gzip.compress(data)) == whole
    assert warc_pages(tmp_path / "a.warc.gz", data) == whole


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file type whose package is missing says how to install it."""
    from newsclean.inputs.archives import MissingExtraError

    monkeypatch.setitem(sys.modules, "fastwarc", None)
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    (tmp_path / "a.warc").write_bytes(b"")
    with pytest.raises(MissingExtraError, match=r"pip install '\.\[warc\]'"):
        list(read_archive(str(tmp_path / "a.warc"), "a.warc", RowNames(), 10_000))


def test_the_items_of_a_folder_mix_pages_and_archives(tmp_path: Path) -> None:
    """A folder may hold pages and files of many pages; each page of these has an output of its own."""
    touch(tmp_path, "a.html")
    (tmp_path / "b.jsonl").write_bytes(LINES)
    items: list[Item] = list(Inputs([str(tmp_path)]).items())
    assert [item.output for item in items] == ["a", "b.jsonl/00000001", "b.jsonl/00000002"]


# --- what this run writes


@pytest.fixture
def stdout_goes_to(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Make a file the one that standard output goes to."""

    def go(path: Path) -> None:
        found = path.stat()
        monkeypatch.setattr("newsclean.inputs.inputs.stdout_file", lambda: (found.st_dev, found.st_ino))

    return go


@pytest.mark.parametrize("name", ["zz.jsonl", "zz.html", "link.jsonl"])
@pytest.mark.parametrize("is_named", [False, True])
def test_the_file_that_standard_output_goes_to_is_passed_over(
    name: str, is_named: bool, tmp_path: Path, stdout_goes_to: Callable[[Path], None]
) -> None:
    """`newsclean clean . > zz.jsonl` does not read its own output, named or found, by any of its names; it says so."""
    touch(tmp_path, "a.html", name)
    (tmp_path / "target.txt").write_bytes(PAGE)
    if name.startswith("link"):
        (tmp_path / name).unlink()
        (tmp_path / name).symlink_to(tmp_path / "target.txt")
    stdout_goes_to(tmp_path / name)
    found = Inputs([str(tmp_path / n) for n in ("a.html", name)] if is_named else [str(tmp_path)])
    assert [item.key for item in found.items()] == ["a.html"]
    assert list(found.told()) == [f"passed over {tmp_path / name}: this run writes to it"]


def test_an_input_that_is_the_output_is_refused(tmp_path: Path, stdout_goes_to: Callable[[Path], None]) -> None:
    """Where nothing is left to read, that is said in the place of a run."""
    touch(tmp_path, "a.html")
    stdout_goes_to(tmp_path / "a.html")
    with pytest.raises(InputError, match="standard output goes to it: write elsewhere"):
        Inputs([str(tmp_path / "a.html")])


@pytest.mark.parametrize("is_surveyed", [True, False])
def test_a_table_that_grows_is_read_to_where_it_ended(is_surveyed: bool, tmp_path: Path) -> None:
    """`newsclean clean . | tee zz.jsonl` ends: what is added to a table as it is read is not read."""
    rows, row = tmp_path / "zz.jsonl", b'{"html": "<p>A</p>"}\n'
    rows.write_bytes(row)
    found = Inputs([str(tmp_path)])
    if is_surveyed:
        found.survey()
        rows.write_bytes(row * 2)
    keys = []
    for item in found.items():
        keys.append(item.key)
        with rows.open("ab") as file:
            file.write(row)
    assert keys == ["zz.jsonl#1"]


def test_ids_of_an_error_list_stay_in_the_output_folder_and_apart(tmp_path: Path) -> None:
    """An id that is not the end of its page's path is none; where two pages have one, their paths make the ids."""
    failed = Answer("", None, Failure("PageTimeout", ""))
    lines = [error_line(Item("", path=path), failed._replace(key=key)) for path, key in (
        ("in/a.html", "a.html"), ("in/b.html", "../b.html"), ("in/c.html", "/etc/c.html"), ("in/d.html", ""),
    )]  # fmt: skip
    assert read_list(io.BytesIO(b"".join(lines))).ids == {"in/a.html": "a.html"}
    paths = [str(tmp_path / folder / "a.html") for folder in ("x", "y")]
    for path in paths:
        Path(path).parent.mkdir()
        Path(path).write_text("<p>")
    assert [item.key for item in Inputs(paths, ids=dict.fromkeys(paths, "a.html")).items()] == ["x/a.html", "y/a.html"]
    ids = dict(zip(paths, ("x/a.html", "X/a.html"), strict=True))
    assert [item.key for item in Inputs(paths, ids=ids).items()] == list(ids.values()), "a crawl may have both"


@pytest.mark.parametrize(("name", "said"), [("a.html", "name it without #3"), ("a.jsonl", "the whole file")])
def test_a_page_of_a_file_that_is_not_taken_is_explained(name: str, said: str, tmp_path: Path) -> None:
    """FILE#N, where it is no input, is answered with what can be named of the file."""
    (tmp_path / name).write_bytes(PAGE)
    with pytest.raises(InputError, match=re.escape(said)):
        Inputs([f"{tmp_path / name}#3"])
