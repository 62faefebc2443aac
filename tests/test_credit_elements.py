"""Credits in elements of their own: `newsclean.captions.credit_elements`."""

from __future__ import annotations

import pytest
from hand_made import article_of, cut, page_of
from lxml import html

from newsclean.captions.credit_elements import credit_apart
from newsclean.lexicon import lexicon_for
from newsclean.model import Caption

NAMED_APART = [
    ("<span>The old quay at low tide.</span><span>Ada Quill</span>", "The old quay at low tide.", "Ada Quill"),
    ("<span>The old quay</span> <strong>Ada Quill</strong>", "The old quay", "Ada Quill"),
    ("The old quay <small>Ada Quill / Lume Daily</small>", "The old quay", "Ada Quill / Lume Daily"),
    ("The old quay, painted. <em>Ada Quill</em>", "The old quay, painted.", "Ada Quill"),
    ("<span>Ada Quill / Lumefoto</span>The quay that was sold", "The quay that was sold", "Ada Quill / Lumefoto"),
    ("<span>Ada Quill</span>The old quay that was sold", "The old quay that was sold", "Ada Quill"),
    ("<i>Photo: Lume/AQ</i><span>The old quay that was sold</span>", "The old quay that was sold", "Lume/AQ"),
    ("<img src=q.jpg><i>Photo: PA</i><b>The old quay that was sold</b>", "The old quay that was sold", "PA"),
    ("The old quay at six / <span>Ada Quill</span>", "The old quay at six", "Ada Quill"),
    ("The old quay at six – <em>Ada Quill</em>", "The old quay at six – Ada Quill", None),
    ("The ferry <em>Lady Quill</em>", "The ferry Lady Quill", None),
    ("<span>The ferry</span> <em>Lady Quill</em>", "The ferry Lady Quill", None),
    ("The old quay <span>Lumeport</span>", "The old quay Lumeport", None),
    ("<span>The old quay.</span> <span>It was shut in May</span>", "The old quay. It was shut in May", None),
    ("The old quay is shut. <a href=/ada>Ada</a> Quill", "The old quay is shut.", "Ada Quill"),
    ("The old quay is shut. <a href=/more>Getty Images</a>", "The old quay is shut.", "Getty Images"),
    ("<span>The old quay.</span><span>Lume-Scout</span>", "The old quay.", "Lume-Scout"),
    ("<span>The old quay.</span><span>Family archive</span>", "The old quay.", "Family archive"),
    ("<span>The old quay.</span><span>Two of the nine men who lived there</span>",
     "The old quay.Two of the nine men who lived there", None),
    ("<span>The old quay.</span> <b>Ada Quill/Lume</b> <b>hide caption</b>", "The old quay.", "Ada Quill/Lume"),
    ("The old quay. <b>Ada Quill/Lume <b>hide caption</b></b>", "The old quay.", "Ada Quill/Lume"),
    ("<span>The old quay.</span> <span>Lumeport</span>", "The old quay. Lumeport", None),
    ("<span>The old quay.</span><span>24gull/Ada Quill</span>", "The old quay.", "24gull/Ada Quill"),
    ("<span>The old quay.</span><span>gull/de Quill</span>", "The old quay.", "gull/de Quill"),
    ("<span>The old quay.</span><span>A. Q.</span>", "The old quay.", "A. Q."),
    ("The old quay of <i>A. Q.</i>", "The old quay of A. Q.", None),
    ("<span>The old quay.</span><span>and/or new</span>", "The old quay.and/or new", None),
    ("<span>The old quay.</span><span>Subscribe</span>", "The old quay.Subscribe", None),
    ("The old quay. <i>LUME/Ada Quill</i> <a href=/b>License article</a>", "The old quay.", "LUME/Ada Quill"),
    ("The old quay is shut. <a href=/b>Purchase licensing rights</a>", "The old quay is shut.", None),
    ("The old quay is shut. REUTERS/Ada Quill/File Photo <a href=/b>Purchase licensing rights<i>, new tab</i></a>",
     "The old quay is shut.", "REUTERS/Ada Quill/File Photo"),
    ("The old quay is shut <a href=/b>by the port</a>", "The old quay is shut by the port", None),
    ("<span>Image source, </span><span>Ada Quill</span>", "", "Ada Quill"),
    ("<span class=author>Ada Quill</span> The poet at the quay", "Ada Quill The poet at the quay", None),
    ("<span>Photo: Ada Quill Lume Daily</span> Boats that were sold in May", "Boats that were sold in May",
     "Ada Quill Lume Daily"),
    ("<span>Photo credit: Ada Quill</span> Boats that were sold in May", "Boats that were sold in May", "Ada Quill"),
    ("<span>The poet Ada Quill</span> rows boats that were sold", "The poet Ada Quill rows boats that were sold", None),
    ("<span>The old quay.</span><span>Ada Quill (LPA)</span>", "The old quay.", "Ada Quill (LPA)"),
    ("<span>The old quay.</span><span>(Ada Quill)</span>", "The old quay.", "Ada Quill"),
    ("<span>The old quay.</span><span>(Ada Quill) (The Gull)</span>", "The old quay.", "(Ada Quill) (The Gull)"),
    ("\n<span>The old quay</span>\n<strong>Ada Quill</strong>\n", "The old quay", "Ada Quill"),
    ("\n<span>The old quay</span>\n<strong>Ada Quill</strong>\nat six", "The old quay Ada Quill at six", None),
    ("The old quay at six <b>Ada Quill/Lume Agency</b>", "The old quay at six", "Ada Quill/Lume Agency"),
    ("The old quay at six <b>Lume Daily/Ada Quill</b>", "The old quay at six", "Lume Daily/Ada Quill"),
    ("The old quay of <b>Lume Port/RS</b>", "The old quay of Lume Port/RS", None),
    ("The old quay <b>Lume/Port</b>", "The old quay Lume/Port", None),
    ("The old quay <a href=/ada>Ada Quill/Lume Agency</a>", "The old quay", "Ada Quill/Lume Agency"),
    ("<span><b>Lume Daily/Ada Quill</b></span> <span>The old quay that was sold</span>", "The old quay that was sold",
     "Lume Daily/Ada Quill"),
    ("<span>Lume/Port</span> <span>The old quay that was sold</span>", "Lume/Port The old quay that was sold", None),
    ("<span>The old quay</span> <span class=name>AQuill</span> <span class=house>LUME AND SEA</span>",
     "The old quay AQuill", "LUME AND SEA"),
    ("<span>The old quay</span> <span>Ada Quill 4.3.2024</span>", "The old quay", "Ada Quill 4.3.2024"),
    ("<span>The old quay</span> <span>Ada Quill CC BY 4.0</span>", "The old quay", "Ada Quill CC BY 4.0"),
    ("<span>The old quay</span> <span>Lume 24</span>", "The old quay", "Lume 24"),
]


