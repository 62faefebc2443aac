"""Credits of a form of their own that close a caption (layer 3): text in, start and name out, None without one.

A reporter's or a giver's with the word behind the name, agencies, "Courtesy of", a licence.
"""

from __future__ import annotations

import regex

from newsclean.captions.credit_words import (
    NAME_WORDS,
    OPEN_CLOSE,
    TAIL_CHARS,
    are_names,
    is_label,
    reads_like_text,
)
from newsclean.characters import HAN, KANA
from newsclean.lexicon import Lexicon
from newsclean.metadata.authors.east_asian_bylines import reporters
from newsclean.metadata.authors.jobs import is_role_word
from newsclean.metadata.authors.name_words import keeps_stop

_BEFORE_REPORTER = ".!?…/|(["
_REPORTER_WORDS = 3  # with the house before the name
_MAIL_AT_END = regex.compile(r"\s[\w.+-]{1,40}+@[\w.-]{1,60}+\Z", regex.ASCII)


def reporter_at_end(text: str) -> tuple[int, str] | None:
    """Return where a reporter's name with the word for one behind it ends a caption, and both, as in Korean.

    An address of mail may stand behind them.

    >>> reporter_at_end("다리가 열렸다. 홍예시 기자"), reporter_at_end("다리가 열렸다. 홍예시 기자 hong@lume.example")
    ((9, '홍예시 기자'), (9, '홍예시 기자'))
    """
    if text.isascii():
        return None  # as most
    if "@" in text:
        text = _MAIL_AT_END.sub("", text)
    start = max(map(text.rfind, _BEFORE_REPORTER)) + 1
    tail = text[start:].strip(OPEN_CLOSE)
    words = tail.split()
    if not start or not 1 < len(words) <= _REPORTER_WORDS or not is_role_word(words[-1]) or not reporters(tail):
        return None
    return text.index(tail, start), tail


def agencies_at_end(text: str) -> tuple[int, str] | None:
    """Return where the agencies that end a caption begin, as Japanese and Korean papers set them, and they, if any.

    Behind a double hyphen or a slash, or two in brackets with that between them. Only a label stands before the sign in
    other credits: "写真＝共同", "[사진=연합뉴스]". One annotated page has such captions.

    >>> agencies_at_end("港の朝＝ロイター・共同"), agencies_at_end("港の朝＝流明市"), agencies_at_end("写真＝共同")
    ((3, 'ロイター・共同'), None, None)
    >>> agencies_at_end("다리가 열렸다. [AFP=연합뉴스]"), agencies_at_end("다리가 열렸다. [사진=연합뉴스]")
    ((9, 'AFP=연합뉴스'), None)
    """
    if text.isascii() and not ("/" in text or "=" in text):
        return None  # as most
    floor = max(0, len(text) - _AGENCIES_CHARS)
    found = _AGENCIES.search(text, floor) or (_KOREAN_AGENCIES.search(text, floor) if "=" in text[floor:] else None)
    if found is None or text[: found.start()].endswith(_LABELS_BEFORE_AGENCY):
        return None
    return found.start(), found[1]


_AGENCY = (
    "共同(?:通信社?+)?+|時事(?:通信社?+)?+|ロイター(?:通信)?+|AFP|ＡＦＰ|AP|ＡＰ|EPA|ＥＰＡ|UPI|ＵＰＩ|CNN|ＣＮＮ|ゲッティ(?:イメージズ)?+|アフロ"
    "|新華社|聯合(?:ニュース)?+|タス(?:通信)?+"
)
_AGENCIES = regex.compile(
    rf"(?<=[）」』\d{KANA}{HAN}])[＝=／/]((?:{_AGENCY})(?:[・＝=／/]?+(?:{_AGENCY})){{0,2}}+)$", regex.IGNORECASE
)
_KOREAN_AGENCIES = regex.compile(
    r"(?:[\[(]|(?<=\.\s))((?:AFP|AP|EPA|UPI|TASS|dpa|로이터|신화|타스|교도|게티이미지)=(?:연합뉴스|뉴시스|뉴스1)(?:\s자료사진)?+)[\])]?$",
    regex.IGNORECASE,
)
_AGENCIES_CHARS = 30  # by hand; at half and at twice no page of 520 differs
_LABELS_BEFORE_AGENCY = ("写真", "画像", "映像", "動画", "撮影", "提供", "出典", "出所", "資料", "図版")


