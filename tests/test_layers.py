"""Imports run downward only: a walk over the import statements of the package."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "newsclean"

# The rooms of the core by layer; what is not named here is an edge.
LAYERS = (
    {
        "errors", "paths", "model", "options", "selector", "serialise", "lists", "trace_json", "characters", "text",
        "prose",
    },
    {
        "tags", "lexicon", "credit_terms", "pitch_words", "phrase_files", "charsets", "detect", "formats",
        "encoded_twice", "decode", "copies", "parse", "typed_text", "jsonld", "weights", "wording",
        "calendars", "date_words", "clocks", "dates", "day_order", "name_words", "names", "jobs", "byline_words",
        "bylines", "byline_parts", "east_asian_bylines", "addresses", "page_types",
    },
    {
        "spans", "block_text", "block_writer", "element_text", "elements", "inline_elements", "kinds", "open_links",
        "segment", "stated", "stated_authors", "stated_dates", "guessed_date", "site_name", "title", "shown_title",
        "headline", "near_headline", "lead_picture", "elsewhere", "shown_dates", "spoken_authors",
        "marked_authors", "unmarked_authors", "whole_bylines", "shown_authors", "seen", "reader", "language",
    },
    {
        "features", "context_features", "scene", "look", "structure", "rules", "alike", "siblings", "lead_ins",
        "amid_body", "subheads", "teasers", "other_articles", "apart", "boxes", "fact_boxes", "forms",
        "comments", "entries", "mentions", "questions", "quotations", "repeats", "data_tables", "date_lines",
        "dated", "pitches", "cards", "machine_text",
        "standfirst", "standfirst_lists", "page_summary", "cut_lines", "byline_lines", "endings", "sign_offs",
        "left_over", "phrase_lines", "pitch_lines", "credit_words", "credit_tokens", "credit_forms", "credit_places",
        "credit_labels", "credit_search", "east_asian_credits", "credits",
        "credit_elements", "page_credits", "players",
        "ordinals", "recipe_cards", "picture_lines", "credited_captions", "below_pictures", "list_headings",
        "box_headings", "shown_headlines", "trees", "candidates", "thresholds", "foreign_headlines",
        "labelled_headlines",
    },
    {
        "score", "finders", "select", "hidden_bodies", "article_captions", "caption_texts", "joined_captions",
        "caption_roles", "no_captions", "related", "removed", "article", "second_opinion", "recurrence", "site_rules",
        "judged", "inline_rules", "element_rules", "overrule",
    },
    {"pipeline"},
)  # fmt: skip
FOLDERS_OF_EDGES = ("batch", "commands", "inputs", "recipes", "benchmark")
EDGES = len(LAYERS)
# Imports that run up all the same, within a function: a notebook asks the object itself how it is shown.
EXCEPTIONS = {"model": {"notebook"}}
LAYER_OF = {room: number for number, rooms in enumerate(LAYERS) for room in rooms}
# What an edge may need that no core module may: it would slow every import, or is an extra.
EDGE_PACKAGES = {"click", "rich", "pyarrow", "fastwarc", "zstandard", "playwright", "trafilatura", "multiprocessing"}


def rooms() -> list[str]:
    """Return the modules below the package, dotted: "context.alike", "model"."""
    paths = (path.relative_to(PACKAGE).with_suffix("") for path in PACKAGE.rglob("*.py"))
    return sorted(".".join(path.parts) for path in paths if path.stem != "__init__")


def imports(nodes: list[ast.stmt] | ast.AST) -> Iterator[tuple[str, ...]]:
    """Yield the dotted names of all that is imported at run time, functions included."""
    for node in ast.iter_child_nodes(nodes) if isinstance(nodes, ast.AST) else nodes:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield from imports(node.orelse)
        elif isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = tuple((node.module or "").split("."))
            yield from ((*module, alias.name) for alias in node.names)
        else:
            yield from imports(node)


@cache
def needs(room: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the rooms and the foreign packages that a room imports."""
    found = list(imports(ast.parse((PACKAGE / f"{room.replace('.', '/')}.py").read_text(encoding="utf-8"))))
    known = {*rooms(), *FOLDERS_OF_EDGES}
    ours = [parts[1:] for parts in found if parts[0] == "newsclean"]
    own = {".".join(parts[:length]) for parts in ours for length in range(1, len(parts) + 1)}
    return frozenset(own & known), frozenset(name[0] for name in found if name[0] != "newsclean")


def layer(room: str) -> int:
    folder, _, name = room.rpartition(".")
    return EDGES if folder in FOLDERS_OF_EDGES else LAYER_OF.get(name, EDGES)


CORE = [room for room in rooms() if layer(room) < EDGES]


def runs_up(room: str, own: frozenset[str]) -> set[str]:
    """Return the imports of a room that lead to a layer above it."""
    return {name for name in own if layer(name) > layer(room)}


@pytest.mark.parametrize("room", rooms())
def test_imports_run_downward(room: str) -> None:
    """A room imports rooms of its own layer or of one below; an exception that is none any more is said too."""
    assert runs_up(room, needs(room)[0]) == EXCEPTIONS.get(room, set())


@pytest.mark.parametrize("room", CORE)
def test_the_core_needs_no_edge_packages(room: str) -> None:
    """A room of the core imports nothing that only command line and batch need, and no module by a string."""
    assert not needs(room)[1] & (EDGE_PACKAGES | {"importlib"})


def test_every_room_of_the_table_is_there() -> None:
    """The table names rooms that exist, each in one layer."""
    assert sorted(LAYER_OF) == sorted(room.rpartition(".")[2] for room in CORE)
    assert len(LAYER_OF) == sum(map(len, LAYERS))


def test_rooms_of_a_layer_do_not_need_each_other_in_a_circle() -> None:
    """No room imports itself by way of others."""
    done: set[str] = set()

    def visit(room: str, way: tuple[str, ...]) -> None:
        assert room not in way, " -> ".join((*way, room))
        if room not in done:
            for name in needs(room)[0].intersection(CORE):
                visit(name, (*way, room))
            done.add(room)

    for room in CORE:
        visit(room, ())


def test_an_import_that_runs_up_is_seen() -> None:
    """The walk sees an import in a function, and passes over one for type checkers."""
    source = (
        "def f():\n    from newsclean.pipeline import trace\n"
        "if TYPE_CHECKING:\n    from newsclean.commands.cli import main\n"
    )
    assert list(imports(ast.parse(source))) == [("newsclean", "pipeline", "trace")]
    assert runs_up("page.segment", frozenset({"pipeline", "page.tags"})) == {"pipeline"}


def test_the_package_says_that_it_is_typed() -> None:
    """Without the marker file type checkers take all that is imported for Any."""
    assert (PACKAGE / "py.typed").is_file()
