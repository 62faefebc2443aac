"""DOM -> blocks: `newsclean.segment`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, page_of

from newsclean.model import Block
from newsclean.segment import count_words, holds_page, normalise
from newsclean.tags import KNOWN_HINTS, Hint, hint_bits


def texts(html: str) -> list[str]:
    return [block.text for block in page_of(html).blocks]


def only_block(html: str) -> Block:
    (block,) = page_of(html).blocks
    return block


# ---- where a block begins and ends ------------------------------------------------------------------------------


def test_each_block_level_element_is_a_block() -> None:
    """Paragraphs, headings and list items are blocks of their own, in document order."""
    html = "<h1>One</h1><p>Two</p><ul><li>Three</li></ul><blockquote>Four</blockquote>"
    assert texts(html) == ["One", "Two", "Three", "Four"]


@pytest.mark.parametrize("tag", ["b", "em", "span", "a", "abbr", "small", "time", "q", "sup"])
def test_inline_elements_break_nothing(tag: str) -> None:
    """Text around and in an inline element is one block, with the spaces that the page has."""
    assert texts(f"<p>The new <{tag}>bridge</{tag}>, opened.</p>") == ["The new bridge, opened."]


def test_text_around_a_nested_block_keeps_its_order() -> None:
    """Text before, in and behind a nested element is three blocks in reading order."""
    assert texts("<div>before<p>in</p>behind</div>") == ["before", "in", "behind"]


def test_a_br_is_a_newline() -> None:
    """A <br> is a newline in its block, and a run of white space one space."""
    assert texts("<p>one \n\t one<br>two</p>") == ["one one\ntwo"]


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>one <span class=caption>two</span> three</p>", ["one three", "two"]),
        ("<div><span class=caption>one</span><p>two</p></div>", ["one", "two"]),
        ("<div><span class=caption>one</span> two</div>", ["one", "two"]),
        ("<div>one <span class=caption>two <p>three</p></span> four</div>", ["one", "two", "three", "four"]),
    ],
    ids=["amid a text", "before a block", "before a text", "with a block in it"],
)
def test_what_stands_apart_stays_in_order(html: str, blocks: list[str]) -> None:
    """An inline element that stands apart follows the text that it is in the midst of, and else keeps its place."""
    assert texts(html) == blocks


def test_two_brs_end_a_block() -> None:
    """Two <br> with nothing between them part two blocks."""
    assert texts("<div>one<br><br>two<br> <br>three</div>") == ["one", "two", "three"]


def test_preformatted_text_keeps_its_lines() -> None:
    """The lines of a <pre> are lines of its block."""
    assert texts("<pre>one\ntwo</pre>") == ["one\ntwo"]
    assert texts("<pre>one <b>two</b> three</pre>") == ["one two three"]


def test_lines_of_code_stay_set_in() -> None:
    """How far a line of a <pre> is set in says something; a line without text says nothing."""
    assert texts("<pre>if x:\n    <b>go</b>  on\n\tstop\n   \n\n  </pre>") == ["if x:\n    go on\n        stop"]


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


@pytest.mark.parametrize("tag", ["script", "style", "template", "svg", "iframe", "textarea", "select", "canvas"])
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


@pytest.mark.parametrize(
    "field", ["<input name=mail>", "<select></select>", "<textarea></textarea>", "<button>Go</button>"]
)
def test_a_form_without_fields_is_none(field: str) -> None:
    """A <form> is called a form where it has a field."""
    page = page_of(f"<form><p>a</p></form><form><p>b</p>{field}</form>")
    assert [bool(page.containers[b.container].hints & Hint.FORM) for b in page.blocks[:2]] == [False, True]


def test_empty_elements_are_no_blocks() -> None:
    """Elements with nothing but white space give no block."""
    assert texts("<p> </p><div><p>\u200b</p><p>one</p></div>") == ["one"]


def test_a_credit_in_a_span_stands_apart() -> None:
    """An inline element that is called a credit is a block of its own, behind the text it stands in."""
    assert texts('<p>The <span class="credit">Photo: PA</span> quay.</p>') == ["The quay.", "Photo: PA"]


@pytest.mark.parametrize("dateline", ["Lumeport (LP)", "(LP) \u2013", "Lumeport, <b>Lume</b> (LP)"])
def test_a_dateline_opens_its_sentence(dateline: str) -> None:
    """The place and the agency, called a source, are one with the sentence behind them."""
    (text,) = texts(f"<p><cite class=source>{dateline}</cite> The bridge is shut.</p>")
    assert text.endswith(" The bridge is shut.")


def test_a_legend_between_commas_is_of_its_sentence() -> None:
    """A newswire's place and date are called legends; a caption that no comma parts from the text is read apart."""
    dateline = "<span class=legend>LUMEPORT</span>, <span class=legend>May 4, 2024</span> /LP/ -- The bridge is shut."
    assert texts(f"<p>{dateline}</p>") == ["LUMEPORT, May 4, 2024 /LP/ -- The bridge is shut."]
    assert len(texts("<p><span class=caption>The old bridge</span> The bridge is shut.</p>")) == 2


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h2>The bridge<a class=anchor aria-hidden=true href=/b#the-bridge>#</a></h2>", "The bridge"),
        ("<h2><a href=#the-bridge>\xb6</a>The bridge</h2>", "The bridge"),
        ("<h2>The bridge <a href=#the-bridge>\U0001f517</a></h2>", "The bridge"),
        ("<h2>The bridge in <a href=/c>C</a><a href=/c>#</a></h2>", "The bridge in C#"),
        ("<h2>The bridge <a href=#note>1</a></h2>", "The bridge 1"),
        ("<p>The bridge <a href=#note>#</a></p>", "The bridge #"),
    ],
)
def test_a_headings_sign_for_itself_is_no_text(html: str, text: str) -> None:
    """A sign that is a heading's link to itself is left out, any other link stays."""
    assert texts(html) == [text]


