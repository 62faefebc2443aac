"""Which language a page is found to be in."""

from __future__ import annotations

import pytest
from cpu_time import cpu_seconds

from newsclean import clean, language, trace
from newsclean.language import detect_language
from newsclean.phrase_files import MIN_STOPWORDS, FileHead
from newsclean.pipeline import NO_FILE, TOO_SHORT, UNTOLD_LANGUAGE

# An invented language, under a code that ISO 639 leaves to local use: it gets no phrase file, as every other may.
INVENTED_CODE = "qaa"
INVENTED = (
    "Vrolik estumar brinokat hulvesi drankomet galtuni fromesk, ulvarik tremosat kildure banfolek sturvani grelmo, "
    "hordukat vintresk molduri pelgasti krovume tandrik."
)
PERSIAN = "شورای شهر روز دوشنبه تصمیم گرفت پل قدیمی را ببندد زیرا مهندسان گفتند که دیگر ایمن نیست."
TEXTS = {
    "en": "The council voted on Monday to close the old bridge after engineers said that it was not safe.",
    "de": "Der Rat hat am Montag beschlossen, die alte Brücke zu sperren, weil sie nicht mehr sicher ist.",
    "fr": "Le conseil a décidé lundi de fermer le vieux pont, car il n'est plus sûr pour les gens qui le prennent.",
    "es": "El consejo decidió el lunes cerrar el viejo puente porque ya no es seguro para los vecinos que lo usan.",
    "it": "Il consiglio ha deciso lunedì di chiudere il vecchio ponte perché non è più sicuro per chi lo usa.",
    "nl": "De raad heeft maandag besloten om de oude brug te sluiten, omdat die niet meer veilig is voor ons.",
    "sv": "Rådet beslutade på måndagen att stänga den gamla bron, eftersom den inte är säker för de som går över den.",
    "no": "Rådet vedtok mandag å stenge den gamle broen, fordi den ikke er trygg for de som går over den hver dag.",
    "da": "Rådet besluttede mandag at lukke den gamle bro, fordi den ikke længere er sikker for dem, der går over den.",
    "fi": "Neuvosto päätti maanantaina sulkea sillan, koska se ei ole enää turvallinen, ja asia on nyt myös ratkaistu.",
    "pl": "Rada zdecydowała, że stary most zostanie zamknięty, bo nie jest już bezpieczny dla tych, którzy nim idą.",
    "ru": "Совет решил в понедельник закрыть старый мост, потому что он уже не безопасен для тех, кто по нему ходит.",
    "uk": "Рада вирішила в понеділок закрити старий міст, бо він уже не є безпечним для тих, хто ним ходить щодня.",
    "ar": "قرر المجلس يوم الاثنين إغلاق الجسر القديم لأنه لم يعد آمنا للناس الذين يعبرون عليه كل يوم في المدينة",
    "fa": "شورای شهر روز دوشنبه تصمیم گرفت پل قدیمی را ببندد، چون دیگر برای مردم که هر روز از آن می‌گذرند امن نیست",
    "zh": "市议会星期一决定关闭旧桥，因为工程师说它对每天经过的人已经不再安全。",
    "ja": "市議会は月曜日、古い橋を閉鎖することを決めた。技術者が安全ではないと述べたためだ。",
    "ko": "시의회는 월요일에 오래된 다리를 폐쇄하기로 했다. 기술자들이 더는 안전하지 않다고 말했기 때문이다.",
    "hi": "परिषद ने सोमवार को पुराने पुल को बंद करने का फैसला किया क्योंकि वह अब सुरक्षित नहीं है",
    "el": "Το συμβούλιο αποφάσισε τη Δευτέρα να κλείσει την παλιά γέφυρα, επειδή δεν είναι πια ασφαλής.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_text_alone_tells_the_language(code: str) -> None:
    """Without a declared code the text decides."""
    assert detect_language(None, [TEXTS[code]]) == code


@pytest.mark.parametrize("code", TEXTS)
def test_a_true_declaration_stands(code: str) -> None:
    """A declared code that the text bears out is returned as its primary code."""
    assert detect_language(f"{code.upper()}-XX", [TEXTS[code]]) == code


@pytest.mark.parametrize("code", [code for code in TEXTS if code != "en"])
def test_a_wrong_declaration_is_overruled(code: str) -> None:
    """A page that declares English and is in another language is in that one."""
    assert detect_language("en", [TEXTS[code]] * 3) == code


@pytest.mark.parametrize(
    ("declared", "code"), [("de-CH", "de"), ("nb", "no"), ("sw", "sw"), (None, "und"), ("x-none!", "und")]
)
def test_without_text_the_declaration_stands(declared: str | None, code: str) -> None:
    """Where there is too little text to tell, the declared code is believed if it is one."""
    assert detect_language(declared, ["Hm."]) == code


def test_a_language_without_a_file_is_believed() -> None:
    """A declared language that no file knows stands unless the text is clearly in another."""
    assert detect_language(INVENTED_CODE, [INVENTED] * 8) == INVENTED_CODE
    assert detect_language(INVENTED_CODE, [TEXTS["en"]] * 5) == "en"


def test_a_short_persian_text_is_not_arabic() -> None:
    """Persian writes two letters of its own that every line has; the four that Arabic lacks are rare."""
    assert detect_language(None, [PERSIAN]) == "fa"


def test_a_template_code_on_a_foreign_page_is_no_language() -> None:
    """A page that declares English and has none of its words is in no known language."""
    assert detect_language("en", [INVENTED] * 8) == "und"


@pytest.mark.parametrize(
    ("declared", "text", "note"),
    [
        ("", "The bridge is shut.", TOO_SHORT),
        (f" lang={INVENTED_CODE}", "Vrolik estumar.", NO_FILE),
        (f" lang={INVENTED_CODE}", INVENTED, NO_FILE),
        ("", INVENTED, UNTOLD_LANGUAGE),
        (" lang=en", f"{INVENTED}</p><p>" * 4, UNTOLD_LANGUAGE),
        ("", TEXTS["en"], None),
    ],
)
def test_a_trace_says_why_it_has_no_phrases(declared: str, text: str, note: str | None) -> None:
    """A language without a file, one that no word tells, and a page too short to tell are three things."""
    notes = trace(f"<html{declared}><body><h1>Bridge</h1><p>{text}</p></body></html>").notes
    assert [n for n in notes if n in (NO_FILE, UNTOLD_LANGUAGE, TOO_SHORT)] == ([note] if note else [])


def test_a_quotation_does_not_decide() -> None:
    """One long quotation in another language does not change the page's."""
    assert detect_language(None, [TEXTS["en"] * 2, TEXTS["de"] * 30, TEXTS["en"] * 5]) == "en"


def test_detection_reads_no_more_than_a_sample() -> None:
    """A megabyte of text takes no longer than a page."""
    texts = [TEXTS["de"] * 1000] * 10
    detect_language("en", texts)
    assert cpu_seconds(lambda: detect_language("en", texts), 0.01) < 0.01


def test_an_article_has_the_language_of_its_words_where_none_is_stated() -> None:
    """What the page states comes first."""
    body = "".join(f"<p>{TEXTS['en']}</p>" for _ in range(4))
    found = clean(f"<title>Bridge</title><body>{body}")
    assert (found.language, found.sources["language"]) == ("en", "the page's words")
    stated = clean(f"<html lang=en-NZ><title>Bridge</title><body>{body}")
    assert (stated.language, stated.sources["language"]) == ("en-NZ", "html lang")


def test_an_article_has_the_language_of_its_words_where_a_template_says_another() -> None:
    """An article in German is not in English for its theme; one in a language without a file is in what it says."""
    body = "".join(f"<p>{TEXTS['de']}</p>" for _ in range(4))
    found = clean(f"<html lang=en-US><title>Br\u00fccke</title><body>{body}")
    assert (found.language, found.sources["language"]) == ("de", "the page's words")
    assert clean(f"<html lang=gsw><title>Br\u00fccke</title><body>{body}").language == "gsw"


def test_menus_and_tables_do_not_tell_the_language() -> None:
    """Links are left out, and where the first texts tell nothing the longest do."""
    links = "<div>" + "<a href=/a>Bozeman Hupfer Patikas</a> " * 100 + "</div>"
    scores = "".join(f"<p>{'Osaro 3, Hupfer 1, Nielsen 1, Patikas 2, ' * 8}</p>" for _ in range(9))
    english = TEXTS["en"] * 4
    text = f"<article>{f'<p>{english}</p>' * 4}</article>"
    assert clean(f"<title>Q</title><body>{links}{text}").language == "en"
    assert clean(f"<title>Q</title><body><table><tr><td>{scores}</table>{text}").language == "en"


def test_a_language_of_few_stop_words_is_told_where_no_other_has_as_many() -> None:
    """In Vietnamese, which writes its syllables apart, one word in eight is a stop word."""
    names = "Chẩn Lượm Phước Diễm Hoàng Vân Trưởng Nhật Hồng Kiểm Chợ Rẫy Dạ Dày Đại Tràng Ruột"
    assert detect_language(None, [f"{names} và {names} của {names} trong {names} được {names} không"]) == "und"
    assert detect_language(None, [f"{names[:60]} và của trong {names[:40]} được không {names}"]) == "vi"


@pytest.mark.parametrize(("count", "told"), [(MIN_STOPWORDS - 1, "und"), (MIN_STOPWORDS, "mt")])
def test_a_language_with_few_stop_words_is_not_told(
    count: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that declares no language is not found to be in one whose file has next to no stop words."""
    common = ["il-kunsill", "il", "li", "il-pont", "għax", "nhar", "pont", "u", "jew", "hu"]
    head = FileHead(frozenset([*common, *(f"word{number}" for number in range(count - len(common)))]), ())
    monkeypatch.setattr(language, "file_heads", lambda: {"mt": head})
    language._languages_by_word.cache_clear()
    try:
        assert detect_language(None, ["il pont u li hu jew il pont u li hu jew il pont u li"]) == told
    finally:
        language._languages_by_word.cache_clear()


@pytest.mark.parametrize(
    ("declared", "told"),
    [("en", "zh"), ("zh-TW", "zh-TW"), ("ja", "ja"), ("yue", "yue"), (None, "zh"), ("en-US", "zh")],
)
def test_a_text_in_another_script_speaks_against_the_declared_language(declared: str | None, told: str) -> None:
    """An article in Chinese letters is not in English, whatever its template says."""
    lang = f" lang={declared}" if declared else ""
    text = f"<p>{TEXTS['zh'] * 2}</p>" * 3
    assert clean(f"<html{lang}><title>Q</title><body><article>{text}</article>").language == told
