"""Lines that say who wrote it: `newsclean.lines.byline_lines`."""

from __future__ import annotations

import pytest
from hand_made import PROSE

from newsclean.lexicon import lexicon_for
from newsclean.lines.byline_lines import (
    byline_names,
    cut_as_bio,
    cut_as_byline,
    cut_as_joint_bio,
    cut_as_names,
    cut_as_signature,
    repeats_byline,
)
from newsclean.model import Metadata
from newsclean.phrase_files import language_files, phrase_file
from newsclean.scoring.rules import AUTHOR_BIO, BYLINE_ECHO, WRITER_ADDRESS

EN = lexicon_for("en")
META = Metadata(authors=("Ada Quill", "Ben Rook"))
NO_META = Metadata()


@pytest.mark.parametrize(
    "line", ["Cleo Stamp", "Cleo Stamp, harbour reporter", "Cleo Stamp and Dan Fell", "Cleo Stamp / Lumeport"]
)
def test_a_line_of_names_alone_is_a_byline(line: str) -> None:
    """With a job or a place behind them, whoever the authors are."""
    cut = cut_as_names(line, EN, Metadata(language="en"))
    assert cut is not None and cut.rule.name == "byline-phrase"


@pytest.mark.parametrize("line", ["Cleo Stamp resigned.", "the old mill", "Download the Lume App", "Cleo Stamp, 42"])
def test_what_is_more_than_names_stays(line: str) -> None:
    """A sentence, what no name is, a request, an age."""
    assert cut_as_names(line, EN, Metadata(language="en")) is None
    assert cut_as_names("Ada Quill", EN, Metadata(title="Ada Quill leaves the quay")) is None


# ---- bylines and addresses --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Quill", "Ada Quill and Ben Rook", "By ADA QUILL", "Written by Ada Quill, Ben Rook",
        "By Ada Quill, Rill", "By Ada Quill, Rill and Ben Rook, Tern",
        "Story: Ada Quill, Port Rill",
        "By Ada Quill, Harbour Family Support Lead", "By Ada Quill, the keeper of small quiet boats",
    ],
)
def test_a_line_that_repeats_the_byline_goes(line: str) -> None:
    """A line of the authors' names and little else is an echo of the byline."""
    cut = cut_as_byline(line, EN, byline_names(META))
    assert cut is not None and cut.rule is BYLINE_ECHO


@pytest.mark.parametrize(
    "line",
    [
        "A. Quill resigned", "C. Quill",
        "Ada Quill resigned", "Quill", "By Cleo Stamp", "By the old mill", "By Ada Quill's account, all slept.", PROSE,
        "Story: the goat of Port Rill",
    ],
)
def test_a_line_with_more_than_names_stays(line: str) -> None:
    """A line that says more than the authors' names, one name alone, or another's, is no echo."""
    assert cut_as_byline(line, EN, byline_names(META)) is None


@pytest.mark.parametrize(
    ("line", "gone"),
    [("Das Gespräch führte Ada Quill.", True), ("Das Gespräch führte Cleo Stamp.", False),
     ("Ada Quill führte das Gespräch und schwieg.", False)],
)  # fmt: skip
def test_a_phrase_of_bylines_before_the_names_is_an_echo(line: str, gone: bool) -> None:
    """What a phrase of bylines says around the authors' names is none of the text, however sure the page is."""
    assert repeats_byline(line, lexicon_for("de"), byline_names(META)) is gone


@pytest.mark.parametrize("code", sorted(language_files()))
def test_the_words_of_every_language_open_an_echo(code: str) -> None:
    """Whatever its script, a language's words before the authors' names are no more than a byline."""
    lexicon, names = lexicon_for(code), byline_names(META)
    lines = [f"{by} Ada Quill" for by in phrase_file(code).by]
    assert not [line for line in lines if not repeats_byline(line, lexicon, names)]


@pytest.mark.parametrize(
    ("author", "line", "language"),
    [("Άδα Κουίλ", "Γράφει η Άδα Κουίλ", "el"), ("Άδα Κουίλ", "Της ΑΔΑΣ ΚΟΥΙΛ, ΑΔΑ ΚΟΥΙΛ", "el"),
     ("Işıl Kuvil", "HABER: IŞIL KUVİL", "tr"), ("आदा क्विल", "लेखक: आदा क्विल", "hi")],
)  # fmt: skip
def test_names_are_compared_folded(author: str, line: str, language: str) -> None:
    """Names in capitals, in which Greek loses its accents and Turkish has other ones, are the authors'."""
    assert repeats_byline(line, lexicon_for(language), byline_names(Metadata(authors=(author,))))
    assert not repeats_byline(f"{line} Ντόβα", lexicon_for("en"), byline_names(Metadata(authors=(author,))))


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        ("By Ada Quill | Published 22:15, 5 May 2024 BST | Last updated 08:03, 6 May 2024 BST", True),
        ("5 May 2024 @ 12:40 GMT \u2013 words by Ada Quill", True),
        ("Sunday 5 May 2024 \u00b7 08:00 \u00b7 Ada Quill and Ben Rook", True),
        ("Ada Quill | The goat is back | 5 May 2024", False),
        ("Ada Quill was born in the old mill | 5 May 1974", False),
        ("5 May 2024 | 6 May 2024", False),
    ],
)  # fmt: skip
def test_days_between_bars_are_part_of_the_byline(line: str, gone: bool) -> None:
    """Beside the authors' names days and moments may stand, bars or dashes between them; what says more stays."""
    assert repeats_byline(line, EN, byline_names(META)) is gone


