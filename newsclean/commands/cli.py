"""The command line (an edge): `newsclean COMMAND`, each command in a module of its own, imported when it is called."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from typing import Any

import click

from newsclean import __version__

COMMANDS = {
    "clean": ("newsclean.commands.clean:clean", "Print or write the clean articles of saved news pages."),
    "explain": ("newsclean.commands.explain:explain", "Report on one page: what was kept and cut, and why."),
    "gallery": ("newsclean.commands.gallery:gallery", "Write a report for each page, with an index."),
    "compare": ("newsclean.commands.compare:compare_command", "Show which lines differ between two ways of cleaning."),
    "learn": ("newsclean.commands.learn:learn", "Learn what recurs on a site from its saved pages."),
    "benchmark": (
        "newsclean.benchmark.command:benchmark", "Compare newsclean with other extractors on annotated pages.",
    ),
    "completion": ("newsclean.commands.completion:completion", "Print the shell's completion script."),
}
"""name -> (module:command, the line that --help shows). A command that is added here needs nothing else."""


class LazyGroup(click.Group):
    """A group whose commands are imported when one of them is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first argument names, and the other arguments.

        An argument that names none is answered with what it may mean: click knows no command before it is called for.
        """
        name = args[0]
        if name not in COMMANDS and not ctx.resilient_parsing:
            from difflib import get_close_matches  # only for who mistypes

            if os.path.exists(name):
                ctx.fail(f"{name!r} is no command: newsclean clean {name} cleans it")
            if "://" in name:
                ctx.fail("nothing is fetched: save the page, and name its file to newsclean clean")
            if name == "help":
                ctx.fail("newsclean --help lists the commands, newsclean COMMAND --help a command's options")
            if nearest := get_close_matches(name, COMMANDS, n=1):
                ctx.fail(f"No such command {name!r}: did you mean {nearest[0]!r}?")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command.

        A package that is missing and Ctrl-C end it with a word, a reader of its output that went away without one.
        """
        try:
            return super().invoke(ctx)
        except click.UsageError:  # click names the command and how it is called
            raise
        except click.ClickException as error:  # click would open with "Error:"
            from newsclean.commands.options import fail

            fail(error.format_message(), error.exit_code)
        except ImportError as error:
            from newsclean.commands.options import fail
            from newsclean.inputs.archives import MissingExtraError

            if not isinstance(error, MissingExtraError):
                raise
            fail(str(error))
        except BrokenPipeError:  # of standard output: click would say 1, which is "some pages failed"
            from newsclean.commands.clean import hang_up

            sys.exit(hang_up())
        except KeyboardInterrupt:
            from newsclean.commands.options import INTERRUPTED, fail

            fail("interrupted", INTERRUPTED)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
"""How --help is asked for and how wide it is; click hands it on to the commands."""


@click.group(cls=LazyGroup, context_settings=_HELP, epilog="""\b
Examples:
  newsclean clean page.html             the article on the screen
  newsclean clean saved/ -o clean/      a text file for every page
  newsclean explain page.html --open    what was kept and cut, and why
  newsclean clean --help                all options of a command
""")  # fmt: skip
@click.version_option(__version__, prog_name="newsclean")
def newsclean() -> None:
    """Turn saved news pages into clean articles, with a reason for everything that is cut."""


def main() -> None:
    """Run the command line."""
    _open_closed_streams()
    _forget_no_size()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a character shows "?" in its place
    try:
        newsclean(prog_name="newsclean")
    except OSError as error:
        from newsclean.commands.clean import hang_up
        from newsclean.commands.options import STOPPED

        hang_up()
        what = error.filename or "cannot write standard output"
        with contextlib.suppress(OSError):  # standard error may be what takes no more
            click.echo(f"newsclean: {what}: {error.strerror or error}", err=True)
        hang_up()
        sys.exit(STOPPED)


def _forget_no_size() -> None:
    """Take a size of 0 out of the environment, as some jobs have it: rich would print no character of a table."""
    for name in ("COLUMNS", "LINES"):
        if os.environ.get(name, "").isdecimal() and not int(os.environ[name]):
            del os.environ[name]


def _open_closed_streams() -> None:
    """Open what the shell closed (`<&-`, `>&-`): an empty input, an output that takes nothing and says so.

    Else Python has None there, and the next file that is opened gets its number.
    """
    for name, access, mode in (("stdin", os.O_RDONLY, "r"), ("stdout", os.O_RDONLY, "w"), ("stderr", os.O_WRONLY, "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, access), mode))


if __name__ == "__main__":
    main()
