"""The last lines below a text that sign it or say whose it is (layer 3): "(adq/bro)", "- The Lume Gazette".

In: a line and what is known of where it stands. Out: why it goes, by `SIGN_OFFS`, None where it stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import regex

from newsclean.lexicon import Lexicon
from newsclean.lines.endings import is_end_mark
from newsclean.metadata.authors.name_words import is_agency, is_desk
from newsclean.metadata.dates.date_words import find_publish_word
from newsclean.metadata.dates.dates import day_span
from newsclean.model import Rule
from newsclean.prose import NO_MARK, SENTENCE, end_mark
from newsclean.scoring.rules import BYLINE_ECHO, DATE_LINE, TOPIC_TAGS, WRITER_INITIALS, LineCut, phrase_rule
from newsclean.text import fold, has_digits, squeeze


class _Ending(NamedTuple):
    """A short line near the end of the text."""

    line: str
    site: str
    lexicon: Lexicon
    authors: Sequence[str]
    is_alone: bool
    """Nothing else stands in the last block."""


def cut_as_sign_off(
    line: str,
    site: str,
    lexicon: Lexicon,
    authors: Sequence[str] = (),
    *,
    is_last: bool,
    is_alone: bool = False,
) -> LineCut | None:
    """Return why a short line goes that is a notice with © or, at the end, one of `SIGN_OFFS`; None where it stays.

    The sets of news have no notice; in the segments set all 4 do not belong.
    """
    if line[0] == "©" and (is_last or end_mark(line) != SENTENCE or has_digits(line)):
        return LineCut(phrase_rule("copyright"), "©")
    ending = _Ending(line, site, lexicon, authors, is_alone)
    return next((LineCut(rule, line) for rule, signs in SIGN_OFFS if signs(ending)), None) if is_last else None


def _has_hashtags(ending: _Ending) -> bool:
    return ending.line[0] == "#" and _HASHTAGS.fullmatch(ending.line) is not None


_HASHTAGS = regex.compile(r"#[^\s#]++(?:,?\s?+#[^\s#]++)++")


def _names_holder(ending: _Ending) -> bool:
    return _HOLDER.fullmatch(ending.line) is not None


_HOLDER = regex.compile(r"(?:Copyright|COPYRIGHT)(?:\s\p{Lu}[\p{L}.&'’-]{0,20}+){1,4}+")


def _names_author(ending: _Ending) -> bool:
    """Tell whether a line is an author, in brackets or not, alone or with brackets behind it: "(LPA)"."""
    line, authors = ending.line, ending.authors
    return line.strip(_AROUND_NAME) in authors or (line[-1] == ")" and line.partition(" (")[0] in authors)


_AROUND_NAME = " -\u2013\u2014()[].|/\uff08\uff09"


def _names_source(ending: _Ending) -> bool:
    """Tell whether a line is a label of sources and a firm, as wire services end its release.

    The capitals tell the label from a word of a sentence.
    """
    source = _SOURCE.fullmatch(ending.line)
    if source is None:
        return False
    label = fold(source["label"]) + ":"
    found = ending.lexicon.match(f"{label} {source['firm']}")
    return found is not None and found.category == "agency" and found.phrase.startswith(label)


_SOURCE = regex.compile(r"(?P<label>\p{Lu}{3,20}+):? (?P<firm>\p{Lu}(?:[^.!?]|\.(?=\S|$)|(?<=\.\S)\.){1,60}+)")


def _is_note_of_house(ending: _Ending) -> bool:
    """Tell whether a line opens with a mark for notes and names the site."""
    return ending.line[0] in _NOTING and ending.site != "" and squeeze(ending.site) in squeeze(ending.line)


_NOTING = "※*＊٭"


def _signs_for_site(ending: _Ending) -> bool:
    """Tell whether a line is the site's name behind a dash, in brackets or beside a house's, or its address alone."""
    parts = ending.line.split("/")
    is_address = ending.is_alone and "." in ending.line[:-1]
    may_sign = ending.site != "" and (ending.line[0] in _SIGNING or len(parts) == _HOUSES or is_address)
    return may_sign and any(_names_site(part, ending.site) for part in parts)


_SIGNING = "-\u2013\u2014("
_HOUSES = 2  # the site's and an agency's


def _names_site(part: str, site: str) -> bool:
    """Tell whether a text is the site's name, what that says before a dash, or the address made of it: "Lume.example".

    Agencies are called so: "LPA - Lume Press Agency", which signs "(LPA)".
    """
    if squeeze(part) in (squeeze(site), squeeze(_DASH.split(site, maxsplit=1)[0])):
        return True
    address = part.strip(_AROUND_NAME).rpartition(".")[0]
    return " " not in address and squeeze(site) == squeeze(address)


_DASH = regex.compile(r"\s[-\u2013\u2014|]\s")


def _names_editors(ending: _Ending) -> bool:
    """Tell whether a line is an agency that is known, its writer and editors, all in capitals, as in India."""
    return _EDITORS.fullmatch(ending.line) is not None and is_agency(ending.line.partition(" ")[0])


_EDITORS = regex.compile(r"\p{Lu}{2,5}(?:\s\p{Lu}{2,4}){2,4}")


def _names_desk(ending: _Ending) -> bool:
    return " " not in ending.line and "-" in ending.line and is_desk(ending.line.rpartition("-")[2])


def _is_dated_note(ending: _Ending) -> bool:
    """Tell whether a line is no sentence, opens with a word of publication and holds a day."""
    line = ending.line
    return end_mark(line) == NO_MARK and find_publish_word(line) == 0 and day_span(line) is not None


def _ends_text(ending: _Ending) -> bool:
    return is_end_mark(ending.line, ending.lexicon)


def _is_house_alone(ending: _Ending) -> bool:
    """Tell whether all of the last block is a dash and an agency, or two: in capitals, or known however written."""
    found = _HOUSE.fullmatch(ending.line) if ending.is_alone else None
    names = found["names"].replace("/", "-").split("-") if found else []
    return found is not None and all(name.isupper() or is_agency(name) for name in names)


_HOUSE = regex.compile(r"[-\u2013\u2014]{1,2}+\s?+(?P<names>\p{L}{2,12}+(?:[/-]\p{L}{2,12}+)?+)\.?+")


def _is_edition(ending: _Ending) -> bool:
    """Tell whether a line is a Chinese paper, the day and the page on which it printed the text.

    Of such last lines by strangers 1 of 1 goes, and no annotated page has one.
    """
    return _EDITION.fullmatch(ending.line) is not None


_EDITION = regex.compile(r"\u300a[^\u300a\u300b]{2,20}\u300b\s?[(\uff08][^()\uff08\uff09]{0,20}\d\s?版[)\uff09]")


def _is_initials(ending: _Ending) -> bool:
    """Tell whether a line is initials; a few letters with no sign of it sign a text where they stand alone.

    Of these 9 of 9 do not belong (segments, pages by strangers).
    """
    line = ending.line
    return _INITIALS.fullmatch(line) is not None or (ending.is_alone and _LETTERS.fullmatch(line) is not None)


# Not in capitals alone: an agency or a score may stand so. Between two letters but one thing may stand: linear.
_INITIALS = regex.compile(
    r"\((?:\p{Ll}{2,5}+)\)|[(\[]?+\p{Ll}{2,5}+\s?+/(?:\s?+\p{Ll}{2,5}+\s?+/?+){0,3}+[)\]]?+"
    r"|(?:\p{Bengali}{2,8}+/){1,3}+\p{Bengali}{2,8}+"
    r"|/\p{Ll}{2,5}+"  # an editor alone, as in the Philippines
    r"|\(\*{1,3}\)"  # in Indonesia: 1 of 1 by a stranger, none annotated
    r"|[(\[]?+\p{Lu}{2,5}+(?:/\p{Ll}{2,5}+){1,3}+[)\]]?+"  # the agency, the house or the writer, and the editors
    r"|\p{Lu}{2,5}+\s?+//(?:\s?+\p{Lu}{2,5}+)?+"
    r"|\p{Lu}{2,5}+\s\p{Ll}{2,5}+(?:/\p{Ll}{2,5}+){1,3}+"  # "LPA adq/bro"
    r"|\u3010[\p{Han}\p{Hiragana}\p{Katakana}\u30fb\u3001\s]{2,20}\u3011"  # East Asian papers set the name so
)
_LETTERS = regex.compile(r"\p{Lu}{2,4}|\p{Ll}{2,4}|\(\p{Lu}{2,5}\)\.?+")

SIGN_OFFS: tuple[tuple[Rule, Callable[[_Ending], bool]], ...] = (
    (TOPIC_TAGS, _has_hashtags),  # "#quay #ferry"
    (phrase_rule("copyright"), _names_holder),  # "Copyright LUME GAZETTE."
    (BYLINE_ECHO, _names_author),  # "Ada Quill", "Ada Quill (LPA)", "Ada Quill (Lumeport, envoyée spéciale)"
    (phrase_rule("agency"), _names_source),  # "SOURCE Lume Bank, Inc."
    (phrase_rule("correction"), _is_note_of_house),  # "※流明提醒您：請勿..."
    (phrase_rule("agency"), _signs_for_site),  # "- The Lume Gazette", "Lume Gazette / LPA"
    (WRITER_INITIALS, _names_editors),  # "PTI ADQ BRO"
    (phrase_rule("byline"), _names_desk),  # "LP-Redaktion"
    (DATE_LINE, _is_dated_note),  # "Published in the Gull, 4 May 2024"
    (phrase_rule("agency"), _ends_text),  # "-ENDS-"
    (phrase_rule("agency"), _is_house_alone),  # "-- Sapa-AFP"
    (phrase_rule("agency"), _is_edition),  # "《流明日报》（2026年09月21日13版）"
    (WRITER_INITIALS, _is_initials),  # "(adq/bro)", "adq/"
)
"""What ends a text and is none of it: the first of these that a last line is says why it goes."""
