"""Copies of pages (layer 1): what archives and the tools that save pages leave in them.

In: a page as UTF-8. Out: the page with its own addresses again, and where it was saved from.
"""

from __future__ import annotations

import re

from newsclean.addresses import original

_HEAD = 1 << 14  # bytes: some tools write behind a script of their own
_TAIL = 4000

# What follows it is the address that the page was saved from; what archives note first, as a browser that saved their
# copy notes the archive's address.
_NOTES = {
    b"__wm.wombat(": rb'"([^\s<>"]{1,4000})"',  # the Wayback Machine
    b"wbinfo.url = ": rb"""["']([^\s<>"']{1,4000})""",  # pywb
    b'rel="bookmark" href=': rb'"([^\s<>"]{1,4000})"/?><title>',  # archive.today
    b"saved from url=": rb"(?:\(\d{1,8}\))?\s{0,20}([^\s<>]{1,4000})",  # Chrome, Internet Explorer
    b"page saved with singlefile": rb"\s{1,40}url:\s{0,20}([^\s<>]{1,4000})",
    b'"savepage-url"': rb'\s{1,20}content="([^\s<>"]{1,4000})"',  # Save Page WE
    b"data-scrapbook-source=": rb'"([^\s<>"]{1,4000})"',  # WebScrapBook
    b"<!-- saved from ": rb"([^\s<>]{1,4000}) at \S{1,40} using monolith",
    b"<!-- mirrored from ": rb"([^\s<>]{1,4000}) by HTTrack",
    b'class="domain reader-domain" href=': rb'"([^\s<>"]{1,4000})"',  # Firefox's reader view
}
_ADDRESS_BEHIND = {note: re.compile(pattern) for note, pattern in _NOTES.items()}


def saved_from(utf8: bytes) -> str | None:
    """Return the address that a saved page says it came from, None where it does not.

    Browsers, SingleFile, monolith and HTTrack write it into a comment among the first lines, Save Page WE, WebScrapBook
    and archives into an attribute or a script there.
    """
    head = utf8[:_HEAD]
    lower = head.lower()
    for note, behind in _ADDRESS_BEHIND.items():
        at = lower.find(note)
        if at >= 0 and (found := behind.match(head, at + len(note))):
            url = original(found[1].decode("utf-8", "replace").replace("&amp;", "&")).replace(":80/", "/", 1)
            if note.endswith(b"mirrored from "):  # HTTrack leaves the scheme out
                host = found[1].partition(b"/")[0]
                url = f"http{'s' if b'https://' + host in utf8 else ''}://{url}"
            if url.lower().startswith(("http://", "https://", "file://")):
                return url
    return None


def as_published(utf8: bytes) -> bytes:
    """Return the page of a web archive's copy as its site had it, any other page as it is.

    The Wayback Machine and pywb lead every address of a page through themselves, up to the canonical link, in
    attributes and in JSON-LD: each gets its own form again. archive.today states when it took the copy in the terms in
    which sites say when they published: that goes. The bars that archives put above a page are hidden.
    """
    head = utf8[:_HEAD]
    if b"@archiveis" in head:
        utf8 = _STATED_BY_ARCHIVE.sub(b"", head) + utf8[_HEAD:]
    elif b"wombat" not in head and b"BY WAYBACK MACHINE" not in utf8[-_TAIL:]:
        return utf8
    return _BAR.sub(rb"\g<0> hidden", _LED_THROUGH.sub(b"", utf8))


_STATED_BY_ARCHIVE = re.compile(rb'<meta property="[^<>]{0,4000}>|<link rel="canonical"[^<>]{0,4000}>')
_BAR = re.compile(rb'<div id="(?:wm-ipp-base|wm-ipp-print|HEADER)"')
# The archive's part of an address, up to the page's own: what there is of its host, the collection, when the copy was
# taken, and how to show it.
_LED_THROUGH = re.compile(
    rb"""
    (?: (?<= ["'=(] ) | (?<= [wx],[ ] ) )               # an attribute, a style, a script; a further one in `srcset`
    (?: https?: \\?/ \\?/ [\w.:-]{1,100} )?
    (?: \\?/ [\w.-]{1,40} ){0,3}?
    \\?/ (?: \d{14} (?: [a-z]{2}_ )? | \d{4}\.\d\d\.\d\d-\d{6} | o\\?/\w{5} )
    \\?/ (?= https?:\\?/ )
    """,
    re.VERBOSE,
)
