"""The headline, of all that a page states and shows: `newsclean.metadata.title`, with the choice of `headline`."""

from __future__ import annotations

import pytest
from hand_made import FERRY as PROSE
from hand_made import ld, meta, read

LONG = "Ferry resumes service after a winter of storms at sea"


def test_the_site_name_falls_off_the_title() -> None:
    """A title without its site's name is the headline."""
    page = read(meta("og:site_name", "The Daily Gull") + "<title>Ferry resumes service | The Daily Gull</title>")
    assert page.title == "Ferry resumes service"


def test_a_short_h1_is_the_title_before_a_dash() -> None:
    """Of a wiki's title the <h1> is the part before the dash; a label before another title is none."""
    page = read("<title>Hollin Canal - Vale Local Wiki</title>", f"<h1>Hollin Canal</h1>{PROSE}")
    assert page.title == "Hollin Canal"
    stated = meta("og:title", "Ferries are for people who wait")
    page = read(stated + "<title>Opinion | Ferries are for people who wait</title>", f"<h1>Opinion</h1>{PROSE}")
    assert page.title == "Ferries are for people who wait"
    page = read("<title>Opinion: Ferries are for people who wait</title>", f"<h1>Opinion</h1>{PROSE}")
    assert page.title == "Opinion: Ferries are for people who wait"


@pytest.mark.parametrize("end", ["winter of sto...", "winter of sto…", "winter of..."])
def test_a_headline_that_metadata_cuts_is_whole_in_the_h1(end: str) -> None:
    """Dots end it, within a word, too; the <h1> goes on."""
    cut = LONG[: LONG.index("winter")] + end
    stated = ld(f'{{"@type": "NewsArticle", "headline": "{cut}"}}')
    assert read(f"{stated}<title>{LONG}</title>", f"<h1>{LONG}</h1>{PROSE}").title == LONG


@pytest.mark.parametrize(
    ("headline", "shared", "is_shown"),
    [
        ("Gulls miss the boat", "Gulls miss the boat", True),
        (LONG, "Gulls miss the boat", True),
        ("Ferry resumes service after storms", "Ferry resumes service after storms", True),
        ("Gulls miss the boat", "Gulls are late again", False),
        ("Gulls miss the boat", LONG, False),
        (LONG, f"What travellers need to know: after the winter of storms {LONG[:5]} is back", False),
    ],
    ids=["in other words", "shared alone", "in fewer", "in two ways", "JSON-LD alone", "in more"],
)
def test_the_headline_that_the_window_has_is_shown_whatever_is_shared(
    headline: str, shared: str, is_shown: bool
) -> None:
    """An <h1> that the window says, too, is the title where only og:title says less."""
    head = ld(f'{{"@type": "NewsArticle", "headline": "{headline}"}}') + meta("og:title", shared)
    title = LONG if is_shown else headline if headline != LONG else shared
    assert read(f"{head}<title>{LONG}</title>", f"<h1>{LONG}</h1>{PROSE}").title == title


def test_what_only_screen_readers_say_is_no_part_of_the_headline() -> None:
    """A label in the <h1> that nobody sees goes, unless it is all that the <h1> says."""
    page = read(body=f'<h1><span class="sr-only">Headline: </span>{LONG}</h1>{PROSE}')
    assert page.title == LONG
    assert read(body=f'<h1><span class="sr-only">{LONG}</span></h1>{PROSE}').title == LONG


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>let quay = 1</script>", "<style>h1 { color: red }</style>", "<svg><title>Pen</title></svg>",
        "<span hidden>Kicker</span>", "<span style='display: none'>Kicker</span>", "<template>Kicker</template>",
        "<noscript>Kicker</noscript>", "<rt>kicker</rt>",
    ],
)  # fmt: skip
def test_what_an_h1_holds_and_does_not_show_is_no_part_of_the_headline(unseen: str) -> None:
    """A program, a drawing's name or a word's reading in the <h1> goes, unless it is all that the <h1> says."""
    for h1 in (f"{unseen}<b>{LONG}</b>", f"{LONG}{unseen}"):
        assert read(body=f"<h1>{h1}</h1>{PROSE}").title == LONG
    assert read(body=f"<h1><span hidden>{LONG}</span></h1>{PROSE}").title == LONG


