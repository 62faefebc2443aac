"""Names that no word and no element marks as an author's, by what stands beside them (layer 2): Pieces in, names out.

Beside the day, before an account or a job, or alone in bold: what each is worth stands with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice, pairwise
from typing import Any

from lxml import etree

from newsclean.characters import COLONS
from newsclean.lexicon import lexicon_for
from newsclean.metadata.byline_words import names_others, says_own_work, tells_of_others
from newsclean.metadata.bylines import visible_names
from newsclean.metadata.clocks import is_day
from newsclean.metadata.date_words import find_publish_word, find_update_word
from newsclean.metadata.dates import find_date
from newsclean.metadata.jobs import ends_in_job, is_newsroom_post, names_job
from newsclean.metadata.name_words import is_agency, is_paper
from newsclean.metadata.names import is_full_name, is_name_alone
from newsclean.metadata.names_near_headline import names_near
from newsclean.metadata.near_headline import (
    MAX_PIECE_CHARS,
    MIN_SENTENCE_CHARS,
    OF_QUOTE,
    PIECES_BEFORE,
    PRESSED,
    Piece,
    chars_in,
    elements_by,
    marks_of,
    near_ancestors,
)
from newsclean.metadata.shown_dates import BARS, MAX_AROUND_DATE_CHARS
from newsclean.page.element_text import line_of
from newsclean.phrase_files import primary_code
from newsclean.text import clean_line, fold, squeeze


def names_by_date(head: list[Piece], title: str, topics: Collection[str], language: str | None) -> tuple[str, ...]:
    """Return the full names that stand alone beside the day in the article's head, where nothing else says whose it is.

    "Ada Quill" above or below "4 March 2025", or both in one line: "Ada Quill | 4 March 2025". Of 6 on wcxb,
    fundus_world and the segments set 6 are the author's; a link or a part of the headline is a topic. What is called
    credits and tells the time of day is of no picture.
    """
    for index, (text, element) in enumerate(head[:_PIECES_BY_DATE]):
        if text.endswith(_ENDS_OF_NO_NAME) or names_others(text) or _OF_TOPIC.search(marks_of(element)):
            continue
        if index and tells_of_others(head[index - 1].text):
            continue
        has_digits = any(map(str.isdigit, text))
        moment = find_date(text) if has_digits else None
        of_picture = _OF_PICTURE if moment is None or is_day(moment) else _CALLED_PICTURE
        if any(near.tag in PRESSED or of_picture.search(marks_of(near)) for near in near_ancestors(element)):
            continue
        if has_digits:
            parts = [part.strip() for part in BARS.split(text)]
            is_by_date = any(find_date(part) for part in parts)
            names = list(names_near(parts, language=language))
        elif find_update_word(text) is None and find_publish_word(text) is None:
            beside = head[max(0, index - _FROM_DATE) : index + _FROM_DATE + 1]
            is_by_date = any(len(other.text) <= MAX_AROUND_DATE_CHARS and find_date(other.text) for other in beside)
            names = list(names_near([text], language=language)) if is_by_date else []
        else:
            continue
        if is_by_date and index and _is_behind_own_work(element, head[index - 1]) and not has_digits:
            return visible_names([text], known=True, language=language)[:1]
        names = [name for name in names if _is_persons(name, language) and name not in title and name not in topics]
        if is_by_date and names:
            return tuple(dict.fromkeys([*_made_like(head[:index], element, language), *names]))
    return ()


_PIECES_BY_DATE = 5
_ENDS_OF_NO_NAME = (*COLONS, "--", "\u2014", "\u2013")  # a label, a dateline
_FROM_DATE = 2
_CALLED_PICTURE = re.compile("caption|image|photo|picture|figure", re.I)
_OF_PICTURE = re.compile(f"credit|{_CALLED_PICTURE.pattern}", re.I)
_OF_TOPIC = re.compile(r"categor|topic|kicker|section|rubric|channel|location|dateline|\btag(?:s|box|list)?\b", re.I)


def names_in_line_of_day(
    head: list[Piece], title: str, topics: Collection[str], language: str | None
) -> tuple[str, ...]:
    """Return the full name that a mark parts from the day in one element: "4 March 2025 · <span>Ada Quill</span>".

    For pages whose metadata names the publisher as author: beside the day, but not in its line, stand other names.
    """
    for one, other in pairwise(head[:_PIECES_BY_DATE]):
        for day, name in ((one, other), (other, one)):
            is_in_line = name.element.getparent() is day.element and name.element.tag not in PRESSED
            edge = day.text[-1] if day is one else day.text[0]
            if is_in_line and edge in _PARTING_DAY and find_date(day.text) and not names_others(name.text):
                names = names_near([name.text], language=language)
                if names and all(_is_persons(n, language) and n not in title and n not in topics for n in names):
                    return names
    return ()


_PARTING_DAY = "\u00b7\u2022|/"


def linked_name_by_date(
    head: list[Piece], title: str, topics: Collection[str], language: str | None
) -> tuple[str, ...]:
    """Return the full name that is linked, alone in its element or beside day and time, next to one with the day.

    "<div><a>Ada Quill</a></div><div>4 March 2025</div>": a topic that stands so is told of in the text.
    """
    for one, other in pairwise(head[:_PIECES_BY_DATE]):
        for name, day in ((one, other), (other, one)):
            moment = find_date(day.text) if name.element.tag == "a" else None
            if moment is None or len(day.text) > MAX_AROUND_DATE_CHARS:
                continue
            link, around = name.element, name.element.getparent()
            box = around if clean_line("".join(around.itertext())) == name.text else link
            if box is link and is_day(moment):
                continue
            if _is_apart(box, day.element) or any(_OF_TOPIC.search(marks_of(near)) for near in (link, around)):
                continue
            names = names_near([name.text], language=language)
            is_name = names == (name.text,) and _is_persons(name.text, language)
            if is_name and name.text not in title and name.text not in topics and not _is_told_of(name):
                return names
    return ()


def _is_apart(box: Any, other: Any) -> bool:
    """Tell whether two elements do not stand in one."""
    return all(near.getparent() is not box.getparent() for near in islice(near_ancestors(other), 2))


def _is_told_of(name: Piece) -> bool:
    """Tell whether a sentence of the page has a name."""
    texts = (text for text in name.element.getroottree().getroot().itertext() if name.text in text)
    return any(len(text) >= MIN_SENTENCE_CHARS for text in texts)


def _is_behind_own_work(element: Any, label: Piece) -> bool:
    """Tell whether an element stands in one line with a label that says that the article is its account's own work."""
    return says_own_work(label.text) and element.getparent() is label.element.getparent()


