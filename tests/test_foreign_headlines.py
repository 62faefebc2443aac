"""Headlines of other stories that do not say so: `newsclean.context.foreign_headlines`."""

from __future__ import annotations

import pytest
from hand_made import Part, make_look, make_page

from newsclean.context.foreign_headlines import find_foreign_headlines
from newsclean.page.tags import Hint

FIRST = Part("The council said on Monday that the bridge over the Lume would stay shut until the end of the month.")
SECOND = Part("Engineers found rust in two of the piers when the river fell, and nobody knows yet how deep it goes.")
LAST = Part("Buses go round by the old mill, which takes a quarter of an hour longer in the morning and at night.")
SAID = Part('"We had hoped to open it for the fair, and now we cannot even say whether it will stand at Easter."')
PROMO = "Baker recalls her 'dreadful' winter among penguins"


def found(*parts: Part) -> list[int]:
    return find_foreign_headlines(make_look(make_page(*parts), range(len(parts))))


@pytest.mark.parametrize("tag", ["p", "div", "h3"])
@pytest.mark.parametrize("bold", [0.0, 1.0])
def test_a_line_of_other_words_between_paragraphs_is_another_storys_headline(tag: str, bold: float) -> None:
    """A line that is no sentence goes where the paragraphs around it have no word of it, however it is set."""
    assert found(FIRST, Part(PROMO, tag, bold=bold), SECOND, LAST) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "Baker recalls her 'dreadful' winter under the mill",
        "Baker recalls her 'dreadful' winter when two piers broke",
        "Baker recalls her 'dreadful' winter on Lume island",
    ],
    ids=["in the second paragraph below", "right below", "above"],
)
def test_a_line_that_shares_a_word_is_a_subhead(text: str) -> None:
    """One word of the paragraph above or of those below is enough for a line to be the text's."""
    assert not found(FIRST, Part(text), SECOND, LAST)


@pytest.mark.parametrize(
    "line",
    [
        Part("Baker recalls her 'dreadful' winter among penguins."),
        Part("Baker recalls dreadful penguins"),
        Part("Where they all went after this, and how"),
        Part(PROMO, linked=1.0, href="/penguins"),
        Part("Ada Quill, warden, Castle Trust, formerly postmistress at Penbury"),
        Part("BAKER RECALLS HER 'DREADFUL' WINTER AMONG PENGUINS"),
        Part("and then recalls her 'dreadful' winter among penguins"),
        Part("빵집 주인이 펭귄들 사이에서 보낸 끔찍했던 겨울을 회상하다"),
        Part("Tickets and news under telephone number 04421 883"),
        Part("Dreadful winter: penguins recalled without mercy"),
        Part("Baker recalls dreadful nights among penguins", "h3"),
        Part(PROMO, "li"),
        Part(PROMO, "blockquote"),
        Part(PROMO, hints=Hint.QUOTE),
    ],
    ids=["sentence", "short", "says little", "link", "a person", "capitals", "goes on", "no capitals", "figures",
         "label", "a heading that says less", "item", "quote", "called a quote"],
)  # fmt: skip
def test_what_is_no_headline_stays(line: Part) -> None:
    """A sentence, a few words, a link, who somebody is, a script without capitals: none is told by its words."""
    assert not found(FIRST, line, SECOND, LAST)


def test_below_a_quotation_a_line_may_say_who_speaks() -> None:
    """What stands below a quotation is left alone, and what stands in an element called one."""
    assert not found(FIRST._replace(above=Hint.QUOTE), Part(PROMO), SECOND, LAST)
    assert not found(FIRST, Part(PROMO, above=Hint.QUOTE), SECOND, LAST)
    assert not found(FIRST, SAID, Part("Baker Penny Frost during her 'dreadful' winter among penguins"), SECOND, LAST)


def test_a_line_that_no_paragraphs_stand_around_stays() -> None:
    """At the top, at the end and beside another line the rule says nothing."""
    assert not found(Part(PROMO), FIRST, SECOND, LAST)
    assert not found(FIRST, SECOND, LAST, Part(PROMO))
    assert not found(FIRST, Part(PROMO), Part("At the mill"), SECOND, LAST)


AGAIN = Part(PROMO, linked=1.0, href="/penguins")


