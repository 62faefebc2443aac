"""Lines that name reporters: `newsclean.metadata.authors.east_asian_bylines`."""

from __future__ import annotations

import pytest

from newsclean.metadata.authors.east_asian_bylines import is_reporters_line, signed_from


@pytest.mark.parametrize(
    "line",
    [
        "示例报记者 张样例", "示例新闻见习记者 张样例 李范", "《灯塔》作者 周典", "【文/示例网专栏作者 王文】",
        "记者 张样例、李范例", "（特约记者 张样例）", "示例晚報記者 張樣例",
        "記者張樣例／流明報導", "〔記者張樣例、李範例／流明報導〕", "记者张样例/流明报道",
    ],
)  # fmt: skip
def test_labels_and_names_are_a_byline(line: str) -> None:
    """Whatever the outlet and however many they are."""
    assert is_reporters_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "示例报记者 在现场看到大量积水", "记者 走了。", "张样例 李范例", "记者", "旧桥的作者 Ada Quill",
        "作者认为，这一说法没有根据。",
        "张样例 示例报记者", "旧桥 渡口", "这座城市里最年长的记者和最年轻的作者 张样例", "By Ada Quill",
        "記者張樣例／流明報導，旧桥已经关闭", "記者問他為何不報導", "記者張樣例／他說這座橋已經關閉而且不再報導",
    ],
)  # fmt: skip
def test_other_lines_are_none(line: str) -> None:
    """A sentence, names alone, a label alone, and names in Latin letters."""
    assert not is_reporters_line(line)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("（灯台支局・見本みどり）", ("見本みどり",)),
        ("（灯台支局長・見本みどり）", ("見本みどり",)),
        ("（論説委員 見本みどり）", ("見本みどり",)),
        ("（社会部　見本太郎）", ("見本太郎",)),
        ("（灯台支局　見本太郎、報道部　見本みどり）", ("見本太郎", "見本みどり")),
        ("（灯台支局・見本太郎、見本みどり）", ("見本太郎", "見本みどり")),
        ("（灯台市・見本みどり）", ()),
        ("（見本太郎、報道部・見本みどり）", ()),
        ("（社会部が取材した）", ()),
        ("灯台支局・見本みどり", ()),
        ("（灯台支局・見本みどりが報告する長い一文）", ()),
    ],
)
def test_a_reporter_of_an_office_signs(line: str, names: tuple[str, ...]) -> None:
    """In Japan in brackets, with the office before the name: it names the author, and the line goes."""
    assert signed_from(line) == names
    assert is_reporters_line(line) is bool(names)
