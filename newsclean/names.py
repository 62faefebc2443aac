"""Author names out of bylines (layer 1): str in, names of people and desks out. Words are data: names.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from newsclean.dates import names_month, names_weekday
from newsclean.phrase_files import file_heads, primary_code
from newsclean.text import fold

MAX_NAME_CHARS = 60
MAX_NAME_WORDS = 6
MAX_FULL_NAME_WORDS = 4
MAX_UNCASED_CHARS = 5
MAX_LINE_CHARS = 400
"""A longer text is no byline."""
MAX_REPORTERS_CHARS = 80
"""A longer text that names a reporter is the article's first paragraph."""
MAX_NAMES = 20

_NOT_A_NAME = re.compile(r"https?:|www\.|@|[{}<>=_#%]|\d{3}|\.(?:php|html?)\b|\b[a-z]+(?:\.[a-z]+){2,}")
_EDGES = " \t.,;:|/-–—•·⋅*[]\"“”„«»'‘’"
_LETTERS = re.compile(r"[^\W\d_]+(?:(?:[-'’ ]|\. ?)[^\W\d_]+)*\.?")
_WORD = re.compile(r"[^\W\d_][\w.'’\-‐]*")
_TAIL = re.compile(r"\s[-–—•·⋅]\s")
# What follows a name: "Ada Quill on 5 May", "Ada Quill Published 5 May", "Ada Quill @ada", "Ada Quill For The Gull",
# "Ada Quill aus Rom".
_BEHIND_NAME = re.compile(
    r"\s(?:@|[a-z\xdf-\xff]{0,5}\s?\d|(?:[Ff]or|FOR|in|at|on|from|aus|depuis|desde)\s+(?:[Tt]he\s|THE\s)?[A-Z]).*",
    re.DOTALL,
)
_DAY = re.compile(r"\s\d{1,2}(?!\d)(?:st\b|nd\b|rd\b|th\b)?,?\s?(\w*)")
# "NEW YORK - By Ada Quill", "LONDON (Reuters)", "LONDON, March 4 (Reuters) -"
_PLACE_BEFORE = re.compile(r"(?P<place>[^\W\d_][^()\d:]{1,30}?)\s?(?:\([^()]{2,20}\)\s?)?[-–—|]\s?(?=[^\W\d_])")
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^()\d,:]{1,30}?)\s?(?:,[^()]{1,20})?\((?P<agency>[^()]{2,20})\)[\s\-–—]{0,3}"
)
# "(Image: Agency)", "(mit dpa)": what stands in brackets and is no nickname
_ASIDE = re.compile(
    r"[(\[](?:[^()\[\]]*[:/][^()\[\]]*|(?:with|mit|avec|con|com|med|met|m\.|z)\s[^()\[\]]*)[)\]]", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\s?[(（]([^()（）]{1,40})[)）]\s*$")  # "Ada Quill (text)"
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{5})\.\s")  # not of "St. John", "Prof. Quill"
_NAME_END = re.compile(r"(?<=[^\W\d_]{3})\.\s")
_GENERATION = re.compile(r"[JS]r\.?|III?|IV")
_KEEPS_STOP = re.compile(r"\s(?:[JS]r|[^\W\d_]|Inc|Ltd|Corp|Co)$")  # "Ada Quill Jr.", "Ada Q.", "Gull Inc."
# "d'Avila", "al-Quill", "tSaoir"
_ELIDED = re.compile(r"(?:[^\W\d_]{1,3}['’‐-]|[thn](?=[^\W\d_a-z]))(?P<rest>[^\W\d_])")
# In Korean the word for a reporter stands behind the name; a particle behind the word makes it part of a sentence.
_KOREAN_REPORTER = re.compile(r"(?<![가-힣])([가-힣]{2,4})\s(?:(?:선임|수습|인턴|객원|전문)?기자|특파원)(?![가-힣])")
# In Chinese it stands before it, with no mark between: not "記者会見", the Japanese for a press conference.
_CHINESE_LABEL = re.compile(r"(?:作者|[记記]者|撰文|撰稿|采写|執筆|执笔)\s?[:：]\s?")
_BEHIND_LABELLED = re.compile(r"\s[^\s:：]{1,6}\s?[:：]|[|｜]")  # "责任编辑："
_CHINESE_REPORTER = r"(?:本[报報])?[记記]者(?=[\u4e00-\u9fff]{2,4}(?:[／/、\s]|$))(?![会會站团團证証招席协協节節])"


