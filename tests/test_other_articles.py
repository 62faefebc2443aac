"""Other articles below the page's own: `newsclean.context.other_articles`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import pytest
from hand_made import PROSE, Part, make_look, make_page, page_of

from newsclean import clean
from newsclean.context import other_articles
from newsclean.context.look import Settled
from newsclean.context.other_articles import find_more_news, find_next_articles
from newsclean.model import Page
from newsclean.phrase_files import BIT

BODY = Part(PROSE * 2)
LABEL = Part("More Latest News", "h2")
HEADLINES = ("Ferry runs aground in thick fog", "Mayor to sell the town clock", "Gulls steal the vicar's lunch",
             "Lamp lit again after forty years", "Diver finds a ring in a crab")  # fmt: skip
LINES = [Part(text) for text in HEADLINES]
LINKS = [Part(text, "h3", linked=1.0, href=f"/{n}") for n, text in enumerate(HEADLINES)]
SUMMARY = Part("It had been on its way to the far bank with nine cars and a cow.")
MORE = Part("See more")


def with_labels(page: Page, kept: Sequence[int], labels: Collection[int]) -> Settled:
    """Return what the finder looks at where these blocks are labels of related links."""
    return make_look(page, kept, phrases=dict.fromkeys(labels, BIT["related"]))


def below(*parts: Part, label: Part = LABEL, body: int = 6) -> list[int]:
    """Return what goes below the label, counted from it, where all that is no link stays; "See more" is a label too."""
    page = make_page(*[BODY] * body, label, *parts)
    kept = [b.index for b in page.blocks if b.index != body and not b.link_chars and b.text != MORE.text]
    labels = {b.index for b in page.blocks if b.index == body or b.text == MORE.text}
    return [i - body for i in find_more_news(with_labels(page, kept, labels))]


def with_summaries(heads: list[Part]) -> list[Part]:
    return [part for head in heads for part in (head, SUMMARY)]


def test_headlines_that_are_no_links_go() -> None:
    """Lines as long as headlines, each a paragraph, between such a label and "See more" are teasers."""
    assert below(*LINES, MORE) == [1, 2, 3, 4, 5]
    assert below(MORE, *LINES) == [2, 3, 4, 5, 6]
    assert not below(*LINES)


def test_summaries_of_linked_headlines_go() -> None:
    """A sentence below each linked headline is its summary."""
    assert below(*with_summaries(LINKS)) == [2, 4, 6, 8, 10]


@pytest.mark.parametrize(
    ("text", "is_label"), [("More News\nSee all more news", True), ("More news of this week\nSee", False)]
)
def test_a_label_may_have_its_link_below_it(text: str, is_label: bool) -> None:
    """Below a <br> in the label's own element stands "See more"; the label itself has four words at the most."""
    label = Part(text, linked=0.5, href="/news")
    assert below(*with_summaries(LINKS), label=label) == ([2, 4, 6, 8, 10] if is_label else [])


def test_entries_of_a_live_page_stay() -> None:
    """They have a heading and a time each, too, but sentences below it."""
    entries = [part for line in LINES for part in (line, Part("2 hours ago"), SUMMARY)]
    page = make_page(*[BODY] * 6, LABEL, *entries)
    times = {b.index: BIT["dateline"] for b in page.blocks if b.text == "2 hours ago"}
    look = make_look(page, range(6, len(page.blocks)), phrases={6: BIT["related"], **times})
    assert find_more_news(replace(look, staying=range(len(page.blocks)))) == []


def test_links_in_a_box_above_the_text_go() -> None:
    """Beside the beginning of the text they stand below a label, too; lines that are no links may be a summary."""
    ages = [part._replace(text=f"{part.text} (1 hour ago)", linked=0.7) for part in LINKS]
    for items, gone in ((ages, [1, 2, 3, 4, 5]), (LINES, [])):
        page = make_page(LABEL, *items, *[BODY] * 6)
        assert find_more_news(with_labels(page, range(1, 12), {0})) == gone


