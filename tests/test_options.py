"""Tests of the options that lean one way: favor, comments, tables, and the caller's own keep and drop rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hand_made import in_context, page_of

from newsclean import DataError, Options, Trace, clean, trace
from newsclean.model import Verdict
from newsclean.options import SiteProfile, SiteRules
from newsclean.own_rules.overrule import cut_table_rows, lean, overrule

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.html"))
PROSE = [
    "The harbour office reopened the northern quay on Monday after two weeks of repairs to its timber piles.",
    "Fishing crews had moved their boats to the river mouth, where the current makes mooring slow and costly.",
    "“We lost about nine working days,” said Orla Venn, who runs three of the town's eleven trawlers.",
    "The council paid for the work from a storm fund that it set up after the flood of four years ago.",
]
COMMENTS = """<section class="comments"><h3>Comments</h3>
<div class="comment"><p>My father worked on that quay for thirty years, and the piles were rotten even then, believe
me: nobody at the council ever came to look.</p></div>
<div class="comment"><a href="/login">Reply</a></div></section>"""
TABLE = """<table><tr><td>The Gannet, out of Port Ansel, lost</td><td>nine days of fishing, and two nets.</td></tr>
<tr><td>The Merle, out of the old river harbour, lost</td><td>seven days of fishing, and a day's ice.</td></tr>
</table>"""


def page(inside: str = "", after: str = "") -> str:
    """Return a page with four paragraphs, something between them and something behind the article."""
    body = [f"<p>{text}</p>" for text in PROSE]
    return (
        "<html lang='en'><head><title>Northern quay reopens</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Northern quay reopens</h1>{''.join(body[:2])}{inside}{''.join(body[2:])}</article>"
        f"{after}</body></html>"
    )


def text(html: str, **options: Any) -> str:
    """Return the clean text of a page."""
    return clean(html, options=Options(**options)).text


# ---- favor --------------------------------------------------------------------------------


@cache
def sample(path: Path, favor: Any) -> Trace:
    """Return the trace of a sample page."""
    return trace(path.read_bytes(), options=Options(favor=favor))


def kept(traced: Trace) -> set[int]:
    """Return the blocks that stay."""
    return {v.block for v in traced.verdicts if v.stage == "context" and v.keep}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_precision_never_adds_text(path: Path) -> None:
    """What precision keeps, the usual setting keeps."""
    assert kept(sample(path, "precision")) <= kept(sample(path, "balanced"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_recall_never_removes_text(path: Path) -> None:
    """What the usual setting keeps, recall keeps."""
    assert kept(sample(path, "recall")) >= kept(sample(path, "balanced"))


# ---- what an option may be ----------------------------------------------------------------


RULES, PROFILE = SiteRules(("gull.example",)), SiteProfile(("gull.example",), 3)


@pytest.mark.parametrize(
    ("name", "given", "held"),
    [
        ("keep", ".a", (".a",)), ("drop", [".a", "//b"], (".a", "//b")), ("drop", None, ()), ("keep", (), ()),
        ("site_rules", RULES, (RULES,)), ("site_rules", [RULES], (RULES,)), ("site_rules", None, ()),
        ("profiles", PROFILE, (PROFILE,)), ("profiles", (PROFILE,), (PROFILE,)), ("profiles", None, ()),
    ],
)  # fmt: skip
def test_one_of_a_kind_is_a_tuple_of_it(name: str, given: Any, held: tuple[Any, ...]) -> None:
    """A selector, a set of rules or a profile by itself, a list of them, and None are what is obviously meant."""
    assert getattr(Options(**{name: given}), name) == held
    assert hash(Options(**{name: given})) == hash(Options(**{name: held}))


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("drop", (5,)), ("drop", 5), ("keep", (".a", None)), ("keep", b".a"), ("site_rules", "gull.toml"),
        ("site_rules", PROFILE), ("profiles", "gull.toml"), ("profiles", [Path("gull.toml")]), ("profiles", RULES),
        ("max_bytes", None), ("max_bytes", "1GB"), ("max_bytes", -1), ("charset", 5), ("charset", b"utf-8"),
        ("comments", "no"), ("comments", None), ("tables", 0), ("tables", "false"), ("max_bytes", True),
        ("site_rules", SiteRules(("gull.example",), keep=("p",))),  # type: ignore[arg-type]  # the mistake
        ("site_rules", SiteRules(("gull.example",), drop=None)),  # type: ignore[arg-type]  # no rules
        ("site_rules", SiteRules(None)), ("profiles", SiteProfile(5, 3)),  # type: ignore[arg-type]  # no hosts
        ("keep", ("p", "::x")), ("drop", "//p["), ("favor", None), ("favor", ["recall"]),
        ("site_rules", SiteRules("gull.example")),  # type: ignore[arg-type]  # the mistake
        ("profiles", [PROFILE, SiteProfile("gull.example", 3)]),  # type: ignore[arg-type]  # the same
    ],
)  # fmt: skip
def test_what_is_no_value_of_an_option_is_said_at_once(name: str, given: Any) -> None:
    """An option of another kind raises a DataError that names it, before any page is read."""
    with pytest.raises(DataError, match=f"^option {name}: "):
        Options(**{name: given})


def verdict(block: int, keep: bool, rule: str) -> Verdict:
    """Return a contextual verdict."""
    return Verdict(block, -1, "context", keep, 0.5, rule, "paragraph")


def test_precision_takes_the_cut_of_either_side() -> None:
    """Under precision a block stays only where both judgements keep it."""
    usual = [verdict(0, True, "u"), verdict(1, False, "u"), verdict(2, True, "u")]
    favored = [verdict(0, True, "f"), verdict(1, True, "f"), verdict(2, False, "f")]
    assert [v.keep for v in lean(usual, favored, "precision")] == [True, False, False]


def test_recall_takes_the_keep_of_either_side() -> None:
    """Under recall a block goes only where both judgements cut it."""
    usual = [verdict(0, False, "u"), verdict(1, False, "u"), verdict(2, True, "u")]
    favored = [verdict(0, False, "f"), verdict(1, True, "f"), verdict(2, False, "f")]
    assert [v.keep for v in lean(usual, favored, "recall")] == [False, True, True]


def test_a_body_in_the_metadata_is_appended_whatever_is_favored() -> None:
    """Recall still appends the paragraphs that only the page's JSON-LD has."""
    whole = " ".join(PROSE).replace('"', "")
    script = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{whole} {whole}"}}</script>'
    html = page(after=script)
    assert set(text(html).split("\n")) <= set(text(html, favor="recall").split("\n"))


