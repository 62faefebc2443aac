"""How a text ends: `newsclean.prose`."""

from __future__ import annotations

import pytest

from newsclean.prose import COLON, NO_MARK, OTHER_MARK, SENTENCE, end_mark


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
