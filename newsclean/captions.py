"""Which of the pieces that were cut are captions of the article's pictures (layer 4): pieces in, Captions out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile, zip_longest
from typing import NamedTuple

from newsclean.context_rules import is_date
from newsclean.credits import (
    bare_credit,
    credit_apart,
    credited_to,
    ends_in_duration,
    find_credit,
    is_label,
    is_video_title,
    names_credit,
    opens_credit,
    reads_like_text,
    split_credit,
    without_offer,
    without_rights,
    without_stops,
)
from newsclean.features import SENTENCE, end_mark, tree_gap
from newsclean.lexicon import Lexicon
from newsclean.model import Block, Caption, Page, Verdict
from newsclean.rules import CAPTION_ECHO, CAPTION_WITH_CREDIT, NEXT_ARTICLE, phrase_rule
from newsclean.segment import count_words
from newsclean.structure import ancestors, blocks_beside, element_of, is_inside
from newsclean.tags import HEADINGS, Hint, leads_elsewhere

_CAPTION_WORDS = 3
_BESIDE = 2  # a caption and its credit are so many blocks apart at most
_CAPTION_LABEL = phrase_rule("caption", "").name  # "View image in fullscreen"
_COLONS = (":", "：")
_LABEL_ENDS = (":", "：", ",")
_LABEL_BRACKETS = " ()[]（）"
_LABEL_WORDS = 3
_SHORT_WORDS = 2
_PAIR = 2
_BEFORE_CREDIT = " –—|/"
_PHRASE_WORDS = 5
_OF_PICTURE = Hint.FIGURE | Hint.MEDIA | Hint.CAPTION | Hint.GALLERY
_LABEL_CHARS = 16
_SAID_ONCE_WORDS = 5
_CREDIT_WORDS = 8
_SIGNS = "©Ⓒⓒ"
_FIGURE_TEXT = "figure-text"
_LINK_TEASER = "link-teaser"
_SHORT_LABEL = "short-label"
_IMAGE_ENDINGS = frozenset(("jpg", "jpeg", "png", "webp", "avif", "gif"))
_NAME_CHARS = 5  # of a picture: a shorter one may stand in another's address
_MOST_LINKS = 4  # in a caption without a credit; what is called a foot may be the page's
_IMAGES = 4  # in one link
_TEASER_BLOCKS = 4  # from a caption to the linked title of its teaser
_ROLES_OF_PICTURES = ("caption", "credit", "agency")
_CATEGORIES_OF_PICTURES = ("credit", "caption", "agency")
_INVITING = ("newsletter", "promo")
# Rules that say nothing of what a text is. On wcxb and fundus_world 12 of 15 such texts are captions or sources.
_OF_NO_NAME = frozenset(("outside-article", "low-score", "page-summary", phrase_rule("agency", "").name))
_OF_PLACE = frozenset(("page-footer", "page-header"))
_LONGEST_CAPTION = 45
_OVERLAY_WORDS = 15
_SET_ASIDE = Hint.GALLERY | Hint.EMBED
_OF_PLAYER = re.compile("(?<!no)(?<!no-)(?:video|player|audio|podcast)", re.I)  # "video-title"
_RUNNING_TIME = re.compile(r"(?<!\d)(?:\d:)?\d{1,2}:\d\d(?: ?[^\W\d_]{1,4}\.?)?$")  # "Duration 2:19", "| 0:21 min"
_ITEMS = frozenset(("li", "td", "th", "dd", "dt", "button"))
_OF_ITEMS = Hint.LIST | Hint.TEASER
_MOST_ELEMENTS = 40  # captions of which the element is looked at: each lookup walks down from the root


class Cut(NamedTuple):
    """A piece that went."""

    block: Block
    text: str
    verdict: Verdict


class Told(NamedTuple):
    """A caption and the block that it begins in."""

    caption: Caption
    block: Block
    pieces: tuple[tuple[Verdict, str], ...]
    """What cut each piece that it was read of, and whether that is the caption or the credit."""


def find_told(
    page: Page, cut: Sequence[Cut], last: int, lexicon: Lexicon, authors: Sequence[str]
) -> Sequence[Told]:
    """Return what was cut that tells of the article's pictures; `last` is the last block that stays."""
    return _without_repeats(page, list(_captions(page, cut, last, lexicon, authors)))


