"""Titles, authors and dates of pages in scripts without capitals, where any short word is written like a name."""

from __future__ import annotations

from datetime import datetime

import pytest
from hand_made import FERRY as PROSE
from hand_made import ld, meta, read

from newsclean.metadata.authors.bylines import split_names, visible_names
from newsclean.metadata.authors.names import is_full_name, is_name_alone

CHINESE = "<p>湖心村的渡口昨天重新开放，三百多名村民一早就在岸边排队，等候修好的渡船。船夫说，今年风大。</p>" * 4
HEADLINE = "<h1>湖心村的渡口重新开放</h1>"


@pytest.mark.parametrize(
    "label",
    [
        "发布时间", "更新时间", "调整字体", "收盘播报", "最终修订", "关注我们",
        "更新日時", "公開日", "最終更新日", "최종수정", "등록일", "기사입력", "آخر تحديث",
    ],
)
def test_a_label_beside_the_day_is_no_author(label: str) -> None:
    """What says of a day what it is, or is to be pressed, names nobody."""
    body = f"{HEADLINE}<div><span>{label}</span> <span>2024-05-06 10:30</span></div>{CHINESE}"
    assert read(body=body).authors == ()


@pytest.mark.parametrize("name", ["王小明", "陳美玲", "欧阳明", "王 小明"])
def test_a_common_surname_beside_the_day_is_an_authors(name: str) -> None:
    """A name is told by its surname where nothing marks it."""
    assert is_name_alone(name)
    assert not is_name_alone(name[::-1] + "部")
    body = f"{HEADLINE}<div><span>{name}</span> <span>2024-05-06 10:30</span></div>{PROSE}"
    assert read(body=body).authors == (name,)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<p>流明晚报见习记者 林晓雯</p>", ("林晓雯",)),
        ("<p>采写：流明记者 林晓雯 王大同</p>", ("林晓雯", "王大同")),
        ("<p>《棱柱》作者 林晓雯</p>", ("林晓雯",)),
        ("<p><strong>【文/流明网专栏作者 林晓雯】</strong></p>", ("林晓雯",)),
        ("<p>执笔/渔夫姐、林晓雯</p>", ("渔夫姐", "林晓雯")),
        ("<p>文●林晓雯</p>", ("林晓雯",)),
        ("<p>流明晚报记者 林晓雯 摄</p>", ()),
        ("<div class=author>流明晚报记者 林晓雯</div>", ("林晓雯",)),
        ("<div>作者：林晓雯 责任编辑：王大同</div>", ("林晓雯",)),
        ("<div class=author>作者：未知 责任编辑：王大同</div>", ()),
        ("<p class=author>责任编辑：王大同</p>", ()),
        ("<p class=author><i>责编：</i><i>王大同</i></p>", ()),
        ("<div><span><i>来源：</i> 流明日志</span> <span>2024-05-06</span></div>", ()),
        ("<p class=author>林晓雯/流明青年报</p>", ("林晓雯",)),
        ("<div class=author><a href='/x/1'>大股东溢价转让股份:谁在买？</a></div>", ()),
    ],
)
def test_bylines_in_chinese(line: str, names: tuple[str, ...]) -> None:
    """Who wrote stands behind a label or a word for a reporter; editors, sources and labels did not write."""
    assert read(body=f"{HEADLINE}{line}{CHINESE}").authors == names


@pytest.mark.parametrize(
    ("update", "publish"),
    [
        ("最后修改：", "发布于 "),
        ("改訂日：", "公開日："),
        ("به‌روزرسانی: ", "انتشار: "),
        ("עודכן: ", "פורסם: "),
        ("อัปเดต ", "เผยแพร่ "),
    ],
)
def test_the_day_of_an_update_is_told_by_its_label(update: str, publish: str) -> None:
    """Alone it is not the day of publication, and beside that it comes second or first."""
    days = [f"{update}2024-05-07 11:00", f"{publish}2024-05-06 10:00"]
    alone = read(body=f"{HEADLINE}<div>{days[0]}</div>{CHINESE}")
    assert (alone.published, alone.modified) == (None, datetime(2024, 5, 7, 11))
    for line in (" ".join(days), " ".join(days[::-1])):
        both = read(body=f"{HEADLINE}<div>{line}</div>{CHINESE}")
        assert (both.published, both.modified) == (datetime(2024, 5, 6, 10), datetime(2024, 5, 7, 11))


