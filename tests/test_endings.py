"""End marks, signatures: `newsclean.lines.endings`, `sign_offs`."""

from __future__ import annotations

import pytest

from newsclean.lexicon import lexicon_for
from newsclean.lines.endings import cut_signed_tail, is_end_mark
from newsclean.lines.sign_offs import cut_as_sign_off
from newsclean.phrase_files import language_files, phrase_file

EN, ZH = lexicon_for("en"), lexicon_for("zh")
END_MARKS = [
    "-ENDS-", "- The End -", "\u2013END\u2013", "(END)", "(END) ADQ/BRO", "(END) adq/bro", "###", "-30-",
    "\u2014 30 \u2014",
]  # fmt: skip
FILES = sorted(language_files())


@pytest.mark.parametrize("code", FILES)
def test_every_languages_word_for_the_end_ends_a_text(code: str) -> None:
    """Each word that a file has for it is a mark between dashes and in brackets, and in capitals behind a sentence."""
    lexicon = lexicon_for(code)
    for word in (*phrase_file(code).ends, *phrase_file("und").ends):
        assert is_end_mark(f"- {word} -", lexicon) and is_end_mark(f"\u2014{word.upper()}\u2014", lexicon)
        assert is_end_mark(f"({word.upper()})", lexicon)
        assert is_end_mark(word.upper(), lexicon) is (word.upper() != word and " " not in word)
        cut = cut_signed_tail(f"Lume xuva. ({word.upper()})", (), lexicon)
        assert cut is not None and cut.kept == "Lume xuva."
        assert not is_end_mark(word, lexicon) and not is_end_mark(f"- {word}x -", lexicon)


@pytest.mark.parametrize(
    ("mark", "code", "ends"),
    [("- Ende -", "de", True), ("\u2013FIN\u2013", "fr", True), ("*KONIEC*", "pl", True), ("-vége-", "hu", True),
     ("- Slut -", "en", False), ("- Ende gut -", "de", False), ("-FINE-", "en", False)],
)  # fmt: skip
def test_a_word_for_the_end_is_its_languages(mark: str, code: str, ends: bool) -> None:
    """A word between dashes may say anything in another language, and two words are none for the end."""
    assert is_end_mark(mark, lexicon_for(code)) is ends


@pytest.mark.parametrize("line", [
    "LA/mst", "(RND/ab)", "ADQ // BRO", "ADQ //", "(adq/bro)", "adq/", "adq/ bro/", "[adq / bro]", "(adq)",
    "LG/adq/bro", "(LG/adq/bro)",
    "LPA adq/bro", "/adq", "কেএইচ/এসআর", "কেএইচ/এসআর/এমএন",
    "#quay #ferry", "#\ub2e4\ub9ac, #\uac15 #lume", *END_MARKS,
    "SOURCE Lume Boats, Inc.", "SOURCE Lume Bank S.A.", "SOURCE Lume U.S. Corp.", "\u3010\u4e09\u5b85\u9065\u3011",
    "(*)", "(***)",
    "《 流明日报 》（ 2026年09月21日 13 版）", "《流明晚报》(第3版)",
])  # fmt: skip
def test_initials_end_an_article(line: str) -> None:
    """The last line may say in initials who wrote the text; further up it is text."""
    assert cut_as_sign_off(line, "", EN, is_last=True) is not None
    assert cut_as_sign_off(line, "", EN, is_last=False) is None


def test_an_author_in_wide_brackets_signs_a_text() -> None:
    """As Japanese papers set it; somebody else's name there is text."""
    assert cut_as_sign_off("（大野浩司）", "", lexicon_for("ja"), ("大野浩司",), is_last=True) is not None
    assert cut_as_sign_off("（大野浩司）", "", lexicon_for("ja"), is_last=True) is None


@pytest.mark.parametrize(("line", "signs"), [
    ("ADQ", True), ("ÁQ", True), ("(LPA)", True), ("(LUMEN).", True), ("adq", True),
    ("quayside", False), ("Adq", False), ("adq.", False),
    ("LUMEPORT", False), ("(Lume)", False), ("(LUMEPORT)", False), ("(LPA 2)", False), ("LPA.", False),
])  # fmt: skip
def test_a_few_letters_alone_in_the_last_block_are_initials(line: str, signs: bool) -> None:
    """Below other lines, or further up, they may be an agency or a score."""
    assert (cut_as_sign_off(line, "", EN, is_last=True, is_alone=True) is not None) is signs
    assert cut_as_sign_off(line, "", EN, is_last=True) is None
    assert cut_as_sign_off(line, "", EN, is_last=False, is_alone=False) is None


