"""Names in lines that say who wrote: "By Ada Quill", or a word for a reporter (layer 2): Pieces in, names out."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from newsclean.characters import COMMAS
from newsclean.metadata.byline_words import (
    after_byline_word,
    before_place,
    behind_dateline,
    behind_pictures,
    is_byline_word,
    tells_who_did_what,
)
from newsclean.metadata.bylines import are_names, labelled_names
from newsclean.metadata.east_asian_bylines import outlet_reporters, reporters
from newsclean.metadata.jobs import names_job
from newsclean.metadata.names import is_full_name
from newsclean.metadata.names_near_headline import names_near
from newsclean.metadata.near_headline import (
    MIN_SENTENCE_CHARS,
    PRESSED,
    Piece,
    chars_in,
    is_within,
    near_ancestors,
)
from newsclean.metadata.shown_dates import byline_behind_day
from newsclean.page.element_text import line_of
from newsclean.text import clean_line


def spoken_names(pieces: list[Piece], index: int, language: str | None) -> tuple[str, ...]:
    """Return the names behind a byline word: "By Ada Quill", or "By" and a link; or before a word for a reporter."""
    text = behind_dateline(pieces[index].text, language)
    rest = after_byline_word(text, language)
    if rest is None:
        rest = byline_behind_day(text, language)
    if rest is None and not text.isascii() and is_byline_word(f"{text.strip(_BARS_AND_SPACE)}：", language):
        rest = ""  # "作者" without a colon, and the name in an element of its own
    if rest is None and text.endswith(COMMAS) and is_byline_word(f"{text[:-1]}:", language):
        around = pieces[index].element.getparent()  # "Author," for screen readers: "Role," stands in another
        beside = [piece.text for piece in pieces[index + 1 : index + 4] if piece.element.getparent() is around]
        return names_near(beside, known=True, language=language)
    if rest is None and behind_pictures(text, language):
        return names_near([text], language=language)
    if rest is None and "(" in text and tells_who_did_what(text):
        names = names_near([text], language=language)
        return names if all(map(is_full_name, names)) else ()
    if rest is None:
        return () if text.isascii() else labelled_names(text) or _reporters(pieces, index)
    if rest and not is_byline_word(text, language):
        names = names_near([before_place(rest)], language=language) or names_near([rest], language=language)
        if names or not names_job(rest):  # "By our reporter" and a link
            return names
    return _names_behind(pieces, index, language, is_open=not rest)


_BARS_AND_SPACE = " |｜"


def _names_behind(pieces: list[Piece], index: int, language: str | None, *, is_open: bool) -> tuple[str, ...]:
    """Return the names in the pieces behind one that ends in a byline word; `is_open` says that it is nothing else."""
    texts: list[str] = []
    above = None
    behind = pieces[index + 1 : index + 6]
    for place, piece in enumerate(behind):
        if texts and names_job(piece.text) and any(one.text in _AND for one in behind[place + 1 : place + 2]):
            # "By", "Ada Quill", "Harbour Reporter", "&", "Ben Osei"
            second = [one.text for one in behind[place + 2 : place + 3] if are_names(one.text)]
            return names_near([*texts, *second], known=True, language=language)
        text = before_place(piece.text) if " for " in piece.text.lower() else piece.text
        is_alike = above is not None and _is_made_like(piece.element, above)
        if is_alike and _is_name_word(text) and _is_name_word(texts[-1]):
            texts[-1] += f" {text}"  # each word of a name may have an element
            continue
        known = not texts and is_open and _cell(piece.element) is _cell(pieces[index].element)
        names = names_near([text], known=known, language=language)
        if not names and not (texts and _is_join(piece.text)):
            break
        if texts and not _goes_on(piece, above):
            break
        if not (texts and text.islower() and _is_join(text)):  # "am", before the day
            texts.append(text)
        above = piece.element
    names = names_near(texts, known=True, language=language)
    if is_open and len(names) == 1 and is_full_name(names[0]) and above is not None:
        names += _in_cards_behind(pieces[index].element, above, language)
    return tuple(dict.fromkeys(names))


def _in_cards_behind(label: Any, element: Any, language: str | None) -> tuple[str, ...]:
    """Return the full names in the cards right behind the one that an element with an author's name stands in.

    "Authors", and below it a box each with a name, a job and an address, all of one class, and the name in each as in
    the first: so on a page by strangers. The label stands out of them.
    """
    named = element.tag, element.get("class")
    card = next((near for near in near_ancestors(element) if _has_beside(near, label)), None)
    if card is None or card is element or not named[1] or not card.get("class") or card.tag in _ROWS:
        return ()
    found: list[str] = []
    for other in islice(card.itersiblings(), _MAX_CARDS):
        if (other.tag, other.get("class")) != (card.tag, card.get("class")):
            break
        inner = (near for near in islice(other.iter(), _ELEMENTS_OF_CARD) if (near.tag, near.get("class")) == named)
        text = next((line_of(near) for near in inner), None)
        names = names_near([text], known=True, language=language) if text else ()
        if len(names) != 1 or not is_full_name(names[0]):
            break
        found += names
    return tuple(found)


def _has_beside(element: Any, label: Any) -> bool:
    """Tell whether a label stands in what stands around an element, and not in the element."""
    around = element.getparent()
    return is_within(label, around) and not is_within(label, element)


_ROWS = frozenset(("tr", "td"))
_MAX_CARDS = 8
_ELEMENTS_OF_CARD = 40


_AND = ("&", "and")


def _goes_on(piece: Piece, before: Any) -> bool:
    """Tell whether a piece goes on with the names before it: it says nothing else, in the same cell or figure."""
    if not _is_join(piece.text) and (not are_names(piece.text) or ("," not in piece.text and names_job(piece.text))):
        return False
    if piece.element.tag == "button" and before.tag != "button":  # "Play"
        return False
    if _is_called_house(piece.element) and not _is_called_house(before):
        return False
    if not piece.text.isascii() and " " not in piece.text and is_full_name(piece.text):
        made = before.tag, before.get("class")  # in a script without capitals anything may look like a name
        if made != (piece.element.tag, piece.element.get("class")):
            return False
    return _cell(piece.element) is _cell(before)


def _is_called_house(element: Any) -> bool:
    """Tell whether an element, or the one around it, is called what the house that brought a text is: "source"."""
    near = [element.get("class", ""), *(around.get("class", "") for around in islice(element.iterancestors(), 1))]
    return any(_OF_HOUSE.search(f"{named} ") for named in near)


_OF_HOUSE = re.compile(r"(?<![a-z])(?:source|publication|publisher|outlet)\s", re.IGNORECASE)  # no "publication-info"


def _cell(element: Any) -> Any | None:
    return next((near for near in near_ancestors(element) if near.tag in _CELLS), None)


_CELLS = frozenset(("td", "figure", "figcaption", "table"))


def _is_join(text: str) -> bool:
    """Tell whether a text is as short as what stands between two names: ",", "and", ", und"."""
    return len(text.strip(", ")) <= _JOIN_CHARS


_JOIN_CHARS = 4


def _is_name_word(text: str) -> bool:
    return text.isalpha() and text[0].isupper() and not text.isupper()


def _is_made_like(element: Any, other: Any) -> bool:
    """Tell whether two elements beside each other are made alike, and neither is to be pressed or a cell."""
    if element.getparent() is not other.getparent() or element.tag in PRESSED or element.tag in _CELLS:
        return False
    return bool(element.tag == other.tag and element.get("class") == other.get("class"))


def _reporters(pieces: list[Piece], index: int) -> tuple[str, ...]:
    """Return the names that a word for a reporter follows, in a piece and those close behind it."""
    if not (names := reporters(pieces[index].text)):
        return ()
    behind = pieces[index + 1 : index + 1 + _PIECES_OF_REPORTERS]
    return tuple(dict.fromkeys((*names, *(name for text, _ in behind for name in reporters(text)))))


_PIECES_OF_REPORTERS = 3


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
        if (rest := after_byline_word(text, language)) is None or not are_names(rest):
            continue  # as most
        paragraph = element if element.tag == "p" else element.getparent()
        below = paragraph.getnext() if paragraph.tag == "p" else None
        if below is None or below.tag != "p" or chars_in(below) < MIN_SENTENCE_CHARS:
            continue
        if clean_line("".join(paragraph.itertext())) == text:
            return spoken_names(head, index, language)
    return ()


def reporter_lines(pieces: list[Piece]) -> tuple[str, ...]:
    """Return the names in the first line that is but a Chinese paper's name, the word for a reporter and names."""
    return next((names for text, _ in pieces if (names := outlet_reporters(text))), ())
