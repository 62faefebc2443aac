"""Tests of metadata: each field, its sources, and what must not be taken for it."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from lxml import etree

from newsclean.jsonld import read_jsonld
from newsclean.metadata import read_metadata
from newsclean.model import Metadata

PROSE = "<p>" + "The ferry left at nine and the harbour was quiet again until noon. " * 4 + "</p>"


def read(head: str = "", body: str = PROSE, *, url: str | None = None, saved_from: str | None = None) -> Metadata:
    """Read the metadata of a page with this head and body."""
    text = f'<html lang="en"><head>{head}</head><body>{body}</body></html>'
    root = etree.fromstring(text, etree.HTMLParser(remove_comments=True))
    return read_metadata(root, url, read_jsonld(root), saved_from=saved_from)


def meta(name: str, content: str) -> str:
    """Return a meta tag."""
    return f'<meta property="{name}" content="{content}">'


def ld(json: str) -> str:
    """Return a JSON-LD script."""
    return f'<script type="application/ld+json">{json}</script>'


# ---- title ------------------------------------------------------------------------------


def test_the_site_name_falls_off_the_title() -> None:
    """A title without its site's name is the headline."""
    page = read(meta("og:site_name", "The Daily Gull") + "<title>Ferry resumes service | The Daily Gull</title>")
    assert page.title == "Ferry resumes service"


def test_the_host_is_a_site_name() -> None:
    """A page that names no site is still known by its address."""
    page = read("<title>Ferry resumes service - Seemeile</title>", url="https://www.seemeile.example/a")
    assert page.title == "Ferry resumes service"


def test_the_part_of_the_title_that_the_page_shows_is_the_headline() -> None:
    """Without an <h1> and a site's name the headline is what stands on the page as a line of its own."""
    page = read("<title>Ferry resumes service - Seemeile</title>", "<div><b>Ferry resumes\n service</b></div>" + PROSE)
    assert page.title == "Ferry resumes service"
    assert dict(page.sources)["title"] == "title, as shown"


@pytest.mark.parametrize("shown", ["Ferry", "Seemeile", "Ferry resumes service on Monday"])
def test_another_line_on_the_page_is_no_headline(shown: str) -> None:
    """A short name, or a line that says more or less than a part of the title, takes nothing from it."""
    page = read("<title>Ferry resumes service - Seemeile</title>", f"<p>{shown}</p>" + PROSE)
    assert page.title == "Ferry resumes service - Seemeile"


def test_an_h1_that_leads_home_is_the_sites_name() -> None:
    """An <h1> that links to the front page is no headline, nor is a window's title that says no more."""
    masthead = "<h1><a href='/'>The Daily Gull</a></h1>"
    page = read("<title>Ferry resumes service | The Daily Gull</title>", f"{masthead}<h2>Ferry resumes</h2>{PROSE}")
    assert page.title == "Ferry resumes service"
    page = read("<title>The Daily Gull</title>", f"{masthead}<h2>Ferry resumes service</h2>{PROSE}")
    assert page.title == "Ferry resumes service"
    linked = "<h1><a href='/ferry'>The Daily Gull</a></h1>"
    page = read("<title>The Daily Gull</title>", f"{linked}<h2>Ferry resumes service</h2>{PROSE}")
    assert page.title == "The Daily Gull"


def test_a_site_without_another_headline_keeps_its_h1() -> None:
    """Where nothing else could be the headline the site's name is; a link within a headline leads nowhere home."""
    page = read("<title>The Daily Gull</title>", f"<h1><a href='/'>The Daily Gull</a></h1>{PROSE}")
    assert page.title == "The Daily Gull"
    page = read(body=f"<h1>Lights out at <a href='https://fair.example/'>Lume Fair</a></h1>{PROSE}")
    assert page.title == "Lights out at Lume Fair"


def test_a_few_characters_of_han_are_a_headline() -> None:
    """Six characters of Han say as much as a dozen letters: the <h1> wins over the window's title."""
    headline = "\u5750\u8239\u6765\u7684\u90ae\u4ef6"
    assert read(f"<title>{headline} - Lume Post</title>", f"<h1>{headline}</h1>{PROSE}").title == headline


def test_of_parts_as_long_the_first_shown_is_the_headline() -> None:
    """Of two parts of a window's title as long as each other the first counts, in every process."""
    shown = "<p>Rain comes to town</p><p>Wind comes to seas</p>"
    assert read("<title>Rain comes to town | Wind comes to seas</title>", shown).title == "Rain comes to town"


def test_a_dash_in_a_headline_stays() -> None:
    """A headline that holds a dash is not cut at it."""
    page = read("<title>Nine o'clock ferry - the last of its kind</title>")
    assert page.title == "Nine o'clock ferry - the last of its kind"


def test_the_h1_that_the_title_agrees_with_is_the_headline() -> None:
    """Of several <h1>, the one that the window's title holds wins over the site's logo."""
    page = read(
        "<title>Ferry resumes service | Gull</title>", "<h1>Gull</h1><h1>Ferry resumes <i>service</i></h1>" + PROSE
    )
    assert page.title == "Ferry resumes service"
    assert dict(page.sources)["title"] == "h1"


def test_a_short_h1_is_no_headline_against_all_others() -> None:
    """An <h1> that only names a section loses."""
    page = read(meta("og:title", "Ferry resumes service after storm"), "<h1>News</h1>" + PROSE)
    assert page.title == "Ferry resumes service after storm"


def test_a_newsroom_headline_beats_the_window_title() -> None:
    """On a news article's page the statement that differs from the window's title is the newsroom's."""
    page = read(
        ld('{"@type": "NewsArticle", "headline": "Ferry back: what travellers need to know"}')
        + meta("og:title", "Ferry timetable 2024")
        + "<title>Ferry timetable 2024</title>"
    )
    assert page.title == "Ferry back: what travellers need to know"


