"""The values that flow between the stages (layer 0): plain, immutable, without lxml but for `Page.root`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, NamedTuple

from newsclean import serialise, trace_json
from newsclean.page.paths import FlatStep, Step, Tree, flattened, nested, xpath

Role = Literal["paragraph", "heading", "quote", "list-item", "preformatted", "table-row", "standfirst"]
Kind = Literal["article", "live", "gallery", "index", "stub"]

# What a cut piece was. The roles of `Removal`, in the order a reader would list them.
CUT_ROLES = (
    "headline", "byline", "dateline", "caption", "credit", "promo", "related", "newsletter", "advertisement",
    "share", "comment", "bio", "agency", "copyright", "navigation", "furniture", "hidden", "duplicate", "other",
)  # fmt: skip


class Block(NamedTuple):
    """One text block of the page: the text between two block-level boundaries."""

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody calls on a block
    """Position among the page's blocks, from 0."""
    container: int
    """Index into the page's containers of the element that holds the block."""
    text: str
    """Normalised text; a <br> is a newline."""
    chars: int
    """Code points of `text`."""
    words: int
    """Words of `text`; in scripts without spaces a character counts as a word."""
    link_chars: int
    """Code points of `text` inside links."""
    bold_chars: int
    """Code points of `text` in bold or emphasis."""
    links: int
    """Number of links."""
    href: str | None
    """Address of the first link, as written."""
    inline_hints: int
    """Bits of `tags.Hint` of its inline elements."""
    media: int
    """Pictures and players between the previous block and this one."""


class Container(NamedTuple):
    """An element that holds blocks; `parent` makes the containers a tree."""

    parent: int
    """Index of the parent container, -1 for the root."""
    tag: str
    style: str
    """Tag and class as written; the paragraphs of an article mostly share it."""
    path: Step
    """Its place in the tree."""
    depth: int
    """Number of containers above it."""
    own_hints: int
    """Bits of `tags.Hint` of its own tag and attributes."""
    hints: int
    """Bits of itself and its ancestors, as far as they are trusted (`segment._containers`)."""
    near: int
    """The part of `hints` that comes from itself, its parent and its grandparent."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as blocks and containers, in document order.

    Pages with the same blocks and containers are equal, whoever parsed them. lxml's trees cannot be pickled, so a page
    from a pickle has no tree. A copy is the page itself, since a page is never changed.
    """

    url: str | None
    root: Any = field(compare=False)
    """The lxml root, never changed; None in a page from a pickle."""
    blocks: tuple[Block, ...]
    containers: tuple[Container, ...]
    is_cut: bool = False
    """The page goes on after its last block: it has more than newsclean reads (`segment.MAX_PIECES`)."""
    _tree: Tree = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make ready to look for elements."""
        object.__setattr__(self, "_tree", Tree(self.root))

    def __eq__(self, other: object) -> bool:
        return self._flat() == other._flat() if isinstance(other, Page) else NotImplemented

    def __reduce__(self) -> tuple[Any, ...]:
        return _page_of, self._flat()

    def _flat(self) -> tuple[Any, ...]:
        """Return what makes the page, without its tree and with the places of paths for paths."""
        flat, places = flattened([container.path for container in self.containers])
        containers = tuple([(*c[:3], place, *c[4:]) for c, place in zip(self.containers, places, strict=True)])
        return self.url, self.blocks, self.is_cut, flat, containers

    def __copy__(self) -> Page:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Page:
        return self

    def element(self, container: int) -> Any:
        """Return the lxml element of a container, None if the page's tree has no such element."""
        return self._tree.element(self.containers[container].path)

    def xpath(self, block: Block) -> str:
        """Return the XPath of the element that holds the block."""
        return xpath(self.containers[block.container].path, {id(None): ""})


def _page_of(
    url: str | None, blocks: tuple[Block, ...], is_cut: bool, flat: Sequence[FlatStep], containers: Sequence[Any]
) -> Page:
    """Return the page that `Page._flat` tells of, without its tree."""
    paths = nested(flat)
    made = [Container._make((*c[:3], paths[c[3]], *c[4:])) for c in containers]
    return Page(url, None, blocks, tuple(made), is_cut)


