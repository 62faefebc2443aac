"""Lines of chosen blocks that don't belong: `newsclean.lines.cut_lines`, and `phrase_lines`."""

from __future__ import annotations

from typing import Any

import pytest
from hand_made import PROSE, Part, in_context, make_page

import newsclean
from newsclean.lexicon import Lexicon, lexicon_for
from newsclean.lines.byline_lines import byline_names, repeats_byline
from newsclean.lines.cut_lines import cut_as_call, cut_as_head, cut_lines
from newsclean.lines.endings import cut_signed_tail
from newsclean.lines.phrase_lines import MAX_WORDS, SURE_SCORE, cut_by_phrase, is_boilerplate, was_asked
from newsclean.model import Metadata, Verdict
from newsclean.phrase_files import CATEGORIES, language_files, read_phrase_file
from newsclean.scoring.features import ALONE, CONTEXT, MASKS, PHRASES_COLUMN
from newsclean.scoring.rules import (
    DATA_TABLE,
    EMBEDDED_POST,
    STANDFIRST,
    TOPIC_TAGS,
)
from newsclean.scoring.trees import TreeTerms

EN = lexicon_for("en")
META = Metadata(authors=("Ada Quill", "Ben Rook"))
NO_META = Metadata()


def rule_of(line: str, score: float = 0.5) -> str | None:
    """Return the name of the rule by which a line goes."""
    cut = cut_by_phrase(line, 0.0, score, EN)
    return cut.rule.name if cut else None


def test_a_sentence_that_opens_like_a_label_stays() -> None:
    """A comma behind "Read more" makes it what somebody said, where it leads nowhere."""
    said = "Lesen Sie mehr, riet die Frau am Ufer: Die B\u00fccherei sei offen."
    german = lexicon_for("de")
    assert cut_by_phrase(said, 0.0, 0.5, german) is None
    assert cut_by_phrase(said, 0.9, 0.5, german) is not None
    assert cut_by_phrase(said.replace("mehr, riet die Frau am", "mehr: Am"), 0.0, 0.5, german) is not None


def cuts(*parts: Part, meta: Metadata = NO_META, **verdict: Any) -> list[tuple[int, int, str]]:
    """Return (block, line, rule) of each line that is cut where all parts were chosen."""
    chosen = [in_context(i, score=0.5)._replace(**verdict) for i in range(len(parts))]
    return [(v.block, v.line, v.rule) for v in cut_lines(make_page(*parts), chosen, EN, meta)]


def test_a_note_in_italics_at_the_end_on_who_reported_goes_however_sure_the_page_is() -> None:
    """Not in italics, or amid the text, the page has spoken: a paragraph opens as a byline does."""
    text = "With files from the Gull."
    note = Part(text, bold=1.0)
    assert cuts(Part(PROSE), note, score=0.95) == [(1, 0, "byline-phrase")]
    assert not cuts(Part(PROSE), Part(text), score=0.95)
    assert not cuts(note, Part(PROSE), Part(PROSE), Part(PROSE), score=0.95)


def test_a_caption_above_the_text_of_its_paragraph_goes() -> None:
    """The first line of a paragraph that opens with a picture is its caption, if it ends in a credit with a label."""
    told = f"The old quay at noon. Picture: Ada Quill\n{PROSE}"
    assert cuts(Part(told, media=1), score=0.95) == [(0, 0, "caption-with-credit")]
    assert not cuts(Part(told), score=0.95)
    assert not cuts(Part(told.replace(" Picture: Ada Quill", ""), media=1), score=0.95)
    assert not cuts(Part("\n".join(reversed(told.split("\n"))), media=1), score=0.95)
    assert not cuts(Part(told, media=1), score=0.95, role="quote")


# ---- phrases ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Read more: Clock to run slow", "related-phrase"),
        ("Picture: PA", "credit-phrase"),
        ("Reporting by Ada Quill; editing by Ben Rook", "byline-phrase"),
        ("ADVERTISEMENT", "advertisement-phrase"),
        ("Updated on Monday", "dateline-phrase"),
    ],
)
def test_a_line_with_a_phrase_goes(line: str, rule: str) -> None:
    """A line that matches a phrase is cut by the rule of the phrase's category."""
    assert rule_of(line) == rule


