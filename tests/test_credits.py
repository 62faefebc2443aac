"""A caption and its credit, apart: `newsclean.captions.credits`."""

from __future__ import annotations

import pytest
from cpu_time import cpu_seconds

from newsclean.captions import credit_forms, credits
from newsclean.captions.credit_forms import FORMS
from newsclean.captions.credits import split_credit
from newsclean.lexicon import lexicon_for
from newsclean.model import Caption


def split(text: str, language: str = "en") -> Caption:
    return split_credit(text, lexicon_for(language))


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The quay on Monday. Picture: PA", "The quay on Monday.", "PA"),
        ("The quay on Monday (Photo: Ada Quill)", "The quay on Monday", "Ada Quill"),
        ("The quay on Monday. Photo by Ada Quill", "The quay on Monday.", "Ada Quill"),
        ("The quay | Photo: Ada Quill", "The quay", "Ada Quill"),
        ("The quay on Monday. Copyright: Ada Quill", "The quay on Monday.", "Ada Quill"),
        ("The quay on Monday. Copyright: dpa", "The quay on Monday.", "dpa"),
        ("The quay on Monday - Copyright Ada Quill", "The quay on Monday", "Ada Quill"),
        ("The quay on Monday. Copyright 2024 Ada Quill. All rights reserved.", "The quay on Monday.", "Ada Quill"),
        ("The quay at noon. Copyright law was made there.", "The quay at noon. Copyright law was made there.", None),
        ("Image: The quay and all that sail by it at noon.", "The quay and all that sail by it at noon.", None),
        ("Image: The staff of the harbour office", "", "The staff of the harbour office"),
        ("The quay on Monday. Ada van 't Quill/Lume Daily", "The quay on Monday.", "Ada van 't Quill/Lume Daily"),
        ("The quay on Monday. Ada van \u2019t Quill/PA", "The quay on Monday.", "Ada van \u2019t Quill/PA"),
        ("The sign 'to let' on the quay. Ada Quill/PA", "The sign 'to let' on the quay.", "Ada Quill/PA"),
        ("The quay on MondayImage credit: PA", "The quay on Monday", "PA"),
        ("The quay on the road to Old Lume / Getty Images", "The quay on the road to Old Lume", "Getty Images"),
        ("The quay at noon photo: Ada Quill / PA", "The quay at noon", "Ada Quill / PA"),
        ("The quay as in the picture: Boats at noon", "The quay as in the picture: Boats at noon", None),
        ("The quay of century XVII / Getty Images", "The quay of century XVII", "Getty Images"),
        ("The band sang in coach C Image: Family handout/PA", "The band sang in coach C", "Family handout/PA"),
        ("The queue at gate B | Ada Quill/PA", "The queue at gate B", "Ada Quill/PA"),
        ("The queue at the gate LV | Ada Quill/PA", "The queue at the gate LV", "Ada Quill/PA"),
        ("The quay at the Old Market - Ada Quill/PA", "The quay at the Old Market", "Ada Quill/PA"),
        ("The quay. Credit: Getty Images", "The quay.", "Getty Images"),
        ("The quay. (AP Photo/Ada Quill)", "The quay.", "AP Photo/Ada Quill"),
        ("The quay. REUTERS/Ada Quill", "The quay.", "REUTERS/Ada Quill"),
        ("The quay. Photo/Ada Quill", "The quay.", "Ada Quill"),
        ("The quay on Monday. HARBOUR POOL PHOTO", "The quay on Monday.", "HARBOUR POOL PHOTO"),
        ("The quay on Monday. ADA QUILL POUR « LE LUME »", "The quay on Monday.", "ADA QUILL POUR « LE LUME »"),
        ("They all shout « THE LUME »", "They all shout « THE LUME »", None),
        ("The quay in 1820. ADA QUILL/LUME NEWS", "The quay in 1820.", "ADA QUILL/LUME NEWS"),
        ("The quay on Monday.\u2014White Gull", "The quay on Monday.", "White Gull"),
        ("The quay on Monday. Ada Quill/Lume Daily", "The quay on Monday.", "Ada Quill/Lume Daily"),
        ("The quay on Monday. A. Quill | LP", "The quay on Monday.", "A. Quill | LP"),
        ("A. Quill | LP", "", "A. Quill | LP"),
        ("Ada Quill/LUM Weekly", "", "Ada Quill/LUM Weekly"),
        ("Ada Quill Photography", "", "Ada Quill Photography"),
        ("The art of Ada Quill Photography", "The art of Ada Quill Photography", None),
        ("Wildlife Photography", "Wildlife Photography", None),
        ("The quay at noon. Photograph courtesy of Lume Gallery.", "The quay at noon.", "Lume Gallery"),
        ("The quay at noon. Image courtesy the artist.", "The quay at noon.", "the artist"),
        ("The quay at noon (quill / iStock.com)", "The quay at noon", "quill / iStock.com"),
        ("The quay on the day before she sailed. Ada Quill", "The quay on the day before she sailed.", "Ada Quill"),
        ("The quay in 1998. Ada B. Quill", "The quay in 1998.", "Ada B. Quill"),
        ("The quay with Prof. Ada Quill", "The quay with Prof. Ada Quill", None),
        ("The quay is open. Lumeport", "The quay is open. Lumeport", None),
        ("The quay at low tide / Ada Quill", "The quay at low tide", "Ada Quill"),
        ("The quay of Bob Roe / Ada Quill", "The quay of Bob Roe / Ada Quill", None),
        ("Ada Quill / Bob Roe", "Ada Quill / Bob Roe", None),
        ("LW PHOTO: ADA QUILL", "", "LW PHOTO: ADA QUILL"),
        ("The quay on Monday. LW PHOTO: ADA QUILL", "The quay on Monday.", "LW PHOTO: ADA QUILL"),
    ],
)
def test_the_credit_stands_apart(text: str, caption: str, credit: str | None) -> None:
    """A credit at the end of a caption is taken from it, without its label and brackets."""
    assert split(text) == Caption(caption, credit)


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("The quay on Monday. Ada Quill/PA", "Ada Quill/PA"),
        ("The quay on Monday. [Ada Quill/Reuters]", "Ada Quill/Reuters"),
    ],
)  # fmt: skip
def test_a_credit_known_by_its_agency_stands_apart(text: str, credit: str) -> None:
    """A name with an agency behind a caption is its credit, and the caption stays."""
    assert split(text) == Caption("The quay on Monday.", credit)


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The quay at the old Market (Photos: Quill/PA)", "The quay at the old Market", "Quill/PA"),
        ("The quay in South Market (Picture: Quill/PA)", "The quay in South Market", "Quill/PA"),
        ("The quay in South Market. \u00a9 Ada Quill/PA", "The quay in South Market.", "Ada Quill/PA"),
        ("The quay - Picture: PA", "The quay", "PA"),
        ("The quay near the Post Office (Ada Quill/PA)", "The quay near the Post Office", "Ada Quill/PA"),
        ("The quay at five (5pm). (Picture: PA)", "The quay at five (5pm).", "PA"),
        ("The quay, photo: Ada Quill", "The quay", "Ada Quill"),
        ("The quay on Monday.Credit...Ada Quill for The Lume", "The quay on Monday.", "Ada Quill for The Lume"),
        ("The quay in 2009CreditCredit...Ada Quill, via PA", "The quay in 2009", "Ada Quill, via PA"),
        ("Foto: The quay at noon with its gulls (Ada Quill/lume)", "The quay at noon with its gulls", "Ada Quill/lume"),
        ("Photo: Ada Quill (Lume)", "", "Ada Quill (Lume)"),
        ("(Picture: The quay at noon with its gulls. Photo: Quill/PA)", "The quay at noon with its gulls.", "Quill/PA"),
        ("(Ada Quill / Lume, Inc via Getty Images)", "", "Ada Quill / Lume, Inc via Getty Images"),
        ("Photo: Ada Quill. Picture: PA", "", "Ada Quill. Picture: PA"),
        ("The quay in the fog (AFP via Getty Images)", "The quay in the fog", "AFP via Getty Images"),
        ("(Photo: The quay at noon with gulls. Picture: Ada Quill)", "The quay at noon with gulls.", "Ada Quill"),
        ("The quay at noon. (Source: LUME - Ada Quill)", "The quay at noon.", "LUME - Ada Quill"),
        ("The quay at noon. All photographs: Ada Quill", "The quay at noon.", "Ada Quill"),
        ("The quay at noon (all images by Ada Quill)", "The quay at noon", "Ada Quill"),
    ],
)
def test_a_label_bounds_a_credit(text: str, caption: str, credit: str) -> None:
    """A credit begins at its label, however the caption before it ends: nothing of the caption is taken."""
    assert split(text) == Caption(caption, credit)


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("The emu on Thursday (Viewer photo)", "Viewer photo"),
        ("The emu on Thursday (Lume photo by Ada Quill)", "Lume photo by Ada Quill"),
        ("The emu on Thursday (Ada Quill/Examiner)", "Ada Quill/Examiner"),
        ("The emu on Thursday (AP)", "AP"),
        ("The emu on Thursday (Ada Quill/Examiner Photo)", "Ada Quill/Examiner Photo"),
        ("The emu on Thursday (Photo Ada Quill/Examiner)", "Ada Quill/Examiner"),
        ("The emu on Thursday (Courtesy of Ada Quill)", "Courtesy of Ada Quill"),
        ("The emu on Thursday (Submitted by Ada Quill)", "Submitted by Ada Quill"),
        ("The emu on Thursday (Submitted by the Court)", "Submitted by the Court"),
        ("The emu on Thursday (Satellite image: Quill Maps)", "Quill Maps"),
        ("The emu on Thursday (Lume Photo by Ada Quill)", "Lume Photo by Ada Quill"),
        ("The emu on Thursday (Lume Gull Photo/Ada Quill)", "Lume Gull Photo/Ada Quill"),
        ("The emu on Thursday (Lume Gull Photo: Ada Quill)", "Ada Quill"),
        ("The emu on Thursday (Ada Quill Photo)", "Ada Quill Photo"),
        ("The emu on Thursday (Archivio Quill)", "Archivio Quill"),
        ("The emu on Thursday (Quill van Lume Archive)", "Quill van Lume Archive"),
        ("The emu on Thursday (Gull-Courier archives)", "Gull-Courier archives"),
        ("The emu on Thursday (AP Photo/Ada Quill, File)", "AP Photo/Ada Quill"),
        ("The emu on Thursday (Ada Quill/Nail File)", "Ada Quill/Nail File"),
    ],
)
def test_brackets_at_the_end_hold_a_credit(text: str, credit: str) -> None:
    """An agency, a label behind or amid words, names and their house in brackets end a caption as its credit."""
    assert split(text) == Caption("The emu on Thursday", credit)