def test_without_authors_nothing_is_an_echo() -> None:
    """Where the page names no author no line repeats the byline."""
    assert cut_as_byline("By Ada Quill", EN, byline_names(NO_META)) is None


def test_many_small_words_are_no_byline() -> None:
    """A line with far more words than names is none, though each of them is a small word."""
    assert not repeats_byline("Ada Quill and by the of and to a in that is was", EN, byline_names(META))


@pytest.mark.parametrize(
    "line",
    [
        "ada.quill@lume.example", "Ada Quill, ada.quill@lume.example", "Email: desk@lume.example",
        "流明晚报记者 王小明 wang@lume.example", "[流明 뉴스 홍길동 기자 hong@lume.example]",
    ],
)  # fmt: skip
def test_the_writers_address_goes(line: str) -> None:
    """A few words with an e-mail address are the writer's name and address."""
    cut = cut_as_byline(line, EN, frozenset())
    assert cut is not None and cut.rule is WRITER_ADDRESS


@pytest.mark.parametrize(
    "line",
    [
        "Whoever saw the goat is asked to write to goat@lume.example", "The @ sign is old", "@lume",
        "市民可在五月底前将对新桥的意见发送至goat@lume.example，议会六月公布结果。",
        "ผู้ที่พบเห็นแพะสามารถส่งข้อมูลไปที่ goat@lume.example ได้จนถึงสิ้นเดือน",
    ],
    ids=["a sentence", "no address", "an account", "in Chinese", "in Thai"],
)  # fmt: skip
def test_an_address_in_a_sentence_stays(line: str) -> None:
    """A sentence that holds an address, or a line without a whole one, stays."""
    assert cut_as_byline(line, EN, frozenset()) is None


def test_an_address_behind_a_sentence_stays() -> None:
    """An address that follows a whole sentence is not all that the line says."""
    assert cut_as_byline("The goat is back. ada@lume.example", EN, frozenset()) is None


@pytest.mark.parametrize("line", [
    "Ada Quill is a goatherd who writes from the marshes.",
    "Ben Rook has written on bridges for nine years.",
    "The Lumeport Pilot Ben Rook has written on bridges for nine years.",
    "Ben Rook covers bridges for the Pilot. Reach him at brook@pilot.example.",
])  # fmt: skip
def test_who_the_author_is_goes(line: str) -> None:
    """A sentence that opens with an author's name and a verb of being says who the author is."""
    cut = cut_as_bio(line, EN, META.authors)
    assert cut is not None and cut.rule is AUTHOR_BIO


def test_an_article_may_stand_before_the_author() -> None:
    """Greek sets one before names; a word as "when" goes on with something else than who the author is."""
    greek, said = lexicon_for("el"), "Άδα Κουίλ είναι δημοσιογράφος και γράφει για το λιμάνι."
    assert all(cut_as_bio(line, greek, ("Άδα Κουίλ",)) for line in (said, f"Η {said}"))
    assert cut_as_bio(f"Όταν {said}", greek, ("Άδα Κουίλ",)) is None


@pytest.mark.parametrize("code", sorted(language_files()))
def test_any_stop_word_behind_the_author_goes_on(code: str) -> None:
    """Each stop word of a language, as its file writes it, goes on with a sentence on the author."""
    lexicon = lexicon_for(code)
    for word in phrase_file(code).stopwords:
        if not word[0].isupper():
            ada, ben = (f"{author} {word} xuva xovi xuvo xiva." for author in META.authors)
            assert cut_as_bio(ada, lexicon, META.authors), word
            assert cut_as_joint_bio((ada, ben), lexicon, META.authors), word
    assert cut_as_bio("Ada Quill Xis xuva xovi xuvo xiva.", lexicon, META.authors) is None


