"""The report in a browser, read and used as a person would: headless Chromium of the system."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import newsclean
from newsclean.commands.cli import newsclean as command_line
from newsclean.model import Trace
from newsclean.report import pieces_of, report

playwright = pytest.importorskip("playwright.sync_api", reason="needs the package playwright (newsclean[browser])")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.slow,  # half a minute for what one file shows
    pytest.mark.skipif(CHROMIUM is None, reason="needs chromium (Debian: apt-get install chromium)"),
]

SAMPLES = Path(__file__).parent.parent / "samples"
WIDE, PHONE = (1400, 900), (390, 844)
HOSTILE = (
    "<html lang=en><head><title>&lt;/title&gt;&lt;script&gt;ran=1&lt;/script&gt;</title></head><body>"
    "<h1 onclick=ran=1>&lt;img src=x onerror=ran=1&gt;</h1>"
    "<p>The board said &lt;/script&gt;&lt;script&gt;ran=1&lt;/script&gt; on Monday, and nobody knew why.</p>"
    "<p>A sign read &lt;/li&gt;&lt;/ol&gt;&lt;iframe src=https://gull.example/&gt; and then the ferry came in.</p>"
    "<p>Later a second sign read &lt;svg onload=ran=1&gt; \"' onfocus='ran=1' autofocus x=', said the master.</p>"
    "<script>ran=1</script></body></html>"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        # Chromium has no sandbox for root, which is who runs in containers.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        running = started.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield running
        running.close()


class Opened:
    """A report in a page of the browser, with what the page asked for and complained of."""

    def __init__(self, browser: Any, path: Path, size: tuple[int, int], scheme: str = "light") -> None:
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, has_touch=size == PHONE
        )
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.url = path.as_uri()
        self.page.goto(self.url)

    def ask(self, script: str) -> Any:
        """Return what a script says."""
        return self.page.evaluate(script)

    def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def pinned(self) -> int:
        """Return the block that is looked at, -1 where there is none."""
        found = self.ask("document.querySelector('#blocks .now')?.id.slice(1) ?? '-1'")
        return int(found)

    @property
    def shown(self) -> list[int]:
        """Return the blocks that can be seen."""
        visible = "[...document.querySelectorAll('#blocks > li')].filter(b => b.getClientRects().length)"
        return [int(place) for place in self.ask(f"{visible}.map(b => b.id.slice(1))")]


@pytest.fixture(scope="module")
def traced() -> Trace:
    return newsclean.trace((SAMPLES / "wordpress-regional.html").read_bytes())


@pytest.fixture
def opened(browser: Any, traced: Trace, tmp_path: Path) -> Iterator[Opened]:
    yield from _open(browser, report(traced), tmp_path, WIDE)


@pytest.fixture
def phone(browser: Any, traced: Trace, tmp_path: Path) -> Iterator[Opened]:
    yield from _open(browser, report(traced), tmp_path, PHONE)


@pytest.fixture
def hostile(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    yield from _open(browser, newsclean.explain(HOSTILE), tmp_path, WIDE)


def _open(browser: Any, html: str, folder: Path, size: tuple[int, int], scheme: str = "light") -> Iterator[Opened]:
    path = folder / "report.html"
    path.write_text(html, encoding="utf-8")
    found = Opened(browser, path, size, scheme)
    yield found
    found.context.close()


# --- what is shown


ORDERED = "<article><h1>Points of the council</h1>{0}<ol start=3><li>The quay is shut.<li>The ferry stays.</ol>{0}"
PROSE = "<p>The ferry to the far islands will not sail this week, the harbour master said on Monday morning.</p>" * 6


def test_a_page_without_text_is_said(browser: Any, tmp_path: Path) -> None:
    """Where a page has no block at all none is said to be filtered out."""
    for found in _open(browser, newsclean.explain("<title>Quay</title><body><img src=a.jpg>"), tmp_path, WIDE):
        assert found.page.inner_text("#nothing") == "There is no text on this page."


def test_an_ordered_list_has_its_numbers(browser: Any, tmp_path: Path) -> None:
    """The items of an ordered list stand in the article with the numbers that they have on the page."""
    for found in _open(browser, newsclean.explain(ORDERED.format(PROSE)), tmp_path, WIDE):
        style = "getComputedStyle(document.querySelector('article ol[start=\"3\"] li')).listStyleType"
        assert found.ask(style) == "decimal"


def test_code_is_shown_as_it_is_set_in(browser: Any, tmp_path: Path) -> None:
    """Each line keeps its white space, in the page and in the article, where the next stands right below it."""
    prose = "<p>The ferry sails at nine, said the harbour master, and it is back on the quay by noon.</p>" * 3
    traced = newsclean.trace(f"<html lang=en><body>{prose}<pre>if dry:\n    sail()</pre>{prose}")
    for opened in _open(browser, report(traced), tmp_path, WIDE):
        assert opened.page.inner_text(".block[data-role=preformatted] p") == "if dry:\n    sail()"
        first, second = opened.ask("[...document.querySelectorAll('article pre')].map(pre => pre.offsetTop)")
        assert second - first == opened.ask("document.querySelector('article pre').offsetHeight")


def test_every_block_can_be_read_once(opened: Opened, traced: Trace) -> None:
    """The left side shows the text of each block, once and in order."""
    texts = opened.ask("[...document.querySelectorAll('#blocks > li > p')].map(p => p.textContent)")
    assert texts == [block.text for block in traced.page.blocks]
    assert opened.shown == [block.index for block in traced.page.blocks]


def test_blocks_above_are_told_of(opened: Opened) -> None:
    """A report that opens at the article says how many blocks stand above, and leads to them."""
    hidden = "[...document.querySelectorAll('#blocks > li')].filter(b => b.getBoundingClientRect().bottom <= {}).length"
    number = opened.ask(hidden.format("document.getElementById('page-pane').getBoundingClientRect().top"))
    assert number > 1
    assert opened.page.inner_text("#above") == f"↑ {number} blocks above"
    opened.page.click("#above")
    opened.page.wait_for_selector("#above", state="hidden")
    assert opened.ask("document.getElementById('page-pane').scrollTop") == 0


def test_a_credit_is_called_one(browser: Any, tmp_path: Path) -> None:
    """Before a credit stands that it is one, and no sign that the page does not have."""
    html = newsclean.explain((SAMPLES / "radio-captions.html").read_bytes())
    for found in _open(browser, html, tmp_path, WIDE):
        label = found.ask("getComputedStyle(document.querySelector('cite'), '::before').content")
    assert label == '"Credit: "'


def test_article_stands_at_the_right(opened: Opened, traced: Trace) -> None:
    """The right side shows the clean article, to the right of the page's blocks."""
    texts = opened.ask("[...document.querySelectorAll('article [data-block]')].map(p => p.textContent)")
    assert "\n".join(texts) == traced.article.text
    left, right = (opened.page.locator(name).bounding_box() for name in ("#page-pane", "#article-pane"))
    assert right["x"] >= left["x"] + left["width"] - 1


