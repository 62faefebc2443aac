"""What a page says of itself, as a whole: `newsclean.metadata.reader`; titles, names and dates have their own files."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from cpu_time import cpu_seconds
from hand_made import FERRY as PROSE
from hand_made import ld, meta, read
from lxml import etree

from newsclean.metadata.reader import read_metadata

LONG = "Ferry resumes service after a winter of storms at sea"


def test_the_type_of_the_page_is_that_of_its_headline() -> None:
    """Where JSON-LD is silent, the microdata around the headline says what the page is; og:type comes last."""
    head = meta("og:type", "website")
    article = '<article itemscope itemtype="https://schema.org/NewsArticle"><h1>Ferry resumes service</h1></article>'
    assert read(head, article).page_type == "NewsArticle"
    assert read(head, article.replace("NewsArticle", "WebPage")).page_type == "website"
    assert read(head + ld('{"@type": "BlogPosting"}'), article).page_type == "BlogPosting"


def test_the_node_of_the_page_is_chosen() -> None:
    """Of several articles in JSON-LD, the one at the page's address is the page's."""
    head = ld(
        '[{"@type": "NewsArticle", "headline": "Other", "url": "https://gull.example/b"},'
        ' {"@type": "NewsArticle", "headline": "Ferry", "articleSection": "Harbour", "url": "https://gull.example/a?x"}]'
    )
    page = read(head, url="https://gull.example/a")
    assert (page.title, page.section) == ("Ferry", "Harbour")


def test_teasers_in_json_ld_are_not_the_page() -> None:
    """Articles that are neither at the page's address nor bear its title say nothing of it."""
    head = ld('[{"@type": "NewsArticle", "headline": "One"}, {"@type": "NewsArticle", "headline": "Two"}]')
    assert read(head, "<h1>Ferry resumes service</h1>" + PROSE).title == "Ferry resumes service"


def test_addresses_in_order() -> None:
    """The page's address is the given one, else where it was saved from, else the canonical one."""
    head = '<link rel="canonical" href="https://gull.example/c">'
    assert read(head, url="https://gull.example/u", saved_from="https://gull.example/s").url == "https://gull.example/u"
    assert read(head, saved_from="https://gull.example/s").url == "https://gull.example/s"
    assert read(head).url == "https://gull.example/c"
    assert read(head, url="https://gull.example/u").canonical_url == "https://gull.example/c"


@pytest.mark.parametrize(
    ("base", "wanted"),
    [
        ("/archive/", "https://gull.example/archive/"),
        ("https://cdn.example/", "https://cdn.example/"),
        ("javascript:0", "https://gull.example/news/1"),
        ("", "https://gull.example/news/1"),
    ],
)
def test_links_are_relative_to_the_first_base(base: str, wanted: str) -> None:
    """The first <base href>, if it is an address of the web, is what the canonical link above it is relative to."""
    head = f"<link rel=canonical href=ferry><base href='{base}'><base href='/other/'>"
    page = read(head, url="https://gull.example/news/1")
    assert (page.base, page.canonical_url) == (wanted, urljoin(wanted, "ferry"))


def test_the_first_canonical_link_of_the_web_counts() -> None:
    """A canonical link that is no address of the web is passed over for the next."""
    head = "<link rel=canonical href='javascript:0'><link rel=canonical><link rel='Canonical shortlink' href='/c'>"
    assert read(head, url="https://gull.example/u").canonical_url == "https://gull.example/c"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:url" content="https://gull.example/a">',
        '<meta name="parsely-link" content="https://gull.example/a">',
        ld('{"@type": "NewsArticle", "mainEntityOfPage": {"@id": "https://gull.example/a"}}'),
    ],
)
def test_the_canonical_address_may_be_stated_elsewhere(head: str) -> None:
    """Without a canonical link og:url or the JSON-LD names it, but no site's front page; the link comes first."""
    assert (read(head).canonical_url, read(head).url) == ("https://gull.example/a", "https://gull.example/a")
    assert read(head.replace("/a", "/")).canonical_url is None
    link = '<link rel="canonical" href="https://gull.example/c">'
    assert read(head + link).canonical_url == "https://gull.example/c"


