"""Who is quoted, below a quotation: `newsclean.speakers`."""

from __future__ import annotations

import pytest
from hand_made import FERRY

import newsclean

SAID = "The quay will not close again, and whoever says otherwise has not seen the new piles in the water."
WHO = "Ada Quill, harbour master"


def lines(quotation: str) -> list[str]:
    page = f"<article><h1>Ferry resumes service</h1>{FERRY}{quotation}{FERRY}</article>"
    return newsclean.clean(page).text.split("\n")


@pytest.mark.parametrize(
    "quotation",
    [
        f"<blockquote><p>{SAID}</p><footer>{WHO}</footer></blockquote>",
        f"<blockquote><p>{SAID}</p><p><cite>{WHO}</cite></p></blockquote>",
        f"<figure><blockquote><p>{SAID}</p></blockquote><figcaption>{WHO}</figcaption></figure>",
    ],
)
def test_who_is_quoted_stays_below_the_quotation(quotation: str) -> None:
    """What HTML has for who is quoted belongs to the quotation."""
    found = lines(quotation)
    assert found[found.index(SAID) + 1] == WHO


@pytest.mark.parametrize(
    "quotation",
    [
        f"<blockquote><p>{SAID}</p><footer><a href='/gull'>The Gull</a></footer></blockquote>",
        f"<blockquote><p>{SAID}</p></blockquote><figure><img src=x><figcaption>{WHO}</figcaption></figure>",
        f"<p>{SAID}</p><footer>{WHO}</footer>",
    ],
)
def test_a_source_and_a_caption_are_no_speaker(quotation: str) -> None:
    """A link alone is a source; a picture's caption and a page's footer are not the quotation's."""
    assert WHO not in lines(quotation)
    assert "The Gull" not in lines(quotation)