def _made_like(above: list[Piece], element: Any, language: str | None) -> list[str]:
    """Return the persons' names among pieces whose elements, and those around them, have the class of one."""
    own = _of_two(element)
    if not own[1] or not own[3]:
        return []
    alike = [text for text, other in above if _of_two(other) == own]
    return [name for name in names_near(alike, language=language) if _is_persons(name, language)]


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


def names_by_what_follows(pieces: list[Piece], index: int, *, in_head: bool) -> tuple[str, ...]:
    """Return the full name in a piece if the next one is the account of who bears it, their job, or a note on them.

    "Ada Quill", "@adaquill"; in the article's head "Ada Quill", "harbour reporter" and nothing else in their block; in
    an element named for it "Ada Quill", "is a writer". The job may be set as a title, "Gull Reporter": so it makes two
    authors more, one on wcxb and one by a stranger, and both wrote it.
    """
    following = pieces[index + 1 : index + 3]
    behind = next((text for text, _ in following if any(map(str.isalnum, text))), "")  # ", " may stand before it
    name, element = pieces[index]
    is_account = "@" in behind and " " not in behind
    is_told = is_account or behind[:1].islower() or (in_head and ends_in_job(behind))
    if not is_told or not is_full_name(name):
        return ()
    if any(near.tag == "figcaption" or _OF_CREDIT.search(marks_of(near)) for near in near_ancestors(element)):
        return ()
    if is_account:
        account = fold(behind)
        own = any(fold(word)[:_ALIKE_CHARS] in account for word in name.split() if len(word) > 2)
    elif in_head and len(behind) <= _MAX_JOB_CHARS and _is_followed_by_job(element, name, behind):
        return (name, *_made_like(pieces[index + 2 : index + _REACH_OF_OTHERS], element, None))
    else:
        own = any(_BIO_TOKEN.search(marks_of(near)) for near in near_ancestors(element))
    return (name,) if own else ()


