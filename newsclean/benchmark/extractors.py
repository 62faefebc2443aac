"""How each extractor is called (an edge): bytes of a page in, its text, or its metadata, out.

A peer is imported when it is asked for, so that only those that are installed take part. Each is called as its own
documentation says, without comments, with tables where there is a choice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module, metadata, util
from typing import Any, NamedTuple

TextOf = Callable[[bytes], str]
MetaOf = Callable[[bytes], tuple[str | None, Sequence[str], str | None]]
"""The page's (title, authors, date as ISO 8601 text)."""

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_CHARSET_BYTES = 4096
# What a browser takes these for; "utf-8" is here because the page has just turned out not to be.
_READ_AS = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "utf-8": "cp1252"}
_NO_URL = "https://example.org/a"


class Extractor(NamedTuple):
    """An extractor that the benchmark knows."""

    package: str
    """Its name on PyPI."""
    modules: tuple[str, ...]
    """What has to be importable."""
    load_text: Callable[[], TextOf]
    load_meta: Callable[[], MetaOf] | None = None
    """None where it reads no metadata."""

    @property
    def installed(self) -> bool:
        """Tell whether it can be called here."""
        return all(util.find_spec(module) for module in self.modules)

    @property
    def version(self) -> str:
        """The version installed here."""
        if self.package == "newsclean":
            return str(import_module("newsclean").__version__)
        return metadata.version(self.package)


def decoded(html: bytes) -> str:
    """Return a page as str, for peers that take no bytes: UTF-8, else as it declares, else windows-1252."""
    try:
        return html.decode("utf-8")
    except UnicodeDecodeError:
        pass
    found = _CHARSET.search(html[:_CHARSET_BYTES])
    declared = found[1].decode().lower() if found else "cp1252"
    try:
        return html.decode(_READ_AS.get(declared, declared), "replace")
    except LookupError:
        return html.decode("cp1252", "replace")


def _newsclean() -> TextOf:
    from newsclean import clean

    return lambda html: clean(html).text


def _newsclean_meta() -> MetaOf:
    from newsclean import clean

    def read(html: bytes) -> tuple[str | None, Sequence[str], str | None]:
        article = clean(html)
        return article.title, article.authors, article.published.isoformat() if article.published else None

    return read


def _trafilatura(**settings: bool) -> TextOf:
    extract = import_module("trafilatura").extract
    return lambda html: extract(html, include_comments=False, include_tables=True, **settings) or ""


def _trafilatura_meta() -> MetaOf:
    extract = import_module("trafilatura").bare_extraction

    def read(html: bytes) -> tuple[str | None, Sequence[str], str | None]:
        found = extract(html, with_metadata=True)
        if not found:
            return None, (), None
        return found.title, [name.strip() for name in (found.author or "").split(";") if name.strip()], found.date

    return read


def _readability() -> TextOf:
    document, extract_text = import_module("readability").Document, import_module("html_text").extract_text
    return lambda html: extract_text(document(decoded(html)).summary())


def _newspaper_article() -> Callable[[bytes], Any]:
    newspaper = import_module("newspaper")

    def parse(html: bytes) -> Any:
        article = newspaper.Article(url=_NO_URL, fetch_images=False)
        article.download(input_html=decoded(html))
        article.parse()
        return article

    return parse


def _newspaper4k() -> TextOf:
    parse = _newspaper_article()
    return lambda html: parse(html).text


def _newspaper4k_meta() -> MetaOf:
    parse = _newspaper_article()

    def read(html: bytes) -> tuple[str | None, Sequence[str], str | None]:
        article = parse(html)
        return article.title, article.authors, article.publish_date.isoformat() if article.publish_date else None

    return read


def _goose3() -> TextOf:
    goose = import_module("goose3").Goose({"enable_image_fetching": False})
    return lambda html: goose.extract(raw_html=decoded(html)).cleaned_text


def _goose3_meta() -> MetaOf:
    goose = import_module("goose3").Goose({"enable_image_fetching": False})

    def read(html: bytes) -> tuple[str | None, Sequence[str], str | None]:
        article = goose.extract(raw_html=decoded(html))
        return article.title, article.authors, str(article.publish_date) if article.publish_date else None

    return read


def _justext() -> TextOf:
    justext = import_module("justext")
    stopwords = justext.get_stoplist("English")
    return lambda html: "\n".join(p.text for p in justext.justext(html, stopwords) if not p.is_boilerplate)


def _boilerpy3() -> TextOf:
    extractor = import_module("boilerpy3.extractors").ArticleExtractor(raise_on_failure=False)
    return lambda html: extractor.get_content(decoded(html))


def _resiliparse() -> TextOf:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    detect = import_module("resiliparse.parse.encoding").detect_encoding
    parse = import_module("resiliparse.parse.html").HTMLTree.parse_from_bytes
    settings = {"main_content": True, "alt_texts": False, "links": False, "form_fields": False}
    return lambda html: extract(parse(html, detect(html)), **settings)


def _gne() -> TextOf:
    extractor = import_module("gne").GeneralNewsExtractor()
    return lambda html: extractor.extract(decoded(html))["content"]


def _newsplease() -> TextOf:
    from_html = import_module("newsplease").NewsPlease.from_html
    return lambda html: from_html(decoded(html), url=None).maintext or ""


def _magic_html() -> TextOf:
    extractor, extract_text = import_module("magic_html").GeneralExtractor(), import_module("html_text").extract_text
    return lambda html: extract_text(extractor.extract(decoded(html), base_url=_NO_URL)["html"])


EXTRACTORS = {
    "newsclean": Extractor("newsclean", ("newsclean",), _newsclean, _newsclean_meta),
    "trafilatura": Extractor("trafilatura", ("trafilatura",), _trafilatura, _trafilatura_meta),
    "trafilatura_fast": Extractor("trafilatura", ("trafilatura",), partial(_trafilatura, fast=True)),
    "trafilatura_precision": Extractor("trafilatura", ("trafilatura",), partial(_trafilatura, favor_precision=True)),
    "readability": Extractor("readability-lxml", ("readability", "html_text"), _readability),
    "newspaper4k": Extractor("newspaper4k", ("newspaper",), _newspaper4k, _newspaper4k_meta),
    "goose3": Extractor("goose3", ("goose3",), _goose3, _goose3_meta),
    "justext": Extractor("jusText", ("justext",), _justext),
    "boilerpy3": Extractor("boilerpy3", ("boilerpy3",), _boilerpy3),
    "resiliparse": Extractor("Resiliparse", ("resiliparse",), _resiliparse),
    "gne": Extractor("gne", ("gne",), _gne),
    "newsplease": Extractor("news-please", ("newsplease",), _newsplease),
    "magic_html": Extractor("magic-html", ("magic_html",), _magic_html),
}
"""In the order of the table's rows."""
