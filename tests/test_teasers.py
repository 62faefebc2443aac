"""Links elsewhere amid the text: `newsclean.context.teasers`."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean.addresses import leads_elsewhere
from newsclean.context.teasers import (
    find_labelled_links,
    find_link_bars,
    find_link_teasers,
    find_links_headings,
    find_teaser_lists,
    is_index_page,
)
from newsclean.lexicon import lexicon_for
from newsclean.model import Metadata, Page
from newsclean.phrase_files import BIT

BODY = Part(PROSE)
HEADING = Part("What to bring", "h2")
NONE: frozenset[int] = frozenset()


# ---- teasers in mid-body ----------------------------------------------------------------------------------------

TEASER = Part("Caller tells of the night she rowed home", linked=1.0, href="/calls/rowed-home")


def teasers(part: Part, paragraphs: int = 9) -> frozenset[int]:
    page = make_page(*[BODY] * paragraphs, part)
    return find_link_teasers(make_look(page, range(len(page.blocks))))


def test_a_paragraph_that_is_one_link_is_a_teaser() -> None:
    """A paragraph that is a link and ends without a mark, or asks, leads elsewhere."""
    assert teasers(TEASER) == {9}
    assert teasers(TEASER._replace(text="Who rowed the caller home that night?")) == {9}


@pytest.mark.parametrize(
    "part",
    [
        TEASER._replace(text="Caller tells of the night she rowed home."),
        TEASER._replace(text="Caller rows home again"),
        TEASER._replace(linked=0.85),
        TEASER._replace(tag="li"),
        TEASER._replace(tag="h2", text="Caller tells of the night at sea"),
    ],
    ids=["a sentence", "four words", "words beside the link", "a list's item", "a short heading"],
)
def test_a_linked_paragraph_of_the_body_stays(part: Part) -> None:
    """A link is no teaser where it is a sentence, a name, a part of one, an item or a heading."""
    assert not teasers(part)


@pytest.mark.parametrize("end", [" \u2192", " \u00bb", " ]", " \u2190", " \u00ab"])
def test_an_arrow_ends_no_sentence(end: str) -> None:
    """An arrow or a bracket behind the words of a link is part of its dress."""
    assert teasers(TEASER._replace(text=TEASER.text + end)) == {9}


def test_a_linked_sentence_in_brackets_is_a_teaser() -> None:
    """The brackets say so, whatever mark stands within them."""
    assert teasers(TEASER._replace(text="[The caller rows home. The ferry does not.]")) == {9}
    assert teasers(TEASER._replace(text="The caller rows home. The ferry does not.")) == set()


def test_a_linked_heading_is_a_teaser_where_it_reads_like_a_headline() -> None:
    """A long heading that leads to another page of the site is another story's headline."""
    headline = TEASER._replace(tag="h3", text="Caller tells of the night she rowed home alone")
    assert teasers(headline) == {9}
    assert not teasers(headline._replace(href="https://other.example/rowed"))


def test_a_linked_line_of_a_layout_table_is_a_teaser() -> None:
    """In a cell that holds the text, line by line, one that is a link stands for a paragraph."""
    link = f"<i><a href='{TEASER.href}'>{TEASER.text}</a></i>"
    lines = page_of(f"<table><tr><td>{'<br><br>'.join([PROSE] * 5 + [link] + [PROSE] * 4)}</table>")
    assert find_link_teasers(make_look(lines, range(10))) == {5}
    cells = page_of(f"<table><tr>{''.join(f'<td>{text}' for text in [PROSE] * 5 + [link] + [PROSE] * 4)}</table>")
    assert not find_link_teasers(make_look(cells, range(10)))


LABELLED = Part("Leer tamen: Ferry runs aground in fog", linked=0.7, href="/ferry")


