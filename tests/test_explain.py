"""The report, the JSON of a trace, notebooks, and the commands that show why."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote_to_bytes

import click
import pytest
from click.testing import CliRunner, Result
from rich.table import Table

import newsclean
from newsclean.article import assemble
from newsclean.commands.cli import newsclean as command_line
from newsclean.commands.explain_table import printable, tables
from newsclean.commands.explain_words import MASKS, SENTENCES, say
from newsclean.lexicon import lexicon_for
from newsclean.model import Article, Block, Metadata, Removal, Term, Trace, Verdict
from newsclean.page.tags import Hint
from newsclean.phrase_files import CATEGORIES
from newsclean.pipeline import read_page
from newsclean.report import explain, pieces_of, report
from newsclean.scoring.features import ALONE, CONTEXT
from newsclean.scoring.features import MASKS as FEATURE_MASKS

SAMPLES = Path(__file__).parent.parent / "samples"
HOSTILE = (
    "<html lang=en><head><title>&lt;/title&gt;&lt;script&gt;ran()&lt;/script&gt;</title></head><body>"
    "<h1>&lt;img src=x onerror=ran()&gt;</h1>"
    "<p>The board said &lt;/script&gt;&lt;script&gt;ran()&lt;/script&gt; on Monday, and nobody knew why.</p>"
    "<p>A sign read \"' onmouseover='ran()' {{data}} &amp;lt; --&gt; ]]&gt; and then the ferry came in.</p>"
    "</body></html>"
)
KEPT, CUT = ("fitted-score", "paragraph"), ("related-phrase", "related")


NONE: Mapping[Any, Any] = MappingProxyType({})


def planted(
    html: str, cut: Mapping[int, tuple[str, str]] = NONE, lines: Mapping[tuple[int, int], bool] = NONE
) -> Trace:
    """Return a trace whose verdicts are given: blocks that go with (rule, role), and single lines that go or stay."""
    page, meta, lexicon, warnings, *_ = read_page(html)
    verdicts = []
    for block in page.blocks:
        rule, role = cut.get(block.index, KEPT)
        score = 0.1 if block.index in cut else 0.9
        terms = (Term("words", 1.5 if block.index not in cut else -1.5, f"words {block.words}"),)
        for stage in ("alone", "context"):
            verdicts.append(Verdict(block.index, -1, stage, block.index not in cut, score, rule, role, terms))  # type: ignore[arg-type]
    for (index, line), keep in lines.items():
        terms = (Term(CUT[0], float("-inf"), "prefix “read also”"),)
        verdicts.append(Verdict(index, line, "line", keep, 0.0, *CUT, terms))
    return Trace(assemble(page, meta, verdicts, lexicon, warnings), page, tuple(verdicts), lexicon.code)


class Reader(HTMLParser):
    """Reads a report as a browser would: its elements, its blocks' texts, its data."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.blocks: dict[str, str] = {}
        self._inside: list[str] = []
        self._block: str | None = None
        self._in_text = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        self._inside.append(tag)
        if tag == "li" and re.fullmatch(r"b\d+", attributes.get("id") or ""):
            self._block = attributes["id"]
            assert self._block not in self.blocks, "a block stands twice"
            self.blocks[str(self._block)] = ""
        self._in_text = self._in_text or (tag == "p" and self._block is not None)
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._in_text = False
        if tag == "li":
            self._block = None

    def handle_data(self, data: str) -> None:
        if self._inside and self._inside[-1] == "script" and self.scripts:
            self.scripts[-1] += data
        if self._in_text and self._block:
            self.blocks[self._block] += data

    @property
    def data(self) -> dict[str, Any]:
        """Return what the report's script reads."""
        found: dict[str, Any] = json.loads(self.scripts[0])
        return found


def run(*arguments: str | Path, **kwargs: Any) -> Result:
    """Run the command, as wide as where no terminal says how wide."""
    return CliRunner(env={"COLUMNS": None}).invoke(command_line, list(map(str, arguments)), **kwargs)


# --- the report


def test_words_are_counted_as_those_of_a_block() -> None:
    """Where no spaces stand between words each character is one, in the article's number as in that of a block."""
    traced = newsclean.trace((SAMPLES / "chinese-pages.html").read_bytes())
    kept = sum(piece.block.words for piece in pieces_of(traced) if piece.fate == "kept")
    assert f"<dt>Words</dt><dd>{kept:,}</dd>" in report(traced)


@pytest.mark.parametrize("name", ["radio-captions", "br-paragraphs", "paywall-jsonld", "arabic-rtl"])
def test_every_block_stands_once(name: str) -> None:
    """A report shows each block of the page once, in order, with all its text."""
    traced = newsclean.trace((SAMPLES / f"{name}.html").read_bytes())
    shown = Reader(report(traced)).blocks
    assert list(shown) == [f"b{block.index}" for block in traced.page.blocks]
    assert list(shown.values()) == [block.text for block in traced.page.blocks]