def test_entities_in_json_ld_are_decoded() -> None:
    """A headline escaped once too often reads like the page's."""
    assert read(ld('{"@type": "NewsArticle", "headline": "Fish &amp;amp; ships"}')).title == "Fish & ships"


LONG = "Ferry resumes service after a winter of storms at sea"


@pytest.mark.parametrize("window", ["The Daily Gull", "Gull - News", "Print this page", "Boats sail again | The Gull"])
def test_a_long_h1_that_stands_alone_is_the_headline(window: str) -> None:
    """A page's only <h1> wins over a window's title in other words, and over og:title."""
    page = read(f"<title>{window}</title>", f"<h1>{LONG}</h1>{PROSE}")
    assert page.title == LONG
    assert read(meta("og:title", window), f"<h1>{LONG}</h1>{PROSE}").title == LONG


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Harbour Authority of Lume</h1>{PROSE}",
        f"<h1>A message from the keepers of the lighthouse:</h1>{PROSE}",
        f"<h1>The Daily Gull, the first paper of all the islands</h1>{PROSE}",
        f"{PROSE}{PROSE}<h1>{LONG}</h1>{PROSE}",
        f"<h1>{LONG}</h1><h1>The harbour in the years of the great storms</h1>{PROSE}",
    ],
)
def test_another_h1_is_no_headline(body: str) -> None:
    """A name, a label, the site's slogan, a heading within the text and one of several lose to the window's title."""
    head = meta("og:site_name", "The Daily Gull") + "<title>Boats sail again from Nessport</title>"
    assert read(head, body).title == "Boats sail again from Nessport"


def test_a_newsroom_title_beats_a_long_h1() -> None:
    """What a news article's JSON-LD states stays, whatever the <h1> says."""
    page = read(ld('{"@type": "NewsArticle", "headline": "Boats sail again"}'), f"<h1>{LONG}</h1>{PROSE}")
    assert page.title == "Boats sail again"


def test_a_title_that_is_the_sites_name_is_none() -> None:
    """Where og:title is but the site's name a short <h1> is the headline; alone it is better than nothing."""
    head = meta("og:site_name", "The Daily Gull") + meta("og:title", "The Daily Gull")
    assert read(head, f"<h1>Ferry is back</h1>{PROSE}").title == "Ferry is back"
    assert read(head).title == "The Daily Gull"


def test_a_link_home_is_no_headline() -> None:
    """The part of a window's title that the page shows as a link to its front page is the site's name."""
    home = "<a href='/'>The Thornby Eye</a>"
    page = read("<title>Straws for a seat | The Thornby Eye</title>", f"<div>{home}</div>{PROSE}")
    assert page.title == "Straws for a seat"
    other = "<a href='/x'>Straws at the Thornby</a>"
    page = read("<title>Today: Straws at the Thornby</title>", f"<div>{other}</div>{PROSE}")
    assert page.title == "Straws at the Thornby"


def test_a_title_cut_short_is_completed_from_the_page() -> None:
    """A title that ends in dots is the line that begins with it, if the page shows one and not the title itself."""
    head = meta("og:title", "Ferry resumes service after…")
    assert read(head, f"<div role='heading'>{LONG}</div>{PROSE}").title == LONG
    assert read(head, f"<div>Ferry stays in port</div>{PROSE}").title == "Ferry resumes service after…"
    head = meta("og:title", "And then the ferry came...")
    body = f"<h2>And then the ferry came...</h2><p>And then the ferry came home.</p>{PROSE}"
    assert read(head, body).title == "And then the ferry came..."


def test_without_an_h1_the_shown_headline_counts() -> None:
    """Without an <h1> the headline is the title that the page shows, what it marks as one, or a long <h2>."""
    shown = f"<h2>{LONG}</h2>{PROSE}"
    assert read(meta("og:title", "Boats sail again") + f"<title>{LONG} | Gull</title>", shown).title == LONG
    assert read("<title>Gull Mobile</title>", shown).title == LONG
    marked = f"<span class='lblHeadline'>{LONG}</span>{PROSE}"
    assert read("<title>Gull | Boats sail again from Nessport</title>", marked).title == LONG


@pytest.mark.parametrize(
    "shown",
    [
        f"<h2><a href='/ferry'>{LONG}</a></h2>",
        f"<ul class='headlines'><li><a href='/ferry'>{LONG}</a></li></ul>",
        f"<div class='top-headline'><a href='/ferry'>{LONG}</a></div>",
        "<h2>What the harbour says</h2>",
    ],
)
def test_a_teaser_is_no_headline(shown: str) -> None:
    """A linked heading is another article's, a short one a part's."""
    assert read("<title>Gull Mobile</title>", shown + PROSE).title == "Gull Mobile"


