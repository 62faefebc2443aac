"""Captions among the text: `newsclean.context.picture_lines`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.context.picture_lines import (
    find_alternative_texts,
    find_captions,
    find_lines_below_pictures,
    find_picture_lines,
)
from newsclean.lexicon import lexicon_for
from newsclean.model import Metadata
from newsclean.page.tags import Hint
from newsclean.phrase_files import BIT

BODY = Part(PROSE)


# ---- captions by what they say ----------------------------------------------------------------------------------

CREDIT = Part("Picture: PA", "span")
DOUBT, SURE = 0.5, 0.95


def captions(*parts: Part, credits: tuple[int, ...] = (), score: float = DOUBT) -> frozenset[int]:
    page = make_page(*parts)
    return find_captions(make_look(page, scores=[score] * len(parts), phrases=dict.fromkeys(credits, BIT["credit"])))


def test_a_caption_below_its_alternative_text_is_one_whatever_its_score() -> None:
    """Right below a picture, or the picture's text that it repeats, a text that ends in a credit is its caption."""
    echo = Part("Two women row across the old quay")
    told = Part("Two women row across the old quay. Picture: PA")
    assert captions(echo, told, score=SURE) == {1}
    assert captions(Part("Rowing", media=1), told, score=SURE) == {1}
    assert not captions(Part("Rowing"), told, score=SURE)


def test_an_item_below_a_picture_may_be_its_caption() -> None:
    """An item of a list that ends in a credit is a caption right below a picture; elsewhere it belongs to the list."""
    told = "Two women row across the old quay. Picture: PA"
    assert captions(Part(told, "li", media=1), score=SURE) == {0}
    assert not captions(Part(told, "li"), score=SURE)
    assert not captions(Part(told, "h2", media=1), score=SURE)


def test_a_text_in_italics_below_a_picture_with_an_agency_in_brackets_is_a_caption() -> None:
    """All in italics, right below a picture and with an agency in brackets at the end, it is the picture's caption."""
    img, told = "<img src=a.jpg><br>", "The old mill at the end of the quay (PA)"

    def found(html: str) -> frozenset[int]:
        page = page_of(f"<main>{html}</main>")
        return find_captions(make_look(page, scores=[SURE]))

    assert found(f"<p>{img}<em>{told}</em></p>") == {0}
    assert found(f"<p>{img}<em>{told.replace(' (', '. (')}</em></p>") == {0}
    assert not found(f"<p>{img}{told.replace(' (', '. (')}</p>")
    assert not found(f"<p><em>{told}</em></p>")


@pytest.mark.parametrize("tag", ["p", "h6"])
def test_a_line_below_a_picture_that_ends_in_brackets_with_an_agency_is_its_caption(tag: str) -> None:
    """Behind a sentence the agency is the article's, and above no picture the line is no caption."""
    assert captions(Part("The old quay at low tide (PA)", tag, media=1), score=SURE) == {0}
    assert not captions(Part("The quay is shut. (PA)", tag, media=1), score=SURE)
    assert not captions(Part("The old quay at low tide (Lumeport / Old Ivy)", tag, media=1), score=SURE)
    assert not captions(Part("The old quay at low tide (PA)", tag), score=SURE)


@pytest.mark.parametrize("text", ["The old quay at low tide. Picture - PA", "The quay \u2013 Photo: Ada Quill"])
def test_a_dash_may_stand_in_a_credit(text: str) -> None:
    """Between label and name a dash may stand for the colon."""
    assert captions(Part(text)) == {0}


@pytest.mark.parametrize(
    "text", ["The old quay at low tide. Picture: PA", "The quay (Photo: Ada Quill)"]
)  # fmt: skip
def test_a_text_that_ends_in_a_credit_is_a_caption(text: str) -> None:
    """A block that ends in a labelled credit is a caption, whatever it is called."""
    assert captions(BODY, Part(text), BODY) == {1}


def test_a_label_without_a_mark_ends_a_caption_right_below_its_picture() -> None:
    """Behind a sentence; further down the text may say so."""
    signed = Part("The old quay at low tide. Pic by Ada Quill")
    assert captions(BODY, signed._replace(media=1), BODY) == {1}
    assert captions(BODY, signed, BODY) == frozenset()
    assert captions(BODY, Part("What Video Production Costs", media=1), BODY) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "He painted one more picture: the sea.",
        "Picture: PA",
        f"{PROSE} {PROSE} {PROSE} Picture: PA",
        "The quay at low tide",
    ],
    ids=["a sentence with a colon", "a credit alone", "a paragraph of sixty words", "no credit"],
)
def test_a_text_without_a_credit_at_its_end_is_no_caption(text: str) -> None:
    """A block is no caption where it ends as a sentence, is but a credit, is long, or has none."""
    assert not captions(BODY, Part(text), BODY)


