"""Credits that only the rest of the page tells: its authors, its site's name (layer 3): Captions in, Captions out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsclean.captions.credit_words import (
    BEFORE_CREDIT,
    BRACKETED,
    CLOSED,
    TAIL_CHARS,
    brackets_at_end,
)
from newsclean.metadata.authors.name_words import opens_as_paper
from newsclean.metadata.authors.names import is_full_name
from newsclean.model import Caption
from newsclean.text import fold


def credited_to(caption: Caption, authors: Sequence[str]) -> Caption:
    """Return a caption with an author's name in brackets at its end as its credit.

    >>> credited_to(Caption("The quay (Ada Quill)"), ["Ada Quill"])
    Caption(text='The quay', credit='Ada Quill')
    """
    text, credit = caption
    found = brackets_at_end(text) if not credit and text.endswith(CLOSED) else None
    if found is None or found[1].strip() not in authors:
        return caption
    return Caption(text[: found.start()].rstrip(), found[1].strip())


_THE = "the "


def credited_to_house(captions: tuple[Caption, ...], site: str | None) -> tuple[Caption, ...]:
    """Return captions with a credit where they end in the site's name: in brackets, behind a sentence or a name.

    >>> credited_to_house((Caption("The quay (Lume)"), Caption("Ada Quill for The Lume")), "The Lume")
    (Caption(text='The quay', credit='Lume'), Caption(text='', credit='Ada Quill for The Lume'))

    What another caption of the page credits is enough, too, and the site's name without a short last word: "TV".
    Where one caption ends in such a name in brackets, a word or two in those of another name another house. In Arabic
    a word for a station or a paper may open the site's name, and that of another house.
    """
    if all(caption.credit for caption in captions):
        return captions
    house = _named(site or "")
    ends = [brackets_at_end(caption.text) for caption in captions]
    held = [found[1].strip(_QUOTED) if found else "" for found in ends]
    houses = _houses_of(captions, held, site)
    credited = []
    for caption, found, inner in zip(captions, ends, held, strict=True):
        if found and not caption.credit and _named(inner) in houses:
            credited.append(Caption(caption.text[: found.start()].rstrip(), inner))
        else:
            credited.append(_signed(_opened_by(caption, house), house) if house else caption)
    return tuple(credited)


def _houses_of(captions: Sequence[Caption], held: Sequence[str], site: str | None) -> set[str]:
    """Return which of the names that brackets hold at the ends of captions are houses'; none where none is known."""
    house = _named(site or "")
    known = {_named(credit) for _, credit in captions if credit}
    if house:
        known.add(house)
    if site and opens_as_paper(site):
        known.add(house.partition(" ")[2])
    names = [(_named(inner), inner) for inner in held if inner]
    houses = {name for name, _ in names if name and (name in known or _is_all_but_end(name, house))}
    return houses | {name for name, inner in names if houses and _is_of_house(inner)}


def _named(name: str) -> str:
    """Return a name as names are compared: folded, without "the"."""
    return fold(name).removeprefix(_THE)


_QUOTED = " \"«»\u201c\u201d\u201e"  # in Arabic the house stands so within the brackets


def _opened_by(caption: Caption, house: str) -> Caption:
    """Return a caption that is the site's name, a slash and a person's name as the credit: "The Lume / Ada Quill"."""
    before, slash, name = caption.text.partition("/")
    is_credit = slash and not caption.credit and _named(before) == house and is_full_name(name.strip())
    return Caption("", caption.text) if is_credit else caption


_HOUSE_WORDS = 2  # by hand; at half and at twice no page of 520 differs


def _is_of_house(held: str) -> bool:
    """Tell whether what brackets hold may be a house beside the site's own: a word or two, not in small letters.

    Or what a word for an agency or a paper opens.
    """
    words = held.split()
    is_short = len(words) <= _HOUSE_WORDS and all(word.isalpha() and not word.islower() for word in words)
    return is_short or opens_as_paper(held)


_SHORT_END = 4  # by hand; at half and at twice no page of 520 differs


def _is_all_but_end(name: str, house: str) -> bool:
    """Tell whether a name is a house's without a short word at its end: "Lume TV"."""
    return house.startswith(f"{name} ") and len(house) - len(name) <= _SHORT_END


_BEFORE_SIGNED = re.compile(r"[(\[（|]\s?|\s[–—/-]\s|(?<=\w{2}[.!?…])\s")


def _signed(caption: Caption, house: str) -> Caption:
    """Return a caption that is, or ends in, a name, a word in small letters and the site's name with that as a credit.

    Before it a bracket, a bar or a dash stands, or the end of a sentence: "The quay | Ada Quill for The Lume".
    """
    text, credit = caption
    bare = text.rstrip(BRACKETED)
    folded = fold(bare)
    if credit or not folded.endswith(f" {house}"):
        return caption
    starts = [0, *(mark.end() for mark in _BEFORE_SIGNED.finditer(text, max(0, len(text) - TAIL_CHARS)))]
    for start in reversed(starts):
        if _names_house(bare[start:].split(), house):
            return Caption(text[:start].rstrip(BEFORE_CREDIT), bare[start:])
    return caption


_NAMES_OF_PERSON = (2, 3, 4)


def _names_house(words: list[str], house: str) -> bool:
    words = words[: -len(house.split())]
    if words and words[-1].lower() == _THE.strip():
        words.pop()
    *names, word = words or [""]
    return len(names) in _NAMES_OF_PERSON and word.islower() and all(name[0].isupper() for name in names)


_SAID_SPACES = 3  # a name may stand anywhere


def without_stops(captions: tuple[Caption, ...], cut: Iterable[str]) -> tuple[Caption, ...]:
    """Return captions without the full stop that parts them from their credits, where the page shows that it does.

    `cut` is all that was. Where a line of it says what a caption says, without the stop, the stop belongs to the
    credit, in the page's other captions of one sentence too. It stays where the caption is a line with its stop.
    """
    bare = {
        text[:-1] for text, credit in captions
        if credit and text[-1:] == "." and text.count(" ") >= _SAID_SPACES
    }  # fmt: skip
    if not bare:
        return captions
    lines = set("\n".join(cut).split("\n"))
    shown = {text for text in bare & lines if f"{text}." not in lines}
    return tuple(_without_stop(caption, shown) for caption in captions) if shown else captions


_SENTENCE_WITHIN = re.compile(r"\w{3}[.!?…] ")


def _without_stop(caption: Caption, shown: set[str]) -> Caption:
    text, credit = caption
    is_one = text[:-1] in shown or not _SENTENCE_WITHIN.search(text)
    return Caption(text[:-1], credit) if credit and text[-1:] == "." and is_one else caption
