"""Which language a page is in (layer 2).

In: the code that the page declares and its longer texts. Out: a primary code, "und" where nothing fits. A declared
code is believed unless the text speaks against it: its script is another, or its stop words are rare and those of
another language common. Pages that declare "en" because a template did are the usual case.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from newsclean.phrase_files import CODE, MIN_STOPWORDS, UNKNOWN, file_heads, primary_code

LONG_WORDS = 15
"""Texts with more words tell the language."""
_SAMPLE_CHARS = 1200  # some 200 words: enough to tell languages apart, 60 µs to read
_TEXT_CHARS = 500  # of one text at most so much, so that one quotation does not decide
_MANY_WORDS = 60
_ABSENT_SHARE = 0.04
_ENOUGH_WORDS = 12  # fewer words say nothing of a language
# Stop words are 25-50 % of the words of running text in the language they belong to and below 15 % in others, but
# for close relatives (da and no, es and pt). Measured on the pages of 40 countries of fundus_world.
_OWN_SHARE = 0.2  # at or over this share the declared language is right
_CLEAR_SHARE = 0.15  # under it no language is found in the text
_CLEAR_LEAD = 1.5  # another language has to have so many times the stop words of the declared one
# Under that share a language is found where it has so much more than any other: Vietnamese writes syllables apart.
_LEAST_SHARE = 0.1
_WIDE_LEAD = 4

_WORDS = re.compile(r"[^\W\d_]+")

# First code point of a run of 128 -> its script's name.
_SCRIPTS = {
    **dict.fromkeys((0x370, 0x380), "Grek"), **dict.fromkeys((0x400, 0x480, 0x500), "Cyrl"), 0x580: "Hebr",
    **dict.fromkeys((0x600, 0x680, 0x700), "Arab"), 0x900: "Deva", 0x980: "Beng", 0xA00: "Guru", 0xA80: "Gujr",
    0xB80: "Taml", 0xC00: "Telu", 0xC80: "Knda", 0xD00: "Mlym", 0xD80: "Sinh", 0xE00: "Thai", 0xE80: "Laoo",
    0x1000: "Mymr", 0x1080: "Geor", 0x1200: "Ethi", 0x1280: "Ethi", 0x1300: "Ethi", 0x1780: "Khmr",
}  # fmt: skip

# The languages written in a script that news is written in; the first is the guess where nothing tells them apart.
_WRITTEN_IN = {
    "Grek": ("el",), "Hebr": ("he", "yi"), "Deva": ("hi", "mr", "ne"), "Beng": ("bn", "as"), "Guru": ("pa",),
    "Gujr": ("gu",), "Taml": ("ta",), "Telu": ("te",), "Knda": ("kn",), "Mlym": ("ml",), "Sinh": ("si",),
    "Thai": ("th",), "Laoo": ("lo",), "Mymr": ("my",), "Geor": ("ka",), "Ethi": ("am", "ti"), "Khmr": ("km",),
    "Hang": ("ko",), "Kana": ("ja",), "Hani": ("zh", "ja", "ko"),
    "Cyrl": ("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg", "tt", "uz", "bs", "az"),
    "Arab": ("ar", "fa", "ur", "ps", "ckb", "ku", "ug", "sd", "dv"),
}  # fmt: skip

# Letters that one language of a script has and its first does not, Kazakh's before those it shares with Ukrainian;
# Serbian and Macedonian share more than these.
_TELLING = (("kk", "қңұә"), ("uk", "іїєґ"), ("be", "ў"), ("sr", "ђћ"), ("ur", "ٹڈڑے"), ("ps", "ښځې"),
            ("ckb", "ێۆڕڵ"), ("fa", "پچژگکی"))  # fmt: skip


def detect_language(declared: str | None, texts: Iterable[str]) -> str:
    """Return the primary code of the page's language, or "und".

    `texts` are the page's paragraphs or whatever runs long, over LONG_WORDS; a few thousand characters are read.

    >>> detect_language("en", ["Der Rat hat am Montag nach langer Sitzung die Brücke gesperrt, weil sie nicht hält."])
    'de'
    """
    code = primary_code(declared)
    if not CODE.fullmatch(code):
        code = UNKNOWN
    sample = _sample(texts)
    script = _script(sample)
    if script is not None:
        return code if code in _WRITTEN_IN[script] else _by_letters(script, sample)
    if code in _OTHER_SCRIPT_ONLY and len(sample) > _TEXT_CHARS:
        code = UNKNOWN
    return _by_stopwords(code, _words(sample.casefold()))


_IN_LATIN_TOO = {"sr", "bs", "az", "uz", "ku"}
# A page in Latin letters alone is in none of these.
_OTHER_SCRIPT_ONLY = frozenset(code for codes in _WRITTEN_IN.values() for code in codes) - _IN_LATIN_TOO


def contradicts(code: str, declared: str) -> bool:
    """Tell whether a language that a text is in, as `detect_language` has it, speaks against the declared one.

    Where a declared language has no phrase file, its relatives are found in its place: there only the letters speak.

    >>> contradicts("zh", "en"), contradicts("zh", "zh-TW"), contradicts("de", "en-US"), contradicts("is", "fo")
    (True, False, True, False)
    """
    primary = primary_code(declared)
    if code not in _OTHER_SCRIPT_ONLY:
        return code not in (primary, UNKNOWN) and primary in file_heads()
    return not any(code in languages and primary in languages for languages in _WRITTEN_IN.values())


def _sample(texts: Iterable[str]) -> str:
    """Return the beginnings of the first texts, some thousand characters."""
    parts: list[str] = []
    chars = 0
    for text in texts:
        parts.append(text[:_TEXT_CHARS])
        chars += len(parts[-1])
        if chars >= _SAMPLE_CHARS:
            break
    return " ".join(parts)[:_SAMPLE_CHARS]


def _script(sample: str) -> str | None:
    """Return the script, other than Latin, that most of the sample is in, or None."""
    least = max(4, 0.2 * len(sample))  # a character of Han or Hangul says as much as two or three letters
    if len(_beyond_ascii(sample)) < least:
        return None
    counts: Counter[str] = Counter()
    for character, times in Counter(sample).items():
        if "\u0370" <= character <= "\u1fff" or "\u3040" <= character <= "\ud7af":
            counts[_script_of(character)] += times
    if counts.total() < least:
        return None
    if counts["Kana"] > 0.05 * counts.total():
        return "Kana"
    script = counts.most_common(1)[0][0]
    return script if script in _WRITTEN_IN else None


def _script_of(character: str) -> str:
    code = ord(character)
    if code >= 0x3040:
        return "Kana" if code < 0x3100 else "Hang" if code >= 0xAC00 else "Hani"
    return _SCRIPTS.get(code & ~0x7F, "")


def _beyond_ascii(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


_ASCII = bytes(range(128))
_LETTERS_ALONE = bytes(byte if byte >= 0x80 or chr(byte).isalpha() else 0x20 for byte in range(256))


def _words(text: str) -> list[str]:
    """Return what `_WORDS` finds, in a fourth of the time."""
    for character in set(_beyond_ascii(text)):
        if not _WORDS.match(character):
            text = text.replace(character, " ")
    return text.encode("utf-8", "surrogatepass").translate(_LETTERS_ALONE).decode("utf-8", "surrogatepass").split()


def _by_letters(script: str, sample: str) -> str:
    """Return the language of a script by its telling letters, else the script's first."""
    languages = _WRITTEN_IN[script]
    for code, letters in _TELLING:
        if code in languages and sum(map(sample.count, letters)) > 0.01 * len(sample):
            return code
    if script == "Cyrl":
        return _by_stopwords("ru", _words(sample.casefold()))
    return languages[0]


