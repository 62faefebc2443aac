"""Lines that are nothing but a byline, read part by part (layer 1): a line in, whom it names out.

"Von Ada Quill und Ben Osei, Lumeport | 5. Mai 2024 | Foto: Cara Finch": each part must be one of those that bylines are
made of. A line with any other part names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import regex

from newsclean.characters import COLONS
from newsclean.lexicon import Lexicon
from newsclean.metadata.authors.byline_words import (
    after_byline_word,
    before_place,
    is_byline_word,
    names_others,
    tells_of_others,
)
from newsclean.metadata.authors.bylines import are_names_alone, part_prefixed_join, visible_names
from newsclean.metadata.authors.east_asian_bylines import reporters
from newsclean.metadata.authors.jobs import ends_in_job, follows_name, is_job, is_office, names_job
from newsclean.metadata.authors.name_words import (
    EDGES,
    is_agency,
    is_agency_alone,
    is_body,
    is_newsroom,
    is_paper,
    keeps_stop,
    name_words,
)
from newsclean.metadata.authors.names import is_name_alone, opens_small
from newsclean.metadata.dates.date_words import find_publish_word, find_update_word, names_month, names_weekday
from newsclean.metadata.dates.dates import day_span, find_date
from newsclean.text import fold, has_digits, squeeze

ELEMENT = "\ue000"
"""Stands in a line where an element begins or ends."""
MAX_LINE_CHARS = 200
"""A longer line is no byline."""


class Byline(NamedTuple):
    """What a line of nothing but a byline says."""

    authors: tuple[str, ...] = ()
    """Whom it names, as they stand in it."""
    people: frozenset[str] = frozenset()
    """Those of them that are people by their full names."""
    is_spoken: bool = False
    """A word that opens bylines stands before them."""
    is_told: bool = False
    """Beside them stands what is written of who wrote: a job, an address, an agency, who took the pictures."""
    is_dated: bool = False
    """It holds a day or a time of day, or says how long the text is or what readers may do with it."""
    is_timed: bool = False
    """It holds a time of day."""
    is_signed: bool = False
    """Somebody's initials are in it."""
    is_enclosed: bool = False
    """Brackets stand around it."""
    is_joined: bool = False
    """A word stands between two names in it: "and"."""


NOTHING = Byline()


def read_byline(line: str, lexicon: Lexicon, sites: Collection[str]) -> Byline | None:
    """Return what a line says whose every part is of a byline, None where one is not.

    `sites` are the keys of the site's names. Where elements begin or end, `ELEMENT` stands in the line.
    """
    if not 1 < len(line) <= MAX_LINE_CHARS or "://" in line or line.rstrip().endswith(_ENDS_OF_NO_BYLINE):
        return None
    bare = line.replace(ELEMENT, "").strip(" ()[]")
    if _DOTTED.fullmatch(bare):
        return Byline((bare,), is_signed=True)
    found = _Read(lexicon, sites, _is_in_brackets(line))
    if rest := _behind_label(line, lexicon.code):
        found.is_spoken, found.last, line = True, _LABEL, rest
    days = 0
    while days < _MOST_DAYS and (span := day_span(line)):
        line = line[: span[0]] + _DAY + line[span[1] :]
        days += 1
    parts = list(_parts(name_words().pictures.sub(rf"{ELEMENT}\g<0>", line)))
    if len(parts) > _MOST_PARTS or any(part.count(" ") >= _MOST_WORDS for _, part in parts):
        return None
    if len(parts) > 1 and parts[-1][1].lower() in name_words().picture_words and "," in parts[-1][0]:
        parts[-1] = ("(", parts[-1][1])  # "Ada Quill, photo"
    return found.byline() if all(found.takes(mark, part) for mark, part in parts) else None


def _is_in_brackets(line: str) -> bool:
    """Tell whether brackets, or strokes, stand around all of a line."""
    text = line.replace(ELEMENT, "").strip(" .")
    return text[0] in _OPENING and text[-1] in _CLOSING if text else False


