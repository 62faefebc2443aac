"""Which of what was cut are captions and credits: `newsclean.captions.article_captions` and what it asks."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, article_of, cut, in_context, make_page, page_of

from newsclean.article import assemble
from newsclean.captions.players import is_video_title
from newsclean.lexicon import lexicon_for
from newsclean.model import Caption, Metadata, Verdict
from newsclean.page.tags import Hint

BODY = Part(PROSE)
HEADLINE = "Ferry line to Lume runs again after the storm"


def caption(index: int) -> Verdict:
    return cut(index, "picture-caption", "caption")


def credit(index: int) -> Verdict:
    return cut(index, "picture-credit", "credit")


def test_a_caption_is_reported_with_its_credit() -> None:
    """A cut caption is reported, its credit apart."""
    page = make_page(Part("The old quay at low tide. Picture: PA"))
    assert article_of(page, [caption(0)]).captions == (Caption("The old quay at low tide.", "PA"),)


def test_a_credit_beside_its_caption_joins_it() -> None:
    """A caption and a credit in blocks side by side are one, in whichever order they stand."""
    page = make_page(Part("The old quay at low tide.", hints=Hint.CAPTION), Part("Picture: PA", hints=Hint.CREDIT))
    assert article_of(page, [caption(0), credit(1)]).captions == (Caption("The old quay at low tide.", "PA"),)
    page = make_page(Part("Picture: PA", hints=Hint.CREDIT), Part("The old quay at low tide.", hints=Hint.CAPTION))
    assert article_of(page, [credit(0), caption(1)]).captions == (Caption("The old quay at low tide.", "PA"),)


def test_a_line_over_a_picture_is_no_caption_beside_one() -> None:
    """Above the caption of the same picture, which has a credit, a line that is no sentence is not reported."""
    over = Part("The quay: the end of the line", "div", media=1)
    told = Part("The old quay at low tide. Picture: PA", "figcaption")
    page = make_page(over, told)
    assert article_of(page, [caption(0), caption(1)]).captions == (Caption("The old quay at low tide.", "PA"),)
    page = make_page(over, told._replace(media=1))
    assert len(article_of(page, [caption(0), caption(1)]).captions) == 2


def test_a_house_and_a_name_are_one_credit() -> None:
    """In a block for credits a house, a colon and a name are all the credit; a label before the colon goes."""
    told = Part("The old quay at low tide.", hints=Hint.CAPTION)
    for text, found in (
        ("LBC Lume: Ada Quill", "LBC Lume: Ada Quill"), ("Picture: Ada Quill", "Ada Quill"),
        ("AFP: Ada Quill", "AFP: Ada Quill"), ("(AFP: Ada Quill)", "AFP: Ada Quill"),
        ("Lumeport PA Archive", "Lumeport PA Archive"),
    ):  # fmt: skip
        page = make_page(told, Part(text, hints=Hint.CREDIT))
        assert article_of(page, [caption(0), credit(1)]).captions == (Caption(told.text, found),)


def test_what_a_box_to_sign_up_says_is_no_caption() -> None:
    """A line that is called a caption in a newsletter's box is none; in a figure or with a picture it is."""
    asked = Part("The Gull lives by its readers.", hints=Hint.CAPTION, above=Hint.SUBSCRIBE)
    assert article_of(make_page(asked), [caption(0)]).captions == ()
    for told in (
        asked._replace(above=Hint.SUBSCRIBE | Hint.FIGURE), asked._replace(media=1), asked._replace(above=0)
    ):  # fmt: skip
        assert len(article_of(make_page(told), [caption(0)]).captions) == 1


def test_a_credit_far_from_a_caption_stays_alone() -> None:
    """A caption and a credit with three paragraphs between them are two."""
    page = make_page(Part("The old quay.", hints=Hint.CAPTION), *[BODY] * 3, Part("Picture: PA", hints=Hint.CREDIT))
    verdicts = [caption(0), *map(in_context, (1, 2, 3)), credit(4)]
    assert article_of(page, verdicts).captions == (Caption("The old quay."), Caption("", "PA"))


def test_what_a_button_says_is_no_caption() -> None:
    """A button over a picture says what a phrase knows; the caption below it stays."""
    button = Part("Press enter or click to view image in full size", "span", media=1)
    told = Part("The old quay at low tide. Picture: PA", "figcaption")
    page = make_page(button, told)
    assert article_of(page, [caption(0), caption(1)]).captions == (Caption("The old quay at low tide.", "PA"),)


def test_an_echo_is_no_caption() -> None:
    """The alternative text above a caption is not reported beside it."""
    page = make_page(Part("The old quay at low tide"), Part("The old quay at low tide. Picture: PA"))
    verdicts = [cut(0, "caption-echo", "caption"), caption(1)]
    assert article_of(page, verdicts).captions == (Caption("The old quay at low tide", "PA"),)


def test_a_full_stop_before_the_credit_goes_where_the_page_shows_the_caption_without() -> None:
    """What the page says without a stop has none, nor have its other captions of one sentence with a credit."""
    texts = [
        "The old quay at low tide. Picture: PA", "Gulls over Lumeport. Picture: PA", "Gulls over the old mill.",
        "Gulls over Lumeport. They were two. Picture: PA",
    ]  # fmt: skip
    stopless = (
        Caption("The old quay at low tide", "PA"), Caption("Gulls over Lumeport", "PA"),
        Caption("Gulls over the old mill."), Caption("Gulls over Lumeport. They were two.", "PA"),
    )  # fmt: skip
    page = make_page(*[part for text in texts for part in (BODY, BODY, Part(text))], Part("The old quay at low tide"))
    verdicts = [*map(caption, (2, 5, 8, 11)), *map(in_context, (0, 1, 3, 4, 6, 7, 9, 10))]
    assert article_of(page, [*verdicts, cut(12, "repeated-text", "duplicate")]).captions == stopless
    assert article_of(page, verdicts).captions[0].text == "The old quay at low tide."


