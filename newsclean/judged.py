"""What verdicts decide of a page, how a change to that is made, what a line loses (layer 4): verdicts to verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsclean.model import Gap, Verdict


class Judged(NamedTuple):
    """What is decided of the blocks of a page, and of lines of theirs."""

    blocks: Mapping[int, Verdict]
    """The contextual verdict on each block."""
    lines: Mapping[tuple[int, int], Verdict]
    """The verdicts on lines, by block and line."""


def judged_of(verdicts: Sequence[Verdict]) -> Judged:
    """Return what verdicts decide in context and of lines."""
    blocks = {v.block: v for v in verdicts if v.stage == "context"}
    return Judged(blocks, {v[:2]: v for v in verdicts if v.stage == "line"})


def change(judged: Judged, changes: Iterable[Verdict]) -> Judged:
    """Return what is decided after changes. One to a whole block takes back what was decided of its lines.

    No batch of changes holds both a block and lines of it.
    """
    blocks: dict[int, Verdict] = {}
    lines: dict[tuple[int, int], Verdict] = {}
    for verdict in changes:
        if verdict.line < 0:
            blocks[verdict.block] = verdict
        else:
            lines[verdict.block, verdict.line] = verdict
    left = {place: verdict for place, verdict in judged.lines.items() if place[0] not in blocks}
    return Judged({**judged.blocks, **blocks}, {**left, **lines})


def gaps_of(line: str, verdict: Verdict) -> Sequence[Gap]:
    """Return what goes of a line, by the verdict on it, in order."""
    if verdict.gaps:
        return verdict.gaps
    if not verdict.keep:
        return (Gap(0, len(line), verdict),)
    kept = line if verdict.text is None else verdict.text
    start = 0 if line.startswith(kept) else line.rindex(kept)
    ends = (0, start), (start + len(kept), len(line))
    return [Gap(*end, verdict) for end in ends if end[0] < end[1]]
