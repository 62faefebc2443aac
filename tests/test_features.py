"""What is measured of a block: `newsclean.scoring.features`, `context_features` and `scene`."""

from __future__ import annotations

import pytest
from hand_made import FERRY, page_of

from newsclean.model import Metadata
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
