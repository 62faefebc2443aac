"""Headlines of other stories below a label: `newsclean.context.labelled_headlines`."""

from __future__ import annotations

import pytest
from hand_made import Part, make_look, make_page

from newsclean.context.labelled_headlines import (
    find_labelled_headlines,
    find_labels_of_links,
    find_links_below_labels,
)
from newsclean.lexicon import lexicon_for

FIRST = Part("The council said on Monday that the bridge over the Lume would stay shut until the end of the month.")
SECOND = Part("Engineers found rust in two of the piers when the river fell, and nobody knows yet how deep it goes.")
LAST = Part("Buses go round by the old mill, which takes a quarter of an hour longer in the morning and at night.")


def labelled(*parts: Part) -> list[int]:
    return find_labelled_headlines(make_look(make_page(*parts), range(len(parts))))


SHORT = "Mill wheel turns backwards"


@pytest.mark.parametrize(
    ("label", "headlines"),
    [
        (Part("Read also", bold=1.0), [Part(SHORT, bold=1.0)]),
        (Part("More on this story:", "h3"), [Part(SHORT)]),
        (Part("Don't miss", "h3"), [Part(SHORT, "h4"), Part("Who stole the vicar's lunch?", "h4")]),
    ],
)
def test_what_stands_below_a_promos_label_goes_with_it(label: Part, headlines: list[Part]) -> None:
    """Lines that lost their links go below a label of other stories, at most two made alike."""
    assert labelled(FIRST, label, *headlines, LAST) == [2, 3][: len(headlines)]


@pytest.mark.parametrize(
    "parts",
    [
        (Part("Read also: baker sees penguins"), Part(SHORT, "h3")),
        (Part("Read also", linked=1.0, href="/penguins"), Part(SHORT, "h3")),
        (Part("Read also"), Part("The mill wheel turns backwards.")),
        (Part("Read also"), Part("Buses by the mill", "h3")),
        (Part("Read also"), Part("Mill wheel"), Part(SHORT, "h3")),
        (Part("Read also"), Part(SHORT), Part(SHORT), Part(SHORT)),
        (Part("Read also"), Part(SHORT), Part(SHORT, "h3")),
        (Part("Before the fair"), Part(SHORT)),
        (Part("Read also"), Part(SHORT, "h3"), SECOND, Part("Dreadful penguins", "h3")),
        (Part("Read also"), Part(f'"{SHORT}"')),
    ],
    ids=[
        "says what", "is linked", "a sentence", "heads its text", "a name", "a list", "made otherwise", "no label",
        "one of several", "said",
    ],
)
def test_what_no_label_promotes_stays(parts: tuple[Part, ...]) -> None:
    """A subhead below a promo stays, and what is no headline."""
    assert not labelled(FIRST, *parts, LAST)


def linked(*parts: Part, gone: tuple[int, ...]) -> list[int]:
    return find_links_below_labels(make_look(make_page(*parts), [i for i in range(len(parts)) if i not in gone]))


def test_links_below_a_label_go_as_their_like_did() -> None:
    """What stays of a run of links below a label goes where others of the run went, with captions or without."""
    label, link = Part("Top stories", "h3"), Part("Mill wheel turns backwards\nA mill", linked=0.7, href="/mill")
    assert linked(FIRST, label, link, link, link, LAST, gone=(1, 2)) == [3, 4]
    assert not linked(FIRST, label, link, link, link, LAST, gone=(1,))
    assert not linked(FIRST, Part("The mills", "h3"), link, link, LAST, gone=(1, 2))
    assert not linked(FIRST, label, link, link._replace(text="The mill stands still."), LAST, gone=(1, 2))
    assert not linked(FIRST, label, link, link._replace(href="#mill"), LAST, gone=(1, 2))
    assert not linked(FIRST, label, link, link._replace(tag="h4"), LAST, gone=(1, 2))
    assert not linked(FIRST, label, link, SECOND, link, LAST, gone=(1, 2))


TEASER = Part("Mayor faces a vote over the price of ferries", linked=1.0, href="/vote")


def labels(label: Part, below: Part = TEASER, language: str = "en", gone: tuple[int, ...] = (2,)) -> list[int]:
    parts = (FIRST, label, below, LAST)
    kept = [i for i in range(len(parts)) if i not in gone]
    return find_labels_of_links(make_look(make_page(*parts), kept, lexicon=lexicon_for(language)))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("More from Politics", "en"),
        ("More from the Lume Gazette", "en"),
        ("More on the bridge", "en"),
        ("Most read from the Gull", "en"),
        ("Más de Puerto", "es"),
        ("Más sobre el puente", "es"),
        ("Voir aussi Politique", "fr"),
        ("Leia mais Porto", "pt"),
        ("Leggi anche Porto", "it"),
    ],
)
def test_a_label_above_a_link_that_goes_is_found(text: str, language: str) -> None:
    """Few words that would be a promo's, were they a link, are its label where a link below them goes."""
    assert labels(Part(text), language=language) == [1]


@pytest.mark.parametrize(
    ("label", "below", "gone"),
    [
        (Part("More from Politics"), TEASER, ()),
        (Part("More from Politics"), SECOND, (2,)),
        (Part("More from Politics."), TEASER, (2,)),
        (Part("More from the mayor's speech on Monday"), TEASER, (2,)),
        (Part("Most of the bridge"), TEASER, (2,)),
        (Part("Watch the birds"), TEASER, (2,)),
        (Part("More from Politics", linked=1.0, href="/politics"), TEASER, (2,)),
        (Part("More from Politics"), TEASER._replace(href="#vote"), (2,)),
    ],
    ids=["the link stays", "no link", "a sentence", "long", "no phrase", "a word alone", "a link", "in the page"],
)
def test_a_subhead_is_no_label(label: Part, below: Part, gone: tuple[int, ...]) -> None:
    """Above what stays or is no link to another page, and in many words or others, a line is a subhead."""
    assert not labels(label, below, gone=gone)
