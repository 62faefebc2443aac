"""Bylines that are lines of their own, read as wholes (layer 2): lxml elements in, names out.

What other rooms find in single texts, "Von" and a link, is here read with all that stands in its line: "Von Ada Quill
und Ben Osei, Lumeport". A line counts only where each of its parts is of a byline, between the headline and the text or
right below the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from lxml import etree

from newsclean.lexicon import Lexicon
from newsclean.metadata.authors.byline_parts import ELEMENT, Byline, read_byline
from newsclean.metadata.authors.jobs import ends_in_job
from newsclean.metadata.authors.name_words import EDGES, may_join_names
from newsclean.metadata.authors.unmarked_authors import CALLED_PICTURE, OF_TOPIC, is_persons
from newsclean.metadata.elsewhere import Own, is_elsewhere, is_teasers, known_elements
from newsclean.metadata.near_headline import (
    HEAD_PARAGRAPHS,
    MAX_PIECE_CHARS,
    MAX_STEPS,
    MIN_SENTENCE_CHARS,
    OF_QUOTE,
    PRESSED,
    SENTENCE_SHARE,
    UNREAD,
    marks_of,
    near_ancestors,
)
from newsclean.page.tags import BOLD, HEADINGS, INLINE, PICTURES
from newsclean.pitch_words import OPENS
from newsclean.prose import SENTENCE, end_mark
from newsclean.text import fold


class Line(NamedTuple):
    """A line of the page, between two breaks."""

    text: str
    """As it is written, with `ELEMENT` where an element begins or ends in it."""
    element: Any
    """The element that it opens in."""
    block: Any
    """The block that it stands in."""


@dataclass(frozen=True)
class Around:
    """What is known of the page that lines are read on."""

    own: Own
    lexicon: Lexicon
    sites: Collection[str]
    is_news: bool
    """The page says that it is a news article: others, as of shops, have many lines that look like names."""
    not_names: str
    """The headline and the topics: who is named there is written of."""


def whole_bylines(headline: Any | None, around: Around) -> list[Byline]:
    """Return whom the lines name that are bylines: those between the headline and the text or, where none is, below."""
    if headline is None:
        return []
    rest = islice(_lines_after(headline), _MOST_LINES)
    lines, count = _upto_text(rest)
    found = list(_bylines(lines[: min(count, _MOST_OF_HEAD)], around, is_below=False))
    lines += rest
    return _of_no_text(found, lines) or _of_no_text(
        list(_bylines(_below_text(lines), around, is_below=True)), lines
    )


def _of_no_text(found: Sequence[tuple[Byline, bool]], lines: Sequence[Line]) -> list[Byline]:
    """Return those bylines whose names are not the page's own words."""
    if not found:
        return []  # as most
    words = Counter(word.strip(EDGES) for line in lines for word in line.text.replace(ELEMENT, " ").split())
    return [byline for byline, is_bare in found if not _is_written_of(byline, words, is_bare)]


_MOST_LINES = 500  # by hand
_MOST_OF_HEAD = 16  # by hand: whoever is named further down stands by other articles
_LINES_OF_HEAD = 8  # by hand: names that no word opens stand in the first


def _is_written_of(byline: Byline, words: Counter[str], is_bare: bool) -> bool:
    """Tell whether a byline's names are the text's own words: "Budget Planning", with "budget" in it.

    Where nothing else says that a name is an author's, none of its words may stand elsewhere on the page: of whom a
    text tells, it says the name again.
    """
    for name in byline.people:
        has_case = (word for word in name.split() if word.lower() != word)  # none in scripts without capitals
        own = [word for word in has_case if not may_join_names(word.lower())]
        if own and all(words[word.lower()] for word in own):
            return True
        if is_bare and any(words[word] > 1 or words[word.lower()] for word in own):
            return True
    return False


class Candidate(NamedTuple):
    """A line that may be a byline."""

    byline: Byline
    line: Line
    beside: tuple[Byline, ...]
    """What the nearest lines say that are not but people's names."""
    place: int
    """How many lines stand before it."""
    is_below: bool
    """It stands below the text."""
    is_last: bool

    @property
    def is_told_beside(self) -> bool:
        """Tell whether lines beside a name are of what stands above and below names: a day, a job, an address.

        A job may be the house's where nobody stands beside it: "Staff writer".
        """
        return any((o.is_told or o.is_dated) and all(map(ends_in_job, o.authors)) for o in self.beside)

    @property
    def is_supported(self) -> bool:
        """Tell whether something says that who is named wrote: a word, or what stands beside the names."""
        byline = self.byline
        is_told = byline.is_spoken or byline.is_told or byline.is_dated or self.is_told_beside
        return is_told or not byline.people or byline.is_enclosed


