"""What credits without a label before them look like, and those of which the label is a part (layer 3): a table.

A form says what may stand before a credit, and in which row its words and marks follow up to the caption's end, each by
its kind: see the letters in `credit_tokens`. "The quay at noon. Ada Quill/PA Wire" ends in "NN/H", behind a sentence.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

# What stands before a credit.
AT_START = "^"
SENTENCE = "."  # the end of one
SHORT_WORD = "~"  # a full stop that may be a short word's own
DASHED = "-"  # a dash within the sentence
SLASHED = "/"  # a slash, a bar, a bullet or a double hyphen within it
MARKED_SENTENCE = "|"  # any of these behind the end of one
BRACKET = "("  # that closes at the end
BRACKETED_SENTENCE = "["  # the same behind the end of a sentence
WORD = "w"  # a word of the caption

BEHIND_SENTENCE = SENTENCE + MARKED_SENTENCE + BRACKETED_SENTENCE
BRACKETS = BRACKET + BRACKETED_SENTENCE
APART = BEHIND_SENTENCE + BRACKET + DASHED + SLASHED
ALONE = APART + AT_START

# Parts of rows. Where one ends and the next begins is never in doubt, so that no row is tried twice.
_NAME = "[NUAHha]"
NAMES = rf'{_NAME}(?:[~jbd"]{{0,3}}+{_NAME})*+"?'  # "Ada van Quill", "AFP via Getty Images", "The Lume Gull"
_TWO = rf'{_NAME}(?:[~jbd"]{{0,3}}+{_NAME})++"?'  # the same, two and more
_MARK = "[/|,=-]{1,2}+"
_CHAIN = rf"{NAMES}(?:{_MARK}(?:{_NAME}L{_NAME}|{NAMES}|L)|\({NAMES}\))*+"  # "Ada Quill/PA/File photo", "Quill (PA)"
_ANY = r'[NUAHhaO](?:[~jbd"]{0,3}+[NUAHhaO])*+"?'  # names in scripts without capitals, too
ANY_CHAIN = rf"{_ANY}(?:{_MARK}(?:{_ANY}|L)|\({_ANY}\))*+"
_WITH_HOUSE = "(?=[^(]*[Hh])"  # what follows holds one
_SAID = r'(?<=[wjbdO)"]\.)'  # the end of a sentence whose last word is no name; so is the next, whatever the word
_ENDED = r'(?<=[wjbdNO)"]\.)'


class Form(NamedTuple):
    """A way to write credits."""

    behind: str
    """What may stand before it, of the kinds above."""
    row: regex.Pattern[str]
    """The credit is its group, or all of it."""
    example: str
    """A caption that only this form splits."""


def _form(behind: str, row: str, example: str) -> Form:
    return Form(behind, regex.compile(row), example)


FORMS = (
    # A house and a label that belong together.
    _form(ALONE, f"{NAMES}L/{_CHAIN}", "The quay at noon. Bulletin photo/ADA QUILL"),
    _form(ALONE, f"[NUAHhd]{{1,6}}+B{_CHAIN}", "The quay at noon. Staff photo by Ada Quill"),
    _form(BEHIND_SENTENCE + AT_START, f"[UAH]M{_CHAIN}", "The quay at noon. LW PHOTO: ADA QUILL"),
    _form(BRACKETS, f"{NAMES}M({_CHAIN})", "The quay at noon (Lume Gull Photo: Ada Quill)"),
    _form(ALONE, f"{NAMES}/{NAMES}L|{_TWO}L", "The quay at noon (Ada Quill/Gull Photo)"),
    _form(APART, f"{_NAME}L", "The quay at noon (Viewer photo)"),
    _form(ALONE, "O{1,3}+L", "다리가 열렸다. 루멘 자료사진"),
    # A house that is known or on the web, alone or with names on any side.
    _form(ALONE + SHORT_WORD, rf"[Hh](?:[/|,=:-]{{1,2}}+(?:j?{_ANY}|L)|j{NAMES})*+(?:/w){{0,2}}+",
          "The quay at noon / Reuters - Ada Quill/lum"),
    _form(APART, rf"{_WITH_HOUSE}{NAMES}(?:[/|=-]{{1,2}}+j?{NAMES})*+(?:,j?{NAMES}){{0,2}}+(?:/L)?",
          "The quay at noon / Ada Quill, PA"),
    _form(AT_START, rf"{_WITH_HOUSE}{NAMES}(?:[/|=,-]{{1,2}}+j?{NAMES})++(?:/L)?", "Ada Quill/Getty Images"),
    _form(BRACKETS, rf"{_WITH_HOUSE}{_ANY}(?:[/|,=-]{_ANY})*+", "الجسر الجديد (علي مثال/Getty Images)"),
    _form(AT_START, "(?=[^,:]*L)[NO]?[wjOL]{1,4}+[,:](H)", "Source of this image, Getty Images"),
    _form(ALONE, "w[/|-][Hh]", "The quay at noon (quill / iStock.com)"),
    _form(APART, rf"{_TWO}\([Hh]\)", "The quay at noon – Ada Quill (AP)"),
    _form(BEHIND_SENTENCE, r"O(?:j?O){1,3}+(?:[/|,]H|\(H\))", "الجسر الجديد. علي مثال/رويترز"),
    # One in capitals, or an archive.
    _form(BEHIND_SENTENCE + SLASHED + DASHED, f"[UA][/|-]{_CHAIN}", "The quay at noon / LUM - Ada Quill"),
    _form(ALONE, rf"{_TWO}[/|](?:U[LA]?U|[UA])(?:[/|]{NAMES})*+", "The quay at noon / Ada Quill/LUM"),
    _form(AT_START, f"{_TWO}[/|][UA]{NAMES}", "Ada Quill/LUM Weekly"),
    _form(BRACKETED_SENTENCE, f"{NAMES}:{NAMES}", "The quay at noon. (Lume News: Ada Quill)"),
    _form(BRACKETS, f"{NAMES}[/|]a|{_TWO}/w|[UA][/|]{NAMES}|[UA]N*:{NAMES}", "The quay at noon (Gull/Archive)"),
    _form(BRACKETS, f"a{NAMES}|{_TWO}(?<=a)", "The quay at noon (Gull archives)"),
    _form(BRACKETED_SENTENCE, "[UA]", "The quay at noon. (KLUM)"),
    _form(BRACKET, r"(?<=[wdO)]\()A", "The quay at noon (LNI)"),
    _form(SENTENCE, f"{_ENDED}U", "The quay is shut. CONTRIBUTED"),
    # Two sides of a slash or a bar; two names and more.
    _form(BEHIND_SENTENCE + BRACKET, rf"(?:{_TWO}[/|]{NAMES}|{NAMES}[/|]{_TWO})(?:[/|,]{NAMES})*+(?:/L)?",
          "The quay at noon. Ada Quill/Lume Daily"),
    _form(SENTENCE, f'{_ENDED}[UA](?:"?[UA]){{1,5}}+"?', "The quay on Monday. ADA QUILL"),
    _form(SENTENCE, f'{_SAID}[NUA](?:j?"?[NUA]){{1,5}}+"?', "The quay at noon. Ada van Quill"),
    _form(MARKED_SENTENCE + BRACKETED_SENTENCE, '[NUA](?:[j,]?"?[NUA]){1,7}+"?', "The quay at noon. | Ada Quill"),
    _form(MARKED_SENTENCE, r"(?<=\.-)[NUA]", "The quay at noon.—Online"),
    _form(SLASHED, "(?<=[wd][/|])[NUA]{2,3}", "The quay at low tide / Ada Quill"),
    _form(BRACKETS, f"Nbj?{NAMES}", "The quay at noon (Submitted by Ada Quill)"),
)  # fmt: skip

BEHIND_WORD = regex.compile(
    rf"(?<=[wdON])H(?:/{NAMES})*+"  # "before the debate AP"
    rf"|(?<=[wdOb]){_WITH_HOUSE}{_TWO}(?:[/|,-]{NAMES})++"  # "at noon Ada Quill/PA"
    r"|(?<=[wdO])[UA]/H"
)
"""The rows that may stand behind a word of the caption with nothing between."""