def labelled(*parts: Part, language: str = "und", page_type: str | None = None) -> list[int]:
    page = make_page(*[Part(PROSE)] * 2, *parts)
    look = make_look(page, range(len(page.blocks)), meta=Metadata(page_type=page_type))
    return find_labelled_links(replace(look, lexicon=lexicon_for(language)))


def test_a_label_and_a_link_are_a_teaser_where_no_phrase_could_say_so() -> None:
    """In a language without a phrase file, on a page that may be news; with two labels they are a list."""
    assert labelled(LABELLED, LABELLED) == [2, 3]
    assert labelled(LABELLED, language="en", page_type="NewsArticle") == []
    assert labelled(LABELLED, page_type="Product") == []
    assert labelled(LABELLED, LABELLED._replace(text="Leer bezz: Ferry runs aground in fog", linked=0.7)) == []


def bars(*links: str, between: str = " | ") -> list[int]:
    row = between.join(f"<a href=/{n}>{link}</a>" for n, link in enumerate(links))
    return find_link_bars(make_look(page_of(f"<p>{PROSE}</p><p>{row}</p>"), (0, 1)))


def test_a_row_of_links_with_bars_is_found() -> None:
    """Three links or more and nothing else; a sentence with bars in it stays."""
    assert bars("Audio", "Video", "News feed") == [1]
    assert bars("Audio", "Video") == []
    assert bars("Audio", "Video", "News feed", between=", ") == []
    assert bars("Audio", "Video", "News feed", between=" of us | ") == []


@pytest.mark.parametrize(
    "part",
    [
        LABELLED._replace(tag="li"),
        LABELLED._replace(tag="h2"),
        LABELLED._replace(text="Leer tamen, Ferry runs aground in fog"),
        LABELLED._replace(text="Of the ferries that ran aground this: Ferry", linked=0.12),
        LABELLED._replace(href="https://port.example/ferry"),
        LABELLED._replace(href="#ferry"),
    ],
    ids="item heading colonless sentence another-site within-the-page".split(),
)
def test_other_labels_and_links_are_no_teaser(part: Part) -> None:
    """Lists of things, sentences with a link, credits and sources stay."""
    assert labelled(part) == []


def test_four_words_in_bold_are_a_teaser() -> None:
    """A short headline is told from a name by its being set in bold."""
    short = TEASER._replace(text="Caller rows home again", bold=1.0)
    assert teasers(short) == {9}
    assert not teasers(short._replace(text="Ferry to Lumeport"))


def test_a_page_without_an_address_is_of_the_site_that_it_links_to() -> None:
    """An archive writes whole addresses into its copies, which say nothing of where they were copied."""
    link = Part("News", linked=1.0, href="https://lume.example/news")
    headline = TEASER._replace(tag="h3", text="Caller tells of the night she rowed home alone", href=f"{link.href}/a")
    assert find_link_teasers(make_look(make_page(*[link] * 5, *[BODY] * 9, headline), range(5, 15))) == {14}
    assert not find_link_teasers(make_look(make_page(*[link] * 3, *[BODY] * 9, headline), range(3, 13)))


def test_many_linked_paragraphs_are_a_list_of_links() -> None:
    """Where many of the kept blocks are linked, links are what the page is made of, and they stay."""
    assert teasers(TEASER, paragraphs=3)
    assert not teasers(TEASER, paragraphs=2)


def test_linked_names_make_names_of_longer_links() -> None:
    """Where linked names stay as paragraphs, half as many as longer links of the same make, those name things too."""
    name = TEASER._replace(text="Ferry to Lumeport")
    page = make_page(*[BODY] * 9, TEASER, BODY, name, BODY, TEASER)
    assert find_link_teasers(make_look(page, range(14))) == NONE
    page = make_page(*[BODY] * 9, TEASER, BODY, name, TEASER, TEASER)
    assert find_link_teasers(make_look(page, range(14))) == {9, 12, 13}
    page = make_page(*[BODY] * 9, TEASER, BODY, name._replace(css_class="tag"))
    assert find_link_teasers(make_look(page, range(12))) == {9}


