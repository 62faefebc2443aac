"""The post-processor (layer 3): lines of chosen blocks that are credits, promos, datelines, tails.

In: the chosen blocks and the lexicon. Out: a verdict for each line that is cut, or of which only a part stays.
The rules stand in `LINE_RULES`, in their order; most are modules of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from newsclean.addresses import host_in
from newsclean.captions.credit_words import NAME_WORDS, may_be_caption
from newsclean.captions.credits import find_credit
from newsclean.characters import COLONS, QUESTION_MARKS
from newsclean.lexicon import Lexicon
from newsclean.lines.byline_lines import (
    ADDRESS,
    byline_names,
    cut_as_bio,
    cut_as_byline,
    cut_as_joint_bio,
    cut_as_names,
    cut_as_signature,
    opens_as_byline,
)
from newsclean.lines.dated import is_day, is_moment
from newsclean.lines.endings import SIGN_OFF_CHARS, SIGNED_ENDS, cut_signed_tail
from newsclean.lines.left_over import LEFT_ALONE, cut_left_over
from newsclean.lines.phrase_lines import LINE_CHARS, cut_by_phrase, was_asked
from newsclean.lines.pitch_lines import cut_as_pitch
from newsclean.lines.sign_offs import cut_as_sign_off
from newsclean.metadata.page_types import says_news
from newsclean.model import Block, Metadata, Page, Term, Verdict
from newsclean.page.structure import is_bold
from newsclean.pitch_words import OTHERS
from newsclean.prose import PROSE_WORDS
from newsclean.scoring.rules import (
    BYLINE_ECHO,
    CAPTION_WITH_CREDIT,
    DATE_LINE,
    HEADLINE,
    PRINTED_LINK,
    STANDFIRST,
    WRITER_ADDRESS,
    LineCut,
    phrase_rule,
)
from newsclean.text import fold, squeeze


class _Article(NamedTuple):
    """What the rules know of the whole article."""

    lexicon: Lexicon
    meta: Metadata
    byline: frozenset[str]
    text_starts: int
    """Index of the first block of prose below the standfirst."""
    with_bio: frozenset[int]
    """The last blocks, which may say who the author is ..."""
    signed: frozenset[int]
    """... or be a signature, where no line leads in to them."""
    last: frozenset[int]
    """The last blocks, however few there are."""
    amid: tuple[str, ...]
    """The texts of the short paragraphs amid the text, on a page of news."""
    answers: frozenset[int]
    """Blocks beside a question, of a text that asks several."""
    is_news: bool
    """The page says so."""
    site: str
    """The name of the site, squeezed; "" of one too short to be told from words."""
    host: str
    """Of a page of news that says its address, else ""."""


def cut_lines(page: Page, chosen: Sequence[Verdict], lexicon: Lexicon, meta: Metadata) -> tuple[Verdict, ...]:
    """Return a verdict for each line of a chosen block that does not belong."""
    kept = [verdict for verdict in chosen if verdict.keep]
    article = _article_of(page, kept, lexicon, meta)
    verdicts = []
    for verdict in kept:
        if verdict.rule in LEFT_ALONE:
            continue
        block = page.blocks[verdict.block]
        lines = block.text.split("\n")
        together = _cut_together(lines, block, article)
        for index, line in enumerate(lines):
            if cut := together.get(index) or _why_cut(line, block, verdict, article):
                terms = (Term(cut.rule.name, float("-inf"), cut.evidence),)
                rule, keep = cut.rule, cut.kept is not None
                verdicts.append(Verdict(block.index, index, "line", keep, 0.0, rule.name, rule.role, terms, cut.kept))
    return (*verdicts, *cut_left_over(page, kept, verdicts))


def _article_of(page: Page, kept: Sequence[Verdict], lexicon: Lexicon, meta: Metadata) -> _Article:
    """Return what the rules know of the article, of which `kept` are the blocks that stay."""
    blocks = [page.blocks[verdict.block] for verdict in kept]
    is_news, site = says_news(meta), squeeze(meta.site or "")
    below_standfirst = (b for b, verdict in zip(blocks, kept, strict=True) if verdict.role != STANDFIRST.role)
    starts = next((b.index for b in below_standfirst if b.words >= PROSE_WORDS), 0)
    amid = (b for b in blocks[:-_LAST_BLOCKS] if b.index > starts and b.words < PROSE_WORDS)
    ends = pairwise(blocks[-_LAST_BLOCKS - 1 :])
    return _Article(
        lexicon=lexicon,
        meta=meta,
        byline=byline_names(meta),
        text_starts=starts,
        with_bio=frozenset(b.index for b in blocks[_BIO_LEAST:][-_LAST_BLOCKS:]),
        signed=frozenset(b.index for above, b in ends if not _leads_in(above.text)),
        last=frozenset(b.index for b in blocks[-_LAST_BLOCKS:]),
        amid=tuple(b.text for b in amid) if is_news else (),
        answers=_find_answers(blocks) if is_news else frozenset(),
        is_news=is_news,
        site=site if len(site) >= _NAME_CHARS else "",
        host=host_in(meta.canonical_url or page.url) if is_news else "",
    )


def _cut_together(lines: Sequence[str], block: Block, article: _Article) -> dict[int, LineCut]:
    """Return why lines go that only all lines of their block tell: a headline, a note on several authors, a signature.

    By their index.
    """
    authors = article.meta.authors
    cut = cut_as_joint_bio(lines, article.lexicon, authors) if block.index in article.with_bio else None
    if cut is None and block.index in article.signed:
        cut = cut_as_signature(lines, authors)
    cuts = dict.fromkeys(range(len(lines)), cut) if cut else {}
    if len(lines) > 1 and block.index <= article.text_starts:
        cuts.update(cut_as_head(lines, article.meta.title or ""))
    return cuts


# Of those that say who the author is 5 of 6 do not belong (wcxb). For notes on the page (`pitch_lines.py`) one block
# tells as much by the lines of strangers and by annotated pages, four find one pitch more there.
_LAST_BLOCKS = 2
_BIO_LEAST = 4  # blocks before them
_NAME_CHARS = 4  # of a site: a bound set by hand


def _find_answers(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the blocks right below and above a question, where the text asks several, as interviews do."""
    asks = [block.text.endswith(QUESTION_MARKS) for block in blocks]
    if asks.count(True) < _QUESTIONS:
        return frozenset()
    beside = zip(blocks, [False, *asks], [*asks[1:], False], strict=False)
    return frozenset(block.index for block, above, below in beside if above or below)


