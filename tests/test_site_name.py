"""What the site is called: `newsclean.metadata.site_name`."""

from __future__ import annotations

import pytest
from hand_made import FERRY as PROSE
from hand_made import meta, read


def test_the_host_is_a_site_name() -> None:
    """A page that names no site is still known by its address."""
    page = read("<title>Ferry resumes service - Seemeile</title>", url="https://www.seemeile.example/a")
    assert page.title == "Ferry resumes service"


@pytest.mark.parametrize(
    ("window", "body"),
    [
        ("Ferry resumes service | Harbour | The Daily Gull", "<a href='/'><img src='l.gif' alt='The Daily Gull'></a>"),
        ("Ferry resumes service | The Daily Gull", "<a href='/'><svg><title>The Daily Gull</title></svg></a>"),
        ("The Daily Gull: Ferry: how it came back", "<a href='/en/'>The Daily Gull</a>"),
        ("Ferry resumes service | The Daily Gull", "<a href='https://pilot.example'>The Daily Gull</a>"),
        ("Ferry resumes service - The Daily Gull", "<a href='/'><img alt='The Daily Gull | News of the isles'></a>"),
        ("Ferry resumes service :: The Daily Gull", "<link rel=canonical href='https://www.dailygull.example/a'>"),
        ("Ferry resumes service - The Daily Gull", "<link rel=canonical href='https://thedailygull.example/a'>"),
        ("Ferry resumes service", "<link rel=canonical href='https://gull.example/a'><a href='/'>Gull</a>"),
    ],
)
def test_the_masthead_or_the_address_knows_the_site_in_the_title(window: str, body: str) -> None:
    """A part of the window's title is the site's name if the masthead's link or the host says the same."""
    page = read(f"<title>{window}</title>", body + PROSE)
    assert page.site == ("Gull" if "Gull" not in window else "The Daily Gull")
    assert page.title in ("Ferry resumes service", "Ferry resumes service | Harbour", "Ferry: how it came back")


@pytest.mark.parametrize(
    ("home", "title"),
    [("/", "Ferry resumes service"), ("/gull", "The Daily Gull - Ferry resumes service")],
)
def test_the_masthead_knows_the_site_that_the_window_does_not_name(home: str, title: str) -> None:
    """Systems put the site's name before og:title alone; the <h1> may be the logo, which leads to the front page."""
    head = "<title>Ferry resumes service</title>" + meta("og:title", "The Daily Gull - Ferry resumes service")
    page = read(head, f"<h1><a href='{home}'><span>The Daily Gull</span></a></h1><h2>Ferry resumes service</h2>{PROSE}")
    assert (page.title, page.site) == (title, "The Daily Gull" if home == "/" else None)


@pytest.mark.parametrize(
    "body", ["<a href='/harbour'>Harbour</a>", "<a href='/'>Home</a>", "<b>Harbour</b><a href='/'>The Daily Gull</a>"]
)
def test_a_section_in_the_title_is_no_site(body: str) -> None:
    """A part that a link to a section says, or a masthead that says something else, names no site."""
    assert read("<title>Ferry resumes service | Harbour</title>", body + PROSE).site is None


def test_a_sign_in_the_title_is_no_site() -> None:
    """A part without letters is no name, whatever the masthead says."""
    assert read("<title>★ | Ferry resumes service</title>", f"<a href='/'>Home</a>{PROSE}").site is None


def test_a_publisher_in_a_meta_tag_comes_after_the_masthead() -> None:
    """A bare publisher is as often the company: the name in the title and masthead is the site's."""
    head = meta("publisher", "Seabird Media Ltd") + "<title>Ferry resumes service - The Daily Gull</title>"
    assert read(head, f"<a href='/'>The Daily Gull</a>{PROSE}").site == "The Daily Gull"
    assert read(head).site == "Seabird Media Ltd"
