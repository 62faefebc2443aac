"""The summary between headline and body: `newsclean.context.standfirst`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.context.standfirst import find_standfirst, repeats_description
from newsclean.model import Metadata
from newsclean.page.tags import Hint
from newsclean.text import squeeze

TITLE = Part("Bridge over the Lume stays shut", "h1")
SUMMARY = "Commuters will have to go round by the old mill until the spring."
NAMED = Part(SUMMARY, hints=Hint.STANDFIRST)
BODY = Part(PROSE)
BODY_SCORE, OTHER_SCORE = 0.95, 0.3


def standfirst(*parts: Part, description: str | None = None, phrases: dict[int, int] | None = None) -> list[int]:
    page = make_page(*parts)
    scores = [BODY_SCORE if part.text == PROSE else OTHER_SCORE for part in parts]
    meta = Metadata(title=TITLE.text, standfirst=description)
    return find_standfirst(make_look(page, (), scores, phrases=phrases, meta=meta))


def test_a_block_called_summary_is_found() -> None:
    """A block between headline and body whose element is called a summary is the standfirst."""
    assert standfirst(TITLE, NAMED, BODY, BODY) == [1]


@pytest.mark.parametrize(
    ("around", "within", "found"),
    [
        ("list-header", "standfirst", [1]),
        ("publish-date", "standfirst", [1]),
        ("list-header", "standfirst date", []),
        ("caption", "standfirst", []),
        ("advert", "standfirst", []),
    ],
)
def test_what_holds_the_headline_too_says_nothing_of_the_summary(around: str, within: str, found: list[int]) -> None:
    """A header that is called after a list or a date holds both; one called after a picture may have its caption."""
    head = f"<header class={around}><h1>{TITLE.text}</h1><p class='{within}'>{SUMMARY}</p></header>"
    page = page_of(f"<article>{head}<p>{PROSE}</p><p>{PROSE}</p></article>")
    assert find_standfirst(make_look(page, (), [OTHER_SCORE, OTHER_SCORE, BODY_SCORE, BODY_SCORE], title=0)) == found


def test_a_paragraph_in_a_box_called_summary_is_found_behind_a_picture() -> None:
    """A paragraph is the standfirst if the box it fills is called so, but not if the box holds the picture as well."""
    image, other = "<p><img src=a.jpg></p>", "<p><amp-img src=a.jpg></amp-img></p>"
    for inside, outside, found in (("", image, [1]), (image, "", []), (other, "", [])):
        page = page_of(f"<h1>{TITLE.text}</h1>{outside}<div class=lead>{inside}<p>{SUMMARY}</p></div><p>{PROSE}</p>")
        scores = [OTHER_SCORE, OTHER_SCORE, BODY_SCORE]
        assert page.blocks[1].media and find_standfirst(make_look(page, (), scores, title=0)) == found


def test_a_box_called_summary_behind_a_picture_may_hold_several_lines() -> None:
    """The first of them is found like the others, which no picture stands before."""
    lines = f"<p>{SUMMARY}</p><p>The old ferry runs again</p>"
    page = page_of(f"<h1>{TITLE.text}</h1><p><img src=a.jpg></p><div class=strap>{lines}</div><p>{PROSE}</p>")
    assert page.blocks[1].media
    scores = [OTHER_SCORE, OTHER_SCORE, OTHER_SCORE, BODY_SCORE]
    assert find_standfirst(make_look(page, (), scores, title=0)) == [1, 2]


def test_a_summary_of_two_headings_is_found_whole() -> None:
    """A heading called a summary is no body, however much it reads like one."""
    sure, second = NAMED._replace(text=PROSE, tag="h2"), NAMED._replace(text="Tolls have risen for years", tag="h2")
    assert standfirst(TITLE, sure, second, BODY) == [1, 2]


def test_a_byline_in_an_element_that_holds_the_summary_is_none() -> None:
    """What opens as a byline is no standfirst for the element around it; the standfirst beside it is one."""
    byline = "By Quentin Sable Bridges Editor"
    page = page_of(f"<h1>{TITLE.text}</h1><div class=lead><p>{SUMMARY}</p><p>{byline}</p></div><p>{PROSE}</p>")
    scores = [OTHER_SCORE, OTHER_SCORE, 0.1, BODY_SCORE]
    assert find_standfirst(make_look(page, (), scores, title=0)) == [1]


def test_a_videos_description_is_none() -> None:
    """What is called a video's or a gallery's title tells of that."""
    media = NAMED._replace(hints=Hint.STANDFIRST | Hint.GALLERY | Hint.HEADLINE)
    assert standfirst(TITLE, media, BODY, BODY) == []


def test_a_block_without_the_name_is_not() -> None:
    """A block between headline and body without such a name is none."""
    assert not standfirst(TITLE, Part(SUMMARY), BODY, BODY)


BYLINE = Part("Ada Quill", "div", hints=Hint.AUTHOR)


def test_a_block_between_headline_and_byline_is_found() -> None:
    """A text right below the headline and above the byline is the standfirst, whatever it is called."""
    assert standfirst(TITLE, Part(SUMMARY), BYLINE, BODY, BODY) == [1]


@pytest.mark.parametrize("between", [(BYLINE, Part(SUMMARY)), (Part("Lume"), Part("Open"), Part(SUMMARY), BYLINE)])
def test_one_below_the_byline_or_far_from_the_headline_is_not(between: tuple[Part, ...]) -> None:
    """A text without a name that stands below the byline, or a few blocks from the headline, is none."""
    assert not standfirst(TITLE, *between, BODY, BODY)


@pytest.mark.parametrize("line", [Part("Ada Quill reports"), Part("4 March 2024, 17:20")], ids=["an author", "a date"])
def test_a_byline_is_known_by_what_it_says(line: Part) -> None:
    """A line that names the author or gives the date is a byline, whatever it is called; and no standfirst itself."""
    page = make_page(TITLE, Part(SUMMARY), line, BODY, BODY)
    scores = [OTHER_SCORE, OTHER_SCORE, OTHER_SCORE, BODY_SCORE, BODY_SCORE]
    meta = Metadata(title=TITLE.text, authors=("Ada Quill",))
    assert find_standfirst(make_look(page, (), scores, meta=meta)) == [1]
    page = make_page(TITLE, Part("Monday, 4 March 2024, at 17:20"), BYLINE, BODY, BODY)
    assert not find_standfirst(make_look(page, (), scores, meta=Metadata(title=TITLE.text)))


def test_on_a_page_of_news_a_line_below_the_headline_need_not_read_like_text() -> None:
    """Next to the headline, a byline below it, in bold or made like no other it is it."""

    def found(*parts: Part, page_type: str | None = "NewsArticle") -> list[int]:
        page = make_page(*parts, BYLINE, BODY, BODY)
        scores = [BODY_SCORE if block.text == PROSE else 0.1 for block in page.blocks]
        meta = Metadata(title=TITLE.text, page_type=page_type)
        return find_standfirst(make_look(page, (), scores, meta=meta))

    assert not found(TITLE, Part(SUMMARY))
    line = Part("Commuters will have to go round the old mill", css_class="sub")
    assert found(TITLE, line) == [1]
    assert found(TITLE, line, page_type=None) == [1]
    assert not found(TITLE, line, page_type="Product")
    assert not found(TITLE, Part("Share"), line)
    assert not found(TITLE, line._replace(tag="h2"))
    tools = (Part("Share"), Part("Print"), Part("The mill", media=1), Part("The mill. Picture: PA"))
    assert found(TITLE, line, *tools) == [1]
    assert not found(TITLE, line, *tools, Part("Lume"))
    assert found(TITLE, Part(SUMMARY.rstrip("."), bold=1.0)) == [1]


def test_a_heading_as_long_as_a_sentence_next_to_the_headline_is_found() -> None:
    """On a page that is nothing else, in the headline's element, a stop behind it or not."""
    head, line = Part("", "header"), SUMMARY.rstrip(".")
    title, heading = TITLE._replace(parent=2), Part(line, "h2", parent=2)

    def found(*parts: Part, page_type: str | None = None) -> list[int]:
        page = make_page(head, *parts, BODY, BODY)
        scores = [BODY_SCORE if block.text == PROSE else 0.1 for block in page.blocks]
        meta = Metadata(title=TITLE.text, page_type=page_type)
        return find_standfirst(make_look(page, (), scores, title=1, meta=meta))

    assert found(title, heading) == [2]
    assert found(title, heading, page_type="article") == [2]
    assert not found(title, heading, page_type="Product")
    assert not found(title, heading._replace(tag="div"))
    assert not found(title, heading._replace(parent=1))
    assert not found(title, heading._replace(text="Round by the old mill until spring"))