def test_a_full_stop_stays_where_the_credit_stands_apart() -> None:
    """A caption that is a block with its stop, its credit in another, ends in it: no credit follows there."""
    caption_, credit_ = Part("The old quay at low tide.", hints=Hint.CAPTION), Part("Picture: PA", hints=Hint.CREDIT)
    page = make_page(Part("The old quay at low tide"), caption_, credit_)
    verdicts = [cut(0, "caption-echo", "caption"), caption(1), credit(2)]
    assert article_of(page, verdicts).captions == (Caption("The old quay at low tide.", "PA"),)


def test_a_name_elsewhere_says_nothing_of_a_full_stop() -> None:
    """Few words, such as a name, may stand anywhere: the caption that is a name keeps its stop."""
    page = make_page(Part("Ada Quill. Picture: PA"), Part("Ada Quill"))
    assert article_of(page, [caption(0), cut(1, "low-score", "other")]).captions == (Caption("Ada Quill.", "PA"),)


def test_a_label_is_no_caption() -> None:
    """A word or two without a credit, and a name with no picture near and no label, are not worth reporting."""
    page = make_page(Part("Gallery"), Part("PA Media"))
    assert article_of(page, [caption(0), credit(1)]).captions == ()


def test_a_credit_with_its_label_needs_no_picture() -> None:
    """A picture's credit may stand far from it, as where the saved page has no picture; what a label heads may not."""
    page = make_page(BODY, Part("Photo: Anna Beispiel"), BODY, Part("Photo: How the quay was built in a year"))
    verdicts = [in_context(0), cut(1, "credit-phrase", "credit"), in_context(2), cut(3, "credit-phrase", "credit")]
    assert article_of(page, verdicts).captions == (Caption("", "Anna Beispiel"),)


def test_the_pages_rights_are_no_caption() -> None:
    """What is called a picture's foot and claims rights is no caption below the text; amid it it may be."""
    rights = Part("© Copyright 2015 Lume Daily | All rights reserved | Lumeport", hints=Hint.CAPTION)
    assert article_of(make_page(BODY, BODY, rights), [in_context(0), in_context(1), caption(2)]).captions == ()
    assert article_of(make_page(BODY, rights, BODY), [in_context(0), caption(1), in_context(2)]).captions


def test_a_footers_copyright_is_no_credit() -> None:
    """What reads like a caption with its credit below the text, far from any picture, is the page's."""
    page = make_page(BODY, BODY, Part("Privacy Policy. Picture: Lumen"))
    verdicts = [in_context(0), in_context(1), cut(2, "caption-with-credit", "caption")]
    assert article_of(page, verdicts).captions == ()
    assert article_of(page, [*verdicts[:2], cut(2, "picture-caption", "caption")]).captions


def test_a_picture_takers_name_may_be_a_link() -> None:
    """A credit with its picture that leads to the page of who took it is no teaser; one without a picture is."""
    for media, found in ((1, "Ada Quill"), (0, None)):
        name = Part("Ada Quill", hints=Hint.CREDIT, linked=1.0, href="/staff/ada", media=media)
        page = make_page(name, Part("The old quay at low tide.", hints=Hint.CAPTION))
        assert article_of(page, [credit(0), caption(1)]).captions == (Caption("The old quay at low tide.", found),)


def test_a_button_beside_a_caption_is_no_credit() -> None:
    """A link to nowhere in an element for credits offers the picture, unless it reads like a credit."""
    for text, found in (("Go to the archive", None), ("Picture: Ada Quill", "Ada Quill"), ("(lume)", "lume")):
        button = Part(text, hints=Hint.CREDIT, linked=1.0, href="#")
        page = make_page(Part("The old quay at low tide.", hints=Hint.CAPTION), button)
        assert article_of(page, [caption(0), credit(1)]).captions == (Caption("The old quay at low tide.", found),)


def test_a_few_words_behind_a_sign_between_a_picture_and_its_caption_are_the_credit() -> None:
    """They are, whatever they went for; without the sign they are the picture's alternative text."""
    for text, found in (("\xa9 Old archive", "Old archive"), ("Old archive of Lumeport", None)):
        page = make_page(Part(text, media=1), Part("The old quay at low tide.", hints=Hint.CAPTION))
        verdicts = [cut(0, "outside-article", "other"), caption(1)]
        assert article_of(page, verdicts).captions == (Caption("The old quay at low tide.", found),)


def test_a_kind_of_picture_is_no_credit_beside_one() -> None:
    """Behind a caption "Archive photo" belongs to it where the credit stands in a block of its own."""
    text = "The old quay at low tide. (Archive photo)"
    page = make_page(Part(text, hints=Hint.CAPTION))
    assert article_of(page, [caption(0)]).captions == (Caption("The old quay at low tide.", "Archive photo"),)
    page = make_page(Part(text, hints=Hint.CAPTION, media=1), Part("Photo: Ada Quill/PA", hints=Hint.CAPTION))
    assert article_of(page, [caption(0), caption(1)]).captions == (Caption(text, "Ada Quill/PA"),)


def test_a_picture_authors_line_below_a_caption_is_the_credit_by_its_element() -> None:
    """A line called a byline is the credit in an inline element that is called an author's and a picture's, both."""
    for hints, found in ((Hint.AUTHOR | Hint.MEDIA, "Ada Quill/LP"), (Hint.AUTHOR, None), (Hint.MEDIA, None)):
        line = Part("Author: Ada Quill/LP", inline=hints)
        page = make_page(Part("The old quay at low tide.", hints=Hint.CAPTION), line)
        verdicts = [caption(0), cut(1, "byline-phrase", "byline")]
        assert article_of(page, verdicts).captions == (Caption("The old quay at low tide.", found),)


