"""Trace -> one self-contained HTML report (an edge): the page as the engine saw it, beside the clean article.

Every piece of the page is text here: escaped in HTML, `<` escaped in the data script, and a content security policy
lets nothing run but the report's own script and nothing be fetched. The layout is `report.html`, its looks
`report.css`, its behaviour `report.js`; they are inlined.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from html import escape
from itertools import groupby
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.article import cut_places, kept_pieces, rulings
from newsclean.commands.explain_words import say
from newsclean.judged import gaps_of
from newsclean.lexicon import lexicon_for
from newsclean.lists import html_list
from newsclean.model import CUT_ROLES, Article, Block, Paragraph, Trace, Verdict
from newsclean.options import DEFAULT, THRESHOLDS, Options
from newsclean.page.block_text import count_words
from newsclean.pipeline import trace
from newsclean.removed import reason_of
from newsclean.scoring.rules import FITTED_SCORE, LIKELIEST_TEXT
from newsclean.text import cells_of

KEPT_ROLES = ("standfirst", "heading", "paragraph", "quote", "list-item", "table-row", "preformatted")
ROLE_NAMES = {"paragraph": "body", "list-item": "list", "table-row": "table", "preformatted": "code"}
"""Role -> what the legend calls it, where that is another word."""
SHOWN_TERMS = 8
"""Terms of a score that are told one by one; the rest are summed."""


def explain(html: bytes | str, *, url: str | None = None, options: Options = DEFAULT) -> str:
    """Return a report on how a page was cleaned, as one HTML file. Raises what `trace` raises."""
    return report(trace(html, url=url, options=options), threshold=THRESHOLDS[options.favor])


_BY_SCORE = (FITTED_SCORE.name, LIKELIEST_TEXT.name)


def report(traced: Trace, *, name: str | None = None, threshold: float = THRESHOLDS["balanced"]) -> str:
    """Return the report on a trace.

    `name` heads a page without a title; `threshold` is the score from which blocks stay.
    """
    pieces = pieces_of(traced)
    article = traced.article
    threshold = min([threshold, *(p.ruling.score for p in pieces if p.ruling.keep and p.ruling.rule in _BY_SCORE)])
    style, script = asset("report.css"), asset("report.js")
    parts = {
        "policy": policy(script),
        "title": escape(article.title or name or "Untitled page"),
        "lang": escape(article.language or "", quote=True),
        "style": style,
        "address": _address(article, name),
        "facts": _facts(traced, pieces),
        "chart": chart(pieces, threshold),
        "legend": _legend(pieces),
        "blocks": "\n".join(map(_block, pieces)),
        "article": _article(traced),
        "metadata": _metadata(article),
        "notices": _notices(traced),
        "captions": _captions(article),
        "data": _script_data(_details(traced, pieces, threshold)),
        "script": script,
    }
    return fill(asset("report.html"), parts)


def fill(template: str, parts: Mapping[str, str]) -> str:
    """Return a template with each {{name}} replaced; what is put in is not looked at again."""
    return re.sub(r"\{\{(\w+)\}\}", lambda match: parts[match[1]], template)


@cache
def asset(name: str) -> str:
    """Return the text of a file that comes with the package."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


# ---- what a report is about ---------------------------------------------------------------------


class Piece(NamedTuple):
    """A block with all that was said of it."""

    block: Block
    alone: Verdict
    ruling: Verdict
    """The verdict on the whole block that rules."""
    lines: Mapping[int, Verdict]
    """The verdicts on single lines."""
    cut: frozenset[int]
    """The lines that went, all of them where the block did."""
    roles: Mapping[tuple[int, int], str]
    """What the article says of each piece that went: by line, -1 for the whole block, and gap within it."""

    @property
    def fate(self) -> str:
        """Return "kept", "cut", or "part" where some lines of a kept block went."""
        if not self.ruling.keep or len(self.cut) == self.block.text.count("\n") + 1:
            return "cut"
        return "part" if self.lines else "kept"

    @property
    def role(self) -> str:
        """Return the role: of the block, or of its lines where they went one by one, to the last."""
        if self.ruling.keep and self.fate == "cut":
            return self.role_of(next(iter(self.lines)))
        return self.roles.get((-1, 0), self.ruling.role)

    def role_of(self, line: int, gap: int = 0) -> str:
        """Return the role of a line that went its own way, or of a gap in it."""
        return self.roles.get((line, gap), self.lines[line].role)


