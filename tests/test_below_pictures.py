"""Lines right below pictures: `newsclean.context.below_pictures`."""

from __future__ import annotations

import pytest
from hand_made import make_look, page_of

from newsclean.context.below_pictures import find_lines_below_pictures
from newsclean.lexicon import lexicon_for

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
        CENTRED.format(FERRY_BOAT), f"<p align=center>{FERRY_BOAT}</p>",
    ],
)  # fmt: skip
def test_a_centred_line_below_a_picture_is_its_caption(line: str) -> None:
    """However it says that it is centred."""
    assert below_pictures(PICTURE + line) == [FERRY_BOAT]


@pytest.mark.parametrize(
    "html",
    [
        CENTRED.format(FERRY_BOAT), PICTURE + f"<p>{FERRY_BOAT}</p>", PICTURE + f"<h3 align=center>{FERRY_BOAT}</h3>",
        PICTURE + CENTRED.format(f"<a href=/q>{FERRY_BOAT}</a>"),
        PICTURE + CENTRED.format("* * *"), PICTURE + CENTRED.format("The ferry below the lighthouse"),
        PICTURE + CENTRED.format(f"{FERRY_BOAT}<br>{CHINESE}"), PICTURE + CENTRED.format(CHINESE * 2),
    ],
    ids=["no picture", "not centred", "heading", "link", "stars", "Latin", "two lines", "long"],
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
        f"{PICTURE}<p class='text-align-center'><span style='font-size:12px;'>{LATIN}</span></p>",
        f"{PICTURE}<p align=center style='font-size:12px'><em>{LATIN}.</em></p>",
        f"{PICTURE}<p align=center style='font-size:14px'><em>{LATIN}.</em></p>",
    ],
)
def test_small_print_below_a_picture_is_its_caption(line: str) -> None:
    """In any script, in the elements that HTML has for small print; or by style, but for upright sentences."""
    assert [text.rstrip(".") for text in below_pictures(line, code="en")] == [LATIN]
    assert below_pictures(line + "<p><small>All of the times are those of the harbour.</small></p>", code="en") == []


@pytest.mark.parametrize(
    "line",
    [
        f"<p><small>{LATIN}</small></p>",
        f"{PICTURE}<p align=center style='font-size:12px'>{LATIN}.</p>", f"{PICTURE}<p align=center>{LATIN}</p>",
        f"{PICTURE}<p align=center><em>{LATIN}.</em></p>",
        f"{PICTURE}<p align=center style='font-size:14px'><b>{LATIN}.</b></p>",
        f"{PICTURE}<p align=center style='font-size:12px'><em>{LATIN}</em> was late again.</p>",
        f"{PICTURE}<p><small>{LATIN}</small> was late again.</p>",
    ],
    ids=[
        "no picture", "a sentence", "not small", "slanted alone", "bold", "slanted in part", "a part",
    ],
)  # fmt: skip
def test_other_small_letters_stay(line: str) -> None:
    """Without a picture, or for a part of the line, they tell nothing; nor does what is no smaller."""
    assert below_pictures(line, code="en") == []


def test_letters_of_a_part_are_not_the_lines() -> None:
    """One grey word makes no grey line."""
    assert below_pictures(PICTURE + f"<p><span style='color:#999'>灯塔</span>{FERRY_BOAT}</p>") == []


def test_names_of_what_is_seen_stay_where_every_paragraph_has_a_picture() -> None:
    """Then none tells how long the page's paragraphs are."""
    text = f"{PICTURE}<p>{CHINESE * 2}</p>" * 3
    page = page_of(f"<main>{PICTURE}<p>旧桥。</p>{PICTURE}<p>渡口。</p>{text}</main>")
    assert find_lines_below_pictures(make_look(page, range(5), lexicon=lexicon_for("zh"))) == []


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
    "html",
    [
        "<table><tr><td><img src=q.jpg><br><i>{}</i></td></tr></table>", "<p><img src=q.jpg></p><p>{}</p>",
    ],
)  # fmt: skip
def test_a_numbered_figure_is_a_caption(html: str) -> None:
    """However its line is made, in the languages that number figures."""
    for line in ("Fig. 1: The lock.", "Figure 12a: A sluice", "Abb. 3: Die Schleuse"):
        assert below_pictures(html.format(line), code="en") == [line]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Fig. 1: The lock.</p>", f"{PICTURE}<p>Figure 2. The lock.</p>",
        f"{PICTURE}<p>Figure 2 shows a lock: old.</p>",
        f"{PICTURE}<p>Figures: 1 lock</p>", f"{PICTURE}<p>The lock, fig. 1: old.</p>",
    ],
    ids=["no picture", "full stop", "a sentence", "no number", "amid"],
)  # fmt: skip
def test_other_talk_of_figures_stays(html: str) -> None:
    """Without a picture, a number or a colon behind it the word tells nothing."""
    assert below_pictures(html, code="en") == []


@pytest.mark.parametrize("make", ["<em>{}</em>", "<span style='font-size: 14px'>{}</span>"], ids=["slanted", "sized"])
def test_a_line_in_its_pictures_paragraph_is_a_caption(make: str) -> None:
    """Centred and slanted or of a size of its own: a sentence, too, in any script; where more is centred, none is."""
    line = "The ferry lies below the lighthouse. It has no crew."
    paragraph = f"<p align=center><img src=q.jpg><br>{make.format(line)}</p>"
    assert below_pictures(paragraph) == [line]
    assert below_pictures(paragraph.replace(" align=center", "")) == []
    assert below_pictures(paragraph.replace("<img src=q.jpg><br>", "")) == []
    assert below_pictures(paragraph + f"<p align=center>{CHINESE}</p>") == []
    page = page_of(f"<main>{TEXT}{paragraph}{TEXT}</main>")  # two paragraphs are no text that pictures stand in
    assert find_lines_below_pictures(make_look(page, range(3), lexicon=lexicon_for("zh"))) == []
