"""When the page was published and updated: `stated_dates`, `shown_dates`, as `dates` reads them."""

from __future__ import annotations

import warnings
from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hand_made import FERRY as PROSE
from hand_made import ld, meta, read
from lxml import etree

from newsclean.metadata.dates.dates import find_date, parse_date
from newsclean.metadata.dates.day_order import GUESSED_ORDER
from newsclean.metadata.reader import read_metadata

LONG = "Ferry resumes service after a winter of storms at sea"
PARIS = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-05-01T09:30:00+02:00", datetime(2024, 5, 1, 9, 30, tzinfo=PARIS)),
        ("2024-05-01T09:30:00+0200", datetime(2024, 5, 1, 9, 30, tzinfo=PARIS)),
        ("2024-05-01T09:30Z", datetime(2024, 5, 1, 9, 30, tzinfo=UTC)),
        ("2024-05-01 09:30:00", datetime(2024, 5, 1, 9, 30)),
        ("Wed, 01 May 2024 09:30:00 GMT", datetime(2024, 5, 1, 9, 30, tzinfo=UTC)),
        ("1714555800", datetime(2024, 5, 1, 9, 30, tzinfo=UTC)),
        ("20240501", datetime(2024, 5, 1)),
        ("May 1, 2024", datetime(2024, 5, 1)),
        ("5/1/2024 9:30 AM", datetime(2024, 5, 1, 9, 30)),
        ("01.05.2024", datetime(2024, 5, 1)),
        ("99999-99-99T99:99", None),
        ("0000-00-00", None),
        ("soon", None),
    ],
)
def test_published_as_meta_tags_write_it(text: str, moment: datetime | None) -> None:
    """The moment keeps its offset, and has one only where the page states it."""
    found = read(meta("article:published_time", text)).published
    assert found == moment
    assert found is None or moment is None or found.utcoffset() == moment.utcoffset()


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("May 1, 2024 1:30 PM", "2024-05-01T13:30:00"),
        ("May 1, 2024 12:30 a.m.", "2024-05-01T00:30:00"),
        ("July 5, 2024 3:05 PM ET", "2024-07-05T15:05:00-04:00"),
        ("July 5, 2024 15:05 ET", "2024-07-05T15:05:00-04:00"),
        ("5 May 2024 13:30 CEST", "2024-05-05T13:30:00+02:00"),
        ("May 1, 2024 1:30 PM -0500", "2024-05-01T13:30:00-05:00"),
        ("5/1/2024 1:30:15 PM", "2024-05-01T13:30:15"),
        ("5/1/2024 1:30 PM EST", "2024-05-01T13:30:00-05:00"),
        ("2024-05-01 1:30 p.m. EST", "2024-05-01T13:30:00-05:00"),
        ("2024-05-01T09:30:00\u221205:00", "2024-05-01T09:30:00-05:00"),
        ("Wed May 01 2024 09:30:00 GMT+0200 (Central European Summer Time)", "2024-05-01T09:30:00+02:00"),
        ("Wed May 01 09:30:00 CEST 2024", "2024-05-01T09:30:00+02:00"),
        ("Wed May 01 13:30:00 CST 2024", "2024-05-01T13:30:00"),
        ("2024-05-01 | 13:30", "2024-05-01T13:30:00"),
        ("2024-05-01 13:30 CST", "2024-05-01T13:30:00"),
        ("May 1, 2024 13:30 Art", "2024-05-01T13:30:00"),
    ],
)
def test_a_stated_moment_has_its_half_of_the_day_and_its_zone(text: str, moment: str) -> None:
    """Meta tags and JSON-LD write the clock of twelve hours and a zone's letters as people do."""
    for head in (meta("article:published_time", text), ld(f'{{"@type": "NewsArticle", "datePublished": "{text}"}}')):
        found = read(head).published
        assert found is not None
        assert found.isoformat() == moment


@pytest.mark.parametrize(
    "line",
    [
        "17 d'octubre de 2024", "17 d\u2019octubre del 2024", "17. listopada 2024.", "2024. gada 17. oktobrī",
        "2024 жылғы 17 қазан", "2024ko urriaren 17a", "17 Hydref 2024", "17 de outubro de 2024", "17 окт. 2024",
        "17 thg 10, 2024", "17 ตุลาคม ค.ศ. 2024", "17\u200f/10\u200f/2024", "17 באוק׳ 2024", "17 అక్టోబర్, 2024",
        "2024 ഒക്ടോബർ 17", "17 ઓક્ટોબર, 2024", "2024 ඔක්තෝබර් 17", "17 ਅਕਤੂਬਰ 2024", "Okthobha 17, 2024",
        "17. okt. 2024", "17 अक्टोबर 2024",
    ],
)  # fmt: skip
def test_a_day_is_read_as_each_language_writes_it(line: str) -> None:
    """Of each language with a phrase file; in Croatian, where the day has a full stop, listopad is October."""
    assert find_date(line) == datetime(2024, 10, 17)


@pytest.mark.parametrize("line", ["17 listopada 2024", "17. listopadu 2024"])
def test_listopad_is_november_elsewhere(line: str) -> None:
    """Polish has no full stop behind the day, Czech another ending."""
    assert find_date(line) == datetime(2024, 11, 17)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024年3月17日 上午12:05", datetime(2024, 3, 17, 0, 5)),
        ("2024年3月17日 晚間9:54", datetime(2024, 3, 17, 21, 54)),
        ("2024年3月17日 下午9:54 CST", datetime(2024, 3, 17, 21, 54)),
        ("2024年3月17日14時5分", datetime(2024, 3, 17, 14, 5)),
        ("2024년 3월 17일 오전 9시 5분", datetime(2024, 3, 17, 9, 5)),
        ("17 Mac 2024, 2:35 PTG", datetime(2024, 3, 17, 14, 35)),
        ("17 Mac 2024, 12:05 PG", datetime(2024, 3, 17, 0, 5)),
        ("17 mars 2024, 2:35 m.d.", datetime(2024, 3, 17, 14, 35)),
        ("17 mars 2024, 9:35 p.d.", datetime(2024, 3, 17, 9, 35)),
    ],
)
def test_the_half_of_the_day_has_its_words(text: str, moment: datetime) -> None:
    """Noon and midnight are told by them, too; minutes may be one digit where a sign follows."""
    assert find_date(text) == moment