def test_a_line_over_the_lead_picture_is_none() -> None:
    """What is called lead may be the lead picture: a line right behind it, in an element for pictures, is none."""
    over = NAMED._replace(hints=Hint.STANDFIRST | Hint.MEDIA, media=1)
    assert not standfirst(TITLE, over, BODY, BODY)
    assert standfirst(TITLE, over._replace(media=0), BODY, BODY) == [1]


def test_a_block_that_repeats_the_description_is_found() -> None:
    """A block that says what the page's description says is the standfirst, whatever it is called."""
    assert standfirst(TITLE, Part(SUMMARY), BODY, BODY, description=SUMMARY) == [1]


def test_two_blocks_may_be_the_standfirst() -> None:
    """A standfirst of two paragraphs is two blocks."""
    assert standfirst(TITLE, NAMED, NAMED._replace(text="The council says sorry for it."), BODY) == [1, 2]


@pytest.mark.parametrize(
    "part",
    [
        NAMED._replace(hints=Hint.STANDFIRST | Hint.CAPTION),
        NAMED._replace(hints=Hint.STANDFIRST | Hint.AUTHOR, text="By Ada Quill, who covers the harbour for us."),
        NAMED._replace(inline=Hint.SHARE),
        NAMED._replace(linked=0.5),
        NAMED._replace(text="Shut until spring again"),
        NAMED._replace(text=SUMMARY * 11),
    ],
    ids=["a caption", "an author's line", "a share bar", "half of it a link", "four words", "a text"],
)
def test_a_named_block_that_is_something_else_is_not(part: Part) -> None:
    """A block called a summary is none where it is also called otherwise, is a link, or too short or long."""
    assert not standfirst(TITLE, part, BODY, BODY)


