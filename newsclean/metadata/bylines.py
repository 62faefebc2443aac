"""Names of people and desks out of bylines (layer 1): str in, names out."""

from __future__ import annotations

import re
from collections.abc import Iterable

import regex

from newsclean.characters import HAN, KANA
from newsclean.metadata.byline_words import (
    MAX_BYLINE_CHARS,
    after_byline_word,
    is_byline_word,
)
from newsclean.metadata.east_asian_bylines import (
    before_label,
    behind_label,
    chinese_names,
    outlet_reporters,
    signed_from,
)
from newsclean.metadata.jobs import ends_in_job, follows_name, is_job, is_office, is_role_word, is_trade, without_job
from newsclean.metadata.name_words import (
    EDGES,
    is_agency,
    is_body,
    is_desk,
    is_joined_name,
    is_paper,
    keeps_stop,
    name_words,
)
from newsclean.metadata.names import (
    MAX_NAME_CHARS,
    MAX_NAME_WORDS,
    is_full_name,
    looks_like_name,
    opens_small,
    unique_names,
)


def split_names(texts: Iterable[str], language: str | None = None) -> tuple[str, ...]:
    """Return the names in lines that are known to hold authors.

    >>> split_names(["By Ada Quill and Ben Osei, Senior Reporter"]), split_names(["Our Correspondent | Ada Quill"])
    (('Ada Quill', 'Ben Osei'), ('Ada Quill',))
    """
    names = unique_names(name for text in texts for part in _parts(text, language) if (name := _name(part, language)))
    return _without_posts(names)


