"""`newsclean learn` (an edge): some saved pages of one site -> a file of what recurs on them."""

from __future__ import annotations

import os
import sys

import click

from newsclean.inputs import InputError, Inputs
from newsclean.learning import note, settle
from newsclean.model import SiteProfile
from newsclean.options import SOME_FAILED, OutputPath, cannot_write, fail
from newsclean.site_rules import profile_toml
from newsclean.traced import traces


@click.command(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  newsclean learn saved/gull/ -o gull.toml
  newsclean clean saved/gull/ -o clean/ --profile gull.toml
""",
)
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option("-o", "--output", type=OutputPath(), metavar="FILE", help="The profile (TOML). Default: the screen.")
@click.option("--include", multiple=True, metavar="PATTERN", help="Files in folders that are pages, e.g. '*.php'.")
@click.option("--overwrite", is_flag=True, help="Replace a file that exists.")
def learn(pages: tuple[str, ...], output: str | None, include: tuple[str, ...], overwrite: bool) -> None:
    """Learn what recurs from page to page of one site: newsletter pitches, disclaimers, biographies, link blocks.

    PAGE is any number of saved pages of the site, folders or archives of them; five to fifty articles are plenty.
    """
    if output and os.path.exists(output) and not overwrite:
        fail(f"{output} exists already: --overwrite replaces it")
    notes, failed = [], 0
    try:
        outputs = [output] if output else []
        inputs = Inputs(list(pages), include=include, exclude=outputs)
        inputs.check_outputs(outputs)
        for traced in traces(inputs):
            if traced.trace is None:
                failed += 1
                click.echo(f"newsclean: {traced.key}: {traced.error}", err=True)
            else:
                notes.append(note(traced.trace))
    except InputError as error:
        fail(str(error))
    profile = settle(notes)
    _write(profile_toml(profile), output)
    click.echo(_summary(profile), err=True)
    sys.exit(SOME_FAILED if failed else 0)


def _write(text: str, output: str | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        with open(output, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        cannot_write(error, output)


def _summary(profile: SiteProfile) -> str:
    """Return in one line what was learned."""
    hosts = ", ".join(profile.hosts).replace("*", "no named host")
    found = f"newsclean: {_count(profile.pages, 'article')} of {hosts}: {_count(len(profile.lines), 'line')} and "
    found += f"{_count(len(profile.links), 'kind')} of link blocks recur"
    return found if profile.pages > 1 else found + " (it takes two articles to see what recurs)"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")
