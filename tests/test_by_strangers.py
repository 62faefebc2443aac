"""Pages that others wrote, who knew neither the rules nor our own pages: `by_strangers/`.

english: the shape of the first sample in as many ways as content systems build it (lead picture, byline, promo in
mid-body, teasers below). languages: other shapes (live blogs, interviews, results, obituaries, wire text ...) in
thirty languages. Each NAME.html has its article in NAME.json.
"""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.model import Article

PAGES = Path(__file__).with_name("by_strangers")
NAMES = sorted(str(path.relative_to(PAGES).with_suffix("")) for path in PAGES.glob("*/*.html"))

# What the engine does not manage yet: {test: {page: why}}.
KNOWN_FAILURES: dict[str, dict[str, str]] = {
    "paragraphs": {
        "english/2_14_related_unlinked_0_council": "a standfirst without a name in the page's <header>, in five words",
        "english/2_32_news_promo_video_0_council": "a video's title below an empty player reads like a subhead",
        "english/2_32_news_promo_video_1_zoo": "a video's title below an empty player reads like a subhead",
        "english/global_slots": "a bold plug whose last words are the link",
        "english/promo_seed_style_quote": "a video's title below its frame reads like a subhead",
        "languages/cap_ko": "a reporter's name behind a caption is known as no credit",
        "languages/cm03_ru_nameless":
            "two paragraphs, of which one has fewer words than prose, above nameless comments",
        "languages/de08_presse_ots": "the lines of a press office's address, each alone",
        "languages/en02_verdict": "a review's box of labels and items in two or three words",
        "languages/en03_pressrelease": "SOURCE and a firm's name could be text",
        "languages/pl03_wywiad": "a standfirst without a name above answers too short to be the body",
        "languages/pt02_comments": "thirty comments with nameless elements outweigh three paragraphs",
        "languages/st08_live_ja": "of three entries of one line each the engine keeps one",
    },
    "authors": {
        "english/2_09_br_text_0_zoo": "a link to a police officer's page amid the text, before a bar and the name",
        "english/2_23_headline_before_pic_1_zoo":
            "a link to a police officer's page amid the text, before the byline at the end",
        "english/2_m_by_04": "a name behind a date that no word opens",
        "english/byline_img_alt_role_two":
            "of two names in boxes of their own, each with a job, one stands beside the date",
        "english/itv_like": "a job with the paper's name between \"Words by\" and the link",
        "languages/de08_presse_ots": "the press office is named as author",
        "languages/it02_ansa": "an agency's desk is named as author",
        "languages/st18_print_pl": "the names of a radio play's cast beside the date",
        "languages/zh01_xinwen": "the word for author stands behind the source",
    },
    "published": {
        "english/2_m_by_11": "the time stands two pieces from the day",
    },
}


def pages(test: str, names: list[str] = NAMES) -> pytest.MarkDecorator:
    """Return every page as a parameter, the known failures of a test marked."""
    known = KNOWN_FAILURES.get(test, {})
    marks = {name: [pytest.mark.xfail(strict=True, reason=why)] for name, why in known.items()}
    return pytest.mark.parametrize("name", [pytest.param(name, marks=marks.get(name, [])) for name in names])


@cache
def article_of(name: str) -> Article:
    return newsclean.clean((PAGES / f"{name}.html").read_bytes())


@cache
def expected(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
    return data


def spaced(text: str) -> str:
    return " ".join(text.split())


@pages("paragraphs")
def test_paragraphs_come_out_to_the_letter(name: str) -> None:
    """The text of a page is its paragraphs, all of them and nothing else."""
    assert [spaced(line) for line in article_of(name).text.splitlines()] == expected(name)["paragraphs"]


@pages("title")
def test_title_is_the_headline(name: str) -> None:
    """The title is the page's headline, without the site's name."""
    assert spaced(article_of(name).title or "") == spaced(expected(name)["title"])


@pages("authors")
def test_authors_are_those_of_the_byline(name: str) -> None:
    """The authors are those that the byline names."""
    assert list(article_of(name).authors) == expected(name)["authors"]


@pages("published", [name for name in NAMES if "published" in expected(name)])
def test_published_is_the_time_that_the_page_shows(name: str) -> None:
    """The time of publication is that of the page, or its day where the page gives no time."""
    wanted = expected(name)["published"]
    published = article_of(name).published
    assert published is not None
    if "T" not in wanted:
        assert published.date().isoformat() == wanted
        return
    moment = datetime.fromisoformat(wanted)
    if published.tzinfo is None or moment.tzinfo is None:
        published, moment = published.replace(tzinfo=None), moment.replace(tzinfo=None)
    assert published == moment


@pages("captions", [name for name in NAMES if "captions" in expected(name)])
def test_captions_and_credits_are_apart(name: str) -> None:
    """Each caption is reported once, its credit apart."""
    found = [[spaced(caption.text).rstrip("."), caption.credit] for caption in article_of(name).captions]
    assert sorted(found) == sorted([spaced(text).rstrip("."), credit] for text, credit in expected(name)["captions"])
