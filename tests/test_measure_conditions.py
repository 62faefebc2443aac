"""tests/measure_conditions.py: what a condition counts as where it is left out."""

from __future__ import annotations

import builtins
from typing import Any

import measure_conditions
import pytest
from measure_conditions import Condition, _Finder, _Run, rewritten

import newsclean.page

SOURCE = """
def may_sail(wind, fog):
    if fog:
        return False
    return wind < 7 and not (fog or wind < 0)

def told(fog):
    if fog and told:
        return "in port"
    return "at sea"

def calm(winds):
    return [wind for wind in winds if wind < 3]
"""


@pytest.fixture
def sailing(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return the functions of SOURCE, rewritten."""
    for name, value in (("conditions", []), ("spoke", set()), ("left_out", -1)):
        monkeypatch.setattr(_Run, name, value)
    for name in (measure_conditions._LEFT_OUT, measure_conditions._SAYS):
        monkeypatch.setattr(builtins, name, getattr(measure_conditions, name), raising=False)
    names: dict[str, Any] = {}
    exec(rewritten(SOURCE, "newsclean.page.boats", "boats.py"), names)
    return names


def test_nothing_changes_while_no_condition_is_left_out(sailing: dict[str, Any]) -> None:
    """The functions say what they said, and which conditions made a difference is known."""
    assert [sailing["may_sail"](wind, fog) for wind, fog in ((3, False), (9, False), (3, True))] == [True, False, False]
    assert sailing["calm"]([1, 5]) == [1]
    assert {_Run.conditions[index].text for index in _Run.spoke} == {"fog", "wind < 7", "wind < 3"}


@pytest.mark.parametrize(
    ("text", "call", "found"),
    [
        ("fog and told", "told(True)", "at sea"),
        ("wind < 7", "may_sail(9, False)", True),
        ("wind < 0", "may_sail(-1, False)", True),
        ("wind < 3", "calm([1, 5])", [1, 5]),
    ],
)
def test_a_condition_that_is_left_out_says_nothing(
    sailing: dict[str, Any], monkeypatch: pytest.MonkeyPatch, text: str, call: str, found: object
) -> None:
    """An operand of `and` and a filter count as true, an `if` and an operand of `or` as false."""
    index = next(index for index, condition in enumerate(_Run.conditions) if condition.text == text)
    monkeypatch.setattr(_Run, "left_out", index)
    assert eval(call, sailing) == found


def test_a_condition_says_where_it_stands(sailing: dict[str, Any]) -> None:
    """The module, the line and the function, for whom reads the table."""
    assert Condition("newsclean.page.boats", 3, "may_sail", "fog", neutral=False) in _Run.conditions


@pytest.mark.parametrize(
    ("only", "found"), [(None, True), ("page", True), ("segment", True), ("context", False), ("parse", False)]
)
def test_one_room_or_one_module_may_be_asked_for(only: str | None, found: bool) -> None:
    """`--only` takes the name of a room, with all its modules, or that of a module."""
    assert (_Finder(only).find_spec("newsclean.page.segment", newsclean.page.__path__) is not None) is found
