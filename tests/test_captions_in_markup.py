"""Captions and credits as content systems build them: small pages in, captions out."""

from __future__ import annotations

import pytest
from hand_made import PROSE

import newsclean
from newsclean.model import Caption

IMG = "<img src=/quay.jpg width=800>"
QUAY = "A ferry comes to the old quay at noon."


def captions_of(markup: str, language: str = "en", body: str = PROSE) -> tuple[Caption, ...]:
    """Return the captions of a page with some markup amid its text."""
    head = f"<html lang={language}><head><title>The quay is open again</title></head>"
    text = f"<p>{body}</p><p>{body}</p>"
    story = f"<div class=story><h1>The quay is open again</h1>{text}{markup}{text}</div>"
    return newsclean.clean(f"{head}<body>{story}</body></html>").captions


APART = {
    "a label, a name and a house in spans": (
        f"<figure>{IMG}<figcaption><span class=caption>{QUAY}</span> <span class=credit>Photo by "
        "<span class=credit-author>Ada Quill</span> /<span class=distributor>Lume Daily</span></span></figcaption>"
        "</figure>", QUAY, "Ada Quill /Lume Daily",
    ),
    "a label without a colon in a span that is called a credit": (
        f"<figure>{IMG}<figcaption><span>{QUAY}</span> <span class=credit>Photo</span> <span>Ada Quill</span>"
        "</figcaption></figure>", QUAY, "Ada Quill",
    ),
    "a house in a span beside the credit's": (
        f"<figure>{IMG}<figcaption class=image-caption><span class=caption>{QUAY}</span> <span class=credit>Photo by "
        "ADA QUILL</span><span class=distributor>/Lume Daily</span></figcaption></figure>",
        QUAY, "ADA QUILL/Lume Daily",
    ),
    "names in capitals and agencies in a span": (
        f"<figure>{IMG}<figcaption>{QUAY} <span class=credit>ADA QUILL / BEN ROOK / AFP</span></figcaption></figure>",
        QUAY, "ADA QUILL / BEN ROOK / AFP",
    ),
    "a <cite> within what is called a caption": (
        f"<figure>{IMG}<figcaption class=FigureCaption><span class=FigureCaption_text>{QUAY}<cite "
        "class=FigureCaption_cite>(<span>LPR South: Ada Quill</span>)</cite></span></figcaption></figure>",
        QUAY, "LPR South: Ada Quill",
    ),
    "a name, a bar and a house in spans": (
        f"<figure class=Figure>{IMG}<div class=Figure-content><figcaption class=Figure-caption>{QUAY}</figcaption>"
        "<span class=Figure-credit>Ada Quill</span><span class=Figure-sep> / </span>"
        "<span class=Figure-source>Lume Public Radio</span></div></figure>", QUAY, "Ada Quill / Lume Public Radio",
    ),
    "a house before a name in a span": (
        f"<figure>{IMG}<figcaption>{QUAY} <span>© LPR | <span class=copyright>Ada Quill</span></span></figcaption>"
        "</figure>", QUAY, "LPR | Ada Quill",
    ),
    "a name in a span within its label's brackets": (
        f"<figure>{IMG}<figcaption><span>(Photo: <span class=photographer>Ada Quill</span>)</span> "
        f"<span>{QUAY}</span></figcaption></figure>", QUAY, "Ada Quill",
    ),
    "a credit over the picture in an element that cuts corners": (
        f"<div class='relative overflow-hidden'>{IMG}<span class='absolute top-2'>PA</span>"
        f"<div class='absolute bottom-0'>{QUAY}</div></div>", QUAY, "PA",
    ),
    "a credit over the picture, a short caption below": (
        f"<div class=photo-in-text><span class=photo-wrap>{IMG}<span class=photo-by>Photo: PA</span></span>"
        "<div class=photo-text>Ada Quill with the old bell</div></div>", "Ada Quill with the old bell", "PA",
    ),
    "a name in an element that is called a picture's author": (
        f"<div class=image-box>{IMG}<div class=image-box__caption>The same old note</div>"
        "<div class=image-box__author>Ada Quill</div></div>", "The same old note", "Ada Quill",
    ),
    "a source that is called a credit": (
        f"<div class=image-wrapper>{IMG}</div><div class=embed-image-info><span class=embed-image--credit>"
        f"<span>SOURCE: </span>Ada Quill</span><div class=embed-image--caption>{QUAY}</div></div>", QUAY, "Ada Quill",
    ),
    "a credit in an element that is called an author's": (
        f"<div class=lead>{IMG}<div class=lead__foot>The ferry at the old quay "
        "<span class=lead__author>photo: Ada Quill / Lume Daily</span></div></div>",
        "The ferry at the old quay", "Ada Quill / Lume Daily",
    ),
    "a credit glued to the caption, called a photographer's": (
        f"<figure>{IMG}<figcaption>The ferry at the old quay<span class=photo-author>ADA QUILL</span></figcaption>"
        "</figure>", "The ferry at the old quay", "ADA QUILL",
    ),
    "a caption and a name without names for either": (
        f"<div class=Hero_k1>{IMG}<div class=Hero_k3><span class=c_k4>{QUAY}</span><span class=r_k5>Ada Quill</span>"
        "</div></div>", QUAY, "Ada Quill",
    ),
    "a name and a role in the figcaption that holds the caption's span": (
        f"<figure>{IMG}<figcaption class=em_img_ccw><span class=em_img_cap>{QUAY}</span> <span class=em_img_crd>"
        "Ada Quill/Lume Courier</span></figcaption></figure>", QUAY, "Ada Quill/Lume Courier",
    ),
    "a name and a role": (
        f"<figure>{IMG}<figcaption><div class=g7>{QUAY}</div><div class=g5>Ada Quill/Staff photographer</div>"
        "</figcaption></figure>", QUAY, "Ada Quill/Staff photographer",
    ),
    "a credit in a figure above a pitch": (
        f"<figure>{IMG}<figcaption>{QUAY}</figcaption><cite>Ada Quill-Box Images</cite></figure>"
        "<div class=newsletter-pitch><p><strong>Join the Lume club</strong></p><p>Weekly letters.</p></div>",
        QUAY, "Ada Quill-Box Images",
    ),
    "a credit alone in a <cite>": (
        f"<figure>{IMG}<figcaption><cite>Courtesy of Quill Agency; Lume Media</cite></figcaption></figure>",
        "", "Courtesy of Quill Agency; Lume Media",
    ),
    "names in brackets behind the last sentence": (
        f"<figure>{IMG}<figcaption>{QUAY} (Lume County Sheriff’s Office)</figcaption></figure>",
        QUAY, "Lume County Sheriff’s Office",
    ),
    "a station in brackets behind the last sentence": (
        f"<figure>{IMG}<figcaption>{QUAY} (KLUM)</figcaption></figure>", QUAY, "KLUM",
    ),
    "a lone picture in what is called related content": (
        f"<div class='inline-asset inline-relcontent'><figure>{IMG}<figcaption class=caption><span class=caption-text>"
        f"<p>{QUAY}</p></span> <span class=credit>PA</span></figcaption></figure></div>", QUAY, "PA",
    ),
    "the article's picture in what is called related images": (
        f"<div class=related_images><div>{IMG}</div><p class=desc>{QUAY} <span class=photographer>"
        "(Photo: Ada Quill / PA)</span></p></div>", QUAY, "Ada Quill / PA",
    ),
    "a credit over a picture in a box, the caption below the box": (
        f"<div class=macro><div>{IMG}<span>PA</span></div><p>{QUAY}</p></div>", QUAY, "PA",
    ),
    "an agency above the picture's caption, where it is named again": (
        f"<div class=image>{IMG}<div class=title>PA</div><div class=description><span>The ferry at the old quay</span> "
        "<span>(Ada Quill/PA)</span></div></div>", "The ferry at the old quay", "Ada Quill/PA",
    ),
    "a drawing before the credit in its caption": (
        f"<figure>{IMG}<figcaption>The ferry at the old quay <svg><title>Image credit</title><path /></svg>"
        "<span class=credit>PA</span></figcaption></figure>", "The ferry at the old quay", "PA",
    ),
    "an agency behind a bar": (
        f"<div><p>{IMG}</p><p><span>The ferry took the honours | PA</span></p></div>",
        "The ferry took the honours", "PA",
    ),
    "a caption in a link without an address": (
        f"<div class=a-image><a class=imgl>{IMG}<div class=caption>Ada Quill at her furnace today</div></a></div>",
        "Ada Quill at her furnace today", None,
    ),
    "a caption in a cell that is called one": (
        f"<table class=imgtb><tr><td>{IMG}</td></tr><tr><td class=imgcap><i>Boys by the old well</i></td></tr></table>",
        "Boys by the old well", None,
    ),
    "a caption in a cell above the button that enlarges the picture": (
        f"<table class=photo><tr><td>{IMG}</td></tr><tr><td>The ferry at the old quay in May</td></tr><tr><td>"
        "<a href='javascript:;'>Enlarge image</a></td></tr></table>", "The ferry at the old quay in May", None,
    ),
    "a labelled credit that is far from looking like text": (
        f"<div class=a>{IMG}</div><div class=b>Ada Quill said her arm ached for two days</div>"
        "<div class=c>Image: Lume Nine</div>", "Ada Quill said her arm ached for two days", "Lume Nine",
    ),
    "a credit in the picture's element, the caption below that": (
        f"<div class=picture><div class=picture__media>{IMG}<div class=picture__copyright>Ada Quill/lum</div></div>"
        f"<p class=picture__info>{QUAY}</p></div>", QUAY, "Ada Quill/lum",
    ),
    "a bar and a house behind the caption": (
        f"<figure>{IMG}<figcaption><span class=caption>{QUAY}</span> | <span>LUME-COURIER</span></figcaption></figure>",
        QUAY, "LUME-COURIER",
    ),
    "a slash and an agency below the caption": (f"<div>{IMG}<p>{QUAY}</p><p>/ PA</p></div>", QUAY, "PA"),
    "a sign and an agency over the picture": (
        f"<div><div>{IMG}<span>\u00a9 PA</span></div><p>Ada Quill and the nine geese of Lume</p></div>",
        "Ada Quill and the nine geese of Lume", "PA",
    ),
    "a label that opens the caption for screen readers, its class hashed": (
        f"<figure>{IMG}<figcaption><span><span class=gVhOid>Image caption, </span>{QUAY}</span>"
        "<span>Picture: PA</span></figcaption></figure>", QUAY, "PA",
    ),
    "a caption that opens as that label and goes on": (
        f"<figure>{IMG}<figcaption>Image captions, as a rule, are short. Picture: PA</figcaption></figure>",
        "Image captions, as a rule, are short.", "PA",
    ),
    "names before the caption that may be whom the picture shows": (
        f"<div class='inline image'>{IMG}<i>Ada Quill</i><span class=caption>{QUAY}</span></div>", QUAY, None,
    ),
    "a house laid over the picture, the caption in a box of its own": (
        f"<figure><div>{IMG}<span>Lume Island Trust</span></div></figure><div><figcaption>{QUAY}</figcaption></div>",
        QUAY, "Lume Island Trust",
    ),
    "words in a <cite> before the caption that are no names": (
        f"<div class='inline image'>{IMG}<cite>The old quay at noon</cite><span class=caption>{QUAY}</span></div>",
        QUAY, None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", APART)
def test_a_caption_and_its_credit_are_told_apart_by_markup(name: str) -> None:
    """Elements, their names and the marks between them say what is caption and what is credit."""
    markup, text, credit = APART[name]
    assert captions_of(markup) == (Caption(text, credit),)


IN_OTHER_LANGUAGES = {
    "a <cite> with a label in a language without phrases": (
        "ps", f"<figure>{IMG}<figcaption>په نادعلي کې ښځې ګلان ټولوي <cite>انځور: حمید وردګ</cite></figcaption>"
        "</figure>",
        "په نادعلي کې ښځې ګلان ټولوي", "حمید وردګ",
    ),
    "a span with a label behind the sentence": (
        "be", f"<figure>{IMG}<figcaption>Пояс, вытканы вучнямі. <span class=s>Фота: архіў школы</span>"
        "</figcaption></figure>",
        "Пояс, вытканы вучнямі.", "архіў школы",
    ),
    "a label in brackets": (
        "ku", f"<figure>{IMG}<figcaption>Jin li gundê Lûmê penîr amade dikin (Wêne: Ada Quill)</figcaption></figure>",
        "Jin li gundê Lûmê penîr amade dikin", "Ada Quill",
    ),
    "labels for screen readers, the credit's outside the caption": (
        "so", f"<div><figure><div><div>{IMG}</div><p><span class=visually-hidden>Xigashada Sawirka, </span>"
        "<span>Ada Quill</span></p></div><figcaption><span class=visually-hidden>Qoraalka sawirka, "
        "</span><p>Barkad cusub oo laga dhisay tuulada</p></figcaption></figure></div>",
        "Barkad cusub oo laga dhisay tuulada", "Ada Quill",
    ),
    "labels that end and open with an Arabic comma": (
        "ur", f"<figure><div>{IMG}<p role=text><span class=c4>تصویر کا ذریعہ،</span><span>Ada Quill</span></p></div>"
        "<figcaption><span class=c4>،تصویر کا کیپشن</span><p>بچے کلاس ختم ہونے کے بعد کشتیوں کی طرف جاتے ہوئے</p>"
        "</figcaption></figure>", "بچے کلاس ختم ہونے کے بعد کشتیوں کی طرف جاتے ہوئے", "Ada Quill",
    ),
    "a label behind the name, and a bar, before the caption": (
        "lt", f"<div class=main-image>{IMG}<div class=caption><span class=author>Ados Kvil nuotr.</span><span>/</span>"
        "<span class=caption-text>Bitės pasirinko sėdynę nuo galo</span></div></div>",
        "Bitės pasirinko sėdynę nuo galo", "Ados Kvil nuotr.",
    ),
    "a caption within what is called both": (
        "ml", f"<div><figure>{IMG}</figure><div class=caption-attribution-m><div class='caption p-alt'>മുട്ടകൾ "
        "തരംതിരിക്കുന്ന സ്ത്രീകൾ ഗ്രാമത്തിൽ</div></div></div>", "മുട്ടകൾ തരംതിരിക്കുന്ന സ്ത്രീകൾ ഗ്രാമത്തിൽ", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", IN_OTHER_LANGUAGES)
def test_markup_tells_credits_in_languages_without_their_phrases(name: str) -> None:
    """Where no phrase says what a label is, its colon, its comma and its element do."""
    language, markup, text, credit = IN_OTHER_LANGUAGES[name]
    assert captions_of(markup, language, " ".join([text] * 9)) == (Caption(text, credit),)


NO_CAPTIONS = {
    "who is quoted in a figure": (
        "<figure class=quote-block><blockquote>“She is the only one of us who has ever run away, and she came"
        " back for supper.”</blockquote>"
        "<figcaption class=source>— Abbot Ada Quill</figcaption></figure>"
    ),
    "a film's title in what is called its caption": (
        f"<div class=content-video><div><p class=media__caption>{QUAY}</p></div></div>"
    ),
    "a title and a source in a player": (
        f"<div class=mediaplayer><button>Play</button><div class=mediaplayer__caption><p>{QUAY}</p>"
        "<span>Ada Quill, LUM, Evening News, 7.30 p.m.</span></div></div>"
    ),
    "a title below a podcast's cover": f"<div class=media>{IMG}<div>Long Way Round</div></div>",
    "a term with its definitions, beside a picture": (
        f"<dl><dt>{IMG}Gull</dt><dd>a bird of the sea</dd><dd>Ada Quill</dd></dl>"
    ),
    "cards that lead to galleries": "".join(
        f"<div class=item><a href='/photo/gallery/{n}'>{IMG}</a><div class=caption><a href='/photo/gallery/{n}'>"
        f"Ten views of the quay in summer {n}</a></div></div>" for n in range(4)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_CAPTIONS)
def test_what_looks_like_a_caption_may_be_none(name: str) -> None:
    """A quotation's speaker, a video's label and a title below a picture are no captions."""
    assert captions_of(NO_CAPTIONS[name]) == ()


def test_a_film_with_a_picture_has_a_caption() -> None:
    """What stands below it may be the picture's, and a player may be a team's; what has a credit is a caption."""
    film = f"<div class=content-video>{IMG}<div><p class=media__caption>{QUAY}</p></div></div>"
    assert captions_of(film) == (Caption(QUAY),)
    team = f"<div>{IMG}<div class=football-player><p class=media__caption>{QUAY}</p></div></div>"
    assert captions_of(team) == (Caption(QUAY),)
    signed = "<figcaption class=film-caption>{} <small class=film-credit>Picture: Ada Quill/LUM</small></figcaption>"
    assert captions_of(f"<figure class=video>{signed.format(QUAY)}</figure>") == (Caption(QUAY, "Ada Quill/LUM"),)


def test_another_picture_by_who_took_the_lead_is_told() -> None:
    """It shares no word with the lead picture's caption but stop words, whatever the label below the text."""
    lead = f"<figure>{IMG}<figcaption>A rakpart reggel (Fotó: Kiss Ádám / Lume)</figcaption></figure>"
    said = "A tanács hétfőn azt mondta, hogy a híd a hónap végéig zárva marad, és a komp sem indul el a part felől. "
    for label in ("Nyitókép", "Fotó"):
        foot = f"<p><em>{label}: A polgármester a padon (Fotó: Kiss Ádám / Lume)</em></p>"
        body = f"<p>{said * 2}</p>" * 3
        page = f"<html lang=hu><body><article><h1>Zárva marad a híd</h1>{lead}{body}{foot}</article></body></html>"
        assert len(newsclean.clean(page).captions) == 2


def test_a_links_caption_among_related_ones_is_none() -> None:
    """Of pictures with linked headlines in what is called related the captions are not the article's."""
    cards = "".join(
        f"<div><figure>{IMG}<figcaption>{QUAY} Picture: PA</figcaption></figure>"
        f"<h3><a href=/{n}>Mayor sells mill {n}</a></h3></div>"
        for n in range(3)
    )
    assert captions_of(f"<div class=related>{cards}</div>") == ()


SIGNED = f"<div class=k7>{IMG}<div class=k8>{{}}</div><div class=k9>{{}}</div></div>"


@pytest.mark.parametrize(
    ("markup", "captions"),
    [
        (SIGNED.format(QUAY, "Ada Quill/Lume Images"), [(QUAY, "Ada Quill/Lume Images")]),
        (SIGNED.format(QUAY, "It was painted in 1904."), []),
        (SIGNED.format(QUAY, "Quay 9"), []),
        (SIGNED.format("Ada Quill", "Harbour Diver"), []),
        (SIGNED.format(QUAY, "Ada Quill").replace("<img src=/quay.jpg width=800>", ""), []),
    ],
    ids=["a credit", "a sentence", "a place", "a name and a job", "no picture"],
)
def test_names_below_a_line_in_a_pictures_box_are_its_credit(
    markup: str, captions: list[tuple[str, str | None]]
) -> None:
    """Where names of elements say nothing, a line and a name alone in one element with a picture are its caption."""
    assert [tuple(caption) for caption in captions_of(markup)] == captions


def test_a_caption_of_two_words_stays_with_the_name_in_a_credits_element() -> None:
    """A bare surname above a name in what is called a credit says whom the picture shows; one word is a label."""
    figure = (
        f"<figure>{IMG}<figcaption class=caption><span class=caption-text><p>{{}}</p></span>"
        "<span class=credit><span>City of Lumeport</span></span></figcaption></figure>"
    )
    assert captions_of(figure.format("De Rook")) == (Caption("De Rook", "City of Lumeport"),)
    assert captions_of(figure.format("Rook")) == (Caption("", "City of Lumeport"),)


@pytest.mark.parametrize(("beside", "count"), [("", 1), ("<h4><a href=/a>Mayor sells the old mill again</a></h4>", 0)])
def test_a_box_that_is_called_related_may_be_the_articles_picture(beside: str, count: int) -> None:
    """Its caption may stand above the picture; with a linked headline it is a teaser's."""
    box = f"<div class=related-media>{beside}<p>The old quay at noon (Picture: PA)</p>{IMG}</div>"
    assert captions_of(box) == (Caption("The old quay at noon", "PA"),) * count


@pytest.mark.parametrize("outer", ["figure", "div"])
@pytest.mark.parametrize("credit", ["Picture: PA", "Credit: PA"])
def test_no_space_need_part_a_credit_from_the_caption_behind_it(outer: str, credit: str) -> None:
    """A style sheet sets each in a line of its own: "Picture: PAThe old quay"."""
    markup = f"<{outer}>{IMG}<span>{credit}</span><span>The old quay on the day of the storm</span></{outer}>"
    assert captions_of(markup) == (Caption("The old quay on the day of the storm", "PA"),)


def test_a_button_below_an_advertisement_is_no_caption() -> None:
    """What is to be seen above a button is not in it; a button around a picture is that picture's."""
    button = "<button>See this picture in full size</button>"
    figure = f"<figure>{button}{IMG}<figcaption>The quay on the day of the storm. Picture: PA</figcaption></figure>"
    told = Caption("The quay on the day of the storm.", "PA")
    for above in ("", "<iframe src=/ad></iframe>"):
        assert captions_of(above + figure) == (told,)


PROMO = "<figure><a href=/well>{}</a><figcaption>Baker finds a well below her oven</figcaption></figure>"
OWN = f"<figure>{IMG}<figcaption>The quay on the day of the storm. Picture: PA</figcaption></figure>"


@pytest.mark.parametrize(
    ("markup", "count"),
    [
        (OWN + PROMO.format(IMG), 1),
        (PROMO.format(IMG), 1),
        (OWN.replace(". Picture: PA", "") + PROMO.format(IMG), 2),
        (OWN.replace(IMG, f"<a href=/gallery/1>{IMG}</a>") + PROMO.format(IMG), 2),
        (OWN + PROMO.format(IMG).replace("/well", "/well.jpg"), 2),
        (OWN + PROMO.format(IMG).replace("oven", "oven on Monday."), 2),
        (OWN + PROMO.format("") + IMG, 2),
        (OWN + PROMO.format(IMG) + PROMO.format(IMG).replace("oven", "shop"), 3),
    ],
    ids=[
        "a promo", "alone", "none with a credit", "its own are links", "to the picture", "a sentence", "no link", "two",
    ],
)
def test_a_headline_below_a_picture_that_alone_is_a_link_is_no_caption(markup: str, count: int) -> None:
    """Beside pictures with credits, which are none, it is a promo's."""
    assert len(captions_of(markup)) == count


def test_two_elements_called_credits_alone_in_one_are_one_credit() -> None:
    """The photographer's and the house's, which only a style sheet parts; of two pictures they are two."""
    name, house = "<span class=photo-credit>Ada Quill</span>", "<span class=photo-credit>Getty Images</span>"
    boxes = f"<div class=image-credit>{name}</div>{IMG}<div class=image-credit>{house}</div>"
    both = f"<div class=embed>{IMG}<div class=image-credit><div>{name}</div><div>{house}</div></div></div>"
    assert captions_of(both) == (Caption("", "Ada Quill / Getty Images"),)
    assert captions_of(f"<div>{IMG}{boxes}</div>") == (Caption("", "Ada Quill"), Caption("", "Getty Images"))


def test_a_caption_that_ends_in_an_agency_is_no_agencys_note() -> None:
    """In an element that is called a caption, above its picture, where a phrase takes it for a note."""
    markup = f"<figure><figcaption>Två kvinnor ror vid kajen. (Foto: Ada Quill/TT)</figcaption>{IMG}</figure>"
    assert captions_of(markup, "sv") == (Caption("Två kvinnor ror vid kajen.", "Ada Quill/TT"),)


def test_an_element_called_a_pictures_description_is_a_caption() -> None:
    """Without a credit, too, however it is shortened."""
    markup = f"<div class=article-image>{IMG}<div class=image-desc>{QUAY}</div></div>"
    assert captions_of(markup) == (Caption(QUAY, None),)


def test_a_credit_glued_to_its_caption_is_whole() -> None:
    """No space parts what stands in an element of its own from the caption: that element bounds it."""
    markup = f"<figure>{IMG}<figcaption>Two women row at noon<cite>Ada Quill/Reuters</cite></figcaption></figure>"
    assert captions_of(markup) == (Caption("Two women row at noon", "Ada Quill/Reuters"),)


def test_the_caption_of_a_film_in_its_figure_is_one() -> None:
    """Whatever the figure is called; the line beside a film that is in none is its title."""
    film = "<div><iframe src=https://films.example/embed/1></iframe></div>"
    figure = f"<figure class='embed is-type-video'>{film}<figcaption>{QUAY}</figcaption></figure>"
    assert captions_of(figure) == (Caption(QUAY, None),)
    assert captions_of(f"<div class='embed is-type-video'>{film}<p class=caption>{QUAY}</p></div>") == ()


def test_an_agency_below_a_line_in_a_pictures_box_is_its_credit() -> None:
    """Whatever the phrases of the page's language say of it: in Czech it opens bylines."""
    markup = f"<div class=image>{IMG}<div>{QUAY}</div><div>\u010cTK</div></div>"
    assert captions_of(markup) == captions_of(markup, "cs") == (Caption(QUAY, "\u010cTK"),)


def test_a_caption_behind_a_label_has_its_credit_below() -> None:
    """A label that elsewhere opens credits; the link behind the caption that leads on is none of it."""
    said = f"<p><strong>image: </strong>{QUAY} It is still there at noon. <a href=/1>view more</a></p>"
    figure = f"<figure>{IMG}<figcaption>{said}<p class=credit>Credit: Ada Quill</p></figcaption></figure>"
    assert captions_of(figure) == (Caption(f"{QUAY} It is still there at noon.", "Ada Quill"),)


def test_a_name_and_its_house_right_below_a_picture_are_its_credit() -> None:
    """In elements that say nothing; a house alone may be a logo's."""
    credit = "Getty Images / Ada Quill"
    assert captions_of(f"<div>{IMG}</div><div>{credit}</div>") == (Caption("", credit),)
    assert captions_of(f"<div>{IMG}</div><div>Reuters World</div>") == ()