def _behind_label(line: str, language: str | None) -> str | None:
    """Return what stands behind a label of several words that a line opens with, "Text und Fotos:", None where none."""
    bare = line.lstrip(_AROUND_LABEL)
    rest = after_byline_word(bare, language)
    label = bare[: len(bare) - len(rest)] if rest else ""
    return rest if " " in label.strip() else None


_AROUND_LABEL = f"{ELEMENT} (（[【*"
_ENDS_OF_NO_BYLINE = ("--", "\u2014", "\u2013", *COLONS)  # a dateline, a label
_MOST_DAYS = 3  # of publication and of two changes
_MOST_PARTS = 24  # a bound, by hand
_MOST_WORDS = 14  # of a part, by hand: longer ones are sentences, and dear to look at
_DAY = ELEMENT + "\ue001" + ELEMENT
_DOTTED = regex.compile(r"(?:\p{L}\p{Ll}?\.\s?){2,3}")  # "J. M.", "Sz. R."
_OPENING, _CLOSING = "([（【/", ")]）】/"


def _parts(line: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a line that are not blank, each with what parts it from the one before."""
    pieces = _between_parts().split(line)
    mark = pieces[0] and ""
    for index, piece in enumerate(pieces):
        if index % 2:
            mark += piece.strip(" ") or " "
        elif part := piece.strip(_AROUND_PART):
            if keeps_stop(part) and piece.rstrip().endswith("."):
                part += "."
            yield mark, part + (":" if piece.rstrip()[-1] in ":：" else "")
            mark = ""


_AROUND_PART = " \t\xa0.:*＊~©\"“”„«»-–—"


@cache
def _between_parts() -> re.Pattern[str]:
    """Return the pattern of what parts a byline: marks, the ends of elements, and words such as "and"."""
    joins = "|".join(sorted(map(re.escape, name_words().joins), key=len, reverse=True))
    return re.compile(
        rf"""( [{ELEMENT}|｜•·;,、，،；・／()（）\[\]【】=＝]
             | (?<!\d)/(?!\d)
             | \s[-–—](?=\s) | &
             | (?<=[^\W\d_]{{5}})\.(?=\s)
             | (?:(?<=[\s({ELEMENT}])|^)(?:{joins})(?=\s|{ELEMENT}|$)
             )""",
        re.VERBOSE,
    )


@dataclass
class _Read:
    """What is read of a line up to a part."""

    lexicon: Lexicon
    sites: Collection[str]
    is_in_brackets: bool
    authors: list[str] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    joined: set[str] = field(default_factory=set)
    """Agencies that a word joins to people: "Ada Quill and AFP"."""
    places: list[str] = field(default_factory=list)
    """What may be a place before an agency."""
    last: str = ""
    is_spoken: bool = False
    is_told: bool = False
    is_dated: bool = False
    is_timed: bool = False
    is_signed: bool = False
    is_joined: bool = False
    degrees: int = 0
    is_sign_open: bool = False
    """Small letters without brackets are initials only beside an agency."""
    of_others: bool = False
    """The names that follow are of others: behind "Photo:"."""

    def byline(self) -> Byline | None:
        """Return what the line says, None where it is no byline after all."""
        if self.places and not (self.authors and not self.people):
            return None
        if self.is_sign_open and (len(self.authors) < _AGENCY_AND_SIGN or self.people):
            return None
        people = frozenset(self.people)
        named = (name for name in self.authors if not people or name in people or name in self.joined)
        authors = tuple(dict.fromkeys(named))
        told = (self.is_spoken, self.is_told, self.is_dated, self.is_timed, self.is_signed, self.is_in_brackets)
        return Byline(authors, people, *told, is_joined=self.is_joined)

    def takes(self, mark: str, part: str) -> bool:
        """Tell whether a part is of a byline, and note what it says."""
        kind = self._kind(mark, part)
        if kind != _JOIN:
            self.last = kind
        return kind != _OTHER

    def _kind(self, mark: str, part: str) -> str:
        if part == "\ue001":
            self.is_dated = True
            return _DATE
        if any(bar in mark for bar in _BARS):
            self.of_others = self.of_others and self.last == _LABEL
        if part.lower() in name_words().text_words and self.last == _NAME:
            return _TOLD
        if mark in "(（[" and mark and self._is_in_brackets(part):
            return _TOLD
        if tells_of_others(part) or part.lower().rstrip(_COLONS) in name_words().picture_words:
            self.of_others = self.is_told = True
            return _LABEL
        opening, _, behind = part.partition(" ")
        is_picture = behind != "" and opening.lower() in name_words().picture_words
        if is_picture and (opens_small(behind) or are_names_alone(behind)):
            self.is_told = True
            return _TOLD  # "фото автора", "사진 이두리"
        if names_others(part):
            self.of_others = self.is_told = True
            return _TOLD
        if _is_label(part, self.lexicon.code):
            self.of_others, self.is_spoken = False, True
            return _LABEL
        may_sign = self.is_in_brackets and self.last in ("", _HOUSE, _SIGN) and part.islower()
        if may_sign and (sign := self._initials(mark, part)):
            return sign
        if " @" in part and _HANDLE.search(part):
            part, self.is_told = _HANDLE.sub("", part), True
        if _HOUSES_ADDRESS.match(part):
            return _OTHER
        if "@" in part or fold(part).startswith(tuple(name_words().specially)):
            self.is_told = True
            return _TOLD
        if part.endswith(COLONS) and after_byline_word(part, self.lexicon.code) is None:
            return self._beside(mark, part) or _OTHER
        if self.last in (_NAME, _PLACE, _TOLD) and (follows_name(part) or is_job(part) or ends_in_job(part)):
            self._tell_job(part)
            return _TOLD
        if self.last in (_NAME, _TOLD) and (is_office(part) or is_body(part)):
            self.is_told = True
            return _TOLD
        if self.last == _TOLD and _is_join(mark):
            return _TOLD  # the rest of its field: "Head of Sales and Quays"
        if names := reporters(part):
            if not self.people <= set(names) and not self.is_spoken:
                return _OTHER  # what a picture shows
            self.is_spoken = True
            return self._people(names)
        is_spoken = after_byline_word(part, self.lexicon.code) is not None
        return (
            self._house(mark, part)
            or (None if is_spoken else self._beside(mark, part))
            or self._name(mark, part)
            or self._place(mark, part)
            or _OTHER
        )

    def _tell_job(self, part: str) -> None:
        """Note that a part is a job, or one of several degrees: "VMD, DACVB"."""
        self.degrees += len(part) <= _DEGREE_CHARS
        self.is_told = self.is_told or len(part) > _DEGREE_CHARS or self.degrees > 1

    def _people(self, names: Sequence[str]) -> str:
        """Note people's names, and return their kind."""
        self.authors += names
        self.people.update(names)
        return _NAME

    def _is_in_brackets(self, part: str) -> bool:
        """Tell whether a part in brackets says what the one before it did, and take a photographer out."""
        words = name_words()
        if part.lower() in words.picture_words and self.last == _NAME:
            self.people.discard(self.authors.pop())
            self.is_told = True
            return True
        return part.lower() in words.text_words

    def _house(self, mark: str, part: str) -> str | None:
        """Return the kind of an agency, a newsroom, or a source that is one."""
        rest = after_byline_word(part, self.lexicon.code)
        name = (rest or part).strip(EDGES)
        found = self.lexicon.match(part)
        if found and found.category not in _OF_WRITERS:
            return None  # "Write to the newsroom"
        if is_agency_alone(name) or is_newsroom(name):
            is_beside = bool(self.people) and (not any(map(str.isalpha, mark)) or _is_with(mark))
            if not self.of_others:
                if self.people and not is_beside:
                    self.joined.add(name)
                if not is_beside and not (self.last == _HOUSE and mark.strip() in ("(", "（")):
                    self.authors.append(name)
                self.is_told = True
                self.is_spoken = self.is_spoken or bool(rest)
            return _HOUSE
        is_joined = any(map(str.isalpha, mark)) and not _is_with(mark)
        if self.last == _NAME and is_joined and _SHORT_HOUSE.fullmatch(name):
            self.authors.append(name)
            self.joined.add(name)
            return _HOUSE
        place, stop, agency = name.rpartition(". ")
        if stop and is_agency(agency) and " " not in place:
            self.authors.append(agency)
            return _HOUSE  # "Vigo. EFE"
        is_desk = name.islower() and len(name) <= _DESK_CHARS and not self.is_in_brackets
        if self.last == _HOUSE and mark == "/" and is_desk:
            return _HOUSE  # "dpa/lnw"
        if len(parts := re.split("[-–]", name)) > 1 and all(map(is_agency, parts)):
            self.authors += parts
            return _HOUSE
        return self._source(part)

    def _source(self, part: str) -> str | None:
        """Return the kind of an agency behind a label: "Quelle: dpa", "Theo TTXVN"."""
        label, colon, name = part.translate(_TO_COLON).partition(":")
        name = name.strip(EDGES)
        if not colon:
            words = part.split()
            tails = (" ".join(words[-count:]) for count in range(1, min(len(words), _AGENCY_WORDS + 1)))
            name = next(filter(is_agency, tails), "")
            found = self.lexicon.match(part) if name else None
            if found is None or found.category != "agency":
                return None
        elif label.count(" ") >= _SOURCE_WORDS or not is_agency_alone(name):
            return None
        if not self.people:
            self.authors.append(name)
        self.is_told = True
        return _HOUSE

    def _beside(self, mark: str, part: str) -> str | None:
        """Return the kind of what stands beside names in a byline: a time of day, a job, the site."""
        words = part.split()
        if squeeze(part) in self.sites or (self.authors and is_paper(part)):
            return _SITE
        if is_job(part) or (len(words) <= _JOB_WORDS and _opens_or_ends_job(part) and not has_digits(part)):
            self._tell_job(part)
            return _TOLD
        found = self.lexicon.match(part)
        if found and found.category in _BESIDE:
            self.is_dated = self.is_dated or found.category in _OF_TIME
            return _DATE
        if all(names_weekday(word) or names_month(word) for word in words):
            return _DATE
        labelled = find_update_word(part) is not None or find_publish_word(part) is not None
        if labelled and len(words) <= _LABEL_WORDS:
            return _DATE
        if has_digits(part):
            is_counted = len(words) > 1 and len(words) <= _LABEL_WORDS and _AFTER_BAR.fullmatch(mark) is not None
            self.is_timed = self.is_timed or _CLOCK.search(part) is not None
            is_dated = _CLOCK.search(part) is not None or find_date(part) is not None
            self.is_dated = self.is_dated or is_dated
            return _DATE if is_dated or is_counted else None
        is_zone = len(part) <= _ZONE_CHARS or (len(words) == 1 and opens_small(part))
        is_behind_day = self.last == _DATE and is_zone and part not in name_words().openings
        return _DATE if is_behind_day and not are_names_alone(part) else None

    def _name(self, mark: str, part: str) -> str | None:
        """Return the kind of a name, and note it."""
        code = self.lexicon.code
        rest = after_byline_word(part, code)
        is_spoken = bool(rest)
        name = rest or part
        for pattern in (_from_place(), _reports(), _reported_from()):
            if match := pattern.fullmatch(name):
                name, is_spoken = match["name"], True
                break
        if match := _specially().fullmatch(name):
            name, self.is_told = match["name"], True
        if not self.of_others and " " in name:
            name = before_place(name)
        if is_spoken and not (self.of_others and self.last == _LABEL):
            self.of_others, self.is_spoken = False, True
        if self.of_others:
            return _TOLD if are_names_alone(name) or " " not in name else None
        if not self.last and rest and part[: -len(rest)].rstrip().endswith(_COLON_ENDS) and " " not in rest:
            self.authors.append(rest)  # "Report: Ada, Lumeport"
            return _NAME
        if name.lower().startswith("the ") or (" " in name and _HANGUL.search(name)):
            return None
        if not name or not are_names_alone(name) or _FILE.search(name):
            return self._initials(mark, name) if name else None
        if not self.is_spoken and (self.lexicon.match(part) or self.lexicon.is_house(name)):
            return None
        if self.last == _NAME and not self.is_spoken and any(bar in mark for bar in "|-–—"):
            return None  # the house of the one before
        if self.last != _LABEL and rest is None and (_is_place(name) or self._is_before_place(mark)):
            return None
        first, comma, second = part_prefixed_join(name).partition(",")
        if comma:
            self.is_joined = True
        names = visible_names([first, second] if comma else [name], language=code)
        if not names or not (self.is_spoken or all(self._may_be_name(name) for name in names)):
            return None
        self.is_joined = self.is_joined or (self.last == _NAME and _is_join(mark)) or self.last == _TOLD
        return self._people(names)

    def _is_before_place(self, mark: str) -> bool:
        """Tell whether the word between two parts is "and" in other languages than the page's, where it is "in"."""
        word = mark.replace(ELEMENT, " ").strip()
        return self.lexicon.code not in _JOINS_IN.get(word, (self.lexicon.code,))

    def _may_be_name(self, name: str) -> bool:
        """Tell whether a full name is one where no word says so; behind another one it need not open with a surname."""
        return " " in name or is_name_alone(name) or (self.last == _NAME and len(name) > _SHORT_NAME_CHARS)

    def _initials(self, mark: str, name: str) -> str | None:
        """Return the kind of initials, "(mw)", "AJM", and note them."""
        is_first = not self.last or self.last == _SIGN or (self.is_in_brackets and self.last == _HOUSE)
        if self.last in ("", _SIGN) and name.islower() and not self.is_in_brackets and len(name) <= _SIGN_CHARS:
            self.is_sign_open = True  # "mw/dpa"
        elif not is_first or not _INITIALS.fullmatch(name) or not (self.is_in_brackets or self.last == _SIGN):
            return None
        if self.lexicon.is_stopword(name) or name.lower() in name_words().not_names:
            return None
        if self.lexicon.match(name) or self.lexicon.ends_text(name) or self.lexicon.is_house(name):
            return None
        self.authors.append(name)
        self.is_signed = True
        return _SIGN

    def _place(self, mark: str, part: str) -> str | None:
        """Return the kind of a place, behind names or before an agency."""
        words = part.split()
        if self.last == _NAME and _IN_PLACE.fullmatch(part):
            return _PLACE
        if len(words) > _PLACE_WORDS or not _PLACE_LETTERS.fullmatch(part) or opens_small(part):
            return None
        is_behind = not _is_join(mark) or self._is_before_place(mark)
        if self.last in (_NAME, _HOUSE, _TOLD, _PLACE, _SITE) and is_behind:
            self.is_told = self.is_told or (self.last == _NAME and mark.strip(" ") in ("/", "|", "＝"))
            return _PLACE
        if not self.last:
            self.places.append(part)
            return _PLACE
        return None


_OTHER, _JOIN, _DATE, _TOLD, _LABEL, _HOUSE, _SITE, _NAME, _PLACE, _SIGN = (
    "other", "join", "date", "told", "label", "house", "site", "name", "place", "sign",
)  # fmt: skip
_COLONS, _COLON_ENDS = "".join(COLONS), tuple(COLONS)
_BARS = "|;\u2022\u00b7"
_BESIDE = frozenset(("dateline", "reading-time", "comments", "share", "listen", "follow"))
_JOINS_IN = {"en": ("nl", "af"), "a": ("cs", "sk"), "i": ("pl", "hr", "sr", "bs", "ca")}
_OF_WRITERS = frozenset(("byline", "agency", "bio", "credit", "dateline"))
_OF_TIME = frozenset(("dateline", "reading-time"))
_AGENCY_WORDS = 3
_SHORT_NAME_CHARS = 2  # where it is one word
_DESK_CHARS = 4
_SIGN_CHARS = 3
_AGENCY_AND_SIGN = 2
_HOUSES_ADDRESS = re.compile("(?:press|presse|prensa|stampa|media|pr|info|contact|kontakt|comms)@", re.IGNORECASE)
_HANDLE = re.compile(r"\s@\w{2,30}$")
_SOURCE_WORDS = 2
_TO_COLON = dict.fromkeys(map(ord, COLONS), ":")
_JOB_WORDS = 6
_LABEL_WORDS = 4
_PLACE_WORDS = 3
_AFTER_BAR = re.compile(rf"[|•·{ELEMENT} ]+")
_DEGREE_CHARS = 3  # "MD" is a degree and a state
_ZONE_CHARS = 4  # "Uhr", "IST", "klo"
_HANGUL = regex.compile(r"\p{Hangul}")
_FILE = re.compile(r"\.[a-z]")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}\s?[:.hH]\s?\d\d(?!\d)")
_IN_PLACE = regex.compile(r"\p{Ll}{1,4}\s\p{Lu}[\p{L}\p{M}.'’-]+(?:\s\p{Lu}[\p{L}\p{M}.'’-]+)?")  # "in Lumeport"
_PLACE_LETTERS = regex.compile(r"[\p{L}\p{M}.'’ -]+")
_SHORT_HOUSE = re.compile("[A-Z]{2,5}")
_INITIALS = regex.compile(r"\p{Ll}{2,5}|\p{Lu}{2,3}")


def _is_with(mark: str) -> bool:
    """Tell whether the word between two parts is one for what helped: "with"."""
    return not name_words().together_with.isdisjoint(mark.replace(ELEMENT, " ").strip(" ,(").split()[:1])


def _opens_or_ends_job(part: str) -> bool:
    """Tell whether a part opens or ends with a job of the press: "Korrespondent in Bern", "envoyée spéciale à Rome"."""
    words = part.lower().split()
    return names_job(part) or any(" ".join(words[:count]) in name_words().roles for count in (2, 3))


def _is_join(mark: str) -> bool:
    """Tell whether what parts two parts is a word and no mark: "and"."""
    return any(map(str.isalpha, mark)) and "," not in mark


@cache
def _from_place() -> re.Pattern[str]:
    """Return the pattern of who reports from where: "From Ada Quill in Lumeport"."""
    return re.compile(r"(?:From|FROM)\s(?P<name>[^\s,]+(?:\s[^\s,]+){1,3})\s(?:in|at|IN|AT)\s[A-Z][\w .'-]{1,30}")


@cache
def _reports() -> re.Pattern[str]:
    """Return the pattern of a name before the word that its bearer reports: "Ada Quill reports"."""
    words = "|".join(map(re.escape, name_words().reports))
    place = r"\s[^\W\d_]{1,5}\s[^\s,.]{2,20}(?:\s[^\s,.]{2,20})?"  # "aus Rom"
    return re.compile(rf"(?P<name>[^\s,]+(?:\s[^\s,]+){{1,3}})\s(?:{words})(?:{place})?")


@cache
def _reported_from() -> re.Pattern[str]:
    """Return the pattern of the place and the word for a report before a name: "Aus Rom berichtet Ada Quill"."""
    words = "|".join(map(re.escape, name_words().reports))
    return re.compile(rf"[^\W\d_]{{1,5}}\s[^\s,.]{{2,20}}\s(?:{words})\s(?P<name>[^\s,]+(?:\s[^\s,]+){{1,3}})")


@cache
def _specially() -> re.Pattern[str]:
    """Return the pattern of for whom somebody wrote this once, behind the name: "Ada Quill special to the Gull"."""
    words = "|".join(map(re.escape, name_words().specially))
    return re.compile(rf"(?P<name>[^\s,]+(?:\s[^\s,]+){{1,3}})\s(?:{words})\s.{{2,60}}", re.IGNORECASE)


def _is_label(part: str, language: str | None) -> bool:
    """Tell whether a part is but a word before who wrote: "By", "Words", which a colon ends elsewhere."""
    return (is_byline_word(part, language) or is_byline_word(f"{part}:", language)) and not is_agency(part)


def _is_place(name: str) -> bool:
    """Tell whether words are a place's: "New York", "Hà Nội"."""
    words, lower = name_words(), name.lower()
    return lower in words.places or lower.partition(" ")[0] in words.place_openings