@pytest.mark.parametrize("author", ["流明", "流明网"])
def test_a_portal_that_states_itself_names_nobody(author: str) -> None:
    """What a meta tag names is the window's last word: the reporter wrote, if any."""
    portal = "流明网财经" if author == "流明网" else "流明财经"
    head = f"<title>湖心村的渡口重新开放_{portal}</title>" + meta("author", author)
    page = f"{HEADLINE}{CHINESE}"
    assert read(head, page).authors == ()
    assert read(head, f"{page}<p>流明晚报记者 林晓雯</p>").authors == ("林晓雯",)


@pytest.mark.parametrize(
    ("site", "authors"),
    [("خبرگزاری نورس", ()), ("وكالة النورس", ()), *((name, (name,)) for name in ("رنا الشومري", "نورس خبرگزاری"))],
)
def test_an_agency_whose_name_looks_like_a_persons_names_nobody(site: str, authors: tuple[str, ...]) -> None:
    """In Arabic and Persian the word for an agency opens its name, of two words as a person's."""
    head = f"<title>فتح الميناء القديم - {site}</title>" + meta("og:site_name", site) + meta("article:author", site)
    assert read(head, f"<h1>فتح الميناء القديم</h1>{CHINESE}").authors == authors


@pytest.mark.parametrize(
    ("author", "authors"),
    [("قناة النورس", ()), ("رنا الشومري", ("رنا الشومري",)), ("وكالة الساحل", ("وكالة الساحل",))],
    ids=["the station", "a person", "the agency that it has the text from"],
)
def test_a_station_that_names_itself_in_json_ld_names_nobody(author: str, authors: tuple[str, ...]) -> None:
    """In Arabic and Persian the word for one opens its name."""
    head = "<title>فتح الميناء القديم - قناة النورس</title>" + meta("og:site_name", "قناة النورس")
    head += ld(f'{{"@type": "NewsArticle", "author": {{"@type": "Organization", "name": "{author}"}}}}')
    assert read(head, f"<h1>فتح الميناء القديم</h1>{CHINESE}").authors == authors


def test_a_person_whom_a_meta_tag_names_stays() -> None:
    """The owner of a blog may stand in the window's title, and a writer in an element for the source."""
    head = "<title>湖心村的渡口重新开放_王小明的博客</title>" + meta("author", "王小明")
    assert read(head, HEADLINE + CHINESE).authors == ("王小明",)
    shown = f"{HEADLINE}<span class=source>王小明</span>{CHINESE}"
    assert read(meta("author", "王小明"), shown).authors == ("王小明",)
    assert read(meta("author", "渔夫姐"), HEADLINE + CHINESE).authors == ("渔夫姐",)


def test_a_placeholder_is_no_author() -> None:
    """What a content system writes where nobody filled in a name."""
    for text in ("name, email@gull.example", "本站", "网络整理", "佚名"):
        assert read(meta("author", text), HEADLINE + CHINESE).authors == ()


@pytest.mark.parametrize(
    "line",
    [
        "<span class=author>ავტორი: <a href=/author/14>ნინო მაგალითი</a></span>",
        "<span class=author>ავტორი: ნინო მაგალითი</span>",
        "<a rel=author href=/author/14>ნინო მაგალითი</a>",
        "<div class=author><span>ნინო მაგალითი</span> <span>ლია მაგალითი</span></div>",
    ],
)
def test_a_name_in_georgian_has_no_capitals(line: str) -> None:
    """Its letters are small ones by Unicode, and no sentence opens with another."""
    ferry = "<p>ბორანი დილით ცხრა საათზე გავიდა და ნავსადგური შუადღემდე ისევ ჩუმად იყო.</p>" * 4
    head = f"<h1>ბორანი ისევ დადის</h1><div><span>13 აპრილი, 2025</span>{line}</div>"
    names = [name for name in ("ნინო მაგალითი", "ლია მაგალითი") if name in line]
    assert read(body=head + ferry).authors == tuple(names)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("ნინო მაგალითიშვილი", ("ნინო მაგალითიშვილი",)), ("ლია ნიმუშაძე", ("ლია ნიმუშაძე",)),
        ("ახალი ამბები", ()), ("ბოლო განახლება", ()), ("ძე", ()),
    ],
)  # fmt: skip
def test_beside_a_day_a_georgian_name_is_told_by_its_end(line: str, names: tuple[str, ...]) -> None:
    """Where nothing marks it a name ends as surnames do; two words may be a section or a label."""
    body = f"<h1>ბორანი ისევ დადის</h1><div><span>{line}</span> <span>13 აპრილი, 2025</span></div>{PROSE}"
    assert read(body=body).authors == names


