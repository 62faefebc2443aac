"""What is no page: other formats by their first bytes, and noise (layer 1). In: bytes. Out: NotHTML, or a bool."""

from __future__ import annotations

import re

from newsclean.errors import NotHTML

CONTROLS = bytes(sorted({*range(32)} - {*b"\t\n\f\r"}))
"""The C0 controls that no text holds."""
_FORMATS = {
    b"%PDF-": "a PDF file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF87a": "a GIF image",
    b"GIF89a": "a GIF image",
    b"\x1f\x8b": "gzip data; unpack it first",
    b"\x28\xb5\x2f\xfd": "zstandard data; unpack it first",
    b"BZh": "bzip2 data; unpack it first",
    b"\xfd7zXZ\0": "xz data; unpack it first",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"PK\x03\x04": "a ZIP archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"\x7fELF": "a program (ELF)",
    b"SQLite format 3\0": "an SQLite database",
    b"OggS": "an Ogg file",
    b"ID3": "an MP3 file",
    b"wOFF": "a font",
    b"wOF2": "a font",
    b"\0asm": "a WebAssembly file",
    b"PAR1": "a Parquet file; newsclean clean reads the rows of one that is named .parquet",
    b"bplist00": "a binary property list (a Safari web archive?); name it .webarchive and name that file",
    b"WARC/1.": "a WARC file; hand its records over, or name it .warc or .warc.gz for newsclean clean",
    b"%!PS": "a PostScript file",
    b"{\\rtf": "an RTF file",
    b"\xd0\xcf\x11\xe0": "a Microsoft Office file",
}
_HEADER = re.compile(rb"[A-Za-z-]{2,30}:")
_MAGIC = tuple(_FORMATS)
_JSON = re.compile(rb"""\s*+(?:\[\s*+){0,20}(?:\{\s*+(?:"[^"\\<]{0,200}"\s*+:|\})|\[\s*+["\d\]tfn-])""")
_MARKUP = re.compile(rb"<!doctype|<(?:html|head|body|title|div|article|main|table|span|meta)[\s>]|</?p>|<br", re.I)
_NOISE_SHARE = 0.05  # of the first 64 kB: text has no C0 controls, compressed data 11 %


def refuse_other_formats(data: bytes) -> None:
    """Raise NotHTML where the first bytes are those of another format."""
    start = data[:64].lstrip()
    if start.startswith(_MAGIC):
        raise NotHTML("the input is " + next(name for magic, name in _FORMATS.items() if start.startswith(magic)))
    if start[:4] == b"RIFF" or data[4:8] == b"ftyp":
        raise NotHTML("the input is a picture, sound or film file")
    if data[257:262] == b"ustar" and b"\0" in data[:257]:  # POSIX pax, "ustar header block": padded fields before it
        raise NotHTML("the input is a tar archive; unpack it first")
    if is_mhtml(data):
        raise NotHTML("the input is an MHTML file; pass its HTML part, or give the file to clean_file")
    if start[:1] in (b"{", b"[") and _JSON.match(data) and data.rstrip()[-1:] in (b"}", b"]"):
        raise NotHTML("the input is a JSON document")


def is_mhtml(data: bytes) -> bool:
    """Tell whether bytes are a page with its pictures as one MIME message, as browsers save it."""
    return _HEADER.match(data[:64].lstrip()) is not None and b"multipart/related" in data[:2048]


def is_noise(utf8: bytes) -> bool:
    """Tell whether bytes with controls in them are no page: no text has so many, and no tag is seen."""
    start = utf8[:65_536]
    controls = len(start) - len(start.translate(None, CONTROLS))
    return controls > _NOISE_SHARE * len(start) and _MARKUP.search(start) is None
