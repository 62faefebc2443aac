"""What looks like a caption or a credit and is none (layer 4): page and pieces in, bools out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from newsclean.captions.caption_roles import BESIDE, Told
from newsclean.captions.credit_words import BRACKETED, is_labelled, names_credit
from newsclean.captions.credits import split_credit
from newsclean.captions.players import ends_in_duration, ends_in_running_time, is_players_title, is_video_title
from newsclean.characters import COLONS
from newsclean.context.quotations import is_of_quotation
from newsclean.lexicon import Lexicon
from newsclean.lines.dated import is_date, is_day, is_moment
from newsclean.metadata.authors.byline_words import after_byline_word
from newsclean.metadata.authors.names import is_full_name
from newsclean.metadata.dates.clocks import is_without_time
from newsclean.metadata.dates.date_words import find_publish_word, names_weekday
from newsclean.metadata.dates.dates import day_span, find_date
from newsclean.model import Block, Cut, Page
from newsclean.page.elements import holds_picture
from newsclean.page.structure import ancestors, is_inside, is_linked, is_named_for_pictures
from newsclean.page.tags import HEADINGS, MEDIA, Hint
from newsclean.scoring.rules import CAPTION_WITH_CREDIT, FIGURE_TEXT, PICTURE_CREDIT
from newsclean.text import has_digits

_CATEGORIES_OF_PICTURES = ("credit", "caption", "agency")
_INVITING = ("newsletter", "promo")


def is_no_caption(page: Page, piece: Cut, following: Cut | None, lexicon: Lexicon) -> bool:
    """Tell whether a text is a counter, a button, a video's title, a quotation's, in a figure an invitation, or in a
    box to sign up.
    """
    text, rule = piece.text, piece.verdict.rule
    if not any(map(str.isalpha, text)) or ends_in_duration(text) or is_players_title(page, piece.block):
        return True
    if _is_in_sign_up(page, piece.block) or is_of_quotation(page, piece.block):
        return True
    found = lexicon.match(text)
    if found is not None and found.category in ("caption", "copyright") and found.how == "exact":
        return True  # what a button says, "Click to enlarge", or the rights alone: "All rights reserved"
    if rule != FIGURE_TEXT.name:
        return rule == CAPTION_WITH_CREDIT.name and is_video_title(text)
    if _is_of_box(page, piece.block) or (following and _is_above_invitation(piece, following, lexicon)):
        return True
    return found is not None and found.category not in _CATEGORIES_OF_PICTURES


def _is_above_invitation(piece: Cut, following: Cut, lexicon: Lexicon) -> bool:
    is_above = following.block.index == piece.block.index + 1 and following.verdict.role in _INVITING
    return is_above and not names_credit(piece.text, lexicon)


def _is_of_box(page: Page, block: Block) -> bool:
    """Tell whether a text in a figure stands in a form there, or with a heading and nothing to see: <figure> is around
    all that some editors put amid the text, a quiz or a product.
    """
    around = list(islice(ancestors(page, block.container), _FIGURE_DEPTH))
    figure = next((at for at, i in enumerate(around) if page.containers[i].tag == "figure"), 0)
    tags = [page.containers[i].tag for i in around[:figure]]
    if "form" in tags or "figcaption" in tags or not figure:
        return "form" in tags
    element = page.element(around[figure])
    if element is None or next(element.iter(*HEADINGS), None) is None:
        return False
    return next(element.iter(*_TO_SEE), None) is None


_TO_SEE = MEDIA | {"svg", "canvas", "table"}
_FIGURE_DEPTH = 10  # a bound set by hand


def _is_in_sign_up(page: Page, block: Block) -> bool:
    """Tell whether a text stands in a box to sign up, without a picture and in no figure: `<p class="cta-caption">`.

    Of 13 such lines on 7 annotated pages none is a caption.
    """
    hints = page.containers[block.container].hints
    return hints & _SIGN_UP != 0 and not hints & Hint.FIGURE and not block.media


_SIGN_UP = Hint.NEWSLETTER | Hint.SUBSCRIBE


def is_offer(block: Block, lexicon: Lexicon) -> bool:
    """Tell whether what is called a credit is a link to nowhere in words that name nobody: "To the archive"."""
    is_words = block.text[0].isupper() and " " in block.text
    return is_words and block.link_chars == block.chars and not names_credit(block.text, lexicon)


def is_no_credit(text: str, lexicon: Lexicon, authors: Sequence[str], *, of_picture: bool) -> bool:
    """Tell whether what is called a credit is a date, a video's title or the byline.

    Beside a picture the author's bare name says who took it, and so does one behind a slash: "Lume / Ada Quill".
    """
    if is_date(text) or is_video_title(text):
        return True
    if of_picture and text.rpartition("/")[2].strip(BRACKETED) in authors:
        return False
    return any(text.endswith(author) for author in authors) and split_credit(text, lexicon).credit is None


_OF_OTHERS = Hint.POPULAR | Hint.RELATED
_BUTTON_WORDS = 3  # as many as the shortest title of a teaser that a caption may stand with: a bound set by hand
_TEASER_BLOCKS = 4  # from a caption to the linked title of its teaser


def is_among_teasers(page: Page, block: Block) -> bool:
    """Tell whether a caption stands among related links, or with a link or a heading among the latest or most read.

    A page of the latest news may say so of all its elements, and BLOX of a lone <figure> that it is related:
    "tnt-inline-relcontent"; so do others of the article's picture, and of the box with its caption: "related_images".
    In its figure a link of a few words is a button, "Buy this photo".
    """
    hints = page.containers[block.container].hints
    among = hints & _OF_OTHERS
    is_near = block.media or page.containers[block.container].near & among
    if not among or not (hints & (Hint.POPULAR | Hint.FIGURE) or is_near):
        return among != 0
    *_, outer = takewhile(lambda i: page.containers[i].hints & among, ancestors(page, block.container))
    around = page.blocks[max(0, block.index - _TEASER_BLOCKS) : block.index + _TEASER_BLOCKS + 1]
    figure = next((i for i in ancestors(page, block.container) if page.containers[i].tag == "figure"), -1)
    inside = [
        other for other in around
        if is_inside(page, other.container, outer)
        and not (other.words <= _BUTTON_WORDS and figure >= 0 and is_inside(page, other.container, figure))
    ]  # fmt: skip
    return any(other.links or page.containers[other.container].tag in HEADINGS for other in inside)


_TIME_WORDS = 3  # by hand; at half and at twice 1 and 0 of 520 pages differ
_AGE_AND_TIME_WORDS = 6  # "3 days ago Duration 2:04"


def is_summary(page: Page, piece: Cut, above: Cut | None) -> bool:
    """Tell whether a text stands right below a video's running time, or another story's title, with it.

    In what is called an embed the video's age may stand before its running time: so on two pages by strangers, where
    both such texts are none of a picture. Elsewhere a line as long may be the dateline, "19 January 2022, 16:40".
    """
    if above is None or above.block.index != piece.block.index - 1:
        return False
    title, outer = page.containers[above.block.container], page.containers[piece.block.container].parent
    is_beside = outer in (above.block.container, title.parent)
    if is_beside and title.tag in HEADINGS and is_linked(above.block):
        return True
    if page.containers[piece.block.container].tag == "figcaption":
        return False
    most = _AGE_AND_TIME_WORDS if title.hints & Hint.EMBED else _TIME_WORDS
    is_time = above.block.words <= most and ends_in_running_time(above.text)
    return is_time and is_inside(page, above.block.container, outer)


def is_byline_or_day(page: Page, block: Block, authors: Sequence[str], language: str | None) -> bool:
    """Tell whether a line without a credit is the article's byline or day, called a caption for its small letters.

    "By Ada Quill", also of somebody else, "5 May 2024, 10:15". In a figure or by a picture a day without its time, or a
    name alone, may be what that shows. Of 13 such lines on annotated pages none is a caption.
    """
    text = block.text
    if block.words > _BYLINE_WORDS:
        return False
    of_picture = block.media > 0 or page.containers[block.container].hints & Hint.FIGURE != 0
    if text in authors:
        return not of_picture
    if is_day(text) or is_moment(text):
        moment = find_date(text)
        return moment is not None and _is_day_alone(text) and not (of_picture and is_without_time(moment))
    rest = after_byline_word(text, language) if authors else None
    if not rest:
        return False
    return rest.startswith(tuple(authors)) or is_full_name(rest)


_BYLINE_WORDS = 8  # a bound set by hand


def _is_day_alone(text: str) -> bool:
    """Tell whether around a day stand but a label, a weekday, its time or how long it takes to read."""
    start, end = day_span(text) or (0, 0)
    before, behind = text[:start].strip(" ,."), text[end:]
    is_labelled = before.endswith(COLONS) or find_publish_word(text) == 0
    is_opened = not before or is_labelled or names_weekday(before)
    return is_opened and (has_digits(behind) or not any(map(str.isalpha, behind)))


def is_of_table(page: Page, block: Block) -> bool:
    """Tell whether what is called a caption is a table's without a picture, or stands right below one, by no picture.

    It says what the figures are, or whose. That of a table in a <figure> is a caption to those who write such pages: a
    <figcaption>.
    """
    if block.media or not block.index or page.containers[block.container].hints & Hint.FIGURE:
        return False
    own = list(islice(ancestors(page, block.container), _IN_CAPTION))
    title = next((i for i in own if page.containers[i].tag == "caption"), -1)
    if title >= 0:
        return not holds_picture(page.element(page.containers[title].parent))
    above = islice(ancestors(page, page.blocks[block.index - 1].container), _TABLE_DEPTH)
    table = next((i for i in above if page.containers[i].tag == "table"), -1)
    if table < 0 or is_inside(page, block.container, table):
        return False
    return all(page.containers[i].tag != "figcaption" for i in own)


_IN_CAPTION = 3  # by hand; at half and at twice no page of 520 differs
_TABLE_DEPTH = 6  # by hand; at half and at twice no page of 520 differs


def is_button(page: Page, block: Block) -> bool:
    """Tell whether a text is what a button without a picture says: "Buy this photo"; one above it is not its own."""
    if page.containers[block.container].tag != "button":
        return False
    return not block.media or not holds_picture(page.element(block.container))


def is_far(page: Page, told: Told, piece: Cut, last: int, lexicon: Lexicon) -> bool:
    """Tell whether what reads like a credit stands far from any picture, below the text or with other words.

    Of 8 such on annotated pages 7 are none: a footer's "Privacy Policy | Copyright", a book's publisher. A credit with
    its label may stand anywhere. The page's own rights are no caption by what their element is called: "pie" is the
    foot of a picture, in Spanish, and of a page.
    """
    block, rule = piece.block, piece.verdict.rule
    is_below = block.index > last >= 0
    if is_below and not page.containers[block.container].hints & Hint.FIGURE and _claims_rights(block.text, lexicon):
        return True
    near = page.blocks[max(0, block.index - BESIDE) : block.index + BESIDE + 1]
    if is_named_for_pictures(page, block) or any(other.media for other in near):
        return False
    if not told.caption.text:
        return is_below and not is_labelled(block.text, told.caption.credit or "", lexicon)
    return rule == PICTURE_CREDIT.name or (is_below and rule == CAPTION_WITH_CREDIT.name)


def _claims_rights(text: str, lexicon: Lexicon) -> bool:
    found = lexicon.match(text)
    return found is not None and found.category == "copyright"