@pytest.mark.parametrize(
    "line", [PROSE, "Reading more than a book a week is hard", "Picture this: a town without cars.", "They sell it."]
)  # fmt: skip
def test_a_sentence_stays(line: str) -> None:
    """A sentence that only opens like a phrase stays."""
    assert rule_of(line) is None


def test_the_evidence_quotes_the_phrase() -> None:
    """A cut says which phrase was matched, and how."""
    cut = cut_by_phrase("Picture: PA", 0.0, 0.5, EN)
    assert cut is not None and cut.evidence == "prefix “picture:”"


def test_one_word_with_a_full_stop_is_no_button() -> None:
    """Amid sure text it is a sentence; a button has none, and stands anywhere."""
    assert rule_of("Save.", score=0.95) is None
    assert rule_of("Save.", score=0.5) == rule_of("Save", score=0.95) == "share-phrase"


def test_an_excerpts_mark_is_looked_behind() -> None:
    """A phrase behind the mark of an excerpt, "[…]", counts as one at the start."""
    line = "Read the full story at the Gull"
    assert rule_of(f"[…] {line}") == rule_of(f"(...) {line}") == rule_of(line) == "related-phrase"


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_has_a_longest_line(category: str) -> None:
    """How many words a line of a category has at most is stated for each."""
    assert MAX_WORDS[category] > 0


LEXICONS = [EN, *map(lexicon_for, ("de", "fr", "sv", "es"))]
FILES = [read_phrase_file(language_files()[known.code]) for known in LEXICONS]


def phrases(category: str, how: str, *, certain: bool | None = None) -> list[tuple[Lexicon, str]]:
    """Return phrases of a category, of those that are certain or not, and the lexicon that has them."""
    return [
        (known, phrase.replace("#", "7"))
        for known, file in zip(LEXICONS, FILES, strict=True)
        for phrase in file.phrases[how].get(category, ())
        if certain in (None, phrase in file.certain.get(how, ()))
    ]


def goes(known: Lexicon, line: str, score: float, category: str) -> bool:
    cut = cut_by_phrase(line, 0.0, score, known)
    return cut is not None and cut.rule.name == f"{category}-phrase"


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_cuts_a_line(category: str) -> None:
    """A line that is a phrase of a category goes from a doubtful block, by the category's rule."""
    lines = phrases(category, "exact") + phrases(category, "prefix")
    assert any(goes(known, line, 0.4, category) for known, line in lines)


@pytest.mark.parametrize("category", CATEGORIES)
def test_a_line_of_ninety_words_is_prose(category: str) -> None:
    """A line of ninety words stays, whatever phrase of whatever category it opens with."""
    opening = phrases(category, "prefix")
    assert any(goes(known, f"{phrase} a", 0.4, category) for known, phrase in opening)
    assert not any(goes(known, phrase + " a" * 90, 0.4, category) for known, phrase in opening)


# Phrases of these go from the surest block too: no sentence of an article reads like them.
ALWAYS = {"advertisement", "newsletter", "reading-time", "share", "screen-reader", "feedback", "embed"}


@pytest.mark.parametrize("category", CATEGORIES)
def test_what_the_page_is_sure_of_stays(category: str) -> None:
    """From a block that the page around it speaks for, a sentence goes by a phrase of a few categories alone."""
    sentences = [(known, f"{phrase} a.") for known, phrase in phrases(category, "prefix", certain=False)]
    assert any(goes(known, line, 0.98, category) for known, line in sentences) is (category in ALWAYS)


