"""Bylines in Chinese, Korean and Japanese, whose labels are words beside the name (layer 1): a line in, names out.

In Korean the word for a reporter stands behind the name, in Chinese before it, often with the paper's.
"""

from __future__ import annotations

import re

import regex

from newsclean.characters import HAN, HANGUL, KANA
from newsclean.metadata.authors.name_words import chinese_name
from newsclean.metadata.authors.names import MAX_NAME_CHARS, unique_names
from newsclean.phrase_files import UNKNOWN, primary_code

_REPORTER = "[记記]者"
_HAN_NAME = f"[{HAN}]{{2,4}}"
# In Chinese it stands before the name, with no mark between: not "記者会見", the Japanese for a press conference.
CHINESE_REPORTER = regex.compile(
    rf"(?:本[报報])?{_REPORTER}(?={_HAN_NAME}(?:[／/、\s]|$))(?![会會站团團证証招席协協节節])"
)
"""The word for a reporter where a name follows at once."""


def reporters(text: str) -> tuple[str, ...]:
    """Return the names that a word for a reporter follows, as in Korean.

    >>> reporters("김하나 기자 · 이두리 기자"), reporters("김하나 기자가 말했다")
    (('김하나', '이두리'), ())
    >>> reporters("김하나·이두리 기자")
    ('김하나', '이두리')
    """
    text = _KOREAN_DATELINE.sub("", text)
    is_prose = len(text) > _MAX_REPORTERS_CHARS or "=" in text  # "(서울=연합뉴스)" opens the first paragraph
    if is_prose:
        return ()
    return unique_names(name for found in _KOREAN_REPORTER.finditer(text) for name in _PARTS.split(found[1]) if name)


# "부산=", "[서울=뉴시스]" where the reporter is all that follows
_KOREAN_DATELINE = regex.compile(
    rf"^[\[(]?(?!사진|영상|그래픽)[{HANGUL}]{{2,6}}=(?:[{HANGUL}\w]{{2,8}}[\])]\s?)?(?=[{HANGUL}]{{2,4}}\s(?:기자|특파원)(?:\s\S{{1,40}})?$)"
)
_MAX_REPORTERS_CHARS = 80
"""A longer text that names a reporter is the article's first paragraph."""
# A particle behind the word makes it part of a sentence.
_KOREAN_REPORTER = regex.compile(
    rf"(?<![{HANGUL}])([{HANGUL}]{{2,4}}(?:[·,/、]\s?[{HANGUL}]{{2,4}}){{0,4}})\s(?:(?:선임|수습|인턴|객원|전문)?기자|특파원)(?![{HANGUL}])"
)


def outlet_reporters(text: str) -> tuple[str, ...]:
    """Return the Chinese names behind a word for a reporter that the paper's name stands before, in a line of its own.

    >>> outlet_reporters("流明晚报见习记者 林晓雯 王大同"), outlet_reporters("流明晚报记者 林晓雯 摄")
    (('林晓雯', '王大同'), ())
    """
    if text.isascii() or len(text) > MAX_NAME_CHARS:
        return ()  # as most
    if sent := _SENT_FROM.fullmatch(text):
        return (sent[1],)
    match = _OUTLET_REPORTER.fullmatch(text)
    names = _PARTS.split(match["names"]) if match else []
    return unique_names(names) if all(map(chinese_name().fullmatch, names)) else ()


# "（中央社記者林曉雯台北4日電）", "林曉雯／台北報導"
_SENT_FROM = regex.compile(
    rf"[（(]?(?:[{HAN}]{{2,4}}社)?{_REPORTER}([{HAN}]{{3}})[{HAN}]{{2,6}}?\d{{1,2}}日[電电][)）]?"
)
# "流明晚报见习记者 林晓雯", "采写：流明记者 林晓雯", "【文/流明网作者 林晓雯】": a space or a mark before the names.
_OUTLET_REPORTER = regex.compile(
    r"[【\[（(]?(?:(?:采写|撰文|文)\s?[:：/／])?[\w《》·]{0,12}"
    rf"(?:{_REPORTER}|作者|撰稿人|[评評][论論][员員])\s?[\s:：/／|｜]\s?"
    rf"(?P<names>{_HAN_NAME}(?:[\s、，/／&]{_HAN_NAME}){{0,5}})[】\]）)]?"
)


def dateline_reporters(text: str) -> tuple[str, ...]:
    """Return the Chinese names in brackets behind the dateline that opens a text.

    >>> dateline_reporters("流明社海港1月2日电（记者林晓雯、王大同）渡轮2日恢复运营。")
    ('林晓雯', '王大同')
    >>> dateline_reporters("流明网1月2日讯（记者 林晓雯 整合）渡轮"), dateline_reporters("渡轮（记者林晓雯摄）恢复")
    (('林晓雯',), ())
    >>> dateline_reporters("本报讯（记者 林晓雯 通讯员 王大同）渡轮恢复运营。")
    ('林晓雯', '王大同')
    """
    match = None if text.isascii() else _DATELINE_REPORTER.match(text.lstrip())
    return unique_names(filter(chinese_name().fullmatch, _PARTS.split(match[1]))) if match else ()


