"""Authors as the page shows them near its headline (layer 2): Pieces and lxml elements in, names out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import islice
from typing import Any

from lxml import etree

from newsclean.dates import find_date, find_publish_word, find_update_word
from newsclean.elsewhere import MAX_TEASER_CHARS, is_teasers
from newsclean.lexicon import lexicon_for
from newsclean.names import (
    after_byline_word,
    are_names,
    before_label,
    before_place,
    behind_dateline,
    behind_pictures,
    is_agency,
    is_byline_word,
    is_dateline,
    is_desk,
    is_full_name,
    is_job,
    is_name_alone,
    is_paper,
    is_writers_mark,
    labelled_names,
    may_join_names,
    names_others,
    outlet_reporters,
    reporters,
    says_own_work,
    tells_of_others,
    tells_who_did_what,
    visible_names,
)
from newsclean.near_headline import (
    MAX_PIECE_CHARS,
    PIECES_BEFORE,
    Nearby,
    Piece,
    elements_by,
    is_within,
    marks_of,
    near_ancestors,
)
from newsclean.shown_dates import BARS, MAX_AROUND_DATE_CHARS, byline_behind_day
from newsclean.text import clean_line, fold, squeeze

MAX_MARKED_AUTHORS = 12

_NEITHER, _OWN, _NOT_OWN, _BESIDE, _CAPTION = range(5)

# Of lower-case marks: a pattern that heeds no case takes twice as long. "byl" and "signature" count as whole tokens;
# what is before them is looked at last, for a pattern that begins with it takes three times as long.
_AUTHOR_TOKEN = re.compile(
    r"author(?!i[tz])|byl(?:ine|(?<![a-z-]byl)(?![a-z-]))|autor(?!i[tz])|auteur|writer|writtenby|contributor|journalist"
    r"|penulis|kirjoittaja|szerzo|forfatter|skribent|signature(?<![a-z-]signature)(?![a-z-])"
)
_NOT_OWN_TOKEN = re.compile(
    r"comment|related|recommend|newsletter|share|social|breadcrumb|card-list|trending|pull-?quote"
)
_BESIDE_AUTHOR = frozenset(("share", "social"))
"""What stands in one strip with the author: "author-share" says neither of which a name in it is."""
_AUTHOR_HREF = re.compile(
    r"/(?:authors?|editors?|autor(?:en|es)?|auteurs?|people|staff|team|contributors?|journalists?|profiles?|writers?|reporters?|redaktion)/",
    re.I,
)


_BARS_AND_SPACE = " |｜"
_GOES_ON = re.compile(r"\s{0,9}[^\W\d_A-Z][^\W\d_]{1,30}\s.{20}", re.DOTALL)  # "Ada Quill told the meeting that ..."


def _author_container(element: Any, known: dict[Any, int], *, in_head: bool = False) -> Any | None:
    """Return the outermost near ancestor that is marked as the author's; None where another mark says otherwise.

    `known` keeps what was found out of an element: neighbours share their ancestors. In the article's head a sidebar
    may be where the author stands.
    """
    found = None
    for ancestor in near_ancestors(element):
        if (told := known.get(ancestor)) is None:
            told = known[ancestor] = _says_author(ancestor)
        if told == _NOT_OWN or (told == _BESIDE and not (in_head and found is not None)):
            return None
        if told == _OWN:
            found = ancestor
        elif told == _CAPTION:
            found = None  # who took the picture; an author's portrait has the mark around it
    return found


def _says_author(element: Any) -> int:
    """Return what the attributes of an element say: it is the author's, it is something else's, or neither."""
    marks = marks_of(element).lower()
    if element.tag == "figcaption":
        return _CAPTION
    if marks.isspace():
        own = False
    elif "byline" not in marks and (other := _NOT_OWN_TOKEN.search(marks)):  # not of a "share-byline"
        return _NEITHER if other[0] in _BESIDE_AUTHOR and _AUTHOR_TOKEN.search(marks) else _NOT_OWN
    elif "sidebar" in marks and "byline" not in marks:
        return _BESIDE
    elif "figcaption" in marks:
        return _CAPTION
    else:
        own = _AUTHOR_TOKEN.search(marks) is not None
    return _OWN if own or (element.tag == "a" and _leads_to_author(element)) else _NEITHER


def _leads_to_author(link: Any) -> bool:
    """Tell whether a link leads to an author's page, and is not one of those in a paragraph: to people written of."""
    folder = _AUTHOR_HREF.search(link.get("href", ""))
    if folder is None or squeeze(folder[0]) == squeeze((link.text or "")[:MAX_PIECE_CHARS]):  # "People", to a section
        return False
    return not (link.tail and _GOES_ON.match(link.tail)) and not _is_amid_sentence(link)


