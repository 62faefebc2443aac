"""Which of the pieces that were cut are captions of the article's pictures (layer 4): pieces in, Captions out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import NamedTuple

import regex

from newsclean.addresses import is_image, leads_elsewhere
from newsclean.captions.caption_roles import (
    BESIDE,
    ROLES_OF_PICTURES,
    RULES_OF_PICTURES,
    Told,
    is_credit_next,
    is_label_unseen,
    is_linked_caption,
    leads_to_picture,
    may_be_labelled,
    read_label,
    role_of_piece,
)
from newsclean.captions.caption_texts import read_caption
from newsclean.captions.credit_elements import credit_apart
from newsclean.captions.credit_words import (
    OVERLAY_WORDS,
    SHORTEST_CAPTION,
    house_behind_rights,
    is_label,
    is_labelled,
    names_credit,
    reads_like_text,
    without_rights,
)
from newsclean.captions.joined_captions import says_again, whole_caption, with_whole_credits
from newsclean.captions.no_captions import (
    is_among_teasers,
    is_button,
    is_byline_or_day,
    is_far,
    is_no_caption,
    is_no_credit,
    is_of_table,
    is_offer,
    is_summary,
)
from newsclean.captions.page_credits import credited_to, without_stops
from newsclean.captions.players import is_below_player, is_in_film, is_players_source
from newsclean.lexicon import Lexicon
from newsclean.model import Caption, Cut, Page
from newsclean.page.block_text import count_words
from newsclean.page.structure import LINE_OF_HEADLINE, is_linked, is_named_for_pictures, is_next_to
from newsclean.page.tags import IMAGES, Hint
from newsclean.prose import NO_MARK, end_mark
from newsclean.scoring.rules import ALTERNATIVE_TEXT, BELOW_PICTURE, NEXT_ARTICLE, OUTSIDE_ARTICLE, phrase_rule_name

MAX_CAPTIONS = 5_000
"""Pieces of pictures after which none is read: each takes 100 µs, and of 1,511 real pages the richest has 424."""


class _Context(NamedTuple):
    """What is known of the page and its article."""

    page: Page
    lexicon: Lexicon
    authors: Sequence[str]
    last: int
    """The last block that stays."""


class _Near(NamedTuple):
    """A piece that may be of a picture, and what stands around it."""

    piece: Cut
    above: Cut | None
    following: Cut | None
    beside: Told | None
    """What was told last, where the two may be one caption."""
    label: str
    """What a label right above it says that it is, a caption or a credit; "" without one."""


class _Label(NamedTuple):
    """What a label says of what stands below it."""

    block: int
    role: str


def up_to_last_caption(cut: Sequence[Cut]) -> Sequence[Cut]:
    """Return what was cut up to the last piece that is read for captions: all of it but on an endless page."""
    places = (place for place, piece in enumerate(cut) if piece.block.media or piece.verdict.role in ROLES_OF_PICTURES)
    return cut[: next(islice(places, MAX_CAPTIONS, None), None)]


def find_told(
    page: Page, cut: Sequence[Cut], last: int, lexicon: Lexicon, authors: Sequence[str]
) -> Sequence[Told]:
    """Return what was cut that tells of the article's pictures; `last` is the last block that stays."""
    pieces = [
        piece if piece.verdict.role != "copyright" else _without_rights(page, piece, lexicon)
        for piece in _without_more_news(page, cut, last)
    ]
    context = _Context(page, lexicon, authors, last)
    return _without_repeats(page, with_whole_credits(page, _captions(context, pieces)))


def roles_of(told: Iterable[Told]) -> dict[tuple[int, int], str]:
    """Return which pieces, by block and line, are captions and which are credits."""
    return {(verdict.block, verdict.line): role for one in told for verdict, role in one.pieces}


def read_captions(page: Page, told: Sequence[Told], cut: Iterable[Cut]) -> tuple[Caption, ...]:
    """Return the captions of the article's pictures, each once."""
    shown = _without_promos(page, list(_without_overlays(page, told)))
    return without_stops(_once_each(one.caption for one in shown), (piece.text for piece in cut))


_MOST_READ = 40  # captions, credits: many links may stand in an element that is never closed, and each reads all of it
_NO_LABEL = _Label(-1, "")