def test_a_linked_text_with_a_credit_is_no_caption() -> None:
    """A link that ends like a credit is a teaser."""
    assert not captions(Part("The quay in May. Picture: PA", linked=1.0))


def test_a_sure_text_with_a_colon_is_no_caption() -> None:
    """A block that is surely of the body stays, however it ends."""
    assert not captions(BODY, Part("The old quay at low tide. Picture: PA"), BODY, score=SURE)


def test_a_text_between_picture_and_credit_is_a_caption() -> None:
    """A block behind a picture is a caption where the next block is a credit."""
    assert captions(BODY, Part("The old quay.", "div", media=1), CREDIT, BODY, credits=(2,)) == {1}


def test_what_is_called_a_credit_below_a_caption_goes_with_it() -> None:
    """However much it reads like text: "Courtesy of Ada Quill"."""
    caption, credit = Part("The old quay.", media=1), Part("Courtesy of Ada Quill", hints=Hint.CREDIT)
    assert captions(BODY, caption, credit, BODY) == {1, 2}
    assert captions(BODY, caption, credit, BODY, score=0.4) == {1}


@pytest.mark.parametrize(
    "part",
    [Part("The old quay.", "div"), Part(" ".join([PROSE] * 3), "div", media=1)],
    ids=["no picture before it", "a paragraph of sixty words"],
)
def test_prose_before_a_credit_is_no_caption(part: Part) -> None:
    """A block before a credit is no caption where no picture stands before it, or where it is long."""
    assert not captions(BODY, part, CREDIT, BODY, credits=(2,))


@pytest.mark.parametrize("tag", ["h3", "li"])
def test_a_heading_or_an_item_that_reads_like_text_is_no_caption(tag: str) -> None:
    """A heading such as "4. Light: Open Picture Frames" ends in no credit; nor does an item of a list."""
    part = Part("4. The old quay (Photo: Ada Quill)", tag)
    assert not captions(BODY, part, BODY)
    assert captions(BODY, part, BODY, score=0.4) == {1}


def test_a_heading_between_picture_and_credit_is_no_caption() -> None:
    """In a list of things with pictures the heading names the thing."""
    assert not captions(BODY, Part("The old quay", "h3", media=1), CREDIT, BODY, credits=(2,))


# ---- alternative texts -----------------------------------------------------------------------------------------

MILL = "The old mill by the Lume, which burnt in May."
ALT = f"<img src=q.jpg alt='{MILL}'>"


def alternative_texts(html: str, standfirst: str | None = None) -> list[int]:
    """Return what is found of an element behind a paragraph, where all stays."""
    page = page_of(f"<main><p>{PROSE}</p>{html}<p>{PROSE}</p></main>")
    return find_alternative_texts(make_look(page, range(len(page.blocks)), meta=Metadata(standfirst=standfirst)))


@pytest.mark.parametrize(
    "html",
    [
        f"<div><div>{ALT}</div><div>{MILL}</div></div>",
        f"<div>{ALT}<p>{MILL}</p></div>",
        f"<p>{ALT}</p><p>{MILL.upper()}</p>",
        f"<div>{ALT}<br>{MILL}</div>",
        f"<figure><a href=/large>{ALT}</a></figure><div><div>{MILL}</div></div>",
    ],
    ids=["two elements", "one within", "paragraphs", "one element", "wrapped"],
)
def test_what_says_the_alternative_text_again_is_a_caption(html: str) -> None:
    """A sentence below a picture that is the picture's alternative text, wherever the picture's element is."""
    assert alternative_texts(html) == [1]


@pytest.mark.parametrize(
    "html",
    [
        f"<div><img src=q.jpg></div><div>{MILL}</div>",
        f"<div>{ALT}</div><div>{MILL} It was rebuilt.</div>",
        f"<div>{ALT}</div><h2>{MILL}</h2>",
        f"<div>{ALT}</div><ul><li>{MILL}</ul>",
        f"<div>{ALT}</div><dl><dt>{MILL}<dd>A mill</dl>",
        f"<div>{ALT}</div><p><a href=/mill>{MILL}</a></p>",
        "<img src=q.jpg alt='Level 2'><p><b>Level 2</b></p>",
        "<img src=q.jpg alt=Mill><p>Mill</p>",
        f"{ALT}<p>{PROSE}</p><p>{MILL}</p>",
    ],
    ids=["no alt", "says more", "heading", "item", "term", "link", "label in bold", "one word", "text between"],
)
def test_what_only_stands_below_a_picture_is_none(html: str) -> None:
    """Other texts, and the names of things that a list shows with their pictures, stay."""
    assert alternative_texts(html) == []