def _is_amid_sentence(link: Any) -> bool:
    """Tell whether words of a sentence stand right before a link: no byline word, and no "and" behind a name."""
    before = link.getprevious()
    text = (link.getparent().text if before is None else before.tail) or ""
    words = text[-MAX_PIECE_CHARS:].split()
    if len(words) < _WORDS_OF_SENTENCE or not (words[-1].isalpha() or words[-1].endswith(",")):
        return False
    return words[-1][0].islower() and not (is_byline_word(words[-1]) or may_join_names(words[-1]))


_WORDS_OF_SENTENCE = 4


def _visible_names(texts: Iterable[str], *, known: bool = False, language: str | None = None) -> tuple[str, ...]:
    """Return the names in texts near the headline as `visible_names` does, without the labels among them."""
    names = visible_names(map(before_label, texts), known=known, language=language)
    return tuple(name for name in names if name.isascii() or not _is_label(name, language))


def _is_label(text: str, language: str | None) -> bool:
    """Tell whether a text in a script without capitals is a paper, or a phrase of such pages: "发布时间", "更新日時".

    Asked are the phrases of the page's language and of those that the script is of.
    """
    if text[0].islower() or text[0].isupper():
        return False
    if is_paper(text):
        return True
    script = next((codes for script, codes in _LANGUAGES if script.search(text)), ())
    for code in dict.fromkeys((*script, *([language] if language else []))):
        match = lexicon_for(code).match(text)
        if match is not None and match.how in ("exact", "prefix") and match.category not in _OF_NAMES:
            return True
    return False


_LANGUAGES = (
    (re.compile("[가-힣]"), ("ko",)),
    (re.compile("[\u3040-\u30ff]"), ("ja",)),
    (re.compile("[\u3400-\u9fff]"), ("zh", "ja")),
    (re.compile("[\u0600-\u06ff]"), ("ar", "fa", "ur")),
    (re.compile("[\u0590-\u05ff]"), ("he",)),
    (re.compile("[\u0e00-\u0e7f]"), ("th",)),
)
_OF_NAMES = frozenset(("byline", "agency", "credit", "bio"))
"""The categories whose phrases a name may open, or be."""


def shown_authors(
    nearby: Nearby,
    *,
    instead_of: tuple[str, ...] = (),
    sites: frozenset[str] = frozenset(),
    language: str | None = None,
) -> tuple[str, ...]:
    """Return the names in the byline near the headline; the site's own, of the keys `sites`, where there are no others.

    `instead_of` are names that the metadata states and that are nobody's, as a rule the publisher's: only a full
    name beats them, and none where the byline has them too. A desk's only yields to the head of the article.
    `language` is the code that is detected in the page, "und" where none is.
    """
    known: dict[Any, int] = {}
    of_desk = any(map(is_desk, instead_of))
    pieces = nearby.head if of_desk else [*nearby.head, *nearby.before, *nearby.below]
    first_below = len(nearby.head) + len(nearby.before)
    left = MOST_OF_OTHERS
    own: tuple[str, ...] = ()
    for index, (text, element) in enumerate(pieces):
        if tells_of_others(text) or (index and tells_of_others(pieces[index - 1].text)):
            continue
        names = _spoken(pieces, index, language)
        if index >= first_below and not all(map(_is_told_in_full, names)):
            names = ()
        if not names and not (of_desk and not _is_authors_own(element)):
            names = _marked_here(pieces, index, known, in_head=index < len(nearby.head), language=language)
        names = names or _by_what_follows(pieces, index, in_head=index < len(nearby.head))
        if instead_of and names:
            if instead_of[0] in names and (of_desk or is_full_name(instead_of[0])):
                return ()
            names = tuple(name for name in names if name not in instead_of and _may_replace(name, of_desk))
        if names and sites.issuperset(map(squeeze, names)):
            own, names = own or names, ()
        if not names:
            continue
        if index < first_below or not (is_teasers(element) or _is_in_prose(element)):
            return names
        left -= 1
        if not left:
            break
    return own