@pytest.mark.parametrize("inner", ["Archive", "Town map archive", "the Quill Archive", "Archivist Quill"])
def test_other_brackets_with_an_archive_are_the_captions(inner: str) -> None:
    """An archive gives a picture by its name; what it is, or who works there, the picture shows."""
    assert split(f"The emu on Thursday ({inner})").credit is None


def test_brackets_that_close_before_the_credit_are_the_captions() -> None:
    """A name in brackets is no house of the credit behind them, whatever brackets end that."""
    assert split("The emu (Lume Zoo). Photo by Ada Quill (PA)") == Caption("The emu (Lume Zoo).", "Ada Quill (PA)")


@pytest.mark.parametrize(
    "text",
    [
        "The emu on Thursday (left)", "The emu and the fox (Home/Away)", "The emu in the photo (which is old)",
        "The emu (supplied with grain)", "The emu (raised by Ada Quill)", "The emu (Loved by all)",
        "The emu on Thursday (left, with a nail file)",
        "The emu (Right image: the emu's egg)", "The emu (in the photo: Ada Quill)", "The emu (Satellite data: Quill)",
        "The emu (a photo of which was sent by hundreds of readers) ran", "The quay, which a photo showed",
    ],
)  # fmt: skip
def test_other_brackets_belong_to_the_caption(text: str) -> None:
    """Brackets that hold no credit stay, and a caption is not all credit because it has brackets only."""
    assert split(text) == Caption(text)


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("橋を渡る人たち＝共同", "橋を渡る人たち", "共同"),
        ("９日、橋を渡る人たち（見本市で）＝ＡＰ", "９日、橋を渡る人たち（見本市で）", "ＡＰ"),
        ("橋を渡る人たち＝ロイター・共同", "橋を渡る人たち", "ロイター・共同"),
        ("橋を渡る人たち＝ゲッティ共同", "橋を渡る人たち", "ゲッティ共同"),
        ("橋を渡る人たち／時事", "橋を渡る人たち", "時事"),
        ("橋を渡る人たち＝見本市で", "橋を渡る人たち＝見本市で", None),
        ("橋を渡る人たち＝共同作業で", "橋を渡る人たち＝共同作業で", None),
    ],
)
def test_agencies_end_a_japanese_caption_behind_a_sign(text: str, caption: str, credit: str | None) -> None:
    """One or several of them, behind a double hyphen or a slash; a place or a day may stand there, too."""
    assert split(text, "ja") == Caption(caption, credit)
    assert split("写真＝共同", "ja").text == ""


def test_spaces_around_a_slash_in_brackets_change_nothing() -> None:
    """What is a credit without them is one with them, as it is written."""
    for inner in ("AFP / ADA QUILL", "AFP / Ada Q. Sable"):
        assert split(f"The emu on Thursday ({inner})") == Caption("The emu on Thursday", inner)
    assert split("The emu on Thursday (Home / Away)").credit is None


def test_brackets_that_close_before_a_full_stop_stay_whole() -> None:
    """The bracket is the caption's, however close behind its stop the label stands."""
    said = "The emu and Bob Roe (r.)."
    assert split(f"{said} Photo: Ada Quill") == Caption(said, "Ada Quill")


def test_a_name_behind_a_colon_that_ends_a_sentence_is_no_credit() -> None:
    """The word before the colon is one of the sentence; behind the end of one it may be a label."""
    for said in ("Der beste Mann im ganzen Team: Bob Roe.", "Ein seltenes Schauspiel: Ada Quill."):
        assert split(said, "de") == Caption(said)
    assert split("Der Hafen. Illu: Ada Quill", "de") == Caption("Der Hafen.", "Ada Quill")


def test_what_an_agency_sets_behind_the_credit_is_none_of_it() -> None:
    """A slug between plus signs, and the note to editors on whose picture it is."""
    assert split("Der Hafen. Foto: Ada Quill/lpa +++ lpa-Bildfunk +++", "de") == Caption("Der Hafen.", "Ada Quill/lpa")
    for note in ("THIS IMAGE HAS BEEN SUPPLIED BY A THIRD PARTY. NO RESALES.", "ATTENTION EDITORS - THIS IS A FILE."):
        assert split(f"The quay. REUTERS/Ada Quill {note}") == Caption("The quay.", "REUTERS/Ada Quill")
    for credit in ("quill - stock.adobe.com", "Ada Quill / stock.adobe.com"):
        assert split(f"The quay on Monday. {credit}") == Caption("The quay on Monday.", credit)