def roles_of(told: Iterable[Told]) -> dict[tuple[int, int], str]:
    """Return which pieces, by block and line, are captions and which are credits."""
    return {(verdict.block, verdict.line): role for one in told for verdict, role in one.pieces}


def read_captions(page: Page, told: Sequence[Told], cut: Iterable[Cut]) -> tuple[Caption, ...]:
    """Return the captions of the article's pictures, each once."""
    captions = _once_each(_without_overlays(page, told))
    return without_stops(captions, (piece.text for piece in cut))


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


_OPENS_MORE_NEWS = (phrase_rule("related", "").name, NEXT_ARTICLE.name)


def _captions(
    page: Page, cut: Iterable[Cut], last: int, lexicon: Lexicon, authors: Sequence[str]
) -> Iterator[Told]:
    """Yield the captions that were cut; a credit beside its caption, in a block of its own, is joined to it."""
    pieces = tuple(_without_rights(page, piece, lexicon) for piece in _without_more_news(page, cut, last))
    titles = _titles_in_figures(pieces)
    pending: Told | None = None
    place = labelled = -1
    label_of = ""
    elements = _MOST_ELEMENTS
    for above, piece, following in zip((None, *pieces), pieces, (*pieces[1:], None), strict=False):
        block, text, verdict = piece
        index = block.index
        is_beside = pending is not None and index - place <= _BESIDE
        is_of_picture = verdict.role in _ROLES_OF_PICTURES or block.media or is_beside or index == labelled
        if not (is_of_picture or _is_linked_caption(page, piece) or _is_called_foot(page, piece)):
            continue  # most
        if (opens := _read_label(page, piece, following, lexicon)) is not None:
            labelled, label_of = (index + 1 if opens and _may_be_labelled(page, block, following) else -1), opens
            continue
        role = label_of if index == labelled else _role(page, piece, following, pending if is_beside else None, lexicon)
        if not role or _is_among_teasers(page, block) or _is_no_caption(page, piece, following, lexicon, titles):
            continue
        if _is_linked(block):  # a teaser's, or a link to its own picture
            elements -= 1
            is_phrase = role == "caption" and lexicon.match(text) is not None  # "click to enlarge"
            if elements < 0 or is_phrase:
                continue
            if not (_leads_to_picture(page, block) or (role == "credit" and _is_linked_name(page, block, lexicon))):
                continue
        elif role == "credit" and (_is_offer(block, lexicon) or (not is_beside and _is_players_source(page, block))):
            continue
        of_picture = is_beside or bool(page.containers[block.container].hints & Hint.FIGURE)
        if role == "credit" and _is_no_credit(text, lexicon, authors, of_picture=of_picture):
            continue
        caption = credited_to(_read_caption(page, piece, role, lexicon), authors)
        if is_beside and pending and not pending.caption.text and _is_kind(caption, lexicon):
            caption = Caption(text)
        if role == "caption" and not (caption.credit and caption.text):
            if not caption.credit and (_is_button(page, block) or _is_summary(page, piece, above)):
                continue
            if elements > 0 and verdict.line < 0:
                elements -= 1
                caption = credit_apart(element_of(page, block.container), text, lexicon) or caption
        beside = pending if is_beside else None
        told = Told(caption, block, ((verdict, "caption" if caption.text else "credit"),))
        if beside and (whole := _joined(beside.caption, caption, lexicon, block)):
            yield Told(whole, beside.block, (*beside.pieces, *told.pieces))
            pending = None
            continue
        is_caption = _is_caption(page, piece, caption, lexicon) or _is_credit_next(page, piece, following, lexicon)
        is_caption = is_caption and not _is_far(page, told, piece, last, lexicon)
        if not is_caption or (beside and _says_again(beside.caption, caption)):
            continue
        if pending and not (beside and _says_again(caption, beside.caption)):
            yield pending
        pending, place = told, index
    if pending:
        yield pending


def _without_repeats(page: Page, told: Sequence[Told]) -> list[Told]:
    """Return the captions without credits far from any picture that another has: "Lead picture: Ada Quill"."""
    far = [
        not (one.caption.text or one.block.media or _is_named_for_pictures(page, one.block)) for one in told
    ]
    credited = {one.caption.credit for one, is_far in zip(told, far, strict=True) if not is_far}
    return [
        one for one, is_far in zip(told, far, strict=True) if not (is_far and one.caption.credit in credited)
    ]