# ---- authors ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ('{"@type": "Person", "name": "Ada Quill"}', ("Ada Quill",)),
        ('[{"name": "Ada Quill"}, {"name": "Ben Osei"}]', ("Ada Quill", "Ben Osei")),
        ('"Ada Quill and Ben Osei"', ("Ada Quill", "Ben Osei")),
        ('"By Ada Quill, Senior Reporter"', ("Ada Quill",)),
        ('"Von Ada Quill und Ben Osei"', ("Ada Quill", "Ben Osei")),
        ('{"name": "ADA QUILL"}', ("ADA QUILL",)),
        ('{"name": "김하나 기자"}', ("김하나",)),
        ('"Ada Quill (Image: Sea/Pictures)"', ("Ada Quill",)),
        ('{"name": "Redaktion Seemeile"}', ("Redaktion Seemeile",)),
        ('{"name": "Ada Quill Jr."}', ("Ada Quill Jr.",)),
        ('"Ada Quill, Jr., Ben O."', ("Ada Quill Jr.", "Ben O.")),
        ('"Ada Qu&iacute;ll"', ("Ada Quíll",)),
        ('"Ada Quill (texto) e Ben Osei (fotografia)"', ("Ada Quill",)),
        ('{"name": "記者林曉雯、王大同／台北報導"}', ("林曉雯", "王大同")),
        ('{"name": "記者会見"}', ("記者会見",)),
        ('"Super User"', ()),
        ('"Ada Admin"', ("Ada Admin",)),
        ('["https://gull.example/ada", "ada@gull.example"]', ()),
        ("[1, null, [], {}, true]", ()),
    ],
)
def test_authors_of_json_ld(author: str, names: tuple[str, ...]) -> None:
    """Authors are people or desks, one by one, without roles, addresses or the word before them."""
    assert read(ld(f'{{"@type": "NewsArticle", "author": {author}}}')).authors == names


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("Quill, Ada B.", ("Ada B. Quill",)),
        ("García Lume, Ada", ("Ada García Lume",)),
        ("Ada Quill, Ben Osei", ("Ada Quill", "Ben Osei")),
        ("Ada Quill, Jr.", ("Ada Quill Jr.",)),
    ],
)
def test_catalogues_name_the_last_name_first(stated: str, names: tuple[str, ...]) -> None:
    """A comma in a catalogue's author parts last and first name, where it does not part two full names."""
    assert read(meta("citation_author", stated)).authors == names
    assert read(meta("author", "Quill, Ada")).authors == ("Quill", "Ada")


def test_an_author_that_is_only_referred_to_is_looked_up() -> None:
    """An @id leads to the node that holds the name."""
    page = read(ld('{"@graph": [{"@type": "Article", "author": {"@id": "#a"}}, {"@id": "#a", "name": "Ada Quill"}]}'))
    assert page.authors == ("Ada Quill",)


def test_reading_time_is_no_author() -> None:
    """A labelled Twitter card is an author only where its label says so."""
    cards = meta("twitter:label1", "Est. reading time") + meta("twitter:data1", "5 minutes")
    named = meta("twitter:label2", "Written by") + meta("twitter:data2", "Ada Quill")
    assert read(cards).authors == ()
    assert read(cards + named).authors == ("Ada Quill",)


@pytest.mark.parametrize(
    "byline",
    [
        "<p>By Ada Quill</p>",
        "<div>By <a href='/x'>Ada Quill</a></div>",
        "<div class='post-author'><span>Written by</span><a>Ada Quill</a><span>5 min read</span></div>",
        "<span itemprop='author'><span itemprop='name'>Ada Quill</span></span>",
        "<a rel='author' href='/team/ada'>Ada Quill</a>",
        "<p><a href='/authors/ada'>Ada Quill</a></p>",
        "<p>Von Ada Quill</p>",
        "<p>Text: Ada Quill</p>",
    ],
)
def test_the_byline_near_the_headline_names_the_author(byline: str) -> None:
    """Where metadata is silent, the visible byline is read."""
    assert read(body=f"<h1>Ferry resumes service</h1>{byline}{PROSE}").authors == ("Ada Quill",)


@pytest.mark.parametrize(
    "byline",
    [
        "<p>Words: Ada Quill Pictures: Ben Osei</p>",
        "<p>Text: Ada Quill / Fotos: Ben Osei</p>",
        "<p class='author'><b>Ada Quill</b> <i>Photos:</i> <b>Ben Osei</b></p>",
        "<p>By <b>Ada Quill</b>, PA</p>",
        "<p>Par <a href='/a'>Ada Quill</a> avec AFP</p>",
        "<p class='byline'>By <a href='/a'>Ada Quill</a> For The Gull</p>",
        "<p>By <a href='/a'>Ada Quill</a>, <em>Harbour Correspondent, at the quay</em></p>",
        "<p class='author'>Ada Quill &mdash; reporter, gardener</p>",
        "<div class='meta'><b>Ada Quill</b> <a>@adaq</a></div>",
        "<aside class='bio'><p><b>Ada Quill</b> is a writer.</p></aside>",
        "<p><b>Ada Quill</b> redacteur Lume</p>",
        "<div><p>Ada Quill</p><p>harbour reporter</p></div>",
        "<div class='authors'>Autori: <a href='/a'>Ada Quill</a></div>",
        "<div class='tagbox'>Ben Osei</div><p>Ada Quill</p><p>4 March 2025</p>",
        "<aside class='article-sidebar'><span class='author'>Ada Quill</span></aside>",
        "<div class='author'>Ada Quill</div><div>Edited by Ben Osei</div>",
    ],
)
def test_who_else_the_byline_names_is_no_author(byline: str) -> None:
    """Who took the pictures, who edited, the agency, the paper and the writer's job are no second author."""
    assert read(body=f"<h1>Ferry resumes service</h1>{byline}{PROSE}").authors == ("Ada Quill",)


@pytest.mark.parametrize(
    "byline",
    [
        "<p>By <a href='/a'>Ada Quill</a> and <a href='/b'>Ben Osei</a></p>",
        "<p>Words and pictures: Ada Quill, Ben Osei</p>",
        "<p><span class='author'>Ada Quill</span>, <span class='author'>Ben Osei</span></p>",
        "<p class='author'><b>Ada Quill</b><b>Ben Osei</b></p>",
    ],
)
def test_two_authors_of_a_byline(byline: str) -> None:
    """Names that stand beside each other in the same way are all the authors', and the word between is none."""
    assert read(body=f"<h1>Ferry resumes service</h1>{byline}{PROSE}").authors == ("Ada Quill", "Ben Osei")


