"""Text that was encoded twice, "donâ€™t" for "don’t", as it was meant (layer 1): UTF-8 in and out.

It is made by a site, a data base or a reader that takes UTF-8 for windows-1252 or ISO 8859-1, as `requests` does with a
page whose charset the header does not name. Browsers show what stands there; nobody who takes the text wants it.
"""

from __future__ import annotations

import re
from itertools import islice

from newsclean.page.charsets import to_text

LEAST_SIGNS = 3
"""Signs of it on a page that is mended: one may be what an article on encodings tells of. A bound set by hand."""


def mend_twice_encoded(utf8: bytes) -> bytes | None:
    """Return a page with its text encoded once, None for one that shows no sign of two.

    A page all of which was encoded twice is UTF-8 again when that is taken back, which no other text is. Of one that
    was in part only those sequences are read anew which no text has: Latin and Cyrillic letters, punctuation, emoji.

    >>> once = "<p>Élan, café, “open” at last".encode()
    >>> mend_twice_encoded(once), mend_twice_encoded(once.decode("latin-1").encode()) == once
    (None, True)
    >>> mend_twice_encoded("<p>Let’s see: itâ€™s â€˜openâ€™, 5Â\xa0cafÃ©s".encode()).decode()
    '<p>Let’s see: it’s ‘open’, 5\\xa0cafés'
    """
    if b"\xc3" not in utf8 or not _has_several(_SIGN, utf8):
        return None  # as nearly always; one byte is found at once
    text = utf8.decode()
    is_told = _has_several(_SURE_SIGN, utf8)
    try:
        mended = (text.translate(_AS_LATIN_1) if is_told else text).encode("latin-1")
        mended.decode()
    except UnicodeError:
        if not is_told:
            return None
        mended = _TWICE.sub(_once, text).encode()
    return mended


def _has_several(sign: re.Pattern[bytes], utf8: bytes) -> bool:
    return sum(1 for _ in islice(sign.finditer(utf8), LEAST_SIGNS)) == LEAST_SIGNS


# A first byte of a character and one that follows, each as a character: "é\xa0" is that, too.
_SIGN = re.compile(rb"\xc3(?:[\x82-\xb4]\xc2[\x80-\xbf]|\xa2\xe2\x82\xac)")
# With a control that no text has, or "â€".
_SURE_SIGN = re.compile(rb"\xc3(?:[\x82-\xb4](?:\xc2[\xa0-\xbf])?\xc2[\x80-\x9f]|\xa2\xe2\x82\xac)")

_WINDOWS = to_text(bytes(range(0x80, 0xA0)), "windows-1252")  # what stands for 80 to 9F
_AS_LATIN_1 = str.maketrans(_WINDOWS, "".join(map(chr, range(0x80, 0xA0))))


def _signs(first: int, last: int) -> str:
    """Return the class of what stands for bytes in a range."""
    return f"[{chr(first)}-{chr(last)}{''.join(_WINDOWS[max(first, 0x80) - 0x80 : max(last, 0x7F) - 0x7F])}]"


# Less than all there is: "café\xa0»" is three bytes of Chinese, too, and "Ñ…" a letter that is Russian.
_TWICE = re.compile(
    f"Â{_signs(0xA0, 0xBF)}|[ÃÄÅ]{_signs(0x80, 0xBF)}|(?:Ð{_signs(0x80, 0xBF)}|Ñ{_signs(0x80, 0x8F)}){{2,}}"
    f"|â{_signs(0x80, 0x9F)}{_signs(0x80, 0xBF)}|ð{_signs(0x9F, 0x9F)}{_signs(0x80, 0xBF)}{{2}}|ï»¿|ï¿½"
)


def _once(found: re.Match[str]) -> str:
    """Return what a sequence was before it was encoded again."""
    return found[0].translate(_AS_LATIN_1).encode("latin-1").decode("utf-8", "replace")