def test_the_headline_s_own_words_are_not() -> None:
    """A player in a box called lead shows its video's title, often the headline without its last words."""
    assert not standfirst(TITLE, NAMED._replace(text="Bridge over the Lume stays"), BODY, BODY)
    assert standfirst(TITLE, NAMED._replace(text="Bridge over the Lume reopens"), BODY, BODY) == [1]


def test_a_block_that_matches_a_phrase_is_not() -> None:
    """A block that matches a phrase of boilerplate is none."""
    assert not standfirst(TITLE, NAMED, BODY, BODY, phrases={1: 1})


def test_a_block_below_the_body_is_not() -> None:
    """A block called a summary below the body's first paragraph belongs to something else."""
    assert not standfirst(TITLE, BODY, NAMED, BODY)


def test_a_page_without_a_headline_has_none() -> None:
    """Where no block shows the headline, nothing is known to stand below it."""
    assert not standfirst(TITLE._replace(tag="p", text="Lume Radio"), NAMED, BODY, BODY)


def test_the_first_paragraph_may_be_it() -> None:
    """The first long block is the standfirst where it alone is called so."""
    lead = Part(PROSE, hints=Hint.STANDFIRST, css_class="lead")
    assert standfirst(TITLE, lead, BODY) == [1]


def test_a_first_paragraph_like_the_others_is_not() -> None:
    """The first paragraph is no standfirst where the others have its tag and class."""
    lead = Part(PROSE, hints=Hint.STANDFIRST, css_class="lead")
    assert not standfirst(TITLE, lead, lead, lead)


def test_a_first_paragraph_in_bold_that_is_the_description_is_it() -> None:
    """A lead is set apart by its bold letters alone; one that is not the description is a paragraph in bold."""
    lead = Part(PROSE, bold=1.0)
    assert standfirst(TITLE, lead, BODY, BODY, description=PROSE) == [1]
    assert standfirst(TITLE, BODY, BODY, BODY, description=PROSE) == []
    assert standfirst(TITLE, lead, BODY, BODY, description=SUMMARY) == []