_KATAKANA = re.compile(r"[ァ-ヺー]++")


class _Words(NamedTuple):
    by: tuple[str, ...]
    """The words that open a byline on pages in whatever language."""
    split: re.Pattern[str]
    roles: frozenset[str]
    role_words: frozenset[str]
    """The words of the roles."""
    role_tails: tuple[str, ...]
    grades: frozenset[str]
    """Words of a role before it: "senior"."""
    not_names: frozenset[str]
    particles: frozenset[str]
    particle_pairs: frozenset[str]
    joins: frozenset[str]
    """The words between two names: "and"."""
    openings: frozenset[str]
    """Words in lower case that no name begins with."""
    desks: frozenset[str]
    desk_endings: tuple[str, ...]
    agencies: frozenset[str]
    papers: frozenset[str]
    """What the names of papers end in."""
    paper_endings: tuple[str, ...]
    companies: tuple[str, ...]
    """What the names of companies end in."""
    ranks: tuple[str, ...]
    accounts: frozenset[str]
    own_work: frozenset[str]
    """A label before the account whose own work the article is."""
    pictures: re.Pattern[str]
    """What names who took the pictures, at its start: "Photos: "."""
    not_by: tuple[str, ...]
    picture_words: frozenset[str]
    text_words: frozenset[str]
    marks: frozenset[str]
    """What an element with a writer's name is called."""
    not_marks: frozenset[str]
    chinese_name: re.Pattern[str]
    """A common surname and a given name of one or two characters."""
    korean_name: re.Pattern[str]
    """A common surname and a given name of two syllables, or of one behind a surname of two."""
    japanese_name: re.Pattern[str]
    """A common surname and a given name."""
    japanese_given: re.Pattern[str]
    """Four or five characters of which the last is one that given names end in."""


@cache
def _words() -> _Words:
    data = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
    joins = "|".join(re.escape(word) for word in data["joins"])
    lasts = "|".join(re.escape(word) for word in data["last_joins"])
    pictures = "|".join(re.escape(word) for word in sorted(data["pictures"], key=len, reverse=True))
    return _Words(
        by=tuple(data["by"]),
        split=re.compile(rf"\s*([,;|&/、，・／])\s*(?:(?:{lasts})\s+(?=[^\W\da-zß-ÿа-я_]))?|\s+(?:{joins})\s+"),
        roles=frozenset(data["roles"]),
        role_words=frozenset(word for role in data["roles"] for word in role.split()),
        role_tails=tuple(" " + role for role in sorted(data["roles"], key=len, reverse=True)),
        grades=frozenset(data["grades"]),
        not_names=frozenset(data["not_names"]),
        particles=frozenset(data["particles"]),
        particle_pairs=frozenset(data["particle_pairs"]),
        joins=frozenset(data["joins"]),
        openings=frozenset(data["joins"]) | frozenset(data["prepositions"]),
        desks=frozenset(data["desks"]),
        desk_endings=tuple(data["desk_endings"]),
        agencies=frozenset(data["agencies"]),
        papers=frozenset(data["papers"]),
        paper_endings=tuple(data["paper_endings"]),
        companies=tuple(data["companies"]),
        ranks=tuple(data["ranks"]),
        accounts=frozenset(data["accounts"]),
        own_work=frozenset(data["own_work"]),
        pictures=re.compile(
            rf"(?<![^\W\d_])(?:{pictures})(?:\s(?:by|von|par|por|di|av|af|door)\s|\s?[:：/／・＝]|(?<=\.)\s)",
            re.IGNORECASE,
        ),
        not_by=tuple(data["not_by"]),
        picture_words=frozenset(data["pictures"]),
        text_words=frozenset(data["texts"]),
        marks=frozenset(data["marks"]),
        not_marks=frozenset(data["not_marks"]),
        chinese_name=re.compile(
            rf"(?:[{data['chinese_surnames']}]|{'|'.join(data['chinese_double_surnames'])})[\u4e00-\u9fff]{{1,2}}"
        ),
        korean_name=re.compile(
            rf"(?:{'|'.join(data['korean_double_surnames'])})[가-힣]{{1,2}}|[{data['korean_surnames']}][가-힣]{{2}}"
        ),
        japanese_name=re.compile(
            rf"(?:{'|'.join(sorted(data['japanese_surnames'], key=len, reverse=True))})"
            r"[\u3005\u3040-\u30ff\u4e00-\u9fff]{1,3}"
        ),
        japanese_given=re.compile(
            rf"[\u3005\u4e00-\u9fff]{{3,4}}[{''.join(data['japanese_given_ends'].split())}]"
        ),
    )


