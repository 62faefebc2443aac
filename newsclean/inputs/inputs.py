"""What the command line names -> Items, in an order that never varies (an edge).

Folders are walked in the order of their names, one folder's names in memory at a time. Every page gets an id (its
path below the input) and a place of its own below the output folder.
"""

from __future__ import annotations

import glob
import hashlib
import os
import re
import stat
import sys
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from fnmatch import fnmatch
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import NamedTuple

from newsclean.batch.manifest import MANIFEST, form_in
from newsclean.batch.workers import Failure
from newsclean.errors import BrokenInput
from newsclean.inputs.archives import (
    Item,
    RowNames,
    archive_suffix,
    check_archive,
    holds_foreign_pages,
    is_of_records,
    lacking,
    read_archive,
)
from newsclean.inputs.errors import InputError
from newsclean.inputs.page_places import Keys, Places, stem_of
from newsclean.inputs.passed_over import LINK, NO_FILE, OUTPUT, OWN, OWN_NAMED, PassedOver
from newsclean.inputs.path_store import PathStore, in_order, may_recur
from newsclean.inputs.paths import (
    OWN_FILES,
    STDIN,
    identity,
    is_in,
    is_special,
    is_stream,
    readable,
    real_place,
    size,
    spot,
    stdout_file,
    unreadable,
)
from newsclean.inputs.saved import is_own, page_suffix, read_bounded

# What browsers append to a page's name for the folder of its pictures and scripts, by their language.
COMPANION_SUFFIXES = ("_files", "-Dateien", "_fichiers", "_archivos", "_arquivos", "_file", "_bestanden", "-filer",
                      "_pliki", "_soubory", "_dosyalar", ".files")  # fmt: skip
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_PAGE_FORMS = frozenset(("html", "jsonl", "row"))  # of runs that write what would be taken for pages
_SHOWN_TABLES = 3  # in a message
_SHOWN_ROOTS = 3
_FOLDERS = 1 << 16  # whose place is remembered


class File(NamedTuple):
    """One file that is an input or stands in an input folder."""

    path: str
    key: str
    """Its path below the input, with forward slashes, as `readable` has it: the id of its page."""
    output: str
    """Where its page goes below the output folder, without the format's extension."""
    failure: Failure | None = None
    """Why there are no files: this stands for a folder that cannot be read."""
    is_found: bool = False
    """It stands in an input folder and is not named itself."""


class Survey(NamedTuple):
    """What a first look at the inputs tells."""

    files: int
    archives: int
    """How many of them hold many pages."""
    bytes: int
    fingerprint: str
    """Changes when a file is added, removed, renamed or written to."""


