"""Tests of learning a site from its own pages."""

from __future__ import annotations

import gzip
import itertools
import os
import random
import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest
from click.testing import CliRunner
from hand_made import FERRY, in_context, page_of

import newsclean
from newsclean import Options, SiteProfile, clean, learn, profile_toml, trace
from newsclean.commands.cli import newsclean as command
from newsclean.model import Verdict
from newsclean.options import RecurringLine, RecurringLinks
from newsclean.own_rules import learning
from newsclean.own_rules.learning import PageNotes, settle
from newsclean.own_rules.overrule import SPARED, overrule
from newsclean.own_rules.recurrence import find_recurring, line_key, style_key

SUBJECTS = ["ferry", "library", "orchard", "tramway", "bakery"]
PITCH = "Our letter from the coast brings the week's reports to 12,500 kitchens; leave your address and join them."
BIO = "Ada Quill has written about the estuary and the people on it since she moved there as a student."


def story(subject: str) -> list[str]:
    """Return the paragraphs of a story."""
    return [
        f"The {subject} on the old quay opened its doors again on Monday, after a winter of repairs and of waiting.",
        f"Nobody in Port Ansel had expected the {subject} to return, and the first morning drew some hundred people.",
        f"“We had stopped hoping,” said Orla Venn, who passes the {subject} twice a day with her two dogs.",
        f"The council paid two thirds of the costs of the {subject}; the rest came from a collection among neighbours.",
    ]


def page(subject: str, *extra: str, host: str = "www.gull.example", paragraphs: list[str] | None = None) -> str:
    """Return a page of a site with a story, and other things after its second paragraph."""
    body = [f"<p>{text}</p>" for text in paragraphs or story(subject)]
    return (
        f"<html lang='en'><head><title>Return of the {subject}</title>"
        f"<link rel='canonical' href='https://{host}/{subject}'></head><body><nav><a href='/'>Home</a></nav>"
        f"<article class='text'><h1>Return of the {subject}</h1>{''.join(body[:2])}{''.join(extra)}{''.join(body[2:])}"
        "</article></body></html>"
    )


def site(*extra: str) -> list[str]:
    """Return a page a subject, each with the same things in its story."""
    return [page(subject, *extra) for subject in SUBJECTS]


def with_profile(html: str, profile: SiteProfile) -> newsclean.Article:
    """Clean a page with a profile."""
    return clean(html, options=Options(profiles=(profile,)))


# ---- lines --------------------------------------------------------------------------------


def test_what_recurs_is_cut_under_its_reason() -> None:
    """A pitch that stands in every story is cut because it recurs on the site."""
    pages = site(f"<p>{PITCH}</p>")
    assert PITCH in clean(pages[0]).text
    article = with_profile(pages[0], learn(pages))
    assert article.text.split("\n") == story("ferry")
    reasons = [(r.rule, r.reason) for r in article.removed if r.text == PITCH]
    assert reasons == [("recurs-on-site", "recurs on this site")]


def test_a_page_that_was_not_learned_is_cleaned_as_well() -> None:
    """What four pages teach holds on a fifth."""
    pages = site(f"<p>{PITCH}</p>")
    assert PITCH not in with_profile(pages[4], learn(pages[:4])).text


def test_numbers_may_differ_now_and_then() -> None:
    """A line whose numbers are new on one page of five recurs, and goes with whatever numbers."""
    pages = [page(s, f"<p>{PITCH.replace('12,500', '9,100') if s == 'bakery' else PITCH}</p>") for s in SUBJECTS]
    profile = learn(pages)
    assert "kitchens" not in with_profile(pages[4], profile).text
    assert "kitchens" not in with_profile(page("mill", f"<p>{PITCH.replace('12,500', '13,000')}</p>"), profile).text


WEATHER = [
    "Temperatures rise to {} degrees in Port Ansel in the afternoon and fall to {} degrees in the night.",
    "The wind blows from the west with {} knots, with gusts of {} knots on the headland.",
    "High water at the old quay is at {}.{} in the morning, and the ferry leaves as usual.",
    "Rain falls for {} hours in the hills above the town, where {} millimetres are expected.",
]