def _byline_word(text: str, language: str | None) -> re.Match[str] | None:
    """Return the byline word that a text opens with, with what follows it up to the name."""
    code = primary_code(language)
    words = _byline_words_of(code if code in file_heads() else "und")
    is_likely = text[:2].lower() in words.starts or text[:1] in words.starts
    return words.pattern.match(text) if is_likely else None


class _BylineWords(NamedTuple):
    pattern: re.Pattern[str]
    starts: frozenset[str]
    """The first two characters of each, or its only one: most texts open with others."""


@cache
def _byline_words_of(code: str) -> _BylineWords:
    """Return the words of all languages, with those of one's file that may open a name elsewhere: "per", "gan".

    No name opens with two words of another language's bylines, nor with one that a colon ends: "geskryf deur".
    """
    heads = file_heads()
    told = (word for head in heads.values() for word in head.by if " " in word or word.endswith(_COLONS))
    words = {word.lower() for word in (*_words().by, *told, *(heads[code].by if code in heads else ()))}
    by = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    pattern = rf"(?:{by})(?:\s*[:：＝]\s*|\s+|(?<=[：:／/・●])|$)|{_CHINESE_REPORTER}"
    starts = {word[:2] for word in words} | {"本报", "本報", "记者", "記者"}
    return _BylineWords(re.compile(pattern, re.IGNORECASE), frozenset(starts))


_COLONS = (":", "：", "/", "=", "・", "●")


def is_desk(name: str) -> bool:
    """Tell whether a name is a desk's: "Gull staff", "Redaktion Seemeile", "Nieuwsredactie"."""
    words = [token.strip(_EDGES) for token in name.lower().split()]
    return any(word in _words().desks or word.endswith(_words().desk_endings) for word in words)


def is_role_word(word: str) -> bool:
    """Tell whether a word, in lower case, is one of those that jobs are called by."""
    return word in _words().role_words


def is_job(text: str) -> bool:
    """Tell whether a text opens or ends with a word that is a job by itself: "reporter, Lume", "harbour reporter"."""
    tokens = text.lower().split()
    return not _words().roles.isdisjoint((tokens[0].strip(_EDGES), tokens[-1].strip(_EDGES)))


def is_byline_word(text: str, language: str | None = None) -> bool:
    """Tell whether a text is nothing but a word that opens a byline.

    >>> is_byline_word("Written by:")
    True
    """
    match = _byline_word(text, language)
    return match is not None and not text[match.end() :].strip(_EDGES)


def after_byline_word(text: str, language: str | None = None) -> str | None:
    """Return what follows the byline word that a text opens with, or None where it opens with none.

    `language` is the code that the page declares, None where it declares none.

    >>> after_byline_word("By Ada Quill"), after_byline_word("Deur Ada Roe"), after_byline_word("Deur Ada Roe", "af")
    ('Ada Quill', None, 'Ada Roe')
    """
    match = _byline_word(text, language)
    return text[match.end() :].strip() if match else None


def before_place(byline: str) -> str:
    """Return what stands right behind a byline word up to a day, a place, an account or the site's name.

    >>> before_place("Ada Quill in Lumeport"), before_place("Ada Quill Published 5 May 2024")
    ('Ada Quill', 'Ada Quill')
    >>> before_place("Ada Roe. Saturday 5 May"), before_place("Ada St. John")
    ('Ada Roe', 'Ada St. John')
    """
    end = _NAME_END.search(byline)
    if end and " " in byline[: end.start()] and byline[: end.start()].lower() not in _words().ranks:
        byline = byline[: end.start()]
    behind = _BEHIND_NAME.search(byline)
    words = byline[: behind.start()].split() if behind else byline.split()
    day = _DAY.match(behind[0]) if behind else None
    if day and len(words) > 2 and names_month(words[-1]) and not names_month(day[1]):  # "Ada Quill March | 4, 2024"
        words.pop()
    if day and len(words) > 2 and names_weekday(words[-1]):
        words.pop()
    while words and words[-1].lower().strip(_EDGES) in _words().not_names:
        words.pop()
    return " ".join(words)