def test_a_label_within_a_sentence_is_none() -> None:
    """What a label without a colon would credit is nobody where a question ends in it; a name in it is."""
    said = "Bald ein Bild von gestern? Boote am Kai von Alt-Lume."
    assert split(said, "de") == Caption(said)
    assert split("Die Boote am Kai. Bild von Ada Quill", "de") == Caption("Die Boote am Kai.", "Ada Quill")


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Il ponte (Foto ANSA)", "Il ponte", "ANSA"),
        ("Il ponte. Foto LaPresse", "Il ponte.", "LaPresse"),
        ("Il ponte (foto di Ada Quill)", "Il ponte", "Ada Quill"),
        ("Il ponte (foto Ada Quill / Ansa)", "Il ponte", "Ada Quill / Ansa"),
        ("Il ponte di Nuova Lume | Foto ANSA", "Il ponte di Nuova Lume", "ANSA"),
        ("Il ponte (Foto Archivio)", "Il ponte", "Foto Archivio"),
        ("Il ponte. Ada Quill/ANSA", "Il ponte.", "Ada Quill/ANSA"),
    ],
)
def test_a_label_before_an_agency_needs_no_colon(text: str, caption: str, credit: str) -> None:
    """ "Foto" goes before an agency's name, not where the two words say what kind of picture it is."""
    assert split(text, "it") == Caption(caption, credit)


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The quay at noon.ADA QUILL (AP)", "The quay at noon.", "ADA QUILL (AP)"),
        ("The quay at noon. Ada Quill (AP)", "The quay at noon.", "Ada Quill (AP)"),
        ("The quay with Mr. Ada Quill (AP)", "The quay with Mr. Ada Quill", "AP"),
        ("The quay at noon (AP)", "The quay at noon", "AP"),
    ],
)
def test_a_name_goes_with_the_agency_in_brackets(text: str, caption: str, credit: str) -> None:
    """A name between the end of a sentence and an agency in brackets is that of who took the picture."""
    assert split(text) == Caption(caption, credit)


@pytest.mark.parametrize("mark", ["/", "-", "|"])
def test_a_label_behind_a_mark_bounds_a_credit(mark: str) -> None:
    """A place before the mark is none of the credit, though a phrase is known that ends both."""
    assert split(f"Most w Nowych Lipkach {mark} fot. PAP", "pl") == Caption("Most w Nowych Lipkach", "PAP")
    assert split(f"Most w lipcu. Jan Nowak {mark} PAP", "pl") == Caption("Most w lipcu.", f"Jan Nowak {mark} PAP")


@pytest.mark.parametrize(
    "tail",
    [
        "(c) PA", "Source: PA", "; picture PA", "Picture \u00a9 PA", "(Picture \u00a9 PA)", "Picture \u2013 PA",
        "Picture = PA", "~ PA", ">> PA", "\u25cf PA", "\\ PA", "Picture courtesy of PA", "Pix: PA",
    ],
)  # fmt: skip
def test_what_is_left_of_a_label_goes_with_the_credit(tail: str) -> None:
    """Whatever mark stands between the two; a word of the caption that labels have, too, stays."""
    assert split(f"The quay was quiet again {tail}") == Caption("The quay was quiet again", "PA")
    assert split("Boats in an old picture \u2013 PA").text == "Boats in an old picture"


def test_a_credit_may_stand_first() -> None:
    """A credit, a dash and a sentence are a credit and its caption; a credit with a dash in it is one."""
    caption = Caption("Cars left behind on the ring road", "PA")
    assert split("Picture: PA - Cars left behind on the ring road") == caption
    assert split("Picture: Ada Quill - Lume Press Office") == Caption("", "Ada Quill - Lume Press Office")


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Image: PA Wire. The quay opens for boats on Monday", "The quay opens for boats on Monday", "PA Wire"),
        ("Photo: Ada Quill\nThe quay at noon", "The quay at noon", "Ada Quill"),
        ("Gull Press / Quill\nThe quay is open on Monday", "Gull Press / Quill The quay is open on Monday", None),
        ("(Photo: Ada Quill) The old quay at noon", "The old quay at noon", "Ada Quill"),
        ("(Photo: Ada Quill)\nThe old quay at noon", "The old quay at noon", "Ada Quill"),
        ("Photo: St. Lume Gazette", "", "St. Lume Gazette"),
        ("Photo: PA. The quay opens for boats on Monday", "The quay opens for boats on Monday", "PA"),
        ("Photo: Gov. Quill signs the mill bill", "", "Gov. Quill signs the mill bill"),
        ("Photo: Lt. Gov. Quill signs the mill bill", "", "Lt. Gov. Quill signs the mill bill"),
        ("Photo: Rev. Quill blesses the old mill", "", "Rev. Quill blesses the old mill"),
        ("Photo: Prof. Quill opens the old mill", "", "Prof. Quill opens the old mill"),
        ("Photo: Capt. Quill sails for the quay", "", "Capt. Quill sails for the quay"),
        ("Photo: Ada Quill. Sent by a reader", "Sent by a reader", "Ada Quill"),
        ("Photo: Ada Quill. Used by permission", "", "Ada Quill"),
        ("Photo: Ada Quill. Reproduced with kind permission", "", "Ada Quill"),
        ("Photo: Ada Quill. The old quay at noon", "The old quay at noon", "Ada Quill"),
        ("Photo: J. Quill of the Lume harbour office", "", "J. Quill of the Lume harbour office"),
        ("Photo: The Lume. Ada Quill", "", "The Lume. Ada Quill"),
        ("Photo: (c) quill - lumephotos.example of the gull", "", "quill - lumephotos.example of the gull"),
        ("Photo:\nAda Quill / Gull Works", "", "Ada Quill / Gull Works"),
        ("Photo: Ada Quill\nBen Osei", "", "Ada Quill Ben Osei"),
        ("Photo: Ada Quill\nPhoto: Ben Osei with gulls of Lume", "", "Ada Quill Photo: Ben Osei with gulls of Lume"),
    ],
)  # fmt: skip
def test_a_credit_above_its_caption_ends_with_its_line_or_sentence(text: str, caption: str, credit: str | None) -> None:
    """A labelled credit before its caption goes to the end of its line, its sentence or its brackets."""
    assert split(text) == Caption(caption, credit)


def test_a_videos_title_is_no_credit() -> None:
    """What stands behind a video's label is a credit if it is a name, not if it is a title."""
    assert split("Video: A ferry comes to the old quay") == Caption("Video: A ferry comes to the old quay")
    assert split("Video: Ada Quill") == Caption("", "Ada Quill")


def test_a_copyright_sign_opens_a_credit() -> None:
    """What follows a © at the end of a caption is its credit."""
    assert split("The quay on Monday. © Ada Quill") == Caption("The quay on Monday.", "Ada Quill")
    assert split("The quay on Monday. © The Old Lume Gull / Ada Quill").credit == "The Old Lume Gull / Ada Quill"
    assert split("The quay on Monday. Photo: (c) Ada Quill") == Caption("The quay on Monday.", "Ada Quill")
    assert split("(C) Gull") == Caption("", "Gull")
    assert split("On the quay. Cid Roe (l) and Ben Osei (c) with Ada").credit is None