@pytest.mark.parametrize(("markup", "text", "credit"), NAMED_APART)
def test_a_credit_in_an_element_of_its_own_needs_no_label(markup: str, text: str, credit: str | None) -> None:
    """Names in an element of their own behind a caption are its credit; a ship's name or a link amid it is none."""
    page = page_of(f"<main><figure><img src=a.jpg><figcaption>{markup}</figcaption></figure></main>")
    assert article_of(page, [cut(0, "picture-caption", "caption")]).captions == (Caption(text, credit),)


@pytest.mark.parametrize(
    "credit",
    ["(LPA Photo/Ada Quill, File) (Ben Rook)", "(Ada Quill) (The Gull)", "(Ada Quill/AFP) (AFP)", "Ada Quill (PA)"],
)
def test_an_element_called_credit_is_one_credit(credit: str) -> None:
    """The photographer and the house stay together, with the brackets around each."""
    page = page_of(f"<main><figure><img src=a.jpg><figcaption>The old quay. <i class=credit>{credit}</i></main>")
    told = [cut(0, "caption-with-credit", "caption"), cut(1, "picture-credit", "credit")]
    assert article_of(page, told).captions == (Caption("The old quay.", credit),)


def test_a_credits_label_goes_where_no_space_is_before_it() -> None:
    """Of a credit in an element of its own the label goes, though its text is glued to the caption's."""
    element = html.fromstring("<p><span>A régi rakpart, ma</span><span>Fotó: Minta Ada / Lume</span></p>")
    told = credit_apart(element, "A régi rakpart, maFotó: Minta Ada / Lume", lexicon_for("hu"))
    assert told == Caption("A régi rakpart, ma", "Minta Ada / Lume")


def test_slanted_names_behind_a_bar_are_the_credit() -> None:
    """What markup slants behind a bar is set apart; behind a dash it may be a ship's name."""
    for mark, found in (("|", Caption("The quay at noon", "Lume Photo")), ("\u2013", None)):
        text = f"The quay at noon {mark} Lume Photo"
        element = html.fromstring(f"<figcaption>The quay at noon {mark} <i>Lume Photo</i></figcaption>")
        assert credit_apart(element, text, lexicon_for("en")) == found


def test_a_remark_between_a_caption_and_its_credit_changes_nothing() -> None:
    """A tree that a caller made may hold remarks; none of them is the source before a house."""
    element = html.fromstring("<p><span>The old quay</span><!-- of --><span>Ada Quill</span></p>")
    assert credit_apart(element, "The old quayAda Quill", lexicon_for("en")) == Caption("The old quay", "Ada Quill")
