"""DOM -> blocks: `newsclean.page.segment`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, only_block, page_of, texts

from newsclean.page.tags import HINTS_BY_NAME, KNOWN_HINTS, Hint, hint_bits

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
        ("<p><span class=caption>one <cite class=credit>two</cite></span></p>", ["one", "two"]),
        ("<p>one <span class=credit>two <cite class=caption>in</cite> two</span></p>", ["one", "in", "two two"]),
    ],
    ids=["amid a text", "before a block", "before a text", "a credit in a caption", "in a credit"],
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
    assert texts("<pre>if x:\n    <b>go</b>  on\n\tstop\n   \n\n  </pre>") == ["if x:\n    go  on\n        stop"]


def test_columns_of_preformatted_text_stay_in_line() -> None:
    """Words that stand further apart than by a space do so in the text; spaces at a line's end go."""
    assert texts("<pre>low   high  \n<b>12</b>    40\n 9<i>    3</i>\n</pre>") == ["low   high\n12    40\n 9    3"]
    assert texts("<pre>  low   high</pre><p>one  two") == ["low   high", "one two"]


@pytest.mark.parametrize(
    "code",
    [
        "if x:\n<span class=w>    </span><b>go</b>\n  stop",
        "<span class=line><i>if</i> x:</span>\n<span class=line><i>    go</i></span>\n<i>  stop</i>",
        "if x:<br>    go<br>  stop",
        "if x:\n  <i>  go</i>\n  stop",
    ],
    ids=["white space in an element", "lines in elements", "line breaks", "in both"],
)
def test_a_line_of_code_is_set_in_by_its_elements_too(code: str) -> None:
    """White space where a line begins sets it in, whichever element it stands in."""
    assert texts(f"<pre>{code}</pre>") == ["if x:\n    go\n  stop"]


def test_the_first_line_of_code_is_set_in_beside_others() -> None:
    """The first of several lines is set in as far as in the page; a line alone is not."""
    assert texts("<pre>    go\n  stop</pre>") == ["    go\n  stop"]
    assert texts("<pre>    go</pre>") == ["go"]


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


# ---- what a block knows -----------------------------------------------------------------------------------------


def test_links_are_measured() -> None:
    """A block knows its links, how many of its characters they hold and where the first leads."""
    block = only_block('<p>See <a href="/a">one</a> and <a href="/b">four</a></p>')
    assert (block.links, block.link_chars, block.href, block.chars) == (2, 7, "/a", len("See one and four"))


def test_white_space_in_a_link_counts_as_it_shows() -> None:
    """Where the markup sets lines in, neither links nor bold letters have more characters for it."""
    spaces = "\n" + 40 * " "
    block = only_block(f'<p>See <a href="/a">one{spaces}two</a> and <b>one{spaces}two{spaces}</b>now</p>')
    assert (block.link_chars, block.bold_chars, block.text) == (7, 7, "See one two and one two now")


def test_what_stands_apart_has_the_address_of_its_own_link() -> None:
    """The link of the text around an element that stands apart is none of it."""
    around, apart = page_of("<p><a href=/a>The quay</a> <span class=credit>Ada Quill</span></p>").blocks
    assert (around.href, apart.href) == ("/a", None)
    apart, around = page_of("<p><span class=credit><a href=/c>Ada</a></span> the <a href=/a>quay</a></p>").blocks
    assert (apart.href, around.href) == ("/c", "/a")


def test_bold_text_is_measured() -> None:
    """A block knows how many of its characters are bold or emphasised."""
    assert only_block("<p>The <b>new</b> <em>bridge</em></p>").bold_chars == 9


def test_pictures_before_a_block_are_counted() -> None:
    """A block knows the pictures and players between it and the block before, and no more."""
    blocks = page_of("<p>a</p><img src=x><iframe></iframe><p>b</p><p>c</p>").blocks
    assert [block.media for block in blocks] == [0, 2, 0]