def pieces_of(traced: Trace) -> list[Piece]:
    """Return the blocks of a trace, in page order, each with its verdicts.

    What a verdict says that went may be another thing in the article: a picture's credit for a caption's rule. Where
    an article has been given other removals than the verdicts make, the verdicts' roles stand.
    """
    ruling = rulings(traced.verdicts)
    places, removed = list(cut_places(traced.page, ruling)), traced.article.removed
    roles: dict[int, dict[tuple[int, int], str]] = {}
    for (index, line, gap), removal in zip(places, removed, strict=True) if len(places) == len(removed) else ():
        roles.setdefault(index, {})[line, gap] = removal.role
    alone = {v.block: v for v in traced.verdicts if v.stage == "alone"}
    pieces = []
    for block in traced.page.blocks:
        whole, own = ruling.blocks[block.index], dict(sorted(ruling.lines.get(block.index, {}).items()))
        count = block.text.count("\n") + 1
        cut = frozenset(i for i in range(count) if not own.get(i, whole).keep)
        pieces.append(Piece(block, alone.get(block.index, whole), whole, own, cut, roles.get(block.index, {})))
    return pieces


# ---- the data that the script reads -------------------------------------------------------------


def _details(traced: Trace, pieces: Sequence[Piece], threshold: float) -> dict[str, Any]:
    """Return what a block's panel shows, with each sentence stored once.

    A verdict is [keep, score, rule, role, reason, [[sentence, weight], ...], number of the other terms, their sum],
    texts as places in "texts"; a term whose weight is null decided by itself.
    """
    texts: dict[str, int] = {}
    lexicon = lexicon_for(traced.language)

    def place(text: str) -> int:
        return texts.setdefault(text, len(texts))

    def verdict_data(verdict: Verdict, block: Block, role: str) -> list[Any]:
        terms = verdict.terms[:]
        told = [[place(say(t, block)), round(t.weight, 2) if isfinite(t.weight) else None] for t in terms[:SHOWN_TERMS]]
        rest = [t.weight for t in terms[SHOWN_TERMS:]]
        names = [place(text) for text in (verdict.rule, role, reason_of(verdict, lexicon))]
        return [int(verdict.keep), verdict.score, *names, told, len(rest), round(sum(rest), 2)]

    blocks = []
    for piece in pieces:
        block = piece.block
        blocks.append([
            traced.page.xpath(block), traced.page.containers[block.container].tag, block.words, block.links,
            [verdict_data(piece.alone, block, piece.alone.role), verdict_data(piece.ruling, block, piece.role)],
            [[line, *verdict_data(verdict, block, piece.role_of(line))] for line, verdict in piece.lines.items()],
        ])  # fmt: skip
    return {"threshold": round(threshold, 3), "blocks": blocks, "texts": list(texts), "names": ROLE_NAMES}


def _script_data(data: Any) -> str:
    """Return JSON that no text can end the script element of."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def policy(script: str) -> str:
    """Return a content security policy under which this script runs and nothing else does."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


# ---- the page, block by block -------------------------------------------------------------------


def _block(piece: Piece) -> str:
    index, fate, role = piece.block.index, piece.fate, piece.role
    text = "\n".join(_line(piece, i, line) for i, line in enumerate(piece.block.text.split("\n")))
    label = "" if fate == "kept" and role == "paragraph" else f'<span class="chip">{escape(_named(role))}</span>'
    return (
        f'<li id="b{index}" class="block {fate}" data-role="{escape(role)}" data-fate="{fate}">'
        f'<span class="score">{piece.ruling.score:.2f}</span>'
        f'<p dir="auto">{text}</p>{label}</li>'
    )


