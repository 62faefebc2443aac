"""Data tables amid the text (layer 3): each stays as one thing, for a cell by itself says nothing.

In: the page, what it says as a whole, the blocks that stay. Out: the cells of the tables that stay with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from newsclean.addresses import leads_elsewhere
from newsclean.context.forms import is_poll
from newsclean.context.look import Kept, Look, Staying
from newsclean.metadata.page_types import says_news
from newsclean.model import Block, Page
from newsclean.page.structure import ancestors, blocks_in, is_inside, leads_within_site, make_of, usual_make
from newsclean.page.tags import Hint
from newsclean.scoring.scene import Scene

_ROWS = 2  # by hand; at half and at twice 5 and 5 of 520 pages differ
_COLUMNS = 1.5  # blocks a row
_CELL_WORDS = 120  # a cell with a longer text is a column of the page
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
    """Return the cells of the tables of data in the main container, below the first block that stays; a sheet of what
    is reviewed, or a score, may stand right above it.

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
        others = [i for i in kept if i not in own] or [len(page.blocks)]
        in_rows = [row for place, row in rows.items() if place != table]
        is_over = cells[0] < others[0] <= min(cells[-1] + _NEAR, len(page.blocks) - 1)
        opens = is_over and len(in_rows) >= _ROWS and _opens_text(look, table, in_rows, others[0])
        is_placed = opens or others[0] < cells[0] <= others[-1] + reach
        if is_placed and is_inside(page, table, scene.main) and _holds_data(page, scene, table, in_rows):
            found += cells
    return found


def _opens_text(look: Kept, table: int, rows: Sequence[Sequence[int]], first: int) -> bool:
    """Tell whether a table without links below the headline stands beside the first paragraph, in the same element.

    It says in each row one thing of what is reviewed, "<b>Maker</b> | Lume", or who won and who scored. Of those above
    the text no annotated page has one, and on two pages by strangers those belong. An encyclopedia's box of facts has
    rows of one cell.
    """
    page = look.page
    blocks, containers = page.blocks, page.containers
    if not look.titles or not min(look.titles) < rows[0][0] or containers[table].near & Hint.HEADER:
        return False
    is_beside = containers[table].parent == containers[blocks[first].container].parent
    is_even = len(rows[0]) > 1 and len({len(row) for row in rows}) == 1
    return is_beside and is_even and not any(blocks[i].link_chars for row in rows for i in row)


_NEAR = 2  # blocks from the last cell to the first that stays


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
        and max(cell.words for cell in cells) <= _CELL_WORDS
        and not _lists_links(cells, len(rows))
        and scene.mass[table] <= _PROSE_SHARE * scene.mass[0]
        and not page.containers[table].near & _OTHER
        and not any(is_poll(page.containers[i]) for i in ancestors(page, table))
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
    """Return what stays of small boxes around a table with a link to more on this site, tabs or a field: a league's.

    "Full table", "See all races", the forecast of another town. A source is another site, and a button may show the
    rest of the article's own table. No annotated page has such a box; on 8 by strangers none of it belongs, on one of
    them above the text, where but some cells would stay.
    """
    page, containers = look.page, look.page.containers
    count = look.scene.count
    tables: dict[int, int] = {}
    for table, rows in _tables(look).items():
        if _holds_data(page, look.scene, table, [row for place, row in rows.items() if place != table]):
            tables[table] = min(i for row in rows.values() for i in row)
    usual = usual_make(page, look.staying) if tables else None
    is_within, prose = leads_within_site(page), {*look.prose}
    found: set[int] = set()
    for table, first in tables.items():
        around = islice(ancestors(page, containers[table].parent), _BOX_DEPTH)
        box = next((i for i in around if count[i] > count[table]), None)
        if box is None or count[box] - count[table] > _BOX_WORDS:  # each block has a word
            continue
        within = [page.blocks[i] for i in blocks_in(page, count, box, first)]
        beside = [b for b in within if not is_inside(page, b.container, table)]
        is_text = any(b.index in prose or make_of(page, b) == usual for b in beside)
        if is_text or sum(b.words for b in beside) > _BOX_WORDS:
            continue
        if any((_leads_on(b, first) and is_within(b)) or _is_in_control(page, b, box) for b in beside):
            found.update(b.index for b in within if b.index in look.stay)
    return sorted(found)


def _leads_on(block: Block, table: int) -> bool:
    """Tell whether a block is a link, or a short line with one below a table: "Updated at noon. See all races"."""
    is_foot = block.index > table and block.words <= _FOOT_WORDS
    return block.link_chars == block.chars or (is_foot and leads_elsewhere(block.href))


def _is_in_control(page: Page, block: Block, box: int) -> bool:
    """Tell whether a block in a box stands in tabs or a form there."""
    return any(page.containers[i].tag in _CONTROLS for i in takewhile(box.__lt__, ancestors(page, block.container)))


_CONTROLS = frozenset(("nav", "form"))
_BOX_DEPTH = 3  # elements around a table: the first that holds more than it
_FOOT_WORDS = 14  # by hand; at half and at twice no page of 520 differs
_BOX_WORDS = 60  # beside a table; by hand; at half and at twice no page of 520 differs
