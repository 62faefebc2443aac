"""What rules on elements decide, the caller's own and those of files (layer 4).

In: Page, rules, what is decided so far. Out: what is decided under the rules. The element nearest to a text decides;
where one element is both kept and dropped, a rule in the options wins over one from a file, then a drop over a keep.
Of what an element within a block holds, that is as lines and words, tell `inline_rules`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newsclean.judged import Judged, change
from newsclean.model import Page, Verdict
from newsclean.options import Options, SiteRule
from newsclean.own_rules import selector
from newsclean.own_rules.inline_rules import Ruling, Words, cut_out, keep_around, whole, words_of
from newsclean.own_rules.site_rules import for_host
from newsclean.page.paths import steps

Marks = dict[str, tuple[Ruling, Any]]
"""XPath of an element that rules select -> the strongest of them, and the lxml element."""


def rulings_for(host: str, options: Options) -> Iterator[Ruling]:
    """Yield the rules that a page of this host is under, the weakest first."""
    for site in for_host(options.site_rules, host):
        yield from (Ruling(True, rule) for rule in site.keep)
    for site in for_host(options.site_rules, host):
        yield from (Ruling(False, rule) for rule in site.drop)
    yield from (Ruling(True, _own_rule(text)) for text in options.keep)
    yield from (Ruling(False, _own_rule(text)) for text in options.drop)


def _own_rule(text: str) -> SiteRule:
    """Return the rule that a selector in the options makes; `Options` has seen to it that it is valid."""
    return SiteRule(selector.kind_of(text), text, f"your rule {text}")


def obey(page: Page, rulings: Sequence[Ruling], judged: Judged) -> Judged:
    """Return what is decided under the rules."""
    marks = _marks(page, rulings)
    if not marks:
        return judged
    own_paths, decided = _decided(page, marks)
    by_rule = ((block, decided[block.container]) for block in page.blocks)
    judged = change(judged, [whole(page, block, ruling, judged) for block, ruling in by_rule if ruling is not None])
    inline = [path for path in marks if path not in own_paths]  # the others are decided above
    return _obey_inline(page, _inline_words(page, marks, inline, own_paths), judged) if inline else judged


def _marks(page: Page, rulings: Sequence[Ruling]) -> Marks:
    """Return what the rules select."""
    top = page.root.getroottree().getroot()
    known = {top: f"/{top.tag}[1]"}
    marks: Marks = {}
    for ruling in rulings:
        for element in selector.select(page.root, ruling.rule.kind, ruling.rule.selector):
            path = _path(element, known)
            marks.pop(path, None)
            marks[path] = (ruling, element)
    return marks


def _path(element: Any, known: dict[Any, str]) -> str:
    """Return an element's XPath; `known` holds those of elements above it, and is added to.

    lxml's own getpath counts an element's siblings each time, and a page may have 100,000 of them.
    """
    below = []
    while element not in known:
        below.append(element)
        element = element.getparent()
    for child in reversed(below):
        count: dict[str, int] = defaultdict(int)
        for sibling in element:
            count[sibling.tag] += 1
            known[sibling] = f"{known[element]}/{sibling.tag}[{count[sibling.tag]}]"
        element = child
    return known[element]


def _decided(page: Page, marks: Marks) -> tuple[dict[str, int], list[Ruling | None]]:
    """Return the containers by their paths, and for each container the rule of the nearest marked element."""
    own: list[str] = []
    decided: list[Ruling | None] = []
    for container in page.containers:
        above = page.containers[container.parent].path if container.parent >= 0 else None
        place = own[container.parent] if container.parent >= 0 else ""
        ruling = decided[container.parent] if container.parent >= 0 else None
        for _, tag, nth in steps(container.path, (id(None), id(above))):  # of inline elements between the two, too
            place += f"/{tag}[{nth}]"
            if place in marks:
                ruling = marks[place][0]
        own.append(place)
        decided.append(ruling)
    return {path: i for i, path in enumerate(own)}, decided


# --- elements within blocks -------------------------------------------------------------------------------------


def _inline_words(
    page: Page, marks: Marks, paths: Iterable[str], own_paths: dict[str, int]
) -> dict[int, list[Words]]:
    """Return for each container the words of the elements in its blocks that rules keep or drop, as they stand."""
    place = {element: n for n, element in enumerate(page.root.getroottree().getroot().iter())}
    found: dict[int, list[Words]] = defaultdict(list)
    for path in sorted(paths, key=lambda path: place[marks[path][1]]):
        ruling, element = marks[path]
        within = path.rpartition("/")[0]
        nested = False
        while within and within not in own_paths:
            nested |= within in marks and marks[within][0].keep == ruling.keep
            within = within.rpartition("/")[0]
        if within and not nested:
            found[own_paths[within]] += words_of(element, ruling)
    return found


def _obey_inline(page: Page, found: dict[int, list[Words]], judged: Judged) -> Judged:
    """Return what is decided under rules on elements in blocks: a keep keeps its block, then a drop cuts its words."""
    held = defaultdict(list)
    for block in page.blocks:
        held[block.container].append(block)
    kept: list[Verdict] = []
    for container, words in found.items():
        kept += keep_around(page, held[container], [w for w in words if w.ruling.keep], judged)
    judged = change(judged, kept)
    dropped: list[Verdict] = []
    for container, words in found.items():
        dropped += cut_out(page, held[container], [w for w in words if not w.ruling.keep], judged)
    return change(judged, dropped)