def split_names(texts: Iterable[str], language: str | None = None) -> tuple[str, ...]:
    """Return the names in lines that are known to hold authors.

    >>> split_names(["By Ada Quill and Ben Osei, Senior Reporter"])
    ('Ada Quill', 'Ben Osei')
    """
    return _unique(name for text in texts for part in _parts(text, language) if (name := _name(part, language)))


def first_name_first(text: str) -> str:
    """Return an author as catalogues write them with the first name first, any other text as it is.

    >>> first_name_first("Quill, Ada B."), first_name_first("Ada Quill, Ben Osei")
    ('Ada B. Quill', 'Ada Quill, Ben Osei')
    """
    last, comma, first = text.partition(",")
    is_one = comma and "," not in first and len(text) <= MAX_NAME_CHARS
    if not is_one or (" " in last.strip() and " " in first.strip()) or _GENERATION.fullmatch(first.strip()):
        return text
    return f"{first.strip()} {last.strip()}" if first.strip() and first.strip().lower() not in _words().roles else text


def is_dateline(text: str) -> bool:
    """Tell whether a text is a place in capitals and an agency in brackets.

    >>> is_dateline("PARIS (AFP)"), is_dateline("LUMEPORT, March 4 (Reuters) -"), is_dateline("Ada Quill (AFP)")
    (True, True, False)
    """
    match = _DATELINE.fullmatch(text.strip())
    return match is not None and match["place"].isupper() and is_agency(match["agency"])


def behind_dateline(text: str, language: str | None = None) -> str:
    """Return what a byline says behind the place in capitals that it opens with, any other text as it is.

    >>> behind_dateline("NEW YORK - By Ada Quill"), behind_dateline("LUMEPORT - Ada Quill")
    ('By Ada Quill', 'Ada Quill')
    >>> behind_dateline("ADA QUILL - Harbour Reporter")
    'ADA QUILL - Harbour Reporter'
    """
    match = _PLACE_BEFORE.match(text)
    if match is None or not match["place"].isupper():
        return text
    behind = text[match.end() :]
    is_place = len(match["place"]) > _MAX_ACRONYM_CHARS and " " not in match["place"]
    is_byline = after_byline_word(behind, language) or (is_place and is_full_name(behind))
    return behind if is_byline else text


_MAX_ACRONYM_CHARS = 4  # of an office, "PMJS - Lume Quay", rather than a place


_BRACKETS = "()\uff08\uff09"


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
            is_described = len(parts) > 1 and name.islower()  # "Ada Quill, gardener"
            is_behind = bool(names) and (is_agency(name) or _ends_in_role(name) or is_paper(name))
            if not is_described and not is_behind and looks_like_name(name, known=known):
                names.append(name)
    return _unique(names)


def reporters(text: str) -> tuple[str, ...]:
    """Return the names that a word for a reporter follows, as in Korean.

    >>> reporters("김하나 기자 · 이두리 기자"), reporters("김하나 기자가 말했다")
    (('김하나', '이두리'), ())
    """
    is_dateline = len(text) > MAX_REPORTERS_CHARS or "=" in text
    return () if is_dateline else _unique(_KOREAN_REPORTER.findall(text))


def labelled_names(text: str) -> tuple[str, ...]:
    """Return the names behind a Chinese word for who wrote that stands amid a line.

    >>> labelled_names("来源：流明日报 作者：林晓雯 责任编辑：王大同")
    ('林晓雯',)
    """
    if names := outlet_reporters(text):
        return names
    label = _CHINESE_LABEL.search(text)
    return visible_names([_BEHIND_LABELLED.split(text[label.end() :], maxsplit=1)[0]]) if label else ()


