"""The words of picture credits, as the phrases of a language have them (layer 1): phrases in, `CreditTerms` out.

Nothing is listed a second time: "photo:" and "(photo by" hold a label, "/afp" and "via reuters" a house.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsclean.characters import COLONS, is_spaceless
from newsclean.text import longest_word


class CreditTerms(NamedTuple):
    """Labels and houses, folded, and words of them by which a text without any is known quickly."""

    labels: frozenset[str]
    """What opens a credit before a name, without its mark: "photo", "photo by", "source"."""
    sources: frozenset[str]
    """Those labels that open notes on agencies or bylines elsewhere: "source"."""
    pairs: frozenset[str]
    """The labels of two words."""
    houses: frozenset[str]
    """Whom credits name: agencies, stocks of pictures, "supplied"."""
    openings: frozenset[str]
    """The first words of labels and houses."""
    telling: frozenset[str]
    """Of each label and house the longest word: a text without any of these names none of them."""


Phrases = Mapping[str, Mapping[str, str]]
"""By how a line has them ("exact", "prefix", "suffix"): phrase -> category."""


def credit_terms(phrases: Phrases, byline: Sequence[str]) -> CreditTerms:
    """Return the terms of a language; `byline` are the words that open its bylines, "by", and no labels."""
    of_credits = [
        (how, phrase) for how in ("prefix", "exact", "suffix")
        for phrase, category in phrases[how].items() if category == "credit"
    ]  # fmt: skip
    openings = [phrase for how, phrase in of_credits if how == "prefix" and not phrase.rstrip().endswith(("/", "|"))]
    set_apart = _set_apart(of_credits, openings)
    heads = _heads(openings, set_apart)
    named = _agencies(phrases["exact"]) | _without_labels(set_apart, heads)
    sources = _sources(phrases["prefix"]).difference(byline)

    labels, houses = {*heads, *sources}, set(named)
    for how, phrase in of_credits:
        bare = _bare(phrase)
        is_label = bare not in named and (how == "prefix" or not heads.isdisjoint(_PARTS.split(bare)))
        is_behind_name = how == "suffix" and is_spaceless(bare[-1:])  # as a label in Japanese is: "X撮影"
        if is_label and how != "suffix":
            labels.add(bare)
        elif not is_label and not is_behind_name:
            houses.add(bare)
    houses -= {*heads, *sources, ""}
    labels = {label for label in labels if label and not _holds_house(label, houses & named)}
    houses -= labels
    return CreditTerms(
        labels=frozenset(labels),
        sources=frozenset(sources - heads),
        pairs=frozenset(label for label in labels if label.count(" ") == 1),
        houses=frozenset(houses),
        openings=frozenset(name.split()[0].rstrip(".") for name in labels | houses),
        telling=frozenset(map(longest_word, [*labels, *houses, *(_bare(phrase) for _, phrase in of_credits)])),
    )


_AROUND = " :：/|©([)]-–=,.\\"
_MARKS = (*COLONS, ".", "=", ",")  # behind a label
_PARTS = re.compile(r"[\s:=/|,.()–-]+")


def _bare(phrase: str) -> str:
    return phrase.strip(_AROUND).removeprefix("c) ").removeprefix("via ")


def _heads(openings: list[str], set_apart: set[str]) -> set[str]:
    """Return the labels of one word: those with a mark, and of the others those that are no house set apart."""
    marked = {phrase for phrase in openings if phrase.endswith(_MARKS) and " " not in phrase.strip()}
    words = {bare for phrase in openings if " " not in (bare := phrase.strip(_AROUND))}
    return (words - set_apart) | {phrase.strip(_AROUND) for phrase in marked}


def _set_apart(of_credits: list[tuple[str, str]], openings: list[str]) -> set[str]:
    """Return what a mark sets apart as a house: "/afp", "afp/", "© afp", "via afp"."""
    behind_mark = {phrase for _, phrase in of_credits if phrase.startswith(("©", "/", "|", "-", "=", "(c)", "via "))}
    before_mark = {phrase for how, phrase in of_credits if how == "prefix"}.difference(openings)
    return {_bare(phrase) for phrase in behind_mark | before_mark}


def _without_labels(set_apart: set[str], heads: set[str]) -> set[str]:
    """Return houses without those that are a label with a house, or two labels: "ap photo/" stays, "fot. pap/" goes."""
    plain = {house for house in set_apart if heads.isdisjoint(_PARTS.split(house))}
    return plain | {house for house in set_apart if not plain.isdisjoint(house.split()[:-1])}


def _agencies(exact: Mapping[str, str]) -> set[str]:
    """Return the agencies that are all of a note, alone or in brackets: "upi", "(reuters)"."""
    notes = (phrase.strip("()") for phrase, category in exact.items() if category == "agency")
    return {note for note in notes if " " not in note}


def _sources(prefix: Mapping[str, str]) -> set[str]:
    """Return the single words with a colon that open notes on agencies or bylines: "source:"."""
    noted = (phrase.strip(_AROUND) for phrase, category in prefix.items()
             if category in ("agency", "byline") and phrase[-1] in COLONS)  # fmt: skip
    return {word for word in noted if " " not in word}


def _holds_house(label: str, houses: set[str]) -> bool:
    """Tell whether a phrase that opens with a label holds the house, too: "foto afp", "fot=afp"."""
    if ":" in label or "=" in label:
        return True
    words = label.split()
    places = range(len(words) + 1)
    return any(" ".join(words[first:last]) in houses for first in places for last in places[first + 1 :])
