"""Bytes -> UTF-8: `newsclean.page.decode`, with `charsets`, `detect` and `formats`, which it asks."""

from __future__ import annotations

import gzip
import json
import tarfile
from collections.abc import Callable

import pytest
from cpu_time import cpu_seconds
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.errors import EmptyInput, NewscleanError, NotHTML, TooLarge
from newsclean.page.charsets import encoding_of, to_text
from newsclean.page.decode import Decoded, decode
from newsclean.page.detect import detect_encoding

# Invented sentences, each in the encodings that its language was written in before UTF-8.
SENTENCES = {
    "fr": "La mairie a annoncé jeudi que la piscine fermée depuis l’été rouvrira à Pâques – « enfin », dit un élève.",
    "de": "Die Fähre über den See fährt wieder, sagte der Bürgermeister; für Schüler heißt das: früher aufstehen.",
    "pl": "Rada miejska zdecydowała, że most na rzece zostanie zamknięty już w środę, później niż mówił urząd.",
    "cs": "Městská rada rozhodla, že most přes řeku bude uzavřen už ve středu, později než říkal úřad.",
    "tr": "Belediye, şehrin eski köprüsünün çarşamba günü kapatılacağını ve işçilerin yazın çalışacağını açıkladı.",
    "ru": "Городской совет решил закрыть старый мост через реку уже в среду, и жители ждут новой переправы.",
    "uk": "Міська рада вирішила закрити старий міст через річку вже в середу, і мешканці чекають на переправу.",
    "el": "Το δημοτικό συμβούλιο αποφάσισε να κλείσει την παλιά γέφυρα του ποταμού ήδη από την Τετάρτη.",
    "he": "מועצת העיר החליטה לסגור את הגשר הישן מעל הנהר כבר ביום רביעי, והתושבים מחכים למעבר חדש.",
    "ar": "قرر مجلس المدينة إغلاق الجسر القديم فوق النهر يوم الأربعاء، وينتظر السكان معبرا جديدا.",
    "th": "สภาเมืองตัดสินใจปิดสะพานเก่าข้ามแม่น้ำในวันพุธ และชาวบ้านกำลังรอทางข้ามใหม่",
    "zh": "市议会决定从星期三起关闭河上的旧桥，居民们都在等待新的渡口，这是今年的第二次。",
    "zh-tw": "市議會決定從星期三起關閉河上的舊橋，居民們都在等待新的渡口，這是今年的第二次。",
    "ja": "市議会は水曜日から川にかかる古い橋を閉鎖することを決め、住民は新しい渡し船を待っている。",
    "ko": "시의회는 수요일부터 강 위의 오래된 다리를 닫기로 결정했고 주민들은 새로운 나루를 기다리고 있다.",
}
WRITTEN_IN = [
    ("fr", "windows-1252"), ("de", "windows-1252"), ("pl", "windows-1250"), ("pl", "iso-8859-2"),
    ("cs", "windows-1250"), ("cs", "iso-8859-2"), ("tr", "windows-1254"), ("ru", "windows-1251"), ("ru", "koi8-r"),
    ("ru", "ibm866"), ("ru", "iso-8859-5"), ("uk", "windows-1251"), ("el", "windows-1253"), ("el", "iso-8859-7"),
    ("he", "windows-1255"), ("ar", "windows-1256"), ("ar", "iso-8859-6"), ("th", "windows-874"), ("zh", "gb18030"),
    ("zh-tw", "big5"), ("ja", "shift_jis"), ("ja", "euc-jp"), ("ko", "euc-kr"),
]  # fmt: skip
PYTHON_CODECS = {
    "shift_jis": "cp932", "euc-kr": "cp949", "windows-874": "cp874", "ibm866": "cp866", "big5": "big5",
    "windows-1250": "cp1250", "windows-1251": "cp1251", "windows-1252": "cp1252", "windows-1253": "cp1253",
    "windows-1254": "cp1254", "windows-1255": "cp1255", "windows-1256": "cp1256",
}  # fmt: skip


