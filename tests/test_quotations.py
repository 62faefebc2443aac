"""Who is quoted, and quotations that come again: `newsclean.context.quotations`."""

from __future__ import annotations

import pytest
from hand_made import FERRY, PROSE, Part, make_look, make_page, page_of

import newsclean
from newsclean.context.quotations import find_pull_quotes, find_wedged_quotations
from newsclean.page.tags import Hint

SAID = "The quay will not close again, and whoever says otherwise has not seen the new piles in the water."
WHO = "Ada Quill, harbour master"


def lines(quotation: str) -> list[str]:
    page = f"<article><h1>Ferry resumes service</h1>{FERRY}{quotation}{FERRY}</article>"
    return newsclean.clean(page).text.split("\n")


@pytest.mark.parametrize(
    "quotation",
    [
        f"<blockquote><p>{SAID}</p><footer>{WHO}</footer></blockquote>",
        f"<blockquote><p>{SAID}</p><p><cite>{WHO}</cite></p></blockquote>",
        f"<figure><blockquote><p>{SAID}</p></blockquote><figcaption>{WHO}</figcaption></figure>",
        f"<blockquote><div><p>{SAID}</p></div><span class='c-attribution'>{WHO}</span></blockquote>",
        f"<blockquote><p>{SAID}</p><div class='quote__author'>{WHO}</div></blockquote>",
        f"<blockquote><p>{SAID}</p><div class='pull-quotee'>{WHO}</div></blockquote>",
        f"<div class='pull-quote'><div class='pull-quote__text'>{SAID}</div><p class='x__attribution'>{WHO}</p></div>",
        f"<blockquote class='pullquote'><div class='q'>{SAID}</div><div class='by'>{WHO}</div></blockquote>",
    ],
)
def test_who_is_quoted_stays_below_the_quotation(quotation: str) -> None:
    """What HTML has for who is quoted belongs to the quotation."""
    found = lines(quotation)
    assert found[found.index(SAID) + 1] == WHO


@pytest.mark.parametrize(
    "quotation",
    [
        f"<blockquote><p>{SAID}</p><footer><a href='/gull'>The Gull</a></footer></blockquote>",
        f"<blockquote><p>{SAID}</p></blockquote><figure><img src=x><figcaption>{WHO}</figcaption></figure>",
        f"<p>{SAID}</p><footer>{WHO}</footer>",
        f"<div class='pull-quote'><p>{SAID}</p></div><div class='x__attribution'>{WHO}</div>",
        f"<p>{SAID}</p><span class='photo-attribution'>{WHO}</span>",
    ],
)
def test_a_source_and_a_caption_are_no_speaker(quotation: str) -> None:
    """A link alone is a source; a picture's caption and a page's footer are not the quotation's."""
    assert WHO not in lines(quotation)
    assert "The Gull" not in lines(quotation)


SHORT = "The quay is ours and not the bank's"


def test_a_quotation_between_two_paragraphs_stays_with_a_low_score() -> None:
    """Its element is called so and leads nowhere; what stands below it in that element is found by another rule."""

    def wedged(box: str) -> list[int]:
        page = page_of(f"<main><p>{PROSE}</p>{box}<p>{PROSE}</p></main>")
        last = len(page.blocks) - 1
        return find_wedged_quotations(make_look(page, [0, last], [0.2] * (last + 1)))

    assert wedged(f"<div class='SiteQuote'><div class='quoteText'>{SHORT}</div></div>") == [1]
    assert wedged(f"<div><blockquote><div>{SHORT}</div><div class='by'>{WHO}</div></blockquote></div>") == [1]
    assert wedged(f"<div class='bbCodeBlock bbCodeBlock--quote'><div><div>{SHORT}</div></div></div>") == [1]
    assert not wedged(f"<div class='bbCodeBlock bbCodeBlock--code'><div><div>{SHORT}</div></div></div>")
    assert not wedged(f"<div class='SiteBox'><div class='boxText'>{SHORT}</div></div>")
    assert not wedged(f"<div class='SiteQuote'><div class='quoteText'><a href='/quay'>{SHORT}</a></div></div>")
    assert not wedged(f"<blockquote class='twitter-tweet'><div>{SHORT}</div></blockquote>")
    for name in ("get-a-quote", "insurance-quote", "quote-box", "get-quote-text"):  # a price, a call for stories
        assert not wedged(f"<div class='{name}'><div>Insure your boat and see what you could save</div></div>")


def test_a_quotation_below_a_picture_is_no_caption() -> None:
    """What is called an attribution in its element says who is quoted; beside a caption it is the credit."""
    picture = "<div class='gallery'><figure><img src='/quay.jpg'></figure></div>"
    said = f"<p>{SHORT}</p><cite class='c-attribution'>{WHO}</cite>"
    assert SHORT in lines(f"{picture}<blockquote class='pull-quote'>{said}</blockquote>")
    assert SHORT not in lines(f"{picture}<div class='c-media'>{said}</div>")


