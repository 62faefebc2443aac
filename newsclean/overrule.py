"""What the caller decides, over the score (layer 4): own rules, site rules, site profiles, comments, tables.

In: Page, all verdicts, Options. Out: the verdicts with those blocks judged anew that the caller's wishes decide; a
block still has one contextual verdict. The element nearest to the text decides; where one element is both kept and
dropped, a rule in the options wins over one from a file, then a drop over a keep. A site profile yields to
both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from newsclean import selector
from newsclean.addresses import host_in
from newsclean.model import Block, Options, Page, SiteProfile, SiteRule, Term, Verdict
from newsclean.page.block_text import count_words, normalise
from newsclean.page.paths import steps
from newsclean.page.structure import role_of
from newsclean.page.tags import Hint
from newsclean.recurrence import find_recurring
from newsclean.scoring.features import alone_row
from newsclean.scoring.rules import (
    BELOW_COMMENTS,
    DROPPED_BY_RULE,
    KEPT_BY_RULE,
    READER_COMMENT,
    RECURS_ON_SITE,
    TABLE_ROW,
)
from newsclean.scoring.score import KEEP_SCORE
from newsclean.scoring.trees import forest
from newsclean.site_rules import for_host


class Ruling(NamedTuple):
    """What a rule of the caller's says of an element."""

    keep: bool
    rule: SiteRule


Lines = dict[tuple[int, int], Verdict]
Marks = dict[str, tuple[Ruling, Any]]
"""XPath of an element that rules select -> the strongest of them, and the lxml element."""


class Overruled(NamedTuple):
    """What the caller's wishes make of the verdicts."""

    verdicts: tuple[Verdict, ...]
    warnings: tuple[str, ...] = ()


def overrule(page: Page, verdicts: Sequence[Verdict], options: Options) -> Overruled:
    """Return the verdicts as the caller's wishes leave them. Raises DataError where a selector is not valid."""
    host = host_in(page.url)
    rulings = list(rulings_for(host, options))
    profiles = for_host(options.profiles, host)
    if not rulings and not profiles and not options.comments and options.tables:
        return Overruled(tuple(verdicts))
    chosen = {v.block: v for v in verdicts if v.stage == "context"}
    lines: Lines = {(v.block, v.line): v for v in verdicts if v.stage == "line"}
    if not options.tables:
        chosen.update(cut_table_rows(chosen.values()))
    if options.comments:
        chosen.update(keep_comments(page, chosen.values()))
    warnings: tuple[str, ...] = ()
    if profiles and not cut_recurring(page, profiles, chosen, lines):
        warnings = (SPARED,)
    if rulings:
        obey(page, rulings, chosen, lines)
    alone = (v for v in verdicts if v.stage == "alone")
    return Overruled((*alone, *chosen.values(), *lines.values()), warnings)


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
    yield from (Ruling(True, _own_rule(text)) for text in options.keep)
    yield from (Ruling(False, _own_rule(text)) for text in options.drop)


def _own_rule(text: str) -> SiteRule:
    """Return the rule that a selector in the options makes; `Options` has seen to it that it is valid."""
    return SiteRule(selector.kind_of(text), text, f"your rule {text}")


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

    Their score is what they would have if nothing around them said that they are comments, or of a footer.
    """
    score = forest("alone").score
    plain = _without_hints(page, Hint.COMMENT | Hint.FOOTER)
    kept = {}
    for verdict in chosen:
        block = page.blocks[verdict.block]
        is_comment = page.containers[block.container].hints & Hint.COMMENT or verdict.rule == BELOW_COMMENTS.name
        if verdict.keep or not is_comment:
            continue
        own = score(alone_row(plain, block))
        if own >= KEEP_SCORE:
            role = role_of(page, block)
            kept[block.index] = verdict._replace(keep=True, score=own, rule=READER_COMMENT.name, role=role)
    return kept


def _without_hints(page: Page, bits: int) -> Page:
    """Return the page as it is where no element carries these hints."""
    containers = tuple(
        c._replace(own_hints=c.own_hints & ~bits, near=c.near & ~bits, hints=c.hints & ~bits) for c in page.containers
    )
    return replace(page, containers=containers)


# --- a site's profile ------------------------------------------------------------------------------------------


MOST_CUT = 0.5
"""A larger share of an article's words no profile cuts: learning takes pages that share so much text for one."""
SPARED = "the site's profile was not used: it knows more than half of the article's words"


def cut_recurring(page: Page, profiles: Sequence[SiteProfile], chosen: dict[int, Verdict], lines: Lines) -> bool:
    """Write into `chosen` and `lines` what the profiles cut; return False, and write nothing, where it is too much."""
    pieces = list(find_recurring(page, chosen, lines, profiles))
    gone = {piece[:2] for piece in pieces}
    words = cut = 0
    for block in page.blocks if pieces else ():
        if not chosen[block.index].keep:
            continue
        for nth, text in enumerate(block.text.split("\n")):
            own = lines.get((block.index, nth))
            if own is None or own.keep:
                count = count_words(text if own is None or own.text is None else own.text)
                words += count
                cut += count * ((block.index, -1) in gone or (block.index, nth) in gone)
    if cut > MOST_CUT * words:
        return False
    rule = RECURS_ON_SITE
    for index, line, evidence in pieces:
        terms = (Term(rule.name, float("-inf"), evidence),)
        if line < 0:
            chosen[index] = Verdict(index, -1, "context", False, 0.0, rule.name, rule.role, terms)
        else:
            lines[index, line] = Verdict(index, line, "line", False, 0.0, rule.name, rule.role, terms)
    return True


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
    inline = [path for path in marks if path not in own_paths]  # the others are decided above
    if inline:
        _obey_inline(page, marks, _in_order(page, marks, inline), own_paths, chosen, lines)


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