def _by_stopwords(code: str, words: list[str]) -> str:
    """Return `code`, or another language whose stop words are far more common among `words`."""
    if len(words) < _ENOUGH_WORDS:
        return code
    head = file_heads().get(code)
    own = head.stopwords if head else frozenset()
    own_share = sum(map(own.__contains__, words)) / len(words) if own else 0.0
    if own_share >= _OWN_SHARE:
        return code
    languages = _languages_by_word()
    counts = Counter(language for word in words for language in languages.get(word, ()))
    (count, best), (second, _) = (*sorted(((n, language) for language, n in counts.items()), reverse=True), *_NONE)[:2]
    share = count / len(words)
    if code == UNKNOWN and share >= _LEAST_SHARE and count >= _WIDE_LEAD * second:
        return best
    if share >= max(_CLEAR_SHARE, _CLEAR_LEAD * own_share) and (own or code == UNKNOWN or share >= _OWN_SHARE):
        return best
    # Many words and next to none of the declared language's: a template's code on a page in a language without a file.
    return UNKNOWN if own and len(words) >= _MANY_WORDS and own_share < _ABSENT_SHARE else code


_NONE = ((0, UNKNOWN), (0, UNKNOWN))


@cache
def _languages_by_word() -> dict[str, tuple[str, ...]]:
    """Return the languages of each stop word, without those of too few."""
    languages: dict[str, tuple[str, ...]] = {}
    for code, head in file_heads().items():
        for word in head.stopwords if len(head.stopwords) >= MIN_STOPWORDS else ():
            languages[word] = (*languages.get(word, ()), code)
    return languages