def test_an_unknown_favor_is_an_error() -> None:
    """Options that favor what there is not raise a DataError that names the option, before any page is read."""
    with pytest.raises(DataError, match="option favor: 'speed' is not one of balanced, precision, recall"):
        Options(favor="speed")  # type: ignore[arg-type]  # it is what must fail


# ---- comments -----------------------------------------------------------------------------


def test_comments_are_cut_by_default() -> None:
    """Readers' comments are no part of the article."""
    assert "My father" not in text(page(after=COMMENTS))


def test_comments_stay_when_asked_for() -> None:
    """With comments on, what a reader wrote stays."""
    assert "My father worked on that quay" in text(page(after=COMMENTS), comments=True)
    assert "My father worked on that quay" in text(page(after=f"<footer>{COMMENTS}</footer>"), comments=True)


def test_comments_known_by_their_label_alone_stay_too() -> None:
    """With comments on, what stands below a label "Comments" stays, whatever its elements are called."""
    bare = COMMENTS.replace(' class="comments"', "")
    assert "My father worked on that quay" not in text(page(after=bare))
    assert "My father worked on that quay" in text(page(after=bare), comments=True)


def test_labels_of_a_comment_section_go_although_comments_stay() -> None:
    """With comments on, a reply link is still no text."""
    assert "Reply" not in text(page(after=COMMENTS), comments=True)