@pytest.mark.parametrize(("line", "signs"), [
    ("- LUMENEWS", True), ("\u2014LPA", True), ("-- Sapa-AFP", True), ("\u2013 LPA/dpa.", True), ("- Nampa", True),
    ("- Lumeport", False), ("- Quill-AFP", False), ("LUMENEWS", False), ("- LUME NEWS", False), ("- LPA 2", False),
])  # fmt: skip
def test_an_agency_behind_a_dash_alone_in_the_last_block_signs(line: str, signs: bool) -> None:
    """In capitals, or one that is known; below other lines it may be an item of a list."""
    assert (cut_as_sign_off(line, "", EN, is_last=True, is_alone=True) is not None) is signs
    assert cut_as_sign_off(line, "", EN, is_last=True) is None


@pytest.mark.parametrize(
    "line",
    [
        "adq", "/adqbro", "/r/adq",
        "2/3", "AB/CD", "LG/AB/cd", "LG/adq/Bro", "LPA", "(Lume)", "(LPA 2)", "(NATO)", "(USA)", "(LUMEPORT)",
        "fog and/or rain", "In © 2024", "30", "-31-", "(30)", "(Fine)", "LPA adq",
        "#quay", "#3 in the race", "Call it #quay #ferry", "# #",
        "THE END", "(END) ADQ/BRO said", "Lume. PhD", "A quay of Lume. Reporter", "Lume. Reporters",
        "SOURCE of the Lume", "Source Lume Boats", "SOURCE Lume Boats said so. It did.",
        "(****)", "(* see below)", "*", "《流明日报》", "《流明日报》（2026年09月21日）",
        "他在《流明日报》（13 版）上写道",
    ],
)
def test_what_is_more_or_less_than_initials_stays(line: str) -> None:
    """A word, numbers, capitals and longer lines are text."""
    assert cut_as_sign_off(line, "", EN, is_last=True) is None


@pytest.mark.parametrize("code", FILES)
def test_every_languages_label_of_sources_may_name_the_firm(code: str) -> None:
    """What a file has as a label of sources is one without a colon, too, if it is in capitals and a name follows."""
    lexicon, prefixes = lexicon_for(code), phrase_file(code).phrases["prefix"].get("agency", ())
    labels = [prefix[:-1] for prefix in prefixes if prefix[:-1].isalpha() and prefix[-1] == ":" and len(prefix) > 3]
    for label in (label for label in labels if label.upper() != label):
        assert cut_as_sign_off(f"{label.upper()} Lume Boats, Inc.", "", lexicon, is_last=True) is not None
        assert cut_as_sign_off(f"{label.title()} Lume Boats, Inc.", "", lexicon, is_last=True) is None


def test_the_sites_name_may_end_an_article() -> None:
    """Behind a dash or in brackets it signs the text; without them it may be a part of it."""
    assert cut_as_sign_off("- Lume Gazette", "The Lume Gazette", EN, is_last=True) is None
    for line in ("- The Lume Gazette", "\u2014 The Lume Gazette", "(The Lume Gazette)"):
        assert cut_as_sign_off(line, "The Lume Gazette", EN, is_last=True) is not None
    assert cut_as_sign_off("The Lume Gazette", "The Lume Gazette", EN, is_last=True) is None
    assert cut_as_sign_off("The Lume Gazette / Carrow News", "The Lume Gazette", EN, is_last=True) is not None
    assert cut_as_sign_off("The Lume Gazette / Carrow News / LPA", "The Lume Gazette", EN, is_last=True) is None


def test_the_sites_address_alone_may_end_an_article() -> None:
    """All of the last block, it signs the text; beside more, or of another site, it is a part of it."""
    assert cut_as_sign_off("lume.example", "Lume", EN, is_last=True, is_alone=True) is not None
    assert cut_as_sign_off("lume.example", "Lume", EN, is_last=True) is None
    for line in ("Lume", "Lume.", "carrow.example"):
        assert cut_as_sign_off(line, "Lume", EN, is_last=True, is_alone=True) is None