def before_label(text: str) -> str:
    """Return a text up to the next label in Chinese characters: "责任编辑：".

    >>> before_label("林晓雯 责任编辑：王大同"), before_label("Ada Quill, editor: Ben Osei")
    ('林晓雯', 'Ada Quill, editor: Ben Osei')
    """
    return _HAN_LABEL.split(text, maxsplit=1)[0]


_HAN_LABEL = re.compile(r"\s[\u4e00-\u9fff]{1,6}\s?[:：]")


def outlet_reporters(text: str) -> tuple[str, ...]:
    """Return the Chinese names behind a word for a reporter that the paper's name stands before, in a line of its own.

    >>> outlet_reporters("流明晚报见习记者 林晓雯 王大同"), outlet_reporters("流明晚报记者 林晓雯 摄")
    (('林晓雯', '王大同'), ())
    """
    match = _OUTLET_REPORTER.fullmatch(text) if len(text) <= MAX_NAME_CHARS else None
    if match is None:
        return ()
    names = _BETWEEN_REPORTERS.split(match["names"])
    return _unique(names) if all(map(_words().chinese_name.fullmatch, names)) else ()


# "流明晚报见习记者 林晓雯", "采写：流明记者 林晓雯", "【文/流明网作者 林晓雯】": a space or a mark before the names.
_OUTLET_REPORTER = re.compile(
    r"[【\[（(]?(?:(?:采写|撰文|文)\s?[:：/／])?[\w《》·]{0,12}"
    r"(?:[记記]者|作者|撰稿人|[评評][论論][员員])\s?[\s:：/／|｜]\s?"
    r"(?P<names>[\u4e00-\u9fff]{2,4}(?:[\s、，/／&][\u4e00-\u9fff]{2,4}){0,5})[】\]）)]?"
)
_BETWEEN_REPORTERS = re.compile(r"[\s、，/／&]")


def says_own_work(text: str) -> bool:
    """Tell whether a text is the label before the account whose own work an article is."""
    return text in _words().own_work


def names_others(text: str) -> bool:
    """Tell whether a text opens with words behind which those are named who did not write: "Photos:", "Edited by"."""
    return _words().pictures.match(text) is not None or text.lower().startswith(_words().not_by)


def tells_of_others(text: str) -> bool:
    """Tell whether a text is but the words before the name of who did something else than write: "Reviewed by"."""
    return text.lower().strip(":：|｜ ") in _not_by_labels()


@cache
def _not_by_labels() -> frozenset[str]:
    return frozenset(word.rstrip(":：") for word in _words().not_by)


def behind_pictures(text: str, language: str | None = None) -> str | None:
    """Return what names the writers, in a text that opens with who took the pictures; None for any other.

    >>> behind_pictures("Pictures by Ada Quill, words by Ben Osei"), behind_pictures("Photos: Ada Quill, Ben Osei")
    ('words by Ben Osei', None)
    """
    words = _words()
    if len(text) > MAX_LINE_CHARS or not words.pictures.match(text):
        return None
    rests = (text[mark.end() :] for mark in words.split.finditer(text))
    return next((rest for rest in rests if after_byline_word(rest, language) and not words.pictures.match(rest)), None)


def tells_who_did_what(text: str) -> bool:
    """Tell whether brackets behind a name say that who bears it wrote, or took the pictures.

    >>> tells_who_did_what("Ada Quill (words) and Ben Osei (pictures)"), tells_who_did_what("Ada Quill (42)")
    (True, False)
    """
    inner = {match[1].lower() for match in _BRACKETED.finditer(text)} if len(text) <= MAX_LINE_CHARS else set()
    return not (inner.isdisjoint(_words().text_words) and inner.isdisjoint(_words().picture_words))


_BRACKETED = re.compile(r"[(（]([^()（）]{1,20})[)）]")


def are_names(text: str) -> bool:
    """Tell whether a text is but full names, with their roles behind them.

    >>> are_names("Ada Quill and Ben Osei, Senior Reporter"), are_names("Ada Quill with her cow")
    (True, False)
    """
    names = [_name(part) for part in _parts(_without_brackets(text.strip(_EDGES)))]
    return bool(names) and all(name is not None and is_full_name(name) for name in names)