# ---- lists of teasers -------------------------------------------------------------------------------------------

NEWS = Metadata(page_type="NewsArticle")
LISTED = Part("Ferry to the far bank runs twice a day again", "li", parent=3, linked=0.8, href="/ferry")


def listed(*items: Part, meta: Metadata = NEWS) -> list[int]:
    """Return what is found of a list of items that stays, with a paragraph above it."""
    page = make_page(BODY, Part("", "ul"), *items, url="https://www.lume.example/a")
    return find_teaser_lists(make_look(page, [0, *range(2, 2 + len(items))], meta=meta))


def test_a_list_of_headlines_that_lead_to_other_articles_is_found() -> None:
    """On a page of news three linked headlines in a list are teasers, whether addresses name the site or not."""
    assert listed(LISTED, LISTED, LISTED._replace(href="https://lume.example/far-bank")) == [2, 3, 4]


def test_a_list_needs_no_address_of_the_page_to_lead_to_its_site() -> None:
    """Where nobody says where the page is from, the host that most of its links name is its site's."""

    def found(count: int) -> list[int]:
        page = make_page(BODY, Part("", "ul"), *[LISTED._replace(href="https://lume.example/ferry")] * count)
        return find_teaser_lists(make_look(page, range(2, 2 + count), meta=NEWS))

    assert found(5) == [2, 3, 4, 5, 6]
    assert not found(4)  # too few to name it


def test_a_heading_above_teasers_goes_with_them() -> None:
    """What a list of teasers is called is no subhead of the article."""
    page = make_page(BODY, Part("", "ul"), HEADING, *[LISTED] * 3, url="https://www.lume.example/a")
    assert sorted(find_teaser_lists(make_look(page, [0, 2, 3, 4, 5], meta=NEWS))) == [2, 3, 4, 5]


def test_one_item_of_another_kind_makes_no_difference() -> None:
    """Most items decide for the list."""
    assert listed(LISTED, LISTED, LISTED._replace(linked=0.0, href=None)) == [2, 3, 4]


@pytest.mark.parametrize(
    "item",
    [
        LISTED._replace(text="Bring a lamp"),
        LISTED._replace(text=f"{LISTED.text}."),
        LISTED._replace(linked=0.2),
        LISTED._replace(href="https://ferries.example/times"),
        LISTED._replace(href="#times"),
        LISTED._replace(parent=1),
    ],
    ids=["short", "sentences", "a linked word", "another site", "the same page", "no list"],
)
def test_another_list_is_none_of_teasers(item: Part) -> None:
    """Sentences, names, and links to other sites or within the page are the article's."""
    assert listed(item, item, item) == []


def test_a_list_of_links_stays_where_a_page_is_no_news() -> None:
    """A page that says it is something else lists what it is about."""
    assert listed(LISTED, LISTED, LISTED, meta=Metadata(page_type="WebPage")) == []


# ---- index pages ------------------------------------------------------------------------------------------------

SUMMARY = "Councillors voted for the slower clock after a debate of two hours in the town hall of Brackwater."
WEBSITE = Metadata(page_type="website")


def cards(count: int, summary: str = SUMMARY, together: bool = False, below: int = 0) -> tuple[Page, list[int]]:
    """Return a page of cards, a linked headline and a summary in each, and the indices of the summaries; `below` two
    headings there are so many texts, in boxes of their own.
    """
    parts = []
    for number in range(count):
        parts.append(Part(f"Clock number {number} is slow", "h3", linked=1.0))
        parts.append(Part(summary, parent=1 if together else 2 + 2 * number))
    texts = [Part(summary, parent=2 + 2 * number) for number in range(below)]
    end = 2 * count + 2
    return make_page(*parts, HEADING, HEADING, *texts), [*range(1, 2 * count, 2), *range(end, end + below)]


