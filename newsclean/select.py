"""The same blocks judged in context (layer 4): neighbours, container, headline, JSON-LD body, phrases.

In: Page, context-free verdicts, Metadata, Lexicon. Out: one contextual verdict a block. Nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from newsclean.alike import (
    find_after_colons,
    find_alike,
    find_between,
    find_led_lists,
    find_lines_in_runs,
    find_link_items,
    find_loose_end,
    find_parts,
    find_run_on,
    find_siblings,
)
from newsclean.apart import find_apart
from newsclean.context_rules import (
    find_captions,
    find_clocks,
    find_comments,
    find_datelines,
    find_machine_text,
    find_notices,
    find_picture_lines,
    find_posts,
    find_wedged,
    is_dated,
)
from newsclean.data_tables import find_table_cells
from newsclean.entries import find_entries
from newsclean.features import (
    CONTEXT,
    PHRASE_WORDS,
    PROSE_WORDS,
    Row,
    Scene,
    context_rows,
    end_mark,
    says_news,
    survey,
)
from newsclean.lexicon import Lexicon
from newsclean.model import Block, Container, Metadata, Options, Page, Rule, Verdict
from newsclean.more_news import find_more_news
from newsclean.next_article import find_next_articles
from newsclean.phrase_files import CATEGORIES
from newsclean.questions import find_answers
from newsclean.repeats import find_caption_echoes, find_excerpt, find_pull_quotes, find_repeats
from newsclean.rules import (
    AFTER_COLON,
    ALIKE_SENTENCE,
    AMID_BODY,
    ANSWERS,
    APART,
    BETWEEN,
    BOX_HEADING,
    BUTTON,
    CAPTION_ECHO,
    CAPTION_WITH_CREDIT,
    COMMENTS,
    CONTENTS,
    COOKIE_NOTICE,
    COUNTED_WORDS,
    DATA_TABLE,
    DATE_LINE,
    EMBEDDED_POST,
    EXCERPT,
    FITTED,
    FORM,
    HEADLINE,
    INDEX_PAGE,
    KEPT_ROLES,
    LED_LIST,
    LINE_IN_RUN,
    LINK_TEASER,
    LINKED_ITEM,
    LIST_HEADING,
    LIVE_ENTRY,
    LOOSE_END,
    MACHINE_TEXT,
    MORE_NEWS,
    MOSTLY,
    MOSTLY_KEPT,
    NEXT_ARTICLE,
    PICTURE_LINE,
    PULL_QUOTE,
    RUN_ON,
    SECOND_COPY,
    SIBLING,
    SIGNUP,
    STANDFIRST,
    SUBHEAD,
    SUMMARY,
    TEASER_BOX,
    TEASER_CARD,
    TEASER_LIST,
    TIME_OF_DAY,
    WRAPPED_HEADING,
    Evidence,
    name_cut,
)
from newsclean.score import row_of
from newsclean.signups import find_buttons, find_forms, find_signups
from newsclean.standfirst import find_standfirst, find_summary
from newsclean.subheads import (
    find_box_headings,
    find_headline_again,
    find_list_headings,
    find_other_headline,
    find_subheads,
    find_wrapped_headings,
)
from newsclean.tags import HEADINGS, Hint
from newsclean.teasers import (
    find_boxes,
    find_cards,
    find_contents,
    find_link_teasers,
    find_teaser_lists,
    is_index_page,
)
from newsclean.trees import TreeTerms, forest

# A block whose own score is lower than this is not looked at again, unless it stands near what is surely prose: of the
# blocks that belong on aeb, fundus16 and fundus_world, 0.7 in 100 are no candidates.
CANDIDATE_SCORE = 0.12
UNSURE_CANDIDATE_SCORE = 0.03
"""The same on a page where nothing alone is sure prose, as one of nameless elements."""
NEAR_PROSE = 4
SURE_PROSE = 0.7
THRESHOLDS = {"balanced": 0.5, "precision": 0.7, "recall": 0.3}
# Where fewer words pass than a short news item has, the page's own best blocks are taken down to this score. A page of
# one sentence has one at 0.16; no annotated page comes out otherwise than with 0.2.
LAST_RESORT = 0.15
ENOUGH_WORDS = 40

_PHRASE_BITS = {category: 1 << i for i, category in enumerate(CATEGORIES)}
_CATEGORY_OF_BIT: dict[int, str | None] = {0: None} | {bit: category for category, bit in _PHRASE_BITS.items()}


def match_phrases(page: Page, lexicon: Lexicon, candidates: Sequence[int]) -> list[int]:
    """Return, per block, the bit of the phrase category that its text matches, 0 where none does."""
    bits = [0] * len(page.blocks)
    for i in candidates:
        block = page.blocks[i]
        if block.words <= PHRASE_WORDS and (found := lexicon.match(block.text, block.link_chars / block.chars)):
            bits[i] = _PHRASE_BITS[found.category]
    return bits


def find_candidates(page: Page, alone: Sequence[float]) -> list[int]:
    """Return the indices of the blocks that are worth a second look."""
    near = bytearray(len(alone) + 2 * NEAR_PROSE)  # shifted by NEAR_PROSE, so that no end needs care
    span = b"\x01" * (2 * NEAR_PROSE + 1)
    least = UNSURE_CANDIDATE_SCORE
    for block in page.blocks:
        if block.words >= PROSE_WORDS and alone[block.index] >= SURE_PROSE:
            near[block.index : block.index + 2 * NEAR_PROSE + 1] = span
            least = CANDIDATE_SCORE
    containers = page.containers
    return [
        b.index
        for b in page.blocks
        if (alone[b.index] >= least or near[b.index + NEAR_PROSE]) and not containers[b.container].own_hints & Hint.MENU
    ]


def select_article(
    page: Page, scored: Sequence[Verdict], meta: Metadata, lexicon: Lexicon, options: Options
) -> tuple[Verdict, ...]:
    """Return the contextual verdict on each block."""
    blocks = page.blocks
    alone = [v.score for v in scored]
    candidates = find_candidates(page, alone)
    phrases = match_phrases(page, lexicon, candidates)
    scene = survey(page, alone, meta)
    alone_rows = {i: row_of(page, scored[i]) for i in candidates}
    rows = dict(zip(candidates, context_rows(page, scene, alone, alone_rows, phrases, candidates), strict=True))
    scores = list(alone)
    score = forest("context").score
    for i, known in rows.items():
        scores[i] = score(known)
    threshold = find_threshold(page, scores, THRESHOLDS[options.favor])
    titles = scene.titles - find_headline_again(page, scores, scene.titles, scene.title_index)
    titles |= find_other_headline(page, scores, scene, meta)
    passing = [i for i in candidates if scores[i] >= threshold and i not in titles]
    usual = usual_hints(page, scores)
    kept = [i for i in passing if scores[i] >= least_score(page, blocks[i], threshold, usual)]
    parts = find_parts(page, scores, kept, phrases, candidates)
    together = sorted((*kept, *parts))
    cells = find_table_cells(page, scene, together)
    look = Look(page, meta, lexicon, scene, scores, candidates, phrases, titles, together, cells)
    stated: dict[int, Rule] = dict.fromkeys(parts, ALIKE_SENTENCE)  # the last rule that states a block decides
    for stating, found in keeping_rules(look):
        stated |= dict.fromkeys(found, stating)
    staying = sorted({*kept, *stated})
    more: dict[int, Rule] = {}
    for stating, found in following_rules(look, staying):
        more |= dict.fromkeys(found, stating)
    stated |= more
    for stating, found in deciding_rules(look, sorted({*staying, *more})):
        stated |= dict.fromkeys(found, stating)
    if is_index_page(page, look.kept, meta):
        kept_by_rule = [i for i, by in stated.items() if by.role in KEPT_ROLES]
        stated |= dict.fromkeys([*kept, *kept_by_rule], INDEX_PAGE)
    keeping = set(kept)
    seen: set[str] = set()
    verdicts = []
    for block, before in zip(blocks, scored, strict=True):
        i = block.index
        row = rows.get(i)
        terms = TreeTerms("context", row) if row else before.terms
        rule = stated.get(i)
        if rule is None:
            is_again = block.text in seen
            rule = FITTED if i in keeping else name_cut(_evidence(page, block, phrases[i], is_again, row))
        keep = rule.role in KEPT_ROLES
        seen.add(block.text)
        role = role_of(page, block) if rule.role == FITTED.role else rule.role
        verdicts.append(_new(Verdict, (i, -1, "context", keep, scores[i], rule.name, role, terms, None)))
    return tuple(verdicts)


class Look(NamedTuple):
    """What the rules look at once every block has its score."""

    page: Page
    meta: Metadata
    lexicon: Lexicon
    scene: Scene
    scores: Sequence[float]
    candidates: Sequence[int]
    phrases: Sequence[int]
    """Per block: the bit of its phrase category, 0 of what is no candidate."""
    titles: frozenset[int]
    """The blocks that say the headline."""
    kept: Sequence[int]
    """The blocks that stay by their scores, ascending."""
    cells: Sequence[int]
    """The cells of the tables of data amid them."""


def keeping_rules(look: Look) -> Iterator[tuple[Rule, Iterable[int]]]:
    """Yield, in order, the rules that keep more than the scores do, each with the blocks that it finds."""
    page, meta, _, _, scores, candidates, phrases, titles, kept, cells = look
    yield MOSTLY_KEPT, find_alike(page, scores, kept, phrases, candidates)
    yield LED_LIST, _unsaid(look, find_led_lists(page, kept, phrases))
    yield AFTER_COLON, _unsaid(look, find_after_colons(page, scores, kept, phrases, candidates))
    yield LINKED_ITEM, _unsaid(look, find_link_items(page, kept, phrases))
    yield LINE_IN_RUN, _unsaid(look, find_lines_in_runs(page, kept, phrases))
    yield WRAPPED_HEADING, _unsaid(look, find_wrapped_headings(page, kept))
    yield ANSWERS, _unsaid(look, find_answers(page, scores, kept, titles))
    yield AMID_BODY, find_wedged(page, scores, kept, phrases)
    siblings = find_siblings(page, scores, kept)
    amid = sorted({*kept, *siblings, *cells})
    yield SUBHEAD, find_subheads(page, scores, amid, phrases, titles, meta)
    yield SIBLING, siblings
    yield RUN_ON, _unsaid(look, find_run_on(page, scores, sorted({*kept, *siblings})))
    yield BETWEEN, find_between(page, scores, kept, phrases)
    yield DATA_TABLE, cells


def following_rules(look: Look, staying: Sequence[int]) -> Iterator[tuple[Rule, Iterable[int]]]:
    """Yield, in order, the rules that keep what belongs to what stays so far, each with the blocks that it finds."""
    page, scores, titles = look.page, look.scores, look.titles
    yield LIST_HEADING, _unsaid(look, find_list_headings(page, staying, titles))
    yield BOX_HEADING, _unsaid(look, find_box_headings(page, scores, staying, titles))
    yield LIVE_ENTRY, _unsaid(look, find_entries(page, staying))


def deciding_rules(look: Look, staying: Sequence[int]) -> Iterator[tuple[Rule, Iterable[int]]]:
    """Yield, in order, the rules that say what goes of what would stay, or stays for what it is, each with its blocks.

    `staying` is what stays by the scores and by `keeping_rules`.
    """
    page, meta, lexicon, scene, scores, candidates, phrases, titles, kept, cells = look
    captions = find_captions(page, scores, candidates, phrases, lexicon)
    standfirst = find_standfirst(page, scene, scores, phrases, news=says_news(meta))
    repeats = find_repeats(page, staying)
    staying = sorted({*staying}.difference(repeats))
    yield LOOSE_END, find_loose_end(page, scores, staying)
    yield LINK_TEASER, find_link_teasers(page, staying)
    yield CONTENTS, find_contents(page, staying)
    yield TEASER_LIST, find_teaser_lists(page, staying, meta)
    yield TEASER_CARD, find_cards(page, staying)
    yield TEASER_BOX, find_boxes(page, staying, meta)
    yield MORE_NEWS, find_more_news(page, staying, partial(_says_related, look))
    yield BUTTON, find_buttons(page, staying)
    yield FORM, find_forms(page, staying)
    yield SIGNUP, find_signups(page, staying, phrases)
    yield EXCERPT, () if standfirst else find_excerpt(page, staying)
    yield DATE_LINE, find_datelines(page, scores, [i for i in kept if i not in captions], scene.title_index)
    yield TIME_OF_DAY, find_clocks(page, staying)
    yield EMBEDDED_POST, find_posts(page, scores)
    yield STANDFIRST, standfirst
    yield SUMMARY, find_summary(page, scores, standfirst, kept, meta)
    yield CAPTION_WITH_CREDIT, captions
    yield PICTURE_LINE, find_picture_lines(page, staying)
    yield CAPTION_ECHO, find_caption_echoes(page, captions)
    yield APART, find_apart(page, staying, scene.title_index, meta)
    yield NEXT_ARTICLE, find_next_articles(page, staying, titles)
    yield HEADLINE, titles
    yield DATA_TABLE, cells  # nothing of a table goes by itself
    yield SECOND_COPY, repeats
    yield PULL_QUOTE, find_pull_quotes(page, staying)
    yield MACHINE_TEXT, find_machine_text(page, staying)
    yield COOKIE_NOTICE, find_notices(page, staying)
    yield COMMENTS, find_comments(page, staying, phrases)


def _unsaid(look: Look, found: Sequence[int]) -> list[int]:
    """Return the blocks that no phrase speaks against; they need not be candidates."""
    if not found:
        return []
    phrases = match_phrases(look.page, look.lexicon, found)
    return [i for i in found if not phrases[i]]


def _says_related(look: Look, index: int) -> bool:
    """Tell whether a short block's text is a phrase for related links; it need not be a candidate."""
    bit = look.phrases[index]
    block = look.page.blocks[index]
    if bit or block.words > PHRASE_WORDS:
        return bit == _PHRASE_BITS["related"]
    found = look.lexicon.match(block.text, block.link_chars / block.chars)
    return found is not None and found.category == "related"