_QUESTIONS = 2  # by hand; at one the same interviews by strangers stay, at four fewer


def _leads_in(text: str) -> bool:
    """Tell whether a text ends in a colon and is no label: "The words on the wall:"."""
    return text.endswith(COLONS) and text.count(" ", -_LEAD_IN_CHARS) >= _LEAD_IN_SPACES


_LEAD_IN_CHARS = 60  # by hand; at half and at twice no page of 520 differs
_LEAD_IN_SPACES = 2  # a bound set by hand: "Tags:", "More tags:"


def _why_cut(line: str, block: Block, verdict: Verdict, article: _Article) -> LineCut | None:
    """Return why a line of a chosen block goes, None where it stays."""
    for rule in LINE_RULES:
        if cut := rule(line, block, verdict, article):
            return cut
    return None


def _by_phrase(line: str, block: Block, verdict: Verdict, article: _Article) -> LineCut | None:
    if verdict.role == _AS_WRITTEN or was_asked(block, verdict):
        return None
    is_note = block.index in article.signed and is_bold(block) and len(line) <= SIGN_OFF_CHARS
    score = min(verdict.score, _NOTE_SCORE) if is_note else verdict.score  # "Mit Material der Kutterpost."
    cut = cut_by_phrase(line, block.link_chars / block.chars, score, article.lexicon)
    if cut and cut.rule in _PITCHES and article.is_news and OTHERS in article.lexicon.pitch.said(fold(line)):
        return None  # "Join us on Friday, the mayor told the crowd."
    return cut


