"""The words of a credit: `newsclean.captions.credit_words`."""

from __future__ import annotations

import pytest

from newsclean.captions.credit_words import bare_credit


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("(PA Wire)", "PA Wire"),
        ("Quelle: Lume/dpa", "Lume/dpa"),
        ("\u00a9 Ada Quill", "Ada Quill"),
        ("(Lume) AP", "(Lume) AP"),
        ("Ada Quill/Lume)", "Ada Quill/Lume"),
        ("AP (Lume)", "AP (Lume)"),
        ("- \u00a9 Lume", "Lume"),
        ("（見本新報）", "見本新報"),
        ("(AFP: Ada Quill)", "AFP: Ada Quill"),
        (": Ada Quill for Lume: Weekly", "Ada Quill for Lume: Weekly"),
    ],
)
def test_a_credit_alone_is_bare(text: str, credit: str) -> None:
    """Sign, label and the brackets around it fall off a credit that stands alone."""
    assert bare_credit(text) == credit
