"""What stands behind a caption on rights in its picture, reserved or for sale (layer 3): text in, less of it out."""

from __future__ import annotations

import re

from newsclean.credit_words import SIGNS, TAIL_CHARS
from newsclean.lexicon import Lexicon

# Before the words that reserve rights: a dash or a bar, the end of a sentence, or what a sign follows.
_BEFORE_RIGHTS = re.compile(r"\s[–—|-]\s|(?<=[.!?…])\s|\s(?=[©Ⓒⓒ])")


def without_rights(text: str, lexicon: Lexicon) -> str:
    """Return a caption without the words at its end that reserve rights, "" where there are none or no caption.

    >>> from newsclean.lexicon import lexicon_for
    >>> without_rights("The quay on Monday - All rights reserved", lexicon_for("en"))
    'The quay on Monday'
    """
    for mark in _BEFORE_RIGHTS.finditer(text, max(0, len(text) - TAIL_CHARS)):
        found = lexicon.match(text[mark.end() :].lstrip(SIGNS))
        if found and found.category == "copyright" and found.how in ("exact", "prefix"):
            return text[: mark.start()]
    return ""


def without_offer(text: str, link_chars: int, lexicon: Lexicon) -> str:
    """Return a caption without the link at its end that offers the picture, of so many characters.

    >>> from newsclean.lexicon import lexicon_for
    >>> without_offer("The quay on Monday. Purchase licensing rights", 25, lexicon_for("en"))
    'The quay on Monday.'
    """
    said, link = text[: len(text) - link_chars], text[len(text) - link_chars :]
    return said.rstrip() if said[-1:].isspace() and offers_rights(link, lexicon) else text


_OFFER_WORDS = 4


def offers_rights(link: str, lexicon: Lexicon) -> bool:
    """Tell whether a link's text, or a word of it, is a phrase on rights: "Purchase licensing rights", "Republish"."""
    link = link.partition(",")[0]  # ", opens new tab"
    words = link.split()
    if not 0 < len(words) <= _OFFER_WORDS:
        return False
    matches = map(lexicon.match, (link, *words))
    return any(found and found.category == "copyright" and found.how == "exact" for found in matches)
