"""Switch each rule off: some test must fail.

    python tests/mutation.py                 # all mutants, some minutes
    python tests/mutation.py block phrase    # those of which the name starts so
    python tests/mutation.py --list

A mutant is a rule that never holds, a part of the pipeline that says nothing, or a kind of phrase that a file has
lost. Each runs a few test files in a fork of this process, so nothing is imported twice. Exits with 1 where no test
notices one: such a rule gets its test, or goes.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from inspect import get_annotations, unwrap
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

TESTS = Path(__file__).parent
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from newsclean import article, lexicon  # noqa: E402  # behind the path
from newsclean.captions import credits  # noqa: E402  # behind the path
from newsclean.context import finders, hidden_bodies, select, teasers, thresholds  # noqa: E402  # behind the path
from newsclean.lines import byline_lines, left_over, phrase_lines  # noqa: E402  # behind the path
from newsclean.lines import cut_lines as lines  # noqa: E402  # behind the path
from newsclean.metadata import page_types, seen, title  # noqa: E402  # behind the path
from newsclean.metadata import reader as metadata  # noqa: E402  # behind the path
from newsclean.own_rules import overrule  # noqa: E402  # behind the path
from newsclean.page import inline_elements, segment, structure  # noqa: E402  # behind the path
from newsclean.phrase_files import CATEGORIES, language_files, phrase_file  # noqa: E402  # the same
from newsclean.scoring import rules, scene, score, second_opinion  # noqa: E402  # behind the path

PAGES = ["test_pages.py", "test_samples.py"]
LINES = ["test_lines.py", *PAGES]
BYLINES = ["test_byline_lines.py", *LINES]


class Mutant(NamedTuple):
    """A rule, how to switch it off, and the test files that must notice, the quickest first."""

    name: str
    switch_off: Callable[[], None]
    files: list[str]


NO_MATCH = re.compile("(?!)")


def never(*_: Any, **__: Any) -> Any:
    """Hold for nothing."""
    return None


def nothing(*_: Any, **__: Any) -> frozenset[int]:
    """Find no block."""
    return frozenset()


# ---- block rules --------------------------------------------------------------------------------------------------


def without_block_rule(name: str) -> None:
    """Let a rule of the table hold for no block."""
    rules.BLOCK_RULES = tuple(r._replace(test=never) if r.rule.name == name else r for r in rules.BLOCK_RULES)


def block_rules() -> Iterator[Mutant]:
    for rule in rules.BLOCK_RULES:
        yield Mutant(f"block {rule.rule.name}", partial(without_block_rule, rule.rule.name), ["test_rules.py", *PAGES])


# ---- rules of context ---------------------------------------------------------------------------------------------


def replaced(module: Any, name: str, by: object) -> Callable[[], None]:
    """Return what puts something else in a name's place in one module."""
    return partial(setattr, module, name, by)


def replaced_everywhere(module: Any, name: str, by: object) -> Callable[[], None]:
    """Return what puts something else in the place of a function, in all modules that import it."""

    def replace() -> None:
        usual = getattr(module, name)
        for room in list(sys.modules.values()):
            if getattr(room, "__name__", "").startswith("newsclean") and getattr(room, name, None) is usual:
                setattr(room, name, by)

    return replace


