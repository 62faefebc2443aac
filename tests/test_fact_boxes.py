"""Boxes of facts that belong to the article: `newsclean.context.fact_boxes`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.context.fact_boxes import find_callouts, find_fact_boxes
from newsclean.context.finders import unsaid
from newsclean.page.tags import Hint

BODY = Part(PROSE, parent=2)
ARTICLE = Part("", "article")
BOX = 5
HEADING = Part("The pool in figures", "h3", parent=BOX)
FACTS = (Part("Opened: 12 June 1964", "li", parent=BOX), Part("Water: 1,850 square metres", "li", parent=BOX))


def facts(css_class: str, *within: Part, below: bool = False, outside: bool = False) -> list[int]:
    """Return what stays of a box of this class below two paragraphs, with one more below it where `below`."""
    box = Part("", "div", css_class=css_class, parent=1 if outside else 2)
    parts = [ARTICLE, BODY, BODY, box, *(within or (HEADING, *FACTS)), *([BODY] if below else [])]
    kept = [i for i, part in enumerate(parts) if part.text == PROSE and part.parent == 2]
    return find_fact_boxes(make_look(make_page(*parts), kept))


@pytest.mark.parametrize(
    "css_class", ["factbox", "article__fact-box", "story-factBox", "faktaboks", "despiece", "kader"]
)
def test_a_box_of_facts_stays(css_class: str) -> None:
    """A box that is called one stays with its heading, amid the text or at its end."""
    assert facts(css_class) == [4, 5, 6]
    assert facts(css_class, below=True) == [4, 5, 6]


def test_what_is_called_facts_stays_amid_the_text() -> None:
    """Below the text it may be the page's."""
    assert facts("fact", below=True) == [4, 5, 6]
    assert facts("fact") == []


@pytest.mark.parametrize("css_class", ["infobox", "c-infoboks", "InfoBox", "info-box"])
def test_an_infobox_stays_amid_the_text(css_class: str) -> None:
    """Below the text it may be on the author, or on who offers what; in an <aside> it may be so anywhere."""
    items = "<h4>The pool in figures</h4><p>Opened: 12 June 1964</p>"
    for tag, found in (("section", [1, 2]), ("aside", [])):
        page = page_of(f"<article><p>{PROSE}</p><{tag} class={css_class}>{items}</{tag}><p>{PROSE}</p></article>")
        assert find_fact_boxes(make_look(page, [0, 3])) == found
    assert facts(css_class, below=True) == [4, 5, 6]
    assert facts(css_class) == []


def test_a_standfirst_may_stand_apart_from_the_text_with_the_box() -> None:
    """Most of the text tells where the article is; a box that all of it is far from is the page's."""
    box = "<div class=infobox><h4>The pool in figures</h4><p>Opened: 12 June 1964</p></div>"
    text = f"<p>{PROSE}</p>{{}}<p>{PROSE}</p>"
    for inner, found in ((text.format(box), [2, 3]), (text.format("") + f"</div></div></div>{box}<div><div><div>", [])):
        page = page_of(f"<main><p>{PROSE}</p><div><div><div>{inner}<p>{PROSE}</p></div></div></div></main>")
        kept = [b.index for b in page.blocks if b.text == PROSE]
        assert find_fact_boxes(make_look(page, kept)) == found


def test_a_box_of_facts_in_another_box_stays() -> None:
    """What stands around it may be called a box, too, as may what holds the text."""
    box = "<div class=factbox><h4>The pool in figures</h4><p>Opened: 12 June 1964</p></div>"
    page = page_of(f"<article><p>{PROSE}</p><div class=box>{box}</div><p>{PROSE}</p></article>")
    assert find_fact_boxes(make_look(page, [0, 3])) == [1, 2]


SAID = "<li>The pool opens again in June.</li>"


@pytest.mark.parametrize(
    ("css_class", "below", "found"),
    [
        ("box-next", SAID, [1, 2, 3]),
        ("next", SAID, []),
        ("box-next", "<li>Water: 1,850 square metres</li>", []),
        ("box-next", "<p>The pool opens again in June.</p>", []),
        ("box-next", "<li>The <a href='/pool'>pool</a> opens again in June.</li>", []),
    ],
)
def test_a_heading_and_a_list_of_sentences_in_a_box_stay(css_class: str, below: str, found: list[int]) -> None:
    """Amid the text; other lines, paragraphs and what holds a link are left to the scores."""
    box = f"<div class={css_class}><h4>Out later</h4><ul>{SAID}{below}</ul></div>"
    page = page_of(f"<article><p>{PROSE}</p>{box}<p>{PROSE}</p></article>")
    assert find_fact_boxes(make_look(page, [0, 4])) == found
    assert find_fact_boxes(make_look(page, [0])) == []