def _line(piece: Piece, index: int, line: str) -> str:
    """Return one line of a block; what went from a kept block is marked, with its role."""
    verdict = piece.lines.get(index)
    if verdict is None:
        return escape(line)
    out, at = [], 0
    for gap, (start, end, why) in enumerate(gaps_of(line, verdict)):
        role = piece.roles.get((index, gap), why.role)
        mark = f'<del data-role="{escape(role)}" title="{escape(_named(role))}">'
        out.append(f"{escape(line[at:start])}{mark}{escape(line[start:end])}</del>")
        at = end
    return "".join((*out, escape(line[at:])))


def _named(role: str) -> str:
    return ROLE_NAMES.get(role, role)


def _legend(pieces: Sequence[Piece]) -> str:
    """Return a switch for each role that the page has: the kept ones, then the cut ones."""
    counts = Counter((piece.fate != "cut", piece.role) for piece in pieces)
    groups = []
    for kept, known in ((True, KEPT_ROLES), (False, CUT_ROLES)):
        unknown = sorted(role for is_kept, role in counts if is_kept is kept and role not in known)
        switches = "".join(
            f'<button type="button" class="switch" data-role="{escape(role)}" aria-pressed="true">'
            f"{escape(_named(role))} <b>{counts[kept, role]}</b></button>"
            for role in (*known, *unknown)
            if (kept, role) in counts
        )
        if switches:
            groups.append(f'<div class="group"><h2>{"Kept" if kept else "Cut"}</h2>{switches}</div>')
    return "".join(groups)


_CHART_HEIGHT = 100


def chart(pieces: Sequence[Piece], threshold: float) -> str:
    """Return the scores along the page as SVG: a bar a block, a line for the scores alone, the chosen span shaded."""
    size = max(1, len(pieces))
    kept = [piece.block.index for piece in pieces if piece.fate != "cut"]
    start, end = (kept[0], kept[-1] + 1) if kept else (0, 0)
    span = f'<rect class="span" x="{start}" y="0" width="{end - start}" height="{_CHART_HEIGHT}"/>'
    bars = "".join(
        f'<rect class="bar {p.fate}" data-role="{escape(p.role)}" x="{p.block.index}.08" width=".84" '
        f'y="{_height(p.ruling.score):g}" height="{_CHART_HEIGHT - _height(p.ruling.score):g}"/>'
        for p in pieces
    )
    line = "".join(f"V{_height(p.alone.score):g}H{p.block.index + 1}" for p in pieces)
    level = f"{_height(threshold):g}"
    return (
        f'<svg viewBox="0 0 {size} {_CHART_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">{span}{bars}'
        f'<path class="alone" d="M0 {_CHART_HEIGHT}{line}"/>'
        f'<path class="threshold" d="M0 {level}H{size}"/>'
        f'<rect class="cursor" x="0" y="0" width="1" height="{_CHART_HEIGHT}" visibility="hidden"/></svg>'
    )


def _height(score: float) -> float:
    return round(_CHART_HEIGHT - max(1.5, _CHART_HEIGHT * score), 1)


# ---- the article and what is known of it --------------------------------------------------------

_GROUPS = {"table-row": "table", "quote": "blockquote"}


def _article(traced: Trace) -> str:
    """Return the clean article; each paragraph names the block that it stands in."""
    article = traced.article
    parts = [f"<h1>{escape(article.title)}</h1>"] if article.title else []
    about = [f"<bdi>{escape(author)}</bdi>" for author in article.authors]
    if article.published:
        stamp = article.published.isoformat()
        about.append(f'<time dir="ltr" datetime="{stamp}"><bdi>{date_text(article.published)}</bdi></time>')
    if about:
        parts.append(f'<p class="about">{" · ".join(about)}</p>')
    blocks = _blocks_of_lines(traced)
    if article.standfirst_shown and article.standfirst:
        parts += [
            f'<p class="standfirst"{_refer(line, blocks)}>{escape(line)}</p>' for line in article.standfirst.split("\n")
        ]
    for role, group in groupby(article.paragraphs, key=lambda p: p.role):
        if role == "list-item":
            parts.append(html_list(group, lambda p: escape(p.text), lambda p: _refer(p.text, blocks)))
            continue
        items = "".join(_paragraph(p, blocks) for p in group)
        outer = _GROUPS.get(role)
        parts.append(f"<{outer}>{items}</{outer}>" if outer else items)
    if not article.paragraphs:
        parts.append('<p class="empty">No text on this page passes for an article.</p>')
    return "\n".join(parts)