@pytest.mark.parametrize("code", ["<style>h1 { color: red }</style>", "<script>let quay = 1</script>"])
def test_code_is_no_headline_where_the_h1_says_nothing_else(code: str) -> None:
    """An <h1> of a drawn logo and its style says nothing."""
    assert read(f"<title>{LONG}</title>", f"<h1>{code}<a href=/><svg></svg></a></h1>{PROSE}").title == LONG


def test_a_score_before_the_headline_is_part_of_it() -> None:
    """What the <h1>, JSON-LD and the window have before the headline of og:title belongs where it has figures."""
    for label, is_part in (("Gulls 3 Terns 2", True), ("Harbour cup", False)):
        whole = f"{label}: {LONG}"
        stated = meta("og:title", LONG) + ld(f'{{"@type": "NewsArticle", "headline": "{whole}"}}')
        page = read(f"{stated}<title>{whole}</title>", f"<h1>{whole}</h1>{PROSE}")
        assert page.title == (whole if is_part else LONG)


@pytest.mark.parametrize(
    ("label", "shared", "window", "is_part"),
    [
        ("Explained: ", True, LONG, True),
        ("Explained: ", False, "Explained: ", False),
        ("Explained - ", True, LONG, True),
    ],
)
def test_a_label_that_og_title_has_too_is_part_of_the_headline(
    label: str, shared: bool, window: str, is_part: bool
) -> None:
    """JSON-LD leaves it out; what the window alone says, too, does not."""
    whole = f"{label}{LONG}"
    stated = meta("og:title", whole if shared else LONG) + ld(f'{{"@type": "NewsArticle", "headline": "{LONG}"}}')
    window = window if window == LONG else whole
    page = read(f"{stated}<title>{window}</title>", f"<h1>{whole}</h1>{PROSE}")
    assert page.title == (whole if is_part else LONG)


def test_the_number_of_a_letter_is_part_of_its_title() -> None:
    """The site's name and a number before a colon say which issue it is."""
    title = "The Daily Gull No. 112: Nobody wants the ferry"
    page = read(meta("og:site_name", "The Daily Gull") + meta("og:title", title), f"<h1>{title}</h1>{PROSE}")
    assert page.title == title


def test_the_part_of_the_title_that_the_page_shows_is_the_headline() -> None:
    """Without an <h1> and a site's name the headline is what stands on the page as a line of its own."""
    page = read("<title>Ferry resumes service - Seemeile</title>", "<div><b>Ferry resumes\n service</b></div>" + PROSE)
    assert page.title == "Ferry resumes service"
    assert dict(page.sources)["title"] == "title, as shown"


@pytest.mark.parametrize(
    ("window", "title"),
    [
        (f"{LONG} (Lume Gazette)", LONG),
        (f"Why {LONG}", f"Why {LONG}"),
        (f"{LONG} and of fog", f"{LONG} and of fog"),
    ],
)
def test_a_name_in_brackets_is_no_part_of_the_shown_title(window: str, title: str) -> None:
    """Where the page shows the window's title in a line without it; other words may be its own."""
    assert read(f"<title>{window}</title>", f"<div>{LONG}</div>{PROSE}").title == title


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
    assert read("<title>The Daily Gull</title>", f"{masthead}<h2>{LONG}</h2>{PROSE}").title == LONG
    linked = "<h1><a href='/ferry'>The Daily Gull</a></h1>"
    page = read("<title>The Daily Gull</title>", f"{linked}<h2>Ferry resumes service</h2>{PROSE}")
    assert page.title == "The Daily Gull"


def test_a_masthead_in_an_h1_need_not_lead_home() -> None:
    """An <h1> that is but the site's name as it is stated heads no article, whatever the window's title says."""
    site, masthead = meta("og:site_name", "The Daily Gull"), "<h1>The Daily Gull</h1>"
    for window in ("The Daily Gull", "gull_20250304.txt"):
        page = read(f"{site}<title>{window}</title>", f"{masthead}<h2>{LONG}</h2>{PROSE}")
        assert page.title == LONG


@pytest.mark.parametrize("home", ["/en/", "https://gull.example", "https://gull.example/en", "/index.php"])
def test_a_front_page_has_many_addresses(home: str) -> None:
    """The front page in a language, and one that is called so, are front pages for an <h1> as for a masthead."""
    masthead = f"<h1><a href='{home}'>The Daily Gull</a></h1>"
    assert read("<title>The Daily Gull</title>", f"{masthead}<h2>{LONG}</h2>{PROSE}").title == LONG


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