def test_the_author_may_be_the_credit() -> None:
    """An author's name in brackets behind a caption, or behind a house and a slash beside one, is the credit."""
    meta = Metadata(authors=("Ada Quill",))
    told = Part("The old quay at low tide", hints=Hint.CAPTION)
    page = make_page(told._replace(text=f"{told.text} (Ada Quill)"))
    assert article_of(page, [caption(0)], meta).captions == (Caption(told.text, "Ada Quill"),)
    page = make_page(told, Part("Lume Radio / Ada Quill", hints=Hint.CREDIT))
    assert article_of(page, [caption(0), credit(1)], meta).captions == (Caption(told.text, "Lume Radio / Ada Quill"),)


def test_a_label_opens_no_credit_in_another_element() -> None:
    """A label opens a credit beside it, or one that is told of pictures; not a link in another element."""
    label = Part("Picture:")
    other = Part("More: the long way to the quay", linked=0.8, href="/quay")
    for place, found in ((3, ()), (2, (Caption("", "the long way to the quay"),))):
        page = make_page(BODY, BODY, label._replace(parent=2), other._replace(parent=place, media=1), BODY)
        verdicts = [*map(in_context, (0, 1, 4)), credit(2), cut(3, "related-phrase", "related")]
        assert article_of(page, verdicts).captions == found


def test_a_counter_joins_no_credit() -> None:
    """What counts the pictures of a gallery is no caption beside a credit."""
    page = make_page(Part("Pictures: Ada Quill", hints=Hint.CREDIT | Hint.GALLERY), Part("1 / 8", hints=Hint.GALLERY))
    assert article_of(page, [credit(0), caption(1)]).captions == (Caption("", "Ada Quill"),)


def test_a_caption_that_reserves_rights_is_one() -> None:
    """A caption with a notice on rights at its end is reported without it; a notice alone is none."""
    for text, found in (
        ("The old quay at low tide - All rights reserved", (Caption("The old quay at low tide"),)),
        ("\xa9 All rights reserved", ()),
    ):
        page = make_page(Part(text, "figcaption", hints=Hint.CAPTION))
        assert article_of(page, [cut(0, "copyright-phrase", "copyright")]).captions == found


def test_the_rights_are_no_pictures_credit() -> None:
    """Words that reserve all rights credit nobody, whatever their element is called; a house beside them does."""
    for text, found in (("All rights reserved", ()), ("Lume Agency/PA", (Caption("", "Lume Agency/PA"),))):
        page = make_page(Part(text, hints=Hint.CREDIT | Hint.CAPTION, media=1))
        assert article_of(page, [credit(0)]).captions == found


def test_what_a_video_is_called_and_where_it_comes_from_is_no_caption() -> None:
    """A video's description and its source without a caption are not reported, as pictures' are."""
    for kind, found in (("picture", 2), ("novideo", 2), ("video", 0)):
        told = Part("Boats come home to the quay", hints=Hint.STANDFIRST | Hint.MEDIA, css_class=f"{kind}-description")
        page = make_page(
            BODY, told._replace(media=1), *[BODY] * 3,
            Part("Lume Agency/PA", hints=Hint.CREDIT | Hint.MEDIA, css_class=f"{kind}-source"),
        )  # fmt: skip
        verdicts = [*map(in_context, (0, 2, 3, 4)), cut(1, "low-score", "other"), credit(5)]
        assert len(article_of(page, verdicts).captions) == found


def test_the_title_of_a_linked_story_is_no_caption() -> None:
    """What is called a title and not a picture's, below a picture amid the text, is no caption."""
    for hints, found in ((Hint.HEADLINE, 0), (Hint.HEADLINE | Hint.MEDIA, 1)):
        title = Part("Why we watch the old films again", "div", hints=hints, above=Hint.MEDIA, media=1)
        page = make_page(BODY, title, BODY)
        article = article_of(page, [in_context(0), cut(1, "low-score", "other"), in_context(2)])
        assert len(article.captions) == found


def test_what_is_reported_is_called_so() -> None:
    """What was cut for another reason and is reported as a caption or a credit has that role among what was cut."""
    page = make_page(
        Part("The old quay at low tide.", hints=Hint.FIGURE), Part("Picture: PA", hints=Hint.FIGURE)
    )
    article = article_of(page, [caption(0), cut(1, "outside-article", "other")])
    assert article.captions == (Caption("The old quay at low tide.", "PA"),)
    assert [(piece.role, piece.rule) for piece in article.removed] == [
        ("caption", "picture-caption"), ("credit", "outside-article")
    ]  # fmt: skip


def test_a_label_for_screen_readers_opens_the_credit_behind_it() -> None:
    """"Image source," and a name in blocks of their own are the credit of the caption beside them."""
    page = make_page(
        Part("Image source,", hints=Hint.SCREEN_READER), Part("PA Wire", hints=Hint.FIGURE),
        Part("Image caption,", hints=Hint.SCREEN_READER), Part("The old quay at low tide.", hints=Hint.CAPTION),
    )  # fmt: skip
    whole = Caption("The old quay at low tide.", "PA Wire")
    assert article_of(page, [caption(i) for i in range(4)]).captions == (whole,)


def test_any_label_is_none_of_the_credit() -> None:
    """The word and the colon before a name in an element called a credit go; a letter of it may have a mark."""
    for label in ("W\u00eane", "\u0a2b\u0a4b\u0a1f\u0a4b"):
        named = Part(f"{label}: Ada Quill/LP2", hints=Hint.CREDIT)
        page = make_page(Part("The old quay at low tide.", hints=Hint.CAPTION), named)
        told = (Caption("The old quay at low tide.", "Ada Quill/LP2"),)
        assert article_of(page, [caption(0), credit(1)]).captions == told


