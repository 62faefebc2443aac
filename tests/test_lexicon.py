"""The phrase files and what a lexicon does with them."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cpu_time import cpu_seconds

from newsclean import phrase_files
from newsclean.captions.credit_tokens import may_hold_credit
from newsclean.errors import DataError
from newsclean.lexicon import Lexicon, lexicon_for, lexicon_of
from newsclean.lines.pitch_lines import read_pitch
from newsclean.phrase_files import (
    CATEGORIES,
    FOLDED,
    MIN_STOPWORDS,
    PhraseFile,
    file_heads,
    fold_files,
    language_files,
    phrase_file,
    read_phrase_file,
)
from newsclean.text import fold, plain

_BRACKETS = re.compile(r"\[([^\]]*)\]")
FILES = sorted(language_files())
REFOLD = "run python -m newsclean.phrase_files"


def example(line: str) -> tuple[str, float]:
    """Return an example's text and link share; what stands in [brackets] is a link.

    >>> example("[Storm] nears")
    ('Storm nears', 0.45454545454545453)
    """
    text = _BRACKETS.sub(r"\1", line)
    return text, sum(map(len, _BRACKETS.findall(line))) / max(1, len(text))


def test_a_slash_before_an_agency_is_none_of_it() -> None:
    """It parts a credit from the caption above; within an agency's name it stays."""
    lexicon = lexicon_for("en")
    assert lexicon.match("/ PA") == lexicon.match("PA")
    assert lexicon.match("/ Lume") is None


