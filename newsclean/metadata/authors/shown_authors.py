"""Authors as the page shows them near its headline (layer 2): Pieces in, names out.

Piece for piece, the rooms that know one sign of an author each are asked in turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsclean.metadata.authors.byline_words import tells_of_others, told_byline_words
from newsclean.metadata.authors.marked_authors import marked_here
from newsclean.metadata.authors.name_words import is_agency, is_desk
from newsclean.metadata.authors.names import is_full_name
from newsclean.metadata.authors.spoken_authors import spoken_names
from newsclean.metadata.authors.unmarked_authors import names_by_what_follows
from newsclean.metadata.elsewhere import Own, is_elsewhere, is_teasers, known_elements
from newsclean.metadata.near_headline import (
    OF_QUOTE,
    Nearby,
    Piece,
    is_in_prose,
    near_ancestors,
    short_texts,
    texts_of,
)


def shown_authors(
    nearby: Nearby, *, instead_of: tuple[str, ...] = (), language: str | None = None
) -> tuple[str, ...]:
    """Return the names in the byline near the headline.

    `instead_of` are names that the metadata states and that are nobody's, as a rule the publisher's: only a full
    name beats them, and none where the byline has them too. A desk's only yields to the head of the article.
    `language` is the code that is detected in the page, "und" where none is.
    """
    known: dict[Any, int] = {}
    of_desk = any(map(is_desk, instead_of))
    is_of_others = False
    for place, pieces, index in _places(nearby, head_alone=of_desk):
        text, element = pieces[index]
        in_head, is_below = place == _HEAD, place == _BELOW
        is_behind_others, is_of_others = index > 0 and is_of_others, tells_of_others(text)
        if is_of_others or is_behind_others:
            continue
        names = spoken_names(pieces, index, language)
        if is_below and not all(map(_is_told_in_full, names)):
            names = ()
        names = names or marked_here(pieces, index, known, language)
        names = names or names_by_what_follows(pieces, index, in_head=in_head)
        if instead_of and names:
            if instead_of[0] in names and (of_desk or is_full_name(instead_of[0])):
                return ()
            names = tuple(name for name in names if _may_replace(name, of_desk))
        if names and not (is_below and _is_amid_text(element)):
            return _without_agency(names)
    return ()


_HEAD, _BEFORE, _BELOW = range(3)


def _places(nearby: Nearby, *, head_alone: bool) -> Iterator[tuple[int, list[Piece], int]]:
    """Yield for each piece where it stands, the pieces there and which of them it is; below are read if all else fails.

    What is said in one of these places does not go on in the next.
    """
    yield from ((_HEAD, nearby.head, index) for index in range(len(nearby.head)))
    if not head_alone:
        yield from ((_BEFORE, nearby.before, index) for index in range(len(nearby.before)))
        yield from ((_BELOW, nearby.below, index) for index in range(len(nearby.below)))


def _without_agency(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names without the agency's for which those wrote who stand behind it: "Reuters, Ada Quill"."""
    writers = tuple(name for name in names if not is_agency(name))
    return writers if any(map(is_full_name, writers)) else names


def _may_replace(name: str, of_desk: bool) -> bool:
    """Tell whether a name may stand for one that is nobody's: a person's, or the newsroom for the paper."""
    return is_full_name(name) or (not of_desk and " " in name and is_desk(name))


def _is_told_in_full(name: str) -> bool:
    return is_full_name(name) or is_desk(name)


def _is_amid_text(element: Any) -> bool:
    """Tell whether an element is of teasers, of the text's prose or of who said what is quoted: "Author: Ada Quill"."""
    is_said = any(near.tag in OF_QUOTE for near in near_ancestors(element))
    return is_said or is_teasers(element) or is_in_prose(element)


def byline_far_off(root: Any, own: Own, language: str | None) -> tuple[str, ...]:
    """Return the full names in the only byline of the page that more than one word opens, or one and a colon.

    "Written by Ada Quill" below the text, where nothing else says who wrote: 3 of 3 are the author's on annotated
    pages (wcxb). Of another article's or a comment's it is none.
    """
    words = told_byline_words()
    starts = {word[:_START_CHARS] for word in words}
    texts = texts_of(root)
    openings = (text.lstrip()[:_OPENING_CHARS].lower() for text, _ in texts)
    if not any(opening[:_START_CHARS] in starts and opening.startswith(words) for opening in openings):
        return ()  # as most
    pieces = list(short_texts(texts))
    known = known_elements(own)
    found: dict[tuple[str, ...], None] = {}
    for index, (text, element) in enumerate(pieces):
        if not text.lower().startswith(words):
            continue  # as most
        names = spoken_names(pieces, index, language)
        if not names or not all(map(is_full_name, names)) or any(near.tag == "nav" for near in near_ancestors(element)):
            continue
        if not (is_elsewhere(element, own, known, is_far=True) or _is_amid_text(element)):
            found[names] = None
    return next(iter(found)) if len(found) == 1 else ()


_OPENING_CHARS = 40  # by hand; at half and at twice no page of 520 differs
_START_CHARS = 2  # of a word: most texts start otherwise