def test_the_headline_of_which_metadata_has_the_beginning() -> None:
    """A newsroom's title that the <h1> begins with is a shortened one."""
    head = ld('{"@type": "NewsArticle", "headline": "Ferry resumes service"}')
    whole = "Ferry resumes service: \u201cAt last\u201d"
    assert read(head, f"<h1>{whole}</h1>{PROSE}").title == whole


def test_quotation_marks_of_a_headline_are_those_shown() -> None:
    """Where metadata differs from the <h1> in straight quotes and dashes alone, the <h1> is the title."""
    head = ld('{"@type": "NewsArticle", "headline": "Ferry \'resumes service\' - at last"}')
    shown = "Ferry \u2018resumes service\u2019 \u2013 at last"
    assert read(head, f"<h1>{shown}</h1>{PROSE}").title == shown


def test_a_headline_set_large_goes_on_behind_a_part_of_the_title() -> None:
    """On a page without an <h1> the window has but the beginning of what is set large; a sentence is none."""
    head, whole = "<title>Lume Mail -- Ferry resumes service</title>", "Ferry resumes service after nine years, slowly"
    assert read(head, f'<div><font size="5"><b>{whole}</b></font></div>{PROSE}').title == whole
    assert read(head, f"<p>{whole}.</p>{PROSE}").title == "Lume Mail -- Ferry resumes service"


@pytest.mark.parametrize(
    ("shown", "is_title"),
    [
        ("Ferry resumes slow service after nine long years", True),
        ("Gulls follow the ferry through nine long winters", False),  # other words
        ("Ferry resumes slow service after nine years, the harbour board says.", False),  # a sentence
    ],
)
def test_the_window_may_leave_out_a_word_of_the_shown_headline(shown: str, is_title: bool) -> None:
    """Where only the window states a title, the line with its words and others among them is the headline."""
    page = read("<title>Ferry resumes service after nine years | Lume Mail</title>", f"<div>{shown}</div>{PROSE}")
    assert (page.title == shown) is is_title
    linked = f"<div><a href=/b>{shown}</a></div>{PROSE}"
    assert read("<title>Ferry resumes service after nine years | Lume Mail</title>", linked).title != shown


def test_the_headline_that_only_what_is_shared_has_more_before() -> None:
    """An <h1> that JSON-LD states too is whole, if og:title is a call and it; alone it is the end of the newsroom's."""
    headline, shared = "Ferry resumes service after the storm", "ALL ABOARD! Ferry resumes service after the storm"
    for stated, title in ((headline, headline), (shared, shared)):
        head = ld(f'{{"@type": "NewsArticle", "headline": "{stated}"}}') + meta("og:title", shared)
        assert read(f"{head}<title>{headline}</title>", f"<h1>{headline}</h1>{PROSE}").title == title


def test_a_statement_that_is_cut_short_is_no_headline() -> None:
    """Where another is whole, it says no more than that one."""
    head = "<title>Ferry sails again</title>" + ld('{"@type": "NewsArticle", "headline": "Ferry sails again"}')
    page = read(head + meta("og:title", "Ferry sails a..."), f"<h1>Live: Ferry sails again</h1>{PROSE}")
    assert page.title == "Ferry sails again"


def test_other_words_for_those_who_share_it_are_no_headline() -> None:
    """Where page, window and JSON-LD have one, og:title may have words that it has not."""
    head = "<title>Ferry sails again</title>" + ld('{"@type": "NewsArticle", "headline": "Ferry sails again"}')
    page = read(head + meta("og:title", "What the island pays for its boat"), f"<h1>Ferry sails again</h1>{PROSE}")
    assert page.title == "Ferry sails again"


def test_what_a_page_calls_its_headline_is_the_headline() -> None:
    """A <meta> named headline wins over og:title, in which section and site follow without a space."""
    page = read(meta("og:title", f"{LONG}-PortsㅣGull") + f'<meta name="headline" content="{LONG}">', PROSE)
    assert page.title == LONG


def test_a_newsroom_headline_beats_the_window_title() -> None:
    """On a news article's page the statement that differs from the window's title is the newsroom's."""
    page = read(
        ld('{"@type": "NewsArticle", "headline": "Ferry back: what travellers need to know"}')
        + meta("og:title", "Ferry timetable 2024")
        + "<title>Ferry timetable 2024</title>"
    )
    assert page.title == "Ferry back: what travellers need to know"


