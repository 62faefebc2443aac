"""Floors: what newsclean reaches on annotated pages does not drop; tests/floors.py pins them."""

from __future__ import annotations

import json
from pathlib import Path

import floors
import pytest

from newsclean.benchmark.datasets import AnnotatedPage, DataSet, Gold, read_sets

QUICK = ("aeb", "fundus16", "fundus_world")
SLOW = ("segments", "wcxb")
needs_data = pytest.mark.skipif(
    not floors.DATA.is_dir(), reason=f"no annotated pages at {floors.DATA} (set NEWSCLEAN_EVAL to their folder)"
)


def check(dataset: DataSet) -> None:
    floor = floors.read_floors().get(dataset.name)
    assert floor, f"{dataset.name} has no floor; run python tests/floors.py"
    same = floor["fingerprint"] == dataset.fingerprint()
    assert same, f"the pages of {dataset.name} are not those its floor was measured on; run python tests/floors.py"
    reached = floors.measure(dataset)
    dropped = {name: (value, floor[name]) for name, value in reached.items() if value < floor[name]}
    assert not dropped, f"{dataset.name}: (reached, floor) is {dropped}; lowering takes python tests/floors.py --lower"


@pytest.mark.parametrize("dataset", floors.own_sets(), ids=lambda dataset: dataset.name)
def test_own_pages_hold_their_floor(dataset: DataSet) -> None:
    """On the project's own pages F1 and clean are not under the floor."""
    check(dataset)


@needs_data
@pytest.mark.parametrize("name", QUICK)
def test_annotated_pages_hold_their_floor(name: str) -> None:
    """On the sets of news pages F1 and clean are not under the floor."""
    check(read_sets(floors.DATA, (name,))[0])


@needs_data
@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", SLOW)
def test_large_sets_hold_their_floor(name: str) -> None:
    """On the large sets F1, clean and segF are not under the floor."""
    check(read_sets(floors.DATA, (name,))[0])


@pytest.fixture
def one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataSet:
    """A set of one page whose floors are in a file of the test's own."""
    page = tmp_path / "page.html"
    page.write_text("<html><body><p>The bridge over the Lume opened on Monday.</p></body></html>", encoding="utf-8")
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.json")
    dataset = DataSet(
        "lume", (AnnotatedPage(Gold("bridge", paragraphs=("The bridge over the Lume opened on Monday.",)), page),)
    )
    monkeypatch.setattr(floors, "all_sets", lambda: [dataset])
    return dataset


def run(monkeypatch: pytest.MonkeyPatch, reached: float, *arguments: str) -> int:
    """Run the command as if `reached` were measured, and return its exit status."""
    monkeypatch.setattr(floors, "measure", lambda dataset: {"f1": reached, "clean": reached})
    monkeypatch.setattr("sys.argv", ["floors.py", *arguments])
    with pytest.raises(SystemExit) as left:
        floors.main()
    return int(left.value.code or 0)


def test_floors_rise_by_themselves(one_page: DataSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command raises a floor that is exceeded."""
    assert [run(monkeypatch, value) for value in (0.5, 0.75)] == [0, 0]
    assert floors.read_floors()["lume"]["f1"] == 0.75


def test_floors_are_lowered_only_when_asked(one_page: DataSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command refuses to lower a floor, and lowers it with --lower."""
    assert [run(monkeypatch, value) for value in (0.75, 0.5)] == [0, 1]
    assert floors.read_floors()["lume"]["f1"] == 0.75
    assert run(monkeypatch, 0.5, "--lower") == 0
    assert floors.read_floors()["lume"]["f1"] == 0.5


def test_changed_pages_do_not_lower_a_floor(one_page: DataSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that changed are no way round --lower: the old floor and its fingerprint stay."""
    run(monkeypatch, 0.75)
    before = floors.read_floors()
    one_page.pages[0].path.write_text("<p>Another page.</p>", encoding="utf-8")
    assert run(monkeypatch, 0.5) == 1
    assert floors.read_floors() == before


def test_a_drop_fails(one_page: DataSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """A figure under its floor fails the check and is named."""
    run(monkeypatch, 0.75)
    monkeypatch.setattr(floors, "measure", lambda dataset: {"f1": 0.7, "clean": 0.8})
    with pytest.raises(AssertionError, match="f1"):
        check(one_page)


def test_missing_pages_are_said(
    one_page: DataSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without annotated pages the command says so, and where it looked."""
    monkeypatch.setattr(floors, "DATA", tmp_path / "none")
    run(monkeypatch, 0.5)
    assert f"no annotated pages at {tmp_path / 'none'}" in capsys.readouterr().out


def test_changed_pages_fail(one_page: DataSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """A floor does not hold for other pages than it was measured on."""
    run(monkeypatch, 0.75)
    one_page.pages[0].path.write_text("<p>Another page.</p>", encoding="utf-8")
    with pytest.raises(AssertionError, match="not those its floor was measured on"):
        check(one_page)


def test_floors_file_is_as_written() -> None:
    """tests/floors.json is in the form that the command writes, so that its changes are read line by line."""
    text = floors.FLOORS.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True) + "\n"