BODY = Part(PROSE)


# ---- text that comes again --------------------------------------------------------------------------------------


def said(count: int, tag: str = "p") -> list[Part]:
    """Return paragraphs that differ from one another."""
    return [Part(f"{PROSE} So said witness {n} of the {count}, who had walked over it with a lorry behind him.", tag)
            for n in range(count)]  # fmt: skip


# ---- pull quotes ------------------------------------------------------------------------------------------------

QUOTE = Part("\u201cthe bridge over the Lume would stay shut\u201d", "aside", hints=Hint.QUOTE)


def test_a_pull_quote_says_again_what_the_text_says() -> None:
    """Words in an element called a quote that stand in a paragraph too go; the text's own quotations stay."""
    assert find_pull_quotes(make_look(make_page(BODY, QUOTE, BODY), [0, 1, 2])) == [1]
    said = QUOTE._replace(text="\u201cIt will be mended soon,\u201d she said.")
    for other in (said, QUOTE._replace(hints=0), QUOTE._replace(text="stay shut")):
        assert not find_pull_quotes(make_look(make_page(BODY, other, BODY), [0, 1, 2]))


def test_marks_of_a_pull_quote_may_be_drawn_otherwise_than_the_texts() -> None:
    """Curly and straight apostrophes are the same, as are dashes of any length."""
    said = BODY._replace(text='"It\'s the town\'s bridge - and it\'s shut," said the mayor.')
    pulled = QUOTE._replace(text="\u201cIt\u2019s the town\u2019s bridge \u2013 and it\u2019s shut\u201d")
    assert find_pull_quotes(make_look(make_page(BODY, said, pulled, BODY), [0, 1, 2, 3])) == [2]


def test_the_speaker_goes_with_a_pull_quote_by_the_names_of_both() -> None:
    """Where no more than the quote and who said it are called so, and not what holds them."""
    page = "<p>{0}</p><div class=box><h3 class=quote>{1}</h3><p class={2}>Ada Quill, goatherd</p></div><p>{0}</p>"
    for name, found in (("quotee", [1, 2]), ("quote-name", [1, 2]), ("goats", [1])):
        made = page_of(page.format(PROSE, "the bridge over the Lume would stay shut", name))
        assert find_pull_quotes(make_look(made, [0, 1, 2, 3])) == found


def test_a_quotation_of_the_text_is_no_pull_quote() -> None:
    """A plain <blockquote>, and what a colon leads to, are the text's own, even where it comes back to them."""
    assert not find_pull_quotes(make_look(make_page(BODY, QUOTE._replace(tag="blockquote"), BODY), [0, 1, 2]))
    assert not find_pull_quotes(make_look(make_page(Part("She said then:"), QUOTE, BODY), [0, 1, 2]))


def test_the_colon_before_a_quotation_is_that_of_the_script() -> None:
    """In Chinese a quotation of the text's own stands behind "：", in Khmer behind "៖"; below a sentence it goes."""
    for led in ("她在信中写道：", "គាត់បាននិយាយថា៖"):
        assert not find_pull_quotes(make_look(make_page(Part(led), QUOTE, BODY), [0, 1, 2]))
    assert find_pull_quotes(make_look(make_page(Part("她在信中写道。"), QUOTE, BODY), [0, 1, 2])) == [1]


def test_a_pull_quote_may_hold_a_plain_blockquote() -> None:
    """An element called a pull quote says what it is, whatever stands in it."""
    pulled = Part("", "figure", hints=Hint.QUOTE, css_class="wp-block-pullquote")
    within = QUOTE._replace(tag="blockquote", parent=3)
    assert find_pull_quotes(make_look(make_page(BODY, pulled, within, BODY), [0, 2, 3])) == [2]


@pytest.mark.parametrize(
    ("quotation", "goes"),
    [
        ("\u201c{}\u201d", True),
        ("{}", False),
    ],
    ids=["with marks", "the words alone"],
)
def test_a_plain_blockquote_in_what_is_called_a_quote_may_be_pulled_from_the_text(quotation: str, goes: bool) -> None:
    """Its marks say that it is set for the eye."""
    words = "the whole of the quay is ours again"
    box = f"<div class=css-quote><blockquote>{quotation.format(words)}</blockquote></div>"
    said = f"<p>Now that it is mended \u201c{words}\u201d, says Ada Quill, and shows her boat.</p>"
    kept = "\n".join(lines(said + box))
    assert (kept.count(words) == 1) is goes
    assert "Ada Quill\n" not in kept


