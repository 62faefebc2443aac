"""UTF-8 -> DOM: `newsclean.page.parse`."""

from __future__ import annotations

import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from cpu_time import timed
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newsclean.batch.clean_many import clean_many
from newsclean.errors import NewscleanError
from newsclean.page.decode import decode
from newsclean.page.parse import MAX_ATTRIBUTES, MAX_DEPTH, _seems_endless, parse

FIRST = "The new ferry over the Lume sails on Monday."
LAST = "Tickets are sold on board."


def tree(html: str | bytes) -> Any:
    return parse(decode(html)).root


def text(root: Any) -> str:
    return "".join(root.itertext())


def serialised(html: str) -> str:
    return etree.tostring(tree(html), encoding="unicode")


def depth(root: Any) -> int:
    deepest = 0
    level = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


# ---- ordinary and odd pages -------------------------------------------------------------------------------------


def test_page_is_parsed() -> None:
    """An ordinary page gives its <html> element without warnings."""
    parsed = parse(decode(f"<!DOCTYPE html><html lang=en><body><p>{FIRST}</p></body></html>"))
    assert (parsed.root.tag, parsed.root.get("lang"), text(parsed.root), parsed.warnings) == ("html", "en", FIRST, ())


def test_comments_and_instructions_are_gone() -> None:
    """The tree holds no comment and no processing instruction, and text around them is one."""
    root = tree("<?xml version='1.0'?><p>one <!-- a -- b --><?php x ?><![CDATA[c]]>two</p><!-- after -->")
    assert all(isinstance(element.tag, str) for element in root.iter())
    assert root.find(".//p").text == "one two"


@pytest.mark.parametrize("html", ["<!-- only a comment -->", "<?php x ?>", "<!DOCTYPE html>", "</p", "<![CDATA[x"])
def test_page_without_elements_gives_an_empty_body(html: str) -> None:
    """A page of which a browser shows nothing gives a tree without text, not an error."""
    root = tree(html)
    assert root.tag == "html"
    assert text(root) == ""


@pytest.mark.parametrize(
    "html",
    [
        f"{FIRST}\n{LAST}",
        f"<html></html>{FIRST}<p>{LAST}",
        f"<html/><p>{FIRST}<p>{LAST}",
        f"<html xmlns='x'/><head><title>t</title></head><body><p>{FIRST}<p>{LAST}</body>",
        f"<p>{FIRST}</body></html><p>{LAST}</p>",
        f"<body><p>{FIRST}<body class=b><html lang=en><p>{LAST}",
        f"<html><body><p>{FIRST}</body></html><html><body><p>{LAST}</body></html>",
        f"<body>{FIRST}<head><title>late</title></head>{LAST}",
        f"<p>{FIRST}<plaintext>{LAST}",
        f"<p>{FIRST}<xmp>{LAST}",
        f"<p>{FIRST}<svg><g>{LAST}",
        f"<p>{FIRST}<select>{LAST}",
        f"<p>{FIRST}<template shadowrootmode=open><p>{LAST}",
        f"<p>{FIRST}<noscript><p>{LAST}",
        f"<p>{FIRST}<o:p>{LAST}</o:p>",
        f"<p>{FIRST}<a$b @click=x \"\"='2' {{{{x}}}} 1=2>{LAST}",
        f"<p>{FIRST}<math><mi>{LAST}",
        f"<p>{FIRST}<table><tr>{LAST}",
        f"<p>{FIRST}<button><form><form>{LAST}",
    ],
)
def test_text_survives_broken_structure(html: str) -> None:
    """Text that a browser shows is in the tree, in order, however broken the page is."""
    root = tree(html)
    assert root.tag == "html"
    assert 0 <= text(root).find(FIRST) < text(root).find(LAST)


@pytest.mark.parametrize("tag", ["script", "style", "title"])
def test_unclosed_raw_text_takes_the_rest(tag: str) -> None:
    """What follows an unclosed script, style or title belongs to it, as in a browser; what stood before stays."""
    root = tree(f"<body><p>{FIRST}</p><{tag}>{LAST}<p>more")
    assert root.find(".//p").text == FIRST
    assert root.find(f".//{tag}").text == f"{LAST}<p>more"


