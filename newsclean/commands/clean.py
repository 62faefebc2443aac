"""`newsclean clean` (an edge): one page or millions, to the screen, to files or to a data set."""

from __future__ import annotations

import os
import shlex
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn, TypeVar

import click
from click.core import ParameterSource
from rich.console import Console

from newsclean.batch.limits import TIMEOUT
from newsclean.batch.manifest import OutputExistsError
from newsclean.batch.page_job import NO_TEXT, Answer
from newsclean.batch.records import BY_NAME, DEFAULT_COLUMNS
from newsclean.batch.run import ENDINGS, NOT_FAILED, Run, Totals
from newsclean.batch.workers import WorkerStartError
from newsclean.commands.option_values import Address, Charset, Language
from newsclean.commands.options import (
    INTERRUPTED,
    SOME_FAILED,
    STOPPED,
    Count,
    GroupedCommand,
    GroupedOption,
    Names,
    OutputPath,
    Seconds,
    Selector,
    SiteFile,
    Size,
    cannot_write,
    fail,
    fail_for_input,
    files_read,
    read_config,
    say,
    write_error,
)
from newsclean.commands.plan import ALIASES, EXTENSIONS, Task, inputs_of, prepare, say_passed_over
from newsclean.commands.progress import Reporter, Screen, obeyed_by_none, summary
from newsclean.inputs.archives import Item, MissingExtraError
from newsclean.inputs.errors import InputError, NoPagesError
from newsclean.inputs.paths import readable

BROKEN_PIPE = 141
SHOWN_ERRORS = 10
"""Failed pages that are named on the screen as they come up."""
_PATH, _OUT = click.Path(allow_dash=True), OutputPath(allow_dash=True)
_CHOICE = frozenset(("resume", "overwrite"))
_F = TypeVar("_F", bound=Callable[..., Any])
_MORE_COLUMNS = [name for name in BY_NAME if name not in DEFAULT_COLUMNS]


def _option(group: str) -> Callable[..., Callable[[_F], _F]]:
    def option(*names: str, **kwargs: Any) -> Callable[[_F], _F]:
        return click.option(*names, cls=GroupedOption, group=group, **kwargs)

    return option


_input, _output, _cleaning, _running, _other = map(_option, ("Input", "Output", "Cleaning", "Running", "Other"))


@click.command(
    cls=GroupedCommand,
    epilog="""\b
Examples:
  newsclean clean page.html                       the article on the screen
  curl -s URL | newsclean clean --markdown
  newsclean clean saved/ -o clean/                a text file for every page
  newsclean clean saved/ -o news.jsonl.zst        one file of records
  newsclean clean saved/ -o news.jsonl --resume   continue after a crash
  newsclean clean saved/ -o news.jsonl --errors failed.jsonl
  newsclean clean --files-from failed.jsonl -o again.jsonl --timeout 60
                                                  retry what --errors listed
  newsclean clean crawl.warc.gz -o news/ --output-format parquet --parallel 8
  find . -name '*.htm' | newsclean clean --files-from - -o news.parquet

\b
Exit status: 0 all went well; 1 some pages failed; 2 wrong arguments, a
missing input or an output that cannot be written (permissions); 3 stopped
early (a full disk); 4 an input without pages; 130 interrupted. After 3 and
130, --resume continues the run.
""",
)
@click.argument("inputs", nargs=-1, metavar="[INPUT]...", type=_PATH)
@_input("--files-from", type=_PATH, metavar="FILE", help="Read input paths from FILE, one per line "
        "('-': standard input), or retry the pages that --errors listed there.")
@_input("--include", multiple=True, metavar="PATTERN", help="Files in folders that count as pages, e.g. '*.php' "
        "(default: .html .htm .xhtml .shtml .mhtml .mht .webarchive, .gz of these, .warc .jsonl .parquet).")
@_input("--html-column", default="html", show_default=True, metavar="NAME", help="Table column with the HTML.")
@_input("--url-column", default="url", show_default=True, metavar="NAME", help="Table column with the page's address.")
@_input("--id-column", default="id", show_default=True, metavar="NAME", help="Table column with the row's id.")
@_input("--url", type=Address(), help="Address of the page, if it states none itself. Nothing is fetched.")
@_input("--charset", type=Charset(), help="Charset that the server gave for the pages.")
@_output("-o", "--output", type=_OUT, metavar="OUT", help="A folder, or a file: .txt .md .html .json for one "
         "page, .jsonl .jsonl.gz .jsonl.zst .parquet for records. Default, or '-': the screen. Pipes and "
         "devices are written to like the screen.")
@_output("--output-format", "output_format", type=click.Choice([*EXTENSIONS, "jsonl", "parquet", *ALIASES]),
         help="Default: by the name of OUT, else text.")
@_output("--text", "output_format", flag_value="text", help="Same as --output-format text.")
@_output("--markdown", "output_format", flag_value="markdown", help="Same as --output-format markdown.")
@_output("--html", "output_format", flag_value="html", help="Same as --output-format html.")
@_output("--json", "output_format", flag_value="json", help="Same as --output-format json: everything about a page; "
         "for several on the screen an array, each with its `id`.")