@pytest.mark.parametrize(
    ("second", "below", "found"),
    [
        (0.7, "<li>Water: 1,850 square metres</li>", [1, 2, 3]),
        (0.45, "<li>Water: 1,850 square metres</li>", [1, 2, 3]),
        (0.2, "<li>Water: 1,850 square metres</li>", []),
        (0.7, "<li><a href='/pool'>The pool</a> in figures</li>", []),
    ],
    ids=["text", "nearly text", "none", "a link"],
)
def test_a_list_that_reads_like_text_stays_with_its_title(second: float, below: str, found: list[int]) -> None:
    """Title and list may have an element each that is called after the box."""
    items = f"<div class=a-box-text><ul><li>Opened in 1964</li>{below}</ul></div>"
    box = f"<div class=a-box><div class=a-box-title>The pool</div>{items}</div>"
    page = page_of(f"<article><p>{PROSE}</p>{box}<p>{PROSE}</p></article>")
    assert find_fact_boxes(make_look(page, [0, 4], [0.9, 0.1, 0.7, second, 0.9])) == found


@pytest.mark.parametrize(
    ("lead", "kept", "found"),
    [("What to bring:", [0, 2], [1, 2, 3, 4]), ("Bring these.", [0, 2], [1, 2, 3, 4]), ("Bring", [0, 2], []),
     ("What to bring:", [0], [])],
)  # fmt: skip
def test_a_sentence_may_lead_to_the_list_of_a_box(lead: str, kept: list[int], found: list[int]) -> None:
    """At the end of the text, too, where a line of the box stays: the list stays with it."""
    box = f"<div class=info-box><h4>The pool</h4><p>{lead}</p><ul><li>A towel or two</li><li>Coins</li></ul></div>"
    page = page_of(f"<article><p>{PROSE}</p>{box}</article>")
    assert find_fact_boxes(make_look(page, kept, [0.9, 0.1, 0.7, 0.5, 0.5])) == found


@pytest.mark.parametrize("css_class", ["box", "info", "summary", "factory"])
def test_another_box_is_none(css_class: str) -> None:
    """A name that says less is left to the scores."""
    assert facts(css_class, below=True) == []


def test_a_fact_alone_and_a_long_text_are_no_box_of_facts() -> None:
    """One line may be a label, and a page's whole text may stand in an element of that name."""
    for count, found in ((1, []), (2, [1, 2]), (16, [])):
        items = "<li>Water: 1,850 square metres</li>" * count
        page = page_of(f"<article><p>{PROSE}</p><ul class=factbox>{items}</ul><p>{PROSE}</p></article>")
        assert find_fact_boxes(make_look(page, [0, count + 1])) == found


def test_a_box_beside_the_article_is_none() -> None:
    """Facts apart from the element with the text are the page's."""
    assert facts("factbox", outside=True) == []


def test_related_links_in_a_box_of_facts_are_none() -> None:
    """Tabloids put links and pictures into boxes of that name."""
    assert facts("gull-factbox", HEADING, Part("How to swim a mile", "li", linked=1.0, parent=BOX)) == []
    assert facts("gull-factbox", HEADING, FACTS[0]._replace(media=1)) == []


def test_a_label_and_a_button_in_a_box_of_facts_go() -> None:
    """"FACTS" above the heading, "Show more" below the facts."""
    label, button = Part("FACTS", "div", parent=BOX), Part("Show more", "button", parent=BOX)
    assert facts("factbox", label, HEADING, *FACTS, button) == [5, 6, 7]


def test_who_said_so_at_the_end_of_a_box_goes() -> None:
    """What is called a credit is none of the facts."""
    source = Part("Source: Port of Lume", hints=Hint.CREDIT, parent=BOX)
    assert facts("factbox", HEADING, *FACTS, source) == facts("factbox", HEADING, *FACTS) != []


def test_a_box_above_the_text_is_none() -> None:
    """It may be a menu's or a summary."""
    parts = [ARTICLE, Part("", "div", css_class="factbox", parent=2), *FACTS, BODY, BODY]
    parts = [part._replace(parent=3) if part.parent == BOX else part for part in parts]
    assert find_fact_boxes(make_look(make_page(*parts), [4, 5])) == []


def info_box(within: str, *, css_class: str = "infobox", below: bool = True) -> list[int]:
    """Return what stays of a box of this class, of the blocks from 1 on."""
    text = f"<p>{PROSE}</p>"
    page = page_of(f"<article>{text}<div class={css_class}>{within}</div>{text if below else ''}</article>")
    return find_fact_boxes(make_look(page, [0, len(page.blocks) - 1] if below else [0]))


@pytest.mark.parametrize("css_class", ["infobox", "Infobox_root__z2"])
def test_a_headed_paragraph_in_an_info_box_stays_amid_the_text(css_class: str) -> None:
    """The heading with it."""
    assert info_box(f"<h3>The old lock</h3><p>{PROSE}</p>", css_class=css_class) == [1, 2]