def test_the_readmes_language_is_a_whole_file(tmp_path: Path) -> None:
    """What the page on adding a language shows has all that these tests ask of a file."""
    readme = (Path(__file__).parent.parent / "newsclean" / "lang" / "README.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"^```toml\n(name = .*?)^```$", readme, re.MULTILINE | re.DOTALL)
    lexicon = made_of(write(tmp_path, text))
    related = tomllib.loads(text)["related"]
    assert len(tomllib.loads(text)["stopwords"]) >= MIN_STOPWORDS
    assert all(lexicon.match(*example(line)) for line in related["hit"])
    assert not any(lexicon.match(*example(line)) for line in related["keep"])
    pitch = tomllib.loads(text)["pitch"]
    assert all(read_pitch(line, lexicon) for line in pitch["hit"])
    assert not any(read_pitch(line, lexicon) for line in pitch["keep"])
    check_credits(lexicon, tomllib.loads(text))


def test_languages_without_a_file_share_a_lexicon() -> None:
    """A crawl names thousands of languages, and mistakes for them."""
    assert lexicon_for("xyz") is lexicon_for("qqq") is lexicon_for(None)


@cache
def examples(kind: str) -> list[tuple[str, str, str]]:
    """Return (code, category, line) of all examples of a kind in all files."""
    found = []
    for code, path in language_files().items():
        for category, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if isinstance(table, dict) and category in CATEGORIES:
                found += [(code, category, line) for line in table.get(kind, ())]
    return found


@pytest.mark.parametrize("code", FILES)
def test_every_hit_is_matched(code: str) -> None:
    """Every line that a file lists as a hit is matched by its category."""
    lexicon = lexicon_for(code)
    hits = [(category, line) for owner, category, line in examples("hit") if owner == code]
    missed = {
        (category, line): found
        for category, line in hits
        if (found := lexicon.match(*example(line))) is None or found.category != category
    }
    assert hits, f"{code}.toml: no category has hit lines"
    assert not missed, f"{code}.toml: {missed} (what matched instead, None for nothing)"


@pytest.mark.parametrize("code", FILES)
def test_every_keep_is_left_alone(code: str) -> None:
    """No near miss that a file lists is matched by its category."""
    lexicon = lexicon_for(code)
    keeps = [(category, line) for owner, category, line in examples("keep") if owner == code]
    cut = {
        (category, line): f"{found.how} {found.phrase!r}"
        for category, line in keeps
        if (found := lexicon.match(*example(line))) and found.category == category
    }
    assert keeps, f"{code}.toml: no category has keep lines"
    assert not cut, f"{code}.toml: {cut} (what matched)"


@cache
def tables(code: str) -> dict[str, Any]:
    """Return a phrase file as written."""
    return tomllib.loads(language_files()[code].read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", FILES)
def test_words_are_known_as_they_are_written(code: str) -> None:
    """Whoever asks for a stop word, or for what opens a byline, need not know that lexicons hold them folded."""
    lexicon, file = lexicon_for(code), tables(code)
    stopwords, by = file.get("stopwords", ()), file.get("by", ())
    assert not [word for word in stopwords if not (lexicon.is_stopword(word) and lexicon.is_stopword(word.upper()))]
    assert not [words for words in by if not (lexicon.opens_byline(words) and lexicon.opens_byline(words.upper()))]


@pytest.mark.parametrize("code", FILES)
def test_every_credit_phrase_may_hold_a_credit(code: str) -> None:
    """The quick look misses no phrase that a whole line of a credit is, or that one starts with."""
    check_credits(lexicon_for(code), tables(code))


def check_credits(lexicon: Lexicon, file: dict[str, Any]) -> None:
    """Assert that no phrase is missed of a file's credits, if it has any."""
    credit = file.get("credit", {})
    phrases = [*credit.get("exact", ()), *(f"{phrase} Ada Quill" for phrase in credit.get("prefix", ()))]
    lines = [phrase.replace("#", "5") for phrase in phrases]
    credits = [line for line in lines if (found := lexicon.match(line)) and found.category == "credit"]
    assert credits or not credit
    assert not [line for line in credits if not may_hold_credit(line, lexicon)]


@pytest.mark.parametrize("code", [code for code in FILES if code != "und"])
def test_every_language_has_what_detection_needs(code: str) -> None:
    """Every language's file has as many stop words as a page needs that does not declare its language."""
    count = len(file_heads()[code].stopwords)
    assert count >= MIN_STOPWORDS, f"{code}.toml: {count} stop words; {MIN_STOPWORDS} are needed to tell the language"


NEAR = {
    "hr": ("Rekao je da će most biti zatvoren, a nitko ne zna što će tijekom godine biti nakon toga.", "sr bs sl"),
    "sr": ("Rekao je da će most biti zatvoren, a niko ne zna šta će tokom godine biti posle toga.", "hr bs sl"),
    "bs": ("Rekao je da će most biti zatvoren, a niko ne zna šta će tokom godine biti poslije toga.", "hr sr sl"),
    "gl": ("A ponte pecha porque non é segura para a xente, e unha obra non a arranxa.", "pt es ca"),
    "pt": ("A ponte fecha porque não é segura para as pessoas, e uma obra não basta.", "gl es ca"),
    "az": ("Sədr bildirib ki, bu körpü təhlükəsiz olmadığı üçün bağlanacaq və qərar artıq verilib.", "tr"),
    "lv": ("Tilts tiks slēgts, jo tas nav drošs cilvēkiem, kas to šķērso, bet viņš to vēl labos.", "lt et"),
    "mk": ("Мостот ќе биде затворен затоа што не е безбеден за луѓето кои го минуваат.", "bg ru sr"),
}


@pytest.mark.parametrize("code", NEAR)
def test_stop_words_tell_a_language_from_its_neighbours(code: str) -> None:
    """A sentence has more stop words of its own language than of any near one."""
    sentence, others = NEAR[code]
    words = re.findall(r"\w+", sentence.casefold())
    counts = {other: sum(word in file_heads()[other].stopwords for word in words) for other in (code, *others.split())}
    assert all(counts[code] > counts[other] for other in others.split()), counts


@pytest.mark.parametrize("code", ["en", "de"])
def test_main_languages_cover_every_category(code: str) -> None:
    """English and German have phrases for every category."""
    assert set(lexicon_for(code).reasons) == set(CATEGORIES)


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "xx.toml"
    path.write_text(text, encoding="utf-8")
    return path


def made_of(path: Path) -> Lexicon:
    """Return the lexicon of a phrase file."""
    return lexicon_of(path.stem, read_phrase_file(path))


XX = """
name = "Example"
stopwords = ["zu", "za"]
by = ["ud"]
calls = ["Audu la"]
needs = ["Serci"]
ends = ["Fino."]
machines = ["MK", "robot'"]
summaries = ["resumi"]
[credit]
reason = "picture credit"
prefix = ["pilda:"]
suffix = ["(pildarkiv)"]
contains = ["pilda arhiv zo"]
link_prefix = ["pildad"]
[comments]
reason = "reader comments"
exact = ["# komentar", "Legu plu:"]
"""


def test_a_language_is_added_by_a_file(tmp_path: Path) -> None:
    """A new file works without a change of code, over the phrases that need no language."""
    lexicon = made_of(write(tmp_path, XX))
    assert lexicon.code == "xx"
    assert not lexicon.fallback
    assert lexicon.opens_byline("ud") and not lexicon.opens_byline("u")
    assert lexicon.is_stopword("zu") and not lexicon.is_stopword("ud")
    assert lexicon.opens_as_need("SERCI helpo") and not lexicon.opens_as_need("Sercilo")
    assert lexicon.ends_text("FINO") and not lexicon.ends_text("fin")
    assert lexicon.tells_of_machine("MK-Resumito") and lexicon.tells_of_machine("ROBOT’O: Mallonga resumito")
    assert not any(map(lexicon.tells_of_machine, ("MKA resumito", "Mk resumito", "La robot’o", "Resumito de MR")))
    assert lexicon.opens_as_call("\u25b6 AUDU LA skipper")
    assert not lexicon.opens_as_call("Audu laste")
    assert (found := lexicon.match("Pilda: Ada")) and found.category == "credit"
    assert (found := lexicon.match("© Getty Images")) and found.category == "credit"


@pytest.mark.parametrize(
    ("line", "matches"),
    [
        ("Vidu nian Lume kanalon!", True), ("Vidu nian kanalon", False), ("Vidu nian Lume kanalonon", False),
        ("Ni vidu nian Lume kanalon", False), ("El la maja n-ro de Lumo, paĝo 3", True), ("El la maja tago", False),
    ],
)  # fmt: skip
def test_a_phrase_may_have_a_gap(tmp_path: Path, line: str, matches: bool) -> None:
    """A line opens as such a phrase does and ends so, or goes on where the phrase ends in a gap, too."""
    text = '[follow]\nreason = "follow"\naround = ["vidu nian … kanalon", "el la … n-ro de …"]\n'
    found = made_of(write(tmp_path, XX + text)).match(line)
    assert (found is not None and (found.category, found.how) == ("follow", "around")) is matches


@pytest.mark.parametrize(
    ("line", "share", "how"),
    [
        ("  • LEGU\xa0PLU …", 0.0, "exact"),
        ("(legu plu)", 0.0, "exact"),
        ("1.234 Komentar", 0.0, "exact"),
        ("12\u202f345 Komentar", 0.0, "exact"),
        ("1,2K Komentar", 0.0, "exact"),
        ("Legu plu | 3 komentar", 0.0, "exact"),
        ("(Pilda: Ada)", 0.0, "prefix"),
        ("▶ [Mora, pilda arhiv zo].", 0.0, "contains"),
        ("PILDA: Ada", 0.0, "prefix"),
        ("Pildad mora", 1.0, "link_prefix"),
        ("Mora (Pildarkiv).", 0.0, "suffix"),
        ("Mora (Pildarkiv)।", 0.0, "suffix"),
        ("Mora, „pilda arhiv zo“, mora", 0.0, "contains"),
    ],
)
def test_how_a_phrase_matches(tmp_path: Path, line: str, share: float, how: str) -> None:
    """A line matches whatever its case, spaces, quotes, decoration and numbers are, and says how it matched."""
    found = made_of(write(tmp_path, XX)).match(line, share)
    assert found is not None
    assert found.how == how


@pytest.mark.parametrize(
    "line",
    ["", "   ", "•", "Pilda arhiv zoo", "Pildad mora", "komentar", "legu plu mora", "xpilda arhiv zo", "pilda",
     "Legu plu | mora", "(Ada) pilda: (Ada)", "12 3456 Komentar"],
)  # fmt: skip
def test_what_no_phrase_matches(tmp_path: Path, line: str) -> None:
    """A phrase matches whole words only, and a link prefix only where the line is a link."""
    assert made_of(write(tmp_path, XX)).match(line) is None


@pytest.mark.parametrize(
    ("line", "label", "related"),
    [
        ("People are also reading: Nine geese walk in", "People are also reading: ", True),
        ("More on this storyNine geese walk in", "More on this story", True),
        ("Also of interest nine geese walk in", "Also of ", False),
        ("Advertisement nine geese walk in", "Advertisement ", False),
    ],
    ids=["a colon", "no space", "a part of the label", "another label"],
)
def test_a_label_stands_before_its_link(line: str, label: str, related: bool) -> None:
    """What stands before a link and is a label of related links makes the line one, whatever parts the two."""
    found = lexicon_for("en").match(line, 1 - len(label) / len(line))
    assert (found is not None and found.category == "related" and "prefix" in found.how) == related


@pytest.mark.parametrize(
    ("line", "related"),
    [
        ("Read next – Nine geese walk in", True),
        ("Trending now | Nine geese walk in", True),
        ("You may also like: nine geese walk in", True),
        ("Read next – nine geese walk in.", False),
        ("Trending now – geese", False),
        ("Read next week – nine geese walk in", False),
        ("Advertisement – nine geese walk in", False),
    ],
)
def test_a_label_is_parted_from_its_headline(line: str, related: bool) -> None:
    """A label of related links counts before a dash, a bar or a colon and a headline that has no link."""
    found = lexicon_for("en").match(line)
    assert (found is not None and found.category == "related" and found.how == "prefix") == related


def test_scripts_without_spaces_need_no_boundaries(tmp_path: Path) -> None:
    """In Chinese, Japanese and Thai a phrase may stand between any two characters."""
    path = write(tmp_path, 'name = "E"\n[share]\nreason = "r"\ncontains = ["转载请注明"]\nprefix = ["来源"]\n')
    lexicon = made_of(path)
    assert (found := lexicon.match("本文转载请注明出处")) and found.how == "contains"
    assert (found := lexicon.match("来源新华社")) and found.how == "prefix"


def test_the_ends_of_a_long_line_are_searched(tmp_path: Path) -> None:
    """Of a line over 400 characters prefixes and suffixes are found, phrases within are not."""
    lexicon = made_of(write(tmp_path, XX))
    filler = "mora " * 100
    assert (found := lexicon.match("Pilda: " + filler)) and found.how == "prefix"
    assert (found := lexicon.match(filler + "(Pildarkiv)")) and found.how == "suffix"
    assert lexicon.match(filler + "pilda arhiv zo " + filler) is None


def test_the_longest_prefix_rules(tmp_path: Path) -> None:
    """Where two prefixes fit, the longer one names the category."""
    text = 'name = "E"\n[share]\nreason = "r"\nprefix = ["zaza"]\n[tips]\nreason = "t"\nprefix = ["zaza mora"]\n'
    found = made_of(write(tmp_path, text)).match("Zaza mora pi")
    assert found is not None
    assert (found.category, found.phrase) == ("tips", "zaza mora")


def test_a_phrase_is_certain_where_its_file_says_so(tmp_path: Path) -> None:
    """A match says whether the file lists its phrase as one that no sentence of an article has."""
    text = 'name = "E"\n[share]\nreason = "r"\nprefix = ["zaza", "mora"]\ncertain = ["mora"]\n'
    lexicon = made_of(write(tmp_path, text))
    assert (found := lexicon.match("Mora pi")) and found.certain
    assert (found := lexicon.match("Zaza pi")) and not found.certain


def test_a_certain_phrase_is_not_hidden_by_another(tmp_path: Path) -> None:
    """What a line opens with gives way to a certain phrase of its category further in, and of no other category."""
    text = 'name = "E"\n[share]\nreason = "r"\nprefix = ["zaza"]\ncontains = ["mora pi"]\ncertain = ["mora pi"]\n'
    other = '[tips]\nreason = "t"\ncontains = ["laste"]\ncertain = ["laste"]\n'
    lexicon = made_of(write(tmp_path, text + other))
    assert (found := lexicon.match("Zaza, mora pi")) and (found.phrase, found.certain) == ("mora pi", True)
    assert (found := lexicon.match("Zaza laste")) and (found.phrase, found.certain) == ("zaza", False)


def test_a_phrase_may_have_lost_its_accents(tmp_path: Path) -> None:
    """Capitals and hasty keyboards have none; a phrase that is written so keeps its category."""
    text = '[tips]\nreason = "t"\nprefix = ["şi călé"]\ncertain = ["şi călé"]\n'
    lexicon = made_of(write(tmp_path, XX + text + '[follow]\nreason = "f"\nprefix = ["si cale plu"]\n'))
    assert (found := lexicon.match("SI CALE Ada")) and (found.category, found.certain) == ("tips", True)
    assert (found := lexicon.match("Si cale plu")) and found.category == "follow"
    assert lexicon.match("Si călé Ada") is None
    assert lexicon_for("no").match("Tips var det nok av.") is None


def test_a_file_is_named_by_a_code(tmp_path: Path) -> None:
    """No page would find a file that is named by the language's name."""
    path = write(tmp_path, XX).rename(tmp_path / "klingon.toml")
    with pytest.raises(DataError, match=r"klingon\.toml: is not named by the language's code"):
        read_phrase_file(path)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("name = ", "cannot be read"),
        ("[share]\n", "name"),
        ('name = "E"\nwords = ["a"]\n', "words"),
        ('name = "E"\nstopwords = []\n', "stopwords"),
        ('name = "E"\nstopwords = ["a", "b", "a"]\n', "stopwords: 'a'"),
        ('name = "E"\nby = [\n"ud",\n"eftir*",\n]\n', "line 4: by: 'eftir*' has a *, which means something in [pitch]"),
        ('name = "E"\n[share]\nreason = "r"\nexact = ["del* nu"]\n', "line 4: share.exact: 'del* nu' has a *"),
        ('name = "E"\ncalls = ["•"]\n', "calls"),
        ('name = "E"\nneeds = ["•"]\n', "needs"),
        ('name = "E"\nends = ["-"]\n', "ends"),
        ('name = "E"\nmachines = [" "]\n', "machines"),
        ('name = "E"\nsummaries = ["ab 3"]\n', "summaries"),
        ('name = "E"\n[unheard]\nreason = "r"\n', "unheard"),
        ('name = "E"\n[share]\nexact = ["a"]\n', "share.reason"),
        (f'name = "E"\n[share]\nreason = "{"r" * 51}"\n', "share.reason"),
        ('name = "E"\n[share]\nreason = "r"\nexact = []\n', "share.exact"),
        ('name = "E"\n[share]\nreason = "r"\nexact = "a"\n', "share.exact"),
        ('name = "E"\n[share]\nreason = "r"\nmiddle = ["a"]\n', "share.middle"),
        ('name = "E"\n[share]\nreason = "r"\nexact = ["a"]\ncertain = ["b"]\n', "share.certain"),
        ('name = "E"\n[share]\nreason = "r"\nexact = ["5 min"]\n', "share.exact"),
        ('name = "E"\n[share]\nreason = "r"\nprefix = ["at #:#"]\n', "share.prefix"),
        ('name = "E"\n[share]\nreason = "r"\nexact = ["•"]\n', "share.exact"),
        ('name = "E"\n[share]\nreason = "r"\nexact = ["a", "A:"]\n', "share.exact"),
        ('name = "E"\npitch = ["our"]\n', "pitch"),
        ('name = "E"\n[pitch]\nhouses = ["our"]\n', "pitch.houses"),
        ('name = "E"\n[pitch]\nhouse = "our"\n', "pitch.house"),
        ('name = "E"\n[pitch]\nhouse = ["our", "OUR"]\n', "pitch.house"),
        ('name = "E"\n[pitch]\nhouse = ["o*ur"]\n', "pitch.house"),
        ('name = "E"\n[pitch]\nhouse = ["our *"]\n', "pitch.house"),
        ('name = "E"\n[pitch]\nhouse = ["ou*"]\n', "pitch.house"),
    ],
)
def test_an_invalid_file_is_named_with_its_key(tmp_path: Path, text: str, named: str) -> None:
    """A file that is not valid raises a DataError that names file and key."""
    with pytest.raises(DataError, match=rf"xx\.toml: {re.escape(named)}"):
        read_phrase_file(write(tmp_path, text))