def _may_replace(name: str, of_desk: bool) -> bool:
    """Tell whether a name may stand for one that is nobody's: a person's, or the newsroom for the paper."""
    return is_full_name(name) or (not of_desk and " " in name and is_desk(name))


def _is_told_in_full(name: str) -> bool:
    return is_full_name(name) or is_desk(name) or is_agency(name)


def _is_in_prose(element: Any) -> bool:
    """Tell whether an element is a paragraph of the text: "Published by Gull and sold in May", and so on."""
    return element.tag == "p" and element.find("br") is None and _chars(element) > 2 * MAX_PIECE_CHARS


def _is_authors_own(element: Any) -> bool:
    """Tell whether microdata or a link's relation says that an element is the author's, as more than its class does."""
    return any("author" in (near.get("itemprop"), near.get("rel")) for near in near_ancestors(element))


MOST_OF_OTHERS = 8
"""Bylines of other articles after which the article's own is no longer looked for."""
_TEXTS_OF_TEASER = 24


def _by_what_follows(pieces: list[Piece], index: int, *, in_head: bool) -> tuple[str, ...]:
    """Return the full name in a piece if the next one is the account of who bears it, their job, or a note on them.

    "Ada Quill", "@adaquill"; in the article's head "Ada Quill", "harbour reporter" and nothing else in their block; in
    an element named for it "Ada Quill", "is a writer".
    """
    following = (piece.text for piece in pieces[index + 1 : index + 3])
    behind = next((text for text in following if any(map(str.isalnum, text))), "")  # ", " may stand before it
    name, element = pieces[index]
    is_account = "@" in behind and " " not in behind
    if any(near.tag == "figcaption" or _OF_CREDIT.search(marks_of(near)) for near in near_ancestors(element)):
        return ()
    if not (is_account or behind[:1].islower()) or not is_full_name(name):
        return ()
    if is_account:
        account = fold(behind)
        own = any(fold(word)[:_ALIKE_CHARS] in account for word in name.split() if len(word) > 2)
    else:
        own = any(_BIO_TOKEN.search(marks_of(near)) for near in near_ancestors(element))
        own = own or (in_head and len(behind) <= MAX_JOB_CHARS and _is_followed_by_job(element, name, behind))
    return (name,) if own else ()


def _is_followed_by_job(element: Any, name: str, behind: str) -> bool:
    """Tell whether a name and a job behind it are all that stands in a small block, which is no quote's."""
    if "," in behind or not is_job(behind):
        return False
    blocks = [block for block in islice(near_ancestors(element), 4) if len(block)]
    if any(block.tag in _OF_QUOTE for block in blocks):
        return False
    both = squeeze(name + behind)
    return any(squeeze("".join(islice(block.itertext(), _TEXTS_OF_TEASER))) == both for block in blocks)


_OF_CREDIT = re.compile("credit|caption|photographer", re.I)
_OF_QUOTE = frozenset(("blockquote", "q", "figure", "figcaption", "cite"))
MAX_JOB_CHARS = 40


_ALIKE_CHARS = 4
_BIO_TOKEN = re.compile(r"(?<![a-z])bio(?![a-z])")