def test_report_is_one_file() -> None:
    """A report names no other file: no script, style or picture of its own is fetched, and a policy forbids it."""
    tags = Reader(explain((SAMPLES / "radio-captions.html").read_bytes())).tags
    assert not [tag for tag, attributes in tags if "src" in attributes]
    assert [a["href"] for tag, a in tags if tag == "link"] == ["data:,"]
    policy = next(a["content"] for _, a in tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None and "default-src 'none'" in policy and "script-src 'sha256-" in policy


def test_fates_and_roles_are_the_verdicts() -> None:
    """A block says whether it was kept or cut, or kept in part, and its role."""
    traced = planted(
        "<p>One of two.</p><p>Read also: three.</p><p>Four.<br>Read also: five</p>", {1: CUT}, {(2, 1): False}
    )
    tags = [a for _, a in Reader(report(traced)).tags if (a.get("id") or "").startswith("b") and "data-fate" in a]
    assert [(a["data-fate"], a["data-role"]) for a in tags] == [
        ("kept", "paragraph"), ("cut", "related"), ("part", "paragraph"),
    ]  # fmt: skip


def test_block_whose_lines_all_went_is_cut() -> None:
    """A block is cut, with the role of its lines, where each of them went by itself."""
    piece = pieces_of(planted("<p>Read also: five</p>", lines={(0, 0): False}))[0]
    assert (piece.fate, piece.role) == ("cut", "related")


@pytest.mark.parametrize("page", sorted(SAMPLES.glob("*.html")), ids=lambda page: page.stem)
def test_what_was_cut_is_called_what_the_article_calls_it(page: Path) -> None:
    """Blocks and lines that went have the roles of `Article.removed`, in its order."""
    traced = newsclean.trace(page.read_bytes())
    found: list[tuple[str, str]] = []
    for piece in pieces_of(traced):
        for (line, gap), role in sorted(piece.roles.items()):
            found.append((traced.page.xpath(piece.block), role))
            shown = piece.role if line < 0 else piece.role_of(line, gap)
            assert role == shown
    assert found == [(removal.xpath, removal.role) for removal in traced.article.removed]


def test_a_credit_is_none_of_the_captions_in_table_and_report() -> None:
    """What a caption's rule has cut and the article calls a credit is a credit in the table and the report, too."""
    page = SAMPLES / "radio-captions.html"
    row = next(line.split() for line in run("explain", page).stdout.splitlines() if "Picture: PA" in line)
    assert (row[1], row[2], row[4]) == ("cut", "credit", "picture-caption")
    reader = Reader(explain(page.read_bytes()))
    assert next(a["data-role"] for _, a in reader.tags if a.get("id") == f"b{row[0]}") == "credit"


def test_what_a_line_loses_in_places_is_struck_out() -> None:
    """Words that went from within a line are marked where they stood, and the words between them are not."""
    html = "<p>The <i>old</i> ferry left <b>far too</b> late.</p>"
    shown = report(newsclean.trace(html, options=newsclean.Options(keep=("p",), drop=("i", "b"))))
    mark = '<del data-role="other" title="other">'
    assert f"The {mark}old</del> ferry left {mark}far too</del> late." in shown


def test_cut_lines_are_struck_out() -> None:
    """A line that went from a kept block is marked in its place, and the line that stays is not."""
    html = report(planted("<p>Four.<br>Read also: five</p>", lines={(0, 1): False}))
    assert 'Four.\n<del data-role="related" title="related">Read also: five</del>' in html


def test_article_names_the_blocks_of_its_paragraphs() -> None:
    """Each paragraph of the article on the right leads to the block that it stands in."""
    traced = newsclean.trace((SAMPLES / "sports-table.html").read_bytes())
    html = report(traced)
    article = html[html.index("<article") : html.index("</article>")]
    places = [int(place) for place in re.findall(r'data-block="(\d+)"', article)]
    assert places == sorted(places) and len(set(places)) == len(places) >= len(traced.article.paragraphs)


def test_repeated_paragraphs_lead_to_their_own_blocks() -> None:
    """Two paragraphs of the same text lead to two blocks."""
    html = report(planted("<p>Same words.</p><p>Same words.</p>"))
    article = html[html.index("<article") : html.index("</article>")]
    assert re.findall(r'data-block="(\d+)"', article) == ["0", "1"]


def test_metadata_says_where_it_is_from() -> None:
    """Each metadata field stands beside its source."""
    html = report(newsclean.trace((SAMPLES / "radio-captions.html").read_bytes()))
    assert re.search(r'authors</th><td><span dir="auto">Hannah Pellow</span></td><td><code>json-ld</code>', html)


def test_warnings_are_told() -> None:
    """A report tells the warnings of its article and the notes of its run, each once."""
    page, *_ = read_page("<p>Words.</p>")
    verdicts = tuple(Verdict(0, -1, stage, True, 0.9, *KEPT) for stage in ("alone", "context"))  # type: ignore[arg-type]
    article = assemble(page, Metadata(), verdicts, lexicon_for("en"), ("cut <short>", "odd"))
    html = report(Trace(article, page, verdicts, "en", ("odd", "a second opinion")))
    assert "<li>cut &lt;short&gt;</li><li>odd</li><li>a second opinion</li>" in html


def test_hostile_text_stays_text() -> None:
    """Markup in a page's text makes no element in its report."""
    plain, hostile = Reader(explain("<title>x</title><h1>x</h1><p>One.</p><p>Two.</p>")), Reader(explain(HOSTILE))
    assert [tag for tag, _ in hostile.tags if tag in ("script", "img", "svg")].count("script") == 2
    assert not [tag for tag, _ in hostile.tags if tag == "img"]
    assert not [a for _, a in hostile.tags if any(name.startswith("on") for name in a)]
    assert hostile.scripts[1] == plain.scripts[1]


def test_data_script_cannot_be_ended() -> None:
    """Nothing in the report's data can end its script element, whatever the page says."""
    data = Reader(explain("<div class=a></div><p>Words.</p><p>" + HOSTILE + "</p>")).scripts[0]
    assert not set("<>&") & set(data)


def test_template_marks_in_a_page_are_text() -> None:
    """A page that writes {{data}} is shown with just these words."""
    assert any("{{data}}" in text for text in Reader(explain(HOSTILE)).blocks.values())


@pytest.mark.parametrize("url", ["javascript:ran()", "data:text/html,x", 'https://a.example/" onclick="ran()'])
def test_only_web_addresses_are_links(url: str) -> None:
    """An address of another kind is shown, not linked; a quotation mark in one ends no attribute."""
    reader = Reader(explain("<p>Words of a page.</p>", url=url))
    links = [a.get("href") for tag, a in reader.tags if tag == "a" and a.get("rel")]
    assert links in ([], [url])
    assert not [a for _, a in reader.tags if "onclick" in a]


def test_evidence_is_told_in_plain_words() -> None:
    """The panel's data holds sentences and weights, the weight of a deciding rule as null."""
    data = Reader(report(planted("<p>Four.<br>Read also: five</p>", lines={(0, 1): False}))).data
    (_, _, words, links, verdicts, lines), *_ = data["blocks"]
    keep, score, rule, role, reason, terms, others, rest = verdicts[1]
    assert (words, links, keep, score, others, rest) == (4, 0, 1, 0.9, 0, 0)
    assert [data["texts"][place] for place in (rule, role, reason)] == [*KEPT, "reads like the article"]
    assert [(data["texts"][place], weight) for place, weight in terms] == [("has 4 words", 1.5)]
    assert [(data["texts"][place], weight) for place, weight in lines[0][6]] == [("begins with “read also”", None)]


@pytest.mark.parametrize("page", sorted(SAMPLES.glob("*.html")), ids=lambda page: page.stem)
def test_every_verdict_has_a_reason_in_words(page: Path) -> None:
    """The report says in words why a block is kept or cut: no rule stands for its own reason."""
    data = Reader(report(newsclean.trace(page.read_bytes()))).data
    for *_, verdicts, lines in data["blocks"]:
        for _, _, rule, _, reason, *_ in (*verdicts, *(line[1:] for line in lines)):
            assert data["texts"][reason] != data["texts"][rule]


def test_weak_terms_are_summed() -> None:
    """Beyond the strongest terms of a score, the report gives their number and sum, and all add up."""
    traced = newsclean.trace((SAMPLES / "radio-captions.html").read_bytes())
    data = Reader(report(traced)).data
    by_block = {v.block: v for v in traced.verdicts if v.stage == "alone"}
    for index, block in enumerate(data["blocks"]):
        *_, terms, others, rest = block[4][0]
        told = by_block[index].terms[:]
        assert len(terms) + others == len(told)
        assert sum(weight for _, weight in terms) + rest == pytest.approx(sum(t.weight for t in told), abs=0.1)


def test_large_page_makes_a_small_report() -> None:
    """The report of a page of 1,500 elements is under 1 MB."""
    links = "".join(f"<li><a href=/{i}>Section number {i}</a></li>" for i in range(250))
    body = "".join(
        f"<p>The board said on Monday that quay {i}, shut since March, <b>would open</b> again.</p>" for i in range(500)
    )
    assert len(explain(f"<ul>{links}</ul>{body}").encode()) < 1_000_000


def test_explain_stays_a_function() -> None:
    """newsclean.explain can be called again and again: no submodule takes its name."""
    for _ in range(2):
        assert newsclean.explain("<p>Words.</p>").startswith("<!DOCTYPE html>")


# --- sentences

BLOCK = Block(0, 0, "Read also", 9, 2, 8, 0, 1, None, 0, 0)


def test_every_feature_has_a_sentence() -> None:
    """Each feature that the scores are made of is told in plain words, and none that is gone."""
    features, masks = {*ALONE, *CONTEXT}, set(FEATURE_MASKS)
    assert sorted(features - SENTENCES.keys()) == [], "features without a sentence in explain_words.py"
    assert sorted(SENTENCES.keys() - features) == [], "sentences in explain_words.py of features that are gone"
    assert masks == MASKS.keys()


@pytest.mark.parametrize(
    ("term", "sentence"),
    [
        (Term("link-share", -1, "link-share 0.89"), "8 of 9 characters are in links"),
        (Term("bold-share", 1, "bold-share 0"), "none of it is in bold or italics"),
        (Term("before-1", -1, "before-1 0.02"), "the block before scores 0.02"),
        (Term(f"near:{Hint.CAPTION}", -1, "near caption: yes"), "stands in an element called “caption”"),
        (Term(f"near:{Hint.CAPTION}", 1, "near caption: no"), "stands in no element called “caption”"),
        (Term("words", 1, "words 1"), "has 1 word"),
        (Term("related-phrase", -1, "prefix “read also”"), "begins with “read also”"),
    ],
)
def test_a_term_is_told_in_plain_words(term: Term, sentence: str) -> None:
    """Feature, value and block make a sentence."""
    assert say(term, BLOCK) == sentence


@pytest.mark.parametrize("place", range(len(CATEGORIES)))
def test_phrase_masks_name_their_category(place: int) -> None:
    """A bit of the phrase masks is named as a category of phrases."""
    assert f"“{CATEGORIES[place]}”" in say(Term(f"phrases:{1 << place}", -1, "phrases whatever: yes"), BLOCK)


@pytest.mark.parametrize("evidence", ["moon-phase 0.25", "words", "moon shine: yes"])
def test_unknown_evidence_is_shown_as_it_is(evidence: str) -> None:
    """What has no sentence is told as the core wrote it."""
    assert say(Term(evidence.split()[0], 0.1, evidence), BLOCK) == evidence


@pytest.mark.parametrize("feature", sorted(SENTENCES))
@pytest.mark.parametrize("value", ["-99", "-1", "0", "0.5", "1", "3", "999"])
def test_every_value_has_a_sentence(feature: str, value: str) -> None:
    """A sentence stands for any value that a feature may have, and says something."""
    assert len(say(Term(feature, 1, f"{feature} {value}"), BLOCK)) > 5


# --- the JSON of a trace


def test_json_of_a_trace_holds_every_verdict() -> None:
    """A trace's JSON has its blocks, its verdicts with their terms, and its article."""
    traced = newsclean.trace((SAMPLES / "wordpress-regional.html").read_bytes())
    data = json.loads(traced.to_json(), parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
    assert [block["text"] for block in data["blocks"]] == [block.text for block in traced.page.blocks]
    assert [(v["block"], v["line"], v["stage"], v["keep"], v["rule"]) for v in data["verdicts"]] == [
        (v.block, v.line, v.stage, v.keep, v.rule) for v in traced.verdicts
    ]
    assert all(v["terms"] for v in data["verdicts"])
    assert Article.from_dict(data["article"]) == traced.article


def test_json_of_a_trace_holds_what_a_line_loses_in_places() -> None:
    """Each part that a line loses stands in its verdict, by where it is in the line, and says why it went."""
    html = "<p>The <i>old</i> ferry left <b>far too</b> late.</p>"
    data = newsclean.trace(html, options=newsclean.Options(keep=("p",), drop=("i", "b"))).to_dict()
    (line,) = [verdict for verdict in data["verdicts"] if verdict["line"] == 0]
    gone = [(gap["start"], gap["end"], gap["verdict"]["terms"][0]["evidence"]) for gap in line["gaps"]]
    assert (line["text"], gone) == ("The ferry left late.", [(4, 7, "your rule i"), (19, 26, "your rule b")])


def test_a_deciding_weight_is_null() -> None:
    """A term that decides by itself has no number in JSON."""
    traced = planted("<p>Read also: five</p>", lines={(0, 0): False})
    assert traced.to_dict()["verdicts"][-1]["terms"][0]["weight"] is None


# --- notebooks


def test_article_shows_itself() -> None:
    """In a notebook an article shows its text as text, and what was cut from it."""
    article = Article(
        title="<b>Quay</b>", paragraphs=planted("<p>One &lt;i&gt;.</p>").article.paragraphs,
        removed=(Removal("promo", "promo-box", "stands in a promotion box", "<script>ran()</script>", "/p[1]"),),
    )  # fmt: skip
    html = article._repr_html_()
    assert "&lt;b&gt;Quay&lt;/b&gt;" in html and "One &lt;i&gt;." in html
    assert "Cut: 1 promo" in html and "&lt;script&gt;ran()" in html and "<script" not in html


def test_trace_shows_its_report_in_a_closed_frame() -> None:
    """In a notebook a trace shows its report in a frame that cannot reach the notebook."""
    html = newsclean.trace(HOSTILE)._repr_html_()
    (tag, attributes), *others = Reader(html).tags
    assert (tag, attributes["sandbox"], others) == ("iframe", "allow-scripts", [])
    assert (attributes["srcdoc"] or "").startswith("<!DOCTYPE html>")


# --- newsclean explain, newsclean clean --explain


def test_explain_writes_a_report(tmp_path: Path) -> None:
    """newsclean explain PAGE -o report.html writes the report."""
    out = tmp_path / "new" / "report.html"
    assert run("explain", SAMPLES / "french-chapo.html", "-o", out).exit_code == 0
    assert "newsclean report</title>" in out.read_text(encoding="utf-8")


def test_explain_writes_a_trace(tmp_path: Path) -> None:
    """An output called .json is the trace."""
    out = tmp_path / "trace.json"
    assert run("explain", SAMPLES / "french-chapo.html", "-o", out).exit_code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["newsclean"] == 1


def test_explain_writes_to_standard_output() -> None:
    """-o - sends the report down the pipe, of a page that came by one."""
    result = run("explain", "-", "-o", "-", input=b"<title>Quay</title><p>Words.</p>")
    assert result.stdout.startswith("<!DOCTYPE html>") and "Quay" in result.stdout


@pytest.mark.parametrize("arguments", [("explain",), ("clean", "--explain")])
def test_a_table_comes_to_the_screen(arguments: tuple[str, ...]) -> None:
    """Fate, role, score, rule and first words stand in a table, a row a block."""
    result = run(*arguments, SAMPLES / "wordpress-regional.html")
    rows = [line.split() for line in result.stdout.splitlines()]
    assert rows[0] == ["block", "fate", "role", "score", "rule", "text"]
    traced = newsclean.trace((SAMPLES / "wordpress-regional.html").read_bytes())
    shown = {row[0]: row[1] for row in rows[1:]}
    assert {str(p.block.index): p.fate for p in pieces_of(traced)}.items() <= shown.items()


def test_a_table_has_the_roles_of_the_model(tmp_path: Path) -> None:
    """The table calls a kept block what `Paragraph.role` and the JSON call it."""
    path = tmp_path / "a.html"
    path.write_text("<h1>Quay</h1><p>A ferry came in at noon, the mayor said.</p><ul><li>Two more are due.</ul>")
    result = run("explain", str(path), "--keep", "ul")
    kept = [line.split() for line in result.stdout.splitlines() if " kept " in line]
    article = newsclean.clean_file(path, options=newsclean.Options(keep="ul"))
    assert [cells[2] for cells in kept] == [p.role for p in article.paragraphs] == ["paragraph", "list-item"]


def test_explain_shows_tables_of_many_pages(tmp_path: Path) -> None:
    """clean --explain heads the table of each page with its name, and tells of pages that fail."""
    (tmp_path / "a.html").write_text("<p>Words of a page.</p>")
    (tmp_path / "b.html").write_text("")
    result = run("clean", "--explain", tmp_path)
    assert "==> a <==" in result.stdout and "b.html: EmptyInput" in result.stderr
    assert result.exit_code == 1


_ROWS = "".join(
    json.dumps({"id": name, "body": f"<h1>The {name}</h1><p>The {name} lay at the quay.</p>"}) + "\n"
    for name in ("ferry", "barge")
)
"""A table of two pages in a column of another name."""


def test_a_page_of_a_table_is_explained_by_its_place(tmp_path: Path) -> None:
    """As --errors names it."""
    (tmp_path / "crawl.jsonl").write_text(_ROWS)
    result = run("explain", f"{tmp_path}/crawl.jsonl#2", "--html-column", "body")
    assert result.exit_code == 0 and "The barge lay" in result.stdout and "ferry" not in result.stdout


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("crawl.jsonl#3", "crawl.jsonl has no page 3"),
        ("crawl.jsonl#0", "no such file"),
        ("crawl.jsonl", "name one of them"),
        ("crawl.jsonl#1", "(--html-column names another)"),
        (f"crawl.jsonl#{10**20}", "no such file"),
        (f"crawl.jsonl#{10**17}", "crawl.jsonl has no page 1000"),
        ("*.jsonl#1", "no file matches"),
        ("in.jsonl#1", "no such file"),
        ("in.jsonl", "holds many pages: newsclean gallery"),
    ],
)
def test_what_is_no_page_of_a_table_is_told(page: str, told: str, tmp_path: Path) -> None:
    """No page is shown in its place."""
    (tmp_path / "crawl.jsonl").write_text(_ROWS)
    (tmp_path / "in.jsonl").mkdir()
    (tmp_path / "in.jsonl/a.html").write_text("<p>Words of a page.</p>")
    result = run("explain", tmp_path / page)
    assert result.exit_code and told in result.stderr