class Term(NamedTuple):
    """One part of a score: the rule or feature, its weight and the evidence."""

    rule: str
    weight: float
    """Log-odds that it adds: negative means boilerplate, -inf is a veto."""
    evidence: str
    """In plain words: "8 of 9 words are in links"."""


class Rule(NamedTuple):
    """A named judgement with the reason that is shown to people."""

    name: str
    """A kebab-case noun: "link-density"."""
    reason: str
    """At most 50 characters, for whoever asks why a line is gone."""
    role: str
    """What the pieces cut by this rule are: one of CUT_ROLES."""


class Verdict(NamedTuple):
    """A judgement of a block (line -1) or of one of its lines."""

    block: int
    line: int
    """-1 for the whole block, else the index among its newline-separated lines."""
    stage: Literal["alone", "context", "line"]
    keep: bool
    score: float
    """Probability, 0..1, that the piece belongs to the article."""
    rule: str
    """Name of the rule that decided."""
    role: str
    """A Role if kept, one of CUT_ROLES if cut."""
    terms: Sequence[Term] = ()
    """What makes up the score, strongest first; computed when accessed."""
    text: str | None = None
    """For a line verdict that keeps part of a line, that part; None keeps or cuts all of it."""
    gaps: tuple[Gap, ...] = ()
    """The parts cut from the line, in order, unless that is all of it or one end."""


class Gap(NamedTuple):
    """A part cut from a line."""

    start: int
    """Start in the line, in code points."""
    end: int
    verdict: Verdict
    """Why it was cut."""


class Paragraph(NamedTuple):
    """One paragraph of the clean article.

    role: "paragraph", "heading", "quote", "list-item", "preformatted" or "table-row"
    text: one line, but for preformatted text; cells of a table row are parted by " | "
    level: 2..6 for a heading, the depth from 1 for a list item, else 0
    number: for each paragraph of an item in an ordered list, the number a browser shows; else None
    """

    role: Role
    text: str
    level: int = 0
    number: int | None = None


class Caption(NamedTuple):
    """A picture's caption, with the credit as a field of its own.

    text: what the picture shows; empty if the page gives the credit alone
    credit: who took or owns it, without the label ("Picture:"); None if the page does not say
    """

    text: str
    credit: str | None = None


class Link(NamedTuple):
    """A link to another article.

    title: the words that are linked
    url: its address, made absolute where the page's own is known; None if it has none
    """

    title: str
    url: str | None = None


class Cut(NamedTuple):
    """A cut piece with its block."""

    block: Block
    text: str
    verdict: Verdict


class Removal(NamedTuple):
    """A piece that was cut, and why.

    role: what it was: "caption", "promo", "related" ..., one of `newsclean.model.CUT_ROLES`
    rule: name of the rule that decided, a kebab-case noun
    reason: why, for people: at most 50 characters, or what the caller's own rule says
    text: what was cut
    xpath: the element that it stands in
    """

    role: str
    rule: str
    reason: str
    text: str
    xpath: str


