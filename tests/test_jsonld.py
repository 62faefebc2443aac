"""Tests of tolerant JSON-LD."""

from __future__ import annotations

import pytest
from cpu_time import cpu_seconds
from lxml import etree

from newsclean.metadata.jsonld import MAX_NODES, JsonLd, read_documents, read_jsonld


def page(*scripts: str) -> JsonLd:
    """Read a page whose head holds these JSON-LD scripts."""
    head = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    root = etree.fromstring(f"<html><head>{head}</head><body></body></html>", etree.HTMLParser())
    return read_jsonld(root.iter("script"))


def test_nodes_of_a_graph_stand_beside_the_others() -> None:
    """Nodes of @graph, of arrays and nested main entities come out flat, in order."""
    found = page(
        '[{"@type": "WebSite"}, {"@graph": [{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle"}}]}]',
        '{"@type": "Person"}',
    )
    kinds = [node["@type"] for node in found.nodes if "@type" in node]
    assert kinds == ["WebSite", "WebPage", "NewsArticle", "Person"]
    assert found.warnings == ()


def test_the_main_entity_stands_before_the_parts() -> None:
    """What a node is about comes right behind it, then its parts, then its video, however they stand in it."""
    found = page('{"n": 1, "video": {"n": 5}, "hasPart": [{"n": 3}, {"n": 4}], "mainEntity": {"n": 2}}')
    assert [node["n"] for node in found.nodes] == [1, 2, 3, 4, 5]


def test_scripts_of_other_types_are_not_read() -> None:
    """A script that is not JSON-LD is no source."""
    root = etree.fromstring('<html><script>{"@type": "NewsArticle"}</script></html>', etree.HTMLParser())
    assert read_jsonld(root.iter("script")) == JsonLd(())


@pytest.mark.parametrize(
    "text",
    [
        '{"headline": "Rain at last", "tags": ["a", "b",],}',
        '<!-- {"headline": "Rain at last", "tags": ["a", "b"]} -->',
        '<![CDATA[ {"headline": "Rain at last", "tags": ["a", "b"]} ]]>',
        '//<![CDATA[\n{"headline": "Rain at last", "tags": ["a", "b"]}\n//]]>',
        '{"headline": "Rain at last", // the title\n "tags": ["a", /* more */ "b"]}',
        "{&quot;headline&quot;: &quot;Rain at last&quot;, &quot;tags&quot;: [&quot;a&quot;, &quot;b&quot;]}",
        '{"headline": "Rain at last", "tags": ["a", "b"]};',
        '\ufeff{"headline": "Rain at last", "tags": ["a", "b"]}',
    ],
    ids=["commas", "comment", "cdata", "cdata-lines", "remarks", "entities", "semicolon", "bom"],
)
def test_almost_json_is_read(text: str) -> None:
    """What pages write around and into their JSON does no harm."""
    assert read_documents(text) == ([{"headline": "Rain at last", "tags": ["a", "b"]}], True)


@pytest.mark.parametrize("end", ["", '"', '"]', '"], "url": "/a'])
def test_a_script_that_was_cut_off_is_read_and_told(end: str) -> None:
    """What is there of a script that ends too early is read, and it is said that it is not whole."""
    (document,), whole = read_documents(f'{{"headline": "Rain at last", "tags": ["a", "b{end}')
    assert (document["headline"], document["tags"], whole) == ("Rain at last", ["a", "b"], False)


def test_raw_control_characters_in_strings_are_read() -> None:
    """A raw newline or tab in a string is part of it."""
    assert read_documents('{"articleBody": "one\ntwo\tthree"}') == ([{"articleBody": "one\ntwo\tthree"}], True)


def test_bare_quotes_in_strings_are_read() -> None:
    """A quotation mark that nobody escaped stays in its string."""
    documents, whole = read_documents('{"headline": "The "wet" summer", "url": "/a"}')
    assert (documents, whole) == ([{"headline": 'The "wet" summer', "url": "/a"}], True)


@pytest.mark.parametrize("value", ["", "undefined", "01", " None "])
def test_a_key_without_a_value_costs_that_key(value: str) -> None:
    """What is no value of JSON, as a template leaves nothing behind a key, is none; the rest is read."""
    documents, whole = read_documents(f'{{"wordCount": {value}, "headline": "Rain", "size": -1.5e3, "free": {value}}}')
    assert (documents, whole) == ([{"wordCount": None, "headline": "Rain", "size": -1500.0, "free": None}], True)


def test_a_comma_that_was_left_out_is_put_in() -> None:
    """A key on the line behind a value begins the next pair, and so does one behind a list or an object."""
    text = '{"headline": "Rain"\n "@type": "NewsArticle", "tags": ["a" ] "author": {"name": "Ada"} "url": "/a"}'
    expected = {"headline": "Rain", "@type": "NewsArticle", "tags": ["a"], "author": {"name": "Ada"}, "url": "/a"}
    assert read_documents(text) == ([expected], True)


def test_escapes_of_other_languages_do_no_harm() -> None:
    """An apostrophe escaped as for JavaScript is an apostrophe; other backslashes that JSON does not know stay."""
    documents, whole = read_documents(r'{"headline": "Lume\'s \user", "path": "C:\quay", "sign": "\u00e9\n\""}')
    assert (documents, whole) == ([{"headline": r"Lume's \user", "path": r"C:\quay", "sign": 'é\n"'}], True)


def test_links_are_no_comments() -> None:
    """The slashes of an address in a string open no comment."""
    documents, _ = read_documents('{"url": "https://gull.example/a", "tags": [1,],}')
    assert documents == [{"url": "https://gull.example/a", "tags": [1]}]


def test_several_documents_in_one_script_are_read() -> None:
    """Documents that follow each other are all read."""
    assert read_documents('{"a": 1}{"b": 2}\n{"c": 3}') == ([{"a": 1}, {"b": 2}, {"c": 3}], True)


def test_an_endless_integer_costs_one_value() -> None:
    """An integer that Python refuses to read leaves the rest of its document whole."""
    documents, whole = read_documents('{"wordCount": ' + "9" * 5000 + ', "headline": "Rain"}')
    assert (documents, whole) == ([{"wordCount": None, "headline": "Rain"}], True)


def test_what_cannot_be_read_leaves_a_warning() -> None:
    """A script beyond repair is told of and does not hide the others."""
    found = page('{"@type" = NewsArticle}', '{"@type": "WebSite"}')
    assert [node["@type"] for node in found.nodes] == ["WebSite"]
    assert found.warnings == ("JSON-LD: 1 script could not be read whole",)


def test_deep_nesting_is_no_exception() -> None:
    """Nesting beyond what Python's reader bears leaves a warning."""
    assert page("[" * 100_000).warnings
    assert page('{"a":' * 20_000 + "1" + "}" * 20_000).warnings


def test_nodes_are_counted() -> None:
    """A page with tens of thousands of nodes is read up to a bound."""
    nodes = ",".join(['{"@type": "Thing"}'] * 10_000)
    assert len(page(f"[{nodes}]").nodes) == MAX_NODES


@pytest.mark.parametrize("unit", ['"name":"', '"\\', "/*", '{"a":', '"a",', '" ', "{}", "<!--", "&quot;", "// ", "[,"])
def test_hostile_scripts_take_linear_time(unit: str) -> None:
    """A script of 200,000 tokens of anything is done with within two seconds."""
    assert cpu_seconds(lambda: read_documents('{"a":"b",' + unit * 200_000), 2) < 2