@pytest.mark.parametrize(
    "name",
    ["Ada d'Avila", "Ada de los Quill", "Ada Mac an tSaoir", "ifj. Quill Ada", "Jan van den Quill", "Ada St. John-Ode"],
)
def test_small_words_of_names(name: str) -> None:
    """A name may hold words in lower case, and begin like a month."""
    assert read(body=f"<h1>Ferry resumes service</h1><p>By {name}</p>{PROSE}").authors == (name,)
    for line in ("By los Quill", "By the Gull Society. Free", "By eBay Sellers"):
        assert read(body=f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}").authors == ()


def test_a_korean_reporters_name_stands_before_the_word_for_one() -> None:
    """In Korean the word for a reporter closes the byline; in a sentence it tells of one."""
    byline = "<li>김하나 기자</li> <li><a>kim@gull.example</a></li> <li>이두리 기자</li>"
    assert read(body=f"<h1>다리가 다시 열렸다</h1><ul>{byline}</ul>{PROSE}").authors == ("김하나", "이두리")
    for line in ("김하나 기자가 말했다", "(루메=갈매기) 김하나 기자 = 다리가 다시 열렸다"):
        assert read(body=f"<h1>다리가 다시 열렸다</h1><p>{line}</p>{PROSE}").authors == ()


def test_a_teasers_byline_is_not_the_articles() -> None:
    """Below the text a byline behind a link in its small block is that of another article, as is one in prose."""
    text = "<h1>Ferry resumes service</h1>" + 5 * PROSE
    teaser = "<ul><li><a href='/b'>Gulls return to the quay</a> <span>By Ben Osei</span></li></ul>"
    assert read(body=text + teaser).authors == ()
    assert read(body=text + "<p>By Ada Quill</p>" + teaser).authors == ("Ada Quill",)
    mail = "<div><b>By Ada Quill</b><br><a href='mailto:ada@gull.example'>ada@gull.example</a></div>"
    assert read(body=text + mail).authors == ("Ada Quill",)
    sold = f"<p>Published by Hooded Gull and sold in May, <i>Quay</i> is a game of ships. {PROSE[3:]}"
    assert read(body=text + sold).authors == ()
    assert read(body=text + "<p>von <b>Montag</b></p>").authors == ()


def test_the_byline_below_a_headline_that_is_no_h1() -> None:
    """Without an <h1> the article's head begins at the line that is the title."""
    head = "<title>Ferry resumes service - Seemeile</title>"
    menu = "<ul>" + "<li><a href='/s'>Sport</a></li>" * 9 + "</ul>"
    byline = "<div><span>Ada Quill</span> <span>4 March 2025</span></div>"
    page = read(head, f"{menu}<h2>Ferry resumes service</h2>{byline}{PROSE}")
    assert page.authors == ("Ada Quill",)
    assert read(head, f"{menu}<h2>Gulls</h2>{byline}{PROSE}").authors == ()


def test_a_name_beside_the_day_is_the_authors() -> None:
    """Where nothing else names the author, a full name that stands alone beside the day does."""
    title = "<h1>Ferry resumes service</h1>"
    for line in ("<span>Ada Quill</span> <span>4 March 2025, 11:32</span>", "<p>Ada Quill | 4 March 2025</p>",
                 "<p>11:32 &middot; 4 March 2025 &middot; Ada Quill</p>"):  # fmt: skip
        assert read(body=f"{title}<div>{line}</div>{PROSE}").authors == ("Ada Quill",)
    for line in ("<a href='/t'>Lume Bridge</a> <p>4 March 2025</p>", "<p>Ferry Resumes | 4 March 2025</p>",
                 "<p>Ada Quill</p>", "<p>List of Ferries | 4 March 2025</p>", "<p>Ada | 4 March 2025</p>",
                 "<p class='image-credit'>Ada Quill</p><p>4 March 2025</p>",
                 "<p class='category'>Ada Quill</p><p>4 March 2025</p>"):  # fmt: skip
        assert read(body=f"<h1>Ferry Resumes service</h1><div>{line}</div>{PROSE}").authors == ()
    topic = "<h1>Ferry resumes service</h1><span>Climate Change</span> <span>4 March 2025</span>"
    assert read(meta("article:section", "Climate Change"), topic + PROSE).authors == ()


def test_a_share_bar_with_a_byline_names_the_author() -> None:
    """An element named for sharing and for the byline is the byline's."""
    share = "<div class='share-byline'><div class='byline'><a class='author' href='/a'>Ada Quill</a></div></div>"
    assert read(body=f"<h1>Ferry resumes service</h1>{share}{PROSE}").authors == ("Ada Quill",)


@pytest.mark.parametrize("byline", ["By Ada Quill, Harbour Reporter", "By Ada Quill | Local Lume Correspondent"])
def test_a_role_behind_a_comma_is_no_author(byline: str) -> None:
    """What stands behind a comma or bar and ends in a job is the job of who is named before."""
    assert read(body=f"<h1>Ferry resumes service</h1><p>{byline}</p>{PROSE}").authors == ("Ada Quill",)
    page = read(body=f"<h1>Ferry</h1><p>By Ada Quill and Ben Osei Reporter</p>{PROSE}")
    assert page.authors == ("Ada Quill", "Ben Osei")


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Quill on 5 May 2024",
        "By Ada Quill Published 5 May 2024, 10:15",
        "Published 5 May 2024 by Ada Quill",
        "By Ada Quill for The Gull",
        "By Ada Quill in Lumeport",
        "By Ada Quill @adaquill",
        "Written by Ada Quill on May 5, 2024 9:48 AM",
        "By <a class=author href=/a>Ada Quill for The Gull</a>",
        "Exclusive by Ada Quill",
    ],
)
def test_a_name_ends_where_something_else_begins(line: str) -> None:
    """A byline may go on with the day, the place, an account or the paper."""
    assert read(body=f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}").authors == ("Ada Quill",)


