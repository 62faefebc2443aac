"""Who wrote the page: `stated_authors` and `shown_authors` in `newsclean.metadata`, those it asks, and `bylines`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hand_made import FERRY as PROSE
from hand_made import ld, meta, read

import newsclean
from newsclean.metadata.authors import name_words
from newsclean.metadata.authors.bylines import first_name_first, split_names


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ('{"@type": "Person", "name": "Ada Quill"}', ("Ada Quill",)),
        ('[{"name": "Ada Quill"}, {"name": "Ben Osei"}]', ("Ada Quill", "Ben Osei")),
        ('"Ada Quill and Ben Osei"', ("Ada Quill", "Ben Osei")),
        ('"By Ada Quill, Senior Reporter"', ("Ada Quill",)),
        ('"Von Ada Quill und Ben Osei"', ("Ada Quill", "Ben Osei")),
        ('{"name": "ADA QUILL"}', ("ADA QUILL",)),
        ('{"name": "ADA QUILL Lume Gazette"}', ("ADA QUILL",)),
        ('{"name": "김하나 기자"}', ("김하나",)),
        ('"Ada Quill (Image: Sea/Pictures)"', ("Ada Quill",)),
        ('"Ada Quill (Our harbour reporter)"', ("Ada Quill",)),
        ('"Ada (Reporter Lane) Quill"', ("Ada (Reporter Lane) Quill",)),
        ('{"name": "Redaktion Seemeile"}', ("Redaktion Seemeile",)),
        ('{"name": "Ada Quill Jr."}', ("Ada Quill Jr.",)),
        ('{"name": "Ada Quill, M.D., Ph.D."}', ("Ada Quill",)),
        ('{"name": "Ada Quill Ph.D."}', ("Ada Quill",)),
        ('{"name": "Ada Quill, CQFA®, PQSH"}', ("Ada Quill",)),
        ('{"name": "QUILL, BEN"}', ("QUILL", "BEN")),
        ('{"name": "ADA QUILL, BEN OSEI"}', ("ADA QUILL", "BEN OSEI")),
        ('"Ada Quill, Jr., Ben O."', ("Ada Quill Jr.", "Ben O.")),
        ('"Ada Qu&iacute;ll"', ("Ada Quíll",)),
        ('"Ada Quill (texto) e Ben Osei (fotografia)"', ("Ada Quill",)),
        ('"Political editor Ada Quill"', ("Ada Quill",)),
        ('"Md Ada Quill"', ("Md Ada Quill",)),
        ('"Ada Quill (mit dpa)"', ("Ada Quill",)),
        ('{"name": "記者林曉雯、王大同／台北報導"}', ("林曉雯", "王大同")),
        ('{"name": "記者会見"}', ("記者会見",)),
        ('"Super User"', ()),
        ('{"name": "Ada \\ud83d Quill"}', ("Ada Quill",)),
        ('"Ada Quill, Ben Osei, and Cara Finch"', ("Ada Quill", "Ben Osei", "Cara Finch")),
        ('"Ada Quill, a reporter, and the Gull"', ("Ada Quill",)),
        ('"Ada Admin"', ()),  # an account
        ('["https://gull.example/ada", "ada@gull.example"]', ()),
        ('"Ada Quill and Ben Osei ben@gull.example"', ("Ada Quill", "Ben Osei")),
        ('"Ada Quill (ada@gull.example) Ben Osei ben.osei@gull.example"', ("Ada Quill", "Ben Osei")),
        ('"김하나 기자 hana@gull.example"', ("김하나",)),
        ("[1, null, [], {}, true]", ()),
        ('{"name": ["Ada Quill", "Ben Osei"]}', ("Ada Quill", "Ben Osei")),
        ('[{"name": ["Ada Quill"]}, {"name": "Ben Osei"}, {"name": []}]', ("Ada Quill", "Ben Osei")),
    ],
)
def test_authors_of_json_ld(author: str, names: tuple[str, ...]) -> None:
    """Authors are people or desks, one by one, without roles, addresses or the word before them."""
    assert read(ld(f'{{"@type": "NewsArticle", "author": {author}}}')).authors == names


def test_who_helped_and_who_took_the_pictures_are_told_by_data() -> None:
    """Each word of names.toml for who helped, in brackets, and between a picture and who took it, names others."""
    data = tomllib.loads(Path(name_words.__file__).with_name("names.toml").read_text(encoding="utf-8"))
    assert {split_names([f"Ada Quill ({word} dpa)"]) for word in data["together_with"]} == {("Ada Quill",)}
    assert {split_names([f"Ada Quill, fotos {word} Ben Osei"]) for word in data["taken_by"]} == {("Ada Quill",)}


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("Quill, Ada B.", ("Ada B. Quill",)),
        ("García Lume, Ada", ("Ada García Lume",)),
        ("Ada Quill, Ben Osei", ("Ada Quill", "Ben Osei")),
    ],
)
def test_catalogues_name_the_last_name_first(stated: str, names: tuple[str, ...]) -> None:
    """A comma in a catalogue's author parts last and first name, where it does not part two full names."""
    assert read(meta("citation_author", stated)).authors == names
    assert read(meta("author", "Quill, Ada")).authors == ("Quill", "Ada")


@pytest.mark.parametrize(
    "nobody", ["null", "undefined", "None", "false", "Unknown", "ANONYMOUS", "N/A", "anonyme", "佚名"]
)
def test_what_stands_for_no_author_is_none(nobody: str) -> None:
    """What programs and people write where there is no author names nobody, and the byline is read."""
    for head in (meta("author", nobody), ld(f'{{"@type": "NewsArticle", "author": {{"name": "{nobody}"}}}}')):
        assert read(head).authors == ()
        assert read(head, f"<h1>Ferry resumes service</h1><p>By Ada Quill</p>{PROSE}").authors == ("Ada Quill",)


@pytest.mark.parametrize(
    "stated",
    [
        "Ada Quill\nBen Osei", "Ada  Quill\n   Harbour Reporter\n Ben Osei", "By\n\tAda Quill,\n\tBen Osei",
        "Ada Quill\n and Ben Osei", "Ada Quill and\nBen  Osei",
    ],
)  # fmt: skip
def test_authors_may_have_a_line_each(stated: str) -> None:
    """A line's end parts authors, but not "By" from a name, and many spaces are one."""
    assert read(meta("author", stated)).authors == ("Ada Quill", "Ben Osei")


def test_what_is_stated_can_be_encoded() -> None:
    """Half a character in JSON-LD is left out of an article, authors too."""
    author = '{"@type": "NewsArticle", "author": [{"name": "Ada \\ud83d Quill"}, "Gull \\udc00"]}'
    page = newsclean.clean(f"<html><head>{ld(author)}</head><body><h1>Ferry</h1>{PROSE}</body></html>")
    assert page.authors == ("Ada Quill", "Gull")
    page.to_json().encode()


def test_an_author_that_is_only_referred_to_is_looked_up() -> None:
    """An @id leads to the node that holds the name."""
    page = read(ld('{"@graph": [{"@type": "Article", "author": {"@id": "#a"}}, {"@id": "#a", "name": "Ada Quill"}]}'))
    assert page.authors == ("Ada Quill",)


def test_contributors_are_authors_where_the_card_names_them_too() -> None:
    """Of several authors Ghost's JSON-LD calls one the author; its card names all of them."""
    node = '"author": {"name": "Ada Quill"}, "contributor": [{"name": "Ben Rook"}]'
    article = ld(f'{{"@type": "Article", {node}}}')
    label = meta("twitter:label1", "Written by")
    assert read(article + label + meta("twitter:data1", "Ada Quill, Ben Rook")).authors == ("Ada Quill", "Ben Rook")
    for others in ("Ada Quill", "Cy Finch, Ben Rook"):
        assert read(article + label + meta("twitter:data1", others)).authors == ("Ada Quill",)
    assert read(article).authors == ("Ada Quill",)


def test_contributors_are_authors_where_the_byline_names_them_too() -> None:
    """Without a card the names in the byline tell who wrote; a contributor whom it leaves out is no author."""
    head = ld('{"@type": "Article", "author": {"name": "Ada Quill"}, "contributor": [{"name": "Ben Rook"}]}')
    byline = "<h1>Quay opens</h1><p class=author-name><a href=/author/aq>Ada Quill</a>{}</p>" + PROSE
    both = byline.format(", <a href=/author/br>Ben Rook</a>")
    assert read(head, both).authors == ("Ada Quill", "Ben Rook")
    assert read(head, byline.format("")).authors == ("Ada Quill",)
    assert read(head.replace("contributor", "translator"), both).authors == ("Ada Quill",)


def test_a_name_in_capitals_is_written_as_elsewhere_on_the_page() -> None:
    """Where an element of the page has the name in small letters, too, those are the author's."""
    head = meta("author", "ADA QUILL")
    assert read(head, f"<ul><li>Ada Quill</li></ul>{PROSE}").authors == ("Ada Quill",)
    assert read(head, f"<ul><li>ada quill</li></ul>{PROSE}").authors == ("ADA QUILL",)
    assert read(head, f"<ul><li>Ada Quill at sea</li></ul>{PROSE}").authors == ("ADA QUILL",)
    assert read(meta("author", "IŞIL YILDIZ"), f"<ul><li>Işıl Yıldız</li></ul>{PROSE}").authors == ("Işıl Yıldız",)


def test_reading_time_is_no_author() -> None:
    """A labelled Twitter card is an author only where its label says so."""
    cards = meta("twitter:label1", "Est. reading time") + meta("twitter:data1", "5 minutes")
    named = meta("twitter:label2", "Written by") + meta("twitter:data2", "Ada Quill")
    assert read(cards).authors == ()
    assert read(cards + named).authors == ("Ada Quill",)


@pytest.mark.parametrize(
    "byline",
    [
        "<p>By Ada Quill</p>",
        "<div>By <a href='/x'>Ada Quill</a></div>",
        "<div class='post-author'><span>Written by</span><a>Ada Quill</a><span>5 min read</span></div>",
        "<span itemprop='author'><span itemprop='name'>Ada Quill</span></span>",
        "<a rel='author' href='/team/ada'>Ada Quill</a>",
        "<p><a href='/authors/ada'>Ada Quill</a></p>",
        "<p><a href='/avtor/ada'>Ada Quill</a></p>",
        "<p><a href='/yazarlar/ada'>Ada Quill</a></p>",
        "<p>Von Ada Quill</p>",
        "<p>Text: Ada Quill</p>",
        "<ul><li>Writer: Ada Quill</li></ul>",
        "<span class=author>© Ada Quill</span>",
        "<p class=author>\uff08Ada Quill\uff09</p>",
        "<div class='post-author-name'>De <a href='/author/ada'>Ada Quill</a> -</div>",
        "<div data-testid='byline-names'><div><span>Ada Quill</span></div></div>",
        "<div class=author-card><a href='/topics/sea'>Ferries</a><p><span>by</span> <b>Ada Quill</b></p></div>",
        "<p>By <a href='/ada'>Ada Quill</a> <button>Save for Later</button></p>",
        "<p>By <a href='/ada'>Ada Quill</a></p><p>Ben Osei, the harbour master, saw the ferry leave at nine.</p>",
    ],
)
def test_the_byline_near_the_headline_names_the_author(byline: str) -> None:
    """Where metadata is silent, the visible byline is read."""
    assert read(body=f"<h1>Ferry resumes service</h1>{byline}{PROSE}").authors == ("Ada Quill",)


