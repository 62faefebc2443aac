"""Blocks of an annotated page -> which of them belong to the article, by the page's gold text.

A word is held where a run of words around it stands in the gold (five words, or as many as the block has; nine
where characters count as words); a block belongs when most of its words are held: captions share many short runs
with the paragraph beside them. Of blocks that say the same, only as many belong as the gold has.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from newsclean.characters import HANGUL, SPACELESS

WORD = re.compile(rf"[{SPACELESS}{HANGUL}]|[^\W{SPACELESS}{HANGUL}]+")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, as the measure counts them."""
    return WORD.findall(text.lower())


def group(gold: dict[str, Any]) -> str:
    """Return the publisher of a page: pages of one publisher never stand on both sides of a split."""
    try:
        host = urlsplit(gold.get("url") or "").hostname or gold["id"]
    except ValueError:  # an address may be anything
        host = gold["id"]
    parts = host.removeprefix("www.").split(".")
    short = len(parts) >= 3 and len(parts[-1]) == 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3:] if short else parts[-2:])


def fold(gold: dict[str, Any], folds: int) -> int:
    """Return the fold, 0..folds-1, of a page's publisher."""
    return zlib.crc32(group(gold).encode()) % folds


class Runs:
    """The runs of words of a gold text, by length; made when first asked for."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [words(t) for t in texts]
        self._runs: dict[int, set[tuple[str, ...]]] = {}

    def of(self, size: int) -> set[tuple[str, ...]]:
        """Return all runs of `size` words."""
        if size not in self._runs:
            self._runs[size] = {tuple(w[i : i + size]) for w in self._texts for i in range(len(w) - size + 1)}
        return self._runs[size]

    def held_share(self, block_words: Sequence[str]) -> float:
        """Return the share of words that stand in the gold as part of a run."""
        spaceless = sum(1 for w in block_words if len(w) == 1) * 2 > len(block_words)
        size = min(9 if spaceless else 5, len(block_words))
        have = self.of(size)
        held = [False] * len(block_words)
        for i in range(len(block_words) - size + 1):
            if tuple(block_words[i : i + size]) in have:
                held[i : i + size] = [True] * size
        return sum(held) / len(held)


def label_body(texts: Sequence[str], gold: dict[str, Any]) -> list[tuple[float, float]]:
    """Return (label, weight) a block of a page whose gold is the whole body."""
    optional = set(gold.get("optional") or [])
    true = [p for p in gold["paragraphs"] if p not in optional]
    runs, optional_runs = Runs(["\n".join(true)]), Runs(optional)
    lines = Counter(" ".join(words(line)) for p in true for line in p.split("\n"))
    optional_lines = {" ".join(words(line)) for p in optional for line in p.split("\n")}
    by_block = [words(text) for text in texts]
    out = []
    for i, w in enumerate(by_block):
        key = " ".join(w)
        needed = 0.8 if len(w) < 20 else 0.6
        if not w:
            out.append((0.0, 0.0))
        elif key in lines:
            out.append((1.0, 1.0))
        elif key in optional_lines or (optional and optional_runs.held_share(w) >= needed):
            out.append((0.0, 0.0))
        elif len(w) < _SHORT:
            out.append(_SHORT_LABELS[sides_held(by_block, i, runs)])
        else:
            share = runs.held_share(w)
            out.append((float(share >= needed), 1.0 if share >= 0.8 or share < 0.3 else 0.3))
    return _dedupe(texts, out, "\n".join(true))


# A short text that is no line of the gold, by the sides on which the gold goes on as the page does: it has the cells
# of a table in one line, or a subhead with its paragraph.
_SHORT = 3
_SHORT_LABELS = ((0.0, 1.0), (0.0, 0.0), (1.0, 1.0))
_BESIDE = 3


def sides_held(by_block: Sequence[Sequence[str]], index: int, runs: Runs) -> int:
    """Return on how many sides (0..2) a block's words stand in the gold with the three words beside them."""
    before: list[str] = []
    for others in by_block[index - 1 :: -1] if index else ():
        before = [*others, *before][-_BESIDE:]
        if len(before) == _BESIDE:
            break
    after: list[str] = []
    for others in by_block[index + 1 :]:
        after = [*after, *others][:_BESIDE]
        if len(after) == _BESIDE:
            break
    own = by_block[index]
    tried = [tuple(run) for run in ([*before, *own], [*own, *after]) if len(run) == len(own) + _BESIDE]
    return sum(run in runs.of(len(run)) for run in tried)


def _dedupe(texts: Sequence[str], labelled: list[tuple[float, float]], gold_text: str) -> list[tuple[float, float]]:
    """Of blocks with the same text keep as many as the gold has, those among the most others that belong."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        if labelled[i][0]:
            places[" ".join(words(text))].append(i)
    joined = " ".join(words(gold_text))
    out = list(labelled)
    for key, where in places.items():
        if len(where) < 2:
            continue
        allowed = max(1, joined.count(key))
        around = sorted(where, key=lambda i: -sum(labelled[j][0] for j in range(max(0, i - 6), min(len(texts), i + 7))))
        for i in around[allowed:]:
            out[i] = (0.0, 1.0)
    return out


def label_segments(texts: Sequence[str], gold: dict[str, Any]) -> list[tuple[float, float]]:
    """Return (label, weight) a block of a page of which only some segments are annotated."""
    wanted = [" ".join(s.split()) for s in gold["with"] if s.strip()]
    unwanted = [" ".join(s.split()) for s in gold["without"] if s.strip()]
    out = []
    for text in texts:
        flat = " ".join(text.split())
        yes = any(s in flat for s in wanted)
        no = any(s in flat and len(s) > len(flat) / 3 for s in unwanted)
        out.append((float(yes), 0.5) if yes != no else (0.0, 0.0))
    return out


def label(texts: Sequence[str], gold: dict[str, Any]) -> list[tuple[float, float]]:
    """Return (label 0 or 1, weight) for each block's text."""
    return label_segments(texts, gold) if gold["kind"] == "segments" else label_body(texts, gold)