def page(language: str, encoding: str, declared: str = "", head: str = "") -> bytes:
    """Return a small page whose text is the language's sentence."""
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    body = f"<title>Bridge</title></head><body><p>{SENTENCES[language]}</p></body></html>"
    html = f"<!DOCTYPE html><html><head>{head}{meta}{body}"
    return html.encode(PYTHON_CODECS.get(encoding, encoding))


def text(decoded: Decoded) -> str:
    return decoded.utf8.decode()


# ---- UTF-8 ------------------------------------------------------------------------------------------------------


def test_utf8_page_comes_back_unchanged() -> None:
    """A clean UTF-8 page comes back as the same bytes, without a warning."""
    html = page("fr", "utf-8", "utf-8")
    assert decode(html) == Decoded(html, "utf-8", "utf-8 valid", ())


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "gbk", "utf-16", "no-such-label"])
def test_valid_utf8_is_utf8_whatever_it_declares(declared: str) -> None:
    """A page that is valid UTF-8 is read as UTF-8, whatever its <meta> says."""
    assert SENTENCES["fr"] in text(decode(page("fr", "utf-8", declared)))


def test_valid_utf8_is_utf8_whatever_http_says() -> None:
    """The HTTP charset does not make mojibake of valid UTF-8."""
    assert SENTENCES["fr"] in text(decode(page("fr", "utf-8"), "iso-8859-1"))


# ---- text that was encoded twice --------------------------------------------------------------------------------

TWICE = "text that had been encoded twice was mended"


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("as_bytes", [False, True])
def test_a_page_that_was_taken_for_latin_1_is_as_it_was(language: str, as_bytes: bool) -> None:
    """UTF-8 that was read as ISO 8859-1, as `requests` does, comes out as it was written, with a warning."""
    once = page(language, "utf-8")
    twice = once.decode("latin-1")
    assert decode(twice.encode() if as_bytes else twice)[::3] == (once, (TWICE,))


def test_a_page_that_was_taken_for_windows_1252_is_as_it_was() -> None:
    """UTF-8 that was read as windows-1252 comes out as it was written, also where some of its bytes have no sign."""
    once = f"<p>{SENTENCES['fr']} {SENTENCES['fr']} « À \xa0l’été ? » “Oui” – 5 € ★</p>".encode()
    twice = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in once)
    assert decode(twice)[::3] == (once, (TWICE,))


def test_a_part_that_was_encoded_twice_is_mended() -> None:
    """In a page that is partly right, what is wrong is mended and the rest stays: letters, marks, Cyrillic, emoji."""
    right = "<p>café\xa0» É» Ñ… 5 € — 見る</p>"
    wrong = "<p>Itâ€™s a cafÃ©, â€œÐ\x9fÑ€Ð¸Ð²ÐµÑ‚â€\x9d he saidâ€¦ 5Â° ðŸ™‚</p>"
    mended = "<p>It’s a café, “Привет” he said… 5° 🙂</p>"
    assert text(decode(right + wrong)) == right + mended


@pytest.mark.parametrize("html", [
    "<p>They wrote â€™ for an apostrophe, and Ã© for é, on its page.</p>",
    "<p>«\xa0Café\xa0», «\xa0thé\xa0», «\xa0blé\xa0», «\xa0É\xa0» et l’été\xa0: à\xa0Lume.</p>",
    "<p>IRMÃ» NÃO Â£ É»</p>",
])  # fmt: skip
def test_text_that_was_encoded_once_stays(html: str) -> None:
    """Few such signs, and letters beside marks that look alike, stay as they are."""
    assert decode(html)[::3] == (html.encode(), ())


