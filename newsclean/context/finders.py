"""Which finder is asked when: all that is stated of a block, whatever its score (layer 4).

In: a Look and the score from which blocks stay. Out: the blocks that stay by their scores, and a rule a block. A later
finder overrules an earlier one of its phase, a later phase an earlier.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import wraps
from operator import attrgetter
from typing import TypeVar

from newsclean.context import (
    alike,
    amid_body,
    apart,
    below_pictures,
    box_headings,
    boxes,
    cards,
    comments,
    credited_captions,
    data_tables,
    date_lines,
    entries,
    fact_boxes,
    foreign_headlines,
    forms,
    labelled_headlines,
    lead_ins,
    list_headings,
    machine_text,
    mentions,
    other_articles,
    page_summary,
    picture_lines,
    pitches,
    questions,
    quotations,
    recipe_cards,
    repeats,
    shown_headlines,
    siblings,
    standfirst,
    standfirst_lists,
    subheads,
    teasers,
)
from newsclean.context.candidates import match_phrases
from newsclean.context.look import Kept, Look, Settled, Staying
from newsclean.context.thresholds import least_score, usual_hints
from newsclean.model import Rule
from newsclean.scoring import rules
from newsclean.scoring.rules import INDEX_PAGE, KEPT_ROLES

_Phase = TypeVar("_Phase", bound=Look, contravariant=True)
Finder = Callable[[_Phase], Collection[int]]
"""Returns the blocks that a rule states something of, of the look of a phase."""


def state(look: Look, threshold: float) -> tuple[frozenset[int], dict[int, Rule]]:
    """Return the blocks that stay by their scores and, by block, the rule that states it, whatever its score."""
    if again := shown_headlines.find_headline_again(look):
        look = replace(look, titles=look.titles - again)
    if other := shown_headlines.find_other_headline(look):
        look = replace(look, titles=look.titles | other)
    by_score, parts = keep(look, threshold)
    stated = dict.fromkeys(parts, rules.ALIKE_SENTENCE) | ask(by_score, KEEPING)
    kept = {*by_score.kept}.difference(parts)
    staying = by_score.grown(Staying, staying=sorted({*kept, *stated}))
    if more := ask(staying, FOLLOWING):
        stated |= more
        staying = replace(staying, staying=sorted({*kept, *stated}))
    settled = settle(staying)
    stated |= ask(settled, DECIDING)
    if settled.standfirst:
        prose = (i for i in settled.prose if i not in stated or stated[i].role in KEPT_ROLES)
        stated |= dict.fromkeys(repeats.find_said_below(look.page, settled.standfirst, prose), rules.SECOND_COPY)
    if teasers.is_index_page(settled):
        kept_by_rule = [i for i, by in stated.items() if by.role in KEPT_ROLES]
        stated |= dict.fromkeys([*kept, *kept_by_rule], INDEX_PAGE)
    return frozenset(kept), stated


def keep(look: Look, threshold: float) -> tuple[Kept, list[int]]:
    """Return the look with what stays by its score or for its like, and the latter."""
    page, scores = look.page, look.scores
    usual = usual_hints(page, scores)
    passing = [i for i in look.candidates if scores[i] >= threshold and i not in look.titles]
    kept = [i for i in passing if scores[i] >= least_score(page, page.blocks[i], threshold, usual)]
    by_score = look.grown(Kept, kept=kept)
    parts = alike.find_parts(by_score)
    if parts:
        by_score = replace(by_score, kept=sorted((*kept, *parts)))
    if named := mentions.find_mentions(by_score):
        phrases = [0 if i in named else bit for i, bit in enumerate(look.phrases)]
        by_score = replace(by_score, mentions=named, phrases=phrases)
    cells, alikes = data_tables.find_table_cells(by_score), siblings.find_siblings(by_score)
    return replace(by_score, cells=cells, siblings=alikes) if cells or alikes else by_score, parts


def settle(look: Staying) -> Settled:
    """Return the look with the captions, the standfirst and the repeats among what stays."""
    captions, summary = credited_captions.find_captions(look), standfirst.find_standfirst(look)
    again = repeats.find_repeats(look)
    staying = sorted(look.stay.difference(again)) if again else look.staying
    return look.grown(Settled, staying=staying, captions=captions, standfirst=summary, repeats=again)


def ask(look: _Phase, finders: Iterable[tuple[Rule, Finder[_Phase]]]) -> dict[int, Rule]:
    """Return, by block, the rule of the last finder that finds it."""
    stated: dict[int, Rule] = {}
    for rule, find in finders:
        if found := find(look):
            stated |= dict.fromkeys(found, rule)
    return stated


def unsaid(find: Finder[_Phase]) -> Finder[_Phase]:
    """Return a finder of what another finds and no phrase speaks against; the blocks need not be candidates."""

    @wraps(find)
    def find_unsaid(look: _Phase) -> Collection[int]:
        found = find(look)
        if not found:
            return found
        phrases = match_phrases(look.page, look.lexicon, found)
        return [i for i in found if not phrases[i]]

    return find_unsaid


KEEPING: tuple[tuple[Rule, Finder[Kept]], ...] = (
    (rules.MOSTLY_KEPT, alike.find_alike),
    (rules.LED_LIST, unsaid(lead_ins.find_led_lists)),
    (rules.LIST_AFTER_COLON, unsaid(lead_ins.find_after_colons)),
    (rules.LINKED_ITEM, unsaid(alike.find_link_items)),
    (rules.LINE_IN_RUN, unsaid(alike.find_lines_in_runs)),
    (rules.WRAPPED_HEADING, unsaid(subheads.find_wrapped_headings)),
    (rules.QUESTIONS_AND_ANSWERS, unsaid(questions.find_answers)),
    (rules.AMID_THE_BODY, amid_body.find_wedged),
    (rules.QUOTATION, unsaid(quotations.find_wedged_quotations)),
    (rules.SUBHEAD, subheads.find_subheads),
    (rules.PARTED_SUBHEAD, subheads.find_parted_subheads),
    (rules.NAMED_NETWORK, attrgetter("mentions")),
    (rules.PREFORMATTED, unsaid(amid_body.find_amid_code)),
    (rules.RECIPE, unsaid(recipe_cards.find_recipe_lines)),
    (rules.BODY_SIBLING, attrgetter("siblings")),
    (rules.BETWEEN_KEPT, siblings.find_between),
    (rules.SENTENCE_AMID_TEXT, unsaid(siblings.find_sentences)),
    (rules.DATA_TABLE, attrgetter("cells")),
)
"""What keeps more than the scores do; the last that finds a block states it."""
FOLLOWING: tuple[tuple[Rule, Finder[Staying]], ...] = (
    (rules.LIST_HEADING, unsaid(list_headings.find_list_headings)),
    (rules.BOX_HEADING, unsaid(box_headings.find_box_headings)),
    (rules.BOX_HEADING, unsaid(box_headings.find_unfolding)),
    (rules.FACT_BOX, fact_boxes.find_fact_boxes),
    (rules.FACT_BOX, unsaid(fact_boxes.find_callouts)),
    (rules.LIVE_ENTRY, unsaid(entries.find_entries)),
    (rules.SPEAKER, unsaid(quotations.find_speakers)),
    (rules.LIST_HEADING, unsaid(list_headings.find_terms)),
)
"""What keeps what belongs to all that stays by the scores and by `KEEPING`."""
DECIDING: tuple[tuple[Rule, Finder[Settled]], ...] = (
    (rules.LOOSE_END, apart.find_loose_end),
    (rules.MID_BODY_TEASER, teasers.find_link_teasers),
    (rules.FOREIGN_HEADLINE, foreign_headlines.find_foreign_headlines),
    (rules.MORE_NEWS, labelled_headlines.find_labelled_headlines),
    (rules.MORE_NEWS, labelled_headlines.find_links_below_labels),
    (rules.MORE_NEWS, labelled_headlines.find_labels_of_links),
    (rules.LINK_BAR, teasers.find_link_bars),
    (rules.LABELLED_LINK, unsaid(teasers.find_labelled_links)),
    (rules.HEADING_OF_LINKS, teasers.find_links_headings),
    (rules.TEASER_LIST, teasers.find_teaser_lists),
    (rules.TEASER_CARD, cards.find_summaries_below_links),
    (rules.TEASER_CARD, cards.find_overlaid),
    (rules.MORE_NEWS, other_articles.find_more_news),
    (rules.INSERT, boxes.find_inserts),
    (rules.HOUSE_PITCH, pitches.find_pitches),
    (rules.HOUSE_PITCH, pitches.find_callouts),
    (rules.CHANNEL_LINK, forms.find_channel_links),
    (rules.CALL_TO_PROGRAMME, pitches.find_calls),
    (rules.BUTTON, forms.find_buttons),
    (rules.FORM, forms.find_forms),
    (rules.FORM, forms.find_poll_results),
    (rules.BESIDE_FORM, boxes.find_beside_forms),
    (rules.SIGN_UP_BOX, boxes.find_signups),
    (rules.MOSTLY_KEPT, unsaid(alike.find_numbered_headings)),
    (rules.DATE_LINE, date_lines.find_datelines),
    (rules.TIME_OF_DAY, date_lines.find_clocks),
    (rules.EMBEDDED_POST, amid_body.find_posts),
    (rules.STANDFIRST, attrgetter("standfirst")),
    (rules.STANDFIRST, standfirst_lists.find_headings),
    (rules.PAGE_SUMMARY, page_summary.find_summary),
    (rules.CAPTION_WITH_CREDIT, attrgetter("captions")),
    (rules.LINE_BELOW_PICTURE, picture_lines.find_picture_lines),
    (rules.BELOW_PICTURE, below_pictures.find_lines_below_pictures),
    (rules.ALTERNATIVE_TEXT, picture_lines.find_alternative_texts),
    (rules.ALTERNATIVE_TEXT, picture_lines.find_said_twice),
    (rules.CAPTION_ECHO, repeats.find_caption_echoes),
    (rules.FAR_FROM_ARTICLE, apart.find_apart),
    (rules.ABOVE_HEADLINE, apart.find_above_headline),
    (rules.SCREEN_READER_TEXT, apart.find_unseen),
    (rules.BIO_BOX, apart.find_bios),
    (rules.NEXT_ARTICLE, other_articles.find_next_articles),
    (rules.HEADLINE, attrgetter("titles")),
    (rules.DATA_TABLE, attrgetter("cells")),  # nothing of a table goes by itself
    (rules.SITE_TABLE, data_tables.find_site_tables),
    (rules.CALENDAR, data_tables.find_calendars),
    (rules.SECOND_COPY, attrgetter("repeats")),
    (rules.PULL_QUOTE, quotations.find_pull_quotes),
    (rules.MACHINE_TEXT, machine_text.find_machine_text),
    (rules.MACHINE_SUMMARY, machine_text.find_machine_summaries),
    (rules.COOKIE_NOTICE, boxes.find_notices),
    (rules.BELOW_COMMENTS, comments.find_comments),
    (rules.BELOW_ALL_COMMENTS, comments.find_below_comments),
)
"""What goes of what would stay, or stays for what it is."""
