"""Tests of site rules: the files, the hosts, and what their reasons become."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from newsclean import Article, DataError, Options, clean
from newsclean.addresses import host_in
from newsclean.batch.unused import UnusedSites
from newsclean.options import RecurringLine, RecurringLinks, SiteProfile, SiteRule, SiteRules
from newsclean.own_rules import selector
from newsclean.own_rules.site_rules import for_host, profile_toml, read_profile, read_site_rules

RULES = """
host = ["gull.example", "*.gull.example"]

[[drop]]
css    = ".boat"
reason = "praises the club"
role   = "promo"

[[drop]]
xpath  = "//p[re:test(., '^Tip:')]"
reason = "a tip of the desk"

[[keep]]
css    = "aside.results"
reason = "the results belong to the report"
"""
PAGE = """<html lang="en"><body><article><h1>Rowers win the lake race</h1>
<p>The women's eight of Port Ansel won the lake race on Sunday by a length and a half over the home crew.</p>
<p class="boat">Stroke Mara Tideway said after the race that every fisherman in town has a subscription to the club.</p>
<p>They had trained through the winter on a canal so narrow that two boats could not pass each other.</p>
<p>Tip: the boathouse opens its doors to everyone who wants to try an oar on the first Sunday in May.</p>
<p>The regatta returns next year on the last weekend of June, weather and water levels permitting.</p>
</article><aside class="results related"><p>1. Port Ansel 6:12</p></aside></body></html>"""


def rules_file(folder: Path, text: str) -> Path:
    """Return a file with this text."""
    path = folder / "gull.toml"
    path.write_text(text, encoding="utf-8")
    return path


def clean_with(path: Path, url: str | None = "https://www.gull.example/race") -> Article:
    """Clean the page under the rules of a file."""
    return clean(PAGE, url=url, options=Options(site_rules=(read_site_rules(path),)))


def test_a_file_is_read_to_the_letter(tmp_path: Path) -> None:
    """Hosts, selectors, reasons and roles come out as they stand in the file."""
    rules = read_site_rules(rules_file(tmp_path, RULES))
    assert rules.hosts == ("gull.example", "*.gull.example")
    assert rules.drop[0] == SiteRule("css", ".boat", "praises the club", "promo")
    assert [r.kind for r in rules.drop] == ["css", "xpath"]
    assert rules.keep == (SiteRule("css", "aside.results", "the results belong to the report"),)
    assert read_site_rules(rules_file(tmp_path, "\ufeff" + RULES)) == rules  # as Windows' Notepad saves it


def test_reason_and_role_of_a_drop_show_in_removed(tmp_path: Path) -> None:
    """A removal says what the file says."""
    removed = clean_with(rules_file(tmp_path, RULES)).removed
    assert ("promo", "dropped-by-rule", "praises the club") in {(r.role, r.rule, r.reason) for r in removed}


def test_what_the_file_drops_is_gone(tmp_path: Path) -> None:
    """CSS and XPath rules, regular expressions too, take out what they select."""
    text = clean_with(rules_file(tmp_path, RULES)).text
    assert "subscription" not in text
    assert "Tip:" not in text


def test_what_the_file_keeps_stays(tmp_path: Path) -> None:
    """A keep rule holds what the score would cut."""
    assert "Port Ansel 6:12" in clean_with(rules_file(tmp_path, RULES)).text


@pytest.mark.parametrize("url", ["https://tern.example/race", None, "https://notgull.example/", "http://[broken"])
def test_other_hosts_are_left_alone(tmp_path: Path, url: str | None) -> None:
    """Rules do not touch the pages of other hosts, or of none."""
    assert "subscription" in clean_with(rules_file(tmp_path, RULES), url).text


def test_an_option_wins_over_a_file(tmp_path: Path) -> None:
    """A keep rule of the caller's holds what a file drops."""
    options = Options(keep=(".boat",), site_rules=(read_site_rules(rules_file(tmp_path, RULES)),))
    assert "subscription" in clean(PAGE, url="https://gull.example/", options=options).text