def _bylines(lines: Sequence[Line], around: Around, *, is_below: bool) -> Iterator[tuple[Byline, bool]]:
    """Yield the bylines among lines, and whether nothing but their names says so."""
    read = [read_byline(line.text, around.lexicon, around.sites) for line in lines]
    known = known_elements(around.own)
    for index, (line, byline) in enumerate(zip(lines, read, strict=True)):
        if byline is None or not byline.authors:
            continue
        if is_elsewhere(line.element, around.own, known, is_far=is_below) or _is_no_bylines_place(line):
            continue
        near = [at for at in _beside(read, index) if 0 <= at < len(lines) and _are_beside(line, lines[at])]
        beside = tuple(other for at in near if (other := read[at]))
        candidate = Candidate(byline, line, beside, index, is_below, is_below and index == len(lines) - 1)
        if not _stands_well(candidate) or not _is_possible(candidate, around):
            continue
        is_supported = candidate.is_supported
        if not is_supported and not (around.is_news and _may_be_bare(candidate)):
            continue
        run = _twins(line, lines, read, index)
        if len(run) <= (_MOST_TWINS if is_supported else 1):
            yield _joined(run), not is_supported


def _beside(read: Sequence[Byline | None], index: int) -> tuple[int, int]:
    """Return the places of the nearest lines that are not but people's names."""
    before, behind = index - 1, index + 1
    while before > 0 and (other := read[before]) and other.people:
        before -= 1
    while behind < len(read) - 1 and (other := read[behind]) and other.people:
        behind += 1
    return before, behind


def _stands_well(candidate: Candidate) -> bool:
    """Tell whether a line stands where bylines do: not among credits, far below the headline or in a list."""
    byline, line, beside = candidate.byline, candidate.line, candidate.beside
    if byline.people and not byline.is_spoken and candidate.place >= _LINES_OF_HEAD:
        return False
    is_told_beside = candidate.is_told_beside
    if line.block.tag == "li" and not (byline.is_spoken or byline.is_dated or is_told_beside):
        return False
    is_timed = byline.is_spoken or byline.is_timed or any(other.is_timed for other in beside)
    is_sure = is_timed or (not byline.people and (byline.is_dated or is_told_beside))
    return is_sure or _OF_CREDIT.search(_marks_around(line)) is None


def _twins(line: Line, lines: Sequence[Line], read: Sequence[Byline | None], index: int) -> list[Byline]:
    """Return what a line says and those before and behind it that name others, each in a line."""
    first = last = index
    while first > 0 and _is_twin(read[first - 1], lines[first - 1], line):
        first -= 1
    while last + 1 < len(lines) and _is_twin(read[last + 1], lines[last + 1], line):
        last += 1
    return [other for other in read[first : last + 1] if other]


def _joined(run: Sequence[Byline]) -> Byline:
    authors = tuple(dict.fromkeys(name for byline in run for name in byline.authors))
    people = frozenset(name for byline in run for name in byline.people)
    return run[0]._replace(authors=authors, people=people)


_MOST_TWINS = 3  # by hand: more are a team


def _is_twin(other: Byline | None, at: Line, line: Line) -> bool:
    """Tell whether a line names but people, in the block of another."""
    if other is None or not other.people or other.is_spoken or len(other.people) < len(other.authors):
        return False
    return at.block is line.block


def _is_possible(candidate: Candidate, around: Around) -> bool:
    """Tell whether a line that may be a byline is one, by whom it names and what it stands in."""
    byline, line = candidate.byline, candidate.line
    if any(name in around.not_names for name in byline.people):
        return False
    if byline.is_spoken:
        return not is_teasers(line.element)
    if byline.is_signed:
        return candidate.is_below
    if not byline.people:
        return not _is_below_picture(line)
    if not all(_is_persons(name, around.lexicon) for name in byline.people):
        return False
    if any(OPENS in around.lexicon.pitch.said(fold(name)) for name in byline.people):
        return False  # "Download the Lume App"
    marks = _marks_around(line) + " ".join(link.get("href", "") for link in islice(line.block.iter("a"), _LINKS))
    if OF_TOPIC.search(marks):
        return False
    if "\u00a9" in line.text:
        return False  # who owns a picture
    in_list = any(near.tag == "li" for near in near_ancestors(line.element))
    return not (_is_below_picture(line) or is_teasers(line.element) or (in_list and line.element.tag in PRESSED))


def _may_be_bare(candidate: Candidate) -> bool:
    """Tell whether names alone in a paragraph may be a byline: in a script with capitals, one or with "and" between."""
    byline, line = candidate.byline, candidate.line
    if candidate.is_below and not (candidate.is_last and line.element.tag in BOLD):
        return False
    if len(byline.people) > 1 and not byline.is_joined:
        return False  # "Alderman Ada Quill, Lume North"
    return any(map(str.isupper, "".join(byline.people)))


def _marks_around(line: Line) -> str:
    return " ".join(map(marks_of, near_ancestors(line.element)))


_OF_CREDIT = re.compile("credit", re.IGNORECASE)