@pytest.mark.parametrize("clock", ["24:00:00Z", "23:59:60Z", "10:15:00+25:00"])
def test_a_time_that_no_clock_shows_leaves_the_day(clock: str) -> None:
    """A stamp whose time Python does not know still names its day."""
    assert parse_date(f"2024-05-01T{clock}") == datetime(2024, 5, 1)


@pytest.mark.parametrize("number", ["1714555800", "1714555800000", "1.7145558e9", "[1714555800]"])
def test_json_ld_may_state_a_moment_as_a_number(number: str) -> None:
    """A number is seconds or milliseconds; one that can be neither, and what is no number, is none."""
    head = '{{"@type": "NewsArticle", "datePublished": {}}}'
    assert read(ld(head.format(number))).published == datetime(2024, 5, 1, 9, 30, tzinfo=UTC)
    for other in ("true", "-5", "1e400", "9" * 20):
        assert read(ld(head.format(other))).published is None


def test_milliseconds_that_look_like_a_day_of_iso_8601_are_none() -> None:
    """The thirteen digits of a moment of 2024 may be those of a day of 1712, a letter and a time."""
    page = read(ld('{"@type": "NewsArticle", "datePublished": 1712010312345}'))
    assert page.published == datetime(2024, 4, 1, 22, 25, 12, tzinfo=UTC)


def test_a_day_that_no_calendar_has_is_none() -> None:
    """The thirtieth of February is no other day either; the next source counts."""
    wrong = meta("article:published_time", "2024-02-30")
    assert read(wrong).published is None
    assert read(ld('{"@type": "NewsArticle", "datePublished": "2024-02-30"}')).published is None
    assert read(body=f"<h1>Ferry resumes service</h1><time datetime='2024-02-30'>today</time>{PROSE}").published is None
    assert read(wrong + meta("date", "2024-02-28")).published == datetime(2024, 2, 28)


def test_the_stamp_around_a_link_counts() -> None:
    """A <time> may hold a link, as block themes of WordPress make it."""
    time_ = "<time datetime='2024-05-01T09:30:00+00:00'><a href=#>1 May 2024</a></time>"
    found = read(body=f"<h1>Ferry resumes service</h1><div>{time_}</div>{PROSE}").published
    assert found == datetime(2024, 5, 1, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("line", ["12 \u0645\u0627\u0631\u0686 \u060c 2024", "12 March , 2024"])
def test_a_comma_may_stand_apart(line: str) -> None:
    """Urdu sets a space before its comma."""
    assert find_date(line) == datetime(2024, 3, 12)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Opublikowano: środa, 19, czerwiec 2024", datetime(2024, 6, 19)),
        ("sobota, 1, czerwiec 2024", datetime(2024, 6, 1)),
        ("Issue #10, June 2024", None),
        ("The ferry, no. 10, June 2024", None),
    ],
)
def test_a_comma_may_stand_behind_the_day_behind_a_weekday(line: str, day: datetime | None) -> None:
    """So Joomla writes it in Polish; an issue's number before a month is no day."""
    assert find_date(line) == day


def test_a_day_is_midnight_without_an_offset() -> None:
    """A day and a moment are told apart as README says: a stated midnight has its offset."""
    day, moment = (read(meta("date", text)).published for text in ("2024-05-01", "2024-05-01T00:00:00Z"))
    assert day is not None and (day.tzinfo, day.time(), day.isoformat()) == (None, time(), "2024-05-01T00:00:00")
    assert moment is not None and moment.tzinfo is not None


@pytest.mark.parametrize(
    ("other", "time"), [("2024-05-03T12:15:00+02:00", "12:15"), ("2024-05-04T12:15:00+02:00", "00:00")]
)
def test_the_time_of_a_day_is_taken_from_where_it_stands(other: str, time: str) -> None:
    """Where the first source states but a day and another a moment of that day, the moment counts."""
    page = read(ld('{"@type": "NewsArticle", "datePublished": "2024-05-03"}') + meta("article:published_time", other))
    assert page.published is not None and page.published.isoformat()[:16] == f"2024-05-03T{time}"


def test_an_offset_is_taken_from_where_it_stands() -> None:
    """Where the first source has no offset and another states the same time with one, that one counts."""
    microdata = '<meta itemprop="datePublished" content="2024-05-01T09:30:00+02:00">'
    found = read(meta("article:published_time", "2024-05-01T09:30:00") + microdata).published
    assert found == datetime(2024, 5, 1, 9, 30, tzinfo=PARIS)


def test_the_time_behind_the_day_is_kept() -> None:
    """A visible dateline gives day and time."""
    found = read(body=f"<h1>Ferry resumes service</h1><p>1 May 2024, 21:54</p>{PROSE}").published
    assert found == datetime(2024, 5, 1, 21, 54)


@pytest.mark.parametrize(
    "line",
    ["21:54, 1 May 2024", "9.54pm on 1 May 2024", "1 May 2024 - 21.54", "21:54 | Wednesday, May 1, 2024"],
)
def test_the_time_before_the_day_is_kept(line: str) -> None:
    """A visible dateline may give the time first, and a dash makes no date of day and time."""
    found = read(body=f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}").published
    assert found == datetime(2024, 5, 1, 21, 54)


def test_an_hour_is_a_time() -> None:
    """ "5pm" needs no minutes."""
    found = read(body=f"<h1>Ferry resumes service</h1><p>1 May 2024, 5pm</p>{PROSE}").published
    assert found == datetime(2024, 5, 1, 17)