_PITCHES = tuple(map(phrase_rule, ("app", "follow", "newsletter", "subscribe", "tips")))
_NOTE_SCORE = 0.85  # of a line set apart at the end: below what is too sure for a byline
_AS_WRITTEN = "preformatted"  # code, letters, verse: of their lines with a phrase 3 of 3 belong (wcxb)


def _as_byline(line: str, block: Block, verdict: Verdict, article: _Article) -> LineCut | None:
    is_said = verdict.role == "heading" and (
        block.index < article.text_starts or opens_as_byline(line, article.lexicon)
    )
    if len(line) > _BYLINE_CHARS or (verdict.role in _NEVER_BYLINES and not is_said):
        return None
    cut = cut_as_byline(line, article.lexicon, article.byline)
    if cut and cut.rule is BYLINE_ECHO and _is_on_house(line, article):
        return None
    return None if cut and cut.rule is WRITER_ADDRESS and verdict.role == _OF_LIST else cut


def _is_on_house(line: str, article: _Article) -> bool:
    """Tell whether a line heads what is said of the house, the article's author: "About Lume University"."""
    are_house = all(squeeze(author) == article.site for author in article.meta.authors)
    return are_house and squeeze(line) != article.site and not opens_as_byline(line, article.lexicon)


_BYLINE_CHARS = 160  # by hand; at half and at twice no page of 520 differs
# Of their lines that name authors or hold an address 1 of 17 is one: the one that opens with a word as "by".
_NEVER_BYLINES = ("heading", "preformatted")
_OF_LIST = "list-item"  # "email desk@gull.example" is one of several ways: the two on an annotated page belong (wcxb)


def _as_printed_link(line: str, block: Block, verdict: Verdict, article: _Article) -> LineCut | None:
    found = _PRINTED_LINK.fullmatch(line) if line[0] == "[" and len(line) <= LINE_CHARS else None
    return LineCut(PRINTED_LINK, found[0]) if found else None


_PRINTED_LINK = regex.compile(r"\[\d{1,2}\]\s?(?:https?://|www\.)\S++")  # "[1] http://www.lume.example/geese"


def _as_call(line: str, block: Block, verdict: Verdict, article: _Article) -> LineCut | None:
    return cut_as_call(line, article.host, article.lexicon) if "@" in line and "?" in line else None


def _as_bio(line: str, block: Block, verdict: Verdict, article: _Article) -> LineCut | None:
    return cut_as_bio(line, article.lexicon, article.meta.authors) if block.index in article.with_bio else None


def _without_signature(line: str, block: Block, verdict: Verdict, article: _Article) -> LineCut | None:
    if block.index not in article.signed or not (line[-1] in SIGNED_ENDS or line[-1].isupper()):
        return None
    return cut_signed_tail(line, article.meta.authors, article.lexicon)


def _as_sign_off(line: str, block: Block, verdict: Verdict, article: _Article) -> LineCut | None:
    if len(line) > SIGN_OFF_CHARS or (block.index not in article.signed and line[0] != "©"):
        return None
    before = block.text.partition(f"\n{line}")[0]
    is_led = before != block.text and _leads_in(before)
    is_last = block.index in article.signed and verdict.role == "paragraph" and not is_led
    site, authors = article.meta.site or "", article.meta.authors
    is_alone = is_last and block.text == line and block.index == max(article.signed)
    return cut_as_sign_off(line, site, article.lexicon, authors, is_last=is_last, is_alone=is_alone)


def _as_names(line: str, block: Block, verdict: Verdict, article: _Article) -> LineCut | None:
    if verdict.role != "paragraph" or not article.is_news or block.text.count("\n") >= _NAMES_LINES:
        return None
    is_above = block.index < article.text_starts
    if not is_above and not (block.index in article.signed and is_bold(block)):
        return None
    cut = cut_as_names(line, article.lexicon, article.meta)
    return None if cut and _signs_letters(article) else cut


def _signs_letters(article: _Article) -> bool:
    """Tell whether names alone stand amid the text: then letters are signed, the first and the last, too."""
    return any(cut_as_names(text, article.lexicon, article.meta) for text in article.amid)


_NAMES_LINES = 3  # by hand: a name, what it is, an address; a letter's signatories are more


