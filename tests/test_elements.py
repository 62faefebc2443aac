"""What a single element is: `newsclean.page.elements`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, only_block, page_of, texts

from newsclean.page.elements import holds_page
from newsclean.page.tags import Hint


@pytest.mark.parametrize(
    ("ruby", "wanted"),
    [
        ("\u6ce2<rp>(</rp><rt>nami</rt><rp>)</rp>", "\u6ce2(nami)"),
        ("\u6ce2<rt>nami</rt>", "\u6ce2"),
        ("\u6ce2<rp></rp><rt>nami</rt><rp></rp>", "\u6ce2"),
        ("\u6ce2<rp>(<rt>nami<rp>)", "\u6ce2"),
        ("\u6ce2<rp>(</rp><rtc><rt>nami</rt></rtc><rp>)</rp>", "\u6ce2"),
    ],
    ids=["brackets", "none", "empty ones", "no end tags", "a container of readings"],
)
def test_a_reading_is_text_where_brackets_are_around_it(ruby: str, wanted: str) -> None:
    """A reading stays where the page has brackets for plain text; without them it would run into the word."""
    assert texts(f"<p><ruby>{ruby}</ruby></p>") == [wanted]


@pytest.mark.parametrize(
    "tag", ["script", "style", "template", "svg", "iframe", "textarea", "select", "canvas", "noembed"]
)
def test_what_no_browser_shows_is_no_text(tag: str) -> None:
    """The contents of scripts, style sheets and the like are no block."""
    assert texts(f"<p>one</p><{tag}>hidden</{tag}><p>two</p>") == ["one", "two"]


@pytest.mark.parametrize(
    "opening",
    ["video", "audio controls", "object data='javascript:play()'", "iframe src='about:blank'", "video poster=''"],
)
def test_text_in_a_player_without_an_address_is_read(opening: str) -> None:
    """Where a player, an object or a frame has nothing to show, the text that stands in for it is a block."""
    assert texts(f"<p>one</p><{opening}>instead</{opening.split()[0]}><p>two</p>") == ["one", "instead", "two"]


@pytest.mark.parametrize(
    "player",
    [
        "<video src=/a.mp4>Your browser is old</video>",
        "<video><source src=/a.mp4>Your browser is old</video>",
        "<audio data-src=/a.mp3>Your browser is old</audio>",
        "<object data=/a.pdf>Your browser is old</object>",
        "<iframe src='about:blank'><p>Your browser is old</iframe>",
    ],
)
def test_text_in_a_player_with_an_address_is_not(player: str) -> None:
    """Text that a browser shows in place of no player, or that is markup, is no block."""
    assert texts(f"<p>one</p>{player}<p>two</p>") == ["one", "two"]


@pytest.mark.parametrize(
    "html",
    [
        "<div><svg><path d=M0><h1>one</h1><p>two</p></div>",
        "<div><svg><title>A ship</title><g><b>one</b><p>two</p></div>",
        "<div><rt><p>one</p><p>two</p></div>",
        "<div><xml><o:p></o:p><p>one</p><p>two</p></div>",
        "<div><p>one</p><frameset><p>two</p></div>",
        "<div><map name=m><p>one</p><p>two</p></map></div>",
        "<ul><li>one<canvas><li>two</ul>",
        "<ul><li>one<video src=a><li>two</ul>",
        "<table><tr><td>one<select><tr><td>two</table>",
        "<select><option>A</option><option><h1>one</h1><p>two</p>",
        "<div>one<select name=s><article><p>two</p></article></div>",
        "<label><datalist><option><div>one<br></div><ul><li>two</ul></div>",
    ],
)
def test_what_is_not_closed_does_not_take_in_the_page(html: str) -> None:
    """An element that hides its text and was not closed ends for us, as in browsers, where the page goes on."""
    assert texts(html) == ["one", "two"]


@pytest.mark.parametrize(
    "html",
    [
        "<svg><foreignObject><p>hidden</p></foreignObject></svg>",
        "<svg><text>hidden</text></svg>",
        "<canvas><ul><li>hidden</ul></canvas>",
        "<video src=/a.mp4><p>hidden</p></video>",
        "<object data=/a.swf><table><tr><td>hidden</table></object>",
        "<xml><w:view>hidden</w:view></xml>",
        "<select><option><div>hidden</div></option><option><span>hidden</span></select>",
        "<datalist><option value=a>hidden<select><option>hidden</select></datalist>",
    ],
)
def test_what_an_element_holds_itself_stays_hidden(html: str) -> None:
    """Text that stands in for a picture or a player, or in one, is none of the page's."""
    assert texts(f"<p>one</p>{html}<p>two</p>") == ["one", "two"]