@pytest.mark.parametrize(
    ("h1", "is_title"),
    [
        ('<h1 itemprop="headline">{}</h1>', True),
        ("<h1>{}</h1>", False),
        ('<h1 itemprop="alternativeHeadline">{}</h1>', False),
        ('<h1 itemprop="headline">{}</h1><h1 itemprop="headline">Mill on the quay sold to a poet</h1>', False),
    ],
    ids=["named", "not named", "the deck", "two"],
)
def test_the_h1_that_microdata_name_the_headline_is_it(h1: str, is_title: bool) -> None:
    """A newsroom's metadata may say other words; of several that are named so none is known to be the article's."""
    shown, stated = "Gulls steal the ferry's only spare anchor, says captain", "Ferry anchor stolen by gulls"
    page = read(ld(f'{{"@type": "NewsArticle", "headline": "{stated}"}}'), h1.format(shown) + PROSE)
    assert page.title == (shown if is_title else stated)


def test_a_kicker_in_a_named_h1_is_no_part_of_the_headline() -> None:
    """What microdata name the headline may have the kicker before it."""
    stated = "Gulls steal the only spare anchor"
    head = ld(f'{{"@type": "NewsArticle", "headline": "{stated}"}}')
    assert read(head, f'<h1 itemprop="headline">Quay thefts {stated}</h1>{PROSE}').title == stated


@pytest.mark.parametrize(("section", "is_title"), [("Weather at Sea", True), ("Sport", False)])
def test_the_section_behind_the_windows_title_is_no_part_of_it(section: str, is_title: bool) -> None:
    """JSON-LD that is the window's title is none of the newsroom's, whatever section stands between it and the site."""
    stated, shown = "Ferry stays in port with five boats tied up", "Ferry stays in port though five boats were tied up"
    head = ld(f'{{"@type": "NewsArticle", "headline": "{stated}", "articleSection": "{section}"}}')
    head += meta("og:site_name", "The Daily Gull") + meta("og:title", shown)
    page = read(f"{head}<title>{stated} | Weather at Sea | The Daily Gull</title>", f"<h1>{shown}</h1>{PROSE}")
    assert page.title == (shown if is_title else stated)


def test_the_section_behind_a_stated_title_is_no_part_of_it() -> None:
    """What those who share it read may name the section of a site whose own name is too short to tell."""
    stated, shared = "Ferry stays in port with five boats tied up", "Why the ferry stays in its port for the winter"
    head = ld(f'{{"@type": "NewsArticle", "headline": "{stated}", "articleSection": "Harbour"}}')
    head += meta("og:site_name", "DGL") + meta("og:title", f"{shared} | DGL Harbour")
    assert read(f"{head}<title>{stated} | DGL Harbour</title>", f"<h1>{stated}</h1>{PROSE}").title == shared


def test_the_section_before_a_stated_title_stays() -> None:
    """A kicker is the newsroom's."""
    shared = "Harbour: Why the ferry stays in its port for the winter"
    head = ld('{"@type": "NewsArticle", "headline": "Ferry stays", "articleSection": "Harbour"}')
    page = read(f"{head}{meta('og:title', shared)}<title>Ferry stays</title>", f"<h1>Ferry stays</h1>{PROSE}")
    assert page.title == shared