def test_colours_agree_with_the_verdicts(opened: Opened, traced: Trace) -> None:
    """Blocks of one role have one colour, others another; a kept block's bar is filled, a cut one's hatched."""
    bars = opened.ask(
        "[...document.querySelectorAll('#blocks > li')].map(b => { const s = getComputedStyle(b, '::before');"
        " return [getComputedStyle(b).getPropertyValue('--c'), s.backgroundImage.includes('gradient')]; })"
    )
    colours: dict[str, set[str]] = {}
    for piece, (colour, hatched) in zip(pieces_of(traced), bars, strict=True):
        assert hatched == (piece.fate == "cut")
        colours.setdefault(piece.role, set()).add(colour)
    assert all(len(found) == 1 for found in colours.values())
    clear = [role for role in colours if role not in ("hidden", "other")]  # these two are plain grey
    assert len({min(colours[role]) for role in clear}) == len(clear)


def test_chart_has_a_bar_a_block_and_the_chosen_span(opened: Opened, traced: Trace) -> None:
    """The chart's bars are the scores, its shade goes from the first kept block to the last."""
    pieces = pieces_of(traced)
    heights = opened.ask("[...document.querySelectorAll('.bar')].map(b => +b.getAttribute('height'))")
    assert heights == pytest.approx([max(1.5, 100 * piece.ruling.score) for piece in pieces], abs=0.1)
    kept = [piece.block.index for piece in pieces if piece.fate != "cut"]
    span = opened.ask("(s => [+s.getAttribute('x'), +s.getAttribute('width')])(document.querySelector('.span'))")
    assert span == [kept[0], kept[-1] + 1 - kept[0]]


def test_nothing_leaves_the_file(opened: Opened) -> None:
    """The report asks for itself alone, and the console stays empty, whatever is pressed."""
    opened.press("j", "n", "p", "k", "f", "f", "f", "t", "?", "Escape", "/", "Escape", "Enter", "r", "Escape")
    assert [url for url in opened.requests if not url.startswith("data:")] == [opened.url]
    assert opened.complaints == []