@pytest.mark.parametrize("category", CATEGORIES)
def test_a_line_that_is_a_phrase_goes_from_any_block(category: str) -> None:
    """A line that is a phrase and no more goes, however sure the page is of its block."""
    lines = phrases(category, "exact")
    assert not lines or any(goes(known, line, 0.98, category) for known, line in lines)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Got a tip? Write to the desk.", "tips-phrase"),
        ("Copyright © 2024 The Daily Sample, printed at the quay.", "copyright-phrase"),
        ("(With inputs from agencies.)", "byline-phrase"),
        ("Guest columns do not necessarily reflect the views of this paper.", "correction-phrase"),
        ("Quay shut again - more to follow", "live-phrase"),
        ("Get in touch with us about the quay.", None),
        ("Copyright 2024 is the mark on the old map.", None),
    ],
)
def test_what_no_sentence_says_goes_from_the_surest_text(line: str, rule: str | None) -> None:
    """A phrase that its file calls certain counts whatever the score; another of its category does not."""
    assert rule_of(line, 0.5) is not None
    assert rule_of(line, 0.98) == rule


@pytest.mark.parametrize(("words", "gone"), [(MAX_WORDS["related"], True), (MAX_WORDS["related"] + 1, False)])
def test_a_line_of_more_words_is_prose(words: int, gone: bool) -> None:
    """A line that opens like a phrase but has more words than such lines have stays."""
    line = "Read more: " + "on " * (words - 2)
    assert (rule_of(line) is not None) is gone


@pytest.mark.parametrize("category", ["related", "credit", "dateline"])
def test_a_sure_score_outweighs_a_phrase(category: str) -> None:
    """From its category's score on a line stays, phrase or not; just below it goes."""
    line = {"related": "Read more: Clock is slow", "credit": "Picture: PA", "dateline": "Updated on Monday"}[category]
    sure = SURE_SCORE[category]
    assert rule_of(line, sure) is None
    assert rule_of(line, sure - 0.01) == f"{category}-phrase"


@pytest.mark.parametrize(
    "line",
    ["Listen to this article", "Get our app for breaking news", "Get our app →", "© Copyright Gull 2024"],
)
def test_a_label_counts_whatever_its_score(line: str) -> None:
    """A line that is a phrase and no more, or a label of an app or right, is no sentence of the article."""
    assert rule_of(line, score=0.99) is not None


@pytest.mark.parametrize("line", ["Listen to this article while you can, she said.", "Get our app for breaking news."])
def test_a_sentence_does_not_count_at_a_sure_score(line: str) -> None:
    """A sentence that opens like a label stays where the page around it is sure of it."""
    assert rule_of(line, score=0.5) is not None
    assert rule_of(line, score=0.99) is None


def test_who_said_so_is_no_sign_off() -> None:
    """A line that opens with "Source:" and says more than a name tells whom the text has it from."""
    lexicon = lexicon_for("de")
    lines = (
        ("Quelle: Lumer Bote", True), ("Quelle: Lumer Bote / LPA", True),
        ("Quelle: die Hafenbehörde im Gespräch mit uns", False),
    )  # fmt: skip
    for line, counted in lines:
        found = lexicon.match(line)
        assert found is not None
        assert is_boilerplate(found, line, 0.5) == counted


def test_a_category_without_a_sure_score_always_counts() -> None:
    """A phrase of a category that names no score goes from the surest block."""
    assert "advertisement" not in SURE_SCORE
    assert rule_of("ADVERTISEMENT", 1.0) == "advertisement-phrase"


def test_sure_scores_are_of_known_categories() -> None:
    """Each score stands beside a category of the lexicon and is a probability."""
    assert set(SURE_SCORE) <= set(CATEGORIES)
    assert all(0 < score < 1 for score in SURE_SCORE.values())


def test_a_very_long_line_is_not_searched() -> None:
    """A line of more characters than a phrase's line has stays unread."""
    assert rule_of("Picture: " + "x" * 600) is None


def test_brackets_around_the_bylines_many_names_are_no_limit() -> None:
    """A wire's "(Reporting by ...)" may name ten."""
    names = "(Reporting by " + ", ".join(["Ada Quill in Lumeport"] * 9) + ")"
    assert rule_of(names) == "byline-phrase"
    assert rule_of(names[:-1]) is None