def _captions(context: _Context, pieces: Sequence[Cut]) -> list[Told]:
    """Return the captions among the pieces; a credit beside its caption, in a block of its own, is joined to it."""
    told: list[Told] = []
    label, count = _NO_LABEL, 0
    for above, piece, following in zip((None, *pieces), pieces, (*pieces[1:], None), strict=False):
        block, _, verdict = piece
        index = block.index
        beside = told[-1] if told and index - told[-1].block.index <= BESIDE else None
        if beside and not _may_go_on(beside, above, piece):
            beside = None
        is_over = following is not None and following.block.media > 0 and following.verdict.role == "credit"
        is_of_picture = beside or block.media or is_over or index == label.block or verdict.role in ROLES_OF_PICTURES
        if not is_of_picture and not (verdict.rule in RULES_OF_PICTURES and _is_by_its_place(context.page, piece)):
            continue  # most: at once
        near = _Near(piece, above, following, beside, label.role if index == label.block else "")
        if (opened := _label_below(context, near)) is not None:
            label = opened
        elif role := near.label or role_of_piece(context.page, piece, following, beside, context.lexicon):
            count += 1
            if (one := _told(context, near, role, may_read=count <= _MOST_READ)) is not None:
                told[len(told) - (beside is not None) :] = _joined_or_apart(context, near, one)
    return told


def _may_go_on(told: Told, above: Cut | None, piece: Cut) -> bool:
    """Tell whether a piece may be one with what was told last: that is no two already, nor parted from an agency."""
    if len(told.pieces) > 1:
        return False
    return not (piece.verdict.role == "agency" and above and above.block.index < piece.block.index - 1)


def _is_by_its_place(page: Page, piece: Cut) -> bool:
    """Tell whether a text that went for its place is of a picture: a label, or a link in a caption."""
    return is_label_unseen(page, piece) or is_linked_caption(page, piece)


def _label_below(context: _Context, near: _Near) -> _Label | None:
    """Return what a label says of the block below it, None of a piece that is no label."""
    page, block = context.page, near.piece.block
    says = read_label(page, near.piece, near.following, context.lexicon)
    if says is None:
        return None
    return _Label(block.index + 1, says) if says and may_be_labelled(page, block, near.following) else _NO_LABEL


def _told(context: _Context, near: _Near, role: str, *, may_read: bool) -> Told | None:
    """Return what a piece that stands where a caption or a credit does tells of a picture, None where it is neither.

    `may_read`: whether its element may be read.
    """
    page, block, verdict = context.page, near.piece.block, near.piece.verdict
    if _is_none(context, near, role, may_read=may_read):
        return None
    caption = credited_to(read_caption(page, near.piece, role, context.lexicon), context.authors)
    if role == "caption" and not caption.credit and _is_other_text(context, near):
        return None
    # no space may part a credit from the caption behind it: "Picture: PAThe quay at noon"
    is_of_picture = block.media > 0 or page.containers[block.container].hints & Hint.FIGURE
    is_glued = is_of_picture and caption.credit is not None and reads_like_text(caption.credit)
    is_credit = role == "credit" and not is_glued
    is_whole = is_credit or (caption.credit and caption.text and not _GLUED.search(caption.text))
    if may_read and not is_whole and verdict.line < 0:
        caption = credit_apart(page.element(block.container), near.piece.text, context.lexicon) or caption
    return Told(caption, block, ((verdict, "caption" if caption.text else "credit"),))


_GLUED = regex.compile(r"\p{Ll}\p{Lu}\w{0,20}$")  # no space parts the two: "The quay at noon<cite>Ada Quill/PA"


def _is_other_text(context: _Context, near: _Near) -> bool:
    """Tell whether what stands where a caption does, but has no credit, is a table's, a player's or the page's."""
    page, block = context.page, near.piece.block
    if is_of_table(page, block) or is_button(page, block) or is_summary(page, near.piece, near.above):
        return True
    if is_below_player(page, block) or is_byline_or_day(page, block, context.authors, context.lexicon.code):
        return True
    return is_in_film(page, block) and not is_credit_next(page, near.piece, near.following, context.lexicon)


def _is_none(context: _Context, near: _Near, role: str, *, may_read: bool) -> bool:
    """Tell whether what looks like a caption or a credit is a teaser's, a link's, or the credit of something else."""
    page, lexicon, piece, beside = context.page, context.lexicon, near.piece, near.beside
    block = piece.block
    among = beside.block if beside and role == "credit" and is_next_to(page, beside.block, block) else block
    if is_among_teasers(page, among) or is_no_caption(page, piece, near.following, lexicon):
        return True
    if is_linked(block) and not (may_read and _leads_to_own(page, piece, role, lexicon)):
        return True
    return role == "credit" and _is_anothers_credit(context, piece, beside)


