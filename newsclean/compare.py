"""Two articles of one page -> which lines came and went, and by which rule (an edge)."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.batch.outputs import FAILED_ENDING
from newsclean.errors import DataError
from newsclean.inputs.errors import InputError
from newsclean.model import Article, Removal

MOST_ALIKE = 100
"""Like lines that are looked for each in each place; more are matched beside other lines alone. The time grows with the
square of their number: 30,000 take a minute."""
FIELDS = ("title", "authors", "published", "modified", "kind")
"""Fields of an article that are compared beside its lines."""


class Line(NamedTuple):
    """A line that one of two articles has, and what the other says of it."""

    change: str
    """"+" came, "-" went."""
    text: str
    role: str
    """What it was cut as in the article that lacks it; "" where that knows nothing of it."""
    rule: str
    reason: str


class Comparison(NamedTuple):
    """What differs between two articles of a page."""

    key: str
    lines: tuple[Line, ...]
    fields: tuple[tuple[str, Any, Any], ...]
    """(field, before, after)."""
    missing: str | None = None
    """Why one side has no article."""
    failed: str | None = None
    """Why neither has one: there is nothing to compare."""

    @property
    def differs(self) -> bool:
        """Tell whether there is anything to tell."""
        return bool(self.lines or self.fields or self.missing)


def compare(key: str, before: Article, after: Article) -> Comparison:
    """Return which lines of the text came and went from `before` to `after`, in reading order."""
    old, new = before.text.split("\n"), after.text.split("\n")
    lost, gained = _removals(after), _removals(before)
    lines: list[Line] = []
    many = {text for text, count in Counter(new).items() if count > MOST_ALIKE}
    for kind, i, j, m, n in SequenceMatcher(many.__contains__, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            lines += [Line("-", text, *_told(text, lost)) for text in old[i:j] if text]
            lines += [Line("+", text, *_told(text, gained)) for text in new[m:n] if text]
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in FIELDS)
    return Comparison(key, tuple(lines), tuple(pair for pair in pairs if pair[1] != pair[2]))


def _removals(article: Article) -> dict[str, Removal]:
    """Return what was cut, by each of its lines."""
    return {line: removal for removal in article.removed for line in removal.text.split("\n")}


def _told(text: str, removals: dict[str, Removal]) -> tuple[str, str, str]:
    removal = removals.get(text)
    return (removal.role, removal.rule, removal.reason) if removal else ("", "", "")


# ---- totals over many pages ---------------------------------------------------------------------


class Totals:
    """What many comparisons add up to."""

    def __init__(self) -> None:
        self.pages = self.differ = self.missing = self.failed = 0
        self.came: Counter[str] = Counter()
        """Lines that came, by the rule that cut them before."""
        self.went: Counter[str] = Counter()
        """Lines that went, by the rule that cuts them now."""

    def add(self, comparison: Comparison) -> None:
        """Count a page; one that failed on both sides apart."""
        self.failed += comparison.failed is not None
        self.pages += comparison.failed is None
        self.differ += comparison.differs
        self.missing += comparison.missing is not None
        for line in comparison.lines:
            (self.came if line.change == "+" else self.went)[line.rule or "unknown"] += 1


# ---- articles on disk ---------------------------------------------------------------------------

Found = tuple[Article | None, str | None]
"""What one side has of a page: its article, or why there is none."""


def compare_found(key: str, before: Found, after: Found) -> Comparison:
    """Return the comparison of a page that may have failed on either side."""
    (old, old_error), (new, new_error) = before, after
    if old is None or new is None:
        error = old_error or new_error
        return Comparison(key, (), (), failed=error) if old is new else Comparison(key, (), (), error)
    return compare(key, old, new)


def read_found(path: str) -> Found:
    """Return a stored article; of a record that `newsclean clean --json` wrote of a failed page its error."""
    if not path.endswith(FAILED_ENDING):
        return read_article(path), None
    try:
        return None, str(json.loads(Path(path).read_bytes())["error"])
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{path} is not the record of a failed page: {_why(error)}") from None


def _why(error: Exception) -> str:
    """Return what is wrong with a file that should hold JSON, in words."""
    if isinstance(error, DataError):
        return str(error)
    if isinstance(error, KeyError):
        return f"it lacks {error}"
    return "it is no JSON" if isinstance(error, ValueError | RecursionError) else "it is other JSON"


def read_article(path: str | Path) -> Article:
    """Return the article of a JSON trace, or of what `newsclean clean --json` writes. Raises InputError."""
    try:
        data = json.loads(Path(path).read_bytes())
        data = data["article"] if isinstance(data, dict) and "verdicts" in data else data
        if not isinstance(data, dict) or not {"text", "paragraphs"} <= data.keys():
            raise DataError("it lacks a text or paragraphs")
        return Article.from_dict(data)
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, DataError) as error:
        raise InputError(f"{path} is neither a trace nor an article of newsclean: {_why(error)}") from None


def stored_articles(path: str) -> dict[str, str]:
    """Return the JSON files of a file or folder, by their paths below it without ".json" and ".error.json".

    Raises InputError.
    """
    if not os.path.isdir(path):
        return {"": path}
    files = sorted(file for file in Path(path).rglob("*.json") if not file.is_dir())  # a folder may be called so
    names = {str(file): file.relative_to(path).as_posix() for file in files}
    found = {name.removesuffix(FAILED_ENDING).removesuffix(".json"): file for file, name in names.items()}
    if not found:
        raise InputError(f"{path} holds no .json file: newsclean gallery PAGES -o {path} --traces writes them")
    return found


def compare_stored(before: str, after: str) -> Iterator[Comparison]:
    """Yield a comparison for each page that two files or folders of JSON articles hold. Raises InputError."""
    old, new = stored_articles(before), stored_articles(after)
    if ("" in old) != ("" in new):
        raise InputError(f"{before} and {after}: one is a file, the other a folder")
    for key in sorted(old.keys() | new.keys()):
        if key not in new or key not in old:
            yield Comparison(key, (), (), f"only in {before if key in old else after}")
        else:
            yield compare_found(key or Path(after).stem, read_found(old[key]), read_found(new[key]))