@pytest.mark.parametrize(
    ("code", "file"), [("en-GB", "en"), ("de_AT", "de"), ("nb", "no"), ("nn-NO", "no"), ("zh-Hans", "zh"), ("EN", "en")]
)
def test_codes_lead_to_their_file(code: str, file: str) -> None:
    """Regions, scripts and Norwegian's two forms lead to the file of the language."""
    assert lexicon_for(code).code == file


@pytest.mark.parametrize("code", ["tlh", "und", "", None])
def test_an_unknown_language_falls_back(code: str | None) -> None:
    """A language without a file gets the phrases that need no language, and English ones, and says so."""
    lexicon = lexicon_for(code)
    assert (lexicon.code, lexicon.fallback) == ("und", True)
    assert lexicon.match("Sign up for our newsletter") is not None


@pytest.mark.parametrize("code", FILES)
def test_a_number_by_itself_is_no_phrase(code: str) -> None:
    """Many a text numbers its parts: "1", "02". What folds to a number alone, as "+12" does, is no phrase."""
    assert lexicon_for(code).match("1") is None


def test_the_folded_phrases_are_those_of_the_files() -> None:
    """`folded.jsonl` is up to date; `python -m newsclean.phrase_files` writes it."""
    is_as_written = FOLDED.read_text(encoding="utf-8") == fold_files()
    assert is_as_written, f"a phrase file has changed: {REFOLD}"