_REACH_OF_OTHERS = 8  # pieces in which others stand, each with a job
_OF_CREDIT = re.compile("credit|caption|photographer", re.I)
_ALIKE_CHARS = 4
_BIO_TOKEN = re.compile(r"(?<![a-z])bio(?![a-z])")


def _is_followed_by_job(element: Any, name: str, behind: str) -> bool:
    """Tell whether a name and a job behind it are all that stands in a small block, which is no quote's."""
    if "," in behind or not names_job(behind):
        return False
    blocks = [block for block in islice(near_ancestors(element), 4) if len(block)]
    if any(block.tag in OF_QUOTE for block in blocks):
        return False
    both = squeeze(name + behind)
    return any(squeeze("".join(islice(block.itertext(), _TEXTS_OF_TEASER))) == both for block in blocks)


_MAX_JOB_CHARS = 40
_TEXTS_OF_TEASER = 24


def bare_authors(pieces: list[Piece], language: str | None) -> tuple[str, ...]:
    """Return the name that stands alone, in bold or italics, in a paragraph before the text or after it.

    For pages whose metadata names the publisher or an account as author. A subhead looks the same, but stands
    between paragraphs, and seldom alone.
    """
    alone = [(text, paragraph) for text, element in pieces if (paragraph := _set_apart(text, element)) is not None]
    for text, paragraph in alone if len(alone) <= _MOST_SET_APART else ():
        names = names_near([text], language=language)
        if names and _are_alone(names, language) and not _is_between_paragraphs(paragraph):
            return names
    return ()


def _are_alone(names: tuple[str, ...], language: str | None) -> bool:
    """Tell whether all are full names by themselves, where nothing says that they are anybody's."""
    return all(is_full_name(name) and is_name_alone(name, language) for name in names)


def name_with_post(pieces: list[Piece], title: str, language: str | None) -> tuple[str, ...]:
    """Return the full name that a comma and a post behind it make one line of, alone in its block, as in the Caribbean.

    "Ada Quill, Gull Writer". Below a picture, in a quote and where there are several such lines people are told of who
    did not write, as in the headline or where a sentence has the name. No annotated page has one that nothing marks.
    """
    found = [piece for piece in pieces if _NAME_AND_POST.fullmatch(piece.text) and _is_post(piece.text)]
    if len(found) != 1:
        return ()
    (text, element), name = found[0], found[0].text.partition(",")[0]
    is_one = _is_persons(name, language) and name not in title and _is_block_without_picture(text, element)
    return (name,) if is_one and not _is_told_of(Piece(name, element)) else ()


# Words and spaces take turns: linear.
_NAME_AND_POST = re.compile(r"[^\W\d_][^\d,:;]{4,40}, [^\W\d_]{2,20}(?:[ -][^\W\d_]{2,20}){0,4}")


def _is_post(text: str) -> bool:
    """Tell whether what stands behind the comma opens with a capital and is a post of those who write."""
    post = text.partition(", ")[2]
    return post[0].isupper() and is_newsroom_post(post)


