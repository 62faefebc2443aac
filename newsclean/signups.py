"""What readers are to press and to fill in: buttons, forms, and boxes that ask them to sign up or to vote (layer 3).

In: the page, the blocks that stay and the phrases they match. Out: the indices of the blocks that go.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from newsclean.addresses import leads_elsewhere
from newsclean.features import PROSE_WORDS, SENTENCE, end_mark
from newsclean.look import Look
from newsclean.model import Block, Container, Page
from newsclean.phrase_files import BIT
from newsclean.structure import ancestors, element_of, is_heading, is_inside, make_of, usual_make
from newsclean.tags import CLASS_CHARS, POLL_WORDS, Hint

_BUTTON_TAGS = frozenset(("p", "div"))
_BUTTON_WORDS = 6
_ASKS = ("newsletter", "subscribe", "app", "follow", "tips", "embed", "correction", "listen")
_ASKING = sum(BIT[category] for category in _ASKS)
_OFFERING = BIT["affiliate"] | BIT["advertisement"] | BIT["feedback"]  # "Shop now", "Together with", "Take the quiz"
_OFFER_WORDS = 4  # of such a label; a longer one may be the author's own note, as on 2 pages (wcxb)
_TO_FILL_IN = Hint.FORM | Hint.WIDGET
_POLL = re.compile(rf"(?<![a-z])(?:{'|'.join(POLL_WORDS.split())})(?:s|box)?(?![a-z])", re.I)
_FIELD_TYPES = ("email", "tel", "radio", "checkbox", "text")
_BOX_DEPTH = 3
_BOX_BLOCKS = 5
_BUTTON_AND_TEXT = 2  # blocks: an answer that unfolds, a picture's text above "Enlarge"
_BOX_WORDS = 40  # of a block, in a box that says what it asks
_MOTTO_WORDS = 14  # of a block, in a box with no more than a button
_FORM_BLOCKS = 12  # a form with more may be around the whole page, or a table to compare things by (wcxb)
_FORM_SHARE = 0.3  # of the words that stay
_ALIKE = 3  # boxes beside each other: entries of a live page, each with a button


def find_buttons(look: Look) -> list[int]:
    """Return the paragraphs that are one link called a button, and a few words: a reader presses it, and reads on.

    On publishers that the weights had not seen 16 of 24 do not belong, on 9 of 10 pages (wcxb, aeb).
    """
    page, staying = look.page, look.staying
    return [
        i for i in staying
        if (block := page.blocks[i]).inline_hints & Hint.TOOL
        and block.words <= _BUTTON_WORDS
        and block.link_chars == block.chars
        and page.containers[block.container].tag in _BUTTON_TAGS
    ]  # fmt: skip


def find_forms(look: Look) -> list[int]:
    """Return what stays of small forms and polls: a pitch, what becomes of the address, a question.

    On publishers that the weights had not seen none of 7 such blocks belongs, on 2 pages (wcxb).
    """
    page, staying = look.page, look.staying
    containers = page.containers
    if not any(containers[page.blocks[i].container].hints & _TO_FILL_IN for i in staying):
        return []
    forms = {i for i, container in enumerate(containers) if _is_to_fill_in(container)}
    within: dict[int, list[Block]] = {}
    for block in page.blocks:
        index = block.container
        while index > 0 and index not in forms:
            index = containers[index].parent
        if index in forms:
            within.setdefault(index, []).append(block)
    stay = {*staying}
    most = _FORM_SHARE * sum(page.blocks[i].words for i in staying)
    found: list[int] = []
    for form, blocks in within.items():
        left = [b for b in blocks if b.index in stay] if len(blocks) <= _FORM_BLOCKS else []
        if left and sum(b.words for b in left) < most and (
            _has_field(element_of(page, form)) or _asks_votes(look, containers[form], blocks)
        ):
            found += [b.index for b in left]
    return found


def find_beside_forms(look: Look) -> list[int]:
    """Return what stays beside a form that asks for an address, in a small box with none of the text.

    "A letter a week from Ada Quill" above the field. On publishers that the weights had not seen neither of 2 such
    blocks belongs, on one page (wcxb).
    """
    page, stay = look.page, {*look.staying}
    if not stay:
        return []
    first, last = (page.blocks[i].container for i in (min(stay), max(stay)))
    forms = [i for i in range(first, last) if page.containers[i].tag == "form"]
    if not forms:
        return []
    usual = usual_make(page, look.staying)
    most = _FORM_SHARE * sum(page.blocks[i].words for i in stay)
    found: set[int] = set()
    for form in forms[:_FORMS]:
        if not _asks_address(element_of(page, form)):
            continue
        for index in islice(ancestors(page, form), 1, _FORM_DEPTH):
            # Containers are numbered as they open: what stands before this one has a lower number.
            within = next((b for b in page.blocks if b.container >= index), None)
            box = _blocks_in(page, index, within.index) if within and is_inside(page, within.container, index) else []
            is_body = page.containers[index].parent < 0 or any(make_of(page, b) == usual for b in box)
            if is_body or len(box) > _BOX_BLOCKS:
                break
            left = [b for b in box if b.index in stay]
            if sum(b.words for b in left) <= most:
                found.update(b.index for b in left)
    return sorted(found)


def _asks_address(form: Any) -> bool:
    """Tell whether a form has a field for an e-mail address or a telephone number."""
    types = ((field.get("type") or "").lower() for field in form.iter("input")) if form is not None else ()
    return not {"email", "tel"}.isdisjoint(types)


_FORM_DEPTH = 3
_FORMS = 20  # are tried: each reads the page


def _asks_votes(look: Look, form: Container, blocks: Sequence[Block]) -> bool:
    """Tell whether a poll has what a phrase knows: "Vote now", "12 votes"; its answers may be links or labels."""
    if form.tag == "form":
        return False
    return any(_category(look, b) == "feedback" for b in blocks if b.words <= _LABEL_WORDS)


def _category(look: Look, block: Block) -> str | None:
    found = look.lexicon.match(block.text, block.link_chars / block.chars)
    return found.category if found else None


_LABEL_WORDS = 10


def _has_field(form: Any) -> bool:
    """Tell whether an element has a field for an address, a choice or a text, or several answers to choose from.

    One button or link is neither.
    """
    if form is None:
        return False
    fields = form.iter("input", "select", "textarea")
    if any(field.tag != "input" or (field.get("type") or "").lower() in _FIELD_TYPES for field in fields):
        return True
    answers = [e for e in form.iter("button", "a") if e.tag == "button" or not leads_elsewhere(e.get("href"))]
    return form.tag != "form" and len(answers) > 1


def _is_to_fill_in(container: Container) -> bool:
    is_widget = bool(container.own_hints & Hint.WIDGET)
    return container.tag == "form" or (is_widget and _is_poll(container.style[:CLASS_CHARS]))


@lru_cache(maxsize=1024)
def _is_poll(style: str) -> bool:
    return _POLL.search(style) is not None


def find_signups(look: Look) -> list[int]:
    """Return what stays of small boxes with a button, or a line that asks readers to sign up, and none of the text.

    A poll's button says what a phrase knows: "Vote". A label that offers something counts below the first prose: above
    it, "Survey" may be the article's own.

    A newsletter's name and motto read like a heading and a sentence. On publishers that the weights had not seen 5 of 8
    such blocks do not belong, on 5 of 8 pages (wcxb, fundus_world); on pages by strangers all 9 do not, on 6 pages.
    """
    page, staying, phrases = look.page, look.staying, look.phrases
    stay, containers = {*staying}, page.containers
    text = next((i for i in staying if page.blocks[i].words >= PROSE_WORDS), len(page.blocks))
    asking = [
        block for block in page.blocks
        if phrases[block.index] & _ASKING
        or (phrases[block.index] & _OFFERING and block.words <= _OFFER_WORDS and block.index > text)
        or (
            containers[block.container].tag == "button"
            and (phrases[block.index] & BIT["feedback"] or _is_button(page, block, phrases, stay))
        )
    ]  # fmt: skip
    if not asking:
        return []
    usual = usual_make(page, staying)
    most = _FORM_SHARE * sum(page.blocks[i].words for i in staying)
    boxes = {i for block in asking for i in islice(ancestors(page, block.container), _BOX_DEPTH)}
    beside = {containers[i].parent for i in boxes}
    made = Counter([(c.parent, c.style) for c in containers if c.parent in beside])
    found: list[int] = []
    for block in asking:
        longest = _BOX_WORDS if phrases[block.index] else _MOTTO_WORDS
        for index in islice(ancestors(page, block.container), _BOX_DEPTH):
            container = containers[index]
            box = _blocks_in(page, index, block.index)
            if container.parent < 0 or len(box) > _BOX_BLOCKS or made[container.parent, container.style] >= _ALIKE:
                break
            if any(make_of(page, b) == usual for b in box) or sum(b.words for b in box if b.index in stay) > most:
                break
            is_named = bool(phrases[block.index]) or len(box) > _BUTTON_AND_TEXT
            if is_named and max(b.words for b in box) <= longest:
                found += [b.index for b in box if b.index in stay and not _is_told_in_heading(page, b)]
    return sorted({*found})


def _is_told_in_heading(page: Page, block: Block) -> bool:
    """Tell whether a block is a heading that ends as a sentence: an item of a list, with a picture and whose it is."""
    return block.words >= PROSE_WORDS and end_mark(block.text) == SENTENCE and is_heading(page, block.index)


def _is_button(page: Page, block: Block, phrases: Sequence[int], stay: Collection[int]) -> bool:
    """Tell whether a button goes, and says nothing that a phrase knows, nor that it shares."""
    if phrases[block.index] or block.index in stay or block.words > _BUTTON_WORDS or block.text.endswith("?"):
        return False
    return not page.containers[block.container].near & Hint.SHARE


def _blocks_in(page: Page, index: int, within: int) -> list[Block]:
    """Return the blocks in a container around the block `within`; of a larger container one more than a box has."""
    found = [page.blocks[within]]
    for step in (-1, 1):
        at = within + step
        while 0 <= at < len(page.blocks) and len(found) <= _BOX_BLOCKS:
            if not is_inside(page, page.blocks[at].container, index):
                break
            found.append(page.blocks[at])
            at += step
    return found
