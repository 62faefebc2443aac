"""Headlines of other stories amid the text that neither link nor say so: the text around them has no word of theirs.

Layer 3. In: a Look. Out: the indices of the blocks that go. A subhead tells of what stands below it, and nearly always
in its words; the promo of another story, its link lost or its card a picture's, does not. Or the same line stands below
the text once more, and leads to that story.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from newsclean.addresses import leads_elsewhere
from newsclean.characters import CLOSING_QUOTES, OPENING_QUOTES, QUESTION_MARKS
from newsclean.context.look import Settled
from newsclean.lexicon import Lexicon
from newsclean.model import Block, Page
from newsclean.page.structure import Make, is_heading, make_of, role_of, usual_make
from newsclean.page.tags import Hint
from newsclean.prose import NO_MARK, SENTENCE, end_mark, is_prose
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
    lines = {  # with `_FOLLOWING` that stay below each
        squeeze(blocks[i].text): at for at, i in reversed([*enumerate(staying)][1:-_FOLLOWING])
        if blocks[i].words in _HEADLINE and blocks[i].link_chars in (0, blocks[i].chars)
        and end_mark(blocks[i].text) == NO_MARK
    }  # fmt: skip
    if not lines:
        return []
    found = set()
    for block in blocks[staying[min(lines.values()) + _FOLLOWING] + 1 :]:
        at = lines.get(squeeze(block.text[: block.link_chars])) if block.link_chars else None
        if at is None or staying[at + _FOLLOWING] >= block.index:
            continue  # as nearly always
        if leads_elsewhere(block.href) and "#" not in (block.href or ""):
            found.add(staying[at])
    unlinked = [i for i in found if not blocks[i].link_chars]
    subheads = [i for i in unlinked if is_heading(page, i)]  # of a roundup, whose stories stand below it again
    return sorted(found) if len(unlinked) <= _LINES and len(subheads) <= 1 else []


def _of_other_words(look: Settled) -> list[int]:
    """Return the unlinked lines between paragraphs, no sentences, of whose words the paragraphs around have none.

    A page with many such lines parts its text by them; a heading must be the only one, and say more. Neither of 2 such
    lines on 3,700 pages belongs, nor of 8 in 144 layouts that nobody tuned for; most promos link, or say what they are.
    """
    page, staying = look.page, look.staying
    usual = usual_make(page, staying)
    lines = [
        at for at in range(1, len(staying) - 1)
        if page.blocks[staying[at]].words <= LINE_WORDS and _is_line_between(page, staying[at - 1 : at + 2], usual)
    ]  # fmt: skip
    if not lines or len(lines) > _LINES:
        return []
    likely = [
        at for at in lines
        if _may_be_headline(page.blocks[staying[at]]) and not is_quotation(page.blocks[staying[at - 1]])
    ]  # fmt: skip
    if not likely:
        return []
    # a first paragraph may be set as a heading
    headings = sum(is_heading(page, i) and i not in look.captions and not _is_told(page.blocks[i]) for i in staying)
    found = []
    for at in likely:
        line, before = page.blocks[staying[at]], page.blocks[staying[at - 1]]
        if headings > 1 and is_heading(page, line.index):
            continue
        own = stems(line, look.lexicon)
        around = (page.blocks[i] for i in (*staying[at + 1 : at + 1 + _FOLLOWING], before.index))
        least = _HEADING_STEMS if is_heading(page, line.index) else _OWN_STEMS
        if len(own) >= least and not have_word_of(own, around, look.lexicon):
            found.append(line.index)
    return found


_LINES = 3  # more are the text's own: subheads, speakers, places
_FOLLOWING = 3  # paragraphs that a subhead tells of
_OWN_STEMS = 5  # bounds set by hand, as the others here
_HEADING_STEMS = 6  # by hand; at half and at twice 0 and 1 of 520 pages differ
LINE_WORDS = 22
"""Most words that a line has which may be a headline. By hand; at half and at twice no page of 520 differs."""
_HEADLINE_WORDS = 7  # by hand; at half and at twice 0 and 1 of 520 pages differ
_HEADLINE = range(_HEADLINE_WORDS, LINE_WORDS + 1)
_MOST_COMMAS = 1  # more has an address, or what somebody is: "Ada Quill, warden, Lume Harbour Trust"


def _is_line_between(page: Page, three: Sequence[int], usual: Make | None) -> bool:
    """Tell whether the second of three blocks is no sentence, and the others are paragraphs.

    Beside a line that is made as the text's paragraphs are, which a subhead is not, a short sentence is one.
    """
    before, line, after = (page.blocks[i] for i in three)
    if end_mark(line.text) != NO_MARK:
        return False
    if not is_prose(before) or not is_prose(after):
        is_plain = line.bold_chars < line.chars and make_of(page, line) == usual
        if not is_plain or not _is_sentence(before) or not _is_sentence(after):
            return False
    if any(page.containers[b.container].hints & Hint.QUOTE for b in (before, line)):
        return False  # a pull quote, or who says what stands above
    return role_of(page, line) in LINE_ROLES


LINE_ROLES = ("paragraph", "heading")
"""Of the blocks that may be a headline without a link: no list items, no cells."""


def _is_sentence(block: Block) -> bool:
    return block.words >= _SENTENCE_WORDS and end_mark(block.text) == SENTENCE


_SENTENCE_WORDS = 5  # by hand, as a subhead that asks is shorter; at 2 and at 10 no page of 443 differs


def _may_be_headline(block: Block) -> bool:
    """Tell whether a line is as long as a headline and begins with a capital; other scripts have none.

    With a colon or a figure it may be a label, an address, opening hours.
    """
    text = block.text
    is_headline = block.words >= _HEADLINE_WORDS and text.count(",") <= _MOST_COMMAS and not _NO_HEADLINE.search(text)
    return is_headline and not block.link_chars and text[0].isupper() and not text.isupper()


def _is_told(block: Block) -> bool:
    """Tell whether a block is prose and asks nothing."""
    return is_prose(block) and not block.text.endswith(QUESTION_MARKS)


def is_quotation(block: Block) -> bool:
    """Tell whether a block is what somebody says: below it may stand who that is."""
    return block.text[0] in OPENING_QUOTES and block.text[-1] in CLOSING_QUOTES


_NO_HEADLINE = regex.compile(r"[\n:]|\d.*\d")
_WORDS = regex.compile(r"[^\W_]{4,}|\d+")
_STEM_CHARS = 5  # by hand; at half and at twice 1 and 0 of 520 pages differ


def stems(block: Block, lexicon: Lexicon) -> set[str]:
    """Return the first letters of the words that say something."""
    return {word[:_STEM_CHARS] for word in _WORDS.findall(block.text.lower()) if not lexicon.is_stopword(word)}


def have_word_of(stems: set[str], blocks: Iterable[Block], lexicon: Lexicon) -> bool:
    """Tell whether a word of some blocks that says something begins as one of these."""
    words = (word for block in blocks for word in _WORDS.findall(block.text.lower()))
    return any(word[:_STEM_CHARS] in stems and not lexicon.is_stopword(word) for word in words)
