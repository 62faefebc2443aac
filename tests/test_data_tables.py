"""Data tables amid the text: `newsclean.context.data_tables`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, make_look, page_of

import newsclean
from newsclean.context.data_tables import find_calendars, find_site_tables, find_table_cells, place_of
from newsclean.model import Metadata, Page
from newsclean.scoring.score import score_blocks

TEXT = f"<p>{PROSE}</p><p>{PROSE} Nobody asked the ferrymen.</p>"
ROWS = "<tr><th>Place<th>Name<tr><td>1<td>Tove Ash<tr><td>2<td>Ines Marlo"
TABLE = f"<table>{ROWS}</table>"


def cells_that_stay(body: str, page_type: str | None = None) -> list[str]:
    """Return the texts of the cells that stay with the paragraphs of a page which are as long as a sentence."""
    page = page_of(f"<body>{body}</body>")
    scores = [v.score for v in score_blocks(page)]
    kept = [b.index for b in page.blocks if b.text.startswith(PROSE[:20])]
    look = make_look(page, kept, scores, meta=Metadata(page_type=page_type))
    return [page.blocks[i].text for i in find_table_cells(look)]


def test_a_table_amid_the_text_stays_whole() -> None:
    """All cells of a table between paragraphs stay, numbers too."""
    assert cells_that_stay(f"<main>{TEXT}{TABLE}{TEXT}</main>") == ["Place", "Name", "1", "Tove Ash", "2", "Ines Marlo"]


def test_a_table_below_the_last_paragraph_stays() -> None:
    """Results stand at the end of many a report."""
    assert len(cells_that_stay(f"<main>{TEXT}<figure>{TABLE}</figure></main>")) == 6


def test_a_table_far_below_a_news_item_is_none_of_its() -> None:
    """A country's cases below the teasers are counted for every article; on another page they may be its own."""
    far = f"<main>{TEXT}{'<p>More boats</p>' * 6}{TABLE}</main>"
    assert cells_that_stay(far, "NewsArticle") == []
    assert len(cells_that_stay(far, "Product")) == 6
    assert len(cells_that_stay(far.replace("<p>More boats</p>", "", 2), "NewsArticle")) == 6


@pytest.mark.parametrize(
    "body",
    [
        f"<main>{TABLE}{TEXT}</main>",
        f"<main>{TEXT}</main><div>{TABLE}</div>",
        f"<main>{TEXT}<div class=related>{TABLE}</div></main>",
        f"<main>{TEXT}<table><tr><td>1<td>Tove Ash</table></main>",
        f"<main>{TEXT}<table><tr><td>Tove Ash<tr><td>Ines Marlo</table></main>",
        f"<main>{TEXT}<table>{ROWS.replace('<td>', '<td><a href=/x>')}</table></main>",
        f"<main>{TEXT}<table><tr><td>{TEXT}<td>{TEXT}<tr><td>{TEXT}<td>1</table></main>",
        f"<main><table>{ROWS}<tr><td>4<td>{PROSE}</table></main>",
        f"<main>{TEXT}<table>{'<tr><td><img src=a.png><td><img src=b.png><tr><td>Ash<td>Marlo' * 2}</table></main>",
    ],
    ids="above beside related one-row one-column links layout first pictures".split(),
)
def test_another_table_does_not(body: str) -> None:
    """A table above or beside the text, of links, of one row or column, or that lays the page out: none."""
    assert cells_that_stay(body) == []


def test_a_table_of_results_may_link_their_names() -> None:
    """Long linked names in one column of three are no list of links; in one of two, or in most, they are."""
    name = "<a href=/x>The ferry across the Lume by night</a>"
    head, row = "<tr><th>Ferry<th>Price<th>Mark", f"<tr><td>{name}<td>300<td>1.7"
    assert len(cells_that_stay(f"<main>{TEXT}<table>{head}{row * 3}</table></main>")) == 12
    two_columns = (head + row * 3).replace("<td>1.7", "").replace("<th>Mark", "")
    assert cells_that_stay(f"<main>{TEXT}<table>{two_columns}</table></main>") == []
    assert cells_that_stay(f"<main>{TEXT}<table>{row * 3}<tr><td>{name}<td>{name}<td>{name}".replace("300", name)) == []


def test_what_is_no_cell_does_not_stay_with_it() -> None:
    """Hidden texts, buttons and advertisements in a table are none of its data."""
    more = "<tr hidden><td>3<td>Cara Finch<tr><td>4<td>Ben Rook <span class=sr-only>fourth</span>"
    more += "<tr><td class=advert>Advertisement<td><button>Share</button>"
    table = f"<table>{ROWS}{more}</table>"
    assert cells_that_stay(f"<main>{TEXT}{table}</main>")[6:] == ["4", "Ben Rook"]


def test_nothing_of_a_table_goes_by_itself() -> None:
    """Labels, times of day and the headline's words in a cell stay as they are."""
    table = "<table><tr><th>Share<th>Lumeport regatta<tr><td><div>17:04</div><td>Photo: Tove Ash</table>"
    title = "<title>Lumeport regatta</title><h1>Lumeport regatta</h1>"
    text = newsclean.clean(f"{title}<main>{TEXT * 3}{table}</main>").text
    assert text.endswith("\nShare | Lumeport regatta\n17:04 | Photo: Tove Ash")