def reports() -> list[str]:
    """Return a weather report a subject, in the same sentences with other numbers."""
    return [
        page(s, paragraphs=[text.format(10 + i, 21 + 3 * i) for text in WEATHER]) for i, s in enumerate(SUBJECTS)
    ]


def test_sentences_with_other_numbers_are_no_furniture() -> None:
    """Nothing is learned from reports that are told in the same sentences, in whatever order they are read."""
    for pages in (reports(), reports()[::-1]):
        profile = learn(pages)
        assert (profile.pages, profile.lines) == (5, ())
        assert with_profile(pages[0], profile).text.count("\n") == 3


@pytest.mark.parametrize(("score", "learned"), [(0.5, True), (0.9, False)])
def test_other_numbers_are_learned_where_the_engine_doubts(score: float, learned: bool) -> None:
    """A line that the engine is not sure of is furniture whatever its numbers."""
    line = ("join our # readers!", "article > p")
    notes = [
        noted(n, f"a{n}")._replace(lines={line: score}, numbers={line: frozenset({str(n)})}) for n in range(5)
    ]
    assert [(found.text, found.style) for found in settle(notes).lines] == [line] * learned


def test_a_profile_cuts_no_more_than_half() -> None:
    """Where a profile knows more than half of an article's words it cuts none of them, and the article says so."""
    html = reports()[0]
    lines = [RecurringLine(line_key(text.format(1, 1)), "article.text > p", 5) for text in WEATHER]
    half = SiteProfile(("gull.example",), 5, tuple(lines[2:]))
    more = SiteProfile(("gull.example",), 5, tuple(lines[:3]))
    assert (with_profile(html, half).text.count("\n"), with_profile(html, half).warnings) == (1, ())
    article = with_profile(html, more)
    assert (article.text, article.warnings) == (clean(html).text, (SPARED,))
    assert not [removal for removal in article.removed if removal.rule == "recurs-on-site"]


def test_a_text_of_one_article_stays() -> None:
    """A paragraph that stands in one article alone is never cut."""
    pages = [page(SUBJECTS[0], f"<p>{PITCH}</p>"), *(page(s) for s in SUBJECTS[1:])]
    assert PITCH in with_profile(pages[0], learn(pages)).text


def test_a_text_of_fewer_than_half_of_the_articles_stays() -> None:
    """Background that two stories of five share belongs to both."""
    pages = [page(s, f"<p>{BIO}</p>" if s in SUBJECTS[:2] else "") for s in SUBJECTS]
    assert BIO in with_profile(pages[0], learn(pages)).text


def test_one_page_teaches_nothing() -> None:
    """The profile of one page alone is empty."""
    profile = learn([page("ferry", f"<p>{PITCH}</p>")])
    assert (profile.pages, profile.lines, profile.links) == (1, (), ())


@pytest.mark.parametrize("pages", [[], ["<p>Menu"]], ids=["none", "without-an-article"])
def test_no_article_is_nothing_to_learn_from(pages: list[str]) -> None:
    """Without an article there is no profile, which would be for pages of any host."""
    with pytest.raises(ValueError, match="there is no article to learn from, and it takes at least 2"):
        learn(pages)


def test_copies_of_an_article_are_one() -> None:
    """An article saved several times teaches no more than one page."""
    assert learn([page("ferry")] * 5).lines == ()


def test_versions_of_an_article_are_one() -> None:
    """An article saved before and after it got another headline and address teaches no more than one page."""
    long = story("ferry") + story("ticket office")
    later = [*long[:6], "Tickets cost what they did."]
    assert learn([page("ferry", paragraphs=long), page("harbour ferry", paragraphs=later)]).pages == 1