def _as_pitch(line: str, block: Block, verdict: Verdict, article: _Article) -> LineCut | None:
    if verdict.role != "paragraph" or not article.is_news:
        return None
    is_edge = block.index in article.last or block.index < article.text_starts
    is_answer = block.index in article.answers
    return cut_as_pitch(line, article.lexicon, article.site, is_edge=is_edge, is_answer=is_answer)


def _as_glued_caption(line: str, block: Block, verdict: Verdict, article: _Article) -> LineCut | None:
    """Return the caption in a paragraph that opens with its picture: the line above the first <br>, with a credit."""
    if not block.media or verdict.role != "paragraph" or not block.text.startswith(f"{line}\n"):
        return None
    is_labelled = any(map(line[-_CREDIT_CHARS:].__contains__, _CREDIT_SIGNS))
    if not is_labelled or not may_be_caption(len(line.split()), line, 0):
        return None
    found = find_credit(line, article.lexicon)
    is_end = found and found[0] > 0 and len(found[1].split()) <= NAME_WORDS
    return LineCut(CAPTION_WITH_CREDIT, found[1]) if found and is_end else None


_CREDIT_CHARS = 80  # as `credited_captions` reads; at 20 and at 200 no page of 443 differs
_CREDIT_SIGNS = (*COLONS, "©")


LINE_RULES: tuple[Callable[[str, Block, Verdict, _Article], LineCut | None], ...] = (
    _by_phrase,  # says most exactly why: "Tips: ada@gull.example" asks for tips and is no writer's address
    _as_byline,  # "Ada Quill, ada@gull.example"
    _as_printed_link,  # "[1] http://www.lume.example/geese"
    _as_call,  # "Have you seen it? Write to tips@gull.example"
    _as_bio,  # "Ada Quill is our ..."
    _without_signature,  # "It opens on Monday. (adq)": before what would take all of the line
    _as_names,  # "Ada Quill, harbour reporter"
    _as_sign_off,  # "(adq)", "© The Gull": the widest patterns
    _as_glued_caption,  # "The quay at noon. Picture: PA", above a <br> and the text
    _as_pitch,  # "Grab it in our app": takes the longest
)
"""Why a line goes: the first of these that cuts it.

Of 1,367 lines on 3,991 pages 45 are cut by several of these, and on the order depends but the reason that is told.
"""


def cut_as_head(lines: Sequence[str], title: str) -> dict[int, LineCut]:
    """Return which of the lines of the article's first block are its headline or the moment it came out, and why.

    Content systems of old set headline, date, byline and text into one element, a <br> between them.
    """
    found = {}
    squeezed = squeeze(title)
    for index, line in enumerate(lines):
        if squeezed and len(line) <= 2 * len(title) and squeeze(line) == squeezed:
            found[index] = LineCut(HEADLINE, HEADLINE.reason)
        elif len(line.split()) >= PROSE_WORDS:
            break
        elif is_moment(line) or (found and is_day(line)):  # below the headline a day alone is the page's, too
            found[index] = LineCut(DATE_LINE, line)
    return found


def cut_as_call(line: str, host: str, lexicon: Lexicon) -> LineCut | None:
    """Return why a line goes that asks readers and ends in an address of the page's own site, or in a call to comment.

    "Do you live on the quay? Email ada@lume.example." No page of news among the annotated ones has another. Whose the
    address is needs not be known where it goes on "or leave a comment below": one page by a stranger has such a line.
    """
    asked, _, behind = line.rpartition("?")
    if len(line) > _CALL_CHARS or not asked or not (address := ADDRESS.search(behind)):
        return None
    rest = behind[address.end() :].strip(" .!)")
    if rest:
        found = lexicon.match(behind)
        is_asking = found is not None and found.category == "comments" and found.how == "suffix"
    else:
        domain = address[0].rpartition("@")[2].rstrip(".")
        is_asking = host != "" and (host == domain or host.endswith(f".{domain}"))
    return LineCut(phrase_rule("tips"), address[0]) if is_asking else None


_CALL_CHARS = 250  # by hand; at half and at twice no page of 520 differs
