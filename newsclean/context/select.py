"""The same blocks judged in context (layer 4): neighbours, container, headline, JSON-LD body, phrases.

In: Page, context-free verdicts, Metadata, Lexicon. Out: one contextual verdict a block. Nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from operator import attrgetter

from newsclean.context import (
    alike,
    amid_body,
    apart,
    below_pictures,
    box_headings,
    boxes,
    calls,
    cards,
    comments,
    credited_captions,
    data_tables,
    date_lines,
    entries,
    fact_boxes,
    forms,
    lead_ins,
    list_headings,
    loose_end,
    machine_text,
    mentions,
    other_articles,
    picture_lines,
    questions,
    quotations,
    recipe_cards,
    repeats,
    section_numbers,
    shown_headlines,
    siblings,
    standfirst,
    standfirst_lists,
    subheads,
    teasers,
)
from newsclean.context.look import Look
from newsclean.lexicon import Lexicon
from newsclean.lines import endings
from newsclean.model import THRESHOLDS, Block, Container, Metadata, Options, Page, Rule, Verdict
from newsclean.page.structure import role_of
from newsclean.page.tags import HEADINGS, OF_TEXT, Hint
from newsclean.phrase_files import BIT
from newsclean.scoring import rules
from newsclean.scoring.features import (
    CONTEXT,
    NO_MARK,
    PHRASE_WORDS,
    PROSE_WORDS,
    SENTENCE,
    Row,
    context_rows,
    end_mark,
    survey,
)
from newsclean.scoring.rules import (
    COUNTED_WORDS,
    FITTED_SCORE,
    INDEX_PAGE,
    KEPT_ROLES,
    LIKELIEST_TEXT,
    MOSTLY,
    Evidence,
    name_cut,
)
from newsclean.scoring.score import row_of
from newsclean.scoring.trees import TreeTerms, forest

Finder = Callable[[Look], Iterable[int]]
"""Returns the blocks that a rule states something of."""

# A block whose own score is lower than this is not looked at again, unless it stands near what is surely prose: of the
# blocks that belong on aeb, fundus16 and fundus_world, 0.7 in 100 are no candidates.
CANDIDATE_SCORE = 0.12
UNSURE_CANDIDATE_SCORE = 0.03
"""The same on a page where nothing alone is sure prose, as one of nameless elements."""
NEAR_PROSE = 4
SURE_PROSE = 0.7
# Where fewer words pass than a short news item has, the page's own best blocks are taken down to this score. A page of
# one sentence has one at 0.16; no annotated page comes out otherwise than with 0.2.
LAST_RESORT = 0.15
ENOUGH_WORDS = 40
LEADING_WORDS = ENOUGH_WORDS // 2  # of the best block: a label may score higher than all text
NEAR_BEST = 0.8  # of its score stays, too: a bound, set by hand
# Where so many words stay anyway, what has a lower score is none of the text: no page of the annotated sets or by
# strangers is otherwise for it, and a death notice's "Send flowers" (0.18) goes.
SOME_RESORT, FEW_WORDS = 0.3, 15

_CATEGORY_OF_BIT: dict[int, str | None] = {0: None} | {bit: category for category, bit in BIT.items()}


def match_phrases(page: Page, lexicon: Lexicon, candidates: Sequence[int]) -> list[int]:
    """Return, per block, the bit of the phrase category that its text matches, 0 where none does."""
    bits = [0] * len(page.blocks)
    for i in candidates:
        block = page.blocks[i]
        if block.words <= PHRASE_WORDS and (found := lexicon.match(block.text, block.link_chars / block.chars)):
            bits[i] = BIT[found.category]
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
    look = Look(page, meta, lexicon, scene, scores, rows.keys(), phrases, scene.titles)
    usual = THRESHOLDS[options.favor]
    kept, stated = state(look, find_threshold(page, scores, usual))
    seen: set[str] = set()
    verdicts = []
    for block, before in zip(page.blocks, scored, strict=True):
        i = block.index
        row = rows.get(i)
        terms = TreeTerms("context", row) if row else before.terms
        rule = stated.get(i)
        if rule is None:
            is_again = block.text in seen
            if i in kept:
                rule = FITTED_SCORE if scores[i] >= usual else LIKELIEST_TEXT
            else:
                rule = name_cut(_evidence(page, block, phrases[i], is_again, row))
        keep = rule.role in KEPT_ROLES
        seen.add(block.text)
        role = role_of(page, block) if rule.role == FITTED_SCORE.role else rule.role
        verdicts.append(_new(Verdict, (i, -1, "context", keep, scores[i], rule.name, role, terms, None, ())))
    return tuple(verdicts)


def state(look: Look, threshold: float) -> tuple[frozenset[int], dict[int, Rule]]:
    """Return the blocks that stay by their scores and, by block, the rule that states it, whatever its score."""
    titles = look.titles - shown_headlines.find_headline_again(look)
    look = look._replace(titles=titles | shown_headlines.find_other_headline(look))
    page, scores, titles = look.page, look.scores, look.titles
    passing = [i for i in look.candidates if scores[i] >= threshold and i not in titles]
    usual = usual_hints(page, scores)
    kept = [i for i in passing if scores[i] >= least_score(page, page.blocks[i], threshold, usual)]
    parts = alike.find_parts(look._replace(kept=kept))
    look = look._replace(kept=sorted((*kept, *parts)))
    named = mentions.find_mentions(look)
    look = look._replace(mentions=named, phrases=[0 if i in named else bit for i, bit in enumerate(look.phrases)])
    look = look._replace(cells=data_tables.find_table_cells(look), siblings=siblings.find_siblings(look))
    stated = dict.fromkeys(parts, rules.ALIKE_SENTENCE) | ask(look, KEEPING)
    look = look._replace(staying=sorted({*kept, *stated}))
    stated |= ask(look, FOLLOWING)
    look = look._replace(staying=sorted({*kept, *stated}))
    look = look._replace(captions=credited_captions.find_captions(look), standfirst=standfirst.find_standfirst(look))
    again = repeats.find_repeats(look)
    look = look._replace(repeats=again, staying=sorted({*look.staying}.difference(again)))
    stated |= ask(look, DECIDING)
    if teasers.is_index_page(look):
        kept_by_rule = [i for i, by in stated.items() if by.role in KEPT_ROLES]
        stated |= dict.fromkeys([*kept, *kept_by_rule], INDEX_PAGE)
    return frozenset(kept), stated


def ask(look: Look, finders: Iterable[tuple[Rule, Finder]]) -> dict[int, Rule]:
    """Return, by block, the rule of the last finder that finds it."""
    stated: dict[int, Rule] = {}
    for rule, find in finders:
        stated |= dict.fromkeys(find(look), rule)
    return stated


def unsaid(find: Finder) -> Finder:
    """Return a finder of what another finds and no phrase speaks against; the blocks need not be candidates."""

    @wraps(find)
    def find_unsaid(look: Look) -> list[int]:
        found = list(find(look))
        if not found:
            return []
        phrases = match_phrases(look.page, look.lexicon, found)
        return [i for i in found if not phrases[i]]

    return find_unsaid


KEEPING: tuple[tuple[Rule, Finder], ...] = (
    (rules.MOSTLY_KEPT, alike.find_alike),
    (rules.MOSTLY_KEPT, unsaid(alike.find_rows)),
    (rules.LED_LIST, unsaid(lead_ins.find_led_lists)),
    (rules.LIST_AFTER_COLON, unsaid(lead_ins.find_after_colons)),
    (rules.LEAD_IN, unsaid(lead_ins.find_lead_ins)),
    (rules.LINKED_ITEM, unsaid(alike.find_link_items)),
    (rules.LINE_IN_RUN, unsaid(alike.find_lines_in_runs)),
    (rules.WRAPPED_HEADING, unsaid(subheads.find_wrapped_headings)),
    (rules.QUESTIONS_AND_ANSWERS, unsaid(questions.find_answers)),
    (rules.AMID_THE_BODY, amid_body.find_wedged),
    (rules.SUBHEAD, subheads.find_subheads),
    (rules.PARTED_SUBHEAD, subheads.find_parted_subheads),
    (rules.NAMED_NETWORK, attrgetter("mentions")),
    (rules.PREFORMATTED, unsaid(amid_body.find_preformatted)),
    (rules.RECIPE, unsaid(recipe_cards.find_recipe_lines)),
    (rules.BODY_SIBLING, attrgetter("siblings")),
    (rules.WITH_ITS_BOX, unsaid(siblings.find_last_of_boxes)),
    (rules.LEAD_IN, unsaid(lead_ins.find_opening_line)),
    (rules.RUN_ON_TEXT, unsaid(siblings.find_run_on)),
    (rules.BETWEEN_KEPT, siblings.find_between),
    (rules.SENTENCE_AMID_TEXT, unsaid(siblings.find_sentences)),
    (rules.DATA_TABLE, attrgetter("cells")),
)
"""What keeps more than the scores do; the last that finds a block states it."""
FOLLOWING: tuple[tuple[Rule, Finder], ...] = (
    (rules.LIST_HEADING, unsaid(list_headings.find_list_headings)),
    (rules.LIST_HEADING, unsaid(list_headings.find_list_titles)),
    (rules.BOX_HEADING, unsaid(box_headings.find_box_headings)),
    (rules.SUBHEAD, unsaid(date_lines.find_chronicle)),
    (rules.BOX_HEADING, unsaid(box_headings.find_unfolding)),
    (rules.FACT_BOX, fact_boxes.find_fact_boxes),
    (rules.FACT_BOX, unsaid(fact_boxes.find_claims)),
    (rules.TERM, unsaid(lead_ins.find_terms)),
    (rules.LIVE_ENTRY, unsaid(entries.find_entries)),
    (rules.QUESTIONS_AND_ANSWERS, unsaid(questions.find_readers_questions)),
    (rules.SPEAKER, unsaid(quotations.find_speakers)),
    (rules.SECTION_NUMBER, section_numbers.find_section_numbers),
)
"""What keeps what belongs to all that stays by the scores and by `KEEPING`."""
DECIDING: tuple[tuple[Rule, Finder], ...] = (
    (rules.LOOSE_END, loose_end.find_loose_end),
    (rules.MID_BODY_TEASER, teasers.find_link_teasers),
    (rules.MID_BODY_TEASER, teasers.find_last_links),
    (rules.LINK_BAR, teasers.find_link_bars),
    (rules.LABELLED_LINK, unsaid(teasers.find_labelled_links)),
    (rules.TABLE_OF_CONTENTS, teasers.find_contents),
    (rules.HEADING_OF_LINKS, teasers.find_links_headings),
    (rules.TEASER_LIST, teasers.find_teaser_lists),
    (rules.TEASER_CARD, cards.find_cards),
    (rules.TEASER_CARD, cards.find_summaries_below_links),
    (rules.TEASER_BOX, cards.find_boxes),
    (rules.MORE_NEWS, other_articles.find_more_news),
    (rules.MORE_NEWS, other_articles.find_lines_of_links),
    (rules.INSERT, boxes.find_inserts),
    (rules.CHANNEL_LINK, forms.find_channel_links),
    (rules.CALL_TO_PROGRAMME, calls.find_calls),
    (rules.CALL_TO_PROGRAMME, calls.find_player_titles),
    (rules.BUTTON, forms.find_buttons),
    (rules.FORM, forms.find_forms),
    (rules.BESIDE_FORM, boxes.find_beside_forms),
    (rules.SIGN_UP_BOX, boxes.find_signups),
    (rules.SIGN_UP_BOX, boxes.find_pleas),
    (rules.EXCERPT, repeats.find_excerpt),
    (rules.DATE_LINE, date_lines.find_datelines),
    (rules.TIME_OF_DAY, date_lines.find_clocks),
    (rules.EMBEDDED_POST, amid_body.find_posts),
    (rules.STANDFIRST, attrgetter("standfirst")),
    (rules.STANDFIRST, standfirst_lists.find_headings),
    (rules.PAGE_SUMMARY, standfirst.find_summary),
    (rules.CAPTION_WITH_CREDIT, attrgetter("captions")),
    (rules.LINE_BELOW_PICTURE, picture_lines.find_picture_lines),
    (rules.BELOW_PICTURE, below_pictures.find_lines_below_pictures),
    (rules.ALTERNATIVE_TEXT, picture_lines.find_alternative_texts),
    (rules.CAPTION_ECHO, repeats.find_caption_echoes),
    (rules.FAR_FROM_ARTICLE, apart.find_apart),
    (rules.MENU_TEXT, apart.find_menu_texts),
    (rules.KICKER, apart.find_kickers),
    (rules.BIO_BOX, apart.find_bios),
    (rules.NEXT_ARTICLE, other_articles.find_next_articles),
    (rules.HEADLINE, attrgetter("titles")),
    (rules.DATA_TABLE, attrgetter("cells")),  # nothing of a table goes by itself
    (rules.CALENDAR, data_tables.find_calendars),
    (rules.PRESS_CONTACTS, endings.find_contacts),
    (rules.SECOND_COPY, attrgetter("repeats")),
    (rules.PULL_QUOTE, quotations.find_pull_quotes),
    (rules.MACHINE_TEXT, machine_text.find_machine_text),
    (rules.COOKIE_NOTICE, boxes.find_notices),
    (rules.BELOW_COMMENTS, comments.find_comments),
    (rules.BELOW_ALL_COMMENTS, comments.find_below_comments),
)
"""What goes of what would stay, or stays for what it is."""


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
    if inline & _PROMO and 2 * block.link_chars < block.chars and end_mark(block.text) == SENTENCE:
        inline &= ~_PROMO  # a link in a sentence may be called "inline link"
    is_tool = bool(near & Hint.TOOL) and container.tag == "li" and block.words <= _TOOL_WORDS
    is_barred = is_tool or (near | inline) & _BARRED
    if threshold < THRESHOLDS["balanced"] or block.words > BAR_WORDS or not is_barred:
        return threshold
    is_promo = own & _PROMO and not own & OF_TEXT and container.tag not in HEADINGS
    if near & _SUSPECT or near & _BOX_BESIDE == _BOX_BESIDE or (is_promo and end_mark(block.text) == NO_MARK):
        return SUSPECT_SCORE
    return max(threshold, DOUBTFUL_SCORE) if near & _DOUBTFUL or inline & _BARRED or is_tool else threshold


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
# So named in a longer block, an element is but a part of it. One page more of fundus_world is clean, none less.
INLINE_WORDS = 25
_DOUBTFUL = Hint.TAGS | Hint.HIDDEN | Hint.PROMO | Hint.INFOBOX | Hint.CREDIT | Hint.SUBSCRIBE
_TOOL_WORDS = 2  # "+", "Reset" in a list of tools; no annotated page has such an item
_BARRED = _SUSPECT | _DOUBTFUL | _PROMO

_new = tuple.__new__
_IN_MAIN = CONTEXT.index("in-main")


def _evidence(page: Page, block: Block, phrase_bit: int, repeats: bool, row: Row | None) -> Evidence:
    """Return what the block rules look at."""
    _, container, _, chars, words, link_chars, _, _, _, inline_hints, _ = block
    _, _, _, _, _, _, hints, near = page.containers[container]
    return _new(Evidence, (
        words if words < COUNTED_WORDS else COUNTED_WORDS, near, hints, inline_hints,
        link_chars >= MOSTLY * chars, _CATEGORY_OF_BIT[phrase_bit], repeats, bool(row and row[_IN_MAIN]),
        link_chars == 0 and date_lines.is_dated(block),
    ))  # fmt: skip


def find_threshold(page: Page, scores: Sequence[float], usual: float) -> float:
    """Return the score from which blocks stay: lower than usual where hardly anything would."""
    blocks = page.blocks
    words = sum(b.words for b in blocks if scores[b.index] >= usual)
    if words >= ENOUGH_WORDS:
        return usual
    best = max((scores[b.index] for b in blocks if b.words >= LEADING_WORDS), default=0.0)
    least = LAST_RESORT if words < FEW_WORDS else SOME_RESORT
    return min(usual, max(least, NEAR_BEST * best))