def test_a_page_of_cards_is_an_index() -> None:
    """A page whose texts are the summaries below linked headlines is an index page."""
    assert is_index_page(make_look(*cards(25), meta=WEBSITE))


@pytest.mark.parametrize(
    "meta", [Metadata(page_type="NewsArticle"), Metadata(page_type="website", article_body=PROSE)],
    ids=["the page says it is an article", "it carries a body in its metadata"],
)  # fmt: skip
def test_what_the_page_says_it_is_counts(meta: Metadata) -> None:
    """A page that says it is an article, or has one in its metadata, is no index."""
    assert not is_index_page(make_look(*cards(25), meta=meta))


def test_a_front_page_may_be_an_index_whatever_it_says() -> None:
    """A front page of cards is an index where a plugin calls it an article; below it such a page is none."""
    front, below = (Metadata(page_type="Article", url=f"https://gull.example/{path}") for path in ("", "2024/clock"))
    assert is_index_page(make_look(*cards(25), meta=front))
    assert not is_index_page(make_look(*cards(25), meta=below))


def test_few_links_make_no_index() -> None:
    """A page with fewer linked headlines than an index has is none."""
    assert not is_index_page(make_look(*cards(24), meta=WEBSITE))


def test_summaries_side_by_side_are_paragraphs() -> None:
    """Texts that share a parent are an article's paragraphs, even below linked headings."""
    assert not is_index_page(make_look(*cards(25, together=True), meta=WEBSITE))


@pytest.mark.parametrize(("texts", "is_index"), [(2, True), (3, False)])
def test_texts_in_a_row_make_no_index(texts: int, is_index: bool) -> None:
    """Texts that follow each other without headlines are an article's, each in a box of its own as well."""
    assert is_index_page(make_look(*cards(25, below=texts), meta=WEBSITE)) == is_index


def test_long_texts_make_no_index() -> None:
    """A page with more than two long texts is no index."""
    assert not is_index_page(make_look(*cards(25, summary=SUMMARY * 3), meta=WEBSITE))


def test_two_texts_make_no_index() -> None:
    """A page with but two texts that would stay is no index, whatever its links."""
    page, kept = cards(25)
    assert not is_index_page(make_look(page, kept[:2], meta=WEBSITE))


@pytest.mark.parametrize("href", ["/sport/goat", "https://lume.example/goat", "goat.html"])
def test_a_page_is_elsewhere(href: str) -> None:
    """A link to a page leads elsewhere."""
    assert leads_elsewhere(href)


@pytest.mark.parametrize(
    "href",
    [None, "", "#goat", "mailto:ada@lume.example", "java\tscript:alert(1)", " DATA:text/html,x", '/a"><b>'],
)
def test_what_is_no_page_is_not_elsewhere(href: str | None) -> None:
    """A fragment, a script, a mail address or nothing leads nowhere: a paragraph that it links is no teaser."""
    assert not leads_elsewhere(href)


# ---- headings of links ------------------------------------------------------------------------------------------

POINTS = Part("", "div")
TITLE = Part("Key points", "h3", parent=3)
LINK = Part("The bridge is shut for good", "a", linked=1.0, href="#p1", parent=3)


def test_a_heading_of_links_that_go_goes_with_them() -> None:
    """What heads nothing but links that do not stay says nothing without them."""
    page = make_page(BODY, POINTS, TITLE, LINK, LINK, BODY)
    assert find_links_headings(make_look(page, [0, 2, 5])) == [2]


