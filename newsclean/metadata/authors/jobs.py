"""What tells a job from a person: "Harbour Reporter", "chief football writer", "Head of Sales" (layer 1).

In: a text. Out: bools, and a name without its job. The words are those of names.toml.
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from newsclean.metadata.authors.name_words import EDGES, name_words
from newsclean.metadata.authors.names import is_uncased
from newsclean.text import fold


def is_job(text: str) -> bool:
    """Tell whether a text is a job and no more, a role with what it is for or its grade before it.

    >>> is_job("Chief Football Writer"), is_job("head of marketing"), is_job("Gull Writer"), is_job("Football")
    (True, True, False, False)
    """
    words = name_words()
    lower = text.lower()
    if lower in words.roles:
        return True
    role = _closing_role(lower)
    if len(role) <= _DEGREE_CHARS:  # "Data Ma" is a name, though "MA" is what one is
        return False
    before = (words.beats, words.grades, words.roles)
    return all(any(word.strip(EDGES) in of for of in before) for word in lower[: -len(role)].split())


_DEGREE_CHARS = 5  # a space and "fand"


def ends_in_job(text: str) -> bool:
    """Tell whether a text is a job or ends in one, whatever stands before: "Harbour Reporter", "Gull Staff Writer"."""
    lower = text.lower()
    return lower in name_words().roles or _ends_in_role(lower)


def names_job(text: str) -> bool:
    """Tell whether a text opens or ends with a word that is a job by itself: "reporter, Lume", "harbour reporter"."""
    tokens = text.lower().split() or [""]
    return not name_words().roles.isdisjoint((tokens[0].strip(EDGES), tokens[-1].strip(EDGES)))


def follows_name(text: str) -> bool:
    """Tell whether a text behind a name and a mark is that person's job: "Harbour Reporter", "Quay Analyst".

    >>> follows_name("Software Engineer"), follows_name("Ada Quill")
    (True, False)
    """
    lower = text.lower().strip(EDGES)
    before, _, last = lower.rpartition(" ")
    return _ends_in_role(lower) or (before != "" and last in name_words().trades)


def is_office(text: str) -> bool:
    """Tell whether a text is who somebody is to a house or a field, by one of its first words.

    >>> is_office("Head of Sales"), is_office("Sr. Director of Ports"), is_office("Ministry of Ports")
    (True, True, False)
    """
    words = name_words()
    tokens = text.lower().split(maxsplit=_OFFICE_WORDS)[:_OFFICE_WORDS]
    if words.of_heads.isdisjoint(tokens):
        return False  # as most
    return any(of in words.of_heads and head in words.heads for head, of in pairwise(tokens))


_OFFICE_WORDS = 5  # by hand; at half and at twice no page of 520 differs


def is_role_word(word: str) -> bool:
    """Tell whether a word, however it is written, is one of those that jobs are called by."""
    return fold(word) in name_words().role_words


def without_job(name: str) -> str:
    """Return a name without the job behind it; all of it where that leaves one word, which is a house's.

    "" where a grade is the house's, too, or where there is no name before the job.

    >>> without_job("Ada Quill Chief Football Writer"), without_job("Gull staff reporter")
    ('Ada Quill', 'Gull staff reporter')
    >>> without_job("Gull Executive News Editor")
    ''
    """
    words = name_words()
    role = _closing_role(name.lower())
    if not role:
        return name
    left = name[: -len(role)].strip(EDGES).split()
    while left and ((word := left[-1].lower().strip(EDGES)) in words.beats or word in words.roles):
        left.pop()
    person = list(takewhile(lambda word: word.lower() not in words.grades, left))
    if not person:
        return ""
    if len(person) < 2:
        is_of_house = person != left
        return "" if is_of_house else " ".join(person) if is_uncased(person[0]) else name
    return " ".join(person).strip(EDGES)


def _closing_role(lower: str) -> str:
    """Return the role, with the space before it, that a text in lower case ends in; "" where it ends in none."""
    return next(filter(lower.endswith, name_words().role_tails)) if _ends_in_role(lower) else ""


def _ends_in_role(lower: str) -> bool:
    """Tell whether a text in small letters is a role and something before it: "ada quill, reporter"."""
    words = name_words()  # the tails alone take six times as long
    return lower.rpartition(" ")[2] in words.role_ends and lower.endswith(words.role_tails)