class Inputs:
    """The pages that the arguments of the command line stand for; `items` may be called again."""

    def __init__(
        self,
        arguments: Collection[str],
        *,
        names: RowNames = RowNames(),  # noqa: B008
        include: Sequence[str] | None = None,
        exclude: Iterable[str] = (),
        max_bytes: int = 128 << 20,
        is_list: bool = False,
        ids: Mapping[str, str] = {},
    ) -> None:
        """Raise InputError for an argument that is not there; in a list it is a failed page, if any other is there.

        include: file name patterns that make a file in a folder a page, instead of the known suffixes; None where the
        command has no option for them.
        exclude: files and folders that are passed over: the outputs. is_list: the arguments are from a list, of any
        length. ids: what an earlier run called the pages, by their arguments, as `ids_in` has them.
        """
        self.names = names
        """What the columns of tables are called."""
        self._ids = ids
        self._include = include
        self._exclude = {os.path.split(os.path.realpath(path)): path for path in exclude}
        self._max_bytes = max_bytes
        self._left = PassedOver(may_include=include is not None)
        self._is_own: dict[str, bool] = {}
        """Tables in folders -> whether newsclean wrote them."""
        self._stdout = stdout_file()
        self._table_bytes: dict[str, int] = {}
        """Tables -> their sizes when the inputs were surveyed: what is written to them later is not read."""
        self._unread: list[str] = []
        """Pipes and devices that are named beside other inputs."""
        self._streaming: set[str] = set()
        """Standard input and the pipes that are read."""
        self._roots, folders = self._read(arguments, is_list=is_list)
        """The inputs as named, globs expanded: as many as a list has, so that there is nothing else with each."""
        self._only = next(iter(self._roots)) if len(self._roots) == 1 else None
        if is_list and len(self._roots) and not any(path == STDIN or os.path.lexists(path) for path in self._roots):
            more = f" and {len(self._roots) - 1:,} more" if len(self._roots) > 1 else ""
            raise InputError(f"{_MISSING}: {next(iter(self._roots))}{more}")
        self.folders = [root for root in self._roots if root in folders] if folders else []
        """The inputs that are folders."""
        self._is_several = is_list or list(arguments) != [self._only]
        self._streams: dict[str, bytes] = {}
        """What was read from standard input and from pipes, which can be read once."""
        self.passed_over: Counter[str] = Counter()
        """What the last `items` passed over in archives: "HTTP 404" -> how often."""
        self._real_folders = [os.path.join(os.path.realpath(folder), "") for folder in self.folders]
        self._refuse_folder_twice()

    @property
    def lone_page(self) -> bool:
        """Tell whether one page is all that is named: a file, or standard input.

        A glob and a list are several pages whatever is in them, so that the form of an output does not hang on that.
        """
        return not self._is_several and self.comes_to_one

    @property
    def comes_to_one(self) -> bool:
        """Tell whether what is named comes to one page, be it by a glob or a list."""
        return self._only is not None and not self._unread and (self._only == STDIN or not _is_many(self._only))

    @property
    def roots(self) -> list[str]:
        """Return the inputs as named, globs expanded."""
        return list(self._roots)

    def items(self) -> Generator[Item, None, None]:
        """Yield every page; a subfolder that cannot be read is one failed page."""
        self.passed_over.clear()
        for file in self._found():
            if file.failure is not None:
                yield Item(file.key, failure=file.failure, output=file.output)
            elif file.path in self._streaming:
                yield self._read_stream(file)
            elif archive_suffix(file.path):
                end = self._table_bytes.get(file.path)
                rows = read_archive(file.path, file.key, self.names, self._max_bytes, self._pass_over, end)
                yield from rows if self._only == file.path else self._left.minding(file.path, rows)
            else:
                bytes_ = size(file.path)
                yield Item(file.key, path=file.path, is_found=file.is_found, size=bytes_, output=file.output)

    def may_have_pages(self) -> bool:
        """Tell whether there is a page, reading up to the first; newsclean's own count where they are gzipped."""
        with closing(self.items()) as items:
            for item in items:
                if not (item.is_found and item.path is not None and is_own(item.path)):
                    return True
                self.meet_own(item)
        return False

    def _read(self, arguments: Iterable[str], *, is_list: bool) -> tuple[PathStore, set[str]]:
        """Return the inputs that are read, and which of them are folders. Raises InputError.

        Not what standard output goes to, which would grow as it is read. And a named pipe, which may wait for ever,
        only where it was surely meant: where nothing else is named. Else it is a failed page, unless a glob has
        matched it.
        """
        marks, folders, special, written = array("q"), set(), dict[str, bool](), ""
        expanded = (found for argument in arguments for found in _expand(argument, may_lack=is_list))

        def read() -> Iterator[str]:
            nonlocal written
            for path, found, is_named in expanded:
                if found is not None and self._stdout == (found.st_dev, found.st_ino):
                    self._left.leave(path, OUTPUT)
                    written = written or path
                    continue
                if path == STDIN:
                    self._streaming.add(path)
                elif found is not None and stat.S_ISDIR(found.st_mode):
                    folders.add(path)
                elif found is not None and (not stat.S_ISREG(found.st_mode) or path.startswith(OWN_FILES)):
                    if is_special(path):
                        special[path] = special.get(path, False) or is_named
                        continue
                    self._take_stream(path)
                marks.append(_mark(path, found))
                yield path

        roots = PathStore(read())
        if written and not len(roots) and not special:
            raise InputError(f"{written} is the input, but standard output goes to it: write elsewhere")
        for path, is_named in special.items() if len(roots) else ():
            if is_named:
                self._unread.append(path)
            else:
                self._left.leave(path, NO_FILE)
        if special and not len(roots):
            for path in special:
                self._take_stream(path)
            marks = array("q", (_mark(path, None) for path in special))
            roots = PathStore(special)
        return _each_once(roots, marks), folders

    def _take_stream(self, path: str) -> None:
        """Take note that a path is read here and once, if it is. Raises InputError."""
        _refuse_no_page(path)
        if is_stream(path):
            self._streaming.add(path)

    def _refuse_folder_twice(self) -> None:
        """Raise InputError for an input that stands in another."""
        real_folders = {os.path.realpath(folder) for folder in self.folders}
        for root in self._roots if real_folders else ():
            inner = STDIN if root == STDIN else os.path.realpath(root)
            while (outer := os.path.dirname(inner)) not in ("", inner):
                if outer in real_folders:
                    raise InputError(f"{root} is inside {outer}, which is also an input: name one of them")
                inner = outer

    def no_pages(self) -> str:
        """Return what is to be said where nothing was found."""
        more = f" and {len(self._roots) - _SHOWN_ROOTS:,} more" if len(self._roots) > _SHOWN_ROOTS else ""
        named = ", ".join(islice(self._roots, _SHOWN_ROOTS)) + more
        return f"no pages in {named}{self._left.hint(has_folder=bool(self.folders))}"

    def told(self) -> Iterator[str]:
        """Return what was passed over since this was asked last and pages might be looked for in, a sentence each."""
        return self._left.told()

    def meet_own(self, item: Item) -> bool:
        """Take note of a page that newsclean wrote; return whether it is read: where it is named, and not found."""
        self._left.leave(item.path or item.key, OWN if item.is_found else OWN_NAMED)
        return not item.is_found

    def _is_written(self, path: str) -> bool:
        """Tell whether standard output goes to a file; it is looked at only where that goes to one at all."""
        return self._stdout is not None and identity(path) == self._stdout

    def _pass_over(self, what: str) -> None:
        self.passed_over[what] += 1

    def _read_stream(self, file: File) -> Item:
        """Return the page in standard input or in a named pipe: no worker has it open, and it is read once.

        Reading waits for who writes, as `cat` does; Ctrl-C ends it.
        """
        if file.path not in self._streams:
            try:
                if file.path == STDIN:
                    self._streams[STDIN] = read_bounded(sys.stdin.buffer, self._max_bytes)
                else:
                    with open(file.path, "rb") as stream:
                        self._streams[file.path] = read_bounded(stream, self._max_bytes)
            except OSError as error:
                failure = Failure(type(error).__name__, error.strerror or str(error))
                return Item(file.key, failure=failure, output=file.output)
        html = self._streams[file.path]
        return Item(file.key, html=html, size=len(html), output=file.output)

    def check_columns(self) -> None:
        """Raise InputError where a column has a name of the caller's and no input table has such a column."""
        usual = RowNames()
        fields = zip(usual._fields, self.names, usual, strict=True)
        named = {name: f"--{field}-column" for field, name, known in fields if name != known}
        left, tables = set(named), []
        for path in (file.path for file in self.files()) if named else ():
            lacks = lacking(path, named)
            if lacks is not None:
                tables.append(path)
                left &= lacks
        if tables and left:
            name = min(left)
            raise InputError(f"{named[name]} {name}: there is no such column in {', '.join(tables[:_SHOWN_TABLES])}")

    def files(self) -> Iterator[File]:
        """Yield every file that can be found, in the order of the arguments and of the names in each folder.

        Raises InputError where the only input is a folder that cannot be read.
        """
        return (file for file in self._found() if file.failure is None)

    def _found(self) -> Iterator[File]:
        self._left.begin_walk()
        if self._only is not None and self.folders and not self._unread:
            yield from self._walk(self._only, "")
            return
        folders = set(self.folders)
        for root in self._roots:
            key = self._keys[root]
            if root in folders:
                yield from self._left.minding(root, self._walk(root, key + "/"))
            else:
                yield File(root, readable(key), self._places[_name(root, key)])
        for path in self._unread:
            name = os.path.basename(path)
            yield File(path, readable(path), f"{name}.pipe", Failure("BrokenInput", NO_FILE))

    @cached_property
    def _keys(self) -> Keys | dict[str, str]:
        """What the inputs are called; as an earlier run called them, where that tells each from the others."""
        if self._ids and not self.folders and all(root in self._ids for root in self._roots):
            keys = {root: unreadable(self._ids[root]) for root in self._roots}
            if len(set(keys.values())) == len(keys):
                return keys
        return Keys(self._roots)

    @cached_property
    def _places(self) -> Places:
        folders = set(self.folders)

        def names() -> Iterator[str]:
            return (_name(root, self._keys[root]) for root in self._roots if root not in folders)

        return Places(names, len(self._roots), [self._keys[folder] for folder in self.folders])

    def survey(self) -> Survey:
        """Look at every file's name, size and time. Raises InputError, and what `check_archive` raises."""
        digest = hashlib.blake2b(digest_size=16)
        files = archives = size = 0
        for file in self._found():
            files += 1
            if file.failure is not None:
                digest.update(f"{file.key}\0{file.failure.type}\n".encode("utf-8", "surrogateescape"))
                continue
            suffix = archive_suffix(file.path)
            archives += suffix is not None
            if suffix is not None:
                self._check(file)
            if file.path in self._streaming:
                item = self._read_stream(file)
                size += item.size
                digest.update(self._streams.get(file.path, b""))
                continue
            try:
                found = os.stat(file.path)
                marks = f"{found.st_size}\0{found.st_mtime_ns}"
                size += found.st_size
                if suffix is not None:
                    self._table_bytes[file.path] = found.st_size
            except OSError as error:  # a dangling link: the page's record will say so
                marks = error.strerror or "unreadable"
            digest.update(f"{file.key}\0{marks}\n".encode("utf-8", "surrogateescape"))
        return Survey(files, archives, size, digest.hexdigest())

    def _check(self, file: File) -> None:
        if not file.is_found and self._is_output(file.path):
            lacks = f"without HTML in a column {self.names.html!r}"
            raise InputError(f"{file.path} holds records that newsclean wrote, {lacks}: name what they were made from")
        try:
            check_archive(file.path, self.names)
        except BrokenInput as error:
            if not file.is_found:  # one in a folder is a failed page
                raise InputError(str(error)) from None
        except (OSError, ValueError):
            return  # it cannot be read: its record will say so

    # -- what is written

    def check_outputs(
        self,
        named: Sequence[str],
        folder: str | None = None,
        pages: Callable[[str], Iterable[str]] = lambda output: (),
        beside: Iterable[str] = (),
    ) -> None:
        """Raise InputError where an output would take the place of an input, or of another output.

        named: the files and folders that are written. folder: the one of them where each page has files of its own;
        pages: File.output -> their paths. beside: files that are read beside the pages.
        """
        places = [real_place(path) for path in named]
        for number, place in enumerate(places):
            if place in places[:number]:
                raise InputError(f"{named[number]} is named for two outputs: they need a file each")
        found = {identity(path) for path in named} - {None}
        if found:
            for path in chain(beside, self._paths()):
                if identity(path) in found:
                    raise InputError(f"{path} is an input: write elsewhere")
        for path in self._excluded_pages():
            raise InputError(f"{path} is an input: write elsewhere")
        if folder is not None:
            self._check_pages(os.path.join(real_place(folder), ""), places, pages)

    def _check_pages(self, folder: str, named: Sequence[str], pages: Callable[[str], Iterable[str]]) -> None:
        """Raise InputError where a page's file would be an input, or is named for something else."""
        # Inputs are remembered only if they stand in the folder: none as a rule, where all may be millions.
        place = lru_cache(_FOLDERS)(real_place)
        paths = self._paths() if os.path.isdir(folder) else ()
        read = {identity(path) for path in paths if is_in(folder, path, place)}
        taken = {place for place in named if place.startswith(folder)}
        if not read and not taken:
            return
        for file in self.files():
            for path in () if archive_suffix(file.path) else pages(file.output):
                if identity(path) in read:
                    raise InputError(f"{path} is an input: write elsewhere")
                if real_place(path) in taken:
                    raise InputError(f"{path} is named for two outputs: they need a file each")

    def _excluded_pages(self) -> Iterator[str]:
        """Yield what stands in an input folder where an output is to go, would be read, and is not newsclean's own."""
        for (parent, name), path in self._exclude.items():
            if not os.path.join(parent, name).startswith(tuple(self._real_folders)):
                continue
            found = [path] if os.path.isfile(path) and self._is_wanted(name) else []
            if os.path.isdir(path) and form_in(os.path.join(path, MANIFEST)) is None:
                found = [file.path for file in Inputs([path], include=self._include).files()]
            yield from (file for file in found if holds_foreign_pages(file, self.names, self._max_bytes))

    def _paths(self) -> Iterator[str]:
        """Yield the folders that are named, then every file."""
        yield from self.folders
        yield from (file.path for file in self.files() if file.path != STDIN)

    # -- folders

    def _walk(self, folder: str, prefix: str) -> Iterator[File]:
        """Yield the pages and archives below a folder: files before subfolders, both by name."""
        root = folder
        left = [(folder, prefix, os.path.realpath(folder))]
        while left:
            folder, prefix, real = left.pop()
            if prefix and form_in(os.path.join(folder, MANIFEST)) in _PAGE_FORMS and folder != root:
                self._left.leave(folder, OWN)
                continue
            try:
                names, folders = self._listed(folder, real)
            except OSError as error:
                message = f"cannot read the folder {folder}: {error.strerror}"
                if not prefix:
                    raise InputError(message) from None
                failure = Failure(type(error).__name__, message)
                yield File(folder, readable(prefix), prefix + "folder", failure)
                continue
            places = Places(names.__iter__, len(names), folders)
            for name in names:
                path = os.path.join(folder, name)
                yield File(path, readable(prefix + name), prefix + places[name], is_found=True)
            companions = _companions(folders, names)
            below = (name for name in reversed(folders) if name not in companions)
            left += [(os.path.join(folder, name), f"{prefix}{name}/", os.path.join(real, name)) for name in below]

    def _listed(self, folder: str, real: str) -> tuple[list[str], list[str]]:
        """Return the names of the pages and archives in a folder, and of its subfolders. Raises OSError.

        real: its path without links; no link to a folder is followed, so that it is known from the folder above.
        """
        named: dict[str, list[str]] = {kind: [] for kind in ("file", "folder", "link", "other")}
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.startswith(".") and (real, entry.name) not in self._exclude:
                    named[_kind(entry)].append(entry.name)
        for names in named.values():
            names.sort()
        for path in (os.path.join(folder, name) for name in named["link"]):
            if not os.path.join(os.path.realpath(path), "").startswith(tuple(self._real_folders)):
                self._left.leave(path, LINK)
        for name in filter(self._is_wanted, named["other"]):
            self._left.leave(os.path.join(folder, name), NO_FILE)
        files = named["file"]
        names = [name for name in files if self._is_wanted(name)]
        if len(names) < len(files):
            self._left.leave_unnamed(set(files).difference(names))
        for name in [name for name in names if self._is_written(os.path.join(folder, name))]:
            self._left.leave(os.path.join(folder, name), OUTPUT)
            names.remove(name)
        own = {name for name in names if archive_suffix(name) and self._is_output(os.path.join(folder, name))}
        for name in sorted(own):
            self._left.leave(os.path.join(folder, name), OWN)
        return [name for name in names if name not in own], named["folder"]

    def _is_output(self, table: str) -> bool:
        if table not in self._is_own:
            self._is_own[table] = is_of_records(table, self.names)
        return self._is_own[table]

    def _is_wanted(self, name: str) -> bool:
        if self._include:
            return any(fnmatch(name, pattern) for pattern in self._include)
        return bool(page_suffix(name) or archive_suffix(name))