@pytest.mark.parametrize(
    "byline",
    [
        "<p>Words: Ada Quill Pictures: Ben Osei</p>",
        "<p>Text: Ada Quill / Fotos: Ben Osei</p>",
        "<p class='author'><b>Ada Quill</b> <i>Photos:</i> <b>Ben Osei</b></p>",
        "<p>By <b>Ada Quill</b>, PA</p>",
        "<p>Par <a href='/a'>Ada Quill</a> avec AFP</p>",
        "<p>Por <a href='/a'>Ada Quill</a> en Puerto Osei</p>",
        "<p>By <a href='/a'>Ada Quill</a> and Staff</p>",
        "<p class='byline'>By <a href='/a'>Ada Quill</a> For The Gull</p>",
        "<p>By <a href='/a'>Ada Quill</a>, <em>Harbour Correspondent, at the quay</em></p>",
        "<p class='author'>Ada Quill &mdash; reporter, gardener</p>",
        "<aside class='bio'><p><b>Ada Quill</b> is a writer.</p></aside>",
        "<p><b>Ada Quill</b> redacteur Lume</p>",
        "<div><p>Ada Quill</p><p>harbour reporter</p></div>",
        "<p><b>Ada Quill</b><br><b>Gull Reporter</b></p>",
        "<div class='authors'>Autori: <a href='/a'>Ada Quill</a></div>",
        "<p class='byline'>Ada Quill, Lume Press-Gazette Media</p>",
        "<p class='byline'>Ada Quill (AFP)</p>",
        "<p class='author'>Ada Quill | Lumeport</p>",
        "<p>Di Ada Quill con agenzie</p>",
        "<div class='tagbox'>Ben Osei</div><p>Ada Quill</p><p>4 March 2025</p>",
        "<aside class='article-sidebar'><span class='author'>Ada Quill</span></aside>",
        "<div class='author'>Ada Quill</div><div>Edited by Ben Osei</div>",
        "<div class='author'><a>Ada Quill</a> Edited by <a>Ben Osei</a></div>",
        "By <b>Ada Quill</b><br><font>Ben Osei with the cow that the ferry left behind</font>",
        "<div><b>Photo:</b> <p class='author'>Ben Osei</p></div><div class='author'>Ada Quill</div>",
        "<p>Von <a>Ada Quill</a> am <span>Montag, 5. Mai 2025</span></p>",
        "<p class='author'>Erstellt von Ada Quill</p>",
        "<p>By <b>Ada Quill</b></p><p>Harbour Reporter</p><p><b>Ben Osei</b></p>",
    ],
)
def test_who_else_the_byline_names_is_no_author(byline: str) -> None:
    """Who took the pictures, who edited, the agency, the paper and the writer's job are no second author."""
    assert read(body=f"<h1>Ferry resumes service</h1>{byline}{PROSE}").authors == ("Ada Quill",)


@pytest.mark.parametrize(
    "byline",
    [
        "<p>By <a href='/a'>Ada Quill</a> and <a href='/b'>Ben Osei</a></p>",
        "<p>By <a href='/a'>Ada Quill</a> and Ben Osei</p>",
        "<p class=autor>Von <a href='/a'>Ada Quill</a> &amp; Ben Osei</p>",
        "<p>Text and photos by Ada Quill and Ben Osei</p>",
        "<p class='author'>Written by Text and pictures by Ada Quill and Ben Osei</p>",
        "<p>Photos and words by Ada Quill and Ben Osei</p>",
        "<p>Words and pictures: Ada Quill, Ben Osei</p>",
        "<p><span class='author'>Ada Quill</span>, <span class='author'>Ben Osei</span></p>",
        "<p><span class='author'>Ada Quill</span> and <span class='author'>Ben Osei</span></p>",
        "<p class='author'><b>Ada Quill</b><b>Ben Osei</b></p>",
        "<p class='author'>Ada Quill | Ben Osei</p>",
        "<p>By <b>Ada Quill</b>, <b>Ben Osei, Harbour Reporter</b></p>",
    ],
)
def test_two_authors_of_a_byline(byline: str) -> None:
    """Names that stand beside each other in the same way are all the authors', and the word between is none."""
    assert read(body=f"<h1>Ferry resumes service</h1>{byline}{PROSE}").authors == ("Ada Quill", "Ben Osei")


def test_a_word_for_by_in_any_language_is_no_name() -> None:
    """Before a name in capitals a word without is none; an account alone is the author."""
    page = "<h1>Ferry resumes service</h1><span class=author>{}<a rel=author>Ada Quill</a></span>" + PROSE
    assert read(body=page.format("minn ")).authors == ("Ada Quill",)
    assert read(body=page.format("adaquill").replace("Ada Quill", "")).authors == ("adaquill",)


@pytest.mark.parametrize(
    "byline",
    [
        "By Ada Quill, Ben Osei, and Cara Finch", "Von Ada Quill, Ben Osei, und Cara Finch",
        "Par Ada Quill, Ben Osei, et Cara Finch", "Por Ada Quill, Ben Osei, y Cara Finch",
        "By <a>Ada Quill</a>, <a>Ben Osei</a>, and <a>Cara Finch</a>",
    ],
)  # fmt: skip
def test_a_comma_may_stand_before_the_last_author(byline: str) -> None:
    """The word between the last two names may have a comma before it."""
    names = ("Ada Quill", "Ben Osei", "Cara Finch")
    assert read(body=f"<h1>Ferry resumes service</h1><p>{byline}</p>{PROSE}").authors == names
    for place in ("en Roma", "i Oslo", "a Lume reporter"):
        page = read(body=f"<h1>Ferry resumes service</h1><p>By Ada Quill, {place}</p>{PROSE}")
        assert page.authors == ("Ada Quill",)


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Quill Updated March 4, 2024 10:00 am EST", "By Ada Quill March 4, 2024", "By Ada Quill Updated Mar. 4",
        "By Ada Quill Monday, March 4, 2024", "Von Ada Quill Montag, 4. März 2024",
    ],
)  # fmt: skip
def test_the_day_is_no_part_of_a_name(line: str) -> None:
    """A day behind a name is left out; May is a name, too."""
    assert read(body=f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}").authors == ("Ada Quill",)
    may = f"<h1>Ferry resumes service</h1><p>By Ada May {{}}</p>{PROSE}"
    for day in ("4 March 2024", "May 4, 2024"):
        assert read(body=may.format(day)).authors == ("Ada May",)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("وادي الزيتون", ("وادي الزيتون",)),
        ("الميناء - رنا أبو الشومري", ("رنا أبو الشومري",)),
        ("الميناء ـ رنا الشومري", ("رنا الشومري",)),
        ("رنا الشومري – الميناء", ("رنا الشومري",)),
        ("الميناء - رنا الشومري - خاص", ("رنا الشومري",)),
        ("الميناء - الشومري", ("الميناء",)),
        ("Lume - Ada Quill", ("Lume",)),
    ],
)
def test_in_arabic_the_name_stands_behind_a_place_and_a_dash(line: str, names: tuple[str, ...]) -> None:
    """One word before a dash, or the stroke that lengthens letters, is a place or a paper if a full name follows."""
    assert read('<meta name="author" content="' + line + '">').authors == names


@pytest.mark.parametrize(
    "name",
    ["Ada d'Avila", "Ada de los Quill", "Ada Mac an tSaoir", "ifj. Quill Ada", "Jan van den Quill", "Ada St. John-Ode"],
)
def test_small_words_of_names(name: str) -> None:
    """A name may hold words in lower case, and begin like a month."""
    assert read(body=f"<h1>Ferry resumes service</h1><p>By {name}</p>{PROSE}").authors == (name,)
    for line in ("By los Quill", "By the Gull Society. Free", "By eBay Sellers"):
        assert read(body=f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}").authors == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Quill Bloomberg", ("Ada Quill",)), ("Ada Quill AFP", ("Ada Quill",)), ("Anna Pap", ("Anna Pap",)),
        ("Ada Kis Pap", ("Ada Kis Pap",)), ("Mina Bloomberg", ("Mina Bloomberg",)),
    ],
)  # fmt: skip
def test_an_agency_right_behind_a_full_name_is_no_part_of_it(line: str, names: tuple[str, ...]) -> None:
    """It stands there where styles alone part the two; a surname may be called as an agency is."""
    assert read(body=f"<h1>Ferry resumes service</h1><p class=author>{line}</p>{PROSE}").authors == names


@pytest.mark.parametrize("line", ["Von Lume zur Weltmarke", "Von Kaje AG mit Reede zum Hafen", "Von Kaje zur Reede"])
def test_from_one_to_another_is_no_byline(line: str) -> None:
    """German "Von" is "from" before "zur" and "zum"."""
    assert read(body=f"<h1>Fähre fährt wieder</h1><p>{line}</p>{PROSE}").authors == ()
    assert read(body=f"<h1>Fähre fährt wieder</h1><p>Von Ada Quill</p>{PROSE}").authors == ("Ada Quill",)


def test_a_post_that_has_its_authors_account_among_its_classes_is_not_the_authors() -> None:
    """WordPress says who wrote in a class of the post; its words are no names for that."""
    text = f"<h1>Ferry resumes service</h1><p>The <a href=/quay>quay</a> opens.</p>{PROSE}"
    post = f"<div class='hentry author-adaq'>{text}"
    assert read(body=f"{post}</div>").authors == ()
    assert read(body=f"{post}<p>Author: Ada Quill</p></div>").authors == ("Ada Quill",)


@pytest.mark.parametrize(("name", "names"), [("林晓雯", ("林晓雯",)), ("未知", ()), ("佚名", ())])
def test_nobody_behind_a_chinese_label_is_no_author(name: str, names: tuple[str, ...]) -> None:
    """Where the label says that nobody is known to have written, nobody is named."""
    assert read(body=f"<h1>渡轮明天恢复通航</h1><p>作者：{name}</p>{PROSE}").authors == names