def giver_at_end(text: str, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where the name before the Japanese word for who gave a picture begins, and it, None without such.

    A comma, a double hyphen or a bracket stands before it, and no particle in it: "市が提供" is of a sentence. What is
    given or how, "無料提供", is no giver.

    >>> from newsclean.lexicon import lexicon_for
    >>> ja = lexicon_for("ja")
    >>> giver_at_end("旧駅舎＝1968年、流明市資料館提供", ja), giver_at_end("旧駅舎、流明市が提供", ja)
    ((10, '流明市資料館'), None)
    """
    found = _GIVER.search(text, max(0, len(text) - TAIL_CHARS)) if "提供" in text else None
    if found is None or not found.start() or found[1].endswith(_GIVEN):
        return None
    is_label = lexicon.match(f"{found[1]}提供") is not None  # "写真提供"
    return None if is_label else (found.start(1), found[1])


def courtesy_at_end(text: str, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where "courtesy of" and names begin, behind a sentence or alone, and they; else None.

    The kind of picture may stand before them; where a phrase is a label with it, "Photo courtesy of", that goes. On
    pages by strangers all 9 readers leave the words in the credit; of "Courtesy" alone one of two does.

    >>> from newsclean.lexicon import lexicon_for
    >>> courtesy_at_end("The quay at noon. Rendering courtesy of Lume Partners.", lexicon_for("en"))
    (18, 'Rendering courtesy of Lume Partners')
    """
    floor = max(0, len(text) - TAIL_CHARS)
    at = max(text.rfind("ourtesy of ", floor), text.rfind("OURTESY OF ", floor))
    found = _COURTESY.search(text, max(0, at - _KIND_CHARS)) if at >= 0 else None
    if found is None or len(found[1].split()) > NAME_WORDS or reads_like_text(found[1]):
        return None
    if lexicon.match(found[0]) is not None:
        return None
    return found.start(), found[0] if keeps_stop(found[1]) else found[0].removesuffix(".")


_KIND_CHARS = 15  # by hand; at half and at twice no page of 520 differs
_KINDS = "photo|photograph|image|picture|screenshot|rendering|map|still|graphic|illustration|artwork|poster|chart"
_COURTESY = regex.compile(
    rf"(?:^|(?<=[.!?…)][\"”’]?\s)|(?<=\s[|/–—-]\s))(?:(?i:{_KINDS})s?\s)?+(?:[Cc]ourtesy\sof|COURTESY\sOF)"
    r"\s((?:[^.!?;:()|]|(?<=\b\p{Lu})\.){2,60}+)\.?$"
)


def licence_at_end(text: str) -> tuple[int, str] | None:
    """Return where a licence of Creative Commons with the names behind it begins, and both, None without such.

    >>> licence_at_end("The quay at noon CC-BY-SA Ada Quill"), licence_at_end("The quay at noon CC BY 4.0")
    ((17, 'CC-BY-SA Ada Quill'), None)
    """
    start = text.rfind(" CC", max(0, len(text) - TAIL_CHARS)) + 1
    return (start, text[start:]) if start and _LICENCE_AND_NAMES.match(text, start) else None


_LICENCE_AND_NAMES = regex.compile(
    r"CC[ -]BY(?:[ -](?:SA|NC|ND)){0,2}+(?:[ -][1-4]\.0)?+[/|,:]?+\s(?:\p{Lu}[\p{L}.'’-]{1,20}+(?:\s|$)){1,5}+$"
)


_GIVER = regex.compile(r"[、＝=（(]\s?+([\p{Han}\p{Katakana}ーA-Za-z]{2,24}?)(?:さん)?+提供[)）]?+$")
# Free, paid; meals, films, news, services, funds, places; and "local firms", which names none.
_GIVEN = ("無料", "無償", "有料", "食事", "動画", "情報", "サービス", "資金", "場所", "企業")


def house_and_label(text: str, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where a house, a label, "by" and names begin behind a caption's last sentence or a dash, and they.

    "Staff photo by Ada Quill" is how papers in the United States sign.

    >>> from newsclean.lexicon import lexicon_for
    >>> house_and_label("The quay at noon. - LG photo by Ada Quill", lexicon_for("en"))
    (20, 'LG photo by Ada Quill')
    """
    found = _HOUSE_AND_LABEL.search(text, max(0, len(text) - TAIL_CHARS))
    if found is None or not is_label(found["label"], lexicon) or not lexicon.opens_byline(found["by"]):
        return None
    names = found["names"].split()
    return (found.start(1), found[1]) if len(names) <= NAME_WORDS and are_names(names) else None


# Up to three words of a house, then two small words and names. Words and spaces take turns: linear.
_HOUSE_AND_LABEL = regex.compile(
    r"(?:[.!?\u2026][\"\u201d\u00bb]?\s(?:[-\u2013\u2014]\s)?+|\s[-\u2013\u2014]\s)"
    r"((?:\p{Lu}[\p{L}&'\u2019-]{1,15}+\s){1,3}+(?P<label>\p{Ll}{2,15}+)\s(?P<by>\p{Ll}{2,4}+)\s"
    r"(?P<names>\p{Lu}[^.!?:;()\d]{1,60}+))$"
)