def _without_overlays(page: Page, told: Sequence[Told]) -> Iterator[Caption]:
    """Yield the captions without lines over pictures: no sentence, between a picture and a caption with a credit."""
    for one, two in zip_longest(told, told[1:]):
        if not (two and _is_overlay(page, one) and _goes_on(one, two)):
            yield one.caption


def _is_overlay(page: Page, told: Told) -> bool:
    text, credit = told.caption
    is_line = text.count(" ") < _OVERLAY_WORDS and end_mark(text) == 0
    return credit is None and is_line and page.containers[told.block.container].tag != "figcaption"


def _goes_on(above: Told, below: Told) -> bool:
    """Tell whether two captions stand with one picture, the second with its credit."""
    is_whole = bool(below.caption.credit and below.caption.text)
    return is_whole and not below.block.media and below.block.index - above.block.index <= _BESIDE


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


def _read_caption(page: Page, piece: Cut, role: str, lexicon: Lexicon) -> Caption:
    """Return what a piece says of a picture: a caption, a credit, or both."""
    block, text, verdict = piece
    if block.links == 1:
        text = without_offer(text, block.link_chars, lexicon)
    caption = split_credit(text, lexicon)
    if verdict.role == "agency" and (role == "credit" or not caption.credit or caption.text[-1:] in _LABEL_ENDS):
        return Caption("", bare_credit(text))
    if role == "credit" and caption.text and not caption.credit:
        is_caption = block.words > _PHRASE_WORDS and page.containers[block.container].hints & _OF_PICTURE
        if is_caption and reads_like_text(text) and not lexicon.opens_as_credit(text):
            return caption  # called by a name of its credit's
        return Caption("", bare_credit(caption.text))
    may_be_one = (role == "credit" or block.words == _PAIR) and caption.text and caption.credit
    if may_be_one and _is_one_credit(text, caption, lexicon):
        return Caption("", text.strip(_LABEL_BRACKETS))
    if caption.credit and caption.text[-1:] in _COLONS and " " not in caption.text:
        return Caption("", caption.credit)  # a label that no phrase is for: "Listpicture: © Ada Quill"
    if verdict.rule in _OF_NO_NAME and not caption.credit and "/" in text and names_credit(text, lexicon):
        return Caption("", text)
    return caption


def _is_one_credit(text: str, caption: Caption, lexicon: Lexicon) -> bool:
    """Tell whether a credit that was taken apart is one: no label went ("Lume: Ada Quill", "Cantonal Archive")."""
    if not names_credit(text, lexicon) or end_mark(caption.text) == SENTENCE:
        return False
    return text == f"{caption.text} {caption.credit}" or (":" in text and find_credit(text, lexicon) is None)


def _joined(beside: Caption, caption: Caption, lexicon: Lexicon, block: Block) -> Caption | None:
    """Return the caption that two pieces side by side are, None where each is one of its own."""
    if bool(beside.text) != bool(caption.text) and bool(beside.credit) != bool(caption.credit):
        return Caption((beside.text or caption.text).rstrip(_BEFORE_CREDIT), beside.credit or caption.credit)
    if block.media or beside.credit or caption.credit or not beside.text or not caption.text:
        return None
    is_named = names_credit(beside.text, lexicon), names_credit(caption.text, lexicon)
    if is_named == (False, True):
        return Caption(beside.text, caption.text.strip(_LABEL_BRACKETS))
    if is_named == (True, False) and "/" in beside.text:  # a name alone above a caption may be whom the picture shows
        return Caption(caption.text, beside.text.strip(_LABEL_BRACKETS))
    return None


def _is_credit_next(page: Page, piece: Cut, following: Cut | None, lexicon: Lexicon) -> bool:
    """Tell whether the credit of a caption follows it in their figure: the caption may be of two words."""
    block = piece.block
    if following is None or piece.verdict.role != "caption" or block.words < _SHORT_WORDS:
        return False
    if not page.containers[block.container].hints & Hint.FIGURE or following.block.media:
        return False
    if not _is_next_to(page, block, following.block):
        return False
    credit = split_credit(following.text, lexicon)
    return bool(credit.credit and not credit.text)


