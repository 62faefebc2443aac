"""What is measured of a block: `newsclean.features`."""

from __future__ import annotations

import pytest

from newsclean.features import body_match, search_in

BODY = "theferrywasmendedbeforethewinterandsailedagaininmay"


@pytest.mark.parametrize(
    ("text", "probes"),
    [
        ("the ferry was mended", 3),
        ("the ferry sank", 0),
        ("the ferry was mended before the winter and sailed", 3),
        ("A storm came but they mended it before the winter and sailed again in may", 1),
        ("may", 3),
    ],
)
def test_probes_of_a_text_are_found_however_many_texts_there_are(text: str, probes: int) -> None:
    """Start, middle and end are looked for in the stated body; of few texts and of many the same is found."""
    assert [body_match(text, search_in(BODY, texts)) for texts in (1, 1_000_000)] == [probes, probes]


def test_of_many_texts_none_is_searched_for() -> None:
    """Where the searches of all texts would take too long, a text is looked up among the body's sorted parts."""
    assert search_in(BODY, 100) == BODY.__contains__
    assert search_in(BODY, 1_000_000) != BODY.__contains__


def test_without_a_body_nothing_matches() -> None:
    """A page that states no body is told from one whose body lacks the text."""
    assert body_match("the ferry", search_in("", 1)) == -1