def test_a_credit_in_a_figure_has_its_picture() -> None:
    """A credit that stands apart, as small print does, is all that a figure says; elsewhere text may follow."""
    for figure in ("<figure>{}</figure>", "<div class=imageBlock>{}</div>"):
        blocks = page_of(figure.format("<img src=x><small class=credit>PA</small>") + "<p>b</p>").blocks
        assert [block.media for block in blocks] == [1, 0]
    blocks = page_of("<p><img src=x><small class=credit>PA</small>b</p>").blocks
    assert [(block.text, block.media) for block in blocks] == [("PA", 0), ("b", 1)]


def test_blocks_are_numbered() -> None:
    """A block's index is its place among the page's blocks, those that stand apart included."""
    page = page_of('<p>a <span class="credit">b</span></p><p>c</p>')
    assert [block.index for block in page.blocks] == [0, 1, 2]


def test_a_value_of_megabytes_is_not_kept() -> None:
    """The hints of an attribute's value are kept for the next element that has it, but for long ones."""
    page_of(f"<p class='lead {'a' * 1_000}'>one</p><p class='quay-lead'>two</p>")
    assert "quay-lead" in KNOWN_HINTS
    assert max(map(len, KNOWN_HINTS)) <= 400


# ---- containers and their hints ---------------------------------------------------------------------------------


def test_paragraphs_that_are_counted_in_their_class_are_made_alike() -> None:
    """The number at the end of a paragraph's class is its place: "text par3"; of another element it tells a kind."""
    page = page_of("<p class='text par1'>a</p><p class='text par12'>b</p><p class=2019>c</p><div class=col1>d</div>")
    styles = [page.containers[block.container].style for block in page.blocks]
    assert styles == ["p.text par", "p.text par", "p.2019", "div.col1"]


def test_containers_form_a_tree() -> None:
    """A container's parent stands before it, and its depth is one more."""
    containers = page_of("<main><section><p>one</p></section><p>two</p></main>").containers
    assert containers[0].parent == -1
    for index, container in enumerate(containers[1:], 1):
        assert container.parent < index
        assert container.depth == containers[container.parent].depth + 1


def test_hints_are_handed_down() -> None:
    """What an element is called counts for all below it; near are those of itself, parent and grandparent."""
    boxes = "<div class=a><div class=b><div class=c><p>far</p></div></div></div>"
    page = page_of(f'<div class="related">{boxes}<p>close</p></div>')
    far, close = (page.containers[block.container] for block in page.blocks)
    assert far.hints & Hint.RELATED and not far.near & Hint.RELATED
    assert close.near & Hint.RELATED


@pytest.mark.parametrize(
    ("paragraph", "is_believed"),
    [
        ("<div class='related-item advert'><span>{}</span></div>", False),
        ("<div class='comment'><span>{}</span></div>", True),
        ("<div class='related-item'><a href=/a>Gulls</a><p>{}</p></div>", True),
        ("<div class='related-item'><h4>Gulls</h4><p>{}</p></div>", True),
    ],
    ids=["paragraphs", "comments", "teasers", "entries"],
)
def test_what_each_paragraph_is_called_says_nothing_of_it(paragraph: str, is_believed: bool) -> None:
    """Elements beside each other that hold a paragraph each, and together most of the prose, are the text's."""
    page = page_of("<div class=story>" + paragraph.format(PROSE) * 5 + f"</div><div class=related-item>{PROSE}</div>")
    hints = {page.containers[b.container].hints & (Hint.RELATED | Hint.COMMENT) for b in page.blocks if b.words > 5}
    assert hints == ({Hint.RELATED, 0} if not is_believed else hints - {0})
    four = page_of("<div class=story>" + paragraph.format(PROSE) * 4 + "</div>")
    assert any(four.containers[b.container].hints & (Hint.RELATED | Hint.COMMENT) for b in four.blocks)


def test_a_bad_name_around_most_of_the_prose_is_not_believed() -> None:
    """An element that holds most of the page's prose is no sidebar, whatever its class; another one is."""
    html = f'<div class="sidebar"><p>{PROSE}</p><p>{PROSE}</p></div><div class="sidebar"><p>{PROSE}</p></div>'
    page = page_of(html)
    first, _, last = (page.containers[block.container].hints & Hint.SIDEBAR for block in page.blocks)
    assert not first and last


