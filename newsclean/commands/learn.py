"""`newsclean learn` (an edge): some saved pages of one site -> a file of what recurs on them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import click

from newsclean.commands.explain import reads_tables
from newsclean.commands.options import (
    BAD_ARGUMENTS,
    NO_PAGES,
    SOME_FAILED,
    OutputPath,
    fail,
    keep_existing,
    say,
    write_file,
)
from newsclean.commands.plan import row_names
from newsclean.commands.traced import traces_beside_bar
from newsclean.inputs.errors import InputError
from newsclean.inputs.inputs import Inputs
from newsclean.options import SiteProfile
from newsclean.own_rules.learning import FEWEST, PageNotes, note, settle
from newsclean.own_rules.site_rules import profile_toml


@reads_tables
@click.command(
    epilog="""\b
Examples:
  newsclean learn saved/gull/ -o gull.toml
  newsclean clean saved/gull/ -o clean/ --profile gull.toml
""",
)
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option("-o", "--output", type=OutputPath(), metavar="FILE", help="The profile (TOML). Default: the screen.")
@click.option("--include", multiple=True, metavar="PATTERN", help="Files in folders that count as pages, e.g. '*.php'.")
@click.option("--overwrite", is_flag=True, help="Replace an existing file.")
def learn(pages: tuple[str, ...], output: str | None, include: tuple[str, ...], overwrite: bool, **params: Any) -> None:
    """Learn what recurs from page to page of one site: newsletter pitches, disclaimers, biographies, link blocks.

    PAGE is any number of saved pages of the site, or folders or archives of them. Five to fifty articles are plenty;
    from fewer than two no profile is written. They are read one by one in this process, without newsclean clean's
    limits of time and memory.
    """
    keep_existing(output, overwrite=overwrite)
    if overwrite and not output:
        fail("--overwrite needs an output (-o)")
    notes, failed = [], 0
    try:
        outputs = [output] if output else []
        inputs = Inputs(list(pages), names=row_names(params), include=include, exclude=outputs)
        if include and not inputs.folders:
            fail("--include is for folders, but the input has none")
        inputs.check_outputs(outputs)
        inputs.check_columns()
        for page in traces_beside_bar(inputs):
            if page.trace is None:
                failed += 1
            else:
                notes.append(note(page.trace))
    except InputError as error:
        fail(str(error))
    if not notes and not failed:
        say(inputs.told())
        fail(inputs.no_pages(), NO_PAGES)
    profile = settle(notes)
    enough = profile.pages >= FEWEST
    if enough:
        if output:
            write_file(output, profile_toml(profile))
        else:
            click.echo(profile_toml(profile).encode("utf-8", "replace"), nl=False)  # TOML is UTF-8 in any locale
    say([_summary(profile), *_account(notes, profile, failed), *inputs.told()])
    if not enough:
        why = f"no profile is written: it takes at least {FEWEST} articles to see what recurs"
        fail(why, SOME_FAILED if failed else BAD_ARGUMENTS)
    sys.exit(SOME_FAILED if failed else 0)


def _summary(profile: SiteProfile) -> str:
    """Return in one line what was learned."""
    hosts = ", ".join(profile.hosts).replace("*", "no known host")
    hosts = hosts if len(profile.hosts) <= _SHOWN_HOSTS else f"{len(profile.hosts)} hosts"
    found = f"{_count(profile.pages, 'article')} from {hosts}: {_count(len(profile.lines), 'line')} and "
    found += f"{_count(len(profile.links), 'kind')} of link blocks recur"
    return found


def _account(notes: Sequence[PageNotes], profile: SiteProfile, failed: int) -> Iterator[str]:
    """Yield what became of the pages that are no article of their own, and whose pages they are."""
    read = [page for page in notes if page.kept]
    copies, empty = len(read) - profile.pages, len(notes) - len(read)
    left = [
        f"{copies} with the same article as another (text, headline or address)" if copies else "",
        f"{empty} without article text" if empty else "",
        f"{failed} that failed" if failed else "",
    ]
    if any(left):
        yield f"not counted, of {_count(len(notes) + failed, 'page')}: {', '.join(filter(None, left))}"
    hosts = Counter(page.host for page in read)
    unknown = hosts.pop("", 0)
    if len(hosts) > 1:
        told = ", ".join(f"{host} {number}" for host, number in hosts.most_common(_SHOWN_HOSTS))
        rest = ", ..." if len(hosts) > _SHOWN_HOSTS else ""
        yield f"the pages are from {len(hosts)} hosts, and the profile is for all of them: {told}{rest}"
    if unknown and hosts:
        yield f"{_count(unknown, 'page')} without an address, taken to be from the same site"


_SHOWN_HOSTS = 5  # in a message


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")