_DATELINE_REPORTER = regex.compile(
    rf"[{HAN}\s]{{2,14}}(?:(?:\d{{1,2}}月)?\d{{1,2}}日)?[电電讯訊]\s?[（(]\s?[{HAN}]{{0,6}}{_REPORTER}\s?"
    rf"({_HAN_NAME}(?:[\s、，／/]{_HAN_NAME}){{0,5}})\s?[)）]"
)
_PARTS = re.compile(r"[\s、，/／&·,]")


def signed_from(text: str) -> tuple[str, ...]:
    """Return the Japanese names that an office of the paper stands before, all in brackets, as reporters sign.

    >>> signed_from("（流明支局・林みどり）"), signed_from("（流明市・林みどり）")
    (('林みどり',), ())
    >>> signed_from("（流明支局 林みどり、報道部 森あおい）")
    ('林みどり', '森あおい')
    """
    if len(text) > MAX_NAME_CHARS:
        return ()
    if signed := _SIGNED_REPORTER.fullmatch(text):
        return (signed[2],)
    if not _SIGNED_FROM.fullmatch(text):
        return ()
    return unique_names(part[2] for part in _SIGNED_NAME.finditer(text[1:-1]))


_JAPANESE = f"[{HAN}{KANA}]"
_OFFICES = "支局|支社|総局|本社|通信部|報道部|社会部|文化部|運動部|経済部|政治部|地域部|編集部|支局長|編集委員|論説委員"
_SIGNED = rf"({_JAPANESE}{{0,10}}(?:{_OFFICES})[・／/\s])%s({_JAPANESE}{{2,9}})"
_SIGNED_REPORTER = regex.compile(
    rf"({_JAPANESE}{{0,10}}(?:{_OFFICES})[・／/\s])({_JAPANESE}{{2,9}}?)(?:記者|通信員|特派員)"
)
_SIGNED_FROM = regex.compile(rf"[（(]{_SIGNED % ''}(?:、{_SIGNED % '?'}){{0,3}}[)）]")
_SIGNED_NAME = regex.compile(rf"{_SIGNED % '?'}(?:、|\Z)")


def behind_label(text: str) -> str | None:
    """Return what stands behind a Chinese word for who wrote amid a line, up to the next label; None without one.

    >>> behind_label("来源：流明日报 作者：林晓雯 责任编辑：王大同")
    '林晓雯'
    """
    label = _CHINESE_LABEL.search(text)
    return _BEHIND_LABELLED.split(text[label.end() :], maxsplit=1)[0] if label else None


_CHINESE_LABEL = re.compile(rf"(?:作者|{_REPORTER}|撰文|撰稿|采写|執筆|执笔)\s?[:：]\s?")
_BEHIND_LABELLED = re.compile(r"\s[^\s:：]{1,6}\s?[:：]|[|｜]")  # "责任编辑："


def before_label(text: str) -> str:
    """Return a text up to the next label in Chinese characters: "责任编辑：".

    >>> before_label("林晓雯 责任编辑：王大同"), before_label("Ada Quill, editor: Ben Osei")
    ('林晓雯', 'Ada Quill, editor: Ben Osei')
    """
    return text if text.isascii() else _HAN_LABEL.split(text, maxsplit=1)[0]


_HAN_LABEL = regex.compile(rf"\s[{HAN}]{{1,6}}\s?[:：]")


def is_reporters_line(line: str) -> bool:
    """Tell whether a line is but who wrote, as reporters sign or as papers in Taiwan set it above a text.

    >>> is_reporters_line("〔記者林曉雯／流明報導〕"), is_reporters_line("流明报记者 林晓雯 王大同")
    (True, True)
    """
    if line.isascii():
        return False  # as most
    is_signed = signed_from(line) or outlet_reporters(line)
    return bool(is_signed) or _REPORTED_FROM.fullmatch(line.strip(_AROUND)) is not None


_REPORTED_FROM = regex.compile(
    rf"{_REPORTER}\s?{_HAN_NAME}(?:[、，]{_HAN_NAME}){{0,3}}\s?[／/]\s?[^\s，。：]{{1,10}}[報报][導导道]"
)
_AROUND = "【】[]()（）〔〕 "


def chinese_names(part: str, language: str | None) -> list[str]:
    """Return the names between the spaces of a part that is but Chinese names; a Japanese name has a space within."""
    tokens = part.split(" ")
    if len(tokens) < 2 or not all(map(chinese_name().fullmatch, tokens)):
        return [part]
    return tokens if primary_code(language) in ("zh", UNKNOWN) else [part]