def test_a_pages_summary_may_be_its_pictures_alternative_text() -> None:
    """What the page's metadata says, too, sums it up."""
    assert alternative_texts(f"<div>{ALT}</div><p>{MILL}</p>", standfirst=MILL) == []


# ---- lines with their picture -------------------------------------------------------------------------------------

PICTURED = "<p class=centre><img src=q.jpg><br>{}</p>"


def picture_lines(html: str) -> list[int]:
    """Return what is found of an element behind three paragraphs, where all stays."""
    page = page_of(f"<main>{f'<p>{PROSE}</p>' * 3}{html}<p>{PROSE}</p></main>")
    return find_picture_lines(make_look(page, range(len(page.blocks))))


def test_a_line_in_its_pictures_element_is_a_caption() -> None:
    """A line without a mark below a picture, in an element unlike the paragraphs, says what the picture shows."""
    assert picture_lines(PICTURED.format("The old mill by the Lume")) == [3]


def test_a_line_in_a_box_called_a_picture_is_a_caption() -> None:
    """The element around picture and line, where a class says that it is a picture's, serves as well as the line's."""
    box = "<div class={}><a href=/large><img src=q.jpg></a><p>The old mill by the Lume</p>{}</div>"
    assert picture_lines(box.format("pic-box", "")) == [3]
    assert not picture_lines(box.format("row", ""))
    assert not picture_lines(box.format("pic-box", "<p>It burnt.</p>"))


@pytest.mark.parametrize(
    "html",
    [
        PICTURED.format("The old mill burnt."),
        PICTURED.format("Mill"),
        PICTURED.format("<a href=/mill>The old mill by the Lume</a>"),
        PICTURED.format("The old mill by the Lume").replace(" class=centre", ""),
        PICTURED.format("The old mill by the Lume").replace("<p", "<h3").replace("</p", "</h3"),
        "<div><img src=q.jpg>The old mill by the Lume<p>It burnt.</p></div>",
        "<img src=q.jpg><p class=centre>The old mill by the Lume</p>",
    ],
    ids=["a sentence", "a word", "a link", "made like the text", "a heading", "other text beside", "a picture above"],
)
def test_another_line_near_a_picture_is_none(html: str) -> None:
    """Sentences, links, headings, and lines in elements of the text's make or with more text are no captions."""
    assert not picture_lines(html)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<div><div><img src=q.jpg><span>PA</span></div><p>The old mill burnt.</p></div>", [4]),
        ("<div class=top><img src=q.jpg> <span>PA</span></div><p class=top__text>The old mill burnt.</p>", [4]),
        ("<div class=top><img src=q.jpg> <span>PA</span></div><p class=topmost>The old mill burnt.</p>", []),
        ("<div class=top><img src=q.jpg> <span>PA</span></div><p>The old mill burnt.</p>", []),
        ("<div><div><img src=q.jpg><span>PA</span></div><p>The old mill burnt.</p><p>It was late.</p></div>", []),
        ("<div><div><span>PA</span></div><p>The old mill burnt.</p></div>", []),
        ("<div><div><img src=q.jpg><span>The mill (Picture: PA)</span></div><p>The old mill burnt.</p></div>", []),
        ("<div><div><img src=q.jpg><span>PA</span></div><h3>The old mill burnt</h3></div>", []),
        ("<div><div><img src=q.jpg><span>PA</span></div><p><a href=/mill>The old mill burnt.</a></p></div>", []),
    ],
    ids=["in one box", "by its class", "another class", "no box", "more text", "no picture", "a caption above",
         "a heading", "a link"],
)
def test_a_line_below_a_pictures_credit_is_its_caption(html: str, found: list[int]) -> None:
    """Alone with picture and credit in one element, or called as the credit's box is and something more."""
    page = page_of(f"<main>{f'<p>{PROSE}</p>' * 3}{html}<p>{PROSE}</p></main>")
    staying = [block.index for block in page.blocks if not block.text.endswith(("PA", "PA)"))]
    assert find_picture_lines(make_look(page, staying, phrases={3: BIT["credit"]})) == found
    assert not find_picture_lines(make_look(page, staying, phrases={3: BIT["credit"]}, standfirst=found))