def test_comments_change_nothing_else() -> None:
    """With comments on, the article itself is what it was."""
    html = page(after=COMMENTS)
    assert text(html, comments=True).startswith(text(html))


# ---- tables -------------------------------------------------------------------------------


def test_table_rows_go_with_tables_off() -> None:
    """With tables off, the kept rows of a data table are cut under a rule of their own; other blocks are not."""
    chosen = [verdict(0, True, "u")._replace(role="table-row"), verdict(1, True, "u"), verdict(2, False, "u")]
    assert [(v.block, v.keep, v.rule) for v in cut_table_rows(chosen)] == [(0, False, "table-row")]


def test_a_row_that_goes_is_told_of_once() -> None:
    """With tables off, a line that went from a row before does not go a second time."""
    cells = page_of("<table><tr><td>The Gannet, out of Port Ansel<br>Read more</td></tr></table>")
    row = in_context(0, role="table-row")
    line = Verdict(0, 1, "line", False, 0.0, "related-phrase", "related")
    assert [v[:2] for v in overrule(cells, [row, line], Options(tables=False)).verdicts] == [(0, -1)]


def test_tables_off_leaves_no_row() -> None:
    """With tables off, no paragraph of a page is a row."""
    article = clean(page(TABLE), options=Options(tables=False))
    assert article.text.split("\n") == PROSE


def test_a_keep_rule_holds_a_table() -> None:
    """With tables off, a table that the caller selects stays."""
    assert "lost | nine days" in text(page(TABLE), tables=False, keep=("table",))


def test_a_page_laid_out_by_a_table_keeps_its_text() -> None:
    """With tables off, a table that holds the whole article is no data table."""
    html = f"<html><body><table><tr><td>{''.join(f'<p>{p}</p>' for p in PROSE)}</td></tr></table></body></html>"
    assert PROSE[1] in text(html, tables=False)


# ---- keep and drop ------------------------------------------------------------------------

PITCH = "<div class='pitch'><p>Our reporters on the coast write every week for those who pay for their work.</p></div>"
BOX = "<aside class='related facts'><p>Pile: a post driven into the ground.</p></aside>"


@pytest.mark.parametrize("selector", [".pitch", "//div[@class='pitch']", "(//div)[1]", "div.pitch > p"])
def test_drop_takes_css_or_xpath(selector: str) -> None:
    """What a drop rule selects goes, whichever language it is written in."""
    assert "Our reporters" not in text(page(PITCH), drop=(selector,))


def test_a_lone_selector_needs_no_tuple() -> None:
    """A string is one selector, not a letter each."""
    assert "Our reporters" not in text(page(PITCH), drop=".pitch")


def test_drop_takes_nothing_else() -> None:
    """What no drop rule selects stays."""
    assert text(page(PITCH), drop=(".pitch",)).split("\n") == PROSE


def test_a_dropped_piece_names_the_rule() -> None:
    """The reason of a dropped piece holds the caller's selector."""
    removed = clean(page(PITCH), options=Options(drop=(".pitch",))).removed
    reasons = [(r.rule, r.reason) for r in removed if "Our reporters" in r.text]
    assert reasons == [("dropped-by-rule", "your rule .pitch")]


def test_keep_holds_what_would_go() -> None:
    """What a keep rule selects stays, where the score would cut it."""
    assert "Pile: a post" not in text(page(after=BOX))
    assert "Pile: a post" in text(page(after=BOX), keep=(".facts",))


def test_keep_takes_back_cut_lines() -> None:
    """A line that a phrase would cut stays in a kept block."""
    html = page("<p class='mine'>Read more: Quay shut for repairs</p>")
    assert "Read more" not in text(html)
    assert "Read more: Quay shut for repairs" in text(html, keep=(".mine",))