def test_a_page_without_text_keeps_no_table() -> None:
    """Where nothing stays there is nothing that a table belongs to."""
    assert cells_that_stay(f"<main>{TABLE}</main>") == []


def place_of_text(html: str, text: str) -> tuple[Page, tuple[str, ...]]:
    page = page_of(html)
    block = next(b for b in page.blocks if b.text == text)
    place = place_of(page, block.container)
    return page, tuple(page.containers[i].tag if i >= 0 else "" for i in place)


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        ("<table><tr><td>Here</table>", ("table", "tr", "td")),
        ("<table><tr><th><div><p>Here</p></div></table>", ("table", "tr", "th")),
        ("<p>Here</p>", ("", "", "")),
        ("<table><caption>Here</caption><tr><td>1</table>", ("table", "table", "caption")),
    ],
)
def test_a_text_stands_in_a_cell_of_a_row_of_a_table(html: str, tags: tuple[str, ...]) -> None:
    """The place is that of the innermost table, however deep in its cell the text is."""
    assert place_of_text(html, "Here")[1] == tags


def test_the_innermost_table_counts() -> None:
    """A table in a cell of another is a table of its own."""
    page, tags = place_of_text("<table><tr><td><table><tr><td>Here</table></table>", "Here")
    assert tags == ("table", "tr", "td")
    table = place_of(page, page.blocks[0].container).table
    assert page.containers[table].parent > 0


# ---- calendars --------------------------------------------------------------------------------------------------


def calendar_cells(days: int, first: int = 1, more: str = "") -> int:
    """Return how many of the cells of a table of so many days are found to be a calendar's."""
    cells = [*"MTWTFSS", "", "", *map(str, range(first, first + days))]
    rows = (cells[i : i + 7] for i in range(0, len(cells), 7))
    table = "".join(f"<tr><td>{'<td>'.join(row)}" for row in rows)
    page = page_of(f"{TEXT}<table><caption>May</caption>{table}{more}</table>")
    return len(find_calendars(make_look(page, range(len(page.blocks)))))


def test_the_days_of_a_month_are_a_calendar() -> None:
    """With the days' names and the month; a league of thirty with their points, or a few days, is none."""
    assert calendar_cells(31) == 39
    assert calendar_cells(28) == 36
    assert calendar_cells(14) == 0
    assert calendar_cells(31, first=2) == 0
    assert calendar_cells(31, more="<tr><td>Ash" * 30) == 0


# ---- the site's own ---------------------------------------------------------------------------------------------


def goes_with_its_box(box: str, *but: str) -> list[str]:
    """Return what goes of a box with a table amid the text, of which all would stay but links and some texts."""
    page = page_of(f"<main>{TEXT * 2}{box}{TEXT}</main>")
    staying = [b.index for b in page.blocks if not b.links and b.text not in but]
    return [page.blocks[i].text for i in find_site_tables(make_look(page, staying))]


HEAD = "<h4>Lume league</h4>"
MORE = "<a href=/league>Full table</a>"


@pytest.mark.parametrize(
    "box",
    [
        f"<div>{HEAD}{TABLE}{MORE}</div>",
        f"<section>{HEAD}<div>{TABLE}</div><div>{MORE}</div></section>",
        f"<div>{HEAD}{TABLE}<p>41 of 41 piers. Updated at 7:45. {MORE}</p></div>",
    ],
    ids=["a link", "deeper", "words and a link"],
)
def test_a_table_in_a_box_that_leads_to_more_goes(box: str) -> None:
    """A league's table links to all of it; its name goes with it."""
    gone = goes_with_its_box(box)
    assert {"Lume league", "Place", "1", "Ines Marlo"}.issubset(gone)
    assert PROSE not in gone
    assert goes_with_its_box(box, "Lume league", "Place", "Name", "1", "2")[:2] == ["Tove Ash", "Ines Marlo"]


@pytest.mark.parametrize(
    "box",
    [
        f"<figure>{HEAD}{TABLE}<figcaption>Source: Lume council</figcaption></figure>",
        f"<div>{HEAD}{TABLE}<a href=https://council.example/counts>Lume council</a></div>",
        f"<div>{HEAD}{TABLE}<button>Show all rows</button></div>",
        f"<div>{HEAD}{TABLE}<p>Or call us <a href=tel:5550142>on 555 0142</a></p></div>",
        f"<div><div>{HEAD}{TABLE}</div>{MORE}</div>",
        f"<div><p>{PROSE}</p>{TABLE}{MORE}</div>",
        f"<div><small>{'A note. ' * 31}</small>{TABLE}{MORE}</div>",
        f"{TABLE}{MORE}",
    ],
    ids=[
        "a source", "another site", "a button", "a telephone", "a box around", "text", "many words",
        "no box",
    ],
)
def test_a_table_of_the_article_stays(box: str) -> None:
    """A source is another site, a button shows the rest of the table, and the text around it makes it its own."""
    assert goes_with_its_box(box) == []
