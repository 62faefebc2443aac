"""Which of the pieces that were cut are captions of the article's pictures (layer 4): pieces in, Captions out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from newsclean.captions.caption_roles import (
    BESIDE,
    LABEL_ENDS,
    OF_NO_NAME,
    PHRASE_WORDS,
    ROLES_OF_PICTURES,
    RULES_OF_PICTURES,
    Told,
    is_called_foot,
    is_credit_next,
    is_label_unseen,
    is_linked_caption,
    is_linked_name,
    leads_to_picture,
    may_be_labelled,
    read_label,
    role_of_piece,
)
from newsclean.captions.credit_at_end import find_credit
from newsclean.captions.credit_elements import credit_apart, credit_with
from newsclean.captions.credit_words import (
    BRACKETED,
    OVERLAY_WORDS,
    SHORTEST_CAPTION,
    bare_credit,
    is_label,
    is_labelled,
    names_credit,
    opens_credit,
    reads_like_text,
    without_offer,
    without_rights,
)
from newsclean.captions.credits import split_credit, without_counter
from newsclean.captions.no_captions import (
    is_among_teasers,
    is_button,
    is_far,
    is_no_caption,
    is_no_credit,
    is_offer,
    is_summary,
    titles_in_figures,
)
from newsclean.captions.page_credits import credited_alike, credited_to, without_stops
from newsclean.captions.players import is_players_source
from newsclean.lexicon import Lexicon
from newsclean.model import Caption, Cut, Page
from newsclean.page.block_text import count_words
from newsclean.page.element_text import shown_text
from newsclean.page.structure import is_inside, is_linked, is_named_for_pictures, is_next_to
from newsclean.page.tags import Hint
from newsclean.scoring.features import NO_MARK, SENTENCE, end_mark
from newsclean.scoring.rules import ALTERNATIVE_TEXT, BELOW_PICTURE, FIGURE_TEXT, NEXT_ARTICLE, phrase_rule_name
from newsclean.text import COLONS


def find_told(
    page: Page, cut: Sequence[Cut], last: int, lexicon: Lexicon, authors: Sequence[str]
) -> Sequence[Told]:
    """Return what was cut that tells of the article's pictures; `last` is the last block that stays."""
    return _without_repeats(page, _with_whole_credits(page, _captions(page, cut, last, lexicon, authors)))


def roles_of(told: Iterable[Told]) -> dict[tuple[int, int], str]:
    """Return which pieces, by block and line, are captions and which are credits."""
    return {(verdict.block, verdict.line): role for one in told for verdict, role in one.pieces}


def read_captions(page: Page, told: Sequence[Told], cut: Iterable[Cut]) -> tuple[Caption, ...]:
    """Return the captions of the article's pictures, each once."""
    shown = list(_without_overlays(page, told))
    captions = _once_each(credited_alike([one.caption for one in shown], [one.block.text for one in shown]))
    return without_stops(captions, (piece.text for piece in cut))


_MOST_LOOKUPS = 40  # elements: many links may stand in one that is never closed, and each reads it to its end