def _marked_here(
    pieces: list[Piece], index: int, known: dict[Any, int], *, in_head: bool, language: str | None
) -> tuple[str, ...]:
    """Return the names in a piece and those after it that stand in an element marked as the author's."""
    container = _author_container(pieces[index].element, known, in_head=in_head)
    if container is None:
        return ()
    inside = [piece for piece in pieces[index : index + 12] if is_within(piece.element, container)]
    if any(piece.text in _PATH_MARKS for piece in [*pieces[max(0, index - 1) : index], *inside]):
        return ()  # "Front page > News > Harbour", in whichever box
    return _run_of_names(inside + _twins(pieces[index + len(inside) : index + 12], container), language)


def _twins(pieces: list[Piece], container: Any) -> list[Piece]:
    """Return the pieces that stand in elements right behind an author's that are marked as it is."""
    own = (container.getparent(), container.tag, container.get("class"))
    found: list[Piece] = []
    for piece in pieces if own[2] else ():
        element = piece.element
        if element is own[0] and not any(map(str.isalnum, piece.text)):
            continue  # a comma between two
        if (element.getparent(), element.tag, element.get("class")) != own:
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
        if text.endswith((":", "：")) or (len(text) < _LEAST_LATIN and text.isascii()) or is_dateline(text):
            continue  # "Authors:", "De", in whichever language
        if text.islower() and any(is_full_name(other.text) for other in pieces):
            continue  # "minn", before the name
        if _is_topic(element) or _FIELD_LABEL.search(element.get("class", "")):
            continue
        if found and "," not in text and is_job(text):  # "Ada Quill", "Gull News Editor"
            continue
        own = (element.tag, element.get("class"))
        if (shape is None or own == shape) and (names := _visible_names([text], known=True, language=language)):
            shape = own
            found += names
    return tuple(dict.fromkeys(found))


_FIELD_LABEL = re.compile("field[-_]{1,2}label")  # the name of a field, in whichever language
_PATH_MARKS = frozenset((">", "›", "»"))


def _is_topic(element: Any) -> bool:
    """Tell whether an element in an author's is a link to what the site has on a topic."""
    return element.tag == "a" and _TOPIC_HREF.search(element.get("href", "")) is not None


_TOPIC_HREF = re.compile(r"/(?:categor(?:y|ies|ias?|ie)|topics?|sections?|rubri(?:[ck]|que|ca)s?)/", re.I)


def _without_label(pieces: list[Piece]) -> list[Piece]:
    """Return pieces without the first if it is no full name and the next, in an element of its own, is one.

    It is a label, "Written by", in whichever language.
    """
    if len(pieces) < _PAIR:
        return pieces
    first, second = pieces[0].element, pieces[1].element
    if first is second or (first.tag, first.get("class")) == (second.tag, second.get("class")):
        return pieces
    return pieces[1:] if is_full_name(pieces[1].text) and not is_full_name(pieces[0].text) else pieces


_PAIR = 2
_LEAST_LATIN = 3


def called_writers(head: list[Piece]) -> tuple[str, ...]:
    """Return the full names that stand alone, in the article's head, in an element called by a word for who writes.

    "Ada Quill" in class "reporter", "noticia-firma" or "story-by": such words mean other things, too, and come last.
    """
    known: dict[str, int] = {}
    for index, (text, element) in enumerate(head):
        if not _may_be_names(text) or not _is_called_writers(element, known) or not are_names(text):
            continue
        if _FIELD_LABEL.search(element.get("class", "")):
            continue
        own = (element.tag, element.get("class"))
        alike = [text for text, other in head[index : index + 6] if (other.tag, other.get("class")) == own]
        return _visible_names(filter(are_names, alike))
    return ()


def _may_be_names(text: str) -> bool:
    """Tell whether a text is worth a look: not of many words, no sentence and no label."""
    opens = text[0].isalpha() and not text[0].islower()
    return opens and text[-1] not in ".!?:" and text.count(" ") <= _SPACES_OF_NAMES


def _is_called_writers(element: Any, known: dict[str, int]) -> bool:
    """Tell whether the attributes of an element or of a small one around it are of one who writes.

    `known` keeps what was found out of attributes.
    """
    for near in islice(near_ancestors(element), _NEAREST):
        marks = marks_of(near)
        if (told := known.get(marks)) is None:
            told = known[marks] = _says_writer(marks)
        if told == _NOT_OWN or near.tag in _OF_QUOTE:
            return False
        if told == _OWN:
            return _chars(near) <= MAX_TEASER_CHARS
    return False