def test_what_the_sites_name_says_before_a_dash_may_end_an_article() -> None:
    """An agency is called by its letters and by what they stand for, and signs with the letters alone."""
    for site in ("LPA - Lume Press Agency", "LPA | Lume Press Agency"):
        assert cut_as_sign_off("(LPA)", site, EN, is_last=True) is not None
        assert cut_as_sign_off("(LPA)", site, EN, is_last=False) is None
        for line in ("LPA", "(Lume)", "(Press)", "(LPA 2)"):
            assert cut_as_sign_off(line, site, EN, is_last=True) is None
    assert cut_as_sign_off("(Lume)", "Lume-Press", EN, is_last=True) is None


def test_the_sites_address_may_end_an_article() -> None:
    """Behind a dash it signs the text as the name does; without one, or where it is another's, it is text."""
    for line, site in (("\u2013 Lume.example", "LUME"), ("- LumeGazette.example", "Lume Gazette")):
        assert cut_as_sign_off(line, site, EN, is_last=True) is not None
        assert cut_as_sign_off(line, site, EN, is_last=False) is None
    for line in ("Lume.example", "\u2013 Gull.example", "\u2013 the old Lume.example"):
        assert cut_as_sign_off(line, "Lume", EN, is_last=True) is None


def test_an_agency_and_its_editors_may_end_an_article() -> None:
    """As in India the agency's letters stand before those of who wrote and edited; others in capitals stay."""
    assert cut_as_sign_off("PTI ADQ BRO", "", EN, is_last=True) is not None
    assert cut_as_sign_off("PTI ADQ BRO", "", EN, is_last=False) is None
    for line in ("LPX ADQ BRO", "PTI", "PTI ADQ bro", "PTI ADQUILLS"):
        assert cut_as_sign_off(line, "", EN, is_last=True) is None


def test_the_byline_may_end_an_article() -> None:
    """An agency that is the author signs in its own line, bare or in brackets; another word in capitals stays."""
    for line in ("LPA", "(LPA)", "- LPA", "\uff08LPA\uff09"):
        assert cut_as_sign_off(line, "", EN, ("LPA",), is_last=True) is not None
        assert cut_as_sign_off(line, "", EN, ("LPA",), is_last=False) is None
    assert cut_as_sign_off("LPX", "", EN, ("LPA",), is_last=True) is None
    assert cut_as_sign_off("LPA", "", EN, is_last=True) is None


def test_the_author_and_where_one_was_may_end_an_article() -> None:
    """Behind the author's name brackets say for whom or where; what stands in other lines of theirs is text."""
    for line in ("Ada Quill (LPA)", "Ada Quill (Lumeport [Dee], special correspondent)"):
        assert cut_as_sign_off(line, "", EN, ("Ada Quill",), is_last=True) is not None
        assert cut_as_sign_off(line, "", EN, ("Ben Rook",), is_last=True) is None
    assert cut_as_sign_off("Ada Quill (left) and a cow", "", EN, ("Ada Quill",), is_last=True) is None


def test_a_magazines_sign_goes_from_behind_the_last_sentence() -> None:
    """A square or a lozenge behind the end of a sentence; one behind a word, or alone, is text."""
    for sign in "■◆":
        cut = cut_signed_tail(f"The quay is shut. {sign}", (), EN)
        assert cut is not None
        assert cut.kept == "The quay is shut."
        assert cut_signed_tail(f"The quay is marked {sign}", (), EN) is None
        assert cut_signed_tail(sign, (), EN) is None


def test_an_agencys_notice_goes_from_behind_the_last_sentence() -> None:
    """Whose the text is and who wrote it; a firm that is no agency, or a notice within the sentence, stays."""
    for sentence, tail in (("橋は春まで閉じる。", "(c)AFP/Ada QUILL"), ("The quay is shut.", " ©AFP")):
        cut = cut_signed_tail(sentence + tail, (), EN)
        assert cut is not None and cut.kept == sentence
    for line in ("The quay is shut. (c)Lumeport/Ada QUILL", "The quay is shut (c)AFP", "Section. (c) Afp/b/c of it"):
        assert cut_signed_tail(line, (), EN) is None


def test_where_and_when_it_came_out_may_end_an_article() -> None:
    """A last line says on which day which paper had the text; a sentence may say so of a book."""
    assert cut_as_sign_off("Published in The Gull, August 21st, 2024", "", EN, is_last=True) is not None
    for line in ("Published in The Gull, August 21st, 2024.", "Published in The Gull", "The Gull, August 21st, 2024"):
        assert cut_as_sign_off(line, "", EN, is_last=True) is None


