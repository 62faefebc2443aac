"""Names of people and desks out of bylines (layer 1): str in, names out."""

from __future__ import annotations

import re
from collections.abc import Iterable

import regex

from newsclean.characters import HAN, KANA
from newsclean.metadata.authors.byline_words import (
    MAX_BYLINE_CHARS,
    after_byline_word,
    is_byline_word,
)
from newsclean.metadata.authors.east_asian_bylines import (
    before_label,
    behind_label,
    chinese_names,
    outlet_reporters,
    signed_from,
)
from newsclean.metadata.authors.jobs import ends_in_job, follows_name, is_job, is_office, without_job
from newsclean.metadata.authors.name_words import (
    EDGES,
    is_agency,
    is_body,
    is_desk,
    is_joined_name,
    is_paper,
    is_station_behind,
    keeps_stop,
    name_words,
)
from newsclean.metadata.authors.names import (
    MAX_NAME_CHARS,
    MAX_NAME_WORDS,
    is_full_name,
    is_name_alone,
    is_uncased,
    looks_like_name,
    opens_small,
    unique_names,
)


def split_names(texts: Iterable[str], language: str | None = None) -> tuple[str, ...]:
    """Return the names in lines that are known to hold authors.

    >>> split_names(["By Ada Quill and Ben Osei, Senior Reporter"])
    ('Ada Quill', 'Ben Osei')
    """
    return unique_names(name for text in texts for part in _parts(text, language) if (name := _name(part, language)))


def visible_names(texts: Iterable[str], *, known: bool = False, language: str | None = None) -> tuple[str, ...]:
    """Return the names in texts near the headline: only what is written like a person's name.

    `known` says that the page marks the texts as an author's: then one word is enough, but behind a full name in the
    same text it is where that is: "Ada Quill, Lumeport".

    >>> visible_names(["Ada Quill", "5 min read"])
    ('Ada Quill',)
    """
    names: list[str] = []
    for text in texts:
        parts = _parts(_without_brackets(text), language)
        is_known = known
        for name in filter(None, (_name(part, language) for part in parts)):
            is_described = len(parts) > 1 and opens_small(name) and name.islower()  # "Ada Quill, gardener"
            is_behind = bool(names) and (_is_no_second(name) or _is_where_behind(names[0], name))
            if not is_described and not is_behind and looks_like_name(name, known=is_known):
                names.append(name)
                is_known = known and not is_full_name(name)
    return unique_names(names)


def _is_where_behind(first: str, name: str) -> bool:
    """Tell whether a name is the station of the full name before it or, without capitals, a place: "林晓雯，上海"."""
    if is_station_behind(first, name):
        return True
    if " " in name or not is_uncased(name):
        return False
    if " " in first:
        return is_uncased(first)
    return is_name_alone(first) and len(name) <= _PLACE_CHARS and not is_name_alone(name)


_PLACE_CHARS = 2  # "上海", "大阪"


def names_near(texts: Iterable[str], *, known: bool = False, language: str | None = None) -> tuple[str, ...]:
    """Return the names in texts near the headline as `visible_names` does, without the labels behind them."""
    return visible_names(map(before_label, texts), known=known, language=language)


def _is_no_second(name: str) -> bool:
    """Tell whether a name behind another is no second author's: a house, a desk, a job or a body."""
    return is_agency(name) or follows_name(name) or is_paper(name) or is_desk(name) or is_body(name)


def labelled_names(text: str) -> tuple[str, ...]:
    """Return the names behind a Chinese word for who wrote that stands amid a line, or of a Japanese reporter's sign.

    >>> labelled_names("来源：流明日报 作者：林晓雯 责任编辑：王大同")
    ('林晓雯',)
    """
    if names := outlet_reporters(text):
        return names
    if names := signed_from(text):
        return names
    behind = behind_label(text)
    return () if behind is None else visible_names([behind])


def are_names_alone(text: str) -> bool:
    """Tell whether a text is but full names, with their roles behind them.

    >>> are_names_alone("Ada Quill and Ben Osei, Senior Reporter"), are_names_alone("Ada Quill with her cow")
    (True, False)
    """
    if text.isascii() and (" " not in text or text.islower()):
        return False  # as most
    parts = _parts(_without_brackets(text.strip(EDGES)))
    return bool(parts) and all((name := _name(part)) is not None and is_full_name(name) for part in parts)


def _without_brackets(text: str) -> str:
    """Return a text without the brackets around all of it."""
    return text.strip("()\uff08\uff09") if text.startswith(("(", "\uff08")) else text


def first_name_first(text: str) -> str:
    """Return an author as catalogues write them with the first name first, any other text as it is.

    >>> first_name_first("Quill, Ada B."), first_name_first("Ada Quill, Ben Osei")
    ('Ada B. Quill', 'Ada Quill, Ben Osei')
    """
    last, comma, first = text.partition(",")
    is_one = comma and "," not in first and len(text) <= MAX_NAME_CHARS
    if not is_one or (" " in last.strip() and " " in first.strip()) or _GENERATION.fullmatch(first.strip()):
        return text
    first = first.strip()
    return f"{first} {last.strip()}" if first and not is_job(first) else text


