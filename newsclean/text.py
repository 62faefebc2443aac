"""Pure text (layer 0): str in; a line that may be shown, or what it is compared by, out.

`clean_line` makes a line of what a page writes. `fold` is what phrases and lines go through before they are compared,
so that typography and case no longer tell them apart; nothing that is shown to a person has been folded.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

MAX_LINE_CHARS = 1_000
"""Longest title, name or address; what is longer is not one."""

# Thai, Lao, Burmese and Khmer, which write a zero-width space between words where others write a space.
_PARTED_BY_NOTHING = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_STRAY_ZERO_WIDTH = re.compile(f"(?<![{_PARTED_BY_NOTHING}])\u200b|\u200b(?![{_PARTED_BY_NOTHING}])")

# Without meaning for a match: soft hyphen, zero-width and direction marks, BOM, tatweel, harakat, the look of an emoji.
_INVISIBLE = (
    0xAD, 0x34F, 0x61C, 0x640, *range(0x64B, 0x653), *range(0x200B, 0x2010), *range(0x202A, 0x202F),
    *range(0x2060, 0x206A), 0xFE0E, 0xFE0F, 0xFEFF, 0xFFFC,
)  # fmt: skip
_SHAPES = (*range(0x2190, 0x2200), *range(0x2300, 0x2460), *range(0x2500, 0x2C00), *range(0x1F000, 0x1FB00))
"""Arrows, shapes and pictures; no circled letters and numbers, which say something."""
_TELLING = map(ord, "☞◎▽")  # of these by which pages of East Asia tell a link: phrases have them
_TRAILING = {*" \t*|>~_=-‐‑‒–—―−•‣⁃·ℹ", *map(chr, {*_INVISIBLE, *_SHAPES}.difference(_TELLING))}
_LEADING = {*_TRAILING, *"#+※"}

# A guillemet with a space beside it, or the only one, is an arrow: "» Mehr", "Mehr »", in Hebrew and Arabic "... «".
_ARROWS = ("»", "›")
_ARROWS_AT_END = (*_ARROWS, "«", "‹")
_GUILLEMETS = re.compile("[«»‹›]")

CELL = " | "
"""What stands between the cells of a table's row; a row whose first cell is empty opens with it, without the space."""


def cells_of(row: str) -> list[str]:
    """Return the cells of a table's row, which is a line.

    >>> cells_of("Road tax | 5.1 |  | 6.2"), cells_of("| 2019 | 2020")
    (['Road tax', '5.1', '', '6.2'], ['', '2019', '2020'])
    """
    return f" {row}".split(CELL) if row.startswith(CELL[1:]) else row.split(CELL)


def without_zero_width(text: str) -> str:
    """Return text without the zero-width spaces that part no words.

    >>> without_zero_width("Brü\u200bcke\u200b"), without_zero_width("ខ្ញុំ\u200bខាត\u200b") == "ខ្ញុំ\u200bខាត"
    ('Brücke', True)
    """
    return _STRAY_ZERO_WIDTH.sub("", text) if "\u200b" in text else text


def clean_line(text: object, limit: int = MAX_LINE_CHARS) -> str | None:
    """Return a text as one line: entities decoded, tags and control characters gone; None for what is no line.

    >>> clean_line("Rain &amp; <b>wind</b>\\n at last")
    'Rain & wind at last'
    """
    if not isinstance(text, str) or len(text) > 20 * limit:
        return None
    if "&" in text:
        text = unescape(text)
        if "&amp;" in text or "&#" in text:  # escaped twice
            text = unescape(text)
    if "<" in text:
        text = MARKUP.sub("", text)
    if text.isprintable():  # then its only white space is the space
        text = text.strip()
        if "  " in text:
            text = " ".join(text.split())
    else:
        text = " ".join(without_zero_width(_NOT_IN_LINES.sub("", text)).split())
    return text if text and len(text) <= limit else None


def unescape(text: str) -> str:
    """Return text with its entities decoded; what has thousands of digits stands for no character.

    >>> unescape("Rain &amp; wind"), unescape(f"Rain&#{'7' * 5_000}; at last") == "Rain\\ufffd at last"
    ('Rain & wind', True)
    """
    try:
        return html.unescape(text)
    except ValueError:  # Python reads no number of 4,300 digits
        return html.unescape(_VAST_REFERENCE.sub("\ufffd", text))