def test_a_paragraph_that_is_all_of_a_box_called_lead_is_it_though_it_is_made_like_the_others() -> None:
    """Where the box holds more than one paragraph, it is the body that is called so."""
    lead, body = f"<p>{PROSE}</p>", f"<p>{PROSE}</p><p>{PROSE}</p>"
    for html, found in ((f"<div class=lead>{lead}</div>{body}", [1]), (f"<div class=lead>{lead}{body}</div>", [])):
        page = page_of(f"<h1>{TITLE.text}</h1>{html}")
        assert find_standfirst(make_look(page, (), [OTHER_SCORE, *[BODY_SCORE] * 3], title=0)) == found


def test_a_cut_description_still_matches() -> None:
    """A block matches a description that is cut off behind its first words, or that goes on."""
    (block,) = make_page(Part(SUMMARY)).blocks
    assert repeats_description(block, squeeze(SUMMARY[:40]))
    assert repeats_description(block, squeeze(SUMMARY + " " + PROSE))


def test_a_short_description_matches_nothing() -> None:
    """A description of a word or two tells nothing."""
    (block,) = make_page(Part(SUMMARY)).blocks
    assert not repeats_description(block, squeeze(SUMMARY[:15]))


# ---- pages that are no news -------------------------------------------------------------------------------------

BLOG = Metadata(page_type="BlogPosting", sources=(("page_type", "json-ld"),))


def test_a_caption_and_a_date_line_are_no_standfirst() -> None:
    """A picture's element may be called lead, too, and so may the line that says when it came out."""
    caption = Part("The bridge over the Lume on the day that it was shut", media=1)
    lead = Part("", "div", hints=Hint.STANDFIRST)
    assert not standfirst(TITLE, lead, caption._replace(parent=3), BODY)
    assert standfirst(TITLE, caption._replace(hints=Hint.STANDFIRST), BODY) == [1]
    moment = NAMED._replace(text="24.11.2022 10:05 \u2022 Updated 24.11.2022 12:00")
    assert not standfirst(TITLE, moment, BODY)
    sentence = NAMED._replace(text="The bridge was opened at 12:00 on 24.11.2022 by the queen.")
    assert standfirst(TITLE, sentence, BODY) == [1]


SAYS_NEWS = Metadata(page_type="NewsArticle")
LONE = Part("Two rankings say why so few of the town's people cross the Lume by bicycle.", css_class="k7")


def lone(part: Part, *, score: float = 0.3, meta: Metadata = SAYS_NEWS) -> list[int]:
    """Return what is found of a part below headline and share bar, no byline below it."""
    page = make_page(TITLE, Part("Share"), Part("Print"), part, BODY, BODY)
    scores = [0.1, 0.1, 0.1, score, BODY_SCORE, BODY_SCORE]
    return find_standfirst(make_look(page, (), scores, meta=meta._replace(title=TITLE.text)))


def test_a_sentence_like_no_other_above_the_body_is_a_standfirst() -> None:
    """On a page of news it may stand below a share bar, in an element of its own kind."""
    assert lone(LONE) == [3]
    assert not lone(LONE, score=0.15)
    assert not lone(LONE, meta=BLOG)


@pytest.mark.parametrize(
    "part",
    [
        LONE._replace(text=LONE.text.rstrip(".")),
        LONE._replace(css_class=""),
        LONE._replace(hints=Hint.HIDDEN),
    ],
    ids=["no end mark", "made like the text", "hidden"],
)
def test_another_line_there_is_none(part: Part) -> None:
    """Labels, hidden summaries and what is made like the text are no standfirst by place alone."""
    assert not lone(part)


@pytest.mark.parametrize(("times", "found"), [(8, [1]), (14, [])])
def test_a_summary_may_be_a_long_paragraph(times: int, found: list[int]) -> None:
    """A page may sum up in more than a hundred words what each town says; a text of the article has more."""
    assert standfirst(TITLE, NAMED._replace(text=f"{SUMMARY} " * times), BODY, BODY) == found


@pytest.mark.parametrize(("times", "found"), [(6, [1]), (12, [])])
def test_where_characters_are_counted_a_summary_may_have_more_of_them(times: int, found: list[int]) -> None:
    """A Thai summary has as many characters as an English one, whatever opens it; a whole paragraph is none."""
    for opening in ("", "“", "24 "):
        summary = opening + "เรือข้ามฟากหยุดวิ่งจนสิ้นเดือน" * times
        assert standfirst(TITLE, NAMED._replace(text=summary), BODY) == found
