"""Bytes -> UTF-8 (layer 1): which encoding a page is in, as a browser would say, and whether it is a page at all.

In: bytes or str. Out: `Decoded`, the page as valid UTF-8 without NUL and other C0 controls. A page that is valid
UTF-8 (95 % of news pages) costs one validation and two searches at C speed; everything else is the slow path.
"""

from __future__ import annotations

import re
from codecs import utf_8_decode
from typing import NamedTuple

from newsclean.errors import EmptyInput, NotHTML, TooLarge
from newsclean.options import MAX_BYTES
from newsclean.page.charsets import encoding_of, to_text
from newsclean.page.encoded_twice import mend_twice_encoded
from newsclean.page.formats import CONTROLS, is_noise, refuse_other_formats


class Decoded(NamedTuple):
    """A page as UTF-8, and how its encoding was found."""

    utf8: bytes
    """Valid UTF-8 without BOM, surrogates, U+FFFE, U+FFFF and C0 controls but tab, newline, form feed and carriage
    return.
    """
    encoding: str
    """Name in the WHATWG Encoding Standard: "utf-8", "windows-1252", "gb18030"."""
    how: str
    """What told: "bom", "http", "meta", "utf-8 valid", "nul pattern", "detected", "default", "str"."""
    warnings: tuple[str, ...] = ()


def decode(html: bytes | str, charset: str | None = None, *, max_bytes: int = MAX_BYTES) -> Decoded:
    """Return the page as UTF-8; `charset` is what the HTTP header said, by itself or as the header has it.

    A bytearray or a memoryview is taken as bytes. Raises EmptyInput, NotHTML (an image, a PDF, an archive, JSON,
    noise), TooLarge, and TypeError for what is neither bytes nor str.
    """
    if isinstance(html, str):
        return _decode_str(html, max_bytes)
    if isinstance(html, bytearray | memoryview):
        html = bytes(html)
    elif not isinstance(html, bytes):
        raise TypeError(f"a page is bytes or str, not {type(html).__name__} (clean_file reads a file)")
    _check_size(len(html), max_bytes)
    if not html or html.isspace():
        raise EmptyInput("the input is empty")
    refuse_other_formats(html)
    text, encoding, how, warnings = _to_unicode(html, _label(charset) if charset else None)
    utf8 = text if isinstance(text, bytes) else _encode(text)
    if charset and not is_known_charset(charset):  # what servers send: no reason to fail
        warnings += (f"the charset {charset[:_SHOWN_CHARS]!r} is not known and was not used",)
    return _finish(utf8, encoding, how, warnings)


_SHOWN_CHARS = 60  # of a header, in a warning


def is_known_charset(charset: str) -> bool:
    """Tell whether there is an encoding of that name, by itself or as the HTTP header has it.

    >>> is_known_charset("text/html; charset=UTF-8"), is_known_charset("klingon")
    (True, False)
    """
    label = _label(charset)
    return encoding_of(label) is not None or _WIDE.fullmatch(label) is not None


def _decode_str(html: str, max_bytes: int) -> Decoded:
    _check_size(len(html), max_bytes)
    try:
        utf8 = html.encode()
        warnings: tuple[str, ...] = ()
    except UnicodeEncodeError:
        utf8, warnings = _encode(html), ("lone surrogates were replaced",)
    _check_size(len(utf8), max_bytes)
    if not utf8 or utf8.isspace():
        raise EmptyInput("the input is empty")
    refuse_other_formats(utf8)
    return _finish(utf8, "utf-8", "str", warnings)


