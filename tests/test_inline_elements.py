"""Inline elements that are read apart, and those that look so: `newsclean.page.inline_elements`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, page_of, texts

from newsclean.page.tags import Hint


def test_a_credit_in_a_span_stands_apart() -> None:
    """An inline element that is called a credit is a block of its own, behind the text it stands in."""
    assert texts('<p>The <span class="credit">Photo: PA</span> quay.</p>') == ["The quay.", "Photo: PA"]


def test_a_bold_credit_stands_apart_in_its_caption() -> None:
    """In a <figcaption>, without a space before it; bold words in the text are the text's, whatever they are called."""
    bold = "The quay<b class=credit>Gull Friends</b>"
    assert texts(f"<figure><img src=q.jpg><figcaption>{bold}</figcaption></figure>") == ["The quay", "Gull Friends"]
    assert texts(f"<p>{bold}</p>") == ["The quayGull Friends"]


@pytest.mark.parametrize(
    "html",
    [
        "The bridge. <span class=credit>Ada Quill (LP)</span> It is shut.",
        "<span class=credit>(Photo: Ada Quill)</span> It is shut.",
        "<span class=caption>The quay (LP)</span> It is shut.",
        "<span class=sr-only>Video (3 min)</span> It is shut.",
        "The <i class=fa><span class=sr-only>pin</span></i> quay.",
        "<span class=credit>Ada Quill</span> It is shut.",
    ],
    ids=[
        "within", "a label", "a caption", "hidden", "in an icon", "before a text",
    ],
)  # fmt: skip
def test_other_credits_stand_apart(html: str) -> None:
    """Credits, captions and hidden texts are read apart from the text around them."""
    assert len(texts(f"<p>{html}</p>")) == 2


@pytest.mark.parametrize(
    ("quotation", "text"),
    [
        ("It floats.<cite>Ada Quill</cite>", "It floats.\nAda Quill"),
        ("It floats, says <cite>The Gull</cite>", "It floats, says The Gull"),
        ("It floats, says (<cite>The Gull</cite>)", "It floats, says (The Gull)"),
        ("“<cite>The Gull</cite>", "“The Gull"),
        ("'<cite>The Gull</cite>", "'The Gull"),
        ("कश्ती चलती है।<cite>आशा</cite>", "कश्ती चलती है।\nआशा"),
        ("We stay afloat<cite>Ada Quill</cite>", "We stay afloat\nAda Quill"),
    ],
)
def test_who_is_quoted_has_a_line(quotation: str, text: str) -> None:
    """A <cite> that ends a quotation with no space before it is set apart by style; a title amid words is not."""
    assert texts(f"<blockquote>{quotation}</blockquote>") == [text]


@pytest.mark.parametrize(
    ("box", "text"),
    [
        ("<div class='x-quote'>„It floats.“<em>Ada Quill</em></div>", "„It floats.“\nAda Quill"),
        ("<div class='x-quote'>„It floats.“ <em>Ada Quill</em></div>", "„It floats.“ Ada Quill"),
        ("<div class='x-quote'>„It floats.“<em>Ada Quill</em> said so</div>", "„It floats.“Ada Quill said so"),
        ("<p>„It floats.“<em>Ada Quill</em></p>", "„It floats.“Ada Quill"),
        ("<p>So it floats.<span class='citation'><span>1</span></span></p>", "So it floats.1"),
        ("<div class='citation'>So it floats.<span>1</span></div>", "So it floats.1"),
    ],
    ids=["a quote", "a space", "text behind", "a paragraph", "a footnote", "a number"],
)
def test_who_ends_what_is_called_a_quotation_has_a_line(box: str, text: str) -> None:
    """What ends a quotation, glued to its end mark and set apart by style, is who is quoted, whatever its tag."""
    assert texts(box) == [text]