def test_an_advertisement_that_its_label_calls_so_may_be_long() -> None:
    """It says all that it sells; behind any other label so many words are prose."""
    sold = " Call Quill." * 20
    assert rule_of("TEXT AD:" + sold, 0.98) == "advertisement-phrase"
    assert rule_of("TEXT AD:" + 2 * sold) is None
    assert rule_of("Ad:" + sold) is None


# ---- bylines and addresses --------------------------------------------------------------------------------------

HEAD = ["Bridge stays shut", "27 July 2022, 18:44", "It stays shut until June, they say. " * 2]


def test_a_first_block_may_hold_headline_and_moment() -> None:
    """A line that says the headline and one that is day and time go, where they stand above the text."""
    assert list(cut_as_head(HEAD, "Bridge stays shut")) == [0, 1]
    assert not cut_as_head(HEAD[::-1], "Bridge over the Lume")
    assert not cut_as_head(["Bridge stays shut, as it was", "27 July"], "Bridge stays shut")
    day = "10 July 2020"
    assert list(cut_as_head(["Bridge stays shut", "By Ada Quill", day], "Bridge stays shut")) == [0, 2]
    assert not cut_as_head(["By Ada Quill", day], "Bridge stays shut")


@pytest.mark.parametrize("line", ["[1] http://www.lume.example/quay/9", "[12] www.lume.example"])
def test_the_numbered_address_of_a_link_goes(line: str) -> None:
    """A page for printers lists where its links led."""
    assert cuts(Part(line)) == [(0, 0, "printed-link")]


@pytest.mark.parametrize(
    "line",
    ["[1] Quill, A.: The quay. http://lume.example", "http://www.lume.example/quay", "1 www.lume.example", "[1] Ada"],
)
def test_a_source_in_words_stays(line: str) -> None:
    """As does an address that the text gives."""
    assert cuts(Part(line)) == []


def test_a_signature_goes_from_the_last_paragraphs() -> None:
    """Initials sign the last paragraph; a heading, and a paragraph above others, may say them of somebody."""
    assert cuts(Part(PROSE), Part("(adq/bro)")) == [(1, 0, "writer-initials")]
    assert cuts(Part(PROSE), Part("(adq/bro)"), role="heading") == []
    assert cuts(Part(PROSE), Part("(adq/bro)"), Part(PROSE), Part(PROSE)) == []


def test_an_author_and_a_day_behind_the_last_sentence_go() -> None:
    """ "(Ada Quill, 3.5.2024)" signs a text; other brackets, and those of others, are the sentence's own."""
    signed = "The bridge opens on Monday. (Ada Quill, 3.5.2024)"
    cut = cut_signed_tail(signed, META.authors, EN)
    assert cut is not None and cut.kept == "The bridge opens on Monday."
    assert cuts(Part(PROSE), Part(signed), meta=META) == [(1, 0, "byline-phrase")]
    for old, new in (("Ada Quill", "Cara Finch"), (", 3.5.2024", ""), ("y. ", "y ")):
        assert cut_signed_tail(signed.replace(old, new), META.authors, EN) is None


@pytest.mark.parametrize("tail", ["(he/she/they)", "(mi/km)"])
def test_words_with_slashes_in_brackets_stay(tail: str) -> None:
    """Stop words and units are no writers' initials."""
    assert cut_signed_tail(f"{PROSE} {tail}", (), EN) is None
    assert cut_signed_tail(f"{PROSE} (aq/bro)", (), EN) is not None


def test_a_question_with_the_sites_own_address_goes() -> None:
    """On a page of news what asks readers and ends in an address of the site is none of the text."""
    news = Metadata(page_type="NewsArticle", canonical_url="https://www.pilot.example/news/1")
    call = "Do YOU live on the quay? Write to ada@pilot.example."
    assert cuts(Part(PROSE), Part(call), meta=news) == [(1, 0, "tips-phrase")]
    assert cuts(Part(PROSE), Part(call), meta=Metadata(canonical_url=news.canonical_url)) == []
    for other in (call.replace("pilot", "police"), call.replace("?", "."), call + " He did."):
        assert cut_as_call(other, "pilot.example", EN) is None
    other = "Who shut the quay? Email ada@quay.example"
    assert cut_as_call(f"{other} or leave a comment below.", "", EN) is not None
    for near in (other, f"{other} or leave a boat below.", "Who shut the quay? Leave a comment below."):
        assert cut_as_call(near, "", EN) is None


