"""Bylines that are read as whole lines: `newsclean.metadata.authors.whole_bylines` and `byline_parts`."""

from __future__ import annotations

import pytest

import newsclean

PROSE = (
    "<p>The ferry will sail again on Monday, the harbour office said, after two weeks in which nobody could cross.</p>"
    "<p>It had been tied up since a storm broke the pier, and the island shops had run short of nearly everything.</p>"
    "<p>Repairs took longer than planned because the timber had to be brought from the mainland on a smaller boat.</p>"
)


def authors(line: str, *, language: str = "en", below: bool = False) -> tuple[str, ...]:
    """Return the authors of a news page with a line above its text or below it."""
    text = PROSE + line if below else line + PROSE
    return newsclean.clean(
        f"<html lang={language}><title>Ferry sails again</title>"
        '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'
        f"<body><article><h1>Ferry sails again</h1>{text}</article>"
    ).authors


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        ("de", "<div>Von <a href=/a>Ada Quill</a> und Ben Osei, Lumeport</div>", ("Ada Quill", "Ben Osei")),
        ("en", "<p>Ada Quill<br>Ben Osei<br>4 March 2025</p>", ("Ada Quill", "Ben Osei")),
        ("en", "<p>Ada Quill and ANP</p><p>4 March 2025</p>", ("Ada Quill", "ANP")),
        ("en", "<p>Text: Ada Quill, Photo: Ben Osei</p>", ("Ada Quill",)),
        ("en", "<p>Ada Quill (words) and Ben Osei (pictures)</p>", ("Ada Quill",)),
        ("en", "<p><svg><g/></svg>Ada Quill and ANP</p><p>4 March 2025</p>", ("Ada Quill", "ANP")),
        ("en", "<p>By <svg><g/></svg>Ada Quill and Ben Osei, Lumeport</p>", ("Ada Quill", "Ben Osei")),
        ("en", "<p>From Ada Quill in Lumeport</p>", ("Ada Quill",)),
        ("de", "<p>Ada Quill berichtet aus Rom</p>", ("Ada Quill",)),
        ("en", "<p>Ada Quill, intern</p>", ("Ada Quill",)),
        ("en", "<p>Ada Quill @adaquill</p>", ("Ada Quill",)),
        ("en", "<p>Ada Quill, Cape Town | 4 March 2025</p>", ("Ada Quill",)),
        ("en", "<p>Ada Quill</p>", ("Ada Quill",)),
        ("fr", "<div>AFP | Rome</div><div>4 mars 2025</div>", ("AFP",)),
        ("pl", "<span>Redakcja</span> <span>4 marca 2025</span>", ("Redakcja",)),
        ("el", "<div><a href=/n>Newsroom</a> <time>4/3/2025, 12:17</time></div>", ("Newsroom",)),
        ("ru", "<p>ОМСК, 4 марта 2025. /ТАСС/</p>", ("ТАСС",)),
        ("ko", "<div><span>김하나·이두리 기자</span> <span>2025.03.04 14:22</span></div>", ("김하나", "이두리")),
        ("hi", "<p><b>नेहा सक्सेना</b> और <b>अजय वर्मा</b>, पटना</p><p>4 मार्च 2025 10:15</p>", ("नेहा सक्सेना", "अजय वर्मा")),
        ("he", "<div>ליאת סלע ואורי חדד</div><div>4.3.2025 10:15</div>", ("ליאת סלע", "אורי חדד")),
    ],
)  # fmt: skip
def test_a_line_of_nothing_but_a_byline_names_the_authors(language: str, line: str, names: tuple[str, ...]) -> None:
    """However many they are, and whatever of a byline stands beside them."""
    assert authors(line, language=language) == names


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        ("de", "<p>(dpa)</p>", ("dpa",)),
        ("de", "<p>Quelle: dpa</p>", ("dpa",)),
        ("de", "<p>mw/dpa</p>", ("mw", "dpa")),
        ("fr", "<p>(J. M.)</p>", ("J. M.",)),
        ("cs", "<p>(jm)</p>", ("jm",)),
        ("en", "<p>Sports Desk</p>", ("Sports Desk",)),
        ("en", "<p>(Reporting by Ada Quill in Rome; Editing by Ben Osei)</p>", ("Ada Quill",)),
        ("en", "<p>Ada Quill and Ben Osei contributed to this report.</p>", ("Ada Quill", "Ben Osei")),
        ("ja", "<p>【高橋みどり】</p>", ("高橋みどり",)),
        ("th", "<p>เรื่อง: มานี รักไทย<br>ภาพ: สมชาย ใจดี</p>", ("มานี รักไทย",)),
    ],
)
def test_who_signs_below_the_text_is_the_author(language: str, line: str, names: tuple[str, ...]) -> None:
    """An agency, a newsroom, initials in brackets, or those behind the words of an agency."""
    assert authors(line, language=language, below=True) == names