def test_a_korean_reporters_name_stands_before_the_word_for_one() -> None:
    """In Korean the word for a reporter closes the byline; in a sentence it tells of one."""
    byline = "<li>김하나 기자</li> <li><a>kim@gull.example</a></li> <li>이두리 기자</li>"
    assert read(body=f"<h1>다리가 다시 열렸다</h1><ul>{byline}</ul>{PROSE}").authors == ("김하나", "이두리")
    for line in ("김하나 기자가 말했다", "(루메=갈매기) 김하나 기자 = 다리가 다시 열렸다"):
        assert read(body=f"<h1>다리가 다시 열렸다</h1><p>{line}</p>{PROSE}").authors == ()


@pytest.mark.parametrize("kind", ["reporter", "noticia__firma", "story-by", "storyBy", "reporterName", "box-muhabir"])
def test_a_class_may_be_a_word_for_who_writes(kind: str) -> None:
    """Full names alone in an element that is called a reporter, in whichever language, or "by", are the authors'."""
    page = "<h1>Ferry resumes service</h1><p class='{}'>{}</p>" + PROSE
    assert read(body=page.format(kind, "Ada Quill")).authors == ("Ada Quill",)
    assert read(body=page.format(kind, "Ada Quill, Harbour Reporter")).authors == ("Ada Quill",)
    assert read(body=page.format(kind, "Ada Quill.")).authors == ("Ada Quill",)
    both = page.format(kind, f"Ada Quill</p><p class='{kind}'>Ben Osei")
    assert read(body=both).authors == ("Ada Quill", "Ben Osei")
    for told in ("Ada", "Read More", "Ada Quill saw the cow", "Ada Quill saw.", "See all ferries", "Saved von"):
        assert read(body=page.format(kind, told)).authors == ()


@pytest.mark.parametrize("kind", ["reporterbox", "photo-by", "by-section", "redactor-content", "x_by2"])
def test_other_classes_with_such_words_name_no_author(kind: str) -> None:
    """A picture's "by", a list "by" something and an editor for text are not who wrote."""
    page = f"<h1>Ferry resumes service</h1><p class='{kind}'>Ada Quill</p>" + PROSE
    assert read(body=page).authors == ()
    below = f"<h1>Ferry resumes service</h1>{9 * PROSE}<p class='reporter'>Ada Quill</p>"
    assert read(body=below).authors == ()


def test_a_name_below_the_text_in_what_is_called_avtor_is_the_authors() -> None:
    """Russian sites write the word in Latin letters; "avtoritet" is another."""
    for kind, names in (("avtor", ("Ada Quill",)), ("avtoritet", ())):
        page = f"<h1>Ferry resumes service</h1>{5 * PROSE}<p class={kind}>Ada Quill</p><p>Source: the port</p>"
        assert read(body=page).authors == names


def test_a_teasers_byline_is_not_the_articles() -> None:
    """Below the text a byline behind a link in its small block is that of another article, as is one in prose."""
    text = "<h1>Ferry resumes service</h1>" + 5 * PROSE
    teaser = "<ul><li><a href='/b'>Gulls return to the quay</a> <span>By Ben Osei</span></li></ul>"
    assert read(body=text + teaser).authors == ()
    assert read(body=text + "<p>By Ada Quill</p>" + teaser).authors == ("Ada Quill",)
    mail = "<div><b>By Ada Quill</b><br><a href='mailto:ada@gull.example'>ada@gull.example</a></div>"
    assert read(body=text + mail).authors == ("Ada Quill",)
    sold = f"<p>Published by Hooded Gull and sold in May, <i>Quay</i> is a game of ships. {PROSE[3:]}"
    assert read(body=text + sold).authors == ()
    assert read(body=text + "<p>von <b>Montag</b></p>").authors == ()
    told = '<p>By Monday the gulls had left the roofs of the port, first those "Quay", "Hill Row" and "Ada Quill".</p>'
    assert read(body=text + told).authors == ()
    byline = "<p>By Ada Quill, Senior Harbour Correspondent for the Islands and the Northern Lume Quays</p>"
    assert read(body=text + byline).authors == ("Ada Quill",)


@pytest.mark.parametrize(
    "other",
    [
        "<article><h2>Gulls return to the quay</h2><p class=byline>By Ben Osei</p><p>They do.</p></article>",
        "<div><a href='/b'><h3>Gulls return to the quay</h3><p>By Ben Osei</p></a></div>",
        "<aside><h3>Gulls return to the quay</h3><p>By Ben Osei</p></aside>",
        "<div id=sidebar><p class=author>Ben Osei</p></div>".replace("<p", "<h3>Gulls return</h3><p"),
        "<div class=comments><p class=author>Ben Osei</p><p>By Ben Osei</p></div>",
    ],
)
def test_who_wrote_something_else_is_not_the_author(other: str) -> None:
    """Names in another article, a sidebar, a linked teaser and a comment below the text are not the page's."""
    page = f"<article><h1>Ferry resumes service</h1>{30 * PROSE}{{}}</article>{other}"
    assert read(body=page.format("")).authors == ()
    assert read(body=page.format("<p>By Ada Quill</p>")).authors == ("Ada Quill",)
    mail = "<a href='mailto:ada@gull.example'><b>By:</b> <br> Ada Quill <i>who wrote this text</i></a>"
    assert read(body=page.format(mail)).authors == ("Ada Quill",)


def test_the_byline_below_a_headline_that_is_no_h1() -> None:
    """Without an <h1> the article's head begins at the line that is the title."""
    head = "<title>Ferry resumes service - Seemeile</title>"
    menu = "<ul>" + "<li><a href='/s'>Sport</a></li>" * 9 + "</ul>"
    byline = "<div><span>Ada Quill</span> <span>4 March 2025</span></div>"
    page = read(head, f"{menu}<h2>Ferry resumes service</h2>{byline}{PROSE}")
    assert page.authors == ("Ada Quill",)
    assert read(head, f"{menu}<h2>Gulls</h2>{byline}{PROSE}").authors == ()


@pytest.mark.parametrize("place", ["<span class=section>Middle East</span>", "<p class=location>New York</p>"])
def test_what_is_called_a_section_or_a_place_is_no_author(place: str) -> None:
    """Beside the day a section or a place may stand in an element of that name."""
    assert read(body=f"<h1>Ferry resumes service</h1>{place}<time>4 March 2025</time>{PROSE}").authors == ()


def test_a_name_beside_the_day_is_the_authors() -> None:
    """Where nothing else names the author, a full name that stands alone beside the day does."""
    title = "<h1>Ferry resumes service</h1>"
    for line in ("<span>Ada Quill</span> <span>4 March 2025, 11:32</span>", "<p>Ada Quill | 4 March 2025</p>",
                 "<p>11:32 &middot; 4 March 2025 &middot; Ada Quill</p>",
                 "<p class=credits>Ada Quill , March 4th, 2025 11:32</p>"):  # fmt: skip
        assert read(body=f"{title}<div>{line}</div>{PROSE}").authors == ("Ada Quill",)
    for line in ("<a href='/t'>Lume Bridge</a> <p>4 March 2025</p>", "<p>Ferry Resumes | 4 March 2025</p>",
                 "<p>Ada Quill</p>", "<p>List of Ferries | 4 March 2025</p>", "<p>Ada | 4 March 2025</p>",
                 "<p class='image-credit'>Ada Quill</p><p>4 March 2025</p>",
                 "<p class='image-credit'>Ada Quill, 4 March 2025 11:32</p>",
                 "<p class=credits>Ada Quill, 4 March 2025</p>",
                 "<p class='category'>Ada Quill</p><p>4 March 2025</p>"):  # fmt: skip
        assert read(body=f"<h1>Ferry Resumes service</h1><div>{line}</div>{PROSE}").authors == ()
    topic = "<h1>Ferry resumes service</h1><span>Climate Change</span> <span>4 March 2025</span>"
    assert read(meta("article:section", "Climate Change"), topic + PROSE).authors == ()
    place = "<h1>Ferry resumes service</h1><span>PORT QUILL</span> <span>4 March 2025</span>"
    assert read(meta("keywords", "ferry, Port Quill"), place + PROSE).authors == ()
    assert read(meta("keywords", "ferry, Port Lume"), place + PROSE).authors == ("PORT QUILL",)


@pytest.mark.parametrize(
    "opening",
    [
        "<p>Lume Town Council, which owns the old bridge, has agreed to mend it.</p>",
        "<p>Lume Town Council, meeting on Monday, will mend the <a href='/b'>old bridge</a>.</p>",
        "<p>Lume Kent Meclisi, eski köprünün onarımını kabul etti.</p>",
        "<p><b>Ada Quill</b> told the town council that the old bridge was shut to all who come by car.</p>",
    ],
    ids=["a clause", "a link", "in Turkish", "in bold"],
)
def test_whom_the_text_opens_with_below_the_day_is_no_author(opening: str) -> None:
    """A name that a sentence goes on from does not stand alone."""
    assert read(body=f"<h1>Ferry resumes service</h1><p>4 March 2025</p>{opening}{9 * PROSE}").authors == ()


def test_a_box_below_the_text_is_of_nobody_else_where_a_line_above_it_names_who_wrote() -> None:
    """A line of nothing but a byline under the headline is nearer than a box on somebody below the text."""
    box = "<div class='author-bio'><h4><a href='/author/bo'>Ben Osei</a></h4><p>Ben covers the courts.</p></div>"
    text = f"<h1>Ferry resumes service</h1>{{}}{9 * PROSE}{box}"
    assert read(body=text.format("")).authors == ("Ben Osei",)
    assert read(body=text.format("<div>Ada Quill<br>4 March 2025, 11:32</div>")).authors == ("Ada Quill",)
    assert read(body=text.format("<p class='reporter'>Ada Quill</p>")).authors == ("Ada Quill",)


def test_a_name_above_a_job_of_the_houses_is_the_authors() -> None:
    """ "Staff writer" alone is nobody's name, and a job below a name; an agency may stand below a section."""
    text = f"<h1>Ferry resumes service</h1>{{}}{9 * PROSE}"
    assert read(body=text.format("<p>ADA QUILL</p><p>Staff writer</p>")).authors == ("ADA QUILL",)
    assert read(body=text.format("<p>Middle Quays</p><p>Reuters</p>")).authors == ("Reuters",)


@pytest.mark.parametrize(
    "byline",
    [
        "<p>By <a>Reuters</a> <a>World</a></p>",
        "<p>By <a>Reuters</a> <button>Save for Later</button></p>",
        "<p>By <span>Reuters</span> <span class=place>Lumeport</span></p>",
    ],
)
def test_a_name_of_one_word_is_not_joined_to_what_stands_beside_it(byline: str) -> None:
    """A link, a button and what is made otherwise are no second word of a name."""
    assert read(body=f"<h1>Ferry resumes service</h1>{byline}{PROSE}").authors == ("Reuters",)