def _captions(
    page: Page, cut: Iterable[Cut], last: int, lexicon: Lexicon, authors: Sequence[str]
) -> Iterator[Told]:
    """Yield the captions that were cut; a credit beside its caption, in a block of its own, is joined to it."""
    pieces = tuple([_without_rights(page, piece, lexicon) for piece in _without_more_news(page, cut, last)])
    titles = titles_in_figures(pieces)
    lookups = iter(range(_MOST_LOOKUPS))
    pending: Told | None = None
    place = labelled = -1
    label_of = ""
    for above, piece, following in zip((None, *pieces), pieces, (*pieces[1:], None), strict=False):
        block, text, verdict = piece
        index = block.index
        beside = pending if index - place <= BESIDE else None
        if verdict.role == "agency" and above and above.block.index < index - 1:
            beside = None  # text that stays parts them: the agency is the text's
        is_of_picture = verdict.role in ROLES_OF_PICTURES or block.media or beside or index == labelled
        if not is_of_picture and verdict.rule not in RULES_OF_PICTURES:
            continue  # most
        is_of_picture = is_of_picture or is_label_unseen(page, piece)
        if not (is_of_picture or is_linked_caption(page, piece) or is_called_foot(page, piece)):
            continue
        if (opens := read_label(page, piece, following, lexicon)) is not None:
            labelled, label_of = (index + 1 if opens and may_be_labelled(page, block, following) else -1), opens
            continue
        role = label_of if index == labelled else role_of_piece(page, piece, following, beside, lexicon)
        among = beside.block if beside and role == "credit" and is_next_to(page, beside.block, block) else block
        if not role or is_among_teasers(page, among) or is_no_caption(page, piece, following, lexicon, titles):
            continue
        if is_linked(block) and not _leads_to_own(page, piece, role, lexicon, lookups):
            continue
        if role == "credit" and _is_anothers_credit(page, piece, lexicon, authors, beside):
            continue
        caption = credited_to(_read_caption(page, piece, role, lexicon), authors, lexicon)
        if beside and not beside.caption.text and _is_kind(caption, lexicon):
            caption = Caption(text)
        if role == "caption" and not caption.credit and (is_button(page, block) or is_summary(page, piece, above)):
            continue
        is_whole = role == "credit" or (caption.credit and caption.text)
        if not is_whole and verdict.line < 0 and next(lookups, None) is not None:
            caption = credit_apart(page.element(block.container), text, lexicon) or caption
        told = Told(caption, block, ((verdict, "caption" if caption.text else "credit"),))
        if beside and (whole := _whole_caption(page, beside, told, lexicon)):
            yield Told(whole, beside.block, (*beside.pieces, *told.pieces))
            pending = None
            continue
        is_caption = _is_caption(page, piece, caption, lexicon) or is_credit_next(page, piece, following, lexicon)
        is_caption = is_caption and not is_far(page, told, piece, last, lexicon)
        if not is_caption or (beside and _says_again(beside.caption, caption)):
            continue
        if pending and not (beside and _says_again(caption, beside.caption)):
            yield pending
        pending, place = told, index
    if pending:
        yield pending


def _leads_to_own(page: Page, piece: Cut, role: str, lexicon: Lexicon, lookups: Iterator[int]) -> bool:
    """Tell whether a link is no teaser's but leads to its own picture, or to the page of who took it."""
    if next(lookups, None) is None:
        return False
    if role == "caption" and lexicon.match(piece.text) is not None:  # "click to enlarge"
        return False
    return leads_to_picture(page, piece.block) or (role == "credit" and is_linked_name(page, piece.block, lexicon))


def _is_anothers_credit(
    page: Page, piece: Cut, lexicon: Lexicon, authors: Sequence[str], beside: Told | None
) -> bool:
    """Tell whether what is called a credit is that of no picture: an offer, a player's source, a date, the byline."""
    block = piece.block
    if not is_linked(block) and (is_offer(block, lexicon) or (not beside and is_players_source(page, block))):
        return True
    of_picture = beside is not None or bool(page.containers[block.container].hints & Hint.FIGURE)
    return is_no_credit(piece.text, lexicon, authors, of_picture=of_picture)


_SURE_CAPTIONS = (ALTERNATIVE_TEXT.name, BELOW_PICTURE.name)
_OPENS_MORE_NEWS = (phrase_rule_name("related"), NEXT_ARTICLE.name)
_SET_ASIDE = Hint.GALLERY | Hint.EMBED


def _without_more_news(page: Page, cut: Iterable[Cut], last: int) -> Iterator[Cut]:
    """Yield what was cut, below the last block that stays up to a label of other news or another article.

    Pictures there are theirs, as those in promos and sidebars below the text are; an <aside> may hold the article's
    gallery.
    """
    for piece in cut:
        if piece.block.index > last:
            if piece.verdict.rule in _OPENS_MORE_NEWS:
                return
            container = page.containers[piece.block.container]
            is_beside = container.hints & Hint.SIDEBAR and not container.hints & _SET_ASIDE
            if container.near & Hint.PROMO or is_beside:
                continue
        yield piece


def _without_rights(page: Page, piece: Cut, lexicon: Lexicon) -> Cut:
    """Return a caption that went for the rights at its end as a caption without them, any other piece as it is."""
    if piece.verdict.role != "copyright" or not page.containers[piece.block.container].own_hints & Hint.CAPTION:
        return piece
    said = without_rights(piece.text, lexicon)
    return Cut(piece.block, said, piece.verdict._replace(role="caption")) if said else piece


_PAIR = 2


