"""The rest of an article from its JSON-LD: `newsclean.json_ld_body`."""

from __future__ import annotations

from dataclasses import replace

from hand_made import PROSE, Part, in_context, make_page

from newsclean.json_ld_body import continue_from_metadata
from newsclean.model import Metadata, Page, Verdict
from newsclean.rules import JSON_LD_BODY

SHOWN = PROSE
REST = [
    "A diver who looked at the pillars on Sunday found a crack as long as a bus, an engineer told a meeting.",
    "\u201cIt will be mended when the water falls,\u201d she said, and nobody in the hall asked when that would be.",
    "Until then a ferry that holds nine cars will cross twice an hour, free of charge, from seven in the morning.",
]


def continued(body: str | None, *parts: Part) -> tuple[Page, tuple[Verdict, ...], Page]:
    """Return the page as it was, the added verdicts and the page with them, where all parts were kept."""
    before = make_page(*parts)
    after, added = continue_from_metadata(
        before, [in_context(i) for i in range(len(parts))], Metadata(article_body=body)
    )
    return before, added, after


def appended(body: str | None, *parts: Part) -> list[str]:
    """Return the texts of the blocks that were added."""
    before, _, after = continued(body, *parts)
    return [block.text for block in after.blocks[len(before.blocks) :]]


def test_what_the_page_lacks_is_appended() -> None:
    """Paragraphs of the JSON-LD body behind the last that is shown are added, a block each."""
    assert appended("\n".join([SHOWN, *REST]), Part(SHOWN)) == REST


def test_a_page_that_was_cut_stays_so() -> None:
    """What is added to a page does not hide that its own blocks are not all."""
    before = replace(make_page(Part(SHOWN)), is_cut=True)
    after, added = continue_from_metadata(before, [in_context(0)], Metadata(article_body="\n".join([SHOWN, *REST])))
    assert added
    assert after.is_cut


def test_a_body_without_paragraphs_is_one_block() -> None:
    """Where the body has no lines, the rest begins in mid-line, behind what is shown."""
    assert appended(" ".join([SHOWN, *REST]), Part(SHOWN)) == [" ".join(REST)]


def test_letters_that_fold_to_two_are_one_each() -> None:
    """The rest begins where it begins, though "\u00df" is compared as "ss"."""
    shown = SHOWN.replace("e", "\u00df")
    assert appended(f"{shown} {REST[0]}", Part(shown)) == REST[:1]


def test_a_page_that_shows_nothing_gets_it_all() -> None:
    """Where nothing of the page stays the whole body is added."""
    assert appended("\n".join([SHOWN, *REST])) == [SHOWN, *REST]


def test_added_blocks_have_verdicts() -> None:
    """Each added block has one verdict alone and one in context, both of which keep it and name the rule."""
    _, added, after = continued("\n".join([SHOWN, *REST]), Part(SHOWN))
    assert [(v.block, v.stage) for v in added] == [(i, s) for i in (1, 2, 3) for s in ("alone", "context")]
    assert all(v.keep and v.rule == JSON_LD_BODY.name and v.line == -1 and v.terms for v in added)
    assert [block.index for block in after.blocks] == [0, 1, 2, 3]


def test_added_blocks_say_where_they_are_from() -> None:
    """The XPath of an added block leads to a script element."""
    _, _, after = continued("\n".join([SHOWN, *REST]), Part(SHOWN))
    assert "/script[" in after.xpath(after.blocks[-1])


def test_the_page_itself_stays() -> None:
    """The page that was handed in is as it was; blocks and containers of the new one begin with its own."""
    before, _, after = continued("\n".join([SHOWN, *REST]), Part(SHOWN))
    assert len(before.blocks) == 1
    assert after.blocks[:1] == before.blocks and after.containers[: len(before.containers)] == before.containers


def test_a_page_that_shows_nearly_all_is_left() -> None:
    """Where the body is hardly longer than the shown text nothing is added, and the page is the same object."""
    before, added, after = continued("\n".join([SHOWN, *REST]), Part(SHOWN), Part(REST[0]), Part(REST[1]))
    assert after is before and not added


def test_another_text_is_not_appended() -> None:
    """A body that doesn't hold the shown text is another text and stays out."""
    assert not appended("\n".join(REST), Part("Nine geese walked into the library at Upper Stell and would not leave."))


def test_without_a_body_nothing_is_added() -> None:
    """A page whose JSON-LD has no body is left as it is."""
    before, added, after = continued(None, Part(SHOWN))
    assert after is before and not added


def test_a_page_with_its_headline_and_a_standfirst_gets_it_all() -> None:
    """Where a page shows hardly more than its headline, what it shows besides need not stand in the body."""
    page = make_page(Part("Lume bridge is to be mended", "h1"), Part("Nine geese walked into the library, and stayed."))
    verdicts = [in_context(0, keep=False), in_context(1)]
    meta = Metadata(title="Lume bridge is to be mended", article_body="\n".join([SHOWN, *REST]))
    _, added = continue_from_metadata(page, verdicts, meta)
    assert len(added) == 2 * 4
    _, added = continue_from_metadata(page, verdicts, Metadata(title="Another thing", article_body=meta.article_body))
    assert not added


def test_lines_that_were_cut_are_not_shown() -> None:
    """A line that goes by a phrase, as that of a paywall, is no other text."""
    walls = [Part(f"Subscribe now to read all of it, number {n} of a great many.") for n in range(3)]
    page = make_page(Part(SHOWN), *walls)
    cut = [in_context(i)._replace(line=0, stage="line", keep=False) for i in (1, 2, 3)]
    body = "\n".join([SHOWN, *REST, *REST])
    _, added = continue_from_metadata(page, [*map(in_context, range(4)), *cut], Metadata(article_body=body))
    assert added
