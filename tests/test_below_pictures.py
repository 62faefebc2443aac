"""Captions of Chinese pages, each a paragraph of its own: `newsclean.below_pictures`."""

from __future__ import annotations

import pytest
from hand_made import make_look, page_of

from newsclean.below_pictures import find_below_pictures

TEXT = "<p>典范市的新桥周一重新开放，市长在仪式上说，修桥用了三年，花费比预算少了一成，附近的居民都来庆祝。</p>"
PICTURE = "<p><img src=q.jpg></p>"
LOOKS = {
    "centred": "<p style='text-align: center'>{}</p>",
    "aligned": "<p align=center>{}</p>",
    "center": "<center>{}</center>",
    "classed": "<p class=f_center>{}</p>",
    "around": "<div style='text-align:center'><p>{}</p></div>",
    "small": "<p><font style='font-size: 9pt'>{}</font></p>",
    "grey": "<p><span style='color:#999'>{}</span></p>",
}
LINE = "市长在桥上剪彩"


def found(*parts: str) -> list[str]:
    """Return the texts that go of a page on which all stays."""
    page = page_of(f"<body><main>{TEXT * 3}{''.join(parts)}{TEXT}</main></body>")
    return [page.blocks[i].text for i in find_below_pictures(make_look(page, range(len(page.blocks))))]


@pytest.mark.parametrize("looks", LOOKS.values(), ids=LOOKS)
def test_a_line_below_its_picture_unlike_the_text_is_a_caption(looks: str) -> None:
    """Centred by its style, its element, a class or an element around it, or in letters small or grey."""
    assert found(PICTURE, looks.format(LINE)) == [LINE]


@pytest.mark.parametrize(
    "parts",
    [
        (LOOKS["centred"].format(LINE),),
        (PICTURE, f"<p>{LINE}</p>"),
        (PICTURE, TEXT, LOOKS["centred"].format(LINE)),
        (PICTURE, "<h2 align=center>市长在桥上剪彩</h2>"),
        (PICTURE, LOOKS["centred"].format("The mayor opens the bridge")),
        (PICTURE, LOOKS["centred"].format(LINE), "<p align=center>春眠不觉晓</p><p align=center>处处闻啼鸟</p>"),
        ("<p>桥<img src=q.jpg></p>", LOOKS["centred"].format(LINE)),
        ("<div><img src=q.jpg></div>桥上", LOOKS["centred"].format(LINE)),
    ],
    ids=["no picture", "like the text", "below text", "heading", "words", "verse", "text with it", "text behind it"],
)
def test_other_lines_stay(parts: tuple[str, ...]) -> None:
    """What stands below text, is made like it or is centred elsewhere, too, and in languages with spaces."""
    assert found(*parts) == []


def test_a_mark_points_at_the_picture() -> None:
    """A line that opens with a triangle is a caption, whatever its looks; not where no picture stands above it."""
    assert found(PICTURE, f"<p>▲{LINE}</p>") == [f"▲{LINE}"]
    assert found(f"<p>▲{LINE}</p>") == []


def test_a_few_signs_with_a_full_stop_are_captions_where_there_are_several() -> None:
    """One may be a sentence; a subhead has no full stop."""
    assert found(PICTURE, "<p>典范桥。</p>", TEXT, PICTURE, "<p>市政府。</p>") == ["典范桥。", "市政府。"]
    assert found(PICTURE, "<p>典范桥。</p>") == []
    assert found(PICTURE, "<p>典范桥的故事</p>", TEXT, PICTURE, "<p>市政府的计划</p>") == []
    assert found(PICTURE, "<p>桥，好。</p>", TEXT, PICTURE, "<p>好，桥。</p>") == []