def _check_size(size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise TooLarge(f"the page has {size:,} bytes, more than the {max_bytes:,} allowed")


def _encode(text: str) -> bytes:
    """Return text as UTF-8: surrogate pairs are joined, lone surrogates become U+FFFD."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


# ---- the encoding ---------------------------------------------------------------------------------------------

# UTF-32 before UTF-16: its little-endian mark begins with the other's. Browsers do not know UTF-32; saved pages do.
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_NOT_ASCII = bytes(range(0x80, 0x100))

# Of a page that is not valid UTF-8: UTF-8 all the same where so many of its characters beyond ASCII are whole. Text
# in another encoding reads as UTF-8 by chance in one character out of six at most (Chinese in GBK).
_UTF8_SHARE = 0.6
# Of a page in its declared multi-byte encoding: this many bad characters for each high byte are damage, not a lie.
_DAMAGE_SHARE = 0.01

# What a page declares that declares nothing; text in another script than theirs is not believed.
_WESTERN = frozenset({"windows-1252", "iso-8859-15", "iso-8859-14", "iso-8859-10", "iso-8859-3", "macintosh"})
_DEFAULT = "windows-1252"

_Unicode = tuple[str | bytes, str, str, tuple[str, ...]]


def _to_unicode(data: bytes, charset: str | None) -> _Unicode:
    """Return (text or UTF-8 bytes, encoding, how, warnings)."""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            if codec != "utf-8":
                return data[len(mark) :].decode(codec, "replace"), codec, "bom", ()
            data = data[len(mark) :]
            if _is_utf8(data):
                return data, "utf-8", "bom", ()
    if b"\0" in data and (pattern := _nul_pattern(data)) is not None:
        return data.decode(pattern, "replace"), pattern, "nul pattern", ()
    if charset and (found := _wide(data, charset)) is not None:
        return found
    if _is_utf8(data):
        if b"\x1b" in data and (found := _iso_2022_jp(data, charset)) is not None:
            return found
        return data, "utf-8", "utf-8 valid", ()
    return _legacy(data, charset)


def _label(charset: str) -> str:
    """Return the label in what an HTTP header says: `text/html; charset="koi8-r"`."""
    return charset.lower().rpartition("charset=")[2].partition(";")[0].strip(" \t\"'")


_PIECE_BYTES = 8_192


def _is_utf8(data: bytes) -> bool:
    """Tell whether the bytes are UTF-8; in pieces, which stay in the cache and take half the time of all at once."""
    view, size, at = memoryview(data), len(data), 0
    try:
        while at < size:
            at += utf_8_decode(view[at : at + _PIECE_BYTES], "strict", at + _PIECE_BYTES >= size)[1]
    except UnicodeDecodeError:
        return False
    return True


def _nul_pattern(data: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 codec whose zero bytes stand where markup has them, None for stray NULs."""
    quarter = min(len(data), 4096) // 4
    zeros = [data[offset : 4 * quarter : 4].count(0) for offset in range(4)]
    nearly_all, some, few = quarter * 0.9, quarter * 0.25, quarter * 0.05
    if zeros[2] > nearly_all and zeros[3] > nearly_all and zeros[0] <= few:
        return "utf-32-le"
    if zeros[0] > nearly_all and zeros[1] > nearly_all and zeros[3] <= few:
        return "utf-32-be"
    # Markup is ASCII: even in a Russian page a quarter of the first characters has a zero high byte.
    if min(zeros[1], zeros[3]) > some and zeros[0] + zeros[2] <= few:
        return "utf-16-le"
    if min(zeros[0], zeros[2]) > some and zeros[1] + zeros[3] <= few:
        return "utf-16-be"
    return None


_WIDE = re.compile(r"utf[-_]?(16|32)[-_]?(le|be)?", re.I)
_WIDE_PROBE_CHARS = 4_096


def _wide(data: bytes, charset: str) -> _Unicode | None:
    """Return the page read as the UTF-16 or UTF-32 that the caller names, where markup comes out.

    In a text of few Latin letters too few bytes are zero to show it.
    """
    if not (named := _WIDE.fullmatch(encoding_of(charset) or charset.strip())):
        return None
    codec = f"utf-{named[1]}-{(named[2] or 'le').lower()}"
    text = data.decode(codec, "replace")
    if text.count("\ufffd") > _DAMAGE_SHARE * len(text) or "<" not in text[:_WIDE_PROBE_CHARS]:
        return None
    return text, codec, "http", ()


# What shifts to or from a set of two bytes a character, or to JIS X 0201; a terminal's "\x1b[0m" is none.
_DESIGNATION = re.compile(rb"\x1b(?:\$(?:[@B]|\(D)|\([BIJ])")


def _iso_2022_jp(data: bytes, charset: str | None) -> _Unicode | None:
    """Return the page read as ISO-2022-JP, which is plain ASCII to any other decoder, where it can be."""
    if not data.isascii() or _DESIGNATION.search(data) is None:
        return None
    told = (("http", encoding_of(charset or "")), ("meta", _meta_encoding(data)), ("detected", "iso-2022-jp"))
    how, encoding = next((how, encoding) for how, encoding in told if encoding)
    text = to_text(data, "iso-2022-jp", "replace")
    if encoding != "iso-2022-jp" or text.count("\ufffd") > _DAMAGE_SHARE * len(text):
        return None
    return text, "iso-2022-jp", how, ()


def _legacy(data: bytes, charset: str | None) -> _Unicode:
    """Return what `_to_unicode` does for a page that is not valid UTF-8."""
    from newsclean.page.detect import detect_encoding, is_western  # its tables are for few pages

    as_utf8 = data.decode("utf-8", "replace")
    high = len(data) - len(data.translate(None, _NOT_ASCII))
    bad = as_utf8.count("\ufffd")
    whole = len(as_utf8) - (len(data) - high) - bad
    if whole >= _UTF8_SHARE * (whole + bad):
        return as_utf8, "utf-8", "utf-8 valid", (f"{bad:,} places are not valid UTF-8 and were replaced",)
    declared = (("http", encoding_of(charset or "")), ("meta", _meta_encoding(data)))
    for how, encoding in declared:
        if encoding is None or encoding.startswith("utf-"):
            continue
        if encoding in _WESTERN and not is_western(data):
            continue
        text = to_text(data, encoding, "replace")
        bad = text.count("\ufffd")
        is_7_bit = encoding == "iso-2022-jp" and _DESIGNATION.search(data)  # a high byte is damage as such
        if bad <= _DAMAGE_SHARE * (len(text) if is_7_bit else high):
            return text, encoding, how, (f"{bad:,} places are not valid {encoding}",) if bad else ()
    told = next((encoding for _, encoding in declared if encoding), None)
    found = detect_encoding(data)
    encoding, how = (found, "detected") if found else (_DEFAULT, "default")
    claim = f"the page declares {told} but" if told else "the page declares no encoding and"
    return to_text(data, encoding, "replace"), encoding, how, (f"{claim} reads as {encoding}",)


# ---- what the page declares -----------------------------------------------------------------------------------

_PRESCAN_BYTES = 65_536  # the standard asks for 1,024; browsers go on to the end of the head
_MAX_TAG_BYTES = 2_000
_META = re.compile(rb"<(?:!--|meta[\s/])", re.I)
# A name starts where another thing ends, so a long name is read once.
_ATTRIBUTE = re.compile(rb"""(?<![^\s"'/])([^\s=>"'/]++)\s*+=\s*+("[^"]*"|'[^']*'|[^\s>]+)""")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([^\s"';]+)""", re.I)
_XML_DECLARATION = re.compile(rb"""\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([^"'>]{1,40})["']""")


def _meta_encoding(data: bytes) -> str | None:
    """Return the encoding that the first usable <meta> in the head names, else the XML declaration's.

    As the standard says, a page whose <meta> can be read as ASCII and names UTF-16 is taken to be UTF-8.
    """
    head = data[:_PRESCAN_BYTES]
    position = 0
    while (found := _META.search(head, position)) is not None:
        comment = found[0].startswith(b"<!")
        end = head.find(b"-->" if comment else b">", found.end() - (2 if comment else 0))
        if end < 0:
            break
        position = end + 1
        encoding = None if comment else _encoding_of_meta(head[found.end() : end][:_MAX_TAG_BYTES])
        if encoding is not None:
            return "utf-8" if encoding.startswith("utf-16") else encoding
    declaration = _XML_DECLARATION.match(head[:1024])
    return encoding_of(declaration[1].decode("latin-1")) if declaration else None


def _encoding_of_meta(tag: bytes) -> str | None:
    """Return the encoding that the attributes of one <meta> name."""
    attributes = {name.lower(): value.strip(b"\"'") for name, value in _ATTRIBUTE.findall(tag)}
    label = attributes.get(b"charset")
    if label is None and b"http-equiv" in attributes and (found := _CHARSET.search(attributes.get(b"content", b""))):
        label = found[1]
    return encoding_of(label.decode("latin-1")) if label else None


# ---- control characters ---------------------------------------------------------------------------------------

_UTF8_MARKS = re.compile(rb"(?:\xef\xbb\xbf)++")
# References to C0 controls; the parser would put the character into the tree.
_CONTROL_REFERENCE = re.compile(
    rb"&#(?:0*+(?:[1-8]|1[14-9]|2[0-9]|3[01])|[xX]0*+(?:[1-8bBeEfF]|1[0-9a-fA-F]))(?![0-9a-fA-F]);?"
)


def _finish(utf8: bytes, encoding: str, how: str, warnings: tuple[str, ...]) -> Decoded:
    """Return the page without byte order marks and controls; raises EmptyInput, NotHTML."""
    if marks := _UTF8_MARKS.match(utf8):
        utf8 = utf8[marks.end() :]
    if _has_controls(utf8):
        if is_noise(utf8):
            if not utf8.strip(CONTROLS + b" \t\n\f\r"):
                raise EmptyInput("the input holds nothing but control characters")
            raise NotHTML("the input is binary data")
        utf8 = utf8.translate(None, CONTROLS)
        warnings = (*warnings, "control characters were removed")
    if (mended := mend_twice_encoded(utf8)) is not None:
        utf8 = mended
        warnings = (*warnings, "text that had been encoded twice was mended")
    # U+FFFE and U+FFFF: lxml lets them into names, and does not look such names up. One byte is found at once.
    if b"\xef" in utf8 and b"\xef\xbf" in utf8:
        utf8 = utf8.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")
    if _has_control_references(utf8):
        utf8 = _CONTROL_REFERENCE.sub(b"", utf8)
        if _has_control_references(utf8):  # "&#&#1;1;" made another one
            utf8 = _CONTROL_REFERENCE.sub(_JOINER, utf8)
    if not utf8 or utf8.isspace():
        raise EmptyInput("the input is empty")
    return Decoded(utf8, encoding, how, warnings)


def _has_controls(utf8: bytes) -> bool:
    """Tell whether a control stands in the page: a search for each of the 28 takes half the time of one for all."""
    for control in CONTROLS:  # noqa: SIM110 - `any` takes longer than most of the searches
        if control in utf8:
            return True
    return False


_MAX_LOOKS = 10_000


def _has_control_references(utf8: bytes) -> bool:
    """Tell whether a reference to a control stands in the page.

    A look at each "#", of which the mean page has 300, takes a quarter of the time of the pattern's own search.
    """
    at = utf8.find(b"#")
    for _ in range(_MAX_LOOKS):
        if at < 0:
            return False
        if utf8[at - 1] == _AMPERSAND and _CONTROL_REFERENCE.match(utf8, at - 1):
            return True
        at = utf8.find(b"#", at + 1)
    return _CONTROL_REFERENCE.search(utf8, at - 1) is not None


_AMPERSAND = ord("&")
_JOINER = "\u2060".encode()  # no text that comes out holds it