def test_a_link_in_a_sentence_leads_to_whom_it_is_about() -> None:
    """A person's page that a sentence links to is not the author's."""
    link = "<a href='/people/ben-osei'>Ben Osei</a>"
    told = f"<p>{link} told the meeting that the ferry would sail on Monday.</p>"
    assert read(body=f"<h1>Ferry resumes service</h1>{told}{PROSE}").authors == ()
    assert read(body=f"<h1>Ferry resumes service</h1><p>{link}, Lumeport</p>{PROSE}").authors == ("Ben Osei",)


def test_a_full_name_in_the_byline_beats_the_publisher() -> None:
    """An author that is only the publisher says less than the byline."""
    head = meta("og:site_name", "Gull") + ld('{"@type": "NewsArticle", "author": {"name": "Gull"}}')
    assert read(head, f"<h1>Ferry resumes service</h1><p>By Ada Quill</p>{PROSE}").authors == ("Ada Quill",)
    assert read(head, f"<h1>Ferry resumes service</h1><p>By Monday</p>{PROSE}").authors == ("Gull",)


@pytest.mark.parametrize("account", ["Super User", "glenadmin", "Redaktion Gull", "The Daily Gull", "Gull & Tern"])
def test_a_full_name_in_the_byline_beats_an_account(account: str) -> None:
    """An account, a desk and the site's own name, as the window's title has it too, yield to a byline."""
    head = f"<title>Ferry resumes service | {account}</title>" + meta("author", account.replace("&", "&amp;"))
    assert read(head, f"<h1>Ferry resumes service</h1><p>By Ada Quill</p>{PROSE}").authors == ("Ada Quill",)


def test_a_byline_that_confirms_the_stated_author_is_believed() -> None:
    """A blog may bear its writer's name, and a desk may write; a desk only yields to a byline in the article's head."""
    for author in ("Ada Quill", "Redaktion Gull"):
        head = f"<title>Ferry resumes service | {author}</title>" + meta("author", author)
        page = f"<h1>Ferry resumes service</h1><p>By <a>{author}</a></p><p>Checked by <b>Ben Osei</b></p>{PROSE}"
        assert read(head, page).authors == (author,)
    desk = meta("author", "Redaktion Gull")
    page = f"<h1>Ferry resumes service</h1>{5 * PROSE}<p>By Ben Osei</p>"
    assert read(desk, page).authors == ("Redaktion Gull",)


def test_a_name_alone_in_bold_beats_the_publisher() -> None:
    """Where the publisher is named as author, a bold name before the text is the author; a bold subhead is not."""
    head = meta("og:site_name", "Gull") + ld('{"@type": "NewsArticle", "author": {"name": "Gull"}}')
    name, subhead = "<p><b>Ada Quill</b></p>", "<p><b>Flawed Approach</b></p>"
    assert read(head, f"<h1>Ferry resumes service</h1><div>{name}{PROSE}</div>").authors == ("Ada Quill",)
    assert read(head, f"<h1>Ferry resumes service</h1><div>{PROSE}{subhead}{PROSE}</div>").authors == ("Gull",)
    assert read(head, f"<h1>Ferry resumes service</h1><div>{6 * subhead}{PROSE}</div>").authors == ("Gull",)


@pytest.mark.parametrize(
    "line",
    [
        "<p>Email the author</p>",
        "<p class='byline'>5 min read</p>",
        "<p>By the time the ferry left</p>",
        "<div class='related author'>Cara Finch</div>",
        "<p>Share</p>",
        "<p>Posted by admin</p>",
        "<p>Photographs by Cara Finch</p>",
        "<p>Cara Finch</p> <a>@gull</a>",
        "<p><b>Cara Finch</b> editor of the Gull, told us</p>",
        "<p><b>Cara Finch</b> sailed home</p>",
        "<blockquote><b>Cara Finch</b> <i>editor</i></blockquote>",
        "<div class='bio'><p><b>Cara Finch</b></p></div>",
    ],
)
def test_none_is_better_than_a_wrong_author(line: str) -> None:
    """What is no name is no author."""
    assert read(body=f"<h1>Ferry resumes service</h1>{line}{PROSE}").authors == ()


# ---- what the page is -------------------------------------------------------------------


def test_the_type_of_the_page_is_that_of_its_headline() -> None:
    """Where JSON-LD is silent, the microdata around the headline says what the page is; og:type comes last."""
    head = meta("og:type", "website")
    article = '<article itemscope itemtype="https://schema.org/NewsArticle"><h1>Ferry resumes service</h1></article>'
    assert read(head, article).page_type == "NewsArticle"
    assert read(head, article.replace("NewsArticle", "WebPage")).page_type == "website"
    assert read(head + ld('{"@type": "BlogPosting"}'), article).page_type == "BlogPosting"


# ---- dates ------------------------------------------------------------------------------

PARIS = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-05-01T09:30:00+02:00", datetime(2024, 5, 1, 9, 30, tzinfo=PARIS)),
        ("2024-05-01T09:30:00+0200", datetime(2024, 5, 1, 9, 30, tzinfo=PARIS)),
        ("2024-05-01T09:30Z", datetime(2024, 5, 1, 9, 30, tzinfo=UTC)),
        ("2024-05-01 09:30:00", datetime(2024, 5, 1, 9, 30)),
        ("Wed, 01 May 2024 09:30:00 GMT", datetime(2024, 5, 1, 9, 30, tzinfo=UTC)),
        ("1714555800", datetime(2024, 5, 1, 9, 30, tzinfo=UTC)),
        ("20240501", datetime(2024, 5, 1)),
        ("May 1, 2024", datetime(2024, 5, 1)),
        ("5/1/2024 9:30 AM", datetime(2024, 5, 1, 9, 30)),
        ("01.05.2024", datetime(2024, 5, 1)),
        ("99999-99-99T99:99", None),
        ("0000-00-00", None),
        ("soon", None),
    ],
)
def test_published_as_meta_tags_write_it(text: str, moment: datetime | None) -> None:
    """The moment keeps its offset, and has one only where the page states it."""
    found = read(meta("article:published_time", text)).published
    assert found == moment
    assert found is None or moment is None or found.utcoffset() == moment.utcoffset()


