"""What the command line names -> Items, in an order that never varies (an edge).

Folders are walked in the order of their names, one folder's names in memory at a time. Every page gets an id (its
path below the input) and a place of its own below the output folder.
"""

from __future__ import annotations

import glob
import hashlib
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from fnmatch import fnmatch
from functools import cache
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
from newsclean.inputs.page_places import keys_below_common_folder, places_of, stem_of
from newsclean.inputs.passed_over import LINK, NO_FILE, OUTPUT, OWN, OWN_NAMED, PassedOver
from newsclean.inputs.paths import (
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


class File(NamedTuple):
    """One file that is an input or stands in an input folder."""

    path: str
    key: str
    """Its path below the input, with forward slashes, as `readable` has it: the id of its page."""
    output: str
    """Where its page goes below the output folder, without the format's extension."""
    failure: Failure | None = None
    """Why there are no files: this stands for a folder that cannot be read."""


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
        arguments: Sequence[str],
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
        roots: dict[str, str] = {}
        place = cache(real_place)  # a list has many files of a folder
        self._unread: list[str] = []
        """Pipes and devices that are named beside other inputs."""
        for path in self._read({path: named for named in arguments for path in _expand(named, may_lack=is_list)}):
            roots.setdefault(path if path == STDIN else spot(path, place), path)  # `./a.html` is `a.html`
        self._roots = list(roots.values())
        if is_list and self._roots and not any(path == STDIN or os.path.lexists(path) for path in self._roots):
            more = f" and {len(self._roots) - 1:,} more" if len(self._roots) > 1 else ""
            raise InputError(f"{_MISSING}: {self._roots[0]}{more}")
        self.folders = [root for root in self._roots if os.path.isdir(root)]
        """The inputs that are folders."""
        self._named = frozenset(self._roots)
        self._is_several = is_list or len(arguments) != 1 or self._roots != list(arguments)
        self._streaming = {root for root in self._roots if root == STDIN or is_stream(root)}
        self._streams: dict[str, bytes] = {}
        """What was read from standard input and from pipes, which can be read once."""
        self.passed_over: Counter[str] = Counter()
        """What the last `items` passed over in archives: "HTTP 404" -> how often."""
        self._real_folders = [os.path.join(os.path.realpath(folder), "") for folder in self.folders]
        for root in self._roots:
            if root == STDIN:
                continue
            inside = next((folder for folder in self._real_folders if os.path.realpath(root).startswith(folder)), None)
            if inside is not None:
                raise InputError(f"{root} is inside {inside.rstrip(os.sep)}, which is also an input: name one of them")

    @property
    def lone_page(self) -> bool:
        """Tell whether one page is all that is named: a file, or standard input.

        A glob and a list are several pages whatever is in them, so that the form of an output does not hang on that.
        """
        return not self._is_several and self.comes_to_one

    @property
    def comes_to_one(self) -> bool:
        """Tell whether what is named comes to one page, be it by a glob or a list."""
        return len(self._roots) == 1 and not self._unread and (self._roots[0] == STDIN or not _is_many(self._roots[0]))

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
                yield from rows if self._roots == [file.path] else self._left.minding(file.path, rows)
            else:
                found = file.path not in self._named
                yield Item(file.key, path=file.path, is_found=found, size=size(file.path), output=file.output)

    def may_have_pages(self) -> bool:
        """Tell whether there is a page, reading up to the first; newsclean's own count where they are gzipped."""
        with closing(self.items()) as items:
            for item in items:
                if not (item.is_found and item.path is not None and is_own(item.path)):
                    return True
                self.meet_own(item)
        return False

    def _read(self, named: dict[str, str]) -> list[str]:
        """Return what of the inputs is read: not what standard output goes to, which would grow as it is read.

        And a named pipe, which may wait for ever, only where it was surely meant: where nothing else is named. Else it
        is a failed page, unless a glob has matched it. named: paths, each with the argument it is from. Raises
        InputError.
        """
        paths = list(named)
        written = [path for path in paths if path != STDIN and self._is_written(path)]
        for path in written:
            self._left.leave(path, OUTPUT)
        paths = [path for path in paths if path not in written]
        if written and not paths:
            raise InputError(f"{written[0]} is the input, but standard output goes to it: write elsewhere")
        special = dict.fromkeys(filter(is_special, paths))
        files = [path for path in paths if path not in special]
        for path in special if files else ():
            if named[path] != path:
                self._left.leave(path, NO_FILE)
            else:
                self._unread.append(path)
        for path in files or paths:
            _refuse_no_page(path)
        return files or paths

    def no_pages(self) -> str:
        """Return what is to be said where nothing was found."""
        return f"no pages in {', '.join(self._roots)}{self._left.hint(has_folder=bool(self.folders))}"

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
        if len(self._roots) == len(self.folders) == 1 and not self._unread:
            yield from self._walk(self._roots[0], "")
            return
        keys = self._keys_of_earlier_run() or keys_below_common_folder(self._roots)
        folders = set(self.folders)
        names = ["stdin" if root == STDIN else key for root, key in keys.items() if root not in folders]
        outputs = places_of(names, [keys[root] for root in folders])
        for root, key in keys.items():
            if root in folders:
                yield from self._left.minding(root, self._walk(root, key + "/"))
            else:
                yield File(root, readable(key), outputs["stdin" if root == STDIN else key])
        for path in self._unread:
            name = os.path.basename(path)
            yield File(path, readable(path), f"{name}.pipe", Failure("BrokenInput", NO_FILE))

    def _keys_of_earlier_run(self) -> dict[str, str]:
        """Return what an earlier run called the inputs, empty where it does not name each, and each otherwise."""
        keys = {root: unreadable(self._ids[root]) for root in self._roots if root in self._ids}
        is_all = len(set(keys.values())) == len(self._roots)
        return keys if is_all and not self.folders else {}

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
                self._check(file.path)
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

    def _check(self, path: str) -> None:
        if path in self._named and self._is_output(path):
            lacks = f"without HTML in a column {self.names.html!r}"
            raise InputError(f"{path} holds records that newsclean wrote, {lacks}: name what they were made from")
        try:
            check_archive(path, self.names)
        except BrokenInput as error:
            if path in self._named:  # one in a folder is a failed page
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
            for path in (*beside, *self._paths()):
                if identity(path) in found:
                    raise InputError(f"{path} is an input: write elsewhere")
        for path in self._excluded_pages():
            raise InputError(f"{path} is an input: write elsewhere")
        if folder is not None:
            self._check_pages(os.path.join(real_place(folder), ""), places, pages)

    def _check_pages(self, folder: str, named: Sequence[str], pages: Callable[[str], Iterable[str]]) -> None:
        """Raise InputError where a page's file would be an input, or is named for something else."""
        # Inputs are remembered only if they stand in the folder: none as a rule, where all may be millions. Two looks
        # at each cost 40 µs, and nothing in a new folder.
        read = {identity(path) for path in self._paths() if is_in(folder, path)} if os.path.isdir(folder) else set()
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
        """Yield the inputs as named, then every file of them."""
        yield from (root for root in self._roots if root != STDIN)
        yield from (file.path for file in self.files() if file.path != STDIN)

    # -- folders

    def _walk(self, folder: str, prefix: str) -> Iterator[File]:
        """Yield the pages and archives below a folder: files before subfolders, both by name."""
        left = [(folder, prefix, os.path.realpath(folder))]
        while left:
            folder, prefix, real = left.pop()
            if prefix and form_in(os.path.join(folder, MANIFEST)) in _PAGE_FORMS and folder not in self._roots:
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
            outputs = places_of(names, folders)
            for name in names:
                yield File(os.path.join(folder, name), readable(prefix + name), prefix + outputs[name])
            companions = {stem + suffix for name in names if (stem := stem_of(name)) for suffix in COMPANION_SUFFIXES}
            below = (name for name in reversed(folders) if name not in companions)
            left += [(os.path.join(folder, name), f"{prefix}{name}/", os.path.join(real, name)) for name in below]

    def _listed(self, folder: str, real: str) -> tuple[list[str], list[str]]:
        """Return the names of the pages and archives in a folder, and of its subfolders. Raises OSError.

        real: its path without links; no link to a folder is followed, so that it is known from the folder above.
        """
        with os.scandir(folder) as entries:
            found = sorted((entry.name, _kind(entry)) for entry in entries)
        found = [entry for entry in found if (real, entry[0]) not in self._exclude and not entry[0].startswith(".")]
        for name, kind in found:
            path = os.path.join(folder, name)
            if kind == "link" and not os.path.join(os.path.realpath(path), "").startswith(tuple(self._real_folders)):
                self._left.leave(path, LINK)
            elif kind == "other" and self._is_wanted(name):
                self._left.leave(path, NO_FILE)
        files = [name for name, kind in found if kind == "file"]
        names = [name for name in files if self._is_wanted(name)]
        if len(names) < len(files):
            self._left.leave_unnamed(set(files).difference(names))
        for name in [name for name in names if self._is_written(os.path.join(folder, name))]:
            self._left.leave(os.path.join(folder, name), OUTPUT)
            names.remove(name)
        own = {name for name in names if archive_suffix(name) and self._is_output(os.path.join(folder, name))}
        for name in sorted(own):
            self._left.leave(os.path.join(folder, name), OWN)
        return [name for name in names if name not in own], [name for name, kind in found if kind == "folder"]

    def _is_output(self, table: str) -> bool:
        if table not in self._is_own:
            self._is_own[table] = is_of_records(table, self.names)
        return self._is_own[table]

    def _is_wanted(self, name: str) -> bool:
        if self._include:
            return any(fnmatch(name, pattern) for pattern in self._include)
        return bool(page_suffix(name) or archive_suffix(name))


def _kind(entry: os.DirEntry[str]) -> str:
    """Return "folder", "link" (to a folder), "file" (a link to nothing too: its record will say so) or "other"."""
    try:
        if entry.is_dir():
            return "link" if entry.is_symlink() else "folder"
        return "file" if entry.is_file() or not os.path.exists(entry.path) else "other"
    except OSError:  # a link to itself
        return "file"


_MISSING = "no such file or folder"


def _expand(argument: str, *, may_lack: bool = False) -> list[str]:
    """Return the paths that an argument stands for. may_lack: itself, where it is not there. Raises InputError."""
    if argument == STDIN:
        return [argument]
    if os.path.exists(argument):
        return [argument]
    if _ADDRESS.match(argument):
        raise InputError(f"{argument} is an address, but nothing is fetched: save the page and name its file")
    if glob.has_magic(argument) and (found := sorted(glob.glob(argument, recursive=True))):
        return found
    if may_lack:
        return [argument]
    raise InputError(f"no file matches {argument}" if glob.has_magic(argument) else _missing(argument))


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