@pytest.mark.parametrize(
    ("text", "language", "caption", "credit"),
    [
        ("© Photo : Archives portuaires", "fr", "", "Archives portuaires"),
        ("© Photo : Ada Le Quill / archives La Gazette du Vieux Port", "fr", "",
         "Ada Le Quill / archives La Gazette du Vieux Port"),
        ("Der Kai um zehn. ©Foto: Ada Quill/LUM", "de", "Der Kai um zehn.", "Ada Quill/LUM"),
        ("The quay at noon © Photo by Ada Quill", "en", "The quay at noon", "Ada Quill"),
        ("Der Kai um zehn. © Quelle: Ada Quill", "de", "Der Kai um zehn.", "Ada Quill"),
        ("© REUTERS/Ada Quill", "en", "", "REUTERS/Ada Quill"),  # a house
        ("© dpa | Ada Quill", "de", "", "dpa | Ada Quill"),
        ("Der Kai um zehn. dpa | Ada Quill", "de", "Der Kai um zehn.", "dpa | Ada Quill"),
        ("Foto | Ada Quill", "de", "", "Ada Quill"),
        ("© Photo Museum", "en", "", "Photo Museum"),
        ("The quay. © What the boats at the quay are there for", "en",
         "The quay. © What the boats at the quay are there for", None),
    ],
)  # fmt: skip
def test_a_label_behind_a_copyright_sign_goes_and_a_house_stays(
    text: str, language: str, caption: str, credit: str | None
) -> None:
    """A label behind the sign goes with it, however many words follow; a house before a slash or a bar is no label."""
    assert split(text, language) == Caption(caption, credit)
    assert split("The quay on Monday. \U0001f4f7 Ada Quill") == Caption("The quay on Monday.", "Ada Quill")


def test_a_full_stop_behind_the_bracket_goes() -> None:
    """A credit in brackets with a full stop behind them has neither."""
    assert split("Le pont (Photo Ada Quill).", "fr") == Caption("Le pont", "Ada Quill")


@pytest.mark.parametrize(
    "text", ["The quay at low tide", "A man said: I am here", "Pictures of the flood", "Photo finish"]
)
def test_a_caption_without_a_credit_stays_whole(text: str) -> None:
    """A caption that credits nobody is given back, whatever words it has."""
    assert split(text) == Caption(text)


def test_a_credit_alone_has_no_caption() -> None:
    """A credit without a caption has an empty text."""
    assert split("Picture: PA") == Caption("", "PA")


@pytest.mark.parametrize(
    "text",
    ["The quay | Fo\u0301\u0323to\u0300: Ada Quill", "The quay \u053c\u0578\u0582\u057d\u0561\u0576\u055d Ada Quill"],
)
def test_a_label_in_a_language_without_a_file_opens_a_credit(text: str) -> None:
    """A word with a capital and a colon, or Armenian's mark for one, and names; its letters may have marks."""
    assert split_credit(text, lexicon_for("yo")) == Caption("The quay", "Ada Quill")


@pytest.mark.parametrize(
    ("text", "language", "credit"),
    [
        ("Die beste im Feld der Segler: Ada Quill", "de", None),
        ("Three ways down the Old Quay: Ada Quill", "en", None),
        ("Die beste der Segler. Herstellung: Ada Quill", "de", "Ada Quill"),
        ("Die beste der Segler | Herstellung: Ada Quill", "de", "Ada Quill"),
        ("Herstellung: Ada Quill", "de", "Ada Quill"),
        ("Most u podne Izvor: Lume", "sr", "Lume"),
        ("LUM Herstellung: Ada Quill", "de", "Ada Quill"),
        ("The quay \u053c\u0578\u0582\u057d\u0561\u0576\u055d Ada Quill", "en", "Ada Quill"),
    ],
)
def test_a_word_with_a_colon_amid_the_sentence_is_no_label(text: str, language: str, credit: str | None) -> None:
    """In a language with phrases a label for which there is none stands behind a mark, a house or nothing."""
    assert split_credit(text, lexicon_for(language)).credit == credit


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The quay at noon CC-BY-SA Ada Quill", "The quay at noon", "CC-BY-SA Ada Quill"),
        ("The quay at noon. CC BY-NC 4.0, Ada Quill", "The quay at noon.", "CC BY-NC 4.0, Ada Quill"),
        ("The quay at noon. Photo: CC BY Ada Quill", "The quay at noon.", "CC BY Ada Quill"),
        ("The quay at noon. Photo: Ada Quill CC BY", "The quay at noon.", "Ada Quill CC BY"),
        ("The quay at noon CC BY", "The quay at noon CC BY", None),
        ("The quay that CC BY Ada Quill built", "The quay that CC BY Ada Quill built", None),
        ("The quay at noon CCBY Ada Quill", "The quay at noon CCBY Ada Quill", None),
    ],
)
def test_a_licence_and_names_at_the_end_are_the_credit(text: str, caption: str, credit: str | None) -> None:
    """A licence of Creative Commons stays with the names that it opens; without names it credits nobody."""
    assert split(text) == Caption(caption, credit)


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The quay at noon. Courtesy of the Quill family.", "The quay at noon.", "Courtesy of the Quill family"),
        ("The quay at noon. Courtesy Ada Quill", "The quay at noon.", "Ada Quill"),
        ("The quay at noon | Map courtesy of J. Quill Jr.", "The quay at noon", "Map courtesy of J. Quill Jr."),
        ("RENDERING COURTESY OF LUME PARTNERS", "", "RENDERING COURTESY OF LUME PARTNERS"),
        ("The quay at noon. Photo courtesy Ada Quill", "The quay at noon.", "Ada Quill"),
        ("The quay at noon. Photograph courtesy of Quill.", "The quay at noon.", "Quill"),
        ("The quay. Photo: Ada Quill. Courtesy of Lume", "The quay.", "Ada Quill. Courtesy of Lume"),
        ("The quay. Courtesy of the mayor it opens again today.",
         "The quay. Courtesy of the mayor it opens again today.", None),
        ("The quay opens courtesy of Ada Quill", "The quay opens courtesy of Ada Quill", None),
        ("The quay. A courtesy of Ada Quill", "The quay. A courtesy of Ada Quill", None),
    ],
)  # fmt: skip
def test_thanks_to_who_gave_the_picture_are_its_credit(text: str, caption: str, credit: str | None) -> None:
    """Behind a sentence or a bar, or alone; within a sentence, or followed by one, they are of it."""
    assert split(text) == Caption(caption, credit)


@pytest.mark.parametrize(
    ("language", "text", "credit"),
    [
        ("es", "El muelle visto por Ada Quill / EFE", "Ada Quill / EFE"),
        ("de", "Der Kai, fotografiert von Ada Quill / dpa", "Ada Quill / dpa"),
        ("fr", "Le quai vu par Ada Quill / AFP", "Ada Quill / AFP"),
        ("es", "Un barco en la orilla de Punta Lume / Getty Images", "Getty Images"),
    ],
)
def test_a_name_in_the_sentence_is_none_of_the_credit(language: str, text: str, credit: str) -> None:
    """Behind a word for "by" stands who took the picture, behind another the name of a place."""
    assert split_credit(text, lexicon_for(language)).credit == credit


@pytest.mark.parametrize("counter", ["3/9 ", "[3/9]", "3 of 9 | ", "3 von 9: ", "3 / 9 | "])
def test_a_gallerys_counter_goes(counter: str) -> None:
    """The number of a picture in a gallery is no part of its caption."""
    assert split(f"{counter}The quay. Picture: PA") == Caption("The quay.", "PA")