def test_an_offset_is_taken_from_where_it_stands() -> None:
    """Where the first source has no offset and another states the same time with one, that one counts."""
    microdata = '<meta itemprop="datePublished" content="2024-05-01T09:30:00+02:00">'
    found = read(meta("article:published_time", "2024-05-01T09:30:00") + microdata).published
    assert found == datetime(2024, 5, 1, 9, 30, tzinfo=PARIS)


def test_the_time_behind_the_day_is_kept() -> None:
    """A visible dateline gives day and time."""
    found = read(body=f"<h1>Ferry resumes service</h1><p>1 May 2024, 21:54</p>{PROSE}").published
    assert found == datetime(2024, 5, 1, 21, 54)


@pytest.mark.parametrize(
    "line",
    ["21:54, 1 May 2024", "9.54pm on 1 May 2024", "1 May 2024 - 21.54", "21:54 | Wednesday, May 1, 2024"],
)
def test_the_time_before_the_day_is_kept(line: str) -> None:
    """A visible dateline may give the time first, and a dash makes no date of day and time."""
    found = read(body=f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}").published
    assert found == datetime(2024, 5, 1, 21, 54)


def test_an_hour_is_a_time() -> None:
    """"5pm" needs no minutes."""
    found = read(body=f"<h1>Ferry resumes service</h1><p>1 May 2024, 5pm</p>{PROSE}").published
    assert found == datetime(2024, 5, 1, 17)


def test_a_marked_day_has_the_time_of_its_stamp() -> None:
    """The stamp of a <time> in the element marked as the date gives the time, if it is of that day."""
    marked = "<dd class=published>1 May 2024 <time datetime='{}'>yesterday</time></dd>"
    page = f"<h1>Ferry resumes service</h1>{PROSE * 3}"
    stamped = read(body=page + marked.format("2024-05-01T09:30:00+02:00")).published
    assert stamped == datetime(2024, 5, 1, 9, 30, tzinfo=PARIS)
    assert read(body=page + marked.format("2024-05-03T09:30:00+02:00")).published == datetime(2024, 5, 1)


def test_a_teasers_day_is_not_the_articles() -> None:
    """Four sentences end the article's head, however short its paragraphs are."""
    sentence = "<p>The ferry left the quay at nine in the morning with a cow, a priest and nine cars.</p>"
    before, teaser = "<p>Tuesday 30 April 2024, 11:32</p>", "<a href='/a'>Gulls <span>1 May 2024, 10:00</span></a>"
    found = read(body=f"{before}<h1>Ferry resumes service</h1>{sentence * 5}{teaser}").published
    assert found == datetime(2024, 4, 30, 11, 32)


@pytest.mark.parametrize(
    "lines",
    [
        "<p>5 November 2019</p><p>20:17</p>",
        "<p>8.17pm</p><p>5 November 2019</p>",
        "<p>5 November 2019</p><p>8:17 pm</p>",
        "<p>Updated: 6 November 2019, 09:00</p><p>Published: 5 November 2019, 20:17</p>",
        "<p>Last updated 5 November 2019, 22:28, first published 5 November 2019, 20:17</p>",
        "<p>By Ada Quill, Political Editor of The Gull, 5 November 2019, 20:17</p>",
    ],
)
def test_the_time_stands_beside_the_day(lines: str) -> None:
    """Day and time may be apart, an update before the publication, and the day behind a byline."""
    found = read(body=f"<h1>Ferry resumes service</h1>{lines}{PROSE}").published
    assert found == datetime(2019, 11, 5, 20, 17)


@pytest.mark.parametrize("beside", ["<span class=player>04:32</span>", "<p>4.30</p>", "<p>04:32 read</p>"])
def test_minutes_are_no_time_of_day(beside: str) -> None:
    """How long a recording is, and points, are no time of day."""
    found = read(body=f"<h1>Ferry resumes service</h1><p>5 November 2019</p>{beside}{PROSE}").published
    assert found == datetime(2019, 11, 5)


def test_the_updated_time_is_not_the_published_one() -> None:
    """A page that only says when it was updated has no publication time."""
    page = read(
        meta("article:modified_time", "2024-05-02T08:00:00Z"), "<h1>Ferry</h1><p>Updated May 3, 2024</p>" + PROSE
    )
    assert page.published is None
    assert page.modified == datetime(2024, 5, 2, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "Published May 1, 2024 (updated May 3, 2024)",
        "1. Mai 2024",
        "1 de mayo de 2024",
        "1 мая 2024",
        "2024年5月1日",
        "1 maja 2024",
        "<time datetime='2024-05-01'>yesterday 9.30</time>",
    ],
)
def test_the_day_near_the_headline_is_read(line: str) -> None:
    """Where metadata is silent, the day that the page shows is the published one."""
    page = read(body=f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}")
    assert page.published is not None
    assert page.published.date().isoformat() == "2024-05-01"


def test_the_address_names_the_day() -> None:
    """A day in the page's address is the day of publication."""
    page = read(url="https://gull.example/news/2024/05/01/ferry-resumes")
    assert page.published == datetime(2024, 5, 1)


