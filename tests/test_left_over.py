"""What says nothing without the lines that were cut: `newsclean.lines.left_over`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, in_context, make_page

from newsclean.lexicon import lexicon_for
from newsclean.lines.cut_lines import cut_lines
from newsclean.lines.left_over import cut_left_over
from newsclean.model import Metadata
from newsclean.scoring.rules import DATA_TABLE


def left(*parts: Part) -> list[str]:
    """Return the lines that stay, where headings have the role of one."""
    page = make_page(*parts)
    roles = {"h3": "heading"}
    chosen = [in_context(i, score=0.6, role=roles.get(part.tag, "paragraph")) for i, part in enumerate(parts)]
    cut = {(v.block, v.line) for v in cut_lines(page, chosen, lexicon_for("en"), Metadata())}
    lines = [(b.index, n, line) for b in page.blocks for n, line in enumerate(b.text.split("\n"))]
    return [line for block, n, line in lines if (block, n) not in cut]


def test_a_heading_of_nothing_goes() -> None:
    """A heading below which all goes until the next one, or the end, goes too."""
    heading, pitch = Part("Get involved", "h3"), Part("Sign up to our daily newsletter today")
    assert left(Part(PROSE), heading, pitch) == [PROSE]
    assert left(heading, pitch, Part("Trains", "h3"), Part(PROSE)) == ["Trains", PROSE]
    assert left(heading, pitch, Part(PROSE)) == ["Get involved", PROSE]
    assert left(Part(PROSE), heading) == [PROSE, "Get involved"]


def test_a_line_of_dashes_at_the_end_goes() -> None:
    """What set the text apart from what is gone below or above it goes; between paragraphs it stays."""
    dashes, pitch = Part("___"), Part("Sign up to our daily newsletter today")
    assert left(Part(PROSE), dashes, pitch) == [PROSE]
    assert left(Part(PROSE), Part("* * *")) == [PROSE]
    assert left(pitch, dashes, Part(PROSE)) == [PROSE]
    assert left(dashes, dashes) == []
    assert left(Part(PROSE), dashes, Part(PROSE), pitch) == [PROSE, "___", PROSE]


@pytest.mark.parametrize("line", ["-----", "==========", "- -", "###", "# # #"])
def test_a_rule_drawn_in_signs_goes(line: str) -> None:
    """Dashes, or a mark that ends a release, go between paragraphs, too; in a table they say that there is nothing."""
    assert left(Part(PROSE), Part(line), Part(PROSE)) == [PROSE, PROSE]
    table = [in_context(i)._replace(rule=DATA_TABLE.name) for i in range(3)]
    assert cut_left_over(make_page(Part(PROSE), Part(line), Part(PROSE)), table, ()) == []


@pytest.mark.parametrize("mark", ["\u201c", "\u2018", "\u201e", '"'])
def test_a_quotation_mark_alone_goes(mark: str) -> None:
    """A mark set large beside what it opens or closes says nothing, wherever it stands; one with a word stays."""
    assert left(Part(PROSE), Part(mark), Part(PROSE), Part(mark)) == [PROSE, PROSE]
    assert left(Part(mark), Part(PROSE)) == [PROSE]
    assert left(Part(PROSE), Part(f"{mark}Yes"), Part(PROSE)) == [PROSE, f"{mark}Yes", PROSE]


def led(line: str, *below: Part) -> list[str]:
    """Return the lines that stay of a paragraph and a line above parts that go."""
    page = make_page(Part(PROSE), Part(line), *below)
    chosen = [in_context(i, keep=i < 2, score=0.6) for i in range(len(page.blocks))]
    cut = {v.block for v in cut_lines(page, chosen, lexicon_for("en"), Metadata())}
    return [page.blocks[i].text for i in range(2) if i not in cut]


def test_a_line_that_leads_to_a_link_goes_with_it() -> None:
    """At the end a few words with a colon say nothing without the link; above what is no link they stay."""
    link, line = Part("The speech in full", linked=1.0, href="/speech"), "The mayor's full remarks:"
    assert led(line, link) == [PROSE]
    assert led(line, Part("Join us")) == [PROSE, line]
    assert led(line) == [PROSE, line]
    assert led(line, Part("https://port.example/a", linked=1.0, href="https://port.example/a")) == [PROSE, line]
    assert len(led("The mayor, who spoke for an hour, said this of the bridge:", link)) == 2
    assert led("The mayor's full remarks", link)[1:] == ["The mayor's full remarks"]


def test_links_in_lines_go_with_their_label() -> None:
    """Below a cut label in the same block go lines that are but links, and none that are text."""
    links = "Related stories\nFerry runs aground in fog\nMayor sells the clock"
    assert left(Part(PROSE), Part(links, linked=0.75)) == [PROSE]
    assert left(Part(PROSE), Part(links)) == [PROSE, *links.split("\n")[1:]]
    assert left(Part(PROSE), Part(f"{links}\nMore on the clock", linked=0.8)) == [PROSE]


def test_below_an_appeal_to_follow_short_lines_go() -> None:
    """At the end such lines go on asking; a longer one, and those amid the text, stay."""
    ask = "Follow us on Facebook\nPress the button\nTell your friends"
    assert left(Part(PROSE), Part(ask)) == [PROSE]
    assert left(Part(PROSE), Part(ask), Part(PROSE)) == [PROSE, "Press the button", "Tell your friends", PROSE]
    assert left(Part(PROSE), Part(f"{ask}\n{PROSE}"))[1:] == ["Press the button", "Tell your friends", PROSE]


def test_a_headline_goes_with_its_read_more() -> None:
    """A line without a mark goes with the "Read more" in the line below it; a sentence stays."""
    assert left(Part("Who stole the vicar's lunch\nRead more here"), Part(PROSE)) == [PROSE]
    sentence = "Nobody knows who stole the vicar's lunch."
    assert left(Part(f"{sentence}\nRead more here"), Part(PROSE)) == [sentence, PROSE]


def test_a_headline_goes_with_the_label_above_it() -> None:
    """One line without a mark goes with the label in the line above it; what is a sentence or several lines stays."""
    assert left(Part("Related stories\nNine geese walk in"), Part(PROSE)) == [PROSE]
    assert left(Part("Related stories\nNine geese walk in."), Part(PROSE)) == ["Nine geese walk in.", PROSE]
    assert left(Part("Related stories\nNine geese\nTwo hens"), Part(PROSE)) == ["Nine geese", "Two hens", PROSE]


@pytest.mark.parametrize(
    ("parts", "rule"),
    [
        ([Part(PROSE), Part("-----"), Part(PROSE)], "separator"),
        ([Part(PROSE), Part("* * *")], "separator"),
        ([Part(PROSE), Part("Get involved", "h3"), Part("Sign up to our daily newsletter today")], "lone-heading"),
        ([Part("Who stole the vicar's lunch\nRead more here"), Part(PROSE)], "headline-of-link"),
        ([Part(PROSE), Part("Follow us on Facebook\nPress the button")], "below-label"),
        ([Part(PROSE), Part("Her full remarks:"), Part("The speech", linked=1.0, href="/speech")], "leads-to-link"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_says_why(parts: list[Part], rule: str) -> None:
    """The explanation names the rule that found a line."""
    page = make_page(*parts)
    chosen = [in_context(0), in_context(1, role="heading" if parts[1].tag == "h3" else "paragraph")]
    chosen += [in_context(i, keep=rule != "leads-to-link") for i in range(2, len(parts))]
    assert cut_lines(page, chosen, lexicon_for("en"), Metadata())[-1].rule == rule