@pytest.mark.parametrize("text", ["3 of 9 gulls at the quay", "2024/25 on the quay", "12 men: the crew"])
def test_other_numbers_open_a_caption(text: str) -> None:
    """A number that counts no pictures stays."""
    assert split(text) == Caption(text)


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("The quay on May 12, 2024. (LW Photo/Ada Quill)", "LW Photo/Ada Quill"),
        ("The quay on May 12, 2024. LW Photo/Ada Quill", "LW Photo/Ada Quill"),
        ("The quay on May 12, 2024. (Quill College via LW)", "Quill College via LW"),
        ("The quay on May 12, 2024. Photo/Ada Quill", "Ada Quill"),
        ("The quay on May 12, 2024. REUTERS/Ada Quill/File Photo", "REUTERS/Ada Quill/File Photo"),
        ("The quay on May 12, 2024. - LG photo by Ada Quill", "LG photo by Ada Quill"),
        ("The quay on May 12, 2024. Lume Gull photo by Ada van Quill", "Lume Gull photo by Ada van Quill"),
        ("The quay on May 12, 2024. Staff photo by Ada Quill", "Staff photo by Ada Quill"),
        ("The quay on May 12, 2024. Courtesy photo", "Courtesy photo"),
        ("The quay on May 12, 2024. Photo provided", "Photo provided"),
    ],
)
def test_a_house_is_part_of_its_credit(text: str, credit: str) -> None:
    """A house in capitals before "Photo/", or behind "via" in brackets, is part of the credit."""
    assert split(text) == Caption("The quay on May 12, 2024.", credit)


@pytest.mark.parametrize(
    "text",
    [
        "The quay at noon. Ada Quill walked by Ben Osei", "The quay at noon and the Lume Gull photo by Ada Quill",
        "The quay at noon. Ada won photo by Ben Osei", "The quay at noon. Lume Gull photo by the mayor of Lumeport",
        "The quay at noon. Lume Gull photo of Ada Quill",
    ],
)
def test_a_house_without_its_label_is_no_credit(text: str) -> None:
    """Behind a sentence a house is a credit's with a label, "by" and names behind it, and nothing before it."""
    assert split(text) == Caption(text)


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("다리가 열렸다. 홍예시 기자", Caption("다리가 열렸다.", "홍예시 기자")),
        ("다리가 열렸다. 보기일보 홍예시 기자", Caption("다리가 열렸다.", "보기일보 홍예시 기자")),
        ("다리 위의 홍예시 기자", Caption("다리 위의 홍예시 기자")),
        ("다리가 열렸다. /사진=보기군", Caption("다리가 열렸다.", "보기군")),
        ("홍예시 기자", Caption("홍예시 기자")),
    ],
)
def test_a_reporter_behind_a_sentence_is_the_credit(text: str, caption: Caption) -> None:
    """In Korean a name and the word for a reporter behind the end of a sentence say who took the picture."""
    assert split(text, "ko") == caption


def test_the_pictures_text_before_the_caption_goes() -> None:
    """Where the alternative text stands before a caption that says the same, it is said once."""
    assert split("The quay at low tide The quay at low tide. Picture: PA") == Caption("The quay at low tide.", "PA")
    assert split("The quay, the quay").text == "The quay, the quay"
    assert split("The quay at low tide The quay at high tide").text == "The quay at low tide The quay at high tide"


def test_white_space_is_folded() -> None:
    """Lines and runs of spaces in a caption are one space."""
    assert split("The  quay.\nPicture: PA") == Caption("The quay.", "PA")


@pytest.mark.parametrize(
    ("text", "language", "credit"),
    [
        ("Die Brücke. Foto: Ada Quill", "de", "Ada Quill"),
        ("Le pont. Crédit photo : Ada Quill", "fr", "Ada Quill"),
        ("El puente. Foto: Ada Quill", "es", "Ada Quill"),
        ("Most na rzece. Fot: Ada Quill", "xx", "Ada Quill"),
        ("Η γέφυρα. (Φωτ.: Άννα Παραδείγματος)", "el", "Άννα Παραδείγματος"),
        ("Η γέφυρα. EUROKINISSI/ΑΝΝΑ ΠΑΡΑΔΕΙΓΜΑΤΟΣ", "el", "EUROKINISSI/ΑΝΝΑ ΠΑΡΑΔΕΙΓΜΑΤΟΣ"),
        ("Il ponte (foto Archivio Quill)", "it", "Archivio Quill"),
        ("Il ponte (foto archivio Quill)", "it", "Quill"),
        ("Il ponte (ph. Ada Quill)", "it", "Ada Quill"),
        ("Most na rzece. Fot. Ada Quill", "pl", "Ada Quill"),
        ("Мост. Фото автора", "ru", "Фото автора"),
        ("湖心村的桥。（资料图片）", "zh", "资料图片"),
        ("สะพานใหม่ (ภาพ: สมชาย ตัวอย่าง)", "th", "สมชาย ตัวอย่าง"),
        ("สะพานใหม่ ภาพ: สมชาย ตัวอย่าง", "th", "สมชาย ตัวอย่าง"),
        ("نیا پل — فوٹو: مصنف", "und", "مصنف"),
        ("Нови мост (Фото А. Пример)", "und", "А. Пример"),
        ("Daraja jana. Picha na Ada Quill", "sw", "Ada Quill"),
        ("Die Brücke. (F.: Ada Quill)", "de", "Ada Quill"),
        ("Sild. Foto: Ada Quill", "et", "Ada Quill"),
        ("Most. Foto: Ada Quill", "sl", "Ada Quill"),
        ("The quay. (PA Wire)", "en", "PA Wire"),
        ("Köprü duruyor. (Fotoğraf: DHA)", "tr", "DHA"),
        ("Most stojí. (Autor: Ada Vzorová)", "sk", "Ada Vzorová"),
        ("Jambatan lama. - Foto BERNAMA", "ms", "BERNAMA"),
        ("Η γέφυρα Φωτ. Άννα Παραδείγματος / Eurokinissi", "el", "Άννα Παραδείγματος / Eurokinissi"),
        ("பழைய பாலம் | படம்: ம.உதாரணம்", "ta", "ம.உதாரணம்"),
        ("다리가 열렸다. /예시군청 제공", "ko", "예시군청"),
        ("다리가 열렸다. / 사진=예시군청 제공", "ko", "예시군청"),
        ("다리를 건너는 사람들 [촬영 홍예시]", "ko", "홍예시"),
        ("橋を渡る人たち＝2025年3月6日、岐阜県、見本花子撮影", "ja", "見本花子"),
        ("橋を渡る人たち＝2025年3月、見本市資料館提供", "ja", "見本市資料館"),
        ("橋を渡る人たち（見本花子さん提供）", "ja", "見本花子"),
        ("橋を渡る人たち＝同社提供", "ja", "同社"),
        ("橋を渡る人たち、見本市が提供", "ja", None),
        ("市が配る地図（無料提供）", "ja", None),
        ("子どもたちへの夕食、無償提供", "ja", None),
        ("祭りの準備＝食事提供", "ja", None),
        ("橋を渡る人たち（動画提供）", "ja", None),
        ("新しい机、地元企業提供", "ja", None),
        ("다리를 건너는 사람들 [AFP=연합뉴스]", "ko", "AFP=연합뉴스"),
        ("다리를 건넌다. [로이터=연합뉴스 자료사진]", "ko", "로이터=연합뉴스 자료사진"),
        ("다리를 건넌다. AP=뉴시스", "ko", "AP=뉴시스"),
        ("다리를 건넌다. [사진=연합뉴스]", "ko", "연합뉴스"),
        ("الجسر الجديد (فرانس برس)", "ar", "فرانس برس"),
        ("الجسر الجديد (شمال البلدة)", "ar", None),
        ("橋上的人。記者范例／攝影", "zh", "范例"),
        ("橋上的人。（圖／記者范例攝）", "zh", "范例"),
        ("橋上的人。（圖／範例協會提供）", "zh", "範例協會"),
        ("橋上的人。受访者供图", "zh", "受访者"),
        ("Orang di jembatan (Foto: Dok. Ada Quill)", "id", "Ada Quill"),
        ("ድልድዩ (ፎቶ፡ አበበ ምሳሌ)", "am", "አበበ ምሳሌ"),
        ("ድልድዩ (ፎቶ፡ አበበ ምሳሌ)", "und", "አበበ ምሳሌ"),
        ("नए पुल परPhoto Credit: अदा क्विल", "hi", "अदा क्विल"),
        ("नवा पूल. (छायाचित्र – अदा क्विल)", "mr", "अदा क्विल"),
        ("नया पुल (फोटो- अदा क्विल)", "hi", "अदा क्विल"),
        ("नयाँ पुल । तस्बिर – अदा क्विल", "ne", "अदा क्विल"),
        ("নতুন সেতু। ছবি- আদা কুইল", "bn", "আদা কুইল"),
        ("نیا پل۔ تصویر - علی مثال", "ur", "علی مثال"),
        ("नया पुल (फोटो-पत्रकार अदा)", "hi", None),
        ("नया पुल (गांव – अदा क्विल)", "hi", None),
        ("नया पुल (फोटो – यह उसी नदी के पार बना पहला पुल है)", "hi", None),
        ("The quay (photo - finish)", "en", None),
        ("The quay. Picture by Ada Quill", "en", "Ada Quill"),
    ],
)
def test_other_languages_have_their_labels(text: str, language: str, credit: str) -> None:
    """The label is one of the page's language; without a phrase file a label, a colon and names are enough.

    In a script without capitals a dash and a space are as good as a colon.
    """
    assert split(text, language).credit == credit