@pytest.mark.parametrize(
    ("second", "names"),
    [("Ada Quill", ("Ada Quill",)), ("AFP", ("Reuters", "AFP"))],
)
def test_the_agency_beside_a_writer_is_no_author(second: str, names: tuple[str, ...]) -> None:
    """The agency is whom a writer wrote for; beside another it stays."""
    byline = f"<div class=authors><span class=author>Reuters</span> <span class=author>{second}</span></div>"
    assert read(body=f"<h1>Ferry resumes service</h1>{byline}{PROSE}").authors == names


def test_a_share_bar_with_a_byline_names_the_author() -> None:
    """An element named for sharing and for the byline is the byline's."""
    share = "<div class='share-byline'><div class='byline'><a class='author' href='/a'>Ada Quill</a></div></div>"
    assert read(body=f"<h1>Ferry resumes service</h1>{share}{PROSE}").authors == ("Ada Quill",)


@pytest.mark.parametrize(
    "byline",
    [
        "<div class='author-share'><div class='author-info'><a class='author-link' href='/a'>Ada Quill</a></div></div>",
        "<div><a href='/about/editors/ada/'>Ada Quill</a></div>",
    ],
)
def test_what_stands_beside_the_author_is_no_author(byline: str) -> None:
    """Share buttons leave the name as it is."""
    assert read(body=f"<h1>Ferry resumes service</h1>{byline}{PROSE}").authors == ("Ada Quill",)


def test_the_author_of_a_quote_is_who_said_it() -> None:
    """What a class marks as an author's within a quote did not write the page; below its text somebody may have."""
    said = "<blockquote><p>Not one cow.</p><footer class='quote__author'>Cara Finch, Gull Ferries</footer></blockquote>"
    page = f"<h1>Ferry resumes service</h1>{PROSE * 20}{{}}{PROSE * 20}"
    assert read(body=page.format(said)).authors == ()
    assert read(body=page.format(said.replace("blockquote", "div"))).authors != ()
    signed = "<div class='author'>Authors: Ada Quill and Ben Osei, harbour educators</div>"
    assert read(body=page.format(said) + PROSE * 40 + signed).authors == ("Ada Quill", "Ben Osei")
    made = "<div class='author'><p>Text: Ada Quill</p><p>Photos: Ben Osei</p></div>"
    assert read(body=page.format(said) + made).authors == ("Ada Quill",)


@pytest.mark.parametrize("kind", ["ImageObject", "VideoObject"])
def test_the_author_of_a_picture_in_microdata_did_not_write_the_page(kind: str) -> None:
    """`itemprop=author` of what stands in the article is the author's of that alone."""
    picture = f"<div itemscope itemtype='https://schema.org/{kind}'><meta itemprop=author content='Ben Osei'></div>"
    own = "<meta itemprop=author content='Ada Quill'>"
    assert read(body=f"<h1>Ferry resumes service</h1>{picture}{PROSE}").authors == ()
    page = read(body=f"<h1>Ferry resumes service</h1><div itemscope>{own}{picture}</div>{PROSE}")
    assert page.authors == ("Ada Quill",)


@pytest.mark.parametrize("byline", ["By Ada Quill, Harbour Reporter", "By Ada Quill | Local Lume Correspondent"])
def test_a_role_behind_a_comma_is_no_author(byline: str) -> None:
    """What stands behind a comma or bar and ends in a job is the job of who is named before."""
    assert read(body=f"<h1>Ferry resumes service</h1><p>{byline}</p>{PROSE}").authors == ("Ada Quill",)
    page = read(body=f"<h1>Ferry</h1><p>By Ada Quill and Ben Osei Reporter</p>{PROSE}")
    assert page.authors == ("Ada Quill", "Ben Osei")


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ada Quill, Head of Sales, Port Lume", ("Ada Quill",)),
        ("By Ada Quill, Sr. Director of Quay Operations", ("Ada Quill",)),
        ("By Ada Quill, Head of Ports and Old Quays", ("Ada Quill",)),
        ("By <b>Ada Quill</b> <i>Head of Sales, Port Lume</i>", ("Ada Quill",)),
        ("By <b>Ada Quill</b> · Senior Quay Analyst", ("Ada Quill",)),
        ("Von Ada Quill, Leiterin der Seemeile", ("Ada Quill",)),
        ("By <b>Ada Quill</b> <i>Office of Quay Affairs</i>", ("Ada Quill",)),
        ("Von <b>Ada Quill</b> <i>Amt für Hafenbau</i>", ("Ada Quill",)),
        ("By Ada Quill, Ben Osei", ("Ada Quill", "Ben Osei")),
        ("By Chief Ada Quill", ("Chief Ada Quill",)),
    ],
)
def test_an_office_is_nobody_nor_is_the_house_behind_it(byline: str, names: tuple[str, ...]) -> None:
    """Who somebody is to a house or a field names none, nor what is behind."""
    assert read(body=f"<h1>Ferry resumes service</h1><p>{byline}</p>{PROSE}").authors == names


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Quill on 5 May 2024",
        "By Ada Quill Published 5 May 2024, 10:15",
        "Published 5 May 2024 by Ada Quill",
        "Sunday, 5 May 2024, 10:15 by Ada Quill",
        "Datum: 05.05.2024 | Autorin: Ada Quill",
        "By Ada Quill for The Gull",
        "By <a class=author href=/a>Ada Quill For The Gull</a>",
        "BY Ada Quill FOR GULLONLINE",
        "Von Ada Quill aus Rom",
        "By Ada Quill in Lumeport",
        "By Ada Quill @adaquill",
        "Written by Ada Quill on May 5, 2024 9:48 AM",
        "By <a class=author href=/a>Ada Quill for The Gull</a>",
        "Exclusive by Ada Quill",
    ],
)
def test_a_name_ends_where_something_else_begins(line: str) -> None:
    """A byline may go on with the day, the place, an account or the paper."""
    assert read(body=f"<h1>Ferry resumes service</h1><p>{line}</p>{PROSE}").authors == ("Ada Quill",)


def test_a_link_in_a_sentence_leads_to_whom_it_is_about() -> None:
    """A person's page that a sentence links to is not the author's."""
    link = "<a href='/people/ben-osei'>Ben Osei</a>"
    told = f"<p>{link} told the meeting that the ferry would sail on Monday.</p>"
    assert read(body=f"<h1>Ferry resumes service</h1>{told}{PROSE}").authors == ()
    said = f'"We saw it from the quay," said {link}, who leads the harbour board.'
    assert read(body=f"<h1>Ferry resumes service</h1><div>{said}</div>{PROSE}").authors == ()
    for byline in (f"{link}, Lumeport", f"Posted on 5 May 2024 at nine by {link}"):
        assert read(body=f"<h1>Ferry resumes service</h1><p>{byline}</p>{PROSE}").authors == ("Ben Osei",)


def test_the_newsroom_in_the_byline_beats_the_paper() -> None:
    """Where the paper is stated as author, a newsroom behind a byline word says more; a bare "team" does not."""
    head = meta("og:site_name", "Gull") + ld('{"@type": "NewsArticle", "author": {"name": "Gull"}}')
    for name, told in (("onze nieuwsredactie", "onze nieuwsredactie"), ("Team", "Gull")):
        byline = f"<div class='byline'><span>Door </span><span class='author'>{name}</span></div>"
        assert read(head, f"<h1>Ferry resumes service</h1>{byline}{PROSE}").authors == (told,)


def test_who_is_called_an_author_in_a_pictures_text_took_it() -> None:
    """What an element beside a picture is called says that its author is the photographer."""
    picture = "<div><img src=a.jpg><p class={}><span class=author>Ben Osei</span>The quay at noon.</p></div>"
    for called, names in (("photo-text", ()), ("image-caption", ()), ("text", ("Ben Osei",))):
        assert read(body=f"<h1>Ferry resumes service</h1>{picture.format(called)}{PROSE}").authors == names


@pytest.mark.parametrize(
    ("called", "names"),
    [
        ("photo-author", ("Ben Osei",)), ("image__author", ("Ben Osei",)), ("photoAuthor", ("Ben Osei",)),
        ("foto-autor", ("Ben Osei",)), ("author-photo", ("Ada Quill",)), ("author", ("Ada Quill",)),
        ("photo-author-box", ("Ada Quill",)),
    ],
)  # fmt: skip
def test_the_author_of_a_picture_by_the_name_of_the_element_is_not_the_texts(
    called: str, names: tuple[str, ...]
) -> None:
    """Who is named in what is called a picture's author's took it."""
    picture = f"<div><img src=a.jpg><p><span>The quay at noon.</span><span class={called}>Ada Quill</span></p></div>"
    signed = "<p>Autor: Ben Osei</p>"
    assert read(body=f"<h1>Ferry resumes service</h1>{picture}{PROSE}{PROSE}{signed}").authors == names


def test_a_label_above_the_names_is_no_author() -> None:
    """A word that opens a byline, in an element of its own and without a colon, is not the first of the names."""
    names = "<div class='authors__title'>Авторы</div><div class='authors__row'><a class=n>Ada Quill</a></div>"
    page = f"<h1>Ferry resumes service</h1><div class='article__authors'>{names}</div>{PROSE}"
    assert read(body=page).authors == ("Ada Quill",)


@pytest.mark.parametrize("tools", ["<span>缩小字体</span><span>收藏</span>", "<span>工具甲</span><span>工具乙</span>"])
def test_a_chinese_toolbar_behind_the_byline_names_nobody(tools: str) -> None:
    """Short words in elements made otherwise than the author's are no authors, whether they are known or not."""
    byline = f"<div><span>作者：</span><span class='author'>林晓雯</span></div><div class='tools'>{tools}</div>"
    assert read(body=f"<h1>湖心村的桥</h1>{byline}{PROSE}").authors == ("林晓雯",)


def test_a_japanese_loan_word_is_no_author() -> None:
    """A button beside the day is none who wrote, though short and in a script without capitals."""
    for word in ("シェア", "ピックアップ"):
        body = f"<h1>湖の橋</h1><div>2024年5月6日</div><ul><li>{word}</li></ul>{PROSE}"
        assert read(body=body).authors == ()


def test_a_full_name_in_the_byline_beats_the_publisher() -> None:
    """An author that is only the publisher says less than the byline."""
    head = meta("og:site_name", "Gull") + ld('{"@type": "NewsArticle", "author": {"name": "Gull"}}')
    assert read(head, f"<h1>Ferry resumes service</h1><p>By Ada Quill</p>{PROSE}").authors == ("Ada Quill",)
    assert read(head, f"<h1>Ferry resumes service</h1><p>By Monday</p>{PROSE}").authors == ("Gull",)