def _parts(text: str, language: str | None = None) -> list[str]:
    """Return the parts of a byline that may each be a name, without what names others than its writers."""
    if len(text) > MAX_BYLINE_CHARS or "://" in text:
        return []
    if names := outlet_reporters(text.strip()):
        return list(names)
    text = part_prefixed_join(text) if not text.isascii() else text
    words = name_words()
    if "@" in text:
        text = _MAIL.sub("|", text)
    writers = words.pictures.split(words.aside.sub(" ", _strip_by(text, language)), maxsplit=1)[0]
    first, *rest = words.split.split(writers)
    parts = [first]
    office = is_office(first)
    for index in range(0, len(rest), 2):
        mark, part = rest[index : index + 2]
        if mark and _GENERATION.fullmatch(part.strip()):
            parts[-1] += " " + part
        elif mark and is_office(part):
            office = True
        elif office:
            office = False  # the house behind it, "Head of Sales, Gull Homes", or the rest of its field
        elif not (mark and _is_of_name(mark, part, parts[-1].strip())):
            parts.append(part)
    if len(parts) == 2 and rest[:1] == [","] and _is_desk_at_place(*parts):
        return [writers]
    if len(parts) == 2 and rest[0] in _AND_OR_NONE and _is_joined(writers, *parts):
        return [writers]
    if not writers.isascii() and _HAN_OR_KANA.search(writers):
        return [name for part in parts for name in chinese_names(part.strip(), language)]
    return parts


def part_prefixed_join(text: str) -> str:
    """Return a text with a comma for the letter that is "and" before a name, as in Hebrew and Arabic.

    >>> part_prefixed_join("ליאת סלע ואורי חדד")
    'ליאת סלע ,אורי חדד'
    """
    return _PREFIXED_JOIN.sub(lambda found: f"{found[1] or found[3]},{found[2] or found[4]}", text)


# "and" is a letter before the second name in Hebrew and in Arabic: between two names of two words, of which the second
# is none of those that open with that letter.
_NOT_JOINED = "سام|ليد|ائل|فاء|جدي|حيد|رد|لاء|داد|هيب|هبة|جيه|صفي|سيم"
_PREFIXED_JOIN = re.compile(
    r"(?<![\u05d0-\u05ea'\"-])((?:[\u05d0-\u05ea'\"-]{1,20}+\s){2})ו(?!רד\b|יק)"
    r"([\u05d0-\u05ea]{1,20}+\s[\u05d0-\u05ea'-]{1,20}+)(?=,|$)"
    rf"|(?<![\u0621-\u064a])((?:[\u0621-\u064a]{{1,20}}+\s){{2}})و(?!{_NOT_JOINED})"
    r"([\u0621-\u064a]{3,20}+\s[\u0621-\u064a]{1,20}+)$"
)
# Whose letters and marks are ASCII's, so that it ends where a name in another script stands right before it.
_MAIL = re.compile(r"\(@\w{1,40}\)|[(<\[]?[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,64}\.[A-Za-z0-9.-]{1,64}[)>\]]?")
_GENERATION = re.compile(r"[JS]r\.?|III?|IV")
_HAN_OR_KANA = regex.compile(f"[{HAN}{KANA}]")
_AND_OR_NONE = ("&", None)


def _is_joined(text: str, first: str, second: str) -> bool:
    """Tell whether a text is a company's or a body's name with an "and" in it, and as short as names are."""
    second = second.strip(EDGES)
    if opens_small(second) or text.count(" ") >= MAX_NAME_WORDS:
        return False
    return is_joined_name(first.strip(EDGES), second)


def _is_desk_at_place(desk: str, place: str) -> bool:
    """Tell whether two parts are a desk and one word for where it is: "Staff Correspondent", "Dhaka"."""
    place = place.strip(EDGES)
    return " " not in place and place[:1].isalpha() and is_desk(desk)


def _is_of_name(mark: str, part: str, before: str) -> bool:
    """Tell whether what stands behind a mark says of the name before it: a role, a degree or a place.

    Degrees and memberships are a few capitals, "CQFA®", behind a comma; a place is one word behind a bar.
    """
    if follows_name(part):
        return True
    before, word = before.strip(EDGES), part.strip(EDGES)
    if mark == "|":
        return " " not in word and word[:1].isupper() and is_full_name(before)
    return mark == "," and " " in before and _DEGREE.fullmatch(part.strip()) is not None


_DEGREE = re.compile(r"(?:[A-Z]{2,6}|[A-Z]{1,2}[a-z][A-Z]{1,4})[®™]?")  # "CQFA", "CPsH"; lengths set by hand


def _strip_by(text: str, language: str | None) -> str:
    """Return a text without the byline words it opens with; those that are all of it stay."""
    for _ in range(2):
        rest = after_byline_word(text.lstrip(EDGES), language)
        if rest is None:
            break
        text = rest
    return text


