"""The second opinion: `newsclean.scoring.second_opinion`."""

from __future__ import annotations

from typing import Any

import pytest
from hand_made import PROSE, Part, in_context, make_page, page_of

import newsclean
from newsclean import pipeline
from newsclean.model import Verdict
from newsclean.scoring.rules import INDEX_PAGE
from newsclean.scoring.second_opinion import MAX_CONTAINERS, ask_readability, is_unsure, readability_text

OTHER = PROSE.replace("Monday", "Tuesday")
HTML = f"<body><div><p>{PROSE}</p><p>{OTHER}</p></div><div class=sidebar>Home, and much more than that, is here</div>"


def out(index: int, score: float = 0.4, **fields: Any) -> Verdict:
    return in_context(index, keep=False, score=score)._replace(**fields)


# ---- when it is asked -------------------------------------------------------------------------------------------


def test_a_page_of_which_little_stays_is_unsure() -> None:
    """Where fewer words stay than a short news item has, and more are doubtful, another is asked."""
    assert is_unsure(make_page(Part("The bridge is shut."), Part(PROSE)), [in_context(0), out(1)])


def test_a_page_of_which_enough_stays_is_sure() -> None:
    """Where a news item's words stay with good scores, nobody is asked."""
    assert not is_unsure(make_page(Part(PROSE * 4), Part(PROSE)), [in_context(0), out(1)])


def test_a_page_of_which_little_is_in_doubt_is_sure() -> None:
    """A line in doubt beside some paragraphs is not worth another's time, however low their scores."""
    chosen = [in_context(0, score=0.6), out(1)]
    assert not is_unsure(make_page(Part(PROSE * 4), Part("The bridge is shut until noon, the port says.")), chosen)
    assert is_unsure(make_page(Part(PROSE * 4), Part(PROSE * 2)), chosen)


def test_much_text_of_a_low_score_is_unsure() -> None:
    """Where what stays is itself doubtful, another is asked, however much it is."""
    assert is_unsure(make_page(Part(PROSE * 4), Part(PROSE)), [in_context(0, score=0.55), out(1)])


@pytest.mark.parametrize(
    "verdict", [out(1, score=0.1), out(1, rule=INDEX_PAGE.name)], ids=["hopeless", "one of an index page's"]
)
def test_nobody_is_asked_where_nothing_is_doubtful(verdict: Verdict) -> None:
    """Blocks of a hopeless score, and pages known to be an index, are not asked about."""
    assert not is_unsure(make_page(Part("The bridge is shut."), Part(PROSE)), [in_context(0), verdict])


def test_nobody_is_asked_about_short_blocks() -> None:
    """Doubtful blocks of a few words are no reason to ask."""
    assert not is_unsure(make_page(Part("Shut."), Part("The bridge is shut.")), [in_context(0), out(1)])


def test_nobody_is_asked_about_a_vast_page() -> None:
    """Pages on which readability would take too long are not given to it."""
    page = make_page(Part("Shut."), *[Part(PROSE)] * MAX_CONTAINERS)
    assert not is_unsure(page, [in_context(0), *(out(i) for i in range(1, MAX_CONTAINERS + 1))])


# ---- what it says -----------------------------------------------------------------------------------------------


def test_what_readability_chose_too_stays() -> None:
    """A doubtful block that readability chose is kept, by a rule that says so, and the note counts it."""
    verdicts, note = ask_readability(page_of(HTML), [in_context(0), out(1), out(2)])
    assert [v.keep for v in verdicts] == [True, True, False]
    assert (verdicts[1].rule, verdicts[1].role) == ("second-opinion", "paragraph")
    assert note.endswith("readability-lxml was asked, and 1 more block stays")
    assert ask_readability(page_of(HTML), [in_context(0), in_context(1), out(2)])[1].endswith("and 0 more blocks stay")


@pytest.mark.parametrize(
    "verdict",
    [out(1, score=0.1), out(1, role="caption"), out(1, role="headline"), out(1, rule="cookie-notice")],
    ids=["hopeless", "caption", "title", "notice"],
)
def test_what_is_known_to_be_no_text_stays_out(verdict: Verdict) -> None:
    """A hopeless block, a caption, the headline or a notice on cookies stays out, whoever chose it."""
    verdicts, _ = ask_readability(page_of(HTML), [in_context(0), verdict, out(2)])
    assert not verdicts[1].keep


def test_a_page_that_readability_cannot_read_has_no_text() -> None:
    """Where readability finds no article its text is empty."""
    assert readability_text(page_of("<body></body>")) == ""


def test_an_unsure_page_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pipeline asks where it is unsure, and the trace says so."""
    monkeypatch.setattr(pipeline, "is_unsure", lambda page, chosen: True)
    assert any("readability" in note for note in newsclean.trace(HTML).notes)


def test_what_stays_already_is_not_turned() -> None:
    """A block that says what one that stays says, the summary above it, stays out."""
    page = page_of(f"<body><div><p>{PROSE}</p><p>{OTHER}</p><p>{PROSE}</p></div></body>")
    verdicts, _ = ask_readability(page, [in_context(0), out(1), out(2)])
    assert [v.keep for v in verdicts] == [True, True, False]
