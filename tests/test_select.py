"""The rules of context at work on whole pages: `newsclean.context.select`; a rule alone is tested with its module."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand_made import PROSE, Part, make_page

import newsclean
from newsclean import Trace, Verdict
from newsclean.context.candidates import find_candidates
from newsclean.context.thresholds import DOUBTFUL_SCORE, SUSPECT_SCORE, find_threshold, least_score, usual_hints
from newsclean.options import THRESHOLDS
from newsclean.page.tags import Hint

TITLE = "Bridge over the Lume stays shut"
BODY = [f"<p>{PROSE.replace('Monday', day)}</p>" for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")]


def traced(body: str) -> Trace:
    head = f"<html lang=en><head><title>{TITLE}</title></head>"
    return newsclean.trace(f"{head}<body><nav><a href=/>Home</a></nav><article><h1>{TITLE}</h1>{body}</article></body>")


def verdict_on(text: str, trace: Trace, stage: str = "context") -> Verdict:
    """Return the verdict on the one block that holds a text."""
    (index,) = [block.index for block in trace.page.blocks if text in block.text]
    (verdict,) = [v for v in trace.verdicts if v.block == index and v.stage == stage]
    return verdict


@pytest.mark.parametrize("kind", ["tweet", "video"])
def test_a_post_amid_the_body_is_a_quote(kind: str) -> None:
    """An embedded post between paragraphs stays, as a quotation, by the rule for posts."""
    post = f'<blockquote class="twitter-{kind}"><p>Shut again, and nobody knows why!</p>Ada Quill</blockquote>'
    verdict = verdict_on("Shut again", traced("".join([*BODY[:2], post, *BODY[2:]])))
    assert (verdict.keep, verdict.rule, verdict.role) == (True, "embedded-post", "quote")


def test_a_summary_below_the_headline_is_the_standfirst() -> None:
    """What the page calls its standfirst is the article's, and opens the text."""
    summary = "Commuters will have to go round by the old mill until the spring."
    article = traced(f"<p class=standfirst>{summary}</p>{''.join(BODY)}").article
    assert (article.standfirst, article.standfirst_shown) == (summary, True)
    assert article.text.startswith(summary)


def test_a_list_of_links_that_the_text_leads_to_stays_but_for_a_promo() -> None:
    """Links in a list below a line with a colon stay, amid the body; one that says "Read more", far in, goes."""
    links = [f"<li><a href=/{letter}>{letter} Bridge</a></li>" for letter in "ABCDEFGHIKLMNOPQRSTU"]
    links.insert(10, "<li><a href=/news>Read more</a></li>")
    trace = traced("".join([*BODY[:2], "<p>These stay open:</p><ul>", *links, "</ul>", *BODY[2:]]))
    assert {verdict_on(f"{letter} Bridge", trace).rule for letter in "AKU"} == {"led-list"}
    assert not verdict_on("Read more", trace).keep


def test_the_best_of_a_page_with_hardly_any_text_stays() -> None:
    """Where next to nothing reaches the usual score, what comes nearest stays, and a page of one sentence has it."""
    page = make_page(Part(PROSE), Part("Share this page"))
    assert find_threshold(page, [0.3, 0.1], 0.5) <= 0.3
    assert find_threshold(page, [0.05, 0.01], 0.5) > 0.05
    assert find_threshold(make_page(*[Part(PROSE)] * 3), [0.9, 0.9, 0.3], 0.5) == 0.5
    assert verdict_on("The bridge stays shut.", traced("<p>The bridge stays shut.</p>")).keep


def test_beside_a_few_sentences_what_reads_like_a_label_goes() -> None:
    """A death notice of some words is all of the text: the lines for wreaths below it are none."""
    few = [Part("He died on Friday and was 93 years old.")] * 2
    rest = Part("No flowers, please."), Part("Send flowers | Share a memory")
    assert find_threshold(make_page(*few, *rest), [0.7, 0.7, 0.4, 0.18], 0.5) == 0.3
    assert find_threshold(make_page(few[0], *rest), [0.7, 0.4, 0.18], 0.5) == 0.15


def test_what_the_lowered_threshold_keeps_says_so() -> None:
    """The rule of what reads like the article is not named for what only stays since there is little else."""
    body = "<p>Tom Wick died at home on Friday. He was 93.</p><p>No flowers, please.</p><p>Ask Ada | 5</p>"
    kept = [v for v in traced(body).verdicts if v.stage == "context" and v.keep]
    assert kept
    assert {v.rule: v.score >= 0.5 for v in kept} == {"fitted-score": True, "likeliest-text": False}


def test_a_short_link_is_a_label_whatever_its_score() -> None:
    """A few words that are all link are judged as a label, without asking the trees."""
    verdict = verdict_on("Home", traced("".join(BODY)), "alone")
    assert (verdict.keep, verdict.score, verdict.rule) == (False, 0.02, "link-label")


def test_where_nothing_is_sure_prose_lower_scores_are_looked_at() -> None:
    """On a page of nameless elements a low score of its own says little of a block."""
    page = make_page(Part(PROSE), Part("Notes"))
    assert find_candidates(page, [0.6, 0.05]) == [0, 1]
    assert find_candidates(page, [0.6, 0.01]) == [0]
    far = make_page(Part(PROSE), *[Part("Notes")] * 5)
    assert 5 not in find_candidates(far, [0.9, *[0.05] * 5])


USUAL = THRESHOLDS["balanced"]