def test_a_biography_stands_at_the_end() -> None:
    """Only the last two blocks of an article say who its author is, and not those of a note."""
    bio = Part("Ada Quill is a goatherd who writes from the marshes.")
    text = [Part(PROSE)] * 4
    assert cuts(*text, bio, Part(PROSE), meta=META) == [(4, 0, "author-bio")]
    assert cuts(*text, bio, Part(PROSE), Part(PROSE), meta=META) == []
    assert cuts(*text[:3], bio, meta=META) == []


JOINT = "Ada Quill is a goatherd at the marshes. Ben Rook\nhas kept bees for nine years."


def test_a_biography_may_be_of_two() -> None:
    """A block that says of two of the authors who they are goes whole, though its lines break anywhere."""
    text = [Part(PROSE)] * 4
    both = cuts(*text, Part(JOINT), meta=META)
    assert both == [(4, 0, "author-bio"), (4, 1, "author-bio")]
    assert cuts(*text, Part(JOINT.replace("Ben Rook", "Cara Finch")), meta=META) == []
    assert cuts(*text, Part("Friends say: " + JOINT), meta=META) == []
    both = Part("Ada Quill and Ben Rook are the bridge writers of the Pilot.")
    assert cuts(*text, both, meta=META) == [(4, 0, "author-bio")]


# ---- blocks -----------------------------------------------------------------------------------------------------


def test_only_the_line_goes() -> None:
    """Of a block of several lines only that with a phrase is cut."""
    assert cuts(Part(f"{PROSE}\nRead more: Clock is slow\n{PROSE}"), Part(PROSE)) == [(0, 1, "related-phrase")]


def test_the_lines_of_code_and_letters_stay() -> None:
    """A line of preformatted text stays, though another text's "Date: ..." would go."""
    letter = Part("Date: Fri, 8 May 2002\nThe quay holds.", "pre")
    assert cuts(letter)
    assert not cuts(letter, role="preformatted")


def test_a_cut_line_is_a_verdict_of_its_own() -> None:
    """The verdict on a line that goes names rule, role and evidence, and has the score 0."""
    (verdict,) = cut_lines(make_page(Part("Picture: PA")), [in_context(0, score=0.5)], EN, META)
    assert verdict[:8] == Verdict(0, 0, "line", False, 0.0, "credit-phrase", "credit", verdict.terms)[:8]
    assert [(term.rule, term.weight) for term in verdict.terms] == [("credit-phrase", float("-inf"))]


def test_what_was_not_chosen_is_not_read() -> None:
    """A block that the context has cut gets no verdict on its lines."""
    assert not cuts(Part("Picture: PA"), keep=False)


@pytest.mark.parametrize("rule", [STANDFIRST.name, EMBEDDED_POST.name, DATA_TABLE.name])
def test_standfirsts_posts_and_tables_are_left_alone(rule: str) -> None:
    """The lines of a standfirst, of an embedded post and of a table of data stay as they are."""
    assert not cuts(Part("Read more: Clock is slow"), rule=rule)


def test_the_byline_echo_needs_the_pages_authors() -> None:
    """A line with names goes from a chosen block where they are the page's authors."""
    assert cuts(Part("By Ada Quill"), meta=META) == [(0, 0, "byline-echo")]
    assert cuts(Part("ADA QUILL: I did."), meta=META) == []  # said by her
    assert repeats_byline("Reporter: Ada Quill.", EN, byline_names(META))
    assert not cuts(Part("By Ada Quill of the Lume Echo"))


def test_what_heads_a_text_on_the_house_is_no_byline_though_it_is_the_author() -> None:
    """A press release ends so; the house behind the word for an author, or a person, is a byline."""
    house = META._replace(authors=("Lume University",), site="Lume University")
    assert cuts(Part("About Lume University"), meta=house) == []
    assert cuts(Part("By Lume University"), meta=house) == [(0, 0, "byline-echo")]
    assert cuts(Part("Lume University"), meta=house) == [(0, 0, "byline-echo")]
    assert cuts(Part("About Ada Quill"), meta=META._replace(site="Lume University")) == [(0, 0, "byline-echo")]