def test_a_page_that_the_file_fails_at_has_the_error_that_clean_says(tmp_path: Path) -> None:
    """The list of --errors names the same kind."""
    pytest.importorskip("fastwarc")
    (tmp_path / "crawl.warc").write_text("no archive")
    for of_page in (["clean", "--parallel", "0"], ["clean", "--explain"], ["explain"]):
        page = f"{tmp_path}/crawl.warc{'#1' * (of_page == ['explain'])}"
        assert ": BrokenInput: crawl.warc cannot be read" in run(*of_page, page).stderr


def test_a_page_whose_name_is_like_a_place_is_itself(tmp_path: Path) -> None:
    """A file that is there is read."""
    (tmp_path / "crawl.jsonl").write_text(_ROWS)
    (tmp_path / "crawl.jsonl#1").write_text("<p>Words of a page.</p>")
    assert "Words of a page." in run("explain", tmp_path / "crawl.jsonl#1").stdout


def test_gallery_and_learn_read_columns_of_other_names(tmp_path: Path) -> None:
    """As clean does, whose message names the option."""
    (tmp_path / "crawl.jsonl").write_text(_ROWS)
    gallery = run("gallery", tmp_path / "crawl.jsonl", "-o", tmp_path / "gallery", "--html-column", "body")
    assert "2 reports" in gallery.stderr and gallery.exit_code == 0
    learned = run("learn", tmp_path / "crawl.jsonl", "--html-column", "body")
    assert "2 articles" in learned.stderr and learned.exit_code == 0
    lacks = run("learn", tmp_path / "crawl.jsonl", "--html-column", "page")
    assert "there is no such column" in lacks.stderr and lacks.exit_code


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 200])
def test_the_text_has_room_at_any_width(columns: int) -> None:
    """A table is as wide as COLUMNS says, piped or not, and of each text there is a good part to be read."""
    result = CliRunner().invoke(
        command_line, ["explain", str(SAMPLES / "wordpress-regional.html")], env={"COLUMNS": str(columns)}
    )
    lines = result.stdout.splitlines()
    assert max(len(line.rstrip()) for line in lines) <= columns
    traced = newsclean.trace((SAMPLES / "wordpress-regional.html").read_bytes())
    rules = {v.rule for v in traced.verdicts if v.stage == "context"}
    assert all(rule in result.stdout for rule in rules)
    for block in traced.page.blocks:
        assert printable(block.text)[: min(30, len(block.text) - 1)] in result.stdout


