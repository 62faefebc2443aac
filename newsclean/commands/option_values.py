"""Click types of options whose values are from a list too long to show (an edge): languages, charsets, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from difflib import get_close_matches
from typing import Any

import click

from newsclean.addresses import is_address
from newsclean.errors import DataError

# ISO 639-1, and of ISO 639-2 and -3 the languages without a code of two letters that newspapers and broadcasters
# publish in. https://www.loc.gov/standards/iso639-2/php/code_list.php
_LANGUAGES = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw
    ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so
    sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    ast bcl bho ceb chr ckb cmn dsb fil fur gsw haw hil hmn hsb ilo kab kok krl lus mai mni nds nso pap sah sat scn sco
    sma smj smn sms szl tet tpi tyv war yue zgh
    """.split()
)
_NEAR = 0.7  # share of letters, as difflib counts: "Englich" and "English", "latin-2" and "latin2"


class Language(click.ParamType):  # type: ignore[type-arg]  # generic for type checkers alone, and only in new click
    """The code of a language, perhaps with a region behind it: de, pt-BR."""

    name = "code"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the code as it is."""
        code = re.split("[-_]", str(value).strip().lower())[0]
        if code not in _LANGUAGES:
            names = _language_names()
            near = [names[code]] if code in names else [code[:2]] if code[:2] in names.values() else []
            near = near or [names[name] for name in _near(code, names)]
            self.fail(f"{value!r} is not a language code such as de or pt{_hint(near)}", param, ctx)
        return str(value).strip()


def _language_names() -> dict[str, str]:
    """Return the languages that newsclean has valid phrases for: name in lower case -> code."""
    from newsclean.phrase_files import language_files, phrase_file  # 100 ms, and only for who mistypes

    names = {}
    for code in language_files():
        with suppress(DataError):  # a file that is not valid stops pages in its own language only
            names[phrase_file(code).name.lower()] = code
    return names


class Charset(click.ParamType):  # type: ignore[type-arg]  # generic for type checkers alone, and only in new click
    """A charset, by itself or as an HTTP header has it."""

    name = "charset"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name as it is."""
        from newsclean.page.charsets import LABELS
        from newsclean.page.decode import is_known_charset

        if not is_known_charset(str(value)):
            self.fail(f"{value!r} is not a charset such as utf-8{_hint(_near(str(value).lower(), LABELS))}", param, ctx)
        return str(value)


class Address(click.ParamType):  # type: ignore[type-arg]  # generic for type checkers alone, and only in new click
    """Where a page came from."""

    name = "address"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the address as it is."""
        if not is_address(str(value)):
            self.fail(f"{value!r} is not an address such as https://gull.example/news/1", param, ctx)
        return str(value)


def _near(value: str, known: Iterable[str]) -> list[str]:
    return get_close_matches(value, list(known), n=3, cutoff=_NEAR)


def _hint(near: list[str]) -> str:
    return f" (did you mean {' or '.join(near)}?)" if near else ""