@pytest.mark.parametrize("marks", [1, 2, 100_000])
def test_byte_order_marks_are_gone(marks: int) -> None:
    """However many UTF-8 byte order marks open the page, none is left."""
    assert decode(b"\xef\xbb\xbf" * marks + b"<p>x</p>")[:3] == (b"<p>x</p>", "utf-8", "bom")


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    """A UTF-8 page with a stray byte stays UTF-8; the byte is replaced, with a warning."""
    decoded = decode(page("fr", "utf-8").replace(b"jeudi", b"jeu\xe9di"))
    assert "jeu\ufffddi" in text(decoded)
    assert decoded.encoding == "utf-8"
    assert decoded.warnings


def test_page_cut_amid_a_character_stays_utf8() -> None:
    """A short page that was cut within its last character keeps the characters before."""
    assert "Pâques" in text(decode("<p>Pâques à l’été".encode()[:-1]))


# ---- declared encodings -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "encoding"), WRITTEN_IN)
def test_declared_encoding_is_used(language: str, encoding: str) -> None:
    """A page in the legacy encoding that its <meta> names comes out right."""
    decoded = decode(page(language, encoding, encoding))
    assert SENTENCES[language] in text(decoded)
    assert decoded[1:] == (encoding, "meta", ())


@pytest.mark.parametrize(("language", "encoding"), WRITTEN_IN)
def test_undeclared_encoding_is_detected(language: str, encoding: str) -> None:
    """A page that declares nothing is read in the encoding in which it makes sense."""
    assert SENTENCES[language] in text(decode(page(language, encoding)))


@pytest.mark.parametrize(("language", "encoding"), WRITTEN_IN)
def test_page_that_wrongly_declares_utf8_is_detected(language: str, encoding: str) -> None:
    """A page that says UTF-8 and is not is read as what it is, with a warning."""
    decoded = decode(page(language, encoding, "utf-8"), "utf-8")
    assert SENTENCES[language] in text(decoded)
    assert decoded.warnings


@pytest.mark.parametrize("language", ["ru", "el", "he", "ar", "th", "zh", "ja", "ko"])
def test_text_in_another_script_is_not_taken_for_latin1(language: str) -> None:
    """A page that declares iso-8859-1, as pages that know nothing do, is read in its own script."""
    encoding = next(encoding for name, encoding in WRITTEN_IN if name == language)
    assert SENTENCES[language] in text(decode(page(language, encoding, "iso-8859-1")))


def test_http_charset_goes_before_meta() -> None:
    """Where HTTP header and <meta> disagree and both can be, the header wins, as in a browser."""
    decoded = decode(page("cs", "iso-8859-2", "windows-1250"), "iso-8859-2")
    assert decoded[1:3] == ("iso-8859-2", "http")


def test_late_meta_is_found() -> None:
    """A <meta charset> after 9,000 bytes of comment and scripts is still found."""
    assert decode(page("ru", "koi8-r", "koi8-r", head=f"<!-- {'x' * 9000} -->")).how == "meta"


def test_meta_in_comment_declares_nothing() -> None:
    """A <meta> that is commented out is not believed."""
    html = page("cs", "iso-8859-2", "iso-8859-2", head='<!-- <meta charset="windows-1250"> -->')
    assert decode(html).encoding == "iso-8859-2"


def test_description_that_speaks_of_charsets_declares_nothing() -> None:
    """A charset= in the content of another <meta> is text."""
    html = page("cs", "iso-8859-2", "iso-8859-2", head='<meta name="description" content="set charset=windows-1250">')
    assert decode(html).encoding == "iso-8859-2"


def test_xml_declaration_names_the_encoding() -> None:
    """An XHTML page without <meta> is read in the encoding of its XML declaration."""
    html = b'<?xml version="1.0" encoding="iso-8859-2"?>' + page("cs", "iso-8859-2")
    assert decode(html)[1:3] == ("iso-8859-2", "meta")


def test_iso_2022_jp_is_read() -> None:
    """ISO-2022-JP, whose bytes are all ASCII, is read as Japanese."""
    assert SENTENCES["ja"] in text(decode(page("ja", "iso2022_jp", "iso-2022-jp")))