def test_a_marked_day_has_the_time_of_its_stamp() -> None:
    """The stamp of a <time> in the element marked as the date gives the time, if it is of that day."""
    marked = "<dd class=published>1 May 2024 <time datetime='{}'>yesterday</time></dd>"
    page = f"<h1>Ferry resumes service</h1>{PROSE * 3}"
    stamped = read(body=page + marked.format("2024-05-01T09:30:00+02:00")).published
    assert stamped == datetime(2024, 5, 1, 9, 30, tzinfo=PARIS)
    assert read(body=page + marked.format("2024-05-03T09:30:00+02:00")).published == datetime(2024, 5, 1)


def test_a_teasers_day_is_not_the_articles() -> None:
    """Four sentences end the article's head, however short its paragraphs are."""
    sentence = "<p>The ferry left the quay at nine in the morning with a cow, a priest and nine cars.</p>"
    before, teaser = "<p>Tuesday 30 April 2024, 11:32</p>", "<a href='/a'>Gulls <span>1 May 2024, 10:00</span></a>"
    found = read(body=f"{before}<h1>Ferry resumes service</h1>{sentence * 5}{teaser}").published
    assert found == datetime(2024, 4, 30, 11, 32)


@pytest.mark.parametrize(
    "lines",
    [
        "<p>5 November 2019</p><p>20:17</p>",
        "<p>8.17pm</p><p>5 November 2019</p>",
        "<p>5 November 2019</p><p>8:17 pm</p>",
        "<p>Updated: 6 November 2019, 09:00</p><p>Published: 5 November 2019, 20:17</p>",
        "<p>Last updated 5 November 2019, 22:28, first published 5 November 2019, 20:17</p>",
        "<p>By Ada Quill, Political Editor of The Gull, 5 November 2019, 20:17</p>",
    ],
)
def test_the_time_stands_beside_the_day(lines: str) -> None:
    """Day and time may be apart, an update before the publication, and the day behind a byline."""
    found = read(body=f"<h1>Ferry resumes service</h1>{lines}{PROSE}").published
    assert found == datetime(2019, 11, 5, 20, 17)


@pytest.mark.parametrize("beside", ["<span class=player>04:32</span>", "<p>4.30</p>", "<p>04:32 read</p>"])
def test_minutes_are_no_time_of_day(beside: str) -> None:
    """How long a recording is, and points, are no time of day."""
    found = read(body=f"<h1>Ferry resumes service</h1><p>5 November 2019</p>{beside}{PROSE}").published
    assert found == datetime(2019, 11, 5)


@pytest.mark.parametrize(
    ("above", "moment"),
    [
        ("<b>2024</b><b><em>03</em>/<em>04</em></b><b>08:12:33</b>", datetime(2024, 3, 4, 8, 12)),
        ("<b>2024</b><b>03-04</b><b>08:12</b>", datetime(2024, 3, 4, 8, 12)),
        ("<b>2024</b><b>03-04</b><b>Lumeport</b>", datetime(2024, 3, 4)),
        ("<b>2024</b><b>12</b><b>4</b>", None),
    ],
)
def test_year_day_and_time_may_have_elements_of_their_own(above: str, moment: datetime | None) -> None:
    """Above the headline the year may stand alone, month, day and time in the elements behind it."""
    assert read(body=f"<div>{above}</div><h1>Ferry resumes service</h1>{PROSE}").published == moment


def test_the_updated_time_is_not_the_published_one() -> None:
    """A page that only says when it was updated has no publication time."""
    page = read(
        meta("article:modified_time", "2024-05-02T08:00:00Z"), "<h1>Ferry</h1><p>Updated May 3, 2024</p>" + PROSE
    )
    assert page.published is None
    assert page.modified == datetime(2024, 5, 2, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "Published May 1, 2024 (updated May 3, 2024)",
        "1. Mai 2024",
        "1 de mayo de 2024",
        "1 мая 2024",
        "2024年5月1日",
        "1 maja 2024",
        "<time datetime='2024-05-01'>yesterday 9.30</time>",
    ],
)
def test_the_day_near_the_headline_is_read(line: str) -> None:
    """Where metadata is silent, the day that the page shows is the published one."""
    page = read(body=f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}")
    assert page.published is not None
    assert page.published.date().isoformat() == "2024-05-01"


def test_the_address_names_the_day() -> None:
    """A day in the page's address is the day of publication."""
    for day in ("2024/05/01", "2024/may/01"):
        assert read(url=f"https://gull.example/news/{day}/ferry-resumes").published == datetime(2024, 5, 1)
    assert read(url="https://gull.example/news/2024/can/01/ferry-resumes").published is None


def test_the_page_shows_the_time_of_a_day_that_json_ld_states() -> None:
    """JSON-LD may say the day alone; the time beside it counts where it is of that day."""
    head = ld('{"@type": "NewsArticle", "datePublished": "2024-05-01"}')
    day, moment = datetime(2024, 5, 1), datetime(2024, 5, 1, 21, 54)
    lines = {"21:54, 1 MAY 2024": moment, "21:54, 2 MAY 2024": day, "Kick-off: 1 May 2024, 20:00": day}
    for line, published in lines.items():
        assert read(head, f"<h1>Ferry resumes service</h1><ul><li>{line}</ul>{PROSE}").published == published
    concert = "<p>Concert <time datetime=2024-05-01T20:00>tonight</time></p>"
    assert read(head, f"<h1>Ferry resumes service</h1>{PROSE}{concert}").published == day