def test_a_headline_and_its_summary_may_be_one_block() -> None:
    """An item may hold both, its headline linked."""
    items = [Part(f"{text} {SUMMARY.text}", "li", linked=0.4, href="/a") for text in HEADLINES]
    page = make_page(*[BODY] * 6, LABEL, *items)
    assert find_more_news(with_labels(page, range(12), {6})) == [7, 8, 9, 10, 11]


def test_of_a_block_the_first_line_may_be_the_headline_with_its_link() -> None:
    """Its summary may be long; where both stand in one line, what is linked has to be a good part of it."""
    long = f"{SUMMARY.text} {SUMMARY.text[:-1]}, and nobody was hurt"
    items = [Part(f"{text}\n{long}", linked=0.15, href="/a") for text in HEADLINES]
    items = [part._replace(linked=len(text) / len(part.text)) for part, text in zip(items, HEADLINES, strict=True)]
    page = make_page(*[BODY] * 6, LABEL, *items)
    assert find_more_news(with_labels(page, range(12), {6})) == [7, 8, 9, 10, 11]
    page = make_page(*[BODY] * 6, LABEL, *(part._replace(text=part.text.replace("\n", " ")) for part in items))
    assert find_more_news(with_labels(page, range(12), {6})) == []


@pytest.mark.parametrize(("tag", "gone"), [("li", [8, 10, 12, 14, 16]), ("p", [])])
def test_an_item_is_a_label_where_the_text_is_items_of_its_list(tag: str, gone: list[int]) -> None:
    """Elsewhere it is a menu's, or stands in a list of contents."""
    items = [part._replace(tag="li") for part in with_summaries(LINKS)]
    parts = [*[BODY._replace(tag=tag)] * 6, LABEL._replace(tag="li"), *items, MORE._replace(tag="li")]
    page = make_page(*parts)
    kept = [b.index for b in page.blocks if b.index != 6 and not b.link_chars and b.text != MORE.text]
    assert find_more_news(with_labels(page, kept, {6, len(parts) - 1})) == gone


def test_a_headline_without_a_link_and_its_summary_may_be_one_block() -> None:
    """In lines of their own; where a sentence stands in one line with what is above it, it is text."""
    items = [LINES[0], *(Part(f"{text} (1 hour ago)\n{SUMMARY.text}") for text in HEADLINES), *LINES[1:]]
    assert below(*items, MORE) == list(range(1, 11))
    assert not below(*(part._replace(text=part.text.replace("\n", " ")) for part in items), MORE)


def test_a_label_need_not_be_a_candidate() -> None:
    """A label that no score has asked for its phrase is asked now."""
    page = make_page(*[BODY] * 6, LABEL, *with_summaries(LINKS))
    kept = [b.index for b in page.blocks if b.index != 6 and not b.link_chars]
    assert find_more_news(make_look(page, kept, candidates=kept)) == [8, 10, 12, 14, 16]
    assert not find_more_news(make_look(page, kept, candidates=kept, phrases={6: 2 * BIT["related"]}))


def test_the_text_of_their_pictures_goes() -> None:
    """Above each headline the text of its picture may stand."""
    assert below(*[part for link in LINKS for part in (Part("A ferry in the fog"), link)]) == [1, 3, 5, 7, 9]


@pytest.mark.parametrize(
    "parts",
    [
        LINES[:4],
        [Part(f"{line.text}.") for line in LINES],
        [part for line in LINES for part in (line, SUMMARY, SUMMARY)],
        [*[SUMMARY] * 4, *LINES],
        [part for line in LINES for part in (line, *[Part("Lume")] * 6)],
        [*with_summaries(LINKS), LINKS[0], Part(SUMMARY.text * 9)],
    ],
    ids=["four", "sentences", "two sentences each", "far below", "far apart", "long"],
)
def test_other_text_below_a_label_stays(parts: list[Part]) -> None:
    """What is too little, or reads like text, or stands too far away, is no list of teasers."""
    assert not below(*parts)


