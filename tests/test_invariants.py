"""What holds of every page, on the samples and the golden pages."""

from __future__ import annotations

import asyncio
import codecs
import copy
import decimal
import gc
import hashlib
import locale
import logging
import os
import pickle
import random
import signal
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from functools import cache
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import Any

import pytest
from cpu_time import statement_seconds
from lxml import etree

import newsclean
from newsclean import pipeline
from newsclean.model import CUT_ROLES, Article, Trace
from newsclean.page.segment import segment as original_segment
from newsclean.report import report
from newsclean.serialise import to_json

HERE = Path(__file__).parent
PAGES = {path.stem: path for path in sorted((HERE.parent / "samples").glob("*.html"))}
PAGES |= {path.parent.name: path for path in sorted(HERE.glob("pages/*/page.html"))}
FEW = ["radio-captions", "paywall-jsonld", "sports-table", "live-blog", "japanese-divs", "br-text"]
IMPORT_SECONDS = 0.1

each_page = pytest.mark.parametrize("name", PAGES)
each_of_a_few = pytest.mark.parametrize("name", FEW)


@cache
def data_of(name: str) -> bytes:
    return PAGES[name].read_bytes()


@cache
def traced(name: str) -> Trace:
    return newsclean.trace(data_of(name))


def digest(name: str) -> str:
    """Return a hash of all that comes out for a page; a process of its own may be asked for it."""
    return hashlib.sha256(newsclean.trace(data_of(name)).to_json().encode()).hexdigest()


# ---- verdicts ---------------------------------------------------------------------------------------------------


@each_page
def test_replay_gives_the_text(name: str) -> None:
    """The blocks and verdicts of a trace give the article's text."""
    assert newsclean.replay(traced(name)) == traced(name).article.text


@each_page
def test_every_block_is_judged_twice(name: str) -> None:
    """Every block has exactly one verdict alone and one in context."""
    trace = traced(name)
    for stage in ("alone", "context"):
        assert sorted(v.block for v in trace.verdicts if v.stage == stage) == [b.index for b in trace.page.blocks]


@each_page
def test_every_removal_names_a_rule(name: str) -> None:
    """Every removal names its rule, says why in at most 50 characters, and has a role of the model."""
    for removal in traced(name).article.removed:
        assert removal.rule and removal.text
        assert 0 < len(removal.reason) <= 50
        assert removal.role in CUT_ROLES


def letters(texts: Iterable[str]) -> int:
    return sum(character.isalnum() for text in texts for character in text)


@each_page
def test_nothing_is_gone_without_a_word(name: str) -> None:
    """The letters of text and removals are together those of the page's blocks: none is lost, none stands twice."""
    trace = traced(name)
    article = trace.article
    came = letters(block.text for block in trace.page.blocks)
    assert letters([article.text, *(removal.text for removal in article.removed)]) == came


def out_of_order(text: str, trace: Trace) -> str:
    """Return the first line of a text that is not in the page below the line before it, "" where there is none.

    A line of the text is a line of the page or a part of one; a table's row is made of several.
    """
    page = [line for block in trace.page.blocks for line in block.text.split("\n")]
    at = 0
    for line in text.split("\n") if text else []:
        rest = line
        while rest:
            at = next((i for i in range(at, len(page)) if line in page[i] or rest.startswith(page[i])), len(page))
            if at == len(page):
                return line
            rest = "" if line in page[at] else rest.removeprefix(page[at]).lstrip(" |")
            at += 1
    return ""


@each_page
def test_lines_stand_in_the_input_in_order(name: str) -> None:
    """Each line of the text stands in the page's blocks, in their order."""
    assert not out_of_order(traced(name).article.text, traced(name))


@each_page
def test_lines_out_of_order_are_seen(name: str) -> None:
    """A text of which two neighbouring lines have changed places is not in the page's order."""
    lines = traced(name).article.text.split("\n")
    for i in range(len(lines) - 1):
        swapped = [*lines[:i], lines[i + 1], lines[i], *lines[i + 2 :]]
        assert out_of_order("\n".join(swapped), traced(name)), lines[i]


@each_page
def test_every_verdict_has_a_term(name: str) -> None:
    """Every verdict says what made its score."""
    assert all(len(verdict.terms) for verdict in traced(name).verdicts)