def test_versions_are_told_in_scripts_without_spaces() -> None:
    """There a paragraph may have no space, and a hundred words all the same."""
    texts = [
        "港口的老桥在星期一早上再次开放，许多居民沿着码头散步，市长说这座桥已经关闭了很久。",
        "工人们花了三年时间修复它，现在每天都有数百辆车经过这里，船员们也很高兴，因为他们不用再绕路了。",
        "议会用县里的贷款支付了这项工程，打算在二十年内用渡轮的收入还清，居民们对此没有异议。",
    ]
    pages = [page(subject, paragraphs=texts) for subject in ("老桥今天重新开放了", "大桥终于可以通行了")]
    assert learn(pages).pages == 1


def test_a_teaser_of_another_article_is_no_recurrence() -> None:
    """A story's first paragraph that other pages quote in a list of stories stays in the story."""
    teaser = f"<div class='more'><a href='/ferry'>Return of the ferry</a><p class='lead'>{story('ferry')[0]}</p></div>"
    pages = [page("ferry"), *(page(s, teaser) for s in SUBJECTS[1:])]
    assert story("ferry")[0] in with_profile(pages[0], learn(pages)).text


def test_a_recurring_label_over_other_things_stays() -> None:
    """A subhead that stands in every story stays where what is below it belongs to the story."""
    pages = site("<h2>What happens next</h2>")
    profile = learn(pages)
    before = clean(pages[0]).text
    assert with_profile(pages[0], profile).text == before


@pytest.mark.parametrize(
    ("line", "stays"),
    [("What we know", True), (PITCH, False), ("目前所知道的情况", True), ("每周来信把海边的消息送到您的厨房", False)],
)
def test_a_recurring_label_is_short(line: str, stays: bool) -> None:
    """Its words count, which in scripts without spaces no space parts; a longer line goes from amid the story."""
    own = page_of(f"<p>{line}<p>{story('ferry')[0]}")
    known = RecurringLine(line_key(line), style_key(own, own.blocks[0]), 4)
    verdicts = {block.index: in_context(block.index) for block in own.blocks}
    assert (list(find_recurring(own, verdicts, {}, [SiteProfile(("*",), 4, (known,))])) == []) is stays


def test_a_recurring_heading_goes_with_what_it_heads() -> None:
    """A heading that stands over recurring text alone goes with it."""
    foot = f"<h2>A letter for readers</h2><p>{PITCH}</p>"
    pages = [page(s).replace("</article>", foot + "</article>") for s in SUBJECTS]
    assert "letter" not in with_profile(pages[0], learn(pages)).text


def test_a_line_of_a_block_is_cut_alone() -> None:
    """A recurring line goes and the other lines of its block stay."""
    garden = "has a garden, where there is a bench and much shade in summer."
    pages = [page(s, f"<p>The {s} {garden}<br>{PITCH}</p>") for s in SUBJECTS]
    article = with_profile(pages[0], learn(pages))
    assert "The ferry has a garden" in article.text
    assert PITCH not in article.text


# ---- links --------------------------------------------------------------------------------


def teaser(subject: str) -> str:
    """Return a paragraph that is a link to another story, other words on each page."""
    title = f"What the return of the {subject} says of the town and its people"
    return f"<p class='also'><a href='/{subject}/2'>{title}</a></p>"


def test_link_blocks_of_one_style_recur() -> None:
    """Paragraphs that are one link are learned by their style, although each has other words."""
    profile = learn([page(s, teaser(s)) for s in SUBJECTS])
    assert [links.style for links in profile.links] == ["p.also"]


def test_a_learned_link_block_is_cut() -> None:
    """A paragraph of a learned style that is one link goes, and says that it recurs."""
    html = page("mill", teaser("mill"))
    profile = learn([page(s, teaser(s)) for s in SUBJECTS])
    traced = trace(html)
    chosen = {v.block: v._replace(keep=True, role="paragraph") for v in traced.verdicts if v.stage == "context"}
    pieces = find_recurring(traced.page, chosen, {}, [profile])
    assert ["What the return" in traced.page.blocks[piece.block].text for piece in pieces] == [True]