def test_a_broken_byte_does_not_make_iso_2022_jp_another_encoding() -> None:
    """A page that declares ISO-2022-JP and shifts to it is that, but for a byte that it cannot have."""
    damaged = decode(page("ja", "iso2022_jp", "iso-2022-jp").replace(b"</p>", b"\xa0</p>", 1))
    assert damaged.encoding == "iso-2022-jp" and SENTENCES["ja"] in text(damaged)
    assert decode(page("de", "cp1252", "iso-2022-jp")).encoding == "windows-1252"


def test_utf7_is_never_decoded() -> None:
    """UTF-7 stays the ASCII that it is: no browser decodes it, since it hides scripts from filters."""
    assert "<script>" not in text(decode(b'<meta charset="utf-7"><p>+ADw-script+AD4-</p>'))


@pytest.mark.parametrize("bytes_of_a_terminal", [b"\x1b", b"\x1b[0m", b"\x1b[1m\x1b$", b"\x1b$B"])
@pytest.mark.parametrize("charset", [None, "iso-2022-jp"])
def test_an_escape_in_utf8_does_not_make_it_iso_2022_jp(bytes_of_a_terminal: bytes, charset: str | None) -> None:
    """A UTF-8 page with a terminal's escapes stays UTF-8: what is ISO-2022-JP has no byte beyond ASCII."""
    html = page("fr", "utf-8", head=f"<!-- {'x' * 9000} -->").replace(b"</p>", bytes_of_a_terminal + b"</p>")
    assert SENTENCES["fr"] in text(decode(html, charset))


@pytest.mark.parametrize("escape", [b"\x1b", b"\x1b[0m"])
def test_an_escape_that_names_no_character_set_is_a_control(escape: bytes) -> None:
    """ASCII with an escape that ISO-2022-JP does not know is UTF-8."""
    assert decode(b"<p>The bridge " + escape + b"is shut</p>").encoding == "utf-8"


@pytest.mark.parametrize(
    "said", ["koi8-r", " KOI8-R ", '"koi8-r"', "text/html; charset=koi8-r", 'text/html; Charset="koi8-r"; x=y']
)
def test_a_charset_may_be_told_as_the_header_has_it(said: str) -> None:
    """The charset may come with quotes, or with the rest of its header."""
    assert decode(page("ru", "koi8-r"), said)[1:3] == ("koi8-r", "http")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("spelled", [str, str.upper, lambda codec: codec[:6] + codec[7:], lambda codec: f" {codec} "])
def test_wide_text_without_latin_letters_is_read_as_told(codec: str, spelled: Callable[[str], str]) -> None:
    """UTF-16 and UTF-32 that the caller names is read so where zero bytes are too few to show it."""
    html = ("<p>" + SENTENCES["ru"].replace(" ", "") * 50).encode(codec)
    decoded = decode(html, spelled(codec))
    assert (decoded.encoding, decoded.warnings) == (codec, ())
    assert SENTENCES["ru"].replace(" ", "") in text(decoded)


@pytest.mark.parametrize("charset", ["utf-16", "utf-16be", "utf-32"])
def test_a_page_that_is_not_in_the_wide_encoding_told_is_read_as_it_is(charset: str) -> None:
    """Valid UTF-8 is read as UTF-8, and a legacy page by its <meta>, where the server said UTF-16."""
    assert SENTENCES["fr"] in text(decode(page("fr", "utf-8"), charset))
    assert SENTENCES["fr"] in text(decode(page("fr", "windows-1252", "windows-1252"), charset))


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("language", ["fr", "ru"])
def test_utf16_and_utf32_are_recognised(codec: str, language: str) -> None:
    """UTF-16 and UTF-32 are recognised with and without a byte order mark."""
    assert SENTENCES[language] in text(decode(page(language, codec, "utf-8")))


