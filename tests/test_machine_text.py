"""Text that was written for programs: `newsclean.context.machine_text`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page

from newsclean.context.machine_text import find_machine_text

BODY = Part(PROSE)


@pytest.mark.parametrize(
    "text",
    [
        '[quay-player clip="7f" title="The Quay"]',
        "[/quay-box]",
        "[QUAY_BOX]",
        "[Clip:Video 20]",
        "{{quay-banner}}",
        "{% include quay.html %}",
        '{"columns":2,"label":"Order now"}',
        "{loadposition adverts}",
        "{mosloadposition user9}",
        "{gallery}quay{/gallery}",
    ],
    ids=["a shortcode", "its end", "a place holder", "an editor's", "a template's value", "its tag", "settings",
         "a plugin's tag", "an old one's", "and its end"],
)
def test_text_for_machines_goes(text: str) -> None:
    """What a program that did not run leaves on a page is no text; where the page shows code, it may be."""
    assert find_machine_text(make_look(make_page(BODY, Part(text), BODY), [0, 1, 2])) == [1]
    assert find_machine_text(make_look(make_page(BODY, Part(text), Part("quay = 1", "pre")), [0, 1, 2])) == []


@pytest.mark.parametrize(
    "text",
    [
        "[Methods]",
        "[Note:the names are changed]",
        "[The Quay: a song]",
        "{sic}",
        "covid-19",
        "gpt-2024-12345678",
        "quay-box",
        f"[{PROSE}]",
    ],
    ids=["a label", "a note", "a remark", "braces", "a name", "a year", "a word", "a sentence"],
)
def test_brackets_and_hyphens_make_no_text_for_machines(text: str) -> None:
    """Labels and remarks in brackets, and names with hyphens and numbers, stay."""
    assert find_machine_text(make_look(make_page(BODY, Part(text), BODY), [0, 1, 2])) == []
