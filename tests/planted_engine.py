"""A stand-in engine for tests of the batch machinery: fast, and it misbehaves where a page tells it to.

The page's text is what stands between <p> tags. A page that holds `PLANT loop`, `PLANT deaf-loop`, `PLANT eat`,
`PLANT die`, `PLANT raise`, `PLANT exhaust` or `PLANT sleep` does that; one that holds `PLANT long` has too many blocks.
"""

from __future__ import annotations

import os
import re
import signal
import time

from newsclean.errors import EmptyInput
from newsclean.model import Article, Page, Paragraph, Removal, Trace
from newsclean.options import DEFAULT, Options


def trace(html: bytes | str, *, url: str | None = None, options: Options = DEFAULT) -> Trace:
    """Return the trace of an article made of the page's <p> elements, or misbehave."""
    is_cut = ("PLANT long" if isinstance(html, str) else b"PLANT long") in html
    return Trace(_clean(html, url, options), Page(url, None, (), (), is_cut), (), "en")


def _clean(html: bytes | str, url: str | None, options: Options) -> Article:
    text = html if isinstance(html, str) else html.decode(options.charset or "utf-8", "replace")
    if not text.strip():
        raise EmptyInput("the page is empty")
    planted = re.search("PLANT ([a-z-]+)", text)
    if planted is not None:
        _misbehave(planted[1])
    title = re.search("<h1>(.*?)</h1>", text)
    paragraphs = tuple(Paragraph("paragraph", found) for found in re.findall("<p>(.*?)</p>", text, re.DOTALL))
    removed = tuple(Removal("promo", "planted", "planted", found, "/p") for found in re.findall("<b>(.*?)</b>", text))
    return Article(
        url=url,
        title=title and title[1],
        authors=("Ada Quill",),
        language="de" if "<html lang=de" in text else "en",
        paragraphs=paragraphs,
        removed=removed,
        kind="article" if paragraphs else "stub",
        confidence=0.5,
    )


def _misbehave(how: str) -> None:
    if how == "deaf-loop":
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
    if how.endswith("loop"):
        until = time.monotonic() + 60
        while time.monotonic() < until:
            pass
    elif how == "eat":
        hoard = []
        while True:
            hoard.append(bytearray(16 << 20))
    elif how == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif how == "raise":
        raise RuntimeError("planted")
    elif how == "exhaust":
        raise MemoryError
    elif how == "sleep":
        time.sleep(0.003)