def test_hostile_page_runs_nothing(hostile: Opened) -> None:
    """Scripts, handlers and closing tags in a page are shown as text and do nothing."""
    hostile.press("j", "j", "j", "n", "Enter")
    hostile.page.hover("#b1")
    assert hostile.ask("typeof ran") == "undefined"
    assert "</script><script>ran=1</script>" in hostile.page.inner_text("#blocks")
    assert hostile.ask("document.querySelectorAll('iframe, img, main svg').length") == 0
    assert hostile.requests == [hostile.url] or set(hostile.requests) == {hostile.url, "data:,"}
    assert hostile.complaints == []


def test_policy_stops_what_would_slip_through(hostile: Opened) -> None:
    """Even a handler written into the report's document would not run."""
    hostile.ask("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"ran=1\">')")
    hostile.page.wait_for_timeout(100)
    assert hostile.ask("typeof ran") == "undefined"


# --- why


def test_pointing_at_a_block_tells_why(opened: Opened, traced: Trace) -> None:
    """Hovering shows the block's fate, both scores, the rule, evidence and XPath."""
    piece = next(p for p in pieces_of(traced) if p.fate == "kept" and p.role == "paragraph")
    opened.page.hover(f"#b{piece.block.index} p")
    panel = opened.page.inner_text("#panel")
    assert "Kept as body" in panel and piece.ruling.rule in panel and traced.page.xpath(piece.block) in panel
    assert f"{piece.ruling.score:.2f}" in panel and f"{piece.alone.score:.2f}" in panel
    assert opened.ask("document.querySelectorAll('#panel .terms li').length") > 4


def test_a_line_that_went_is_explained(opened: Opened, traced: Trace) -> None:
    """The panel of a block with a cut line names the line's rule and evidence."""
    piece = next(p for p in pieces_of(traced) if p.lines)
    opened.page.click(f"#b{piece.block.index}")
    verdict = next(iter(piece.lines.values()))
    assert "Line cut" in opened.page.inner_text("#panel .lines") and verdict.rule in opened.page.inner_text(
        "#panel .lines"
    )


def test_a_block_and_its_paragraph_are_marked_together(opened: Opened) -> None:
    """A click on a paragraph of the article leads to its block, and both are marked."""
    paragraph = opened.page.locator("article [data-block]").nth(2)
    paragraph.click()
    assert opened.pinned == int(paragraph.get_attribute("data-block"))
    assert "now" in paragraph.get_attribute("class")
    assert opened.page.locator("#blocks .now").bounding_box()["y"] > 0


# --- filters, search, keys


def test_a_role_is_filtered(opened: Opened, traced: Trace) -> None:
    """A press on a role in the legend hides its blocks, another brings them back."""
    related = [p.block.index for p in pieces_of(traced) if p.role == "related"]
    everything = opened.shown
    opened.page.click(".switch[data-role='related']")
    assert opened.shown == [place for place in everything if place not in related]
    opened.page.click(".switch[data-role='related']")
    assert opened.shown == everything


def test_one_role_is_shown_alone(opened: Opened, traced: Trace) -> None:
    """Shift and a click show one role alone; a button brings the others back."""
    opened.page.click(".switch[data-role='related']", modifiers=["Shift"])
    assert opened.shown == [p.block.index for p in pieces_of(traced) if p.role == "related"]
    opened.page.click("#all-roles")
    assert len(opened.shown) == len(traced.page.blocks)


@pytest.mark.parametrize("fate", ["kept", "cut"])
def test_one_fate_is_shown(fate: str, opened: Opened, traced: Trace) -> None:
    """Kept and Cut show what stayed and what went."""
    opened.page.click(f"[data-show='{fate}']")
    assert opened.shown == [p.block.index for p in pieces_of(traced) if (p.fate == "cut") == (fate == "cut")]


def test_search_finds_and_steps(opened: Opened, traced: Trace) -> None:
    """The search counts the blocks that hold a text, and Enter goes from one to the next."""
    holding = [block.index for block in traced.page.blocks if "most" in block.text.lower()]
    opened.press("/")
    opened.page.keyboard.type("MOST")
    assert opened.page.inner_text("#found") == str(len(holding))
    opened.press("Enter", "Enter")
    assert opened.pinned == holding[1] and opened.page.inner_text("#found") == f"2/{len(holding)}"
    opened.press("Shift+Enter")
    assert opened.pinned == holding[0]
    assert opened.ask("CSS.highlights.get('found').size") >= len(holding)