def test_a_word_in_small_letters_is_no_name() -> None:
    """In scripts that have capitals a name opens with one."""
    assert visible_names(["ნინო მაგალითი, ლია მაგალითი"]) == ("ნინო მაგალითი", "ლია მაგალითი")
    assert is_full_name("ნინო მაგალითი") and not is_full_name("nino magaliti") and not is_full_name("нино магалити")


def test_a_korean_name_ends_before_the_role() -> None:
    """A space parts the two."""
    assert split_names(["김하나 기자"]) == ("김하나",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("GNN Executive News Editor", ()),
        ("Gull Senior Washington Correspondent", ()),
        ("Ada Quill Executive News Editor", ("Ada Quill",)),
        ("Ada Quill News Editor", ("Ada Quill",)),
    ],
)
def test_a_house_before_a_role_is_nobody(text: str, names: tuple[str, ...]) -> None:
    """Words of a role before it end the name, and one word before them is the house."""
    assert visible_names([text], known=True) == names


def test_a_bold_line_in_chinese_is_a_summary() -> None:
    """Two words of more characters than a name has are a phrase; a name alone in bold is the author's."""
    head = meta("og:site_name", "Lume") + meta("author", "Lume")
    assert read(head, f"{HEADLINE}<p><b>湖心村渡口开放 三百名村民排队</b></p>{CHINESE}").authors == ("Lume",)
    assert read(head, f"{HEADLINE}<p><b>林晓雯</b></p>{CHINESE}").authors == ("林晓雯",)


def test_a_subhead_in_persian_is_no_author() -> None:
    """A bold line between paragraphs that are short by their characters is a subhead, not a desk's byline."""
    paragraph = "<p>به گزارش خبرگزاری لومه، پل چوبی روستا پس از بازسازی دوباره باز شد و صدها نفر از آن گذشتند.</p>"
    body = f"<h1>بازگشت پل به روستا</h1>{paragraph}<p><strong>آب هنوز آنجا بود</strong></p>{2 * paragraph}"
    assert read(meta("og:site_name", "لومه") + meta("author", "لومه"), body).authors != ("آب هنوز آنجا بود",)


@pytest.mark.parametrize(
    ("window", "body", "title"),
    [
        ("湖区水上交通法律-法规", "<span>湖区水上交通法律</span>", "湖区水上交通法律"),
        ("林晓雯：湖心村渡口已经重新开放", "<h3>林晓雯：湖心村渡口已经重新开放</h3><p>湖心村渡口已经重新开放", None),
        ("湖区新闻", "<h5>湖心村渡口昨天重新开放</h5><p>2024-05-06</p>", "湖心村渡口昨天重新开放"),
        ("湖区新闻", "<h5>湖心村的渡口昨天重新开放</h5><p>渔夫</p>", None),
        ("湖心村的渡口昨天重新开放 湖区办", "<ul><li>湖心村的渡口昨天重新开放</li></ul>", None),
    ],
)
def test_the_headline_is_the_line_that_the_window_begins_with(window: str, body: str, title: str | None) -> None:
    """On a page without an <h1> a shown line is the headline; the rest of the window's title is site or section."""
    page = read(f"<title>{window}</title>", body + CHINESE)
    assert page.title == (title or window)


@pytest.mark.parametrize("line", ["发布时间：24-05-06 10:30", "입력 24.05.06 10:30", "公開日 24/05/06 10:30"])
def test_the_year_of_two_figures_stands_first(line: str) -> None:
    """In Chinese, Japanese and Korean the day in figures begins with the year."""
    assert read(body=f"{HEADLINE}<div>{line}</div>{CHINESE}").published == datetime(2024, 5, 6, 10, 30)


def test_the_first_publication_is_stated() -> None:
    """What the sites of Chinese offices state it by, with a hyphen before the time."""
    stated = meta("firstpublishedtime", "2024-05-06-23:59:59")
    assert read(stated, HEADLINE + CHINESE).published == datetime(2024, 5, 6, 23, 59, 59)


def test_a_japanese_name_may_have_six_characters() -> None:
    """Three of each name, as 三田村 and あかね; what is longer is a phrase."""
    assert is_full_name("三田村あかね")
    assert not is_full_name("三田村あかねさん")
