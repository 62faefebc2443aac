"""What ends a text and is none of it: end marks, signatures, notices (layer 3).

In: one of the last lines. Out: why the line goes, None where it stays.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from newsclean.lexicon import Lexicon
from newsclean.metadata.date_words import find_publish_word
from newsclean.metadata.dates import day_span
from newsclean.metadata.name_words import is_agency, is_desk
from newsclean.prose import NO_MARK, SENTENCE, end_mark
from newsclean.scoring.rules import (
    BYLINE_ECHO,
    DATE_LINE,
    TOPIC_TAGS,
    WRITER_INITIALS,
    LineCut,
    phrase_rule,
)
from newsclean.text import fold, squeeze

SIGN_OFF_CHARS = 80
_END_SIGNS = "■□◼◻◾▪⬛◆♦❖❏❑"
SIGNED_ENDS = ")\uff09" + _END_SIGNS
"""What may end a line behind its last sentence: a bracket, or the square or lozenge that magazines set there."""


def is_end_mark(line: str, lexicon: Lexicon) -> bool:
    """Tell whether a line is the mark by which releases and agencies end a text: "-ENDS-", "- THE END -", "-30-".

    In capitals one word may stand alone: "ENDS". Latin American agencies set the initials of writer and editor behind
    the mark: "(FIN) ADQ/BRO".
    """
    if line.isupper() and " " not in line and lexicon.ends_text(line):
        return True
    mark = _END_MARK.fullmatch(line)
    return mark is not None and (mark["words"] is None or lexicon.ends_text(mark["words"]))


_WORDS = r"(?P<words>[\p{L}\p{M}]{1,20}+(?:\s[\p{L}\p{M}]{1,20}+)?+)"
# "-30-" and "###" are signs: wire services set them in whatever language.
_END_MARK = regex.compile(
    rf"[-\u2013\u2014*(\uff08]{{1,3}}+\s?+{_WORDS}\s?+[-\u2013\u2014*)\uff09]{{1,3}}+"
    r"(?:(?<=\))\s\p{Lu}{2,5}+(?:/\p{Lu}{2,5}+){0,2}+)?+"
    r"|[-\u2013\u2014*]{1,3}+\s?+30\s?+[-\u2013\u2014*]{1,3}+|#\s?+#\s?+#"
)
_END_TAIL = regex.compile(rf"[(\uff08]{_WORDS}[)\uff09]$")


def _end_behind(line: str, lexicon: Lexicon) -> str:
    """Return the word for the end in brackets, in capitals if its script has them, that ends a line: "(完)", "(END)".

    So agencies of East Asia write right behind the last sentence, in their English service too.
    """
    tail = _END_TAIL.search(line, max(0, len(line) - SIGN_OFF_CHARS))
    return tail[0] if tail and tail["words"] == tail["words"].upper() and lexicon.ends_text(tail["words"]) else ""


def cut_as_sign_off(
    line: str,
    site: str,
    lexicon: Lexicon,
    authors: Sequence[str] = (),
    *,
    is_last: bool,
    is_alone: bool = False,
) -> LineCut | None:
    """Return why a short line goes that is a notice with © or, at the end, a signature; None where it stays.

    "© Lume Media", "#quay #ferry", "(adq/bro)", "adq/", "PTI ADQ BRO", "- The Lume Gazette", an address like
    "- LumeGazette.example", or an author of the article, with the house or without, "Ada Quill (LPA)". `is_alone` says
    that nothing else stands in the last block: then a few letters, "ADQ", "adq", or "(LPA)." in brackets, sign it, too:
    none of 9 belongs (segments, pages by strangers). The sets of news have none; in the segments set all 4 notices do
    not belong.
    """
    if line[0] == "#" and is_last and _HASHTAGS.fullmatch(line):
        return LineCut(TOPIC_TAGS, line)
    if line[0] == "©" and (is_last or end_mark(line) != SENTENCE or any(map(str.isdigit, line))):
        return LineCut(phrase_rule("copyright"), "©")
    if not is_last:
        return None
    if _HOLDER.fullmatch(line):
        return LineCut(phrase_rule("copyright"), line)
    is_for_house = line[-1] == ")" and _is_author_for_house(line, authors)
    if line.strip(_AROUND_NAME) in authors or is_for_house:
        return LineCut(BYLINE_ECHO, line)
    if _names_source(line, lexicon):
        return LineCut(phrase_rule("agency"), line)
    parts = line.split("/") if "/" in line else [line]
    if line[0] in _NOTING and site and squeeze(site) in squeeze(line):  # "※流明提醒您：請勿..."
        return LineCut(phrase_rule("correction"), line[0])
    may_sign = site and (line[0] in _SIGNING or len(parts) == _HOUSES)
    if may_sign and any(_names_site(part, site) for part in parts):
        return LineCut(phrase_rule("agency"), site)
    if _EDITORS.fullmatch(line) and is_agency(line.partition(" ")[0]):
        return LineCut(WRITER_INITIALS, line)
    if " " not in line and "-" in line and is_desk(line.rpartition("-")[2]):  # "LP-Redaktion"
        return LineCut(phrase_rule("byline"), line)
    if end_mark(line) == NO_MARK and _is_dated_note(line):
        return LineCut(DATE_LINE, line)
    if is_end_mark(line, lexicon):
        return LineCut(phrase_rule("agency"), line)
    if is_alone and _is_house(line):
        return LineCut(phrase_rule("agency"), line)
    if _EDITION.fullmatch(line):
        return LineCut(phrase_rule("agency"), line)
    is_signed = _INITIALS.fullmatch(line) or (is_alone and _LETTERS.fullmatch(line))
    return LineCut(WRITER_INITIALS, line) if is_signed else None


# A Chinese paper, the day and the page on which the text was printed; of such last lines by strangers 1 of 1 goes, and
# no annotated page has one.
_EDITION = regex.compile(r"\u300a[^\u300a\u300b]{2,20}\u300b\s?[(\uff08][^()\uff08\uff09]{0,20}\d\s?版[)\uff09]")
_HOLDER = regex.compile(r"(?:Copyright|COPYRIGHT)(?:\s\p{Lu}[\p{L}.&'’-]{0,20}+){1,4}+")  # "Copyright LUME GAZETTE."


def _names_site(part: str, site: str) -> bool:
    """Tell whether a text is the site's name, what that says before a dash, or the address made of it: "Lume.example".

    Agencies are called so: "LPA - Lume Press Agency", which signs "(LPA)".
    """
    if squeeze(part) in (squeeze(site), squeeze(_DASH.split(site, maxsplit=1)[0])):
        return True
    address = part.strip(_AROUND_NAME).rpartition(".")[0]
    return " " not in address and squeeze(site) == squeeze(address)


_DASH = regex.compile(r"\s[-\u2013\u2014|]\s")


def _is_author_for_house(line: str, authors: Sequence[str]) -> bool:
    """Tell whether a line is an author and, in brackets, a few capitals: "Ada Quill (LPA)", as Polish agencies sign."""
    name, _, house = line[:-1].partition(" (")
    return name in authors and len(house) <= _HOUSE_CHARS and house.isalpha() and house.isupper()


_HOUSE_CHARS = 6


def _names_source(line: str, lexicon: Lexicon) -> bool:
    """Tell whether a line is a label of sources and a firm, as wire services end its release: "SOURCE Lume Bank, Inc.".

    The capitals tell the label from a word of a sentence.
    """
    source = _SOURCE.fullmatch(line)
    if source is None:
        return False
    label = fold(source["label"]) + ":"
    found = lexicon.match(f"{label} {source['firm']}")
    return found is not None and found.category == "agency" and found.phrase.startswith(label)


_SOURCE = regex.compile(r"(?P<label>\p{Lu}{3,20}+):? (?P<firm>\p{Lu}(?:[^.!?]|\.(?=\S|$)|(?<=\.\S)\.){1,60}+)")
_HASHTAGS = regex.compile(r"#[^\s#]++(?:,?\s?+#[^\s#]++)++")
_NOTING = "※*＊٭"
_HOUSES = 2  # the site's and an agency's: "Lume Gazette / LPA"
_AROUND_NAME = " -\u2013\u2014()[].|/\uff08\uff09"
_SIGNING = "-\u2013\u2014("
# Not in capitals alone: an agency or a score may stand so. Between two letters but one thing may stand: linear.
_INITIALS = regex.compile(
    r"\((?:\p{Ll}{2,5}+)\)|[(\[]?+\p{Ll}{2,5}+\s?+/(?:\s?+\p{Ll}{2,5}+\s?+/?+){0,3}+[)\]]?+"
    r"|/\p{Ll}{2,5}+"  # an editor alone, as in the Philippines
    r"|\(\*{1,3}\)"  # in Indonesia: 1 of 1 by a stranger, none annotated
    r"|[(\[]?+\p{Lu}{2,5}+(?:/\p{Ll}{2,5}+){1,3}+[)\]]?+"  # the agency, the house or the writer, and the editors
    r"|\p{Lu}{2,5}+\s?+//(?:\s?+\p{Lu}{2,5}+)?+"
    r"|\p{Lu}{2,5}+\s\p{Ll}{2,5}+(?:/\p{Ll}{2,5}+){1,3}+"  # "LPA adq/bro"
    r"|\u3010[\p{Han}\p{Hiragana}\p{Katakana}\u30fb\u3001\s]{2,20}\u3011"  # East Asian papers set the name so
)


_LETTERS = regex.compile(r"\p{Lu}{2,4}|\p{Ll}{2,4}|\(\p{Lu}{2,5}\)\.?+")


def _is_house(line: str) -> bool:
    """Tell whether a line is a dash and an agency, or two: in capitals, or one that is known however it is written."""
    found = _HOUSE.fullmatch(line)
    names = found["names"].replace("/", "-").split("-") if found else []
    return found is not None and all(name.isupper() or is_agency(name) for name in names)


_HOUSE = regex.compile(r"[-\u2013\u2014]{1,2}+\s?+(?P<names>\p{L}{2,12}+(?:[/-]\p{L}{2,12}+)?+)\.?+")
_EDITORS = regex.compile(r"\p{Lu}{2,5}(?:\s\p{Lu}{2,4}){2,4}")  # as in India: an agency, its writer and editors


def _is_dated_note(line: str) -> bool:
    """Tell whether a line opens with a word of publication and holds a day: "Published in the Gull, 4 May 2024"."""
    return find_publish_word(line) == 0 and day_span(line) is not None


def cut_signed_tail(line: str, authors: Sequence[str], lexicon: Lexicon) -> LineCut | None:
    """Return the sentence before an author and a day in brackets, "It opens on Monday. (Ada Quill, 3.5.2024)", or
    before an agency in capitals, a magazine's sign, or the word by which agencies of East Asia end a text.
    """
    said = line.rstrip(_END_SIGNS)
    if len(said) < len(line) and end_mark(said.rstrip()) == SENTENCE:
        return LineCut(phrase_rule("agency"), line[-1], said.rstrip())
    if end := _end_behind(line, lexicon):
        return LineCut(phrase_rule("agency"), end, line[: -len(end)].rstrip() or None)
    last = max(0, len(line) - SIGN_OFF_CHARS)
    if house := _HOUSE_TAIL.search(line, last):
        return LineCut(phrase_rule("agency"), house[0].strip(), line[: house.start()].rstrip())
    found = _SIGNED_TAIL.search(line, last)
    if found and any(part in _UNITS or lexicon.is_stopword(part) for part in found[0].strip("()").split("/")):
        return None  # "(he/she/they)", "(mi/km)"
    if found:
        return LineCut(WRITER_INITIALS, found[0], line[: found.start()].rstrip())
    start = line.rfind("(")
    before, tail = line[:start].rstrip(), line[start:]
    if start < 0 or len(tail) > SIGN_OFF_CHARS or end_mark(before) != SENTENCE or day_span(tail) is None:
        return None
    return LineCut(phrase_rule("byline"), tail, before) if any(author in tail for author in authors) else None


# Behind a sentence, as in Malaysia: "It opens on Monday. - LUMENEWS".
_HOUSE_TAIL = regex.compile(r"(?<=\p{Ll}[.!?\u2026][\"\u201d\u00bb]?\s)[-\u2013\u2014]\s?\p{Lu}{3,20}+$")
# Behind a sentence: "(adq)", "(aq/bro)", "(lpa/ad/bro)".
_SIGNED_TAIL = regex.compile(
    r"(?<=[.!?\u2026][\"\u201d\u201c\u00bb]?\s)\((?:\p{Ll}{3}|\p{Ll}{2,5}+(?:\s?/\s?\p{Ll}{2,5}+){1,2}+)\)$"
)
_UNITS = frozenset("km mi kg lb lbs cm mm in ft mph kph kmh min sec hrs".split())