@pytest.mark.parametrize(
    ("link", "chars"),
    [
        ('<a name="two">The quay</a>', 0),
        ('<a name="two" href="/quay">The quay</a>', 8),
        ('<a id="two">The quay</a>', 8),
        ('<a href="javascript:;">The quay</a>', 8),
    ],
)
def test_what_leads_nowhere_is_no_link(link: str, chars: int) -> None:
    """A place in the text is no link."""
    (block,) = page_of(f"<p>{link}</p>").blocks
    assert (block.link_chars, block.links > 0) == (chars, chars > 0)


def test_a_legend_between_commas_is_of_its_sentence() -> None:
    """A newswire's place and date are called legends; a caption that no comma parts from the text is read apart."""
    dateline = "<span class=legend>LUMEPORT</span>, <span class=legend>May 4, 2024</span> /LP/ -- The bridge is shut."
    assert texts(f"<p>{dateline}</p>") == ["LUMEPORT, May 4, 2024 /LP/ -- The bridge is shut."]
    assert len(texts("<p><span class=caption>The old bridge</span> The bridge is shut.</p>")) == 2


def test_a_place_glued_to_the_text_is_apart() -> None:
    """A place that style sets before the first sentence is read apart, one with a space or a dash behind it is not."""
    stamped = texts("<p><span class=location-stamp>Lumeport</span>The bridge is shut.</p>")
    assert stamped == ["Lumeport", "The bridge is shut."]
    assert texts("<p><span class=location>Lumeport</span> - The bridge.</p>") == ["Lumeport - The bridge."]
    assert texts("<p><span class=location>Lumeport (LP) - </span>The bridge.</p>") == ["Lumeport (LP) - The bridge."]
    assert texts("<p>In <span class=location>Lumeport</span>s old town.</p>") == ["In Lumeports old town."]


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
    ("html", "expected"),
    [
        ("said<button>Ada Quill, </button>of the ferry.", ["said Ada Quill, of the ferry."]),
        ("The <button><b>quay</b></button>, the <button>pier</button>.", ["The quay, the pier."]),
        ("国の<button>離島</button>を受けた。", ["国の離島を受けた。"]),
        ("The <button aria-describedby=g1>quay</button> Ada built is shut.", ["The quay Ada built is shut."]),
        ("It is shut. <button>Share</button> it opens in May.", ["It is shut.", "Share", "it opens in May."]),
        ("The quay <button>Listen</button>", ["The quay", "Listen"]),
        ("The quay <button>Listen</button> The pier", ["The quay", "Listen", "The pier"]),
        ("<button>Share</button> the quay", ["Share", "the quay"]),
        ("Quay Works<button aria-label=Follow></button> fell.", ["Quay Works fell."]),
        ("By Ada Quill <button></button> 4 May", ["By Ada Quill", "4 May"]),
    ],
)
def test_a_button_in_a_sentence_is_words_of_it(html: str, expected: list[str]) -> None:
    """A button is words of a sentence that goes on behind it, else a block."""
    assert texts(f"<div>{html}</div>") == expected


@pytest.mark.parametrize("how", ["hidden", "style='display: none'", "style='VISIBILITY:hidden'"])
def test_what_no_reader_is_shown_stands_apart(how: str) -> None:
    """An inline element that hides itself is no part of the sentence around it."""
    page = page_of(f"<p>The Lume <span {how}>(see <b>map</b>)</span> rose.</p>")
    assert [block.text for block in page.blocks] == ["The Lume rose.", "(see map)"]
    assert page.containers[page.blocks[1].container].own_hints == Hint.HIDDEN


def test_a_hidden_formula_is_of_its_sentence() -> None:
    """Wikis hide the formula that they show a picture of, and what the sentence says is not without it."""
    formula = "<span style='display:none'><math><mi>h</mi></math></span><img src=h.svg>"
    assert texts(f"<p>The height {formula} rose.</p>") == ["The height h rose."]


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