@pytest.mark.parametrize("account", ["Super User", "glenadmin", "Redaktion Gull", "The Daily Gull", "Gull & Tern"])
def test_a_full_name_in_the_byline_beats_an_account(account: str) -> None:
    """An account, a desk and the site's own name, as the window's title has it too, yield to a byline."""
    head = f"<title>Ferry resumes service | {account}</title>" + meta("author", account.replace("&", "&amp;"))
    assert read(head, f"<h1>Ferry resumes service</h1><p>By Ada Quill</p>{PROSE}").authors == ("Ada Quill",)


@pytest.mark.parametrize(
    ("last", "author"), [("Lume24", "Ada Quill"), ("Tides", "Lume24")]
)
def test_a_full_name_below_the_text_beats_the_name_that_ends_the_windows_title(last: str, author: str) -> None:
    """That is the paper's, of one word."""
    head = f"<title>Ferry resumes service - {last}</title>" + meta("author", "Lume24")
    byline = "<div class=art-authors><span>Author:</span> <a href=/writers?id=3>Ada Quill</a></div>"
    assert read(head, f"<h1>Ferry resumes service</h1>{PROSE * 4}{byline}").authors == (author,)


@pytest.mark.parametrize(
    ("account", "stated"), [("Web Desk", ""), ("LGEditor", ""), ("Web Desk", meta("author", "Web Desk"))]
)
@pytest.mark.parametrize(
    ("above", "is_author"),
    [
        ("<p><strong>By ADA QUILL</strong></p>", True),
        ("<p>By Ada Quill</p>", True),
        ("<p>By Lume Desk</p>", False),
        ("<p>By the harbour</p>", False),
        ("<p><b>By Ada Quill</b> and others</p>", False),
        ("<div>By Ada Quill</div>", False),
    ],
)
def test_a_person_named_right_above_the_text_beats_the_account_that_published_it(
    account: str, stated: str, above: str, is_author: bool
) -> None:
    """The byline of a desk or an account yields to one that is a paragraph of its own, a longer one below it."""
    byline = f"<div>By <a href=/author/1/>{account}</a> - 3 May 2024</div>"
    page = read(stated, f"<h1>Ferry resumes service</h1>{byline}{above}{PROSE}")
    assert "".join(page.authors).lower() == ("ada quill" if is_author else account.lower())


@pytest.mark.parametrize(
    ("publisher", "kind", "author"),
    [("Gull", "Person", "Ada Quill"), ("Ada Quill", "Person", "Ben Osei"), ("Gull", "Organization", "Ben Osei")],
)
def test_a_columnist_whose_name_ends_the_windows_title_is_no_publisher(publisher: str, kind: str, author: str) -> None:
    """A person whom JSON-LD names beside a publisher of another name has written the page."""
    stated = f'"author": {{"@type": "{kind}", "name": "Ada Quill"}}, "publisher": {{"name": "{publisher}"}}'
    head = "<title>Ferry resumes service - Ada Quill</title>" + ld(f'{{"@type": "NewsArticle", {stated}}}')
    assert read(head, f"<h1>Ferry resumes service</h1><p>By Ben Osei</p>{PROSE}").authors == (author,)


def test_a_byline_beats_a_paper_and_a_portal() -> None:
    """A portal states the paper and itself as authors: who wrote stands on the page."""
    page = "<h1>Ferry resumes service</h1><div class='head_journalist'><em>김하나 기자</em></div>" + PROSE
    assert read(meta("og:article:author", "루멘일보 | 루멘포털"), page).authors == ("김하나",)
    assert read(meta("og:article:author", "이두리 | 루멘일보"), page).authors == ("이두리", "루멘일보")
    none = "<h1>Ferry resumes service</h1>" + PROSE
    assert read(meta("og:article:author", "루멘일보 | 루멘포털"), none).authors == ("루멘일보", "루멘포털")


def test_a_byline_that_confirms_the_stated_author_is_believed() -> None:
    """A blog may bear its writer's name, and a desk may write; a desk only yields to a byline in the article's head."""
    for author in ("Ada Quill", "Redaktion Gull"):
        head = f"<title>Ferry resumes service | {author}</title>" + meta("author", author)
        page = f"<h1>Ferry resumes service</h1><p>By <a>{author}</a></p><p>Checked by <b>Ben Osei</b></p>{PROSE}"
        assert read(head, page).authors == (author,)
    desk = meta("author", "Redaktion Gull")
    page = f"<h1>Ferry resumes service</h1>{5 * PROSE}<p>By Ben Osei</p>"
    assert read(desk, page).authors == ("Redaktion Gull",)


def test_each_author_may_have_a_card() -> None:
    """Cards alike side by side, a name in each, are of one article's authors; one called otherwise is of none."""
    card = "<div class={}><a rel=author href=/staff/{}><span>{}</span></a><span>Reporter</span></div>"
    cards = card.format("author", "quill", "Ada Quill") + card.format("author", "tern", "Marta Tern")
    for body in f"<h1>The quay</h1>{cards}{PROSE}", f"<h1>The quay</h1>{PROSE}<div>{cards}</div>":
        assert read(body=body).authors == ("Ada Quill", "Marta Tern")
    other = card.format("author", "quill", "Ada Quill") + card.format("editor-on-duty", "tern", "Marta Tern")
    assert read(body=f"<h1>The quay</h1>{other}{PROSE}").authors == ("Ada Quill",)


def test_links_that_lead_to_authors_name_them() -> None:
    """ "And", in whichever language, may stand between them."""
    newsroom = ld('{"@type": "NewsArticle", "author": {"name": "newsroom"}}')
    link = "<a class=name href=/auteur/{}>{}</a>"
    both = f"{link.format('quill', 'Ada Quill')} en {link.format('tern', 'Marta Tern')}"
    page = read(newsroom, f"<h1>The quay</h1><div>{both} <time>11 feb. 2025</time></div>{PROSE}")
    assert page.authors == ("Ada Quill", "Marta Tern")


def test_a_byline_beats_the_site_without_its_accents() -> None:
    """The site's own name is no author where a meta tag writes it without accents; another name is."""
    head = "<title>Ferry resumes service - Lumeméar</title>" + meta("og:site_name", "Lumeméar")
    body = f"<h1>Ferry resumes service</h1><p>By Ada Quill, Lumeméar</p>{PROSE}"
    assert read(head + meta("author", "Lumemear"), body).authors == ("Ada Quill",)
    assert read(head + meta("author", "Lumemeer"), body).authors == ("Lumemeer",)


@pytest.mark.parametrize(
    ("below", "authors"),
    [
        ("<h3>Written by Ada Quill</h3>", ("Ada Quill",)),
        ("<h3>Article by</h3><div>Ada Quill</div>", ("Ada Quill",)),
        ("<h3>Written by Ada Quill</h3><h3>Written by Ada Quill</h3>", ("Ada Quill",)),
        ("<h3>By Ada Quill</h3>", ()),
        ("<h3>Written by us all</h3>", ()),
        ("<h3>Written by Ada Quill</h3><h3>Written by Ben Osei</h3>", ()),
        ("<nav><ul><li><a href=/a>Author: Ada Quill</a></ul></nav>", ()),
        ("<div class=related-posts><h3>Written by Ada Quill</h3></div>", ()),
        ("<article><a href=/b>The quay is open</a><p>Written by Ada Quill</p></article>", ()),
    ],
)
def test_the_only_byline_far_below_names_the_author(below: str, authors: tuple[str, ...]) -> None:
    """Words that say that somebody wrote count far from the headline, too, where they are the article's alone."""
    text = 70 * f"{PROSE}<p>Nine geese</p>"
    assert read(body=f"<article><h1>Ferry resumes service</h1>{text}</article>{below}").authors == authors


def test_a_name_alone_in_bold_beats_the_account_that_a_system_comes_with() -> None:
    """An author at "/author/admin/" yields to a bold name before the text, and stays without one; another stays."""
    author = '{{"@type": "NewsArticle", "author": {{"@type": "Person", "name": "Lume D", "url": "https://g.example/{}/"}}}}'
    name = "<p><b>Ada Quill</b></p>"
    for account, names in (("author/admin", ("Ada Quill",)), ("author/admina", ("Lume D",))):
        page = read(ld(author.format(account)), f"<h1>Ferry resumes service</h1><div>{name}{PROSE}</div>")
        assert page.authors == names
    page = read(ld(author.format("author/admin")), f"<h1>Ferry resumes service</h1><div>{PROSE}</div>")
    assert page.authors == ("Lume D",)


@pytest.mark.parametrize(
    ("source", "authors"),
    [
        ("<i>Source: Ada Quill, Lumeport</i>", ("Ada Quill",)),
        ("Source: <a href=/>www.gull.example</a>, Ada Quill", ("Ada Quill",)),
        ("Source: Ada van Quill, Contributor", ("Ada van Quill",)),
        ("Source: Ada Quill", ()),
        ("Source: Ada Quill, Ben Osei, Lumeport", ()),
        ("Source: Lume Online, Lumeport", ()),
        ("Source: Lume Port Authority, Lumeport", ()),
        ("Source: Ada Quill, on the quay", ()),
        ("Ferry: Ada Quill, Lumeport", ()),
    ],
)
def test_a_source_is_an_author_by_what_stands_beside(source: str, authors: tuple[str, ...]) -> None:
    """In the head, behind an address or before a job or a place, a full name is who wrote; a paper's is none."""
    assert read(body=f"<h1>Ferry resumes service</h1><p class=source>{source}</p>{PROSE}").authors == authors


def test_a_name_alone_in_bold_beats_the_publisher() -> None:
    """Where the publisher is named as author, a bold name before the text is the author; a bold subhead is not."""
    head = meta("og:site_name", "Gull") + ld('{"@type": "NewsArticle", "author": {"name": "Gull"}}')
    name, subhead = "<p><b>Ada Quill</b></p>", "<p><b>Flawed Approach</b></p>"
    assert read(head, f"<h1>Ferry resumes service</h1><div>{name}{PROSE}</div>").authors == ("Ada Quill",)
    assert read(head, f"<h1>Ferry resumes service</h1><div>{PROSE}{subhead}{PROSE}</div>").authors == ("Gull",)
    assert read(head, f"<h1>Ferry resumes service</h1><div>{6 * subhead}{PROSE}</div>").authors == ("Gull",)