def is_writers_mark(words: Collection[str], *, by: bool = False) -> bool:
    """Tell whether the words that an element is called by, in lower case, are for who writes: "reporter", "name".

    `by` says that the last of them is "by".
    """
    return (by or not _words().marks.isdisjoint(words)) and _words().not_marks.isdisjoint(words)


def may_join_names(word: str) -> bool:
    """Tell whether a word in small letters stands in names or between them: "van", "and"."""
    return word in _words().particles or word in _words().joins


def is_agency(name: str) -> bool:
    """Tell whether a name is a news agency's."""
    return name.lower() in _words().agencies


def is_paper(name: str) -> bool:
    """Tell whether a name ends as those of papers and stations do: "Gull Media"."""
    return name.lower().rsplit(" ", 1)[-1] in _words().papers or name.endswith(_words().paper_endings)


def is_company(name: str) -> bool:
    """Tell whether a name ends in a company's form.

    >>> is_company("Gull Media Inc."), is_company("Seemeile Sp. z o.o."), is_company("Ada Quill"), is_company("Kim Se")
    (True, True, False, False)
    """
    words = _STOPS.sub("", name).replace(" z oo", " zoo").split()
    if len(words) == 1:
        return any(name.startswith(form) or name.endswith(form) for form in _words().companies if not form.isascii())
    if not words or (len(words[-1]) <= _SHORT_FORM_CHARS and not words[-1].isupper() and words[-1] in name):
        return False  # "Kim Se", "Ola As"
    forms = {words[-1].lower(), " ".join(words[-2:]).lower()}
    return not forms.isdisjoint(_words().companies) and not (name.isupper() and len(words[-1]) <= _SHORT_FORM_CHARS)


_SHORT_FORM_CHARS = 2
_STOPS = re.compile(r"(?<=\w)[./](?=[\w ]|$)|,")


def _without_brackets(text: str) -> str:
    """Return a text without the brackets around all of it."""
    is_whole = text[:1] in _BRACKETS[::2] and text[-1:] in _BRACKETS[1::2]
    return text.strip(_BRACKETS) if is_whole else text


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
        if len(found) == MAX_NAMES:
            break
    return tuple(found.values())


def _parts(text: str, language: str | None = None) -> list[str]:
    if len(text) > MAX_LINE_CHARS or "://" in text:
        return []
    if names := outlet_reporters(text.strip()):
        return list(names)
    words = _words()
    line = _ASIDE.sub(" ", _strip_by(behind_dateline(text, language), language))
    writers = words.pictures.split(line, maxsplit=1)[0]
    if not writers.strip(_EDGES):
        writers = words.pictures.split(_strip_by(behind_pictures(line, language) or "", language), maxsplit=1)[0]
    first, *rest = words.split.split(writers)
    parts = [first]
    for mark, part in zip(rest[::2], rest[1::2], strict=True):
        if mark and _GENERATION.fullmatch(part.strip()):
            parts[-1] += " " + part
        elif not (mark and _ends_in_role(part)):
            parts.append(part)
    if len(parts) == 2 and rest[:1] == [","] and _is_job_at_place(*parts):
        return [writers]
    if _HAN.search(writers):
        return [name for part in parts for name in _chinese_names(part.strip(), language)]
    return parts


def _chinese_names(part: str, language: str | None) -> list[str]:
    """Return the names between the spaces of a part that is but Chinese names; a Japanese name has a space within."""
    tokens = part.split(" ")
    if len(tokens) < 2 or not all(map(_words().chinese_name.fullmatch, tokens)):
        return [part]
    code = primary_code(language)
    is_chinese = code == "zh" if code != "und" else not _is_japanese(part)
    return tokens if is_chinese else [part]


def _is_japanese(text: str) -> bool:
    """Tell whether the characters of a text are all among those that Japanese has: simplified ones are not."""
    try:
        text.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


_HAN = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


def _is_job_at_place(job: str, place: str) -> bool:
    """Tell whether two parts are a job or a desk and one word for where it is: "Staff Correspondent", "Dhaka"."""
    job, place = job.strip(_EDGES), place.strip(_EDGES)
    is_word = " " not in place and place[:1].isalpha() and not (place[0].islower() or place.isupper())
    is_other = is_agency(place) or is_paper(place) or is_desk(place) or is_role_word(place.lower())
    return is_word and not is_other and not _HAN.match(place) and (is_desk(job) or _is_job_alone(job))


