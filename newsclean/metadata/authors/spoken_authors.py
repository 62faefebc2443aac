"""Names in lines that say who wrote: "By Ada Quill", or a word for a reporter (layer 2): Pieces in, names out."""

from __future__ import annotations

from typing import Any

from newsclean.metadata.authors.byline_words import (
    after_byline_word,
    before_place,
    is_byline_word,
)
from newsclean.metadata.authors.bylines import are_names_alone, labelled_names, names_near
from newsclean.metadata.authors.east_asian_bylines import reporters
from newsclean.metadata.authors.jobs import names_job
from newsclean.metadata.authors.name_words import name_words
from newsclean.metadata.authors.names import is_full_name
from newsclean.metadata.dates.shown_dates import byline_behind_day
from newsclean.metadata.near_headline import Piece
from newsclean.text import clean_line


def spoken_names(pieces: list[Piece], index: int, language: str | None) -> tuple[str, ...]:
    """Return the names behind a byline word: "By Ada Quill", or "By" and a link; or before a word for a reporter."""
    text = pieces[index].text
    rest = after_byline_word(text, language)
    is_behind_day = rest is None
    if rest is None:
        rest = byline_behind_day(text, language)
    if rest is None:
        return () if text.isascii() else labelled_names(text) or _reporters(pieces, index)
    if rest and not is_byline_word(text, language):
        names = names_near([before_place(rest)], known=is_behind_day, language=language)
        if names or not names_job(rest):  # "By our reporter" and a link
            return names
    return _names_behind(pieces, index, language, is_open=not rest)


def _names_behind(pieces: list[Piece], index: int, language: str | None, *, is_open: bool) -> tuple[str, ...]:
    """Return the names in the pieces behind one that ends in a byline word; `is_open` says that it is nothing else."""
    texts: list[str] = []
    above: Any = None
    for piece in pieces[index + 1 : index + 6]:
        if texts and piece.element.tag == "button":
            continue  # "Follow"
        text = before_place(piece.text) if " for " in piece.text.lower() else piece.text
        if texts:  # "Ada Quill", a link, "and Ben Osei"
            text = _without_join(text)
        names = names_near([text], known=not texts and is_open and piece.element.tag != "td", language=language)
        if not names and not (texts and _is_join(piece.text)):
            break
        if texts and not _goes_on(piece._replace(text=text), above):
            break
        if not (texts and text.islower() and _is_join(text)):  # "am", before the day
            texts.append(text)
        above = piece.element
    return names_near(texts, known=True, language=language)


def _goes_on(piece: Piece, before: Any) -> bool:
    """Tell whether a piece goes on with the names before it: it says nothing else."""
    text, element = piece
    if not _is_join(text) and (not are_names_alone(text) or ("," not in text and names_job(text))):
        return False
    if text.isascii() or " " in text or not is_full_name(text):
        return True
    # in a script without capitals anything may look like a name
    return (before.tag, before.get("class")) == (element.tag, element.get("class"))


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


def byline_atop_text(head: list[Piece], language: str | None) -> tuple[str, ...]:
    """Return the full names in a byline that is a paragraph of its own: "By ADA QUILL".

    For pages whose metadata and byline name a desk, as an account has published what a person has written: so two
    pages by strangers have it, no annotated one.
    """
    for index, (text, element) in enumerate(head):
        if (rest := after_byline_word(text, language)) is None or not are_names_alone(rest):
            continue  # as most
        paragraph = element if element.tag == "p" else element.getparent()
        if paragraph.tag == "p" and clean_line("".join(paragraph.itertext())) == text:
            return spoken_names(head, index, language)
    return ()
