"""One article laid out in hundreds of ways comes out the same: `layouts.py` draws them."""

from __future__ import annotations

from layouts import faults, layout

import newsclean

LAYOUTS = 400
MOST_FAULTY = 4


def test_the_article_does_not_depend_on_its_layout() -> None:
    """Of the layouts 99 in 100 give text, title, author, date and captions to the letter."""
    found = {}
    for seed in range(LAYOUTS):
        page = layout(seed)
        if faulty := faults(newsclean.clean(page.html)):
            found[f"{seed}, {page.forms}"] = faulty
    assert len(found) <= MOST_FAULTY, found


def test_a_seed_gives_one_layout() -> None:
    """A seed gives the same page again, another seed another page."""
    assert layout(3) == layout(3) != layout(4)