def test_a_caption_may_be_slanted() -> None:
    """An <em> beside a picture that is called its description is read apart; other emphasis stays in its sentence."""
    for picture in ("<img src=q.jpg>", "<amp-img src=q.jpg></amp-img>"):
        page = page_of(f"<p><span>{picture}<em class=img-desc>The old quay.</em></span>It burnt <em>down</em>.</p>")
        assert [block.text for block in page.blocks] == ["The old quay.", "It burnt down."]
    assert texts("<p>It burnt <em class=img-desc>down</em>.</p>") == ["It burnt down."]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h2>The bridge<a class=anchor aria-hidden=true href=/b#the-bridge>#</a></h2>", "The bridge"),
        ("<h2><a href=#the-bridge>\xb6</a>The bridge</h2>", "The bridge"),
        ("<h2><span>The bridge <a href=#the-bridge>#</a></span></h2>", "The bridge"),
        ("<h2>The bridge <a href=#the-bridge>\U0001f517</a></h2>", "The bridge"),
        ("<h2>The bridge <a href=#note>1</a></h2>", "The bridge 1"),
        ("<p>It was the old one. <a href='#back'>\u21a9\ufe0e</a></p>", "It was the old one."),
    ],
)
def test_a_headings_sign_for_itself_is_no_text(html: str, text: str) -> None:
    """A sign that is a heading's link to itself, or a footnote's back to the text, is left out; other links stay."""
    assert texts(html) == [text]


@pytest.mark.parametrize(
    ("formula", "wanted"),
    [
        ("<math><mi>h</mi><mo>=</mo><mfrac><mi>a</mi><msqrt><mn>2</mn></msqrt></mfrac></math>", "h=a2"),
        ("<math><semantics><mi>h</mi><annotation encoding='x-tex'>\\hat h</annotation></semantics></math>", "h"),
        ("<mjx-container><mjx-math><mjx-mi></mjx-mi></mjx-math><mjx-assistive-mml><math><mi>h</mi></math>"
         "</mjx-assistive-mml></mjx-container>", "h"),
    ],
    ids=["a fraction", "with its source", "MathJax"],
)  # fmt: skip
def test_a_formula_is_of_the_sentence_around_it(formula: str, wanted: str) -> None:
    """A formula breaks no sentence, and only what a browser shows of it is text."""
    assert texts(f"<p>The height {formula} rose.</p>") == [f"The height {wanted} rose."]


def test_a_wikis_edit_link_stands_apart() -> None:
    """A heading is without it."""
    link = "<span class=mw-editsection>[<a href=/edit>edit</a>]</span>"
    page = page_of(f"<h2><span class=mw-headline>Decline</span>{link}</h2><p>{PROSE}</p>")
    assert [block.text for block in page.blocks] == ["Decline", "[edit]", PROSE]
    assert page.containers[page.blocks[1].container].own_hints & Hint.TOOL
    assert texts("<p>The <span class=editsection>opening</span> was late.</p>") == ["The opening was late."]


def test_the_sign_of_an_icon_is_no_text() -> None:
    """What an icon's font draws as a picture is a name in the markup."""
    for tag in ("span", "i"):
        icon = f"<{tag} class='big material-icons'>arrow_forward</{tag}>"
        assert texts(f"<h3>The quay {icon}</h3>") == ["The quay"]
        assert texts(f"<h3>{icon}</h3><p>It is shut.</p>") == ["It is shut."]


@pytest.mark.parametrize(("css_class", "sign"), [("icon", "Share"), ("iconic", "S"), ("drop-cap", "S"), ("", "S")])
def test_other_letters_are_text(css_class: str, sign: str) -> None:
    """A word beside an icon is shown, and so is a letter that no icon's class is around."""
    assert texts(f"<h3>The quay <span class='{css_class}'>{sign}</span></h3>") == [f"The quay {sign}"]