@pytest.mark.parametrize("code", FILES)
def test_a_folded_file_reads_as_the_file(code: str) -> None:
    """What is read from `folded.jsonl` is what the language's own file gives."""
    read, folded = read_phrase_file(language_files()[code]), phrase_file(code)
    pairs = zip(PhraseFile._fields, json.loads(json.dumps(read)), json.loads(json.dumps(folded)), strict=True)
    differ = [field for field, of_file, of_folded in pairs if of_file != of_folded]
    assert not differ, f"{code}.toml: {differ} differ from what {FOLDED.name} holds: {REFOLD}"


def test_heads_are_read_without_the_phrases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stop words and byline words of each language are those of its file, folded or not."""
    read = file_heads.__wrapped__()["de"]
    german = read_phrase_file(language_files()["de"])
    assert read == ({word.casefold() for word in german.stopwords}, german.by)
    monkeypatch.setattr("newsclean.phrase_files.language_files", lambda: {"xx": write(tmp_path, XX)})
    assert file_heads.__wrapped__() == {"xx": ({"zu", "za"}, ("ud",))}


@pytest.mark.parametrize("text", [XX + "[relatd]\nreason = 'r'\n", "name = ", 'name = "E"\nby = [1]\nstopwords = 5\n'])
def test_a_broken_file_breaks_no_page_in_another_language(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is not valid is named where its language is asked for, and nowhere else."""
    path = write(tmp_path, text)
    monkeypatch.setattr("newsclean.phrase_files.language_files", lambda: {"xx": path})
    assert file_heads.__wrapped__().keys() == {"xx"}
    with pytest.raises(DataError, match=r"xx\.toml"):
        phrase_file.__wrapped__("xx")


