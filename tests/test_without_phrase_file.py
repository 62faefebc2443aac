"""What a page loses in a language that has no phrase file: each file is switched off in turn."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import floors
import pytest

import newsclean
from newsclean import language, lexicon, phrase_files
from newsclean.benchmark.datasets import AnnotatedPage, read_sets
from newsclean.benchmark.measures import BodyFigures
from newsclean.benchmark.rows import text_figures
from newsclean.metadata.authors import byline_words

ALLOWED_LOSS = 0.03
"""Of F1: what the project promises."""
COUNTRIES = {"de": {"de", "at", "ch", "lu"}}
"""Countries of the annotated pages in a language; no other language has more than a handful."""

SwitchOff = Callable[[str], None]


def forget_files() -> None:
    """Have the phrase files read anew."""
    for cached in (phrase_files.language_files, phrase_files.phrase_file, phrase_files.file_heads, lexicon._lexicon,
                   language._languages_by_word, byline_words._byline_words_of):
        cached.cache_clear()


@pytest.fixture
def switch_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SwitchOff]:
    """Return a function that takes a language's phrase file away, until the test ends."""
    folder = tmp_path / "lang"
    folder.mkdir()
    for path in phrase_files.LANG_DIR.glob("*.toml"):
        (folder / path.name).symlink_to(path)

    def take_away(code: str) -> None:
        (folder / f"{code}.toml").unlink()
        monkeypatch.setattr(phrase_files, "LANG_DIR", folder)
        forget_files()

    yield take_away
    monkeypatch.undo()
    forget_files()


def f1(pages: tuple[AnnotatedPage, ...]) -> float:
    figures = text_figures(pages, [newsclean.clean(page.html()).text for page in pages])
    assert isinstance(figures, BodyFigures)
    return figures.f1


def samples_in_other_languages() -> dict[str, tuple[AnnotatedPage, ...]]:
    """Return the project's samples by language, without English and those in a language without a file."""
    (samples,) = (dataset for dataset in floors.own_sets() if dataset.name == "samples")
    by_language: dict[str, tuple[AnnotatedPage, ...]] = {}
    for page in samples.pages:
        code = json.loads(page.path.with_suffix(".expected.json").read_text(encoding="utf-8"))["language"].split("-")[0]
        if code in phrase_files.language_files() and code != "en":
            by_language[code] = (*by_language.get(code, ()), page)
    return by_language


def test_file_is_switched_off(switch_off: SwitchOff) -> None:
    """Without its file a page in German is cleaned with the phrases that need no language, and English ones."""
    (page,) = samples_in_other_languages()["de"]
    assert newsclean.trace(page.html()).language == "de"
    switch_off("de")
    assert newsclean.trace(page.html()).language == "und"


def test_own_pages_lose_little_without_their_file(switch_off: SwitchOff) -> None:
    """The samples of some fifteen languages, each without its language's file, lose at most 0.03 F1."""
    by_language = samples_in_other_languages()
    pages = tuple(page for own in by_language.values() for page in own)
    with_files = f1(pages)
    for code in by_language:
        switch_off(code)
    assert with_files - f1(pages) <= ALLOWED_LOSS


@pytest.mark.skipif(not floors.DATA.is_dir(), reason=f"no annotated pages at {floors.DATA} (set NEWSCLEAN_EVAL)")
@pytest.mark.parametrize("code", sorted(COUNTRIES))
def test_annotated_pages_lose_little_without_their_file(code: str, switch_off: SwitchOff) -> None:
    """Pages of publishers that write in a language lose at most 0.03 F1 without its file."""
    (world,) = read_sets(floors.DATA, ("fundus_world",))
    pages = tuple(page for page in world.pages if page.gold.extra.get("country") in COUNTRIES[code])
    with_file = f1(pages)
    switch_off(code)
    assert with_file - f1(pages) <= ALLOWED_LOSS
