"""What is measured of a block: `newsclean.scoring.features`, `context_features` and `scene`."""

from __future__ import annotations

import pytest
from hand_made import FERRY, page_of

from newsclean.model import Metadata
from newsclean.scoring.context_features import body_match, search_in
from newsclean.scoring.features import COLON, NO_MARK, OTHER_MARK, SENTENCE, end_mark
from newsclean.scoring.scene import survey


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("", NO_MARK),
        ("The quay", NO_MARK),
        ("สะพาน", NO_MARK),
        ("She wrote:", COLON),
        ("她写道：", COLON),
        ("እንዲህ ብለዋል፡", COLON),
        ("እንዲህ ብለዋል፦", COLON),
        ("គាត់បាននិយាយថា៖", COLON),
        ("Նա ասաց՝", COLON),
        ("\u201cWe sail.\u201d", SENTENCE),
        ("पुल खुल गया।", SENTENCE),
        ("ድልድዩ ተከፈተ።", SENTENCE),
        ("ស្ពានបើកហើយ។", SENTENCE),
        ("တံတားဖွင့်ပြီ။", SENTENCE),
        ("Կամուրջը բացվեց։", SENTENCE),
        ("\u05f4הגשר נפתח.\u05f4", SENTENCE),
        ("The quay,", OTHER_MARK),
    ],
)
def test_a_text_ends_in_a_mark_of_its_script(text: str, mark: int) -> None:
    """Colons and full stops of other scripts are what those of Latin are; a vowel sign ends a word."""
    assert end_mark(text) == mark


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


def main_of(html: str) -> str:
    """Return the class of the main container, where all texts of the page are prose."""
    page = page_of(html)
    return page.containers[survey(page, [0.9] * len(page.blocks), Metadata()).main].style


NAMED = "<article class=text>{}</article>"


@pytest.mark.parametrize("named", [NAMED, "<div class='entry-content text'>{}</div>"])
def test_the_main_container_is_the_one_that_is_called_the_text(named: str) -> None:
    """A box of most of the text in it, with no such name, is not all of it, unless hardly anything stands beside it."""
    inner, beside = f"<div class=columns>{FERRY * 10}</div>", f"<div>{FERRY}</div>"
    assert main_of(named.format(inner + beside * 4)).endswith("text")
    assert main_of(named.format(inner + beside * 3)) == "div.columns"
    assert main_of(named.format(inner * 5 + beside * 4).replace("</div><div class=columns>", "")) == "div.columns"
    assert main_of(named.format(inner.replace("columns", "body") + beside * 4)) == "div.body"
    assert main_of(f"<div class=text>{inner}{beside * 4}</div>") == "div.columns"
