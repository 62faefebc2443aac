"""Click pieces that the commands share (an edge): how they end, grouped help, sizes, and options from a TOML file."""

from __future__ import annotations

import errno
import math
import os
import re
import sys
import tomllib
from collections.abc import Iterable
from datetime import date, time
from typing import Any, NoReturn

import click

from newsclean.batch.outputs import is_stream, make_folder_of, open_stream, write_aside
from newsclean.errors import DataError
from newsclean.inputs.errors import EmptyListError, InputError, NoPagesError

SOME_FAILED, BAD_ARGUMENTS, STOPPED, NO_PAGES, INTERRUPTED = 1, 2, 3, 4, 130
"""Exit statuses: some pages failed; wrong arguments, a missing input, or an output that cannot be written from the
first; a disk that takes no more; an input that is there and holds no page; Ctrl-C."""
_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO))
_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}
_LARGEST = 1 << 60  # bytes: the system takes no limit of 8 EB
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMGT]?)(?:I?B)?", re.IGNORECASE)


def say(sentences: Iterable[str]) -> None:
    """Write sentences to standard error, a line each."""
    for sentence in sentences:
        click.echo(f"newsclean: {sentence}", err=True)


def fail(message: str, status: int = BAD_ARGUMENTS) -> NoReturn:
    """End the program with a message."""
    say([message])
    sys.exit(status)


def fail_for_input(error: InputError) -> NoReturn:
    """End the program for what is the matter with an input."""
    statuses = {NoPagesError: NO_PAGES, EmptyListError: 0}
    fail(str(error), statuses.get(type(error), BAD_ARGUMENTS))


def cannot_write(error: OSError, where: str) -> NoReturn:
    """End the program for a file that cannot be written, `where`."""
    fail(write_error(error, where), STOPPED if error.errno in _FULL else BAD_ARGUMENTS)


def keep_existing(path: str | None, *, overwrite: bool) -> None:
    """End the program where a file would be written over that exists, and nobody said so."""
    if path and os.path.exists(path) and not is_stream(path) and not overwrite:
        fail(f"{path} already exists: --overwrite replaces it")


def write_file(path: str, text: str) -> None:
    """Write a text file whole or not at all, and the folder that it is in; end the program where that cannot be."""
    data = text.encode("utf-8", "replace")
    try:
        if is_stream(path):
            with open_stream(path) as stream:
                stream.write(data)
            return
        make_folder_of(path)
        write_aside(path, data)
    except BrokenPipeError:
        raise  # nobody reads the pipe any more: no word is needed of that, as on the screen
    except OSError as error:
        cannot_write(error, path)


def write_error(error: OSError, where: str) -> str:
    """Return in one line why nothing can be written: `where` if the error names no file, or one that stands beside it.

    Where a folder is needed and a file stands, the system says but that it exists.
    """
    name = os.fsdecode(error.filename or where)
    name = where if name in (f"{where}.run", f"{where}.part") else name
    reason = "it is a file, but a folder is needed" if isinstance(error, FileExistsError) else error.strerror
    return f"cannot write {name}: {reason or error}"


def _note_read(ctx: click.Context | None, path: str) -> None:
    if ctx is not None:
        files_read(ctx).append(path)


def files_read(ctx: click.Context) -> list[str]:
    """Return the files that options have named and that are read beside the pages: rules, profiles, settings."""
    found: list[str] = ctx.meta.setdefault("newsclean.files_read", [])
    return found


class OutputPath(click.Path):
    """Where something is written: any path but an empty one, which would be the folder one is in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path, of a link to a file the file's: what is written aside and renamed would replace the link."""
        if not value:
            self.fail("the name of a file or folder is needed here", param, ctx)
        path = os.fsdecode(super().convert(value, param, ctx))
        if not os.path.islink(path) or os.path.isdir(path) or is_stream(path):
            return path
        real = os.path.realpath(path)
        return real if _ending(real) == _ending(path) else path  # what is written hangs on the name


def _ending(path: str) -> str:
    return os.path.splitext(path)[1].lower()


class Count(click.IntRange):
    """A whole number within bounds."""

    name = "whole number"  # what it is called where it is none


class Seconds(click.FloatRange):
    """A number of seconds from 0; infinity is no limit."""

    name = "number of seconds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number."""
        seconds = super().convert(value, param, ctx)
        if math.isnan(seconds):
            self.fail(f"{value!r} is not a number of seconds", param, ctx)
        return seconds


class Size(click.ParamType):  # type: ignore[type-arg]  # generic for type checkers alone, and only in new click
    """A number of bytes: 4096, 512MB, 1.5G."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number of bytes."""
        if isinstance(value, int) and value <= _LARGEST:
            return value
        found = _SIZE.fullmatch(str(value).strip())
        size = float(found[1]) * _UNITS[found[2].upper()] if found else math.inf
        if size > _LARGEST:
            self.fail(f"{value!r} is not a size such as 512MB or 2G", param, ctx)
        return int(size)


class Names(click.ParamType):  # type: ignore[type-arg]  # generic for type checkers alone, and only in new click
    """Names with commas between them, or a list in TOML."""

    name = "names"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the names, each once; only the default may be none."""
        parts = value if isinstance(value, list | tuple) else str(value).split(",")
        names = tuple(dict.fromkeys(name for part in parts if (name := str(part).strip())))
        if not names and value != ():
            self.fail("at least one name is needed here", param, ctx)
        return names


class Selector(click.ParamType):  # type: ignore[type-arg]  # generic for type checkers alone, and only in new click
    """CSS, or XPath where it begins with a slash or a bracket."""

    name = "selector"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the selector as it is."""
        from newsclean.own_rules import selector

        try:
            selector.check(selector.kind_of(value), value)
        except DataError as error:
            self.fail(str(error), param, ctx)
        return str(value)


