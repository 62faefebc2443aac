"""Data tables amid the text (layer 3): each stays as one thing, for a cell by itself says nothing.

In: the page, what it says as a whole, the blocks that stay. Out: the cells of the tables that stay with them,
and those of calendars, which go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from newsclean.features import Scene
from newsclean.look import Look
from newsclean.model import Page
from newsclean.structure import ancestors, is_inside
from newsclean.tags import Hint

_ROWS = 2
_COLUMNS = 1.5  # blocks a row
_CELL_WORDS = 120  # a cell with a longer text is a column of the page
_LINK_SHARE = 0.5  # of tables with more 3 of 16 belong
_PROSE_SHARE = 0.5  # a table with more of the page's prose lays it out
_OTHER = (
    Hint.NAV | Hint.FOOTER | Hint.SIDEBAR | Hint.RELATED | Hint.POPULAR | Hint.PROMO | Hint.NEWSLETTER | Hint.COMMENT
    | Hint.ADVERT | Hint.HIDDEN
)  # fmt: skip
_NO_CELL = Hint.HIDDEN | Hint.SCREEN_READER | Hint.ADVERT | Hint.TOOL | Hint.SHARE
_DEPTH = 8  # elements between a text and its table: more is no cell


class Place(NamedTuple):
    """Where in a table a text stands: indices of containers, -1 each where it stands in none."""

    table: int
    row: int
    cell: int


_NOWHERE = Place(-1, -1, -1)


def place_of(page: Page, index: int) -> Place:
    """Return where in the innermost table around it a container stands; cells without a row are one row."""
    containers = page.containers
    row = cell = below = -1
    for around in islice(ancestors(page, index), _DEPTH):
        tag = containers[around].tag
        if tag == "table":
            return Place(around, row, cell) if row >= 0 else Place(around, around, below)
        if tag == "tr" and row < 0:
            row, cell = around, below
        below = around
    return _NOWHERE


def find_table_cells(look: Look) -> list[int]:
    """Return the cells of the tables of data in the main container, below the first block that stays.

    On publishers that the weights had not seen 244 of 306 such tables belong, most on 83 of 104 pages (all sets); by
    their cells' own scores 9,100 of the 21,700 words of tables that belong stayed.
    """
    page, scene, kept = look.page, look.scene, look.kept
    if not kept or "table" not in [container.tag for container in page.containers]:
        return []
    found: list[int] = []
    for table, rows in _tables(page).items():
        cells = sorted(i for row in rows.values() for i in row)
        own = set(cells)
        first = next((i for i in kept if i not in own), len(page.blocks))
        is_below = first < cells[0] and is_inside(page, table, scene.main)
        if is_below and _holds_data(page, scene, table, [row for place, row in rows.items() if place != table]):
            found += cells
    return found


def _tables(page: Page) -> dict[int, dict[int, list[int]]]:
    """Return the blocks of each table by row."""
    tables: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for block in page.blocks:
        place = place_of(page, block.container)
        if place.table >= 0 and not (page.containers[block.container].near | block.inline_hints) & _NO_CELL:
            tables[place.table][place.row].append(block.index)
    return tables


def find_calendars(look: Look) -> list[int]:
    """Return the cells of the tables that are a month's calendar: none of those on 3 pages belongs (a stranger's, the
    segments set).
    """
    page = look.page
    days = sum(page.blocks[i].text.isdecimal() for i in look.staying)
    if days < _FEW_DAYS or "table" not in [container.tag for container in page.containers]:
        return []
    found: list[int] = []
    for rows in _tables(page).values():
        cells = sorted(i for row in rows.values() for i in row)
        is_calendar = len(rows) <= _WEEKS and _is_calendar([page.blocks[i].text for i in cells])
        found += cells if is_calendar else []
    return found


_FEW_DAYS = 2  # that stay: most pages are not looked at


def _holds_data(page: Page, scene: Scene, table: int, rows: Sequence[Sequence[int]]) -> bool:
    """Tell whether a table has rows and columns of texts, is no list of links and no layout of the page."""
    cells = [page.blocks[i] for row in rows for i in row]
    return (
        len(rows) >= _ROWS
        and len(cells) >= _COLUMNS * len(rows)
        and max(cell.words for cell in cells) <= _CELL_WORDS
        and sum(cell.link_chars for cell in cells) <= _LINK_SHARE * sum(cell.chars for cell in cells)
        and scene.mass[table] <= _PROSE_SHARE * scene.mass[0]
        and not page.containers[table].near & _OTHER
    )


def _is_calendar(texts: Sequence[str]) -> bool:
    """Tell whether most cells are the days of a month, in order."""
    days = [int(text) for text in texts if text.isdecimal() and len(text) <= _DAY_DIGITS]
    month = days[days.index(1) :] if 1 in days else []
    is_month = len(month) >= _SHORTEST_MONTH and month[:_SHORTEST_MONTH] == list(range(1, _SHORTEST_MONTH + 1))
    return is_month and 2 * len(days) > len(texts)


_WEEKS = 9  # with the month's name and the days'
_DAY_DIGITS = 2
_SHORTEST_MONTH = 28