@_output("--jsonl", "output_format", flag_value="jsonl", help="Same as --output-format jsonl: one record per line.")
@_output("--columns", type=Names(), metavar="NAMES", help="Columns of records, separated by commas. "
         f"Default: {', '.join(DEFAULT_COLUMNS)}. Also: {', '.join(_MORE_COLUMNS)}. "
         "newsclean/batch/README.md says what each holds.")
@_output("--shard-size", type=Size(), metavar="SIZE", help="In a folder of records, start a new file after this much "
         "uncompressed data (default 256MB).")
@_output("--compression", type=click.Choice(["none", "gzip", "zstd"]), help="For JSON Lines in folders (default none).")
@_output("--with-metadata", is_flag=True, help="Begin text and Markdown with title, authors and dates.")
@_output("--explain", is_flag=True, help="Instead of the article, print a table of what was kept and cut, and why.")
@_output("--errors", type=_OUT, metavar="FILE", help="List every failed page in FILE, as JSON Lines; "
         "errors in newsclean itself with their place in its code.")
@_output("--resume", is_flag=True, help="Continue an interrupted run. Failed pages are not retried: "
         "--files-from does that.")
@_output("--overwrite", is_flag=True, help="Replace an existing output. Files of an earlier run that this one does "
         "not write stay, and are counted.")
@_output("--keep-dirs", is_flag=True, hidden=True, help="Always on: folders are mirrored.")
@_cleaning("--precision", "favor", flag_value="precision", help="When in doubt, cut.")
@_cleaning("--recall", "favor", flag_value="recall", help="When in doubt, keep.")
@_cleaning("--no-tables", is_flag=True, help="Leave out the rows of data tables.")
@_cleaning("--with-comments/--no-comments", default=False, help="Keep readers' comments (default: no).")
@_cleaning("--keep", multiple=True, type=Selector(), metavar="SELECTOR", help="Keep what is in these elements: "
           "CSS, or XPath if it begins with '/' or '('. Can be repeated.")
@_cleaning("--drop", multiple=True, type=Selector(), metavar="SELECTOR", help="Drop what is in these elements. "
           "Where rules conflict, the nearest element decides, and on the same element drop wins. Selectors that "
           "match nothing on any page are reported at the end.")
@_cleaning("--site-rules", multiple=True, type=SiteFile("read_site_rules"), metavar="FILE",
           help="A TOML file of keep and drop rules for one site's pages.")
@_cleaning("--profile", "profiles", multiple=True, type=SiteFile("read_profile"), metavar="FILE",
           help="Cut what recurs on a site, as found by newsclean learn.")
@_cleaning("--target-language", type=Language(), metavar="CODE", help="Only pages in this language (de, pt, ...): "
           "others get no file, and their records say OtherLanguage.")
@_running("--parallel", type=Count(0), metavar="N", help="Worker processes (default: one per core). "
          "0 cleans in this process, without limits of time and memory; on Windows so does any N.")
@_running("--timeout", type=Seconds(0), default=TIMEOUT, show_default=True, metavar="SECONDS",
          help="Time limit per page; 0 is no limit.")
@_running("--memory-limit", type=Size(), default="1GB", show_default=True, metavar="SIZE",
          help="Memory limit per page; 0 is no limit.")
@_running("--progress/--no-progress", default=None, help="Show a bar on a terminal, lines in a log (default: with -o).")
@_running("-q", "--quiet", is_flag=True, help="Show no progress and no summary.")
@_other("--config", is_eager=True, expose_value=False, callback=read_config, type=_PATH, metavar="FILE",
        envvar="NEWSCLEAN_CONFIG", help="A TOML file with any of these options under their long names, "
        "flags as true or false.")  # fmt: skip
@click.pass_context
def clean(ctx: click.Context, /, **params: Any) -> None:
    """Print or write the clean articles of saved news pages.

    INPUT is any number of saved pages, folders, globs, web archives (.warc) or tables of pages (.jsonl, .parquet).
    Without INPUT, or with '-', one page is read from standard input.
    """
    console = Screen(stderr=True)
    for number in ENDINGS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # `nohup` has SIGHUP ignored
            signal.signal(number, _interrupt)
    params["read"] = [*files_read(ctx), *filter(None, [params["files_from"]])]
    params["named"] = {name for name in params if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE}
    if len(said := _CHOICE & params["named"]) == 1:
        params.update(dict.fromkeys(_CHOICE - said, False))  # --config may say the other for all runs
    try:
        if params["explain"]:
            from newsclean.commands.explain_table import print_tables

            ctx.exit(print_tables(inputs_of(params), params))
        task = prepare(params)
        status = SOME_FAILED if task.run.totals.failed else 0
        if not task.finished:
            status = _execute(task, params, console)
    except InputError as error:
        fail_for_input(error)
    except (OutputExistsError, MissingExtraError) as error:
        fail(str(error))
    except BrokenPipeError:
        ctx.exit(hang_up())
    except OSError as error:
        if params["explain"]:
            raise  # standard output takes no more: `cli.main` says so
        cannot_write(error, params["output"] or "standard output")
    ctx.exit(status)


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