def usual_hints(page: Page, scores: Sequence[float]) -> int:
    """Return the hint of a box where half of the sure prose stands in one: there it says nothing of a block."""
    prose = [b for b in page.blocks if b.words >= PROSE_WORDS and scores[b.index] >= SURE_PROSE]
    boxed = sum(bool(page.containers[b.container].near & Hint.INFOBOX) for b in prose)
    return Hint.INFOBOX if prose and 2 * boxed >= len(prose) else 0


def least_score(page: Page, block: Block, threshold: float, usual: int = 0) -> float:
    """Return the score from which a block stays, by what the elements right around it, but not the text, are called."""
    container = page.containers[block.container]
    near, own = container.near & ~usual, container.own_hints
    if near & Hint.TAGS:
        near = _without_topics(page, container)
    inline = block.inline_hints if block.words <= INLINE_WORDS else 0
    if threshold < THRESHOLDS["balanced"] or block.words > BAR_WORDS or not (near | inline) & _BARRED:
        return threshold
    is_promo = own & _PROMO and not own & _TEXT and container.tag not in HEADINGS
    if near & _SUSPECT or near & _BOX_BESIDE == _BOX_BESIDE or (is_promo and end_mark(block.text) == 0):
        return SUSPECT_SCORE
    return max(threshold, DOUBTFUL_SCORE) if near & _DOUBTFUL or inline & _BARRED else threshold