def _is_job_alone(text: str) -> bool:
    """Tell whether a text is a job and no more: "Correspondent", "Our Correspondent"."""
    lower = text.lower()
    return lower in _words().roles or lower.removeprefix("our ") in _words().roles


def _ends_in_role(part: str) -> bool:
    """Tell whether what stands behind a mark, as not behind "and", is the role of who is before: "Harbour Reporter"."""
    return part.lower().strip(_EDGES).endswith(_words().role_tails)


def _strip_by(text: str, language: str | None) -> str:
    """Return a text without the byline words it opens with; those that are all of it stay."""
    for _ in range(2):
        rest = after_byline_word(text.lstrip(_EDGES), language)
        if rest is None:
            break
        text = rest
    return text


def _name(part: str, language: str | None = None) -> str | None:
    """Return a part of a byline as a name, its role cut off; None where it is no name."""
    if part.lstrip().startswith(("(", "[")) or _NOT_A_NAME.search(part):
        return None
    words = _words()
    if "(" in part or "（" in part:
        bracket = _IN_BRACKETS.search(part)
        inner = bracket[1].lower() if bracket else ""
        if inner in words.picture_words:
            return None
        if bracket and (inner in words.text_words or inner in words.agencies):
            part = part[: bracket.start()]
    name = _within_edges(_TAIL.split(_strip_by(part, language), maxsplit=1)[0])
    lower = name.lower()
    if _SENTENCE_END.search(name) or lower in words.roles or lower in words.accounts or lower.endswith(_REPORTED):
        return None
    opening = name.split(" ", 1)[0]
    if opening in words.openings or opening.lower() == "for":
        return None
    name = _without_opening_role(name)
    name = capitals[1] if (capitals := _CAPITALS.match(name)) else name
    lower = name.lower()
    if lower.endswith(words.role_tails):
        for role in words.role_tails:
            if not lower.endswith(role):
                continue
            person = name[: -len(role)].strip(_EDGES)
            ungraded = " ".join(takewhile(lambda word: word.lower() not in words.grades, person.split()))
            if ungraded != person and " " not in ungraded:
                return None  # "Gull Executive News Editor"
            person = ungraded
            if " " in person or _is_uncased(person):  # "Gull staff reporter" names a desk
                first = person.split(" ", 1)[0]
                name = first if words.korean_name.fullmatch(first) else person  # "고규홍 나무 칼럼니스트": and what of
            break
    if not 2 <= len(name) <= MAX_NAME_CHARS or len(name.split()) > MAX_NAME_WORDS:
        return None
    if not _WORD.search(name) or name.lower() in words.roles or name.lower() in words.not_names:
        return None
    return None if " " not in name and is_byline_word(f"{name}:", language) else name


# A name set in capitals before the paper's: "ADA QUILL Lume Gazette".
_CAPITALS = re.compile(r"((?:[A-Z][A-Z.'’-]{1,30}\s){1,3}[A-Z][A-Z'’-]{2,30})\s[A-Z][a-z]")


def _without_opening_role(name: str) -> str:
    """Return a name without the role before it: "political editor Ada Quill"; two words stay at least."""
    is_rank = name.lower().startswith(_words().ranks)
    words = [] if "," in name or is_rank else name.split()  # not of a correspondent's "Staff Correspondent, Lumeport"
    for count in range(min(len(words) - 2, _ROLE_WORDS), 0, -1):
        role = " ".join(words[:count]).lower()
        if len(role) > _SHORT_ROLE_CHARS and role in _words().roles:
            return " ".join(words[count:])
    return name


_ROLE_WORDS = 3
_SHORT_ROLE_CHARS = 4  # "Md", "Ma" open names


_REPORTED = ("報導", "报道", "報道")  # "Taipei reports"


def _within_edges(part: str) -> str:
    """Return a part without the marks around it; a stop that belongs to the name stays."""
    name = part.strip(_EDGES)
    if _KEEPS_STOP.search(name) and part[part.find(name) + len(name) :].startswith("."):
        name += "."
    return name


