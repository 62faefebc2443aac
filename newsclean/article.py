"""Page + verdicts -> Article (layer 4); `replay` gives the text back from the verdicts alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice, pairwise
from typing import NamedTuple

from newsclean.captions.article_captions import MAX_CAPTIONS, find_told, read_captions, roles_of, up_to_last_caption
from newsclean.captions.page_credits import credited_to_house
from newsclean.context.data_tables import NOWHERE, Place, place_of
from newsclean.context.ordinals import numbers_of
from newsclean.judged import gaps_of
from newsclean.language import contradicts
from newsclean.lexicon import Lexicon
from newsclean.metadata.page_types import says_live
from newsclean.model import Article, Block, Caption, Cut, Kind, Link, Metadata, Page, Paragraph, Verdict
from newsclean.page.block_text import count_words
from newsclean.page.structure import ROLE_DEPTH, ancestors
from newsclean.page.tags import HEADINGS, LISTS_OF_ITEMS, Hint
from newsclean.related import read_related
from newsclean.removed import read_removed
from newsclean.text import CELL

STUB_WORDS = 40  # less text than this is no article, but for a report in brief
# In so many paragraphs so many words are one: 26 reports in tests/by_strangers have 26 to 39 words in three or four.
# A list of names (segments) has 19 in eleven.
BRIEF_PARAGRAPHS = 3
BRIEF_WORDS = 25
GALLERY_CAPTIONS = 8  # and no fewer than paragraphs
INDEX_LINKS = 25  # a page without text and with so many teasers is an index page


class Piece(NamedTuple):
    """A line that stays: where it stands and what it is."""

    block: Block
    line: int
    role: str
    text: str


class Rulings(NamedTuple):
    """The verdicts that rule: the last on each block, and on each line."""

    blocks: Mapping[int, Verdict]
    lines: Mapping[int, Mapping[int, Verdict]]
    """By block and line."""


def rulings(verdicts: Iterable[Verdict]) -> Rulings:
    """Return the last verdict for each block and each line."""
    blocks: dict[int, Verdict] = {}
    lines: dict[int, dict[int, Verdict]] = defaultdict(dict)
    for verdict in verdicts:
        if verdict.line < 0:
            blocks[verdict.block] = verdict
        else:
            lines[verdict.block][verdict.line] = verdict
    return Rulings(blocks, lines)


_NO_LINES: Mapping[int, Verdict] = {}


def kept_pieces(page: Page, ruling: Rulings) -> Iterator[Piece]:
    """Yield the lines that stay, in document order."""
    new, get = tuple.__new__, ruling.blocks.get
    for index, block in enumerate(page.blocks):
        whole = get(index)
        if whole is None or not whole.keep:
            continue
        lines, role = ruling.lines.get(index, _NO_LINES), whole.role
        for nth, line in enumerate(block.text.split("\n")):
            own = lines.get(nth)
            if own is None:
                yield new(Piece, (block, nth, role, line))
            elif own.keep:
                yield Piece(block, nth, role, line if own.text is None else own.text)


def paragraphs(page: Page, ruling: Rulings) -> tuple[Paragraph, ...]:
    """Return the paragraphs that stay; the cells of a table's row are one, the items of ordered lists have numbers."""
    new = tuple.__new__
    out: list[Paragraph] = []
    tables: _Tables = defaultdict(dict)
    items: dict[int, int] = {}  # place of a list item in `out` -> its container
    row = -1
    for block, _, role, text in kept_pieces(page, ruling):
        row_before, row = row, -1
        if role == "table-row":
            table, row, cell = _row_of(page, block)
            if row >= 0 and page.containers[cell].tag == "caption":
                role, row = "paragraph", -1  # as a row it would name the columns
        if row >= 0:
            if row == row_before:
                _add_cell(page, tables[table][len(out) - 1], cell, text)
                continue
            _add_cell(page, tables[table].setdefault(len(out), []), cell, text)
        elif role == "list-item":
            items[len(out)] = block.container
        level = _level(page, block, role) if role in _WITH_LEVEL else 0
        out.append(new(Paragraph, (role, text, level, None)))
    for place, text in _row_texts(tables):
        out[place] = out[place]._replace(text=text)
    numbers = numbers_of(page, items.values()) if items else {}
    for place, container in items.items():
        out[place] = out[place]._replace(number=numbers.get(container))
    return tuple(out)


