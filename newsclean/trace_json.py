"""Trace -> JSON for tools (layer 0): the article, the blocks and every verdict with what made its score.

    {"newsclean": 1, "url": …, "language": "en", "notes": […], "article": {…},
     "blocks": [{"xpath": …, "tag": "p", "text": …, "words": 9, "links": 1, "link_chars": 8}, …],
     "verdicts": [{"block": 0, "line": -1, "stage": "alone", "keep": false, "score": 0.02, "rule": …, "role": …,
                   "text": null, "gaps": [], "terms": [{"rule": …, "weight": -3.9, "evidence": …}, …]}, …]}

A block is named by its place in "blocks". A term whose weight is null decided its verdict: JSON has no infinity.
A gap, {"start": …, "end": …, "verdict": {…}}, is a part of a line that goes, and why.
"""

from __future__ import annotations

import json
from math import isfinite
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsclean.model import Trace, Verdict

FORMAT = 1
"""Changes when a tool that reads traces would have to change."""


def to_dict(trace: Trace) -> dict[str, Any]:
    """Return a trace as plain JSON values."""
    page = trace.page
    return {
        "newsclean": FORMAT,
        "url": page.url,
        "language": trace.language,
        "notes": list(trace.notes),
        "article": trace.article.to_dict(),
        "blocks": [
            {
                "xpath": page.xpath(block), "tag": page.containers[block.container].tag, "text": block.text,
                "words": block.words, "links": block.links, "link_chars": block.link_chars,
            }
            for block in page.blocks
        ],
        "verdicts": [_verdict(verdict) for verdict in trace.verdicts],
    }  # fmt: skip


def to_json(trace: Trace, indent: int | None = None) -> str:
    """Return a trace as JSON text."""
    return json.dumps(to_dict(trace), ensure_ascii=False, allow_nan=False, indent=indent)


def _verdict(verdict: Verdict) -> dict[str, Any]:
    data = verdict._asdict()
    data["score"] = round(verdict.score, 4)
    # A slice: the terms of fitted trees are worked out anew at each look.
    data["terms"] = [
        {"rule": rule, "weight": round(weight, 4) if isfinite(weight) else None, "evidence": evidence}
        for rule, weight, evidence in verdict.terms[:]
    ]
    data["gaps"] = [{"start": gap.start, "end": gap.end, "verdict": _verdict(gap.verdict)} for gap in verdict.gaps]
    return data