def _is_block_without_picture(text: str, element: Any) -> bool:
    """Tell whether a text is all of a block that is none of a quote, is not pressed and has no picture around it."""
    whole = None
    for near in near_ancestors(element):
        if near.tag in PRESSED or near.tag in OF_QUOTE or _OF_PICTURE.search(marks_of(near)):
            return False
        if clean_line(" ".join(islice(near.itertext(), _TEXTS_OF_TEASER))) != text:
            break
        if next(near.iter("img", "picture"), None) is not None:
            return False
        whole = near
    return whole is not None and whole.tag not in _AMID_TEXT


_AMID_TEXT = frozenset(("b", "strong", "i", "em", "u", "span", "font", "small"))


def signed_authors(root: Any, language: str | None) -> tuple[str, ...]:
    """Return the full name that is set to the right below several paragraphs, last in their element, as in Vietnam."""
    for element in elements_by(_SET_RIGHT, root):
        text = clean_line("".join(islice(element.itertext(), _TEXTS_OF_TEASER)), MAX_PIECE_CHARS)
        if not text or not text[0].isalpha() or _OF_PICTURE.search(marks_of(element)) or not _ends_text(element):
            continue
        names = names_near([text], language=language)
        if names and _are_alone(names, language):
            return names
    return ()


def _ends_text(element: Any, least: int = MIN_SENTENCE_CHARS) -> bool:
    """Tell whether several paragraphs of at least so many characters stand before an element, and none behind it.

    Line breaks may part them, as on old pages: then they are texts beside it. The letters of writer and editors may
    follow, "adq/ bro/".
    """
    around, below = element.getparent(), next(element.itersiblings("p"), None)
    if around is None or (below is not None and not _are_initials(below)):
        return False
    beside = islice(element.itersiblings(preceding=True), _BESIDE_SIGNED)
    before = [len(other.tail or "") if other.tag != "p" else chars_in(other) for other in beside]
    before.append(len(around.text or ""))
    behind = (other.tail or "" for other in islice(element.itersiblings(), _BESIDE_SIGNED))
    is_last = len(element.tail or "") < least and all(len(text) < least for text in behind)
    return is_last and sum(chars >= least for chars in before) >= _SIGNED_PARAGRAPHS


_BESIDE_SIGNED = 24  # elements: three a paragraph, as old pages part them


def _are_initials(paragraph: Any) -> bool:
    return chars_in(paragraph) <= _INITIALS_CHARS and _INITIALS.fullmatch(line_of(paragraph) or "") is not None


_INITIALS = re.compile(r"(?:[^\W\d_]{2,5} ?/ ?)+(?:[^\W\d_]{2,5})?")  # a slash ends each: linear
_INITIALS_CHARS = 40


def signed_in_brackets(pieces: list[Piece], language: str | None) -> tuple[str, ...]:
    """Return the Japanese name that stands alone in brackets below the text, and is no place.

    6 of 6 on pages by strangers are the author's; in Chinese the editor stands so.
    """
    for text, element in pieces if primary_code(language) == "ja" else ():
        if text[0] not in "(\uff08" or text[-1] not in ")\uff09":
            continue
        name = text[1:-1]
        is_name = name[-1:] not in _PLACES and is_name_alone(name, language)
        if is_name and _ends_text(_whole_of(text, element), _MIN_HAN_CHARS):
            return (name,)
    return ()


_MIN_HAN_CHARS = MIN_SENTENCE_CHARS // 3  # Han text has a third of Latin's characters
_PLACES = "県市区町村"  # of which several are called as families are: "福島県"


def _whole_of(text: str, element: Any) -> Any:
    """Return the outermost near element that a text is all of: what sets it right or in bold."""
    around = element.getparent()
    if around is None or clean_line("".join(islice(around.itertext(), _TEXTS_OF_TEASER))) != text:
        return element
    return around


def signed_for_house(pieces: list[Piece], sites: Collection[str], language: str | None) -> tuple[str, ...]:
    """Return the full name below the text with the agency in brackets that it is of: "Ada Quill (LPA)".

    So Polish agencies sign. The house is known or the site's, of the keys `sites`: others are parties and teams.
    """
    for text, element in pieces:
        signed = _SIGNED_FOR.fullmatch(text) if text[-1] == ")" else None
        if signed is None or not _is_persons(signed["name"], language):
            continue
        house = signed["house"].lower()
        if (is_agency(house) or any(site.endswith(house) for site in sites)) and _ends_text(_whole_of(text, element)):
            return (signed["name"],)
    return ()