def test_such_a_label_may_have_four_words() -> None:
    """In Spanish it has."""
    page = page_of(
        "<figure><img src=a.jpg><p><span class=visually-hidden>Fuente de la imagen, </span>Familia Quill</p>"
        "<figcaption>El muelle viejo con marea baja.</figcaption></figure>"
    )
    verdicts = [cut(b.index, "picture-caption", "caption") for b in page.blocks]
    assert assemble(page, Metadata(), verdicts, lexicon_for("es")).captions == (
        Caption("El muelle viejo con marea baja.", "Familia Quill"),
    )


def test_an_agency_beside_a_caption_is_its_credit() -> None:
    """An agency's name right behind a caption is its credit; anywhere else it signs the text."""
    page = make_page(Part("The old quay at low tide.", hints=Hint.CAPTION), Part("(LP)"), *[BODY] * 3, Part("(LP)"))
    agency = [cut(i, "agency-phrase", "agency") for i in (1, 5)]
    verdicts = [caption(0), agency[0], *map(in_context, (2, 3, 4)), agency[1]]
    assert article_of(page, verdicts).captions == (Caption("The old quay at low tide.", "LP"),)
    page = make_page(Part("The old quay at low tide.", hints=Hint.CAPTION), BODY, Part("(LP)"))
    verdicts = [caption(0), in_context(1), cut(2, "agency-phrase", "agency")]
    assert article_of(page, verdicts).captions == (Caption("The old quay at low tide."),)


def test_a_date_is_no_credit() -> None:
    """What is called a credit and gives a day credits nobody."""
    page = make_page(Part("Mon 09 Jan 2023 08:05", hints=Hint.CREDIT), Part("The old quay.", hints=Hint.CAPTION))
    assert article_of(page, [credit(0), caption(1)]).captions == (Caption("The old quay."),)


def test_a_teasers_picture_is_not_reported() -> None:
    """A caption that leads elsewhere is that of a teaser."""
    linked = Part("The old quay at low tide. Picture: PA", linked=1.0, href="/quay")
    assert article_of(make_page(linked), [caption(0)]).captions == ()


def test_a_players_label_is_no_caption() -> None:
    """"View image in fullscreen" says nothing of the picture."""
    page = make_page(Part("View image in fullscreen", hints=Hint.FIGURE), Part("The old quay at low tide. Picture: PA"))
    verdicts = [cut(0, "caption-phrase", "caption"), caption(1)]
    assert article_of(page, verdicts).captions == (Caption("The old quay at low tide.", "PA"),)


def test_names_below_a_caption_are_its_credit() -> None:
    """Names in a block behind a caption, with no picture between, are its credit; behind a picture they are not."""
    told, names = Part("The old quay at low tide", media=1), "(Supplied: Ada Quill)"
    page = make_page(told, Part(names))
    assert article_of(page, [caption(0), caption(1)]).captions == (Caption(told.text, "Supplied: Ada Quill"),)
    page = make_page(told, Part("Ada Quill of Lume", media=1))
    assert len(article_of(page, [caption(0), caption(1)]).captions) == 2
    page = make_page(Part("Lume News / Ada Quill", media=1), Part("The old quay at low tide"))
    credited = Caption("The old quay at low tide", "Lume News / Ada Quill")
    assert article_of(page, [caption(0), caption(1)]).captions == (credited,)
    page = make_page(Part("LUM/Ada Quill", hints=Hint.FIGURE), Part("The old quay at low tide", hints=Hint.FIGURE))
    verdicts = [cut(0, "figure-text", "caption"), caption(1)]
    assert article_of(page, verdicts).captions == (Caption("The old quay at low tide", "LUM/Ada Quill"),)
    page = make_page(Part("Ada Quill", hints=Hint.FIGURE), Part("The old quay at low tide", hints=Hint.FIGURE))
    assert article_of(page, verdicts).captions == (Caption("The old quay at low tide"),)


def test_a_label_in_brackets_opens_the_credit_behind_it() -> None:
    """A caption, "(Photo: )" and a name in elements of their own are one, though a name calls them all credit."""
    told = Part("A teacher listens to a parent on Monday", hints=Hint.CAPTION)
    page = make_page(told, Part("(Photo: )"), Part("Ada Quill/Staff", hints=Hint.CREDIT))
    assert article_of(page, [credit(0), caption(1), credit(2)]).captions == (Caption(told.text, "Ada Quill/Staff"),)


def test_a_credit_said_again_is_said_once() -> None:
    """A credit beside a caption that has it already is not reported, one of another is."""
    told = Part("The old quay at low tide. Picture: PA")
    page = make_page(told, Part("| PA", hints=Hint.FIGURE))
    assert article_of(page, [caption(0), caption(1)]).captions == (Caption("The old quay at low tide.", "PA"),)
    page = make_page(told, Part("Photograph: Ada Quill", hints=Hint.FIGURE))
    assert article_of(page, [caption(0), credit(1)]).captions[1] == Caption("", "Ada Quill")


def test_a_caption_said_again_is_said_once() -> None:
    """A lightbox shows the captions again; few words may be those of two pictures."""
    told, short = Part("The old quay of Lumeport at low tide. Picture: PA"), Part("Picture of the quay")
    page = make_page(told, told, short, short)
    assert len(article_of(page, [caption(i) for i in range(4)]).captions) == 3