@pytest.mark.parametrize(
    "html",
    [
        "The bridge. <span class=credit>Ada Quill (LP)</span> It is shut.",
        "<span class=credit>(Photo: Ada Quill)</span> It is shut.",
        "<span class=caption>The quay (LP)</span> It is shut.",
        "<span class=sr-only>Video (3 min)</span> It is shut.",
        "<span class=credit>Ada Quill</span> It is shut.",
        f"<span class=credit>{PROSE} (LP)</span> It is shut.",
        "<span class=credit><b>A</b><b>da</b> <b>Qu</b>ill (LP)</span> It is shut.",
    ],
    ids=["within", "a label", "a caption", "hidden", "no agency", "long", "many pieces"],
)
def test_other_credits_stand_apart(html: str) -> None:
    """Credits, captions and hidden texts are read apart from the text around them."""
    assert len(texts(f"<p>{html}</p>")) == 2


@pytest.mark.parametrize(
    "tooltip",
    [
        "<a>Lume</a><span role=tooltip>a river</span>",
        "<span><a>Lume</a><span class=rollover-box>a <br>river</span></span>",
        "<span class=tooltip>Lume <span class=tooltiptext>a river</span></span>",
    ],
    ids=["by its role", "behind what it is for", "in what it is for"],
)
def test_a_tooltip_stands_apart(tooltip: str) -> None:
    """What a page shows beside a word where the pointer is over it is no part of the sentence, and hidden."""
    page = page_of(f"<p>The {tooltip} rose.</p>")
    assert [" ".join(block.text.split()) for block in page.blocks] == ["The Lume rose.", "a river"]
    assert page.containers[page.blocks[1].container].own_hints & Hint.HIDDEN


@pytest.mark.parametrize(
    "word",
    [
        "<span class=tooltip>Lume</span>",
        "<span>river <span class=tooltip>Lume</span></span>",
        "<span><b>river</b> or <span class=tooltip>Lume</span></span>",
        "<b>river</b><span class=tooltip>Lume</span>",
    ],
    ids=["alone", "amid a text", "behind a text", "in no element with what stands before"],
)
def test_a_word_with_a_tooltip_stays(word: str) -> None:
    """A word that is named for its tooltip stays in its sentence."""
    assert len(texts(f"<p>The {word} rose.</p>")) == 1


def test_a_menu_is_one_block() -> None:
    """A menu of short links is one block, a line each; a <nav> with a sentence in it is not."""
    assert texts("<nav><a href=/>Home</a><a href=/s>Sport</a></nav>") == ["Home\nSport"]
    assert len(texts(f"<nav><p>Home</p><p>{PROSE}</p></nav>")) == 2


# ---- what a block knows -----------------------------------------------------------------------------------------


def test_links_are_measured() -> None:
    """A block knows its links, how many of its characters they hold and where the first leads."""
    block = only_block('<p>See <a href="/a">one</a> and <a href="/b">four</a></p>')
    assert (block.links, block.link_chars, block.href, block.chars) == (2, 7, "/a", len("See one and four"))


def test_bold_text_is_measured() -> None:
    """A block knows how many of its characters are bold or emphasised."""
    assert only_block("<p>The <b>new</b> <em>bridge</em></p>").bold_chars == 9


