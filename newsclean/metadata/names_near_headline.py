"""Names in texts near a headline, without the labels that look like them in scripts without capitals (layer 2)."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from newsclean.characters import HAN, HANGUL, KANA
from newsclean.lexicon import lexicon_for
from newsclean.metadata.bylines import visible_names
from newsclean.metadata.east_asian_bylines import before_label
from newsclean.metadata.name_words import is_paper
from newsclean.metadata.names import opens_small


def names_near(texts: Iterable[str], *, known: bool = False, language: str | None = None) -> tuple[str, ...]:
    """Return the names in texts near the headline as `visible_names` does, without the labels among them."""
    names = visible_names(map(before_label, texts), known=known, language=language)
    return tuple(name for name in names if name.isascii() or not _is_label(name, language))


def _is_label(text: str, language: str | None) -> bool:
    """Tell whether a text in a script without capitals is a paper, or a phrase of such pages: "发布时间", "更新日時".

    Asked are the phrases of the page's language and of those that the script is of.
    """
    if opens_small(text) or text[0].isupper():
        return False
    if is_paper(text):
        return True
    script = next((codes for script, codes in _LANGUAGES if script.search(text)), ())
    for code in dict.fromkeys((*script, *([language] if language else []))):
        match = lexicon_for(code).match(text)
        if match is not None and match.how in ("exact", "prefix") and match.category not in _OF_NAMES:
            return True
    return False


_LANGUAGES = (
    (regex.compile(f"[{HANGUL}]"), ("ko",)),
    (regex.compile(f"[{KANA}]"), ("ja",)),
    (regex.compile(f"[{HAN}]"), ("zh", "ja")),
    (regex.compile("[\u0600-\u06ff]"), ("ar", "fa", "ur")),
    (regex.compile("[\u0590-\u05ff]"), ("he",)),
    (regex.compile("[\u0e00-\u0e7f]"), ("th",)),
)
_OF_NAMES = frozenset(("byline", "agency", "credit", "bio"))
"""The categories whose phrases a name may open, or be."""
