"""Who is quoted, where that stands below a quotation (layer 3): Look in, indices of blocks out."""

from __future__ import annotations

from itertools import islice

from newsclean.look import Look
from newsclean.model import Block, Page
from newsclean.structure import ancestors

_MOST_WORDS = 15  # a name, what they are and where: "Ada Quill, harbour master of Lume"
_TAGS = frozenset(("footer", "cite", "figcaption"))
_DEPTH = 4


def find_speakers(look: Look) -> list[int]:
    """Return the blocks that say whose words a quotation above them is.

    They stand in its <blockquote>, in the element that HTML has for them, or caption its <figure>; what is linked is a
    source. The annotated pages tell nothing (two, below quotations that the annotators left out, too, fundus_world);
    on pages by strangers and on another real one 5 of 5 belong.
    """
    blocks, staying = look.page.blocks, {*look.staying}
    found: list[int] = []
    for block in blocks[1:]:
        above = block.index - 1
        if block.words > _MOST_WORDS or block.index in staying or block.media or block.link_chars == block.chars:
            continue
        if above in staying and not look.phrases[block.index] and _is_below_quotation(look.page, block, blocks[above]):
            found.append(block.index)
    return found


def _is_below_quotation(page: Page, block: Block, above: Block) -> bool:
    """Tell whether a block is the <footer> of the quotation above it, or the caption of its figure."""
    tag, quotation = _own_tag(page, block), _quotation(page, above)
    if tag not in _TAGS or quotation < 0:
        return False
    around = page.containers[quotation].parent
    holder = around if tag == "figcaption" and page.containers[around].tag == "figure" else quotation
    return holder in islice(ancestors(page, block.container), _DEPTH)


def _own_tag(page: Page, block: Block) -> str:
    near = (page.containers[i].tag for i in islice(ancestors(page, block.container), _DEPTH))
    return next((tag for tag in near if tag in _TAGS or tag == "blockquote"), "")


def _quotation(page: Page, block: Block) -> int:
    """Return the <blockquote> that a block stands in, -1 where it stands in none."""
    near = islice(ancestors(page, block.container), _DEPTH)
    return next((i for i in near if page.containers[i].tag == "blockquote"), -1)