def _companions(folders: Iterable[str], names: Iterable[str]) -> set[str]:
    """Return which of the folders hold the pictures and scripts of a page that stands beside them.

    >>> _companions(["a_files", "b_files", "c"], ["a.html", "c.html"])
    {'a_files'}
    """
    # Of a folder of millions of pages no more is held than their names: most have no such folder beside them.
    feared = {name: name[: -len(end)] for name in folders for end in COMPANION_SUFFIXES if name.endswith(end)}
    stems = set(feared.values()) & {stem_of(name) for name in names} if feared else set()
    return {name for name, stem in feared.items() if stem and stem in stems}


def _kind(entry: os.DirEntry[str]) -> str:
    """Return "folder", "link" (to a folder), "file" (a link to nothing too: its record will say so) or "other"."""
    try:
        if entry.is_dir():
            return "link" if entry.is_symlink() else "folder"
        return "file" if entry.is_file() or not os.path.exists(entry.path) else "other"
    except OSError:  # a link to itself
        return "file"


_MISSING = "no such file or folder"


def _expand(argument: str, *, may_lack: bool = False) -> Iterator[tuple[str, os.stat_result | None, bool]]:
    """Yield the paths that an argument stands for, with what is there, and whether the argument is that path.

    may_lack: itself, where it is not there. Raises InputError.
    """
    found = None if argument == STDIN else _look(argument)
    if argument == STDIN or found is not None:
        yield argument, found, True
        return
    if _ADDRESS.match(argument):
        raise InputError(f"{argument} is an address, but nothing is fetched: save the page and name its file")
    if glob.has_magic(argument):
        is_matched = False
        for path in in_order(glob.iglob(argument, recursive=True)):
            is_matched = True
            yield path, _look(path), False
        if is_matched:
            return
    if not may_lack:
        raise InputError(f"no file matches {argument}" if glob.has_magic(argument) else _missing(argument))
    yield argument, None, True


