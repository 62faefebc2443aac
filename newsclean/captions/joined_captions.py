"""Pieces side by side that are one caption: a text and its credit, a credit in two parts (layer 4).

In: what two pieces tell. Out: the Caption that they are, None where they are two.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.captions.caption_roles import BESIDE, Told
from newsclean.captions.caption_texts import is_kind
from newsclean.captions.credit_elements import credit_apart, credit_with
from newsclean.captions.credit_words import is_label, names_credit, without_brackets
from newsclean.captions.credits import without_counter
from newsclean.lexicon import Lexicon
from newsclean.model import Block, Caption, Page
from newsclean.page.element_text import shown_text
from newsclean.page.structure import is_inside, is_pair
from newsclean.page.tags import Hint

# Between a caption and the credit in the next piece; a hyphen stays, as a page by a stranger has it.
_PARTING = " –—|/"


def whole_caption(page: Page, beside: Told, told: Told, lexicon: Lexicon) -> Caption | None:
    """Return the caption that two pieces side by side are, None where each is one of its own."""
    first, second = beside.block, told.block
    is_around = is_inside(page, first.container, second.container)  # its picture is the first's, too
    is_apart = bool(second.media) and not is_around
    is_within = is_inside(page, second.container, first.container) and second.container != first.container
    is_again = told.caption.credit == beside.caption.credit  # "The quay. Picture: PA <span>Credit: PA</span>"
    if is_within and told.caption.credit and not told.caption.text and not is_again:
        element = page.element(first.container)
        whole = credit_apart(element, shown_text(element), lexicon) if element is not None else None
        credit = whole.credit if whole and whole.credit else ""
        if whole and told.caption.credit in credit:
            is_opening = credit.startswith(f"{told.caption.credit} ")  # of the photographer's and the house's
            own = credit if is_opening else told.caption.credit  # "(Picture: <span>Ada Quill</span>)"
            return Caption(without_counter(whole.text), own)
    said, below = beside.caption, told.caption
    is_over = _is_over_picture(page, first, second) and not (said.credit or below.credit)
    if is_over and names_credit(said.text, lexicon) and not names_credit(below.text, lexicon):
        return Caption(below.text, without_brackets(said.text))
    return _joined(beside.caption, first.text, told.caption, lexicon, is_apart=is_apart)


def _is_over_picture(page: Page, first: Block, second: Block) -> bool:
    """Tell whether a line stands between the picture and its <figcaption>, outside that: the credit is laid over it."""
    tags = page.containers[first.container].tag, page.containers[second.container].tag
    return bool(first.media) and not second.media and tags[0] != "figcaption" and tags[1] == "figcaption"


def _joined(beside: Caption, said: str, caption: Caption, lexicon: Lexicon, *, is_apart: bool) -> Caption | None:
    """Return the caption that two pieces side by side are, None where each is one of its own.

    `said` is all of the first: what looks like a credit may be the kind of picture.
    """
    may_be_kind = beside.credit and (is_label(beside.credit, lexicon) or is_kind(beside, lexicon))
    if beside.text and may_be_kind and caption.credit and not caption.text:
        return Caption(said, caption.credit)  # "The quay at noon. (File picture)"
    if bool(beside.text) != bool(caption.text) and bool(beside.credit) != bool(caption.credit):
        return Caption((beside.text or caption.text).rstrip(_PARTING), beside.credit or caption.credit)
    if beside.credit or caption.credit or not beside.text or not caption.text:
        return None
    if is_apart:
        return None
    is_named = names_credit(beside.text, lexicon), names_credit(caption.text, lexicon)
    if is_named == (False, True):
        return Caption(beside.text, without_brackets(caption.text))
    if is_named == (True, False) and "/" in beside.text:  # a name alone above a caption may be whom the picture shows
        return Caption(caption.text, without_brackets(beside.text))
    return None


def says_again(caption: Caption, credit: Caption) -> bool:
    """Tell whether a credit without a caption says what the caption beside it says too: all, or the agency alone."""
    if credit.text or credit.credit is None:
        return False
    said = caption.credit or ""
    return said.startswith(credit.credit) or said.endswith(f"/{credit.credit}")


def with_whole_credits(page: Page, told: Iterable[Told]) -> list[Told]:
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
    if whole := credit_with(page.element(told.block.container), first, second):
        return whole
    return f"{first} / {second}" if not above.caption.text and _are_called_credits(page, above, told) else None


def _are_called_credits(page: Page, above: Told, told: Told) -> bool:
    """Tell whether two pieces stand alone in one element, each called a credit: the photographer's and the house's."""
    called = (page.containers[one.block.container].own_hints & Hint.CREDIT for one in (above, told))
    return all(called) and is_pair(page, above.block, told.block)