def _row_of(page: Page, block: Block) -> Place:
    """Return the table, the row and the cell that a block stands in, `NOWHERE` where it is in no cell."""
    place = place_of(page, block.container)
    return place if place.cell >= 0 else NOWHERE


class _Cell(NamedTuple):
    """A cell of a table's row that has a text."""

    container: int
    tag: str
    nth: int
    """Counted from 1 among the row's cells of its tag, those without a text too."""
    others: int
    """Cells of the other tag before it."""
    text: str

    @property
    def column(self) -> int:
        return self.nth + self.others


def _add_cell(page: Page, cells: list[_Cell], index: int, text: str) -> None:
    """Add a text to a row's cells: to the last one if it is in the same."""
    _, tag, nth = page.containers[index].path
    last = cells[-1] if cells else _Cell(-1, tag, 0, 0, "")
    if last.container == index:
        cells[-1] = last._replace(text=f"{last.text} {text}")
    else:
        cells.append(_Cell(index, tag, nth, last.others if last.tag == tag else last.nth, text))


_Tables = dict[int, dict[int, list[_Cell]]]
"""By table, the cells of each of its rows, by the row's place among the paragraphs."""


def _row_texts(tables: _Tables) -> Iterator[tuple[int, str]]:
    """Yield the text of each row and its place; the rows of a table have the same columns."""
    for rows in tables.values():
        columns = sorted({cell.column for cells in rows.values() for cell in cells})
        yield from ((place, _row_text(cells, columns)) for place, cells in rows.items())


def _row_text(cells: Sequence[_Cell], columns: Sequence[int]) -> str:
    """Return a row in one line, nothing between two marks where only other rows of the table have a text."""
    own = [cell.column for cell in cells]
    if len(cells) == 1 or any(column >= after for column, after in pairwise(own)):  # broken markup
        return CELL.join(cell.text for cell in cells)
    by_column = {cell.column: cell.text for cell in cells}
    return CELL.join(by_column.get(column, "") for column in columns if column <= own[-1]).strip()


def _level(page: Page, block: Block, role: str) -> int:
    """Return the level of a heading (2..6) or the depth of a list item (1...)."""
    tags = (page.containers[index].tag for index in ancestors(page, block.container))
    if role == "heading":
        heading = next((tag for tag in islice(tags, ROLE_DEPTH) if tag in HEADINGS), "h2")
        return max(2, int(heading[1]))
    return max(1, sum(tag in LISTS_OF_ITEMS for tag in tags))


_WITH_LEVEL = ("heading", "list-item")


def replay(page: Page, verdicts: Iterable[Verdict]) -> str:
    """Return the article's text from the page's blocks and the verdicts alone: the standfirst, then the body."""
    kept = paragraphs(page, rulings(verdicts))
    return "\n".join(p.text for p in sorted(kept, key=lambda p: p.role != "standfirst"))