def test_a_narrow_table_has_the_columns_of_a_wide_one() -> None:
    """At 80 columns the heading and the cells stand in the order of a wide table, the text below."""
    tables = []
    for columns in ("80", "200"):
        result = CliRunner().invoke(
            command_line, ["explain", str(SAMPLES / "radio-captions.html")], env={"COLUMNS": columns}
        )
        tables.append([line.split() for line in result.stdout.splitlines()])
    narrow, wide = tables
    assert narrow[0] == ["block", "fate", "role", "score", "rule,", "and", "the", "text", "below"]
    assert [(*row[:5], *text[:1]) for row, text in zip(narrow[1::2], narrow[2::2], strict=True)] == [
        tuple(row[:6]) for row in wide[1:]
    ]


def test_a_table_that_is_piped_is_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without COLUMNS a pipe gets 160 columns."""
    monkeypatch.delenv("COLUMNS", raising=False)
    result = run("explain", SAMPLES / "wordpress-regional.html")
    assert max(map(len, result.stdout.splitlines())) == 160


def test_a_page_has_one_name_on_the_screen(tmp_path: Path) -> None:
    """The table of a page stands under the name that its text does."""
    (tmp_path / "a.html").write_text("<p>Words of a page.</p>")
    (tmp_path / "b.htm").write_text("<p>Words of a page.</p>")
    names = [
        [line for line in run("clean", tmp_path, *more).stdout.splitlines() if line.startswith("==>")]
        for more in ([], ["--explain"])
    ]
    assert names[0] == names[1] == ["==> a <==", "==> b <=="]


def test_lines_of_a_block_have_rows() -> None:
    """A line that went its own way stands below its block."""
    (rows,) = tables(planted("<p>Four.<br>Read also: five</p>", lines={(0, 1): False}), 100)
    assert isinstance(rows, Table)
    columns = [[str(cell) for cell in column.cells] for column in rows.columns]
    assert columns[0] == ["0", "0.1"] and columns[1] == ["part", "cut"] and columns[4] == [KEPT[0], CUT[0]]


def test_terminal_obeys_no_page() -> None:
    """Control characters and marks that turn the text around do not reach the terminal."""
    assert printable("a\x1b[2Jb\x9bc\u202ed\n e") == "a\ufffd[2Jb\ufffdc\ufffdd e"


def test_joined_letters_reach_the_terminal() -> None:
    """Persian parts letters, and emoji are made of several, by characters that are not seen."""
    for text in ("کشتی‌ها نمی‌روند", "the 👩‍🚒 came"):
        assert printable(text) == text


HOSTILE_ROW = '{"id": "ferry\\u001b]0;sunk\\u0007\\u202e", "html": "%PDF-1.4"}\n'


@pytest.mark.parametrize(
    "arguments", ["clean --parallel 0 PAGES", "clean --explain PAGES", "learn PAGES", "gallery PAGES -o PAGES.d"]
)
def test_terminal_obeys_no_id(arguments: str, tmp_path: Path) -> None:
    """What a failed row of a table is called is said without what a terminal would obey."""
    pages = tmp_path / "pages.jsonl"
    pages.write_text(HOSTILE_ROW)
    result = run(*arguments.replace("PAGES", str(pages)).split())
    assert "newsclean: ferry\ufffd]0;sunk\ufffd\ufffd: NotHTML: the input is a PDF file\n" in result.stderr


@pytest.mark.parametrize("command", ["learn", "gallery -o OUT"])
def test_failures_stand_above_the_bar(command: str, tmp_path: Path) -> None:
    """On a terminal a page that failed is told on a line of its own, not behind the bar."""
    for name in "ab":
        (tmp_path / f"{name}.html").write_text("%PDF-1.4")
    words = [sys.executable, "-m", "newsclean", *command.replace("OUT", str(tmp_path / "out")).split(), str(tmp_path)]
    master, terminal = pty.openpty()
    subprocess.run(words, stdin=terminal, stdout=terminal, stderr=terminal, check=False, timeout=60)
    os.close(terminal)
    shown = os.read(master, 1 << 16).decode()
    os.close(master)
    for name in "ab":
        before = shown[: shown.index(f"newsclean: {name}.html: NotHTML")]
        assert before.endswith(("\n", "\r", "\x1b[2K"))


@pytest.mark.parametrize(
    ("arguments", "message", "status"),
    [
        (["explain", "nowhere.html"], "no such file", 2),
        (["explain", str(SAMPLES)], "newsclean gallery", 2),
        (["clean", "--explain", str(SAMPLES), "-o", "out"], "newsclean explain PAGE -o report.html", 2),
    ],
)
def test_explain_says_what_is_wrong(arguments: list[str], message: str, status: int) -> None:
    """Wrong arguments are named, with what to do."""
    result = run(*arguments)
    assert result.exit_code == status and message in result.stderr


@pytest.mark.parametrize("status", [0, 1])
def test_a_report_that_nothing_shows_is_named(status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no browser can be started --open says where the report is."""
    shown: list[str] = []
    monkeypatch.setattr(click, "launch", lambda address: shown.append(address) or status)
    result = run("explain", SAMPLES / "french-chapo.html", "--open")
    path = unquote_to_bytes(shown[0].removeprefix("file://")).decode()
    assert Path(path).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert (f"it is {path}\n" in result.stderr) == bool(status)