def test_a_byline_is_no_credit() -> None:
    """The author's name in an element called credit is none of a picture."""
    page = make_page(Part("The old quay at low tide"), Part("By Ada Quill", hints=Hint.CREDIT))
    verdicts, alone = [caption(0), credit(1)], (Caption("The old quay at low tide"),)
    assert article_of(page, verdicts, Metadata(authors=("Ada Quill",))).captions == alone
    assert article_of(page, verdicts).captions[0].credit == "By Ada Quill"


@pytest.mark.parametrize(
    ("line", "alone", "in_figure"),
    [
        ("By Ada Quill, harbour reporter", 0, 0),
        ("Monday, 5 May 2024, 10:15", 0, 0),
        ("Date loaded: 20/02/2024 at 15:23", 0, 0),
        ("Published May 5, 2024", 0, 1),
        ("May 5, 2024 | 14 min read", 0, 1),
        ("5 May 2024", 0, 1),
        ("Team Lume Quay", 0, 1),
        ("5 May 2024: the quay", 1, 1),
        ("The quay, 5 May 2024", 1, 1),
        ("By the old quay", 1, 1),
        ("By Ben Osei, aged nine", 1, 1),
        ("By Ben Osei", 0, 0),
        ("The quay in May 2024", 1, 1),
    ],
)
def test_a_byline_or_a_day_is_no_caption(line: str, alone: int, in_figure: int) -> None:
    """What is called a caption for its small letters may be whose the article is; a picture may show a day, too."""
    meta = Metadata(authors=("Ada Quill", "Team Lume Quay"))
    for hints, count in ((Hint.CAPTION, alone), (Hint.CAPTION | Hint.FIGURE, in_figure)):
        page = make_page(Part(line, hints=hints))
        assert len(article_of(page, [caption(0)], meta).captions) == count


@pytest.mark.parametrize("count", ["1", "2 / 5"])
def test_a_count_is_no_credit(count: str) -> None:
    """The picture's number called a credit is none; what names somebody is, with a number too."""
    told, named = Part("The old quay at low tide", hints=Hint.CAPTION), Part("7 News", hints=Hint.CREDIT)
    page = make_page(Part(count, hints=Hint.CREDIT, media=1), told, named)
    assert article_of(page, [credit(0), caption(1), credit(2)]).captions == (Caption(told.text, "7 News"),)


def test_a_videos_title_is_no_caption() -> None:
    """A title behind the label of a video, below a player, is neither caption nor credit."""
    page = make_page(Part("Video: A ferry comes to the quay (1:10)", media=1), Part("Play Video - A ferry comes home"))
    verdicts = [cut(0, "credit-phrase", "credit"), cut(1, "caption-with-credit", "caption")]
    assert article_of(page, verdicts).captions == ()


def test_pictures_in_promos_below_the_text_do_not_count() -> None:
    """A caption in a promo below the last paragraph is that of another story, amid the text it is the article's."""
    promo = Part("The old quay at low tide", hints=Hint.CAPTION | Hint.PROMO, media=1)
    for parts, count in (((BODY, promo), 0), ((promo, BODY), 1)):
        at = parts.index(promo)
        assert len(article_of(make_page(*parts), [caption(at), in_context(1 - at)]).captions) == count


@pytest.mark.parametrize(("title", "count"), [("", 1), ('<a href="/q">Ferry is back</a>', 0), ("<h4>Quay</h4>", 0)])
def test_a_name_for_the_latest_news_needs_a_story(title: str, count: int) -> None:
    """A caption in an element named for the latest news is a teaser's if a link or a heading stands there with it."""
    page = page_of(f'<div class="latest-news"><div class="caption">The old quay at low tide</div>{title}</div>')
    assert len(article_of(page, [caption(0)]).captions) == count


@pytest.mark.parametrize(
    ("behind", "text"),
    [
        ("</div>", "The old quay at low tide"), ("<p>More of it</p></div>", None), ("</div>", None),
    ],
)  # fmt: skip
def test_a_caption_below_its_credit(behind: str, text: str | None) -> None:
    """What stands alone with a credit, below it, is its caption, though nothing calls it so; a link is none."""
    told = f"<div>{text}</div>" if text else '<div><a href="/quay">The old quay at low tide</a></div>'
    page = page_of(f"<p>Before</p><img src=q.jpg><div>| Photo: Ada Quill{told}{behind}")
    verdicts = [cut(block.index, "outside-article", "other") for block in page.blocks]
    verdicts[1] = cut(1, "credit-phrase", "credit")
    assert article_of(page, verdicts).captions == (Caption(text or "", "Ada Quill"),)


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ('<h4><a href="/quay">Ferry comes back to the quay</a></h4>', 0),
        ('<h4><a href="#top">Ferry comes back to the quay</a></h4>', 1),
    ],
)
def test_a_summary_is_no_caption(title: str, count: int) -> None:
    """A text below the title of a story, in one element called a caption, is what that is about."""
    page = page_of(f'<div class="caption">{title}<p>What the ferry saw on its way.</p></div>')
    captions = article_of(page, [cut(0, "link-teaser", "related"), caption(1)]).captions
    assert len(captions) == count


def test_what_is_called_a_credit_without_a_picture_needs_a_label() -> None:
    """A publisher's name in an element called source is no picture's credit; with a label it may be one."""
    page = make_page(BODY, Part("Lume Dispatch", hints=Hint.CREDIT), Part("© Lume Press", hints=Hint.CREDIT))
    assert article_of(page, [in_context(0), credit(1), credit(2)]).captions == ()
    page = make_page(BODY, Part("Photo: Ada Quill", hints=Hint.CREDIT))
    assert article_of(page, [in_context(0), credit(1)]).captions == (Caption("", "Ada Quill"),)