_VAST_REFERENCE = re.compile("&#[0-9]{1000,};?")
MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>")
# Of white space it leaves what parts words, as tabs do, and zero-width spaces to `without_zero_width`.
_NOT_IN_LINES = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\ud800-\udfff\u200e\u200f\u2028-\u202e\ufeff\ufffe\uffff]"
)
CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x84\x86-\x9f\xad\ud800-\udfff\u200b\u200e\u200f\u202a-\u202e\ufeff\ufffe\uffff]"
)
"""Characters that no text of several lines and no address has; what ends a line stays."""


def _table() -> dict[int, str | None]:
    """Return the character table of `fold`: what each character becomes before case is folded."""
    table: dict[int, str | None] = {}
    same = {
        "'": "‘’‚‛′´`｀ʼʹ",
        '"': "“”„‟″«»‹›「」『』〝〞",
        "-": "‐‑‒–—―−﹣",
        ":": "︰﹕∶",
        " ": "\t\n\r\x0b\x0c\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
        "•": "·●∙‧・",
        "...": "…",
        "i": "İı",  # Turkish capitals lose their dot in case folding, so all four letters fold to one
        "е": "ёЁ",
        "ا": "أإآٱ",
        "ي": "یى",
        "ك": "ک",
        ".": "。",
        ",": "、",
        # Greek capitals are written without accents, and where an accent has shown that two vowels are two, with a
        # dialytika: "ρολόι" is "ΡΟΛΟΪ". So neither counts.
        "α": "άΆ",
        "ε": "έΈ",
        "η": "ήΉ",
        "ι": "ίΊϊΪΐ",
        "ο": "όΌ",
        "υ": "ύΎϋΫΰ",
        "ω": "ώΏ",
        # Letters of Malayalam without a vowel, which older pages write as the letter, a virama and a joiner.
        "ണ്": "ൺ",
        "ന്": "ൻ",
        "ര്": "ർ",
        "ല്": "ൽ",
        "ള്": "ൾ",
    }
    for target, characters in same.items():
        table.update(dict.fromkeys(map(ord, characters), target))
    # Fullwidth ASCII, but for what is mapped above; digits of other scripts.
    for code in range(0xFF01, 0xFF5F):
        table.setdefault(code, chr(code - 0xFEE0))
    for zero in (0x0660, 0x06F0, 0x0966, 0x09E6):
        table.update({zero + digit: str(digit) for digit in range(10)})
    table.update(dict.fromkeys(_INVISIBLE, None))
    return table


_TABLE = _table()
# The characters that the table maps. `str.translate` looks up every character of a text, which has few of these.
_MAPPED = re.compile("[" + "".join(map(re.escape, map(chr, _TABLE))) + "]")


def fold(text: str) -> str:
    """Return `text` as it is compared: `plain`, and without the decoration at its ends.

    Bullets, arrows, pictures, pipes and dashes fall off both ends, a guillemet where it is an arrow. Colons, full stops
    and quotation marks stay.

    >>> fold("▶ Read\xa0More »"), fold("„Lesen Sie auch“"), fold("FOTO –")
    ('read more', '"lesen sie auch"', 'foto')
    """
    return _fold(text) if len(text) <= _KEPT_CHARS else _fold.__wrapped__(text)


_KEPT_CHARS = 500  # no vast text is held after its page; a bound set by hand


@lru_cache(maxsize=256)  # a page asks for some hundred, each of them twice or more, as rule after rule does
def _fold(text: str) -> str:
    text = _without_signs(text)
    if text.startswith(_ARROWS) and (text[1:2].isspace() or not _GUILLEMETS.search(text, 1)):
        text = _without_signs(text[1:])
    if text.endswith(_ARROWS_AT_END) and not _GUILLEMETS.search(text, 0, len(text) - 1):
        text = _without_signs(text[:-1])
    return plain(text)


def _without_signs(text: str) -> str:
    """Return `text` without what decorates its ends; it is not cut sign by sign, there may be thousands."""
    start, end = 0, len(text)
    while start < end and text[start] in _LEADING:
        start += 1
    while start < end and text[end - 1] in _TRAILING:
        end -= 1
    return text[start:end]