@pytest.mark.parametrize(
    ("body", "is_title"),
    [
        ("<header><h2>{}</h2></header>", True),
        ("<h2><span>Marsh Quay</span><span>{}</span></h2>", True),
        ("<h2>{}</h2><h2>Mill on the quay sold for one pound to a poet</h2>", False),
        ("<div>Ferry anchor stolen by gulls</div><h2>{}</h2>", False),
        ("<h1>The Daily Gull</h1><h2>{}</h2>", False),
    ],
    ids=["alone", "a kicker", "two", "the stated is shown", "an h1"],
)
def test_of_a_page_without_h1_that_shows_no_stated_title_the_h2_above_the_text_is_it(body: str, is_title: bool) -> None:
    """Newsrooms may have their headline in an <h2>, and other words in all metadata."""
    shown, stated = "Gulls steal the ferry's only spare anchor, says captain", "Ferry anchor stolen by gulls"
    head = ld(f'{{"@type": "NewsArticle", "headline": "{stated}"}}') + f"<title>{stated} | Quay</title>"
    assert read(head, body.format(shown) + PROSE).title == (shown if is_title else stated)


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Opinion | Ferry resumes service after storm", "Ferry resumes service after storm"),
        ("Ferry resumes service after storm（Gull Press）", "Ferry resumes service after storm"),
        ("Ferry resumes service after storm (Gull Press)", "Ferry resumes service after storm"),
        ("Opinion: Ferry resumes service after storm", "Opinion: Ferry resumes service after storm"),
    ],
)
def test_a_label_before_the_headline_or_a_paper_behind_it_falls_off(stated: str, title: str) -> None:
    """A newsroom's title that is the <h1> with a label and a bar before it, or a name in brackets behind it, is it."""
    head = ld(f'{{"@type": "NewsArticle", "headline": "{stated}"}}')
    head += "<title>Ferry resumes service after storm</title>"
    assert read(head, "<h1>Ferry resumes service after storm</h1>" + PROSE).title == title


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("<span class='label label--olive'>Article</span><span>&nbsp;</span>", "Ferry resumes service"),
        ("<small>Lume</small><br>", "Ferry resumes service"),
        ("+", "+Ferry resumes service"),
        ("<em>Lume</em> &ndash; ", "Ferry resumes service"),
        ("<span>Lume</span>: ", "Ferry resumes service"),
        ("Lume <em>today</em> ", "Lume today Ferry resumes service"),
        ("<em>Lume</em> today ", "Lume today Ferry resumes service"),
    ],
)
def test_a_label_that_opens_the_h1_in_an_element_of_its_own_is_no_part_of_the_headline(label: str, title: str) -> None:
    """The stated title is all that stands behind the element."""
    head = meta("og:title", "Ferry resumes service")
    assert read(head, f"<h1>{label}Ferry resumes service</h1>{PROSE}").title == title
    window = "<title>Ferry resumes service</title>"
    assert read(window, f"<h1><em>Lume</em> Ferry resumes service</h1>{PROSE}").title == "Lume Ferry resumes service"


def test_entities_in_json_ld_are_decoded() -> None:
    """A headline escaped once too often reads like the page's."""
    assert read(ld('{"@type": "NewsArticle", "headline": "Fish &amp;amp; ships"}')).title == "Fish & ships"


@pytest.mark.parametrize("window", ["The Daily Gull", "Gull - News", "Print this page", "Boats sail again | The Gull"])
def test_a_long_h1_that_stands_alone_is_the_headline(window: str) -> None:
    """A page's only <h1> wins over a window's title in other words, and over og:title."""
    page = read(f"<title>{window}</title>", f"<h1>{LONG}</h1>{PROSE}")
    assert page.title == LONG
    assert read(meta("og:title", window), f"<h1>{LONG}</h1>{PROSE}").title == LONG
    assert read(f"<title>{window}</title>", f"<h1>Gull</h1><h1>{LONG}</h1>{PROSE}<h1>Tides</h1>").title == LONG


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Harbour Authority of Lume</h1>{PROSE}",
        f"<h1>The Daily Gull, the first paper of all the islands</h1>{PROSE}",
        f"{PROSE}{PROSE}<h1>{LONG}</h1>{PROSE}",
        f"<h1>{LONG}</h1><h1>The harbour in the years of the great storms</h1>{PROSE}",
    ],
)
def test_another_h1_is_no_headline(body: str) -> None:
    """A name, the site's slogan, a heading within the text and one of several lose to the window's title."""
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
    """A title that ends in dots is the line that begins with it and is marked, if the page does not show the title."""
    head = meta("og:title", "Ferry resumes service after…")
    assert read(head, f"<div class='headline'>{LONG}</div>{PROSE}").title == LONG
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


@pytest.mark.parametrize(
    ("size", "title"), [("5", "Old ferry sails again after sixty-one years"), ("2", "News - March 14")]
)
def test_what_old_pages_set_large_is_the_headline(size: str, title: str) -> None:
    """On a page without headings whose title is no headline, the line that is set large is one."""
    line = f'<font size="{size}"><b>Old ferry sails again after sixty-one years</b></font>'
    page = read("<title>News - March 14</title>", line + PROSE)
    assert page.title == title


