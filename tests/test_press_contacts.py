"""The contacts below a release: `newsclean.context.press_contacts`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page

from newsclean.context.press_contacts import find_contacts

RELEASE = [Part(PROSE)] * 4
LABEL = Part("Media contact:")
END_MARKS = ["-ENDS-", "- The End -", "(END)", "###", "-30-"]
CONTACTS = [Part("Ada Quill, Lume Boats"), Part("ada@lume.example"), Part("Call Ben Rook on +44 131 555 0147 by day.")]


def contacts(*parts: Part) -> list[int]:
    """Return what goes where all stays."""
    return find_contacts(make_look(make_page(*parts), range(len(parts))))


def test_contacts_below_a_release_go() -> None:
    """A label, names, numbers and addresses at the end are no text."""
    assert contacts(*RELEASE, LABEL, *CONTACTS) == [4, 5, 6, 7]


@pytest.mark.parametrize("mark", END_MARKS)
def test_the_mark_at_a_releases_end_goes_with_what_is_below(mark: str) -> None:
    """A word between dashes ends the text in any language, and so does a journalist's 30."""
    assert contacts(*RELEASE, Part(mark), LABEL, *CONTACTS) == [4, 5, 6, 7, 8]
    assert contacts(*RELEASE, Part(mark)) == [4]


def test_what_a_sentence_follows_is_no_label_of_contacts() -> None:
    """Text below it, a label amid two paragraphs, and lines without a label stay."""
    assert contacts(*RELEASE, Part("- 31 -"), *CONTACTS) == []
    assert contacts(*RELEASE, LABEL, *CONTACTS, Part(PROSE)) == []
    assert contacts(*RELEASE, *CONTACTS) == []
    assert contacts(Part(PROSE), LABEL, *CONTACTS) == []
    assert contacts(*RELEASE, Part("Crew"), *CONTACTS) == []
