"""What readers are to press, to fill in or to join: buttons, forms and polls, channels (layer 3).

In: a Look. Out: the indices of the blocks that go.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from itertools import islice
from typing import Any

from newsclean.addresses import leads_elsewhere
from newsclean.characters import QUESTION_MARKS
from newsclean.context.look import Look, Staying
from newsclean.model import Block, Container, Page
from newsclean.page.structure import ancestors, is_inside, make_of, usual_make
from newsclean.page.tags import CLASS_CHARS, POLL_WORDS, Hint, words_of_name


def find_buttons(look: Staying) -> list[int]:
    """Return the paragraphs that are one link called a button, and a few words: a reader presses it, and reads on.

    On publishers that the weights had not seen 16 of 24 do not belong, on 9 of 10 pages (wcxb, aeb). Nor do buttons
    right below each other that would stay, which show nothing that they unfold: none of 7 on an annotated page.
    """
    page, staying = look.page, look.staying
    buttons = look.stay.intersection(look.scene.by_tag.get("button", ()))
    beside = [i for i in buttons if not buttons.isdisjoint((i - 1, i + 1))]
    return beside + [
        i for i in staying
        if (block := page.blocks[i]).inline_hints & Hint.TOOL
        and block.words <= _BUTTON_WORDS
        and block.link_chars == block.chars
        and page.containers[block.container].tag in _BUTTON_TAGS
    ]  # fmt: skip


_BUTTON_TAGS = frozenset(("p", "div"))
_BUTTON_WORDS = 6  # by hand; at half and at twice 2 and 2 of 520 pages differ


def find_forms(look: Staying) -> list[int]:
    """Return what stays of small forms and polls: a pitch, what becomes of the address, a question.

    On publishers that the weights had not seen none of 7 such blocks belongs, on 2 pages (wcxb).
    """
    page, staying = look.page, look.staying
    containers = page.containers
    if not look.hints & _TO_FILL_IN:
        return []
    forms = {i for i, c in enumerate(containers) if c.tag == "form" or is_poll(c)}
    if not forms:
        return []
    most = _FORM_SHARE * sum(page.blocks[i].words for i in staying)
    found: list[int] = []
    for form, blocks in _blocks_by_form(page, forms).items():
        left = [b for b in blocks if b.index in look.stay] if len(blocks) <= _FORM_BLOCKS else []
        if left and sum(b.words for b in left) < most and (
            _has_field(page.element(form)) or _asks_votes(look, containers[form], blocks)
        ):
            found += [b.index for b in left]
    return found


def _blocks_by_form(page: Page, forms: Set[int]) -> dict[int, list[Block]]:
    """Return the blocks of each form or poll: of the innermost form, and of all of a poll whose parts are called so."""
    containers, first = page.containers, min(forms)
    within: dict[int, list[Block]] = {}
    for block in page.blocks:
        index = block.container
        while index >= first and index not in forms:  # a container's index is greater than its ancestors'
            index = containers[index].parent
        while (outer := containers[index].parent) in forms and containers[outer].tag != "form":
            index = outer  # "poll__question" in "poll"
        if index in forms:
            within.setdefault(index, []).append(block)
    return within


_TO_FILL_IN = Hint.FORM | Hint.WIDGET
_FORM_BLOCKS = 12  # a form with more may be around the whole page, or a table to compare things by (wcxb)
_FORM_SHARE = 0.3  # of the words that stay


def is_poll(container: Container) -> bool:
    """Tell whether an element is called a poll."""
    return container.own_hints & Hint.WIDGET != 0 and _names_poll(container.style[:CLASS_CHARS])


@lru_cache(maxsize=1024)
def _names_poll(style: str) -> bool:
    return any(word.removesuffix("box").removesuffix("s") in _POLLS for word in words_of_name(style))


_POLLS = frozenset(POLL_WORDS.split())


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


_FIELD_TYPES = ("email", "tel", "radio", "checkbox", "text")


def _asks_votes(look: Look, form: Container, blocks: Sequence[Block]) -> bool:
    """Tell whether a poll has what a phrase knows: "Vote now", "12 votes"; its answers may be links or labels."""
    if form.tag == "form":
        return False
    return any(_category(look, b) == "feedback" for b in blocks if b.words <= _LABEL_WORDS)


def _category(look: Look, block: Block) -> str | None:
    found = look.lexicon.match(block.text, block.link_chars / block.chars)
    return found.category if found else None


_LABEL_WORDS = 10  # by hand; at half and at twice no page of 520 differs


def find_poll_results(look: Staying) -> list[int]:
    """Return what stays of small boxes with a question and answers whose shares add up to all: "Yes (18%)".

    Pages are saved by those who have voted; whatever the box is called. No annotated page has such a box, on 9 by
    strangers none of it belongs.
    """
    page = look.page
    shares = {b.index: share for b in page.blocks if "%" in b.text and (share := _share_in(b)) is not None}
    if len(shares) < _LEAST_ANSWERS:  # as most
        return []
    usual = usual_make(page, look.staying)
    text = {i for i in look.prose if page.blocks[i].words > _NOTE_WORDS}  # not "2,806 votes. It closes on Friday."
    text.update(b.index for b in page.blocks if make_of(page, b) == usual)
    found: set[int] = set()
    for i in shares:
        if i not in found:
            found.update(b.index for b in _poll_around(page, i, shares, text) if b.index in look.stay)
    return sorted(found)


def _poll_around(page: Page, answer: int, shares: Mapping[int, float], text: Set[int]) -> Sequence[Block]:
    """Return the blocks of the smallest element around an answer that is a poll, none where it holds text."""
    near = page.blocks[max(0, answer - _FORM_BLOCKS) : answer + _FORM_BLOCKS]
    for box in islice(ancestors(page, page.blocks[answer].container), 1, _POLL_DEPTH):
        within = [b for b in near if is_inside(page, b.container, box)]
        if page.containers[box].parent < 0 or any(b.index in text for b in within) or len(within) > _FORM_BLOCKS:
            break
        parts = [shares[b.index] for b in within if b.index in shares]
        is_all = len(parts) >= _LEAST_ANSWERS and abs(sum(parts) - _ALL) <= _ROUNDED * len(parts)
        if is_all and any(b.text.endswith(QUESTION_MARKS) for b in within):
            return within
    return ()


def _share_in(block: Block) -> float | None:
    """Return the one share of a hundred that a short block with a "%" says."""
    if block.words > _ANSWER_WORDS:
        return None
    said = [before or behind for before, behind in _SHARE.findall(block.text)]
    return float(said[0].replace(",", ".")) if len(said) == 1 else None


_SHARE = re.compile(r"%\s?(\d{1,3}(?:[.,]\d{1,2})?)(?!\d)|(?<!\d)(\d{1,3}(?:[.,]\d{1,2})?)\s?%")
_LEAST_ANSWERS = 2  # to a question
_ANSWER_WORDS = 20  # by hand; at half and at twice no page of 520 differs
_NOTE_WORDS = 14  # of what a poll says below its answers; by hand; at half and at twice no page of 520 differs
_POLL_DEPTH = 5  # elements, that of an answer the first
_ALL, _ROUNDED = 100, 0.5  # each share may be rounded by half of one


def find_channel_links(look: Staying) -> list[int]:
    """Return the short paragraphs that ask readers to join a channel or group of a messenger, in any language.

    They link to WhatsApp's, or are bold or in italics from end to end and name a messenger beside a link.
    """
    blocks = look.page.blocks
    return [i for i in look.staying if blocks[i].links and blocks[i].words <= _PITCH_WORDS and _is_pitch(blocks[i])]


def _is_pitch(block: Block) -> bool:
    if _CHANNEL.search(block.href or ""):
        return True
    is_set_apart = block.bold_chars >= _BOLD_SHARE * block.chars and block.link_chars < block.chars
    return is_set_apart and _MESSENGER.search(block.text) is not None


_PITCH_WORDS = 40  # by hand; at half and at twice no page of 520 differs
_CHANNEL = re.compile(r"//(?:www\.)?(?:whatsapp\.com/channel/|chat\.whatsapp\.com/)")
_MESSENGER = re.compile(r"WhatsApp|Telegram|Viber")  # some languages write what "on" is against it
_BOLD_SHARE = 0.9  # spaces around a link are neither


def leads_to_offer(block: Block) -> bool:
    """Tell whether a short text is all a link to where readers subscribe or give."""
    if not block.links or block.words > _PITCH_WORDS or block.link_chars != block.chars:
        return False
    return _OFFER.match((block.href or "")[:_HREF_CHARS].lower()) is not None


_OFFER = re.compile(
    r"\A[^?#]{0,400}/(?:subscribe|subscriptions?|donate|donations?|membership|soci[oe]s|abo|abonnements?|abonnementen"
    r"|suscripci[oó]n(?:es)?|suscribete|assinaturas?|assine|abbonamenti|prenumerera|spenden)(?=[./?#]|\Z)"
)  # of small letters: to ask for capitals, too, takes twice as long
_HREF_CHARS = 400  # by hand; at half and at twice no page of 520 differs
