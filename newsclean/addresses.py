"""What an address tells (layer 1): one as the page writes it in; its host, its file, where it leads, or a bool out."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from newsclean.text import CONTROL, MAX_LINE_CHARS


def leads_elsewhere(href: str | None) -> bool:
    """Tell whether a link's address is that of another page: no fragment, script, mail or telephone number."""
    if not href or _CONTROLS.sub("", href.lstrip()[:_SCHEME_CHARS]).lower().startswith(_NO_PAGE):
        return False
    return _NOT_IN_ADDRESSES.search(href) is None


# Addresses that lead to no other page, and characters that stand in none.
_NO_PAGE = ("#", "javascript:", "vbscript:", "data:", "mailto:", "tel:", "livescript:", "about:")
_SCHEME_CHARS = 100  # more than any scheme has: a picture as its own address, "data:", may have megabytes
_CONTROLS = re.compile(r"[\x00-\x20]+")
_NOT_IN_ADDRESSES = re.compile(r'[<>"]')


def given_address(url: object) -> str | None:
    """Return the address that a caller names, None for an empty one. Raises TypeError for what is no text.

    >>> given_address(" "), given_address("https://lume.example/news")
    (None, 'https://lume.example/news')
    """
    if not isinstance(url, str | None):
        raise TypeError(f"url is the address of the page as text, or None, not {url!r:.100}")
    return (url or "").strip() or None


def is_address(text: str) -> bool:
    """Tell whether a text is an address with its scheme.

    >>> is_address("https://gull.example/news/1"), is_address("gull.example/news/1"), is_address("a page")
    (True, False, False)
    """
    return _ADDRESS.match(text) is not None


_ADDRESS = re.compile(r"\s*[a-z][a-z0-9+.-]*://\S", re.IGNORECASE)


def host_in(address: str | None) -> str:
    """Return the host that an address names, without "www."; "" where it names none.

    An archive's copy has the address of its page in its own, and is that page's.

    >>> host_in("https://archive.example/web/2019/http://www.lume.example/news")
    'lume.example'
    """
    if not address or "//" not in address:  # most links name none
        return ""
    path = address.partition("?")[0]
    copied = max(path.rfind("/http://"), path.rfind("/https://"))
    if plain := _PLAIN.fullmatch(address, copied + 1):
        return plain[1].removeprefix("www.")
    try:
        return (urlsplit(address[copied + 1 :]).hostname or "").removeprefix("www.")
    except ValueError:  # an address may be anything
        return ""


# Most addresses, with the host: of these there is no more to know, in a third of the time of `urlsplit`.
_PLAIN = re.compile(r"https?://([a-z0-9.-]++)(?:/[!-~]*+)?")


def original(address: str) -> str:
    """Return the address of the page that a web archive's address leads to, any other as it is.

    >>> original("https://archive.example/web/20260203040506/https://lume.example/news")
    'https://lume.example/news'
    """
    return _ARCHIVED.sub("", address, count=1)


# Archives write the second in which they took the copy; other addresses that end in another are redirections.
_ARCHIVED = re.compile(
    r"\Ahttps?://[^/?#]{1,100}(?:/[\w.-]{1,40}){0,3}/(?:\d{14}(?:[a-z]{2}_)?|\d{4}\.\d\d\.\d\d-\d{6})/(?=https?://)"
)


def is_front_page(href: str | None) -> bool:
    """Tell whether a link leads to the front page of a site.

    >>> [is_front_page(href) for href in ("/", "/en/", "../Default.aspx", "https://gull.example", "/news")]
    [True, True, True, True, False]
    """
    return _FRONT_PAGE.fullmatch((href or "").strip()) is not None


_FRONT_PAGE = re.compile(
    r"https?://[^/?#]+|(?:https?://[^/?#]+)?/(?:[a-z]{2}/?)?|\./"
    r"|(?:(?:https?://[^/?#]+)?/|\.\./|\./)?(?:index|default|home)\.[a-z]{3,5}",
    re.IGNORECASE,
)


def file_of(href: str | None) -> tuple[str, str]:
    """Return the name of the file that an address leads to and its ending in small letters, both maybe ""."""
    path = (href or "").partition("?")[0].partition("#")[0].rstrip("/")
    name, _, ending = path.rpartition("/")[2].partition(".")
    return name, ending.lower()


def is_image(href: str | None) -> bool:
    """Tell whether an address is that of an image."""
    return file_of(href)[1] in _IMAGE_ENDINGS


_IMAGE_ENDINGS = frozenset(("jpg", "jpeg", "png", "webp", "avif", "gif"))


def address_key(url: str) -> str:
    """Return what an address and others of the same page have in common."""
    return url.split("#", 1)[0].split("?", 1)[0].split("://", 1)[-1].removeprefix("www.").rstrip("/").lower()


def absolute(href: object, base: str | None) -> str | None:
    """Return an address made absolute, or None where it is not one of the web."""
    if not isinstance(href, str) or not href or len(href) > 4 * MAX_LINE_CHARS:
        return None
    try:
        joined = href.strip()
        if _PLAIN.fullmatch(joined):
            return joined
        if not joined.startswith(("https://", "http://")):
            joined = urljoin(base or "", joined)
        joined = _without_controls(joined)  # what is left may be none: "http://[v1.\u200b]/"
        split = urlsplit(joined)
        host = split.hostname
    except ValueError:
        return None
    if split.scheme not in ("http", "https") or not host:
        return None
    return joined


def _without_controls(address: str) -> str:
    """Return an address without the characters that none has, nor the ends of lines, which browsers leave out, too."""
    return address if address.isprintable() else CONTROL.sub("", address).replace("\n", "")


# With a path, as no site itself has; "[", which a host must not have, is left to `urlsplit`.
_PLAIN_PAGE = re.compile(r"https?://[a-z0-9.-]++/[a-zA-Z0-9][a-zA-Z0-9/._~%-]*+")


def linked_page(href: str, base: str | None) -> str | None:
    """Return the address of the page that a link leads to; None where it is none of the web (`javascript:`, `mailto:`),
    and where it is the site itself.

    A relative one stays as it is where nothing says what it is relative to.
    """
    if _PLAIN_PAGE.fullmatch(href):
        return href  # most that are absolute
    try:
        # most: 1 µs, not 20
        if base and href[0] == "/" != href[1:2] and len(href) > 1 and "/." not in href and href.isprintable():
            parts = urlsplit(base)  # which keeps what it split last
            if parts.scheme in _WEB:
                return f"{parts.scheme}://{parts.netloc}{href}"
        href = _without_controls(href)
        joined = href if href.startswith(("https://", "http://")) else urljoin(base or "", href.strip())
        parts = urlsplit(joined)
    except ValueError:
        return None
    is_own = not base or parts.netloc == _site_of(base)
    if is_own and parts.path in _ROOT and not parts.query and not parts.fragment.startswith("/"):
        return None  # the site itself, as its name in the page's head leads to
    return joined if (parts.netloc if parts.scheme in _WEB else not parts.scheme) else None


def _site_of(base: str) -> str | None:
    """Return the part of an address that names its site, None where it is not well formed: "http://[quay"."""
    try:
        return urlsplit(base).netloc
    except ValueError:
        return None


_ROOT = ("", "/")
_WEB = ("https", "http")
