"""The examples in docstrings are true."""

import dataclasses
import doctest
import importlib
import inspect
import re
from pathlib import Path

import pytest

import newsclean

HOME = Path(newsclean.__file__).parent
MODULES = [
    ".".join(path.relative_to(HOME.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted(HOME.rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


def test_modules_have_examples():
    assert len(MODULES) > 30


@pytest.mark.parametrize("name", MODULES)
def test_examples_give_what_they_say(name):
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted and not result.failed


TOLD = ("Article", "Paragraph", "Caption", "Link", "Removal", "Result", "Failure", "Options")


@pytest.mark.parametrize("kind", [getattr(newsclean, name) for name in TOLD], ids=TOLD)
def test_help_says_what_each_field_holds(kind):
    """help() shows no strings below fields: those of what callers read and write are told in the class's docstring."""
    lines = re.findall(r"^ *([a-z_, ]+): \S", inspect.getdoc(kind), re.MULTILINE)
    fields = getattr(kind, "_fields", None) or tuple(field.name for field in dataclasses.fields(kind))
    assert tuple(name for line in lines for name in line.split(", ")) == fields


def test_help_shows_no_defaults_within_defaults():
    """The signatures have `Options()`, not each field of it."""
    assert str(inspect.signature(newsclean.clean)).count("Options(") == 1
    assert "options: 'Options' = Options())" in str(inspect.signature(newsclean.clean))


def test_help_of_every_public_function_says_what_it_raises():
    """Who calls a function need not read its code, or another's docstring only, to know what to catch."""
    functions = [getattr(newsclean, name) for name in newsclean.__all__ if inspect.isfunction(getattr(newsclean, name))]
    silent = [f.__name__ for f in functions if "Raises" not in inspect.getdoc(f)]
    assert silent == ["profile_toml"]  # which raises nothing
