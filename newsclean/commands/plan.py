"""Parameters of `newsclean clean` -> a run that is ready to go (an edge): inputs, output, job, resuming."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from html import escape
from itertools import chain
from typing import Any, NamedTuple

import click

from newsclean import __version__
from newsclean.batch import page_job
from newsclean.batch.clean_many import enough
from newsclean.batch.limits import HAS_POOL, NO_LIMITS, Limits
from newsclean.batch.manifest import (
    MANIFEST,
    Appended,
    Leftovers,
    Manifest,
    OutputExistsError,
    form_in,
    refuse_busy,
    remove_asides,
    remove_run,
)
from newsclean.batch.outputs import (
    FAILED_ENDING,
    STDOUT,
    LinesSink,
    OneFileSink,
    PagesSink,
    Sink,
    State,
    StreamSink,
    is_stdout,
    is_stream,
    missing_folders,
    open_stream,
    page_files,
)
from newsclean.batch.page_job import Job
from newsclean.batch.parquet import ParquetSink
from newsclean.batch.records import DEFAULT_COLUMNS, check_columns
from newsclean.batch.run import Run, Totals, settings_of
from newsclean.commands.options import say
from newsclean.errors import ColumnError
from newsclean.inputs.archives import RowNames, archive_suffix, errors_in, need, passed_columns, peeked_rows
from newsclean.inputs.errors import EmptyListError, InputError, NoPagesError
from newsclean.inputs.inputs import Inputs, Survey
from newsclean.inputs.lists import read_list
from newsclean.inputs.path_store import PathStore
from newsclean.inputs.paths import STDIN
from newsclean.options import Options

EXTENSIONS = {"text": ".txt", "markdown": ".md", "html": ".html", "json": ".json"}
"""Formats with a file a page."""
ALIASES = {"txt": "text", "md": "markdown"}
FLAGS = (*EXTENSIONS, "jsonl")
"""Formats with an option of their own: --html."""
HEADERS: dict[str, Callable[[str], str]] = {
    "text": "==> {} <==".format,
    "markdown": lambda name: f"<!-- {escape(name)} -->\n",  # escaped, a name cannot end the comment
    "html": lambda name: f"<!-- {escape(name)} -->",
}
"""What stands above each page where several go to standard output."""
SHARD_BYTES = 256 << 20


class Target(NamedTuple):
    """Where the articles go."""

    kind: str
    """stream, file (one page), pages (a folder of them), records (one file) or shards (a folder of files)."""
    path: str
    """Of the stream that is standard output empty."""
    format: str

    @property
    def manifest(self) -> str | None:
        """Return where a run keeps its manifest, None where there is nothing to go on with."""
        if self.kind == "records":
            return self.path + ".run"
        return os.path.join(self.path, MANIFEST) if self.kind in ("pages", "shards") else None

    def exists(self) -> bool:
        """Tell whether there is something already where the output goes."""
        if self.kind in ("pages", "shards"):
            return os.path.exists(self.path) and (not os.path.isdir(self.path) or bool(os.listdir(self.path)))
        names = [self.path, self.manifest] if self.manifest else [self.path]
        return self.kind != "stream" and any(os.path.exists(name) for name in names)


class Task(NamedTuple):
    """A run that is ready to go."""

    run: Run
    survey: Survey
    target: Target
    lone_page: bool
    finished: bool
    """Nothing is left to do: an earlier run did it all."""


def prepare(params: Mapping[str, Any]) -> Task:
    """Return the run that the parameters of `newsclean clean` ask for; nothing is written if they are wrong.

    Raises InputError, OutputExistsError, MissingExtraError.
    """
    inputs = inputs_of(params)
    target = _target(params, inputs)
    check_url(params["url"], inputs)
    job = _job(params, target, inputs)
    _check_name(params, target, os.path.splitext(target.path)[1].lower())
    refuse(params, _without_effect(params, target, inputs))
    _check_outputs(inputs, target, params["errors"], params["read"])
    if target.format == "parquet":
        need("pyarrow", "arrow")
    inputs.check_columns()
    survey = inputs.survey()
    say(inputs.told())
    if not survey.files:
        raise NoPagesError(inputs.no_pages())
    run = Run(
        inputs=inputs,
        job=job,
        sink=Sink(),  # `_open_output` gives it its own
        manifest=None,
        errors=None,
        workers=params["parallel"] if survey.archives else enough(params["parallel"], survey.files),
        limits=Limits(params["timeout"] or None, params["memory_limit"] or None),
    )
    if not HAS_POOL and params["parallel"] != 0 and run.limits != Limits(None, None) and not params["quiet"]:
        say([NO_LIMITS])
    finished = _open_output(run, target, survey, params)
    return Task(run, survey, target, inputs.lone_page, finished)


def row_names(params: Mapping[str, Any]) -> RowNames:
    """Return what the parameters say that the columns of tables are called."""
    return RowNames(params["html_column"], params["url_column"], params["id_column"])


def inputs_of(params: Mapping[str, Any]) -> Inputs:
    """Return the pages that the parameters name. Raises InputError."""
    arguments: Collection[str] = list(params["inputs"])
    ids: Mapping[str, str] = {}
    if params["files_from"]:
        try:
            with click.open_file(params["files_from"], "rb") as file:
                listed = read_list(file)
        except OSError as error:
            raise InputError(f"cannot read {params['files_from']}: {error.strerror}") from None
        arguments, ids = PathStore(chain(arguments, listed.paths)), listed.ids
        if listed.unnamed:
            more = f" and {len(listed.unnamed) - 1:,} more" if len(listed.unnamed) > 1 else ""
            say([f"passed over {listed.unnamed[0]}{more}: {_NOT_BY_ITSELF}"])
        if not arguments:
            if listed.unnamed:
                raise InputError(f"{params['files_from']} names no file")
            raise EmptyListError(f"{params['files_from']} is empty: there is nothing to do")
    elif not arguments:
        if sys.stdin.isatty():
            raise InputError("no input: name a saved page or a folder, or pipe a page in (newsclean clean --help)")
        arguments = [STDIN]
    return Inputs(
        arguments,
        names=row_names(params),
        include=params["include"],
        exclude=[path for path in (params["output"], params["errors"]) if path],
        is_list=bool(params["files_from"]),
        ids=ids,
    )


_NOT_BY_ITSELF = "a single page of a table or a web archive cannot be read from a list"


def _target(params: Mapping[str, Any], inputs: Inputs) -> Target:
    path, asked = params["output"], params["output_format"]
    asked = ALIASES.get(asked, asked)
    if path is None or is_stdout(path):
        if asked == "parquet":
            raise InputError("Parquet cannot go to the screen: name a file or folder with -o")
        return Target("stream", "", asked or "text")
    suffix = archive_suffix(path) or os.path.splitext(path)[1].lower()
    named = {".parquet": "parquet", **{end: name for name, end in EXTENSIONS.items()}}.get(suffix)
    if suffix.startswith((".jsonl", ".ndjson")):
        named = "jsonl"
    if is_stream(path):
        if "parquet" in (asked, named) or suffix.endswith((".gz", ".zst")):
            raise InputError(f"{path} is a pipe or a device: Parquet and compressed records need a file or a folder")
        return Target("stream", path, asked or named or "text")
    is_folder = os.path.isdir(path) or path.endswith(os.sep)
    form = asked or named or "text"
    if form in ("jsonl", "parquet"):
        if named == form and not is_folder:
            return Target("records", path, form)
        return Target("shards", path, form)
    if named in ("jsonl", "parquet") and not is_folder:
        raise InputError(f"{path} ends in {suffix}, but the format is {form}")
    if not is_folder and (inputs.lone_page or (named and inputs.comes_to_one)):
        return Target("file", path, form)
    if named and not is_folder:
        raise InputError(f"several pages cannot go into one {suffix} file: name a folder, or a .jsonl file")
    return Target("pages", path, form)


# What an output may be called that newsclean does not write. Not ".com" or ".v2": a folder may be called so.
_FOREIGN = frozenset(
    ".csv .tsv .doc .docx .odt .rtf .pdf .xls .xlsx .epub .xml .log .yaml .yml .toml .zip .gz .bz2 .xz .zst .tar .warc"
    " .htm .xhtml .mhtml .mht .markdown".split()
)


def _check_name(params: Mapping[str, Any], target: Target, suffix: str) -> None:
    """Raise InputError for an output whose name asks for what cannot come of it."""
    is_named = not params["output_format"] and not os.path.isdir(target.path) and not target.path.endswith(os.sep)
    if suffix in _FOREIGN and is_named and target.kind in ("file", "pages"):
        written = ", ".join([*EXTENSIONS.values(), ".jsonl (.gz, .zst)", ".parquet"])
        raise InputError(f"{target.path}: newsclean writes {written}, not {suffix}: --text writes text anyway")


def check_url(url: str | None, inputs: Inputs) -> None:
    """Raise InputError where one address is given and there are several pages."""
    if url and not inputs.lone_page:
        raise InputError("--url is the address of one page, but the input is several")


def refuse(params: Mapping[str, Any], without_effect: Mapping[str, str]) -> None:
    """Raise InputError for an option on the command line that would change nothing: parameter -> why.

    What a file of settings says is for many runs, and not for each.
    """
    for name, why in without_effect.items():
        if name in params.get("named", ()) and params[name]:  # `--parallel 0 --no-progress` ask for nothing
            option = f"--{name.replace('_', '-')}"
            if name == "output_format" and (flag := params[name]) in FLAGS:
                option = f"--{flag}"
            raise InputError(f"{option} {why}")


def _without_effect(params: Mapping[str, Any], target: Target, inputs: Inputs) -> dict[str, str]:
    """Return the options that change nothing in this run, with what they are for."""
    found: dict[str, str] = {}
    if target.kind != "shards":
        why = "is for a folder of records: -o FOLDER --output-format jsonl"
        found |= dict.fromkeys(("shard_size", "compression"), why)
    elif target.format == "parquet":
        found["compression"] = "is for JSON Lines: Parquet has its own"
    if target.format not in ("jsonl", "parquet"):
        found["columns"] = "is for records: --jsonl, or an output that ends in .jsonl or .parquet"
    if target.format not in ("text", "markdown"):
        found["with_metadata"] = f"is for text and markdown, but the format is {target.format}"
    if params["output"] in (None, STDOUT) and not params["errors"]:
        found["overwrite"] = "needs an output (-o) or --errors"
    if params["parallel"] == 0:
        limits = ("timeout", "memory_limit")
        found |= {name: "needs worker processes, but --parallel 0 has none" for name in limits if params[name]}
    if not inputs.folders:
        found["include"] = "is for folders, but the input has none"
    columns = {"html_column", "url_column", "id_column"} & set(params.get("named", ()))
    if columns and not any(archive_suffix(file.path) for file in inputs.files()):  # a look at each file, for who asks
        found |= dict.fromkeys(columns, "is for tables (.jsonl, .parquet), but the input has none")
    if params["quiet"]:
        found["progress"] = "cannot be used with --quiet"
    return found


def _check_outputs(inputs: Inputs, target: Target, errors: str | None, read: Iterable[str]) -> None:
    """Raise InputError where the run would write over what it reads, or two of its files into one."""
    named = [] if target.kind == "stream" else [target.path]
    if target.kind == "records":
        named += [target.path + ".part", target.path + ".run"]
    if errors:
        if errors == STDOUT or (is_stdout(errors) and not target.path):
            raise InputError("--errors needs a file: standard output is for the articles")
        if target.kind == "shards" and os.path.dirname(os.path.realpath(errors)) == os.path.realpath(target.path):
            raise InputError(f"{errors} would be read as a part of {target.path}: name a file elsewhere")
        named += [] if is_stream(errors) else [errors, errors + ".part"]
    if target.kind == "pages":
        ending = EXTENSIONS[target.format]
        inputs.check_outputs(named, target.path, lambda output: page_files(target.path, output, ending), read)
    else:
        inputs.check_outputs(named, beside=read)


def _job(params: Mapping[str, Any], target: Target, inputs: Inputs) -> Job:
    columns = params["columns"] or DEFAULT_COLUMNS
    try:
        check_columns(columns)
    except ColumnError as error:
        raise InputError(str(error)) from None
    return Job(
        engine=page_job.ENGINE,
        options=options_of(params),
        form="row" if target.format == "parquet" else target.format,
        columns=tuple(columns),
        names=inputs.names,
        url=params["url"],
        language=params["target_language"],
        header=params["with_metadata"],
        with_id=_is_array(target, inputs),
    )


def _is_array(target: Target, inputs: Inputs) -> bool:
    """Tell whether JSON comes out as an array: several pages, or what may be several, in one stream."""
    return target.kind == "stream" and target.format == "json" and not inputs.lone_page


def options_of(params: Mapping[str, Any]) -> Options:
    """Return how the parameters of a command say to clean."""
    return Options(
        charset=params["charset"],
        favor=params["favor"] or "balanced",
        comments=params["with_comments"],
        tables=not params["no_tables"],
        keep=tuple(params["keep"]),
        drop=tuple(params["drop"]),
        site_rules=tuple(params["site_rules"]),
        profiles=tuple(params["profiles"]),
    )


def _open_output(run: Run, target: Target, survey: Survey, params: Mapping[str, Any]) -> bool:
    """Give the run its sink, manifest and error list, at the point where it begins; True if it is finished already.

    Raises OutputExistsError, and NoPagesError where an output is to be overwritten with nothing: then no file is held.
    """
    resume, overwrite = params["resume"], params["overwrite"]
    if resume and (overwrite or (target.kind == "stream" and "resume" in params["named"])):
        raise OutputExistsError("--resume needs a file or folder as output (-o), and cannot be used with --overwrite")
    exists = target.exists()
    if not resume and not overwrite:
        _refuse_existing(target, params["errors"])
    if overwrite and exists:
        _keep_for_no_pages(run.inputs)
    folders = [_folder(target), os.path.dirname(params["errors"] or "")]
    missing = {path for folder in folders for path in missing_folders(folder.rstrip(os.sep))}
    run.made = sorted(missing, key=len, reverse=True)
    if folders[0]:
        os.makedirs(folders[0], exist_ok=True)
    run.manifest = _manifest(run.job, target, survey, params)
    try:
        if run.manifest is not None:
            run.manifest.lock()
        return _begin(run, target, params, exists=exists)
    except BaseException:
        for begun in (run.manifest, run.errors):
            if begun is not None:
                begun.close()
        raise


def _begin(run: Run, target: Target, params: Mapping[str, Any], *, exists: bool) -> bool:
    """Let a run begin whose manifest is locked, if it has one; True if it is finished already."""
    manifest, overwrite = run.manifest, params["overwrite"]
    checkpoint = None
    if exists and params["resume"]:
        checkpoint = manifest.last() if manifest is not None else None
        if checkpoint is None and os.path.isdir(target.path):
            raise OutputExistsError(f"{target.path} holds no run to resume: name another folder, or use --overwrite")
        if checkpoint is None or checkpoint.get("finished"):
            what = "nothing to do" if checkpoint else _UNKNOWN_INPUTS
            say([f"{target.path} is finished: {what} (--overwrite starts again)"])
            run.totals = _totals_of_finished(target, checkpoint)
            remove_run(target.path, leftovers_only=True)
            if manifest is not None:
                manifest.close()
            return True
    checkpoint = checkpoint or {"pages": 0}
    run.sink = _sink(run.job, target, run.inputs, params)
    if params["errors"]:
        run.errors = Appended(params["errors"], checkpoint.get("errors") or 0)
    if manifest is not None:
        earlier = form_in(target.manifest) if overwrite and target.manifest else None
        manifest.begin(checkpoint)
        if earlier in EXTENSIONS:
            run.leftovers = Leftovers(target.path, (EXTENSIONS[earlier], FAILED_ENDING), manifest.begun())
        if exists:
            _tidy(target, checkpoint)
    run.resume(checkpoint)
    return False


# A file has no manifest any more once it is whole.
_UNKNOWN_INPUTS = (
    "nothing was done. It does not say which inputs it was made from: "
    "any that are new or different are not in it"
)


def _keep_for_no_pages(inputs: Inputs) -> None:
    """Raise NoPagesError where there is nothing to overwrite an output with, which only reading an input may show."""
    if not inputs.may_have_pages():
        say_passed_over(inputs)
        raise NoPagesError(inputs.no_pages())


def say_passed_over(inputs: Inputs) -> None:
    """Say on standard error what inputs without pages hold, and what of them was passed over."""
    say(f"passed over {what}: {count:,}" for what, count in sorted(inputs.passed_over.items()))
    say(inputs.told())


_HOW_TO_RETRY = ": --resume does not retry them, but --files-from FILE does, where FILE is the list that --errors wrote"


def _totals_of_finished(target: Target, checkpoint: State | None) -> Totals:
    """Return the totals of a finished run, and say how many of its pages failed."""
    totals = Totals.from_state(checkpoint["totals"]) if checkpoint else Totals.of_errors(errors_in(target.path))
    if totals.failed:
        say([f"{totals.failed:,} of its pages failed{_HOW_TO_RETRY}"])
    return totals


def _refuse_existing(target: Target, errors: str | None) -> None:
    """Raise OutputExistsError where the run would replace what is there, or what another run is writing."""
    if target.manifest:
        refuse_busy(target.manifest)
    if target.kind == "records" and target.manifest and not os.path.exists(target.path) and target.exists():
        message = "was left by an interrupted run: --resume continues it, --overwrite starts again"
        raise OutputExistsError(f"{target.manifest} {message}")
    if target.exists():
        message = "already exists: --resume continues an interrupted run, --overwrite replaces it"
        raise OutputExistsError(f"{target.path} {message}")
    if errors and os.path.exists(errors) and not is_stream(errors):
        raise OutputExistsError(f"{errors} already exists: --overwrite replaces it")


def _tidy(target: Target, checkpoint: State) -> None:
    """Remove what earlier runs left and this one, which has begun, does not go on with."""
    if not checkpoint["pages"]:
        remove_run(target.path)
    if os.path.isdir(target.path):
        remove_asides(target.path)


def _folder(target: Target) -> str:
    """Return the folder that the output is written in."""
    return target.path if target.kind in ("pages", "shards") else os.path.dirname(target.path)


def _shard_bytes(target: Target, params: Mapping[str, Any]) -> int | None:
    return (params["shard_size"] or SHARD_BYTES) if target.kind == "shards" else None


def _manifest(job: Job, target: Target, survey: Survey, params: Mapping[str, Any]) -> Manifest | None:
    if target.manifest is None:
        return None
    settings = settings_of(job, shard_size=_shard_bytes(target, params), compression=params["compression"])
    inputs = survey.fingerprint
    header = {"newsclean": __version__, "inputs": inputs, "errors": _errors_place(target, params["errors"]), **settings}
    return Manifest(target.manifest, header, keep=target.kind != "records")


def _errors_place(target: Target, errors: str | None) -> str | None:
    """Return where the list of errors is, seen from the output: the two may be moved together."""
    if not errors or is_stream(errors):
        return errors
    path, beside = os.path.realpath(errors), os.path.dirname(os.path.realpath(target.path))
    try:
        return os.path.relpath(path, beside)
    except ValueError:  # another drive
        return path


def _sink(job: Job, target: Target, inputs: Inputs, params: Mapping[str, Any]) -> Sink:
    if target.kind == "stream":
        return StreamSink(
            open_stream(target.path) if target.path else sys.stdout.buffer,
            header=None if inputs.comes_to_one else HEADERS.get(target.format),
            failed_too=target.format == "jsonl",
            as_array=_is_array(target, inputs),
            closes=bool(target.path),
        )
    if target.kind == "file":
        return OneFileSink(target.path)
    if target.kind == "pages":
        return PagesSink(target.path, EXTENSIONS[target.format])
    shard_bytes = _shard_bytes(target, params)
    if target.format == "parquet":
        passed: dict[str, Any] = {}
        archives = [file.path for file in inputs.files() if archive_suffix(file.path)]
        for path in archives:
            for name, kind in passed_columns(path, job.names, peeked_rows(len(archives))).items():
                passed.setdefault(name, kind)
        return ParquetSink(target.path, shard_bytes, job.columns, passed)
    ends = {"gzip": ".jsonl.gz", "zstd": ".jsonl.zst"}
    suffix = ends.get(params["compression"], ".jsonl") if shard_bytes else archive_suffix(target.path) or ".jsonl"
    return LinesSink(target.path, suffix, shard_bytes)