@pytest.mark.parametrize(
    "attribute", ["hidden", "aria-hidden=true", "style='display: none'", "style='visibility:hidden'", "role=tooltip"]
)  # fmt: skip
def test_hidden_elements_are_known(attribute: str) -> None:
    """An element that an attribute hides carries the hint for it, as one does that is shown over a word."""
    page = page_of(f"<p>shown</p><p {attribute}>gone</p>")
    assert [bool(page.containers[b.container].own_hints & Hint.HIDDEN) for b in page.blocks] == [False, True]


def test_a_harmless_style_hides_nothing() -> None:
    """A style that hides nothing gives no hint."""
    page = page_of("<p style='display: block'>shown</p>")
    assert not page.containers[page.blocks[0].container].own_hints & Hint.HIDDEN


# ---- what elements are called -----------------------------------------------------------------------------------


def test_each_name_of_the_table_is_found() -> None:
    """No name is written in a form that the reader of attributes, which parts words at all signs, never meets."""
    assert [name for name, bits in HINTS_BY_NAME.items() if hint_bits(name.replace(" ", "-")) & bits != bits] == []


@pytest.mark.parametrize("name", ["photo-text", "img_desc", "img_descr", "image-description"])
def test_a_captions_name_is_known(name: str) -> None:
    """What portals call the line below a picture is a caption, in full or cut short."""
    assert hint_bits(name) & Hint.CAPTION


@pytest.mark.parametrize(
    "name", ["spot", "sapou", "anons", "resumo", "einleitung", "storydeck", "subline", "subtitles", "balazo"]
)
def test_a_summarys_name_in_other_languages_is_known(name: str) -> None:
    """What sites in several languages call the paragraph below the headline is a standfirst."""
    assert hint_bits(name) & Hint.STANDFIRST
    assert hint_bits("ad-spot") & Hint.ADVERT
    assert hint_bits("bodyad") & Hint.ADVERT
    assert hint_bits("url fn n") & Hint.AUTHOR
    assert hint_bits("fn:1") & Hint.AUTHOR
    assert not hint_bits("_4iFNe mEVlB") & Hint.AUTHOR


def test_what_comes_with_an_author_is_not_the_authors() -> None:
    """A header "with author" holds the headline and the standfirst, too."""
    assert not hint_bits("ArticleHeaderMobileWithAuthor") & Hint.AUTHOR
    assert not hint_bits("header--has-byline") & Hint.AUTHOR
    assert not hint_bits("head_with_authors wide") & Hint.AUTHOR
    assert hint_bits("header-author") & Hint.AUTHOR


def test_a_commentarys_lead_is_no_readers_comment() -> None:
    """A comment that has a lead is the page's own; a word that only begins so is not meant."""
    for name in ("PageArticle_commentLead", "comment-lead", "comment__intro"):
        assert hint_bits(name) & (Hint.COMMENT | Hint.STANDFIRST) == Hint.STANDFIRST
    for name in ("comment-leader", "article-comments", "commentHeader"):
        assert hint_bits(name) & Hint.COMMENT


def test_what_is_suggested_is_related() -> None:
    """Teasers below the text may stand in a box called by what it does."""
    assert hint_bits("box suggest") & Hint.RELATED


def test_what_has_a_caption_is_none() -> None:
    """Headline and standfirst may stand there with the picture; "caption" alone, or with another word, says it."""
    assert not hint_bits("articleHeader column hasCaption") & Hint.CAPTION
    assert not hint_bits("image has-caption") & Hint.CAPTION
    assert hint_bits("has-caption-text") & hint_bits("image-caption") & Hint.CAPTION


def test_a_credits_name_in_other_languages_is_known() -> None:
    """As Spanish and Portuguese papers call the field of who took a picture."""
    assert hint_bits("field field--name-field-credito") & Hint.CREDIT


