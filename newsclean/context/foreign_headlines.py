"""Headlines of other stories amid the text that neither link nor say so: the text around them has no word of theirs.

Layer 3. In: a Look. Out: the indices of the blocks that go. A subhead tells of what stands below it, and nearly always
in its words; the promo of another story, its link lost or its card a picture's, does not. Or the same line stands
below the text once more, and leads to that story.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from newsclean.addresses import leads_elsewhere
from newsclean.context.look import Settled
from newsclean.model import Block, Page
from newsclean.page.structure import role_of
from newsclean.page.tags import Hint
from newsclean.prose import NO_MARK, end_mark, is_prose
from newsclean.text import squeeze


def find_foreign_headlines(look: Settled) -> list[int]:
    """Return the lines amid the text that are headlines of other stories, by their words or by a link further down."""
    return sorted({*_of_other_words(look), *_linked_again(look)})


def _linked_again(look: Settled) -> list[int]:
    """Return the lines amid the text, no sentences, that some paragraphs further down are links to another page.

    As long as a headline: a thing's name may be a heading, and lead to a shop below the text. Of 3,900 pages one, of
    news, has such a line, which does not belong; of 150 layouts of our own half.
    """
    page, staying = look.page, look.staying
    blocks = page.blocks
    lines = {
        squeeze(blocks[i].text): at for at, i in reversed([*enumerate(staying)][1:-1])
        if blocks[i].words in _HEADLINE and blocks[i].link_chars in (0, blocks[i].chars)
        and end_mark(blocks[i].text) == NO_MARK
    }  # fmt: skip
    found = set()
    for block in blocks[staying[min(lines.values())] :] if lines else ():
        if block.link_chars and leads_elsewhere(block.href) and "#" not in (block.href or ""):
            at = lines.get(squeeze(block.text[: block.link_chars]), len(staying))
            if at + _FOLLOWING < len(staying) and staying[at + _FOLLOWING] < block.index:
                found.add(staying[at])
    return sorted(found) if len(found) <= _LINES else []  # more are a roundup's, whose stories stand below it again


def _of_other_words(look: Settled) -> list[int]:
    """Return the unlinked lines between paragraphs, no sentences, of whose words the paragraphs around have none.

    No heading, and a page with many such lines parts its text by them. Neither of 2 such lines on 3,700 pages belongs;
    most promos link, or say what they are.
    """
    page, staying = look.page, look.staying
    lines = [
        at for at in range(1, len(staying) - 1)
        if page.blocks[staying[at]].words <= _LINE_WORDS and _is_line_between(page, staying[at - 1 : at + 2])
    ]  # fmt: skip
    if not lines or len(lines) > _LINES:
        return []
    likely = [
        at for at in lines
        if role_of(page, page.blocks[staying[at]]) == "paragraph" and _may_be_headline(page.blocks[staying[at]])
    ]  # fmt: skip
    found = []
    for at in likely:
        own = _stems([page.blocks[staying[at]]])
        around = (page.blocks[i] for i in (staying[at - 1], *staying[at + 1 : at + 1 + _FOLLOWING]))
        if len(own) >= _OWN_STEMS and own.isdisjoint(_stems(around)):
            found.append(staying[at])
    return found


_LINES = 3  # more are the text's own: subheads, speakers, places
_FOLLOWING = 3  # paragraphs that a subhead tells of
_OWN_STEMS = 5  # bounds set by hand, as the others here
_LINE_WORDS = 22  # by hand; at half and at twice no page of 520 differs
_HEADLINE_WORDS = 7  # by hand; at half and at twice 0 and 1 of 520 pages differ
_HEADLINE = range(_HEADLINE_WORDS, _LINE_WORDS + 1)


def _is_line_between(page: Page, three: Sequence[int]) -> bool:
    """Tell whether the second of three blocks is no sentence, and the others are paragraphs."""
    before, line, after = (page.blocks[i] for i in three)
    if end_mark(line.text) != NO_MARK or not is_prose(before) or not is_prose(after):
        return False
    if any(page.containers[b.container].hints & Hint.QUOTE for b in (before, line)):
        return False  # a pull quote, or who says what stands above
    return role_of(page, line) in _ROLES


_ROLES = ("paragraph", "heading")


def _may_be_headline(block: Block) -> bool:
    """Tell whether a line is as long as a headline and begins with a capital; other scripts have none.

    With a colon or a figure it may be a label, an address, opening hours.
    """
    text = block.text
    is_headline = block.words >= _HEADLINE_WORDS and not _NO_HEADLINE.search(text)
    return is_headline and not block.link_chars and text[0].isupper()


_NO_HEADLINE = regex.compile(r"[\n:]|\d.*\d")
_WORDS = regex.compile(r"[^\W_]{4,}|\d+")
_STEM_CHARS = 5  # by hand; at half and at twice 1 and 0 of 520 pages differ


def _stems(blocks: Iterable[Block]) -> set[str]:
    """Return the first letters of the words that say something."""
    words = (word for block in blocks for word in _WORDS.findall(block.text.lower()))
    return {word[:_STEM_CHARS] for word in words}
