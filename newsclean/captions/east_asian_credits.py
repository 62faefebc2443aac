"""Credits as Chinese, Japanese and Korean captions have them (layer 3): text in, start and name out, None without one.

The word that says what somebody did stands behind the name, and words are not parted: a reporter's, a giver's, an
agency's behind a double hyphen.
"""

from __future__ import annotations

import regex

from newsclean.captions.credit_words import OPEN_CLOSE, SIGNS, TAIL_CHARS
from newsclean.characters import HAN, KANA, SPACELESS
from newsclean.lexicon import Lexicon
from newsclean.metadata.authors.east_asian_bylines import reporters
from newsclean.metadata.authors.jobs import is_role_word

_BEFORE_REPORTER = ".!?…/|(["
_REPORTER_WORDS = 3  # with the house before the name
_MAIL_AT_END = regex.compile(r"\s[\w.+-]{1,40}+@[\w.-]{1,60}+\Z", regex.ASCII)


def find_east_asian(text: str, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where the first of these credits begins and whom it names, None without one."""
    of_text = (agencies_at_end(text), reporter_at_end(text))
    return min(filter(None, (*of_text, giver_at_end(text, lexicon), name_before_label(text, lexicon))), default=None)


def name_before_label(text: str, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where a name with a label behind it begins, and the name.

    >>> from newsclean.lexicon import lexicon_for
    >>> name_before_label("橋を渡る人たち＝岐阜県、見本花子撮影", lexicon_for("ja"))
    (12, '見本花子')
    """
    if text.isascii():
        return None
    floor = max(0, len(text) - TAIL_CHARS)
    for mark in _BEFORE_NAME.finditer(text, floor):
        said = text[mark.end() :].strip(OPEN_CLOSE + ".。")
        name = _without_phrase_behind(said, lexicon)
        if name != said and _BARE.fullmatch(name):
            return mark.end(), name
    return None


def without_label_behind(credit: str, lexicon: Lexicon) -> str:
    """Return a credit without the label behind the name: "記者羅友誠攝", "루멘 제공"; as it is without one."""
    named = _without_phrase_behind(credit, lexicon)
    label = _LABEL_BEHIND.search(named) if named == credit and not credit.isascii() else None
    return _without(credit, len(label[0]), lexicon) if label else named


_LABEL_BEHIND = regex.compile(r"(?<=\p{Han})\s?(?:[摄攝]|提供|供[图圖])$|(?<=\p{Hangul})\s제공$")  # in any language


def _without_phrase_behind(credit: str, lexicon: Lexicon) -> str:
    """Return a credit without the label behind the name, if a phrase of the language is for it."""
    if credit.isascii() or lexicon.category_of(credit):
        return credit
    label = lexicon.label_behind(credit)
    return _without(credit, len(label), lexicon) if _BEHIND.search(label) else credit


def _without(credit: str, chars: int, lexicon: Lexicon) -> str:
    return lexicon.without_byline_words(credit[:-chars].strip(" /／")) or credit


_BEFORE_NAME = regex.compile(r"(?<=[.!?。！？…)）])\s*+(?=[^\s)）])|[(（\[【/／|｜＝=]\s?+|、|^")
_BARE = regex.compile(r"[^.!?。！？，、,:：=＝/／|｜()（）\[\]【】]{2,40}+")
_BEHIND = regex.compile(f"[{SPACELESS}]$|^제공$")  # "X 摄", "X撮影", "X 제공"


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
    tail = text[start:].strip(OPEN_CLOSE + SIGNS)
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


_GIVER = regex.compile(r"[、＝=（(]\s?+([\p{Han}\p{Katakana}ーA-Za-z]{2,24}?)(?:さん)?+提供[)）]?+$")
# Free, paid; meals, films, news, services, funds, places; and "local firms", which names none.
_GIVEN = ("無料", "無償", "有料", "食事", "動画", "情報", "サービス", "資金", "場所", "企業")