def test_declared_encoding_is_ignored() -> None:
    """The page is UTF-8 by now, whatever its <meta> and XML declaration say."""
    assert "é" in text(tree("<?xml version='1.0' encoding='koi8-r'?><meta charset=utf-16><p>é</p>"))


@pytest.mark.parametrize("reference", ["&#0;", "&#xD800;", "&#xDFFF;", "&#x110000;", "&#99999999999999999999;", "&#8;"])
def test_bad_references_give_valid_text(reference: str) -> None:
    """A reference to no character neither puts one into the tree that UTF-8 cannot hold nor costs the text."""
    found = text(tree(f"<p>before {reference} after</p>"))
    assert found.encode().decode().split()[0] == "before"
    assert found.endswith("after")
    assert not set(found) & set(map(chr, range(32)))


# ---- suspect pages ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "span", "ul><li", "table><tr><td", "svg><g"])
def test_deep_nesting_is_flattened(tag: str) -> None:
    """Of 20,000 nested elements all text stays; the tree is no deeper than promised, and the page says so."""
    opening = f"<{tag}>" * 20_000
    parsed = parse(decode(f"<p>{FIRST}</p>{opening}deep <i>er</i> text</{tag.split('>')[0]}><p>{LAST}</p>"))
    found = text(parsed.root)
    assert found.find(FIRST) < found.find("deep er text") < found.find(LAST)
    assert depth(parsed.root) <= MAX_DEPTH + 1
    assert parsed.warnings == (f"nesting deeper than {MAX_DEPTH} was flattened",)


def test_empty_elements_below_the_deepest_are_not_made() -> None:
    """Of elements nested too deep only those with text or a picture are in the tree."""
    root = tree(f"<p>{FIRST}</p>{'<div>' * 20_000}deep<div><div><img src=x><br><p>{LAST}</p>{'</div>' * 20_002}")
    assert len(list(root.iter())) < MAX_DEPTH + 10
    assert [e.tag for e in root.iter("img", "br")] == ["img", "br"]
    assert root.find(".//br").getnext().text == LAST


def test_what_follows_deep_nesting_has_its_place() -> None:
    """After a deep part that is closed the tree goes on where it was."""
    html = f"<body><main>{'<div>' * 3000}x{'</div>' * 3000}</main><article><p>{LAST}</p></article>"
    assert [e.tag for e in tree(html).find(".//article").iterancestors()] == ["body", "html"]


def test_many_errors_do_not_hide_that_the_page_was_cut() -> None:
    """Deep nesting is noticed after hundreds of other errors."""
    assert LAST in text(tree("<p></x>" * 500 + "<div>" * 5000 + LAST))


def test_text_after_html_survives_on_suspect_pages() -> None:
    """A deep page keeps what follows its </html>."""
    assert LAST in text(tree(f"<html><body>{'<div>' * 3000}x</body></html>{LAST}"))


@pytest.mark.parametrize(
    "attributes",
    [
        " ".join(f"a{i}=1" for i in range(60_000)),
        " ".join(f"a{i}" for i in range(60_000)),
        " ".join(f'a{i}=">"' for i in range(60_000)),
        " ".join(f"a{i}='<b>'" for i in range(60_000)),
        "".join(f'a{i}="1"' for i in range(60_000)),
        "\n".join(f'a{i}="{{&quot;k&quot;: 1}}"' for i in range(60_000)),
        "id=x " * 60_000,
    ],
    ids=["values", "names", "quoted", "single", "unspaced", "json", "repeated"],
)
def test_thousands_of_attributes_cost_little(attributes: str) -> None:
    """A tag with 60,000 attributes is parsed in a second, keeps its first ones and the text in and after it."""
    page = f"<p>{FIRST}</p><div class=a {attributes}>in</div><p>{LAST}</p>"
    seconds, root = timed(lambda: tree(page), 1)
    assert seconds < 1
    assert len(root.find(".//div").attrib) <= MAX_ATTRIBUTES
    assert root.find(".//div").get("class") == "a"
    assert text(root) == FIRST + "in" + LAST


