"""The pages in samples/, cleaned to the letter."""

from __future__ import annotations

import json
import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.model import CUT_ROLES, Article
from newsclean.pipeline import NO_FILE

SAMPLES = Path(__file__).parent.parent / "samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.html"))

each_sample = pytest.mark.parametrize("name", NAMES)


@cache
def article_of(name: str) -> Article:
    return newsclean.clean((SAMPLES / f"{name}.html").read_bytes())


def expected(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((SAMPLES / f"{name}.expected.json").read_text(encoding="utf-8"))
    return data


def roles_of(piece: dict[str, Any]) -> list[str]:
    role = piece["role"]
    return [role] if isinstance(role, str) else list(role)


@each_sample
def test_text_comes_out_to_the_letter(name: str) -> None:
    """The text of a sample is the expected one, line by line."""
    wanted = (SAMPLES / f"{name}.expected.txt").read_text(encoding="utf-8")
    assert article_of(name).text.splitlines() == wanted.splitlines()


@each_sample
def test_title_is_the_headline(name: str) -> None:
    """The title of a sample is its headline, without the site's name."""
    assert article_of(name).title == expected(name)["title"]


@each_sample
def test_authors_are_those_the_page_names(name: str) -> None:
    """The authors of a sample are the people in its byline, in order."""
    assert list(article_of(name).authors) == expected(name)["authors"]


@each_sample
def test_published_is_when_the_page_says(name: str) -> None:
    """A sample's published time is the page's, with its offset; a bare date is that day."""
    published, wanted = article_of(name).published, expected(name)["published"]
    if wanted is None:
        assert published is None
    elif "T" in wanted:
        assert published == datetime.fromisoformat(wanted)
    else:
        assert published is not None and published.date().isoformat() == wanted


@each_sample
def test_captions_and_credits_are_apart(name: str) -> None:
    """Each caption of a sample is reported once, in order, its credit apart."""
    found = [{"text": caption.text, "credit": caption.credit} for caption in article_of(name).captions]
    assert found == expected(name)["captions"]


@each_sample
def test_language_is_the_pages(name: str) -> None:
    """The language of a sample is the page's."""
    assert (article_of(name).language or "").split("-")[0] == expected(name)["language"].split("-")[0]


@each_sample
def test_kind_is_told(name: str) -> None:
    """A live blog, a gallery and an index page are told from an article."""
    assert article_of(name).kind == expected(name)["kind"]


@each_sample
def test_cut_pieces_keep_their_role(name: str) -> None:
    """What must be cut from a sample stands among its removals, under its role."""
    removed = article_of(name).removed
    missing = []
    for piece in expected(name)["removed_roles"]:
        found = {removal.role for removal in removed if piece["text"] in removal.text}
        if not found.intersection(roles_of(piece)):
            missing.append((piece["text"], piece["role"], found))
    assert not missing


@each_sample
def test_roles_are_known(name: str) -> None:
    """The roles that a sample expects are roles of the model."""
    for piece in expected(name)["removed_roles"]:
        assert set(roles_of(piece)) <= set(CUT_ROLES)


def test_address_comes_from_the_saved_page() -> None:
    """A page saved with SingleFile knows its address from the comment at its head."""
    assert article_of("singlefile-saved").url == expected("singlefile-saved")["url"]


def test_a_sample_has_a_language_without_a_phrase_file() -> None:
    """One sample is in a language that has no file, and its trace says so; the others have one each."""
    traced = {name: newsclean.trace((SAMPLES / f"{name}.html").read_bytes()) for name in NAMES}
    without = [name for name in NAMES if traced[name].language == "und"]
    assert without == ["no-phrase-file"], "if Maltese has a phrase file now: take a sample without one"
    assert [name for name in NAMES if NO_FILE in traced[name].notes] == ["no-phrase-file"]


def test_the_readme_lists_the_samples() -> None:
    """The README of the samples names each of them and no other, in the nineteen languages of the project's."""
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([\w-]+)` \| (\w+) \|", readme, re.MULTILINE)
    assert sorted(name for name, _ in listed) == NAMES
    assert len({language for _, language in listed}) == 19