def test_keys_step_through_blocks(opened: Opened) -> None:
    """J and K go to the next block and the one before, which takes the focus and tells why."""
    opened.press("j", "j", "j", "k")
    assert opened.pinned == 1
    assert opened.ask("document.activeElement.id") == "b1"
    assert "block 2 of" in opened.page.inner_text("#panel")


def test_keys_pass_over_hidden_blocks(opened: Opened, traced: Trace) -> None:
    """J goes to the next block that is shown."""
    opened.press("f", "j")
    assert opened.pinned == next(p.block.index for p in pieces_of(traced) if p.fate != "cut")


def test_keys_step_through_doubtful_blocks(opened: Opened, traced: Trace) -> None:
    """N goes through the blocks near the threshold in page order, and begins anew after the last."""
    pieces = pieces_of(traced)
    threshold = opened.ask("JSON.parse(document.getElementById('data').textContent).threshold")
    near = [p.block.index for p in pieces if abs(round(p.ruling.score, 3) - threshold) <= 0.2]
    if not near:
        by_distance = sorted(pieces, key=lambda p: abs(round(p.ruling.score, 3) - threshold))
        near = sorted(piece.block.index for piece in by_distance[:5])
    for place in [*near, near[0]]:
        opened.press("n")
        assert opened.pinned == place
    opened.press("p")
    assert opened.pinned == near[-1]


def test_enter_goes_to_the_article_and_back(opened: Opened, traced: Trace) -> None:
    """Enter leads from a block to the article and back to the block."""
    opened.press("f", "j", "j", "Enter")
    assert opened.ask("document.activeElement.id") == "article-pane"
    opened.press("Enter")
    assert opened.ask("document.activeElement.id") == f"b{opened.pinned}"


def test_help_lists_the_keys(opened: Opened) -> None:
    """? opens the list of keys, Escape closes it."""
    opened.press("?")
    assert opened.page.is_visible("#keys")
    opened.press("Escape")
    assert not opened.page.is_visible("#keys")


def test_escape_lets_go_of_the_block(opened: Opened) -> None:
    """After Escape no block is the current one, for who hears the page either."""
    opened.press("j", "j")
    assert opened.ask("document.querySelectorAll('[aria-current]').length") == 1
    opened.press("Escape")
    assert opened.ask("document.querySelectorAll('[aria-current], .block.now').length") == 0


def test_tab_reaches_one_block(opened: Opened) -> None:
    """The Tab key stops at one block of the page, not at each."""
    assert opened.ask("document.querySelectorAll('#blocks [tabindex=\"0\"]').length") == 1


# --- looks

_CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const linear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const light = (colour) => colour.map((v) => linear(v / 255))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const worst = {};
  const names = [".block.kept p", ".block.cut p", ".chip", ".score", "article p", ".metadata td", "#panel li",
    ".facts dd", ".facts dt", ".address", ".key li", ".switch", ".switch b"];
  for (const name of names) {
    for (const element of document.querySelectorAll(name)) {
      const behind = [];
      for (let node = element; node; node = node.parentElement) behind.unshift(getComputedStyle(node).backgroundColor);
      const one = light(rgb(behind)), two = light(rgb([...behind, getComputedStyle(element).color]));
      const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
      worst[name] = Math.min(worst[name] ?? 99, ratio);
    }
  }
  return worst;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_light_and_dark(scheme: str, browser: Any, traced: Trace, tmp_path: Path) -> None:
    """Text stands out from what is behind it, at least 4.5 to 1, in the reader's scheme."""
    for found in _open(browser, report(traced), tmp_path, WIDE, scheme):
        found.press("j")
        assert found.ask("document.documentElement.dataset.theme") == scheme
        ratios = found.ask(_CONTRAST)
        assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}


def test_t_changes_between_light_and_dark(opened: Opened) -> None:
    """T makes a light report dark."""
    opened.press("t")
    assert opened.ask("document.documentElement.dataset.theme") == "dark"


@pytest.mark.parametrize("name", ["radio-captions", "sports-table", "arabic-rtl", "chinese-pages"])
def test_a_phone_shows_all_of_it(name: str, browser: Any, tmp_path: Path) -> None:
    """At 390 pixels nothing stands out at the sides, neither of the page nor of the article nor of the panel."""
    html = report(newsclean.trace((SAMPLES / f"{name}.html").read_bytes()))
    for found in _open(browser, html, tmp_path, PHONE):
        for act in ("1", "document.getElementById('b3').click()", "document.getElementById('tab-article').click()"):
            found.ask(act)
            assert found.ask("document.documentElement.scrollWidth") == PHONE[0]