@pytest.mark.parametrize(
    ("label", "name"),
    [("gb2312", "gb18030"), (" ISO-8859-1\n", "windows-1252"), ("us-ascii", "windows-1252"), ("x-sjis", "shift_jis"),
     ("ks_c_5601-1987", "euc-kr"), ("tis-620", "windows-874"), ("latin5", "windows-1254"), ("utf8", "utf-8"),
     ("utf-7", None), ("hz-gb-2312", None), ("", None)],
)  # fmt: skip
def test_labels_are_those_of_browsers(label: str, name: str | None) -> None:
    """A label names the encoding that browsers use for it."""
    assert encoding_of(label) == name


def test_bytes_without_a_character_are_no_error_in_windows_encodings() -> None:
    """0x81, which windows-1252 leaves open, is read as browsers do."""
    assert to_text(b"a\x81\x80", "windows-1252") == "a\x81\u20ac"


def test_page_like_no_language_is_not_detected() -> None:
    """Bytes that read like no language in any encoding give no guess."""
    assert detect_encoding(b"<p>3 \xd7 4 \xf7 2</p>" * 20) is None


# ---- str --------------------------------------------------------------------------------------------------------


def test_lone_surrogates_are_replaced() -> None:
    """A str with lone surrogates gives valid UTF-8 and a warning."""
    decoded = decode("<p>a\ud800b \ud83d\ude00</p>")
    assert text(decoded) == "<p>a\ufffdb \U0001f600</p>"
    assert decoded.warnings


def test_str_ignores_the_meta_charset() -> None:
    """A str is text already, whatever the <meta> in it says."""
    assert "é" in text(decode('<meta charset="koi8-r"><p>é</p>'))


# ---- control characters -----------------------------------------------------------------------------------------


def test_control_characters_are_removed() -> None:
    """NUL and other C0 controls go, tab, newline, form feed and carriage return stay."""
    decoded = decode(b"<p>a\0b\x01\x1b\x0b c\t\n\f\rd</p>")
    assert decoded.utf8 == b"<p>ab c\t\n\f\rd</p>"
    assert decoded.warnings == ("control characters were removed",)


@pytest.mark.parametrize(
    "reference", ["&#8;", "&#x1B;", "&#0011;", "&#x000e", "&#31;", "&#00000000000000000000000000008;"]
)
def test_references_to_control_characters_are_removed(reference: str) -> None:
    """A reference to a control character goes, as the character itself would."""
    assert decode(f"<p>a{reference} b</p>").utf8 == b"<p>a b</p>"


@pytest.mark.parametrize("reference", ["&#9;", "&#10;", "&#13;", "&#32;", "&#80;", "&#x41;", "&#x1F600;", "&#150;"])
def test_other_references_stay(reference: str) -> None:
    """A reference to any other character stays as it is."""
    assert reference.encode() in decode(f"<p>a{reference} b</p>").utf8


@pytest.mark.parametrize("code", ["\ufffe", "\uffff"])
def test_codes_of_no_character_are_removed(code: str) -> None:
    """They go as controls do, U+FFFD stays: else a page with an element <p\uffff> raised a ValueError."""
    html = f"<p>a\ufffd{code}b</p><p{code}>The ferry sails again.</p{code}>&#{code}1;"
    assert decode(html).utf8 == decode(html.encode()).utf8 == "<p>a\ufffdb</p><p>The ferry sails again.</p>".encode()


# ---- not a page -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("html", [b"", b" \n\t", b"\xef\xbb\xbf", b"\0" * 100, b"\xef\xbb\xbf \n", "", " ", "\ufeff"])
def test_nothing_is_empty_input(html: bytes | str) -> None:
    """White space, byte order marks and NULs alone are EmptyInput."""
    with pytest.raises(EmptyInput):
        decode(html)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"GIF89a\x01\0", "GIF"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "picture"),
        (gzip.compress(b"<p>x</p>", mtime=0), "gzip"),
        (b"PK\x03\x04\x14\0", "ZIP"),
        (tarfile.TarInfo("a.html").tobuf() + b"<p>x</p>", "tar archive"),
        (b"\x7fELF\x02\x01", "ELF"),
        (b"SQLite format 3\0", "SQLite"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "WARC"),
        (b"From: <Saved by Blink>\r\nContent-Type: multipart/related; boundary=x\r\n", "MHTML"),
        (json.dumps({"html": "<p>x</p>"}).encode(), "JSON"),
        (json.dumps([{"html": "<p>x</p>"}]).encode(), "JSON"),
        ('{"html": "<p>x</p>"}', "JSON"),
        (bytes(range(256)) * 40, "binary"),
    ],
)
def test_other_formats_are_refused_by_name(data: bytes | str, what: str) -> None:
    """Input of another format is NotHTML with a message that names the format."""
    with pytest.raises(NotHTML, match=what):
        decode(data)