@pytest.mark.parametrize(
    ("about", "author"),
    [
        ("<div class='author-card'><b>Ada Quill</b></div>", "Ada Quill"),
        ("<p><a href='/authors/aq'>Ada Quill</a></p>", "Ada Quill"),
        ("<p><a href='/tags/aq'>Ada Quill</a></p>", "Gull"),
        ("", "Gull"),
    ],
    ids=["a card", "an author's page", "a topic's page", "nothing"],
)
def test_a_name_beside_the_day_is_a_writers_where_the_page_says_so(about: str, author: str) -> None:
    """What a mark parts from the day is a section, a place or a club as well, and as long as a name."""
    head = meta("og:site_name", "Gull") + ld('{"@type": "NewsArticle", "author": {"name": "Gull"}}')
    body = f"<h1>Ferry resumes service</h1><div><span>{{}}</span> | 4 March 2025</div>{6 * PROSE}"
    assert read(head, body.format("Ada Quill") + about).authors == (author,)
    for other in ("World Politics", "Food Drink", "Manchester United", "Market Watch", "Port Lume"):
        assert read(head, body.format(other)).authors == ("Gull",)


@pytest.mark.parametrize(
    "line",
    [
        "<p>Email the author</p>",
        "<p class='byline'>5 min read</p>",
        "<p class='byline'>Advertisement</p>",
        "<p>By the time the ferry left</p>",
        "<div class='related author'>Cara Finch</div>",
        "<p>Share</p>",
        "<p>Posted by admin</p>",
        "<p>By our reporter</p><p>ADVERTISEMENT</p>",
        "<p>Photographs by Cara Finch</p>",
        "<p>Sold on 5 May 2024 by Cara Finch</p>",
        "<table><tr><td>Di</td><td>Mi</td><td>Do</td></tr></table>",
        "<p>Cara Finch</p> <a>@gull</a>",
        "<p><b>Cara Finch</b> editor of the Gull, told us</p>",
        "<p><b>Cara Finch</b> sailed home</p>",
        "<blockquote><b>Cara Finch</b> <i>editor</i></blockquote>",
        "<blockquote><b>Cara Finch</b> <i>Gull Editor</i></blockquote>",
        "<p><b>Cara Finch</b> <b>Gull Harbour</b></p>",
        "<p><b>Cara Finch</b> <b>Gull Reporter</b> told us</p>",
        "<div class='bio'><p><b>Cara Finch</b></p></div>",
    ],
)
def test_none_is_better_than_a_wrong_author(line: str) -> None:
    """What is no name is no author."""
    assert read(body=f"<h1>Ferry resumes service</h1>{line}{PROSE}").authors == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<small>04.03.2024, 10:15 von quillpost</small>", ("quillpost",)),
        ("<p>04.03.2024 10:15 von Ada</p>", ("Ada",)),
        ("<small>04.03.2024, 10:15 von admin</small>", ()),
        ("<p>Verkauft am 04.03.2024 von Möwe</p>", ()),
    ],
)
def test_blogs_sign_with_one_word_behind_the_day(line: str, names: tuple[str, ...]) -> None:
    """An account or a first name is enough where the line is but the day and "by"."""
    assert read(body=f"<h1>Die Fähre fährt wieder</h1>{line}{PROSE}").authors == names


def test_what_is_marked_as_the_publisher_is_no_author() -> None:
    """The paper's name opens the line of the signature; who wrote stands behind the day."""
    day = "<time>04.03.2024</time>"
    line = f"<span itemprop=publisher>Le Goéland</span> | {day} | <span>Par <a>Ada Quill</a></span>, au port"
    page = f"<h1>Le bac reprend la mer</h1><p class=signature>{line}</p>{PROSE}"
    assert read(body=page).authors == ("Ada Quill",)


def test_who_cut_a_film_or_made_its_sound_wrote_nothing() -> None:
    """Labels in French have a space before the colon."""
    for label in ("montage", "son"):
        team = f"texte : <b>Ada Quill</b><br>{label} : <b>Cara Finch</b>"
        page = f"<h1>Le bac reprend la mer</h1><div class=signature><p>{team}</p></div>{PROSE}"
        assert read(body=page).authors == ("Ada Quill",)


@pytest.mark.parametrize(
    "byline",
    [
        "By Ada Quill, Local Democracy Reporter", "Reporting by Ada Quill", "Words by Ada Quill",
        "Ada Quill Chief Football Writer", "Von Ada Quill, Sportredakteurin", "Piše: Ada Quill", "Γράφει ο Ada Quill",
        "By our reporter Ada Quill", "Von unserer Korrespondentin Ada Quill", "By political editor Ada Quill",
        "Par notre correspondante à Rome, Ada Quill", "Words by Gull News reporter <a href='/a'>Ada Quill</a>",
    ],
)  # fmt: skip
def test_roles_and_byline_words_are_no_names(byline: str) -> None:
    """What a byline says beside the name, in whichever language, is not taken for a name."""
    page = read(body=f'<article><h1>Ferry resumes</h1><p class="byline">{byline}</p>{PROSE}</article>')
    assert page.authors == ("Ada Quill",)


def test_a_chinese_word_for_the_author_may_stand_amid_a_line() -> None:
    """Behind the day and the source the author is named, and the editor behind him is none."""
    page = "<h1>湖心村的桥</h1><p>2025-03-04 09:15 来源：流明日报 {}编辑：王大同</p>" + PROSE
    assert read(body=page.format("作者：林晓雯 ")).authors == ("林晓雯",)
    assert read(body=page.format("")).authors == ()


def test_the_language_parts_names_in_a_link_behind_their_label() -> None:
    """In Chinese a space stands between two names, also where the label has an element of its own."""
    page = (
        '<html lang="zh-TW"><body><h1>渡輪恢復行駛</h1><p><span>作者：</span><a href="/a">林大同 王三中</a></p>'
        "<p>渡輪在經過一整個冬天的風暴之後，星期一早上恢復行駛，第一班船上只有三名乘客和一隻山羊。</p></body></html>"
    )
    assert newsclean.clean(page).authors == ("林大同", "王三中")


def test_the_dateline_of_a_chinese_text_names_who_wrote() -> None:
    """Agencies and papers sign in brackets behind it; reporters whom the text speaks of are no authors."""
    told = "渡轮停航两天后恢复运营，港务局说，船上的机器已经修好，明天起照常开航，票价不变，岛上居民表示欢迎。"
    page = f"<h1>渡轮恢复运营</h1><p>{{}}{told}</p><p>{told}</p><p>{told}</p>"
    assert read(body=page.format("流明社海港1月2日电（记者林晓雯、王大同）")).authors == ("林晓雯", "王大同")
    assert read(body=page.format("<b>本报讯（记者 林晓雯 整合）</b> ")).authors == ("林晓雯",)
    assert read(body=page.format("港务局长（记者林晓雯摄）说，")).authors == ()


@pytest.mark.parametrize("byline", ["记者：林晓雯", "本报记者 林晓雯", "记者 林晓雯"])
def test_a_chinese_reporters_name_stands_behind_the_word_for_one(byline: str) -> None:
    """In Chinese the word for a reporter opens the byline."""
    page = read(body=f'<article><h1>湖心村的桥</h1><p class="byline">{byline}</p>{PROSE}</article>')
    assert page.authors == ("林晓雯",)


@pytest.mark.parametrize(
    ("lang", "line", "names"),
    [
        ("af", "Deur Ada Quill", ("Ada Quill",)),
        ("sw", "Na Ada Quill", ("Ada Quill",)),
        ("en", "Na Ada Quill", ()),
        ("en", "Geskryf deur Ada Quill", ("Ada Quill",)),
    ],
    ids=["of the language", "of one that shares it", "a word alone of another", "two words of another"],
)
def test_the_words_of_a_phrase_file_open_a_byline(lang: str, line: str, names: tuple[str, ...]) -> None:
    """What a language's file lists in `by` opens a byline; one word alone only on pages in that language."""
    prose = "<p>Navis portum prima luce reliquit, nautae vela dederunt, pueri ripam tenebant. " * 3
    page = f'<html lang="{lang}"><head><title>F</title></head><body><h1>Ferry</h1><p>{line}</p>{prose}</body></html>'
    assert newsclean.clean(page).authors == names


def test_the_language_that_the_text_is_in_opens_a_byline() -> None:
    """A template's code on a page in another language does not hide who wrote it."""
    prose = "<p>Die brug oor die rivier is Maandag weer oopgestel, en die mense van die dorp sê hulle is baie bly.</p>"
    page = f'<html lang="en"><head><title>B</title></head><body><h1>Die brug</h1><p>Deur Ada Quill</p>{prose * 3}'
    assert newsclean.clean(page).authors == ("Ada Quill",)
    without = page.replace("<p>", "<div>").replace("</p>", "</div>")  # blogs have no paragraphs
    assert newsclean.clean(without).authors == ("Ada Quill",)


@pytest.mark.parametrize(
    "line",
    [
        "Words: Ada Quill | Pics: Ben Osei",
    ],
)
def test_who_took_the_pictures_wrote_nothing(line: str) -> None:
    """Of a line that names writers and photographers, in whatever order, the writers are authors, and it goes."""
    article = newsclean.clean(f"<title>Ferry</title><h1>Ferry</h1><p>{line}</p>{PROSE}")
    assert article.authors == ("Ada Quill",)
    assert "Ada Quill" not in article.text


@pytest.mark.parametrize(
    ("kind", "name", "names"),
    [
        ("GovernmentOrganization", "Ministry of Ports and Quays", ("Ministry of Ports and Quays",)),
        ("Organization", "Ada Quill and Ben Osei", ("Ada Quill", "Ben Osei")),
        ("Person", "Ada Quill and Ben", ("Ada Quill", "Ben")),
    ],
)
def test_the_name_of_an_organisation_stays_whole(kind: str, name: str, names: tuple[str, ...]) -> None:
    """An organisation's name is one, unless it lists people."""
    author = f'{{"@type": "{kind}", "name": "{name}"}}'
    assert read(ld(f'{{"@type": "NewsArticle", "author": {author}}}')).authors == names


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Team Quay & Co", ("Team Quay & Co",)),
        ("Quill and Sons", ("Quill and Sons",)),
        ("Quill &amp; Co.", ("Quill & Co.",)),
        ("Guild of Net and Sail Makers", ("Guild of Net and Sail Makers",)),
        ("Amt für Hafen und Brücken", ("Amt für Hafen und Brücken",)),
        ("Ada Quill & Ben Osei", ("Ada Quill", "Ben Osei")),
        ("Ada Quill and Ben", ("Ada Quill", "Ben")),
        ("Ada Quill for The Gull and Ben Osei", ("Ada Quill for The Gull", "Ben Osei")),
    ],
)
def test_a_name_with_an_and_in_it_is_one(name: str, names: tuple[str, ...]) -> None:
    """A company's or a body's name is one author."""
    assert read(meta("author", name)).authors == names