_SIGNED_FOR = re.compile(r"(?P<name>[^\W\d_][^()\d,:;]{4,40}) \((?P<house>[^\W\d_a-z]{2,6})\)")


def signed_with_day(below: list[Piece], title: str, language: str | None) -> tuple[str, ...]:
    """Return the full name right below several paragraphs, in their element, with the day behind it.

    "Ada Quill, 4 May 2025" in one line, or the day in the next element.
    """
    for index, (text, element) in enumerate(below):
        if len(text) > MAX_AROUND_DATE_CHARS or names_others(text) or find_update_word(text) is not None:
            continue
        following = below[index + 1].text if index + 1 < len(below) else ""
        day = text if any(map(str.isdigit, text)) else following
        if len(day) > MAX_AROUND_DATE_CHARS or not find_date(day) or not text[0].isalpha():
            continue
        before = islice(element.itersiblings(etree.Element, preceding=True), PIECES_BEFORE)
        after = islice(element.itersiblings(element.tag), PIECES_BEFORE)
        if element.tag in PRESSED or sum(map(_is_long, before)) < _SIGNED_PARAGRAPHS or any(map(_is_long, after)):
            continue
        names = names_near([part.strip() for part in BARS.split(text)], language=language)
        if names and all(_is_persons(name, language) and name not in title for name in names):
            return names
    return ()


def sourced_author(head: list[Piece], title: str, language: str | None) -> tuple[str, ...]:
    """Return the full name in a line of the head that a label of sources opens: behind an address, or before a job or
    a place.

    "Source: gull.example, Ada Quill", "Source: Ada Quill, Contributor", "Source: Ada Quill, Lumeport": so portals in
    Ghana have it, on two pages by strangers. Alone the source is as often a paper.
    """
    for text, element in head:
        if ":" not in text or not _opens_with_source(text, language):
            continue
        line = clean_line("".join(islice(element.itertext(), _TEXTS_OF_TEASER)), MAX_PIECE_CHARS) or ""
        parts = [part.strip() for part in line.partition(":")[2].split(",")]
        if len(parts) != _SOURCE_AND_MORE:
            continue
        is_behind = "." in parts[0] and " " not in parts[0]
        name, other = parts[::-1] if is_behind else parts
        is_place = name.count(" ") == 1 and other.isalpha() and other[0].isupper()
        if not (is_behind or is_place or ends_in_job(other)) or is_paper(name) or is_paper(other):
            continue
        if names_near([name], language=language) == (name,) and _is_persons(name, language) and name not in title:
            return (name,)
    return ()


def _opens_with_source(text: str, language: str | None) -> bool:
    found = lexicon_for(language).match(text)
    return found is not None and found.category == "agency" and found.how == "prefix" and found.phrase[-1] in COLONS


_SOURCE_AND_MORE = 2


def filed_author(head: list[Piece], title: str, language: str | None) -> tuple[str, ...]:
    """Return the full name in the head that with "in" and a link ends a small block, as blogs file what they post.

    "Ada Quill in <a>Harbours</a>", a day before it or nothing: on annotated pages 2 of 2 are the author's (wcxb).
    """
    for index, (text, _) in enumerate(head):
        name = text.removesuffix(_FILED)
        behind = head[index + 1 : index + 3] if name == text else head[index : index + 2]
        if len(behind) != _IN_AND_LINK or behind[1].element.tag != "a" or not f" {behind[0].text}".endswith(_FILED):
            continue
        names = names_near([name], language=language)
        if names != (name,) or not _is_persons(name, language) or name in title:
            continue
        around = behind[1].element.getparent()
        whole = clean_line("".join(islice(around.itertext(), _TEXTS_OF_TEASER)), MAX_PIECE_CHARS) or ""
        before, filed, rest = whole.partition(f"{name}{_FILED} {behind[1].text}")
        if filed and not rest and (not before or find_date(before)):
            return names
    return ()


