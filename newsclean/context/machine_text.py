"""What was written for programs, and what a program has summed up (layer 3): a Look in, the indices of the blocks that
go out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from newsclean.context.look import Settled, Staying
from newsclean.page.structure import ancestors, blocks_in


def find_machine_text(look: Staying) -> list[int]:
    """Return what stays that was written for a program which did not run: a shortcode, a template's tag, settings.

    None of 6 such blocks on 4 pages belongs (wcxb, publishers that the weights had not seen). A page that sets
    preformatted text may be on code, and shows it.
    """
    if "pre" in look.scene.tags:
        return []
    texts = ((i, look.page.blocks[i].text) for i in look.staying)
    return [i for i, text in texts if text[0] in "{[" and _is_for_machines(text)]


def _is_for_machines(text: str) -> bool:
    if text[0] == "{" and text[-1] == "}":
        return text[:2] in _TEMPLATE_OPENINGS or '":' in text or _PLUGIN.fullmatch(text) is not None
    is_short = text[0] == "[" and text[-1] == "]" and len(text) <= _SHORTCODE_CHARS
    return is_short and _SHORTCODE.fullmatch(text) is not None


_TEMPLATE_OPENINGS = ("{{", "{%")
# {loadposition adverts}, {module 12}, {mosimage}, {gallery}harbour{/gallery}: what Joomla's plugins replace.
_PLUGIN = re.compile(
    r"\{/?(?:load(?:position|module|moduleid)|mos[a-z]+|module|modulepos|gallery|youtube|vimeo|jcomments|rsform|snippet)\b[^\n]*\}"
)
_SHORTCODE_CHARS = 2000  # by hand; at half and at twice no page of 520 differs
# [video id="7"], [/caption], [CTA_BOX], [Embed:Video 7]: what follows a name can't begin with what the name repeats, so
# it is linear.
_SHORTCODE = re.compile(r"\[(?:/[\w-]+|[a-z][\w-]*\s+[\w-]+\s?=[^\[\]]*|[A-Z]+_[A-Z_]+|[A-Za-z]+:\w+(?: \w+)?)\]")


def find_machine_summaries(look: Settled) -> list[int]:
    """Return the blocks of boxes above the article's text in which a line says that a machine has summed it up: what
    machines are called is data (`machines` and `summaries` in the phrase files).

    Of 14 pages by strangers that have one 11 leave it out, two may and one has it; so does one annotated page leave it
    out (fundus_world).
    """
    stay = look.stay.union(look.standfirst)
    if not look.prose:
        return []
    *_, last_above = look.prose[: _MOST_ABOVE + 1]  # a box that does not reach up to it has more of the prose above
    near = look.page.blocks[max(0, min(stay) - _BOX_BLOCKS) : min(look.prose[-1], last_above + _BOX_BLOCKS)]
    notes = [block for block in near if block.words <= _NOTE_WORDS and block.chars <= _NOTE_CHARS]
    tells = look.lexicon.tells_of_machine
    if not tells(" ".join([block.text for block in notes])):  # as nearly always: a quarter of the time
        return []
    found: set[int] = set()
    for block in notes:
        if tells(block.text):
            within = _box_of(look, stay, block.index)
            if sum(i < block.index and i not in within for i in look.prose) <= _MOST_ABOVE:
                found.update(within)
    return sorted(found.intersection(look.candidates))


def _box_of(look: Settled, stay: frozenset[int], note: int) -> Sequence[int]:
    """Return the blocks of the smallest element around a note that holds others that stay; none where it is no box of
    few texts beside the article's, or the headline is in it.
    """
    page, sizes = look.page, look.scene.count
    for box in islice(ancestors(page, page.blocks[note].container), _BOX_DEPTH):
        within = blocks_in(page, sizes, box, note)
        if own := stay.intersection(within) - {note}:
            is_small = len(within) <= _BOX_BLOCKS and 2 * len(own) < len(stay) and look.titles.isdisjoint(within)
            return within if is_small else ()
    return ()


_NOTE_WORDS = 30  # by hand, as the others below; at half and at twice no page of 520 differs
_NOTE_CHARS = 400  # a word may have any number, and accents on it take the square of theirs to sort
_MOST_ABOVE = 1  # the standfirst
_BOX_DEPTH = 4
_BOX_BLOCKS = 15