def test_headings_that_are_no_links_go() -> None:
    """Headlines may be headings; not where a link right below the label is all that it stands for."""
    heads = [line._replace(tag="h3") for line in LINES]
    assert below(MORE, *with_summaries(heads)) == list(range(2, 12))
    assert not below(*with_summaries(heads))
    assert not below(MORE, Part("Ten things to know about the ferry", linked=1.0, href="/ten"), *with_summaries(heads))


def test_headlines_of_few_words_among_others_are_teasers_too() -> None:
    """Three short ones in a row, each with its summary and time, part no others; in an element of their own they do."""
    heads = [line._replace(tag="h3") for line in LINES]
    short = [Part(text, "h3") for text in ("Ferry sold", "Mayor resigns", "Gulls win")]
    all_of_it = [part for head in (*heads, *short, heads[0]) for part in (head, SUMMARY, Part("1 hour ago"))]
    assert below(MORE, *all_of_it) == list(range(2, 29))
    assert not below(MORE, *(part._replace(tag="h4") if part in short else part for part in all_of_it))


def test_a_doubtful_line_behind_the_teasers_goes() -> None:
    """What stays for its like alone below the last teaser is the page's foot; what stays by its score is not."""
    page = make_page(*[BODY] * 6, LABEL, *LINKS, Part("Ring the night desk. Ask for Ada."))
    for kept, gone in (([*range(6)], [12]), ([*range(6), 12], [])):
        look = make_look(page, kept, phrases={6: BIT["related"]}, staying=[*range(6), 12])
        assert find_more_news(look) == gone


def test_text_behind_the_teasers_stays() -> None:
    """Behind the last teaser goes no more than stands between two."""
    assert below(MORE, *LINES, BODY, BODY) == [2, 3, 4, 5, 6]
    assert below(*with_summaries(LINKS), BODY) == [2, 4, 6, 8, 10]
    dated = [part for link in LINKS for part in (link, SUMMARY, Part("1 May 2024"))]
    assert below(*dated[:-2], BODY, BODY, LINKS[0]) == [2, 3, 5, 6, 8, 9, 11, 12]


def test_a_label_needs_text_above_it() -> None:
    """Above the text, in a list, as a long line or with a colon, a label is not that of more news."""
    teasers = with_summaries(LINKS)
    assert not below(*teasers, body=2)
    for label in (LABEL._replace(tag="li"), LABEL._replace(text="More of the latest news from here"),
                  LABEL._replace(text="Suggested reading:")):  # fmt: skip
        assert not below(*teasers, label=label)


def test_headlines_elsewhere_are_no_teasers() -> None:
    """Links to other sites are what a text recommends; where the page has no address, most links name its own site."""
    links = [Part(text, "h3", linked=1.0, href=f"https://{n}.example/a") for n, text in enumerate(HEADLINES)]
    parts = [*[BODY] * 6, LABEL, *with_summaries(links)]
    kept = [i for i, part in enumerate(parts) if part is not LABEL and not part.linked]
    for url in ("https://lume.example/a", None):
        assert not find_more_news(with_labels(make_page(*parts, url=url), kept, {6}))
    own = [part._replace(href="https://lume.example/b") if part.href else part for part in parts]
    for url in ("https://lume.example/a", None):
        assert find_more_news(with_labels(make_page(*own, url=url), kept, {6})) == [8, 10, 12, 14, 16]


def test_only_its_own_element_is_the_labels() -> None:
    """What stands behind the element that holds label and teasers is not looked at."""
    outer = Part("Lume", "section")
    inner = [part._replace(parent=8) for part in with_summaries(LINKS)]
    page = make_page(*[BODY] * 6, outer, LABEL._replace(parent=8), *inner, *with_summaries(LINKS))
    kept = [b.index for b in page.blocks if b.index != 7 and not b.link_chars]
    assert find_more_news(with_labels(page, kept, {7})) == [9, 11, 13, 15, 17]