# ---- nothing is touched -----------------------------------------------------------------------------------------


@each_page
def test_the_tree_is_not_written_to(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tree serialises the same after segmenting, judging and assembling as it did before."""
    before = []

    def segment(root: Any, url: str | None) -> Any:
        before.append(etree.tostring(root))
        return original_segment(root, url)

    monkeypatch.setattr(pipeline, "segment", segment)
    trace = newsclean.trace(data_of(name))
    assert before == [etree.tostring(trace.page.root)]


def test_the_input_is_not_modified() -> None:
    """Bytes, also those that could be written to, are as they were."""
    data = bytearray(data_of("radio-captions"))
    newsclean.clean(bytes(data))
    assert data == data_of("radio-captions")


def test_options_are_not_modified() -> None:
    """One Options serves many pages and is as it was."""
    options = newsclean.Options(favor="recall", drop=(".promo",))
    for name in FEW:
        newsclean.clean(data_of(name), options=options)
    assert options == newsclean.Options(favor="recall", drop=(".promo",))


# ---- the same result, whatever ran before, on any thread, in any process ----------------------------------------


def test_the_order_of_pages_changes_nothing() -> None:
    """A page gives the same trace whatever was cleaned before it."""
    forward = {name: digest(name) for name in FEW}
    assert {name: digest(name) for name in reversed(FEW)} == forward


def test_bytes_and_str_give_the_same() -> None:
    """A page in UTF-8 gives the same article from bytes and from text."""
    for name in FEW:
        assert newsclean.clean(data_of(name).decode()) == traced(name).article


def test_threads_change_nothing() -> None:
    """Pages cleaned on eight threads at once give the same traces."""
    names = FEW * 3
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(digest, names)) == [digest(name) for name in names]


def test_asyncio_changes_nothing() -> None:
    """Pages cleaned at once under `asyncio.to_thread` give the same traces."""

    async def digests() -> list[str]:
        return await asyncio.gather(*(asyncio.to_thread(digest, name) for name in FEW))

    assert asyncio.run(digests()) == [digest(name) for name in FEW]


@pytest.mark.parametrize("method", ["spawn", "fork"])
def test_a_process_of_its_own_changes_nothing(method: str) -> None:
    """A fresh process, with a hash seed of its own, and a forked one give the same traces."""
    if method not in get_all_start_methods():
        pytest.skip(f"no {method} on this system")
    with get_context(method).Pool(1) as pool:
        assert pool.map(digest, FEW) == [digest(name) for name in FEW]


def state_of_the_process() -> dict[str, Any]:
    """Return what a library may have changed for all the others."""
    return {
        "recursion limit": sys.getrecursionlimit(),
        "switch interval": sys.getswitchinterval(),
        "longest int": sys.get_int_max_str_digits(),
        "locale": locale.setlocale(locale.LC_ALL),
        "time zone": time.tzname,
        "warnings": list(warnings.filters),
        "logging": (logging.root.level, list(logging.root.handlers), logging.root.manager.disable),
        "parser": id(etree.get_default_parser()),
        "element classes": type(etree.fromstring("<a/>")),
        "signals": [signal.getsignal(number) for number in signal.valid_signals()],
        "random": random.getstate(),
        "environment": dict(os.environ),
        "folder": os.getcwd(),
        "socket timeout": socket.getdefaulttimeout(),
        "codec errors": codecs.lookup_error("strict"),
        "garbage collection": (gc.isenabled(), gc.get_threshold()),
        "decimals": str(decimal.getcontext()),
    }


def cleaned_without_a_trace() -> list[str]:
    """Return what has changed in a fresh process when it has cleaned some pages."""
    before = state_of_the_process()
    for name in FEW:
        newsclean.clean(data_of(name))
    newsclean.clean("<div>" * 3000 + "<p>The bridge is shut.</p>")
    newsclean.clean(UNSURE)
    newsclean.explain(data_of("br-text"))
    after = state_of_the_process()
    return [name for name, value in before.items() if after[name] != value]


# Short and doubtful: readability is asked, and htmldate for the day.
UNSURE = "<title>Bridge</title><body><div>Shut again on Monday, says <a href=/a>the council</a> of the town</div>" * 9


def test_a_call_leaves_the_process_as_it_was() -> None:
    """No call changes the recursion limit, locale, warnings, logging, lxml's defaults or anything else for others."""
    with get_context("spawn").Pool(1) as pool:
        assert pool.apply(cleaned_without_a_trace) == []


# ---- the article ------------------------------------------------------------------------------------------------


@each_page
def test_an_article_survives_a_pickle(name: str) -> None:
    """An article is the same after pickling, and there is no lxml in it."""
    article = traced(name).article
    pickled = pickle.dumps(article)
    assert pickle.loads(pickled) == article
    assert b"lxml" not in pickled and b"etree" not in pickled


@each_of_a_few
def test_a_trace_survives_a_pickle_without_its_tree(name: str) -> None:
    """A trace is the same after pickling, its report and JSON too; only the page's tree, which is lxml's, is gone."""
    before = traced(name)
    pickled = pickle.dumps(before)
    after = pickle.loads(pickled)
    assert after == before and after.page.root is None and after.page.element(0) is None
    assert (after.to_json(), newsclean.replay(after)) == (before.to_json(), newsclean.replay(before))
    assert report(after) == report(before)
    assert b"lxml" not in pickled and b"etree" not in pickled


@pytest.mark.parametrize("markup", [950 * "<ul><li>", 1_900 * "<blockquote>"], ids=["lists", "quotes"])
def test_a_trace_of_deep_markup_is_pickled_and_compared(markup: str) -> None:
    """What a page nests deeper than Python may call itself is no deeper in its pickle, nor for `==`."""
    html = f"<p>The bridge over the Lume opened on Monday.</p>{markup}It is shut again."
    before = newsclean.trace(html)
    after = pickle.loads(pickle.dumps(before))
    assert after == before == newsclean.trace(html)
    assert after != newsclean.trace(html.replace("<p>", "<div>")) and before.page != html
    assert after.to_json() == before.to_json()


def test_a_copy_of_a_trace_has_its_tree() -> None:
    """Copies of a trace, shallow and deep, are equal to it and find their elements."""
    before = newsclean.trace("<p>The bridge over the Lume opened on Monday.</p>")
    for after in (copy.copy(before), copy.deepcopy(before)):
        assert after == before and after.page.element(0) is not None


@each_page
def test_an_article_survives_json(name: str) -> None:
    """An article is the same after the way to JSON and back."""
    article = traced(name).article
    assert Article.from_dict(article.to_dict()) == article
    assert to_json(article) == article.to_json()


def test_an_article_is_frozen() -> None:
    """No field of an article can be set, and none can be added."""
    article = traced("radio-captions").article
    with pytest.raises(FrozenInstanceError):
        article.title = "x"  # type: ignore[misc]  # it is what must fail
    with pytest.raises((AttributeError, TypeError)):
        article.extra = "x"  # type: ignore[attr-defined]  # it is what must fail


# ---- the price of an import -------------------------------------------------------------------------------------


def test_import_is_cheap() -> None:
    """`import newsclean` takes at most 0.1 s, or on a slow machine no more than some of the library it needs."""
    environment = os.environ | {"PYTHONPATH": str(HERE.parent)}
    library = statement_seconds("import dataclasses, datetime, json, html, inspect, typing, importlib.metadata")
    newsclean_too = statement_seconds("import newsclean", env=environment)
    assert newsclean_too < max(IMPORT_SECONDS, 2 * library)


def test_the_package_shows_what_it_has() -> None:
    """`dir` shows each public name, and no module that happens to be loaded; each name can be had."""
    code = "import newsclean, newsclean.batch.clean_many; print(*(name for name in dir(newsclean) if name[:2] != '__'))"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=HERE.parent)
    assert run.stdout.split() == sorted(newsclean.__all__)
    assert {"trace_file", "BrokenInput", "Item", "Result", "Failure", "clean", "trace"} <= set(newsclean.__all__)
    assert all(getattr(newsclean, name).__module__.startswith("newsclean.") for name in newsclean.__all__)


def test_import_loads_no_parser() -> None:
    """`import newsclean` loads neither lxml nor regex; both come with the first page."""
    code = "import sys, newsclean; print(*({'lxml', 'regex', 'readability', 'click', 'rich'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=HERE.parent)
    assert run.stdout.split() == []
