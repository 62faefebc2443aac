"""Credits that the rest of the page tells: `newsclean.page_credits`."""

from __future__ import annotations

import pytest

from newsclean.model import Caption
from newsclean.page_credits import credited_to_house


@pytest.mark.parametrize(
    ("texts", "site", "credits"),
    [
        (["The quay at noon (Lume Daily)"], "The Lume Daily", ["Lume Daily"]),
        (["Ada Quill for The Lume Daily"], "The Lume Daily", ["Ada Quill for The Lume Daily"]),
        (["Quay | Ada Quill for The Lume Daily", "Quay. Ada Quill for Lume Daily"], "The Lume Daily",
         ["Ada Quill for The Lume Daily", "Ada Quill for Lume Daily"]),
        (["Quay (Ada Quill for the Daily)", "Quay (Quill for the Daily)"], "The Lume Daily",
         ["Ada Quill for the Daily", None]),
        (["The quay (Lumeport)", "The mill (Lumeport)"], "Lumeport Times", ["Lumeport", "Lumeport"]),
        (["The quay (Lumeport)", "The mill (right)"], "Lumeport Times", [None, None]),
        (["The quay (Lumeport)", "The mill (White Gull)"], "Lumeport", ["Lumeport", "White Gull"]),
        (["The quay (Lumeport)", "The mill (right)", "The mill (May 3)"], "Lumeport", ["Lumeport", None, None]),
        (["The tower of The Lume Daily", "Ada Quill of the harbour"], "The Lume Daily", [None, None]),
        (["The quay (Lume Daily)"], None, [None]),
    ],
)  # fmt: skip
def test_the_site_may_be_the_credit(texts: list[str], site: str | None, credits: list[str | None]) -> None:
    """The site's name in brackets, or behind a person's, is a credit; a place that stands so once is none."""
    told = credited_to_house(tuple(map(Caption, texts)), site)
    assert [caption.credit for caption in told] == credits
    assert not any("(" in caption.text for caption in told if caption.credit)