def _whole(page: Page, block: Block, ruling: Ruling, before: Verdict) -> Verdict:
    """Return the verdict of a rule on a block."""
    if ruling.keep:
        role = before.role if before.keep else role_of(page, block)
        terms = (Term(KEPT_BY_RULE.name, float("inf"), ruling.rule.reason),)
        return Verdict(block.index, -1, "context", True, 1.0, KEPT_BY_RULE.name, role, terms)
    return Verdict(block.index, -1, "context", False, 0.0, DROPPED_BY_RULE.name, ruling.rule.role, _drop_terms(ruling))


def _drop_terms(ruling: Ruling) -> tuple[Term, ...]:
    return (Term(DROPPED_BY_RULE.name, float("-inf"), ruling.rule.reason),)


def _forget(lines: Lines, block: Block) -> None:
    """Take back what was decided of the lines of a block that a rule decides as a whole."""
    for index in range(block.text.count("\n") + 1):
        lines.pop((block.index, index), None)


# --- rules on inline elements -----------------------------------------------------------------------------------


def _in_order(page: Page, marks: Marks, paths: Iterable[str]) -> list[str]:
    """Return the paths of marked elements as they stand on the page."""
    place = {element: n for n, element in enumerate(page.root.getroottree().getroot().iter())}
    return sorted(paths, key=lambda path: place[marks[path][1]])


def _obey_inline(
    page: Page, marks: Marks, paths: Sequence[str], own_paths: dict[str, int], chosen: dict[int, Verdict], lines: Lines
) -> None:
    """Write what rules on inline elements decide: a keep keeps its block, a drop cuts its words."""
    held = defaultdict(list)
    for block in page.blocks:
        held[block.container].append(block)
    kept: dict[int, list[_Words]] = defaultdict(list)
    dropped: dict[int, list[_Words]] = defaultdict(list)
    for path in paths:
        ruling, element = marks[path]
        within = path.rpartition("/")[0]
        nested = False
        while within and within not in own_paths:
            nested |= within in marks and marks[within][0].keep == ruling.keep
            within = within.rpartition("/")[0]
        if within and not nested:
            of = kept if ruling.keep else dropped
            of[own_paths[within]] += _words_of(element, ruling)
    for container, words in kept.items():
        _keep_around(page, held[container], words, chosen, lines)
    for container, words in dropped.items():
        _cut_out(page, held[container], words, chosen, lines)


class _Words(NamedTuple):
    """A line of an inline element, and the rule on the element."""

    text: str
    ruling: Ruling
    led: str
    """The line with what stands before it up to the next tag: the same words may stand further up."""


def _words_of(element: Any, ruling: Ruling) -> Iterator[_Words]:
    """Yield the lines of an element as blocks have them, its <br> between them."""
    pieces = [element.text or ""]
    for below in element.iterdescendants():
        if below.tag == "br":
            pieces.append("\n")
        elif isinstance(below.tag, str):
            pieces.append(below.text or "")
        pieces.append(below.tail or "")
    before = element.getprevious()
    lead = element.getparent().text if before is None else before.tail
    for raw in "".join(pieces).split("\n"):
        if line := normalise(raw):
            yield _Words(line, ruling, normalise((lead or "") + raw))
            lead = ""


def _places(texts: Sequence[str], words: Iterable[_Words]) -> Iterator[tuple[int, int, _Words]]:
    """Yield for each of the words in which text and where in it they begin, each behind the one before.

    What is not found is left out. Each text is read about once, however many words there are.
    """
    at = start = 0
    for wanted in words:
        for nth in range(at, len(texts)):
            begin = texts[nth].find(wanted.led, start if nth == at else 0)
            if begin >= 0:
                end = begin + len(wanted.led)
                yield nth, end - len(wanted.text), wanted
                at, start = nth, end
                break


def _keep_around(
    page: Page, held: Sequence[Block], words: Iterable[_Words], chosen: dict[int, Verdict], lines: Lines
) -> None:
    """Write that the blocks in which the words stand are kept."""
    for nth, _, wanted in _places([block.text for block in held], words):
        block = held[nth]
        chosen[block.index] = _whole(page, block, wanted.ruling, chosen[block.index])
        _forget(lines, block)


def _cut_out(
    page: Page, held: Sequence[Block], words: Iterable[_Words], chosen: dict[int, Verdict], lines: Lines
) -> None:
    """Write that the words are cut out of their lines."""
    spots = [(block, line, text) for block in held for line, text in enumerate(block.text.split("\n"))]
    texts = []
    for block, line, text in spots:
        before = lines.get((block.index, line))
        texts.append(text if before is None else before.text or "" if before.keep else "")
    found: dict[int, list[tuple[int, _Words]]] = defaultdict(list)
    for nth, begin, wanted in _places(texts, words):
        found[nth].append((begin, wanted))
    for nth, cuts in found.items():
        block, line, _ = spots[nth]
        ruling = cuts[0][1].ruling
        rest, end = [], 0
        for begin, wanted in cuts:
            rest.append(texts[nth][end:begin])
            end = begin + len(wanted.text)
        left = " ".join("".join([*rest, texts[nth][end:]]).split())
        if not left and "\n" not in block.text:
            chosen[block.index] = _whole(page, block, ruling, chosen[block.index])
            _forget(lines, block)
        elif chosen[block.index].keep:
            role, terms = ruling.rule.role, _drop_terms(ruling)
            lines[block.index, line] = Verdict(
                block.index, line, "line", bool(left), 0.0, DROPPED_BY_RULE.name, role, terms, left or None
            )