def test_the_word_in_tar_archives_may_stand_in_a_page() -> None:
    """What a tar archive has at byte 257 makes no archive of a text."""
    page = b"<p>ustar is a format.</p>".rjust(257 + 22)
    assert page[257:262] == b"ustar" and b"ustar" in decode(page).utf8


@pytest.mark.parametrize("html", [b"Just a line of text.", b"[Updated] <p>x</p> [end]", b"{{ title }} <p>x</p>", b"<"])
def test_odd_text_is_still_a_page(html: bytes) -> None:
    """Plain text and templates that begin like JSON are pages, as they are to a browser."""
    assert decode(html).utf8 == html


def test_page_full_of_nuls_is_still_a_page() -> None:
    """Markup with NULs strewn all over loses the NULs only."""
    assert decode(b"<p>" + b"a\0 " * 500 + b"</p>").utf8 == b"<p>" + b"a " * 500 + b"</p>"


@pytest.mark.parametrize("html", [b"x" * 101, "x" * 101, "é" * 51])
def test_page_over_the_limit_is_too_large(html: bytes | str) -> None:
    """A page of more bytes than allowed is TooLarge."""
    with pytest.raises(TooLarge):
        decode(html, max_bytes=100)


# ---- hostile pages ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "filler",
    [b"<meta name=a>", b"<meta ", b"<!--", b"<!-->", b"<meta charset=", b"a" * 10 + b" ",
     b"<meta a" + b"a" * 3000 + b">", b"<meta a" + b" " * 3000 + b">", b"<html lang", b'"='],
)  # fmt: skip
def test_hostile_heads_cost_little(filler: bytes) -> None:
    """Half a megabyte of one construct before a non-UTF-8 byte is decoded in half a second."""
    page = b"<html>" + filler * (500_000 // len(filler)) + b"<p>caf\xe9 \xe0 la</p>"
    assert cpu_seconds(lambda: decode(page), 0.5) < 0.5


@given(st.binary(max_size=300) | st.text(max_size=100))
@settings(max_examples=150, deadline=None)
def test_anything_gives_valid_utf8_or_a_typed_error(html: bytes | str) -> None:
    """Any input gives valid UTF-8 without controls, or a NewscleanError."""
    try:
        decoded = decode(html)
    except NewscleanError:
        return
    assert not set(text(decoded)) & {chr(code) for code in range(32)} - set("\t\n\f\r")


def test_character_across_a_piece_of_the_validation_is_whole():
    """A character of three bytes is read wherever it stands in a long page."""
    for shift in range(3):
        page = b"<p>" + b"a" * shift + "€".encode() * 9_000
        assert decode(page).utf8 == page


def test_page_cut_within_its_last_character_is_not_valid():
    """A page that ends in the middle of a character is read with a warning."""
    assert decode(b"<p>" + "€".encode() * 9_000 + b"\xe2\x82").warnings


def test_control_reference_behind_many_number_signs_goes():
    """A reference to a control is removed however many number signs stand before it."""
    page = b"<p>" + b"# " * 20_000
    assert decode(page + b"a&#1;b").utf8 == page + b"ab"


def test_a_control_reference_made_of_two_goes() -> None:
    """What is left of a reference within another is none either."""
    assert b"&#1;" not in decode(b"<p>a&#&#1;1;b&#&#&#2;2;2;c</p>").utf8
