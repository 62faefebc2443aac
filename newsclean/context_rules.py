"""What neighbours say of a block, stated as rules beside the fitted score (layer 3).

Captions, dates, embedded posts, notices, readers' comments, text for programs. Each `find_…` takes a Look and returns
the indices of the blocks that its rule decides; `select` asks them in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from string import ascii_letters
from typing import Any

from newsclean.addresses import leads_elsewhere
from newsclean.credit_at_end import credit_in_brackets, find_credit
from newsclean.credit_words import ECHO_WORDS, LONGEST_CAPTION, NAME_WORDS
from newsclean.features import NO_MARK, PROSE_WORDS, SENTENCE, end_mark, tree_gap
from newsclean.lexicon import Lexicon
from newsclean.look import Look
from newsclean.model import Block, Page
from newsclean.phrase_files import BIT
from newsclean.structure import blocks_beside, is_inside, make_of, usual_make
from newsclean.tags import HEADINGS, NEGATIVE, TAG_HINTS, Hint
from newsclean.text import fold, squeeze

NEAR_POSTS = 6  # blocks between a body's first or last paragraph and a post that belongs to it
_BODY_SCORE = 0.8


def find_posts(look: Look) -> frozenset[int]:
    """Return the blocks of embedded posts that stand amid the body: a reader takes them for quotations.

    Their text is kept on aeb and in the segments set (42 of 42 blocks) and mostly left out on fundus_world and wcxb
    (1 of 25).
    """
    page, scores = look.page, look.scores
    posts = [b.index for b in page.blocks if page.containers[b.container].hints & Hint.POST]
    if not posts:
        return frozenset()
    body = [b.index for b in page.blocks if scores[b.index] > _BODY_SCORE and b.words >= PROSE_WORDS]
    if not body:
        return frozenset()
    body += [i for i in look.staying if page.blocks[i].words >= PROSE_WORDS and i > body[-1]]
    return frozenset(i for i in posts if body[0] - NEAR_POSTS <= i <= body[-1] + NEAR_POSTS)


def find_captions(look: Look) -> frozenset[int]:
    """Return the blocks that are captions by what they say or what stands beside them, whatever they are called.

    A caption ends in a credit with its label ("... Picture: PA"), or stands between a picture and a credit. No heading
    that reads like text is one, nor an item of a list without a picture: of 5 with a score over 0.5 all belong (wcxb).
    """
    page, scores, candidates, phrases, lexicon = look.page, look.scores, look.candidates, look.phrases, look.lexicon
    captions = set()
    blocks, containers = page.blocks, page.containers
    for before, block in pairwise(blocks):
        if not before.media or block.media or before.words > LONGEST_CAPTION or block.words > NAME_WORDS:
            continue
        is_credit = phrases[block.index] == BIT["credit"] or containers[block.container].near & Hint.CREDIT
        if is_credit and tree_gap(page, before, block) <= _BESIDE_GAP and not _is_made_text(page, before, scores):
            captions.add(before.index)
    for i in candidates:
        block = blocks[i]
        if block.words > LONGEST_CAPTION or block.link_chars or (phrases[i] and phrases[i] != BIT["credit"]):
            continue
        if _is_made_text(page, block, scores) and not (block.media and _is_item(page, block)):
            continue
        doubtful = scores[i] < _SURE_TEXT or block.media or (i and _opens_caption(blocks[i - 1], block))
        if doubtful and _LABEL.search(block.text, max(0, block.chars - _LABEL_REACH)):
            found = find_credit(block.text, lexicon)
            if found and found[0] > 0 and len(found[1].split()) <= NAME_WORDS:
                captions.add(i)
        elif block.media and block.bold_chars == block.chars and credit_in_brackets(block.text, lexicon):
            captions.add(i)  # "The old mill (PA)", all in italics below its picture
    return frozenset(captions)


def find_picture_lines(look: Look) -> list[int]:
    """Return the lines without an end mark that stand in one element with a picture, made otherwise than the text.

    On publishers that the weights had not seen none of 6 belongs (fundus_world, wcxb).
    """
    page, staying = look.page, look.staying
    lines = [
        block for block in (page.blocks[i] for i in staying)
        if block.media and block.words in _PICTURE_LINE_WORDS and end_mark(block.text) == NO_MARK
        and 2 * block.link_chars <= block.chars and page.containers[block.container].tag not in _NO_PICTURE_LINE
    ]  # fmt: skip
    usual = usual_make(page, staying) if lines else None
    return [block.index for block in lines if make_of(page, block) != usual and _is_alone_with_picture(page, block)]


def _is_alone_with_picture(page: Page, block: Block) -> bool:
    """Tell whether the element of a block, or one around it that is called a picture, holds one and no other text."""
    parent = page.containers[block.container].parent
    is_picture = page.containers[parent].own_hints & (Hint.MEDIA | Hint.FIGURE)
    for index in (block.container, parent) if is_picture else (block.container,):
        if any(is_inside(page, other.container, index) for other in blocks_beside(page, block)):
            return False
        element = page.element(index)
        if element is not None and element.find(".//img") is not None:
            return True
    return False


def find_alternative_texts(look: Look) -> list[int]:
    """Return the lines that say no more than the alternative text of the picture right above them: captions.

    Of 15 on 3 pages by strangers none belongs. A page's description may stand beside a picture that has it too; a term,
    or a label in bold, below its icon has a text of its own below.
    """
    page, staying = look.page, look.staying
    described = squeeze(look.meta.standfirst or "")
    blocks = [
        block for block in (page.blocks[i] for i in staying)
        if block.media and block.words >= _ALTERNATIVE_WORDS and block.chars <= _ALTERNATIVE_CHARS
        and page.containers[block.container].tag not in _NO_ALTERNATIVE and block.link_chars < block.chars
        and (block.bold_chars < block.chars or block.words > _LABEL_WORDS_IN_BOLD)
    ]  # fmt: skip
    if len(blocks) > _PICTURES:
        return []
    texts = ((block.index, squeeze(block.text), page.element(block.container)) for block in blocks)
    return [i for i, text, element in texts if text and text != described and text in _texts_of_pictures(element)]


def _texts_of_pictures(element: Any) -> Iterator[str]:
    """Yield the alternative texts in an element, and of the nearest picture before it."""
    for image in islice(() if element is None else element.iter("img"), _IN_ELEMENT):
        yield squeeze(image.get("alt", "")[:_ALTERNATIVE_CHARS])
    for _ in range(_WRAPPERS):
        if element is None:
            return
        for before in islice(element.itersiblings(preceding=True), _WRAPPERS):
            for image in islice(before.iter("img"), 1):
                yield squeeze(image.get("alt", "")[:_ALTERNATIVE_CHARS])
                return
        element = element.getparent()


_NO_ALTERNATIVE = HEADINGS | {"li", "td", "th", "dt", "dd"}
_LABEL_WORDS_IN_BOLD = 5
_ALTERNATIVE_WORDS = 2
_ALTERNATIVE_CHARS = 1000
_PICTURES = 60  # each reads the element around it
_IN_ELEMENT = 20
_WRAPPERS = 3  # elements around either of the two
_PICTURE_LINE_WORDS = range(3, 41)
_NO_PICTURE_LINE = HEADINGS | {"li", "td"}


def _opens_caption(before: Block, block: Block) -> bool:
    """Tell whether a picture, or its alternative text that a block repeats, stands above the block."""
    return bool(before.media) or (before.words >= ECHO_WORDS and block.text.startswith(before.text))


def _is_made_text(page: Page, block: Block, scores: Sequence[float]) -> bool:
    """Tell whether a block that reads like text is a heading or an item of a list."""
    return scores[block.index] >= _LIKE_TEXT and page.containers[block.container].tag in _NO_CAPTION_TAGS


def _is_item(page: Page, block: Block) -> bool:
    """Tell whether a block is an item of a list: some pages make all their paragraphs items."""
    return page.containers[block.container].tag == "li"


_NO_CAPTION_TAGS = HEADINGS | {"li"}
_LIKE_TEXT = 0.5
_BESIDE_GAP = 4  # cells of two rows
_LABEL_REACH = 80
_LABEL = re.compile("[:：©/＝]| [-–] ")  # at once, where regex takes 1.5 µs to begin


def find_datelines(look: Look) -> frozenset[int]:
    """Return, of the kept blocks between headline and body, those that are a date or a time and little else.

    A full date goes from the surest text too, if it is the only one: 5 of 5 do not belong (wcxb). Where there are
    more, they are the entries of a chronicle. Below the first paragraph, which may be a summary, only day and time
    together are the page's.
    """
    page, scores, title = look.page, look.scores, look.scene.title_index
    kept = [i for i in look.kept if i not in look.captions]
    found, days = [], []
    paragraphs = 0
    for i in kept:
        block = page.blocks[i]
        paragraphs += block.words >= PROSE_WORDS and i > title
        if i > title + _DATE_REACH or paragraphs > _SUMMARIES:
            break
        if i <= title or block.words > _DATE_WORDS or block.chars > _DATE_CHARS:
            continue
        if page.containers[block.container].tag in HEADINGS:
            continue
        is_stray = not paragraphs and block.words <= _PLACE_WORDS and block.text.endswith(_PLACE_ENDS)
        if is_stray or is_moment(block.text) or (not paragraphs and scores[i] < _SURE_TEXT and is_date(block.text)):
            found.append(i)
        elif not paragraphs and _is_day(block.text):
            days.append(i)
    if days and sum(_is_day(block.text) for block in (page.blocks[i] for i in kept) if block.words <= _DATE_WORDS) == 1:
        found += days
    return frozenset(found)


_SUMMARIES = 1  # paragraphs above the date
# "Lumeport -" in front of the paragraph's element, as a large house of Indonesia sets it
_PLACE_WORDS = 4
_PLACE_ENDS = (" -", " \u2013", " \u2014")


def find_clocks(look: Look) -> list[int]:
    """Return the blocks that are a time of day and nothing else: outside tables one of 102 belongs (aeb).

    Items of lists may be numbers.
    """
    page, staying = look.page, look.staying
    return [
        i for i in staying
        if page.blocks[i].chars <= _CLOCK_CHARS and _TIME_OF_DAY.fullmatch(page.blocks[i].text)
        and not ("." in page.blocks[i].text[:3] and page.containers[page.blocks[i].container].tag in _ITEMS)
    ]  # fmt: skip


_ITEMS = frozenset(("li", "dd"))
_CLOCK_CHARS = 20
_TIME_OF_DAY = re.compile(
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[:.][0-5]\d)?(?:\s?(?:[ap]\.?m\.?|uhr|hrs|h|gmt|bst|cet|est|et|ist))?"
    r"|1[4-9]\d{8}(?:\d{3})?",  # seconds or milliseconds since 1970, which a script writes as a time
    re.I,
)


def is_moment(text: str) -> bool:
    """Tell whether a text is a day with its year, a time of day and few words more."""
    return bool(_YEAR.search(text) and _CLOCK.search(text)) and len(_WORD.findall(text)) <= _MOMENT_WORDS


def _is_day(text: str) -> bool:
    """Tell whether a text is a day with month and year, and few words more: "Published on: 3 May 2024"."""
    if len(text) > _DATE_CHARS or end_mark(text) == SENTENCE or not _FULL_DATE.search(text):
        return False
    return len(_NUMBER.findall(text)) in _DAY_NUMBERS and len(_WORD.findall(text)) <= _MOMENT_WORDS


def opens_as_byline(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text opens with the word for an author and two names."""
    folded = fold(text[:_BYLINE_CHARS])
    if not folded.startswith(lexicon.byline):
        return False
    words = text.split()
    return any(folded.startswith(f"{by} ") and _opens_with_names(words[by.count(" ") + 1 :]) for by in lexicon.byline)


