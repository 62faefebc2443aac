"""Readers' comments and what stands below them: `newsclean.context.comments`."""

from __future__ import annotations

from hand_made import PROSE, Part, make_look, make_page

from newsclean.context.comments import find_below_comments, find_comments
from newsclean.page.tags import Hint
from newsclean.phrase_files import BIT

BODY = Part(PROSE)
LABEL = Part("Share this page")


# ---- readers' comments ------------------------------------------------------------------------------------------

OUTER = Part("", "div")
COMMENTS = Part("Comments", "h3", parent=5)
COMMENT = Part("I never liked that quay.", parent=5)


def comments(*parts: Part, kept: list[int]) -> list[int]:
    """Return what is found where block 4 is the label of the comments and part 3 the element around it."""
    labels = {i: BIT["comments"] for i, part in enumerate(parts) if part.text == "Comments"}
    return find_comments(make_look(make_page(*parts), kept, phrases=labels))


def test_what_stands_below_the_label_of_comments_is_found() -> None:
    """All that stands in the element that the label opens is the readers'."""
    assert comments(BODY, BODY, BODY, OUTER, COMMENTS, COMMENT, COMMENT, BODY, kept=[0, 1, 2, 5]) == [5, 6]


def test_a_button_above_the_comments_does_not_hide_their_label() -> None:
    """Where nothing stays in the element of a first label, that of the comments is asked."""
    button, label, comment = COMMENTS._replace(tag="p"), COMMENTS._replace(parent=8), COMMENT._replace(parent=8)
    bar = [OUTER, button, LABEL._replace(parent=5)]
    assert comments(BODY, BODY, BODY, *bar, OUTER, label, comment, kept=[0, 1, 2, 8]) == [8]
    assert comments(BODY, BODY, BODY, *bar, OUTER, label, comment, kept=[0, 1, 2]) == [5]


def test_beside_the_body_only_what_stays_is_found() -> None:
    """Where the label stands in the body's element, what stays below it is the readers', and no more is said."""
    label = COMMENTS._replace(parent=1)
    assert comments(BODY, BODY, BODY, label, BODY, LABEL, kept=[0, 1, 2, 4]) == [4]


def test_a_label_above_the_body_opens_nothing() -> None:
    """A link to the comments above the text, and a longer line, are no labels of theirs."""
    label = COMMENTS._replace(parent=1)
    assert not comments(BODY, label, BODY, BODY, kept=[0, 2, 3])
    assert not comments(BODY, BODY, BODY, OUTER, LABEL, COMMENT, kept=[0, 1, 2, 5])


def test_a_button_that_leads_to_the_comments_opens_nothing() -> None:
    """Below it, in the body's element, stand the text's own notes; linked, a label apart from the text opens them."""
    button = COMMENTS._replace(parent=1, linked=1.0, href="https://gull.example/tides/comments")
    assert not comments(BODY, BODY, BODY, button, BODY, LABEL, kept=[0, 1, 2, 4])
    apart = button._replace(parent=5)
    assert comments(BODY, BODY, BODY, OUTER, apart, COMMENT, BODY, kept=[0, 1, 2, 5]) == [5]


def test_comments_may_be_longer_than_the_text() -> None:
    """Below two paragraphs a label opens the comments, however long they are, if they are made in another way."""
    other = COMMENT._replace(text=PROSE * 2, css_class="c")
    parts = [BODY, BODY, Part(""), OUTER, COMMENTS, other, other]
    assert comments(*parts, kept=[0, 1, 5, 6]) == [5, 6]
    label = COMMENTS._replace(parent=1)
    assert not comments(BODY, BODY, label, BODY, BODY, BODY, BODY, BODY, kept=[0, 1, 3, 4, 5, 6, 7])
    assert not comments(BODY, Part(""), Part(""), OUTER, COMMENTS, other, kept=[0, 5])


def test_a_link_to_the_comments_amid_the_text_opens_nothing() -> None:
    """Where the text goes on in the label's element, made in another way, it stays."""
    label, lead = COMMENTS._replace(parent=1), BODY._replace(css_class="lead")
    assert not comments(lead, lead, label, BODY, BODY, BODY, BODY, kept=[0, 1, 3, 4, 5, 6])


def test_names_beside_the_texts_make_comments() -> None:
    """In an element of its own, below the text, texts made like the text's but each with a name are comments."""
    column, text = Part("", "div"), BODY._replace(parent=2)
    label, told = COMMENTS._replace(parent=6), BODY._replace(parent=6)
    name = Part("old_salt", "div", parent=6)
    above = [column, text, text, text, OUTER, label]
    assert comments(*above, name, told, name, told, kept=[1, 2, 3, 7, 9]) == [6, 7, 8, 9]
    assert not comments(*above, told, told, told, told, kept=[1, 2, 3, 6, 7, 8, 9])
    assert not comments(column, Part(""), text, text, *above[4:], name, told, name, told, kept=[2, 3, 7, 9])


# ---- text for machines ------------------------------------------------------------------------------------------

BESIDE = Part(PROSE, parent=2)
REPLY = Part("So do I", hints=Hint.COMMENT)


def below_comments(*parts: Part) -> list[int]:
    """Return what is found, of another element and the parts, where prose stays."""
    kept = [i for i, part in enumerate(parts, 1) if part.text == PROSE]
    return find_below_comments(make_look(make_page(Part("", "div"), *parts), kept))


def test_what_stands_below_all_comments_is_found() -> None:
    """Teasers below the comments; not where they are more than the text or in its element, or text is amid comments."""
    assert below_comments(*[BODY] * 3, *[REPLY] * 5, BESIDE) == [9]
    assert below_comments(*[BODY] * 3, *[REPLY] * 5, BODY) == []
    assert below_comments(*[BODY] * 3, *[REPLY] * 4, BESIDE) == []
    assert below_comments(*[BODY] * 3, *[REPLY] * 5) == []
    assert below_comments(*[BODY] * 2, *[REPLY] * 5, *[BESIDE] * 2) == []
    assert below_comments(*[BODY] * 3, *[REPLY] * 4, BODY, REPLY, BESIDE) == []
