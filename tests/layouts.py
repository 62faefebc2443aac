"""One article in any number of layouts: `layout(seed)` puts tests/pages/bare-divs into other elements.

Each seed draws how a site marks paragraphs, captions, headline, byline, date, a teaser in mid-body and the block
"More Latest News", what its elements are called, and which furniture stands between and below the paragraphs.
`python tests/layouts.py 1000` prints the seeds whose article does not come out to the letter.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

import newsclean

FOLDER = Path(__file__).parent / "pages" / "bare-divs"
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
for _told in EXPECTED["captions"]:
    _told["text"] += "."  # which the page itself goes without in a line above the caption, and no layout does
PARAGRAPHS = (FOLDER / "expected.txt").read_text(encoding="utf-8").split("\n")[:-1]
TEASER = EXPECTED["gone"][0]
LATEST = [
    ("Heat", "Heatwave to last until Thursday, forecasters say"),
    ("A tent in the wind", "Orchestra plays on as roof of tent is blown away"),
    ("", "Court rules that hedge is 'a kind of fence'"),
    ("A nurse runs through the city in a costume.", "Nurse wins marathon dressed as kidney"),
    ("Trains", "Rail strike called off with nine minutes to spare"),
    ("", "Baker banned from naming loaves after neighbours"),
    ("A vase in the museum's cellar, since 1902", "Museum's oldest vase turns out to be a lampshade"),
    ("Milk cartons", "Students build boat from 12,000 milk cartons"),
]

# Elements by what they hold; {c} is the attribute that names the element, if the layout names it.
PARAGRAPH = {
    "p": "<p{c}>{text}</p>", "div": "<div{c}>{text}</div>", "span": "<div><span>{text}</span></div>",
    "br": "{text}<br><br>", "td": "<tr><td>{text}</td></tr>", "section": "<section><p>{text}</p></section>",
    "dd": "<dd>{text}</dd>", "font": "<p><font size=2>{text}</font></p>", "own": "<x-par>{text}</x-par>",
    "ads": '<div class="b"><p>{text}</p></div><div class="ad-slot"></div>',
}  # fmt: skip
BODY = {"td": "<table>{body}</table>", "dd": "<dl>{body}</dl>"}
CAPTION = {
    "figure": "<figure>{img}<figcaption>{full}</figcaption></figure>",
    "doubled": "<figure>{img}<div>{text}</div><figcaption>{full}</figcaption></figure>",
    "div": "<div{c}>{img}<div{c}>{full}</div></div>",
    "p": "<p>{img}</p><p{c}>{full}</p>",
    "span": "<div{c}>{img}<span>{text}</span><span{c}>{full}</span></div>",
    "small": "<div>{img}<br><small>{full}</small></div>",
    "dl": "<dl><dt>{img}</dt><dd>{full}</dd></dl>",
    "cite": "<div{c}>{img}<p>{text} <cite>Picture: PA</cite></p></div>",
    "wp": '<div id="attachment_1" class="wp-caption">{img}<p class="wp-caption-text">{full}</p></div>',
    "em": "<p>{img}<em>{full}</em></p>",
    "table": "<table><tr><td>{img}</td></tr><tr><td>{full}</td></tr></table>",
}
HEADLINE = ("<h1{c}>{text}</h1>", "<header><h1>{text}</h1></header>", "<h2>{text}</h2>", "<div{c}><b>{text}</b></div>")
BYLINE = (
    "<p{c}>By {name}</p>", "<div{c}>By {name}</div>", '<span>By <a href="/authors/go/">{name}</a></span>',
    '<div>By <a rel="author" href="/authors/go/">{name}</a></div>', "<address>By {name}</address>",
    "<ul><li>By {name}</li></ul>",
)  # fmt: skip
DATE = (
    '<time datetime="2021-10-08T11:17">8 October 2021, 11:17</time>', "<div{c}>8 October 2021, 11:17</div>",
    "<span>8 October 2021, 11:17</span>", "<p{c}>8 October 2021, 11:17</p>",
)  # fmt: skip
MID_TEASER = (
    "<p>{a}</p>", "<div{c}>{a}</div>", "<p><strong>{a}</strong></p>", "<h3>{a}</h3>", "<aside>{a}</aside>",
    "<p>Read more: {a}</p>",
)  # fmt: skip
LATEST_ITEM = {
    "<ul>{items}</ul>": '<li><a href="{href}"><img src="t.jpg"><span>{alt}</span><p>{text}</p></a></li>',
    "<div>{items}</div>": '<div><div>{alt}</div><div><a href="{href}">{text}</a></div></div>',
    "<section>{items}</section>": '<a href="{href}"><img src="t.jpg"><div>{alt}</div><h3>{text}</h3></a>',
    "<table>{items}</table>": '<tr><td>{alt}</td><td><a href="{href}">{text}</a></td></tr>',
    "<dl>{items}</dl>": '<dt>{alt}</dt><dd><a href="{href}">{text}</a></dd>',
}
LATEST_LABEL = ("<h2>{text}</h2>", "<div>{text}</div>", "<h3>{text}</h3>", "<p><b>{text}</b></p>")
WHOLE = (
    "<article>{article}</article>{latest}", "<main>{article}</main>{latest}", "<div>{article}</div>{latest}",
    "<table><tr><td>{article}</td><td>{latest}</td></tr></table>", "<section>{article}</section>{latest}",
    "{article}{latest}",
)  # fmt: skip
BETWEEN = (
    "<div{c}><p>Advertisement</p></div>",
    "<div{c}><h3>Sign up to our newsletter</h3><p>Get the best stories of the day in your inbox every morning.</p>"
    "<form><input name=email><button>Sign up</button></form></div>",
    "<p>Listen to this article</p>",
    "<div{c}>3 min read</div>",
    "<aside{c}><h4>Most read</h4><ol><li><a href=/a1>Bus driver finds lost ring under his own seat</a></li>"
    "<li><a href=/a2>Cat returns home by ferry after nine years</a></li></ol></aside>",
    '<p><em>Follow us on <a href="https://social.example/x">Twitter</a> for the latest news.</em></p>',
    "<p>Story continues below advertisement</p>",
    '<div{c}><a href="#">Share on Facebook</a> <a href="#">Tweet</a> <a href="#">Email</a></div>',
    "<div{c}><p>Download our app for breaking news alerts</p></div>",
)
BELOW = (
    "<div{c}><h4>Topics</h4><a href=/t/clocks>Clocks</a> <a href=/t/council>Council</a></div>",
    "<div{c}><p>Comments</p><div><b>marsh_hen</b><p>I never liked that clock in the first place and neither did my dog."
    "</p></div><div><b>old_oak</b><p>Good riddance, we managed without minutes in my day.</p></div></div>",
    "<p>Do you have a story for us? Email our news desk at news@brack.example</p>",
    "<div{c}><p>Gwen Ostrander is a reporter at Brack Radio who covers towns and their clocks.</p></div>",
    "<p>© Copyright Brack Radio 2021</p>",
)
COOKIES = (
    "<div{c}><p>We use cookies to give you the best experience. By using our site you agree to our cookie policy.</p>"
    "<button>Accept</button></div>"
)
NAV = '<nav><ul><li><a href="/">Brack Radio</a></li><li><a href="/news">News</a></li></ul></nav>'
FOOTER = ("<footer>© 2021 Brack Radio. All rights reserved.</footer>", "<div>© 2021 Brack Radio</div>")


class Layout(NamedTuple):
    """A page, and the forms that were drawn for it."""

    html: str
    forms: str


class _Drawn:
    """The choices of one layout."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.style = self.random.choice(("none", "hashed", "named", "named"))
        self.hashed: dict[str, str] = {}

    def one(self, forms: Sequence[str]) -> str:
        return self.random.choice(forms)

    def some(self, forms: Sequence[str], most: int) -> list[str]:
        return self.random.sample(forms, self.random.randrange(most + 1))

    def fill(self, form: str, called: str, **texts: str) -> str:
        """Return a form with its texts, and with the name that this layout gives to such an element."""
        if self.style == "none":
            called = ""
        elif self.style == "hashed":
            called = self.hashed.setdefault(called, "".join(self.random.choices("jkqwxzJKQWXZ", k=6)))
        return form.format(c=f' class="{called}"' if called else "", **texts)


