"""The straight line (layer 5): bytes -> text -> DOM -> blocks -> verdicts -> Article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from newsclean import article
from newsclean.addresses import given_address, is_address
from newsclean.context.hidden_bodies import continue_from_metadata, hydrated
from newsclean.context.select import select_article
from newsclean.errors import NotHTML
from newsclean.language import LONG_WORDS, detect_language
from newsclean.lexicon import Lexicon, lexicon_for
from newsclean.lines.cut_lines import cut_lines
from newsclean.metadata.reader import read_metadata
from newsclean.model import Article, Block, Metadata, Page, Trace, Verdict
from newsclean.options import DEFAULT, Options, check_options
from newsclean.own_rules.overrule import lean, overrule
from newsclean.page.copies import as_published, saved_from
from newsclean.page.decode import decode
from newsclean.page.parse import parse
from newsclean.page.segment import MAX_PIECES, segment
from newsclean.phrase_files import UNKNOWN
from newsclean.scoring import weights
from newsclean.scoring.score import score_blocks
from newsclean.scoring.second_opinion import ask_readability, is_unsure

NO_ADDRESS = "the url {!r} is no address such as https://gull.example/news/1"
FROM_SCRIPTS = "the page shows little of its article; the rest is in the data of a script"
FROM_METADATA = "the page shows only part of the article; the rest is from its JSON-LD"
NO_FILE = "no phrase file for the page's language"
UNTOLD_LANGUAGE = "the page's words point to no language that has a phrase file"
TOO_SHORT = "the page names no language, and no text on it is long enough to tell it by"

_SHOWN_CHARS = 100  # of an address, in a warning


class ReadPage(NamedTuple):
    """A page before anything on it is judged."""

    page: Page
    meta: Metadata
    lexicon: Lexicon
    warnings: tuple[str, ...]


def read_page(html: bytes | str, *, url: str | None = None, options: Options = DEFAULT) -> ReadPage:
    """Return a page's blocks, metadata and lexicon; raises what `trace` raises."""
    check_options(options)
    url = given_address(url)
    decoded = decode(html, options.charset, max_bytes=options.max_bytes)
    if len(decoded.utf8) <= _LONGEST_PATH:
        _refuse_path(decoded.utf8.decode("utf-8", "replace").strip())
    decoded = decoded._replace(utf8=as_published(decoded.utf8))
    parsed = parse(decoded)
    meta = read_metadata(parsed.root, url, saved_from=saved_from(decoded.utf8))
    page = segment(parsed.root, meta.url)
    lexicon = _lexicon_of(page, meta)
    unusual = () if url is None or is_address(url) else (NO_ADDRESS.format(url[:_SHOWN_CHARS]),)
    return ReadPage(page, meta, lexicon, (*unusual, *decoded.warnings, *parsed.warnings))


