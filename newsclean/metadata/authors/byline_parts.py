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
    ENDS_OF_NO_BYLINE,
    after_byline_word,
    before_place,
    is_byline_word,
    names_others,
    tells_of_others,
)
from newsclean.metadata.authors.bylines import are_names_alone, is_account, part_prefixed_join, visible_names
from newsclean.metadata.authors.east_asian_bylines import reporters
from newsclean.metadata.authors.jobs import ends_in_job, follows_name, is_job, is_office, names_job
from newsclean.metadata.authors.name_words import (
    EDGES,
    is_agency,
    is_agency_alone,
    is_body,
    is_newsroom,
    is_paper,
    is_station_behind,
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


class Part(NamedTuple):
    """A part of a line, between two marks."""

    mark: str
    """What parts it from the one before: marks, ends of elements, or a word such as "and"."""
    text: str
    behind_by: str | None
    """What follows the byline word that it opens with, None where it opens with none."""

    @property
    def is_joined(self) -> bool:
        """Tell whether a word and no mark stands before it: "and"."""
        return any(map(str.isalpha, self.mark)) and "," not in self.mark

    @property
    def is_with(self) -> bool:
        """Tell whether the word before it is one for what helped: "with"."""
        return not name_words().together_with.isdisjoint(self.mark.replace(ELEMENT, " ").strip(" ,(").split()[:1])


def read_byline(line: str, lexicon: Lexicon, sites: Collection[str]) -> Byline | None:
    """Return what a line says whose every part is of a byline, None where one is not.

    `sites` are the keys of the site's names. Where elements begin or end, `ELEMENT` stands in the line.
    """
    if not 1 < len(line) <= MAX_LINE_CHARS or "://" in line or line.rstrip().endswith(ENDS_OF_NO_BYLINE):
        return None
    reader = _Reader(lexicon, sites, _is_in_brackets(line))
    if rest := _behind_label(line, lexicon.code):
        reader.is_spoken, reader.last, line = True, _LABEL, rest
    parts = list(_parts(name_words().pictures.sub(rf"{ELEMENT}\g<0>", _with_days_marked(line))))
    if len(parts) > _MOST_PARTS or any(text.count(" ") >= _MOST_WORDS for _, text in parts):
        return None
    code = lexicon.code
    are_all = all(reader.takes(Part(mark, text, after_byline_word(text, code))) for mark, text in parts)
    return reader.byline() if are_all else None


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


def _with_days_marked(line: str) -> str:
    """Return a line with `_DAY` for each day in it."""
    days = 0
    while days < _MOST_DAYS and (span := day_span(line)):
        line = f"{line[: span[0]]}{ELEMENT}{_DAY}{ELEMENT}{line[span[1] :]}"
        days += 1
    return line


_AROUND_LABEL = f"{ELEMENT} (（[【*"
_MOST_DAYS = 3  # of publication and of two changes
_MOST_PARTS = 24  # a bound, by hand
_MOST_WORDS = 14  # of a part, by hand: longer ones are sentences, and dear to look at
_DAY = "\ue001"
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
class _Reader:
    """What the parts of a line have said so far.

    Each method that takes a part and returns a kind returns None where the part is of no kind that it knows, and notes
    what it says where it is.
    """

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
    """The kind of the part before."""
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

    def takes(self, part: Part) -> bool:
        """Tell whether a part is of a byline, and note what it says."""
        if any(bar in part.mark for bar in _BARS):
            self.of_others = self.of_others and self.last == _LABEL
        self.last = (
            self._day(part)
            or self._of_others(part)
            or self._label(part)
            or self._initials_in_brackets(part)
            or self._address(part)
            or self._labelled(part)
            or self._behind_name(part)
            or self._korean_reporters(part)
            or self._house(part)
            or self._beside(part)
            or self._name(part)
            or self._place(part)
            or _OTHER
        )
        return self.last != _OTHER

    # ---- what says who did what --------------------------------------------------

    def _day(self, part: Part) -> str | None:
        if part.text != _DAY:
            return None
        self.is_dated = True
        return _DATE

    def _of_others(self, part: Part) -> str | None:
        """Return the kind of what says who took the pictures or edited; of what says who wrote behind a name, too."""
        words, lower = name_words(), part.text.lower()
        if lower in words.text_words and (self.last == _NAME or part.mark.endswith(_BRACKETS)):
            return _TOLD  # "Ada Quill (text)"
        if lower in words.picture_words and self.last == _NAME and part.mark.endswith(_BRACKETS):
            self.people.discard(self.authors.pop())
            self.is_told = True
            return _TOLD  # "Ben Osei (pictures)"
        if tells_of_others(part.text) or lower.rstrip(_COLONS) in words.picture_words:
            self.of_others = self.is_told = True
            return _LABEL
        opening, _, behind = part.text.partition(" ")
        is_picture = behind != "" and opening.lower() in words.picture_words
        if is_picture and (opens_small(behind) or are_names_alone(behind)):
            self.is_told = True
            return _TOLD  # "фото автора", "사진 이두리"
        if names_others(part.text):
            self.of_others = self.is_told = True
            return _TOLD
        return None

    def _label(self, part: Part) -> str | None:
        """Return the kind of but a word before who wrote: "By", "Words", which a colon ends elsewhere."""
        text = part.text
        is_label = part.behind_by is not None and not part.behind_by.strip(EDGES)
        is_label = is_label or is_byline_word(f"{text}:", self.lexicon.code)
        if not is_label or is_agency(text):
            return None
        self.of_others, self.is_spoken = False, True
        return _LABEL

    def _address(self, part: Part) -> str | None:
        """Return the kind of an address, or of for whom somebody wrote; the house's own is of no byline."""
        if _HOUSES_ADDRESS.match(part.text):
            return _OTHER
        is_handle_behind = " @" in part.text  # of a name
        if ("@" in part.text and not is_handle_behind) or fold(part.text).startswith(tuple(name_words().specially)):
            self.is_told = True
            return _TOLD
        return None

    def _labelled(self, part: Part) -> str | None:
        """Return the kind of a label, which must be of what stands beside names."""
        is_label = part.text.endswith(COLONS) and part.behind_by is None
        return (self._beside(part) or _OTHER) if is_label else None

    # ---- what stands behind a name -----------------------------------------------

    def _behind_name(self, part: Part) -> str | None:
        """Return the kind of a job, an office or the rest of its field behind a name."""
        text = part.text
        if self.last in (_NAME, _PLACE, _TOLD) and (follows_name(text) or is_job(text) or ends_in_job(text)):
            self._tell_job(text)
            return _TOLD
        if self.last in (_NAME, _TOLD) and (is_office(text) or is_body(text)):
            self.is_told = True
            return _TOLD
        return _TOLD if self.last == _TOLD and part.is_joined else None  # "Head of Sales and Quays"

    def _tell_job(self, job: str) -> None:
        """Note a job, or one of several degrees: "VMD, DACVB"."""
        self.degrees += len(job) <= _DEGREE_CHARS
        self.is_told = self.is_told or len(job) > _DEGREE_CHARS or self.degrees > 1

    # ---- houses --------------------------------------------------------------------

    def _house(self, part: Part) -> str | None:
        """Return the kind of an agency, a newsroom, or a source that is one."""
        name = (part.behind_by or part.text).strip(EDGES)
        found = self.lexicon.match(part.text)
        if found and found.category not in _OF_WRITERS:
            return None  # "Write to the newsroom"
        if is_agency_alone(name) or is_newsroom(name):
            if not self.of_others:
                self._note_house(name, part)
            return _HOUSE
        is_desk = name.islower() and len(name) <= _DESK_CHARS and not self.is_in_brackets
        if self.last == _HOUSE and part.mark == "/" and is_desk:
            return _HOUSE  # "dpa/lnw"
        return self._source(part)

    def _note_house(self, name: str, part: Part) -> None:
        """Note an agency or a newsroom, which is no author beside people but where a word joins it to them."""
        is_beside = bool(self.people) and (not any(map(str.isalpha, part.mark)) or part.is_with)
        if self.people and not is_beside:
            self.joined.add(name)
        is_again = self.last == _HOUSE and part.mark.strip() in ("(", "（")  # its short form
        if not is_beside and not is_again:
            self.authors.append(name)
        self.is_told = True
        self.is_spoken = self.is_spoken or bool(part.behind_by)

    def _source(self, part: Part) -> str | None:
        """Return the kind of an agency behind a label: "Quelle: dpa", "Theo TTXVN"."""
        label, colon, name = part.text.translate(_TO_COLON).partition(":")
        name = name.strip(EDGES)
        if not colon:
            words = part.text.split()
            tails = (" ".join(words[-count:]) for count in range(1, min(len(words), _AGENCY_WORDS + 1)))
            name = next(filter(is_agency, tails), "")
            found = self.lexicon.match(part.text) if name else None
            if found is None or found.category != "agency":
                return None
        elif label.count(" ") >= _SOURCE_WORDS or not is_agency_alone(name):
            return None
        if not self.people:
            self.authors.append(name)
        self.is_told = True
        return _HOUSE

    # ---- what stands beside names ------------------------------------------------

    def _beside(self, part: Part) -> str | None:
        """Return the kind of what stands beside names in a byline: a time of day, a job, the site."""
        if part.behind_by is not None:
            return None
        text, words = part.text, part.text.split()
        is_house = bool(self.authors) and (is_paper(text) or is_station_behind(self.authors[0], text))
        if is_house or squeeze(text) in self.sites:
            return _SITE
        if is_job(text) or (len(words) <= _JOB_WORDS and _opens_or_ends_job(text) and not has_digits(text)):
            self._tell_job(text)
            return _TOLD
        found = self.lexicon.match(text)
        if found and found.category in _BESIDE:
            self.is_dated = self.is_dated or found.category in _OF_TIME
            return _DATE
        if all(names_weekday(word) or names_month(word) for word in words):
            return _DATE
        labelled = find_update_word(text) is not None or find_publish_word(text) is not None
        if labelled and len(words) <= _LABEL_WORDS:
            return _DATE
        return self._time(part) if has_digits(text) else self._behind_day(part)

    def _time(self, part: Part) -> str | None:
        """Return the kind of a time of day, or of something counted: "26 comments"."""
        text, words = part.text, part.text.count(" ") + 1
        is_counted = 1 < words <= _LABEL_WORDS and _AFTER_BAR.fullmatch(part.mark) is not None
        is_timed = _CLOCK.search(text) is not None
        is_dated = is_timed or find_date(text) is not None
        self.is_timed, self.is_dated = self.is_timed or is_timed, self.is_dated or is_dated
        return _DATE if is_dated or is_counted else None

    def _behind_day(self, part: Part) -> str | None:
        """Return the kind of what belongs to the time before it: "Uhr", "IST"."""
        text = part.text
        is_zone = len(text) <= _ZONE_CHARS or (" " not in text and opens_small(text))
        is_behind_day = self.last == _DATE and is_zone and text not in name_words().openings
        return _DATE if is_behind_day and not are_names_alone(text) else None

    # ---- names ---------------------------------------------------------------------

    def _korean_reporters(self, part: Part) -> str | None:
        """Return the kind of names that a word for a reporter follows."""
        names = reporters(part.text)
        if not names:
            return None
        self.is_spoken = True
        return self._note_people(names)

    def _note_people(self, names: Sequence[str]) -> str:
        """Note people's names, and return their kind."""
        self.authors += names
        self.people.update(names)
        return _NAME

    def _name(self, part: Part) -> str | None:
        """Return the kind of a name."""
        name, is_spoken = self._without_what_is_around(part)
        if is_spoken and not (self.of_others and self.last == _LABEL):
            self.of_others, self.is_spoken = False, True
        if self.of_others:
            return _TOLD if are_names_alone(name) or " " not in name else None
        if self._is_one_word_behind_label(part):
            if not is_account(name.lower()):
                self.authors.append(name)
            return _NAME  # "Report: Ada, Lumeport"; nobody's: "作者：佚名"
        if not name or name.lower().startswith("the ") or (" " in name and _HANGUL.search(name)):
            return None
        if not are_names_alone(name) or _FILE.search(name):
            return self._initials(part, name)
        if not self.is_spoken and not self._may_be_named(part, name):
            return None
        if self.last != _LABEL and part.behind_by is None and (_is_place(name) or self._is_before_place(part)):
            return None
        first, comma, second = part_prefixed_join(name).partition(",")
        names = visible_names([first, second] if comma else [name], language=self.lexicon.code)
        if not names or not (self.is_spoken or all(map(self._may_be_name, names))):
            return None
        is_joined = comma != "" or (self.last == _NAME and part.is_joined) or self.last == _TOLD
        self.is_joined = self.is_joined or is_joined
        return self._note_people(names)

    def _without_what_is_around(self, part: Part) -> tuple[str, bool]:
        """Return a name without its account, its place and the words around it, and whether these say who wrote."""
        name, is_spoken = part.behind_by or part.text, bool(part.behind_by)
        if " @" in name and _HANDLE.search(name):
            name, self.is_told = _HANDLE.sub("", name), True
        for pattern in (_FROM_PLACE, _reports(), _reported_from()):
            if match := pattern.fullmatch(name):
                name, is_spoken = match["name"], True
                break
        return (before_place(name) if not self.of_others and " " in name else name), is_spoken

    def _is_one_word_behind_label(self, part: Part) -> bool:
        rest = part.behind_by
        is_first = not self.last and rest is not None and " " not in rest and rest != ""
        return is_first and part.text.removesuffix(rest or "").rstrip().endswith(COLONS)

    def _may_be_named(self, part: Part, name: str) -> bool:
        """Tell whether a full name that no word opens is no phrase's, no house's, and not the one before's house."""
        if self.lexicon.match(part.text) or self.lexicon.is_house(name):
            return False
        return self.last != _NAME or not any(bar in part.mark for bar in "|-–—")

    def _is_before_place(self, part: Part) -> bool:
        """Tell whether the word between two parts is "and" in other languages than the page's, where it is "in"."""
        word = part.mark.replace(ELEMENT, " ").strip()
        return self.lexicon.code not in _JOINS_IN.get(word, (self.lexicon.code,))

    def _may_be_name(self, name: str) -> bool:
        """Tell whether a full name is one where no word says so; behind another one it need not open with a surname."""
        return " " in name or is_name_alone(name) or (self.last == _NAME and len(name) > _SHORT_NAME_CHARS)

    # ---- initials and places -----------------------------------------------------

    def _initials_in_brackets(self, part: Part) -> str | None:
        """Return the kind of small letters in brackets, before they are looked at as anything else: "(mw)"."""
        may_sign = self.is_in_brackets and self.last in ("", _HOUSE, _SIGN) and part.text.islower()
        return self._initials(part, part.text) if may_sign else None

    def _initials(self, part: Part, name: str) -> str | None:
        """Return the kind of initials: "AJM", "mw/dpa"."""
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

    def _place(self, part: Part) -> str | None:
        """Return the kind of a place, behind names or before an agency."""
        text = part.text
        if self.last == _NAME and _IN_PLACE.fullmatch(text):
            return _PLACE
        if text.count(" ") >= _PLACE_WORDS or not _PLACE_LETTERS.fullmatch(text) or opens_small(text):
            return None
        if not self.last:
            self.places.append(text)
            return _PLACE
        is_behind = not part.is_joined or self._is_before_place(part)
        if self.last not in (_NAME, _HOUSE, _TOLD, _PLACE, _SITE) or not is_behind:
            return None
        self.is_told = self.is_told or (self.last == _NAME and part.mark.strip(" ") in ("/", "|", "＝"))
        return _PLACE


_OTHER, _DATE, _TOLD, _LABEL, _HOUSE, _SITE, _NAME, _PLACE, _SIGN = (
    "other", "date", "told", "label", "house", "site", "name", "place", "sign",
)  # fmt: skip
"""The kinds of parts."""
_COLONS = "".join(COLONS)
_BRACKETS = ("(", "（", "[")
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
# Who reports from where: "From Ada Quill in Lumeport".
_FROM_PLACE = re.compile(
    r"(?:From|FROM)\s(?P<name>[^\s,]+(?:\s[^\s,]+){1,3})\s(?:in|at|IN|AT)\s[A-Z][\w .'-]{1,30}"
)
_INITIALS = regex.compile(r"\p{Ll}{2,5}|\p{Lu}{2,3}")


def _opens_or_ends_job(part: str) -> bool:
    """Tell whether a part opens or ends with a job of the press: "Korrespondent in Bern", "envoyée spéciale à Rome"."""
    words = part.lower().split()
    return names_job(part) or any(" ".join(words[:count]) in name_words().roles for count in (2, 3))


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


def _is_place(name: str) -> bool:
    """Tell whether words are a place's: "New York", "Hà Nội"."""
    words, lower = name_words(), name.lower()
    return lower in words.places or lower.partition(" ")[0] in words.place_openings
