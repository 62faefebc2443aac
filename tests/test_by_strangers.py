"""Pages that others wrote, who knew neither the rules nor our own pages: `by_strangers/`.

english: the shape of the first sample in as many ways as content systems build it (lead picture, byline, promo in
mid-body, teasers below). languages: other shapes (live blogs, interviews, results, obituaries, wire text ...), and
national sites of forty countries. metadata: as many ways to state title, authors, dates, site and image, or only to
show them. Each NAME.html has its article in NAME.json; `known_failures.toml` says what does not come out yet, and why.

`seed_shape/unread.jsonl` is a control of `76_*` and `77_*` in `english` and `languages`: the same hands' other half,
which nobody reads. It is counted.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from datetime import datetime
from difflib import unified_diff
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

import newsclean
from newsclean.model import Article

PAGES = Path(__file__).with_name("by_strangers")
NAMES = sorted(str(path.relative_to(PAGES).with_suffix("")) for path in PAGES.glob("*/*.html"))
KNOWN_FAILURES: dict[str, dict[str, str]] = tomllib.loads((PAGES / "known_failures.toml").read_text(encoding="utf-8"))

Sides = tuple[Any, Any]
"""What was found and what is wanted."""


def spaced(text: str) -> str:
    return " ".join(text.split())


def paragraphs(article: Article, expected: dict[str, Any]) -> Sides:
    """The text is its paragraphs, all of them and nothing else but lines on which readers differ."""
    optional = {spaced(line) for line in expected.get("optional", ())}
    found = [spaced(line) for line in article.text.splitlines()]
    wanted = [spaced(paragraph) for paragraph in expected["paragraphs"]]
    return [line for line in found if line not in optional], [line for line in wanted if line not in optional]


def title(article: Article, expected: dict[str, Any]) -> Sides:
    """The title is the page's headline, without the site's name."""
    return spaced(article.title or ""), spaced(expected["title"])


def authors(article: Article, expected: dict[str, Any]) -> Sides:
    """The authors are those that the byline names."""
    return list(article.authors), expected["authors"]


def published(article: Article, expected: dict[str, Any]) -> Sides:
    """The time of publication is that of the page, or its day where the page gives no time."""
    found, wanted = article.published, expected["published"]
    if found is None or "T" not in wanted:
        return found and found.date().isoformat(), wanted
    moment = datetime.fromisoformat(wanted).replace(second=0, microsecond=0)  # which no reader sees
    found = found.replace(second=0, microsecond=0)
    if found.tzinfo is None or moment.tzinfo is None:
        return found.replace(tzinfo=None), moment.replace(tzinfo=None)
    return found, moment


def captions(article: Article, expected: dict[str, Any]) -> Sides:
    """Each caption is reported once, its credit apart."""
    found = [[spaced(caption.text).rstrip("."), caption.credit or ""] for caption in article.captions]
    wanted = [[spaced(text).rstrip("."), credit or ""] for text, credit in expected["captions"]]
    return sorted(found), sorted(wanted)


def image(article: Article, expected: dict[str, Any]) -> Sides:
    """The image is the one that the page states, or its lead picture, as a whole address."""
    wanted = expected["image"]
    return article.image, wanted and urljoin(expected["canonical_url"] or "", wanted)


def site(article: Article, expected: dict[str, Any]) -> Sides:
    """The site is called as the page says, whatever the letters' case."""
    return (article.site or "").lower(), (expected["site"] or "").lower()


def canonical_url(article: Article, expected: dict[str, Any]) -> Sides:
    """The canonical address is that of the page, none where it states none."""
    return article.canonical_url, expected["canonical_url"]


def language(article: Article, expected: dict[str, Any]) -> Sides:
    """The language is the one that the page is in."""
    return (article.language or "").partition("-")[0], expected["language"]


FIELDS: tuple[Callable[[Article, dict[str, Any]], Sides], ...] = (
    paragraphs, title, authors, published, captions, image, site, canonical_url, language,
)  # fmt: skip


def differences(found: Any, wanted: Any, article: Article) -> list[str]:
    """Return a line for whatever came that is not wanted, and for what is missing, with the rule that cut it."""
    sides = [side if isinstance(side, list) else [side] for side in (wanted, found)]
    lines = [*unified_diff(*([str(item) for item in side] for side in sides), lineterm="", n=0)][2:]
    rules = {spaced(removal.text): removal.rule for removal in article.removed}
    return [
        f"{line}  [{rules[line[1:]]}]" if line[0] == "-" and line[1:] in rules else line
        for line in lines if not line.startswith("@@")
    ]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_page_comes_out_as_a_reader_has_it(name: str) -> None:
    """Each field of the page that its JSON states comes out to the letter, but what is known not to."""
    expected = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
    article = newsclean.clean((PAGES / f"{name}.html").read_bytes())
    for field in FIELDS:
        if field.__name__ in expected:
            found, wanted = field(article, expected)
            if name in KNOWN_FAILURES.get(field.__name__, ()):
                assert found != wanted, f"{field.__name__} comes out now: delete its line in known_failures.toml"
            elif found != wanted:
                lines = "\n".join(differences(found, wanted, article))
                pytest.fail(f"{name}: {field.__name__}, + came, - is missing\n{lines}", pytrace=False)


def test_pages_that_nobody_reads_come_out_as_often() -> None:
    """Which ones do not is not printed, so that no rule is made for them."""
    pages = [json.loads(line) for line in (PAGES / "seed_shape" / "unread.jsonl").read_text("utf-8").splitlines()]
    assert sum(map(_is_whole, pages)) >= UNREAD_WHOLE, "fewer of the unread pages come out"


UNREAD_WHOLE = 45  # of 51; 37 at first sight


def _is_whole(page: dict[str, Any]) -> bool:
    article, expected = newsclean.clean(page["html"]), page["expected"]
    sides = (field(article, expected) for field in FIELDS if field.__name__ in expected)
    return all(found == wanted for found, wanted in sides)


def test_known_failures_are_of_pages_and_fields() -> None:
    """No line of the list is left from a page or a field that is gone."""
    fields = {field.__name__ for field in FIELDS}
    assert KNOWN_FAILURES.keys() <= fields
    assert [name for known in KNOWN_FAILURES.values() for name in known if name not in NAMES] == []
