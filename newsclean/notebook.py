"""How an Article and a Trace show themselves in a notebook (an edge): HTML that needs nothing but itself."""

from __future__ import annotations

from collections import Counter
from html import escape
from itertools import groupby

from newsclean.lists import html_list
from newsclean.model import Article, Paragraph, Trace
from newsclean.report import ROLE_NAMES, date_text, report
from newsclean.text import cells_of

HEIGHT = 720
"""Pixels of a trace's report in the notebook."""
SHOWN_CUTS = 100
"""Pieces that were cut and are listed one by one."""
_FAINT = "opacity:.65;font-size:.9em"


def show_trace(traced: Trace) -> str:
    """Return the report on a trace in a frame of its own, where its script can reach nothing of the notebook."""
    return (
        f'<iframe title="newsclean report" sandbox="allow-scripts" srcdoc="{escape(report(traced))}" '
        f'style="width:100%;height:{HEIGHT}px;border:1px solid #8886;border-radius:8px"></iframe>'
    )


def show_article(article: Article) -> str:
    """Return an article to read, with what was cut from it folded away."""
    lang = f' lang="{escape(article.language)}"' if article.language else ""
    head = [f'<h2 style="margin:0 0 .2em;line-height:1.2">{escape(article.title)}</h2>'] if article.title else []
    about = [*article.authors, *([date_text(article.published)] if article.published else []), article.site or ""]
    head.append(f'<p style="margin:0 0 1em;{_FAINT}">{escape(" · ".join(filter(None, about)))}</p>')
    if article.standfirst_shown and article.standfirst:
        head += [f"<p><strong>{escape(line)}</strong></p>" for line in article.standfirst.split("\n")]
    body = "".join(_group(role, list(group)) for role, group in groupby(article.paragraphs, key=lambda p: p.role))
    return (
        f'<div class="newsclean" style="max-width:44em;line-height:1.55;text-align:start">'
        f'<div dir="auto"{lang}>{"".join(head)}{body or "<p>(no text)</p>"}</div>{_foot(article)}</div>'
    )


def _group(role: str, group: list[Paragraph]) -> str:
    texts = [escape(p.text) for p in group]
    if role == "list-item":
        return html_list(group, lambda p: escape(p.text))
    if role == "quote":
        return "<blockquote>" + "".join(f"<p>{text}</p>" for text in texts) + "</blockquote>"
    if role == "preformatted":
        return "<pre>" + "\n".join(texts) + "</pre>"
    if role == "table-row":
        rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells_of(text)) + "</tr>" for text in texts)
        return f"<table>{rows}</table>"
    tag = "h4" if role == "heading" else "p"
    return "".join(f'<{tag} style="margin:.7em 0">{text}</{tag}>' for text in texts)


def _foot(article: Article) -> str:
    counts = Counter(removal.role for removal in article.removed).most_common()
    summary = ", ".join(f"{count} {ROLE_NAMES.get(role, role)}" for role, count in counts) or "nothing"
    rows = "".join(
        f"<tr><td>{escape(r.role)}</td><td>{escape(r.reason)}</td><td dir='auto'>{escape(r.text[:120])}</td></tr>"
        for r in article.removed[:SHOWN_CUTS]
    )
    more = f"<p>… and {len(article.removed) - SHOWN_CUTS} more</p>" if len(article.removed) > SHOWN_CUTS else ""
    warnings = "".join(f"<p>! {escape(warning)}</p>" for warning in article.warnings)
    return (
        f'<div style="margin-top:1em;border-top:1px solid #8886;padding-top:.5em;{_FAINT}">'
        f"<p>{escape(article.kind)}, confidence {article.confidence:.0%}</p>{warnings}"
        f"<details><summary>Cut: {escape(summary)}</summary><table>{rows}</table>{more}</details></div>"
    )