def context() -> Iterator[Mutant]:
    """Yield the finders that `state` asks, and the other parts of the pipeline that decide."""
    whole = ["test_select.py", *PAGES]
    for room, name in all_finders():
        files = [f"test_{room.__name__.rpartition('.')[2]}.py", *whole]
        yield Mutant(f"context {name}", partial(without_finder, room, name), files)
    yield Mutant(
        "context find_threshold",
        replaced_everywhere(thresholds, "find_threshold", lambda page, scores, usual: usual),
        whole,
    )
    yield Mutant("context find_titles", replaced(scene, "find_titles", lambda page, title: (frozenset(), -1)), whole)
    yield Mutant(
        "context least_score",
        replaced_everywhere(thresholds, "least_score", lambda page, block, threshold, usual=0: threshold),
        whole,
    )
    yield Mutant("context match_phrases", replaced(select, "match_phrases", no_phrases), whole)
    yield Mutant("context are_labels", replaced(score, "are_labels", no_labels), whole)
    for module, name, by, file in (
        (teasers, "is_index_page", never, "test_teasers.py"),
        (teasers, "leads_elsewhere", lambda href: True, "test_teasers.py"),
        (select, "role_of", lambda page, block: "paragraph", "test_select.py"),
        (structure, "is_layout", never, "test_select.py"),
        (second_opinion, "is_unsure", never, "test_second_opinion.py"),
        (second_opinion, "ask_readability", lambda page, chosen: (chosen, ""), "test_second_opinion.py"),
        (hidden_bodies, "hydrated", never, "test_hidden_bodies.py"),
        (page_types, "says_news", never, "test_teasers.py"),
        (inline_elements, "is_tooltip", never, "test_inline_elements.py"),
        (hidden_bodies, "continue_from_metadata", lambda page, verdicts, meta: (page, ()), "test_hidden_bodies.py"),
        (overrule, "lean", lambda usual, favored, favor: usual, "test_options.py"),
        (overrule, "cut_table_rows", lambda chosen: (), "test_options.py"),
        (overrule, "keep_comments", lambda page, chosen: (), "test_options.py"),
        (overrule, "obey", lambda page, rulings, judged: judged, "test_options.py"),
        (overrule, "cut_recurring", never, "test_learn.py"),
        (article, "read_captions", lambda *_: (), "test_captions.py"),
        (article, "read_related", lambda *_: (), "test_article.py"),
        (segment, "find_line_spans", lambda *_: frozenset(), "test_spans.py"),
        (metadata, "find_site", never, "test_site_name.py"),
        (seen, "shown_authors", lambda *_, **__: (), "test_authors.py"),
        (metadata, "picture_below", never, "test_metadata.py"),
        (metadata, "guessed_date", never, "test_dates.py"),
        (title, "choose_headline", never, "test_title.py"),
    ):
        yield Mutant(f"context {name}", replaced_everywhere(module, name, by), [file, *PAGES])


TABLES = ("KEEPING", "FOLLOWING", "DECIDING")
LOOKS = ("Look", "Kept", "Staying", "Settled")


def all_finders() -> list[tuple[ModuleType, str]]:
    """Return the module and name of each finder: those of the tables, and those that `state` asks itself."""
    rooms = {room for room in vars(finders).values() if isinstance(room, ModuleType)}
    found = {
        (room, name)
        for room in rooms
        for name, finder in vars(room).items()
        if name.startswith("find_") and finder.__module__ == room.__name__  # not imported from another
        and get_annotations(finder).get("look") in LOOKS
    }
    return sorted(found, key=lambda pair: pair[1])


def without_finder(room: ModuleType, name: str) -> None:
    """Let a finder find nothing, in the tables too."""
    usual = getattr(room, name)
    for table in TABLES:
        rows = getattr(finders, table)
        setattr(finders, table, tuple((rule, nothing if unwrap(find) is usual else find) for rule, find in rows))
    replaced_everywhere(room, name, nothing)()


def no_phrases(page: Any, *_: Any) -> list[int]:
    return [0] * len(page.blocks)


def no_labels(page: Any) -> list[bool]:
    return [False] * len(page.blocks)


# ---- line rules ---------------------------------------------------------------------------------------------------


def without_category(category: str) -> None:
    """Let no phrase of a category cut a line."""
    usual = phrase_lines.is_boilerplate
    phrase_lines.is_boilerplate = lambda found, line, score: found.category != category and usual(found, line, score)


def without_longest(category: str) -> None:
    """Let a phrase of a category count in lines of any length."""
    phrase_lines.MAX_WORDS[category] = 10**6


def without_sure_score(category: str) -> None:
    """Let a phrase of a category count whatever the score."""
    del phrase_lines.SURE_SCORE[category]


def without_line_rule(rule: object) -> None:
    """Take a rule out of the table."""
    lines.LINE_RULES = tuple(other for other in lines.LINE_RULES if other is not rule)


def without_left_over(finder: object) -> None:
    """Take a rule out of the table of what is left over."""
    left_over.LEFT_OVER_RULES = tuple((rule, find) for rule, find in left_over.LEFT_OVER_RULES if find is not finder)