def test_a_link_block_that_goes_is_told_of_once() -> None:
    """A line that went from a link block before a profile took the rest of it does not go a second time."""
    links = page_of("<p class='also'><a href='/2'>The mill opens its doors again<br>Read more</a></p>" + FERRY)
    line = Verdict(0, 1, "line", False, 0.0, "related-phrase", "related")
    options = Options(profiles=(SiteProfile(("*",), 5, links=(RecurringLinks("p.also", 5),)),))
    ruled = overrule(links, [in_context(0), in_context(1), line], options).verdicts
    assert {(*v[:2], v.rule) for v in ruled if not v.keep} == {(0, 0, "recurs-on-site"), (0, 1, "related-phrase")}
    whole = overrule(links, [in_context(0), in_context(1)], options).verdicts
    assert [(*v[:2], v.rule) for v in whole if not v.keep] == [(0, -1, "recurs-on-site")]


def test_text_of_a_link_style_stays() -> None:
    """A paragraph of a learned style that is no link is not touched."""
    profile = learn([page(s, teaser(s)) for s in SUBJECTS])
    html = page("mill", "<p class='also'>The mill, too, had stood empty since the flood; nobody had a key to it.</p>")
    assert "The mill, too" in with_profile(html, profile).text


# ---- the profile --------------------------------------------------------------------------


def test_the_order_of_pages_makes_no_difference() -> None:
    """Any order of the pages gives the same profile."""
    pages = [page(s, f"<p>{PITCH}</p>", f"<p>{BIO}</p>" * (i % 2), teaser(s)) for i, s in enumerate(SUBJECTS)]
    pages += [page("ferry", f"<p>{PITCH}</p>"), page("mill")]
    expected = learn(pages)
    shuffled = random.Random(3)
    for _ in range(5):
        shuffled.shuffle(pages)
        assert learn(pages) == expected


def test_the_profile_is_small_and_readable() -> None:
    """A profile names host, pages, and each line with where it stands."""
    text = profile_toml(learn(site(f"<p>{PITCH}</p>")))
    assert 'host = ["gull.example"]\npages = 5\n' in text
    assert '[[line]]\ntext = "our letter from the coast brings the week\'s reports to # kitchens' in text
    assert 'style = "article.text > p"\npages = 5\n' in text
    assert text.count("[[") == 1


def test_other_hosts_are_left_alone() -> None:
    """A profile cuts nothing on the pages of another site."""
    profile = learn(site(f"<p>{PITCH}</p>"))
    assert PITCH in with_profile(page("ferry", f"<p>{PITCH}</p>", host="tern.example"), profile).text


def test_pages_without_a_host_make_a_profile_for_all() -> None:
    """Where no page names its address, the profile holds for every page."""
    pages = [p.replace("link rel='canonical'", "link") for p in site(f"<p>{PITCH}</p>")]
    assert learn(pages).hosts == ("*",)
    assert learn([(f"https://gull.example/{i}", p) for i, p in enumerate(pages)]).hosts == ("gull.example",)


def test_a_keep_rule_wins_over_a_profile() -> None:
    """What the caller keeps stays, although it recurs."""
    pages = site(f"<p class='pitch'>{PITCH}</p>")
    options = Options(profiles=(learn(pages),), keep=(".pitch",))
    assert PITCH in clean(pages[0], options=options).text


def test_paths_are_read(tmp_path: Path) -> None:
    """A page may be given as the path of a file."""
    pages = site(f"<p>{PITCH}</p>")
    for i, html in enumerate(pages):
        (tmp_path / f"{i}.html").write_text(html, encoding="utf-8")
    assert learn(sorted(tmp_path.iterdir())) == learn(pages)


def test_paths_of_packed_pages_are_read(tmp_path: Path) -> None:
    """A path may be that of a gzipped page, as it may on the command line."""
    pages = site(f"<p>{PITCH}</p>")
    for i, html in enumerate(pages):
        (tmp_path / f"{i}.html.gz").write_bytes(gzip.compress(html.encode()))
    assert learn(sorted(tmp_path.iterdir())) == learn(pages)