def _without_topics(page: Page, container: Container) -> int:
    """Return the hints right around a block, without what the class of the whole post says: "post tag-ferry"."""
    parent = page.containers[container.parent]
    post = page.containers[parent.parent]
    is_post = post.own_hints & Hint.ARTICLE and not (container.own_hints | parent.own_hints) & Hint.TAGS
    return container.near & ~Hint.TAGS if is_post else container.near


# Of shorter blocks under these scores and names, on publishers that the weights had not seen, there belong: suspect 54
# of 160 (all sets), doubtful 0 of 10 on fundus_world, 3 of 5 on aeb and fundus16, 217 of 361 on wcxb (half no news).
SUSPECT_SCORE = 0.9
BAR_WORDS = 60  # a longer block speaks for itself
DOUBTFUL_SCORE = 0.7
_SUSPECT = Hint.NEWSLETTER | Hint.ADVERT | Hint.CAPTION | Hint.DATE | Hint.DISCLAIMER | Hint.AUTHOR
# Of the 137 blocks of such boxes one belongs, none with a score over 0.4 (all sets).
_BOX_BESIDE = Hint.INFOBOX | Hint.SIDEBAR
# Of lines without an end mark, in elements that are themselves called so, 1 of 22 belongs, on 4 pages (wcxb).
_PROMO = Hint.PROMO | Hint.RELATED
_TEXT = Hint.ARTICLE | Hint.BODY
# So named in a longer block, an element is but a part of it. One page more of fundus_world is clean, none less.
INLINE_WORDS = 25
_DOUBTFUL = Hint.TAGS | Hint.HIDDEN | Hint.PROMO | Hint.INFOBOX | Hint.CREDIT | Hint.SUBSCRIBE
_BARRED = _SUSPECT | _DOUBTFUL | _PROMO

