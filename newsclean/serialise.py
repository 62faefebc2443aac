"""Article -> dict, JSON, Markdown, HTML, and back from dict (layer 0).

HTML and Markdown are written afresh from paragraphs: a short list of tags, no attribute but `class`, `lang`,
`dir`, `datetime`, the numbers of ordered lists and the article's schema.org type, and nothing of the page's own markup.
Both hold the captions too, below the body; the text does not.
Functions of the fields alone, so that `model` may call them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import datetime
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Any

from newsclean.errors import DataError
from newsclean.lists import html_list, markdown_list
from newsclean.text import cells_of

if TYPE_CHECKING:
    from newsclean.model import Article, Caption, Paragraph

GENERATOR = '<meta name="generator" content="newsclean">'
"""By this newsclean's own HTML is known, reports and galleries too: what is found in an input folder is not read."""
_DATES = ("published", "modified")


def to_dict(article: Article) -> dict[str, Any]:
    """Return the article as plain JSON values; `from_dict` gives the same article back."""
    data: dict[str, Any] = {"text": article.text}
    for name in article.__dataclass_fields__:
        value = getattr(article, name)
        if name in _DATES:
            value = value.isoformat() if value else None
        elif isinstance(value, tuple):
            value = [item if isinstance(item, str) else item._asdict() for item in value]
        elif isinstance(value, dict):
            value = dict(value)
        data[name] = value
    return data


def from_dict(data: dict[str, Any], article_type: type[Article], items: dict[str, type[Any]]) -> Article:
    """Return the article that `to_dict` made the data from; `items` holds the types of its lists' items.

    Raises DataError, which says what the data are instead.
    """
    _check_keys(data, article_type.__dataclass_fields__.keys() | {"text", "id"})  # `id`: of several pages on the screen
    fields: dict[str, Any] = {}
    for name in article_type.__dataclass_fields__:
        if name not in data:
            continue
        value = data[name]
        try:
            if name in _DATES:
                value = datetime.fromisoformat(value) if value else None
            elif name in items:
                value = tuple(items[name](**item) for item in value)
            elif isinstance(value, list):
                value = tuple(value)
            elif isinstance(value, dict):
                value = dict(value)
        except (TypeError, ValueError) as error:
            raise DataError(f"{name}: {error}") from None
        fields[name] = value
    return article_type(**fields)


def _check_keys(data: Any, known: Set[str]) -> None:
    """Raise DataError for what would be an article with less than the data hold."""
    takes = "Article.from_dict takes what to_dict and --json give"
    if not isinstance(data, dict):
        raise DataError(f"{type(data).__name__} is not a dict: {takes}")
    if {"article", "verdicts"} <= data.keys():
        raise DataError(f"this is a trace: {takes}, which is in its 'article'")
    if shown := [name for name in _OF_RECORDS if name in data]:
        raise DataError(f"this is a record, as JSON Lines and tables hold it ({', '.join(shown)}): {takes}")
    if unknown := [str(name) for name in data if name not in known]:
        raise DataError(f"unknown key: {', '.join(unknown)} (known keys: {', '.join(sorted(known))})")
    if data.get("text") and "paragraphs" not in data:
        raise DataError(f"it has a text, but no paragraphs: {takes}")


_OF_RECORDS = ("date_published", "date_modified", "removed_counts", "error", "newsclean_version")
"""Columns of `records` that no article has a field of."""


def to_json(article: Article, indent: int | None = None) -> str:
    """Return the article as JSON text."""
    return json.dumps(to_dict(article), ensure_ascii=False, indent=indent)


# ---- Markdown -----------------------------------------------------------------------------------

_MARKDOWN = re.compile(r"([\\`*_\[\]#~|])")
_LINE_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])")


def to_markdown(article: Article) -> str:
    """Return the article in Markdown (CommonMark): the headline, the standfirst in italics, the body.

    The captions that were cut follow below a rule, in italics, each with its credit.
    """
    parts = []
    if article.title:
        parts.append("# " + _plain(article.title))
    if article.standfirst_shown and article.standfirst:
        parts += [f"*{_plain(line)}*" for line in article.standfirst.split("\n")]
    for role, group in groupby(article.paragraphs, key=lambda p: p.role):
        parts += _markdown_group(role, list(group))
    if article.captions:
        parts.append("---")
    for text, credit in article.captions:
        pieces = (f"*{_plain(text)}*" if text else "", _plain(credit or ""))
        parts.append(" ".join(filter(None, pieces)))
    return "\n\n".join(parts) + "\n" if parts else ""


