"""Credits that the rest of the page tells: `newsclean.captions.page_credits`."""

from __future__ import annotations

import pytest

from newsclean.captions.page_credits import credited_to_house
from newsclean.model import Caption


@pytest.mark.parametrize(
    ("texts", "site", "credits"),
    [
        (["The quay at noon (Lume Daily)"], "The Lume Daily", ["Lume Daily"]),
        (["Ada Quill for The Lume Daily"], "The Lume Daily", ["Ada Quill for The Lume Daily"]),
        (["Quay | Ada Quill for The Lume Daily", "Quay. Ada Quill for Lume Daily"], "The Lume Daily",
         ["Ada Quill for The Lume Daily", "Ada Quill for Lume Daily"]),
        (["The quay (Lumeport)", "The mill (right)"], "Lumeport Times", [None, None]),
        (["The quay (Lume)", "The mill (right)"], "Radio Lume", [None, None]),
        (["The Lume Daily / Ada Quill", "Lume Daily/Ada Quill"], "The Lume Daily",
         ["The Lume Daily / Ada Quill", "Lume Daily/Ada Quill"]),
        (["The Lume Daily / Lighthouse keepers at noon", "Carrow / Ada Quill", "The Lume Daily and Ada Quill"],
         "The Lume Daily", [None, None, None]),
        (["The quay (ume)", "The mill (ume)"], "Radio Lume", [None, None]),
        (["The quay (Lumeport)", "The mill (White Gull)"], "Lumeport", ["Lumeport", "White Gull"]),
        (["المرفأ عند الظهر (النورس)", "الصيادون (وكالة أنباء المرفأ)"], "قناة النورس",
         ["النورس", "وكالة أنباء المرفأ"]),
        (["المرفأ عند الظهر (الفجر)", "الصيادون (وكالة أنباء المرفأ)"], "قناة النورس", [None, None]),
        (["The quay (Lumeport)", "The mill (right)", "The mill (May 3)"], "Lumeport", ["Lumeport", None, None]),
        (["The tower of The Lume Daily", "Ada Quill of the harbour"], "The Lume Daily", [None, None]),
        (["The quay (Lume Daily)"], None, [None]),
        (["The quay («Lume Daily»)", "The quay (“White Gull”)"], "The Lume Daily", ["Lume Daily", "White Gull"]),
        (["She reads at noon The Lume Daily", "Quay. Lume Daily", "A man reads: Why? Lume Daily news"], "Lume Daily",
         [None, None, None]),
    ],
)  # fmt: skip
def test_the_site_may_be_the_credit(texts: list[str], site: str | None, credits: list[str | None]) -> None:
    """The site's name in brackets, or behind a person's, is a credit; a place that stands so once is none."""
    told = credited_to_house(tuple(map(Caption, texts)), site)
    assert [caption.credit for caption in told] == credits
    assert not any("(" in caption.text for caption in told if caption.credit)


def test_what_one_caption_credits_is_anothers_credit_in_brackets() -> None:
    """Brackets that hold what another caption of the page credits are a credit, with the site's name or without."""
    captions = Caption("", "Lume Museum"), Caption("The tub on its stand (Lume Museum)"), Caption("Ada with it (SWN)")
    for site in (None, "White Gull"):
        told = credited_to_house(captions, site)
        assert told[1:] == (Caption("The tub on its stand", "Lume Museum"), Caption("Ada with it", "SWN"))
    assert credited_to_house(captions[1:], None) == captions[1:]