def test_a_quotation_in_a_figure_is_pulled_from_the_text() -> None:
    """A plain <blockquote> in a <figure> is a pull quote where the text says it too, and so is who is quoted in it."""
    figure, quotation = Part("", "figure"), Part("", "blockquote", hints=Hint.QUOTE, parent=3)
    said = QUOTE._replace(tag="p", parent=4)
    cite = Part("Ada Quill, goatherd", "cite", hints=Hint.QUOTE, parent=4)
    assert find_pull_quotes(make_look(make_page(BODY, figure, quotation, said, cite, BODY), [0, 3, 4, 5])) == [3, 4]
    other = said._replace(text="It will be mended soon, she said.")
    assert not find_pull_quotes(make_look(make_page(BODY, figure, quotation, other, cite, BODY), [0, 3, 4, 5]))


def test_sentences_of_a_pull_quote_may_stand_apart() -> None:
    """A quote of two sentences, between which the text says who speaks, and the line that names the speaker, go."""
    said = Part("\u201cIt was Monday,\u201d she told the council. \u201cWe all walked home.\u201d")
    pulled = Part("It was Monday. We all walked home.", "p", hints=Hint.QUOTE, parent=4)
    speaker = Part("\u2014 Ada Quill, goatherd", "p", hints=Hint.QUOTE, parent=4)
    box = Part("", "aside", hints=Hint.QUOTE)
    assert find_pull_quotes(make_look(make_page(BODY, said, box, pulled, speaker), [0, 1, 3, 4])) == [3, 4]
    assert find_pull_quotes(make_look(make_page(BODY, BODY, box, pulled, speaker), [0, 1, 3, 4])) == []


def test_a_pull_quote_may_name_the_speaker_below_a_br() -> None:
    """Who is quoted may stand in the quote's own element; a sentence there is a part of the quote."""
    pulled = QUOTE._replace(text=f"{QUOTE.text}\nAda Quill, goatherd")
    assert find_pull_quotes(make_look(make_page(BODY, pulled, BODY), [0, 1, 2])) == [1]
    longer = QUOTE._replace(text=f"{QUOTE.text}\nand so will the mill")
    assert not find_pull_quotes(make_look(make_page(BODY, longer, BODY), [0, 1, 2]))
    longer = QUOTE._replace(text=f"{QUOTE.text}\nNobody knows until when.")
    assert not find_pull_quotes(make_look(make_page(BODY, longer, BODY), [0, 1, 2]))


def test_a_subhead_below_a_pull_quote_is_no_speaker() -> None:
    """Only in the quote's own box does a line below it say who speaks."""
    subhead = Part("Who pays for it", "h2")
    assert find_pull_quotes(make_look(make_page(BODY, QUOTE, subhead, BODY), [0, 1, 2, 3])) == [1]
    line = subhead._replace(tag="p")
    assert find_pull_quotes(make_look(make_page(BODY, QUOTE, line, BODY), [0, 1, 2, 3])) == [1]


def test_marks_around_a_pull_quote_are_those_of_its_script() -> None:
    """In Chinese a quote ends in "。", where the text goes on with "，"."""
    said = Part("市长表示，居民可以再次前往对岸的岛屿购物和上班，这是两年来的第一次。")
    pulled = Part("「居民可以再次前往对岸的岛屿购物和上班。」", "aside", hints=Hint.QUOTE)
    assert find_pull_quotes(make_look(make_page(said, pulled, BODY), [0, 1, 2])) == [1]
    other = pulled._replace(text="「居民可以再次前往对岸的岛屿钓鱼。」")
    assert not find_pull_quotes(make_look(make_page(said, other, BODY), [0, 1, 2]))


def test_a_few_short_words_are_said_by_chance() -> None:
    """Sentences of a quote are words of the text, one of them a sentence that tells something."""
    pulled = Part("No. He did. We go on.", "aside", hints=Hint.QUOTE)
    text = Part("Now the thousands agree that he did well, and they want the owe go one better.")
    assert find_pull_quotes(make_look(make_page(text, pulled, BODY), [0, 1, 2])) == []


def test_a_text_made_of_quotes_stays() -> None:
    """Where two quotes repeat each other alone, or most of the text is called a quote, none goes."""
    assert not find_pull_quotes(make_look(make_page(QUOTE, QUOTE), [0, 1]))
    many = [BODY, *[QUOTE] * 31]
    assert not find_pull_quotes(make_look(make_page(*many), range(32)))


def test_a_pull_quote_may_say_again_a_longer_quotation() -> None:
    """The longer of two quotations is the text's, the shorter is pulled from it."""
    whole = QUOTE._replace(text=f"{SAID} It will not.", css_class="block-quote")
    pulled = QUOTE._replace(text=SAID)
    assert find_pull_quotes(make_look(make_page(BODY, whole, BODY, pulled, BODY), range(5))) == [3]
    assert find_pull_quotes(make_look(make_page(BODY, pulled, BODY, pulled, BODY), range(5))) == []


def test_a_pull_quote_does_not_say_itself() -> None:
    """Nor where small letters take more room than capitals: "İ" is two."""
    turkish = QUOTE._replace(text=SAID.replace("i", "İ"))
    assert find_pull_quotes(make_look(make_page(BODY, turkish, BODY), range(3))) == []