def _markdown_group(role: str, group: list[Paragraph]) -> Iterator[str]:
    if role == "heading":
        yield from ("#" * p.level + " " + _plain(p.text) for p in group)
    elif role == "quote":
        yield "\n>\n".join("> " + _plain(p.text) for p in group)
    elif role == "list-item":
        yield markdown_list(group, lambda p: _plain(p.text))
    elif role == "preformatted":
        yield _code("\n".join(p.text for p in group))
    elif role == "table-row":
        rows = [[_plain(cell) for cell in cells_of(p.text)] for p in group]
        width = max(map(len, rows))
        lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
        yield "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])
    else:
        yield from (_plain(p.text) for p in group)


def _code(text: str) -> str:
    """Return preformatted text in a fence; text with a "<" in <pre>, escaped: it is no HTML to any reader."""
    if "<" in text:
        return f"<pre>{escape(text, quote=False)}</pre>"
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}\n{text}\n{fence}"


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is: no markup, no HTML."""
    text = _MARKDOWN.sub(r"\\\1", escape(" ".join(text.split()), quote=False))
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)


# ---- HTML ---------------------------------------------------------------------------------------

_WRAPPED = {"table-row": ("table", "tr"), "quote": ("blockquote", "p")}


def to_html(article: Article) -> str:
    """Return the article as an HTML document: `html_fragment` in a page that names its charset and title."""
    head = ['<meta charset="utf-8">', GENERATOR]
    if article.title:
        head.append(f"<title>{escape(article.title)}</title>")
    return (
        f"<!DOCTYPE html>\n<html{_lang(article)}>\n<head>\n" + "\n".join(head) + "\n</head>\n<body>\n"
        + html_fragment(article) + "\n</body>\n</html>\n"
    )  # fmt: skip


def html_fragment(article: Article) -> str:
    """Return the article as an <article> of the tags header, h1-h6, p, time, blockquote, ul, ol, li, pre, table, tr and
    td; after the body an <aside> of the captions that were cut, as figure, figcaption and cite."""
    body = list(_html_header(article))
    for role, group in groupby(article.paragraphs, key=lambda p: p.role):
        body += _html_group(role, group)
    body += _html_captions(article.captions)
    kind = _SCHEMA_TYPES.get(article.kind, "Article")
    opening = f'<article{_lang(article)} itemscope itemtype="https://schema.org/{kind}">'
    return f"{opening}\n" + "\n".join(body) + "\n</article>"


_SCHEMA_TYPES = {"article": "NewsArticle", "live": "LiveBlogPosting", "gallery": "NewsArticle"}


def _lang(article: Article) -> str:
    """Return the article's language as an attribute and, where its script runs from the right, the direction."""
    if not article.language:
        return ""
    language, *more = article.language.lower().split("-")
    script = next((part for part in more if len(part) == _SCRIPT_LETTERS and part.isalpha()), None)
    is_from_right = script in _SCRIPTS_FROM_RIGHT if script else language in _LANGUAGES_FROM_RIGHT
    return f' lang="{escape(article.language)}"' + ' dir="rtl"' * is_from_right


_SCRIPT_LETTERS = 4  # BCP 47: "ur-Latn"
_SCRIPTS_FROM_RIGHT = ("arab", "hebr", "syrc", "thaa")
_LANGUAGES_FROM_RIGHT = ("ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi")  # browsers don't infer it


def _html_header(article: Article) -> Iterator[str]:
    yield "<header>"
    if article.title:
        yield f"<h1>{escape(article.title)}</h1>"
    if article.standfirst_shown and article.standfirst:
        yield from (f'<p class="standfirst">{escape(line)}</p>' for line in article.standfirst.split("\n"))
    if article.authors:
        yield f'<p class="byline">{escape(", ".join(article.authors))}</p>'
    if article.published:
        yield f'<time datetime="{article.published.isoformat()}">{article.published:%Y-%m-%d}</time>'
    yield "</header>"


def _html_captions(captions: Sequence[Caption]) -> Iterator[str]:
    if captions:
        yield "<aside>"
        for text, credit in captions:
            parts = (escape(text), f"<cite>{escape(credit)}</cite>" if credit else "")
            yield f"<figure><figcaption>{' '.join(filter(None, parts))}</figcaption></figure>"
        yield "</aside>"


def _html_group(role: str, group: Iterable[Paragraph]) -> Iterator[str]:
    if role in _WRAPPED:
        outer, inner = _WRAPPED[role]
        yield f"<{outer}>"
        for p in group:
            cells = (f"<td>{escape(cell)}</td>" for cell in cells_of(p.text))
            yield f"<{inner}>{''.join(cells) if role == 'table-row' else escape(p.text)}</{inner}>"
        yield f"</{outer}>"
    elif role == "list-item":
        yield html_list(group, lambda p: escape(p.text))
    elif role == "preformatted":
        yield "<pre>" + "\n".join(escape(p.text) for p in group) + "</pre>"
    else:
        for p in group:
            tag = f"h{min(6, p.level)}" if role == "heading" else "p"
            yield f"<{tag}>{escape(p.text)}</{tag}>"