@pytest.mark.parametrize(
    ("window", "line"),
    [
        ("ferry-sails | The Daily Gull", '<h6 style="font-size:44px"><span>{}</span></h6>'),
        ("Ferry | The Daily Gull", "<h2>{}</h2>"),
        ("The Daily Gull: March", '<b style="font-size: x-large;">{}</b>'),
        ("The Daily Gull", '<div class="t1">{}</div><div>4 March 2024</div>'),
        ("The Daily Gull #112", "<h1>{}</h1>"),
    ],
    ids=["a name for files", "a topic", "a month", "the site", "an issue"],
)
def test_where_og_title_repeats_a_name_the_shown_line_is_the_headline(window: str, line: str) -> None:
    """What heads the text, is set large or stands above the day is the title if all that is stated is a name."""
    assert read(f"<title>{window}</title>{meta('og:title', window)}", line.format(LONG) + PROSE).title == LONG


@pytest.mark.parametrize(
    "more",
    ["News \u203a {}", "News {}", "Share {}", "Comments on: {}", "Photos: {}", "{} 12:30", "{} Ada Quill"],
    ids=["a path", "a section", "a button", "comments", "a label", "an hour", "a name"],
)
def test_what_stands_before_the_windows_words_or_behind_them_is_no_part_of_the_headline(more: str) -> None:
    """The words that the window's title leaves out stand between its own, and above the text."""
    title = "Ferry resumes service after nine years"
    head = meta("og:site_name", "The Daily Gull") + f"<title>{title} - The Daily Gull</title>"
    assert read(head, f"<div>{more.format(title)}</div>{PROSE}").title == title
    longer = "Ferry resumes slow service after nine years"
    assert read(head, f"<p>{longer}</p>{PROSE}").title == longer
    assert read(head, f"{PROSE}<p>{longer}</p>").title == title


@pytest.mark.parametrize(
    ("large", "is_title"),
    [
        ("<span style='font-size:32px'>{}</span><p>4 March 2024</p>", True),
        ("<span style='font-size:16px'>{}</span><p>4 March 2024</p>", False),
        ("<a href=/b><span style='font-size:32px'>{}</span></a><p>4 March 2024</p>", False),
    ],
    ids=["large", "small", "a link"],
)
def test_where_the_window_has_a_slogan_what_is_set_large_above_the_day_is_the_headline(
    large: str, is_title: bool
) -> None:
    """The slogan, as long as a headline, is shown nowhere."""
    line, slogan = "Ferry resumes slow service after nine long years", "Lume Sound 102.4 - The Whole Coast's Number One"
    assert (read(f"<title>{slogan}</title>", f"<div>{large.format(line)}</div>{PROSE}").title == line) is is_title


@pytest.mark.parametrize(
    ("window", "title"),
    [
        ("Old ferry sails again at last with a new captain", None),
        ("Old ferry sails again | The Lume Gull", "Old ferry sails again"),
        ("Gulls on the quay", None),
    ],
    ids=["more words", "a site's name", "other words"],
)
def test_a_meta_title_may_be_a_few_words_of_the_windows(window: str, title: str | None) -> None:
    """Where the window's title stands on the page in whole and the other does not; not for a name behind a bar."""
    page = read(f"<title>{window}</title>{meta('title', 'Old ferry sails again')}", f"<div>{window}</div>{PROSE}")
    assert page.title == (title or window)


@pytest.mark.parametrize(
    ("above", "is_title"),
    [
        ("<p><b>{}</b></p><p>4 March 2024</p>", True),
        ("<div><b>{}</b><br><br>4 March 2024<br>Lume</div>", True),
        ("<p><b>{}</b> and more</p><p>4 March 2024</p>", False),
        ("<p>Lume <b>{}</b></p><p>4 March 2024</p>", False),
        ("<div><b>{}</b><br>Lume<br>4 March 2024</div>", False),
    ],
    ids=["all of a paragraph", "breaks", "text behind", "text before", "another line between"],
)
def test_a_line_above_the_day_may_be_all_of_its_paragraph_or_end_in_breaks(above: str, is_title: bool) -> None:
    """Where the window names the site; what else its paragraph says makes it no headline."""
    line = "Old ferry sails again at last after nine years"
    assert (read("<title>Gull</title>", above.format(line) + PROSE).title == line) is is_title