def test_a_label_of_two_words_is_not_taken_apart() -> None:
    """Of a phrase that is a label and no name nothing goes."""
    assert split("Image Source").credit == "Image Source"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20_000, "A: " * 10_000, "A. " * 10_000, "Photo: " * 5_000 + "!", "| அஅ: " * 5_000, "(அஅ: a" * 5_000,
        "Ada Quill/" * 5_000 + ")", "Quay. Ada/PA " * 3_000 + "/PA", "a, b: " * 5_000, "x\n" * 20_000 + "By Ada Quill",
    ],
)  # fmt: skip
def test_a_hostile_caption_costs_no_time(text: str) -> None:
    """A caption made to keep the patterns busy is split in well under a second."""
    assert cpu_seconds(lambda: split(text), 0.5) < 0.5


def test_a_label_says_where_the_credit_begins() -> None:
    """Of a short caption whose credit ends in an agency's name no more than the credit is it."""
    assert split("The old quay. Picture: PA/Alamy") == Caption("The old quay.", "PA/Alamy")
    gulls = Caption("Gulls over Lumeport.", "Ada Quill/Reuters")
    assert split("Gulls over Lumeport. Photograph: Ada Quill/Reuters") == gulls


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The quay at noon. (Port of Lume)", "The quay at noon.", "Port of Lume"),
        ("The quay at noon. (KLUM)", "The quay at noon.", "KLUM"),
        ("“The quay is ours.” (Lume County Court)", "“The quay is ours.”", "Lume County Court"),
        ("The quay at noon. (Lumeport)", "The quay at noon. (Lumeport)", None),
        ("The quay at noon. (Left to right)", "The quay at noon. (Left to right)", None),
        ("The quay at noon. (May 3)", "The quay at noon. (May 3)", None),
        ("The owner of the quay (Ada Quill)", "The owner of the quay (Ada Quill)", None),
        ("The quay, 62 feet deep (LNI)", "The quay, 62 feet deep", "LNI"),
        ("A tree with root rot (RR)", "A tree with root rot (RR)", None),
        ("The Lume Harbour Office (LHO)", "The Lume Harbour Office (LHO)", None),
    ],
)
def test_names_in_brackets_behind_a_sentence_are_a_credit(text: str, caption: str, credit: str | None) -> None:
    """Names in brackets behind the last sentence say who took it; within the sentence they may say whom it shows."""
    assert split(text) == Caption(caption, credit)


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The quay is shut. CONTRIBUTED", "The quay is shut.", "CONTRIBUTED"),
        ("They came in from the sea. SOS", "They came in from the sea. SOS", None),
        ("The sign at the quay reads CLOSED", "The sign at the quay reads CLOSED", None),
        ("THE QUAY IS SHUT. CONTRIBUTED", "THE QUAY IS SHUT. CONTRIBUTED", None),
    ],
)
def test_a_word_in_capitals_behind_a_sentence_is_a_credit(text: str, caption: str, credit: str | None) -> None:
    """It says who gave the picture, if it is no short one and the sentence is not in capitals itself."""
    assert split(text) == Caption(caption, credit)


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The quay is shut. | LUM/Ada Quill", "The quay is shut.", "LUM/Ada Quill"),
        ("“The quay is shut.” | Ada Quill", "“The quay is shut.”", "Ada Quill"),
        ("The quay is shut. | Open the gallery", "The quay is shut. | Open the gallery", None),
        ("The Old Quay | Old Lumeport", "The Old Quay | Old Lumeport", None),
    ],
)
def test_names_behind_a_sentence_and_a_bar_are_a_credit(text: str, caption: str, credit: str | None) -> None:
    """A bar behind the end of a sentence parts a credit from it, whatever the house; other words there are none."""
    assert split(text) == Caption(caption, credit)


def test_the_kind_of_picture_may_open_its_caption() -> None:
    """A kind and a full stop open a caption that is a sentence; before names and behind no stop they are a label."""
    said = "Archiefbeeld. De oude kade tijdens een eerdere storm"
    assert split(said, "nl") == Caption(said)
    assert split("Archiefbeeld. Ada Kwil", "nl") == Caption("", "Ada Kwil")