def _says_writer(marks: str) -> int:
    """Return what attributes say: the element is a writer's, it is something else's, or neither."""
    if marks.isspace():
        return _NEITHER
    if _NOT_OWN_TOKEN.search(marks):
        return _NOT_OWN
    words = {word.lower() for word in _MARK_WORD.findall(marks)}
    return _OWN if is_writers_mark(words, by=_BY.search(marks) is not None) else _NEITHER


_SPACES_OF_NAMES = 10
_NEAREST = 3
_BY = re.compile(r"(?:(?<![A-Za-z0-9])by|(?<=[a-z])By)(?:$|\s)")  # no "by-section"
_MARK_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][a-z]*+(?![0-9])|(?<=[a-z])[A-Z][a-z]*+(?![0-9])")  # reporterName


def reporter_lines(pieces: list[Piece]) -> tuple[str, ...]:
    """Return the names in the first line that is but a Chinese paper's name, the word for a reporter and names."""
    return next((names for text, _ in pieces if (names := outlet_reporters(text))), ())


def bare_authors(pieces: list[Piece], language: str | None = None) -> tuple[str, ...]:
    """Return the name that stands alone, in bold or italics, in a paragraph before the text or after it.

    For pages whose metadata names the publisher or an account as author. A subhead looks the same, but stands
    between paragraphs, and seldom alone.
    """
    alone = [(text, paragraph) for text, element in pieces if (paragraph := _set_apart(text, element)) is not None]
    for text, paragraph in alone if len(alone) <= _MOST_SET_APART else ():
        names = _visible_names([text], language=language)
        are_alone = all(is_full_name(name) and is_name_alone(name, language) for name in names)
        if names and are_alone and not _is_between_paragraphs(paragraph):
            return names
    return ()


# Paragraphs in bold near the headline: where there are more they are subheads. With 3, two pages of fundus_world lose
# their author; with 7, one page more of wcxb takes a subhead for one.
_MOST_SET_APART = 5


def _set_apart(text: str, element: Any) -> Any | None:
    """Return the paragraph of which a text in bold or italics is the whole, None where it is not."""
    paragraph = element.getparent() if element.tag in ("strong", "b", "em", "i") else None
    if paragraph is None or paragraph.tag != "p":
        return None
    return paragraph if clean_line("".join(paragraph.itertext())) == text else None


def _is_between_paragraphs(paragraph: Any) -> bool:
    """Tell whether a paragraph has longer ones before it, in a script without capitals by a third, and one behind."""
    has_capitals = any(map(str.isupper, "".join(paragraph.itertext())))
    long = MAX_PIECE_CHARS if has_capitals else MAX_PIECE_CHARS // 3  # Han text has a third of Latin's characters
    before = any(_chars(p) > long for p in islice(paragraph.itersiblings("p", preceding=True), PIECES_BEFORE))
    return before and next(paragraph.itersiblings("p"), None) is not None


def _chars(element: Any) -> int:
    return sum(map(len, element.itertext()))