LONG = f"""<title>{"x" * 400}</title><article><h1>{"x" * 400}</h1>{PROSE}<p>{"x" * 900}</p>
<figure><img src=a.jpg><figcaption>{"x" * 400} Photo: {"y" * 99}</figcaption></figure>{PROSE}</article>"""


def test_long_words_are_broken(browser: Any, tmp_path: Path) -> None:
    """What has no place to break stands out at the sides neither of a report nor of the gallery's index."""
    folder = tmp_path / ("q" * 99)
    folder.mkdir()
    (folder / "long.html").write_text(LONG)
    (folder / ("z" * 99 + ".html")).write_text("%PDF-1.4")
    assert CliRunner().invoke(command_line, ["gallery", str(folder), "-o", str(tmp_path / "out")]).exit_code == 1
    for name in ("long.html", "index.html"):
        found = Opened(browser, tmp_path / "out" / name, PHONE)
        for act in ("1", "document.getElementById('b1')?.click()", "document.getElementById('tab-article')?.click()"):
            found.ask(act)
            assert found.ask("document.documentElement.scrollWidth") == PHONE[0], (name, act)
        found.context.close()


def test_a_phone_breaks_no_name_of_a_source(browser: Any, tmp_path: Path) -> None:
    """Beside long addresses the column that says where a field came from is as wide as the words in it."""
    html = report(newsclean.trace((SAMPLES / "broadsheet-jsonld.html").read_bytes()))
    for found in _open(browser, html, tmp_path, PHONE):
        found.page.click("#tab-article")
        lines = "[...document.querySelectorAll('.metadata code')].filter(c => c.textContent === 'canonical')"
        assert found.ask(f"{lines}.map(c => c.getClientRects().length)") == [1]


def test_a_phone_has_two_views(phone: Opened) -> None:
    """On a phone the page and the article are two views, and a touched block tells why in a sheet that closes."""
    assert phone.page.is_visible("#page-pane") and not phone.page.is_visible("#article-pane")
    phone.page.tap("#b2")
    assert phone.page.is_visible("#panel .verdict")
    phone.page.tap("#panel .close")
    assert not phone.page.is_visible("#panel")
    phone.page.tap("#tab-article")
    assert phone.page.is_visible("#article-pane") and not phone.page.is_visible("#page-pane")


def test_report_reads_without_its_script(browser: Any, traced: Trace, tmp_path: Path) -> None:
    """With scripts off the page, the article and the metadata are there."""
    (tmp_path / "report.html").write_text(report(traced), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    assert page.is_visible("#b0") and page.is_visible("article") and page.is_visible(".metadata")
    context.close()


def test_large_page_appears_in_a_second(browser: Any, tmp_path: Path) -> None:
    """The report of a page of 1,500 elements is there in under a second."""
    links = "".join(f"<li><a href=/{i}>Section number {i}</a></li>" for i in range(250))
    body = "".join(
        f"<p>Quay {i} of the harbour, shut since the <b>storm</b> in March, would open.</p>" for i in range(500)
    )
    html = newsclean.explain(f"<ul>{links}</ul>{body}")
    times = []
    for found in _open(browser, html, tmp_path, WIDE):
        for _ in range(3):  # the machine may be busy
            found.page.reload()
            times.append(found.ask("performance.getEntriesByType('navigation')[0].loadEventEnd"))
    assert min(times) < 1000


# --- gallery, notebook


def test_gallery_leads_to_the_reports(browser: Any, tmp_path: Path) -> None:
    """A card of the index opens its page's report."""
    pages = [str(SAMPLES / f"{name}.html") for name in ("french-chapo", "gallery")]
    assert CliRunner().invoke(command_line, ["gallery", *pages, "-o", str(tmp_path)]).exit_code == 0
    found = Opened(browser, tmp_path / "index.html", WIDE)
    found.page.click(".card >> nth=0")
    assert "À Saint-Avel" in found.page.title()
    assert found.complaints == []
    found.context.close()


def test_notebook_frame_shows_the_report(browser: Any, traced: Trace, tmp_path: Path) -> None:
    """The report works in the closed frame of a notebook."""
    for found in _open(browser, traced._repr_html_(), tmp_path, WIDE):
        frame = found.page.frame_locator("iframe")
        frame.locator("#b1").click()
        assert "block 2 of" in frame.locator("#panel").inner_text()
        assert found.complaints == []
