"""Lines that say who wrote the article (layer 3): a text in, whether it says so out."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.lexicon import Lexicon
from newsclean.text import fold


def opens_as_byline(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text opens with the word for an author and two names."""
    folded = fold(text[:_OPENING_CHARS])
    if not folded.startswith(lexicon.byline):
        return False
    words = text.split()
    return any(folded.startswith(f"{by} ") and _opens_with_names(words[by.count(" ") + 1 :]) for by in lexicon.byline)


def _opens_with_names(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[0][0].isupper() and words[1][0].isupper() and words[0][-1] not in ",.:;"


_OPENING_CHARS = 60