def test_pictures_before_a_block_are_counted() -> None:
    """A block knows the pictures and players between it and the block before, and no more."""
    blocks = page_of("<p>a</p><img src=x><iframe></iframe><p>b</p><p>c</p>").blocks
    assert [block.media for block in blocks] == [0, 2, 0]


@pytest.mark.parametrize(
    ("markup", "media"),
    [
        ('<lume-img src="/quay.jpg"></lume-img>', 1), ('<app-picture data-src="/quay.jpg"></app-picture>', 1),
        ("<lume-img></lume-img>", 0), ('<lume-image-list src="/all.json"></lume-image-list>', 0),
        ('<lume-img><img src="/quay.jpg"></lume-img>', 1),
    ],
)  # fmt: skip
def test_a_custom_element_may_be_a_picture(markup: str, media: int) -> None:
    """An empty custom element whose name ends in one for pictures is one, if it has an address."""
    assert only_block(f"<div>{markup}<p>{PROSE}</p></div>").media == media


def test_blocks_are_numbered() -> None:
    """A block's index is its place among the page's blocks, those that stand apart included."""
    page = page_of('<p>a <span class="credit">b</span></p><p>c</p>')
    assert [block.index for block in page.blocks] == [0, 1, 2]


def test_xpath_leads_back_to_the_element() -> None:
    """The XPath of a block selects the element that holds it."""
    page = page_of("<div><p>one</p></div><div><p>two</p><section><p>three</p></section></div>")
    for block in page.blocks:
        (element,) = page.root.xpath(page.xpath(block))
        assert element.text == block.text


@pytest.mark.parametrize("tag", ["o:p", "h:p", "foo@b", "p'", 'p"', "p'\"", "pé", "x" * 101, "p.x", "p-x"])
def test_the_xpath_of_any_tag_runs(tag: str) -> None:
    """The XPath of an element whose tag has a prefix, or is no name in XPath, selects it on the same page."""
    page = page_of(f"<div><{tag}>one</{tag}><p>two</p><{tag}><p>three</p></{tag}><{tag}>four</{tag}></div>")
    found = [page.root.xpath(page.xpath(block)) for block in page.blocks]
    assert [[element.text for element in elements] for elements in found] == [["one"], ["two"], ["three"], ["four"]]


def test_the_xpath_of_a_deep_element_is_short() -> None:
    """Of hundreds of levels the last are named: paths as long as the page, a block each, are gigabytes."""
    page = page_of("<x-quay>" * 900 + "<p>one</p><p>two</p>")
    paths = [page.xpath(block) for block in page.blocks]
    assert max(map(len, paths)) < 6_000
    assert [path[-5:] for path in paths] == ["/p[1]", "/p[2]"]
    assert all(path.startswith("//x-quay") for path in paths)


def test_a_value_of_megabytes_is_not_kept() -> None:
    """The hints of an attribute's value are kept for the next element that has it, but for long ones."""
    page_of(f"<p class='lead {'a' * 1_000}'>one</p><p class='quay-lead'>two</p>")
    assert "quay-lead" in KNOWN_HINTS
    assert max(map(len, KNOWN_HINTS)) <= 400


# ---- containers and their hints ---------------------------------------------------------------------------------


def test_containers_form_a_tree() -> None:
    """A container's parent stands before it, and its depth is one more."""
    containers = page_of("<main><section><p>one</p></section><p>two</p></main>").containers
    assert containers[0].parent == -1
    for index, container in enumerate(containers[1:], 1):
        assert container.parent < index
        assert container.depth == containers[container.parent].depth + 1


def test_hints_are_handed_down() -> None:
    """What an element is called counts for all below it; near are those of itself, parent and grandparent."""
    page = page_of('<div class="related"><div><div><div><p>far</p></div></div></div><p>close</p></div>')
    far, close = (page.containers[block.container] for block in page.blocks)
    assert far.hints & Hint.RELATED and not far.near & Hint.RELATED
    assert close.near & Hint.RELATED


def test_a_bad_name_around_most_of_the_prose_is_not_believed() -> None:
    """An element that holds most of the page's prose is no sidebar, whatever its class; another one is."""
    html = f'<div class="sidebar"><p>{PROSE}</p><p>{PROSE}</p></div><div class="sidebar"><p>{PROSE}</p></div>'
    page = page_of(html)
    first, _, last = (page.containers[block.container].hints & Hint.SIDEBAR for block in page.blocks)
    assert not first and last


