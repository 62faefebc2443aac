"""Lines that name reporters in scripts without spaces (layer 3): a line in, whether it says nothing else out."""

from __future__ import annotations

import re

from newsclean.features import NO_MARK, end_mark
from newsclean.lexicon import Lexicon
from newsclean.text import fold

_PARTS = re.compile(r"[\s、，,/／|｜&]+")
_AROUND = "【】[]()（）〔〕 "
_NAME = re.compile("[\u4e00-\u9fff]{2,4}")
_LABEL_CHARS = 12  # "《灯塔周刊》特约记者": the outlet and what they are
_WORD_CHARS = 2  # names end in "文", too
_LINE_CHARS = 60


def is_reporters_line(line: str, lexicon: Lexicon) -> bool:
    """Tell whether a line is labels and names of two to four Han characters: "灯塔报记者 张样例 李范例".

    A label ends in a word that opens bylines, or is one of the phrases that are a byline alone ("校对"). On 5 pages by
    strangers all 6 such lines are bylines.
    """
    if len(line) > _LINE_CHARS or end_mark(line.rstrip(_AROUND)) != NO_MARK or not any(c >= "\u4e00" for c in line):
        return False
    words = tuple(word.rstrip(":/ ") for word in lexicon.byline if " " not in word)
    parts = [part for part in _PARTS.split(line.strip(_AROUND)) if part]
    is_label = [_is_label(part, words, lexicon) for part in parts]
    if len(parts) < _FEWEST_PARTS or not is_label[0] or is_label[-1]:
        return False
    return all(label or _NAME.fullmatch(part) for part, label in zip(parts, is_label, strict=True))


_FEWEST_PARTS = 2


def _is_label(part: str, words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Tell whether a part of a line says what those are who are named behind it."""
    folded = fold(part)
    longer = tuple(word for word in words if len(word) >= _WORD_CHARS)
    if folded in words or (len(part) <= _LABEL_CHARS and folded.endswith(longer) and not part.isascii()):
        return True
    found = lexicon.match(part)
    return found is not None and found.category == "byline" and found.how == "exact"