def test_an_address_in_a_list_is_one_of_several_ways() -> None:
    """An item that holds an address is no writer's; one that names the author goes."""
    item = Part("email desk@lume.example", "li")
    assert not cuts(Part(PROSE), item, role="list-item")
    assert cuts(Part(PROSE), item) == [(1, 0, "writer-address")]
    assert cuts(Part("Ada Quill"), meta=META, role="list-item") == [(0, 0, "byline-echo")]


@pytest.mark.parametrize("role", ["heading", "preformatted"])
def test_names_in_headings_and_code_are_no_byline(role: str) -> None:
    """A heading that is the author's name, and code that holds an address, stay."""
    assert not cuts(Part("Ada Quill"), meta=META, role=role)
    assert not cuts(Part("mail ada@quill.example"), meta=META, role=role)


def row(phrases: int) -> tuple[float, ...]:
    values = [0.0] * (len(CONTEXT) + len(MASKS))
    values[PHRASES_COLUMN] = phrases
    return tuple(values)


@pytest.mark.parametrize(
    ("text", "phrases", "asked"),
    [("Picture: PA", 0, True), ("Picture: PA", 1, False), ("a\nb", 0, False), ("[…] a", 0, False),
        (f"{PROSE} " * 3, 0, False)],
    ids=["no phrase", "a phrase", "two lines", "behind a bracket", "a long block"],
)  # fmt: skip
def test_a_block_that_was_asked_is_not_asked_again(text: str, phrases: int, asked: bool) -> None:
    """A block of one short line that matched no phrase when it was judged in context is not searched again."""
    page = make_page(Part(text.strip()))
    assert was_asked(page.blocks[0], in_context(0, terms=TreeTerms("context", row(phrases)))) is asked


def test_a_verdict_without_a_row_of_its_own_was_not_asked() -> None:
    """A verdict that a rule gave, or the score of the block alone, says nothing of phrases: its block is searched."""
    block = make_page(Part("Picture: PA")).blocks[0]
    assert not was_asked(block, in_context(0))
    assert not was_asked(block, in_context(0, terms=TreeTerms("alone", (0.0,) * len(ALONE))))


# ---- tails of sentences -----------------------------------------------------------------------------------------


def kept_of(line: str, code: str, score: float = 0.7) -> str | None:
    """Return what stays of a line that goes by a phrase."""
    cut = cut_by_phrase(line, 0.0, score, lexicon_for(code))
    assert cut is not None
    return cut.kept


@pytest.mark.parametrize(
    ("line", "code", "sentence"),
    [
        ("Il ponte riapre lunedì mattina. (ANSA).", "it", "Il ponte riapre lunedì mattina."),
        ("The bridge will open on Monday. - Reuters", "en", "The bridge will open on Monday."),
        ("El puente abre el lunes. (Con información de EFE)", "es", "El puente abre el lunes."),
        ("It will be mended in May. All rights reserved", "en", "It will be mended in May."),
    ],
)
def test_a_sentence_before_a_tail_stays(line: str, code: str, sentence: str) -> None:
    """Of a sentence that an agency, an author or a notice signs, the tail goes and the sentence stays."""
    assert kept_of(line, code) == sentence


@pytest.mark.parametrize(
    "pointer",
    ["Mehr dazu lesen Sie hier.", "(Lesen Sie hier mehr dazu.)", "(Lesen Sie auch: Wo die Gänse rasten)"],
)
def test_a_paragraph_stays_whose_last_sentence_points_elsewhere(pointer: str) -> None:
    """Only the sentence goes, but of what scores low, or is no paragraph without it, all."""
    said = "»Die Brücke hält noch, aber nicht mehr lange«, sagt die Frau, die jeden Morgen über sie geht."
    assert kept_of(f"{said} {pointer}", "de", 0.9) == said
    for line in (f"Die Brücke hält. {pointer}", f"{said} Lesen Sie hier mehr. Es ging um Geld."):
        assert kept_of(line, "de", 0.9) is None
    assert kept_of(f"{said} {pointer}", "de", 0.7) is None