def test_body_inside_frames_around_a_deep_part() -> None:
    """A suspect page whose body stands in a frameset keeps its text."""
    assert text(tree(f"<frameset><body><p>{FIRST}{'<div>' * 3000}{LAST}</body></frameset>")) == FIRST + LAST


def test_dropped_attributes_are_warned_of() -> None:
    """Where attributes were dropped a warning says so."""
    html = f"<p {' '.join(f'a{i}=1' for i in range(60_000))}>{FIRST}</p>"
    assert parse(decode(html)).warnings == (f"attributes after the first {MAX_ATTRIBUTES} of a tag were dropped",)


def test_suspect_page_loses_scripts_but_not_json_ld() -> None:
    """On a suspect page scripts and styles are dropped, JSON-LD stays."""
    head = '<script>var a</script><style>p{}</style><script type="application/ld+json">{"a": 1}</script>'
    root = tree(f"<head>{head}</head><body>{'<div>' * 3000}{LAST}")
    assert [(e.tag, e.text) for e in root.iter("script", "style")] == [("script", '{"a": 1}')]


def test_suspect_page_with_names_that_a_tree_cannot_hold() -> None:
    """Odd tag and attribute names do not stop the builder for suspect pages."""
    odd = "<o:p xmlns:fb=1 a=2>x</o:p><a$b @x=3 é=4>y</a$b><aé>z</aé>"
    root = tree(f"<body><section>{odd}</section>{'<div>' * 3000}{LAST}")
    assert text(root.find(".//section")) == "xyz"
    assert root.find(".//section")[0].items() == [("a", "2")]


@pytest.mark.parametrize(
    "script",
    ['<script>x = {"k": "v", "html": "<p class=\\"a\\" id=\\"b\\">", "n": [' + '"a=b", ' * 20_000 + "]}</script>",
     '<img src="data:image/png;base64,' + "QUJD" * 20_000 + '">',
     "<style>" + "a[href='x'] { content: 'y' } " * 5_000 + "</style>",
     "<script>" + "if (a < b) { c = 'd'; e = \"f\" } " * 5_000 + "</script>",
     "".join(f"<a class='x' href=\"/{i}\" title='y'>z</a>" for i in range(3_000))],
    ids=["json", "data", "css", "code", "links"],
)  # fmt: skip
def test_inline_data_does_not_make_a_page_suspect(script: str) -> None:
    """Long scripts, styles and data URIs, which many pages have, are no attributes: nothing is dropped."""
    assert parse(decode(f"<head>{script}</head><body><p>{FIRST}")).warnings == ()
    root = tree(f"<body>{script}<p>{FIRST}")
    assert script.startswith("<a") or root.find("./body")[0].tag == script[1:].split(">")[0].split(" ")[0]


def test_a_look_that_ends_in_a_value_suspects_nothing() -> None:
    """A quoted value that goes on beyond a look, JSON or a picture's data, is not read as attributes."""
    values = ('"[{' + "&quot;a b/c " * 9_000 + '}]"', "'" + "data/ " * 20_000 + "'")
    for value in values:
        page = f"<body>{'<p>x</p>' * 2_000}<div data-a={value}>{LAST}</div>".encode()
        assert not any(_seems_endless(page, at) for at in range(8_192, len(page), 8_192))


# ---- size, isolation --------------------------------------------------------------------------------------------


def test_text_of_12_mb_survives() -> None:
    """A text node of 12 MB, over libxml2's usual limit, is whole, and so is what follows."""
    root = tree(f"<p>{'word ' * 2_400_000}</p><p>{LAST}")
    assert len(root.find(".//p").text) == 12_000_000
    assert text(root).endswith(LAST)


def test_a_hundred_thousand_siblings_survive() -> None:
    """Many siblings are all there."""
    assert len(tree("<p>x</p>" * 100_000).findall("./body/p")) == 100_000


def test_entities_are_not_expanded() -> None:
    """Entities that a page declares are text, not bombs and not files."""
    page = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY x SYSTEM "file:///etc/passwd">]><p>&a;&x;</p>'
    assert "root:" not in text(tree(page))
    assert "ha" not in text(tree(page)).split("]>")[-1]


