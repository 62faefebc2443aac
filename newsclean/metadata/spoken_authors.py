"""Names in lines that say who wrote: "By Ada Quill", or a word for a reporter (layer 2): Pieces in, names out."""

from __future__ import annotations

from typing import Any

from newsclean.metadata.byline_words import (
    after_byline_word,
    before_place,
    is_byline_word,
)
from newsclean.metadata.bylines import are_names_alone, labelled_names, names_near
from newsclean.metadata.east_asian_bylines import reporters
from newsclean.metadata.jobs import names_job
from newsclean.metadata.name_words import name_words
from newsclean.metadata.names import is_full_name
from newsclean.metadata.near_headline import (
    MIN_SENTENCE_CHARS,
    Piece,
    chars_in,
    near_ancestors,
)
from newsclean.metadata.shown_dates import byline_behind_day
from newsclean.text import clean_line


def spoken_names(pieces: list[Piece], index: int, language: str | None) -> tuple[str, ...]:
    """Return the names behind a byline word: "By Ada Quill", or "By" and a link; or before a word for a reporter."""
    text = pieces[index].text
    rest = after_byline_word(text, language)
    if rest is None:
        rest = byline_behind_day(text, language)
    if rest is None:
        return () if text.isascii() else labelled_names(text) or _reporters(pieces, index)
    if rest and not is_byline_word(text, language):
        names = names_near([before_place(rest)], language=language)
        if names or not names_job(rest):  # "By our reporter" and a link
            return names
    return _names_behind(pieces, index, language, is_open=not rest)


def _names_behind(pieces: list[Piece], index: int, language: str | None, *, is_open: bool) -> tuple[str, ...]:
    """Return the names in the pieces behind one that ends in a byline word; `is_open` says that it is nothing else."""
    texts: list[str] = []
    above: Any = None
    made = None  # as is, where a button stands behind it, "Follow", each author's name
    for piece in pieces[index + 1 : index + 6]:
        if texts and piece.element.tag == "button" and above.tag != "button":
            made = made or _make(above)
            continue
        if made and _make(piece.element) != made:
            break
        text = before_place(piece.text) if " for " in piece.text.lower() else piece.text
        if texts:  # "Ada Quill", a link, "and Ben Osei"
            text = _without_join(text)
        known = not texts and is_open and _cell(piece.element) is _cell(pieces[index].element)
        names = names_near([text], known=known, language=language)
        if not names and not (texts and _is_join(piece.text)):
            break
        if texts and not _goes_on(piece._replace(text=text), above):
            break
        if not (texts and text.islower() and _is_join(text)):  # "am", before the day
            texts.append(text)
        above = piece.element
    return names_near(texts, known=True, language=language)


def _make(element: Any) -> tuple[str | None, ...]:
    around = element.getparent()
    return element.tag, element.get("class"), around.tag, around.get("class")


def _goes_on(piece: Piece, before: Any) -> bool:
    """Tell whether a piece goes on with the names before it: it says nothing else, in the same cell or figure."""
    text = piece.text
    if not _is_join(text) and (not are_names_alone(text) or ("," not in text and names_job(text))):
        return False
    if not piece.text.isascii() and " " not in piece.text and is_full_name(piece.text):
        made = before.tag, before.get("class")  # in a script without capitals anything may look like a name
        if made != (piece.element.tag, piece.element.get("class")):
            return False
    return _cell(piece.element) is _cell(before)


def _cell(element: Any) -> Any | None:
    return next((near for near in near_ancestors(element) if near.tag in _CELLS), None)


_CELLS = frozenset(("td", "figure", "figcaption", "table"))


def _without_join(text: str) -> str:
    """Return a text without what joins names at its start, if it goes on: "and Ben Osei"."""
    join, _, rest = text.lstrip(", ").partition(" ")
    return rest if rest and (join == "&" or join in name_words().last_joins) else text


def _is_join(text: str) -> bool:
    """Tell whether a text is as short as what stands between two names: ",", "and", ", und"."""
    return len(text.strip(", ")) <= _JOIN_CHARS


_JOIN_CHARS = 4  # by hand; at half and at twice 0 and 1 of 520 pages differ


def _reporters(pieces: list[Piece], index: int) -> tuple[str, ...]:
    """Return the names that a word for a reporter follows, in a piece and those close behind it."""
    if not (names := reporters(pieces[index].text)):
        return ()
    behind = pieces[index + 1 : index + 1 + _PIECES_OF_REPORTERS]
    return tuple(dict.fromkeys((*names, *(name for text, _ in behind for name in reporters(text)))))


_PIECES_OF_REPORTERS = 3  # by hand; at half and at twice no page of 520 differs


def lone_byline(pieces: list[Piece], language: str | None) -> tuple[str, ...]:
    """Return the full names that one of the pieces says wrote, () where several do: then they are of teasers."""
    said = (spoken_names(pieces, index, language) for index in range(len(pieces)))
    found = [names for names in said if names and all(map(is_full_name, names))]
    return found[0] if len(found) == 1 else ()


def byline_atop_text(head: list[Piece], language: str | None) -> tuple[str, ...]:
    """Return the full names in a byline that is a paragraph of its own, right above a longer one: "By ADA QUILL".

    For pages whose metadata and byline name a desk, as an account has published what a person has written: so two
    pages by strangers have it, no annotated one.
    """
    for index, (text, element) in enumerate(head):
        if (rest := after_byline_word(text, language)) is None or not are_names_alone(rest):
            continue  # as most
        paragraph = element if element.tag == "p" else element.getparent()
        below = paragraph.getnext() if paragraph.tag == "p" else None
        if below is None or below.tag != "p" or chars_in(below) < MIN_SENTENCE_CHARS:
            continue
        if clean_line("".join(paragraph.itertext())) == text:
            return spoken_names(head, index, language)
    return ()