@pytest.mark.parametrize(
    "line",
    [
        "Lume Post. All rights reserved.", "\u00a9 2024 The Lume Post Group. All rights reserved.",
        "Lumeport - Reuters",
        "LPA writer Ada Quill in Lumeport, Fla., contributed to this report.",
        "Lume Press writers Ada Quill in Port Hill, Ala., and Ben Rook in Dee, Fla., contributed to this report.",
        "Ada Quill of the Lume Post in Dee, Fla. contributed reporting.",
        "LPA writer and part-time diver Ada Quill Jr. contributed to this report.",
    ],
    ids=[
        "a name", "a notice before it", "no sentence", "a state before a comma", "two states", "a state",
        "a verb behind its subject",
    ],
)
def test_a_tail_behind_no_sentence_takes_the_line_along(line: str) -> None:
    """A name before the tail, and what is boilerplate itself, goes with it."""
    assert kept_of(line, "en") is None


def test_an_answer_of_one_word_stays() -> None:
    """"No." answers where the page is sure of its text; a label has no full stop."""
    german = lexicon_for("de")
    assert cut_by_phrase("Nein.", 0.0, 0.95, german) is None
    assert cut_by_phrase("Nein", 0.0, 0.95, german) is not None
    assert cut_by_phrase("Nein.", 0.0, 0.5, german) is not None


def test_names_alone_above_the_text_are_a_byline() -> None:
    """A heading above the first paragraph, or between the standfirst and it, that says but who wrote it goes; one below
    is a subhead.
    """
    names = Part("Ada Quill and Ben Rook", "h5")
    page = make_page(names, Part(PROSE), names, Part(PROSE))
    chosen = [in_context(i, role="heading" if i % 2 == 0 else "paragraph") for i in range(4)]
    cut = cut_lines(page, chosen, lexicon_for("en"), Metadata(authors=("Ada Quill", "Ben Rook")))
    assert [verdict.block for verdict in cut] == [0]
    for role, places in (("standfirst", [0, 2]), ("paragraph", [0])):
        chosen[1] = in_context(1, role=role)
        cut = cut_lines(page, chosen, lexicon_for("en"), Metadata(authors=("Ada Quill", "Ben Rook")))
        assert [verdict.block for verdict in cut] == places


def test_a_heading_that_opens_as_a_byline_is_one_wherever_it_stands() -> None:
    """Below a standfirst that reads like text, say; with the names alone it is a subhead, as is another's byline."""
    assert cuts(Part(PROSE), Part("By Ada Quill, Lumeport"), meta=META, role="heading") == [(1, 0, "byline-echo")]
    for line in ("Ada Quill, Lumeport", "By Cleo Stamp", "By the quay", "How Ada Quill came home"):
        assert not cuts(Part(PROSE), Part(line), meta=META, role="heading")


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("（原标题：示例桥周一通车）", "related"), ("（原题为《示例桥通车》）", "related"),
        ("本文原标题：《示例桥》", "correction"),
        ("图片来源：示例报 张样例", "credit"), ("图片来自网络，侵权即删。", "credit"),
        ("免责声明：内容不代表本网。", "copyright"),
        ("Notice: The content above is by a user.", "copyright"),
        ("灯塔。本文图片除特别标注外，均为示例报张样例 图", "credit"),
        ("2、回复【桥】看新图", "follow"),
        ("示例新闻客户端最快知道→【下载地址】", "app"), ("（点击看大图）", "navigation"),
    ],
)  # fmt: skip
def test_what_no_chinese_sentence_says_goes_from_the_surest_text(line: str, category: str) -> None:
    """The page around such a line outweighs it nowhere."""
    cut = cut_by_phrase(line, 0.0, 1.0, lexicon_for("zh"))
    assert cut is not None and cut.rule.name == f"{category}-phrase"