def test_each_block_has_one_contextual_verdict() -> None:
    """A profile replaces verdicts and adds none."""
    pages = site(f"<p>{PITCH}</p>", teaser("ferry"))
    traced = trace(pages[0], options=Options(profiles=(learn(pages),)))
    assert [v.block for v in traced.verdicts if v.stage == "context"] == [b.index for b in traced.page.blocks]
    assert newsclean.replay(traced) == traced.article.text


def noted(number: int, *lines: str) -> PageNotes:
    """Return notes of a page with a headline of its own and lines of 40 words."""
    return PageNotes("gull.example", frozenset({f"headline {number}"}), dict.fromkeys(lines, 40), {}, {}, {})


def test_a_line_of_every_page_brings_no_pages_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that share nothing but what stands on all of them are not compared, or time grows with their square."""
    compare = Mock(return_value=False)
    monkeypatch.setattr(learning, "_same_text", compare)
    assert settle([noted(n, "pitch", f"a{n}", f"b{n}") for n in range(100)]).pages == 100
    assert compare.call_count == 0


def test_pages_are_compared_in_either_order() -> None:
    """More than half of the shorter page makes two pages one article, whichever comes first; half does not."""
    others = [noted(n, "pitch", f"a{n}", f"b{n}") for n in range(2, 9)]
    long, short = noted(0, "pitch", *"uvwxyz"), noted(1, "pitch", "z", "y", "q")
    assert settle([long, *others, short]).pages == settle([short, *others, long]).pages == 8
    half = noted(1, "pitch", "z", "q", "r")
    assert settle([long, *others, half]).pages == settle([half, *others, long]).pages == 9


@pytest.mark.timeout(20)
def test_hundreds_of_pages_are_learned_in_seconds() -> None:
    """Learning compares pages in pairs without becoming slow."""
    words = ["".join(letters) for letters in itertools.islice(itertools.product("abcdefg", repeat=4), 300)]
    assert learn([page(word, f"<p>{PITCH}</p>") for word in words]).pages == 300


# ---- the command line ---------------------------------------------------------------------


def run(*arguments: str, status: int = 0) -> tuple[str, str]:
    """Run the command line; return what it printed and what it told."""
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == status, result.output
    return result.stdout, result.stderr


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Return a folder with five saved pages of a site."""
    folder = tmp_path / "saved"
    folder.mkdir()
    for subject in SUBJECTS:
        (folder / f"{subject}.html").write_text(page(subject, f"<p>{PITCH}</p>"), encoding="utf-8")
    return folder


def test_learn_writes_a_profile_that_clean_takes(saved: Path, tmp_path: Path) -> None:
    """`newsclean learn` writes a file, and `newsclean clean --profile` cuts what it names."""
    profile = str(tmp_path / "gull.toml")
    _, told = run("learn", str(saved), "-o", profile)
    assert "5 articles from gull.example: 1 line and 0 kinds of link blocks recur" in told
    text, _ = run("clean", str(saved / "ferry.html"), "--profile", profile)
    assert "kitchens" not in text and "The ferry on the old quay" in text


def test_learn_prints_the_profile(saved: Path) -> None:
    """Without -o the profile goes to the screen, as `learn` makes it."""
    printed, _ = run("learn", str(saved))
    assert printed == profile_toml(learn(sorted(saved.iterdir())))


def test_a_profile_is_utf8_in_any_locale(tmp_path: Path) -> None:
    """What is printed into a file is read again, whatever the terminal writes."""
    for subject in SUBJECTS:
        (tmp_path / f"{subject}.html").write_text(page(subject, f"<p>{PITCH} Möwen und Чайки</p>"), encoding="utf-8")
    words = [sys.executable, "-m", "newsclean", "learn", str(tmp_path)]
    done = subprocess.run(words, env={**os.environ, "PYTHONIOENCODING": "latin-1"}, capture_output=True, check=True)
    assert "möwen und чайки" in done.stdout.decode("utf-8")


def test_learn_replaces_nothing_unasked(saved: Path, tmp_path: Path) -> None:
    """A file that exists is replaced only with --overwrite."""
    profile = tmp_path / "gull.toml"
    profile.write_text("mine", encoding="utf-8")
    run("learn", str(saved), "-o", str(profile), status=2)
    assert profile.read_text(encoding="utf-8") == "mine"
    run("learn", str(saved), "-o", str(profile), "--overwrite")
    assert profile.read_text(encoding="utf-8") != "mine"