def test_the_pages_own_date_comes_last() -> None:
    """A WebPage's date is the article's where nothing else states one, and yields to a meta tag."""
    page = ld('{"@type": "WebPage", "datePublished": "2024-01-30T08:00:00Z", "dateModified": "2024-02-01T08:00:00Z"}')
    alone = read(page)
    assert alone.published == read(page.replace("WebPage", "MedicalWebPage")).published
    assert alone.published == datetime(2024, 1, 30, 8, tzinfo=UTC)
    assert alone.modified == datetime(2024, 2, 1, 8, tzinfo=UTC)
    assert dict(alone.sources)["published"] == "json-ld WebPage"
    stated = read(meta("article:published_time", "2024-01-31T09:00:00Z") + page)
    assert stated.published == datetime(2024, 1, 31, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "Posted on Wednesday, 1 May 2024 @ 21:54 by Adelaide Quillington and Ben Osei",
        "1 May 2024 at 21:54 &ndash; Adelaide Quillington and Benjamin Osei-Lume",
        "Adelaide Quillington, Harbour Reporter, Benjamin Osei | 1 May 2024 at 21:54",
        "1. mai 2024 kl. 21.54 &middot; Adelaide Quillington og Benjamin Osei-Lume",
    ],
)
def test_the_day_beside_many_names_is_read(line: str) -> None:
    """Who wrote does not count to what a line says beside a day; what else stands there does."""
    assert read(body=f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}").published == datetime(2024, 5, 1, 21, 54)
    told = line.replace("Adelaide Quillington", "the cow that the ferry left behind on the quay")
    assert read(body=f"<h1>Ferry resumes service</h1><p>{told}</p>{PROSE}").published is None


def test_a_day_in_the_text_is_not_the_published_one() -> None:
    """A sentence that names a day tells of something else."""
    body = "<h1>Ferry resumes service</h1><p>The harbour board will meet on May 1, 2024 to decide on the old quay.</p>"
    assert read(meta("article:modified_time", "2024-04-02"), body + PROSE).published is None


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Posted: 5 March 2021 / 06:12 PM EST", "2021-03-05T18:12:00-05:00"),
        ("8:44 p.m. CDT July 5, 2021", "2021-07-05T20:44:00-05:00"),
        ("July 5, 2021 9:15 PM ET", "2021-07-05T21:15:00-04:00"),
        ("5 January 2021, 17.02 BST", "2021-01-05T17:02:00+01:00"),
        ("5 de mayo de 2021 - 10:05 hs (GMT-3)", "2021-05-05T10:05:00-03:00"),
        ("Senin, 5 Maret 2021 10:05 WIB", "2021-03-05T10:05:00+07:00"),
        ("5 March 2021, 10:05 +0200", "2021-03-05T10:05:00+02:00"),
        ("5 March 2021, 10:05-0500", "2021-03-05T10:05:00-05:00"),
        ("5 March 2021, 10:05 \u221205:00", "2021-03-05T10:05:00-05:00"),
        ("10:05+02:00, 5 March 2021", "2021-03-05T10:05:00+02:00"),
        ("5 March 2021, 10:05Z", "2021-03-05T10:05:00+00:00"),
        ("2021-03-05T10:05:00+02:00", "2021-03-05T10:05:00+02:00"),
        (" 2021-03-05T10:05:00-05:00 ", "2021-03-05T10:05:00-05:00"),
        ("2021-03-05T10:05:07.250Z", "2021-03-05T10:05:07.250000+00:00"),
        ("2021-03-05T10:05:00", "2021-03-05T10:05:00"),
        ("5 March 2021, 10:05-11:30", "2021-03-05T10:05:00"),
        ("5 March 2021, 10:05 - 11:30", "2021-03-05T10:05:00"),
        ("5 marca 2021, 10:05 z Warszawy", "2021-03-05T10:05:00"),
        ("5 March 2021, 10:05 +2 comments", "2021-03-05T10:05:00"),
        ("5 March 2021, 10:05 Art", "2021-03-05T10:05:00"),
    ],
)
def test_the_zone_stands_behind_the_time(line: str, moment: str) -> None:
    """A zone's letters or offset count; a span of time and a word that is no zone do not."""
    found = read(body=f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}").published
    assert found is not None
    assert found.isoformat() == moment


@pytest.mark.parametrize(
    "line",
    [
        "2021年3月5日 9時03分", "2021年3月5日 上午9:03:20", "2021. március 5. 09:03", "5 март 2021, 9:03",
        "5. mars 2021 kl. 9.03", "Pubblicato il 5 marzo 2021 alle 9:03",
        "Publié le 5 mars 2021 à 9h03, mis à jour à 12h40", "Publié le 5 mars 2021 à 9 h 03", "Fr., 05.03.2021 - 09.03",
        "5 मार्च 2021 09:03", "5 มีนาคม 2564 09:03 น.", "০৫ মার্চ ২০২১, ০৯:০৩", "5 במרץ 2021, 09:03", "5 آذار 2021 09:03",
        "5 наурыз 2021, 09:03", "Marso 5, 2021 | 9:03am", "5 Mawrth 2021, 09:03", "5 Márta 2021, 09:03",
    ],
)  # fmt: skip
def test_day_and_time_are_read_in_many_languages(line: str) -> None:
    """The month may be a word of any language that dates.toml knows, the time written as is usual there."""
    found = read(body=f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}").published
    assert found == datetime(2021, 3, 5, 9, 3)


@pytest.mark.parametrize(("month", "number"), [("FEVRIER", 2), ("AOUT", 8), ("decembre", 12), ("FEVRE", 0)])
def test_months_of_french_may_lack_their_accents(month: str, number: int) -> None:
    """In capitals French often has none."""
    found = read(body=f"<h1>Ferry resumes service</h1><p>LUMEPORT - 27 {month} 2021</p>{PROSE}").published
    assert (found.month if found else 0) == number


def test_the_shown_time_refines_a_stated_day() -> None:
    """An address or a meta tag may name but a day: the page's time of that day counts, not that of another."""
    page, address = "<h1>Ferry resumes service</h1><p>{}</p>" + PROSE, "https://gull.example/2024/05/01/ferry"
    assert read(body=page.format("1 May 2024, 21:54"), url=address).published == datetime(2024, 5, 1, 21, 54)
    head = meta("article:published_time", "2024-05-01")
    assert read(head, page.format("21:54, 1 May 2024")).published == datetime(2024, 5, 1, 21, 54)
    assert read(head, page.format("21:54, 2 May 2024")).published == datetime(2024, 5, 1)