_LONGEST_PATH = 4096  # bytes, PATH_MAX of Linux: it takes no longer one
_PATH = re.compile(
    r"""
    \A (?: https?:// \S*+                           # an address
    |   (?: ~ | \.{1,2} | [a-z]: )? [/\\] \S*+      # a path from the root, the home, this folder or a drive
    |   (?: [^\s/\\]++ [/\\] ){2} \S*+              # folders: "and/or" and "km/h" are none
    |   [^\s/\\]++ [/\\] \S* \. [a-z] \w{1,9}       # a folder and a name with an extension
    |   \S* \. (?: [sx]?html? | mht(?:ml)? | webarchive | warc | jsonl | parquet ) (?: \.gz )?
    ) \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)  # anchored; all repeats but two are possessive, and those two give back character by character


def _refuse_path(text: str) -> None:
    """Raise NotHTML for a text that is where a page stands and not what stands in it. No file is looked for."""
    if "<" in text or not _PATH.match(text):
        return
    how = "nothing is fetched"
    if "://" not in text:
        how = "clean_file and trace_file read a file, as `newsclean clean PATH` does"
    raise NotHTML(f"{text[:200]!r} looks like a path or an address, not a page: {how}")


def _lexicon_of(page: Page, meta: Metadata) -> Lexicon:
    return lexicon_for(_language_of(page, meta))


def _language_of(page: Page, meta: Metadata) -> str:
    """Return the code that the first texts tell, which are no links, else the longest: a page may open with tables."""
    code = detect_language(meta.language, (b.text for b in _long_texts(page)))
    if code != UNKNOWN:
        return code
    return detect_language(meta.language, (b.text for b in sorted(_long_texts(page), key=_words, reverse=True)))


def _long_texts(page: Page) -> Iterator[Block]:
    return (b for b in page.blocks if b.words > LONG_WORDS and 2 * b.link_chars < b.chars)


_words = attrgetter("words")


def _of_no_file(page: Page, meta: Metadata) -> str:
    """Return why a page is cleaned without phrases of its own language."""
    if _language_of(page, meta) != UNKNOWN:
        return NO_FILE
    return UNTOLD_LANGUAGE if any(b.words > LONG_WORDS for b in page.blocks) else TOO_SHORT


def trace(html: bytes | str, *, url: str | None = None, options: Options = DEFAULT) -> Trace:
    """Return the article of a page with every verdict that made it.

    `html` is str, or bytes, which are decoded as a browser would. An empty `url` counts as None; of one that
    is no address (`https://...`) the article's `warnings` say so. Raises EmptyInput, NotHTML (also for a path or an
    address in the place of a page), TooLarge, DataError if a selector of site rules, a phrase file or the weights are
    invalid, and TypeError for arguments of a wrong type.
    """
    page, meta, lexicon, warnings = read_page(html, url=url, options=options)
    balanced = options if options.favor == "balanced" else replace(options, favor="balanced")
    scored = score_blocks(page)
    usual = select_article(page, scored, meta, lexicon, balanced)
    notes: tuple[str, ...] = ()
    if _is_shell(page, usual, meta) and (filled := hydrated(page, meta)) is not None:
        page, lexicon = filled.page, _lexicon_of(filled.page, meta)
        scored = score_blocks(page)
        usual = select_article(page, scored, meta, lexicon, balanced)
        warnings += (*filled.warnings, FROM_SCRIPTS)
        notes += (FROM_SCRIPTS,)
    if page.is_cut:
        warnings += (f"the page was cut after {MAX_PIECES} blocks and line breaks",)
    if is_unsure(page, usual):
        usual, note = ask_readability(page, usual)
        notes += (note,)
    chosen = usual
    if options.favor != "balanced":
        chosen = lean(usual, select_article(page, scored, meta, lexicon, options), options.favor)
    cut = cut_lines(page, chosen, lexicon, meta)
    page, appended = continue_from_metadata(page, (*usual, *cut), meta)
    verdicts, said = overrule(page, (*scored, *chosen, *cut, *appended), options)
    warnings += said
    if appended:
        warnings += (FROM_METADATA,)
        notes += (FROM_METADATA,)
    if lexicon.fallback:
        notes += (_of_no_file(page, meta),)
    if weights.WEIGHTS != weights.OWN:
        notes += (f"the scores are from the weights in {weights.WEIGHTS}",)
    judged = verdicts[len(scored) :]  # each block again, in context, and lines of blocks
    return Trace(article.assemble(page, meta, judged, lexicon, warnings), page, verdicts, lexicon.code, notes)


def _is_shell(page: Page, chosen: Sequence[Verdict], meta: Metadata) -> bool:
    """Tell whether a page shows hardly any article, nor has one in its metadata."""
    return not meta.article_body and sum(page.blocks[v.block].words for v in chosen if v.keep) < article.STUB_WORDS


def clean(html: bytes | str, *, url: str | None = None, options: Options = DEFAULT) -> Article:
    """Return the clean article of a saved news page.

    html: the page, as bytes, which are decoded as a browser would, or as str; `clean_file` takes a path
    url: the page's address, if the caller knows it; nothing is fetched
    options: how to clean, see `Options`

    A page without an article is an Article of kind "index" or "stub" with little or no text. Raises EmptyInput,
    NotHTML (an image, a PDF, an archive, a path or an address) and TooLarge, all of them NewscleanErrors, and TypeError
    for arguments of a wrong type. What a page takes of time and memory grows with its size: `clean_many` bounds both.

    >>> clean("<h1>Bridge opens</h1><p>The new bridge over the Lume opened on Monday.</p>").title
    'Bridge opens'
    """
    return trace(html, url=url, options=options).article


def replay(traced: Trace) -> str:
    """Return the article's text from a trace's blocks and verdicts alone. Raises TypeError for what is no Trace."""
    if not isinstance(traced, Trace):
        raise TypeError(f"replay takes a Trace, as newsclean.trace(html) returns it, not {type(traced).__name__}")
    return article.replay(traced.page, traced.verdicts)