@pytest.mark.parametrize(
    "picture",
    [
        "<figure><img src='/p/1.jpg'><figcaption>The ferry</figcaption></figure>",
        "<div class=lead-photo><img src='data:image/gif;base64,R0' data-src='/p/1.jpg'></div>",
        "<figure><a href='/p/1-large.jpg'><img src='/img/placeholder.gif' srcset='/p/1.jpg 2x, /p/2.jpg'></a></figure>",
        "<img src='/p/0.jpg' class=photo width=60><div itemprop=image><img src='/p/1.jpg' width=600></div>",
    ],
)
def test_the_picture_below_the_headline_counts(picture: str) -> None:
    """Where metadata is silent, the image is the article's first picture."""
    page = read(body=f"<h1>{LONG}</h1>{picture}{PROSE}", url="https://gull.example/a/b")
    assert page.image == "https://gull.example/p/1.jpg"
    stated = read(meta("og:image", "/p/9.jpg"), f"<h1>{LONG}</h1>{picture}{PROSE}", url="https://gull.example/a/b")
    assert stated.image == "https://gull.example/p/9.jpg"


def test_a_picture_in_json_ld_may_have_but_its_files_address() -> None:
    """An ImageObject says it in `url` or in `contentUrl`."""
    head = ld('{"@type": "NewsArticle", "image": {"@type": "ImageObject", "contentUrl": "/p/7.jpg"}}')
    assert read(head, url="https://gull.example/a/b").image == "https://gull.example/p/7.jpg"


@pytest.mark.parametrize(
    "picture",
    [
        "<div class=author-photo><img src='/p/1.jpg'></div>",
        "<figure><img src='/img/logo.png'></figure>",
        "<a href='/ferry-sinks'><figure><img src='/p/1.jpg'></figure></a>",
        "<ul class=photos><li><img src='/p/1.jpg'></li></ul>",
        "<figure><img src='data:image/gif;base64,R0'></figure>",
        "<div><img src='/p/1.jpg'></div>",
        f"{PROSE * 3}<figure><img src='/p/1.jpg'></figure>",
    ],
)
def test_another_picture_is_not_the_articles(picture: str) -> None:
    """A portrait, a logo, a teaser's picture, one in a list and one far below are not the article's."""
    assert read(body=f"<h1>{LONG}</h1>{picture}{PROSE}", url="https://gull.example/a/b").image is None


def test_the_picture_has_an_absolute_address() -> None:
    """A relative picture is resolved against the page's address."""
    assert read(meta("og:image", "/p/1.jpg"), url="https://gull.example/a/b").image == "https://gull.example/p/1.jpg"


@pytest.mark.parametrize(
    "address", ["http://[", "javascript:alert(1)", "data:image/png;base64,x", "http://", "x" * 9000]
)
def test_an_address_that_is_none_is_left_out(address: str) -> None:
    """Only addresses of the web come out, and a broken one is no exception."""
    page = read(meta("og:image", address) + meta("og:url", address) + f'<link rel="canonical" href="{address}">')
    assert (page.image, page.url, page.canonical_url) == (None, None, None)


def test_the_body_in_json_ld_is_plain_text() -> None:
    """Markup and entities of articleBody are gone, its paragraphs are lines."""
    body = "&lt;p&gt;" + "Rain fell. " * 10 + "&lt;/p&gt;<p>" + "Wind &amp; waves came. " * 5 + "</p>"
    found = read(ld(f'{{"@type": "NewsArticle", "articleBody": "{body}"}}')).article_body
    assert found == ("Rain fell. " * 10).strip() + "\n" + ("Wind & waves came. " * 5).strip()


def test_a_teaser_is_no_body() -> None:
    """An articleBody of a line is not given."""
    assert read(ld('{"@type": "NewsArticle", "articleBody": "Rain fell."}')).article_body is None