def layout(seed: int) -> Layout:
    """Return the article as some site would lay it out."""
    drawn = _Drawn(seed)
    paragraph, caption = drawn.one(list(PARAGRAPH)), drawn.one(list(CAPTION))
    top = [
        drawn.fill(drawn.one(DATE), "date"),
        _caption(drawn, caption, EXPECTED["captions"][0]["text"]),
        drawn.fill(drawn.one(BYLINE), "byline", name=EXPECTED["authors"][0]),
    ]
    if drawn.random.random() < 0.4:
        top.reverse()
    headline = drawn.fill(drawn.one(HEADLINE), "headline", text=escape(EXPECTED["title"]))
    article = headline + "".join(top) + _body(drawn, paragraph, caption)
    latest = _latest(drawn)
    if drawn.random.random() < 0.35:
        article, latest = article + latest, ""
    whole = drawn.one(WHOLE).format(article=article, latest=latest)
    if drawn.random.random() < 0.4:
        whole = drawn.fill(COOKIES, "banner") + whole
    html = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(EXPECTED["title"])} - Brack Radio'
        f"</title></head><body>{NAV}{whole}{drawn.one(FOOTER)}</body></html>"
    )
    return Layout(html, f"paragraphs: {paragraph}, captions: {caption}, names: {drawn.style}")