class Metadata(NamedTuple):
    """What the page says of itself; `sources` says where each field came from."""

    url: str | None = None
    canonical_url: str | None = None
    site: str | None = None
    language: str | None = None
    """BCP 47 as the page states it, with a lower-case primary tag: "de", "en-GB"."""
    title: str | None = None
    standfirst: str | None = None
    """The summary in the metadata (og:description, JSON-LD description), whether the page shows it or not."""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    base: str | None = None
    """What links are relative to: the `<base href>`, else the page's address."""
    page_type: str | None = None
    """JSON-LD @type of the page's main entity, or og:type: "NewsArticle", "LiveBlogPosting", "website"."""
    article_body: str | None = None
    """JSON-LD articleBody as plain text, for comparison: it may be cut short or unclean."""
    sources: tuple[tuple[str, str], ...] = ()
    """(field, where): ("title", "json-ld"), ("published", "meta article:published_time")."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Article:
    """The clean article of a page, and everything that was cut from it. What the page does not say is None or empty.

    url: where the page came from: as the caller says, else as the page does
    canonical_url: the address that the page calls its own
    site: the site's name
    language: as the page states it ("en-NZ"), else the code of the language its words are in
    title: the headline, not the window's title with the site's name in it
    standfirst: the summary above the body, or the one in the page's metadata
    authors: names of people and desks
    published, modified: as exact as the page: a moment with its offset, a moment without one (the page's own local
        time), or a day, which is midnight without an offset (`tzinfo` None, `time()` 00:00). Of a date in figures the
        page's country says whether the month comes first; where only its language does, `warnings` says so.
    section, tags: as the page names them
    image: address of the article's picture
    paragraphs: the body, a `Paragraph` each, without the standfirst that `text` may begin with; a <br> ends one
    captions: the pictures' captions, each with its credit apart
    related: links to other articles
    removed: each piece that was cut: its role, the rule, the reason, its text and XPath
    kind: "article", "live", "gallery", "index" or "stub": a page of many links, one with little or no text
    confidence: how sure newsclean is of the page, 0 to 1
    warnings: what to know about how the page was read
    standfirst_shown: the page shows the standfirst above the body; if not, it is only in the metadata
    sources: field -> where it came from: {"title": "json-ld"}

    >>> Article(title="Bridge opens", paragraphs=(Paragraph("paragraph", "It opened."),)).text
    'It opened.'
    """

    url: str | None = None
    canonical_url: str | None = None
    site: str | None = None
    language: str | None = None
    title: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    captions: tuple[Caption, ...] = ()
    related: tuple[Link, ...] = ()
    removed: tuple[Removal, ...] = ()
    kind: Kind = "stub"
    confidence: float = 0.0
    warnings: tuple[str, ...] = ()
    standfirst_shown: bool = False
    sources: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def text(self) -> str:
        """The clean text, one paragraph per line: the standfirst, if the page shows one, then the body."""
        shown = [self.standfirst] if self.standfirst_shown and self.standfirst else []
        return "\n".join([*shown, *(p.text for p in self.paragraphs)])

    @property
    def html(self) -> str:
        """Headline, standfirst and body, then captions in an <aside>, as one <article> to put into a page."""
        return serialise.html_fragment(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the article as plain JSON values, `text` included."""
        return serialise.to_dict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Article:
        """Return the article that `to_dict` was called on. Raises DataError for a record or other data."""
        return serialise.from_dict(data, cls, _ITEMS)

    def to_json(self, indent: int | None = None) -> str:
        """Return the article as JSON text."""
        return serialise.to_json(self, indent)

    def to_markdown(self) -> str:
        """Return headline, standfirst, body and captions in CommonMark, with nothing of the page's own markup."""
        return serialise.to_markdown(self)

    def to_html(self) -> str:
        """Return headline, standfirst, body and captions as an HTML document, written from a short list of tags."""
        return serialise.to_html(self)

    def __repr__(self) -> str:
        """Return one line; all fields of a page would fill screens."""
        counts = f"paragraphs: {len(self.paragraphs)}, captions: {len(self.captions)}, removed: {len(self.removed)}"
        return f"<Article ({self.kind}): {self.title!r}, {counts}>"

    def _repr_html_(self) -> str:
        from newsclean.notebook import show_article  # an edge: a notebook asks the object how it shows itself

        return show_article(self)


_ITEMS: dict[str, type[Any]] = {"paragraphs": Paragraph, "captions": Caption, "related": Link, "removed": Removal}


@dataclass(frozen=True, slots=True, repr=False)
class Trace:
    """One run over one page: the article, the page's blocks and every verdict on them.

    Like an Article it can be pickled. What comes back lacks only `page.root`, the parsed tree; text, verdicts with
    their terms, `to_json` and the report are the same.
    """

    article: Article
    page: Page
    verdicts: tuple[Verdict, ...]
    language: str
    """Code of the phrase file that was used; "und" if the page's language has none or is unknown."""
    notes: tuple[str, ...] = ()
    """What to know about this run: a second opinion asked, a fallback taken."""

    def to_dict(self) -> dict[str, Any]:
        """Return the trace as plain JSON values: the article, the blocks, the verdicts with their terms."""
        return trace_json.to_dict(self)

    def to_json(self, indent: int | None = None) -> str:
        """Return the trace as JSON text, as `newsclean compare` reads it."""
        return trace_json.to_json(self, indent)

    def __repr__(self) -> str:
        """Return one line, as of an article."""
        return f"<Trace of {self.article!r}, blocks: {len(self.page.blocks)}, verdicts: {len(self.verdicts)}>"

    def _repr_html_(self) -> str:
        from newsclean.notebook import show_trace  # an edge, as above

        return show_trace(self)