@pytest.mark.parametrize(
    "attribute", ["hidden", "aria-hidden=true", "style='display: none'", "style='visibility:hidden'"]
)  # fmt: skip
def test_hidden_elements_are_known(attribute: str) -> None:
    """An element that an attribute hides carries the hint for it."""
    page = page_of(f"<p>shown</p><p {attribute}>gone</p>")
    assert [bool(page.containers[b.container].own_hints & Hint.HIDDEN) for b in page.blocks] == [False, True]


def test_a_harmless_style_hides_nothing() -> None:
    """A style that hides nothing gives no hint."""
    page = page_of("<p style='display: block'>shown</p>")
    assert not page.containers[page.blocks[0].container].own_hints & Hint.HIDDEN


# ---- text -------------------------------------------------------------------------------------------------------


def test_invisible_characters_go() -> None:
    """Soft hyphens, zero-width spaces and byte order marks leave no trace."""
    assert normalise("\ufeffBrü\u00adcke\u200b auf") == "Brücke auf"
    assert not normalise("\u200d")


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("one two", 2), ("一座新桥", 4), ("新しい橋 2", 4), ("no-one's here", 2)]
)  # fmt: skip
def test_words_are_counted(text: str, words: int) -> None:
    """Words stand between spaces; in scripts without spaces each character counts as one."""
    assert count_words(text) == words


@pytest.mark.parametrize("name", ["spot", "sapou", "anons", "resumo"])
def test_a_summarys_name_in_other_languages_is_known(name: str) -> None:
    """What Turkish, Romanian, Russian and Portuguese sites call the paragraph below the headline is a standfirst."""
    assert hint_bits(name) & Hint.STANDFIRST
    assert hint_bits("ad-spot") & Hint.ADVERT


def test_a_caption_may_be_slanted() -> None:
    """An <em> beside a picture that is called its description is read apart; other emphasis stays in its sentence."""
    page = page_of("<p><span><img src=q.jpg><em class=img-desc>The old quay.</em></span>It burnt <em>down</em>.</p>")
    assert [block.text for block in page.blocks] == ["The old quay.", "It burnt down."]
    assert texts("<p>It burnt <em class=img-desc>down</em>.</p>") == ["It burnt down."]


def test_a_place_glued_to_the_text_is_apart() -> None:
    """A place that style sets before the first sentence is read apart, one with a space or a dash behind it is not."""
    stamped = texts("<p><span class=location-stamp>Lumeport</span>The bridge is shut.</p>")
    assert stamped == ["Lumeport", "The bridge is shut."]
    assert texts("<p><span class=location>Lumeport</span> - The bridge.</p>") == ["Lumeport - The bridge."]
    assert texts("<p>In <span class=location>Lumeport</span>s old town.</p>") == ["In Lumeports old town."]


def test_what_subscribers_see_is_the_article() -> None:
    """A preview and what is for subscribers are text; what asks readers to subscribe is not."""
    assert not hint_bits("subscriber-preview premium-content") & Hint.SUBSCRIBE
    assert hint_bits("subscriber-box") & Hint.SUBSCRIBE
    assert hint_bits("premium-teaser") & Hint.SUBSCRIBE


def test_a_custom_element_is_named_by_its_tag() -> None:
    """`<sea-caption>` says what a class of that name would; a tag without a hyphen does not."""
    page = page_of("<body><sea-caption>The old quay</sea-caption><caption2>The old quay</caption2></body>")
    hints = [page.containers[block.container].own_hints for block in page.blocks]
    assert hints == [hint_bits("sea-caption"), 0]
    assert hints[0] & Hint.CAPTION


def test_a_custom_element_that_holds_the_page_is_not_named_for_all() -> None:
    """What holds an article, or provides for a page, is called after what it does."""
    page = page_of("<body><author-article><p>a</p></author-article><cookie-provider><p>b</p></cookie-provider></body>")
    above = [page.containers[page.containers[block.container].parent].own_hints for block in page.blocks]
    assert above == [Hint.ARTICLE, 0]


def test_a_menu_is_known_behind_and_within_others_that_are_none() -> None:
    """Elements called menus that hold text, beside or around a menu, do not hide it."""
    menu = "<nav><a>Home</a><a>Sport</a></nav>"
    beside = f"<nav><p>{PROSE}</p></nav>" * 40 + menu
    around = f"<nav><p>{PROSE}</p>" * 3 + menu + "</nav>" * 3
    for body in (beside, around):
        page = page_of(f"<body>{body}</body>")
        assert page.containers[page.blocks[-1].container].own_hints & Hint.MENU