def _body(drawn: _Drawn, paragraph: str, caption: str) -> str:
    """Return the paragraphs with the second caption, the teaser and some furniture among and below them."""

    def put(html: str) -> str:
        return PARAGRAPH[paragraph].format(text=html) if paragraph in BODY else html

    pieces = [drawn.fill(PARAGRAPH[paragraph], "paragraph", text=escape(text)) for text in PARAGRAPHS]
    link = f'<a href="/radio/shows/breakfast/presenter-in-row/">{escape(TEASER)}</a>'
    pieces.insert(7, put(drawn.fill(drawn.one(MID_TEASER), "teaser", a=link)))
    pieces.insert(5, put(_caption(drawn, caption, EXPECTED["captions"][1]["text"])))
    for form in drawn.some(BETWEEN, 3):
        pieces.insert(drawn.random.randrange(1, len(pieces)), put(drawn.fill(form, "widget")))
    pieces += [put(drawn.fill(form, "box")) for form in drawn.some(BELOW, 2)]
    return drawn.fill(BODY.get(paragraph, "<div{c}>{body}</div>"), "story-body", body="".join(pieces))


def _caption(drawn: _Drawn, form: str, text: str) -> str:
    image = f'<img src="1.jpg" alt="{escape(text)}">' if drawn.random.random() < 0.5 else '<img src="1.jpg">'
    texts = {"img": image, "text": escape(text), "full": escape(text.rstrip(".")) + ". Picture: PA"}
    return drawn.fill(CAPTION[form], "caption", **texts)


def _latest(drawn: _Drawn) -> str:
    """Return the block of other stories, each with the text of its picture."""
    form = drawn.one(list(LATEST_ITEM))
    items = "".join(
        LATEST_ITEM[form].format(alt=escape(alt), text=escape(text), href=f"/news/{number}-of-the-day/")
        for number, (alt, text) in enumerate(LATEST)
    )
    label = drawn.one(LATEST_LABEL).format(text="More Latest News")
    more = '<a href="/news/">See more</a>' if drawn.random.random() < 0.7 else ""
    return drawn.fill("<div{c}>{inner}</div>", "more-news", inner=label + form.format(items=items) + more)


def faults(article: newsclean.Article) -> list[str]:
    """Return what of an article is not as expected: lines too many (+) or too few (-), and fields."""
    lines = article.text.split("\n")
    found = [f"+ {line}" for line in lines if line not in PARAGRAPHS]
    found += [f"- {line}" for line in PARAGRAPHS if line not in lines]
    published = article.published.date().isoformat() if article.published else None
    captions = [{"text": caption.text, "credit": caption.credit} for caption in article.captions]
    for name, value in {
        "title": article.title, "authors": list(article.authors), "published": published, "captions": captions,
    }.items():  # fmt: skip
        if value != EXPECTED[name]:
            found.append(f"{name}: {value}")
    if not found and lines != PARAGRAPHS:
        found.append("another order")
    return found


if __name__ == "__main__":
    count = int(sys.argv[1])
    bad = 0
    for seed in range(count):
        page = layout(seed)
        if found := faults(newsclean.clean(page.html)):
            bad += 1
            print(seed, page.forms, *found, sep="\n    ")
    print(f"{count - bad} of {count} layouts come out to the letter")