def _joined_or_apart(context: _Context, near: _Near, told: Told) -> list[Told]:
    """Return what takes the place of what was told last, `near.beside`: the two as one, or those that tell something.

    Of two that say the same credit the one with a caption stays.
    """
    page, lexicon, beside = context.page, context.lexicon, near.beside
    if beside and (whole := whole_caption(page, beside, told, lexicon)):
        return [Told(whole, beside.block, (*beside.pieces, *told.pieces))]
    before = [beside] if beside else []
    if not _is_worth_telling(context, near, told) or (beside and says_again(beside.caption, told.caption)):
        return before
    return [told] if beside and says_again(told.caption, beside.caption) else [*before, told]


def _is_worth_telling(context: _Context, near: _Near, told: Told) -> bool:
    """Tell whether a piece is a caption, or a credit that says whose it is, and not far from all pictures."""
    page, lexicon, piece = context.page, context.lexicon, near.piece
    is_caption = _is_caption(context, piece, told.caption) or is_credit_next(page, piece, near.following, lexicon)
    return is_caption and not is_far(page, told, piece, context.last, lexicon)


def _leads_to_own(page: Page, piece: Cut, role: str, lexicon: Lexicon) -> bool:
    """Tell whether a link is no teaser's but leads to its own picture, or to the page of who took it."""
    return leads_to_picture(page, piece.block) or (role == "credit" and names_credit(piece.block.text, lexicon))


def _is_anothers_credit(context: _Context, piece: Cut, beside: Told | None) -> bool:
    """Tell whether what is called a credit is that of no picture: an offer, a player's source, a date, the byline."""
    page, block = context.page, piece.block
    if is_offer(block, context.lexicon) or (not beside and is_players_source(page, block)):
        return True
    of_picture = beside is not None or bool(page.containers[block.container].hints & Hint.FIGURE)
    return is_no_credit(piece.text, context.lexicon, context.authors, of_picture=of_picture)


_OPENS_MORE_NEWS = (phrase_rule_name("related"), NEXT_ARTICLE.name)
_SET_ASIDE = Hint.GALLERY | Hint.EMBED


def _without_more_news(page: Page, cut: Sequence[Cut], last: int) -> Iterator[Cut]:
    """Yield what was cut, below the last block that stays up to a label of other news or another article.

    Pictures there are theirs, as those in promos and sidebars below the text are, and icons in dialogs outside the
    article; an <aside> may hold the article's gallery.
    """
    below = bisect_right(cut, last, key=lambda piece: piece.block.index)
    yield from cut[:below]
    for piece in cut[below:]:
        if piece.verdict.rule in _OPENS_MORE_NEWS:
            return
        container = page.containers[piece.block.container]
        is_beside = container.hints & Hint.SIDEBAR and not container.hints & _SET_ASIDE
        is_apart = container.hints & Hint.MODAL and piece.verdict.rule == OUTSIDE_ARTICLE.name
        if not (container.near & Hint.PROMO or is_beside or is_apart):
            yield piece


def _without_rights(page: Page, piece: Cut, lexicon: Lexicon) -> Cut:
    """Return what went for the rights at a caption's end as that caption, what else went so as it is."""
    if not page.containers[piece.block.container].own_hints & Hint.CAPTION:
        return piece
    said = piece.text if house_behind_rights(piece.text, lexicon) else without_rights(piece.text, lexicon)
    return Cut(piece.block, said, piece.verdict._replace(role="caption")) if said else piece


_SURE_CAPTIONS = (ALTERNATIVE_TEXT.name, BELOW_PICTURE.name)
_MOST_LINKS = 4  # in a caption without a credit; what is called a foot may be the page's
_LABEL_CHARS = 16  # by hand; at half and at twice 0 and 1 of 520 pages differ