def test_a_desk_in_one_word_may_end_an_article() -> None:
    """A house's short name and the word for its newsroom sign a text; two words may be its last."""
    assert cut_as_sign_off("LP-Redaktion", "", EN, is_last=True) is not None
    for line in ("LP Redaktion", "LP-Zeitung", "Redaktion"):
        assert cut_as_sign_off(line, "", EN, is_last=True) is None
    assert cut_as_sign_off("LP-Redaktion", "", EN, is_last=False) is None


def test_a_notice_is_no_text() -> None:
    """What begins with © says whose the text is."""
    assert cut_as_sign_off("© Lume Media 2024", "", EN, is_last=False) is not None
    assert cut_as_sign_off("Copyright LUME GULL.", "", EN, is_last=True) is not None
    assert cut_as_sign_off("Copyright LUME GULL.", "", EN, is_last=False) is None
    assert cut_as_sign_off("Copyright is a hard law.", "", EN, is_last=True) is None
    assert cut_as_sign_off("Copyright Law and the Gull", "", EN, is_last=True) is None


def test_the_end_of_an_agencys_text_goes() -> None:
    """ "(完)" behind the last sentence says that the text is whole; a word in small letters is of the text."""
    cut = cut_signed_tail("纸上没有字，只有水纹。(完)", (), ZH)
    assert cut is not None and cut.kept == "纸上没有字，只有水纹。"
    assert cut_signed_tail("\uff08完\uff09", (), ZH) is not None
    assert cut_signed_tail("It is the end (the end)", (), EN) is None
    assert cut_signed_tail("纸上没有字，(完)只有水纹。", (), ZH) is None


@pytest.mark.parametrize(
    ("line", "code", "kept"),
    [
        ("Die Fähre legt um neun Uhr ab. (adq)", "de", "Die Fähre legt um neun Uhr ab."),
        ("\u201eSie legt ab.\u201c (adq/bro)", "de", "\u201eSie legt ab.\u201c"),
        ("\u201eSie legt ab\u201c, sagt sie. (aq/bro)", "de", "\u201eSie legt ab\u201c, sagt sie."),
        ("Sie legt um neun Uhr ab. (lpa/ad/bro)", "de", "Sie legt um neun Uhr ab."),
        ("Feri bertolak jam sembilan. - LUMENEWS", "ms", "Feri bertolak jam sembilan."),
        ("\u201cThe ferry left.\u201d \u2013 LPA", "en", "\u201cThe ferry left.\u201d"),
    ],
    ids=[
        "initials", "behind a quotation", "of two letters", "with an agency", "a house in capitals",
        "an agency behind a quotation",
    ],
)
def test_who_wrote_it_goes_from_behind_the_last_sentence(line: str, code: str, kept: str) -> None:
    """Three letters in brackets, or with a slash and a house behind a dash sign a text."""
    cut = cut_signed_tail(line, (), lexicon_for(code))
    assert cut is not None and cut.kept == kept


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Die F\u00e4hre legt um neun Uhr ab (adq)", "de"),
        ("It left at nine. (She rowed.)", "en"),
        ("\u9e7f\u3068\u306e\u63a5\u89e6\u304c\u8d77\u304d\u3066\u3044\u308b\u3002\uff08\u5171\u540c\uff09", "ja"),
        ("\u7eb8\u4e0a\u6ca1\u6709\u5b57\u3002(\u65b0\u534e\u793e)", "zh"),
        ("It left at nine. (a/b)", "en"),
        ("The ferry went out at nine to the quay - NATO", "en"),
        ("The ferry went out at nine. - Ada", "en"),
    ],
    ids=["no sentence", "a sentence", "an agency in Japanese", "an agency in Chinese", "letters", "amid a sentence",
         "a name"],
)
def test_other_brackets_behind_the_last_sentence_stay(line: str, code: str) -> None:
    """A word of the sentence, a sentence of its own and an agency are no initials."""
    assert cut_signed_tail(line, (), lexicon_for(code)) is None


def test_a_note_of_the_house_behind_a_mark_goes_at_the_end() -> None:
    """What opens with a note's mark and names the site speaks for it; another note, and one amid the text, stay."""
    note = "\u203b流明報提醒您：請勿在橋上奔跑。"
    assert cut_as_sign_off(note, "流明報", EN, is_last=True) is not None
    assert cut_as_sign_off(note, "流明報", EN, is_last=False) is None
    assert cut_as_sign_off(note, "海鷗網", EN, is_last=True) is None
    assert cut_as_sign_off(note[1:], "流明報", EN, is_last=True) is None
