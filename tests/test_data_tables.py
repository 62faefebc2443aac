"""Data tables amid the text: `newsclean.context.data_tables`."""

from __future__ import annotations

import pytest
from hand_made import PROSE, make_look, page_of

import newsclean
from newsclean.context.data_tables import find_calendars, find_line_numbers, find_table_cells, place_of
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


@pytest.mark.parametrize(
    ("labels", "stays"), [(("Author:", "Posted:", "Filed under"), 0), (("Author:", "Ship", "Age"), 6)]
)
def test_a_table_that_says_who_wrote_and_when_is_no_data(labels: tuple[str, ...], stays: int) -> None:
    """Author and day in a small table below the text are the article's metadata; an author alone may be a book's."""
    told = zip(labels, ("Ada Quill", "10/07/2020", "5"), strict=True)
    rows = "".join(f"<tr><td>{label}<td>{text}" for label, text in told)
    assert len(cells_that_stay(f"<main>{TEXT}<table>{rows}</table></main>")) == stays
    book = f"{rows}<tr><td>Publisher:<td>Gull Press<tr><td>Pages:<td>312"
    assert len(cells_that_stay(f"<main>{TEXT}<table>{book}</table></main>")) == 10
    assert len(cells_that_stay(f"<main>{TEXT}<table>{rows}</table>{TEXT}</main>")) == 6


def test_a_table_far_below_a_news_item_is_none_of_its() -> None:
    """A country's cases below the teasers are counted for every article; on another page they may be its own."""
    far = f"<main>{TEXT}{'<p>More boats</p>' * 6}{TABLE}</main>"
    assert cells_that_stay(far, "NewsArticle") == []
    assert len(cells_that_stay(far, "Product")) == 6
    assert len(cells_that_stay(far.replace("<p>More boats</p>", "", 2), "NewsArticle")) == 6


@pytest.mark.parametrize(("role", "page_type", "stays"), [
    ("tabpanel", "Product", 6), ("region", "Product", 0), ("tabpanel", "NewsArticle", 6),
])  # fmt: skip
def test_a_table_in_the_next_tab_stays(role: str, page_type: str, stays: int) -> None:
    """A shop sets the measures of what it describes in a panel of their own; another box is beside the text."""
    panels = f"<div role={role}>{TEXT * 3}</div><div role={role}><h2>Measures</h2>{TABLE}</div>"
    assert len(cells_that_stay(f"<main><div>{panels}</div></main>", page_type)) == stays


SHEET = "<table><tr><td><b>Boat</b><td>Gull<tr><td><b>Maker</b><td>Ash<tr><td><b>Price</b><td>£9</table>"
SCORE = "<table class=score-box><tr><td>Gulls<td>2-1<td>Terns<tr><td>Ash 23, Quill 88<td>HT 1-1<td>Rook 41</table>"


@pytest.mark.parametrize(
    ("above", "stays"),
    [
        (f"<h1>A gull</h1>{SHEET}", 6), (SHEET, 0), (f"{SHEET}<h1>A gull</h1>", 0),
        (f"<h1>A gull</h1>{SHEET}<p>Boats</p><p>Ships</p>", 0),
        (f"<h1>A gull</h1>{SCORE}", 6), (f"<h1>A gull</h1><div>{SCORE}</div>", 0),
        (f"<h1>A gull</h1>{SHEET}".replace("<tr>", "<tr><td>One</td>", 1), 0),
        (f"<h1>A gull</h1>{SHEET}".replace("Gull", "<a href=/g>Gull</a>"), 0),
        (f"<h1>A gull</h1>{SHEET}".replace("<td>Gull", ""), 0),
        (f"<h1>A gull</h1>{SHEET}".replace("Boat<", "Author:<").replace("Maker", "Posted:"), 0),
    ],
    ids=[
        "a sheet", "no headline", "above it", "far", "a score", "apart", "three cells", "link", "one cell", "byline",
    ],
)  # fmt: skip
def test_a_sheet_right_above_the_text_stays(above: str, stays: int) -> None:
    """A review may open with what its thing is, row by row, a report with the score; no row is longer than another."""
    page = page_of(f"<body><main>{above}{TEXT}</main></body>")
    kept = [b.index for b in page.blocks if b.text.startswith(PROSE[:20])]
    titles = frozenset(b.index for b in page.blocks if b.text == "A gull")
    look = make_look(page, kept, [v.score for v in score_blocks(page)], titles=titles)
    assert len(find_table_cells(look)) == stays


DAYS = "".join(f"{'<tr>' if day % 7 == 1 else ''}<td>{day}" for day in range(1, 31))