def _is_kind(caption: Caption, lexicon: Lexicon) -> bool:
    """Tell whether what was read as a caption's credit is a kind of picture: "The quay at noon. Archive photo"."""
    words = (caption.credit or "").split() if caption.text else []
    is_named = any(word.isupper() for word in words)  # an agency
    return len(words) > 1 and not is_named and any(word.islower() and is_label(word, lexicon) for word in words)


def _says_again(caption: Caption, credit: Caption) -> bool:
    """Tell whether a credit without a caption says what the caption beside it says too."""
    return not credit.text and credit.credit is not None and (caption.credit or "").startswith(credit.credit)


def _read_label(page: Page, piece: Cut, following: Cut | None, lexicon: Lexicon) -> str | None:
    """Return what a label says that the next piece is, a caption or a credit, "" neither; None of what is no label.

    "Image source," opens a credit, as "Credit" does with a name beside it. Of captions only a label for screen readers
    is believed: others lead to galleries.
    """
    block = piece.block
    label = piece.text.rstrip(_LABEL_BRACKETS)
    if block.words > _LABEL_WORDS:
        return None
    if label[-1:] in _LABEL_ENDS:
        found = lexicon.match(label)
        is_hidden = page.containers[block.container].near & Hint.SCREEN_READER
        believed = ("credit", "caption") if is_hidden else ("credit",)
        return found.category if found and found.category in believed else ""
    if following is None or piece.verdict.role != "credit" or not _is_next_to(page, block, following.block):
        return None
    return "credit" if opens_credit(label, lexicon) and names_credit(following.text, lexicon) else None


def _may_be_labelled(page: Page, block: Block, following: Cut | None) -> bool:
    """Tell whether what follows a label may be what it says: of pictures by its role, or next to the label."""
    if following is None:
        return False
    return following.verdict.role in _ROLES_OF_PICTURES or _is_next_to(page, block, following.block)


def _is_next_to(page: Page, block: Block, following: Block) -> bool:
    """Tell whether a block follows another, in the same element, in one beside it or in one of the two."""
    inner, after = page.containers[block.container], page.containers[following.container]
    is_near = not {inner.parent, block.container}.isdisjoint((after.parent, following.container))
    return is_near and following.index == block.index + 1


def _role(page: Page, piece: Cut, following: Cut | None, beside: Told | None, lexicon: Lexicon) -> str:
    """Return whether what went is a caption or a credit, "" where it is neither."""
    block, _, verdict = piece
    if role := _picture_role(verdict, is_beside=beside is not None, is_short=block.words <= _PHRASE_WORDS):
        return role
    if block.media and _is_signed_above_caption(page, piece, following):
        return "credit"
    if block.media and _is_below_picture(page, piece, following, lexicon):
        return "caption"
    if _is_linked_caption(page, piece):
        is_above = following is not None and following.verdict.role == "credit"
        is_caption = is_above or _is_image(block.href) or (beside is not None and not beside.caption.text)
        return "caption" if is_caption else ""
    if _is_called_foot(page, piece):
        return "caption"
    if beside and _is_credit_below(page, piece, beside, lexicon):
        return "credit"
    is_told = beside and (_is_below_credit(page, piece, beside) or _is_words_of_picture(page, piece, beside))
    return "caption" if is_told else ""


def _is_called_foot(page: Page, piece: Cut) -> bool:
    """Tell whether a text went as the page's foot or head but stands in that of a figure: "media-footer"."""
    index = piece.block.container
    if piece.verdict.rule not in _OF_PLACE or not page.containers[index].near & Hint.CAPTION:
        return False
    figure = next((i for i in ancestors(page, index) if page.containers[i].tag == "figure"), -1)
    return figure >= 0 and not page.containers[figure].hints & (Hint.FOOTER | Hint.HEADER)


def _is_linked_caption(page: Page, piece: Cut) -> bool:
    """Tell whether all of a text is a link, in an element that is called a caption."""
    rule, container = piece.verdict.rule, page.containers[piece.block.container]
    return rule == _LINK_TEASER and container.own_hints & Hint.CAPTION != 0


def _picture_role(verdict: Verdict, *, is_beside: bool, is_short: bool) -> str:
    """Return whether a verdict says caption or credit, "" where neither; an agency beside a caption is a credit."""
    if verdict.role in ("caption", "credit"):
        is_said = verdict.rule == CAPTION_ECHO.name or (verdict.rule == _CAPTION_LABEL and is_short)
        return "" if is_said else verdict.role
    return "credit" if verdict.role == "agency" and is_beside else ""