def _is_persons(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a full name is a person's where no word says so: it has no stop word, "En Español"."""
    words = (word for word in name.split() if not may_join_names(word.lower()))
    return is_persons(name) and not any(map(lexicon.is_stopword, words))


def _are_beside(line: Line, other: Line) -> bool:
    """Tell whether two lines stand in one block, or in two that stand in one."""
    return line.block is other.block or line.block.getparent() is other.block.getparent()


def _is_no_bylines_place(line: Line) -> bool:
    """Tell whether a line stands in an element that names others: a caption, a quotation, a heading, a list."""
    for near in near_ancestors(line.element):
        if near.tag in OF_QUOTE or near.tag in HEADINGS or near.tag in ("nav", "button"):
            return True
        if CALLED_PICTURE.search(marks_of(near)):
            return True
    return False


def _is_below_picture(line: Line) -> bool:
    """Tell whether what stands before a line's block is or holds a picture: then it is a caption."""
    before = line.block.getprevious()
    if before is None or not isinstance(before.tag, str):
        return False
    return next(before.iter(*PICTURES), None) is not None


# ---- lines -----------------------------------------------------------------------


def _upto_text(lines: Iterator[Line]) -> tuple[list[Line], int]:
    """Return the lines up to where the text begins, and how many of them stand above it."""
    taken: list[Line] = []
    paragraphs = 0.0
    for line in lines:
        taken.append(line)
        if len(line.text) > MAX_PIECE_CHARS:
            paragraphs += 1
        elif _is_sentence(line.text):
            paragraphs += SENTENCE_SHARE
        if paragraphs >= HEAD_PARAGRAPHS:
            return taken, len(taken) - 1
    return taken, len(taken)


def _is_sentence(text: str) -> bool:
    least = MIN_SENTENCE_CHARS if any(map(str.isupper, text)) else MIN_SENTENCE_CHARS // 3
    return len(text) >= least and (end_mark(text) == SENTENCE or _UNMARKED.search(text) is not None)


_UNMARKED = re.compile("[\u0e00-\u0eff\u1780-\u17ff]")
"""The scripts whose sentences no mark ends: Thai, Lao, Khmer."""


def _below_text(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines right below the last paragraph of the text."""
    parents = Counter(line.block.getparent() for line in lines if _is_sentence(line.text))
    if not parents:
        return ()
    text = parents.most_common(1)[0][0]
    last = max(
        index for index, line in enumerate(lines) if line.block.getparent() is text and _is_sentence(line.text)
    )
    around = (text, text.getparent())
    below = []
    for line in lines[last + 1 : last + 1 + _LINES_BELOW]:
        if not any(above in around for above in islice(line.element.iterancestors(), _LEVELS_BELOW)):
            break
        below.append(line)
    return below


_LINKS = 4
_LINES_BELOW = 4  # by hand
_LEVELS_BELOW = 5  # by hand


def _lines_after(start: Any) -> Iterator[Line]:
    """Yield the lines after an element in document order."""
    written = _Written()
    element = start
    while (parent := element.getparent()) is not None:
        for _ in range(MAX_STEPS):
            written.add(element.tail, parent)
            if (following := element.getnext()) is None:
                break
            element = following
            for node, is_start, is_shown in _walk(element) if isinstance(element.tag, str) else ():
                if node.tag in INLINE and node.tag != "br":
                    written.add(ELEMENT, node)
                elif is_shown:
                    yield from written.end_line()
                if is_start:
                    written.add(node.text if is_shown else None, node)
                elif node is not element:
                    written.add(node.tail, node.getparent())
        if parent.tag not in INLINE:
            yield from written.end_line()
        element = parent


def _walk(top: Any) -> Iterator[tuple[Any, bool, bool]]:
    """Yield the elements of a subtree, each at its start and at its end, and whether its text is shown."""
    walk = etree.iterwalk(top, events=("start", "end"))
    for event, node in walk:
        is_start, is_shown = event == "start", node.tag not in UNREAD and node.get("hidden") is None
        if is_start and not is_shown:
            walk.skip_subtree()
        yield node, is_start, is_shown


class _Written:
    """The line that is being read."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.element: Any = None

    def add(self, text: str | None, element: Any) -> None:
        """Add a text of an element."""
        if text:
            self.texts.append(text if len(text) <= _MOST_CHARS else text[:_MOST_CHARS] + " " + text[-_MOST_CHARS:])
            if self.element is None and not text.isspace() and text != ELEMENT:
                self.element = element

    def end_line(self) -> Iterator[Line]:
        """Yield the line that ends here, if it says anything."""
        element, text = self.element, "".join(self.texts)
        self.texts, self.element = [], None
        if element is None:
            return  # as at most ends
        if "\xa0" in text:
            text = _WIDE_SPACE.sub(" | ", text)
        block = element
        while block.tag in INLINE and block.getparent() is not None:
            block = block.getparent()
        yield Line(" ".join(text.split()).strip(_AROUND_LINE), element, block)


_WIDE_SPACE = re.compile(r"[ \n]?\xa0[ \n]?\xa0\s*|[ \n]\xa0[ \n]\s*")  # what pages part with two of them is two things
_AROUND_LINE = ELEMENT + " "
_MOST_CHARS = 5_000  # of a text at either of its ends, by hand: of 100 MB in one paragraph nothing more is asked