def test_the_day_below_a_headline_without_an_h1_counts() -> None:
    """The day below the line that is the title is the article's, not the one in the page's masthead."""
    masthead = "<div><a href='/'><img alt='Gull'></a><b>Friday, 3 May 2024</b></div>"
    body = f"{masthead}<div><span>{LONG}</span><br>1 May 2024, 21:54</div>{PROSE}"
    assert read(f"<title>{LONG} - Gull</title>", body).published == datetime(2024, 5, 1, 21, 54)
    comments = f"{masthead}{PROSE}<h3>2 comments on <em>{LONG}</em></h3><p>4 May 2024, 21:54</p>"
    assert read(f"<title>{LONG} - Gull</title>", comments).published == datetime(2024, 5, 3)


def test_a_stamp_may_stand_on_a_word() -> None:
    """A stamp counts on a text without figures too, and on one that speaks of an update it is the update's."""
    page = "<h1>Ferry resumes service</h1><time datetime='2024-05-01T09:30:00Z'>{}</time>" + PROSE
    moment = datetime(2024, 5, 1, 9, 30, tzinfo=UTC)
    assert read(body=page.format("yesterday")).published == moment
    updated = read(body=page.format("Updated yesterday"))
    assert (updated.published, updated.modified) == (None, moment)


def test_the_text_refines_the_day_of_a_stamp() -> None:
    """A stamp without a time has that of the text that it stands on, where both are of one day."""
    page = "<h1>Ferry resumes service</h1><time datetime='2024-05-01'>{}</time>" + PROSE
    assert read(body=page.format("1 May 2024 at 21:54")).published == datetime(2024, 5, 1, 21, 54)
    assert read(body=page.format("3 May 2024 at 21:54")).published == datetime(2024, 5, 1)


@pytest.mark.parametrize(
    ("page_language", "line", "month"),
    [
        ("en-US", "03/05/2021", 3),
        ("en-GB", "03/05/2021", 5),
        ("en-US", "<b itemprop=datePublished>03/05/2021</b></p><p>Print of 28/04/2021", 5),
        ("en", "03/05/2021</p><p>Print of 28/04/2021", 5),
        ("en", "03/05/2021</p><p>Tickets from £9", 5),
    ],
)
def test_days_past_the_twelfth_say_how_days_are_written(page_language: str, line: str, month: int) -> None:
    """03/05/2021 is the fifth of March or the third of May, as the language and the other days say."""
    text = f'<html lang="{page_language}"><body><h1>Ferry resumes service</h1><p>{line}</p>{PROSE}</body></html>'
    found = read_metadata(etree.fromstring(text, etree.HTMLParser()), None).published
    assert found is not None
    assert found.month == month


@pytest.mark.parametrize(
    ("head", "line", "url", "month"),
    [
        ("", "7/8/2024 10:00", "https://www.lume.co.uk/a", 8),
        ("", "7/8/2024 10:00", "https://www.lume.com.au/a", 8),
        ("", "7/8/2024 10:00", "https://www.lume.us/a", 7),
        ("", "7/8/2024 10:00", "https://www.lume.gov/a", 7),
        (meta("og:locale", "en_GB"), "7/8/2024 10:00", "https://www.lume.example/a", 8),
        (meta("og:locale", "en_US"), "7/8/2024 10:00", "https://www.lume.example/a", 7),
        (meta("og:locale", "en_US"), "7/8/2024 10:00", "https://www.lume.co.uk/a", 8),
        (meta("date", "7/8/2024"), "", "https://www.lume.co.nz/a", 8),
        ("", "7/8/2024, print of 28/4/2024", None, 8),
    ],
)
def test_the_page_says_whether_the_month_stands_first(head: str, line: str, url: str | None, month: int) -> None:
    """The country of the address, one in a language's code and other days tell, and it is no guess."""
    found = read(head, f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}", url=url)
    assert found.published is not None and found.published.month == month
    assert found.warnings == ()


@pytest.mark.parametrize("address", [None, "https://www.lume.example/a", "https://lume.io/a", "https://lume.ca/a"])
@pytest.mark.parametrize("shown", [True, False])
def test_a_guess_at_day_and_month_is_said(address: str | None, shown: bool) -> None:
    """Where no country is known, a page in English is read as in the United States, with a warning."""
    head, line = ("", "7/8/2024") if shown else (meta("date", "7/8/2024"), "")
    found = read(head, f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}", url=address)
    assert (found.published, found.warnings) == (datetime(2024, 7, 8), (GUESSED_ORDER,))


@pytest.mark.parametrize("line", ["7/7/2024", "17/8/2024", "8 July 2024", "2024-07-08", "8.7.2024"])
def test_a_day_that_can_be_no_other_is_no_guess(line: str) -> None:
    """Nothing is said of a day that reads the same in either order."""
    found = read(body=f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}")
    assert found.published is not None
    assert found.warnings == ()


def test_only_english_writes_the_month_first() -> None:
    """The day is first in another language, wherever its page is from; a page without a language is a guess."""
    for language, said in (("fr-CA", ()), ("es-US", ()), ("", (GUESSED_ORDER,))):
        text = f'<html lang="{language}"><body><h1>Ferry</h1><p>7/8/2024</p>{PROSE}</body></html>'
        found = read_metadata(etree.fromstring(text, etree.HTMLParser()), "https://lume.example/a")
        assert (found.published, found.warnings) == (datetime(2024, 8, 7), said)


def test_a_day_marked_as_entry_and_update_is_the_entrys() -> None:
    """Blogs mark the day of publication as both where nothing was updated."""
    page = "<h1>Ferry resumes service</h1><time class='entry-date updated' datetime='2024-05-01T09:30:00'>1 May</time>"
    assert read(body=page + PROSE).published == datetime(2024, 5, 1, 9, 30)


