"""What ends a text: the mark for its end, and what is signed behind its last sentence (layer 3).

In: one of the last lines. Out: whether it is the mark; what of it goes, None where all stays.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from newsclean.lexicon import Lexicon
from newsclean.metadata.authors.name_words import is_agency
from newsclean.metadata.dates.dates import day_span
from newsclean.prose import SENTENCE, end_mark
from newsclean.scoring.rules import WRITER_INITIALS, LineCut, phrase_rule

SIGN_OFF_CHARS = 80
"""A longer line signs nothing, nor does what stands further from the end of one."""
_END_SIGNS = "■□◼◻◾▪⬛◆♦❖❏❑"
SIGNED_ENDS = ")\uff09" + _END_SIGNS
"""What may end a line behind its last sentence: a bracket, or the square or lozenge that magazines set there."""


def is_end_mark(line: str, lexicon: Lexicon) -> bool:
    """Tell whether a line is the mark by which releases and agencies end a text: "-ENDS-", "- THE END -", "-30-".

    In capitals one word may stand alone: "ENDS". Agencies of Latin America and Austria set the initials of writer and
    editor behind the mark: "(FIN) ADQ/BRO", "(Schluss) adq/bro".
    """
    if line.isupper() and " " not in line and lexicon.ends_text(line):
        return True
    mark = _END_MARK.fullmatch(line)
    return mark is not None and (mark["words"] is None or lexicon.ends_text(mark["words"]))


_WORDS = r"(?P<words>[\p{L}\p{M}]{1,20}+(?:\s[\p{L}\p{M}]{1,20}+)?+)"
# "-30-" and "###" are signs: wire services set them in whatever language.
_END_MARK = regex.compile(
    rf"[-\u2013\u2014*(\uff08]{{1,3}}+\s?+{_WORDS}\s?+[-\u2013\u2014*)\uff09]{{1,3}}+"
    r"(?:(?<=\))\s\p{L}{2,5}+(?:/\p{L}{2,5}+){0,2}+)?+"
    r"|[-\u2013\u2014*]{1,3}+\s?+30\s?+[-\u2013\u2014*]{1,3}+|#\s?+#\s?+#"
)
_END_TAIL = regex.compile(rf"[(\uff08]{_WORDS}[)\uff09]$")


def _end_behind(line: str, lexicon: Lexicon) -> str:
    """Return the word for the end in brackets, in capitals if its script has them, that ends a line: "(完)", "(END)".

    So agencies of East Asia write right behind the last sentence, in their English service too.
    """
    tail = _END_TAIL.search(line, max(0, len(line) - SIGN_OFF_CHARS))
    return tail[0] if tail and tail["words"] == tail["words"].upper() and lexicon.ends_text(tail["words"]) else ""


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
    notice = _NOTICE_TAIL.search(line, last)
    if notice and is_agency(notice["house"]):
        return LineCut(phrase_rule("agency"), notice[0].strip(), line[: notice.start()].rstrip())
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
# Behind a sentence, as in Japan: "...。(c)LPA/Ada QUILL".
_NOTICE_TAIL = regex.compile(
    r"(?<=[.!?\u2026\u3002\uff01\uff1f][\"\u201d\u300d]?)\s?(?:\([cC]\)|\u00a9)\s?(?P<house>\p{L}{2,12}+)(?:/[^/]{2,50}+)?+$"
)
# Behind a sentence: "(adq)", "(aq/bro)", "(lpa/ad/bro)".
_SIGNED_TAIL = regex.compile(
    r"(?<=[.!?\u2026][\"\u201d\u201c\u00bb]?\s)\((?:\p{Ll}{3}|\p{Ll}{2,5}+(?:\s?/\s?\p{Ll}{2,5}+){1,2}+)\)$"
)
_UNITS = frozenset("km mi kg lb lbs cm mm in ft mph kph kmh min sec hrs".split())
