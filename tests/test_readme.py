"""The README: what it shows in Python runs."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import newsclean
from newsclean.batch.limits import MEMORY, TIMEOUT
from newsclean.batch.records import BY_NAME, DEFAULT_COLUMNS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BATCH, ENGINES, LANGUAGES = (
    (ROOT / "newsclean" / room / "README.md").read_text(encoding="utf-8") for room in ("batch", "recipes", "lang")
)
"""The pages that the README sends its readers to."""


def blocks(language: str) -> list[str]:
    """Return the code blocks in a language, of the README and of the page on engines."""
    return re.findall(rf"^```{language}\n(.*?)^```$", f"{README}\n{ENGINES}", re.MULTILINE | re.DOTALL)


def test_the_readme_is_short() -> None:
    """A newcomer reads 300 lines; what is looked up stands in pages of its own."""
    assert README.count("\n") <= 300


@pytest.mark.parametrize(
    "page", ["README.md", "tests/README.md", *(f"newsclean/{room}/README.md" for room in ("batch", "recipes", "lang"))]
)
def test_links_lead_somewhere(page: str) -> None:
    """Each file that a page links to is there, and each heading within one."""
    for link in re.findall(r"\]\(([^)\s]+)\)", (ROOT / page).read_text(encoding="utf-8")):
        if "://" in link:
            continue
        name, _, place = link.partition("#")
        target = (ROOT / page).parent / name if name else ROOT / page
        assert target.exists(), link
        heads = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE) if place else []
        assert not place or place in {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}, link


def test_the_python_of_the_readme_runs(tmp_path: Path) -> None:
    """The README's Python, one block after the other in a script without a main guard, runs where its files are."""
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    samples = ROOT / "samples"
    (tmp_path / "samples").symlink_to(samples)
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "gull").symlink_to(samples)
    (tmp_path / "pages").mkdir()
    pages = [path.read_bytes() for path in sorted(samples.glob("*.html"))[:3]]
    parquet.write_table(pa.table({"html": pages, "url": [None] * 3, "n": [1, 2, 3]}), tmp_path / "pages" / "a.parquet")
    rules = next(text for text in blocks("toml") if text.startswith("host"))
    (tmp_path / "gull.toml").write_text(rules, encoding="utf-8")
    (site_rules,) = re.findall(r"`(Options\(site_rules=.*?\))`", README)
    (tmp_path / "script.py").write_text("\n".join([*blocks("python"), f"print({site_rules})"]), encoding="utf-8")
    done = subprocess.run([sys.executable, "script.py"], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Carrow Line has withdrawn" in done.stdout and "asks for a subscription" in done.stdout
    assert parquet.read_table(tmp_path / "articles").column("n").to_pylist() == [1, 2, 3]


def test_the_table_of_fields_names_those_that_are_there() -> None:
    """The table of fields has each field of a record, in order, and of an article's JSON, where it says they are."""
    rows = re.findall(r"^\| `(\w+)` \| ([RrJ ]+) \| [^|]+ \| [^|]+ \|$", BATCH, re.MULTILINE)
    assert tuple(name for name, place in rows if "R" in place) == DEFAULT_COLUMNS
    assert tuple(name for name, place in rows if "R" in place or "r" in place) == tuple(BY_NAME)
    assert {name for name, place in rows if "J" in place} == newsclean.Article().to_dict().keys()


def test_the_pages_name_the_limits_of_a_page() -> None:
    """The seconds and bytes that a page may take are those that the code takes if nobody says otherwise."""
    assert f"is bounded by `timeout={TIMEOUT:g}` seconds" in ENGINES and f"took longer than {TIMEOUT:g} s`" in BATCH
    assert f"`memory=1 << {MEMORY.bit_length() - 1}` bytes" in ENGINES


def test_the_version_is_the_same_wherever_it_stands() -> None:
    """The package, its metadata, the command and the newest release of the changelog have one version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    heads = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    told = subprocess.run([sys.executable, "-m", "newsclean", "--version"], cwd=ROOT, capture_output=True, text=True)
    assert told.stdout == f"newsclean, version {newsclean.__version__}\n"
    assert heads[:2] == ["Unreleased", newsclean.__version__] and project["version"] == newsclean.__version__


def test_the_readme_counts_pages_and_languages() -> None:
    """It is said how many pages by strangers there are, and how many phrase files besides und."""
    pages = sum(1 for _ in (ROOT / "tests" / "by_strangers").rglob("*.html"))
    tests = (ROOT / "tests" / "README.md").read_text(encoding="utf-8")
    assert f"{pages:,} such pages" in " ".join(tests.split())
    languages = sum(path.stem != "und" for path in (ROOT / "newsclean" / "lang").glob("*.toml"))
    assert f"at present {languages} languages" in " ".join(LANGUAGES.split())
    assert f"phrases of {languages} languages" in " ".join(README.split())