def test_the_pages_own_date_comes_last() -> None:
    """A WebPage's date is the article's where nothing else states one, and yields to a meta tag."""
    page = ld('{"@type": "WebPage", "datePublished": "2024-01-30T08:00:00Z", "dateModified": "2024-02-01T08:00:00Z"}')
    alone = read(page)
    assert alone.published == datetime(2024, 1, 30, 8, tzinfo=UTC)
    assert alone.modified == datetime(2024, 2, 1, 8, tzinfo=UTC)
    assert dict(alone.sources)["published"] == "json-ld WebPage"
    stated = read(meta("article:published_time", "2024-01-31T09:00:00Z") + page)
    assert stated.published == datetime(2024, 1, 31, 9, tzinfo=UTC)


def test_a_day_in_the_text_is_not_the_published_one() -> None:
    """A sentence that names a day tells of something else."""
    body = "<h1>Ferry resumes service</h1><p>The harbour board will meet on May 1, 2024 to decide on the old quay.</p>"
    assert read(meta("article:modified_time", "2024-04-02"), body + PROSE).published is None


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Posted: 5 March 2021 / 06:12 PM EST", "2021-03-05T18:12:00-05:00"),
        ("8:44 p.m. CDT July 5, 2021", "2021-07-05T20:44:00-05:00"),
        ("July 5, 2021 9:15 PM ET", "2021-07-05T21:15:00-04:00"),
        ("5 January 2021, 17.02 BST", "2021-01-05T17:02:00+01:00"),
        ("5 de mayo de 2021 - 10:05 hs (GMT-3)", "2021-05-05T10:05:00-03:00"),
        ("Senin, 5 Maret 2021 10:05 WIB", "2021-03-05T10:05:00+07:00"),
        ("5 March 2021, 10:05-11:30", "2021-03-05T10:05:00"),
        ("5 March 2021, 10:05 Art", "2021-03-05T10:05:00"),
    ],
)
def test_the_zone_stands_behind_the_time(line: str, moment: str) -> None:
    """A zone's letters or offset count; a span of time and a word that is no zone do not."""
    found = read(body=f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}").published
    assert found is not None
    assert found.isoformat() == moment


@pytest.mark.parametrize(
    "line",
    [
        "2021年3月5日 9時03分", "2021年3月5日 上午9:03:20", "2021. március 5. 09:03", "5 март 2021, 9:03",
        "5. mars 2021 kl. 9.03", "Pubblicato il 5 marzo 2021 alle 9:03",
        "Publié le 5 mars 2021 à 9h03, mis à jour à 12h40",
    ],
)  # fmt: skip
def test_day_and_time_are_read_in_many_languages(line: str) -> None:
    """The month may be a word of any language that dates.toml knows, the time written as is usual there."""
    found = read(body=f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}").published
    assert found == datetime(2021, 3, 5, 9, 3)


def test_the_shown_time_refines_a_stated_day() -> None:
    """An address or a meta tag may name but a day: the page's time of that day counts, another day does not."""
    page, address = "<h1>Ferry resumes service</h1><p>{}</p>" + PROSE, "https://gull.example/2024/05/01/ferry"
    assert read(body=page.format("1 May 2024, 21:54"), url=address).published == datetime(2024, 5, 1, 21, 54)
    assert read(body=page.format("2 May 2024, 21:54"), url=address).published == datetime(2024, 5, 1)
    head = meta("article:published_time", "2024-05-01")
    assert read(head, page.format("21:54, 1 May 2024")).published == datetime(2024, 5, 1, 21, 54)


def test_the_day_below_a_headline_without_an_h1_counts() -> None:
    """The day below the line that is the title is the article's, not the one in the page's masthead."""
    masthead = "<div><a href='/'><img alt='Gull'></a><b>Friday, 3 May 2024</b></div>"
    body = f"{masthead}<div><span>{LONG}</span><br>1 May 2024, 21:54</div>{PROSE}"
    assert read(f"<title>{LONG} - Gull</title>", body).published == datetime(2024, 5, 1, 21, 54)
    comments = f"{masthead}{PROSE}<h3>2 comments on <em>{LONG}</em></h3><p>4 May 2024, 21:54</p>"
    assert read(f"<title>{LONG} - Gull</title>", comments).published == datetime(2024, 5, 3)


def test_the_text_refines_the_day_of_a_stamp() -> None:
    """A stamp without a time has that of the text that it stands on, where both are of one day."""
    page = "<h1>Ferry resumes service</h1><time datetime='2024-05-01'>{}</time>" + PROSE
    assert read(body=page.format("1 May 2024 at 21:54")).published == datetime(2024, 5, 1, 21, 54)
    assert read(body=page.format("3 May 2024 at 21:54")).published == datetime(2024, 5, 1)


@pytest.mark.parametrize(
    ("page_language", "line", "month"),
    [("en-US", "03/05/2021", 3), ("en-GB", "03/05/2021", 5), ("en", "03/05/2021</p><p>Print of 28/04/2021", 5)],
)
def test_days_past_the_twelfth_say_how_days_are_written(page_language: str, line: str, month: int) -> None:
    """03/05/2021 is the fifth of March or the third of May, as the language and the other days say."""
    text = f'<html lang="{page_language}"><body><h1>Ferry resumes service</h1><p>{line}</p>{PROSE}</body></html>'
    found = read_metadata(etree.fromstring(text, etree.HTMLParser()), None).published
    assert found is not None
    assert found.month == month


def test_a_day_marked_as_entry_and_update_is_the_entrys() -> None:
    """Blogs mark the day of publication as both where nothing was updated; the day of an update alone is not it."""
    page = "<h1>Ferry resumes service</h1><time class='{}' datetime='2024-05-01T09:30:00'>1 May</time>" + PROSE
    assert read(body=page.format("entry-date updated")).published == datetime(2024, 5, 1, 9, 30)
    assert read(body=page.format("updated")).published is None