class SiteFile(click.ParamType):  # type: ignore[type-arg]  # generic for type checkers alone, and only in new click
    """A TOML file of site rules, or a site's profile."""

    name = "file"

    def __init__(self, reader: str) -> None:
        self._reader = reader

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return what the function `reader` of `site_rules` reads in the file."""
        from newsclean.own_rules import site_rules

        try:
            if not isinstance(value, str):
                return value
            _note_read(ctx, value)
            return getattr(site_rules, self._reader)(value)
        except DataError as error:
            self.fail(str(error), param, ctx)
        except OSError as error:
            self.fail(f"cannot read {value}: {error.strerror}", param, ctx)


class GroupedOption(click.Option):
    """An option that --help lists under a heading."""

    def __init__(self, *args: Any, group: str = "Other", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group


# What Python or other words call it -> where it is here.
_ELSEWHERE = {
    "--favor": "--precision and --recall are what favor=... is in Python",
    "--learn": "newsclean learn PAGES -o site.toml learns a profile, --profile site.toml takes it",
}


class GroupedCommand(click.Command):
    """A command whose --help lists options under the headings of GroupedOption.

    Options that stand for one choice (--markdown, --html) are refused together; click would take the last one.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Return the arguments that are left. Raises UsageError."""
        words = list(args)
        try:
            left = super().parse_args(ctx, args)  # where --help and --version end the program
        except click.NoSuchOption as error:
            if error.option_name not in _ELSEWHERE:
                raise
            where = _ELSEWHERE[error.option_name]
            raise click.UsageError(f"No such option {error.option_name!r}: {where}", ctx) from None
        if not ctx.resilient_parsing:
            _, _, order = self.make_parser(ctx).parse_args(args=words)
            given: dict[str | None, click.Parameter] = {}
            for param in order:
                other = given.setdefault(param.name, param)
                if other is not param:
                    both = f"{other.opts[-1]} and {param.opts[-1]}"
                    raise click.UsageError(f"{both} cannot be used together", ctx)
        return left

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, heading by heading in the order of first use."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            line = param.get_help_record(ctx)
            if line is not None and isinstance(param, click.Option):
                groups.setdefault(getattr(param, "group", "Other"), []).append(line)
        for group, lines in groups.items():
            with formatter.section(group):
                formatter.write_dl(lines)


def read_config(ctx: click.Context, param: click.Parameter | None, value: str | None) -> None:
    """Make the keys of a TOML file the defaults of this command's options; a callback for an eager option."""
    if value is None:
        return
    _note_read(ctx, value)
    try:
        with open(value, "rb") as file:
            table = tomllib.loads(file.read().decode("utf-8-sig"))  # which Windows' Notepad writes
    except OSError as error:
        raise click.BadParameter(f"cannot read {value}: {error.strerror}", ctx, param) from None
    except (ValueError, RecursionError) as error:  # TOML and UTF-8; a number of 5,000 digits; brackets 3,000 deep
        raise click.BadParameter(f"{value} is not valid TOML: {error}", ctx, param) from None
    section = table.get(ctx.command.name or "")  # either bare keys or a section named as the command
    table = section if isinstance(section, dict) else table
    known = {word.lstrip("-"): item for item in ctx.command.params for word in (*item.opts, *item.secondary_opts)}
    defaults: dict[str, Any] = {}
    for key, given in table.items():
        word = key.replace("_", "-")
        if word not in known:
            where = f": {_ELSEWHERE[f'--{word}']}" if f"--{word}" in _ELSEWHERE else ""
            raise click.BadParameter(f"{value}: no option is called {key!r}{where}", ctx, param)
        option = known[word]
        default = _default_of(option, word, given, ctx)
        if default is not None:
            if option.name in defaults:
                raise click.BadParameter(f"{value}: {key!r} and another key set the same option: give one", ctx, param)
            defaults[option.name or ""] = default
    ctx.default_map = {**(ctx.default_map or {}), **defaults}


def _default_of(option: click.Parameter, word: str, given: Any, ctx: click.Context) -> Any:
    """Return what a TOML value makes the default of an option that is called so; None leaves it as it is.

    Flags are on or off whatever they stand for: `markdown = true`, `no-progress = true`. Raises BadParameter.
    """
    if isinstance(option, click.Option) and option.is_flag:
        is_on = click.BOOL.convert(str(given), option, ctx)
        if option.is_bool_flag:
            return is_on != (f"--{word}" in option.secondary_opts)
        return option.flag_value if is_on else None
    if option.nargs != 1 or getattr(option, "multiple", False):
        return [str(item) for item in given] if isinstance(given, list) else [str(given)]
    if isinstance(given, list | dict) and not isinstance(option.type, Names):
        raise click.BadParameter(f"{given!r} is not one value", ctx, option)
    if isinstance(option.type, click.Path) and (not isinstance(given, str) or "\0" in given):
        raise click.BadParameter(f"{given!r} is not a file name", ctx, option)
    return str(given) if isinstance(given, date | time) else given  # which TOML has and no option