def test_a_thousand_labels_are_not_all_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a page of labels the first are tried, and none that stands below all that stays."""
    parts = [*[BODY] * 6, *[LABEL] * 1_000, *with_summaries(LINKS)]
    asked: list[int] = []

    def note(look: Settled, index: int) -> bool:
        asked.append(index)
        return True

    monkeypatch.setattr(other_articles, "_says_related", note)
    assert not find_more_news(make_look(make_page(*parts), [*range(6), len(parts) - 1]))
    assert 0 < len(asked) < 100
    asked.clear()
    assert not find_more_news(make_look(make_page(*parts), range(6)))
    assert not asked


TEXT = f"<p>{PROSE * 2}</p>"
FIRST = f"<article class='story'><h1>Ferry runs aground in fog</h1>{TEXT * 4}</article>"
BETWEEN = "<p>More on the harbour</p>"


def article(headline: str = "Mayor sells the clock", opening: str = "article class='story'", texts: int = 3) -> str:
    return f"<{opening}><h1>{headline}</h1><time>4 March 2025</time>{TEXT * texts}</{opening.split()[0]}>"


def gone(html: str) -> list[int]:
    """Return what goes where all stays but the headline, the page's first heading."""
    page = page_of(html)
    title = next(b.index for b in page.blocks if page.containers[b.container].tag in ("h1", "h2", "h3"))
    kept = [b.index for b in page.blocks if b.index != title]
    return find_next_articles(make_look(page, kept, titles=frozenset({title})))


def test_all_of_the_next_articles_goes() -> None:
    """Each article below that is made like the page's goes, headline and text; what stands between stays."""
    found = gone(f"{FIRST}{BETWEEN}{article()}{BETWEEN}{article('Diver finds a ring')}")
    assert found == [6, 7, 8, 9, 10, 12, 13, 14, 15, 16]


def test_a_class_may_tell_what_an_article_is() -> None:
    """An article need not be an <article>."""
    opening = "div class='post full'"
    assert gone(article("Ferry runs aground", opening, 4) + article(opening=opening)) == [6, 7, 8, 9, 10]


@pytest.mark.parametrize(
    "html",
    [
        f"<h1>Live from the harbour</h1>{FIRST}{article()}",
        FIRST + article(opening="article class='teaser'"),
        FIRST + article(texts=1),
        FIRST + article(opening="div class='story'"),
        (FIRST + article()).replace("h1>", "h3>"),
        (FIRST + article()).replace("article class='story'", "div").replace("</article", "</div"),
        FIRST + article().replace("<time>4 March 2025</time>", ""),
        (FIRST + article(opening="div class=c")).replace("h1>", "h2>").replace("article class='story'", "div class=c"),
    ],
    ids=[
        "entries",
        "another class",
        "a teaser",
        "another tag",
        "low",
        "no name",
        "no byline",
        "h2",
    ],
)
def test_what_may_belong_stays(html: str) -> None:
    """Entries below the headline, teasers, what is made otherwise and what nothing names are no next articles."""
    assert not gone(html)


def next_up(heading: str = "h2", byline: str = "<p>By Ada Quill</p>", day: str = "4 March 2025", texts: int = 3) -> str:
    """Return an article made unlike the page's, with a label, a byline and a day, in an element of its own."""
    head = f"<{heading}>Mayor sells the clock</{heading}>{byline}<p>{day}</p>"
    return f"<div><p>Up next</p>{head}{TEXT * texts}</div>"


@pytest.mark.parametrize("byline", ["<p>By Ada Quill</p>", "<p class=author>Ada Quill</p>"])
def test_an_article_with_a_byline_and_a_day_is_another(byline: str) -> None:
    """However it is made, it goes with the label above its headline; what stands behind it stays."""
    assert gone(f"<div>{FIRST}{next_up(byline=byline)}{BETWEEN}</div>") == [5, 6, 7, 8, 9, 10, 11]