def names_by_date(
    head: list[Piece], title: str, topics: Collection[str] = (), language: str | None = None
) -> tuple[str, ...]:
    """Return the full names that stand alone beside the day in the article's head, where nothing else says whose it is.

    "Ada Quill" above or below "4 March 2025", or both in one line: "Ada Quill | 4 March 2025". Of 6 on wcxb,
    fundus_world and the segments set 6 are the author's; a link or a part of the headline is a topic.
    """
    for index, (text, element) in enumerate(head[:_PIECES_BY_DATE]):
        if any(near.tag in _PRESSED or _OF_PICTURE.search(marks_of(near)) for near in near_ancestors(element)):
            continue
        if _OF_TOPIC.search(marks_of(element)) or text.endswith(_ENDS_OF_NO_NAME) or names_others(text):
            continue
        if index and tells_of_others(head[index - 1].text):
            continue
        if any(map(str.isdigit, text)):
            parts = [part.strip() for part in BARS.split(text)]
            is_by_date = any(find_date(part) for part in parts)
            names = list(_visible_names(parts, language=language))
        elif find_update_word(text) is None and find_publish_word(text) is None:
            beside = head[max(0, index - _FROM_DATE) : index + _FROM_DATE + 1]
            is_by_date = any(len(other.text) <= MAX_AROUND_DATE_CHARS and find_date(other.text) for other in beside)
            names = list(_visible_names([text], language=language)) if is_by_date else []
        else:
            continue
        if is_by_date and index and _is_behind_own_work(element, head[index - 1]) and not any(map(str.isdigit, text)):
            return visible_names([text], known=True, language=language)[:1]
        names = [name for name in names if _is_persons(name, language) and name not in title and name not in topics]
        if is_by_date and names:
            return tuple(dict.fromkeys([*_made_like(head[:index], element, language), *names]))
    return ()


def _is_behind_own_work(element: Any, label: Piece) -> bool:
    """Tell whether an element stands in one line with a label that says that the article is its account's own work."""
    return says_own_work(label.text) and element.getparent() is label.element.getparent()


def _made_like(above: list[Piece], element: Any, language: str | None) -> list[str]:
    """Return the persons' names among pieces whose elements, and those around them, have the class of one."""
    own = _of_two(element)
    if not own[1] or not own[3]:
        return []
    alike = [text for text, other in above if _of_two(other) == own]
    return [name for name in _visible_names(alike, language=language) if _is_persons(name, language)]


def _of_two(element: Any) -> tuple[str, str | None, str, str | None]:
    """Return tag and class of an element and of the one that it stands in."""
    around = element.getparent()
    return element.tag, element.get("class"), around.tag, around.get("class")


def _is_persons(name: str, language: str | None) -> bool:
    """Tell whether a full name is no title of something, "List of Events", and one where nothing else says so."""
    words = name.split()
    is_told = is_name_alone(name, language) or is_agency(name)
    return is_told and is_full_name(name) and len(words) <= _NAME_WORDS and _OF_TITLES.isdisjoint(words)


_NAME_WORDS = 3
_OF_TITLES = frozenset(("of", "des", "the", "for", "und", "auf"))
_PIECES_BY_DATE = 5
_ENDS_OF_NO_NAME = (":", "\uff1a", "--", "\u2014", "\u2013")  # a label, a dateline
_FROM_DATE = 2
_PRESSED = frozenset(("a", "button"))  # topics, and what to do next
_OF_PICTURE = re.compile("credit|caption|image|photo|picture|figure", re.I)
_OF_TOPIC = re.compile(r"categor|topic|kicker|section|rubric|channel|location|dateline|\btag(?:s|box|list)?\b", re.I)


def _spoken(pieces: list[Piece], index: int, language: str | None) -> tuple[str, ...]:
    """Return the names behind a byline word: "By Ada Quill", or "By" and a link; or before a word for a reporter."""
    text = behind_dateline(pieces[index].text, language)
    rest = after_byline_word(text, language)
    if rest is None:
        rest = byline_behind_day(text, language)
    if rest is None and not text.isascii() and is_byline_word(f"{text.strip(_BARS_AND_SPACE)}：", language):
        rest = ""  # "作者" without a colon, and the name in an element of its own
    if rest is None and behind_pictures(text, language):
        return _visible_names([text], language=language)
    if rest is None and "(" in text and tells_who_did_what(text):
        names = _visible_names([text], language=language)
        return names if all(map(is_full_name, names)) else ()
    if rest is None:
        return () if text.isascii() else labelled_names(text) or _reporters(pieces, index)
    if rest and not is_byline_word(text, language):
        names = _visible_names([before_place(rest)], language=language) or _visible_names([rest], language=language)
        if names or not is_job(rest):  # "By our reporter" and a link
            return names
    texts: list[str] = []
    above = None
    for piece in pieces[index + 1 : index + 6]:
        text = before_place(piece.text) if " for " in piece.text.lower() else piece.text
        is_alike = above is not None and _is_made_like(piece.element, above)
        if is_alike and _is_name_word(text) and _is_name_word(texts[-1]):
            texts[-1] += f" {text}"  # each word of a name may have an element
            continue
        known = not texts and not rest and _cell(piece.element) is _cell(pieces[index].element)
        names = _visible_names([text], known=known)
        if not names and not (texts and _is_join(piece.text)):
            break
        if texts and not _goes_on(piece, above):
            break
        texts.append(text)
        above = piece.element
    return _visible_names(texts, known=True)