def test_explain_keeps_the_page(tmp_path: Path) -> None:
    """A report does not take the place of the page it is on."""
    path = tmp_path / "e.html"
    path.write_text("<p>Words of a page.</p>")
    result = run("explain", path, "-o", path)
    assert result.exit_code == 2 and "is an input" in result.stderr
    assert path.read_text() == "<p>Words of a page.</p>"


def test_explain_says_why_a_page_has_no_report() -> None:
    """A page that cannot be cleaned is status 1 and a message."""
    result = run("explain", input=b"")
    assert result.exit_code == 1 and "EmptyInput" in result.stderr


# --- newsclean gallery


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    (folder / "sub").mkdir(parents=True)
    (folder / "index.html").write_text("<title>First &lt;b&gt;</title><h1>First</h1><p>Words of the first page.</p>")
    (folder / "sub" / "a b%.html").write_text("<title>Second</title><p>Words of the second page.</p>")
    return folder


def test_gallery_writes_a_report_for_each_page(pages: Path, tmp_path: Path) -> None:
    """Each page has its report, and the index links to every one, whatever the pages are called."""
    out = tmp_path / "out"
    assert run("gallery", pages, "-o", out).exit_code == 0
    assert {path.relative_to(out).as_posix() for path in out.rglob("*.html")} == {
        "index.html", "index-page.html", "sub/a b%.html",
    }  # fmt: skip
    index = Reader((out / "index.html").read_text(encoding="utf-8"))
    assert [a["href"] for tag, a in index.tags if tag == "a"] == ["index-page.html", "sub/a%20b%25.html"]
    assert not [tag for tag, _ in index.tags if tag == "b"]


