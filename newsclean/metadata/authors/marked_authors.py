"""Names in elements that a class, a link or microdata marks as an author's (layer 2): lxml elements in, names out."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import Any

from lxml import etree

from newsclean.characters import COLONS, SENTENCE_ENDS
from newsclean.metadata.authors.byline_words import after_byline_word, is_byline_word, names_others
from newsclean.metadata.authors.bylines import are_names_alone, names_near
from newsclean.metadata.authors.jobs import names_job
from newsclean.metadata.authors.name_words import is_writers_mark, may_join_names
from newsclean.metadata.authors.names import is_full_name, opens_small
from newsclean.metadata.elsewhere import MAX_TEASER_CHARS
from newsclean.metadata.near_headline import (
    MAX_PIECE_CHARS,
    OF_QUOTE,
    Piece,
    chars_in,
    elements_by,
    is_within,
    marks_of,
    near_ancestors,
)
from newsclean.text import clean_line, squeeze


def marked_here(pieces: list[Piece], index: int, known: dict[Any, int], language: str | None) -> tuple[str, ...]:
    """Return the names in a piece and those after it that stand in an element marked as the author's."""
    container = _author_container(pieces[index].element, known)
    if container is None:
        return ()
    inside = [piece for piece in pieces[index : index + 12] if is_within(piece.element, container)]
    return _run_of_names(inside + _twins(pieces[index + len(inside) : index + 12], container), language)


def _author_container(element: Any, known: dict[Any, int]) -> Any | None:
    """Return the outermost near ancestor that is marked as the author's; None where another mark says otherwise.

    `known` keeps what was found out of an element: neighbours share their ancestors.
    """
    found = None
    for ancestor in near_ancestors(element):
        if (told := known.get(ancestor)) is None:
            told = known[ancestor] = _says_author(ancestor)
        if ancestor.tag in _OF_WORDS or told == _NOT_OWN:
            return None
        if told == _OWN:
            found = ancestor
        elif told == _CAPTION:
            found = None  # who took the picture; an author's portrait has the mark around it
    return found


_OF_WORDS = frozenset(("blockquote", "q"))
"""Elements whose author is who said what they quote."""

_NEITHER, _OWN, _NOT_OWN, _CAPTION = range(4)


def _says_author(element: Any) -> int:
    """Return what the attributes of an element say: it is the author's, it is something else's, or neither."""
    marks = marks_of(element).lower()
    if element.tag == "figcaption":
        return _CAPTION
    if marks.isspace():
        own = False
    elif "byline" not in marks and (other := _NOT_OWN_TOKEN.search(marks)):  # not of a "share-byline"
        return _NEITHER if other[0] in _BESIDE_AUTHOR and _AUTHOR_TOKEN.search(marks) else _NOT_OWN
    elif "figcaption" in marks or _is_called_caption(marks):
        return _CAPTION
    else:
        own = _AUTHOR_TOKEN.search(marks) is not None and _POST.search(marks) is None
    return _OWN if own or (element.tag == "a" and _leads_to_author(element)) else _NEITHER


def _is_called_caption(marks: str) -> bool:
    # most have none of these words: a fourth of the time
    return any(map(marks.__contains__, _IN_CALLED_CAPTION)) and _CALLED_CAPTION.search(marks) is not None


# Of lower-case marks: a pattern that heeds no case takes twice as long. "byl" and "signature" count as whole tokens;
# what is before them is looked at last, for a pattern that begins with it takes three times as long.
_AUTHOR_TOKEN = re.compile(
    r"author(?!i[tz])|avtor(?!it)|byl(?:ine|(?<![a-z-]byl)(?![a-z-]))|autor(?!i[tz])|auteur|writer|writtenby|contributor|journalist"
    r"|penulis|kirjoittaja|szerzo|forfatter|skribent|signature(?<![a-z-]signature)(?![a-z-])"
    r"|reader-credits"  # of Firefox's reader view
)
_POST = re.compile(r"(?<![a-z-])(?:hentry|type-post)(?![a-z-])")
"""WordPress writes the author's account among the classes of the whole post, too: "hentry author-ada"."""
# Not "author-photo", nor what holds the author and a portrait: "photo-author-box".
_PHOTOGRAPHER = re.compile(
    r"(?:photo|image|img|picture|foto)[-_]{0,2}(?:author|autor|auteur)(?!s?[-_]?(?:bio|block|box|card|date|info|wrap))"
)
_CALLED_CAPTION = re.compile(
    rf"(?:photo|image|img|picture|foto)[-_]?(?:text|caption|desc)|wp-caption|{_PHOTOGRAPHER.pattern}"
)
_IN_CALLED_CAPTION = ("caption", "text", "desc", "author", "autor", "auteur")
_NOT_OWN_TOKEN = re.compile(
    r"comment|publisher|related|recommend|newsletter|share|social|breadcrumb|card-list|trending|pull-?quote"
)
_BESIDE_AUTHOR = frozenset(("share", "social"))
"""What stands in one strip with the author: "author-share" says neither of which a name in it is."""


