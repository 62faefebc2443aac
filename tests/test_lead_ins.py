"""What a line, a heading or a colon leads to: `newsclean.context.lead_ins`."""

from __future__ import annotations

from typing import Any

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.context.lead_ins import (
    find_after_colons,
    find_led_lists,
)
from newsclean.model import Metadata
from newsclean.phrase_files import BIT

BODY = Part(PROSE)
LEAD = Part("Of these harbours two are open:")
SURE, DOUBT, NO = 0.9, 0.4, 0.1
LINK = Part("Lumeport", "li", linked=1.0, href="/lumeport")


def led(*parts: Part, kept: tuple[int, ...] | None = None, **fields: Any) -> list[int]:
    """Return what is found where all parts but lists and items stay; a part of the list `n` has it as its parent."""
    stays = kept or [i for i, part in enumerate(parts) if part.tag not in ("ul", "li")]
    return find_led_lists(make_look(make_page(*parts), stays, **fields))


@pytest.mark.parametrize("lead", [LEAD, Part("Open", "h2"), Part("\u958b\u3044\u3066\u3044\u308b\u6e2f\uff1a")])
def test_a_list_that_a_line_leads_to_is_found(lead: Part) -> None:
    """A list that would go whole stays below a heading or a colon, above text of the same element."""
    items = (Part("Lumeport", "li", parent=3, linked=1.0), Part("Quay Head", "li", parent=3, linked=1.0))
    assert led(lead, Part("All", "ul"), *items, BODY) == [1, 2, 3]


@pytest.mark.parametrize(
    ("lead", "item", "last"),
    [
        (BODY, LINK._replace(parent=3), BODY),
        (LEAD, LINK._replace(parent=3), BODY._replace(parent=2)),
        (LEAD, LINK._replace(parent=3, tag="p"), BODY),
    ],
    ids=["below a sentence", "text of another element follows", "no list"],
)
def test_a_list_that_nothing_leads_to_is_not(lead: Part, item: Part, last: Part) -> None:
    """Links below a sentence, above another element's text, or in no list are teasers."""
    kind = "div" if item.tag == "p" else "ul"
    assert not led(lead, Part("All", kind), item, item, last, kept=(0, 4))


def test_what_follows_a_list_may_go() -> None:
    """Between the list and the text below it a promo may stand, which goes."""
    parts = (LEAD, Part("All", "ul"), LINK._replace(parent=3), LINK._replace(parent=3), LINK, BODY)
    assert led(*parts, kept=(0, 5)) == [1, 2, 3]


def test_a_list_below_a_promo_is_not() -> None:
    """A list below "Related articles:" is left, as is a single item, or a list at the end."""
    parts = (LEAD, Part("All", "ul"), LINK._replace(parent=3), LINK._replace(parent=3), BODY)
    assert led(*parts)
    assert not led(*parts, phrases={0: 1})
    assert not led(*parts[:-1])
    assert not led(LEAD, Part("All", "ul"), BODY)


def test_a_list_that_ends_a_text_which_is_no_news_is_found() -> None:
    """On a page that says that it is a blog's post a line with a colon leads to the last list; a label promotes."""
    items = (Part("All", "ul"), LINK._replace(parent=3), LINK._replace(parent=3))
    blog, news = Metadata(page_type="BlogPosting"), Metadata(page_type="NewsArticle")
    assert led(LEAD, *items, meta=blog) == [1, 2, 3]
    assert not led(LEAD, *items, meta=news)
    assert not led(Part("More on harbours:"), *items, meta=blog)
    assert not led(Part("Of these harbours two are open", "h2"), *items, meta=blog)


def test_a_list_of_which_some_items_stay_is_found_below_a_colon() -> None:
    """A colon leads to all of a list, a heading to what stays of it."""
    parts = (Part("All", "ul"), LINK._replace(parent=3), Part(PROSE, "li", parent=3), LINK._replace(parent=3), BODY)
    assert {1, 2, 4} <= {*led(LEAD, *parts, kept=(0, 3, 5))}
    assert not led(Part("Open", "h2"), *parts, kept=(0, 3, 5))


def after_colons(*parts: Part, phrases: dict[int, int] | None = None) -> list[int]:
    """Return what is found where BODY stays; the others are doubtful, and items have the list `n` as parent."""
    kept = [i for i, part in enumerate(parts) if part is BODY]
    scores = [SURE if i in kept else DOUBT for i in range(len(parts))]
    return find_after_colons(make_look(make_page(*parts), kept, scores, phrases=phrases))


STOPS = (Part("", "ul"), Part("Quay Head", "li", parent=4), Part("Lumeport, which has no roof", "li", parent=4))


def test_a_list_below_a_colon_stays_with_its_line() -> None:
    """Lines without end marks, in a list that a line with a colon leads to amid the text, are the text's."""
    assert after_colons(BODY, LEAD, *STOPS, BODY) == [1, 2, 3, 4]


def test_an_advert_may_part_a_colon_from_its_list() -> None:
    """What says "Advertisement" between the two goes, and the list stays; below a line that goes, it does not."""
    stops = (STOPS[0], *[item._replace(parent=5) for item in STOPS[1:]])
    parts = (BODY, LEAD, Part("Advertisement"), *stops, BODY)
    assert after_colons(*parts, phrases={2: BIT["advertisement"]}) == [1, 3, 4, 5]
    assert after_colons(*parts, phrases={2: BIT["related"]}) == []
    assert after_colons(BODY, LEAD) == []


def test_a_list_that_is_never_closed_holds_the_one_below_a_colon() -> None:
    """A menu's list takes in all of the page: the list is the one that the line does not stand in."""
    below = "<ul><li>Quay Head</li><li>Lumeport, which has no roof</li></ul>"
    page = page_of(f"<ul class=menu><li><a href=/>Home</a><p>{PROSE}</p><h4>{LEAD.text}</h4>{below}<p>{PROSE}</p>")
    found = find_after_colons(make_look(page, [1, 5], [NO, SURE, DOUBT, NO, NO, SURE]))
    assert found == [2, 3, 4]


@pytest.mark.parametrize(
    "parts",
    [
        (BODY, LEAD._replace(text="Of these harbours two are open"), *STOPS, BODY),
        (BODY, LEAD, STOPS[0], *[item._replace(linked=1.0) for item in STOPS[1:]], BODY),
        (BODY, LEAD, *[item._replace(tag="p", parent=0) for item in STOPS[1:]], BODY),
        (BODY, LEAD, *STOPS),
        (LEAD, *[item._replace(parent=3) if item.parent == 4 else item for item in STOPS], BODY),
    ],
    ids=["no colon", "links", "no list", "below the text", "above the text"],
)
def test_another_list_is_not_led_to(parts: tuple[Part, ...]) -> None:
    """A list of links, and one that is not amid the text are looked at each by itself."""
    assert not after_colons(*parts)