def test_many_elements_left_open_are_read_once() -> None:
    """Of elements left open, one in another, it is known of all where the first ends; none is read again."""
    left_open = list(page_of("<svg>" * 5 + "<p>one").root.iter("svg"))
    known: set[object] = set()
    assert holds_page("svg", left_open[0], known) and known == set(left_open)


def test_what_follows_an_embed_is_text() -> None:
    """An <embed> has no end tag and holds nothing: what follows is text of the page."""
    assert texts("<div><embed src=/a.swf>one<p>two</p></div><p>three</p>") == ["one", "two", "three"]


def test_a_picture_without_an_image_is_none() -> None:
    """A <picture> or <embed> with nothing to show is not counted, and text in it is read."""
    html = (
        "<picture>one</picture><p>two</p><embed src='javascript:x()'><p>three</p><picture><img src=x></picture><p>four"
    )
    assert [(block.text, bool(block.media)) for block in page_of(html).blocks] == [
        ("one", False), ("two", False), ("three", False), ("four", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("image", "shown"),
    [
        ("<img src=quay.jpg>", True),
        ("<img srcset='quay.jpg 2x'>", True),
        ("<img data-original=quay.jpg>", True),
        ("<img class=lazy>", True),
        ("<img srcset='javascript:x()'>", False),
        ("<img longdesc=quay.html>", False),
    ],
)
def test_an_image_needs_an_address_or_a_name(image: str, shown: bool) -> None:
    """An <img> without an address shows nothing, but for one with a name, which a script fills."""
    assert only_block(f"<div>{image}one</div>").media == shown


def test_a_menu_is_one_block() -> None:
    """A menu of short links is one block, a line each; a <nav> with a sentence in it is not."""
    assert texts("<nav><a href=/>Home</a><a href=/s>Sport</a></nav>") == ["Home\nSport"]
    assert len(texts(f"<nav><p>Home</p><p>{PROSE}</p></nav>")) == 2


@pytest.mark.parametrize(
    "name", ["leaflet-container leaflet-touch", "gm-style", "mapboxgl-map", "maplibregl-map", "chart dw-chart"]
)
def test_a_drawn_map_is_one_block(name: str) -> None:
    """What software for maps or charts has drawn is one block, read as a menu; what holds a long text is no map."""
    pier = "The old pier, built in 1926 and eighty-eight metres long, was shut in 2024."
    drawn = f"<div class='{name}'><img src=7.png><p>{pier}</p><a>Zoom</a><div class=attribution>© Lume</div></div>"
    page = page_of(f"<article><p>{PROSE}</p>{drawn}<p>{PROSE}</p></article>")
    assert [block.text for block in page.blocks] == [PROSE, f"{pier}\nZoom\n© Lume", PROSE]
    assert page.containers[page.blocks[1].container].own_hints & Hint.MENU
    assert len(texts(f"<div class='{name}'><p>{PROSE * 4}</p><p>{PROSE}</p></div>")) == 2


def test_a_menu_is_known_behind_and_within_others_that_are_none() -> None:
    """Elements called menus that hold text, beside or around a menu, do not hide it."""
    menu = "<nav><a>Home</a><a>Sport</a></nav>"
    beside = f"<nav><p>{PROSE}</p></nav>" * 40 + menu
    around = f"<nav><p>{PROSE}</p>" * 3 + menu + "</nav>" * 3
    for body in (beside, around):
        page = page_of(f"<body>{body}</body>")
        assert page.containers[page.blocks[-1].container].own_hints & Hint.MENU


@pytest.mark.parametrize(
    ("markup", "bit", "is_called_so"),
    [
        ("<figure><pre>value = 1</pre></figure>", Hint.FIGURE, False),
        ("<figure><table><tr><td>value</td></tr></table></figure>", Hint.FIGURE, False),
        ("<figure><img src=a.jpg><p>value</p></figure>", Hint.FIGURE, True),
        ("<figure><p>value</p></figure>", Hint.FIGURE, True),
        ("<figure><amp-img src=a.jpg></amp-img><table><tr><td>value</table></figure>", Hint.FIGURE, True),
        (f"<blockquote><p>{PROSE}</p><footer>Ada Quill</footer></blockquote>", Hint.FOOTER, False),
        ("<figure><img src=a.jpg><footer>The quay</footer></figure>", Hint.FOOTER, False),
        ("<article><footer>Ada Quill</footer></article>", Hint.FOOTER, True),
    ],
)
def test_some_tags_do_not_say_what_they_are(markup: str, bit: int, is_called_so: bool) -> None:
    """A figure may hold code or a table, its footer a caption, and a quotation's footer says whose it is."""
    page = page_of(markup)
    assert bool(page.containers[page.blocks[-1].container].hints & bit) == is_called_so


@pytest.mark.parametrize(
    "name",
    [
        "class", "data-testid", "data-qa", "data-test", "data-test-id", "data-test-tag", "slot",
        "data-component-name",
    ],
)  # fmt: skip
def test_an_attribute_for_tests_says_what_an_element_is(name: str) -> None:
    """Where classes are hashes, what a house's own tests look for has the name; an address in data says nothing."""
    page = page_of(f"<div {name}=lead-text><p>{PROSE}</p></div><div data-href=lead-text><p>{PROSE}</p></div>")
    own = [page.containers[page.containers[block.container].parent].own_hints for block in page.blocks]
    assert [bool(bits & Hint.STANDFIRST) for bits in own] == [True, False]


PLAYER = "<div class='lead {}'><video></video><p>Escape will close the window.</p><a>Mute</a>{}</div>"


@pytest.mark.parametrize("name", ["video-js", "jwplayer", "flowplayer", "plyr", "kaltura-player-container"])
def test_what_a_script_puts_around_a_film_is_a_menu(name: str) -> None:
    """A page saved as a browser shows it has the player's controls and dialogs; what stands there is a film."""
    page = page_of(f"<p>The quay.</p>{PLAYER.format(name, '<style>.x {top: 0}</style>')}<p>The ferry.</p>")
    controls = "Escape will close the window.\nMute"
    assert [(b.text, b.media) for b in page.blocks] == [("The quay.", 0), (controls, 0), ("The ferry.", 1)]
    assert page.containers[page.blocks[1].container].own_hints & Hint.MENU


@pytest.mark.parametrize(
    "html",
    [
        PLAYER.format("video-box", ""),
        PLAYER.format("flowplayer", f"<p>{'The ferry came late. ' * 10}</p>"),
        PLAYER.format("flowplayer", "").replace("video>", "b>"),
    ],
    ids=["another name", "not closed", "no film"],
)
def test_what_is_not_all_a_players_is_read(html: str) -> None:
    """An element that is called otherwise, that took in a part of the page, or that shows no film."""
    assert "Escape will close the window." in [block.text for block in page_of(html).blocks]


def test_a_slide_that_a_script_shows_again_is_read_as_a_menu() -> None:
    """Swiper and Slick copy the last slide before the first one; a slide by itself is read."""
    slides = "<p>The quay</p><div class='swiper-slide {}'><p>The ferry</p></div>"
    for name, is_copy in (("swiper-slide-duplicate", True), ("swiper-slide-next", False)):
        page = page_of(slides.format(name))
        assert bool(page.containers[page.blocks[1].container].hints & Hint.MENU) == is_copy