def test_a_calendar_is_no_data() -> None:
    """The days of a month in order go, with the names of the week's; other numbers are data."""
    month = f"<table><tr><th>Mo<th>Tu<th>We{DAYS}</table>"
    assert cells_that_stay(f"<main>{TEXT}{month}{TEXT}</main>") == []
    page = page_of(f"<body>{TEXT}{month}</body>")
    assert find_calendars(make_look(page, range(len(page.blocks)))) == list(range(2, len(page.blocks)))
    for data in (month.replace("<td>9", "<td>90"), month.partition("<td>28")[0] + "</table>"):
        assert cells_that_stay(f"<main>{TEXT}{data}{TEXT}</main>")


@pytest.mark.parametrize(
    "body",
    [
        f"<main>{TABLE}{TEXT}</main>",
        f"<main>{TEXT}</main><div>{TABLE}</div>",
        f"<main>{TEXT}<div class=related>{TABLE}</div></main>",
        f"<main>{TEXT}<table><tr><td>1<td>Tove Ash</table></main>",
        f"<main>{TEXT}<table><tr><td>Tove Ash<tr><td>Ines Marlo</table></main>",
        f"<main>{TEXT * 8}<table>{ROWS.replace('Tove Ash', PROSE * 7)}</table>{TEXT * 8}</main>",
        f"<main>{TEXT}<table>{ROWS.replace('<td>', '<td><a href=/x>')}</table></main>",
        f"<main>{TEXT}<table><tr><td>{TEXT}<td>{TEXT}<tr><td>{TEXT}<td>1</table></main>",
        f"<main>{TEXT}<table><caption>Result</caption><tr><td>1<td>Tove Ash<td>Lumeport</table></main>",
        f"<main><table>{ROWS}<tr><td>4<td>{PROSE}</table></main>",
    ],
    ids=["above", "beside", "related", "one row", "one column", "long text", "links", "layout", "a caption", "first"],
)
def test_another_table_does_not(body: str) -> None:
    """A table above or beside the text, of links, of one row or column, or that lays the page out is no data."""
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


def month(days: range, columns: int = 7) -> str:
    cells = [f"<td>{day}" for day in days]
    rows = "".join(f"<tr>{''.join(cells[at : at + columns])}" for at in range(0, len(cells), columns))
    return f"<table><tr>{'<th>M' * columns}{rows}</table>"


def calendar_cells(body: str) -> list[str]:
    page = page_of(f"<body>{TEXT}{body}</body>")
    return [page.blocks[i].text for i in find_calendars(make_look(page, range(len(page.blocks))))]


def test_a_months_calendar_is_none_of_the_text() -> None:
    """Its days in order, in rows of a week, and their names."""
    assert calendar_cells(month(range(1, 31))) == ["M"] * 7 + [str(day) for day in range(1, 31)]
    assert calendar_cells(TABLE) == []


@pytest.mark.parametrize(
    "table",
    [month(range(1, 27)), month(range(2, 32)), month(range(30, 0, -1)), month(range(1, 31), columns=1)],
    ids=["too few", "from another day", "backwards", "a ranking"],
)
def test_other_numbers_are_no_calendar(table: str) -> None:
    """Numbers in another order, and a place a row, are data."""
    assert calendar_cells(table) == []


# ---- numbers of lines of code ------------------------------------------------------------------------------------


def line_numbers(numbers: str, lines: str) -> list[str]:
    """Return the texts that are found for numbers of lines in a table of two cells."""
    page = page_of(f"<p>{PROSE}</p><table><tr><td>{numbers}</td><td>{lines}</td></tr></table><p>{PROSE}</p>")
    return [page.blocks[i].text for i in find_line_numbers(make_look(page, range(len(page.blocks))))]


@pytest.mark.parametrize("numbers", ["<pre>1\n2</pre>", "<div><pre><i>9</i><br>10</pre></div>", "<pre>1</pre>"])
def test_the_numbers_of_lines_of_code_are_no_text(numbers: str) -> None:
    """What numbers the lines of the cell beside it goes, and the lines stay."""
    assert len(line_numbers(numbers, "<pre>quay = 1\nferry = 2</pre>")) == 1


@pytest.mark.parametrize(
    ("numbers", "lines"),
    [
        ("1<br>2", "Quill<br>Ash"),
        ("<pre>1</pre>", "the first"),
        ("1", "<pre>quay = 1</pre>"),
        ("<pre>4\n17</pre>", "<pre>lost\nwon</pre>"),
        ("<pre>1\n2\n3</pre>", ""),
        ("<pre>quay = 1</pre>", "<pre>1\n2</pre>"),
    ],
    ids=["ranks", "a label of code", "code with a number", "counts", "numbers alone", "what code prints"],
)
def test_other_numbers_beside_lines_stay(numbers: str, lines: str) -> None:
    """Ranks beside names, results and what a program prints are text."""
    assert line_numbers(numbers, lines) == []