def _is_caption(context: _Context, piece: Cut, caption: Caption) -> bool:
    """Tell whether a piece is worth reporting: words of a caption, or a credit with a picture or with its label."""
    page, lexicon, block = context.page, context.lexicon, piece.block
    if caption.text:
        if caption.credit:
            return True
        is_sure = piece.verdict.rule in _SURE_CAPTIONS or count_words(caption.text) >= SHORTEST_CAPTION
        return is_sure and block.links <= _MOST_LINKS
    if caption.credit is None or is_label(caption.credit, lexicon):
        return False
    if block.media or is_named_for_pictures(page, block):
        return True
    is_called = page.containers[block.container].hints & Hint.CREDIT != 0
    found = lexicon.match(block.text)
    if found is None or found.category != "credit":
        is_said = found is None and 2 * block.link_chars < block.chars  # no "Topic:" and a link
        return is_said and block.text.find(":", 1, _LABEL_CHARS) > 0
    return is_called or is_labelled(block.text, caption.credit, lexicon)


def _without_repeats(page: Page, told: Sequence[Told]) -> list[Told]:
    """Return the captions without those far from any picture that say of one what another says.

    The credit alone: "Lead picture: Ada Quill".
    """
    far = [
        not (one.caption.text or one.block.media or is_named_for_pictures(page, one.block)) for one in told
    ]
    credited = {one.caption.credit for one, is_apart in zip(told, far, strict=True) if not is_apart}
    both = zip(told, far, strict=True)
    return [one for one, is_apart in both if not (is_apart and one.caption.credit in credited)]


def _without_promos(page: Page, told: Sequence[Told]) -> list[Told]:
    """Return the captions without another story's headline below its picture, which is a link to it.

    The article's own pictures may lead somewhere, too: those of a promo alone do, and have no credit.
    """
    if len(told) < _PROMO_AMID or not any(one.caption.credit for one in told):
        return list(told)
    bare = [one for one in told if one.caption.credit is None and _may_be_promo(page, one)]
    if not bare or any(one.caption.credit and _is_linked_picture(page, one) for one in told):
        return list(told)
    promos = {one.block.index for one in bare if _is_linked_picture(page, one)}
    if len(promos) > _PROMOS:
        return list(told)
    return [one for one in told if one.block.index not in promos]


_PROMO_AMID = 2  # captions: its own and one of the article's
_PROMOS = 1  # an annotated page has a row of the author's pictures, each a link; at 0 and at 9 none of 443 differs


def _may_be_promo(page: Page, told: Told) -> bool:
    is_line = told.block.words in LINE_OF_HEADLINE and end_mark(told.caption.text) == NO_MARK
    return is_line and page.containers[told.block.container].tag == "figcaption"


def _is_linked_picture(page: Page, told: Told) -> bool:
    """Tell whether the picture above a caption in a <figure> is a link to another page that is no picture's."""
    caption = page.element(told.block.container)
    figure = next(caption.iterancestors("figure"), None) if caption is not None else None
    image = next(figure.iter(*IMAGES), None) if figure is not None else None
    link = next(image.iterancestors("a"), None) if image is not None else None
    href = link.get("href") if link is not None else None
    return leads_elsewhere(href) and not is_image(href)


def _without_overlays(page: Page, told: Sequence[Told]) -> Iterator[Told]:
    """Yield the captions without lines over pictures: no sentence, between a picture and a caption with a credit."""
    for one, two in zip_longest(told, told[1:]):
        if not (two and _is_overlay(page, one) and _goes_on(one, two)):
            yield one


def _is_overlay(page: Page, told: Told) -> bool:
    text, credit = told.caption
    is_line = text.count(" ") < OVERLAY_WORDS and end_mark(text) == NO_MARK
    return credit is None and is_line and page.containers[told.block.container].tag != "figcaption"


def _goes_on(above: Told, below: Told) -> bool:
    """Tell whether two captions stand with one picture, the second with its credit."""
    is_near = below.block.index - above.block.index <= BESIDE
    return bool(below.caption.credit) and not below.block.media and is_near


_SAID_ONCE_WORDS = 5  # by hand; at half and at twice 2 and 4 of 520 pages differ


def _once_each(captions: Iterable[Caption]) -> tuple[Caption, ...]:
    """Return captions without those that a lightbox shows again, or a line over the picture says without the credit.

    A few words may be said of two pictures. What is called a credit may be a caption said again.
    """
    seen: set[Caption] = set()
    once = []
    for caption in captions:
        if caption not in seen or caption.text.count(" ") < _SAID_ONCE_WORDS:
            once.append(caption)
            seen.add(caption)
    credited = {caption.text.rstrip(".") for caption in seen if caption.credit and caption.text}
    return tuple(
        caption for caption in once
        if (caption.text and caption.credit) or (caption.text or caption.credit or "").rstrip(".") not in credited
    )  # fmt: skip