@pytest.mark.parametrize(
    ("text", "language", "caption", "credit"),
    [
        ("The quay. | Photo Credit: Quill M.S.", "en", "The quay.", "Quill M.S."),
        ("The quay. | Photo Credit: Ada Quill.", "en", "The quay.", "Ada Quill"),
        ("The quay, 1998 to 2007. (Credit: A. Quill et al.)", "en", "The quay, 1998 to 2007.", "A. Quill et al."),
        ("The quay. Photo: Lume Quarries, Inc.", "en", "The quay.", "Lume Quarries, Inc."),
        ("The quay. Photo: Ada Quill Jr.", "en", "The quay.", "Ada Quill Jr."),
        ("Der Kai. Foto: LUM/Quill A.", "de", "Der Kai.", "LUM/Quill A."),
        ("The quay. (Photo: Port of Lume Canal.)", "en", "The quay.", "Port of Lume Canal"),
        ("O. Kvil nuotr.", "lt", "", "O. Kvil nuotr."),
        ("Most na rzeceFot. Ada Kwil / LUM", "pl", "Most na rzece", "Ada Kwil / LUM"),
        ("Híd a folyón délutánFotó: Ada Toll / LUM", "hu", "Híd a folyón délután", "Ada Toll / LUM"),
        ("La comporta, al vespre / LUM - Ada Quill", "ca", "La comporta, al vespre", "LUM - Ada Quill"),
        ("La comporta, al vespre / LUM - el port", "ca", "La comporta, al vespre / LUM - el port", None),
        ("Kajen søndag. (Arkivfoto) Foto: Ada Kvil/LUM", "da", "Kajen søndag. (Arkivfoto)", "Ada Kvil/LUM"),
        ("Kajen søndag. (Arkivfoto Ada Kvil)", "da", "Kajen søndag.", "Ada Kvil"),
        ("Most v noci. Zdroj: PN | Autor: Ada Kvilová", "cs", "Most v noci.", "PN | Autor: Ada Kvilová"),
        ("Most v noci. Lidé: PN | Autor: Ada Kvilová", "cs", "Most v noci. Lidé: PN", "Ada Kvilová"),
        ("The quay in 2021 Source: Gull View; graphic: Lume Desk", "en", "The quay in 2021",
         "Gull View; graphic: Lume Desk"),
        ("The quay at noon Source: Gull View | Photo: Ada Quill", "en", "The quay at noon",
         "Gull View | Photo: Ada Quill"),
        ("The quay and its source: Gull View | Photo: Ada Quill", "en", "The quay and its source: Gull View",
         "Ada Quill"),
        ("The quay for Open Source: Gull View | Photo: Ada Quill", "en", "The quay for Open Source: Gull View",
         "Ada Quill"),
        ("The quay at noon Guests: Gull View | Photo: Ada Quill", "en", "The quay at noon Guests: Gull View",
         "Ada Quill"),
        ("អ្នកភូមិ / រូបថត៖ ហេង ពិសិដ្ឋ", "km", "អ្នកភូមិ", "ហេង ពិសិដ្ឋ"),
        ("El puente en 2021 (Gentileza La Vara)", "es", "El puente en 2021", "La Vara"),
        ("Featured Image Credit: Lume Museum", "en", "", "Lume Museum"),
        ("De oude kade. Foto: ANP/Ada Kwil", "nl", "De oude kade.", "ANP/Ada Kwil"),
        ("Most v noci. Zdroj: Getty Images", "cs", "Most v noci.", "Getty Images"),
        ("Jembatan. Foto: Dok. Ada Quill", "id", "Jembatan.", "Ada Quill"),
        ("항구의 아침. 글로벌통신 제공", "ko", "항구의 아침.", "글로벌통신"),
        ("항구의 아침. 글 김민수 제공", "ko", "항구의 아침.", "김민수"),
        ("港の朝。文・山田太郎撮影", "ja", "港の朝。", "山田太郎"),
        ("O barco na estrada da Ponte Velha / Getty Images", "pt", "O barco na estrada da Ponte Velha", "Getty Images"),
        ("Η βάρκα είναι Παλιά Γέφυρα / Getty Images", "el", "Η βάρκα είναι Παλιά Γέφυρα", "Getty Images"),
    ],
)
def test_a_credit_is_whole(text: str, language: str, caption: str, credit: str) -> None:
    """A credit keeps the stop of an initial or a label, and what another label before it names."""
    assert split(text, language) == Caption(caption, credit)


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("다리 노선도 [예시군청 제공. 재판매 및 DB 금지]", Caption("다리 노선도", "예시군청")),
        ("다리 노선도 [예시군청 제공]", Caption("다리 노선도", "예시군청")),
        ("다리가 열렸다. 예시군청 제공. 재판매 및 DB 금지", Caption("다리가 열렸다.", "예시군청")),
        ("다리 재판매 및 DB 금지 안내판", Caption("다리 재판매 및 DB 금지 안내판")),
    ],
)
def test_the_rights_behind_a_credit_are_none_of_it(text: str, caption: Caption) -> None:
    """Words that forbid to sell a picture again stand behind it, in its brackets or not; amid words they stay."""
    assert split(text, "ko") == caption


def test_a_notice_of_rights_alone_is_no_credit_with_rights_behind_it() -> None:
    """All of it is one notice."""
    notice = "Copyright © 2020 The Old Port of Lume and Quays. All Rights Reserved."
    assert split(notice) == Caption(notice)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("▲ 桥上的人。范例 摄", "桥上的人。"),
        ("△桥上的人。范例 摄", "桥上的人。"),
        ("股价▲三成。范例 摄", "股价▲三成。"),
        ("▲ 3% 股价。范例 摄", "3% 股价。"),
    ],
)
def test_a_sign_that_points_at_the_picture_is_none_of_the_caption(text: str, said: str) -> None:
    """It says that the caption is that of the picture above."""
    assert split(text, "zh") == Caption(said, "范例")


@pytest.mark.parametrize("dash", [" – ", " - ", "– "])
def test_a_dash_may_stand_behind_the_label(dash: str) -> None:
    """As in Slovakia; a word that is no label stays with its dash."""
    sk = lexicon_for("sk")
    assert split_credit(f"Starý mlyn. Foto{dash}Jana Vzorová", sk) == Caption("Starý mlyn.", "Jana Vzorová")
    assert split_credit(f"Mlyn{dash}Jana Vzorová", sk).credit != "Jana Vzorová"


def test_a_house_may_stand_behind_reserved_rights() -> None:
    """As Italian agencies end a caption; a place in brackets before them is the caption's."""
    said = split_credit("Il molo di Lume (Rill) - RIPRODUZIONE RISERVATA © LUMNI/US PORTO", lexicon_for("it"))
    assert said == Caption("Il molo di Lume (Rill)", "LUMNI/US PORTO")


def test_a_sign_amid_a_short_caption_parts_the_credit() -> None:
    """It is short enough to be a credit as a whole; a label before the sign is none of a caption."""
    en = lexicon_for("en")
    assert split_credit("The quay at Lume © ANSA/EPA", en) == Caption("The quay at Lume", "ANSA/EPA")
    assert split_credit("Photo © Ada Quill/PA", en) == Caption("", "Ada Quill/PA")


def test_a_name_and_a_house_may_follow_a_sentence_and_a_dash() -> None:
    """With spaces around the slash, too, as in Pakistan."""
    for credit in ("White Gull", "Ada Quill / White Gull", "Ada Quill/Gull"):
        assert split_credit(f"PORTERS load a boat at the quay.—{credit}", lexicon_for("en")).credit == credit


