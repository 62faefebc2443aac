"""`newsclean completion SHELL` (an edge)."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command(epilog="""\b
Examples:
  newsclean completion bash >> ~/.bashrc
  newsclean completion fish > ~/.config/fish/completions/newsclean.fish
""")  # fmt: skip
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for SHELL, to be added to its start-up file."""
    from newsclean.commands.cli import newsclean

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(newsclean, {}, "newsclean", "_NEWSCLEAN_COMPLETE").source())