def _is_credit_below(page: Page, piece: Cut, beside: Told, lexicon: Lexicon) -> bool:
    """Tell whether what went for a reason that says nothing of it is the credit of the caption right above."""
    block, text, verdict = piece
    if verdict.rule not in _OF_NO_NAME or beside.caption.credit or not _is_next_to(page, beside.block, block):
        return False
    found = lexicon.match(text) if block.words <= _CREDIT_WORDS else None
    return found is not None and found.category == "credit"


def _is_below_credit(page: Page, piece: Cut, beside: Told) -> bool:
    """Tell whether a text is the caption of a picture by its place: with the credit above it, alone in one element."""
    block, _, verdict = piece
    container = page.containers[block.container]
    if beside.caption.text or not beside.block.media or verdict.rule not in _OF_NO_NAME or block.link_chars:
        return False
    if container.tag in HEADINGS or not _CAPTION_WORDS <= block.words <= _LONGEST_CAPTION:
        return False
    if not _is_next_to(page, beside.block, block):
        return False
    around = page.blocks[max(0, block.index - 2) : block.index - 1] + page.blocks[block.index + 1 : block.index + 2]
    return not any(is_inside(page, other.container, container.parent) for other in around)


def _is_words_of_picture(page: Page, piece: Cut, beside: Told) -> bool:
    """Tell whether a text below a credit stands in an element that is named for pictures, as the credit does.

    Whatever else that element is called: an author's, a title's. A link between the two offers the picture.
    """
    block, _, verdict = piece
    container = page.containers[block.container]
    if beside.caption.text or block.link_chars or container.tag in HEADINGS or not container.own_hints & Hint.MEDIA:
        return False
    if verdict.rule not in _OF_OTHERS or not _CAPTION_WORDS <= block.words <= _LONGEST_CAPTION:
        return False
    between = page.blocks[beside.block.index + 1 : block.index]
    is_near = all(map(_is_linked, between)) and tree_gap(page, beside.block, block) <= _GAP
    return is_near and _is_named_for_pictures(page, beside.block)


_OF_OTHERS = frozenset((*_OF_NO_NAME, *_OF_PLACE, "author-line"))
_GAP = 4  # a picture's title and the credit in a box of its own


def _is_signed_above_caption(page: Page, piece: Cut, following: Cut | None) -> bool:
    """Tell whether a few words behind a © stand right between a picture and its caption."""
    block, text, verdict = piece
    if verdict.rule not in _OF_NO_NAME or text[0] not in _SIGNS or block.words > _CREDIT_WORDS:
        return False
    return following is not None and following.verdict.role == "caption" and _is_next_to(page, block, following.block)


def _is_below_picture(page: Page, piece: Cut, following: Cut | None, lexicon: Lexicon) -> bool:
    """Tell whether what went for another reason, right below a picture, is its caption.

    It has a credit, the element is named for pictures, or the two stand alone in one amid the text. Right above a
    caption it is the picture's alternative text.
    """
    block = piece.block
    is_unnamed = piece.verdict.rule in _OF_NO_NAME
    if block.link_chars or not (is_unnamed or piece.verdict.rule == _SHORT_LABEL):
        return False
    if not _CAPTION_WORDS <= block.words <= _LONGEST_CAPTION:
        return False
    if following and following.verdict.role == "caption" and following.block.index == block.index + 1:
        return False
    container = page.containers[block.container]
    if container.tag in HEADINGS or container.own_hints & (_OF_PICTURE | Hint.HEADLINE) == Hint.HEADLINE:
        return False
    if is_unnamed and (container.hints & _OF_PICTURE or all(split_credit(block.text, lexicon))):
        return True
    is_amid_text = following is not None and following.block.index > block.index + 1
    is_line = "\n" not in block.text and reads_like_text(block.text) and not _RUNNING_TIME.search(block.text)
    return is_amid_text and is_line and _is_alone_with_picture(page, block)


def _is_alone_with_picture(page: Page, block: Block) -> bool:
    """Tell whether an element that holds no other block than one holds a picture; beside an item it is an icon."""
    others, outer = blocks_beside(page, block), -1
    for index in ancestors(page, block.container):
        if any(is_inside(page, other.container, index) for other in others):
            break
        if page.containers[index].tag in _ITEMS or page.containers[index].own_hints & _OF_ITEMS:
            return False
        outer = index
    element = element_of(page, outer) if outer >= 0 else None
    return element is not None and next(element.iter("img", "amp-img"), None) is not None