def test_the_nearer_element_decides() -> None:
    """A kept element inside a dropped one stays, and the other way round."""
    inner = "<div class='pitch'><p>One two three four five.</p><p class='mine'>Six seven eight nine ten.</p></div>"
    assert "Six seven" in text(page(inner), drop=(".pitch",), keep=(".mine",))
    assert "Six seven" not in text(page(inner), keep=(".pitch",), drop=(".mine",))


def test_rules_on_inline_elements_are_the_nearer_ones() -> None:
    """In a dropped box a kept word keeps its paragraph and no other; in a kept box a dropped word goes alone."""
    inner = "<div class='pitch'><p>One two <i>three</i> four.</p><p>Six seven eight nine ten.</p></div>"
    kept, dropped = text(page(inner), drop=(".pitch",), keep=("i",)), text(page(inner), keep=(".pitch",), drop=("i",))
    assert "One two three four." in kept and "Six seven" not in kept
    assert "One two four." in dropped and "Six seven" in dropped


def test_a_drop_wins_on_the_same_element() -> None:
    """An element that is both kept and dropped goes."""
    assert "Our reporters" not in text(page(PITCH), keep=(".pitch",), drop=("div.pitch",))


def test_an_inline_element_is_cut_out_of_its_line() -> None:
    """A drop rule on an inline element takes its words and leaves the rest of the line."""
    html = page("<p>The second ferry <span class='tip'>(see the map)</span> left an hour late because of fog.</p>")
    article = clean(html, options=Options(drop=("span.tip",)))
    assert "The second ferry left an hour late because of fog." in article.text
    assert [r.text for r in article.removed if r.rule == "dropped-by-rule"] == ["(see the map)"]


@pytest.mark.parametrize(
    "inner",
    ["(see<svg><title>Pin</title></svg> the map)", "(see <script>pin()</script>the map)", "(see\n the map)",
     "(see <span class='sr-only'>, in a new window, </span>the map)", "<i class='material-icons'>map</i>(see the map)"],
    ids=["a drawing", "a script", "a newline", "for screen readers", "an icon"],
)  # fmt: skip
def test_what_is_not_read_within_an_inline_element_hides_none_of_it(inner: str) -> None:
    """The words of an element are those that its block has: what no reader sees in it is none of them."""
    html = page(f"<p>The second ferry <span class='tip'>{inner}</span> left an hour late because of fog.</p>")
    article = clean(html, options=Options(drop=("span.tip",)))
    assert "The second ferry left an hour late because of fog." in article.text
    assert "(see the map)" in [r.text for r in article.removed if r.rule == "dropped-by-rule"]


def test_lines_of_code_are_cut_one_by_one() -> None:
    """Within <pre> an element's newlines part its lines."""
    html = page("<pre>tide = 4\n<span class='x'>  fog = 1\nwind = 2</span>\nsail(tide)\n</pre>")
    assert "tide = 4\nsail(tide)" in text(html, drop=(".x",), keep=("pre",))


def test_text_around_a_block_in_an_inline_element_goes_too() -> None:
    """A block within an inline element parts the words before it from those behind it."""
    crew, nets = "The crew of the Merle spent the week ashore.", "Their nets dried on the wall."
    html = page(f"<div>{crew} <span class='x'>Up<p>and away</p>we sail</span> {nets}</div>")
    assert f"{crew}\n{nets}" in text(html, drop=(".x",), keep=("div",))


def test_each_inline_element_is_cut_where_it_stands() -> None:
    """Words that stand elsewhere too, elements in one another and over a <br> go, and nothing beside them."""
    mill = "The mill on the river, <i>the</i> dam and the <i>old <i>weir</i></i> held,"
    html = page(f"<p>{mill}<br><i>he said<br>again</i> at noon.</p>")
    assert "The mill on the river, dam and the held,\nat noon." in text(html, drop=("i",))