CHINESE = "示例市议会周一决定关闭旧桥，工程师说它已经不再安全，每天过桥的人要绕行三公里，直到新桥在秋天建成为止。"
TEXT = f"<p>{CHINESE}</p>"
PICTURE = "<p><img src=q.jpg></p>"
CENTRED = "<p style='text-align: center'>{}</p>"
FERRY_BOAT = "灯塔下的渡船"


def below_pictures(html: str, phrases: dict[int, int] | None = None, code: str = "zh") -> list[str]:
    """Return the texts that are below_pictures where all of a page stays, three paragraphs before what is given."""
    page = page_of(f"<main>{TEXT * 3}{html}{TEXT}</main>")
    look = make_look(page, range(len(page.blocks)), phrases=phrases, lexicon=lexicon_for(code))
    return [page.blocks[i].text for i in find_lines_below_pictures(look)]


@pytest.mark.parametrize(
    "line",
    [
        CENTRED.format(FERRY_BOAT), f"<p align=center>{FERRY_BOAT}</p>", f"<center><p>{FERRY_BOAT}</p></center>",
        f"<p class=f_center>{FERRY_BOAT}</p>", f"<p class='has-text-align-center'>{FERRY_BOAT}</p>",
    ],
)  # fmt: skip
def test_a_centred_line_below_a_picture_is_its_caption(line: str) -> None:
    """However it says that it is centred."""
    assert below_pictures(PICTURE + line) == [FERRY_BOAT]


@pytest.mark.parametrize(
    "html",
    [
        CENTRED.format(FERRY_BOAT), PICTURE + f"<p>{FERRY_BOAT}</p>", PICTURE + f"<h3 align=center>{FERRY_BOAT}</h3>",
        PICTURE + f"<p class=centerpiece>{FERRY_BOAT}</p>", PICTURE + CENTRED.format(f"<a href=/q>{FERRY_BOAT}</a>"),
        PICTURE + CENTRED.format("* * *"), PICTURE + CENTRED.format("The ferry below the lighthouse"),
        PICTURE + CENTRED.format(f"{FERRY_BOAT}<br>{CHINESE}"), PICTURE + CENTRED.format(CHINESE * 2),
    ],
    ids=["no picture", "not centred", "heading", "named alike", "link", "stars", "Latin", "two lines", "long"],
)  # fmt: skip
def test_other_lines_stay(html: str) -> None:
    """Without a picture or a make of its own a line is text, as are headings, links and what runs long."""
    assert below_pictures(html) == []


def test_where_more_is_centred_nothing_is_told_by_it() -> None:
    """Verse is centred, below a picture and elsewhere."""
    assert below_pictures(PICTURE + CENTRED.format(FERRY_BOAT) + CENTRED.format("渡船在雾里") * 2) == []


def test_a_page_of_pictures_is_no_text_with_captions() -> None:
    """Without paragraphs the lines below pictures are all that there is."""
    for line in (PICTURE + CENTRED.format(FERRY_BOAT), f"{PICTURE}<p><small>{LATIN}</small></p>"):
        page = page_of(f"<main>{line * 3}</main>")
        assert find_lines_below_pictures(make_look(page, range(3), lexicon=lexicon_for("zh"))) == []


def test_bold_lines_are_captions_where_subheads_look_otherwise() -> None:
    """A centred line in bold may head what follows, unless what is bold elsewhere is not centred."""
    bold = PICTURE + CENTRED.format(f"<b>{FERRY_BOAT}</b>")
    assert below_pictures(bold) == []
    assert below_pictures("<p><b>旧桥的历史</b></p>" + bold) == [FERRY_BOAT]


@pytest.mark.parametrize(
    "style",
    ["color:#999", "color: rgb(128, 128, 128)", "color:grey", "font-size: 9pt", "font-size:12px", "font-size:.8em"],
)
def test_a_small_or_grey_line_below_a_picture_is_its_caption(style: str) -> None:
    """As nothing else that stays is made."""
    line = f"<p><span style='{style}'>{FERRY_BOAT}</span></p>"
    assert below_pictures(PICTURE + line) == [FERRY_BOAT]
    assert below_pictures(PICTURE + line + f"<p><span style='{style}'>旧桥的历史</span></p>") == []


@pytest.mark.parametrize("style", ["color:#111", "color:#f0f0f0", "color:#c00", "font-size:16px", "font-size:1.1em"])
def test_other_letters_tell_nothing(style: str) -> None:
    """Black, white, red and large letters are no caption's."""
    assert below_pictures(PICTURE + f"<p><span style='{style}'>{FERRY_BOAT}</span></p>") == []