# --- the run, and how it ends ----------------------------------------------------------------------------------


def _execute(task: Task, params: dict[str, Any], console: Console) -> int:
    """Do the run, with a word on how to go on where it cannot end well; return the exit status."""
    run, target = task.run, task.target
    batch_like = target.path and not task.lone_page and not params["quiet"]
    try:
        with Reporter(console, total_bytes=task.survey.bytes, mode=_mode(task, params, console)) as reporter:
            run.on_page = _page_teller(run, reporter, console)
            totals = run.execute()
            reporter.finish(totals)
    except NoPagesError as error:
        say_passed_over(run.inputs)
        fail_for_input(error)
    except KeyboardInterrupt:
        return _stopped(task, "interrupted", INTERRUPTED)
    except BrokenPipeError:
        return hang_up()
    except WorkerStartError as error:
        return _stopped(task, str(error), STOPPED)
    except OSError as error:
        where = target.path or "standard output"
        if target.kind == "file":
            cannot_write(error, where)
        return _stopped(task, write_error(error, where), STOPPED)
    if batch_like:
        console.print(summary(totals, reporter, target.path, run.resumed, run.inputs.passed_over))
    said = () if params["quiet"] else run.told(lone_page=task.lone_page)
    say([*run.inputs.told(), *_changed(task, totals), *said])
    return SOME_FAILED if totals.failed else 0


def _changed(task: Task, totals: Totals) -> Iterator[str]:
    """Yield a sentence where folders had other files when they were read than when the run began, which may be days."""
    began, read = task.survey.files, totals.pages + totals.own
    if not task.survey.archives and began != read:  # of archives the pages are not known beforehand
        yield f"the input has changed during the run: it had {began:,} files when that began, and {read:,} were read"


def _mode(task: Task, params: dict[str, Any], console: Console) -> str:
    wanted = params["progress"]
    if params["quiet"] or wanted is False:
        return "none"
    to_terminal = not task.target.path and sys.stdout.isatty()
    if wanted is None and (task.lone_page or to_terminal):
        return "none"
    if console.is_terminal:
        return "bar"
    return "log" if wanted or task.target.path else "none"


def _page_teller(run: Run, reporter: Reporter, console: Console) -> Callable[[Item, Answer, Totals], None]:
    """Return the function that is told of each page: it moves the bar and names the first failed pages."""
    before = run.totals.failed

    def say(item: Item, answer: Answer, what: str) -> None:
        name = readable(item.path) if item.path else answer.key
        why = obeyed_by_none(f"{name}: {what}")
        console.print(f"newsclean: {why}", markup=False, highlight=False, soft_wrap=True)

    def tell(item: Item, answer: Answer, totals: Totals) -> None:
        reporter.page(totals)
        shown = totals.failed - before
        if answer.body == NO_TEXT and run.inputs.lone_page:
            say(item, answer, f"no article text was found (kind: {answer.kind}); newsclean explain shows what was cut")
        if answer.error is None or (answer.error.type in NOT_FAILED and not run.inputs.lone_page):
            return
        if shown > SHOWN_ERRORS:
            if shown == SHOWN_ERRORS + 1 and run.errors is None:
                console.print("newsclean: further failures are not named here; --errors FILE lists them all")
            return
        say(item, answer, f"{answer.error.type}: {answer.error.message}")

    return tell


def _stopped(task: Task, why: str, status: int) -> int:
    """Say why the run ends early and how to go on."""
    say([why])
    if task.target.manifest is not None:
        command = " ".join(["newsclean", *map(shlex.quote, _without(sys.argv[1:], "--overwrite"))])
        resume = "" if "--resume" in sys.argv else " --resume"
        click.echo(f"{_kept(task.run.kept, task.run.totals.pages)} with:\n  {command}{resume}", err=True)
    elif task.target.kind == "stream":
        hang_up()
    return status


def _kept(kept: int, done: int) -> str:
    """Return how much of what a run has done the next need not do, and what that one does."""
    if not kept:
        return f"{f'None of the {done:,} pages is kept' if done else 'Nothing is done yet'}. Start again"
    return f"{'What is done is kept' if kept == done else f'{kept:,} of {done:,} pages are kept'}. Continue"


def _without(words: Iterable[str], word: str) -> list[str]:
    return [other for other in words if other != word]


def hang_up() -> int:
    """Let nobody write to a standard output or error that takes no more; return the status of a broken pipe.

    What could not be written is held by Python, which would try again as it ends and call that status 120.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    try:
        sys.stderr.flush()
    except OSError:
        os.dup2(nowhere, sys.stderr.fileno())
    return BROKEN_PIPE