def test_a_byline_may_name_a_company() -> None:
    """The sign in its name is its own."""
    byline = "<p>By <a href='/a'>Team Quay & Co</a></p>"
    assert read(body=f"<h1>The quay is shut</h1>{byline}{PROSE}").authors == ("Team Quay & Co",)


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Staff Correspondent, Lumeport", ("Staff Correspondent, Lumeport",)),
        ("প্রতিনিধি, মানিকপুর", ("প্রতিনিধি, মানিকপুর",)),
        ("Senior Reporter, Ada Quill", ("Ada Quill",)),
        ("Ada Quill, Osei", ("Ada Quill", "Osei")),
        ("记者,张三", ("张三",)),
    ],
)
def test_a_desk_and_where_it_is_are_one_author(name: str, names: tuple[str, ...]) -> None:
    """A correspondent without a name and the place behind the comma are no two authors."""
    assert split_names([name]) == names


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("记者 温知夏 罗小满", "zh-CN", ("温知夏", "罗小满")),
        ("林雅婷 王大同", "zh-TW", ("林雅婷", "王大同")),
        ("高橋 文子", "ja", ("高橋 文子",)),
        ("周晓岚 何立", None, ("周晓岚", "何立")),
        ("周晓岚 新闻社", "zh", ("周晓岚 新闻社",)),
    ],
)
def test_a_space_parts_chinese_names(text: str, language: str | None, names: tuple[str, ...]) -> None:
    """A space stands between two Chinese names, each with its surname first, and within a Japanese one."""
    assert split_names([text], language) == names


@pytest.mark.parametrize("declared", [None, "en", "zh"])
def test_the_language_of_chinese_paragraphs_is_told_without_spaces(declared: str | None) -> None:
    """Names of characters that Japanese has too are parted where the text is Chinese, whatever the page declares."""
    prose = "<p>湖心村的旧桥星期一关闭，因为工程师说它不再安全，村民们要绕道去上班。</p>" * 5
    body = f'<article><h1>湖心村的桥</h1><p class="byline">记者：王小明 何立</p>{prose}</article>'
    found = newsclean.clean(f"<html{f' lang={declared}' if declared else ''}><body>{body}</body></html>")
    assert found.authors == ("王小明", "何立")


def test_the_sites_newsroom_behind_a_person_is_no_author() -> None:
    """A house behind the reporter opens with the site's name; a person in front may be called as the site is."""
    for names, authors in (
        (("Ada Quill", "Lume Business"), ("Ada Quill",)),
        (("Lume Business",), ("Lume Business",)),
        (("Lume Osei", "Ada Quill"), ("Lume Osei", "Ada Quill")),
    ):
        people = ", ".join(f'{{"@type": "Person", "name": "{name}"}}' for name in names)
        page = meta("og:site_name", "Lume") + ld(f'{{"@type": "NewsArticle", "author": [{people}]}}')
        assert read(page).authors == authors


def test_another_source_than_the_site_itself_names_the_author() -> None:
    """Where JSON-LD has but the site's own name, a meta tag that names somebody else is believed."""
    site = meta("og:site_name", "The Lume Conduit")
    own = ld('{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "The Lume Conduit"}}')
    assert read(site + own + meta("author", "Gull Metals Inc.")).authors == ("Gull Metals Inc.",)
    assert read(site + own + meta("author", "The Lume Conduit")).authors == ("The Lume Conduit",)


@pytest.mark.parametrize(
    "byline",
    [
        "<div class=article-author>Scrittu da <a href=/author/31>Ada Quill</a></div>",
        "<span class='post-author vcard'>Scrittu da <span class=fn itemprop=name>Ada Quill</span></span>",
        "<div class=authors><span class=lbl>Vum</span> <a href=/user/88>Ada Quill</a></div>",
    ],
)
def test_a_label_in_any_language_is_no_author(byline: str) -> None:
    """Where a name stands in an element of its own behind it."""
    assert read(body=f"<h1>Ferry resumes service</h1>{byline}{PROSE}").authors == ("Ada Quill",)


def test_an_author_may_have_one_name() -> None:
    """Beside another in an element like its own it is no label."""
    names = "<div class=authors><a class=author href=/a>Sutrisno</a> <a class=author href=/b>Ada Quill</a></div>"
    assert read(body=f"<h1>Ferry resumes service</h1>{names}{PROSE}").authors == ("Sutrisno", "Ada Quill")


@pytest.mark.parametrize("line", ["<li>Current Mood:</li>", "<b>CASTLE ROCK, Nebraska, May 7, 2023 (LP) --</b>"])
def test_a_label_or_a_place_by_the_date_is_no_author(line: str) -> None:
    """What ends in a colon or a dash names nobody."""
    assert read(body=f"<h1>Ferry resumes service</h1>{line}<p>May 7, 2023</p>{PROSE}").authors == ()


def test_who_provides_an_article_is_no_author() -> None:
    """An aggregator names the paper behind the writer, and as the provider."""
    provider = '"provider": {"@type": "Organization", "name": "The Lume Plainsman"}'
    author = '"author": {"@type": "Person", "name": "Ada Quill, The Lume Plainsman"}'
    assert read(ld(f'{{"@type": "NewsArticle", {author}, {provider}}}')).authors == ("Ada Quill",)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("The Gull, Lumeport, Norway", ()),
        ("GULL.EXAMPLE, Lumeport a. L., Norway", ()),
        ("Quill Medien GmbH, Lumeport, Norway", ()),
        ("The Gull, Ada Quill, Norway", ("Ada Quill", "Norway")),
        ("The Gull, Osei, Reuters", ("Osei", "Reuters")),
        ("Ada Quill, Osei, Finch", ("Ada Quill", "Osei", "Finch")),
    ],
)
def test_where_the_site_sits_is_no_author(author: str, names: tuple[str, ...]) -> None:
    """A house, a town and a country are the page's imprint."""
    site = meta("og:site_name", "The Gull") + "<link rel=canonical href='https://gull.example/a'>"
    assert read(site + meta("author", author)).authors == names


def test_who_is_named_in_a_caption_took_the_picture() -> None:
    """What stands in a caption and is called an author's is none of the text's; a portrait stands in the byline."""
    picture = "<div><img src=a.jpg><span class=figcaption>The quay <span class=author>Gull Films</span></span></div>"
    byline = "<div class=authors><a class=author-name href=/iz>Ada Quill</a></div>"
    assert read(body=f"<h1>Ferry resumes service</h1>{picture}{byline}{PROSE}").authors == ("Ada Quill",)
    portrait = "<div class=author><figure><img src=a.jpg><figcaption>Ada Quill</figcaption></figure></div>"
    assert read(body=f"<h1>Ferry resumes service</h1>{portrait}{PROSE}").authors == ("Ada Quill",)


@pytest.mark.parametrize("words", ["Medically reviewed by", "Edited by"])
def test_who_reviewed_the_text_did_not_write_it(words: str) -> None:
    """A name behind words for something else than writing, in an element of its own, is no author's."""
    names = f"<span>{words} <a href='/b'>Ben Osei, MD</a></span> <span>Written by <a href='/a'>Ada Quill, RD</a></span>"
    page = read(body=f"<h1>Ferry resumes service</h1><section class=byline>{names}</section>{PROSE}")
    assert page.authors == ("Ada Quill",)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<p class=byline>By Staff writer Ada Quill</p>", ("Ada Quill",)),
        ("<div class=byline><p>Sunday | May 5, 2024</p><p class=author>Ada Quill</p></div>", ("Ada Quill",)),
        ("<div class=pull-quote__author>Ada Quill</div>", ()),
        ("<div class=quiet__author>Ada Quill</div>", ("Ada Quill",)),
        ("<p>スポンサード リンク</p><p>2024年5月5日</p>", ()),
    ],
)
def test_only_who_wrote_is_named(line: str, names: tuple[str, ...]) -> None:
    """A day of the week, who is quoted beside the text and an advert's label are none."""
    assert read(body=f"<h1>Ferry resumes service</h1>{line}{PROSE}").authors == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<p>By: <a>Ada Quill</a><br>Gull Evening News Editor</p>", ("Ada Quill",)),
        ("<p class=author><b>Ada Quill</b><b>Gull Evening News Editor</b></p>", ("Ada Quill",)),
        ("<p class=author><b>Ada Quill</b><b>Ben Osei</b></p>", ("Ada Quill", "Ben Osei")),
        ("<p class=field--reporter><b class=field__label>ዘጋቢ</b><i>ሰላማዊት ታደሰ</i></p>", ("ሰላማዊት ታደሰ",)),
        ("<div class=photo><b class=caption>Ada Quill</b><b>adaq@gull.example</b></div>", ()),
        ("<div><a href='/news/people/'>People</a></div>", ()),
        ("<div><a href='/news/people/quill'>Ada Quill</a></div>", ("Ada Quill",)),
        ("<div><span>更新时间</span><span>2024年5月1日</span></div>", ()),
        ("<div><span>林晓雯</span><span>2024年5月1日</span></div>", ("林晓雯",)),
        ("<p>Ein Artikel von <span>Ada Quill</span></p>", ("Ada Quill",)),
        ("<p itemprop=author>文●松岡大地</p>", ("松岡大地",)),
    ],
)
def test_what_stands_beside_a_name_is_no_author(line: str, names: tuple[str, ...]) -> None:
    """A job, a field's label, who took the picture, a section and the label of a day are none."""
    assert read(body=f"<h1>Ferry resumes service</h1>{line}{PROSE}").authors == names


@pytest.mark.parametrize(
    ("signed", "names"),
    [
        ('<p style="text-align: right"><strong>Ada Quill</strong></p>', ("Ada Quill",)),
        ('<p align="right">Ada Quill</p>', ("Ada Quill",)),
        ('<p align="right">Quỳnh Thu Lơ</p>', ("Quỳnh Thu Lơ",)),
        ('<p align="right">Quay Thu Dates</p>', ()),
        ('<p style="text-align:right">Read on</p>', ()),
        (f'<p style="text-align:right">Ada Quill</p>{PROSE}', ()),
        ("<p align=right>Ada Quill</p><p>With Ben Osei at the quay</p>", ()),
        ('<p align="right" class="photo-note">Ada Quill</p>', ()),
        ("<p>Ada Quill</p>", ()),
        ('<div align="right"><b>Ada QUILL</b></div>', ("Ada QUILL",)),
        ('<div align="right">Ada Quill</div><div>The quay.</div>', ("Ada Quill",)),
        ("<div>Ada Quill</div>", ()),
        ("<p align=right>Ada Quill</p><hr><p>Follow the Gull.</p>", ("Ada Quill",)),
        ("<p align=right><b>Ada Quill</b><br><i>Quay Street, Lumeport</i></p>", ("Ada Quill",)),
    ],
)
def test_a_name_on_the_right_below_the_text_is_the_author(signed: str, names: tuple[str, ...]) -> None:
    """Where nothing else names one, several paragraphs stand above and none follows."""
    assert read(body=f"<h1>The quay</h1><article>{PROSE * 4}{signed}</article>").authors == names
    assert read(body=f"<h1>The quay</h1><article>{PROSE * 2}{signed}</article>").authors == ()


