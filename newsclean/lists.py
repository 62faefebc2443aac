"""Lists in Markdown and HTML (layer 0): a list's paragraphs in, lists in lists out, ordered ones with their numbers.

What an item says is written by the caller's function: this room knows of lists alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsclean.model import Paragraph

MAX_DEPTH = 12
"""Lists in lists that are written; what stands deeper is an item of the last. On 2,853 pages (the annotated sets and
tests/by_strangers) no list has more than two lists around it."""
_MAX_MARKDOWN_NUMBER = 999_999_999  # more digits make no list (CommonMark 5.2)


class Item(NamedTuple):
    """A paragraph of a list and where it stands in it."""

    paragraph: Paragraph
    depth: int
    """Lists around its own."""
    goes_on: bool
    """It is another paragraph of the item that stands at its depth."""


def items_of(group: Iterable[Paragraph]) -> Iterator[Item]:
    """Yield each list item and how deep it stands below those before it.

    Its level counts the lists of the page's layout too, and may leap: four spaces more than the item above are code.
    """
    above: list[Paragraph] = []
    for paragraph in group:
        last = None
        while above and above[-1].level >= paragraph.level:
            last = above.pop()
        goes_on = (
            last is not None
            and last.level == paragraph.level
            and last.number is not None
            and last.number == paragraph.number
        )
        yield Item(paragraph, min(len(above), MAX_DEPTH), goes_on)
        above.append(paragraph)


class _Open(NamedTuple):
    """A list that is being written in Markdown."""

    number: int | None
    """Of its last item; None where the list is not ordered."""
    sign: str
    """What stands behind its numbers: another one begins another list."""
    indent: int
    """Characters before what its last item holds, those of the lists around it too."""


def markdown_list(group: Iterable[Paragraph], write: Callable[[Paragraph], str]) -> str:
    """Return list items in CommonMark; a number that does not follow the one before it begins a list of its own."""
    parts: list[str] = []
    lists: list[_Open] = []
    for paragraph, depth, goes_on in items_of(group):
        del lists[depth + 1 :]
        if goes_on:
            parts.append("\n\n" + " " * lists[depth].indent + write(paragraph))
            continue
        before = lists.pop() if len(lists) > depth else None
        around = lists[-1].indent if lists else 0
        number = paragraph.number
        if number is None or not 0 <= number <= _MAX_MARKDOWN_NUMBER:
            number, sign, mark = None, "", "- "
        else:
            sign = before.sign if before and before.sign else "."
            if before and before.number is not None and number != before.number + 1:
                sign = ")" if sign == "." else "."
            mark = f"{number}{sign} "
        if parts:  # only a list that begins with 1 may stand right below a line of text
            begins = before is None and number not in (None, 1)
            parts.append("\n\n" if begins else "\n")
        parts.append(" " * around + mark + write(paragraph))
        lists.append(_Open(number, sign, around + len(mark)))
    return "".join(parts)


def html_list(
    group: Iterable[Paragraph], write: Callable[[Paragraph], str], attributes: Callable[[Paragraph], str] = lambda _: ""
) -> str:
    """Return list items in <ul>, <ol> and <li>; `attributes` gives those of an item, with a space before them."""
    parts: list[str] = []
    lists: list[int | None] = []  # the number of the item that is open in each, None where it is not ordered

    def close(depth: int) -> None:
        while len(lists) > depth:
            parts.append(f"</li>\n</{_tag(lists.pop())}>")

    for paragraph, depth, goes_on in items_of(group):
        close(depth + 1)
        if goes_on:
            parts.append(f"<p{attributes(paragraph)}>{write(paragraph)}</p>")
            continue
        number = paragraph.number
        if len(lists) > depth and (lists[depth] is None) != (number is None):
            close(depth)
            parts.append("\n")
        value = ""
        if len(lists) > depth:
            before = lists.pop()
            parts.append("</li>\n")
            if before is not None and number != before + 1:
                value = f' value="{number}"'
        else:
            start = f' start="{number}"' if number not in (None, 1) else ""
            parts.append(f"<{_tag(number)}{start}>\n")
        parts.append(f"<li{value}{attributes(paragraph)}>{write(paragraph)}")
        lists.append(number)
    close(0)
    return "".join(parts)


def _tag(number: int | None) -> str:
    return "ul" if number is None else "ol"