GULLS = (
    "<p>The boat <i class='x'>stays ashore</i> still, for all of the winter, and the <b class='y'>old</b> captain "
    "<i class='x'>of the gull</i> of the north mends her nets.</p>"
)


def test_each_cut_in_a_line_is_a_removal_of_its_own() -> None:
    """What a line loses in several places is as many removals, each with its own words and its own rule's reason."""
    article = clean(page(GULLS), options=Options(drop=(".x", "b.y")))
    assert "The boat still, for all of the winter, and the captain of the north mends her nets." in article.text
    removed = [(r.text, r.reason) for r in article.removed if r.rule == "dropped-by-rule"]
    assert removed == [
        ("stays ashore", "your rule .x"), ("old", "your rule b.y"), ("of the gull", "your rule .x"),
    ]  # fmt: skip


def test_a_line_cut_in_places_to_the_last_word_is_as_many_removals() -> None:
    """A line whose every word was cut, but not at once, tells of each cut; its block's other lines stay."""
    html = page("<p>The ferry left an hour late because of fog.<br><i>Ada Quill</i> <b>of the Gull</b></p>")
    article = clean(html, options=Options(drop=("i", "b")))
    assert "because of fog." in article.text and "Ada" not in article.text
    assert [r.text for r in article.removed if r.rule == "dropped-by-rule"] == ["Ada Quill", "of the Gull"]


def test_what_a_line_lost_before_a_rule_cut_it_keeps_its_reason() -> None:
    """The end of a line that went for what it says does not become the caller's rule's."""
    tail = "The crew mended the <i>old</i> nets ashore and sailed again on Monday. (adq)"
    html = page().replace("</article>", f"<p>{tail}</p></article>").replace("<head>", "<head><meta name='author' "
        "content='Ada Quill'>")  # fmt: skip
    before, after = clean(html).removed, clean(html, options=Options(drop=("i",))).removed
    assert [r.text for r in before if "adq" in r.text] == [r.text for r in after if "adq" in r.text] == ["(adq)"]
    assert [r.text for r in after if r.rule == "dropped-by-rule"] == ["old"]


def test_a_link_around_blocks_is_obeyed() -> None:
    """A drop rule on an inline element that holds blocks takes the blocks."""
    html = page(f"<a class='card' href='/x'>{PITCH}</a>")
    assert "Our reporters" not in text(html, drop=("a.card",))


BAD = ["p[", "//p[", "//p/unknown()", "(1 + 1)", "/count(//p)", "p:no-such", "(//p)[$x]", ""]


@pytest.mark.parametrize("selector", BAD)
def test_a_bad_selector_is_a_data_error(selector: str) -> None:
    """A selector that is not valid, or selects no elements, is named with its option."""
    with pytest.raises(DataError, match="option drop"):
        text(page(), drop=(selector,))


@pytest.mark.timeout(20)
@pytest.mark.parametrize("inside", ["<p><span>a word</span></p>" * 20_000, "<p>" + "<span>w</span> " * 50_000 + "</p>"])
def test_rules_on_a_huge_page_take_seconds(inside: str) -> None:
    """Thousands of selected elements, in as many blocks or in one, do not make a page endless."""
    assert "a word" not in text(page(inside), drop=("span",))


def test_text_and_attributes_stand_for_their_elements() -> None:
    """An XPath that selects text or an attribute means the element that has it."""
    assert "Our reporters" not in text(page(PITCH), drop=("//div[@class='pitch']/p/text()",))
    assert "Our reporters" not in text(page(PITCH), drop=("//div/@class",))


def test_each_block_has_one_contextual_verdict() -> None:
    """Rules replace verdicts and add none."""
    options = Options(keep=("p",), drop=(".pitch",), comments=True, tables=False)
    traced = trace(page(PITCH + TABLE, COMMENTS), options=options)
    for stage in ("alone", "context"):
        assert [v.block for v in traced.verdicts if v.stage == stage] == [b.index for b in traced.page.blocks]
