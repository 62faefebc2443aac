"""What the caller decides, over the score (layer 4): own rules, site rules, site profiles, comments, tables.

In: Page, all verdicts, Options. Out: the verdicts with those blocks judged anew that the caller's wishes decide; a
block still has one contextual verdict. The element nearest to the text decides; where one element is both kept and
dropped, a rule in the options wins over one from a file, then a drop over a keep. A site profile comes before both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from newsclean.features import alone_row
from newsclean.model import Block, Options, Page, SiteProfile, SiteRule, Term, Verdict
from newsclean.recurrence import find_recurring
from newsclean.rules import COMMENTS, DROPPED, KEPT, READER_COMMENT, RECURS, TABLE_ROW
from newsclean.score import KEEP_SCORE
from newsclean.segment import normalise
from newsclean.select import role_of
from newsclean.site_rules import for_host, own_rules, select
from newsclean.tags import Hint, host_in
from newsclean.trees import forest


class Ruling(NamedTuple):
    """What a rule of the caller's says of an element."""

    keep: bool
    rule: SiteRule


Lines = dict[tuple[int, int], Verdict]
Marks = dict[str, tuple[Ruling, Any]]
"""XPath of an element that rules select -> the strongest of them, and the lxml element."""


def overrule(page: Page, verdicts: Sequence[Verdict], options: Options) -> tuple[Verdict, ...]:
    """Return the verdicts as the caller's wishes leave them. Raises DataError where a selector is not valid."""
    host = host_in(page.url)
    rulings = list(rulings_for(host, options))
    profiles = for_host(options.profiles, host)
    if not rulings and not profiles and not options.comments and options.tables:
        return tuple(verdicts)
    chosen = {v.block: v for v in verdicts if v.stage == "context"}
    lines: Lines = {(v.block, v.line): v for v in verdicts if v.stage == "line"}
    if not options.tables:
        chosen.update(cut_table_rows(chosen.values()))
    if options.comments:
        chosen.update(keep_comments(page, chosen.values()))
    if profiles:
        cut_recurring(page, profiles, chosen, lines)
    if rulings:
        obey(page, rulings, chosen, lines)
    alone = (v for v in verdicts if v.stage == "alone")
    return (*alone, *chosen.values(), *lines.values())


def lean(usual: Sequence[Verdict], favored: Sequence[Verdict], favor: str) -> tuple[Verdict, ...]:
    """Return the favored verdicts, but where precision would add to the usual text or recall take from it the usual.

    Thresholds alone do not promise that: what they let pass changes what is said of other blocks.
    """
    adds = favor == "recall"
    return tuple(f if f.keep == adds else u for u, f in zip(usual, favored, strict=True))


def rulings_for(host: str, options: Options) -> Iterator[Ruling]:
    """Yield the rules that a page of this host is under, the weakest first."""
    for site in for_host(options.site_rules, host):
        yield from (Ruling(True, rule) for rule in site.keep)
    for site in for_host(options.site_rules, host):
        yield from (Ruling(False, rule) for rule in site.drop)
    yield from (Ruling(True, rule) for rule in own_rules(options.keep, "keep"))
    yield from (Ruling(False, rule) for rule in own_rules(options.drop, "drop"))


# --- tables and comments ---------------------------------------------------------------------------------------


def cut_table_rows(chosen: Iterable[Verdict]) -> dict[int, Verdict]:
    """Return verdicts that cut the rows of data tables."""
    return {
        v.block: v._replace(keep=False, rule=TABLE_ROW.name, role=TABLE_ROW.role)
        for v in chosen
        if v.keep and v.role == "table-row"
    }


def keep_comments(page: Page, chosen: Iterable[Verdict]) -> dict[int, Verdict]:
    """Return verdicts that keep the blocks of comment sections which read like prose.

    Their score is what they would have if nothing around them said that they are comments.
    """
    score = forest("alone").score
    plain = _without_hint(page, Hint.COMMENT)
    kept = {}
    for verdict in chosen:
        block = page.blocks[verdict.block]
        if verdict.keep or not (page.containers[block.container].hints & Hint.COMMENT or verdict.rule == COMMENTS.name):
            continue
        own = score(alone_row(plain, block))
        if own >= KEEP_SCORE:
            role = role_of(page, block)
            kept[block.index] = verdict._replace(keep=True, score=own, rule=READER_COMMENT.name, role=role)
    return kept


def _without_hint(page: Page, bit: int) -> Page:
    """Return the page as it is where no element carries a hint."""
    containers = tuple(
        c._replace(own_hints=c.own_hints & ~bit, near=c.near & ~bit, hints=c.hints & ~bit) for c in page.containers
    )
    return Page(page.url, page.root, page.blocks, containers)