def looks_like_name(name: str, *, known: bool = False) -> bool:
    """Tell whether a text is written like a person's name: capitals, no digits, no word of the page's own."""
    words = _words()
    tokens = name.split()
    if any(map(str.isdigit, name)) or (tokens[0] == "the" and not is_desk(name)):
        return False
    read = tokens[1:] if len(tokens) > 1 and tokens[0] in _ALSO_FIRST_NAMES else tokens
    if any(token.lower().strip(_EDGES) in words.not_names for token in read):
        return False
    if known and tokens[-1].endswith(words.desk_endings):
        return True  # "our newsroom" in one word: "onze nieuwsredactie"
    if _HAN_PHRASE.search(name):
        return False
    if len(tokens) == 1:
        return (known and not names_weekday(name)) or (_is_uncased(name) and len(name) <= MAX_UNCASED_CHARS)
    pairs = zip(["", *tokens], tokens, strict=False)
    return all(not token[0].islower() or _may_be_small(before, token) for before, token in pairs)


_HAN_PHRASE = re.compile(
    r"[\u3400-\u9fff]{13}|[\u3400-\u9fff]{5}\s[\u3400-\u9fff]{5}|[\u3040-\u9fff].{0,40}[:：？！。“”《》]"
)
"""What no name in Chinese characters holds: the longest of a person, with the dots of a foreign one, has 12."""


def _may_be_small(before: str, token: str) -> bool:
    """Tell whether a word of a name may begin in lower case: "de", "los" behind "de", "d'Avila"."""
    words = _words()
    if token in words.particles or f"{before} {token}".lower() in words.particle_pairs:
        return True
    match = _ELIDED.match(token)
    return match is not None and match["rest"].isupper()


_ALSO_FIRST_NAMES = frozenset(("Jan", "Mar", "Jun", "Sun"))  # and short for months and a day


def is_full_name(name: str) -> bool:
    """Tell whether a name is written like a person's first and last name: two to four words of letters alone."""
    words = name.split()
    if len(words) == 1:
        return _is_uncased(name) and len(name) <= MAX_UNCASED_CHARS and _HAN_OR_HANGUL.fullmatch(name) is not None
    if any(len(word) > _MAX_HAN_CHARS and _HAN_ALONE.fullmatch(word) for word in words):
        return False
    particles = _words().particles
    if words[-1] in particles:  # "Saved von"
        return False
    if len(words) > MAX_FULL_NAME_WORDS and sum(word.lower() not in particles for word in words) >= MAX_FULL_NAME_WORDS:
        return False
    return len(words) <= MAX_NAME_WORDS and bool(_LETTERS.fullmatch(name)) and looks_like_name(name)


_HAN_OR_HANGUL = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff가-힣·・]+")
"""The scripts that write a first and a last name in one word."""
_HAN_ALONE = re.compile(r"[\u3400-\u9fff]+")
_MAX_HAN_CHARS = 4  # of one word of two in Chinese characters: more are a phrase


def is_name_alone(name: str, language: str | None = None) -> bool:
    """Tell whether a full name is one by itself, where nothing on the page says that it is anybody's.

    In Chinese characters and in Hangul any short word may look like a name: it has to open with a common surname, or,
    but on a page in Chinese, to end as Japanese given names do. `language` is the code that the page is in.

    >>> is_name_alone("林晓雯"), is_name_alone("收盘播报"), is_name_alone("김하나"), is_name_alone("등록일")
    (True, False, True, False)
    """
    if not _HAN_OR_HANGUL.search(name):
        return is_full_name(name)
    words = _words()
    whole = "".join(name.split())
    if words.korean_name.fullmatch(whole) or words.japanese_name.fullmatch(whole):
        return True
    if primary_code(language) != "zh" and words.japanese_given.fullmatch(whole):
        return True
    return primary_code(language) != "ja" and words.chinese_name.fullmatch(whole) is not None


def _is_uncased(name: str) -> bool:
    """Tell whether a name is written in a script that knows no capitals, like 松岡大地; シェア is a loan word."""
    is_uncased = name[:1].isalpha() and not name[0].islower() and not name[0].isupper()
    return is_uncased and not _KATAKANA.fullmatch(name)
