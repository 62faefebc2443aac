"""Saved pages by path: `newsclean.files`."""

from __future__ import annotations

import gzip
import io
import os
import plistlib
from pathlib import Path
from typing import Any

import pytest

from newsclean import NotHTML, Options, TooLarge, clean_file, clean_many

TEXT = "The café on the pier is open again after two weeks of repairs to its timber piles, said Orla Venn."
HTML = f"<html lang=en><title>Café</title><h1>Café opens</h1><p>{TEXT}</p></html>"
MHTML = """MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="edge"

--edge
Content-Type: text/html; charset="iso-8859-2"
Content-Location: https://example.org/cafe
Content-Transfer-Encoding: 8bit

{html}
--edge--
"""


def web_archive() -> bytes:
    main = {"WebResourceData": HTML.encode(), "WebResourceURL": "https://example.org/cafe"}
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


FILES = {
    "a.html": HTML.encode(),
    "a.html.gz": gzip.compress(HTML.encode()),
    "a.mhtml": MHTML.format(html=HTML).encode("iso-8859-2"),
    "a.webarchive": web_archive(),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_as_the_command_line_reads_it(name: str, tmp_path: Path) -> None:
    """`clean_file` takes what browsers save, gzipped pages too, and gives what `clean_many` gives."""
    path = tmp_path / name
    path.write_bytes(FILES[name])
    article = clean_file(path)
    assert article.text == TEXT
    assert [article] == [result.article for result in clean_many([path], workers=0)]


def test_a_file_gives_its_address(tmp_path: Path) -> None:
    """The address that an .mhtml or a .webarchive states is the page's, unless the caller knows better."""
    for name in ("a.mhtml", "a.webarchive"):
        (tmp_path / name).write_bytes(FILES[name])
        assert clean_file(tmp_path / name).url == "https://example.org/cafe"
        assert clean_file(str(tmp_path / name), url="https://example.org/").url == "https://example.org/"


def test_errors_are_those_of_a_page(tmp_path: Path) -> None:
    """A file over the limit, one of another format and one that is not there raise as pages do."""
    path = tmp_path / "a.html"
    path.write_bytes(FILES["a.html.gz"])
    with pytest.raises(NotHTML, match="gzip data"):
        clean_file(path)
    with pytest.raises(TooLarge):
        clean_file(path, options=Options(max_bytes=10))
    with pytest.raises(FileNotFoundError):
        clean_file(tmp_path / "b.html")


def test_a_path_is_whatever_python_takes_for_one(tmp_path: Path) -> None:
    """A path may be text, bytes or a path object, and one that is not there is named as it is written."""
    path = tmp_path / "a.html"
    path.write_bytes(FILES["a.html"])
    assert clean_file(path) == clean_file(str(path)) == clean_file(os.fsencode(path))
    with pytest.raises(FileNotFoundError) as raised:
        clean_file(b"no-such-page.html")
    assert raised.value.filename == "no-such-page.html"


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("https://lume.example/1", "nothing is fetched"),
        ("<p>It rained on the Lume.</p>", "clean and trace"),
        (f"<p>{'It rained. ' * 900}</p>", "clean and trace"),
    ],
    ids=["an address", "a page", "a page longer than a path"],
)
def test_an_address_or_a_page_for_a_path_is_told(path: str, hint: str) -> None:
    """The error of the system has a note on what helps; of a file that is not there it has none."""
    with pytest.raises(OSError) as raised:
        clean_file(path)
    assert hint in raised.value.__notes__[0]
    with pytest.raises(FileNotFoundError) as raised:
        clean_file("pgae.html")
    assert not hasattr(raised.value, "__notes__")


@pytest.mark.parametrize("path", [None, io.BytesIO(b"<p>x</p>"), 3])
def test_what_is_no_path_is_said(path: Any) -> None:
    """What is neither text, bytes nor a path object is a TypeError that says what is needed, a number too."""
    with pytest.raises(TypeError, match=f"a path is needed here, not {type(path).__name__}"):
        clean_file(path)