_new = tuple.__new__
_IN_MAIN = CONTEXT.index("in-main")


def _evidence(page: Page, block: Block, phrase_bit: int, repeats: bool, row: Row | None) -> Evidence:
    """Return what the block rules look at."""
    container = page.containers[block.container]
    words = block.words if block.words < COUNTED_WORDS else COUNTED_WORDS
    return _new(Evidence, (
        container.tag, words, container.near, container.hints, block.inline_hints,
        block.link_chars >= MOSTLY * block.chars, _CATEGORY_OF_BIT[phrase_bit], repeats,
        bool(row and row[_IN_MAIN]),
        block.link_chars == 0 and is_dated(block),
    ))  # fmt: skip


def find_threshold(page: Page, scores: Sequence[float], usual: float) -> float:
    """Return the score from which blocks stay: lower than usual where hardly anything would."""
    blocks = page.blocks
    words = sum(b.words for b in blocks if scores[b.index] >= usual)
    if words >= ENOUGH_WORDS:
        return usual
    best = max((scores[b.index] for b in blocks if b.words >= ENOUGH_WORDS // 2), default=0.0)
    return min(usual, max(LAST_RESORT, 0.8 * best))


def is_layout(page: Page, block: Block) -> bool:
    """Tell whether a table cell is a column of a page laid out by tables: it is long, or holds several blocks."""
    if block.words > CELL_WORDS:
        return True
    neighbours = page.blocks[max(0, block.index - 1) : block.index + 2]
    return any(b.container == block.container and b.index != block.index for b in neighbours)


CELL_WORDS = 25
_ROLE_OF_TAG = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "li": "list-item", "dd": "list-item", "dt": "list-item", "td": "table-row", "th": "table-row",
    "pre": "preformatted",
}  # fmt: skip


def role_of(page: Page, block: Block) -> str:
    """Return the role of a kept block by the elements it stands in."""
    index = block.container
    tag = page.containers[index].tag
    if tag in ("td", "th") and is_layout(page, block):
        return "paragraph"
    if tag in _ROLE_OF_TAG:
        return _ROLE_OF_TAG[tag]
    for _ in range(4):
        container = page.containers[index]
        if container.tag == "blockquote":
            return "quote"
        if container.tag == "li" and block.words < 60:
            return "list-item"
        if container.tag in _ROLE_OF_TAG and container.tag.startswith("h"):
            return "heading"
        if container.tag == "pre":
            return "preformatted"
        if container.parent < 0:
            break
        index = container.parent
    if page.containers[block.container].own_hints & Hint.QUOTE:
        return "quote"
    return "paragraph"