def _name(part: str, language: str | None = None) -> str | None:
    """Return a part of a byline as a name, its role cut off; None where it is no name."""
    has_marks = not part.replace(" ", "").isalpha()  # most have none: a fourth of the time
    if has_marks and (part.lstrip().startswith(("(", "[")) or _NOT_A_NAME.search(part)):
        return None
    words = name_words()
    if has_marks and (bracket := _IN_BRACKETS.search(part)):
        inner = bracket[1].lower()
        if inner in words.picture_words:
            return None
        if inner in words.text_words or inner in words.agencies or ends_in_job(inner):
            part = part[: bracket.start()]
    name = _within_edges(_beside_dash(_strip_by(part.lstrip(_OPENING_SIGNS), language)))
    lower = name.lower()
    if is_account(lower) or lower.endswith(_REPORTED) or is_office(lower):
        return None
    if "." in name and _SENTENCE_END.search(name):
        return None
    opening = name.split(" ", 1)[0]
    if opening in words.openings or opening.lower() == "for":
        return None
    name = _without_opening_role(name)
    first, _, last = name.rpartition(" ")
    if first and is_uncased(last) and last in words.joins:
        name = first  # "and", before a link
    name = capitals[1] if (capitals := _CAPITALS.match(name)) else name
    name = _without_agency(name)
    name = without_job(name)
    if not 2 <= len(name) <= MAX_NAME_CHARS or len(name.split()) > MAX_NAME_WORDS:
        return None
    if not _WORD.search(name) or is_job(name) or name.lower() in words.not_names:
        return None
    return None if " " not in name and is_byline_word(f"{name}:", language) else name


_OPENING_SIGNS = " ©"  # "© Ada Quill" is marked as who wrote
# Asked of what has other characters than letters and spaces alone: each alternative needs one.
_NOT_A_NAME = re.compile(r"https?:|www\.|@|[{}<>=_#%]|\d{3}|\.(?:php|html?)\b|\b[a-z]+(?:\.[a-z]+){2,}")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{5})\.\s")  # not of "St. John", "Prof. Quill"
_WORD = re.compile(r"[^\W\d_][\w.'’\-‐]*")
_TAIL = re.compile(r"\s[-–—•·⋅\u0640]\s")  # with the stroke that lengthens Arabic letters
# A name set in capitals before the paper's: "ADA QUILL Lume Gazette".
_CAPITALS = re.compile(r"((?:[A-Z][A-Z.'’-]{1,30}\s){1,3}[A-Z][A-Z'’-]{2,30})\s[A-Z][a-z]")
_REPORTED = ("報導", "报道", "報道")  # "Taipei reports"
_IN_BRACKETS = re.compile(r"\s?[(（]([^()（）]{1,40})[)）]\s*$")  # "Ada Quill (text)"


def _without_agency(name: str) -> str:
    """Return a full name without the agency's that stands behind it with no mark: "Ada Quill Bloomberg"."""
    first, _, last = name.rpartition(" ")
    is_written_so = last.isupper() or len(last) > _AGENCY_CHARS  # "Pap" is a surname, too
    return first if is_written_so and " " in first and is_agency(last) else name


_AGENCY_CHARS = 5  # by hand: surnames that are agencies', too, have up to five letters


def is_account(lower: str) -> bool:
    """Tell whether a name in small letters is what a content system calls its own account: "admin", "museum admin"."""
    words = name_words()
    return lower in words.accounts or lower.rpartition(" ")[2] in words.account_ends


def _beside_dash(part: str) -> str:
    """Return what stands before a dash; in Arabic script the full name behind one word, which is a place or a paper.

    "الميناء - رنا الشومري": so it stands on 3 pages by strangers; on no annotated one, and on none the other way round.
    """
    first, *others = _TAIL.split(part, maxsplit=2)
    behind = others[0].strip(EDGES) if others else ""
    is_named = " " not in first.strip(EDGES) and _ARABIC.match(behind) and is_full_name(behind)
    return behind if is_named else first


_ARABIC = re.compile("[\u0600-\u06ff]")


def _without_opening_role(name: str) -> str:
    """Return a name without the role before it: "political editor Ada Quill"; two words stay at least."""
    words = [] if "," in name else name.split()  # not of a correspondent's "Staff Correspondent, Lumeport"
    for count in range(min(len(words) - 2, _ROLE_WORDS), 0, -1):
        role = " ".join(words[:count]).lower()
        if len(role) > _SHORT_ROLE_CHARS and is_job(role) and not opens_small(words[count]):
            return " ".join(words[count:])
    return name


_ROLE_WORDS = 3  # by hand; at half and at twice no page of 520 differs
_SHORT_ROLE_CHARS = 4  # "Md", "Ma" open names


def _within_edges(part: str) -> str:
    """Return a part without the marks around it; a stop that belongs to the name stays."""
    name = part.strip(EDGES)
    if keeps_stop(name) and part[part.find(name) + len(name) :].startswith("."):
        name += "."
    return name