def test_a_house_in_capitals_behind_the_last_sentence_goes() -> None:
    """At the end alone; amid the text a sentence may end so."""
    signed = Part("It opens at noon on Monday. - LUMENEWS")
    (cut,) = cut_lines(make_page(Part(PROSE), Part(PROSE), signed), [in_context(i) for i in range(3)], EN, NO_META)
    assert (cut.block, cut.text) == (2, "It opens at noon on Monday.")
    assert not cuts(Part(PROSE), signed, Part(PROSE), Part(PROSE))


def test_hashtags_below_a_line_that_leads_to_them_stay() -> None:
    """They are what the line with the colon tells of, in a block of their own or its last line; below a label not."""
    tags = "#OurQuay #NotForSale"
    assert cuts(Part(PROSE), Part("The words on the wall:"), Part(tags)) == []
    assert cuts(Part(PROSE), Part(PROSE), Part(f"The words on the wall:\n{tags}")) == []
    assert (2, 0, TOPIC_TAGS.name) in cuts(Part(PROSE), Part("More tags:"), Part(tags))
    assert (2, 0, TOPIC_TAGS.name) in cuts(Part(PROSE), Part(PROSE), Part(tags))


@pytest.mark.parametrize("line", ["Cleo Stamp, harbour reporter", "Cleo Stamp and Dan Fell", "Cleo Stamp / Lumeport"])
def test_names_alone_go_above_the_text_and_in_bold_below_it(line: str) -> None:
    """On a page of news; where more stand in one block, they stay. In plain letters below the text names without a job
    or a place stay, too: with one they sign it.
    """
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    report = "The harbour office has dredged a part of the old basin, its master said on"
    text = "".join(f"<p>{report} {day}.</p>" for day in days)
    news = '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'

    def left(body: str, head: str = news) -> str:
        page = f"<html lang=en><head><title>Basin dredged</title>{head}</head><article><h1>Basin dredged</h1>{body}"
        return newsclean.clean(page).text

    assert line not in left(f"<p>{line}</p>{text}")
    assert line not in left(f"{text}<p><b>{line}</b></p>")
    assert (line in left(f"{text}<p>{line}</p>")) is (line == "Cleo Stamp and Dan Fell")
    assert line in left(f"<p>{line}</p>{text}", head="")
    assert line in left(f"{text}<p><b>{line}<br>Eve Tarn<br>Gus Moor<br>Ike Wren</b></p>")


def test_names_that_sign_letters_stay_the_first_and_the_last_too() -> None:
    """Where names alone stand amid the text, it is letters; without them those at its ends are bylines."""
    letter = "The harbour office has dredged a part of the old basin, and nobody has seen the mud since."
    brief = "Whose mud is it?"
    head = '<head><title>Letters</title><script type="application/ld+json">{"@type": "NewsArticle"}</script></head>'
    names = ("Cleo Stamp, Lumeport", "Dan Fell, Lumeport", "Eve Tarn, Lumeport")

    def left(amid: str) -> list[str]:
        letters = zip((brief, *[letter] * 3), (names[0], amid, amid, names[2]), strict=True)
        body = "".join(f"<p>{said}</p><p><em>{name}</em></p>" for said, name in letters)
        text = newsclean.clean(f"<html lang=en>{head}<article><h1>Letters</h1>{body}</article>").text
        return [name for name in names if name in text]

    assert left(names[1]) == [*names]
    assert left("The mud was grey.") == []


def test_a_line_to_readers_goes_on_a_page_of_news() -> None:
    """The rule is one of those for lines: `test_pitch_lines.py` says which lines these are."""
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
    text = [f"<p>The harbour office has dredged a part of the old basin, its master said on {day}.</p>" for day in days]
    pitch = "Grab the list of berths from our app."
    body = f"<article><h1>Basin dredged</h1>{''.join(text[:3])}<p>{pitch}</p>{''.join(text[3:])}"
    head = "<html lang=en><head><title>Basin dredged</title>"
    assert pitch in newsclean.clean(f"{head}</head>{body}").text
    news = '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'
    assert pitch not in newsclean.clean(f"{head}{news}</head>{body}").text