@pytest.mark.parametrize("rest", [" has a ferry.", "'s ferry is late.", ", the ferryman, is late."])
def test_an_unknown_element_is_of_the_sentence_around_it(rest: str) -> None:
    """Browsers show what they do not know within the line."""
    assert texts(f"<p>On Monday <x-person>Ada Quill</x-person>{rest}</p>") == [f"On Monday Ada Quill{rest}"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>It is shut. <person>Ada Quill</person> said so.</p>", "It is shut. Ada Quill said so."),
        ("<p><place>LUMEPORT</place> - It is shut.</p>", "LUMEPORT - It is shut."),
        ("<p>In <st1:place><st1:City>Lume</st1:City>, <b><st1:State>Ohio</st1:State></b></st1:place>.</p>",
         "In Lume, Ohio."),
        ("<h2>The <name>Gull</name> Inn</h2>", "The Gull Inn"),
        ("<p>The quay<o:p></o:p> is shut.</p>", "The quay is shut."),
        ("<p>It is shut. <a href=/a><x-icon></x-icon>Ada Quill</a> said so.</p>", "It is shut. Ada Quill said so."),
        ("<p>On Monday <x-tip><span>Ada Quill</span></x-tip> said so.</p>", "On Monday Ada Quill said so."),
        ("<p><x-place>Lumeport</x-place> is shut.</p>", "Lumeport is shut."),
        ("<p>It is shut. <x-who>Ada Quill</x-who> said so.</p>", "It is shut. Ada Quill said so."),
        ("<p>So said <x-who>Ada Quill</x-who>. It is shut.</p>", "So said Ada Quill. It is shut."),
        ('<p>She said: "<x-said>It is shut</x-said>".</p>', 'She said: "It is shut".'),
        ("<p>The ferry (<x-line>Carrow</x-line>) is late.</p>", "The ferry (Carrow) is late."),
        ("<p>The ferry, <x-line>Carrow</x-line></p>", "The ferry, Carrow"),
        ("<p>Both <x-a>Ada</x-a> (<x-b>Carrow</x-b>) said so.</p>", "Both Ada (Carrow) said so."),
        ("<p>Ben Osei, <x-who>Ada Quill</x-who>, Cara Finch</p>", "Ben Osei, Ada Quill, Cara Finch"),
        ("<p>船は<x-place>港</x-place>に戻った。</p>", "船は港に戻った。"),
    ],
)  # fmt: skip
def test_what_browsers_do_not_know_in_a_paragraph_is_of_its_line(html: str, text: str) -> None:
    """A newsroom's or Word's own element is of the line wherever it stands in it; an empty custom one parts nothing."""
    assert texts(html) == [text]


@pytest.mark.parametrize(
    "html",
    [
        "<p>It is shut. <x-box>Read more</x-box> Ada Quill has a ferry.</p>",
        "<p>The quay <x-box>Ada Quill</x-box> The ferry</p>",
        "<div>The quay <box>Ada Quill</box> The ferry</div>",
        "<div>The quay <div>Ada Quill</div> has a ferry.</div>",
        "<p>The quay <x-box><p>Ada Quill</p></x-box> has a ferry.</p>",
        "<div>It is shut. <x-box>Ada Quill</x-box> has a ferry.</div>",
        "<p>The quay <x-box><ul><li>Ada Quill</li></ul></x-box> has a ferry.</p>",
    ],
    ids=["behind a sentence", "before one", "in a box", "a box", "with a paragraph", "behind one in a box", "a list"],
)
def test_another_unknown_element_is_a_block(html: str) -> None:
    """What no sentence goes on behind stands apart, as boxes of custom elements do."""
    assert len(texts(html)) == 3


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p><div class=dropcap>T</div>he quay is shut.</p>", ["The quay is shut."]),
        ("<p><drop-cap>\u201cT</drop-cap>he quay is shut.</p>", ["\u201cThe quay is shut."]),
        ("<div><div>A</div> quay is shut.</div>", ["A", "quay is shut."]),
        ("<div><div>A</div>Quay</div>", ["A", "Quay"]),
        ("<div><div>TV</div>sets</div>", ["TV", "sets"]),
    ],
)
def test_the_first_letter_of_a_word_is_of_it(html: str, blocks: list[str]) -> None:
    """Set large in an element of its own, whatever that is, with the rest of the word right behind it."""
    assert texts(html) == blocks