@pytest.mark.parametrize(
    ("text", "hints", "threshold", "least"),
    [
        ("The bridge is shut.", 0, USUAL, USUAL),
        ("The bridge is shut.", Hint.INFOBOX, USUAL, DOUBTFUL_SCORE),
        ("The bridge is shut.", Hint.AUTHOR, USUAL, SUSPECT_SCORE),
        ("The bridge is shut.", Hint.AUTHOR, THRESHOLDS["recall"], THRESHOLDS["recall"]),
        ("The bridge is shut. " * 16, Hint.AUTHOR, USUAL, USUAL),
    ],
    ids=["no name", "a box", "an author's", "for recall", "long"],
)
def test_a_short_block_needs_a_score_by_what_it_is_called(
    text: str, hints: int, threshold: float, least: float
) -> None:
    """The names of the elements around a short block raise the score that it needs, where recall is not favored."""
    page = make_page(Part(text, hints=hints))
    assert least_score(page, page.blocks[0], threshold) == least


@pytest.mark.parametrize("hint", [Hint.INFOBOX, Hint.SUBSCRIBE])
def test_what_half_of_the_prose_is_called_says_nothing(hint: Hint) -> None:
    """Where a house calls each paragraph "paywall", a doubtful one needs no higher score than others."""
    prose = [Part(PROSE, hints=hint), Part(PROSE)]
    assert usual_hints(make_page(*prose), [0.9, 0.9]) == hint
    assert usual_hints(make_page(*prose, Part(PROSE)), [0.9, 0.9, 0.9]) == 0
    page = make_page(Part("The bridge is shut.", hints=hint))
    assert least_score(page, page.blocks[0], USUAL, hint) == USUAL


def test_the_topics_of_a_whole_post_are_no_name_of_its_paragraphs() -> None:
    """ "post category-ferry tag-lume" says what the post is about; a list of topics is called so itself."""
    post = Part("", "div", hints=Hint.ARTICLE | Hint.TAGS)
    text = Part("", "div", hints=Hint.BODY)
    page = make_page(post, text._replace(parent=2), Part("The bridge is shut.", parent=3))
    containers = [*page.containers[:4], page.containers[4]._replace(near=Hint.ARTICLE | Hint.TAGS | Hint.BODY)]
    page = replace(page, containers=tuple(containers))
    assert least_score(page, page.blocks[2], USUAL) == USUAL
    listed = make_page(post, text._replace(parent=2, hints=Hint.TAGS), Part("The bridge is shut.", parent=3))
    assert least_score(listed, listed.blocks[2], USUAL) == DOUBTFUL_SCORE


def test_a_link_in_a_sentence_may_be_called_anything() -> None:
    """ "InlineLink" is how a link in a paragraph is styled; a line that is one says that it leads elsewhere."""
    linked = Part("She asked for the records of all nine ships.", inline=Hint.RELATED | Hint.LIST, linked=0.3)
    page = make_page(linked, linked._replace(linked=0.9), linked._replace(text="Records of all nine ships"))
    assert [least_score(page, block, USUAL) for block in page.blocks] == [USUAL, DOUBTFUL_SCORE, DOUBTFUL_SCORE]


# ---- roles ------------------------------------------------------------------------------------------------------

LONG = PROSE.replace("bridge", "old bridge with the seven arches that the town is known for")


@pytest.mark.parametrize(
    ("html", "role"),
    [
        (f"<p>{LONG}</p>", "paragraph"),
        (f"<blockquote><p>{LONG}</p></blockquote>", "quote"),
        (f"<ul><li>{LONG}</li></ul>", "list-item"),
        (f"<ul><li><p>{LONG}</p></li></ul>", "list-item"),
        (f"<pre>{LONG}</pre>", "preformatted"),
        (f"<table><tr><td>{LONG}</td></tr></table>", "paragraph"),
    ],
    ids=["p", "blockquote", "li", "p in li", "pre", "a column of a layout"],
)
def test_a_role_is_that_of_the_element(html: str, role: str) -> None:
    """What stays has the role of the element that it stands in; a long table cell is a column of a layout."""
    article = traced("".join([*BODY[:3], html, *BODY[3:]])).article
    assert [p.role for p in article.paragraphs if p.text == LONG] == [role]


def test_a_line_called_a_promo_needs_a_high_score() -> None:
    """A line without an end mark in an element that is itself called a promo stays from a higher score on."""
    promo = Part("Keeper tells of the silliest day of her career", hints=Hint.PROMO)
    said = promo._replace(text=f"{promo.text}.")
    page = make_page(promo, said, promo._replace(tag="h3"), said, promo._replace(hints=0, parent=5),
                     promo._replace(hints=0, inline=Hint.CREDIT))  # fmt: skip
    scores = [least_score(page, block, 0.5) for block in page.blocks]
    assert scores == [0.9, 0.7, 0.7, 0.7, 0.7, 0.7]


def test_a_teaser_below_a_label_says_so() -> None:
    """The rule that cuts a summary below "More Latest News" does not call it a link."""
    label = "<h2>More Latest News</h2>"
    teasers = "".join(
        f"<div><h3><a href=/{n}>Ferry runs aground in thick fog {n}</a></h3><p>It had been on its way to the far bank "
        f"with {n} cars and a cow when it struck a rock off the old lamp.</p></div>"
        for n in range(20)
    )
    trace = traced("".join(BODY) + label + teasers + "<p><a href=/news>See more</a></p>")
    assert "cow" not in trace.article.text
    assert "more-news" in {r.rule for r in trace.article.removed if "cow" in r.text}