def test_an_error_of_the_engine_costs_its_page(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that makes the engine raise what nobody foresaw is a failed page, and no end of the command."""

    def planted(html: bytes, **kwargs: Any) -> Trace:
        if b"PLANT" in html:
            raise IndexError("list index out of range")
        return newsclean.trace(html, **kwargs)

    monkeypatch.setattr("newsclean.commands.traced.trace", planted)
    (pages / "planted.html").write_text("<p>PLANT</p>")
    result = run("gallery", pages, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "newsclean: planted.html: IndexError: list index out of range\n" in result.stderr
    assert (tmp_path / "out" / "index.html").exists()


def test_gallery_tells_of_failed_pages(pages: Path, tmp_path: Path) -> None:
    """A page that fails is named in the index and on standard error, and makes the status 1."""
    (pages / "z.html").write_text("")
    result = run("gallery", pages, "-o", tmp_path / "out")
    assert result.exit_code == 1 and "1 page failed" in result.stderr
    assert "newsclean: z.html: EmptyInput: the input is empty\n" in result.stderr
    assert "z.html: EmptyInput" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "href"), [(b"bad\xff.html", "bad%FF.html"), (b"x" * 251 + b".htm", "x" * 233 + "~")])
def test_gallery_takes_any_name(name: bytes, href: str, tmp_path: Path) -> None:
    """A page whose name is no UTF-8, or leaves no room for .html, has its report, and the index links to it."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / os.fsdecode(name)).write_text("<title>First</title><p>Words of the first page.</p>")
    assert run("gallery", tmp_path / "in", "-o", tmp_path / "out", "--traces").exit_code == 0
    index = Reader((tmp_path / "out" / "index.html").read_text(encoding="utf-8"))
    (link,) = (a["href"] for tag, a in index.tags if tag == "a")
    assert link.startswith(href)
    assert (tmp_path / "out" / os.fsdecode(unquote_to_bytes(link))).is_file()


def test_gallery_is_named_briefly(pages: Path, tmp_path: Path) -> None:
    """The heading of a gallery of many inputs names the first of them."""
    out = tmp_path / "gallery"
    inputs = sorted(pages.rglob("*.html"))[:2]
    assert run("gallery", *inputs, "-o", out).exit_code in (0, 1)
    assert f" of {inputs[0].name} and 1 more</h1>" in (out / "index.html").read_text()


def test_gallery_overwrites_only_when_told(pages: Path, tmp_path: Path) -> None:
    """A folder with files in it is left alone without --overwrite."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine").touch()
    assert run("gallery", pages, "-o", out).exit_code == 2
    assert run("gallery", pages, "-o", out, "--overwrite").exit_code == 0


@pytest.mark.parametrize(
    ("inputs", "out", "said"),
    [("pages", "pages", "is an input"), ("pages/*.html", "pages", "is an input"), ("pages/sub", "pages", "")],
)
def test_gallery_keeps_the_pages(inputs: str, out: str, said: str, pages: Path) -> None:
    """No report takes the place of a page that is read; beside the pages there may be reports."""
    (pages / "index.html").rename(pages / "first.html")
    before = {path: path.read_bytes() for path in pages.rglob("*.html")}
    result = run("gallery", pages.parent / inputs, "-o", pages.parent / out, "--overwrite")
    assert result.exit_code == (2 if said else 0) and said in result.stderr
    assert all(path.read_bytes() == data for path, data in before.items())


def test_gallery_keeps_a_page_that_a_link_names(pages: Path, tmp_path: Path) -> None:
    """A report is not written through a link to a page."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "b.html").symlink_to(pages / "sub" / "a b%.html")
    before = (pages / "sub" / "a b%.html").read_bytes()
    result = run("gallery", tmp_path / "out" / "b.html", "-o", tmp_path / "out", "--overwrite")
    assert result.exit_code == 2 and "is an input" in result.stderr
    assert (pages / "sub" / "a b%.html").read_bytes() == before