PARAGRAPH = "he quay of Lumeport is shut until Monday, the council said."


@pytest.mark.parametrize(
    "html",
    [
        "<span class=dropcap>T</span><p>{}</p>", "<b>T</b>\n<div>{}</div>", "<div class=dropcap>T</div><p>{}</p>",
        "<p>T</p>\n<p>{}</p>", "<div>T</div>\n<p>\n{}</p>", "<span>T</span><div><p>{}</p></div>",
    ],
)  # fmt: skip
def test_the_first_letter_of_a_paragraph_may_stand_before_it(html: str) -> None:
    """Style sets it into the paragraph beside it: two of 1,511 real pages have it."""
    assert texts(f"<div>{html.format(PARAGRAPH)}</div>") == [f"T{PARAGRAPH}"]


@pytest.mark.parametrize(
    "html",
    [
        f"<b>T</b><p>T{PARAGRAPH}</p>", f"<b>TV</b><p>{PARAGRAPH}</p>", f"<b>t</b><p>{PARAGRAPH}</p>",
        "<b>M</b><p>medium</p>", f"<ul><li>T</li><li>{PARAGRAPH}</li></ul>",
    ],
    ids=["before a word", "a word", "a small letter", "a size", "an item"],
)  # fmt: skip
def test_another_letter_before_a_paragraph_is_apart(html: str) -> None:
    """What is no capital, or stands before no paragraph that opens within a word, is not of it."""
    assert len(texts(html)) == 2


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<b style='display:block'>The quay</b>It is shut.", "The quay\nIt is shut."),
        ("It is shut.<q style='color:red; DISPLAY : flex'>No ferry sails.</q>Ada", "It is shut.\nNo ferry sails.\nAda"),
        ("<a href=/a style=display:block>The quay</a><a href=/b style=display:block>Ada</a>", "The quay\nAda"),
        ("<i style=display:inline-block>The quay</i><i style=display:inline-block>No boat</i>", "The quay No boat"),
        ("The<i style=display:inline-block>old quay</i>, Ada", "The old quay, Ada"),
        ("<i style=display:inline-block>Q</i><i style=display:inline-block>uay</i>", "Quay"),
        ("<i style=display:block;float:left>Q</i>uay", "Quay"),
        ("<i style=display:block>Q</i>uay", "Quay"),
        ("The <i style='display: inline'>old</i>quay", "The oldquay"),
    ],
)  # fmt: skip
def test_an_inline_element_may_be_shown_as_a_block(html: str, text: str) -> None:
    """By its own style: a block has lines of its own, a box in the line parts words, not the letters of one."""
    assert texts(f"<p>{html}</p>") == [text]


@pytest.mark.parametrize("bullet", ["<span class=dot>•</span>", "<b>▪</b> ", "\n<span> ● </span>"])
def test_the_bullet_of_an_item_is_no_text(bullet: str) -> None:
    """The list's own sign stands in an element of its own: on a page of wcxb, and on one by a stranger."""
    assert texts(f"<ul><li>{bullet}No ferry sails.</li></ul>") == ["No ferry sails."]


@pytest.mark.parametrize("html", ["<li>Ferry <span>•</span> Quay</li>", "<li>• No ferry</li>", "<p><b>•</b> Quay</p>"])
def test_other_bullets_are_text(html: str) -> None:
    """What is typed stays, and what stands between words."""
    assert "•" in texts(f"<div>{html}</div>")[0]


def test_bold_text_for_screen_readers_is_apart() -> None:
    """It is not shown, bold or not: a block of its own, which goes."""
    assert texts("<p><b class=sr-only>New:</b> It is shut.</p>") == ["New:", "It is shut."]
