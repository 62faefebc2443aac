"""The picture below a page's headline (layer 2): the headline's element in, the picture's address out."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from newsclean.metadata.near_headline import (
    HEAD_PARAGRAPHS,
    MIN_SENTENCE_CHARS,
    elements_after,
    marks_of,
    near_ancestors,
)

MAX_PICTURE_STEPS = 400
"""Elements after the headline that may hold the lead picture."""
MIN_PICTURE_WIDTH = 160
"""Pixels; what says it is narrower is an icon, a portrait or a teaser's."""
_OF_PICTURE = re.compile("foto|photo|image|img|pict?(?![a-z])|pictur|figure|lead|hero|media|bild|beeld|imagen", re.I)
_NO_PICTURE = re.compile(
    "logo|icon|avatar|author|byline|share|social|relat|teaser|promo|advert|sponsor|banner|recommend|sidebar|comment"
    r"|(?<![a-z])ads?(?![a-z])|badge|pixel|spacer|sprite|flag",
    re.I,
)
_NO_PICTURE_FILE = re.compile(r"[/_.-](?:logo|icon|avatar|badge|pixel|spacer|sprite|blank)s?(?=[/_.-]|\d|$)", re.I)
_NO_PLACE = frozenset(("aside", "nav", "footer", "li", "form"))


def picture_below(headline: Any) -> str | None:
    """Return the address of the first picture after the headline and before the third paragraph, as the page writes it.

    It stands in a figure, or in an element named for pictures, or is marked as the article's; not in a list or a link
    elsewhere, and is no logo, portrait or icon.
    """
    paragraphs = 0
    for element in islice(elements_after(headline), MAX_PICTURE_STEPS):
        if element.tag == "img":
            if _is_picture(element) and (source := _source_of(element)):
                return source
        elif element.tag == "p" and len(element.text or "") >= MIN_SENTENCE_CHARS:
            paragraphs += 1
            if paragraphs > HEAD_PARAGRAPHS:
                return None
    return None


def _is_picture(image: Any) -> bool:
    """Tell whether an image is marked as an article's picture, or stands where those stand."""
    near = list(near_ancestors(image))
    marks = [marks_of(element) for element in near]
    width = image.get("width") or ""
    if width.isdecimal() and int(width[:6]) < MIN_PICTURE_WIDTH:
        return False
    if any(_NO_PICTURE.search(mark) for mark in marks) or _NO_PICTURE_FILE.search(image.get("src") or ""):
        return False
    if any(element.tag in _NO_PLACE or (element.tag == "a" and not _shows(element)) for element in near):
        return False
    return any(element.tag in ("figure", "picture") for element in near) or any(map(_OF_PICTURE.search, marks))


def _shows(link: Any) -> bool:
    """Tell whether a link shows a picture larger and leads to no other page."""
    href = (link.get("href") or "").lower()
    return href.startswith(("#", "javascript:")) or not href or _IMAGE_FILE.search(href) is not None


_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])")


def _source_of(image: Any) -> str | None:
    """Return the address of an image, which may stand where a script finds it."""
    get = image.get
    for source in (get("data-src"), get("data-original"), get("data-lazy-src"), get("src")):
        if source and not _STAND_IN.search(source):
            return str(source).strip()
    sets = (get("data-srcset") or get("srcset") or "").split(maxsplit=1)
    return sets[0].rstrip(",") if sets and not _STAND_IN.search(sets[0]) else None


_STAND_IN = re.compile(r"^\s{0,9}data:|placeholder|lazy-?load|/blank\.|/loading\.", re.IGNORECASE)