def plain(text: str) -> str:
    """Return `text` in lower case with plain quotes, dashes, digits and single spaces, none of them before a colon.

    Greek letters have no accents, those of Malayalam without a vowel their older spelling.

    >>> plain("»Foto«\u2009— １２"), plain("Photo :  Ada"), plain("ΠΡΩΪΝΌ ρολόι")
    ('"foto" - 12', 'photo: ada', 'πρωινο ρολοι')
    """
    if text.isascii():
        text = text.lower().replace("`", "'")
    else:
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        text = plain_signs(text).casefold()
    is_spaced = text.isprintable() and "  " not in text  # as the lines of blocks are: a third of the time
    return (text.strip(" ") if is_spaced else " ".join(text.split())).replace(" :", ":")


def plain_signs(text: str) -> str:
    """Return `text` with plain quotes, dashes, digits and spaces, in time that grows with its length.

    >>> plain_signs("»Foto«\u2009— １２")
    '"Foto" - 12'
    """
    if text.isascii():
        return text
    for character in set(_MAPPED.findall(text)):
        text = text.replace(character, _TABLE[ord(character)] or "")
    return text


def squeeze(text: str) -> str:
    """Return a text's key, for comparing: its letters and digits alone, case folded, of i with and without a dot one.

    >>> squeeze("Rain, at last"), squeeze("DENİZ-Straße"), squeeze("KIŞ") == squeeze("kış")
    ('rainatlast', 'denizstrasse', True)
    """
    if text.isascii():
        return text.encode().translate(None, _NOT_IN_ASCII_KEY).decode().lower()
    utf8 = text.casefold().replace("ı", "i").encode("utf-8", "surrogatepass").translate(None, _NOT_IN_ASCII_KEY)
    key = utf8.decode("utf-8", "surrogatepass")
    return key if key.isalnum() else _NOT_IN_KEY.sub("", key)  # half the time of the pattern alone


_NOT_IN_ASCII_KEY = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_NOT_IN_KEY = re.compile(r"[\W_]+")


def longest_word(phrase: str) -> str:
    """Return the first of the longest words of a phrase, "" without any: the one that tells most.

    >>> longest_word("photo courtesy of")
    'courtesy'
    """
    return max(_WORDS.findall(phrase), key=len, default="")


_WORDS = re.compile(r"\w+")


def has_digits(text: str) -> bool:
    """Tell whether a text has a digit as days are written with, of whatever script; a raised one is none.

    >>> has_digits("5 May"), has_digits("٥ مايو"), has_digits("May²")
    (True, True, False)
    """
    return _DIGIT.search(text) is not None  # `any` over the characters takes three times as long


_DIGIT = re.compile(r"\d")


def letter_count(key: str) -> int:
    """Return the letters of a key; one of Han, kana or Hangul says as much as three."""
    return len(key) + 2 * (0 if key.isascii() else sum(map("\u3040".__le__, key)))


_PIECE_CHARS = 65_536


def is_blank(text: str | None) -> bool:
    """Tell whether a text of the tree is none, or but white space."""
    return not text or text.isspace()


def single_spaced(text: str) -> str:
    """Return text with each run of white space as one space and none at the ends, as `" ".join(text.split())` does.

    It goes piece by piece: a list of the words of a text of 100 MB takes 1.5 GB.

    >>> single_spaced(" a  b\\n")
    'a b'
    """
    pieces: list[str] = []
    spaced = True  # white space, or the start, stands before what comes
    for at in range(0, len(text), _PIECE_CHARS):
        piece = text[at : at + _PIECE_CHARS]
        is_spaced = _knows_no_space_but_one(piece) and "  " not in piece  # a third of the time
        words = piece.strip(" ") if is_spaced else " ".join(piece.split())
        if words:
            if pieces and (spaced or piece[0].isspace()):
                pieces.append(" ")
            pieces.append(words)
            spaced = False
        spaced = spaced or piece[-1].isspace()
    return "".join(pieces)


def _knows_no_space_but_one(text: str) -> bool:
    """Tell whether a text has no white space but the space; of ASCII a search for each takes a tenth of the time."""
    return not any(map(text.__contains__, _SPACES_OF_ASCII)) if text.isascii() else text.isprintable()


_SPACES_OF_ASCII = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f"