def test_language_is_normalised() -> None:
    """The primary tag is lower case and the region parts with a hyphen."""
    root = etree.fromstring('<html lang="DE_AT"><body><p>x</p></body></html>', etree.HTMLParser())
    assert read_metadata(root, None).language == "de-AT"


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "gbk", "iso-8859-1", "euc-kr"])
def test_an_encoding_is_no_language(encoding: str) -> None:
    """Some pages give theirs as the language of the content."""
    head = f'<meta http-equiv="content-language" content="{encoding}">'
    root = etree.fromstring(f"<html><head>{head}</head><body><p>x</p></body></html>", etree.HTMLParser())
    assert read_metadata(root, None).language is None


def test_keywords_are_tags() -> None:
    """Keywords in one string are parted, those in an array are not."""
    assert read(meta("keywords", "ferry, harbour,, ferry")).tags == ("ferry", "harbour")
    assert read(ld('{"@type": "NewsArticle", "keywords": ["ferry, big", "harbour"]}')).tags == ("ferry, big", "harbour")


def test_a_summary_that_was_cut_is_second_choice() -> None:
    """The standfirst is the first description that is whole."""
    head = meta("og:description", "The ferry is back after …") + meta(
        "description", "The ferry is back after two days."
    )
    assert read(head).standfirst == "The ferry is back after two days."


@pytest.mark.parametrize("title, summary, standfirst", [
    ("Ferry is back", "Ferry is back. It was out of order for two days.", "It was out of order for two days."),
    ("渡轮停航两天后恢复运营", "渡轮停航两天后恢复运营 ---港务局说，船上的机器已经修好，明天起照常开航。",
     "港务局说，船上的机器已经修好，明天起照常开航。"),
    ("渡轮停航两天后恢复运营", "渡轮停航两天后恢复运营 港务局说，船上的机器已经修好，明天起照常开航。",
     "港务局说，船上的机器已经修好，明天起照常开航。"),
    ("Ferry is back", "Ferry is back!", None),
    ("Ferry is back", "Ferry is back after two days at the yard", "Ferry is back after two days at the yard"),
    ("Fares rise by 3", "Fares rise by 3.5 crowns for islanders and guests",
     "Fares rise by 3.5 crowns for islanders and guests"),
    ("Ferry is back", "Ferry is back - at last", None), ("Ferry is back", "Ferry is back | The Gull", None),
    ("渡轮停航两天后恢复运营", "渡轮停航两天后恢复运营 渡轮,流明海港,港务局,海港恢复通航计划,码头售票", None),
])
def test_a_summary_does_not_open_with_the_headline(title: str, summary: str, standfirst: str | None) -> None:
    """One that is but the headline, with keywords or a name, is none; as a sentence before it the headline goes."""
    assert read(meta("og:title", title) + meta("description", summary)).standfirst == standfirst


def test_sources_name_where_a_field_came_from() -> None:
    """Each field that is there has a source."""
    page = read(meta("article:published_time", "2024-05-01") + meta("og:title", "Ferry"))
    assert dict(page.sources) == {
        "title": "meta og:title", "published": "meta article:published_time", "language": "html lang"
    }  # fmt: skip


def test_surrogates_do_not_come_out() -> None:
    """Half a character in JSON-LD leaves text that can be encoded."""
    page = read(ld('{"@type": "NewsArticle", "headline": "Wall \\ud800 vote", "author": "\\udfff\\u0000"}'))
    assert page.title == "Wall vote"
    repr(page).encode()


def test_the_tree_is_only_read() -> None:
    """Reading metadata leaves the tree as it was."""
    text = f"<html><head><title>Ferry</title></head><body><h1>Ferry</h1><p>By Ada Quill</p>{PROSE}</body></html>"
    root = etree.fromstring(text, etree.HTMLParser())
    before = etree.tostring(root)
    read_metadata(root, None)
    assert etree.tostring(root) == before