def _without_posts(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names without the posts, "Our Correspondent", that stand beside who holds them."""
    if len(names) < 2:
        return names
    return tuple(name for name in names if not _is_job_alone(name)) or names


def visible_names(texts: Iterable[str], *, known: bool = False, language: str | None = None) -> tuple[str, ...]:
    """Return the names in texts near the headline: only what is written like a person's name.

    `known` says that the page marks the texts as an author's: then one word is enough.

    >>> visible_names(["Ada Quill", "5 min read"])
    ('Ada Quill',)
    """
    names: list[str] = []
    for text in texts:
        parts = _parts(_without_brackets(text), language)
        for name in filter(None, (_name(part, language) for part in parts)):
            is_described = len(parts) > 1 and opens_small(name) and name.islower()  # "Ada Quill, gardener"
            is_behind = bool(names) and _is_no_second(name, names[0])
            if not is_described and not is_behind and looks_like_name(name, known=known):
                names.append(name)
    return _without_posts(unique_names(names))


def names_near(texts: Iterable[str], *, known: bool = False, language: str | None = None) -> tuple[str, ...]:
    """Return the names in texts near the headline as `visible_names` does, without the labels behind them."""
    return visible_names(map(before_label, texts), known=known, language=language)


def _is_no_second(name: str, first: str) -> bool:
    """Tell whether a name behind another is no second author's: a house or a desk, a job, a body behind a person."""
    if is_agency(name) or follows_name(name) or is_paper(name) or is_desk(name):
        return True
    return is_body(name) and not is_body(first)


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
    names = [_name(part) for part in _parts(_without_brackets(text.strip(EDGES)))]
    return bool(names) and all(name is not None and is_full_name(name) for name in names)


def _without_brackets(text: str) -> str:
    """Return a text without the brackets around all of it."""
    is_whole = text[:1] in _BRACKETS[::2] and text[-1:] in _BRACKETS[1::2]
    return text.strip(_BRACKETS) if is_whole else text


_BRACKETS = "()\uff08\uff09"


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


_GENERATION = re.compile(r"[JS]r\.?|III?|IV")


def _parts(text: str, language: str | None = None) -> list[str]:
    """Return the parts of a byline that may each be a name, without what names others than its writers."""
    if len(text) > MAX_BYLINE_CHARS or "://" in text:
        return []
    if names := outlet_reporters(text.strip()):
        return list(names)
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
        elif office and _is_of_office(mark, rest[index + 3 : index + 4]):
            office = False
        elif not (mark and _is_of_name(mark, part, parts[-1].strip())):
            parts.append(part)
            office = False
    if len(parts) == 2 and rest[:1] == [","] and _is_job_at_place(*parts):
        return [writers]
    if len(parts) == 2 and rest[0] in _AND_OR_NONE and _is_joined(writers, *parts):
        return [writers]
    if _HAN_OR_KANA.search(writers):
        return [name for part in parts for name in chinese_names(part.strip(), language)]
    return parts


# Whose letters and marks are ASCII's, so that it ends where a name in another script stands right before it.
_MAIL = re.compile(r"[(<\[]?[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,64}\.[A-Za-z0-9.-]{1,64}[)>\]]?")


def _is_of_office(mark: str | None, behind: list[str]) -> bool:
    """Tell whether a part is the house behind an office, "Head of Sales, Gull Homes", or the rest of its field.

    An office behind it says that the part is a person: "Ada Quill, Head of Sales, Ben Osei, Head of Lettings".
    """
    return mark in _BEHIND_OFFICE and not any(map(is_office, behind))


_BEHIND_OFFICE = (",", "|", "&", None)


_HAN_OR_KANA = regex.compile(f"[{HAN}{KANA}]")


_AND_OR_NONE = ("&", None)


def _is_joined(text: str, first: str, second: str) -> bool:
    """Tell whether a text is a company's or a body's name with an "and" in it, and as short as names are."""
    first, second = first.strip(EDGES), second.strip(EDGES)
    if not first or not second or opens_small(second) or text.count(" ") >= MAX_NAME_WORDS:
        return False
    return is_joined_name(first, second)


def _is_job_at_place(job: str, place: str) -> bool:
    """Tell whether two parts are a job or a desk and one word for where it is: "Staff Correspondent", "Dhaka"."""
    job, place = job.strip(EDGES), place.strip(EDGES)
    is_word = " " not in place and place[:1].isalpha() and not (place[0].islower() or place.isupper())
    is_other = is_agency(place) or is_paper(place) or is_desk(place) or is_role_word(place)
    return is_word and not is_other and not _HAN_OR_KANA.match(place) and (is_desk(job) or _is_job_alone(job))


def _is_job_alone(text: str) -> bool:
    """Tell whether a text is a job and no more: "Correspondent", "Our Correspondent"."""
    return is_job(text.lower().removeprefix("our "))


def _is_of_name(mark: str, part: str, before: str) -> bool:
    """Tell whether what stands behind a mark says of the name before it: a role, a degree or a place."""
    if follows_name(part):
        return True
    return (mark == "," and " " in before and _is_degree(part)) or (mark == "|" and _is_place(part, before))


def _is_degree(part: str) -> bool:
    """Tell whether what a comma parts from a full name is a few capitals, as degrees and memberships are: "CQFA®"."""
    text = part.strip()
    return _DEGREE.fullmatch(text) is not None and not is_agency(text)


_DEGREE = re.compile(r"(?:[A-Z]{2,6}|[A-Z]{1,2}[a-z][A-Z]{1,4})[®™]?")  # "CQFA", "CPsH"; lengths set by hand


def _is_place(part: str, before: str) -> bool:
    """Tell whether what stands behind a bar is one word, and a full name before: "Ada Quill | Lumeport"."""
    word = part.strip(EDGES)
    return " " not in word and word[:1].isupper() and is_full_name(before.strip(EDGES))


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
    if part.lstrip().startswith(("(", "[")) or _NOT_A_NAME.search(part):
        return None
    words = name_words()
    if "(" in part or "（" in part:
        bracket = _IN_BRACKETS.search(part)
        inner = bracket[1].lower() if bracket else ""
        if inner in words.picture_words:
            return None
        if bracket and (inner in words.text_words or inner in words.agencies or ends_in_job(inner)):
            part = part[: bracket.start()]
    name = _within_edges(_beside_dash(_strip_by(part.lstrip(_OPENING_SIGNS), language)))
    lower = name.lower()
    if is_job(lower) or is_trade(lower) or _is_account(lower) or lower.endswith(_REPORTED) or is_office(lower):
        return None
    if "." in name and _SENTENCE_END.search(name):
        return None
    opening = name.split(" ", 1)[0]
    if opening in words.openings or opening.lower() == "for":
        return None
    name = _without_opening_role(name)
    name = capitals[1] if (capitals := _CAPITALS.match(name)) else name
    name = without_job(name)
    if not 2 <= len(name) <= MAX_NAME_CHARS or len(name.split()) > MAX_NAME_WORDS:
        return None
    if not _WORD.search(name) or is_job(name) or name.lower() in words.not_names:
        return None
    return None if " " not in name and is_byline_word(f"{name}:", language) else name


_OPENING_SIGNS = " ©"  # "© Ada Quill" is marked as who wrote
_NOT_A_NAME = re.compile(r"https?:|www\.|@|[{}<>=_#%]|\d{3}|\.(?:php|html?)\b|\b[a-z]+(?:\.[a-z]+){2,}")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{5})\.\s")  # not of "St. John", "Prof. Quill"
_WORD = re.compile(r"[^\W\d_][\w.'’\-‐]*")
_TAIL = re.compile(r"\s[-–—•·⋅\u0640]\s")  # with the stroke that lengthens Arabic letters
# A name set in capitals before the paper's: "ADA QUILL Lume Gazette".
_CAPITALS = re.compile(r"((?:[A-Z][A-Z.'’-]{1,30}\s){1,3}[A-Z][A-Z'’-]{2,30})\s[A-Z][a-z]")
_REPORTED = ("報導", "报道", "報道")  # "Taipei reports"
_IN_BRACKETS = re.compile(r"\s?[(（]([^()（）]{1,40})[)）]\s*$")  # "Ada Quill (text)"


def _is_account(lower: str) -> bool:
    """Tell whether a name in small letters is what a content system calls its own account: "admin", "museum admin"."""
    words = name_words()
    return lower in words.accounts or lower.rpartition(" ")[2] in words.account_ends


def _beside_dash(part: str) -> str:
    """Return what stands before a dash; in Arabic script the full name behind one word, which is a place or a paper.

    "الميناء - رنا الشومري": so it stands on 3 pages by strangers; on no annotated one, and on none the other way round.
    """
    if (dash := _TAIL.search(part)) is None:
        return part
    first = part[: dash.start()]
    if " " in first.strip(EDGES) or not _ARABIC.match(first.lstrip(EDGES)):
        return first
    behind = _TAIL.split(part[dash.end() :], maxsplit=1)[0].strip(EDGES)
    return behind if " " in behind and _ARABIC.match(behind) and is_full_name(behind) else first


_ARABIC = re.compile("[\u0600-\u06ff]")


def _without_opening_role(name: str) -> str:
    """Return a name without the role before it: "political editor Ada Quill"; two words stay at least."""
    is_rank = name.lower().startswith(name_words().ranks)
    words = [] if "," in name or is_rank else name.split()  # not of a correspondent's "Staff Correspondent, Lumeport"
    for count in range(min(len(words) - 2, _ROLE_WORDS), 0, -1):
        role = " ".join(words[:count]).lower()
        if len(role) > _SHORT_ROLE_CHARS and is_job(role):
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