def _is_no_credit(text: str, lexicon: Lexicon, authors: Sequence[str], *, of_picture: bool) -> bool:
    """Tell whether what is called a credit is a count, a date, a video's title or the article's byline.

    Beside a picture the author's bare name says who took it, and so does one behind a slash: "Lume / Ada Quill".
    """
    if is_date(text) or is_video_title(text) or not any(map(str.isalpha, text)):
        return True
    if of_picture and text.rpartition("/")[2].strip(_LABEL_BRACKETS) in authors:
        return False
    return any(text.endswith(author) for author in authors) and split_credit(text, lexicon).credit is None


def _titles_in_figures(cut: Sequence[Cut]) -> frozenset[str]:
    """Return the texts in figures that are titles of links elsewhere, too."""
    texts = {piece.text for piece in cut if piece.verdict.rule == _FIGURE_TEXT}
    if not texts:
        return frozenset()
    return frozenset(text for block, text, _ in cut if text in texts and block.links and leads_elsewhere(block.href))


def _is_players_title(page: Page, block: Block) -> bool:
    """Tell whether a text stands in what is called the title or the description of a video or of something to hear."""
    container = page.containers[block.container]
    is_title = container.own_hints & (Hint.HEADLINE | Hint.STANDFIRST) and not container.own_hints & Hint.CAPTION
    return bool(is_title) and _OF_PLAYER.search(container.style) is not None


def _is_players_source(page: Page, block: Block) -> bool:
    """Tell whether a text stands in what is called the source of a video or of something to hear."""
    container = page.containers[block.container]
    hints = container.own_hints & (Hint.CREDIT | Hint.CAPTION)
    return hints == Hint.CREDIT and _OF_PLAYER.search(container.style) is not None


def _is_no_caption(page: Page, piece: Cut, following: Cut | None, lexicon: Lexicon, titles: frozenset[str]) -> bool:
    """Tell whether a text is a counter, a video's title, or in a figure invites to something or is a link's title."""
    text, rule = piece.text, piece.verdict.rule
    if not any(map(str.isalpha, text)) or ends_in_duration(text) or _is_players_title(page, piece.block):
        return True
    if rule != _FIGURE_TEXT:
        return rule == CAPTION_WITH_CREDIT.name and is_video_title(text)
    if following and following.verdict.role in _INVITING and following.block.index == piece.block.index + 1:
        return True
    found = lexicon.match(text)
    return text in titles or (found is not None and found.category not in _CATEGORIES_OF_PICTURES)


def _is_button(page: Page, block: Block) -> bool:
    """Tell whether a text is what a button without a picture says: "Buy this photo"."""
    return page.containers[block.container].tag == "button" and not block.media


def _is_summary(page: Page, piece: Cut, above: Cut | None) -> bool:
    """Tell whether a text stands right below a video's title or running time, or another story's title, with it."""
    if above is None or above.block.index != piece.block.index - 1:
        return False
    title, outer = page.containers[above.block.container], page.containers[piece.block.container].parent
    is_beside = outer in (above.block.container, title.parent)
    if is_beside and ((title.tag in HEADINGS and _is_linked(above.block)) or ends_in_duration(above.text)):
        return True
    if page.containers[piece.block.container].tag == "figcaption":
        return False
    is_time = above.block.words <= _LABEL_WORDS and _RUNNING_TIME.search(above.text) is not None
    return is_time and is_inside(page, above.block.container, outer)


def _is_linked(block: Block) -> bool:
    """Tell whether all of a block is a link elsewhere."""
    return block.link_chars == block.chars and leads_elsewhere(block.href)


def _is_offer(block: Block, lexicon: Lexicon) -> bool:
    """Tell whether what is called a credit is a link to nowhere in words that name nobody: "To the archive"."""
    is_words = block.text[0].isupper() and " " in block.text
    return is_words and block.link_chars == block.chars and not names_credit(block.text, lexicon)


def _is_linked_name(page: Page, block: Block, lexicon: Lexicon) -> bool:
    """Tell whether a picture's credit is a link to the page of who took it."""
    is_of_picture = block.media or page.containers[block.container].hints & _OF_PICTURE
    return bool(is_of_picture) and names_credit(block.text, lexicon)