def assemble(
    page: Page, meta: Metadata, verdicts: Sequence[Verdict], lexicon: Lexicon, warnings: Sequence[str] = ()
) -> Article:
    """Return the article that the verdicts leave, with all that was cut from it."""
    ruling = rulings(verdicts)
    kept = paragraphs(page, ruling)
    cut = _cut_pieces(page, ruling)
    shown = "\n".join(p.text for p in kept if p.role == "standfirst") or None
    related = tuple(read_related(page, cut, meta.base or meta.url or page.url, lexicon))
    stays = [page.blocks[index] for index, verdict in ruling.blocks.items() if verdict.keep]
    last = max([block.index for block in stays], default=-1)
    read = up_to_last_caption(cut)
    if len(read) < len(cut):
        warnings = (*warnings, f"captions and credits were read up to number {MAX_CAPTIONS}")
    told = find_told(page, read, last, lexicon, meta.authors)
    captions = credited_to_house(read_captions(page, told, cut), meta.site)
    removed = tuple(read_removed(page, cut, roles_of(told), meta, lexicon))
    confidence = _confidence(stays, ruling)
    sources = dict(meta.sources)
    language = meta.language
    if not lexicon.fallback and (language is None or contradicts(lexicon.code, language)):
        language, sources["language"] = lexicon.code, "the page's words"
    return Article(
        url=meta.url or page.url, canonical_url=meta.canonical_url, site=meta.site, language=language,
        title=meta.title, standfirst=shown or meta.standfirst, standfirst_shown=shown is not None,
        authors=meta.authors, published=meta.published, modified=meta.modified, section=meta.section,
        tags=meta.tags, image=meta.image,
        paragraphs=kept if shown is None else tuple(p for p in kept if p.role != "standfirst"),
        captions=captions, related=related, removed=removed,
        kind=_kind(page, meta, kept, captions, related, stays), confidence=confidence,
        warnings=(*warnings, *meta.warnings), sources=sources,
    )  # fmt: skip


def _cut_pieces(page: Page, ruling: Rulings) -> list[Cut]:
    """Return what was cut, in document order."""
    new, get = tuple.__new__, ruling.blocks.get
    cut = []
    for index, block in enumerate(page.blocks):
        whole = get(index)
        if whole is not None and not whole.keep:
            cut.append(new(Cut, (block, block.text, whole)))
        if index in ruling.lines:
            lines = block.text.split("\n")
            for nth, verdict in sorted(ruling.lines[index].items()):
                text = lines[nth]
                cut += [Cut(block, text[start:end].strip(), why) for start, end, why in gaps_of(text, verdict)]
    return cut


def cut_places(page: Page, ruling: Rulings) -> Iterator[tuple[int, int, int]]:
    """Yield where what was cut stands: block, line (-1: all of it), how many gaps of the line stand before.

    In the order of `Article.removed`, one for each.
    """
    for (index, line), pieces in groupby(_cut_pieces(page, ruling), key=lambda cut: cut.verdict[:2]):
        for gap, _ in enumerate(pieces):
            yield index, line, gap


def _confidence(stays: Iterable[Block], ruling: Rulings) -> float:
    """Return how sure the engine is of the text as a whole, of the blocks that stay, 0..1."""
    words = weighed = 0.0
    for block in stays:
        words += block.words
        weighed += block.words * ruling.blocks[block.index].score
    return round(weighed / words * min(1.0, words / 100), 3) if words else 0.0


def _kind(page: Page, meta: Metadata, kept: Sequence[Paragraph], captions: Sequence[Caption], related: Sequence[Link],
          stays: Sequence[Block]) -> Kind:  # fmt: skip
    """Return what kind of page it is."""
    if not kept:
        if len(captions) >= GALLERY_CAPTIONS:
            return "gallery"
        return "index" if len(related) >= INDEX_LINKS or sum(b.links for b in page.blocks) >= INDEX_LINKS else "stub"
    if says_live(meta):
        return "live"
    live = [block for block in stays if page.containers[block.container].hints & Hint.LIVE]
    if len(live) * 2 > len(kept):
        return "live"
    if len(captions) >= max(GALLERY_CAPTIONS, len(kept)):
        return "gallery"
    return "article" if _has_words(kept, STUB_WORDS if len(kept) < BRIEF_PARAGRAPHS else BRIEF_WORDS) else "stub"


def _has_words(kept: Sequence[Paragraph], words: int) -> bool:
    """Tell whether paragraphs have so many words together; those behind that are not read."""
    for paragraph in kept:
        words -= count_words(paragraph.text, enough=words)
        if words <= 0:
            return True
    return False