def test_no_file_and_no_socket_is_opened() -> None:
    """Parsing touches neither files nor the network, whatever the page refers to."""
    seen: list[str] = []
    watching = [True]

    def audit(event: str, _: tuple[Any, ...]) -> None:
        if watching[0] and (event == "open" or event.startswith("socket.")):
            seen.append(event)

    page = decode(
        '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        '<base href="file:///"><link rel=import href="file:///etc/hostname"><p>&x;'
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/hostname" parse="text"/>'
        "<iframe src=file:///etc/hostname></iframe>"
    )
    assert socket.socket is not None  # imported before the watch begins
    sys.addaudithook(audit)
    parse(page)
    watching[0] = False
    assert seen == []


@pytest.mark.parametrize("tag", ["article", "main", "section", "header", "o:p", "my-story"])
def test_a_head_that_is_not_closed_ends_at_the_first_thing_shown(tag: str) -> None:
    """Where the tags of head and body are left out, elements younger than HTML 4 are in the body too, in order."""
    root = tree(f"<title>T</title><meta name=a>\n<{tag}><p>{FIRST}</p></{tag}>and <b>on</b><link rel=b><p>{LAST}")
    head, body = root
    assert [element.tag for element in head] == ["title", "meta"]
    assert " ".join("".join(body.itertext()).split()) == f"{FIRST}and on{LAST}"


def test_what_stands_in_a_head_stays_there() -> None:
    """Scripts, styles and what is for browsers without scripts don't end the head."""
    root = tree("<title>T</title><script>x</script><noscript><img src=x></noscript><template><p>x</p></template>"
                f"<style>x</style><base href=/><body>{LAST}")  # fmt: skip
    assert len(root.find("head")) == 6
    assert text(root.find("body")).strip() == LAST


@pytest.mark.parametrize(
    ("html", "headings"),
    [
        ("<h1><p>The quay <b>is open</b></p></h1><p>x", ["The quay is open"]),
        ("<H2 class=a>\n<P>Why it shut</P>\n</H2><p>x", ["Why it shut"]),
        ("<h2><p>One</p><p>two</p></h2><h2>Three</h2>", ["One two", "Three"]),
        ("<h3></h3><p>No heading", [""]),
        ("<h3><p>Not ended<h3>Next</h3>", ["", "Next"]),
    ],
)
def test_a_paragraph_in_a_heading_is_its_text(html: str, headings: list[str]) -> None:
    """Browsers show it as the heading's; libxml2 ends the heading where the paragraph begins."""
    found = [" ".join(map(str.strip, heading.itertext())) for heading in tree(html).iter("h1", "h2", "h3")]
    assert [" ".join(line.split()) for line in found] == headings


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        (f"<div>{FIRST}</p>{LAST}</p></div>", 1),
        (f"<p>{FIRST}<ul><li>x</ul>y</P >\n<b class=a>{LAST}</b>", 2),
        (f"<cite>{FIRST}</p></cite> <Q>{LAST}", 1),
        (f"<p>{FIRST}</p>{LAST}", 1),
        (f"<p><span>{FIRST}</span></p><b>{LAST}</b>", 1),
        (f"<div>{FIRST}</p><div>{LAST}</div></div>", 0),
    ],
)
def test_an_end_tag_of_no_paragraph_parts_text(html: str, paragraphs: int) -> None:
    """Browsers make an empty paragraph of it; one that ends a paragraph, or has no text behind it, makes none."""
    root = tree(html)
    assert len(list(root.iter("p"))) == paragraphs
    assert 0 <= text(root).find(FIRST) < text(root).find(LAST)


def test_an_end_tag_of_no_paragraph_ends_no_heading() -> None:
    """It parts nothing there, since libxml2 would end the heading at a paragraph."""
    assert text(tree(f"<h2>{FIRST}</p>{LAST}</h2>").find(".//h2")) == FIRST + LAST


@pytest.mark.parametrize("tag", ["</br>", "</BR\n>", "</br/>"])
def test_the_end_tag_of_a_line_break_is_one(tag: str) -> None:
    """Browsers read </br> as <br>."""
    paragraph = tree(f"<p>{FIRST}{tag}{LAST}</p>").find(".//p")
    assert (paragraph[0].tag, paragraph[0].tail) == ("br", LAST)


