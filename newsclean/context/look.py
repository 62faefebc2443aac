"""What a finder looks at (layer 3): one page with what is known of its blocks by then, a type a phase.

`Look` knows the scores, `Kept` what stays by them, `Staying` what stays by rules, too, `Settled` what is what amid it.
Each is the one before and more: a finder says by the type of its `look` from which phase on it may be asked, and the
type checker refuses to ask it earlier. In and out: values; worked out here is but what many finders would else each
work out of what stays. `finders` makes the looks and asks the rooms `alike`, `subheads`, `teasers` and so on, each
`find_x(look)`, which blocks its rule states something of.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from newsclean.lexicon import Lexicon
from newsclean.model import Metadata, Page
from newsclean.prose import PROSE_WORDS
from newsclean.scoring.scene import Scene

_Later = TypeVar("_Later", bound="Look")


@dataclass(frozen=True, slots=True)
class Look:
    """The page with the score of each block. Indices of blocks ascend."""

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

    def grown(self, phase: type[_Later], **found: Any) -> _Later:
        """Return the look of a later phase: all that this one knows, and what was found since."""
        known = {name: getattr(self, name) for name, own in self.__dataclass_fields__.items() if own.init}
        return phase(**known | found)


@dataclass(frozen=True, slots=True)
class Kept(Look):
    """With what stays by its score; `state` finds the other three in this order."""

    kept: Sequence[int] = ()
    """The blocks that stay by their scores, and their like (`alike.find_parts`)."""
    mentions: frozenset[int] = frozenset()
    """Networks that the text tells of, which have no phrase (`mentions.find_mentions`)."""
    siblings: frozenset[int] = frozenset()
    """Paragraphs made like those (`siblings.find_siblings`)."""
    cells: Sequence[int] = ()
    """The cells of the tables of data amid them (`data_tables.find_table_cells`)."""


@dataclass(frozen=True, slots=True)
class Staying(Kept):
    """With what stays by the rules that keep, too."""

    staying: Sequence[int] = ()
    """What stays by the scores and by the rules that keep; without `repeats`, once these are known."""
    stay: frozenset[int] = field(init=False, repr=False)
    """The same, to look a block up in."""
    prose: Sequence[int] = field(init=False, repr=False)
    """Of these, what is long enough for prose."""
    hints: int = field(init=False, repr=False)
    """What the elements around any of these are called: most rules on what stays in such an element find none."""

    def __post_init__(self) -> None:
        """Lay out what stays."""
        blocks, containers = self.page.blocks, self.page.containers
        prose = []
        hints = 0
        for i in self.staying:
            block = blocks[i]
            hints |= containers[block.container].hints
            if block.words >= PROSE_WORDS:
                prose.append(i)
        object.__setattr__(self, "stay", frozenset(self.staying))
        object.__setattr__(self, "prose", prose)
        object.__setattr__(self, "hints", hints)


@dataclass(frozen=True, slots=True)
class Settled(Staying):
    """With what some of the staying blocks are."""

    repeats: Sequence[int] = ()
    """What says again what stays above it (`repeats.find_repeats`)."""
    captions: frozenset[int] = frozenset()
    """Captions that a credit tells (`credited_captions.find_captions`)."""
    standfirst: Sequence[int] = ()
    """The page's standfirst (`standfirst.find_standfirst`)."""
