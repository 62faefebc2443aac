"""Golden pages: one shape of news page (lead picture, byline, promo in mid-body, teasers below) in many markups."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.model import Article

PAGES = Path(__file__).with_name("pages")
NAMES = sorted(path.name for path in PAGES.iterdir() if path.is_dir())

# What the engine does not manage yet: {test: {page: why}}.
KNOWN_FAILURES: dict[str, dict[str, str]] = {}


def pages(test: str) -> pytest.MarkDecorator:
    """Return every page as a parameter, the known failures of a test marked."""
    known = KNOWN_FAILURES.get(test, {})
    marks = {name: [pytest.mark.xfail(strict=True, reason=why)] for name, why in known.items()}
    return pytest.mark.parametrize("name", [pytest.param(name, marks=marks.get(name, [])) for name in NAMES])


@cache
def article_of(name: str) -> Article:
    return newsclean.clean((PAGES / name / "page.html").read_bytes())


@cache
def expected(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((PAGES / name / "expected.json").read_text(encoding="utf-8"))
    return data


@pages("paragraphs")
def test_paragraphs_come_out_to_the_letter(name: str) -> None:
    """The text of a page is its paragraphs, all of them and nothing else."""
    wanted = (PAGES / name / "expected.txt").read_text(encoding="utf-8")
    assert article_of(name).text.splitlines() == wanted.splitlines()


@pages("title")
def test_title_is_the_headline(name: str) -> None:
    """The title is the page's headline, without the site's name."""
    assert article_of(name).title == expected(name)["title"]


@pages("authors")
def test_author_is_in_the_byline(name: str) -> None:
    """The author is the one that the byline names."""
    assert list(article_of(name).authors) == expected(name)["authors"]


@pages("published")
def test_date_is_the_pages(name: str) -> None:
    """The published time is the page's; where no machine-readable one is given, the day that it shows."""
    published, wanted = article_of(name).published, expected(name)["published"]
    assert published is not None
    if "T" in wanted:
        assert published == datetime.fromisoformat(wanted)
    else:
        assert published.date().isoformat() == wanted


@pages("captions")
def test_captions_are_reported_with_their_credit(name: str) -> None:
    """Both captions are reported, in order, with the credit "PA" apart."""
    found = [{"text": caption.text, "credit": caption.credit} for caption in article_of(name).captions]
    assert found == expected(name)["captions"]


@pages("gone")
def test_what_is_cut_stands_among_the_removals(name: str) -> None:
    """Promo, heading of the teasers, credits and byline are removals, each with a reason."""
    article = article_of(name)
    lines = article.text.split("\n")
    for piece in expected(name)["gone"]:
        assert not any(piece in line for line in lines), piece
        assert any(piece in removal.text and removal.reason for removal in article.removed), piece


@pages("related")
def test_teasers_are_reported_as_related(name: str) -> None:
    """The teasers below the article are reported as links to other articles, by the title that the page gives."""
    titles = {link.title for link in article_of(name).related}
    assert len(titles) >= 20


def test_a_paragraph_is_kept_by_its_own_score() -> None:
    """A paragraph whose score keeps it is not said to be kept for those beside it."""
    trace = newsclean.trace((PAGES / "figure-figcaption" / "page.html").read_bytes())
    rules = {v.rule for v in trace.verdicts if v.stage == "context" and v.keep and v.score > 0.9}
    assert rules == {"fitted-score"}