def test_the_only_day_of_hatom_is_of_publication() -> None:
    """As hAtom has it for an entry that names no day of publication; a word beside the day, or another day, decides."""
    page = "<h1>Ferry resumes service</h1>{}<time class=updated datetime='2024-05-03T09:30:00'>3 May</time>" + PROSE
    found = read(body=page.format(""))
    assert (found.published, found.modified) == (datetime(2024, 5, 3, 9, 30), None)
    found = read(body=page.format("<span>Updated</span> "))
    assert (found.published, found.modified) == (None, datetime(2024, 5, 3, 9, 30))
    found = read(body=page.format("<time datetime='2024-05-01'>1 May</time> "))
    assert (found.published, found.modified) == (datetime(2024, 5, 1), datetime(2024, 5, 3, 9, 30))


def test_the_day_of_a_copyright_is_not_the_articles() -> None:
    """A day behind the sign of a picture's owner is the picture's."""
    page = "<h1>Ferry resumes service</h1><p>{}, 1 May 2024</p>" + PROSE
    assert read(body=page.format("© Ada Quill")).published is None
    assert read(body=page.format("Ada Quill")).published == datetime(2024, 5, 1)


@pytest.mark.parametrize(
    "marked",
    [
        "<span class='js-time--published' data-timestamp='1714555800000'></span>",
        "<span property='dc:date dc:created' content='2024-05-01T09:30:00+00:00'>01/05/2024 - 9:30</span>",
        "<abbr class=published title='2024-05-01T09:30:00Z'>May 1</abbr>",
    ],
)
def test_the_day_in_an_attribute_is_read(marked: str) -> None:
    """An element marked as the day of publication may hold it in RDFa, a title or as milliseconds."""
    page = read(body=f"<h1>Ferry resumes service</h1>{PROSE * 3}{marked}")
    assert page.published == datetime(2024, 5, 1, 9, 30, tzinfo=UTC)
    assert read(body=f"<h1>Ferry</h1>{PROSE * 3}<span class=views data-views='1714555800000'></span>").published is None


@pytest.mark.parametrize(
    "line",
    [
        "1 May 2024, 9:30 | Updated: 1 May 2024, 12:40",
        "1 May 2024, 9:30</p><p>Updated at 12:40",
        "1 May 2024, 9:30 <time class=modified datetime='2024-05-01T12:40:00'>noon</time>",
    ],
)
def test_the_update_beside_the_day_is_read(line: str) -> None:
    """Where the page is read for its day of publication the update beside it counts; it may name the time alone."""
    page = read(body=f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}")
    assert (page.published, page.modified) == (datetime(2024, 5, 1, 9, 30), datetime(2024, 5, 1, 12, 40))


def test_the_number_of_a_footnote_is_no_date() -> None:
    """A line with a raised digit alone speaks of the day below it."""
    page = read(body=f"<h1>Ferry resumes service</h1><p>Updated²</p><p>5 May 2024</p>{PROSE}")
    assert (page.published, page.modified) == (None, datetime(2024, 5, 5))


def test_the_time_of_an_update_may_name_a_zone_that_the_day_does_not() -> None:
    """The zone of the update is that of the day beside it, too: where it was earlier it is none."""
    body = "<h1>Ferry resumes service</h1><p>1 May 2024{}, updated {}</p>" + PROSE
    assert read(body=body.format("", "10:30 GMT")).modified == datetime(2024, 5, 1, 10, 30, tzinfo=UTC)
    assert read(body=body.format(", 9:30", "8:30 GMT")).modified is None


def test_an_id_is_no_moment() -> None:
    """Of an element marked as the day only what is named for a time is a stamp in seconds."""
    body = "<h1>Ferry resumes service</h1><span class=published data-{}=1234567890>4 May 2024</span>" + PROSE
    assert read(body=body.format("post-id")).published == datetime(2024, 5, 4)
    found = read(body=body.format("timestamp")).published
    assert found is not None
    assert found.year == 2009


def test_an_update_on_another_day_is_not_on_the_first() -> None:
    """A time beside a day without its year says nothing of the day of publication."""
    body = "<h1>Ferry resumes service</h1><p>4 May 2024, 12.30</p><p>Updated {}</p>" + PROSE
    assert read(body=body.format("5 May at 14.30")).modified is None
    assert read(body=body.format("at 14.30")).modified == datetime(2024, 5, 4, 14, 30)
    assert read(body=body.format("at 10.30")).modified is None


def test_the_zone_of_central_america_needs_half_a_day() -> None:
    """CST is China's time too, where a day has 24 hours."""
    body = "<h1>Ferry resumes service</h1><p>4 May 2024, {} CST</p>" + PROSE
    assert read(body=body.format("10:05")).published == datetime(2024, 5, 4, 10, 5)
    found = read(body=body.format("10:05 AM")).published
    assert found is not None
    assert found.utcoffset() == timedelta(hours=-6)


TEXT = "<p>The ferry left the quay at nine in the morning with a cow, a priest and nine cars.</p>"
STAMP = "<time datetime='2024-05-03T09:30:00Z'>3 May 2024</time>"


