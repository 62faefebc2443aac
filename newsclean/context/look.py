"""What a finder looks at (layer 3): one page with all that is known of its blocks once each has its score.

In and out: values, nothing is worked out here. `select` makes a Look and asks the finders of `alike`, `subheads`,
`teasers` and so on, each `find_x(look)`, which blocks its rule states something of.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from newsclean.lexicon import Lexicon
from newsclean.model import Metadata, Page
from newsclean.scoring.features import Scene


class Look(NamedTuple):
    """What the finders look at. Indices of blocks ascend; what is found later is empty until then."""

    page: Page
    meta: Metadata
    lexicon: Lexicon
    scene: Scene
    scores: Sequence[float]
    """Per block: its probability in context; that of the block alone where it is no candidate."""
    candidates: Collection[int]
    phrases: Sequence[int]
    """Per block: the bit of its phrase category, 0 of what is no candidate."""
    titles: frozenset[int]
    """The blocks that say the headline."""
    kept: Sequence[int] = ()
    """The blocks that stay by their scores, and their like (`alike.find_parts`)."""
    mentions: frozenset[int] = frozenset()
    """Networks that the text tells of, which have no phrase (`mentions.find_mentions`)."""
    siblings: frozenset[int] = frozenset()
    """Paragraphs made like those (`siblings.find_siblings`)."""
    cells: Sequence[int] = ()
    """The cells of the tables of data amid them (`data_tables.find_table_cells`)."""
    staying: Sequence[int] = ()
    """What stays by the scores and by the rules that keep; without `repeats`, once these are known."""
    repeats: Sequence[int] = ()
    """What says again what stays above it (`repeats.find_repeats`)."""
    captions: frozenset[int] = frozenset()
    """Captions that a credit tells (`credited_captions.find_captions`)."""
    standfirst: Sequence[int] = ()
    """The page's standfirst (`standfirst.find_standfirst`)."""