@pytest.mark.parametrize(
    ("part", "captions"),
    [
        (Part("The old quay at low tide", media=1, hints=Hint.MEDIA), (Caption("The old quay at low tide"),)),
        (Part("The old quay by night (AP)", media=1, hints=Hint.MEDIA), (Caption("The old quay by night", "AP"),)),
        (Part("The old quay, photo: Ada Quill", media=1), (Caption("The old quay", "Ada Quill"),)),
        (Part("The old quay at low tide", media=1), ()),
        (Part("The old quay at low tide", hints=Hint.MEDIA), ()),
        (Part("The old quay at low tide", "h3", media=1, hints=Hint.MEDIA), ()),
    ],
)
def test_a_text_right_below_a_picture_is_its_caption(part: Part, captions: tuple[Caption, ...]) -> None:
    """What no rule names is a caption right below a picture, with a credit or a name for pictures above it."""
    assert article_of(make_page(part), [cut(0, "low-score", "other")]).captions == captions


@pytest.mark.parametrize(
    ("markup", "count"),
    [
        ("<div><a><img src=a.jpg></a><div>The ferry comes home at noon</div></div>", 1),
        ("<div><div><img src=a.jpg></div><p>The ferry comes home at noon</p><p>Page 2</p></div>", 0),
        ("<img src=a.jpg><div>The ferry comes home at noon</div>", 0),
        ("<div><img src=a.jpg><div>The ferry comes home at noon | 0:21 min</div></div>", 0),
        ("<div><img src=a.jpg><div>Ada Quill, Lume Daily</div></div>", 0),
    ],
)
def test_a_line_alone_with_a_picture_is_its_caption(markup: str, count: int) -> None:
    """Amid the text a line that shares an element with a picture alone is its caption; no name or video is."""
    page = page_of(f"<main>{markup}<p>{PROSE}</p><p>Advertisement</p></main>")
    rules = [in_context(b.index) if b.text == PROSE else cut(b.index, "low-score", "other") for b in page.blocks]
    assert len(article_of(page, rules).captions) == count


def test_a_short_caption_needs_its_credit_behind_it() -> None:
    """Two words are a caption where the credit follows them in the figure."""
    for text, told in (("Picture: PA", (Caption("Two gulls.", "PA"),)), ("Read more", ())):
        page = make_page(Part("Two gulls.", hints=Hint.CAPTION, above=Hint.FIGURE), Part(text, above=Hint.FIGURE))
        assert article_of(page, [caption(0), caption(1)]).captions == told


def test_a_caption_ends_before_the_mark_of_its_credit() -> None:
    """A dash between a caption and the credit in another block is part of neither."""
    told = Part("The old quay at low tide \u2014", hints=Hint.CAPTION)
    page = make_page(told, Part("Picture: PA", hints=Hint.CREDIT))
    assert article_of(page, [caption(0), credit(1)]).captions == (Caption("The old quay at low tide", "PA"),)


def test_a_credit_said_again_far_from_a_picture_is_not_reported() -> None:
    """A credit at the foot of the text that a caption has is that of the same picture; another is one of its own."""
    for name, count in (("PA", 1), ("LP", 2)):
        foot = Part(f"Picture: {name}", hints=Hint.CREDIT)
        page = make_page(Part("The old quay at low tide. Picture: PA", hints=Hint.CAPTION), *[BODY] * 3, foot)
        told = article_of(page, [caption(0), *map(in_context, (1, 2, 3)), credit(4)]).captions
        assert len(told) == count


def test_what_a_rule_of_pictures_finds_may_be_short() -> None:
    """Two words that say what the alternative text says are a caption, where any others are too few."""
    page = make_page(Part("Old quay", media=1))
    assert article_of(page, [cut(0, "alternative-text", "caption")]).captions == (Caption("Old quay", None),)
    assert article_of(page, [caption(0)]).captions == ()


def test_a_counter_is_no_caption() -> None:
    """Numbers alone say nothing of a picture, and a running time at its end makes a line a video's."""
    for text in ("1 / 3", "The crew checks the lamp \u2014 1:12 min"):
        assert article_of(make_page(Part(text, hints=Hint.FIGURE)), [cut(0, "figure-text", "caption")]).captions == ()


def test_what_a_player_says_is_no_caption() -> None:
    """What is called a title in a player is none of a picture, nor is the line below a video's running time."""
    page = page_of("<main><div class=v><video></video><div class=video-title>How to shape the hedge</div></div></main>")
    for rule, role in (("low-score", "other"), ("figure-text", "caption")):
        assert article_of(page, [cut(0, rule, role)]).captions == ()
    for name, count in (("title", 0), ("note", 1)):
        said = f"<p class={name}>Video: Lume Ferry in the Storm</p>"
        page = page_of(f"<main><figure><img src=a.jpg>{said}</figure></main>")
        assert len(article_of(page, [cut(0, "credit-phrase", "credit")]).captions) == count
    for tag, own, count in (("p", "", 0), ("figcaption", "", 1), ("p", "<img src=a.jpg>", 1)):
        said = f"<{tag} class=caption>{own}How the quay was built</{tag}>"
        page = page_of(f"<main><div><div class=jwplayer><div><video></video></div></div>{said}</div></main>")
        assert len(article_of(page, [caption(0)]).captions) == count
    assert is_video_title("VIDÉO - Comment le phare a été bâti")
    for label, count in (("Duration 2:19", 0), ("Gallery", 1)):
        told = '<span class="caption">The crew checks the lamp.</span>'
        page = page_of(f"<main><div><div><img src=a.jpg><p>{label}</p></div>{told}</div></main>")
        assert len(article_of(page, [cut(0, "listen-phrase", "furniture"), caption(1)]).captions) == count