def test_the_day_of_a_copyright_is_not_the_articles() -> None:
    """A day behind the sign of a picture's owner is the picture's."""
    page = "<h1>Ferry resumes service</h1><p>{}, 1 May 2024</p>" + PROSE
    assert read(body=page.format("© Ada Quill")).published is None
    assert read(body=page.format("Ada Quill")).published == datetime(2024, 5, 1)


def test_today_is_not_the_day_of_publication() -> None:
    """The day in an element that is named for today is no article's."""
    page = "<span class='{}'>Friday, 3 May 2024</span><h1>Ferry resumes service</h1>" + PROSE
    assert read(body=page.format("lblToday")).published is None
    assert read(body=page.format("todays-ferry")).published == datetime(2024, 5, 3)


@pytest.mark.parametrize(
    "marked",
    [
        "<span class='js-time--published' data-timestamp='1714555800000'></span>",
        "<span property='dc:date dc:created' content='2024-05-01T09:30:00+00:00'>01/05/2024 - 9:30</span>",
        "<abbr class=published title='2024-05-01T09:30:00Z'>May 1</abbr>",
    ],
)
def test_the_day_in_an_attribute_is_read(marked: str) -> None:
    """An element marked as the day of publication may hold it in RDFa, a title or as milliseconds."""
    page = read(body=f"<h1>Ferry resumes service</h1>{PROSE * 3}{marked}")
    assert page.published == datetime(2024, 5, 1, 9, 30, tzinfo=UTC)
    assert read(body=f"<h1>Ferry</h1>{PROSE * 3}<span class=views data-views='1714555800000'></span>").published is None


@pytest.mark.parametrize(
    "line",
    [
        "1 May 2024, 9:30 | Updated: 1 May 2024, 12:40",
        "1 May 2024, 9:30</p><p>Updated at 12:40",
        "1 May 2024, 9:30 <time class=modified datetime='2024-05-01T12:40:00'>noon</time>",
    ],
)
def test_the_update_beside_the_day_is_read(line: str) -> None:
    """Where the page is read for its day of publication the update beside it counts; it may name the time alone."""
    page = read(body=f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}")
    assert (page.published, page.modified) == (datetime(2024, 5, 1, 9, 30), datetime(2024, 5, 1, 12, 40))


# ---- the rest -----------------------------------------------------------------------------


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
    ("window", "body"),
    [
        ("Ferry resumes service | Harbour | The Daily Gull", "<a href='/'><img src='l.gif' alt='The Daily Gull'></a>"),
        ("The Daily Gull: Ferry: how it came back", "<a href='/en/'>The Daily Gull</a>"),
        ("Ferry resumes service - The Daily Gull", "<a href='/'><img alt='The Daily Gull | News of the isles'></a>"),
        ("Ferry resumes service :: The Daily Gull", "<link rel=canonical href='https://www.dailygull.example/a'>"),
        ("Ferry resumes service", "<link rel=canonical href='https://gull.example/a'><a href='/'>Gull</a>"),
    ],
)
def test_the_masthead_or_the_address_knows_the_site_in_the_title(window: str, body: str) -> None:
    """A part of the window's title is the site's name if the masthead's link or the host says the same."""
    page = read(f"<title>{window}</title>", body + PROSE)
    assert page.site == ("Gull" if "Gull" not in window else "The Daily Gull")
    assert page.title in ("Ferry resumes service", "Ferry resumes service | Harbour", "Ferry: how it came back")


@pytest.mark.parametrize(
    "body", ["<a href='/harbour'>Harbour</a>", "<a href='/'>Home</a>", "<b>Harbour</b><a href='/'>The Daily Gull</a>"]
)
def test_a_section_in_the_title_is_no_site(body: str) -> None:
    """A part that a link to a section says, or a masthead that says something else, names no site."""
    assert read("<title>Ferry resumes service | Harbour</title>", body + PROSE).site is None


def test_a_publisher_in_a_meta_tag_comes_after_the_masthead() -> None:
    """A bare publisher is as often the company: the name in the title and masthead is the site's."""
    head = meta("publisher", "Seabird Media Ltd") + "<title>Ferry resumes service - The Daily Gull</title>"
    assert read(head, f"<a href='/'>The Daily Gull</a>{PROSE}").site == "The Daily Gull"
    assert read(head).site == "Seabird Media Ltd"


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
    assert read_metadata(root, None, read_jsonld(root)).language == "de-AT"


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
    read_metadata(root, None, read_jsonld(root))
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
    start = time.process_time()
    read_metadata(root, None, read_jsonld(root))
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "byline",
    [
        "By Ada Quill, Local Democracy Reporter", "Reporting by Ada Quill", "Words by Ada Quill",
        "Ada Quill Chief Football Writer", "Von Ada Quill, Sportredakteurin", "Piše: Ada Quill", "Γράφει ο Ada Quill",
    ],
)  # fmt: skip
def test_roles_and_byline_words_are_no_names(byline: str) -> None:
    """What a byline says beside the name, in whichever language, is not taken for a name."""
    page = read(body=f'<article><h1>Ferry resumes</h1><p class="byline">{byline}</p>{PROSE}</article>')
    assert page.authors == ("Ada Quill",)


@pytest.mark.parametrize("byline", ["记者：林晓雯", "本报记者 林晓雯", "记者 林晓雯"])
def test_a_chinese_reporters_name_stands_behind_the_word_for_one(byline: str) -> None:
    """In Chinese the word for a reporter opens the byline."""
    page = read(body=f'<article><h1>湖心村的桥</h1><p class="byline">{byline}</p>{PROSE}</article>')
    assert page.authors == ("林晓雯",)