@pytest.mark.parametrize(
    ("again", "is_found"),
    [
        (AGAIN, True),
        (Part(f"{PROMO}\nShe saw nobody for a year.", linked=len(PROMO) / 76, href="/penguins"), True),
        (AGAIN._replace(href="/bridge#penguins"), False),
        (AGAIN._replace(linked=0.0, href=None), False),
        (AGAIN._replace(text=f"{PROMO} in town"), False),
    ],
    ids=["a link", "with its summary", "a contents' item", "no link", "other words"],
)
def test_a_line_that_is_a_link_below_the_text_is_another_storys_headline(again: Part, is_found: bool) -> None:
    """Whatever words it shares with the text, and linked there, too; a few words may be a thing's name."""
    own = FIRST._replace(text=FIRST.text.replace("bridge", "baker"))
    text = (own, Part(PROMO), SECOND, LAST, own)

    def gone(*parts: Part) -> list[int]:
        return find_foreign_headlines(make_look(make_page(*parts, again), range(len(parts))))

    assert gone(*text) == ([1] if is_found else [])
    assert gone(own, AGAIN, *text[2:]) == ([1] if is_found else [])
    assert not gone(*text[:3])
    assert not gone(own, Part(f"{PROMO}."), *text[2:])


def test_the_name_of_a_thing_may_be_a_link_below_the_text() -> None:
    """A test's products lead to a shop."""
    name = "Quill Brass Ship's Lamp"
    parts = (FIRST, Part(name, "h3"), SECOND, LAST, FIRST)
    link = Part(name, linked=1.0, href="/shop/lamp")
    assert not find_foreign_headlines(make_look(make_page(*parts, link), range(len(parts))))


def test_subheads_may_be_links_below_the_text() -> None:
    """Those of a roundup are; of lines that are no headings three may be other stories', of headings one."""

    def found(lines: int, tag: str) -> list[int]:
        heads = [Part(f"How the council lost its baker in winter {n}", tag) for n in range(lines)]
        links = [head._replace(linked=1.0, href="/x") for head in heads]
        text = [part for head in heads for part in (FIRST, head)] + [FIRST] * 3
        return find_foreign_headlines(make_look(make_page(*text, *links), range(len(text))))

    assert found(1, "h3") == [1]
    assert not found(2, "h3")
    assert found(3, "p") == [1, 3, 5]
    assert not found(4, "p")


def test_the_lines_that_part_a_text_stay() -> None:
    """Four such lines are the text's own; a heading is, where there is another."""
    others = (
        "Cyclist finds seven kittens behind the cinema",
        "Which crisps taste nicest after dark, asks chemist",
        "Postman names favourite hedgehog after his uncle",
    )
    lines = [Part(PROMO), *map(Part, others)]
    of_three = [part for line in lines[:3] for part in (FIRST, line)]
    assert found(*of_three, SECOND) == [1, 3, 5]
    assert not found(*of_three, SECOND, lines[3], LAST)
    headings = (Part(PROMO, "h2"), Part("At the mill", "h2"))
    assert not found(FIRST, headings[0], SECOND, headings[1], LAST)
    assert found(FIRST, Part(PROMO), SECOND, headings[1], LAST) == [1]


def test_a_sentence_in_a_heading_is_no_subhead() -> None:
    """A first paragraph may be set as a heading; the promo is the only one all the same."""
    promo = Part(PROMO, "h4")
    opening = FIRST._replace(tag="h4")
    assert found(opening, SECOND, LAST, promo, LAST, FIRST) == [3]
    assert not found(opening, Part("How it stood", "h6"), SECOND, LAST, promo, LAST, FIRST)


def test_beside_short_sentences_a_line_made_as_they_are_is_another_storys_headline() -> None:
    """A subhead is set in bold, as a heading or in another class; a few words are no sentence."""
    short, shut = Part("The bridge has been shut since Monday."), Part("Nobody knows how deep the rust goes.")
    around = (FIRST, SECOND, short), (shut, LAST)
    assert found(*around[0], Part(PROMO), *around[1]) == [3]
    for line in (Part(PROMO, bold=1.0), Part(PROMO, "h3"), Part(PROMO, css_class="sub")):
        assert not found(*around[0], line, *around[1])
    assert not found(*around[0][:2], Part("It is shut now."), Part(PROMO), *around[1])
    assert not found(*around[0], Part(PROMO), Part("The bridge, shut since Monday"), LAST)