def _leads_to_author(link: Any) -> bool:
    """Tell whether a link leads to an author's page, and is not one of those in a paragraph: to people written of."""
    folder = _AUTHOR_HREF.search(link.get("href", ""))
    if folder is None or squeeze(folder[0]) == squeeze((link.text or "")[:MAX_PIECE_CHARS]):  # "People", to a section
        return False
    return not (link.tail and _GOES_ON.match(link.tail)) and not _is_amid_sentence(link)


_AUTHOR_HREF = re.compile(
    r"/(?:authors?|editors?|autor(?:en|es|i|ii|zy|s)?|auteurs?|people|staff|team|contributors?|journalists?"
    r"|profiles?|writers?|reporters?|redaktion"
    r"|avtor(?:i|ji)?|autore|yazar(?:lar)?|szerzok?|novinari?|forfatter)/",
    re.I,
)
_GOES_ON = re.compile(r"\s{0,9}[^\W\d_A-Z][^\W\d_]{1,30}\s.{20}", re.DOTALL)  # "Ada Quill told the meeting that ..."


def _is_amid_sentence(link: Any) -> bool:
    """Tell whether words of a sentence stand right before a link, and no byline word."""
    before = link.getprevious()
    text = (link.getparent().text if before is None else before.tail) or ""
    words = text[-MAX_PIECE_CHARS:].split()
    return len(words) >= _WORDS_OF_SENTENCE and words[-1][0].islower() and not is_byline_word(words[-1])


_WORDS_OF_SENTENCE = 4  # by hand; at half and at twice no page of 520 differs


def _twins(pieces: list[Piece], container: Any) -> list[Piece]:
    """Return the pieces that stand in elements right behind an author's that are marked as it is."""
    own = (container.tag, container.get("class"))
    around = container.getparent()
    found: list[Piece] = []
    for piece in pieces if own[1] else ():
        if piece.element is around and (may_join_names(piece.text) or not any(map(str.isalnum, piece.text))):
            continue  # a comma or an "and" between two
        beside = next((near for near in near_ancestors(piece.element) if near.getparent() is around), None)
        if beside is None or (beside.tag, beside.get("class")) != own:
            break
        found.append(piece)
    return found


def _run_of_names(pieces: list[Piece], language: str | None) -> tuple[str, ...]:
    """Return the first name and those written like it: in an element of the same tag and class."""
    found: list[str] = []
    shape = None
    for text, element in _without_label(pieces):
        if names_others(text):
            break
        if text.endswith(COLONS):
            continue  # "Authors:", in whichever language
        if opens_small(text) and text.islower() and any(is_full_name(other.text) for other in pieces):
            continue  # "minn", before the name
        if found and "," not in text and names_job(text):  # "Ada Quill", "Gull News Editor"
            continue
        own = (element.tag, element.get("class"))
        if (shape is None or own == shape) and (names := names_near([text], known=True, language=language)):
            shape = own
            found += names
    return tuple(dict.fromkeys(found))


def _without_label(pieces: list[Piece]) -> list[Piece]:
    """Return pieces without the first if it is no full name and the next, in an element of its own, is one.

    It is a label, "Written by", in whichever language, or the section: "Ferries", "by", "Ada Quill".
    """
    if len(pieces) < 2:
        return pieces
    if len(pieces) > 2 and is_byline_word(pieces[1].text) and not is_full_name(pieces[0].text):
        return pieces[2:] if is_full_name(pieces[2].text) else pieces
    first, second = pieces[0].element, pieces[1].element
    if (first.tag, first.get("class")) == (second.tag, second.get("class")):
        return pieces
    return pieces[1:] if is_full_name(pieces[1].text) and not is_full_name(pieces[0].text) else pieces