@pytest.mark.parametrize("place", range(len(FORMS)))
def test_no_form_is_idle(place: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example of each form is split as the form says, and without the form it is not."""
    example = FORMS[place].example
    lexicon = lexicon_for("ko" if "가" <= example[0] <= "힣" else "ar" if "\u0600" <= example[0] <= "\u06ff" else "en")
    caption = split_credit(example, lexicon)
    assert caption.credit and example.endswith((caption.credit, f"{caption.credit})"))
    monkeypatch.setattr(credit_forms, "FORMS", (*FORMS[:place], *FORMS[place + 1 :]))
    credits._split.cache_clear()
    without = split_credit(example, lexicon)
    credits._split.cache_clear()
    assert without != caption


@pytest.mark.parametrize(
    ("text", "language", "caption", "credit"),
    [
        ("The mayor walks to the quay. Reuters", "en", "The mayor walks to the quay.", "Reuters"),
        ("The mayor walks to the quay AP", "en", "The mayor walks to the quay", "AP"),
        ("The mayor walks with staff of AP", "en", "The mayor walks with staff of AP", None),
        ("The two on the quay (Reuters/Ada Quill)", "en", "The two on the quay", "Reuters/Ada Quill"),
        ("FILE PHOTO: The sign on the quay in May. REUTERS/Ada Quill/Illustration/File Photo", "en",
         "FILE PHOTO: The sign on the quay in May.", "REUTERS/Ada Quill/Illustration/File Photo"),
        ("The sign on the quay. Photo provided by Lume County Library", "en", "The sign on the quay.",
         "Lume County Library"),
        ("The sign on the quay. Mandatory Credit: Ada Quill-LUME TODAY Sports", "en", "The sign on the quay.",
         "Ada Quill-LUME TODAY Sports"),
        ("The queue at noon (May 11). | Ada Quill/LUME", "en", "The queue at noon (May 11).", "Ada Quill/LUME"),
        ("The two on the quay. Photo ID is asked for", "en", "The two on the quay. Photo ID is asked for", None),
        ("The Picture House at the quay", "en", "The Picture House at the quay", None),
        ("The quay at noon. Lume News Agency via PA", "en", "The quay at noon.", "Lume News Agency via PA"),
        ("La flota en el puerto de Lume, el lunes.Ada Quil", "es", "La flota en el puerto de Lume, el lunes.",
         "Ada Quil"),
        ("La flota en el puerto - EUROPA PRESS", "es", "La flota en el puerto", "EUROPA PRESS"),
        ("Der Kai um zehn. picture alliance / dpa | Ada Quill", "de", "Der Kai um zehn.",
         "picture alliance / dpa | Ada Quill"),
        ("Das Museum zeigt Fotos von Ada Quill.", "de", "Das Museum zeigt Fotos von Ada Quill.", None),
        ("Auf dem Foto von links: Ada Quill und Bob Roe", "de", "Auf dem Foto von links: Ada Quill und Bob Roe", None),
        ("Most w lipcu / PAP/Ada Kwil", "pl", "Most w lipcu", "PAP/Ada Kwil"),
        ("Most w lipcu. Źródło: Straż w Lumie", "pl", "Most w lipcu.", "Straż w Lumie"),
        ("Kaynak, Getty Images", "tr", "", "Getty Images"),
        ("Lume rises again, Reuters", "en", "Lume rises again, Reuters", None),
        ("In this photo: Ada Quill and Bob Roe", "en", "In this photo: Ada Quill and Bob Roe", None),
        ("The HQ of the EPA", "en", "The HQ of the EPA", None),
        ("Una foto de Ada Quil", "es", "Una foto de Ada Quil", None),
        ("El puente. Foto de familia", "es", "El puente. Foto de familia", None),
        ("The quay before and after. Photo by the author", "en", "The quay before and after.", "the author"),
        ("Stock photo of Lume Bridge", "en", "Stock photo of Lume Bridge", None),
        ("The talks began on May 3. President Ada Quill", "en", "The talks began on May 3. President Ada Quill", None),
        ("Photo: Ada Quill (", "en", "", "Ada Quill"),
        ("Photo: (", "en", "Photo: (", None),
        ("Picture 12", "en", "Picture 12", None),
        ("Musikeren Ada Kvil på kajen. PR-foto: Bo Rø", "da", "Musikeren Ada Kvil på kajen.", "Bo Rø"),
    ],
)  # fmt: skip
def test_captions_by_strangers(text: str, language: str, caption: str, credit: str | None) -> None:
    """Shapes of which the first captions that strangers wrote were taken apart wrongly, or not at all."""
    assert split(text, language) == Caption(caption, credit)


@pytest.mark.parametrize(
    ("language", "text", "caption", "credit"),
    [
        ("en", "The quay on Tuesday. Essam al-Lume/Reuters", "The quay on Tuesday.", "Essam al-Lume/Reuters"),
        ("en", "The quay of the co-Op on Tuesday", "The quay of the co-Op on Tuesday", None),
        ("en", "The quay at noon. Ada Quill\u2011Roe/PA", "The quay at noon.", "Ada Quill\u2011Roe/PA"),
        ("he", "הגשר החדש. צילום רות בן־דוגמה", "הגשר החדש.", "רות בן־דוגמה"),
        ("es", "El muelle, el martes. Ada de la Fuente/EFE", "El muelle, el martes.", "Ada de la Fuente/EFE"),
        ("es", "El muelle, el martes. Fuente: EFE", "El muelle, el martes.", "EFE"),
    ],
)
def test_a_name_with_a_particle_or_a_hyphen_is_whole(
    language: str, text: str, caption: str, credit: str | None
) -> None:
    """What a particle or a hyphen joins is one name, even if the word alone would be a label."""
    assert split(text, language) == Caption(caption, credit)


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("El muelle viejo. Foto de archivo: Ada Quill", "El muelle viejo.", "Ada Quill"),
        ("El muelle viejo (foto de archivo: EFE)", "El muelle viejo", "EFE"),
        ("El muelle viejo. Foto de archivo. EFE/Ada Quill", "El muelle viejo. Foto de archivo.", "EFE/Ada Quill"),
        ("El muelle viejo. Fotografía de Ada Quill", "El muelle viejo.", "Ada Quill"),
        ("El muelle en una foto de archivo", "El muelle en una foto de archivo", None),
    ],
)
def test_a_label_may_say_that_the_picture_is_of_an_archive(text: str, caption: str, credit: str | None) -> None:
    """A small word for an archive behind a label is of the label, and no house."""
    assert split(text, "es") == Caption(caption, credit)


@pytest.mark.parametrize("sign", ["(c)", "(C)", "（c）"])
def test_a_sign_in_brackets_opens_a_credit_in_scripts_without_capitals(sign: str) -> None:
    """As Japanese papers set it, in brackets of their own, too; with a space behind it is an item of a list."""
    assert split(f"港の朝{sign}見本新聞社", "ja") == Caption("港の朝", "見本新聞社")
    assert split(f"港の朝{sign} 見本新聞社", "ja").credit is None


@pytest.mark.parametrize(
    ("tail", "credit"),
    [
        (". Ada Quill, CC BY-SA 4.0", "Ada Quill, CC BY-SA 4.0"),
        (". Ada Quill (CC BY 2.0)", "Ada Quill (CC BY 2.0)"),
        (". Ada Quill, CC BY-SA 4.0, via Wikimedia Commons", "Ada Quill, CC BY-SA 4.0, via Wikimedia Commons"),
        (" / Ada Quill / CC0", "Ada Quill / CC0"),
        (" under CC BY 2.0", None),
    ],
)
def test_a_licence_stands_in_a_credit_as_a_house_does(tail: str, credit: str | None) -> None:
    """Behind a name that a mark or the end of a sentence parts from the caption; within a sentence it is of that."""
    assert split(f"The quay at noon{tail}").credit == credit


def test_a_licence_is_no_notice() -> None:
    """German phrases know a licence as a notice of rights: all of a caption is none for it."""
    said = split("Der Kai am Dienstag. © Ada Quill, CC BY-SA 4.0", "de")
    assert said == Caption("Der Kai am Dienstag.", "Ada Quill, CC BY-SA 4.0")


def test_a_line_that_is_but_a_credit_ends_a_caption() -> None:
    """A house, or names with one, on a line of its own below what is no sentence; a name alone may be whom it shows."""
    assert split("The old quay at noon\nGetty Images") == Caption("The old quay at noon", "Getty Images")
    assert split("The old quay at noon\nAda Quill/PA") == Caption("The old quay at noon", "Ada Quill/PA")
    assert split("The old quay at noon\nAda Quill").credit is None


def test_a_house_in_small_letters_behind_a_label_and_a_sign_is_no_text() -> None:
    """Its label goes, too."""
    said = split("Der Kai am Mittag. Foto © picture alliance", "de")
    assert said == Caption("Der Kai am Mittag.", "picture alliance")