@pytest.mark.parametrize(
    ("parts", "kept"),
    [
        ((BODY, POINTS, TITLE, LINK, LINK, BODY), [0, 2, 3, 5]),
        ((BODY, POINTS, TITLE, LINK, LINK._replace(linked=0.2), BODY), [0, 2, 5]),
        ((BODY, POINTS, TITLE, LINK, LINK, BODY._replace(parent=3)), [0, 2, 5]),
        ((BODY, POINTS, TITLE, BODY), [0, 2, 3]),
        ((BODY, POINTS, TITLE._replace(tag="p"), LINK, BODY), [0, 2, 4]),
    ],
    ids=["a link stays", "words beside them", "text below", "no links", "no heading"],
)
def test_another_heading_stays(parts: tuple[Part, ...], kept: list[int]) -> None:
    """A heading of a text, or of links that stay, is none."""
    assert find_links_headings(make_look(make_page(*parts), kept)) == []


@pytest.mark.parametrize(
    ("label", "behind", "found"),
    [
        ("More in The Gull:", "", [1]),
        ("More in The Gull", "", []),
        ("On the same day the council had shut four of its bridges:", "", []),
        ("More in The Gull:", "They are open.", []),
    ],
    ids=["a label", "no colon", "a sentence", "text below"],
)
@pytest.mark.parametrize("tag", ["b", "p"])
def test_a_label_in_a_box_of_links_that_go_goes_with_them(tag: str, label: str, behind: str, found: list[int]) -> None:
    """A few words and a colon, in a box with nothing else but links that do not stay, lead to them."""
    links = "<ul><li><a href=/a>The ferry runs again</a></li><li><a href=/b>The quay is shut</a></li></ul>"
    page = page_of(f"<p>{PROSE}</p><div><{tag}>{label}</{tag}>{links}{behind}</div><p>{PROSE}</p>")
    staying = [i for i, block in enumerate(page.blocks) if not block.link_chars]
    assert find_links_headings(make_look(page, staying)) == found


def test_a_label_in_capitals_before_a_link_is_a_teaser_in_any_language() -> None:
    """One or two of them are; more are a list of things, as are labels in small letters."""
    shouted = LABELLED._replace(text="IN LUMEPORT: Ferry runs aground in fog", linked=0.66)
    assert labelled(shouted, shouted, language="en") == [2, 3]
    assert labelled(shouted, shouted, shouted, language="en") == []
    assert labelled(shouted._replace(text="In Lumeport: Ferry runs aground in fog"), language="en") == []
    assert labelled(shouted._replace(text="IN LUMEPORT: Ferry runs aground in fog."), language="en") == []


CAPITALS = Part("(MORE: Ferry runs aground in fog)", linked=0.75, href="/ferry")


def test_a_label_in_capitals_and_a_link_are_a_teaser_in_any_language() -> None:
    """In brackets or not, whatever the label says; a page with many opens its parts so."""
    bare = CAPITALS._replace(text="IN THE FOG: Ferry runs aground", linked=0.6)
    assert labelled(CAPITALS, bare, language="en") == [2, 3]
    assert labelled(CAPITALS._replace(text="(More: Ferry runs aground in fog)"), language="en") == []
    assert labelled(CAPITALS._replace(text="(MORE, Ferry runs aground in fog)"), language="en") == []
    assert labelled(CAPITALS._replace(text="Q: Why did the ferry run aground?", linked=0.9), language="en") == []
    assert labelled(*[CAPITALS] * 4, language="en") == []
    assert labelled(CAPITALS, language="en", page_type="Product") == []


def test_below_a_label_of_related_links_two_short_ones_are_teasers() -> None:
    """However few they are and however short; without the label, or with links to another site, they stay."""

    def found(href: str, phrases: dict[int, int]) -> list[int]:
        item = LISTED._replace(text="Ferry runs again", href=href)
        page = make_page(BODY, Part("", "ul"), Part("Read also"), item, item, url="https://www.lume.example/a")
        return find_teaser_lists(make_look(page, [0, 2, 3, 4], meta=NEWS, phrases=phrases))

    assert found("/ferry", {2: BIT["related"]}) == [3, 4]
    assert not found("/ferry", {})
    assert not found("https://ferries.example/times", {2: BIT["related"]})