def _opens_with_names(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[0][0].isupper() and words[1][0].isupper() and words[0][-1] not in ",.:;"


_BYLINE_CHARS = 60


def is_date(text: str) -> bool:
    """Tell whether a text is no sentence, holds a year, a day or a time, and is made of digits to a good part."""
    letters = [c for c in text if c.isalnum()]
    digits = sum(c.isdigit() for c in letters)
    return end_mark(text) != SENTENCE and bool(_DATED.search(text)) and digits >= _DIGIT_SHARE * len(letters)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")
_MOMENT_WORDS = 4  # weekday, month, "at", a time zone
_NUMBER = re.compile(r"\d+")
_DAY_NUMBERS = (2, 3)  # the month may be one
# Day, month and year in the orders that languages write them. Between two of them are at most 12 characters: linear.
_FULL_DATE = re.compile(
    r"""\b\d{1,2}(?:st|nd|rd|th|er|[ºª])?[\s.,/-]{1,3}(?:de\s)?       # the day
        (?:[^\W\d_]{3,10}|\d{1,2})[\s.,/-]{1,3}(?:de\s)?(?:19|20)\d\d\b  # the month, the year
      | \b[^\W\d_]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d\b  # May 3rd, 2024
      | \b(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}\b                      # 2024-05-03
    """,
    re.VERBOSE,
)
_SURE_TEXT = 0.9  # a block with this score is text, whatever it looks like
_DIGIT_SHARE = 0.25
_DATE_REACH = 12
_DATE_WORDS = 10
_DATE_CHARS = 300  # so many characters in few words are no date: a word may have 50 million
_DATED = re.compile(
    r"""(?<!\b\d{4}[-–])\b(?:19|20)\d\d\b(?![-–](?:19|20)?\d\d\b(?![-–]))  # a span of years, 2019-20, is no date
      | \b\d{1,2}[.:]\d\d\b | \b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b
    """,
    re.VERBOSE,
)


def is_dated(block: Block) -> bool:
    """Tell whether a block is a few words with a year, a clock or a day among them."""
    return block.words <= _DATE_WORDS and _DATED.search(block.text, 0, _DATE_CHARS) is not None


def find_wedged(look: Look) -> frozenset[int]:
    """Return the texts as long as a sentence, each alone between two sure paragraphs of the body, that nothing around
    them calls something else: text outside any paragraph, or in an element that is not what its tag says.

    Tests of hostile markup need it. Of 1,031 pages of aeb, fundus16, fundus_world and wcxb two have such texts, and
    these do not belong.
    """
    page, scores, kept, phrases = look.page, look.scores, look.kept, look.phrases
    blocks, containers = page.blocks, page.containers
    found = []
    for before, after in pairwise(kept):
        i = before + 1
        if after != i + 1 or phrases[i] or min(scores[before], scores[after]) < _BODY_SCORE:
            continue
        block = blocks[i]
        if min(block.words, blocks[before].words, blocks[after].words) < PROSE_WORDS or block.media:
            continue
        if block.link_chars > _WEDGE_LINK_SHARE * block.chars and (block.links > 1 or leads_elsewhere(block.href)):
            continue
        outer = containers[blocks[before].container].parent
        if outer != containers[blocks[after].container].parent or not _is_unnamed(page, block, outer):
            continue
        if sum(other.text == block.text for other in blocks) == 1:
            found.append(i)
    return frozenset(found)


def _is_unnamed(page: Page, block: Block, outer: int) -> bool:
    """Tell whether a block is at most two elements deep in `outer`, and none of them has a name of its own."""
    index = block.container
    for _ in range(_WEDGE_DEPTH):
        if index == outer:
            return not block.inline_hints & NEGATIVE
        parent, tag, _, _, _, own_hints, _, _ = page.containers[index]
        if tag in _MISUSED and page.containers[parent].tag != "figure":
            own_hints &= ~TAG_HINTS[tag]
        if own_hints & (NEGATIVE | Hint.FIGURE) or tag in HEADINGS:
            return False
        index = parent
    return index == outer and not block.inline_hints & NEGATIVE


_WEDGE_LINK_SHARE = 0.3
_WEDGE_DEPTH = 2
# A figure without a picture, a caption without a figure, a button that says a sentence, a list without items.
_MISUSED = frozenset(("figure", "figcaption", "button", "ul", "ol"))


def find_comments(look: Look) -> list[int]:
    """Return what stands below a label such as "Comments", under the body, in the element that the label opens.

    Readers' comments read like an article; on some pages only their label says what they are. Where the body is in that
    element too, these are the blocks that stay. On publishers that the weights had not seen 964 of 982 such blocks do
    not belong (all sets). Where there are more comments than text, the label has to stand apart from the text, and what
    is below it to be made in another way, or to have a name to each (4 pages by strangers).
    """
    page, staying, phrases = look.page, look.staying, look.phrases
    blocks = page.blocks
    words = sum(blocks[i].words for i in staying)
    labels = (b for b in blocks if phrases[b.index] == BIT["comments"] and b.words <= _LABEL_WORDS)
    for label in islice(labels, _LABELS):
        above = [i for i in staying if i < label.index]
        outer = page.containers[label.container].parent
        is_shared = any(is_inside(page, blocks[i].container, outer) for i in above)
        below = [i for i in staying if i > label.index] if is_shared else range(label.index + 1, len(blocks))
        found = [i for i in below if is_inside(page, blocks[i].container, outer)]
        is_under = sum(blocks[i].words for i in above) >= _BODY_SHARE * words
        is_apart = bool(found) and not is_shared
        if is_under or (is_apart and (_is_other_text(page, above, found) or _is_signed(page, above, found))):
            return found
    return []


def find_below_comments(look: Look) -> list[int]:
    """Return what stays below the section of readers' comments, under the body, in none of its elements: teasers.

    Of 16 such blocks none belongs, on 5 pages (by strangers, the segments set).
    """
    page, staying = look.page, look.staying
    comments = [b.index for b in page.blocks if page.containers[b.container].hints & Hint.COMMENT]
    below = [i for i in staying if comments and i > comments[-1]]
    section = comments[-_SECTION_BLOCKS:]
    if not below or len(section) < _SECTION_BLOCKS:
        return []
    above = [i for i in staying if i < section[0]]
    words = [sum(page.blocks[i].words for i in part) for part in (above, below)]
    parents = [{page.containers[page.blocks[i].container].parent for i in part} for part in (above, below)]
    is_amid = any(section[0] <= i < section[-1] for i in staying) or not parents[0].isdisjoint(parents[1])
    return below if not is_amid and words[0] >= _BODY_SHARE * sum(words) else []


_SECTION_BLOCKS = 5


def _is_signed(page: Page, above: Sequence[int], below: Sequence[int]) -> bool:
    """Tell whether below some paragraphs there is a name, or "Reply", to each text."""
    if sum(page.blocks[i].words >= PROSE_WORDS for i in above) < _MORE_PARAGRAPHS:
        return False
    names = sum(b.words <= _NAME_WORDS for b in page.blocks[below[0] - 1 : below[-1] + 2])
    return names >= sum(page.blocks[i].words > _NAME_WORDS for i in below)


def _is_other_text(page: Page, above: Sequence[int], below: Sequence[int]) -> bool:
    """Tell whether the paragraphs above are text of their own, and nothing below is made like them."""
    prose = [i for i in above if page.blocks[i].words >= PROSE_WORDS]
    made = {make_of(page, page.blocks[i]) for i in prose}
    return len(prose) >= _FEW_PARAGRAPHS and all(make_of(page, page.blocks[i]) not in made for i in below)


_FEW_PARAGRAPHS = 2
_MORE_PARAGRAPHS = 3
_NAME_WORDS = 4


_LABELS = 20  # are tried: a hostile page may have thousands
_LABEL_WORDS = 3  # "Join the discussion"
_BODY_SHARE = 0.7  # of the words that stay, above the label; a link to the comments stands above the body


def find_notices(look: Look) -> list[int]:
    """Return what stays of notices on cookies and consent, on a page that has other text.

    Such a notice may be longer than the article: of the 17 blocks that stayed on publishers that the weights had not
    seen none belongs (fundus_world, wcxb). A name for cookies on the article itself or on all of the page says nothing.
    """
    page, staying = look.page, look.staying
    containers = page.containers
    if not any(containers[page.blocks[i].container].hints & Hint.COOKIE for i in staying):
        return []
    inside: list[bool] = []  # by container: it stands in an element that is named for cookies and for nothing else
    for container in containers:
        above = container.parent
        named = above >= 0 and inside[above]
        if above >= 0 and containers[above].own_hints & Hint.COOKIE:
            named = named or not (containers[above].own_hints & _TEXT or containers[above].tag in _WHOLE)
        inside.append(named)
    notices = [i for i in staying if inside[page.blocks[i].container]]
    has_text = any(page.blocks[i].words >= PROSE_WORDS for i in set(staying).difference(notices))
    return notices if has_text else []


_TEXT = Hint.ARTICLE | Hint.BODY
_WHOLE = frozenset(("html", "body"))


def find_machine_text(look: Look) -> list[int]:
    """Return what stays that was written for a program which did not run: a shortcode, a template's tag, settings.

    None of 6 such blocks on 4 pages belongs (wcxb, publishers that the weights had not seen). A page that sets
    preformatted text may be on code, and shows it.
    """
    page, staying = look.page, look.staying
    found = [i for i in staying if _is_for_machines(page.blocks[i].text)]
    if found and any(container.tag == "pre" for container in page.containers):
        found = []
    styles = {i: page.containers[page.blocks[i].container].style for i in staying}
    ciphered = [i for i, style in styles.items() if _CIPHERED.search(style)]
    return found + ciphered + _letters_of_icons(look)


# What a paywall has enciphered, letter by letter, for readers who pay.
_CIPHERED = re.compile("(?<![A-Za-z])obfuscated(?![A-Za-z])")


def _letters_of_icons(look: Look) -> list[int]:
    """Return the headings of one letter that comes again: an icon of a font. A glossary has other letters.

    On the one page by a stranger that has such headings none of 6 belongs.
    """
    page = look.page
    letters = [i for i in look.staying if page.blocks[i].chars == 1 and page.blocks[i].text in ascii_letters]
    heads = [i for i in letters if page.containers[page.blocks[i].container].tag in HEADINGS]
    same = len({page.blocks[i].text for i in heads}) == 1
    return heads if same and len(heads) >= _ICONS else []


_ICONS = 3


def _is_for_machines(text: str) -> bool:
    if text[0] == "{" and text[-1] == "}":
        return text[:2] in _TEMPLATE_OPENINGS or '":' in text
    is_short = text[0] == "[" and text[-1] == "]" and len(text) <= _SHORTCODE_CHARS
    return is_short and _SHORTCODE.fullmatch(text) is not None


_TEMPLATE_OPENINGS = ("{{", "{%")
_SHORTCODE_CHARS = 2000
# [video id="7"], [/caption], [CTA_BOX], [Embed:Video 7]: what follows a name can't begin with what the name repeats, so
# it is linear.
_SHORTCODE = re.compile(r"\[(?:/[\w-]+|[a-z][\w-]*\s+[\w-]+\s?=[^\[\]]*|[A-Z]+_[A-Z_]+|[A-Za-z]+:\w+(?: \w+)?)\]")