def test_an_unknown_key_is_told_from_the_one_that_was_meant(tmp_path: Path) -> None:
    """The message has the allowed keys and the nearest of them."""
    allowed = "allowed are name, stopwords, by, calls, needs, ends, machines, summaries, pitch, credit"
    with pytest.raises(DataError, match=rf"relatd: .*did you mean 'related'\? {allowed}"):
        read_phrase_file(write(tmp_path, XX + "[relatd]\nreason = 'r'\n"))
    with pytest.raises(DataError, match=r"share\.prefx: .*did you mean 'prefix'\? allowed are reason, exact"):
        read_phrase_file(write(tmp_path, XX + "[share]\nreason = 'r'\nprefx = ['a']\n"))


def test_folding_says_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Folding says which file has too few stop words, and writes nothing where one is not valid."""
    monkeypatch.setattr("newsclean.phrase_files.FOLDED", tmp_path / "folded.jsonl")
    monkeypatch.setattr("newsclean.phrase_files.language_files", lambda: {"xx": write(tmp_path, XX)})
    monkeypatch.setattr("newsclean.phrase_files.file_heads", file_heads.__wrapped__)
    assert phrase_files.main() is None
    assert "xx.toml: 2 stop words" in capsys.readouterr().out
    monkeypatch.setattr("newsclean.phrase_files.language_files", lambda: {"xx": write(tmp_path, XX + "[relatd]\n")})
    before = (tmp_path / "folded.jsonl").read_text(encoding="utf-8")
    assert "relatd" in (phrase_files.main() or "")
    assert (tmp_path / "folded.jsonl").read_text(encoding="utf-8") == before


def test_a_changed_file_is_read_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A phrase file that is not, or no longer, among the folded ones works all the same."""
    monkeypatch.setattr("newsclean.phrase_files.language_files", lambda: {"xx": write(tmp_path, XX)})
    assert phrase_file.__wrapped__("xx").stopwords == ("zu", "za")
    monkeypatch.setattr("newsclean.phrase_files.FOLDED", tmp_path / "none")
    assert phrase_file.__wrapped__("xx").stopwords == ("zu", "za")