def test_other_info_boxes_are_left_to_the_scores() -> None:
    """Houses call tools and offers so, too: what stands below the text or leads elsewhere says less."""
    assert info_box("<h3>The old lock</h3><ul><li>Built in 1964</li><li>Two chambers</li></ul>") == [1, 2, 3]
    assert info_box(f"<h3>The old lock</h3><p>{PROSE}</p>", below=False) == []
    assert info_box(f"<h3>The old lock</h3><p><a href=/lock>{PROSE}</a></p>") == []


def test_other_lines_in_an_aside_are_left_to_the_scores() -> None:
    """What may be a house's own says nothing of the article."""
    items = "<ul><li>The lock opens at noon on market days.</li><li>It was built in 1964 by the town.</li></ul>"
    for tag, found in ("aside", []), ("div class=infobox", [1, 2, 3]):
        box = f"<{tag}><h4>The old lock</h4>{items}</{tag.split()[0]}>"
        page = page_of(f"<article><p>{PROSE}</p>{box}<p>{PROSE}</p></article>")
        assert find_fact_boxes(make_look(page, [0, 4])) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("<b>If it rains:</b> the pool opens an hour later.", [1]),
        ("Was this sent to you? <a href='/join'>Sign up here</a>, it costs nothing.", []),
        ("Subscribe to our newsletter.", []),
        ("Best pool of the coast", []),
    ],
)
def test_sentences_in_a_callout_of_ghost_stay_amid_the_text(said: str, found: list[int]) -> None:
    """Where it has a link, is no sentence, or a phrase knows it, it offers something; and so below the text."""
    callout = f"<div class='kg-card kg-callout-card'><div class=kg-callout-text>{said}</div></div>"
    page = page_of(f"<article><p>{PROSE}</p>{callout}<p>{PROSE}</p></article>")
    assert unsaid(find_callouts)(make_look(page, [0, 2])) == found
    below = page_of(f"<article><p>{PROSE}</p><p>{PROSE}</p>{callout}</article>")
    assert find_callouts(make_look(below, [0, 1])) == []
    other = page_of(f"<article><p>{PROSE}</p><div class=callout>{said}</div><p>{PROSE}</p></article>")
    assert find_callouts(make_look(other, [0, 2])) == []


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("Where: the old pool", "When: 7 p.m. on Sunday", "Tickets: two coins"), [2, 3, 4, 5]),
        (("Where: the old pool", "When: 7 p.m. on Sunday"), []),
        (("Where: the old pool", "When: 7 p.m. on Sunday", "A pool for the coast"), []),
        (("A pool for all of the coast.", "Water: 9/10", "Air: 4/10", "Where: the quay"), [2, 3, 4, 5, 6]),
        (("Water: 9/10", "A pool for all of the coast.", "Air: 4/10", "Where: the quay"), []),
        (("A pool for the coast", "Water: 9/10", "Air: 4/10", "Where: the quay"), []),
        (("地址：岸上 3 號", "時間：週三", "門票：免費"), [2, 3, 4, 5]),
    ],
)
def test_an_infobox_of_labelled_lines_stays_at_the_end_of_the_body(lines: tuple[str, ...], found: list[int]) -> None:
    """So a review ends. With another line it may be the house's."""
    within = "".join(f"<p>{line}</p>" for line in lines)
    for css_class in ("infobox", "gull-verdict-box"):
        box = f"<div class='{css_class}'><h4>The gulls of Lume</h4>{within}</div>"
        body = f"<div><p>{PROSE}</p><p>{PROSE}</p>{box}</div>"
        assert find_fact_boxes(make_look(page_of(f"<article>{body}</article>"), [0, 1])) == found


ABOUT = "<h3>About Ada Quill</h3><p>Born in Ardlas in 1969, she rows the ferry.</p>"


@pytest.mark.parametrize(
    ("box", "found"),
    [
        (f"<aside>{ABOUT}</aside>", [1, 2]),
        (f"<aside>{ABOUT}<p>More on her</p></aside>", []),
        (f"<aside>{ABOUT}<p><a href=/join>Join her crew.</a></p></aside>", []),
        ("<aside><p>Ada Quill</p><p>Born in Ardlas in 1969, she rows the ferry.</p></aside>", []),
        (f"<div>{ABOUT}</div>", []),
        (f"</div><aside>{ABOUT}</aside><div class=below>", []),
    ],
    ids=["sentences", "a label", "a link", "no heading", "no aside", "beside the text's element"],
)
def test_an_aside_of_a_heading_and_sentences_stays_in_the_text(box: str, found: list[int]) -> None:
    """Whatever it is called, right in the element that holds the text."""
    page = page_of(f"<article><div class=text><p>{PROSE}</p>{box}</div></article>")
    assert find_fact_boxes(make_look(page, [0])) == found