# --- a site's profile ------------------------------------------------------------------------------------------


def cut_recurring(page: Page, profiles: Sequence[SiteProfile], chosen: dict[int, Verdict], lines: Lines) -> None:
    """Write into `chosen` and `lines` what the profiles cut."""
    for index, line, evidence in list(find_recurring(page, chosen, lines, profiles)):
        terms = (Term(RECURS.name, float("-inf"), evidence),)
        if line < 0:
            chosen[index] = Verdict(index, -1, "context", False, 0.0, RECURS.name, RECURS.role, terms)
        else:
            lines[index, line] = Verdict(index, line, "line", False, 0.0, RECURS.name, RECURS.role, terms)


# --- rules -----------------------------------------------------------------------------------------------------


def obey(page: Page, rulings: Sequence[Ruling], chosen: dict[int, Verdict], lines: Lines) -> None:
    """Write into `chosen` and `lines` what the rules decide."""
    marks = _marks(page, rulings)
    if not marks:
        return
    own_paths, decided = _decided(page, marks)
    for block in page.blocks:
        ruling = decided[block.container]
        if ruling is not None:
            chosen[block.index] = _whole(page, block, ruling, chosen[block.index])
            _forget(lines, block)
    held = defaultdict(list)
    for block in page.blocks:
        held[block.container].append(block)
    for path, (ruling, element) in marks.items():
        if path in own_paths:
            continue  # decided above
        text = normalise("".join(element.itertext()))
        while path and path not in own_paths:
            path = path.rpartition("/")[0]
        for block in held[own_paths[path]] if path and text else ():
            if _hold_each_other(text, block.text):
                _inline(page, block, text, ruling, chosen, lines)
                break


def _marks(page: Page, rulings: Sequence[Ruling]) -> Marks:
    """Return what the rules select."""
    top = page.root.getroottree().getroot()
    known = {top: f"/{top.tag}[1]"}
    marks: Marks = {}
    for ruling in rulings:
        for element in select(page.root, ruling.rule):
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
        steps = []
        path = container.path
        while path is not None and path is not above:
            path, tag, nth = path
            steps.append(f"/{tag}[{nth}]")
        place = own[container.parent] if container.parent >= 0 else ""
        ruling = decided[container.parent] if container.parent >= 0 else None
        for step in reversed(steps):  # inline elements between the container above and this one
            place += step
            if place in marks:
                ruling = marks[place][0]
        own.append(place)
        decided.append(ruling)
    return {path: i for i, path in enumerate(own)}, decided


def _whole(page: Page, block: Block, ruling: Ruling, before: Verdict) -> Verdict:
    """Return the verdict of a rule on a block."""
    if ruling.keep:
        role = before.role if before.keep else role_of(page, block)
        terms = (Term(KEPT.name, float("inf"), ruling.rule.reason),)
        return Verdict(block.index, -1, "context", True, 1.0, KEPT.name, role, terms)
    return Verdict(block.index, -1, "context", False, 0.0, DROPPED.name, ruling.rule.role, _drop_terms(ruling))


def _drop_terms(ruling: Ruling) -> tuple[Term, ...]:
    return (Term(DROPPED.name, float("-inf"), ruling.rule.reason),)


def _hold_each_other(text: str, block_text: str) -> bool:
    return block_text in text or any(text in line for line in block_text.split("\n"))


def _inline(page: Page, block: Block, text: str, ruling: Ruling, chosen: dict[int, Verdict], lines: Lines) -> None:
    """Write what a rule on an inline element decides: a keep keeps its block, a drop cuts its words."""
    if ruling.keep or block.text in text:
        chosen[block.index] = _whole(page, block, ruling, chosen[block.index])
        _forget(lines, block)
    if not chosen[block.index].keep or ruling.keep:
        return
    for index, line in enumerate(block.text.split("\n")):
        before = lines.get((block.index, index))
        if before is not None:
            line = before.text or "" if before.keep else ""
        if text not in line:
            continue
        rest = " ".join(line.replace(text, " ", 1).split())
        role, terms = ruling.rule.role, _drop_terms(ruling)
        lines[block.index, index] = Verdict(
            block.index, index, "line", bool(rest), 0.0, DROPPED.name, role, terms, rest or None
        )
        return


def _forget(lines: Lines, block: Block) -> None:
    """Take back what was decided of the lines of a block that a rule decides as a whole."""
    for index in range(block.text.count("\n") + 1):
        lines.pop((block.index, index), None)