_FILED = " in"
_IN_AND_LINK = 2


def opening_author(head: list[Piece], others: list[Piece], language: str | None) -> tuple[str, ...]:
    """Return the full name alone in the first paragraph, in bold, where the next opens with a dateline: "LUMEPORT - ".

    So Arabic papers sign. In a script with capitals an agency must stand there, "LUMEPORT (AFP) - ": a job before a
    dash looks like a place. Several such names are those of players or of candidates, whom the text tells of.
    """
    signed = [
        (text, dateline, paragraph) for text, element in (*head, *others)
        if (paragraph := _set_apart(text, element)) is not None and (dateline := _dateline_below(paragraph)) is not None
    ]  # fmt: skip
    if len(signed) != 1 or all(text != signed[0][0] for text, _ in head):
        return ()
    text, dateline, paragraph = signed[0]
    is_first = next(paragraph.itersiblings("p", preceding=True), None) is None
    has_capitals = dateline[0].upper() != dateline[0].lower()
    if not is_first or (has_capitals and not is_agency(dateline["agency"] or "")):
        return ()
    names = names_near([text], language=language)
    return names if _are_alone(names, language) else ()


def _dateline_below(paragraph: Any) -> re.Match[str] | None:
    """Return the dateline by which the long paragraph below one opens, None without such."""
    below = paragraph.getnext()
    if below is None or below.tag != "p" or not _is_long(below):
        return None
    return _DATELINE.match(" ".join("".join(islice(below.itertext(), _TEXTS_OF_DATELINE)).split()))


# One to three words before a dash, an agency in brackets between: "LUMEPORT (AFP) - ". Words and spaces take turns.
_DATELINE = re.compile(r"[^\W\d_]{2,20}(?:[ -][^\W\d_]{2,20}){0,2}(?: ?\((?P<agency>[^()]{2,20})\))? ?[-–—] ")
_TEXTS_OF_DATELINE = 3  # a place in bold, and what is behind it


_SET_RIGHT = etree.XPath("""
    (descendant::p[@align = "right" or contains(translate(@style, " ", ""), "text-align:right")])[position() <= 8]
    | (descendant::div[@align = "right" or contains(translate(@style, " ", ""), "text-align:right")])[position() <= 8]
""")
_SIGNED_PARAGRAPHS = 3


def _is_long(paragraph: Any) -> bool:
    return bool(chars_in(paragraph) >= MIN_SENTENCE_CHARS)


# Paragraphs in bold near the headline: where there are more they are subheads. With 3, two pages of fundus_world lose
# their author; with 7, one page more of wcxb takes a subhead for one.
_MOST_SET_APART = 5


def _set_apart(text: str, element: Any) -> Any | None:
    """Return the paragraph of which a text in bold or italics is the whole, None where it is not."""
    paragraph = element.getparent() if element.tag in ("strong", "b", "em", "i") else None
    if paragraph is not None and paragraph.tag == "span":  # which colours it
        paragraph = paragraph.getparent()
    if paragraph is None or paragraph.tag != "p":
        return None
    return paragraph if clean_line("".join(paragraph.itertext())) == text else None


def _is_between_paragraphs(paragraph: Any) -> bool:
    """Tell whether a paragraph has longer ones before it, in a script without capitals by a third, and one behind."""
    has_capitals = any(map(str.isupper, "".join(paragraph.itertext())))
    long = MAX_PIECE_CHARS if has_capitals else MAX_PIECE_CHARS // 3  # Han text has a third of Latin's characters
    before = any(chars_in(p) > long for p in islice(paragraph.itersiblings("p", preceding=True), PIECES_BEFORE))
    return before and next(paragraph.itersiblings("p"), None) is not None
