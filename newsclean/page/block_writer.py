"""The blocks as the walk writes them: the text since the last boundary, and what is known of it (layer 2)."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.model import Block
from newsclean.page.block_text import read_text

_new = tuple.__new__  # a NamedTuple's own constructor costs twice as much


class _Around(NamedTuple):
    """The text that an element which is set apart stands in."""

    parts: list[str]
    link_chars: int
    bold_chars: int
    links: int
    href: str | None
    hints: int
    apart: int
    """How much was said apart before it."""


class BlockWriter:
    """Gathers text, and writes it down as a block at each boundary.

    What an inline element says apart stands behind the text that it is in the midst of.
    """

    __slots__ = (
        "apart", "blocks", "bold_chars", "hints", "href", "link_chars", "links", "media", "open_link", "parts",
    )  # fmt: skip

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        """The text since the last boundary; the walk adds to it."""
        self.link_chars = self.bold_chars = self.links = self.hints = 0
        """Of that text: characters in links and in bold, links, and what its inline elements are called."""
        self.href: str | None = None
        """Of that text's first link."""
        self.open_link: str | None = None
        """The address of the link that is open, which may hold several blocks."""
        self.media = 0
        """Pictures and players since the last block."""
        self.apart: list[Block] = []
        """What inline elements in that text say apart."""

    def end_block(self, container: int, *, pictured: bool = False) -> None:
        """Write the text down as a block of a container, and what was said apart in it behind it.

        `pictured`: the pictures so far are of what was said apart, where that is all, as in
        <figure><img><small class=credit>; else the next block has them.
        """
        blocks, apart = self.blocks, self.apart
        if block := self._read(container, self.media):
            blocks.append(block)
            self.media = 0
        if apart:
            if pictured and self.media and not block:
                apart[0] = apart[0]._replace(media=self.media)
                self.media = 0
            start = len(blocks)
            blocks.extend(block._replace(index=start + i) for i, block in enumerate(apart))
            apart.clear()

    def begin_apart(self) -> _Around:
        """Set the text aside for that of an element within it; `end_apart` goes on with it."""
        before = len(self.apart)
        around = _Around(self.parts, self.link_chars, self.bold_chars, self.links, self.href, self.hints, before)
        self.parts = []
        self.link_chars = self.bold_chars = self.links = self.hints = 0
        self.href = self.open_link
        return around

    def end_apart(self, container: int, around: _Around, *, leads: bool = False) -> None:
        """Keep what an element says apart for a block of its container, and go on with the text around it.

        `leads`: it stands before what was said apart in it, as a caption does before its credit.
        """
        if block := self._read(container, 0):
            self.apart.insert(around.apart if leads else len(self.apart), block)
        self.parts, self.link_chars, self.bold_chars, self.links, self.href, self.hints, _ = around

    def write_menu(self, container: int, lines: list[str]) -> None:
        """Write a menu's lines down as one block."""
        text = "\n".join(lines)
        chars = len(text)
        values = (len(self.blocks), container, text, chars, chars // 6, chars, 0, len(lines), None, 0, self.media)
        self.blocks.append(_new(Block, values))
        self.media = 0

    def _read(self, container: int, media: int) -> Block | None:
        """Return the text so far as a block, None where it is but white space; what follows is another's."""
        parts = self.parts
        text, words = read_text("".join(parts))
        block = None
        if text:
            chars = len(text)
            block = _new(Block, (
                len(self.blocks), container if container > 0 else 0, text, chars, words,
                self.link_chars if self.link_chars < chars else chars,
                self.bold_chars if self.bold_chars < chars else chars,
                self.links, self.href, self.hints, media,
            ))  # fmt: skip
        parts.clear()
        self.link_chars = self.bold_chars = self.links = self.hints = 0
        self.href = self.open_link
        return block