NOBODY_ABOVE = [
    ("en", "<p>Ada Quill, 43, Lumeport</p>"),
    ("en", "<p>Alderman Ada Quill, Lume North</p>"),
    ("en", "<p><b>Ada Quill, who keeps the pier</b></p>"),
    ("en", "<p>Ada Quill (74) has lived here all her life</p>"),
    ("en", "<p><b>LUMEPORT, Victoria</b></p>"),
    ("en", "<p>CASTLE ROCK, Nebraska, May 7, 2023 (LP) --</p>"),
    ("en", "<p>From Lumeport to Cape Ode</p>"),
    ("en", "<p>From Monday in Lumeport</p>"),
    ("en", "<p>Photo by Ada Quill</p>"),
    ("en", "<p>Photo: Ada Quill / AFP</p>"),
    ("en", "<p>Photos: Ada Quill, Ben Osei</p>"),
    ("en", "<figure><img src=a.png><figcaption>Ada Quill</figcaption></figure>"),
    ("en", "<p><img src=a.png></p><p>AFP</p>"),
    ("en", "<p><img src=a.png></p><p>Ada Quill</p>"),
    ("en", "<p>Translated from the Portuguese by Ada Quill</p>"),
    ("en", "<p>Edited by Ada Quill</p>"),
    ("en", "<p>Directed by Ada Quill</p>"),
    ("en", "<p>Starring Ada Quill and Ben Osei</p>"),
    ("en", "<p>Director: Ada Quill; Cast: Ben Osei, Cara Finch</p>"),
    ("en", "<p>Q: Ada Quill, what broke the pier?</p>"),
    ("en", "<p>Ada Quill: The timber was old.</p>"),
    ("en", "<blockquote>Old timber. <cite>Ada Quill</cite></blockquote>"),
    ("en", "<p>&copy; Lume Gazette / Ada Quill</p>"),
    ("en", "<p>Lume United: Ada Quill, Ben Osei, Cara Finch</p>"),
    ("en", "<p>Source: Ada Quill</p>"),
    ("en", "<p>Sponsored by Quill Seeds</p>"),
    ("en", "<h3>Ada Quill</h3>"),
    ("en", "<ul><li><a href=/h>Harbour News</a></li><li><a href=/i>Island Life</a></li></ul>"),
    ("en", "<p>Harbour Office</p>"),
    ("en", "<p>Pier Repairs</p>"),
    ("en", "<div><a href=/category/x>Quay Affairs</a> 4 March 2025, 10:15</div>"),
    ("en", "<p>Share | Save | 4 March 2025</p>"),
    ("en", "<p>4 March 2025, 10:15 | 26 comments</p>"),
    ("de", "<p>Von der Heide bis nach Lumeport</p>"),
    ("de", "<p>Öffnungszeiten der Ämter und Büros</p>"),
    ("fr", "<p>Anne Morvan, 52 ans, éleveuse à Lume</p>"),
    ("es", "<p>Por fin, agua para San Quill</p>"),
    ("it", "<p>Di Ada Quill si erano perse le tracce</p>"),
    ("pl", "<p>Rozmowa z Anną Quill, dyrektorką szkoły</p>"),
    ("ru", "<p>Ольга Перова, фельдшер, село Ивки</p>"),
    ("ar", "<p>تصوير: كريم حداد</p>"),
    ("he", "<p>צילום: אורי חדד</p>"),
    ("hi", "<p>मीना देवी, 45 वर्ष, किसान</p>"),
    ("zh", "<p>周美玲，六十三歲，退休教師</p>"),
    ("ko", "<p>윤정숙(67) 씨, 시장 상인</p>"),
]
NOBODY_BELOW = [
    ("en", "<p>Ada Quill, press@lume.example</p>"),
    ("en", "<p>Ferry Timetable</p>"),
    ("en", "<p>Harbour Office and Island Shops</p>"),
    ("en", "<p>Send us your pictures of the pier.</p>"),
    ("en", "<p>(sic)</p>"),
    ("en", "<p>END</p>"),
    ("en", "<p>TGM // MPV</p>"),
    ("en", "<p>GO ABOVE AND BEYOND</p>"),
    ("en", "<p>Safety Alert Pier.pdf (619.83 KB)</p>"),
    ("en", "<p>Hunt Valley, MD 21031</p>"),
    ("en", "<ul><li>Ada Quill</li><li>Ben Osei</li></ul>"),
    ("en", "<h4>Island Life</h4>"),
    ("it", "<p>Scrivi alla redazione</p>"),
    ("de", "<p>Schreiben Sie der Redaktion</p>"),
    ("de", "<p>Foto: dpa</p>"),
    ("en", "<div class=comments><p>Ada Quill</p><p>4 March 2025, 10:15</p></div>"),
    ("en", "<p>The writer is a teacher in Lumeport.</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "line"), NOBODY_ABOVE)
def test_who_else_stands_above_the_text_is_no_author(language: str, line: str) -> None:
    """Whom the text is about, who took the pictures, places, sections and sentences."""
    assert authors(line, language=language) == ()


@pytest.mark.parametrize(("language", "line"), NOBODY_BELOW)
def test_who_else_stands_below_the_text_is_no_author(language: str, line: str) -> None:
    """An office's address, what readers may do next, words in brackets, lists."""
    assert authors(line, language=language, below=True) == ()