LATIN = "The ferry below the lighthouse at noon"


@pytest.mark.parametrize(
    "line",
    [
        f"<p><img src=q.jpg><br><small>{LATIN}</small></p>",
        f"{PICTURE}<p><sub>{LATIN}</sub></p>",
        f"{PICTURE}<p style='text-align:center'><small><em>{LATIN}.</em></small></p>",
        f"<center><img src=q.jpg><br><font size=1>{LATIN}</font></center>",
    ],
)
def test_small_print_below_a_picture_is_its_caption(line: str) -> None:
    """In any script, in the elements that HTML has for small print."""
    assert [text.rstrip(".") for text in below_pictures(line, code="en")] == [LATIN]
    assert below_pictures(line + "<p><small>All of the times are those of the harbour.</small></p>", code="en") == []


@pytest.mark.parametrize(
    "line",
    [
        f"<p><small>{LATIN}</small></p>", f"{PICTURE}<p style='font-size:10px'>{LATIN}</p>",
        f"{PICTURE}<p><small>{LATIN}</small> was late again.</p>", f"{PICTURE}<p><small>Noon</small></p>",
    ],
    ids=["no picture", "by style", "a part", "one word"],
)  # fmt: skip
def test_other_small_letters_stay(line: str) -> None:
    """Without a picture, by style alone or for a part of the line, they tell nothing."""
    assert below_pictures(line, code="en") == []


def test_letters_of_a_part_are_not_the_lines() -> None:
    """One grey word makes no grey line."""
    assert below_pictures(PICTURE + f"<p><span style='color:#999'>灯塔</span>{FERRY_BOAT}</p>") == []


def test_a_small_line_with_another_phrase_is_no_caption() -> None:
    """When the page was updated may stand in small print below a picture."""
    html = PICTURE + "<p><small>周二更新</small></p>"
    assert below_pictures(html) == ["周二更新"]
    assert below_pictures(html, {3: BIT["dateline"]}) == []


def test_a_line_that_ends_in_a_credit_is_a_caption() -> None:
    """In Chinese no mark stands before "摄"."""
    line = f"{FERRY_BOAT} 示例通讯社 张样例 摄"
    assert below_pictures(f"{PICTURE}<p>{line}</p>") == [line]
    assert below_pictures(f"<p>{line}</p>") == []


def test_names_of_what_is_seen_are_captions() -> None:
    """Two or more such lines below pictures, amid long paragraphs; then a longer one, too."""
    names = f"{PICTURE}<p>旧桥。</p>{TEXT}{PICTURE}<p>渡口。</p>{TEXT}{PICTURE}<p>老人说，他愿意等渡船。</p>"
    assert below_pictures(names) == ["旧桥。", "渡口。", "老人说，他愿意等渡船。"]


@pytest.mark.parametrize(
    "html",
    [
        f"{PICTURE}<p>旧桥。</p>", f"{PICTURE}<p>旧桥。</p><p>渡口。</p>",
        f"{PICTURE}<p>旧桥</p>{TEXT}{PICTURE}<p>渡口</p>",
        f"{PICTURE}<p>旧桥。</p>{TEXT}{PICTURE}<p>他哭了，没有人说话。</p>",
        f"{PICTURE}<p>旧桥。</p>{PICTURE}<p>渡口。</p>" + "<p>他没有再说话。</p>" * 9,
    ],
    ids=["one", "one below a picture", "no full stop", "a sentence", "short paragraphs"],
)  # fmt: skip
def test_short_sentences_stay(html: str) -> None:
    """One is not enough, and a text of short paragraphs has many."""
    assert below_pictures(html) == []


@pytest.mark.parametrize(
    ("table", "line", "found"),
    [
        ("<table align=right>", "A ferry at the old quay.", [1]),
        ("<table style='float: left'>", "A ferry at the old quay.", [1]),
        ("<table>", "A ferry at the old quay.", []),
        ("<table align=right>", "A ferry at the old quay.</td></tr><tr><td>It was built in 1904.", []),
    ],
    ids=["aligned", "floated", "in the flow", "with more"],
)
def test_a_line_alone_in_a_table_beside_the_text_is_a_caption(table: str, line: str, found: list[int]) -> None:
    """Old pages set a picture and its caption into a table of their own, which stands to one side."""
    cell = f"{table}<tr><td><img src=/quay.jpg><br>{line}</td></tr></table>"
    page = page_of(f"<p>{PROSE}</p>{cell}<p>{PROSE}</p>")
    assert find_picture_lines(make_look(page, range(len(page.blocks)))) == found