def test_a_heading_is_mended_on_a_page_that_goes_on_after_its_end() -> None:
    """Both mends hold: what follows </html> is in the body, and the heading has its text."""
    root = tree(f"<body><h1><p>The quay</p></h1><p>{FIRST}</p></body></html><div>{LAST}</div>")
    assert [element.tag for element in root] == ["body"]
    assert [text(root.find(f".//{tag}")) for tag in ("h1", "div")] == ["The quay", LAST]


@pytest.mark.parametrize(
    "html",
    [
        f"<body><p>{FIRST}</p></body x>{LAST}",
        f"<body><p>{FIRST}</p></body/></html y><b>{LAST}</b> and",
        f"<body><p>{FIRST}</p></body <b><i>x</i>{LAST}<p>and",
        f"<body>{FIRST}</body <b>{LAST}",
        f"<frameset><form>{FIRST}{'<b>' * 3000}</html <p>{LAST}",
    ],
)
def test_no_text_stands_right_in_the_html(html: str) -> None:
    """Whatever stands in the end tag of the body, what follows is in the body: each text has an element around."""
    root = tree(html)
    assert 0 <= text(root).find(FIRST) < text(root).find(LAST)
    assert not any((part.tail or "").strip() for part in root)


def test_threads_give_the_same_trees() -> None:
    """Eight threads at once give the trees that one gives."""
    pages = [f"<html><body id=n{i}><p>{FIRST}{'<div>' * (i * 40)}{LAST}" for i in range(60)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(serialised, pages)) == list(map(serialised, pages))


def test_input_and_recursion_limit_are_untouched() -> None:
    """Parsing changes neither the bytes it is handed nor the process."""
    decoded = decode(f"{'<div>' * 3000}{LAST}")
    before = (decoded.utf8[:], sys.getrecursionlimit())
    parse(decoded)
    assert (decoded.utf8, sys.getrecursionlimit()) == before


_PIECES = st.sampled_from(
    ["<div>", "</div>", "<p>", "</p>", "<html>", "</html>", "<body>", "</body>", "<head>", "<table>", "<tr>", "<td>",
     "</table>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "<svg>", "<a href='", "'>", "&#0;", "&lt",
     "word ", "\0", "é", "<o:p>", "<frameset>", "<select>", "<option>", "<form>", "<b>", "</b>", "<br/>", "<template>",
     "<div>" * 2500, "</div>" * 2500, "x=1 " * 9000]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25))
@settings(max_examples=150, deadline=None)
def test_any_markup_gives_a_tree_that_can_be_written(pieces: list[str]) -> None:
    """Whatever the markup, the result is an <html> element whose text is valid UTF-8."""
    try:
        decoded = decode("".join(pieces))
    except NewscleanError:
        return
    root = parse(decoded).root
    assert root.tag == "html"
    text(root).encode()
    etree.tostring(root)


def test_no_words_of_a_suspect_page_are_lost() -> None:
    """The builder for suspect pages and libxml2's own find the same words in the same order."""
    rows = "".join(f"<tr><td>r{i}<td><b>c{i}</b> <a href=x>l{i}</a>tail{i}" for i in range(50))
    html = f"<body><h1>one</h1><ul><li>two<li>three</ul><table>{rows}</table><p>four<br>five<p>six"
    flat = tree(html + "<div>" * 3000)
    assert text(flat).split() == text(tree(html)).split()
    assert [e.tag for e in flat.iter() if e.tag != "div"] == [e.tag for e in tree(html).iter()]


# ---- memory -----------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the limit is measured from /proc")
@pytest.mark.parametrize("megabytes", [26, 30, 34])
def test_a_page_without_room_for_its_tree_is_no_empty_page(megabytes: int) -> None:
    """Where libxml2 runs out of memory, the page is over its limit of memory: lxml itself gives an empty tree."""
    html = "<h1>Quay closes</h1>" + f"<p>{FIRST} {LAST} {FIRST}</p>" * 66_000
    (result,) = clean_many([html], workers=1, memory=megabytes << 20, timeout=60)
    assert result.error is not None
    assert result.error.type == "MemoryLimit"