@pytest.mark.parametrize(
    "hostile",
    [
        meta("author", "By Ann Lee and " * 60_000),
        meta("date", "1/" * 300_000) + meta("dc.date", "2024-" * 100_000),
        "<title>" + "a - b | c » " * 60_000 + "</title>",
        "<title>a" + " " * 1_000_000 + "b</title>",
        '<link rel="canonical" href="http://gull.example/' + "2024/01/" * 60_000 + '">',
        ld('{"@type": "NewsArticle", "articleBody": "' + "<a " * 300_000 + '"}'),
        meta("x", "y") * 20_000,
        "</head><body><h1>x</h1><p>" + "January 1, 20 " * 28_000,
        "</head><body><h1>x</h1>" + "<i></i>" * 100_000,
        "</head><body>" + "<span class='author'>5 min</span>" * 20_000,
        "<title>a</title></head><body>" + "<a href='/x'>Ferry resumes service</a>" * 30_000,
        "<title>a…</title></head><body>" + "<h2><a>x</a>Ferry resumes service after a storm at sea</h2>" * 15_000,
        "</head><body><h2>" + "<b>Ferry resumes service after a storm at sea</b>" * 15_000 + "<a>x</a></h2>",
        "</head><body><h1>x</h1>" + "<img class=photo src=data:x>" * 30_000,
        "</head><body>" + "<b class=updated data-a=1 title='1/1/20'>5</b>" * 20_000,
        meta("author", "&amp;a" * 200_000),
        "</head><body><h1>x</h1>" + 5 * PROSE + "<div>" + "<p>By Ada Quill</p>" * 50 + "<a></a>" * 100_000 + "</div>",
        "</head><body><h1>x</h1>" + 5 * PROSE + "<p>By Ada Quill</p>" + "<a>Gulls return to the quay</a>" * 30_000,
    ],
)
def test_hostile_pages_take_linear_time(hostile: str) -> None:
    """A megabyte of anything in the head or body is done with within two seconds."""
    root = etree.fromstring(f"<html><head>{hostile}</head></html>", etree.HTMLParser(huge_tree=True))
    assert cpu_seconds(lambda: read_metadata(root, None), 2) < 2


VAST_REFERENCE = f"&#{'7' * 5_000};"


@pytest.mark.parametrize(
    "head",
    [
        meta("og:title", f"Ferry{VAST_REFERENCE.replace('&', '&amp;')} sails"),
        meta("author", f"Ada{VAST_REFERENCE.replace('&', '&amp;')} Quill"),
        ld(f'{{"@type": "NewsArticle", "headline": "Ferry{VAST_REFERENCE} sails"}}'),
        ld(f'{{"@type": "NewsArticle", "articleBody": "{80 * "The ferry sails. "}{VAST_REFERENCE}"}}'),
        ld(f"{{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;name&quot;: &quot;Ferry{VAST_REFERENCE}&quot;}}"),
    ],
    ids=["title", "author", "headline", "body", "quoted"],
)
def test_a_reference_of_thousands_of_digits_is_no_character(head: str) -> None:
    """Python reads no number of so many digits: such a reference, escaped twice, stands for an unknown character."""
    assert read(head, "<h1>Ferry resumes service</h1>" + PROSE).title


@pytest.mark.parametrize("href", ["http://[v1.\u200b]/news", "http://\u200b/news"])
def test_an_address_that_is_none_without_its_controls_is_none(href: str) -> None:
    """What is asked whether it is an address is what comes out: "[v1.]" is no host."""
    head = ld(f'{{"@type": "NewsArticle", "headline": "Ferry resumes service", "url": "{href}"}}')
    assert read(head, "<h1>Ferry resumes service</h1>" + PROSE).canonical_url is None
    assert read(f'<link rel="canonical" href="{href}">').url is None


def test_an_address_is_one_line() -> None:
    """A line that ends within an address is no end of it, to browsers neither."""
    assert read('<link rel="canonical" href="https://gull.example/\nferry">').url == "https://gull.example/ferry"