def test_above_the_day_may_stand_something_else() -> None:
    """A sentence, a link and what names the site above a day are no headline."""
    head = "<title>The Daily Gull</title>" + meta("og:site_name", "The Daily Gull")
    for line in (f"{LONG}.", f'<a href="/f">{LONG}</a>', "The pages of The Daily Gull and all of its partners"):
        assert read(head, f"<div>{line}</div><div>4 March 2024</div>{PROSE}").title == "The Daily Gull"


def test_home_is_no_headline() -> None:
    """Where og:title is a word of the menu, the part of the window's title that a heading has is the headline."""
    head = f"<title>{LONG} - Gull</title>{meta('og:title', 'Home')}"
    assert read(head, f'<div><a href="/">Home</a></div><h2>{LONG}</h2>{PROSE}').title == LONG


@pytest.mark.parametrize(
    ("h1", "title"),
    [
        ('Gaps in a ledger<a class="headerlink" href="#gaps">¶</a>', "Gaps in a ledger"),
        ('<a href="#gaps">Gaps in a ledger</a>', "Gaps in a ledger"),
        ("<span>“Come home.”</span><br>The letter took five years", "“Come home.” The letter took five years"),
    ],
)
def test_of_an_h1_its_words_are_the_headline(h1: str, title: str) -> None:
    """The mark of a heading's link to itself is no word of it, and a broken line goes on behind a space."""
    assert read("", f"<h1>{h1}</h1>{PROSE}").title == title


def test_a_deck_in_an_h1_is_no_headline() -> None:
    """Of a heading and an <h1> named as a subtitle right below it the one that og:title has is the headline."""
    deck = "What to do when your ferry has closed and another one has not opened"
    stated = meta("og:title", "How to row")
    headings = f"<h2>How to row</h2><h1 class='{{}}'>{deck}</h1>{PROSE}"
    assert read(stated, headings.format("sub_header")).title == "How to row"
    assert read(stated, headings.format("header")).title == deck


@pytest.mark.parametrize(
    "h1",
    [
        "<h1 itemprop='alternativeHeadline'>Ferry service after storms</h1>",
        "<ul class='breadcrumbs'><li>News</li><li><h1>Ferry service resumes</h1></li></ul>",
    ],
)
def test_a_crumb_or_a_second_headline_is_no_headline(h1: str) -> None:
    """Where another heading is or ends in the stated title, an <h1> in the breadcrumb or marked as another yields."""
    stated = meta("og:title", LONG)
    for heading in (f"<h2>{LONG}</h2>", f"<h2><strong>Harbour</strong> {LONG}</h2>"):
        assert read(stated, f"{h1}{heading}{PROSE}").title == LONG
    assert read(stated, f"{h1}<h2>Gulls</h2>{PROSE}").title != LONG


@pytest.mark.parametrize("marks", ["class=title", "id=ctl00_lblTitle", "class='big title'"])
def test_a_line_that_is_but_called_title_is_the_headline_where_nothing_says_it(marks: str) -> None:
    """The window names the site; what is called otherwise, as the title of a box is, tells nothing."""
    line = "Hill farmers fear for half of the barley as the drought goes on"
    head = "<title>Lume Sound 98.8 - News Story</title>"
    assert read(head, f"<div><span {marks}>{line}</span><br></div>{PROSE}").title == line
    boxed = marks.replace("itle", "itles")
    assert read(head, f"<div><span {boxed}>{line}</span><br></div>{PROSE}").title != line


def test_the_number_of_a_page_is_no_part_of_the_headline() -> None:
    """Metadata has it behind the words of the <h1>; a number that the <h1> has, too, belongs."""
    paged = (f"{LONG} Page 2", f"{LONG} - Page 2", f"{LONG} Halaman all")
    for said, shown in (*((title, LONG) for title in paged), (f"{LONG} Page 2", f"{LONG} Page 2")):
        stated = ld(f'{{"@type": "NewsArticle", "headline": "{said}"}}')
        assert read(f"{stated}<title>{said} | Gull</title>", f"<h1>{shown}</h1>{PROSE}").title == shown


def test_the_h1_has_its_quotation_marks() -> None:
    """Metadata leaves them out."""
    quoted = LONG.replace("a winter of storms", "\u201ca winter of storms\u201d")
    stated = ld(f'{{"@type": "NewsArticle", "headline": "{LONG}"}}')
    assert read(f"{stated}<title>Gull</title>", f"<h1>{quoted}</h1>{PROSE}").title == quoted