def _goes_on(piece: Piece, before: Any) -> bool:
    """Tell whether a piece goes on with the names before it: it says nothing else, in the same cell or figure."""
    if not _is_join(piece.text) and (not are_names(piece.text) or ("," not in piece.text and is_job(piece.text))):
        return False
    if not piece.text.isascii() and " " not in piece.text and is_full_name(piece.text):
        made = before.tag, before.get("class")  # in a script without capitals anything may look like a name
        if made != (piece.element.tag, piece.element.get("class")):
            return False
    return _cell(piece.element) is _cell(before)


def _cell(element: Any) -> Any | None:
    return next((near for near in near_ancestors(element) if near.tag in _CELLS), None)


def _is_join(text: str) -> bool:
    """Tell whether a text is as short as what stands between two names: ",", "and", ", und"."""
    return len(text.strip(", ")) <= _JOIN_CHARS


_JOIN_CHARS = 4
_CELLS = frozenset(("td", "figure", "figcaption", "table"))


def _is_name_word(text: str) -> bool:
    return text.isalpha() and text[0].isupper() and not text.isupper()


def _is_made_like(element: Any, other: Any) -> bool:
    """Tell whether two elements beside each other are made alike, and neither is to be pressed or a cell."""
    if element.getparent() is not other.getparent() or element.tag in _PRESSED or element.tag in _CELLS:
        return False
    return bool(element.tag == other.tag and element.get("class") == other.get("class"))


def _reporters(pieces: list[Piece], index: int) -> tuple[str, ...]:
    """Return the names that a word for a reporter follows, in a piece and those close behind it."""
    if not (names := reporters(pieces[index].text)):
        return ()
    behind = pieces[index + 1 : index + 1 + _PIECES_OF_REPORTERS]
    return tuple(dict.fromkeys((*names, *(name for text, _ in behind for name in reporters(text)))))


_PIECES_OF_REPORTERS = 3


# What an element's own attributes mark, read at once: a loop over all elements takes two to four times as long. XPath
# knows no "author" in either case, so that `_AUTHOR_CLASS` looks again. The first of each kind alone: `..` and `|` are
# quadratic in what they are given.
_MARKED_AUTHORS = etree.XPath("""
    (descendant-or-self::*/@class[contains(., "uthor") or contains(., "yline")])[position() <= 500]/..
    | (descendant-or-self::*/@itemprop[. = "author"])[position() <= 500]/..
    | (descendant-or-self::*/@rel[. = "author"])[position() <= 500]/..
""")
_AUTHOR_CLASS = re.compile("[aA]uthor|[bB]yline")


def marked_as_author(root: Any) -> list[Any]:
    """Return the first elements that microdata or a class marks as an author's, in document order."""
    return [
        element
        for element in elements_by(_MARKED_AUTHORS, root)
        if element.get("itemprop") == "author"
        or element.get("rel") == "author"
        or _AUTHOR_CLASS.search(element.get("class", ""))
    ][:MAX_MARKED_AUTHORS]


def marked_authors(elements: list[Any], language: str | None = None) -> tuple[str, ...]:
    """Return the names in the first of the elements that are marked as an author's that holds any."""
    known: dict[Any, int] = {}
    for element in elements:
        if _author_container(element, known) is None:
            continue
        texts = [text for text in map(clean_line, element.itertext()) if text and not is_dateline(text)]
        if any(map(names_others, texts)) or not _PATH_MARKS.isdisjoint(texts):
            continue
        names = _visible_names(texts, language=language)
        if names:
            return names[:1]
    return ()