def _read_caption(page: Page, piece: Cut, role: str, lexicon: Lexicon) -> Caption:
    """Return what a piece says of a picture: a caption, a credit, or both."""
    block, text, verdict = piece
    if block.links == 1:
        text = without_offer(text, block.link_chars, lexicon)
    text = text.rstrip("/| ")  # "Ada Quill nuotr./", above its caption
    caption = split_credit(text, lexicon)
    if block.links and _is_linked_words(text, caption, block.link_chars, lexicon):
        caption = Caption(text)
    if verdict.role == "agency" and (role == "credit" or not caption.credit or caption.text[-1:] in LABEL_ENDS):
        return Caption("", bare_credit(text))
    if role == "credit" and caption.text and not caption.credit:
        is_caption = block.words > PHRASE_WORDS and is_named_for_pictures(page, block)
        if is_caption and reads_like_text(text) and not lexicon.opens_as_credit(text):
            return caption  # called by a name of its credit's
        return Caption("", bare_credit(caption.text))
    may_be_one = (role == "credit" or block.words == _PAIR) and caption.text and caption.credit
    if may_be_one and _is_one_credit(text, caption, lexicon):
        return Caption("", text.strip(BRACKETED))
    is_label_apart = caption.text[-1:] in COLONS and " " not in caption.text  # for which no phrase is: "Listpicture:"
    if caption.credit and (is_label_apart or _is_credits_label(caption.text, lexicon)):
        return Caption("", caption.credit)
    is_bare = verdict.rule in OF_NO_NAME or verdict.rule == FIGURE_TEXT.name
    if is_bare and not caption.credit and "/" in text and names_credit(text, lexicon):
        return Caption("", text)
    return caption


def _is_linked_words(text: str, caption: Caption, link_chars: int, lexicon: Lexicon) -> bool:
    """Tell whether a credit is but a link behind a caption's last sentence, which may lead anywhere: "Lume Museum"."""
    credit = caption.credit or ""
    is_bare = text == f"{caption.text} {credit}" and credit.replace(" ", "").isalpha()
    return is_bare and len(credit) == link_chars and lexicon.match(credit) is None


def _is_credits_label(text: str, lexicon: Lexicon) -> bool:
    """Tell whether all of a text is a label of credits with its colon or comma."""
    return text[-1:] in LABEL_ENDS and opens_credit(text[:-1], lexicon)


def _is_one_credit(text: str, caption: Caption, lexicon: Lexicon) -> bool:
    """Tell whether a credit that was taken apart is one: no label went ("Lume: Ada Quill", "Cantonal Archive")."""
    if not names_credit(text, lexicon) or end_mark(caption.text) == SENTENCE:
        return False
    return text == f"{caption.text} {caption.credit}" or (":" in text and find_credit(text, lexicon) is None)


def _is_kind(caption: Caption, lexicon: Lexicon) -> bool:
    """Tell whether what was read as a caption's credit is a kind of picture: "The quay at noon. Archive photo"."""
    words = (caption.credit or "").split() if caption.text else []
    is_named = any(word.isupper() for word in words)  # an agency
    return len(words) > 1 and not is_named and any(word.islower() and is_label(word, lexicon) for word in words)


_BEFORE_CREDIT = " –—|/"


def _whole_caption(page: Page, beside: Told, told: Told, lexicon: Lexicon) -> Caption | None:
    """Return the caption that two pieces side by side are, None where each is one of its own."""
    first, second = beside.block, told.block
    is_around = is_inside(page, first.container, second.container)  # its picture is the first's, too
    is_apart = bool(second.media) and not is_around
    is_within = is_inside(page, second.container, first.container) and second.container != first.container
    if is_within and told.caption.credit and not told.caption.text:
        element = page.element(first.container)
        whole = credit_apart(element, shown_text(element), lexicon) if element is not None else None
        if whole and told.caption.credit in (whole.credit or ""):
            return Caption(without_counter(whole.text), told.caption.credit)  # "(Picture: <span>Ada Quill</span>)"
    return _joined(beside.caption, first.text, told.caption, lexicon, is_apart=is_apart)