def test_a_name_on_the_right_below_the_text_stands_for_a_desk() -> None:
    """Whose account has published it; the name of a person that is stated stays."""
    body = f"<h1>The quay</h1><article>{PROSE * 4}<p align=right>Ada Quill</p></article>"
    for stated, names in (("Redazione", ("Ada Quill",)), ("newsroom3", ("Ada Quill",)), ("Ben Osei", ("Ben Osei",))):
        assert read(f'<meta name="author" content="{stated}">', body=body).authors == names


@pytest.mark.parametrize(
    ("name", "job"),
    [("Ada Quill", "Keeper -"), ("Иван Петров", "Художник —"), ("Claire Dubois", "Batelière –")],
)
def test_a_name_in_bold_above_a_job_and_a_dash_is_told_of(name: str, job: str) -> None:
    """In a script with capitals a job looks as a place does; players and candidates are several, or come later."""
    assert read(body=f"<h1>The quay</h1><p><b>{name}</b></p><p>{job} {PROSE[3:]}").authors == ()
    signed = f"<p><b>رنا الشومري</b></p><p>حارس - {PROSE[3:]}</p>"
    assert read(body=f"<h1>The quay</h1>{signed}{signed.replace('رنا', 'هديل')}").authors == ()
    assert read(body=f"<h1>The quay</h1>{PROSE}{signed}").authors == ()


def test_a_byline_ends_where_the_articles_head_does() -> None:
    """What is named in the page's header, as who is on air, does not go on with it."""
    header = "<header><div><b>On air now</b><strong>Ben Osei</strong></div></header>"
    byline = "<p>By <a href='/ada'>Ada Quill</a></p>"
    assert read(body=f"{header}<article><h1>The quay</h1>{byline}{PROSE * 3}</article>").authors == ("Ada Quill",)


def test_a_station_behind_a_name_is_where_they_work() -> None:
    """Three or four capitals before a place are no first name where the author before has none in capitals."""
    for station in ("LRF Lumeport", "LRFT Lumeport", "LRF-Studio Lumeport"):
        assert read(body=f"<h1>The quay</h1><p>By Ada Quill, {station}</p>{PROSE}").authors == ("Ada Quill",)
    for first, second in (("Ada Quill", "BJ Rook"), ("Ada QUILL", "BEN Rook")):
        assert len(read(body=f"<h1>The quay</h1><p>By {first}, {second}</p>{PROSE}").authors) == 2


def test_who_said_what_is_quoted_amid_the_text_is_no_author() -> None:
    """Swiss stations label who spoke as they do who wrote: "Autor: Ada Quill"."""
    said = "<p>It was a fine day.</p><div><span>Author:</span> <span>Ada Quill</span></div>"
    for tag, authors in (("blockquote", ()), ("div", ("Ada Quill",))):
        assert read(body=f"<h1>The quay</h1>{2 * PROSE}<{tag}>{said}</{tag}>{PROSE}").authors == authors


def test_the_desk_behind_a_name_is_where_they_work() -> None:
    """A desk alone is the author."""
    assert read(body=f"<h1>The quay</h1><p>By Ada Quill, Lume FM Newsroom</p>{PROSE}").authors == ("Ada Quill",)
    assert read(body=f"<h1>The quay</h1><p>By Lume FM Newsroom</p>{PROSE}").authors == ("Lume FM Newsroom",)


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("5 May 2004 by", ("Ada Quill",)),
        ("Monday, May 5, 2004 8:21 AM | by:", ("Ada Quill",)),
        ("Posted on 5 May 2004 by", ("Ada Quill",)),
        ("Sold on 5 May 2004 by", ()),
        ("5 May 2004 for", ()),
        ("5 May 2004, when the bay was still full of ships, by", ()),
    ],
)
def test_the_byline_word_may_end_the_line_of_the_day(day: str, names: tuple[str, ...]) -> None:
    """The name is a link behind it."""
    line = f"<p>{day} <a href='mailto:ada@gull.example'>Ada Quill</a></p>"
    assert read(body=f"<h1>The quay is shut</h1>{line}{PROSE}").authors == names


def test_a_line_with_section_day_and_name_may_stand_above_the_headline() -> None:
    """Slashes part it as bars do; with no day in it, it is no byline."""
    line = "<div>Roads / 16.09.2021 / 14:48 / Ada Quill</div>"
    assert read(body=f"{line}<h1>The quay</h1>{PROSE}").authors == ("Ada Quill",)
    assert read(body=f"{line.replace('16.09.2021 / 14:48 / ', '')}<h1>The quay</h1>{PROSE}").authors == ()
    window, h2 = "<title>The old quay is open</title>", f"<h2>The old quay is open</h2>{PROSE}"
    assert read(window, f"{line}{h2}").authors == ("Ada Quill",)
    assert read(window, f"<div>16.09.2021</div><div>Ada Quill</div>{h2}").authors == ()


def test_a_papers_site_is_nobody_where_the_page_names_people() -> None:
    """ "Gull Online" in the metadata yields to the byline."""
    stated = ld('{"@type": "NewsArticle", "headline": "The quay", "author": {"name": "Gull Online"}}')
    byline = "<div class=author-line>Ada Quill and Ben Osei</div>"
    assert read(stated, f"<h1>The quay</h1>{byline}{PROSE}").authors == ("Ada Quill", "Ben Osei")
    assert read(stated, f"<h1>The quay</h1>{PROSE}").authors == ("Gull Online",)


@pytest.mark.parametrize(
    ("behind", "names"),
    [("<button>Play</button>", ("Ada Quill",)), ("<a href=/b>Ben Osei</a>", ("Ada Quill", "Ben Osei"))],
)
def test_a_button_behind_the_byline_names_nobody(behind: str, names: tuple[str, ...]) -> None:
    """What is to be pressed is no further author where the first is none to press."""
    byline = f"<div><span>Written by <a href=/a>Ada Quill</a></span> {behind}</div>"
    assert read(body=f"<h1>Ferry resumes service</h1>{byline}{PROSE}").authors == names


def test_another_author_may_stand_behind_a_button() -> None:
    """Each has one to follow them."""
    behind = "<p><a href=/b>Ben Osei</a><button>Following</button></p>"
    byline = f"<div><b>By</b><p><a href=/a>Ada Quill</a><button>Follow</button></p>{behind}</div>"
    assert read(body=f"<h1>Ferry resumes service</h1>{byline}{PROSE}").authors == ("Ada Quill", "Ben Osei")


def test_the_job_whose_account_published_is_nobody_where_the_text_opens_with_who_wrote() -> None:
    """ "Online Editor" on the card is a job; of the byline atop the text, in bold, the towns are no names."""
    card = meta("twitter:label1", "Written by") + meta("twitter:data1", "Online Editor")
    byline = "<p><b>By Ada Quill, Lumeport and Ben Osei-Roe, Quayton</b></p>"
    page = f"<h1>Ferry resumes service</h1>{byline}{PROSE}"
    assert read(card, page).authors == ("Ada Quill", "Ben Osei-Roe")
    assert read(card, f"<h1>Ferry resumes service</h1>{PROSE}").authors == ()


@pytest.mark.parametrize(
    ("signed", "names"),
    [
        ("red, Lume.example/Agenturen", ()),
        ("red, news.Lume.example/Agenturen", ()),
        ("Ada.Quill", ("Ada.Quill",)),
        ("Tern.example", ("Tern.example",)),
        ("Lume", ("Lume",)),
        ("Ada Quill, Lume.example", ("Ada Quill",)),
    ],
    ids=["its own", "with the section", "an account", "another's", "its name", "beside who wrote"],
)
def test_the_sites_address_in_a_byline_names_nobody(signed: str, names: tuple[str, ...]) -> None:
    """Below the text it says whose that is, as in Austria; on the pages of a section without the section's host."""
    head = meta("og:site_name", "Lume") + "<link rel=canonical href=https://news.lume.example/ferry>"
    line = f"<p class=byline><time datetime=2024-03-04>4.3.2024</time>, {signed}</p>"
    assert read(head, f"<h1>Ferry resumes service</h1>{PROSE * 3}{line}").authors == names


@pytest.mark.parametrize("line", ["• | Otago", "By • | Otago", "– | Otago | 3 min"])
def test_a_bar_may_stand_behind_a_mark_alone(line: str) -> None:
    """What a bar parts from nothing but a bullet or a dash is read as any word is: found by changed pages."""
    assert read(body=f"<h1>Ferry mended</h1><p class='byline'>{line}</p>" + PROSE).authors == ("Otago",)


@pytest.mark.parametrize("stated", ["Museum Admin", "Gull Web Administrator", "NOC Admin"])
def test_an_account_of_the_house_yields_to_who_wrote(stated: str) -> None:
    """What ends in "admin" is nobody: one page of wcxb, and one by a stranger."""
    found = read(meta("author", stated), "<h1>Ferry mended</h1><p><em>By Ada Quill, Curator of Boats</em></p>" + PROSE)
    assert found.authors == ("Ada Quill",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Quill | 4 March 2025", ("Ada Quill",)),
        ("Ada Quill<i>4 March 2025</i>", ("Ada Quill",)),
        ("<i>Photo:</i>By Ada Quill", ()),
        ("10:15<hr>" * 4, ()),
    ],
)
def test_what_follows_an_odd_end_of_the_body_has_an_element_around(text: str, names: tuple[str, ...]) -> None:
    """libxml2 sets what follows "</body x>" right into the <html>, around which there is nothing."""
    html = f"<title>Ferry sails again</title><body><h1>Ferry sails again</h1></body x>{text}{4 * PROSE}"
    assert newsclean.clean(html).authors == names


@pytest.mark.parametrize("stated", ["Ada Quill, Jr.", "Quill, Ada, Osei, Ben", "Quill, Reporter"])
def test_what_a_catalogue_has_behind_a_comma_may_be_no_first_name(stated: str) -> None:
    """A generation, a job, or the next of several authors."""
    assert first_name_first(stated) == stated


@pytest.mark.parametrize(("behind", "names"), [("+关注", ()), ("林晓雯", ("林晓雯",))])
def test_a_button_behind_an_empty_label_is_no_author(behind: str, names: tuple[str, ...]) -> None:
    """What it adds opens with a plus sign."""
    html = f"<h1>流明岛渡轮恢复通航</h1><p>作者：</p><p><a href=#>{behind}</a></p>{4 * PROSE}"
    assert newsclean.clean(html).authors == names
