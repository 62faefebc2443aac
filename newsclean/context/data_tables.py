"""Data tables amid the text (layer 3): each stays as one thing, for a cell by itself says nothing.

In: the page, what it says as a whole, the blocks that stay. Out: the cells of the tables that stay with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from newsclean.addresses import leads_elsewhere
from newsclean.context.look import Kept, Look, Staying
from newsclean.metadata.page_types import says_news
from newsclean.model import Block, Page
from newsclean.page.element_text import shows_pictures
from newsclean.page.structure import ancestors, blocks_in, is_inside, leads_within_site
from newsclean.page.tags import Hint
from newsclean.scoring.scene import Scene

_ROWS = 2  # by hand; at half and at twice 5 and 5 of 520 pages differ
_COLUMNS = 1.5  # blocks a row
_LINK_SHARE = 0.5  # of tables with more 3 of 16 belong
_PROSE_SHARE = 0.5  # a table with more of the page's prose lays it out
_OTHER = (
    Hint.NAV | Hint.FOOTER | Hint.SIDEBAR | Hint.RELATED | Hint.POPULAR | Hint.PROMO | Hint.NEWSLETTER | Hint.COMMENT
    | Hint.ADVERT | Hint.HIDDEN
)  # fmt: skip
_NO_CELL = Hint.HIDDEN | Hint.SCREEN_READER | Hint.ADVERT | Hint.TOOL | Hint.SHARE
_FAR = 6  # blocks below the last that stays
_DEPTH = 8  # elements between a text and its table: more is no cell


class Place(NamedTuple):
    """Where in a table a text stands: indices of containers, -1 each where it stands in none."""

    table: int
    row: int
    cell: int


NOWHERE = Place(-1, -1, -1)


def place_of(page: Page, index: int) -> Place:
    """Return where in the innermost table around it a container stands; cells without a row are one row."""
    containers = page.containers
    row = cell = below = -1
    for _ in range(_DEPTH):
        if index < 0:
            break
        container = containers[index]
        if container.tag == "table":
            return Place(index, row, cell) if row >= 0 else Place(index, index, below)
        if container.tag == "tr" and row < 0:
            row, cell = index, below
        below, index = index, container.parent
    return NOWHERE


def find_table_cells(look: Kept) -> list[int]:
    """Return the cells of the tables of data in the main container, below the first block that stays.

    On publishers that the weights had not seen 244 of 306 such tables belong, most on 83 of 104 pages (all sets); by
    their cells' own scores 9,100 of the 21,700 words of tables that belong stayed. On a page that says it is news none
    far below the text is the article's: on 1 of 1 it counts all the country's cases.
    """
    page, scene, kept = look.page, look.scene, look.kept
    found: list[int] = []
    reach = _FAR if says_news(look.meta) else len(page.blocks)
    for table, rows in _tables(look).items() if kept else ():
        cells = sorted(i for row in rows.values() for i in row)
        own = set(cells)
        others = [i for i in kept if i not in own]
        is_placed = others and others[0] < cells[0] <= others[-1] + reach
        if is_placed and is_inside(page, table, scene.main) and _holds_data(page, scene, table, [*rows.values()]):
            found += cells
    return found


def _tables(look: Look) -> dict[int, dict[int, list[int]]]:
    """Return, by table and row, the blocks in a page's tables."""
    tables: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    if "table" not in look.scene.tags:
        return tables
    page = look.page
    for block in page.blocks:
        place = place_of(page, block.container)
        if place.table >= 0 and not (page.containers[block.container].near | block.inline_hints) & _NO_CELL:
            tables[place.table][place.row].append(block.index)
    return tables


def _holds_data(page: Page, scene: Scene, table: int, rows: Sequence[Sequence[int]]) -> bool:
    """Tell whether a table has rows and columns of texts, is no list of links and no layout of the page."""
    cells = [page.blocks[i] for row in rows for i in row]
    return (
        len(rows) >= _ROWS
        and len(cells) >= _COLUMNS * len(rows)
        and not _lists_links(cells, len(rows))
        and scene.mass[table] <= _PROSE_SHARE * scene.mass[0]
        and not page.containers[table].near & _OTHER
        and not shows_pictures(page.element(table))
    )


def _lists_links(cells: Sequence[Block], rows: int) -> bool:
    """Tell whether most of a table is links: by its characters and, where it has three columns, by its cells too.

    A table of results names in its first column what has a page, often at more length than all it says of it. No
    annotated page has such a table, a saved one has.
    """
    if sum(cell.link_chars for cell in cells) <= _LINK_SHARE * sum(cell.chars for cell in cells):
        return False
    linked = sum(cell.link_chars >= _LINK_SHARE * cell.chars for cell in cells)
    return len(cells) < _RESULTS_COLUMNS * rows or linked > _LINK_SHARE * len(cells)


_RESULTS_COLUMNS = 3  # by hand; at half and at twice no page of 520 differs


def find_site_tables(look: Staying) -> list[int]:
    """Return what stays of small boxes around a table with a link to more on this site: a league's.

    "Full table", "See all races". A source is another site. No annotated page has such a box; on 8 by strangers none of
    it belongs, on one of them above the text, where but some cells would stay.
    """
    page, containers = look.page, look.page.containers
    count = look.scene.count
    tables: dict[int, int] = {}
    for table, rows in _tables(look).items():
        if _holds_data(page, look.scene, table, [*rows.values()]):
            tables[table] = min(i for row in rows.values() for i in row)
    is_within, prose = leads_within_site(page), {*look.prose}
    found: set[int] = set()
    for table, first in tables.items():
        around = islice(ancestors(page, containers[table].parent), _BOX_DEPTH)
        box = next((i for i in around if count[i] > count[table]), None)
        if box is None or count[box] - count[table] > _BOX_WORDS:  # each block has a word
            continue
        within = [page.blocks[i] for i in blocks_in(page, count, box, first)]
        beside = [b for b in within if not is_inside(page, b.container, table)]
        if any(b.index in prose for b in beside):
            continue
        if any(leads_elsewhere(b.href) and is_within(b) for b in beside):
            found.update(b.index for b in within if b.index in look.stay)
    return sorted(found)


def find_calendars(look: Staying) -> list[int]:
    """Return the cells of tables that lay out the days of a month, and little else, as sites do for their archives.

    Of those on one annotated page (segments, when a house is free) and on one by a stranger none belongs.
    """
    found: list[int] = []
    for rows in _tables(look).values():
        cells = [i for row in rows.values() for i in row]
        days = [int(text) for text in (look.page.blocks[i].text for i in cells) if text.isdecimal() and len(text) <= 2]
        start = days.index(1) if 1 in days else 0
        if days[start : start + len(_DAYS)] == _DAYS and len(cells) <= _CALENDAR_CELLS:
            found += cells
    return found


_DAYS = [*range(1, 29)]
_CALENDAR_CELLS = 60  # six weeks, the days' names, the month and those beside it; a bound set by hand

_BOX_DEPTH = 3  # elements around a table: the first that holds more than it
_BOX_WORDS = 60  # beside a table; by hand; at half and at twice no page of 520 differs