def _blocks_of_lines(traced: Trace) -> dict[str, list[int]]:
    """Return the kept lines and, for each, the blocks that have it, in page order."""
    blocks: dict[str, list[int]] = {}
    for piece in kept_pieces(traced.page, rulings(traced.verdicts)):
        blocks.setdefault(piece.text, []).append(piece.block.index)
    return blocks


def _refer(text: str, blocks: dict[str, list[int]]) -> str:
    """Return the attribute that names a line's block, the first that no line before has taken."""
    places = blocks.get(text)
    return f' data-block="{places.pop(0) if len(places) > 1 else places[0]}"' if places else ""


def _paragraph(paragraph: Paragraph, blocks: dict[str, list[int]]) -> str:
    if paragraph.role == "table-row":
        cells = cells_of(paragraph.text)
        columns = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        return f"<tr{_refer(next(filter(None, cells)), blocks)}>{columns}</tr>"
    tags = {"heading": f"h{min(6, max(2, paragraph.level))}", "preformatted": "pre"}
    tag = tags.get(paragraph.role, "p")
    return f"<{tag}{_refer(paragraph.text, blocks)}>{escape(paragraph.text)}</{tag}>"


def _facts(traced: Trace, pieces: Sequence[Piece]) -> str:
    article = traced.article
    kept = sum(piece.fate != "cut" for piece in pieces)
    facts = {
        "Kind": article.kind,
        "Confidence": f"{article.confidence:.0%}",
        "Language": article.language or "unknown",
        "Words": f"{sum(count_words(p.text) for p in article.paragraphs):,}",
        "Blocks kept": f"{kept} of {len(pieces)}",
    }
    return "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in facts.items())


def _address(article: Article, name: str | None) -> str:
    """Return where the page is from: a link for an address of the web, else text."""
    url = article.url or name or ""
    if not url.lower().startswith(("http://", "https://")):
        return f"<span>{escape(url)}</span>"
    return f'<a href="{escape(url)}" rel="noreferrer noopener" target="_blank">{escape(url)}</a>'


_FIELDS = (
    "title", "standfirst", "authors", "published", "modified", "site", "section", "tags", "language", "url",
    "canonical_url", "image",
)  # fmt: skip


def _metadata(article: Article) -> str:
    """Return a row for each field: its name, its value, where it came from."""
    rows = []
    for field in _FIELDS:
        value = getattr(article, field)
        if isinstance(value, datetime):
            value = date_text(value)
        elif isinstance(value, tuple):
            value = ", ".join(value)
        source = article.sources.get(field, "")
        if field == "standfirst" and article.standfirst_shown:
            source = "shown on the page"
        shown = f'<span dir="auto">{escape(value)}</span>' if value else '<span class="none">not found</span>'
        rows.append(
            f'<tr><th scope="row">{field.replace("_", " ").replace("url", "address")}</th><td>{shown}</td>'
            f"<td>{f'<code>{escape(source)}</code>' if value and source else ''}</td></tr>"
        )
    return "".join(rows)


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def date_text(date: datetime) -> str:
    """Return a date as people read it, with its offset where the page states one."""
    day = f"{date.day} {_MONTHS[date.month - 1]} {date.year}"
    offset = f" {date:%z}" if date.tzinfo else ""
    return f"{day}, {date:%H:%M}{offset}" if offset or date.hour or date.minute else day


def _notices(traced: Trace) -> str:
    texts = dict.fromkeys((*traced.article.warnings, *traced.notes))
    return "".join(f"<li>{escape(text)}</li>" for text in texts)


def _captions(article: Article) -> str:
    rows = []
    for caption in article.captions:
        credit = f" <cite>{escape(caption.credit)}</cite>" if caption.credit else ""
        rows.append(f'<li dir="auto">{escape(caption.text)}{credit}</li>')
    return "".join(rows)