def test_the_standfirst_may_be_a_heading_above_byline_and_day() -> None:
    """It is no item, though the next article's headline is made like it."""
    own = FIRST.replace("</h1>", "</h1><h2>Nine cars and a cow were on board</h2><p>By Leo Sand</p><p>5 March 2025</p>")
    assert gone(f"<div>{own}{next_up()}</div>") == [8, 9, 10, 11, 12, 13, 14]


@pytest.mark.parametrize(
    "html",
    [
        f"{FIRST}{next_up(byline='<p>The harbour today</p>')}",
        f"{FIRST}{next_up(day='The harbour today')}",
        f"{FIRST}{next_up(texts=1)}",
        f"{FIRST}{next_up(texts=5)}",
        FIRST.replace(TEXT * 3, "") + next_up(),
        f"{FIRST}{next_up()}{next_up()}",
        f"{FIRST}{next_up().removeprefix('<div>')}",
        FIRST + next_up().replace("<div>", f"<div>{'<p>Up next</p>' * 2}"),
    ],
    ids=["no byline", "no day", "a summary", "the longer text", "a lead-in", "items", "no element", "not first"],
)
def test_what_is_signed_may_belong(html: str) -> None:
    """Sections without byline or day stay, and items that have both, and what is no element's beginning."""
    assert not gone(f"<div>{html}</div>")


def test_what_does_not_stay_has_its_rule() -> None:
    """Readers' comments, each with name and day, go by a rule of their own."""
    page = page_of(f"<div>{FIRST}{next_up()}</div>")
    assert not find_next_articles(make_look(page, range(1, 5), titles=frozenset({0})))


def test_the_rule_is_named() -> None:
    """What goes says why, and its pictures are not the article's."""
    picture = "<figure><img src=/b.jpg><figcaption>The clock. Picture: PA</figcaption></figure>"
    story = "".join(f"<p>The keeper saw the ferry {n} times from the lamp room before the fog.</p>" for n in "1234")
    second = "".join(f"<p>The mayor was offered {n} sums for the clock on the square.</p>" for n in "123")
    found = clean(
        f"<title>Ferry runs aground in fog</title><article class=s><h1>Ferry runs aground in fog</h1>{story}</article>"
        f"<article class=s><h1>Mayor sells the clock</h1><time>4 May 2025</time>{picture}{second}</article>"
    )
    assert "mayor" not in found.text
    assert found.text.count("ferry") == 4
    assert not found.captions
    assert {r.rule for r in found.removed if "mayor" in r.text} == {"next-article"}


def test_text_goes_on_below_the_label_of_a_promo() -> None:
    """Between it and the label of the teasers stand few links, and a sentence made as the text's paragraphs are."""
    promo = Part("Gulls steal the vicar's best hat", "h3", linked=1.0, href="/hat")
    last = Part("The well is still there.")
    teasers = [5, 7, 9, 11, 13]
    for part, gone in (
        (last, teasers),
        (last._replace(css_class="teaser"), [2, *teasers]),
        (last._replace(text="The well as it is today"), [2, *teasers]),
    ):
        assert below(promo, part, Part("See more"), *with_summaries(LINKS)) == gone


def test_a_label_may_name_the_house() -> None:
    """What opens as a link to other news is a label where links stand below it, and no sentences; it goes with them."""
    pictured = [part for link in LINKS for part in (Part("A ferry in the fog"), link)]

    def gone(label: str, *parts: Part) -> list[int]:
        page = make_page(*[BODY] * 6, Part(label, "h2"), *parts)
        return find_more_news(make_look(page, [b.index for b in page.blocks if not b.link_chars]))

    assert gone("More from Harbour Radio", *pictured) == [6, 7, 9, 11, 13, 15]
    assert gone("More of Harbour Radio", *pictured) == []
    assert gone("More from Harbour Radio", *with_summaries(LINKS)) == []
    assert gone("More from Harbour Radio", *LINES) == []