@pytest.mark.parametrize(
    ("box", "said", "count"),
    [
        ("media-embed", "3 days ago Duration 2:19", 0),
        ("media-embed", "3 days ago in the gallery", 1),
        ("lead", "3 days ago Duration 2:19", 1),  # who knows whose time this is
    ],
)
def test_a_videos_age_may_stand_before_its_running_time(box: str, said: str, count: int) -> None:
    """In an element called an embed what stands below the two is the video's summary."""
    told = "<div class=media-caption>The crew checks the lamp.</div>"
    page = page_of(f"<main><div class={box}><div><img src=a.jpg><p>{said}</p></div>{told}</div></main>")
    assert len(article_of(page, [cut(0, "marked-date", "dateline"), caption(1)]).captions) == count


def test_pictures_in_a_sidebar_below_the_text_are_not_the_articles() -> None:
    """Below the text a caption in a sidebar is that of another story; an aside with a gallery may be the article's."""
    for above, count in ((Hint.SIDEBAR, 0), (Hint.SIDEBAR | Hint.GALLERY, 1), (0, 1)):
        page = make_page(BODY, BODY, BODY, Part("Two gulls sell the old quay", hints=Hint.CAPTION, above=above))
        assert len(article_of(page, [*map(in_context, range(3)), caption(3)]).captions) == count


def test_what_a_dialog_outside_the_article_asks_is_no_caption() -> None:
    """Below the text a dialog may have an icon above its question; a dialog that enlarges a picture has a caption."""
    for verdict, count in ((cut(1, "outside-article", "other"), 0), (caption(1), 1)):
        asked = Part("Would you like a note when the ferry is late", "div", hints=Hint.MODAL | Hint.GALLERY, media=1)
        assert len(article_of(make_page(BODY, asked), [in_context(0), verdict]).captions) == count


def test_a_pictures_text_above_its_caption_is_no_caption() -> None:
    """The alternative text that a page shows between a picture and its caption is not reported."""
    page = make_page(Part("Two women row", media=1, hints=Hint.MEDIA), Part("The old quay at low tide. Picture: PA"))
    told = (Caption("The old quay at low tide.", "PA"),)
    assert article_of(page, [cut(0, "low-score", "other"), caption(1)]).captions == told


def test_a_label_alone_needs_a_name_beside_it() -> None:
    """A label without a colon opens the credit in the next element, if that reads like a credit."""
    told = Part("The old quay at low tide", hints=Hint.CAPTION, media=1)
    page = make_page(told, Part("Credit", hints=Hint.CREDIT), Part("PA"))
    verdicts = [caption(0), credit(1), cut(2, "credit-phrase", "credit")]
    assert article_of(page, verdicts).captions == (Caption(told.text, "PA"),)
    page = make_page(told, Part("Lume Archive", hints=Hint.CREDIT), Part("PA"))
    assert article_of(page, verdicts).captions[0].credit == "Lume Archive"


def test_a_hidden_label_opens_a_caption() -> None:
    """What a label, or a screen reader, is told to be a caption is one, with the credit above it."""
    page = make_page(
        Part("Picture:", hints=Hint.SCREEN_READER), Part("PA", media=1),
        Part("Image caption,", hints=Hint.SCREEN_READER), Part("The old quay at low tide"),
    )  # fmt: skip
    verdicts = [credit(0), credit(1), cut(2, "caption-phrase", "caption"), cut(3, "low-score", "other")]
    assert article_of(page, verdicts).captions == (Caption("The old quay at low tide", "PA"),)


@pytest.mark.parametrize(
    ("text", "found"),
    [("Picture: PA", "PA"), ("The ferry runs again on Monday", None), ("Subscribe", None)],
)  # fmt: skip
def test_a_credit_below_a_caption_needs_no_name(text: str, found: str | None) -> None:
    """A label and a name right below a caption are its credit, though nothing calls them so."""
    page = make_page(Part("The old quay at low tide", hints=Hint.CAPTION, media=1), Part(text))
    told = article_of(page, [caption(0), cut(1, "outside-article", "other")]).captions
    assert told == (Caption("The old quay at low tide", found),)


@pytest.mark.parametrize(
    ("href", "credit_behind", "count"),
    [
        ("/pix/7310", "Picture: PA", 0),
        ("/pix/73101a", "Picture: PA", 1),
        ("/pix/73101a", "", 0),
        ("/quay-at-low-tide-2", "Picture: PA", 0),
        ("/large/quay.jpg", "Picture: PA", 1),
    ],
)
@pytest.mark.parametrize("tag", ["img", "amp-img"])
def test_a_caption_in_the_link_to_its_picture(tag: str, href: str, credit_behind: str, count: int) -> None:
    """A caption in a link to its own picture, with a credit, is reported; in a link to a story it is a teaser's."""
    name = "quay-at-low-tide-2" if "quay" in href else "73101a"
    page = page_of(
        f'<div><a href="{href}"><{tag} src="/p/{name}.jpg"></{tag}>'
        f'<span class="caption">The old quay at low tide</span></a>{credit_behind}</div>'
    )
    verdicts = [
        cut(block.index, *(("credit-phrase", "credit") if "PA" in block.text else ("link-teaser", "related")))
        for block in page.blocks
    ]
    told = [said for said in article_of(page, verdicts).captions if said.text]
    assert told == [Caption("The old quay at low tide", "PA")] * count


def test_a_caption_in_a_link_to_an_image_needs_no_credit() -> None:
    """What is called a caption, in a link to an image file, is reported without a credit too."""
    for href, count in (("/large/quay.jpg?w=9", 1), ("/large/quay", 0)):
        page = page_of(f'<a href="{href}"><img src="/q.jpg"><p class="caption">The old quay at low tide</p></a>')
        assert len(article_of(page, [cut(0, "link-teaser", "related")]).captions) == count