@pytest.mark.parametrize(
    "other",
    [
        f"<div class=comments><div class=comment><b>Ben Osei</b> {STAMP}<p>Nice</p></div></div>",
        f"<section id=respond><p>Ben Osei says:</p>{STAMP}<p>Nice</p></section>",
        "<div class=comment><time class=published datetime='2024-05-03T09:30:00Z'>3 May</time><p>Nice</p></div>",
        f"<article><h2>Gulls return to the quay</h2>{STAMP}{TEXT}{TEXT}</article>",
        "<article><h2>Gulls return</h2><meta itemprop=datePublished content='2024-05-03'><p>They do.</p></article>",
        f"<ul><li><a href='/b'>Gulls return to the quay</a> {STAMP}</li></ul>",
        f"<div><a href='/b'><h3>Gulls return to the quay</h3>{STAMP}</a></div>",
        f"<aside><h3>Gulls return to the quay</h3>{STAMP}</aside>",
        f"<div id=sidebar><h3>Gulls return to the quay</h3>{STAMP}</div>",
        f"<div class=related-articles><h3>Gulls return to the quay</h3>{STAMP}</div>",
        "<footer>\u00a9 2019 The Gull. 3 May 2019</footer>",
    ],
)
@pytest.mark.parametrize("text", [TEXT * 5, TEXT * 30])
@pytest.mark.parametrize("around", ["<article>{}</article>", "<div class=content>{}</div>", "{}"])
def test_what_stands_below_in_something_else_is_not_the_pages(other: str, text: str, around: str) -> None:
    """A comment, another article, a teaser, a sidebar, a related box and the site's footer have days of their own."""
    page = around.format(f"<h1>Ferry resumes service</h1>{text}")
    assert read(body=page + other).published is None
    found = read(body=page + f"<p>1 May 2024, 21:54</p>{other}")
    assert (found.published, dict(found.sources)["published"]) == (datetime(2024, 5, 1, 21, 54), "below the text")


@pytest.mark.parametrize(
    "own",
    [
        f"<aside><h3>Published</h3>{STAMP}<h3>Topics of this page</h3></aside>",
        f"<aside>{STAMP}</aside>",
        f"<footer class=entry-footer>Posted on {STAMP}</footer>",
        f"<div class=comment-meta>{STAMP} <a href='#c'>3 comments</a></div>",
        f"<p><a href='/team/ada'>Adelaide Quillington</a> {STAMP}</p>",
    ],
)
def test_what_tells_of_the_article_below_it_is_its_own(own: str) -> None:
    """A box that opens with a label, one with a day alone, the article's footer and the line of its author stay."""
    page = f"<div class='layout-sidebar'><h1>Ferry resumes service</h1></div><div class='has-sidebar'>{TEXT * 5}"
    assert read(body=f"{page}{own}</div>").published == datetime(2024, 5, 3, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "minute"),
    [
        ("<p class=footer>Posted by Ada Quill on May 1, 2024 at 09:54 PM in <a href='/t'>Ferries</a></p>", 54),
        ("<p class=footer>Posted at 09:54 PM, 1 May 2024</p>", 54),
        ("<p class=footer>Posted by Ada Quill on May 2, 2024 at 09:54 PM</p>", 0),
        ("<p class=comment-footer>Posted by Ben Osei on May 1, 2024 at 09:54 PM</p>", 0),
        ("<p class=footer>The ferry sank on May 1, 2024 at 09:54 PM</p>", 0),
    ],
)
def test_the_line_that_signs_an_article_adds_the_time_to_its_day(line: str, minute: int) -> None:
    """Blogs show the day above the headline and sign below the text; readers sign so too, beneath their comments."""
    published = read(body=f"<h2>May 1, 2024</h2><h1>Ferry resumes service</h1>{TEXT * 9}{line}").published
    assert published == datetime(2024, 5, 1, 21 if minute else 0, minute)


def test_the_text_may_stand_in_an_article_of_its_own() -> None:
    """The headline may stand above the <article> with the text, behind teasers that are articles too."""
    teaser = "<article class=card><h3>Gulls return</h3></article>"
    below = f"<h1>Ferry resumes service</h1>{teaser}<article>{TEXT * 5}<p>1 May 2024, 21:54</p></article>"
    for page in (below, f"<article>{below}</article>"):
        assert read(body=page).published == datetime(2024, 5, 1, 21, 54)


OPENS = "The ferry sails again, the port said, and the mayor was the first to buy a ticket at the quay."


@pytest.mark.parametrize("opening", ["(5 May 2024) ", "[5 May 2024] ", "<b>5 May 2024</b> \u2013 ", "5 May 2024 -- "])
def test_a_day_set_off_before_the_text_is_that_of_publication(opening: str) -> None:
    """Where nothing else tells of one: in brackets, or before a dash."""
    text = f"<h1>Ferry resumes service</h1><p>{opening}{OPENS}</p>{PROSE}"
    assert read(body=text).published == datetime(2024, 5, 5)
    assert read(meta("article:published_time", "2024-05-07"), text).published == datetime(2024, 5, 7)


@pytest.mark.parametrize(
    "paragraphs",
    [
        f"<p>(5 May 2024) {OPENS}</p><p>(6 May 2024) {OPENS}</p>", f"<p>5 May 2024 {OPENS}</p>",
        f"<p>Since (5 May 2024) {OPENS}</p>", f"<p>(5 May 2024 {OPENS})</p>",
    ],
    ids=["a chronology", "not set off", "amid a sentence", "a text in brackets"],
)  # fmt: skip
def test_another_day_that_a_text_opens_with_is_not(paragraphs: str) -> None:
    """It is what the text tells of."""
    assert read(body=f"<h1>Ferry resumes service</h1>{paragraphs}{PROSE}").published is None


def test_the_last_resort_is_htmldate() -> None:
    """A day in a meta tag that hardly any site uses is found by it, unless it is a first of January."""
    found = read(meta("ptime", "2024-05-04"))
    assert (found.published, dict(found.sources)["published"]) == (datetime(2024, 5, 4), "htmldate")
    assert read(meta("ptime", "2024-01-01")).published is None
    assert read(meta("ptime", "2024-05-01")).published == datetime(2024, 5, 1)


def test_the_last_resort_does_not_warn() -> None:
    """A zone that it does not know is no matter of the caller's."""
    head = meta("ptime", "2024-05-04 10:00:00 GULL")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read(head).published == datetime(2024, 5, 4)


