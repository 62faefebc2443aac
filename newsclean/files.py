"""A saved page on disk -> its Trace or Article (an edge): also gzipped, and what browsers save as one file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from newsclean.model import DEFAULT, Article, Options, Trace
from newsclean.pipeline import trace
from newsclean.saved import read_saved


def trace_file(path: str | Path, *, url: str | None = None, options: Options = DEFAULT) -> Trace:
    """Return the trace of a file, under the address and charset that an .mhtml or .webarchive states.

    Raises what `trace` raises, OSError where the file can't be read, BrokenInput where it can't be unpacked.
    """
    saved = read_saved(str(path), options.max_bytes)
    options = replace(options, charset=saved.charset) if saved.charset else options
    return trace(saved.html, url=url or saved.url, options=options)


def clean_file(path: str | Path, *, url: str | None = None, options: Options = DEFAULT) -> Article:
    """Return the clean article of a file: .html, .mhtml, .webarchive, or one of these with .gz behind.

    Raises what `trace_file` raises.
    """
    return trace_file(path, url=url, options=options).article
