"""Headings of boxes that stay: `newsclean.context.box_headings`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.context.box_headings import find_box_headings, find_unfolding
from newsclean.page.tags import Hint

BODY = Part(PROSE)
SURE = 0.9
FACTS = Part("", "div", hints=Hint.INFOBOX)  # part 1, the element of index 3
FACTS_NAME = Part("The bridge in figures", "h3", hints=Hint.INFOBOX, parent=3)
FACT = Part("It carries nine trains a day.", "li", parent=3)


def box_headings(name: Part, box: Part = FACTS, score: float = 0.25) -> list[int]:
    """Return what is found of a heading above a text that stays in a box."""
    return find_box_headings(make_look(make_page(BODY, box, name, FACT), [0, 3], [SURE, 0.0, score, SURE]))


def test_the_name_of_a_box_of_facts_stays_with_them() -> None:
    """Right above the facts that stay a heading, or a line in bold, in the same box stays."""
    assert box_headings(FACTS_NAME) == [2]
    assert box_headings(FACTS_NAME._replace(tag="p", bold=1.0)) == [2]


@pytest.mark.parametrize(
    "name",
    [
        FACTS_NAME._replace(tag="p"),
        FACTS_NAME._replace(linked=1.0, href="/figures"),
        FACTS_NAME._replace(hints=0),
        FACTS_NAME._replace(parent=1),
    ],
    ids=["no heading", "a link", "no box of facts", "above the box"],
)
def test_another_line_above_facts_is_no_name(name: Part) -> None:
    """What is no heading of the box itself, or a link, is not kept for what stands below it."""
    assert not box_headings(name, FACTS if name.hints else FACTS._replace(hints=0))


@pytest.mark.parametrize(
    ("head", "kept", "found"),
    [
        ("<div class=k__head>At a glance</div>", [0, 2, 3], [1]),
        ("<div class=k__head>At a glance</div>", [0, 2], []),
        ("<div class=k__name>At a glance</div>", [0, 2, 3], []),
    ],
    ids=["a head", "half of it goes", "another name"],
)
def test_the_head_of_a_small_box_all_of_which_stays_names_it(head: str, kept: list[int], found: list[int]) -> None:
    """A few words called a head stay above all that stands in their box."""
    page = page_of(f"<p>{PROSE}</p><div class=k>{head}<div><p>Place: Old Mill</p><p>Time: noon</p></div></div>")
    assert find_box_headings(make_look(page, kept)) == found


def test_a_name_that_reads_like_furniture_goes() -> None:
    """A heading with a very low score is a label."""
    assert not box_headings(FACTS_NAME, score=0.15)


BOX_OF_TWO = "<aside>{}<ul><li>It is 90 metres long.</li><li>It carries nine trains.</li></ul></aside>"


def headed(head: str, kept: list[int] | None = None, above: int = 3, box: str = BOX_OF_TWO) -> list[int]:
    """Return what is found of a heading in a box below some paragraphs, of whose two lines all stay or `kept`."""
    page = page_of(f"<p>{PROSE}</p>" * above + box.format(head) + f"<p>{PROSE}</p>")
    lines = [above + 1, above + 2] if kept is None else kept
    return find_box_headings(make_look(page, [*range(above), *lines, above + 3]))


def test_the_heading_of_a_box_that_stays_stays() -> None:
    """Whatever the box is called, a heading or what is called a title opens it; a source at its end may go."""
    for head in ("<h3>In figures</h3>", "<div class=title>In figures</div>"):
        assert headed(head) == [3]
        assert headed(head, [4]) == [3]


def test_a_label_opens_an_aside_that_stays() -> None:
    """Above its one paragraph, whatever the label's element is called; in another box it must be called a head."""
    label = "<p>A note for rowers</p>"
    for tag, found in (("aside", [1]), ("div", [])):
        page = page_of(f"<p>{PROSE}</p><{tag}>{label}<p>{PROSE}</p></{tag}><p>{PROSE}</p>")
        assert find_box_headings(make_look(page, [0, 2, 3])) == found


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("<header>The vote</header>", [1]),
        ("<header><time>21.05</time> <span>Jo Park</span></header>", []),
        ("<header>Live, by <span class=author>Jo Park</span></header>", []),
    ],
)
def test_when_and_by_whom_an_entry_was_written_heads_no_box(head: str, found: list[int]) -> None:
    """What is called a head is no heading where it opens with a time of day or holds what is called the author."""
    page = page_of(f"<p>{PROSE}</p><article>{head}<p>{PROSE}</p></article><p>{PROSE}</p>")
    assert find_box_headings(make_look(page, [0, 2, 3])) == found


@pytest.mark.parametrize(
    "head",
    [
        "<div>In figures</div>", "<h1>In figures</h1>", "<h3><a href=/f>In figures</a></h3>",
        "<button class=title>In figures</button>",
        "<h3>All that there is to know of the old bridge and its trains</h3>",
    ],
)
def test_other_lines_that_open_a_box_are_not_its_heading(head: str) -> None:
    """A plain line, the page's headline, a link, a button and a line as long as a teaser are none."""
    assert not headed(head)


def test_a_heading_needs_its_box_and_the_text_around_it() -> None:
    """One below half of which text goes, above the third paragraph or above links is not kept."""
    assert not headed("<h3>In figures</h3>", [5])
    assert not headed("<h3>In figures</h3>", above=2)
    assert not headed("<h3>In figures</h3>", box=BOX_OF_TWO.replace("nine trains", "<a href=/t>nine trains</a>"))


@pytest.mark.parametrize(
    ("box", "score", "found"),
    [
        ("<div class=callout><h3>Moving boats?</h3>{text}</div>", 0.6, [1]),
        ("<div class=callout><h3>Moving boats?</h3><ul><li>Ring us.</li></ul></div>", 0.6, [1]),
        ("<div class=callout><h3>Moving boats?</h3>{text}</div>", 0.4, []),
        ("<div class=callout><h3>Moving boats?</h3></div>{text}", 0.6, []),
    ],
    ids=["a text", "a list", "a low score", "another box"],
)
def test_a_heading_that_its_scores_keep_stays_above_its_text(box: str, score: float, found: list[int]) -> None:
    """What the box is called cuts no heading from a text in it that stays."""
    page = page_of(f"<p>{PROSE}</p>" + box.format(text=f"<p>{PROSE}</p>"))
    assert find_box_headings(make_look(page, [0, 2], [SURE, score, SURE])) == found


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        (["<h4><button>Transcript</button></h4>"], [1]),
        (["<h4><button>Features</button></h4>"] * 2, []),
        (["<div><button>Transcript</button></div>"], []),
    ],
    ids=["a heading", "again and again", "no heading"],
)
def test_a_heading_that_unfolds_what_stays_is_found(heads: list[str], found: list[int]) -> None:
    """A button in a heading names what it unfolds; several that say the same are controls."""
    page = page_of(f"<p>{PROSE}</p>" + "".join(f"{head}<p>{PROSE}</p>" for head in heads))
    assert find_unfolding(make_look(page, range(0, len(page.blocks), 2))) == found
