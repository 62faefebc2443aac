"""Text apart from the article: a column, a box on the author, a doubtful end, what none sees (layer 3).

In: the page, the blocks that stay and its headline. Out: the indices of the blocks that go.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from newsclean.context.look import Settled, Staying
from newsclean.metadata.authors.names import is_full_name
from newsclean.metadata.page_types import may_be_news
from newsclean.model import Block
from newsclean.page.structure import around, is_heading, is_inside, make_of, usual_make
from newsclean.page.tags import Hint
from newsclean.phrase_files import BIT
from newsclean.prose import SENTENCE, end_mark
from newsclean.text import squeeze

_TEXT_BLOCKS = 3  # below the headline
# Blocks that go. Between the parts of an article stand an advertisement and a few links: on pages that may be news
# there are 50 to 207 where it is right to cut, 3 where it would be wrong (aeb, fundus_world, wcxb).
_FAR = 10


def find_apart(look: Staying) -> list[int]:
    """Return what stays beyond many blocks that go, outside the element around the headline and the text below it.

    It may be longer than the article. On publishers that the weights had not seen none of 13 such blocks belongs, on 3
    of the pages that may be news (aeb, fundus_world, wcxb). On others a list of things is made so, and only what is
    called a sidebar goes.
    """
    page, staying, title, meta = look.page, look.staying, look.scene.title_index, look.meta
    text = list(islice((i for i in look.prose if i > title), _TEXT_BLOCKS))
    if title < 0 or len(text) < _TEXT_BLOCKS or page.containers[page.blocks[title].container].tag != "h1":
        return []
    breaks = [after for before, after in pairwise(staying) if after - before > _FAR]
    start = max((b for b in breaks if b <= text[0]), default=0)
    end = min((b for b in breaks if b > text[-1]), default=len(page.blocks))
    far = [i for i in staying if i < start or i >= end]
    if not far:
        return []
    outer = around(page, (title, *text))
    outside = [i for i in far if not is_inside(page, page.blocks[i].container, outer)]
    if not outside:
        return []
    if not may_be_news(meta):
        return [i for i in outside if page.containers[page.blocks[i].container].hints & Hint.SIDEBAR]
    return outside


def find_unseen(look: Staying) -> list[int]:
    """Return what stays and is for screen readers alone, where most of what stays is not: "Slide show ends here.".

    No annotated block that is called so and has a dozen words or more belongs, and no other that stays by its score.
    """
    blocks, containers = look.page.blocks, look.page.containers
    unseen = [i for i in look.staying if containers[blocks[i].container].near & Hint.SCREEN_READER]
    if not unseen:
        return []
    return unseen if 2 * sum(blocks[i].words for i in unseen) < sum(blocks[i].words for i in look.staying) else []


def find_above_headline(look: Settled) -> list[int]:
    """Return the few blocks that stay above the headline, where the text is below it: greetings, where it was printed.

    On annotated pages and by strangers 6 of 6 such blocks, on 3 pages, do not belong; where more stay, the line that
    says the headline stands below the text as often (wcxb: 2 of 2 pages).
    """
    title = look.scene.title_index
    if title not in look.titles:
        return []
    above = [i for i in look.staying if i < title]
    text = [i for i in look.prose if i > title]
    return above if len(above) <= _MOST_ABOVE and len(text) >= _TEXT_BLOCKS else []


_MOST_ABOVE = 3  # a bound set by hand


def find_bios(look: Staying) -> list[int]:
    """Return what stays, below all other text, of a box on its author.

    It stands right below a label such as "Author" and is a heading that is a name, and who it is: of one such box on a
    page by a stranger its two lines do not belong. Or the heading is an author's name; or that stands right above, goes
    and is told of: "Ada is a ...". On annotated pages (wcxb) none of 3 such boxes belongs, nor the one by a stranger.
    """
    page, staying = look.page, look.staying
    blocks = page.blocks
    authors = {squeeze(author): _words_of(author) for author in look.meta.authors if " " in author}
    if not authors and BIT["byline"] not in look.phrases:
        return []
    for place in range(max(_TEXT_BLOCKS, len(staying) - _BOX_DEPTH), len(staying)):
        head, below = staying[place], staying[place:]
        if below[-1] - head >= _BOX_DEPTH or sum(blocks[i].words for i in below) > _BIO_WORDS:
            continue
        if is_heading(page, head):
            is_box = squeeze(blocks[head].text) in authors or _is_labelled(look, head)
        else:
            above = blocks[max(staying[place - 1] + 1, head - _BIO_REACH) : head]
            is_box = any(_tells_of(blocks[head], above, name, words) for name, words in authors.items())
        if is_box:
            return list(below)
    return []


def _words_of(author: str) -> list[str]:
    """Return the words of a name that are no particles, which any text may open with: "Ana de la Cruz"."""
    return [word for word in author.split() if not word[0].islower()]


def _is_labelled(look: Staying, head: int) -> bool:
    """Tell whether a heading is a name below a label of authors."""
    label = look.page.blocks[head - 1]
    is_label = look.phrases[label.index] == BIT["byline"] and label.words <= _LABEL_WORDS
    return is_label and is_full_name(look.page.blocks[head].text)


def _tells_of(block: Block, above: Sequence[Block], name: str, words: Sequence[str]) -> bool:
    """Tell whether a block opens with a word of a name that stands above: "Ada is a ...", "Hola, soy Ada"."""
    if not any(other.words <= _NAME_WORDS and squeeze(other.text).startswith(name) for other in above):
        return False
    opening = " ".join(block.text.split(maxsplit=_OPENING_WORDS)[:_OPENING_WORDS])
    return not {*_NAME_WORD.findall(opening)}.isdisjoint(words)


_BIO_REACH = 3  # blocks from the name to what it did: a picture's, what the author is
_NAME_WORDS = 8  # a bound set by hand: "Ada Quill, harbour reporter at the Gull"
_OPENING_WORDS = 6  # by hand: "Hi there! I am Ada"
_NAME_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")  # linear: no two repeats can take the same character
_LABEL_WORDS = 3  # by hand; at half and at twice no page of 520 differs
_BOX_DEPTH = 4  # by hand; at half and at twice no page of 520 differs
_BIO_WORDS = 100  # a bound: the stranger's has 13, and more is a text on somebody


def find_loose_end(look: Staying) -> frozenset[int]:
    """Return the last blocks that stay, where they are doubtful and set apart from the text above them.

    Set apart is what a block that goes stands above, and what is made in another way than the text's sentences. On
    publishers that the weights had not seen 24 of 38 do not belong (all sets). A heading that nothing follows needs a
    higher score: of 18 below it 11 do not belong (wcxb, fundus_world).
    """
    page, scores, staying = look.page, look.scores, look.staying
    low, high = _TAIL_SCORES
    end: list[int] = []
    while len(staying) > _FIRST_BLOCKS and scores[staying[-1]] < _LAST_HEADING_SCORE and is_heading(page, staying[-1]):
        end.append(staying[-1])
        staying = staying[:-1]
    for before, i in zip(staying[-2::-1], staying[: _FIRST_BLOCKS - 1 : -1], strict=False):
        if len(end) == _TAIL_BLOCKS or not low <= scores[i] < high or i - before == 1:
            break
        is_sentence = end_mark(page.blocks[i].text) == SENTENCE
        if is_sentence and make_of(page, page.blocks[i]) == usual_make(page, look.staying):
            break
        end.append(i)
    return frozenset(end)


_FIRST_BLOCKS = 4  # the first ones are the text, whatever follows
_TAIL_BLOCKS = 3  # by hand; at half and at twice 2 and 0 of 520 pages differ
_TAIL_SCORES = (0.5, 0.6)  # a block below them stays by a rule, one above belongs as often as not
_LAST_HEADING_SCORE = 0.8  # by hand; at half and at twice 3 and 2 of 520 pages differ
