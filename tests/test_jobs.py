"""What is a job, and what is a person with one behind the name: `newsclean.metadata.authors.jobs`."""

from __future__ import annotations

import pytest

from newsclean.metadata.authors.jobs import follows_name, is_job, names_job, without_job


@pytest.mark.parametrize(
    "text",
    [
        "Reporter", "Chief Football Writer", "Staff Writer", "content editor", "Freie Journalistin", "Court Reporter",
        "Online Editor",
        "기자",
    ],
)  # fmt: skip
def test_a_role_with_what_it_is_for_is_a_job(text: str) -> None:
    """A beat, a grade or another role may stand before it."""
    assert is_job(text)


@pytest.mark.parametrize(
    "text", ["Gull Writer", "Ada Quill Reporter", "Data Ma", "Gull Online", "Football", "Senior", "Staff of Lume", ""]
)
def test_what_else_stands_before_a_role_makes_it_no_job_alone(text: str) -> None:
    """A house or a name before a role is somebody's; a beat or a grade alone is no role."""
    assert not is_job(text)


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Ada Quill Reporter", "Ada Quill"),
        ("Ada Quill Senior Harbour Reporter", "Ada Quill"),  # whatever stands between grade and role
        ("Ada Quill Chief Football Writer", "Ada Quill"),
        ("Ada Quill Community Editor", "Ada Quill"),
        ("Ada Quill", "Ada Quill"),
        ("Gull staff reporter", "Gull staff reporter"),  # a desk
        ("Ada Quill, Content Editor", "Ada Quill"),
        ("Gull Executive News Editor", ""),  # a house's, and nobody's name
        ("News: Editor", ""),
        ("Football . Writer", ""),
    ],
)
def test_a_name_is_kept_without_the_job_behind_it(line: str, person: str) -> None:
    """One word before a job is a house, and of a house and a grade nobody is left."""
    assert without_job(line) == person


def test_a_job_behind_a_mark_ends_in_a_role_or_a_trade() -> None:
    """A second name does neither, and a grade alone is no job."""
    assert follows_name(" Harbour Reporter") and follows_name("Senior Quay Analyst")
    assert not follows_name(" Ben Osei") and not follows_name("Senior")


def test_a_line_names_a_job_at_either_end() -> None:
    """A role amid a line says of nobody that it is theirs."""
    assert names_job("reporter, Lume") and names_job("harbour reporter")
    assert not names_job("the reporter of Lume") and not names_job(" ")


@pytest.mark.parametrize("mark", ["", ":", " :", ".", ",", " -", " *", "'", "]"])
@pytest.mark.parametrize("words", ["News", "Chief", "Staff", "News Chief", "Football News"])
def test_marks_among_words_of_a_job_make_nobody_of_them(words: str, mark: str) -> None:
    """Found by changed pages: no word of a job is left as a name."""
    assert without_job(f"{words}{mark} Editor") == ""
    assert is_job(f"{words}{mark} Editor") or mark in (" :", " -", " *")


@pytest.mark.parametrize("job", ["Software Engineer", "Ferry Support Lead", "Harbour Reporter"])
def test_who_somebody_is_follows_the_name(job: str) -> None:
    """Behind a name and a mark a trade with a word before it is a job, too."""
    assert follows_name(job)


@pytest.mark.parametrize("other", ["Engineer", "Ada Quill", "Lead", ""])
def test_a_name_follows_another(other: str) -> None:
    """A trade alone may be a name."""
    assert not follows_name(other)