def test_a_row_of_links_is_no_caption() -> None:
    """What is called a foot holds the page's links, where they are many; a caption with a link is one."""
    for links, count in ((1, 1), (6, 0)):
        markup = " | ".join([f'<a href="/{n}">Words of the page</a>' for n in range(links)])
        page = page_of(f'<div class="pie">{markup} and what else there is to say of it all</div>')
        assert len(article_of(page, [caption(0)]).captions) == count


def test_a_caption_said_without_its_credit_too_is_said_once() -> None:
    """A line far from the caption that says it without stop and credit is not reported."""
    told = Part("The old quay at low tide. Picture: PA", "figcaption", media=1)
    parts = [Part("The old quay at low tide", "div", media=1), *[BODY] * 3, told]
    page = make_page(*parts)
    found = article_of(page, [caption(0), *(in_context(i) for i in (1, 2, 3)), caption(4)]).captions
    assert [said.credit for said in found] == ["PA"]


def test_a_caption_called_a_credit_elsewhere_is_said_once() -> None:
    """What another element that is called a credit's says of the picture is no credit of another."""
    line = "(File picture) The old quay that was shut"
    again, told = Part(line, hints=Hint.CREDIT, media=1), Part(f"{line}. Picture: PA", "figcaption", media=1)
    page = make_page(again, *[BODY] * 3, told)
    found = article_of(page, [credit(0), *(in_context(i) for i in (1, 2, 3)), caption(4)]).captions
    assert [said.credit for said in found] == ["PA"]


def test_captions_in_elements_for_them_are_each_a_pictures() -> None:
    """A caption without a credit above one with a credit is no line over its picture where each is called a caption."""
    left = Part("Left: the old quay at dawn", "figcaption", media=1)
    right = Part("Right: the new quay. Picture: PA", "figcaption")
    assert len(article_of(make_page(left, right), [caption(0), caption(1)]).captions) == 2


def test_the_author_may_have_taken_the_picture() -> None:
    """A name called a credit beside a caption is its credit, though it is the author's."""
    page = make_page(Part("The old quay at low tide.", "figcaption", media=1), Part("Ada Quill", "span"))
    found = article_of(page, [caption(0), credit(1)], Metadata(authors=("Ada Quill",))).captions
    assert found == (Caption("The old quay at low tide.", "Ada Quill"),)


@pytest.mark.parametrize(("times", "found"), [(2, True), (5, False)])
def test_where_characters_are_counted_a_caption_may_have_more_of_them(times: int, found: bool) -> None:
    """A Thai caption has as many characters as an English one; a paragraph has more."""
    said = "เช้าวันที่สาม" + "ชาวประมงดึงเรือขึ้นฝั่งแล้วกลับบ้าน" * times
    page = make_page(Part(f"{said} (ภาพ: สมชาย ตัวอย่าง)", "div", media=1), BODY)
    article = assemble(page, Metadata(), [cut(0, "outside-article", "other")], lexicon_for("th"))
    assert article.captions == ((Caption(said, "สมชาย ตัวอย่าง"),) if found else ())


@pytest.mark.parametrize(
    ("medium", "found"),
    [
        ("<iframe src=/play></iframe>", False), ("<amp-video src=a.mp4></amp-video>", False),
        ("<div><video src=a.mp4></video></div>", False), ("<img src=a.jpg>", True),
    ],
)  # fmt: skip
def test_the_title_right_below_a_player_is_no_caption(medium: str, found: bool) -> None:
    """In a box that is called after the player it is the video's title; below a picture such a line is its caption."""
    page = page_of(f"<main><div class=media>{medium}<p>The ferry comes home to the quay</p></div><p>{PROSE}</p></main>")
    assert bool(article_of(page, [cut(0, "low-score", "other")]).captions) is found


def test_a_picture_right_below_a_player_has_a_caption() -> None:
    """A line with a picture in its own element is that picture's, whatever stands before the element."""
    told = "<div class=media><img src=a.jpg><span>The ferry comes home to the quay. Picture: PA</span></div>"
    page = page_of(f"<main><div><video src=a.mp4></video></div>{told}<p>{PROSE}</p></main>")
    assert len(article_of(page, [cut(0, "low-score", "other")]).captions) == 1


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<table><tr><td>Hull</td><td>9</td></tr></table><p class=caption>{}</p>", False),
        ("<table><tr><td>Hull</td><td>9</td></tr></table><img src=q.jpg><p class=caption>{}</p>", True),
        ("<figure><table><tr><td>Hull</td><td>9</td></tr></table><figcaption>{}</figcaption></figure>", True),
        ("<p>Hull</p><p class=caption>{}</p>", True),
        ("<p>Hull</p><table><caption>{}</caption></table>", False),
        ("<p>Hull</p><table><caption><p>{}</p></caption><tr><td><img src=q.jpg></td></tr></table>", True),
    ],
    ids=["a source", "a picture between", "in its figure", "no table", "its title", "a title below its picture"],
)
def test_a_tables_line_is_no_pictures_caption(html: str, found: bool) -> None:
    """What is called a caption below it or in it says what the figures are; that of a table's <figure> is reported."""
    page = page_of(f"<main><p>{PROSE}</p>{html.format('Figures of the harbour office, by the author.')}</main>")
    assert bool(article_of(page, [caption(page.blocks[-1].index)]).captions) is found


def test_a_label_and_a_link_are_no_credit() -> None:
    """What is called a source may be the article's topic."""
    topic = '<p class="source">Topic:<a href="/t">Wine Industry</a></p>'
    unlinked = topic.replace("<a", "<i").replace("/a", "/i")
    for html, captions in ((topic, ()), (unlinked, (Caption("", "Wine Industry"),))):
        page = page_of(f"<main>{html}<p>{PROSE}</p></main>")
        assert article_of(page, [credit(0), in_context(1)]).captions == captions