@pytest.mark.parametrize(
    ("pattern", "host", "meant"),
    [
        ("gull.example", "gull.example", True),
        ("gull.example", "www.gull.example", True),
        ("www.gull.example", "gull.example", True),
        ("gull.example", "news.gull.example", False),
        ("*.gull.example", "news.gull.example", True),
        ("*.gull.example", "gull.example", True),
        ("*.gull.example", "seagull.example", False),
        ("*.Gull.example", "news.gull.example", True),
        ("möve.example", "www.xn--mve-sna.example", True),
        ("*.xn--mve-sna.example", "heute.Möve.example", True),
        ("mo\u0308ve.example", "möve.example", True),
        ("[::1]", "::1", True),
        ("xn--é.example", "xn--é.example", True),
        ("ö" * 99 + ".example", f"xn--{('ö' * 99).encode('punycode').decode()}.example", False),  # none has as many
        ("*", "gull.example", True),
        ("*", "", True),
        ("gull.example", "", False),
    ],
)
def test_patterns_name_hosts(pattern: str, host: str, meant: bool) -> None:
    """A pattern is a host, all hosts below one, or every page."""
    assert bool(for_host([SiteProfile((pattern,), 2)], host)) is meant


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("host = 3", "host: a host name"),
        ("drop = []", "host: a host name"),
        ('host = "https://gull.example/"', "host: 'https://gull.example/' is not a host name"),
        ('host = "gull.example:8000"', "host: 'gull.example:8000' is not a host name"),
        ('host = "[::1]:8000"', r"host: '\[::1\]:8000' is not a host name"),
        ('host = "*."', r"host: '\*\.' is not a host name"),
        ('host = "[]"', r"host: '\[\]' is not a host name"),
        ('host = "g.example"\ndrops = []', "drops: unknown key"),
        ('host = "g.example"\ndrop = ".boat"', r"drop: tables are needed here, each below \[\[drop\]\]"),
        ('host = "g.example"\n[[drop]]\nreason = "r"', r"drop\[1\].css: either css or xpath"),
        ('host = "g.example"\n[[drop]]\ncss = "p"\nxpath = "//p"\nreason = "r"', r"drop\[1\].css: either css or xpath"),
        ('host = "g.example"\n[[drop]]\ncss = "p"', r"drop\[1\].reason: a text"),
        ('host = "g.example"\n[[drop]]\ncss = "p["\nreason = "r"', r"drop\[1\].css: 'p\[' is not valid CSS"),
        ('host = "g.example"\n[[drop]]\ncss = ":is(p"\nreason = "r"', r"':is\(p' is not valid CSS: a bracket is left"),
        ('host = "g.example"\n[[keep]]\nxpath = "//p["\nreason = "r"', r"keep\[1\].xpath: '//p\[' is not valid XPath"),
        ('host = "g.example"\n[[drop]]\nxpath = "1"\nreason = "r"', r"drop\[1\].xpath: '1' selects no elements"),
        ('host = "g.example"\n[[drop]]\ncss = "p"\nreason = "r"\nrole = "spam"', r"drop\[1\].role: 'spam' is not one"),
        ('host = "g.example"\n[[drop]]\ncss = "p"\nreason = "r"\nwhy = "w"', r"drop\[1\].why: unknown key"),
        ("host = ", "is not valid TOML"),
        ("host = " + "[" * 3000, "is not valid TOML"),
        ("host = " + "1" * 5000, "is not valid TOML"),
    ],
)
def test_an_error_names_file_and_key(tmp_path: Path, text: str, named: str) -> None:
    """A file that is not valid is a DataError that says where."""
    path = rules_file(tmp_path, text)
    with pytest.raises(DataError, match=named) as caught:
        read_site_rules(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("xpath", "said"),
    [
        ("//p[re:test(., '(')]", "unterminated"),
        ("//p[re:test(.)]", "3 positional arguments"),
        ("//p[re:test(., 'a{1,9999999999}')]", "too large"),
    ],
)
def test_a_broken_regular_expression_is_a_broken_rule(xpath: str, said: str) -> None:
    """What a regular expression within an XPath lacks is a DataError that names the option."""
    with pytest.raises(DataError, match=f"option drop: .* is not valid XPath: .*{said}"):
        clean(PAGE, options=Options(drop=(xpath,)))


def test_an_xpath_that_makes_elements_selects_none() -> None:
    """What re:match makes stands nowhere in the page: that is a DataError that names the selector."""
    with pytest.raises(DataError, match=r"re:match.* selects no elements of the page"):
        clean(PAGE, options=Options(keep=("(re:match(string(//p), '.'))",)))


@pytest.mark.parametrize(
    "xpath", ["//div/text()", "//div/text()[1]", "//div/text()[2]", "//div/@class", "//div/b/.."]
)
def test_a_selected_text_selects_the_element_it_stands_in(xpath: str) -> None:
    """Text behind an element within stands in the one around both."""
    root = html.document_fromstring("<body><div class=boat>Stroke <b>Mara</b> Tideway</div></body>")
    assert {element.tag for element in selector.select(root, "xpath", xpath)} == {"div"}


def test_a_profile_survives_its_file(tmp_path: Path) -> None:
    """A profile comes back from its TOML as it was, whatever stands in its lines."""
    line = RecurringLine('say "hello"\\ \x07 – привет', "div.box > p", 3)
    profile = SiteProfile(("gull.example",), 4, (line,), (RecurringLinks("div.more > ul > li", 2),))
    path = tmp_path / "profile.toml"
    path.write_text(profile_toml(profile), encoding="utf-8")
    assert read_profile(path) == profile


def test_a_profile_of_a_numbered_host_survives_its_file(tmp_path: Path) -> None:
    """Pages may be saved from a host that is called by an address of IPv6."""
    profile = SiteProfile((host_in("http://[fd00::1]:8000/race"),), 4)
    path = rules_file(tmp_path, profile_toml(profile))
    assert read_profile(path) == profile


def test_a_bad_profile_names_file_and_key(tmp_path: Path) -> None:
    """A profile that is not valid is a DataError that says where."""
    path = rules_file(tmp_path, 'host = "g.example"\npages = -1\n')
    with pytest.raises(DataError, match=r"gull\.toml: pages: a number of pages"):
        read_profile(path)


def test_the_hosts_of_a_crawl_are_told_by_the_first_and_a_count() -> None:
    """What is said of rules that no page is meant by names three hosts, however many there are, and keeps no more."""
    unused = UnusedSites(Options(site_rules=(SiteRules(("lark.example",)),)))
    for number in (*range(9), 0, 8):
        unused.meet(f"https://gull{number}.example/")
    told = unused.told()
    assert told is not None
    hosts = "gull0.example, gull1.example, gull2.example"
    assert told.endswith(f"(the pages are from {hosts}, and 7 pages from other hosts)")


def test_an_option_that_names_an_address_is_hinted_at_for_a_lone_page() -> None:
    """--url is refused where there are several pages, so that none is told of it."""
    unused = UnusedSites(Options(site_rules=(SiteRules(("lark.example",)),)))
    unused.meet(None)
    told, lone = unused.told(), unused.told(lone_page=True)
    assert told is not None
    assert told.endswith("; a page without an address belongs to no site")
    assert lone == f"{told}: --url names one"