@pytest.mark.parametrize("name", ["meta-with-author-bio", "story-has-author-box", "WithAuthorName", "herewith-author"])
def test_what_comes_with_a_part_of_the_authors_is_the_authors(name: str) -> None:
    """Where another word follows, what is named is the author's box, not what has an author among other things."""
    assert hint_bits(name) & Hint.AUTHOR


def test_a_recommender_shows_other_articles() -> None:
    """As an element of its own name, too; what recommends in another word is text."""
    assert hint_bits("app-article-recommender") & Hint.RELATED
    assert not hint_bits("recommending") & Hint.RELATED


def test_an_answer_is_suggested_to_a_question_and_no_other_article() -> None:
    """So schema.org calls it; what a page suggests besides is another article."""
    assert not hint_bits("suggestedAnswer acceptedAnswer") & Hint.RELATED
    assert hint_bits("suggested-articles") & hint_bits("suggestedAnswer related") & Hint.RELATED


def test_what_subscribers_see_is_the_article() -> None:
    """A preview and what is for subscribers are text; what asks readers to subscribe is not."""
    assert not hint_bits("subscriber-preview premium-content") & Hint.SUBSCRIBE
    assert hint_bits("subscriber-box") & Hint.SUBSCRIBE
    assert hint_bits("premium-teaser") & Hint.SUBSCRIBE


def test_what_a_post_is_filed_under_says_nothing_of_its_element() -> None:
    """WordPress writes topics and format into the class of the whole post; a list of topics, or a card, is told so."""
    assert hint_bits("post-7 post type-post format-video hentry category-ferry tag-lume") == Hint.ARTICLE
    assert hint_bits("category-ferry tag-lume") & Hint.TAGS
    assert hint_bits("grid-item post-7 post type-post hentry tag-lume") & Hint.TAGS


@pytest.mark.parametrize("item", ["field__item", "field-item even", "field--item"])
def test_a_field_of_drupal_is_no_form(item: str) -> None:
    """What holds the value of a content field has its name alone, and a field of a form is one."""
    joint = "--" if "--" in item else "-"
    named = f"field field{joint}name-body field{joint}type-text-with-summary field{joint}label-hidden"
    assert hint_bits(f"{named} {item}") == Hint.BODY
    assert hint_bits(item) == 0
    assert hint_bits("form-field") & Hint.FORM
    assert hint_bits("field field--name-field-tags") == Hint.TAGS


def test_what_an_element_is_without_says_nothing_of_it() -> None:
    """"no_caption" is no caption; what is hidden without scripts, and what is not printed, is what it was."""
    assert not hint_bits("image_hit no_caption") & Hint.CAPTION
    assert not hint_bits("without-sidebar noComments") & (Hint.SIDEBAR | Hint.COMMENT)
    assert hint_bits("no-js") & Hint.HIDDEN
    assert hint_bits("noPrint") & Hint.TOOL
    assert hint_bits("no-sidebar caption") & Hint.CAPTION


def test_a_custom_element_is_named_by_its_tag() -> None:
    """`<sea-caption>` says what a class of that name would; a tag without a hyphen does not."""
    page = page_of("<body><sea-caption>The old quay</sea-caption><caption2>The old quay</caption2></body>")
    hints = [page.containers[block.container].own_hints for block in page.blocks]
    assert hints == [hint_bits("sea-caption"), 0]
    assert hints[0] & Hint.CAPTION


def test_a_playlist_of_films_is_other_news() -> None:
    """One of songs may be what the article lists."""
    assert hint_bits("videos-playlist") & Hint.RELATED
    assert not hint_bits("playlist") & Hint.RELATED


SENTENCES = [
    "The quay is shut until Monday.", "Ada Quill said so on Friday.", "Nobody knows why it sank.",
    "\u201cWe lose a week of fish.\u201d", "The ferry sails from Lumeport.",
]  # fmt: skip


