"""Pages changed in a few places keep every promise; `fuzz/mutated_pages.py` looks at as many as there is time for."""

from __future__ import annotations

import json
import random
from itertools import islice

import pytest
from fuzz.checks import check_page
from fuzz.mutated_pages import mutated, mutated_pages, places_in

SHARES = 8
PAGES_A_SHARE = 30


@pytest.mark.parametrize("seed", range(SHARES))
def test_a_page_changed_here_and_there_keeps_its_promises(seed: int) -> None:
    """No change of a text, a name or a stated value makes newsclean raise, hang, or lose a letter."""
    for number, page in enumerate(islice(mutated_pages(seed), PAGES_A_SHARE)):
        try:
            check_page(page)
        except Exception as error:
            error.add_note(f"page {number} of mutated_pages({seed})")
            raise


def test_a_page_is_changed_and_the_same_way_by_the_same_seed() -> None:
    page = b"<html><body><article><h1>Ferry mended</h1><p>It sails again.</p></article></body></html>"
    ways = [mutated(page, random.Random(seed)) for seed in range(20)]
    assert ways == [mutated(page, random.Random(seed)) for seed in range(20)]
    assert len(set(ways)) > 10


def test_every_value_of_a_stated_article_may_change() -> None:
    data = json.loads('{"headline": "A", "author": [{"name": "B"}]}')
    assert [key for _, key in places_in(data)] == ["headline", "author", 0, "name"]