def _joined(beside: Caption, said: str, caption: Caption, lexicon: Lexicon, *, is_apart: bool) -> Caption | None:
    """Return the caption that two pieces side by side are, None where each is one of its own.

    `said` is all of the first: what looks like a credit may be the kind of picture.
    """
    is_kind = beside.credit and (is_label(beside.credit, lexicon) or _is_kind(beside, lexicon))
    if beside.text and is_kind and caption.credit and not caption.text:
        return Caption(said, caption.credit)  # "The quay at noon. (File picture)"
    if bool(beside.text) != bool(caption.text) and bool(beside.credit) != bool(caption.credit):
        return Caption((beside.text or caption.text).rstrip(_BEFORE_CREDIT), beside.credit or caption.credit)
    if beside.credit or caption.credit or not beside.text or not caption.text:
        return None
    if is_apart:
        return None
    is_named = names_credit(beside.text, lexicon), names_credit(caption.text, lexicon)
    if is_named == (False, True):
        return Caption(beside.text, caption.text.strip(BRACKETED))
    if is_named == (True, False) and "/" in beside.text:  # a name alone above a caption may be whom the picture shows
        return Caption(caption.text, beside.text.strip(BRACKETED))
    return None


def _says_again(caption: Caption, credit: Caption) -> bool:
    """Tell whether a credit without a caption says what the caption beside it says too: all, or the agency alone."""
    if credit.text or credit.credit is None:
        return False
    said = caption.credit or ""
    return said.startswith(credit.credit) or said.endswith(f"/{credit.credit}")


_MOST_LINKS = 4  # in a caption without a credit; what is called a foot may be the page's
_LABEL_CHARS = 16


def _is_caption(page: Page, piece: Cut, caption: Caption, lexicon: Lexicon) -> bool:
    """Tell whether a piece is worth reporting: words of a caption, or a credit with a picture or with its label."""
    block = piece.block
    if caption.text:
        if caption.credit:
            return True
        is_sure = piece.verdict.rule in _SURE_CAPTIONS or count_words(caption.text) >= SHORTEST_CAPTION
        is_said = any(map(str.isalpha, caption.text)) and is_sure  # no counter
        return is_said and block.links <= _MOST_LINKS
    if caption.credit is None or is_label(caption.credit, lexicon):
        return False
    if block.media or is_named_for_pictures(page, block):
        return True
    is_called = page.containers[block.container].hints & Hint.CREDIT != 0
    found = lexicon.match(block.text)
    if found is None or found.category != "credit":
        return found is None and is_called and block.text.find(":", 1, _LABEL_CHARS) > 0
    return is_called or is_labelled(block.text, caption.credit, lexicon)


def _with_whole_credits(page: Page, told: Iterable[Told]) -> list[Told]:
    """Return the captions, a credit in two elements with a mark between them as one: "Ada Quill / The Lume"."""
    whole: list[Told] = []
    for one in told:
        above = whole[-1] if whole else None
        if above and (credit := _credit_of_both(page, above, one)):
            whole[-1] = Told(Caption(above.caption.text, credit), above.block, (*above.pieces, *one.pieces))
        else:
            whole.append(one)
    return whole


def _credit_of_both(page: Page, above: Told, told: Told) -> str | None:
    """Return the credit of two pieces if the second is none but the rest of the first's, else None."""
    first, second = above.caption.credit, told.caption.credit
    is_near = told.block.index - above.block.index <= BESIDE + 1 and not told.block.media
    if not first or not second or told.caption.text or not is_near:
        return None
    return credit_with(page.element(told.block.container), first, second)


def _without_repeats(page: Page, told: Sequence[Told]) -> list[Told]:
    """Return the captions without credits far from any picture that another has: "Lead picture: Ada Quill"."""
    far = [
        not (one.caption.text or one.block.media or is_named_for_pictures(page, one.block)) for one in told
    ]
    credited = {one.caption.credit for one, is_far in zip(told, far, strict=True) if not is_far}
    return [
        one for one, is_far in zip(told, far, strict=True) if not (is_far and one.caption.credit in credited)
    ]


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
    is_whole = bool(below.caption.credit and below.caption.text)
    return is_whole and not below.block.media and below.block.index - above.block.index <= BESIDE


_SAID_ONCE_WORDS = 5


def _once_each(captions: Iterable[Caption]) -> tuple[Caption, ...]:
    """Return captions without those that a lightbox shows again, or a line over the picture says without the credit.

    A few words may be said of two pictures.
    """
    seen: set[Caption] = set()
    once = []
    for caption in captions:
        if caption not in seen or caption.text.count(" ") < _SAID_ONCE_WORDS:
            once.append(caption)
            seen.add(caption)
    credited = {caption.text.rstrip(".") for caption in seen if caption.credit and caption.text}
    return tuple(caption for caption in once if caption.credit or caption.text.rstrip(".") not in credited)