@pytest.mark.parametrize(
    "html",
    [
        "<a href=/a><div>" + "".join(f"<p>{text}</p>" for text in SENTENCES) + "</div></a>",
        "<a href=/a>" + "".join(f"<p>{text}</p>" for text in SENTENCES),
        "".join(f"<p><a href=/a>{text}</a></p>" for text in SENTENCES),
        "<a href=/a>" + "<br><br>".join(SENTENCES),
    ],
    ids=["around a text", "left open", "opened anew by a browser", "around breaks"],
)
def test_a_link_that_holds_an_article_is_none(html: str) -> None:
    """Several sentences in a row are no teaser, whatever the address that one link has for all."""
    blocks = page_of(f"<div>{html}</div>").blocks
    assert [(block.text, block.link_chars, block.links, block.href) for block in blocks] == [
        (text, 0, 0, None) for text in SENTENCES
    ]


@pytest.mark.parametrize(
    "html",
    [
        "".join(f"<p><a href=/{i}>{text}</a></p>" for i, text in enumerate(SENTENCES)),
        "<a href=/a>" + "".join(f"<p>{text}</p>" for text in SENTENCES[:3]) + "<p>No ferry</p></a>",
        "".join(f"<p><a href=/a>{text[:-1]}?</a></p>" for text in SENTENCES[:3]),
        "".join(f"<p><a href=/a>{text}</a></p><p><a href=/b>Quay</a></p>" for text in SENTENCES[:4]),
    ],
    ids=["an address each", "a teaser", "questions", "not in a row"],
)
def test_links_that_hold_less_stay_links(html: str) -> None:
    """A teaser has a headline and a sentence or two."""
    assert all(block.link_chars == block.chars and block.href for block in page_of(f"<div>{html}</div>").blocks)


def test_a_first_letter_that_may_be_a_word_stays_apart() -> None:
    """<span>A</span><p>bridge ...</p> is no "Abridge"; a T before its paragraph is of its first word."""
    rest = "ides had risen for a week before the bridge at Lumeport was closed to all traffic."
    assert texts(f"<span>T</span><p>{rest}</p>") == ["T" + rest]
    assert texts(f"<span>A</span><p>{rest}</p>") == ["A", rest]


@pytest.mark.parametrize(
    "html",
    [
        "<div><p>It is shut.</p></div>", "<div>\n<section> <p>It is shut.</p>\n</section></div>",
        "<div data-key=1 style='margin: 0'><p>It is shut.</p></div>",
    ],
)  # fmt: skip
def test_a_bare_wrapper_is_no_container(html: str) -> None:
    """It says nothing of the paragraph; the paragraph's path has it all the same."""
    page = page_of(f"<main class=related>{html}<p>No ferry sails.</p></main>")
    assert [block.text for block in page.blocks] == ["It is shut.", "No ferry sails."]
    first, second = (page.containers[block.container] for block in page.blocks)
    assert first[:3] == second[:3] and first.depth == second.depth and first.near == second.near
    assert page.xpath(page.blocks[0]).endswith(("/div[1]/p[1]", "/div[1]/section[1]/p[1]"))
    assert page.element(page.blocks[0].container).text == "It is shut."


def test_a_bare_wrapper_around_a_list_is_no_container() -> None:
    """What holds one element alone adds nothing to it, whatever that element is."""
    page = page_of("<main><div><ul><li>Quay</li><li>Ferry</li></ul></div></main>")
    assert [container.tag for container in page.containers if container.depth > 1] == ["main", "ul", "li", "li"]


@pytest.mark.parametrize(
    "html",
    [
        "<div class=b><p>It is shut.</p></div>", "<div id=b><p>It is shut.</p></div>",
        "<div role=b><p>It is shut.</p></div>", "<div>Quay<p>It is shut.</p></div>", "<div><p>It is.</p>Quay</div>",
        "<div><p>It is shut.</p><p>It is shut.</p></div>", "<div><b>It is shut.</b></div>",
        "<div style='display: none'><p>It is shut.</p></div>",
    ],
)  # fmt: skip
def test_another_wrapper_is_a_container(html: str) -> None:
    """What is named or hidden, or holds more than an element, is an element of the page."""
    assert "div" in [container.tag for container in page_of(f"<main>{html}</main>").containers]
