"""The same blocks judged in context (layer 4): neighbours, container, headline, JSON-LD body, phrases.

In: Page, context-free verdicts, Metadata, Lexicon. Out: one contextual verdict a block. Nothing is changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from newsclean.features import CONTEXT, PROSE_WORDS, context_rows, end_mark, near_hints, squeeze, survey
from newsclean.lexicon import CATEGORIES, Lexicon
from newsclean.model import Block, Metadata, Options, Page, Verdict
from newsclean.rules import CAPTION_ECHO, Evidence, name_cut
from newsclean.score import row_of
from newsclean.standfirst import find_standfirst
from newsclean.tags import Hint
from newsclean.trees import TreeTerms, forest

# A block whose own score is lower than this is not looked at again, unless it stands near prose: of the blocks
# that belong, 0.5 in 100 score lower (aeb, fundus_world).
CANDIDATE_SCORE = 0.04
NEAR_PROSE = 6
PHRASE_WORDS = 60  # a longer block is not asked for phrases: it is prose, whatever it mentions
THRESHOLDS = {"balanced": 0.5, "precision": 0.7, "recall": 0.3}
# Where fewer words pass than a short news item has, the page's own best blocks are taken down to this score.
LAST_RESORT = 0.2
ENOUGH_WORDS = 40
_ECHO_WORDS = 4
# Of paragraphs that are one link and end without a mark, 1 in 40 belongs on fundus_world and 1 in 90 on aeb.
_TEASER_TAGS = frozenset(("p", "div"))
_TEASER_WORDS = 5  # shorter ones are names in a list of things
_TEASER_SHARE = 0.15

_PHRASE_BITS = {category: 1 << i for i, category in enumerate(CATEGORIES)}
_CAT_OF_BIT = {bit: category for category, bit in _PHRASE_BITS.items()}


def match_phrases(page: Page, lexicon: Lexicon, candidates: Sequence[int]) -> list[int]:
    """Return, per block, the bit of the phrase category that its text matches, 0 where none does."""
    bits = [0] * len(page.blocks)
    for i in candidates:
        block = page.blocks[i]
        if block.words <= PHRASE_WORDS and (found := lexicon.match(block.text, block.link_chars / block.chars)):
            bits[i] = _PHRASE_BITS[found.category]
    return bits


def find_candidates(alone: Sequence[float], words: Sequence[int]) -> list[int]:
    """Return the indices of the blocks that are worth a second look."""
    size = len(alone)
    near = [False] * size
    for i in range(size):
        if alone[i] >= 0.5 and words[i] >= 12:
            for j in range(max(0, i - NEAR_PROSE), min(size, i + NEAR_PROSE + 1)):
                near[j] = True
    return [i for i in range(size) if near[i] or alone[i] >= CANDIDATE_SCORE]


def select_article(page: Page, scored: Sequence[Verdict], meta: Metadata, lexicon: Lexicon, options: Options) -> tuple[Verdict, ...]:
    """Return the contextual verdict on each block."""
    alone = [v.score for v in scored]
    candidates = find_candidates(alone, [b.words for b in page.blocks])
    phrases = match_phrases(page, lexicon, candidates)
    scene = survey(page, alone, meta)
    rows = dict(zip(candidates, context_rows(page, scene, alone, {i: row_of(page, scored[i]) for i in candidates}, phrases, candidates), strict=True))
    score = forest("context").score
    scores = [score(rows[i]) if i in rows else alone[i] for i in range(len(alone))]
    threshold = find_threshold(page, scores, THRESHOLDS[options.favor])
    standfirst = find_standfirst(page, scene, scores, phrases)
    teasers = find_link_teasers(page, scores, threshold)
    posts = find_posts(page, scores)
    echoes = find_caption_echoes(page)
    seen: set[str] = set()
    verdicts = []
    for block, before in zip(page.blocks, scored, strict=True):
        i = block.index
        row = rows.get(i)
        terms = TreeTerms("context", row) if row else before.terms
        is_title = bool(scene.titles) and block.words <= 60 and squeeze(block.text) in scene.titles
        repeats = block.text in seen
        seen.add(block.text)
        if i in standfirst and not is_title:
            verdicts.append(Verdict(i, -1, "context", True, max(scores[i], threshold), "standfirst", "standfirst", terms))
        elif i in posts:
            verdicts.append(Verdict(i, -1, "context", True, max(scores[i], threshold), "embedded-post", "quote", terms))
        elif row and scores[i] >= threshold and not is_title and i not in teasers and i not in echoes:
            verdicts.append(Verdict(i, -1, "context", True, scores[i], "fitted-score", role_of(page, block), terms))
        else:
            in_main = bool(row[_IN_MAIN]) if row else False
            rule = CAPTION_ECHO if i in echoes else name_cut(evidence_of(page, block, phrases[i], is_title, repeats, in_main))
            verdicts.append(Verdict(i, -1, "context", False, scores[i], rule.name, rule.role, terms))
    return tuple(verdicts)


def find_threshold(page: Page, scores: Sequence[float], usual: float) -> float:
    """Return the score from which blocks stay: lower than usual where hardly anything would."""
    blocks = page.blocks
    words = sum(b.words for b in blocks if scores[b.index] >= usual)
    if words >= ENOUGH_WORDS:
        return usual
    best = max((scores[b.index] for b in blocks if b.words >= ENOUGH_WORDS // 2), default=0.0)
    return min(usual, max(LAST_RESORT, 0.8 * best))


def find_posts(page: Page, scores: Sequence[float]) -> frozenset[int]:
    """Return the blocks of embedded posts that stand amid the body: a reader takes them for quotations.

    Their text is kept on aeb and in the segments set (42 of 42 blocks) and mostly left out on fundus_world and wcxb
    (1 of 25).
    """
    body = [b.index for b in page.blocks if scores[b.index] > 0.8 and b.words >= PROSE_WORDS]
    if not body:
        return frozenset()
    return frozenset(
        b.index
        for b in page.blocks
        if page.containers[b.container].hints & Hint.POST and body[0] - NEAR_PROSE <= b.index <= body[-1] + NEAR_PROSE
    )


def find_caption_echoes(page: Page) -> frozenset[int]:
    """Return the blocks that say what the caption beside them says: alternative texts that the page shows."""
    echoes = []
    for block, following in zip(page.blocks, page.blocks[1:], strict=False):
        if block.words < _ECHO_WORDS or block.chars > following.chars:
            continue
        hints = near_hints(page, following.container)
        if hints & Hint.CAPTION and squeeze(following.text).startswith(squeeze(block.text)):
            echoes.append(block.index)
    return frozenset(echoes)


def find_link_teasers(page: Page, scores: Sequence[float], threshold: float) -> frozenset[int]:
    """Return the paragraphs that are one link without an end mark, as teasers in mid-body are.

    Not where they are many of what stays: then the page is a list of links.
    """
    teasers = []
    stay = 0
    for block in page.blocks:
        if scores[block.index] < threshold:
            continue
        stay += 1
        if block.words >= _TEASER_WORDS and block.link_chars >= 0.9 * block.chars and end_mark(block.text) == 0 and page.containers[block.container].tag in _TEASER_TAGS:
            teasers.append(block.index)
    return frozenset(teasers) if len(teasers) <= _TEASER_SHARE * stay else frozenset()


_IN_MAIN = CONTEXT.index("in-main")


def evidence_of(page: Page, block: Block, phrase_bit: int, is_title: bool, repeats: bool, in_main: bool) -> Evidence:
    """Return what the block rules look at."""
    container = page.containers[block.container]
    return Evidence(
        container.tag, block.words, near_hints(page, block.container), container.hints, block.inline_hints,
        block.link_chars / block.chars, _CAT_OF_BIT.get(phrase_bit), is_title, repeats, in_main,
    )  # fmt: skip


def is_layout(page: Page, block: Block) -> bool:
    """Tell whether a table cell is a column of a page laid out by tables: it is long, or holds several blocks."""
    if block.words > CELL_WORDS:
        return True
    neighbours = page.blocks[max(0, block.index - 1) : block.index + 2]
    return any(b.container == block.container and b.index != block.index for b in neighbours)


CELL_WORDS = 25
_ROLE_OF_TAG = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "li": "list-item", "dd": "list-item", "dt": "list-item", "td": "table-row", "th": "table-row", "pre": "preformatted",
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