def test_a_lexicon_is_built_once() -> None:
    """Asking twice for a language gives the same object."""
    assert lexicon_for("en-GB") is lexicon_for("en")


@pytest.mark.parametrize(
    "line",
    ["read more " * 40_000, "1.2," * 100_000, "photo by " * 44, "(" * 399, "\u00ab" * 399, "1:" * 199, "é" * 399],
)
def test_hostile_lines_cost_no_time(line: str) -> None:
    """No line, however long or repetitive, takes more than a few milliseconds."""
    lexicon = lexicon_for("en")
    assert cpu_seconds(lambda: lexicon.match(line, 1.0), 0.05) < 0.05


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  READ\xa0 More:\n", "read more:"),
        ("« Lire aussi »", '" lire aussi "'),
        ("» Mehr", "mehr"),
        ("Mehr »", "mehr"),
        ("İLGİLİ Kapı", "ilgili kapi"),
        ("Ｐｈｏｔｏ：", "photo:"),
        ("أيضاً ١٢", "ايضا 12"),
        ("e\u0301te\u0301", "été"),
        ("Straße", "strasse"),
        ("soft\u00adhyphen…", "softhyphen..."),
        ("➤ Read more 👇🏽", "read more"),
        ("❗️❤️ Read more ⬇️ →", "read more"),
        ("\u2068\ufeff– Read\u2069 \u200f", "read"),
        ("»Mehr", "mehr"),
        ("Mehr»", "mehr"),
        ("»Mehr«", '"mehr"'),
        ("摄影︰", "摄影:"),
        ("① ⓒ", "① ⓒ"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    """Folding takes away what typography and case add."""
    assert fold(text) == folded


def test_plain_keeps_the_ends() -> None:
    """Plain text keeps the decoration that fold takes away."""
    assert plain("– AFP –") == "- afp -"


def test_phrase_between_marks_beyond_ascii_is_found():
    """A phrase that may stand anywhere is found between marks that are not ASCII, and after a word that is not."""
    lexicon = lexicon_for("en")
    for line in ("Нет: ¡sign up to our free¿", "“sign up to our free” – été"):
        assert lexicon.match(line), line


def test_a_phrase_that_two_files_hold_stays_certain(tmp_path: Path) -> None:
    """A language that says again what `und` says of a phrase takes nothing back; in another category it does."""
    text = 'name = "E"\n[{}]\nreason = "r"\nprefix = ["\u00a9 #"]\n'
    for category, certain in (("copyright", True), ("share", False)):
        found = made_of(write(tmp_path, text.format(category))).match("\u00a9 2024 Lume")
        assert found is not None
        assert found.certain is certain


def test_an_opening_is_known_by_its_first_letters_however_its_accents_are_written():
    """A quick look passes over no line that opens a byline once it is folded, and over one with other letters."""
    lexicon = lexicon_for("is")
    lines = ("Höfundur Ada Quill", "Ho\u0308fundur Ada Quill", "The quay at noon")
    assert [lexicon.may_open_byline(line) for line in lines] == [True, True, False]