@pytest.mark.parametrize(
    "line",
    [
        "<p id='update_time'>Posted on 1 May 2024, at 9.30 am</p>",
        "<time class='updated' datetime='2024-05-01T09:30'><a class='js_publish_time'>1 May</a></time>",
        "<time class='updated' pubdate datetime='2024-05-01T09:30'>1 May</time>",
        "<span class='post_date date updated'>1 May 2024, 09:30</span>",
        "<div id='update'>2024年5月1日 9時30分 公開</div>",
    ],
)
def test_what_says_publication_beats_the_name_of_an_update(line: str) -> None:
    """A word of publication beside the day, or the nearest mark, says more than an element named for updates."""
    assert read(body=f"<h1>Ferry resumes service</h1>{line}{PROSE}").published == datetime(2024, 5, 1, 9, 30)


@pytest.mark.parametrize(
    "line",
    ["<p id='update_time'>1 May 2024</p>", "<p class='date'>Updated</p><p class='date'>1 May 2024</p>",
     "<p class='date date-updated'>1 May 2024</p>"],
)  # fmt: skip
def test_the_day_of_an_update_is_not_the_published_one(line: str) -> None:
    """Where nothing speaks of publication, or a word of an update stands beside it, the day is that of an update."""
    assert read(body=f"<h1>Ferry resumes service</h1>{line}{PROSE}").published is None


@pytest.mark.parametrize(
    "before",
    [
        "<dl><dd class='joined'><b>Since</b> 2 Jun 2011, 08:15</dd></dl>",
        "<blockquote class='twitter-tweet'><p>Ferry!</p>&mdash; Ada (@adaq) <a href='/'>June 2, 2011</a></blockquote>",
        "<p>2011年6月2日、港は霧の中だった。</p>",
    ],
)
def test_a_day_of_something_else_is_not_the_published_one(before: str) -> None:
    """Days on which members joined, events start and embedded posts were sent are none, nor is one in a sentence."""
    page = "<h1>Ferry resumes service</h1>{}" + PROSE
    assert read(body=page.format(before)).published is None
    assert read(body=page.format(f"{before}<p>1 May 2024</p>")).published == datetime(2024, 5, 1)


def test_the_day_shown_beats_the_addresses() -> None:
    """The day in an address is an issue's or a draft's, where the head shows another moment or marks a day."""
    headline, url = "<h1>Ferry resumes service</h1>", "https://gull.example/2024/05/06/ferry/"
    for line in ("<p>1 May 2024, 9.30 am</p>", "<time class='publish-date'>1 May 2024, 9.30 am</time>"):
        assert read(body=headline + line + PROSE, url=url).published == datetime(2024, 5, 1, 9, 30)
    for body in ("<p>1 May 2024</p>" + PROSE, PROSE * 3 + "<p>1 May 2024, 9.30 am</p>"):
        assert read(body=headline + body, url=url).published == datetime(2024, 5, 6)


def test_a_day_of_greenwich_is_that_of_the_moment_shown() -> None:
    """A stated day without a time may be the next one where the article was published."""
    shown = "<h1>Ferry resumes service</h1><time datetime='2024-05-01T20:30:00-04:00'>1 May</time>" + PROSE
    published = read(meta("sailthru.date", "2024-05-02"), shown).published
    assert published is not None
    assert published.isoformat() == "2024-05-01T20:30:00-04:00"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("<script>// Updated 2024.05.04 by Ada</script>", None),
        ('<script>{"at": "2024-05-04T10:00:00Z"}</script>', None),
        ('<script type="application/ld+json">{"@type": "Ferry", "datePublished": "2024-05-04"}</script>', 4),
    ],
)
def test_the_last_resort_reads_no_programs(head: str, day: int | None) -> None:
    """htmldate is given no programs, whose remarks have days; data it may read."""
    published = read(head, f"<h1>Ferry resumes service</h1>{PROSE}").published
    assert (published and published.day) == day


def test_a_day_in_the_body_itself_is_read() -> None:
    """A day may stand in no element but the page's body."""
    assert read(body=f"<h1>Ferry resumes service</h1>1 May 2024{PROSE}").published == datetime(2024, 5, 1)


def test_the_day_of_an_update_is_no_guess_at_the_published_one() -> None:
    """A meta tag of an update by another name is that of the last change, and htmldate is not asked."""
    page = read('<meta itemprop="dateUpdate" content="2024-05-04 10:20:57">', f"<h1>Ferry resumes service</h1>{PROSE}")
    assert (page.published, page.modified) == (None, datetime(2024, 5, 4, 10, 20, 57))


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Thứ Sáu, ngày 3 tháng 5 năm 2024", datetime(2024, 5, 3)),
        ("3 tháng 12, 2024 lúc 9:30", datetime(2024, 12, 3, 9, 30)),
        ("3 พ.ค. 2567 09:30 น.", datetime(2024, 5, 3, 9, 30)),
        ("3 พฤษภาคม พ.ศ. 2567", datetime(2024, 5, 3)),
        ("3 Μαΐου 2024, 8:40 μ.μ.", datetime(2024, 5, 3, 20, 40)),
        ("٣ مايو 2024 - 8:40 م", datetime(2024, 5, 3, 20, 40)),
        ("٣ مايو 2024 - 8:40 ص", datetime(2024, 5, 3, 8, 40)),
        ("৩ মে ২০২৪, ০৮:৪০ পিএম", datetime(2024, 5, 3, 20, 40)),
    ],
)
def test_days_and_halves_of_days_as_languages_write_them(line: str, moment: datetime) -> None:
    """Months by their number or short, years of Buddha, and the word for the half of the day behind the time."""
    assert find_date(line) == moment


def test_the_second_day_behind_a_word_for_publication_is_the_updates() -> None:
    """Whatever its word; without the first word the two may be anything."""
    page = read("", "<h1>Ferry</h1><p>Published: 02.05.2024 12:00, retouched: 03.05.2024 07:41</p>" + PROSE)
    assert (page.published, page.modified) == (datetime(2024, 5, 2, 12), datetime(2024, 5, 3, 7, 41))
    page = read("", "<h1>Ferry</h1><p>Sails: 02.05.2024 12:00, retouched: 03.05.2024 07:41</p>" + PROSE)
    assert page.modified is None