def _is_among_teasers(page: Page, block: Block) -> bool:
    """Tell whether a caption stands among related links, or with a link or a heading among the latest or most read.

    A page of the latest news may say so of all its elements.
    """
    hints = page.containers[block.container].hints
    if not hints & Hint.POPULAR:
        return bool(hints & Hint.RELATED)
    *_, outer = takewhile(lambda i: page.containers[i].hints & Hint.POPULAR, ancestors(page, block.container))
    around = page.blocks[max(0, block.index - _TEASER_BLOCKS) : block.index + _TEASER_BLOCKS + 1]
    inside = [other for other in around if is_inside(page, other.container, outer)]
    return any(other.links or page.containers[other.container].tag in HEADINGS for other in inside)


def _is_image(href: str | None) -> bool:
    """Tell whether an address is that of an image."""
    return _file_of(href)[1] in _IMAGE_ENDINGS


def _file_of(href: str | None) -> tuple[str, str]:
    """Return the name of the file that an address leads to and its ending in small letters, both maybe ""."""
    path = (href or "").partition("?")[0].partition("#")[0].rstrip("/")
    name, _, ending = path.rpartition("/")[2].partition(".")
    return name, ending.lower()


def _leads_to_picture(page: Page, block: Block) -> bool:
    """Tell whether a caption's link leads to its own picture: to an image, or to a page with the image's name.

    That name has a number in it and is no title in words, which a teaser's picture may share with its story.
    """
    name, ending = _file_of(block.href)
    if ending in _IMAGE_ENDINGS:
        return True
    if len(name) < _NAME_CHARS or name.count("-") > 1 or not any(map(str.isdigit, name)):
        return False
    element = element_of(page, block.container)
    if element is None:
        return False
    around = next(element.iterancestors("a"), element)
    images = islice(around.iter("img"), _IMAGES)
    return any("src" in key and name in value for image in images for key, value in image.items())


def _is_far(page: Page, told: Told, piece: Cut, last: int, lexicon: Lexicon) -> bool:
    """Tell whether what reads like a credit stands far from any picture, below the text or with other words.

    Of 8 such on annotated pages 7 are none: a footer's "Privacy Policy | Copyright", a book's publisher. A credit with
    its label may stand anywhere.
    """
    block, rule = piece.block, piece.verdict.rule
    near = page.blocks[max(0, block.index - _BESIDE) : block.index + _BESIDE + 1]
    if _is_named_for_pictures(page, block) or any(other.media for other in near):
        return False
    is_below = block.index > last >= 0
    if not told.caption.text:
        return is_below and not _is_labelled(block, told.caption.credit or "", lexicon)
    is_other = rule == _MARKED_CREDIT or page.containers[block.container].tag in HEADINGS
    return bool(told.caption.credit) and (is_other or (is_below and rule == CAPTION_WITH_CREDIT.name))


def _is_labelled(block: Block, credit: str, lexicon: Lexicon) -> bool:
    """Tell whether a text is a credit behind its label and a colon."""
    found = lexicon.match(block.text)
    if found is None or found.category != "credit" or found.how != "prefix":
        return False
    return found.phrase[-1] in _COLONS and not reads_like_text(credit)


def _is_named_for_pictures(page: Page, block: Block) -> bool:
    return page.containers[block.container].hints & _OF_PICTURE != 0


_MARKED_CREDIT = "picture-credit"


def _is_caption(page: Page, piece: Cut, caption: Caption, lexicon: Lexicon) -> bool:
    """Tell whether a piece is worth reporting: words of a caption, or a credit with a picture or with its label."""
    block = piece.block
    if caption.text:
        if caption.credit:
            return True
        is_said = any(map(str.isalpha, caption.text)) and count_words(caption.text) >= _CAPTION_WORDS  # no counter
        return is_said and block.links <= _MOST_LINKS
    if caption.credit is None or is_label(caption.credit, lexicon):
        return False
    if block.media or _is_named_for_pictures(page, block):
        return True
    is_called = page.containers[block.container].hints & Hint.CREDIT != 0
    found = lexicon.match(block.text)
    if found is None or found.category != "credit":
        return found is None and is_called and block.text.find(":", 1, _LABEL_CHARS) > 0
    return is_called or _is_labelled(block, caption.credit, lexicon)