def test_learn_keeps_its_pages(saved: Path) -> None:
    """A profile does not take the place of a page it is learned from."""
    path = min(saved.rglob("*.html"))
    before = path.read_bytes()
    _, messages = run("learn", str(path), "-o", str(path), "--overwrite", status=2)
    assert "is an input" in messages
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("pages", "status", "said"),
    [
        ({}, 4, "no pages in "),
        ({"ferry": page("ferry")}, 2, "no profile is written: it takes at least 2 articles to see what recurs"),
        ({"ferry": page("ferry"), "copy": page("ferry")}, 2, "no profile is written"),
        ({"ferry": page("ferry"), "blank": " "}, 1, "no profile is written"),
    ],
)
def test_learn_writes_no_empty_profile(pages: dict[str, str], status: int, said: str, tmp_path: Path) -> None:
    """Of fewer than two articles nothing is learned: a sentence, a status, and no file or output."""
    (tmp_path / "in").mkdir()
    for name, html in pages.items():
        (tmp_path / "in" / f"{name}.html").write_text(html)
    printed, told = run("learn", str(tmp_path / "in"), "-o", str(tmp_path / "gull.toml"), status=status)
    assert said in told and not printed and not (tmp_path / "gull.toml").exists()
    assert run("learn", str(tmp_path / "in"), status=status)[0] == ""


def test_learn_tells_of_pages_that_fail(saved: Path) -> None:
    """A page that is none is named, the others are learned, and the status says so."""
    (saved / "empty.html").write_bytes(b"  ")
    printed, told = run("learn", str(saved), status=1)
    assert "empty" in told and "EmptyInput" in told
    assert "pages = 5" in printed


def test_clean_takes_site_rules_and_selectors(saved: Path, tmp_path: Path) -> None:
    """--site-rules, --keep and --drop reach the page."""
    rules = tmp_path / "rules.toml"
    rules.write_text('host = "gull.example"\n[[drop]]\nxpath = "//article/p[1]"\nreason = "r"\n', encoding="utf-8")
    drop = "article > p:nth-of-type(2)"
    text, _ = run("clean", str(saved / "ferry.html"), "--site-rules", str(rules), "--drop", drop)
    assert "on the old quay" not in text and "Nobody in Port Ansel" not in text and PITCH in text


@pytest.mark.parametrize(
    "option", [("--drop", "p["), ("--site-rules", "no-such.toml"), ("--profile", "pyproject.toml")]
)
def test_clean_names_a_bad_rule(saved: Path, option: tuple[str, str]) -> None:
    """A selector or file that can't be used ends the command with its name."""
    _, told = run("clean", str(saved / "ferry.html"), *option, status=2)
    assert option[0] in told and option[1] in told


def test_learn_says_which_pages_were_not_counted(saved: Path) -> None:
    """Copies, pages without text and pages that fail are counted apart, and so are the hosts."""
    _, told = run("learn", str(saved))
    assert "not counted" not in told and "hosts" not in told and "address" not in told
    (saved / "copy.html").write_text(page("ferry"))
    (saved / "index.html").write_text("<title>News</title><ul><li><a href=/a>One</a><li><a href=/b>Two</a></ul>")
    (saved / "empty.html").write_text("")
    (saved / "lark.html").write_text(page("tannery", host="lark.example"))
    own = page("brewery")
    (saved / "nameless.html").write_text(own.replace(own[own.index("<link") : own.index("</head>")], ""))
    _, told = run("learn", str(saved), status=1)
    assert (
        "not counted, of 10 pages: 1 with the same article as another (text, headline or address), "
        "1 without article text, 1 that failed\n" in told
    )
    assert "the pages are from 2 hosts, and the profile is for all of them: gull.example 6, lark.example 1\n" in told
    assert "1 page without an address, taken to be from the same site\n" in told
