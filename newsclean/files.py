"""A saved page on disk -> its Trace or Article (an edge): also gzipped, and what browsers save as one file."""

from __future__ import annotations

import os
from dataclasses import replace

from newsclean.addresses import given_address
from newsclean.inputs.saved import read_saved
from newsclean.model import Article, Trace
from newsclean.options import DEFAULT, Options, check_options
from newsclean.pipeline import trace

AnyPath = str | bytes | os.PathLike[str] | os.PathLike[bytes]


def trace_file(path: AnyPath, *, url: str | None = None, options: Options = DEFAULT) -> Trace:
    """Return the trace of a saved file, with the address and charset that an .mhtml or .webarchive states.

    Raises what `trace` raises, OSError if the file can't be read, BrokenInput if it can't be unpacked, and TypeError
    for arguments of a wrong type.
    """
    if not isinstance(path, str | bytes | os.PathLike):
        raise TypeError(f"a path is needed here, not {type(path).__name__} (clean and trace take what a file holds)")
    check_options(options)
    url = given_address(url)
    try:
        saved = read_saved(os.fsdecode(path), options.max_bytes)
    except OSError as error:
        if hint := _no_path(os.fsdecode(path)):
            error.add_note(hint)
        raise
    options = replace(options, charset=saved.charset) if saved.charset else options
    return trace(saved.html, url=url or saved.url, options=options)


def _no_path(text: str) -> str | None:
    """Return what helps whoever gave a page or its address for a path.

    >>> _no_path("https://gull.example/news"), _no_path("<p>It rained.</p>"), _no_path("pgae.html")
    ('nothing is fetched: save the page, and name its file', 'a page itself is for clean and trace', None)
    """
    if "://" in text:
        return "nothing is fetched: save the page, and name its file"
    return "a page itself is for clean and trace" if "<" in text else None


def clean_file(path: AnyPath, *, url: str | None = None, options: Options = DEFAULT) -> Article:
    """Return the clean article of a saved file: .html, .mhtml, .webarchive, or one of these with .gz appended.

    Raises what `trace_file` raises.
    """
    return trace_file(path, url=url, options=options).article