def marked_as_author(root: Any) -> list[Any]:
    """Return the first elements that microdata or a class marks as an author's, in document order."""
    return [
        element
        for element in elements_by(_MARKED_AUTHORS, root)
        if element.get("itemprop") == "author"
        or element.get("rel") == "author"
        or _AUTHOR_CLASS.search(element.get("class", ""))
    ][:_MAX_MARKED_AUTHORS]


# What an element's own attributes mark, read at once: a loop over all elements takes two to four times as long. XPath
# knows no "author" in either case, so that `_AUTHOR_CLASS` looks again. The first of each kind alone: `..` and `|` are
# quadratic in what they are given.
_MARKED_AUTHORS = etree.XPath("""
    (descendant-or-self::*/@class[contains(., "uthor") or contains(., "yline")])[position() <= 500]/..
    | (descendant-or-self::*/@itemprop[. = "author"])[position() <= 500]/..
    | (descendant-or-self::*/@rel[. = "author"])[position() <= 500]/..
""")
_AUTHOR_CLASS = re.compile("[aA]uthor|[bB]yline")
_MAX_MARKED_AUTHORS = 12  # by hand; at half and at twice no page of 520 differs


def marked_authors(elements: list[Any], language: str | None) -> tuple[str, ...]:
    """Return the names in the first of the elements that are marked as an author's that holds any."""
    known: dict[Any, int] = {}
    for element in elements:
        if _author_container(element, known) is None:
            continue
        texts = [text for text in map(clean_line, element.itertext()) if text]
        names = names_near(takewhile(lambda text: not names_others(text), texts), language=language)
        if names:
            return names if after_byline_word(texts[0], language) else names[:1]
    return ()


def called_writers(head: list[Piece]) -> tuple[str, ...]:
    """Return the full names that stand alone, in the article's head, in an element called by a word for who writes.

    "Ada Quill" in class "reporter", "noticia-firma" or "story-by": such words mean other things, too, and come last.
    A full stop may end the name.
    """
    known: dict[str, int] = {}
    head = [piece._replace(text=piece.text[:-1]) if piece.text.endswith(".") else piece for piece in head]
    for index, (text, element) in enumerate(head):
        if not text or not _may_be_names(text) or not _is_called_writers(element, known) or not are_names_alone(text):
            continue
        own = (element.tag, element.get("class"))
        alike = [text for text, other in head[index : index + 6] if (other.tag, other.get("class")) == own]
        return names_near(filter(are_names_alone, alike))
    return ()


def _may_be_names(text: str) -> bool:
    """Tell whether a text is worth a look: not of many words, no sentence and no label."""
    opens = text[0].isalpha() and not opens_small(text)
    return opens and text[-1] not in _ENDS_OF_NO_NAME and text.count(" ") <= _SPACES_OF_NAMES


_ENDS_OF_NO_NAME = (*SENTENCE_ENDS, *COLONS)
_SPACES_OF_NAMES = 10  # by hand; at half and at twice no page of 520 differs


def _is_called_writers(element: Any, known: dict[str, int]) -> bool:
    """Tell whether the attributes of an element or of a small one around it are of one who writes.

    `known` keeps what was found out of attributes.
    """
    for near in islice(near_ancestors(element), _NEAREST):
        marks = marks_of(near)
        if (told := known.get(marks)) is None:
            told = known[marks] = _says_writer(marks)
        if told == _NOT_OWN or near.tag in OF_QUOTE:
            return False
        if told == _OWN:
            return chars_in(near) <= MAX_TEASER_CHARS
    return False


_NEAREST = 3  # by hand; at half and at twice no page of 520 differs


def _says_writer(marks: str) -> int:
    """Return what attributes say: the element is a writer's, it is something else's, or neither."""
    if marks.isspace():
        return _NEITHER
    if _NOT_OWN_TOKEN.search(marks):
        return _NOT_OWN
    words = {word.lower() for word in _MARK_WORD.findall(marks)}
    return _OWN if is_writers_mark(words, by=_BY.search(marks) is not None) else _NEITHER


_BY = re.compile(r"(?:(?<![A-Za-z0-9])by|(?<=[a-z])By)(?:$|\s)")  # no "by-section"
_MARK_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][a-z]*+(?![0-9])|(?<=[a-z])[A-Z][a-z]*+(?![0-9])")  # reporterName