def line_rules() -> Iterator[Mutant]:
    for rule in lines.LINE_RULES:
        yield Mutant(f"line {rule.__name__.strip('_')}", partial(without_line_rule, rule), LINES)
    for rule, finder in left_over.LEFT_OVER_RULES:
        yield Mutant(f"line {rule.name}", partial(without_left_over, finder), ["test_left_over.py", *PAGES])
    for category in CATEGORIES:
        yield Mutant(f"line {category}-phrase", partial(without_category, category), LINES)
        yield Mutant(f"line {category}: most words", partial(without_longest, category), LINES)
    for category in phrase_lines.SURE_SCORE:
        yield Mutant(f"line {category}: sure score", partial(without_sure_score, category), LINES)
    yield Mutant("line byline-echo", replaced(byline_lines, "repeats_byline", never), BYLINES)
    yield Mutant("line writer-address", replaced(byline_lines, "ADDRESS", NO_MATCH), BYLINES)
    yield Mutant("line headline and moment", replaced(lines, "cut_as_head", lambda *_: {}), LINES)
    yield Mutant("line excerpt's mark", replaced(phrase_lines, "_OPENING", NO_MATCH), LINES)
    yield Mutant("line split credit", replaced(credits, "find", never), ["test_credits.py", *PAGES])


# ---- phrases ------------------------------------------------------------------------------------------------------


def lost_hits(code: str, category: str, kind: str) -> bool:
    """Tell whether a file without one kind of a category's phrases misses one of its own hits."""
    from test_lexicon import example, examples

    own = phrase_file(code)
    left = own.phrases | {kind: {of: some for of, some in own.phrases[kind].items() if of != category}}
    base = [] if code == "und" else [phrase_file("und")]
    without = lexicon._build(code, [*base, own._replace(phrases=left, certain={})], own)
    hits = [line for owner, of, line in examples("hit") if (owner, of) == (code, category)]
    return any((found := without.match(*example(line))) is None or found.category != category for line in hits)


def phrases() -> Iterator[tuple[str, str, str]]:
    for code in sorted(language_files()):
        phrases = phrase_file(code).phrases
        yield from sorted((code, category, kind) for kind in phrases for category in phrases[kind])


def mutants() -> Iterator[Mutant]:
    yield from block_rules()
    yield from context()
    yield from line_rules()


# ---- the run ------------------------------------------------------------------------------------------------------


def start(mutant: Mutant) -> int:
    """Run the tests of a mutant in a child process and return its number; `NOTHING`'s output is shown."""
    child = os.fork()
    if child == 0:
        if mutant is not NOTHING:
            sink = os.open(os.devnull, os.O_WRONLY)
            os.dup2(sink, 1)
            os.dup2(sink, 2)
        mutant.switch_off()
        files = [str(TESTS / file) for file in mutant.files]
        os._exit(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-m", "not slow", "--timeout=60", *files]))
    return child


def judged(mutants: Iterable[Mutant]) -> Iterator[tuple[Mutant, bool]]:
    """Yield the mutants as they are done, each with whether a test fails under it; as many run at once as cores are."""
    running: dict[int, Mutant] = {}
    for mutant in (*mutants, None):
        while running and (mutant is None or len(running) == os.cpu_count()):
            child, status = os.wait()
            yield running.pop(child), os.waitstatus_to_exitcode(status) == pytest.ExitCode.TESTS_FAILED
        if mutant:
            running[start(mutant)] = mutant


NOTHING = Mutant("nothing", never, sorted({file for mutant in mutants() for file in mutant.files}))


def main() -> int:
    """Run the mutants that are asked for; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="how the names of the mutants start")
    parser.add_argument("--list", action="store_true", help="name the mutants and end")
    asked = parser.parse_args()
    chosen = tuple(asked.names) or ("",)
    of_rules = [mutant for mutant in mutants() if mutant.name.startswith(chosen)]
    of_phrases = {name: phrase for phrase in phrases() if (name := f"phrase {' '.join(phrase)}").startswith(chosen)}
    if asked.list:
        print(*(mutant.name for mutant in of_rules), *of_phrases, sep="\n")
        return 0
    began = time.monotonic()
    if any(noticed for _, noticed in judged([NOTHING])):
        sys.exit("tests fail without any mutant")
    survivors = 0
    results = ((mutant.name, noticed) for mutant, noticed in judged(of_rules))
    for name, noticed in chain(results, ((name, lost_hits(*phrase)) for name, phrase in of_phrases.items())):
        if not noticed:
            print(f"no test notices: {name}", flush=True)
            survivors += 1
    count = len(of_rules) + len(of_phrases)
    print(f"{count} mutants, {survivors} unnoticed, {time.monotonic() - began:.0f} s")
    return int(survivors > 0)


if __name__ == "__main__":
    sys.exit(main())