@pytest.mark.parametrize(
    "line",
    [
        "Ada Quill, MD, is a physician at the harbour clinic.",
        "Ada Quill, Ph.D., R.N., is a nurse who teaches in Lumeport.",
        "*Ada Quill, PhD is the keeper of the lighthouse.",
    ],
)
def test_degrees_may_stand_behind_the_name(line: str) -> None:
    """What somebody has studied stands between the name and what that somebody is."""
    assert cut_as_bio(line, EN, META.authors)


@pytest.mark.parametrize(
    "line", ["Ada Quill, Leo Sand, is a pair of rowers.", "Ada Quill, MD, sailed at noon.", "Ada Quill, RN, Geneva is."]
)
def test_other_names_and_deeds_behind_it_stay(line: str) -> None:
    """Another name is no degree, and a deed tells not who somebody is."""
    assert cut_as_bio(line, EN, META.authors) is None


def test_a_joint_biography_says_who_each_is() -> None:
    """"Ada Quill is ..." tells of her; "Ada Quill sailed" and "Ada Quill's row" tell what she did."""
    assert cut_as_joint_bio(("Ada Quill is a ferrywoman.", "Ben Rook is a goatherd."), EN, META.authors)
    assert cut_as_joint_bio(("Ada Quill sailed at noon.", "Ben Rook is a goatherd."), EN, META.authors) is None
    both = "Ada Quill's row with Ben Rook was on the bridge, and Ben Rook's reply was that it had to go."
    assert cut_as_joint_bio((both,), EN, META.authors) is None


@pytest.mark.parametrize(
    "line",
    [
        "Cara Finch is a goatherd who writes from the marshes.",
        "Ada Quill crossed the new bridge on her own two feet.",
        "Ada Quilling is a goatherd who writes from the marshes.",
        "Find out how Ada Quill is to save the marshes.",
        "The Old Lumeport Pilot Ada Quill is back in the marshes.",
        "When Ada Quill was nine she learned to row on the Lume.",
        "McAda Quill is to open the new bridge on the Lume.",
        "Ada Quill is here.",
        "Ada Quill is a goatherd who writes from the marshes",
        "Ada Quill is " + "quite " * 80 + "old.",
    ],
    ids=["another", "a deed", "a longer name", "about her", "many titles", "a conjunction", "within a name",
         "too short", "no sentence", "too long"],
)
def test_what_only_opens_like_a_biography_stays(line: str) -> None:
    """Other people, what an author did, labels and long texts are the article's."""
    assert cut_as_bio(line, EN, META.authors) is None


def test_one_name_is_not_enough() -> None:
    """A publisher's or an account's name may be any word."""
    assert cut_as_bio("Marshland is the name of the valley below the dam.", EN, ("Marshland",)) is None


# ---- tails of sentences -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["Reporter: Ada Quill", "Ada Quill, Chief Reporter", "By Ada Quill @adaquill"])
def test_a_byline_with_a_job_goes(line: str) -> None:
    """Beside the author's name a job says nothing else; another word does."""
    assert repeats_byline(line, lexicon_for("en"), frozenset(("ada", "quill")))
    assert not repeats_byline("Ada Quill, harbour diver", lexicon_for("en"), frozenset(("ada", "quill")))


# ---- pictures ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "gone"),
    [("\u793a\u4f8b\u62a5\u8bb0\u8005 \u5f20\u6837\u4f8b", True), ("\u8bb0\u8005 \u8d70\u4e86\u3002", False)],
)
def test_a_line_of_reporters_goes(line: str, gone: bool) -> None:
    """Whether or not the page names them as its authors."""
    cut = cut_as_byline(line, lexicon_for("zh"), byline_names(NO_META))
    assert (cut is not None and cut.rule.role == "byline") is gone


@pytest.mark.parametrize(
    ("lines", "is_signature"),
    [
        (["ADA QUILL", "Correspondent of The Lume Gazette", "Port Rill"], True),
        (["Ada Quill", "Port Rill"], True),
        (["Ada Quill"], False),  # the lines' own rules say why
        (["Leo Sand", "Port Rill"], False),
        (["Ada Quill", "She rows to work."], False),
        (["Ada Quill", "Port Rill", "Lume", "One", "Two"], False),
    ],
)
def test_an_author_signs_with_place_and_job(lines: list[str], is_signature: bool) -> None:
    """A line each below the name: no sentences, and few."""
    assert (cut_as_signature(lines, META.authors) is not None) is is_signature


@pytest.mark.parametrize(
    ("line", "gone"),
    [("Posted for the Gazette by Ada Quill", True), ("Von Ada Quill", True),
     ("Posted for the Gazette by Cleo Stamp", False), ("Posted for the Gazette by Ada Quill's goat", False)],
)  # fmt: skip
def test_for_whom_it_was_may_stand_in_the_byline(line: str, gone: bool) -> None:
    """Between the word of a byline and "by" the house may stand, and "by" be of any language."""
    assert repeats_byline(line, EN, byline_names(META)) is gone