def _look(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (OSError, ValueError):  # a dangling link, too
        return None


def _mark(path: str, found: os.stat_result | None) -> int:
    """Return a number that is the same for all spellings of a path, and seldom for two: `a.html` is `./a.html`."""
    if found is not None and stat.S_ISDIR(found.st_mode):
        return hash((found.st_dev, found.st_ino))
    name = os.path.normcase(os.path.basename(path if found is not None else os.path.normpath(path)))
    return hash((found.st_dev, found.st_ino, name) if found is not None else name)


def _each_once(paths: PathStore, marks: Sequence[int]) -> PathStore:
    """Return paths without those that are another's spelling: only what has its mark is looked at for that."""
    several = may_recur(marks, len(marks))
    place = lru_cache(_FOLDERS)(real_place)  # a list has many files of a folder
    seen = set[str]()

    def is_new(path: str) -> bool:
        before = len(seen)
        seen.add(path if path == STDIN else spot(path, place))
        return len(seen) > before

    return PathStore(path for path, mark in zip(paths, marks, strict=True) if mark not in several or is_new(path))


def _name(root: str, key: str) -> str:
    """Return what the file of a page is to be called after."""
    return "stdin" if root == STDIN else key


def _missing(argument: str) -> str:
    """Return what is said of a path that is not there, with what is where it names one page of a file, "a.jsonl#3"."""
    file, _, number = argument.rpartition("#")
    if not (number.isdecimal() and os.path.isfile(file)):
        return f"{_MISSING}: {argument}"
    if archive_suffix(file) is None:
        return f"{_MISSING}: {argument}; {file} is one page: name it without #{number}"
    return f"{_MISSING}: {argument}; newsclean explain takes a page of {file}, newsclean clean the whole file"


def _refuse_no_page(path: str) -> None:
    """Raise InputError for what is there and holds no page; a pipe is read once, and an archive more than once."""
    if path == STDIN or os.path.isfile(path) or os.path.isdir(path) or not os.path.exists(path):
        return  # also of a dangling link: its record will say so
    if not is_stream(path):
        raise InputError(f"{path} is not a file: sockets and devices hold no pages")
    if suffix := archive_suffix(path):
        raise InputError(f"{path} is a pipe, which holds one page: save its {suffix} to a file and name that")


def _is_many(path: str) -> bool:
    return os.path.isdir(path) or archive_suffix(path) is not None
