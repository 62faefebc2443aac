"""tests/measure_rules.py: what is counted for whom."""

from pathlib import Path
from types import ModuleType

import measure_learning
import measure_rules
import pytest
from measure_rules import page_decisions

import newsclean

PAGE = """<html><head><title>Ferry returns</title></head><body><article><h1>Ferry returns</h1>
<p>The ferry between the two islands returns on Monday after eleven weeks in dry dock, its owner said.</p>
<p>Read more: Dry dock opens its doors</p>
<p>Crews replaced both engines and a part of the car deck, which had rusted through since the last inspection.</p>
<p>Tickets are sold from Friday, at the prices of last year, and old ones hold.<br>Follow us on Facebook</p>
</article></body></html>"""
BODY = [
    "The ferry between the two islands returns on Monday after eleven weeks in dry dock, its owner said.",
    "Crews replaced both engines and a part of the car deck, which had rusted through since the last inspection.",
    "Tickets are sold from Friday, at the prices of last year, and old ones hold.",
]


def _found(paragraphs: list[str]) -> dict[str, tuple[str, bool, bool]]:
    decisions = page_decisions(newsclean.trace(PAGE), {"kind": "body", "paragraphs": paragraphs})
    return {d.text: (d.rule, d.keeps, d.is_right) for d in decisions}


def test_blocks_and_lines_are_counted_for_the_rule_that_decided_them() -> None:
    found = _found(BODY)
    assert found[BODY[0]] == ("fitted-score", True, True)
    assert found["Read more: Dry dock opens its doors"] == ("related-phrase", False, True)
    assert found["Follow us on Facebook"] == ("follow-phrase", False, True)


def test_an_annotation_that_says_otherwise_makes_it_wrong() -> None:
    found = _found([BODY[0], "Read more: Dry dock opens its doors", *BODY[1:]])
    assert found["Read more: Dry dock opens its doors"] == ("related-phrase", False, False)
    assert found[BODY[1]] == ("fitted-score", True, True)


@pytest.mark.parametrize("command", [measure_rules, measure_learning])
def test_a_folder_without_a_data_set_is_named(
    command: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that holds no data set ends the command with one line."""
    monkeypatch.setattr("sys.argv", ["measure.py", str(tmp_path)])
    with pytest.raises(SystemExit, match=r"measure\.py: .*: holds no data set"):
        command.main()
